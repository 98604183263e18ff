"""Which part of the cost a sum covers, by the words that name it."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from burdenshare.cue import paying
from burdenshare.report.view import pattern
from burdenshare.report.word import Openings, joined

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from burdenshare.discourse.scene import Clause, Scene
    from burdenshare.mention.quantity import Quantity

WITH = 90  # characters in which the parts are named that a sum is for
NEAR = 60  # characters in which a sentence that goes on has its figure
# the parts of a payment, by the words that name them
_PARTS = (
    (
        "training equipment",
        (
            r"(?:training|drill) (?:equipment|gear|materiel|systems?|kit|aids|devices)|simulators?"
            r"|(?:gear|equipment) (?:[a-z]{2,9} ){0,3}(?:train|drill)\w{0,4}"
        ),
    ),
    (
        "utilities",
        (
            r"utilit\w{1,3}|electricity|electric power|heating|lighting|energy|light-heat-water"
            r"|(?:power|light|water|gas|fuel|electric|light and water) "
            r"(?:bills?|costs?|charges?|expenses?|payments?)"
            r"|(?:gas|power|light|heat|fuel|water),?(?: and| or)? "
            r"(?:and )?(?:water|lights?|heat|gas|power|fuel|electric)"
        ),
    ),
    (
        "labour",
        (
            r"labou?r(?! party| unions?)|(?<!soldiers' )(?<!troops' )wages?(?! not counted)"
            r"|salar\w{1,5}"
            r"|payroll|(?<!non-)(?<!non )personnel costs?|workers' pay"
            r"|pay (?:of|for) (?:the |its |all |local |base |korean |japanese ){0,3}"
            r"(?:workers|staff|employees|nationals)|pay packets"
            r"|(?:base|korean|local|these|those|furloughed) (?:staff|workers|employees|nationals)"
        ),
    ),
    (
        "construction",
        (
            r"construction|(?<!training )facilit\w{1,3}|buildings?|barracks|hangars|housing"
            r"|amenities|runways?|piers|quarters"
        ),
    ),
    ("logistics", r"logistic\w{0,3}|supplies"),
)
_NAMED = "|".join(f"(?P<p{n}>{words})" for n, (_, words) in enumerate(_PARTS))
PART = pattern(rf"\b(?:{_NAMED})\b")
_PUT_INTO = pattern(
    rf"""(?: \([^)]{{0,60}}\))?
    (?: in [\w' ]{{3,30}} budget)?(?: (?:a year|annually|each year|won|yen|agreement))?,?
    (?: (?:that|which|of it))?(?: (?:was|is|were|will|goes|going|went|go|be|spent|set aside
    |reserved|earmarked|used|allotted|meant|would
    |to go|to be spent|each year|every year|annually)){{0,3}} (?:for|to|on|into|toward|of)
    (?: (?:the|its|their|new|these|those|korean|base|military|fund|pay|cover|buy|purchas\w{{1,3}}
    |category,|local|cash|upkeep of)){{0,4}}? (?:{_NAMED})\b"""
)
_NEXT = pattern(
    r"[\w' ,()-]{0,34}\b(?:to|from|against|than|with|and|of|earlier) (?:about |the |at |by ){0,2}$"
)

MOVE = "Camp Humphreys"  # what is spent on the bases that were moved there


_NAMING = Openings((PART, *(words for _, words in paying.SCOPES)))
_SCOPES = tuple((name, words, _NAMING.bit(words)) for name, words in paying.SCOPES)
_BITS = {name: bit for name, _, bit in _SCOPES}


def _naming(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Where words in a span start that can open a pattern naming what is covered, and which."""
    words = scene.seen.words
    first, last = words.within(start, end)
    signs = _NAMING.signs(words)[first:last]
    return list(compress(zip(words.starts[first:last], signs, strict=True), signs))


def scope(scene: Scene, item: Quantity, here: Clause) -> str:
    """What a sum covers, by the words around it; ``stationing`` where they name nothing else."""
    low = scene.seen.low
    if into := _PUT_INTO.match(here.right):
        end = into.end()
        told = _UP_TO_SUM.match(here.right, end)
        near = here.right[: min(told.end() if told else end, WITH)]
        both = {_part_named(into), *map(_part_named, PART.finditer(near, end))}
        if len(both) > len({"labour", "utilities"}):
            return "stationing"  # the whole, by all that it is made up of
        return "labour and utilities" if both == {"labour", "utilities"} else _part_named(into)
    left, right = here.left[-130:], here.right[:60]
    first, behind = item.lead - len(left), here.end - len(here.right)
    opens = _naming(scene, first, behind + len(right))
    named = None
    if joined([bits for _, bits in opens]) > 1:
        figure = low[item.start : item.end]
        after = behind - len(left) - len(figure)
        places = [
            (at - (first if at < item.lead else after), bits)
            for at, bits in opens
            if at < item.lead or at >= behind
        ]
        named = _named_in(f"{left}{figure}{right}", places)
    return named or ("NATO budget" if scene.nato else _part(scene, item, here.first))


def may_be(scene: Scene, here: Clause, covered: str) -> bool:
    """Whether the words of a clause can name a certain scope at all."""
    told = _naming(scene, here.start, here.end)
    return bool(joined([bits for _, bits in told]) & _BITS[covered])


def _part_named(found: re.Match[str]) -> str:
    return _PARTS[int((found.lastgroup or "p0")[1:])][0]


def _part(scene: Scene, item: Quantity, lo: int) -> str:
    """The part of a payment that is named between a figure and the one before it."""
    end = item.lead
    told = [at for at, bits in _naming(scene, max(lo, end - 350), end) if bits & 1]
    if not told:
        return _part_before(scene, item)
    for prior in reversed(scene.quantities.between(max(lo, item.lead - 200), item.lead)):
        same = prior.unit == item.unit
        if same and not _NEXT.fullmatch(scene.seen.low, prior.end, end):
            lo = prior.end
            break
        end = prior.lead if same else end
    names = _parts(scene.seen.low, [at for at in told if max(lo, end - 150) <= at < end], end)
    if names == {"labour", "utilities"}:
        return "labour and utilities"
    return names.pop() if len(names) == 1 else "stationing"


_UP_TO_SUM = pattern(r"[^\d$₩€£¥]*")
_GOES_ON = pattern(r"\W{0,3}(?:[a-z]{1,3}[.:] )?(?:they|it|these|this|that|of (?:that|this|it))\b")


def _part_before(scene: Scene, item: Quantity) -> str:
    """The one part that the sentence before speaks of, where `they were 23.4 billion yen`."""
    seen = scene.seen
    home = seen.sentence(item.start)
    far = seen.stripped or item.lead - home.start > NEAR
    if far or scene.quantities.between(home.start, item.start):
        return "stationing"
    if not _GOES_ON.match(seen.low, home.start):
        return "stationing"
    end = home.start
    for _ in range(2):
        before = seen.sentence(max(0, end - 1))
        told = [at for at, bits in _naming(scene, before.start, end) if bits & 1]
        if told:
            names = _parts(seen.low, told, end)
            return names.pop() if len(names) == 1 else "stationing"
        if end - before.start > NEAR:
            break  # no mere name of a speaker
        end = before.start
    return "stationing"


def covers(scene: Scene, start: int, end: int) -> str:
    """The same for an event."""
    lo, hi = scene.seen.window(start, end)
    first, last = max(lo, start - 80), min(hi, end + 90)
    told = _naming(scene, first, last)
    places = [(at - first, bits) for at, bits in told]
    named = _named_in(scene.seen.low[first:last], places) if places else None
    if named or scene.nato:
        return named or "NATO budget"
    names = _parts(scene.seen.low, [at for at, bits in told if bits & 1], last)
    return names.pop() if len(names) == 1 else "stationing"


def _parts(low: str, places: Sequence[int], end: int) -> set[str]:
    """The parts named at some places, none of which overlaps the one before."""
    names, done = set(), 0
    for at in places:
        if at >= done and (found := PART.match(low, at, end)):
            names.add(_part_named(found))
            done = found.end()
    return names


def _named_in(near: str, places: Sequence[tuple[int, int]]) -> str | None:
    """What is named in a text, tried at the places where words can open that."""
    signs = joined([bits for _, bits in places])
    for name, named, bit in _SCOPES if signs > 1 else ():
        if signs & bit:
            for at, bits in places:
                if bits & bit and named.match(near, at):
                    return name
    return None
