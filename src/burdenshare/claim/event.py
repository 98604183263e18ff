"""The events a report tells: threats, deals, signatures, refusals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache, reduce
from itertools import compress, repeat
from operator import add, and_, or_, rshift
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue import assent, context, course, deal, demand, refusal, threat
from burdenshare.cue.kind import Kind
from burdenshare.cue.trigger import AHEAD, HOME, IF, NO_LONGER, NOT_BEFORE, SITTING, classes_of
from burdenshare.discourse.occasion import after_print, asks, day_of, happened, headed
from burdenshare.mention.actor import PAYERS, RECIPIENT
from burdenshare.mention.frame import FRAMES, PAST_ONLY, STOP, candidates, fits
from burdenshare.report.view import pattern
from burdenshare.report.word import HEAD, KEPT, Heads, Openings, joined, openings, tokens

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from burdenshare.cue.trigger import Cue, Frame
    from burdenshare.discourse.scene import Scene
    from burdenshare.report.view import Sentence, View

_FIRST = (
    *demand.CUES, *threat.CUES, *refusal.CUES, *deal.CUES, *assent.CUES, *course.CUES,
    *context.CUES,
)  # fmt: skip
# they tell what no other has told
_AT_LAST = (*demand.LOOSE, *threat.LOOSE, *refusal.LOOSE, *deal.LOOSE, *course.LOOSE)
EVERY = (*_FIRST, *_AT_LAST)
_LATE = len(EVERY) - len(_AT_LAST)


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
    pending: bool = False  # a signature to come


_DONE = {Kind.SIGNED, Kind.INITIALED, Kind.AGREEMENT}
_IFFY = {Kind.AGREEMENT, Kind.EXPIRY, Kind.VETO}
_UNFILTERED = {Kind.CONTEXT, Kind.LEGAL_BASIS, Kind.DEMAND, Kind.THREAT, Kind.ASSURANCE}
_DENIABLE = {Kind.SIGNED, Kind.INITIALED, Kind.AGREEMENT, Kind.THREAT, Kind.DEMAND}


def _who(scene: Scene, cue: Cue | Frame, start: int, end: int, one: Sentence) -> str | None:
    if cue.who == "recipient":
        return RECIPIENT
    if cue.who == "both":
        return scene.sides(one.start, end)
    if cue.who == "subject":
        subject = scene.subject(max(one.start, start - 90), start + 1)
        return subject.party if subject else RECIPIENT
    if cue.who == "payer":
        return scene.payer(max(0, start - 90), end)
    near = scene.mentions.between(max(one.start, start - 40), min(one.end, end))
    return ",".join(sorted({m.party for m in near} & {"US", "KR", "KP", "JP"})) or None


def _words() -> dict[str, int]:
    """The words of the cues, each with a bit for every cue it tells."""
    out: dict[str, int] = {}
    for number, cue in enumerate(EVERY):
        for word in cue.words:
            out[word] = out.get(word, 0) | 1 << number
    return out


def _stems() -> Heads[tuple[str, ...]]:
    """The words of the cues by how they begin."""
    out: dict[str, tuple[str, ...]] = {}
    for word in _WORDS:
        out[word[:HEAD]] = (*out.get(word[:HEAD], ()), word)
    return Heads(out, empty=(), join=add)


_WORDS = _words()
_STEMS = _stems()
_LONG, _MANY = 7, len(EVERY)  # characters by which a cue is told apart; cues


def _begun() -> tuple[dict[str, int], Heads[int]]:
    """How cues begin, with a bit for each; and their heads, with others for what is known less."""
    full: dict[str, int] = {}
    heads: dict[str, int] = {}
    for number, cue in enumerate(EVERY):
        for begin in openings(cue.pattern, _LONG) or ():
            head, bit = begin[:HEAD], 1 << number
            if len(begin) == _LONG:
                full[begin] = full.get(begin, 0) | bit
            else:
                bit <<= _MANY
            heads[head] = heads.get(head, 0) | bit
    return full, Heads(heads, empty=0, join=or_)


_FULL, _HEADS = _begun()


def _told(low: str, places: Sequence[int], stems: Sequence[tuple[str, ...]]) -> int:
    """The cues of which some place has one of its words."""
    cues = 0
    for at, words in compress(zip(places, stems, strict=True), map(low.startswith, stems, places)):
        has = compress(words, map(low.startswith, words, repeat(at)))
        cues = reduce(or_, map(_WORDS.__getitem__, has), cues)
    return cues


@lru_cache(maxsize=KEPT)
def _tests(cues: int) -> tuple[tuple[int, Callable[..., re.Match[str] | None]], ...]:
    """The number of each cue of some bits, with what looks for it at a place."""
    return tuple((n, cue.pattern.match) for n, cue in enumerate(EVERY) if cues >> n & 1)


@lru_cache(maxsize=KEPT)
def _of_kinds(kinds: int) -> int:
    """The cues of some kinds, a bit for each."""
    return joined([1 << n for n, cue in enumerate(EVERY) if kinds & KINDS[cue.kind]])


def _matches(seen: View, able: Iterable[int]) -> list[tuple[int, re.Match[str], Sentence]]:
    """Each place where a cue's pattern holds in a sentence that has one of the cue's words."""
    low, starts = seen.low, seen.words.starts
    begins, stems = _HEADS.of(seen.words), _STEMS.of(seen.words)
    out: list[tuple[int, re.Match[str], Sentence]] = []
    last = 0
    for one, kinds in zip(seen.sentences, able, strict=False):
        end = one.end
        first, last = last, bisect_left(starts, end, last)
        if not kinds:
            continue
        places, heads = starts[first:last], stems[first:last]
        cues = _told(low, [*compress(places, heads)], [*filter(None, heads)])
        cues &= _of_kinds(kinds)
        if not cues:
            continue
        done: dict[int, int] = {}
        may = [*map(and_, begins[first:last], repeat(cues | cues << _MANY))]
        spots, may = [*compress(places, may)], [*filter(None, may)]
        begun = map(low.__getitem__, map(slice, spots, map(add, spots, repeat(_LONG))))
        sure = map(and_, may, map(_FULL.get, begun, repeat(0)))
        able = [*map(or_, sure, map(rshift, may, repeat(_MANY)))]
        for at, bits in compress(zip(spots, able, strict=True), able):
            for number, test in _tests(bits):
                match = test(low, at, end)
                if match and at >= done.get(number, 0):
                    done[number] = match.end()
                    out.append((number, match, one))
    return sorted(out, key=lambda found: (found[0], found[1].start()))


_FAR_DATE = {Kind.FURLOUGH: 16, **dict.fromkeys((*_DONE, Kind.RATIFICATION), 10)}
_ASKED = {Kind.RATIFICATION, Kind.EXPIRY, Kind.DEMAND, Kind.FURLOUGH}
_TOLD = PAST_ONLY | _ASKED  # a question does not tell these


def _clause_end(
    said: list[str], classes: list[int], starts: Sequence[int], at: int, last: int
) -> int:
    """The end of what is offered: the clause, or eight words of it."""
    end = at
    for place in range(at + 1, min(last, at + 9)):
        if said[place] in ",." or classes[place] & STOP:
            break
        end = place
    return starts[end] + len(said[end])


def _dated(scene: Scene, end: int, one: Sentence, far: int) -> int:
    """The end of a quote that takes in the date right after it."""
    near = scene.moments.between(end, min(end + far, one.end))
    if not near or near[0].grain == "range":
        return end
    gap = scene.seen.low[end : near[0].start]
    return end if len(gap) > _CLOSE and "," in gap else near[0].end


_CLOSE = 5  # characters to a date that a comma may part from what it is of


def _to_what(seen: View, kind: Kind, end: int) -> int:
    """The end of "consent" with what it is given to, of "signed" with what or by whom."""
    what = deal.WHAT.get(kind)
    if kind is Kind.RATIFICATION and seen.low.endswith(deal.CONSENT, 0, end):
        what = deal.TO_WHAT
    more = what.match(seen.low, end) if what else None
    return more.end() if more else end


_DIGIT = pattern(r"\d")


def _framed(scene: Scene, told: Told, able: Sequence[int]) -> Iterator[Happening]:
    """The event of each frame that fits round a word of its class, where none is told yet."""
    seen = scene.seen
    said = tokens(seen.words)
    classes = classes_of(said)
    starts = seen.words.starts
    for frames, at, one, bounds, near in candidates(seen, classes):
        kinds = able[bisect_right(seen.bounds, starts[at])]
        for frame in frames:
            kind = frame.kind
            if not kinds & KINDS[kind]:
                continue
            if told.settled(kind, starts[at], one):
                continue
            span = fits(frame, said, classes, at, bounds, near)
            if not span or doubts(seen, kind, one):
                continue
            start, end = starts[span[0]], starts[span[1]] + len(said[span[1]])
            if kind is Kind.ESCALATOR and _DIGIT.search(seen.low, start, end):
                continue
            far = 54 if kind is Kind.SCHEDULED else 30 if frame.dated else 24
            known, end = end, _dated(scene, end, one, far)
            if frame.dated and end == known and not _has_date(scene, frame, start, end):
                continue
            if kind is Kind.OFFER:
                end = _clause_end(said, classes, starts, span[1], bounds[1])
            event = event_of(scene, frame, start, end, one)
            if event and (event.date or not frame.dated):
                yield event


def _has_date(scene: Scene, frame: Frame, start: int, end: int) -> bool:
    """Whether a frame that needs a date has one in its span or, in a chronicle, before it."""
    if frame.kind is Kind.CONTEXT or scene.moments.between(start, end):
        return True
    return frame.kind in _DONE and headed(scene, start) is not None


def doubts(seen: View, kind: Kind, one: Sentence) -> bool:
    """Whether a question leaves open that it happened; "when" takes it for granted."""
    if kind not in _TOLD or not asks(seen, one):
        return False
    dated = _WHEN.search(seen.low, one.start, min(one.end, one.start + 24))
    return not dated or kind is Kind.RATIFICATION


class Told:
    """Where events were told, by kind and sentence: it tells one of a kind and day."""

    def __init__(self, seen: View, events: Iterable[Happening]) -> None:
        self.seen = seen
        self.told: dict[tuple[Kind, int], list[str | None]] = {}
        self.starts: dict[tuple[Kind, int], list[int]] = {}  # of the same, where there is no mark
        for event in events:
            self.add(event)

    def add(self, event: Happening) -> None:
        """Keep where an event is told, and of which day."""
        home = event.kind, self.seen.sentence(event.start).start
        self.told.setdefault(home, []).append(event.date)
        if self.seen.stripped:
            self.starts.setdefault(home, []).append(event.start)

    def days(self, kind: Kind, start: int, home: Sentence) -> Sequence[str | None]:
        """The days of which the sentence of a place tells a kind."""
        key = kind, home.start
        told = self.told.get(key, ())
        if told and self.seen.stripped:
            places = zip(self.starts[key], told, strict=True)
            return [day for at, day in places if abs(at - start) < BESIDE]
        return told

    def settled(self, kind: Kind, start: int, home: Sentence) -> bool:
        """Whether the sentence of a place has told a kind of no day, so that none is another."""
        return None in self.days(kind, start, home)

    def holds(self, event: Happening) -> bool:
        """Whether the sentence of an event has told its kind already."""
        days = self.days(event.kind, event.start, self.seen.sentence(event.start))
        own = event.date
        if not days or not own:
            return bool(days)
        return any(not day or _same_day(day, own) for day in days)


def _same_day(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one)


BESIDE = 120  # characters that stand for a sentence where there is no punctuation


KINDS = {kind: 1 << n for n, kind in enumerate(Kind)}
ANY = -1  # a sentence may tell events of any kind


def happenings(scene: Scene, able: Sequence[int] = ()) -> list[Happening]:
    """Every event of the text, in order; a phrase goes before a frame of its sentence.

    Args:
        scene: What was read of the text.
        able: The kinds that each sentence may tell, a bit of `KINDS` for each; any if empty.
    """
    seen = scene.seen
    able = able or [ANY] * len(seen.sentences)
    out: list[Happening] = []
    told = Told(seen, ())
    for number, match, one in _matches(seen, able):
        cue = EVERY[number]
        start = match.start()
        end = start + len(match.group().rstrip(" ,"))
        end = _dated(scene, end, one, _FAR_DATE.get(cue.kind, 5))
        if doubts(seen, cue.kind, one):
            continue
        event = event_of(scene, cue, start, end, one) if end > start else None
        if event and not (number >= _LATE and told.holds(event)):
            told.add(event)
            out.append(event)
    for event in _framed(scene, told, able):
        if not told.holds(event):
            told.add(event)
            out.append(event)
    out.sort(key=lambda event: event.start)
    return out


_OTHER_DEALS = pattern(
    r"""trade (?:deal|agreement|pact|talks)|free trade|nuclear (?:deal|agreement|accord|talks
    |negotiat)|armistice|peace (?:treaty|deal|agreement)|arms (?:deal|control)|ceasefire|gsomia
    |intelligence[- ]sharing|hostage|climate|tariff|shipbuilding|missile treaty|inf treaty
    |military accord|denucleari|investment (?:deal|agreement|package)|swap (?:deal|line)
    |gas deal|status of forces|(?:wage|labou?r|catering|company's|service|supply) (?:contract
    |agreement|deal)"""
)
_NO_DEMAND = pattern(
    r"\b(?:should|must|ought|need|can|could)(?:n't| not|not| never)(?: to)? (?:pay|bear|give"
    r"|shoulder|contribute|accept) more"
)
# what beside an event says that it tells none, with how "n't" begins a word
_NOT = pattern("'t ")
_NEAR = Openings(
    [
        *(cue.unless for cue in EVERY if cue.unless),
        *(frame.unless for frame in FRAMES if frame.unless),
        *(_OTHER_DEALS, NOT_BEFORE, AHEAD, IF, _NOT),
    ]
)
_OTHERS, _AHEAD, _IF = map(_NEAR.bit, (_OTHER_DEALS, AHEAD, IF))
_DENIED = _NEAR.bit(NOT_BEFORE) | _NEAR.bit(_NOT)


def _excluded(
    scene: Scene, cue: Cue | Frame, start: int, end: int, clause: tuple[int, int]
) -> bool:
    low, kind, words = scene.seen.low, cue.kind, scene.seen.words
    lo, hi = clause
    since, until = max(lo, start - 90), min(hi, end + 70)
    first, last = words.within(since, until)
    signs = _NEAR.signs(words)[first:last]
    begun = reduce(or_, filter(None, signs), _NEAR.always)
    if cue.unless and begun & (bit := _NEAR.bit(cue.unless)):
        starts = words.starts[first:last]
        places = starts if bit & _NEAR.always else compress(starts, map(and_, signs, repeat(bit)))
        if any(map(cue.unless.match, repeat(low), places, repeat(until))):
            return True
    if cue.needs and not cue.needs.search(low[since:until]):
        return True
    if begun & _DENIED and kind in _DENIABLE:
        since = max(lo, start - 34)
        lost = kind is Kind.DEMAND and NO_LONGER.search(low, since, start)
        if not lost and NOT_BEFORE.search(low, since, start):
            return True
    if (
        (kind is Kind.DEMAND and " but " in low[start:end])
        or (kind is Kind.DEMAND and _NO_DEMAND.search(low, start, end + 6))
        or (kind is Kind.FURLOUGH and " not " in low[max(0, start - 5) : end])
        or (
            begun & _AHEAD
            and kind is Kind.AGREEMENT
            and AHEAD.search(low, max(lo, start - 24), start)
        )
        or (kind in _IFFY and _iffy(scene, kind, start, end, clause, may=begun & _IF > 0))
    ):
        return True
    if not begun & _OTHERS or kind in _UNFILTERED:
        return False
    return bool(_OTHER_DEALS.search(low, max(lo, start - 50), min(hi, end + 40)))


def _iffy(
    scene: Scene, kind: Kind, start: int, end: int, within: tuple[int, int], *, may: bool
) -> bool:
    """Whether it is only supposed to happen: `unless a deal is reached`; or "it" is a furlough."""
    low = scene.seen.low
    lo, hi = within
    if kind is Kind.EXPIRY and low.startswith("it ", start):
        ends = not _RUNS_OUT.search(low, start, end)
        before = max(0, lo - 160)
        return bool(
            HOME.search(low, before, start) or (ends and SITTING.search(low, before, start))
        )
    if not may:
        return False
    comma = low.find(",", start, hi)
    clause = min(comma if comma >= 0 else hi, end + 30)
    fixed = kind is Kind.EXPIRY and scene.moments.between(start, clause)
    return not fixed and bool(IF.search(low, max(lo, start - 60), start + 1))


_CUT = pattern(r"\b(?:cuts?|reduc|lower|less|trim|reliev)")


def _own_wish(scene: Scene, start: int) -> bool:
    """Whether a payer is what stands right before the verb: Seoul wants, nobody demands."""
    near = scene.mentions.between(start - 24, start)
    close = bool(near) and _BESIDE_VERB.fullmatch(scene.seen.low, near[-1].end, start)
    return bool(close) and near[-1].party in PAYERS and scene.seen.low[start : start + 4] in _WISHES


_BESIDE_VERB = pattern(r" (?:(?:also|now|still|itself|only|just|merely) )?")
_WISHES = {"want", "seek", "soug", "ask ", "insi", "push"}


def _with_subject(scene: Scene, start: int) -> int:
    """A demand's quote opens with who makes it, where the name stands right before the verb."""
    near = scene.mentions.between(start - 24, start)
    return near[-1].start if near and near[-1].end == start - 1 else start


def event_of(
    scene: Scene, cue: Cue | Frame, start: int, end: int, one: Sentence
) -> Happening | None:
    """The event that a span tells, unless something beside it says that it tells none."""
    low, kind = scene.seen.low, cue.kind
    clause = scene.seen.window(start, end)
    if _excluded(scene, cue, start, end, clause):
        return None
    who = _who(scene, cue, start, end, one)
    if kind is Kind.DEMAND:
        spared = who in PAYERS and not _CUT.search(low, start, end + 12)
        if _own_wish(scene, start) or spared:
            return None
        begin = _with_subject(scene, start)
        clause = clause if begin == start else scene.seen.window(begin, end)
        start = begin
    rule = kind is Kind.ESCALATOR  # of no day
    when = None if rule else happened(scene, kind, start, end, clause)
    end = _to_what(scene.seen, kind, end)
    late = when is not None and kind in _TIMED and after_print(scene, when)
    ahead = kind in _FORMAL and _to_come(low, max(clause[0], start - 64), end)
    if late and not ahead and not _IN_PAST.search(low, start, end):
        return None
    return Happening(
        kind=kind,
        start=start,
        end=end,
        actor=who,
        date=day_of(kind, when) if when else None,
        grain=when.grain if when else "",
        title=one.title,
        pending=ahead,
    )


_FORMAL = {Kind.SIGNED, Kind.INITIALED}
_TIMED = PAST_ONLY | _FORMAL
_TO_SIGN = pattern(
    r"""\b(?:will|would|shall|should|may|might|must|could|can|to)(?: [\w-]{1,12}){0,3}?[ ]
    (?:sign(?:ed)?|ink(?:ed)?|pen(?:ned)?|put|initial(?:ed)?|affix(?:ed)?|autograph(?:ed)?|follow
    |come)\b|\bsign\w{0,5}(?: of(?: [\w-]{1,14}){1,5}?)? (?:is|are|was|were)
    [ ](?:set|due|planned|expected|slated|scheduled|foreseen)\b|\bsign\w{3,5} (?:will|would|shall
    |to)\b|\b(?:needs?|awaits?|awaiting|pending|remains|subject to) (?:a |formal |the ){0,2}sign
    |\b(?:will|would|shall|is to|are to), [^,;.]{3,60}, (?:be )?(?:sign|initial)
    |\bsigning,? (?:probably|likely|perhaps|maybe|expected|due|soon|within)\b
    |\b(?:forward to|ahead of|before) (?:an?|the) (?:\w{6,8} )?sign"""
)


def _to_come(low: str, start: int, end: int) -> bool:
    """Whether a signature is one to come."""
    return _TO_SIGN.search(low, start, end + 14) is not None


_RUNS_OUT = pattern(r"expir|laps|ran out|run")
_WHEN = pattern(r"\bwhen ")
_IN_PAST = pattern(r"(?:ed|met|held|struck|sat|made|began|got|came|put|set)\b")


def last_year(scene: Scene, event: Happening) -> int | None:
    """The last year of the pact that an expiry ends: March closes the fiscal year before."""
    if event.kind is not Kind.EXPIRY or not event.date or not event.date[:4].isdigit():
        return None
    early = event.date[4:7] == "-03" or (scene.host == "JP" and event.date[4:7] == "-04")
    return int(event.date[:4]) - early
