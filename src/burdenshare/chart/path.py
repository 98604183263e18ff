"""Probability over time: how likely something is to have happened by each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - says what the pairs hold
from math import isfinite
from typing import TYPE_CHECKING

from burdenshare.chart.frame import breadth, figure, fill, mark, rule, stroke, under, words
from burdenshare.chart.scale import Scale, apart, days, time
from burdenshare.chart.svg import element
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.chart.svg import Markup

_LEFT, _HEIGHT = 48.0, 250.0
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
    wrong = [p for c in curves for _, p in c.points if not (isfinite(p) and 0 <= p <= 1)]
    if wrong:
        raise UsageError(f"a probability lies between 0 and 1, not so: {wrong[:3]}")
    known = [day for curve in curves for day, _ in curve.points]
    known += [today] if today else []
    room = min(max([breadth(c.name) for c in curves], default=40.0) + 52, width * 0.34)
    x = time(min(known, default=Day(2000, 1, 1)), max(known, default=Day(2001, 1, 1)),
             start=_LEFT, stop=width - room)  # fmt: skip
    y = Scale(low=0, high=1, start=_HEIGHT - 28, stop=30)
    body = [*_axes(x, y, width), *_posts(deadlines, x, y, today)]
    for n, curve in enumerate(curves):
        body += _curve(curve, x, y, _colour(curves, n))
    body += _names(curves, x, y)
    said = "; ".join(f"{c.name}: " + ", ".join(f"{d} {_percent(p)}" for d, p in c.points)
                     for c in curves)  # fmt: skip
    return figure(body, title=title, source=source, detail=said, width=width, height=_HEIGHT)


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
    for day, name in deadlines:
        at = x.day(day)
        if not x.start <= at <= x.stop:
            continue
        line = element("line", x1=at, x2=at, y1=y.stop, y2=y.start, **stroke("deadline"))
        side = "end" if at + breadth(name) > x.stop else "start"
        label = words(name, at, y.stop - 8, anchor=side, colour="deadline")
        yield mark(element("g", line, label), title=f"{day}: {name}", href=None)
    if today:
        at = x.day(today)
        line = element("line", x1=at, x2=at, y1=y.stop, y2=y.start, stroke_dasharray="4 3",
                       **stroke("ink"))  # fmt: skip
        yield mark(line, title=f"as of {today}", href=None)


def _curve(curve: Curve, x: Scale, y: Scale, colour: str) -> Iterable[Markup]:
    line = " ".join(f"{x.day(day):.1f},{y(p):.1f}" for day, p in curve.points)
    dashes = "5 4" if curve.plain else None
    yield element("polyline", points=line, fill="none", stroke_dasharray=dashes,
                  **stroke(colour, 1.5 if curve.plain else 2.5))  # fmt: skip
    for day, p in () if curve.plain else curve.points:
        dot = element("circle", cx=x.day(day), cy=y(p), r=3.5, **fill(colour))
        yield mark(dot, title=f"{curve.name} by {day}: {_percent(p)}", href=curve.href)


def _names(curves: Sequence[Curve], x: Scale, y: Scale) -> Iterable[Markup]:
    ended = [(n, curve) for n, curve in enumerate(curves) if curve.points]
    places = apart([y(c.points[-1][1]) + 4 for _, c in ended], 14, 12, _HEIGHT - 20)
    for (n, curve), place in zip(ended, places, strict=True):
        text = f"{_percent(curve.points[-1][1])} {curve.name}"
        yield words(text, x.stop + 8, place, colour=_colour(curves, n))


def _percent(p: float) -> str:
    return f"{p * 100:.0f} %"
