"""Where the talks stand as of a day, from the record alone, and the sentence that says so."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from burdenshare.outlook.move import last_position
from burdenshare.outlook.record import Deal, Event
from burdenshare.talks import Move, Player, Talks
from burdenshare.units import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.outlook.asof import Known

_NUMBER = re.compile(r"\bround (\d{1,2})\b")
FRESH = 120  # days after which a provisional deal that led nowhere counts no more
RESUMED = ("round", "tentative", "initial", "sign")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the record says of one negotiation by a day.

    Attributes:
        talks: Which.
        as_of: The day.
        in_force: Agreement in force, or None.
        settled: The deal, once it was public.
        begun: Whether a round or the start of the talks was public.
        rounds: Rounds held.
        last_round: First day of the last one.
        scheduled: The next one announced.
        demand: The demander's last position.
        offer: The payer's last position.
        provisional: A provisional deal that was neither confirmed nor refused.
        refused: The last veto, walk-out or rejection.
        deadlock: A deadlock not resolved since.
        evidence: Ids of the events it rests on.
    """

    talks: Talks
    as_of: dt.date
    in_force: Deal | None = None
    settled: Deal | None = None
    begun: bool = False
    rounds: int = 0
    last_round: dt.date | None = None
    scheduled: Event | None = None
    demand: Move | None = None
    offer: Move | None = None
    provisional: Event | None = None
    refused: Event | None = None
    deadlock: Event | None = None
    evidence: tuple[str, ...] = ()

    @property
    def days_left(self) -> int:
        """Days to the end of the agreement that is to be replaced; negative after it."""
        return (self.talks.deadline - self.as_of).days

    @property
    def vetoed(self) -> bool:
        """Whether the demander's principal has refused a provisional deal."""
        return self.refused is not None and self.refused.kind == "veto"


def state_of(known: Known, talks: Talks, moves: Sequence[Move]) -> State:
    """Where one negotiation stands."""
    events = [event for event in known.events if event.talks in talks.record]
    held = [e for e in events if e.kind == "round" and e.status not in {"scheduled", "withdrawn"}]
    planned = [e for e in events if e.status == "scheduled" and e.kind in {"round", "statement"}]
    due = [e for e in planned if _last_day(e) > known.as_of and not _came(e, held)]
    refusals = [e for e in events if e.kind in {"veto", "reject"}]
    provisional = [e for e in events if e.kind == "tentative" and _open(e, refusals, known.as_of)]
    stuck = [e for e in events if e.qualifier in {"deadlock", "walk-out"}]
    open_stuck = [s for s in stuck if not any(_after(e, s) for e in events if e.kind in RESUMED)]
    told = [rows[-1].id for rows in (held, due, provisional, refusals, open_stuck) if rows]
    return State(
        talks=talks,
        as_of=known.as_of,
        in_force=agreement_in_force(known, talks.payer.party),
        settled=known.deal(talks.outcome, talks.payer.party),
        begun=bool(held) or (talks.start is not None and talks.start <= known.as_of),
        rounds=_count(held),
        last_round=held[-1].date if held else None,
        scheduled=due[0] if due else None,
        demand=last_position(moves, Player.DEMANDER),
        offer=last_position(moves, Player.PAYER),
        provisional=provisional[-1] if provisional else None,
        refused=refusals[-1] if refusals else None,
        deadlock=open_stuck[-1] if open_stuck else None,
        evidence=tuple(told),
    )


def agreement_in_force(known: Known, payer: str) -> Deal | None:
    """The host's agreement whose term covers the day and which had entered into force, or None."""
    rows = [
        deal
        for deal in known.deals
        if deal.payer == payer
        and deal.first
        and deal.last
        and deal.first <= known.as_of <= deal.last
        and (deal.in_force or deal.first) <= known.as_of
    ]
    return rows[-1] if rows else None


def money(amount: float, currency: str) -> str:
    """A sum as people write it.

    Example:
        >>> money(1.0389e12, "KRW")
        '1.0389 trillion won'
    """
    return say(amount, currency, digits=5)


def sentence(state: State, currency: str, host_currency: str = "") -> str:
    """The state in words: settled or not, rounds, positions, gap, deadlock, days, lapse."""
    if state.settled:
        return _settled(state, state.settled, host_currency or currency)
    parts = [_rounds(state), *_positions(state, currency), *_turns(state), _clock(state)]
    return " ".join(part for part in parts if part)


def _settled(state: State, deal: Deal, currency: str) -> str:
    parts = [f"These talks are settled: {deal.title or deal.name}"]
    if deal.agreed:
        parts.append(f"agreed on {deal.agreed}")
    if deal.amount:
        parts.append(f"first {money(deal.amount, deal.currency or currency)} a year")
    if deal.first and deal.last:
        parts.append(f"term {deal.first} to {deal.last}")
    if deal.in_force and deal.in_force > state.as_of:
        parts.append("not yet in force")
    return ", ".join(parts) + ". " + _in_force(state)


def _in_force(state: State) -> str:
    now = state.in_force
    if now is None:
        return "No agreement is in force."
    return f"In force: {now.title or now.name}, until {now.last}; no talks on its successor."


def _rounds(state: State) -> str:
    if not state.begun:
        begun = "No round of these talks is on record."
        if state.scheduled:
            begun += f" Talks are expected from about {_when(state.scheduled)}."
        return begun
    if state.last_round is None:
        return "Talks have begun; no round is dated in the record."
    since = (state.as_of - state.last_round).days
    told = f"{state.rounds} round{'s' * (state.rounds != 1)} held, the last {_days(since)} ago"
    told += f" ({state.last_round})"
    return told + (f"; the next is set for {_when(state.scheduled)}." if state.scheduled else ".")


def _positions(state: State, currency: str) -> list[str]:
    demand, offer = state.demand, state.offer
    rows = []
    for word, move in (("asked", demand), ("offered", offer)):
        if move and move.middle:
            said = f"{_party(move, state)} last {word} {money(move.middle, currency)}"
            rows.append(f"{said} a year ({move.date}).")
    if demand and offer and demand.middle and offer.middle:
        gap = demand.middle - offer.middle
        rows.append(f"Gap {money(gap, currency)}, {100 * gap / offer.middle:.0f} % of the offer.")
    return rows


def _party(move: Move, state: State) -> str:
    demander = move.side is Player.DEMANDER
    return state.talks.demander.party if demander else state.talks.payer.party


def _turns(state: State) -> list[str]:
    rows = []
    if state.provisional:
        rows.append(f"A provisional deal of {state.provisional.date} awaits confirmation.")
    if state.refused and state.refused.kind == "veto":
        rows.append(f"A provisional deal was vetoed ({state.refused.date}).")
    if state.deadlock:
        rows.append(f"Deadlock since {state.deadlock.date}.")
    return rows


def _days(count: int) -> str:
    return f"{count} day{'s' * (count != 1)}"


def _clock(state: State) -> str:
    left = state.days_left
    if left < 0:
        return f"The agreement lapsed {_days(-left)} ago ({state.talks.deadline})."
    return f"{_days(left)} to the end of the agreement in force ({state.talks.deadline})."


def _count(held: Sequence[Event]) -> int:
    numbers = [int(found[1]) for event in held if (found := _NUMBER.search(event.note))]
    return max([len({event.date for event in held}), *numbers], default=0)


def _when(event: Event) -> str:
    return f"{event.date:%B %Y}" if event.precision == "month" else str(event.date)


def _last_day(event: Event) -> dt.date:
    if event.precision == "month":
        last = calendar.monthrange(event.date.year, event.date.month)[1]
        return event.date.replace(day=last)
    return event.date


def _came(planned: Event, held: Sequence[Event]) -> bool:
    """Whether a round held since the announcement makes it a thing of the past."""
    assert planned.published is not None  # noqa: S101 - it passed the gate
    return any(e.date >= planned.date or e.date > planned.published for e in held)


def _after(event: Event, other: Event) -> bool:
    return event.date > other.date


def _open(tentative: Event, refusals: Sequence[Event], as_of: dt.date) -> bool:
    fresh = (as_of - tentative.date).days <= FRESH
    told = tentative.published or tentative.date
    return fresh and not any(
        refusal.date >= tentative.date or (refusal.published or refusal.date) >= told
        for refusal in refusals
    )


class CostRow(Protocol):
    """A row of the record of total costs, as `burdenshare.case` reads it."""

    @property
    def id(self) -> str:
        """Its number in the record."""

    @property
    def country(self) -> str:
        """Host."""

    @property
    def period(self) -> str:
        """What it is for, as written."""

    @property
    def share_low(self) -> float | None:
        """Per cent of the total that the host bears."""

    @property
    def share_high(self) -> float | None:
        """Upper end."""

    @property
    def definition(self) -> str:
        """What is counted."""

    @property
    def source(self) -> str:
        """Address or addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A host's share of cost under one definition: the same payments, another denominator.

    Attributes:
        id: Row of the record.
        low: Per cent.
        high: Per cent.
        definition: What is counted.
        period: What it is for.
        source: Address or addresses.
    """

    id: str
    low: float
    high: float
    definition: str
    period: str
    source: str


class SpentRow(Protocol):
    """A row of the record of spending, as `burdenshare.case` reads it."""

    @property
    def period(self) -> str:
        """Year or years it is for."""

    @property
    def measure(self) -> str:
        """What became of the money."""

    @property
    def amount(self) -> float:
        """Base units."""

    @property
    def currency(self) -> str | None:
        """ISO code."""

    @property
    def published(self) -> dt.date | None:
        """When the public could know it."""

    @property
    def source(self) -> str:
        """Address or addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Each:
    """A payment shared out over what is counted: troops, or bases.

    Attributes:
        what: troops or bases.
        count: How many.
        counted: Year of the count.
        source: Of the count.
        amount: Payment a year for each, base units of ``currency``; None where none is known.
        paid: Year of the payment: that of the latest one for troops, whose number is kept up; that
            of the count, or the last before it, for bases.
        currency: ISO code.
    """

    what: str
    count: float
    counted: int
    source: str
    amount: float | None
    paid: int | None
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """Troops and bases, what is paid for each, and what was said about their staying.

    Attributes:
        as_of: The day.
        each: Payment a head and a base, as far as troops and bases are counted.
        missing: What nobody counted in the record: troops, bases.
        said: Threats and assurances, oldest first.
        abroad: What was asked for units off the host's soil, oldest first.
        spent_abroad: What of the payments went to such units, by period.
        shares: Shares of running cost side by side, least first; they differ by what is counted.
        projects: Shares of single projects, least first; they differ by whose count it is.
        sentence: The same in words.
    """

    as_of: dt.date
    each: tuple[Each, ...]
    missing: tuple[str, ...]
    said: tuple[Event, ...]
    abroad: tuple[Event, ...]
    spent_abroad: tuple[SpentRow, ...]
    shares: tuple[Share, ...]
    projects: tuple[Share, ...]
    sentence: str


COUNTED = ("troops", "bases")
ABROAD = ("off-peninsula", "off_peninsula_maintenance")


def posture(
    known: Known,
    payer: str,
    *,
    costs: Sequence[CostRow] = (),
    spending: Sequence[SpentRow] = (),
) -> Posture:
    """The military side of the talks as of a day.

    Args:
        known: What was public; the series ``troops.<payer>`` and ``bases.<payer>`` give the counts.
        payer: The host.
        costs: Estimates of total cost; they bear no day of publication, so none can be given for
            a day before the record's last.
        spending: What became of the payments.
    """
    found = [one for what in COUNTED if (one := _each(known, payer, what))]
    events = known.events
    said = tuple(e for e in events if e.kind == "threat" or e.qualifier == "assurance")
    shares = _shares(payer, costs)
    spent = [
        row
        for row in spending
        if row.measure in ABROAD and row.published and row.published <= known.as_of
    ]
    missing = tuple(set(COUNTED) - {one.what for one in found})
    running = [share for share in shares if re.search(r"\d", share.period)]
    words = [_in_words(one) for one in found]
    words += [f"No number of {what} is on record." for what in sorted(missing)]
    if said:
        what = "threat" if said[-1].kind == "threat" else "assurance"
        words.append(f"Last said on their staying: {what} by {said[-1].actor}, {said[-1].date}.")
    return Posture(
        as_of=known.as_of,
        each=tuple(found),
        missing=tuple(sorted(missing)),
        said=said,
        abroad=tuple(event for event in events if event.qualifier in ABROAD),
        spent_abroad=tuple(sorted(spent, key=lambda row: row.period)),
        shares=tuple(running),
        projects=tuple(share for share in shares if share not in running),
        sentence=" ".join([*words, *_by_count(shares)]),
    )


def _each(known: Known, payer: str, what: str) -> Each | None:
    numbers = known.series.get(f"{what}.{payer}")
    if numbers is None or not numbers.observations:
        return None
    last = numbers.observations[-1]
    paid = [(d, row) for d in known.deals if d.payer == payer for row in d.paid]
    if what == "bases":  # counted once in years: a later payment may be for fewer of them
        paid = [(deal, row) for deal, row in paid if row.year <= last.year]
    deal, row = max(paid, key=lambda pair: pair[1].year) if paid else (None, None)
    return Each(
        what=what,
        count=last.value,
        counted=last.year,
        source=last.source,
        amount=row.amount / last.value if row and last.value else None,
        paid=row.year if row else None,
        currency=deal.currency if deal else "",
    )


def _in_words(one: Each) -> str:
    told = f"{one.count:,.0f} {one.what} ({one.counted})"
    if one.amount is None:
        return f"{told}."
    word = {"troops": "a head", "bases": "a base"}[one.what]
    return f"{told}: {say(one.amount, one.currency, digits=3)} {word} paid in {one.paid}."


def _shares(payer: str, costs: Sequence[CostRow]) -> list[Share]:
    found = [
        Share(
            id=cost.id,
            low=cost.share_low,
            high=cost.share_high or cost.share_low,
            definition=cost.definition,
            period=cost.period,
            source=cost.source,
        )
        for cost in costs
        if cost.country == payer and cost.share_low is not None
    ]
    return sorted(found, key=lambda share: (share.low, share.id))


def _by_count(shares: Sequence[Share]) -> list[str]:
    """Shares of the running cost, and of single projects, in words."""
    running = [share for share in shares if re.search(r"\d", share.period)]
    words = []
    if running:
        top = max(share.high for share in running)
        words.append(f"Share of cost {running[0].low:g} to {top:g} %, by what counts.")
    projects: dict[str, list[Share]] = {}
    for share in shares:
        if not re.search(r"\d", share.period):
            projects.setdefault(share.period, []).append(share)
    words += [
        f"{name}: {rows[0].low:g} to {max(row.high for row in rows):g} %, by whose count."
        for name, rows in projects.items()
        if len(rows) > 1
    ]
    return words
