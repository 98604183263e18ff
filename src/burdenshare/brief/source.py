"""A report's text with every claim's span highlighted, however spans nest and cross."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from burdenshare.brief.fragment import addresses, bullets, day, section
from burdenshare.brief.reference import anchor, name
from burdenshare.chart.svg import Markup, element, escape, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.brief.reference import Index
    from burdenshare.brief.value import Brief, Source, Span

_BASES = {
    "given": "",
    "metadata": "date from the page's metadata",
    "text": "date from its text",
    "inferred": "date inferred",
}


def highlighted(text: str, spans: Sequence[Span], homes: dict[str, str] | None = None) -> Markup:
    """Text with a ``<mark id="c-...">`` around each span.

    Spans that nest become nested marks, so that each mark's text is the claim's quote. Where two
    spans cross, the later one is cut at the end of the earlier: its first piece bears the id, the
    rest bears the id as a class (see `crossings`).

    Args:
        text: The report's text; offsets count in it.
        spans: In any order; offsets beyond the text are cut.
        homes: For each claim the ``#id`` of the row to go back to.
    """
    queue = [
        (min(max(s.start, 0), len(text)), -min(max(s.end, s.start, 0), len(text)), n, True)
        for n, s in enumerate(spans)
    ]
    heapify(queue)
    out, done = [], 0
    open_: list[tuple[int, Markup]] = []  # (end, what follows the mark), innermost last

    def advance(place: int) -> None:
        nonlocal done
        while open_ and open_[-1][0] <= place:
            end, after = open_.pop()
            out.append(escape(text[done:end]) + "</mark>" + after)
            done = max(done, end)
        out.append(escape(text[done:place]))
        done = max(done, place)

    while queue:
        start, end, number, first = heappop(queue)
        advance(start)
        if open_ and open_[-1][0] < -end:
            heappush(queue, (open_[-1][0], end, number, False))
            end = -open_[-1][0]
        key = anchor("c", spans[number].id)
        attributes = {"id": key} if first else {"class_": f"on {key}"}
        opened = element("mark", title=spans[number].label or None, **attributes)
        out.append(opened.removesuffix("</mark>"))
        open_.append((-end, _back(spans[number], homes or {}) if first else Markup()))
    advance(len(text))
    return Markup("".join(out))


def crossings(spans: Sequence[Span]) -> list[str]:
    """Ids of claims whose span is cut by another that starts before it and ends inside it."""
    found: list[str] = []
    open_: list[Span] = []
    for later in sorted(spans, key=lambda s: (s.start, -s.end)):
        open_ = [span for span in open_ if span.end > later.start]
        if any(span.start < later.start and span.end < later.end for span in open_):
            found.append(later.id)
        open_.append(later)
    return found


def _back(span: Span, homes: dict[str, str]) -> Markup:
    """The way back; the style sets its words, so that an outer mark's text stays the quote."""
    home = homes.get(span.id)
    if home is None:
        return Markup()
    return element("a", href=home, class_="back", aria_label="back to the figure")


def sources(brief: Brief, index: Index) -> Markup:
    """Every report with its text, claims highlighted."""
    seen: set[str] = set()
    articles = []
    for n, source in enumerate(brief.sources, 1):
        fresh = [s for s in {s.id: s for s in reversed(source.spans)}.values() if s.id not in seen]
        seen |= {span.id for span in fresh}
        articles.append(_article(n, source, fresh, dict(index.homes)))
    intro = "Every highlighted passage is a claim read from the report; a figure above leads to it."
    return section("sources", "Reports", element("p", intro), *articles)


def _article(n: int, source: Source, spans: Sequence[Span], homes: dict[str, str]) -> Markup:
    basis = _BASES.get(source.published_basis, source.published_basis)
    facts = [
        f"file {source.report}",
        basis,
        f"{len(spans)} claims" if len(spans) != 1 else "1 claim",
        addresses([source.address]) if source.address else "",
    ]
    return element(
        "article",
        element("h3", f"{name(source)}, {day(source.published)}"),
        element("p", element("b", source.title)) if source.title else None,
        element("p", join(filter(None, facts), " · "), class_="facts"),
        bullets(source.notes),
        element("div", highlighted(source.text, spans, homes), class_="text", dir="auto"),
        element("p", element("a", "to the top", href="#summary"), class_="facts"),
        id=f"s-{n}",
    )
