"""The chunk ledger: one file a chunk, written whole or not at all, that vouches for itself.

A file is three things in a row: a line with the hash of the header, the header (one line of JSON:
name, offset, length and hash of every part), and the parts. So one part can be read and checked
without the others, and no byte can change unnoticed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.compute.durable import place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

Parts: TypeAlias = Mapping[str, bytes]
Task: TypeAlias = Mapping[str, "str | int | float | bool | Sequence[str] | Sequence[int] | None"]
MAGIC = b"burdenshare chunk 1 "
SUFFIX = ".chunk"
_HEX = 64


def chunk_key(code: str, function: str, task: Task, seed: int, index: int) -> str:
    """Name of a chunk: it changes with the code, the parameters, the seed and the place.

    Example:
        >>> one = chunk_key("code 1", "a:f", {"x": 1}, 0, 0)
        >>> [one == chunk_key(code, "a:f", {"x": 1}, 0, 0) for code in ("code 1", "code 2")]
        [True, False]
    """
    named = json.dumps([code, function, task, seed, index], sort_keys=True, allow_nan=False)
    return sha256(named.encode()).hexdigest()[:32]


def source(package: str) -> str:
    """Hash of all Python text of a package: results of other code are never taken for its own."""
    total = sha256()
    for name, data in sorted(_modules(files(package), "")):
        total.update(f"{name}\n{len(data)}\n".encode() + data)
    return total.hexdigest()[:16]


def _modules(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _modules(entry, name)
        elif entry.name.endswith(".py"):
            yield name, entry.read_bytes()


def store(folder: Path, key: str, parts: Parts) -> None:
    """Put a chunk on disk under its name: flushed beside it, then renamed.

    Raises:
        OSError: The disk is full or the folder cannot be written; nothing is left behind.
    """
    header: dict[str, tuple[int, int, str]] = {}
    at = 0
    for name, data in parts.items():
        header[name] = at, len(data), sha256(data).hexdigest()
        at += len(data)
    head = json.dumps(header, sort_keys=True).encode() + b"\n"
    first = MAGIC + sha256(head).hexdigest().encode() + b"\n"
    place(folder / f"{key}{SUFFIX}", [first, head, *parts.values()])


def _header(data: bytes) -> dict[str, tuple[int, int, str]] | None:
    """Parts by name of a file that starts with these bytes; None where they do not vouch."""
    first, _, rest = data.partition(b"\n")
    head, end, _ = rest.partition(b"\n")
    if not end or not first.startswith(MAGIC) or len(first) != len(MAGIC) + _HEX:
        return None
    if sha256(head + end).hexdigest().encode() != first[len(MAGIC) :]:
        return None
    origin = len(first) + len(head) + 2
    found = json.loads(head)
    return {name: (origin + at, size, digest) for name, (at, size, digest) in found.items()}


def _opening(path: Path) -> dict[str, tuple[int, int, str]] | None:
    try:
        with path.open("rb") as file:
            return _header(file.readline(256) + file.readline(1 << 20))
    except OSError:
        return None


def part(folder: Path, key: str, name: str) -> bytes | None:
    """One part of a chunk; None where the chunk is missing or the part is damaged."""
    path = folder / f"{key}{SUFFIX}"
    known = _opening(path)
    if known is None or name not in known:
        return None
    at, size, expected = known[name]
    with path.open("rb") as file:
        file.seek(at)
        data = file.read(size)
    return data if sha256(data).hexdigest() == expected else None


def load(folder: Path, key: str) -> dict[str, bytes] | None:
    """All parts of a chunk; None where it is missing or a single byte of it has changed."""
    path = folder / f"{key}{SUFFIX}"
    try:
        data = path.read_bytes()
    except OSError:
        return None
    known = _header(data)
    if known is None:
        return None
    parts = {name: data[at : at + size] for name, (at, size, _) in known.items()}
    whole = max((at + size for at, size, _ in known.values()), default=len(data)) == len(data)
    sound = all(sha256(parts[name]).hexdigest() == known[name][2] for name in known)
    return parts if whole and sound else None


def damaged(folder: Path) -> tuple[str, ...]:
    """Names of the files of a ledger that do not vouch for themselves, sorted."""
    chunks = sorted(folder.glob(f"*{SUFFIX}"))
    return tuple(path.name for path in chunks if load(folder, path.stem) is None)


def digest(folder: Path, keys: Sequence[str]) -> str:
    """Hash over the contents of chunks in the order given, whichever engine made them.

    Raises:
        OSError: A chunk is missing or damaged.
    """
    total = sha256()
    for key in keys:
        parts = load(folder, key)
        if parts is None:
            raise OSError(f"{folder / key}{SUFFIX} is missing or damaged; run again")
        for name in sorted(parts):
            total.update(f"{name}\n{len(parts[name])}\n".encode() + parts[name])
    return total.hexdigest()
