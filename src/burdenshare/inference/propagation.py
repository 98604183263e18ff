"""The posterior of the unknowns: Gaussian in their logs, with sites that need not be.

Every claim is a site on a scalar form s = a'x of the unknowns x. Its likelihood is a mixture of
normals in s (right, broadly wrong, one of some slips) or bounded on one side. Expectation
propagation replaces each by the normal that fits its moments given all others.

Reference:
    Minka, Expectation propagation for approximate Bayesian inference, UAI 2001.
    Rasmussen and Williams, Gaussian processes for machine learning, 2006, equation 3.85.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, log, pi, sqrt
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

_TINY = 1e-8
_LEAST = 0.3  # how firmly, beside all others, a row in doubt still holds to its right parts
_STILL, _TURN = 1e-6, 1e-3  # moves of the mean, and of a row's precision beside all others'
_FAINT = 0.01  # parts less likely do not move a row: slips lie so far off that they would
_DOUBT = 1.3  # a row no more in doubt than its source's error rate times this is taken as right
_FIRST = 0.03  # variance about the start at which the rows are first looked at
_VAGUE, _WIDE = 0.1, 0.4  # variance of the rest from which no slip is looked for; sd of no slip
_LEFT = 0.05  # least part of a sum that a fall leaves of it: below, its log has no slope to use
_MANY = 2_000  # rows from which it pays to leave out their zeros
_ENDS = 100.0  # logs beyond which no unknown lies
_DEEP = -30.0  # standard scores below which a tail is taken from its expansion
_LOST, _ALONE = -80.0, 1e-8  # log odds of no part at all; least others must know of a row


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSum:
    """A further term of a row: sign times log(constant + sum of weight times exp(x))."""

    row: int
    columns: tuple[int, ...]
    weights: tuple[float, ...]
    constant: float = 0.0
    sign: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """Rows of a problem: linear forms and the mixtures of normals that hold them.

    Attributes:
        form: Coefficients, shape (rows, unknowns).
        sums: Terms that are not linear.
        centre: Where each part of a row's mixture lies, shape (rows, parts).
        sd: Its log sd, same shape.
        weight: Its log prior weight among the right parts, or among the faulty ones, same shape.
        fault: Whether the part is a fault, same shape.
        side: 1 where the first part lies above its centre by ``reach``, -1 below, 0 around.
        source: Index of the source whose error rate holds, -1 for a row that has no faults.
    """

    form: Floats
    sums: Sequence[LogSum]
    centre: Floats
    sd: Floats
    weight: Floats
    fault: Bools
    side: Floats
    reach: Floats
    source: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """What the sites leave of the unknowns.

    Attributes:
        mean: Posterior means, shape (unknowns,).
        cov: Posterior covariance, shape (unknowns, unknowns).
        without_mean: Mean of each row's form given all others; ``without_var`` its variance.
        odds: Probability of each part of each row, shape (rows, parts).
        precision: Precision each row lends, shape (rows,).
        error_rate: Learnt share of faulty rows by source.
        form: The rows' coefficients at the mean, shape (rows, unknowns).
        trusted_mean: Mean if the rows hardly in doubt are right; ``trusted`` the covariance.
        score: Log of how well each row fits what all others say, summed.
    """

    mean: Floats
    cov: Floats
    without_mean: Floats
    without_var: Floats
    odds: Floats
    precision: Floats
    error_rate: Floats
    form: Floats
    trusted: Floats
    score: float
    trusted_mean: Floats


def _tail(z: float) -> tuple[float, float, float]:
    """Log of the normal distribution function, the density over it, and by how much that tops -z.

    Deep in the tail the last is the small difference of two large numbers: expanded there.
    """
    if z > _DEEP:
        tail = log(0.5 * erfc(-z / sqrt(2)))
        ratio = exp(-0.5 * z * z - tail) / sqrt(2 * pi)
        return tail, ratio, z + ratio
    excess = -1 / z + 2 / z**3
    return -0.5 * z * z - log(-z * sqrt(2 * pi)), excess - z, excess


def beyond(
    above: Floats, variance: Floats, sd: Floats, reach: Floats
) -> tuple[Floats, Floats, Floats]:
    """Log evidence, mean and variance of what a bound leaves of a normal, counted from the bound.

    The truth lies u beyond a bound as exp(-u / reach) / reach for u >= 0, its edge softened.

    Args:
        above: Mean of the normal, as log beyond the bound, shape (rows,).
        variance: Its variance.
        sd: Log sd of the edge.
        reach: How far beyond the bound the truth lies, as log.
    """
    tilted, total = above - variance / reach, variance + sd**2
    z = tilted / np.sqrt(total)
    tail, ratio, excess = np.array([_tail(value) for value in z.tolist()]).reshape(-1, 3).T
    evidence = -above / reach + variance / (2 * reach**2) - np.log(reach) + tail
    moved = tilted + variance * ratio / np.sqrt(total)
    return evidence, moved, variance * (1 - variance / total * ratio * excess)


def _linearised(sites: Sites, x: Floats) -> tuple[Floats, Floats]:
    """Coefficients and offsets of the rows about a point (Gauss-Newton)."""
    offset = np.zeros(len(sites.form))
    if not sites.sums:
        return sites.form, offset
    form = sites.form.copy()
    for term in sites.sums:
        columns = list(term.columns)
        parts = np.asarray(term.weights) * np.exp(np.clip(x[columns], -_ENDS, _ENDS))
        whole, least = float(parts.sum()) + term.constant, _LEFT * float(np.abs(parts).sum())
        slope = term.sign * parts / (whole if whole > least else least / _LEFT)
        whole = max(whole, least)
        form[term.row, columns] += slope
        offset[term.row] += term.sign * log(whole) - float(slope @ x[columns])
    return form, offset


def _tilted(
    sites: Sites, mean: Floats, var: Floats, prior: Floats, heat: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """Mean and variance of each form under its own site, odds of its parts, log of the fit."""
    sd2 = (sites.sd if heat == 1.0 else sites.sd * np.where(sites.fault, 1.0, heat)) ** 2
    total = var[:, None] + sd2
    evidence = np.square(sites.centre - mean[:, None])
    evidence /= total
    evidence += np.log(2 * np.pi * total)
    evidence *= -0.5
    evidence += prior
    vague = np.flatnonzero(var > _VAGUE)
    slips = sites.fault[vague] & (sites.sd[vague] < _WIDE)
    evidence[vague] = np.where(slips, -np.inf, evidence[vague])
    sided = np.flatnonzero(sites.side)
    side, edge, soft = sites.side[sided], sites.centre[sided, 0], np.sqrt(sd2[sided, 0])
    above = side * (mean[sided] - edge)
    fits, moved, left = beyond(above, var[sided], soft, sites.reach[sided])
    evidence[sided, 0] = prior[sided, 0] + fits
    best = evidence.max(axis=1)
    odds = np.exp(np.maximum(evidence - best[:, None], _LOST))
    whole = odds.sum(axis=1)
    odds /= whole[:, None]
    row, part = np.nonzero(odds >= np.minimum(_FAINT, odds.max(axis=1))[:, None])
    kept = odds[row, part]
    kept /= np.bincount(row, kept)[row]
    gain = var[row] / total[row, part]
    means = mean[row] + gain * (sites.centre[row, part] - mean[row])
    variances = gain * sd2[row, part]
    first = np.searchsorted(row, sided)
    first = first[part[first] == 0]
    held = np.searchsorted(sided, row[first])
    means[first] = (edge + side * moved)[held]
    variances[first] = np.maximum(left, _TINY * var[sided])[held]
    new_mean: Floats = np.bincount(row, kept * means).astype(np.float64)
    spread = variances + (means - new_mean[row]) ** 2
    new_var: Floats = np.bincount(row, kept * spread).astype(np.float64)
    return new_mean, new_var, odds, best + np.log(whole)


def _prior(sites: Sites, rate: Floats) -> Floats:
    """Log prior weight of each part, given the error rates of the sources."""
    wrong = np.where(sites.source >= 0, rate[sites.source], 0.0)[:, None]
    with np.errstate(divide="ignore"):
        return sites.weight + np.where(sites.fault, np.log(wrong), np.log1p(-wrong))


def _begun(
    sites: Sites, start: Floats, plain: Bools, rate: Floats, mute: Bools | None
) -> tuple[Floats, Floats]:
    """First site precisions and precision means: who looks faulty at the start has no say."""
    form, offset = _linearised(sites, start)
    begun, wide = form @ start + offset, np.full(len(form), _FIRST)
    odds = _tilted(sites, begun, wide, _prior(sites, rate), 1.0)[2]
    near, far, _, _ = _tilted(sites, begun, wide, _prior(sites, np.zeros_like(rate)), 1.0)
    sound = (odds * sites.fault).sum(axis=1) < 0.5
    tau = np.where(sound, np.clip(1 / far - 1 / _FIRST, 1e-6, None), 1e-6)
    given = 1 / sites.sd[:, 0] ** 2
    nu = np.where(sound, near * (tau + 1 / _FIRST) - begun / _FIRST, 1e-6 * begun)
    tau, nu = np.where(plain, given, tau), np.where(plain, given * sites.centre[:, 0], nu)
    silent = np.zeros_like(plain) if mute is None else mute
    return np.where(silent, 1e-6, tau), np.where(silent, 0.0, nu)


def _matched(
    sites: Sites, tilted: tuple[Floats, Floats], odds: Floats, without: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Site precisions and precision means that match the moments of the tilted rows.

    A row torn between its parts would get a negative precision. It keeps a part of what its right
    parts lend: without it, rows in conflict let go of each other and drift off.
    """
    (near, far), (means, variances) = tilted, without
    right = np.where(sites.fault, 0.0, odds)
    whole = right.sum(axis=1)
    share = right / np.maximum(whole, 1e-12)[:, None]
    middle = (share * sites.centre).sum(axis=1)
    spread = (share * (sites.sd**2 + (sites.centre - middle[:, None]) ** 2)).sum(axis=1)
    least = np.clip(_LEAST * whole / (spread + variances), 1e-6, None)
    tau = np.clip(1 / far - 1 / variances, 1e-6, None)
    nu = near * (tau + 1 / variances) - means / variances
    slack = (tau < least) & (sites.side == 0)
    return np.where(slack, least, tau), np.where(slack, least * middle, nu)


def _inverse(information: Floats) -> Floats:
    """Inverse of an information matrix, scaled to a unit diagonal; as little added as holds."""
    scale = 1 / np.sqrt(np.maximum(information.diagonal(), 1e-300))
    scaled = information * scale[:, None] * scale
    for added in (0.0, 1e-14, 1e-12, 1e-10, 1e-8, 1e-6):
        try:
            root = np.linalg.cholesky(scaled + added * np.eye(len(scaled)))
        except np.linalg.LinAlgError:
            continue
        half = np.linalg.solve(root, np.diag(scale))
        return np.asarray(half.T @ half, dtype=np.float64)
    return np.diag(scale**2)


def _thin(form: Floats) -> Any:  # noqa: ANN401 - an array, or one of scipy that acts like it
    """Many rows as a sparse array, since a row names few of the unknowns."""
    if len(form) < _MANY:
        return form
    from scipy import sparse  # noqa: PLC0415 - heavy, and only many claims need it

    return sparse.csr_array(form)


def _solved(
    form: Floats, offset: Floats, tau: Floats, nu: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Mean and covariance of the unknowns; mean and variance of each row given the others."""
    thin = _thin(form)
    information = thin.T @ (thin * tau[:, None])
    cov = _inverse(information if thin is form else information.toarray())
    x = cov @ (thin.T @ (nu - tau * offset))
    h = np.maximum((thin * (thin @ cov)).sum(axis=1), 1e-14)
    variance = 1 / np.maximum(1 / h - tau, _ALONE / h)
    level = thin @ x + offset
    means = np.where(1 - tau * h > _ALONE, variance * (level / h - nu), level)
    return x, cov, means, variance


def _learnt(sites: Sites, odds: Floats, error_rate: float, trust: float) -> Floats:
    """Error rate of each source: its faulty rows, and the prior's, over all."""
    known = sites.source >= 0
    count = max(1, int(sites.source.max(initial=-1)) + 1)
    wrong = (odds * sites.fault).sum(axis=1)[known]
    faults = np.bincount(sites.source[known], wrong, count)
    rows = np.bincount(sites.source[known], minlength=count)
    learnt: Floats = (faults + error_rate * trust) / (rows + trust)
    return learnt


def _trusted(
    sites: Sites,
    state: tuple[Floats, Floats, Floats, Floats],
    plain: Bools,
    rows: tuple[Floats, Floats, Floats],
    rate: Floats,
) -> tuple[Floats, Floats]:
    """Mean and covariance if the rows that are hardly in doubt are right."""
    form, offset, tau, nu = state
    means, variances, doubt = rows
    known = np.where(sites.source >= 0, rate[sites.source], 0.0)
    sure = ~plain & (sites.source >= 0) & (doubt < _DOUBT * known)
    near, far, _, _ = _tilted(sites, means, variances, _prior(sites, np.zeros_like(rate)), 1.0)
    lent = np.clip(1 / far - 1 / variances, 1e-6, None)
    firm = np.where(sure, lent, tau)
    pull = np.where(sure, near * (lent + 1 / variances) - means / variances, nu)
    x, cov, _, _ = _solved(form, offset, firm, pull)
    return x, cov


def propagate(
    sites: Sites,
    *,
    start: Floats,
    error_rate: float = 0.05,
    trust: float = 20.0,
    most_steps: int = 40,
    mute: Bools | None = None,
) -> Posterior:
    """Expectation propagation over all rows at once, from loose to tight.

    Args:
        sites: The rows; those with one right part only are taken as they are.
        start: Where the search starts, shape (unknowns,).
        error_rate: Prior share of faulty rows of a source; its own is learnt.
        trust: Rows that the prior share is worth.
        most_steps: Rounds after which it stops in any case.
        mute: Rows that begin without a say, shape (rows,).
    """
    plain = (np.isfinite(sites.weight).sum(axis=1) == 1) & (sites.side == 0)
    rate = np.full(max(1, int(sites.source.max(initial=-1)) + 1), error_rate)
    x, (tau, nu) = start, _begun(sites, start, plain, rate, mute)
    for step in range(1, most_steps + 1):
        heat = max(1.0, 6.0 * 0.6**step)
        form, offset = _linearised(sites, x)
        moved, cov, means, variances = _solved(form, offset, tau, nu)
        shift, x = float(np.abs(moved - x).max(initial=0.0)), moved
        near, far, odds, fit = _tilted(sites, means, variances, _prior(sites, rate), heat)
        new_tau, new_nu = _matched(sites, (near, far), odds, (means, variances))
        turn = np.max(np.abs(new_tau - tau) * variances, where=~plain, initial=0.0)
        if (heat == 1.0 and shift < _STILL and turn < _TURN) or step == most_steps:
            break
        pace = np.where(plain, 0.0, 0.7 * min(1.0, 0.85 ** (step - 12)))
        tau, nu = tau + pace * (new_tau - tau), nu + pace * (new_nu - nu)
        rate = _learnt(sites, odds, error_rate, trust)
    rows = (means, variances, (odds * sites.fault).sum(axis=1))
    trusted_mean, trusted = _trusted(sites, (form, offset, tau, nu), plain, rows, rate)
    return Posterior(
        mean=x,
        cov=cov,
        without_mean=means,
        without_var=variances,
        odds=odds,
        precision=tau,
        error_rate=rate,
        form=form,
        trusted_mean=trusted_mean,
        trusted=trusted,
        score=float(fit.sum()),
    )
