"""Simulation-based calibration of the fit: 500 fits over the prior, and at the real positions.

It takes some minutes. Ranks of true values among posterior draws are uniform if the arithmetic is
right; the distance printed is that of their distribution from the uniform one, and the band is what
99 of 100 calibrated runs stay below for one quantity. Where a quantity leaves it, two more batches
of fits are drawn with other seeds and all three are ranked together: chance goes away with more
fits, a fault does not. It says nothing of the model.
"""

from __future__ import annotations

import datetime as dt
from time import process_time
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.case import open_case
from burdenshare.outlook.stack import heard, learn
from burdenshare.session.prospect import basis_of
from burdenshare.talks.calibrate import calibrate, ranked
from burdenshare.talks.fit import Beliefs, Statements

if TYPE_CHECKING:
    from burdenshare.talks.calibrate import Calibration

FITS, TOLD = 500, 8
AGAIN = (2, 3)  # seeds of the batches that are drawn where a quantity leaves the band
REAL = (
    ("@us-korea", "sma-10", dt.date(2018, 12, 31)),
    ("@us-korea", "sma-11", dt.date(2020, 4, 25)),
)


def run() -> list[tuple[str, str]]:
    """Names and figures: distances of ranks from uniform, contraction at the real positions."""
    start = process_time()
    found = calibrate(design(), beliefs(), fits=FITS)
    rows = [*_rows("over the prior", found), ("CPU time", f"{process_time() - start:.0f} s")]
    for case, name, day in REAL:
        basis = basis_of(open_case(case), talks=name, as_of=day)
        said, before, _ = heard(basis)
        told = design(days=float(said.time.max()))
        batches = [calibrate(told, before, fits=FITS, given=said, seed=1)]
        rows += _rows(f"at {name} as of {day}", batches[0])
        if batches[0].outside():
            batches += [calibrate(told, before, fits=FITS, given=said, seed=s) for s in AGAIN]
            rows += _rows(f"at {name} as of {day}, {len(batches) * FITS:,} fits", _pooled(batches))
        rows += [
            (f"contraction at {name} as of {day}: {row['parameter']}", f"{row['contraction']:.2f}")
            for row in learn(basis).table()
        ]
    return rows


def design(*, days: float = 1.0) -> Statements:
    """Eight statements of both sides, some noisier, some cheap talk; their values are drawn."""
    place = np.arange(TOLD)
    return Statements(
        time=days * np.linspace(0.05, 0.95, TOLD),
        side=(place % 2).astype(np.intp),
        value=np.zeros(TOLD),
        high=np.zeros(TOLD),
        bound=np.zeros(TOLD, np.int64),
        noise=np.where(place % 3, 1.0, 1.5),
        cheap=np.where(place % 4 == 0, 0.3, 0.0),
    )


def beliefs() -> Beliefs:
    """A prior of openings, last words and exponents, in logs."""
    middle = np.log([1.5, 0.95, 1.1, 1.1, 2.0, 2.0]).tolist()
    return Beliefs(mean=tuple(middle), spread=(0.5, 0.15, 0.25, 0.25, 0.8, 0.8))


def _pooled(batches: list[Calibration]) -> Calibration:
    names = batches[0].ranks
    return ranked({name: np.concatenate([one.ranks[name] for one in batches]) for name in names})


def _rows(where: str, found: Calibration) -> list[tuple[str, str]]:
    rows = [
        (f"{name}, {where}", f"{distance:.3f} from uniform, band {found.band:.3f}")
        for name, distance in found.distance.items()
    ]
    return [*rows, (f"outside the band, {where}", ", ".join(found.outside()) or "none")]
