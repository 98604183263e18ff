"""Periods read, written and covering days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import InputError
from burdenshare.units import Period

days = st.dates(date(1950, 1, 1), date(2060, 12, 31))


@settings(deadline=None, derandomize=True)
@given(first=st.none() | days, last=st.none() | days)
def test_reading_what_was_written_is_the_identity(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        first, last = last, first
    period = Period(first, last)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2016/2020", date(2016, 1, 1), date(2020, 12, 31)),
        ("2022-04/2027-03", date(2022, 4, 1), date(2027, 3, 31)),
        ("2018/", date(2018, 1, 1), None),
        ("../2025", None, date(2025, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_periods_are_closed_spans_of_days(text: str, first: date | None, last: date | None) -> None:
    assert Period.parse(text) == Period(first, last)


@pytest.mark.parametrize("text", ["2020/2016", "soon", "2019-13", "2019-02-30", "20"])
def test_what_is_no_period_is_an_error_with_its_place(text: str) -> None:
    with pytest.raises(InputError, match=r"x\.toml: term: "):
        Period.parse(text, place="x.toml: term")


def test_an_open_period_has_no_years_and_covers_all_beyond() -> None:
    assert Period.parse("2018/").years == ()
    assert Period.parse("2018/").covers(date(2999, 1, 1))
    assert not Period.parse("2018/").covers(date(2017, 12, 31))


def test_only_a_closed_period_has_edges() -> None:
    assert Period.parse("2020").edges == (date(2020, 1, 1), date(2020, 12, 31))
    with pytest.raises(InputError, match="period '2018/' is open"):
        _ = Period.parse("2018/").edges


def test_a_span_of_odd_days_is_written_in_days() -> None:
    assert str(Period(date(2020, 3, 2), date(2020, 4, 30))) == "2020-03-02/2020-04"
    assert str(Period.parse("2020-01-01/2020-12-31")) == "2020"
    assert str(Period.parse("2020-01/2021-12")) == "2020/2021"


def test_years_are_those_it_touches() -> None:
    assert Period.parse("2022-04/2024-03").years == (2022, 2023, 2024)
