"""The agreement that a report is about: its years, those of the one before it, and of events."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from burdenshare.claim.count import FIRM, Pact
from burdenshare.claim.event import last_year
from burdenshare.claim.settle import DEALS
from burdenshare.cue.kind import PACTS, Kind, Status
from burdenshare.discourse.period import (
    LONGEST_TERM,
    MULTIYEAR,
    year_ending,
    years_of,
)
from burdenshare.discourse.scene import headed
from burdenshare.discourse.years import back_to, furlough_year, in_fiscal, opened
from burdenshare.measure import counting
from burdenshare.mention.moment import ROSE, Time, bounds, spread, years_in
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from burdenshare.claim.event import Happening
    from burdenshare.discourse.scene import Reading, Scene
    from burdenshare.report.view import Ordered

_DEMAND, _OFFER, _FURLOUGH, _EXPIRY = Kind.DEMAND, Kind.OFFER, Kind.FURLOUGH, Kind.EXPIRY
_SUMS = {Kind.CONTRIBUTION, Kind.OFFER, Kind.TOTAL_COST}
_CONTRIBUTION, _TERM = Kind.CONTRIBUTION, Kind.TERM
_DATING = DEALS | {Kind.EXPIRY}
_STARTS = {"fiscal", "year", "month"}
_ON_RECORD = {(party, years) for party, years, _ in PACTS}
_PAYERS = {party for party, _ in _ON_RECORD}
_AHEAD = {*FIRM, Status.EXPECTED}
RECENT = timedelta(days=75)
LATE, AUTUMN = 4, 10  # a pact of the months up to one is for the year, from the other for the next


def is_fresh(events: Iterable[Happening], published: date | None) -> bool:
    """Whether a deal of these days is reported."""
    since = (published - RECENT).isoformat() if published else ""
    days = [event.date for event in events if event.kind in DEALS]
    told = [day for day in days if day]
    return any(day >= since[: len(day)] for day in told) or (bool(days) and not told)


def of_deal(scene: Scene, one: Reading, events: Sequence[Happening]) -> Reading:
    """A term told in the sentence of a deal is the deal's."""
    if one.status:
        return one
    home = scene.seen.sentence(one.start)
    kinds = {e.kind for e in events if scene.seen.sentence(e.start) is home}
    if Kind.TENTATIVE_DEAL in kinds:
        return one._replace(status=Status.TENTATIVE)
    done = kinds & {Kind.AGREEMENT, Kind.SIGNED, Kind.INITIALED}
    return one._replace(status=Status.AGREED) if done else one


def following_year(found: list[Reading], events: Sequence[Happening], scene: Scene) -> str | None:  # noqa: PLR0911 - one return a rule
    """First year of the agreement that the report is about, where the text fixes it."""
    now = scene.year or 0
    ahead = _from_now(scene, events) if scene.host == "JP" else None
    if first := opened(scene, now) or _after_expiry(scene, events) or ahead:
        return first
    sums = [r for r in found if r.kind is _CONTRIBUTION and r.period]
    firm = [str(r.period) for r in sums if r.status in _AHEAD]
    recent = [p for p in firm if p[:4].isdigit() and now <= int(p[:4]) <= (now or 9999) + 2]
    if recent:
        return recent[0]
    if term := _running(found, now):
        return term
    if ahead := _starting(scene, now):
        return ahead
    ended = [
        str(r.period)[-4:] for r in sums if r.period and re.fullmatch(r"\d{4}/\d{4}", r.period)
    ]
    if ended and now and 0 <= int(max(ended)) + 1 - now <= 1:
        return str(int(max(ended)) + 1)
    if titled := titled_year(scene):
        return titled
    asked = [str(r.period) for r in found if r.kind is _DEMAND and r.period]
    if asked or not firm:
        return asked[0] if asked else _from_now(scene, events)
    stale = firm[0][:4].isdigit() and len(firm[0]) == len("2019") and int(firm[0]) < now
    return str(now) if stale else firm[0]


def _starting(scene: Scene, now: int) -> str | None:
    """The first years still to come that something runs from."""
    for one in scene.times:
        if one.opening != "from" or one.grain not in _STARTS:
            continue
        years = years_of(scene, one) or ""
        if not years[:4].isdigit() or int(years[:4]) < max(now, 1):
            continue
        if not ROSE.search(scene.seen.low, max(0, one.start - 24), one.start):
            return years
    return None


def _running(found: list[Reading], now: int) -> str | None:
    """The first of the years of a pact in being, where its term is told with them."""
    for one in found:
        years = (one.period or "") if one.kind is _TERM and one.status in FIRM else ""
        if now and years_in(years) > 1 and now - 1 <= int(years[:4]) <= now <= bounds(years)[1]:
            return spread(years, 1)
    return None


def titled_year(scene: Scene) -> str | None:
    """The fiscal year that a title names: `host-nation support in the fiscal 2024 draft`."""
    for one in scene.seen.sentences[:2]:
        for time in scene.moments.between(one.start, one.end) if one.title else ():
            if time.grain == "fiscal":
                return time.years
    return None


def _after_expiry(scene: Scene, events: Sequence[Happening]) -> str | None:
    """The year after the one in which the pact in force, or just lapsed, ends."""
    now = scene.year
    for event in events if now else ():
        last = last_year(scene, event) if event.kind is _EXPIRY else None
        if last is None or not now or not now - 2 <= last <= now + 1:
            continue
        if scene.host == "JP":
            return spread(f"{last + 1}-04", 1)
        if (event.date or "").endswith(("-12-31", "-12")) or event.grain == "year":
            return str(last + 1)
    for one in scene.moments.all if scene.host == "JP" and not scene.fresh else ():
        if one.grain == "day" and (one.value or "")[4:] == "-03-31":
            year = int(str(one.value)[:4])
            if now and now <= year <= now + MULTIYEAR:
                return spread(f"{year}-04", 1)
    return None


def old_span(scene: Scene, pact: Pact, terms: Sequence[tuple[int, str]]) -> str | None:
    """All years of the pact in force, or just lapsed, where its term is told."""
    if pact.lapses is None:
        return None
    told = [years for _, years in terms]
    named = [one.value for one in scene.stretches.all if one.value and "/" in one.value]
    told += [years for years in named if _spells(scene, years)]
    last = [years for years in told if (bounds(years)[1] or bounds(years)[0]) == pact.lapses]
    return last[0] if last else None


def lapsed(scene: Scene, events: Sequence[Happening]) -> int | None:
    """The last year of the pact in force, or just lapsed."""
    after = _after_expiry(scene, events)
    return int(after[:4]) - 1 if after else None


def _from_now(scene: Scene, events: Sequence[Happening]) -> str | None:
    """A Korean pact closed in the first months of a year is for that year."""
    early = scene.month is not None and scene.month <= LATE
    done = scene.fresh or any(e.kind in DEALS or e.kind is Kind.RATIFICATION for e in events)
    if scene.host == "JP" and done and scene.year and scene.month:
        ahead = scene.month >= AUTUMN
        return spread(f"{scene.year + ahead}-04", 1) if early or ahead else None
    return str(scene.year) if done and early and scene.host == "KR" else None


def reported_span(
    scene: Scene, found: Sequence[Reading], events: Sequence[Happening], first: str | None
) -> str | None:
    """All years of the agreement reported: by its term, a stretch of years, or its last year."""
    first = back_to(scene) or first
    start = int(first[:4]) if first and first[:4].isdigit() else None
    terms = [r for r in found if r.kind is _TERM and r.status]
    told = [str(r.period) for r in terms if "/" in (r.period or "") and str(r.period)[:4].isdigit()]
    fits = [
        p for p in told if start is None or (abs(int(p[:4]) - start) <= 1 and bounds(p)[1] >= start)
    ]
    if fits:
        return fits[0]
    if start is None:
        return None
    for one in terms:
        if one.period is None and one.value == int(one.value) and one.value > 1:
            return spread(str(first), int(one.value))
    ends = [_last(one, scene) for one in scene.stretches.all if one.years and _closes(one, start)]
    over = [last_year(scene, event) for event in events if event.kind is _EXPIRY]
    ends += [str(last) for last in over if last is not None]
    for end in ends:
        if end.isdigit() and start < int(end) <= start + LONGEST_TERM:
            return spread(str(first), int(end) - start + 1)
    return None


def planned(
    scene: Scene, found: Sequence[Reading], span: str | None, first: str | None
) -> str | None:
    """The years of a pact that are only told by a sum to come: `1 trillion yen over five years`."""
    if not first or not first[:4].isdigit() or (span and years_in(span) > 1):
        return span
    low = scene.seen.low
    for one in found:
        if one.kind not in _SUMS or one.status is Status.PAID or one.period:
            continue
        item = one.quantity
        if low.find(" years", item.end, item.end + 60) < 0:
            continue
        over = counting.OVER_YEARS.match(low, item.end)
        told = scene.quantities.between(item.end, over.end()) if over else ()
        count = next((int(q.value) for q in told if q.unit == "years"), 0)
        if MULTIYEAR <= count <= LONGEST_TERM and not counting.OLD.search(
            low, scene.seen.sentence(item.start).start, item.start
        ):
            return spread(spread(first, 1)[:7].rstrip("/"), count)
    return span


def _last(one: Time, scene: Scene) -> str:
    """The last year of a period."""
    until = one.opening == "until" and scene.host == "JP"
    return str(year_ending(one) if until else bounds(str(one.years))[1] or str(one.years)[:4])


def _closes(one: Time, start: int) -> bool:
    opens = years_in(one.years or "") > 1 and (one.years or "")[:4] in {str(start), str(start + 1)}
    return opens or (one.opening == "until" and one.grain != "week")


def rounds_by(
    scene: Scene,
    one: Reading,
    when: Time | None,
    events: Sequence[Happening],
    published: date | None,
) -> str | None:
    """`After ten rounds`: all that were held up to a day, its own, the deal's, or that of print.

    Args:
        scene: What was read of the report.
        one: A number of rounds; any other figure has the date of its clause.
        when: The time that its clause tells.
        events: What happened.
        published: Day of publication.

    Returns:
        The open period that ends then, as ``..2019-02-10``; None for an ordinal without a date.
    """
    item, low = one.quantity, scene.seen.low
    counts = one.kind is Kind.ROUND and item.value > 1 and not item.noun.startswith("ordinal ")
    if not counts or low.startswith("round ", item.start):
        return when.value if when else None
    so_far = _SO_FAR.search(low, max(0, item.lead - 30), one.end + 24)
    if when and when.grain in _DAILY and not (so_far and when.end <= item.start):
        return f"..{when.value}" if (when.value or "-")[0] != "-" else when.value
    beside = when and (when.start - item.end in _BESIDE or item.lead - when.end in _BESIDE)
    if published is None or (when and beside and when.grain == "year" and not when.opening):
        return when.value if when else None  # "ten rounds last year"
    print_, since = published.isoformat(), (published - _LATELY).isoformat()
    told = [] if so_far else [e.date for e in events if e.kind in DEALS and e.date]
    return f"..{min([day for day in told if since <= day <= print_], default=print_)}"


_BESIDE = range(32)  # characters from a number of rounds to the year in which they were held
_LATELY = timedelta(days=200)  # before print in which the deal was made that is reported
_DAILY = {"day", "month", "month-end", "week"}
_SO_FAR = pattern(
    r"\b(?:so far|to date|up to now|until now|(?:have|has)(?: now| already)?(?: been)?"
    r"(?: held| met| had| sat| completed| gone through| come together| failed| passed)?)\b"
)


def event_period(  # noqa: PLR0911 - one return a rule
    scene: Scene, event: Happening, terms: Ordered[Reading], pact: Pact
) -> str | None:
    """The term of the pact that an event is about."""
    kind = event.kind
    if event.period and kind is not _DEMAND and kind is not _OFFER and kind is not _FURLOUGH:
        return event.period
    lo, hi = scene.seen.window(event.start, event.end)
    if kind is _DEMAND or kind is _OFFER:
        opened = [t.value for t in scene.moments.between(lo, hi) if t.opening == "from"]
        if opened and opened[0] and opened[0][0] != "-":
            return f"{opened[0][:4]}/"
        whole = scene.fresh or (scene.host, pact.span) in _ON_RECORD
        whole &= scene.host == "JP"  # whose pacts are bargained over as a whole
        return (pact.span if whole else None) or pact.first
    if kind is _FURLOUGH and scene.year:
        return furlough_year(scene, event.start, event.end)
    if event.period or kind not in _DATING:
        return event.period
    ended = event.date[:4] if event.date and event.date[:4].isdigit() else None
    if kind is _EXPIRY:
        return _expired(scene, event, terms) if ended else None
    spans = [t.value for t in scene.stretches.between(lo, hi) if t.grain == "range"]
    beside = [r.period for r in terms.between(lo, hi) if r.period]
    if beside or spans:
        years = (beside or spans)[0]
        fiscal = years and scene.host == "JP" and ("KR", years) not in _ON_RECORD
        return in_fiscal(years) if years and fiscal else years
    if event.grain == "year" and ended:
        return ended if event.kind is Kind.SIGNED else f"{ended}/"
    if told := _of_year(scene, event, terms, ended):
        return told
    first = int(pact.first[:4]) if pact.first and pact.first[:4].isdigit() else None
    ours = first is not None and (ended is None or -1 <= first - int(ended) <= MULTIYEAR)
    single = any(r.period == pact.first for r in terms.all)
    return (pact.span or (pact.first if single else None)) if ours else None


def _of_year(
    scene: Scene, event: Happening, terms: Ordered[Reading], year: str | None
) -> str | None:
    """The term told in the line of a chronicle, or one that opens in the year of a deal."""
    if headed(scene, event.start):
        low = scene.seen.low
        end = low.find("\n", event.end)
        line = low.rfind("\n", 0, event.start) + 1, end if end >= 0 else len(low)
        told = [one.period for one in terms.between(*line) if one.period]
        return told[0] if told else None
    opens = [one.period for one in terms.all if one.period and one.status is None]
    return next((p for p in opens if year and 0 <= int(p[:4]) - int(year) <= 1), None)


def _spells(scene: Scene, years: str) -> bool:
    """Whether some years can be those of an agreement, not the years of an audit."""
    host = scene.host
    told = in_fiscal(years) if host == "JP" else years
    return years_in(years) > 1 and (host not in _PAYERS or (host, told) in _ON_RECORD)


def _expired(scene: Scene, event: Happening, terms: Ordered[Reading]) -> str:
    """The years of a pact that ends: its term where that is told, else all up to its last."""
    day = str(event.date)
    march = day[4:7] == "-03"
    close = f"/{day[:7]}" if march else f"/{day[:4]}"
    near = sorted(terms.all, key=lambda one: abs(one.start - event.start))
    told = [one.period for one in near]
    over = [one.value for one in scene.stretches.all if one.value and one.value.endswith(close)]
    told += [years for years in over if _spells(scene, years)]
    for years in told:
        if years and (years.endswith(close) or years == day[:4]):
            return years
    named = counting.NAMED_PACT.search(scene.seen.low, max(0, event.start - 60), event.end)
    if named and named.group(1) == day[:4]:
        return day[:4]
    single = [years for party, years, _ in PACTS if party == scene.host and years_in(years) == 1]
    return next((y for y in single if y.endswith(close) or y == day[:4]), f"..{close}")
