"""Courses of the shipped talks: each day as it was known then, events with their sources."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.case import Case, open_case
from burdenshare.errors import CaseError, UsageError
from burdenshare.session.job import course_of
from burdenshare.session.prospect import (
    course_curves,
    course_ends,
    course_events,
    course_marks,
    courses_of,
    drawn,
)


@pytest.fixture(scope="module")
def korea() -> Case:
    return open_case("@us-korea")


def test_the_talks_of_2018_are_drawn_with_rounds_demands_deal_and_signing(korea: Case) -> None:
    one = course_of(korea, talks="sma-10", points=5)
    kinds = {event.kind for event in course_events(one)}
    assert {"round", "demand", "tentative", "sign", "ratify"} <= kinds
    assert not any(event.status == "scheduled" for event in course_events(one))
    assert course_ends(one) == ((date(2018, 12, 31), "expiry"), (date(2019, 2, 4), "deal"))
    names = [curve.name for curve in course_curves(one)]
    assert names == [
        "deal within 180 days",
        "deal by expiry, 2018-12-31",
        "Kaplan-Meier, 180 days",
        "past renewals, 180 days",
    ]
    svg = drawn(one, width=350)
    assert 'href="https://' in svg
    assert "as of 2018-03-07" in svg


def test_marks_lead_to_a_source_and_an_ask_of_washington_is_a_demand(korea: Case) -> None:
    one = course_of(korea, talks="sma-11", as_of=date(2020, 3, 25), points=2)
    marks = course_marks(one)
    assert all(mark.href and mark.href.startswith("http") for mark in marks)
    asked = [mark for mark in marks if "$4 billion" in mark.label]
    assert [mark.kind for mark in asked] == ["demand"]
    assert course_ends(one) == ((date(2019, 12, 31), "expiry"),)
    own = course_marks(one, lambda event: f"#{event.id}")
    assert all(mark.href and mark.href.startswith("#events:") for mark in own)


def test_each_point_equals_the_course_that_ends_there(korea: Case) -> None:
    """The grid is only where one looks: what is said on a day does not depend on later days."""
    day = date(2019, 12, 31)
    whole = course_of(korea, talks="sma-11", as_of=date(2020, 2, 1), points=3)
    cut = course_of(korea, talks="sma-11", as_of=day, points=2)
    assert cut.points[-1] == next(said for said in whole.points if said.as_of == day)


def test_talks_come_with_the_day_they_began(korea: Case) -> None:
    found = courses_of(korea, as_of=date(2014, 1, 1), points=1)
    assert [one.talks for one in found] == ["sma-08", "sma-09"]
    live = courses_of(open_case("@us-japan"), as_of=date(2025, 6, 1), points=1)
    assert live[-1].talks == "sma-2027"


def test_without_talks_or_before_their_start_there_is_no_course(korea: Case) -> None:
    with pytest.raises(CaseError, match="talks"):
        courses_of(open_case("@un-peacekeeping"))
    with pytest.raises(UsageError, match="later --as-of"):
        courses_of(korea, as_of=date(2001, 1, 1))
    with pytest.raises(UsageError, match="later --as-of"):
        course_of(korea, talks="sma-12", as_of=date(2020, 1, 1))
