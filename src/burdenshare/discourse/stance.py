"""Demanded or offered, paid or agreed, and of which part of the cost: by the words round a sum."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.discourse.scene import AFTER, BEFORE, seldom
from burdenshare.measure import asking, paying, rising
from burdenshare.mention.actor import PAYERS, RECIPIENT
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    from burdenshare.discourse.scene import Clause, Scene
    from burdenshare.mention.quantity import Quantity


_WANTED, _TENDERED = AFTER.bit(asking.DEMAND_AFTER), AFTER.bit(asking.OFFER_AFTER)
_WISHED, _RELATED = _WANTED | _TENDERED, AFTER.bit(asking.RELATED)
_MOVES, _REJECTS = seldom(asking.MOVES), seldom(asking.REJECTS)
_DEMAND, _OFFER = seldom(asking.DEMAND), seldom(asking.OFFER)
_POSSESSED, _CEILING = seldom(asking.POSSESSED), seldom(asking.CEILING)
_ASKED = _DEMAND | _OFFER
_BOUNDED = _POSSESSED | _CEILING
_LABEL_ENDS = (":", ": ")


def stance(scene: Scene, here: Clause, *, money: bool = False) -> Kind | None:
    """Demand or offer: the last word of asking or offering in the clause, and who uses it."""
    mask, behind = here.led, here.after
    wished = behind & _WISHED and (money or not here.right.startswith(_CAPS))
    paid = wished and scene.seen.stripped and rising.PAYS.search(here.left[-40:])
    if wished and not paid and (said := _stance_after(here)):
        tabled = said is Kind.OFFER and here.right.startswith((" on the table", " bid"))
        asks = tabled and _recipient(scene, here, len(here.left))
        return Kind.DEMAND if asks else said
    if behind & _RELATED and asking.RELATED.match(here.right):
        return None
    if here.before & _COST_PLUS and asking.COST_PLUS.search(here.left[-70:]):
        return Kind.DEMAND
    if here.lead and here.lead.startswith("nothing "):
        subject = scene.subject(here.start, here.start + len(here.left))
        if subject is None or subject.party == RECIPIENT:
            return Kind.DEMAND  # "will settle for nothing short of"
    return (
        (_tabled(scene, here) if "on the table" in here.right[:60] else None)
        or (_moved(scene, here, money=money) if mask & _MOVES else None)
        or (_turned_down(scene, here) if mask & _REJECTS else None)
        or (_worded(scene, here) if mask & _ASKED else None)
        or (_bounded(scene, here) if money and mask & _BOUNDED else None)
        or (_labelled(scene, here) if here.left.endswith(_LABEL_ENDS) else None)
    )


_COST_PLUS = BEFORE.bit(asking.COST_PLUS)
_CAPS = (" ceiling", " red line")  # of a percentage: a ceiling is one on rises


def _stance_after(here: Clause) -> Kind | None:
    """What the words right behind a figure say."""
    if here.after & _WANTED and asking.DEMAND_AFTER.match(here.right):
        return Kind.DEMAND
    return Kind.OFFER if here.after & _TENDERED and asking.OFFER_AFTER.match(here.right) else None


def _worded(scene: Scene, here: Clause) -> Kind | None:
    """What the last word of asking or offering before a figure says."""
    found = [(match, Kind.DEMAND) for match in here.told(asking.DEMAND)]
    if offers := here.told(asking.OFFER):
        found += [(match, Kind.OFFER) for match in offers]
        found.sort(key=lambda pair: pair[0].start())
    while found:
        match, kind = found.pop()
        if not _idle(scene, here, match):
            return _by_subject(scene, here, match, kind)
    return None


def _idle(scene: Scene, here: Clause, match: re.Match[str]) -> bool:
    """Whether a word of asking asks for nothing here."""
    word, before = match.group(), here.left[: match.start()]
    if word in {"get", "out of"}:
        idle = not asking.TRIED.search(here.left)
    elif word in {"figure", "number"}:
        idle = not asking.FIGURE_OF.search(before)
    elif word == "proposed":
        said = before.endswith(asking.PARTIES) and asking.OBJECT.match(here.left, match.end())
        idle = bool(asking.NOUNED.search(before) and not said) or bool(
            asking.BUDGETED.search(before)
        )
    elif word.startswith(("ask", "seek", "request")) and asking.OWN_BUDGET.search(before[-50:]):
        idle = True
    elif word.endswith(" with") and word[0] in "bs":
        idle = bool(asking.OF_MONEY.search(before[-40:]) or not asking.BARGAIN.search(before))
    elif (idly := asking.IDLY.get(word[:4])) and idly.match(here.left, match.end()):
        idle = True
    elif word == "would be paying":
        told = scene.mentions.between(here.first, here.start + match.start())
        idle = not any(one.party == RECIPIENT for one in told)
    elif word.startswith("need"):
        idle = not _recipient(scene, here, match.start())
    elif word.startswith("owe"):
        idle = not (_recipient(scene, here, match.start()) or asking.SAID.search(before))
    else:
        idle = False
    return idle or bool(
        asking.UNASKED.search(before) or asking.SETTLED.search(here.left, match.end())
    )


def _bounded(scene: Scene, here: Clause) -> Kind | None:
    """A demand that is only owned, or an offer that is only a ceiling."""
    may = here.led & _POSSESSED and "'" in here.left[-20:]
    if may and asking.POSSESSED.search(here.left):
        return Kind.DEMAND
    ceiling = asking.CEILING.search(here.left + here.lead) if here.led & _CEILING else None
    if ceiling is None:
        return None
    ours = scene.subject(here.start, here.start + ceiling.start())
    noun = ceiling.group() in {"ceiling", "limit"}
    bears = any(word in ceiling.group() for word in _BEARS)
    if (ours is None and not bears) or (
        noun and (scene.fresh or paying.NAMED_PART.search(here.left[-70:]))
    ):
        return None
    return Kind.OFFER


_BEARS = (" bear ", " afford ", " stomach ", " swallow ", " shoulder ")  # whoever it is said of


def _tabled(scene: Scene, here: Clause) -> Kind | None:
    """`The other side has put 13 percent more on the table`."""
    found = asking.PUTS.search(here.left[-40:])
    if found is None:
        return None
    at = here.start + len(here.left) - len(here.left[-40:]) + found.start()
    subject = scene.subject(here.start, at)
    theirs = subject is not None and subject.party == RECIPIENT
    return Kind.DEMAND if theirs is not bool(found["other"]) else Kind.OFFER


def _labelled(scene: Scene, here: Clause) -> Kind | None:
    """`Seoul: no more than 13 percent`: a bound with nothing but the side that sets it."""
    found = asking.LABEL.search(here.sentence[-34:]) if here.lead.strip() else None
    at = here.start + len(here.left)
    subject = scene.subject(at - 34, at) if found else None
    if found is None or subject is None or not asking.BOUND.search(here.lead):
        return None
    return Kind.DEMAND if subject.party == RECIPIENT else Kind.OFFER


def _moved(scene: Scene, here: Clause, *, money: bool) -> Kind | None:
    """Whose figure it is that a party came down to, started at, stood by or named."""
    found = here.told(asking.MOVES, max(0, len(here.left) - 60))
    if not found or len(here.left) - found[-1].end() > 24:
        return None
    at = here.start + found[-1].start()
    subject = scene.subject(here.start, at)
    between = scene.seen.low[subject.end : at] if subject else ""
    bare = found[-1].group().endswith(" at") and not money  # "Germany is at 1.4 percent"
    if bare or rising.PIECE.search(here.left):
        return None
    if subject is None or len(between) > 60 or asking.OF_MONEY.search(between):
        return None
    if subject.party == RECIPIENT:
        return Kind.DEMAND
    talks = scene.seen.low[max(0, at - 300) : at + 200]
    return Kind.OFFER if asking.BARGAIN.search(talks) else None


def _turned_down(scene: Scene, here: Clause) -> Kind | None:
    """What the recipient turns down was offered, what the payer turns down was demanded."""
    turned = here.told(asking.REJECTS, max(0, len(here.left) - 60))
    found = turned[0] if turned else None
    subject = scene.subject(here.start, here.start + found.start()) if found else None
    if found is None or asking.NAMED.search(found.group()):
        return None
    if subject is None:  # "he turned down 13 percent": the one who has the last word
        he = asking.HE.search(here.left, 0, found.start()) and paying.TRUMP.search(scene.seen.low)
        return Kind.OFFER if he else None
    if here.start + found.start() - subject.end > 40:
        return None
    return Kind.OFFER if subject.party == RECIPIENT else Kind.DEMAND


def _recipient(scene: Scene, here: Clause, at: int) -> bool:
    subject = scene.subject(here.start, here.start + at)
    return subject is not None and subject.party == RECIPIENT


def _by_subject(scene: Scene, here: Clause, match: re.Match[str], kind: Kind) -> Kind:
    """The payer that wants less makes an offer; the recipient that proposes makes a demand."""
    before = here.left[: match.start()]
    if kind is Kind.OFFER and before.endswith("his ") and paying.TRUMP.search(scene.seen.low):
        subject = scene.subject(here.start, here.start + match.start())
        if subject is None or subject.party == RECIPIENT:
            return Kind.DEMAND
    if kind is Kind.OFFER:
        bearer = asking.BROUGHT.search(before)
        if _owned(scene, here, match) or (bearer and _recipient(scene, here, bearer.start())):
            return Kind.DEMAND
    refused = asking.REFUSES.search(before)
    theirs = kind is Kind.OFFER and not refused and _recipient(scene, here, match.start())
    if refused or asking.PASSIVE.search(before) or (asking.NOUNED.search(before) and not theirs):
        return kind
    at = here.start + match.start()
    subject = scene.subject(here.start, at)
    if kind is Kind.OFFER:
        near = subject is not None and subject.party == RECIPIENT and at - subject.end < 150
        if near and subject and asking.TOLD_TO.search(before[: subject.start - here.start]):
            return kind  # "has told the Americans it could live with"
        told = asking.THEY_PAY.match(here.left[match.end() :])
        return Kind.DEMAND if told or near else kind
    between = scene.seen.low[subject.end : at] if subject else ","
    close = len(between) < 24 and "," not in between and " and " not in between
    close = close and not asking.PRESS.match(between)
    wishes = subject is not None and subject.party in PAYERS and close
    return Kind.OFFER if wishes and asking.OWN_WISH.match(match.group()) else kind


def _owned(scene: Scene, here: Clause, match: re.Match[str]) -> bool:
    """Whether an offer is the recipient's: "the last word from Washington"."""
    after = asking.OWNED.match(here.left, match.end())
    at = here.start + after.end() if after else 0
    return any(m.party == RECIPIENT for m in scene.mentions.between(at, at + 5 if after else 0))


def holder(scene: Scene, here: Clause) -> str | None:
    """Whose share: the party named last before the word, or after "that of"."""
    words = list(rising.SHARE_WORD.finditer(here.left))
    at = here.start + (words[-1].start() if words else len(here.left))
    after = scene.mentions.between(at, at + 22)
    if words and words[-1].group().startswith("th") and after:
        return after[0].party
    subject = scene.subject(here.start, at)
    return subject.party if subject else None


_STATUSES = tuple(
    (words, seldom(words), status)
    for words, status in (
        (paying.PAID, Status.PAID),
        (paying.AGREED, Status.AGREED),
        (paying.EXPECTED, Status.EXPECTED),
        (paying.ESTIMATED, Status.ESTIMATED),
    )
)
_VERBS = seldom(paying.PAID, paying.AGREED, paying.EXPECTED, paying.ESTIMATED)
_TENTATIVE, _CAPPED = seldom(paying.TENTATIVE), seldom(rising.CAPPED)
_ALREADY = seldom(paying.ALREADY)
_PAID_AFTER, _AGREED_AFTER = AFTER.bit(paying.PAID_AFTER), AFTER.bit(paying.AGREED_AFTER)
_MET_AFTER, _UNDER_AFTER = AFTER.bit(paying.MET_AFTER), AFTER.bit(paying.UNDER_AFTER)
_SET_AFTER = _AGREED_AFTER | _MET_AFTER | _UNDER_AFTER
_NONE = 0, 0
_BESIDE = 34  # characters within which two verbs stand together


_VERB = {
    mask: tuple((words, status) for words, bit, status in _STATUSES if mask & bit)
    for mask in map(sum, product(*((0, bit) for _, bit, _ in _STATUSES)))
}


def _spoken(here: Clause, left: str, end: int) -> Status | None:
    """The status that the last verbs of a text speak of, which ends at an offset."""
    near = left[-110:]
    first = end - len(near)
    told: dict[Status, tuple[int, int]] = {}
    starts = here.opened.starts
    since = bisect_left(starts, first)
    signs = here.opened.signs[since : bisect_left(starts, end, since)]
    for at, sign in zip(starts[since:], signs, strict=False):
        for words, status in _VERB[sign & _VERBS] if sign & _VERBS else ():
            done = told[status][0] if status in told else 0
            if at - first >= done and (found := words.match(near, at - first)):
                told[status] = found.end(), first - at
    if not told:
        return None
    last, _ = max(told.values())
    for firm in (Status.ESTIMATED, Status.EXPECTED):
        if firm in told and told[firm][0] > last - _BESIDE:
            return firm
    if told.get(Status.AGREED, _NONE) > told.get(Status.PAID, _NONE):
        return Status.AGREED
    return Status.AGREED if paying.YET_TO_PAY.search(left[-50:]) else Status.PAID


def status(scene: Scene, here: Clause, years: str | None) -> Status:
    """Paid, agreed, tentative, expected or estimated, by the verbs and the year of a sum."""
    if here.led & _TENTATIVE and paying.TENTATIVE.search(here.left[-120:]):
        return Status.TENTATIVE
    first, last = _years(years)
    now = scene.year
    if scene.host == "JP" and now and scene.month and scene.month < APRIL:
        now -= 1  # the fiscal year still running
    at, found = here.start + len(here.left), None
    left = here.left + here.lead
    if here.mask & _VERBS:
        found = _spoken(here, left, at + len(here.lead)) or _spoken(here, here.sentence, at)
    found = _in_time(scene, here, found, (first, last, now))
    if had := _would(here, left):
        return had
    if here.led & _ALREADY and paying.ALREADY.search(left[-60:]):
        return Status.PAID
    paid = here.after & _PAID_AFTER and paying.PAID_AFTER.match(here.right)
    if paid and not (first and now and first > now):
        found = Status.PAID
    later = last and now and last > first and last >= now
    if (here.after & _SET_AFTER and _set_after(here.right)) or (
        later and (not found or found is Status.PAID) and _of_term(here, left)
    ):
        found = Status.AGREED
    current = not first or not scene.year or first >= scene.year
    return Status.TENTATIVE if found is Status.AGREED and scene.tentative and current else found


def _set_after(right: str) -> bool:
    """Whether the words right behind a sum say that it was agreed on."""
    agreed = paying.AGREED_AFTER.match(right) or paying.MET_AFTER.match(right)
    return bool(agreed or paying.UNDER_AFTER.match(right))


def _of_term(here: Clause, left: str) -> bool:
    """Whether a sum for years still to come is a pact's, not what is being paid."""
    if paying.WORTH.search(left[-60:]):
        return True
    return not (paying.SPENT.search(left[-70:]) or paying.RUNNING.search(here.sentence[-160:]))


def _would(here: Clause, left: str) -> Status | None:
    """What would come of a condition is expected; what would have come, of a deal undone."""
    near = left[-80:]
    if not ("would" in near or "could" in near or " to have " in near):
        return None
    if not (paying.WOULD.search(near) or paying.WOULD_HAVE.search(near)):
        return None
    if paying.IF.search(here.sentence[-200:]) or paying.IF.search(left[-200:]):
        return Status.EXPECTED
    return Status.TENTATIVE if paying.WOULD_HAVE.search(near) else None


APRIL = 4


@lru_cache(maxsize=KEPT)
def _years(years: str | None) -> tuple[int, int]:
    """First and last year of a period; zeros where there is none."""
    found = re.findall(r"\d{4}", years or "")
    if not found:
        return 0, 0
    fiscal = "-04/" in (years or "")
    return int(found[0]), int(found[-1]) - fiscal


def _in_time(
    scene: Scene, here: Clause, found: Status | None, when: tuple[int, int, int | None]
) -> Status:
    """What the verbs speak of, as far as the years of the sum and of the report allow it."""
    first, last, now = when
    if now and first > now and found in {Status.PAID, Status.ESTIMATED}:
        return Status.AGREED if found is Status.PAID else Status.EXPECTED
    past = bool(now and last and last < now)
    base = here.compared or here.left.endswith("from ")
    if base and (past or not first or not now or first <= now):
        return Status.PAID
    if past and found is not Status.PAID and _in_chronicle(scene, here):
        return Status.AGREED
    running = bool(now and first == now) and (scene.host == "JP" or not scene.fresh)
    loose = past or running
    if found is None:
        found = Status.PAID if loose or not (first or scene.fresh) else Status.AGREED
    elif found is Status.AGREED and loose and not _firm(here):
        found = Status.PAID
    elif found is Status.PAID and not past and _sets(scene, here):
        found = Status.AGREED
    return found


def _sets(scene: Scene, here: Clause) -> bool:
    """Whether a verb in the present tells what a new agreement sets."""
    bound = paying.SET.search(here.left[-40:] + here.lead)
    return bool(bound or (scene.fresh and paying.PRESENT.search(here.left[-90:])))


def _in_chronicle(scene: Scene, here: Clause) -> bool:
    """Whether a figure stands in a line of a chronicle that tells of an agreement."""
    low = scene.seen.low
    start = low.rfind("\n", 0, here.start) + 1
    return bool(paying.DATED_LINE.match(low, start)) and bool(
        paying.CONCLUDES.search(low, start, here.end)
    )


def _firm(here: Clause) -> bool:
    """Whether a verb says that a sum was agreed on, and no noun alone."""
    return bool(paying.FIRM.search(here.left[-110:]) or paying.FIRM.search(here.sentence[-190:]))


def cap(item: Quantity, here: Clause) -> Modality:
    """At most, where a ceiling is named before a rise."""
    if item.modality is not Modality.EXACT or not here.led & _CAPPED:
        return item.modality
    return Modality.AT_MOST if rising.CAPPED.search(here.left[-44:]) else Modality.EXACT


_TO = BEFORE.bit(rising.TO)


def leads_to(here: Clause) -> bool:
    """Whether the words before a figure lead to it as to a level: `to about`."""
    return here.before & _TO != 0 and rising.TO.search(here.left) is not None
