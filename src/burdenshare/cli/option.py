"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeAlias

import typer


def calendar_day(text: str) -> datetime:
    """A day as typed, as of its midnight.

    Raises:
        typer.BadParameter: It is no day of the calendar.
    """
    try:
        return datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it like 2019-02-12") from None


CaseArgument: TypeAlias = Annotated[
    str, typer.Argument(help="A case folder, or a shipped case as @us-korea.")
]
AsOf: TypeAlias = Annotated[
    datetime | None,
    typer.Option(parser=calendar_day, metavar="DAY", help="Nothing published later is used."),
]
Days: TypeAlias = Annotated[
    list[datetime] | None,
    typer.Option(parser=calendar_day, metavar="DAY", help="Give P(deal) by this day; repeat."),
]
Base: TypeAlias = Annotated[
    str, typer.Option("--with", help="Case whose agreements, series and talks a folder uses.")
]
Seed: TypeAlias = Annotated[int, typer.Option(min=0, help="Seed of every draw.")]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="Exit 3 where reports contradict each other.")
]
