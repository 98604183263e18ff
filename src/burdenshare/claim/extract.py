"""Report to claims: read the figures and the events, fill what the text lets one fill, count once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from burdenshare.claim.actor import host, mentions
from burdenshare.claim.attribution import Sources
from burdenshare.claim.event import Happening, happenings
from burdenshare.claim.figure import quantities
from burdenshare.claim.kind import Claim, Kind, Modality, Status, claim_id
from burdenshare.claim.meaning import TOPIC, Reading, Scene, readings
from burdenshare.claim.view import sources as inside
from burdenshare.claim.view import view
from burdenshare.claim.when import times

if TYPE_CHECKING:
    from decimal import Decimal

    from burdenshare.report import Report

_TENTATIVE = re.compile(r"\b(?:tentative|preliminary|provisional)\b|\bin principle\b")
_TERM_TO = re.compile(
    r"\b(?:runs?|lasts?|valid|good|in force|extends?|effective) (?:to|until|through|till) $"
)


def _scene(report: Report) -> Scene | None:
    seen = view(report.text)
    if not TOPIC.search(seen.low):
        return None
    found = mentions(seen)
    payer = host(found)
    if (
        re.search(r"\bnato\b", seen.low)
        and sum(m.party == "NATO" for m in found) * 2 >= sum(m.party == payer for m in found)
        and payer != "KR"
        and payer != "JP"
    ):
        payer = "NATO" if payer is None else payer
    return Scene(
        seen=seen,
        figures=quantities(seen),
        times=times(seen, report.published, payer),
        mentions=found,
        host=payer,
        tentative=bool(_TENTATIVE.search(seen.low)),
        year=report.published.year if report.published else None,
    )


def _deal_year(scene: Scene, found: list[Reading], events: list[Happening]) -> str | None:
    """First year of the agreement the report is about, where the text fixes it."""
    ours = [
        r.period[:4]
        for r in found
        if r.kind is Kind.CONTRIBUTION
        and r.status in {Status.AGREED, Status.TENTATIVE}
        and r.period
        and r.period[:4].isdigit()
    ]
    if ours:
        return min(ours)
    for event in events:
        if event.kind is Kind.EXPIRY and event.date and re.match(r"\d{4}-12-31", event.date):
            return str(int(event.date[:4]) + 1)
    asked = [
        r.period[:4]
        for r in found
        if r.kind is Kind.DEMAND and r.period and re.fullmatch(r"\d{4}", r.period)
    ]
    return asked[0] if asked else None


def _filled(scene: Scene, found: list[Reading], events: list[Happening]) -> list[Reading]:
    year = _deal_year(scene, found, events)
    out: list[Reading] = []
    for one in found:
        period = one.period
        if period is None and year and one.status is not Status.PAID:
            if (
                one.kind is Kind.TERM
                and one.status in {Status.AGREED, Status.TENTATIVE}
                and one.value
            ):
                span = int(one.value)
                period = year if span <= 1 else f"{year}/{int(year) + span - 1}"
            elif (
                one.kind
                in {
                    Kind.CONTRIBUTION,
                    Kind.DEMAND,
                    Kind.OFFER,
                    Kind.INCREASE,
                    Kind.EXCHANGE_CONVERSION,
                }
                and one.of is None
            ):
                period = year
        if (
            one.kind is Kind.TERM
            and period
            and re.fullmatch(r"\d{4}", period)
            and one.value
            and one.value > 1
            and one.status is not Status.EXPECTED
        ):
            period = f"{period}/{int(period) + int(one.value) - 1}"
        if one.of is not None and one.of < len(out):
            period = out[one.of].period
        out.append(replace(one, period=period))
    return out


def _same(one: Reading, two: Reading) -> bool:
    return (one.kind, one.value, one.unit, one.modality) == (
        two.kind,
        two.value,
        two.unit,
        two.modality,
    )


def _once(scene: Scene, found: list[Reading]) -> list[int]:
    """Positions of the figures that count: repeats dropped, the body before the title."""
    keep: list[int] = []
    for index, one in enumerate(found):
        twins = [k for k in keep if _same(found[k], one)]
        if one.kind is Kind.EXCHANGE_CONVERSION and one.of is not None and one.of not in keep:
            continue
        if not twins:
            keep.append(index)
            continue
        twin = found[twins[0]]
        if twin.title and not one.title:
            keep.remove(twins[0])
            keep = [k for k in keep if found[k].of != twins[0]]
            keep.append(index)
        elif (
            one.kind in {Kind.DEMAND, Kind.OFFER, Kind.CONTRIBUTION}
            and scene.seen.sentence(one.start) is scene.seen.sentence(twin.start)
            and not scene.seen.stripped
        ):
            keep.append(index)
        elif (
            one.kind in {Kind.CONTRIBUTION, Kind.SHARE, Kind.INCREASE}
            and one.period
            and twin.period
            and one.period != twin.period
            or one.actor != twin.actor
            and one.kind is Kind.SHARE
        ):
            keep.append(index)
    return sorted(keep)


_DATED_KINDS = {Kind.SIGNED, Kind.INITIALED, Kind.TENTATIVE_DEAL, Kind.AGREEMENT}


def _settled(
    scene: Scene, events: list[Happening], figures: list[Reading], published: str | None
) -> list[Happening]:
    """Events that count: one for each kind and day, an undated one only where none is dated."""
    out: list[Happening] = []
    for event in events:
        if event.kind is Kind.DEMAND and _has_sum(scene, event, figures):
            continue
        rivals = [e for e in out if e.kind is event.kind]
        if any(_overlap(e, event) for e in rivals):
            continue
        if event.kind in {
            Kind.THREAT,
            Kind.DEMAND,
            Kind.CONTEXT,
            Kind.ASSURANCE,
            Kind.APPOINTMENT,
            Kind.SCHEDULED,
        }:
            out.append(event)
            continue
        twin = next(
            (e for e in rivals if e.date == event.date or not (e.date and event.date)), None
        )
        if twin is None:
            out.append(event)
        elif (twin.title and not event.title) or (not twin.dated and event.dated):
            out[out.index(twin)] = event
    out = _one_deal(out, published)
    return [e for e in out if not (e.title and any(o is not e and o.kind is e.kind for o in out))]


def _overlap(one: Happening, two: Happening) -> bool:
    return one.start < two.end and two.start < one.end


def _one_deal(events: list[Happening], published: str | None) -> list[Happening]:
    """Three names of one deal: what was signed or initialed that day is no second agreement."""
    days = [e.date for e in events if e.kind in _DATED_KINDS and e.date and len(e.date) == 10]
    day = days[0] if days else None
    out: list[Happening] = []
    for event in events:
        if (
            event.kind in {Kind.SIGNED, Kind.INITIALED}
            and event.date is None
            and (day or published)
        ):
            event = replace(event, date=_near(day, published))
        out.append(event)
    formal = [e for e in out if e.kind in {Kind.SIGNED, Kind.INITIALED}]
    tentative = [e for e in out if e.kind is Kind.TENTATIVE_DEAL]
    kept: list[Happening] = []
    for event in out:
        if event.kind is Kind.AGREEMENT and any(
            e.date == event.date or event.date is None for e in (*formal, *tentative)
        ):
            continue
        if event.kind is Kind.SIGNED and any(
            abs(e.start - event.start) < 40 or _overlap(e, event) for e in tentative
        ):
            continue
        kept.append(event)
    return kept


def _near(day: str | None, published: str | None) -> str | None:
    return day or None


def _has_sum(scene: Scene, event: Happening, figures: list[Reading]) -> bool:
    """Whether a demand without a sum is only the run-up to the sum that follows."""
    for one in figures:
        if one.kind is not Kind.DEMAND:
            continue
        if one.start < event.end and event.start < one.end:
            return True
        gap = scene.seen.low[event.end : one.start] if one.start >= event.end else ""
        if gap and len(gap) < 70 and not re.search(r"[.;]|\bbut\b|\bbefore\b|\bsaid\b", gap):
            return True
    return False


def _multiples(scene: Scene, events: list[Happening], figures: list[Reading]) -> list[Reading]:
    """`double`, `five-fold`: a multiple stands beside the demand that holds it."""
    out = []
    for item in scene.figures:
        if item.unit != "multiple":
            continue
        near = [
            e for e in events if e.kind is Kind.DEMAND and e.start - 10 <= item.start <= e.end + 20
        ]
        sums = [r for r in figures if r.kind is Kind.DEMAND and abs(r.start - item.end) < 60]
        if near or sums:
            out.append(
                Reading(
                    quantity=item,
                    kind=Kind.MULTIPLE,
                    start=item.lead,
                    end=item.end,
                    value=item.value,
                    unit="multiple",
                    modality=item.modality,
                    status=Status.DEMANDED,
                    scope="stationing",
                    actor="US",
                )
            )
    return out


def _open_terms(scene: Scene) -> list[Happening]:
    """`runs to 2025`: a term of which only the end is said."""
    out = []
    low = scene.seen.low
    for one in scene.times:
        if (
            one.grain == "year"
            and one.value
            and (found := _TERM_TO.search(low, max(0, one.start - 30), one.start))
        ):
            out.append(
                Happening(
                    kind=Kind.TERM,
                    start=found.start(),
                    end=one.end,
                    actor=f"{scene.host or 'KR'},US",
                    period=f"../{one.value}",
                )
            )
    return out


class _Writer:
    """Turns readings and events into claims of one report."""

    def __init__(self, report: Report, scene: Scene) -> None:
        self.report, self.scene = report, scene
        self.said = Sources(scene.seen, scene.mentions, scene.host)

    def figure(self, one: Reading, of: str | None) -> Claim:
        base = self._claim(
            one.kind,
            one.start,
            one.end,
            quiet=one.kind in {Kind.EXCHANGE_CONVERSION, Kind.TROOPS} and one.of is not None,
        )
        money = one.kind in {
            Kind.CONTRIBUTION,
            Kind.TOTAL_COST,
            Kind.SHARE,
            Kind.INCREASE,
            Kind.DEMAND,
            Kind.OFFER,
            Kind.EXCHANGE_CONVERSION,
            Kind.MULTIPLE,
        }
        high = one.quantity.high
        value: Decimal | None = one.value
        period = one.period
        if period == "published":
            period = self.report.published.isoformat()[:7] if self.report.published else None
        return replace(
            base, value=value, value_high=high, unit=one.unit, precision=one.quantity.precision, modality=one.modality,
            status=one.status, scope=one.scope if money and one.status else None, period=period, actor=one.actor, of=of,
        )  # fmt: skip

    def event(self, one: Happening) -> Claim:
        base = self._claim(one.kind, one.start, one.end, quiet=False)
        demand = one.kind in {Kind.DEMAND, Kind.OFFER}
        status = (
            Status.DEMANDED
            if demand
            else Status.PAID
            if one.kind is Kind.ESCALATOR
            else Status.AGREED
            if one.kind is Kind.TERM
            else None
        )
        scope = "stationing" if demand or one.kind is Kind.ESCALATOR else None
        return replace(
            base, actor=one.actor, date=one.date, period=one.period, status=status, scope=scope
        )

    def _claim(self, kind: Kind, start: int, end: int, *, quiet: bool) -> Claim:
        report = self.report
        first, last = self.scene.seen.span(start, end)
        who, depth = (None, 0) if quiet else self.said.of(start, end)
        return Claim(
            report=report.name,
            id=claim_id(report.sha256, kind, first, last),
            kind=kind,
            modality=Modality.EXACT,
            attributed_to=who,
            hearsay=depth if who else 0,
            quote=report.text[first:last],
            start=first,
            end=last,
            published=report.published,
            published_basis=report.published_basis,
            outlet=report.outlet,
            cluster=report.cluster if inside(report.copied, first, last) else None,
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
    found = readings(scene)
    events = happenings(scene)
    found = _filled(scene, found, events)
    keep = _once(scene, found)
    figures = [found[k] for k in keep]
    settled = _settled(
        scene, events, figures, report.published.isoformat() if report.published else None
    )
    writer = _Writer(report, scene)
    ids: dict[int, str] = {}
    claims: dict[str, Claim] = {}
    for k in keep:
        one = found[k]
        claim = writer.figure(one, ids.get(one.of) if one.of is not None else None)
        ids[k] = claim.id
        claims.setdefault(claim.id, claim)
    for extra in _multiples(scene, events, figures):
        claim = writer.figure(extra, None)
        claims.setdefault(claim.id, claim)
    for event in (*settled, *_open_terms(scene)):
        claim = writer.event(event)
        claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda claim: (claim.start, claim.end, claim.kind)))
