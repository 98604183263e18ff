"""`read`: reports to claims. `show`: one claim in its sentence."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import DAY
from burdenshare.cli.output import Format, FormatOption, emit, plain, progress, say
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from burdenshare.claim import Claim
    from burdenshare.report import Report

_TABLE = ("id", "kind", "value", "unit", "modality", "status", "period", "date", "actor", "quote")


def read(
    paths: Annotated[list[str], typer.Argument(help="Report files, folders of them, or a CASE.")],
    *,
    published: Annotated[
        datetime | None,
        typer.Option(formats=DAY, help="Day of publication where a report has none."),
    ] = None,
    form: FormatOption = Format.AUTO,
) -> None:
    """Read reports into claims: figures and events with the exact span they rest on."""
    from burdenshare.case.jsonl import encode, row  # noqa: PLC0415 - keeps --help fast
    from burdenshare.session.reading import read as reading  # noqa: PLC0415

    found = reading(paths, published=published.date() if published else None, tick=progress)
    for line in found.refused:
        say(line)
    if form is Format.JSONL:
        sys.stdout.write("".join(encode(claim) + "\n" for claim in found.claims))
        return
    rows = [row(claim) for claim in found.claims]
    emit(rows, form, table=[{key: r[key] for key in _TABLE} for r in rows])


def show(
    path: Annotated[str, typer.Argument(help="A CASE, a folder of reports or a report.")],
    claim: Annotated[str, typer.Argument(help="Id of a claim, or its first digits.")],
) -> None:
    """Print a claim and the sentence it rests on, the span marked with [[ ]]."""
    from burdenshare.session.reading import read as reading  # noqa: PLC0415

    found = reading([path], tick=progress)
    hits = [c for c in found.claims if c.id.startswith(claim)]
    if len(hits) != 1:
        what = "names several claims" if hits else "names no claim"
        raise UsageError(f"{claim!r} {what} here; `burdenshare read {path}` lists their ids")
    report = next(r for r in found.reports if r.name == hits[0].report)
    print(passage(report, hits[0]))
    for name in ("kind", "value", "unit", "modality", "status", "scope", "period", "date",
                 "actor", "attributed_to", "of", "cluster"):  # fmt: skip
        value = getattr(hits[0], name)
        if value is not None:
            print(f"{name:>14}  {plain(value)}")
    print(f"{'source':>14}  {_source(report, report.published)}")


def passage(report: Report, claim: Claim, reach: int = 160) -> str:
    """The words round a claim with its span in double brackets, on one line.

    Raises:
        UsageError: The text is not the one the claim was read from.
    """
    if report.text[claim.start : claim.end] != claim.quote:
        raise UsageError(
            f"{report.name} has changed since claim {claim.id} was read; read it again"
        )
    before = report.text[max(0, claim.start - reach) : claim.start]
    after = report.text[claim.end : claim.end + reach]
    return " ".join(f"…{before}[[{claim.quote}]]{after}…".split())


def _source(report: Report, day: date | None) -> str:
    basis = f" ({report.published_basis})" if report.published_basis else ""
    return f"{report.name}, {report.outlet or 'outlet unknown'}, {day or 'undated'}{basis}"
