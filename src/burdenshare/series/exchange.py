"""Exchange rates: units of a currency for one dollar, daily where known, else the year's mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from burdenshare.errors import SeriesError
from burdenshare.units import Currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Rates of one currency against the dollar, e.g. won for one dollar.

    Attributes:
        currency: The currency.
        days: Sorted ordinals (`date.toordinal`) of the business days with a rate.
        rates: Units of the currency for one dollar on each of ``days``.
        annual: Mean of a year, for years before the first day.
        source: Where they come from.
    """

    currency: Currency
    days: tuple[int, ...] = ()
    rates: tuple[float, ...] = ()
    annual: Mapping[int, float]
    source: str = ""

    def on(self, day: date) -> float:
        """Units for one dollar on a day: the last known rate on a weekend or holiday.

        Raises:
            SeriesError: Neither a daily rate nor the year's mean is known.
        """
        place = bisect_right(self.days, day.toordinal())
        if place:
            return self.rates[place - 1]
        if day.year in self.annual:
            return self.annual[day.year]
        raise SeriesError(f"no rate for {day}", place=f"{self.currency} per USD")

    def between(self, first: date, last: date) -> tuple[float, ...]:
        """All daily rates in a span, or the rate at its start where there is none."""
        low = bisect_right(self.days, first.toordinal() - 1)
        high = bisect_right(self.days, last.toordinal())
        return self.rates[low:high] or (self.on(first),)

    def mean(self, year: int) -> float:
        """Mean rate of a year, over its business days where known."""
        rates = self.between(date(year, 1, 1), date(year, 12, 31))
        return sum(rates) / len(rates)

    def as_of(self, day: date) -> Rates:
        """What was known by the end of a day (annual means once their year is over)."""
        cut = bisect_right(self.days, day.toordinal())
        annual = {year: rate for year, rate in self.annual.items() if year < day.year}
        return Rates(
            currency=self.currency,
            days=self.days[:cut],
            rates=self.rates[:cut],
            annual=annual,
            source=self.source,
        )

    @property
    def last_day(self) -> date | None:
        """The last day with a rate."""
        return date.fromordinal(self.days[-1]) if self.days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Rates of several currencies, every one against the dollar."""

    rates: Mapping[Currency, Rates]

    def of(self, currency: Currency) -> Rates:
        """Rates of one currency; the dollar's own is one on every day.

        Raises:
            SeriesError: The currency has no rates here.
        """
        if currency is Currency.USD:
            return Rates(currency=Currency.USD, annual=dict.fromkeys(range(1900, 2200), 1.0))
        try:
            return self.rates[currency]
        except KeyError:
            raise SeriesError("no exchange rates for this currency", place=str(currency)) from None

    def convert(self, amount: float, source: Currency, target: Currency, day: date) -> float:
        """An amount in another currency at the day's (last known) rate."""
        return amount / self.of(source).on(day) * self.of(target).on(day)

    def as_of(self, day: date) -> Exchange:
        """What was known by the end of a day."""
        return Exchange(rates={code: rates.as_of(day) for code, rates in self.rates.items()})
