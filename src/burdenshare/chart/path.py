"""Probability over time: how likely something is by each day, or was thought to be on each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - says what the pairs hold
from math import isfinite
from typing import TYPE_CHECKING

from burdenshare.chart.frame import (
    LANES,
    breadth,
    figure,
    fill,
    legend,
    look,
    mark,
    rule,
    shape,
    stroke,
    under,
    words,
)
from burdenshare.chart.scale import Scale, apart, days, time
from burdenshare.chart.svg import element
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.chart.svg import Markup
    from burdenshare.chart.timeline import Mark

_LEFT, _HEIGHT = 48.0, 250.0
_DASHES = ("5 4", "2 3", "9 3 2 3")  # of plain curves, one after the other
_LANE = 20.0
_COLOURS = ("agreed", "offered", "paid", "deadline", "share", "round")


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Probability by day; ``plain`` curves (baselines) are dashed and grey."""

    name: str
    points: tuple[tuple[Day, float], ...]
    plain: bool = False
    href: str | None = None


def path(
    curves: Sequence[Curve],
    *,
    title: str,
    source: str,
    deadlines: Sequence[tuple[Day, str]] = (),
    today: Day | None = None,
    width: float = 720,
) -> Markup:
    """Cumulative probabilities from 0 to 100 %, each curve named at its end.

    Where the names have no room there, they stand in a key above.

    Args:
        curves: Points as (day, probability), ascending days.
        title: What it shows.
        source: What it rests on.
        deadlines: Days and their names, as upright lines.
        today: The day the picture is made for.
        width: Pixels of the picture.

    Raises:
        UsageError: A probability is not between 0 and 1.
    """
    _checked(curves)
    known = [day for curve in curves for day, _ in curve.points]
    known += [today] if today else []
    wanted = max([breadth(c.name) for c in curves], default=40.0) + 52
    named = wanted <= width * 0.34
    room = wanted if named else 56.0
    x = time(min(known, default=Day(2000, 1, 1)), max(known, default=Day(2001, 1, 1)),
             start=_LEFT, stop=width - room)  # fmt: skip
    y = Scale(low=0, high=1, start=_HEIGHT - 28, stop=30)
    looks = _looks(curves)
    keys = [(c.name, _swatch(c, *one)) for c, one in zip(curves, looks, strict=True)]
    head, tall = legend([] if named else keys, width)
    drawn = [*_axes(x, y, width), *_posts(deadlines, x, y, today)]
    for curve, one in zip(curves, looks, strict=True):
        drawn += _curve(curve, x, y, one, "by")
    drawn += _names(curves, x, y, named=named)
    tall = 0.0 if named else tall
    body = [*head, element("g", *drawn, transform=f"translate(0 {tall:g})")]
    said = "; ".join(f"{c.name}: " + ", ".join(f"{d} {_percent(p)}" for d, p in c.points)
                     for c in curves)  # fmt: skip
    return figure(body, title=title, source=source, detail=said, width=width,
                  height=_HEIGHT + tall)  # fmt: skip


def course(
    curves: Sequence[Curve],
    marks: Sequence[Mark],
    *,
    title: str,
    source: str,
    deadlines: Sequence[tuple[Day, str]] = (),
    width: float = 720,
) -> Markup:
    """What was thought on each day, and under it what happened meanwhile, in lanes by kind.

    Unlike `path`, which looks ahead from one day, each point here was said on its own day.

    Args:
        curves: Points as (as-of day, probability), ascending days.
        marks: Dated events; each is a sign that leads to its source, its words are its title.
        title: What it shows.
        source: What it rests on.
        deadlines: Days and their names, as upright lines.
        width: Pixels of the picture.

    Raises:
        UsageError: A probability is not between 0 and 1.
    """
    _checked(curves)
    known = [day for curve in curves for day, _ in curve.points] + [one.date for one in marks]
    left = 104.0 if width >= 500 else 84.0
    first, last = min(known, default=Day(2000, 1, 1)), max(known, default=Day(2001, 1, 1))
    room = max((last - first).days / 3, 60)  # a post further off would squeeze all the rest
    last = max([last, *(day for day, _ in deadlines if 0 < (day - last).days <= room)])
    x = time(first, last, start=left, stop=width - 14)
    y = Scale(low=0, high=1, start=_HEIGHT - 28, stop=30)
    looks = _looks(curves)
    keys = [(c.name, _swatch(c, *one)) for c, one in zip(curves, looks, strict=True)]
    head, tall = legend(keys, width)
    drawn = [*_axes(x, y, width), *_posts(deadlines, x, y, None)]
    for curve, one in zip(curves, looks, strict=True):
        drawn += _curve(curve, x, y, one, "as of")
    lanes = [lane for lane in LANES if any(look(one.kind).lane == lane for one in marks)]
    for n, lane in enumerate(lanes):
        drawn += _lane(lane, [m for m in marks if look(m.kind).lane == lane], x,
                       _HEIGHT + _LANE * n)  # fmt: skip
    body = [*head, element("g", *drawn, transform=f"translate(0 {tall:g})")]
    return figure(body, title=title, source=source, detail=_ends(curves, marks), width=width,
                  height=tall + _HEIGHT + _LANE * len(lanes) + 4)  # fmt: skip


def _checked(curves: Sequence[Curve]) -> None:
    wrong = [p for c in curves for _, p in c.points if not (isfinite(p) and 0 <= p <= 1)]
    if wrong:
        raise UsageError(f"a probability lies between 0 and 1, not so: {wrong[:3]}")


def _looks(curves: Sequence[Curve]) -> list[tuple[str, str]]:
    """Colour of each curve, and its dashes, where it is plain."""
    plain = [sum(curve.plain for curve in curves[:n]) for n in range(len(curves))]
    return [(_colour(curves, n), _DASHES[plain[n] % len(_DASHES)]) for n in range(len(curves))]


def _swatch(curve: Curve, colour: str, dash: str) -> Markup:
    return element("line", x1=0, x2=16, y1=6, y2=6, stroke_dasharray=dash if curve.plain else None,
                   **stroke(colour, 1.5 if curve.plain else 2.5))  # fmt: skip


def _lane(name: str, marks: Sequence[Mark], x: Scale, top: float) -> Iterable[Markup]:
    yield rule(x.start, top, x.stop, top)
    yield words(name, x.start - 8, top + 14, anchor="end", size=11)
    for one in sorted(marks, key=lambda one: one.date):
        said = f"{one.date}: {one.label}" + (f". {one.note}" if one.note else "")
        yield mark(shape(one.kind, x.day(one.date), top + 10), title=said, href=one.href)


def _ends(curves: Sequence[Curve], marks: Sequence[Mark]) -> str:
    told = [
        f"{c.name}: {_percent(c.points[0][1])} as of {c.points[0][0]}, "
        f"{_percent(c.points[-1][1])} as of {c.points[-1][0]}"
        for c in curves
        if c.points
    ]
    return "; ".join([*told, f"{len(marks)} events"])


def _colour(curves: Sequence[Curve], n: int) -> str:
    own = sum(not curve.plain for curve in curves[:n])
    return "muted" if curves[n].plain else _COLOURS[own % len(_COLOURS)]


def _axes(x: Scale, y: Scale, width: float) -> Iterable[Markup]:
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield rule(x.start, y(share), x.stop, y(share))
        yield words(_percent(share), x.start - 6, y(share) + 4, anchor="end")
    for day, label in days(x, 8 if width >= 500 else 3):
        yield under(label, x.day(day), _HEIGHT - 8, width)


def _posts(
    deadlines: Sequence[tuple[Day, str]], x: Scale, y: Scale, today: Day | None
) -> Iterable[Markup]:
    inside = [(day, name) for day, name in deadlines if x.start <= x.day(day) <= x.stop]
    for day, name in sorted(inside):
        at = x.day(day)
        later = [x.day(other) for other, _ in inside if other > day]
        line = element("line", x1=at, x2=at, y1=y.stop, y2=y.start, **stroke("deadline"))
        side = "end" if at + breadth(name) > min([x.stop, *later]) else "start"
        label = words(name, at, y.stop - 8, anchor=side, colour="deadline")
        yield mark(element("g", line, label), title=f"{day}: {name}", href=None)
    if today:
        at = x.day(today)
        line = element("line", x1=at, x2=at, y1=y.stop, y2=y.start, stroke_dasharray="4 3",
                       **stroke("ink"))  # fmt: skip
        yield mark(line, title=f"as of {today}", href=None)


def _curve(curve: Curve, x: Scale, y: Scale, drawn: tuple[str, str], when: str) -> Iterable[Markup]:
    """A line in its colour (and dashes, where it is plain), with a dot a day."""
    colour, dash = drawn
    line = " ".join(f"{x.day(day):.1f},{y(p):.1f}" for day, p in curve.points)
    yield element("polyline", points=line, fill="none",
                  stroke_dasharray=dash if curve.plain else None,
                  **stroke(colour, 1.5 if curve.plain else 2.5))  # fmt: skip
    for day, p in () if curve.plain else curve.points:
        dot = element("circle", cx=x.day(day), cy=y(p), r=3.5, **fill(colour))
        yield mark(dot, title=f"{curve.name} {when} {day}: {_percent(p)}", href=curve.href)


def _names(curves: Sequence[Curve], x: Scale, y: Scale, *, named: bool) -> Iterable[Markup]:
    ended = [(n, curve) for n, curve in enumerate(curves) if curve.points]
    places = apart([y(c.points[-1][1]) + 4 for _, c in ended], 14, 12, _HEIGHT - 20)
    for (n, curve), place in zip(ended, places, strict=True):
        text = _percent(curve.points[-1][1]) + (f" {curve.name}" if named else "")
        yield words(text, x.stop + 8, place, colour=_colour(curves, n))


def _percent(p: float) -> str:
    return f"{p * 100:.0f} %"
