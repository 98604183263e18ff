"""The second reader of figures: learnt from the labelled reports, tried on parts it has not seen.

`python -m benchmarks second` prints, for each part of the labelled reports, how often the words
alone tell the kind and the status of a figure when the other parts taught them. The sentences of
tests/claim teach, too, and are not tried.
`python -m benchmarks.second` writes the weights that come with the program, learnt from all parts
but the held-out ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import burdenshare.logit
from burdenshare.claim.extract import scene_of
from burdenshare.logit import Model, contexts
from burdenshare.logit.fit import learnt
from burdenshare.logit.model import NONE, dumped
from burdenshare.report import read as read_report
from burdenshare.session import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from burdenshare.mention.quantity import Quantity
    from burdenshare.report import Report
    from burdenshare.report.view import View

PRESS = Path(__file__).parents[1] / "tests" / "data" / "press"
SENTENCES = Path(__file__).parents[1] / "tests" / "claim"
TOPIC = "Cost-sharing talks between the United States and South Korea"
# parts from which no weight is learnt
HELD_OUT = {"6xx", "9xx", "15xx", "19xx", "23xx", "26xx", "30xx", "31xx"}
KINDS = {
    "contribution", "total_cost", "share", "increase", "demand", "offer", "threat", "troops",
    "exchange_conversion", "term", "round", "furlough",
}  # fmt: skip
NEAR = 0.005  # two values are one within this share of the larger


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure of a labelled report.

    Attributes:
        part: The part of the set that its report is of.
        context: Its features.
        kind: What it claims; "none" for nothing.
        status: Of what it claims; None where the label states none.
        open: Whether the label allows two readings.
    """

    part: str
    context: list[str]
    kind: str
    status: str | None
    open: bool


def labelled(folder: Path = PRESS) -> list[Labelled]:
    """The figures of the labelled reports, those held out left alone."""
    return [one for report, told, part in taught_by(folder) for one in _figures(report, told, part)]


def taught_by(folder: Path) -> Iterator[tuple[Report, list[dict[str, object]], str]]:
    """Each labelled report with its claims and its part, those held out left alone."""
    for report in read(str(folder)).reports:
        part = part_of(report.name)
        if part not in HELD_OUT:
            path = (folder / report.name).with_suffix(".json")
            yield report, json.loads(path.read_text(encoding="utf-8"))["claims"], part


def part_of(name: str) -> str:
    """The part of the set that a report is of, by its number.

    Example:
        >>> part_of("042.txt"), part_of("1012.txt")
        ('0xx', '10xx')
    """
    return f"{int(Path(name).stem) // 100}xx"


def _figures(report: Report, claims: list[dict[str, object]], part: str) -> Iterable[Labelled]:
    scene = scene_of(report)
    if scene is None:
        return
    around = contexts(scene.seen, scene.figures, scene.host)
    for item, words in zip(scene.figures, around, strict=True):
        label = _label(scene.seen, item, claims)
        if label is None or label["kind"] not in KINDS:
            yield Labelled(part, words, NONE, None, open=False)
        else:
            status = label.get("status")
            yield Labelled(
                part,
                words,
                str(label["kind"]),
                None if status is None else str(status),
                open=bool(label.get("extended")),
            )


def sentences() -> list[Labelled]:
    """The figures of the labelled sentences; of a way of saying it only the figure it is about."""
    out: list[Labelled] = []
    for day, text, told in rows("sentences.tsv"):
        claims = [one.split() for one in told.split("|")]
        labels = [
            {
                "kind": kind,
                "value": value,
                "status": dict(f.split("=", 1) for f in more if "=" in f).get("status"),
            }
            for kind, value, _, *more in (
                one for one in claims if len(one) > 2 and "=" not in one[1]
            )
        ]
        out += _told(f"{TOPIC}\n\n{text}", day, labels, whole=True)
    for kind, value, text in rows("ways.tsv"):
        if value and kind in KINDS:
            told_by = {"kind": kind, "value": value, "status": None}
            out += _told(f"{TOPIC}\n\n{text}", "2020-02-05", [told_by], whole=False)
    return out


def rows(name: str) -> list[list[str]]:
    """The rows of a table of labelled sentences."""
    text = (SENTENCES / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [[cell.replace("\\n", "\n") for cell in row] for row in rows]


def _told(
    text: str, day: str, labels: list[dict[str, str | None]], *, whole: bool
) -> list[Labelled]:
    """The labelled figures of a sentence; the others, too, where the labels are all it claims."""
    published = date.fromisoformat(day) if day else None
    scene = scene_of(read_report(text.encode(), name="s.txt", published=published))
    if scene is None:
        return []
    out = []
    around = contexts(scene.seen, scene.figures, scene.host)
    for item, words in zip(scene.figures, around, strict=True):
        size = abs(float(item.value))
        near = [one for one in labels if _same(abs(float(str(one["value"]))), size)]
        if near and near[0]["kind"] in KINDS:
            out.append(
                Labelled("sentences", words, str(near[0]["kind"]), near[0]["status"], open=False)
            )
        elif whole and not near:
            out.append(Labelled("sentences", words, NONE, None, open=False))
    return out


def _same(one: float, two: float) -> bool:
    return abs(one - two) <= NEAR * max(one, two)


def _label(seen: View, item: Quantity, claims: list[dict[str, object]]) -> dict[str, object] | None:
    """The shortest labelled quote that covers a figure and has its value."""
    start, end = seen.span(item.start, item.end)
    size = abs(float(item.value))
    found = []
    for claim in claims:
        value = claim["value"]
        first, last = int(str(claim["start"])), int(str(claim["end"]))
        if value is None or first >= end or last <= start:
            continue
        told = abs(float(str(value)))
        if _same(told, size):
            found.append((last - first, claim))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def taught(figures: list[Labelled]) -> tuple[Model, Model]:
    """The models of the kind and of the status that labelled figures teach."""
    sure = [one for one in [*figures, *sentences()] if not one.open]
    spoken = [one for one in sure if one.status]
    return (
        learnt([one.context for one in sure], [one.kind for one in sure]),
        learnt([one.context for one in spoken], [str(one.status) for one in spoken]),
    )


def run() -> list[tuple[str, str]]:
    """Names and figures: right kinds and statuses of each part, taught by the others."""
    start = process_time()
    figures = [one for one in labelled() if not one.open]
    rows = []
    right = {"kind": [0, 0], "status": [0, 0]}
    for part in sorted({one.part for one in figures}):
        models = taught([one for one in figures if one.part != part])
        told = {}
        for name, model in zip(right, models, strict=True):
            tried = [one for one in figures if one.part == part and getattr(one, name)]
            found = model.chances([one.context for one in tried]).argmax(axis=1)
            hits = sum(
                model.classes[place] == getattr(one, name)
                for place, one in zip(found, tried, strict=True)
            )
            right[name][0] += hits
            right[name][1] += len(tried)
            told[name] = f"{name} {hits / len(tried):.1%} of {len(tried)}"
        rows.append((f"reports {part}, taught by the others", ", ".join(told.values())))
    rows += [(f"{name}, all parts", f"{hits / n:.1%}") for name, (hits, n) in right.items()]
    return [*rows, ("CPU time", f"{process_time() - start:.0f} s")]


def write() -> None:
    """Write the weights that come with the program."""
    home = Path(burdenshare.logit.__file__).parent
    for name, model in zip(("kind", "status"), taught(labelled()), strict=True):
        (home / f"{name}.tsv").write_text(dumped(model), encoding="utf-8")
        print(f"{name}: {len(model.rows):,} features, {len(model.classes)} classes")


if __name__ == "__main__":
    write()
