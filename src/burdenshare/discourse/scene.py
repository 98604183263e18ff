"""The scene of a report: what it is about, its figures, times and names, clauses and days."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue import asking, paying, rising
from burdenshare.mention.actor import PAYERS, RECIPIENT, Mention, Mentions
from burdenshare.mention.moment import Time, spans
from burdenshare.mention.quantity import CURRENCIES, Quantity
from burdenshare.report.view import Ordered, View, pattern
from burdenshare.report.word import KEPT, Openings, endings

if TYPE_CHECKING:
    import re
    from decimal import Decimal

    from burdenshare.cue.kind import Kind, Modality, Status


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
        found = _BREAKS.every(self.seen.words)
        return [match.start() for match in found], [match.end() for match in found]

    @cached_property
    def _opened(self) -> dict[tuple[int, int], dict[int, list[int]]]:
        return {}

    def opening(self, start: int, end: int) -> dict[int, list[int]]:
        """Where words start in a span that can open a pattern looked for seldom, by its bit."""
        kept = self._opened.get((start, end))
        if kept is None:
            words = self.seen.words
            first, last = words.within(start, end)
            signs = _SELDOM.signs(words)[first:last]
            kept = {}
            for place, bits in compress(zip(words.starts[first:last], signs, strict=True), signs):
                for bit in single(bits):
                    if bit in kept:
                        kept[bit].append(place)
                    else:
                        kept[bit] = [place]
            self._opened[start, end] = kept
        return kept

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
        first: Where ``sentence`` starts in the view.
        end: Where ``right`` ends in the view.
        begins: Where words start there that can open a pattern looked for seldom, by its bit.
    """

    left: str
    right: str
    start: int
    sentence: str
    lead: str
    compared: bool
    first: int
    end: int
    begins: dict[int, list[int]]

    def may(self, words: re.Pattern[str]) -> bool:
        """Whether one of the patterns looked for seldom can stand in the sentence."""
        return _BITS[id(words)] in self.begins

    def tries(
        self, words: re.Pattern[str], text: str, at: int, since: int = 0
    ) -> list[re.Match[str]]:
        """Matches in a text that starts at an offset, tried only at words that can open one."""
        out: list[re.Match[str]] = []
        end = at + len(text)
        for place in self.begins.get(_BITS[id(words)], ()):
            if at + since <= place < end and (found := words.match(text, place - at)):
                since = found.end()
                out.append(found)
        return out

    def first_of(self, words: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
        """The first of those."""
        end = at + len(text)
        for place in self.begins.get(_BITS[id(words)], ()):
            if at <= place < end and (found := words.match(text, place - at)):
                return found
        return None

    def told(self, words: re.Pattern[str], since: int = 0) -> list[re.Match[str]]:
        """Matches before the figure, of a pattern looked for seldom."""
        return self.tries(words, self.left, self.start, since)

    def behind(self, words: re.Pattern[str], far: int) -> re.Match[str] | None:
        """The first match in the last characters before the figure."""
        if _BITS[id(words)] not in self.begins:
            return None
        text = self.left[-far:]
        return self.first_of(words, text, self.start + len(self.left) - len(text))

    def ahead(self, words: re.Pattern[str], far: int) -> re.Match[str] | None:
        """The first match in the next characters after the figure."""
        if _BITS[id(words)] not in self.begins:
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
    )
)  # fmt: skip
_BITS = _SELDOM.bits
_BREAKS = Openings((paying.BREAKS,))
_COMPARED_ENDS = tuple(endings(paying.COMPARED) or ("",))


@lru_cache(maxsize=KEPT)
def single(bits: int) -> tuple[int, ...]:
    """The bits of a number, each by itself, the lowest first.

    Example:
        >>> single(0b1101)
        (1, 4, 8)
    """
    return tuple(1 << place for place in range(bits.bit_length()) if bits >> place & 1)


BRACKET = pattern(r" ?[(\[][^()\[\]]{0,60}[)\]]")


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
    before = left[:cut]
    compared = before.endswith(_COMPARED_ENDS) and bool(paying.COMPARED.search(before))
    lead, begins = low[item.lead : item.start], scene.opening(lo, hi)
    return Clause(left[cut:], right, lo + cut, left, lead, compared, lo, hi, begins)


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
    low, done, begin = scene.seen.low, start - 34, start
    for at in scene.opening(*scene.seen.window(item.start, item.end)).get(_BITS[id(word)], ()):
        if done <= at < start and (found := word.match(low, at, start)):
            done = found.end()
            begin = begin if paying.CROSSED.search(low, done, start) else at
    return begin, end


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
