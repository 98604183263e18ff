"""The package describes itself truly: a reader that trusts datapackage.json can read every file.

Checked by hand against Table Schema version 1; the shipped cases also pass `frictionless validate`
(5.18), which is too heavy to be a dependency of the tests.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from burdenshare.export import database, datapackage, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from burdenshare.session import Run


def read(text: str, kind: str) -> object:
    if text == "":
        return None
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "number":
        assert re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text), text
        return float(text)
    return int(text) if kind == "integer" else text


def loaded(files: dict[str, bytes], resource: dict[str, Any]) -> list[dict[str, object]]:
    text = files[resource["path"]].decode("utf-8")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    fields = resource["schema"]["fields"]
    assert header == [field["name"] for field in fields]
    return [
        {f["name"]: read(cell, f["type"]) for f, cell in zip(fields, row, strict=True)}
        for row in rows
    ]


@pytest.fixture(params=["korea", "hostile"])
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return datapackage(request.getfixturevalue(request.param))


def test_every_file_matches_its_schema_its_hash_and_its_references(
    files: dict[str, bytes],
) -> None:
    package = json.loads(files["datapackage.json"])
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    rows = {r["name"]: loaded(files, r) for r in package["resources"]}
    assert rows["claims"]
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        own, schema = rows[resource["name"]], resource["schema"]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in own]
        assert len(set(keys)) == len(keys)
        for key in schema.get("foreignKeys", []):
            target = key["reference"]
            there = {tuple(r[n] for n in target["fields"]) for r in rows[target["resource"]]}
            assert {tuple(row[n] for n in key["fields"]) for row in own} <= there


def test_the_claims_come_back_as_they_were(korea: Run) -> None:
    files = datapackage(korea)
    package = json.loads(files["datapackage.json"])
    (resource,) = (r for r in package["resources"] if r["name"] == "claims")
    rows = {(row["id"], row["report"]): row for row in loaded(files, resource)}
    for claim in korea.claims:
        row = rows[claim.id, claim.report]
        assert row["quote"] == claim.quote
        assert row["value"] == (None if claim.value is None else float(claim.value))
        assert (row["start"], row["end"]) == (claim.start, claim.end)


def test_texts_of_reports_stay_behind(korea: Run) -> None:
    whole = b"".join(datapackage(korea).values()).decode()
    assert not any(report.text[:400] in whole for report in korea.reading.reports)


def test_the_licence_is_said_or_left_open(korea: Run, hostile: Run) -> None:
    packages = [
        json.loads(datapackage(run, licence=licence)["datapackage.json"])
        for run, licence in ((korea, None), (hostile, None), (hostile, "CC-BY-4.0"))
    ]
    assert packages[0]["licenses"][0]["name"] == "Apache-2.0"
    assert "licenses" not in packages[1]
    assert packages[2]["licenses"][0]["path"].startswith("https://creativecommons.org/")
    assert b"No licence of the data was stated" in datapackage(hostile)["README.md"]


def test_the_description_comes_last_and_the_same_run_gives_the_same_bytes(korea: Run) -> None:
    files = datapackage(korea)
    assert list(files)[-1] == "datapackage.json"
    assert files == datapackage(korea)
    assert {"README.md", "CITATION.cff"} <= set(files)


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


def test_the_same_run_gives_the_same_database(korea: Run) -> None:
    assert database(korea) == database(korea)
