"""Whom a phrase names: by name, by office, or by a word for someone the text named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from burdenshare.report.view import pattern
from burdenshare.report.word import KEPT, Openings
from burdenshare.saying import speaker, turn, wording
from burdenshare.saying.speaker import described, full_names, home_of, is_party

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.mention.actor import Mention, Mentions
    from burdenshare.report.view import Sentence, View
    from burdenshare.saying.turn import Turn

_ABOVE = 300  # characters before `the paper` in which it may be named
PARTS = (", ", "; ", '"', " that ")  # what parts clauses
_CUTS = (", ", "; ", '"', "- ", ") ", " that ", " after ", " but ", ": ")
# what joins a name to the words before it; an empty place or a mark before it is no other subject
_JOINS = (
    *(" of", " at", " in", " for", " from", " with", " by", " to", " and", " or", " on", " as"),
    *(" that", " but", " while"),
)
_WITH_IT = (" saying", *(f" {verb}" for verb in wording.PARTICIPLES))  # a letter warning
_OUTLETS = speaker.SAME_PAPER - {"report", "article", "story", "dispatch", "agency", "wire"}
_ONES = "|".join(sorted(speaker.CALLED - {"figures", "quarter", "quarters", "circles"}))
_ONE_OF = pattern(
    rf"\b({_ONES}) (?:of|from|in|on|at|for|with) (?:the |its |their |[a-z.]{{2,9}}'s )?"
    r"(?:[a-z]{2,9} )?$"
)
_DATA_OF = pattern(
    r"\W{0,3}(?:(?:the|new|official|latest|some|its) ){0,2}(?:figures|data|numbers|statistics"
    r"|excerpts|extracts|passages|tables?|charts?|totals)"
    r" (?:(?:taken |drawn |out )?(?:from|of)|in|by) "
)
_HE = " he", " she"
_WHO = "who ", " who "
_NAMED = Openings([words for words, _ in speaker.INSTITUTION])


@lru_cache(maxsize=KEPT)
def institutions(bits: int) -> tuple[tuple[int, Callable[..., re.Match[str] | None]], ...]:
    """The numbers of the institutions of some bits, each with what looks for it at a place."""
    every = enumerate(speaker.INSTITUTION)
    return tuple((number, words.match) for number, (words, _) in every if bits >> number & 1)


class Reference:
    """Who has been named in a text so far, and whom a word for one of them stands for.

    Attributes:
        names: Full names by family name.
        titles: People by the title that is put before their names, with their places.
        people: All full names.
        last: Who spoke last; None where nobody's account goes on.
        here: Who has spoken in the sentence at hand.
        heard: Which paper or unnamed source spoke last.
        paper: Which paper or channel spoke last by its name.
        spoke: Which person spoke last.
        callings: Descriptions by their first noun.
    """

    def __init__(self, seen: View, found: Mentions, host: str | None) -> None:
        self.seen, self.found, self.host = seen, found, host
        self.names, self.titles = full_names(seen, found)
        self.people = frozenset(self.names.values())
        self.signs = _NAMED.signs(seen.words)
        self.last: str | None = None
        self.here: list[str] = []
        self.heard: str | None = None
        self.paper: str | None = None
        self.spoke: str | None = None
        self.callings: dict[str, str] = {}

    def owner(self, start: int, end: int, one: Sentence) -> str | None:
        """Whose account it is: `by his account`, `in the ministry's telling`."""
        whose = self.seen.low[start:end].strip()
        if whose in {"his", "her", "its", "their", "the same", "these", "those", "that", "this"}:
            self.here.clear()
            return self._antecedent("he" if whose in {"his", "her"} else "it", one)
        return self.name(start, end, one)

    def institution(self, start: int, end: int) -> tuple[int, str] | None:
        """The ministry, paper or office that a phrase names first, under its short name."""
        seen = self.seen
        first, last = seen.words.within(start, end)
        signs, starts = self.signs[first:last], seen.words.starts[first:last]
        best: tuple[int, str] | None = None
        rank = 0
        told: set[int] = set()
        for at, bits in compress(zip(starts, signs, strict=True), signs):
            for number, match in institutions(bits):
                if number in told or not (found := match(seen.low, at, end)):
                    continue
                told.add(number)
                if found.end() > rank:
                    rank, form = found.end(), speaker.INSTITUTION[number][1]
                    said = found.group().strip()
                    named = form == "{0}" and speaker.NAMED_PRESS.match(seen.low, rank + 1, end)
                    if named:  # `the magazine Foreign Policy`
                        said, rank = named.group(), named.end()
                    near = (start, end)
                    if seen.stripped and speaker.is_press(said):  # a party farther off is another's
                        near = max(start, at - wording.BESIDE), found.end()
                    best = at - start, self._short(form, said, *near)
                if not seen.stripped:
                    return best
        return best

    def _clear(self, start: int, end: int) -> tuple[int, int, int]:
        """Bounds of a subject without what only stands before or with it, and where it opens.

        `papers given to X by Y`, `... for the five years the ministry`.
        """
        low, stripped = self.seen.low, self.seen.stripped
        if low.find(" to ", start, end) > 0 and (given := wording.SUPPLIED.search(low, start, end)):
            return (given.start("by"), end, start) if given["by"] else (start, given.start(), start)
        at = low.rfind(" the ", start + 1, end)
        first = self._behind(start, end) if stripped else start
        if at < 0 or low.endswith(_JOINS, first, at):
            return first, end, start
        words = self.seen.words
        place = bisect_left(words.starts, at + len(" the "))
        alone = place < len(words.starts) and any(
            (found := match(low, words.starts[place], end)) and found.end() == end
            for _, match in institutions(self.signs[place])
        )
        if not alone and stripped and low.count(" ", at, end) <= wording.FEW:
            alone = described(low[at:end]) is not None
        return (at if alone else first), end, (at if alone and not stripped else start)

    def _behind(self, start: int, end: int) -> int:
        """Where a subject can begin behind a person named too far before its verb."""
        low = self.seen.low
        people = [one for one in self.found.between(start, end) if one.person]
        if not people or end - people[-1].end <= wording.LOADED:
            return start
        last = people[-1].end
        rest = low[last:end].split()
        titled = wording.ASIDE.match(low, last) or not speaker.CALLED.isdisjoint(rest)
        return start if titled else last

    def _short(self, form: str, said: str, start: int, end: int) -> str:
        """The short name of an institution that a phrase names, with the party it is of."""
        home = home_of(self.found, start, end, self.host) if "{home}" in form else ""
        if home == "US" and speaker.ABROAD.match(said):
            home = self.host or ""
        return form.format(said, home=home).strip()

    def name(  # noqa: PLR0911 - one return a way of naming
        self, start: int, end: int, one: Sentence
    ) -> str | None:
        """Who a phrase names: a person, an institution, a party, or whom its pronoun stands for."""
        phrase = self.seen.low[start:end].rstrip()
        known = [m for m in self.found.between(start, end) if m.person]
        if known or not phrase:
            return self._kin(known[-1], start, end) if known else None
        if phrase.endswith(_HE) or phrase.startswith(_WHO):
            return self._pronoun(phrase if phrase.endswith(_HE) else "who", start, one)
        if meant := self._meant(phrase, start, one):
            return meant
        office, person = self.institution(start, end), self._person(start, end)
        if person and not (office and office[0] > phrase.find(person.split()[-1].lower())):
            return person
        if office:
            return self._of_office(phrase, *office)
        if there := speaker.THERE.search(phrase):
            return speaker.CAPITALS[there.group(1)]
        if speaker.PRONOUN.search(phrase):
            return self._pronoun(phrase, start, one)
        return self._described(start, end)

    def _of_office(self, phrase: str, at: int, office: str) -> str:
        """An office that a phrase names; somebody of it: `a member of the Assembly`."""
        one_of = None if speaker.is_press(office) else _ONE_OF.search(phrase, 0, at)
        if one_of:
            return f"{office} {one_of.group(1)}"
        return (
            office if speaker.ANEW.search(phrase, max(0, at - 16), at + 16) else self._again(office)
        )

    def _described(self, start: int, end: int) -> str | None:
        """Whom a phrase describes without a name, or the state that it names."""
        phrase = self.seen.low[start:end].rstrip()
        if data := _DATA_OF.match(phrase):
            start, phrase = start + data.end(), phrase[data.end() :]
        if who := described(phrase.removesuffix("'s").removesuffix("'")):
            issued = speaker.ISSUED.search(phrase)
            near = self.found.between(start, start + issued.start() if issued else end)
            if near and near[0].party not in who:
                said = re.escape(self.seen.low[near[0].start : near[0].end])
                who, times = re.subn(rf"\b{said}\b\.?(?:'s)?", near[0].party, who, count=1)
                who = who if times else f"{near[0].party} {who}"
            return self._again(who)
        states = self.found.between(start, end)
        if not states or not speaker.NO_MORE.fullmatch(self.seen.low, states[-1].end, end):
            return None
        return speaker.capital(self.seen.low[states[-1].start : states[-1].end], states[-1].party)

    def _kin(self, person: Mention, start: int, end: int) -> str | None:
        """A person, or whom a phrase describes by one: `an aide to Trump`, `Trump's envoy`."""
        low = self.seen.low
        after = low[person.end : end].removeprefix("'s").strip()
        words = after.split()
        if words and words[-1] in speaker.CALLED and ", " not in low[person.end : end]:
            if len(words) < wording.NAMELY - 1:
                return self._again(f"{person.person} {after}")
            if self.seen.stripped and not words[0].endswith("ing"):
                return self._again(speaker.DETERMINED.split(after)[-1].strip())
        before = speaker.KIN.search(low, start, person.start)
        who = described(low[start : before.start()]) if before else None
        return self._again(f"{person.person} {who}") if who else person.person

    def subject(self, left: int, at: int, one: Sentence) -> tuple[str, int] | None:
        """The subject that ends at an offset; an apposition between commas is stepped over."""
        low = self.seen.low
        clause = low[left:at]
        if whom := self._opening(at, one):
            return whom
        if low.startswith(_WITH_IT, at) and (whom := self._written(left, at, one)):
            return whom
        clause = clause.removesuffix(",")
        cut = max(map(clause.rfind, _CUTS))
        begin = left + cut + 1 if cut >= 0 else left
        if self.seen.stripped and (who := speaker.uncapitalised(low[begin:at])):
            return who, begin + low[begin:at].rfind(who.split()[0].lower())
        comma = cut > 0 and clause[cut] == ","
        if cut > 0 and "," in low[at - 1 : at + 1]:
            whom = self.described_by(left, begin, at, one) if comma else None
            if whom := whom or self.before_aside(left, at, one):
                return whom
        aside = wording.CITING.match(low, begin)
        if comma:
            aside = aside or wording.MEANWHILE.match(low, begin)
        elif clause.startswith(" that ", cut) and not self.seen.stripped:
            aside = aside or self._relates(begin, clause[cut:])
        end = left + len(clause)
        loaded = end - begin >= wording.LOADED and not aside
        first, last, start = self._clear(begin, end) if loaded else (begin, end, begin)
        named = None if aside else self.name(first, last, one)
        if named:
            return named, start
        return self._before(left, cut, one) if cut > 0 else None

    def _relates(self, begin: int, piece: str) -> re.Match[str] | None:
        """A piece that is a relative clause, not the subject: `that gathered before X`."""
        return None if " and " in piece else wording.RELATES.match(self.seen.low, begin)

    def _before(self, left: int, cut: int, one: Sentence) -> tuple[str, int] | None:
        """The subject before a piece of its clause that ends with the verb."""
        outer = self.seen.low[left : left + cut].rstrip(" ,")
        end = left + len(outer)
        cut = max(map(outer.rfind, PARTS))
        begin = left + cut + 1 if cut >= 0 else left
        beside = cut > 0 and outer.startswith(", ", cut)
        if beside and (whom := self.described_by(left, begin, end, one)):
            return whom
        named = self.name(begin, end, one)
        return (named, begin) if named else None

    def _written(self, left: int, at: int, one: Sentence) -> tuple[str, int] | None:
        """The author of a letter or column that says so."""
        low = self.seen.low
        found = wording.WRITTEN.search(low[left:at])
        people = self.found.between(one.start, left + found.start()) if found else ()
        named = [one for one in people if one.person]
        return (str(named[-1].person), named[0].start) if named else None

    def _opening(self, at: int, one: Sentence) -> tuple[str, int] | None:
        """The subject of a sentence whose verb ends in -ing, or a piece of the paper itself."""
        low = self.seen.low
        parted = low.startswith(",", at)
        if low.startswith(wording.PARTICIPLES, at + 1 + parted) or (
            parted and self._goes_on(one, at)
        ):
            told = wording.SUBJECT.match(low, one.start, at)
            who = self.name(*told.span(1), one) if told else None
            if told and who:
                return who, told.start(1)
        piece = None if self.here else speaker.PIECE.match(low, one.start, at)
        if piece and not self.institution(piece.end(), at):
            return piece["what"], one.start
        return None

    def _goes_on(self, one: Sentence, at: int) -> bool:
        """Whether `, saying` is of the subject of the whole sentence."""
        low = self.seen.low
        return low.startswith(", saying", at) and not (
            low.find(" and ", one.start, at) >= 0 or low.find(" but ", one.start, at) >= 0
        )

    def before_aside(self, left: int, at: int, one: Sentence) -> tuple[str, int] | None:
        """The subject before a relative clause: `Trump, who has had several figures, asserted`."""
        low = self.seen.low
        comma = max(low.rfind(", who ", left, at), low.rfind(", which ", left, at))
        if comma < 0:
            return None
        first = max([low.rfind(mark, left, comma) + len(mark) for mark in PARTS])
        first = max(first, left)
        named = self.name(first, comma, one)
        return (named, first) if named else None

    def described_by(self, left: int, begin: int, at: int, one: Sentence) -> tuple[str, int] | None:
        """Whom a phrase between commas describes: `General Abrams, its commander, said`."""
        low = self.seen.low
        comma = begin - 1
        cut = max([low.rfind(mark, left, comma) for mark in PARTS])
        first = cut + 1 if cut >= 0 else left
        colon = low.rfind(": ", first, comma)
        first = colon + 2 if colon >= 0 else first
        outer = low[first:comma].strip()
        if not outer or outer.count(" ") > wording.NAMELY or wording.ADVERB.match(outer):
            return None
        aside = wording.ASIDE.match(low, begin) is not None
        if not aside and speaker.CALLED.isdisjoint(low[begin:at].replace(",", "").split()):
            return None
        name = self.name(first, comma, one)
        whole = name is not None and outer.endswith(name.rsplit(maxsplit=1)[-1].lower())
        if not name or is_party(name) or not (aside or (whole and name in self.people)):
            return None
        return name, first

    def labelled(self, one: Turn, words: list[str]) -> str:
        """The person, the member or the office that a label names."""
        people = [m for m in self.found.between(one.start, one.start + len(one.label)) if m.person]
        if people:
            return str(people[0].person)
        named = [self.names[word.title()] for word in words if word.title() in self.names]
        if named:
            return named[0]
        if words == ["MEMBER"]:
            return turn.member_of(one.aside, self.host)
        return turn.ELECTED.get(words[0]) or turn.office_of(one.label, self.host)

    def answering(self, who: str) -> str:
        """The person or the office in brackets behind the label of an answer."""
        last = who.rsplit(maxsplit=1)[-1]
        return self.names.get(last) or turn.office_of(who, self.host)

    def _meant(self, phrase: str, start: int, one: Sentence) -> str | None:
        """Whom a calling alone stands for: the president, the auditors, its report."""
        bare = speaker.BARE.fullmatch(phrase)
        if not bare:
            return None
        owner, head = bare["owner"], bare["head"]
        if owner in {"his", "her"}:
            return self._antecedent("he", one) if head in speaker.WRITTEN_BY else None
        if owner in {"its", "their"}:
            at = max(0, one.start - 1)
            before = self.seen.sentence(at) if one.start else one
            body = self.institution(before.start, start) if head in speaker.WRITTEN_BY else None
            return body[1] if body else None
        if head in {"auditors", "auditor", "watchdog"}:
            named = speaker.AUDIT.search(self.seen.low, 0, start)
            return speaker.AUDITORS[named.group()] if named else None
        if told := self._told_in(head, start):
            return told
        named_so = [name for at, name in self.titles.get(head, ()) if at < start]
        if not named_so and head == "president":
            people = [m.person for m in self.found.between(0, start) if m.person]
            named_so = [one for one in people if one in speaker.PRESIDENTS]
        return named_so[-1] if named_so else None

    def _told_in(self, head: str, start: int) -> str | None:
        """Which paper, source or author was heard last, for a word for what they write."""
        if head in speaker.SAME_PAPER and self.paper:
            return self.paper
        if head in _OUTLETS and not self.heard:
            named = [*speaker.NAMED_PRESS.finditer(self.seen.low, max(0, start - _ABOVE), start)]
            return self.seen.text[slice(*named[-1].span())] if named else None
        if head in speaker.OWN_BOOK and self.spoke:
            return self.spoke
        return self.heard if head in speaker.SAME_REPORTS else None

    def _again(self, who: str) -> str:
        """`the official`: the one described before, where a bare calling is all that is said."""
        party, _, rest = (
            who.partition(" ") if who[:3].isupper() and who[2:3] == " " else ("", "", who)
        )
        head = speaker.AFTER_HEAD.split(rest, maxsplit=1)[0].rsplit(maxsplit=1)[-1]
        if " " not in rest:
            if head == "command" and "forces korea" in self.seen.low:
                return speaker.USFK
            before = self.callings.get(head)
            if not before and head in speaker.UNNAMED:
                before = self.callings.get("unnamed")
            return before if before and (not party or before.startswith(party)) else who
        self.callings[head] = who
        if head in speaker.UNNAMED:
            self.callings["unnamed"] = who
        return who

    def _person(self, start: int, end: int) -> str | None:
        for match in [*speaker.NAME.finditer(self.seen.text, start, end)][::-1]:
            name = speaker.untitled(match.group())
            if not name or speaker.NO_NAME.search(match.group()) or name in speaker.NOBODY:
                continue
            last = name.split()[-1]
            if last in self.names:
                return self.names[last]
            begin = match.end() - len(name)
            named = self.found.between(begin - 40, match.end())
            if any(not m.person and begin < m.end for m in named):
                continue
            if " " in name:
                return name
            if (
                match.end() >= end - 2
                and last.lower()
                not in {"seoul", "washington", "tokyo", "berlin", "he", "she", "it", "they"}
                and not any(m.start <= begin < m.end for m in named)
                and match.start() > start
                and len(last) > 2
            ):
                return last
        return None

    def _antecedent(self, phrase: str, one: Sentence) -> str | None:
        """Whom a pronoun stands for: he and she for a person, it and they for who spoke last."""
        personal = speaker.HE.search(phrase)
        single = phrase.endswith("it")
        here = [who for who in self.here if not (single and speaker.is_many(who))]
        if here:
            return here[-1]
        if (
            self.last
            and not (single and speaker.is_many(self.last))
            and not (personal and self.last not in self.people and speaker.OFFICE.search(self.last))
        ):
            return self.last
        if personal and (who := self._introduced(one) or self._acts_before(one)):
            return who
        people = [m for m in self.found.between(max(0, one.start - 300), one.start) if m.person]
        if personal and not people and self.spoke:
            return self.spoke
        if personal and not people and not self.last:  # `the President ... he`, whom it names later
            people = [m for m in self.found.all if m.person]
            people = people if len({m.person for m in people}) == 1 else []
        return people[-1].person if people and personal else self.last

    def _acts_before(self, one: Sentence) -> str | None:
        """The person whom the sentence before, of the same paragraph, begins with."""
        if not one.start or self.seen.low[one.start] == "\n":
            return None
        before = self.seen.sentence(one.start - 1)
        name = speaker.NAME.search(self.seen.text, before.start, before.start + wording.NAMED + 20)
        return self.names.get(speaker.untitled(name.group()).rsplit(" ")[-1]) if name else None

    def _introduced(self, one: Sentence) -> str | None:
        """Whom the sentence before brings in: `A diplomat was less shy. The gap, he said, ...`."""
        low = self.seen.low
        before = self.seen.sentence(one.start - 1) if one.start else one
        if not speaker.BRINGS_IN.match(low, before.start):
            return None
        told = wording.SUBJECT.match(low, before.start, before.end)
        return described(told.group(1)) if told else None

    def _pronoun(self, phrase: str, start: int, one: Sentence) -> str | None:
        """Whom a phrase that ends in a pronoun names: for `who`, the person right before it."""
        if phrase.strip() == "who":
            near = self.found.between(max(0, start - wording.NAMED), start)
            people = [m.person for m in near if m.person and m.end >= start - len(", ")]
            if people:
                return people[-1]
        return self._antecedent(phrase, one) or described(phrase) or self._subject(phrase, one)

    def _subject(self, phrase: str, one: Sentence) -> str | None:
        """Whom `it said` is of where no account goes on: who opens the sentence before."""
        if not one.start or not phrase.endswith(" it"):
            return None
        before = self.seen.sentence(one.start - 1)
        named = self.institution(before.start, before.end)
        return named[1] if named and (phrase == " it" or named[0] <= wording.OPENS) else None
