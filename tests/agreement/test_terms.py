"""An agreement's years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from burdenshare.agreement import Agreement, Category, Ladder, Typed
from burdenshare.errors import TermsError
from burdenshare.units import Currency, Period


def agreement(term: str, start: int = 1) -> Agreement:
    return Agreement(
        key="x",
        name="x",
        payer="JP",
        recipient="US",
        unit="JPY bn",
        term=Period.parse(term),
        pay=Ladder(then=Typed(amount=1.0)),
        fiscal_year_start=start,
    )


@pytest.mark.parametrize(
    ("term", "start", "years"),
    [
        ("2026/2030", 1, (2026, 2027, 2028, 2029, 2030)),
        ("2022-04/2027-03", 4, (2022, 2023, 2024, 2025, 2026)),
        ("2022/2026", 4, (2022, 2023, 2024, 2025, 2026)),
        ("1987-06/1992-03", 4, (1987, 1988, 1989, 1990, 1991)),
        ("2008-02/2008-03", 4, (2007,)),
    ],
)
def test_years_are_the_fiscal_years_the_term_touches(
    term: str, start: int, years: tuple[int, ...]
) -> None:
    assert agreement(term, start).years == years


def test_an_open_term_is_refused() -> None:
    with pytest.raises(TermsError, match="x: term: term needs a first and a last year"):
        agreement("2026/")


def test_its_unit_gives_currency_and_scale() -> None:
    assert (agreement("2026").currency, agreement("2026").scale) == (Currency.JPY, 1e9)


def test_a_fiscal_year_ends_in_the_next_calendar_year() -> None:
    assert agreement("2022", 4).span(2022) == Period(date(2022, 4, 1), date(2023, 3, 31))


def pool() -> Agreement:
    """Regular scale of 2025-27, rounded; the levels of discount collapsed to two."""
    key = {"US": 0.22, "CN": 0.20, "GB": 0.04, "FR": 0.039, "RU": 0.021, "JP": 0.069, "DE": 0.057}
    key |= {"KR": 0.024, "lower": 0.325, "least": 0.005}
    return replace(
        agreement("2025"),
        key_shares=key,
        discount={"lower": 0.4, "least": 0.9},
        borne_by=("US", "CN", "GB", "FR", "RU"),
    )


def test_shares_after_discounts_sum_to_one() -> None:
    assert sum(pool().shares().values()) == pytest.approx(1, abs=1e-15)


def test_a_discount_is_borne_by_the_named_payers_only() -> None:
    shares, key = pool().shares(), pool().key_shares
    assert [name for name in key if shares[name] > key[name]] == ["US", "CN", "GB", "FR", "RU"]
    assert shares["KR"] == key["KR"]
    assert shares["lower"] == pytest.approx(0.6 * key["lower"])
    assert shares["US"] / shares["CN"] == pytest.approx(key["US"] / key["CN"])


def test_without_a_key_the_payer_pays_all() -> None:
    assert agreement("2025").shares() == {"JP": 1.0}


def test_categories_are_paid_in_money_and_in_kind() -> None:
    split = {"labour": Category(share=0.4), "construction": Category(share=0.6, in_kind=0.88)}
    found = replace(agreement("2025"), split=split).categories(100.0)
    assert found["labour"] == (40.0, 0.0)
    assert found["construction"] == pytest.approx((7.2, 52.8))
