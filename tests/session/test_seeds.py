"""The main job on five real reports, which stay outside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from burdenshare.session import Run, run

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not here")


@pytest.fixture(scope="module")
def done() -> Run:
    return run(str(SEEDS))


def test_the_contribution_of_2018_is_inferred_in_won_though_no_report_states_it(done: Run) -> None:
    rows = [
        f
        for f in done.ledger.figures
        if (f.measure, f.payer, f.scope, f.period) == ("contribution", "KR", "stationing", "2018")
    ]
    assert [(f.unit, f.status) for f in rows] == [("KRW", "agreed")]
    figure = rows[0]
    stated = {c.id: c.unit for c in done.claims}
    assert "KRW" not in {stated[claim] for claim in figure.claims}
    assert figure.mean == pytest.approx(960.2e9, rel=0.01)  # ROK MND, White Paper 2018, p. 181
    assert (figure.high - figure.low) / 2 <= 0.015 * figure.mean
    assert figure.low <= 960.2e9 <= figure.high


@pytest.mark.parametrize("words", ["$1.45 billion", "$3.3 billion"])
def test_sums_of_another_scope_are_flagged_as_such_in_words(done: Run, words: str) -> None:
    told = [p for p in done.ledger.problems if words in p.message + p.explanation]
    assert told
    assert any("scope" in p.explanation.lower() for p in told)


def test_a_tentative_rise_moves_no_agreed_sum(done: Run) -> None:
    agreed = [f for f in done.ledger.figures if f.measure == "contribution" and f.period == "2020"]
    assert all(f.mean < 1.1e12 for f in agreed)


def test_what_a_day_could_not_know_is_not_in_the_brief(done: Run) -> None:
    assert str(done.as_of) == "2024-08-29"
    assert {p.agreement for p in done.payments} >= {"sma-11"}
    assert "sma-12" not in {p.agreement for p in done.payments}
