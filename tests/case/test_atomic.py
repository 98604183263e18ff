"""Files are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from burdenshare.case.atomic import write_atomic, write_folder
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second flush to disk fails as on a full one."""
    calls = iter(range(99))
    real = os.fsync

    def fsync(handle: int) -> None:
        if next(calls) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a.txt"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be written") as caught:
        write_atomic(tmp_path / "no" / "a.txt", b"x")
    assert str(tmp_path) in str(caught.value)


def test_a_folder_is_made_with_its_subfolders(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"brief.html": b"1", "chart/a.svg": b"2"})
    assert names(tmp_path / "out") == ["brief.html", "chart/a.svg"]


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_folder(tmp_path, {"brief.html": b"1"})
    assert names(tmp_path) == ["brief.html", "mine.txt"]


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_old_files_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old a")
    (tmp_path / "b.txt").write_bytes(b"old b")
    with pytest.raises(CaseError, match="No space left"):
        write_folder(tmp_path, {"a.txt": b"new a", "b.txt": b"new b"})
    assert names(tmp_path) == ["a.txt", "b.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old a"


def test_a_folder_in_the_way_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(CaseError, match="is a folder where a file should go"):
        write_folder(tmp_path, {"a.txt": b"1", "b.txt": b"2"})
    assert names(tmp_path) == []


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(CaseError, match="is a file; name a folder"):
        write_folder(tmp_path / "out", {"a.txt": b"1"})


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "x/../../a.txt", ""])
def test_no_name_leads_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(CaseError, match="leads outside"):
        write_folder(tmp_path, {name: b"1"})


def test_a_failed_rename_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_fresh: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(CaseError, match="Permission denied"):
        write_folder(tmp_path, {"a.txt": b"1", "b.txt": b"2"})
    with pytest.raises(CaseError, match="Permission denied"):
        write_atomic(tmp_path / "a.txt", b"1")
    assert names(tmp_path) == []
