"""Writing files so that a reader finds the old bytes or the new ones, never half of either."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from burdenshare.compute.durable import flush_folder, flushed, make_folder, place, rename
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping


def write_atomic(path: str | os.PathLike[str], data: bytes) -> None:
    """Replace one file: a temporary file beside it, flushed to disk, then renamed over it.

    Raises:
        CaseError: The folder is missing or may not be written, or the disk is full.
    """
    target = Path(path)
    try:
        place(target, [data])
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
            make_folder(target.parent)
            fresh[target] = flushed(target, [data])
        for target in targets:
            rename(fresh[target], target)
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


def _refused(path: Path, fault: OSError) -> CaseError:
    reason = fault.strerror or str(fault)
    return CaseError(f"cannot be written: {reason}; choose another folder", place=str(path))
