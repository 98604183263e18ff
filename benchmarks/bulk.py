"""A synthetic press archive, and what reading it costs: ``python -m benchmarks.bulk PAGES OUT``.

Pages of about 60 kB of HTML; one in a hundred is on topic, its article drawn from the sentences of
the shipped sample reports; three in ten are near-duplicates of another page; one teaser block in
two hundred names the topic, so that some pages touch it without being about it. A shard is written
to disk as WARC (packed), read as any archive is, and dropped. Because the generator knows which
page copies which, the clusters found can be checked.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import struct
import sys
import time
import zlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from burdenshare.archive.bulk import BATCH, Bulk, collect, matching, shard
from burdenshare.compute import Engine
from burdenshare.compute.archive import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.compute import Progress
    from burdenshare.compute.chunk import Parts, Task

SHARD = 5_000  # pages
TOPICAL = 100  # one page in so many is on topic
SENTENCES = 14
BLOCKS, SHOWN = 200, 8  # filler blocks there are, and in a page
_WORDS = tuple(
    "rain wind coast harvest match goal coach festival museum bridge tunnel train ferry market "  # noqa: SIM905 - a list of words
    "price shop film actor song stage school exam river lake forest hiker rescue police court "
    "judge trial doctor clinic vaccine flight airport storm snow road traffic council mayor".split()
)


@cache
def sentences() -> tuple[str, ...]:
    """Sentences of the shipped sample reports."""
    folder = files("burdenshare.cases") / "us-korea" / "reports"
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name[-4:] == ".txt"]
    lines = [line.strip() for text in sorted(texts) for line in text.split("\n")]
    every = [s.strip() for line in lines for s in line.replace(". ", ".\n").split("\n")]
    return tuple(dict.fromkeys(s for s in every if 40 < len(s) < 400))


def original(number: int, seed: int) -> int:
    """The page that a page copies: itself, or for three in ten an earlier one of its kind."""
    if number % 10 not in {3, 6, 9}:
        return number
    stream = random.Random(f"{seed} copies {number}")  # noqa: S311 - no secrets here
    while True:
        other = stream.randrange(number)
        if other % 10 not in {3, 6, 9}:
            return other


def article(number: int, seed: int, *, topical: bool) -> str:
    """Paragraphs of an article; a near-duplicate lacks a sentence and has another last one."""
    base = original(number, seed)
    stream = random.Random(f"{seed} {topical} {base}")  # noqa: S311
    if topical:
        lines = stream.sample(sentences(), SENTENCES)
    else:
        lines = [" ".join(stream.choices(_WORDS, k=16)) + "." for _ in range(SENTENCES)]
    if base != number:
        lines[number % SENTENCES] = f"Edited for this edition as number {number}."
    return "".join(f"<p>{line}</p>\n" for line in lines)


def _filler(number: int) -> bytes:
    stream = random.Random(number)  # noqa: S311
    rows: list[str] = []
    while sum(map(len, rows)) < 7_200:
        words = " ".join(stream.choices(_WORDS, k=9)).capitalize()
        if number == 0 and not rows:
            words = "What the upkeep of U.S. troops costs"
        key = stream.randrange(16**8)
        rows.append(
            f'<div class="card card-{key % 97}" data-id="{key:08x}"><a href="/news/{key}">{words}'
            f"</a><style>.c{key % 1000}{{margin:0 {key % 40}px;color:#{key % 4096:03x}}}</style>"
            "</div>\n"
        )
    return f'<aside class="sidebar related">\n{"".join(rows)}</aside>\n'.encode()


def _deflated(data: bytes, level: int = 6) -> bytes:
    """Packed so that it can stand anywhere in a stream."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


@cache
def fillers() -> tuple[tuple[bytes, bytes], ...]:
    """Blocks of menus, teasers and styles, each with its packed form: packing once is enough."""
    every = [_filler(number) for number in range(BLOCKS)]
    return tuple((block, _deflated(block)) for block in every)


def record(number: int, seed: int) -> bytes:
    """One page as a packed WARC record."""
    stream = random.Random(f"{seed} page {number}")  # noqa: S311
    topical = number % TOPICAL == 37
    text = article(number // TOPICAL if topical else number, seed, topical=topical)
    shown = [fillers()[k] for k in stream.sample(range(BLOCKS), SHOWN)]
    day = f"2019-{1 + number % 12:02d}-{1 + number % 28:02d}"
    head = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Report</title>'
        f'<meta property="article:published_time" content="{day}T06:00:00Z"></head><body>\n'
    ).encode()
    body = f"<article>\n{text}</article>\n".encode()
    length = len(head) + len(body) + sum(len(raw) for raw, _ in shown) + 14
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    opening = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://news{number % 500}.example/{number}\r\n"
        f"WARC-Date: {day}T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + length}\r\n\r\n"
    ).encode()
    first, last = opening + http + head, body + b"</body></html>" + b"\r\n\r\n"
    raw = b"".join([first, *(block for block, _ in shown), last])
    packed = [_deflated(first, 1), *(block for _, block in shown), _deflated(last, 1)]
    tail = struct.pack("<II", zlib.crc32(raw), len(raw) & 0xFFFFFFFF)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + b"".join(packed) + b"\x03\0" + tail


def write(path: Path, start: int, stop: int, seed: int) -> None:
    """A shard of pages."""
    with path.open("wb") as file:
        file.writelines(record(number, seed) for number in range(start, stop))


def synthetic(task: Task, seed: int, index: int) -> Parts:
    """A shard made, read and dropped; seconds of both go to a log beside the run."""
    start, stop = int(str(task["start"])), int(str(task["stop"]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made-{start}.warc.gz"
        clock = [time.process_time()]
        write(path, start, stop, seed)
        clock.append(time.process_time())
        size = path.stat().st_size
        parts = shard({"path": str(path), "group": None, "published": None}, seed, index)
        clock.append(time.process_time())
    row = {"start": start, "made": clock[1] - clock[0], "read": clock[2] - clock[1], "bytes": size}
    with Path(str(task["log"])).open("a", encoding="utf-8") as log:
        log.write(json.dumps(row) + "\n")
    return parts


def prefilter(shard_pages: int = 2_000, seed: int = 1) -> tuple[float, float]:
    """Pages a CPU-second through unpacking and the topic pattern, and the share that passes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.warc.gz"
        write(path, 0, shard_pages, seed)
        start, passed, batch = time.process_time(), 0, []
        for page in pages(str(path), None):
            batch.append(page)
            if len(batch) == BATCH:
                passed += len(matching(batch))
                batch = []
        passed += len(matching(batch)) if batch else 0
        return shard_pages / (time.process_time() - start), passed / shard_pages


def _tasks(count: int, log: Path) -> Iterator[Task]:
    for start in range(0, count, SHARD):
        yield {"start": start, "stop": min(count, start + SHARD), "log": str(log)}


def recall(done: Bulk, seed: int) -> tuple[float, float]:
    """Part of the true pairs of copies that share a cluster, and part of the clustered that should.

    A page read without its article's sentences counts as missed.
    """
    from pyarrow import parquet  # type: ignore[import-untyped]  # noqa: PLC0415 - no types

    columns = ["address", "cluster", "copy_of", "name"]
    rows = parquet.read_table(done.reports, columns=columns).to_pylist()
    found = {int(row["address"].rpartition("/")[2]) // TOPICAL: row["cluster"] for row in rows}
    true = {k: original(k, seed) for k in found}
    family: dict[int, set[str | None]] = {}
    copies = [k for k in found if true[k] != k and true[k] in found]
    for k in copies:
        family.setdefault(true[k], {found[true[k]]}).add(found[k])
    hit = sum(found[k] is not None and found[k] == found[true[k]] for k in copies)
    groups: dict[str, set[int]] = {}
    for k, cluster in found.items():
        if cluster:
            groups.setdefault(cluster, set()).add(true[k])
    pure = sum(len(bases) == 1 for bases in groups.values())
    return hit / max(1, len(copies)), pure / max(1, len(groups))


def measure(count: int, out: Path, *, engine: Engine, workers: int) -> dict[str, str]:
    """Read an archive of so many synthetic pages and say what it cost."""
    out.mkdir(parents=True, exist_ok=True)
    log = out / "cost.jsonl"
    wall = time.monotonic()

    def tick(stage: str, progress: Progress) -> None:
        print(f"\r{stage}: {progress}   ", end="", file=sys.stderr, flush=True)

    job = tuple(_tasks(count, log))
    done = collect(
        "benchmarks.bulk:synthetic", job, out=out, engine=engine, workers=workers, tick=tick
    )
    wall = time.monotonic() - wall
    lines = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    rows = {row["start"]: row for row in lines}.values()
    reading = sum(row["read"] for row in rows)
    own = resource.getrusage(resource.RUSAGE_SELF)
    hit, pure = recall(done, seed=0)  # the seed of the job
    read = done.counts["pages"]
    return {
        "pages": f"{read:,}",
        "HTML GB": f"{done.counts['bytes'] / 1e9:.3g}",
        "WARC GB": f"{sum(row['bytes'] for row in rows) / 1e9:.3g}",
        "wall s": f"{wall:,.0f}",
        "CPU s making": f"{sum(row['made'] for row in rows):,.0f}",
        "CPU s reading": f"{reading:,.0f}",
        "CPU s driver": f"{own.ru_utime + own.ru_stime:,.1f}",
        "pages/CPU s, all": f"{read / reading:,.0f}",
        "peak MB worker": f"{done.peak / 2**20:,.0f}",
        "peak MB driver": f"{own.ru_maxrss / 1024:,.0f}",
        "matched": f"{done.counts['matched']:,}",
        "on topic": f"{done.counts['topical']:,}",
        "reports": f"{done.counts['reports']:,}",
        "copies": f"{done.counts['copies']:,}",
        "near-duplicates": f"{done.counts['clustered']:,}",
        "claims": f"{done.counts['claims']:,}",
        "copies found": f"{hit:.2%}",
        "clusters pure": f"{pure:.2%}",
        "digest": done.digest[:16],
    }


def run() -> list[tuple[str, str]]:
    """Figures for the page of benchmarks."""
    rate, share = prefilter()
    return [("bulk: pages of 60 kB a CPU-second to the topic", f"{rate:,.0f}, {share:.1%} pass")]


def main() -> None:
    """Print one row of the table in docs/scale.md."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("pages", type=int)
    words.add_argument("out", type=Path)
    words.add_argument("--engine", type=Engine, default=Engine.LOCAL)
    words.add_argument("--workers", type=int, default=2)
    given = words.parse_args()
    found = measure(given.pages, given.out, engine=given.engine, workers=given.workers)
    rate, _ = prefilter()
    found["pages/CPU s, prefilter"] = f"{rate:,.0f}"
    print("\n" + "\n".join(f"{name:<24} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
