"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeAlias

import typer

DAY = ["%Y-%m-%d"]
CaseArgument: TypeAlias = Annotated[
    str, typer.Argument(help="A case folder, or a shipped case as @us-korea.")
]
AsOf: TypeAlias = Annotated[
    datetime | None, typer.Option(formats=DAY, help="Nothing published later is used.")
]
Base: TypeAlias = Annotated[
    str, typer.Option("--with", help="Case whose agreements, series and talks a folder uses.")
]
Seed: TypeAlias = Annotated[int, typer.Option(min=0, help="Seed of every draw.")]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="Exit 3 where reports contradict each other.")
]
