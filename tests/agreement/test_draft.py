"""Terms written, changed and proposed."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.agreement import (
    Agreement,
    Amendment,
    Category,
    Grow,
    Hold,
    Ladder,
    Lapse,
    Leg,
    Published,
    Rate,
    Rule,
    Share,
    Spread,
    Typed,
    When,
    edit,
    edits,
    parse_agreement,
    proposal,
    schedule,
    terms_text,
)
from burdenshare.agreement.draft import _value, scaled
from burdenshare.errors import TermsError, UsageError
from burdenshare.series import Series
from burdenshare.units import Period

YEARS = range(2020, 2026)
NOTHING = Series(name="cpi.KR", unit="percent")
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text("abcdefgh.KR 협정\"'", min_size=1, max_size=9)
amounts = st.floats(0, 1e6)
rates = st.floats(-0.5, 1.0)
lags = st.integers(0, 3)
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
grows = st.builds(
    Grow,
    series=st.lists(names, min_size=1, max_size=2).map(tuple),
    lag=lags,
    cap=st.none() | st.floats(0.2, 1.0),
    floor=st.none() | st.floats(-0.5, 0.1),
    add=rates,
)
shares = st.builds(Share, of=names, rate=st.floats(0, 5), lag=lags)
typed = st.builds(Typed, amount=amounts)
plain = st.one_of(typed, st.builds(Hold), st.builds(Rate, rate=rates), grows, shares)
clauses = st.builds(When, series=names, above=rates, then=plain, otherwise=plain, lag=lags)
rules: st.SearchStrategy[Rule] = st.one_of(plain, clauses)
spreads = st.builds(Spread, total=amounts)
years = st.sampled_from(YEARS)
ladders = st.one_of(
    st.builds(Ladder, years=st.dictionaries(years, rules, max_size=3), then=rules),
    st.builds(Ladder, years=st.dictionaries(years, typed, max_size=3), then=spreads),
    st.builds(
        Ladder,
        years=st.fixed_dictionaries({2020: shares, 2025: shares}),
        linear=st.just(True),  # noqa: FBT003
    ),
)
published = st.builds(
    Published,
    amount=amounts,
    source=words,
    basis=st.sampled_from(["published", "derived"]),
    unit=st.none() | st.just("USD m"),
    note=words,
)
announced = st.dictionaries(years, published, max_size=2)
amendments = st.builds(Amendment, amount=amounts, date=st.none() | days, source=words, note=words)
legs = st.builds(
    Leg,
    unit=st.just("USD m"),
    pay=ladders,
    memo=st.just(True),  # noqa: FBT003
    published=announced,
)
agreements = st.builds(
    Agreement,
    key=st.just("x"),
    name=words,
    payer=words,
    recipient=words,
    unit=st.sampled_from(["KRW bn", "USD m"]),
    term=st.just(Period.parse("2020/2025")),
    pay=ladders,
    round=st.none() | st.floats(0.01, 10),
    lapse=st.sampled_from(Lapse),
    extension=words,
    after=st.none() | names,
    fiscal_year_start=st.integers(1, 12),
    dates=st.dictionaries(st.sampled_from(["signed", "in_force"]), days),
    dates_unverified=st.dictionaries(st.just("ratified"), days),
    sources=st.dictionaries(words, words, max_size=2),
    notes=st.lists(words, max_size=2).map(tuple),
    published=announced,
    disbursed=announced,
    amend=st.dictionaries(years, amendments, max_size=2),
    legs=st.dictionaries(names, legs, max_size=2),
    split=st.sampled_from(
        [{}, {"labour": Category(share=0.4), "rest": Category(share=0.6, in_kind=0.9)}]
    ),
    key_shares=st.just({"US": 0.25, "KR": 0.75}),
    discount=st.sampled_from([{}, {"KR": 0.1}]),
    borne_by=st.just(("US",)),
)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(agreement=agreements)
def test_reading_what_was_written_is_the_identity(agreement: Agreement) -> None:
    text = terms_text(agreement)
    assert parse_agreement(tomllib.loads(text), key="x", place="x.toml") == agreement


def twelve() -> Agreement:
    text = (
        'name = "12th"\npayer = "KR"\nrecipient = "US"\nunit = "KRW bn"\nterm = "2026/2030"\n'
        'round = 0.1\n[pay]\n2026 = 1519.2\nthen = { grow = "cpi.KR", lag = 2, cap = 0.05 }\n'
        "[published]\n2026 = 1519.2\n"
    )
    return parse_agreement(tomllib.loads(text), key="sma-12", place="sma-12.toml")


def then(agreement: Agreement) -> Rule | None:
    assert agreement.pay is not None
    return agreement.pay.then


def test_a_term_can_be_changed() -> None:
    changed = edit(twelve(), "pay.then.cap", 0.03)
    assert then(changed) == Grow(series=("cpi.KR",), lag=2, cap=0.03)
    assert changed.key == "sma-12 with pay.then.cap = 0.03"
    assert changed.published == {}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("pay.then", "hold", Hold()),
        ("pay.then", "+3 %", Rate(rate=0.03)),
        ("pay.then", "{ of = 'gdp.KR', rate = 0.001 }", Share(of="gdp.KR", rate=0.001)),
    ],
)
def test_a_text_is_read_as_the_file_would_be(path: str, text: str, expected: Rule) -> None:
    assert then(edit(twelve(), path, text)) == expected


def test_a_whole_year_can_be_added() -> None:
    assert [
        row.amount for row in schedule(edit(twelve(), "pay.2027", "1600"), {"cpi.KR": NOTHING})
    ][1] == 1600e9


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("pay.then.capp", 0.03, 'pay.then.capp: unknown key "capp"; did you mean "cap"?'),
        ("pya.then.cap", 0.03, '"pya" is no table here; known: name, pay'),
        ("pay.2026.cap", 0.03, '"2026" is no table here; known: 2026, then'),
        ("pay.then.floor", 0.06, "pay.then.cap: cap 5.0% is below the floor 6.0%"),
        ("term", "2030/2026", "term: period '2030/2026' ends before it starts"),
    ],
)
def test_a_change_that_cannot_be_meant_says_so(path: str, value: object, message: str) -> None:
    with pytest.raises(TermsError) as caught:
        edit(twelve(), path, value)
    assert str(caught.value).startswith(f"sma-12 with {path} = {value}: {message}")


@pytest.mark.parametrize(
    ("text", "caps"),
    [
        ("0.03", [0.03]),
        ("0.02..0.04/0.01", [0.02, 0.03, 0.04]),
        ("0.01..0.05", [0.01, 0.02, 0.03, 0.04, 0.05]),
    ],
)
def test_a_range_gives_one_agreement_a_value(text: str, caps: list[float]) -> None:
    rules = [then(one) for one in edits(twelve(), "pay.then.cap", text)]
    assert [rule.cap for rule in rules if isinstance(rule, Grow)] == pytest.approx(caps)


@pytest.mark.parametrize("text", ["0.05..0.02", "0.02..0.05/0"])
def test_a_range_that_runs_nowhere_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="needs a lower end, a higher end and a step"):
        edits(twelve(), "pay.then.cap", text)


def test_a_demand_becomes_an_agreement() -> None:
    ask = proposal(
        "ask", payer="KR", recipient="US", unit="USD bn", term="2020/2022", first=4.7, then="+5 %"
    )
    assert [row.amount / 1e9 for row in schedule(ask, {})] == pytest.approx([4.7, 4.935, 5.18175])


def test_an_offer_starts_from_the_last_amount() -> None:
    bid = partial(proposal, payer="KR", recipient="US", unit="KRW bn")
    last = schedule(bid("last", term="2019", first=1038.9), {})
    offer = bid("offer", term="2020/2024", first="+13 %", after="last")
    assert schedule(offer, {}, before=last)[0].amount == pytest.approx(1173.957e9)
    assert offer.after == "last"


def test_a_proposal_without_sense_names_itself() -> None:
    with pytest.raises(TermsError, match=r'ask: pay\.2020: "lots" is no rule'):
        proposal("ask", payer="KR", recipient="US", unit="USD bn", term="2020", first="lots")


def test_scaling_multiplies_every_negotiated_sum() -> None:
    half = scaled(twelve(), 0.5)
    assert half.pay is not None
    assert half.pay.years[2026] == Typed(amount=759.6)
    assert then(half) == then(twelve())
    pledge = proposal("p", payer="a", recipient="b", unit="USD", term="2020", first=1)
    for rule, expected in (
        (Share(of="gdp", rate=0.02), Share(of="gdp", rate=0.01)),
        (Spread(total=10.0), Spread(total=5.0)),
        (
            When(series="g", above=0.0, then=Typed(amount=2.0), otherwise=Hold()),
            When(series="g", above=0.0, then=Typed(amount=1.0), otherwise=Hold()),
        ),
    ):
        changed = scaled(_with(pledge, rule), 0.5)
        assert then(changed) == expected


def _with(agreement: Agreement, rule: Rule) -> Agreement:
    return Agreement(
        key="p",
        name="p",
        payer="a",
        recipient="b",
        unit="USD",
        term=agreement.term,
        pay=Ladder(then=rule),
    )


def test_legs_alone_have_nothing_to_scale() -> None:
    legs_only = Agreement(
        key="x", name="x", payer="a", recipient="b", unit="USD", term=Period.parse("2020")
    )
    with pytest.raises(TermsError, match="x: pay: has no ladder of its own"):
        scaled(legs_only, 2.0)


def test_what_has_no_place_in_a_file_is_a_bug() -> None:
    with pytest.raises(TypeError, match="has no place in a terms file"):
        _value(None)
