"""Near-duplicates among many texts: MinHash sketches, bands, and clusters by union-find.

Two texts that share a part J of their runs of five words (Jaccard) agree in a part J of their
sketch. With 32 bands of 4 values a pair shares a band with probability 1 - (1 - J^4)^32: 0.22 at
J = 0.3, 0.87 at 0.5, 0.999 at 0.7; what shares a band is then compared on the whole sketch.

Reference:
    A. Broder, On the resemblance and containment of documents, SEQUENCES 1997; J. Leskovec,
    A. Rajaraman and J. Ullman, Mining of Massive Datasets, section 3.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS = 5
BANDS, ROWS = 32, 4
ALIKE = 0.5  # estimated Jaccard similarity from which two texts are one witness
SIZE = BANDS * ROWS
_WORD = re.compile(r"[^\W_]+")

Sketch: TypeAlias = NDArray[np.uint32]
RECORD = np.dtype([("band", "<u8"), ("text", "<u8"), ("sketch", "u1", (SIZE,))])
Records: TypeAlias = NDArray[np.void]
Pairs: TypeAlias = NDArray[np.uint64]

_ROOT = np.random.Generator(np.random.PCG64(20261122))
_TIMES = _ROOT.integers(1, 2**63, SIZE, dtype=np.uint64) * 2 + 1
_PLUS = _ROOT.integers(0, 2**63, SIZE, dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)


def sketch(text: str) -> Sketch:
    """MinHash values of the runs of five words of a text, shape (128,).

    Case and marks do not count. Of a text under five words the only run is the text.

    Example:
        >>> one, two = sketch("Seoul will pay more"), sketch("seoul WILL pay, more.")
        >>> bool((one == two).all())
        True
    """
    words = [crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.lower())]
    hashed = np.array(words or [0], dtype=np.uint64)
    runs = max(1, len(hashed) - WORDS + 1)
    total = np.zeros(runs, dtype=np.uint64)
    for step in range(min(WORDS, len(hashed))):
        total = (total ^ hashed[step : step + runs]) * _MIX
        total ^= total >> np.uint64(29)
    total = np.unique(total)
    least = np.full(SIZE, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(total), 512):  # blocks that fit the cache
        block = total[start : start + 512, None] * _TIMES + _PLUS
        least = np.minimum(least, block.min(axis=0))
    return (least >> np.uint64(32)).astype(np.uint32)


def records(sketches: Iterable[Sketch], texts: Iterable[int]) -> Records:
    """One record for every band of every text: band hash, number of the text, short sketch."""
    found = np.array(list(sketches), dtype=np.uint32).reshape(-1, BANDS, ROWS)
    numbers = np.fromiter(texts, dtype=np.uint64, count=len(found))
    band = np.zeros(found.shape[:2], dtype=np.uint64)
    band += np.arange(BANDS, dtype=np.uint64) * _MIX
    for row in range(ROWS):
        band = (band ^ found[:, :, row]) * _MIX
        band ^= band >> np.uint64(32)
    out = np.empty(band.shape, dtype=RECORD)
    out["band"] = band
    out["text"] = numbers[:, None]
    out["sketch"] = (found.reshape(-1, 1, SIZE) & 255).astype(np.uint8)
    return out.reshape(-1)


def pairs(found: Records) -> Pairs:
    """Pairs of texts that share a band and are alike on the whole sketch, shape (n, 2), distinct.

    In each band the first text of a group takes those alike to it; what is left over forms the
    next group, so a stranger in a band does not keep two copies apart.
    """
    order = np.lexsort((found["text"], found["band"]))
    found = found[order]
    cuts = np.flatnonzero(np.diff(found["band"])) + 1
    starts = np.concatenate(([0], cuts))
    sizes = np.diff(np.concatenate((starts, [len(found)])))
    out: list[Pairs] = []
    for start, size in zip(starts[sizes > 1], sizes[sizes > 1], strict=True):
        group = found[start : start + size]
        while len(group) > 1:
            same = np.mean(group["sketch"] == group["sketch"][0], axis=1) >= _LEVEL
            same[0] = False
            others = group["text"][same]
            others = others[others != group["text"][0]]
            first = np.full(len(others), group["text"][0], dtype=np.uint64)
            out.append(np.stack((first, others), axis=1))
            group = group[1:][~same[1:]]
    every = np.concatenate(out) if out else np.empty((0, 2), dtype=np.uint64)
    return np.unique(every, axis=0)


_LEVEL = ALIKE + (1 - ALIKE) / 256  # one byte of a value agrees by chance once in 256


def clusters(every: Iterable[Pairs]) -> Mapping[int, int]:
    """The least member of its cluster, for every text that has a near-duplicate."""
    parents: dict[int, int] = {}

    def root(text: int) -> int:
        while (above := parents.setdefault(text, text)) != text:
            parents[text] = parents[above]
            text = parents[above]
        return text

    for one in every:
        for first, second in one.tolist():
            low, high = sorted((root(first), root(second)))
            parents[high] = low
    return {text: root(text) for text in parents}
