"""Tempered sequential Monte Carlo: from draws of a prior to draws of a posterior, and its evidence.

A few statements may be read in several ways, so that the posterior has narrow modes: particles are
moved far, by proposals from a mixture fitted to them, and near, by differences between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Floats: TypeAlias = NDArray[np.float64]
CHAINS = 1_024  # particles moved at a time: their arrays stay in the cache
_DEGREES = 8.0  # of freedom of the Student t parts of a proposal


def temper(
    draws: Floats,
    log_prior: Callable[[Floats], Floats],
    log_likelihood: Callable[[Floats], Floats],
    *,
    moves: int,
    rng: np.random.Generator,
) -> Tempered:
    """Carry prior draws to the posterior in stages that keep half of the effective sample.

    At each stage `CHAINS` particles are drawn by weight and moved; every place that they visit on
    the way stays in the pool that the next stage weighs.

    Returns:
        As many particles as there were draws, and what the stages were.

    Reference:
        Dau and Chopin 2022, Waste-free sequential Monte Carlo.
    """

    def target(rows: Floats) -> tuple[Floats, Floats]:
        return log_likelihood(rows), log_prior(rows)

    pool = _Pool(draws, *target(draws))
    power, stages = 0.0, list[Stage]()
    while power < 1:
        step = _next(pool.chance, power)
        log_weight = (step - power) * pool.chance
        top = float(log_weight.max())
        weight = np.exp(log_weight - top)
        gained, kept = top + float(np.log(weight.mean())), _effective(weight)
        power = step
        lanes = min(CHAINS, draws.shape[0])
        places = (rng.random() + np.arange(lanes)) / lanes
        chosen = np.searchsorted(np.cumsum(weight / weight.sum()), places)
        begun = pool.at(np.minimum(chosen, weight.size - 1))
        pool, accepted = _moved(begun, target, power=power, moves=moves, rng=rng)
        stages.append(Stage(power=power, log_evidence=gained, effective=kept, accepted=accepted))
    size = pool.draws.shape[0]
    last = np.asarray(rng.choice(size, draws.shape[0], replace=size < draws.shape[0]))
    return Tempered(*pool.at(last), stages=tuple(stages))


class Stage(NamedTuple):
    """One stage of tempering.

    Attributes:
        power: Of the likelihood after it; the last is 1.
        log_evidence: What it adds to the log evidence.
        effective: Effective share of the pool that it weighed, before any move.
        accepted: Share of its moves that were accepted.
    """

    power: float
    log_evidence: float
    effective: float
    accepted: float


class Tempered(NamedTuple):
    """Equal particles of a posterior, shape (draws, parameters), and how they came about.

    Attributes:
        draws: The particles.
        log_likelihood: Of each, shape (draws,).
        log_prior: Log prior density of each up to a constant, shape (draws,).
        stages: The stages, in order.
    """

    draws: Floats
    log_likelihood: Floats
    log_prior: Floats
    stages: tuple[Stage, ...]


class _Pool(NamedTuple):
    """Particles, shape (rows, parameters), with their log likelihood and log prior, (rows,)."""

    draws: Floats
    chance: Floats
    density: Floats

    def at(self, rows: NDArray[np.intp]) -> _Pool:
        return _Pool(*(part[rows] for part in self))


def _moved(
    begun: _Pool,
    target: Callable[[Floats], tuple[Floats, Floats]],
    *,
    power: float,
    moves: int,
    rng: np.random.Generator,
) -> tuple[_Pool, float]:
    """All places visited in so many moves of each lane, and the share of moves accepted.

    Moves far and near take turns: far ones are drawn from a mixture fitted to the lanes, which
    carries them from one reading of the statements to another (was it cheap talk, or a position?);
    near ones add the difference of two lanes in some of the parameters (Ter Braak 2006).
    """
    now, seen, taken = begun, list[_Pool](), 0
    rows, width = begun.draws.shape
    if not moves:
        return begun, 0.0
    far = Mixture.fitted(begun.draws, rng)
    for number in range(moves):
        if number % 2:
            one, other = (begun.draws[rng.integers(0, rows, rows)] for _ in range(2))
            some = rng.random((rows, width)) < 1 / 3
            scale = 2.38 / np.sqrt(2 * np.maximum(some.sum(axis=1, keepdims=True), 1))
            proposed, tilt = now.draws + scale * (one - other) * some, np.zeros(rows)
        else:
            proposed = far.draw(rows, rng)
            tilt = far.log_density(now.draws) - far.log_density(proposed)
        new = _Pool(proposed, *target(proposed))
        gain = power * (new.chance - now.chance) + new.density - now.density + tilt
        take = np.log(rng.random(rows)) < gain
        now = _Pool(
            np.where(take[:, None], new.draws, now.draws),
            np.where(take, new.chance, now.chance),
            np.where(take, new.density, now.density),
        )
        taken += int(take.sum())
        seen.append(now)
    pool = _Pool(*(np.concatenate(part) for part in zip(*seen, strict=True)))
    return pool, taken / (rows * moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """A mixture of Student t distributions, to propose from.

    Attributes:
        share: Weight of each part, shape (parts,).
        centre: Shape (parts, parameters).
        root: Cholesky factors of their scale, shape (parts, parameters, parameters).
        inverse: Their inverses.
    """

    share: Floats
    centre: Floats
    root: NDArray[np.floating]
    inverse: NDArray[np.floating]

    @classmethod
    def of(cls, share: Floats, centre: Floats, scale: Floats) -> Mixture:
        """From its weights, centres and scale matrices."""
        root = np.linalg.cholesky(scale)
        return cls(share=share, centre=centre, root=root, inverse=np.linalg.inv(root))

    @classmethod
    def fitted(cls, rows: Floats, rng: np.random.Generator, *, parts: int = 4) -> Mixture:
        """Fitted to rows by some rounds of expectation and maximisation, a little widened."""
        count = rows.shape[0]
        wider = np.diag(0.02 * rows.var(axis=0) + 1e-12)
        scale = np.repeat((np.cov(rows.T) + wider)[None], parts, axis=0)
        centre = rows[rng.choice(count, parts, replace=False)]
        found = cls.of(np.full(parts, 1 / parts), centre, scale)
        for _ in range(10):
            log_each = found.weighed(-0.5 * found.distance(rows))
            of = np.exp(log_each - log_each.max(axis=0))
            of /= of.sum(axis=0)
            many = of.sum(axis=1) + 1e-6
            centre = (of @ rows) / many[:, None]
            off = rows[None] - centre[:, None]
            scale = np.swapaxes(off * of[:, :, None], 1, 2) @ off / many[:, None, None] + wider
            found = cls.of(many / many.sum(), centre, scale)
        return found

    def draw(self, count: int, rng: np.random.Generator) -> Floats:
        """Draws, shape (count, parameters)."""
        parts, width = self.centre.shape
        part = np.minimum(np.searchsorted(np.cumsum(self.share), rng.random(count)), parts - 1)
        z = rng.standard_normal((count, width)) / np.sqrt(
            rng.chisquare(_DEGREES, (count, 1)) / _DEGREES
        )
        moved = np.empty_like(z)
        for number in range(parts):
            own = part == number
            moved[own] = self.centre[number] + z[own] @ self.root[number].T
        return moved

    def log_density(self, rows: Floats) -> Floats:
        """Log density up to a constant, shape (rows,)."""
        width = self.centre.shape[1]
        logs = self.weighed(-0.5 * (_DEGREES + width) * np.log1p(self.distance(rows) / _DEGREES))
        top: Floats = logs.max(axis=0)
        return np.asarray(top + np.log(np.exp(logs - top).sum(axis=0)))

    def distance(self, rows: Floats) -> Floats:
        """Squared distances in units of each part's scale, shape (parts, rows)."""
        z = self.inverse @ (rows.T[None] - self.centre[:, :, None])
        return np.asarray(np.einsum("kij,kij->kj", z, z))

    def weighed(self, inner: Floats) -> Floats:
        """Log densities of the parts with their weight, given what their kernels are."""
        size = np.log(np.diagonal(self.root, axis1=1, axis2=2)).sum(axis=1)
        return np.asarray(inner + (np.log(self.share) - size)[:, None])


def _next(chance: Floats, power: float) -> float:
    """The next power: as far as half of the effective sample size is kept."""

    def kept(step: float) -> float:
        return _effective(np.exp((step - power) * (chance - chance.max())))

    if kept(1.0) >= 0.5:
        return 1.0
    low, high = power, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if kept(middle) < 0.5 else (middle, high)
    return low


def _effective(weight: Floats) -> float:
    """Effective sample size of weights, as a share of their number."""
    return float(weight.sum() ** 2 / (weight**2).sum() / weight.size)
