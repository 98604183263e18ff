"""PDF documents with a text layer, page by page."""

from __future__ import annotations

import mmap
from typing import IO, cast

from burdenshare.errors import ReportError
from burdenshare.report.markup import Extracted

LARGEST_PDF = 60 * 2**20
MOST_PAGES = 2_000


def pdf(data: bytes, *, name: str) -> Extracted:
    """Text of a PDF, pages parted by a form feed so that page and offset can be told.

    Raises:
        ReportError: Encrypted, damaged, too large, or pictures of pages only.
    """
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
    """Page (from 1) that an offset of a PDF's text lies on.

    Example:
        >>> page_of("one\\ftwo", 5)
        2
    """
    return text.count("\f", 0, offset) + 1
