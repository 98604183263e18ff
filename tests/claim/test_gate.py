"""Extraction may not get worse: floors are pinned with the hash of the corpus they hold for."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from burdenshare.claim import extract
from burdenshare.report import read, witnesses

SHARED = Path(__file__).parents[2] / "../shared"
GATE = json.loads(Path(__file__).with_name("gate.json").read_text(encoding="utf-8"))
FIELDS = ("period", "date", "actor", "modality", "status", "scope", "attributed_to")
SETS = {"seeds": ("seeds", "gold/seeds"), "composed": ("gold/composed", "gold/composed")}
Row = dict[str, Any]

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the labelled reports are not here")


def corpus_hash(name: str) -> str:
    texts, labels = (SHARED / folder for folder in SETS[name])
    digest = hashlib.sha256()
    for path in sorted([*texts.glob("*.txt"), texts / "reports.toml", *labels.glob("*.json")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_rows(name: str) -> list[Row]:
    folder = SHARED / SETS[name][0]
    known = tomllib.loads((folder / "reports.toml").read_text(encoding="utf-8"))
    reports = [
        read(path.read_bytes(), name=path.name, **known.get(path.name, {}))
        for path in sorted(folder.glob("*.txt"))
    ]
    return [
        {
            "report": c.report, "kind": str(c.kind), "start": c.start, "end": c.end, "unit": c.unit,
            "value": None if c.value is None else float(c.value),
            **{field: getattr(c, field) for field in FIELDS},
        }
        for report in witnesses(reports)
        for c in extract(report)
    ]  # fmt: skip


def labels(name: str) -> list[Row]:
    out: list[Row] = []
    for path in sorted((SHARED / SETS[name][1]).glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        out += [dict(claim, report=record["report"]) for claim in record["claims"]]
    return out


def overlap(gold: Row, mine: Row) -> int:
    common = int(min(gold["end"], mine["end"]) - max(gold["start"], mine["start"]))
    short, long = sorted((gold["end"] - gold["start"], mine["end"] - mine["start"]))
    return common if common >= 0.5 * short and long <= 3 * short + 20 else 0


def same_figure(gold: Row, mine: Row) -> bool:
    if gold["value"] is None or mine["value"] is None:
        return gold["value"] is None and mine["value"] is None
    one, two = float(gold["value"]), float(mine["value"])
    near = abs(one - two) <= 0.005 * max(abs(one), abs(two))
    return near and gold["unit"] == mine["unit"]


def pairs(gold: list[Row], mine: list[Row]) -> list[tuple[int, int]]:
    candidates = sorted(
        (-overlap(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(mine)
        if (g["report"], g["kind"]) == (p["report"], p["kind"])
        and same_figure(g, p)
        and overlap(g, p) > 0
    )
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for _, i, j in candidates:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((i, j))
    return out


def agree(field: str, gold: object, mine: object) -> bool:
    if mine is None:
        return False
    if field not in {"scope", "attributed_to"}:
        return str(gold) == str(mine)
    words = [set(str(text).lower().split()) for text in (gold, mine)]
    return bool(words[0] & words[1] - {"of", "the", "a", "and"})


def scores(name: str) -> dict[str, float]:
    gold, core = labels(name), set(GATE["core"])
    rows = read_rows(name)
    firm, extended = ([g for g in gold if bool(g.get("extended")) is x] for x in (False, True))
    mine = [r for r in rows if r["kind"] in core]
    matched = pairs(firm, mine)
    spare = [r for j, r in enumerate(mine) if j not in {j for _, j in matched}]
    spare += [r for r in rows if r["kind"] not in core]
    excused = {id(spare[j]) for _, j in pairs(extended, spare)}
    out = {"extended": len(excused) / len(extended)} if extended else {}
    for label, figure in (("figures", True), ("events", False)):
        wanted = sum((g["value"] is not None) is figure for g in firm)
        got = sum((p["value"] is not None) is figure and id(p) not in excused for p in mine)
        hits = sum((firm[i]["value"] is not None) is figure for i, _ in matched)
        out[label] = 2 * hits / (wanted + got)
    for field in FIELDS:
        known = [(firm[i][field], mine[j][field]) for i, j in matched if firm[i].get(field)]
        out[field] = sum(agree(field, g, p) for g, p in known) / len(known)
    return out


@pytest.mark.parametrize("name", sorted(SETS))
def test_no_score_falls_below_its_pinned_floor(name: str) -> None:
    if corpus_hash(name) != GATE[name]["sha256"]:
        pytest.skip("the labelled reports are not those that the floors were pinned for")
    found = scores(name)
    below = {k: (found[k], floor) for k, floor in GATE[name]["floors"].items() if found[k] < floor}
    assert below == {}
