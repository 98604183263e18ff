"""Public positions of both sides on common terms: first-year sums in the payer's currency."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from burdenshare.claim import Claim, Kind
from burdenshare.errors import SeriesError, TalksError
from burdenshare.talks import Move, Player, Talks
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from burdenshare.ledger import Problem
    from burdenshare.outlook.asof import Known
    from burdenshare.outlook.record import Event

ASKED = ("demand", "offer", "counteroffer")
ACTS = (*ASKED, "tentative", "veto", "reject")
NAMES = {
    "US": "us u.s. american america washington pentagon congress white trump biden obama bolton "
    "esper pompeo mattis harris hegseth united dehart welton specht betts usfk",
    "KR": "kr rok korea korean seoul moon yoon park kang jeong blue hong assembly",
    "JP": "jp japan japanese tokyo abe suga kishida ishiba takaichi diet",
}
PRINCIPALS = ("trump", "biden", "obama", "bush", "president")
SAME_SUM, SAME_DAYS = 0.015, 60  # a leak told again: this close in the sum and in time
LEAST, MOST = 0.05, 30.0  # times the last amount: outside, a claim is no yearly sum of these talks
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_ISO_CODE = re.compile(r"[A-Z]{3}")
_WORD = re.compile(r"[a-z.]+")


def moves_from(known: Known, talks: Talks, *, level: float | None) -> tuple[Move, ...]:
    """Moves of one negotiation from the record and from claims, oldest first.

    Args:
        known: What was public.
        talks: Which negotiation.
        level: Last amount paid, base units of the payer's currency: the base of percentages.

    Raises:
        TalksError: A sum of the record in a currency that the exchange rates do not have.
    """
    currency = payer_currency(talks)
    rows = [_from_event(event, known, talks, currency, level) for event in known.events]
    rows += [_from_claim(claim, known, talks, currency, level) for claim in known.claims]
    kept = sorted((move for move in rows if move), key=lambda move: (move.date, move.published))
    return _told_once(kept)


def mended(claims: Iterable[Claim], problems: Iterable[Problem]) -> tuple[Claim, ...]:
    """Claims with the value that was meant, where the ledger takes a figure for a slip.

    Only where that is likelier than not and the claim is the only one it is about; a range stays
    as it is printed.
    """
    meant = {
        problem.claims[0]: problem.meant
        for problem in problems
        if problem.meant and problem.probability > 0.5 and len(problem.claims) == 1
    }
    return tuple(
        replace(claim, value=meant[claim.id])
        if claim.id in meant and claim.value_high is None
        else claim
        for claim in claims
    )


def level_of(seen: Known, talks: Talks) -> float | None:
    """Last amount a year before the new agreement, base units of the payer's currency.

    Where the agreement in force still has years to run, the last announced amount grows on at the
    agreement's last yearly rate.
    """
    deal = seen.deal(talks.replaces, talks.payer.party)
    row = deal.paid_by(seen.as_of.year) if deal else None
    if deal is None or row is None or deal.currency != payer_currency(talks):
        return None
    before = deal.paid_by(row.year - 1)
    rate = row.amount / before.amount if before and before.year == row.year - 1 else 1.0
    last = (deal.last or talks.deadline).year
    if talks.deadline.month < 12:  # a fiscal year ends in the next calendar year
        last -= 1
    return row.amount * rate ** max(0, last - row.year)


def payer_currency(talks: Talks) -> Currency:
    """Currency of the host that pays.

    Raises:
        TalksError: The party's currency is not known.
    """
    currencies = {"KR": Currency.KRW, "JP": Currency.JPY, "US": Currency.USD, "GB": Currency.GBP}
    currencies |= dict.fromkeys(("DE", "IT", "FR", "ES", "NL", "BE"), Currency.EUR)
    try:
        return currencies[talks.payer.party]
    except KeyError:
        raise TalksError(
            f"no currency is known for {talks.payer.party!r}; write a country code such as KR",
            place=f"talks/{talks.key}.toml: payer.party",
        ) from None


def side_of(actor: str | None, talks: Talks) -> Player | None:
    """Which side an actor speaks for, or None."""
    words = set(_WORD.findall((actor or "").lower()))
    for party, side in (
        (talks.payer.party, Player.PAYER),
        (talks.demander.party, Player.DEMANDER),
    ):
        if words & {party.lower(), *NAMES.get(party, "").split()}:
            return side
    return None


def last_position(moves: Iterable[Move], side: Player) -> Move | None:
    """A side's last position with a sum: the furthest it went in the last weeks of its moves.

    Sums told late are often older asks looked back on, so of all moves within `SAME_DAYS` of the
    newest the one nearest to the other side counts; a principal's own word only where there is no
    other.
    """
    rows = [m for m in moves if m.side is side and m.kind in {"demand", "offer"} and m.amount]
    rows = [move for move in rows if not move.principal] or rows
    recent = [m for m in rows if (rows[-1].date - m.date).days <= SAME_DAYS]
    if not recent:
        return None
    pick = min if side is Player.DEMANDER else max
    return pick(recent, key=lambda move: (move.amount or 0.0, move.date))


def _from_event(
    event: Event, known: Known, talks: Talks, currency: Currency, level: float | None
) -> Move | None:
    if event.talks not in talks.record or event.kind not in ACTS or event.status == "scheduled":
        return None
    assert event.published is not None  # noqa: S101 - the gate lets nothing else through
    side = side_of(event.actor, talks)
    if side is None:
        if event.kind != "tentative":
            return None
        side = Player.PAYER
    code = event.unit.partition("_")[0]
    if event.kind in ASKED and _ISO_CODE.fullmatch(code) and code not in set(Currency):
        raise TalksError(
            f"{event.unit!r} has no exchange rates; write the sum in one of "
            f"{', '.join(Currency)}, with a scale as in USD_m",
            place=f"record/events.csv:{event.id.rpartition(':')[2]}: unit",
        )
    place = f"{event.id}: currency"
    rate = _rate(known, event.currency, currency, event.date, place)
    sums = (event.amount, event.amount_high)
    amounts = [a * rate if a and a > 0 and rate else None for a in sums]
    amount = amounts[0] or amounts[1]
    at_most = event.amount is None and event.amount_high is not None
    if amount is None and event.kind in ASKED and event.percent and level:
        amount = level * (1 + event.percent / 100)
    kind = event.kind
    if kind in ASKED:
        kind = "demand" if side is Player.DEMANDER else "offer"
    return Move(
        date=event.date,
        published=event.published,
        side=side,
        kind=kind,
        amount=amount,
        amount_high=amounts[1],
        modality="less_than" if at_most else "exact",
        source=_source(event.reliability),
        principal=side is Player.DEMANDER and _principal(event.actor),
        cluster=event.id,
        ids=(event.id,),
        term_years=event.term_years,
        percent=event.percent,
    )


def _from_claim(
    claim: Claim, known: Known, talks: Talks, currency: Currency, level: float | None
) -> Move | None:
    if claim.kind not in {Kind.DEMAND, Kind.OFFER} or claim.value is None or not claim.published:
        return None
    day = _day(claim, talks, known)
    side = side_of(claim.actor, talks)
    default = Player.DEMANDER if claim.kind is Kind.DEMAND else Player.PAYER
    if day is None or (side or default) is not default or claim.of is not None:
        return None
    value, high = float(claim.value), float(claim.value_high) if claim.value_high else None
    amount, amount_high, percent = None, None, None
    if claim.unit == "percent" and level:
        percent, amount = value, level * (1 + value / 100)
    elif claim.unit in set(Currency):
        try:
            rate = _rate(known, claim.unit, currency, day, claim.id)
        except TalksError:  # a report may speak of any money; only the record must be in order
            return None
        amount = value * rate if rate else None
        amount_high = high * rate if high and rate else None
    if amount is None or (claim.scope or "stationing") != "stationing":
        return None
    if amount <= 0 or (level and not LEAST <= amount / level <= MOST):
        return None
    if amount_high is not None and not amount < amount_high <= MOST * (level or amount):
        amount_high = None
    return Move(
        date=day,
        published=claim.published,
        side=default,
        kind=str(claim.kind),
        amount=amount,
        amount_high=amount_high,
        modality=str(claim.modality),
        source="press-anonymous" if claim.hearsay else "press",
        principal=default is Player.DEMANDER and _principal(claim.actor),
        cluster=claim.cluster or claim.id,
        ids=(claim.id,),
        percent=percent,
    )


def _day(claim: Claim, talks: Talks, known: Known) -> dt.date | None:
    """The day a claimed position was taken, if it can belong to these talks.

    An undated one that the record has as a position of earlier talks is looked back on, and not
    taken for a new one.
    """
    assert claim.published is not None  # noqa: S101
    earliest = talks.start or talks.deadline.replace(year=talks.deadline.year - 2)
    if claim.date is None:
        if claim.published < earliest:
            return None
        told = [event for event in known.events if _tells(event, claim)]
        own = [event.date for event in told if event.talks in talks.record]
        if told and not own:
            return None
        return own[-1] if own else claim.published
    found = _ISO.fullmatch(claim.date)
    if found is None:
        return None
    year, month, exact = (int(part) if part else None for part in found.groups())
    try:
        day = dt.date(int(year or 0), month or 12, exact or 28)
    except ValueError:
        return None
    if exact is None:
        day = min(day, claim.published)
    return day if earliest <= day <= claim.published else None


def _tells(event: Event, claim: Claim) -> bool:
    """Whether a row of the record has the sum of a claim as somebody's position."""
    if event.kind not in ASKED or event.currency != claim.unit or not claim.value:
        return False
    value = float(claim.value)
    return any(
        abs(sum_ / value - 1) <= SAME_SUM for sum_ in (event.amount, event.amount_high) if sum_
    )


def _rate(
    known: Known, source: str | None, target: Currency, day: dt.date, place: str
) -> float | None:
    """Units of the payer's currency for one of the source's; None where nothing is to convert."""
    if source is None:
        return None
    if source == target:
        return 1.0
    if known.exchange is None:
        return None
    try:
        return known.exchange.convert(1.0, Currency(source), target, day)
    except (SeriesError, ValueError):
        raise TalksError(f"{source} cannot be turned into {target} on {day}", place=place) from None


def _source(reliability: str) -> str:
    for word, source in (
        ("disputed", "disputed"),
        ("memoir", "memoir"),
        ("official", "official"),
        ("anonymous", "press-anonymous"),
    ):
        if word in reliability:
            return source
    return "press"


def _principal(actor: str | None) -> bool:
    return any(word in (actor or "").lower() for word in PRINCIPALS)


def _told_once(moves: list[Move]) -> tuple[Move, ...]:
    """One move for a leak that is told again, with the ids of every telling."""
    kept: list[Move] = []
    for move in moves:
        for place, earlier in enumerate(kept):
            if _same(earlier, move):
                published = min(earlier.published, move.published)
                ids = tuple(dict.fromkeys(earlier.ids + move.ids))
                kept[place] = replace(earlier, published=published, ids=ids)
                break
        else:
            kept.append(move)
    return tuple(kept)


def _same(one: Move, other: Move) -> bool:
    if (one.side, one.kind) != (other.side, other.kind) or not (one.amount and other.amount):
        return False
    if one.cluster == other.cluster:
        return True
    near = abs(one.amount / other.amount - 1) <= SAME_SUM
    return near and abs((other.date - one.date).days) <= SAME_DAYS
