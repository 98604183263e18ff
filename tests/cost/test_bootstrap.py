"""Blocks of the past as a check on the models."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from burdenshare.agreement import Agreement, Ladder, Share, Typed
from burdenshare.cost import View, price, price_blocks
from burdenshare.cost.bootstrap import bootstrap
from burdenshare.errors import SeriesError
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.units import Currency, Period

Known = dict[str, Series]


def test_blocks_of_the_past_agree_with_the_model_on_the_middle(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    blocks = price_blocks(twelve, series, exchange)
    model = price(twelve, series, exchange, view=View())
    assert blocks.own.q50 == pytest.approx(model.own.q50, rel=0.01)
    assert blocks.dollars.q50 == pytest.approx(model.dollars.q50, rel=0.10)
    assert blocks.view == "3-year blocks of 2000-2025, as they happened together"


def test_an_unknown_year_is_one_of_the_past_and_blocks_keep_their_order(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    index = bootstrap([twelve], series, exchange, draws=64, scrambles=2).indices["cpi.KR"]
    past = [series["cpi.KR"].announced(year) / 100 for year in range(2000, 2026)]
    pairs = {*zip(past, [*past[1:], past[0]], strict=True)}
    first, second = np.ravel(index[2026]).tolist(), np.ravel(index[2027]).tolist()
    assert {*zip(first, second, strict=True)} <= pairs
    assert index[2025] == pytest.approx(0.021)


def test_a_level_grows_by_the_growth_of_past_years(twelve: Agreement, exchange: Exchange) -> None:
    rows = tuple(Observation(year=2000 + k, value=1000 * 1.03**k) for k in range(26))
    gdp = {"gdp.KR": Series(name="gdp.KR", unit="KRW tn", observations=rows)}
    pledge = replace(twelve, pay=Ladder(then=Share(of="gdp.KR", rate=0.001)))
    paths = bootstrap([pledge], gdp, exchange, draws=16, scrambles=1).indices["gdp.KR"]
    assert np.allclose(paths[2030], 1000 * 1.03**30)


def test_known_years_keep_their_rates(twelve: Agreement, series: Known, exchange: Exchange) -> None:
    past = replace(twelve, term=Period.parse("2024/2026"), pay=Ladder(then=Typed(amount=1.0)))
    rates = bootstrap([past], series, exchange, draws=16, scrambles=1).rates[Currency.KRW]
    assert rates[2024] == pytest.approx(exchange.of(Currency.KRW).mean(2024))
    assert np.ndim(rates[2026]) == 2


def test_too_short_a_past_is_refused(twelve: Agreement, series: Known, exchange: Exchange) -> None:
    short = {"cpi.KR": replace(series["cpi.KR"], observations=series["cpi.KR"].observations[-4:])}
    with pytest.raises(SeriesError, match="share 4 years; 10 are needed"):
        bootstrap([twelve], short, exchange)
    yearly = Exchange(rates={Currency.KRW: Rates(currency=Currency.KRW, annual={2025: 1400.0})})
    with pytest.raises(SeriesError, match="KRW: has no daily rates"):
        bootstrap([twelve], series, yearly)
