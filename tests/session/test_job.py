"""The main job as one value."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import burdenshare
from burdenshare.brief import interval
from burdenshare.errors import UsageError
from burdenshare.session import Run, open_case, outlook_of, price, run
from burdenshare.session.job import chosen, foreseen, in_force, known_agreements, standing
from burdenshare.session.output import files
from burdenshare.session.page import page
from burdenshare.session.summary import label, main_figures, screen, sentences

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def done() -> Run:
    return run("@us-korea")


def test_every_claim_is_the_text_it_quotes(done: Run) -> None:
    texts = {report.name: report.text for report in done.reading.reports}
    assert done.claims
    assert all(texts[c.report][c.start : c.end] == c.quote for c in done.claims)


def test_nothing_published_after_the_as_of_day_is_used() -> None:
    early = run("@us-korea", as_of=date(2019, 3, 1))
    assert all(claim.published and claim.published <= early.as_of for claim in early.claims)
    assert all(p.agreement != "sma-11" for p in early.payments)
    assert early.outlook
    assert early.outlook.talks == "sma-11"


def test_the_manifest_vouches_for_every_other_file(done: Run) -> None:
    written = files(done)
    manifest = json.loads(written["manifest.json"])
    assert list(written)[-1] == "manifest.json"
    hashes = {k: sha256(v).hexdigest() for k, v in written.items() if k != "manifest.json"}
    assert manifest["results"] == hashes
    assert {"as_of", "versions", "parameters", "reports", "case_files"} <= set(manifest)
    assert manifest["parameters"]["seed"] == done.seed


def test_the_same_seed_gives_the_same_files(done: Run) -> None:
    assert files(run("@us-korea")) == files(done)


def test_every_sentence_of_the_summary_is_whole(done: Run) -> None:
    texts = [sentence.text for sentence in sentences(done)]
    assert len(texts) >= 5
    assert all(text.endswith(".") and ".." not in text for text in texts)


def test_the_screen_fits_a_hundred_columns(done: Run) -> None:
    assert max(map(len, screen(done, "out/brief.html").splitlines())) <= 100


def test_the_screen_names_every_figure_and_its_interval_in_full(done: Run) -> None:
    rows = screen(done, "x").splitlines()
    shown = [f for f in main_figures(done)[:12] if f.high > f.low]
    assert shown
    for figure in shown:
        span = interval(figure.low, figure.high, figure.unit)
        place = next(i for i, row in enumerate(rows) if span in row)
        assert all(word in " ".join(rows[place : place + 2]) for word in label(figure).split())


def test_a_demand_is_named_by_whom_it_is_made_on(done: Run) -> None:
    demand = next(f for f in main_figures(done) if f.measure == "demand" and f.payer == "KR")
    assert label(demand).startswith("demand on KR")


def test_the_agreement_in_force_is_the_one_whose_term_holds_the_day() -> None:
    case = open_case("@us-korea")
    named = {
        day: (found := in_force(tuple(known_agreements(case, day).values()), day)) and found.key
        for day in (date(2018, 12, 31), date(2020, 6, 1), date(2021, 4, 1), date(2026, 1, 2))
    }
    assert list(named.values()) == ["sma-09", "sma-10", "sma-11", "sma-12"]


def test_talks_are_those_not_settled_in_public_by_the_day() -> None:
    case = open_case("@us-korea")
    days = (date(2018, 12, 31), date(2019, 3, 1), date(2024, 8, 1), date(2026, 1, 1))
    assert [chosen(case, None, day).key for day in days] == ["sma-10", "sma-11", "sma-12", "sma-12"]


def test_the_package_itself_is_the_verbs() -> None:
    case = burdenshare.open_case("@us-korea")
    found = burdenshare.outlook(case, as_of=date(2018, 12, 31))
    assert found == outlook_of(case, as_of=date(2018, 12, 31))
    assert burdenshare.price(case, "sma-12", draws=64).agreement == "sma-12"
    with pytest.raises(UsageError, match="no talks"):
        burdenshare.outlook(case, talks="sma-99")


def test_a_cost_as_of_a_day_is_wider_than_with_all_that_is_known() -> None:
    case = open_case("@us-korea")
    early = price(case, "sma-12", as_of=date(2024, 12, 1))
    late = price(case, "sma-12")
    width = [c.own.q95 - c.own.q05 for c in (early, late)]
    assert width[0] > width[1] > 0


def test_a_term_that_is_over_costs_one_sum_without_an_interval() -> None:
    joined = " ".join(screen(run("@us-korea", as_of=date(2020, 2, 1)), "x").split())
    assert "(2019 alone)" in joined
    assert "$891 million (at the rates of its years)" in joined


def test_reports_on_another_payer_than_that_of_the_case_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "February 12, 2019\nSouth Korea paid 960.2 billion won in 2018 for the U.S. troops there.",
        encoding="utf-8",
    )
    first = sentences(run(str(tmp_path), base="@us-japan"))[0].text
    assert "None of their figures is of Japan" in first
    assert "None of their figures" not in sentences(run(str(tmp_path)))[0].text


def test_before_the_record_begins_there_is_no_outlook() -> None:
    done = run("@us-korea", as_of=date(1990, 1, 1))
    assert done.outlook is None
    assert "Outlook" not in screen(done, "x")
    assert b"2008" not in files(done)["brief.html"]


@pytest.mark.parametrize("name", ["@us-japan", "@us-korea"])
@pytest.mark.parametrize("day", [None, date(2012, 5, 1), date(2020, 6, 1)])
def test_every_shipped_case_runs_on_any_day_of_its_record(name: str, day: date | None) -> None:
    done = run(name, as_of=day)
    assert set(files(done)) >= {"brief.html", "outlook.json", "manifest.json"}
    assert screen(done, "brief.html")


def test_the_brief_draws_the_last_year_as_it_was_drawn_and_what_moves_the_cost(done: Run) -> None:
    deal = page(done).agreement
    assert deal is not None
    assert done.cost is not None
    assert len(deal.ends) == 64 * done.cost.scrambles
    low, high = min(deal.ends), max(deal.ends)
    assert low < done.cost.years[-1].own.q05 < done.cost.years[-1].own.q95 < high
    labels = [effect.label for effect in deal.effects]
    assert labels == ["consumer prices, South Korea, ± 1 point a year", "KRW per dollar, ± 10 %"]
    prices, won = deal.effects
    assert prices.low < done.cost.dollars.q50 < prices.high
    assert won.low > done.cost.dollars.q50 > won.high


def test_the_course_of_a_runs_talks_stands_in_its_brief(done: Run) -> None:
    talks = page(done).talks
    assert talks is not None
    assert talks.course is not None
    assert talks.course.scores[0][0] == "this outlook"
    ids = {event.id for event in talks.events}
    assert set(talks.course.events) <= ids
    before = run("@us-japan", as_of=date(2026, 1, 31))
    assert before.course() is None  # nobody knows when these talks began


def test_a_case_without_reports_or_a_record_asks_for_a_day() -> None:
    with pytest.raises(UsageError, match="neither a report nor a dated record"):
        run("@nato-common")


def test_where_talks_stand_is_known_before_they_are_played_on() -> None:
    day = date(2018, 11, 1)
    first = standing("@us-korea", as_of=day)
    assert first.outlook
    assert first.outlook.moves
    assert (first.outlook.deal_by, first.outlook.amount) == ((), None)
    assert any(first.outlook.state in sentence.text for sentence in sentences(first))
    whole = run("@us-korea", as_of=day)
    assert foreseen(first).outlook == whole.outlook
    assert whole.outlook
    kept = ("state", "moves", "evidence", "notes", "unit", "agreement_in_force")
    for name in kept:
        assert getattr(first.outlook, name) == getattr(whole.outlook, name)
    assert foreseen(whole) is whole


def test_talks_that_need_no_fit_are_played_on_at_once() -> None:
    settled = standing("@us-korea", as_of=date(2019, 3, 1))
    assert settled.outlook
    assert settled.outlook.deal_by


def test_a_run_of_another_day_takes_the_case_and_the_reports_as_they_are(done: Run) -> None:
    other = standing("@us-korea", as_of=date(2019, 2, 12), like=done)
    assert other.reading is done.reading
    assert other.case is done.case
    fresh = standing("@us-korea", as_of=date(2019, 2, 12))
    assert other.ledger.figures == fresh.ledger.figures
