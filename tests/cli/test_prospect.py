"""Scenarios, what changed, posture: from the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Call = Callable[..., tuple[int, str, str]]
TALKS_2020 = ("scenarios", "@us-korea", "--talks", "sma-11", "--as-of", "2020-04-25")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_scenarios_stand_from_the_least_sum_to_the_greatest_with_their_events(
    burdenshare: Call,
) -> None:
    code, out, err = burdenshare(*TALKS_2020)
    rows = table(out)
    sums = [float(row["first_year"]) for row in rows]
    assert code == 0
    assert sums == sorted(sums)
    assert all(row["ids"] for row in rows if "demand" in row["name"] or "offer" in row["name"])
    assert "over 5 years" in err


def test_sums_are_named_as_they_were_asked_and_the_outcome_only_when_revealed(
    burdenshare: Call,
) -> None:
    shown = table(burdenshare(*TALKS_2020, "--rise", "0.04", "--rise", "0.5")[1])
    names = " ".join(row["name"] for row in shown)
    assert "$4.7 billion a year" in names
    assert "$5 billion a year" in names
    assert "a rise of 4 %" in names
    assert "outcome" not in names
    assert {row["currency"] for row in shown} == {"KRW"}
    rows = table(burdenshare(*TALKS_2020, "--reveal")[1])
    ended = next(row for row in rows if row["scenario"] == "outcome")
    assert ended["ids"] == "sma-11"
    # 1,038.9 + 1,183.3 + 1,247.2 + 1,289.6 + 1,346.3, as announced
    assert float(ended["own_q50"]) == pytest.approx(6_105.3e9, rel=1e-6)


def test_the_table_of_2019_has_every_sum_with_what_it_rests_on(burdenshare: Call) -> None:
    words = ("scenarios", "@us-korea", "--talks", "sma-11", "--as-of", "2020-05-10")
    code, out, err = burdenshare(*words, "--rise", "0.04", "--rise", "0.5", "--reveal")
    rows = table(out)
    names = " | ".join(row["name"] for row in rows)
    assert code == 0
    for told in (
        "$5 billion",
        "$4.7 billion",
        "$4 billion",
        "+13 %",
        "a rise of 4 %",
        "a rise of 50 %",
    ):
        assert told in names
    assert all(row["ids"] and row["published"] and row["sources"] for row in rows)
    rests = {row["scenario"]: row["ids"].split() for row in rows}
    assert rests["rise-0.04"] == ["events:103"]
    assert "events:171" in rests["rise-0.5"]
    assert {"events:236", "events:237"} == set(rests["cost-plus-50"])
    assert "Withdrawal was threatened (events:138" in err
    assert "Withdrawal" not in burdenshare(*words, "--replacement", "20 USD bn")[2]
    assert "events:103: KR offer (999.9 billion won a year, +4.1 %), public 2019-01-23" in err
    shown = burdenshare(*words, "-f", "table")[1].splitlines()
    assert max(map(len, map(str.rstrip, shown))) <= 100


def test_a_table_has_a_column_of_break_evens_only_where_asked(burdenshare: Call) -> None:
    assert "break-even" not in burdenshare(*TALKS_2020, "-f", "table")[1]
    words = ("--replacement", "20 USD bn", "-f", "table")
    assert "break-even" in burdenshare(*TALKS_2020, *words)[1]


def test_a_break_even_needs_a_replacement_cost_and_grows_with_the_rise(burdenshare: Call) -> None:
    assert not any(row["break_even"] for row in table(burdenshare(*TALKS_2020)[1]))
    rows = table(burdenshare(*TALKS_2020, "--replacement", "20 USD bn")[1])
    odds = [float(row["break_even"]) for row in rows if row["break_even"]]
    assert odds == sorted(odds)


def test_a_scenario_of_ones_own_is_priced_beside_the_others(
    tmp_path: Path, burdenshare: Call
) -> None:
    file = tmp_path / "double.toml"
    file.write_text('name = "double"\nfactor = 2\n')
    rows = table(burdenshare(*TALKS_2020, "--file", str(file))[1])
    own = next(row for row in rows if row["scenario"] == "double")
    assert float(own["rise"]) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("factr = 2", "did you mean 'factor'"),
        ('party = "XX"\nfactor = 2', "does not take part"),
        ("factor = ", "is not TOML"),
        ("factor = -2", "no sum to pay"),
        ("factor = inf", "no sum to pay"),
    ],
)
def test_a_scenario_that_does_not_hold_together_is_one_line(
    text: str, words: str, tmp_path: Path, burdenshare: Call
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text)
    code, out, err = burdenshare(*TALKS_2020, "--file", str(file))
    assert (code, out) == (4, "")
    assert words in err
    assert burdenshare(*TALKS_2020, "--stationing", "much")[0] == 2


def test_what_changed_adds_up_to_the_difference(burdenshare: Call) -> None:
    code, out, _ = burdenshare("changes", "@us-korea", "2020-03-15", "2020-04-25")
    rows = table(out)
    total = float(rows[-1]["p_after"]) - float(rows[0]["p_before"])
    assert code == 0
    assert sum(float(row["change"]) for row in rows) == pytest.approx(total, abs=1e-9)
    assert burdenshare("changes", "@us-korea", "2020-04-25", "2020-03-15")[0] == 2


def test_a_table_of_changes_is_in_per_cent_and_says_that_it_adds_up(burdenshare: Call) -> None:
    words = ("changes", "@us-korea", "2020-03-25", "2020-04-25", "-f", "table")
    code, out, err = burdenshare(*words)
    assert code == 0
    assert "Trump veto" in out
    assert "provisional deal" in out
    assert "the sum of the steps" in err
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 100


def test_the_deal_followed_is_one_by_the_deadline_and_a_leap_day_is_a_day(
    burdenshare: Call,
) -> None:
    code, out, _ = burdenshare("changes", "@us-korea", "2020-01-31", "2020-02-29")
    assert code == 0
    assert any("furlough" in row["what"] for row in table(out))
    live = table(burdenshare("changes", "@us-japan", "2026-01-01", "2026-11-22")[1])
    seen = table(burdenshare("outlook", "@us-japan", "--as-of", "2026-11-22", "--by",
                             "2027-03-31", "-f", "csv")[1])  # fmt: skip
    assert float(live[-1]["p_after"]) == pytest.approx(float(seen[0]["value"]), abs=0.02)


def test_posture_sets_the_shares_of_cost_side_by_side(burdenshare: Call) -> None:
    code, out, err = burdenshare("posture", "@us-korea")
    shares = [row for row in table(out) if row["kind"] == "share of cost"]
    assert code == 0
    assert min(float(row["low"]) for row in shares) < 35
    assert max(float(row["high"]) for row in shares) >= 65
    assert len([row for row in shares if not row["source"]]) <= 2  # marked unverified in the record
    assert "28,500" in err


def test_posture_counts_a_head_and_a_base_and_says_what_is_not_counted(burdenshare: Call) -> None:
    rows = table(burdenshare("posture", "@us-korea")[1])
    kinds = {row["kind"]: row for row in rows}
    assert (kinds["bases"]["low"], kinds["bases"]["when"]) == ("83", "2018")
    # 960.2 bn won of 2018 over 83 sites of fiscal 2018; 1,519.2 bn won of 2026 over 28,500
    assert float(kinds["paid a base"]["low"]) == pytest.approx(960.2e9 / 83)
    assert float(kinds["paid a head"]["low"]) == pytest.approx(1519.2e9 / 28_500)
    assert {row["when"] for row in rows if row["kind"] == "project"} == {"Camp Humphreys"}
    spent = [row for row in rows if row["kind"] == "off peninsula" and row["low"]]
    assert float(spent[0]["low"]) == pytest.approx(24.37e9)
    assert {row["kind"] for row in rows if row["kind"].endswith("withdrawn")}
    assert all(row["source"] for row in rows if row["kind"] in {"threat", "assurance", "project"})
    err = burdenshare("posture", "@us-japan")[2]
    assert "No number of bases is on record." in err
    shown = burdenshare("posture", "@us-korea", "-f", "table")[1]
    assert "11.6 billion won" in shown


def test_a_past_day_shows_no_estimate_of_which_nobody_knows_since_when(burdenshare: Call) -> None:
    rows = table(burdenshare("posture", "@us-korea", "--as-of", "2019-11-22")[1])
    kinds = {row["kind"] for row in rows}
    assert "troops" in kinds
    assert "share of cost" not in kinds
