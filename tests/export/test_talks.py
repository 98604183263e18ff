"""The open talks as games that the package's own readers understand, and as draws.

ArviZ 0.23 with xarray 2026.9 and zarr 3.1 opens the store, groups and all; they are too heavy to be
dependencies of the tests, so the store is read here by its specification.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from burdenshare.errors import TalksError
from burdenshare.export import draws, gambit, genius
from burdenshare.export.talks import positions
from burdenshare.session import Run, run
from burdenshare.talks.domain import fairness, parse_genius

if TYPE_CHECKING:
    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def deadlock() -> Run:
    return run("@us-korea", as_of=date(2020, 6, 1))


def test_the_domain_reads_back_with_its_ends_at_the_two_positions(deadlock: Run) -> None:
    files = {name: data.decode() for name, data in genius(deadlock).items()}
    sides = [("demander", files["demander.xml"]), ("payer", files["payer.xml"])]
    domain = parse_genius(files["domain.xml"], sides)
    (issue,) = domain.issues
    low, high = positions(deadlock)
    assert [float(value) * 1e9 for value in (issue.values[0], issue.values[-1])] == pytest.approx(
        [low, high], rel=1e-6
    )
    assert fairness(domain).nash == ((0.5, 0.5),)


def test_the_tree_divides_the_gap_and_ends_in_payoffs(deadlock: Run) -> None:
    head, comment, *rows = gambit(deadlock)["talks.efg"].decode().splitlines()
    assert head.startswith('EFG 2 R "sma-11 as of 2020-06-01, KRW bn over ')
    assert comment == '""'
    low, high = positions(deadlock)
    assert {row[0] for row in rows} == {"p", "t"}
    first = next(row for row in rows if row.startswith("t"))
    ends = [float(cell) for cell in first.split("{")[1].strip(" }").split(",")]
    assert ends == pytest.approx([0.0, (high - low) / 1e9], abs=1e-3)


def test_without_an_offer_the_sum_in_force_stands_for_it() -> None:
    early = run("@us-korea", as_of=date(2019, 12, 1))
    assert positions(early)[0] == pytest.approx(1038.9e9)


@pytest.mark.parametrize(
    ("case", "day", "message"),
    [
        ("@us-korea", date(2026, 2, 1), "were settled by 2026-02-01"),
        ("@us-japan", date(2026, 5, 30), "no public demand above an offer"),
    ],
)
def test_talks_without_two_positions_make_no_game(case: str, day: date, message: str) -> None:
    done = run(case, as_of=day)
    for write in (gambit, genius):
        with pytest.raises(TalksError, match=message):
            write(done)


def array(files: dict[str, bytes], name: str) -> tuple[NDArray[np.generic], list[str]]:
    """An array of a Zarr store, version 2, and the names of its axes."""
    about = json.loads(files[f"talks.zarr/{name}/.zarray"])
    assert (about["zarr_format"], about["compressor"], about["order"]) == (2, None, "C")
    assert about["chunks"] == about["shape"]
    chunk = files[f"talks.zarr/{name}/{'.'.join('0' * len(about['shape']))}"]
    axes = json.loads(files[f"talks.zarr/{name}/.zattrs"])["_ARRAY_DIMENSIONS"]
    return np.frombuffer(chunk, about["dtype"]).reshape(about["shape"]), axes


def test_the_draws_are_those_of_the_outlook(deadlock: Run) -> None:
    files = draws(deadlock)
    assert deadlock.outlook
    assert deadlock.outlook.fit
    for row in deadlock.outlook.fit:
        values, axes = array(files, f"posterior/{row['parameter']}")
        assert axes == ["chain", "draw"]
        assert values.shape[0] == 1
        cells = values.astype(float)
        assert [cells.mean(), cells.std()] == pytest.approx([row["mean"], row["sd"]])
        prior = array(files, f"prior/{row['parameter']}")[0].astype(float)
        assert [prior.mean(), prior.std()] == pytest.approx([row["prior_mean"], row["prior_sd"]])


def test_the_store_holds_the_positions_and_lists_all_it_holds(deadlock: Run) -> None:
    files = draws(deadlock)
    amounts, axes = array(files, "observed_data/amount")
    assert axes == ["statement"]
    assert deadlock.outlook
    assert amounts.tolist() == [m.middle for m in deadlock.outlook.moves if m.middle]
    days = array(files, "observed_data/published")[0].astype(str)
    assert max(days) <= deadlock.as_of.isoformat()
    listed = json.loads(files["talks.zarr/.zmetadata"])["metadata"]
    kept = {name.removeprefix("talks.zarr/") for name in files if name.rpartition("/")[2][0] == "."}
    assert set(listed) == kept - {".zmetadata"}
    assert all(json.loads(files[f"talks.zarr/{name}"]) == cells for name, cells in listed.items())


@pytest.mark.parametrize(
    ("case", "day"), [("@us-korea", date(2026, 2, 1)), ("@us-japan", date(2026, 5, 30))]
)
def test_talks_that_teach_nothing_have_no_draws(case: str, day: date) -> None:
    with pytest.raises(TalksError, match=r"settled, had not begun"):
        draws(run(case, as_of=day))
