"""An observed index or level by year, each value with its source and the day it was public."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from burdenshare.errors import SeriesError


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value of a series.

    Attributes:
        year: Calendar (or fiscal) year it is for.
        value: As the source prints it, in the series' unit.
        published: When the public could know it; None where nobody knows.
        source: Address or data set.
        status: verified, derived, conflict, unverified-memory ...
        note: What a reader must know.
    """

    year: int
    value: float
    published: date | None = None
    source: str = ""
    status: str = "verified"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A named yearly series: raw values, and how its publisher rounds them.

    Attributes:
        name: ``cpi.KR``, ``defence.KR`` ... as agreements refer to it.
        unit: ``percent`` for growth rates, else a currency with a scale, ``people`` ...
        decimals: Digits after the point in the official announcement; None where none is fixed.
        observations: One a year; kept sorted by year.
    """

    name: str
    unit: str
    decimals: int | None = None
    observations: tuple[Observation, ...] = ()
    _by_year: Mapping[int, Observation] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = tuple(sorted(self.observations, key=lambda row: row.year))
        object.__setattr__(self, "observations", rows)
        by_year = {row.year: row for row in rows}
        if len(by_year) != len(self.observations):
            years = [row.year for row in self.observations]
            twice = next(year for year in years if years.count(year) > 1)
            raise SeriesError(f"year {twice} is given twice", place=self.name)
        for row in self.observations:
            if not math.isfinite(row.value):
                raise SeriesError(f"{row.value} of {row.year} is no number", place=self.name)
        object.__setattr__(self, "_by_year", by_year)

    def at(self, year: int) -> Observation | None:
        """The observation of a year, or None."""
        return self._by_year.get(year)

    def announced(self, year: int) -> float:
        """The value as officially announced: rounded half up to the announced digits.

        Raises:
            SeriesError: The series has no value for the year.

        Example:
            >>> rows = (Observation(year=2016, value=0.972),)
            >>> Series(name="cpi.KR", unit="percent", decimals=1, observations=rows).announced(2016)
            1.0
        """
        row = self.at(year)
        if row is None:
            raise SeriesError(f"has no value for {year}", place=self.name)
        if self.decimals is None:
            return row.value
        step = Decimal(1).scaleb(-self.decimals)
        return float(Decimal(repr(row.value)).quantize(step, ROUND_HALF_UP))

    def as_of(self, day: date) -> Series:
        """The series as the public knew it: only what was published by that day."""
        known = tuple(r for r in self.observations if r.published and r.published <= day)
        return Series(name=self.name, unit=self.unit, decimals=self.decimals, observations=known)
