"""One point of a sweep, computed: the functions of its chunks.

Each takes what it needs from its task alone, so that any process on any machine that has the same
case gives the same rows. Draws are common to all points of a repeat: what differs between points
is the point.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from importlib import metadata
from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np

from burdenshare.case import open_case
from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook import Priors, learn, play
from burdenshare.outlook.forecast import quantiles
from burdenshare.outlook.move import payer_currency
from burdenshare.outlook.score import backtest as scored
from burdenshare.outlook.stack import heard, stack
from burdenshare.session.job import pooled_deals
from burdenshare.session.pricing import comparison_of, edited
from burdenshare.session.prospect import basis_of
from burdenshare.talks.calibrate import calibrate as calibrated

if TYPE_CHECKING:
    from burdenshare.case import Case
    from burdenshare.compute.chunk import Parts, Task
    from burdenshare.cost import Quantiles
    from burdenshare.outlook import Basis
    from burdenshare.sweep.grid import Point, Value

Row: TypeAlias = dict[str, object]
AHEAD = (30, 90, 180, 365, 900)
BLOCK = 10  # fits of a calibration in one chunk
PARTICLES, MOVES = 1_024, 80  # those of `talks.calibrate`: fewer miss narrow modes
_USED = ("numpy", "scipy", "CurrencyConverter")


def fingerprint(case: Case) -> str:
    """What a sweep over a case rests on: its files, deals of other hosts, and what reckons."""
    held = [sorted(case.files.items()), repr(pooled_deals(case))]
    versions = [metadata.version(name) for name in _USED]
    return sha256(json.dumps([held, versions]).encode()).hexdigest()[:16]


def stream(seed: int, repeat: int) -> int:
    """Seed of a repeat: the first keeps the one that was given, so that it equals a single run.

    Example:
        >>> stream(1, 0), stream(1, 1) != stream(1, 2)
        (1, True)
    """
    if repeat == 0:
        return seed
    return int(np.random.SeedSequence(seed, spawn_key=(repeat,)).generate_state(1)[0])


def priors_at(point: Point) -> Priors:
    """The documented beliefs with some changed: ``late``, ``veto_hard.0``, ``step.mean``.

    Raises:
        UsageError: There is no such belief, or it may not have the value.

    Example:
        >>> priors_at({"late": 0.1, "veto_hard.0": 0.2}).veto_hard
        (0.2, 0.08)
    """
    usual, new = Priors(), dict[str, object]()
    for name, value in point.items():
        key, _, inner = name.partition(".")
        names = [one.name for one in fields(Priors)]
        if key not in names:
            near = get_close_matches(key, names, 1)
            guess = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(names)}"
            raise UsageError(f"{key} is no belief of the outlook{guess}")
        if isinstance(value, str):
            raise UsageError(f"{name} = {value!r} is no number")
        new[key] = _changed(new.get(key, getattr(usual, key)), inner, name, float(value))
    return replace(usual, **new)  # type: ignore[arg-type]  # of the kinds they were


def _changed(old: object, inner: str, name: str, value: float) -> object:
    if isinstance(old, float) and not inner:
        return value
    if isinstance(old, tuple) and inner.isdigit() and int(inner) < len(old):
        if isinstance(old[int(inner)], float):
            return tuple(value if k == int(inner) else one for k, one in enumerate(old))
    elif is_dataclass(old) and inner in {one.name for one in fields(old)}:
        return replace(old, **{inner: value})  # type: ignore[type-var]  # an instance, not a class
    parts = range(len(old)) if isinstance(old, tuple) else ("mean", "spread", "weight", "degrees")
    raise UsageError(f"{name} names no number; vary one of {name.partition('.')[0]}.[{parts}]")


def simulate(task: Task, seed: int, _index: int) -> Parts:
    """Talks fitted and played on: chances and quantiles of the first-year sum."""
    basis, point = _basis(task, seed)
    ended = play(basis, learn(basis))
    made = np.isfinite(ended.day)
    unit = str(payer_currency(basis.state.talks))
    rows = [_row(f"deal within {days} days", ended.settled_by(days)) for days in AHEAD]
    rows += [
        _row("vetoed or refused", float(np.mean(ended.refused > 0))),
        _row("for one year", float(np.mean(ended.term == 1))),
    ]
    if made.any():
        sums = np.quantile(ended.amount[made], [0.05, 0.5, 0.95]).tolist()
        rows += [
            _row(f"first-year sum {q}", one, unit)
            for q, one in zip(("q05", "q50", "q95"), sums, strict=True)
        ]
    return _parts(point, rows)


def sensitivity(task: Task, seed: int, _index: int) -> Parts:
    """The outlook as a whole, all its parts weighed."""
    basis, point = _basis(task, seed)
    if basis.state.settled:
        raise UsageError(
            f"talks {basis.state.talks.key} were settled by {basis.known.as_of}; "
            "give an earlier --as-of"
        )
    parts = stack(basis)
    rows = [_row(f"deal within {days} days", parts.deal_by(days)) for days in AHEAD]
    rows += [_row("vetoed or refused", parts.veto)]
    rows += [_row("for one year", dict(parts.terms).get(1, 0.0))]
    unit = str(payer_currency(basis.state.talks))
    sums = quantiles(parts.amounts) or {}
    rows += [_row(f"first-year sum {q}", sums[q], unit) for q in ("q05", "q50", "q95") if sums]
    return _parts(point, rows)


def backtest(task: Task, seed: int, _index: int) -> Parts:
    """Scores of one past negotiation at fixed times before and after its deadline."""
    case, point = _case(task), _point(task)
    rows = scored(
        [case.talks[str(task["unit"])]],
        events=case.events,
        deals=pooled_deals(case),
        series=case.series,
        exchange=case.exchange,
        priors=priors_at(point),
        seed=stream(seed, _whole(task, "repeat")),
        draws=_whole(task, "draws") or 5_000,
    )
    return _parts(point, [asdict(row) for row in rows])


def calibrate(task: Task, seed: int, _index: int) -> Parts:
    """Ranks of ten fits to statements drawn at the times, sides and noise of the real ones."""
    basis, point = _basis(task, seed)
    said, beliefs, _ = heard(basis)
    design = replace(said, high=said.value, bound=np.zeros_like(said.bound))
    found = calibrated(
        design, beliefs, fits=BLOCK, particles=PARTICLES, moves=MOVES, seed=basis.seed
    )
    return _parts(point, [{name: ranks.tolist() for name, ranks in found.ranks.items()}])


def price(task: Task, seed: int, _index: int) -> Parts:
    """An agreement with terms changed, priced: totals in its own currency and in dollars."""
    case, point = _case(task), _point(task)
    changes = [f"{name}={value}" for name, value in point.items() if name != "fx"]
    draft = edited(case, str(task["name"]), changes)[-1]
    day = task["as_of"]
    found = comparison_of(
        case,
        [draft],
        fx=str(point.get("fx", "random-walk")),
        draws=_whole(task, "draws") or 4096,
        seed=stream(seed, _whole(task, "repeat")),
        as_of=date.fromisoformat(str(day)) if day else None,
    ).costs[0]
    return _parts(
        point,
        [*_quantiles(found.own, str(found.currency)), *_quantiles(found.dollars, "USD")],
    )


def _quantiles(found: Quantiles, unit: str) -> list[Row]:
    pairs = (("q05", found.q05), ("q50", found.q50), ("q95", found.q95))
    return [_row(f"total {name}", value, unit) for name, value in pairs]


def _row(answer: str, value: float, unit: str = "probability") -> Row:
    return {"answer": answer, "value": value, "unit": unit}


def _point(task: Task) -> dict[str, Value]:
    return cast("dict[str, Value]", json.loads(str(task["point"])))


def _whole(task: Task, name: str) -> int:
    return int(str(task[name] or 0))


def _basis(task: Task, seed: int) -> tuple[Basis, dict[str, Value]]:
    point = _point(task)
    day = task["as_of"]
    basis = basis_of(
        _case(task),
        talks=str(task["name"]) if task["name"] else None,
        as_of=date.fromisoformat(str(day)) if day else None,
        seed=stream(seed, _whole(task, "repeat")),
    )
    basis = replace(basis, priors=priors_at(point))
    return (replace(basis, draws=_whole(task, "draws")) if task["draws"] else basis), point


def _case(task: Task) -> Case:
    return _opened(str(task["case"]), str(task["inputs"]))


@lru_cache(maxsize=1)
def _opened(name: str, inputs: str) -> Case:
    """The case a sweep began with: one that was changed meanwhile is not taken for it."""
    case = open_case(name)
    if fingerprint(case) != inputs:
        raise CaseError(
            "is not what it was when the sweep began (or other versions are installed here); "
            "start the sweep again",
            place=name,
        )
    return case


def _parts(point: Point, rows: list[Row]) -> Parts:
    """Rows as bytes, floats to twelve significant digits: the last ones differ by processor."""
    text = json.dumps({"point": point, "rows": _rounded(rows)}, default=str)
    return {"rows": text.encode()}


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, Mapping):
        return {str(key): _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
