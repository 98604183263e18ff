"""Series of a case and the exchange rates behind it."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.case.series import daily, exchange, read_series, units
from burdenshare.errors import CaseError
from burdenshare.series import Observation, Series
from burdenshare.units import Currency

HEAD = "year,value,published,source\n"


def test_a_series_is_sorted_by_year() -> None:
    text = HEAD + "2020,0.537,2021-01-15,s\n2019,0.383,,s\n"
    found = read_series(text, "cpi.csv", name="cpi.KR", unit="percent", decimals=1)
    assert [row.year for row in found.observations] == [2019, 2020]
    assert found.announced(2020) == 0.5
    assert found.observations[0].published is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("2020,x,,s\n", "cpi.csv:2: value: 'x' is not a number"),
        ("2020,1,,s\n2020,2,,s\n", "cpi.csv:3: year: 2020 is given twice"),
        ("2020,1,soon,s\n", "cpi.csv:2: published: 'soon' is not a date"),
    ],
)
def test_a_bad_series_is_named_with_line_and_column(rows: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        read_series(HEAD + rows, "cpi.csv", name="cpi.KR", unit="percent", decimals=1)


@pytest.mark.parametrize("value", ["0", "-5"])
def test_a_level_lies_above_zero_and_a_growth_need_not(value: str) -> None:
    text = f"{HEAD}2020,{value},,s\n"
    with pytest.raises(CaseError, match=r"gdp\.csv:2: value: .* must be above zero"):
        read_series(text, "gdp.csv", name="gdp.KR", unit="KRW bn", decimals=None)
    assert read_series(text, "cpi.csv", name="cpi.KR", unit="percent", decimals=1).at(2020)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("percent", r'cpi: write it as \["cpi"\]'),
        ({"unit": "percent", "digits": 1}, r'cpi\.digits: unknown key "digits"'),
        ({"decimals": 1}, "cpi.unit: give its unit"),
        ({"unit": "percent", "decimals": "1"}, "cpi.decimals: '1' is not a count"),
        ({"unit": "percent", "decimals": True}, "cpi.decimals: True is not a count"),
    ],
)
def test_a_bad_unit_table_is_named(entry: object, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        units({"cpi": entry}, "series.toml")


# Published cross rates: European Central Bank reference rates of 8 February 2019
# (1 EUR = 1.1346 USD = 1273.96 KRW) and 4 January 1999 (1.1789 USD, 1398.59 KRW, 133.73 JPY).
@pytest.mark.parametrize(
    ("currency", "day", "rate"),
    [
        (Currency.KRW, date(2019, 2, 8), 1273.96 / 1.1346),
        (Currency.KRW, date(2019, 2, 10), 1273.96 / 1.1346),
        (Currency.KRW, date(1999, 1, 4), 1398.59 / 1.1789),
        (Currency.JPY, date(1999, 1, 4), 133.73 / 1.1789),
        (Currency.EUR, date(1999, 1, 4), 1 / 1.1789),
    ],
)
def test_daily_rates_are_the_cross_with_the_euro(
    currency: Currency, day: date, rate: float
) -> None:
    assert exchange({}).of(currency).on(day) == pytest.approx(rate, rel=1e-12)


def test_years_before_the_daily_rates_have_their_mean() -> None:
    mean = Observation(year=1998, value=1400.4)
    series = Series(name="fx.KRW", unit="KRW per USD", observations=(mean,))
    rates = exchange({"fx.KRW": series}).of(Currency.KRW)
    assert rates.on(date(1998, 6, 1)) == 1400.4
    assert rates.mean(1998) == 1400.4
    assert rates.days[0] == date(1999, 1, 4).toordinal()


def test_a_day_without_a_rate_is_left_out() -> None:
    rates = daily(["Date,USD,KRW,", "2019-02-11,1.1309,N/A,", "2019-02-08,1.1346,1273.96,"])
    assert len(rates[Currency.EUR][0]) == 2
    assert rates[Currency.KRW][0] == (date(2019, 2, 8).toordinal(),)
