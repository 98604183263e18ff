"""Terms of other hosts and of pools: the same few words say them all."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest

from burdenshare.agreement import Basis, parse_agreement, schedule, schedules, terms_text
from burdenshare.series import Observation, Series

# Ministry of Foreign Affairs of Japan, 21 December 2021: the total and the utilities by year.
JAPAN = """
name = "Host-nation support, FY2022-26"
payer = "JP"
recipient = "US"
unit = "JPY bn"
term = "2022-04/2027-03"
fiscal_year_start = 4
round = 0.1
[pay]
total = 1055.1
spread = "even"
[legs.utilities]
unit = "JPY bn"
memo = true
pay = { 2022 = 23.4, 2023 = 23.4, 2024 = 15.1, 2025 = 13.3, 2026 = 13.3 }
"""
# Rounded regular scale and discounts, illustrative.
PEACEKEEPING = """
name = "Peacekeeping 2025"
payer = "members"
recipient = "UN"
unit = "USD bn"
term = "2025"
pay = { 2025 = 5.6 }
discount = { lower = 0.4, least = 0.9, borne_by = ["US", "CN", "GB", "FR", "RU"] }
[key]
US = 0.22
CN = 0.20
GB = 0.04
FR = 0.039
RU = 0.021
JP = 0.069
DE = 0.057
KR = 0.024
lower = 0.325
least = 0.005
"""
PLEDGE = """
name = "3.5 per cent of output by 2035"
payer = "DE"
recipient = "DE"
unit = "EUR bn"
term = "2024/2035"
[pay]
2024 = { of = "gdp.DE", rate = 0.02 }
2035 = { of = "gdp.DE", rate = 0.035 }
between = "linear"
"""


@pytest.mark.parametrize("text", [JAPAN, PEACEKEEPING, PLEDGE])
def test_every_example_survives_being_written(text: str) -> None:
    one = parse_agreement(tomllib.loads(text), key="x", place="x.toml")
    assert parse_agreement(tomllib.loads(terms_text(one)), key="x", place="x.toml") == one


def test_a_five_year_total_is_spread_by_assumption_and_its_parts_stand_apart() -> None:
    japan = parse_agreement(tomllib.loads(JAPAN), key="jp", place="jp.toml")
    paid = schedules({"jp": japan}, {})
    assert [row.amount / 1e9 for row in paid] == [211.0] * 5
    assert {row.basis for row in paid} == {Basis.ASSUMED}
    parts = schedule(japan, {}, memo=True)
    assert [(row.year, row.leg, row.amount / 1e9) for row in parts][2] == (2024, "utilities", 15.1)


def test_a_pools_key_divides_its_budget() -> None:
    pool = parse_agreement(tomllib.loads(PEACEKEEPING), key="un", place="un.toml")
    (budget,) = schedule(pool, {})
    bills = {name: share * budget.amount for name, share in pool.shares().items()}
    assert sum(bills.values()) == pytest.approx(5.6e9)
    assert bills["US"] / budget.amount == pytest.approx(0.2769, abs=5e-5)
    assert bills["KR"] == pytest.approx(0.024 * 5.6e9)


def test_a_pledge_rises_in_a_straight_line_of_shares() -> None:
    pledge = parse_agreement(tomllib.loads(PLEDGE), key="de", place="de.toml")
    rows = tuple(Observation(year=year, value=4.0) for year in range(2024, 2036))
    gdp = Series(name="gdp.DE", unit="EUR tn", observations=rows)
    paid = [row.amount / 1e9 for row in schedule(pledge, {"gdp.DE": gdp})]
    assert paid[0] == 80.0
    assert paid[-1] == pytest.approx(140.0)
    assert [b - a for a, b in pairwise(paid)] == pytest.approx([60 / 11] * 11)
