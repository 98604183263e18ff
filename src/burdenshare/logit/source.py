"""Whose account a claim is of, where no word of its own sentence tells: the likeliest speaker.

What is known of a candidate is kept as a tuple, its place; the features are worked out from that.
Few places differ, so the utility of each is worked out once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from burdenshare.logit.choice import Choice, chances, loaded
from burdenshare.report.word import KEPT
from burdenshare.saying import speaker, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.report.view import Sentence
    from burdenshare.saying.attribution import Saying, Sources

BACK = 8  # sentences in which a speaker may stand before a claim
SPEAKERS = 5  # sayings looked at before a claim
BEFORE, AFTER = 4, 2  # sayings looked at on either side where no mark parts sentences
# log odds taken off "nobody" and added to whom the rules name: the labels name nobody where they
# are in doubt, and a reader who misses who vouches loses more than one who checks one in vain
LEAN = {"none": 0.5, "carried": 2.0, "bare": 1.5}
TRUST = {"none": 0.0, "carried": 1.0, "bare": 0.5}
_EARLY = 200  # characters in which a text opens
_HEAD = 60
_NEAR = 2  # speakers between, up to which the claim itself counts for how its speaker is found
_GAPS = (10, 40, 80, 140, 220)
_FAR_BACK = (5, 15, 30, 60, 90, 130, 180, 250)
_FAR_ON = (3, 10, 25, 50, 90)
_NEXT = (8, 30, 80)
_JOINTS = ((" but ", "but"), (" while ", "while"), (" and ", "and"), ("; ", ";"), ('"', '"'))
_END = attrgetter("end")
_HOMES = ("KR ", "JP ", "US ", "DE ", "PL ")

Place: TypeAlias = tuple[Any, ...]
Option: TypeAlias = tuple[str | None, Place]


def options(said: Sources, start: int, end: int, kind: str, *, figure: bool) -> list[Option]:
    """Nobody and the speakers near a span, each with its place.

    Args:
        said: The sayings of the text.
        start: Offset of the claim in the view.
        end: Offset after it.
        kind: What is claimed.
        figure: Whether it has a value.
    """
    sort = "fig" if figure else "ev"
    if said.seen.stripped:
        return _unmarked(said, start, end, kind, sort)
    at = max(0, bisect_right(said.seen.marks, start) - 1)
    one = said.seen.sentences[at]
    mine = said.sayings.get(one.start, ())
    carried = said.carried.get(one.start)
    near: list[Option] = [(s.source, _within(said, s, (start, end), kind)) for s in mine]
    signs = _signs(said, one, start, kind, sort)
    near += _behind(said, at, start, signs, mine=bool(mine))
    if at + 1 < len(said.seen.sentences):
        near += _ahead(said, said.seen.sentences[at + 1], end, signs)
    if carried and (said.labelled or one.start in said.firm):
        near.append((carried, ("label", kind, bool(mine))))
    elif carried and all(who != carried for who, _ in near):
        near.append((carried, ("carried",)))
    talk = said.transcript or said.interview
    return [(None, ("null", signs, bool(mine), talk)), *near] if near else [(None, ("alone",))]


def _signs(said: Sources, one: Sentence, start: int, kind: str, sort: str) -> tuple[str, ...]:
    """What the claim and its sentence show."""
    low = said.seen.low
    out = [f"kind {kind}", sort]
    if low.count('"', max(0, low.rfind("\n", 0, start)), start) % 2:
        out.append("quoted")
    if one.title:
        out.append("title")
    if one.start and low.find("\n", one.start - 1, one.start + 1) >= 0:
        out.append("opens")
    out.append(f"voices {min(said.voices, 4)}")
    if one.start < _EARLY:
        out.append("early")
    if wording.CARRY.match(low[one.start : one.start + _HEAD].lstrip()):
        out.append("carry")
    return tuple(out)


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


def _behind(
    said: Sources, at: int, start: int, signs: tuple[str, ...], *, mine: bool
) -> list[Option]:
    """The speakers of the sentences before, the last first."""
    low, rows = said.seen.low, said.rows
    above = bisect_right(said.items, at)  # an item of a list tells its own story
    first = max(at - BACK, said.items[above - 1] if above else 0)
    last = bisect_left(rows, at)
    out: list[Option] = []
    for place in range(last - 1, max(bisect_left(rows, first), last - SPEAKERS) - 1, -1):
        saying, rank = said.lasting[place], len(out)
        lines = min(low.count("\n", saying.verb, start), 3)
        quoted = low.count('"', saying.verb, start) % 2
        who = _calling(said, saying.source)
        how = saying.before, quoted, mine
        seen = signs if rank < _NEAR else signs[2:]
        back = min(at - rows[place], 5)
        out.append((saying.source, ("back", back, lines, who, min(rank, 2), how, seen)))
    return out


def _ahead(said: Sources, one: Sentence, end: int, signs: tuple[str, ...]) -> list[Option]:
    """The speaker of the sentence after."""
    sayings = said.sayings.get(one.start)
    if not sayings:
        return []
    saying = sayings[0]
    lines = min(said.seen.low.count("\n", end, max(end, saying.start)), 2)
    far = bisect_right(_NEXT, saying.start - one.start)
    return [(saying.source, ("next", lines, saying.before, far, signs[1], "quoted" in signs))]


def _unmarked(said: Sources, start: int, end: int, kind: str, sort: str) -> list[Option]:
    """The same where no mark parts sentences: by how far off a saying is, and on which side."""
    low = said.seen.low
    out: list[Option] = [(None, ("bare", kind, sort))]
    first = bisect_right(said.starts, start)
    before = sorted(said.told[:first], key=_END, reverse=True)[:BEFORE]
    for rank, one in enumerate(before):
        ends = bool(wording.BARE_TAIL.match(low, one.end)), one.start == one.verb
        far = bisect_right(_FAR_BACK, start - one.end)
        who = _calling(said, one.source)
        out.append((one.source, ("bare b", min(rank, 2), far, who, ends, sort)))
    for rank, one in enumerate(said.told[first : first + AFTER]):
        ends = bool(wording.BARE_TAIL.match(low, one.end)), one.start == one.verb
        goes_on = bool(wording.ENDS_IT.match(low, one.end))
        far = bisect_right(_FAR_ON, one.start - end)
        out.append((one.source, ("bare a", rank, far, _calling(said, one.source), ends, goes_on)))
    return out


def features(place: Place) -> list[str]:  # noqa: PLR0911 - one return a sort of place
    """What speaks for a candidate, by its place."""
    name, told = place[0], place[1:]
    match name:
        case "null":
            signs, mine, talk = told
            out = ["null", *(f"null {sign}" for sign in signs)]
            return out + ["null mine"] * mine + ["null transcript"] * talk
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
    back, lines, who, rank, how, signs = told
    before, quoted, mine = how
    base, parted = f"b{rank}", min(lines, 2)
    out = [f"back {base}", f"back d{back} {base}", f"back p{lines} {base}"]
    out += [f"back d{back} p{lines}", f"back {who} {base}", f"back {who} p{parted}"]
    out.append(f"back {'mine' if mine else 'none'} {base}")
    if rank < _NEAR:
        out += [f"back {base} {sign}" for sign in signs]
    out += [f"back before {base}"] * before + ["back openquote"] * quoted
    if "opens" in signs:
        out.append(f"back opens p{lines} {who}")
    if "carry" in signs:
        out.append(f"back carry {who} p{parted}")
    return out


@cache
def shipped() -> Choice:
    """The weights that come with the program: a constant of the code."""
    return loaded((files(__package__) / "source.tsv").read_text(encoding="utf-8"))


@lru_cache(maxsize=KEPT)
def _utility(place: Place) -> float:
    return shipped().utility(features(place))


def likeliest(
    said: Sources, start: int, end: int, kind: str, *, figure: bool, read: str | None
) -> str | None:
    """The speaker whose account a claim most likely is of; None for the report's own voice.

    Args:
        said: The sayings of the text.
        start: Offset of the claim in the view.
        end: Offset after it.
        kind: What is claimed.
        figure: Whether it has a value.
        read: Who vouches by the rules. Where the sentence of the claim tells, their word stands.
    """
    how = told_by(said, (start, end), read)
    if how == "told":
        return read
    told = options(said, start, end, kind, figure=figure)
    if len(told) == 1:
        return read
    return weighed([(who, _utility(place)) for who, place in told], read, how)


def told_by(said: Sources, span: tuple[int, int], read: str | None) -> str:
    """How the rules know who vouches for a claim: "told", "carried", "none", or "bare" of marks."""
    start, end = span
    if said.seen.stripped:
        after = bisect_left(said.starts, end)
        one = said.told[after] if after < len(said.told) else None
        cited = one and one.start == one.verb and one.start < end + wording.CITED
        return "told" if cited and one and one.source == read else "bare"
    if not read:
        return "none"
    here = said.seen.sentence(start).start
    goes_on = not said.sayings.get(here) and not said.labelled and said.voices != 1
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
    odds = chances(utilities)
    odds[None] *= exp(-LEAN[how])
    if read in odds:
        odds[read] *= exp(TRUST[how])
    return max(odds, key=odds.__getitem__)
