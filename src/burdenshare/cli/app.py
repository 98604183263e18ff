"""The program: its commands, and how an error becomes one line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from burdenshare import __version__
from burdenshare.cli import (
    agreement,
    case,
    ledger,
    outlook,
    prospect,
    read,
    refresh,
    serve,
    sweep,
    talks,
    work,
)
from burdenshare.errors import BurdenshareError, InputError, UsageError

app = typer.Typer(
    name="burdenshare",
    help="From a folder of press reports on alliance cost-sharing to a sourced ledger, priced "
    "agreements, simulated talks and an outlook.",
    epilog="A CASE is a folder, or a shipped case as @us-korea. Data goes to stdout, words to "
    "stderr. Exit: 0 ok, 1 failed, 2 usage, 3 contradictions under --strict, 4 bad input, "
    "130 interrupted.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run", short_help="The main job: reports in, brief and figures out.")(case.run)
app.command("read", short_help="Reports to claims with exact spans.")(read.read)
app.command("show", short_help="One claim in its sentence.")(read.show)
app.command("ledger", short_help="Figures with intervals, and contradictions.")(ledger.ledger)
app.command("explain", short_help="What one figure rests on.")(ledger.explain)
app.add_typer(agreement.app, name="agreement")
app.add_typer(talks.app, name="talks")
app.command("sweep", short_help="A grid of any of these, in chunks.")(sweep.sweep)
app.command("outlook", short_help="When and where the talks are likely to end.")(outlook.outlook)
app.command("scenarios", short_help="Positions and fears, priced.")(prospect.scenarios)
app.command("changes", short_help="What moved the outlook between two days.")(prospect.changes)
app.command("posture", short_help="Troops, threats, shares of cost.")(prospect.posture)
app.command("review", short_help="Rule on claims, the weightiest first.")(work.review)
app.command("serve", short_help="The case in a browser, on this machine.")(serve.serve)
app.command("init", short_help="Make a case that runs.")(work.init)
app.command("export", short_help="The case in the formats of other tools.")(work.export)
app.command("refresh", short_help="New years of the indices, fetched.")(refresh.refresh)
app.command("check", short_help="Is the case sound?")(case.check)
app.command("doctor", short_help="What is installed?")(case.doctor)


@app.callback()
def root(
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Print the version where it is asked for."""
    if version:
        print(__version__)
        raise typer.Exit


def exit_code(error: BurdenshareError) -> int:
    """Exit code of one of our errors, as the help page lists them."""
    if isinstance(error, UsageError):
        return 2
    return 4 if isinstance(error, InputError) else 1


def main() -> None:
    """Run the program; an error of ours is one line on stderr, a bug traces."""
    # Many small matrices: threads of the linear algebra cost ten times what they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except BurdenshareError as error:
        print("burdenshare:", " ".join(str(error).split()), file=sys.stderr)
        sys.exit(exit_code(error))
