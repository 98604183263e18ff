"""The bargaining engine from the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

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


def test_the_back_test_stands_beside_naive_forecasts_and_claims_no_skill(burdenshare: Call) -> None:
    code, out, err = burdenshare("talks", "backtest", "@us-korea")
    assert code == 0
    assert {"climatology", "freeze", "last_step"} <= {row["against"] for row in table(out)}
    assert "no skill" in err


def test_talks_that_are_not_there_are_answered_with_those_that_are(burdenshare: Call) -> None:
    code, _, err = burdenshare("talks", "fit", "@us-korea", "sma-99")
    assert code == 2
    assert "sma-12" in err
