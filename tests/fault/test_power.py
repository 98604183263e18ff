"""Power goes at every call: nothing acknowledged is lost, nothing is half a file."""

from __future__ import annotations

import random
import sys
from itertools import count
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from benchmarks.bulk import write
from burdenshare.archive.bulk import damage, read_archives
from burdenshare.case.atomic import write_atomic, write_folder
from burdenshare.case.log import append, read
from burdenshare.compute import Job, damaged, load, run
from burdenshare.compute.seal import changed, vouch
from tests.fault.power import put as left
from tests.fault.power import recorded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.fault.power import Cut, Disk

sys.path.append(str(Path(__file__).parents[1] / "compute"))  # the function `sweep:draws`


def after_cuts(disk: Disk, scratch: Path, most: int) -> Iterator[tuple[Path, Cut]]:
    """Every folder that may be found, once each."""
    stream, numbers = random.Random(8), count()  # noqa: S311 - no secrets here
    seen: set[tuple[int, tuple[tuple[str, bytes | None], ...]]] = set()
    for cut in disk.cuts:
        for state in cut.states(stream, most):
            key = (cut.acknowledged, tuple(sorted(state.items())))
            if key in seen:
                continue
            seen.add(key)
            folder = left(state, scratch / str(next(numbers)))
            yield folder, cut
            rmtree(folder)


def outlived(
    tmp_path: Path,
    work: Callable[[Disk, Path], None],
    judge: Callable[[Path, int], None],
    most: int = 48,
) -> int:
    """Do the work, and judge every folder that may be found; how many there were."""
    top = tmp_path / "disk"
    top.mkdir()
    with recorded(top) as disk:
        work(disk, top)
    found = 0
    for folder, cut in after_cuts(disk, tmp_path / "found", most):
        found += 1
        try:
            judge(folder, cut.acknowledged)
        except AssertionError as fault:
            files = sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))
            pytest.fail(f"power lost before {cut.call}, {files}: {fault}")
    return found


def test_no_line_of_a_log_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    def work(disk: Disk, top: Path) -> None:
        for number in range(3):
            append(top / "decisions.jsonl", [{"number": number, "why": "because"}])
            disk.promise()
        with (top / "decisions.jsonl").open("ab") as file:
            file.write(b'{"after":"torn')
        append(top / "decisions.jsonl", [{"number": 3}, {"number": 4}])
        disk.promise()

    def judge(folder: Path, acknowledged: int) -> None:
        log = read(folder, "decisions.jsonl")
        numbers = [entry.body["number"] for entry in log.entries]
        kept = acknowledged if acknowledged < 4 else 5
        assert numbers[:kept] == list(range(kept))
        assert not log.fault  # what was cut short is set aside by the next line, not by hand
        append(folder / "decisions.jsonl", [{"number": "next"}])
        again = read(folder, "decisions.jsonl")
        assert not again.fault
        assert not again.torn
        assert [entry.body["number"] for entry in again.entries] == [*numbers, "next"]

    assert outlived(tmp_path, work, judge) > 20


def test_a_file_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    def work(disk: Disk, top: Path) -> None:
        for number in range(3):
            write_atomic(top / "case.toml", f"{number}\n".encode() * 500)
            disk.promise()

    def judge(folder: Path, acknowledged: int) -> None:
        file = folder / "case.toml"
        if not file.exists():
            assert not acknowledged
            return
        lines = set(file.read_text().splitlines())
        assert lines in ({str(acknowledged)}, {str(acknowledged - 1)})
        assert file.stat().st_size == 1_000

    assert outlived(tmp_path, work, judge) > 10


def test_results_are_whole_files_and_all_there_once_they_are_acknowledged(tmp_path: Path) -> None:
    names = ("a.csv", "sub/b.csv")

    def work(disk: Disk, top: Path) -> None:
        for number in range(2):
            files = {name: f"{number} {name}\n".encode() * 300 for name in names}
            write_folder(top / "deep" / "out", files)
            vouch(top / "deep" / "out" / "note.json", {}, [top / "deep" / "out" / "a.csv"])
            disk.promise()

    def judge(folder: Path, acknowledged: int) -> None:
        out = folder / "deep" / "out"
        whole = [{f"{n} {name}\n".encode() * 300 for n in range(2)} for name in names]
        for name, either in zip(names, whole, strict=True):
            if (out / name).exists():
                assert (out / name).read_bytes() in either
            else:
                assert not acknowledged
        if acknowledged == 2:
            assert changed(out / "note.json") == ()
            assert (out / "sub" / "b.csv").read_bytes().startswith(b"1 ")

    assert outlived(tmp_path, work, judge) > 50


SWEEP = Job(function="sweep:draws", tasks=({},) * 3, seed=7, code="fault")


def test_no_chunk_is_half_and_none_is_lost_once_the_run_says_it_is_done(tmp_path: Path) -> None:
    keys = SWEEP.keys()

    def work(disk: Disk, top: Path) -> None:
        run(SWEEP, top / "deep" / "run")
        disk.promise()

    def judge(folder: Path, acknowledged: int) -> None:
        root = folder / "deep" / "run"
        assert damaged(root) == ()
        there = sum(load(root, key) is not None for key in keys)
        if acknowledged:
            assert there == len(keys)
        again = run(SWEEP, root)
        assert (again.found, again.computed) == (there, len(keys) - there)

    assert outlived(tmp_path, work, judge) > 20


def test_claims_of_an_archive_are_whole_or_known_not_to_be(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
    pytest.importorskip("resiliparse", reason="the extra bulk is not installed")
    (tmp_path / "in").mkdir()
    for number in range(2):
        write(tmp_path / "in" / f"{number}.warc.gz", 1_000 * number, 1_000 * number + 60, seed=3)
    given = [str(tmp_path / "in")]
    clean = read_archives(given, out=tmp_path / "clean")

    def work(disk: Disk, top: Path) -> None:
        read_archives(given, out=top / "deep" / "press")
        disk.promise()

    def judge(folder: Path, acknowledged: int) -> None:
        out = folder / "deep" / "press"
        for part in ("shards", "partitions"):
            assert damaged(out / "chunks" / part) == ()
        if acknowledged:
            assert damage(out) == ()
            table = (out / "claims.parquet").read_bytes()
            assert table == (tmp_path / "clean" / "claims.parquet").read_bytes()
        elif (out / "claims.parquet").exists():
            size = (tmp_path / "clean" / "claims.parquet").stat().st_size
            assert (out / "claims.parquet").stat().st_size == size

    assert outlived(tmp_path, work, judge, most=4) > 50
    assert clean.counts["claims"] > 0


def test_the_recorder_finds_what_is_not_flushed(tmp_path: Path) -> None:
    """Careless writing must be caught, or the other tests show nothing."""

    def careless(disk: Disk, top: Path) -> None:
        (top / "new").mkdir()
        (top / "new" / "a.txt").write_text("x" * 100)
        (top / "new" / "a.txt").replace(top / "new" / "b.txt")
        disk.promise()

    found = set()

    def judge(folder: Path, acknowledged: int) -> None:
        if acknowledged:
            file = folder / "new" / "b.txt"
            found.add(file.read_text() if file.exists() else None)

    outlived(tmp_path, careless, judge)
    assert found >= {None, "", "x" * 50, "x" * 100, "\0" * 100}
