"""Hostile inputs are refused in one clear line, or handled, within two CPU seconds and 512 MB."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

PROGRAM = Path(__file__).with_name("hostile.py")
SOURCE = Path(__file__).parents[2] / "src" / "burdenshare"
NAMES = re.findall(r'^    "(.+?)": ', PROGRAM.read_text(encoding="utf-8"), re.MULTILINE)
OPEN: dict[str, str] = {}
"""Cases that do not hold yet: a test that starts to pass must be taken from this list."""


def case(name: str) -> object:
    marks = [pytest.mark.xfail(reason=OPEN[name], strict=True)] if name in OPEN else []
    return pytest.param(name, marks=marks)


class Row(TypedDict):
    case: str
    outcome: str
    line: str
    cpu: float
    peak: float


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(PROGRAM)], capture_output=True, text=True, check=True
    )
    found: list[Row] = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["case"]: row for row in found}


@pytest.mark.parametrize("name", [case(name) for name in NAMES])
def test_it_is_refused_in_one_line_or_handled_within_its_limits(
    name: str, rows: dict[str, Row]
) -> None:
    row = rows[name]
    assert row["outcome"] in {"refused", "handled"}, row["line"]
    assert row["cpu"] < 2
    assert row["peak"] < 512
    assert len(row["line"].splitlines()) == 1
    assert len(row["line"]) < 400


def test_what_holds_nothing_to_read_is_refused_and_the_rest_is_read(rows: dict[str, Row]) -> None:
    assert rows.keys() == set(NAMES)
    refused = {name for name in rows if rows[name]["outcome"] == "refused"}
    assert {"1 zip bomb, 300 MB in 0.3", "4 tags nested 20,000 deep", "nothing", "noise"} <= refused
    assert not {"8 marks that turn and hide text", "9 digits of other shapes"} & refused


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module}
    return found


def offences(pattern: str) -> set[str]:
    wrong = re.compile(rf"({pattern})\b")
    return {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in SOURCE.rglob("*.py")
        for name in imports(path)
        if wrong.match(name)
    }


def test_nothing_of_a_report_is_unpickled_or_run() -> None:
    assert not offences(r"pickle|marshal|shelve|yaml|ctypes|subprocess|code|runpy")


def test_only_the_refresh_of_series_asks_the_net_and_only_three_services() -> None:
    found = offences(r"urllib\.request|http\.client|requests|httpx|ftplib|aiohttp")
    assert {line.partition(":")[0] for line in found} == {"case/series.py"}
    text = (SOURCE / "case" / "series.py").read_text(encoding="utf-8")
    assert set(re.findall(r'"\w+://([\w.-]+)/', text)) == {
        "api.worldbank.org",
        "data-api.ecb.europa.eu",
        "fred.stlouisfed.org",
    }
