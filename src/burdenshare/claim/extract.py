"""Report to claims: read figures and events, fill what the text lets one fill, count once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from burdenshare.claim.event import Happening, about, happenings
from burdenshare.claim.kind import Claim, claim_id
from burdenshare.claim.meaning import readings
from burdenshare.claim.period import OPEN_KINDS, event_period, following_year, with_periods
from burdenshare.claim.scene import Reading, Scene
from burdenshare.claim.settle import (
    DEALS,
    counted_once,
    is_fresh,
    multiples,
    of_deal,
    open_terms,
    settled_events,
)
from burdenshare.claim.stance import covers
from burdenshare.cue import paying
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.mention.actor import RECIPIENT, host, mentions
from burdenshare.mention.attribution import Sources
from burdenshare.mention.figure import quantities
from burdenshare.mention.when import times
from burdenshare.report.view import Ordered, lies_in, view

if TYPE_CHECKING:
    from decimal import Decimal

    from burdenshare.report import Report

_PARTS = DEALS | {Kind.DEMAND, Kind.OFFER, Kind.ESCALATOR}
_SCOPED = OPEN_KINDS | {Kind.TOTAL_COST, Kind.EXCHANGE_CONVERSION, Kind.MULTIPLE}


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
        tentative=bool(paying.CALLED_TENTATIVE.search(seen.low)),
        nato=payer in {"NATO", "DE", None}
        and "nato" in seen.low
        and bool(paying.NATO.search(seen.low)),
        year=report.published.year if report.published else None,
        month=report.published.month if report.published else None,
    )


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
            period=event_period(self.scene, one, terms, following),
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
    scene = replace(scene, fresh=is_fresh(events, report.published))
    read = [of_deal(scene, one, events) for one in readings(scene)]
    following = following_year(read, events, scene)
    found = with_periods(scene, read, following)
    keep = counted_once(scene, found)
    figures = [found[k] for k in keep]
    settled = settled_events(scene, events, figures)
    terms = Ordered(tuple(r for r in figures if r.kind is Kind.TERM))
    writer = _Writer(report, scene)
    ids: dict[int, str] = {}
    claims: dict[str, Claim] = {}
    for k in keep:
        base = found[k].of
        claim = writer.figure(found[k], None if base is None else ids.get(base))
        ids[k] = claim.id
        claims.setdefault(claim.id, claim)
    for extra in multiples(scene, settled, figures):
        claim = writer.figure(extra, None)
        claims.setdefault(claim.id, claim)
    for event in (*settled, *open_terms(scene)):
        claim = writer.event(event, terms, following)
        claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=lambda one: (one.start, one.end, one.kind)))
