"""The scene of a report: what it is about, its figures, times and names, clauses and days."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, repeat
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.measure import asking, counting, paying, rising
from burdenshare.mention.actor import PAYERS, RECIPIENT, Mention, Mentions
from burdenshare.mention.moment import Time, spans
from burdenshare.mention.quantity import CURRENCIES, Quantity
from burdenshare.mention.reckon import in_rows
from burdenshare.report.view import Ordered, View, pattern
from burdenshare.report.word import HEAD, Edges, Openings, joined

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from decimal import Decimal

    from burdenshare.cue.kind import Kind, Modality, Status


CITIES, _STATES = {"seoul", "tokyo", "berlin", "warsaw"}, frozenset(PAYERS) - {"NATO"}
_SIDES = frozenset({RECIPIENT, *PAYERS})


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
    def _opened(self) -> dict[tuple[int, int], Opened]:
        return {}

    def opening(self, start: int, end: int) -> Opened:
        """Where words start in a span that can open a pattern looked for seldom."""
        kept = self._opened.get((start, end))
        if kept is None:
            words = self.seen.words
            first, last = words.within(start, end)
            every = _SELDOM.signs(words)[first:last]
            signs = list(filter(None, every))
            starts = list(compress(words.starts[first:last], every))
            kept = Opened(joined(signs), starts, signs, {}, [])
            if kept.mask & _BREAKS:
                kept.cuts.extend(_cuts(self.seen.low, kept.where(_BREAKS)))
            self._opened[start, end] = kept
        return kept

    @cached_property
    def both(self) -> str:
        """The two sides of the deal."""
        return "NATO" if self.nato or self.host == "NATO" else f"{self.host or 'KR'},{RECIPIENT}"

    def payer(self, start: int, end: int) -> str:
        """The paying party a span speaks of: the nearest in it, else the text's host."""
        for one in reversed(self.mentions.between(start, end)):
            if one.party in PAYERS:
                return one.party
        return self.host or "KR"

    def sides(self, start: int, end: int) -> str:
        """The two sides of the deal that a span speaks of; a city may be where it was written."""
        if self.both != "NATO":
            for one in reversed(self.mentions.between(start, end)):
                if one.party in _STATES and self.seen.low[one.start : one.end] not in CITIES:
                    return f"{one.party},{RECIPIENT}"
        return self.both

    def subject(self, start: int, at: int) -> Mention | None:
        """The last party named before an offset, payer or recipient."""
        for one in reversed(self.mentions.between(start, at)):
            if one.party in _SIDES:
                return one
        return None


class Opened(NamedTuple):
    """Where words start in a span that can open a pattern looked for seldom.

    Attributes:
        mask: Bits of the patterns that can stand there.
        starts: Where the words start with which any of them can begin.
        signs: Bits of those that can begin with each.
        known: The places that were asked for, by their bits.
        cuts: Where the words end that end a clause.
    """

    mask: int
    starts: list[int]
    signs: list[int]
    known: dict[int, list[int]]
    cuts: list[int]

    def within(self, start: int, end: int) -> int:
        """Bits of the patterns that can begin in a part of the span."""
        first = bisect_left(self.starts, start)
        return joined(self.signs[first : bisect_left(self.starts, end, first)])

    def where(self, bits: int) -> list[int]:
        """Where words start that can open one of some patterns."""
        places = self.known.get(bits)
        if places is None:
            places = list(compress(self.starts, map(and_, self.signs, repeat(bits))))
            self.known[bits] = places
        return places


class Clause(NamedTuple):
    """Words before and after a figure.

    Attributes:
        left: From the start of its clause to its qualifier.
        right: From its end to the end of its sentence, a conversion in brackets left out.
        start: Where ``left`` starts in the view.
        sentence: From the start of the sentence.
        lead: The qualifier.
        compared: Whether the figure is what another is measured against.
        first: Where ``sentence`` starts in the view.
        end: Where ``right`` ends in the view.
        mask: Bits of the patterns looked for seldom that can stand in the sentence.
        led: The same in its clause, before the figure.
        followed: The same behind the figure.
        opened: Where words start there that can open one of them.
        before: Bits of the patterns that can end where ``left`` ends.
        after: Bits of the patterns that can begin where ``right`` begins.
    """

    left: str
    right: str
    start: int
    sentence: str
    lead: str
    compared: bool
    first: int
    end: int
    mask: int
    led: int
    followed: int
    opened: Opened
    before: int
    after: int

    def tries(
        self, words: re.Pattern[str], text: str, at: int, since: int = 0
    ) -> list[re.Match[str]]:
        """Matches in a text that starts at an offset, tried only at words that can open one."""
        out: list[re.Match[str]] = []
        end, done = at + len(text), at + since
        for place in self.opened.where(_BITS[id(words)]):
            if done <= place < end and (found := words.match(text, place - at)):
                done = at + found.end()
                out.append(found)
        return out

    def first_of(self, words: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
        """The first of those."""
        end = at + len(text)
        for place in self.opened.where(_BITS[id(words)]):
            if at <= place < end and (found := words.match(text, place - at)):
                return found
        return None

    def told(self, words: re.Pattern[str], since: int = 0) -> list[re.Match[str]]:
        """Matches before the figure, of a pattern looked for seldom."""
        if not self.led & _BITS[id(words)]:
            return []
        return self.tries(words, self.left, self.start, since)

    def behind(self, words: re.Pattern[str], far: int) -> re.Match[str] | None:
        """The first match in the last characters before the figure."""
        if not self.led & _BITS[id(words)]:
            return None
        text = self.left[-far:]
        return self.first_of(words, text, self.start + len(self.left) - len(text))

    def ahead(self, words: re.Pattern[str], far: int) -> re.Match[str] | None:
        """The first match in the next characters after the figure."""
        if not self.followed & _BITS[id(words)]:
            return None
        return self.first_of(words, self.right[:far], self.end - len(self.right))

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
        paying.BREAKS, paying.NAMED_PART, counting.SAME_SPAN, paying.ALREADY,
        *(words for _, words in paying.SCOPES),
    )
)  # fmt: skip
_BITS = _SELDOM.bits
_BREAKS = _SELDOM.bit(paying.BREAKS)
# what can stand right behind a place, and right before one
AFTER, BEFORE = Edges(), Edges(ends=True)
_COMPARED, _YEARLY = BEFORE.bit(paying.COMPARED), AFTER.bit(paying.YEARLY)
_OPENS_BRACKET = (" (", " [", "(", "[")


def after(low: str, at: int) -> int:
    """Bits of the patterns of `AFTER` that can begin at an offset."""
    return AFTER[low[at : at + HEAD]]


def before(low: str, at: int) -> int:
    """Bits of the patterns of `BEFORE` that can end at an offset."""
    return BEFORE[low[at - HEAD : at] if at > HEAD else low[:at]]


def seldom(*patterns: re.Pattern[str]) -> int:
    """The bits of patterns that are looked for seldom, as in the mask of a clause."""
    return joined([_SELDOM.bit(one) for one in patterns])


def _cuts(low: str, places: Sequence[int]) -> list[int]:
    """Where the words end that end a clause, tried at the places where one can begin."""
    out: list[int] = []
    done = 0
    for at in places:
        if at >= done and (found := paying.BREAKS.match(low, at)):
            done = found.end()
            out.append(done)
    return out


BRACKET = pattern(r" ?[(\[][^()\[\]]{0,60}[)\]]")


def beyond(low: str, at: int, end: int) -> str:
    """What stands behind a figure, a conversion in brackets left out."""
    bracket = BRACKET.match(low, at, end) if low.startswith(_OPENS_BRACKET, at) else None
    return low[bracket.end() if bracket else at : end]


def clause(scene: Scene, item: Quantity) -> Clause:
    """The clause a figure stands in."""
    low, lead = scene.seen.low, item.lead
    lo, hi = scene.seen.window(item.start, item.end)
    opened = scene.opening(lo, hi)
    cut = lo
    for end in opened.cuts:
        if end > lead:
            break
        cut = end
    sentence, left, right = low[lo:lead], low[cut:lead], beyond(low, item.end, hi)
    compared = cut > lo and bool(
        before(low, cut) & _COMPARED and paying.COMPARED.search(low, lo, cut)
    )
    return Clause(
        left,
        right,
        cut,
        sentence,
        low[lead : item.start],
        compared,
        lo,
        hi,
        opened.mask,
        opened.within(cut, item.start),
        opened.within(item.end, hi),
        opened,
        BEFORE[left[-HEAD:]],
        AFTER[right[:HEAD]],
    )


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


def bare_reading(
    scene: Scene,
    item: Quantity,
    kind: Kind,
    quote: tuple[int, int],
    *,
    falls: bool = False,
    modality: Modality | None = None,
    status: Status | None = None,
    scope: str | None = None,
    period: str | None = None,
    actor: str | None = None,
) -> Reading:
    """A reading with what the figure itself says, and as much of its meaning as is known."""
    start, end = quote
    return Reading(
        item,
        kind,
        start,
        end,
        -item.value if falls else item.value,
        item.unit,
        modality or item.modality,
        status,
        scope,
        period,
        None,
        actor,
        scene.seen.sentence(item.start).title,
    )


def quoted(scene: Scene, item: Quantity, here: Clause, word: re.Pattern[str]) -> tuple[int, int]:
    """Span of a quote: the figure, from the nearest given word before it, with its "a year"."""
    low, start, end = scene.seen.low, item.lead, item.end
    if item.unit in CURRENCIES and after(low, end) & _YEARLY:
        yearly = paying.YEARLY.match(low, end)
        end = yearly.end() if yearly else end
    bit = _BITS[id(word)]
    if not here.mask & bit:
        return start, end
    done, begin = start - QUOTED, start
    for at in here.opened.where(bit):
        if done <= at < start and (found := word.match(low, at, start)):
            done = found.end()
            begin = begin if paying.CROSSED.search(low, done, start) else at
    return begin, end


QUOTED = 34  # characters before a figure that its quote can begin in
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


YEARLY = {"year", "range", "fiscal", "decade"}


def headed(scene: Scene, at: int) -> str | None:
    """The year of the date that opens a line, as in a chronicle: `2 February 2014 - ...`."""
    low = scene.seen.low
    line = low.rfind("\n", 0, at) + 1
    near = scene.moments.between(line, min(at, line + HEADED))
    if low[at - 2] in _LEADER:  # "Utilities, fiscal 2022 ..... 23.4bn"
        told = scene.moments.between(line, at)
        if told and told[-1].grain in YEARLY and not low[told[-1].end : at].strip(_LEADER):
            return told[-1].years
    lead = counting.HEAD.match(low, line) if near else None
    first = lead.end() if lead else line
    for one in near:
        ends = counting.HEAD_END.match(low, one.end) or in_rows(low, line)
        if one.start <= first and ends and one.value:
            return one.years if one.value[0] != "-" and one.grain != "week" else None
    return _under(scene, line, at)


_LEADER = " .:|_-\t$¥₩€"
HEADED = 30  # characters within which a line is headed by a date
ROWS = 8  # short lines that a heading can stand above
LEADING = 14  # characters of a line in which a year opens it
SHORT, HEADING = 90, 40  # characters of a line of a list, and of its heading


def _under(scene: Scene, line: int, at: int) -> str | None:
    """The year in the heading above a list of short lines: `Breakdown, 2018`."""
    low = scene.seen.low
    if at - line > SHORT or (low.find("\n", at, line + SHORT + 1) < 0 and len(low) - line > SHORT):
        return None
    for _ in range(ROWS):
        above, line = line, low.rfind("\n", 0, max(0, line - 1)) + 1
        if above - line > SHORT or above == line:
            return None
        if scene.quantities.between(line, above):
            continue
        named = [t for t in scene.moments.between(line, above) if t.grain in YEARLY]
        opens = named and named[0].start - line < LEADING and low[above - 2] not in ".?!"
        if opens or above - line < HEADING:
            return named[-1].years if named else None
    return None
