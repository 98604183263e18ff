"""Years of figures once read: fiscal years, sums for every year, rises by formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from burdenshare.cue import counting
from burdenshare.cue.kind import Kind, Modality
from burdenshare.discourse.period import LONGEST_TERM, MULTIYEAR, in_first
from burdenshare.mention.moment import bounds, fiscal_year, spread, years_in
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    from burdenshare.discourse.scene import Reading, Scene
    from burdenshare.mention.quantity import Quantity


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
    if after := in_first(low, item.end):
        return after.group(1) in counting.FINAL_YEAR
    lo = scene.seen.window(item.start, item.end)[0]
    ahead = counting.FIRST_YEAR.search(low, max(lo, item.lead - 60), item.lead)
    return bool(ahead["last"]) if ahead else None


def _measured(scene: Scene, item: Quantity) -> bool:
    low, at = scene.seen.low, max(0, item.lead - 30)
    based = counting.BASE.search(low, at, item.lead) or counting.YEARS_SUM.search(
        low, at, item.lead
    )
    return bool(based) and not counting.STARTS_AT.search(low, at, item.lead)


def carries(scene: Scene, one: Reading) -> bool:
    """Whether a sum is the one that its text goes on about, not one it is measured against."""
    item = one.quantity
    return one.kind is Kind.CONTRIBUTION and bool(one.period) and not _measured(scene, item)


def is_japan(scene: Scene, one: Reading) -> bool:
    """Whether a figure is counted in Japan's fiscal years."""
    if one.unit == "JPY":
        return True
    if one.unit == "USD" and one.kind is Kind.CONTRIBUTION:
        return False
    parties = (one.actor or "").split(",")
    theirs = "JP" in parties or (scene.host == "JP" and "KR" not in parties)
    return theirs and one.unit != "KRW" and any(q.unit == "JPY" for q in scene.figures)


_OF_PEOPLE = {Kind.TROOPS, Kind.FURLOUGH, Kind.ROUND}
_PLAIN = pattern(r"(\d{4})(?:/(\d{4}))?")


def fiscal(scene: Scene, one: Reading) -> Reading:
    """What Japan pays is for its fiscal years, however a report names them."""
    plain = _PLAIN.fullmatch(one.period) if one.period else None
    if not plain or one.kind in _OF_PEOPLE:
        return one
    if not is_japan(scene, one) and (
        one.actor != "US" or one.kind not in {Kind.TOTAL_COST, Kind.CONTRIBUTION}
    ):
        return one
    last = int(plain.group(2)) if plain.group(2) else None
    if not is_japan(scene, one):
        near = scene.seen.low[max(0, one.quantity.start - 60) : one.quantity.end + 60]
        return (
            one._replace(period=fiscal_year(int(plain.group(1)), "US", last))
            if re.search(rf"\b(?:fiscal(?: year)?|fy) ?{plain.group(1)}", near)
            else one
        )
    return one._replace(period=fiscal_year(int(plain.group(1)), "JP", last))


def yearly(scene: Scene, one: Reading) -> bool:
    """Whether a sum is one for every year of a pact."""
    if one.yearly:
        return True
    low, item = scene.seen.low, one.quantity
    after = counting.EACH.match(low, item.end)
    if after and len(after.group().strip(" ,")) > 2:
        return True
    lo = scene.seen.window(item.start, item.end)[0]
    return counting.EACH_BEFORE.search(low[max(lo, item.lead - 60) : item.lead]) is not None


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
    at = one.quantity.lead
    lo = max(scene.seen.sentence(at).start, at - 90)
    return counting.FROM_SUM.search(scene.seen.low, lo, at)


def caps(one: Reading, span: str | None) -> bool:
    """Whether a cap on rises is told for all the years of a pact, which rises after its first."""
    capped = one.kind is Kind.INCREASE and one.modality is Modality.AT_MOST
    return capped and one.period is not None and one.period == span


def back_to(scene: Scene) -> str | None:
    """The year to which a deal goes back: `retroactive to January 2020`."""
    for one in scene.moments.all:
        if counting.RETROACTIVE.search(scene.seen.low, max(0, one.start - 40), one.start):
            return one.years if one.grain != "week" else None
    return None
