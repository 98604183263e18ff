"""`refresh`: years that public services have and a case has not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import CaseArgument
from burdenshare.cli.output import Format, FormatOption, Row, emit, say
from burdenshare.errors import BurdenshareError, UsageError

if TYPE_CHECKING:
    from burdenshare.case.series import Refreshed


def refresh(
    case: CaseArgument,
    *,
    series: Annotated[
        list[str] | None, typer.Option(help="Only this series; repeat [default: all known].")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what is new; write nothing.")
    ] = False,
    form: FormatOption = Format.AUTO,
) -> None:
    """Add years that the World Bank, the ECB or FRED have to a case's series.

    Needs the network. A value that is there is never rewritten: one that the service gives
    otherwise is listed as revised, for you to decide.
    """
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.case import series as service  # noqa: PLC0415
    from burdenshare.case.atomic import write_folder  # noqa: PLC0415

    opened = open_case(case)
    if opened.name.startswith("@") and not dry_run:
        raise UsageError(
            f"{case} ships with the package and stays as it is; copy it with "
            f"`burdenshare init DIR --from {case}` and refresh the copy, or add --dry-run"
        )
    today = datetime.now(UTC).date()
    found = service.refreshed(opened.root, series or (), opener=service.fetch, today=today)
    new = {f"series/{one.name}.csv": one.content for one in found if one.added}
    if new and not dry_run:
        write_folder(Path(case), new)
    emit([row for one in found for row in _rows(one)], form)
    say(*(f"{one.name}: {one.fault}" for one in found if one.fault))
    added, revised = sum(len(r.added) for r in found), sum(len(r.revised) for r in found)
    would = "would be " if dry_run else ""
    say(f"{added} years {would}added; {revised} revised by the service and left as they are")
    if found and all(one.fault for one in found):
        raise BurdenshareError("no service gave an answer; nothing was changed")


def _rows(one: Refreshed) -> list[Row]:
    new = [(year, "new", "", value) for year, value in one.added]
    other = [(row.year, "revised", row.held, row.served) for row in one.revised]
    return [
        {
            "series": one.name,
            "year": str(year),
            "state": state,
            "held": held,
            "served": served,
            "source": one.address,
        }
        for year, state, held, served in sorted([*new, *other])
    ]
