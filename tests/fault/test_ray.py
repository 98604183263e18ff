"""Ray fills the same gaps with the same results, whichever of its processes dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.bulk import write
from burdenshare.archive.bulk import read_archives
from burdenshare.compute import Engine, Job, digest, run
from tests.fault.cluster import CHUNKS, LEDGERS, talks

pytestmark = pytest.mark.skipif(
    find_spec("ray") is None, reason="the extra cluster is not installed"
)
PROGRAM = str(Path(__file__).with_name("cluster.py"))
ROOT = Path(__file__).parents[2]
SHARDS, SHARD = 6, 300
MARK = "BURDENSHARE_TEST"  # in the environment of all processes of a run


def start(what: str, fault: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, PROGRAM, what, fault, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, MARK: str(folder)},
    )


def finished(what: str, fault: str, folder: Path) -> dict[str, int | str]:
    running = start(what, fault, folder)
    out, err = running.communicate(timeout=300)
    assert running.returncode == 0, err[-2_000:]
    told: dict[str, int | str] = json.loads(out.splitlines()[-1])
    return told


def archives(folder: Path) -> Path:
    (folder / "in").mkdir()
    for number in range(SHARDS):
        path = folder / "in" / f"{number}.warc.gz"
        write(path, 1_000 * number, 1_000 * number + SHARD, seed=3)
    return folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Digests of all three works from this process."""
    job = Job(function="sweep:draws", tasks=({},) * CHUNKS, seed=7, code="fault")
    done = run(job, tmp_path_factory.mktemp("draws"))
    folder = archives(tmp_path_factory.mktemp("press"))
    read = read_archives([str(folder / "in")], out=folder / "out")
    played = talks(tmp_path_factory.mktemp("talks"), Engine.INLINE, None)
    return {
        "draws": digest(done.folder, done.keys),
        "talks": str(played["digest"]),
        "press": read.digest,
    }


@pytest.mark.parametrize("fault", ["none", "worker", "node"])
@pytest.mark.parametrize("what", ["draws", "talks", "press"])
def test_the_digest_is_the_same_whatever_dies(
    what: str, fault: str, tmp_path: Path, clean: dict[str, str]
) -> None:
    told = finished(what, fault, archives(tmp_path) if what == "press" else tmp_path)
    assert told["digest"] == clean[what]
    assert told["killed"] == (fault != "none")
    if what != "press":
        assert told["computed"] == CHUNKS
    if what == "draws":  # what was in hand, and a node holds several
        assert CHUNKS <= int(told["times"]) <= CHUNKS + 6


@pytest.mark.parametrize("what", ["draws", "talks", "press"])
def test_a_killed_driver_is_resumed_and_only_gaps_are_computed(
    what: str, tmp_path: Path, clean: dict[str, str]
) -> None:
    ledger = archives(tmp_path) / LEDGERS[what] if what == "press" else tmp_path / LEDGERS[what]
    running = start(what, "none", tmp_path)
    wanted, end = 2 if what == "press" else 30, time.monotonic() + 300
    while len(list(ledger.glob("*.chunk"))) < wanted and time.monotonic() < end:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    settled(tmp_path)
    before = len(list(ledger.glob("*.chunk")))
    assert wanted <= before < (SHARDS if what == "press" else CHUNKS)
    told = finished(what, "none", tmp_path)
    assert told["digest"] == clean[what]
    if what == "press":
        partitions = len(list((tmp_path / "out" / "chunks" / "partitions").glob("*.chunk")))
        assert told["computed"] == SHARDS - before + partitions
    else:
        assert (told["computed"], told["found"]) == (CHUNKS - before, before)


def settled(folder: Path) -> None:
    """Wait for what outlived its driver to end; what does not is ended."""
    for _ in range(300):
        busy = [int(path.name) for path in Path("/proc").glob("[0-9]*") if ours(path, folder)]
        if not busy:
            return
        time.sleep(0.1)
    for pid in busy:
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.5)


def ours(process: Path, folder: Path) -> bool:
    try:
        return f"{MARK}={folder}".encode() in (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return False
