"""How far two people agree on what a claim says: the ceiling of any reader of the held-out parts.

The second labeller saw the texts of parts 601 to 618 and 901 to 924 and where their claims stand,
but no label of the first. `python -m benchmarks labels` prints of how many fields that the first
filled the second says the same.
"""

from __future__ import annotations

import csv
import json

from benchmarks.second import PRESS
from benchmarks.sources import same

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
    return out


def _core(name: str) -> list[dict[str, object]]:
    told = json.loads((PRESS / name).with_suffix(".json").read_text(encoding="utf-8"))["claims"]
    return [one for one in told if not one.get("extended")]
