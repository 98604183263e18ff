"""A case's talks as a basis: scenarios, changes between two days, courses, the posture."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.chart import Curve, Mark, address
from burdenshare.chart import course as picture
from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook import Course, Event, Posture, called, known, posture, prepare
from burdenshare.outlook.move import payer_currency
from burdenshare.outlook.record import happening
from burdenshare.outlook.scenario import (
    Change,
    Priced,
    changes,
    outcome,
    parse_scenario,
    price_scenarios,
    scenarios,
)
from burdenshare.outlook.score import WITHIN
from burdenshare.session.job import chosen, course_of, last_day, pooled_deals, recorded
from burdenshare.units import money_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from burdenshare.case import Case
    from burdenshare.chart import Markup
    from burdenshare.claim import Claim
    from burdenshare.outlook import Basis
    from burdenshare.talks import Talks


def basis_of(
    case: Case,
    *,
    talks: str | None = None,
    as_of: date | None = None,
    claims: Sequence[Claim] = (),
    seed: int = 1,
) -> Basis:
    """What forecasts of a case's talks rest on as of a day.

    Raises:
        CaseError: The case has no talks.
        UsageError: It has none of that name, or nothing was public by that day.
    """
    if not case.talks:
        raise CaseError("has no talks; add a file to its folder talks/", place=case.name)
    day = recorded(case, as_of or last_day(case))
    return prepare(
        chosen(case, talks, day),
        as_of=day,
        events=case.events,
        deals=pooled_deals(case),
        claims=claims,
        series=case.series,
        exchange=case.exchange,
        seed=seed,
    )


def scenarios_of(
    case: Case,
    basis: Basis,
    *,
    files: Sequence[str] = (),
    stationing: str | None = None,
    replacement: str | None = None,
    rises: Sequence[float] = (),
    reveal: bool = False,
    seed: int = 1,
) -> tuple[Priced, ...]:
    """Each side's positions and the usual fears, priced over five years on common draws.

    Args:
        case: Whose agreements give the rule of growth.
        basis: Record as of a day.
        files: TOML files of scenarios of the user's own.
        stationing: What stationing costs a year, e.g. ``4.46 USD bn``; adds "cost plus 50".
        replacement: What doing without the troops would cost a year; adds the break-even.
        rises: Rises over the last amount to price as well, 0.5 for half as much again.
        reveal: Also price what the talks came to, as far as it is known now.
        seed: Of the draws.

    Raises:
        TalksError: A scenario that does not hold together.
        UsageError: A sum that is none.
    """
    rows = scenarios(basis, stationing=_sum(stationing, basis))
    rows += tuple(parse_scenario(_table(file), basis, place=file) for file in files)
    rows += tuple(
        parse_scenario(
            {"name": f"a rise of {100 * rise:g} %", "rise": rise}, basis, place=f"rise-{rise:g}"
        )
        for rise in rises
    )
    if reveal and (ended := outcome(basis.state.talks, pooled_deals(case))):
        rows += (ended,)
    return price_scenarios(
        tuple(sorted(rows, key=lambda row: row.amount)),
        basis,
        tuple(case.agreements.values()),
        replacement_cost=_sum(replacement, basis),
        seed=seed,
    )


class Backing(NamedTuple):
    """What a scenario rests on: an event, a claim or an agreement, when it was public, where."""

    id: str
    what: str
    published: date | None
    source: str


def backing(case: Case, basis: Basis, ids: Sequence[str]) -> tuple[Backing, ...]:
    """The records behind ids, in their order; an id that nothing has is left out."""
    events = {e.id: e for e in case.events}
    claims = {c.id: c for c in basis.known.claims}
    deals = {d.name: d for d in pooled_deals(case)}
    found = []
    for one in ids:
        if event := events.get(one):
            found.append(Backing(one, happening(event), event.published, event.source))
        elif claim := claims.get(one):
            what = " ".join(claim.quote.split())
            found.append(Backing(one, what, claim.published, claim.outlet or claim.report))
        elif deal := deals.get(one):
            sources = case.agreements[one].sources.values() if one in case.agreements else ()
            found.append(Backing(one, deal.title, deal.published, " ; ".join(sources)))
    return tuple(found)


def _table(file: str) -> dict[str, object]:
    try:
        return tomllib.loads(Path(file).read_text(encoding="utf-8"))
    except OSError as fault:
        raise CaseError(f"cannot be read: {fault.strerror or fault}", place=file) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise CaseError(f"is not TOML: {fault}", place=file) from fault


def _sum(text: str | None, basis: Basis) -> float | None:
    """A written sum in base units of the payer's currency, at the rate of the as-of day."""
    if text is None:
        return None
    number, _, unit = text.strip().partition(" ")
    try:
        amount = float(number)
    except ValueError:
        raise UsageError(f"{text!r} is no sum; write for example '4.46 USD bn'") from None
    currency, scale = money_unit(unit, place=text)
    target = payer_currency(basis.state.talks)
    if basis.known.exchange is None:
        raise UsageError("a sum in another currency needs exchange rates")
    return basis.known.exchange.convert(amount * scale, currency, target, basis.known.as_of)


def changes_of(
    case: Case,
    first: date,
    second: date,
    *,
    by: date | None = None,
    talks: str | None = None,
    claims: Sequence[Claim] = (),
    seed: int = 1,
) -> tuple[Change, ...]:
    """What changed the outlook between two days, item by item; it adds up to the difference.

    The deal followed is one by ``by``; by default by the deadline, or where that is over by a year
    after the second day.

    Raises:
        CaseError: The case has no talks.
        UsageError: The days do not follow each other, or nothing was public by the first.
    """
    one = chosen(case, talks, recorded(case, first))
    later = one.deadline if one.deadline > second else second + timedelta(days=365)
    return changes(
        one,
        first,
        second,
        by=by or later,
        events=case.events,
        deals=pooled_deals(case),
        claims=claims,
        series=case.series,
        exchange=case.exchange,
        seed=seed,
    )


def courses_of(
    case: Case,
    *,
    as_of: date | None = None,
    claims: Sequence[Claim] = (),
    points: int = 20,
    seed: int = 1,
) -> tuple[Course, ...]:
    """The course of every negotiation of a case that had begun, by deadline; see `course_of`.

    Raises:
        CaseError: The case has no talks.
        UsageError: None had begun by that day.
    """
    if not case.talks:
        raise CaseError("has no talks; add a file to its folder talks/", place=case.name)
    day = recorded(case, as_of or last_day(case))
    rows = sorted(case.talks.values(), key=lambda one: one.deadline)
    begun = [one.key for one in rows if _begun(case, one, day)]
    if not begun:
        raise UsageError(f"no talks of {case.name} had begun by {day}: give a later --as-of")
    return tuple(
        course_of(case, talks=key, as_of=day, claims=claims, points=points, seed=seed)
        for key in begun
    )


def _begun(case: Case, talks: Talks, day: date) -> bool:
    """Whether talks had begun by a day, or where nobody knows when, something of them was public.

    Talks about an agreement that was not yet known are not public either.
    """
    if talks.start:
        return talks.start <= day
    return any(event.talks in talks.record and event.known(day) for event in case.events)


DRAWN = ("kaplan_meier", "climatology")  # naive forecasts that a picture has room for


def course_curves(one: Course) -> tuple[Curve, ...]:
    """The chances of a course as curves over as-of days; naive forecasts are the plain ones."""
    ends = tuple((said.as_of, said.by_deadline) for said in one.points)
    by_end = tuple((day, p) for day, p in ends if p is not None)
    rows = [Curve(name=f"deal within {WITHIN} days", points=_within(one, "outlook"))]
    rows += [Curve(name=f"deal by expiry, {one.deadline}", points=by_end)] if by_end else []
    rows += [
        Curve(name=f"{called(name)}, {WITHIN} days", points=_within(one, name), plain=True)
        for name in DRAWN
    ]
    return tuple(rows)


def _within(one: Course, name: str) -> tuple[tuple[date, float], ...]:
    return tuple((said.as_of, said.within[name]) for said in one.points)


HAPPENED = (
    *("round", "demand", "offer", "counteroffer", "tentative", "veto", "reject", "lapse"),
    *("threat", "furlough", "initial", "sign", "ratify"),
)


def course_events(one: Course) -> tuple[Event, ...]:
    """What happened in the talks, announcements and words aside, until their last formality."""
    rows = [e for e in one.events if e.kind in HAPPENED and e.status != "scheduled"]
    formal = [e.date for e in rows if e.kind in {"initial", "sign", "ratify"}]
    last = max([one.points[-1].as_of, *formal])
    return tuple(event for event in rows if event.date <= last)


def course_marks(
    one: Course, href: Callable[[Event], str | None] | None = None
) -> tuple[Mark, ...]:
    """The events of a course as marks of its picture.

    Args:
        one: The course.
        href: Where an event's mark leads; by default to its source.
    """
    asked = {event: move.kind for move in one.moves for event in move.ids}
    return tuple(
        Mark(
            date=event.date,
            kind=asked.get(event.id, event.kind),
            label=happening(event),
            note=event.note,
            href=(href or source_of)(event),
        )
        for event in course_events(one)
    )


def source_of(event: Event) -> str | None:
    """The first address of an event's source, or None."""
    return next(filter(None, map(address, event.source.split(" ; "))), None)


def drawn(
    one: Course, *, href: Callable[[Event], str | None] | None = None, width: float = 720
) -> Markup:
    """The picture of a course; arguments as for `course_marks`, and its width in pixels."""
    return picture(
        course_curves(one),
        course_marks(one, href),
        title=f"{one.name}: how likely a deal looked, day by day",
        source="Source: the record of the case, each day as it was known then; dashed: simpler "
        "forecasts.",
        deadlines=course_ends(one),
        width=width,
    )


def course_ends(one: Course) -> tuple[tuple[date, str], ...]:
    """Days that stand as posts in the picture of a course: expiry, and the deal."""
    deal = one.settled.agreed if one.settled else None
    return ((one.deadline, "expiry"), *(((deal, "deal"),) if deal else ()))


def posture_of(case: Case, *, as_of: date | None = None) -> Posture:
    """Troops and bases, what is paid for each, words on their staying, shares of cost.

    Estimates of cost bear no day of publication: a day before the record's last shows none.

    Raises:
        CaseError: The case has no record of events.
        UsageError: Nothing was public by that day.
    """
    if not case.events:
        raise CaseError("has no record of events; add record/events.csv", place=case.name)
    day = recorded(case, as_of or last_day(case))
    seen = known(as_of=day, events=case.events, deals=pooled_deals(case), series=case.series)
    costs = case.total_costs if day >= last_day(case) else ()
    return posture(seen, case.payer, costs=costs, spending=case.execution)
