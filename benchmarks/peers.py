"""Other quantity readers on the same sentences, in an environment of their own (`make peers`).

Reads a JSON list of sentences from stdin and writes, for each reader, the values and units it found
in each sentence and the CPU milliseconds a sentence. Run by `benchmarks.read`.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from importlib import import_module
from importlib.metadata import version

CURRENCIES = {
    "dollar": "USD",
    "united states dollar": "USD",
    "euro": "EUR",
    "japanese yen": "JPY",
    "yen": "JPY",
    "british pound": "GBP",
    "pound": "GBP",
    "pound sterling": "GBP",
    "south korean won": "KRW",
    "korean won": "KRW",
}
Found = list[tuple[str, float]]


def recognizers(sentence: str) -> Found:
    """Microsoft recognizers: currencies and percentages."""
    number = import_module("ms_recognizers_number")
    money = import_module("ms_recognizers_number_with_unit")
    culture = number.Culture.English
    out: Found = []
    for read in money.recognize_currency(sentence, culture):
        unit = CURRENCIES.get(str((read.resolution or {}).get("unit")).lower())
        if unit and read.resolution.get("value"):
            out.append((unit, abs(float(read.resolution["value"]))))
    for read in number.recognize_percentage(sentence, culture):
        value = str((read.resolution or {}).get("value") or "").rstrip("%")
        if value:
            out.append(("percent", abs(float(value))))
    return out


def quantulum(sentence: str) -> Found:
    """quantulum3: every quantity whose unit is a currency of ours or a percentage."""
    out: Found = []
    for read in import_module("quantulum3.parser").parse(sentence):
        unit = "percent" if read.unit.name == "percentage" else CURRENCIES.get(read.unit.name)
        if unit:
            out.append((unit, abs(float(read.value))))
    return out


READERS = {
    f"Microsoft recognizers {version('ms-recognizers-text-suite')}": recognizers,
    f"quantulum3 {version('quantulum3')}": quantulum,
}


def main() -> None:
    """Every reader on every sentence; what makes a reader fail counts as nothing found."""
    warnings.simplefilter("ignore")
    sentences = json.load(sys.stdin)
    told = {}
    for name, read in READERS.items():
        read("Seoul pays $5.")  # a first call builds its tables
        started, rows = time.process_time(), []
        for sentence in sentences:
            try:
                rows.append(read(sentence))
            except (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError):
                rows.append([])
        spent = 1e3 * (time.process_time() - started) / len(sentences)
        told[name] = {"found": rows, "ms": spent}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
