"""Kind and status of every figure of a text by the words around it, both in one pass."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain, pairwise
from operator import call, mul
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from burdenshare.logit.context import BANDS, CLOSE, SIDES, contexts, plain, sides, signs
from burdenshare.logit.model import Model, loaded
from burdenshare.logit.witness import likelihoods

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from burdenshare.mention.quantity import Quantity
    from burdenshare.report.view import View

Chances: TypeAlias = list[float]
TOLD = 6  # words named as reasons


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
        known: dict[str, dict[str, int]] = defaultdict(dict)
        for name, row in self._row.items():
            head, _, word = name.partition(" ")
            known[head][word] = row
        self._sides = [
            (
                [known[f"{side}{band}"].get for band in BANDS],
                known[side].get,
                {tuple(pair.split(" ")): row for pair, row in known[side * 2].items()}.get,
            )
            for side in SIDES
        ]

    def rows(self, seen: View, said: list[str], item: Quantity, host: str | None) -> list[int]:
        """Rows of what stands around a figure, those of `contexts`; 0 is the constant.

        Args:
            seen: The folded text.
            said: Its words, made plain.
            item: The figure.
            host: The paying party the text is about.
        """
        home = seen.sentence(item.start)
        found = list(map(self._row.get, signs(seen, home, item, host)))
        around = sides(seen, said, home, item)
        for (bands, bag, pairs), words in zip(self._sides, around, strict=True):
            found += map(call, bands, words)
            found += map(bag, set(words))
            found += map(pairs, pairwise(words[: CLOSE + 1]))
        return [0, *filter(None, found)]

    def chances(
        self, seen: View, figures: Sequence[Quantity], host: str | None
    ) -> list[dict[str, Chances]]:
        """For each figure, by what is told, the probability of each class."""
        if not figures:
            return []
        said = plain(seen.words.said)
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
