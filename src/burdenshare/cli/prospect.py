"""`scenarios`, `changes`, `posture`: what talks may cost, what moved the outlook, the troops."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import DAY, AsOf, CaseArgument, Seed
from burdenshare.cli.output import Format, FormatOption, Row, emit, say

if TYPE_CHECKING:
    from burdenshare.outlook.scenario import Priced

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
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Price each side's positions and the usual fears over five years on common draws."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.session.prospect import basis_of, scenarios_of  # noqa: PLC0415

    opened = open_case(case)
    basis = basis_of(opened, talks=talks, as_of=as_of.date() if as_of else None, seed=seed)
    found = scenarios_of(
        opened, basis, files=file or (), stationing=stationing, replacement=replacement, seed=seed
    )
    emit([_row(one) for one in found], form, table=[_short(one) for one in found])
    say(f"{basis.state.talks.name}, as of {basis.known.as_of}", *(one.sentence for one in found))


def _row(one: Priced) -> Row:
    return {
        "scenario": one.scenario.key,
        "name": one.scenario.name,
        "first_year": one.scenario.amount,
        "rise": one.rise,
        "own_q05": one.own.q05,
        "own_q50": one.own.q50,
        "own_q95": one.own.q95,
        "usd_q05": one.dollars.q05,
        "usd_q50": one.dollars.q50,
        "usd_q95": one.dollars.q95,
        "break_even": one.break_even,
        "ids": one.scenario.ids,
    }


def _short(one: Priced) -> Row:
    return {
        "scenario": one.scenario.name,
        "first year, bn": f"{one.scenario.amount / 1e9:,.1f}",
        "rise": f"{one.rise:+.1%}",
        "5 years, bn": f"{one.own.q50 / 1e9:,.0f}",
        "USD bn (5 to 95 %)": f"{one.dollars.q50 / 1e9:.1f} ({one.dollars.q05 / 1e9:.1f} to "
        f"{one.dollars.q95 / 1e9:.1f})",
        "break-even": None if one.break_even is None else f"{one.break_even:.1%}",
    }


def changes(
    case: CaseArgument,
    first: Annotated[datetime, typer.Argument(formats=DAY, help="The earlier as-of day.")],
    second: Annotated[datetime, typer.Argument(formats=DAY, help="The later one.")],
    *,
    by: Annotated[
        datetime | None, typer.Option(formats=DAY, help="P(deal) by this day is followed.")
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
    rows: list[Row] = [
        {
            "day": one.day,
            "what": one.what,
            "p_before": one.before,
            "p_after": one.after,
            "change": one.after - one.before,
            "amount_before": one.amount_before,
            "amount_after": one.amount_after,
            "events": one.ids,
        }
        for one in found
    ]
    short = [{k: row[k] for k in ("day", "what", "p_before", "p_after", "change")} for row in rows]
    emit(rows, form, table=short)
    if found:
        say(f"P(deal): {found[0].before:.3f} on {first.date()}, {found[-1].after:.3f} "
            f"on {second.date()}")  # fmt: skip


def posture(case: CaseArgument, *, as_of: AsOf = None, form: FormatOption = Format.AUTO) -> None:
    """Give troops, pay a head, threats and assurances, and shares under each denominator."""
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.prospect import posture_of  # noqa: PLC0415

    found = posture_of(open_case(case), as_of=as_of.date() if as_of else None)
    rows: list[Row] = [
        {"kind": "share of cost", "when": one.period, "low": one.low, "high": one.high,
         "what": one.definition, "source": one.source}
        for one in found.shares
    ]  # fmt: skip
    rows += [
        {"kind": event.qualifier or event.kind, "when": event.date, "low": None, "high": None,
         "what": f"{event.actor}: {event.note}", "source": event.source}
        for event in found.said
    ]  # fmt: skip
    short = [{k: row[k] for k in ("kind", "when", "low", "high", "what")} for row in rows]
    emit(rows, form, table=short)
    say(found.sentence)
