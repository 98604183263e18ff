"""What happened when: dated marks in lanes by kind, agreements as bars above them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.chart.frame import (
    LANES,
    breadth,
    figure,
    fill,
    look,
    mark,
    rule,
    shape,
    shortened,
    stroke,
    under,
    words,
)
from burdenshare.chart.scale import Scale, days, time
from burdenshare.chart.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from burdenshare.chart.svg import Markup

Day: TypeAlias = date

_LEFT, _RIGHT, _ROW, _ROWS, _APART = 96.0, 14.0, 16.0, 10, 9.0
_SHORT = 130.0  # a label that does not fit is tried again cut to this width


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One dated thing.

    Attributes:
        date: Its day, or the first day it may have been.
        until: The last day it may have been, where only a month or year is known.
        label: A few words, printed where there is room.
        kind: A claim's or event's kind (``demand``, ``sign``); says its lane, colour and shape.
        href: Where it leads: ``#c-...`` within a page, or an address.
        note: More words, shown on pointing.
    """

    date: Day
    until: Day | None = None
    label: str
    kind: str
    href: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A span of time above the marks: an agreement in force, or a gap."""

    first: date
    last: date
    label: str
    href: str | None = None


def timeline(
    events: Sequence[Mark],
    *,
    title: str,
    source: str,
    width: float = 720,
    stretches: Sequence[Stretch] = (),
    today: date | None = None,
) -> Markup:
    """Marks in lanes by kind over a time axis; a mark of uncertain date is a bar.

    Marks that would touch stand in rows under each other: none is moved in time. A label is
    cut or left out where there is no room; the mark's title has it always.

    Args:
        events: What to show, in any order.
        title: What it shows.
        source: What it rests on.
        width: Pixels of the picture.
        stretches: Agreements in force and gaps between them.
        today: The day the picture is made for; a line, left out where it is far from all events.
    """
    left = _LEFT if width >= 500 else 78.0
    scale = _axis(events, stretches, today, left=left, right=width - _RIGHT)
    top = 24.0 if stretches else 4.0
    lanes, y = [], top
    for lane in LANES:
        inside = sorted((e for e in events if look(e.kind).lane == lane), key=lambda e: e.date)
        if inside:
            rows = _Lane(scale, [float("-inf")] * _ROWS)
            placed = [rows.place(event) for event in inside]
            lanes.append((lane, y, placed))
            y += _ROW * (max(p.row for p in placed) + 1) + 8
    body = [*_calendar(scale, top, y, width), *_bars(stretches, scale)]
    for lane, at, placed in lanes:
        body += [rule(left, at, width - _RIGHT, at), words(lane, left - 8, at + 16, anchor="end")]
        body += [_drawn(one, at + _ROW / 2 + 4) for one in placed]
    if today is not None and scale.start <= scale.day(today) <= scale.stop:
        body.append(_today(today, scale, y))
    return figure(
        body, title=title, source=source, detail=_said(events), width=width, height=y + 20
    )


def _axis(
    events: Sequence[Mark],
    stretches: Sequence[Stretch],
    today: date | None,
    *,
    left: float,
    right: float,
) -> Scale:
    known = [e.date for e in events] + [e.until for e in events if e.until]
    if today and (not known or _near(today, known)):
        known.append(today)
    inside = known or [s.first for s in stretches] or [date(2000, 1, 1)]
    first, last = min(inside), max(inside)
    margin = max((last - first).days // 40, 15)
    low = max(first.toordinal() - margin, 1)
    high = min(last.toordinal() + margin, date.max.toordinal())
    return time(date.fromordinal(low), date.fromordinal(high), start=left, stop=right)


def _near(today: date, known: Sequence[date]) -> bool:
    first, last = min(known), max(known)
    return abs((today - last).days) <= max((last - first).days / 3, 90)


@dataclass(slots=True)
class _Lane:
    """Marks of a lane in rows; each row is taken up to ``ends`` pixels."""

    scale: Scale
    ends: list[float]

    def place(self, event: Mark) -> _Placed:
        """A row where mark and label are free, else one where the mark is."""
        x = self.scale.day(event.date)
        stop = self.scale.day(event.until) if event.until else x
        if stop - x <= 10:
            x = stop = (x + stop) / 2
        right = [n for n, end in enumerate(self.ends) if x - end >= _APART]
        for label in dict.fromkeys((event.label, shortened(event.label, _SHORT))):
            size = breadth(label) + 18
            if right and stop + size <= self.scale.stop:
                self.ends[right[0]] = stop + size - 4
                return _Placed(event, right[0], x, stop, label, "start")
            left = [n for n, end in enumerate(self.ends) if x - size - end >= 4]
            if left and x - size >= self.scale.start:
                self.ends[left[0]] = stop
                return _Placed(event, left[0], x, stop, label, "end")
        row = right[0] if right else min(range(_ROWS), key=lambda n: self.ends[n])
        if right:
            self.ends[row] = stop
        return _Placed(event, row, x, stop, "", "start")


@dataclass(frozen=True, slots=True)
class _Placed:
    event: Mark
    row: int
    x: float
    stop: float
    label: str  # empty where there is no room
    anchor: str  # which end of the label stands at the mark


def _calendar(scale: Scale, top: float, bottom: float, width: float) -> Iterable[Markup]:
    for day, label in days(scale, 10 if width >= 500 else 4):
        x = scale.day(day)
        yield rule(x, top, x, bottom)
        yield under(label, x, bottom + 15, width)


def _bars(stretches: Sequence[Stretch], scale: Scale) -> Iterable[Markup]:
    for part in stretches:
        x1 = max(scale.day(part.first), scale.start)
        x2 = min(scale.day(part.last), scale.stop)
        if x2 - x1 < 1:
            continue
        said = f"{part.label}: {part.first:%Y-%m-%d} to {part.last:%Y-%m-%d}"
        bar = element(
            "rect", x=x1, y=2, width=x2 - x1 - 1, height=16, rx=2, opacity=0.18, **fill("agreed")
        )
        text = shortened(part.label, x2 - x1 - 6)
        inner = words(text, (x1 + x2) / 2, 14, anchor="middle", colour="ink") if text[1:] else None
        yield mark(element("g", bar, inner), title=said, href=part.href)


def _drawn(placed: _Placed, top: float) -> Markup:
    event, y = placed.event, top + placed.row * _ROW
    drawn = [shape(event.kind, (placed.x + placed.stop) / 2, y)]
    if placed.stop > placed.x:
        drawn.insert(0, _span(event.kind, placed.x, placed.stop, y))
    if placed.label:
        x = placed.stop + 9 if placed.anchor == "start" else placed.x - 9
        drawn.append(words(placed.label, x, y + 4, anchor=placed.anchor, colour="ink"))
    when = f"{event.date}" + (f" to {event.until}" if event.until else "")
    said = f"{when}: {event.label}" + (f". {event.note}" if event.note else "")
    return mark(element("g", *drawn), title=said, href=event.href)


def _span(kind: str, x: float, end: float, y: float) -> Markup:
    tint = fill(look(kind).colour)
    return element("rect", x=x, y=y - 3, width=end - x, height=6, rx=3, opacity=0.35, **tint)


def _today(today: date, scale: Scale, bottom: float) -> Markup:
    x = scale.day(today)
    line = element("line", x1=x, x2=x, y1=0, y2=bottom, stroke_dasharray="4 3", **stroke("ink"))
    return mark(line, title=f"as of {today}", href=None)


def _said(events: Sequence[Mark]) -> str:
    if not events:
        return "No dated events."
    first, last = min(e.date for e in events), max(e.until or e.date for e in events)
    return f"{len(events)} dated events from {first} to {last}."
