"""Time expressions: what they look like, and the value each has once resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from burdenshare.report.dateline import MONTHS
from burdenshare.report.view import pattern

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = (
    "mondays?|mon\\.|tuesdays?|tues?\\.|wednesdays?|wed\\.|thursdays?|thurs?\\.|fridays?|fri\\."
    "|saturdays?|sat\\.|sundays?|sun\\."
)
_YEAR = r"(?:19[4-9]\d|20[0-6]\d)"
COUNT = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "several": 0, "few": 0,
}  # fmt: skip
TRIGGER = re.compile(
    rf"\b(?:{_YEAR}|(?:{_MONTH})\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed"
    rf"|thurs?|fri|sat|sun)\."
    r"|(?:last|this|next|coming|past|previous|current|that|same|following)\s"
    r"|today|yesterday|tomorrow|fy|fiscal|end[- ]of[- ]|year[- ]end|year's|(?:\d{1,2}"
    rf"|{'|'.join(COUNT)}) (?:years?|months?|weeks?|days?) (?:ago|earlier|later)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b|\d{{1,2}}/\d{{1,2}}/)"
)
RANGE = re.compile(
    rf"(?P<a>{_YEAR})(?: ?(?:-|to|through|until|till) ?| )(?P<b>{_YEAR}|\d\d)\b(?!,?\d)(?! ?(?:%"
    rf"|percent|per cent|pct|million|billion|trillion|rounds?|troops|won|u s))"
)
BETWEEN = re.compile(rf"(?P<a>{_YEAR}) and (?P<b>{_YEAR})\b")
ISO = re.compile(rf"(?P<y>{_YEAR})[-./](?P<m>\d{{1,2}})[-./](?P<d>\d{{1,2}})(?!\d)")
ISO_MONTH = re.compile(rf"(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![-\d])")
MONTH_DAY = re.compile(
    rf"(?P<m>{_MONTH})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.,]?\d)(?!,? (?:percent"
    rf"|per cent|million|billion|trillion|rounds?|troops))(?:,? (?P<y>{_YEAR})\b)?"
)
DAY_MONTH = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_MONTH})\b\.?(?:,? (?P<y>{_YEAR})\b)?"
)
MONTH_YEAR = re.compile(rf"(?P<m>{_MONTH})\b\.?,?(?: of)? (?P<y>{_YEAR})\b")
MONTH_ONLY = re.compile(rf"(?P<m>{_MONTH})\b\.?")
DECADE = re.compile(r"(?P<y>(?:19|20)\d0)'?s\b")
PLAIN_YEAR = re.compile(rf"(?P<y>{_YEAR})\b(?![,.]\d)(?!-(?:strong|odd))")
FISCAL = re.compile(
    rf"(?:fiscal(?: years?)?|fy) ?'?(?P<a>{_YEAR}|\d\d\b)(?: ?(?:-|to|through"
    rf"|until) ?(?:fiscal |fy ?)?(?P<b>{_YEAR}|\d\d)\b)?"
)
SAME_SPAN = re.compile(
    r"(?:same|that|this) (?:period|span|stretch)\b|same (?:\w{3,6}|\d{1,2}) years\b"
)
REL = pattern(
    r"""(?P<which>last|this|next|the coming|coming|past|previous|current|that|same|following
    |the past) (?P<unit>day|week|weekend|month|(?:fiscal )?year|spring|summer|autumn|fall
    |winter)\b(?!-)"""
)
REL_MONTH = re.compile(rf"(?P<which>last|this|next|coming|past) (?P<m>{_MONTH})\b\.?")
REL_DAY = re.compile(rf"(?P<which>last|this|next|coming|past) (?P<w>{_WEEKDAY})")
WEEK_DAY = re.compile(rf"(?P<w>{_WEEKDAY})")
TODAY = re.compile(r"(?P<t>today|yesterday|tomorrow)\b")
END = re.compile(
    rf"(?:end[- ]of[- ](?:the )?(?:(?P<which>last|this|next|current|same) )?(?P<unit>year\b"
    rf"|month\b|(?P<y>{_YEAR})\b|(?:(?P<m>{_MONTH})\b\.?(?: (?P<my>{_YEAR}))?))"
    r"|year[- ]end\b|year's[- ]end\b)"
)
AGO = re.compile(
    r"(?P<n>\d{1,2}|"
    + "|".join(COUNT)
    + r") (?P<unit>years?|months?|weeks?|days?) (?P<way>ago|earlier)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression and what it means.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        value: ISO: a day, month, year, or ``first/last``; None where nothing fixes it.
        grain: day, week, month, year, range, fiscal, decade.
        opening: ``from`` after "since", ``until`` after "through", else empty.
    """

    start: int
    end: int
    value: str | None
    grain: str
    opening: str = ""

    @property
    def years(self) -> str | None:
        """The value as a period: the year, fiscal year or range it names or lies in."""
        if self.value is None or self.value.startswith("--"):
            return None
        if self.grain in {"range", "fiscal", "decade"}:
            return self.value
        return self.value[:4]


def fiscal_year(year: int, host: str | None, last: int | None = None) -> str:
    """A fiscal year by months: April to March in Japan, October to September in the US.

    Example:
        >>> fiscal_year(2022, "JP", 2026)
        '2022-04/2027-03'
    """
    last = last or year
    if host == "JP":
        return f"{year}-04/{last + 1}-03"
    if host == "US":
        return f"{year - 1}-10/{last}-09"
    return str(year) if last == year else f"{year}/{last}"
