"""An agreement's years."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.agreement import Agreement, Ladder, Typed
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
