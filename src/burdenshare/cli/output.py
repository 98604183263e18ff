"""Rows to stdout as a table, CSV, JSON or JSON Lines; words to stderr."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from shutil import get_terminal_size
from typing import Annotated, TypeAlias, TypeVar

import typer

Row: TypeAlias = Mapping[str, object]
T = TypeVar("T")
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_NUMBER = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?")


class Format(StrEnum):
    """How rows are written; auto is a table on a terminal and CSV in a pipe."""

    AUTO = "auto"
    TABLE = "table"
    CSV = "csv"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"


FormatOption: TypeAlias = Annotated[
    Format,
    typer.Option("--format", "-f", help="auto (table on a terminal, csv in a pipe), table, csv, "
                 "markdown, json or jsonl."),
]  # fmt: skip


def emit(rows: Sequence[Row], form: Format = Format.AUTO, *, table: Sequence[Row] = ()) -> None:
    """Print rows; ``table`` holds the same rows shortened for a terminal, where that is wanted."""
    if form is Format.AUTO:
        form = Format.TABLE if sys.stdout.isatty() else Format.CSV
    if not rows:
        say("nothing found")
    match form:
        case Format.TABLE:
            _table(table or rows)
        case Format.MARKDOWN:
            _markdown(table or rows)
        case Format.JSON:
            print(json.dumps(list(rows), ensure_ascii=False, indent=1, default=str))
        case Format.JSONL:
            for row in rows:
                print(json.dumps(row, ensure_ascii=False, default=str))
        case _:
            _csv(rows)


def _csv(rows: Sequence[Row]) -> None:
    if rows:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)


def _harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: a quote before text that looks like one.

    Example:
        >>> [_harmless(x) for x in ("=1+1", "-5 won", -5.25, "8.2")]
        ["'=1+1", "'-5 won", '-5.25', '8.2']
    """
    text = plain(value)
    if isinstance(value, str) and text.lstrip()[:1] in _FORMULA and not _NUMBER.fullmatch(text):
        return "'" + text.replace("\r", " ")
    return text.replace("\r", " ")


def _table(rows: Sequence[Row]) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a table needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if not rows:
        return
    grid = Table(box=None, pad_edge=False, header_style="bold")
    for name in rows[0]:
        numeric = all(isinstance(row[name], int | float | None) for row in rows)
        grid.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(readable(value)) for value in row.values()))
    Console(width=width(), highlight=False).print(grid)


def width() -> int:
    """Columns of a table: those of the terminal, else what COLUMNS says, else 100."""
    return get_terminal_size((100, 24)).columns


def _markdown(rows: Sequence[Row]) -> None:
    """A table for a memo; sums and rates to the right."""
    if not rows:
        return
    from burdenshare.brief.markdown import plain as inert  # noqa: PLC0415 - few ask for it

    cells = [[inert(readable(value)).strip() for value in row.values()] for row in rows]
    right = [all(_figure(row[k]) for row in cells) for k in range(len(rows[0]))]
    head = [inert(name) for name in rows[0]]
    rule = ["---:" if to_the_right else "---" for to_the_right in right]
    for line in (head, rule, *cells):
        print(f"| {' | '.join(line)} |")


def _figure(cell: str) -> bool:
    return not cell or cell.lstrip("-\\\N{MINUS SIGN}")[:1].isdigit()


def readable(value: object) -> str:
    """A cell for a terminal: what `plain` says, floats with four digits after the point at most.

    Example:
        >>> readable(0.0213212417), readable(1148297769008.0273), readable(None)
        ('0.0213', '1,148,297,769,008', '')
    """
    if isinstance(value, float):
        return f"{value:,.4f}" if abs(value) < 1000 else f"{value:,.0f}"
    return plain(value)


def plain(value: object) -> str:
    """A cell as text: integral floats without a point, lists joined, None empty.

    Example:
        >>> [plain(x) for x in (None, 1519.2e9, 8.25, ("a", "b"))]
        ['', '1519200000000', '8.25', 'a b']
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list | tuple):
        return " ".join(plain(item) for item in value)
    return str(value)


def say(*lines: str) -> None:
    """Words for the person at the terminal, on stderr."""
    for line in lines:
        print(line, file=sys.stderr)


def counted(number: int, noun: str) -> str:
    """A count and its noun: ``1 finding``, ``2 findings``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def progress(steps: Sequence[T]) -> Iterable[T]:
    """Pass steps through while a bar on stderr shows them (nothing where stderr is no terminal)."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    return track(steps, console=console, transient=True, disable=not console.is_terminal)
