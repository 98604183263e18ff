"""Every table keeps its own promises: types, keys, references."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from burdenshare.export import Table, tables
from burdenshare.export.table import plain

if TYPE_CHECKING:
    from burdenshare.session import Run

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float, Decimal),
    "integer": (int,),
    "date": (date,),
}


@pytest.fixture(params=["korea", "hostile"])
def done(request: pytest.FixtureRequest) -> Run:
    found: Run = request.getfixturevalue(request.param)
    return found


def cells(table: Table, names: tuple[str, ...]) -> list[tuple[object, ...]]:
    places = [[c.name for c in table.columns].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_every_cell_is_of_its_column(done: Run) -> None:
    for table in tables(done):
        for row in table.rows:
            assert len(row) == len(table.columns)
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or isinstance(cell, TYPES[column.type]), (table.name, column)


def test_keys_name_one_row_and_are_never_empty(done: Run) -> None:
    for table in tables(done):
        keys = cells(table, table.key)
        assert len(set(keys)) == len(keys), table.name
        assert all(cell not in {None, ""} for key in keys for cell in key), table.name


def test_references_lead_to_a_row(done: Run) -> None:
    by_name = {table.name: table for table in tables(done)}
    for table in by_name.values():
        for own, to, its in table.refers:
            assert set(cells(table, own)) <= set(cells(by_name[to], its)), table.name


def test_two_files_of_the_same_text_keep_their_claims_apart(hostile: Run) -> None:
    claims = next(table for table in tables(hostile) if table.name == "claims")
    pairs = cells(claims, ("id", "report"))
    assert len(pairs) > len({key for key, _ in pairs})


def test_nothing_later_than_the_day_is_in_the_tables(korea: Run) -> None:
    for table in tables(korea):
        for column in table.columns:
            if column.name == "published":
                days = [row[0] for row in cells(table, ("published",)) if isinstance(row[0], date)]
                assert not days or max(days) <= korea.as_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Decimal("1.0389E+12"), "1038900000000"),
        (Decimal("0.10"), "0.10"),
        (1e22, "10000000000000000000000"),
        (0.1, "0.1"),
        (date(2019, 2, 10), "2019-02-10"),
        (None, ""),
    ],
)
def test_cells_are_written_without_an_exponent(cell: Decimal | float | date, text: str) -> None:
    assert plain(cell) == text
