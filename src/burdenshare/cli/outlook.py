"""`outlook`: when and where the talks are likely to end, as of a day."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import AsOf, Days, Seed
from burdenshare.cli.output import Format, Row, emit, progress, say
from burdenshare.cli.work import score
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from burdenshare.outlook import Course, Outlook


class OutlookFormat(StrEnum):
    """The formats of `Format`, and a picture."""

    AUTO = "auto"
    TABLE = "table"
    CSV = "csv"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"
    SVG = "svg"


def outlook(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[score|path] CASE",
            help="A CASE; `score` settles its forecasts, `path` follows its talks day by day.",
        ),
    ],
    *,
    talks: Annotated[
        str | None, typer.Option(help="Which talks [default: those on, or next, at the as-of day].")
    ] = None,
    as_of: AsOf = None,
    by: Days = None,
    reveal: Annotated[bool, typer.Option("--reveal", help="Also say what happened.")] = False,
    log: Annotated[
        bool, typer.Option("--log", help="Also write the forecast into the case's forecasts.jsonl.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="With score: run each forecast again and compare.")
    ] = False,
    scores: Annotated[
        bool, typer.Option("--scores", help="With path: how it fared beside naive forecasts.")
    ] = False,
    seed: Seed = 1,
    picture: Annotated[
        OutlookFormat,
        typer.Option("--format", "-f", help="auto (table on a terminal, csv in a pipe), table, "
                     "csv, markdown, json, jsonl; with path also svg."),
    ] = OutlookFormat.AUTO,
) -> None:  # fmt: skip
    """Give P(deal by date), amount, term and no deal, with baselines and evidence.

    The as-of day defaults to the day the record ends.
    """
    verb, case = _verb(words)
    if verb == ["path"]:
        _path(case, talks, as_of.date() if as_of else None, seed, picture, scores=scores)
        return
    if picture is OutlookFormat.SVG:
        raise UsageError("a picture is drawn of a path: write `outlook path CASE --talks NAME`")
    form = Format(picture)
    if verb:
        score(case, again=again, form=form)
        return
    days = [day.date() for day in by or ()]
    found, told = _found(case, talks, as_of.date() if as_of else None, days, seed)
    _answer(case, found, told, form)
    if log:
        _log(case, found, days, seed, default_day=as_of is None)
    if reveal:
        say(_happened(case, found))


def _verb(words: Sequence[str]) -> tuple[list[str], str]:
    """What is asked of which case."""
    *verb, case = words
    if verb not in ([], ["score"], ["path"]):
        raise UsageError(
            f"{' '.join(words)!r}: write `outlook CASE`, `outlook score CASE` or "
            "`outlook path CASE`"
        )
    return verb, case


def _answer(case: str, found: Outlook, told: Mapping[str, object], form: Format) -> None:
    """Print an outlook."""
    if form is Format.JSON or form is Format.JSONL:
        indent = 1 if form is Format.JSON else None
        print(json.dumps(told, ensure_ascii=False, indent=indent))
        return
    say(f"{found.name}, as of {found.as_of}", found.state)
    if _shown(form) and (days_ahead := _by_day(found)):
        emit(days_ahead, form)
        print()
    emit(_rows(found), form, table=_table(found))
    say(*found.notes, *_rests(case, found))


def _found(
    case: str, talks: str | None, as_of: date | None, by: Sequence[date], seed: int
) -> tuple[Outlook, dict[str, object]]:
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook import to_dict  # noqa: PLC0415
    from burdenshare.session import outlook_of, read  # noqa: PLC0415
    from burdenshare.session.job import recorded  # noqa: PLC0415

    opened = open_case(case)
    if as_of:
        recorded(opened, as_of)
    claims = read(case, tick=progress).claims if opened.reports()[0] else ()
    found = outlook_of(opened, talks=talks, as_of=as_of, by=by, claims=claims, seed=seed)
    return found, to_dict(found)


def _path(
    case: str,
    talks: str | None,
    as_of: date | None,
    seed: int,
    form: OutlookFormat,
    *,
    scores: bool,
) -> None:
    """What was said of talks, day by day: rows, a picture, or how it fared."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.notebook import to_dicts  # noqa: PLC0415
    from burdenshare.outlook.score import SENTENCE  # noqa: PLC0415
    from burdenshare.session import read  # noqa: PLC0415
    from burdenshare.session.job import course_of  # noqa: PLC0415
    from burdenshare.session.prospect import courses_of, drawn  # noqa: PLC0415

    opened = open_case(case)
    if form is OutlookFormat.SVG and talks is None and len(opened.talks) > 1:
        raise UsageError(f"a picture is of one talks: add --talks with {', '.join(opened.talks)}")
    claims = read(case, tick=progress).claims if opened.reports()[0] else ()
    found: tuple[Course, ...]
    if talks or len(opened.talks) == 1:
        found = (course_of(opened, talks=talks, as_of=as_of, claims=claims, seed=seed),)
    else:
        found = courses_of(opened, as_of=as_of, claims=claims, seed=seed)
    if form is OutlookFormat.SVG:
        print(drawn(found[0]))
    elif scores:
        emit(_fared(found), Format(form))
    else:
        rows = [row for one in found for row in to_dicts(one)]
        emit(rows, Format(form), table=[_day(row, several=len(found) > 1) for row in rows])
        say(
            "Chances of a deal by the end of the agreement in force, and within 180 days; K-M "
            "(Kaplan-Meier) and past renewals, the simpler forecasts, within 180 days."
        )
    say(*filter(None, map(_brier, found)), SENTENCE)


def _day(row: Row, *, several: bool) -> Row:
    from burdenshare.brief import chance, money  # noqa: PLC0415

    told: dict[str, object] = {"talks": row["talks"]} if several else {}
    told["as of"] = row["as_of"]
    heads = {"by_expiry": "by expiry", "within_180": "180 days", "kaplan_meier": "K-M",
             "climatology": "past"}  # fmt: skip
    for name, head in heads.items():
        value = row[name]
        told[head] = chance(value) if isinstance(value, float) else ""
    middle = row["amount_q50"]
    told["first-year sum"] = money(middle, str(row["unit"])) if isinstance(middle, float) else ""
    return told


def _fared(found: Sequence[Course]) -> list[Row]:
    from burdenshare.outlook import called  # noqa: PLC0415
    from burdenshare.outlook.score import skills  # noqa: PLC0415

    rows = [row for one in found for row in one.scores]
    return [
        {"score": one.score, "beside": called(one.against), "talks": one.talks, "days": one.rows,
         "outlook": one.outlook, "naive": one.naive, "low": one.low, "high": one.high}
        for one in skills(rows)
    ]  # fmt: skip


def _brier(one: Course) -> str:
    """How the chances of a deal within 180 days fared on the days of a course, in words."""
    from statistics import fmean  # noqa: PLC0415

    from burdenshare.outlook import called  # noqa: PLC0415

    if not one.scores:
        return ""
    means = {name: fmean(row.brier[name] for row in one.scores) for name in one.scores[0].brier}
    told = ", ".join(f"{called(name)} {mean:.3f}" for name, mean in means.items())
    return f"{one.talks}: Brier score of a deal within 180 days (lower is better): {told}."


def _happened(case: str, found: Outlook) -> str:
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.outlook import reveal  # noqa: PLC0415
    from burdenshare.session.job import deals  # noqa: PLC0415

    opened = open_case(case)
    return reveal(found, deals(opened), opened.talks[found.talks])


def _log(case: str, found: Outlook, by: Sequence[date], seed: int, *, default_day: bool) -> None:
    from burdenshare.session import forecasting  # noqa: PLC0415

    entry = forecasting.log(case, talks=found.talks, as_of=found.as_of, by=by, seed=seed)
    say(f"{len(entry.questions)} questions logged, seal {entry.seal[:12]}")
    if default_day:
        say(
            f"sealed as of {found.as_of}, the last day of the record: what was published later "
            "is not in it; --as-of names another day"
        )


def _rests(case: str, found: Outlook) -> list[str]:
    """The newest of what moved it, with its day and source."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook.record import happening  # noqa: PLC0415

    events = {event.id: event for event in open_case(case).events}
    told = [events[one] for one in found.evidence if one in events]
    told.sort(key=lambda event: event.date)
    rest = len(found.evidence) - len(told[-LAST:])
    lines = [
        f"{e.id}: {happening(e)} of {e.date}, {e.source or 'no address'}" for e in told[-LAST:]
    ]
    if lines and rest:
        lines.append(f"and {rest} more, under evidence in -f json")
    return ["It rests on:", *lines] if lines else []


LAST = 6  # pieces of evidence that are named


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


def _shown(form: Format) -> bool:
    """Whether the rows are for a reader, not for a program."""
    return form in {Format.TABLE, Format.MARKDOWN} or (form is Format.AUTO and sys.stdout.isatty())


def _by_day(found: Outlook) -> list[Row]:
    """Chances by day, the simpler forecasts beside them."""
    from burdenshare.brief import chance, survival  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook import called  # noqa: PLC0415

    naive = found.baselines.get("deal_by")
    simpler = {row["date"]: row for row in naive} if isinstance(naive, list) else {}
    rows: list[Row] = []
    for day, p in () if found.settled else found.deal_by:
        beside = simpler.get(day, {})
        told = {name: chance(beside[name]) for name in NAIVE if beside.get(name) is not None}
        told["kaplan_meier"] = survival(*(beside.get(name) for name in SURVIVAL))
        rows.append(
            {
                "deal by": day,
                "chance": chance(p),
                "of one year": chance(dict(found.extension_by)[day]),
                **{called(name): told.get(name, "") for name in NAIVE},
            }
        )
    return rows


NAIVE = ("climatology", "kaplan_meier", "hazard_300")
SURVIVAL = ("kaplan_meier", "kaplan_meier_low", "kaplan_meier_high")
_ENDS = {"q05": "5 %", "q25": "25 %", "q50": "median", "q75": "75 %", "q95": "95 %"}


def _table(found: Outlook) -> list[Row]:
    """What `_by_day` does not show, in words."""
    from burdenshare.brief import chance, money  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook import called  # noqa: PLC0415

    rows: list[Row] = []
    for row in _rows(found):
        value, unit, question = row["value"], str(row["unit"]), str(row["question"])
        if not isinstance(value, float) or "deal by" in question:
            continue
        told = chance(value) if unit in {"probability", "share"} else money(value, unit)
        answer = str(row["answer"] or "")
        rows.append({"question": question.replace("baseline", "simpler forecast of the"),
                     "answer": _ENDS.get(answer, called(answer)), "value": told})  # fmt: skip
    return rows
