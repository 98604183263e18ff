"""A chunk on disk is whole, its own witness, and named by all that made it."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.compute.chunk import chunk_key, damaged, digest, load, part, source, store

if TYPE_CHECKING:
    from pathlib import Path

PARTS = {"claims": b"one\ntwo\n", "empty": b"", "bytes": bytes(range(256))}


def test_a_chunk_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    store(tmp_path, "k", PARTS)
    assert load(tmp_path, "k") == PARTS
    assert {name: part(tmp_path, "k", name) for name in PARTS} == PARTS
    assert part(tmp_path, "k", "other") is None
    assert load(tmp_path, "missing") is None
    assert part(tmp_path, "missing", "claims") is None


def test_a_chunk_without_parts_is_a_chunk(tmp_path: Path) -> None:
    store(tmp_path, "k", {})
    assert load(tmp_path, "k") == {}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(data=st.data())
def test_no_changed_byte_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("chunk")
    store(folder, "k", PARTS)
    path = folder / "k.chunk"
    raw = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    assert load(folder, "k") is None
    assert damaged(folder) == ("k.chunk",)


@pytest.mark.parametrize("keep", [0, 1, 30, -1, -200])
def test_a_torn_chunk_is_missing(tmp_path: Path, keep: int) -> None:
    store(tmp_path, "k", PARTS)
    path = tmp_path / "k.chunk"
    path.write_bytes(path.read_bytes()[:keep])
    assert load(tmp_path, "k") is None
    with pytest.raises(OSError, match="missing or damaged"):
        digest(tmp_path, ["k"])


def test_bytes_after_the_last_part_are_noticed(tmp_path: Path) -> None:
    store(tmp_path, "k", PARTS)
    with (tmp_path / "k.chunk").open("ab") as file:
        file.write(b"x")
    assert load(tmp_path, "k") is None


def test_a_disk_that_fills_up_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    store(tmp_path, "k", {"a": b"old"})
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store(tmp_path, "k", {"a": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["k.chunk"]
    assert load(tmp_path, "k") == {"a": b"old"}


def test_the_name_of_a_chunk_holds_everything_that_made_it() -> None:
    base = ("code", "m:f", {"a": 1, "b": 2}, 7, 3)
    others = [
        ("edoc", "m:f", {"a": 1, "b": 2}, 7, 3),
        ("code", "m:g", {"a": 1, "b": 2}, 7, 3),
        ("code", "m:f", {"a": 1, "b": 3}, 7, 3),
        ("code", "m:f", {"a": 1, "b": 2}, 8, 3),
        ("code", "m:f", {"a": 1, "b": 2}, 7, 4),
    ]
    assert chunk_key(*base) == chunk_key("code", "m:f", {"b": 2, "a": 1}, 7, 3)
    assert len({chunk_key(*other) for other in [base, *others]}) == 6


def test_a_parameter_that_is_no_number_has_no_name() -> None:
    with pytest.raises(ValueError, match="JSON"):
        chunk_key("code", "m:f", {"a": float("nan")}, 0, 0)


def test_the_digest_depends_on_order_and_content_but_not_on_names(tmp_path: Path) -> None:
    store(tmp_path, "a", {"x": b"1"})
    store(tmp_path, "b", {"x": b"2"})
    store(tmp_path, "c", {"x": b"1"})
    assert digest(tmp_path, ["a", "b"]) == digest(tmp_path, ["c", "b"])
    assert digest(tmp_path, ["a", "b"]) != digest(tmp_path, ["b", "a"])


def test_the_hash_of_the_code_is_that_of_its_text() -> None:
    assert source("burdenshare.units") == source("burdenshare.units")
    assert source("burdenshare.units") != source("burdenshare.series")
