"""Backward induction against the closed forms on random games, and against Gambit's answers."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from burdenshare.errors import TalksError
from burdenshare.talks import closed_form as paper
from burdenshare.talks.induction import Game, efg, solve

RECORDED = json.loads(
    (Path(__file__).parents[1] / "data/talks/gambit_ratification.json").read_text()
)["games"]
GAMES = 250  # of each of four kinds: a thousand in all


def test_finite_talks_end_as_stahl_says() -> None:
    rng = np.random.default_rng(1)
    for _ in range(GAMES):
        one, two = (float(x) for x in rng.uniform(0.05, 0.99, 2))
        periods, surplus = int(rng.integers(1, 12)), float(rng.uniform(0.5, 5))
        play = solve(Game(surplus=surplus, periods=periods, discounts=(one, two)))
        assert play[0].values[0] == pytest.approx(
            surplus * paper.stahl(one, two, periods), abs=1e-9
        )
        assert sum(play[0].values) == pytest.approx(surplus)
        assert all(step.passes == 1 for step in play)


def test_an_option_is_dealt_out_and_not_split() -> None:
    rng = np.random.default_rng(2)
    for _ in range(GAMES):
        discount, option = float(rng.uniform(0.3, 0.7)), float(rng.uniform(0.0, 0.95))
        game = Game(
            surplus=1.0, periods=61, discounts=(discount, discount), options=(-np.inf, option)
        )
        share = solve(game)[0].values[0]
        assert share == pytest.approx(paper.outside_option(discount, option), abs=1e-6)


def test_the_best_offer_to_a_principal_is_that_of_romer_and_rosenthal() -> None:
    rng = np.random.default_rng(3)
    for _ in range(GAMES):
        low = float(rng.uniform(0.1, 1.0))
        high, value = low + float(rng.uniform(0.05, 1.0)), low + float(rng.uniform(0.1, 3.0))
        game = Game(
            surplus=value,
            periods=1,
            discounts=(0.9, 0.9),
            principal=(low, min(high, value)),
            payer_first=True,
        )
        step, best = solve(game)[0], paper.veto_offer(value, low, min(high, value))
        assert step.payment == pytest.approx(best.offer, abs=1e-9)
        assert step.passes == pytest.approx(best.passes, abs=1e-9)


def test_known_bounds_cut_the_free_deal_to_the_win_sets() -> None:
    rng = np.random.default_rng(4)
    for _ in range(GAMES):
        one, two = (float(x) for x in rng.uniform(0.2, 0.95, 2))
        low, high = sorted(float(x) for x in rng.uniform(0.0, 1.0, 2))
        payer_first = bool(rng.integers(2))
        game = Game(
            surplus=1.0,
            periods=1,
            discounts=(one, two),
            principal=(low, low),
            ratifier=(high, high),
            payer_first=payer_first,
        )
        step = solve(game)[0]
        free = 0.0 if payer_first else 1.0  # the last proposer takes all
        assert step.payment == paper.two_level_deal(free, principal_floor=low, ratifier_cap=high)
        assert step.passes == 1


def test_no_other_payment_does_better_for_the_proposer() -> None:
    rng = np.random.default_rng(5)
    for _ in range(100):
        low, mid = sorted(float(x) for x in rng.uniform(0.0, 0.6, 2))
        cap, top = sorted(float(x) for x in rng.uniform(0.4, 1.0, 2))
        if low > top:
            continue
        game = Game(
            surplus=1.0,
            periods=3,
            discounts=(0.9, 0.8),
            options=(0.05, 0.1),
            lapse=2,
            lapse_costs=(0.02, 0.05),
            principal=(low, mid),
            ratifier=(cap, top),
        )
        first, second, _ = solve(game)
        later = 0.9 * second.values[0], 0.8 * second.values[1]
        for payment in np.linspace(0, 1, 201):
            signed = np.clip((payment - low) / max(mid - low, 1e-15), 0, 1)
            chance = float(signed * np.clip((top - payment) / max(top - cap, 1e-15), 0, 1))
            mine = chance * (payment - later[0]) + later[0]
            theirs = chance * (1 - payment - later[1]) + later[1]
            if theirs >= max(later[1], 0.1):
                assert mine <= first.values[0] + 1e-9


def test_a_lapse_that_costs_the_payer_more_brings_the_demander_more() -> None:
    base = Game(surplus=1.0, periods=4, discounts=(0.95, 0.95))
    hurt = Game(surplus=1.0, periods=4, discounts=(0.95, 0.95), lapse=1, lapse_costs=(0.0, 0.1))
    assert solve(hurt)[0].values[0] > solve(base)[0].values[0]


def test_a_better_option_outside_ends_the_talks_at_once() -> None:
    game = Game(surplus=1.0, periods=3, discounts=(0.9, 0.9), options=(0.6, 0.7))
    step = solve(game)[0]
    assert step.walks
    assert step.payment is None
    assert step.values == (0.6, 0.7)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"periods": 0}, "at least one period"),
        ({"discounts": (1.2, 0.5)}, "from 0 to 1"),
        ({"principal": (0.6, 0.5)}, "runs backwards"),
        ({"principal": (0.7, 0.8), "ratifier": (0.1, 0.5)}, "win sets do not meet"),
    ],
)
def test_games_that_cannot_be_played_are_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(TalksError, match=words):
        Game(**({"surplus": 1.0, "periods": 2, "discounts": (0.9, 0.9)} | change))  # type: ignore[arg-type]  # by name


def game(table: dict[str, object]) -> Game:
    """A recorded game; a missing option is one that nobody has."""
    pairs = {
        key: tuple(-np.inf if one is None else one for one in value)
        for key, value in table.items()
        if isinstance(value, list)
    }
    return Game(**(table | pairs))  # type: ignore[arg-type]  # the fields of a game, by name


@pytest.mark.parametrize("number", range(len(RECORDED)))
def test_gambit_asked_through_the_file_answers_as_induction_does(number: int) -> None:
    row = RECORDED[number]
    played, payments = game(row["game"]), row["payments"]
    assert sha256(efg(played, payments).encode()).hexdigest() == row["efg_sha256"]
    assert solve(played, payments)[0].values == pytest.approx(row["gambit"], abs=1e-5)


def test_a_list_of_payments_never_beats_any_payment_for_the_last_proposer() -> None:
    for row in RECORDED:
        played = game(row["game"])
        if played.periods == 1:
            side = 1 if played.payer_first else 0
            free, listed = solve(played)[0], solve(played, row["payments"])[0]
            assert free.values[side] >= listed.values[side] - 1e-9


def test_a_walk_out_and_a_lapse_are_part_of_the_tree() -> None:
    text = efg(
        Game(
            surplus=1.0,
            periods=2,
            discounts=(0.5, 0.5),
            options=(0.1, 0.2),
            lapse=1,
            lapse_costs=(0.25, 0.125),
        ),
        [0.5],
    )
    assert text.count('"walk"') == 2
    assert "{ 0.1, 0.2 }" in text
    assert "{ 0.0, 0.125 }" in text  # half of .5 each, less what the lapse cost
    assert text.endswith("}\n")


def test_what_cannot_pass_leads_on_without_a_vote() -> None:
    held = Game(surplus=1.0, periods=1, discounts=(1.0, 1.0), principal=(0.5, 0.9))
    text = efg(held, [0.25, 0.75])
    assert text.count('c "" ') == 1
    assert text.count("{ 0.0, 0.0 }") == 4


def test_a_tree_too_large_or_empty_is_refused() -> None:
    with pytest.raises(TalksError, match="at least one payment"):
        efg(Game(surplus=1, periods=1, discounts=(1, 1)), [])
    with pytest.raises(TalksError, match="too many to write"):
        efg(Game(surplus=1, periods=9, discounts=(1, 1)), [0.1, 0.5])
