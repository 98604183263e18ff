"""HTML pages and mails to the text a reader would read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html import unescape

from burdenshare.errors import ReportError
from burdenshare.report.decode import decode

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
    found = bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=True)
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
