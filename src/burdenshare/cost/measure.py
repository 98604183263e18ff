"""Payments in other measures: prices of one year, a soldier, a share of output or of a budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.errors import SeriesError
from burdenshare.units import Currency, Year, money_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.agreement import Agreement, Payment
    from burdenshare.series import Exchange, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A year's payment in another measure.

    Attributes:
        agreement: Key of the agreement.
        year: The (fiscal) year.
        value: In the unit.
        unit: ``KRW of 2020``, ``KRW a head``, ``share of gdp.KR``, ``USD`` ...
    """

    agreement: str
    year: Year
    value: float
    unit: str


def real(payments: Sequence[Payment], prices: Series, base: Year) -> tuple[Measure, ...]:
    """Payments in the prices of one year; years the price index does not reach are left out.

    Args:
        payments: A schedule.
        prices: Yearly growth of a price index in per cent: consumer prices or the deflator.
        base: The year whose prices are meant.

    Raises:
        SeriesError: The index is not in per cent, has a gap, or does not reach the base year.
    """
    if prices.unit != "percent":
        raise SeriesError(
            f"is in {prices.unit}; a price index is growth in percent", place=prices.name
        )
    known = {row.year for row in prices.observations}
    last, first = max(known, default=0), min(known, default=0) - 1
    if not first <= base <= last:
        raise SeriesError(f"gives prices of {first} to {last}, not of {base}", place=prices.name)
    return tuple(
        Measure(
            agreement=row.agreement,
            year=row.year,
            value=row.amount * _level(prices, base) / _level(prices, row.year),
            unit=f"{row.currency} of {base}",
        )
        for row in payments
        if first <= row.year <= last
    )


def _level(prices: Series, year: Year) -> float:
    """Price level of a year, with that before the first known growth as one."""
    level = 1.0
    for step in range(prices.observations[0].year, year + 1):
        row = prices.at(step)
        if row is None:
            raise SeriesError(f"has no value for {step}", place=prices.name)
        level *= 1 + row.value / 100
    return level


def against(payments: Iterable[Payment], level: Series) -> tuple[Measure, ...]:
    """Payments over a level of the same year: a head, or a share of output or of a budget.

    Years without a level, and payments in another currency than the level's, are left out.

    Args:
        payments: A schedule.
        level: People, or money such as output or the defence budget.
    """
    if level.unit == "people":
        currency, scale, unit = None, 1.0, "a head"
    else:
        currency, scale = money_unit(level.unit, place=level.name)
        unit = f"share of {level.name}"
    return tuple(
        Measure(
            agreement=row.agreement,
            year=row.year,
            value=row.amount / (found.value * scale),
            unit=unit if currency else f"{row.currency} {unit}",
        )
        for row in payments
        if (found := level.at(row.year)) and currency in {None, row.currency}
    )


def unspent(agreement: Agreement, payments: Iterable[Payment]) -> tuple[Measure, ...]:
    """What was agreed less what was disbursed, by year where that is known, base units."""
    paid: dict[Year, float] = {}
    for row in payments:
        if row.agreement == agreement.key and row.currency is agreement.currency:
            paid[row.year] = paid.get(row.year, 0.0) + row.amount
    return tuple(
        Measure(
            agreement=agreement.key,
            year=year,
            value=paid[year] - spent.amount * money_unit(spent.unit or agreement.unit)[1],
            unit=str(agreement.currency),
        )
        for year, spent in sorted(agreement.disbursed.items())
        if year in paid and money_unit(spent.unit or agreement.unit)[0] is agreement.currency
    )


def converted(
    payments: Iterable[Payment], exchange: Exchange, currency: Currency, until: Year
) -> tuple[Measure, ...]:
    """Payments in another currency at the mean rate of each year, up to the last known year."""
    target = exchange.of(currency)
    return tuple(
        Measure(
            agreement=row.agreement,
            year=row.year,
            value=row.amount / exchange.of(row.currency).mean(row.year) * target.mean(row.year),
            unit=str(currency),
        )
        for row in payments
        if row.year <= until
    )
