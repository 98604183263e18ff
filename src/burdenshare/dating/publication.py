"""The day of publication of a report that prints none: a distribution over days, with reasons.

A report is dated as any undated document is: by what it must know already, by what it cannot know
yet, and by what it says of its own day ("on Sunday", "last month") beside days known otherwise.
Each sign multiplies the odds of the days. Signs of one report lean on each other, so that their
logarithms count `TEMPER` times. What a sign is worth was set by reasoning and not fitted: a report
is mostly about the last weeks, names its own year most often, and may be wrong about anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from burdenshare.claim import Claim, Kind, Status, extract
from burdenshare.dating.anchor import Anchors, whole_day
from burdenshare.dating.office import IN_OFFICE
from burdenshare.mention import mentions, times
from burdenshare.report import Days, Report, View, view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Odds: TypeAlias = NDArray[np.float64]
Offsets: TypeAlias = tuple[int, ...]

_DEALS = frozenset({Kind.SIGNED, Kind.INITIALED, Kind.TENTATIVE_DEAL, Kind.AGREEMENT})
_TALKS = frozenset({Kind.ROUND, Kind.MEETING})
_DONE = _DEALS | _TALKS | {
    Kind.RATIFICATION, Kind.VETO, Kind.DEMAND, Kind.OFFER, Kind.THREAT, Kind.FURLOUGH,
}  # fmt: skip
_COMING = {Kind.EXPIRY, Kind.SCHEDULED}
TEMPER = 0.6  # at 0.7 too few days lay inside the interval: `python -m benchmarks dating`
TOLD = 0.5  # of the events that a report dates, the record holds about half
_YEAR = 364  # days: whole weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calendar:
    """Every day that comes into question."""

    first: date
    size: int

    @property
    def numbers(self) -> NDArray[np.int64]:
        return np.arange(self.size)

    @property
    def years(self) -> NDArray[np.int64]:
        days = np.datetime64(self.first, "D") + self.numbers
        return days.astype("datetime64[Y]").astype(np.int64) + 1970

    def number(self, day: date) -> int:
        return (day - self.first).days

    def marks(self, days: Iterable[date]) -> Odds:
        """1 on each of these days, else 0."""
        out = np.zeros(self.size)
        out[[n for day in days if 0 <= (n := self.number(day)) < self.size]] = 1.0
        return out


def publication(report: Report, known: Anchors, *, first: date, last: date) -> Days:
    """When a report was published, as a distribution over the days of an interval.

    Args:
        report: Its own day of publication, if any, is not looked at.
        known: Days and figures known apart from it.
        first: First day that comes into question.
        last: Last day.

    Returns:
        Probability of each day, and in words what moved it.

    Raises:
        ValueError: ``last`` lies before ``first``.

    References:
        Bayes' rule over days; the prior follows the density of the record, and an event of the
        report that falls on an event of the record counts by the odds of chance at that density.
    """
    calendar = _Calendar(first=first, size=(last - first).days + 1)
    if calendar.size < 1:
        raise ValueError(f"the last day, {last}, lies before the first, {first}")
    odds = np.log(_prior(calendar, known))
    reasons: list[str] = []
    for reason, sign in _signs(report, known, calendar):
        odds += TEMPER * np.log(sign)
        reasons.append(reason)
    weights = np.exp(odds - odds.max())
    weights /= weights.sum()
    return Days(first=first, weights=tuple(weights.tolist()), reasons=tuple(dict.fromkeys(reasons)))


def _prior(calendar: _Calendar, known: Anchors) -> Odds:
    """Reports are written when something happens: seven parts record, three parts any day."""
    told = _density(calendar.marks(day for days in known.events.values() for day in days), 181)
    flat = np.full(calendar.size, 1 / calendar.size)
    return flat if not told.sum() else 0.3 * flat + 0.7 * told / told.sum()


def _density(marks: Odds, days: int) -> Odds:
    """Share of marked days round each day."""
    wide = np.convolve(marks, np.full(days, 1 / days))
    return wide[days // 2 : days // 2 + len(marks)]


def _signs(report: Report, known: Anchors, calendar: _Calendar) -> Iterator[tuple[str, Odds]]:
    seen = view(report.text)
    claims = extract(replace(report, published=None))
    yield from _events(claims, calendar)
    yield from _yearless(claims, known, calendar)
    yield from _years(seen, calendar)
    yield from _figures(claims, known, calendar)
    yield from _offices(seen, calendar)
    yield from _relative(report, known, calendar)


def _events(claims: Sequence[Claim], calendar: _Calendar) -> Iterator[tuple[str, Odds]]:
    """Not before the last event that it dates in full, nor long before what it says will come."""
    dated = [(claim.kind, day) for claim in claims if (day := whole_day(claim.date))]
    if done := [day for kind, day in dated if kind in _DONE]:
        yield f"it dates an event on {max(done)}", _since(max(done), calendar) + 1e-9
    for day in sorted({day for kind, day in dated if kind in _COMING}):
        left = calendar.number(day) - calendar.numbers
        yield f"it looks ahead to {day}", np.where(left >= 0, np.exp(-left / 730), 0.05)


def _since(day: date, calendar: _Calendar) -> Odds:
    """Days from the latest event to the report: mostly two weeks, with a long tail."""
    lag = calendar.numbers - calendar.number(day)
    past = np.maximum(lag, 0)
    soon = np.exp(-past / 12) / 12
    late = 2 / np.pi / 400 / (1 + (past / 400) ** 2)
    return np.where(lag >= 0, 0.6 * soon + 0.4 * late, 0.0)


def _yearless(
    claims: Sequence[Claim], known: Anchors, calendar: _Calendar
) -> Iterator[tuple[str, Odds]]:
    """A day without a year is that day of some year, likelier where the record has the event."""
    found = {(_alike(one.kind), one.date) for one in claims if one.kind in _DONE and one.date}
    for kinds, text in sorted(found, key=repr):
        if not re.fullmatch(r"--\d\d-\d\d", text):
            continue
        held = {day for kind in kinds for day in known.events.get(kind, ())}
        chance = np.clip(_density(calendar.marks(held), 361) + 1 / calendar.size, 0, 0.5)
        sign = np.full(calendar.size, 1e-6)
        for year in np.unique(calendar.years):
            day = whole_day(f"{year}{text[1:]}")
            if day and 0 <= calendar.number(day) < calendar.size:
                met = TOLD / chance[calendar.number(day)] if day in held else 1 - TOLD
                sign += met * _since(day, calendar)
        yield f"it dates {_named(kinds)} on {text[2:]} of some year", sign


def _years(seen: View, calendar: _Calendar) -> Iterator[tuple[str, Odds]]:
    """Each year named is most often the report's own, the next, or the last few."""
    values = (one.value or "" for one in times(seen, None, None))
    for year in sorted({int(value[:4]) for value in values if value[:4].isdigit()}):
        ahead = year - calendar.years
        far = 0.06 * 0.75 ** np.maximum(-ahead - 2, 0)
        later = 0.042 * 0.7 ** np.maximum(ahead - 2, 0)
        near = np.select([ahead == 0, ahead == 1, ahead == -1, ahead < 0], [0.28, 0.14, 0.16, far])
        yield f"it names {year}", np.where(ahead > 1, later, near) + 0.0005


def _figures(
    claims: Sequence[Claim], known: Anchors, calendar: _Calendar
) -> Iterator[tuple[str, Odds]]:
    """A figure of the record is named once it is known, mostly while it is news."""
    for (unit, value), since in known.figures.items():
        if not any(_prints(claim, unit, value) for claim in claims):
            continue
        early = 30 if unit == "percent" else 300  # sums leak, and are carried into a later record
        lag = calendar.numbers - calendar.number(since)
        fading = 1 / (1 + (np.maximum(lag, 0) / 600) ** 2) + 0.05
        yield f"it names a figure known since {since}", np.where(lag >= -early, fading, 0.1)


def _prints(claim: Claim, unit: str, value: float) -> bool:
    """Whether a claim prints a figure: a sum to one part in a hundred, a percentage to a tenth."""
    if claim.unit != unit or claim.value is None or claim.precision is None:
        return False
    last = float(claim.precision)
    fine = last <= (0.1 if unit == "percent" else 0.012 * abs(value))
    return fine and abs(float(claim.value) - value) <= 0.51 * last


def _offices(seen: View, calendar: _Calendar) -> Iterator[tuple[str, Odds]]:
    """Who is named mostly holds office, or will in two months."""
    named = {one.person for one in mentions(seen).all if one.person}
    for person in sorted(named & IN_OFFICE.keys()):
        sign = np.full(calendar.size, 0.03)
        for taken, left in IN_OFFICE[person]:
            sign = np.where(calendar.numbers > calendar.number(left), np.maximum(sign, 0.12), sign)
            during = (calendar.numbers >= calendar.number(taken) - 60) & (
                calendar.numbers <= calendar.number(left) + 5
            )
            sign = np.where(during, 1.0, sign)
        yield f"it names {person}", sign


def _relative(report: Report, known: Anchors, calendar: _Calendar) -> Iterator[tuple[str, Odds]]:
    """Events that it dates by its own day, on days when the record has such an event."""
    weekday = (calendar.numbers + calendar.first.weekday()) % 7
    for kinds, offsets in sorted(_offsets(report), key=repr):
        days = {day for kind in kinds for day in known.events.get(kind, ())}
        marks = calendar.marks(days)
        if not marks.any():
            continue
        at = calendar.numbers - np.asarray(offsets)[weekday]
        inside = (at >= 0) & (at < calendar.size)
        meets = inside & (marks[np.clip(at, 0, calendar.size - 1)] > 0)
        chance = np.clip(_density(marks, 361) + 1 / calendar.size, 0, 0.5)
        sign = np.where(meets, TOLD / chance, (1 - TOLD) / (1 - chance))
        yield f"it dates {_named(kinds)} by its own day", sign


def _offsets(report: Report) -> set[tuple[frozenset[Kind], Offsets]]:
    """Events that move with the day of publication: days before it, Monday to Sunday.

    The report is read as if published on each day of two weeks in different years; what keeps its
    distance on each day of the week is dated by the report's own day.
    """
    weeks = [date(2018, 1, 1) + timedelta(days=n) for n in (0, 3 * _YEAR + 35)]
    found: dict[tuple[Kind, int], dict[tuple[int, int], int]] = defaultdict(dict)
    for week, monday in enumerate(weeks):
        for n in range(7):
            day = monday + timedelta(days=n)
            for claim in extract(replace(report, published=day)):
                when = whole_day(claim.date)
                if when and claim.kind in _DONE | _COMING and claim.status is not Status.EXPECTED:
                    found[claim.kind, claim.start][week, n] = (day - when).days
    out: set[tuple[frozenset[Kind], Offsets]] = set()
    for (kind, _), apart in found.items():
        one, two = (tuple(apart.get((week, n)) for n in range(7)) for week in (0, 1))
        if one == two and None not in one:
            out.add((_alike(kind), tuple(n for n in one if n is not None)))
    return out


def _named(kinds: frozenset[Kind]) -> str:
    """Kinds in words."""
    return {_DEALS: "a deal", _TALKS: "a round"}.get(kinds) or f"a {min(kinds)}".replace("_", " ")


def _alike(kind: Kind) -> frozenset[Kind]:
    """Kinds that reports use for one another: "signed", "initialed"; "round", "meeting"."""
    return next((kinds for kinds in (_DEALS, _TALKS) if kind in kinds), frozenset({kind}))
