"""Amounts by year with their uncertainty: a fan, what was observed, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from burdenshare.chart.frame import figure, fill, mark, rule, shape, stroke, words
from burdenshare.chart.scale import Scale, apart, linear, plain, ticks
from burdenshare.chart.svg import element
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from burdenshare.chart.svg import Markup

_LEFT, _RIGHT, _HEIGHT, _BINS = 52.0, 150.0, 270.0, 40
_YEAR = 44.0  # pixels that a year's label needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One known amount: year (a fraction for a day within it), value in the chart's unit."""

    year: float
    value: float
    label: str
    kind: str = "agreed"
    href: str | None = None


def fan(
    years: Sequence[int],
    bands: Mapping[float, Sequence[float]],
    *,
    title: str,
    source: str,
    unit: str,
    observed: Sequence[Point] = (),
    hrefs: Mapping[int, str] | None = None,
    ends: Sequence[float] = (),
    width: float = 720,
) -> Markup:
    """Quantiles by year as nested bands around their median.

    A fan hides two humps (a deal near the trend, or a jump), so the draws of the last year can
    stand beside it as a histogram; the share of them beyond the axis is printed.

    Args:
        years: Ascending.
        bands: Value by year for each quantile level (0.05, 0.25, 0.5 ...), in `unit`.
        title: What it shows.
        source: What it rests on.
        unit: Written at the axis, e.g. ``trillion won a year``.
        observed: Known amounts, each leading to its sentence or row.
        hrefs: Where the median of a year leads.
        ends: Draws of the last year, same unit.
        width: Pixels of the picture.

    Raises:
        UsageError: A band does not fit the years, or there is no year.
    """
    levels = sorted(bands)
    wrong = [level for level in levels if len(bands[level]) != len(years)]
    if not years or wrong:
        raise UsageError(f"a fan needs years and one value a year and level; not so: {wrong}")
    small = width < 500
    right = width - (_RIGHT if ends or not small else 96.0) + (26.0 if ends and small else 0.0)
    size = 20.0 if small else 46.0
    spread = [value for level in levels for value in bands[level]]
    seen = [point.value for point in observed]
    y = linear([*spread, *seen], start=_HEIGHT - 28, stop=24, count=5)
    first = min([float(years[0]), *(p.year for p in observed)])
    x = Scale(low=first - 0.3, high=max(years[-1], first) + 0.15, start=_LEFT, stop=right)
    body = [
        *_axes(x, y, unit),
        *_bands(years, bands, x, y),
        _median(years, bands, x, y),
        *_dots(years, bands, x, y, unit=unit, hrefs=hrefs or {}),
        *_histogram(ends, y, right, size),
        *_labels(bands, y, right + (size + 10 if ends else 6)),
        *(_point(point, x, y, unit) for point in observed),
    ]
    said = _said(years, bands, unit)
    return figure(body, title=title, source=source, detail=said, width=width, height=_HEIGHT)


def _axes(x: Scale, y: Scale, unit: str) -> Iterable[Markup]:
    yield words(unit, 4, 12)
    for value, label in ticks(y, 5):
        yield rule(x.start, y(value), x.stop, y(value))
        yield words(label, x.start - 6, y(value) + 4, anchor="end")
    every = max(1, ceil(_YEAR / (x(1.0) - x(0.0))))
    for year in range(int(x.low) + 1, int(x.high) + 1):
        if year % every == 0:
            yield words(str(year), x(year), _HEIGHT - 8, anchor="middle")


def _bands(
    years: Sequence[int], bands: Mapping[float, Sequence[float]], x: Scale, y: Scale
) -> Iterable[Markup]:
    levels = sorted(bands)
    for low, high in zip(levels, reversed(levels), strict=True):
        if low >= high:
            return
        edge = [(year, bands[high][n]) for n, year in enumerate(years)]
        edge += [(year, bands[low][n]) for n, year in reversed(list(enumerate(years)))]
        points = " ".join(f"{x(year):.1f},{y(value):.1f}" for year, value in edge)
        yield element("polygon", points=points, opacity=0.24, **fill("band"))


def _median(
    years: Sequence[int], bands: Mapping[float, Sequence[float]], x: Scale, y: Scale
) -> Markup:
    middle = bands[sorted(bands)[len(bands) // 2]]
    line = " ".join(f"{x(year):.1f},{y(v):.1f}" for year, v in zip(years, middle, strict=True))
    return element("polyline", points=line, fill="none", **stroke("band", 2))


def _dots(
    years: Sequence[int],
    bands: Mapping[float, Sequence[float]],
    x: Scale,
    y: Scale,
    *,
    unit: str,
    hrefs: Mapping[int, str],
) -> Iterable[Markup]:
    levels = sorted(bands)
    middle = bands[levels[len(levels) // 2]]
    for n, year in enumerate(years):
        low, high = bands[levels[0]][n], bands[levels[-1]][n]
        said = f"{year}: {plain(middle[n], 3)} {unit}"
        if high > low:
            said += f", {_percent(levels[0])} to {_percent(levels[-1])}: "
            said += f"{plain(low, 3)} to {plain(high, 3)}"
        dot = element("circle", cx=x(year), cy=y(middle[n]), r=3.5, **fill("band"))
        yield mark(dot, title=said, href=hrefs.get(year))


def _histogram(ends: Sequence[float], y: Scale, left: float, most: float) -> Iterable[Markup]:
    low, high = sorted((y.low, y.high))
    step = (high - low) / _BINS
    counts = [0] * _BINS
    inside = [value for value in ends if low <= value <= high]
    for value in inside:
        counts[min(int((value - low) / step), _BINS - 1)] += 1
    for n, count in enumerate(counts):
        if count:
            top = y(low + (n + 1) * step)
            size = most * count / max(counts)
            yield element(
                "rect", x=left + 4, y=top, width=size, height=y(low) - y(low + step) - 0.5,
                opacity=0.6, **fill("band"),
            )  # fmt: skip
    if len(inside) < len(ends):
        said = f"{_percent(1 - len(inside) / len(ends))} beyond the axis"
        yield words(said, left + most, 12, anchor="middle")


def _labels(bands: Mapping[float, Sequence[float]], y: Scale, left: float) -> Iterable[Markup]:
    """The last year's quantiles in figures, pushed apart where they crowd."""
    levels = sorted(bands, reverse=True)
    texts = [_label(level, bands[level][-1]) for level in levels]
    if bands[levels[0]][-1] <= bands[levels[-1]][-1]:
        levels, texts = levels[:1], [plain(bands[levels[0]][-1], 4)]
    places = apart([y(bands[level][-1]) + 4 for level in levels], 14, 12, _HEIGHT - 16)
    for text, place in zip(texts, places, strict=True):
        yield words(text, left, place, colour="ink")


def _label(level: float, value: float) -> str:
    return f"{'median' if level == 0.5 else _percent(level)} {plain(value, 3)}"


def _point(point: Point, x: Scale, y: Scale, unit: str) -> Markup:
    said = f"{point.label}: {plain(point.value, 4)} {unit}"
    return mark(shape(point.kind, x(point.year), y(point.value)), title=said, href=point.href)


def _percent(level: float) -> str:
    return f"{plain(level * 100, 1)} %"


def _said(years: Sequence[int], bands: Mapping[float, Sequence[float]], unit: str) -> str:
    levels = sorted(bands)
    ends = ", ".join(f"{_percent(level)} {plain(bands[level][-1], 3)}" for level in levels)
    return f"{unit}, {years[0]} to {years[-1]}. In {years[-1]}: {ends}."
