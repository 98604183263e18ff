"""How one year's payment follows from the year before: the values of a pay ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from burdenshare.units import Growth, Year


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A sum that was negotiated, in the unit of its agreement: the only kind that is a number."""

    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """The last amount again; in a first year, the last of the agreement before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """The last amount grown at a fixed rate."""

    rate: Growth


@dataclass(frozen=True, slots=True, kw_only=True)
class Grow:
    """The last amount grown with one index, or with the sum of several.

    Attributes:
        series: Names of growth series in per cent, added.
        lag: Years between the index and the payment: 2 takes the index of two years before.
        cap: Highest growth of the payment in a year; None where there is none.
        floor: Lowest growth of the payment in a year; None where there is none.
        add: Points added to the index before cap and floor, as a fraction.
    """

    series: tuple[str, ...]
    lag: int = 0
    cap: Growth | None = None
    floor: Growth | None = None
    add: Growth = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of the level of a series, e.g. two per cent of GDP or a cost plus half of it."""

    of: str
    rate: float
    lag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A sum for the whole term; how it falls on the years is an assumption and is printed as one.

    Attributes:
        total: The sum, in the unit of its agreement.
        weights: One weight a year of the term; empty means evenly.
    """

    total: float
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A clause that applies only where an index is above a mark, and another where it is not.

    Attributes:
        series: Name of a growth series in per cent.
        above: The mark, as a fraction.
        then: The rule where the index is above it.
        otherwise: The rule where it is not.
        lag: Years between the index and the payment.
    """

    series: str
    above: Growth
    then: Rule
    otherwise: Rule
    lag: int = 0


Rule: TypeAlias = Typed | Hold | Rate | Grow | Share | Spread | When


def looks_at(rule: Rule | None) -> tuple[tuple[str, int], ...]:
    """Series that a rule looks at, each with its lag."""
    match rule:
        case Grow():
            return tuple((name, rule.lag) for name in rule.series)
        case Share():
            return ((rule.of, rule.lag),)
        case When():
            return ((rule.series, rule.lag), *looks_at(rule.then), *looks_at(rule.otherwise))
        case _:
            return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """What is paid: a rule for some years, and one for all the others.

    Attributes:
        years: Rules of single years; they come before the general one.
        then: The rule of every other year; None where each year has its own.
        linear: Whether the rates of `Share` years are joined by a straight line.
    """

    years: Mapping[Year, Rule] = field(default_factory=dict)
    then: Rule | None = None
    linear: bool = False

    def rule(self, year: Year) -> Rule | None:
        """The rule of a year; None where the ladder has none."""
        found = self.years.get(year, self.then)
        return self._between(year) if found is None and self.linear else found

    def _between(self, year: Year) -> Rule | None:
        steps = sorted((y, r) for y, r in self.years.items() if isinstance(r, Share))
        for (left, start), (right, end) in pairwise(steps):
            if left < year < right and isinstance(start, Share) and isinstance(end, Share):
                way = (year - left) / (right - left)
                rate = start.rate + (end.rate - start.rate) * way
                return Share(of=start.of, rate=rate, lag=start.lag)
        return None

    def series(self) -> tuple[str, ...]:
        """Names of all series the ladder looks at, sorted."""
        rules = (*self.years.values(), self.then)
        return tuple(sorted({name for rule in rules for name, _ in looks_at(rule)}))
