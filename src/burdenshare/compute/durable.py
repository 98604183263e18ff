"""Files that outlive a power cut: flushed beside their place, renamed, and their names flushed.

A name is only safe once the folder that holds it is flushed, and a new folder once its own parent
is; data are only safe once the file is. What is returned from here has all three behind it.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PART = ".part"


def place(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all; a reader finds the old bytes or the new ones.

    Raises:
        OSError: The disk is full or the folder cannot be written; nothing is left behind.
    """
    rename(flushed(target, pieces), target)
    flush_folder(target.parent)


def flushed(target: Path, pieces: Iterable[bytes]) -> Path:
    """A new file beside the target with the data, on disk; gone again where writing fails."""
    fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}{PART}")
    try:
        with fresh.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def rename(fresh: Path, target: Path) -> None:
    """Put a flushed file in its place; gone where that fails."""
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


def make_folder(folder: Path) -> None:
    """A folder and those above it that are missing, each with its name on disk.

    Raises:
        OSError: It cannot be made, or a file has its name.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    flush_folder(folder.parent)
