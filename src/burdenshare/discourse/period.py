"""What years a figure is for, by the words beside it and the heading it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.discourse.scene import (
    AFTER,
    BEFORE,
    BRACKET,
    YEARLY,
    Clause,
    Scene,
    after,
    before,
    headed,
    seldom,
)
from burdenshare.measure import counting, rising
from burdenshare.mention.moment import Time, fiscal_year, shifted, years_in
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    import re

    from burdenshare.mention.quantity import Quantity

LONGEST_TERM = 10  # years a pact lasts at most
MULTIYEAR = 2  # years from which a pact is one of several years
NEXT_TO = 2  # characters (", ") after which a year only names the one told before
FAR = 130  # characters beyond which a year belongs to something else
_DIGITS = frozenset("0123456789")
_ENDED = " .:;,)-\n"
BARE = 44  # characters of a sentence that only names years
NEAR = 36  # within which a year is nearer than "now"
OPENS = 75.0  # how far off a year that opens the sentence counts
_DATED = {"month", "day"}
_CLOSING = {"month", "day", "month-end"}
_MONEY = {"KRW", "USD", "JPY", "EUR", "GBP"}
_YEAR_BEFORE, _NOW_AFTER = AFTER.bit(counting.YEAR_BEFORE), AFTER.bit(counting.NOW_AFTER)
_NOT_FOR, _IN_WHICH = AFTER.bit(counting.NOT_FOR), AFTER.bit(counting.IN_WHICH)
_BASE, _NOW_BEFORE = BEFORE.bit(counting.BASE), BEFORE.bit(counting.NOW_BEFORE)
_THEN, _HAPPENED = BEFORE.bit(counting.THEN), BEFORE.bit(counting.HAPPENED)
_TOLD, _FROM_ONE = BEFORE.bit(counting.TOLD), BEFORE.bit(counting.FROM_ONE)
_YEAR_TO, _FISCAL_FROM = BEFORE.bit(counting.YEAR_TO), BEFORE.bit(counting.FISCAL_FROM)
_PACT_ENDS, _TO_SUM_IN = BEFORE.bit(counting.PACT_ENDS), BEFORE.bit(counting.TO_SUM_IN)
_GIVEN_IN, _OF_AGREED = AFTER.bit(counting.GIVEN_IN), AFTER.bit(counting.OF_AGREED)
_SAME_SPAN = seldom(counting.SAME_SPAN)


def period(scene: Scene, item: Quantity, here: Clause, *, raised: bool = False) -> str | None:
    """The year, fiscal year or span a figure is for; with `raised`, not the year it rose from."""
    low, lo, hi = scene.seen.low, here.first, here.end
    if raised and (later := _after_base(scene, item, hi)):
        return later
    told = not raised and after(low, item.end) & _YEAR_BEFORE
    if told and counting.YEAR_BEFORE.match(low, item.end):
        return None  # told by the sum that it is measured against
    if beside := _beside(scene, item):
        return beside
    best = _nearest(scene, item, here, raised=raised)
    if best and best[0] > NEAR and not raised and (now := _present(scene, item)):
        return now
    if best and best[0] < FAR:
        return best[1]
    home = scene.seen.sentence(item.start).start
    close = item.start - home <= FAR / 2
    again = None
    if not raised:
        again = _then(scene, item, lo) or (_restated(scene, item) if close else None)
        again = again or _present(scene, item)
    again = again or (_asked(scene, item) if close else None) or _same_span(scene, item, here)
    if again is None and not _DIGITS.isdisjoint(low[home - 3 : home]):
        again = _bare_years(scene, home)
    return again or headed(scene, item.start) or _of_named(scene, item, lo, hi)


_LABELS = pattern(
    r"(?: (?:amount|sum|figure|payment|contribution|bill|total|outlay|budget|share|tab)"
    r"(?: (?:is|was|stands at|stood at|comes to|came to|of))?)?(?: ?[(:=]| -)? "
    r"?(?:(?:about|some|around|roughly|nearly|almost) )?"
)


def _beside(scene: Scene, item: Quantity) -> str | None:
    """`fiscal 2021 (201.7 billion yen)`, `The 2020 amount: 199.3 bn`: the year right before."""
    low, lead = scene.seen.low, item.lead
    if scene.seen.stripped:
        return None
    for one in scene.stretches.between(lead - 34, lead):
        near = one.grain in {"year", "fiscal"} and _LABELS.fullmatch(low, one.end, lead)
        if near and near.group().strip() and not one.opening:
            same = _AS_IN.search(low, max(0, one.start - 30), one.start)
            return None if same else years_of(scene, one)
    return None


_AS_IN = pattern(
    r"\b(?:level (?:of|in)|(?:where|as|what) (?:it|they) (?:was|were|stood)(?: in)?|same as(?: in)?"
    r"|unchanged from|frozen at|not|since|by|until|through|till|before|after)(?: the)? $"
)


def _nearest(
    scene: Scene, item: Quantity, here: Clause, *, raised: bool
) -> tuple[float, str] | None:
    """The time told in the sentence of a figure that costs least, and its cost."""
    low, lo = scene.seen.low, here.first
    if not (told := scene.stretches.between(lo, here.end)):
        return None
    best: tuple[float, str] | None = None
    base = None
    if not raised and before(low, item.lead) & _BASE:
        base = counting.BASE.search(low, max(lo, item.lead - 40), item.lead)
    opens = in_first(low, item.end, NEAR + NEAR)
    for one in told:
        value = years_of(scene, one)
        if value is None or item.start <= one.start < item.end:
            continue
        if base and one.end <= base.start() and base.group().startswith("from"):
            continue  # of the sum that rose, not of that from which it rose
        if opens and _is_of_edge(one, opens):
            continue
        if _of_last(scene, item, one):
            continue
        if _is_other(scene, item, one, lo, raised=raised):
            continue
        cost = _cost(scene, item, one, here, lo)
        if best is None or cost < best[0]:
            best = cost, value
    return best


def _present(scene: Scene, item: Quantity) -> str | None:
    """`Seoul now pays 1.4 trillion won`, `61 percent now`: the year, or fiscal year, that runs."""
    low, lead = scene.seen.low, item.lead
    if scene.year is None:
        return None
    now = after(low, item.end) & _NOW_AFTER and counting.NOW_AFTER.match(low, item.end)
    if not now and item.unit in _MONEY and before(low, lead) & _NOW_BEFORE:
        now = counting.NOW_BEFORE.search(low, max(0, lead - 48), lead)
    if not now:
        return None
    if scene.host == "JP" and (item.unit != "KRW"):
        early = scene.month is not None and scene.month < APRIL
        return fiscal_year(scene.year - early, "JP")
    return str(scene.year)


def _then(scene: Scene, item: Quantity, lo: int) -> str | None:
    """`what Japan was then paying`: the year of the day that its sentence told last."""
    low, lead = scene.seen.low, item.lead
    if not before(low, lead) & _THEN or not counting.THEN.search(low, max(lo, lead - 40), lead):
        return None
    told = [one.value for one in scene.moments.between(lo, lead) if one.value]
    return told[-1][:4] if told and told[-1][:4].isdigit() else None


def _of_named(scene: Scene, item: Quantity, lo: int, hi: int) -> str | None:
    """`The 2019 agreement raised it by 8.2 percent`, `under the 2019 agreement`."""
    low = scene.seen.low
    if low.find(" 20", lo, hi) < 0 and low.find(" 19", lo, hi) < 0:
        return None
    found = (
        counting.UNDER_PACT.match(low, item.end, hi)
        or counting.NAMED_PACT.search(low, lo, item.lead)
        or counting.PACT_OF_YEAR.search(low, lo, item.lead)
    )
    return found.group(1) if found else None


def _after_base(scene: Scene, item: Quantity, hi: int) -> str | None:
    """A rise over a year is for the year after: `8.3 percent over 2025`."""
    for one in scene.moments.between(item.end, min(hi, item.end + 60)):
        plain = not one.opening or rising.ROSE_FROM.fullmatch(scene.seen.low, item.end, one.start)
        if one.grain in {"year", "fiscal"} and one.years and plain:
            single = len(one.years) == len("2025") or "-04/" in one.years
            if _later_told(scene, item, one):
                return None
            if single and counting.MEASURED_BY.fullmatch(scene.seen.low, item.end, one.start):
                return shifted(one.years, 1)
    return None


def _later_told(scene: Scene, item: Quantity, base: Time) -> bool:
    """Whether the sentence of a rise names a year after that from which it is counted."""
    lo = scene.seen.sentence(item.start).start
    told = [
        t.years
        for t in scene.moments.between(lo, item.start)
        if t.grain in {"year", "fiscal"} and not t.opening
    ]
    return any(years and years[:4] > (base.years or "")[:4] for years in told)


_RESTATES = pattern(
    r"""\W{0,3}(?:it|that|this|the (?:correct |right |actual |real |true )?(?:figure|sum|amount
    |number|total|payment|contribution|bill|outlay|share)) (?:is|was|comes
    |came|should|stands|stood|amounts)\b
    |\W{0,3}(?:(?:but |and |so |now )?(?:by|with|under|on|at|if|as) [^.;]{4,60},? )?
    (?:it|that|this|the (?:bill|payment|sum|figure|amount|total|contribution|number|tab))
    [ ](?:will|would|could|may|might)(?: [a-z]{2,9}){0,2}?[ ](?:be|come|reach|top|hit|total
    |amount|stand|get|exceed|swell|grow|rise|run|work)\b"""
)


def _restated(scene: Scene, item: Quantity) -> str | None:
    """`It is 1.04 trillion won` is for the year that the sentence before speaks of."""
    seen = scene.seen
    one = seen.sentence(item.start)
    elliptic = _elliptic(seen.low, one.start)
    if not elliptic and not _RESTATES.match(seen.low, one.start):
        return None
    prior = seen.sentence(max(0, one.start - 1))
    if elliptic and _elliptic(seen.low, prior.start):
        prior = seen.sentence(max(0, prior.start - 1))
    if seen.low.find("\n", prior.start + 3, one.start) >= 0:
        return None
    years = [
        value
        for time in scene.stretches.between(prior.start, one.start)
        if (value := years_of(scene, time))
        and not counting.NOT_FOR.match(seen.low, time.end)
        and not counting.COMPARES.search(seen.low, prior.start, time.start)
    ]
    return years[-1] if years else None


def _elliptic(low: str, at: int) -> re.Match[str] | None:
    """`Last year's was ...`: the sum itself is left out."""
    return counting.ELLIPTIC.match(low, at) if low.find("'s ", at, at + NEAR) >= 0 else None


def _asked(scene: Scene, item: Quantity) -> str | None:
    """`And next year?`: the year of a question is that of the sum that answers it."""
    seen = scene.seen
    prior = seen.sentence(max(0, seen.sentence(item.start).start - 1))
    if seen.low.find("?", prior.start, prior.end) < 0:
        return None
    if not seen.low[prior.start : prior.end].rstrip().endswith("?"):
        return None
    told = [years_of(scene, one) for one in scene.stretches.between(prior.start, prior.end)]
    return told[-1] if told else None


_ONLY_YEARS = pattern(
    r"\W{0,4}(?:(?:in|for|from|over|during|the|all|calendar|years?|period|covered|covering|figures"
    r"|time frame|span|reporting|study|under review|scope)[ :,]{1,2}){0,5}\(?"
)


def _bare_years(scene: Scene, home: int) -> str | None:
    """`Calendar years 2016 to 2019.`: a sentence of nothing but years heads the next."""
    seen = scene.seen
    prior = seen.sentence(max(0, home - 1))
    if not 0 < home - prior.start < BARE:
        return None
    told = scene.stretches.between(prior.start, home)
    years = years_of(scene, told[0]) if len(told) == 1 else None
    if not years or not _ONLY_YEARS.fullmatch(seen.low, prior.start, told[0].start):
        return None
    return years if not seen.low[told[0].end : home].strip(_ENDED) else None


def _same_span(scene: Scene, item: Quantity, here: Clause) -> str | None:
    """`in the same period`, `over those years`: the stretch of years told last."""
    if not here.mask & _SAME_SPAN or not here.first_of(counting.SAME_SPAN, scene.seen.low, 0):
        return None
    told = [t.value for t in scene.stretches.between(max(0, here.first - 600), item.start)]
    wide = [years for years in told if years and years_in(years) > 1]
    return wide[-1] if wide else None


def _of_last(scene: Scene, item: Quantity, one: Time) -> bool:
    """Whether a year closes the sum before a figure, in a text without marks or before `while`."""
    if scene.seen.stripped:
        if item.lead - one.end < NEAR:
            return False
    elif one.end >= item.lead:
        return False
    elif not _WHILE.match(scene.seen.low, one.end):
        return _in_relative(scene, one)
    near = scene.quantities.between(one.start - NEAR, one.start)
    return bool(near) and scene.seen.low[near[-1].end : one.start] in {" in ", " for ", " of ", " "}


def _in_relative(scene: Scene, one: Time) -> bool:
    """Whether a year closes a clause between commas: `Korea, which gives 741.5 this year, ...`."""
    low = scene.seen.low
    if not low.startswith(", ", one.end):
        return False
    near = scene.quantities.between(one.start - NEAR, one.start)
    close = bool(near) and low[near[-1].end : one.start] in {" ", " in ", " for "}
    return close and _WHICH.search(low, max(0, near[-1].lead - NEAR), near[-1].lead) is not None


_WHICH = pattern(r", (?:which|who)(?: (?!to\b)[a-z]{2,12}){1,4} $")
_WHILE = pattern(
    r"\)?(?:, (?:[a-z.]{2,12} ){1,3}(?:said|says|wrote|reported|added))?,? (?:while|whereas)\b"
)


def _is_of_edge(one: Time, opens: re.Match[str]) -> bool:
    """Whether a sum told as that of the first or last year, whichever it is, has no other year."""
    closing = opens.group(1) in counting.FINAL_YEAR
    return (closing or one.start > opens.end()) and one.start - opens.end() != NEXT_TO


def _is_other(  # noqa: PLR0911 - one return a rule
    scene: Scene, item: Quantity, one: Time, lo: int, *, raised: bool
) -> bool:
    """Whether a year is that of a deal or an event, or one that a figure is measured against."""
    low = scene.seen.low
    bits, behind = before(low, one.start), after(low, one.end)
    told = low[max(lo, one.start - 30) : one.start]
    which = behind & _IN_WHICH and counting.IN_WHICH.match(low, one.end) is not None
    own = which or (one.end < item.lead and low[one.end : item.lead] == "'s ")
    if not which and bits & _HAPPENED and counting.HAPPENED.search(told):
        return True
    if not own and behind & _NOT_FOR and counting.NOT_FOR.match(low, one.end):
        return True
    if one.grain == "year":
        if bits & _TOLD and scene.quantities.between(lo, one.start) and counting.TOLD.search(told):
            return True
        if _of_day(scene, one):
            return True
    if _of_end(scene, item, one, bits):
        return True
    whole = one.grain == "range" and low.find(" and ", one.start, one.end) < 0
    if bits & _BASE and not own and not whole:
        base = counting.BASE.search(told) if one.opening != "from" else None
        risen = one.start >= item.end and rising.RISEN_FROM.search(told)
        if risen or (base and (raised or base.group()[0] in "oatvcbu")):
            return True
    return _is_measured(scene, item, one, told, raised=raised)


def _is_measured(  # noqa: PLR0911 - one return a rule
    scene: Scene, item: Quantity, one: Time, told: str, *, raised: bool
) -> bool:
    """Whether a year behind a figure is one that it is measured against."""
    low, end = scene.seen.low, one.start
    if end > item.end and (
        counting.COMPARES.search(low, item.end, end)
        or counting.FROM_WHAT.search(low, item.end, end)
    ):
        return True
    if not raised:
        return False
    if any(
        near.unit in _MONEY and counting.BASE.search(low, max(item.end, near.lead - 30), near.lead)
        for near in scene.quantities.between(item.end, one.start)
    ):
        return True  # of the sum from which it rose
    if one.end <= item.start and _is_measure(scene, one):
        return True
    if counting.GROWTH.search(low, item.end, max(item.end, end)):
        return True
    if 0 <= end - item.end < 30 and counting.FROM_ONE.search(told):
        return True
    beyond = list(counting.BEYOND.finditer(low, item.end, max(item.end, end)))
    return bool(beyond) and not counting.REACHES.search(low, beyond[-1].end(), end)


_OF_EDGE, _YEAR_ONE = (" year", " of th"), (" year one", " year 1")
_STOPS = (",", ";", ". ", "\n")
EDGED = 180  # characters behind a figure in which its year can be told as the first or last


def in_first(low: str, at: int, far: int = EDGED) -> re.Match[str] | None:
    """`In the first year`, `for its last year`: which of a pact's years is told behind a figure."""
    if low.startswith(_STOPS, at):
        return None
    for noun in _OF_EDGE:
        place = low.find(noun, at, at + far)
        while place >= 0:
            if low.endswith(counting.EDGE_YEAR, at, place) or low.startswith(_YEAR_ONE, place):
                return counting.IN_FIRST.match(low, at)
            place = low.find(noun, place + 1, at + EDGED)
    return None


def _of_end(scene: Scene, item: Quantity, one: Time, bits: int) -> bool:
    """Whether a time is when an agreement ends, or a year that another is set against."""
    low, at, end = scene.seen.low, one.start, item.end
    if at > end:
        if low.endswith("from ", end, at) and counting.UP_BY.search(low, end, at):
            return True  # "212 billion yen, up 1.2 billion from this fiscal year"
        return bits & _PACT_ENDS != 0 and counting.PACT_ENDS.search(low, end, at) is not None
    if not bits & _TO_SUM_IN or not counting.TO_SUM_IN.search(low, max(0, at - 44), at):
        return False
    return low[one.end : item.start].strip() in {"from", "from about"}


def _of_day(scene: Scene, one: Time) -> bool:
    """Whether a year belongs to the day before it, as in `Dec. 22 (2021) -`."""
    near = scene.moments.between(one.start - 16, one.start)
    gap = scene.seen.low[near[-1].end : one.start] if near else "."
    return gap in {" (", ", (", ", "} and near[-1].grain == "day"


def _is_measure(scene: Scene, one: Time) -> bool:
    """Whether a year is that of a sum another is measured against: `against 960 won last year`."""
    for near in scene.quantities.between(one.start - 60, one.start):
        low = scene.seen.low
        if len(low[near.end : one.start].strip()) <= len("in") and counting.BASE.search(
            low, max(0, near.lead - 30), near.lead
        ):
            return True
    return False


def year_ending(one: Time) -> int | None:
    """The year, or Japan's fiscal year, that ends on a day."""
    if not one.value or not one.value[:4].isdigit():
        return None
    return int(one.value[:4]) - (one.value[4:7] == "-03")


APRIL = 4
_RUNNING = ("current", "present", "running", "ongoing")


def years_of(scene: Scene, one: Time) -> str | None:
    """The years an expression stands for; `from April` opens Japan's fiscal year."""
    low, grain, start = scene.seen.low, one.grain, one.start
    japan = scene.host == "JP"
    if grain == "year":
        if japan and scene.month and scene.month < APRIL and low.startswith(_RUNNING, start):
            return shifted(one.value or "", -1)
    elif grain in _DATED:
        bits = before(low, start)
        march = grain == "month" and japan and scene.year and scene.month and bits & _YEAR_TO
        if march and counting.YEAR_TO.search(low, max(0, start - 50), start):
            return fiscal_year((scene.year or 0) - ((scene.month or 0) < APRIL), "JP")
        if bits & _FISCAL_FROM and counting.FISCAL_FROM.search(low, max(0, start - 48), start):
            first = (one.value or "-")[:4]
            return fiscal_year(int(first), "JP") if first.isdigit() else None
    if low.startswith(" to march", one.end) or counting.WAR.match(low, one.end):
        return None  # what a fiscal year is, not which; or the years of a war
    if grain in YEARLY:
        return one.years
    return _of_month(scene, one)


def _of_month(scene: Scene, one: Time) -> str | None:
    """The years that a month or a day opens or closes."""
    value, japan = one.value or "", scene.host == "JP"
    april = one.grain == "month" and one.opening == "from" and value.endswith("-04")
    if april and japan and value[0] != "-":
        return fiscal_year(int(value[:4]), "JP")
    if one.opening != "until" or one.grain not in _CLOSING:
        return None
    if japan and value[4:7] == "-03":
        return fiscal_year(int(value[:4]) - 1, "JP")
    return one.years


def _cost(scene: Scene, item: Quantity, one: Time, here: Clause, lo: int) -> float:
    low = scene.seen.low
    if one.start >= item.end:
        gap = low[item.end : one.start]
        bits = after(low, item.end)
        if (bits & _GIVEN_IN and counting.GIVEN_IN.fullmatch(gap)) or (
            bits & _OF_AGREED and counting.OF_AGREED.fullmatch(gap)
        ):
            return 6.0
        bracket = BRACKET.match(gap)
        cost = float(len(gap) - (bracket.end() if bracket else 0))
        cost += (
            40 * bool(counting.OTHER_CLAUSE.search(gap))
            + 90 * _has_times(gap)
            + 45 * (one.opening == "until")
        )
    else:
        gap = low[one.end : item.lead]
        cost = 0.0 if gap == "'s " else len(gap) + 14.0 + 40 * (one.end <= here.start)
        cost += 45 * _has_times(gap)
        cost += 30 * (one.opening == "until")
        if one.start - lo < 10 or low[one.end : one.end + 2] == ", ":
            cost = min(cost, 70.0 + len(gap) / 10)
    first, last = min(item.end, one.end), max(item.start, one.start)
    rivals = sum(
        q.unit in {item.unit, "percent"} and q is not item
        for q in scene.quantities.between(first, last)
    )
    breaks = 30 * sum(map(gap.count, (";", " but ", " and that "))) + 6 * gap.count(",")
    if one.start >= item.end:
        return cost + 25 * rivals + breaks
    whole = cost + 25 * rivals + min(40, breaks)
    return (
        min(whole, OPENS + 40 * bool(counting.COMPARES.search(gap)))
        if one.start - lo < 22
        else whole
    )


def _has_times(gap: str) -> bool:
    """Whether one figure is told as so many times another."""
    return (" the" in gap or " what" in gap) and counting.TIMES.search(gap) is not None
