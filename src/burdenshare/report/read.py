"""Read a report: bytes of text, HTML, mail or PDF to a `Report`."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from burdenshare.errors import ReportError
from burdenshare.report.dateline import printed
from burdenshare.report.format import (
    Extracted,
    decode,
    html,
    looks_like_html,
    looks_like_mail,
    mail,
    pdf,
    refuse_container,
    refuse_large,
    refuse_long,
)
from burdenshare.report.text import Report

if TYPE_CHECKING:
    from datetime import date


def _plain(data: bytes, name: str) -> Extracted:
    decoded = decode(data, name=name)
    notes: tuple[str, ...] = (f"encoding guessed as {decoded.encoding}",) if decoded.guessed else ()
    if decoded.replaced:
        notes += (f"{decoded.replaced} characters could not be decoded",)
    return Extracted(text=decoded.text, notes=notes, replaced=decoded.replaced)


def _extracted(data: bytes, name: str) -> Extracted:
    lower = name.lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return pdf(data, name=name)
    refuse_large(data, name)
    if looks_like_html(data) or lower.endswith((".html", ".htm", ".xhtml")):
        return html(data, name=name)
    if lower.endswith(".eml") or looks_like_mail(data):
        return mail(data, name=name)
    if lower.endswith(".pdf"):
        raise ReportError("is named .pdf and is none; fetch it again, or name it .txt", place=name)
    return _plain(data, name)


def read(
    data: bytes,
    *,
    name: str,
    published: date | None = None,
    outlet: str | None = None,
    address: str | None = None,
    default_published: date | None = None,
) -> Report:
    """Read one report; offsets of claims count in the text it returns.

    Args:
        data: The file as it lies on disk.
        name: Its name, for messages and claims.
        published: The day the public could read it, where the user knows; it wins over all else.
        outlet: Who published it.
        address: Where it stood.
        default_published: The day to assume where neither metadata nor text prints one.

    Raises:
        ReportError: Nothing readable: empty, binary, packed, encrypted, scanned or too large.

    Example:
        >>> read(b"Seoul paid $867 million in 2014.", name="a.txt").published is None
        True
    """
    refuse_container(data, name)
    found = _extracted(data, name)
    if not found.text.strip():
        raise ReportError("the file holds no text", place=name)
    refuse_long(found.text, name)
    day, basis = published, "given" if published else None
    if day is None and found.published:
        day, basis = found.published, "metadata"
    if day is None and (day := printed(found.text)):
        basis = "text"
    if day is None and default_published:
        day, basis = default_published, "inferred"
    return Report(
        name=name,
        text=found.text,
        sha256=sha256(found.text.encode("utf-8", "surrogatepass")).hexdigest(),
        published=day,
        published_basis=basis,
        outlet=outlet or found.outlet,
        address=address,
        title=found.title,
        replaced=found.replaced,
        notes=found.notes,
    )
