"""Which part of the cost a sum covers, by the words that name it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from burdenshare.discourse.scene import AFTER, seldom
from burdenshare.measure import paying
from burdenshare.report.view import pattern
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from burdenshare.discourse.scene import Clause, Scene
    from burdenshare.mention.quantity import Quantity

WITH = 90  # characters in which the parts are named that a sum is for
NEAR = 60  # characters in which a sentence that goes on has its figure
_NEXT = pattern(
    r"[\w' ,()-]{0,34}\b(?:to|from|against|than|with|and|of|earlier) (?:about |the |at |by ){0,2}$"
)

MOVE = "Camp Humphreys"  # what is spent on the bases that were moved there


_SCOPES = tuple((name, words, seldom(words)) for name, words in paying.SCOPES)
_BITS = {name: bit for name, _, bit in _SCOPES}
_SCOPED, _PART = seldom(*(words for _, words in paying.SCOPES)), seldom(paying.NAMED_PART)
_NAMING = _SCOPED | _PART
_PUT_INTO = AFTER.bit(paying.PUT_INTO)


@lru_cache(maxsize=KEPT)
def _able(mask: int) -> tuple[tuple[str, re.Pattern[str], int], ...]:
    """What can be named as covered, by the bits of its words."""
    return tuple([one for one in _SCOPES if mask & one[2]])


def scope(scene: Scene, item: Quantity, here: Clause) -> str:
    """What a sum covers, by the words around it; ``stationing`` where they name nothing else."""
    mask = here.mask & _NAMING
    if not mask:
        return "NATO budget" if scene.nato else _part_before(scene, item)
    if here.after & _PUT_INTO and (into := paying.PUT_INTO.match(here.right)):
        return _into(here.right, into)
    named = _scoped(scene, item, here) if mask & _SCOPED else None
    if named or scene.nato:
        return named or "NATO budget"
    return _part(scene, item, here) if mask & _PART else _part_before(scene, item)


def _into(right: str, into: re.Match[str]) -> str:
    """The part that a sum is put into, or the two parts."""
    end = into.end()
    told = _UP_TO_SUM.match(right, end)
    near = right[: min(told.end() if told else end, WITH)]
    both = {_part_named(into), *map(_part_named, paying.NAMED_PART.finditer(near, end))}
    if len(both) > len({"labour", "utilities"}):
        return "stationing"  # the whole, by all that it is made up of
    return "labour and utilities" if both == {"labour", "utilities"} else _part_named(into)


def _scoped(scene: Scene, item: Quantity, here: Clause) -> str | None:
    """What the words close to a sum name as covered, the qualifier of the sum left out."""
    left, right = here.left[-130:], here.right[:60]
    lead, behind = item.lead, here.end - len(here.right)
    first, last = lead - len(left), behind + len(right)
    figure = scene.seen.low[item.start : item.end]
    after = behind - len(left) - len(figure)
    near = f"{left}{figure}{right}"
    for name, words, bit in _able(here.mask & _SCOPED):
        for at in here.opened.where(bit):
            if first <= at < lead:
                told = words.match(near, at - first)
            else:
                told = words.match(near, at - after) if behind <= at < last else None
            if told:
                return name
    return None


def may_be(here: Clause, covered: str) -> bool:
    """Whether the words of a clause can name a certain scope at all."""
    bit = _BITS[covered]
    return here.mask & bit != 0 and here.opened.where(bit)[-1] >= here.start


def _part_named(found: re.Match[str]) -> str:
    return paying.PARTS[int((found.lastgroup or "p0")[1:])][0]


def _part(scene: Scene, item: Quantity, here: Clause) -> str:
    """The part of a payment that is named between a figure and the one before it."""
    lo, end = here.first, item.lead
    told = [at for at in here.opened.where(_PART) if end - 350 <= at < end]
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
        told = scene.opening(before.start, end).where(_PART)
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
    opened = scene.opening(lo, hi)
    if not opened.mask & _NAMING:
        return "NATO budget" if scene.nato else "stationing"
    first, last = max(lo, start - 80), min(hi, end + 90)
    near = scene.seen.low[first:last]
    for name, words, bit in _able(opened.mask & _SCOPED):
        for at in opened.where(bit):
            if first <= at < last and words.match(near, at - first):
                return name
    if scene.nato:
        return "NATO budget"
    told = [at for at in opened.where(_PART) if first <= at < last]
    names = _parts(scene.seen.low, told, last)
    return names.pop() if len(names) == 1 else "stationing"


def _parts(low: str, places: Sequence[int], end: int) -> set[str]:
    """The parts named at some places, none of which overlaps the one before."""
    names, done = set(), 0
    for at in places:
        if at >= done and (found := paying.NAMED_PART.match(low, at, end)):
            names.add(_part_named(found))
            done = found.end()
    return names
