"""Every flipped byte of a file that has a hash is noticed by `burdenshare check`."""

from __future__ import annotations

import io
import random
from contextlib import redirect_stdout
from datetime import date
from typing import TYPE_CHECKING

import pytest
import typer

from benchmarks.bulk import write
from burdenshare.archive.bulk import read_archives
from burdenshare.case import open_case
from burdenshare.case.atomic import write_folder
from burdenshare.case.log import append
from burdenshare.cli.case import check
from burdenshare.session import run as main_job
from burdenshare.session.output import files
from burdenshare.sweep import Order, What, axis, sweep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FLIPS = 60
SAID = (
    "SEOUL, Feb. 10 - Seoul will pay 1.04 trillion won ($925 million) in 2019 for the upkeep of "
    "U.S. troops, officials said. Washington had asked for $1.6 billion.\n"
)


def results_of_a_run(folder: Path, aside: Path) -> list[Path]:
    (aside / "a.txt").write_text(SAID)
    (aside / "reports.toml").write_text('["a.txt"]\npublished = 2019-02-10\n')
    write_folder(folder, files(main_job(str(aside))))
    return list(folder.iterdir())


def logs_of_a_case(folder: Path, _aside: Path) -> list[Path]:
    case = open_case("@us-korea")
    for name in case.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((case.root / name).read_bytes())
    body = {"claim": "0" * 12, "verdict": "accept", "by": "A", "at": "2020-01-01", "why": "seen"}
    append(folder / "decisions.jsonl", [body] * 8)
    return [folder / "decisions.jsonl"]


def results_of_a_sweep(folder: Path, _aside: Path) -> list[Path]:
    order = Order(
        what=What.SIMULATE, case="@us-korea", name="sma-11", as_of=date(2020, 4, 25), draws=200,
        axes=(axis("late=0.02,0.05,0.1"),),
    )  # fmt: skip
    sweep(order, out=folder)
    return [*folder.glob("*.json*"), *folder.glob("chunks/*.chunk")]


def results_of_archives(folder: Path, aside: Path) -> list[Path]:
    pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
    pytest.importorskip("resiliparse", reason="the extra bulk is not installed")
    for number in range(2):
        write(aside / f"{number}.warc.gz", 1_000 * number, 1_000 * number + 120, seed=3)
    read_archives([str(aside)], out=folder)
    return [*folder.glob("*.parquet"), folder / "bulk.json", *folder.glob("chunks/*/*.chunk")]


def said(folder: Path) -> tuple[int, str]:
    """Exit code of `check` and what it prints."""
    printed, code = io.StringIO(), 0
    with redirect_stdout(printed):
        try:
            check(str(folder), strict=False)
        except typer.Exit as end:
            code = end.exit_code
    return code, printed.getvalue()


@pytest.mark.parametrize(
    "kind", [results_of_a_run, logs_of_a_case, results_of_a_sweep, results_of_archives]
)
def test_every_flipped_byte_is_noticed(
    kind: Callable[[Path, Path], list[Path]], tmp_path: Path
) -> None:
    folder, aside = tmp_path / "out", tmp_path / "aside"
    folder.mkdir()
    aside.mkdir()
    paths = sorted(kind(folder, aside))
    clean = said(folder)
    assert clean[0] == 0
    stream = random.Random(6)  # noqa: S311 - no secrets here
    noticed: list[str] = []
    for _ in range(FLIPS):
        path = stream.choice(paths)
        before = path.read_bytes()
        after = bytearray(before)
        after[stream.randrange(len(after))] ^= stream.randrange(1, 256)
        path.write_bytes(after)
        found = said(folder)
        noticed += [path.name] * (found != clean and path.name in found[1])
        path.write_bytes(before)
    assert len(noticed) == FLIPS
    assert said(folder) == clean
