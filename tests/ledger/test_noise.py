from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from math import exp, log
from typing import TYPE_CHECKING

import pytest

from burdenshare.claim import Claim, Modality
from burdenshare.ledger import noise
from burdenshare.series import Exchange, Rates
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[..., Claim]

WON, DOLLAR, YEN = Currency.KRW, Currency.USD, Currency.JPY


@pytest.mark.parametrize(
    ("value", "unit", "precision"),
    [
        ("1040000000000", "KRW", "1E+10"),
        ("924000000", "USD", "1E+6"),
        ("8.2", "percent", "0.1"),
        ("40", "percent", "1"),
        ("28500", "people", "1E+2"),
    ],
)
def test_the_last_digit_says_how_far_a_figure_was_rounded(
    value: str, unit: str, precision: str
) -> None:
    assert noise.implied_precision(Decimal(value), unit) == Decimal(precision)


def test_whoever_prints_more_digits_copies_with_more_care(say: Say) -> None:
    coarse, fine = say("1040000000000"), say("1038900000000")
    assert noise.looseness(fine) < noise.looseness(coarse) == noise.BASE
    about = say("1040000000000", modality=Modality.ABOUT)
    assert noise.looseness(about) == noise.ABOUT


def test_the_printed_precision_outweighs_the_trailing_zeros(say: Say) -> None:
    told = say("1000000000000", precision=Decimal(1_000_000_000))
    assert noise.half_unit(told) == pytest.approx(0.0005)


@pytest.mark.parametrize(
    ("printed", "precision", "meant"),
    [
        ("1389000000000", "1000000000", "1038900000000"),  # Yonhap 2021, Asia Today 2024
        ("1038890000000", "10000000", "1038900000000"),
        ("1308900000000", "100000000", "1038900000000"),
        ("103890000000", "10000000", "1038900000000"),
    ],
)
def test_a_slip_is_undone(printed: str, precision: str, meant: str) -> None:
    value = Decimal(printed)
    slips = (*noise.scale_slips(value), *noise.digit_slips(value, Decimal(precision)))
    near = [slip for slip in slips if abs(slip.meant / Decimal(meant) - 1) < Decimal("0.0001")]
    assert near


def test_weights_of_digit_slips_sum_to_one() -> None:
    slips = noise.digit_slips(Decimal(960200000000), Decimal(100000000))
    assert sum(slip.weight for slip in slips) == pytest.approx(1)
    assert all(slip.meant > 0 for slip in slips)


def moving(gap: tuple[date, date] | None = None) -> Exchange:
    """Rates that rise by one won a day from 1,000 on 1 January 2018, with a hole perhaps."""
    first = date(2018, 1, 1)
    days = [first + timedelta(days=k) for k in range(500)]
    kept = [day for day in days if gap is None or not gap[0] <= day <= gap[1]]
    rates = tuple(1000.0 + (day - first).days for day in kept)
    ordinals = tuple(day.toordinal() for day in kept)
    return Exchange(rates={WON: Rates(currency=WON, days=ordinals, rates=rates, annual={})})


def test_a_report_most_likely_took_the_rate_of_its_day() -> None:
    rates = noise.guesses(
        moving(),
        DOLLAR,
        WON,
        figure=(date(2018, 1, 1), date(2018, 12, 31)),
        published=date(2019, 3, 1),
    )
    first = max(rates, key=lambda rate: rate.weight)
    assert exp(first.mean) == pytest.approx(1424, abs=3)
    assert sum(rate.weight for rate in rates) == pytest.approx(1)


def test_no_guess_lies_after_publication() -> None:
    published = date(2018, 6, 1)
    span = (date(2018, 1, 1), date(2018, 12, 31))
    rates = noise.guesses(moving(), DOLLAR, WON, figure=span, published=published)
    assert max(exp(rate.mean) for rate in rates) <= 1000 + (published - span[0]).days


def test_a_rate_between_known_days_is_uncertain_by_the_gap() -> None:
    gap = (date(2018, 3, 1), date(2018, 9, 30))
    mean, sd = noise.cross(moving(gap), DOLLAR, WON, date(2018, 6, 15), date(2018, 6, 15))
    assert exp(mean) == pytest.approx(1165, rel=0.01)
    assert 0.02 < sd < 0.06
    assert not noise.guesses(moving(gap), DOLLAR, WON, figure=None, published=date(2018, 6, 15))[
        0
    ].firm


def test_an_unknown_currency_gives_no_guess() -> None:
    assert noise.guesses(moving(), DOLLAR, YEN, figure=None, published=date(2018, 6, 1)) == ()


def test_the_day_of_a_rate_is_found() -> None:
    around = date(2019, 2, 1)
    day = noise.days_at(moving(), DOLLAR, WON, 1200.0, around=around)
    assert day is not None
    assert abs(moving().of(WON).on(day) / 1200 - 1) < 0.005
    assert noise.days_at(moving(), DOLLAR, WON, 5000.0, around=around) is None
    assert noise.days_at(moving(), WON, DOLLAR, 1 / 1200, around=around) == day


def test_a_range_is_as_wide_as_it_is_printed(say: Say) -> None:
    middle, sd = noise.centre(say("1000000000", value_high=Decimal(2_000_000_000)))
    assert exp(middle) == pytest.approx(2**0.5 * 1e9)
    assert sd == pytest.approx(log(2) / 12**0.5)
