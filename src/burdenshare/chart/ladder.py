"""Demands and offers over time on one axis of money, and the deal between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING

from burdenshare.chart.frame import (
    LIGHT,
    breadth,
    figure,
    fill,
    look,
    mark,
    rule,
    shape,
    stroke,
    under,
    words,
)
from burdenshare.chart.scale import days, linear, plain, ticks, time
from burdenshare.chart.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.chart.scale import Scale
    from burdenshare.chart.svg import Markup

_LEFT, _RIGHT, _HEIGHT = 52.0, 14.0, 280.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One demand, offer or agreed sum.

    Attributes:
        date: When it was put.
        value: In the chart's unit.
        high: Upper end of a range.
        kind: ``demand``, ``offer``, ``agreement`` ...; says shape and colour, and its side's line.
        label: A few words, printed where there is room.
        href: Where it leads.
    """

    date: Day
    value: float
    high: float | None = None
    kind: str
    label: str
    href: str | None = None


def ladder(
    rungs: Sequence[Rung],
    *,
    title: str,
    source: str,
    unit: str,
    deadlines: Sequence[tuple[Day, str]] = (),
    zone: tuple[float, float] | None = None,
    width: float = 720,
) -> Markup:
    """Each side's sums as a staircase: what was last put stands until something else is put.

    Args:
        rungs: Sums in any order.
        title: What it shows.
        source: What it rests on.
        unit: Written at the axis.
        deadlines: Days and their names, as upright lines.
        zone: Zone of agreement, lower and upper end, shaded.
        width: Pixels of the picture.
    """
    ordered = sorted(rungs, key=lambda rung: rung.date)
    known = [rung.date for rung in ordered] + [day for day, _ in deadlines] or [Day(2000, 1, 1)]
    ends = [value for rung in ordered for value in (rung.value, rung.high) if value is not None]
    y = linear([*ends, *(zone or ())], start=_HEIGHT - 28, stop=46, count=5)
    x = time(min(known), max(known), start=_LEFT + 10, stop=width - _RIGHT - 10)
    body = [
        *_axes(x, y, unit, width),
        *_zone(zone, y, width),
        *_deadlines(deadlines, x),
        *_stairs(ordered, x, y, width - _RIGHT),
        *_rungs(ordered, x, y, unit=unit, right=width - _RIGHT),
    ]
    said = "; ".join(f"{r.date} {r.label} {_range(r)} {unit}" for r in ordered) or "No sums."
    return figure(body, title=title, source=source, detail=said, width=width, height=_HEIGHT)


def _axes(x: Scale, y: Scale, unit: str, width: float) -> Iterable[Markup]:
    yield words(unit, 4, 12)
    for value, label in ticks(y, 5):
        yield rule(_LEFT, y(value), width - _RIGHT, y(value))
        yield words(label, _LEFT - 6, y(value) + 4, anchor="end")
    for day, label in days(x, 9 if width >= 500 else 4):
        yield under(label, x.day(day), _HEIGHT - 8, width)


def _zone(zone: tuple[float, float] | None, y: Scale, width: float) -> Iterable[Markup]:
    if zone and zone[1] > zone[0]:
        top, bottom = y(zone[1]), y(zone[0])
        area = element(
            "rect", x=_LEFT, y=top, width=width - _RIGHT - _LEFT, height=bottom - top,
            opacity=0.14, **fill("paid"),
        )  # fmt: skip
        said = f"zone of agreement: {plain(zone[0], 3)} to {plain(zone[1], 3)}"
        yield mark(area, title=said, href=None)


def _deadlines(deadlines: Sequence[tuple[Day, str]], x: Scale) -> Iterable[Markup]:
    for day, name in deadlines:
        at = x.day(day)
        line = element("line", x1=at, x2=at, y1=22, y2=_HEIGHT - 28, **stroke("deadline"))
        side = "end" if at + breadth(name) + 6 > x.stop else "start"
        label = words(name, at + (4 if side == "start" else -4), 28, anchor=side, colour="deadline")
        yield mark(element("g", line, label), title=f"{day}: {name}", href=None)


def _stairs(ordered: Sequence[Rung], x: Scale, y: Scale, right: float) -> Iterable[Markup]:
    """What each side last put, carried on to the next sum it put, or to the right edge."""
    for side in ("demanded", "offered"):
        steps = [rung for rung in ordered if look(rung.kind).lane == side]
        points: list[str] = []
        for rung in steps:
            points += [f"{x.day(rung.date):.1f},{points[-1].split(',')[1]}"] if points else []
            points.append(f"{x.day(rung.date):.1f},{y(rung.value):.1f}")
        if points:
            points.append(f"{right:.1f},{points[-1].split(',')[1]}")
            lines = stroke(side, 1.5)
            yield element("polyline", points=" ".join(points), fill="none", opacity=0.6, **lines)


def _rungs(
    ordered: Sequence[Rung], x: Scale, y: Scale, *, unit: str, right: float
) -> Iterable[Markup]:
    taken: list[tuple[float, float, float]] = []
    for rung in ordered:
        at, level = x.day(rung.date), y(rung.value)
        drawn = [shape(rung.kind, at, level)]
        if rung.high is not None and rung.high > rung.value:
            drawn.insert(0, _whisker(rung.kind, at, level, y(rung.high)))
        size = breadth(rung.label)
        start = at + 9 if at + 9 + size <= right else at - 9 - size
        free = all(start > b or start + size < a or abs(level - h) > 13 for a, b, h in taken)
        if free and start >= _LEFT:
            taken.append((start, start + size, level))
            drawn.append(words(rung.label, start, level - 6, colour="ink"))
        said = f"{rung.date}: {rung.label}, {_range(rung)} {unit}"
        yield mark(element("g", *drawn), title=said, href=rung.href)


def _whisker(kind: str, x: float, y1: float, y2: float) -> Markup:
    colour = look(kind).colour
    return element("line", x1=x, x2=x, y1=y1, y2=y2, class_=f"s-{colour}",
                   stroke=LIGHT[colour], stroke_width=3, opacity=0.4)  # fmt: skip


def _range(rung: Rung) -> str:
    first = plain(rung.value, 3)
    return first if rung.high is None else f"{first} to {plain(rung.high, 3)}"
