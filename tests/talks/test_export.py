from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from burdenshare.errors import TalksError
from burdenshare.talks.export import efg
from burdenshare.talks.induction import Game, solve

RECORDED = json.loads(
    (Path(__file__).parents[1] / "data/talks/gambit_ratification.json").read_text()
)["games"]


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
