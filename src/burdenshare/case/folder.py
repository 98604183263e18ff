"""A case: a folder of plain files, or one that ships with the package, as values."""

from __future__ import annotations

import csv
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import get_close_matches
from hashlib import sha256
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from xml.etree import ElementTree as ET

from burdenshare.agreement.parse import parse_agreement
from burdenshare.agreement.terms import Agreement
from burdenshare.case import record
from burdenshare.case.atomic import write_folder
from burdenshare.case.record import Contribution, Execution, Renewal, TotalCost
from burdenshare.case.reports import KINDS, FolderMetadata, RawReport, read_folder
from burdenshare.case.series import exchange, read_series, units
from burdenshare.case.table import Row, table, tables_of, text_of
from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook.record import Event
from burdenshare.series import Exchange, Series
from burdenshare.talks.definition import Talks, parse_talks
from burdenshare.units import Currency

_T = TypeVar("_T")
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LARGEST = 64 * 2**20  # bytes of a spreadsheet, unpacked
_LONGEST = 100_000  # rows
_FIRST_DAY = 3000  # a smaller number in a column of days is a year
_KEYS = ("title", "payer", "recipient", "currency", "default_talks", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that is written down about one cost-sharing relation.

    Attributes:
        name: As the command line names it: ``@us-korea``, or the name of the folder.
        title: Its title.
        payer: Code of the host that pays.
        recipient: Code of the country that stations troops.
        currency: Of the payer.
        default_talks: Key of the talks that are meant where none are named; None without talks.
        notes: Scope and what a reader must know.
        agreements: By key, in the order of their terms.
        series: By name.
        events: The historical record, by date.
        contributions: What was agreed, by year.
        execution: What became of the money.
        total_costs: Estimates of total cost and of shares in it.
        renewals: Past renewals, by day of the deal.
        talks: By key, sorted.
        root: The folder.
        files: Hex sha256 of every file that was read, by its name within the folder.
    """

    name: str
    title: str
    payer: str
    recipient: str
    currency: Currency
    default_talks: str | None
    notes: tuple[str, ...]
    agreements: Mapping[str, Agreement]
    series: Mapping[str, Series]
    events: tuple[Event, ...]
    contributions: tuple[Contribution, ...]
    execution: tuple[Execution, ...]
    total_costs: tuple[TotalCost, ...]
    renewals: tuple[Renewal, ...]
    talks: Mapping[str, Talks]
    root: Traversable = field(repr=False)
    files: Mapping[str, str] = field(repr=False)

    @property
    def exchange(self) -> Exchange:
        """Exchange rates: daily from 1999, yearly means before; read at the first call."""
        return exchange(self.series)

    def reports(self) -> tuple[list[RawReport], FolderMetadata]:
        """The case's own reports; none where it has no folder of them, or only an empty one.

        Raises:
            CaseError: The folder is there but cannot be read.
        """
        folder = self.root / "reports"
        if not folder.is_dir() or not any(e.name.lower().endswith(KINDS) for e in folder.iterdir()):
            return [], FolderMetadata(place=f"{self.name}/reports")
        reports, about = read_folder(folder)
        return reports, replace(about, place=f"{self.name}/reports")


def shipped() -> tuple[str, ...]:
    """Names of the cases that ship with the package, as the command line takes them.

    Example:
        >>> "@us-korea" in shipped()
        True
    """
    folders = package_files("burdenshare.cases").iterdir()
    return tuple(sorted(f"@{f.name}" for f in folders if (f / "case.toml").is_file()))


def is_case(path: str | os.PathLike[str]) -> bool:
    """Whether a reference names a case: a shipped one, or a folder with a case.toml."""
    return str(path).startswith("@") or (Path(path) / "case.toml").is_file()


def open_case(reference: str | os.PathLike[str]) -> Case:
    """Read a case: ``@us-korea`` and its like ship with the package, all else is a folder.

    Raises:
        CaseError: No such case or folder, or one of its files is not what it should be.
        TermsError: An agreement's terms do not hold together.
        TalksError: A talks definition cannot be played.
    """
    name = os.fspath(reference)
    root = _shipped(name) if name.startswith("@") else _folder(Path(name))
    try:
        return _read(_Files(root), name if name.startswith("@") else Path(name).resolve().name)
    except OSError as fault:
        raise CaseError(f"cannot be read: {fault.strerror or fault}", place=name) from fault


def new_case(
    path: str | os.PathLike[str],
    *,
    source: str | os.PathLike[str] | None = None,
    events: str | os.PathLike[str] | None = None,
    today: date,
) -> Case:
    """Make a case that runs: a copy of another, or a skeleton with comments.

    Args:
        path: A folder that is not there yet, or is empty.
        source: The case to copy, its logs with it; None for the skeleton.
        events: A CSV or XLSX of events for the skeleton; only the column date must be there. Where
            there is no column published, the day of the event stands for it, marked as inferred.
        today: The day on which the skeleton is made.

    Raises:
        CaseError: The folder holds something, the source is no case, or a row is not an event.
    """
    folder = Path(path)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise CaseError("is there already and not empty; name a new folder", place=str(path))
    if source is not None and events is not None:
        raise UsageError("a new case is a copy or made from events, not both")
    if source is not None:
        files = dict(_copied(open_case(source).root))
    else:
        files = dict(_copied(package_files("burdenshare.cases") / "skeleton"))
        files = {_unpacked(name): data for name, data in files.items()}
        files["record/events.csv"] = _record(events, today)
    write_folder(folder, files)
    return open_case(folder)


def _copied(root: Traversable, within: str = "") -> Iterator[tuple[str, bytes]]:
    """Names and contents of a folder's files; hidden and derived ones are passed over."""
    for entry in sorted(root.iterdir(), key=lambda one: one.name):
        if entry.name.startswith((".", "__")) or (not within and entry.name == "runs"):
            continue
        if entry.is_dir():
            yield from _copied(entry, f"{within}{entry.name}/")
        else:
            yield f"{within}{entry.name}", entry.read_bytes()


def _unpacked(name: str) -> str:
    """Files of the skeleton end in .txt so that they are no case; examples stay so."""
    return name if "example" in name else name.removesuffix(".txt")


def _record(events: str | os.PathLike[str] | None, today: date) -> bytes:
    """A record/events.csv from a table that has fewer columns, or with a first line of its own."""
    columns = [*record.EVENTS_NEED.split(), *record.EVENTS_ALLOW.split()]
    if events is None:
        first = f"{today},none,-,context,burdenshare init,{today}"
        return f"{record.EVENTS_NEED.replace(' ', ',')}\n{first}\n".encode()
    try:
        data = Path(events).read_bytes()
    except OSError as fault:
        raise CaseError(
            f"cannot be read: {fault.strerror or fault}; give a CSV of events", place=str(events)
        ) from None
    packed = data.startswith(b"PK\x03\x04")
    text = _sheet(data, str(events)) if packed else text_of(data, str(events))
    rows = table(text, str(events), needs="date", allows=" ".join(columns))
    record.events(_written(rows, columns, gaps=True), str(events))
    return _written(rows, columns, gaps=False).encode()


def _written(rows: Sequence[Row], columns: list[str], *, gaps: bool) -> str:
    """Events as CSV; with gaps each stands on the line it was read from, so that faults name it."""
    out = StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        missing = row.line - 1 - out.getvalue().count("\n") if gaps else 0
        out.write("\n" * missing)
        writer.writerow(_event_cells(row.cells))
    return out.getvalue()


def _sheet(data: bytes, place: str) -> str:
    """The first sheet of a spreadsheet file as CSV, its days as ISO text.

    Reference:
        ECMA-376, part 1, section 18.3 (worksheets) and 18.17.4 (dates as serial numbers).
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            names = file.namelist()
            first = min((n for n in names if n.startswith("xl/worksheets/sheet")), key=_number)
            if sum(one.file_size for one in file.infolist()) > _LARGEST:
                raise CaseError("is too large unpacked; save its sheet as CSV", place=place)
            strings = "xl/sharedStrings.xml"
            shared = _xml(file.read(strings), place) if strings in names else ()
            words = ["".join(node.itertext()) for node in shared]
            old = b'date1904="1"' in file.read("xl/workbook.xml")
            rows = _xml(file.read(first), place).iter(f"{_SHEET}row")
            table = {int(row.get("r", "0")): _cells(row, words) for row in rows}
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, ET.ParseError) as fault:
        if isinstance(fault, CaseError):
            raise
        raise CaseError("is no readable spreadsheet; save its sheet as CSV", place=place) from None
    if max(table, default=0) > _LONGEST:
        raise CaseError(f"has more than {_LONGEST:,} rows; save its sheet as CSV", place=place)
    return _as_csv(table, date(1904, 1, 1) if old else date(1899, 12, 30))


def _number(name: str) -> int:
    return int("".join(filter(str.isdigit, name)) or 0)


def _xml(data: bytes, place: str) -> ET.Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise CaseError("holds XML entities; save its sheet as CSV", place=place)
    return ET.fromstring(data)  # noqa: S314 - without a document type there is nothing to expand


def _cells(row: ET.Element, words: list[str]) -> dict[str, str | float]:
    """Cells of a row by the letters of their column."""
    found: dict[str, str | float] = {}
    for cell in row.iter(f"{_SHEET}c"):
        kind, value = cell.get("t", "n"), cell.findtext(f"{_SHEET}v")
        letters = "".join(filter(str.isalpha, cell.get("r", "")))
        if kind == "inlineStr":
            found[letters] = "".join(cell.itertext())
        elif value is not None:
            text = words[int(value)] if kind == "s" else value
            found[letters] = float(value) if kind == "n" else text
    return found


def _as_csv(table: Mapping[int, dict[str, str | float]], epoch: date) -> str:
    """Rows by their number as CSV; numbers under date and published are days since an epoch."""
    head = table.get(1, {})
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number in range(1, max(table, default=0) + 1):
        row, cells = table.get(number, {}), []
        for letters, name in head.items():
            cell = row.get(letters, "")
            if isinstance(cell, float):
                is_day = name in {"date", "published"} and cell >= _FIRST_DAY
                text = str(epoch + timedelta(days=int(cell))) if is_day else f"{cell:.15g}"
            else:
                text = " ".join(cell.split())
            cells.append(text)
        writer.writerow(cells if any(cells) else [])
    return out.getvalue()


def _event_cells(cells: Mapping[str, str]) -> dict[str, str]:
    usual = {"talks": "none", "actor": "-", "event_type": "context"}
    filled = {**usual, **{name: cell for name, cell in cells.items() if cell}}
    if "published" not in cells:
        filled |= {"published": filled.get("date", ""), "published_basis": "inferred"}
    return filled


def _shipped(name: str) -> Traversable:
    if name not in shipped():
        near = get_close_matches(name, shipped(), 1)
        guess = f"did you mean {near[0]}? " if near else ""
        raise CaseError(f"no such case; {guess}shipped are {', '.join(shipped())}", place=name)
    return package_files("burdenshare.cases") / name.removeprefix("@")


def _folder(path: Path) -> Traversable:
    if not path.is_dir():
        ships = ", ".join(shipped())
        raise CaseError(f"is no folder; give a case folder or one of {ships}", place=str(path))
    if not (path / "case.toml").is_file():
        raise CaseError(
            "has no case.toml, so it is no case; `burdenshare run` takes a bare folder of reports",
            place=str(path),
        )
    return path


class _Files:
    """Reads files of a case and remembers their hashes."""

    def __init__(self, root: Traversable) -> None:
        self.root = root
        self.hashes: dict[str, str] = {}

    def bytes(self, name: str) -> bytes | None:
        """A file's content, or None where there is none."""
        file = self.root.joinpath(*name.split("/"))
        if not file.is_file():
            return None
        data = file.read_bytes()
        self.hashes[name] = sha256(data).hexdigest()
        return data

    def names(self, folder: str, ending: str) -> list[str]:
        """Names of a folder's files with an ending, sorted; hidden ones are passed over."""
        inside = self.root / folder
        if not inside.is_dir():
            return []
        names = (entry.name for entry in inside.iterdir() if entry.is_file())
        return sorted(
            f"{folder}/{n}" for n in names if n.endswith(ending) and not n.startswith(".")
        )

    def tables(self, name: str) -> dict[str, object]:
        """What a TOML file holds; nothing where there is none."""
        data = self.bytes(name)
        return {} if data is None else tables_of(data, name)

    def rows(self, name: str, read: Callable[[str, str], tuple[_T, ...]]) -> tuple[_T, ...]:
        """Rows of a CSV file; none where there is none."""
        data = self.bytes(name)
        return () if data is None else read(text_of(data, name), name)


def _read(files: _Files, name: str) -> Case:
    head = _head(files.tables("case.toml"))
    agreements = [
        parse_agreement(files.tables(file), key=_stem(file), place=file)
        for file in files.names("agreements", ".toml")
    ]
    agreements.sort(key=lambda agreement: (agreement.years[:1], agreement.key))
    sides = str(head["recipient"]), str(head["payer"])
    talks = [
        parse_talks(files.tables(f), place=f, parties=sides) for f in files.names("talks", ".toml")
    ]
    events = files.rows("record/events.csv", record.events)
    renewals = files.rows("record/deals.csv", record.renewals)
    return Case(
        name=name,
        title=str(head["title"]),
        payer=str(head["payer"]),
        recipient=str(head["recipient"]),
        currency=_currency(head["currency"]),
        default_talks=_default(head.get("default_talks"), talks),
        notes=_notes(head.get("notes", [])),
        agreements=MappingProxyType({row.key: row for row in agreements}),
        series=MappingProxyType(_series(files)),
        events=tuple(sorted(events, key=lambda event: event.date)),
        contributions=files.rows("record/contributions.csv", record.contributions),
        execution=files.rows("record/execution.csv", record.execution),
        total_costs=files.rows("record/total_cost.csv", record.total_costs),
        renewals=tuple(sorted(renewals, key=lambda row: row.deal)),
        talks=MappingProxyType({row.key: row for row in talks}),
        root=files.root,
        files=MappingProxyType(files.hashes),
    )


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".toml")


def _series(files: _Files) -> dict[str, Series]:
    about = units(files.tables("series/series.toml"), "series/series.toml")
    found: dict[str, Series] = {}
    for file in files.names("series", ".csv"):
        name = file.rpartition("/")[2].removesuffix(".csv")
        if name not in about:
            raise CaseError(
                f'has no unit; add ["{name}"] with unit and decimals to series/series.toml',
                place=file,
            )
        unit, decimals = about[name]
        content = text_of(files.bytes(file) or b"", file)
        found[name] = read_series(content, file, name=name, unit=unit, decimals=decimals)
    lost = sorted(about.keys() - found.keys())
    if lost:
        raise CaseError(f"there is no series/{lost[0]}.csv", place=f"series/series.toml: {lost[0]}")
    return found


def _head(head: dict[str, object]) -> dict[str, object]:
    for key in head:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            guess = f'did you mean "{near[0]}"?' if near else f"known: {', '.join(_KEYS)}"
            raise CaseError(f'unknown key "{key}"; {guess}', place=f"case.toml: {key}")
    for key in ("title", "payer", "recipient", "currency"):
        if not isinstance(head.get(key), str) or not head[key]:
            raise CaseError("give it as text in quotes", place=f"case.toml: {key}")
    return head


def _currency(code: object) -> Currency:
    try:
        return Currency(str(code))
    except ValueError:
        raise CaseError(
            f"{code!r} is not one of {', '.join(Currency)}", place="case.toml: currency"
        ) from None


def _default(key: object, talks: list[Talks]) -> str | None:
    known = [row.key for row in talks]
    if key is None:
        return max(talks, key=lambda row: row.deadline).key if talks else None
    if key not in known:
        named = ", ".join(known) or "none"
        raise CaseError(
            f"{key!r} is no talks of this case: {named}", place="case.toml: default_talks"
        )
    return str(key)


def _notes(notes: object) -> tuple[str, ...]:
    rows = [notes] if isinstance(notes, str) else notes
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise CaseError("give a list of texts", place="case.toml: notes")
    return tuple(str(row) for row in rows)
