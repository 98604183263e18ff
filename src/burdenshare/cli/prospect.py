"""`scenarios`, `changes`, `posture`: what talks may cost, what moved the outlook, the troops."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import AsOf, CaseArgument, Seed, calendar_day
from burdenshare.cli.output import Format, FormatOption, Row, emit, progress, say, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from burdenshare.outlook import Basis
    from burdenshare.outlook.scenario import Change, Priced
    from burdenshare.session.prospect import Backing

Talks = Annotated[
    str | None, typer.Option(help="Which talks [default: those on, or next, at the as-of day].")
]


def scenarios(
    case: CaseArgument,
    *,
    talks: Talks = None,
    as_of: AsOf = None,
    file: Annotated[
        list[str] | None, typer.Option(help="A scenario of your own in TOML; repeat.")
    ] = None,
    stationing: Annotated[
        str | None, typer.Option(help="Cost of stationing a year, '4.46 USD bn': cost plus 50.")
    ] = None,
    replacement: Annotated[
        str | None, typer.Option(help="Cost a year of doing without, '20 USD bn': break-even.")
    ] = None,
    rise: Annotated[
        list[float] | None,
        typer.Option(help="Also a rise over the last amount, 0.5 for +50 %; repeat."),
    ] = None,
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Also price what the talks came to.")
    ] = False,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Price each side's positions and the usual fears over five years on common draws.

    The last column (of a table, from 100 columns on) names the events, claims and agreements that
    a row rests on; rows without are only thought of.
    """
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.session import read  # noqa: PLC0415
    from burdenshare.session.prospect import backing, basis_of, scenarios_of  # noqa: PLC0415

    opened = open_case(case)
    claims = read(case, tick=progress).claims if opened.reports()[0] else ()
    day = as_of.date() if as_of else None
    basis = basis_of(opened, talks=talks, as_of=day, claims=claims, seed=seed)
    found = scenarios_of(
        opened,
        basis,
        files=file or (),
        stationing=stationing,
        replacement=replacement,
        rises=rise or (),
        reveal=reveal,
        seed=seed,
    )
    rests = {one.scenario.key: backing(opened, basis, one.scenario.ids) for one in found}
    _priced(found, rests, basis, form)
    say(*_threatened(basis) if replacement is None else ())
    told = {one.id: one for rows in rests.values() for one in rows}
    say(*(f"{one.id}: {one.what}, public {one.published or 'on a day unknown'}, "
          f"{one.source or 'no address on record'}" for one in told.values()))  # fmt: skip


def _priced(
    found: Sequence[Priced], rests: Mapping[str, Sequence[Backing]], basis: Basis, form: Format
) -> None:
    """The table, and a sentence a scenario."""
    even = any(one.break_even is not None for one in found)
    rows = [_row(one, rests[one.scenario.key]) for one in found]
    emit(rows, form, table=[_short(one, even=even) for one in found])
    say(f"{basis.state.talks.name}, as of {basis.known.as_of}. Sums grow by the last rule known "
        "by then; those asked in other currencies are at that day's rate.",
        *(one.sentence for one in found))  # fmt: skip


def _threatened(basis: Basis) -> list[str]:
    """The last threat in these talks, which only a replacement cost can weigh."""
    told = [e for e in basis.known.events if e.kind == "threat"]
    told = [e for e in told if e.talks in basis.state.talks.record]
    if not told:
        return []
    last = told[-1]
    said = f"Withdrawal was threatened ({last.id}, {last.actor}, {last.date}: {last.note}); what "
    said += "it would take to refuse a rise needs --replacement, the cost a year of doing without."
    return [said]


def _row(one: Priced, rests: Sequence[Backing]) -> Row:
    return {
        "scenario": one.scenario.key,
        "name": one.scenario.name,
        "currency": one.currency,
        "first_year": one.scenario.amount,
        "rise": one.rise,
        "own_q05": one.own.q05,
        "own_q50": one.own.q50,
        "own_q95": one.own.q95,
        "usd_q05": one.dollars.q05,
        "usd_q50": one.dollars.q50,
        "usd_q95": one.dollars.q95,
        "break_even": one.break_even,
        "note": one.scenario.note,
        "ids": one.scenario.ids,
        "published": [row.published.isoformat() if row.published else None for row in rests],
        "sources": [row.source for row in rests],
    }


def _short(one: Priced, *, even: bool) -> Row:
    row: dict[str, object] = {
        "scenario": one.scenario.name,
        f"{one.currency} bn": f"{one.scenario.amount / 1e9:,.1f}",
        "rise": f"{100 * one.rise:+.0f} %",
        f"5 y, {one.currency} tn": f"{one.own.q50 / 1e12:,.2f}",
        "5 y, USD bn": f"{one.dollars.q50 / 1e9:.1f} ({one.dollars.q05 / 1e9:.1f} "
        f"to {one.dollars.q95 / 1e9:.1f})",
    }
    if even:
        row["break-even"] = "" if one.break_even is None else f"{100 * one.break_even:.1f} %"
    return row | ({"rests on": ", ".join(one.scenario.ids)} if width() >= WIDE else {})


WIDE = 100  # columns in which a table also names what a row rests on


def changes(
    case: CaseArgument,
    first: Annotated[datetime, typer.Argument(parser=calendar_day, help="The earlier as-of day.")],
    second: Annotated[datetime, typer.Argument(parser=calendar_day, help="The later one.")],
    *,
    by: Annotated[
        datetime | None,
        typer.Option(parser=calendar_day, metavar="DAY", help="P(deal) by this day is followed."),
    ] = None,
    talks: Talks = None,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Say what changed an outlook between two days, item by item."""
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.prospect import changes_of  # noqa: PLC0415

    found = changes_of(
        open_case(case),
        first.date(),
        second.date(),
        by=by.date() if by else None,
        talks=talks,
        seed=seed,
    )
    short: list[Row] = [
        {
            "public": one.day,
            "what": one.what,
            "before": f"{100 * one.before:.1f} %",
            "after": f"{100 * one.after:.1f} %",
            "points": f"{100 * (one.after - one.before):+.1f}",
            "median": _sum(one.amount_after),
        }
        for one in found
    ]
    emit([_step(one) for one in found], form, table=short)
    if found:
        total = found[-1].after - found[0].before
        ends = f"{100 * found[0].before:.1f} % on {first.date()}, "
        ends += f"{100 * found[-1].after:.1f} % on {second.date()}"
        say(f"Chance of a deal: {ends}, {100 * total:+.1f} points, the sum of the steps; the "
            "median is that of the first-year sum, bn.")  # fmt: skip


def _step(one: Change) -> Row:
    return {
        "day": one.day,
        "what": one.what,
        "p_before": one.before,
        "p_after": one.after,
        "change": one.after - one.before,
        "amount_before": one.amount_before,
        "amount_after": one.amount_after,
        "events": one.ids,
    }


def _sum(amount: float | None) -> str:
    return "" if amount is None else f"{amount / 1e9:,.1f}"


def posture(case: CaseArgument, *, as_of: AsOf = None, form: FormatOption = Format.AUTO) -> None:
    """Give troops, pay a head and a base, projects, threats and assurances, shares of cost."""
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.notebook import to_dicts  # noqa: PLC0415
    from burdenshare.session.prospect import posture_of  # noqa: PLC0415

    found = posture_of(open_case(case), as_of=as_of.date() if as_of else None)
    rows = to_dicts(found)
    emit(rows, form, table=[_posted(row) for row in rows])
    say(f"As of {found.as_of}. {found.sentence}")


def _posted(row: Row) -> Row:
    """A row for a terminal, the source by its hosts."""
    from burdenshare.brief.fragment import host  # noqa: PLC0415 - keeps --help fast

    hosts = dict.fromkeys(host(one) for one in str(row["source"]).split(" ; ") if one)
    what = str(row["what"]) + (f" [{', '.join(hosts)}]" if hosts and width() >= WIDE else "")
    return {"kind": row["kind"], "when": row["when"], "how much": _range(row), "what": what}


def _range(row: Row) -> str:
    """``40 %``, ``65 to 70 %``, ``28,500`` or a sum in words; empty where there is none."""
    from burdenshare.brief import money  # noqa: PLC0415 - keeps --help fast

    low, high, unit = row["low"], row["high"], str(row["unit"])
    if not isinstance(low, float | int) or not isinstance(high, float | int):
        return ""
    if unit == "percent":
        return f"{low:g} %" if low == high else f"{low:g} to {high:g} %"
    return f"{low:,.0f}" if unit == "number" else money(low, unit)
