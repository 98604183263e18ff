"""How well reports of many styles are read: floors on the labelled press set, part by part.

Each part was labelled before any of it was read by the program, and scored blind once; then it was
opened, and rules were widened on it; some parts are held out. README.md beside the reports has
the blind scores: they tell what to expect of a report nobody has seen, the floors here only guard
against loss.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from burdenshare.case.jsonl import lines
from burdenshare.session import read

PRESS = Path(__file__).parents[1] / "data" / "press"
SCORER = Path(__file__).parents[2] / ".." / "shared" / "gold" / "score_claims.py"
FLOORS = {"figures": 0.88, "events": 0.78}
FIELDS = {
    "period": 0.80,
    "date": 0.80,
    "actor": 0.90,
    "modality": 0.90,
    "status": 0.80,
    "scope": 0.85,
    "attributed_to": 0.75,
}
PARTS = {
    "001": range(1, 16),
    "016": range(16, 31),
    "031": range(31, 43),
    "101": range(101, 129),
    "201": range(201, 229),
    "301": range(301, 331),
    "401": range(401, 427),
    "501": range(501, 525),
    "601": range(601, 619),
    "701": range(701, 729),
    "801": range(801, 827),
    "901": range(901, 925),
    "1001": range(1001, 1025),
    "1101": range(1101, 1125),
    "1201": range(1201, 1225),
    "1301": range(1301, 1325),
    "1401": range(1401, 1425),
    "1501": range(1501, 1523),
    "1601": range(1601, 1625),
    "1701": range(1701, 1725),
    "1801": range(1801, 1825),
    "1901": range(1901, 1925),
    **{f"{n}01": range(100 * n + 1, 100 * n + 49) for n in range(20, 32)},
}
FREER = {  # events told as freely as may be, days by feasts and weekdays; pages of few words
    "1601": {"events": 0.72},
    "1701": {"events": 0.75, "date": 0.74},
    "1801": {"events": 0.75},
    "2201": {"scope": 0.78, "attributed_to": 0.74},
    "2401": {"period": 0.75},
    "2501": {"attributed_to": 0.65},
    "2901": {"period": 0.77, "date": 0.78, "scope": 0.83, "attributed_to": 0.70},
}
HELD_OUT = {  # nothing was learnt from them: what they score, less a little
    "601": {
        "figures": 0.82,
        "events": 0.80,
        "period": 0.75,
        "date": 0.75,
        "status": 0.80,
        "attributed_to": 0.70,
    },
    "901": {
        "figures": 0.87,
        "events": 0.81,
        "period": 0.69,
        "status": 0.80,
        "attributed_to": 0.55,
    },
    "1501": {"figures": 0.86, "events": 0.71, "period": 0.76, "date": 0.73, "status": 0.76},
    # 55 of 69 dates: events that were not found before are dated worse than the others
    "1901": {"figures": 0.85, "events": 0.66, "period": 0.73, "date": 0.78, "attributed_to": 0.57},
    "2301": {"figures": 0.86, "attributed_to": 0.70},
    "2601": {"events": 0.76, "attributed_to": 0.65},
    "3001": {"attributed_to": 0.60},
    "3101": {"figures": 0.86, "attributed_to": 0.69},
}


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer of the labelled sets is not here")
@pytest.mark.parametrize("first", PARTS)
def test_press_is_read_above_its_floors(first: str, tmp_path: Path) -> None:
    texts, gold = tmp_path / "texts", tmp_path / "gold"
    texts.mkdir()
    gold.mkdir()
    (texts / "reports.toml").write_bytes((PRESS / "reports.toml").read_bytes())
    for label in sorted(PRESS.glob("*.json")):
        if int(label.stem) in PARTS[first]:
            name = json.loads(label.read_text(encoding="utf-8"))["report"]
            (texts / name).write_bytes((PRESS / name).read_bytes())
            (gold / label.name).write_bytes(label.read_bytes())
    claims = tmp_path / "claims.jsonl"
    claims.write_bytes(lines(read(str(texts)).claims))
    words = [sys.executable, str(SCORER), str(gold), str(claims), "--show"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = dict(re.findall(r"^(figures|events):.* f1 ([\d.]+)", told, re.MULTILINE))
    found |= dict(re.findall(r"^(\w+): \d+/\d+ = ([\d.]+)", told, re.MULTILINE))
    scores = {name: float(score) for name, score in found.items()}
    floors = FLOORS | FIELDS | FREER.get(first, {}) | HELD_OUT.get(first, {})
    assert set(scores) == set(floors)
    assert not {name: scores[name] for name in floors if scores[name] < floors[name]}, told


def test_every_label_of_the_press_set_quotes_its_text() -> None:
    for label in PRESS.glob("*.json"):
        record = json.loads(label.read_text(encoding="utf-8"))
        text = (PRESS / record["report"]).read_bytes().decode()
        assert all(text[c["start"] : c["end"]] == c["quote"] for c in record["claims"])
