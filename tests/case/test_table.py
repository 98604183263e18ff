"""Strict tables: every fault with file, line and column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.case.record import events
from burdenshare.case.table import Row, table, tables_of
from burdenshare.errors import CaseError

EVENTS = (
    "date,date_precision,talks,actor,event_type,amount_low,amount_high,unit,pct,source,published\n"
)
GOOD = "2018-03,month,SMA10,US,demand,999.9,1000,KRW_bn,4.1,https://x.example,2018-04\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("date,", "dat,", r'e\.csv:1: unknown column "dat"; did you mean "date"'),
        ("source", "zzz", r'e\.csv:1: unknown column "zzz"; known: '),
        ("pct", "unit", 'e.csv:1: column "unit" is there twice'),
        ("talks,", "", 'e.csv:1: the column "talks" is missing'),
        ("2018-03,", "2018-13,", "e.csv:2: date: '2018-13' is not a date; write it like"),
        ("2018-03,", "March,", "e.csv:2: date: 'March' is not a date"),
        ("999.9", "999;9", "e.csv:2: amount_low: '999;9' is not a number"),
        ("999.9", "nan", "e.csv:2: amount_low: 'nan' is not a number"),
        ("999.9", "1e999", "e.csv:2: amount_low: '1e999' is not a number"),
        ("4.1", "\uff14", "e.csv:2: pct: '\uff14' is not a number"),
        ("SMA10", "", "e.csv:2: talks: is empty"),
        ("month,", "month,,", "e.csv:2: has 12 cells where the header has 11"),
        ("https", '"https', "e.csv: is not a CSV table"),
    ],
)
def test_a_bad_table_is_named_with_line_and_column(old: str, new: str, message: str) -> None:
    text = (EVENTS + GOOD).replace(old, new, 1)
    with pytest.raises(CaseError, match=message):
        events(text, "e.csv")


def test_semicolons_for_commas_are_named_as_such() -> None:
    with pytest.raises(CaseError, match="has semicolons between its cells"):
        events((EVENTS + GOOD).replace(",", ";"), "e.csv")


def test_an_empty_file_lacks_its_columns() -> None:
    with pytest.raises(CaseError, match='the column "date" is missing'):
        events("", "e.csv")


def test_a_quoted_line_break_stays_in_its_cell() -> None:
    rows = table('a,b\n"x\ny",2\n3,4\n', "t.csv", needs="a b")
    assert [row.text("a") for row in rows] == ["x\ny", "3"]
    assert rows[1].line == 4


def test_a_cell_of_a_column_the_table_lacks_is_empty() -> None:
    assert Row({}, "t.csv", 2).text("note") == ""
    assert Row({}, "t.csv", 2).known("published") is None


def test_tables_are_utf8_toml() -> None:
    assert tables_of(b"\xef\xbb\xbfa = 1", "x.toml") == {"a": 1}
    with pytest.raises(CaseError, match=r"x\.toml: is not TOML"):
        tables_of(b"a = ", "x.toml")
    with pytest.raises(CaseError, match=r"x\.toml:1: is not UTF-8"):
        tables_of(b"\xff", "x.toml")


def test_a_hostile_nesting_is_one_line() -> None:
    with pytest.raises(CaseError, match=r"x\.toml: is nested too deeply"):
        tables_of(b"a = " + b"[" * 20_000, "x.toml")


cells = (
    st.text(max_size=8)
    | st.from_regex(r"[0-9]{0,5}(-[0-9]{0,3}){0,3}", fullmatch=True)
    | st.sampled_from(["KRW_bn", "2019-01-01", "inf", "1e400", "0000", '"', "\0", "\r"])
)


@given(rows=st.lists(st.lists(cells, min_size=10, max_size=12), max_size=3))
@settings(deadline=None, derandomize=True)
def test_whatever_stands_in_a_table_it_is_read_or_refused(rows: list[list[str]]) -> None:
    text = EVENTS + "\n".join(",".join(row) for row in rows)
    try:
        found = events(text, "e.csv")
    except CaseError as error:
        assert str(error).startswith("e.csv")  # noqa: PT017 - either outcome is right
    else:
        assert all(event.talks and event.kind for event in found)


@given(data=st.binary(max_size=60))
@settings(deadline=None, derandomize=True)
def test_whatever_stands_in_a_toml_file_it_is_read_or_refused(data: bytes) -> None:
    try:
        found = tables_of(data, "x.toml")
    except CaseError as error:
        assert str(error).startswith("x.toml")  # noqa: PT017 - either outcome is right
    else:
        assert isinstance(found, dict)
