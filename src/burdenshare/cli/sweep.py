"""`sweep`: the talks, the outlook and the prices at every point of a grid."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from burdenshare.cli.option import AsOf, CaseArgument, Seed
from burdenshare.cli.output import Format, FormatOption, counted, emit, say
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from burdenshare.compute import Progress
    from burdenshare.sweep import Axis

What = Annotated[
    Literal["simulate", "backtest", "calibrate", "sensitivity", "price"],
    typer.Argument(help="Talks played on; past talks scored; fits to drawn statements; the "
                   "outlook; an agreement."),
]  # fmt: skip
Name = Annotated[str | None, typer.Argument(help="Which talks, or for prices which agreement.")]
Change = Annotated[
    list[str] | None,
    typer.Option("--set", help="Vary a belief of the outlook (late=0.02..0.10:5, "
                 "veto_hard.0=0.1,0.2), or for prices a term or the view (pay.then.cap="
                 "0.02..0.05/0.01, fx=spot,random-walk); repeat for a grid."),
]  # fmt: skip
Grid = Annotated[Path | None, typer.Option(help='The same as a TOML file: late = "0.02..0.10:5".')]
Repeat = Annotated[
    int | None,
    typer.Option(min=1, help="Chunks of each point, each with draws of its own; of a calibration "
                 "ten fits each [default: 1, for a calibration 50]."),
]  # fmt: skip
Draws = Annotated[int | None, typer.Option(min=1, help="Draws of each chunk.")]
EngineName = Annotated[
    Literal["inline", "local", "ray"],
    typer.Option(help="What computes: this process, processes of this machine, or Ray."),
]
Workers = Annotated[int | None, typer.Option(help="Processes.", min=1)]
Address = Annotated[str | None, typer.Option(help="A Ray cluster; --out on a disk it shares.")]
Out = Annotated[
    Path,
    typer.Option("--out", "-o", help="Folder of rows and chunks; a sweep cut short goes on there."),
]


def sweep(
    what: What,
    case: CaseArgument,
    name: Name = None,
    *,
    change: Change = None,
    grid: Grid = None,
    repeat: Repeat = None,
    draws: Draws = None,
    as_of: AsOf = None,
    seed: Seed = 1,
    engine: EngineName = "inline",
    workers: Workers = None,
    address: Address = None,
    out: Out = Path("sweep"),
    form: FormatOption = Format.AUTO,
) -> None:
    """Compute a grid in chunks that survive whatever dies, and merge them in a fixed order.

    The result has the same digest for every engine, whatever was killed on the way.
    """
    from burdenshare.compute import Engine  # noqa: PLC0415 - keeps --help fast
    from burdenshare.sweep import Order  # noqa: PLC0415
    from burdenshare.sweep import What as Kind  # noqa: PLC0415
    from burdenshare.sweep import sweep as swept  # noqa: PLC0415

    order = Order(
        what=Kind(what),
        case=case,
        name=name,
        as_of=as_of.date() if as_of else None,
        axes=_axes(change or [], grid),
        repeat=repeat or (50 if what == "calibrate" else 1),
        draws=draws,
        seed=seed,
    )
    done = swept(
        order, out=out, engine=Engine(engine), workers=workers, address=address, tick=_tick
    )
    if sys.stderr.isatty():
        say("")
    emit(done.rows, form)
    say(
        f"{counted(done.computed + done.found, 'chunk')}: {done.computed:,} computed now, "
        f"{done.found:,} there already; workers died {done.deaths} times; {done.cpu:.1f} CPU s",
        f"digest {done.digest}; rows and chunks in {out}",
    )


def _axes(change: list[str], grid: Path | None) -> tuple[Axis, ...]:
    from burdenshare.sweep import axes, axis  # noqa: PLC0415

    named = tuple(axis(text) for text in change)
    if grid is None:
        return named
    try:
        table = tomllib.loads(grid.read_text(encoding="utf-8"))
    except OSError as fault:
        raise CaseError(f"cannot be read: {fault.strerror}", place=str(grid)) from fault
    except (ValueError, RecursionError) as fault:
        raise CaseError(f"is no TOML: {fault}", place=str(grid)) from None
    return (*axes(table, place=str(grid)), *named)


def _tick(progress: Progress) -> None:
    if sys.stderr.isatty():
        print(f"\r{progress}\033[K", end="", file=sys.stderr, flush=True)
