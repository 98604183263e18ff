"""Report to claims: read figures and events, fill what the text lets one fill, count once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING

from burdenshare.claim.beside import multiples
from burdenshare.claim.likely import weighed
from burdenshare.claim.meaning import readings
from burdenshare.claim.pact import OPEN_KINDS, with_likely, with_periods
from burdenshare.claim.reported import event_period, is_fresh, of_deal
from burdenshare.claim.settle import (
    DEALS,
    counted_once,
    open_terms,
    settled_events,
)
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.discourse.accord import Accords
from burdenshare.discourse.part import covers
from burdenshare.discourse.scene import TOPIC, Reading, Scene
from burdenshare.discourse.years import awaited, in_fiscal, of_other, part_of_rise
from burdenshare.logit import Speakers, shipped
from burdenshare.measure import counting, paying
from burdenshare.mention.actor import RECIPIENT, host, mentions
from burdenshare.mention.figure import quantities
from burdenshare.mention.moment import bounds, on_record, pacts_of, spread, years_in
from burdenshare.mention.when import times
from burdenshare.report.view import Ordered, View, lies_in, pattern, view
from burdenshare.report.word import Openings
from burdenshare.saying.attribution import Sources

if TYPE_CHECKING:
    from burdenshare.claim.count import Pact
    from burdenshare.claim.event import Happening
    from burdenshare.mention.quantity import Quantity
    from burdenshare.report import Report
    from burdenshare.report.word import Words

_TERM, _CONTRIBUTION = Kind.TERM, Kind.CONTRIBUTION
_EXACT = Modality.EXACT
_WISHED = {Kind.DEMAND: Status.DEMANDED, Kind.OFFER: Status.OFFERED}
_DONE = DEALS | {Kind.RATIFICATION}
_PACTED = {Kind.CONTRIBUTION, Kind.INCREASE}
_FIRM = {Status.AGREED, Status.TENTATIVE, None}
_SETTLED = {Status.PAID, Status.AGREED}
_PARTS = DEALS | {Kind.DEMAND, Kind.OFFER, Kind.ESCALATOR}
_AGREED_ON = {Kind.TERM, Kind.INCREASE}
_SCOPED = OPEN_KINDS | {Kind.TOTAL_COST, Kind.EXCHANGE_CONVERSION, Kind.MULTIPLE}


_MONEY = {"KRW": "KR", "JPY": "JP"}


def _of_money(figures: tuple[Quantity, ...]) -> str | None:
    """The party in whose money the first sum is counted, where the text names no payer."""
    return next((_MONEY[q.unit] for q in figures if q.unit in _MONEY), None)


EARLY = 450  # characters in which a report names what it is about


_TENTATIVES = Openings((paying.CALLED_TENTATIVE,))


def _is_tentative(words: Words) -> bool:
    """Whether a report calls its deal preliminary: early in the text, or more than once."""
    found = [m.start() for m in _TENTATIVES.every(words)]
    return bool(found) and (found[0] < EARLY or len(found) > 1)


_TOPICS = Openings((TOPIC,))
_SIGNS = 3


def about(seen: View, *, recipient: bool) -> bool:
    """Whether a text can be about who pays for allied forces.

    Args:
        seen: The folded text.
        recipient: Whether it names the state whose forces they are.
    """
    low = seen.low
    if _TOPICS.first(seen.words) or (not low.isascii() and TOPIC.search(low)):
        return True
    signs = recipient + bool(paying.PAYING_WORD.search(low)) + bool(paying.DEALING_WORD.search(low))
    if signs >= _SIGNS - 1 and paying.FORCE_WORD.search(low):
        return True
    other = signs < _SIGNS or paying.OTHER_BILL.search(low, 0, EARLY)
    return not other and paying.LARGE_SUM.search(low) is not None


def scene_of(report: Report) -> Scene | None:
    """What was read of a report; None where it is about something else."""
    seen = view(report.text)
    found = mentions(seen)
    if not about(seen, recipient=any(m.party == RECIPIENT for m in found.all)):
        return None
    figures = quantities(seen)
    payer = host(found) or _of_money(figures)
    return Scene(
        seen=seen,
        figures=figures,
        times=times(seen, report.published, payer),
        mentions=found,
        host=payer,
        tentative=_is_tentative(seen.words),
        nato=payer in {"NATO", "DE", None}
        and "nato" in seen.low
        and bool(paying.NATO.search(seen.low)),
        year=report.published.year if report.published else None,
        month=report.published.month if report.published else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure or event as the report makes it, with the exact span it rests on.

    Attributes:
        report: Name of the report.
        id: First 12 hex digits of sha256 over text hash, kind, start and end.
        kind: What it is about.
        value: In base units (won, dollars, people, years); per cent as 8.2; None for events.
        value_high: Upper end of a range.
        unit: KRW, USD, JPY, EUR, GBP, percent, people, years, count, multiple; None for events.
        precision: Value of the last printed digit, in base units.
        modality: How firmly it is put.
        status: Paid, agreed, tentative, demanded, offered ...; None where none applies.
        scope: What the sum covers; ``stationing`` where the text names nothing else.
        period: What the figure is for, ISO: ``2019``, ``2016/2020``, ``2018/``, ``../2025``.
        date: When the event was, ISO, partial where the text fixes no year.
        actor: Who pays, demands, offers, signs, or whose troops.
        attributed_to: Who said so; None for the report's own voice.
        hearsay: How many mouths lie between the report and the fact (0: its own voice).
        of: Id of the claim that this one converts.
        quote: ``text[start:end]``, always.
        start: Offset of the first character in the report's text.
        end: Offset after the last character.
        published: When the public could read it.
        published_basis: How that day is known.
        outlet: Who published it.
        cluster: Claims of one cluster are one witness.
        text_sha256: Hash of the text that the offsets count in.
    """

    report: str
    id: str
    kind: Kind
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    precision: Decimal | None = None
    modality: Modality = Modality.EXACT
    status: Status | None = None
    scope: str | None = None
    period: str | None = None
    date: str | None = None
    actor: str | None = None
    attributed_to: str | None = None
    hearsay: int = 0
    of: str | None = None
    quote: str
    start: int
    end: int
    published: dt.date | None = None
    published_basis: str | None = None
    outlet: str | None = None
    cluster: str | None = None
    text_sha256: str


def claim_id(text_sha256: str, kind: Kind, start: int, end: int) -> str:
    """Twelve hex digits that name a claim: the same text, kind and span give the same id.

    Example:
        >>> claim_id("00" * 32, Kind.SHARE, 0, 10)
        '54cbc8fd33e0'
    """
    return sha256(f"{text_sha256}:{kind}:{start}:{end}".encode()).hexdigest()[:12]


class _Writer:
    """Turns readings and events into claims of one report."""

    def __init__(self, report: Report, scene: Scene) -> None:
        self.report, self.scene = report, scene
        self.said = Sources(scene.seen, scene.mentions, scene.host)
        self.speakers = Speakers(self.said)

    def vouches(self, one: Reading | Happening, *, figure: bool) -> tuple[str | None, int]:
        """Who said so, and through how many mouths it came."""
        read, mouths = self.said.of(one.start, one.end)
        who = self.speakers.likeliest(one.start, one.end, one.kind, figure=figure, read=read)
        return who, max(mouths, 1) if who else 0

    def figure(self, one: Reading, of: str | None) -> Claim:
        """A claim with a value."""
        period = one.period
        if period == "published":
            day = self.report.published
            period = day.isoformat()[:7] if day else None
        who = (None, 0) if one.of is not None else self.vouches(one, figure=True)
        scope = one.scope if one.kind in _SCOPED and one.status else None
        return self._claim(one, who, one.status, scope, period, figure=one, of=of)

    def event(self, one: Happening, terms: Ordered[Reading], pact: Pact) -> Claim:
        """A claim without a value."""
        status, scope, kind = None, None, one.kind
        if kind in _PARTS:
            part = covers(self.scene, one.start, one.end)
            status = _WISHED.get(kind)
            if kind is Kind.ESCALATOR:
                status = Status.PAID
            scope = part if status or part != "stationing" else None
        elif kind in _AGREED_ON:
            status = Status.TENTATIVE if self.scene.tentative else Status.AGREED
            scope = None if kind is _TERM else "stationing"
        if one.pending:
            status = Status.EXPECTED
        period = event_period(self.scene, one, terms, pact)
        return self._claim(one, self.vouches(one, figure=False), status, scope, period)

    def _claim(
        self,
        one: Reading | Happening,
        who: tuple[str | None, int],
        status: Status | None,
        scope: str | None,
        period: str | None,
        *,
        figure: Reading | None = None,
        of: str | None = None,
    ) -> Claim:
        report, (source, mouths) = self.report, who
        first, last = self.scene.seen.span(one.start, one.end)
        return Claim(
            report=report.name,
            id=claim_id(report.sha256, one.kind, first, last),
            kind=one.kind,
            value=figure.value if figure else None,
            value_high=figure.quantity.high if figure else None,
            unit=figure.unit if figure else None,
            precision=figure.quantity.precision if figure else None,
            modality=figure.modality if figure else _EXACT,
            status=status,
            scope=scope,
            period=period,
            date=one.date,
            actor=one.actor,
            attributed_to=source,
            hearsay=mouths if source else 0,
            of=of,
            quote=report.text[first:last],
            start=first,
            end=last,
            published=report.published,
            published_basis=report.published_basis,
            outlet=report.outlet,
            cluster=report.cluster
            if report.copied and lies_in(report.copied, first, last)
            else None,
            text_sha256=report.sha256,
        )


_HALF = dt.timedelta(days=200)


def _years_agreed(pact: Pact, published: dt.date | None) -> range:
    """The years of the pact that is reported, signed or before parliament."""
    span = pact.span or pact.first
    if not span or not span[:4].isdigit() or published is None:
        return range(0)
    since = (published - _HALF).isoformat()[:7]
    if not any(e.kind in _DONE and (e.date is None or e.date[:7] >= since) for e in pact.events):
        return range(0)
    first, last = bounds(span)
    if pact.first and pact.first[:4].isdigit():
        first = min(first, int(pact.first[:4]))
    return range(first, (last or first) + 1)


def _of_new_pact(scene: Scene, one: Reading, agreed: range) -> Reading:
    """A sum for a year of the pact that is reported is agreed, one for a year before it is paid."""
    if one.kind not in _PACTED or one.status not in _SETTLED or not one.period or one.of:
        return one
    if not one.period[:4].isdigit():
        return one
    item, low, year = one.quantity, scene.seen.low, int(one.period[:4])
    home = scene.seen.sentence(item.start).start
    if one.status is Status.AGREED:
        before = year == scene.year and year < agreed.start and years_in(one.period) == 1
        runs = (
            before
            and one.kind is Kind.CONTRIBUTION
            and not paying.FIRM.search(low, home, item.start)
        )
        return one._replace(status=Status.PAID) if runs else one
    if year not in agreed or (scene.host == "JP" and years_in(one.period) == 1):
        return one  # a year's budget, in which the pact is a part
    here = low[max(home, item.start - 70) : item.start]
    told = paying.SPENT.search(here) or paying.NOW.search(here)
    told = told or paying.PAID_AFTER.match(low, item.end)
    if one.unit == "percent" and low.find("averag", home, item.end + 50) >= 0:
        told = told or paying.PAST_YEARS.search(low, max(home, item.start - 50), item.end + 50)
    return one if told else one._replace(status=Status.AGREED)


def _in_force(known: tuple[str, ...], one: Reading, published: dt.date | None) -> Reading:
    """A firm term without years: those of the known agreement in force that runs so long."""
    if one.period or one.status is None or one.status not in _FIRM:
        return one
    now = published.year if published else 0
    years = [pact for pact in known if years_in(pact) == one.value and bounds(pact)[1] >= now]
    return one._replace(period=years[0]) if years else one


def _on_record(
    scene: Scene, found: list[Reading], pact: Pact, published: dt.date | None
) -> tuple[list[Reading], Pact]:
    """Terms, and what is told for the same years, with those of known agreements."""
    known = pacts_of(scene.host, published)
    terms = [one for one in found if one.kind is _TERM and not of_other(scene, one)]
    firm = {one.period for one in terms if one.status in _FIRM}
    japan = scene.host == "JP"
    years = {
        one: on_record(known, in_fiscal(one) if one and japan else one)
        for one in firm | {pact.span, pact.old}
    }
    told = {one: year for one, year in years.items() if one != year}
    out = found
    if told:
        pact = replace(pact, span=years[pact.span], old=years[pact.old])
        out = [
            one._replace(period=told[one.period]) if one.period in told else one for one in found
        ]
    if not terms:
        return out, pact
    return [_in_force(known, one, published) if one.kind is _TERM else one for one in out], pact


def _by_others(scene: Scene, found: list[Reading]) -> list[Reading]:
    """Figures whose years another figure, or the ends of a stretch, tell; conversions with them."""
    out: list[Reading] = []
    for one in found:
        if one.of is not None:
            out.append(one._replace(period=out[one.of].period))
            continue
        told = _at_end(scene, one) if one.kind is _CONTRIBUTION else part_of_rise(scene, one, out)
        out.append(one._replace(period=told) if told else one)
    return out


def _at_end(scene: Scene, one: Reading) -> str | None:
    """`From 2014 to 2018 it rose from 920 billion won to 960.2 billion`: the year at an end."""
    low, item = scene.seen.low, one.quantity
    home = scene.seen.sentence(item.start).start
    told = [t for t in scene.stretches.between(home, item.start) if t.grain == "range"]
    spans = [t.value for t in told]
    if not spans or not spans[-1] or years_in(spans[-1]) <= 1:
        return None
    first, last = bounds(spans[-1])
    japan = "-04/" in spans[-1]
    both = " and " in low[told[-1].start : told[-1].end]  # "in 2015 and 2016"
    between = low.endswith("between ", 0, told[-1].start)
    own = one.period in {None, spans[-1]} and (between or not both)
    if own and _GREW_TO.search(low, max(home, item.lead - 90), item.lead):
        return spread(f"{last}-04" if japan else str(last), 1)
    then = scene.quantities.between(item.end, item.end + 24)
    goes_to = then and low[item.end : then[0].lead].strip() == "to"
    if goes_to and counting.FROM_SUM.search(low, home, item.lead):
        return spread(f"{first}-04" if japan else str(first), 1)
    near = scene.quantities.between(max(home, item.lead - 40), item.lead)
    leads = near and counting.FROM_SUM.search(low, home, near[-1].lead)
    to = low[near[-1].end : item.lead] if leads else ""
    return spread(f"{last}-04" if japan else str(last), 1) if to.strip() == "to" else None


def told_in(report: Report, scene: Scene) -> tuple[Scene, list[Happening], list[Reading], Pact]:
    """What rules read of a report: its events, its figures with their years, and the agreement."""
    told = weighed(scene)
    events = [one for one in told if not one.pending]
    if is_fresh(events, report.published):
        scene = replace(scene, fresh=True)
    read = [of_deal(scene, one, events) if one.kind is _TERM else one for one in readings(scene)]
    accords = Accords(scene, report.published)
    found, pact = with_periods(scene, read, events, accords)
    found, pact = _on_record(scene, found, pact, report.published)
    return scene, told, _by_others(scene, found), pact


_GREW_TO = pattern(
    r"\b(?:rose|risen|rises?|grew|grown|grows?|climb\w{0,3}|went up|gone up|increased?s?"
    r"|jump\w{0,2}|swell\w{0,3}|swollen|doubled|fell|fallen|dropp\w{1,2}|shrank|shrunk"
    r"|sank|went down|declined|decreased|cut)\b"
    r"(?:[^.;]|\.\d){0,60}? to (?:about |some |around |roughly |nearly )?$"
)
_PLACE = attrgetter("start", "end", "kind")


_ITS_NUMBER = pattern(r"(?! and)[^.;,]{0,24}(?:,| for| in) (?:the |a |their )?|")


def _unnumbered(scene: Scene, events: list[Happening], figures: list[Reading]) -> list[Happening]:
    """The events without the meetings that a number counts: "met for the ninth time"."""
    if Kind.MEETING not in {event.kind for event in events}:
        return events
    nth = [one for one in figures if one.quantity.noun.startswith("ordinal")]
    return [
        event
        for event in events
        if event.kind is not Kind.MEETING
        or not any(
            one.start <= event.start < one.end + 2
            or _ITS_NUMBER.fullmatch(scene.seen.low[event.end : max(event.end, one.start)])
            for one in nth
            if event.start < one.end + 2
        )
    ]


def extract(report: Report) -> tuple[Claim, ...]:
    """Every claim of a report, sorted by where its quote starts.

    ``report.text[claim.start:claim.end] == claim.quote`` always; ids do not repeat.

    Example:
        >>> from burdenshare.report import read
        >>> text = b"Under the cost-sharing deal Seoul paid $867 million in 2014."
        >>> [(c.kind.value, c.quote, c.period) for c in extract(read(text, name="a.txt"))]
        [('contribution', 'paid $867 million', '2014')]
    """
    scene = scene_of(report)
    if scene is None:
        return ()
    scene, events, found, pact = told_in(report, scene)
    known = pacts_of(scene.host, report.published)
    found = with_likely(scene, found, pact, known)
    if agreed := _years_agreed(pact, report.published):
        found = [_of_new_pact(scene, one, agreed) for one in found]
    if pact.first is None:
        pact = replace(pact, first=awaited(scene, known))
    writer = _Writer(report, scene)
    keep = counted_once(scene, found, lambda one: writer.said.of(one.start, one.end)[0])
    figures = [found[k] for k in keep]
    settled = settled_events(scene, _unnumbered(scene, events, figures), figures)
    terms = Ordered(tuple([r for r in figures if r.kind is _TERM]))
    ids: dict[int, str] = {}
    claims: dict[str, Claim] = {}
    for k in keep:
        base = found[k].of
        claim = writer.figure(found[k], None if base is None else ids.get(base))
        ids[k] = claim.id
        claims.setdefault(claim.id, claim)
    made = [writer.figure(extra, None) for extra in multiples(scene, settled, figures)]
    made += [writer.event(one, terms, pact) for one in (*settled, *open_terms(scene))]
    for claim in made:
        claims.setdefault(claim.id, claim)
    return tuple(sorted(claims.values(), key=_PLACE))


def worded(report: Report, claim: Claim) -> tuple[float, tuple[str, ...]] | None:
    """What the words around a figure say of the kind of its claim, the rules left aside.

    Returns:
        The chance of that kind, 0 to 1, and the words that speak for it most; None for an event or
        a kind that the second reader does not know.

    Example:
        >>> from burdenshare.report import read
        >>> report = read(b"Seoul paid $867 million for US troops in 2014.", name="a.txt")
        >>> chance, words = worded(report, extract(report)[0])
        >>> chance > 0.8, "paid" in words
        (True, True)
    """
    scene = scene_of(report)
    reader = shipped()
    if scene is None or claim.value is None or claim.kind not in reader.classes["kind"]:
        return None
    for item in scene.figures:
        start, end = scene.seen.span(item.start, item.end)
        inside = start < claim.end and end > claim.start
        if inside and item.unit == claim.unit and abs(claim.value) == item.value:
            chance, words = reader.reasons(scene.seen, item, scene.host, claim.kind)
            return chance, tuple(words)
    return None
