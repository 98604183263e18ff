"""Axes end on round values and hold all that is drawn."""

from __future__ import annotations

from datetime import date
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart.scale import Scale, days, linear, nice, plain, ticks, time

amounts = st.floats(-1e15, 1e15).filter(lambda value: value == 0 or abs(value) > 1e-6)


@settings(deadline=None, derandomize=True)
@given(values=st.lists(amounts, min_size=1, max_size=6))
def test_every_value_falls_inside_its_axis(values: list[float]) -> None:
    scale = linear(values, start=100, stop=20)
    assert all(20 - 1e-6 <= scale(value) <= 100 + 1e-6 for value in values)


@settings(deadline=None, derandomize=True)
@given(values=st.lists(amounts, min_size=2, max_size=6))
def test_ticks_are_few_distinct_and_inside(values: list[float]) -> None:
    scale = linear(values, start=0, stop=1)
    marks = ticks(scale, 5)
    assert 2 <= len(marks) <= 8
    assert len({label for _, label in marks}) == len(marks)
    assert all(-1e-6 <= scale(value) <= 1 + 1e-6 for value, _ in marks)


@pytest.mark.parametrize(
    ("low", "high", "count", "step"),
    [(0, 10, 5, 2), (0, 9, 5, 2), (0, 1183.3, 5, 250), (0.1, 0.2, 4, 0.025), (0, 1e12, 4, 2.5e11)],
)
def test_steps_are_one_two_two_and_a_half_or_five(
    low: float, high: float, count: int, step: float
) -> None:
    assert nice(low, high, count) == pytest.approx(step)


def test_an_axis_ends_on_round_values() -> None:
    scale = linear([1.3, 8.7], start=0, stop=1)
    assert (scale.low, scale.high) == (0, 10)


def test_infinite_and_missing_values_do_not_stretch_the_axis() -> None:
    scale = linear([1, 2, inf, nan], start=0, stop=1)
    assert (scale.low, scale.high) == (1, 2)
    assert linear([], start=0, stop=1) == Scale(low=0, high=1, start=0, stop=1)


def test_labels_show_as_many_digits_as_the_step_has() -> None:
    assert [label for _, label in ticks(linear([1.51, 1.52], start=0, stop=1), 4)] == [
        "1.51",
        "1.5125",
        "1.515",
        "1.5175",
        "1.52",
    ]
    assert plain(-0.0001, 2) == "0"
    assert plain(-3, 0) == "\N{MINUS SIGN}3"


@settings(deadline=None, derandomize=True)
@given(first=st.dates(), span=st.integers(0, 40_000), count=st.integers(1, 10))
def test_a_calendar_axis_is_marked_on_first_days(first: date, span: int, count: int) -> None:
    last = date.fromordinal(min(first.toordinal() + span, date.max.toordinal() - 200))
    scale = time(min(first, last), max(first, last), start=0, stop=600)
    marks = days(scale, count)
    assert len(marks) <= count + 1
    assert all(day.day == 1 and -1e-6 <= scale.day(day) <= 600 + 1e-6 for day, _ in marks)
    assert [day for day, _ in marks] == sorted({day for day, _ in marks})


def test_quarters_mark_a_year_and_a_half_of_talks() -> None:
    scale = time(date(2018, 3, 7), date(2019, 4, 5), start=0, stop=600)
    labels = [label for _, label in days(scale, 6)]
    assert labels == ["Apr 2018", "Jul 2018", "Oct 2018", "Jan 2019", "Apr 2019"]
