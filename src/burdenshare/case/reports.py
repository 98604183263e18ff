"""A folder of reports as it lies on disk: bytes, and what the user knows about each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from burdenshare.case.table import tables_of
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

KINDS = (".txt", ".html", ".htm", ".eml", ".pdf", ".md")
METADATA = "reports.toml"
_KEYS = ("published", "outlet", "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """One report file, not yet read.

    Attributes:
        name: File name within its folder.
        content: Its bytes.
        sha256: Hex digest of the bytes.
        published: The day the user gives in reports.toml.
        outlet: Who published it, by reports.toml.
        address: Where it stood, by reports.toml.
    """

    name: str
    content: bytes
    sha256: str
    published: date | None = None
    outlet: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderMetadata:
    """What a folder holds beside its reports.

    Attributes:
        place: The folder or file, as it was named.
        skipped: Names of files and subfolders that are no reports, sorted.
        absent: Names in reports.toml for which there is no file.
        sha256: Hex digest of reports.toml; None where there is none.
    """

    place: str
    skipped: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    published: date | None = None
    outlet: str | None = None
    address: str | None = None


def read_folder(
    path: str | os.PathLike[str] | Traversable,
) -> tuple[list[RawReport], FolderMetadata]:
    """Report files of a folder, or one file, sorted by name, with what reports.toml says of them.

    Text, HTML, mail, PDF and Markdown files are reports; hidden files are passed over, all else,
    a README too, is named under ``skipped``. A single file may have any name.

    Raises:
        CaseError: The path is missing or unreadable, the folder holds no report, or reports.toml
            has an unknown key or a value of the wrong kind.
    """
    root = Path(path) if isinstance(path, str | os.PathLike) else path
    place = str(path)
    try:
        if root.is_file():
            return _single(root, place)
        if not root.is_dir():
            raise CaseError("is not there; give a folder of reports or one file", place=place)
        return _folder(root, place)
    except OSError as fault:
        raise CaseError(f"cannot be read: {fault.strerror or fault}", place=place) from fault


def _single(file: Traversable, place: str) -> tuple[list[RawReport], FolderMetadata]:
    known: Mapping[str, _Known] = {}
    beside = file.parent / METADATA if isinstance(file, Path) else None
    if beside and beside.is_file():
        known = _metadata(beside.read_bytes(), str(beside))
    return [_raw(file, known)], FolderMetadata(place=place)


def _folder(root: Traversable, place: str) -> tuple[list[RawReport], FolderMetadata]:
    entries = sorted(root.iterdir(), key=lambda entry: entry.name)
    shown = [entry for entry in entries if not entry.name.startswith(".")]
    listed = next((entry for entry in shown if entry.name == METADATA), None)
    data = listed.read_bytes() if listed else None
    known = _metadata(data, f"{place}/{METADATA}") if data is not None else {}
    files = [entry for entry in shown if _is_report(entry)]
    if not files:
        kinds = ", ".join(KINDS)
        raise CaseError(f"holds no report; put {kinds} files into it", place=place)
    names = {entry.name for entry in files}
    others = (entry for entry in shown if entry.name not in {*names, METADATA})
    return [_raw(entry, known) for entry in files], FolderMetadata(
        place=place,
        skipped=tuple(f"{entry.name}/" if entry.is_dir() else entry.name for entry in others),
        absent=tuple(sorted(known.keys() - names)),
        sha256=sha256(data).hexdigest() if data is not None else None,
    )


def _is_report(entry: Traversable) -> bool:
    """Whether a file is a report; a README is not, nor a link that leads outside its folder."""
    if (
        isinstance(entry, Path)
        and entry.is_symlink()
        and not entry.resolve().is_relative_to(entry.parent.resolve())
    ):
        return False
    lower = entry.name.lower()
    return lower.endswith(KINDS) and not lower.startswith("readme.") and entry.is_file()


def _raw(file: Traversable, known: Mapping[str, _Known]) -> RawReport:
    content, about = file.read_bytes(), known.get(file.name, _Known())
    return RawReport(
        name=file.name,
        content=content,
        sha256=sha256(content).hexdigest(),
        published=about.published,
        outlet=about.outlet,
        address=about.address,
    )


def _metadata(data: bytes, place: str) -> Mapping[str, _Known]:
    return {
        name: _about(entry, f"{place}: {name}") for name, entry in tables_of(data, place).items()
    }


def _about(entry: object, place: str) -> _Known:
    if not isinstance(entry, dict):
        raise CaseError('write it as ["file.txt"] with published, outlet, address', place=place)
    for key, value in entry.items():
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            guess = f'did you mean "{near[0]}"?' if near else f"known: {', '.join(_KEYS)}"
            raise CaseError(f'unknown key "{key}"; {guess}', place=f"{place}.{key}")
        if key == "published" and (not isinstance(value, date) or isinstance(value, datetime)):
            raise CaseError(
                f"{value!r} is not a date; write it like 2019-02-10, without quotes",
                place=f"{place}.published",
            )
        if key != "published" and not isinstance(value, str):
            raise CaseError(f"{value!r} is not text in quotes", place=f"{place}.{key}")
    return _Known(**entry)
