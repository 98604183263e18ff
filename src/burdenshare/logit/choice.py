"""Conditional logit: which of several candidates it is, given the features of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import TypeVar

from burdenshare.logit.model import UNIT

T = TypeVar("T")


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


def odds(utilities: Sequence[tuple[T, float]]) -> dict[T, float]:
    """Odds of each candidate by its utility; one that stands there twice has both.

    Example:
        >>> odds([("a", 0.0), ("b", 0.0), ("a", 0.0)])
        {'a': 2.0, 'b': 1.0}
    """
    out: dict[T, float] = {}
    for one, size in utilities:
        out[one] = out[one] + exp(size) if one in out else exp(size)
    return out


def dumped(choice: Choice) -> str:
    """The weights as lines of text: a feature and its weight in `UNIT` parts."""
    lines = [f"{name}\t{round(size * UNIT)}" for name, size in choice.weights.items()]
    return "\n".join(["feature\tweight", *lines, ""])


def loaded(text: str) -> Choice:
    """The weights that `dumped` wrote."""
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return Choice({name: int(size) / UNIT for name, size in rows})
