"""Whose account a claim is of, where no word of its own sentence tells: the likeliest speaker.

What is known of a candidate is kept as tuples, its places; the features are worked out from them.
Few places differ, so the utility of each is worked out once, and what a sentence alone tells once
for all its claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from burdenshare.logit.choice import Choice, loaded, odds
from burdenshare.report.word import KEPT
from burdenshare.saying import speaker, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from burdenshare.saying.attribution import Saying, Sources

BACK = 8  # sentences in which a speaker may stand before a claim
SPEAKERS = 5  # sayings looked at before a claim
BEFORE, AFTER = 4, 2  # sayings looked at on either side where no mark parts sentences
# log odds taken off "nobody" and added to whom the rules name: the labels name nobody where they
# are in doubt, and a reader who misses who vouches loses more than one who checks one in vain
LEAN = {"none": 0.5, "carried": 2.0, "bare": 1.5}
TRUST = {"none": 0.0, "carried": 1.0, "bare": 0.5}
_LEANS = {how: exp(-size) for how, size in LEAN.items()}
_TRUSTS = {how: exp(size) for how, size in TRUST.items()}
_EARLY = 200  # characters in which a text opens
_NEAR = 2  # speakers between, up to which the claim itself counts for how its speaker is found
_GAPS = (10, 40, 80, 140, 220)
_FAR_BACK = (5, 15, 30, 60, 90, 130, 180, 250)
_FAR_ON = (3, 10, 25, 50, 90)
_NEXT = (8, 30, 80)
_JOINTS = ((" but ", "but"), (" while ", "while"), (" and ", "and"), ("; ", ";"), ('"', '"'))
_HOMES = ("KR ", "JP ", "US ", "DE ", "PL ")

Place: TypeAlias = tuple[Any, ...]
Size: TypeAlias = Any  # what speaks for a place: its utility, or the names of its features
Option: TypeAlias = tuple[str | None, Size]


class _Row(NamedTuple):
    """What a sentence tells of whose account its claims are, whatever they say.

    Attributes:
        line: Where its line starts.
        shown: Its signs.
        nobody: What speaks for nobody.
        behind: The speakers of the sentences before, the last first, and what speaks for each
            behind an even number of quotation marks in the line of the claim, and an odd one.
    """

    line: int
    shown: tuple[str, ...]
    nobody: Size
    behind: tuple[list[Option], list[Option]]


class Speakers:
    """Nobody and the speakers near a claim, with what speaks for each: the sum over its places.

    Args:
        said: The sayings of the text.
        size: What speaks for a place: its utility in log odds where left out, or its `features`.
    """

    def __init__(self, said: Sources, size: Callable[[Place], Size] | None = None) -> None:
        self.said, self.size = said, size or _utility
        self.rows: dict[int, _Row | None] = {}

    def near(self, start: int, end: int, kind: str, *, figure: bool) -> list[Option]:
        """Nobody and the speakers near a claim.

        Args:
            start: Offset of the claim in the view.
            end: Offset after it.
            kind: What is claimed.
            figure: Whether it has a value.
        """
        said, size, sort = self.said, self.size, "fig" if figure else "ev"
        if said.seen.stripped:
            return self._unmarked(start, end, kind, sort)
        at = bisect_right(said.seen.bounds, start)
        if at not in self.rows:
            self.rows[at] = self._row(at, start)
        row = self.rows[at]
        if row is None:
            return [(None, size(("alone",)))]
        quoted = said.seen.low.count('"', row.line, start) % 2
        signs = _of_signs(size, kind, sort, quoted, row.shown)
        out: list[Option] = [(None, row.nobody + signs[0])]
        if mine := said.sayings[at]:
            out += [(one.source, size(_within(said, one, (start, end), kind))) for one in mine]
        behind = row.behind[quoted]
        for rank, (who, told) in enumerate(behind[:_NEAR], 1):
            out.append((who, told + signs[rank]))
        out += behind[_NEAR:]
        if any(said.sayings[at + 1 : at + 2]):
            out.append(self._ahead(at + 1, end, sort, quoted))
        if carried := said.carried[at]:
            if said.labelled or at in said.firm:
                out.append((carried, size(("label", kind, bool(mine)))))
            elif carried not in [who for who, _ in out]:
                out.append((carried, size(("carried",))))
        return out

    def _row(self, at: int, start: int) -> _Row | None:
        """What the sentence of a claim tells; None where nobody is near it."""
        said, seen = self.said, self.said.seen
        one, low = seen.sentences[at], seen.low
        shown = [f"voices {min(said.voices, 4)}"]
        if one.title:
            shown.append("title")
        if said.opens[at]:
            shown.append("opens")
        if one.start < _EARLY:
            shown.append("early")
        if wording.CARRY.match(low, one.start):
            shown.append("carry")
        line, mine = max(0, low.rfind("\n", 0, start)), bool(said.sayings[at])
        behind = self._behind(at, start, line, shown)
        if not (mine or behind[0] or said.carried[at] or any(said.sayings[at + 1 : at + 2])):
            return None
        nobody = self.size(("nobody", mine, said.transcript or said.interview))
        return _Row(line, tuple(shown), nobody, behind)

    def _behind(
        self, at: int, start: int, line: int, shown: Sequence[str]
    ) -> tuple[list[Option], list[Option]]:
        """The speakers of the sentences before, the last first: see `_Row`."""
        said, low, rows = self.said, self.said.seen.low, self.said.rows
        mine = bool(said.sayings[at])
        above = bisect_right(said.items, at)  # an item of a list tells its own story
        first = max(at - BACK, said.items[above - 1] if above else 0)
        last = bisect_left(rows, at)
        even: list[Option] = []
        odd: list[Option] = []
        for place in range(last - 1, max(bisect_left(rows, first), last - SPEAKERS) - 1, -1):
            saying, rank = said.lasting[place], min(len(even), _NEAR)
            lines = min(low.count("\n", saying.verb, start), 3)
            who = _calling(said, saying.source)
            how = "opens" in shown, "carry" in shown, saying.before, mine
            told = "back", min(at - rows[place], 5), lines, who, rank, *how
            marks = low.count('"', min(saying.verb, line), max(saying.verb, line)) % 2
            even.append((saying.source, self.size((*told, marks))))
            odd.append((saying.source, self.size((*told, 1 - marks))))
        return even, odd

    def _ahead(self, at: int, end: int, sort: str, quoted: int) -> Option:
        """The speaker of the sentence after."""
        seen, saying = self.said.seen, self.said.sayings[at][0]
        lines = min(seen.low.count("\n", end, max(end, saying.start)), 2)
        far = bisect_right(_NEXT, saying.start - seen.marks[at])
        return saying.source, self.size(("next", lines, saying.before, far, sort, quoted))

    def _unmarked(self, start: int, end: int, kind: str, sort: str) -> list[Option]:
        """The same where no mark parts sentences: by how far a saying is, and on which side."""
        said, size = self.said, self.size
        out: list[Option] = [(None, size(("bare", kind, sort)))]
        first = bisect_right(said.starts, start)
        before = sorted(range(first), key=said.ends.__getitem__, reverse=True)[:BEFORE]
        for rank, at in enumerate(before):
            one = said.told[at]
            far = bisect_right(_FAR_BACK, start - one.end)
            who, ends = _calling(said, one.source), (said.tails[at], one.start == one.verb)
            out.append((one.source, size(("bare b", min(rank, 2), far, who, ends, sort))))
        for rank, at in enumerate(range(first, min(first + AFTER, len(said.told)))):
            one = said.told[at]
            far = bisect_right(_FAR_ON, one.start - end)
            who, ends = _calling(said, one.source), (said.tails[at], one.start == one.verb)
            out.append((one.source, size(("bare a", rank, far, who, ends, said.closes[at]))))
        return out

    def likeliest(
        self, start: int, end: int, kind: str, *, figure: bool, read: str | None
    ) -> str | None:
        """The speaker whose account a claim most likely is of; None for the report's own voice.

        Args:
            start: Offset of the claim in the view.
            end: Offset after it.
            kind: What is claimed.
            figure: Whether it has a value.
            read: Who vouches by the rules. Where the sentence of the claim tells, they stand.
        """
        how = told_by(self.said, start, end, read)
        if how == "told":
            return read
        near = self.near(start, end, kind, figure=figure)
        return weighed(near, read, how) if len(near) > 1 else read


@lru_cache(maxsize=KEPT)
def _of_signs(
    size: Callable[[Place], Size], kind: str, sort: str, quoted: int, shown: tuple[str, ...]
) -> tuple[Size, ...]:
    """What the signs of a claim and its sentence say of nobody and of the nearest speakers."""
    signs = f"kind {kind}", sort, *["quoted"] * quoted, *shown
    bases = "null", *(f"back b{rank}" for rank in range(_NEAR))
    return tuple(size(("signs", base, signs)) for base in bases)


def _calling(said: Sources, source: str) -> str:
    """What a speaker is: a person, a party, press and the unnamed, an office, or something else."""
    return "person" if source in said.people else _unnamed(source)


@lru_cache(maxsize=KEPT)
def _unnamed(source: str) -> str:
    if speaker.is_party(source):
        return "party"
    if speaker.is_press(source):
        return "press"
    return "office" if source.startswith(_HOMES) or speaker.OFFICE.search(source) else "other"


def _within(said: Sources, saying: Saying, span: tuple[int, int], kind: str) -> Place:
    """A saying in the sentence of the claim."""
    start, end = span
    if saying.before:
        place = "tail" if saying.verb >= end - 1 else "early" if saying.verb < start else "odd"
    else:
        ahead = saying.verb < end and saying.start <= start
        place = "after" if ahead else "late" if saying.verb >= end else "odd"
    low = said.seen.low
    gap = low[saying.end : start] if place in {"after", "early"} else low[end : saying.start]
    if saying.limit is not None and start >= saying.limit:
        place += "lim"
    joints = tuple(sign for mark, sign in _JOINTS if mark in gap)
    far = bisect_right(_GAPS, len(gap))
    return "in", place, _calling(said, saying.source), kind, far, joints


def features(place: Place) -> list[str]:  # noqa: PLR0911 - one return a sort of place
    """What speaks for a candidate, by one of its places."""
    name, told = place[0], place[1:]
    match name:
        case "nobody":
            mine, talk = told
            return ["null"] + ["null mine"] * mine + ["null transcript"] * talk
        case "signs":
            base, signs = told
            return [f"{base} {sign}" for sign in signs]
        case "in":
            where, who, kind, far, joints = told
            out = [f"in {where} {sign}" for sign in (who, kind, f"d{far}")]
            return [f"in {where}", *out, *(f"in {where} gap {sign}" for sign in joints)]
        case "back":
            return _features_behind(told)
        case "next":
            lines, before, far, sort, quoted = told
            out = ["next", f"next p{lines}", f"next before{before} p{min(lines, 1)}"]
            return [*out, f"next off{far}", f"next {sort}", *["next quoted"] * quoted]
        case "label":
            kind, mine = told
            return ["label", f"label {kind}", *["label mine"] * mine]
        case "bare":
            return ["bare null", *(f"bare null {sign}" for sign in told)]
        case "bare b":
            rank, far, who, ends, sort = told
            out = [f"bare b {sign}" for sign in (f"r{rank}", f"d{far}", who, ends, sort)]
            return ["bare b", *out, f"bare b r{rank} {ends}"]
        case "bare a":
            rank, far, who, ends, goes_on = told
            return ["bare a", f"bare a r{rank}", f"bare a d{far}", f"bare a {who}",
                    f"bare a {ends} {goes_on}"]  # fmt: skip
    return [str(name)]


def _features_behind(told: Place) -> list[str]:
    back, lines, who, rank, opens, carry, before, mine, quoted = told
    base, parted = f"b{rank}", min(lines, 2)
    out = [f"back {base}", f"back d{back} {base}", f"back p{lines} {base}"]
    out += [f"back d{back} p{lines}", f"back {who} {base}", f"back {who} p{parted}"]
    out.append(f"back {'mine' if mine else 'none'} {base}")
    out += [f"back before {base}"] * before + ["back openquote"] * quoted
    if opens:
        out.append(f"back opens p{lines} {who}")
    if carry:
        out.append(f"back carry {who} p{parted}")
    return out


@cache
def shipped() -> Choice:
    """The weights that come with the program: a constant of the code."""
    return loaded((files(__package__) / "source.tsv").read_text(encoding="utf-8"))


@lru_cache(maxsize=KEPT)
def _utility(place: Place) -> float:
    return shipped().utility(features(place))


def told_by(said: Sources, start: int, end: int, read: str | None) -> str:
    """How the rules know who vouches for a claim: "told", "carried", "none", or "bare" of marks."""
    if said.seen.stripped:
        after = bisect_left(said.starts, end)
        beside = said.told[max(0, after - 1) : after + 1]
        within = any(start <= one.verb < end and one.source == read for one in beside)
        one = beside[-1] if after < len(said.told) else None
        cited = one and one.start == one.verb and one.start < end + wording.CITED
        return "told" if within or (cited and one and one.source == read) else "bare"
    if not read:
        return "none"
    here = bisect_right(said.seen.bounds, start)
    goes_on = not said.sayings[here] and not said.labelled and said.voices != 1
    return "carried" if goes_on and here not in said.firm else "told"


def weighed(
    utilities: Sequence[tuple[str | None, float]], read: str | None, how: str
) -> str | None:
    """The likeliest of nobody and some speakers.

    Args:
        utilities: Of each candidate, nobody first, in log odds.
        read: Who vouches by the rules.
        how: How they know, as `told_by` says it.
    """
    told = odds(utilities)
    told[None] *= _LEANS[how]
    if read in told:
        told[read] *= _TRUSTS[how]
    return max(told, key=told.__getitem__)
