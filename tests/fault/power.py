"""A disk that loses power: what POSIX allows to be left after every call of a program.

A program runs on a real folder while this module looks over its shoulder: before every call that
opens, renames, removes, makes a folder or flushes, and at the end, it notes what could be on the
disk if the power went now. Data not flushed may be gone, half there, or all there; a name in a
folder not flushed may be any it had since the last flush, each independently of the others, so
that no order of writing back is taken for granted.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

Names: TypeAlias = "dict[tuple[int, str], tuple[int | None, ...]]"
Data: TypeAlias = "dict[int, tuple[bytes, ...]]"
WATCHED = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"})
LOCK = ".lock"  # locks hold nothing: the kernel forgets them with the process


@dataclass(frozen=True, slots=True)
class Cut:
    """What may be left if the power goes before a call: what names may lead to, and what they hold.

    Attributes:
        call: The call that did not come.
        acknowledged: How many promises the program had made by then.
        top: The folder.
        folders: Inodes that are folders.
        names: Inodes that each name in each folder may lead to; None for no such name.
        data: What each file may hold.
    """

    call: str
    acknowledged: int
    top: int
    folders: frozenset[int]
    names: Mapping[tuple[int, str], tuple[int | None, ...]]
    data: Mapping[int, tuple[bytes, ...]]

    def states(self, stream: random.Random, most: int) -> Iterator[dict[str, bytes | None]]:
        """Folders as they may be found: path to content, None for a folder.

        Where there are more than ``most``, those with least and with all on the disk, and others
        drawn at random.
        """
        choices: list[Sequence[object]] = [*self.names.values(), *self.data.values()]
        sizes = [len(one) for one in choices]
        if prod(sizes) <= most:
            picks: list[tuple[int, ...]] = list(product(*(range(size) for size in sizes)))
        else:
            ends = [tuple(0 for _ in sizes), tuple(size - 1 for size in sizes)]
            drawn = (tuple(stream.randrange(size) for size in sizes) for _ in range(most - 2))
            picks = [*ends, *drawn]
        for pick in picks:
            chosen = [one[k] for one, k in zip(choices, pick, strict=True)]
            names = dict(zip(self.names, chosen[: len(self.names)], strict=True))
            held = dict(zip(self.data, chosen[len(self.names) :], strict=True))
            yield dict(self._below(self.top, "", names, held))

    def _below(
        self,
        folder: int,
        path: str,
        names: Mapping[tuple[int, str], object],
        held: Mapping[int, object],
    ) -> Iterator[tuple[str, bytes | None]]:
        for (parent, name), inode in names.items():
            if parent != folder or not isinstance(inode, int):
                continue
            if inode in self.folders:
                yield f"{path}{name}", None
                yield from self._below(inode, f"{path}{name}/", names, held)
            else:
                data = held[inode]
                assert isinstance(data, bytes)
                yield f"{path}{name}", data


class Disk:
    """Notes what a power cut could leave of a folder, call by call."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.cuts: list[Cut] = []
        self.acknowledged = 0
        self.names: Names = {}
        self.data: Data = {}
        self.folders: set[int] = set()
        self.held: dict[int, int] = {}  # open, so that no inode is given out twice
        self.busy = False
        self.flush(top.stat().st_ino, folder=True)

    def look(self) -> None:
        """Take in what is there now: as names and data that may or may not reach the disk."""
        seen: set[tuple[int, str]] = set()
        for path in [self.top, *self.top.rglob("*")]:
            if path.name.endswith(LOCK):
                continue
            about = path.lstat()
            if path != self.top:
                key = (path.parent.stat().st_ino, path.name)
                seen.add(key)
                self._add_name(key, about.st_ino)
            if about.st_ino not in self.held:
                self.held[about.st_ino] = os.open(path, os.O_RDONLY)
            if stat.S_ISDIR(about.st_mode):
                self.folders.add(about.st_ino)
            else:
                self._add_data(about.st_ino, path.read_bytes())
        for key in self.names.keys() - seen:
            self._add_name(key, None)

    def _add_name(self, key: tuple[int, str], inode: int | None) -> None:
        known = self.names.get(key, (None,))
        self.names[key] = known if known[-1] == inode else (*known, inode)

    def _add_data(self, inode: int, data: bytes) -> None:
        known = self.data.get(inode, (b"",))
        if known[-1] == data:
            return
        safe = known[0]
        torn = data[: (len(safe) + len(data)) // 2] if data[: len(safe)] == safe else b""
        zeros = data[: len(safe)] + bytes(max(0, len(data) - len(safe)))
        self.data[inode] = tuple(dict.fromkeys((*known, torn, zeros, data)))

    def flush(self, inode: int, *, folder: bool) -> None:
        """What is there now of a file, or of the names in a folder, is on the disk."""
        self.look()
        if folder:
            for key, known in list(self.names.items()):
                if key[0] == inode:
                    self.names[key] = known[-1:]
        elif inode in self.data:
            self.data[inode] = self.data[inode][-1:]

    def note(self, call: str) -> None:
        """The power may go here."""
        self.look()
        cut = Cut(
            call=call,
            acknowledged=self.acknowledged,
            top=self.top.stat().st_ino,
            folders=frozenset(self.folders),
            names={key: known for key, known in self.names.items() if known != (None,)},
            data=dict(self.data),
        )
        self.cuts.append(cut)

    def promise(self) -> None:
        """The program has told somebody that something is done."""
        self.acknowledged += 1
        self.note("promise")

    def close(self) -> None:
        for handle in self.held.values():
            os.close(handle)

    def heard(self, event: str, arguments: tuple[object, ...]) -> None:
        """A call that is about to be made."""
        if self.busy or event not in WATCHED or not arguments:
            return
        path = str(arguments[0])
        if not path.startswith(str(self.top)) or path.endswith(LOCK):
            return
        self.busy = True
        try:
            self.note(f"{event} {Path(path).name}")
        finally:
            self.busy = False

    def synced(self, handle: int) -> None:
        """A flush: before it the power may go, after it something is safe."""
        self.busy = True
        try:
            about = os.fstat(handle)
            self.note("fsync")
            _flush(handle)
            self.flush(about.st_ino, folder=stat.S_ISDIR(about.st_mode))
        finally:
            self.busy = False


_flush = os.fsync
_watching: list[Disk] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    for disk in _watching:
        disk.heard(event, arguments)


sys.addaudithook(_hook)


@contextmanager
def recorded(top: Path) -> Iterator[Disk]:
    """Look over the shoulder of what happens in a folder."""
    disk = Disk(top)
    _watching.append(disk)
    os.fsync = disk.synced  # type: ignore[assignment]  # takes no objects with a fileno
    try:
        yield disk
        disk.note("end")
    finally:
        os.fsync = _flush
        _watching.remove(disk)
        disk.close()


def put(state: Mapping[str, bytes | None], folder: Path) -> Path:
    """A folder as it was found after the cut."""
    folder.mkdir(parents=True)
    for path, data in state.items():
        if data is None:
            (folder / path).mkdir(parents=True, exist_ok=True)
    for path, data in state.items():
        if data is not None:
            (folder / path).write_bytes(data)
    return folder
