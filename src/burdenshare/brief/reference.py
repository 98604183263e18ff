"""Where references lead: from a figure to its sentence, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.brief.value import Ref, Source, Span
from burdenshare.chart.svg import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.brief.value import Brief, EventRow, Sentence

_SHOWN = 4  # footnotes behind one figure; the ledger's row has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything that can be referred to in one brief.

    Attributes:
        anchors: ``#id`` or address for each ref that leads somewhere.
        claims: Source and span of each claim.
        notes: Number of each footnote, in order of first mention.
        homes: Where a claim's figure stands: ``#id`` of its row, to come back from its sentence.
    """

    anchors: Mapping[Ref, str]
    claims: Mapping[Ref, tuple[Source, Span]]
    notes: Mapping[Ref, int]
    homes: Mapping[Ref, str]

    def href(self, ref: Ref) -> str | None:
        """Where a ref leads: within the page, to an http(s) address, or nowhere."""
        return self.anchors.get(ref) or address(ref)

    def first(self, refs: tuple[Ref, ...]) -> str | None:
        """Where the first ref that leads anywhere leads."""
        return next((href for href in map(self.href, refs) if href), None)

    def label(self, ref: Ref) -> str:
        """A claim in a few words: its label, else its quote."""
        source, span = self.claims[ref]
        return span.label or short(source.text[span.start : span.end])


def name(source: Source) -> str:
    """What to call a report: its outlet, else its file."""
    known = source.outlet.strip()
    return known if known and known.lower() != "unknown" else source.report


def short(text: str, most: int = 60) -> str:
    """The first words of a text on one line.

    Example:
        >>> short("about 1.04  trillion won", 12)
        'about 1.04…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip() + "…"


def anchor(prefix: str, key: str) -> str:
    """An id for the page; different names give different ids, whatever they are made of.

    Example:
        >>> anchor("e", "events:118")
        'e-events_3a_118'
    """
    safe = "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in key)
    return f"{prefix}-{safe}"


def index(brief: Brief) -> Index:
    """Anchors, footnote numbers and ways back of a brief."""
    claims = {
        span.id: (source, span) for source in brief.sources[::-1] for span in source.spans[::-1]
    }
    anchors = {f"#{part}": f"#{part}" for part in sections(brief)}
    anchors |= {event.id: f"#{anchor('e', event.id)}" for event in events(brief)}
    anchors |= {ref: f"#{anchor('c', ref)}" for ref in claims}
    cited = [ref for one in sentences(brief) for ref in _cited(one) if not ref.startswith("#")]
    known = [ref for ref in dict.fromkeys(cited) if ref in anchors or address(ref)]
    notes = {ref: n for n, ref in enumerate(known, 1)}
    homes = {ref: f"#n-{n}" for ref, n in notes.items()}
    homes |= {r: f"#p-{n}" for n, row in enumerate(brief.problems, 1) for r in row.claims}
    homes |= {r: f"#f-{n}" for n, row in enumerate(brief.figures, 1) for r in row.claims}
    return Index(anchors=anchors, claims=claims, notes=notes, homes=homes)


def shown(refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The refs that get a footnote each; the others stand in the ledger's row."""
    return refs[:_SHOWN]


def sentences(brief: Brief) -> Iterator[Sentence]:
    """Every sentence of a brief, in the order in which it is read."""
    yield from brief.summary
    if brief.agreement:
        yield from brief.agreement.notes
    if brief.talks:
        yield brief.talks.state
        if brief.talks.outlook:
            yield from brief.talks.outlook.notes


def _cited(one: Sentence) -> Iterator[Ref]:
    for part in one.parts:
        if not isinstance(part, str):
            yield from shown(part.refs)
    yield from shown(one.refs)


def sections(brief: Brief) -> Iterator[str]:
    """Names of the sections that the brief has, in order."""
    present = {
        "summary": True,
        "ledger": brief.figures,
        "contradictions": brief.problems,
        "agreement": brief.agreement,
        "talks": brief.talks,
        "outlook": brief.talks and brief.talks.outlook,
        "record": events(brief),
        "sources": brief.sources,
        "method": True,
    }
    return (part for part, there in present.items() if there)


def events(brief: Brief) -> tuple[EventRow, ...]:
    """Events that have a row of their own; a claim's event leads to its sentence instead."""
    if brief.talks is None:
        return ()
    claims = {span.id for source in brief.sources for span in source.spans}
    first = {event.id: event for event in reversed(brief.talks.events)}
    return tuple(event for key, event in reversed(first.items()) if key not in claims)
