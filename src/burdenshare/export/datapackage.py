"""The tables of a run in one piece: a Frictionless data package, or an SQLite file.

Reference:
    Frictionless Data, Data Package and Table Schema, version 1 (specs.frictionlessdata.io).
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from burdenshare import __version__
from burdenshare.export.table import Table, plain, tables

if TYPE_CHECKING:
    from burdenshare.export.table import Cell, Column
    from burdenshare.session.job import Run

LICENCES = {
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}


def datapackage(run: Run, *, licence: str | None = None) -> dict[str, bytes]:
    """The files of the package; datapackage.json, which has the hashes of the others, comes last.

    Texts of reports are not in it, only the words that claims rest on.

    Args:
        run: What is packed.
        licence: SPDX name of the licence of the data, such as CC-BY-4.0; None leaves it unsaid,
            except for a shipped case, which comes under the licence of this program.
    """
    if licence is None and run.case.name.startswith("@"):
        licence = "Apache-2.0"
    packed = tables(run)
    data = {f"data/{table.name}.csv": _csv(table) for table in packed}
    words = {
        "README.md": _readme(run, packed, licence).encode(),
        "CITATION.cff": _citation(run, licence).encode(),
    }
    about = {
        "profile": "tabular-data-package",
        "name": _name(run),
        "title": run.case.title,
        "description": f"Reports, claims and what they come to, as of {run.as_of}.",
        "version": f"{run.as_of}",
        "created": f"{run.as_of}T00:00:00Z",
        "keywords": ["cost sharing", "host nation support", run.case.payer, run.case.recipient],
        "contributors": [{"title": f"burdenshare {__version__}", "role": "wrangler"}],
        "sources": [{"title": title} for title in _sources(run)],
        "resources": [_resource(table, data[f"data/{table.name}.csv"]) for table in packed],
    }
    if licence:
        path = LICENCES.get(licence)
        about["licenses"] = [{"name": licence, **({"path": path} if path else {})}]
    description = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    return {**data, **words, "datapackage.json": description.encode("utf-8", "replace")}


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180, the dialect readers assume
    writer.writerow([column.name for column in table.columns])
    writer.writerows([plain(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8", "replace")


def _resource(table: Table, data: bytes) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [{"name": c.name, "type": c.type, "description": c.says} for c in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": list(own), "reference": {"resource": to, "fields": list(its)}}
            for own, to, its in table.refers
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.says,
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": schema,
    }


def _name(run: Run) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", f"{run.case.name.lower()}-{run.as_of}").strip("-.")


def _sources(run: Run) -> list[str]:
    return list(dict.fromkeys(r.outlet or r.name for r in run.reading.reports)) or [run.case.title]


def _readme(run: Run, packed: tuple[Table, ...], licence: str | None) -> str:
    rows = "\n".join(f"- `data/{t.name}.csv` ({len(t.rows):,} rows): {t.says}." for t in packed)
    terms = f"Licence of the data: {licence}." if licence else "No licence of the data was stated."
    notes = "\n".join(f"- {note}" for note in run.case.notes)
    return f"""# {run.case.title}

As of {run.as_of}: nothing published later was used. Made by burdenshare {__version__} with seed
{run.seed}. Sums are base units (won, yen, dollars); empty cells are unknown.

{rows}

`datapackage.json` describes every column, key and reference. A claim's `start` and `end` count
Unicode code points in the text whose hash is `text_sha256`; the texts themselves belong to their
publishers and are not part of this package.

## Scope
{notes}

## Terms
{terms} Quotations belong to their publishers.
Cite it as CITATION.cff says.
"""


def _citation(run: Run, licence: str | None) -> str:
    title = json.dumps(f"{run.case.title}, as of {run.as_of}", ensure_ascii=False)
    terms = f"license: {licence}\n" if licence else ""
    return f"""cff-version: 1.2.0
message: Cite the data with its as-of day and the version of the program.
type: dataset
title: {title}
authors:
  - name: burdenshare
version: "{__version__}"
date-released: {run.as_of}
{terms}"""


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
