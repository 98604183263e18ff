"""Axes: from values to places in the picture, with ticks at round values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A straight line from values to places.

    Attributes:
        low: Value at ``start``.
        high: Value at ``stop``; not equal to ``low``.
        start: Place of the low value, in pixels of the picture.
        stop: Place of the high value.
    """

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        """Place of a value; values beyond the axis fall beyond it.

        Example:
            >>> Scale(low=0, high=10, start=100, stop=200)(5)
            150.0
        """
        return self.start + (value - self.low) / (self.high - self.low) * (self.stop - self.start)

    def day(self, day: date) -> float:
        """Place of a day on an axis made by `time`."""
        return self(day.toordinal())


def linear(
    values: Iterable[float], *, start: float, stop: float, count: int = 5, zero: bool = False
) -> Scale:
    """Axis that holds all values and ends on round ones; infinite and missing values are left out.

    Args:
        values: What it must hold; an empty axis runs from 0 to 1.
        start: Place of its low end.
        stop: Place of its high end.
        count: About how many ticks it will carry.
        zero: Whether it must hold 0.
    """
    known = [value for value in values if isfinite(value)] + [0.0] * zero
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if high - low <= max(abs(low), abs(high)) * 1e-9:
        low, high = low - (abs(low) * 0.1 or 1.0), high + (abs(high) * 0.1 or 1.0)
    step = nice(low, high, count)
    return Scale(
        low=floor(low / step + 1e-9) * step,
        high=ceil(high / step - 1e-9) * step,
        start=start,
        stop=stop,
    )


def nice(low: float, high: float, count: int) -> float:
    """Round step (1, 2, 2.5 or 5 times a power of ten) that cuts a span into about `count` parts.

    Example:
        >>> nice(0, 1183.3, 5)
        250.0
    """
    rough = (high - low) / max(count, 1)
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def ticks(scale: Scale, count: int = 5) -> list[tuple[float, str]]:
    """Round values on an axis with their labels.

    Example:
        >>> ticks(Scale(low=1.0, high=2.0, start=0, stop=1), 4)
        [(1.0, '1'), (1.25, '1.25'), (1.5, '1.5'), (1.75, '1.75'), (2.0, '2')]
    """
    low, high = sorted((scale.low, scale.high))
    step = nice(low, high, count)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    places = max(0, -floor(log10(step) + 1e-9) + (step / 10.0 ** floor(log10(step)) == 2.5))
    return [(n * step, plain(n * step, places)) for n in range(first, last + 1)]


def plain(value: float, places: int) -> str:
    """Number for an axis: thousands apart, no trailing zeros, a true minus sign.

    Example:
        >>> plain(1250.50, 2)
        '1,250.5'
    """
    text = f"{value:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")


def time(first: date, last: date, *, start: float, stop: float) -> Scale:
    """Axis of days; a single day is given a year around it."""
    low, high = first.toordinal(), last.toordinal()
    if high <= low:
        low, high = low - 183, low + 183
    return Scale(low=low, high=high, start=start, stop=stop)


def days(scale: Scale, count: int = 6) -> list[tuple[date, str]]:
    """First days of years, quarters or months on a time axis, with their labels."""
    first = date.fromordinal(max(ceil(scale.low), 1))
    last = date.fromordinal(max(floor(scale.high), 1))
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    steps = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000, 120000)
    step = next((months for months in steps if span / months <= count), steps[-1])
    start = first.year * 12 + first.month - 1
    marks = []
    for month in range(-(-start // step) * step, last.year * 12 + last.month, step):
        year, nth = divmod(month, 12)
        if year >= 1 and first <= date(year, nth + 1, 1) <= last:
            label = str(year) if step >= 12 else f"{_MONTHS[nth]} {year}"
            marks.append((date(year, nth + 1, 1), label))
    return marks


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places moved as little as needed to stand `gap` apart between `low` and `high`, in order.

    Where they do not all fit, they keep the gap and reach beyond `high`.

    Example:
        >>> apart([10, 12, 90], 14, 0, 100)
        [10.0, 24.0, 90.0]
    """
    order = sorted(range(len(places)), key=lambda n: places[n])
    found = [max(float(places[n]), low) for n in order]
    for n in range(1, len(found)):
        found[n] = max(found[n], found[n - 1] + gap)
    top = max(high, low + gap * (len(found) - 1))
    for n in reversed(range(len(found))):
        found[n] = min(found[n], top - gap * (len(found) - 1 - n))
    moved = dict(zip(order, found, strict=True))
    return [moved[n] for n in range(len(places))]
