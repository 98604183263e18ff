"""One file that any SQLite opens, with what is needed to go from a figure to its words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from burdenshare.export import database, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from burdenshare.session import Run


@pytest.fixture(params=["korea", "hostile"])
def done(request: pytest.FixtureRequest) -> Run:
    found: Run = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def base(done: Run, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    (tmp_path / "x.db").write_bytes(database(done)["burdenshare.db"])
    with closing(sqlite3.connect(f"file:{tmp_path / 'x.db'}?mode=ro", uri=True)) as opened:
        yield opened


def one(base: sqlite3.Connection, query: str) -> object:
    return base.execute(query).fetchone()[0]


def test_it_is_sound_strict_and_without_a_journal_beside_it(base: sqlite3.Connection) -> None:
    assert one(base, "PRAGMA integrity_check") == "ok"
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert one(base, "PRAGMA journal_mode") != "wal"
    strict = {row[1] for row in base.execute("PRAGMA table_list") if row[5]}
    assert {"reports", "claims", "figures", "schedule", "events"} <= strict


def test_it_holds_every_row(done: Run, base: sqlite3.Connection) -> None:
    for table in tables(done):
        assert one(base, f'SELECT count(*) FROM "{table.name}"') == len(table.rows)  # noqa: S608 - our own names


def test_a_figure_leads_to_the_words_it_rests_on(done: Run, base: sqlite3.Connection) -> None:
    rows = base.execute("SELECT figure, quote, report FROM figure_sources").fetchall()
    texts = {report.name: report.text for report in done.reading.reports}
    assert {row[0] for row in rows} == {f.name for f in done.ledger.figures if f.claims}
    assert all(quote in texts[report] for _, quote, report in rows)


def test_the_texts_can_be_searched(base: sqlite3.Connection) -> None:
    query = "SELECT count(*) FROM texts WHERE texts MATCH 'korea AND won'"
    assert isinstance(found := one(base, query), int)
    assert found > 0


def test_a_claim_without_its_report_is_refused(korea: Run, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(database(korea)["burdenshare.db"])
    with closing(sqlite3.connect(tmp_path / "x.db")) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            opened.execute("DELETE FROM reports")


def test_the_same_run_gives_the_same_bytes(korea: Run) -> None:
    assert database(korea) == database(korea)
