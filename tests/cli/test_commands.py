"""Every command on the shipped case: data on stdout, words on stderr."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Call = Callable[..., tuple[int, str, str]]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_run_writes_all_files_and_prints_one_screen(tmp_path: Path, burdenshare: Call) -> None:
    code, out, _ = burdenshare("run", "@us-korea", "-o", str(tmp_path / "out"))
    assert code == 0
    assert len(out.splitlines()) < 60
    assert str(tmp_path / "out" / "brief.html") in out
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "brief.html", "claims.jsonl", "ledger.json", "schedule.csv", "outlook.json", "manifest.json"
    }  # fmt: skip


def test_schedule_prints_base_units_and_the_basis_of_every_year(burdenshare: Call) -> None:
    code, out, _ = burdenshare("agreement", "schedule", "@us-korea", "-f", "csv")
    rows = {(row["agreement"], row["year"]): row for row in table(out)}
    assert code == 0
    assert rows["sma-12", "2026"]["amount"] == "1519200000000"
    assert rows["sma-12", "2026"]["basis"] == "negotiated"
    assert [rows["sma-11", str(year)]["basis"] for year in (2023, 2024)] == ["derived"] * 2
    assert rows["sma-11", "2020"]["basis"] == "hold"


def test_price_names_the_view_and_the_standard_errors(burdenshare: Call) -> None:
    code, out, err = burdenshare("agreement", "price", "@us-korea", "sma-12", "--draws", "256")
    rows = table(out)
    assert code == 0
    assert {row["unit"] for row in rows if row["period"] == "total"} == {"KRW", "USD"}
    assert all(int(r["q05"]) <= int(r["q50"]) <= int(r["q95"]) for r in rows)
    assert "random walk" in err
    assert int(rows[0]["error_q50"]) > 0


def test_compare_gives_the_difference_an_interval_of_its_own(burdenshare: Call) -> None:
    words = ("agreement", "compare", "@us-korea", "sma-11", "sma-12", "--draws", "256")
    code, out, _ = burdenshare(*words)
    assert code == 0
    assert [row["unit"] for row in table(out)] == ["KRW", "USD"]


def test_a_change_of_terms_is_priced_beside_the_terms_on_the_same_draws(burdenshare: Call) -> None:
    words = ("agreement", "price", "@us-korea", "sma-12", "--draws", "256")
    code, out, _ = burdenshare(*words, "--set", "pay.then.cap=0.02..0.03/0.01")
    medians = {r["agreement"]: int(r["q50"]) for r in table(out) if r["period"] == "total"
               and r["unit"] == "KRW"}  # fmt: skip
    assert code == 0
    assert len(medians) == 3
    assert medians["sma-12 with pay.then.cap = 0.02"] < medians["sma-12"]
    assert burdenshare(*words, "--set", "pay.then.capp=0.02")[0] == 4
    assert burdenshare(*words, "--set", "pay.then.cap")[0] == 2


def test_the_block_check_and_present_dollars_stand_beside_the_price(burdenshare: Call) -> None:
    words = ("agreement", "price", "@us-korea", "sma-12", "--draws", "256")
    checked = burdenshare(*words, "--check")
    assert "blocks" in checked[2]
    rows = table(burdenshare(*words, "--discount", "0.05")[1])
    dollars = {row["period"]: int(row["q50"]) for row in rows if row["unit"] == "USD"}
    assert dollars["present"] < dollars["total"]


def test_what_was_owed_in_a_gap_is_the_old_sum_and_what_came_later(burdenshare: Call) -> None:
    code, out, err = burdenshare("agreement", "owed", "@us-korea", "2020-06-01")
    assert code == 0
    assert [row["settled"] for row in table(out)] == ["then", "later"]
    assert "none" in err
    assert (
        "no sum of 2029 is known" in burdenshare("agreement", "owed", "@us-korea", "2029-01-01")[2]
    )


def test_a_schedule_can_be_read_in_prices_of_a_year_or_a_head(burdenshare: Call) -> None:
    words = ("agreement", "schedule", "@us-korea", "sma-11", "--in")
    assert "KRW of 2020" in burdenshare(*words, "real:2020")[1]
    early = ("agreement", "schedule", "@us-korea", "sma-05", "--in", "real:2020", "-f", "table")
    assert "0.087 bn" in burdenshare(*early)[1]
    assert "KRW a head" in burdenshare(*words, "troops.KR")[1]
    assert burdenshare(*words, "real:soon")[0] == 2
    assert "troops.KR" in burdenshare(*words, "troops.KO")[2]


def test_sensitivities_are_changes_of_the_totals(burdenshare: Call) -> None:
    rows = table(
        burdenshare("agreement", "sensitivity", "@us-korea", "sma-12", "--draws", "256")[1]
    )
    assert {row["change"].split(" ")[0] for row in rows} == {"cpi.KR", "KRW"}


def test_outlook_as_json_has_the_contracted_keys(burdenshare: Call) -> None:
    code, out, _ = burdenshare("outlook", "@us-korea", "--as-of", "2018-12-31", "-f", "json")
    found = json.loads(out)
    assert code == 0
    assert {"as_of", "talks", "agreement_in_force", "deal_by", "extension_by", "amount", "term",
            "p_no_deal", "p_veto", "baselines", "weights", "evidence"} <= set(found)  # fmt: skip
    assert found["talks"] == "sma-10"
    assert {"unit", "q05", "q25", "q50", "q75", "q95"} == set(found["amount"])


def test_what_happened_is_only_told_when_asked(burdenshare: Call) -> None:
    words = ("outlook", "@us-korea", "--as-of", "2018-12-31")
    hidden, shown = burdenshare(*words), burdenshare(*words, "--reveal")
    assert "1,038.9" not in hidden[1] + hidden[2]
    assert "1.0389 trillion won" in shown[2]
    assert hidden[1] == shown[1]


def test_show_marks_the_span_of_a_claim(burdenshare: Call) -> None:
    claims = table(burdenshare("read", "@us-korea", "-f", "csv")[1])
    code, out, _ = burdenshare("show", "@us-korea", claims[0]["id"])
    assert code == 0
    assert f"[[{' '.join(claims[0]['quote'].split())}]]" in out


def test_show_tells_what_the_words_around_a_figure_say(burdenshare: Call) -> None:
    claims = table(burdenshare("read", "@us-korea", "-f", "csv")[1])
    demand = next(row for row in claims if row["kind"] == "demand" and row["value"])
    out = burdenshare("show", "@us-korea", demand["id"])[1]
    assert re.search(r"by the words  \d+% demand: \w+", out)


def test_ledger_takes_a_case_or_the_claims_read_from_it(tmp_path: Path, burdenshare: Call) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(burdenshare("read", "@us-korea", "-f", "jsonl")[1], encoding="utf-8")
    direct = burdenshare("ledger", "@us-korea", "-f", "json")[1]
    assert json.loads(direct) == json.loads(burdenshare("ledger", str(claims), "-f", "json")[1])
    assert {"figures", "problems"} == set(json.loads(direct))


def test_contradictions_under_strict_are_exit_code_three(burdenshare: Call) -> None:
    assert burdenshare("ledger", "@us-korea", "-f", "csv", "--strict")[0] == 3


def test_explain_gives_a_weight_to_every_claim_of_a_figure(burdenshare: Call) -> None:
    rows = table(burdenshare("ledger", "@us-korea", "-f", "csv")[1])
    name = next(row["name"] for row in rows if len(row["claims"].split()) > 1)
    code, out, _ = burdenshare("explain", "@us-korea", name)
    assert code == 0
    assert len(table(out)) >= 2


def test_doctor_lists_what_is_installed(burdenshare: Call) -> None:
    code, out, _ = burdenshare("doctor")
    assert code == 0
    assert "missing" not in out


def test_wrong_words_are_a_usage_error(burdenshare: Call) -> None:
    assert burdenshare("nonsense")[0] == 2
    assert burdenshare("run")[0] == 2


def test_the_page_of_commands_is_what_the_help_says() -> None:
    program = str(ROOT / "tests" / "cli" / "cli_page.py")
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, program], capture_output=True, text=True, check=True
    )
    assert done.stdout == (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert done.stdout.count("## burdenshare ") >= 13


def test_a_forecast_is_logged_once_and_scored_by_the_second_word(
    tmp_path: Path, burdenshare: Call
) -> None:
    case = str(tmp_path / "case")
    assert burdenshare("init", case, "--from", "@us-japan")[0] == 0
    logged = burdenshare("outlook", case, "--as-of", "2026-11-22", "--by", "2099-12-31", "--log")
    assert logged[0] == 0, logged
    assert "questions logged" in logged[2]
    code, out, _ = burdenshare("outlook", "score", case, "-f", "csv")
    assert code == 0
    assert table(out)
    assert burdenshare("outlook", "settle", case)[0] == 2


def test_a_pool_is_parted_by_payer_and_the_discount_is_borne_by_those_named(
    burdenshare: Call,
) -> None:
    words = ("agreement", "schedule", "@un-peacekeeping", "--by", "payer")
    rows = {row["payer"]: row for row in table(burdenshare(*words)[1])}
    assert sum(float(row["share"]) for row in rows.values()) == pytest.approx(1)
    assert float(rows["US"]["share"]) > 0.22
    assert float(rows["JP"]["share"]) == pytest.approx(0.0968)
    assert float(rows["others"]["share"]) < 0.37852


def test_a_sum_is_parted_by_category_where_the_terms_do(burdenshare: Call) -> None:
    words = ("agreement", "schedule", "@us-japan", "sma-2022", "--by", "category")
    names = {row["category"] for row in table(burdenshare(*words)[1])}
    assert {"utilities", "facilities"} <= names
    code, out, err = burdenshare("agreement", "schedule", "@us-korea", "--by", "category")
    assert (code, out) == (0, "")
    assert "by category" in err
    assert burdenshare(*words, "--in", "real:2020")[0] == 2


def test_a_schedule_says_which_years_wait_for_an_index_and_what_its_notes_say(
    burdenshare: Call,
) -> None:
    err = burdenshare("agreement", "schedule", "@us-korea", "sma-12", "sma-04")[2]
    assert "sma-12: 2028, 2029, 2030 not known yet, for want of later values of cpi.KR" in err
    assert "It does not recompute" in err


def test_sums_are_printed_to_the_step_and_in_the_unit_they_were_announced_in(
    burdenshare: Call,
) -> None:
    words = ("-f", "table")
    assert "2.18" in burdenshare("agreement", "schedule", "@nato-common", *words)[1]
    assert "408.2 KRW bn" in burdenshare("agreement", "schedule", "@us-korea", "sma-03", *words)[1]


def test_what_was_spent_stands_beside_what_was_agreed(burdenshare: Call) -> None:
    rows = table(burdenshare("agreement", "spent", "@us-korea")[1])
    found = {(row["period"], row["scope"], row["measure"]): row for row in rows}
    assert float(found["2012", "all", "disbursed by budget"]["of_agreed"]) == pytest.approx(
        638.0 / 836.1
    )
    assert found["2013", "labour", "executed"]["of_agreed"] == ""
    japan = table(burdenshare("agreement", "spent", "@us-japan")[1])
    assert len([r for r in japan if r["period"] == "1997" and r["scope"] == "all"]) == 1


def test_prices_of_a_year_follow_the_index_that_is_asked_for(burdenshare: Call) -> None:
    words = ("agreement", "schedule", "@us-korea", "sma-11", "--in")
    by_prices = table(burdenshare(*words, "real:2020")[1])[1]
    by_deflator = table(burdenshare(*words, "real:2020:deflator.KR")[1])[1]
    assert by_prices["value"] != by_deflator["value"]
    code, out, err = burdenshare(*words, "real:1980")
    assert (code, out) == (4, "")
    assert "1989 to 2025" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--seed", "-1"), "--seed"),
        (("--discount", "nan"), "no yearly rate"),
        (("--discount", "-0.1"), "no yearly rate"),
        (("--fx", "forward:9"), "forward:9"),
        (("--fx", "9999999999999"), "unknown FX view"),
        (("--set", "pay.then.cap=0..0.05/0.0001"), "501 values"),
    ],
)
def test_a_number_that_makes_no_sense_is_a_usage_error(
    words: tuple[str, ...], told: str, burdenshare: Call
) -> None:
    code, out, err = burdenshare("agreement", "price", "@us-korea", "sma-12", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_nothing_paid_is_priced_as_nothing(burdenshare: Call) -> None:
    words = ("agreement", "price", "@us-korea", "sma-12", "--draws", "256", "-f", "table")
    code, out, err = burdenshare(*words, "--set", "pay.2026=0")
    assert code == 0
    assert "pay.2026 = 0" in out + err


def test_the_discount_holds_for_changed_terms_too(burdenshare: Call) -> None:
    words = ("agreement", "price", "@us-korea", "sma-12", "--draws", "256", "--discount", "0.05")
    rows = table(burdenshare(*words, "--set", "pay.then.cap=0.02")[1])
    assert len([row for row in rows if row["period"] == "present"]) == 2


def test_a_series_that_is_missing_is_told_once_and_the_check_is_finished(
    tmp_path: Path, burdenshare: Call
) -> None:
    burdenshare("init", str(tmp_path / "k"), "--from", "@us-korea")
    terms = tmp_path / "k" / "agreements" / "sma-12.toml"
    terms.write_text(terms.read_text("utf-8").replace('"cpi.KR"', '"cpi.KO"'), "utf-8")
    code, out, err = burdenshare("check", str(tmp_path / "k"))
    assert code == 4
    assert (out + err).count('no series "cpi.KO"; did you mean "cpi.KR"?') == 1
    assert "12 agreements" in err


def test_a_run_is_made_again_from_its_manifest_and_what_differs_is_named(
    tmp_path: Path, burdenshare: Call
) -> None:
    manifest = tmp_path / "out" / "manifest.json"
    assert burdenshare("run", "@us-korea", "-o", str(tmp_path / "out"))[0] == 0
    same = burdenshare("run", "--manifest", str(manifest))
    assert same[:2] == (0, "")
    assert "come out the same" in same[2]
    changed = json.loads(manifest.read_text(encoding="utf-8"))
    changed["results"]["ledger.json"] = "0" * 64
    changed["versions"]["numpy"] = "0.1"
    manifest.write_text(json.dumps(changed), encoding="utf-8")
    code, out, _ = burdenshare("run", "--manifest", str(manifest))
    assert code == 1
    assert "results.ledger.json" in out
    assert "versions.numpy: '0.1' then" in out
    manifest.write_text("{}", encoding="utf-8")
    assert burdenshare("run", "--manifest", str(manifest))[0] == 4
    assert burdenshare("run", "--manifest", str(tmp_path / "none.json"))[0] == 4


def test_rows_can_be_markdown_for_a_memo(burdenshare: Call) -> None:
    words = ("agreement", "schedule", "@us-korea", "sma-12", "-f", "markdown")
    head, rule, first, *_ = burdenshare(*words)[1].splitlines()
    assert head.startswith("| agreement | year | amount |")
    assert rule.startswith("| --- | ---: | ---: |")
    assert "| 1,519.2 |" in first


def test_the_brief_can_be_written_as_markdown(tmp_path: Path, burdenshare: Call) -> None:
    code, out, _ = burdenshare("export", "@us-korea", "--as", "markdown", "-o", str(tmp_path / "m"))
    assert (code, out) == (0, f"{tmp_path / 'm' / 'brief.md'}\n")
    assert "## In force: 12th Special Measures Agreement" in (tmp_path / "m/brief.md").read_text()


def test_where_no_report_can_be_read_none_is_said_to_have_been(
    tmp_path: Path, burdenshare: Call
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(bytes(range(256)) * 40)
    code, _, err = burdenshare("read", str(tmp_path))
    assert code == 4
    assert "no report could be read; the first: a.txt" in err
    assert "other reports were read" not in err
