"""Writing files so that a reader finds the old bytes or the new ones, never half of either."""

from __future__ import annotations

import os
import secrets
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_atomic(path: str | os.PathLike[str], data: bytes) -> None:
    """Replace one file: a temporary file beside it, flushed to disk, then renamed over it.

    Raises:
        CaseError: The folder is missing or may not be written, or the disk is full.
    """
    target = Path(path)
    try:
        fresh = _flushed(target, data)
        _rename(fresh, target)
        flush_folder(target.parent)
    except OSError as fault:
        raise _refused(target, fault) from fault


def write_folder(path: str | os.PathLike[str], files: Mapping[str, bytes]) -> None:
    """Write a set of files into a folder, made where it is missing; other files in it stay.

    Every byte is on disk under a temporary name before the first file takes its place, so a full
    disk, a forbidden folder or a broken value leaves the folder as it was. The renames follow in
    the order given: put the file that vouches for the others (a manifest) last.

    Args:
        path: The folder.
        files: Names, with ``/`` for subfolders, and contents.

    Raises:
        CaseError: The path is a file, a name leads outside, or writing fails.
    """
    folder = Path(path)
    targets = {folder / _inside(folder, name): data for name, data in files.items()}
    taken = [target for target in targets if target.is_dir()]
    if taken:
        raise CaseError("is a folder where a file should go; move it away", place=str(taken[0]))
    if folder.exists() and not folder.is_dir():
        raise CaseError("is a file; name a folder for the results", place=str(folder))
    fresh: dict[Path, Path] = {}
    try:
        for target, data in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh[target] = _flushed(target, data)
        for target in targets:
            _rename(fresh[target], target)
            del fresh[target]
        for parent in {target.parent for target in targets}:
            flush_folder(parent)
    except OSError as fault:
        raise _refused(folder, fault) from fault
    finally:
        for left in fresh.values():
            left.unlink(missing_ok=True)


def _inside(folder: Path, name: str) -> Path:
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or not relative.parts:
        raise CaseError(f"{name!r} leads outside the folder", place=str(folder))
    return Path(*relative.parts)


def _flushed(target: Path, data: bytes) -> Path:
    """A new file beside the target with the data, on disk; gone again where writing fails."""
    fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def _rename(fresh: Path, target: Path) -> None:
    try:
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def flush_folder(folder: Path) -> None:
    """The names in a folder onto the disk, so that a rename or a new file outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(path: Path, fault: OSError) -> CaseError:
    reason = fault.strerror or str(fault)
    return CaseError(f"cannot be written: {reason}; choose another folder", place=str(path))
