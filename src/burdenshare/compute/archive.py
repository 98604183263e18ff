"""Pages out of press archives: WARC files, packed or not, and Parquet shards."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from burdenshare.errors import CaseError, ReportError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

KINDS = (".warc", ".warc.gz", ".parquet")
LARGEST_PAGE = 2 * 2**20  # bytes; a page beyond is named and left out
_BODY = ("html", "content", "body", "warc_content", "raw_content", "text")
_ADDRESS = ("url", "address", "uri", "warc_target_uri", "link")
_DAY = ("date", "published", "warc_date", "timestamp", "crawled")
_ROWS = 256

Shard: TypeAlias = dict[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of an archive.

    Attributes:
        number: Its place among the pages of the shard, from 0.
        body: As it was sent, unpacked.
        address: Where it stood.
        crawled: The day it was fetched.
        fault: Why it is not read; None where it can be.
    """

    number: int
    body: bytes
    address: str | None = None
    crawled: date | None = None
    fault: str | None = None


def extra(name: str) -> ModuleType:
    """A module of the extra ``bulk``.

    Raises:
        UsageError: It is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise UsageError(
            "reading archives needs the extra: pip install 'burdenshare[bulk]'"
        ) from None


def is_archive(path: str) -> bool:
    """Whether a path names an archive, or a folder that holds one."""
    one = Path(path)
    return path.lower().endswith(KINDS) or (one.is_dir() and bool(_inside(one)))


def _inside(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.is_file() and p.name.lower().endswith(KINDS))


def shards(paths: Sequence[str]) -> tuple[Shard, ...]:
    """Parts of archives to read one at a time: a WARC file, a row group of a Parquet file.

    Raises:
        CaseError: A path is missing, a folder holds no archive, or two files have one name.
    """
    found = [file for path in paths for file in _files(Path(path))]
    names = [file.name for file in found]
    for name in names:
        if names.count(name) > 1:
            raise CaseError("two archives have this name; rename one of them", place=name)
    return tuple(shard for file in found for shard in _shards(file))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise CaseError("is not there; give archives or a folder of them", place=str(path))
    if not (found := _inside(path)):
        raise CaseError(f"holds no archive ({', '.join(KINDS)})", place=str(path))
    return found


def _shards(file: Path) -> Iterator[Shard]:
    about = file.stat()
    # size and time name the content: hashing terabytes would cost more than reading them
    base: Shard = {"path": str(file.resolve()), "size": about.st_size, "time": about.st_mtime_ns}
    if not file.name.lower().endswith(".parquet"):
        yield {**base, "group": None}
        return
    for group in range(_parquet(str(file)).num_row_groups):
        yield {**base, "group": group}


def pages(path: str, group: int | None) -> Iterator[Page]:
    """Pages of a shard in order.

    Raises:
        ReportError: The archive is damaged; the pages before the damage were given.
    """
    return _warc(path) if group is None else _rows(path, group)


def _warc(path: str) -> Iterator[Page]:
    warc = extra("fastwarc.warc")
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    number = 0
    try:
        with Path(path).open("rb") as stream:
            for record in warc.ArchiveIterator(stream, record_types=kinds, parse_http=True):
                length = record.content_length
                body = record.reader.read(LARGEST_PAGE + 1)
                if len(body) < min(length, LARGEST_PAGE + 1):
                    raise ReportError(f"ends inside page {number}; fetch it again", place=path)
                yield _page(number, body, record)
                number += 1
    except OSError as fault:
        raise ReportError(f"is damaged after page {number}: {fault}", place=path) from None
    if not number:
        raise ReportError("holds no page", place=path)


def _page(number: int, body: bytes, record: object) -> Page:
    headers: Mapping[str, str] = getattr(record, "http_headers", None) or {}
    packed = (headers.get("Content-Encoding") or "").lower()
    fault = None
    if packed in {"gzip", "x-gzip", "deflate"}:
        body, fault = _unpacked(body)
    elif packed not in {"", "identity"}:
        body, fault = b"", f"is packed as {packed}"
    if len(body) > LARGEST_PAGE:
        body, fault = b"", f"is larger than {LARGEST_PAGE >> 20} MB"
    when = getattr(record, "record_date", None)
    return Page(
        number=number,
        body=body,
        address=getattr(record, "headers", {}).get("WARC-Target-URI"),
        crawled=when.date() if isinstance(when, datetime) else None,
        fault=fault,
    )


def _unpacked(data: bytes) -> tuple[bytes, str | None]:
    """A packed page, never more of it than the limit and a byte."""
    stream = zlib.decompressobj(47)
    try:
        found = stream.decompress(data, LARGEST_PAGE + 1)
    except zlib.error:
        return b"", "cannot be unpacked"
    whole = stream.eof or len(found) > LARGEST_PAGE
    return (found, None) if whole else (b"", "cannot be unpacked")


def _parquet(path: str) -> Any:  # noqa: ANN401 - pyarrow ships no types
    try:
        return extra("pyarrow.parquet").ParquetFile(path)
    except (OSError, ValueError) as fault:
        line = str(fault).splitlines()[0]
        raise ReportError(f"is no readable Parquet file: {line}", place=path) from None


def _rows(path: str, group: int) -> Iterator[Page]:
    file = _parquet(path)
    names = {name.lower(): name for name in file.schema_arrow.names}
    body, address, day = (
        next((names[key] for key in keys if key in names), None) for keys in (_BODY, _ADDRESS, _DAY)
    )
    if body is None:
        raise ReportError(f"has no column of pages; name one {' or '.join(_BODY)}", place=path)
    number = 0
    columns = [name for name in (body, address, day) if name]
    try:
        for batch in file.iter_batches(_ROWS, row_groups=[group], columns=columns):
            for row in batch.to_pylist():
                yield _row(number, row[body], row.get(address), row.get(day))
                number += 1
    except (OSError, ValueError) as fault:
        line = str(fault).splitlines()[0]
        raise ReportError(f"is damaged after page {number}: {line}", place=path) from None


def _row(number: int, body: object, address: object, day: object) -> Page:
    data = body.encode("utf-8", "replace") if isinstance(body, str) else body
    known = isinstance(data, bytes) and len(data) <= LARGEST_PAGE
    fault = None if known else "is larger than 2 MB" if isinstance(data, bytes) else "holds no page"
    return Page(
        number=number,
        body=data if known and isinstance(data, bytes) else b"",
        address=str(address) if address else None,
        crawled=_day(day),
        fault=fault,
    )


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
