"""Kind and status of every figure of a text by the words around it, both in one pass."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import repeat
from operator import mul
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from burdenshare.logit.context import (
    AFTER,
    BANDS,
    BEFORE,
    CLOSE,
    SIDES,
    contexts,
    plain,
    sides,
    signs,
)
from burdenshare.logit.model import Model, loaded
from burdenshare.logit.witness import likelihoods
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from burdenshare.mention.quantity import Quantity
    from burdenshare.report.view import View

Chances: TypeAlias = list[float]
TOLD = 6  # words named as reasons


# which column of a word's rows counts at each place around a figure: by its side and band of
# distance, and once more by its side alone
_WIDTH = max(BANDS) + 2
_PLACES = [side * _WIDTH + band for side, far in enumerate((BEFORE, AFTER)) for band in BANDS[:far]]
_BANDED = np.array(_PLACES)
_ANYWHERE = np.repeat((_WIDTH - 1, 2 * _WIDTH - 1), (BEFORE, AFTER))
_BEYOND = [0] * max(BEFORE, AFTER)  # beyond the sentence no word is known
# the first words of pairs, those that follow them, and which side they stand on
_FIRST = np.array([*range(CLOSE), *range(BEFORE, BEFORE + CLOSE)])
_NEXT, _ON = _FIRST + 1, np.repeat((0, 1), CLOSE)
_OWN = 2 * CLOSE  # rows of such pairs, and room for those of the constant and a figure's own signs
_EVERY = np.ones(2 * _OWN + 2 * (BEFORE + AFTER), dtype=np.float32)


class _Words(dict[str, int]):
    """The number of each word that the models know, 0 for others, with the rows of all.

    Args:
        row: Row of each feature, from 1.
    """

    def __init__(self, row: Mapping[str, int]) -> None:
        super().__init__()
        parts = [(name.partition(" "), place) for name, place in row.items() if name[0] in SIDES]
        for (_, _, words), _ in parts:
            for word in words.split(" "):
                self.setdefault(word, len(self) + 1)
        self.known = dict(self)
        self.rows = np.zeros((len(self) + 1, 2 * _WIDTH), dtype=np.int32)
        self.pairs: dict[int, int] = {}
        for (head, _, words), place in parts:
            side = SIDES.index(head[0])
            if head == 2 * head[0]:
                first, second = map(self.known.__getitem__, words.split(" "))
                self.pairs[(first * len(self.rows) + second) * 2 + side] = place
            else:
                column = int(head[1:]) if head[1:] else _WIDTH - 1
                self.rows[self.known[words], side * _WIDTH + column] = place

    def __missing__(self, word: str) -> int:
        (like,) = plain([word])
        number = self.known.get(like, 0)
        if len(self) < KEPT:
            self[word] = number
        return number


class Reader:
    """Some models over the same features, looked up word by word.

    Args:
        models: By what each tells.
    """

    def __init__(self, models: Mapping[str, Model]) -> None:
        self.models = models
        self.classes = {name: model.classes for name, model in models.items()}
        self._read = {name: likelihoods(name, one) for name, one in self.classes.items()}
        names = sorted({word for model in models.values() for word in model.rows})
        self._row = {name: place for place, name in enumerate(names, start=1)}
        self._constant = len(names) + 1
        every = [_spread(model, names) for model in models.values()]
        self._weights = np.hstack(every).astype(np.float32)  # half the room
        self._words = _Words(self._row)

    def rows(self, seen: View, figures: Sequence[Quantity], host: str | None) -> NDArray[np.int64]:
        """Rows of what stands around each figure, those of `contexts`; 0 for what is not known.

        Args:
            seen: The folded text.
            figures: Its quantities.
            host: The paying party the text is about.
        """
        said = list(map(self._words.__getitem__, seen.words.said))
        own: list[int] = []
        around: list[int] = []
        for item in figures:
            home = seen.sentence(item.start)
            shown = list(map(self._row.get, signs(seen, home, item, host), repeat(0)))
            own += [self._constant, *shown, *_BEYOND[: _OWN - 1 - len(shown)]]
            before, after = sides(seen, said, home, item)
            around += [*before, *_BEYOND[: BEFORE - len(before)]]
            around += [*after, *_BEYOND[: AFTER - len(after)]]
        near = np.fromiter(around, np.int64).reshape(len(figures), BEFORE + AFTER)
        pairs = (near[:, _FIRST] * len(self._words.rows) + near[:, _NEXT]) * 2 + _ON
        table = self._words.rows.ravel()
        near *= 2 * _WIDTH
        anywhere = table.take(near + _ANYWHERE)
        anywhere.sort(axis=1)
        anywhere[:, 1:][anywhere[:, 1:] == anywhere[:, :-1]] = 0  # told once
        paired = list(map(self._words.pairs.get, pairs.ravel().tolist(), repeat(0)))
        parts = np.fromiter(own + paired, np.int64).reshape(2, len(figures), _OWN)
        return np.hstack([*parts, table.take(near + _BANDED), anywhere])

    def chances(
        self, seen: View, figures: Sequence[Quantity], host: str | None
    ) -> list[dict[str, Chances]]:
        """For each figure, by what is told, the probability of each class."""
        if not figures:
            return []
        odds = np.exp(_EVERY @ self._weights.take(self.rows(seen, figures, host), axis=0))
        out: list[dict[str, Chances]] = [{} for _ in figures]
        first = 0
        for name, classes in self.classes.items():
            part = odds[:, first : first + len(classes)]
            for one, row in zip(
                out, (part / part.sum(axis=1, keepdims=True)).tolist(), strict=True
            ):
                one[name] = row
            first += len(classes)
        return out

    def reasons(
        self, seen: View, item: Quantity, host: str | None, kind: str
    ) -> tuple[float, list[str]]:
        """How likely the words make a kind, and the words that speak for it most, strongest first.

        Args:
            seen: The folded text.
            item: The figure.
            host: The paying party the text is about.
            kind: The kind in question.
        """
        model = self.models["kind"]
        (context,) = contexts(seen, [item], host)
        chance = float(model.chances([context])[0][model.classes.index(kind)])
        words: dict[str, float] = {}
        for name, more in model.reasons(context, kind):
            side, _, word = name.partition(" ")
            if side[0] in SIDES and word.replace(" ", "").isalpha() and word.islower():
                words[word] = words.get(word, 0.0) + more
        best = sorted(words, key=lambda word: -words[word])
        return chance, [word for word in best if words[word] > 0][:TOLD]

    def weighed(self, name: str, chances: Chances, read: str) -> str:
        """The likeliest class of a figure by the words and by what the rules read it as.

        Args:
            name: What is told: "kind" or "status".
            chances: Of its classes by the words.
            read: What the rules read; one they never read so says nothing.
        """
        told = self._read[name].get(read)
        both = list(map(mul, chances, told)) if told else chances
        return self.classes[name][both.index(max(both))]


def _spread(
    model: Model, names: Sequence[str]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Weights of a model in the rows of more features than it knows, the constant last."""
    place = [model.rows.get(name, -1) for name in names]
    known = np.vstack([model.weights, np.zeros(len(model.classes))])
    return known[[-1, *place, 0]]


@cache
def shipped() -> Reader:
    """The second reader that comes with the program: a constant of the code."""
    home = files(__package__)
    told = {name: (home / f"{name}.tsv").read_text(encoding="utf-8") for name in ("kind", "status")}
    return Reader({name: loaded(text) for name, text in told.items()})
