"""The clause a sum or a percentage is read in, and what its words alone say of the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.discourse.part import MOVE, may_be, scope
from burdenshare.discourse.period import period
from burdenshare.discourse.scene import (
    AFTER,
    BEFORE,
    Clause,
    Scene,
    after,
    before,
    beyond,
    clause,
    seldom,
)
from burdenshare.discourse.stance import leads_to
from burdenshare.measure import asking, counting, paying, rising
from burdenshare.mention.actor import PAYERS
from burdenshare.mention.quantity import CURRENCIES, same_money
from burdenshare.report.view import pattern
from burdenshare.report.word import HEAD

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from decimal import Decimal

    from burdenshare.mention.quantity import Quantity

_QUOTED = (' "', " '")
_FROM_BASE = pattern(
    r" ?[$₩€£¥w]?[\d.,]{1,9}(?:%|(?: (?:percent|per cent|trillion|billion|million|won|yen"
    r"|dollars)){0,2})"
    r"(?: a year| annually)? (?:up )?to (?:about |around |some |nearly |as much as )?"
)
_BASED = BEFORE.bit(_FROM_BASE)


def clause_of(scene: Scene, item: Quantity) -> Clause:
    """The clause of a figure, and of the second where two are one: "1.4% or 13.3 billion yen more".

    Behind "from the present 42 percent to" it is that of the words before; the mark that opens a
    quotation counts for nothing.

    Args:
        scene: What was read of the text.
        item: A sum or a percentage of it.
    """
    here = clause(scene, item)
    if here.left.endswith(_QUOTED):
        left = here.left[:-1]
        here = here._replace(left=left, before=BEFORE[left[-HEAD:]])
    elif here.before & _BASED and _FROM_BASE.fullmatch(here.left):
        far = len(here.sentence) - len(here.left)
        here = here._replace(left=here.sentence, start=here.start - far, led=here.mask)
    low, near = scene.seen.low, scene.quantities.between(item.end, item.end + 24)
    if not near or not rising.OR_SO.fullmatch(low, item.end, near[0].lead):
        return here
    aside = low.startswith(", ", near[0].end) and low.startswith(",", item.end)
    level = item.unit in CURRENCIES and near[0].unit == "percent" and not aside
    if level and not rising.UP_NEAR.search(here.left[-60:]):
        return here  # "it is 1.2 trillion won, or 14 percent more": the sum is the level
    _, hi = scene.seen.window(item.start, item.end)
    right = beyond(low, near[0].end + aside, max(hi, near[0].end))
    return here._replace(right=right, after=AFTER[right[:HEAD]])


_COST_AT = (" the cost at ", " the costs at ", " its cost at ", " the bill at ", " the price at ")
_BUILT = 9_800_000_000  # more dollars than either side alone paid for the move
_TOTAL_RIGHT, _TOTAL_OF = AFTER.bit(paying.TOTAL_RIGHT), BEFORE.bit(paying.TOTAL_OF)
_GUARDING = AFTER.bit(paying.GUARDING)
_PART_OF_SUM, _TIED_TO = BEFORE.bit(paying.PART_OF_SUM), BEFORE.bit(rising.TIED_TO)
_NOT_OURS, _UP_RIGHT = seldom(paying.NOT_OURS), AFTER.bit(rising.UP_RIGHT)
_SHARE_RIGHT, _LEVEL_FROM = AFTER.bit(rising.SHARE_RIGHT), AFTER.bit(rising.LEVEL_FROM)
_HALF_OF, _PAYS = AFTER.bit(rising.HALF_OF), BEFORE.bit(rising.PAYS)
_SHARE_OF, _PORTION = BEFORE.bit(rising.SHARE_OF), BEFORE.bit(rising.PORTION)


def rises_after(here: Clause) -> re.Match[str] | None:
    """The words right behind a figure that tell of a rise or a cut."""
    return rising.UP_RIGHT.match(here.right) if here.after & _UP_RIGHT else None


def is_foreign(here: Clause) -> bool:
    """Whether a figure is about something else: arms, trade, the whole defence budget."""
    if not (here.led | here.followed) & _NOT_OURS:
        return False
    since = max(0, len(here.left) - 48)
    theirs = here.told(paying.NOT_OURS, since) if here.led & _NOT_OURS else []
    after = here.ahead(paying.NOT_OURS, 36)
    if not theirs and not after:
        return False
    ours = [m.end() for m in paying.OURS.finditer(here.left, since)]
    if after and not theirs:
        return not (ours and ours[-1] > len(here.left) - 24)
    return not ours or ours[-1] < theirs[-1].end()


def _host_cost(scene: Scene, item: Quantity, here: Clause) -> bool:
    """Whether a cost is what the host bears, as its own ministry puts it."""
    if not here.left.endswith(_COST_AT) or paying.WHOLE.search(here.left[-90:]):
        return False
    subject = scene.subject(here.start, item.start)
    return subject is not None and subject.party in PAYERS


def is_total(scene: Scene, item: Quantity, here: Clause) -> bool:
    """Whether a sum is the whole cost: of the presence, of a move, or a budget of the alliance."""
    told = here.after & _TOTAL_RIGHT and paying.TOTAL_RIGHT.match(here.right)
    if told or (scene.nato and here.behind(paying.BUDGET_OF, 60)):
        return True
    if here.after & _GUARDING and paying.GUARDING.match(here.right):
        return paying.OWN_SPENDING.search(here.left[-70:]) is not None
    move = may_be(here, MOVE) and scope(scene, item, here) == MOVE
    total = here.before & _TOTAL_OF and here.told(paying.TOTAL_OF)
    if (total or here.behind(paying.TOTAL_LEFT, 90)) and not (
        paying.PART.search(here.left[-60:]) or _host_cost(scene, item, here)
    ):
        large = item.unit == "USD" or scene.nato or move or paying.WHOLE.search(here.left[-90:])
        if large:
            return True
    vast = item.unit == "USD" and item.value > _BUILT
    of_sum = vast and here.before & _PART_OF_SUM and paying.PART_OF_SUM.search(here.left[-24:])
    if of_sum or not move or paying.OF_WHOLE.match(here.right):
        return bool(of_sum)
    if vast and not paying.PART.search(here.left[-60:]):
        return True
    cost = paying.COSTS.search(here.left[-50:] + here.right[:24])
    return bool(paying.OF_THE.search(here.left[-24:]) or (cost and paying.MOVE.search(here.left)))


def is_share(item: Quantity, here: Clause) -> bool:  # noqa: PLR0911 - one return a rule
    """Whether a percentage or a fraction is a part of the cost, by the words beside it."""
    if item.noun == "split" or (here.left.endswith(rising.OF_WHICH) and not rises_after(here)):
        return True
    if here.after & _SHARE_RIGHT and rising.SHARE_RIGHT.match(here.right):
        return True
    level = here.after & _LEVEL_FROM and rising.LEVEL_FROM.match(here.right)
    if level and rising.LEVEL.search(here.left[-24:]):
        return True
    if item.noun == "fraction" and here.after & _HALF_OF and rising.HALF_OF.match(here.right):
        return True
    if leads_to(here) and rising.SUPPORT.search(here.left[-70:]):
        ends = item.noun != "fraction" or rising.PART_END.match(here.right)
        return bool(ends) and not rises_after(here)
    if item.noun == "fraction" and rising.PART_END.match(here.right):
        paid = here.behind(rising.PAYS, 24) or rising.TO_PART.search(here.left[-30:])
        told = paid or rising.PIECE.search(here.left[-60:])
        return bool(told or rising.NEXT_PART.search(here.left))
    if item.noun == "fraction" or (here.behind(rising.UP_LEFT, 60) and not leads_to(here)):
        return False
    pays = here.before & _PAYS and here.behind(rising.PAYS, 24)
    if pays and not rises_after(here):
        return True
    if here.before & _SHARE_OF and here.behind(rising.SHARE_OF, 100):
        return True
    return here.before & _PORTION != 0 and here.behind(rising.PORTION, 100) is not None


def grows_with(here: Clause) -> re.Match[str] | None:
    """The words before a growth of the budget that tie the payment to it."""
    if not here.before & _TIED_TO or not here.right.startswith(_GROWTH):
        return None
    return rising.TIED_TO.search(here.left[-70:] + here.lead)


_GROWTH = (" defen", " growth", " budget", " rise", " increase")


def of_others(low: str, start: int, end: int) -> bool:
    """Whether a percentage is one of sales, of the output of a land, or of people asked.

    Args:
        low: The text in lower case.
        start: Where the percentage starts.
        end: Where it ends.
    """
    then = after(low, end)
    if then & _OF_OTHERS and rising.OF_OTHERS.match(low, end):
        return True
    if low.endswith(_ASIDES, 0, start):
        if low[start - 2] != ":":
            return True
        told = rising.ANSWERS.search(low, max(0, start - 24), start)
    else:
        told = rising.SAY.match(low, end) if then & _SAY else None
    return told is not None and rising.POLLED.search(low) is not None


_OF_OTHERS, _SAY = AFTER.bit(rising.OF_OTHERS), AFTER.bit(rising.SAY)
_ASIDES = (": ", "plus or minus ", "±", "± ", "+/-", "+/- ")


def of_rise(scene: Scene, here: Clause, item: Quantity) -> bool:
    """Whether points are a part of a rise: "6.5 points of this year's rise are for wages"."""
    if rising.OF_RISE.match(here.right):
        return True
    listed = any(one.unit == "percent" for one in scene.quantities.between(here.first, item.start))
    return listed and counting.MADE_UP.search(here.sentence) is not None


def falls_by(here: Clause, after: re.Match[str] | None, raised: re.Match[str] | None) -> bool:
    """Whether the words after a figure, or the last word of change before it, tell of a fall."""
    if after and rising.DOWN.search(after.group()):
        return True
    if after and rising.UP_NEAR.search(after.group()):
        return False
    before = raised.group() if raised else here.left[-40:]
    last = list(rising.UP_NEAR.finditer(before))[-1:]
    return bool(last) and rising.DOWN.search(last[0].group()) is not None


def of_people(scene: Scene, item: Quantity, here: Clause) -> bool:
    """Whether a fraction is one of people: "54,000 troops, half of them marines"."""
    near = scene.quantities.between(max(0, item.start - 80), item.start)
    return here.right.startswith(" of them") and any(q.unit == "people" for q in near)


def is_whole(scene: Scene, item: Quantity) -> bool:
    """Whether a number of people is that of all, of whom another number are told of."""
    low, start = scene.seen.low, item.start
    part = counting.OF_ALL.search(low, max(0, start - 40), start) if _is_of(low, start) else None
    if part and not part.group().startswith(_HALVES):
        return True
    if part:  # of "half of its 9,000 workers" it is the only number there is, unless one is told
        near = scene.quantities.between(max(0, start - _ASIDE), part.start())
        return any(one.unit == "people" for one in near)
    return low.startswith(", ", item.end) and _OF_WHOM.match(low, item.end) is not None


def _is_of(low: str, at: int) -> bool:
    return before(low, at) & _OF_ALL != 0


_HALVES = ("half", "third", "quarter")
_ASIDE = 120  # characters in which the number stands that is said to be a half


def whole_after(scene: Scene, item: Quantity) -> int:
    """Where the whole ends that stands behind a part: `4,000 of its 9,000 workers`."""
    near = scene.quantities.between(item.end, item.end + 40)
    whole = bool(near) and near[0].unit == "people" and is_whole(scene, near[0])
    return near[0].end if whole else item.end


_OF_ALL = BEFORE.bit(counting.OF_ALL)
_OF_WHOM = pattern(r", (?:(?:about|some|around|nearly|roughly) )?[\d,]{3,6} of whom\b")


def none_of_ours(scene: Scene, item: Quantity, here: Clause) -> bool:
    """Whether words beside a figure that the rules leave alone say that it is none of ours."""
    if item.unit == "percent":
        found = here.behind(rising.NEVER_OURS, 60) or here.ahead(rising.NEVER_OURS, 44)
        never = found is not None and not found.group().startswith("of ")
        return never or of_others(scene.seen.low, item.start, item.end)
    if item.unit == "people":
        return is_whole(scene, item)
    if item.unit == "count":
        around = here.left[-60:] + scene.seen.low[item.start : item.end] + here.right[:30]
        return counting.OTHER_ROUNDS.search(around) is not None
    if item.unit != "years":
        return False
    plan = here.right.startswith((" plan", "-plan")) and counting.OTHER_PLAN.search(here.left)
    gone = here.left.endswith(_GONE) and not counting.DEAL_AFTER.match(here.right)
    return bool(plan or gone or counting.NO_TERM.match(here.right))


_GONE = ("the last ", "the past ", "these last ", "these past ")


def converts(scene: Scene, prior: Quantity, item: Quantity) -> bool:
    """Whether a sum is the other side of the pair that the sum before it opens."""
    if prior.unit == item.unit or prior.unit not in CURRENCIES:
        return False
    low = scene.seen.low
    gap = low[prior.end : item.lead]
    one = scene.seen.sentence(item.start)
    if len(gap) <= 40 and counting.CONVERTS.fullmatch(gap):
        return "(" in gap or "equ" in gap or " or " in gap or "=" in gap or same_money(prior, item)
    ends = len(gap) <= _BILLED and low.startswith(_ASIDE_ENDS, item.end)
    if ends and same_money(prior, item) and _NOUN_BETWEEN.fullmatch(gap):
        return True
    if len(gap) <= RATED and "." not in gap and counting.AT_RATE.fullmatch(gap):
        return same_money(prior, item)
    lead = same_money(prior, item) and counting.THAT_IS.match(low[one.start : item.lead])
    return bool(lead) and scene.seen.sentence(prior.start) is not one


def other_dollars(scene: Scene, prior: Quantity, item: Quantity) -> bool:
    """Whether dollars in brackets are another land's: `$US5 billion ($6.5 billion)`."""
    low = scene.seen.low
    if item.unit != "USD" or prior.unit != "USD" or low[prior.end : item.lead] != " (":
        return False
    return low.startswith(")", item.end) and low.startswith(("us", "$us"), prior.start)


def above_all_paid(scene: Scene, item: Quantity, here: Clause) -> bool:
    """Whether a sum, by its size and with no word of paying, can only be what was asked for."""
    if item.unit != "USD" or not _MOST_PAID < item.value <= _ASKED or scene.nato:
        return False
    if item.value <= _PAID.get(scene.payer(here.start, item.end), _ASKED):
        return False
    if "/" in (period(scene, item, here) or ""):
        return False
    near = f"{here.sentence[-160:]} | {here.right[:80]}"
    since, until = max(0, item.start - 300), item.end + 150
    if not scene.subject(since, until) and not asking.BARGAIN.search(scene.seen.low, since, until):
        return False
    return scope(scene, item, here) == "stationing" and not asking.NOT_ASKED.search(near)


# the most that was paid a year, and the most that was ever asked for, in dollars
_PAID = {"KR": 1_190_000_000, "JP": 4_500_000_000}
_ASKED = 12_000_000_000
_MOST_PAID = min(_PAID.values())


def doubles(item: Quantity, here: Clause) -> bool:
    """Whether a rise is so steep that it was only ever asked for, and not one of many years."""
    return item.value >= _DOUBLE and not rising.SINCE.search(here.around)


_DOUBLE = 100


def turned_down(scene: Scene, item: Quantity) -> bool:
    """`They offered a sum, I rejected it. It was a rise of 13 percent`: what was on offer."""
    low, lead = scene.seen.low, item.lead
    home = scene.seen.sentence(lead).start
    if item.unit != "percent" or not asking.IT_WAS.search(low, max(home, lead - FAR), lead):
        return False
    told = low[max(0, home - BACK) : home]
    return bool(asking.TENDERED.search(told) and asking.SPURNED.search(told))


FAR, BACK = 70, 420  # characters in which a sentence points back, and to what it does
# "a $4.8 billion bill (about", "164 billion yen of that sum, some": a noun stands between
_NOUN_BETWEEN = pattern(
    r"""(?: [a-z'-]{2,14}){1,4}(?:,? ?\(|,)[ ]?(?:(?:or|about|some|roughly|around|nearly|almost
    |approximately|over|just|under|then|equal to|equivalent to|the equivalent of|worth)[ ]){0,3}"""
)
_BILLED = 46  # characters of a noun between two sums of a pair
_ASIDE_ENDS = (",", ")", ".", ";", " -")
_OWN_NEAR = 70  # characters back to the demand that went up: "raised its demand from $2 billion"
RATED = 90  # characters of "which at the rate of ... is"


def based(scene: Scene, item: Quantity) -> bool:
    """Whether a sum is what is paid now, from which another comes: "from last year's"."""
    low, lead = scene.seen.low, item.lead
    if item.unit not in CURRENCIES or not low.endswith(_BASES, 0, lead):
        return False
    return _FROM_NOW.search(low, max(0, lead - 28), lead) is not None


_BASES = ("from ", "from the ", "from its ", "from their ", "sent ", "rent ", "ar's ", "ar s ")
_FROM_NOW = pattern(
    r"\b(?:from(?: (?:the|its|their))?(?: (?:present|current))?|(?:from|tak\w{1,3}|took|lift\w{0,3}"
    r"|rais\w{1,3}|bring\w{0,3}|brought|push\w{0,3}) (?:last|this) year'?(?:s| s)) $"
)


def paid_now(scene: Scene, item: Quantity, here: Clause) -> bool:
    """Whether a sum is that from which one asked for goes up: "to $8 billion from $2 billion"."""
    if not based(scene, item):
        return False
    if asking.INHERITS.search(here.left):
        return True
    near = scene.quantities.between(item.lead - 40, item.lead)
    near = near or scene.quantities.between(item.end, item.end + 40)[:1]
    up = bool(near) and near[-1].unit == item.unit and near[-1].value > item.value
    return up and not asking.OWN_DEMAND.search(here.left, max(0, len(here.left) - _OWN_NEAR))


def is_base(here: Clause) -> bool:
    """Whether a percentage is what is borne now, from which one asks for more."""
    if not here.left.endswith("from "):
        return False
    return counting.NOW_AFTER.match(here.right) is not None or (
        here.right.startswith(" to ") and rising.PIECE.search(here.left) is not None
    )


def of_sum(scene: Scene, here: Clause, item: Quantity, least: Mapping[str, Decimal]) -> bool:
    """Whether years stand behind a large sum: "put 1 trillion won over five years on the table"."""
    if not here.left.endswith(_FOR):
        return False
    near = scene.quantities.between(item.lead - 34, item.lead)
    if not near or near[-1].unit not in CURRENCIES or near[-1].value <= least[near[-1].unit]:
        return False
    return _BEHIND_SUM.fullmatch(scene.seen.low, near[-1].end, item.lead) is not None


_FOR = (" for ", " over ", " for just ", " for only ")
_BEHIND_SUM = pattern(r"(?: \([^()]{0,30}\))?,? (?:for|over) (?:just |only )?")


def spans(here: Clause) -> bool:
    """Whether money is paid over some years, or they stand in place of others."""
    if counting.PLACED.search(here.left[-24:]) or counting.PLACED_AFTER.match(here.right):
        return True
    return counting.SPANS.search(here.left[-16:] + here.lead) is not None and bool(
        paying.OURS.search(here.sentence)
        or paying.PAY.search(here.sentence)
        or rising.UP_NEAR.search(here.left)
        or counting.PACT.search(here.left[-60:])
    )
