"""`outlook`: when and where the talks are likely to end, as of a day."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import DAY, AsOf, Seed
from burdenshare.cli.output import Format, FormatOption, Row, emit, progress, say
from burdenshare.cli.work import score
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from burdenshare.outlook import Outlook


def outlook(
    words: Annotated[
        list[str],
        typer.Argument(metavar="[score] CASE", help="A CASE; `score` settles its forecasts."),
    ],
    *,
    talks: Annotated[
        str | None, typer.Option(help="Which talks [default: those on, or next, at the as-of day].")
    ] = None,
    as_of: AsOf = None,
    by: Annotated[
        list[datetime] | None, typer.Option(formats=DAY, help="Give P(deal) by this day; repeat.")
    ] = None,
    reveal: Annotated[bool, typer.Option("--reveal", help="Also say what happened.")] = False,
    log: Annotated[
        bool, typer.Option("--log", help="Also write the forecast into the case's forecasts.jsonl.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="With score: run each forecast again and compare.")
    ] = False,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Give P(deal by date), amount, term and no deal, with baselines and evidence.

    The as-of day defaults to the day the record ends.
    """
    case = words[-1]
    if len(words) > 1:
        if words[0] != "score" or len(words) > 2:
            raise UsageError(f"{' '.join(words)!r}: write `outlook CASE` or `outlook score CASE`")
        score(case, again=again, form=form)
        return
    days = [day.date() for day in by or ()]
    found, told = _found(case, talks, as_of.date() if as_of else None, days, seed)
    if form is Format.JSON or form is Format.JSONL:
        indent = 1 if form is Format.JSON else None
        print(json.dumps(told, ensure_ascii=False, indent=indent))
    else:
        say(f"{found.name}, as of {found.as_of}", found.state)
        emit(_rows(found), form, table=_table(found))
        say(*found.notes)
    if log:
        _log(case, found, days, seed)
    if reveal:
        say(_happened(case, found))


def _found(
    case: str, talks: str | None, as_of: date | None, by: Sequence[date], seed: int
) -> tuple[Outlook, dict[str, object]]:
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook import to_dict  # noqa: PLC0415
    from burdenshare.session import outlook_of, read  # noqa: PLC0415
    from burdenshare.session.prospect import recorded  # noqa: PLC0415

    opened = open_case(case)
    if as_of:
        recorded(opened, as_of)
    claims = read(case, tick=progress).claims if opened.reports()[0] else ()
    found = outlook_of(opened, talks=talks, as_of=as_of, by=by, claims=claims, seed=seed)
    return found, to_dict(found)


def _happened(case: str, found: Outlook) -> str:
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.outlook import reveal  # noqa: PLC0415
    from burdenshare.session.job import deals  # noqa: PLC0415

    opened = open_case(case)
    return reveal(found, deals(opened), opened.talks[found.talks])


def _log(case: str, found: Outlook, by: Sequence[date], seed: int) -> None:
    from burdenshare.session import forecasting  # noqa: PLC0415

    entry = forecasting.log(case, talks=found.talks, as_of=found.as_of, by=by, seed=seed)
    say(f"{len(entry.questions)} questions logged, seal {entry.seal[:12]}")


def _rows(found: Outlook) -> list[Row]:
    """Every answer with its unit: a probability from 0 to 1, or base units of a currency."""
    chances = _settled(found) if found.settled else _open(found)
    sums = [] if found.settled else _sums("first-year amount", found.amount)
    if found.settled and found.amount:
        sums = [("amount agreed", "first year", found.amount["q50"])]
    sums += _sums("first-year amount after that term", found.next_amount)
    rows = [*_units(chances, "probability"), *_units(sums, found.unit)]
    return [*rows, *_naive(found), *_weights(found)]


def _units(answers: Sequence[tuple[str, object, float]], unit: str) -> list[Row]:
    return [
        {"question": what, "answer": which, "value": value, "unit": unit}
        for what, which, value in answers
    ]


def _settled(found: Outlook) -> list[tuple[str, object, float]]:
    held = f"{found.agreement_in_force or 'agreement'} reopened by"
    return [(held, day, p) for day, p in found.reopened_by]


def _open(found: Outlook) -> list[tuple[str, object, float]]:
    rows: list[tuple[str, object, float]] = [("deal by", day, p) for day, p in found.deal_by]
    rows += [("one-year deal by", day, p) for day, p in found.extension_by]
    if found.p_lapse is not None:
        rows += [("no deal when the agreement in force ends", None, found.p_lapse)]
    rows += [("no deal within", "900 days", found.p_no_deal)]
    if found.p_veto is not None:
        rows += [("veto or failed ratification", None, found.p_veto)]
    rows += [
        ("term of", f"{years:g} {'year' if years == 1 else 'years'}", p)
        for years, p in found.term.items()
    ]
    return rows


def _sums(what: str, quantiles: Mapping[str, float] | None) -> list[tuple[str, object, float]]:
    return [(what, name, value) for name, value in (quantiles or {}).items()]


def _naive(found: Outlook) -> list[Row]:
    """The naive forecasts that stand beside it."""
    rows: list[Row] = []
    days, sums = found.baselines.get("deal_by"), found.baselines.get("amount")
    for row in days if isinstance(days, list) else ():
        chances = [(name, p) for name, p in row.items() if name != "date" and p is not None]
        named = [(f"baseline deal by {row['date']}", name, p) for name, p in chances]
        rows += _units(named, "probability")
    if isinstance(sums, dict):
        known = [(name, value) for name, value in sums.items() if value is not None]
        named = [("baseline first-year amount", name, value) for name, value in known]
        rows += _units(named, found.unit)
    return rows


def _weights(found: Outlook) -> list[Row]:
    parts = [
        (f"weight in the forecast of the {what}", name, weight)
        for what, weights in found.weights.items()
        for name, weight in weights.items()
    ]
    return _units(parts, "share")


def _table(found: Outlook) -> list[Row]:
    from burdenshare.brief import chance, money  # noqa: PLC0415

    rows: list[Row] = []
    for row in _rows(found):
        value, unit = row["value"], str(row["unit"])
        if isinstance(value, float):
            told = chance(value) if unit in {"probability", "share"} else money(value, unit)
            answer = str(row["answer"] or "").replace("_", " ")
            rows.append({"question": row["question"], "answer": answer, "value": told})
    return rows
