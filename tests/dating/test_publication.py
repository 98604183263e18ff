"""An undated report's day of publication: what moves it, and that it stays a distribution."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.dating import Anchors, anchors, inferred, publication
from burdenshare.dating.anchor import whole_day
from burdenshare.dating.office import IN_OFFICE
from burdenshare.report import Days, read

FIRST, LAST = date(2010, 1, 1), date(2024, 12, 31)


@dataclass(frozen=True)
class _Event:
    kind: str
    date: dt.date
    precision: str = "day"
    amount: float | None = None
    currency: str | None = None
    percent: float | None = None

    @property
    def published(self) -> dt.date:
        return self.date


RECORD = anchors(
    [
        _Event("sign", date(2014, 2, 2), amount=920e9, currency="KRW"),
        _Event("sign", date(2019, 2, 10), amount=1038.9e9, currency="KRW", percent=8.2),
        _Event("round", date(2018, 3, 7)),
        _Event("round", date(2020, 7, 1)),
        _Event("demand", date(2020, 7, 29), precision="month"),
    ]
)


def _days(text: str, known: Anchors = RECORD) -> Days:
    return publication(read(text.encode(), name="a.txt"), known, first=FIRST, last=LAST)


def test_a_weekday_is_placed_by_the_event_of_the_record() -> None:
    found = _days(
        "Seoul and Washington signed a deal on Sunday that raises South Korea's share of the cost "
        "of US troops by 8.2 percent."
    )
    assert date(2019, 2, 10) <= found.likeliest <= date(2019, 2, 16)


def test_a_day_without_a_year_takes_the_year_of_the_record() -> None:
    found = _days("South Korea and the United States signed a cost-sharing deal on Feb. 2.")
    assert date(2014, 2, 2) <= found.likeliest <= date(2014, 2, 20)


def test_a_report_does_not_come_before_the_last_event_it_dates_in_full() -> None:
    found = _days(
        "Negotiators of South Korea and the United States signed the cost-sharing agreement on "
        "March 8, 2021, in Washington."
    )
    before = (date(2021, 3, 8) - FIRST).days
    assert sum(found.weights[:before]) < 0.01
    assert found.likeliest >= date(2021, 3, 8)


@pytest.mark.parametrize("name", ["Barack Obama", "Joe Biden"])
def test_who_is_named_in_office_moves_the_days(name: str) -> None:
    ((taken, left),) = IN_OFFICE[name]

    def inside(text: str) -> float:
        return sum(
            weight
            for number, weight in enumerate(_days(text).weights)
            if taken - timedelta(days=60) <= FIRST + timedelta(days=number) <= left
        )

    asked = "President {} told Seoul to pay more for US troops in South Korea."
    assert inside(asked.format(name)) > 1.5 * inside(asked.format("Zebulon"))
    assert f"it names {name}" in _days(asked.format(name)).reasons


def test_where_nothing_fixes_a_day_the_record_alone_speaks() -> None:
    found = _days("The weather in the mountains was fine.")
    assert found.reasons == ()
    first, last = found.interval()
    assert last - first > timedelta(days=365)


def test_without_a_record_and_signs_every_day_is_as_likely() -> None:
    weights = _days("The weather in the mountains was fine.", Anchors()).weights
    assert max(weights) == pytest.approx(min(weights))


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    report = read(b"Seoul paid.", name="a.txt")
    with pytest.raises(ValueError, match="lies before the first"):
        publication(report, RECORD, first=LAST, last=FIRST)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            [
                "Seoul and Washington signed the deal on Monday.",
                "The accord expires on Dec. 31, 2018.",
                "South Korea paid 960.2 billion won in 2018.",
                "Talks were held last month in Honolulu between South Korea and the US.",
                "Donald Trump demanded $5 billion from Seoul on Feb. 30.",
                "\u202e\u0663 rounds ... 2099 0000-00-00",
            ]
        ),
        min_size=1,
        max_size=5,
    )
)
def test_weights_are_probabilities_of_the_days_asked_for(sentences: list[str]) -> None:
    found = _days(" ".join(sentences))
    assert len(found.weights) == (LAST - FIRST).days + 1
    assert sum(found.weights) == pytest.approx(1)
    assert min(found.weights) >= 0
    first, last = found.interval(0.9)
    assert FIRST <= first <= last <= LAST


@given(
    st.lists(st.floats(0.001, 1), min_size=1, max_size=60),
    st.floats(0.05, 0.99),
)
def test_the_interval_holds_its_mass_and_no_shorter_one_does(raw: list[float], mass: float) -> None:
    weights = tuple(one / sum(raw) for one in raw)
    days = Days(first=FIRST, weights=weights)
    first, last = days.interval(mass)
    low, size = (first - FIRST).days, (last - first).days + 1
    assert sum(weights[low : low + size]) >= mass - 1e-9
    for shorter in range(1, size):
        assert all(sum(weights[n : n + shorter]) < mass + 1e-9 for n in range(len(weights)))


def test_a_payment_of_few_digits_or_an_event_of_a_month_anchors_nothing() -> None:
    found = anchors(
        [
            _Event("round", date(2018, 3, 1), precision="month"),
            _Event("statement", date(2019, 11, 1), amount=5e9, currency="USD"),
        ]
    )
    assert found == Anchors()


def test_a_day_that_is_not_on_the_calendar_is_no_day() -> None:
    assert whole_day("2019-02-30") is None
    assert whole_day("2019-02-28") == date(2019, 2, 28)


def test_a_date_stands_as_far_as_the_likely_days_agree() -> None:
    report = read(
        b"South Korea and the United States signed a deal on Sunday. Seoul paid 960.2 billion won "
        b"last year for US troops.",
        name="a.txt",
    )
    size = 10
    flat = Days(first=date(2019, 2, 11), weights=(1 / size,) * size)
    dated, claims = inferred(report, flat)
    assert dated.published == flat.interval()[1]
    assert dated.published_basis == "inferred"
    assert {str(c.kind): c.date for c in claims}["signed"] == "2019-02"
    assert {str(c.kind): c.period for c in claims}["contribution"] == "2018"
    assert {c.published for c in claims} == {dated.published}


def test_far_likely_days_leave_the_report_undated_and_say_so() -> None:
    report = read(b"South Korea and the US signed a cost-sharing deal on Sunday.", name="a.txt")
    wide = Days(first=date(2015, 1, 1), weights=(1 / 2000,) * 2000)
    dated, claims = inferred(report, wide)
    assert dated.published is None
    assert dated.days == wide
    assert "No day of publication" in dated.notes[-1]
    assert {c.date for c in claims} == {None}


@pytest.mark.parametrize("name", sorted(IN_OFFICE))
def test_terms_of_office_do_not_overlap(name: str) -> None:
    terms = IN_OFFICE[name]
    assert all(taken < left for taken, left in terms)
    assert all(one[1] <= two[0] for one, two in pairwise(terms))
