"""Who said so: verbs of saying, their speakers, and how long a speaker's account goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.mention import speaker
from burdenshare.mention.speaker import described, full_names, home_of
from burdenshare.report.word import Openings, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.mention.actor import Mentions
    from burdenshare.report.view import Sentence, View

_SPOKEN = Openings((speaker.SAY, speaker.CITE, speaker.HEDGE))
_NAMED = Openings([words for words, _ in speaker.INSTITUTION])
_PARTED = re.compile(r"[,\"]\s?$")
_STOP = re.compile(r"[,.;]\s|[.]$")
_CITED_STOP = re.compile(r"[,;:]\s|(?<!\b[a-z])\.\s|\.$")
_ASIDE = re.compile(r", (?:\w{2,12}\.? ){0,3}")


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
        self.names = full_names(seen, found)
        self.people = frozenset(self.names.values())
        self.last: str | None = None
        self.since = speaker.SETTLED
        self.speaker: str | None = None
        self.labelled = self.desk = False
        asked = [line for line in seen.text.split("\n") if line.rstrip().endswith("?")]
        own = bool(speaker.OF_SELF.search(seen.text))
        named = speaker.INTERVIEWED.search(seen.text, 0, 900) if own else None
        named = named or (speaker.TALKED_TO.search(seen.text, 0, 900) if own else None)
        self.interviewee = named.group(1).strip() if named else None
        self.interview = len([one for one in asked if len(one) < 130]) >= speaker.ASKED and bool(
            named
        )
        self.callings: dict[str, str] = {}
        self.heard: str | None = None
        self.listing: str | None = None
        turns = seen.text.count(": ") + seen.text.count("Q. ")
        self.transcript = turns > 1 and len(speaker.SPEECH.findall(seen.text)) > 1
        self.sayings: dict[int, tuple[Saying, ...]] = {}
        self.carried: dict[int, str | None] = {}
        said: dict[int, tuple[list[re.Match[str]], ...]] = {}
        for number, match in _SPOKEN.find(seen.words):
            said.setdefault(seen.sentence(match.start()).start, ([], [], []))[number].append(match)
        for one in seen.sentences:
            says, cites, hedges = said.get(one.start, ((), (), ()))
            self._read(one, says, cites, hedged=bool(hedges))
        self._backward()

    def _carries(self, one: Sentence, *, opens: bool, hedged: bool) -> bool:
        """Whether a sentence goes on with the account of the last speaker."""
        if not self.last:
            return False
        if hedged:
            return bool(speaker.PRESS.search(self.last))
        settled = self.since >= speaker.SETTLED or (
            self.last in self.people and not self._is_entry(one)
        )
        if not settled:
            return True
        head = self.seen.low[one.start : one.start + 60].lstrip()
        return bool(speaker.CARRY.match(head)) and (not opens or bool(speaker.PERSONAL.match(head)))

    def _is_entry(self, one: Sentence) -> bool:
        """Whether a line opens with an hour, as those of a running account do."""
        low = self.seen.low
        return bool(speaker.HOUR.match(low, low.rfind("\n", 0, one.start + 1) + 1))

    def _read(
        self,
        one: Sentence,
        says: Sequence[re.Match[str]],
        cites: Sequence[re.Match[str]],
        *,
        hedged: bool,
    ) -> None:
        head = self.seen.low[max(0, one.start - 1) : one.start + 1]
        opens = one.start > 0 and "\n" in head
        if self.transcript or self.interview:
            self._label(one)
        fresh = self.since <= 1
        if opens:
            self.since = speaker.SETTLED
        goes_on = fresh and speaker.UNDER_IT.match(self.seen.low, one.start)
        carries = self._carries(one, opens=opens and not goes_on, hedged=hedged)
        self.carried[one.start] = self.last if carries else None
        if hedged and not carries:
            self.carried[one.start] = self.heard
        bullet = opens and speaker.BULLET.match(self.seen.low, one.start)
        self.listing = self.listing if bullet or not opens else None
        if self.listing:
            self.carried[one.start] = self.listing
        made = [self._saying(one, m) for m in says]
        made += [self._cited(one, m) for m in cites]
        if opens or not made:
            made += self._colon(one)
        out = sorted([s for s in made if s], key=lambda saying: saying.start) if made else []
        self.sayings[one.start] = tuple(out)
        low = self.seen.low
        colon = low.rfind(":", one.start, one.end)
        if colon >= 0 and not low[colon + 1 : one.end].strip():
            handed = speaker.HANDED.search(low, one.start, one.end)
            self.listing = self._name(handed.start(1), handed.end(1), one) if handed else None
        if self.labelled and not self.desk:
            self.carried[one.start] = self.speaker
        if out:
            lasting = [s.source for s in out if len(s.source) > speaker.PARTY and s.limit is None]
            self.last, self.since = (lasting[-1] if lasting else None), 0
            self.heard = self.last if self.last and speaker.PRESS.search(self.last) else self.heard
        elif not carries and opens:
            self.last = None
        self.since += 1

    def _label(self, one: Sentence) -> None:
        """`DEFENSE SECRETARY: ...` opens a speech in a transcript; a question has no speaker."""
        begin = self.seen.text.rfind("\n", 0, one.start + 1) + 1
        first = begin if one.start - begin < len("CONGRESSMAN. ") else one.start
        text = self.seen.text[first : min(one.end, first + 90)].lstrip()
        found = speaker.LABEL.match(text)
        if found and self.transcript:
            said = (found.group(1) or found.group(2)).split(",", maxsplit=1)[0]
            name, words = said.upper(), said.upper().split()
            asks = not speaker.ASKERS.isdisjoint(words)
            self.desk = not speaker.OWN_DESK.isdisjoint(words)
            self.speaker = None if asks else speaker.ELECTED.get(words[0], said.title())
            if name in speaker.ANSWERS:
                self.speaker = self.interviewee
            self.labelled = True
        elif self.interview and not self.transcript:
            end = self.seen.text.find("\n", one.end - 1)
            line = self.seen.text[one.start : end if end >= 0 else None].rstrip()
            self.labelled = self.labelled or line.endswith("?")
            self.speaker = None if line.endswith("?") else self.interviewee

    def _backward(self) -> None:
        """`Those close to it say so` is of the sentence before, `Source: X` of the rows by it."""
        low, sentences = self.seen.low, self.seen.sentences
        heard: set[str] = set()
        for at, one in enumerate(sentences):
            sayings = self.sayings[one.start]
            if not sayings:
                continue
            first = sayings[0]
            known = first.before and first.source in heard
            heard.add(first.source)
            points = speaker.POINTS.match(low, one.start)
            if at and known and points and "\n" not in low[one.start : one.start + 1]:
                before = sentences[at - 1].start
                if not self.sayings[before]:
                    self.carried[before] = self.carried[before] or first.source
            said = low[one.start : one.end].lstrip() if at else ""
            if speaker.OF_THIS.match(said) or (" so" in said and speaker.SAY_SO.search(said)):
                before = sentences[at - 1].start
                self.carried[before] = self.carried[before] or sayings[-1].source
            if low.startswith(("source:", "sources:"), sayings[0].start):
                self._rows(at, sayings[0].source)

    def _rows(self, at: int, source: str) -> None:
        """The short lines of a table round the line that gives its source."""
        sentences = self.seen.sentences
        for step in (-1, 1):
            row = at + step
            while (
                0 <= row < len(sentences)
                and sentences[row].end - sentences[row].start < speaker.ROW
            ):
                self.carried[sentences[row].start] = source
                row += step

    def _colon(self, one: Sentence) -> list[Saying | None]:
        """`Trump: They've offered us a certain amount`."""
        found = speaker.COLON_SAID.match(self.seen.text, one.start, one.end)
        if not found:
            return []
        start, end = found.span(1)
        known = [m.person for m in self.found.between(start, end) if m.person]
        who = known[-1] if known else self.names.get(found.group(1).rsplit(maxsplit=1)[-1])
        return [Saying(start, end, who, before=False, verb=start)] if who else []

    def _saying(  # noqa: PLR0911 - one return a rule
        self, one: Sentence, verb: re.Match[str]
    ) -> Saying | None:
        low = self.seen.low
        left = max(one.start, verb.start() - 110)
        phrase = low[left : verb.start()].rstrip()
        told = phrase + " "
        last = max(0, len(phrase) - speaker.LAST)
        if speaker.UNSAID.search(told, last) and not verb.group().startswith(speaker.STALLS):
            return None
        if quoted := self._quoted(one, left, phrase, verb):
            return quoted
        if speaker.PASSIVE.search(told, last) and not phrase.endswith(" it"):
            return None
        for _ in range(3):
            found = speaker.AUX.search(phrase, max(0, len(phrase) - speaker.LAST))
            if not found:
                break
            phrase = phrase[: found.start()].rstrip()
        phrase = phrase.removesuffix("'s")
        at = left + len(phrase)
        named = self._speaker(left, at, one)
        if named is None:
            after = self._inverted(verb, one)
            if after is None:
                return None
            return Saying(verb.start(), after[1], after[0], before=True, verb=verb.start())
        source, start = named
        if len(source) <= speaker.PARTY and verb.group().startswith("expect"):
            return None
        limit = None
        if speaker.ONCE.match(low, start):
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
        found = speaker.QUOTES.search(phrase) if phrase.endswith(" as") else None
        at = left + len(phrase) - len(" as")
        source = self._name(left + found.end(), at, one) if found else None
        if not (found and source) or len(source) <= speaker.PARTY:
            return None
        return Saying(left + found.start(), verb.end(), source, before=False, verb=verb.start())

    def _is_tail(self, one: Sentence, start: int, end: int) -> bool:
        """Whether the content stands before the speaker: `..., X said Sunday`."""
        low = self.seen.low
        before = low[max(one.start, start - 40) : start].rstrip()
        if before.endswith(('"', '",')) and start - one.start > speaker.QUOTED:
            return True
        if self.seen.stripped:
            return bool(speaker.BARE_TAIL.match(low, end))
        rest = one.end - end
        short = rest < 60 and not low.startswith((" that", " he ", " she ", " it ", " they "), end)
        told = low.endswith("told", start, end) and speaker.TOLD_TAIL.match(low, end)
        if not (speaker.TAIL.match(low, end) or short or told or speaker.BACK_IN.match(low, end)):
            return False
        return start - one.start > 20 and before.endswith(",")

    def _inverted(self, verb: re.Match[str], one: Sentence) -> tuple[str, int] | None:
        low = self.seen.low
        before = low[max(one.start, verb.start() - 3) : verb.start()]
        told = speaker.ABOUT_THIS.match(low, one.start, verb.end())
        if not told and not _PARTED.search(before) and not self.seen.stripped:
            return None
        end = min(one.end, verb.end() + 70)
        stop = _STOP.search(low[verb.end() : end])
        end = verb.end() + stop.start() if stop else end
        source = self._name(verb.end(), end, one)
        return (source, end) if source else None

    def _cited(self, one: Sentence, cue: re.Match[str]) -> Saying | None:
        low = self.seen.low
        end = min(one.end, cue.end() + 90)
        if cue.group() in {"by ", "on ", "in "}:
            by = speaker.RECKONING.search(low, cue.end(), end)
            source = self._name(cue.end(), by.start(), one) if by else None
            if not (by and source):
                return None
            return Saying(cue.start(), by.end(), source, before=True, verb=cue.start())
        stop = _CITED_STOP.search(low[cue.end() : end])
        named = _ASIDE.match(low, cue.end() + stop.start()) if stop else None
        if named and self.seen.text[named.end() : named.end() + 1].isupper():
            stop = _STOP.search(low[:end], named.end())
            end = stop.start() if stop else end
            stop = None
        end = cue.end() + stop.start() if stop else end
        source = self._name(cue.end(), end, one)
        because = cue.group().startswith("citing") and source and len(source) <= speaker.PARTY
        if source is None or because:
            return None
        return Saying(cue.start(), end, source, before=True, verb=cue.start())

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
        written = speaker.WRITTEN.search(clause) if low.startswith(" saying", at) else None
        if written:
            people = [m for m in self.found.between(one.start, left + written.start()) if m.person]
            if people:
                return str(people[-1].person), people[0].start
        cites = speaker.CITING.match(low, begin)
        if cut > 0 and clause[cut] == "," and (whom := self._described_by(left, begin, one)):
            return whom
        aside = cut > 0 and clause[cut] == "," and speaker.MEANWHILE.match(low, begin)
        named = None if cites or aside else self._name(begin, left + len(clause), one)
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

    def _described_by(self, left: int, begin: int, one: Sentence) -> tuple[str, int] | None:
        """Whom a phrase between commas describes: `General Abrams, its commander, said`."""
        low = self.seen.low
        comma = begin - 1
        cut = max(low.rfind(mark, left, comma) for mark in (", ", "; ", '"', " that "))
        first = cut + 1 if cut >= 0 else left
        colon = low.rfind(": ", first, comma)
        first = colon + 2 if colon >= 0 else first
        outer = low[first:comma].strip()
        if not speaker.ASIDE.match(low, begin) or not outer or outer.count(" ") > speaker.NAMELY:
            return None
        if speaker.ADVERB.match(outer):
            return None
        name = self._name(first, comma, one)
        return (name, first) if name and len(name) > speaker.PARTY else None

    def _institution(self, start: int, end: int) -> tuple[int, str] | None:
        """The ministry, paper or office that a phrase names first, under its short name."""
        phrase = self.seen.low[start:end]
        best: tuple[int, str] | None = None
        first, last = self.seen.words.within(start, end)
        signs = joined(_NAMED.signs(self.seen.words)[first:last]) | _NAMED.always
        for number, (words, form) in enumerate(speaker.INSTITUTION if signs else ()):
            found = words.search(phrase) if signs >> number & 1 else None
            nearer = found and (
                best is None
                or (found.start() > best[0] if self.seen.stripped else found.start() < best[0])
            )
            if found and nearer:
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
        if speaker.PRONOUN.search(phrase):
            return self._antecedent(phrase, one) or described(phrase)
        if who := described(phrase.removesuffix("'s").removesuffix("'")):
            near = self.found.between(start, end)
            home = near[0].party + " " if near and near[0].party not in who else ""
            return self._again(home + who)
        states = self.found.between(start, end)
        return states[-1].party if states and states[-1].end >= end - 12 else None

    def _again(self, who: str) -> str:
        """`the official`: the one described before, where a bare calling is all that is said."""
        head = who.rsplit(maxsplit=1)[-1]
        if " " not in who:
            return self.callings.get(head, who)
        self.callings[who.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]] = who
        return who

    def _person(self, start: int, end: int) -> str | None:
        for match in reversed(list(speaker.NAME.finditer(self.seen.text[start:end]))):
            name = speaker.untitled(match.group())
            if not name or speaker.NO_NAME.search(match.group()) or name in speaker.NOBODY:
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
        """Whom a pronoun stands for: he and she for a person, it and they for who spoke last."""
        personal = speaker.HE.search(phrase)
        if self.last and not (
            personal and self.last not in self.people and speaker.OFFICE.search(self.last)
        ):
            return self.last
        people = [m for m in self.found.between(max(0, one.start - 300), one.start) if m.person]
        if personal and not people and not self.last:  # `the President ... he`, whom it names later
            people = [m for m in self.found.all if m.person]
            people = people if len({m.person for m in people}) == 1 else []
        return people[-1].person if people and personal else self.last

    def of(self, start: int, end: int) -> tuple[str | None, int]:
        """Who vouches for a span, and how many mouths it passed through."""
        one = self.seen.sentence(start)
        sayings = self.sayings.get(one.start, ())
        if self.seen.stripped:
            return self._nearest(sayings, start, end)
        after = [
            s
            for s in sayings
            if not s.before and s.verb < end and s.start <= start and start < (s.limit or one.end)
        ]
        tails = [s for s in sayings if s.before and s.verb >= end - 1]
        early = [s for s in sayings if s.before and s.verb < start]
        chain = len({s.source for s in (*after, *tails)})
        if after:
            inner = max(after, key=lambda s: s.verb).source
            return (tails[0].source if tails and len(inner) == speaker.PARTY else inner), chain
        if tails:
            return tails[0].source, chain
        if early:
            return early[-1].source, 1
        carried = self.carried.get(one.start)
        return carried, 1 if carried else 0

    def _nearest(self, sayings: Sequence[Saying], start: int, end: int) -> tuple[str | None, int]:
        """Where no mark parts sentences: by how far off a saying is, and on which side it tells."""
        low = self.seen.low
        best: tuple[float, str | None] = (speaker.REACH, None)
        for one in sayings:
            tail = bool(speaker.BARE_TAIL.match(low, one.end))
            cited = one.start == one.verb
            cost = speaker.REACH
            if one.start <= start and one.end <= start + 12:
                cost = (
                    start
                    - one.end
                    + 45.0 * tail
                    + 100.0 * (cited and start - one.end > speaker.CITED)
                )
                if cost > speaker.LONG and not cited and one.source not in self.people:
                    cost = speaker.LONG + (start - one.end) / 8
            elif one.verb >= end - 1:
                loose = low[one.start : one.start + 4].lstrip().startswith(("he ", "she"))
                ends = tail or cited or bool(speaker.ENDS_IT.match(low, one.end))
                cost = one.start - end + (5.0 if ends else 70.0 if loose else speaker.REACH)
            best = min(best, (cost, one.source), key=lambda pair: pair[0])
        return best[1], 1 if best[1] else 0
