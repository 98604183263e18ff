"""Report to claims: read figures and events, fill what the text lets one fill, count once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from burdenshare.claim import cue
from burdenshare.claim.attribution import Sources
from burdenshare.claim.event import Happening, about, happened, happenings
from burdenshare.claim.figure import quantities
from burdenshare.claim.kind import Claim, Kind, Modality, Status, claim_id
from burdenshare.claim.meaning import Reading, readings
from burdenshare.claim.scene import Scene, covers, spread, years_of
from burdenshare.report import times, view
from burdenshare.report.actor import RECIPIENT, host, mentions
from burdenshare.report.view import Ordered, lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from burdenshare.report import Report

_DEALS = {Kind.SIGNED, Kind.INITIALED, Kind.TENTATIVE_DEAL, Kind.AGREEMENT}
_OPEN_KINDS = {Kind.CONTRIBUTION, Kind.DEMAND, Kind.OFFER, Kind.INCREASE, Kind.SHARE}
_SUMS = {Kind.DEMAND, Kind.OFFER, Kind.CONTRIBUTION, Kind.FURLOUGH}
_MANY = {
    Kind.OFFER, Kind.THREAT, Kind.DEMAND, Kind.CONTEXT, Kind.ASSURANCE, Kind.APPOINTMENT,
    Kind.SCHEDULED, Kind.REJECTION, Kind.DEADLOCK,
}  # fmt: skip
_MET = _DEALS | {Kind.MEETING}
_PARTS = _DEALS | {Kind.DEMAND, Kind.OFFER, Kind.ESCALATOR}
_SCOPED = _OPEN_KINDS | {Kind.TOTAL_COST, Kind.EXCHANGE_CONVERSION, Kind.MULTIPLE}
LATE = 4  # month until which a pact signed in a year is for that year
MOST = 40  # twins of one figure that are told apart
RECENT = timedelta(days=75)


def _scene(report: Report) -> Scene | None:
    """What was read of a report; None where it is about something else."""
    seen = view(report.text)
    found = mentions(seen)
    if not about(seen.low, recipient=any(m.party == RECIPIENT for m in found.all)):
        return None
    payer = host(found)
    return Scene(
        seen=seen,
        figures=quantities(seen),
        times=times(seen, report.published, payer),
        mentions=found,
        host=payer,
        tentative=bool(cue.CALLED_TENTATIVE.search(seen.low)),
        nato=payer in {"NATO", "DE", None}
        and "nato" in seen.low
        and bool(cue.NATO.search(seen.low)),
        year=report.published.year if report.published else None,
        month=report.published.month if report.published else None,
    )


def _fresh(events: Iterable[Happening], published: date | None) -> bool:
    """Whether a deal of these days is reported."""
    since = (published - RECENT).isoformat() if published else ""
    return any(
        event.kind in _DEALS and (event.date is None or event.date >= since[: len(event.date)])
        for event in events
    )


def _next_year(found: list[Reading], events: list[Happening], scene: Scene) -> str | None:  # noqa: PLR0911 - one return a rule
    """First year of the agreement that the report is about, where the text fixes it."""
    sums = [r for r in found if r.kind is Kind.CONTRIBUTION and r.period]
    firm = [
        str(r.period)
        for r in sums
        if r.status in {Status.AGREED, Status.TENTATIVE, Status.EXPECTED}
    ]
    now = scene.year or 0
    recent = [p for p in firm if p[:4].isdigit() and int(p[:4]) >= now]
    if recent:
        return min(recent, key=lambda p: (p[:4], len(p)))
    for one in scene.times:
        years = years_of(scene, one) or ""
        opens = one.opening == "from" and one.grain in {"fiscal", "year", "month"}
        if opens and years[:4].isdigit() and int(years[:4]) >= max(now, 1):
            return years
    for event in events:
        if event.kind is Kind.EXPIRY and event.date and event.date[:4].isdigit():
            following = int(event.date[:4]) + 1
            if event.date.endswith("-12-31"):
                return str(following)
            if event.date[:7].endswith("-03") and scene.host == "JP":
                return spread(f"{event.date[:4]}-04", 1)
    ended = [
        str(r.period)[-4:] for r in sums if r.period and re.fullmatch(r"\d{4}/\d{4}", r.period)
    ]
    if ended and now and 0 <= int(max(ended)) + 1 - now <= 1:
        return str(int(max(ended)) + 1)
    asked = [str(r.period) for r in found if r.kind is Kind.DEMAND and r.period]
    if asked or firm:
        return (asked or firm)[0]
    return _from_now(scene)


def _from_now(scene: Scene) -> str | None:
    """A Korean pact closed in the first months of a year is for that year."""
    early = scene.month is not None and scene.month <= LATE
    return str(scene.year) if scene.fresh and early and scene.host == "KR" else None


def _with_period(one: Reading, year: str | None) -> Reading:
    firm = one.status in {Status.AGREED, Status.TENTATIVE}
    if one.kind is Kind.TERM and one.period is None and year and firm:
        whole = one.value == int(one.value)
        return replace(one, period=spread(year, int(one.value))) if whole else one
    if one.period or one.of is not None or year is None or one.status is Status.PAID:
        return one
    if one.kind is Kind.INCREASE:
        return replace(one, period=spread(year, 1))
    if one.kind in _OPEN_KINDS:
        return replace(one, period=year)
    return one


def _beside(scene: Scene, one: Reading, before: list[Reading]) -> Reading:
    """A rise is for the year of the payment that its sentence gives."""
    if one.kind is not Kind.INCREASE or one.period or not before:
        return one
    paid = before[-1] if before[-1].of is None else before[before[-1].of]
    same = scene.seen.sentence(paid.start) is scene.seen.sentence(one.start)
    if same and paid.kind is Kind.CONTRIBUTION and paid.period:
        return replace(one, period=spread(paid.period, 1))
    return one


def _over_term(one: Reading, terms: list[Reading]) -> Reading:
    """A sum "a year" under a pact is for all of the pact's years."""
    firm = one.kind is Kind.CONTRIBUTION and one.status in {Status.AGREED, Status.TENTATIVE}
    if len(terms) != 1:
        return one
    term = str(terms[0].period)
    first, _, last = term.partition("/")
    if one.kind is Kind.INCREASE and one.modality is Modality.AT_MOST and last.isdigit():
        inside = one.period is None or first <= one.period[:4] <= last
        later = spread(str(int(first) + 1), int(last) - int(first))
        return replace(one, period=later) if inside else one
    if not firm or not one.yearly:
        return one
    if one.period is None or term.startswith(one.period[:4]):
        return replace(one, period=term)
    return one


def _of_deal(scene: Scene, one: Reading, events: Sequence[Happening]) -> Reading:
    """A term told in the sentence of a deal is the deal's."""
    if one.kind is not Kind.TERM or one.status:
        return one
    home = scene.seen.sentence(one.start)
    kinds = {e.kind for e in events if scene.seen.sentence(e.start) is home}
    if Kind.TENTATIVE_DEAL in kinds:
        return replace(one, status=Status.TENTATIVE)
    done = kinds & {Kind.AGREEMENT, Kind.SIGNED, Kind.INITIALED}
    return replace(one, status=Status.AGREED) if done else one


def _filled(scene: Scene, found: list[Reading], year: str | None) -> list[Reading]:
    """Periods that the rest of the text fixes; conversions take those of what they convert."""
    out: list[Reading] = []
    for one in found:
        done = _with_period(_beside(scene, one, out), year)
        if one.of is not None:
            done = replace(one, period=out[one.of].period, date=out[one.of].date)
        elif one.kind in {Kind.DEMAND, Kind.OFFER, Kind.ROUND, Kind.FURLOUGH}:
            when = happened(scene, one.kind, one.start, one.end)
            done = replace(done, date=when.value if when else None)
        out.append(done)
    terms = [r for r in out if r.kind is Kind.TERM and r.status and "/" in (r.period or "")]
    widened = [_over_term(one, terms) for one in out]
    return [
        replace(one, period=widened[one.of].period) if one.of is not None else one
        for one in widened
    ]


def _distinct(scene: Scene, one: Reading, twin: Reading) -> bool:
    """Whether two claims of one figure are two: other year, other payer, or a second asking."""
    beside = scene.seen.sentence(one.start) is scene.seen.sentence(twin.start)
    if one.kind is Kind.DEMAND and beside and not scene.seen.stripped:
        return True
    years = bool(one.period and twin.period and one.period != twin.period)
    if one.kind in {Kind.CONTRIBUTION, Kind.SHARE, Kind.INCREASE}:
        return years or one.actor != twin.actor or one.scope != twin.scope
    return one.kind is Kind.TERM and years


def _once(scene: Scene, found: list[Reading]) -> list[int]:
    """Positions of the figures that count: repeats dropped, the body before the headline."""
    kept: set[int] = set()
    twins: dict[tuple[object, ...], list[int]] = {}
    for index, one in enumerate(found):
        if one.of is not None and one.of not in kept:
            continue
        key = one.kind, one.value, one.unit, one.modality, one.quantity.high
        same = twins.setdefault(key, [])
        if same and found[same[0]].title and not one.title:
            kept.discard(same.pop(0))
        elif not all(_distinct(scene, one, found[k]) for k in same[-MOST:]):
            continue
        kept.add(index)
        same.append(index)
    return sorted(k for k in kept if found[k].of is None or found[k].of in kept)


def _overlap(one: Happening, two: Happening) -> bool:
    return one.start < two.end and two.start < one.end


def _settled(scene: Scene, events: list[Happening], figures: list[Reading]) -> list[Happening]:
    """Events that count: one for each kind and day, an undated one only where none is dated."""
    asked = Ordered(tuple(r for r in figures if r.kind in _SUMS))
    by_kind: dict[Kind, list[Happening]] = {}
    for event in events:
        rivals = by_kind.setdefault(event.kind, [])
        if any(_overlap(e, event) for e in rivals[-3:]) or _has_sum(scene, event, asked):
            continue
        twin = None
        if event.kind not in _MANY:
            twin = next((k for k, e in enumerate(rivals[:MOST]) if _one_day(e, event)), None)
        elif event.title and event.kind is Kind.SCHEDULED:
            continue
        if twin is None:
            rivals.append(event)
        elif (rivals[twin].title and not event.title) or (not rivals[twin].date and event.date):
            rivals[twin] = event
    out = sorted((e for kept in by_kind.values() for e in kept), key=lambda e: e.start)
    out = _one_deal(scene, out)
    body = {e.kind for e in out if not e.title}
    body |= {Kind.DEMAND} if asked.all else set()
    idle = {scene.seen.sentence(r.start).start for r in figures if r.kind is Kind.FURLOUGH}
    return [
        e
        for e in out
        if not (e.title and e.kind in body)
        and not (e.kind is Kind.FURLOUGH and scene.seen.sentence(e.start).start in idle)
    ]


def _one_day(one: Happening, two: Happening) -> bool:
    """Whether two dates can be one: equal, one unknown, or one inside the other."""
    if not (one.date and two.date):
        return True
    return one.date.startswith(two.date) or two.date.startswith(one.date)


def _one_deal(scene: Scene, events: list[Happening]) -> list[Happening]:
    """Three names of one deal: what was signed or initialed that day is no second agreement."""
    known = [e.date for e in events if e.kind in _MET and e.date and len(e.date) == 10][:1]
    dated = [_with_day(scene, e, known) if e.kind in _DEALS else e for e in events]
    formal = [e for e in dated if e.kind in {Kind.SIGNED, Kind.INITIALED}][:MOST]
    tentative = [e for e in dated if e.kind is Kind.TENTATIVE_DEAL][:MOST]
    kept: list[Happening] = []
    for event in dated:
        if event.kind is Kind.AGREEMENT and any(_one_day(e, event) for e in (*formal, *tentative)):
            continue
        if event.kind is Kind.SIGNED and any(_overlap(e, event) for e in tentative):
            continue
        kept.append(event)
    return kept


def _with_day(scene: Scene, event: Happening, known: list[str]) -> Happening:
    """The day of an undated signature: that of its twin, or of the sentence beside it."""
    if event.date or event.kind is Kind.AGREEMENT:
        return event
    days = known
    if not days:
        index = bisect_right(scene.seen.marks, event.start) - 1
        beside = scene.seen.sentences[max(0, index - 1) : index + 2]
        near = scene.moments.between(beside[0].start, beside[-1].end)
        days = [str(t.value) for t in near if t.grain == "day" and t.value and not t.opening]
    return replace(event, date=days[0], grain="day") if days else event


def _has_sum(scene: Scene, event: Happening, asked: Ordered[Reading]) -> bool:
    """Whether a demand without a sum is only the run-up to the sum that follows."""
    if event.kind not in {Kind.DEMAND, Kind.OFFER}:
        return False
    for one in asked.between(event.start - 120, event.end + 70):
        if event.kind is Kind.DEMAND and one.kind is not Kind.DEMAND:
            continue
        if one.start < event.end and event.start < one.end:
            return True
        gap = scene.seen.low[event.end : one.start] if one.start >= event.end else ""
        if gap and len(gap) < 70 and not cue.APART.search(gap):
            return True
    return False


def _multiples(scene: Scene, events: list[Happening], figures: list[Reading]) -> list[Reading]:
    """`double`, `five-fold`: a multiple stands beside the demand that holds it."""
    demands = Ordered(tuple(e for e in events if e.kind is Kind.DEMAND))
    with_sums = Ordered(tuple(r for r in figures if r.kind is Kind.DEMAND))
    out = []
    for item in scene.figures:
        if item.unit != "multiple":
            continue
        near = demands.between(item.start - 140, item.start + 11)
        asked = [e for e in near if item.start < e.end + 20]
        sums = with_sums.between(item.end - 59, item.end + 60)
        if asked or sums:
            out.append(
                Reading(
                    quantity=item, kind=Kind.MULTIPLE, start=item.lead, end=item.end,
                    value=item.value, unit="multiple", modality=item.modality,
                    status=Status.DEMANDED, scope="stationing", actor="US",
                    date=asked[0].date if asked else sums[0].date,
                )
            )  # fmt: skip
    return out


def _open_terms(scene: Scene) -> list[Happening]:
    """`runs to 2025`: a term of which only the end is said."""
    out = []
    for one in scene.times:
        found = cue.RUNS_TO.search(scene.seen.low, max(0, one.start - 30), one.start)
        ends = one.grain == "year" or (one.value or "").endswith("-12-31")
        if found and ends and one.value and one.value[0] != "-":
            out.append(
                Happening(
                    kind=Kind.TERM, start=found.start(), end=one.end, actor=scene.both,
                    period=f"../{one.value[:4]}",
                )
            )  # fmt: skip
    return out


def _event_period(  # noqa: PLR0911 - one return a rule
    scene: Scene, event: Happening, terms: Ordered[Reading], following: str | None
) -> str | None:
    """The term of the pact that an event is about."""
    lo, hi = scene.seen.window(event.start, event.end)
    if event.kind is Kind.DEMAND:
        opened = [t.value for t in scene.moments.between(lo, hi) if t.opening == "from"]
        return f"{opened[0][:4]}/" if opened and opened[0] and opened[0][0] != "-" else following
    if event.kind is Kind.FURLOUGH and scene.year:
        return str(scene.year)
    if event.period or event.kind not in {*_DEALS, Kind.EXPIRY}:
        return event.period
    spans = [t.value for t in scene.moments.between(lo, hi) if t.grain == "range"]
    beside = [r.period for r in terms.between(lo, hi) if r.period]
    if beside or spans:
        return (beside or spans)[0]
    ended = event.date[:4] if event.date and event.date[:4].isdigit() else None
    if event.kind is Kind.EXPIRY:
        whole = [r.period for r in terms.all if ended and (r.period or "").endswith(f"/{ended}")]
        return whole[0] if whole else ended
    if event.grain == "year" and ended:
        return ended if event.kind is Kind.SIGNED else f"{ended}/"
    return None


class _Writer:
    """Turns readings and events into claims of one report."""

    def __init__(self, report: Report, scene: Scene) -> None:
        self.report, self.scene = report, scene
        self.said = Sources(scene.seen, scene.mentions, scene.host)

    def figure(self, one: Reading, of: str | None) -> Claim:
        """A claim with a value."""
        period = one.period
        if period == "published":
            day = self.report.published
            period = day.isoformat()[:7] if day else None
        return self._claim(
            one,
            who=(None, 0) if one.of is not None else self.said.of(one.start, one.end),
            value=one.value,
            value_high=one.quantity.high,
            unit=one.unit,
            precision=one.quantity.precision,
            modality=one.modality,
            status=one.status,
            scope=one.scope if one.kind in _SCOPED and one.status else None,
            period=period,
            of=of,
        )

    def event(self, one: Happening, terms: Ordered[Reading], following: str | None) -> Claim:
        """A claim without a value."""
        status, scope = None, None
        part = covers(self.scene, one.start, one.end) if one.kind in _PARTS else "stationing"
        if one.kind in {Kind.DEMAND, Kind.OFFER}:
            asks = one.kind is Kind.DEMAND
            status, scope = Status.DEMANDED if asks else Status.OFFERED, part
        elif one.kind is Kind.ESCALATOR:
            status, scope = Status.PAID, part
        elif one.kind is Kind.TERM:
            status = Status.TENTATIVE if self.scene.tentative else Status.AGREED
        elif part != "stationing":
            scope = part
        return self._claim(
            one,
            who=self.said.of(one.start, one.end),
            status=status,
            scope=scope,
            period=_event_period(self.scene, one, terms, following),
        )

    def _claim(
        self,
        one: Reading | Happening,
        *,
        who: tuple[str | None, int],
        status: Status | None,
        scope: str | None,
        period: str | None,
        value: Decimal | None = None,
        value_high: Decimal | None = None,
        unit: str | None = None,
        precision: Decimal | None = None,
        modality: Modality = Modality.EXACT,
        of: str | None = None,
    ) -> Claim:
        report = self.report
        first, last = self.scene.seen.span(one.start, one.end)
        return Claim(
            report=report.name,
            id=claim_id(report.sha256, one.kind, first, last),
            kind=one.kind,
            value=value,
            value_high=value_high,
            unit=unit,
            precision=precision,
            modality=modality,
            status=status,
            scope=scope,
            period=period,
            date=one.date,
            actor=one.actor,
            attributed_to=who[0],
            hearsay=who[1] if who[0] else 0,
            of=of,
            quote=report.text[first:last],
            start=first,
            end=last,
            published=report.published,
            published_basis=report.published_basis,
            outlet=report.outlet,
            cluster=report.cluster if lies_in(report.copied, first, last) else None,
            text_sha256=report.sha256,
        )


def extract(report: Report) -> tuple[Claim, ...]:
    """Every claim of a report, sorted by where its quote starts.

    ``report.text[claim.start:claim.end] == claim.quote`` always; ids do not repeat.

    Example:
        >>> from burdenshare.report import read
        >>> text = b"Under the cost-sharing deal Seoul paid $867 million in 2014."
        >>> [(c.kind.value, c.quote, c.period) for c in extract(read(text, name="a.txt"))]
        [('contribution', 'paid $867 million', '2014')]
    """
    scene = _scene(report)
    if scene is None:
        return ()
    events = happenings(scene)
    scene = replace(scene, fresh=_fresh(events, report.published))
    read = [_of_deal(scene, one, events) for one in readings(scene)]
    following = _next_year(read, events, scene)
    found = _filled(scene, read, following)
    keep = _once(scene, found)
    figures = [found[k] for k in keep]
    settled = _settled(scene, events, figures)
    terms = Ordered(tuple(r for r in figures if r.kind is Kind.TERM))
    writer = _Writer(report, scene)
    ids: dict[int, str] = {}
    claims: dict[str, Claim] = {}
    for k in keep:
        base = found[k].of
        claim = writer.figure(found[k], None if base is None else ids.get(base))
        ids[k] = claim.id
        claims.setdefault(claim.id, claim)
    for extra in _multiples(scene, settled, figures):
        claim = writer.figure(extra, None)
        claims.setdefault(claim.id, claim)
    for event in (*settled, *_open_terms(scene)):
        claim = writer.event(event, terms, following)
        claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda one: (one.start, one.end, one.kind)))
