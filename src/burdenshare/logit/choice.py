"""Conditional logit: which of several candidates it is, given the features of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from operator import itemgetter
from typing import TypeVar

from burdenshare.logit.model import UNIT

T = TypeVar("T")
_SIZE = itemgetter(1)


@dataclass(frozen=True, slots=True)
class Choice:
    """Weights of a conditional logit over features that a candidate has or has not.

    Attributes:
        weights: What each feature adds to the utility of a candidate, in log odds.

    Reference:
        McFadden 1974, Conditional logit analysis of qualitative choice behavior, eq. 18.
    """

    weights: Mapping[str, float]

    def utility(self, features: Sequence[str]) -> float:
        """What the features of a candidate add up to, in log odds."""
        weight = self.weights.get
        return sum([weight(name, 0.0) for name in features])


def chances(utilities: Sequence[tuple[T, float]]) -> dict[T, float]:
    """Probability of each candidate by its utility; one that stands there twice has both.

    Example:
        >>> chances([("a", 1.0), ("b", 1.0), ("a", 1.0)])
        {'a': 0.6666666666666666, 'b': 0.3333333333333333}
    """
    top = max(map(_SIZE, utilities), default=0.0)
    out: dict[T, float] = {}
    for one, size in utilities:
        told = exp(size - top)
        out[one] = out[one] + told if one in out else told
    total = sum(out.values())
    return {one: odds / total for one, odds in out.items()}


def dumped(choice: Choice) -> str:
    """The weights as lines of text: a feature and its weight in `UNIT` parts."""
    lines = [f"{name}\t{round(size * UNIT)}" for name, size in choice.weights.items()]
    return "\n".join(["feature\tweight", *lines, ""])


def loaded(text: str) -> Choice:
    """The weights that `dumped` wrote."""
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return Choice({name: int(size) / UNIT for name, size in rows})
