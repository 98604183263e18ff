"""A new case reads and checks without a fault from its first moment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from burdenshare.case import check_case, open_case, shipped
from burdenshare.case.folder import new_case
from burdenshare.case.log import append, forecasts
from burdenshare.errors import CaseError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)


def test_the_skeleton_has_no_fault_and_a_first_dated_row(tmp_path: Path) -> None:
    case = new_case(tmp_path / "a", today=TODAY)
    assert check_case(case) == ()
    assert [event.published for event in case.events] == [TODAY]
    assert case.reports()[0] == []


def test_the_examples_of_the_skeleton_are_valid_once_renamed(tmp_path: Path) -> None:
    new_case(tmp_path, today=TODAY)
    for folder in ("agreements", "talks"):
        (tmp_path / folder / "example.toml.txt").rename(tmp_path / folder / "example.toml")
    case = open_case(tmp_path)
    assert not any(finding.fault for finding in check_case(case))
    assert list(case.agreements) == list(case.talks) == ["example"]


@pytest.mark.parametrize("name", shipped())
def test_a_copy_is_the_case(tmp_path: Path, name: str) -> None:
    copy, original = new_case(tmp_path / "a", source=name, today=TODAY), open_case(name)
    assert copy.files == original.files
    assert copy.agreements == original.agreements
    assert copy.reports()[0] == original.reports()[0]
    assert not list((tmp_path / "a").glob("**/__pycache__"))


def test_a_copy_takes_the_logs_along_and_leaves_what_is_derived(tmp_path: Path) -> None:
    first = tmp_path / "a"
    new_case(first, today=TODAY)
    append(first / "decisions.jsonl", [{"n": 1}])
    for name in ("runs", ".store"):
        (first / name).mkdir()
        (first / name / "x").write_text("")
    new_case(tmp_path / "b", source=first, today=TODAY)
    made = {path.name for path in (tmp_path / "b").iterdir()}
    assert "decisions.jsonl" in made
    assert made.isdisjoint({"runs", ".store", ".decisions.jsonl.lock"})
    assert forecasts(open_case(tmp_path / "b")) == ()


def test_a_table_of_dates_alone_becomes_a_record(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("date,actor,amount_low,unit\n2019-11-18,US,5.0,USD_bn\n2019-12,KR,,\n")
    first, second = new_case(tmp_path / "a", events=table, today=TODAY).events
    assert (first.amount, first.currency, first.kind) == (5e9, "USD", "context")
    assert (first.published, first.published_basis) == (date(2019, 11, 18), "inferred")
    assert second.published == date(2019, 12, 31)


def test_a_given_day_of_publication_is_kept_and_a_missing_one_stays_missing(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("date,published\n2019-11-18,2019-11-20\n2019-12-01,\n")
    events = new_case(tmp_path / "a", events=table, today=TODAY).events
    assert [event.published for event in events] == [date(2019, 11, 20), None]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day,actor\n2019-11-18,US\n", 'unknown column "day"'),
        ("date,amont_low\n2019-11-18,5\n", 'did you mean "amount_low"'),
        ("date;actor\n2019-11-18;US\n", "semicolons"),
        ("date\n18 November\n", r"events.csv:2: date"),
        ("", 'the column "date" is missing'),
    ],
)
def test_a_bad_table_makes_no_case(tmp_path: Path, text: str, message: str) -> None:
    table = tmp_path / "events.csv"
    table.write_text(text)
    with pytest.raises(CaseError, match=message):
        new_case(tmp_path / "a", events=table, today=TODAY)
    assert not (tmp_path / "a").exists()


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CaseError, match="not empty"):
        new_case(tmp_path, today=TODAY)
    with pytest.raises(CaseError, match="not empty"):
        new_case(tmp_path / "mine.txt", today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_missing_table_and_two_sources_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="No such file"):
        new_case(tmp_path / "a", events=tmp_path / "none.csv", today=TODAY)
    with pytest.raises(UsageError, match="not both"):
        new_case(tmp_path / "a", source="@us-korea", events="x.csv", today=TODAY)
    (tmp_path / "events.xlsx").write_bytes(b"PK\x03\x04rest")
    with pytest.raises(CaseError, match="save its sheet as CSV"):
        new_case(tmp_path / "a", events=tmp_path / "events.xlsx", today=TODAY)
