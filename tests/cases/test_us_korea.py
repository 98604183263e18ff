"""The shipped Korean case: its terms give the published sums, and every row has its source."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from burdenshare.agreement.rule import Typed
from burdenshare.agreement.schedule import schedules
from burdenshare.case.folder import Case, open_case

ADDRESS = re.compile(r"https?://\S+")
ROOT = files("burdenshare.cases") / "us-korea"

# Won sums of the agreements, bn: 2005-2018 ROK MND, 2018 White Paper, chart 5-1 (p. 181); 2019
# ROK MOFA; 2020-2021 MOFA through Donga; 2022, 2025 and 2026 press and MOFA (see `published`).
PUBLISHED = {
    2005: 680.4, 2006: 680.4, 2007: 725.5, 2008: 741.5, 2009: 760.0, 2010: 790.4, 2011: 812.5,
    2012: 836.1, 2013: 869.5, 2014: 920.0, 2015: 932.0, 2016: 944.1, 2017: 950.7, 2018: 960.2,
    2019: 1038.9, 2020: 1038.9, 2021: 1183.3, 2022: 1247.2, 2025: 1402.8, 2026: 1519.2,
}  # fmt: skip


@pytest.fixture(scope="module")
def case() -> Case:
    return open_case("@us-korea")


def test_the_terms_give_every_published_won_sum_to_its_digit(case: Case) -> None:
    paid = {row.year: row.amount / 1e9 for row in schedules(case.agreements, case.series)
            if row.currency == "KRW" and row.leg is None}  # fmt: skip
    assert {year: round(paid[year], 1) for year in PUBLISHED} == PUBLISHED


def test_only_what_was_negotiated_is_a_number(case: Case) -> None:
    typed = {
        year
        for agreement in case.agreements.values()
        if agreement.unit == "KRW bn" and agreement.pay
        for year, rule in agreement.pay.years.items()
        if isinstance(rule, Typed)
    }
    assert typed == {2005, 2007, 2009, 2014, 2019, 2026}


def test_years_without_a_figure_of_their_own_are_derived(case: Case) -> None:
    basis = {row.year: row.basis for row in schedules(case.agreements, case.series)}
    assert [year for year, word in basis.items() if word == "derived"] == [2023, 2024]


@pytest.mark.parametrize("file", sorted(f.name for f in (ROOT / "agreements").iterdir()))
def test_every_published_amount_has_an_address(file: str) -> None:
    terms = tomllib.loads((ROOT / "agreements" / file).read_text(encoding="utf-8"))
    legs = [leg.get("published", {}) for leg in terms.get("legs", {}).values()]
    rows = [row for table in (terms["published"], *legs) for row in table.values()]
    assert rows
    assert all(ADDRESS.match(row["source"]) for row in rows)
    assert all(ADDRESS.match(address) for address in terms["sources"].values())


def test_every_event_has_an_address_and_a_day_of_publication(case: Case) -> None:
    assert len(case.events) == 236
    assert [event.id for event in case.events if not ADDRESS.match(event.source)] == []
    assert [event.id for event in case.events if event.published is None] == []


def test_a_percentage_of_an_event_is_a_rise_unless_it_says_otherwise(case: Case) -> None:
    shares = [event for event in case.events if event.qualifier == "share"]
    assert {event.percent for event in shares} == {33, 100}
    gdp = [event for event in case.events if event.unit == "pct_gdp"]
    assert [(event.percent, event.amount) for event in gdp] == [(None, None)]
    (level,) = [event for event in case.events if "150%" in event.note]
    assert level.percent == 50  # the press printed 150 per cent of the present sum


def test_copies_are_marked_as_copies() -> None:
    text = (ROOT / "record" / "events.csv").read_text(encoding="utf-8")
    marked = [line for line in text.splitlines() if re.search(r"(?:scraper|blog|forum) copy", line)]
    assert len(marked) >= 4
    assert all(",copy," in line for line in marked)


def test_agreed_sums_and_what_became_of_them_have_addresses(case: Case) -> None:
    sources = [row.source for row in case.contributions] + [row.source for row in case.execution]
    assert [source for source in sources if not ADDRESS.match(source)] == []
    bare = [row for row in case.total_costs if not ADDRESS.match(row.source)]
    assert {row.status.partition(":")[0] for row in bare} == {"unverified"}
    assert len(bare) == 2


def test_what_is_uncertain_stays_marked(case: Case) -> None:
    status = {row.year: row.status for row in case.contributions}
    assert (status[2023], status[2024], status[2018]) == ("derived", "derived", "verified")
    assert {row.usd_status for row in case.contributions if row.year in {1998, 2001, 2002}} == {
        "conflict"
    }
    assert case.agreements["sma-02"].dates_unverified["signed"] == date(1993, 11, 23)
    assert case.series["troops_dmdc.KR"].at(2008).status == "suspect"  # type: ignore[union-attr]  # shipped


def test_a_year_settled_afterwards_was_public_afterwards(case: Case) -> None:
    known = {row.year: row.published for row in case.contributions}
    assert known[2020] == date(2021, 3, 10)
    assert known[2026] == date(2024, 10, 4)


def test_every_index_value_has_a_source_and_a_day(case: Case) -> None:
    rows = [row for series in case.series.values() for row in series.observations]
    assert all(row.source and row.published for row in rows)


def test_talks_name_their_label_in_the_record(case: Case) -> None:
    labels = {event.talks for event in case.events}
    assert [key for key, row in case.talks.items() if not labels.issuperset(row.record)] == []
    assert list(case.talks) == ["sma-08", "sma-09", "sma-10", "sma-11", "sma-12"]
    assert all(row.start_basis for row in case.talks.values())


def test_the_sample_reports_are_there(case: Case) -> None:
    reports, about = case.reports()
    assert len(reports) == 12
    assert about.absent == ()
