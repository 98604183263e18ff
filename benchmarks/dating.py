"""How well the day of a report is inferred: dated labelled reports, read without their dates.

Reported are the share of true days inside the 90 per cent interval, its median length, how far the
likeliest day lies off in the median, and the mean log score beside one flat over all days.
"""

from __future__ import annotations

import time
from datetime import date
from math import log
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING

from burdenshare.case import open_case, shipped
from burdenshare.dating import anchors, publication
from burdenshare.session import read

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, LAST = date(1991, 1, 1), date(2026, 11, 22)
_HERE = Path(__file__).parents[1]
FOLDERS = {
    "press": _HERE / "tests" / "data" / "press",
    "composed": _HERE / ".." / "shared" / "gold" / "composed",
}


def run() -> Iterator[tuple[str, str]]:
    """Name and figure, a row each."""
    cases = [open_case(name) for name in shipped()]
    known = anchors(
        [event for case in cases for event in case.events],
        [paid for case in cases for paid in case.contributions],
    )
    for name, folder in FOLDERS.items():
        if not folder.is_dir():
            yield f"{name}", "not here"
            continue
        rows, begun = [], time.process_time()
        for report in read(str(folder)).reports:
            day = report.published
            if day is None or report.published_basis == "inferred" or not FIRST <= day <= LAST:
                continue
            days = publication(report, known, first=FIRST, last=LAST)
            low, high = days.interval()
            apart = abs((days.likeliest - day).days)
            rows.append(
                (
                    low <= day <= high,
                    (high - low).days,
                    apart,
                    log(days.weights[(day - FIRST).days]),
                )
            )
        spent = time.process_time() - begun
        held, wide, off, score = zip(*rows, strict=True)
        yield f"{name}: inside the 90 % interval", f"{sum(held)} of {len(held)}"
        yield f"{name}: median length, days", f"{median(wide):,.0f}"
        yield f"{name}: likeliest day off by, median days", f"{median(off):,.1f}"
        flat = -log((LAST - FIRST).days + 1)
        yield f"{name}: mean log score (flat {flat:.2f})", f"{fmean(score):.2f}"
        yield f"{name}: CPU ms a report", f"{1e3 * spent / len(rows):.0f}"
