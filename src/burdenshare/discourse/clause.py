"""The clause a sum or a percentage is read in: at times more, or less, than it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.cue import rising
from burdenshare.discourse.scene import AFTER, BEFORE, Clause, Scene, beyond, clause
from burdenshare.mention.quantity import CURRENCIES
from burdenshare.report.view import pattern
from burdenshare.report.word import HEAD

if TYPE_CHECKING:
    from burdenshare.mention.quantity import Quantity

_QUOTED = (' "', " '")
_FROM_BASE = pattern(
    r" ?[$₩€£¥w]?[\d.,]{1,9}(?:%|(?: (?:percent|per cent|trillion|billion|million|won|yen"
    r"|dollars)){0,2})"
    r"(?: a year| annually)? (?:up )?to (?:about |around |some |nearly |as much as )?"
)
_BASED = BEFORE.bit(_FROM_BASE)


def clause_of(scene: Scene, item: Quantity) -> Clause:
    """The clause of a figure, and of the second where two are one: "1.4% or 13.3 billion yen more".

    Behind "from the present 42 percent to" it is that of the words before; the mark that opens a
    quotation counts for nothing.

    Args:
        scene: What was read of the text.
        item: A sum or a percentage of it.
    """
    here = clause(scene, item)
    if here.left.endswith(_QUOTED):
        left = here.left[:-1]
        here = here._replace(left=left, before=BEFORE[left[-HEAD:]])
    elif here.before & _BASED and _FROM_BASE.fullmatch(here.left):
        far = len(here.sentence) - len(here.left)
        here = here._replace(left=here.sentence, start=here.start - far)
    near = scene.quantities.between(item.end, item.end + 24)
    if not near or not rising.OR_SO.fullmatch(scene.seen.low, item.end, near[0].lead):
        return here
    level = item.unit in CURRENCIES and near[0].unit == "percent"
    if level and not rising.UP_NEAR.search(here.left[-60:]):
        return here  # "it is 1.2 trillion won, or 14 percent more": the sum is the level
    _, hi = scene.seen.window(item.start, item.end)
    right = beyond(scene.seen.low, near[0].end, max(hi, near[0].end))
    return here._replace(right=right, after=AFTER[right[:HEAD]])
