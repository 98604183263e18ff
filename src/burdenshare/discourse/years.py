"""Years of figures once read: fiscal years, sums for every year, rises by formula."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.discourse.period import (
    LONGEST_TERM,
    MULTIYEAR,
    NEAR,
    in_first,
    year_ending,
    years_of,
)
from burdenshare.discourse.scene import AFTER, BEFORE, after, before
from burdenshare.logit.period import Era, Option, era, grouped
from burdenshare.measure import counting, paying
from burdenshare.mention.moment import bounds, ending, fiscal_year, spread, years_in
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from burdenshare.discourse.scene import Reading, Scene
    from burdenshare.logit.period import Sign
    from burdenshare.mention.moment import Time
    from burdenshare.mention.quantity import Quantity


_CONTRIBUTION, _INCREASE = Kind.CONTRIBUTION, Kind.INCREASE
_YEARLY, _EACH = AFTER.bit(paying.YEARLY), AFTER.bit(counting.EACH)
_FIRST_YEAR = BEFORE.bit(counting.FIRST_YEAR)
_BASE, _YEARS_SUM = BEFORE.bit(counting.BASE), BEFORE.bit(counting.YEARS_SUM)
_GROWTH_OF, _BUDGET_GREW = AFTER.bit(counting.GROWTH_OF), BEFORE.bit(counting.BUDGET_GREW)
_FROM_SUM, _RETROACTIVE = BEFORE.bit(counting.FROM_SUM), BEFORE.bit(counting.RETROACTIVE)
LOOK = 40  # figures before one among which the rise is looked for that it is a part of


def edge(years: str, *, last: bool) -> str:
    """The first of some years or the last, fiscal where they are.

    Example:
        >>> edge("2019/2023", last=True), edge("2016-04/2021-03", last=False)
        ('2023', '2016-04/2017-03')
    """
    year = bounds(years)[last]
    return spread(f"{year}-04" if "-04/" in years else str(year), 1)


def edge_told(scene: Scene, item: Quantity) -> bool | None:
    """Whether a figure is told as that of the last year of several, or the first; None for none."""
    low = scene.seen.low
    if told := in_first(low, item.end):
        return told.group(1) in counting.FINAL_YEAR
    if not before(low, item.lead) & _FIRST_YEAR:
        return None
    lo = scene.seen.window(item.start, item.end)[0]
    ahead = counting.FIRST_YEAR.search(low, max(lo, item.lead - 80), item.lead)
    return bool(ahead["last"]) if ahead else None


def _measured(scene: Scene, item: Quantity) -> bool:
    low, lead = scene.seen.low, item.lead
    bits, at = before(low, lead), max(0, lead - 30)
    based = bits & _BASE and counting.BASE.search(low, at, lead)
    based = based or (bits & _YEARS_SUM and counting.YEARS_SUM.search(low, at, lead))
    return bool(based) and not counting.STARTS_AT.search(low, at, lead)


def carries(scene: Scene, one: Reading) -> bool:
    """Whether a sum is the one that its text goes on about, not one it is measured against."""
    item = one.quantity
    return one.kind is _CONTRIBUTION and bool(one.period) and not _measured(scene, item)


def is_japan(scene: Scene, one: Reading) -> bool:
    """Whether a figure is counted in Japan's fiscal years."""
    if one.unit == "JPY":
        return True
    if one.unit == "USD" and one.kind is _CONTRIBUTION:
        return False
    if scene.host != "JP" and "JP" not in (one.actor or ""):
        return False
    parties = (one.actor or "").split(",")
    theirs = "JP" in parties or (scene.host == "JP" and "KR" not in parties)
    return theirs and one.unit != "KRW" and any(q.unit == "JPY" for q in scene.figures)


_OF_PEOPLE = {Kind.TROOPS, Kind.FURLOUGH, Kind.ROUND}
_ONES_OWN = {Kind.TOTAL_COST, Kind.CONTRIBUTION}
_PLAIN = pattern(r"(\d{4})(?:/(\d{4}))?")


def fiscal(scene: Scene, one: Reading) -> Reading:
    """What Japan pays is for its fiscal years, however a report names them."""
    if not one.period or one.kind in _OF_PEOPLE:
        return one
    japan = is_japan(scene, one)
    if not japan and (one.actor != "US" or one.kind not in _ONES_OWN):
        return one
    plain = _PLAIN.fullmatch(one.period)
    if not plain:
        return one
    last = int(plain.group(2)) if plain.group(2) else None
    if not japan:
        near = scene.seen.low[max(0, one.quantity.start - 60) : one.quantity.end + 60]
        return (
            one._replace(period=fiscal_year(int(plain.group(1)), "US", last))
            if re.search(rf"\b(?:fiscal(?: year)?|fy) ?{plain.group(1)}", near)
            else one
        )
    return one._replace(period=fiscal_year(int(plain.group(1)), "JP", last))


def yearly(scene: Scene, one: Reading) -> bool:
    """Whether a sum is one for every year of a pact."""
    low, item = scene.seen.low, one.quantity
    end = item.end
    bits = after(low, end)
    if bits & _YEARLY and paying.YEARLY.match(low, end):
        return True
    told = counting.EACH.match(low, end) if bits & _EACH else None
    if told and len(told.group().strip(" ,")) > 2:
        return True
    lo = scene.seen.window(item.start, item.end)[0]
    words = low[max(lo, item.lead - 80) : item.lead]
    if not ("year" in words or "annual" in words or "averag" in words):
        return False
    if paying.YEARLY_BEFORE.search(words):
        return True
    return counting.EACH_BEFORE.search(low[max(lo, item.lead - 60) : item.lead]) is not None


_TERM_TOTAL = pattern(
    r"[a-z]{3,5}[- ]year (?:total|sum|bill|outlay)(?: [a-z]{2,6}){0,3} $"
    r"|\b(?:total|sum|bill|outlay|cost|amount|payments?)(?: [a-z]{3,8})?"
    r" (?:for|over|of|in|across|during) (?:the |all )?(?:whole |full |entire )?"
    r"(?:three|four|five|six|[3-6]) years"
    r"(?: (?:at|is|was|comes? to|came to|will be|reaches|of|adds up to))? $"
)


def totals(scene: Scene, one: Reading) -> bool:
    """Whether a sum is told as that of several years: `the five-year total is`."""
    low, lead = scene.seen.low, one.quantity.lead
    near = low.find("year", max(0, lead - 40), lead) >= 0
    return near and _TERM_TOTAL.search(low, max(0, lead - 60), lead) is not None


def in_all(scene: Scene, one: Reading) -> bool:
    """Whether a sum is called that of the whole term."""
    return bool(counting.ALL_OF_IT.match(scene.seen.low, one.quantity.end)) or totals(scene, one)


def dated(scene: Scene, one: Reading) -> bool:
    """Whether a year stands right after a sum."""
    item = one.quantity
    near = scene.moments.between(item.end, item.end + 30)
    return any(t.grain in {"year", "fiscal"} and not t.opening for t in near)


def opened(scene: Scene, now: int) -> str | None:
    """The first of the years that a deal is told to cover: `will apply from 2026 through 2030`."""
    if not now or not scene.fresh:
        return None
    for one in scene.stretches.all:
        years = one.value or ""
        if one.grain != "range" or not now <= int(years[:4] or 0) <= now + MULTIYEAR:
            continue
        home = scene.seen.sentence(one.start).start
        if 1 < years_in(years) <= LONGEST_TERM and counting.TERM_OF.search(
            scene.seen.low, home, one.start
        ):
            return spread(years, 1)
    return None


def rose(scene: Scene, one: Reading) -> re.Match[str] | None:
    """Whether a sum is that from which the payment rose: `up from 201.7 billion yen`."""
    low, at = scene.seen.low, one.quantity.lead
    if not before(low, at) & _FROM_SUM:
        return None
    return counting.FROM_SUM.search(low, max(scene.seen.sentence(at).start, at - 90), at)


def caps(one: Reading, span: str | None) -> bool:
    """Whether a cap on rises is told for all the years of a pact, which rises after its first."""
    capped = one.kind is _INCREASE and one.modality is Modality.AT_MOST
    return capped and one.period is not None and one.period == span


def back_to(scene: Scene) -> str | None:
    """The year to which a deal goes back: `retroactive to January 2020`."""
    low = scene.seen.low
    for one in scene.times:
        at = one.start
        if before(low, at) & _RETROACTIVE and counting.RETROACTIVE.search(low, max(0, at - 40), at):
            return one.years if one.grain != "week" else None
    return None


def by_formula(scene: Scene, one: Reading, lo: int, hi: int) -> str | None:
    """Growth of the defense budget is, by formula, the raise of the year after, or of one named."""
    item, low = one.quantity, scene.seen.low
    lo, hi = max(lo, item.start - 110), min(hi, item.end + 70)
    grew = before(low, item.lead) & _BUDGET_GREW and counting.BUDGET_GREW.search(low, lo, item.lead)
    if not grew and after(low, item.end) & _GROWTH_OF:
        grew = counting.GROWTH_OF.match(low, item.end)
    if scene.seen.stripped or not grew:
        return None
    told = [t for t in scene.moments.between(lo, hi + 20) if t.grain == "year" and not t.opening]
    years = sorted(int(str(t.value)[:4]) for t in told if t.value)
    if not years or scene.host == "JP":
        return None
    return str(years[-1] if years[-1] > years[0] else years[0] + 1)


def part_of_rise(scene: Scene, one: Reading, prior: Sequence[Reading]) -> str | None:
    """`13.9 percent is made up of 7.4 percent ... and 6.5 percent`: the years of the whole rise."""
    if one.kind is not _INCREASE or one.unit != "percent":
        return None
    home = scene.seen.sentence(one.start)
    if paid_for := by_formula(scene, one, home.start, home.end):
        return paid_for
    whole = [r for r in prior[-LOOK:] if r.kind is _INCREASE and r.period and r.value > one.value]
    back = scene.seen.sentence(max(0, home.start - 1)).start if whole else 0
    if not whole or not counting.MADE_UP.search(scene.seen.low, back, home.end):
        return None
    said = {q.value for q in scene.quantities.between(back, home.end) if q.unit == "percent"}
    return next((r.period for r in reversed(whole) if r.start >= back or r.value in said), None)


def of_other(scene: Scene, one: Reading) -> bool:
    """Whether a term is that of Japan's pact, in a report on another's."""
    near = scene.quantities.between(*scene.seen.window(one.start, one.end))
    return scene.host != "JP" and any(q.unit == "JPY" for q in near)


BACK = 3  # sentences before a figure in which years are looked for
TOLD, FIGURES = 6, 3  # of years told there, and of figures with years before one
APRIL = 4
_SORTS = {"year": "year", "decade": "year", "range": "range", "fiscal": "fiscal"}


def era_of(scene: Scene, known: tuple[str, ...]) -> Era:
    """The day of print among the known agreements of the payer."""
    year = scene.year or 0
    early = scene.host == "JP" and scene.month is not None and scene.month < APRIL
    return era(known, year, year - early)


SOON = range(2)  # years from print in which the first is that no agreement covers


def awaited(scene: Scene, known: tuple[str, ...]) -> str | None:
    """The first year that no known agreement of Korea covers: what it and its ally bargain over.

    Japan's talks are over all years of an agreement, which no text of the past fixes.
    """
    due = era_of(scene, known).due if scene.host == "KR" else None
    return due if due and bounds(due)[0] - (scene.year or 0) in SOON else None


_SOUGHT = {Status.DEMANDED, Status.OFFERED}
_ELSEWHERE = pattern(r"\b(?:japan|tokyo|nato|germany|berlin|poland|warsaw|allies)\b")


def sought(scene: Scene, one: Reading, known: tuple[str, ...]) -> str | None:
    """What is asked or offered without a year is for the first that no agreement covers."""
    if one.status not in _SOUGHT or one.unit == "JPY":
        return None
    lo, hi = scene.seen.window(one.start, one.end)
    return None if _ELSEWHERE.search(scene.seen.low, lo, hi) else awaited(scene, known)


def may_be(
    scene: Scene, one: Reading, prior: Sequence[Reading], told: Sequence[tuple[str, Sign]]
) -> list[Option]:
    """The years that a figure may be for, each with where they are told.

    Args:
        scene: What was read of the report.
        one: The figure.
        prior: Those before it, with their years.
        told: Years that the whole text tells, and those of known agreements.
    """
    every = [*_told_before(scene, one.quantity), *_of_figures(scene, one, prior), *told]
    if is_japan(scene, one):
        every = [(in_fiscal(years), sign) for years, sign in every]
    return grouped(every)


def in_fiscal(years: str) -> str:
    """Plain years as Japan's fiscal years."""
    plain = _PLAIN.fullmatch(years)
    if not plain:
        return years
    last = int(plain.group(2)) if plain.group(2) else None
    return fiscal_year(int(plain.group(1)), "JP", last)


def _told_before(scene: Scene, item: Quantity) -> Iterator[tuple[str, Sign]]:
    """The years named in its sentence, and in those before, the last first."""
    seen = scene.seen
    at = max(0, bisect_right(seen.marks, item.start) - 1)
    lo, hi = seen.window(item.start, item.end)
    first = max(0, lo - 100) if seen.stripped else seen.marks[max(0, at - BACK)]
    for time in scene.stretches.between(lo, hi):
        if time.years and not item.start <= time.start < item.end:
            side = "behind" if time.start >= item.end else "ahead"
            yield str(time.years), ("here", f"{side} {_SORTS.get(time.grain, 'day')}")
    times = [time for time in scene.stretches.between(first, lo) if time.years]
    for rank, time in enumerate(reversed(times[-TOLD:])):
        back = 0 if seen.stripped else at - bisect_right(seen.marks, time.start) + 1
        sort = _SORTS.get(time.grain, "day")
        yield str(time.years), ("told", str(min(rank, 2)), str(back), sort, time.opening)


def _of_figures(scene: Scene, one: Reading, prior: Sequence[Reading]) -> Iterator[tuple[str, Sign]]:
    """The years of the last figures before one."""
    seen = scene.seen
    at = bisect_right(seen.marks, one.quantity.start)
    near = [other for other in prior[-LOOK:] if other.period and other.of is None]
    for rank, other in enumerate(reversed(near[-FIGURES:])):
        back = 0 if seen.stripped else min(BACK, at - bisect_right(seen.marks, other.start))
        same = "same" if other.kind is one.kind else "other"
        yield str(other.period), ("figure", str(rank), str(back), f"{other.kind}", same)


_DAYS = {"month", "day"}
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
    for time in scene.moments.between(end, min(one.end, end + NEAR + NEAR)):
        if time.grain in _DAYS and (time.value or "-")[0] != "-" and time.opening != "until":
            return str(time.value)[:4]
    return str(scene.year) if scene.year else None


def troops_year(scene: Scene, item: Quantity) -> str | None:
    """The year of a strength: that told beside it or opening its sentence, else that of print.

    A year of the sum that is paid for them is not theirs.
    """
    low, home = scene.seen.low, scene.seen.sentence(item.start)
    for one in scene.moments.between(item.end, min(home.end, item.end + NEAR)):
        gap = low[item.end : one.start]
        if _STRONG_IN.fullmatch(gap) and (one.years or "/").isdigit():
            return one.years
    for one in scene.moments.between(home.start, item.start):
        opens = one.start - home.start < OPENING and not scene.seen.stripped
        if not opens and not _AS_OF.search(low, max(0, one.start - 14), one.start):
            continue
        sums = [q for q in scene.quantities.between(one.start, item.start) if q.unit != "people"]
        plain = (one.years or "/").isdigit() and not one.opening
        if plain and not sums and (one.years or "") <= str(scene.year or "9999"):
            return one.years
    return str(scene.year) if scene.year else None


OPENING = 12  # characters into a sentence within which a time opens it
_STRONG_IN = pattern(
    r"(?: strong)?(?: (?:in|on|to) (?:(?:south )?korea|the (?:country|peninsula|south)|japan"
    r"|germany|poland))?,? \(?(?:by|in|as of|until|till|through|at|for|back in|from)(?: the)?"
    r"(?: (?:end|start|close) of)? "
)
_AS_OF = pattern(r"\b(?:as of|as at|back in)(?: (?:early|late|mid))?[ -]$")


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
        whole = count > 1 and one.grain == "range" and years_in(one.value or "") == count
        if whole and not counting.COMPARES.search(low, item.end, max(item.end, one.start)):
            return one.value, False
    for one in scene.moments.between(lo, item.start) if count else ():
        if one.years and one.grain != "week" and counting.CAME_IN.search(low, lo, one.start):
            return spread(years_of(scene, one) or _april(scene, one) or one.years, count), False
    for one in scene.moments.between(item.end, min(hi, item.end + 90)) if count else ():
        last = None if counting.REPLACED.search(low, item.end, one.start) else year_ending(one)
        if one.grain == "day" and (one.value or "")[5:] not in {"12-31", "03-31"}:
            last = None  # a day on which talks end
        over = ends and counting.ENDS.search(low, max(item.end, one.start - CLOSE), one.start)
        to = low[item.end : one.start] in {", to ", " to ", " (to ", " - to "}
        if last and (over or to or one.opening == "until"):
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
