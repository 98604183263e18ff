"""Strict tables of a case, CSV and TOML: every fault with file, line and column or key."""

from __future__ import annotations

import csv
import io
import math
import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import NoReturn

from burdenshare.errors import CaseError, InputError
from burdenshare.units import Currency, money_unit

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; its readers raise a `CaseError` that names file, line and column."""

    cells: Mapping[str, str]
    file: str
    line: int

    def fault(self, column: str, message: str) -> NoReturn:
        """Raise at this line and column."""
        raise CaseError(message, place=f"{self.file}:{self.line}: {column}")

    def text(self, column: str) -> str:
        """The cell, empty where the table lacks the column."""
        return self.cells.get(column, "")

    def word(self, column: str) -> str:
        """A cell that must not be empty."""
        return self.text(column) or self.fault(column, "is empty")

    def number(self, column: str) -> float:
        """A plain finite number."""
        cell = self.text(column)
        value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
        if not math.isfinite(value):
            self.fault(column, f"{cell!r} is not a number; write it like 1183.3")
        return value

    def maybe(self, column: str) -> float | None:
        """A number, or None for an empty cell."""
        return self.number(column) if self.text(column) else None

    def year(self, column: str) -> int:
        """A calendar year."""
        cell = self.text(column)
        if not re.fullmatch(r"[0-9]{4}", cell):
            self.fault(column, f"{cell!r} is not a year; write it like 2019")
        return int(cell)

    def day(self, column: str) -> date:
        """An ISO date; of a month or year the first day."""
        cell = self.text(column)
        found = _DAY.fullmatch(cell)
        try:
            if found:
                return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        except ValueError:
            pass
        return self.fault(column, f"{cell!r} is not a date; write it like 2019-02-10")

    def maybe_day(self, column: str) -> date | None:
        """A date, or None for an empty cell."""
        return self.day(column) if self.text(column) else None

    def flag(self, column: str) -> bool:
        """1 for yes, 0 for no."""
        cell = self.text(column)
        if cell not in {"0", "1"}:
            self.fault(column, f"{cell!r} is neither 1 (yes) nor 0 (no)")
        return cell == "1"

    def known(self, column: str) -> date | None:
        """The day the public could know: the last day of a month or year; None where empty."""
        if not self.text(column):
            return None
        first, cell = self.day(column), self.text(column)
        month = 12 if len(cell) == 4 else first.month
        last = first.day if len(cell) == 10 else monthrange(first.year, month)[1]
        return date(first.year, month, last)

    def currency(self, column: str) -> tuple[Currency | None, float]:
        """Currency and scale of a unit; (None, 1) where it is no plain sum of money."""
        try:
            return money_unit(self.text(column))
        except InputError:
            return None, 1.0


def text_of(data: bytes, place: str) -> str:
    """A text file, which is UTF-8, with or without a mark at its start.

    Raises:
        CaseError: It is not, with the first bad line.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise CaseError("is not UTF-8; save it as UTF-8", place=f"{place}:{line}") from None


def tables_of(data: bytes, place: str) -> dict[str, object]:
    """What a TOML file holds.

    Raises:
        CaseError: It is not UTF-8 or not TOML, with the line.
    """
    text = text_of(data, place)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise CaseError(f"is not TOML: {fault}", place=place) from None
    except RecursionError:
        raise CaseError("is nested too deeply to be read", place=place) from None
    except ValueError:  # an integer of thousands of digits
        raise CaseError("holds a number too long to be read", place=place) from None


def table(text: str, file: str, *, needs: str, allows: str = "") -> tuple[Row, ...]:
    r"""Rows of a CSV text whose header has all columns it needs and none it does not know.

    Raises:
        CaseError: A column is missing, unknown or doubled, or a line has too few or many cells.

    Example:
        >>> [row.number("value") for row in table("year,value\n2019,8.2\n", "x.csv",
        ...                                       needs="year value")]
        [8.2]
    """
    try:
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = [cell.strip() for cell in next(lines, [])]
        _check_header(header, file, needs.split(), allows.split())
        return tuple(_row(header, cells, file, lines.line_num) for cells in lines if cells)
    except csv.Error as fault:
        raise CaseError(f"is not a CSV table: {fault}", place=file) from None


def _row(header: list[str], cells: list[str], file: str, line: int) -> Row:
    if len(cells) != len(header):
        raise CaseError(
            f"has {len(cells)} cells where the header has {len(header)}; "
            "put a cell with a comma in double quotes",
            place=f"{file}:{line}",
        )
    pairs = zip(header, (cell.strip() for cell in cells), strict=True)
    return Row(dict(pairs), file, line)


def _check_header(header: list[str], file: str, needs: list[str], allows: list[str]) -> None:
    known = [*needs, *allows]
    if len(header) == 1 and ";" in header[0]:
        raise CaseError("has semicolons between its cells; save it with commas", place=f"{file}:1")
    for column in header:
        if column not in known:
            near = get_close_matches(column, known, 1)
            guess = f'; did you mean "{near[0]}"?' if near else f"; known: {', '.join(known)}"
            raise CaseError(f'unknown column "{column}"{guess}', place=f"{file}:1")
        if header.count(column) > 1:
            raise CaseError(f'column "{column}" is there twice', place=f"{file}:1")
    for column in needs:
        if column not in header:
            raise CaseError(f'the column "{column}" is missing', place=f"{file}:1")
