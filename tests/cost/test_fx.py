"""Exchange-rate paths against simulated ones and against what is known."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import chi2, norm

from burdenshare.cost import FxView, fx_view
from burdenshare.cost.fx import (
    HIGH_SD,
    LOW_SD,
    Volatility,
    _moments,
    chi_square,
    fx_paths,
    known_until,
    volatility,
    yearly_means,
)
from burdenshare.errors import SeriesError
from burdenshare.series import Exchange, Rates
from burdenshare.units import Currency, Period

if TYPE_CHECKING:
    from numpy.typing import NDArray

SPANS = {year: Period.parse(str(year)) for year in range(2024, 2029)}


def draws(name: str) -> NDArray[np.float64]:
    return np.random.default_rng(sum(map(ord, name))).standard_normal((2, 4096))


def won(exchange: Exchange) -> Rates:
    return exchange.of(Currency.KRW)


@pytest.mark.parametrize("pull", [0.0, 0.2, 1.5])
def test_end_and_mean_of_a_span_have_the_moments_of_the_simulated_process(pull: float) -> None:
    rng, steps, length = np.random.default_rng(5), 200, 1.5
    dt = length / steps
    x = np.full(20_000, 0.7)
    mean = np.zeros_like(x)
    for _ in range(steps):
        before = x
        x = x * math.exp(-pull * dt) + math.sqrt(dt) * rng.standard_normal(len(x))
        mean += (before + x) / 2 * dt / length
    found = _moments(pull, length)
    assert x.mean() == pytest.approx(0.7 * found.decay, abs=0.03)
    assert mean.mean() == pytest.approx(0.7 * found.weight, abs=0.03)
    assert x.std() == pytest.approx(found.end, rel=0.03)
    assert mean.std() == pytest.approx(np.hypot(found.along, found.rest), rel=0.03)
    assert np.cov(x, mean)[0, 1] == pytest.approx(float(found.end * found.along), rel=0.05)


def test_known_years_keep_their_rates_and_draw_nothing(exchange: Exchange) -> None:
    paths = fx_paths(won(exchange), SPANS, FxView(), draws, uncertain=True)
    assert paths[2024] == pytest.approx(won(exchange).mean(2024))


def test_a_year_that_is_mostly_known_hardly_moves(exchange: Exchange) -> None:
    paths = fx_paths(won(exchange), SPANS, FxView(), draws, uncertain=True)
    spread = {year: float(np.std(np.log(paths[year]))) for year in (2026, 2027, 2028)}
    assert spread[2026] < 0.01
    assert 0.05 < spread[2027] < spread[2028]


def test_the_random_walk_has_its_median_at_the_last_rate(exchange: Exchange) -> None:
    paths = fx_paths(won(exchange), SPANS, FxView(), draws, uncertain=True)
    assert np.median(paths[2028]) == pytest.approx(1400, rel=0.01)


def test_reversion_draws_the_rate_to_its_past_mean(exchange: Exchange) -> None:
    far = {2060: Period.parse("2060")}
    paths = fx_paths(won(exchange), far, fx_view("reversion:2"), draws, uncertain=False)
    means = yearly_means(won(exchange))
    home = math.exp(float(np.mean(np.log(list(means.values())))))
    assert np.median(paths[2060]) == pytest.approx(home, rel=0.02)


def test_the_forward_path_rises_by_its_carry(exchange: Exchange) -> None:
    paths = fx_paths(won(exchange), SPANS, fx_view("forward:-0.02"), draws, uncertain=True)
    middle = (date(2028, 7, 1) - known_until(won(exchange))).days / 365.25
    assert np.median(paths[2028]) == pytest.approx(1400 * math.exp(-0.02 * middle), rel=0.01)


def test_a_given_path_is_kept_and_its_last_value_goes_on(exchange: Exchange) -> None:
    paths = fx_paths(won(exchange), SPANS, fx_view("path:2027=1300"), draws, uncertain=True)
    assert (paths[2027], paths[2028]) == (1300, 1300)


def test_the_last_known_rate_is_kept_in_the_spot_view(exchange: Exchange) -> None:
    paths = fx_paths(won(exchange), SPANS, fx_view("spot"), draws, uncertain=True)
    assert paths[2028] == pytest.approx(1400)


def test_volatility_is_learnt_from_the_past(exchange: Exchange) -> None:
    found = volatility(won(exchange))
    assert found.sd == pytest.approx(0.1, abs=0.03)
    assert found.years == 4 + 26


def test_yearly_rates_stand_in_where_daily_ones_are_short() -> None:
    annual = {year: 700.0 + year % 7 for year in range(1981, 1999)}
    assert yearly_means(Rates(currency=Currency.KRW, annual=annual)) == annual
    days = tuple(range(date(1999, 1, 4).toordinal(), date(2001, 12, 31).toordinal()))
    short = Rates(currency=Currency.KRW, annual=annual, days=days, rates=(1200.0,) * len(days))
    assert list(yearly_means(short)) == list(range(1981, 2002))
    assert known_until(Rates(currency=Currency.KRW, annual=annual)) == date(1998, 12, 31)


def test_a_year_before_the_daily_rates_has_its_own_mean() -> None:
    days = tuple(range(date(1999, 1, 4).toordinal(), date(2001, 12, 31).toordinal()))
    rates = Rates(
        currency=Currency.KRW, annual={1998: 1400.4}, days=days, rates=(1200.0,) * len(days)
    )
    spans = {1998: Period.parse("1998"), 1999: Period.parse("1999")}
    assert fx_paths(rates, spans, FxView(), draws, uncertain=True) == {1998: 1400.4, 1999: 1200.0}


def test_no_rate_at_all_is_an_error() -> None:
    with pytest.raises(SeriesError, match="KRW per USD: no exchange rates are known"):
        known_until(Rates(currency=Currency.KRW, annual={}))


@pytest.mark.parametrize("freedom", [5.0, 8.0, 30.0])
def test_chi_square_draws_have_the_right_quantiles(freedom: float) -> None:
    p = np.array([0.05, 0.25, 0.5, 0.75, 0.95, 0.99])
    assert chi_square(norm.ppf(p), freedom) == pytest.approx(chi2.ppf(p, freedom), rel=0.06)


def test_drawn_volatility_stays_within_its_bounds() -> None:
    found = Volatility(sd=0.1, years=5.0).draw(np.linspace(-4.2, 4.2, 1001))
    assert (found.min(), found.max()) >= (LOW_SD, HIGH_SD)
    assert found.max() <= HIGH_SD
