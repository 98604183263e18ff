"""The same page as JSON, CSV, a citation or Python."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client

DAY = "as_of=2020-03-01"
SNIPPETS = (
    f"/overview?{DAY}",
    f"/record?{DAY}",
    f"/ledger?{DAY}",
    f"/agreements?{DAY}",
    f"/agreements?{DAY}&name=sma-10",
    "/agreements?name=sma-12&with=sma-11&fx=spot",
    "/agreements?name=sma-12&set.pay.2026=1400&set.pay.then.cap=0.02",
    f"/talks?{DAY}",
    f"/talks?{DAY}&name=sma-10",
    f"/outlook?{DAY}",
    "/sources",
    "/sources?report=151.txt",
    "/review",
    "/about",
)


def form(path: str, ending: str) -> str:
    page, _, query = path.partition("?")
    return f"{page}.{ending}" + (f"?{query}" if query else "")


def plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return json.loads(json.dumps(value, default=str))


@pytest.mark.parametrize("path", SNIPPETS)
def test_the_python_of_a_page_gives_its_figures(shipped: Client, path: str) -> None:
    code = shipped.get(form(path, "py")).text
    space: dict[str, object] = {}
    exec(compile(code, path, "exec"), space)  # noqa: S102 - our own code is what is tested
    rows = space["rows"]
    assert isinstance(rows, list)
    shown = json.loads(shipped.get(form(path, "json")).text)["rows"]
    assert len(rows) == len(shown) > 0
    if isinstance(rows[0], dict):
        keys = set(rows[0]) & set(shown[0])
        made = [json.dumps({k: plain(row[k]) for k in sorted(keys)}) for row in rows]
        told = [json.dumps({k: row[k] for k in sorted(keys)}) for row in shown]
        assert keys
        assert sorted(made) == sorted(told)


@pytest.mark.parametrize("path", SNIPPETS)
def test_csv_has_the_rows_of_json(shipped: Client, path: str) -> None:
    shown = json.loads(shipped.get(form(path, "json")).text)
    rows = list(csv.DictReader(io.StringIO(shipped.get(form(path, "csv")).text)))
    assert len(rows) == len(shown["rows"])
    assert list(rows[0]) == list(shown["rows"][0])
    assert shown["seed"] == 1


@pytest.mark.parametrize(
    ("path", "table", "column"),
    [
        (f"/talks?{DAY}", "course", "within_180"),
        ("/talks?as_of=2019-03-01&name=sma-10", "course", "kaplan_meier"),
        (f"/outlook?{DAY}", "posture", "what"),
        ("/outlook", "posture", "source"),
    ],
)
def test_a_further_table_of_a_page_is_in_its_json_and_a_csv_of_its_own(
    shipped: Client, path: str, table: str, column: str
) -> None:
    shown = json.loads(shipped.get(form(path, "json")).text)[table]
    address = form(path, f"{table}.csv")
    assert f'href="{address.replace("&", "&amp;")}"' in shipped.get(path).text
    answer = shipped.get(address)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == len(shown) > 3
    assert list(rows[0]) == list(shown[0])
    assert any(row[column] for row in rows)
    space: dict[str, object] = {}
    exec(compile(shipped.get(form(path, "py")).text, path, "exec"), space)  # noqa: S102 - our own
    assert plain(space[table]) == shown


def test_a_table_that_a_page_does_not_have_is_said_in_words(shipped: Client) -> None:
    for path in ("/talks.nope.csv", "/ledger.course.csv", "/talks.course.json", "/talks.py.csv"):
        answer = shipped.get(path)
        assert answer.status_code == 404
        assert "There is no table" in answer.text


def test_a_page_is_cited_with_its_day_seed_and_version(shipped: Client) -> None:
    bib = shipped.get(f"/ledger.bib?{DAY}").text
    item = json.loads(shipped.get(f"/ledger.csl?{DAY}").text)[0]
    assert bib.startswith("@misc{burdenshare-ledger-2020-03-01,")
    assert "seed 1" in bib
    assert item["issued"] == {"date-parts": [[2020, 3, 1]]}
    assert item["title"].endswith(": Ledger")
    assert bib.count("{") == bib.count("}")
