"""The second reader: its weights, what it learns, and how it is weighed against the rules."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burdenshare.claim import extract, worded
from burdenshare.claim.extract import scene_of
from burdenshare.logit import Chances, Model, contexts, shipped
from burdenshare.logit.context import plain
from burdenshare.logit.fit import PENALTY, design, learnt
from burdenshare.logit.model import UNIT, dumped, loaded
from burdenshare.logit.witness import KINDS, STATES, likelihoods
from burdenshare.report import read

if TYPE_CHECKING:
    from burdenshare.report.text import Report

WORDS = st.lists(st.sampled_from(["asked", "paid", "won", "rise", "unheard"]), max_size=6)
TOY = [["asked", "won"], ["asked", "dollars"], ["paid", "won"], ["paid", "dollars"]] * 6
LABELS = ["demand", "demand", "contribution", "contribution"] * 6


def model(name: str) -> Model:
    return loaded((files("burdenshare.logit") / f"{name}.tsv").read_text(encoding="utf-8"))


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
    assert model("kind").chances([]).shape == (0, len(model("kind").classes))
    scene = scene_of(report("Seoul is to pay more for US troops."))
    assert scene is not None
    assert shipped().chances(scene.seen, (), "KR") == []


def test_a_figure_without_known_words_has_the_chances_of_the_constant() -> None:
    kinds = model("kind")
    odds = np.exp(kinds.weights[0])
    assert np.allclose(kinds.chances([["never seen"]])[0], odds / odds.sum())


def test_the_words_that_part_labelled_figures_are_learnt() -> None:
    toy = learnt(TOY, LABELS, seen=1)
    names = [toy.classes[place] for place in toy.chances(TOY).argmax(axis=1)]
    assert names == LABELS
    assert toy.reasons(["asked", "won"], "demand")[0][0] == "asked"


def test_weights_stand_where_the_slope_of_the_penalised_likelihood_is_nil() -> None:
    toy = learnt(TOY, LABELS, seen=1)
    features = design(TOY, toy.rows).toarray()
    chances = toy.chances(TOY)
    truth = np.array([[name == one for one in toy.classes] for name in LABELS])
    slope = features.T @ (truth - chances) - PENALTY * np.vstack(
        [np.zeros((1, len(toy.classes))), toy.weights[1:]]
    )
    assert np.abs(slope).max() < PENALTY / UNIT * 2  # what rounding of the weights leaves


def test_a_larger_penalty_draws_weights_in() -> None:
    weak, strong = (learnt(TOY, LABELS, seen=1, penalty=value) for value in (0.5, 20.0))
    assert np.abs(strong.weights[1:]).max() < np.abs(weak.weights[1:]).max()


@pytest.mark.parametrize("name", ["kind", "status"])
def test_a_model_comes_back_from_its_text(name: str) -> None:
    one = model(name)
    back = loaded(dumped(one))
    assert back.classes == one.classes
    assert dict(back.rows) == dict(one.rows)
    assert np.array_equal(back.weights, one.weights)


@pytest.mark.parametrize(("name", "counts"), [("kind", KINDS), ("status", STATES)])
def test_what_the_rules_read_is_as_likely_as_it_was_counted(
    name: str, counts: dict[str, dict[str, int]]
) -> None:
    classes = tuple(sorted(counts))
    told = likelihoods(name, classes)
    assert np.allclose(np.sum(list(told.values()), axis=0), 1.0)
    for place, one in enumerate(classes):
        most = max(counts[one], key=lambda by: counts[one][by])
        assert max(told, key=lambda by: told[by][place]) == most


def even(name: str, chance: float) -> Chances:
    """One kind by a chance, the others by the rest."""
    kinds = shipped().classes["kind"]
    return [chance if one == name else (1 - chance) / (len(kinds) - 1) for one in kinds]


def test_even_words_leave_what_the_rules_read() -> None:
    for name in ("contribution", "demand", "increase", "share", "term", "troops"):
        assert shipped().weighed("kind", even(name, 1 / 12), name) == name


def test_sure_words_overrule_rules_that_were_often_wrong() -> None:
    sure = even("term", 0.8)
    assert shipped().weighed("kind", sure, "none") == "term"  # 22 of 55 terms were missed
    assert shipped().weighed("kind", sure, "troops") == "troops"  # never read of another


TEXTS = (
    (
        "Seoul is to pay about 1.04 trillion won ($924 million) for US troops in 2019, up 8.2 "
        "percent from 960.2 billion won; the five-year deal of 2014 has ended, aides said."
    ),
    (
        "The US demands $5 billion a year for its 28,500 troops, South Korean media said on Nov. "
        "15, 2019. Talks ended early. Seoul offered 4 percent."
    ),
)


@pytest.mark.parametrize("text", TEXTS)
def test_both_models_in_one_pass_tell_what_each_tells(text: str) -> None:
    scene = scene_of(report(text))
    assert scene is not None
    told = contexts(scene.seen, scene.figures, scene.host)
    both = shipped().chances(scene.seen, scene.figures, scene.host)
    for name in ("kind", "status"):
        assert np.allclose([one[name] for one in both], model(name).chances(told))


def test_numbers_are_looked_at_without_their_digits() -> None:
    assert plain(["in", "2019", "for", "8", "13"]) == ["in", "YEAR", "for", "NUMBER", "NUMBER"]


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
    toy = Model(("demand", "none"), {"asked": 1, "won": 2}, np.array([[0, 0], [1, -1], [0, 0]]))
    assert toy.reasons(["asked", "won"], "demand") == [("asked", 1.0), ("won", 0.0)]


def test_the_words_that_spoke_for_a_claim_are_told() -> None:
    told = report("Washington demands that Seoul pay $5 billion a year for US troops.")
    claim = next(one for one in extract(told) if one.kind == "demand")
    found = worded(told, claim)
    assert found is not None
    chance, words = found
    assert 0 < chance <= 1
    assert words
    assert {part for word in words for part in word.split()} <= set(told.text.lower().split())


def test_an_event_has_no_words_to_weigh() -> None:
    told = report("The two sides signed the cost-sharing deal for US troops on Nov. 18.")
    assert [worded(told, one) for one in extract(told) if one.value is None] == [None]
