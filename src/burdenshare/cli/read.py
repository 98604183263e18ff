"""`read`: reports to claims. `show`: one claim in its sentence."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from burdenshare.cli.option import calendar_day
from burdenshare.cli.output import Format, FormatOption, emit, plain, progress, say
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from burdenshare.claim import Claim
    from burdenshare.compute import Engine, Progress
    from burdenshare.report import Report

_TABLE = ("id", "kind", "value", "unit", "modality", "status", "period", "date", "actor", "quote")


def read(
    paths: Annotated[list[str], typer.Argument(help="Report files, folders of them, or a CASE.")],
    *,
    published: Annotated[
        datetime | None,
        typer.Option(parser=calendar_day, metavar="DAY",
                     help="Day of publication where a report has none."),
    ] = None,
    engine: Annotated[
        Literal["inline", "local", "ray"],
        typer.Option(help="What reads archives (.warc, .warc.gz, .parquet): this process, "
                     "processes of this machine, or Ray."),
    ] = "inline",
    workers: Annotated[int | None, typer.Option(help="Processes, for archives.", min=1)] = None,
    address: Annotated[str | None, typer.Option(help="A Ray cluster, for archives.")] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder of the results, for archives.")
    ] = Path("out"),
    form: FormatOption = Format.AUTO,
) -> None:  # fmt: skip
    """Read reports into claims: figures and events with the exact span they rest on.

    Press archives go to claims.parquet and reports.parquet in --out; a run that was cut short goes
    on where it stopped.
    """
    from burdenshare.compute import Engine  # noqa: PLC0415 - keeps --help fast
    from burdenshare.compute.archive import is_archive  # noqa: PLC0415

    archives = [is_archive(path) for path in paths]
    day = published.date() if published else None
    if all(archives):
        _archives(
            paths,
            out=out,
            engine=Engine(engine),
            workers=workers,
            address=address,
            published=day,
        )
        return
    if any(archives):
        raise UsageError("archives and reports cannot be read in one go; name them apart")
    from burdenshare.case.jsonl import encode, row  # noqa: PLC0415
    from burdenshare.session.reading import read as reading  # noqa: PLC0415

    found = reading(paths, published=day, tick=progress)
    for line in found.refused:
        say(line)
    if form is Format.JSONL:
        sys.stdout.write("".join(encode(claim) + "\n" for claim in found.claims))
        return
    rows = [row(claim) for claim in found.claims]
    emit(rows, form, table=[{key: r[key] for key in _TABLE} for r in rows])


def _archives(
    paths: list[str],
    *,
    out: Path,
    engine: Engine,
    workers: int | None,
    address: str | None,
    published: date | None,
) -> None:
    from burdenshare.archive.bulk import read_archives  # noqa: PLC0415

    def tick(stage: str, progress: Progress) -> None:
        if sys.stderr.isatty():
            print(f"\r{stage}: {progress}\033[K", end="", file=sys.stderr, flush=True)

    done = read_archives(
        paths,
        out=out,
        engine=engine,
        workers=workers,
        address=address,
        published=published.isoformat() if published else None,
        tick=tick,
    )
    say("", *done.refused)
    said = ("pages", "topical", "reports", "copies", "clustered", "claims", "refused")
    say(", ".join(f"{done.counts[name]:,} {name}" for name in said))
    print(done.claims)


def show(
    path: Annotated[str, typer.Argument(help="A CASE, a folder of reports or a report.")],
    claim: Annotated[str, typer.Argument(help="Id of a claim, or its first digits.")],
) -> None:
    """Print a claim and the sentence it rests on, the span marked with [[ ]]."""
    from burdenshare.claim import worded  # noqa: PLC0415 - keeps --help fast
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
    if told := worded(report, hits[0]):
        by = f"{told[0]:.0%} {hits[0].kind}" + (f": {', '.join(told[1])}" if told[1] else "")
        print(f"{'by the words':>14}  {by}")
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
