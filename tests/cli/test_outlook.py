"""The outlook from the command line: every figure with its unit, base rates beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

Call = Callable[..., tuple[int, str, str]]
LIVE = ("outlook", "@us-japan", "--as-of", "2026-11-22", "--by", "2026-12-31", "--by", "2027-03-31")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_live_case_answers_with_base_rates_and_reasons(burdenshare: Call) -> None:
    code, out, err = burdenshare(*LIVE)
    rows = {(row["question"], row["answer"]): row for row in table(out)}
    soon, end = rows["deal by", "2026-12-31"], rows["deal by", "2027-03-31"]
    lapse = rows["no deal when the agreement in force ends", ""]
    assert code == 0
    assert 0 < float(soon["value"]) < float(end["value"]) < 1
    assert float(lapse["value"]) == pytest.approx(1 - float(end["value"]))
    assert ("one-year deal by", "2027-03-31") in rows
    assert ("baseline deal by 2027-03-31", "kaplan_meier_low") in rows
    assert rows["first-year amount", "q50"]["unit"] == "JPY"
    assert ("baseline first-year amount", "freeze") in rows
    assert ("term of", "1 year") in rows
    assert "8 of 8 deals came by the end of the agreement before" in err
    assert "silence of the sources is no evidence" in err


def test_every_answer_says_its_unit(burdenshare: Call) -> None:
    rows = table(burdenshare(*LIVE)[1])
    assert {row["unit"] for row in rows} == {"probability", "JPY", "share"}
    shares = [float(row["value"]) for row in rows if row["unit"] != "JPY"]
    assert all(0 <= one <= 1 for one in shares)


def test_settled_talks_answer_what_is_left_to_ask(burdenshare: Call) -> None:
    code, out, err = burdenshare("outlook", "@us-korea", "--by", "2027-12-31")
    rows = {(row["question"], row["answer"]): float(row["value"]) for row in table(out)}
    assert code == 0
    assert 0 < rows["sma-12 reopened by", "2027-12-31"] < 0.2
    assert rows["amount agreed", "first year"] == pytest.approx(1519.2e9)
    assert rows["first-year amount after that term", "q50"] > 1519.2e9
    assert not any(question.startswith("deal by") for question, _ in rows)
    assert "nothing is known" in err


def test_a_table_writes_chances_in_per_cent_and_sums_in_words(burdenshare: Call) -> None:
    out = burdenshare(*LIVE, "-f", "table")[1]
    assert "billion yen" in out
    assert " %" in out
    assert "Kaplan-Meier" in out
    assert "last sum frozen" in out
    assert "_" not in out
    assert "kaplan meier" not in out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("outlook", "@un-peacekeeping"), 4, "talks"),
        (("outlook", "@us-korea", "--as-of", "1970-01-01"), 2, "later --as-of"),
        (("changes", "@us-korea", "1970-01-01", "2020-01-01"), 2, "before the first record"),
        (("changes", "@un-peacekeeping", "2020-01-01", "2021-01-01"), 4, "has no talks"),
        (("scenarios", "@us-korea", "--as-of", "1970-01-01"), 2, "before the first record"),
        (("outlook", "@us-japan", "--as-of", "2026-11-22", "--by", "2026-01-01"), 2, "later date"),
        (("outlook", "path", "@us-korea", "-f", "svg"), 2, "--talks with sma-08"),
        (("outlook", "@us-korea", "-f", "svg"), 2, "outlook path CASE"),
        (("outlook", "paths", "@us-korea"), 2, "outlook path CASE"),
        (("outlook", "path", "@un-peacekeeping"), 4, "has no talks"),
        (("outlook", "path", "@us-korea", "--as-of", "1970-01-01"), 2, "before the first record"),
        (("outlook", "path", "@us-korea", "--talks", "sma-9"), 2, "has no talks 'sma-9'"),
        (("posture", "@un-peacekeeping"), 4, "has no record of events"),
        (("changes", "@us-korea", "2020-01-01", "2019-01-01"), 2, "the earlier day first"),
        (("talks", "solve", "@us-korea", "sma-11"), 4, "earlier as-of day"),
        (("talks", "fit", "@us-japan", "--as-of", "2026-11-22"), 4, "have not begun"),
    ],
)
def test_what_cannot_be_answered_is_one_line(
    words: tuple[str, ...], code: int, told: str, burdenshare: Call
) -> None:
    got, out, err = burdenshare(*words)
    assert (got, out) == (code, "")
    assert told in err
    assert err.count("\n") == 1


def test_a_case_without_talks_says_so(burdenshare: Call) -> None:
    code, out, err = burdenshare("talks", "list", "@un-peacekeeping")
    assert (code, out) == (0, "")
    assert "has no talks" in err


def test_without_dates_the_ends_of_years_and_the_deadline_are_answered(burdenshare: Call) -> None:
    live = {row["answer"] for row in table(burdenshare("outlook", "@us-japan")[1])}
    assert {"2026-12-31", "2027-03-31"} <= live
    rows = {row["answer"]: row for row in table(burdenshare("outlook", "@us-korea")[1])}
    assert rows["2027-12-31"]["question"] == "sma-12 reopened by"


def test_what_an_outlook_rests_on_is_named_with_day_and_source(burdenshare: Call) -> None:
    err = burdenshare("outlook", "@us-korea", "--as-of", "2020-04-05")[2]
    assert "events:157: US counteroffer ($4 billion a year) of 2020-03-19, https://" in err
    assert "more, under evidence in -f json" in err


def test_a_forecast_in_the_log_is_told_in_words(burdenshare: Call) -> None:
    code, out, err = burdenshare("outlook", "score", "@us-japan", "-f", "table")
    told = " ".join(out.split())
    assert code == 0
    assert "54 %" in told
    assert "billion yen" in told
    assert "1 year 11 %" in told
    assert "0 of 8 questions are settled" in err


PATH = ("outlook", "path", "@us-korea", "--talks", "sma-08")


def test_a_path_has_a_row_a_day_until_the_deal_and_says_how_it_fared(burdenshare: Call) -> None:
    code, out, err = burdenshare(*PATH)
    rows = table(out)
    assert code == 0
    assert [rows[0]["as_of"], rows[-1]["as_of"]] == ["2008-08-28", "2008-11-19"]
    chances = ("by_expiry", "within_180", "kaplan_meier", "climatology", "hazard_300")
    assert all(0 <= float(row[name]) <= 1 for row in rows for name in chances)
    assert "Brier score of a deal within 180 days" in err
    assert "prove no skill" in err
    shown = burdenshare(*PATH, "-f", "table")[1]
    assert "K-M" in shown
    assert "trillion won" in shown or "billion won" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_path_is_drawn_with_links_to_the_sources_of_its_events(burdenshare: Call) -> None:
    code, out, _ = burdenshare(*PATH, "-f", "svg")
    root = ET.fromstring(out)  # noqa: S314 - our own
    links = [node.get("href") for node in root.iter("{http://www.w3.org/2000/svg}a")]
    assert code == 0
    assert links
    assert all(one and one.startswith("http") for one in links)


def test_the_score_table_of_a_path_names_who_it_is_beside(burdenshare: Call) -> None:
    rows = table(burdenshare(*PATH, "--scores")[1])
    assert {"Kaplan-Meier", "past renewals", "last sum frozen"} <= {row["beside"] for row in rows}
    assert {row["talks"] for row in rows} == {"1"}
    code, out, err = burdenshare(
        "outlook", "path", "@us-japan", "--talks", "sma-2027", "--as-of", "2026-01-31", "--scores"
    )
    assert (code, out) == (2, "")
    assert "nothing to compare" in err
