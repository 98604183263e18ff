"""What is known of days apart from the report that is to be dated."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from burdenshare.claim import Claim, Kind

_KINDS = {
    "counteroffer": Kind.OFFER,
    "demand": Kind.DEMAND,
    "furlough": Kind.FURLOUGH,
    "initial": Kind.INITIALED,
    "offer": Kind.OFFER,
    "ratify": Kind.RATIFICATION,
    "reject": Kind.REJECTION,
    "round": Kind.ROUND,
    "sign": Kind.SIGNED,
    "tentative": Kind.TENTATIVE_DEAL,
    "threat": Kind.THREAT,
    "veto": Kind.VETO,
}
_DIGITS = 3  # a sum of fewer significant digits is many sums


class Payment(Protocol):
    """A sum of a record, as a yearly payment of a case is."""

    @property
    def amount(self) -> float | None:
        """Base units."""

    @property
    def currency(self) -> str | None:
        """ISO code."""

    @property
    def published(self) -> dt.date | None:
        """When the public could know it."""


class Happened(Payment, Protocol):
    """An event of a record, as `burdenshare.outlook.Event` is."""

    @property
    def kind(self) -> str:
        """As the record names it."""

    @property
    def date(self) -> dt.date:
        """When it happened."""

    @property
    def precision(self) -> str:
        """``day`` where the date is a day."""

    @property
    def percent(self) -> float | None:
        """A percentage that it states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """Days of events by kind, and figures with the day since which the public could know them.

    Attributes:
        events: Days of events, by kind of claim.
        figures: ``(unit, value)``, value in base units, to a day.
    """

    events: Mapping[Kind, frozenset[dt.date]] = field(default_factory=dict)
    figures: Mapping[tuple[str, float], dt.date] = field(default_factory=dict)


def anchors(
    events: Iterable[Happened] = (),
    payments: Iterable[Payment] = (),
    claims: Iterable[Claim] = (),
) -> Anchors:
    """Anchors of a record, and of claims whose reports are dated.

    Args:
        events: Events of a record; the day of one known to the month alone anchors nothing.
        payments: Yearly payments of a record.
        claims: Claims of reports with a known day of publication.

    Example:
        >>> anchors().figures
        {}
    """
    held = tuple(events)
    days: dict[Kind, set[dt.date]] = defaultdict(set)
    for event in held:
        if event.precision == "day" and event.kind in _KINDS:
            days[_KINDS[event.kind]].add(event.date)
    for claim in claims:
        if claim.published and (day := whole_day(claim.date)):
            days[claim.kind].add(day)
    figures: dict[tuple[str, float], dt.date] = {}
    for unit, value, since in _figures(held, payments):
        figures[unit, value] = min(figures.get((unit, value), since), since)
    return Anchors(events={kind: frozenset(found) for kind, found in days.items()}, figures=figures)


def _figures(
    events: Iterable[Happened], payments: Iterable[Payment]
) -> Iterator[tuple[str, float, dt.date]]:
    """Sums and fractional percentages that are told apart by their digits."""
    for one in (*events, *payments):
        telling = one.amount and len(f"{one.amount:.0f}".rstrip("0")) >= _DIGITS
        if one.amount and telling and one.currency and one.published:
            yield one.currency, one.amount, one.published
    for event in events:
        if event.percent and event.percent % 1 and event.published:
            yield "percent", event.percent, event.published


def whole_day(text: str | None) -> dt.date | None:
    """The day that an ISO date names in full; None for a month, a year or a part of one.

    Example:
        >>> whole_day("2019-02"), whole_day("--02-10")
        (None, None)
    """
    if text is None or len(text) != len("2019-02-10") or not text[:4].isdigit():
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
