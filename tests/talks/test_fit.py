from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import TalksError
from burdenshare.talks import Move, Player
from burdenshare.talks.fit import (
    Beliefs,
    Statements,
    fit,
    log_likelihood,
    rivals,
    statements,
    still_open,
    t4_below,
)

BELIEFS = Beliefs(
    mean=(
        float(np.log(1.5)),
        float(np.log(0.95)),
        float(np.log(1.1)),
        float(np.log(1.1)),
        float(np.log(2)),
        float(np.log(2)),
    ),
    spread=(0.5, 0.15, 0.25, 0.25, 0.8, 0.8),
)
START = dt.date(2018, 3, 7)


def twenty() -> Statements:
    """Twenty noisy positions, trillion won a year, of two sides that concede towards each other."""
    rng = np.random.default_rng(3)
    time, side = np.sort(rng.uniform(0.02, 0.98, 20)), np.arange(20) % 2
    anchor, end = np.log([2.0, 0.93])[side], np.log([1.05, 1.25])[side]
    centre = anchor + (end - anchor) * time ** np.array([1.6, 3.0])[side]
    value = centre + np.array([0.10, 0.03])[side] * rng.standard_t(4, 20)
    return plain(time, side, value)


def plain(time: np.ndarray, side: np.ndarray, value: np.ndarray, **more: np.ndarray) -> Statements:
    base = {
        "high": value,
        "bound": np.zeros(len(value), np.int64),
        "noise": np.ones(len(value)),
        "cheap": np.zeros(len(value)),
    }
    return Statements(time=time, side=side.astype(np.intp), value=value, **(base | more))


def test_the_twenty_offers_give_the_known_evidence_and_reservations() -> None:
    """11.81 by importance sampling with a million prior draws; four other engines agree."""
    found = fit(twenty(), BELIEFS, seed=1)
    assert found.log_evidence == pytest.approx(11.82, abs=0.15)
    ends = np.exp(found.particles[:, 2:4])
    assert ends.mean(axis=0) == pytest.approx([1.133, 1.184], abs=0.02)
    assert ends.std(axis=0) == pytest.approx([0.17, 0.09], abs=0.02)
    table = {row["parameter"]: row for row in found.table()}
    assert float(table["anchor_payer"]["contraction"]) > 0.9
    assert float(table["reservation_demander"]["contraction"]) < 0.7


def test_without_statements_the_posterior_is_the_prior() -> None:
    nothing = plain(np.empty(0), np.empty(0), np.empty(0))
    found = fit(nothing, BELIEFS, particles=2_000, seed=2)
    assert found.log_evidence == pytest.approx(0, abs=1e-9)
    assert found.particles.mean(axis=0)[:6] == pytest.approx(BELIEFS.mean, abs=0.08)


def test_the_same_seed_gives_the_same_fit() -> None:
    one, two = (fit(twenty(), BELIEFS, particles=256, moves=5, seed=9) for _ in range(2))
    assert np.array_equal(one.particles, two.particles)


def test_that_talks_are_still_open_moves_the_sides_apart() -> None:
    said = plain(np.array([0.2, 0.2]), np.array([0, 1]), np.log([1.3, 1.0]))
    free = fit(said, BELIEFS, particles=2_000, seed=4)
    open_ = fit(said, BELIEFS, open_until=1.0, particles=2_000, seed=4)

    def gap(rows: np.ndarray) -> float:
        return float(np.mean(rows[:, 2] - rows[:, 3]))

    assert gap(open_.particles) > gap(free.particles) + 0.05
    assert open_.log_evidence < free.log_evidence


def test_cheap_talk_tells_less_of_the_reservation_than_a_plain_demand() -> None:
    time, side, value = np.array([0.9]), np.array([0]), np.log([5.0])
    plainly = fit(plain(time, side, value), BELIEFS, particles=2_000, seed=5)
    cheap = fit(plain(time, side, value, cheap=np.array([0.7])), BELIEFS, particles=2_000, seed=5)
    assert np.median(cheap.particles[:, 2]) < np.median(plainly.particles[:, 2])


@settings(deadline=None, derandomize=True)
@given(value=st.floats(-1, 1), width=st.floats(0.01, 0.5))
def test_bounds_and_ranges_share_out_all_probability(value: float, width: float) -> None:
    draws = BELIEFS.draw(5, np.random.default_rng(6))
    said = plain(
        np.full(3, 0.5),
        np.ones(3),
        np.array([value, value, value + width]),
        high=np.array([value, value + width, value + width]),
        bound=np.array([-1, 2, 1]),
    )
    parts = [
        np.exp(
            log_likelihood(
                draws,
                plain(
                    said.time[k : k + 1],
                    said.side[k : k + 1],
                    said.value[k : k + 1],
                    high=said.high[k : k + 1],
                    bound=said.bound[k : k + 1],
                ),
                np.log(said.time[k : k + 1]),
            )
        )
        for k in range(3)
    ]
    assert sum(parts) == pytest.approx(np.ones(5), abs=1e-6)


def test_the_distribution_function_has_the_tables_quantiles() -> None:
    assert t4_below(np.array([0.0, 1.533206, 2.131847, 2.776445])) == pytest.approx(
        [0.5, 0.9, 0.95, 0.975], abs=1e-6
    )


def test_a_gap_of_the_kernel_is_as_likely_open_as_not_when_it_is_nothing() -> None:
    meet = np.zeros((1, 8))
    assert still_open(meet, -0.1) == pytest.approx([np.log(0.5)])


def test_moves_become_statements_with_what_their_sources_are_worth() -> None:
    day = dt.date(2018, 12, 7)
    base = {"date": day, "published": day, "kind": "demand"}
    rows = [
        Move(**base, side=Player.DEMANDER, amount=1.3e12, principal=True, source="disputed"),  # type: ignore[arg-type]  # by name
        Move(
            date=day,
            published=day,
            side=Player.PAYER,
            kind="offer",
            amount=9e11,
            amount_high=9.3e11,
        ),
        Move(
            date=day,
            published=day,
            side=Player.PAYER,
            kind="offer",
            amount=1e12,
            modality="less_than",
        ),
        Move(date=day, published=day, side=Player.PAYER, kind="veto"),
    ]
    said = statements(rows, start=START)
    assert said.time.tolist() == [275.0] * 3
    assert said.side.tolist() == [0, 1, 1]
    assert said.bound.tolist() == [0, 2, -1]
    assert said.noise.tolist() == [2.0, 1.0, 1.0]
    assert said.cheap.tolist() == [0.7, 0.0, 0.0]


def test_a_horizon_in_days_is_learnt_with_the_rest() -> None:
    beliefs = Beliefs(mean=BELIEFS.mean, spread=BELIEFS.spread, horizon=(float(np.log(330)), 0.4))
    days = twenty()
    said = plain(days.time * 330, days.side, days.value)
    found = fit(said, beliefs, open_until=300, particles=512, moves=8, seed=7)
    assert found.names[-1] == "log_horizon"
    assert found.particles.shape == (512, 9)
    assert 200 < np.exp(np.median(found.particles[:, 8])) < 600


def test_the_account_that_made_the_statements_has_the_most_evidence() -> None:
    found = rivals(twenty(), BELIEFS, seed=8)
    assert max(found, key=lambda name: found[name]) in {"concession", "linear"}
    assert found["concession"] > found["openings"] + 2
    assert found["concession"] > found["reservations"] + 2


def test_one_statement_hardly_tells_accounts_apart() -> None:
    one = plain(np.array([0.5]), np.array([1]), np.array([0.0]))
    found = rivals(one, BELIEFS, open_until=0.6, seed=8)
    assert max(found.values()) - min(found.values()) < 3


def test_faulty_calls_are_refused() -> None:
    with pytest.raises(TalksError, match="open until"):
        fit(twenty(), BELIEFS, open_until=0.0)
    with pytest.raises(TalksError, match="after the start"):
        fit(plain(np.zeros(1), np.zeros(1), np.zeros(1)), BELIEFS)
    with pytest.raises(TalksError, match="too few"):
        fit(twenty(), BELIEFS, particles=3)
