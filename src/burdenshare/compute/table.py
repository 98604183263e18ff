"""Rows as Arrow bytes inside a chunk, and as a Parquet file that appears when it is whole."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from burdenshare.compute.archive import extra
from burdenshare.compute.durable import PART, flush_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Table: TypeAlias = Any  # pyarrow ships no types


def packed(rows: Sequence[Mapping[str, object]], schema: Table) -> bytes:
    """Rows as bytes."""
    arrow = extra("pyarrow")
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, schema) as file:
        file.write_table(arrow.Table.from_pylist(rows, schema=schema))
    data: bytes = sink.getvalue().to_pybytes()
    return data


def unpacked(data: bytes) -> list[dict[str, Any]]:
    """Rows from bytes."""
    rows: list[dict[str, Any]] = extra("pyarrow").ipc.open_stream(data).read_all().to_pylist()
    return rows


class Writer:
    """Rows to a Parquet file, gathered to groups worth reading."""

    def __init__(self, file: Table, schema: Table, group: int) -> None:
        self.file, self.schema, self.group = file, schema, group
        self.rows: list[dict[str, object]] = []

    def add(self, rows: Iterable[dict[str, object]]) -> None:
        """Take rows; they are written once there are enough."""
        self.rows += rows
        if len(self.rows) >= self.group:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        self.file.write_table(extra("pyarrow").Table.from_pylist(self.rows, schema=self.schema))
        self.rows = []


@contextmanager
def writer(target: Path, schema: Table, group: int) -> Iterator[Writer]:
    """A Parquet file that takes its name when it is whole and on disk."""
    fresh = target.with_name(f".{target.name}{PART}")
    try:
        with extra("pyarrow.parquet").ParquetWriter(fresh, schema, compression="zstd") as file:
            one = Writer(file, schema, group)
            yield one
            one.flush()
        with fresh.open("rb") as done:
            os.fsync(done.fileno())
        fresh.replace(target)
        flush_folder(target.parent)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
