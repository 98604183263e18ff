"""What is said over again: a figure restated, a repeat counted once, one deal of three names."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from burdenshare.claim.event import Happening
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.discourse.clause import based, turned_down
from burdenshare.discourse.part import scope
from burdenshare.discourse.period import period
from burdenshare.discourse.scene import BEFORE, Reading, Scene, bare_reading, before, beyond, clause
from burdenshare.measure import asking, counting, rising
from burdenshare.mention.actor import PAYERS, RECIPIENT, house
from burdenshare.mention.moment import years_in
from burdenshare.mention.quantity import CURRENCIES, rounds, same_money
from burdenshare.report.view import Ordered, pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from burdenshare.mention.moment import Time
    from burdenshare.mention.quantity import Quantity

DEALS = {Kind.SIGNED, Kind.INITIALED, Kind.TENTATIVE_DEAL, Kind.AGREEMENT}
_MEETING, _ROUND, _RATIFICATION = Kind.MEETING, Kind.ROUND, Kind.RATIFICATION
_FURLOUGH, _AGREEMENT, _SIGNED = Kind.FURLOUGH, Kind.AGREEMENT, Kind.SIGNED
_TENTATIVE, _EXPIRY, _INCREASE = Kind.TENTATIVE_DEAL, Kind.EXPIRY, Kind.INCREASE
_CONTRIBUTION, _SHARE, _DEMAND = Kind.CONTRIBUTION, Kind.SHARE, Kind.DEMAND
_SUMS = {Kind.DEMAND, Kind.OFFER, Kind.CONTRIBUTION, Kind.FURLOUGH}
_SAID = {Kind.DEMAND, Kind.OFFER, Kind.CONTRIBUTION, Kind.INCREASE, Kind.SHARE}
_ASKED = {Kind.DEMAND, Kind.OFFER}
_FORMAL = {Kind.SIGNED, Kind.INITIALED}
_PARTS = {Kind.SHARE, Kind.INCREASE}
_WISHED = {Status.DEMANDED, Status.OFFERED}
_MANY = {
    Kind.OFFER, Kind.THREAT, Kind.DEMAND, Kind.CONTEXT, Kind.ASSURANCE, Kind.APPOINTMENT,
    Kind.SCHEDULED, Kind.REJECTION, Kind.DEADLOCK, Kind.ESCALATOR, Kind.EXTENSION,
    Kind.OUTSIDE_OPTION, Kind.RESUMPTION,
}  # fmt: skip
RESTATABLE = {Kind.CONTRIBUTION, Kind.DEMAND, Kind.INCREASE}
_MET = DEALS | {Kind.MEETING}
MOST = 40  # twins of one figure that are told apart


def _distinct(scene: Scene, one: Reading, twin: Reading) -> bool:
    """Whether two claims of one figure are two: other year, other payer, or a second asking."""
    beside = scene.seen.sentence(one.start) is scene.seen.sentence(twin.start)
    if one.kind is Kind.DEMAND and beside and not scene.seen.stripped:
        return True
    years = bool(one.period and twin.period and one.period != twin.period)
    if one.kind in {Kind.CONTRIBUTION, Kind.SHARE, Kind.INCREASE}:
        return years or one.actor != twin.actor or one.scope != twin.scope
    return one.kind is Kind.TERM and years


def _two_say(one: str | None, two: str | None) -> bool:
    """Whether two different sources say the same figure."""
    return one is not None and two is not None and one != two


def counted_once(
    scene: Scene, found: list[Reading], who: Callable[[Reading], str | None]
) -> list[int]:
    """Positions of the figures that count: repeats dropped, the body before the headline."""
    kept: set[int] = set()
    twins: dict[tuple[object, ...], list[int]] = {}
    for index, one in enumerate(found):
        if one.of is not None and one.of not in kept:
            continue
        key = one.kind, one.value, one.unit, one.modality, one.quantity.high
        same = twins.setdefault(key, [])
        said = one.kind in _SAID and one.of is None
        if same and found[same[0]].title and not one.title:
            kept.discard(same.pop(0))
        elif same and not all(
            _distinct(scene, one, found[k]) or (said and _two_say(who(one), who(found[k])))
            for k in same[-MOST:]
        ):
            continue
        kept.add(index)
        same.append(index)
    if found and found[0].title:
        titles = {k for k in kept if found[k].title}
        body = {key[:3] for key, same in twins.items() if any(k not in titles for k in same)}
        told = [found[k].quantity for k in kept - titles] if titles else []
        kept -= {
            k
            for k in titles
            if (found[k].kind, found[k].value, found[k].unit) in body
            or any(rounds(found[k].quantity, one) for one in told)
        }
    return sorted(k for k in kept if found[k].of is None or found[k].of in kept)


def _overlap(one: Happening, two: Happening) -> bool:
    return one.start < two.end and two.start < one.end


def _overlaps(some: Iterable[Happening], event: Happening) -> bool:
    return any(_overlap(one, event) for one in some)


def settled_events(
    scene: Scene, events: list[Happening], figures: list[Reading]
) -> list[Happening]:
    """Events that count: one for each kind and day, an undated one only where none is dated.

    A signature to come counts where none is told as made.
    """
    ahead = {one.kind: one for one in reversed(events) if one.pending}
    events = [one for one in events if not one.pending]
    asked = Ordered(
        tuple(r for r in figures if r.kind in _SUMS or (r.kind in _PARTS and r.status in _WISHED))
    )
    rounds_held = Ordered(
        tuple(r for r in figures if r.kind is _ROUND and r.quantity.noun.startswith("ordinal"))
    )
    by_kind: dict[Kind, list[Happening]] = {}
    for event in events:
        rivals = by_kind.setdefault(event.kind, [])
        if (
            (rivals and _overlaps(rivals[-3:], event))
            or (event.kind in _ASKED and _has_sum(scene, event, asked))
            or (event.kind is _MEETING and _numbered(scene, event, rounds_held))
        ):
            continue
        twin = None
        if event.kind not in _MANY:
            twin = next((k for k, e in enumerate(rivals[:MOST]) if _one(scene, e, event)), None)
        elif event.title and event.kind is Kind.SCHEDULED:
            continue
        if twin is None:
            rivals.append(event)
        elif event.kind is Kind.FURLOUGH and not rivals[twin].date and not rivals[twin].title:
            rivals[twin] = rivals[twin]._replace(date=event.date, grain=event.grain)
        elif (rivals[twin].title and not event.title) or (not rivals[twin].date and event.date):
            rivals[twin] = event
    out = sorted(chain.from_iterable(by_kind.values()), key=attrgetter("start"))
    if not DEALS.isdisjoint(by_kind):
        out = _one_deal(scene, out)
    body = {e.kind for e in out if not e.title}
    body |= {Kind.DEMAND} if asked.all else set()
    out = [e for e in out if not (e.title and e.kind in body)]
    out += [one for kind, one in ahead.items() if kind not in by_kind]
    idle = [r for r in figures if r.kind is _FURLOUGH] if _FURLOUGH in by_kind else []
    if not idle:
        return out
    return [
        e for e in out if e.kind is not _FURLOUGH or not any(_same_leave(scene, e, r) for r in idle)
    ]


def _same_leave(scene: Scene, event: Happening, one: Reading) -> bool:
    """Whether a furlough told without a number is the one of which the number is told.

    One that is only named, on no day, is that one.
    """
    beside = scene.seen.sentence(event.start) is scene.seen.sentence(one.start)
    named = _LEAVE.fullmatch(scene.seen.low, event.start, event.end)
    return beside or (event.date == one.date if event.date else bool(named))


_LEAVE = pattern(r"(?:[a-z]{3,12} on )?(?:unpaid )?(?:furloughs?|leave)")


_NTH = 60  # characters from a meeting within which it is numbered


def _numbered(scene: Scene, event: Happening, rounds_held: Ordered[Reading]) -> bool:
    """Whether a meeting is told with its number, and is a round: `met for the ninth time`."""
    near = rounds_held.between(event.start - _NTH, event.end + _NTH)
    if not near or _OPENED.search(scene.seen.low, event.start, event.end):
        return False
    home = scene.seen.sentence(event.start)
    return any(home.start <= one.start < home.end for one in near)


_OPENED = pattern(r"\b(?:began|begin|begun|start|open|first (?:met|sat))")


def _one(scene: Scene, one: Happening, two: Happening) -> bool:
    """Whether two events of a kind are one: of one day, and before the same house."""
    if not _one_day(one, two):
        return False
    if one.kind is not _RATIFICATION:
        return True
    low = scene.seen.low
    return house(low, one.start, one.end) == house(low, two.start, two.end)


def _one_day(one: Happening, two: Happening) -> bool:
    """Whether two dates can be one: equal, one unknown, or one inside the other."""
    if not (one.date and two.date):
        return True
    return one.date.startswith(two.date) or two.date.startswith(one.date)


def _one_deal(scene: Scene, events: list[Happening]) -> list[Happening]:
    """Three names of one deal: what was signed or initialed that day is no second agreement."""
    known = [e.date for e in events if e.kind in _MET and e.date and len(e.date) == 10][:1]
    dated = [_with_day(scene, e, known) if e.kind in DEALS else e for e in events]
    tentative = [e for e in dated if e.kind is _TENTATIVE][:MOST]
    named = [e for e in dated if e.kind in _FORMAL][:MOST] + tentative
    if not named:
        return dated
    kept: list[Happening] = []
    for event in dated:
        if event.kind is _AGREEMENT and any(_one_day(e, event) for e in named):
            continue
        if event.kind is _SIGNED and _overlaps(tentative, event):
            continue
        kept.append(event)
    return kept


def _with_day(scene: Scene, event: Happening, known: list[str]) -> Happening:
    """The day of an undated signature: that of its twin, or of the sentence beside it."""
    if event.date or event.kind is _AGREEMENT:
        return event
    days = known
    if not days:
        index = bisect_right(scene.seen.marks, event.start) - 1
        beside = scene.seen.sentences[max(0, index - 1) : index + 2]
        near = scene.moments.between(beside[0].start, beside[-1].end)
        days = [str(t.value) for t in near if t.grain == "day" and t.value and not t.opening]
    return event._replace(date=days[0], grain="day") if days else event


_ANEW = pattern(r"\b(?:now|presently|later|then|since|calling for|calls for|seeks|wants)\b")


def _has_sum(scene: Scene, event: Happening, asked: Ordered[Reading]) -> bool:
    """Whether a demand without a sum is only the run-up to the sum that follows."""
    for one in asked.between(event.start - 120, event.end + 150):
        wished = one.kind is Kind.DEMAND or one.status is Status.DEMANDED
        if event.kind is Kind.DEMAND and not wished:
            continue
        if one.start < event.end and event.start < one.end:
            return True
        gap = scene.seen.low[event.end : one.start] if one.start >= event.end else ""
        if gap and len(gap) < 150 and not asking.APART.search(gap) and not _ANEW.search(gap):
            return True
    return False


_TO_YEAR = pattern(r"\b(?:until|till|through|up to|till when:)(?: the)? $")
_OVER_YEARS = pattern(
    r"\b(?:appl(?:y|ies)|covers?|covering|good|valid|in force)(?: (?:for|from|over))?"
    r"(?: the)?(?: years| period)?(?: from)? $"
)
_RISES = pattern(
    r"\b(?:follows?|ris(?:e|es|ing)|grows?|climbs?|index|prices|inflation|binds?|capped|ceiling|max)\b"
)


def _open_term(scene: Scene, one: Time, *, counted: bool) -> int | None:
    """Where a term opens of which only the last year is said, or that is told by its years."""
    low, ahead = scene.seen.low, max(0, one.start - 34)
    if one.grain == "range":
        found, long = _OVER_YEARS.search(low, ahead, one.start), years_in(one.value or "")
        told = found and any(q.unit == "years" and q.value == long for q in scene.figures)
        return found.start() if found and not told else None
    if counted or one.grain != "year" or not one.value or not _later(scene, one.value):
        return None
    here = scene.seen.sentence(one.start)
    found = _TO_YEAR.search(low, ahead, one.start)
    if found and _RISES.search(low, max(0, here.start - 60), here.end):
        return found.start()
    return None


_OPENS = BEFORE.bit(_TO_YEAR) | BEFORE.bit(_OVER_YEARS) | BEFORE.bit(counting.RUNS_TO)
_LONG = 10  # years: where a term is told by its length, "until 2030" adds none


def _later(scene: Scene, year: str) -> bool:
    return scene.year is None or int(year) >= scene.year


def open_terms(scene: Scene) -> list[Happening]:
    """`runs to 2025`: a term of which only the end is said."""
    out: list[Happening] = []
    counted = any(item.unit == "years" and 1 <= item.value < _LONG for item in scene.figures)
    low = scene.seen.low
    for one in scene.times:
        if not before(low, one.start) & _OPENS:
            continue
        start, ended = _open_term(scene, one, counted=counted), one.value or ""
        if start is not None:
            period = ended if one.grain == "range" else f"../{ended[:4]}"
            if all(term.period != period for term in out):
                out.append(
                    Happening(
                        kind=Kind.TERM, start=start, end=one.end, actor=scene.both, period=period
                    )
                )  # fmt: skip
                continue
        found = counting.RUNS_TO.search(low, max(0, one.start - 30), one.start)
        ends = one.grain == "year" or (one.value or "").endswith("-12-31")
        ends = ends and "end of" not in low[one.start - 7 : one.end]
        if found and ends and one.value and one.value[0] != "-":
            out.append(
                Happening(
                    kind=Kind.TERM, start=found.start(), end=one.end, actor=scene.both,
                    period=f"../{one.value[:4]}",
                )
            )  # fmt: skip
    return out


def _paralleled(scene: Scene, made: Reading, prior: Reading) -> Reading:
    """`Washington asked for 1.3 trillion won, Seoul for 950 billion`: the other side's figure."""
    if prior.kind not in _ASKED or made.unit != prior.unit:
        return made
    item, low = made.quantity, scene.seen.low
    found = asking.PARALLEL.fullmatch(low, prior.quantity.end, item.lead)
    if found is None:
        return made
    named = scene.mentions.between(found.start("who"), found.end("who"))
    if not named or low[named[-1].end : found.end("who")].strip(" ."):
        return made
    kind = Kind.DEMAND if named[-1].party == RECIPIENT else Kind.OFFER
    if kind is prior.kind or named[-1].party not in {*PAYERS, RECIPIENT}:
        return made
    status = Status.DEMANDED if kind is Kind.DEMAND else Status.OFFERED
    return made._replace(kind=kind, status=status, actor=named[-1].party)


def inherited(scene: Scene, made: Reading | None, out: list[Reading]) -> Reading | None:
    """A sum or a rise that says over again what was just asked or offered is asked or offered."""
    if made is None or made.kind not in RESTATABLE:
        return made
    if made.kind is _INCREASE and turned_down(scene, made.quantity):
        who = scene.payer(made.start, made.end)
        return made._replace(kind=Kind.OFFER, status=Status.OFFERED, actor=who)
    if not out:
        return made
    made = _paralleled(scene, made, out[-1])
    if made.kind not in RESTATABLE:
        return made
    last = out[-1] if out[-1].kind is not _CONTRIBUTION else _before_base(scene, made, out)
    asked = last if last.of is None else out[last.of]
    if asked.kind not in _ASKED or not (
        (asked.kind is _DEMAND and _was_more(scene, made.quantity, last.quantity))
        or (not based(scene, made.quantity) and _goes_on(scene, made, last))
    ):
        return made
    return made._replace(kind=asked.kind, status=asked.status, actor=asked.actor)


def _was_more(scene: Scene, item: Quantity, asked: Quantity) -> bool:
    """Whether a sum is what was asked for before: `950 billion won, down from a trillion`."""
    if item.unit != asked.unit or item.value <= asked.value:
        return False
    return asking.DOWN_FROM.fullmatch(scene.seen.low, asked.end, item.lead) is not None


def _before_base(scene: Scene, made: Reading, out: list[Reading]) -> Reading:
    """The figure before one; what is paid now is passed over: `on this year's X that makes Y`."""
    last = out[-1]
    if len(out) == 1 or out[-2].kind not in _ASKED:
        return last
    home = scene.seen.sentence(made.start).start
    base = last.start >= home and asking.ON_BASE.fullmatch(scene.seen.low, home, last.quantity.lead)
    return out[-2] if base else last


def _goes_on(scene: Scene, made: Reading, asked: Reading) -> bool:
    """Whether a figure stands in apposition to the one before it, or its sentence points back."""
    low, item = scene.seen.low, made.quantity
    one = scene.seen.sentence(item.start)
    gap = beyond(low, asked.quantity.end, item.lead).lstrip(")")
    if asked.start >= one.start:
        if asking.INHERITS.search(low, asked.end, made.start + 1):
            return made.kind is not Kind.INCREASE
        return len(gap) < 60 and bool(asking.NAMELY.fullmatch(gap)) and not asking.BASED.search(gap)
    if scene.seen.sentence(asked.start).end < one.start - 1:
        return False
    if asking.INHERITS.search(low, one.start, made.start + 1) and len(gap) < 200:
        return made.kind is not Kind.INCREASE
    if asking.TIMES.search(gap):
        return False
    return bool(asking.RESTATED.fullmatch(low[one.start : item.lead].strip()))


# what a raise in one year can come to at most
_MOST = {"KRW": "4e11", "JPY": "4e10", "USD": "4e8", "EUR": "4e8", "GBP": "4e8"}
RAISES = {unit: Decimal(most) for unit, most in _MOST.items()}


def added(scene: Scene, item: Quantity, made: Reading | None, out: list[Reading]) -> Reading | None:
    """The sum of a raise beside its percentage: "8.2 percent, or 78.7 billion won"."""
    prior = out[-1] if out else None
    if made is None or prior is None or made.kind is not _CONTRIBUTION:
        return made
    if prior.kind is not _INCREASE or item.value > RAISES[item.unit]:
        return made
    if not rising.OR_SUM.fullmatch(scene.seen.low, prior.quantity.end, item.lead):
        return made
    like = _like(scene, item, prior, prior.status)
    return like._replace(value=-item.value if prior.value < 0 else item.value)


def paired(
    scene: Scene, item: Quantity, made: Reading | None, out: list[Reading]
) -> Reading | None:
    """A percentage set against a share, in brackets behind a part, or beside a rise."""
    prior = out[-1] if out else None
    if prior is None or prior.of is not None or (made and made.kind not in RESTATABLE):
        return made
    low = scene.seen.low
    gap = low[prior.quantity.end : item.lead]
    if made is None and prior.kind is Kind.SHARE and _is_once(gap):
        return _like(scene, item, prior, Status.PAID)._replace(
            period=period(scene, item, clause(scene, item))
        )
    if len(gap) > 60 or "." in gap:
        return made
    if prior.kind is Kind.CONTRIBUTION and gap == " (" and low.startswith(")", item.end):
        of_part = prior.scope != "stationing" and prior.status is not None
        return _like(scene, item, prior, prior.status) if of_part else made
    if prior.kind is Kind.INCREASE and made is None and rising.OR_SO.fullmatch(gap):
        return _like(scene, item, prior, prior.status)
    return _second_share(scene, item, prior, gap) or made if prior.kind is Kind.SHARE else made


NEAR = 40  # characters between two shares of one list


def _is_once(gap: str) -> bool:
    """Whether the words after a share lead to that of another time: "where it used to be"."""
    return (
        len(gap) < 3 * NEAR and not {".", "$"} & set(gap) and bool(rising.ONCE.search(gap[-NEAR:]))
    )


def _second_share(scene: Scene, item: Quantity, prior: Reading, gap: str) -> Reading | None:
    """The share of another part, or the share that another is set against."""
    end = item.end
    if rising.PAIRED.search(gap) or rising.BEFORE_NOW.match(scene.seen.low, end, end + 20):
        known = Status.AGREED if gap.endswith("to ") else Status.PAID
        return _like(scene, item, prior, known)
    if len(gap) > NEAR:
        return None
    part = scope(scene, item, clause(scene, item))
    others = [m for m in scene.mentions.between(prior.end, item.start) if m.party in PAYERS]
    if others:
        return _like(scene, item, prior, prior.status)._replace(actor=others[-1].party)
    if part == "stationing":
        return None
    return _like(scene, item, prior, prior.status)._replace(scope=part, period=prior.period)


def _like(scene: Scene, item: Quantity, prior: Reading, status: Status | None) -> Reading:
    """A share or a rise beside a figure, with what is known of that."""
    kind = Kind.INCREASE if prior.kind is Kind.INCREASE else Kind.SHARE
    years = prior.period if prior.kind is not _SHARE else None
    quote = item.lead, item.end
    return bare_reading(
        scene, item, kind, quote, status=status, scope=prior.scope, actor=prior.actor, period=years
    )


def converted(scene: Scene, item: Quantity, base: Reading, at: int) -> Reading:
    """A sum that converts another, with what is known of that; ``at`` is its position."""
    prior = base.quantity
    gap = scene.seen.low[prior.end : item.start]
    home = scene.seen.sentence(item.start)
    same = len(gap) <= _HELD and scene.seen.sentence(prior.start) is home
    wide = base.modality in {Modality.MORE_THAN, Modality.LESS_THAN, Modality.AT_LEAST}
    start = prior.lead if wide else prior.start
    if not same:  # "In American money that is ..."
        start = home.start if item.lead - home.start <= _HELD else item.lead
    end = item.end + (scene.seen.low.startswith(")", item.end) and "(" in gap and same)
    return base._replace(
        quantity=item,
        kind=Kind.EXCHANGE_CONVERSION,
        start=start,
        end=end,
        value=-item.value if base.value < 0 else item.value,
        unit=item.unit,
        modality=base.modality if item.modality is Modality.EXACT else item.modality,
        of=at,
    )


_HELD = 50  # characters between the sums of a pair that one quote holds


def same_sum(prior: Reading, item: Quantity) -> bool:
    """Whether a sum can be that of the reading before it in other money."""
    if prior.of is not None or prior.scope is None or prior.unit not in CURRENCIES:
        return False
    return prior.unit != item.unit and item.unit in CURRENCIES and same_money(prior.quantity, item)
