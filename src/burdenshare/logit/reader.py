"""Kind and status of every figure of a text by the words around it, both in one pass."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain
from operator import getitem, itemgetter, mul
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from burdenshare.logit.context import BANDS, CLOSE, SIDES, contexts, plain, sides, signs
from burdenshare.logit.model import Model, loaded
from burdenshare.logit.witness import likelihoods
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from burdenshare.mention.quantity import Quantity
    from burdenshare.report.view import View

Chances: TypeAlias = list[float]
TOLD = 6  # words named as reasons


# what the models know of a word: the word as it counts; for each side its row in each band of
# distance, and anywhere, 0 for none; for each side the rows of it with a word that follows
_Word: TypeAlias = tuple[str, tuple[int, ...], tuple[int, ...], dict[str, int], dict[str, int]]
_ROWS, _PAIRS = (itemgetter(1), itemgetter(2)), (itemgetter(3), itemgetter(4))
_ANYWHERE = itemgetter(-1)


class _Words(dict[str, _Word]):
    """What the models know of each word, looked up once for all figures of a text.

    Args:
        row: Row of each feature.
    """

    def __init__(self, row: Mapping[str, int]) -> None:
        super().__init__()
        self._row = row
        self._pairs: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for name, place in row.items():
            side, _, words = name.partition(" ")
            if side in {one * 2 for one in SIDES}:
                first, _, second = words.partition(" ")
                self._pairs[side[0], first][second] = place

    def __missing__(self, word: str) -> _Word:
        (like,) = plain([word])
        heads = [[*(f"{side}{band}" for band in sorted(set(BANDS))), side] for side in SIDES]
        left, right = (tuple(self._row.get(f"{head} {like}", 0) for head in one) for one in heads)
        before, after = (self._pairs.get((side, like), {}) for side in SIDES)
        out = like, left, right, before, after
        if len(self) < KEPT:
            self[word] = out
        return out


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
        self._weights = np.hstack([_spread(model, names) for model in models.values()])
        self._words = _Words(self._row)

    def rows(self, seen: View, said: list[_Word], item: Quantity, host: str | None) -> list[int]:
        """Rows of what stands around a figure, those of `contexts`; 0 is the constant.

        Args:
            seen: The folded text.
            said: What is known of its words.
            item: The figure.
            host: The paying party the text is about.
        """
        home = seen.sentence(item.start)
        found = list(map(self._row.get, signs(seen, home, item, host)))
        for side, words in enumerate(sides(seen, said, home, item)):
            near = list(map(_ROWS[side], words))
            found += map(getitem, near, BANDS)
            found += set(map(_ANYWHERE, near))
            for pairs, after in zip(map(_PAIRS[side], words[:CLOSE]), words[1:], strict=False):
                if pairs:
                    found.append(pairs.get(after[0]))
        return [0, *filter(None, found)]

    def chances(
        self, seen: View, figures: Sequence[Quantity], host: str | None
    ) -> list[dict[str, Chances]]:
        """For each figure, by what is told, the probability of each class."""
        if not figures:
            return []
        said = list(map(self._words.__getitem__, seen.words.said))
        known = [self.rows(seen, said, item, host) for item in figures]
        starts = list(accumulate(map(len, known[:-1]), initial=0))
        every = self._weights.take([*chain.from_iterable(known)], axis=0)
        odds = np.exp(np.add.reduceat(every, starts))
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
    """Weights of a model in the rows of more features than it knows."""
    place = [model.rows.get(name, -1) for name in names]
    known = np.vstack([model.weights, np.zeros(len(model.classes))])
    return known[[0, *place]]


@cache
def shipped() -> Reader:
    """The second reader that comes with the program: a constant of the code."""
    home = files(__package__)
    told = {name: (home / f"{name}.tsv").read_text(encoding="utf-8") for name in ("kind", "status")}
    return Reader({name: loaded(text) for name, text in told.items()})
