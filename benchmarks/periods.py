"""The years of figures that no rule gives any: a conditional logit learnt from labelled reports.

`python -m benchmarks periods` prints, for parts of the labelled reports that did not teach it, how
many of the figures labelled with years get them by the rules alone and by both, and how many of
those that the rules leave without, and the labels too, stay so. The rules were widened on these
parts, so that their own figures are of sample seen.
`python -m benchmarks.periods` writes the weights that come with the program, learnt from all parts
but the held-out ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import burdenshare.logit
from benchmarks.second import PRESS, taught_by
from benchmarks.sources import matched
from burdenshare.claim import extract
from burdenshare.claim.extract import scene_of, told_in
from burdenshare.claim.pact import GUESSED, choice_of
from burdenshare.logit.choice import Choice, dumped
from burdenshare.logit.fit import chosen
from burdenshare.logit.period import LEAN, Era, Option, What, features, shape
from burdenshare.mention.moment import pacts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from burdenshare.report import Report

PENALTY = 1.5
YEARLY = {"year", "range", "fiscal", "decade"}
UNUSED = "rule"  # features that only teach: where the rules name years, these stand


@dataclass(frozen=True, slots=True)
class Timed:
    """A figure of a labelled report that a label tells, too.

    Attributes:
        part: The part of the set that its report is of.
        what: Its kind and status.
        options: No years, and those told around it.
        around: The day of print.
        label: The years that the label gives it.
        read: Those that the rules give it.
        own: Whether its own sentence names some.
    """

    part: str
    what: What
    options: list[Option]
    around: Era
    label: str | None
    read: str | None
    own: bool

    @property
    def teaches(self) -> bool:
        """Whether it can teach: a label without years does where the rules give none, either."""
        known = self.label in {years for years, _ in self.options}
        return known and (self.label is not None or self.read is None)


def timed(folder: Path = PRESS) -> list[Timed]:
    """The figures of the labelled reports that have a label, those held out left alone."""
    out: list[Timed] = []
    for report, told, part in taught_by(folder):
        out += _of_report(report, [one for one in told if not one.get("extended")], part)
    return out


def _of_report(report: Report, labels: list[dict[str, object]], part: str) -> Iterator[Timed]:
    bare = scene_of(report)
    if bare is None:
        return
    scene, _, found, pact = told_in(report, bare)
    known = pacts_of(scene.host, report.published)
    seats = {
        (*scene.seen.span(one.start, one.end), one.kind): seat
        for seat, one in reversed(list(enumerate(found)))
        if one.of is None
    }
    figures = [one for one in extract(report) if one.of is None and one.value is not None]
    for claim, label in matched(figures, labels):
        seat = seats.get((claim.start, claim.end, claim.kind))
        if seat is None or claim.kind not in GUESSED:
            continue
        one, years = found[seat], label["period"]
        what, near, around = choice_of(scene, one, found[:seat], pact, known)
        if one.period and all(one.period != years for years, _ in near):
            near.append((one.period, ()))
        lo, hi = scene.seen.window(one.quantity.start, one.quantity.end)
        own = any(time.years for time in scene.stretches.between(lo, hi) if time.grain in YEARLY)
        told = None if years is None else str(years)
        yield Timed(part, what, near, around, told, one.period, own)


def taught(figures: Sequence[Timed]) -> Choice:
    """The conditional logit that figures teach; what the rules say teaches beside the rest."""
    known = [one for one in figures if one.teaches]
    told = [[_features(one, option) for option in one.options] for one in known]
    right = [[years == one.label for years, _ in one.options] for one in known]
    found = chosen(told, right, penalty=PENALTY)
    return Choice({name: size for name, size in found.weights.items() if name.split()[0] != UNUSED})


def _features(one: Timed, option: Option) -> list[str]:
    years, signs = option
    out = features(one.what, shape(years, one.around), signs)
    if years is None or years != one.read:
        return out
    known = ("own" if one.own else "carried", *one.what[:2])
    return [*out, UNUSED, *(f"{UNUSED} {sign}" for sign in known)]


def named(choice: Choice, one: Timed) -> str | None:
    """The years of a figure by the rules and, where they give none, by the weights."""
    if one.read is not None:
        return one.read
    sizes = {
        years: choice.utility(features(one.what, shape(years, one.around), signs))
        for years, signs in one.options
    }
    sizes[None] -= LEAN
    return max(sizes, key=sizes.__getitem__)


def run() -> list[tuple[str, str]]:
    """Names and figures: years right, figures without any left so, part by part."""
    start = process_time()
    figures = timed()
    found: list[tuple[Timed, str | None]] = []
    rows = []
    for part in sorted({one.part for one in figures}):
        choice = taught([one for one in figures if one.part != part])
        tried = [one for one in figures if one.part == part]
        both = [(one, named(choice, one)) for one in tried]
        rows.append((f"reports {part}, the rules alone", _told([(c, c.read) for c in tried])))
        rows.append((f"reports {part}, taught by the others", _told(both)))
        found += both
    rows.append(("all parts, the rules alone", _told([(c, c.read) for c in figures])))
    rows.append(("all parts", _told(found)))
    return [*rows, ("CPU time", f"{process_time() - start:.0f} s")]


def _told(pairs: Sequence[tuple[Timed, str | None]]) -> str:
    right = [one.label == years for one, years in pairs if one.label is not None]
    alone = [years is None for one, years in pairs if one.label is None and one.read is None]
    return (
        f"years {sum(right) / max(1, len(right)):.1%} of {len(right)}, "
        f"none {sum(alone)} of {len(alone)}"
    )


def write() -> None:
    """Write the weights that come with the program."""
    choice = taught(timed())
    home = Path(burdenshare.logit.__file__).parent
    (home / "period.tsv").write_text(dumped(choice), encoding="utf-8")
    print(f"period: {len(choice.weights):,} features")


if __name__ == "__main__":
    write()
