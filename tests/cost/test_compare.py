"""Agreements on common draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from burdenshare.agreement import Agreement, Grow, Ladder, Share, Typed, proposal
from burdenshare.cost import View, compare, price, sensitivities
from burdenshare.errors import UsageError
from burdenshare.series import Exchange, Observation, Series

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


def test_a_tenth_more_won_for_a_dollar_costs_less_dollars_and_the_same_won(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    weaker = sensitivities(twelve, series, exchange, view=View())[-1]
    cost = price(twelve, series, exchange, view=View())
    later = sum(row.dollars.q50 for row in cost.years[1:])
    assert weaker.change == "KRW per dollar +10%"
    assert weaker.own.levels == (0.0,) * 5
    rest = cost.years[0].dollars.q50 * 62 / 365  # of 2026
    assert weaker.dollars.q50 == pytest.approx(-(later + rest) / 11, rel=0.02)


def test_a_point_more_inflation_costs_more_but_not_beyond_the_cap(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    higher = sensitivities(twelve, series, exchange, view=View())[0]
    assert higher.change == "cpi.KR +1 points a year"
    grown = sum(1.02**k for k in range(4)) - 4  # 2028-30 grow with what is not yet known
    assert 0 < higher.own.q50 < 1551.1e9 * (6 * 0.01 + grown)
    assert higher.own.q05 < higher.own.q50


def test_a_faster_level_raises_what_is_a_share_of_it(twelve: Agreement, exchange: Exchange) -> None:
    rows = tuple(Observation(year=2000 + k, value=1000 * 1.03**k) for k in range(26))
    gdp = {"gdp.KR": Series(name="gdp.KR", unit="KRW tn", observations=rows)}
    pledge = replace(twelve, pay=Ladder(then=Share(of="gdp.KR", rate=0.001)))
    first = sensitivities(pledge, gdp, exchange, view=View(parameter_uncertainty=False))[0]
    base = price(pledge, gdp, exchange, view=View(parameter_uncertainty=False))
    moved = sum(row.own.q50 * (1.01 ** (k + 1) - 1) for k, row in enumerate(base.years))
    assert first.own.q50 == pytest.approx(moved, rel=0.01)


def test_discounting_lowers_the_dollar_total(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    plain = price(twelve, series, exchange, view=View())
    later = price(twelve, series, exchange, view=View(), discount=0.03)
    assert plain.present == plain.dollars
    assert later.present.q50 == pytest.approx(
        sum(row.dollars.q50 / 1.03**k for k, row in enumerate(later.years)), rel=0.01
    )


def test_what_each_side_last_asked_is_priced_on_the_same_draws(
    series: Known, exchange: Exchange
) -> None:
    bid = partial(proposal, payer="KR", recipient="US")
    last = bid("last", unit="KRW bn", term="2025", first=1402.8)
    grows = {"grow": "cpi.KR", "lag": 2}
    offer = bid("offer", unit="KRW bn", term="2026/2030", first="+13 %", then=grows, after="last")
    ask = bid("ask", unit="USD bn", term="2026/2030", first=4.7, then="+5 %")
    rows = (Observation(year=2025, value=2.0), Observation(year=2026, value=2.1))
    costs = Series(name="cost.KR", unit="USD bn", observations=rows)
    plus = bid("plus", unit="USD bn", term="2026", first={"of": "cost.KR", "rate": 1.5})
    found = compare(
        [offer, ask, plus],
        series | {"cost.KR": costs},
        exchange,
        view=View(),
        among={"last": last},
    )
    bids = {cost.agreement: cost for cost in found.costs}
    assert bids["offer"].years[0].own.q50 == pytest.approx(1402.8e9 * 1.13)
    assert bids["ask"].dollars.q50 == pytest.approx(sum(4.7e9 * 1.05**k for k in range(5)))
    assert bids["plus"].dollars.q50 == pytest.approx(1.5 * 2.1e9)
    assert found.differences[0].dearer == 1
