"""Times that others fix: the tense of their clause, the day so long ago, the year that goes on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from burdenshare.mention.moment import COUNT, MORE, NUMERIC, Time
from burdenshare.report.dateline import MONTHS
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    import re

    from burdenshare.report.view import View


def reckoned(
    found: re.Match[str], base: date | None, named: date | None, year: int | None = None
) -> Time | None:
    """`three weeks ago`, `a month later`, `a day after`: from the day of print, or the last named.

    Args:
        found: What `AGO` matched.
        base: Day of publication.
        named: The day named last.
        year: The year named last.
    """
    way, unit = _WAYS.get(found["way"], found["way"]), found["unit"].rstrip("s")
    count = int(found["n"]) if found["n"].isdigit() else COUNT[found["n"]]
    if unit == "year" and way in {"earlier", "later"} and year and count:
        year += count if way == "later" else -count
        return Time(*found.span(), str(year), "year")
    since = base if way == "ago" else named or base
    if since is None or not count or (unit == "year" and way != "ago"):
        return None
    step = -count if way in {"ago", "earlier", "after"} else count
    if unit == "year":
        value = str(since.year + step)
        exact = f"{value}-{since.month:02d}" if count == 1 else ""
        return Time(found.start(), found.end(), value, "year", exact=exact)
    monthly = unit == "month"
    day = months_on(since, step) if monthly else since + timedelta(days=step * _DAYS[unit])
    opening = "behind" if way in {"after", "before"} else ""
    rough = unit == "month" or (unit in {"week", "fortnight"} and way != "later")
    value = day.isoformat()[:7] if rough else day.isoformat()
    grain = "day" if not rough else "month" if unit == "month" or opening else "week"
    return Time(found.start(), found.end(), value, grain, opening, day.isoformat())


def ahead(found: re.Match[str], base: date) -> Time | None:
    """`in six weeks`, `two weeks from now`: so long after the day of print.

    Args:
        found: What `AHEAD` matched.
        base: Day of publication.
    """
    unit, told = found["unit"].rstrip("s"), found["n"]
    count = int(told) if told.isdigit() else COUNT.get(told) or MORE.get(told, 0)
    if not count:
        return None
    day = months_on(base, count) if unit == "month" else base + timedelta(days=count * _DAYS[unit])
    value = day.isoformat()
    if unit == "day":
        return Time(*found.span(), value, "day")
    return Time(*found.span(), value[:7], "month" if unit == "month" else "week", "", value)


def last_day(when: Time) -> str | None:
    """The day on which what ends then does: that of a month, and of months the nearest end.

    Example:
        >>> last_day(Time(0, 1, "2016-03", "month-end")), last_day(Time(0, 1, "2016-04-01", "day"))
        ('2016-03-31', '2016-03-31')
    """
    value = when.value
    if when.exact and when.grain in {"week", "month"}:
        return _month_end(date.fromisoformat(when.exact)).isoformat()
    if value and value[4:] in _FIRST:  # "from April 1, when it runs out"
        return (date.fromisoformat(value) - timedelta(days=1)).isoformat()
    if when.grain != "month-end" or value is None:
        return value
    month = int(value[-2:])
    year = int(value[:4]) if value[0] != "-" else 2001
    return f"{value}-{monthrange(year, month)[1]}"


_FIRST = ("-01-01", "-04-01")


def _month_end(day: date) -> date:
    """The end of a month that lies nearest to a day: pacts run to one."""
    before = day.replace(day=1) - timedelta(days=1)
    after = day.replace(day=monthrange(day.year, day.month)[1])
    return before if day - before < after - day else after


_WAYS = {"following": "after", "subsequent to": "after", "prior to": "before"}


def months_on(day: date, step: int) -> date:
    """The day so many months on, or the last of a month that has no such day.

    Example:
        >>> months_on(date(2020, 1, 31), 1), months_on(date(2020, 1, 31), -1)
        (datetime.date(2020, 2, 29), datetime.date(2019, 12, 31))
    """
    number = day.year * 12 + day.month - 1 + step
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season(word: str, base: date, step: int) -> int:
    """The year of a season that is the last (-1), this (0) or the next (1) at a day.

    Example:
        >>> season("spring", date(2020, 4, 2), -1), season("fall", date(2020, 4, 2), -1)
        (2019, 2019)
        >>> season("spring", date(2020, 6, 2), -1), season("fall", date(2020, 4, 2), 1)
        (2020, 2020)
    """
    begins = _BEGINS[word]
    if step < 0:
        return base.year - (base.month < begins + 3)
    return base.year + (step > 0 and base.month >= begins)


_MONTHS = 12


def day_first(low: str, base: date | None) -> bool | None:
    """Whether dates in digits put the day first, as one that can be read in one way shows.

    Example:
        >>> day_first("held on 19/3, unpaid from 1/4", None), day_first("on 1/4", None)
        (True, None)
    """
    for found in NUMERIC.finditer(low):
        one, two = int(found["a"]), int(found["b"])
        if found["by"] == "." or not (0 < one <= 31 and 0 < two <= 31):
            continue
        full = found["y"] is not None or low.endswith(_DAYED, 0, found.start())
        if full and min(one, two) <= _MONTHS < max(one, two):
            return one > _MONTHS
        today = base and (base.day, base.month) in {(one, two), (two, one)}
        if base and found["y"] and today and one != two:
            return (one, two) == (base.day, base.month)
    return None


_DAYED = ("on ", "day ", "since ", "from ", "until ", "till ", "by ", "dated ", "before ", "after ")


def in_digits(low: str, at: int, base: date | None) -> tuple[int, int, int, int] | None:
    """Year (0 where none is told), month, day and end of a date in digits: `19/3`, `31.12.2019`."""
    found = NUMERIC.match(low, at)
    if not found or not (found["y"] or (found["by"] == "/" and low.endswith(_DAYED, 0, at))):
        return None
    one, two = int(found["a"]), int(found["b"])
    first = True if found["by"] == "." else day_first(low, base)
    if first is None or low.startswith(" of ", found.end()):
        return None
    day, month = (one, two) if first else (two, one)
    year = int(found["y"]) if found["y"] else 0
    if not (0 < month <= _MONTHS and 0 < day <= 31):
        return None
    return year + 2000 * (0 < year < 100), month, day, found.end()


OF_PACT = pattern(
    r"\b(?:agreements?|accord|pact|deal|talks|negotiations?|rounds?|principle|sma|consultations"
    r"|negotiating)[ ](?:on|for|under|of|over)(?: the)? $"
)
LAPSES = pattern(
    r"\b(?:expir\w{2,4}|laps\w{1,3}|end(?:s|ed|ing)?|died|dies|dying|r[au]n(?:s|ning)? out"
    r"|r[au]ns? its course|over|up|dead|void|force|effect|elaps\w{1,3}|terminat\w{2,4}|gone"
    r"|cease[sd]?|lost|passe[sd] away)(?: (?:as of|at|by|with|on|after|the stroke of)){1,2} $"
)
_DAYS = {"week": 7, "fortnight": 14, "day": 1, "hour": 0}
_FUTURE = pattern(
    r"""\b(?:will|would|shall|expires?|lapses?|(?<!dead )ends?(?! of\b)|terminates?|closes
        |ceases?|(?<!ha[ds] )(?<!having )(?:(?<!have )|(?<=to have ))runs? (?:out|dry|down
    |to an end)|runs its course|is up(?= (?:at|on|in|by)\b)|(?:comes?|draws?) to (?:a|an|its)[ ]
    (?:end|close)|faces expiry|passes away|winds (?:up|down)|begin(?:s|ning)?(?! of\b)
        |starts?(?! of\b)|starting|(?:hop|aim|look|call|head|wait)(?:e?s|ing) for
        |(?:clear|pav|open)(?:e?s|ed|ing) the (?:way|path|road|door) (?:for|to)
        |(?:comes?|coming) back
        |(?:(?<=is )|(?<=are )|(?<='s )|(?<='re ))(?:meeting|returning|flying|travell?ing|heading
        |holding|visiting|voting|signing|sitting down|getting together|gathering|convening)
    |(?<!year )(?<!years )(?<!months )(?:ending|expiring|lapsing)
        |set to|set for|plan(?:s|ned)?|scheduled|slated|due|ahead of(?! (?:schedule|time))
        |takes? place
    |to be held|to meet|to open|to start|to begin|(?:is|are) to|to sign
    |(?:aim|hop|intend|want|wish|mean|expect)(?:e?s|ing)? to|in time for|upcoming|next
    |(?:pencill?ed|booked|timed|targeted|lined|earmarked|envisaged|foreseen)(?: in| up)? for
    |resumes?|deadline|expected
    |effective|could|should|may|might|to go|goes|takes? effect|(?:to|must|can) be|ha(?:s|ve) to
    |needs? to|yet to|last day is|final day is|anticipated|awaited|hoped for|probably|likely
    |votes|dies|meets|flies|arrives|opens|ready to|preparing to|prepares to|about to
    |(?:enter|come|go)e?s? into (?:force|effect)|takes? force|falls? due|(?:loses?|stops?)
    [ ](?:its )?(?:force|effect|validity|acting|applying|working|to act|to apply)
    |(?:stops?|finishes|concludes)[ ](?=on|in|at|this|next)|is (?:valid|good|in force))\b"""
)
_WEAK = pattern(r"\b(?:until|till|by|before|through|from)(?: the)?(?: (?:mid|late|early))?[ -]$")
_PAST = pattern(
    r"""(?<!be )(?<!to )\b(?:\w{2,12}ed|said|told|met|held|fell|was|were|had|did|struck|began|came
    |took|ran|sank|rose|left|sent|put|let|cut|got|sat|spoke|gave|made|broke|went|flew)\b"""
)
_WAS = pattern(r"[^.;]{0,60}\b(?:was|were|had|did)\b")
_PLANNED = pattern(
    r"\b(?:scheduled|planned|expected|slated|need(?:ed)?|hoped|proposed|supposed|speed|indeed"
    r"|united|hundred|allied|armed|anticipated|awaited|foreseen|tipped|pencill?ed"
    r"|earmarked|booked|lined|timed|targeted|projected|envisaged|envisioned|intended|aimed)$"
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


HALF, HALF_YEAR = 182, 6  # days and months within which a bound is the nearest of its name
_BOUND = pattern(r"\b(?:before|by|until|till|ahead of|beyond)(?: the)? $")
_OPENS = pattern(r"\b(?:years? from|starting(?: in| from)?|beginning(?: in)?|before|until) $")
_VOTE = pattern(
    r"""\b(?:elections?|vote|ballot|summit|olympics)(?: of (?:his|its|their) own)? (?:in|on)
    (?: the)? $"""
)
_SOON = 9  # months within which a vote that a month names is still to come
_TOLD = {"year", "month", "day", "month-end"}
_FAR = 500  # characters within which a story goes on from the year told last
_LISTED = pattern(r"[^a-z\n]{0,8}(?:mid-|early |late )?")
_LINE_HEAD = pattern(r"(?:-\d{1,2})? ?[-:.,)|\u2013\n]")
HEADED = 12  # characters within which a date opens a line, after a number or bullet


_NAMED_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ROW = pattern(
    rf"[^a-z0-9\n]{{0,6}}(?:(?:{_NAMED_MONTH})\b\.?(?: \d{{1,2}}(?: ?- ?\d{{1,2}})?)?,?"
    rf"(?: (?:19|20)\d\d)?|\d{{1,2}} (?:{_NAMED_MONTH})\b\.?(?: (?:19|20)\d\d)?"
    r"|(?:19|20)\d\d)[ ,:-]"
)


def in_rows(low: str, line: int) -> bool:
    r"""Whether the line that starts at an offset opens with a date, as the one beside it does.

    Example:
        >>> told = "1991 $150 million\n1995 $300 million\nthe rest"
        >>> in_rows(told, 0), in_rows(told, 18), in_rows(told, 36)
        (True, True, False)
    """
    if not _ROW.match(low, line):
        return False
    after = low.find("\n", line) + 1
    above = low.rfind("\n", 0, max(0, line - 1)) + 1
    return bool((after and _ROW.match(low, after)) or (above < line and _ROW.match(low, above)))


def year_month(year: int, month: int) -> str:
    """A month, ISO."""
    return f"{year:04d}-{month:02d}"


def day_in(year: int, month: int, day: int) -> date | None:
    """A day, where there is such a one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


SOON = 4  # months within which what is noted without a verb is to come
_NOTED = pattern(  # "Third round in May."
    r"(?:^|[.;:\n|*-] ?)(?:the |a )?(?:[a-z0-9-]{2,10} ){0,2}(?:rounds?|meeting|session|sitting"
    r"|talks|vote|hearing|signing|ratification|summit) in (?:early |late |mid-)?$"
)


class Anchors:
    """What the times of one view are resolved against: day, host, and what was named last."""

    def __init__(self, seen: View, base: date | None, host: str | None) -> None:
        self.seen, self.base, self.host = seen, base, host
        self.last_year: int | None = None
        self.last_range: str | None = None
        self.last_day: date | None = None
        self.last_month = 0, 0
        self.named: date | None = None
        self.headed: tuple[int, int, bool] | None = None
        self.section: int | None = None
        self.row: tuple[int, int, int] | None = None
        self.story: tuple[int, int, int] | None = None

    def note(self, found: Time) -> None:
        """Remember a day for "that evening", and the year that heads a line for its other dates."""
        start, _, value, grain, opening, _ = found
        if not value or value[0] == "-" or opening == "behind":
            return
        year, base = int(value[:4]), self.base
        if grain in {"day", "month"}:
            day = date(year, int(value[5:7]), int(value[8:] or 1))
            self.last_month = day.month, year
            past = base is None or day <= base
            if past or self.named is None:
                self.named = day
            if grain == "day" and (past or self.last_day is None):
                self.last_day = day
        line = self.seen.low.rfind("\n", 0, start) + 1
        heads = start - line < HEADED and grain not in {"fiscal", "range"}
        heads = heads and not self.seen.low.startswith("'s ", found.end)  # "Last year's sum ..."
        if (heads or (base is None and not opening)) and not self.seen.stripped:
            self._note_year(found, line, year, heads=heads)

    def _note_year(self, found: Time, line: int, year: int, *, heads: bool) -> None:
        """Remember the year of a line, of a section of a chronicle, or of a story."""
        low, month = self.seen.low, int((found.value or "")[5:7] or 0)
        if heads:
            listed = _LISTED.fullmatch(low, line, found.start) is not None
            ends = _LINE_HEAD.match(low, found.end) is not None or in_rows(low, line)
            self.headed = line, year, listed and (ends or found.start > line)
            if listed and ends:
                self.row = (found.end, year, month) if month else self.row
                if found.grain == "year" and low.startswith("\n", found.end):
                    self.section, self.row = year, None
        if self.base is not None or found.opening or found.grain not in _TOLD:
            return
        if month or low.endswith("in ", 0, found.start):
            self.story = found.start, year, month

    def _year_told(self, month: int, at: int) -> int | None:
        """The year that a chronicle or, where no day of publication is known, the text tells."""
        line = self.seen.low.rfind("\n", 0, at) + 1
        now = self.base.year if self.base else None  # a dateline heads no chronicle
        if self.headed and self.headed[0] == line:
            goes_on = self.headed[1] != now and (self.headed[2] or self.tense(at) <= 0)
            return self.headed[1] if goes_on else None
        if at - line < HEADED and _LISTED.fullmatch(self.seen.low, line, at):
            return self.section or self._rolled(self.row, month, at)
        if self.base or not self.story or self.tense(self.story[0]) > 0:
            return None
        return self._rolled(self.story, month, at)

    def _rolled(self, last: tuple[int, int, int] | None, month: int, at: int) -> int | None:
        """The year of a month told after another: the same, or the next where months begin anew."""
        if not last or at - last[0] > _FAR or self.tense(at) > 0:
            return None
        year = last[1] + (month < last[2])
        if self.base and (year, month) > (self.base.year, self.base.month):
            return None
        return year

    def tense(self, at: int) -> int:
        """The tense of the clause of an offset: 1 to come, -1 past, 0 untold."""
        left, _ = self.seen.window(at, at + 1)
        return tense(self.seen.low, max(left, at - 60), at)

    def future(self, at: int) -> bool:
        """Whether what a clause tells is still to come."""
        return self.tense(at) > 0

    def day(self, month: int, day: int, at: int) -> str | None:
        """A day of which no year is told, ISO; partial where nothing fixes it."""
        if headed := self._year_told(month, at):
            fixed = day_in(headed, month, day)
            return fixed.isoformat() if fixed else None
        if self.base is None:
            return f"--{month:02d}-{day:02d}"
        guess = day_in(self.base.year, month, day)
        if guess is None:
            return None
        apart = (guess - self.base).days
        if abs(apart) < HALF and _BOUND.search(self.seen.low, max(0, at - 14), at):
            return guess.isoformat()
        ahead = self.tense(at)
        year = self.base.year
        if apart > (45 if ahead == 0 else 0) and ahead <= 0:
            year -= 1
        elif apart < -45 and ahead > 0:
            year += 1
        return f"{year:04d}-{month:02d}-{day:02d}"

    def bare_month(self, month: int, at: int) -> str:
        """A month of which no year is told, ISO; partial where nothing fixes it."""
        if headed := self._year_told(month, at):
            return year_month(headed, month)
        if self.base is None:
            return f"--{month:02d}"
        year, low = self.base.year, self.seen.low
        if _VOTE.search(self.seen.low, max(0, at - 30), at):
            ahead = (month - self.base.month) % 12
            return year_month(year + (month < self.base.month) - (ahead > _SOON), month)
        if _OPENS.search(self.seen.low, max(0, at - 14), at):
            ahead = month - self.base.month
            return year_month(year + (ahead < -HALF_YEAR) - (ahead > HALF_YEAR), month)
        brief = 0 < month - self.base.month <= SOON and _NOTED.search(low, max(0, at - 40), at)
        if self.future(at) or (brief and not self.tense(at)):
            year += month < self.base.month - 1
        else:
            year -= month > self.base.month + (month == _MONTHS and self.tense(at) == 0)
        return year_month(year, month)
