"""Programs to be killed: ``python program.py NAME FOLDER ...``; each says what it has on disk."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.compute.chunk import Task

sys.path.append(str(Path(__file__).parents[1] / "compute"))  # the function `sweep:draws`


def sweep(folder: str, engine: str, count: str, nap: str) -> None:
    """A run over chunks that notes every computation in a folder of marks."""
    from burdenshare.compute import Engine, Job, digest, run  # noqa: PLC0415

    marks = Path(folder) / "marks"
    marks.mkdir(exist_ok=True)
    task: Task = {"marks": str(marks), "nap": float(nap)}
    job = Job(
        function="sweep:draws",
        tasks=(task,) * int(count),
        seed=7,
        code="fault",
    )
    done = run(job, Path(folder) / "run", engine=Engine(engine), workers=2)
    told = {"computed": done.computed, "digest": digest(done.folder, done.keys)}
    sys.stdout.write(json.dumps(told) + "\n")


def press(folder: str) -> None:
    """Claims of the archives in ``folder/in``."""
    from burdenshare.archive.bulk import read_archives  # noqa: PLC0415
    from burdenshare.compute import Engine  # noqa: PLC0415

    done = read_archives([f"{folder}/in"], out=f"{folder}/out", engine=Engine.LOCAL, workers=2)
    sys.stdout.write(json.dumps({"computed": done.computed, "digest": done.digest}) + "\n")


def log(folder: str, by: str, count: str) -> None:
    """Adds lines to a log and says the number of each once it is on disk."""
    from burdenshare.case.log import append  # noqa: PLC0415

    for number in range(int(count)):
        body = {"by": by, "number": number, "why": "x" * 200}
        entry = append(Path(folder) / "decisions.jsonl", [body], by=by)[0]
        os.write(1, f"{by} {number} {entry.place}\n".encode())


def outputs(folder: str) -> None:
    """Writes a set of files over and over, each full of its round, the last vouching for all."""
    from hashlib import sha256  # noqa: PLC0415

    from burdenshare.case.atomic import write_folder  # noqa: PLC0415

    for number in range(100_000):
        files = {f"{k}.txt": f"{number} {k}\n".encode() * 20_000 for k in range(3)}
        sums = {name: sha256(data).hexdigest() for name, data in files.items()}
        write_folder(folder, {**files, "manifest.json": json.dumps(sums).encode()})
        os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    # a shell starts what runs in the background with interrupts ignored
    signal.signal(signal.SIGINT, signal.default_int_handler)
    programs: dict[str, Callable[..., None]] = {
        "sweep": sweep,
        "press": press,
        "log": log,
        "outputs": outputs,
    }
    programs[sys.argv[1]](*sys.argv[2:])
