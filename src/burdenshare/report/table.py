"""Tables that were pasted into a text: which number stands under which heading in which row.

A row opens with a year or a country; its numbers stand on the same line or on lines of their own.
Or the years stand side by side in one line, and each line under it opens with what its numbers are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# countries that open rows
LANDS = {
    "japan": "JP", "south korea": "KR", "korea": "KR", "s. korea": "KR", "rok": "KR",
    "republic of korea": "KR", "germany": "DE", "italy": "IT", "poland": "PL", "spain": "ES",
    "united kingdom": "GB", "britain": "GB", "uk": "GB", "turkey": "TR", "belgium": "BE",
}  # fmt: skip
_LAND = "|".join(map(re.escape, LANDS))
_ROWS = re.compile(
    r"\n[|\s]{0,4}(?:(?P<year>(?:fy ?|fiscal )?(?:19|20)\d\d(?=[\s|(:;,]))"
    rf"|(?:{_LAND})(?= ?[|/\n]))"
)
_OPENING = re.compile(rf"(?:fy ?|fiscal )?((?:19|20)\d\d)(?:/\d\d)?$|(?:{_LAND})$")
_YEAR = re.compile(r"(?:fy ?|fiscal )?((?:19|20)\d\d)(?:/\d\d)?$")
_NUMBER = re.compile(r"[+~-]?(?:us)?[$₩€£¥]?\d{1,3}(?:,?\d{3}){0,4}(?:\.\d{1,4})?%?$")
_EMPTY = re.compile(r"\d{1,2}(?:st|nd|rd|th)(?: [a-z]{1,12})?$|n/?a$|-{1,3}$|[.*]{1,3}$")
_BARS = ("|", " / ")  # what parts the cells of a line
_YEARS = re.compile(
    r"\n(?P<label>[^\n\d]{0,40}+)(?P<years>(?:(?:fy ?)?(?:19|20)\d\d[ |/,]{1,4}){1,30}"
    r"(?:fy ?)?(?:19|20)\d\d)[ |]{0,3}(?=\n)"
)
_LABEL = re.compile(r"^[^\d\n]{2,60}?(?:\([^()\n]{1,30}\))?[ |:/]{1,4}(?=[+-]?[$₩€£¥\d]|n/?a\b|- )")
_ASIDE = re.compile(r"(?<=\d) ?\([^()]{1,30}\)$")
_CELL = re.compile(r"[^\s|]{1,24}")
_HEADING = 120  # characters at most, of a line that names columns
_UNITS = re.compile(r"\([^()\n]{3,60}\)$")  # what a longer line over a table may end with
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
        year: The year that opens its row, or that stands over a table by country; "" if none does.
        loose: Whether it stands in a line of words under the table.
        land: The country that opens its row.
    """

    start: int
    end: int
    heading: str
    above: str
    year: str
    loose: bool = False
    land: str = ""


def _loose(line: str, at: int, above: Sequence[str], year: str) -> Iterator[Cell]:
    """The bare numbers of a line of words right under a table, in the unit of that table."""
    named = _OF_YEAR.search(line)
    for found in _LOOSE.finditer(line):
        start, end = at + found.start(), at + found.end()
        yield Cell(start, end, "", "\n".join(above), named.group(1) if named else year, loose=True)


def _numbers(line: str, at: int, *, lands: bool) -> list[tuple[int, int]] | None:
    """Spans of the cells of a line that holds nothing but years, numbers and empty cells."""
    if bar := next((bar for bar in _BARS if bar in line), None):
        return _between_bars(line, at, bar)
    if lands and line.strip() in LANDS:
        lead = len(line) - len(line.lstrip())
        return [(at + lead, at + len(line.rstrip()))]
    aside = _ASIDE.search(line)  # "2013 (8th agreement)"
    bare = line if aside is None else line[: aside.start()] + " " * len(aside.group())
    if _EMPTY.match(bare.strip()):
        lead = len(bare) - len(bare.lstrip())
        return [(at + lead, at + lead + len(bare.strip()))]
    found = [(m.start(), m.start() + len(m.group().rstrip(":;,"))) for m in _CELL.finditer(bare)]
    found = [(start, end) for start, end in found if line[start:end].strip("-:;,")]
    if not found or not all(_is_cell(line[start:end]) for start, end in found):
        return None
    return [(at + start, at + end) for start, end in found]


def _is_cell(cell: str) -> bool:
    return bool(_NUMBER.match(cell) or _YEAR.match(cell) or _EMPTY.match(cell))


def _between_bars(line: str, at: int, bar: str) -> list[tuple[int, int]] | None:
    """The cells of a line that bars part: first a year, then a number at least."""
    spans: list[tuple[int, int]] = []
    start = 0
    for part in line.split(bar):
        bare = part.strip()
        if bare or spans:
            first = start + len(part) - len(part.lstrip())
            spans.append((first, first + len(bare)))
        start += len(part) + len(bar)
    if len(spans) > 1 and line.rstrip().endswith(bar):
        spans.pop()
    told = [line[first:last] for first, last in spans]
    if not told:
        return None
    aside = _ASIDE.search(told[0])
    opened = told[0][: aside.start()].rstrip() if aside else told[0]
    spans[0] = spans[0][0], spans[0][0] + len(opened)
    row = _OPENING.match(opened) and (len(told) == 1 or any(map(_NUMBER.match, told[1:])))
    alone = len(told) == 1 and _NUMBER.match(opened)
    return [(at + first, at + last) for first, last in spans] if row or alone else None


_RISE = re.compile(
    r"\b(?:chang|rise|rais|increas|growth|hike|year[- ]on|on[- ]year)|[(]?(?:%|percent|pct)"
)


def _headings(lines: Sequence[str], columns: int) -> list[str]:
    """What stands over each column: cells of one line, or a line for each."""
    last = lines[-1] if lines else ""
    for bar in _BARS:
        cells = [cell.strip() for cell in last.strip("| ").split(bar)]
        if bar in last and len(cells) in {columns, columns + 1}:
            return cells[-columns:]
    if columns == 2 and (rise := _RISE.search(last)) and len(last[: rise.start()].split()) > 1:
        return [last[: rise.start()], last[rise.start() :]]
    if len(lines) > columns and all("|" not in line for line in lines[-columns:]):
        return list(lines[-columns:])
    return [" ".join(lines[-1:])] * columns


def _block(low: str, spans: Sequence[tuple[int, int]], above: Sequence[str]) -> Iterator[Cell]:
    """The cells of one table; none where its rows are not alike."""
    rows: list[tuple[str, list[tuple[int, int]]]] = []
    for start, end in spans:
        if opening := _OPENING.match(low[start:end]):
            rows.append((opening.group(), []))
        elif not rows:
            return
        else:
            rows[-1][1].append((start, end))
    columns = {len(cells) for _, cells in rows}
    if len(rows) < 2 or len(columns) != 1 or 0 in columns:
        return
    over = _headings(above, columns.pop())
    told = _OF_YEAR.findall("\n".join(above))
    for first, cells in rows:
        land = LANDS.get(first, "")
        year = (told[-1] if told else "") if land else _OF_YEAR.findall(first)[0]
        for heading, (start, end) in zip(over, cells, strict=True):
            if _NUMBER.match(low[start:end]):
                yield Cell(start, end, heading, "\n".join(above), year, land=land)


def _across(low: str) -> Iterator[Cell]:
    """The numbers of lines under a line of years, each in the column of its year."""
    for found in _YEARS.finditer("\n" + low):
        years = _OF_YEAR.findall(found["years"])
        above = "\n".join([*low[: found.start()].split("\n")[-_HEADINGS:], found["label"]])
        at = found.end()
        while (end := low.find("\n", at)) >= 0 or at < len(low):
            line = low[at : end if end >= 0 else len(low)]
            label = _LABEL.match(line)
            cells = _CELL.finditer(line, label.end()) if label else ()
            spans = [m.span() for m in cells if m.group() != "/"]
            if label is None or [_is_cell(line[a:b]) for a, b in spans] != [True] * len(years):
                break
            for year, (start, stop) in zip(years, spans, strict=True):
                if _NUMBER.match(line[start:stop]):
                    yield Cell(at + start, at + stop, label.group().strip(" |:/"), above, year)
            at += len(line) + 1


def cells(low: str) -> tuple[Cell, ...]:
    r"""Every number of every table of a folded text in lower case, in order.

    Example:
        >>> [(c.year, c.heading) for c in cells("year\nbillion won\n2014\n920.0\n2015\n932.0")]
        [('2014', 'billion won'), ('2015', 'billion won')]
    """
    across = tuple(_across(low))
    rows = [] if across else [m.lastgroup for m in _ROWS.finditer("\n" + low)]
    if len(rows) < 2:
        return across
    lands = rows.count("year") < 2  # else a country heads a table of years
    out: list[Cell] = []
    above: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in [*low.split("\n"), ""]:
        found = _numbers(line, at, lands=lands)
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
            units = _UNITS.search(line) if len(line) > _HEADING else None
            named = units.group() if units else ""
            above.append(line.strip() if len(line) <= _HEADING else named)
        at += len(line) + 1
    return tuple(out)
