"""Terms against announced amounts."""

from __future__ import annotations

import tomllib

from burdenshare.agreement import Agreement, checks, parse_agreement, schedule, verify
from burdenshare.series import Observation, Series

HEAD = 'name = "x"\npayer = "KR"\nrecipient = "US"\nunit = "KRW bn"\nround = 0.1\n'
NINE = HEAD + (
    'term = "2014/2018"\n[pay]\n2014 = 920\nthen = { grow = "cpi", lag = 2, cap = 0.04 }\n'
    "[published]\n"
)
CPI = {2013: 1.3, 2014: 1.3, 2015: 0.7, 2016: 1.0}  # as announced by Statistics Korea
INDEX = Series(
    name="cpi",
    unit="percent",
    decimals=1,
    observations=tuple(Observation(year=year, value=value) for year, value in CPI.items()),
)


def read(text: str) -> Agreement:
    return parse_agreement(tomllib.loads(text), key="sma-09", place="sma-09.toml")


def test_terms_that_give_the_announced_amounts_have_no_mismatch() -> None:
    nine = read(NINE + "2014 = 920.0\n2015 = 932.0\n2018 = 960.2")
    assert verify(nine, schedule(nine, {"cpi": INDEX})) == ()


def test_a_wrong_tenth_is_reported_with_file_and_key() -> None:
    nine = read(NINE + "2018 = 960.3")
    (fault,) = verify(nine, schedule(nine, {"cpi": INDEX}))
    assert str(fault) == (
        "sma-09.toml: published.2018: announced 960.3 KRW bn, the terms give 960.2"
    )


def test_an_announced_year_the_terms_do_not_reach_is_a_mismatch() -> None:
    nine = read(NINE + "2018 = 960.2")
    (fault,) = verify(nine, schedule(nine, {"cpi": Series(name="cpi", unit="percent")}))
    assert str(fault).endswith("the terms give nothing")


def test_an_amount_announced_in_another_currency_is_no_check() -> None:
    nine = read(NINE + "2014 = { amount = 867, unit = 'USD m' }")
    assert verify(nine, schedule(nine, {"cpi": INDEX})) == ()


def test_a_leg_is_checked_against_its_own_announcement() -> None:
    legs = read(
        HEAD + 'term = "1999"\n[legs.won]\nunit = "KRW bn"\npay = { 1999 = 257.5 }\n'
        '[legs.dollar]\nunit = "USD m"\npay = { 1999 = 141.2 }\npublished = { 1999 = 141 }'
    )
    assert verify(legs, schedule(legs, {})) == ()
    wrong = read(
        HEAD + 'term = "1999"\n[legs.dollar]\nunit = "USD m"\npay = { 1999 = 141.2 }\n'
        "published = { 1999 = 143 }"
    )
    assert [m.place for m in verify(wrong, schedule(wrong, {}))] == [
        "sma-09.toml: legs.dollar.published.1999"
    ]


def test_only_announced_years_of_the_general_rule_are_checks_of_it() -> None:
    nine = read(NINE + "2014 = 920.0\n2015 = 932.0\n2016 = { amount = 944.1, basis = 'derived' }")
    assert checks(nine, schedule(nine, {"cpi": INDEX})) == (2015,)
    typed = read(HEAD + 'term = "2014"\n[pay]\n2014 = 920')
    assert checks(typed, schedule(typed, {})) == ()
