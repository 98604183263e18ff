"""A file that vouches for others notices every change, its own too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from burdenshare.compute.seal import changed, sealed, told, vouch

if TYPE_CHECKING:
    from pathlib import Path

plain = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
notes = st.dictionaries(st.text(max_size=5).filter(lambda key: key != "seal"), plain, max_size=4)


@given(about=notes)
def test_what_is_sealed_is_told(about: dict[str, object]) -> None:
    assert told(sealed({**about, "last": 1})) == {**about, "last": 1}


@given(about=notes, place=st.integers(0), change=st.integers(1, 255))
def test_no_byte_changes_unnoticed(about: dict[str, object], place: int, change: int) -> None:
    data = bytearray(sealed({**about, "last": 1}))
    data[place % len(data)] ^= change
    assert told(bytes(data)) is None


def test_changed_missing_and_damaged_files_are_named(tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text(file.name)
    note = tmp_path / "note.json"
    vouch(note, {"seed": 1}, files)
    (tmp_path / "chunks").mkdir()
    assert changed(note, ("chunks", "never made")) == ()
    files[0].write_text("other")
    files[1].unlink()
    (tmp_path / "chunks" / "x.chunk").write_bytes(b"half")
    assert [line.partition(":")[0] for line in changed(note, ("chunks",))] == [
        "a.txt",
        "b.txt",
        "chunks/x.chunk",
    ]
    note.write_text("{}")
    assert changed(note) == (
        "note.json: is missing or was changed after it was written; run again",
    )
