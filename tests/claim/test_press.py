"""How well reports are read that no rule was written for: F1 floors on the labelled press set.

The first half is there to learn from; of the second only the score may be looked at.
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


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer of the labelled sets is not here")
@pytest.mark.parametrize("half", ["first", "second"])
def test_unseen_press_is_read_above_its_floors(half: str, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    gold = tmp_path / "gold"
    texts.mkdir()
    gold.mkdir()
    (texts / "reports.toml").write_bytes((PRESS / "reports.toml").read_bytes())
    for label in sorted(PRESS.glob("*.json")):
        name = json.loads(label.read_text(encoding="utf-8"))["report"]
        (texts / name).write_bytes((PRESS / name).read_bytes())
        if (int(label.stem) <= 15) == (half == "first"):
            (gold / label.name).write_bytes(label.read_bytes())
    claims = tmp_path / "claims.jsonl"
    claims.write_bytes(lines(read(str(texts)).claims))
    words = [sys.executable, str(SCORER), str(gold), str(claims)]
    words += ["--show"] if half == "first" else []
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: S603
    scores = {name: float(re.search(rf"^{name}:.* f1 ([\d.]+)", told, re.M)[1]) for name in FLOORS}  # type: ignore[index]
    assert all(scores[name] >= floor for name, floor in FLOORS.items()), told


def test_every_label_of_the_press_set_quotes_its_text() -> None:
    for label in PRESS.glob("*.json"):
        record = json.loads(label.read_text(encoding="utf-8"))
        text = (PRESS / record["report"]).read_bytes().decode()
        assert all(text[c["start"] : c["end"]] == c["quote"] for c in record["claims"])
