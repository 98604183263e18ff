"""Check values: each formula worked out by hand or from its paper, to 1e-6."""

from __future__ import annotations

from math import exp, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import UsageError
from burdenshare.talks import closed_form as paper
from burdenshare.talks.simulate import meeting_clock

fractions = st.floats(0.01, 0.99)


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (paper.rubinstein(0.9, 0.8), 0.2 / 0.28),
        (paper.rubinstein_rates(0.05, 0.10), 2 / 3),
        (paper.stahl(0.9, 0.8, 1), 1.0),
        (paper.stahl(0.9, 0.8, 2), 0.2),
        (paper.stahl(0.9, 0.8, 3), 0.92),
        (paper.stahl(0.9, 0.8, 50), 0.714092),
        (paper.outside_option(0.9, 0.3), 1 / 1.9),
        (paper.outside_option(0.9, 0.6), 0.4),
        (paper.nash(0.2, 0.4, 1.0, 0.25), 0.3),
        (paper.nash_on(lambda x: 1 - x * x, 0, 1), 1 / sqrt(3)),
        (paper.nash_on(lambda x: sqrt(max(0.0, 1 - x * x)), 0, 1), 1 / sqrt(2)),
        (paper.kalai_smorodinsky(lambda x: 1 - x * x, 1, 1), (sqrt(5) - 1) / 2),
        (paper.kalai_smorodinsky(lambda x: sqrt(1 - x * x), 1, 1), 1 / sqrt(2)),
        (paper.veto_offer(1.5, 0.9, 1.7).offer, 1.2),
        (paper.veto_offer(1.5, 0.9, 1.5).passes, 0.5),
        (paper.veto_offer(9.0, 0.9, 1.5).offer, 1.5),
        (paper.abreu_gul((0.1, 0.1), (0.7, 0.6), (0.1, 0.1)).hazard_1, 0.1),
        (paper.abreu_gul((0.1, 0.1), (0.7, 0.6), (0.1, 0.1)).hazard_2, 0.04 / 0.3),
        (paper.abreu_gul((0.1, 0.1), (0.7, 0.6), (0.1, 0.1)).time_1, 23.025851),
        (paper.abreu_gul((0.1, 0.1), (0.7, 0.6), (0.1, 0.1)).time_2, 17.269388),
        (paper.abreu_gul((0.1, 0.1), (0.7, 0.6), (0.1, 0.1)).gives_way, 0.437659),
        (paper.concession_hazard(1.0, 2.0), 0.5),
        (paper.mean_delay(0.5, 0.5), 1.0),
        (paper.waiting_value(0.5, 0.1, 1.0), 5 / 6),
        (paper.polynomial_tactic(0.5, 0.0, 0.2), 0.03125),
        (paper.polynomial_tactic(0.5, 0.0, 1.0), 0.5),
        (paper.polynomial_tactic(0.5, 0.0, 5.0), 0.8705506),
        (paper.exponential_tactic(0.5, 0.05, 0.2), 0.073686),
        (paper.exponential_tactic(0.5, 0.05, 5.0), 0.910632),
        (paper.olson_zeckhauser([90, 10], 0.2)[0], 18.0),
        (paper.olson_zeckhauser([90, 10], 0.2)[1], 0.0),
        (paper.olson_zeckhauser([55, 45], 0.2)[0], 95 / 9),
        (paper.olson_zeckhauser([55, 45], 0.2)[1], 5 / 9),
        (paper.concession_limit(30.0, 0.05), 1.5),
        (  # emissions of the EC, 1994: capability times salience, Bueno de Mesquita's example
            paper.compromise(
                [4, 7, 4, 4, 10, 10, 10, 7, 4, 7],
                [6.4, 3.2, 0.6, 12.8, 9.6, 9.6, 14.4, 0.5, 5.0, 5.6],
            ),
            500.3 / 67.7,
        ),
        (paper.break_even_probability(1.5, 30.0), 0.05),
    ],
)
def test_check_values_hold_to_six_digits(found: float, value: float) -> None:
    assert found == pytest.approx(value, abs=1e-6)


def test_two_tactics_cross_where_the_lines_do() -> None:
    found = paper.crossing((2.0, 1.05, 1.0), (0.93, 1.25, 1.0))
    assert found is not None
    assert found.time == pytest.approx(1.07 / 1.27, abs=1e-9)
    assert found.position == pytest.approx(1.199606, abs=1e-6)
    assert paper.crossing((2.0, 1.3, 1.0), (0.93, 1.25, 1.0)) is None


@settings(deadline=None, derandomize=True)
@given(discount_1=fractions, discount_2=fractions)
def test_long_finite_talks_end_like_talks_without_end(discount_1: float, discount_2: float) -> None:
    finite = paper.stahl(discount_1, discount_2, 4_001)
    assert finite == pytest.approx(paper.rubinstein(discount_1, discount_2), abs=1e-6)


@settings(deadline=None, derandomize=True)
@given(rate_1=st.floats(0.01, 1.0), rate_2=st.floats(0.01, 1.0))
def test_short_periods_lead_to_the_split_by_rates(rate_1: float, rate_2: float) -> None:
    step = 1e-6
    share = paper.rubinstein(exp(-rate_1 * step), exp(-rate_2 * step))
    assert share == pytest.approx(paper.rubinstein_rates(rate_1, rate_2), abs=1e-5)


@settings(deadline=None, derandomize=True)
@given(
    free=st.floats(0.5, 2.0),
    floor=st.floats(0.5, 2.0),
    cap=st.floats(0.5, 2.0),
    more=st.floats(0.0, 1.0),
)
def test_a_deal_keeps_to_both_win_sets_and_moves_with_their_bounds(
    free: float, floor: float, cap: float, more: float
) -> None:
    deal = paper.two_level_deal(free, principal_floor=floor, ratifier_cap=cap)
    if floor > cap:
        assert deal is None
        return
    assert deal is not None
    assert floor <= deal <= cap
    if floor <= free <= cap:
        assert deal == free
    wider = paper.two_level_deal(free, principal_floor=floor, ratifier_cap=cap + more)
    harder = paper.two_level_deal(free, principal_floor=floor + more, ratifier_cap=cap + more)
    assert wider is not None
    assert harder is not None
    assert harder >= wider >= deal


@settings(deadline=None, derandomize=True)
@given(
    incomes=st.lists(st.floats(1, 100), min_size=1, max_size=6), preference=st.floats(0.05, 0.95)
)
def test_no_ally_would_rather_give_more_or_less(incomes: list[float], preference: float) -> None:
    given_ = paper.olson_zeckhauser(incomes, preference)
    for income, own in zip(incomes, given_, strict=True):
        others = sum(given_) - own
        assert own == pytest.approx(
            max(0.0, preference * income - (1 - preference) * others), abs=1e-9
        )


@settings(deadline=None, derandomize=True, max_examples=200)
@given(
    opening=st.floats(0.2, 2.0),
    end=st.floats(0.0, 0.15),
    more=st.floats(0.0, 0.2),
    exponents=st.tuples(st.floats(0.4, 4.0), st.floats(0.4, 4.0)),
)
def test_the_simulators_meeting_point_is_the_crossing_on_paper(
    opening: float, end: float, more: float, exponents: tuple[float, float]
) -> None:
    payer_end = end + more
    found = paper.crossing((opening, end, exponents[0]), (-0.05, payer_end, exponents[1]))
    assert found is not None
    columns = {
        "anchor_demander": opening,
        "reservation_demander": end,
        "exponent_demander": exponents[0],
        "anchor_payer": -0.05,
        "reservation_payer": payer_end,
        "exponent_payer": exponents[1],
        "late": 0.05,
    }
    arrays = {name: np.array([value]) for name, value in columns.items()}
    clock = float(meeting_clock(arrays, np.zeros(1))[0])
    assert clock == pytest.approx(found.time, abs=5e-4)


def test_tit_for_tat_answers_a_constant_opponent_with_constant_offers() -> None:
    assert paper.tit_for_tat(0.7, 0.4, 0.4, 0.0, 1.0) == 0.7
    assert paper.tit_for_tat(0.7, 0.4, 0.5, 0.0, 1.0) == pytest.approx(0.56)
    assert paper.tit_for_tat(0.9, 0.5, 0.4, 0.0, 1.0) == 1.0


def test_games_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="discount_1"):
        paper.rubinstein(1.2, 0.5)
    with pytest.raises(UsageError, match="nobody minds waiting"):
        paper.rubinstein(1.0, 1.0)
    with pytest.raises(UsageError, match="at least one"):
        paper.stahl(0.9, 0.8, 0)
    with pytest.raises(UsageError, match="less than both"):
        paper.nash(0.7, 0.7, 1.0)
    with pytest.raises(UsageError, match="above low"):
        paper.veto_offer(1.0, 1.0, 1.0)
    with pytest.raises(UsageError, match="cannot pay"):
        paper.veto_offer(0.5, 0.9, 1.5)
    with pytest.raises(UsageError, match="nothing to fight over"):
        paper.abreu_gul((0.1, 0.1), (0.4, 0.5), (0.1, 0.1))
    assert paper.nash_on(lambda x: 1 - x, -1.0, 1.0) == pytest.approx(0.5, abs=1e-6)
    with pytest.raises(UsageError, match="must be above 0"):
        paper.mean_delay(0.0, 1.0)
