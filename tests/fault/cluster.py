"""Ray as an engine, in a process of its own: ``python cluster.py WHAT FOLDER``; prints one line."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).parents[1] / "compute")]
os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)

from burdenshare.compute import Engine, Job, digest, run  # noqa: E402 - workers need the path first

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.compute import Outcome
    from burdenshare.compute.chunk import Task

CHUNKS = 100


def job(folder: Path, nap: float) -> Job:
    marks = folder / "marks"
    marks.mkdir(exist_ok=True)
    task: Task = {"marks": str(marks), "nap": nap}
    return Job(function="sweep:draws", tasks=(task,) * CHUNKS, seed=7, code="fault")


def chunks(folder: Path) -> int:
    return len(list((folder / "run").glob("*.chunk")))


def when(folder: Path, count: int, act: Callable[[], None]) -> None:
    """Do something as soon as so many chunks are on disk."""

    def watch() -> None:
        while chunks(folder) < count:
            time.sleep(0.02)
        act()

    threading.Thread(target=watch, daemon=True).start()


def told(folder: Path, done: Outcome, **more: int | str) -> dict[str, int | str]:
    times = sum(len(path.read_text()) for path in (folder / "marks").iterdir())
    return {
        "computed": done.computed,
        "times": times,
        "digest": digest(done.folder, done.keys),
        **more,
    }


def sweep(folder: Path) -> dict[str, int | str]:
    return told(folder, run(job(folder, 0.0), folder / "run", engine=Engine.RAY, workers=2))


def worker(folder: Path) -> dict[str, int | str]:
    """SIGKILL one worker that computes."""
    victims: list[int] = []

    def kill() -> None:
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                name = path.read_bytes()
            except OSError:
                continue
            if name.startswith(b"ray::compute") and owned(int(path.parent.name)):
                victims.append(int(path.parent.name))
                os.kill(victims[0], signal.SIGKILL)
                return

    when(folder, 10, kill)
    done = run(job(folder, 0.05), folder / "run", engine=Engine.RAY, workers=2)
    return told(folder, done, killed=len(victims))


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


def node(folder: Path) -> dict[str, int | str]:
    """Kill a node of a cluster of three."""
    clusters = import_module("ray.cluster_utils")
    cluster = clusters.Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
        cluster.wait_for_nodes()
        when(folder, 10, lambda: cluster.remove_node(nodes[0], allow_graceful=False))
        done = run(
            job(folder, 0.1), folder / "run", engine=Engine.RAY, address=str(cluster.address)
        )
        return told(folder, done, killed=1, nodes=len(cluster.list_all_nodes()))
    finally:
        cluster.shutdown()


def press(folder: Path) -> dict[str, int | str]:
    """Claims of archives in ``folder/in`` by every engine."""
    from burdenshare.archive.bulk import read_archives  # noqa: PLC0415 - sweeps need none of it

    found = {
        engine: read_archives(
            [str(folder / "in")], out=folder / engine.value, engine=engine, workers=2
        )
        for engine in Engine
    }
    return {engine.value: done.digest for engine, done in found.items()}


if __name__ == "__main__":
    verbs = {"sweep": sweep, "worker": worker, "node": node, "press": press}
    sys.stdout.write(json.dumps(verbs[sys.argv[1]](Path(sys.argv[2]))) + "\n")
