"""Sweeps from the command line, and what `check` says of folders of results."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Call = Callable[..., tuple[int, str, str]]
WORDS = ("@us-korea", "sma-11", "--as-of", "2020-04-25", "--draws", "300")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_sweep_says_what_it_computed_and_what_was_there(
    burdenshare: Call, tmp_path: Path
) -> None:
    words = ("sweep", "simulate", *WORDS, "--set", "late=0.02..0.10:2", "-o", str(tmp_path))
    code, out, err = burdenshare(*words)
    assert code == 0
    assert {row["late"] for row in table(out)} == {"0.02", "0.1"}
    assert "2 chunks: 2 computed now, 0 there already" in err
    again = burdenshare(*words)
    assert again[1] == out
    assert "2 chunks: 0 computed now, 2 there already" in again[2]
    assert again[2].splitlines()[-1] == err.splitlines()[-1]


def test_a_grid_may_be_a_file(burdenshare: Call, tmp_path: Path) -> None:
    grid = tmp_path / "grid.toml"
    grid.write_text('late = [0.02, 0.1]\n[veto_hard]\n0 = "0.0..0.2:2"\n')
    words = ("sweep", "sensitivity", *WORDS, "--grid", str(grid), "-o", str(tmp_path / "out"))
    code, out, _ = burdenshare(*words)
    assert code == 0
    assert {(row["late"], row["veto_hard.0"]) for row in table(out)} == {
        ("0.02", "0"), ("0.02", "0.2"), ("0.1", "0"), ("0.1", "0.2"),
    }  # fmt: skip
    grid.write_text("late = [")
    assert burdenshare(*words)[0] == 4
    grid.unlink()
    code, _, err = burdenshare(*words)
    assert code == 4
    assert "cannot be read" in err


@pytest.mark.parametrize(("change", "said"), [("layte=1", "did you mean late"), ("late", "varies")])
def test_what_cannot_be_varied_is_one_line_and_exit_2(
    change: str, said: str, burdenshare: Call, tmp_path: Path
) -> None:
    words = ("sweep", "simulate", *WORDS, "--set", change, "-o", str(tmp_path))
    code, out, err = burdenshare(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_check_names_what_changed_in_a_folder_of_results(burdenshare: Call, tmp_path: Path) -> None:
    burdenshare("sweep", "simulate", *WORDS, "-o", str(tmp_path))
    assert burdenshare("check", str(tmp_path))[:2] == (0, "")
    chunk = next((tmp_path / "chunks").glob("*.chunk"))
    chunk.write_bytes(chunk.read_bytes()[:-1] + b"?")
    (tmp_path / "rows.jsonl").write_text("")
    code, out, err = burdenshare("check", str(tmp_path))
    assert code == 4
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "rows.jsonl",
        f"chunks/{chunk.name}",
    ]
    assert "2 findings" in err
