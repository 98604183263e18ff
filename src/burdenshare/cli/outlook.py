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
    from collections.abc import Sequence
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

    opened = open_case(case)
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
    rows: list[tuple[str, object, float]] = []
    rows += [("deal by", day, p) for day, p in found.deal_by]
    rows += [("one-year deal by", day, p) for day, p in found.extension_by]
    rows += [("agreement in force reopened by", day, p) for day, p in found.reopened_by]
    rows += [("term of", f"{years:g} years", p) for years, p in found.term.items()]
    rows += [("no deal within", "900 days", found.p_no_deal)]
    if found.p_veto is not None:
        rows += [("veto or failed ratification", None, found.p_veto)]
    rows += [(f"amount {found.unit}", name, value) for name, value in (found.amount or {}).items()]
    sums = found.baselines.get("amount")
    if isinstance(sums, dict):
        named = [(name, value) for name, value in sums.items() if value is not None]
        rows += [(f"baseline amount {found.unit}", name, value) for name, value in named]
    return [{"question": what, "answer": which, "value": value} for what, which, value in rows]


def _table(found: Outlook) -> list[Row]:
    from burdenshare.brief import chance, money  # noqa: PLC0415

    return [
        {
            "question": row["question"],
            "answer": row["answer"],
            "value": money(value, found.unit)
            if "amount" in str(row["question"])
            else chance(value),
        }
        for row in _rows(found)
        if isinstance(value := row["value"], float)
    ]
