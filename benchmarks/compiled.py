"""Reading compiled (`make compiled`) beside reading as it is: the same claims, how much faster.

Both read the same reports by turns in processes of their own: the five real ones where they are at
hand, and the labelled ones, which say much in few words.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.read import LENGTH

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "build" / "compiled"
SETS = {"real reports": ROOT / "../shared/seeds", "labelled reports": ROOT / "tests/data/press"}
TURNS, SECONDS = 5, 2.0


def run() -> list[tuple[str, str]]:
    """Names and figures, a row for each set and way of reading."""
    if not list(BUILT.glob("burdenshare/claim/*.so")):
        return [("reading, compiled", "skipped: `make compiled` compiles it")]
    rows: list[tuple[str, str]] = []
    for name, folder in SETS.items():
        if not folder.is_dir():
            rows.append((name, "skipped: they are not here"))
            continue
        plain, built = [], []
        for _ in range(TURNS):
            plain.append(_rate(ROOT / "src", folder))
            built.append(_rate(BUILT, folder))
        rows += [_row(f"{name}, as it is", plain), _row(f"{name}, compiled", built)]
        ratio = median(b["words"] / a["words"] for a, b in zip(plain, built, strict=True))
        same = {one["digest"] for one in (*plain, *built)}
        rows.append((f"{name}, compiled against as it is", f"{ratio:.2f} times"))
        rows.append((f"{name}, claims of both", "the same" if len(same) == 1 else "DIFFERENT"))
    return rows


def _row(name: str, rates: list[dict[str, float]]) -> tuple[str, str]:
    told = sorted(one["words"] / LENGTH for one in rates)
    return name, (
        f"{median(told):.0f} reports of {LENGTH} words a CPU-second ({told[0]:.0f} to"
        f" {told[-1]:.0f}), {rates[0]['claims']} claims"
    )


def _rate(source: Path, folder: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(Path(__file__).with_name("_rate.py")), str(folder), str(SECONDS)],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told
