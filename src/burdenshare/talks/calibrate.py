"""Simulation-based calibration: does the fit give back what it was told?

Parameters are drawn from the prior, statements from the model, and the fit is run on them. If the
machinery is right, the rank of every true value among posterior draws is uniform; so is the rank of
quantities that look at the data, such as the log likelihood, which catch faults that parameters
alone do not. It tests the arithmetic, never the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from burdenshare.errors import UsageError
from burdenshare.talks.fit import (
    CHEAP_SPREAD,
    NAMES,
    Beliefs,
    Statements,
    fit,
    log_likelihood,
)

Floats: TypeAlias = NDArray[np.float64]
KEPT = 99  # posterior draws that a true value is ranked among


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Ranks of true values among posterior draws.

    Attributes:
        ranks: By quantity, shape (fits,), whole numbers 0 to `KEPT`.
        distance: By quantity, greatest distance of the ranks' distribution from uniform.
        band: Distance that 99 of 100 calibrated fits stay below, for one quantity.
    """

    ranks: Mapping[str, NDArray[np.int64]]
    distance: Mapping[str, float]
    band: float

    def outside(self) -> tuple[str, ...]:
        """Quantities whose ranks leave the band."""
        return tuple(name for name, value in self.distance.items() if value > self.band)


def calibrate(
    design: Statements,
    beliefs: Beliefs,
    *,
    fits: int = 500,
    particles: int = 1_024,
    moves: int = 80,
    seed: int = 0,
    given: Statements | None = None,
) -> Calibration:
    """Ranks of parameters, log likelihood and predicted sum over fits to simulated statements.

    Args:
        design: Times, sides, noise and cheap talk of the statements; their values are drawn.
        beliefs: The prior that truths are drawn from.
        fits: How many.
        particles: Particles of each fit.
        moves: Moves of each stage.
        seed: Names the random streams.
        given: Real statements. Truths are then drawn from the fit to them, and each fit takes them
            and the simulated ones together: calibration where the data are, not over the prior.

    Raises:
        UsageError: Fewer than ten fits, or a design with bounds or ranges.

    Reference:
        Talts et al. 2018; data-dependent quantities Modrak et al. 2023; given data Sailynoja et
        al. 2025, posterior calibration.
    """
    if fits < 10:
        raise UsageError(f"{fits} fits show nothing; ask for at least ten")
    if design.bound.any():
        raise UsageError("bounds and ranges cannot be drawn: give a design of plain figures")
    rng = np.random.default_rng([seed, 11])
    truths = beliefs.draw(fits, rng)
    if given is not None:
        found = fit(given, beliefs, particles=4_096, moves=2 * moves, seed=seed)
        truths = found.particles[rng.permutation(found.particles.shape[0])[:fits]]
    log_time = np.log(design.time)
    rows = []
    for number in range(fits):
        truth = truths[number : number + 1]
        said = _joined(given, _say(truth[0], design, log_time, rng))
        found = fit(said, beliefs, particles=particles, moves=moves, seed=seed + 1 + number)
        kept = found.particles[rng.permutation(particles)[:KEPT]]
        clock = np.log(said.time)
        true, drawn = _quantities(truth, said, clock), _quantities(kept, said, clock)
        rows.append((drawn < true).sum(axis=0))
    ranks = np.array(rows, dtype=np.int64)
    names = (*NAMES[: truths.shape[1]], "log_likelihood", "predicted_log_sum")
    return ranked({name: ranks[:, place] for place, name in enumerate(names)}, seed=seed)


def ranked(ranks: Mapping[str, NDArray[np.int64]], *, seed: int = 0) -> Calibration:
    """What ranks show, of one batch of fits or of several put together.

    Args:
        ranks: By quantity, whole numbers 0 to `KEPT`, one a fit; as many for each.
        seed: Of the draws that the band is taken from.
    """
    fits = {one.size for one in ranks.values()}.pop()
    return Calibration(
        ranks=ranks,
        distance={name: _distance(one) for name, one in ranks.items()},
        band=band(fits, seed=seed),
    )


def _say(
    truth: Floats, design: Statements, log_time: Floats, rng: np.random.Generator
) -> Statements:
    """Statements as the model makes them."""
    anchor, end = truth[design.side], truth[design.side + 2]
    clock = log_time if truth.size < 9 else np.minimum(log_time - truth[8], 0.0)
    centre = anchor + (end - anchor) * np.exp(np.exp(truth[design.side + 4]) * clock)
    scale = np.exp(truth[design.side + 6]) * design.noise
    value = centre + scale * rng.standard_t(4, centre.size)
    cheap = rng.random(centre.size) < design.cheap
    value = np.where(cheap, anchor + CHEAP_SPREAD * rng.standard_normal(centre.size), value)
    return Statements(
        time=design.time,
        side=design.side,
        value=value,
        high=value,
        bound=design.bound,
        noise=design.noise,
        cheap=design.cheap,
    )


def _joined(given: Statements | None, said: Statements) -> Statements:
    """Real statements and simulated ones, as one record."""
    if given is None:
        return said
    names = [part.name for part in fields(Statements)]
    both = {name: np.concatenate([getattr(given, name), getattr(said, name)]) for name in names}
    return Statements(**both)


def _quantities(draws: Floats, said: Statements, log_time: Floats) -> Floats:
    """Parameters, log likelihood and the middle of the last positions, one row a draw."""
    last = 0.5 * (draws[:, 2] + draws[:, 3])
    return np.column_stack([draws, log_likelihood(draws, said, log_time), last])


def _distance(ranks: NDArray[np.int64]) -> float:
    """Greatest distance of the empirical distribution of ranks from the uniform one."""
    steps = np.arange(KEPT + 1)
    below = np.searchsorted(np.sort(ranks), steps, side="right") / ranks.size
    return float(np.abs(below - (steps + 1) / (KEPT + 1)).max())


def band(fits: int, *, level: float = 0.99, seed: int = 0) -> float:
    """Distance from uniform that calibrated ranks stay below with a probability."""
    rng = np.random.default_rng([seed, 12])
    tries = [_distance(rng.integers(0, KEPT + 1, fits)) for _ in range(2_000)]
    return float(np.quantile(tries, level))
