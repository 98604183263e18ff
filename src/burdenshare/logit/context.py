"""The words around a figure, as the features that the second reader looks at."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING, TypeVar

from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.mention.quantity import Quantity
    from burdenshare.report.view import Sentence, View

T = TypeVar("T")

BEFORE, AFTER = 20, 14  # words and marks looked at on either side, within the sentence
_FAR = 12  # words from which the place no longer matters
BANDS = tuple(
    0 if d == 0 else 1 if d == 1 else 2 if d < 5 else 3 if d < _FAR else 4 for d in range(BEFORE)
)
SIDES = "<>"  # before a figure, and after it
CLOSE = 4  # words of which pairs are looked at, too
_YEAR = 4


class _Plain(dict[str, str]):
    """Words as they count, kept: most come again."""

    def __missing__(self, word: str) -> str:
        out = word
        if word.isdigit():
            year = len(word) == _YEAR and word[:2] in {"19", "20"}
            out = "YEAR" if year else "NUMBER"
        if len(self) < KEPT:
            self[word] = out
        return out


_plain = _Plain()


def plain(said: Sequence[str]) -> list[str]:
    """Words as they count here: numbers without their digits, years apart.

    Example:
        >>> plain(["in", "2019", "for", "8"])
        ['in', 'YEAR', 'for', 'NUMBER']
    """
    return list(map(_plain.__getitem__, said))


def signs(seen: View, home: Sentence, item: Quantity, host: str | None) -> tuple[str, ...]:
    """What the figure itself shows: unit, size, noun, how firmly it is put, where it stands."""
    value = abs(float(item.value))
    size = int(log10(value) * 2) if value else None
    out = _shown(item.unit, item.noun[:8], item.modality, size, host)
    if home.title:
        out = (*out, "headline")
    return (*out, "stripped") if seen.stripped else out


@lru_cache(maxsize=KEPT)
def _shown(
    unit: str, noun: str, modality: str, size: int | None, host: str | None
) -> tuple[str, ...]:
    return (
        f"unit {unit}",
        f"noun {noun}",
        f"put {modality}",
        f"size {unit} {'none' if size is None else size}",
        f"host {host}",
    )


def contexts(seen: View, figures: Sequence[Quantity], host: str | None) -> list[list[str]]:
    """For each figure what stands around it: words by distance, near pairs of words, its own signs.

    Words are those of its sentence only. A word is told by the side it stands on and by the band of
    its distance (beside, next, within five, within twelve, further), and once more by its side.

    Args:
        seen: The folded text.
        figures: Its quantities.
        host: The paying party it is about.
    """
    said = plain(seen.words.said)
    return [_context(seen, said, item, host) for item in figures]


def sides(seen: View, said: list[T], home: Sentence, item: Quantity) -> tuple[list[T], list[T]]:
    """The words of its sentence before a figure and after it, the nearest first.

    Args:
        seen: The folded text.
        said: Its words, or what stands for each.
        home: The sentence.
        item: The figure.
    """
    starts = seen.words.starts
    last = bisect_left(starts, item.lead)
    first = bisect_left(starts, home.start, 0, last)
    after = bisect_left(starts, item.end, last)
    end = bisect_left(starts, home.end, after)
    before = said[max(first, last - BEFORE) : last]
    before.reverse()
    return before, said[after : min(end, after + AFTER)]


def _context(seen: View, said: list[str], item: Quantity, host: str | None) -> list[str]:
    home = seen.sentence(item.start)
    out = list(signs(seen, home, item, host))
    for side, words in zip(SIDES, sides(seen, said, home, item), strict=True):
        out += [f"{side}{band} {word}" for band, word in zip(BANDS, words, strict=False)]
        out += [f"{side} {word}" for word in set(words)]
        out += [f"{side}{side} {one} {two}" for one, two in pairwise(words[: CLOSE + 1])]
    return out
