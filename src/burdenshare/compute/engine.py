"""Run a named pure function over chunks; an engine only fills the gaps of the ledger."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from burdenshare.compute.chunk import Parts, Task, chunk_key, load, source, store
from burdenshare.compute.durable import PART, make_folder, place
from burdenshare.compute.worker import leave_with_parent
from burdenshare.errors import BurdenshareError, UsageError

ROUNDS = 3  # worker deaths in a row without a finished chunk before a run gives up
AHEAD = 3  # chunks handed out for each worker, so that none waits

Work: TypeAlias = Callable[[Task, int, int], Parts]


class Engine(StrEnum):
    """What computes the chunks; none of them changes a result."""

    INLINE = "inline"
    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be computed.

    Attributes:
        function: ``package.module:name`` of a function ``(task, seed, index) -> parts``; pure, so
            that a chunk computed twice is the same, and importable where the workers are.
        tasks: Parameters of every chunk, as JSON values.
        seed: Root of the random streams; a function draws from
            ``SeedSequence(seed, spawn_key=(index,))``, one stream a chunk and never one a worker.
        code: Names the code that computes; by default a hash of this package's text.
    """

    function: str
    tasks: tuple[Task, ...]
    seed: int = 0
    code: str = field(default_factory=lambda: source("burdenshare"))

    def keys(self) -> tuple[str, ...]:
        """Names of the chunks, in order."""
        return tuple(
            chunk_key(self.code, self.function, task, self.seed, index)
            for index, task in enumerate(self.tasks)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come: chunks done of all, how many of them just now, seconds since."""

    done: int
    total: int
    fresh: int
    seconds: float

    def __str__(self) -> str:
        """How far, how fast and how long still, for a line on a terminal.

        Example:
            >>> str(Progress(done=30, total=100, fresh=20, seconds=40.0))
            '30 of 100, 0.5 a second, 2 min left'
        """
        if self.left is None:
            return f"{self.done} of {self.total}"
        span = f"{self.left:.0f} s" if self.left < 100 else f"{self.left / 60:.0f} min"
        rate = self.fresh / max(self.seconds, 1e-9)
        return f"{self.done} of {self.total}, {rate:.2g} a second, {span} left"

    @property
    def left(self) -> float | None:
        """Seconds still to go at the pace so far; None before the first chunk."""
        return (self.total - self.done) * self.seconds / self.fresh if self.fresh else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did.

    Attributes:
        folder: Where the ledger is.
        keys: Names of all chunks in the order of the tasks: the order to merge in.
        computed: How many were computed now.
        found: How many were there already.
        deaths: How often a pool of workers broke and was made anew.
        cpu: Seconds of CPU that computing took in the workers.
        peak: Largest memory of a worker, in bytes.
    """

    folder: Path
    keys: tuple[str, ...]
    computed: int
    found: int
    deaths: int = 0
    cpu: float = 0.0
    peak: int = 0


Tick: TypeAlias = Callable[[Progress], None]
Spent: TypeAlias = tuple[int, float, int]
_Item: TypeAlias = tuple[int, str, Task]


def compute(folder: str, function: str, item: _Item, seed: int) -> Spent:
    """Compute one chunk and put it on disk: its index, CPU seconds and memory of the process."""
    import resource  # noqa: PLC0415 - archives and sweeps need a Unix; what imports this may not

    index, key, task = item
    start = time.process_time()
    store(Path(folder), key, _named(function)(task, seed, index))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return index, time.process_time() - start, peak * (1 if sys.platform == "darwin" else 1024)


def _named(function: str) -> Work:
    module, _, name = function.partition(":")
    found: Work = getattr(import_module(module), name)
    return found


def run(
    job: Job,
    folder: str | os.PathLike[str],
    *,
    engine: Engine = Engine.INLINE,
    workers: int | None = None,
    address: str | None = None,
    tick: Tick | None = None,
) -> Outcome:
    """Compute the chunks of a job that the ledger in a folder lacks.

    Chunks that are there and sound are not computed again, so a run that was cut short, by
    whatever, goes on where it stopped. With Ray the folder must be on a file system that all
    nodes share, and ``address`` names the cluster; without it Ray starts on this machine.

    Raises:
        UsageError: Another process runs in this folder, or Ray is asked for and not installed.
        BurdenshareError: Workers died three times in a row without finishing a chunk.
        OSError: The disk is full; what was finished stays.
    """
    root = Path(folder)
    make_folder(root)
    with alone(root):
        for left in root.glob(f".*{PART}"):  # of a process that was killed while it wrote
            left.unlink(missing_ok=True)
        keys = job.keys()
        items = [
            (index, key, task)
            for index, (key, task) in enumerate(zip(keys, job.tasks, strict=True))
            if load(root, key) is None
        ]
        _manifest(root, job, keys)
        filling = _Filling(job, str(root), found=len(keys) - len(items), tick=tick)
        match engine:
            case Engine.INLINE:
                for item in items:
                    filling.note(compute(str(root), job.function, item, job.seed))
            case Engine.LOCAL:
                filling.deaths = _local(filling, items, workers or os.cpu_count() or 1)
            case Engine.RAY:
                _ray(filling, items, workers, address)
    return Outcome(
        folder=root,
        keys=keys,
        computed=filling.fresh,
        found=filling.found,
        deaths=filling.deaths,
        cpu=filling.cpu,
        peak=filling.peak,
    )


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold a folder: the kernel lets go of the lock when the process ends, however it ends.

    Raises:
        UsageError: Another process holds it.
    """
    import fcntl  # noqa: PLC0415 - as above

    with (root / ".lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise UsageError(
                f"{root}: process {holder} is computing here; wait for it or name another folder"
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _manifest(root: Path, job: Job, keys: Sequence[str]) -> None:
    about = {"function": job.function, "code": job.code, "seed": job.seed, "chunks": list(keys)}
    place(root / "run.json", [json.dumps(about, indent=1).encode() + b"\n"])


class _Filling:
    """Counts what comes back from an engine."""

    def __init__(self, job: Job, folder: str, *, found: int, tick: Tick | None) -> None:
        self.job, self.folder, self.found, self.tick = job, folder, found, tick
        self.fresh, self.cpu, self.peak, self.deaths = 0, 0.0, 0, 0
        self.done: set[int] = set()
        self.start = time.monotonic()

    def note(self, spent: Spent) -> None:
        index, cpu, peak = spent
        self.done.add(index)
        self.fresh, self.cpu, self.peak = self.fresh + 1, self.cpu + cpu, max(self.peak, peak)
        if self.tick:
            seconds = time.monotonic() - self.start
            self.tick(
                Progress(
                    done=self.found + self.fresh,
                    total=len(self.job.tasks),
                    fresh=self.fresh,
                    seconds=seconds,
                )
            )


def _local(filling: _Filling, items: Sequence[_Item], workers: int) -> int:
    """A pool of processes, made anew when a worker is killed; only what is missing goes again."""
    deaths = idle = 0
    while missing := [item for item in items if item[0] not in filling.done]:
        before = filling.fresh
        try:
            _pool(filling, missing, min(workers, len(missing)))
        except BrokenProcessPool:
            deaths += 1
            # a worker may have finished a chunk and died before it said so
            for index, key, _ in missing:
                if index not in filling.done and load(Path(filling.folder), key) is not None:
                    filling.note((index, 0.0, 0))
            idle = idle + 1 if filling.fresh == before else 0
            if idle == ROUNDS:
                raise BurdenshareError(
                    f"workers died {ROUNDS} times in a row at {dict(missing[0][2])}; what is done"
                    " is kept: leave this part out, or give the machine more memory, and run again"
                ) from None
    return deaths


def _pool(filling: _Filling, missing: Sequence[_Item], workers: int) -> None:
    job, waiting = filling.job, iter(missing)
    context = get_context("spawn")  # threads of pyarrow do not survive a fork
    with ProcessPoolExecutor(
        workers, mp_context=context, initializer=leave_with_parent
    ) as executor:
        running: set[Future[Spent]] = set()

        def top_up() -> None:
            while len(running) < AHEAD * workers and (item := next(waiting, None)) is not None:
                with _unseen_program():
                    running.add(
                        executor.submit(compute, filling.folder, job.function, item, job.seed)
                    )

        top_up()
        try:
            while running:
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    filling.note(future.result())
                top_up()
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _unseen_program() -> Iterator[None]:
    """Workers import what they run by its name: the program that asked is not run in each again.

    So a run may be started from a notebook, from standard input, or without a guard of the main
    module.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _ray(
    filling: _Filling, items: Sequence[_Item], workers: int | None, address: str | None
) -> None:
    if not items:
        return
    if not address and "ray" not in sys.modules:  # it reads these when it is imported
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_AUTH_MODE", "token")
    try:
        ray = import_module("ray")
    except ModuleNotFoundError:
        raise UsageError(
            "Ray is not installed; pip install 'burdenshare[cluster]', or take --engine local"
        ) from None
    job, waiting = filling.job, iter(items)
    if not ray.is_initialized():
        ray.init(**_ray_settings(workers, address))
    try:
        remote = ray.remote(num_cpus=1, max_retries=5)(compute)
        ahead = AHEAD * int(ray.cluster_resources().get("CPU", 1))
        running: list[object] = []
        while True:
            while len(running) < ahead and (item := next(waiting, None)) is not None:
                running.append(remote.remote(filling.folder, job.function, item, job.seed))
            if not running:
                return
            finished, running = ray.wait(running)
            for reference in finished:
                filling.note(ray.get(reference))
    finally:
        ray.shutdown()


def _ray_settings(workers: int | None, address: str | None) -> dict[str, object]:
    """A cluster that is named, or one of our own: never one that happens to be around."""
    quiet: dict[str, object] = {"log_to_driver": False, "logging_level": "error"}
    if address:
        return {"address": address, **quiet}
    paths = os.pathsep.join(path for path in sys.path if path)
    return {
        "address": "local",
        "num_cpus": workers or os.cpu_count() or 1,
        "include_dashboard": False,
        "object_store_memory": 100 * 2**20,  # results go to disk, not through Ray
        "runtime_env": {"env_vars": {"PYTHONPATH": paths}},
        **quiet,
    }
