"""What pricing costs in CPU time, and its quantiles against ten million plain draws."""

from __future__ import annotations

import math
import time
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.agreement import paid_before
from burdenshare.case.folder import open_case
from burdenshare.cost import View, price, price_blocks
from burdenshare.cost.price import LEVELS, sample, total
from burdenshare.cost.world import plain, world

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from burdenshare.agreement import Agreement, Payment
    from burdenshare.case.folder import Case
    from burdenshare.cost import Cost

AGREEMENT = "sma-12"
PLAIN = 10_000_000
BLOCK = 1 << 15
_FACTORS = ((0.5, 0.012, 0.021, 0.02), (1e-6, 0.09, 7.2, 7.2))  # pull, sd, start, mean


def run() -> list[tuple[str, str]]:
    """Name and figure of each measurement."""
    case = open_case("@us-korea")
    agreement = case.agreements[AGREEMENT]
    before = paid_before(agreement, case.agreements, case.series)
    seconds = _cpu(case, agreement, before)
    own, dollars, spent = _plain(case, agreement, before)
    rows = [(f"price {AGREEMENT}, 8 x 4,096 draws", f"{1e3 * seconds:.1f} ms CPU")]
    cost = price(agreement, case.series, case.exchange, view=View(), before=before)
    for name, found, draws in (("own", cost.own, own), ("dollar", cost.dollars, dollars)):
        values, errors = _batched(draws)
        for k, level in enumerate(LEVELS):
            z = (found.levels[k] - values[k]) / math.hypot(found.errors[k], errors[k])
            title = f"{name} total, quantile {level:g}, against {PLAIN:.0e} plain draws"
            both = f"{found.levels[k]:.6g} and {values[k]:.6g}, {z:+.1f} s.e. apart"
            rows.append((title, f"{both}; relative s.e. {found.errors[k] / found.levels[k]:.1e}"))
        needed = PLAIN * (errors[2] / found.errors[2]) ** 2
        rows.append(
            (
                f"{name} median by plain numpy to the same error",
                f"{spent * needed / PLAIN:.3g} s CPU, {spent * needed / PLAIN / seconds:.0f} times",
            )
        )
    fixed = price(agreement, case.series, case.exchange, view=View(parameter_uncertainty=False))
    views = {"parameters uncertain": cost, "parameters fixed": fixed}
    views["blocks of the past"] = price_blocks(agreement, case.series, case.exchange)
    return [*rows, _quantlib(), *_side_by_side(views)]


def _side_by_side(views: dict[str, Cost]) -> list[tuple[str, str]]:
    """Both totals in billions under each way to draw what is not known: 5, 50 and 95 per cent."""
    rows = []
    for name, cost in views.items():
        won, dollars = (
            " / ".join(f"{level / 1e9:,.2f}" for level in (q.q05, q.q50, q.q95))
            for q in (cost.own, cost.dollars)
        )
        rows.append((f"{AGREEMENT}, {name}", f"KRW {won} bn; USD {dollars} bn"))
    return rows


def _quantlib(paths: int = 8 * 4096) -> tuple[str, str]:
    """CPU time of QuantLib's own Sobol generator for as many two-factor paths, without a payoff."""
    name = f"QuantLib Sobol paths, 2 factors, 5 steps, {paths:,} paths, no payoff"
    if find_spec("QuantLib") is None:
        return name, "0.459 s CPU (recorded with QuantLib 1.44 on this kind of machine, 2.1 GHz)"
    ql = import_module("QuantLib")
    processes = [ql.OrnsteinUhlenbeckProcess(k, sd, x, m) for k, sd, x, m in _FACTORS]
    joint = ql.StochasticProcessArray(processes, ql.Matrix([[1.0, 0.0], [0.0, 1.0]]))
    sequence = ql.GaussianLowDiscrepancySequenceGenerator(
        ql.UniformLowDiscrepancySequenceGenerator(10)
    )
    times = [float(step) for step in range(6)]
    generator = ql.GaussianSobolMultiPathGenerator(joint, times, sequence, False)  # noqa: FBT003
    found = np.empty((paths, 2, 6))
    start = time.process_time()
    for k in range(paths):
        path = generator.next().value()
        found[k] = path[0], path[1]
    return name, f"{time.process_time() - start:.3g} s CPU"


def _cpu(case: Case, agreement: Agreement, before: tuple[Payment, ...]) -> float:
    """Best of seven, in CPU seconds."""
    best = math.inf
    for _ in range(7):
        start = time.process_time()
        price(agreement, case.series, case.exchange, view=View(), before=before)
        best = min(best, time.process_time() - start)
    return best


def _plain(
    case: Case, agreement: Agreement, before: tuple[Payment, ...]
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Both totals on plain draws, and the CPU seconds they took."""
    start = time.process_time()
    own, dollars = [], []
    for seed in range(-(-PLAIN // BLOCK)):
        drawn = world(
            [agreement],
            case.series,
            case.exchange,
            view=View(),
            draws=BLOCK,
            scrambles=1,
            seed=seed,
            sampler=plain,
        )
        found = sample(agreement, case.series, drawn, before=before)
        own.append(np.ravel(total(found.own)))
        dollars.append(np.ravel(total(found.dollars)))
    spent = time.process_time() - start
    return np.concatenate(own)[:PLAIN], np.concatenate(dollars)[:PLAIN], spent


def _batched(draws: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Quantiles over a hundred batches: their mean and its standard error."""
    found = np.quantile(draws.reshape(100, -1), LEVELS, axis=1)
    return found.mean(axis=1), found.std(axis=1, ddof=1) / 10


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name}: {figure}")
