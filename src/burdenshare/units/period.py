"""Spans of time as reports and agreements give them: a year, a fiscal year, an open end."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from burdenshare.errors import InputError

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def _edge(text: str, *, last: bool) -> date:
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None  # noqa: S101 - the pattern has it
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed span of days; None is an open end.

    Written as ISO 8601: ``2019``, ``2016/2020``, ``2018/``, ``../2025``, ``2022-04/2027-03``.
    """

    first: date | None
    last: date | None

    @classmethod
    def parse(cls, text: str, *, place: str | None = None) -> Period:
        """Read a written period.

        Raises:
            InputError: It is not a period, or ends before it starts.

        Example:
            >>> Period.parse("2022-04/2027-03").years
            (2022, 2023, 2024, 2025, 2026, 2027)
            >>> str(Period.parse("2018/"))
            '2018/'
        """
        start, slash, end = text.strip().partition("/")
        try:
            first = None if slash and start in {"", ".."} else _edge(start, last=False)
            last = None if slash and end in {"", ".."} else _edge(end or start, last=True)
        except ValueError:
            raise InputError(
                f"{text!r} is not a period; write for example 2019, 2016/2020 or 2022-04/2027-03",
                place=place,
            ) from None
        if first and last and last < first:
            raise InputError(f"period {text!r} ends before it starts", place=place)
        return cls(first, last)

    @property
    def years(self) -> tuple[int, ...]:
        """Calendar years it touches; empty where an end is open."""
        if self.first is None or self.last is None:
            return ()
        return tuple(range(self.first.year, self.last.year + 1))

    @property
    def edges(self) -> tuple[date, date]:
        """First and last day.

        Raises:
            InputError: An end is open.

        Example:
            >>> Period.parse("2020-02").edges[1]
            datetime.date(2020, 2, 29)
        """
        if self.first is None or self.last is None:
            raise InputError(f"period {str(self)!r} is open; both ends are needed")
        return self.first, self.last

    def covers(self, day: date) -> bool:
        """Whether a day falls inside."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def __str__(self) -> str:
        """The shortest ISO form that reads back to the same span."""
        first, last = self.first, self.last
        if first is None or last is None:
            start = _short(first, last=False) if first else ".."
            return f"{start}/{_short(last, last=True) if last else ''}"
        whole = (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
        if whole and first.year == last.year:
            return str(first.year)
        if whole:
            return f"{first.year}/{last.year}"
        return f"{_short(first, last=False)}/{_short(last, last=True)}"


def _short(day: date, *, last: bool) -> str:
    edge = monthrange(day.year, day.month)[1] if last else 1
    if day.day != edge:
        return day.isoformat()
    if day.month == (12 if last else 1):
        return str(day.year)
    return f"{day.year}-{day.month:02}"
