"""What was acknowledged stays, and what was changed shows."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.case import Case, open_case
from burdenshare.case.log import (
    DECISIONS,
    FIRST,
    append,
    decide,
    home,
    line,
    parse,
    read,
    rulings,
    trusted,
)
from burdenshare.errors import CaseError
from burdenshare.ledger import Ruling, Verdict
from burdenshare.ledger.ruling import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

bodies = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.text(max_size=5) | st.integers(), max_size=3),
    min_size=1,
    max_size=5,
)


def written(rows: Iterable[dict[str, object]]) -> bytes:
    data = b""
    for row in rows:
        data += line(row, parse(data).head)
    return data


def program(text: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", text, *words], stdout=subprocess.PIPE, text=True
    )


@given(rows=bodies)
@settings(deadline=None, derandomize=True)
def test_lines_come_back_in_order_each_following_the_one_before(
    rows: list[dict[str, object]],
) -> None:
    log = parse(written(rows))
    assert [dict(entry.body) for entry in log.entries] == rows
    assert log.fault is None
    seals = [FIRST, *(entry.seal for entry in log.entries)]
    assert [entry.after for entry in log.entries] == seals[:-1]
    assert log.head == seals[-1]


@given(rows=bodies, data=st.data())
@settings(deadline=None, derandomize=True)
def test_any_flipped_bit_is_noticed_at_its_line(
    rows: list[dict[str, object]], data: st.DataObject
) -> None:
    whole = written(rows)
    place = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    changed = whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :]
    log = parse(changed)
    number = whole[:place].count(b"\n") + 1
    torn_at_the_end = place == len(whole) - 1 and log.torn
    assert torn_at_the_end or (log.fault or "").startswith(f"line {number} ")


def test_a_line_taken_out_or_moved_is_noticed() -> None:
    one, two, three = written([{"n": n} for n in range(3)]).splitlines(keepends=True)
    for order in (one + three, two + three, one + three + two, one + one + two):
        assert "does not follow" in (parse(order).fault or "")


@given(rows=bodies, cut=st.integers(1, 200))
@settings(deadline=None, derandomize=True)
def test_a_write_cut_short_is_told_from_a_changed_line(
    rows: list[dict[str, object]], cut: int
) -> None:
    whole = written(rows)
    last = whole.splitlines(keepends=True)[-1]
    left = whole[: -min(cut, len(last))]
    log = parse(left)
    assert log.fault is None
    assert len(log.entries) == len(rows) - 1
    assert log.torn == last[: -min(cut, len(last))]


def test_a_torn_line_is_moved_aside_before_the_next_is_written(tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    append(log, [{"n": 1}])
    with log.open("ab") as file:
        file.write(b'{"after":"no end')
    append(log, [{"n": 2}])
    found = trusted(tmp_path, "a.jsonl")
    assert [entry.body["n"] for entry in found.entries] == [1, 2]
    assert found.torn == b""
    assert (tmp_path / "a.jsonl.torn").read_bytes() == b'{"after":"no end\n'


def test_what_append_returns_is_what_is_read(tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    made = (*append(log, [{"n": 1}, {"n": 2}]), *append(log, [{"n": 3, "word": "원"}]))
    assert made == read(tmp_path, "a.jsonl").entries
    assert "원" in log.read_text(encoding="utf-8")


def test_nothing_is_added_to_a_broken_chain(tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    append(log, [{"n": 1}])
    changed = log.read_bytes().replace(b'"n":1', b'"n":7')
    log.write_bytes(changed)
    with pytest.raises(CaseError, match="line 1 was changed"):
        append(log, [{"n": 2}])
    assert log.read_bytes() == changed


def test_a_missing_log_is_empty(tmp_path: Path) -> None:
    assert trusted(tmp_path, "none.jsonl").entries == ()


def test_a_full_disk_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "a.jsonl"
    append(log, [{"n": 1}])
    before = log.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(CaseError, match="No space left"):
            append(log, [{"n": 2}])
    assert log.read_bytes() == before
    append(log, [{"n": 2}])
    assert len(trusted(tmp_path, "a.jsonl").entries) == 2


def test_what_was_acknowledged_survives_a_kill_right_after(tmp_path: Path) -> None:
    text = (
        "import sys; from pathlib import Path; from burdenshare.case.log import append\n"
        "for n in range(10**6):\n"
        "    append(Path(sys.argv[1]), [{'n': n}]); print(n, flush=True)\n"
    )
    last = -1
    for _ in range(3):
        running = program(text, str(tmp_path / "a.jsonl"))
        assert running.stdout is not None
        told = [int(running.stdout.readline()) for _ in range(5)]
        running.send_signal(signal.SIGKILL)
        told += [int(row) for row in running.stdout.read().split()]
        running.stdout.close()
        running.wait()
        log = trusted(tmp_path, "a.jsonl")
        kept = [entry.body["n"] for entry in log.entries[last + 1 :]]
        assert kept[: len(told)] == told
        last = len(log.entries) - 1


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    text = (
        "import sys; from pathlib import Path; from burdenshare.case.log import append\n"
        "for n in range(40): append(Path(sys.argv[1]), [{'who': sys.argv[2], 'n': n}])\n"
    )
    path = tmp_path / "a.jsonl"
    both = [program(text, str(path), who) for who in ("ann", "bob")]
    for running in both:
        running.communicate()
        assert running.returncode == 0
    log = trusted(tmp_path, "a.jsonl")
    for who in ("ann", "bob"):
        assert [e.body["n"] for e in log.entries if e.body["who"] == who] == list(range(40))


def test_a_second_writer_is_told_who_holds_the_log(tmp_path: Path) -> None:
    text = (
        "import sys; from pathlib import Path; from burdenshare.case.log import _alone\n"
        "with _alone(Path(sys.argv[1]), 'an editor', 1): print('in', flush=True); input()\n"
    )
    path = tmp_path / "a.jsonl"
    holder = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", text, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"in\n"
    with pytest.raises(CaseError, match=rf"written by an editor \(process {holder.pid}\)"):
        append(path, [{"n": 1}], patience=0.05)
    holder.communicate(b"\n")
    append(path, [{"n": 1}], patience=0.05)
    assert len(trusted(tmp_path, "a.jsonl").entries) == 1


@pytest.fixture
def case(tmp_path: Path) -> Case:
    root = open_case("@us-korea").root
    assert isinstance(root, Path)
    (tmp_path / "case").mkdir()
    shutil.copy(root / "case.toml", tmp_path / "case")
    text = (tmp_path / "case" / "case.toml").read_text()
    plain = "".join(r for r in text.splitlines(keepends=True) if "default_talks" not in r)
    (tmp_path / "case" / "case.toml").write_text(plain)
    return open_case(tmp_path / "case")


def ruling(claim: str, verdict: Verdict = Verdict.REJECT) -> Ruling:
    return Ruling(claim=claim, verdict=verdict, by="an editor", at="2026-01-05T10:00:00Z", why="x")


def test_a_ruling_comes_back_with_its_seal(case: Case) -> None:
    assert rulings(case) == ()
    first, second = decide(case, ruling("a")), decide(case, ruling("b", Verdict.ACCEPT))
    assert rulings(case) == (first, second)
    assert second.after == first.seal
    assert first.why == "x"


def test_undoing_an_early_ruling_keeps_the_later_ones(case: Case) -> None:
    first, second, third = (decide(case, ruling(name)) for name in "abc")
    undo = decide(case, ruling(first.seal, Verdict.UNDO))
    assert in_force(rulings(case)) == {"b": second, "c": third}
    decide(case, ruling(undo.seal, Verdict.UNDO))
    assert in_force(rulings(case)) == {"a": first, "b": second, "c": third}


def test_a_line_that_is_no_ruling_is_named(case: Case) -> None:
    append(home(case) / DECISIONS, [{"claim": "a", "verdict": "banish", "by": "x", "at": "y"}])
    with pytest.raises(CaseError, match=r"decisions.jsonl:1: is no ruling"):
        rulings(case)


def test_a_shipped_case_is_to_be_copied_first() -> None:
    with pytest.raises(CaseError, match=r"burdenshare init DIR --from @us-korea"):
        decide(open_case("@us-korea"), ruling("a"))
