"""Every flipped byte of a file that has a hash is noticed."""

from __future__ import annotations

import json
import random
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from burdenshare.case.log import append, read
from burdenshare.compute import Job, damaged, run
from burdenshare.session import run as main_job
from burdenshare.session.output import files

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.append(str(Path(__file__).parents[1] / "compute"))
FLIPS = 60
SAID = (
    "SEOUL, Feb. 10 - Seoul will pay 1.04 trillion won ($925 million) in 2019 for the upkeep of "
    "U.S. troops, officials said. Washington had asked for $1.6 billion.\n"
)


def ledger_of_chunks(folder: Path) -> Callable[[], bool]:
    run(Job(function="sweep:draws", tasks=({},) * 3, seed=7, code="fault"), folder)
    (folder / "run.json").unlink()
    (folder / ".lock").unlink()
    return lambda: bool(damaged(folder))


def log_of_rulings(folder: Path) -> Callable[[], bool]:
    append(folder / "decisions.jsonl", [{"number": k, "why": "because"} for k in range(8)])
    (folder / ".decisions.jsonl.lock").unlink()

    def noticed() -> bool:
        log = read(folder, "decisions.jsonl")
        return bool(log.fault or log.torn)

    return noticed


def results_of_a_run(folder: Path) -> Callable[[], bool]:
    reports = folder / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(SAID)
    (reports / "reports.toml").write_text('["a.txt"]\npublished = 2019-02-10\n')
    made = files(main_job(str(reports)))
    for path in (*reports.iterdir(), reports):
        path.unlink() if path.is_file() else path.rmdir()
    manifest = json.loads(made.pop("manifest.json"))
    assert manifest["results"].keys() == made.keys()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    sums = manifest["results"]
    return lambda: any(
        sha256((folder / name).read_bytes()).hexdigest() != sums[name] for name in sums
    )


@pytest.mark.parametrize("kind", [ledger_of_chunks, log_of_rulings, results_of_a_run])
def test_every_flipped_byte_is_noticed(
    kind: Callable[[Path], Callable[[], bool]], tmp_path: Path
) -> None:
    noticed = kind(tmp_path)
    assert not noticed()
    stream = random.Random(6)  # noqa: S311 - no secrets here
    paths = sorted(path for path in tmp_path.iterdir() if path.is_file())
    seen = 0
    for _ in range(FLIPS):
        path = stream.choice(paths)
        before = path.read_bytes()
        after = bytearray(before)
        after[stream.randrange(len(after))] ^= stream.randrange(1, 256)
        path.write_bytes(after)
        seen += noticed()
        path.write_bytes(before)
    assert seen == FLIPS
    assert not noticed()
