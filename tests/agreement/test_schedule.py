"""Schedules against the amounts that were announced."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from burdenshare.agreement import (
    Agreement,
    Basis,
    Payment,
    State,
    owed,
    paid_before,
    parse_agreement,
    predecessor,
    schedule,
    schedules,
)
from burdenshare.errors import SeriesError, TermsError, UsageError
from burdenshare.series import Observation, Series
from burdenshare.units import Currency

HEAD = 'name = "x"\npayer = "KR"\nrecipient = "US"\nunit = "KRW bn"\nround = 0.1\n'
# Consumer prices: World Bank FP.CPI.TOTL.ZG; defence budget growth: ROK Ministry of Defence.
CPI = {2006: 2.242, 2007: 2.535, 2008: 4.674, 2009: 2.756, 2010: 2.939, 2011: 4.026, 2012: 2.187}
CPI |= {2013: 1.301, 2014: 1.275, 2015: 0.706, 2016: 0.972, 2017: 1.944, 2018: 1.476, 2019: 0.383}
CPI |= {2020: 0.537, 2021: 2.498, 2022: 5.09, 2023: 3.597, 2024: 2.322, 2025: 2.1}
DEFENCE = {2019: 8.2, 2020: 7.4, 2021: 5.4, 2022: 3.4, 2023: 4.4, 2024: 4.2, 2025: 3.1}
# ROK Ministry of National Defense, 2018 White Paper, chart 5-1 (2005-2018); Ministry of Foreign
# Affairs (2019, 2026) and press releases (2020-2022, 2025); 2023 and 2024 follow from the rule.
ANNOUNCED = {2007: 725.5, 2008: 741.5, 2009: 760.0, 2010: 790.4, 2011: 812.5, 2012: 836.1}
ANNOUNCED |= {2013: 869.5, 2014: 920.0, 2015: 932.0, 2016: 944.1, 2017: 950.7, 2018: 960.2}
ANNOUNCED |= {2019: 1038.9, 2020: 1038.9, 2021: 1183.3, 2022: 1247.2, 2023: 1289.6, 2024: 1346.3}
ANNOUNCED |= {2025: 1402.8, 2026: 1519.2}
TERMS = {
    "seven": 'term = "2007/2008"\n[pay]\n2007 = 725.5\nthen = { grow = "cpi", lag = 2 }',
    "eight": 'term = "2009/2013"\n[pay]\n2009 = 760\nthen = { grow = "cpi", lag = 2, cap = 0.04 }',
    "nine": 'term = "2014/2018"\n[pay]\n2014 = 920\nthen = { grow = "cpi", lag = 2, cap = 0.04 }',
    "ten": 'term = "2019"\nlapse = "hold"\n[pay]\n2019 = 1038.9',
    "eleven": 'term = "2020/2025"\ndates = { in_force = 2021-09-01 }\n[pay]\n2020 = "hold"\n'
    '2021 = { grow = "defence", lag = 1, add = 0.065 }\nthen = { grow = "defence", lag = 1 }\n'
    "[published]\n2023 = { amount = 1289.6, basis = 'derived' }\n2025 = 1402.8",
    "twelve": 'term = "2026/2030"\n[pay]\n2026 = 1519.2\n'
    'then = { grow = "cpi", lag = 2, cap = 0.05 }',
}


def series(name: str, values: dict[int, float], unit: str = "percent") -> Series:
    rows = tuple(Observation(year=year, value=value) for year, value in values.items())
    return Series(name=name, unit=unit, decimals=1, observations=rows)


INDICES = {"cpi": series("cpi", CPI), "defence": series("defence", DEFENCE)}


def terms(text: str, key: str = "x") -> Agreement:
    return parse_agreement(tomllib.loads(HEAD + text), key=key, place=f"{key}.toml")


AGREEMENTS = {key: terms(text, key) for key, text in TERMS.items()}


def bn(payments: tuple[Payment, ...]) -> dict[int, float]:
    return {row.year: round(row.amount / 1e9, 6) for row in payments}


def test_every_announced_amount_follows_to_a_tenth_of_a_billion_won() -> None:
    paid = bn(schedules(AGREEMENTS, INDICES))
    assert {year: paid[year] for year in ANNOUNCED} == ANNOUNCED


def test_a_year_whose_index_is_not_known_is_left_out() -> None:
    assert max(bn(schedules(AGREEMENTS, INDICES))) == 2027


def test_unrounded_indices_do_not_reproduce_the_announced_amounts() -> None:
    raw = Series(name="cpi", unit="percent", observations=INDICES["cpi"].observations)
    paid = bn(schedule(AGREEMENTS["nine"], {"cpi": raw}))
    assert [year for year in paid if paid[year] != ANNOUNCED[year]] == [2016, 2017, 2018]


def test_amounts_say_where_they_come_from() -> None:
    basis = {row.year: row.basis for row in schedules(AGREEMENTS, INDICES)}
    assert basis[2019] is Basis.NEGOTIATED
    assert basis[2020] is Basis.HOLD
    assert basis[2022] is Basis.RULE
    assert basis[2023] is Basis.DERIVED


def test_a_year_settled_after_it_was_over_is_retroactive() -> None:
    states = {row.year: row.state for row in schedules(AGREEMENTS, INDICES)}
    assert (states[2020], states[2021]) == (State.RETROACTIVE, State.IN_TERM)


@pytest.mark.parametrize(
    ("lapse", "expected"),
    [("stop", []), ("hold", [812.5, 812.5]), ("continue", [836.1, 869.5])],
)
def test_the_lapse_rule_pays_after_the_term(lapse: str, expected: list[float]) -> None:
    text = 'term = "2009/2011"\n[pay]\n2009 = 760\nthen = { grow = "cpi", lag = 2, cap = 0.04 }'
    paid = schedule(terms(f'lapse = "{lapse}"\n{text}'), INDICES, until=2013)
    after = [row for row in paid if row.year > 2011]
    assert [row.amount / 1e9 for row in after] == pytest.approx(expected)
    assert {row.state for row in after} <= {State.LAPSED}


def test_a_first_hold_needs_something_paid_before() -> None:
    with pytest.raises(TermsError, match=r"x\.toml: pay\.then: follows the last amount"):
        schedule(terms('term = "2020"\n[pay]\nthen = "hold"'), {})


def test_a_hold_over_a_gap_takes_what_the_lapse_rule_paid() -> None:
    late = terms('term = "2021"\n[pay]\n2021 = "hold"', "late")
    agreements = {"ten": AGREEMENTS["ten"], "late": late}
    assert bn(schedules(agreements, {}))[2021] == 1038.9


def test_a_hold_on_another_currency_is_refused() -> None:
    row = schedule(AGREEMENTS["ten"], {})
    dollars = parse_agreement(
        tomllib.loads(HEAD.replace("KRW", "USD") + 'term = "2020"\n[pay]\n2020 = "hold"'),
        key="x",
        place="x.toml",
    )
    with pytest.raises(TermsError, match="follows an amount in KRW, but pays USD"):
        schedule(dollars, {}, before=row)


def test_agreements_that_follow_each_other_in_a_circle_are_refused() -> None:
    one = terms('after = "two"\nterm = "2020"\n[pay]\n2020 = "hold"', "one")
    two = terms('after = "one"\nterm = "2021"\n[pay]\n2021 = "hold"', "two")
    with pytest.raises(TermsError, match="one -> two -> one"):
        schedules({"one": one, "two": two}, {})


def test_an_unknown_predecessor_is_named_with_a_guess() -> None:
    lost = terms('after = "elven"\nterm = "2026"\n[pay]\n2026 = "hold"', "lost")
    with pytest.raises(TermsError, match=r'lost\.toml: after: .*did you mean "eleven"\?'):
        predecessor(lost, AGREEMENTS | {"lost": lost})


def test_a_named_predecessor_feeds_a_what_if() -> None:
    what_if = terms('after = "nine"\nterm = "2019/2020"\n[pay]\nthen = "+10 %"', "what-if")
    before = paid_before(what_if, AGREEMENTS | {"what-if": what_if}, INDICES)
    assert bn(schedule(what_if, INDICES, before=before)) == {2019: 1056.2, 2020: 1161.8}


def test_a_new_agreement_ends_the_payments_of_the_one_it_replaces() -> None:
    old = terms('term = "2019/2022"\n[pay]\nthen = 1.0', "old")
    new = terms('term = "2021/2022"\n[pay]\nthen = 2.0', "new")
    assert bn(schedules({"old": old, "new": new}, {})) == {2019: 1, 2020: 1, 2021: 2, 2022: 2}


def test_an_index_the_case_lacks_is_named_with_a_guess() -> None:
    wrong = terms('term = "2020"\n[pay]\n2020 = { grow = "defense", lag = 1 }')
    with pytest.raises(TermsError, match=r'pay\.2020\.grow: no series "defense"; did you mean "de'):
        schedule(wrong, INDICES, before=schedule(AGREEMENTS["ten"], {}))


def test_a_gap_in_an_index_is_an_error_and_not_the_end_of_the_schedule() -> None:
    gap = series("cpi", {year: CPI[year] for year in CPI if year != 2010})
    with pytest.raises(SeriesError, match="cpi: has no value for 2010"):
        schedule(AGREEMENTS["eight"], {"cpi": gap})


def test_a_level_does_not_pass_for_growth() -> None:
    with pytest.raises(TermsError, match="growth must be in percent"):
        schedule(AGREEMENTS["eight"], {"cpi": series("cpi", CPI, "KRW bn")})


def test_the_sum_of_two_indices_grows_the_payment() -> None:
    both = terms('term = "2019/2021"\n[pay]\n2019 = 100\nthen = { grow = ["cpi", "defence"] }')
    assert bn(schedule(both, INDICES)) == {2019: 100.0, 2020: 107.9, 2021: 116.4}


def test_a_share_of_a_level_converts_its_scale() -> None:
    pledge = terms(
        'term = "2024/2026"\n[pay]\nbetween = "linear"\n'
        '2024 = { of = "gdp", rate = 0.02 }\n2026 = { of = "gdp", rate = 0.03 }'
    )
    gdp = series("gdp", {2024: 2.0, 2025: 4.0, 2026: 6.0}, "KRW tn")
    assert bn(schedule(pledge, {"gdp": gdp})) == {2024: 40.0, 2025: 100.0, 2026: 180.0}
    with pytest.raises(SeriesError, match="gdp: is in USD, but KRW bn is paid"):
        schedule(pledge, {"gdp": series("gdp", {2024: 1.0}, "USD bn")})


def test_a_total_is_spread_over_the_years_that_nothing_else_fixes() -> None:
    even = terms('term = "2022/2025"\n[pay]\n2022 = 100\ntotal = 400\nspread = "even"')
    paid = schedule(even, {})
    assert bn(paid) == {2022: 100.0, 2023: 100.0, 2024: 100.0, 2025: 100.0}
    assert [row.basis for row in paid][1:] == [Basis.ASSUMED] * 3
    skewed = terms('term = "2022/2023"\n[pay]\nthen = { total = 40, spread = [3, 1] }')
    assert bn(schedule(skewed, {})) == {2022: 30.0, 2023: 10.0}


def test_legs_pay_where_the_whole_has_no_rule() -> None:
    mixed = terms(
        'term = "1999/2000"\n[pay]\n2000 = 390\n[legs.won]\nunit = "KRW bn"\n'
        'pay = { 1999 = 257.5 }\n[legs.dollar]\nunit = "USD m"\npay = { 1999 = 141.2 }'
    )
    paid = schedule(mixed, {})
    assert [(r.year, r.leg, r.currency) for r in paid] == [
        (1999, "won", Currency.KRW),
        (1999, "dollar", Currency.USD),
        (2000, None, Currency.KRW),
    ]
    assert paid[1].amount == 141.2e6


def test_an_amendment_replaces_the_amount_and_later_years_follow_it() -> None:
    cut = terms('term = "1997/1999"\namend = { 1998 = 314 }\n[pay]\n1997 = 360\nthen = "+10 %"')
    assert bn(schedule(cut, {})) == {1997: 360.0, 1998: 314.0, 1999: 345.4}


def test_fiscal_years_are_the_years_of_the_term() -> None:
    japan = terms('term = "2022-04/2027-03"\nfiscal_year_start = 4\n[pay]\nthen = 200')
    assert [row.year for row in schedule(japan, {})] == [2022, 2023, 2024, 2025, 2026]
    assert japan.span(2022).last == date(2023, 3, 31)


def test_what_was_public_then_is_all_a_schedule_of_that_day_uses() -> None:
    rows = tuple(
        Observation(year=year, value=value, published=date(year + 1, 1, 5))
        for year, value in CPI.items()
    )
    cpi = Series(name="cpi", unit="percent", decimals=1, observations=rows)
    known = schedule(AGREEMENTS["nine"], {"cpi": cpi.as_of(date(2015, 6, 1))})
    assert [row.year for row in known] == [2014, 2015, 2016]


def test_in_a_gap_the_lapse_rule_says_what_is_owed_and_the_settlement_came_later() -> None:
    found = owed(date(2020, 6, 1), AGREEMENTS, INDICES)
    assert found.in_force is None
    assert [(row.agreement, row.amount, row.state) for row in found.payments] == [
        ("ten", 1038.9e9, State.LAPSED)
    ]
    assert [(row.agreement, row.amount) for row in found.later] == [("eleven", 1038.9e9)]
    assert found.accrued == pytest.approx(153 / 366)


def test_an_agreement_in_force_says_what_is_owed_in_its_term() -> None:
    assert owed(date(2021, 8, 31), AGREEMENTS, INDICES).in_force is None
    found = owed(date(2021, 9, 1), AGREEMENTS, INDICES)
    assert found.in_force == "eleven"
    assert found.payments[0].amount == 1183.3e9
    assert found.later == ()


def test_before_the_first_agreement_nothing_is_owed() -> None:
    with pytest.raises(TermsError, match="no agreement had begun by 1980-01-01"):
        owed(date(1980, 1, 1), AGREEMENTS, INDICES)


def test_what_is_owed_is_asked_of_one_pair_of_sides() -> None:
    other = parse_agreement(
        tomllib.loads(HEAD.replace("KR", "JP", 1) + 'term = "2020"\n[pay]\n2020 = 1'),
        key="jp",
        place="jp.toml",
    )
    with pytest.raises(UsageError, match="one payer and one recipient"):
        owed(date(2020, 1, 1), AGREEMENTS | {"jp": other}, INDICES)


def test_an_amendment_counts_from_its_own_day() -> None:
    cut = terms(
        'term = "1998"\namend = { 1998 = { amount = 314, date = 1998-06-20 } }\n[pay]\n1998 = 399'
    )
    paid = [
        owed(day, {"x": cut}, {}).payments[0].amount / 1e9
        for day in (date(1998, 6, 19), date(1998, 6, 20))
    ]
    assert paid == [399.0, 314.0]


def test_a_day_in_march_belongs_to_the_fiscal_year_before() -> None:
    japan = terms('term = "2022-04/2024-03"\nfiscal_year_start = 4\n[pay]\n2022 = 1\n2023 = 2')
    assert owed(date(2023, 3, 31), {"x": japan}, {}).payments[0].year == 2022


def test_what_holds_a_sum_not_yet_known_is_not_yet_known_itself() -> None:
    text = 'term = "{}"\n[pay]\nthen = "hold"'
    more = {"13": terms(text.format("2031/2032"), "13"), "14": terms(text.format("2033"), "14")}
    assert max(bn(schedules(AGREEMENTS | more, INDICES))) == 2027


def test_a_clause_applies_only_where_the_index_is_above_its_mark() -> None:
    text = (
        'term = "2009/2013"\n[pay]\n2009 = 760\n'
        'then = { when = "cpi", lag = 2, above = 0.04, then = "hold", else = "+1 %" }'
    )
    paid = bn(schedule(terms(text), INDICES))  # 4.7 % in 2008 and, as announced, 4.0 % in 2011
    assert paid == {2009: 760.0, 2010: 760.0, 2011: 767.6, 2012: 775.3, 2013: 783.1}


def test_a_clause_whose_index_is_not_known_is_not_known() -> None:
    text = (
        'term = "2027/2029"\n[pay]\n2027 = 1\nthen = { when = "cpi", lag = 2, above = 0, then = 1, '
    )
    assert list(bn(schedule(terms(text + "else = 2 }"), INDICES))) == [2027]
    with pytest.raises(TermsError, match=r'pay\.then\.when: no series "cpi"'):
        schedule(terms(text + "else = 2 }"), {})
