"""What every chart shares: colours, shapes and the frame with title and source line.

Colours are presentation attributes, so that a chart stands alone in print, in a notebook and in a
saved file; on a dark page the rules of `STYLE` override them by class.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from burdenshare.chart.svg import Markup, element, join, link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.chart.svg import Content, Value

LIGHT = {
    "paper": "#ffffff",
    "ink": "#1a1a1a",
    "muted": "#595959",
    "rule": "#dcdcd6",
    "band": "#1f4e9c",
    "demanded": "#b3261e",
    "offered": "#6b4fa0",
    "agreed": "#1f4e9c",
    "paid": "#1b6e3c",
    "share": "#5b5b00",
    "round": "#555555",
    "deadline": "#8a4b00",
}
DARK = {
    "paper": "#16181d",
    "ink": "#ececec",
    "muted": "#b4b4b4",
    "rule": "#3a3d44",
    "band": "#8ab4f8",
    "demanded": "#ff8a80",
    "offered": "#c3a6ff",
    "agreed": "#8ab4f8",
    "paid": "#7ddc9a",
    "share": "#d6d36a",
    "round": "#b8b8b8",
    "deadline": "#ffb870",
}
FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
SIZE = 12.0  # letters, in pixels of the picture


def style() -> Markup:
    """Rules for a page that holds charts: the dark palette, and marks that show the focus."""
    dark = "".join(
        f".f-{name}{{fill:{hue}}}.s-{name}{{stroke:{hue}}}" for name, hue in DARK.items()
    )
    return Markup(
        "svg.chart{display:block;max-width:100%;height:auto}"
        "svg.chart a{cursor:pointer}svg.chart a:focus{outline:2px solid #8a6d00}"
        "svg.chart a:hover path,svg.chart a:hover rect{opacity:.7}"
        f"@media screen and (prefers-color-scheme:dark){{{dark}}}"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a kind of mark is drawn: the lane it stands in, its colour and its shape."""

    lane: str
    colour: str
    shape: str


_SHAPES = {
    "down": "M0 6L6-5-6-5z",
    "up": "M0-6L6 5-6 5z",
    "diamond": "M0-7L7 0 0 7-7 0z",
    "square": "M-5-5h10v10h-10z",
    "disc": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
    "dot": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    "post": "M-2-7h4v14h-4z",
    "cross": "M-6-3L-3-6 0-3 3-6 6-3 3 0 6 3 3 6 0 3-3 6-6 3-3 0z",
}
_LANES = {
    "demanded": ("demanded", "down", "demand"),
    "offered": ("offered", "up", "offer counteroffer"),
    "tentative": ("offered", "diamond", "tentative tentative_deal"),
    "agreed": ("agreed", "diamond", "agreement initial initialed sign signed ratify ratification"),
    "paid": ("paid", "square", "contribution"),
    "cost, share": ("share", "disc", "share total_cost increase escalator expected estimated"),
    "rounds": ("round", "dot", "round meeting scheduled resumption"),
    "setbacks": ("demanded", "cross", "veto reject rejection deadlock threat furlough"),
    "deadlines": ("deadline", "post", "deadline expiry lapse extension term"),
    "other": ("round", "dot", ""),
}
LOOKS = {
    name: Look(lane=lane, colour=colour, shape=_SHAPES[shape])
    for lane, (colour, shape, names) in _LANES.items()
    for name in (lane, *names.split())
}
LANES = tuple(_LANES)


def look(kind: str) -> Look:
    """How marks of a kind are drawn; a kind nobody has drawn yet stands among the others."""
    return LOOKS.get(kind, LOOKS["other"])


def fill(colour: str) -> dict[str, str]:
    """Attributes that fill with a colour of the palette."""
    return {"class_": f"f-{colour}", "fill": LIGHT[colour]}


def stroke(colour: str, width: float = 1.0) -> dict[str, Value]:
    """Attributes that draw a line in a colour of the palette."""
    return {"class_": f"s-{colour}", "stroke": LIGHT[colour], "stroke_width": width}


def words(
    text: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    colour: str = "muted",
    size: float = SIZE,
) -> Markup:
    """One line of text; `anchor` is start, middle or end."""
    at = None if anchor == "start" else anchor
    return element("text", text, x=x, y=y, text_anchor=at, font_size=size, **fill(colour))


def under(text: str, x: float, y: float, width: float) -> Markup:
    """A label centred under its tick, moved where it would leave the picture."""
    half = breadth(text) / 2 + 1
    return words(text, min(max(x, half), width - half), y, anchor="middle")


def rule(x1: float, y1: float, x2: float, y2: float, colour: str = "rule") -> Markup:
    """A thin straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **stroke(colour))


def mark(content: Markup, *, title: str, href: str | None) -> Markup:
    """A mark that says what it is, and leads to what it rests on."""
    if href is None:
        return element("g", element("title", title), content)
    return link(join((element("title", title), content)), href=href, aria_label=title)


def shape(kind: str, x: float, y: float) -> Markup:
    """The sign of a kind at a place, edged with paper so that neighbours stay apart."""
    seen = look(kind)
    return element(
        "path",
        d=seen.shape,
        transform=f"translate({x:.1f} {y:.1f})",
        class_=f"f-{seen.colour} s-paper",
        fill=LIGHT[seen.colour],
        stroke=LIGHT["paper"],
    )


def breadth(text: str, size: float = SIZE) -> float:
    """About how wide a line of text will be, in pixels; letters of full width count double."""
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return size * (0.55 * (len(text) - wide) + 1.05 * wide)


def wrapped(text: str, width: float, size: float = SIZE) -> list[str]:
    """Lines no wider than `width`; a word that is wider is cut."""
    lines: list[str] = []
    for word in text.split():
        piece = shortened(word, width, size)
        if lines and breadth(f"{lines[-1]} {piece}", size) <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def shortened(text: str, width: float, size: float = SIZE) -> str:
    """Text cut with an ellipsis where it would be wider than `width`."""
    if breadth(text, size) <= width:
        return text
    kept = next((n for n in range(len(text), 0, -1) if breadth(text[:n], size) <= width - size), 0)
    return text[:kept].rstrip() + "…"


def legend(
    keys: Sequence[tuple[str, Markup]], width: float, *, left: float = 4.0
) -> tuple[list[Markup], float]:
    """Swatches with their names, in as many lines as they need, and the height of those lines.

    Args:
        keys: Name and swatch of each; a swatch is drawn in a field of 16 times 12 pixels.
        width: Pixels of the picture.
        left: Where the first line begins; the others begin at the edge.
    """
    made, x, y = [], left, 12.0
    for name, swatch in keys:
        size = 20 + breadth(name, 11)
        if x > 4 and x + size > width - 4:
            x, y = 4.0, y + 16
        at = f"translate({x:.1f} {y - 10:.1f})"
        made += [element("g", swatch, transform=at), words(name, x + 20, y, size=11)]
        x += size + 16
    return made, y + 4


def beside(text: str, right: float, y: float) -> list[Markup]:
    """A row's name left of its axis, on up to three lines around `y`."""
    lines = wrapped(text, right - 4, 11)
    if len(lines) > 3:
        lines[2:] = [shortened(f"{lines[2]}…", right - 4, 11)]
    top = y + 4 - 6 * (len(lines) - 1)
    return [
        words(line, right, top + 12 * n, anchor="end", colour="ink", size=11)
        for n, line in enumerate(lines)
    ]


def figure(
    body: Iterable[Content], *, title: str, source: str, detail: str, width: float, height: float
) -> Markup:
    """The whole picture: title, body, source line.

    Args:
        body: What is drawn, in a field of `width` times `height` pixels.
        title: What it shows, in words and unit.
        source: What it rests on; stands inside the picture, since pictures travel alone.
        detail: The main figures in words, for who cannot see it.
        width: Pixels.
        height: Pixels of the body.
    """
    heads = wrapped(title, width - 8, 14)
    feet = wrapped(source, width - 8, 11)
    top, whole = 8 + 18 * len(heads), 0.0
    whole = top + height + 15 * len(feet) + 6
    return element(
        "svg",
        element("title", title),
        element("desc", detail),
        element("rect", x=0, y=0, width=width, height=whole, **fill("paper")),
        *(words(line, 4, 18 + 18 * n, colour="ink", size=14) for n, line in enumerate(heads)),
        element("g", *body, transform=f"translate(0 {top})"),
        *(words(line, 4, top + height + 14 + 15 * n, size=11) for n, line in enumerate(feet)),
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        viewbox=f"0 0 {width:g} {whole:g}",
        width=width,
        height=whole,
        role="group",
        aria_label=title,
        font_family=FONT,
    )
