"""Ladders of rules."""

from __future__ import annotations

import pytest

from burdenshare.agreement import Grow, Hold, Ladder, Share, Typed


def test_a_year_of_its_own_comes_before_the_general_rule() -> None:
    ladder = Ladder(years={2020: Typed(amount=1.0)}, then=Hold())
    assert (ladder.rule(2020), ladder.rule(2021)) == (Typed(amount=1.0), Hold())


def test_a_line_joins_the_rates_and_not_the_amounts() -> None:
    steps = {2024: Share(of="gdp", rate=0.02), 2027: Share(of="gdp", rate=0.035)}
    steps[2029] = Share(of="gdp", rate=0.035)
    line = Ladder(years=steps, linear=True)
    rates = [rule.rate for y in range(2024, 2030) if isinstance(rule := line.rule(y), Share)]
    assert rates == pytest.approx([0.02, 0.025, 0.03, 0.035, 0.035, 0.035])
    assert line.rule(2031) is None
    assert Ladder(years=dict(steps)).rule(2025) is None


def test_a_ladder_names_all_series_it_looks_at() -> None:
    ladder = Ladder(
        years={2020: Share(of="gdp", rate=0.1), 2021: Typed(amount=1.0)},
        then=Grow(series=("cpi", "defence")),
    )
    assert ladder.series() == ("cpi", "defence", "gdp")
