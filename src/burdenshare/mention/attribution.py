"""Who said so: verbs of saying, their speakers, and how long a speaker's account goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.mention.speaker import INSTITUTION, NAME, NO_NAME, TITLES, full_names, home_of
from burdenshare.report.view import Sentence, View, pattern
from burdenshare.report.word import Openings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.mention.actor import Mentions

_LABEL = re.compile(r"([A-Z](?:[A-Z.' -]{2,40})?)(?: \([^()\n]{0,40}\))?: ?(?=\S)")
_SPEECH = re.compile(
    r"(?m)^(?:Q|QUESTION|[A-Z .'-]{0,24}(?:MINISTER|SECRETARY|PRESIDENT|SPOKES[A-Z]{3,6}|AMBASSADOR"
    r"|OFFICIAL|SENATOR|GENERAL|ENVOY)[A-Z .'-]{0,24})(?: \([^()\n]{0,40}\))?: "
)
SETTLED = 3  # sentences after which a speaker no longer vouches
_SAY = pattern(
    r"""\b(?:said|says|say\b|saying|told|tells|telling|reported|reports|announced|announces|stated
    |states(?= that)|added|adds|noted|notes|claimed|claims|confirmed|confirms|insisted|insists
    |argued|argues|warned|warns|quoted|wrote|writes|disclosed|revealed|acknowledged|explained
    |suggested|suggests|hinted|boasted|complained|emphasi[sz]ed|reiterated|asserted|testified
    |recalled|admitted|declared|remarked|predicted|believes?|thinks|estimates|found(?= that|[,.])
    |finds(?= that)|wrote|estimated(?= that)|had it|has it|show(?:s|ed)(?= that)|spoke of
    |speaks of|mentioned|pointed out|briefed|asserts|maintains|maintained that
    |put(?=s? the (?:cost|figure|total|number|share)))\b"""
)
_CITE = pattern(
    r"""\b(?:according to|as quoted by|quoted by|citing|quoting|as reported by|reported by
    |in the words of|told (?:to )?reporters by)\s"""
)
_PASSIVE = re.compile(r"\b(?:is|was|are|were|been|be|being|it|as) (?:also |widely |earlier )?$")
_AUX = pattern(
    r"""(?:,|\b(?:has|have|had|also|earlier|later|repeatedly|reportedly|recently|then|once|only
    |reporters|first|itself|himself|herself|again|that day|jointly|separately|on \w{1,9}
    |previously))$"""
)
_BARE_TAIL = re.compile(
    r" (?:in (?:a|its) statement|(?:on |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today)\b"
)
_CITING = re.compile(r" ?(?:citing|quoting) ")
_HEDGE = pattern(
    r"""\b(?:is|are|was|were) (?:said|reported|understood|believed|thought|rumou?red) to\b
    |\breportedly\b|\bwas reported\b|\ballegedly\b"""
)
_SPOKEN = Openings((_SAY, _CITE, _HEDGE))
_CARRY = pattern(
    r"""^\W{0,4}(?:he|she|they|it|the (?:statement|ministry|official|officials|paper|newspaper
    |agency|report|source|spokes\w{3,6}|department|lawmaker|minister|sum|money|amount|deal|pact
    |one|two sides)|under (?:it|the))\b"""
)
_PERSONAL = re.compile(r"\W{0,4}(?:he|she) ")
_PRONOUN = pattern(
    r"""\b(?:he|she|they|it|who|the (?:statement|ministry|department|report|agency|office|paper
    |newspaper|official|spokes\w{3,6}))$"""
)
_FIRST_AFTER = re.compile(r"[,\"']?\s{0,2}$")
_TAIL = pattern(
    r"""[ ](?:in (?:a|an|its|his|her)\b|at a |to reporters|(?:on |late |early )?(?:mon|tues|wednes
    |thurs|fri|satur|sun)day\b|today|yesterday|last |this |of |about )|\s?[.,]|$"""
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with its speaker.

    Attributes:
        start: Offset of the speaker's name or the verb, whichever comes first.
        end: Offset after the verb (and the speaker where it follows).
        source: Who speaks.
        before: What is said stands before the verb.
    """

    start: int
    end: int
    source: str
    before: bool
    verb: int


class Sources:
    """The sayings of every sentence, and who vouches for a span."""

    def __init__(self, seen: View, found: Mentions, host: str | None) -> None:
        self.seen, self.found, self.host = seen, found, host
        self.names = full_names(seen, found)
        self.people = frozenset(self.names.values())
        self.last: str | None = None
        self.since = SETTLED
        self.speaker: str | None = None
        self.labelled = False
        self.transcript = len(_SPEECH.findall(seen.text)) > 1
        self.sayings: dict[int, tuple[Saying, ...]] = {}
        self.carried: dict[int, str | None] = {}
        said: dict[int, tuple[list[re.Match[str]], ...]] = {}
        for number, match in _SPOKEN.find(seen.words):
            said.setdefault(seen.sentence(match.start()).start, ([], [], []))[number].append(match)
        for one in seen.sentences:
            says, cites, hedges = said.get(one.start, ((), (), ()))
            self._read(one, says, cites, hedged=bool(hedges))

    def _carries(self, one: Sentence, *, opens: bool, hedged: bool) -> bool:
        """Whether a sentence goes on with the account of the last speaker."""
        if not self.last:
            return False
        if hedged or (self.since < SETTLED and self.last not in self.people):
            return True
        head = self.seen.low[one.start : one.start + 60].lstrip()
        return bool(_CARRY.match(head)) and (not opens or bool(_PERSONAL.match(head)))

    def _read(
        self,
        one: Sentence,
        says: Sequence[re.Match[str]],
        cites: Sequence[re.Match[str]],
        *,
        hedged: bool,
    ) -> None:
        opens = one.start > 0 and self.seen.low[one.start - 1] == "\n"
        self._label(one)
        if opens:
            self.since = SETTLED
        if self.labelled:
            self.carried[one.start] = self.speaker
            self.sayings[one.start] = ()
            return
        carries = self._carries(one, opens=opens, hedged=hedged)
        self.carried[one.start] = self.last if carries else None
        made = [*(self._saying(one, m) for m in says), *(self._cited(one, m) for m in cites)]
        out = sorted((s for s in made if s), key=lambda saying: saying.start)
        self.sayings[one.start] = tuple(out)
        if out:
            self.last, self.since = out[-1].source, 0
        elif not carries and opens:
            self.last = None
        self.since += 1

    def _label(self, one: Sentence) -> None:
        """`DEFENSE SECRETARY: ...` opens a speech in a transcript; a question has no speaker."""
        text = self.seen.text[one.start : min(one.end, one.start + 90)].lstrip()
        found = _LABEL.match(text)
        if found and self.transcript:
            asks = found.group(1) in {"Q", "QUESTION", "REPORTER", "MODERATOR"}
            self.speaker = None if asks else found.group(1).title()
            self.labelled = True

    def _saying(self, one: Sentence, verb: re.Match[str]) -> Saying | None:
        low = self.seen.low
        left = max(one.start, verb.start() - 110)
        phrase = low[left : verb.start()].rstrip()
        if _PASSIVE.search(phrase + " ") and not phrase.endswith(" it"):
            return None
        for _ in range(3):
            trimmed = _AUX.sub("", phrase).rstrip()
            if trimmed == phrase:
                break
            phrase = trimmed
        at = left + len(phrase)
        named = self._speaker(left, at, one)
        if named is None:
            after = self._inverted(verb, one)
            if after is None:
                return None
            return Saying(verb.start(), after[1], after[0], before=True, verb=verb.start())
        source, start = named
        return Saying(
            start,
            verb.end(),
            source,
            before=self._is_tail(one, start, verb.end()),
            verb=verb.start(),
        )

    def _is_tail(self, one: Sentence, start: int, end: int) -> bool:
        """Whether the content stands before the speaker: `..., X said Sunday`."""
        low = self.seen.low
        before = low[max(one.start, start - 40) : start].rstrip()
        if before.endswith('"') and start - one.start > 6:
            return True
        if self.seen.stripped:
            return bool(_BARE_TAIL.match(low, end))
        rest = one.end - end
        short = rest < 60 and not low.startswith((" that", " he ", " she ", " it ", " they "), end)
        if not (_TAIL.match(low, end) or short):
            return False
        return start - one.start > 20 and before.endswith(",")

    def _inverted(self, verb: re.Match[str], one: Sentence) -> tuple[str, int] | None:
        low = self.seen.low
        before = low[max(one.start, verb.start() - 3) : verb.start()]
        if not re.search(r"[,\"]\s?$", before) and not self.seen.stripped:
            return None
        end = min(one.end, verb.end() + 70)
        stop = re.search(r"[,.;]\s|[.]$", low[verb.end() : end])
        end = verb.end() + stop.start() if stop else end
        source = self._name(verb.end(), end, one)
        return (source, end) if source else None

    def _cited(self, one: Sentence, cue: re.Match[str]) -> Saying | None:
        low = self.seen.low
        end = min(one.end, cue.end() + 90)
        stop = re.search(r"[,;]\s|(?<!\b[a-z])\.\s|\.$", low[cue.end() : end])
        named = (
            re.compile(r", (?:\w{2,12}\.? ){0,3}").match(low, cue.end() + stop.start())
            if stop
            else None
        )
        if named and self.seen.text[named.end() : named.end() + 1].isupper():
            stop = re.compile(r"[,;.]\s|\.$").search(low[:end], named.end())
            end = stop.start() if stop else end
            stop = None
        end = cue.end() + stop.start() if stop else end
        source = self._name(cue.end(), end, one)
        return Saying(cue.start(), end, source, before=True, verb=cue.start()) if source else None

    def _speaker(self, left: int, at: int, one: Sentence) -> tuple[str, int] | None:
        """The subject that ends at an offset; an apposition between commas is stepped over."""
        low = self.seen.low
        clause = low[left:at]
        clause = clause.removesuffix(",")
        cut = max(
            clause.rfind(mark)
            for mark in (", ", "; ", '"', "- ", ") ", " that ", " after ", " but ", ": ")
        )
        begin = left + cut + 1 if cut >= 0 else left
        cites = _CITING.match(low, begin)
        named = None if cites else self._name(begin, left + len(clause), one)
        if named:
            return named, begin
        if cut > 0 and not named:
            outer = low[left : left + cut].rstrip(" ,")
            cut2 = max(outer.rfind(mark) for mark in (", ", "; ", '"', " that "))
            begin = left + cut2 + 1 if cut2 >= 0 else left
            named = self._name(begin, left + len(outer), one)
            if named:
                return named, begin
        return None

    def _institution(self, start: int, end: int) -> tuple[int, str] | None:
        """The ministry, paper or office that a phrase names first, under its short name."""
        phrase = self.seen.low[start:end]
        best: tuple[int, str] | None = None
        for words, form in INSTITUTION:
            found = words.search(phrase)
            if found and (best is None or found.start() < best[0]):
                home = home_of(self.found, start, end, self.host)
                best = found.start(), form.format(found.group().strip(), home=home).strip()
        return best

    def _name(self, start: int, end: int, one: Sentence) -> str | None:
        """Who a phrase names: a person, an institution, a party, or whom its pronoun stands for."""
        phrase = self.seen.low[start:end].rstrip()
        known = [m.person for m in self.found.between(start, end) if m.person]
        if known or not phrase:
            return known[-1] if known else None
        office, person = self._institution(start, end), self._person(start, end)
        if person and not (office and office[0] > phrase.find(person.split()[-1].lower())):
            return person
        if office:
            return office[1]
        if _PRONOUN.search(phrase):
            return self._antecedent(phrase, one)
        states = self.found.between(start, end)
        return states[-1].party if states and states[-1].end >= end - 12 else None

    def _person(self, start: int, end: int) -> str | None:
        for match in reversed(list(NAME.finditer(self.seen.text[start:end]))):
            name = TITLES.sub("", match.group() + " ").strip()
            if not name or NO_NAME.search(match.group()):
                continue
            last = name.split()[-1]
            if last in self.names:
                return self.names[last]
            begin = start + match.start()
            named = self.found.between(begin - 40, start + match.end())
            if any(not m.person and begin < m.end for m in named):
                continue
            if " " in name:
                return name
            if (
                match.end() >= end - start - 2
                and last.lower()
                not in {"seoul", "washington", "tokyo", "berlin", "he", "she", "it", "they"}
                and not any(m.start <= begin < m.end for m in named)
                and start + match.start() > 0
                and len(last) > 2
                and match.start() > 0
            ):
                return last
        return None

    def _antecedent(self, phrase: str, one: Sentence) -> str | None:
        if self.last:
            return self.last
        people = [m for m in self.found.between(max(0, one.start - 300), one.start) if m.person]
        return people[-1].person if people and re.search(r"\b(?:he|she|who)$", phrase) else None

    def of(self, start: int, end: int) -> tuple[str | None, int]:
        """Who vouches for a span, and how many mouths it passed through."""
        one = self.seen.sentence(start)
        sayings = self.sayings.get(one.start, ())
        reach = (160, 130) if self.seen.stripped else (10_000, 10_000)
        after = [
            s
            for s in sayings
            if not s.before and s.verb < end and start - s.end < reach[0] and s.start <= start
        ]
        tails = [s for s in sayings if s.before and s.verb >= end - 1 and s.start - end < reach[1]]
        early = [s for s in sayings if s.before and s.end <= start and start - s.end < reach[0]]
        if self.seen.stripped:
            tails = (
                tails[:1]
                if tails and not any(end < s.verb < tails[0].start for s in sayings)
                else []
            )
            early = []
        chain = len({s.source for s in (*after, *tails)})
        if after:
            return max(after, key=lambda s: s.verb).source, chain
        if tails:
            return tails[0].source, chain
        if early:
            return early[-1].source, 1
        carried = self.carried.get(one.start)
        return carried, 1 if carried else 0
