"""The open talks as games that the package's own readers understand, and as draws.

`arviz.from_netcdf` (ArviZ 0.23) opens the file, groups and all; it is too heavy to be a dependency
of the tests, so the file is read here as netCDF.
"""

from __future__ import annotations

import sys
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from burdenshare.errors import TalksError, UsageError
from burdenshare.export import draws, gambit, genius
from burdenshare.export.talks import positions
from burdenshare.session import Run, run
from burdenshare.talks.domain import fairness, parse_genius

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@pytest.fixture(scope="module")
def store(deadlock: Run) -> Iterator[Any]:
    netcdf = pytest.importorskip("h5netcdf", reason="the extra netcdf is not installed")
    with netcdf.File(BytesIO(draws(deadlock)["talks.nc"]), "r") as file:
        yield file


def test_the_draws_are_those_of_the_outlook(deadlock: Run, store: Any) -> None:  # noqa: ANN401 - a file of h5netcdf
    assert deadlock.outlook
    assert deadlock.outlook.fit
    for row in deadlock.outlook.fit:
        for group, mean, sd in (("posterior", "mean", "sd"), ("prior", "prior_mean", "prior_sd")):
            found = store[group][row["parameter"]]
            assert found.dimensions == ("chain", "draw")
            assert found.shape[0] == 1
            cells = np.asarray(found[...], dtype=float)
            assert [cells.mean(), cells.std()] == pytest.approx([row[mean], row[sd]])


def test_the_file_holds_the_positions_and_what_made_it(deadlock: Run, store: Any) -> None:  # noqa: ANN401
    told = store["observed_data"]
    assert deadlock.outlook
    assert told["amount"][...].tolist() == [m.middle for m in deadlock.outlook.moves if m.middle]
    days = [day.decode() if isinstance(day, bytes) else day for day in told["published"][...]]
    assert max(days) <= deadlock.as_of.isoformat()
    assert store.attrs["as_of"] == deadlock.as_of.isoformat()
    assert store.attrs["seed"] == deadlock.seed


def test_the_file_tells_how_the_posterior_came_about(store: Any) -> None:  # noqa: ANN401
    told = store["sample_stats"]
    chance = np.asarray(told["log_likelihood"][...])
    assert told["lp"].dimensions == told["log_likelihood"].dimensions == ("chain", "draw")
    assert chance.shape == store["posterior"]["log_horizon"].shape
    assert np.isfinite(told["lp"][...]).all()
    stages = {name: np.asarray(told[name][...]) for name in ("power", "effective", "accepted")}
    assert {told[name].dimensions for name in stages} == {("stage",)}
    assert stages["power"][-1] == 1
    assert (np.diff(stages["power"]) > 0).all()
    assert (stages["effective"] > 0.499).all()
    assert np.sum(told["log_evidence"][...]) == pytest.approx(store.attrs["log_evidence"])
    assert len(stages["power"]) == store.attrs["tempering_stages"]


def test_without_the_extra_one_line_says_how_to_get_it(
    deadlock: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "h5netcdf", None)
    with pytest.raises(UsageError, match=r"pip install 'burdenshare\[netcdf\]'"):
        draws(deadlock)


@pytest.mark.parametrize(
    ("case", "day"), [("@us-korea", date(2026, 2, 1)), ("@us-japan", date(2026, 5, 30))]
)
def test_talks_that_teach_nothing_have_no_draws(case: str, day: date) -> None:
    with pytest.raises(TalksError, match=r"settled, had not begun"):
        draws(run(case, as_of=day))
