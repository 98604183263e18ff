"""Time expressions: what they look like, and the value each has once resolved."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue.kind import PACTS
from burdenshare.report.dateline import MONTHS
from burdenshare.report.view import pattern
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from burdenshare.mention.quantity import Quantity

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = (
    "mondays?|mon\\.|tuesdays?|tues?\\.|wednesdays?|wed\\.|thursdays?|thurs?\\.|fridays?|fri\\."
    "|saturdays?|sat\\.|sundays?|sun\\."
)
_ON_DAY = (
    r"(?=[ ]?[.,;)]| (?:in|at|to|and|that|with|after|when|ha[sd]|have|it|they|he|by|but|said)\b)"
)
_SEASON = "spring|summer|autumn|fall|winter"
_YEAR = r"(?:19[4-9]\d|20[0-6]\d)"
_FISCAL = "(?:fiscal|financial|monetary)"
COUNT = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "several": 0, "few": 0,
}  # fmt: skip
MORE = {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30,
}  # fmt: skip
_MORE = "|".join(MORE)
_TEENS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[- ]first"
    "|twenty[- ]second|twenty[- ]third|twenty[- ]fourth|twenty[- ]fifth|twenty[- ]sixth"
    "|twenty[- ]seventh|twenty[- ]eighth|twenty[- ]ninth|thirtieth|thirty[- ]first"
)
_ALONE = r"(?=[,.;:)\n]| (?:in|at|when|after|with|by|and|but|as|last|this|during)\b|$)"
_SPELT = {word: day for day, word in enumerate(_TEENS.replace("[- ]", "-").split("|"), 1)}
TRIGGER = pattern(
    rf"\b(?:{_YEAR}|(?:{_MONTH})\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed"
    rf"|thurs?|fri|sat|sun)\."
    r"|(?:last|this|next|coming|upcoming|approaching|forthcoming|past|previous|current|running|ongoing|that|same|following)\s"
    r"|(?:present|preceding|prior|ensuing) (?:fiscal |financial |budget )?year\b"
    r"|(?:those|these) (?:[a-z]{3,5} |\d{1,2} )?years\b"
    r"|hours (?:later|earlier)\b|today|yesterday|tomorrow|tonight|midnight|weekend\b"
    r"|day (?:before|after)\b"
    r"|(?:start|beginning) of th"
    r"|j?fy|fiscal|(?:financial|monetary) (?:years? )?(?:19|20)|(?:end|close|finish|tail)[- ]of[- ]"
    r"|year[- ]end|year's|new year's eve|old year\b"
    r"|(?:\d{1,2}"
    rf"|{'|'.join(COUNT)}) (?:years?|months?|weeks?|fortnight|days?|hours?) (?:ago|earlier|later"
    r"|after|before|following|subsequent to|prior to)"
    rf"|(?:\d{{1,2}}|{'|'.join(COUNT)}|{_MORE}) (?:months?|weeks?|fortnight|days?)\b"
    rf"|(?:{_TEENS}|1st) of (?:{_MONTH}|(?:the|this|that|last|next) month)\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)(?: of (?:this|that|last|next|the)\b|{_ON_DAY})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b|\d{{1,2}}/\d{{1,2}}\b"
    rf"|\d{{1,2}}\.\d{{1,2}}\.{_YEAR}|new year\b(?!['-])"
    rf"|(?:{_SEASON})\b(?:(?: of| in)? (?:{_YEAR}|(?:last|this|that|the same) year)|(?<=the fall)"
    r"|(?<=the spring)|(?<=the summer)|(?<=the autumn)|(?<=the winter))"
    r"|(?:early|late|earlier|later|mid(?:dle)?|outset|turn|half|began|begins?|opened|start\w{0,3}"
    r"|beginning)(?: in| of)? the year\b)"
)
RANGE = pattern(
    rf"(?P<a>{_YEAR})(?: ?(?:-|to|through|until|till) ?| )(?P<b>{_YEAR}|\d\d)\b(?![.,]?\d)(?! ?(?:%"
    rf"|percent|per cent|pct|million|billion|trillion|rounds?|troops|won|u s))"
)
BETWEEN = pattern(rf"(?P<a>{_YEAR}) and (?P<b>{_YEAR})\b")
ISO = pattern(rf"(?P<y>{_YEAR})[-./](?P<m>\d{{1,2}})[-./](?P<d>\d{{1,2}})(?!\d)")
ISO_MONTH = pattern(rf"(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![-\d])")
MONTH_DAY = pattern(
    rf"(?P<m>{_MONTH})\b\.? (?:the )?(?P<d>\d{{1,2}}|(?:{_TEENS}){_ALONE})(?:st|nd|rd|th)?\b"
    rf"(?![:.,]?\d)(?!,? (?:percent|per cent|million|billion|trillion|rounds?|troops))"
    rf"(?:(?: ?- ?| to | and )\d{{1,2}}(?:st|nd|rd|th)?(?=,? {_YEAR}))?(?:,? (?P<y>{_YEAR})\b)?"
)
DAY_MONTH = pattern(
    rf"(?P<d>\d{{1,2}}|first|(?:{_TEENS})(?= of ))(?:st|nd|rd|th)? (?:of )?"
    rf"(?P<m>{_MONTH})\b\.?(?:,? (?P<y>{_YEAR})\b)?"
)
OF_MONTH = pattern(
    r"(?P<d>\d{1,2}|first)(?:st|nd|rd|th)?"
    rf"(?: of (?P<which>this|that|last|next|the same|the) month\b|{_ON_DAY})"
)
SEASON = pattern(
    rf"(?:{_SEASON})(?:(?: of| in)?"
    rf" (?:(?P<y>{_YEAR})|(?P<which>last|this|that|the same) year\b)|\b)"
)
PART_OF_YEAR = pattern(
    r"(?:early|late|earlier|later|mid(?:dle)?|outset|turn|half|began|begins?|opened|start\w{0,3}"
    r"|beginning)(?: in| of)? the year\b(?! (?:before|after|of|to))"
)
NEW_YEAR = pattern(r"new year\b")
NUMERIC = pattern(
    r"(?P<a>\d{1,2})(?P<by>[/.])(?P<b>\d{1,2})(?:(?P=by)(?P<y>(?:19|20)\d\d|\d\d))?\b"
)
MONTH_YEAR = pattern(rf"(?P<m>{_MONTH})\b\.?,?(?: of)? (?P<y>{_YEAR})\b")
MONTH_ONLY = pattern(rf"(?P<m>{_MONTH})\b\.?(?P<end>'s (?:end|close|finish)\b)?")
DECADE = pattern(r"(?P<y>(?:19|20)\d0)'?s\b")
PLAIN_YEAR = pattern(rf"(?P<y>{_YEAR})\b(?![,.]\d)(?!-(?:strong|odd))")
FISCAL = pattern(
    rf"(?:{_FISCAL}(?: years?)?|j?fy) ?'?(?P<a>{_YEAR}|\d\d\b(?! months))(?: ?(?:-|to|through"
    rf"|until) ?(?:{_FISCAL} |j?fy ?)?(?P<b>{_YEAR}|\d\d)\b)?"
)
SAME_SPAN = pattern(
    r"(?:same|that|this) (?:period|span|stretch|time ?frame)\b"
    r"|(?:same|those|these) (?:[a-z]{3,5} |\d{1,2} )?years\b"
)
REL = pattern(
    r"""(?P<which>(?<!'s )(?<!its )(?<!their )last(?! year (?:of
    [ ](?:the|its|a)|covered|for which|in which)\b)|this|next
    |the coming|coming|upcoming|approaching|forthcoming|past|previous|preceding|prior
    |current|present|running|ongoing|that|same|following|ensuing|the past)[ ]
    (?P<unit>day|week|weekend|month
    |(?P<fiscal>(?:fiscal|financial|monetary|budget) )?
    (?:year|yr|12 months)|spring|summer|autumn|fall|winter)\b(?!-)"""
)
REL_MONTH = pattern(
    rf"(?P<which>last|this|next|coming|past|that(?= [a-z]{{3,9}}\b(?!'))) (?P<m>{_MONTH})\b\.?"
)
REL_DAY = pattern(rf"(?P<which>last|this|next|coming|past) (?P<w>{_WEEKDAY})")
WEEK_DAY = pattern(rf"(?P<w>{_WEEKDAY})")
SAME_DAY = pattern(
    r"(?:(?P<which>that|same|following) (?:day|evening|night|afternoon|morning)"
    r"|(?P<way>day before|day after|this day|hours later|hours earlier))\b"
    r"(?=(?P<of> (?:the|an?|his|its|their|he|they|it)\b)?)"
)
OF_YEAR = pattern(r",? (?:of )?(?:the )?(?P<which>last|this|next|previous|that|same) year\b")
WEEKEND = pattern(r"weekend\b")
START_OF = pattern(r"(?:start|beginning) of (?:the|this) month\b")
LAST_DAY = pattern(
    rf"last day of (?:(?P<m>{_MONTH})\b\.?(?: (?P<y>{_YEAR})\b)?|(?:that|the|this) month\b"
    rf"|(?P<whole>{_YEAR}))"
)
TODAY = pattern(r"(?P<t>today|yesterday|tomorrow|tonight|this (?:morning|evening|afternoon))\b")
END = pattern(
    r"(?:(?:end|close|finish|tail)[- ]of[- ](?:the )?"
    r"(?:(?P<which>last|this|next|current|same|that) )?(?P<unit>(?:year|yr)\b"
    rf"|month\b|(?P<y>{_YEAR})\b|(?:(?P<m>{_MONTH})\b\.?(?: (?P<my>{_YEAR}))?))"
    r"|year[- ]end\b|year's[- ]end\b|new year's eve\b|old year\b)"
)
AGO = pattern(
    r"(?P<n>\d{1,2}|"
    + "|".join(COUNT)
    + r") (?P<unit>years?|months?|weeks?|fortnight|days?|hours?) (?P<way>ago|earlier|later"
    r"|(?:after|before|following)(?= [a-z])|(?:subsequent|prior) to(?= [a-z]))"
)
AHEAD = pattern(
    rf"(?P<n>\d{{1,2}}|{'|'.join(COUNT)}|{_MORE}) (?P<unit>months?|weeks?|fortnight|days?)"
    r"(?P<way> from now| hence| from today| left| to (?:live|run|go)| away)?\b"
    r"(?! (?:of|in|ago|earlier|later|before|after)\b)"
)
WITHIN = pattern(
    r"\bin(?: (?:just|only|about|some|around|barely|under|less than|little more than|roughly"
    r"|another|the (?:next|coming)))? $"
)
MIDNIGHT = pattern(r"midnight\b")

SINCE = pattern(
    r"""\b(?:since|starts? in|begins? in|takes? effect in|starting(?: in| from)?|beginning(?: in
    | from)?|from|effective)(?: the)?(?: end of)? $"""
)
UNTIL = pattern(
    r"""\b(?:through|until|till|up to|(?:runs?|running|lasts?|lasting|valid|good|extends?|in force
    |effective|extended|continues?)(?: up)? (?:to|until|through|till))(?: the)?(?: end of)? $"""
)


class Time(NamedTuple):
    """A time expression and what it means.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        value: ISO: a day, month, year, or ``first/last``; None where nothing fixes it.
        grain: day, week, month, year, range, fiscal, decade.
        opening: ``from`` after "since", ``until`` after "through", ``behind`` where it dates only
            what follows ("a day after the talks ended"), else empty.
        exact: The day so many weeks or months ago, the month a year ago; else empty.
    """

    start: int
    end: int
    value: str | None
    grain: str
    opening: str = ""
    exact: str = ""

    @property
    def years(self) -> str | None:
        """The value as a period: the year, fiscal year or range it names or lies in."""
        if self.value is None or self.value.startswith("--"):
            return None
        if self.grain in {"range", "fiscal", "decade"}:
            return self.value
        return self.value[:4]


# the last words of what opens or ends a stretch of time
_LEADING = (
    "since ", "in ", "from ", "effective ", "starting ", "beginning ", "through ", "until ",
    "till ", "to ", "the ", "of ",
)  # fmt: skip


def opened(low: str, found: Time) -> Time:
    """A time with what the words before it make of it: "since 2019", "through 2025"."""
    if found.opening or not low.endswith(_LEADING, 0, found.start):
        return found
    start = max(0, found.start - 34)
    if UNTIL.search(low, start, found.start):
        return found._replace(opening="until")
    return found._replace(opening="from") if SINCE.search(low, start, found.start) else found


def fiscal_year(year: int, host: str | None, last: int | None = None) -> str:
    """A fiscal year by months: April to March in Japan, October to September in the US.

    Example:
        >>> fiscal_year(2022, "JP", 2026)
        '2022-04/2027-03'
    """
    last = max(last or year, year)
    if host == "JP":
        return f"{year}-04/{last + 1}-03"
    if host == "US":
        return f"{year - 1}-10/{last}-09"
    return str(year) if last == year else f"{year}/{last}"


def spread(first: str, years: int) -> str:
    """A period of some years from its first: calendar years, or Japanese fiscal years.

    Example:
        >>> spread("2022-04/2023-03", 5), spread("2014", 5), spread("2019", 1)
        ('2022-04/2027-03', '2014/2018', '2019')
    """
    begin = int(first[:4])
    if "-" in first:
        return fiscal_year(begin, "JP", begin + years - 1)
    return first[:4] if years <= 1 else f"{begin}/{begin + years - 1}"


@lru_cache(maxsize=KEPT)
def years_in(span: str) -> int:
    """How many years a period has; 0 where it is open.

    Example:
        >>> years_in("2019"), years_in("2022-04/2027-03"), years_in("../2025")
        (1, 5, 0)
    """
    first, _, last = span.partition("/")
    if not last:
        return int(first.isdigit())
    if not (first[:4].isdigit() and last[:4].isdigit()):
        return 0
    return int(last[:4]) - int(first[:4]) + (not last.endswith("-03"))


def shifted(years: str, by: int, count: int = 1) -> str:
    """A period of some years whose first is so many years after that of another.

    Example:
        >>> shifted("2019", 1), shifted("2022-04/2027-03", 1, 4)
        ('2020', '2023-04/2027-03')
    """
    start = int(years[:4]) + by
    return spread(f"{start}-04" if "-04/" in years else str(start), count)


def day_number(told: str) -> int:
    """The day of a month, in digits or spelt out.

    Example:
        >>> day_number("4"), day_number("fourth"), day_number("twenty first")
        (4, 4, 21)
    """
    return _SPELT.get(told.replace(" ", "-")) or int(told)


@lru_cache(maxsize=KEPT)
def bounds(span: str) -> tuple[int, int]:
    """First and last year of a period; the last is 0 where it is open or the period one year."""
    first, _, last = span.partition("/")
    return int(first[:4]), int(last[:4]) - last.endswith("-03") if last[:4].isdigit() else 0


@lru_cache(maxsize=KEPT)
def pacts_of(host: str | None, day: date | None) -> tuple[str, ...]:
    """Years of the agreements of a payer that were public by a day, the latest first.

    Example:
        >>> from datetime import date
        >>> pacts_of("JP", date(2021, 12, 20))[:2]
        ('2021-04/2022-03', '2016-04/2021-03')
    """
    known = day.isoformat() if day else ""
    told = [years for party, years, since in PACTS if party == host and since <= known]
    return tuple(reversed(told))


def on_record(known: Sequence[str], years: str | None) -> str | None:
    """The years of a known agreement for reckoned ones that miss them, told midway or signed late.

    Example:
        >>> on_record(["2022-04/2027-03"], "2025-04/2030-03")
        '2022-04/2027-03'
    """
    if not years or years.startswith("..") or years.endswith("/") or years in known:
        return years
    first, last = bounds(years)
    for pact in known if last > first else ():
        begins, ends = bounds(pact)
        off = sorted((abs(begins - first), abs(ends - last)))
        inside = begins < first <= ends and ends - begins == last - first
        if inside or off in ([0, 1], [1, 1]):
            return pact
    return years


def ending(last: int, years: int, host: str | None) -> str:
    """A period of some years up to its last: calendar years, or Japanese fiscal years."""
    first = last - years + 1
    return spread(f"{first}-04" if host == "JP" else str(first), years)


_TO = pattern(
    r""",? ?(?P<how>through|thru|to|until|till|up to|and(?: (?:again|also|likewise)|(?: for)?
    [ ]the same(?: again| amount| sum)?)?)(?: (?:in|for))?(?: the)?(?: end of)?
    (?: fiscal(?: years?)?| financial(?: years?)?| [a-z]{5,9})? """
)
_OPENED = pattern(r"\b(?:from|between|in|for)(?: (?:the|each(?: of)?|both))?(?: [a-z]{5,9})? $")
_BETWEEN = pattern(r"\bbetween (?:[a-z]{4,9} )?$")
_AND_YEARS = pattern(
    r" and (?:in |for )?the (?:(?:next|following) )?(?P<n>two|three|four|five) years"
    r"(?: (?:after|that follow|following|to follow)\b(?: (?:that|it))?|(?=[.,;]))"
)
_AND_NEXT = pattern(r" and (?:the )?(?:next|following)\b(?: year)?")
_OF_YEARS = pattern(
    r"""(?: term| period| stretch| span| accord| deal| pact| agreement)?,? (?P<way>from|starting
    |beginning|commencing|through|to|until|till|ending|up to|ended)(?: in| with| from| on)?(?: the)?
    (?: end of| start of)?(?: fiscal(?: years?)?)? """
)
_LENGTH = pattern(r"\b(?:over|for|next|the|of|throughout|lasts?|covers?|covering|span) $")
LEVEL = pattern(r"\b(?:level|amount|figure|sum|same)(?: as)? (?:of|in|for)(?: the)? $")
ROSE = pattern(
    r"(?:\b(?:jump|rise|rose|up|increase|hike|raise|more|growth|change|down|percent|pct)|%) from $"
)
_STOP = pattern(r"(?<![. ][a-z])[.?!;]\s|\n")
_SPAN = 12  # years beyond which a pair of years is history, not a term


def _ends(one: Time, host: str | None) -> tuple[int, bool] | None:
    """The year a time opens or closes, and whether it is a fiscal one."""
    if not one.value or not one.value[:4].isdigit() or one.grain not in _YEARLY:
        return None
    fiscal = one.grain == "fiscal" and "-04/" in one.value
    april = one.grain == "month" and one.value.endswith("-04")
    return int(one.value[:4]), fiscal or (host == "JP" and (april or one.grain == "year"))


_YEARLY = {"year", "fiscal", "month", "day", "month-end"}


def _over(first: int, last: int, *, fiscal: bool) -> str:
    return fiscal_year(first, "JP", last) if fiscal else f"{first}/{last}"


def _paired(  # noqa: PLR0911 - one return a rule
    low: str, one: Time, two: Time | None, host: str | None
) -> Time | None:
    """`from fiscal 2022 through fiscal 2026`, `this year and next`."""
    opens = one.grain == "day" and (one.value or "")[4:] in {"-01-01", "-04-01"}
    first = _ends(one, host) if opens or one.grain in {"year", "fiscal", "month"} else None
    if first is None:
        return None
    if one.grain in {"year", "fiscal"} and (also := _AND_NEXT.match(low, one.end)):
        value = _over(first[0], first[0] + 1, fiscal=first[1])
        return one._replace(end=also.end(), value=value, grain="range", opening="")
    if one.grain in {"year", "fiscal"} and (also := _AND_YEARS.match(low, one.end)):
        value = _over(first[0], first[0] + COUNT[also["n"]], fiscal=first[1])
        return one._replace(end=also.end(), value=value, grain="range", opening="")
    if LEVEL.search(low, max(0, one.start - 24), one.start):
        return None
    closes = opens and two is not None and two.grain in {"day", "month-end"}
    yearly = two is not None and (closes or two.grain in {"year", "fiscal", "month"})
    last = _ends(two, host) if two and yearly else None
    if two is None or last is None or not first[0] < last[0] < first[0] + _SPAN:
        return None
    found = _TO.fullmatch(low, one.end, two.start)
    if not found or (
        found["how"] in {"to", "and", "up to"}
        and not _OPENED.search(low, max(0, one.start - 20), one.start)
    ):
        return None
    both = one.grain == "fiscal" and last[0] == first[0] + 1
    if (
        found["how"].startswith("and")
        and "same" not in found["how"]
        and not both
        and not _BETWEEN.search(low, max(0, one.start - 20), one.start)
    ):
        return None
    months = one.grain == two.grain == "month" or closes
    april = months and (one.value or "")[4:7] == "-04" and (two.value or "")[4:7] == "-03"
    end = last[0] - (april or (two.grain == "month" and (two.value or "").endswith("-03")))
    value = _over(first[0], end, fiscal=april or first[1] or last[1])
    return one._replace(end=two.end, value=value, grain="range", opening="")


def _counted(low: str, span: Quantity, one: Time, host: str | None) -> Time | None:
    """`five years from fiscal 2022`, `the three years to the end of fiscal 2010`."""
    edge = _ends(one, host)
    years = int(span.value)
    if edge is None or span.value != years or not 1 < years <= _SPAN:
        return None
    if one.start >= span.end:
        found = _OF_YEARS.fullmatch(low, span.end, one.start) if one.start - span.end < 60 else None
        if not found:
            return None
        first = edge[0]
        if found["way"] not in {"from", "starting", "beginning", "commencing"}:
            early = (one.value or "")[4:7] == "-03" and host == "JP"
            first = edge[0] - years + 1 - early
        start = span.start
    elif (
        one.opening == "from"
        and span.start - one.end < 110
        and not _STOP.search(low, one.end, span.start)
        and _LENGTH.search(low, max(0, span.lead - 12), span.lead)
        and not ROSE.search(low, max(0, one.start - 24), one.start)
        and not low.endswith("year from ", 0, one.start)
    ):
        first, start = edge[0], one.start
    else:
        return None
    value = _over(first, first + years - 1, fiscal=edge[1])
    end = max(one.end, span.end) if start == span.start else one.end
    return one._replace(start=start, end=end, value=value, grain="range", opening="")


def spans(
    low: str, times: Sequence[Time], figures: Sequence[Quantity], host: str | None
) -> tuple[Time, ...]:
    """Times with those that name one stretch of years joined: `five years from fiscal 2022`.

    Args:
        low: The folded text in lower case.
        times: Its time expressions, in order.
        figures: Its quantities, in order.
        host: Whose fiscal years are meant ("JP": April to March).
    """
    terms = [q for q in figures if q.unit == "years"]
    out: list[Time] = []
    done = at = 0
    for index, one in enumerate(times):
        if one.start < done:
            continue
        two = times[index + 1] if index + 1 < len(times) else None
        made = _paired(low, one, two, host)
        while at < len(terms) and terms[at].start < one.start - 90:
            at += 1
        for span in terms[at : at + 4] if made is None else ():
            if span.start > one.end + 110:
                break
            made = made or _counted(low, span, one, host)
        out.append(made or one)
        done = max(one.end, out[-1].end)
    return tuple(sorted(out, key=lambda time: time.start))
