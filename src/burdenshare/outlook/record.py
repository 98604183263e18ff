"""The historical record: what happened in talks, and since when the public could know it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from burdenshare.agreement.rule import Hold
from burdenshare.units import money_unit, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.agreement.terms import Agreement
    from burdenshare.talks import Talks

POSITIONS = ("demand", "offer", "counteroffer", "tentative")
ECHO = 0.5  # percentage points
SAME_SUM = 0.005  # an event names the sum of a deal when it is this close to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated event of the record, with its source.

    Attributes:
        id: Position in the record, e.g. ``events:118`` (line of the CSV).
        date: When it happened; the first day of what ``precision`` covers.
        precision: day, month, year or approx.
        talks: Which talks, as the record names them (``SMA11``, ``context``).
        actor: Who acted, as the record names them (``US``, ``ROK``, ``Trump``, ``both``).
        kind: round, demand, offer, counteroffer, tentative, initial, sign, ratify, veto, reject,
            lapse, furlough, threat, statement, context.
        amount: Lower amount a year in base units of ``currency``, or None.
        amount_high: Upper amount.
        currency: ISO code of the amounts, or None.
        unit: The unit as the record writes it (``KRW_bn``, ``USD_m_ten_years`` ...); an amount is
            only filled where the unit is a yearly sum.
        percent: A percentage the event states, as 13.9.
        term_years: Years of the deal it speaks of.
        reliability: official, press, press-anonymous, memoir, claim-disputed ...
        source: Address or addresses, as given.
        note: What a reader must know.
        published: When the public could know; None where unknown (left out of any as-of).
        published_basis: address, page, event, later, inferred.
        status: held, reported, scheduled, withdrawn.
        qualifier: A finer kind (escalator, deadlock, next-round, chief-negotiator ...).
    """

    id: str
    date: dt.date
    precision: str
    talks: str
    actor: str
    kind: str
    amount: float | None = None
    amount_high: float | None = None
    currency: str | None = None
    unit: str = ""
    percent: float | None = None
    term_years: float | None = None
    reliability: str = ""
    source: str = ""
    note: str = ""
    published: dt.date | None = None
    published_basis: str = ""
    status: str = ""
    qualifier: str = ""

    def known(self, day: dt.date) -> bool:
        """Whether the public could know it by the end of a day."""
        return self.published is not None and self.published <= day


def figure(event: Event) -> str:
    """The figures of an event as it gave them: ``$4.7 billion``, ``+13 %``; empty for none."""
    told = []
    if event.amount and event.currency:
        high = event.amount_high if event.amount_high and event.amount_high > event.amount else None
        ends = [say(one, event.currency, digits=5) for one in (event.amount, high) if one]
        told.append(f"{' to '.join(ends)} a year")
    if event.percent is not None:
        share = event.qualifier == "share"
        told.append(f"{event.percent:g} % of the cost" if share else f"{event.percent:+g} %")
    return ", ".join(told)


_KINDS = {"tentative": "provisional deal", "initial": "initialling", "sign": "signature",
          "ratify": "ratification", "reject": "refusal"}  # fmt: skip


def happening(event: Event) -> str:
    """Who did what, and the figures of it: ``US counteroffer ($4 billion a year)``."""
    actor = "" if event.actor == "both" else event.actor
    said = figure(event)
    return " ".join(filter(None, (actor, _KINDS.get(event.kind, event.kind), said and f"({said})")))


def echoes(events: Sequence[Event], rise: float) -> tuple[Event, ...]:
    """Positions, of any talks, that came to about a rise over the sum before.

    Args:
        events: Where to look.
        rise: A fraction; what was asked, offered or agreed within half a point of it counts.
    """
    return tuple(
        event
        for event in events
        if event.kind in POSITIONS
        and event.qualifier != "share"
        and event.percent is not None
        and abs(event.percent - 100 * rise) <= ECHO
    )


class Paid(NamedTuple):
    """What is paid for one year, base units, and when the public could know it.

    Without a day of publication it counts as known from the first day of the year.
    """

    year: int
    amount: float
    published: dt.date | None = None

    def known(self, day: dt.date) -> bool:
        """Whether the public could know it by the end of a day."""
        return (self.published or dt.date(self.year, 1, 1)) <= day


class YearRow(Protocol):
    """A row of a record of yearly payments, as `burdenshare.case` reads it."""

    @property
    def year(self) -> int:
        """The (fiscal) year."""

    @property
    def agreement(self) -> str:
        """Key of the agreement."""

    @property
    def amount(self) -> float:
        """Base units."""

    @property
    def currency(self) -> str:
        """ISO code."""

    @property
    def value_kind(self) -> str:
        """negotiated_base, rule_published, yearly_budget, pledge, projection ..."""

    @property
    def published(self) -> dt.date | None:
        """When the public could know it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An agreement as an outcome of talks: what was agreed, and when the public could know it.

    Attributes:
        name: Key of the agreement.
        title: Its title.
        talks: Key of the talks that it ended, or None.
        payer: Who pays.
        agreed: Day on which negotiators had a deal that held (initialed or signed at the latest).
        published: When the public could know that.
        amount_published: When the public could know its amount.
        amount: First negotiated amount a year, base units of ``currency``.
        currency: ISO code.
        term_years: Years of its term.
        previous_amount: Last amount before it, same currency, or None.
        start: First round of the talks, or None.
        deadline: Last day of the agreement before it.
        first: First day of its own term.
        last: Last day of its own term.
        in_force: Entry into force.
        paid: Announced amounts by calendar or fiscal year, oldest first.
    """

    name: str
    title: str = ""
    talks: str | None = None
    payer: str = ""
    agreed: dt.date | None = None
    published: dt.date | None = None
    amount_published: dt.date | None = None
    amount: float | None = None
    currency: str = ""
    term_years: float | None = None
    previous_amount: float | None = None
    start: dt.date | None = None
    deadline: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    in_force: dt.date | None = None
    paid: tuple[Paid, ...] = ()

    def paid_by(self, year: int) -> Paid | None:
        """The amount of the last year up to a year, or None."""
        known = [row for row in self.paid if row.year <= year]
        return known[-1] if known else None


def deals_from(
    agreements: Sequence[Agreement],
    talks: Sequence[Talks],
    events: Sequence[Event],
    years: Sequence[YearRow] = (),
) -> tuple[Deal, ...]:
    """Past deals of a case, oldest first.

    Amounts are those that the agreements have as published; where an agreement has none for a
    year, the record of yearly payments fills in, each row from its day of publication on.

    A deal is public on the first day on which the record has it initialed or signed, or has its
    very sum named, not before the day it was agreed; where the record has neither, from the
    signature on, or else from the agreement day.
    """
    ended = {one.outcome: one for one in talks if one.outcome}
    rows = sorted(agreements, key=lambda one: (one.term.first or dt.date.min, one.key))
    by_key = {one.key: one for one in rows}
    deals = []
    for place, agreement in enumerate(rows):
        earlier = by_key.get(agreement.after or "", rows[place - 1] if place else None)
        paid = _paid(agreement, years)
        before = _paid(earlier, years) if earlier and earlier.unit == agreement.unit else ()
        deal = _deal(agreement, paid, ended.get(agreement.key), events)
        deals.append(_follow(deal, earlier, before))
    return tuple(deals)


def _deal(
    agreement: Agreement, paid: tuple[Paid, ...], talks: Talks | None, events: Sequence[Event]
) -> Deal:
    agreed = _first_date(agreement, ("agreed", "initialed", "signed", "ratified"))
    first, last = agreement.term.first, agreement.term.last
    assert first is not None  # noqa: S101 - an agreement checks its own term
    assert last is not None  # noqa: S101
    struck = [row for row in paid if row.year >= first.year and not _held(agreement, row.year)]
    amount = struck[0].amount if struck else None
    told, named = _told(talks, agreed, amount, events)
    formal = _first_date(agreement, ("signed", "agreed", "ratified"))
    if named is None and struck and struck[0].published:
        named = max(struck[0].published, told or formal or struck[0].published)
    return Deal(
        name=agreement.key,
        title=agreement.name,
        talks=talks.key if talks else None,
        payer=agreement.payer,
        agreed=agreed,
        published=told or formal,
        amount_published=named or told or formal,
        amount=amount,
        currency=str(agreement.currency),
        term_years=round(((last - first).days + 1) / 365.25, 1),
        start=talks.start if talks else None,
        deadline=talks.deadline if talks else None,
        first=first,
        last=last,
        in_force=_first_date(agreement, ("in_force", "ratified")),
        paid=paid,
    )


def _follow(deal: Deal, earlier: Agreement | None, before: tuple[Paid, ...]) -> Deal:
    """A deal beside the agreement before it."""
    past = [row.amount for row in before if deal.first and row.year < deal.first.year]
    deadline = earlier.term.last if earlier else deal.deadline
    return replace(deal, deadline=deadline, previous_amount=past[-1] if past else None)


def _first_date(agreement: Agreement, names: tuple[str, ...]) -> dt.date | None:
    for name in names:
        for dates in (agreement.dates, agreement.dates_unverified):
            if name in dates:
                return dates[name]
    return None


def _paid(agreement: Agreement, years: Sequence[YearRow]) -> tuple[Paid, ...]:
    rows = {}
    for year, published in agreement.published.items():
        unit, scale = money_unit(published.unit or agreement.unit)
        if unit == agreement.currency:
            rows[year] = Paid(year, round(published.amount * scale, 2))
    for row in years:
        fits = row.agreement == agreement.key and row.currency == agreement.currency
        if fits and row.year not in rows and row.value_kind != "projection":
            rows[row.year] = Paid(row.year, row.amount, row.published)
    return tuple(rows[year] for year in sorted(rows))


def _held(agreement: Agreement, year: int) -> bool:
    return any(isinstance(rule, Hold) for _, _, rule in agreement.parts(year))


def _told(
    talks: Talks | None, agreed: dt.date | None, struck: float | None, events: Sequence[Event]
) -> tuple[dt.date | None, dt.date | None]:
    """When the public was told of the deal, and of its sum."""
    if talks is None or agreed is None:
        return None, None
    since = [
        event
        for event in events
        if event.talks in talks.record and event.date >= agreed and event.published
    ]
    sums = [event for event in since if event.amount and _near(event.amount, struck)]
    signed = [event for event in since if event.kind in {"initial", "sign"}]
    named = min((event.published for event in sums if event.published), default=None)
    told = [event.published for event in (*sums, *signed) if event.published]
    return max(min(told), agreed) if told else None, named


def _near(amount: float, struck: float | None) -> bool:
    return struck is not None and abs(amount / struck - 1) < SAME_SUM
