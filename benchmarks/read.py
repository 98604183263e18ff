"""Quantities of NewsQuant's news sentences: how many are read right, and how fast.

The set (CQE, EMNLP 2023) is read from ../shared/benchmarks; money in five currencies and
percentages are scored, value and unit both right.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

from burdenshare.claim import figures

SENTENCES = Path(__file__).parents[1] / "../shared/benchmarks/newsquant_half.json"
UNITS = {
    "percentage": "percent",
    "dollar": "USD",
    "euro": "EUR",
    "japanese yen": "JPY",
    "pound sterling": "GBP",
    "south korean won": "KRW",
}
# measured on the same subset: research/evidence.md, section 3
PEERS = "Microsoft recognizers 1.0.1 0.869 (18 ms), quantulum3 0.10.0 0.769 (3.4 ms)"


def _unit(name: str) -> str | None:
    return UNITS.get(name) or next(
        (unit for start, unit in UNITS.items() if name.startswith(f"{start} per")), None
    )


def labelled(record: dict[str, object]) -> Counter[tuple[str, float]]:
    """Values and units of one labelled sentence; a range counts as its two ends."""
    out: Counter[tuple[str, float]] = Counter()
    quantities = record["quantities"]
    assert isinstance(quantities, list)
    for quantity in quantities:
        unit = _unit(quantity["normalized_unit"])
        if unit is None:
            continue
        text = str(quantity["value"]).replace(",", "")
        for value in text.lstrip("-").split("-"):
            try:
                out[unit, round(float(value), 6)] += 1
            except ValueError:
                continue
    return out


def found(sentence: str) -> Counter[tuple[str, float]]:
    """Values and units that `figures` reads in a sentence."""
    out: Counter[tuple[str, float]] = Counter()
    for quantity in figures(sentence):
        if quantity.unit in UNITS.values() and quantity.noun != "fraction":
            out[quantity.unit, round(abs(float(quantity.value)), 6)] += 1
            if quantity.high is not None:
                out[quantity.unit, round(abs(float(quantity.high)), 6)] += 1
    return out


def score(records: list[dict[str, object]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all sentences."""
    hits = read = wanted = 0
    for record in records:
        gold, mine = labelled(record), found(str(record["text"]))
        hits += sum((gold & mine).values())
        read += sum(mine.values())
        wanted += sum(gold.values())
    precision, recall = hits / max(read, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def run() -> list[tuple[str, str]]:
    """Rows of the benchmark table."""
    if not SENTENCES.exists():
        return [("NewsQuant, value and unit", "skipped: the sentences are not here")]
    records: list[dict[str, object]] = json.loads(SENTENCES.read_text(encoding="utf-8"))
    started = time.process_time()
    precision, recall, f1 = score(records)
    each = 1e3 * (time.process_time() - started) / len(records)
    return [
        (
            f"NewsQuant, value and unit, {len(records)} sentences",
            f"F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})",
        ),
        ("CPU a sentence", f"{each:.2f} ms"),
        ("peers on the same subset, as measured before", PEERS),
    ]
