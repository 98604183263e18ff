"""A report: the text that claims are read from, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One press report or document as text.

    Attributes:
        name: File name within its folder.
        text: The decoded file, or for HTML, mail and PDF the extracted text; offsets count in it.
        sha256: Hex digest of ``text`` in UTF-8 (lone surrogates passed through).
        published: When the public could read it; None where nobody knows.
        published_basis: ``given`` (by the user), ``metadata``, ``text``, ``inferred`` or None.
        outlet: Who published it.
        address: Where it stood.
        title: Its headline, where the format names one.
        copied: Spans ``(start, end)`` of passages that stand in an earlier report too.
        cluster: Reports that share a cluster are one witness for what they share.
        replaced: Characters lost while decoding.
        notes: What was done to get the text, one sentence each.
    """

    name: str
    text: str
    sha256: str
    published: date | None = None
    published_basis: str | None = None
    outlet: str | None = None
    address: str | None = None
    title: str | None = None
    copied: tuple[tuple[int, int], ...] = ()
    cluster: str | None = None
    replaced: int = 0
    notes: tuple[str, ...] = ()
