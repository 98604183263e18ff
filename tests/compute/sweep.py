"""A pure function to run in chunks, importable by worker processes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping


def draws(task: Mapping[str, object], seed: int, index: int) -> Mapping[str, bytes]:
    """Sums of a random walk; leaves a mark for every time it is really computed."""
    if isinstance(marks := task.get("marks"), str):
        with (Path(marks) / f"{index}").open("a") as file:
            file.write("x")
    if isinstance(nap := task.get("nap"), float):
        time.sleep(nap)
    stream = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(index,)))
    walk = np.cumsum(stream.integers(-3, 4, 5_000))
    return {"walk": walk.astype("<i8").tobytes(), "last": str(walk[-1]).encode()}


def dies_once(task: Mapping[str, object], seed: int, index: int) -> Mapping[str, bytes]:
    """Kills its own process in two chunks, the first time they are tried."""
    mark = Path(str(task["marks"])) / f"died-{index}"
    if index in {2, 5} and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), 9)
    return draws(task, seed, index)


def always_dies(task: Mapping[str, object], seed: int, index: int) -> Mapping[str, bytes]:
    """Kills its own process in one chunk, every time."""
    if index == 1:
        os.kill(os.getpid(), 9)
    return draws(task, seed, index)
