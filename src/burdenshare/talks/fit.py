"""From public positions to beliefs: a tempered sequential Monte Carlo fit of the concession model.

Positions are leaks: some classes of source are noisier than others, a principal's word is often
cheap talk that repeats an opening, a bound or a range is less than a figure, and that there was no
deal until today is evidence too. Few statements identify little: every fit carries the prior
beside the posterior and how much narrower it became.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from burdenshare.errors import TalksError
from burdenshare.talks.definition import Move, Player
from burdenshare.talks.temper import Stage, temper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

Floats: TypeAlias = NDArray[np.float64]
NAMES = (
    "anchor_demander",
    "anchor_payer",
    "reservation_demander",
    "reservation_payer",
    "log_exponent_demander",
    "log_exponent_payer",
    "log_noise_demander",
    "log_noise_payer",
    "log_horizon",
)
NOISE = {"official": 0.7, "press": 1.0, "press-anonymous": 1.5, "memoir": 1.5, "disputed": 2.0}
CHEAP = {True: 0.7, False: 0.1}  # chance that a principal, or a negotiator, repeats the opening
CHEAP_SPREAD = 0.25  # log amount about the opening
NEAR = 0.02  # log amount: gap at which a deal is struck in every second round
_T4 = float(np.log(3 / 8))  # log density of Student's t with 4 degrees of freedom at 0
_BOUNDS = {"less_than": -1, "at_most": -1, "more_than": 1, "at_least": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """Prior of the concession model; sums are logs, horizons days.

    Attributes:
        mean: Means of anchors, reservations and log exponents, order of `NAMES`, shape (6,).
        spread: Their standard deviations, shape (6,).
        noise: Scale of the half-normal prior of each side's noise, log amount.
        horizon: Mean and spread of the log horizon, or None where times are relative already.
    """

    mean: tuple[float, float, float, float, float, float]
    spread: tuple[float, float, float, float, float, float]
    noise: float = 0.2
    horizon: tuple[float, float] | None = None

    def draw(self, count: int, rng: np.random.Generator) -> Floats:
        """Draws from the prior, shape (count, 8) or with a horizon (count, 9)."""
        main = np.array(self.mean) + np.array(self.spread) * rng.standard_normal((count, 6))
        noise = np.log(np.abs(self.noise * rng.standard_normal((count, 2))) + 1e-12)
        columns = [main, noise]
        if self.horizon:
            columns.append(self.horizon[0] + self.horizon[1] * rng.standard_normal((count, 1)))
        return np.concatenate(columns, axis=1)

    def log_density(self, draws: Floats) -> Floats:
        """Log prior density up to a constant, shape (draws,)."""
        z = (draws[:, :6] - np.array(self.mean)) / np.array(self.spread)
        noise = draws[:, 6:8]
        total = -0.5 * np.einsum("ij,ij->i", z, z)
        total += (noise - 0.5 * np.exp(2 * noise) / self.noise**2).sum(axis=1)
        if self.horizon:
            total -= 0.5 * ((draws[:, 8] - self.horizon[0]) / self.horizon[1]) ** 2
        return np.asarray(total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Public positions as arrays, one row a statement.

    Attributes:
        time: Days since the start, or relative times in (0, 1].
        side: 0 for the demander, 1 for the payer.
        value: Log amount; of a range its lower end.
        high: Log amount of the upper end of a range, else the value.
        bound: 0 for a figure, 1 for "at least", -1 for "at most", 2 for a range.
        noise: Factor on the side's noise.
        cheap: Chance that it only repeats the opening.
    """

    time: Floats
    side: NDArray[np.intp]
    value: Floats
    high: Floats
    bound: NDArray[np.int64]
    noise: Floats
    cheap: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """Weighted away into equal particles, with what was learnt.

    Attributes:
        names: Names of the columns.
        particles: Draws, shape (particles, parameters).
        prior: Draws from the prior, same shape.
        log_likelihood: Of each particle, of statements and of talks still open, (particles,).
        log_prior: Log prior density of each particle up to a constant, (particles,).
        stages: What each stage of tempering did.
    """

    names: tuple[str, ...]
    particles: Floats
    prior: Floats
    log_likelihood: Floats
    log_prior: Floats
    stages: tuple[Stage, ...]

    @property
    def log_evidence(self) -> float:
        """Log marginal likelihood of the statements."""
        return sum(stage.log_evidence for stage in self.stages)

    def table(self) -> list[dict[str, float | str]]:
        """Prior beside posterior: mean, spread and contraction 1 - (posterior/prior variance)."""
        rows: list[dict[str, float | str]] = []
        for place, name in enumerate(self.names):
            before, after = self.prior[:, place], self.particles[:, place]
            shrunk = 1 - float(np.var(after) / np.var(before))
            rows.append(
                {
                    "parameter": name,
                    "prior_mean": float(before.mean()),
                    "prior_sd": float(before.std()),
                    "mean": float(after.mean()),
                    "sd": float(after.std()),
                    "contraction": shrunk,
                }
            )
        return rows


def statements(moves: Sequence[Move], *, start: dt.date) -> Statements:
    """Demands and offers with a sum, as arrays; one row a move, so a copied leak counts once."""
    rows = [
        move
        for move in moves
        if move.amount
        and move.amount > 0
        and move.kind in {"demand", "offer"}
        and move.date >= start
    ]
    low = np.log([move.amount or 1.0 for move in rows])
    high = np.log([max(move.amount_high or 0.0, move.amount or 1.0) for move in rows])
    bound = [_BOUNDS.get(move.modality, 0) for move in rows]
    return Statements(
        time=np.array([max((move.date - start).days, 0.5) for move in rows], dtype=np.float64),
        side=np.array([int(move.side is Player.PAYER) for move in rows], dtype=np.intp),
        value=low.astype(np.float64),
        high=high.astype(np.float64),
        bound=np.where((high > low) & (np.array(bound) == 0), 2, bound).astype(np.int64),
        noise=np.array([NOISE.get(move.source, 1.0) for move in rows], dtype=np.float64),
        cheap=np.array(
            [CHEAP[move.principal] * (move.side is Player.DEMANDER) for move in rows],
            dtype=np.float64,
        ),
    )


def fit(
    said: Statements,
    beliefs: Beliefs,
    *,
    open_until: float | None = None,
    particles: int = 4_096,
    moves: int = 80,
    seed: int = 0,
) -> Posterior:
    """Posterior of the concession model given public positions and that talks are still open.

    Each statement is Student t with 4 degrees of freedom about the side's position, or with
    probability ``cheap`` normal about its opening; bounds and ranges count with their probability.

    Args:
        said: The statements.
        beliefs: The prior.
        open_until: Time (as in the statements) until which there was no deal, or None.
        particles: Particles.
        moves: Moves of each lane at each stage, see `burdenshare.talks.temper`; with a third of
            them narrow modes of the posterior at real positions are found too late.
        seed: Names the random stream.

    Raises:
        TalksError: A time that is not positive, or fewer than 16 particles.

    Reference:
        Del Moral, Doucet and Jasra 2006; adaptive tempering Jasra et al. 2011.
    """
    if (said.time <= 0).any():
        raise TalksError("every statement needs a time after the start", place="statements.time")
    if open_until is not None and open_until <= 0:
        raise TalksError("talks can only be open until a time after the start", place="open_until")
    if particles < 16:
        raise TalksError(f"{particles} particles are too few", place="particles")
    rng = np.random.default_rng(seed)
    prior = beliefs.draw(particles, rng)
    log_time = np.log(said.time)
    last = None if open_until is None else float(np.log(open_until))

    def likelihood(draws: Floats) -> Floats:
        total = log_likelihood(draws, said, log_time)
        return total if last is None else total + still_open(draws, last)

    found = temper(prior, beliefs.log_density, likelihood, moves=moves, rng=rng)
    return Posterior(
        names=NAMES if beliefs.horizon else NAMES[:8],
        particles=found.draws,
        prior=prior,
        log_likelihood=found.log_likelihood,
        log_prior=found.log_prior,
        stages=found.stages,
    )


def rivals(
    said: Statements,
    beliefs: Beliefs,
    *,
    open_until: float | None = None,
    particles: int = 1_024,
    seed: int = 0,
) -> dict[str, float]:
    """Log evidence of rival accounts of the same statements; differences are log Bayes factors.

    ``concession``: positions move from opening to reservation, each at its own pace; ``linear``:
    at an even pace; ``openings``: nobody moves; ``reservations``: each says from the start what it
    would settle for. With few statements they hardly differ, and that is the finding.

    Args:
        said: The statements.
        beliefs: The prior of the concession model.
        open_until: Time until which there was no deal, or None.
        particles: Particles of each fit.
        seed: Names the random stream.
    """
    mean, spread = beliefs.mean, beliefs.spread
    even = replace(beliefs, mean=(*mean[:4], 0.0, 0.0), spread=(*spread[:4], 1e-3, 1e-3))
    relative = replace(beliefs, horizon=None)
    still = replace(said, time=np.full(said.time.size, 1e-30))
    done = replace(said, time=np.ones(said.time.size))
    accounts = {
        "concession": (said, beliefs, open_until),
        "linear": (said, even, open_until),
        "openings": (still, relative, None if open_until is None else 1e-30),
        "reservations": (done, relative, None if open_until is None else 1.0),
    }
    return {
        name: fit(
            rows, prior, open_until=until, particles=particles, moves=40, seed=seed
        ).log_evidence
        for name, (rows, prior, until) in accounts.items()
    }


def log_likelihood(draws: Floats, said: Statements, log_time: Floats) -> Floats:
    """Log likelihood of the statements, shape (draws,); a constant noise of 1 is one log unit."""
    if not said.time.size:
        return np.zeros(draws.shape[0])
    # one row a statement: rows of memory are then read in order
    theta = np.ascontiguousarray(draws.T)
    log_clock = log_time[:, None]
    if theta.shape[0] > 8:
        log_clock = np.minimum(log_clock - theta[8], 0.0)
    anchor, end = theta[said.side], theta[said.side + 2]
    centre = anchor + (end - anchor) * np.exp(np.exp(theta[4:6])[said.side] * log_clock)
    scale = np.exp(theta[6:8])[said.side] * said.noise[:, None]
    z, z_high = ((bound[:, None] - centre) / scale for bound in (said.value, said.high))
    wide = 1 + 0.25 * z * z
    density = np.exp(_T4) / (scale * wide * wide * np.sqrt(wide))
    _censor(density, said.bound, t4_below, z, z_high)
    if said.cheap.any():
        some, share = said.cheap > 0, said.cheap[said.cheap > 0, None]
        off, high = (
            (bound[some, None] - anchor[some]) / CHEAP_SPREAD for bound in (said.value, said.high)
        )
        talk = np.exp(-0.5 * off * off) / (CHEAP_SPREAD * np.sqrt(2 * np.pi))
        _censor(talk, said.bound[some], _normal_below, off, high)
        density[some] = (1 - share) * density[some] + share * talk
    return np.asarray(np.log(np.maximum(density, 1e-300)).sum(axis=0))


def _censor(
    density: Floats,
    bound: NDArray[np.int64],
    below: Callable[[Floats], Floats],
    z: Floats,
    z_high: Floats,
) -> None:
    """Bounds count with the probability of a tail, ranges with that between their ends."""
    for kind in {int(one) for one in bound if one}:
        rows = bound == kind
        if kind == 1:
            density[rows] = 1 - below(z[rows])
        elif kind == -1:
            density[rows] = below(z_high[rows])
        else:
            density[rows] = below(z_high[rows]) - below(z[rows])


def _normal_below(z: Floats) -> Floats:
    """Distribution function of the standard normal, Abramowitz and Stegun 26.2.17 (to 1e-7)."""
    t = 1 / (1 + 0.2316419 * np.abs(z))
    terms = (0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429)
    tail = np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi) * np.polyval([*terms[::-1], 0.0], t)
    return np.asarray(np.where(z > 0, 1 - tail, tail))


def t4_below(z: Floats) -> Floats:
    """Distribution function of Student's t with 4 degrees of freedom.

    F(t) = 1/2 + 3/8 t/sqrt(1 + t^2/4) (1 - t^2 / (12 (1 + t^2/4))).

    Example:
        >>> float(t4_below(np.array([2.131847])).round(6)[0])
        0.95
    """
    wide = 1 + z * z / 4
    return np.asarray(0.5 + 0.375 * z / np.sqrt(wide) * (1 - z * z / (12 * wide)))


def still_open(draws: Floats, log_time: float) -> Floats:
    """Log probability that the positions have not met by a time, shape (draws,)."""
    log_clock = np.full(draws.shape[0], log_time)
    if draws.shape[1] > 8:
        log_clock = log_clock - draws[:, 8]
    log_clock = np.minimum(log_clock, 0.0)
    positions = [
        draws[:, side]
        + (draws[:, side + 2] - draws[:, side]) * np.exp(np.exp(draws[:, side + 4]) * log_clock)
        for side in (0, 1)
    ]
    return np.asarray(-np.logaddexp(0.0, -(positions[0] - positions[1]) / NEAR))
