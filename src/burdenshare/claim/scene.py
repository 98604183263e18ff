"""The scene of a report: its figures, times and names, and the clause round a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import itemgetter

from burdenshare.cue import asking, paying, rising
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.mention.actor import PAYERS, RECIPIENT, Mention, Mentions
from burdenshare.mention.moment import Time, spans
from burdenshare.mention.quantity import CURRENCIES, Quantity
from burdenshare.report.view import Ordered, View
from burdenshare.report.word import Openings, joined


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
    def breaks(self) -> tuple[tuple[int, int], ...]:
        """Spans of the words that end a clause."""
        return tuple(found.span() for _, found in _BREAKS.find(self.seen.words))

    @cached_property
    def signs(self) -> list[int]:
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

    def subject(self, start: int, at: int) -> Mention | None:
        """The last party named before an offset, payer or recipient."""
        near = [
            m for m in self.mentions.between(start, at) if m.party == RECIPIENT or m.party in PAYERS
        ]
        return near[-1] if near else None


@dataclass(frozen=True, slots=True)
class Clause:
    """Words before and after a figure.

    Attributes:
        left: From the start of its clause to its qualifier.
        right: From its end to the end of its sentence, a conversion in brackets left out.
        start: Where ``left`` starts in the view.
        sentence: From the start of the sentence.
        lead: The qualifier.
        compared: Whether the figure is what another is measured against.
        signs: Which of the patterns looked for seldom can begin in its sentence.
    """

    left: str
    right: str
    start: int
    sentence: str
    lead: str
    compared: bool
    signs: int

    def may(self, words: re.Pattern[str]) -> bool:
        """Whether one of the patterns looked for seldom can stand in the sentence at all."""
        return bool(self.signs & _SELDOM.bit(words))

    def find(self, words: re.Pattern[str], text: str) -> re.Match[str] | None:
        """The first match in a text of the clause, of a pattern looked for seldom."""
        return words.search(text) if self.signs & _SELDOM.bit(words) else None

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
        rising.PORTION, rising.SHARE_OF, rising.PAYS,
    )
)  # fmt: skip
_BREAKS = Openings((paying.BREAKS,))
BRACKET = re.compile(r"^ ?\([^()]{0,60}\)")


def clause(scene: Scene, item: Quantity) -> Clause:
    """The clause a figure stands in."""
    low = scene.seen.low
    lo, hi = scene.seen.window(item.start, item.end)
    left = low[lo : item.lead]
    ends = scene.breaks
    last = bisect_right(ends, item.lead, key=itemgetter(1)) - 1
    cut = ends[last][1] - lo if last >= 0 and ends[last][0] >= lo else 0
    right = BRACKET.sub("", low[item.end : hi])
    compared = cut > 0 and bool(paying.COMPARED.search(left[:cut]))
    first, last = scene.seen.words.within(lo, hi)
    signs = joined(scene.signs[first:last]) | _SELDOM.always
    return Clause(left[cut:], right, lo + cut, left, low[item.lead : item.start], compared, signs)


def is_yearly(scene: Scene, item: Quantity) -> bool:
    """Whether a sum is one "a year"."""
    low = scene.seen.low
    before = low[max(0, item.lead - 80) : item.lead]
    told = "year" in before or "annual" in before
    after = paying.YEARLY.match(low, item.end)
    return bool(after or (told and paying.YEARLY_BEFORE.search(before)))


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
    begin = max(scene.seen.sentence(item.start).start, start - 34)
    near = scene.seen.low[begin:start]
    hits = [m for m in word.finditer(near) if not paying.CROSSED.search(near, m.end())]
    return (begin + hits[-1].start() if hits else start), end
