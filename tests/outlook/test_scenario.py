from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from burdenshare.agreement import Agreement, Grow, Ladder, Typed
from burdenshare.errors import TalksError, UsageError
from burdenshare.outlook import Basis, Deal, Event, Paid, prepare
from burdenshare.outlook.scenario import (
    Scenario,
    changes,
    outcome,
    parse_scenario,
    price_scenarios,
    scenarios,
)
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.talks import Demander, Payer, Talks
from burdenshare.units import Currency, Period

DAY = dt.date
AS_OF = DAY(2020, 5, 31)
TALKS = Talks(
    key="talks",
    name="x",
    replaces="old",
    start=DAY(2019, 9, 24),
    deadline=DAY(2019, 12, 31),
    record=("N",),
    demander=Demander(party="US", principal="president"),
    payer=Payer(party="KR", ratifier="National Assembly"),
    issues=("amount",),
    outcome="new",
)
OLD = Agreement(
    key="old",
    name="Old agreement",
    payer="KR",
    recipient="US",
    unit="KRW bn",
    term=Period.parse("2014/2019"),
    pay=Ladder(years={2014: Typed(amount=920.0)}, then=Grow(series=("cpi.KR",), lag=2, cap=0.04)),
)
DEAL = Deal(
    name="old",
    payer="KR",
    agreed=DAY(2014, 1, 11),
    published=DAY(2014, 1, 12),
    amount_published=DAY(2014, 1, 12),
    amount=920e9,
    currency="KRW",
    first=DAY(2014, 1, 1),
    last=DAY(2019, 12, 31),
    paid=(Paid(2014, 920e9), Paid(2019, 1000e9)),
)
PRICES = Series(
    name="cpi.KR",
    unit="percent",
    decimals=1,
    observations=tuple(
        Observation(year=year, value=1.0 + (year % 3) / 2, published=DAY(year + 1, 1, 15))
        for year in range(1999, 2020)
    ),
)
DAYS = tuple(range(DAY(2019, 1, 1).toordinal(), DAY(2020, 12, 31).toordinal(), 7))
WON = Rates(
    currency=Currency.KRW,
    days=DAYS,
    rates=tuple(1200.0 + 3 * (n % 5) for n in range(len(DAYS))),
    annual={year: 1100.0 + 10 * (year % 4) for year in range(1999, 2020)},
)
EXCHANGE = Exchange(rates={Currency.KRW: WON})


def event(name: str, kind: str, day: dt.date, actor: str, amount: float | None) -> Event:
    return Event(
        id=name,
        date=day,
        precision="day",
        talks="N",
        actor=actor,
        kind=kind,
        amount=amount,
        currency="KRW",
        published=day,
    )


EVENTS = (
    event("a", "demand", DAY(2019, 11, 14), "US", 5.5e12),
    event("b", "offer", DAY(2020, 3, 19), "ROK", 1.1e12),
    event("c", "tentative", DAY(2020, 4, 1), "both", None),
    event("d", "veto", DAY(2020, 4, 20), "Trump", None),
    event("e", "demand", DAY(2020, 5, 6), "US", 1.6e12),
)


def basis(as_of: dt.date = AS_OF) -> Basis:
    return prepare(
        TALKS,
        as_of=as_of,
        events=EVENTS,
        deals=(DEAL,),
        series={"cpi.KR": PRICES},
        exchange=EXCHANGE,
        draws=500,
    )


def test_the_record_raises_its_own_scenarios_each_with_its_events() -> None:
    found = {row.key: row for row in scenarios(basis(), stationing=4e12)}
    assert found["hold"].amount == 1000e9
    assert found["five-fold"].amount == 5000e9
    assert found["cost-plus-50"].amount == 6e12
    assert found["offer-b"].ids == ("b",)
    assert found["demand-a"].name == "US demand of 2019-11-14 (5.5 trillion won a year)"
    amounts = [row.amount for row in scenarios(basis())]
    assert amounts == sorted(amounts)


def test_dollars_are_turned_at_the_rate_of_the_day_that_is_asked_about() -> None:
    rows = (
        replace(event("x", "demand", DAY(2019, 11, 14), "US", 5e9), currency="USD"),
        replace(event("y", "demand", DAY(2020, 3, 1), "US", 4.8e9), currency="USD"),
        replace(event("z", "demand", DAY(2020, 5, 1), "US", 5e9), currency="USD"),
    )
    now = prepare(TALKS, as_of=AS_OF, events=rows, deals=(DEAL,), exchange=EXCHANGE, draws=50)
    asked = [row for row in scenarios(now) if row.key.startswith("demand")]
    assert [row.amount for row in asked] == [4.8e9 * WON.on(AS_OF), 5e9 * WON.on(AS_OF)]
    assert asked[1].ids == ("x", "z"), "one sum asked twice is one row"
    assert "2020-05-01" in asked[1].name


def test_cost_plus_50_rests_on_the_estimate_and_on_who_spoke_of_it() -> None:
    idea = replace(event("i", "statement", DAY(2019, 3, 8), "US", None), talks="context")
    rows = (
        replace(idea, qualifier="cost-plus-50"),
        replace(idea, id="j", amount=4.46e9, currency="USD", qualifier="stationing-cost"),
    )
    now = prepare(TALKS, as_of=AS_OF, events=rows, deals=(DEAL,), exchange=EXCHANGE, draws=50)
    found = {row.key: row for row in scenarios(now)}["cost-plus-50"]
    assert found.ids == ("j", "i")
    assert found.amount == pytest.approx(1.5 * 4.46e9 * WON.on(AS_OF))
    own = {row.key: row for row in scenarios(now, stationing=4e12)}["cost-plus-50"]
    assert (own.amount, own.ids) == (6e12, ("i",))
    assert "cost-plus-50" not in {row.key for row in scenarios(basis())}


def test_a_lapse_rests_on_who_was_sent_home_and_five_fold_on_who_asked_for_it() -> None:
    leave = event("l", "furlough", DAY(2020, 4, 1), "US (USFK)", None)
    asked = replace(event("f", "demand", DAY(2019, 11, 14), "US", 4.7e9), percent=400.0)
    rows = (leave, replace(leave, id="m", talks="other"), replace(asked, currency="USD"))
    now = prepare(TALKS, as_of=AS_OF, events=rows, deals=(DEAL,), exchange=EXCHANGE, draws=50)
    found = {row.key: row for row in scenarios(now)}
    assert found["hold"].ids == ("l",)
    assert "unpaid leave" in found["hold"].name
    assert found["five-fold"].ids == ("f",)
    assert "unpaid leave" not in {row.key: row for row in scenarios(basis())}["hold"].name


def test_a_rise_rests_on_the_positions_that_came_to_as_much() -> None:
    asked = replace(event("p", "demand", DAY(2018, 12, 7), "US", None), talks="M", percent=50.0)
    rows = (
        asked,
        replace(asked, id="q", kind="offer", actor="ROK", percent=4.1),
        replace(asked, id="r", qualifier="share"),
        replace(asked, id="s", kind="statement"),
        replace(asked, id="t", published=DAY(2021, 1, 1)),
    )
    now = prepare(TALKS, as_of=AS_OF, events=rows, deals=(DEAL,), exchange=EXCHANGE, draws=50)
    half, little, none = (
        parse_scenario({"rise": rise}, now, place="r") for rise in (0.5, 0.04, 0.2)
    )
    assert (half.ids, little.ids, none.ids) == (("p",), ("q",), ())
    assert parse_scenario({"factor": 1.5}, now, place="r").ids == ()


def test_scenarios_are_priced_on_common_draws() -> None:
    now = basis()
    rows = [
        Scenario(key="one", name="one", amount=1.1e12),
        Scenario(key="two", name="two", amount=2.2e12),
    ]
    one, two = price_scenarios(rows, now, [OLD], draws=128)
    assert two.own.q50 == pytest.approx(2 * one.own.q50)
    assert two.dollars.q95 == pytest.approx(2 * one.dollars.q95)
    assert one.rise == pytest.approx(0.1)
    assert one.own.q50 > 5 * 1.1e12  # grows with prices
    assert one.sentence.startswith("one: 1.1 trillion won in the first year (+10.0 %)")


def test_what_is_held_does_not_grow() -> None:
    held = Scenario(key="hold", name="hold", amount=1e12, held=True)
    (found,) = price_scenarios([held], basis(), [OLD], draws=128)
    assert found.own.q05 == found.own.q95 == pytest.approx(5e12)


def test_the_break_even_is_the_rise_over_the_cost_of_replacement() -> None:
    row = Scenario(key="x", name="x", amount=2.5e12)
    (found,) = price_scenarios([row], basis(), [OLD], replacement_cost=30e12, draws=128)
    assert found.break_even == pytest.approx(0.05)
    assert "5.0 points more probable" in found.sentence


def test_the_outcome_is_priced_with_the_sums_since_announced() -> None:
    ended = replace(
        DEAL, name="new", title="New agreement", paid=(Paid(2020, 1.0e12), Paid(2021, 1.2e12))
    )
    row = outcome(replace(TALKS, outcome="new"), [DEAL, ended])
    assert row is not None
    assert (row.amount, row.paid, row.ids) == (1e12, {2020: 1e12, 2021: 1.2e12}, ("new",))
    (found,) = price_scenarios([row], basis(), [OLD], draws=128)
    assert found.own.q50 > 1e12 + 4 * 1.2e12  # grows with prices once nothing is announced
    assert outcome(replace(TALKS, outcome="other"), [DEAL, ended]) is None
    assert outcome(replace(TALKS, outcome="new"), [replace(ended, paid=())]) is None


def test_a_users_scenario_counts_from_the_last_amount_or_names_a_sum() -> None:
    now = basis()
    rise = parse_scenario({"name": "half more", "rise": 0.5}, now, place="s/half.toml")
    assert (rise.key, rise.amount) == ("half", 1.5e12)
    assert parse_scenario({"factor": 5}, now, place="x").amount == 5e12
    dollars = parse_scenario({"amount": 2, "unit": "USD bn", "party": "US"}, now, place="x")
    assert dollars.amount == pytest.approx(2e9 * WON.on(AS_OF))
    assert dollars.name == "US a scenario"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"amont": 3}, r"s\.toml: amont: unknown key; did you mean 'amount'\?"),
        ({"rise": 0.5, "party": "FR"}, r"s\.toml: party: 'FR' does not take part"),
        ({"rise": 0.5, "factor": 2}, "give one of amount, rise and factor"),
        ({"rise": "much"}, r"s\.toml: rise: 'much' is not a number"),
        ({"amount": 3, "unit": "EUR bn"}, "no exchange rates for this currency"),
        ({"amount": 3, "unit": "guilders"}, r"s\.toml: unit"),
    ],
)
def test_a_faulty_scenario_is_one_line_with_its_key(table: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_scenario(table, basis(), place="s.toml")


def test_scenarios_need_a_level_rates_and_the_agreement() -> None:
    with pytest.raises(TalksError, match="no amount of old"):
        scenarios(prepare(TALKS, as_of=AS_OF, events=EVENTS[1:2]))
    row = [Scenario(key="x", name="x", amount=1e12)]
    with pytest.raises(UsageError, match="need exchange rates"):
        price_scenarios(row, prepare(TALKS, as_of=AS_OF, deals=(DEAL,)), [OLD])
    with pytest.raises(UsageError, match="no scenario"):
        price_scenarios([], basis(), [OLD])
    with pytest.raises(TalksError, match="not among the agreements"):
        price_scenarios(row, basis(), [])


def test_a_rise_needs_a_level_and_a_foreign_sum_needs_rates() -> None:
    bare = prepare(TALKS, as_of=AS_OF, deals=(DEAL,))
    with pytest.raises(TalksError, match="no rates to turn USD into KRW"):
        parse_scenario({"amount": 2, "unit": "USD bn"}, bare, place="s.toml")
    assert parse_scenario({"amount": 2, "unit": "KRW tn"}, bare, place="s").amount == 2e12
    unknown = prepare(TALKS, as_of=DAY(2013, 1, 1), deals=(DEAL,))
    with pytest.raises(TalksError, match="no last amount is known"):
        parse_scenario({"rise": 0.5}, unknown, place="s.toml")
    with pytest.raises(TalksError, match="is not known by then"):
        parse_scenario({"amount": 2, "unit": "USD bn"}, unknown, place="s.toml")


def test_what_changed_adds_up_and_names_its_events() -> None:
    first, by = DAY(2020, 3, 1), DAY(2020, 12, 31)
    found = changes(
        TALKS,
        first,
        AS_OF,
        by=by,
        events=EVENTS,
        deals=(DEAL,),
        series={"cpi.KR": PRICES},
        exchange=EXCHANGE,
        draws=500,
    )
    assert [row.ids for row in found[1:-1]] == [("b",), ("c",), ("d",), ("e",)]
    for earlier, later in pairwise(found):
        assert earlier.after == later.before
        assert earlier.amount_after == later.amount_before
    deal, veto = found[2], found[3]
    assert deal.after > deal.before + 0.1
    assert veto.after < veto.before - 0.1
    assert found[0].what == "time passes without news"
    with pytest.raises(UsageError, match="give the earlier day first"):
        changes(TALKS, AS_OF, first, by=by)
    with pytest.raises(UsageError, match="by a later day"):
        changes(TALKS, first, AS_OF, by=AS_OF)
