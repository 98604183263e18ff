"""Who vouches for a claim: the rules beside a conditional logit learnt from the labelled reports.

`python -m benchmarks sources` prints, for parts of the labelled reports that did not teach it, how
many of the claims labelled with a source get it and how many of those without stay without, by the
rules alone and by both. The rules were widened on these parts, so that their own figures are of
sample seen.
`python -m benchmarks.sources` writes the weights that come with the program, learnt from all parts
but the held-out ones.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import burdenshare.logit
from benchmarks.second import NEAR, PRESS, taught_by
from burdenshare.claim import extract
from burdenshare.claim.extract import scene_of
from burdenshare.logit.choice import Choice, dumped
from burdenshare.logit.fit import chosen
from burdenshare.logit.source import Speakers, features, told_by, weighed
from burdenshare.saying.attribution import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from burdenshare.claim import Claim
    from burdenshare.report import Report
    from burdenshare.report.view import View

PLAIN = frozenset(["of", "the", "a", "and"])


@dataclass(frozen=True, slots=True)
class Vouched:
    """A claim of a labelled report that a label tells, too.

    Attributes:
        part: The part of the set that its report is of.
        options: Nobody and the speakers near it, with the features of each.
        right: Whether each is the one that the label names.
        label: Who vouches for it; None for the report's own voice.
        read: Who does by the rules.
        how: How the rules know.
    """

    part: str
    options: list[tuple[str | None, list[str]]]
    right: list[bool]
    label: str | None
    read: str | None
    how: str


def vouched(folder: Path = PRESS) -> list[Vouched]:
    """The claims of the labelled reports that have a label, those held out left alone."""
    out: list[Vouched] = []
    for report, told, part in taught_by(folder):
        out += _of_report(report, [one for one in told if not one.get("extended")], part)
    return out


def _of_report(report: Report, labels: list[dict[str, object]], part: str) -> Iterator[Vouched]:
    scene = scene_of(report)
    if scene is None:
        return
    said = Sources(scene.seen, scene.mentions, scene.host)
    speakers = Speakers(said, features)
    for claim, label in matched([one for one in extract(report) if one.of is None], labels):
        start = _at(scene.seen, claim.start)
        end = max(start + 1, _at(scene.seen, claim.end - 1) + 1)
        near = speakers.near(start, end, claim.kind, figure=claim.value is not None)
        who = label["attributed_to"]
        name = None if who is None else str(who)
        yield Vouched(
            part,
            near,
            [same(name, one) for one, _ in near],
            name,
            said.of(start, end)[0],
            told_by(said, start, end, said.of(start, end)[0]),
        )


def _at(seen: View, origin: int) -> int:
    """Offset in the view of a character of the text."""
    piece = max(0, bisect_right(seen.origins, origin) - 1)
    return seen.starts[piece] + origin - seen.origins[piece]


def matched(
    claims: Sequence[Claim], labels: Sequence[Mapping[str, object]]
) -> Iterator[tuple[Claim, Mapping[str, object]]]:
    """Claims and labels of one kind and value that overlap, each once, by how far they do."""
    pairs = []
    for place, claim in enumerate(claims):
        for seat, label in enumerate(labels):
            common = min(claim.end, int(str(label["end"]))) - max(
                claim.start, int(str(label["start"]))
            )
            if common > 0 and claim.kind == label["kind"] and _near(claim.value, label["value"]):
                pairs.append((-common, place, seat))
    used: set[int] = set()
    gone: set[int] = set()
    for _, place, seat in sorted(pairs):
        if place not in used and seat not in gone:
            used.add(place)
            gone.add(seat)
            yield claims[place], labels[seat]


def _near(one: object, two: object) -> bool:
    if one is None or two is None:
        return one is two
    first, second = float(str(one)), float(str(two))
    return abs(first - second) <= NEAR * max(abs(first), abs(second))


def same(label: str | None, one: str | None) -> bool:
    """Whether two names of a source are one: they share a word."""
    if label is None or one is None:
        return label is one
    return bool(set(label.lower().split()) & set(one.lower().split()) - PLAIN)


def taught(claims: Sequence[Vouched]) -> Choice:
    """The conditional logit that claims teach, those left out whose speaker is not in reach."""
    known = [one for one in claims if any(one.right)]
    told = [[names for _, names in one.options] for one in known]
    return chosen(told, [one.right for one in known])


def run() -> list[tuple[str, str]]:
    """Names and figures: sources found, claims without one left alone, part by part."""
    start = process_time()
    claims = vouched()
    found: list[tuple[Vouched, str | None]] = []
    rows = []
    for part in sorted({one.part for one in claims}):
        choice = taught([one for one in claims if one.part != part])
        tried = [one for one in claims if one.part == part]
        both = [(one, named(choice, one)) for one in tried]
        rows.append((f"reports {part}, taught by the others", _told(both)))
        found += both
    rows.append(("all parts", _told(found)))
    rows.append(("the rules alone, widened on these parts", _told([(c, c.read) for c in claims])))
    return [*rows, ("CPU time", f"{process_time() - start:.0f} s")]


def named(choice: Choice, one: Vouched) -> str | None:
    """Who vouches for a claim by the rules and, where they name nobody, by the weights."""
    if one.how == "told":
        return one.read
    told = [(who, choice.utility(names)) for who, names in one.options]
    return weighed(told, one.read, one.how)


def _told(pairs: Sequence[tuple[Vouched, str | None]]) -> str:
    found = [same(one.label, who) for one, who in pairs if one.label is not None]
    alone = [who is None for one, who in pairs if one.label is None]
    return (
        f"source {sum(found) / max(1, len(found)):.1%} of {len(found)}, "
        f"none {sum(alone) / max(1, len(alone)):.1%} of {len(alone)}"
    )


def write() -> None:
    """Write the weights that come with the program."""
    choice = taught(vouched())
    home = Path(burdenshare.logit.__file__).parent
    (home / "source.tsv").write_text(dumped(choice), encoding="utf-8")
    print(f"source: {len(choice.weights):,} features")


if __name__ == "__main__":
    write()
