"""`ledger`: figures and contradictions. `explain`: what one figure rests on."""

from __future__ import annotations

import json
import re
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import AsOf, Base, Strict
from burdenshare.cli.output import Format, FormatOption, Row, emit, progress, say, width
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from burdenshare.claim import Claim
    from burdenshare.ledger import Figure, Ledger

Schedule = Annotated[
    bool, typer.Option("--schedule", help="Let the agreements' schedules enter as evidence.")
]
PATH = "A CASE, a folder of reports, or a claims.jsonl."


def ledger(
    path: Annotated[str, typer.Argument(help=PATH)],
    *,
    base: Base = "@us-korea",
    as_of: AsOf = None,
    schedule: Schedule = False,
    strict: Strict = False,
    form: FormatOption = Format.AUTO,
) -> None:
    """Reconcile claims: one row a variable with its 90 % interval, then the contradictions."""
    from burdenshare.session.output import ledger_dict  # noqa: PLC0415 - keeps --help fast

    found, _ = reconciled(path, base, schedule=schedule, as_of=as_of.date() if as_of else None)
    if form is Format.JSON:
        json.dump(ledger_dict(found), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        emit(_rows(found), form, table=_table(found))
        for problem in found.problems:
            say(f"- {problem.message} {problem.explanation}")
    if strict and found.problems:
        raise typer.Exit(3)


def explain(
    path: Annotated[str, typer.Argument(help=PATH)],
    figure: Annotated[str, typer.Argument(help="Name of a figure, as `ledger` prints it.")],
    *,
    base: Base = "@us-korea",
    as_of: AsOf = None,
    schedule: Schedule = False,
    form: FormatOption = Format.AUTO,
) -> None:
    """Print the claims behind a figure, what each weighs, and the figure without it."""
    from burdenshare.ledger import explain as explanation  # noqa: PLC0415

    found, _ = reconciled(path, base, schedule=schedule, as_of=as_of.date() if as_of else None)
    hits = [one for one in found.figures if figure in {one.name, *one.claims}]
    if not hits:
        names = [one.name for one in found.figures]
        near = get_close_matches(figure, names, 4, cutoff=0.5) or names[:4]
        raise UsageError(
            f"the ledger has no figure {figure!r}; it has for example {', '.join(near)}; "
            f"`burdenshare ledger {path} -f csv` names all"
        )
    told = explanation(found, hits[0].name)
    rows = [
        {
            "claim": row.claim,
            "report": row.report,
            "weight": round(row.weight, 4),
            "doubt": round(row.doubt, 4),
            "without": row.without and row.without.mean,
            "quote": " ".join(row.quote.split()),
        }
        for row in told.weights
    ]
    emit(rows, form)
    say(_line(told.figure), *(f"- {identity}" for identity in told.identities))
    say(f"{told.others:.0%} of what is known of it comes from identities and weak priors")


def reconciled(
    path: str, base: str, *, schedule: bool, as_of: date | None = None
) -> tuple[Ledger, tuple[Claim, ...]]:
    """The ledger of a case, a folder of reports or a file of claims, and the claims.

    With a day, only what was public by its end goes in: claims, agreements, series and rates.
    """
    from dataclasses import replace  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from burdenshare.agreement import schedules  # noqa: PLC0415
    from burdenshare.case import is_case, open_case  # noqa: PLC0415
    from burdenshare.case.jsonl import decode  # noqa: PLC0415
    from burdenshare.ledger import reconcile  # noqa: PLC0415
    from burdenshare.session.job import known_agreements  # noqa: PLC0415
    from burdenshare.session.reading import read  # noqa: PLC0415
    from burdenshare.session.review import ruled  # noqa: PLC0415

    case = open_case(path if is_case(path) else base)
    if path.endswith(".jsonl") and Path(path).is_file():
        claims = decode(Path(path).read_bytes(), place=path)
    else:
        found = read(path, tick=progress)
        say(*found.refused)
        claims = found.claims
    agreements, series, rates = case.agreements, dict(case.series), case.exchange
    if as_of:
        claims = tuple(one for one in claims if one.published and one.published <= as_of)
        agreements = known_agreements(case, as_of)
        series = {name: one.as_of(as_of) for name, one in series.items()}
        rates = rates.as_of(as_of)
    kept, options = ruled(case, claims)
    options = replace(options, schedule=schedule)  # else the treaties only explain conflicts
    return reconcile(kept, rates, schedule=schedules(agreements, series), options=options), kept


def _rows(found: Ledger) -> list[Row]:
    return [
        {
            "measure": f.measure,
            "payer": f.payer,
            "scope": f.scope,
            "status": f.status,
            "period": f.period,
            "unit": f.unit,
            "mean": f.mean,
            "low": f.low,
            "high": f.high,
            "claims": f.claims,
            "name": f.name,
        }
        for f in found.figures
    ]


def _line(f: Figure) -> str:
    from burdenshare.brief import estimate, interval  # noqa: PLC0415

    value, span = estimate(f.mean, f.low, f.high, f.unit), interval(f.low, f.high, f.unit)
    return f"{f.name}: {value} (90 %: {span})"


def _table(found: Ledger) -> list[Row]:
    from burdenshare.brief import estimate, interval  # noqa: PLC0415

    rows = [
        {
            "name": f.name,
            "value": (value := estimate(f.mean, f.low, f.high, f.unit)),
            "90 %": _bare(interval(f.low, f.high, f.unit), value) if f.high > f.low else "",
            "claims": str(len(f.claims)),
        }
        for f in found.figures
    ]
    room = width() - sum(
        max((len(row[name]) for row in rows), default=0) + 2 for name in ("value", "90 %")
    )
    return [{**row, "name": _folded(row["name"], room - len("claims") - 2)} for row in rows]


def _bare(span: str, value: str) -> str:
    """An interval without its unit, where the value beside it has the same.

    Example:
        >>> _bare("1.0381 to 1.0398 trillion won", "1.0389 trillion won")
        '1.0381 to 1.0398'
        >>> _bare("$3.9 billion to $5.5 billion", "$4.6 billion"), _bare("89 to 100 %", "94 %")
        ('3.9 to 5.5', '89 to 100')
    """
    unit = value.partition(" ")[2]
    low, high = (end.removesuffix(f" {unit}").removeprefix("$") for end in span.split(" to "))
    return span if " " in low + high else f"{low} to {high}"


def _folded(name: str, room: int) -> str:
    r"""A name in lines that end where one of its parts does.

    Example:
        >>> _folded("contribution:KR:stationing:agreed:2019", 30)
        'contribution:KR:stationing:\nagreed:2019'
    """
    lines, last = list[str](), ""
    for part in re.findall(r"[^:]*:|[^:]+", name):
        if last and len(last + part) > room:
            lines, last = [*lines, last], ""
        last += part
    return "\n".join([*lines, last])
