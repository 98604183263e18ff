"""What a sum or a percentage is about: kind, status, scope and actor from the words around it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from burdenshare.claim.count import (
    FIRM,
    MONEY,
    RATE,
    cell_reading,
    people_reading,
    rate_reading,
    round_reading,
    term_reading,
    told_reading,
)
from burdenshare.claim.settle import RAISES, added, converted, inherited, paired, same_sum
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.discourse.clause import (
    above_all_paid,
    clause_of,
    converts,
    doubles,
    falls_by,
    grows_with,
    is_base,
    is_foreign,
    is_share,
    is_total,
    none_of_ours,
    of_others,
    of_people,
    of_rise,
    other_dollars,
    paid_now,
    rises_after,
)
from burdenshare.discourse.part import scope
from burdenshare.discourse.period import period
from burdenshare.discourse.quote import quote_of, titled
from burdenshare.discourse.scene import (
    AFTER,
    BEFORE,
    Clause,
    Reading,
    Scene,
    bare_reading,
    clause,
    quoted,
    seldom,
)
from burdenshare.discourse.stance import cap, holder, leads_to, stance, status
from burdenshare.logit import Chances, shipped
from burdenshare.logit.model import NONE
from burdenshare.logit.witness import BY_WORD
from burdenshare.measure import asking, paying, rising
from burdenshare.mention.actor import PAYERS, RECIPIENT
from burdenshare.mention.quantity import CURRENCIES, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable


_NOT_OURS, _ACCEPTED = seldom(paying.NOT_OURS), seldom(rising.ACCEPTED)
_NEVER_OURS, _CEILING = seldom(rising.NEVER_OURS), seldom(asking.CEILING)
_UP_NEAR, _TIED, _CAPPED = seldom(rising.UP_NEAR), seldom(rising.TIED), seldom(rising.CAPPED)
_OFF_RIGHT, _SHARE_RIGHT = AFTER.bit(rising.OFF_RIGHT), AFTER.bit(rising.SHARE_RIGHT)
_PAID_AFTER = AFTER.bit(paying.PAID_AFTER)
_UP_IS, _AT_LEVEL = BEFORE.bit(rising.UP_IS), BEFORE.bit(rising.AT_LEVEL)
_GIVING, _SIGNED = BEFORE.bit(rising.GIVING), BEFORE.bit(rising.SIGNED)
_NEW_SHARE, _PUT_IT = BEFORE.bit(rising.NEW_SHARE), BEFORE.bit(rising.PUT_IT)
_CUT_OF, _PART_OR_RISE = BEFORE.bit(rising.CUT_OF), _SHARE_RIGHT | AFTER.bit(rising.RISE_RIGHT)
_OF_LEVEL = BEFORE.bit(rising.OF_LEVEL)
BESIDE = 16  # characters within which a payer's name stands beside its sum
_FORESEEN = {Status.ESTIMATED, Status.EXPECTED}
_OFFER, _TOTAL_COST = Kind.OFFER, Kind.TOTAL_COST
_BOUNDS = {Modality.AT_MOST, Modality.AT_LEAST}
ROOM = 46  # characters of the words that say what a percentage is part of


def _asked(scene: Scene, item: Quantity, here: Clause, kind: Kind) -> Reading:
    """A demand or an offer of a sum or a rise."""
    asks = kind is Kind.DEMAND
    start, end = quoted(scene, item, here, asking.DEMAND if asks else asking.OFFER)
    less = here.after & _OFF_RIGHT and rising.OFF_RIGHT.match(here.right)
    less = less or (here.before & _CUT_OF and rising.CUT_OF.search(here.left[-50:]))
    if item.unit == "percent" and here.after & _PART_OR_RISE:
        part = rising.SHARE_RIGHT.match(here.right) or rising.RISE_RIGHT.match(here.right)
        end += part.end() if part and part.end() <= ROOM else 0
    ceiling = not asks and here.led & _CEILING
    capped = ceiling and asking.CEILING.search(here.left[-90:] + here.lead)
    return bare_reading(
        scene,
        item,
        kind,
        (start, end),
        falls=bool(less),
        modality=Modality.AT_MOST if capped else item.modality,
        status=Status.DEMANDED if asks else Status.OFFERED,
        scope=scope(scene, item, here),
        period=period(scene, item, here),
        actor=RECIPIENT if asks else scene.payer(here.start, item.start),
    )


def _raise(scene: Scene, item: Quantity, here: Clause, *, falls: bool) -> Reading:
    years = period(scene, item, here, raised=True)
    spoken, modality = status(scene, here, years), cap(item, here)
    if modality is Modality.AT_MOST and (spoken is Status.EXPECTED or spoken is Status.PAID):
        spoken = Status.AGREED  # a cap is agreed on, and "may" allows it
    start, _ = quoted(scene, item, here, rising.UP_NEAR)
    subject = scene.subject(here.start, item.start)
    ours = subject is not None and (subject.party != RECIPIENT or scene.nato)
    after, end = rises_after(here), item.end
    if after and after.end() < 24 and scene.seen.low.startswith(after.group(), end):
        end += after.end()
    return bare_reading(
        scene,
        item,
        Kind.INCREASE,
        (start, end),
        falls=falls,
        modality=modality,
        status=spoken,
        scope=scope(scene, item, here),
        period=years,
        actor=subject.party if subject and ours else scene.payer(here.start, item.end),
    )


def _total(scene: Scene, item: Quantity, here: Clause) -> Reading:
    years = period(scene, item, here)
    covers = scope(scene, item, here)
    spoken = status(scene, here, years)
    actor = RECIPIENT
    if covers == "NATO budget":
        actor = "NATO"
    elif covers == "Camp Humphreys":
        actor = scene.both
    return bare_reading(
        scene,
        item,
        Kind.TOTAL_COST,
        (item.lead, item.end),
        status=spoken if spoken in _FORESEEN else Status.PAID,
        scope="total cost" if covers == "stationing" and paying.WHOLE.search(here.left) else covers,
        period=years,
        actor=actor,
    )


def _payer(scene: Scene, item: Quantity, here: Clause, covers: str) -> str:
    verbs = here.told(paying.PAY)
    if covers == "US operations":
        return RECIPIENT
    beside = scene.mentions.between(item.lead - BESIDE, item.lead)
    if beside and beside[-1].party in PAYERS and verbs and here.left[-BESIDE:].strip():
        gap = scene.seen.low[beside[-1].end : item.lead]
        if gap.isspace():
            return beside[-1].party  # "Japan pays $2 billion, Germany $1 billion"
    subject = scene.subject(here.start, here.start + verbs[-1].start()) if verbs else None
    own = covers != "stationing" or here.told(paying.US_PAYS)
    if subject and (subject.party != RECIPIENT or own):
        return subject.party
    return scene.payer(here.start, item.end)


def _money(scene: Scene, item: Quantity) -> Reading | None:
    if item.value <= _LEAST[item.unit]:
        return None
    here = clause_of(scene, item)
    asked = stance(scene, here, money=True)
    if is_foreign(here) and not (asked and paying.OURS.search(here.around)):
        common = scene.nato and not asked and here.behind(paying.BUDGET_OF, 60)
        return _total(scene, item, here) if common else None
    if (asked or here.left.endswith("from ")) and paid_now(scene, item, here):
        return _payment(scene, item, here)
    return _asked(scene, item, here, asked) if asked else _sum(scene, item, here)


def _sum(scene: Scene, item: Quantity, here: Clause) -> Reading | None:
    """A rise, the whole cost or a payment, where nobody asks or offers."""
    near = scene.mentions.between(here.start, item.start)
    if near and near[-1].party != RECIPIENT and near[-1].party not in PAYERS:
        return None
    off = here.after & _OFF_RIGHT and rising.OFF_RIGHT.match(here.right)
    after = off or rises_after(here)
    raised = here.behind(rising.UP_LEFT, 90)
    if raised and (leads_to(here) or raised.group().rstrip().endswith(":")):
        raised = None  # up to a level
    small = item.unit not in _OWN or item.value <= RAISES[item.unit]
    if here.before & _UP_IS and small and not rising.USED_RIGHT.match(here.right):
        raised = here.behind(rising.UP_IS, 110) or raised
    level = here.before & _AT_LEVEL and rising.AT_LEVEL.search(here.left[-60:])
    if after or (raised and not level):
        return _raise(scene, item, here, falls=bool(off) or falls_by(here, after, raised))
    if is_total(scene, item, here):
        return _total(scene, item, here)
    if above_all_paid(scene, item, here):
        return _asked(scene, item, here, Kind.DEMAND)
    return _payment(scene, item, here) if _is_payment(scene, item, here) else None


_ASKS = ("?", "? ", "?\n")


def _is_payment(scene: Scene, item: Quantity, here: Clause) -> bool:
    """Whether a party, its currency or a word of paying stands near a sum."""
    if item.value > _MOST[item.unit]:
        return False
    if here.compared or MONEY.get(scene.host or "") == item.unit:
        return True
    if scene.subject(here.first, here.end):
        return True
    low, home = scene.seen.low, scene.seen.sentence(item.start).start
    question = low[max(0, home - 130) : home] if low.endswith(_ASKS, 0, home) else ""
    words = question + here.sentence + low[item.end : item.end + 160]
    return bool(paying.OURS.search(words) or paying.PAY.search(words))


def _payment(scene: Scene, item: Quantity, here: Clause) -> Reading:
    """A sum that is paid, agreed or expected, of the whole contribution or of a part."""
    years = period(scene, item, here)
    now = here.after & _PAID_AFTER and paying.PAID_AFTER.match(here.right)
    now = now and paying.NOW.search(here.right[:40])
    if not now and years is None:
        now = paying.NOW.search(here.left[-40:] + here.right[:24])
    if now and scene.year:
        years = str(scene.year)
    covers = scope(scene, item, here)
    spoken = status(scene, here, years)
    if spoken is Status.PAID and item.modality in _BOUNDS:
        spoken = Status.AGREED  # a bound is agreed on
    paid = here.sentence.endswith("year's ") and rising.THAT_YEARS.search(here.sentence[-24:])
    quote = quoted(scene, item, here, paying.PAY)
    return bare_reading(
        scene,
        item,
        Kind.CONTRIBUTION,
        quote,
        status=Status.PAID if paid else spoken,
        scope=covers,
        period=years,
        actor=_payer(scene, item, here, covers),
    )


# more than all that any host has paid since the first agreement
FAR_LESS = 80_000  # what is so many times less than all that is pocket money
_PAST = {"KRW": "4e13", "JPY": "1e13", "USD": "4e10", "EUR": "3e10", "GBP": "3e10"}
_MOST = {unit: Decimal(most) for unit, most in _PAST.items()}
_LEAST = {unit: most / FAR_LESS for unit, most in _MOST.items()}
_OWN = {"KRW", "JPY"}


def _share(scene: Scene, item: Quantity, here: Clause) -> Reading:
    years, covers = period(scene, item, here), scope(scene, item, here)
    after = rising.SHARE_RIGHT.match(here.right) if here.after & _SHARE_RIGHT else None
    start, end = item.lead, item.end
    if after and after.end() <= ROOM:
        end += after.end()
    elif lead := rising.SHARE_LEAD.search(here.left[-44:]):
        start -= len(lead.group())
    spoken = status(scene, here, years)
    if spoken in FIRM and not rising.GOES_TO.search(here.left[-60:]):
        spoken = Status.AGREED if paying.MET_AFTER.match(here.right) else Status.PAID
    new = here.before & _NEW_SHARE and rising.NEW_SHARE.search(here.left[-40:])
    if new and not rising.PAST_CHANGE.search(here.left):
        spoken = Status.AGREED
    actor = scene.payer(here.start, item.end)
    if covers == "NATO budget" and (one := holder(scene, here)):
        actor = one
    return bare_reading(
        scene,
        item,
        Kind.SHARE,
        (start, end),
        status=spoken,
        scope=covers,
        period=years,
        actor=actor,
    )


def _percent(scene: Scene, item: Quantity) -> Reading | None:  # noqa: C901, PLR0911 - one return a rule
    here = clause_of(scene, item)
    if (here.led | here.followed) & _NEVER_OURS and (
        here.behind(rising.NEVER_OURS, 60) or here.ahead(rising.NEVER_OURS, 44)
    ):
        return None
    after = rises_after(here)
    raised = here.behind(rising.UP_LEFT, 90)
    raised = raised or (here.behind(rising.UP_IS, 110) if here.before & _UP_IS else None)
    tied = (here.ahead(rising.TIED, 60) if here.followed & _TIED else None) or grows_with(here)
    part = is_share(item, here)
    giving = here.before & _GIVING and here.told(rising.GIVING)
    given = bool(giving and rising.UP_NEAR.search(here.sentence))
    bound = item.modality is Modality.AT_MOST
    if is_foreign(here) and not (tied or part or given or bound):
        return None
    asked = stance(scene, here) or (Kind.DEMAND if item.noun == "split" else None)
    if raised and rising.OF_PRICES.search(here.left[-90:], 0, raised.start()) and not tied:
        return None
    if (
        item.noun == "fraction"
        and (not part or of_people(scene, item, here))
        and not (
            raised
            and not part
            and here.left[-3:] == "by "
            and (asked or paying.OURS.search(here.left))
        )
    ):
        return None
    if asked and not (part and rising.SPENT_THERE.search(here.right)):
        return (_share if is_base(here) else partial(_asked, kind=asked))(scene, item, here)
    if part and (not after or rising.SHARE_RIGHT.match(here.right)):
        asks = item.value == _ALL and asking.OUGHT.search(here.left[-60:])
        return _asked(scene, item, here, Kind.DEMAND) if asks else _share(scene, item, here)
    accepted = here.led & _ACCEPTED and rising.ACCEPTED.search(here.left + here.lead)
    signed = here.before & _SIGNED and here.told(rising.SIGNED)
    if not (after or raised or tied or accepted or given or signed):
        return _by_sentence(scene, item, here)
    if here.mask & _NOT_OURS and not (tied or given):
        theirs = here.behind(paying.NOT_OURS, 100) or here.ahead(paying.NOT_OURS, 36)
        if theirs and not paying.OURS.search(f"{here.left[-100:]} | {here.right[:36]}"):
            return None
    falls = falls_by(here, after, raised)
    if doubles(item, here) and not falls:
        return _asked(scene, item, here, Kind.DEMAND)
    return _raise(scene, item, here, falls=falls)


def _rate(scene: Scene, item: Quantity) -> Reading | None:
    """A percentage, or points that are a part of a rise."""
    here = clause_of(scene, item) if item.noun == "points" else None
    if here and of_rise(scene, here, item):
        return _raise(scene, item, here, falls=False)
    return None if of_others(scene.seen.low, item.start, item.end) else _percent(scene, item)


def _by_sentence(scene: Scene, item: Quantity, here: Clause) -> Reading | None:
    """A percentage that no word beside it explains: its sentence speaks of a rise or of a part."""
    told = f"{here.sentence[-140:]}{here.lead}"
    if item.noun == "fraction":
        return None
    if here.mask & _NOT_OURS and (
        here.first_of(paying.NOT_OURS, told, item.start - len(told))
        or here.ahead(paying.NOT_OURS, 90)
    ):
        return None
    around = f"{told} | {here.right[:90]}"
    pointed = here.before & _PUT_IT and rising.PUT_IT.search(here.left)
    earlier = scene.seen.low[max(0, item.start - 260) : item.start] if pointed else ""
    if rising.PART_OF.search(around + earlier):
        return _share(scene, item, here)
    level = here.before & _OF_LEVEL and rising.OF_LEVEL.search(here.sentence)
    if level and rising.PIECE.search(around):
        return _share(scene, item, here)
    bounded = item.modality is Modality.AT_MOST or rising.FORMULA.search(here.sentence[-90:])
    risen = here.mask & _UP_NEAR and rising.UP_NEAR.search(around)
    if bounded or risen or (here.mask & _CAPPED and rising.CAPPED.search(around)):
        return _raise(scene, item, here, falls=falls_by(here, None, None))
    return _share(scene, item, here) if rising.PIECE.search(here.sentence[-40:]) else None


_ALL = 100  # per cent of a cost, which nobody was ever bound to
_ASKED_FOR = {Kind.DEMAND, Kind.OFFER}


def readings(scene: Scene) -> list[Reading]:
    """Every figure of the text that is a claim, in order of the text.

    What the rules say of a figure is weighed against the words around it, as a second reader
    learnt them from labelled reports; the likelier meaning counts.
    """
    out: list[Reading] = []
    chances = shipped().chances(scene.seen, scene.figures, scene.host)
    mixed = "us$" in scene.seen.low or "$us" in scene.seen.low
    for index, item in enumerate(scene.figures):
        made: Reading | None = None
        if item.noun.startswith("row "):
            out.append(quote_of(scene, cell_reading(scene, item)))
            continue
        if item.unit in CURRENCIES:
            if mixed and index and other_dollars(scene, scene.figures[index - 1], item):
                continue
            made = _sum_or_pair(scene, index, out)
        elif read := _OTHERS.get(item.unit):
            made = inherited(scene, read(scene, item), out)
            if item.unit == "percent" and not (made and made.kind in _ASKED_FOR):
                made = paired(scene, item, made, out)
        made = _second(scene, item, made, chances[index]["kind"], out)
        if made is not None:
            out.append(quote_of(scene, _spoken(made, chances[index]["status"])))
    return titled(scene, out)


def _second(
    scene: Scene, item: Quantity, made: Reading | None, chances: Chances, out: list[Reading]
) -> Reading | None:
    """The figure as it is meant likeliest, by the rules and the words; as read where not built."""
    if made and (made.of is not None or made.kind not in _KNOWN or made.kind is _TOTAL_COST):
        return made  # the second reader does not know such kinds, or but a few of them
    told = shipped().weighed("kind", chances, _as_read(scene, made))
    if made and made.kind == told:
        return made
    here = clause(scene, item) if told != NONE else None
    if here is None or (made is None and none_of_ours(scene, item, here)):
        return None
    kind = Kind(told)
    if kind in _BUILD and item.unit in _UNITS.get(kind, CURRENCIES):
        return _BUILD[kind](scene, item, here)
    if kind is Kind.EXCHANGE_CONVERSION and out and same_sum(out[-1], item):
        return converted(scene, item, out[-1], len(out) - 1)
    counted = made is None and kind in _COUNTED and item.unit == _COUNTED[kind]
    return told_reading(scene, item, here, kind) if counted else made


def _as_read(scene: Scene, made: Reading | None) -> str:
    """What the rules read, and whether a word beside the figure says so."""
    if made is None:
        return NONE
    ceiling = made.kind is _OFFER and made.modality is Modality.AT_MOST
    beside = ceiling or made.start < made.quantity.lead
    beside = beside or (made.kind in _ASKED_FOR and _tendered(scene, made))
    return made.kind + (BY_WORD if beside else "")


def _tendered(scene: Scene, made: Reading) -> bool:
    """Whether the words right beside a figure say that it is offered, or comes of what is asked."""
    low, lead = scene.seen.low, made.quantity.lead
    if made.kind is _OFFER and asking.OFFER_AFTER.match(low, made.quantity.end):
        return True
    return asking.INHERITS.search(low, max(0, lead - 20), lead) is not None


def _risen(scene: Scene, item: Quantity, here: Clause) -> Reading:
    raised, after = here.behind(rising.UP_LEFT, 90), rises_after(here)
    return _raise(scene, item, here, falls=falls_by(here, after, raised))


_BUILD: dict[Kind, Callable[[Scene, Quantity, Clause], Reading]] = {
    Kind.CONTRIBUTION: _payment,
    Kind.TOTAL_COST: _total,
    Kind.DEMAND: lambda scene, item, here: _asked(scene, item, here, Kind.DEMAND),
    Kind.OFFER: lambda scene, item, here: _asked(scene, item, here, Kind.OFFER),
    Kind.INCREASE: _risen,
    Kind.SHARE: _share,
}
_MEASURED = CURRENCIES | {"percent"}
_UNITS = dict.fromkeys((Kind.DEMAND, Kind.OFFER, Kind.INCREASE), _MEASURED) | {
    Kind.SHARE: {"percent"}
}
_COUNTED = {
    Kind.TERM: "years", Kind.TROOPS: "people", Kind.FURLOUGH: "people", Kind.ROUND: "count",
}  # fmt: skip


_KNOWN = {*_BUILD, *_COUNTED}
_STATED = {Kind.CONTRIBUTION, Kind.INCREASE, Kind.SHARE, Kind.TERM}


def _spoken(made: Reading, chances: Chances) -> Reading:
    """The reading with its likeliest status, where nobody asks or offers or calls it tentative."""
    if made.status is None or made.kind not in _STATED or made.status in _FIXED:
        return made
    told = shipped().weighed("status", chances, made.status)
    return made if told == made.status or told in _WISHED else made._replace(status=Status(told))


_WISHED = {Status.DEMANDED, Status.OFFERED}
_FIXED = {*_WISHED, Status.TENTATIVE}


def _sum_or_pair(scene: Scene, index: int, out: list[Reading]) -> Reading | None:
    """A sum, a rate of exchange, or the other side of the sum before it."""
    item, prior = scene.figures[index], scene.figures[max(0, index - 1)]
    if item.unit == "USD" and item.value == 1:
        return None
    if rate := rate_reading(scene, item):
        return rate
    if index > 1 and (prior.unit == "years" or (prior.value < RATE and prior.unit in _OWN)):
        prior = scene.figures[index - 2]  # the rate of exchange, or the term, stands between
        out = out[:-1] if out and out[-1].quantity.start > prior.start else out
    if not index or not converts(scene, prior, item):
        return added(scene, item, inherited(scene, _money(scene, item), out), out)
    paired = bool(out) and out[-1].quantity is prior and out[-1].scope is not None
    return converted(scene, item, out[-1], len(out) - 1) if paired and not out[-1].of else None


_OTHERS = {
    "percent": _rate,
    "people": people_reading,
    "years": term_reading,
    "count": round_reading,
}
