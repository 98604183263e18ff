"""How far two people agree on what a claim says: the ceiling of any reader of the held-out parts.

The second labeller saw the texts of parts 601 to 618 and 901 to 924 and where their claims stand,
but no label of the first. `python -m benchmarks labels` prints of how many fields that the first
filled the second says the same. Of part 1501 to 1522 another saw the texts alone and labelled them
from the start: for it, how well the second finds the figures and events of the first.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from benchmarks.second import PRESS
from benchmarks.sources import same

if TYPE_CHECKING:
    from pathlib import Path

SECOND = PRESS.parent / "second"
NEAR = 0.005  # two values are one within this share of the larger
FIELDS = ("period", "date", "status", "attributed_to")


def run() -> list[tuple[str, str]]:
    """Names and figures: agreement of two labellers, a row a field."""
    text = (PRESS / "second.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    first = {name: _core(name) for name in {row["report"] for row in rows}}
    out = []
    for field in FIELDS:
        pairs = [(first[row["report"]][int(row["claim"])].get(field), row[field]) for row in rows]
        told = [(str(one), two) for one, two in pairs if one is not None]
        alike = sum(same(one, two) if field == "attributed_to" else one == two for one, two in told)
        out.append((f"{field}, alike where the first says something", f"{alike} of {len(told)}"))
        none = [two for one, two in pairs if one is None]
        out.append((f"{field}, both silent", f"{none.count('')} of {len(none)}"))
    return [*out, *anew()]


def anew() -> list[tuple[str, str]]:
    """Figures and events that two people find in the same texts: F1 of the second by the first."""
    out = []
    for name, events in (("figures", False), ("events", True)):
        met = first = second = 0
        for path in sorted(SECOND.glob("*.json")):
            one, two = (_told(file, events=events) for file in (PRESS / path.name, path))
            core, other = _parted(one), _parted(two)
            met += _met(core[0], other[0])
            first += len(core[0])
            second += len(other[0]) - _met(core[1], other[0])
        out.append((f"{name} found by both", f"{2 * met / (first + second):.3f} F1 of {first}"))
    return out


def _told(path: Path, *, events: bool) -> list[dict[str, Any]]:
    told = json.loads(path.read_text(encoding="utf-8"))["claims"]
    return [one for one in told if (one["value"] is None) == events]


def _parted(told: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Claims that count, and those that are open to two readings or beyond the scored kinds."""
    extended = [one for one in told if one.get("extended")]
    return [one for one in told if not one.get("extended")], extended


def _met(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> int:
    """How many claims of one list are in the other, each once."""
    left = list(second)
    for one in first:
        two = next((two for two in left if _alike(one, two)), None)
        if two is not None:
            left.remove(two)
    return len(second) - len(left)


def _alike(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """The same kind and value, where half of the shorter quote is in the other."""
    if (one["kind"], one["unit"]) != (two["kind"], two["unit"]):
        return False
    short = min(one["end"] - one["start"], two["end"] - two["start"])
    if 2 * (min(one["end"], two["end"]) - max(one["start"], two["start"])) < short:
        return False
    if one["value"] is None or two["value"] is None:
        return one["value"] is two["value"]
    far = abs(float(one["value"]) - float(two["value"]))
    return far <= NEAR * max(abs(float(one["value"])), abs(float(two["value"])))


def _core(name: str) -> list[dict[str, object]]:
    told = json.loads((PRESS / name).with_suffix(".json").read_text(encoding="utf-8"))["claims"]
    return [one for one in told if not one.get("extended")]
