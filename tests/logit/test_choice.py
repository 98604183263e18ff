"""The conditional logit: probabilities, and weights that maximise the penalised likelihood."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from burdenshare.logit.choice import Choice, dumped, loaded, odds
from burdenshare.logit.fit import chosen

NAMES = st.sampled_from(["near", "far", "press", "person"])
OPTIONS = st.lists(st.tuples(st.sampled_from("abc"), st.lists(NAMES, unique=True)), min_size=1)


@given(OPTIONS, st.dictionaries(NAMES, st.floats(-9, 9)))
def test_odds_are_of_the_candidates_and_sum_to_those_of_all_options(
    options: list[tuple[str, list[str]]], weights: dict[str, float]
) -> None:
    utilities = [(who, Choice(weights).utility(names)) for who, names in options]
    found = odds(utilities)
    assert set(found) == {who for who, _ in options}
    assert sum(found.values()) == pytest.approx(sum(exp(size) for _, size in utilities))


def test_two_candidates_that_differ_by_one_feature_have_logistic_odds() -> None:
    choice = Choice({"near": 1.5})
    found = odds([("a", choice.utility(["near"])), ("b", choice.utility([]))])
    assert found["a"] / found["b"] == pytest.approx(exp(1.5))


def test_without_a_penalty_the_weight_of_one_feature_is_its_log_odds() -> None:
    options = [[["near"], []]] * 10
    right = [[True, False]] * 7 + [[False, True]] * 3
    weight = chosen(options, right, penalty=1e-9).weights["near"]
    assert weight == pytest.approx(log(7 / 3), abs=0.02)  # kept in fiftieths


def test_weights_of_simulated_choices_come_back() -> None:
    rng = default_rng(7)
    truth = {"x": 1.2, "y": -0.8, "z": 0.5}
    options, right = [], []
    for _ in range(4_000):
        case = [[name for name in truth if rng.random() < 0.5] for _ in range(3)]
        found = odds([(place, Choice(truth).utility(one)) for place, one in enumerate(case)])
        pick = rng.choice(3, p=np.array(list(found.values())) / sum(found.values()))
        options.append(case)
        right.append([place == pick for place in range(3)])
    weights = chosen(options, right, penalty=0.01).weights
    assert weights == pytest.approx(truth, abs=0.12)


def test_weights_are_the_same_after_they_were_written_and_read() -> None:
    choice = Choice({"back b0": -1.02, "null": 0.5})
    assert loaded(dumped(choice)) == choice
