"""Copies across the shards of a run: hashes split into parts, each part matched alone.

A shard leaves the band records and hashes of its texts by part; a second run has one chunk a part;
what it finds are pairs. So no process ever holds more than one part of the hashes, and the work
survives a kill as any run does. A text is number ``shard * 2**32 + place``.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.compute.chunk import load, part
from burdenshare.compute.duplicate import RECORD, clusters, pairs, records, sketch
from burdenshare.compute.engine import Job
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.compute.chunk import Parts, Task
    from burdenshare.compute.engine import Outcome

PARTITIONS = 64


def sketched(texts: Sequence[tuple[str, str]], index: int) -> dict[str, bytes]:
    """Parts of a chunk for the texts of shard ``index``, each with the sha256 it goes by."""
    numbers = [(index << 32) + place for place in range(len(texts))]
    bands = records((sketch(text) for text, _ in texts), numbers)
    hashes = np.array([int(name[:15], 16) for _, name in texts], dtype="<u8")
    same = np.stack((hashes, np.array(numbers, dtype="<u8")), axis=1)
    found: dict[str, bytes] = {}
    for k in range(PARTITIONS):
        found[f"bands-{k}"] = bands[bands["band"] % PARTITIONS == k].tobytes()
        found[f"texts-{k}"] = same[hashes % PARTITIONS == k].tobytes()
    return found


def partitions(read: Outcome) -> Job:
    """The second run: one chunk for every part of the hashes that a run left."""
    whole = sha256("".join(read.keys).encode()).hexdigest()
    return Job(
        function="burdenshare.compute.match:partition",
        tasks=tuple(
            {"folder": str(read.folder), "of": whole, "part": k} for k in range(PARTITIONS)
        ),
    )


def partition(task: Task, _seed: int, _index: int) -> Parts:
    """Pairs of copies within one part of the hashes; the function of a chunk."""
    folder, number = Path(str(task["folder"])), int(str(task["part"]))
    keys = json.loads((folder / "run.json").read_text(encoding="utf-8"))["chunks"]
    bands = np.frombuffer(_all(folder, keys, f"bands-{number}"), dtype=RECORD)
    texts = np.frombuffer(_all(folder, keys, f"texts-{number}"), dtype="<u8").reshape(-1, 2)
    first: dict[int, int] = {}
    same = [
        (first[hashed], text)
        for hashed, text in texts.tolist()
        if first.setdefault(hashed, text) != text
    ]
    return {
        "near": pairs(bands).astype("<u8").tobytes(),
        "same": np.array(same, dtype="<u8").tobytes(),
    }


def _all(folder: Path, keys: Sequence[str], name: str) -> bytes:
    return b"".join(_sound(part(folder, key, name), folder / key) for key in keys)


def _sound(data: bytes | None, path: Path) -> bytes:
    if data is None:
        raise CaseError("a chunk is missing or damaged; run again", place=str(path))
    return data


class Copies:
    """Which text is a copy of which, and the name and hash of those that others refer to."""

    def __init__(self, matched: Outcome) -> None:
        found = [load(matched.folder, key) or {} for key in matched.keys]
        near = [np.frombuffer(one["near"], dtype="<u8").reshape(-1, 2) for one in found]
        same = [np.frombuffer(one["same"], dtype="<u8").reshape(-1, 2) for one in found]
        self.cluster = clusters([pair.astype(np.uint64) for pair in near])
        self.first = {copy: text for every in same for text, copy in every.tolist()}
        self.wanted = {*self.cluster.values(), *self.first.values()}
        self.heads: dict[int, tuple[str, str]] = {}

    def tell(self, report: dict[str, object], number: int) -> None:
        """Fill in ``copy_of`` and ``cluster`` of a report; those before it have been told."""
        if number in self.wanted:
            self.heads[number] = str(report["name"]), str(report["sha256"])[:12]
        copy, group = self.first.get(number), self.cluster.get(number)
        report["copy_of"] = None if copy is None else self.heads[copy][0]
        report["cluster"] = None if group is None else self.heads[group][1]
