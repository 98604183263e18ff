"""A new case reads and checks without a fault from its first moment."""

from __future__ import annotations

import io
import zipfile
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


def spreadsheet(file: Path, rows: list[list[object]], *, old: bool = False) -> None:
    """Rows as a spreadsheet; days as serial numbers under a format of days."""
    writer = pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    book = writer.Workbook(str(file), {"date_1904": old})
    sheet, days = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            extra = [days] if isinstance(cell, date) else []
            sheet.write(number, place, cell, *extra)
    book.close()


@pytest.mark.parametrize("old", [False, True])
def test_a_spreadsheet_of_events_becomes_a_record(tmp_path: Path, *, old: bool) -> None:
    rows: list[list[object]] = [
        ["date", "actor", "amount_low", "unit", "note", "published"],
        [date(2019, 11, 18), "US", 5.0, "USD_bn", "said, at a press\nmeeting", "2019-11-19"],
        [],
        ["2019-12", "KR", 13.9 * 3, "KRW_bn", None, date(2020, 1, 2)],
    ]
    spreadsheet(tmp_path / "events.xlsx", rows, old=old)
    first, second = new_case(tmp_path / "a", events=tmp_path / "events.xlsx", today=TODAY).events
    assert (first.date, first.published) == (date(2019, 11, 18), date(2019, 11, 19))
    assert (first.amount, first.currency) == (5e9, "USD")
    assert first.note == "said, at a press meeting"
    assert (second.published, second.amount) == (date(2020, 1, 2), 41.7e9)


def test_a_fault_in_a_spreadsheet_is_named_by_its_row(tmp_path: Path) -> None:
    spreadsheet(tmp_path / "events.xlsx", [["date"], [date(2019, 1, 1)], [], ["November"]])
    with pytest.raises(CaseError, match=r"events.xlsx:4: date"):
        new_case(tmp_path / "a", events=tmp_path / "events.xlsx", today=TODAY)


FAR = (
    '<x xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<row r="999999999"></row></x>'
)


def packed(**files: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(f"xl/{name.replace('__', '/')}.xml", text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", "no readable spreadsheet"),
        (packed(workbook="<a/>", worksheets__sheet1=FAR), "more than 100,000 rows"),
        (packed(workbook="<a/>"), "no readable spreadsheet"),
        (packed(workbook="<a/>", worksheets__sheet1="<a"), "no readable spreadsheet"),
        (packed(workbook="<a/>", worksheets__sheet1="<!DOCTYPE a><a/>"), "XML entities"),
        (packed(workbook="<a/>", worksheets__sheet1=" " * 2**26 + "<a/>"), "too large"),
        (packed(workbook="<a/>", worksheets__sheet1="<a/>"), 'column "date" is missing'),
    ],
    ids=["torn", "far row", "no sheet", "no XML", "entities", "bomb", "empty"],
)
def test_a_spreadsheet_out_to_harm_makes_no_case(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "events.xlsx").write_bytes(data)
    with pytest.raises(CaseError, match=message):
        new_case(tmp_path / "a", events=tmp_path / "events.xlsx", today=TODAY)
