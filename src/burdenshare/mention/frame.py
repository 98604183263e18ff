"""Whether a frame of an event fits round a word: what stands before and after it, and its tense."""

from __future__ import annotations

from functools import lru_cache, reduce
from itertools import accumulate, compress, repeat
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue import assent, context, course, deal, demand, refusal, threat
from burdenshare.cue.kind import Kind
from burdenshare.cue.trigger import CLASS
from burdenshare.report.word import KEPT, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.cue.trigger import Frame
    from burdenshare.report.view import Sentence, View

FRAMES = (
    *demand.FRAMES, *threat.FRAMES, *refusal.FRAMES, *deal.FRAMES, *assent.FRAMES, *course.FRAMES,
    *context.FRAMES,
)  # fmt: skip
LONG = 7  # words beyond which a quote leaves out what stands before its verb
HEADS = joined([frame.head for frame in FRAMES])
_BY_HEAD = {
    bit: tuple(frame for frame in FRAMES if frame.head & bit)
    for bit in CLASS.values()
    if bit & HEADS
}
_NOT, _AHEAD_OF, STOP = CLASS["not"], CLASS["ahead"], CLASS["stop"]
_STOP_OR_TURN = STOP | CLASS["turn"]
_BE, _SUBMIT, _BOTH = CLASS["be"], CLASS["submit"], CLASS["both"]
_EXECUTIVE, _PARTY = CLASS["executive"], CLASS["party"]
_PACT, _GIVEN = CLASS["pact"], CLASS["given"]
_HOLDS = CLASS["hold"] | CLASS["open"]
_MANAGED = {"managed", "came", "went", "able", "did", "helped", "rounds", "months", "weeks", "days"}
PAST_ONLY = {
    Kind.AGREEMENT, Kind.TENTATIVE_DEAL, Kind.VETO, Kind.MEETING,
    Kind.DEADLOCK, Kind.RESUMPTION,
}  # fmt: skip


_RATIFICATION = Kind.RATIFICATION
_PASSIVE = {Kind.SIGNED, Kind.INITIALED, Kind.RATIFICATION, Kind.VETO}


def _aside(said: list[str], at: int, first: int) -> int:
    """Where a clause set off by commas begins, which ends right before a verb; else the verb."""
    if said[at - 1] != "," or at - 2 <= first:
        return at
    back = range(at - 2, max(first, at - _ASIDE), -1)
    comma = next((place for place in back if said[place] == ","), None)
    return comma if comma is not None and said[comma + 1] in _RELATIVE else at


_ASIDE = 22
_RELATIVE = {"which", "who", "where", "whose", "in", "with", "controlled", "led", "dominated"}


def _slot(classes: list[int], places: range, wanted: int, stop: int) -> int | None:
    """The nearest word of a class, unless the clause ends before it."""
    either = wanted | stop
    for place in places:
        if classes[place] & either:
            return place if classes[place] & wanted else None
    return None


def _to_come(said: list[str], classes: list[int], at: int, first: int, near: int) -> bool:
    """Whether what a word tells has not happened: "will", "to sign", "if"."""
    if near & _AHEAD_OF and _AHEAD_OF & joined(classes[max(first, at - 5) : at]):
        return True
    if "to" not in said[max(first, at - 7) : at]:
        return False
    back = range(at - 1, max(first, at - 4), -1)
    to = next((place for place in back if said[place] == "to"), None)
    if to is not None:
        return said[to - 1] not in _MANAGED and said[to + 1] != "have"  # "is said to have signed"
    around = range(max(first, at - 7), at)
    return any(said[place] == "to" and said[place + 1] == "be" for place in around[:-1])


def fits(  # noqa: PLR0917 - a word in its sentence
    frame: Frame, said: list[str], classes: list[int], at: int, bounds: tuple[int, int], near: int
) -> tuple[int, int] | None:
    """First and last word of a frame that fits round a word.

    Args:
        frame: The frame.
        said: The words of the text.
        classes: Their classes.
        at: Position of the word.
        bounds: Positions of the first word of its sentence, and after the last.
        near: Classes of the words around it, wherever a frame looks.
    """
    first, last = bounds
    kind = frame.kind
    begin = end = at
    if frame.before:
        far = frame.reach
        if near & _BE and kind in _PASSIVE and _BE & joined(classes[max(0, at - 2) : at]):
            far *= 2  # a long subject may stand before a verb in the passive
        since = _aside(said, at, first) if kind is _RATIFICATION else at
        back = range(since - 1, max(first, since - far) - 1, -1)
        slot = _slot(classes, back, frame.before, STOP | frame.rival)
        if slot is None:
            return None
        begin = slot
    if frame.after:
        ahead = range(at + 1, min(last, at + 1 + frame.reach))
        stop = STOP if kind is _RATIFICATION else _STOP_OR_TURN
        found = _slot(classes, ahead, frame.after, stop)
        if found is None:
            return None
        if frame.head & _SUBMIT and not _brought(said[at + 1 : found]):
            return None
        end = found
    short = at - begin < LONG
    if frame.denied is not None:
        since = max(first, begin - 2 if short and frame.before else at - 5)
        said_not = near & _NOT and _NOT & joined(classes[since:at] + classes[at + 1 : end])
        if frame.denied is not bool(said_not):
            return None
    if not _done(frame, said, classes, (first, begin, at), near):
        return None
    return (begin if short else at), end


def _brought(between: list[str]) -> bool:
    """Whether what stands between a verb and a house says that something goes there."""
    return len(between) < _NEAR or ("and" not in between and bool(_INTO & {*between[-5:]}))


_INTO = {"to", "before", "through", "in", "into", "by", "past", "for"}
_NEAR = 3


def _done(
    frame: Frame, said: list[str], classes: list[int], span: tuple[int, int, int], near: int
) -> bool:
    """Whether a verb tells that something happened, and its own subject did it."""
    first, begin, at = span
    word, kind = said[at], frame.kind
    if kind is Kind.SCHEDULED:
        return word in _SET or _to_come(said, classes, at, first, near)
    if frame.before & _EXECUTIVE and frame.after and _rival(classes, at):
        return False
    if kind is Kind.DEMAND:
        return not (near & _BOTH and _BOTH & joined(classes[max(first, at - 3) : at]))
    if kind not in PAST_ONLY:
        return True
    if frame.denied is False and _to_come(said, classes, at, first, near):
        return False
    return not (
        (kind is Kind.AGREEMENT and not _reached(frame, said, begin, at))
        or (kind is Kind.MEETING and not _sat(said, classes[at], first, begin, at))
        or (kind is Kind.VETO and word.endswith("ing"))
        or (kind is Kind.SIGNED and word == "signed" and said[at - 1] in _ONE)
    )


def _sat(said: list[str], head: int, first: int, begin: int, at: int) -> bool:
    """Whether people met: not `the next talks`, nor `the meeting`, nor in the present."""
    if said[begin] == "next" or (said[at].endswith("ing") and said[at - 1] in _ARTICLES):
        return False
    return not (head & _HOLDS and _now(said, first, at))


def _now(said: list[str], first: int, at: int) -> bool:
    """Whether a verb is in the present, and no chronicle's: `May 2019: the two open talks`."""
    head = said[first : first + 9]
    if said[max(0, first - 1) : first] == ["."] and said[first - 3 : first - 2] == [","]:
        head = [*said[first - 2 : first], *head]  # "2. Sept. 24-25, 2019. Talks open in Seoul"
    years = [word.isdigit() and len(word) == _YEAR for word in head]
    dated = any(
        year and {":", "-", "."} & {*head[place + 1 : place + 2]}
        for place, year in enumerate(years)
    ) or (":" in head and any(years))
    return said[at] in _PRESENT and said[at + 1 : at + 2] != ["of"] and not dated


_YEAR = 4


def _reached(frame: Frame, said: list[str], begin: int, at: int) -> bool:
    """Whether a deal is reached, not reaching for something: a passive, or with an object."""
    if said[at].endswith("ing"):
        return False
    if frame.after or not frame.before & (_PACT | _GIVEN):
        return True
    close = frame.before & _PACT and (at - begin < 3 or said[at - 1] == ",")
    passive = any(word in _PASSIVE_BE for word in said[at - 2 : at])
    passive = passive or said[begin + 1] in {"which", "that"}
    return (
        said[at] not in {"came", "come"} and not said[at].endswith("s") and bool(close or passive)
    )


_ONE = {"a", "an"}
_ARTICLES = {"the", "an", "its", "their", "his", "her"}
_PASSIVE_BE = {"is", "are", "was", "were", "be", "been", "being"}
_SET = {"planned", "scheduled", "slated"}
_PRESENT = {"kicks", "open", "opens", "begin", "begins", "start", "starts", "hold", "holds"}


def _rival(classes: list[int], at: int) -> bool:
    """Whether another party stands right before a verb: Seoul rejected it, not the president."""
    return bool(_PARTY & joined(classes[max(0, at - 2) : at]))


class Candidates(NamedTuple):
    """The frames that a word may tell by the classes around it.

    Attributes:
        frames: Those whose other classes stand there, too.
        at: Position of the word.
        home: Its sentence.
        bounds: Positions of the sentence's first word, and after its last.
        near: Classes of the words around it, wherever a frame looks.
    """

    frames: tuple[Frame, ...]
    at: int
    home: Sentence
    bounds: tuple[int, int]
    near: int


def candidates(seen: View, classes: list[int]) -> Iterator[Candidates]:
    """The words of the classes that frames have as heads, with the frames that may fit."""
    starts, last = seen.words.starts, 0
    for at in compress(range(len(classes)), map(and_, classes, repeat(HEADS))):
        if at >= last:
            home = seen.sentence(starts[at])
            first, last = bounds = seen.words.within(home.start, home.end)
            led = list(accumulate(classes[first:last], or_, initial=0))  # by the words before each
        head, before = classes[at] & HEADS, led[at - first]
        wanted, wanted_after, free = _beside(head)
        if not (free or before & wanted):
            continue
        around = classes[at + 1 : min(last, at + _REACH)] if wanted_after else ()
        after = reduce(or_, filter(None, around), 0)
        frames = _frames(head, before & wanted, after & wanted_after)
        if frames:
            yield Candidates(frames, at, home, bounds, before | after)


_REACH = 1 + max(frame.reach for frame in FRAMES)


@lru_cache(maxsize=KEPT)
def _beside(head: int) -> tuple[int, int, bool]:
    """The classes that frames have before and after a head; whether one has none before it."""
    frames = [frame for frame in FRAMES if frame.head & head]
    before, after = joined([one.before for one in frames]), joined([one.after for one in frames])
    return before, after, not all(one.before for one in frames)


@lru_cache(maxsize=KEPT)
def _frames(head: int, before: int, after: int) -> tuple[Frame, ...]:
    """The frames of a head's classes, by class, that have theirs before it and after it."""
    return tuple(
        frame
        for bit in _BY_HEAD
        if bit & head
        for frame in _BY_HEAD[bit]
        if (frame.before & before or not frame.before) and (frame.after & after or not frame.after)
    )
