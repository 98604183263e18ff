"""Killed at random: what was acknowledged is there, nothing is half, only gaps are filled."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.bulk import write
from burdenshare.archive.bulk import damage, read_archives
from burdenshare.case.log import read
from burdenshare.compute import damaged

PROGRAM = str(Path(__file__).with_name("program.py"))
CHUNKS = 24


def start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def finished(*words: str) -> dict[str, str | int]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, PROGRAM, *words], capture_output=True, check=True
    )
    told: dict[str, str | int] = json.loads(done.stdout)
    return told


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in found.read_text().split()] if found.exists() else []


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def within(seconds: float, what: object) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(what) and what():
            return True
        time.sleep(0.02)
    return False


def chunks(folder: Path) -> set[str]:
    return {path.name for path in (folder / "run").glob("*.chunk")}


def computed(folder: Path) -> int:
    return sum(len(path.read_text()) for path in (folder / "marks").iterdir())


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("clean")
    return str(finished("sweep", str(folder), "inline", str(CHUNKS), "0.0")["digest"])


pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")


@pytest.mark.parametrize(("engine", "seed"), [("inline", 1), ("local", 2), ("local", 3)])
def test_a_killed_driver_is_resumed_and_only_gaps_are_computed(
    engine: str, seed: int, tmp_path: Path, clean: str
) -> None:
    words = ("sweep", str(tmp_path), engine, str(CHUNKS), "0.05")
    stream = random.Random(seed)  # noqa: S311 - no secrets here
    for _ in range(2):
        running = start(*words)
        wanted = len(chunks(tmp_path)) + stream.randrange(2, 9)
        assert within(30, lambda: len(chunks(tmp_path)) >= wanted)  # noqa: B023 - called at once
        workers = children(running.pid)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        assert within(10, lambda: all(gone(pid) for pid in workers))  # noqa: B023
        assert damaged(tmp_path / "run") == ()
    before, spent = len(chunks(tmp_path)), computed(tmp_path)
    last = finished(*words)
    assert last["digest"] == clean
    assert last["computed"] == CHUNKS - before
    assert computed(tmp_path) == spent + CHUNKS - before
    assert not list((tmp_path / "run").glob(".*.part"))


def test_an_interrupt_from_the_terminal_ends_all_at_once_and_costs_only_what_was_in_hand(
    tmp_path: Path, clean: str
) -> None:
    words = ("sweep", str(tmp_path), "local", str(CHUNKS), "0.3")
    running = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, PROGRAM, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert within(30, lambda: len(chunks(tmp_path)) >= 2)
    workers = children(running.pid)
    os.killpg(running.pid, signal.SIGINT)
    told = running.communicate(timeout=30)[1].decode()
    assert told.count("Traceback") == 1  # of the program; the command line makes it exit 130
    assert "KeyboardInterrupt" in told.splitlines()[-1]
    assert within(10, lambda: all(gone(pid) for pid in workers))
    before = len(chunks(tmp_path))
    last = finished(*words)
    assert (last["digest"], last["computed"]) == (clean, CHUNKS - before)


def test_a_killed_worker_costs_only_what_it_had_in_hand(tmp_path: Path, clean: str) -> None:
    running = start("sweep", str(tmp_path), "local", str(CHUNKS), "0.05")
    assert within(30, lambda: len(chunks(tmp_path)) >= 4)
    victim = next(pid for pid in children(running.pid) if b"spawn_main" in command(pid))
    os.kill(victim, signal.SIGKILL)
    told = json.loads(running.communicate()[0])
    assert told["digest"] == clean
    assert told["computed"] == CHUNKS
    assert computed(tmp_path) <= CHUNKS + 2  # one chunk in each worker's hand


def test_claims_of_an_archive_are_the_same_after_the_driver_and_a_worker_were_killed(
    tmp_path: Path,
) -> None:
    pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
    pytest.importorskip("resiliparse", reason="the extra bulk is not installed")
    (tmp_path / "in").mkdir()
    for number in range(8):
        write(tmp_path / "in" / f"{number}.warc.gz", 1_000 * number, 1_000 * number + 240, seed=3)
    shards = tmp_path / "out" / "chunks" / "shards"

    def done() -> int:
        return len(list(shards.glob("*.chunk")))

    running = start("press", str(tmp_path))
    assert within(60, lambda: done() >= 2)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    before = done()
    running = start("press", str(tmp_path))
    assert within(60, lambda: done() > before)
    workers = [pid for pid in children(running.pid) if b"spawn_main" in command(pid)]
    os.kill(workers[0], signal.SIGKILL)
    told = json.loads(running.communicate()[0])
    clean = read_archives([str(tmp_path / "in")], out=tmp_path / "clean")
    assert told["digest"] == clean.digest
    assert told["computed"] == clean.computed - before
    assert damage(tmp_path / "out") == ()


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_no_acknowledged_line_of_a_log_is_lost_and_a_torn_one_is_set_aside(tmp_path: Path) -> None:
    stream = random.Random(4)  # noqa: S311
    acknowledged: list[tuple[str, int]] = []
    for turn in range(6):
        running = start("log", str(tmp_path), f"turn-{turn}", "100000")
        assert running.stdout
        first = running.stdout.readline()
        time.sleep(stream.uniform(0.01, 0.1))
        running.send_signal(signal.SIGKILL)
        told = (first + running.communicate()[0]).split(b"\n")[:-1]
        acknowledged += [(row.split()[0].decode(), int(row.split()[1])) for row in told]
        if turn % 2:
            with (tmp_path / "decisions.jsonl").open("ab") as file:
                file.write(b'{"after":"torn by a power cut')
    log = read(tmp_path, "decisions.jsonl")
    assert not log.fault
    kept = {(entry.body["by"], entry.body["number"]) for entry in log.entries}
    assert len(acknowledged) > 20
    assert set(acknowledged) <= kept
    assert (tmp_path / "decisions.jsonl.torn").exists()


def test_a_set_of_results_is_never_half_a_file_and_its_manifest_knows_a_mixture(
    tmp_path: Path,
) -> None:
    stream = random.Random(5)  # noqa: S311
    for _ in range(6):
        running = start("outputs", str(tmp_path))
        assert running.stdout
        running.stdout.readline()
        time.sleep(stream.uniform(0.0, 0.05))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        rounds = set()
        for k in range(3):
            data = (tmp_path / f"{k}.txt").read_bytes()
            line = data[: data.index(b"\n") + 1]
            assert data == line * 20_000
            rounds.add(line.split()[0])
        sums = json.loads((tmp_path / "manifest.json").read_bytes())
        vouched = all(
            sha256((tmp_path / name).read_bytes()).hexdigest() == sums[name] for name in sums
        )
        assert not (vouched and len(rounds) > 1)
