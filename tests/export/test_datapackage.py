"""The package describes itself truly: a reader that trusts datapackage.json can read every file.

Checked by hand against Table Schema version 1; the shipped cases also pass `frictionless validate`
(5.18), which is too heavy to be a dependency of the tests.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from burdenshare.export import datapackage

if TYPE_CHECKING:
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
