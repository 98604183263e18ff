"""Engines fill the gaps of a ledger; what they leave behind is the same for all of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from burdenshare.compute import Engine, Job, Progress, digest, load, run
from burdenshare.errors import BurdenshareError, UsageError

sys.path.append(str(Path(__file__).parent))  # workers find the function to run


def sweep(count: int, marks: Path | None = None, function: str = "draws", seed: int = 5) -> Job:
    task = {"marks": str(marks)} if marks else {}
    return Job(function=f"sweep:{function}", tasks=(task,) * count, seed=seed, code="test")


def test_two_engines_leave_the_same_digest_for_a_sweep_of_a_hundred_chunks(tmp_path: Path) -> None:
    found = {
        run(sweep(100), tmp_path / engine, engine=engine, workers=2)
        for engine in (Engine.INLINE, Engine.LOCAL)
    }
    assert len({digest(one.folder, one.keys) for one in found}) == 1
    assert {(one.computed, one.found) for one in found} == {(100, 0)}


def test_another_seed_gives_another_digest(tmp_path: Path) -> None:
    one, two = (run(sweep(3, seed=seed), tmp_path / str(seed)) for seed in (1, 2))
    assert digest(one.folder, one.keys) != digest(two.folder, two.keys)


def test_only_what_is_missing_or_damaged_is_computed_again(tmp_path: Path) -> None:
    first = run(sweep(10), tmp_path)
    before = digest(tmp_path, first.keys)
    (tmp_path / f"{first.keys[3]}.chunk").unlink()
    broken = tmp_path / f"{first.keys[7]}.chunk"
    broken.write_bytes(broken.read_bytes()[:-1] + b"\xff")
    again = run(sweep(10), tmp_path)
    assert (again.computed, again.found) == (2, 8)
    assert digest(tmp_path, again.keys) == before


def test_other_code_computes_everything_again(tmp_path: Path) -> None:
    run(sweep(2), tmp_path)
    other = Job(function="sweep:draws", tasks=({},) * 2, seed=5, code="changed")
    assert run(other, tmp_path).computed == 2


def test_workers_that_are_killed_cost_only_their_chunks(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    done = run(sweep(8, marks, "dies_once"), tmp_path / "run", engine=Engine.LOCAL, workers=2)
    assert 1 <= done.deaths <= 2
    assert all(load(done.folder, key) for key in done.keys)
    clean = run(sweep(8, marks, "draws"), tmp_path / "clean")
    assert digest(done.folder, done.keys) == digest(clean.folder, clean.keys)


@pytest.mark.parametrize("guard", ["", "if __name__ == '__main__': "])
def test_a_run_may_be_started_from_standard_input(guard: str, tmp_path: Path) -> None:
    program = (
        "from burdenshare.compute import Engine, Job, run\n"
        "job = Job(function='sweep:draws', tasks=({},) * 4, code='test')\n"
        f"{guard}print(run(job, 'run', engine=Engine.LOCAL, workers=2).computed)\n"
    )
    done = subprocess.run(
        [sys.executable, "-"],
        input=program,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
    )
    assert (done.stdout, done.stderr) == ("4\n", "")


def test_a_chunk_that_kills_every_worker_is_named(tmp_path: Path) -> None:
    with pytest.raises(BurdenshareError, match="died 3 times in a row"):
        run(sweep(2, tmp_path, "always_dies"), tmp_path / "r", engine=Engine.LOCAL, workers=1)
    assert len(list((tmp_path / "r").glob("*.chunk"))) == 1


def test_a_second_process_on_the_folder_is_refused_with_the_number_of_the_first(
    tmp_path: Path,
) -> None:
    import fcntl  # noqa: PLC0415

    run(sweep(1), tmp_path)
    with (tmp_path / ".lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match=r"process \d+ is computing here"):
            run(sweep(1), tmp_path)
    assert run(sweep(1), tmp_path).computed == 0


def test_leftovers_of_a_killed_writer_are_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".abc.chunk.1234.part").write_bytes(b"half")
    run(sweep(1), tmp_path)
    assert not list(tmp_path.glob(".*.part"))


def test_progress_counts_what_was_there_and_says_how_long_it_will_take(tmp_path: Path) -> None:
    seen: list[Progress] = []
    run(sweep(2), tmp_path)
    run(sweep(4), tmp_path, tick=seen.append)
    assert [(p.done, p.total, p.fresh) for p in seen] == [(3, 4, 1), (4, 4, 2)]
    assert seen[-1].left == 0
    assert str(Progress(done=1, total=4, fresh=0, seconds=0.0)) == "1 of 4"
    assert str(Progress(done=2, total=4, fresh=1, seconds=30.0)).endswith("60 s left")


def test_the_folder_says_what_it_is_a_run_of(tmp_path: Path) -> None:
    done = run(sweep(2), tmp_path)
    about = json.loads((tmp_path / "run.json").read_text())
    assert about == {"function": "sweep:draws", "code": "test", "seed": 5, "chunks": [*done.keys]}


def test_an_error_in_the_function_stops_the_run_and_keeps_what_is_done(tmp_path: Path) -> None:
    job = Job(function="sweep:nothing", tasks=({},), code="test")
    for engine in (Engine.INLINE, Engine.LOCAL):
        with pytest.raises(AttributeError, match="nothing"):
            run(job, tmp_path, engine=engine, workers=1)


def test_ray_is_asked_for_by_name_or_not_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"burdenshare\[cluster\]"):
        run(sweep(1), tmp_path, engine=Engine.RAY)
