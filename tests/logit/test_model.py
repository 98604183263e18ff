"""The second reader: its weights, what it learns, and how it is weighed against the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burdenshare.claim import extract
from burdenshare.claim.extract import scene_of
from burdenshare.logit import Model, contexts, shipped, weighed
from burdenshare.logit.fit import PENALTY, design, learnt
from burdenshare.logit.model import UNIT, dumped, loaded
from burdenshare.logit.witness import KINDS, STATES, likelihoods
from burdenshare.report import read

if TYPE_CHECKING:
    from burdenshare.report.text import Report

WORDS = st.lists(st.sampled_from(["asked", "paid", "won", "rise", "unheard"]), max_size=6)
TOY = [["asked", "won"], ["asked", "dollars"], ["paid", "won"], ["paid", "dollars"]] * 6
LABELS = ["demand", "demand", "contribution", "contribution"] * 6


def report(text: str) -> Report:
    return read(f"Published 2019-11-20.\n\n{text}".encode(), name="a.txt")


def around(text: str) -> list[list[str]]:
    scene = scene_of(report(text))
    assert scene is not None
    return contexts(scene.seen, scene.figures, scene.host)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_chances_of_a_figure_sum_to_one(told: list[list[str]]) -> None:
    found = learnt(TOY, LABELS, seen=1).chances(told)
    assert found.shape == (len(told), 2)
    assert np.allclose(found.sum(axis=1), 1.0)


def test_no_figures_have_no_chances() -> None:
    assert shipped("kind").chances([]).shape == (0, len(shipped("kind").classes))


def test_a_figure_without_known_words_has_the_chances_of_the_constant() -> None:
    model = shipped("kind")
    odds = np.exp(model.weights[0])
    assert np.allclose(model.chances([["never seen"]])[0], odds / odds.sum())


def test_the_words_that_part_labelled_figures_are_learnt() -> None:
    model = learnt(TOY, LABELS, seen=1)
    names = [model.classes[place] for place in model.chances(TOY).argmax(axis=1)]
    assert names == LABELS
    assert model.reasons(["asked", "won"], "demand")[0][0] == "asked"


def test_weights_stand_where_the_slope_of_the_penalised_likelihood_is_nil() -> None:
    model = learnt(TOY, LABELS, seen=1)
    features = design(TOY, model.rows).toarray()
    chances = model.chances(TOY)
    truth = np.array([[name == one for one in model.classes] for name in LABELS])
    slope = features.T @ (truth - chances) - PENALTY * np.vstack(
        [np.zeros((1, len(model.classes))), model.weights[1:]]
    )
    assert np.abs(slope).max() < PENALTY / UNIT * 2  # what rounding of the weights leaves


def test_a_larger_penalty_draws_weights_in() -> None:
    weak, strong = (learnt(TOY, LABELS, seen=1, penalty=value) for value in (0.5, 20.0))
    assert np.abs(strong.weights[1:]).max() < np.abs(weak.weights[1:]).max()


@pytest.mark.parametrize("name", ["kind", "status"])
def test_a_model_comes_back_from_its_text(name: str) -> None:
    model = shipped(name)
    back = loaded(dumped(model))
    assert back.classes == model.classes
    assert dict(back.rows) == dict(model.rows)
    assert np.array_equal(back.weights, model.weights)


@pytest.mark.parametrize(("name", "counts"), [("kind", KINDS), ("status", STATES)])
def test_what_the_rules_read_is_as_likely_as_it_was_counted(
    name: str, counts: dict[str, dict[str, int]]
) -> None:
    classes = tuple(sorted(counts))
    told = likelihoods(name, classes)
    assert np.allclose(sum(told.values()), 1.0)
    for place, one in enumerate(classes):
        most = max(counts[one], key=lambda by: counts[one][by])
        assert max(told, key=lambda by: float(told[by][place])) == most


def test_even_words_leave_what_the_rules_read() -> None:
    classes = shipped("kind").classes
    even = np.full(len(classes), 1 / len(classes))
    for name in ("contribution", "demand", "increase", "share", "term", "troops"):
        assert weighed("kind", even, name).name == name


def test_sure_words_overrule_rules_that_were_often_wrong() -> None:
    classes = shipped("kind").classes
    sure = np.where(np.array(classes) == "term", 0.8, 0.2 / (len(classes) - 1))
    assert weighed("kind", sure, "none").name == "term"  # 22 of 55 terms were missed
    assert weighed("kind", sure, "troops").name == "troops"  # never read of anything else


def test_words_of_other_sentences_do_not_count() -> None:
    one = around("Seoul paid 920 billion won for US troops in 2018.")
    two = around("Talks went on. Seoul paid 920 billion won for US troops in 2018. Nobody asked.")
    assert one[-1] == two[-1]


def test_a_figure_is_told_by_side_distance_and_pairs() -> None:
    (found,) = [
        one
        for one in around("The cost of US troops: Seoul must pay about $5 billion, aides said.")
        if "unit USD" in one
    ]
    assert {"<0 pay", "<1 must", "<< pay must", "< seoul", ">0 ,", ">1 aides"} <= set(found)
    assert "put about" in found


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("A levy of $5 billion a year is what Mr Trump has in mind for US troops.", "demand", 5e9),
        ("The pact of 2014 on US troops covered five years in all.", "term", 5.0),
    ],
)
def test_a_figure_no_rule_knows_is_read_by_its_words(text: str, kind: str, value: float) -> None:
    found = {(claim.kind.value, float(claim.value or 0)) for claim in extract(report(text))}
    assert (kind, value) in found


def test_a_model_tells_the_words_that_spoke_for_a_class() -> None:
    model = Model(("demand", "none"), {"asked": 1, "won": 2}, np.array([[0, 0], [1, -1], [0, 0]]))
    assert model.reasons(["asked", "won"], "demand") == [("asked", 1.0), ("won", 0.0)]
