from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from burdenshare.errors import UsageError
from burdenshare.outlook import Deal, Priors
from burdenshare.outlook.climate import (
    Belief,
    days_to_deal,
    drawn_again,
    kaplan_meier,
    predictive,
    steps,
    term_shares,
    weights_of,
    wilson,
)

DAY = dt.date
DEAL = Deal(
    name="a",
    payer="JP",
    agreed=DAY(2015, 12, 16),
    deadline=DAY(2016, 3, 31),
    start=DAY(2015, 7, 1),
    amount=190e9,
    previous_amount=189e9,
    term_years=5,
)
RNG = np.random.default_rng


def test_the_next_value_is_spread_as_the_t_of_the_conjugate_update() -> None:
    belief = Belief(mean=0.0, spread=1.0, weight=1.0, degrees=4.0)
    draws = predictive(belief, [2.0, 4.0, 3.0], [1.0] * 3, draws=200_000, rng=RNG(1))
    # k = 4, v = 7, centre = 9/4; squares = 4 + 2 + 3/4 * 9 = 12.75
    assert np.median(draws) == pytest.approx(2.25, abs=0.02)
    scale = np.sqrt(12.75 / 7 * 1.25)
    assert np.quantile(draws, 0.95) - 2.25 == pytest.approx(1.894579 * scale, rel=0.02)


def test_without_cases_the_prior_speaks() -> None:
    draws = predictive(Belief(mean=5.0, spread=0.1, weight=9.0), [], [], draws=9_000, rng=RNG(2))
    assert np.median(draws) == pytest.approx(5.0, abs=0.01)


def test_another_hosts_case_counts_a_quarter() -> None:
    assert weights_of([DEAL, replace(DEAL, payer="KR")], "JP", Priors()) == [1.0, 0.25]


def test_other_hosts_together_count_one_case_at_most() -> None:
    weights = weights_of([DEAL, *[replace(DEAL, payer="KR")] * 10], "JP", Priors())
    assert weights[0] == 1.0
    assert sum(weights[1:]) == pytest.approx(1.0)


def test_a_case_drawn_again_stays_near_one_of_the_past() -> None:
    belief = Belief(mean=0.0, spread=1.0, weight=1.0)
    draws = drawn_again(
        belief, [-100.0, 400.0], [3.0, 1.0], bandwidth=2.0, draws=50_000, rng=RNG(4)
    )
    assert np.mean(np.abs(draws + 100) < 12) == pytest.approx(3 / 5, abs=0.01)
    assert np.mean(np.abs(draws - 400) < 12) == pytest.approx(1 / 5, abs=0.01)


def test_without_cases_to_draw_again_the_prior_speaks() -> None:
    belief = Belief(mean=5.0, spread=0.1, weight=1.0)
    draws = drawn_again(belief, [], [], bandwidth=2.0, draws=9_000, rng=RNG(5))
    assert np.median(draws) == pytest.approx(5.0, abs=0.01)


def test_one_late_deal_elsewhere_does_not_move_a_host_that_is_always_early() -> None:
    late = replace(DEAL, payer="KR", agreed=DAY(2017, 6, 6))
    before = (DAY(2027, 3, 31) - DAY(2026, 11, 22)).days
    alone = np.mean(days(DAY(2026, 11, 22), None, [DEAL] * 6) <= before)
    both = np.mean(days(DAY(2026, 11, 22), None, [*[DEAL] * 6, late]) <= before)
    assert alone - 0.04 < both < alone


def test_terms_are_counted_on_top_of_the_prior() -> None:
    shares = dict(term_shares([DEAL] * 4, "JP", Priors()))
    assert sum(shares.values()) == pytest.approx(1)
    assert shares[5] == pytest.approx(5.5 / 7)


def test_only_steps_with_both_ends_count() -> None:
    rows, past = steps([DEAL, replace(DEAL, previous_amount=None)])
    assert len(rows) == len(past) == 1
    assert past[0] == pytest.approx(np.log(190 / 189))


def days(as_of: dt.date, start: dt.date | None, deals: list[Deal]) -> np.ndarray:
    return days_to_deal(
        deals,
        payer="JP",
        start=start,
        deadline=DAY(2027, 3, 31),
        as_of=as_of,
        priors=Priors(),
        draws=20_000,
        rng=RNG(3),
    )


def test_deals_that_fell_before_the_deadline_draw_the_next_one_there() -> None:
    habit = days(DAY(2026, 9, 1), None, [DEAL] * 8)
    prior = days(DAY(2026, 9, 1), None, [])
    before = (DAY(2027, 3, 31) - DAY(2026, 9, 1)).days
    assert np.mean(habit <= before) > np.mean(prior <= before) + 0.2
    assert (habit > 0).all()


def test_an_agreement_replaced_long_before_its_end_says_nothing_of_the_deadline() -> None:
    early = replace(DEAL, agreed=DAY(2014, 12, 1))
    assert np.array_equal(
        days(DAY(2026, 9, 1), None, [DEAL, early]), days(DAY(2026, 9, 1), None, [DEAL])
    )


def test_with_a_start_both_clocks_count() -> None:
    with_start = days(DAY(2026, 9, 1), DAY(2026, 8, 1), [DEAL] * 4)
    without = days(DAY(2026, 9, 1), None, [DEAL] * 4)
    assert not np.array_equal(with_start, without)
    assert (with_start > 0).all()


def test_long_after_every_case_a_constant_hazard_is_left() -> None:
    late = days(DAY(2039, 1, 1), None, [DEAL] * 8)
    assert np.mean(late) == pytest.approx(300, rel=0.5)


def test_kaplan_meier_has_the_shares_of_those_still_at_risk() -> None:
    lasted = [100.0, 200.0, 300.0, 400.0]
    assert kaplan_meier(lasted, 0, 250) == 0.5
    assert kaplan_meier(lasted, 200, 100) == 0.5
    assert kaplan_meier(lasted, 400, 10) is None


@pytest.mark.parametrize("cases", range(1, 30))
@pytest.mark.parametrize("share", [0.0, 1 / 3, 1.0])
def test_an_interval_of_a_share_stays_a_probability(share: float, cases: int) -> None:
    low, high = wilson(share, cases)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"interim": 1.5}, "interim = 1.5 is no probability"),
        ({"unlike": -0.1}, "unlike = -0.1 is no probability"),
        ({"cap": 0.05}, "win sets do not meet"),
        ({"amount_weights": (0.2, 0.5, 0.3)}, "at least .3 for the climatology"),
    ],
)
def test_beliefs_that_cannot_be_are_refused(change: dict[str, float], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        replace(Priors(), **change)  # type: ignore[arg-type]  # one field at a time, by name
