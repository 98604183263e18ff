"""Agreements on common draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from burdenshare.agreement import Agreement, Grow, Ladder, Typed
from burdenshare.cost import View, compare
from burdenshare.errors import UsageError
from burdenshare.series import Exchange, Series

Known = dict[str, Series]


def test_an_agreement_compared_with_itself_is_exactly_zero(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    (difference,) = compare([twelve, twelve], series, exchange, view=View()).differences
    assert difference.own is not None
    assert difference.own.levels == (0.0,) * 5
    assert difference.dollars.levels == (0.0,) * 5
    assert difference.dearer == 0


def test_the_difference_is_far_less_uncertain_than_either_cost(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    dearer = replace(twelve, key="b", pay=_ladder(1600.0))
    found = compare([twelve, dearer], series, exchange, view=View(), as_of=date(2026, 10, 30))
    (difference,) = found.differences
    level, gap = found.costs[1].dollars, difference.dollars
    assert difference.dearer == 1
    assert gap.q95 - gap.q05 < 0.1 * (level.q95 - level.q05)


def _ladder(base: float) -> Ladder:
    return Ladder(years={2026: Typed(amount=base)}, then=Grow(series=("cpi.KR",), lag=2, cap=0.05))


def test_a_dollar_agreement_is_compared_in_dollars_only(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    dollars = replace(twelve, key="usd", unit="USD m", pay=Ladder(then=Typed(amount=5000.0)))
    (difference,) = compare([twelve, dollars], series, exchange, view=View()).differences
    assert difference.own is None
    assert difference.dollars.q50 > 15e9


def test_different_fiscal_years_are_not_priced_together(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    japan = replace(twelve, key="jp", fiscal_year_start=4)
    with pytest.raises(UsageError, match="different fiscal years"):
        compare([twelve, japan], series, exchange, view=View())
