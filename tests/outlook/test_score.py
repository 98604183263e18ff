from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import UsageError
from burdenshare.outlook import Deal, Event, Paid, Priors, called, course
from burdenshare.outlook.score import (
    backtest,
    brier,
    crps,
    log_score,
    ranked_probability,
    skills,
)
from burdenshare.talks import Demander, Payer, Talks

if TYPE_CHECKING:
    from random import Random

DAY = dt.date
OLD = Deal(
    name="old",
    payer="KR",
    agreed=DAY(2014, 1, 11),
    published=DAY(2014, 1, 12),
    amount_published=DAY(2014, 1, 12),
    amount=920e9,
    currency="KRW",
    term_years=5,
    previous_amount=869.5e9,
    start=DAY(2013, 7, 2),
    deadline=DAY(2013, 12, 31),
    first=DAY(2014, 1, 1),
    last=DAY(2018, 12, 31),
    paid=(Paid(2014, 920e9), Paid(2018, 960.2e9)),
)
NEW = replace(
    OLD,
    name="new",
    agreed=DAY(2019, 2, 10),
    published=DAY(2019, 2, 10),
    amount_published=DAY(2019, 2, 10),
    amount=1038.9e9,
    term_years=1,
    previous_amount=960.2e9,
    start=DAY(2018, 3, 7),
    deadline=DAY(2018, 12, 31),
    first=DAY(2019, 1, 1),
    last=DAY(2019, 12, 31),
    paid=(Paid(2019, 1038.9e9),),
)
TALKS = Talks(
    key="talks-new",
    name="x",
    replaces="old",
    start=DAY(2018, 3, 7),
    deadline=DAY(2018, 12, 31),
    record=("N",),
    demander=Demander(party="US", principal="president"),
    payer=Payer(party="KR", ratifier="National Assembly"),
    issues=("amount",),
    outcome="new",
)
OFFER = Event(
    id="events:1",
    date=DAY(2018, 11, 1),
    precision="day",
    talks="N",
    actor="ROK",
    kind="offer",
    amount=1000e9,
    currency="KRW",
    published=DAY(2018, 11, 2),
)


@settings(deadline=None, derandomize=True)
@given(
    values=st.lists(st.floats(-5, 5), min_size=1, max_size=12),
    weights=st.lists(st.floats(0.1, 1), min_size=12, max_size=12),
    outcome=st.floats(-5, 5),
)
def test_crps_is_the_mean_distance_less_half_the_spread(
    values: list[float], weights: list[float], outcome: float
) -> None:
    x, w = np.array(values), np.array(weights[: len(values)])
    share = w / w.sum()
    apart = (share[:, None] * share[None, :] * np.abs(x[:, None] - x[None, :])).sum()
    expected = (share * np.abs(x - outcome)).sum() - apart / 2
    assert crps(x, w, outcome) == pytest.approx(expected, abs=1e-9)


def test_proper_scores_have_their_textbook_values() -> None:
    assert brier(0.7, happened=True) == pytest.approx(0.09)
    assert brier(0.7, happened=False) == pytest.approx(0.49)
    assert log_score(0.5, happened=True) == pytest.approx(np.log(2))
    assert log_score(0.0, happened=True) == pytest.approx(-np.log(1e-3))
    assert ranked_probability({5: 1.0}, 5) == 0
    assert ranked_probability({1: 1.0}, 5) == 1
    assert ranked_probability({1: 1.0}, 3) == 1


def test_a_back_test_stops_when_the_deal_was_public_and_sees_only_its_day() -> None:
    rows = backtest([TALKS], events=[OFFER], deals=[OLD, NEW], draws=500)
    assert [row.lead for row in rows] == [270, 180, 90, 30, 0]
    assert all(row.as_of < DAY(2019, 2, 10) for row in rows)
    early, late = rows[2], rows[3]
    assert "payer_last" not in early.amount
    assert late.amount["payer_last"] == pytest.approx(np.log(1038.9 / 1000), abs=1e-9)
    assert late.amount["freeze"] == pytest.approx(np.log(1038.9 / 960.2), abs=1e-9)
    assert late.happened
    assert not early.happened or early.lead <= 180
    assert late.position is not None
    assert 0 < late.position < 1


def test_talks_without_an_end_are_skipped() -> None:
    assert backtest([replace(TALKS, outcome=None)], events=[], deals=[OLD], draws=100) == ()
    with pytest.raises(UsageError, match="nothing to compare"):
        skills([])


def test_without_a_level_only_time_and_term_are_scored() -> None:
    bare = replace(OLD, paid=())
    rows = backtest([TALKS], events=[OFFER], deals=[bare, NEW], leads=(90,), draws=300)
    assert rows[0].amount == {}
    assert rows[0].position is None
    assert rows[0].brier


def test_other_beliefs_give_other_scores() -> None:
    one, two = (
        backtest([TALKS], events=[OFFER], deals=[OLD, NEW], draws=500, leads=(30,), priors=priors)
        for priors in (Priors(), Priors(mean_wait=2_000.0, unlike=0.5))
    )
    assert one == backtest([TALKS], events=[OFFER], deals=[OLD, NEW], draws=500, leads=(30,))
    assert one[0].within > two[0].within


def test_later_deals_do_not_change_an_earlier_row() -> None:
    later = replace(NEW, name="later", published=DAY(2024, 1, 1), amount=5e12)
    one = backtest([TALKS], events=[OFFER], deals=[OLD, NEW], draws=500)
    two = backtest([TALKS], events=[OFFER], deals=[OLD, NEW, later], draws=500)
    assert one == two


def test_paired_comparison_is_by_talks_and_its_interval_holds_the_mean() -> None:
    rows = backtest([TALKS], events=[OFFER], deals=[OLD, NEW], draws=500)
    other = [
        replace(row, talks="other", brier={k: v / 2 for k, v in row.brier.items()}) for row in rows
    ]
    for found in skills([*rows, *other]):
        assert found.talks == 2
        gain = found.naive - found.outlook
        assert found.low - 1e-12 <= gain <= found.high + 1e-12
        assert found.rows <= 10


def test_a_course_runs_from_the_start_to_the_eve_of_the_deal_and_is_scored() -> None:
    one = course(
        TALKS, until=DAY(2020, 1, 1), events=[OFFER], deals=[OLD, NEW], points=5, draws=300
    )
    days = [said.as_of for said in one.points]
    assert (days[0], days[-1]) == (DAY(2018, 3, 7), DAY(2019, 2, 9))
    assert days == sorted(days)
    assert TALKS.deadline in days
    assert len(one.scores) == len(days)
    assert one.settled is not None
    assert [said.by_deadline is None for said in one.points] == [d > TALKS.deadline for d in days]
    assert one.events == (OFFER,)


def test_a_course_until_a_day_before_the_deal_knows_of_none() -> None:
    until = DAY(2018, 12, 1)
    one = course(TALKS, until=until, events=[OFFER], deals=[OLD, NEW], points=4, draws=300)
    assert one.settled is None
    assert one.scores == ()
    assert one.points[-1].as_of == until


def test_days_on_which_a_deal_or_a_veto_became_public_are_points_of_a_course() -> None:
    told = replace(OFFER, id="events:2", kind="tentative", published=DAY(2018, 11, 17))
    one = course(TALKS, until=DAY(2018, 12, 1), events=[told], deals=[OLD], points=2, draws=100)
    assert [said.as_of for said in one.points][1] == DAY(2018, 11, 17)


@settings(deadline=None, derandomize=True, max_examples=15)
@given(later=st.lists(st.integers(1, 400), min_size=1, max_size=5), order=st.randoms())
def test_no_point_of_a_course_sees_what_was_published_after_it(
    later: list[int], order: Random
) -> None:
    news = [
        replace(OFFER, id=f"events:{n + 2}", amount=9e12, published=OFFER.date + dt.timedelta(days))
        for n, days in enumerate(later)
    ]
    told = [OFFER, *news]
    order.shuffle(told)
    until = DAY(2019, 1, 31)
    whole = course(TALKS, until=until, events=told, deals=[OLD, NEW], points=3, draws=60)
    plain = course(TALKS, until=until, events=[OFFER], deals=[OLD, NEW], points=3, draws=60)
    first = min(one.published or until for one in news)
    pairs = zip(whole.points, plain.points, strict=True)
    assert all(a == b for a, b in pairs if a.as_of < first)


def test_talks_that_had_not_begun_have_no_course() -> None:
    with pytest.raises(UsageError, match="later --as-of"):
        course(TALKS, until=DAY(2018, 1, 1), deals=[OLD])
    with pytest.raises(UsageError, match="no course"):
        course(TALKS, until=DAY(2018, 12, 1), deals=[OLD], points=0)


def test_every_forecaster_of_a_back_test_has_a_name_in_words() -> None:
    rows = backtest([TALKS], events=[OFFER], deals=[OLD, NEW], draws=100)
    names = {name for row in rows for score in (row.amount, row.brier, row.term) for name in score}
    assert all("_" not in called(name) for name in names)
    assert called("payer_last") == "last offer"
