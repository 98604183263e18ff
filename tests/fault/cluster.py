"""Ray as an engine, in a process of its own: ``python cluster.py WORK FAULT FOLDER``.

WORK is ``draws`` (chunks that leave a mark each time they are computed), ``talks`` (a sweep over
simulated talks) or ``press`` (claims of the archives in ``FOLDER/in``). FAULT is ``none``,
``worker`` or ``node``; a driver is killed from outside. One line of JSON says what was seen.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).parents[1] / "compute")]
os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)

from burdenshare.compute import Engine, Job, digest, run  # noqa: E402 - workers need the path first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from burdenshare.compute.chunk import Task
    from burdenshare.sweep import Order

    Told = dict[str, int | str]
    Work = Callable[[Path, Engine, str | None], Told]

CHUNKS = 100
LEDGERS = {"draws": "run", "talks": "out/chunks", "press": "out/chunks/shards"}
KILLED_AT = {"draws": 10, "talks": 10, "press": 2}  # chunks on disk


def draws(folder: Path, engine: Engine, address: str | None) -> Told:
    marks = folder / "marks"
    marks.mkdir(exist_ok=True)
    task: Task = {"marks": str(marks), "nap": 0.05}
    job = Job(function="sweep:draws", tasks=(task,) * CHUNKS, seed=7, code="fault")
    done = run(job, folder / "run", engine=engine, workers=2, address=address)
    times = sum(len(path.read_text()) for path in marks.iterdir())
    total = digest(done.folder, done.keys)
    return {"computed": done.computed, "found": done.found, "digest": total, "times": times}


def order() -> Order:
    """A hundred chunks: five beliefs of how late both sides give way, twenty times each."""
    from burdenshare.sweep import Order, What, axis  # noqa: PLC0415 - draws need none of it

    return Order(
        what=What.SIMULATE,
        case="@us-korea",
        name="sma-11",
        as_of=date(2020, 4, 25),
        axes=(axis("late=0.02..0.10:5"),),
        repeat=CHUNKS // 5,
        draws=1_000,
    )


def talks(folder: Path, engine: Engine, address: str | None) -> Told:
    from burdenshare.sweep import sweep  # noqa: PLC0415

    done = sweep(order(), out=folder / "out", engine=engine, workers=2, address=address)
    return {"computed": done.computed, "found": done.found, "digest": done.digest}


def press(folder: Path, engine: Engine, address: str | None) -> Told:
    from burdenshare.archive.bulk import read_archives  # noqa: PLC0415

    done = read_archives(
        [str(folder / "in")], out=folder / "out", engine=engine, workers=2, address=address
    )
    return {"computed": done.computed, "digest": done.digest, "claims": done.counts["claims"]}


WORKS: dict[str, Work] = {"draws": draws, "talks": talks, "press": press}


def when(ledger: Path, count: int, act: Callable[[], None]) -> None:
    """Do something as soon as so many chunks are on disk."""

    def watch() -> None:
        while len(list(ledger.glob("*.chunk"))) < count:
            time.sleep(0.02)
        act()

    threading.Thread(target=watch, daemon=True).start()


def owned(pid: int) -> bool:
    """Whether a process descends from this one."""
    while pid > 1:
        if pid == os.getpid():
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def kill_worker(killed: list[int]) -> None:
    """Kill one of our workers in the middle of a chunk."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            name = path.read_bytes()
        except OSError:
            continue
        if name.startswith(b"ray::compute") and owned(int(path.parent.name)):
            killed.append(int(path.parent.name))
            os.kill(killed[0], signal.SIGKILL)
            return


@contextmanager
def cluster(ledger: Path, count: int, killed: list[int]) -> Iterator[str]:
    """Three nodes on this machine, of which one is killed."""
    made = import_module("ray.cluster_utils").Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1}
    )
    nodes = [made.add_node(num_cpus=1) for _ in range(2)]

    def kill() -> None:
        killed.append(1)
        made.remove_node(nodes[0], allow_graceful=False)

    try:
        made.wait_for_nodes()
        when(ledger, count, kill)
        yield str(made.address)
    finally:
        made.shutdown()


def main(what: str, fault: str, folder: Path) -> Told:
    """Do the work while the fault happens."""
    ledger, killed = folder / LEDGERS[what], list[int]()
    count = KILLED_AT[what] + len(list(ledger.glob("*.chunk")))
    if fault == "node":
        with cluster(ledger, count, killed) as address:
            told = WORKS[what](folder, Engine.RAY, address)
    else:
        if fault == "worker":
            when(ledger, count, lambda: kill_worker(killed))
        told = WORKS[what](folder, Engine.RAY, None)
    return {**told, "killed": len(killed)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))) + "\n")
