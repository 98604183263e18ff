"""The second reader of events: learnt from the labelled reports, tried on parts it has not seen.

`python -m benchmarks events` prints, for each part of the labelled reports, how many of the words
that tell an event the reader finds when the other parts taught it, and how many of those it finds
do tell one.
`python -m benchmarks.events` writes the weights that come with the program, learnt from all parts
but the held-out ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import numpy as np

import burdenshare.logit
from benchmarks.second import PRESS, TOPIC, rows, taught_by
from burdenshare.claim.event import happenings
from burdenshare.claim.extract import scene_of
from burdenshare.logit.event import contexts
from burdenshare.logit.fit import learnt
from burdenshare.logit.model import NONE, Model, dumped
from burdenshare.report import read as read_report
from burdenshare.report.view import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from burdenshare.report.view import View

KINDS = {
    "demand", "offer", "threat", "meeting", "tentative_deal", "agreement", "initialed", "signed",
    "ratification", "expiry", "veto", "furlough", "rejection", "deadlock", "escalator", "assurance",
    "appointment", "scheduled", "context",
}  # fmt: skip
MARKED = PRESS.parent / "marked.txt"
MARK = re.compile(r"\[([a-z_]+)\|([^\]]*)\]")  # of a marked sentence: [kind|quote]
LINE = "LINE"  # stands at words of sentences written to tell events, more often than reports do
SEEN = 5  # words beside which a feature stands, at least
WEAK = 0.2  # log odds, the most that a feature adds to any class, below which it is left out
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a labelled report that can tell an event.

    Attributes:
        part: The part of the set that its report is of.
        context: Its features.
        kind: What it is part of telling; "none" for nothing.
    """

    part: str
    context: list[str]
    kind: str


def labelled(folder: Path = PRESS) -> list[Word]:
    """The words of the labelled reports, those held out left alone."""
    out: list[Word] = []
    for report, told, part in taught_by(folder):
        seen = view(report.text)
        places, around = contexts(seen)
        kinds = _kinds(seen, told)
        out += [Word(part, context, kinds[at]) for at, context in zip(places, around, strict=True)]
    return out


def _kinds(seen: View, claims: Iterable[dict[str, object]]) -> list[str]:
    """What each word is part of telling, by the shortest quote that covers it."""
    origins = [seen.origin(start) for start in seen.words.starts]
    out = [NONE] * len(origins)
    spans = [
        (int(str(one["start"])), int(str(one["end"])), str(one["kind"]))
        for one in claims
        if one["value"] is None and one["kind"] in KINDS
    ]
    for first, last, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        for place, origin in enumerate(origins):
            if first <= origin < last:
                out[place] = kind
    return out


def sentences() -> list[Word]:
    """The words of the labelled sentences, where the rules, which their tests hold to them, agree.

    Of a way of saying it only what tells it is known; of a sentence all that it tells.
    """
    out: list[Word] = []
    for day, text, told in rows("sentences.tsv"):
        claims = [one.split() for one in told.split("|")]
        kinds = {one[0] for one in claims if one and (len(one) == 1 or "=" in one[1])}
        out += _told(text, day, kinds, whole=True)
    for kind, value, text in rows("ways.tsv"):
        if not value and kind in KINDS:
            out += _told(text, "2020-02-05", {kind}, whole=False)
    return out


def marked(path: Path = MARKED) -> list[Word]:
    """The words of the marked sentences, a line each, in which `[kind|quote]` tells an event."""
    out: list[Word] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        seen = view(MARK.sub(r"\2", line))
        told: list[dict[str, object]] = []
        cut = 0  # characters of marks so far
        for mark in MARK.finditer(line):
            start = mark.start() - cut
            end = start + len(mark[2])
            told.append({"kind": mark[1], "start": start, "end": end, "value": None})
            cut += len(mark[0]) - len(mark[2])
        kinds = _kinds(seen, told)
        places, around = contexts(seen)
        out += [
            Word("marked", [*context, LINE], kinds[at])
            for at, context in zip(places, around, strict=True)
        ]
    return out


def _told(text: str, day: str, kinds: set[str], *, whole: bool) -> Iterator[Word]:
    """The words of a sentence that tell an event; the others, too, where all it tells is known."""
    published = date.fromisoformat(day) if day else None
    report = read_report(f"{TOPIC}\n\n{text}".encode(), name="s.txt", published=published)
    scene = scene_of(report)
    if scene is None:
        return
    events = [one for one in happenings(scene) if one.kind in kinds & KINDS]
    for at, context in zip(*contexts(scene.seen), strict=True):
        start = scene.seen.words.starts[at]
        kind = next((str(one.kind) for one in events if one.start <= start < one.end), NONE)
        if start > len(TOPIC) and (whole or kind != NONE):
            yield Word("sentences", [*context, LINE], kind)


def taught(words: list[Word]) -> Model:
    """The model that labelled words, the labelled and the marked sentences teach.

    How much oftener than reports such sentences tell an event is learnt apart and left out.
    """
    words = [*words, *sentences(), *marked()]
    told = [one.context for one in words]
    model = learnt(told, [one.kind for one in words], seen=SEEN, counted=True)
    names = list(model.rows)
    strong = [
        place
        for place in np.flatnonzero(np.abs(model.weights[1:]).max(axis=1) >= WEAK).tolist()
        if names[place] != LINE
    ]
    return Model(
        classes=model.classes,
        rows={names[place]: row for row, place in enumerate(strong, start=1)},
        weights=model.weights[[0, *(place + 1 for place in strong)]],
    )


def run() -> list[tuple[str, str]]:
    """Names and figures: words found of each part, taught by the others."""
    start = process_time()
    words = labelled()
    out = []
    for part in sorted({one.part for one in words}):
        model = taught([one for one in words if one.part != part])
        tried = [one for one in words if one.part == part]
        chances = model.chances([one.context for one in tried])
        sure = np.where(chances.max(axis=1) > SURE, chances.argmax(axis=1), -1)
        found = [model.classes[place] if place >= 0 else NONE for place in sure]
        hits = sum(one.kind == name != NONE for one, name in zip(tried, found, strict=True))
        there = sum(one.kind != NONE for one in tried)
        read_as = sum(name != NONE for name in found)
        out.append((f"reports {part}", f"{hits / there:.0%} found, {hits / read_as:.0%} right"))
    return [*out, ("CPU time", f"{process_time() - start:.0f} s")]


def write() -> None:
    """Write the weights that come with the program."""
    model = taught(labelled())
    home = Path(burdenshare.logit.__file__).parent
    (home / "event.tsv").write_text(dumped(model), encoding="utf-8")
    print(f"{len(model.rows):,} features, {len(model.classes)} classes")


if __name__ == "__main__":
    write()
