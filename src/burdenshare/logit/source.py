"""Whose account a claim is of, where no word of its own sentence tells: the likeliest speaker."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from burdenshare.logit.choice import Choice, loaded
from burdenshare.mention import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from burdenshare.mention.attribution import Saying, Sources
    from burdenshare.report.view import Sentence

BACK = 8  # sentences in which a speaker may stand before a claim
SPEAKERS = 5  # sayings looked at before a claim
BEFORE, AFTER = 4, 2  # sayings looked at on either side where no mark parts sentences
# log odds taken off "nobody": the labels name nobody where they are in doubt, a reader who does not
# see who vouches loses more than one who checks a speaker in vain
LEAN = 2.5
TRUST = 0.5  # log odds added to whom the rules name in a text without marks
_EARLY = 200  # characters in which a text opens
_GAPS = (10, 40, 80, 140, 220)
_FAR_BACK = (5, 15, 30, 60, 90, 130, 180, 250)
_FAR_ON = (3, 10, 25, 50, 90)
_NEXT = (8, 30, 80)
_JOINTS = ((" but ", "but"), (" while ", "while"), (" and ", "and"), ("; ", ";"), ('"', '"'))

Option = tuple[str | None, list[str]]


def options(said: Sources, start: int, end: int, kind: str, *, figure: bool) -> list[Option]:
    """Nobody and the speakers near a span, each with what speaks for it.

    Args:
        said: The sayings of the text.
        start: Offset of the claim in the view.
        end: Offset after it.
        kind: What is claimed.
        figure: Whether it has a value.
    """
    if said.seen.stripped:
        return _unmarked(said, start, end, kind, figure=figure)
    at = max(0, bisect_right(said.seen.marks, start) - 1)
    one = said.seen.sentences[at]
    signs = _signs(said, one, start, kind, figure=figure)
    mine = said.sayings.get(one.start, ())
    out: list[Option] = [(None, ["null", *(f"null {sign}" for sign in signs)])]
    if mine:
        out[0][1].append("null mine")
    if said.transcript or said.interview:
        out[0][1].append("null transcript")
    out += [(saying.source, _within(said, saying, (start, end), kind)) for saying in mine]
    out += _behind(said, at, start, signs, mine=bool(mine))
    out += _ahead(said, at, end, signs)
    carried = said.carried.get(one.start)
    if carried and (said.labelled or said.listing):
        out.append((carried, ["label", f"label {kind}", *(["label mine"] if mine else ())]))
    elif carried and all(who != carried for who, _ in out):
        out.append((carried, ["carried else"]))
    return out


def _signs(said: Sources, one: Sentence, start: int, kind: str, *, figure: bool) -> list[str]:
    """What the claim and its sentence show."""
    low = said.seen.low
    out = [f"kind {kind}", "fig" if figure else "ev"]
    head = low[one.start : one.start + 60].lstrip()
    if low.count('"', max(0, low.rfind("\n", 0, start)), start) % 2:
        out.append("quoted")
    if one.title:
        out.append("title")
    if one.start and "\n" in low[one.start - 1 : one.start + 1]:
        out.append("opens")
    if one.start < _EARLY:
        out.append("early")
    if speaker.HEDGE.search(low, one.start, one.end):
        out.append("hedged")
    if speaker.CARRY.match(head):
        out.append("carry")
    return out


def _calling(said: Sources, source: str) -> str:
    """What a speaker is: a person, a party, press and the unnamed, an office, or something else."""
    if source in said.people:
        return "person"
    if len(source) <= speaker.PARTY:
        return "party"
    if speaker.PRESS.search(source):
        return "press"
    home = " " in source and source.split(" ", 1)[0] in _HOMES
    return "office" if home or speaker.OFFICE.search(source) else "other"


_HOMES = frozenset(["KR", "JP", "US", "DE", "PL"])


def _band(size: int, cuts: tuple[int, ...]) -> int:
    return bisect_right(cuts, size)


def _within(said: Sources, saying: Saying, span: tuple[int, int], kind: str) -> list[str]:
    """Features of a saying in the sentence of the claim."""
    start, end = span
    ahead = saying.verb < end and saying.start <= start
    if saying.before:
        place = "tail" if saying.verb >= end - 1 else "early" if saying.verb < start else "odd"
    else:
        place = "after" if ahead else "late" if saying.verb >= end else "odd"
    low = said.seen.low
    gap = low[saying.end : start] if place in {"after", "early"} else low[end : saying.start]
    if saying.limit is not None and start >= saying.limit:
        place += "lim"
    name = f"in {place}"
    out = [name, f"{name} {_calling(said, saying.source)}", f"{name} {kind}"]
    out.append(f"{name} d{_band(len(gap), _GAPS)}")
    out += [f"{name} gap {sign}" for mark, sign in _JOINTS if mark in gap]
    return out


def _behind(
    said: Sources, at: int, start: int, signs: list[str], *, mine: bool
) -> Iterator[Option]:
    """The speakers of the sentences before, the last first."""
    low, sentences = said.seen.low, said.seen.sentences
    rank = 0
    for back in range(1, min(BACK, at) + 1):
        for saying in reversed(said.sayings.get(sentences[at - back].start, ())):
            if rank == SPEAKERS:
                return
            far, lines = min(back, 5), min(low.count("\n", saying.verb, start), 3)
            who, base = _calling(said, saying.source), f"b{min(rank, 2)}"
            out = [f"back {base}", f"back d{far} {base}", f"back p{lines} {base}"]
            out += [f"back d{far} p{lines}", f"back {who} {base}", f"back {who} p{min(lines, 2)}"]
            out.append(f"back {'mine' if mine else 'none'} {base}")
            if rank < 2:
                out += [f"back {base} {sign}" for sign in signs]
            if saying.limit is not None:
                out.append("back lim")
            if saying.before:
                out.append(f"back before {base}")
            if low.count('"', saying.verb, start) % 2:
                out.append("back openquote")
            if "opens" in signs:
                out.append(f"back opens p{lines} {who}")
            if "carry" in signs:
                out.append(f"back carry {who} p{min(lines, 2)}")
            yield saying.source, out
            rank += 1


def _ahead(said: Sources, at: int, end: int, signs: list[str]) -> Iterator[Option]:
    """The speaker of the sentence after."""
    sentences = said.seen.sentences
    following = sentences[at + 1 : at + 2]
    for one in following:
        for saying in said.sayings.get(one.start, ())[:1]:
            lines = said.seen.low.count("\n", end, max(end, saying.start))
            out = ["next", f"next p{min(lines, 2)}", f"next before{saying.before} p{min(lines, 1)}"]
            out += [f"next {sign}" for sign in signs if sign in {"quoted", "ev", "fig"}]
            yield saying.source, [*out, f"next off{_band(saying.start - one.start, _NEXT)}"]


def _unmarked(said: Sources, start: int, end: int, kind: str, *, figure: bool) -> list[Option]:
    """The same where no mark parts sentences: by how far off a saying is, and on which side."""
    low = said.seen.low
    sort = "fig" if figure else "ev"
    out: list[Option] = [(None, ["bare null", f"bare null {kind}", f"bare null {sort}"])]
    every = [saying for sayings in said.sayings.values() for saying in sayings]
    before = sorted((one for one in every if one.start <= start), key=lambda one: -one.end)
    after = sorted((one for one in every if one.start > start), key=lambda one: one.start)
    for rank, one in enumerate(before[:BEFORE]):
        ends = f"tail{bool(speaker.BARE_TAIL.match(low, one.end))} cited{one.start == one.verb}"
        place = f"bare b r{min(rank, 2)}"
        far = f"bare b d{_band(start - one.end, _FAR_BACK)}"
        who = f"bare b {_calling(said, one.source)}"
        told = ["bare b", place, far, who, f"bare b {ends}", f"{place} {ends}", f"bare b {sort}"]
        out.append((one.source, told))
    for rank, one in enumerate(after[:AFTER]):
        ends = f"tail{bool(speaker.BARE_TAIL.match(low, one.end))} cited{one.start == one.verb}"
        ends += f" ends{bool(speaker.ENDS_IT.match(low, one.end))}"
        far = f"bare a d{_band(one.start - end, _FAR_ON)}"
        who = f"bare a {_calling(said, one.source)}"
        out.append((one.source, ["bare a", f"bare a r{rank}", far, who, f"bare a {ends}"]))
    return out


@cache
def shipped() -> Choice:
    """The weights that come with the program: a constant of the code."""
    return loaded((files(__package__) / "source.tsv").read_text(encoding="utf-8"))


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
        read: Who vouches by the rules. Where sentences are parted their word stands.
    """
    bare = said.seen.stripped
    if read and not bare:
        return read
    told = options(said, start, end, kind, figure=figure)
    return weighed(shipped(), told, read, bare=bare) if len(told) > 1 else read


def weighed(choice: Choice, told: Sequence[Option], read: str | None, *, bare: bool) -> str | None:
    """The likeliest of nobody and some speakers.

    Args:
        choice: The weights.
        told: The candidates and what speaks for each, as `options` has them.
        read: Who vouches by the rules.
        bare: Whether no mark parts the sentences of the text.
    """
    chances = choice.chances(told)
    chances[None] *= exp(-LEAN)
    if bare and read in chances:
        chances[read] *= exp(TRUST)
    return max(chances, key=lambda who: chances[who])
