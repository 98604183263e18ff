"""The weights of the second readers, by penalised maximum likelihood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from burdenshare.logit.choice import Choice
from burdenshare.logit.model import UNIT, Model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

PENALTY = 3.0  # of the squared weights: one labelled figure moves a weight by a third at most
SEEN = 3  # a feature counts that stands at so many labelled figures
STEPS = 300


def learnt(
    contexts: Sequence[Sequence[str]],
    labels: Sequence[str],
    *,
    penalty: float = PENALTY,
    seen: int = SEEN,
    counted: bool = False,
) -> Model:
    """The model under which labelled figures are likeliest, less a penalty on squared weights.

    The constant bears no penalty. Weights are rounded to `UNIT` parts of one and features whose
    weights all round to zero are left out.

    Args:
        contexts: The features of each figure.
        labels: The class of each.
        penalty: Half of it times the squared weights is taken off the log likelihood.
        seen: Figures that a feature stands at, at least.
        counted: Whether a feature that stands there twice counts twice.
    """
    count = Counter(word for one in contexts for word in set(one))
    names = sorted(word for word, times in count.items() if times >= seen)
    rows = {name: place for place, name in enumerate(names, start=1)}
    classes = tuple(sorted(set(labels)))
    shape = len(names) + 1, len(classes)
    seats = np.array([classes.index(one) for one in labels])
    found = minimize(
        _loss,
        np.zeros(shape).ravel(),
        args=(design(contexts, rows, counted=counted), np.eye(len(classes))[seats], penalty),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS},
    )
    weights = np.rint(found.x.reshape(shape) * UNIT) / UNIT
    weights[1:] -= np.rint(weights[1:].mean(axis=1, keepdims=True) * UNIT) / UNIT
    kept = np.flatnonzero(np.abs(weights[1:]).max(axis=1) > 0)
    return Model(
        classes=classes,
        rows={names[place]: seat for seat, place in enumerate(kept, start=1)},
        weights=weights[[0, *(kept + 1)]],
    )


def design(
    contexts: Sequence[Sequence[str]], rows: Mapping[str, int], *, counted: bool = False
) -> csr_array:
    """Which features each figure has, shape (figures, features + 1); the first is the constant."""
    every = contexts if counted else map(set, contexts)
    known = [[0, *(rows[word] for word in one if word in rows)] for one in every]
    starts = np.cumsum([0, *map(len, known)])
    places = np.array([row for one in known for row in one])
    return csr_array((np.ones(places.size), places, starts), shape=(len(known), len(rows) + 1))


def _loss(
    flat: NDArray[np.float64], features: csr_array, truth: NDArray[np.float64], penalty: float
) -> tuple[float, NDArray[np.float64]]:
    """Penalised negative log likelihood and its gradient."""
    weights = flat.reshape(features.shape[1], truth.shape[1])
    score = features @ weights
    top = score.max(axis=1, keepdims=True)
    odds = np.exp(score - top)
    total = odds.sum(axis=1, keepdims=True)
    loss = float((np.log(total) + top).sum() - (score * truth).sum())
    held = weights.copy()
    held[0] = 0.0
    slope = features.T @ (odds / total - truth) + penalty * held
    return loss + 0.5 * penalty * float((held**2).sum()), slope.ravel()


def chosen(
    options: Sequence[Sequence[Sequence[str]]],
    right: Sequence[Sequence[bool]],
    *,
    penalty: float = 1.0,
    seen: int = SEEN,
) -> Choice:
    """The conditional logit under which the right candidates are likeliest, less a penalty.

    Args:
        options: For each case the features of each candidate.
        right: For each case which candidates are right, at least one; their chances are summed.
        penalty: Half of it times the squared weights is taken off the log likelihood.
        seen: Candidates that a feature stands at, at least.
    """
    count = Counter(word for case in options for one in case for word in set(one))
    names = sorted(word for word, times in count.items() if times >= seen)
    rows = {name: place for place, name in enumerate(names)}
    known = [[rows[word] for word in {*one} if word in rows] for case in options for one in case]
    ends = np.cumsum([0, *map(len, known)])
    places = np.array([row for one in known for row in one], dtype=np.int64)
    table = csr_array((np.ones(places.size), places, ends), shape=(len(known), len(names)))
    sizes = np.array([len(case) for case in options])
    truth = np.array([hit for case in right for hit in case], dtype=float)
    found = minimize(
        _choice_loss,
        np.zeros(len(names)),
        args=(table, sizes, truth, penalty),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS},
    )
    weights = np.rint(found.x * UNIT) / UNIT
    return Choice({name: float(size) for name, size in zip(names, weights, strict=True) if size})


def _choice_loss(
    weights: NDArray[np.float64],
    table: csr_array,
    sizes: NDArray[np.int64],
    truth: NDArray[np.float64],
    penalty: float,
) -> tuple[float, NDArray[np.float64]]:
    """Penalised negative log likelihood of the right candidates and its gradient."""
    starts = np.cumsum([0, *sizes[:-1]])
    score = table @ weights
    odds = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
    total, hit = np.add.reduceat(odds, starts), np.add.reduceat(odds * truth, starts)
    loss = float((np.log(total) - np.log(hit)).sum()) + 0.5 * penalty * float(weights @ weights)
    pull = odds / np.repeat(total, sizes) - odds * truth / np.repeat(hit, sizes)
    return loss, table.T @ pull + penalty * weights
