from __future__ import annotations

import json
from math import ceil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import UsageError
from burdenshare.talks import alternating_offers
from burdenshare.talks.tactic import Kind, Tactic, negotiate

TRACE = Path(__file__).parents[2] / "../shared/benchmarks/negmas_trace.json"
OTHERS = Path(__file__).parents[1] / "data/talks/negmas_sessions.json"
reservations = st.floats(-0.2, 1.2, allow_nan=False)
exponents = st.floats(0.02, 60.0)


def one_by_one(
    side_1: tuple[float, float], side_2: tuple[float, float], steps: int, outcomes: int
) -> tuple[int, int]:
    """The protocol step by step, as a person would play it."""

    def wish(side: tuple[float, float], step: int) -> float:
        floor = max(side[0], 0.0)
        level = float(np.exp(side[1] * np.log((step + 1.0) / (steps + 1.0))))
        return max(floor, (level * (floor - 1.0)) + (1.0 - 1e-4))

    counter: float | None = None
    for step in range(steps):
        if counter is not None and counter / outcomes >= wish(side_1, step):
            return int(counter), step
        offer = ceil(wish(side_1, step) * outcomes - 1e-9)
        if 1 - offer / outcomes >= wish(side_2, step):
            return offer, step
        counter = outcomes - ceil(wish(side_2, step) * outcomes - 1e-9)
    return -1, steps


@pytest.mark.skipif(not TRACE.exists(), reason="the recorded NegMAS sessions are not here")
def test_all_recorded_negmas_sessions_end_the_same_way() -> None:
    rows = json.loads(TRACE.read_text())
    column = {key: np.array([row[key] for row in rows]) for key in ("rv1", "e1", "rv2", "e2")}
    outcome, step = alternating_offers(
        column["rv1"], column["e1"], column["rv2"], column["e2"], steps=100, outcomes=100
    )
    assert outcome.tolist() == [row["k"] for row in rows]
    # NegMAS counts the step of a deal from one
    assert np.where(outcome >= 0, step + 1, step).tolist() == [row["step"] for row in rows]


@pytest.mark.parametrize("steps", [1, 3, 10, 37, 60, 100, 200])
def test_sessions_recorded_at_other_steps_and_outcomes_end_the_same_way(steps: int) -> None:
    rows = [row for row in json.loads(OTHERS.read_text())["rows"] if row[0] == steps]
    assert rows
    sides = np.array([row[2:6] for row in rows]).T
    outcome, step = alternating_offers(*sides, steps=steps, outcomes=rows[0][1])
    assert outcome.tolist() == [row[6] for row in rows]
    assert np.where(outcome >= 0, step + 1, step).tolist() == [row[7] for row in rows]


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    side_1=st.tuples(reservations, exponents),
    side_2=st.tuples(reservations, exponents),
    steps=st.integers(1, 70),
    outcomes=st.integers(1, 130),
)
def test_bisection_ends_where_the_protocol_ends(
    side_1: tuple[float, float], side_2: tuple[float, float], steps: int, outcomes: int
) -> None:
    outcome, step = alternating_offers(*side_1, *side_2, steps=steps, outcomes=outcomes)
    assert (int(outcome), int(step)) == one_by_one(side_1, side_2, steps, outcomes)


def test_a_batch_is_its_sessions_across_block_edges() -> None:
    rng = np.random.default_rng(5)
    reservation = rng.uniform(0, 0.7, (2, 40_000))
    exponent = np.exp(rng.uniform(-2, 2.5, (2, 40_000)))
    batch = alternating_offers(
        reservation[0], exponent[0], reservation[1], exponent[1], steps=100, outcomes=100
    )
    for index in (0, 16_383, 16_384, 39_999):
        alone = alternating_offers(
            *(x[i, index] for i in (0, 1) for x in (reservation, exponent)),
            steps=100,
            outcomes=100,
        )
        assert (batch[0][index], batch[1][index]) == (alone[0], alone[1])


def test_a_million_pinned_sessions_give_the_known_checksum() -> None:
    rng = np.random.default_rng(1)
    exponent = np.exp(rng.uniform(-2, 2.5, (2, 1_000_000)))
    reservation = rng.uniform(0, 0.7, (2, 1_000_000))
    outcome, _ = alternating_offers(
        reservation[0], exponent[0], reservation[1], exponent[1], steps=100, outcomes=100
    )
    assert int(outcome.sum()) == 40_070_271  # recorded with four independent engines


def test_arguments_broadcast_and_keep_their_shape() -> None:
    outcome, step = alternating_offers(0.1, np.ones((2, 3)), 0.1, 1.0, steps=9, outcomes=10)
    assert outcome.shape == step.shape == (2, 3)


@pytest.mark.parametrize(
    ("values", "steps", "words"),
    [
        ((0.1, 1.0, 0.1, 1.0), 0, "at least 1"),
        ((0.1, 0.0, 0.1, 1.0), 5, "above 0"),
        ((0.1, 1.0, 0.1, -2.0), 5, "above 0"),
        ((float("nan"), 1.0, 0.1, 1.0), 5, "NaN"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(
    values: tuple[float, float, float, float], steps: int, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        alternating_offers(*values, steps=steps, outcomes=10)


ISSUES = json.loads((Path(__file__).parents[1] / "data/talks/negmas_issues.json").read_text())


def split(outcomes: int) -> np.ndarray:
    """Utilities of the shares k/K of one issue."""
    share = np.arange(outcomes + 1) / outcomes
    return np.column_stack([share, 1 - share])


@pytest.mark.parametrize("number", range(len(ISSUES["rows"])))
def test_recorded_sessions_over_several_issues_end_the_same_way(number: int) -> None:
    row = ISSUES["rows"][number]
    columns = []
    for weights, values in zip(row["weights"], row["values"], strict=True):
        total = np.zeros(1)
        for weight, value in zip(weights, values, strict=True):
            total = (total[:, None] + weight * np.array(value)[None, :]).ravel()
        columns.append(np.clip(total, 0, 1))
    sides = [
        Tactic(reservation=reservation, exponent=exponent)
        for reservation, exponent in zip(row["reservations"], row["exponents"], strict=True)
    ]
    outcome, step = negotiate(np.column_stack(columns), *sides, steps=row["steps"])
    assert int(outcome[0]) == row["outcome"]
    assert int(step[0]) + (row["outcome"] >= 0) == row["step"]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(seed=st.integers(0, 10_000), steps=st.integers(1, 40), outcomes=st.integers(1, 60))
def test_on_one_issue_the_loop_and_the_bisection_agree(
    seed: int, steps: int, outcomes: int
) -> None:
    rng = np.random.default_rng(seed)
    exponent, reservation = np.exp(rng.uniform(-2, 2.5, (2, 50))), rng.uniform(-0.1, 1, (2, 50))
    fast = alternating_offers(
        reservation[0], exponent[0], reservation[1], exponent[1], steps=steps, outcomes=outcomes
    )
    slow = negotiate(
        split(outcomes),
        Tactic(reservation=reservation[0], exponent=exponent[0]),
        Tactic(reservation=reservation[1], exponent=exponent[1]),
        steps=steps,
    )
    assert np.array_equal(fast[0], slow[0])
    assert np.array_equal(fast[1], slow[1])


def test_two_sides_who_only_answer_never_move() -> None:
    answer = Tactic(kind=Kind.TIT_FOR_TAT, reservation=0.2)
    outcome, step = negotiate(split(20), answer, answer, steps=30)
    assert (int(outcome[0]), int(step[0])) == (-1, 30)


def test_who_answers_a_conceder_meets_it_half_way_and_no_more() -> None:
    answer = Tactic(kind=Kind.TIT_FOR_TAT)
    for exponent in (0.5, 1.0, 3.0):
        outcome, _ = negotiate(split(100), answer, Tactic(exponent=exponent), steps=100)
        assert 48 <= int(outcome[0]) <= 58
    floor = Tactic(kind=Kind.TIT_FOR_TAT, reservation=0.8)
    outcome, _ = negotiate(split(100), floor, Tactic(), steps=100)
    assert int(outcome[0]) >= 80


def test_the_less_patient_side_gives_more() -> None:
    patience = np.array([10.0, 20.0, 40.0])
    outcome, step = negotiate(
        split(100),
        Tactic(kind=Kind.RESOURCE, patience=patience),
        Tactic(kind=Kind.RESOURCE, patience=20.0),
        steps=200,
    )
    assert np.all(np.diff(outcome) > 0)
    assert np.all(np.diff(step) > 0)
    assert 48 <= outcome[1] <= 52


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (np.zeros((0, 2)), "one row of two"),
        (np.zeros(3), "one row of two"),
        ([[0.0, 2.0]], "0 to 1"),
    ],
)
def test_outcomes_that_are_no_utilities_are_refused(points: np.ndarray, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        negotiate(points, Tactic(), Tactic(), steps=3)
