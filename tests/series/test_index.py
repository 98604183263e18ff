"""A series as announced and as known on a day."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.errors import SeriesError
from burdenshare.series import Observation, Series


def series(*rows: tuple[int, float], decimals: int | None = 1) -> Series:
    observations = tuple(
        Observation(year=year, value=value, published=date(year + 1, 1, 5)) for year, value in rows
    )
    return Series(name="cpi.KR", unit="percent", decimals=decimals, observations=observations)


# Consumer-price inflation of Korea, World Bank FP.CPI.TOTL.ZG; a half is rounded up.
@pytest.mark.parametrize(
    ("value", "announced"), [(4.674, 4.7), (4.026, 4.0), (0.706, 0.7), (2.25, 2.3), (-0.05, -0.1)]
)
def test_a_value_is_announced_to_one_decimal(value: float, announced: float) -> None:
    assert series((2008, value)).announced(2008) == announced


def test_without_announced_digits_the_value_stands() -> None:
    assert series((2008, 4.674), decimals=None).announced(2008) == 4.674


def test_a_year_it_does_not_have_is_an_error() -> None:
    with pytest.raises(SeriesError, match=r"cpi\.KR: has no value for 2009"):
        series((2008, 4.7)).announced(2009)


def test_rows_are_kept_in_the_order_of_years() -> None:
    assert [row.year for row in series((2009, 2.8), (2008, 4.7)).observations] == [2008, 2009]


def test_a_year_given_twice_is_an_error() -> None:
    with pytest.raises(SeriesError, match=r"cpi\.KR: year 2008 is given twice"):
        series((2008, 4.7), (2008, 4.6))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_an_error(value: float) -> None:
    with pytest.raises(SeriesError, match=r"cpi\.KR: (nan|inf) of 2008 is no number"):
        series((2008, value))


def test_only_what_was_published_by_the_day_is_known() -> None:
    known = series((2007, 2.5), (2008, 4.7)).as_of(date(2009, 1, 4))
    assert known.at(2008) is None
    assert known.announced(2007) == 2.5


def test_a_value_published_on_no_known_day_was_never_public() -> None:
    rows = (Observation(year=2007, value=2.5),)
    assert (
        Series(name="x", unit="percent", observations=rows).as_of(date(2026, 1, 1)).at(2007) is None
    )
