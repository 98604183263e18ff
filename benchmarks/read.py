"""Quantities of NewsQuant's news sentences, and reports of 600 words: how well, how fast, how big.

The set (CQE, EMNLP 2023) is read from ../shared/benchmarks; money in five currencies and
percentages are scored, value and unit both right. The reports are made of the sentences of the
shipped sample reports, drawn anew for each: dense ones of nothing else, and ones of which two
sentences in three are about something else, as in a newspaper's.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import time
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.bulk import sentences
from burdenshare.claim import extract
from burdenshare.mention import figures
from burdenshare.report import read as read_report

SENTENCES = Path(__file__).parents[1] / "../shared/benchmarks/newsquant_half.json"
UNITS = {
    "percentage": "percent",
    "dollar": "USD",
    "euro": "EUR",
    "japanese yen": "JPY",
    "pound sterling": "GBP",
    "south korean won": "KRW",
}
LENGTH = 600  # words
OTHER = (
    "Heavy rain closed two roads along the coast on Monday, and the ferry stayed in port.",
    "The museum will reopen in spring after a long repair of its roof, its director said.",
    "The home side scored late in each half and moved up to third place in the league.",
    "Farmers in the valley expect a smaller harvest this autumn because of the dry weeks in June.",
    "Rescuers found the two hikers unharmed near the lake early in the morning.",
    "The council put off its vote on a new bus line, since the mayor wants a cheaper plan.",
    "Doctors at the clinic advise older people to have their second dose before the winter.",
    "The film opens in cinemas next week; its music was written by a choir from the island.",
)
PEERS = Path(__file__).parents[1] / ".venv-peers/bin/python"


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


def score(
    records: list[dict[str, object]], read: list[Counter[tuple[str, float]]]
) -> tuple[float, float, float]:
    """Precision, recall and F1 over all sentences."""
    hits = told = wanted = 0
    for record, mine in zip(records, read, strict=True):
        gold = labelled(record)
        hits += sum((gold & mine).values())
        told += sum(mine.values())
        wanted += sum(gold.values())
    precision, recall = hits / max(told, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def peers(records: list[dict[str, object]], ours: float) -> list[tuple[str, str]]:
    """The peers on the same sentences, where `make peers` has set them up."""
    if not PEERS.exists():
        return [("peers on the same sentences", "skipped: `make peers` sets them up")]
    done = subprocess.run(  # noqa: S603 - our own program
        [str(PEERS), str(Path(__file__).with_name("peers.py"))],
        input=json.dumps([record["text"] for record in records]),
        capture_output=True,
        text=True,
        check=True,
    )
    rows = []
    for name, told in json.loads(done.stdout).items():
        read = [Counter((unit, round(value, 6)) for unit, value in row) for row in told["found"]]
        precision, recall, f1 = score(records, read)
        rows.append(
            (
                name,
                (
                    f"F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}), "
                    f"{told['ms']:.1f} ms, {told['ms'] / ours:.0f} times ours"
                ),
            )
        )
    return rows


def report(number: int, *, about: float = 1.0) -> bytes:
    """A report of 600 words, of which a part of the sentences is about cost-sharing."""
    stream = random.Random(number)  # noqa: S311 - no secrets here
    lines: list[str] = []
    left = LENGTH
    while left > 0:
        line = stream.choice(sentences() if stream.random() < about else OTHER)
        words = line.split()[:left]
        lines.append(" ".join(words))
        left -= len(words)
    return "\n".join(lines).encode()


def reading(count: int, *, about: float) -> float:
    """CPU seconds for some reports from bytes to claims; making them is not counted."""
    spent = 0.0
    for number in range(count):
        data = report(number, about=about)
        started = time.process_time()
        extract(read_report(data, name="a.txt", published=date(2019, 2, 12)))
        spent += time.process_time() - started
    return spent


def reports() -> list[tuple[str, str]]:
    """Reports of 600 words a CPU-second, and the peak of memory as their number grows."""
    reading(20, about=1.0)  # what is made once
    rows = [
        (
            f"{kind}, 200 reports of {LENGTH} words",
            f"{200 / reading(200, about=about):.0f} a CPU-second",
        )
        for kind, about in (("dense", 1.0), ("as in a paper", 1 / 3))
    ]
    done = 0
    for count in (1_000, 4_000, 10_000):
        reading(count - done, about=1 / 3)
        done = count
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows.append((f"peak memory after {count:,} reports", f"{peak:.0f} MB"))
    return rows


def run() -> list[tuple[str, str]]:
    """Rows of the benchmark table."""
    if not SENTENCES.exists():
        return [("NewsQuant, value and unit", "skipped: the sentences are not here"), *reports()]
    records: list[dict[str, object]] = json.loads(SENTENCES.read_text(encoding="utf-8"))
    found("Seoul pays $5.")  # a first call builds tables, as that of each peer does
    started = time.process_time()
    read = [found(str(record["text"])) for record in records]
    each = 1e3 * (time.process_time() - started) / len(records)
    precision, recall, f1 = score(records, read)
    return [
        (
            f"NewsQuant, value and unit, {len(records)} sentences",
            f"F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})",
        ),
        ("CPU a sentence", f"{each:.2f} ms"),
        *peers(records, each),
        *reports(),
    ]
