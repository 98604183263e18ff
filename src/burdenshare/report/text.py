"""A report: the text that claims are read from, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A distribution over the day of publication.

    Attributes:
        first: The first day that comes into question.
        weights: Probability of that day and of each one after it; they add up to one.
        reasons: What moved it, in words.
    """

    first: date
    weights: tuple[float, ...]
    reasons: tuple[str, ...] = ()

    @property
    def likeliest(self) -> date:
        """The day of the greatest probability, the first of equals."""
        return self.first + timedelta(days=self.weights.index(max(self.weights)))

    def interval(self, mass: float = 0.9) -> tuple[date, date]:
        """The shortest interval that holds a probability: first and last day.

        Example:
            >>> Days(first=date(2019, 2, 10), weights=(0.5, 0.3, 0.15, 0.05)).interval()
            (datetime.date(2019, 2, 10), datetime.date(2019, 2, 12))
        """
        below = (0.0, *accumulate(self.weights))
        best, high = (0, len(self.weights)), 0
        for low, before in enumerate(below[:-1]):
            while high < len(below) - 1 and below[high] - before < mass:
                high += 1
            if below[high] - before < mass:
                break
            if high - low < best[1] - best[0]:
                best = low, high
        return self.first + timedelta(days=best[0]), self.first + timedelta(days=best[1] - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One press report or document as text.

    Attributes:
        name: File name within its folder.
        text: The decoded file, or for HTML, mail and PDF the extracted text; offsets count in it.
        sha256: Hex digest of ``text`` in UTF-8 (lone surrogates passed through).
        published: When the public could read it; None where nobody knows.
        published_basis: ``given`` (by the user), ``metadata``, ``text``, ``inferred`` or None.
        days: Where the day is inferred, or nobody knows it: what can be said of it.
        outlet: Who published it.
        address: Where it stood.
        title: Its headline, where the format names one.
        copied: Spans ``(start, end)`` of passages that stand in an earlier report too.
        cluster: Reports that share a cluster are one witness for what they share.
        replaced: Characters lost while decoding.
        notes: What was done to get the text, one sentence each.
    """

    name: str
    text: str
    sha256: str
    published: date | None = None
    published_basis: str | None = None
    days: Days | None = None
    outlet: str | None = None
    address: str | None = None
    title: str | None = None
    copied: tuple[tuple[int, int], ...] = ()
    cluster: str | None = None
    replaced: int = 0
    notes: tuple[str, ...] = ()
