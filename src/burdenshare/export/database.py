"""A run as one SQLite file: strict types, references, and a search of the texts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING

from burdenshare.export.table import tables

if TYPE_CHECKING:
    from burdenshare.export.table import Cell, Column, Table
    from burdenshare.session.job import Run

_TYPES = {"string": "TEXT", "date": "TEXT", "number": "REAL", "integer": "INTEGER"}
_FIGURES = """
CREATE VIEW figure_sources AS
SELECT f.name AS figure, f.mean, f.low, f.high, f.unit, c.quote, c.report, r.outlet, r.published
FROM figures f JOIN figure_claims fc ON fc.figure = f.name
JOIN claims c ON c.id = fc.claim AND c.report = fc.report
JOIN reports r ON r.name = c.report
"""


def database(run: Run) -> dict[str, bytes]:
    """One file, ``burdenshare.db``: opens in Datasette, no journal beside it.

    ``texts`` searches the reports (FTS5), ``figure_sources`` leads from a figure to the words it
    rests on. The texts belong to their publishers.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA foreign_keys = ON")
        for table in tables(run):
            _write(base, table)
        base.execute(_FIGURES)
        base.execute("CREATE VIRTUAL TABLE texts USING fts5(report UNINDEXED, title, text)")
        base.executemany(
            "INSERT INTO texts VALUES (?, ?, ?)",
            ((_cell(r.name), _cell(r.title), _cell(r.text)) for r in run.reading.reports),
        )
        base.commit()
        base.execute("ANALYZE")
        base.commit()
        return {"burdenshare.db": base.serialize()}


def _write(base: sqlite3.Connection, table: Table) -> None:
    rows = [f"  {_column(column, table)}" for column in table.columns]
    if table.key:
        rows.append(f"  PRIMARY KEY ({_names(table.key)})")
    for own, to, its in table.refers:
        rows.append(f'  FOREIGN KEY ({_names(own)}) REFERENCES "{to}" ({_names(its)})')
    body = ",\n".join(rows)
    base.execute(f'CREATE TABLE "{table.name}" (\n{body}\n) STRICT')
    for number, (own, _, _) in enumerate(table.refers):
        base.execute(f'CREATE INDEX "{table.name}_{number}" ON "{table.name}" ({_names(own)})')
    marks = ", ".join("?" * len(table.columns))
    base.executemany(
        f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 - our own table names
        ([_cell(cell) for cell in row] for row in table.rows),
    )


def _column(column: Column, table: Table) -> str:
    needed = " NOT NULL" if column.name in table.key else ""
    return f'"{column.name}" {_TYPES[column.type]}{needed}'


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _cell(cell: Cell) -> str | int | float | None:
    """A cell that SQLite takes: dates as ISO text, decimals as floats, no lone surrogates."""
    if cell is None or isinstance(cell, int | float):
        return cell
    if isinstance(cell, Decimal):
        return float(cell)
    return str(cell).encode("utf-8", "replace").decode()
