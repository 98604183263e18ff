"""Exchange rates on days, over years and as known on a day."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.errors import SeriesError
from burdenshare.series import Exchange, Rates
from burdenshare.units import Currency

FRIDAY = date(2019, 2, 8)
DAYS = (FRIDAY.toordinal(), date(2019, 2, 11).toordinal(), date(2019, 2, 12).toordinal())
WON = Rates(currency=Currency.KRW, days=DAYS, rates=(1120.0, 1125.0, 1124.0), annual={1998: 1400.4})
MARKET = Exchange(rates={Currency.KRW: WON})


def test_a_weekend_has_the_last_known_rate() -> None:
    assert WON.on(date(2019, 2, 10)) == 1120.0


def test_years_before_the_first_day_have_their_mean() -> None:
    assert WON.on(date(1998, 6, 1)) == WON.mean(1998) == 1400.4


def test_a_day_without_any_rate_is_an_error() -> None:
    with pytest.raises(SeriesError, match="KRW per USD: no rate for 1990-01-01"):
        WON.on(date(1990, 1, 1))


def test_a_span_has_its_business_days_or_the_rate_at_its_start() -> None:
    assert WON.between(FRIDAY, date(2019, 2, 11)) == (1120.0, 1125.0)
    assert WON.between(date(2019, 2, 9), date(2019, 2, 10)) == (1120.0,)


def test_the_mean_of_a_year_is_that_of_its_business_days() -> None:
    assert WON.mean(2019) == pytest.approx(1123.0)


def test_nothing_after_the_day_is_known() -> None:
    known = WON.as_of(date(2019, 2, 10))
    assert known.last_day == FRIDAY
    assert WON.as_of(date(1998, 12, 31)).annual == {}
    assert MARKET.as_of(date(2019, 2, 10)).of(Currency.KRW) == known


def test_the_dollar_is_worth_a_dollar() -> None:
    assert MARKET.of(Currency.USD).on(FRIDAY) == 1.0


def test_amounts_convert_both_ways() -> None:
    dollars = MARKET.convert(1120e9, Currency.KRW, Currency.USD, FRIDAY)
    assert dollars == pytest.approx(1e9)
    assert MARKET.convert(dollars, Currency.USD, Currency.KRW, FRIDAY) == pytest.approx(1120e9)


def test_a_currency_without_rates_is_an_error() -> None:
    with pytest.raises(SeriesError, match="JPY: no exchange rates for this currency"):
        MARKET.of(Currency.JPY)


def test_without_days_there_is_no_last_day() -> None:
    assert Rates(currency=Currency.KRW, annual={1998: 1400.4}).last_day is None
