"""The scene of a report: what it is about, its figures, times and names, clauses and days."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue import asking, deal, paying, rising
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.mention.actor import PAYERS, RECIPIENT, Mention, Mentions
from burdenshare.mention.moment import Time, spans
from burdenshare.mention.quantity import CURRENCIES, Quantity
from burdenshare.mention.when import HEADED
from burdenshare.report.view import Ordered, Sentence, View, pattern
from burdenshare.report.word import Openings, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal


CITIES, _STATES = {"seoul", "tokyo", "berlin", "warsaw"}, frozenset(PAYERS) - {"NATO"}


@dataclass(frozen=True)
class Scene:
    """All that was read of a text before its claims are made.

    Attributes:
        seen: The folded text.
        figures: Its quantities, in order.
        times: Its time expressions, in order.
        mentions: The parties it names, in order.
        host: The paying party it is about.
        tentative: Whether it calls the deal preliminary.
        nato: Whether it is about the alliance's common budget.
        fresh: Whether it reports a deal just signed, initialed or agreed.
        year: Year of publication.
        month: Month of publication.
    """

    seen: View
    figures: tuple[Quantity, ...]
    times: tuple[Time, ...]
    mentions: Mentions
    host: str | None
    tentative: bool = False
    nato: bool = False
    fresh: bool = False
    year: int | None = None
    month: int | None = None

    @cached_property
    def quantities(self) -> Ordered[Quantity]:
        """The figures, by place."""
        return Ordered(self.figures)

    @cached_property
    def moments(self) -> Ordered[Time]:
        """The time expressions, by place."""
        return Ordered(self.times)

    @cached_property
    def stretches(self) -> Ordered[Time]:
        """The same, those joined that name one stretch of years."""
        return Ordered(spans(self.seen.low, self.times, self.figures, self.host))

    @cached_property
    def breaks(self) -> tuple[list[int], list[int]]:
        """Where the words start that end a clause, and where each of them ends."""
        found = [match for _, match in _BREAKS.find(self.seen.words)]
        return [match.start() for match in found], [match.end() for match in found]

    @cached_property
    def signs(self) -> Sequence[int]:
        """For each word the patterns looked for seldom that can begin with it."""
        return _SELDOM.signs(self.seen.words)

    @cached_property
    def both(self) -> str:
        """The two sides of the deal."""
        return "NATO" if self.nato or self.host == "NATO" else f"{self.host or 'KR'},{RECIPIENT}"

    def payer(self, start: int, end: int) -> str:
        """The paying party a span speaks of: the nearest in it, else the text's host."""
        near = [m for m in self.mentions.between(start, end) if m.party in PAYERS]
        return near[-1].party if near else (self.host or "KR")

    def sides(self, start: int, end: int) -> str:
        """The two sides of the deal that a span speaks of; a city may be where it was written."""
        near = [m for m in self.mentions.between(start, end) if m.party in _STATES]
        named = [m.party for m in near if self.seen.low[m.start : m.end] not in CITIES]
        return f"{named[-1]},{RECIPIENT}" if named and self.both != "NATO" else self.both

    def subject(self, start: int, at: int) -> Mention | None:
        """The last party named before an offset, payer or recipient."""
        near = [
            m for m in self.mentions.between(start, at) if m.party == RECIPIENT or m.party in PAYERS
        ]
        return near[-1] if near else None


class Clause(NamedTuple):
    """Words before and after a figure.

    Attributes:
        left: From the start of its clause to its qualifier.
        right: From its end to the end of its sentence, a conversion in brackets left out.
        start: Where ``left`` starts in the view.
        sentence: From the start of the sentence.
        lead: The qualifier.
        compared: Whether the figure is what another is measured against.
        end: Where ``right`` ends in the view.
        signs: Which of the patterns looked for seldom can begin in its sentence.
        begins: Where a word starts there that can open some of them, and which.
    """

    left: str
    right: str
    start: int
    sentence: str
    lead: str
    compared: bool
    end: int
    signs: int
    begins: Sequence[tuple[int, int]]

    def may(self, words: re.Pattern[str]) -> int:
        """Whether one of the patterns looked for seldom can stand in the sentence: its bit."""
        return self.signs & _BITS[id(words)]

    def tries(
        self, words: re.Pattern[str], text: str, at: int, since: int = 0
    ) -> Iterator[re.Match[str]]:
        """Matches in a text that starts at an offset, tried only at words that can open one."""
        bit = self.signs & _BITS[id(words)]
        return self._tried(words, bit, text, at, since) if bit else _NONE

    def _tried(
        self, words: re.Pattern[str], bit: int, text: str, at: int, since: int
    ) -> Iterator[re.Match[str]]:
        end = at + len(text)
        for place, opens in self.begins:
            if opens & bit and at + since <= place < end:
                found = words.match(text, place - at)
                if found:
                    since = found.end()
                    yield found

    def told(self, words: re.Pattern[str], since: int = 0) -> Iterator[re.Match[str]]:
        """Matches before the figure, of a pattern looked for seldom."""
        return self.tries(words, self.left, self.start, since)

    def behind(self, words: re.Pattern[str], far: int) -> re.Match[str] | None:
        """The first match in the last characters before the figure."""
        if not self.signs & _BITS[id(words)]:
            return None
        text = self.left[-far:]
        return next(self.tries(words, text, self.start + len(self.left) - len(text)), None)

    def ahead(self, words: re.Pattern[str], far: int) -> re.Match[str] | None:
        """The first match in the next characters after the figure."""
        return next(self.tries(words, self.right[:far], self.end - len(self.right)), None)

    @property
    def around(self) -> str:
        """Both sides, the figure itself left out."""
        return f"{self.left} | {self.right}"


# patterns that are looked for round every figure, and seldom stand there
_SELDOM = Openings(
    (
        asking.DEMAND, asking.OFFER, asking.CEILING, asking.POSSESSED, paying.NOT_OURS,
        paying.TENTATIVE, paying.PAID, paying.AGREED, paying.EXPECTED, paying.ESTIMATED,
        paying.BUDGET_OF, paying.TOTAL_LEFT, paying.US_PAYS, rising.UP_LEFT,
        rising.TIED, rising.NEVER_OURS, rising.ACCEPTED, rising.GIVING, rising.CAPPED,
        rising.PORTION, rising.UP_IS, rising.SHARE_OF, rising.PAYS, asking.MOVES, asking.REJECTS,
        paying.PAY, paying.TOTAL_OF, rising.SIGNED, rising.SUPPORT, rising.UP_NEAR,
    )
)  # fmt: skip
_BITS = _SELDOM.bits
_NONE: Iterator[re.Match[str]] = iter(())
_BREAKS = Openings((paying.BREAKS,))
BRACKET = re.compile(r" ?[(\[][^()\[\]]{0,60}[)\]]")


def beyond(low: str, at: int, end: int) -> str:
    """What stands behind a figure, a conversion in brackets left out."""
    bracket = BRACKET.match(low, at, end)
    return low[bracket.end() if bracket else at : end]


def clause(scene: Scene, item: Quantity) -> Clause:
    """The clause a figure stands in."""
    low = scene.seen.low
    lo, hi = scene.seen.window(item.start, item.end)
    left = low[lo : item.lead]
    starts, ends = scene.breaks
    last = bisect_right(ends, item.lead) - 1
    cut = ends[last] - lo if last >= 0 and starts[last] >= lo else 0
    right = beyond(low, item.end, hi)
    compared = cut > 0 and bool(paying.COMPARED.search(left[:cut]))
    first, last = scene.seen.words.within(lo, hi)
    opens = scene.signs[first:last]
    begins = list(compress(zip(scene.seen.words.starts[first:last], opens, strict=True), opens))
    lead = low[item.lead : item.start]
    return Clause(left[cut:], right, lo + cut, left, lead, compared, hi, joined(opens), begins)


def is_yearly(scene: Scene, item: Quantity) -> bool:
    """Whether a sum is one "a year"."""
    low = scene.seen.low
    before = low[max(0, item.lead - 80) : item.lead]
    told = "year" in before or "annual" in before
    after = paying.YEARLY.match(low, item.end)
    return bool(after or (told and paying.YEARLY_BEFORE.search(before)))


class Reading(NamedTuple):
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


def bare_reading(scene: Scene, item: Quantity, kind: Kind, quote: tuple[int, int]) -> Reading:
    """A reading with what the figure itself says, and no meaning yet."""
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


def quoted(scene: Scene, item: Quantity, word: re.Pattern[str] | None) -> tuple[int, int]:
    """Span of a quote: the figure, from the nearest given word before it, with its "a year"."""
    start = item.lead
    yearly = paying.YEARLY.match(scene.seen.low, item.end) if item.unit in CURRENCIES else None
    end = yearly.end() if yearly else item.end
    if word is None:
        return start, end
    low, words, done, begin = scene.seen.low, scene.seen.words, 0, start
    home = scene.seen.sentence(item.start).start
    first, last = words.within(max(home, start - 34), start)
    opens = map(_BITS[id(word)].__and__, scene.signs[first:last])
    for at in compress(words.starts[first:last], opens):
        found = word.match(low, at, start) if at >= done else None
        if found:
            done = found.end()
            begin = begin if paying.CROSSED.search(low, done, start) else at
    return begin, end


_BEGAN = re.compile(r"\b(?:that|which)(?: had)? (?:began|opened|started)\b|\bnotices? (?:of|for)\b")
_SAID = pattern(
    r"\b(?:said|told|announced|reported|quoted|according|confirmed|newsmen|reporters)\b[^,;]{0,12}$"
)
_FOR_SUM = pattern(r" (?:for|to) |won|million|billion|percent")
_OF_SUMS = {Kind.DEMAND, Kind.OFFER, Kind.VETO, Kind.THREAT, Kind.AGREEMENT, Kind.SIGNED}
_OF_SUM = pattern(
    r"(?:\bfor|\bof|\bfrom|won|million|billion|trillion|dollars|yen)(?: [a-z]{1,9})? (?:in |for )?$"
)
_YEARLY = {
    Kind.SIGNED, Kind.INITIALED, Kind.TENTATIVE_DEAL, Kind.AGREEMENT, Kind.MEETING,
    Kind.DEMAND, Kind.OFFER, Kind.VETO, Kind.THREAT, Kind.ROUND,
    Kind.RATIFICATION, Kind.EXPIRY, Kind.DEADLOCK, Kind.CONTEXT, Kind.LEGAL_BASIS,
    Kind.REJECTION, Kind.SCHEDULED, Kind.RESUMPTION, Kind.ASSURANCE,
}  # fmt: skip
_DAILY = {"day", "month", "month-end", "week"}
_GRAINS = _DAILY | {"year", "season"}
_SPOKEN = {Kind.DEMAND, Kind.OFFER, Kind.VETO, Kind.THREAT, Kind.REJECTION, Kind.ASSURANCE}


def asks(seen: View, one: Sentence) -> bool:
    """Whether a sentence is a question."""
    last = seen.low[max(one.start, one.end - 4) : one.end]
    return "?" in last and last.rstrip(" \n\"').").endswith("?")


def _distance(  # noqa: PLR0917 - a span within its context
    scene: Scene, kind: Kind, one: Time, start: int, end: int, lo: int
) -> float | None:
    low = scene.seen.low
    before = low[max(lo, one.start - 26) : one.start]
    if one.start >= end:
        gap = low[end : one.start]
        far = float(len(gap))
    else:
        gap = low[one.end : start] if one.end <= start else ""
        far = len(gap) + 8.0 if one.end <= start else 0.0
    if one.grain == "year" and kind is not Kind.EXPIRY and gap:
        told = kind in {Kind.DEMAND, Kind.OFFER} and before.endswith(" in ")
        gone = told and scene.year is not None and (one.value or "9") < str(scene.year)
        sums = kind in _OF_SUMS and not gone
        if sums and (_FOR_SUM.match(low, one.end) or _OF_SUM.search(before)):
            return None
        far += 15
    if kind is not Kind.MEETING and _BEGAN.search(gap):
        far += 60
    far += 12 * (one.opening == "behind")  # a date of its own goes before
    far += 12 * gap.count(",") + 25 * gap.count(";") + 25 * gap.count(" but ")
    if _SAID.search(before) and not _own_words(scene, kind, one, start):
        return min(far + 60, 110.0) if kind is Kind.DEMAND else far + 60
    opens = one.start - scene.seen.sentence(one.start).start < 12
    return min(far, 90.0) if opens and not scene.seen.stripped else far


def _own_words(scene: Scene, kind: Kind, one: Time, start: int) -> bool:
    """Whether a date is of the saying in which a demand was made: `Trump said in May that ...`."""
    if kind not in {Kind.DEMAND, Kind.THREAT} or one.start > start:
        return False
    near = scene.mentions.between(max(0, one.start - 70), one.start)
    return bool(near) and near[-1].person is not None and near[-1].party == RECIPIENT


def _fit(  # noqa: PLR0911 - one return a rule
    scene: Scene, kind: Kind, one: Time, start: int, end: int
) -> Time | None:
    """A time as the date of an event of a kind; None where it cannot be."""
    if one.value is None or (one.opening == "behind" and start < one.end):
        return None
    late = one.grain == "year" or start < one.start
    since = one.grain == "year" and one.opening == "from"
    if kind in _SPOKEN and ((late and after_print(scene, one)) or since):
        return None
    if (one.opening == "until" and kind is not Kind.EXPIRY) or _opens(scene, kind, one, end):
        return None
    if kind is Kind.EXPIRY:
        return one
    if one.exact and one.grain == "year":
        return one._replace(value=one.exact, grain="month")
    if one.value.endswith("12-31") and one.end - one.start > 8:
        ahead = scene.year is not None and one.value[:4] >= str(scene.year)
        if kind not in _YEARLY or one.value[0] == "-" or ahead:
            return None
        return one._replace(value=one.value[:4], grain="year")
    if scene.seen.low.endswith("month", one.start, one.end):
        return one._replace(value=one.value[:7], grain="month")
    return one


def happened(scene: Scene, kind: Kind, start: int, end: int) -> Time | None:
    """The day, month or year nearest to an event in its clause."""
    lo, hi = scene.seen.window(start, end)
    grains = _GRAINS if kind in _YEARLY else _DAILY
    best: tuple[float, Time] | None = None
    for time in scene.moments.between(lo, hi):
        one = _fit(scene, kind, time, start, end) if time.grain in grains else None
        if one is None:
            continue
        far = _distance(scene, kind, one, start, end, lo)
        if far is not None and far < 120 and (best is None or far < best[0] or not far):
            best = far, one
    if best:
        return best[1]
    return (
        _head(scene, start, grains)
        or _goes_on(scene, kind, start)
        or _answered(scene, start, grains)
        or _told_before(scene, kind, start)
    )


def _told_before(scene: Scene, kind: Kind, start: int) -> Time | None:
    """What is asked or refused is of the day on which the sentence before lets people meet."""
    seen = scene.seen
    here = bisect_right(seen.marks, start) - 1
    if kind not in _SPOKEN or seen.stripped or here < 1:
        return None
    one, before = seen.sentences[here], seen.sentences[here - 1]
    if before.title or "\n" in seen.low[before.end - 1 : one.start + 1]:
        return None
    near = [t for t in scene.moments.between(before.start, before.end) if t.grain == "day"]
    if len(near) != 1 or near[0].opening or after_print(scene, near[0]):
        return None
    return None if deal.OF_DEAL.search(seen.low, before.start, before.end) else near[0]


def _answered(scene: Scene, start: int, grains: set[str]) -> Time | None:
    """The date that answers "when ...?"."""
    seen = scene.seen
    here = bisect_right(seen.marks, start) - 1
    if not asks(seen, seen.sentences[here]) or here + 1 >= len(seen.sentences):
        return None
    after = seen.sentences[here + 1]
    near = scene.moments.between(after.start, after.end)
    return near[0] if near and near[0].grain in grains else None


def _opens(scene: Scene, kind: Kind, one: Time, end: int) -> bool:
    """Whether a date after an event only opens what it is about: "the third round since May"."""
    if one.opening != "from" or one.start < end:
        return False
    since = scene.seen.low.rfind("since", max(0, one.start - 16), one.start) >= 0
    return kind is not Kind.FURLOUGH and (since or kind not in {Kind.ROUND, Kind.MEETING})


_SAME_ROUND = re.compile(r"\W{0,4}(?:it|this|that|these|those|the talks|the session|the meeting)\b")
BACK = 5  # sentences back in which a round that "it was" has its day


def _goes_on(scene: Scene, kind: Kind, start: int) -> Time | None:
    """`It was the third round`: its day is that of the sentence before."""
    seen = scene.seen
    here = bisect_right(seen.marks, start) - 1
    if kind is not Kind.ROUND or seen.stripped or here < 1:
        return None
    if not _SAME_ROUND.match(seen.low, seen.sentences[here].start):
        return None
    for one in reversed(seen.sentences[max(0, here - BACK) : here]):
        near = [t for t in scene.moments.between(one.start, one.end) if t.grain == "day"]
        if near:
            return near[0]
    return None


_AFTER_HEAD = re.compile(r" ?[-:.,)|] ?")


def headed(scene: Scene, at: int) -> Time | None:
    """The date that opens the line of an offset, or fills the line above: a chronicle's."""
    low = scene.seen.low
    line = low.rfind("\n", 0, at) + 1
    if scene.seen.stripped:
        return None
    for one in scene.moments.between(line, min(line + HEADED, at)):
        return one if _AFTER_HEAD.match(low, one.end) else None
    above = low.rfind("\n", 0, max(0, line - 1)) + 1
    near = scene.moments.between(above, above + HEADED) if line else ()
    return near[0] if near and near[0].end >= line - 3 else None


def _head(scene: Scene, start: int, grains: set[str]) -> Time | None:
    one = headed(scene, start)
    return one if one and one.value and one.grain in grains | {"year"} else None


def day_of(kind: Kind, when: Time) -> str | None:
    """A pact that ends "at the end of March" ends on the last day of it."""
    value = when.value
    if kind is Kind.EXPIRY and when.exact and when.grain in {"week", "month"}:
        return _month_end(date.fromisoformat(when.exact)).isoformat()
    if kind is not Kind.EXPIRY or when.grain != "month-end" or value is None:
        return value
    month = int(value[-2:])
    year = int(value[:4]) if value[0] != "-" else 2001
    return f"{value}-{monthrange(year, month)[1]}"


def _month_end(day: date) -> date:
    """The end of a month that lies nearest to a day: pacts run to one."""
    before = day.replace(day=1) - timedelta(days=1)
    after = day.replace(day=monthrange(day.year, day.month)[1])
    return before if day - before < after - day else after


def after_print(scene: Scene, when: Time) -> bool:
    """Whether a month or year lies after that of publication."""
    value = when.value or "-"
    if scene.year is None or scene.month is None or value[0] == "-":
        return False
    return value[:7] > f"{scene.year:04d}-{scene.month:02d}"[: len(value)]


TOPIC = pattern(
    r"""cost[- ]sharing|burden[- ]sharing|sharing (?:the )?(?:military |defen[cs]e |cost|burden)
    |special measures|\bsma\b|host[- ]nation support|\bupkeep\b|\bstationing\b|\busfk\b|
    (?:u\.?s\.?a?|u s|american|united states|allied) (?:troops|forces|soldiers|troopers|fighters
    |warriors|gis|servicemen|bases|military|servicemembers|army)|\bnato\b|sympathy budget|omoiyari
    |(?:pay|cost|bill)\w{0,14} (?:for|of) (?:the )?(?:defen[cs]e|troops|soldiers|bases
    |maintaining)|defen[cs]e[- ]cost|troop[- ](?:cost|hosting|deployment)|\bhns\b|(?:seoul|korea
    |tokyo|japan|germany)\b[^.]{0,40}\bcontribut|\bmilitary bases\b|\b(?:the|its|their|host\w{0,4}
    |of) bases\b|\btroops\b|주한미군|방위비|思いやり予算|在日米軍"""
)
