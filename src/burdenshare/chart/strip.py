"""Interval strips: what each report says about a quantity, over what all of them together say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.chart.frame import beside, figure, fill, mark, rule, stroke, words
from burdenshare.chart.scale import linear, plain, ticks
from burdenshare.chart.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.chart.scale import Scale
    from burdenshare.chart.svg import Markup

_ROW = 34.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One claim on a quantity, in the chart's unit.

    Attributes:
        value: What it says, converted where it was said in another currency.
        low: Lower end of what its words allow (rounding, "about").
        high: Upper end.
        label: The claim in a few words.
        odd: Whether it contradicts the others; drawn as a ring.
        href: Its sentence.
    """

    value: float
    low: float | None = None
    high: float | None = None
    label: str
    odd: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One quantity: its 90 % interval and mean as a band, its claims as dots."""

    label: str
    mean: float
    low: float
    high: float
    dots: tuple[Dot, ...] = ()
    href: str | None = None


def strips(
    rows: Sequence[Strip], *, title: str, source: str, unit: str, width: float = 720
) -> Markup:
    """Quantities under each other on one axis.

    Args:
        rows: In the order to be read.
        title: What it shows.
        source: What it rests on.
        unit: Written at the axis.
        width: Pixels of the picture.
    """
    left = min(220.0, width * 0.36)
    ends = [value for row in rows for value in (row.low, row.high)]
    ends += [value for row in rows for dot in row.dots for value in _ends(dot)]
    x = linear(ends, start=left, stop=width - 20, count=5 if width >= 500 else 3)
    height = _ROW * len(rows) + 44
    legend = "bar: 5 to 95 %; line: the middle"
    if any(row.dots for row in rows):
        legend = "bar: all together, 90 %; dots: single claims"
    legend += ", rings contradict" if any(dot.odd for row in rows for dot in row.dots) else ""
    body = [words(f"{unit} ({legend})" if width >= 500 else unit, 4, 12)]
    for value, label in ticks(x, 5 if width >= 500 else 3):
        body += [rule(x(value), 20, x(value), height - 20)]
        body.append(words(label, x(value), height - 6, anchor="middle"))
    for n, row in enumerate(rows):
        body += _strip(row, x, 22 + _ROW * (n + 0.5), unit)
    said = "; ".join(f"{r.label}: {plain(r.mean, 3)} ({plain(r.low, 3)} to {plain(r.high, 3)}, "
                     f"{len(r.dots)} claims)" for r in rows)  # fmt: skip
    return figure(body, title=title, source=source, detail=f"{unit}. {said}", width=width,
                  height=height)  # fmt: skip


def _ends(dot: Dot) -> tuple[float, ...]:
    return tuple(value for value in (dot.value, dot.low, dot.high) if value is not None)


def _strip(row: Strip, x: Scale, y: float, unit: str) -> Iterable[Markup]:
    yield from beside(row.label, x.start - 10, y)
    low, high = x(row.low), x(row.high)
    band = element("rect", x=low, y=y - 11, width=max(high - low, 2), height=22, opacity=0.28,
                   **fill("band"))  # fmt: skip
    middle = element("line", x1=x(row.mean), x2=x(row.mean), y1=y - 11, y2=y + 11,
                     **stroke("band", 2))  # fmt: skip
    said = f"{row.label}: {plain(row.mean, 3)} {unit}, 90 %: {plain(row.low, 3)} to "
    said += plain(row.high, 3)
    yield mark(element("g", band, middle), title=said, href=row.href)
    for dot in row.dots:
        yield _dot(dot, x, y, unit)


def _dot(dot: Dot, x: Scale, y: float, unit: str) -> Markup:
    drawn = []
    if dot.low is not None and dot.high is not None and dot.high > dot.low:
        drawn.append(element("line", x1=x(dot.low), x2=x(dot.high), y1=y, y2=y,
                             **stroke("muted", 1.5)))  # fmt: skip
    at = {"cx": x(dot.value), "cy": y}
    if dot.odd:
        drawn.append(element("circle", r=5.5, fill="none", **at, **stroke("demanded", 2.5)))
    else:
        drawn.append(element("circle", r=4.5, **at, **fill("ink")))
    said = f"{dot.label}: {plain(dot.value, 3)} {unit}" + (", contradicts" if dot.odd else "")
    return mark(element("g", *drawn), title=said, href=dot.href)
