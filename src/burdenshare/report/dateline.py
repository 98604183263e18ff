"""The day a report was published, as its own text prints it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\.?\s(?P<d1>\d{{1,2}}),?\s(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTH})\.?,?\s(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)[-./](?P<m3>\d{1,2})[-./](?P<d3>\d{1,2})"
    r"|(?P<y4>(?:19|20)\d\d)年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日"
    r"|(?P<y5>(?:19|20)\d\d)년\s?(?P<m5>\d{1,2})월\s?(?P<d5>\d{1,2})일)(?!\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"20\d\d"), re.compile(r"19\d\d")  # apart, for each is looked for as such
_ENDS = (*MONTHS, *"0123456789")  # what stands before the year of a date
_JOINTS = "-./年년"  # or right after it
_EARLY = 1200  # characters in which a report says where and when it was sent
_BEFORE, _AFTER = 16, 24  # characters of a date before its year, and from there on, at most
_LABEL = re.compile(
    r"(?i)\b(?:published|posted|updated|written|released|date|issued|last modified|입력|등록|作成)"
    r"(?:\s(?:on|at))?\s{0,2}:?[ \t]{0,3}"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?$"
)
_PLACE = re.compile(r"[A-Z][A-Za-z .'/-]{2,30}(?:, [A-Z][A-Za-z.]{1,12})?(?:,|\s\()\s?")
_TOLD = re.compile(r"\)?\s?(?:\([^()\n]{2,30}\)\s?)?(?:[-\u2013\u2014:|/]|\.\s(?=[A-Z\"“]))")
_OTHER = re.compile(r"[A-Za-z)]\s?:\s?$")
_PROSE = re.compile(r"\b[a-z]{2,20}(?:\s[a-z]{2,20}){3}")
_CLOCK = re.compile(r"(?i)^[,\s]{0,3}(?:at\s)?\d{1,2}:\d\d")


def _written(text: str) -> Iterator[re.Match[str]]:
    """Every date, looked for only where a year stands."""
    done = 0
    for at in sorted(year.start() for one in _YEARS for year in one.finditer(text)):
        if at < done:
            continue
        before = text[max(0, at - _BEFORE) : at].lower().rstrip().rstrip(".,")
        if not before.endswith(_ENDS) and text[at + 4 : at + 5] not in _JOINTS:
            continue
        found = _WRITTEN.search(text, max(done, at - _BEFORE), at + _AFTER)
        if found and found.start() <= at:
            done = found.end()
            yield found


def _day(found: re.Match[str]) -> date | None:
    for place in "12345":
        if found[f"y{place}"]:
            month = found[f"m{place}"].lower()
            number = MONTHS.get(month) or int(month)
            try:
                return date(int(found[f"y{place}"]), number, int(found[f"d{place}"]))
            except ValueError:
                return None
    return None


def printed(text: str) -> date | None:
    r"""The publication day printed in a text: labelled, with a clock time, alone, or in a dateline.

    A date inside a sentence is somebody's story, not the report's own day.

    Example:
        >>> printed("Published: Tue, February 12, 2019\nSeoul signed on March 3, 2018, it said.")
        datetime.date(2019, 2, 12)
        >>> printed("Tokyo, 9 May 2019. Envoys met.\n\nSigned: March 3, 2018")
        datetime.date(2019, 5, 9)
        >>> printed("The deal was signed on February 10, 2019, in Seoul by two envoys.") is None
        True
    """
    alone: date | None = None
    for found in _written(text[:400_000]):
        day = _day(found)
        if day is None:
            continue
        start, end = found.span()
        before = text[text.rfind("\n", 0, start) + 1 : start][-80:]
        after = text[end : end + 80].split("\n", 1)[0]
        if _LABEL.search(before) or (_CLOCK.match(after) and not _PROSE.search(after)):
            return day
        if alone or _OTHER.search(before):  # "Signed: March 8, 2019" tells of something else
            continue
        lone = not _PROSE.search(before) and len(after.strip()) <= 12 and len(before.strip()) <= 24
        if lone or (start < _EARLY and _PLACE.fullmatch(before) and _TOLD.match(after)):
            alone = day
    return alone
