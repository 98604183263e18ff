"""The rows of a record in base units."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.case.record import (
    contributions,
    events,
    execution,
    renewals,
    total_costs,
)
from burdenshare.errors import CaseError
from burdenshare.units import Currency

EVENTS = (
    "date,date_precision,talks,actor,event_type,amount_low,amount_high,unit,pct,source,published\n"
)
GOOD = "2018-03,month,SMA10,US,demand,999.9,1000,KRW_bn,4.1,https://x.example,2018-04\n"


def test_an_event_is_read_into_base_units() -> None:
    (event,) = events(EVENTS + GOOD, "events.csv")
    assert event.id == "events:2"
    assert (event.date, event.precision) == (date(2018, 3, 1), "month")
    assert (event.amount, event.amount_high, event.currency) == (999.9e9, 1e12, Currency.KRW)
    assert event.percent == pytest.approx(4.1)


def test_a_month_of_publication_counts_at_its_end() -> None:
    (event,) = events(EVENTS + GOOD, "events.csv")
    assert event.published == date(2018, 4, 30)
    assert not event.known(date(2018, 4, 29))
    (event,) = events(EVENTS + GOOD.replace("2018-04", "2018"), "events.csv")
    assert event.published == date(2018, 12, 31)


def test_a_sum_that_is_not_yearly_is_no_amount() -> None:
    (event,) = events(EVENTS + GOOD.replace("KRW_bn", "KRW_bn_total"), "events.csv")
    assert (event.amount, event.currency, event.unit) == (None, None, "KRW_bn_total")


def test_contributions_need_a_currency() -> None:
    head = "year,agreement,amount,unit,source\n"
    (row,) = contributions(head + "2019,sma-10,1038.9,KRW_bn,https://x.example\n", "c.csv")
    assert (row.year, row.amount, row.currency) == (2019, 1038.9e9, Currency.KRW)
    with pytest.raises(CaseError, match=r"c\.csv:2: unit: 'won' is not a currency"):
        contributions(head + "2019,sma-10,1038.9,won,https://x.example\n", "c.csv")
    with pytest.raises(CaseError, match=r"c\.csv:2: year: '19' is not a year"):
        contributions(head + "19,sma-10,1038.9,KRW_bn,https://x.example\n", "c.csv")


def test_execution_takes_money_and_shares() -> None:
    head = "id,period,scope,measure,amount,unit,source\n"
    money, share = execution(
        head + "E1,2012,all,lapsed,47.9,KRW_bn,s\nE2,2012,x,cash,12,pct,s\n", "x"
    )
    assert (money.amount, money.currency) == (47.9e9, Currency.KRW)
    assert (share.amount, share.currency) == (12, None)


@pytest.mark.parametrize(
    ("unit", "low", "currency", "value"),
    [
        ("USD_bn", "13.4", Currency.USD, 13.4e9),
        ("USD_bn_per_year", "3.35", Currency.USD, 3.35e9),
        ("KRW_trn", "19", Currency.KRW, 19e12),
        ("", "", None, None),
    ],
)
def test_total_costs_come_in_base_units(
    unit: str, low: str, currency: Currency | None, value: float | None
) -> None:
    head = "id,country,period,payer,amount_low,amount_high,unit,share_low,definition,source\n"
    (row,) = total_costs(f"{head}T1,KR,2019,US,{low},{low},{unit},41,all,s\n", "t.csv")
    assert (row.currency, row.amount_low, row.share_low) == (currency, value, 41)


DEALS = (
    "id,payer,talks_start,deal,signed,ratified,in_force,term_years,prior_expiry,change_pct,"
    "change_basis,one_year,deadline_counts,published,source\n"
    "sma-10,KR,2018-03,2019-02-04,,,,1,2018-12-31,8.2,won,1,1,2019-02-05,s\n"
)


def test_a_renewal_knows_how_late_it_came() -> None:
    (row,) = renewals(DEALS, "d.csv")
    assert (row.talks_start, row.signed) == (date(2018, 3, 1), None)
    assert (row.one_year, row.days_to_expiry) == (True, -35)
    (first,) = renewals(DEALS.replace("2018-12-31", ""), "d.csv")
    assert first.days_to_expiry is None


def test_a_flag_is_nought_or_one() -> None:
    with pytest.raises(CaseError, match=r"d\.csv:2: one_year: 'yes' is neither 1"):
        renewals(DEALS.replace("won,1,1", "won,yes,1"), "d.csv")
