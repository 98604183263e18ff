"""Numbers as people write them, with the digits that are known."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.brief import (  # fmt: skip
    chance,
    column,
    column_unit,
    estimate,
    interval,
    money,
    percent,
    quantity,
    scale,
)


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (1_038_900_000_000, "KRW", "1.0389 trillion won"),
        (1_040_000_000_000, "KRW", "1.04 trillion won"),
        (960_200_000_000, "KRW", "960.2 billion won"),
        (955_000_000_000, "KRW", "955 billion won"),
        (999_999_999_999, "KRW", "1 trillion won"),
        (925_000_000, "USD", "$925 million"),
        (1_450_000_000, "USD", "$1.45 billion"),
        (-3_300_000_000, "USD", "\N{MINUS SIGN}$3.3 billion"),
        (10_700_000_000, "USD", "$10.7 billion"),
        (211_000_000_000, "JPY", "211 billion yen"),
        (1_055_100_000_000, "JPY", "1,055.1 billion yen"),
        (500, "USD", "$500"),
        (1_234_567, "KRW", "1.23 million won"),
        (0, "KRW", "0 won"),
        (5e6, "EUR", "5 million euros"),
        (5e6, "PLN", "5 million PLN"),
        (nan, "KRW", "unknown"),
    ],
)
def test_sums_in_words(amount: float, currency: str, written: str) -> None:
    assert money(amount, currency) == written


@pytest.mark.parametrize(
    ("low", "high", "unit", "written"),
    [
        (954.7e9, 968.2e9, "KRW", "955 to 968 billion won"),
        (1.0352e12, 1.0425e12, "KRW", "1.0352 to 1.0425 trillion won"),
        (997e9, 1.021e12, "KRW", "0.997 to 1.021 trillion won"),
        (905e6, 931e6, "USD", "$905 million to $931 million"),
        (39.41, 42.2, "percent", "39.4 to 42.2 %"),
        (1119.2, 1130.7, "KRW/USD", "1,119 to 1,131 won per dollar"),
        (28_400, 28_600, "people", "28,400 to 28,600"),
        (4.9, 5.1, "multiple", "4.9 to 5.1 times"),
        (-inf, 3, "percent", "unknown"),
        (5e9, 5e9, "USD", "$5 billion"),
        (4.223036e9, 4.2230361e9, "USD", "$4.223 billion"),
        (5.00001, 5.00002, "years", "5 years"),
    ],
)
def test_ranges_show_the_digits_their_width_can_bear(
    low: float, high: float, unit: str, written: str
) -> None:
    assert interval(low, high, unit) == written


def test_an_estimate_shows_no_more_than_its_interval_allows() -> None:
    assert estimate(961.234e9, 954.7e9, 968.2e9, "KRW") == "961 billion won"
    assert estimate(961.234e9, 961.2e9, 961.25e9, "KRW") == "961.23 billion won"
    assert estimate(41.2345, 39, 43, "percent") == "41.2 %"
    assert estimate(8.2, 8.2, 8.2, "percent") == "8.2 %"
    assert estimate(nan, 1, 2, "percent") == "unknown"


def test_units_of_claims_are_written_out() -> None:
    assert quantity(28_500, "people") == "28,500"
    assert quantity(5, "years") == "5 years"
    assert quantity(5, "multiple") == "5 times"
    assert quantity(7, "count") == "7"
    assert quantity(3, None) == "3"
    assert quantity(0.9213, "EUR/USD") == "0.921 euros per dollar"


def test_probabilities_are_never_certain_unless_they_are() -> None:
    assert [chance(p) for p in (0, 0.0004, 0.618, 0.9996, 1, nan)] == [
        "0 %", "< 1 %", "62 %", "> 99 %", "100 %", "unknown",
    ]  # fmt: skip


def test_per_cent_keeps_one_digit() -> None:
    assert [percent(value) for value in (8.2, 13.0, 7.44, inf)] == [
        "8.2 %", "13 %", "7.4 %", "unknown",
    ]  # fmt: skip


def test_a_column_keeps_its_decimals_aligned() -> None:
    assert [column(a, "KRW") for a in (1_183_300_000_000, 960e9)] == ["1,183.3", "960.0"]
    assert column(925.4e6, "USD") == "925"
    assert column(nan, "KRW") == quantity(nan, "people") == "unknown"
    assert [column_unit(code) for code in ("KRW", "USD", "JPY", "EUR")] == [
        "billion won", "million dollars", "billion yen", "million euros",
    ]  # fmt: skip


@settings(deadline=None, derandomize=True)
@given(amount=st.floats(1e3, 1e15), currency=st.sampled_from(["KRW", "USD", "JPY", "EUR"]))
def test_what_is_written_reads_back_to_half_a_per_cent(amount: float, currency: str) -> None:
    words = money(amount, currency).replace(",", "").replace("$", "").split()
    sizes = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
    size = next((sizes[word] for word in words if word in sizes), 1.0)
    assert float(words[0]) * size == pytest.approx(amount, rel=5.1e-3)


@settings(deadline=None, derandomize=True)
@given(amount=st.floats(1e6, 1e15))
def test_a_scaled_amount_is_short(amount: float) -> None:
    size, unit = scale(amount, "USD")
    assert 1 <= amount / size <= 1e3
    assert unit.endswith("dollars")
