"""What a figure is about: kind, status, scope and actor from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from burdenshare.claim import cue
from burdenshare.claim.figure import CURRENCIES, Quantity, same_money
from burdenshare.claim.kind import Kind, Modality, Status
from burdenshare.claim.scene import (
    Clause,
    Scene,
    cap,
    clause,
    is_yearly,
    period,
    scope,
    spread,
    stance,
    status,
)
from burdenshare.report.actor import PAYERS, RECIPIENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure with its meaning, fields as in `Claim`; ``of`` is the position it converts."""

    quantity: Quantity
    kind: Kind
    start: int
    end: int
    value: Decimal
    unit: str
    modality: Modality
    status: Status | None = None
    scope: str | None = None
    period: str | None = None
    date: str | None = None
    actor: str | None = None
    title: bool = False
    of: int | None = None
    yearly: bool = False


def _reading(scene: Scene, item: Quantity, kind: Kind, quote: tuple[int, int]) -> Reading:
    return Reading(
        quantity=item,
        kind=kind,
        start=quote[0],
        end=quote[1],
        value=item.value,
        unit=item.unit,
        modality=item.modality,
        title=scene.seen.sentence(item.start).title,
        yearly=is_yearly(scene, item),
    )


def _quote(scene: Scene, item: Quantity, word: re.Pattern[str] | None) -> tuple[int, int]:
    start = item.lead
    yearly = cue.YEARLY.match(scene.seen.low, item.end) if item.unit in CURRENCIES else None
    end = yearly.end() if yearly else item.end
    if word is None:
        return start, end
    begin = max(scene.seen.sentence(item.start).start, start - 34)
    near = scene.seen.low[begin:start]
    hits = [m for m in word.finditer(near) if not cue.CROSSED.search(near, m.end())]
    return (begin + hits[-1].start() if hits else start), end


def _foreign(here: Clause) -> bool:
    """Whether a figure is about something else: arms, trade, the whole defence budget."""
    since = max(0, len(here.left) - 48)
    theirs = [m.end() for m in cue.NOT_OURS.finditer(here.left, since)]
    after = cue.NOT_OURS.search(here.right[:36])
    if not theirs and not after:
        return False
    ours = [m.end() for m in cue.OURS.finditer(here.left, since)]
    if after and not theirs:
        return not (ours and ours[-1] > len(here.left) - 24)
    return not ours or ours[-1] < theirs[-1]


def _asked(scene: Scene, item: Quantity, here: Clause, kind: Kind) -> Reading:
    """A demand or an offer of a sum or a rise."""
    asks = kind is Kind.DEMAND
    base = _reading(scene, item, kind, _quote(scene, item, cue.DEMAND if asks else cue.OFFER))
    capped = not asks and cue.CEILING.search(here.left[-44:] + here.lead)
    return replace(
        base,
        modality=Modality.AT_MOST if capped else item.modality,
        status=Status.DEMANDED if asks else Status.OFFERED,
        scope=scope(scene, item, here),
        period=period(scene, item, here),
        actor=RECIPIENT if asks else scene.payer(here.start, item.start),
    )


def _raise(scene: Scene, item: Quantity, here: Clause, *, falls: bool) -> Reading:
    years = period(scene, item, here, raised=True)
    base = _reading(scene, item, Kind.INCREASE, _quote(scene, item, cue.UP_NEAR))
    subject = scene.subject(here.start, item.start)
    ours = subject is not None and (subject.party != RECIPIENT or scene.nato)
    after = cue.UP_RIGHT.match(here.right)
    end = item.end
    if after and here.right in scene.seen.low[item.end :][:400]:
        end += after.end()
    return replace(
        base,
        end=end if end - item.end < 24 else item.end,
        value=-item.value if falls else item.value,
        modality=cap(item, here),
        status=status(scene, here, years),
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
    return replace(
        _reading(scene, item, Kind.TOTAL_COST, (item.lead, item.end)),
        status=spoken if spoken in {Status.ESTIMATED, Status.EXPECTED} else Status.PAID,
        scope="total cost" if covers == "stationing" and cue.WHOLE.search(here.left) else covers,
        period=years,
        actor=actor,
    )


def _payer(scene: Scene, item: Quantity, here: Clause, covers: str) -> str:
    verbs = list(cue.PAY.finditer(here.left))
    subject = scene.subject(here.start, here.start + verbs[-1].start()) if verbs else None
    own = covers != "stationing" or cue.US_PAYS.search(here.left)
    if subject and (subject.party != RECIPIENT or own):
        return subject.party
    return scene.payer(here.start, item.end)


def _money(scene: Scene, item: Quantity) -> Reading | None:
    here = clause(scene, item)
    asked = stance(scene, here, money=True)
    if _foreign(here) and not (asked and cue.OURS.search(here.around)):
        return None
    if asked:
        return _asked(scene, item, here, asked)
    return _sum(scene, item, here)


def _sum(scene: Scene, item: Quantity, here: Clause) -> Reading | None:
    """A rise, the whole cost or a payment, where nobody asks or offers."""
    near = scene.mentions.between(here.start, item.start)
    if near and near[-1].party not in {*PAYERS, RECIPIENT}:
        return None
    after = cue.UP_RIGHT.match(here.right)
    raised = cue.UP_LEFT.search(here.left[-90:])
    if after or (raised and not cue.TO.search(here.left)):
        words = after.group() if after else raised.group() if raised else ""
        return _raise(scene, item, here, falls=bool(cue.DOWN.search(words)))
    covers_move = scope(scene, item, here) == "Camp Humphreys"
    budget = cue.BUDGET_OF.search(here.left[-40:])
    whole = cue.TOTAL_LEFT.search(here.left[-90:]) and not cue.PART.search(here.left[-60:])
    moved = covers_move and cue.OF_THE.search(here.left[-24:])
    if whole or budget or moved or cue.TOTAL_RIGHT.match(here.right):
        return _total(scene, item, here)
    words = here.sentence + scene.seen.low[item.end : item.end + 160]
    named = scene.subject(*scene.seen.window(item.start, item.end))
    home = _MONEY.get(scene.host or "") == item.unit
    if not (named or home or cue.OURS.search(words) or cue.PAY.search(words)):
        return None
    years = period(scene, item, here)
    now = cue.PAID_AFTER.match(here.right) and cue.NOW.search(here.right[:40])
    if scene.year and (
        now or (years is None and cue.NOW.search(here.left[-40:] + here.right[:24]))
    ):
        years = str(scene.year)
    covers = scope(scene, item, here)
    paid = cue.THAT_YEARS.search(scene.seen.low, max(0, item.lead - 24), item.lead)
    return replace(
        _reading(scene, item, Kind.CONTRIBUTION, _quote(scene, item, cue.PAY)),
        status=Status.PAID if paid else status(scene, here, years),
        scope=covers,
        period=years,
        actor=_payer(scene, item, here, covers),
    )


def _share(scene: Scene, item: Quantity, here: Clause) -> Reading:
    years, covers = period(scene, item, here), scope(scene, item, here)
    after = cue.SHARE_RIGHT.match(here.right)
    start, end = item.lead, item.end
    if after and after.end() <= 46:
        end += after.end()
    elif lead := cue.SHARE_LEAD.search(here.left[-44:]):
        start -= len(lead.group())
    spoken = status(scene, here, years)
    if spoken in {Status.AGREED, Status.TENTATIVE} and not cue.GOES_TO.search(here.left[-60:]):
        spoken = Status.PAID
    if cue.NEW_SHARE.search(here.left[-40:]) and not cue.PAST_CHANGE.search(here.left):
        spoken = Status.AGREED
    actor = scene.payer(here.start, item.end)
    if covers == "NATO budget" and (holder := _holder(scene, here)):
        actor = holder
    return replace(
        _reading(scene, item, Kind.SHARE, (start, end)),
        status=spoken,
        scope=covers,
        period=years,
        actor=actor,
    )


def _holder(scene: Scene, here: Clause) -> str | None:
    """Whose share: the party named last before the word, or after "that of"."""
    words = list(cue.SHARE_WORD.finditer(here.left))
    at = here.start + (words[-1].start() if words else len(here.left))
    after = scene.mentions.between(at, at + 22)
    if words and words[-1].group().startswith("th") and after:
        return after[0].party
    subject = scene.subject(here.start, at)
    return subject.party if subject else None


def _is_share(item: Quantity, here: Clause) -> bool:
    level = cue.LEVEL.search(here.left[-24:]) and cue.LEVEL_FROM.match(here.right)
    if level or cue.SHARE_RIGHT.match(here.right):
        return True
    if item.noun == "fraction" or (
        cue.UP_LEFT.search(here.left[-60:]) and not cue.TO.search(here.left)
    ):
        return False
    pays = cue.PAYS.search(here.left[-24:]) and not cue.UP_RIGHT.match(here.right)
    wide = here.left[-100:]
    return bool(pays or cue.SHARE_OF.search(wide) or cue.PORTION.search(wide))


def _percent(scene: Scene, item: Quantity) -> Reading | None:  # noqa: PLR0911 - one return a rule
    here = clause(scene, item)
    asked = stance(scene, here)
    after = cue.UP_RIGHT.match(here.right)
    raised = cue.UP_LEFT.search(here.left[-90:])
    tied = cue.TIED.search(here.right[:60])
    part = _is_share(item, here)
    other = cue.NEVER_OURS.search(here.left[-60:] + " | " + here.right[:44])
    given = cue.GIVING.search(here.left) and cue.UP_NEAR.search(here.sentence)
    if other or (_foreign(here) and not (tied or part or given)):
        return None
    if not part and item.noun == "fraction":
        return None
    if asked and not (part and cue.SPENT_THERE.search(here.right)):
        return _asked(scene, item, here, asked)
    if part and (not after or cue.SHARE_RIGHT.match(here.right)):
        return _share(scene, item, here)
    accepted = cue.ACCEPTED.search(here.left + here.lead)
    signed = scene.seen.low.startswith("+", item.start - 1) and item.start > 0
    if not (after or raised or tied or accepted or given or signed):
        return _by_sentence(scene, item, here)
    near = f"{here.left[-100:]} | {here.right[:36]}"
    if cue.NOT_OURS.search(near) and not (tied or given) and not cue.OURS.search(near):
        return None
    words = after.group() if after else raised.group() if raised else ""
    return _raise(scene, item, here, falls=bool(cue.DOWN.search(words)))


def _by_sentence(scene: Scene, item: Quantity, here: Clause) -> Reading | None:
    """A percentage that no word beside it explains: its sentence speaks of a rise or of a part."""
    around = f"{here.sentence[-140:]}{here.lead} | {here.right[:90]}"
    if cue.NOT_OURS.search(around) or item.noun == "fraction":
        return None
    pointed = cue.PUT_IT.search(here.left)
    earlier = scene.seen.low[max(0, item.start - 260) : item.start] if pointed else ""
    if cue.PART_OF.search(around + earlier):
        return _share(scene, item, here)
    risen = cue.UP_NEAR.search(around) or cue.CAPPED.search(around)
    return _raise(scene, item, here, falls=False) if risen else None


def _people(scene: Scene, item: Quantity) -> Reading | None:
    here = clause(scene, item)
    low = scene.seen.low
    around = here.left[-60:] + low[item.start : item.end] + here.right[:60]
    if item.noun in cue.TROOP_NOUNS:
        return _troops(scene, item, here, around)
    if item.noun.startswith(("activist", "protest", "demonstrat")):
        quote = (
            item.lead,
            item.end + (len(here.right[:60].split(",")[0].rstrip()) if here.right else 0),
        )
        return replace(_reading(scene, item, Kind.CONTEXT, quote), actor=scene.host)
    if item.noun.startswith("of ") and not cue.STAFF.search(
        low, max(0, item.start - 260), item.start
    ):
        return None
    if cue.FURLOUGH.search(here.sentence + around + here.right[:160]):
        funds = cue.FUNDS.search(here.left[-90:])
        return replace(
            _reading(scene, item, Kind.FURLOUGH, (item.lead, item.end)),
            period=period(scene, item, here) or (str(scene.year) if scene.year else None),
            actor=scene.host if funds else RECIPIENT,
        )
    return None


def _troops(scene: Scene, item: Quantity, here: Clause, around: str) -> Reading | None:
    if item.value < 400 or cue.OTHER_FORCE.search(here.left[-40:]) or cue.BATTLE.search(around):
        return None
    subject = scene.subject(here.start, item.start)
    theirs = here.left.endswith(" its ") and (subject is None or subject.party != RECIPIENT)
    if theirs or cue.OTHER_LEAD.search(here.left[-40:]):
        return None
    base = _reading(scene, item, Kind.TROOPS, (item.lead, item.end))
    now = str(scene.year) if scene.year else None
    return replace(base, period=period(scene, item, here) or now, actor=RECIPIENT)


def _term(scene: Scene, item: Quantity) -> Reading | None:
    here = clause(scene, item)
    if not item.noun.startswith(("year", "yr", "month")) or item.value > 10:
        return None
    noun = cue.DEAL_AFTER.match(here.right)
    verb = cue.VALID.search(here.left[-40:])
    yearly = item.noun.startswith("y")
    spans = (
        yearly
        and cue.SPANS.search(here.left[-16:] + here.lead)
        and (
            cue.OURS.search(here.sentence)
            or cue.PAY.search(here.sentence)
            or cue.UP_NEAR.search(here.left)
        )
    )
    placed = cue.PLACED.search(here.left[-24:]) or cue.PLACED_AFTER.match(here.right)
    if not (noun or verb or spans or placed) or cue.NO_TERM.match(here.right):
        return None
    if cue.AGO.search(here.left[-16:]) and not noun:
        return None
    if cue.NOT_OURS.search(here.right[:36]) and not cue.OURS.search(here.right[:46]):
        return None
    start, end = item.lead, item.end + (noun.end() if noun else 0)
    if verb and not noun:
        start -= len(verb.group())
    years = period(scene, item, here)
    count = int(item.value) if item.value == int(item.value) else 0
    if adjacent := cue.YEAR_AFTER.match(here.right):
        years = adjacent.group(1)
    if years and re.fullmatch(r"\d{4}(?:-04/\d{4}-03)?", years) and count > 1:
        years = spread(years, count)
    spoken = _term_status(scene, here)
    last = _last_year(scene, item, here, years)
    if last and count and not adjacent:
        years, spoken = spread(str(last - count + 1), count), None
    if spoken is Status.EXPECTED or (spoken is None and not adjacent and "/" not in (years or "")):
        years = None
    return replace(
        _reading(scene, item, Kind.TERM, (start, end)),
        status=spoken,
        period=years,
        actor=scene.both,
    )


def _last_year(scene: Scene, item: Quantity, here: Clause, years: str | None) -> int | None:
    """The year in which a pact ends, where its clause says that it ends."""
    if not cue.ENDS.search(here.right[:60]):
        return None
    if years and years[:4].isdigit():
        return int(years[:4])
    near = scene.moments.between(item.end, item.end + 70)
    days = [t.value for t in near if t.value and t.value.endswith("-12-31") and t.value[0] != "-"]
    return int(days[0][:4]) if days else None


def _term_status(scene: Scene, here: Clause) -> Status | None:
    """Of the pact reported, agreed or tentative; of an earlier one, none."""
    asked = stance(scene, here)
    if asked:
        return Status.DEMANDED if asked is Kind.DEMAND else Status.OFFERED
    if cue.FORMER.search(here.left[-28:]) or cue.LAPSED.search(here.right[:90]):
        return None
    around = here.sentence[-120:] + here.right[:120]
    if cue.STILL_TALKING.search(around) and not cue.DONE.search(around):
        return Status.EXPECTED
    return Status.TENTATIVE if scene.tentative else Status.AGREED


def _round(scene: Scene, item: Quantity) -> Reading | None:
    here = clause(scene, item)
    figure = scene.seen.low[item.start : item.end]
    around = here.sentence[-120:] + " " + figure + here.right[:100]
    if cue.OTHER_ROUNDS.search(here.left[-40:] + figure + here.right[:30]):
        return None
    noun = item.noun.removeprefix("ordinal ")
    if not noun.startswith(("round", "cycle", "series", "gather", "bout")) and not cue.TALKS.search(
        around
    ):
        return None
    tail = cue.OF_TALKS.match(here.right)
    end = item.end + (tail.end() if tail else 0)
    return replace(_reading(scene, item, Kind.ROUND, (item.lead, end)), actor=scene.both)


def _rate(scene: Scene, item: Quantity) -> Reading | None:
    """`US$1=W1,039`, `1,200 won to the dollar`: a bare rate converts nothing."""
    low = scene.seen.low
    if item.unit not in {"KRW", "JPY"} or item.value > 5000:
        return None
    before = cue.RATE.search(low, max(0, item.start - 40), item.start)
    if not before and not cue.RATE_RIGHT.match(low, item.end):
        return None
    start = before.start() if before and "$1" in before.group() else item.start
    return replace(
        _reading(scene, item, Kind.EXCHANGE_CONVERSION, (start, item.end)), period="published"
    )


_MONEY = {"KR": "KRW", "JP": "JPY", "DE": "EUR", "NATO": "EUR"}


def _converts(scene: Scene, prior: Quantity, item: Quantity) -> bool:
    """Whether a sum is the other side of the pair that the sum before it opens."""
    if prior.unit == item.unit or prior.unit not in CURRENCIES:
        return False
    low = scene.seen.low
    gap = low[prior.end : item.lead]
    one = scene.seen.sentence(item.start)
    if len(gap) <= 40 and cue.CONVERTS.fullmatch(gap):
        return "(" in gap or "equ" in gap or " or " in gap or "=" in gap or same_money(prior, item)
    lead = cue.THAT_IS.match(low[one.start : item.lead])
    return bool(lead) and scene.seen.sentence(prior.start) is not one


def _converted(scene: Scene, item: Quantity, base: Reading, at: int) -> Reading:
    prior = base.quantity
    gap = scene.seen.low[prior.end : item.start]
    same = len(gap) <= 40 and scene.seen.sentence(prior.start) is scene.seen.sentence(item.start)
    wide = base.modality in {Modality.MORE_THAN, Modality.LESS_THAN, Modality.AT_LEAST}
    start = (prior.lead if wide else prior.start) if same else item.lead
    end = item.end + (scene.seen.low.startswith(")", item.end) and "(" in gap and same)
    return replace(
        base,
        quantity=item,
        kind=Kind.EXCHANGE_CONVERSION,
        start=start,
        end=end,
        value=-item.value if base.value < 0 else item.value,
        unit=item.unit,
        modality=base.modality if item.modality is Modality.EXACT else item.modality,
        of=at,
    )


def readings(scene: Scene) -> list[Reading]:
    """Every figure of the text that is a claim, in order of the text."""
    out: list[Reading] = []
    last: int | None = None
    for index, item in enumerate(scene.figures):
        made: Reading | None = None
        if item.unit in CURRENCIES:
            prior = scene.figures[index - 1] if index else item
            paired = last is not None and out[last].quantity is prior
            if item.value == 1 and item.unit == "USD":
                continue
            if rate := _rate(scene, item):
                made = rate
            elif paired and last is not None and _converts(scene, prior, item):
                made = _converted(scene, item, out[last], last)
            elif not (index and prior.unit in CURRENCIES and _converts(scene, prior, item)):
                made = _inherited(scene, _money(scene, item), out)
                last = len(out) if made else None
        elif read := _OTHERS.get(item.unit):
            made = read(scene, item)
        if made is not None:
            out.append(made)
    return out


def _inherited(scene: Scene, made: Reading | None, out: list[Reading]) -> Reading | None:
    """A sum that an offer or a demand "would have" led to is offered or demanded too."""
    if made is None or made.kind not in {Kind.CONTRIBUTION, Kind.DEMAND} or not out:
        return made
    one = scene.seen.sentence(made.start)
    asked = out[-1]
    if asked.kind not in {Kind.DEMAND, Kind.OFFER} or asked.start < one.start:
        return made
    if not cue.INHERITS.search(scene.seen.low, asked.end, made.start + 1):
        return made
    return replace(made, kind=asked.kind, status=asked.status, actor=asked.actor)


_OTHERS = {"percent": _percent, "people": _people, "years": _term, "count": _round}
