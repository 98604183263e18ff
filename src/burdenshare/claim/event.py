"""The events a report tells: threats, deals, signatures, refusals."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from itertools import compress
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue import course, deal, demand
from burdenshare.cue.kind import Kind
from burdenshare.cue.trigger import AHEAD, CLASS, HOME, IF, NO_LONGER, NOT_BEFORE, classes_of
from burdenshare.discourse.scene import after_print, asks, day_of, happened, headed
from burdenshare.mention.actor import PAYERS, RECIPIENT
from burdenshare.report.word import HEAD, Heads, Openings, joined, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from burdenshare.cue.trigger import Cue, Frame
    from burdenshare.discourse.scene import Scene
    from burdenshare.report.view import Sentence, View

EVERY = (*demand.CUES, *deal.CUES, *course.CUES)
FRAMES = (*demand.FRAMES, *deal.FRAMES, *course.FRAMES)


class Happening(NamedTuple):
    """An event found in the view; offsets count there."""

    kind: Kind
    start: int
    end: int
    actor: str | None
    date: str | None = None
    grain: str = ""
    period: str | None = None
    scope: str | None = None
    title: bool = False


_DONE = {Kind.SIGNED, Kind.INITIALED, Kind.AGREEMENT}
_IFFY = {Kind.AGREEMENT, Kind.EXPIRY, Kind.VETO}
_UNFILTERED = {Kind.CONTEXT, Kind.LEGAL_BASIS, Kind.DEMAND, Kind.THREAT, Kind.ASSURANCE}
_DENIABLE = {Kind.SIGNED, Kind.INITIALED, Kind.AGREEMENT, Kind.THREAT, Kind.DEMAND}


def _who(scene: Scene, cue: Cue | Frame, start: int, end: int) -> str | None:
    if cue.who == "recipient":
        return RECIPIENT
    if cue.who == "both":
        return scene.sides(scene.seen.sentence(start).start, end)
    if cue.who == "subject":
        subject = scene.subject(max(scene.seen.sentence(start).start, start - 90), start + 1)
        return subject.party if subject else RECIPIENT
    if cue.who == "payer":
        return scene.payer(max(0, start - 90), end)
    one = scene.seen.sentence(start)
    near = scene.mentions.between(max(one.start, start - 40), min(one.end, end))
    return ",".join(sorted({m.party for m in near} & {"US", "KR", "KP", "JP"})) or None


def _stems() -> Heads[tuple[tuple[str, int], ...]]:
    """The words of the cues by how they begin, each with a bit for every cue it tells."""
    every: dict[str, int] = {}
    for number, cue in enumerate(EVERY):
        for word in cue.words:
            every[word] = every.get(word, 0) | 1 << number
    out: dict[str, tuple[tuple[str, int], ...]] = {}
    for word, bits in every.items():
        out[word[:HEAD]] = (*out.get(word[:HEAD], ()), (word, bits))
    return Heads(out, empty=(), join=add)


_STEMS = _stems()
_BEGIN = Openings([cue.pattern for cue in EVERY])


def _told(seen: View) -> list[int]:
    """For each sentence the cues of which it has a word."""
    low, text = seen.low, seen.words
    told = [0] * len(seen.sentences)
    stems = _STEMS.of(text)
    for at, found in compress(zip(text.starts, stems, strict=True), stems):
        for word, bits in found:
            if low.startswith(word, at):
                told[bisect_right(seen.marks, at) - 1] |= bits
    return told


def _matches(seen: View) -> list[tuple[int, re.Match[str], Sentence]]:
    """Each place where a cue's pattern holds in a sentence that has one of the cue's words."""
    low, text = seen.low, seen.words
    begins, told = _BEGIN.signs(text), _told(seen)
    out: list[tuple[int, re.Match[str], Sentence]] = []
    for one, cues in compress(zip(seen.sentences, told, strict=True), told):
        first, last = text.within(one.start, one.end)
        able = list(map(cues.__and__, begins[first:last]))
        done: dict[int, int] = {}
        for at, left in compress(zip(text.starts[first:last], able, strict=True), able):
            while left:
                number = (left & -left).bit_length() - 1
                left &= left - 1  # noqa: PLW2901 - the cues still to come
                if at >= done.get(number, 0):
                    match = EVERY[number].pattern.match(low, at, one.end)
                    if match:
                        done[number] = match.end()
                        out.append((number, match, one))
    return sorted(out, key=lambda found: (found[0], found[1].start()))


HEADS = joined([frame.head for frame in FRAMES])
_BY_HEAD = {
    bit: tuple(frame for frame in FRAMES if frame.head & bit)
    for bit in CLASS.values()
    if bit & HEADS
}
_NOT, _AHEAD_OF, _STOP = CLASS["not"], CLASS["ahead"], CLASS["stop"]
_BE = CLASS["be"]
_HOLDS = CLASS["hold"] | CLASS["open"]
_MANAGED = {"managed", "came", "went", "able", "did", "helped", "rounds", "months", "weeks", "days"}
_PAST_ONLY = {
    Kind.SIGNED, Kind.INITIALED, Kind.AGREEMENT, Kind.TENTATIVE_DEAL, Kind.VETO, Kind.MEETING,
    Kind.DEADLOCK, Kind.RESUMPTION,
}  # fmt: skip


_PASSIVE = {Kind.SIGNED, Kind.INITIALED, Kind.RATIFICATION, Kind.VETO}
_ASKED = {Kind.RATIFICATION, Kind.EXPIRY, Kind.DEMAND, Kind.FURLOUGH}
_TOLD = _PAST_ONLY | _ASKED  # a question does not tell these


def _slot(classes: list[int], places: range, wanted: int, stop: int) -> int | None:
    """The nearest word of a class, unless the clause ends before it."""
    for place in places:
        if classes[place] & wanted:
            return place
        if classes[place] & stop:
            return None
    return None


def _to_come(said: list[str], classes: list[int], at: int, first: int) -> bool:
    """Whether what a word tells has not happened: "will", "to sign", "if"."""
    if _AHEAD_OF & joined(classes[max(first, at - 5) : at]):
        return True
    if "to" not in said[max(first, at - 7) : at]:
        return False
    back = range(at - 1, max(first, at - 4), -1)
    to = next((place for place in back if said[place] == "to"), None)
    if to is not None:
        return said[to - 1] not in _MANAGED
    near = range(max(first, at - 7), at)
    return any(said[place] == "to" and said[place + 1] == "be" for place in near[:-1])


def _fits(
    frame: Frame, said: list[str], classes: list[int], at: int, bounds: tuple[int, int]
) -> tuple[int, int] | None:
    """First and last word of a frame whose head stands at a place, within a sentence."""
    first, last = bounds
    begin = end = at
    if frame.before:
        far = frame.reach * (1 + _passive(frame, classes, at))
        back = range(at - 1, max(first, at - far) - 1, -1)
        slot = _slot(classes, back, frame.before | frame.rival, _STOP)
        if slot is None or not classes[slot] & frame.before:
            return None
        begin = slot
    if frame.after:
        ahead = range(at + 1, min(last, at + 1 + frame.reach))
        turn = 0 if frame.kind is Kind.RATIFICATION else CLASS["turn"] & ~frame.after
        found = _slot(classes, ahead, frame.after, _STOP | turn)
        if found is None:
            return None
        if frame.head & CLASS["submit"] and not _brought(said[at + 1 : found]):
            return None
        end = found
    close = frame.before and at - begin < _LONG
    near = max(first, begin - 2 if close else at - 5)
    denied = bool(_NOT & joined([*classes[near:at], *classes[at + 1 : end]]))
    if denied is not frame.denied and frame.denied is not None:
        return None
    if not _done(frame, said, classes, (first, begin, at)):
        return None
    return (begin if at - begin < _LONG else at), end


def _brought(between: list[str]) -> bool:
    """Whether what stands between a verb and a house says that something goes there."""
    return len(between) < _NEAR or ("and" not in between and bool(_INTO & {*between[-5:]}))


_INTO = {"to", "before", "through", "in", "into", "by", "past", "for"}
_NEAR = 3


def _passive(frame: Frame, classes: list[int], at: int) -> bool:
    """Whether a long subject may stand before a verb in the passive."""
    return frame.kind in _PASSIVE and bool(_BE & joined(classes[max(0, at - 2) : at]))


def _done(frame: Frame, said: list[str], classes: list[int], span: tuple[int, int, int]) -> bool:
    """Whether a verb tells that something happened, and its own subject did it."""
    first, begin, at = span
    word, kind = said[at], frame.kind
    if kind is Kind.SCHEDULED:
        return word in _SET or _to_come(said, classes, at, first)
    if kind in _PAST_ONLY and frame.denied is False and _to_come(said, classes, at, first):
        return False
    return not (
        (kind is Kind.DEMAND and CLASS["both"] & joined(classes[max(first, at - 3) : at]))
        or (kind is Kind.AGREEMENT and not _reached(frame, said, begin, at))
        or (kind is Kind.MEETING and classes[at] & _HOLDS and _now(said, first, at))
        or (kind is Kind.VETO and word.endswith("ing"))
        or (kind is Kind.MEETING and word.endswith("ing") and said[at - 1] in _ARTICLES)
        or (kind is Kind.MEETING and said[begin] == "next")
        or (kind is Kind.SIGNED and word == "signed" and said[at - 1] in {"a", "an"})
        or (frame.before & CLASS["executive"] and frame.after and _rival(classes, at))
    )


def _now(said: list[str], first: int, at: int) -> bool:
    """Whether a verb is in the present, and no chronicle's: `May 2019: the two open talks`."""
    head = said[first : first + 9]
    dated = ":" in head and any(word.isdigit() and len(word) == _YEAR for word in head)
    return said[at] in _PRESENT and said[at + 1 : at + 2] != ["of"] and not dated


_YEAR = 4


def _reached(frame: Frame, said: list[str], begin: int, at: int) -> bool:
    """Whether a deal is reached, not reaching for something: a passive, or with an object."""
    if said[at].endswith("ing"):
        return False
    if frame.after or not frame.before & (CLASS["pact"] | CLASS["given"]):
        return True
    close = frame.before & CLASS["pact"] and (at - begin < 3 or said[at - 1] == ",")
    passive = any(word in _PASSIVE_BE for word in said[at - 2 : at])
    passive = passive or said[begin + 1] in {"which", "that"}
    return (
        said[at] not in {"came", "come"} and not said[at].endswith("s") and bool(close or passive)
    )


_ARTICLES = {"the", "an", "its", "their", "his", "her"}
_PASSIVE_BE = {"is", "are", "was", "were", "be", "been", "being"}
_SET = {"planned", "scheduled", "slated"}
_PRESENT = {"kicks", "open", "opens", "begin", "begins", "start", "starts", "hold", "holds"}


def _rival(classes: list[int], at: int) -> bool:
    """Whether another party stands right before a verb: Seoul rejected it, not the president."""
    return bool(CLASS["party"] & joined(classes[max(0, at - 2) : at]))


def _clause_end(
    said: list[str], classes: list[int], starts: Sequence[int], at: int, last: int
) -> int:
    """The end of what is offered: the clause, or eight words of it."""
    end = at
    for place in range(at + 1, min(last, at + 9)):
        if said[place] in ",." or classes[place] & _STOP:
            break
        end = place
    return starts[end] + len(said[end])


def _dated(scene: Scene, end: int, one: Sentence, far: int) -> int:
    """The end of a quote that takes in the date right after it."""
    near = scene.moments.between(end, min(end + far, one.end))
    return near[0].end if near else end


def _to_what(seen: View, kind: Kind, end: int) -> int:
    """The end of "consent" with what it is given to, of "signed" with what or by whom."""
    what = deal.WHAT.get(kind)
    if kind is Kind.RATIFICATION and seen.low.endswith(deal.CONSENT, 0, end):
        what = deal.TO_WHAT
    more = what.match(seen.low, end) if what else None
    return more.end() if more else end


_LONG = 7  # words beyond which a quote leaves out what stands before its verb
_DIGIT = re.compile(r"\d")


def _candidates(
    seen: View, classes: list[int]
) -> Iterator[tuple[Frame, int, Sentence, tuple[int, int]]]:
    """Each frame at each word of its head's class, in a sentence that has its other classes."""
    heads = list(map(HEADS.__and__, classes))
    one, bounds, present = seen.sentences[0], (0, 0), 0
    for at, left in compress(enumerate(heads), heads):
        if at >= bounds[1]:
            one = seen.sentence(seen.words.starts[at])
            bounds = seen.words.within(one.start, one.end)
            present = joined(classes[slice(*bounds)])
        while left:
            bit = left & -left
            left &= left - 1  # noqa: PLW2901 - the bits still to come
            for frame in _BY_HEAD[bit]:
                before, after = frame.before, frame.after
                if (before & present or not before) and (after & present or not after):
                    yield frame, at, one, bounds


def _framed(scene: Scene) -> list[Happening]:
    """The event of each frame that fits round a word of its class."""
    seen = scene.seen
    said = tokens(seen.words)
    classes = classes_of(said)
    starts = seen.words.starts
    out: list[Happening] = []
    for frame, at, one, bounds in _candidates(seen, classes):
        if _doubts(seen, frame.kind, one):
            continue
        if span := _fits(frame, said, classes, at, bounds):
            start, end = starts[span[0]], starts[span[1]] + len(said[span[1]])
            if frame.kind is Kind.ESCALATOR and _DIGIT.search(seen.low, start, end):
                continue
            far = 54 if frame.kind is Kind.SCHEDULED else 30 if frame.dated else 24
            known, end = end, _dated(scene, end, one, far)
            if frame.dated and end == known and not _has_date(scene, frame, start, end):
                continue
            if frame.kind is Kind.OFFER:
                end = _clause_end(said, classes, starts, span[1], bounds[1])
            event = _event(scene, frame, start, end, one)
            if event and (event.date or not frame.dated):
                out.append(event)
    return out


def _has_date(scene: Scene, frame: Frame, start: int, end: int) -> bool:
    """Whether a frame that needs a date has one in its span or, in a chronicle, before it."""
    if frame.kind is Kind.CONTEXT or scene.moments.between(start, end):
        return True
    return frame.kind in _DONE and headed(scene, start) is not None


def _doubts(seen: View, kind: Kind, one: Sentence) -> bool:
    """Whether a question leaves open that it happened; "when" takes it for granted."""
    if kind not in _TOLD or not asks(seen, one):
        return False
    dated = _WHEN.search(seen.low, one.start, min(one.end, one.start + 24))
    return not dated or kind is Kind.RATIFICATION


class _Told:
    """Where events were told, by kind: a sentence tells one of a kind and day."""

    def __init__(self, seen: View, events: Iterable[Happening]) -> None:
        self.seen = seen
        self.told: dict[Kind, list[tuple[int, str]]] = {}
        for event in events:
            self.add(event)

    def add(self, event: Happening) -> None:
        insort(self.told.setdefault(event.kind, []), (event.start, event.date or ""))

    def holds(self, event: Happening) -> bool:
        """Whether the sentence of an event has told its kind already."""
        if self.seen.stripped:
            first, end = event.start - BESIDE + 1, event.start + BESIDE
        else:
            sentence = self.seen.sentence(event.start)
            first, end = sentence.start, sentence.end
        told = self.told.get(event.kind, [])
        near = told[bisect_left(told, (first, "")) : bisect_left(told, (end, ""))]
        apart = event.date and all(date and not _same_day(date, event.date) for _, date in near)
        return bool(near) and not apart


def _same_day(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one)


BESIDE = 120  # characters that stand for a sentence where there is no punctuation


def happenings(scene: Scene) -> list[Happening]:
    """Every event of the text, in order; a phrase goes before a frame of its sentence."""
    seen = scene.seen
    out = []
    for number, match, one in _matches(seen):
        start = match.start()
        end = start + len(match.group().rstrip(" ,"))
        end = _dated(scene, end, one, 5)
        if _doubts(seen, EVERY[number].kind, one):
            continue
        if end > start and (event := _event(scene, EVERY[number], start, end, one)):
            out.append(event)
    told = _Told(seen, out)
    for event in _framed(scene):
        if not told.holds(event):
            told.add(event)
            out.append(event)
    out.sort(key=lambda event: event.start)
    return out


def _excluded(scene: Scene, cue: Cue | Frame, start: int, end: int) -> bool:
    low, kind = scene.seen.low, cue.kind
    lo, hi = scene.seen.window(start, end)
    if cue.unless or cue.needs:
        near = low[max(lo, start - 90) : min(hi, end + 70)]
        if cue.unless and cue.unless.search(near):
            return True
        if cue.needs and not cue.needs.search(near):
            return True
    if kind in _DENIABLE:
        since = max(lo, start - 34)
        lost = kind is Kind.DEMAND and NO_LONGER.search(low, since, start)
        if not lost and NOT_BEFORE.search(low, since, start):
            return True
    if (
        (kind is Kind.DEMAND and " but " in low[start:end])
        or (kind in _DONE and AHEAD.search(low, max(lo, start - 24), start))
        or (kind in _IFFY and _iffy(scene, kind, start, end))
    ):
        return True
    return kind not in _UNFILTERED and _of_others(
        scene.seen, max(lo, start - 50), min(hi, end + 40)
    )


def _iffy(scene: Scene, kind: Kind, start: int, end: int) -> bool:
    """Whether it is only supposed to happen: `unless a deal is reached`; or "it" is a furlough."""
    low = scene.seen.low
    lo, hi = scene.seen.window(start, end)
    if kind is Kind.EXPIRY and low.startswith("it ", start):
        return bool(HOME.search(low, max(0, lo - 160), start))
    comma = low.find(",", start, hi)
    clause = min(comma if comma >= 0 else hi, end + 30)
    fixed = kind is Kind.EXPIRY and scene.moments.between(start, clause)
    return not fixed and bool(IF.search(low, max(lo, start - 60), start + 1))


def _of_others(seen: View, start: int, end: int) -> bool:
    """Whether a span speaks of some other deal."""
    first, last = seen.words.within(start, end)
    may = any(_OTHERS.signs(seen.words)[first:last])
    return may and bool(deal.OTHER_DEALS.search(seen.low, start, end))


_OTHERS = Openings((deal.OTHER_DEALS,))


_CUT = re.compile(r"\b(?:cuts?|reduc|lower|less|trim|reliev)")


def _own_wish(scene: Scene, start: int) -> bool:
    """Whether a payer is what stands right before the verb: Seoul wants, nobody demands."""
    near = scene.mentions.between(start - 24, start)
    close = bool(near) and _BESIDE_VERB.fullmatch(scene.seen.low, near[-1].end, start)
    return bool(close) and near[-1].party in PAYERS and scene.seen.low[start : start + 4] in _WISHES


_BESIDE_VERB = re.compile(r" (?:(?:also|now|still|itself|only|just|merely) )?")
_WISHES = {"want", "seek", "soug", "ask ", "insi", "push"}


def _with_subject(scene: Scene, start: int) -> int:
    """A demand's quote opens with who makes it, where the name stands right before the verb."""
    near = scene.mentions.between(start - 24, start)
    return near[-1].start if near and near[-1].end == start - 1 else start


def _event(scene: Scene, cue: Cue | Frame, start: int, end: int, one: Sentence) -> Happening | None:
    """The event that a span tells, unless something beside it says that it tells none."""
    if _excluded(scene, cue, start, end):
        return None
    who = _who(scene, cue, start, end)
    if cue.kind is Kind.DEMAND:
        spared = who in PAYERS and not _CUT.search(scene.seen.low, start, end + 12)
        if _own_wish(scene, start) or spared:
            return None
        start = _with_subject(scene, start)
    rule = cue.kind is Kind.ESCALATOR  # of no day
    when = None if rule else happened(scene, cue.kind, start, end)
    end = _to_what(scene.seen, cue.kind, end)
    past = _IN_PAST.search(scene.seen.low, start, end)
    if when and cue.kind in _PAST_ONLY and not past and after_print(scene, when):
        return None
    return Happening(
        kind=cue.kind,
        start=start,
        end=end,
        actor=who,
        date=day_of(cue.kind, when) if when else None,
        grain=when.grain if when else "",
        title=one.title,
    )


_WHEN = re.compile(r"\bwhen ")
_IN_PAST = re.compile(r"(?:ed|met|held|struck|sat|made|began|got|came)\b")
