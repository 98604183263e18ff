"""The bargaining engine from the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from importlib.resources import as_file, files
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Call = Callable[..., tuple[int, str, str]]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("verb", ["solve", "simulate", "fit"])
def test_talks_are_played_as_of_a_day_with_one_seed(verb: str, burdenshare: Call) -> None:
    words = ("talks", verb, "@us-korea", "sma-11", "--as-of", "2020-04-25")
    code, out, err = burdenshare(*words)
    assert code == 0
    assert table(out)
    assert err
    assert burdenshare(*words)[1] == out


def test_chances_of_a_deal_grow_with_time(burdenshare: Call) -> None:
    rows = table(
        burdenshare("talks", "simulate", "@us-korea", "sma-10", "--as-of", "2018-12-31")[1]
    )
    chances = [float(row["value"]) for row in rows if row["answer"].startswith("deal within")]
    assert chances == sorted(chances)
    assert 0 < chances[0] < chances[-1] <= 1


def test_fit_shows_prior_beside_posterior_and_what_was_learnt(burdenshare: Call) -> None:
    rows = table(burdenshare("talks", "fit", "@us-korea", "sma-11", "--as-of", "2020-04-25")[1])
    assert {"prior_mean", "prior_sd", "mean", "sd", "contraction"} < set(rows[0])


def test_both_hosts_are_scored_by_one_command_a_row_a_forecast(burdenshare: Call) -> None:
    words = ("talks", "backtest", "@us-japan", "@us-korea", "--rows", "-f", "csv")
    rows = table(burdenshare(*words)[1])
    assert {row["case"] for row in rows} == {"us-korea", "us-japan"}
    assert {"talks", "as_of", "amount_outlook", "amount_payer_last", "position"} <= set(rows[0])
    assert not [cell for row in rows for cell in row.values() if cell.startswith("{")]


def test_the_back_test_stands_beside_naive_forecasts_and_claims_no_skill(burdenshare: Call) -> None:
    code, out, err = burdenshare("talks", "backtest", "@us-korea")
    assert code == 0
    assert {"climatology", "freeze", "last_step"} <= {row["against"] for row in table(out)}
    assert "no skill" in err


def test_talks_that_are_not_there_are_answered_with_those_that_are(burdenshare: Call) -> None:
    code, _, err = burdenshare("talks", "fit", "@us-korea", "sma-99")
    assert code == 2
    assert "sma-12" in err


def test_every_figure_of_the_talks_says_its_unit(burdenshare: Call) -> None:
    words = ("@us-korea", "sma-11", "--as-of", "2020-04-25")
    assert {row["unit"] for row in table(burdenshare("talks", "solve", *words)[1])} == {"KRW"}
    played = table(burdenshare("talks", "simulate", *words)[1])
    assert {row["unit"] for row in played} == {"probability", "KRW", "days"}
    _, out, err = burdenshare("talks", "fit", *words)
    assert {row["unit"] for row in table(out)} >= {"log KRW", "log days"}
    assert "at an even pace -" in err


def test_tables_of_the_talks_are_in_words(burdenshare: Call) -> None:
    words = ("@us-korea", "sma-11", "--as-of", "2020-04-25", "-f", "table")
    assert "KRW 1,174.0 bn" in burdenshare("talks", "solve", *words)[1]
    assert " %" in burdenshare("talks", "simulate", *words)[1]
    out = burdenshare("talks", "fit", *words)[1]
    assert "demander: opening, KRW bn" in out
    assert "days to the last word" in out


def test_a_lapse_has_its_price_and_staff_are_sent_home_only_where_that_was_held_out(
    burdenshare: Call,
) -> None:
    def played(day: str) -> dict[str, float]:
        out = burdenshare("talks", "simulate", "@us-korea", "sma-11", "--as-of", day)[1]
        return {row["answer"]: float(row["value"]) for row in table(out)}

    before, after = played("2019-10-01"), played("2020-06-15")
    assert before["staff on unpaid leave"] == 0
    assert after["staff on unpaid leave"] == 1  # the leave began on 1 April 2020
    assert after["some time without an agreement"] == 1
    assert after["that time, mean"] > before["that time, mean"] > 0
    both = [after[f"cost of {it}, mean"] for it in ("that time to the demander",
            "it to the payer and its staff")]  # fmt: skip
    assert both[0] > 0
    assert sum(both) > 0  # wages that nobody gets


def test_a_rule_that_finds_no_deal_says_so(burdenshare: Call) -> None:
    words = ("@us-korea", "sma-09", "--as-of", "2013-09-01", "-f", "table")
    assert "no deal by this rule" in burdenshare("talks", "solve", *words)[1]


@pytest.mark.parametrize(
    "fault",
    [
        ("talks/sma-11.toml", 'party = "US"', 'party = "ZZ"', "sma-11.toml: demander.party: the "),
        ("talks/sma-11.toml", 'party = "KR"', 'party = "JP"', "sma-11.toml: payer.party: the "),
        ("talks/sma-11.toml", '"amount", "term", "escalator", "scope"', "", "issues: is empty"),
        ("talks/sma-11.toml", 'issues = ["amount"', 'issues = ["amuont"', "did you mean 'amount'"),
        ("talks/sma-11.toml", "deadline = 2019-12-31", "deadline = 2019-01-31", "before the start"),
        ("talks/sma-11.toml", '"sma-10"', '"sma-99"', "sma-11.toml: replaces: no amount"),
        ("record/events.csv", "4800,4800,USD_m", "4800,4800,XOF_m", "unit: 'XOF_m' has no exch"),
    ],
)
@pytest.mark.parametrize("verb", ["solve", "simulate", "fit"])
def test_bad_talks_are_refused_in_one_line_with_file_and_key(
    burdenshare: Call, tmp_path: Path, verb: str, fault: tuple[str, str, str, str]
) -> None:
    file, old, new, told = fault
    case = tmp_path / "us-korea"
    with as_file(files("burdenshare.cases") / "us-korea") as shipped:
        copytree(shipped, case)
    text = (case / file).read_text(encoding="utf-8")
    assert old in text
    (case / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    code, out, err = burdenshare("talks", verb, str(case), "sma-11", "--as-of", "2020-04-25")
    assert code == 4
    assert out == ""
    assert told in err
    assert err.count("\n") == 1
