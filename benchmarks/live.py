"""From a report that has just come in to the changed outlook: wall seconds in a warm process.

A copy of the shipped case, talks for the 11th agreement under way: reports of an offer are written
into its folder one after another, and each time the main job runs anew up to the outlook.
"""

from __future__ import annotations

import shutil
from contextlib import redirect_stdout
from datetime import date, timedelta
from importlib.resources import as_file, files
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from burdenshare.session.job import run as main_job

if TYPE_CHECKING:
    from burdenshare.outlook import Outlook

FIRST, TIMES = date(2020, 4, 11), 5
TEXT = (
    "South Korea has offered to pay {sum} trillion won a year toward the upkeep of U.S. troops "
    "under a new special measures agreement, an official in Seoul said on {day:%B %d}. "
    "Washington has asked for more.\n"
)


def run_once(case: Path, day: date) -> Outlook:
    """The main job up to the outlook, printed."""
    found = main_job(str(case), as_of=day).outlook
    assert found is not None
    assert found.amount is not None
    with redirect_stdout(StringIO()):
        print(found.state, found.deal_by, found.amount)
    return found


def _add(case: Path, day: date, number: int) -> None:
    amount = 1.18 + 0.03 * number  # a sum within 1.5 % of another would be the same leak again
    (case / f"reports/new{number}.txt").write_text(TEXT.format(sum=f"{amount:.3f}", day=day))
    with (case / "reports/reports.toml").open("a") as listed:
        listed.write(f'\n["new{number}.txt"]\npublished = {day}\noutlet = "bench"\n')


def run() -> list[tuple[str, str]]:
    """Names and figures."""
    spent: list[tuple[float, float]] = []
    with as_file(files("burdenshare.cases") / "us-korea") as shipped, TemporaryDirectory() as room:
        case = Path(room, "us-korea")
        shutil.copytree(shipped, case)
        before = run_once(case, FIRST)
        changed = 0
        for number in range(1, TIMES + 1):
            day = FIRST + timedelta(days=number)
            start, cpu = perf_counter(), process_time()
            _add(case, day, number)
            now = run_once(case, day)
            spent.append((perf_counter() - start, process_time() - cpu))
            changed += now.amount != before.amount
            before = now
    wall, cpu = (sorted(column)[TIMES // 2] for column in zip(*spent, strict=True))
    worst = max(one for one, _ in spent)
    return [
        ("a new report to a changed outlook, wall", f"{wall:.2f} s, the slowest {worst:.2f} s"),
        ("of that CPU", f"{cpu:.2f} s"),
        ("reports that moved the outlook", f"{changed} of {TIMES}"),
    ]
