"""Who said so: verbs of saying, their speakers, and how long a speaker's account goes on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, compress, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.report.view import pattern
from burdenshare.report.word import Openings
from burdenshare.saying import speaker, turn, wording
from burdenshare.saying.label import label
from burdenshare.saying.reference import Reference
from burdenshare.saying.speaker import is_party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.mention.actor import Mentions
    from burdenshare.report.view import Sentence, View
    from burdenshare.saying.turn import Turn

_SPOKEN = Openings((wording.SAY, wording.CITE, wording.HEDGE))
_PARTED = pattern(r"[,\"]\s?(?:so |as |thus )?$")
_STOP = pattern(rf"[,;]\s|{wording.FULL_STOP}\s|[.]$|\swith reference to\s")
_CITED_STOP = pattern(r"[,;:]\s|(?<!\b[a-z])\.\s|\.$")
_BARE_STOP = pattern(
    r" (?:\d|(?:that|who|which|they|he|she|it|said|says|will|would|has|had|have|was|were|is|are"
    r"|but|while"
    r"|also)\s)"
    r"|(?<=[a-z])(?<!\bof)(?<!\bto)(?<!\bin)(?<!\bat)(?<!\bby)(?<!\bwith) (?:the|an?|his|their) "
)
_ASIDE = pattern(r", (?:\w{2,12}\.? ){0,3}")
_SUMS = frozenset("0123456789$₩€£¥")  # what is told stands right behind its verb
_SAID = (" said", " say", " says", "announced", "reported", "disclosed", "confirmed", " wrote")
_QUOTES = ("citing ", "quoting ")
_NONE: tuple[list[re.Match[str]], ...] = ([], [], [])
_FAR = 8 * (wording.REACH - wording.LONG)  # where a saying is out of reach, whoever spoke
_START, _END = attrgetter("start"), attrgetter("end")
_VERB, _SOURCE = attrgetter("verb"), attrgetter("source")


class Saying(NamedTuple):
    """A verb of saying with its speaker.

    Attributes:
        start: Offset of the speaker's name or the verb, whichever comes first.
        end: Offset after the verb (and the speaker where it follows).
        source: Who speaks.
        before: What is said stands before the verb.
        limit: Where what is said ends, in a clause of its own (`after Seoul said ..., `).
    """

    start: int
    end: int
    source: str
    before: bool
    verb: int
    limit: int | None = None


class Sources:
    """The sayings of every sentence, and who vouches for a span."""

    def __init__(self, seen: View, found: Mentions, host: str | None) -> None:
        self.seen, self.found, self.host = seen, found, host
        self.whom = Reference(seen, found, host)
        self.people = self.whom.people
        self.since = wording.SETTLED
        self.speaker: str | None = None
        self.labelled = self.desk = False
        self.turn = 0
        self.interviewee, self.interview = turn.interviewed(seen.text)
        self.listing: str | None = None
        # who is named before the line that is read, and in which sentence
        self.label: tuple[str, int] | None = None
        self.turns = turn.turns(seen.text)
        self.transcript = bool(self.turns)
        self.questioned = turn.has_reporters(self.turns)
        self.sayings: list[tuple[Saying, ...]] = [()] * len(seen.marks)  # of each sentence
        self.carried: list[str | None] = [None] * len(seen.marks)
        self.firm: set[int] = set()  # sentences that another tells whose they are, by number
        self.lasting: list[Saying] = []  # those that are not of a clause alone
        self.rows: list[int] = []  # their sentences, by number
        low, marks = seen.low, seen.marks
        # whether a sentence opens a line, and an item of a list; which open items, by number
        self.opens = ["\n" in low[at - 1 : at + 1] for at in marks]
        self.listed = [*map(wording.BULLET.match, repeat(low), marks)]
        self.items = [*compress(range(len(marks)), self.listed)]
        self._walk()
        self._backward()
        self.told = [*chain.from_iterable(self.sayings)]
        self.starts, self.ends = [*map(_START, self.told)], [*map(_END, self.told)]
        bare = self.ends if seen.stripped else []  # what else tells where no mark parts sentences
        self.reach = [*accumulate(bare, max)]
        self.tails = [wording.BARE_TAIL.match(low, end) is not None for end in bare]
        self.closes = [wording.ENDS_IT.match(low, end) is not None for end in bare]
        self.voices = len(set(map(_SOURCE, self.told)))

    def _walk(self) -> None:  # noqa: C901 - one pass over the sentences
        """Read the sentences in their order: who speaks in each, else whose account it goes on."""
        seen, whom, opens = self.seen, self.whom, self.opens
        heard: dict[int, tuple[list[re.Match[str]], ...]] = {}
        for number, match in _SPOKEN.find(seen.words):
            row = bisect_right(seen.bounds, match.start())
            heard.setdefault(row, ([], [], []))[number].append(match)
        colons: dict[int, int] = {}  # the last of each sentence
        at = seen.low.find(":")
        while at >= 0:
            colons[bisect_right(seen.bounds, at)] = at
            at = seen.low.find(":", at + 1)
        talk, sayings = self.transcript or self.interview, self.sayings
        for row, one in enumerate(seen.sentences):
            if talk:
                self._label(one)
            said = heard.get(row, _NONE)
            carries = False
            if opens[row] or whom.last or self.listing or said[2]:
                carries = self._inherits(row, one, hedged=bool(said[2]))
            if row in colons or said is not _NONE:
                whom.here.clear()
                self._read(row, one, said, colons.get(row, -1))
            if self.labelled and not self.desk:
                self.carried[row] = self.speaker
            elif self.label:
                self._under(row)
            if out := sayings[row]:
                self._spoken(row, out)
            elif opens[row] and not carries:
                whom.last = None
            self.since += 1

    def _carries(self, last: str, one: Sentence, *, opens: bool, hedged: bool) -> bool:
        """Whether a sentence goes on with the account of the last speaker."""
        if hedged:
            return speaker.is_press(last)
        low, start = self.seen.low, one.start
        if self.since < wording.SETTLED and (
            last not in self.people or wording.is_entry(low, start)
        ):
            return True
        if not wording.CARRY.match(low, start):
            return False
        return not opens or wording.PERSONAL.match(low, start) is not None

    def _read(
        self, row: int, one: Sentence, heard: tuple[list[re.Match[str]], ...], colon: int
    ) -> None:
        """The sayings of a sentence, by its verbs, its citations and its last colon."""
        low = self.seen.low
        made = self._said(one, heard[0])
        if heard[1]:
            made += [self._cited(one, cue) for cue in heard[1]]
        if colon >= 0 and (self.opens[row] or not made):
            made += self._colon(row, one, colon)
        if out := [s for s in made if s]:
            out.sort(key=_START)
            if self.seen.stripped:
                out = self._own(out)
            self.sayings[row] = tuple(out)
        if colon >= 0 and not low[colon + 1 : one.end].strip():
            handed = wording.HANDED.search(low, one.start, one.end)
            self.listing = self.whom.name(handed.start(1), handed.end(1), one) if handed else None

    def _own(self, told: list[Saying]) -> list[Saying]:
        """Sayings without those that another only rests on: `Kyodo reported quoting a source`."""
        low = self.seen.low
        bounds = zip([None, *told], told, strict=False)
        return [
            one
            for last, one in bounds
            if not (last and low.startswith(_QUOTES, one.start) and one.start - last.end <= 1)
        ]

    def _inherits(self, row: int, one: Sentence, *, hedged: bool) -> bool:
        """Whose account a sentence is without a word of its own; whether of the last speaker."""
        anew = False
        if self.opens[row]:
            anew = self.since > 1 or not wording.UNDER_IT.match(self.seen.low, one.start)
            self.since = wording.SETTLED
            if not self.listed[row]:
                self.listing = None
            elif not self.listing:
                self.listing = self._headed(one)
        last = self.whom.last
        carries = last is not None and self._carries(last, one, opens=anew, hedged=hedged)
        if self.listing:
            self.carried[row] = self.listing
        elif carries:
            self.carried[row] = last
        elif hedged:
            self.carried[row] = self.whom.heard
        if hedged or self.listing:
            self.firm.add(row)
        return carries

    def _spoken(self, row: int, out: Sequence[Saying]) -> None:
        """Keep who spoke, for the sentences to come."""
        whom = self.whom
        whom.last, self.since = None, 0
        for one in out:
            if one.source in self.people or (self.label and one.source == self.label[0]):
                whom.spoke = one.source
            elif speaker.is_named_press(one.source):
                whom.heard = whom.paper = one.source
            elif speaker.is_press(one.source):
                whom.heard = one.source
            if one.limit is None and not (
                whom.last and self.seen.low.startswith(_QUOTES, one.start)
            ):
                self.lasting.append(one)
                self.rows.append(row)
                whom.last = whom.last if is_party(one.source) else one.source

    def _headed(self, one: Sentence) -> str | None:
        """Who is named in a title over a list: `from the briefing of X`."""
        low = self.seen.low
        end = one.start - low.startswith("\n", one.start - 1)
        found = wording.OVER_LIST.search(low, low.rfind("\n", 0, end) + 1, end)
        who = self.whom.name(*found.span(found.lastindex or 1), one) if found else None
        self.whom.spoke = who or self.whom.spoke
        return who

    def _said(self, one: Sentence, says: Sequence[re.Match[str]]) -> list[Saying | None]:
        """The sayings of a sentence by its verbs; the first speaker is `he` for the next."""
        out: list[Saying | None] = []
        for verb in says:
            out.append(said := self._saying(one, verb))
            if said and not said.before and not is_party(said.source.removesuffix(" side")):
                self.whom.here.append(said.source)
        return out

    def _label(self, one: Sentence) -> None:
        """`DEFENSE SECRETARY: ...` opens a speech in a transcript."""
        if self.transcript:
            while self.turn < len(self.turns) and self.turns[self.turn].start < one.end:
                self._turn(self.turns[self.turn])
                self.turn += 1
        else:
            end = self.seen.text.find("\n", one.end - 1)
            line = self.seen.text[one.start : end if end >= 0 else None].rstrip()
            self.labelled = self.labelled or line.endswith("?")
            self.speaker = None if line.endswith("?") else self.interviewee

    def _turn(self, one: Turn) -> None:
        """Who speaks from a label on: a questioner is a reporter, where not the paper itself."""
        words = re.findall(r"[A-Z]+", one.label.upper())
        asks = not turn.ASKERS.isdisjoint(words)
        self.labelled = True
        self.desk = not turn.OWN_DESK.isdisjoint(words) and not (asks and self.questioned)
        if not turn.ANSWERS.isdisjoint(words[:1]):
            self.speaker = self.whom.answering(one.named) if one.named else self.interviewee
        elif asks or not turn.LEADERS.isdisjoint(words):
            self.speaker = "reporter" if asks and self.questioned else None
        else:
            self.speaker = self.whom.labelled(one, words)

    def _backward(self) -> None:
        """`Those close to it say so` is of the sentence before, `Source: X` of the rows by it."""
        low, sentences = self.seen.low, self.seen.sentences
        heard: set[str] = set()
        for at in filter(self.sayings.__getitem__, range(len(sentences))):  # those with any
            sayings = self.sayings[at]
            first, start = sayings[0], sentences[at].start
            known = first.before and first.source in heard
            heard.add(first.source)
            goes_back = known and at and not self.sayings[at - 1] and low[start] != "\n"
            if goes_back and wording.POINTS.match(low, start):
                self.carried[at - 1] = self.carried[at - 1] or first.source
            if at and wording.says_so(low, start, sentences[at].end):
                self.carried[at - 1] = self.carried[at - 1] or sayings[-1].source
                self.firm.add(at - 1)
            if low.startswith(("source:", "sources:"), sayings[0].start):
                self._rows(at, sayings[0].source)

    def _rows(self, at: int, source: str) -> None:
        """The short lines of a table round the line that gives its source."""
        sentences = self.seen.sentences
        for step in (-1, 1):
            row = at + step
            while (
                0 <= row < len(sentences)
                and sentences[row].end - sentences[row].start < wording.ROW
            ):
                self.carried[row] = source
                self.firm.add(row)
                row += step

    def _colon(self, row: int, one: Sentence, colon: int) -> list[Saying | None]:
        """`Trump: They've offered us a certain amount`, `10:31 Spokesman: ...`, `...: source`."""
        told = label(self.whom, one, colon, talk=self.transcript)
        if not told:
            return []
        start, end, who, before = told
        if not before:
            self.label = who, row
        return [Saying(start, end, who, before=before, verb=start)]

    def _under(self, row: int) -> None:
        """A sentence of a line with a label is of whom that names, until it has another speaker."""
        who, first = self.label or ("", row)
        told = self.sayings[row]
        if row != first and (self.opens[row] or any(one.source != who for one in told)):
            self.label = None
        elif not told:
            self.carried[row] = who
            self.firm.add(row)

    def _saying(  # noqa: PLR0911 - one return a rule
        self, one: Sentence, verb: re.Match[str]
    ) -> Saying | None:
        low = self.seen.low
        left = max(one.start, verb.start() - 110)
        phrase = low[left : verb.start()].rstrip()
        if wording.is_led(self.seen.words, verb.start()):
            told, last = phrase + " ", max(0, len(phrase) - wording.LAST)
            if wording.UNSAID.search(told, last) and not verb.group().startswith(wording.STALLS):
                return None
            if phrase.endswith(" as") and (quoted := self._quoted(one, left, phrase, verb)):
                return quoted
            ongoing = wording.ONGOING.search(phrase, last) if verb.group().endswith("ing") else None
            if ongoing:
                phrase = phrase[: ongoing.start()].rstrip()
            elif wording.PASSIVE.search(told, last) and not phrase.endswith(" it"):
                return None
            phrase = wording.without_aux(phrase)
        phrase = phrase.removesuffix("'s")
        at = left + len(phrase)
        named = self.whom.subject(left, at, one)
        if named is None:
            after = self._inverted(verb, one, parted=low.startswith(",", at))
            if after is None:
                return None
            return Saying(verb.start(), after[1], after[0], before=True, verb=verb.start())
        source, start = named
        if is_party(source) and wording.BARGAINS.match(verb.group()):
            return None
        limit = one.end if speaker.OWN_PIECE.search(source) else None
        if wording.ONCE.match(low, start):
            comma = low.find(", ", verb.end(), one.end)
            limit = comma if comma >= 0 else None
        return Saying(
            start,
            verb.end(),
            source,
            before=self._is_tail(one, start, verb.end()),
            verb=verb.start(),
            limit=limit,
        )

    def _quoted(self, one: Sentence, left: int, phrase: str, verb: re.Match[str]) -> Saying | None:
        """`quoted X as saying`."""
        found = wording.IS_QUOTED.search(phrase)
        if found and (named := self.whom.subject(left, left + found.start(), one)):
            tail = self._is_tail(one, named[1], verb.end())
            return Saying(named[1], verb.end(), named[0], before=tail, verb=verb.start())
        found = wording.QUOTES.search(phrase)
        at = left + len(phrase) - len(" as")
        source = self.whom.name(left + found.end(), at, one) if found else None
        if not (found and source) or is_party(source):
            return None
        return Saying(left + found.start(), verb.end(), source, before=False, verb=verb.start())

    def _is_tail(self, one: Sentence, start: int, end: int) -> bool:
        """Whether the content stands before the speaker: `..., X said Sunday`."""
        low = self.seen.low
        before = low[max(one.start, start - 40) : start].rstrip()
        if before.endswith(('"', '",')) and start - one.start > wording.QUOTED:
            return True
        if self.seen.stripped:
            return bool(wording.BARE_TAIL.match(low, end))
        rest = one.end - end
        closes = rest < wording.CLOSES and "," not in before and low.endswith(_SAID, 0, end)
        if closes and wording.TAIL.match(low, end):
            return end - one.start > wording.PARTED and low.find(", ", one.start, end) < 0
        short = rest < 60 and not low.startswith((" that", " he ", " she ", " it ", " they "), end)
        told = low.endswith("told", start, end) and wording.TOLD_TAIL.match(low, end)
        if not (wording.TAIL.match(low, end) or short or told or wording.BACK_IN.match(low, end)):
            return False
        if not before.endswith(",") or start - one.start <= wording.SHORTEST:
            return False
        return low[end + 1 : end + 2] not in _SUMS

    def _inverted(
        self, verb: re.Match[str], one: Sentence, *, parted: bool
    ) -> tuple[str, int] | None:
        low = self.seen.low
        before = low[max(one.start, verb.start() - 8) : verb.start()]
        told = wording.ABOUT_THIS.match(low, one.start, verb.end())
        if not parted and not told and not _PARTED.search(before) and not self.seen.stripped:
            return None
        end = min(one.end, verb.end() + (70 if self.seen.stripped else 110))
        stop = _STOP.search(low[verb.end() : end])
        end = verb.end() + stop.start() if stop else end
        source = self.whom.name(verb.end(), end, one)
        return (source, end) if source else None

    def _cited(self, one: Sentence, cue: re.Match[str]) -> Saying | None:
        low = self.seen.low
        end = min(one.end, cue.end() + 90)
        if cue.group() in {"by ", "on ", "in "}:
            by = wording.RECKONING.search(low, cue.end(), end)
            source = self.whom.owner(cue.end(), by.start(), one) if by else None
            if by and by.group().endswith("accounts") and not speaker.is_press(source or ""):
                return None  # of money: `in USFK accounts`
            if not (by and source):
                return None
            return Saying(cue.start(), by.end(), source, before=True, verb=cue.start())
        if cue.group().endswith("told by "):
            told = low.find(" that ", cue.end(), end)
            end = told if told >= 0 else end
        meant = wording.IT.match(low, cue.end()) if cue.group().endswith("to ") else None
        end = meant.end() if meant else end
        first = cue.end() + 5 * low.startswith(wording.TITLES, cue.end())
        stop = _CITED_STOP.search(low, first, end)
        named = _ASIDE.match(low, stop.start()) if stop else None
        if named and self.seen.text[named.end() : named.end() + 1].isupper():
            stop = wording.PAST_NAME.search(low, named.end(), end)
        end = stop.start() if stop else end
        bare = _BARE_STOP.search(low, cue.end(), end) if self.seen.stripped else None
        source = self.whom.name(cue.end(), bare.start() if bare else end, one)
        because = cue.group().startswith("citing") and source and is_party(source)
        if source is None or because:
            return None
        return Saying(cue.start(), end, source, before=True, verb=cue.start())

    def of(self, start: int, end: int) -> tuple[str | None, int]:
        """Who vouches for a span, and how many mouths it passed through."""
        if self.seen.stripped:
            return self._nearest(start, end)
        row = bisect_right(self.seen.bounds, start)
        sayings, carried = self.sayings[row], self.carried[row]
        if not sayings:
            return carried, 1 if carried else 0
        last = self.seen.sentences[row].end
        after: list[Saying] = []
        tails: list[Saying] = []
        early = None
        for one in sayings:
            if one.before and one.verb >= end - 1:
                tails.append(one)
            elif one.before:
                early = one if one.verb < start else early
            elif one.verb < end and one.start <= start < (one.limit or last):
                after.append(one)
        if not after and not tails:
            who = early.source if early else carried
            return who, 1 if who else 0
        mouths = len({one.source for one in (*after, *tails)})
        if not after:
            return tails[0].source, mouths
        if early and self._is_outer(early, row):
            return early.source, len({one.source for one in (early, *after, *tails)})
        return self._innermost(after, tails), mouths

    def _innermost(self, after: Sequence[Saying], tails: Sequence[Saying]) -> str:
        """Who vouches where a saying goes before and others may close the sentence."""
        inner = max(after, key=_VERB).source
        if is_party(inner) and not tails:
            inner = next((s.source for s in after[::-1] if not is_party(s.source)), inner)
        told = tails and inner in self.people and speaker.is_press(tails[0].source)
        told = told or (tails and speaker.is_press(inner) and not speaker.is_press(tails[0].source))
        outer = tails and (told or is_party(inner) or inner.endswith(" side"))
        return tails[0].source if outer else inner

    def _is_outer(self, one: Saying, row: int) -> bool:
        """Whether all the rest is told by one: `According to X, ...`, `Seoul, X said, ...`."""
        if one.start == one.verb:
            if self.seen.low.startswith(_QUOTES, one.start):
                return False
            return one.verb - self.seen.marks[row] < wording.OPENS
        return self.seen.low.startswith(",", one.end)

    def _nearest(self, start: int, end: int) -> tuple[str | None, int]:
        """Where no mark parts sentences: by how far off a saying is, and on which side it tells."""
        low = self.seen.low
        best, whom = wording.REACH, None
        near = bisect_left(self.reach, start - _FAR), bisect_left(self.starts, end + wording.REACH)
        for at in range(*near):
            one = self.told[at]
            gap, cited = start - one.end, one.start == one.verb
            if one.start <= start and gap >= -wording.WITHIN:
                if gap > _FAR:
                    continue
                cost = gap + (45.0 if self.tails[at] else 0.0)
                cost += 100.0 if cited and gap > wording.CITED else 0.0
                if cost > wording.LONG and not cited and one.source not in self.people:
                    cost = wording.LONG + gap / 8
            elif one.verb >= end - 1:
                loose = low[one.start : one.start + 4].lstrip().startswith(("he ", "she"))
                ends = cited or self.tails[at] or self.closes[at]
                cost = one.start - end + (5.0 if ends else 70.0 if loose else wording.REACH)
            else:
                continue
            if cost < best:
                best, whom = cost, one.source
        return whom, 1 if whom else 0
