"""Pieces of the page: sentences with footnotes, tables, sections, figures at two widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.brief.reference import name, shown
from burdenshare.chart.svg import address, element, escape, join, link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from burdenshare.brief.reference import Index
    from burdenshare.brief.value import Cited, Ref, Sentence
    from burdenshare.chart.svg import Content, Markup

WIDE, NARROW = 860.0, 350.0
_SHORT = 12  # rows of a table that print keeps on one page


def day(when: date | None) -> str:
    """A day in words: 12 February 2019."""
    return f"{when.day} {when:%B} {when.year:04}" if when else "undated"


def said(one: Sentence, index: Index) -> Markup:
    """A sentence with its figures linked and its footnotes behind them."""
    parts = [escape(p) if isinstance(p, str) else figure(p, index) for p in one.parts]
    return join((*parts, notes(one.refs, index)))


def figure(cited: Cited, index: Index) -> Markup:
    """A cited figure: a link to what it rests on, then its footnotes."""
    words = element("span", cited.text, class_="n") if len(cited.text) < 28 else cited.text
    noted = tuple(ref for ref in cited.refs if not ref.startswith("#"))
    return join((link(words, href=index.first(cited.refs)), notes(noted, index)))


def notes(refs: tuple[Ref, ...], index: Index) -> Markup:
    """Footnote numbers of refs, each leading to its note; a section is named."""
    found = [(ref, index.notes.get(ref)) for ref in shown(refs)]
    numbers = (element("sup", link(str(n), href=f"#n-{n}")) for _, n in found if n)
    parts = (
        join((" (", link(f"see {r[1:]}", href=r), ")"))
        for r, n in found
        if not n and r in index.anchors
    )
    return join((*numbers, *parts))


def witnesses(refs: tuple[Ref, ...], index: Index) -> Markup:
    """Claims as links to their sentences, by label and outlet."""
    return element("ul", *(element("li", _witness(ref, index)) for ref in refs), class_="w")


def _witness(ref: Ref, index: Index) -> Markup:
    if ref not in index.claims:
        return link(ref, href=index.href(ref))
    source, span = index.claims[ref]
    quote = source.text[span.start : span.end]
    words = link(index.label(ref), href=index.href(ref), title=f"“{quote}”")
    return join((words, " ", element("small", name(source))))


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[tuple[str | None, Sequence[Content]]],
    *,
    numeric: Iterable[int] = (),
    class_: str = "cards",
) -> Markup:
    """A table; each row is (id or None, cells). On a narrow page each row becomes a card.

    Args:
        caption: What it shows.
        heads: Column heads; they stand before each cell on a narrow page.
        rows: Ids and cells.
        numeric: Columns set flush right.
        class_: ``cards``; ``tight`` or ``plain`` for a table that is narrow anyway.
    """
    right = set(numeric)
    sides = ["r" if n in right else None for n in range(len(heads))]
    top = (element("th", h, scope="col", class_=c) for h, c in zip(heads, sides, strict=True))
    body = [element("tr", *_cells(heads, cells, sides), id=key) for key, cells in rows]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *top)),
        element("tbody", *body),
        class_=class_ if len(body) > _SHORT else f"{class_} whole",
    )


def _cells(
    heads: Sequence[str], cells: Sequence[Content], sides: Sequence[str | None]
) -> Iterable[Markup]:
    for n, (head, cell, side) in enumerate(zip(heads, cells, sides, strict=True)):
        if n == 0:
            yield element("th", cell, scope="row", class_=side)
        else:
            yield element("td", cell, data_head=head, class_=side)


def section(key: str, title: str, *content: Content) -> Markup:
    """A section with its heading; the key is what links use."""
    return element("section", element("h2", title), *content, id=key)


def chart(draw: Callable[[float], Markup]) -> Markup:
    """A chart drawn for a wide page and for a narrow one; the style shows the one that fits."""
    wide, narrow = (
        element("div", draw(w), class_=c) for w, c in ((WIDE, "wide"), (NARROW, "narrow"))
    )
    return element("figure", wide, narrow)


def bullets(items: Iterable[Content]) -> Markup | None:
    """A list, or nothing where there is nothing to list."""
    made = [element("li", item) for item in items]
    return element("ul", *made) if made else None


def addresses(found: Iterable[str]) -> Markup:
    """Source addresses by host; what is no http(s) address is printed as it stands."""
    return join((link(host(one), href=one, title=one) for one in found), ", ")


def host(one: str) -> str:
    """The host of an address, for a short link; what is no address stays as it is.

    Example:
        >>> host("https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=1")
        'mofa.go.kr'
    """
    if address(one) is None:
        return one
    return one.split("/")[2].removeprefix("www.")
