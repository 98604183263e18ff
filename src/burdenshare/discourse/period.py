"""What years a figure is for, by the words beside it and the heading it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.cue import counting
from burdenshare.cue.kind import Kind
from burdenshare.discourse.scene import BRACKET, Clause, Scene
from burdenshare.mention.moment import Time, ending, fiscal_year, shifted, spread, years_in
from burdenshare.report.view import pattern
from burdenshare.report.word import endings

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from burdenshare.discourse.scene import Reading
    from burdenshare.mention.quantity import Quantity

LONGEST_TERM = 10  # years a pact lasts at most
MULTIYEAR = 2  # years from which a pact is one of several years
LOOK = 40  # figures before one among which the rise is looked for that it is a part of
NEXT_TO = 2  # characters (", ") after which a year only names the one told before
FAR = 130  # characters beyond which a year belongs to something else
NEAR = 36  # within which a year is nearer than "now"
OPENS = 75.0  # how far off a year that opens the sentence counts
_YEARLY = {"year", "range", "fiscal", "decade"}
_MONEY = {"KRW", "USD", "JPY", "EUR", "GBP"}


def period(scene: Scene, item: Quantity, here: Clause, *, raised: bool = False) -> str | None:
    """The year, fiscal year or span a figure is for; with `raised`, not the year it rose from."""
    lo, hi = here.first, here.end
    if raised and (later := _after_base(scene, item, hi)):
        return later
    if not raised and counting.YEAR_BEFORE.match(scene.seen.low, item.end):
        return None  # told by the sum that it is measured against
    best: tuple[float, str] | None = None
    base = (
        None if raised else counting.BASE.search(scene.seen.low, max(lo, item.lead - 40), item.lead)
    )
    for one in scene.stretches.between(lo, hi):
        value = years_of(scene, one)
        if value is None or item.start <= one.start < item.end:
            continue
        if base and one.end <= base.start() and base.group().startswith("from"):
            continue  # of the sum that rose, not of that from which it rose
        if _is_other(scene, item, one, lo, raised=raised):
            continue
        cost = _cost(scene, item, one, here, lo)
        if best is None or cost < best[0]:
            best = cost, value
    if best and best[0] > NEAR and not raised and (now := _present(scene, item)):
        return now
    if best and best[0] < FAR:
        return best[1]
    again = (
        None
        if raised
        else _then(scene, item, lo) or _restated(scene, item) or _present(scene, item)
    )
    again = again or _asked(scene, item) or _same_span(scene, item, lo, hi)
    return again or headed(scene, item.start) or _of_named(scene, item, lo, hi)


def _present(scene: Scene, item: Quantity) -> str | None:
    """`Seoul now pays 1.4 trillion won`, `61 percent now`: the year, or fiscal year, that runs."""
    low = scene.seen.low
    money = item.unit in _MONEY
    if scene.year is None or not (
        counting.NOW_AFTER.match(low, item.end)
        or (money and counting.NOW_BEFORE.search(low, max(0, item.lead - 48), item.lead))
    ):
        return None
    if scene.host == "JP" and (item.unit != "KRW"):
        early = scene.month is not None and scene.month < APRIL
        return fiscal_year(scene.year - early, "JP")
    return str(scene.year)


def _then(scene: Scene, item: Quantity, lo: int) -> str | None:
    """`what Japan was then paying`: the year of the day that its sentence told last."""
    if not counting.THEN.search(scene.seen.low, max(lo, item.lead - 40), item.lead):
        return None
    told = [one.value for one in scene.moments.between(lo, item.lead) if one.value]
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
        if one.grain in {"year", "fiscal"} and one.years and not one.opening:
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


def _restated(scene: Scene, item: Quantity) -> str | None:
    """`It is 1.04 trillion won` is for the year that the sentence before speaks of."""
    seen = scene.seen
    one = seen.sentence(item.start)
    if item.start - one.start > FAR / 2:
        return None
    elliptic = _elliptic(seen.low, one.start)
    if not elliptic and not counting.RESTATES.match(seen.low, one.start):
        return None
    before = seen.sentence(max(0, one.start - 1))
    if elliptic and _elliptic(seen.low, before.start):
        before = seen.sentence(max(0, before.start - 1))
    if seen.low.find("\n", before.start + 3, one.start) >= 0:
        return None
    years = [
        value
        for time in scene.stretches.between(before.start, one.start)
        if (value := years_of(scene, time))
        and not counting.NOT_FOR.match(seen.low, time.end)
        and not counting.COMPARES.search(seen.low, before.start, time.start)
    ]
    return years[-1] if years else None


def _elliptic(low: str, at: int) -> re.Match[str] | None:
    """`Last year's was ...`: the sum itself is left out."""
    return counting.ELLIPTIC.match(low, at) if low.find("'s ", at, at + NEAR) >= 0 else None


def _asked(scene: Scene, item: Quantity) -> str | None:
    """`And next year?`: the year of a question is that of the sum that answers it."""
    seen = scene.seen
    home = seen.sentence(item.start)
    before = seen.sentence(max(0, home.start - 1))
    if item.start - home.start > FAR / 2:
        return None
    if not seen.low[before.start : before.end].rstrip().endswith("?"):
        return None
    told = [years_of(scene, one) for one in scene.stretches.between(before.start, before.end)]
    return told[-1] if told else None


def _same_span(scene: Scene, item: Quantity, lo: int, hi: int) -> str | None:
    """`in the same period`, `over those years`: the stretch of years told last."""
    if not counting.SAME_SPAN.search(scene.seen.low, lo, hi):
        return None
    told = [t.value for t in scene.stretches.between(max(0, lo - 600), item.start)]
    wide = [years for years in told if years and years_in(years) > 1]
    return wide[-1] if wide else None


def _is_other(  # noqa: C901, PLR0911 - one return a rule
    scene: Scene, item: Quantity, one: Time, lo: int, *, raised: bool
) -> bool:
    """Whether a year is that of a deal or an event, or one that a figure is measured against."""
    low = scene.seen.low
    opens = in_first(low, item.end, NEAR + NEAR)
    closing = opens is not None and opens.group(1) in counting.FINAL_YEAR
    if opens and (closing or one.start > opens.end()) and one.start - opens.end() != NEXT_TO:
        return True  # the sum is told as that of the first or last year, whichever it is
    before = low[max(lo, one.start - 30) : one.start]
    which = counting.IN_WHICH.match(low, one.end) is not None
    own = low[one.end : item.lead] == "'s " or which
    happened = not which and before.endswith(_HAPPENED_ENDS) and counting.HAPPENED.search(before)
    if happened or (not own and counting.NOT_FOR.match(low, one.end)):
        return True
    if (
        one.grain == "year"
        and scene.quantities.between(lo, one.start)
        and counting.TOLD.search(before)
    ):
        return True
    if (one.grain == "year" and _of_day(scene, one)) or _of_end(scene, item, one):
        return True
    base = counting.BASE.search(before) if one.grain != "range" and one.opening != "from" else None
    if base and not own and (raised or base.group()[0] in "oatvcbu"):
        return True
    after = max(item.end, one.start)
    if counting.COMPARES.search(low, item.end, after) or counting.FROM_WHAT.search(
        low, item.end, after
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
    if counting.GROWTH.search(low, item.end, after):
        return True
    if 0 <= one.start - item.end < 30 and counting.FROM_ONE.search(before):
        return True
    beyond = list(counting.BEYOND.finditer(low, item.end, after))
    return bool(beyond) and not counting.REACHES.search(low, beyond[-1].end(), after)


def in_first(low: str, at: int, far: int = 180) -> re.Match[str] | None:
    """`In the first year`, `for its last year`: which of a pact's years is told behind a figure."""
    near = low.find(" year", at, at + far) >= 0 or low.find(" of the", at, at + far) >= 0
    return counting.IN_FIRST.match(low, at) if near else None


_HAPPENED_ENDS = tuple(endings(counting.HAPPENED) or ("",))


def _of_end(scene: Scene, item: Quantity, one: Time) -> bool:
    """Whether a time is when an agreement ends, or a year that another is set against."""
    low = scene.seen.low
    if one.start > item.end:
        gap = low[item.end : one.start]
        if gap.endswith("from ") and counting.UP_BY.search(gap):
            return True  # "212 billion yen, up 1.2 billion from this fiscal year"
        return counting.PACT_ENDS.search(low, item.end, one.start) is not None
    to = counting.TO_SUM_IN.search(low, max(0, one.start - 44), one.start)
    return to is not None and low[one.end : item.start].strip() in {"from", "from about"}


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


def headed(scene: Scene, at: int) -> str | None:
    """The year of the date that opens a line, as in a chronicle: `2 February 2014 - ...`."""
    low = scene.seen.low
    line = low.rfind("\n", 0, at) + 1
    lead = counting.HEAD.match(low, line)
    first = lead.end() if lead else line
    for one in scene.moments.between(line, first + 1):
        if one.start < at and counting.HEAD_END.match(low, one.end) and one.value:
            return one.years if one.value[0] != "-" and one.grain != "week" else None
    return _under(scene, line, at)


ROWS = 8  # short lines that a heading can stand above
SHORT, HEADING = 90, 40  # characters of a line of a list, and of its heading


def _under(scene: Scene, line: int, at: int) -> str | None:
    """The year in the heading above a list of short lines: `Breakdown, 2018`."""
    low = scene.seen.low
    end = low.find("\n", at)
    if (len(low) if end < 0 else end) - line > SHORT:
        return None
    for _ in range(ROWS):
        above, line = line, low.rfind("\n", 0, max(0, line - 1)) + 1
        if above - line > SHORT or above == line:
            return None
        if above - line < HEADING and not scene.quantities.between(line, above):
            named = [t for t in scene.moments.between(line, above) if t.grain in _YEARLY]
            return named[-1].years if named else None
    return None


def term_years(  # noqa: C901 - one branch a rule
    scene: Scene, item: Quantity, *, ends: bool
) -> tuple[str | None, bool]:
    """The years that its own sentence gives a term, and whether it says that they ended."""
    count = int(item.value) if item.value == int(item.value) else 0
    low = scene.seen.low
    lo, hi = scene.seen.window(item.start, item.end)
    if counting.PROLONGED.search(low, max(lo, item.lead - 30), item.lead):
        ends = False  # what it says ends is the pact that is prolonged
    named = counting.NAMED_PACT.search(low, lo, item.lead) if count == 1 else None
    if named and not counting.ROLLED.search(low, lo, item.lead):
        return named.group(1), False
    for one in scene.stretches.between(lo, hi):
        if count > 1 and one.grain == "range" and years_in(one.value or "") == count:
            return one.value, False
    for one in scene.moments.between(lo, item.start) if count else ():
        if one.years and one.grain != "week" and counting.CAME_IN.search(low, lo, one.start):
            return spread(years_of(scene, one) or _april(scene, one) or one.years, count), False
    for one in scene.moments.between(item.end, min(hi, item.end + 90)) if count else ():
        last = None if counting.REPLACED.search(low, item.end, one.start) else year_ending(one)
        if one.grain == "day" and (one.value or "")[5:] not in {"12-31", "03-31"}:
            last = None  # a day on which talks end
        over = ends and counting.ENDS.search(low, max(item.end, one.start - CLOSE), one.start)
        if last and (over or one.opening == "until"):
            return ending(last, count, _whose(scene, one)), ends
        gap = low[item.end : one.start]
        if low.endswith("since ", 0, one.start):
            continue
        near = one.start - item.end < NEAR_START or counting.EFFECT.search(gap) is not None
        opens = one.opening == "from" or counting.EFFECT.search(gap)
        if near and opens and one.grain in {"year", "fiscal", "month"} and one.years:
            return spread(years_of(scene, one) or one.years, count), False
    return None, False


def _april(scene: Scene, one: Time) -> str | None:
    """The fiscal year that opens on Japan's first of April."""
    april = scene.host == "JP" and (one.value or "")[4:7] == "-04"
    return fiscal_year(int((one.value or "")[:4]), "JP") if april else None


CLOSE = 44  # characters within which a day is that of an ending
NEAR_START = 34  # characters within which "from 2019" opens a term


def _whose(scene: Scene, one: Time) -> str | None:
    """Whose years a pact counts that ends on a day: only Japan's end in March."""
    return "JP" if (one.value or "")[4:7] == "-03" else scene.host


def year_ending(one: Time) -> int | None:
    """The year, or Japan's fiscal year, that ends on a day."""
    if not one.value or not one.value[:4].isdigit():
        return None
    return int(one.value[:4]) - (one.value[4:7] == "-03")


APRIL = 4


def years_of(scene: Scene, one: Time) -> str | None:  # noqa: PLR0911 - one return a rule
    """The years an expression stands for; `from April` opens Japan's fiscal year."""
    low = scene.seen.low
    early = scene.month is not None and scene.month < APRIL
    if (
        early
        and scene.host == "JP"
        and one.grain == "year"
        and low.startswith("current", one.start)
    ):
        return shifted(one.value or "", -1)
    march = one.grain == "month" and scene.host == "JP" and scene.year and scene.month
    if march and counting.YEAR_TO.search(low, max(0, one.start - 50), one.start):
        return fiscal_year((scene.year or 0) - early, "JP")
    opens = counting.FISCAL_FROM.search(low, max(0, one.start - 48), one.start)
    if opens and one.grain in {"month", "day"}:
        first = (one.value or "-")[:4]
        return fiscal_year(int(first), "JP") if first.isdigit() else None
    if low.startswith(" to march", one.end) or counting.WAR.match(low, one.end):
        return None  # what a fiscal year is, not which; or the years of a war
    april = one.grain == "month" and one.opening == "from" and (one.value or "").endswith("-04")
    if april and scene.host == "JP" and one.value and one.value[0] != "-":
        return fiscal_year(int(one.value[:4]), "JP")
    through = one.grain in {"month", "day", "month-end"} and one.opening == "until"
    if through and scene.host == "JP" and (one.value or "")[4:7] == "-03":
        return fiscal_year(int((one.value or "")[:4]) - 1, "JP")
    return one.years if through or one.grain in _YEARLY else None


def _cost(scene: Scene, item: Quantity, one: Time, here: Clause, lo: int) -> float:
    low = scene.seen.low
    if one.start >= item.end:
        gap = low[item.end : one.start]
        if counting.GIVEN_IN.fullmatch(gap) or counting.OF_AGREED.fullmatch(gap):
            return 6.0
        bracket = BRACKET.match(gap)
        cost = float(len(gap) - (bracket.end() if bracket else 0))
        cost += (
            40 * bool(counting.OTHER_CLAUSE.search(gap))
            + 90 * bool(counting.TIMES.search(gap))
            + 45 * (one.opening == "until")
        )
    else:
        gap = low[one.end : item.lead]
        cost = 0.0 if gap == "'s " else len(gap) + 14.0 + 40 * (one.end <= here.start)
        cost += 45 * bool(counting.TIMES.search(gap))
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


_LAST = pattern(r"\b(?:last|past|previous) (?:year|spring|summer|autumn|fall|winter)\b")


def furlough_year(scene: Scene, start: int, end: int) -> str | None:
    """The year of a furlough: one its sentence, or the one it goes on from, calls the last."""
    one = scene.seen.sentence(start)
    before = scene.seen.sentence(max(0, one.start - 1)).start
    was = pattern(r"[^.;]{0,60}\b(?:were|had|was)\b").match(scene.seen.low, end)
    for time in reversed(scene.moments.between(before if was else one.start, one.end)):
        said = scene.seen.low[time.start : time.end]
        if time.value and time.value[:4].isdigit() and _LAST.match(said):
            return time.value[:4]
    return str(scene.year) if scene.year else None


def by_formula(scene: Scene, one: Reading, lo: int, hi: int) -> str | None:
    """Growth of the defense budget is, by formula, the raise of the year after, or of one named."""
    item, low = one.quantity, scene.seen.low
    lo, hi = max(lo, item.start - 110), min(hi, item.end + 70)
    grew = counting.BUDGET_GREW.search(low, lo, item.lead) or counting.GROWTH_OF.match(
        low, item.end
    )
    if scene.seen.stripped or not grew:
        return None
    told = [t for t in scene.moments.between(lo, hi + 20) if t.grain == "year" and not t.opening]
    years = sorted(int(str(t.value)[:4]) for t in told if t.value)
    if not years or scene.host == "JP":
        return None
    return str(years[-1] if years[-1] > years[0] else years[0] + 1)


def part_of_rise(scene: Scene, one: Reading, before: Sequence[Reading]) -> str | None:
    """`13.9 percent is made up of 7.4 percent ... and 6.5 percent`: the years of the whole rise."""
    if one.kind is not Kind.INCREASE or one.unit != "percent":
        return None
    home = scene.seen.sentence(one.start)
    if paid_for := by_formula(scene, one, home.start, home.end):
        return paid_for
    back = scene.seen.sentence(max(0, home.start - 1)).start
    if not counting.MADE_UP.search(scene.seen.low, back, home.end):
        return None
    said = {q.value for q in scene.quantities.between(back, home.end) if q.unit == "percent"}
    whole = [
        r
        for r in before[-LOOK:]
        if r.kind is Kind.INCREASE and r.period and (r.start >= back or r.value in said)
    ]
    return next((r.period for r in reversed(whole) if r.value > one.value), None)


def of_other(scene: Scene, one: Reading) -> bool:
    """Whether a term is that of Japan's pact, in a report on another's."""
    near = scene.quantities.between(*scene.seen.window(one.start, one.end))
    return scene.host != "JP" and any(q.unit == "JPY" for q in near)
