"""Times that others fix: the tense of their clause, the day so long ago, the year that goes on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from burdenshare.mention.moment import COUNT, Time
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    import re


def reckoned(found: re.Match[str], base: date | None, named: date | None) -> Time | None:
    """`three weeks ago`, `a month later`, `a day after`: from the day of print, or the last named.

    Args:
        found: What `AGO` matched.
        base: Day of publication.
        named: The day named last.
    """
    way, unit = found["way"], found["unit"].rstrip("s")
    count = int(found["n"]) if found["n"].isdigit() else COUNT[found["n"]]
    since = base if way == "ago" else named or base
    if base is None or since is None or not count or (unit == "year" and way != "ago"):
        return None
    step = -count if way in {"ago", "earlier", "after"} else count
    if unit == "year":
        value = str(since.year + step)
        exact = f"{value}-{since.month:02d}" if count == 1 else ""
        return Time(found.start(), found.end(), value, "year", exact=exact)
    if unit == "month":
        number = since.year * 12 + since.month - 1 + step
        year, month = number // 12, number % 12 + 1
        day = date(year, month, min(since.day, monthrange(year, month)[1]))
    else:
        day = since + timedelta(days=step * _DAYS[unit])
    opening = "behind" if way in {"after", "before"} else ""
    rough = unit == "month" or (unit in {"week", "fortnight"} and way != "later")
    value = day.isoformat()[:7] if rough else day.isoformat()
    grain = "day" if not rough else "month" if unit == "month" or opening else "week"
    return Time(found.start(), found.end(), value, grain, opening, day.isoformat())


_DAYS = {"week": 7, "fortnight": 14, "day": 1, "hour": 0}
_FUTURE = pattern(
    r"""\b(?:will|would|shall|expires?|lapses?|ends?(?! of\b)|terminates?|closes|ceases?|runs? out
        |begin(?:s|ning)?(?! of\b)
        |starts?(?! of\b)|starting
    |set to|set for|plan(?:s|ned)?|scheduled|slated|due|ahead of|takes? place
    |to be held|to meet|to open|to start|to begin|upcoming|next|resumes?|deadline|expected
    |effective|could|should|may|might|to go|goes|takes? effect|(?:to|must|can) be|ha(?:s|ve) to
    |needs? to|yet to|last day is|final day is|anticipated|awaited|hoped for|probably|likely
    |votes|dies|meets|flies|arrives|opens|ready to|preparing to|prepares to|about to
    |enters? into force|comes? into force|goes into force|takes? force)\b"""
)
_WEAK = pattern(r"\b(?:until|till|by|before|through|from)(?: the)?(?: (?:mid|late|early))?[ -]$")
_PAST = pattern(
    r"""(?<!be )\b(?:\w{2,12}ed|said|told|met|held|fell|was|were|had|did|struck|began|came|took|ran
    |sank|rose|left|sent|put|let|cut|got|sat|spoke|gave|made|broke|went|flew)\b"""
)
_WAS = pattern(r"[^.;]{0,60}\b(?:was|were|had|did)\b")
_PLANNED = pattern(
    r"\b(?:scheduled|planned|expected|slated|need(?:ed)?|hoped|proposed|supposed|speed|indeed"
    r"|united|hundred|allied|armed|anticipated|awaited|foreseen|tipped|pencilled|earmarked)$"
)


def tense(low: str, start: int, at: int) -> int:
    """The tense of the nearest verb before an offset: 1 to come, -1 past, 0 untold.

    Example:
        >>> tense("it will be signed on", 0, 20), tense("it was signed on", 0, 16)
        (1, -1)
    """
    before = low[start:at]
    ahead = max((sign.start() for sign in _FUTURE.finditer(before)), default=-1)
    past = [sign for sign in _PAST.finditer(before) if not _PLANNED.search(sign.group())]
    if ahead < 0 and not past:
        return int(bool(_WEAK.search(before)) and not _WAS.match(low, at))
    return 1 if ahead > max((sign.start() for sign in past), default=-1) else -1
