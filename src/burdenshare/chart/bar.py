"""Bars: payments by year with what they follow from, and what moves a result most."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from burdenshare.chart.frame import (
    beside,
    breadth,
    figure,
    fill,
    legend,
    mark,
    rule,
    stroke,
    words,
)
from burdenshare.chart.scale import linear, plain, ticks
from burdenshare.chart.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.chart.scale import Scale
    from burdenshare.chart.svg import Markup

_LEFT, _RIGHT, _HEIGHT = 52.0, 10.0, 260.0
_SOLID = {"negotiated": 1.0, "rule": 0.62, "derived": 0.5, "hold": 0.32}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One year's payment in the chart's unit.

    Attributes:
        year: The year.
        value: What is paid.
        low: 5 per cent quantile, where it is uncertain.
        high: 95 per cent quantile.
        basis: What it follows from: negotiated (full colour), rule, derived, hold (palest).
        group: The agreement; printed under its years.
        href: Where it leads.
    """

    year: int
    value: float
    low: float | None = None
    high: float | None = None
    basis: str = "negotiated"
    group: str = ""
    href: str | None = None


def bars(rows: Sequence[Bar], *, title: str, source: str, unit: str, width: float = 720) -> Markup:
    """Payments by year from zero; a year without a bar is a year without a payment.

    Args:
        rows: One a year, ascending; of two in one year the later is drawn over the earlier.
        title: What it shows.
        source: What it rests on.
        unit: Written at the axis.
        width: Pixels of the picture.
    """
    ends = [value for row in rows for value in (row.value, row.high) if value is not None]
    y = linear(ends, start=_HEIGHT - 46, stop=30, count=4, zero=True)
    years = [row.year for row in rows] or [2000]
    first, count = min(years), max(years) - min(years) + 1
    step = (width - _LEFT - _RIGHT) / count
    head, tall = _legend({row.basis for row in rows}, unit, width)
    drawn = [
        *_axes(y, width),
        *(_bar(row, _LEFT + (row.year - first) * step, step, y, unit) for row in rows),
        *_years(range(first, first + count), step),
        *_groups(rows, first, step),
    ]
    body = [words(unit, 4, 12), *head, element("g", *drawn, transform=f"translate(0 {tall:g})")]
    said = "; ".join(f"{row.year} {plain(row.value, 4)} ({row.basis})" for row in rows)
    return figure(body, title=title, source=source, detail=f"{unit}: {said}", width=width,
                  height=_HEIGHT + tall)  # fmt: skip


def _axes(y: Scale, width: float) -> Iterable[Markup]:
    for value, label in ticks(y, 4):
        yield rule(_LEFT, y(value), width - _RIGHT, y(value))
        yield words(label, _LEFT - 6, y(value) + 4, anchor="end")


def _legend(bases: Iterable[str], unit: str, width: float) -> tuple[list[Markup], float]:
    """What each depth of colour means, beside the unit or under it, and how far it pushes down."""
    tint = fill("agreed")
    keys = [
        (basis, element("rect", x=3, y=1, width=10, height=10, opacity=_depth(basis), **tint))
        for basis in sorted(filter(None, bases), key=_depth, reverse=True)
    ]
    made, tall = legend(keys, width, left=breadth(unit) + 28)
    return made, tall - 16


def _depth(basis: str) -> float:
    return _SOLID.get(basis, 0.62)


def _bar(row: Bar, x: float, step: float, y: Scale, unit: str) -> Markup:
    top, foot = sorted((y(row.value), y(0)))
    gap = min(step * 0.12, 6)
    size, depth = step - 2 * gap, _depth(row.basis)
    drawn = [
        element("rect", x=x + gap, y=top, width=size, height=foot - top, opacity=depth,
                **fill("agreed"))
    ]  # fmt: skip
    said = f"{row.year}: {plain(row.value, 4)} {unit}, {row.basis}"
    peak = top
    if row.low is not None and row.high is not None and row.high > row.low:
        middle, peak = x + step / 2, min(top, y(row.high))
        drawn.append(element("line", x1=middle, x2=middle, y1=y(row.low), y2=y(row.high),
                             **stroke("ink", 2)))  # fmt: skip
        said += f", 90 %: {plain(row.low, 4)} to {plain(row.high, 4)}"
    label = plain(row.value, 2 if row.value < 100 else 0)
    if breadth(label, 11) <= step:
        drawn.append(words(label, x + step / 2, peak - 5, anchor="middle", colour="ink", size=11))
    if row.group:
        said = f"{row.group}, {said}"
    return mark(element("g", *drawn), title=said, href=row.href)


def _years(years: range, step: float) -> Iterable[Markup]:
    every = max(1, -int(-40 // step))
    for n, year in enumerate(years):
        if n % every == 0:
            yield words(str(year), _LEFT + (n + 0.5) * step, _HEIGHT - 30, anchor="middle")


def _groups(rows: Sequence[Bar], first: int, step: float) -> Iterable[Markup]:
    spans = []
    for name, found in groupby(rows, key=lambda row: row.group):
        years = [row.year for row in found]
        start, end = _LEFT + (years[0] - first) * step, _LEFT + (years[-1] - first + 1) * step
        spans += [(name, start, end)] if name else []
    for text, (_, start, end) in zip(_fitting(spans), spans, strict=True):
        yield rule(start + 3, _HEIGHT - 22, end - 3, _HEIGHT - 22, "muted")
        yield words(text, (start + end) / 2, _HEIGHT - 8, anchor="middle", size=11)


def _fitting(spans: Sequence[tuple[str, float, float]]) -> list[str]:
    """Names under their years, all of them as long as the narrowest place bears.

    Whole; else the first word and the initials of the others (12th SMA); else the first word, left
    out where not even that has room.
    """

    def fits(text: str, start: float, end: float, gap: float = 4.0) -> bool:
        return breadth(text, 11) <= end - start - gap

    whole = [name.split() or [""] for name, _, _ in spans]
    initials = [[one[0], "".join(word[0] for word in one[1:])] for one in whole]
    for names in (whole, initials):
        texts = [" ".join(one).strip() for one in names]
        if all(fits(text, *span[1:]) for text, span in zip(texts, spans, strict=True)):
            return texts
    return [
        one[0] if fits(one[0], *s[1:], 0.0) else "" for one, s in zip(whole, spans, strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What a result becomes when one assumption goes from its low to its high end.

    Attributes:
        label: The assumption.
        low: The result at the assumption's low end, in the chart's unit.
        high: The result at its high end; may be below ``low``.
        ends: What the two ends are, in words.
        href: Where it leads.
    """

    label: str
    low: float
    high: float
    ends: tuple[str, str] = ("low", "high")
    href: str | None = None


def tornado(
    swings: Sequence[Swing],
    *,
    base: float,
    title: str,
    source: str,
    unit: str,
    width: float = 720,
) -> Markup:
    """What moves a result most: one bar an assumption, the longest on top.

    Args:
        swings: In any order.
        base: The result with every assumption at its middle.
        title: What it shows.
        source: What it rests on.
        unit: Written at the axis.
        width: Pixels of the picture.
    """
    ordered = sorted(swings, key=lambda swing: -abs(swing.high - swing.low))
    left = min(210.0, width * 0.36)
    ends = [value for swing in swings for value in (swing.low, swing.high)]
    x = linear([base, *ends], start=left, stop=width - 18, count=4)
    height = 34.0 + 34 * len(ordered)
    body = [words(unit, 4, 12)]
    for value, label in ticks(x, 4 if width >= 500 else 3):
        body += [rule(x(value), 20, x(value), height - 14)]
        body.append(words(label, x(value), height, anchor="middle"))
    for n, swing in enumerate(ordered):
        body.append(_swing(swing, x, 26.0 + 34 * n, unit))
    body.append(rule(x(base), 18, x(base), height - 14, "ink"))
    said = "; ".join(f"{s.label}: {plain(s.low, 3)} to {plain(s.high, 3)}" for s in ordered)
    return figure(body, title=title, source=source, detail=f"{unit}, base {plain(base, 3)}. {said}",
                  width=width, height=height + 8)  # fmt: skip


def _swing(swing: Swing, x: Scale, y: float, unit: str) -> Markup:
    low, high = sorted((x(swing.low), x(swing.high)))
    drawn = [
        element("rect", x=low, y=y, width=max(high - low, 1), height=18, opacity=0.7,
                **fill("band"))
    ]  # fmt: skip
    drawn += beside(swing.label, x.start - 10, y + 9)
    said = f"{swing.label}: {swing.ends[0]} gives {plain(swing.low, 3)} {unit}, "
    said += f"{swing.ends[1]} gives {plain(swing.high, 3)}"
    return mark(element("g", *drawn), title=said, href=swing.href)
