"""A file that vouches for a folder of results: what was done, the hashes of files, a seal."""

from __future__ import annotations

import json
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from burdenshare.compute.chunk import damaged
from burdenshare.compute.durable import place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_RESULTS = "results"
_SEAL = b',\n "seal": "'


def sealed(about: Mapping[str, object]) -> bytes:
    r"""A file that says what was done and ends with a hash over all that it says.

    Args:
        about: JSON values; others are written as text. ``results`` holds hashes by file name.

    Example:
        >>> sealed({"seed": 1}).decode().split('"seal"')[0]
        '{\n "seed": 1,\n '
    """
    text = json.dumps(about, ensure_ascii=False, indent=1, default=str)
    data = text.encode("utf-8", "backslashreplace")
    return data[:-2] + _SEAL + sha256(data).hexdigest().encode() + b'"\n}\n'


def vouch(path: Path, about: Mapping[str, object], results: Sequence[Path]) -> None:
    """Write such a file over results in the same folder.

    Raises:
        OSError: The disk is full or the folder cannot be written.
    """
    place(path, [sealed({**about, _RESULTS: {one.name: _hash(one) for one in results}})])


def told(data: bytes) -> dict[str, object] | None:
    """What such a file says; None where a single byte of it has changed."""
    head, mark, tail = data.rpartition(_SEAL)
    text = head + b"\n}"
    if not mark or tail != sha256(text).hexdigest().encode() + b'"\n}\n':
        return None
    found: dict[str, object] = json.loads(text)
    return found


def changed(path: Path, ledgers: Sequence[str] = ()) -> tuple[str, ...]:
    """Files of a folder that are not what was vouched for, one line each; none where all are.

    Args:
        path: The file that vouches.
        ledgers: Folders of chunks beside it; those that were deleted are not missed.
    """
    about = told(path.read_bytes()) if path.is_file() else None
    known = about and about.get(_RESULTS)
    if not isinstance(known, dict):
        return (f"{path.name}: is missing or was changed after it was written; run again",)
    files = [path.parent / name for name in known]
    wrong = [one.name for one in files if not one.is_file() or _hash(one) != known[one.name]]
    chunks = [f"{part}/{name}" for part in ledgers for name in damaged(path.parent / part)]
    return (
        *(f"{name}: is missing or was changed; run again" for name in wrong),
        *(f"{name}: is damaged; it is computed anew when you run again" for name in chunks),
    )


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
