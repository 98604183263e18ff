"""From bytes to text: encodings, HTML pages, mails and PDFs."""

from __future__ import annotations

import codecs
import mmap
import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html import unescape
from logging import CRITICAL, getLogger
from typing import IO, cast

from burdenshare.errors import ReportError

LARGEST_TEXT = 5 * 2**20  # bytes; a report of 5 MB is an archive, not a report
LONGEST_TEXT = 500_000  # characters that are read, some 160 pages: about a CPU second
MOST_NUMBERS = 10_000  # in them: each costs a tenth of a millisecond
_DECLARED = re.compile(rb"""(?i)(?:charset|encoding)\s{0,3}=\s{0,3}["']?([a-z0-9_.:-]{2,24})""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTAINERS = (
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
)
_GUESSES = ("cp949", "shift_jis", "euc_jp", "gb18030", "cp1252")
MOST_TAGS = 30_000  # opening and closing ones; a page costs some 40 microseconds each
MOST_IMAGES = 300  # the extractor holds each against all its siblings; beyond, they are left out
_IMAGE = re.compile(r"(?i)<img\b[^<>]{0,4000}>")
_NUMBER = re.compile(r"\d[\d,.]{0,60}")
_PRINTERS = "“”‘’–—…€£¥©®°·•"  # noqa: RUF001 - the marks cp1252 adds
_CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters, the encoding they were read in, and how many were lost."""

    text: str
    encoding: str
    replaced: int = 0
    guessed: bool = False


def refuse_container(data: bytes, name: str) -> None:
    """Raise for what is no report at all: nothing, an archive, a file too large.

    Raises:
        ReportError: The bytes hold nothing, or hold something packed.
    """
    if not data.strip():
        raise ReportError("the file is empty", place=name)
    for magic, what in _CONTAINERS:
        if data.startswith(magic):
            raise ReportError(f"this is {what}; unpack it and give the files inside", place=name)


def refuse_large(data: bytes, name: str) -> None:
    """Raise for text beyond the stated limit of 5 MiB."""
    if len(data) > LARGEST_TEXT:
        size = len(data) / 2**20
        raise ReportError(
            f"{size:.1f} MB of text is more than the limit of 5 MB a report; split it", place=name
        )


def refuse_long(text: str, name: str) -> None:
    """Raise for more text, or more numbers in it, than two CPU seconds suffice for."""
    if len(text) > LONGEST_TEXT:
        raise ReportError(
            f"{len(text):,} characters of text are more than the limit of {LONGEST_TEXT:,} a "
            "report; split it",
            place=name,
        )
    numbers = len(_NUMBER.findall(text)) if len(text) > MOST_NUMBERS else 0
    if numbers > MOST_NUMBERS:
        raise ReportError(
            f"{numbers:,} numbers are more than the limit of {MOST_NUMBERS:,} a report; split it",
            place=name,
        )


def _plausible(text: str, encoding: str) -> float:
    """Share of the non-ASCII characters that a reader of that encoding would expect."""
    wide = [mark for mark in text if mark > "\x7f"]
    if not wide:
        return 1.0
    if encoding == "cp949":
        good = sum("가" <= mark <= "힣" for mark in wide)
    elif encoding in {"shift_jis", "euc_jp"}:
        good = sum("぀" <= mark <= "ヿ" or mark in "、。「」円億兆年月日米国" for mark in wide) * 2
    elif encoding == "gb18030":
        good = sum("一" <= mark <= "鿿" for mark in wide) // 2
    else:
        good = sum(mark.isalpha() or mark in _PRINTERS for mark in wide)
        run = re.findall(r"[^\x00-\x7f]{3,}", text)
        good -= sum(map(len, run))
    return good / len(wide)


def _guess(data: bytes) -> Decoded:
    best: tuple[float, Decoded] | None = None
    for encoding in _GUESSES:
        text = data.decode(encoding, errors="replace")
        lost = text.count("�")
        score = _plausible(text, encoding) - 20 * lost / max(1, len(text))
        if best is None or score > best[0]:
            best = score, Decoded(text=text, encoding=encoding, replaced=lost, guessed=True)
    assert best is not None  # noqa: S101 - there are guesses
    return best[1]


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Characters of a text file; line ends and everything else stay as they are.

    The order is: byte order mark, declared encoding (argument, or written in the first 2,048
    bytes), UTF-8, and then the likeliest of cp949, Shift JIS, EUC-JP, GB 18030 and cp1252.

    Raises:
        ReportError: The bytes are binary.

    Example:
        >>> decode("1조 389억원을 낸다".encode("cp949"), name="a.txt").encoding
        'cp949'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return Decoded(text=text, encoding=encoding, replaced=text.count("�"))
    control = len(data) - len(data.translate(None, _CONTROL))
    if control > max(2, len(data) // 200):
        raise ReportError("this is a binary file, not text, HTML, mail or PDF", place=name)
    head = data[:2048]
    found = _DECLARED.search(head) if b"=" in head else None
    written = found.group(1).decode("ascii") if found else None
    for encoding in filter(None, (declared, written, "utf-8")):
        strict = _strict(data, encoding)
        if strict is not None:
            return Decoded(text=strict, encoding=encoding.lower())
    lenient = data.decode("utf-8", errors="replace")
    lost = lenient.count("�")
    if lost * 50 <= sum(byte > 127 for byte in data):
        return Decoded(text=lenient, encoding="utf-8", replaced=lost)
    return _guess(data)


DEEPEST = 200  # lxml drops whatever is nested deeper than about 256 levels, without a word
_TAG = re.compile(r"<(/?)(div|span|section|article|table|td|tr|ul|ol|blockquote|font|b|i|em)\b")
_STRIP = re.compile(r"<[^<>]{0,2000}>")
_UNREAD = re.compile(r"(?is)<(script|style|noscript|template)\b.{0,200000}?</\1\s{0,9}>")
_META = re.compile(r"<meta\b[^<>]{0,600}>", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_DATED = ("published_time", "datepublished", "pubdate", "dc.date", "publish-date", "parsely-pub")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """Text of a formatted file with what its metadata say."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    notes: tuple[str, ...] = ()
    replaced: int = 0


def looks_like_html(data: bytes) -> bool:
    """Whether the first kilobyte opens a page."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in head


def looks_like_mail(data: bytes) -> bool:
    """Whether the bytes open with mail headers."""
    head = data[:4096].split(b"\n\n")[0].split(b"\r\n\r\n")[0].lower()
    fields = {line.split(b":")[0] for line in head.splitlines() if b":" in line}
    return len(fields & {b"from", b"to", b"subject", b"date", b"mime-version", b"received"}) >= 3


def _depth(page: str) -> int:
    depth = deepest = 0
    for found in _TAG.finditer(page.lower()):
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def day(text: str) -> date | None:
    """The first ISO day in a metadata value."""
    found = _DAY.search(text)
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _meta_day(page: str) -> date | None:
    for tag in _META.findall(page):
        if any(name in tag.lower() for name in _DATED) and (found := day(tag)):
            return found
    return None


def _plain(page: str) -> str:
    bare = unescape(_STRIP.sub(" ", _UNREAD.sub(" ", page)))
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"\s{0,40}\n\s{0,40}", "\n", bare)).strip()


def html(data: bytes, *, name: str, declared: str | None = None) -> Extracted:
    """Main text of a page, its date, title and site.

    Raises:
        ReportError: Nested so deep that a parser would lose text, or without text.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.6 s, only for pages

    decoded = decode(data, name=name, declared=declared)
    page = decoded.text
    if (depth := _depth(page)) > DEEPEST:
        raise ReportError(
            f"tags are nested {depth:,} levels deep and would lose text beyond {DEEPEST};"
            " save the page as text",
            place=name,
        )
    if (tags := page.count("<")) > MOST_TAGS:
        raise ReportError(
            f"{tags:,} tags are more than the limit of {MOST_TAGS:,} a page; save it as text",
            place=name,
        )
    crowded = sum(1 for _ in _IMAGE.finditer(page)) > MOST_IMAGES
    found = bare_extraction(
        _IMAGE.sub("", page) if crowded else page,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    record = found if isinstance(found, dict) or found is None else found.as_dict()
    text = str((record or {}).get("text") or "").strip()
    notes = ["main text taken from HTML"]
    if not text:
        text = _plain(page)
        notes = ["no main text found in the HTML; all of its text is kept"]
    if len(text) < 20:
        raise ReportError("the page holds no text; save it with its text or as PDF", place=name)
    named = record or {}
    return Extracted(
        text=text,
        title=str(named["title"]) if named.get("title") else None,
        outlet=str(named["sitename"]) if named.get("sitename") else None,
        published=_meta_day(page) or (day(str(named["date"])) if named.get("date") else None),
        notes=tuple(notes),
        replaced=decoded.replaced,
    )


def _payload(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def mail(data: bytes, *, name: str) -> Extracted:
    """Text of a mail, with its subject as title and its date.

    Raises:
        ReportError: No readable part.
    """
    message = message_from_bytes(data, policy=policy.default)
    part = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(part, EmailMessage):
        raise ReportError("the mail has no text or HTML part", place=name)
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        inner = html(_payload(part), name=name, declared=charset)
        text, replaced = inner.text, inner.replaced
    else:
        decoded = decode(_payload(part), name=name, declared=charset)
        text, replaced = decoded.text, decoded.replaced
    if not text.strip():
        raise ReportError("the mail holds no text", place=name)
    return Extracted(
        text=text,
        title=str(message["subject"]) if message["subject"] else None,
        outlet=str(message["from"]) if message["from"] else None,
        published=_mail_day(message),
        notes=("text taken from a mail",),
        replaced=replaced,
    )


def _mail_day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date()
    except (TypeError, ValueError):
        return None


LARGEST_PDF = 60 * 2**20
MOST_PAGES = 2_000


def pdf(data: bytes, *, name: str) -> Extracted:
    """Text of a PDF, pages parted by a form feed so that page and offset can be told.

    Raises:
        ReportError: Encrypted, damaged, too large, or pictures of pages only.
    """
    getLogger("pypdf").setLevel(CRITICAL)  # its words on torn files say nothing to a reader
    from pypdf import PdfReader  # noqa: PLC0415 - only for PDFs
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    if len(data) > LARGEST_PDF:
        raise ReportError("the PDF is larger than 60 MB; give the pages that matter", place=name)
    with mmap.mmap(-1, len(data)) as pages:  # a seekable view in memory; stages open no files
        pages.write(data)
        pages.seek(0)
        try:
            reader = PdfReader(cast("IO[bytes]", pages))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReportError("the PDF is encrypted; save it without a password", place=name)
            texts = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
        except DependencyError:
            raise ReportError("the PDF is encrypted; save it unencrypted", place=name) from None
        except (
            PyPdfError,
            ValueError,
            KeyError,
            TypeError,
            RecursionError,
            OverflowError,
        ) as fault:
            if isinstance(fault, ReportError):
                raise
            raise ReportError("the PDF is damaged and cannot be read", place=name) from fault
    if sum(len(text.strip()) for text in texts) < 20:
        raise ReportError(
            "the PDF has no text layer (scanned pages); run text recognition on it first",
            place=name,
        )
    note = f"text layer of {len(texts)} PDF pages, parted by form feeds"
    return Extracted(text="\f".join(texts), notes=(note,))


def page_of(text: str, offset: int) -> int:
    r"""Page (from 1) that an offset of a PDF's text lies on.

    Example:
        >>> page_of("one\ftwo", 5)
        2
    """
    return text.count("\f", 0, offset) + 1
