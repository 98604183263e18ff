"""What a claim is: one figure or event as a report makes it, true or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from burdenshare.cue.kind import Kind, Modality, Status

__all__ = ["Claim", "Kind", "Modality", "Status", "claim_id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure or event as the report makes it, with the exact span it rests on.

    Attributes:
        report: Name of the report.
        id: First 12 hex digits of sha256 over text hash, kind, start and end.
        kind: What it is about.
        value: In base units (won, dollars, people, years); per cent as 8.2; None for events.
        value_high: Upper end of a range.
        unit: KRW, USD, JPY, EUR, GBP, percent, people, years, count, multiple; None for events.
        precision: Value of the last printed digit, in base units.
        modality: How firmly it is put.
        status: Paid, agreed, tentative, demanded, offered ...; None where none applies.
        scope: What the sum covers; ``stationing`` where the text names nothing else.
        period: What the figure is for, ISO: ``2019``, ``2016/2020``, ``2018/``, ``../2025``.
        date: When the event was, ISO, partial where the text fixes no year.
        actor: Who pays, demands, offers, signs, or whose troops.
        attributed_to: Who said so; None for the report's own voice.
        hearsay: How many mouths lie between the report and the fact (0: its own voice).
        of: Id of the claim that this one converts.
        quote: ``text[start:end]``, always.
        start: Offset of the first character in the report's text.
        end: Offset after the last character.
        published: When the public could read it.
        published_basis: How that day is known.
        outlet: Who published it.
        cluster: Claims of one cluster are one witness.
        text_sha256: Hash of the text that the offsets count in.
    """

    report: str
    id: str
    kind: Kind
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    precision: Decimal | None = None
    modality: Modality = Modality.EXACT
    status: Status | None = None
    scope: str | None = None
    period: str | None = None
    date: str | None = None
    actor: str | None = None
    attributed_to: str | None = None
    hearsay: int = 0
    of: str | None = None
    quote: str
    start: int
    end: int
    published: dt.date | None = None
    published_basis: str | None = None
    outlet: str | None = None
    cluster: str | None = None
    text_sha256: str


def claim_id(text_sha256: str, kind: Kind, start: int, end: int) -> str:
    """Twelve hex digits that name a claim: the same text, kind and span give the same id.

    Example:
        >>> claim_id("00" * 32, Kind.SHARE, 0, 10)
        '54cbc8fd33e0'
    """
    return sha256(f"{text_sha256}:{kind}:{start}:{end}".encode()).hexdigest()[:12]
