"""What an agreement costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.agreement import (
    Agreement,
    Amendment,
    Grow,
    Hold,
    Ladder,
    Leg,
    Payment,
    Share,
    Typed,
    When,
    proposal,
    schedule,
)
from burdenshare.cost import FxView, IndexView, View, fx_view, price
from burdenshare.cost.price import cost, quantiles, sample
from burdenshare.cost.sobol import normals
from burdenshare.cost.world import plain, world
from burdenshare.errors import SeriesError, TermsError
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.units import Currency, Period

Known = dict[str, Series]


def test_the_won_total_is_nearly_certain_and_the_dollar_total_is_not(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    found = price(twelve, series, exchange, view=View())
    own, dollars = found.own, found.dollars
    assert (own.q95 - own.q05) / own.q50 < 0.05
    assert (dollars.q95 - dollars.q05) / dollars.q50 > 0.2


def test_announced_years_cost_what_the_schedule_says(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    years = {row.year: row for row in price(twelve, series, exchange, view=View()).years}
    assert [year for year in years if years[year].known] == [2026, 2027]
    assert years[2027].own.levels == (1551.1e9,) * 5
    assert years[2028].own.q05 < years[2028].own.q95


def test_standard_errors_are_a_thousandth_or_less(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    priced = price(twelve, series, exchange, view=View())
    for found in (priced.own, priced.dollars):
        assert max(np.array(found.errors) / found.levels) < 1e-3


def test_quantiles_agree_with_many_plain_draws(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    ours = price(twelve, series, exchange, view=View())
    drawn = world([twelve], series, exchange, view=View(), draws=16384, seed=4, sampler=plain)
    theirs = cost(twelve, sample(twelve, series, drawn), drawn)
    for one, other in ((ours.own, theirs.own), (ours.dollars, theirs.dollars)):
        error = np.hypot(one.errors, other.errors)
        assert np.all(np.abs(np.subtract(one.levels, other.levels)) < 4 * error)


def test_the_probability_that_the_cap_binds_is_that_of_the_index_being_above_it(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    loose = replace(twelve, pay=Ladder(years={2026: Typed(amount=1.0)}, then=Hold()))
    assert price(loose, series, exchange, view=View()).cap_binds == 0
    high = View(indices={"cpi.KR": IndexView(target=0.02, path={2026: 0.06})})
    found = price(twelve, series, exchange, view=high)
    assert found.cap_binds == 1
    assert [row.cap_binds for row in found.years][:3] == [0, 0, 1]


def test_a_given_rate_leaves_only_the_index_uncertain(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    found = price(twelve, series, exchange, view=View(fx=fx_view("1400")))
    last = found.years[-1]
    assert last.dollars.q50 == pytest.approx(last.own.q50 / 1400)
    assert found.view.startswith("FX given rate 1400")


def test_a_past_agreement_costs_what_was_paid_at_the_years_rates(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    past = replace(twelve, key="past", term=Period.parse("2019"), pay=_flat(1038.9))
    found = price(past, series, exchange, view=View())
    assert found.own.levels == (1038.9e9,) * 5
    assert found.dollars.q50 == pytest.approx(1038.9e9 / exchange.of(Currency.KRW).mean(2019))


def test_draws_of_the_last_year_are_kept_where_it_is_not_known(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    found = price(twelve, series, exchange, view=View(), draws=256, scrambles=4)
    last = found.years[-1].own
    assert len(found.ends) == 4 * 64
    assert 0.8 < np.mean([last.q05 <= one <= last.q95 for one in found.ends]) < 0.97
    past = replace(twelve, key="past", term=Period.parse("2019"), pay=_flat(1038.9))
    assert price(past, series, exchange, view=View()).ends == ()


def _flat(amount: float) -> Ladder:
    return Ladder(then=Typed(amount=amount))


def test_a_dollar_agreement_has_no_exchange_rate_in_its_total(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    dollars = replace(twelve, unit="USD m", pay=_flat(1000.0))
    found = price(dollars, series, exchange, view=View())
    assert found.own == found.dollars
    assert found.own.q50 == 5e9


def test_legs_in_two_currencies_add_up(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    legs = {
        "won": Leg(unit="KRW bn", pay=_flat(1400.0)),
        "dollar": Leg(unit="USD m", pay=_flat(1000.0)),
    }
    mixed = replace(twelve, pay=None, legs=legs)
    found = price(mixed, series, exchange, view=View(fx=fx_view("1400")))
    assert found.years[-1].dollars.q50 == pytest.approx(2e9)
    assert found.years[-1].own.q50 == pytest.approx(2.8e12)


def test_a_share_of_a_level_follows_it(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    rows = tuple(Observation(year=2000 + k, value=1000 * 1.03**k) for k in range(26))
    series |= {"gdp.KR": Series(name="gdp.KR", unit="KRW tn", observations=rows)}
    pledge = replace(twelve, pay=Ladder(then=Share(of="gdp.KR", rate=0.001)))
    found = price(pledge, series, exchange, view=View(parameter_uncertainty=False))
    assert found.years[0].own.q50 == pytest.approx(1000e12 * 1.03**26 * 0.001, rel=0.02)


def test_a_first_year_that_grows_takes_the_amount_before(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    first = replace(twelve, key="first", term=Period.parse("2025"), pay=_flat(1402.8))
    before: tuple[Payment, ...] = schedule(first, series)
    heir = replace(twelve, pay=Ladder(then=Hold()))
    assert price(heir, series, exchange, view=View(), before=before).own.q50 == 5 * 1402.8e9


def test_nothing_published_after_the_day_is_used(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    day = date(2025, 6, 30)
    early = price(twelve, series, exchange, view=View(), as_of=day)
    cut = tuple(row for row in series["cpi.KR"].observations if row.year < 2025)
    alone = {"cpi.KR": replace(series["cpi.KR"], observations=cut)}
    again = price(twelve, alone, exchange.as_of(day), view=View())
    assert early.as_of == day
    assert early.own == again.own
    assert early.dollars == again.dollars
    assert not early.years[1].known


@settings(deadline=None, derandomize=True, max_examples=15)
@given(day=st.dates(date(2018, 1, 10), date(2026, 9, 30)))
def test_what_comes_after_the_day_does_not_matter(day: date) -> None:
    rows = tuple(
        Observation(year=y, value=2.0 + y % 3, published=date(y + 1, 1, 5))
        for y in range(2000, 2026)
    )
    wild = tuple(
        replace(row, value=99.0) if row.published and row.published > day else row for row in rows
    )
    days = tuple(range(date(2005, 1, 3).toordinal(), date(2026, 10, 30).toordinal(), 7))
    rates = tuple(1000.0 + k % 97 for k in range(len(days)))
    odd = tuple(1.0 if d > day.toordinal() else r for d, r in zip(days, rates, strict=True))
    found = [
        price(
            _twelve(),
            {"cpi.KR": Series(name="cpi.KR", unit="percent", decimals=1, observations=known)},
            Exchange(
                rates={Currency.KRW: Rates(currency=Currency.KRW, days=days, rates=r, annual={})}
            ),
            view=View(),
            draws=64,
            as_of=day,
        )
        for known, r in ((rows, rates), (wild, odd))
    ]
    assert found[0] == found[1]


def _twelve() -> Agreement:
    grow = Grow(series=("cpi.KR",), lag=2, cap=0.05)
    return Agreement(
        key="sma-12",
        name="12th",
        payer="KR",
        recipient="US",
        unit="KRW bn",
        term=Period.parse("2026/2030"),
        pay=Ladder(years={2026: Typed(amount=1519.2)}, then=grow),
    )


def test_a_seed_repeats_the_cost_and_another_changes_it(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    one, two, other = (price(twelve, series, exchange, view=View(), seed=s) for s in (1, 1, 2))
    assert one == two
    assert one.own != other.own


def test_parameter_uncertainty_widens_the_dollar_total(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    wide = price(twelve, series, exchange, view=View()).dollars
    narrow = price(twelve, series, exchange, view=View(parameter_uncertainty=False)).dollars
    assert wide.q95 - wide.q05 > narrow.q95 - narrow.q05


def test_an_agreement_that_is_wholly_ahead_waits_for_its_first_year(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    later = replace(twelve, term=Period.parse("2030/2031"), pay=_flat(1400.0))
    found = price(later, series, exchange, view=View())
    first, second = (np.log(row.rate.q95 / row.rate.q05) for row in found.years)
    assert 0.3 < first < second


def test_an_amended_year_is_priced_at_its_new_sum(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    cut = replace(twelve, amend={2029: Amendment(amount=1000.0)})
    years = {row.year: row for row in price(cut, series, exchange, view=View()).years}
    assert years[2029].own.levels == (1e12,) * 5
    assert years[2030].own.q95 <= 1.05e12


def test_a_leg_is_drawn_like_the_whole(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    assert twelve.pay is not None
    legs = replace(twelve, pay=None, legs={"won": Leg(unit="KRW bn", pay=twelve.pay)})
    assert (
        price(legs, series, exchange, view=View()).own
        == price(twelve, series, exchange, view=View()).own
    )


def test_missing_series_and_rates_are_named(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    with pytest.raises(TermsError, match=r'no series "cpi\.KR"'):
        price(twelve, {}, exchange, view=View())
    nothing = {"cpi.KR": replace(series["cpi.KR"], observations=())}
    with pytest.raises(SeriesError, match=r"cpi\.KR: has no value that is known yet"):
        price(twelve, nothing, exchange, view=View())
    with pytest.raises(SeriesError, match="KRW: no exchange rates for this currency"):
        price(twelve, series, Exchange(rates={}), view=View(fx=FxView()))


def test_quantiles_of_the_normal_are_its_own() -> None:
    z = normals(1, 4096, 8, 1)[0]
    found = quantiles(z, (8, 4096))
    expected = (-1.644854, -0.674490, 0.0, 0.674490, 1.644854)
    assert found.levels == pytest.approx(expected, abs=1e-3)


def test_one_scramble_has_no_standard_error() -> None:
    assert np.isnan(quantiles(normals(1, 64, 1, 1)[0], (1, 64)).errors).all()


def heir(twelve: Agreement, **changes: object) -> Agreement:
    thirteen = replace(twelve, key="thirteen", term=Period.parse("2031/2032"))
    return replace(thirteen, pay=Ladder(then=Hold()), **changes)  # type: ignore[arg-type]


def test_what_is_not_yet_paid_before_is_drawn_with_it(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    among = {"sma-12": twelve}
    held = price(heir(twelve), series, exchange, view=View(), among=among)
    last = price(twelve, series, exchange, view=View(), among=among).years[-1].own
    assert held.years[0].own.levels == pytest.approx(last.levels, rel=2e-3)
    assert held.own.levels == pytest.approx([2 * level for level in held.years[0].own.levels])


def test_a_chain_of_holds_goes_back_to_what_is_known(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    among = {"sma-12": twelve, "thirteen": heir(twelve)}
    fourteen = replace(heir(twelve), key="fourteen", term=Period.parse("2033"))
    found = price(fourteen, series, exchange, view=View(), among=among)
    before = price(heir(twelve), series, exchange, view=View(), among=among)
    assert found.own.q50 == pytest.approx(before.years[-1].own.q50, rel=1e-3)


def test_known_payments_before_are_not_drawn_again(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    first = replace(twelve, key="first", term=Period.parse("2025"), pay=_flat(1402.8))
    held = replace(twelve, pay=Ladder(then=Hold()))
    found = price(held, series, exchange, view=View(), among={"first": first, "sma-12": held})
    assert found.own.levels == (5 * 1402.8e9,) * 5


def test_a_hold_on_a_drawn_sum_in_another_currency_is_refused(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    dollars = heir(twelve, unit="USD m")
    with pytest.raises(TermsError, match="follows an amount in KRW, but pays USD"):
        price(dollars, series, exchange, view=View(), among={"sma-12": twelve})


def test_a_first_year_grows_from_what_was_paid_by_an_index_still_unknown(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    first = replace(twelve, key="first", term=Period.parse("2025"), pay=_flat(1000.0))
    grows = replace(
        twelve, term=Period.parse("2026"), pay=Ladder(then=Grow(series=("cpi.KR",), cap=0.05))
    )
    found = price(grows, series, exchange, view=View(), among={"first": first, "sma-12": grows})
    assert found.own.q05 < found.own.q50 < found.own.q95 <= 1050e9
    assert found.own.q50 == pytest.approx(1020e9, rel=0.005)


def test_a_fiscal_year_is_converted_at_the_mean_rate_of_its_own_days(exchange: Exchange) -> None:
    won = exchange.of(Currency.KRW)
    yen = Exchange(rates={Currency.JPY: replace(won, currency=Currency.JPY)})
    offer = proposal(
        "offer",
        payer="JP",
        recipient="US",
        unit="JPY bn",
        term="2024-04/2028-03",
        first=211.0,
        then="+2 %",
        fiscal_year_start=4,
    )
    years = price(offer, {}, yen, view=View()).years
    assert [row.year for row in years] == [2024, 2025, 2026, 2027]
    days = won.between(date(2024, 4, 1), date(2025, 3, 31))
    assert years[0].rate.levels == pytest.approx((sum(days) / len(days),) * 5)
    assert years[1].rate.q05 == years[1].rate.q95
    assert years[2].rate.q05 < years[2].rate.q95


def test_a_clause_is_drawn_on_each_path(
    twelve: Agreement, series: Known, exchange: Exchange
) -> None:
    grow = Grow(series=("cpi.KR",), lag=2, cap=0.03)
    clause = When(series="cpi.KR", lag=2, above=0.03, then=Hold(), otherwise=grow)
    frozen = replace(twelve, pay=Ladder(years={2026: Typed(amount=1519.2)}, then=clause))
    capped = replace(twelve, pay=Ladder(years={2026: Typed(amount=1519.2)}, then=grow))
    one, other = (price(a, series, exchange, view=View()) for a in (frozen, capped))
    assert one.cap_binds == 0 < other.cap_binds
    assert one.own.q05 < other.own.q05
    assert one.own.q95 <= other.own.q95
