"""Schedules in other measures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from burdenshare.agreement import Basis, Payment, parse_agreement, schedule
from burdenshare.cost.measure import against, converted, real, unspent
from burdenshare.errors import SeriesError
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.units import Currency


def payment(year: int, amount: float, currency: Currency = Currency.KRW) -> Payment:
    return Payment(
        agreement="x",
        payer="KR",
        recipient="US",
        year=year,
        amount=amount,
        currency=currency,
        basis=Basis.NEGOTIATED,
    )


def series(values: dict[int, float], unit: str) -> Series:
    rows = tuple(Observation(year=year, value=value) for year, value in values.items())
    return Series(name="s", unit=unit, observations=rows)


PAID = (payment(2019, 100.0), payment(2020, 110.0), payment(2030, 200.0))
PRICES = series({2019: 1.0, 2020: 10.0}, "percent")


def test_real_payments_are_in_the_prices_of_the_base_year() -> None:
    found = real(PAID, PRICES, 2020)
    assert [(row.year, row.unit) for row in found] == [(2019, "KRW of 2020"), (2020, "KRW of 2020")]
    assert [row.value for row in found] == pytest.approx([110.0, 110.0])


def test_the_year_before_the_first_growth_has_prices_too() -> None:
    (row,) = real([payment(2018, 100.0)], PRICES, 2020)
    assert row.value == pytest.approx(100 * 1.01 * 1.1)


def test_a_price_index_with_a_gap_or_no_growth_is_refused() -> None:
    with pytest.raises(SeriesError, match="s: has no value for 2020"):
        real([payment(2021, 1.0)], series({2019: 1.0, 2021: 1.0}, "percent"), 2021)
    with pytest.raises(SeriesError, match="a price index is growth in percent"):
        real(PAID, series({2019: 1.0}, "people"), 2019)


def test_a_payment_a_head_leaves_out_years_without_a_count() -> None:
    (row,) = against(PAID, series({2020: 10.0}, "people"))
    assert (row.value, row.unit) == (11.0, "KRW a head")


def test_a_share_of_output_counts_its_scale_and_its_currency() -> None:
    gdp = series({2019: 1.0, 2020: 1.0}, "KRW bn")
    paid = [payment(2019, 2e6), payment(2020, 3e6, Currency.USD)]
    (row,) = against(paid, gdp)
    assert (row.value, row.unit) == (0.002, "share of s")


def test_agreed_is_not_disbursed() -> None:
    agreed = parse_agreement(
        {
            "name": "x",
            "payer": "KR",
            "recipient": "US",
            "unit": "KRW bn",
            "term": "2019/2021",
            "pay": {"then": 1000},
            "disbursed": {"2019": 700, "2020": {"amount": 800, "unit": "USD m"}, "2021": 990.5},
        },
        key="x",
        place="x.toml",
    )
    found = unspent(agreed, (*schedule(agreed, {}), replace(PAID[0], agreement="other")))
    assert [(row.year, row.value) for row in found] == [(2019, 300e9), (2021, 9.5e9)]
    assert unspent(agreed, ()) == ()


def test_payments_convert_at_each_years_mean_rate() -> None:
    won = Rates(currency=Currency.KRW, annual={2019: 1000.0, 2020: 1100.0})
    yen = Rates(currency=Currency.JPY, annual={2019: 110.0, 2020: 100.0})
    market = Exchange(rates={Currency.KRW: won, Currency.JPY: yen})
    assert [row.value for row in converted(PAID, market, Currency.USD, 2020)] == [0.1, 0.1]
    assert [row.value for row in converted(PAID, market, Currency.JPY, 2020)] == pytest.approx(
        [11.0, 10.0]
    )
