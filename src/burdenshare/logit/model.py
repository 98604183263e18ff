"""Multinomial logit: how likely each meaning of a figure is, given the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNIT = 50  # weights are kept in fiftieths
NONE = "none"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of a multinomial logit over features that are there or not.

    Attributes:
        classes: What is told apart, in the order of the columns.
        rows: Row of each feature in ``weights``, from 1.
        weights: Shape (features + 1, classes), log odds; the first row is the constant.

    Reference:
        Berger, Della Pietra, Della Pietra 1996, A maximum entropy approach to natural language
        processing, eq. 5.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float64]

    def chances(self, contexts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """Probability of each class for each context, shape (contexts, classes)."""
        if not contexts:
            return np.zeros((0, len(self.classes)))
        row_of = self.rows.get
        known = [[0, *filter(None, map(row_of, one))] for one in contexts]
        starts = np.cumsum([0, *map(len, known[:-1])])
        score = np.add.reduceat(self.weights[[row for one in known for row in one]], starts)
        odds = np.exp(score - score.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]

    def reasons(self, context: Sequence[str], name: str) -> list[tuple[str, float]]:
        """Features that speak for a class, the strongest first, with their log odds."""
        place = self.classes.index(name)
        told = {word: self.weights[self.rows[word]] for word in context if word in self.rows}
        found = [(word, float(row[place] - row.mean())) for word, row in told.items()]
        return sorted(found, key=lambda pair: -pair[1])


def dumped(model: Model) -> str:
    """A model as lines of text: a feature and its weights in `UNIT` parts, the constant first."""
    whole = np.rint(model.weights * UNIT).astype(int)
    names = ["constant", *model.rows]
    lines = [f"{name}\t{' '.join(map(str, row))}" for name, row in zip(names, whole, strict=True)]
    return "\n".join(["\t".join(["feature", " ".join(model.classes)]), *lines, ""])


def loaded(text: str) -> Model:
    """The model that `dumped` wrote."""
    head, *lines = text.splitlines()
    names, rows = zip(*(line.split("\t") for line in lines), strict=True)
    whole = np.array(" ".join(rows).split(), dtype=np.int64).reshape(len(rows), -1)
    return Model(
        classes=tuple(head.split("\t")[1].split(" ")),
        rows={name: place for place, name in enumerate(names) if place},
        weights=whole / UNIT,
    )
