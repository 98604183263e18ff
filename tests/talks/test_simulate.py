from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import TalksError
from burdenshare.talks.simulate import (
    BLOCK,
    Lapse,
    Outcomes,
    Parameters,
    Setting,
    meeting_clock,
    settlement,
    simulate,
)

SIDES = Parameters(
    anchor_demander=0.8,
    reservation_demander=0.07,
    exponent_demander=1.0,
    anchor_payer=0.02,
    reservation_payer=0.12,
    exponent_payer=2.0,
    horizon=330.0,
    rounds=0.03,
    lapse_speed=1.5,
    late=0.05,
    weight=0.12,
    shift=-0.05,
    veto_level=0.06,
    veto_scale=0.03,
    cap_level=0.25,
    cap_scale=0.04,
    interim=0.15,
    trade=0.3,
)
TALKS = Setting(
    parameters=SIDES, deadline=300, limit=900, changes=(500.0,), terms=((3, 0.3), (5, 0.7))
)


@settings(deadline=None, derandomize=True, max_examples=25)
@given(cut=st.integers(1, 2 * BLOCK + 99), seed=st.integers(0, 2**32))
def test_any_division_of_the_work_gives_the_same_talks(cut: int, seed: int) -> None:
    whole = simulate(TALKS, draws=2 * BLOCK + 100, seed=seed)
    left = simulate(TALKS, draws=cut, seed=seed)
    right = simulate(TALKS, draws=2 * BLOCK + 100 - cut, seed=seed, first=cut)
    for name in ("day", "amount", "term", "vetoes", "rejections", "extension", "refused"):
        joined = np.concatenate([getattr(left, name), getattr(right, name)])
        assert np.array_equal(getattr(whole, name), joined, equal_nan=True)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_gives_one_digest(workers: int) -> None:
    def play(first: int) -> bytes:
        ended = simulate(TALKS, draws=5_000, seed=11, first=first)
        return ended.day.tobytes() + ended.amount.tobytes() + ended.term.tobytes()

    with ThreadPoolExecutor(workers) as pool:
        parts = list(pool.map(play, range(0, 40_000, 5_000)))
    digest = sha256(b"".join(parts)).hexdigest()
    alone = sha256(b"".join(play(first) for first in range(0, 40_000, 5_000))).hexdigest()
    assert digest == alone


def test_an_array_of_parameters_gives_each_talk_its_own() -> None:
    horizon = np.where(np.arange(500) % 2, 330.0, 660.0)
    mixed = simulate(replace(TALKS, parameters=replace(SIDES, horizon=horizon)), draws=500, seed=3)
    plain = simulate(TALKS, draws=500, seed=3)
    assert np.array_equal(mixed.day[1::2], plain.day[1::2])
    assert mixed.day[::2].mean() > plain.day[::2].mean()


def test_a_deal_lies_between_the_two_positions() -> None:
    done = simulate(TALKS, draws=20_000, seed=1)
    amount = np.log(done.amount[np.isfinite(done.day)])
    assert amount.min() > 0.02
    assert amount.max() < 0.8


def test_without_a_principal_nothing_is_vetoed_and_without_a_ratifier_nothing_rejected() -> None:
    free = replace(SIDES, veto_level=-np.inf, cap_level=np.inf)
    ended = simulate(replace(TALKS, parameters=free), draws=5_000, seed=2)
    assert ended.vetoes.sum() == 0
    assert ended.rejections.sum() == 0
    some = simulate(TALKS, draws=5_000, seed=2)
    assert some.vetoes.sum() > 0
    assert np.array_equal(some.vetoes + some.rejections > 0, some.refused > 0)


def test_a_principal_who_refuses_everything_lets_no_deal_pass() -> None:
    hard = replace(SIDES, veto_level=50.0, cap_level=99.0, interim=0.0)
    ended = simulate(replace(TALKS, parameters=hard, changes=()), draws=200, seed=2)
    assert np.isinf(ended.day).all()
    assert np.isnan(ended.amount).all()
    assert (ended.term == 0).all()


def test_the_wait_from_the_meeting_clock_to_the_deal_is_that_of_the_next_round() -> None:
    calm = replace(SIDES, veto_level=-np.inf, cap_level=np.inf, interim=0.0, lapse_speed=1.0)
    ended = simulate(Setting(parameters=calm, deadline=5_000, limit=5_000), draws=50_000, seed=4)
    columns = {
        name: np.array([getattr(calm, name)])
        for name in (
            "anchor_demander",
            "reservation_demander",
            "exponent_demander",
            "anchor_payer",
            "reservation_payer",
            "exponent_payer",
            "late",
        )
    }
    wait = ended.day - meeting_clock(columns, np.zeros(1)) * 330
    assert wait.min() >= 0
    assert wait.mean() == pytest.approx(1 / 0.03, rel=0.02)
    assert wait.std() == pytest.approx(1 / 0.03, rel=0.03)


def test_a_certain_interim_deal_ends_all_open_talks_at_the_deadline() -> None:
    sure = replace(SIDES, interim=1.0)
    ended = simulate(replace(TALKS, parameters=sure), draws=5_000, seed=5)
    assert ended.day.max() == 300
    assert (ended.term[ended.extension] == 1).all()
    assert np.array_equal(ended.extension, ended.day == 300)


def test_a_new_principal_who_asks_less_ends_a_deadlock() -> None:
    stuck = replace(
        SIDES, reservation_demander=0.6, shift=-0.6, late=1e-9, interim=0.0, veto_level=-np.inf
    )
    ended = simulate(replace(TALKS, parameters=stuck), draws=2_000, seed=6)
    assert ended.day.min() > 500
    assert ended.settled_by(899) > 0.99


def test_shares_of_terms_come_out_as_given() -> None:
    ended = simulate(
        replace(TALKS, parameters=replace(SIDES, trade=0.0, interim=0.0)), draws=40_000, seed=7
    )
    assert np.mean(ended.term == 3) == pytest.approx(0.3, abs=0.01)
    assert set(np.unique(ended.term)) <= {0, 3, 5}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"interim": 1.2}, "parameters.interim"),
        ({"weight": -0.1}, "parameters.weight"),
        ({"horizon": 0.0}, "parameters.horizon"),
        ({"exponent_payer": np.array([1.0, 0.0])}, "parameters.exponent_payer"),
        ({"cap_level": 0.01}, "parameters.cap_level"),
    ],
)
def test_parameters_that_cannot_be_are_refused_by_name(
    change: dict[str, float], place: str
) -> None:
    with pytest.raises(TalksError) as caught:
        replace(SIDES, **change)
    assert str(caught.value).startswith(place)


def test_settings_that_cannot_be_are_refused() -> None:
    with pytest.raises(TalksError, match="sum to 1"):
        replace(TALKS, terms=((3, 0.3),))
    with pytest.raises(TalksError, match="no time to talk"):
        replace(TALKS, limit=0)
    with pytest.raises(TalksError, match="nothing to play"):
        simulate(TALKS, draws=0, seed=1)
    bad = replace(TALKS, parameters=replace(SIDES, horizon=np.ones(3)))
    with pytest.raises(TalksError, match=r"shape \(3,\)"):
        simulate(bad, draws=4, seed=1)
    with pytest.raises(TalksError, match=r"setting.furlough: lies before the deadline"):
        replace(TALKS, furlough=200.0)
    for change in ({"paid": 1.5}, {"retroactive": -0.1}, {"level": 0.0}):
        with pytest.raises(TalksError, match=rf"lapse.{next(iter(change))}"):
            replace(Lapse(level=1.0), **change)


def test_a_furlough_that_presses_nobody_changes_nothing_before_it() -> None:
    plain = simulate(TALKS, draws=5_000, seed=8)
    later = simulate(replace(TALKS, furlough=392.0), draws=5_000, seed=8)
    early = plain.day < 392
    assert early.any()
    assert np.array_equal(plain.day[early], later.day[early])


def test_the_harder_the_furlough_presses_the_sooner_the_deal() -> None:
    days = []
    for speed in (1.0, 1.5, 3.0):
        sides = replace(SIDES, furlough_speed=speed, interim=0.0, horizon=900.0)
        ended = simulate(
            replace(TALKS, parameters=sides, furlough=392.0, changes=()), draws=20_000, seed=8
        )
        days.append(np.minimum(ended.day, 900).mean())
    assert days[0] > days[1] > days[2]


def ended(day: float, amount: float) -> Outcomes:
    """One talk that ended so."""
    none = np.zeros(1, np.int64)
    return Outcomes(
        day=np.array([day]),
        amount=np.array([amount]),
        term=none + 5,
        vetoes=none,
        rejections=none,
        extension=np.zeros(1, np.bool_),
        refused=np.array([-np.inf]),
    )


def test_the_lapse_of_2020_is_settled_as_it_was() -> None:
    """2020 at the sum of 2019, the days of 2021 at the new one; labour paid was netted off."""
    deal = ended(98 + 365 + 66, 1183.3)
    found = settlement(deal, Lapse(level=1038.9), deadline=98, limit=900, furlough=190)
    paid = 0.23 * 1038.9 * (1 + 66 / 365)
    assert found.arrears[0] == pytest.approx(1038.9 + 1183.3 * 66 / 365 - paid)
    assert found.forgone[0] == pytest.approx(1183.3 - 1038.9)  # the rise, for the first year
    assert found.wages[0] == pytest.approx(1038.9 * 0.37 * 4 / 9 * (365 + 66 - 92) / 365)


def test_a_deal_by_the_deadline_costs_nobody_anything() -> None:
    found = settlement(ended(299, 1.1), Lapse(level=1.0), deadline=300, limit=900)
    for cost in (found.gap, found.arrears, found.demander, found.payer):
        assert cost.tolist() == [0.0]


def test_without_a_deal_the_demander_goes_without_what_is_not_paid_on() -> None:
    found = settlement(ended(np.inf, np.nan), Lapse(level=1.0, paid=0.25), deadline=300, limit=900)
    assert found.arrears[0] == 0
    assert found.demander[0] == pytest.approx(0.75 * 600 / 365)
    assert found.payer[0] == pytest.approx(-0.75 * 600 / 365)


@settings(deadline=None, derandomize=True)
@given(
    day=st.floats(300, 900),
    amount=st.floats(0.9, 1.5),
    more=st.floats(0, 0.5),
    paid=st.floats(0, 0.5),
)
def test_the_later_and_the_less_is_made_good_the_dearer_for_the_demander(
    day: float, amount: float, more: float, paid: float
) -> None:
    def cost(at: float, retroactive: float) -> float:
        rules = Lapse(level=1.0, paid=paid, retroactive=retroactive)
        return float(settlement(ended(at, amount), rules, deadline=300, limit=900).demander[0])

    assert cost(day, 0.5) >= cost(day, 0.5 + more) - 1e-9
    if amount >= 1:
        assert cost(min(day + 50, 900), 0.5) >= cost(day, 0.5) - 1e-9
    rules = Lapse(level=1.0, paid=paid, interest=0.0)
    none = settlement(ended(day, amount), rules, deadline=300, limit=900)
    both = none.demander + none.payer
    assert both == pytest.approx(none.wages)  # what one side goes without the other keeps
