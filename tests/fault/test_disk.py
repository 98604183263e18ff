"""A disk that fills up: an error in words, nothing half-written, and on when there is room."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

from burdenshare.case.atomic import write_folder
from burdenshare.case.log import append, read
from burdenshare.compute import Engine, Job, damaged, digest, run
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.append(str(Path(__file__).parents[1] / "compute"))
SIZE = "640k"
SWEEP = Job(function="sweep:draws", tasks=({},) * 20, seed=7, code="fault")  # 40 kB a chunk


def mounted(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0  # noqa: S603


def no_half_file(folder: Path) -> bool:
    """Whether none is left once the workers that were still at it have seen the full disk too."""
    for _ in range(100):
        if not list(folder.glob(".*.part")):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = which("mount")
    if not mount or not mounted(mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)):
        pytest.skip("mounting a small disk is not permitted here")
    yield disk
    mounted(str(which("umount")), str(disk))


def fill(disk: Path, leave: int) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            file.truncate(max(0, file.tell() - leave))
    return ballast


@pytest.mark.parametrize("engine", [Engine.INLINE, Engine.LOCAL])
def test_a_run_keeps_what_it_has_and_ends_when_there_is_room(
    engine: Engine, small: Path, tmp_path: Path
) -> None:
    ballast = fill(small, 300_000)
    with pytest.raises(OSError, match="No space left"):
        run(SWEEP, small / "run", engine=engine, workers=2)
    kept = len(list((small / "run").glob("*.chunk")))
    assert 3 <= kept < 20
    assert damaged(small / "run") == ()
    assert no_half_file(small / "run")
    ballast.unlink()
    with pytest.raises(OSError, match="No space left"):  # 20 chunks are more than the whole disk
        run(SWEEP, small / "run", engine=engine, workers=2)
    moved = tmp_path / "moved"
    moved.mkdir()
    for path in (small / "run").glob("*.chunk"):
        (moved / path.name).write_bytes(path.read_bytes())
    there = len(list(moved.iterdir()))
    done = run(SWEEP, moved)
    assert (done.found, done.computed) == (there, 20 - there)
    clean = run(SWEEP, tmp_path / "clean")
    assert digest(done.folder, done.keys) == digest(clean.folder, clean.keys)


def test_a_log_is_what_it_was_and_takes_lines_again_when_there_is_room(small: Path) -> None:
    path = small / "decisions.jsonl"
    append(path, [{"number": k} for k in range(5)])
    before = path.read_bytes()
    ballast = fill(small, 0)
    with pytest.raises(CaseError, match="No space left"):
        append(path, [{"number": 5, "why": "x" * 20_000}])
    assert path.read_bytes() == before
    ballast.unlink()
    append(path, [{"number": 5}])
    log = read(small, "decisions.jsonl")
    assert not log.fault
    assert [entry.body["number"] for entry in log.entries] == list(range(6))


def test_results_stay_the_old_ones(small: Path) -> None:
    write_folder(small / "out", {"a.txt": b"old a", "b.txt": b"old b"})
    fill(small, 20_000)
    with pytest.raises(CaseError, match="No space left"):
        write_folder(small / "out", {"a.txt": b"new a", "b.txt": b"x" * 50_000})
    found = {path.name: path.read_bytes() for path in (small / "out").iterdir()}
    assert found == {"a.txt": b"old a", "b.txt": b"old b"}
