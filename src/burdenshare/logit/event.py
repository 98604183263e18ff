"""What the words of a text tell of its events: the chance that a word is part of telling one.

A word is told by itself, by how it begins and by the classes it belongs to (`cue.trigger`), and so
are the words around it, by side and distance. All that a word adds at each distance is summed once
and kept, so that a text costs one look-up a word and one sum a word in question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from burdenshare.cue.trigger import CLASS, PLAIN
from burdenshare.logit.context import plain
from burdenshare.logit.model import NONE, UNIT, Model, loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from burdenshare.report.view import View

_REACH = 8
_FAR = 4  # distance from which all count alike
_BAND_OF = {1: 1, 2: 2, 3: 2}  # nearer ones that do
BANDS = {
    0: "0",
    **{
        side * far: f"{'<' if side < 0 else '>'}{_BAND_OF.get(far, _FAR)}"
        for far in range(1, _REACH + 1)
        for side in (-1, 1)
    },
}
_NAMES = tuple(dict.fromkeys(BANDS.values()))
_HERE = _NAMES.index("0")
_EDGE, _NOTHING = 0, 1  # rows of what is beyond the sentence, and of words that say nothing
_KEPT = 8192  # words whose sums are kept, so that memory stays flat
_ROOM = 1024  # rows there is room for at first
_STEM = 6
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_SHORT = 4  # letters of a word that can tell an event though no table has it
_MONTHS = {
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
}  # fmt: skip
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_LITTLE = {*_MONTHS, *_DAYS} | {
    "that", "this", "with", "from", "have", "been", "were", "they", "their", "which", "would",
    "will", "also", "after", "before", "over", "about", "than", "into", "more", "when", "what",
    "some", "such", "only", "other", "most", "many", "much", "said", "says", "year", "years",
    "last", "next", "month", "week", "between", "under", "while", "where", "there", "these",
    "those", "them", "then", "could", "should", "because", "since", "during", "each", "does",
    "very",
}  # fmt: skip


def stem(word: str) -> str:
    """How a word begins, without its ending.

    Example:
        >>> stem("ratified"), stem("ratifying")
        ('~ratifi', '~ratify')
    """
    for ending in _ENDINGS:
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return "~" + word[: -len(ending)][:_STEM]
    return "~" + word[:_STEM]


def signs(word: str) -> list[str]:
    """What a word counts as: itself, its stem and its classes; months and weekdays are alike."""
    if word in _MONTHS:
        return ["MONTH"]
    if word in _DAYS:
        return ["WEEKDAY"]
    if not word.isalpha() or word.isupper():
        return [word]
    classes = PLAIN.get(word, 0)
    if not classes:
        return [word, stem(word)]
    return [word, stem(word), *(f"#{name}" for name, bit in CLASS.items() if classes & bit)]


@lru_cache(maxsize=_KEPT)
def tells(word: str) -> bool:
    """Whether a word can tell an event at all: a word of content, not of grammar."""
    if word in _LITTLE or not word.isalpha():
        return False
    return len(word) >= _SHORT or word in PLAIN


def contexts(seen: View) -> tuple[list[int], list[list[str]]]:
    """Positions of the words that can tell an event, and the features of each.

    Args:
        seen: The folded text.
    """
    said = plain(seen.words.said)
    places: list[int] = []
    out: list[list[str]] = []
    for one in seen.sentences:
        first, last = seen.words.within(one.start, one.end)
        for at in range(first, last):
            if tells(seen.words.said[at]):
                places.append(at)
                out.append(_context(said, at, first, last))
    return places, out


def _context(said: Sequence[str], at: int, first: int, last: int) -> list[str]:
    out: list[str] = []
    for far, band in BANDS.items():
        if first <= at + far < last:
            out += [f"{band} {sign}" for sign in signs(said[at + far])]
        else:
            out.append(f"{band} EDGE")
    return out


class _Rows(dict[str, int]):
    """Where the row of each word is kept, made when the word is first met."""

    def __init__(self, make: Callable[[str], int]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> int:
        self[word] = row = self._make(word)
        return row


class EventReader:
    """A model of what words tell, with all that a word adds at each distance kept in one row.

    Args:
        model: Over the features of `contexts`.
    """

    def __init__(self, model: Model) -> None:
        self.classes = model.classes
        self._nothing = model.classes.index(NONE)
        weights = model.weights - model.weights[:, self._nothing, None]
        self._weights = np.rint(weights * UNIT).astype(np.int16)  # whole numbers, so half the room
        self._parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for feature, row in model.rows.items():
            band, _, sign = feature.partition(" ")
            self._parts[sign].append((_NAMES.index(band), row))
        self._clear()

    def _clear(self) -> None:
        self._rows = _Rows(self._learnt)
        self._made = _NOTHING + 2
        self._sums = np.zeros((len(_NAMES), _ROOM, len(self.classes)), dtype=np.int16)
        self._sums[_HERE] = self._weights[0]
        self._sums[:, _EDGE] = self._row(["EDGE"])
        self._tells = np.zeros(_ROOM, dtype=np.bool_)
        self._tells[_NOTHING + 1] = True

    def _row(self, told: Sequence[str]) -> NDArray[np.int16]:
        """What a word adds to each class at each distance; the constant is added with the word."""
        out = np.zeros((len(_NAMES), len(self.classes)), dtype=np.int16)
        out[_HERE] = self._weights[0]
        for sign in told:
            for band, row in self._parts.get(sign, ()):
                out[band] += self._weights[row]
        return out

    def _learnt(self, word: str) -> int:
        """The row of a new word; words that say nothing share theirs."""
        (like,) = plain([word])
        told = signs(like)
        if not any(sign in self._parts for sign in told):
            return _NOTHING + tells(word)
        place = self._made
        if place == len(self._tells):  # twice the room where there is none left
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)], axis=1)
            self._tells = np.concatenate([self._tells, np.zeros_like(self._tells)])
        self._sums[:, place] = self._row(told)
        self._tells[place] = tells(word)
        self._made += 1
        return place

    def told(self, seen: View) -> Told:
        """What the words of a text tell.

        Args:
            seen: The folded text.
        """
        if len(self._rows) > _KEPT:
            self._clear()
        starts, said = seen.words.starts, seen.words.said
        ids = np.fromiter(map(self._rows.__getitem__, said), np.int64, len(said))
        here = np.arange(len(ids))
        firsts = np.array([bisect_left(starts, mark) for mark in seen.marks])
        places = here + _REACH * np.searchsorted(firsts, here, side="right")
        wide = np.zeros(len(ids) + _REACH * (len(firsts) + 1), dtype=np.int64)  # rows of _EDGE
        wide[places] = ids
        score = _summed(self._sums.take(wide, axis=1))[places - _REACH] / np.float32(UNIT)
        odds = np.exp(score - score.max(axis=1, keepdims=True))
        return Told(
            classes=self.classes,
            able=self._tells[ids],
            chance=odds / odds.sum(axis=1, keepdims=True),
            firsts=firsts,
        )


def _summed(bands: NDArray[np.int16]) -> NDArray[np.int16]:
    """What the words around each word add up to, for all but the first and last of a row."""
    size = bands.shape[1] - 2 * _REACH
    out = bands[0, _REACH : _REACH + size].copy()
    for far, band in _NEAR:
        out += bands[band, _REACH + far : _REACH + far + size]
    for band, first in _BEYOND:
        for far in range(first, first + _REACH - _FAR + 1):
            out += bands[band, far : far + size]
    return out


# where the bands of the words near stand, and from where on that of those beyond counts
_NEAR = [(far, _NAMES.index(band)) for far, band in BANDS.items() if far and abs(far) < _FAR]
_BEYOND = ((_NAMES.index(f"<{_FAR}"), 0), (_NAMES.index(f">{_FAR}"), _REACH + _FAR))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the words of a text tell.

    Attributes:
        classes: What is told apart.
        able: Whether each word can tell an event.
        chance: Probability of each class at each word, shape (words, classes).
        firsts: The first word of each sentence.
    """

    classes: tuple[str, ...]
    able: NDArray[np.bool_]
    chance: NDArray[np.float32]
    firsts: NDArray[np.int64]

    def sure(self, chance: float) -> list[tuple[int, str]]:
        """Each word that tells an event with some probability, more than a half, and which.

        Args:
            chance: The probability, 0.5 to 1.
        """
        there = self.chance > chance
        there[:, self.classes.index(NONE)] = False
        at, kind = np.nonzero(there & self.able[:, None])
        return [(at, self.classes[one]) for at, one in zip(at.tolist(), kind.tolist(), strict=True)]


@cache
def shipped() -> EventReader:
    """The reader of events that comes with the program: a constant of the code."""
    return EventReader(loaded((files(__package__) / "event.tsv").read_text(encoding="utf-8")))
