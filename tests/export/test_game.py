"""The open talks as games that the package's own readers and solver understand."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.errors import TalksError
from burdenshare.export import gambit, genius
from burdenshare.export.game import positions
from burdenshare.session import Run, run
from burdenshare.talks.domain import fairness, parse_genius


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
