"""The shipped Japanese case: budgets, pledges, and the live talks."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from burdenshare.agreement.schedule import schedules
from burdenshare.case.folder import Case, open_case

ADDRESS = re.compile(r"https?://\S+")
ROOT = files("burdenshare.cases") / "us-japan"

# Budgets of host-nation support, JPY bn a fiscal year: Japan Times 2006-03-30 (2006), Ministry of
# Defense 2007-12-20 (2007, 2008), MOFA 2010-12-14 (2010); pledges: MOFA 2010-12-14 (level held),
# press 2015-12-16 (946.5 over five years), 2021-02-17 (201.7), 2021-12-21 (1,055.1 over five).
PAID = {2006: 232.6, 2007: 217.3, 2008: 208.3, 2010: 188.1, 2011: 188.1, 2015: 188.1, 2021: 201.7}
TOTALS = {"sma-2011": 940.5, "sma-2016": 946.5, "sma-2022": 1055.1}


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case("@us-japan")


def test_budgets_and_pledges_come_out_as_published(case: Case) -> None:
    paid = {row.year: row.amount / 1e9 for row in schedules(case.agreements, case.series)
            if row.leg is None}  # fmt: skip
    assert {year: round(paid[year], 1) for year in PAID} == PAID
    assert sorted(paid) == list(range(1987, 2027))


@pytest.mark.parametrize(("key", "total"), TOTALS.items())
def test_a_pledge_adds_up_to_its_total(case: Case, key: str, total: float) -> None:
    rows = [row for row in schedules(case.agreements, case.series) if row.agreement == key]
    whole = sum(row.amount for row in rows if row.leg is None) / 1e9
    assert whole == pytest.approx(total, abs=0.11)  # each year is rounded to 0.1


def test_how_a_total_falls_on_its_years_is_an_assumption(case: Case) -> None:
    basis = {row.year: row.basis for row in schedules(case.agreements, case.series)}
    assert {basis[year] for year in (2016, 2022, 2026)} == {"assumed"}
    assert basis[2007] == "derived"


def test_budgets_after_the_pledge_of_2016_add_up_to_what_the_press_counted(case: Case) -> None:
    # 980.1 over FY2016-20: Ryukyu Shimpo, 2021-12 (ryukyushimpo.jp/news/entry-1443227.html)
    series = case.series["hns.JP"]
    total = sum(row.value for row in series.observations if 2016 <= row.year <= 2020)
    assert total == pytest.approx(980.1, abs=1e-9)


@pytest.mark.parametrize("file", sorted(f.name for f in (ROOT / "agreements").iterdir()))
def test_every_published_amount_has_an_address(file: str) -> None:
    terms = tomllib.loads((ROOT / "agreements" / file).read_text(encoding="utf-8"))
    rows = [*terms.get("published", {}).values(), *terms.get("disbursed", {}).values()]
    assert all(ADDRESS.match(row["source"]) for row in rows)
    assert all(ADDRESS.match(address) for address in terms["sources"].values())


def test_every_event_has_a_source_or_says_that_it_is_from_memory() -> None:
    lines = (ROOT / "record" / "events.csv").read_text(encoding="utf-8").splitlines()[1:]
    bare = [line for line in lines if not ADDRESS.search(line)]
    from_memory = [line for line in bare if "none kept (from memory)" in line]
    assert len(lines) == 106
    assert len(bare) == 17
    assert all(",unverified-memory," in line and ",memory," in line for line in from_memory)
    assert all(line.split(",")[10] for line in bare)


def test_the_false_row_is_read_by_no_as_of(case: Case) -> None:
    (false,) = [event for event in case.events if "clawdint" in event.source]
    assert (false.published, false.amount, false.status) == (None, None, "withdrawn")


def test_spending_standards_are_no_demands(case: Case) -> None:
    standards = [event for event in case.events if event.unit == "pct_gdp"]
    assert {event.kind for event in standards} == {"context"}
    assert all(event.amount is None for event in standards)


def test_changes_are_no_yearly_sums(case: Case) -> None:
    changes = [event for event in case.events if "change" in event.unit]
    assert len(changes) == 5
    assert all(event.amount is None for event in changes)


def test_a_doubtful_budget_is_not_in_the_series(case: Case) -> None:
    assert case.series["hns.JP"].at(2025) is None
    assert case.series["hns.JP"].at(2024) is not None
    marked = [r.year for r in case.series["hns.JP"].observations if "memory" in r.status]
    assert {1991, 1995, 2001} <= set(marked)
    assert not {2006, 2010, 2022} & set(marked)


def test_the_live_talks_have_a_deadline_and_no_known_start(case: Case) -> None:
    live = case.talks["sma-2027"]
    assert case.default_talks == "sma-2027"
    assert (live.start, live.outcome, live.deadline) == (None, None, date(2027, 3, 31))
    assert live.start_basis.startswith("unknown")
    assert "JP-HNS2027" in {event.talks for event in case.events}


# Days from deal to expiry and term: facts on the eight renewals 1996-2022 (see record/deals.csv).
BASE_RATES = {
    "sma-1996": (186, 5),
    "sma-2001": (256, 5),
    "sma-2006": (112, 2),
    "sma-2008": (110, 3),
    "sma-2011": (107, 5),
    "sma-2016": (106, 5),
    "sma-2021": (42, 1),
    "sma-2022": (100, 5),
}


def test_base_rates_follow_from_the_deals(case: Case) -> None:
    found = {r.id: (r.days_to_expiry, r.term_years) for r in case.renewals if r.deadline_counts}
    assert found == BASE_RATES
    assert [row.id for row in case.renewals if row.one_year] == ["sma-2021"]


@pytest.mark.parametrize("name", ["@us-japan", "@us-korea"])
def test_every_deal_has_an_address_and_was_public_no_earlier_than_struck(name: str) -> None:
    for row in open_case(name).renewals:
        assert ADDRESS.match(row.source), row.id
        assert row.published is not None
        assert row.published >= row.deal, row.id
