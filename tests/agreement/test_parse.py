"""Every bad term is one line with file, key and a guess."""

from __future__ import annotations

import tomllib

import pytest

from burdenshare.agreement import Lapse, parse_agreement
from burdenshare.errors import TermsError
from burdenshare.units import Period

HEAD = {"name": "x", "payer": "KR", "recipient": "US", "unit": "KRW bn", "term": "2026/2030"}
PAY = "[pay]\n2026 = 1519.2\n"
THEN = PAY + 'then = { grow = "cpi.KR", lag = 2, cap = 0.05 }\n'


def bad(text: str, **head: object) -> str:
    with pytest.raises(TermsError) as caught:
        parse_agreement(HEAD | head | tomllib.loads(text), key="sma-12", place="sma-12.toml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PAY + "then = { grow = 'c', capp = 1 }",
            'pay.then.capp: unknown key "capp"; did you mean',
        ),
        (
            PAY + "then = { grow = 'c', cap = 0.01, floor = 0.02 }",
            "pay.then.cap: cap 1.0% is below",
        ),
        (PAY + "then = { grow = 'c', cap = 5 }", "pay.then.cap: 5 is not a yearly rate"),
        (PAY + "then = { grow = 'c', cap = nan }", "pay.then.cap: nan is not a finite number"),
        (PAY + "then = { grow = 'c', rate = 1 }", 'pay.then.rate: "rate" does not go with "grow"'),
        (PAY + "then = { grow = 'c', lag = -1 }", "pay.then.lag: expected a whole number from 0"),
        (PAY + "then = { grow = [] }", "pay.then.grow: names no series"),
        (PAY + "then = { grow = 7 }", "pay.then.grow: expected a list of texts"),
        (PAY + "then = { cap = 0.05 }", "pay.then: needs grow, of, total, rate or when"),
        (PAY + "then = { of = 'gdp' }", 'pay.then: the key "rate" is missing'),
        (PAY + "then = { of = 'gdp', rate = -1 }", "pay.then.rate: a share of -1 is below zero"),
        (
            PAY + "then = { total = 5, spread = 'odd' }",
            'pay.then.spread: expected "even" or a list',
        ),
        (PAY + "then = { total = 5, spread = [0, 0, 0, 0] }", "pay.then.spread: weights must not"),
        (PAY + "then = { total = 5, spread = [1, 2] }", "pay.then.spread: 2 weights for 4 years"),
        (PAY + "2027 = 'hold'\ntotal = 5", "pay.2027: only a number goes with a total"),
        (PAY + "then = { when = 'c', then = 1, else = 2 }", 'pay.then: the key "above" is missing'),
        (
            PAY + "then = { when = 'c', above = 0.04, then = 1, else = { total = 2 } }",
            "pay.then: a total for the term cannot depend",
        ),
        (
            PAY + "then = { when = 'c', above = 0.04, then = 1, else = { grow = 'c', cop = 2 } }",
            'pay.then.else.cop: unknown key "cop"; did you mean "cap"?',
        ),
        (PAY + "spread = 'even'", "pay: spread needs a total"),
        (PAY + "total = 5\nthen = 3", "pay.then: total already says what the other years pay"),
        (PAY + "then = 'hald'", 'pay.then: "hald" is no rule; did you mean "hold"?'),
        (PAY + "then = true", "pay.then: expected a number, got True"),
        (PAY + "then = -3", "pay.then: a payment of -3 is below zero"),
        (PAY, 'pay: 2027 has no rule; add it or "then"'),
        (PAY + "than = 3", 'pay.than: unknown key "than"; did you mean "then"?'),
        (PAY + "2031 = 3\nthen = 3", "pay.2031: 2031 lies outside the term 2026-2030"),
        (THEN + "[published]\n2025 = 3", "published.2025: 2025 lies outside the term"),
        (THEN + "[published]\nx = 3", 'published.x: "x" is not a year'),
        (THEN + "[published]\n2026 = {}", 'published.2026: the key "amount" is missing'),
        (THEN + "[published]\n2026 = { amount = 1, basis = 'x' }", "basis: unknown basis"),
        (
            THEN + "[published]\n2026 = { amount = 1, unit = 'won' }",
            "published.2026.unit: unit 'won'",
        ),
        (THEN + "[amend]\n2027 = {}", 'amend.2027: the key "amount" is missing'),
        (THEN + "[amend]\n2025 = 3", "amend.2025: 2025 lies outside the term"),
        (THEN + "[dates]\nsigned = '2024-11-04'", "dates.signed: expected a date like"),
        (
            THEN + "[dates]\nsigned = 2024-11-04\n[dates_unverified]\nsigned = 2024-11-05",
            "dates.signed: 2024-11-04 is given as both",
        ),
        (THEN + "[key]\nUS = 0.5\nKR = 0.4", "key: shares sum to 90.0000%, not 100%"),
        (THEN + "[key]\nUS = 1\n[discount]\nRU = 0.1", 'discount.RU: "RU" has no share'),
        (THEN + "[key]\nUS = 1\n[discount]\nUS = 0.1", "discount: say in borne_by who bears"),
        (THEN + "[key]\nUS = 1.5", "key.US: expected a share between 0 and 1, got 1.5"),
        (THEN + "[split]\nlabour = {}", 'split.labour: the key "share" is missing'),
        (THEN + "[legs.x]\nunit = 'KRW bn'", 'legs.x: the key "pay" is missing'),
        (THEN + "[legs.x]\nunit = 'KRW bn'\npay = { 2026 = 1 }", "legs.x: would be paid on top"),
        (
            THEN + "[legs.x]\nunit = 'KRW bn'\nmemo = 1\npay = { 2026 = 1 }",
            "expected true or false",
        ),
        (THEN + "[legs]\nx = 3", "legs.x: expected a table, got 3"),
        ("[pay]", "pay: is empty"),
        (
            "[pay]\nbetween = 'linear'\n2026 = { of = 'g', rate = 1 }",
            "pay.between: joins at least two",
        ),
        ("[pay]\nbetween = 'log'\n2026 = { of = 'g', rate = 1 }", 'between: expected "linear"'),
    ],
)
def test_a_bad_ladder_or_table_names_file_key_and_cure(text: str, expected: str) -> None:
    message = bad(text)
    assert message.startswith("sma-12.toml: ")
    assert expected in message


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("term", "2030/2026", "sma-12.toml: term: period '2030/2026' ends before it starts"),
        ("term", "2026/", "sma-12.toml: term: '2026/' is open"),
        ("term", "soon", "sma-12.toml: term: 'soon' is not a period"),
        ("unit", "KRW bnn", "sma-12.toml: unit: unit 'KRW bnn' is not a currency with a scale"),
        ("round", 0, "sma-12.toml: round: cannot round to steps of 0"),
        ("round", float("nan"), "sma-12.toml: round: nan is not a finite number"),
        ("lapse", "holt", 'sma-12.toml: lapse: unknown rule "holt"; did you mean "hold"?'),
        ("fiscal_year_start", 13, "sma-12.toml: fiscal_year_start: expected a whole number"),
        ("payr", "KR", 'sma-12.toml: payr: unknown key "payr"; did you mean "pay'),
        ("name", 3, "sma-12.toml: name: expected text in quotes, got 3"),
        ("notes", [3], "sma-12.toml: notes: expected text in quotes, got 3"),
    ],
)
def test_a_bad_top_level_key_names_itself(key: str, value: object, expected: str) -> None:
    assert bad(THEN, **{key: value}).startswith(expected)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(TermsError, match=r'sma-12\.toml: the key "payer" is missing'):
        parse_agreement({"name": "x"}, key="sma-12", place="sma-12.toml")


def test_all_that_the_format_allows_is_read() -> None:
    text = THEN + (
        "[published]\n2026 = { amount = 1519.2, source = 'White Paper', basis = 'derived' }\n"
        "[disbursed]\n2026 = 1400\n[amend]\n2027 = { amount = 9, date = 2027-02-01 }\n"
        "[split]\nlabour = 0.4\nconstruction = { share = 0.6, in_kind = 0.88 }\n"
        "[key]\nUS = 0.25\nKR = 0.75\n[discount]\nKR = 0.1\nborne_by = ['US']\n"
        "[legs.labour]\nunit = 'KRW bn'\nmemo = true\npay = { 2026 = 600 }\n"
        "published = { 2026 = 600 }"
    )
    head = HEAD | {"lapse": "continue", "extension": "by consent", "fiscal_year_start": "04-01"}
    read = parse_agreement(head | tomllib.loads(text), key="x", place="x.toml")
    assert read.lapse is Lapse.CONTINUE
    assert read.fiscal_year_start == 4
    assert read.published[2026].basis == "derived"
    assert read.disbursed[2026].amount == 1400
    assert read.split["construction"].in_kind == 0.88
    assert (read.discount, read.borne_by) == ({"KR": 0.1}, ("US",))
    assert read.legs["labour"].memo
    assert read.term == Period.parse("2026/2030")
    assert read.series() == ("cpi.KR",)
