"""Tables that were pasted into a text: which number stands under which heading in which row.

A row opens with a year; its numbers stand on the same line or on lines of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROWS = re.compile(r"\n[|\s]{0,4}(?:fy ?|fiscal )?(?:19|20)\d\d(?=[\s|(])")
_YEAR = re.compile(r"(?:fy ?|fiscal )?((?:19|20)\d\d)(?:/\d\d)?$")
_NUMBER = re.compile(r"[+-]?(?:us)?[$₩€£¥]?\d{1,3}(?:,?\d{3}){0,4}(?:\.\d{1,4})?%?$")
_ASIDE = re.compile(r"(?<=\d) ?\([^()]{1,30}\)$")
_CELL = re.compile(r"[^\s|]{1,24}")
_HEADING = 120  # characters at most, of a line that names columns
_HEADINGS = 16  # lines at most that are looked at above a table
# a number in a line of words under a table: "Of 2018: labor 371.0, construction 444.2"
_LOOSE = re.compile(
    r"(?<![\w.,$₩€£¥])\d{1,3}(?:,\d{3})?\.\d{1,2}(?![\d%.,]\d|[%\w])"
    r"(?! ?(?:%|per|pct|trillion|billion|million|bn|tn|won|yen|dollars|euros))"
)
_OF_YEAR = re.compile(r"(?:fy ?|fiscal )?((?:19|20)\d\d)(?:[-/]\d\d)?\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        heading: What stands over its column.
        above: Everything that stands over the table.
        year: The year that opens its row.
        loose: Whether it stands in a line of words under the table.
    """

    start: int
    end: int
    heading: str
    above: str
    year: str
    loose: bool = False


def _loose(line: str, at: int, above: Sequence[str], year: str) -> Iterator[Cell]:
    """The bare numbers of a line of words right under a table, in the unit of that table."""
    named = _OF_YEAR.search(line)
    for found in _LOOSE.finditer(line):
        start, end = at + found.start(), at + found.end()
        yield Cell(start, end, "", "\n".join(above), named.group(1) if named else year, loose=True)


def _numbers(line: str, at: int) -> list[tuple[int, int]] | None:
    """Spans of the cells of a line that holds nothing but years and numbers."""
    aside = _ASIDE.search(line)  # "2013 (8th agreement)"
    bare = line if aside is None else line[: aside.start()] + " " * len(aside.group())
    found = [(at + m.start(), at + m.end()) for m in _CELL.finditer(bare)]
    cells = [line[start - at : end - at] for start, end in found]
    if not found or not all(_NUMBER.match(c) or _YEAR.match(c) for c in cells):
        return None
    return found


def _headings(lines: Sequence[str], columns: int) -> list[str]:
    """What stands over each column: cells of one line, or a line for each."""
    if lines and "|" in lines[-1]:
        cells = [cell.strip() for cell in lines[-1].strip("| ").split("|")]
        if len(cells) == columns + 1:
            return cells[1:]
    if len(lines) > columns and all("|" not in line for line in lines[-columns:]):
        return list(lines[-columns:])
    return [" ".join(lines[-1:])] * columns


def _block(low: str, spans: Sequence[tuple[int, int]], above: Sequence[str]) -> Iterator[Cell]:
    """The cells of one table; none where its rows are not alike."""
    rows: list[tuple[str, list[tuple[int, int]]]] = []
    for start, end in spans:
        if year := _YEAR.match(low[start:end]):
            rows.append((year.group(1), []))
        elif not rows:
            return
        else:
            rows[-1][1].append((start, end))
    columns = {len(cells) for _, cells in rows}
    if len(rows) < 2 or len(columns) != 1 or 0 in columns:
        return
    over = _headings(above, columns.pop())
    for year_of_row, cells in rows:
        for heading, (start, end) in zip(over, cells, strict=True):
            yield Cell(start, end, heading, "\n".join(above), year_of_row)


def cells(low: str) -> tuple[Cell, ...]:
    r"""Every number of every table of a folded text in lower case, in order.

    Example:
        >>> [(c.year, c.heading) for c in cells("year\nbillion won\n2014\n920.0\n2015\n932.0")]
        [('2014', 'billion won'), ('2015', 'billion won')]
    """
    if len(_ROWS.findall("\n" + low)) < 2:
        return ()
    out: list[Cell] = []
    above: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in [*low.split("\n"), ""]:
        found = _numbers(line, at)
        if found:
            spans += found
        elif line.strip("|-+: ") or at >= len(low):
            made = list(_block(low, spans, above)) if spans else []
            under = made[-1].year if made else ""
            out += made
            above = above[-_HEADINGS:]
            spans = []
            if under and len(line) <= _HEADING:
                out += _loose(line, at, above, under)
            above.append(line.strip() if len(line) <= _HEADING else "")
        at += len(line) + 1
    return tuple(out)
