"""Many claims at once: sparse normal equations, and expectation maximisation over their faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from burdenshare.inference.propagation import Floats

if TYPE_CHECKING:
    from scipy import sparse  # noqa: TC004 - heavy; no annotation is evaluated
    from scipy.sparse.linalg import SuperLU  # noqa: TC004 - the same

_DRAWS, _STEPS, _LOOSER, _BIAS = 24, 7, {4, 5}, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Many claims as arrays: sparse forms in the logs of the unknowns, and weak priors.

    Attributes:
        form: Coefficients of the claims, sparse, shape (claims, unknowns).
        centre: Their logs, shape (claims,); ``sd``, where right, and ``source`` alike.
        prior: Coefficients of walks, levels and identities, sparse, shape (priors, unknowns);
            ``prior_centre`` and ``prior_sd`` say where they lie.
        ordered: Unknowns stand series by series, those that series share last (block-arrow).
    """

    form: sparse.csr_array
    centre: Floats
    sd: Floats
    source: NDArray[np.int64]
    prior: sparse.csr_array
    prior_centre: Floats
    prior_sd: Floats
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mass:
    """What many claims come to.

    Attributes:
        mean: Posterior mean of each unknown; ``sd`` its sd, shape (unknowns,).
        doubt: Probability that each claim is faulty, shape (claims,).
        error_rate: Learnt share of faulty claims by source; ``bias`` the log bias.
    """

    mean: Floats
    sd: Floats
    doubt: Floats
    error_rate: Floats
    bias: Floats


class _Normal:
    """Normal equations whose pattern is found once: a weighted count of products fills them."""

    def __init__(self, records: Records) -> None:
        from scipy import sparse  # noqa: PLC0415 - heavy, and only many claims need it

        rows = sparse.vstack([records.form, records.prior], format="csr")
        self.rows, self.turned = rows, rows.T.tocsr()
        count = np.diff(rows.indptr)
        width = int(count.max())
        size = rows.shape[1]
        first, second, product, row = [], [], [], []
        for a in range(width):
            for b in range(width):
                have = np.flatnonzero((count > a) & (count > b))
                i, k = rows.indptr[have] + a, rows.indptr[have] + b
                first.append(rows.indices[i])
                second.append(rows.indices[k])
                product.append(rows.data[i] * rows.data[k])
                row.append(have)
        key = np.concatenate(first).astype(np.int64) * size + np.concatenate(second)
        cells, self.cell = np.unique(key, return_inverse=True)
        self.product, self.row = np.concatenate(product), np.concatenate(row)
        self.indices = (cells % size).astype(np.int32)
        self.indptr = np.searchsorted(cells, np.arange(size + 1, dtype=np.int64) * size)
        self.size, self.ordered = size, records.ordered

    def factor(self, weight: Floats) -> tuple[SuperLU, sparse.csc_array]:
        """The factored information under a weight for each row, and the information."""
        from scipy import sparse  # noqa: PLC0415 - heavy, and only many claims need it
        from scipy.sparse.linalg import splu  # noqa: PLC0415 - the same

        data = np.bincount(self.cell, self.product * weight[self.row], len(self.indices))
        shape = (self.size, self.size)
        h = sparse.csc_array(
            (data, self.indices, self.indptr.astype(np.int32)), shape=shape, dtype=np.float64
        )
        plan: Literal["NATURAL", "MMD_AT_PLUS_A"] = "NATURAL" if self.ordered else "MMD_AT_PLUS_A"
        lu = splu(h, permc_spec=plan, diag_pivot_thresh=0.0, options={"SymmetricMode": True})
        return lu, h


def _shares(
    miss: Floats, sds: tuple[Floats, Floats, Floats], rate: Floats, near: float
) -> tuple[Floats, Floats, Floats]:
    """Probability that each claim is right, a little off, or wrong."""
    right, off, wrong = sds
    logs = (
        np.log1p(-rate) - np.log(right) - 0.5 * (miss / right) ** 2,
        np.log(rate * near) - np.log(off) - 0.5 * (miss / off) ** 2,
        np.log(rate * (1 - near)) - np.log(wrong) - 0.5 * (miss / wrong) ** 2,
    )
    top = np.maximum(np.maximum(logs[0], logs[1]), logs[2])
    odds = [np.exp(value - top) for value in logs]
    whole = odds[0] + odds[1] + odds[2]
    return odds[0] / whole, odds[1] / whole, odds[2] / whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Solve:
    normal: _Normal
    lu: SuperLU
    h: sparse.csc_array
    weight: Floats

    def spread(self, rng: np.random.Generator, draws: int) -> tuple[Floats, Floats]:
        """Marginal variance of each unknown, and of each row, from draws of the posterior.

        Var(x_i) = 1 / H_ii + Var(E[x_i | rest]): only the second term is estimated from draws.
        Reference:
            Siden, Lindgren, Bolin and Villani, Efficient covariance approximations for large
            sparse precision matrices, J. Comput. Graph. Stat. 27, 2018, equation 7.
        """
        diagonal = self.h.diagonal()
        total, along = np.zeros(self.normal.size), np.zeros(len(self.weight))
        root = np.sqrt(self.weight)
        for _ in range(draws):
            x = self.lu.solve(self.normal.turned @ (root * rng.standard_normal(len(root))))
            total += ((self.h @ x) / diagonal - x) ** 2
            along += (self.normal.rows @ x) ** 2
        return 1 / diagonal + total / draws, along / draws


def solve_many(
    records: Records,
    *,
    sources: int,
    error_rate: float = 0.08,
    wide: float = 0.4,
    learn: bool = True,
    seed: int | None = 0,
) -> Mass:
    """Expectation maximisation over many claims, from loose to tight.

    Args:
        records: The claims.
        sources: How many sources there are.
        error_rate: Prior share of faulty claims of a source.
        wide: Log sd of a claim that is wrong.
        learn: Whether the error rate and the bias of each source are learnt.
        seed: Of the draws for the marginal variances; None leaves them at 1 / H_ii, too small.
    """
    normal = _Normal(records)
    firm = 1 / records.prior_sd**2
    rate, bias = np.full(sources, error_rate), np.zeros(sources)
    count = np.bincount(records.source, minlength=sources)
    near, rng = 0.3, None if seed is None else np.random.default_rng(seed)
    draws = int(np.clip(_DRAWS * 2e5 / len(records.sd), 4, _DRAWS))
    sd, right = records.sd, np.ones(len(records.sd))
    off, broad = np.sqrt(sd**2 + 0.03**2), np.full(len(sd), wide)
    weight = 1 / (8 * sd) ** 2
    for step in range(_STEPS):
        heat = max(1.0, 8 * 0.45**step)
        centre = records.centre - bias[records.source]
        both = np.concatenate([weight, firm])
        lu, h = normal.factor(both)
        pull = np.concatenate([weight * centre, firm * records.prior_centre])
        x = lu.solve(normal.turned @ pull)
        miss = centre - records.form @ x
        solved = _Solve(normal=normal, lu=lu, h=h, weight=both)
        if learn and rng is not None and step in _LOOSER:
            sd = _looser(sd, right, miss, both, solved.spread(rng, max(1, draws // 3))[1])
        right, some, bad = _shares(miss, (heat * sd, off, broad), rate[records.source], near)
        weight = right / (heat * sd) ** 2 + some / off**2 + bad / broad**2
        if learn and step > 2:
            doubt = 1 - right
            rate = (np.bincount(records.source, doubt, sources) + error_rate * 10) / (count + 10)
            near = float(np.clip(some.sum() / max(doubt.sum(), 1e-9), 0.02, 0.9))
            trust = np.bincount(records.source, weight, sources)
            bias = bias + np.bincount(records.source, weight * miss, sources) / (trust + _BIAS**-2)
    variance = 1 / h.diagonal() if rng is None else solved.spread(rng, draws)[0]
    return Mass(mean=x, sd=np.sqrt(variance), doubt=1 - right, error_rate=rate, bias=bias)


def _looser(sd: Floats, right: Floats, miss: Floats, weight: Floats, along: Floats) -> Floats:
    """Sd of right claims with the looseness that their misses show beyond the printed digits."""
    left = np.clip(1 - weight[: len(miss)] * along[: len(miss)], 0.05, 1.0)
    more = float(right @ (miss**2 / left - sd**2)) / float(right.sum())
    return np.asarray(np.sqrt(sd**2 + max(0.0, more)), dtype=np.float64)
