"""Events weighed by the words around them: the unlikely dropped, the likely added."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, chain, starmap
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.claim.event import KINDS, Told, doubts, event_of, happenings
from burdenshare.cue.kind import Kind
from burdenshare.cue.trigger import IF, Frame
from burdenshare.logit.event import shipped
from burdenshare.report.view import pattern
from burdenshare.report.word import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from burdenshare.claim.event import Happening
    from burdenshare.discourse.scene import Scene
    from burdenshare.logit import event

SURE = 0.8  # chance from which words alone tell an event
# of stages of a pact it is less: they are told in few ways
SURE_OF = {
    Kind.SIGNED: 0.65, Kind.INITIALED: 0.65, Kind.RATIFICATION: 0.7, Kind.EXPIRY: 0.65,
}  # fmt: skip
_LEAST = min(SURE_OF.values())
_SOME = 0.02  # chance from which a sentence may tell an event of another kind, or of any
# chance below which what the rules read is none, by how often they were right there in reports
# that nobody had read before (parts 16xx to 18xx of the labelled press, when the weights knew only
# the parts before them: 40 of 43 below a tenth were none); less where the rules know ways of
# telling it that the words of the labelled press do not
DOUBTED = {
    Kind.RATIFICATION: 0.05, Kind.FURLOUGH: 0.02, Kind.EXPIRY: 0.03, Kind.OFFER: 0.06,
    Kind.SIGNED: 0.05, Kind.MEETING: 0.12, Kind.TENTATIVE_DEAL: 0.15,
    **dict.fromkeys(
        (Kind.AGREEMENT, Kind.DEMAND, Kind.THREAT, Kind.INITIALED, Kind.VETO), 0.1
    ),
}  # fmt: skip
_READY = pattern(r"\bready to\b|\breadiness\b")  # of troops: no threat to take them away
_PART = 0.25  # chance from which a word beside it belongs to the telling
_ASIDE = 2  # words beside a quote that speak for its event, too
_GAP = 3  # words of grammar, and others that say little, within a quote
_FAR = 8  # words on either side that a quote may take in
# parties of an event that only its words tell
WHO = {
    Kind.DEMAND: "recipient", Kind.OFFER: "payer", Kind.THREAT: "recipient", Kind.MEETING: "both",
    Kind.TENTATIVE_DEAL: "both", Kind.AGREEMENT: "both", Kind.INITIALED: "both",
    Kind.SIGNED: "both", Kind.RATIFICATION: "payer", Kind.EXPIRY: "both", Kind.VETO: "recipient",
    Kind.FURLOUGH: "recipient", Kind.REJECTION: "subject", Kind.DEADLOCK: "both",
    Kind.ESCALATOR: "payer", Kind.ASSURANCE: "recipient", Kind.APPOINTMENT: "near",
    Kind.SCHEDULED: "both", Kind.CONTEXT: "near",
}  # fmt: skip
_LIKE = {kind: Frame(kind, who, 0) for kind, who in WHO.items()}
_KINDS = {kind.value: kind for kind in Kind}


def weighed(scene: Scene) -> list[Happening]:
    """The events of a text by the rules and by its words.

    Args:
        scene: What was read of the text.
    """
    text = shipped().told(scene.seen)
    kept = _likely(scene, text, happenings(scene, _able(text)))
    told = Told(scene.seen, kept)
    starts, said = scene.seen.words.starts, scene.seen.words.said
    home = scene.seen.sentences[0]
    for at, name in text.sure(_LEAST):
        kind, here = _KINDS[name], starts[at]
        column = text.classes.index(name)
        if text.chance[at, column] <= SURE_OF.get(kind, SURE):
            continue
        if here >= home.end:
            home = scene.seen.sentence(here)
        if told.days(kind, here, home) or doubts(scene.seen, kind, home):
            continue
        first, last = _run(scene, text, at, column)
        start, end = starts[first], starts[last] + len(said[last])
        if kind is Kind.DEMAND and IF.search(scene.seen.low, home.start, start):
            continue
        if kind is Kind.THREAT and _READY.search(scene.seen.low, home.start, home.end):
            continue
        if made := event_of(scene, _LIKE[kind], start, end, home):
            told.add(made)
            kept.append(made)
    return sorted(kept, key=lambda event: event.start)


@cache
def _floors(classes: tuple[str, ...]) -> tuple[NDArray[np.float32], NDArray[np.int64], int]:
    """The least chance of each class, its bit, and the bits of the kinds that are no class."""
    kinds = [_KINDS.get(name) for name in classes]
    least = np.array(
        [DOUBTED.get(kind, _SOME) if kind else 1.0 for kind in kinds], dtype=np.float32
    )
    bits = np.array([KINDS[kind] if kind else 0 for kind in kinds])
    return least, bits, joined(list(KINDS.values())) & ~int(bits.sum())


def _able(text: event.Told) -> list[int]:
    """The kinds of events that each sentence may tell by its words, a bit of `KINDS` for each."""
    least, bits, others = _floors(text.classes)
    best = np.maximum.reduceat(text.chance, text.firsts)
    may = (best >= least) @ bits
    some = best.max(axis=1, initial=0.0, where=bits > 0) >= _SOME
    able: list[int] = (may + some * others).tolist()
    return able


def _likely(scene: Scene, text: event.Told, events: Sequence[Happening]) -> list[Happening]:
    """The events that the rules read, less those of which the words say otherwise."""
    spans = [_words(scene, one) for one in events if one.kind in DOUBTED]
    if not spans:
        return list(events)
    chances = text.chance[[*chain.from_iterable(starmap(range, spans))]]
    begins = list(accumulate([last - first for first, last in spans[:-1]], initial=0))
    best = iter(np.maximum.reduceat(chances, begins).tolist())
    column = text.classes.index
    return [
        one
        for one in events
        if one.kind not in DOUBTED or next(best)[column(one.kind)] >= DOUBTED[one.kind]
    ]


def _words(scene: Scene, one: Happening) -> tuple[int, int]:
    """Positions of the first word of an event's quote, and after the last, with those beside."""
    first, last = scene.seen.words.within(one.start, one.end)
    return max(0, first - _ASIDE), min(last + _ASIDE, len(scene.seen.words.said))


def _run(scene: Scene, text: event.Told, at: int, column: int) -> tuple[int, int]:
    """The words around one that tell the same event."""
    seen = scene.seen
    home = seen.sentence(seen.words.starts[at])
    lo, hi = seen.words.within(home.start, home.end)
    places = np.arange(max(lo, at - _FAR), min(hi, at + _FAR + 1))
    part = text.chance[places, column] > _PART
    here = at - int(places[0])
    return at - _reach(part[here::-1]), at + _reach(part[here:])


def _reach(part: NDArray[np.bool_]) -> int:
    """How far a run goes on from its first word, across gaps."""
    inside = np.flatnonzero(part).tolist()
    far = 0
    for place in inside:
        if place - far > _GAP:
            break
        far = place
    return far
