"""How a printed figure can differ from the truth: rounding, looseness, a slip, a day's rate."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from math import exp, expm1, inf, log, pi, sqrt
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from burdenshare.claim import Claim, Modality
from burdenshare.errors import SeriesError
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from burdenshare.series import Exchange, Rates

Floats: TypeAlias = NDArray[np.float64]

BASE = 0.004
"""Relative looseness of a figure printed with two or three digits (log sd)."""

ABOUT = 0.012
"""The same where the report says "about"."""

_COARSE = 0.08  # "1 billion" is seldom said of 1.4
_WHOLE_YEARS = 0.02  # a term is counted, not measured

_APART, _HARDLY, _Z90 = 3.0, 0.05, 1.6448536269514722  # sds; part of the odds; 95 % point

_ONE_SIDED = {
    Modality.MORE_THAN: (1, 0.1),
    Modality.AT_LEAST: (1, 0.15),
    Modality.LESS_THAN: (-1, 0.1),
    Modality.AT_MOST: (-1, 0.15),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One way to misprint a figure, and the figure that was meant.

    Attributes:
        name: What happened, e.g. ``1000 times too small``.
        meant: The repaired value, in the claim's unit.
        weight: Prior weight of it, among all slips.
        gap: Log of the repaired value over the printed one.
    """

    name: str
    meant: Decimal
    weight: float
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a statement's mixture."""

    name: str
    centre: float
    sd: float
    weight: float
    fault: bool = False
    meant: Decimal | None = None


def pooled(parts: Sequence[Part]) -> tuple[float, float]:
    """Mean and sd of a mixture."""
    mean = sum(part.weight * part.centre for part in parts)
    square = sum(part.weight * (part.sd**2 + (part.centre - mean) ** 2) for part in parts)
    return mean, sqrt(square)


def _fits(parts: Sequence[Part], mean: float, variance: float, *, fault: bool) -> float:
    """Density of a normal under the right or the faulty parts of a mixture."""
    return sum(
        part.weight
        * exp(-0.5 * (part.centre - mean) ** 2 / (variance + part.sd**2))
        / sqrt(2 * pi * (variance + part.sd**2))
        for part in parts
        if part.fault is fault
    )


def either(
    one: Sequence[Part], two: Sequence[Part], rest: tuple[float, float]
) -> tuple[float, float] | None:
    """Ends of what two claims leave that cannot both be right, if neither can be ruled out.

    Either one is right and the other faulty, in proportion to how well its faults explain what
    the first says and how well that fits the rest.

    Args:
        one: Parts of the one claim, the right one first.
        two: Those of the other.
        rest: Log mean and variance of what all others say.

    Returns:
        Logs of the 5 % point of the lower and the 95 % point of the higher; None where they
        agree, or where one of them holds no more than a twentieth of the probability.
    """
    first, second = one[0], two[0]
    if abs(first.centre - second.centre) <= _APART * sqrt(first.sd**2 + second.sd**2):
        return None
    odds = [
        _fits(faulty, right.centre, right.sd**2, fault=True)
        * exp(-0.5 * (right.centre - rest[0]) ** 2 / (rest[1] + right.sd**2))
        for faulty, right in ((two, first), (one, second))
    ]
    if min(odds) <= _HARDLY * sum(odds):
        return None
    low, high = sorted((first, second), key=lambda part: part.centre)
    return low.centre - _Z90 * low.sd, high.centre + _Z90 * high.sd


def _printed(unit: str, measure: str, level: float) -> float:
    """A log level in the unit of its variable."""
    if unit == "percent":
        return 100 * (expm1(level) if measure == "increase" else exp(level))
    return exp(level)


def ends(
    unit: str, measure: str, mean: float, sd: float, torn: tuple[float, float] | None = None
) -> tuple[float, float, float]:
    """5 % point, median and 95 % point of a log level in its unit; no share tops the whole."""
    first, last = torn or (mean, mean)
    most = 100.0 if (unit, measure) == ("percent", "share") else inf
    line = (min(mean - _Z90 * sd, first), mean, max(mean + _Z90 * sd, last))
    low, middle, high = (min(most, _printed(unit, measure, level)) for level in line)
    return low, middle, high


def implied_precision(value: Decimal, unit: str | None) -> Decimal:
    """Value of the last digit that is not a trailing zero; a per cent and a year count as units.

    Example:
        >>> implied_precision(Decimal("924000000"), "USD") == 1_000_000
        True
        >>> implied_precision(Decimal(40), "percent")
        Decimal('1')
    """
    exponent = int(value.normalize().as_tuple().exponent)
    if unit in {"percent", "years", "count"}:
        exponent = min(exponent, 0)
    return Decimal(1).scaleb(exponent)


def half_unit(claim: Claim) -> float:
    """Half of the last printed digit, relative to the value; at most 8 %."""
    assert claim.value is not None  # noqa: S101 - only claims with a value are measured
    if claim.unit == "years":
        return _WHOLE_YEARS
    printed = claim.precision or implied_precision(claim.value, claim.unit)
    return min(_COARSE, float(printed / 2 / abs(claim.value))) if claim.value else 0.0


def rounding(claim: Claim) -> float:
    """Log sd of the rounding: half a unit of the last digit over the root of three."""
    return half_unit(claim) / sqrt(3)


def looseness(claim: Claim) -> float:
    """Log sd of the figure beyond rounding: whoever prints four digits copies with more care."""
    fine = half_unit(claim)
    loose = min(BASE, max(0.0005, fine))
    if claim.modality is Modality.ABOUT:
        loose = max(loose, min(ABOUT, max(0.003, 4 * fine)))
    return loose


def one_side(claim: Claim) -> tuple[int, float]:
    """Side on which the truth lies (1 above, -1 below, 0 neither) and how far it lies, as log."""
    return _ONE_SIDED.get(claim.modality, (0, 0.0))


def centre(claim: Claim) -> tuple[float, float]:
    """Log of the figure, or of the middle of a range, and the log sd the range adds."""
    assert claim.value is not None  # noqa: S101 - only claims with a value are measured
    low = abs(float(claim.value))
    high = abs(float(claim.value_high)) if claim.value_high is not None else low
    return (log(low) + log(high)) / 2, abs(log(high / low)) / sqrt(12)


def scale_slips(value: Decimal) -> tuple[Slip, ...]:
    """A lost or gained zero, and million for billion for trillion."""
    found = []
    for power, weight in ((1, 0.2), (3, 0.25), (2, 0.03), (6, 0.02)):
        times = f"{10**power:,} times too"
        for word, sign in (("small", 1), ("large", -1)):
            meant, gap = value.scaleb(sign * power), sign * power * log(10)
            found.append(Slip(name=f"{times} {word}", meant=meant, weight=weight, gap=gap))
    return tuple(found)


def _mended(digits: str) -> Iterator[tuple[str, int, str, float]]:
    """Digit strings that may have been meant, the digits each has more, what happened, weight."""
    for place in range(len(digits) + 1):
        for digit in "0123456789":
            twin = digit in digits[max(0, place - 1) : place + 1]
            likely = 5.0 if digit == "0" else 2.0 if twin else 0.3
            longer = digits[:place] + digit + digits[place:]
            yield longer, 1, f"a digit {digit} dropped", likely
    for place, digit in enumerate(digits):
        rest = digits[:place] + digits[place + 1 :]
        twice = digit in digits[max(0, place - 1) : place] + digits[place + 1 : place + 2]
        word, likely = ("doubled", 3.0) if twice else ("put in", 0.3)
        yield rest, -1, f"a digit {digit} {word}", likely
        for other in "0123456789":
            typed = digits[:place] + other + digits[place + 1 :]
            yield typed, 0, f"{digit} for {other}", 0.15
    for place in range(len(digits) - 1):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        yield swapped, 0, "two digits swapped", 2.0


@lru_cache(maxsize=4096)
def digit_slips(value: Decimal, precision: Decimal) -> tuple[Slip, ...]:
    """A dropped, doubled, swapped or mistyped digit, undone.

    A digit is put back (1.389 for 1.0389), a doubled one taken out, neighbours are swapped back,
    one digit is read as another. The point may have stayed or moved.
    """
    exponent = int(precision.normalize().as_tuple().exponent)
    digits = str(int(abs(value).scaleb(-exponent)))
    found: dict[Decimal, tuple[str, float]] = {}
    for mended, more, name, weight in _mended(digits):
        if not mended.strip("0"):
            continue
        for shift in {0, more}:
            meant = Decimal(int(mended)).scaleb(exponent - shift)
            if meant != value and weight > found.get(meant, ("", 0.0))[1]:
                found[meant] = (name, weight)
    whole, base = sum(weight for _, weight in found.values()) or 1.0, log(abs(float(value)))
    return tuple(
        Slip(name=name, meant=meant, weight=weight / whole, gap=log(float(meant)) - base)
        for meant, (name, weight) in sorted(found.items())
    )


VOLATILITY = 0.0055
"""Log sd of a rate over one day; KRW and JPY against the dollar, 1999-2026, are near it."""

_FRESH = 10  # days without a rate that holidays explain
_ANNUAL = 0.03
_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One guess at the rate used: log units of ``target`` for one unit of ``source``.

    Attributes:
        name: The day or span it is from.
        mean: Log of the rate.
        sd: Its log sd within the span.
        weight: Prior probability that the report took it.
        firm: The rates of the span are known, not carried over from other days.
    """

    name: str
    mean: float
    sd: float
    weight: float
    firm: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """The rate at which a witness converted: units of ``target`` for one ``source``."""

    witness: str
    source: str
    target: str
    period: str | None
    mean: float
    low: float
    high: float
    claims: tuple[str, ...]


def _nearest(rates: Rates, day: date) -> tuple[float, float]:
    """Log rate on a day between known ones, and the log sd of not knowing it."""
    place = bisect_right(rates.days, day.toordinal())
    known = [
        (abs(day.toordinal() - rates.days[k]), log(rates.rates[k]))
        for k in (place - 1, place)
        if 0 <= k < len(rates.days)
    ]
    if not known or (place == 0 and day.year in rates.annual):
        return log(rates.on(day)), _ANNUAL
    if len(known) == 1:
        gap, value = known[0]
        return value, VOLATILITY * sqrt(max(0, gap - _FRESH))
    (before, first), (after, last) = known
    gap = before + after
    mean = (first * after + last * before) / gap
    return mean, VOLATILITY * sqrt(before * after / gap) if gap > _FRESH else 0.0


def _span(rates: Rates, first: date, last: date) -> tuple[float, float]:
    """Mean log rate and log sd over a span of days."""
    low = bisect_left(rates.days, first.toordinal())
    high = bisect_right(rates.days, last.toordinal())
    days = (last - first).days + 1
    if high - low >= max(1, days // 3):
        logs = [log(rate) for rate in rates.rates[low:high]]
        mean = sum(logs) / len(logs)
        return mean, sqrt(sum((value - mean) ** 2 for value in logs) / len(logs))
    return _nearest(rates, first + timedelta(days=days // 2))


def cross(
    exchange: Exchange, source: Currency, target: Currency, first: date, last: date
) -> tuple[float, float]:
    """Mean and sd of the log rate from one currency to another over a span of days.

    Raises:
        SeriesError: A rate is not known at all.
    """
    mean, variance = 0.0, 0.0
    for currency, sign in ((target, 1), (source, -1)):
        if currency is not Currency.USD:
            level, sd = _span(exchange.of(currency), first, last)
            mean, variance = mean + sign * level, variance + sd**2
    return mean, sqrt(variance)


def _spans(
    figure: tuple[date, date] | None, published: date | None
) -> list[tuple[str, date, date, float]]:
    """Spans of days a rate may be from, and their weights; an old figure keeps its old rate."""
    spans: list[tuple[str, date, date, float]] = []
    old = bool(published and figure and (published - figure[1]).days > 3 * _YEAR)
    if published:
        eve, month = published - timedelta(days=3), published - timedelta(days=35)
        spans.append((f"the days before {published}", eve, published, 0.1 if old else 0.45))
        spans.append((f"the month before {published}", month, eve, 0.05 if old else 0.15))
    if figure and (published is None or figure[0] <= published):
        first, last = figure
        last = min(last, published) if published else last
        years = str(first.year) if last.year == first.year else f"{first.year}-{last.year}"
        spans.append((f"the mean of {years}", first, last, 0.6 if old else 0.16))
        start = min(last, first + timedelta(days=90))
        spans.append((f"the start of {first.year}", first, start, 0.08))
        before = first - timedelta(days=_YEAR)
        spans.append((f"the mean of {before.year}", before, first - timedelta(days=1), 0.08))
    if figure and published is None:
        after = figure[1] + timedelta(days=1)
        spans.append((f"the mean of {after.year}", after, after + timedelta(days=_YEAR), 0.16))
    middle = published or (figure[1] if figure else None)
    if middle:
        spans.append(("an older rate", middle - timedelta(days=5 * _YEAR), middle, 0.08))
    return spans


def guesses(
    exchange: Exchange,
    source: Currency,
    target: Currency,
    *,
    figure: tuple[date, date] | None,
    published: date | None,
) -> tuple[Rate, ...]:
    """Rates that a report published on a day may have used for a figure of a period.

    Newsrooms convert at the day's rate; some copy a conversion made when the sum was fixed, or
    take the mean of the year, or of the year before.

    Args:
        exchange: Known daily and yearly rates.
        source: Currency printed.
        target: Currency of the variable.
        figure: First and last day of what the figure is for.
        published: Day of the report.

    Returns:
        Guesses whose weights sum to one; empty where no rate is known.
    """
    spans = _spans(figure, published)
    found = []
    for name, first, last, weight in spans:
        try:
            mean, sd = cross(exchange, source, target, first, last)
        except SeriesError:
            continue
        firm = sd < VOLATILITY * sqrt(45) or name == "an older rate"
        found.append(
            Rate(name=name, mean=mean, sd=sqrt(sd**2 + 0.002**2), weight=weight, firm=firm)
        )
    whole = sum(rate.weight for rate in found)
    return tuple(
        Rate(name=r.name, mean=r.mean, sd=r.sd, weight=r.weight / whole, firm=r.firm) for r in found
    )


def days_at(
    exchange: Exchange, source: Currency, target: Currency, rate: float, *, around: date
) -> date | None:
    """The known day nearest to another on which the rate was closest to a given one.

    Args:
        exchange: Known daily rates.
        source: Currency printed.
        target: Currency of the variable.
        rate: Units of ``target`` for one of ``source``.
        around: Day of the report: the ten years up to it are looked at.

    Returns:
        None where no day comes within half a per cent.
    """
    quoted = exchange.of(target if source is Currency.USD else source)
    wanted = rate if source is Currency.USD else 1 / rate
    if target is not Currency.USD and source is not Currency.USD:
        return None
    low = bisect_left(quoted.days, around.toordinal() - 3652)
    high = bisect_right(quoted.days, around.toordinal())
    fits = [
        day
        for day, value in zip(quoted.days[low:high], quoted.rates[low:high], strict=True)
        if abs(value / wanted - 1) < 0.005
    ]
    if not fits:
        return None
    return date.fromordinal(min(fits, key=lambda day: abs(day - around.toordinal())))
