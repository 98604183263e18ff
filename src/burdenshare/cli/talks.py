"""`talks`: the bargaining engine on its own."""

from __future__ import annotations

import typer

from burdenshare.cli.option import CaseArgument
from burdenshare.cli.output import Format, FormatOption, emit

app = typer.Typer(help="Talks: definitions, solutions, simulation.", no_args_is_help=True)


@app.command("list")
def negotiations(case: CaseArgument, *, form: FormatOption = Format.AUTO) -> None:
    """List the negotiations of a case."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast

    rows = [
        {
            "talks": one.key,
            "name": one.name,
            "replaces": one.replaces,
            "start": one.start,
            "deadline": one.deadline,
            "outcome": one.outcome,
        }
        for one in open_case(case).talks.values()
    ]
    emit(rows, form)
