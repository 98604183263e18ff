"""A sweep: every point of a grid in chunks of its own, merged in the order of the grid."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from statistics import fmean, stdev
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.case import open_case
from burdenshare.compute import Engine, Job, alone, digest, load, run
from burdenshare.compute.durable import make_folder, place
from burdenshare.compute.seal import vouch
from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook.score import Row as Score
from burdenshare.outlook.score import skills
from burdenshare.session.pricing import agreement_of, edited
from burdenshare.session.prospect import basis_of
from burdenshare.sweep.grid import Axis, Point, points
from burdenshare.sweep.point import BLOCK, Row, fingerprint, priors_at
from burdenshare.talks.calibrate import ranked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from burdenshare.case import Case
    from burdenshare.compute.chunk import Task
    from burdenshare.compute.engine import Tick

NOTE = "sweep.json"
CHUNKS = "chunks"


class What(StrEnum):
    """What is computed at every point."""

    SIMULATE = "simulate"
    BACKTEST = "backtest"
    CALIBRATE = "calibrate"
    SENSITIVITY = "sensitivity"
    PRICE = "price"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a sweep is asked for.

    Attributes:
        what: What is computed at every point.
        case: A case folder, or a shipped case.
        name: The talks, or for prices the agreement; None takes the talks on at the as-of day.
        as_of: Nothing published later is used; not for back-tests, which choose their own days.
        axes: What is varied: beliefs of the outlook, for prices terms and ``fx``.
        repeat: How often each point is computed, each time on draws of its own.
        draws: Draws of each computation; None takes the usual number.
        seed: Root of all draws.
    """

    what: What
    case: str
    name: str | None = None
    as_of: date | None = None
    axes: tuple[Axis, ...] = ()
    repeat: int = 1
    draws: int | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What a sweep found.

    Attributes:
        rows: Merged rows, in the order of the grid.
        digest: Hash over all chunks in order: equal for every engine.
        computed: Chunks computed now.
        found: Chunks that were there.
        deaths: How often workers died.
        cpu: CPU seconds of the workers.
    """

    rows: tuple[Row, ...]
    digest: str
    computed: int
    found: int
    deaths: int
    cpu: float


def sweep(
    order: Order,
    *,
    out: str | Path,
    engine: Engine = Engine.INLINE,
    workers: int | None = None,
    address: str | None = None,
    tick: Tick | None = None,
) -> Swept:
    """Compute what is missing of a sweep, and merge all of it.

    ``out`` then holds ``rows.jsonl``, the rows as they are returned; ``sweep.json``, which says
    what was asked and vouches for them; and ``chunks/``, from which a sweep that was cut short, or
    whose grid grows, goes on.

    Raises:
        UsageError: The grid names what cannot be varied, or another process works in ``out``.
        CaseError: The case is not what it should be, or changed while the sweep ran.
        OSError: The disk is full; what was finished stays.
    """
    root = Path(out)
    tasks = _tasks(order)
    job = Job(function=f"burdenshare.sweep.point:{order.what}", tasks=tasks, seed=order.seed)
    make_folder(root)
    with alone(root):
        done = run(
            job,
            root.resolve() / CHUNKS,
            engine=engine,
            workers=workers,
            address=address,
            tick=tick,
        )
        total = digest(done.folder, done.keys)
        rows = tuple(_merged(order.what, _read(done.folder, done.keys)))
        lines = [json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows]
        place(root / "rows.jsonl", lines)
        about = {"order": asdict(order), "chunks": len(tasks), "digest": total}
        vouch(root / NOTE, about, [root / "rows.jsonl"])
    return Swept(
        rows=rows,
        digest=total,
        computed=done.computed,
        found=done.found,
        deaths=done.deaths,
        cpu=done.cpu,
    )


def _tasks(order: Order) -> tuple[Task, ...]:
    """Parameters of every chunk: point by point, unit by unit, repeat by repeat."""
    if order.repeat < 1:
        raise UsageError("a sweep computes each point at least once")
    if order.what is not What.PRICE and order.draws is not None and order.draws < 100:
        raise UsageError(f"{order.draws} draws show nothing; ask for at least a hundred")
    case, grid = open_case(order.case), points(order.axes)
    path = order.case if case.name.startswith("@") else str(Path(order.case).resolve())
    head = {
        "case": path,
        "inputs": fingerprint(case),
        "name": order.name,
        "as_of": order.as_of.isoformat() if order.as_of else None,
        "draws": order.draws,
    }
    return tuple(
        {**head, "point": json.dumps(point), "unit": unit, "repeat": repeat}
        for point in grid
        for unit in _units(order, case, grid)
        for repeat in range(order.repeat)
    )


def _units(order: Order, case: Case, grid: Sequence[Point]) -> tuple[str, ...]:
    """Parts of a point; what cannot be computed is found before anything is."""
    if order.what is What.PRICE:
        agreement_of(case, order.name or "")
        for one in order.axes:
            if one.name != "fx":
                edited(case, order.name or "", [f"{one.name}={one.values[0]}"])
        return ("",)
    for point in grid:
        priors_at(point)
    if order.what is What.BACKTEST:
        return tuple(key for key in case.talks if order.name in {None, key})
    basis = basis_of(case, talks=order.name, as_of=order.as_of)
    if order.what is not What.SENSITIVITY:
        _ = basis.opening
    if order.what is What.CALIBRATE and not basis.heard:
        raise UsageError(
            f"nobody has named a sum in {basis.state.talks.key} by {basis.known.as_of}: there is "
            "nothing to calibrate a fit at"
        )
    return ("",)


def _read(folder: Path, keys: Sequence[str]) -> list[tuple[Point, list[Row]]]:
    found = []
    for key in keys:
        parts = load(folder, key)
        if parts is None:
            raise CaseError("a chunk is damaged; run again", place=str(folder / key))
        held = json.loads(parts["rows"])
        found.append((held["point"], held["rows"]))
    return found


def _merged(what: What, chunks: Sequence[tuple[Point, list[Row]]]) -> list[Row]:
    by_point: dict[str, list[list[Row]]] = defaultdict(list)
    for point, rows in chunks:
        by_point[json.dumps(point)].append(rows)
    merge = {What.BACKTEST: _skills, What.CALIBRATE: _ranks}.get(what, _means)
    return [
        {**json.loads(point), **row}
        for point, several in by_point.items()
        for row in merge(several)
    ]


def _means(several: Sequence[list[Row]]) -> list[Row]:
    """Means over the repeats, and their standard errors where there are several."""
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in (row for rows in several for row in rows):
        values[str(row["answer"]), str(row["unit"])].append(float(str(row["value"])))
    return [
        {
            "answer": answer,
            "value": fmean(found),
            "error": stdev(found) / len(found) ** 0.5 if len(found) > 1 else None,
            "unit": unit,
        }
        for (answer, unit), found in values.items()
    ]


def _skills(several: Sequence[list[Row]]) -> list[Row]:
    rows = [_score(row) for rows in several for row in rows]
    return [asdict(row) for row in skills(rows)]


def _score(row: Mapping[str, object]) -> Score:
    return Score(**{**row, "as_of": date.fromisoformat(str(row["as_of"]))})  # type: ignore[arg-type]  # as asdict wrote it


def _ranks(several: Sequence[list[Row]]) -> list[Row]:
    """Ranks of all fits together, held against uniform ones."""
    blocks = [row for rows in several for row in rows]
    every = {name: np.array([one[name] for one in blocks], dtype=np.int64) for name in blocks[0]}
    found = ranked({name: ranks.ravel() for name, ranks in every.items()})
    return [
        {
            "quantity": name,
            "fits": BLOCK * len(blocks),
            "distance": distance,
            "band": found.band,
            "outside": name in found.outside(),
        }
        for name, distance in found.distance.items()
    ]
