"""What years a figure is for: by the words beside it, else by the rest of the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from burdenshare.claim.event import Happening, happened
from burdenshare.claim.scene import BRACKET, Clause, Reading, Scene
from burdenshare.claim.settle import DEALS
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.mention.moment import Time, fiscal_year

if TYPE_CHECKING:
    from burdenshare.mention.quantity import Quantity
    from burdenshare.report.view import Ordered

FAR = 130  # characters beyond which a year belongs to something else
_NOT_FOR = re.compile(
    r" (?:deal|agreement|pact|accord|round|talks|summit|election|campaign|sma\b|level|figure"
    r"|contract|treaty|amount)"
)
_HAPPENED = re.compile(
    r"\b(?:reached|struck|signed|inked|singed|agreed|concluded|settled|election|elected|enacted"
    r"|deal of|agreement of|pact of|in force since|since|initialed)(?: in| on)? $"
)
_BASE = re.compile(
    r"\b(?:over|above|from|than|against|versus|compared (?:with|to)|on)(?: (?:that|those|what) "
    r"\w{1,8})?(?: (?:of|in|for|the))? $"
)
_DASH = re.compile(r" ?[-:] ")
_FROM_SUM = re.compile(r"\bfrom (?:[a-z]{1,9} ){0,2}[$₩€£¥w\d]")
_FROM = re.compile(r"\b(?:from|on|over)(?: the)? $")
_COMPARES = re.compile(
    r"\b(?:up from|down from|against|compared|instead of|(?:more|less|higher|lower) than)\b"
)
_YEARLY = {"year", "range", "fiscal", "decade"}


def period(  # noqa: C901 - what a year is not for, rule by rule
    scene: Scene, item: Quantity, here: Clause, *, raised: bool = False
) -> str | None:
    """The year, fiscal year or span a figure is for; with `raised`, not the year it rose from."""
    seen = scene.seen
    lo, hi = seen.window(item.start, item.end)
    best: tuple[float, str] | None = None
    for one in scene.moments.between(lo, hi):
        value = years_of(scene, one)
        if value is None or item.start <= one.start < item.end:
            continue
        before = seen.low[max(lo, one.start - 30) : one.start]
        if _NOT_FOR.match(seen.low, one.end) or _HAPPENED.search(before):
            continue
        base = _BASE.search(before) if one.grain != "range" and one.opening != "from" else None
        own = seen.low[one.end : item.lead] == "'s "
        if base and not own and (raised or base.group()[0] in "oatvc"):
            continue
        after = max(item.end, one.start)
        if _COMPARES.search(seen.low, item.end, after):
            continue
        if _FROM_SUM.search(seen.low, item.end, after):
            continue
        if raised and 0 <= one.start - item.end < 30 and _FROM.search(before):
            continue
        if _parted(scene, item, one):
            continue
        cost = _cost(scene, item, one, here, lo)
        if one.opening == "until" and one.grain in {"year", "month"}:
            value = _through(scene, one, lo, hi)
        if best is None or cost < best[0]:
            best = cost, value
    if best and best[0] < FAR:
        return _widened(scene, item, best[1])
    return _headed(scene, item)


def _headed(scene: Scene, item: Quantity) -> str | None:
    """The year of the date that opens a line of a chronicle: `2 February 2014 - ...`."""
    one = scene.seen.sentence(item.start)
    first = scene.moments.between(one.start, one.start + 8)
    if not first or not first[0].value or first[0].value[0] == "-":
        return None
    return first[0].value[:4] if _DASH.match(scene.seen.low, first[0].end) else None


def _parted(scene: Scene, item: Quantity, one: Time) -> bool:
    """Whether a semicolon parts a year from a figure whose clause has a time of its own."""
    cut = scene.seen.low.rfind(";", one.end, item.start)
    return cut >= 0 and bool(scene.moments.between(cut, item.start))


def years_of(scene: Scene, one: Time) -> str | None:
    """The years an expression stands for; `from April` opens Japan's fiscal year."""
    april = one.grain == "month" and one.opening == "from" and (one.value or "").endswith("-04")
    if april and scene.host == "JP" and one.value and one.value[0] != "-":
        return fiscal_year(int(one.value[:4]), "JP")
    through = one.grain == "month" and one.opening == "until"
    return one.years if through or one.grain in _YEARLY else None


def _cost(scene: Scene, item: Quantity, one: Time, here: Clause, lo: int) -> float:
    low = scene.seen.low
    if one.start >= item.end:
        gap = low[item.end : one.start]
        bracket = BRACKET.match(gap)
        cost = float(len(gap) - (bracket.end() if bracket else 0))
    else:
        gap = low[one.end : item.lead]
        cost = 0.0 if gap == "'s " else len(gap) + 14.0 + 40 * (one.end <= here.start)
        if one.start - lo < 10 or low[one.end : one.end + 2] == ", ":
            cost = min(cost, 70.0 + len(gap) / 10)
    first, last = min(item.end, one.end), max(item.start, one.start)
    rivals = sum(
        q.unit in {item.unit, "percent"} and q is not item
        for q in scene.quantities.between(first, last)
    )
    breaks = 30 * (gap.count(";") + gap.count(" but ")) + 6 * gap.count(",")
    return cost + 25 * rivals + breaks if one.start >= item.end else cost + min(40, breaks)


def _through(scene: Scene, until: Time, lo: int, hi: int) -> str:
    """`over the five years through 2013` is 2009/2013."""
    last = (until.value or "")[:4]
    march = scene.host == "JP" and (until.value or "").endswith("-03")
    for q in scene.quantities.between(lo, hi):
        near = 0 <= until.start - q.end < 30
        if near and q.unit == "years" and q.value == int(q.value):
            first = int(last) - int(q.value) + (not march)
            return spread(f"{first}-04" if march else str(first), int(q.value))
    return last


_OVER = re.compile(r"\b(?:over|for|next|the|of) $")
_FIRST = re.compile(r"(\d{4})(?:-04/\d{4}-03)?")


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


def _widened(scene: Scene, item: Quantity, found: str) -> str:
    """Widen a first year by a term beside the figure: `from fiscal 2022 ... over five years`."""
    if not _FIRST.fullmatch(found) or item.unit in {"years", "people"}:
        return found
    low = scene.seen.low
    lo, hi = scene.seen.window(item.start, item.end)
    opened = any(
        t.opening == "from" and (t.years or "")[:4] == found[:4]
        for t in scene.moments.between(lo, hi)
    )
    for q in scene.quantities.between(lo, hi):
        if opened and q.unit == "years" and q.value == int(q.value):
            near = abs(q.start - item.end) < 90 and 1 < q.value <= 10
            if near and _OVER.search(low, max(lo, q.lead - 8), q.lead):
                return spread(found, int(q.value))
    return found


OPEN_KINDS = {Kind.CONTRIBUTION, Kind.DEMAND, Kind.OFFER, Kind.INCREASE, Kind.SHARE}
LATE = 4  # month until which a pact signed in a year is for that year


def following_year(found: list[Reading], events: list[Happening], scene: Scene) -> str | None:  # noqa: PLR0911 - one return a rule
    """First year of the agreement that the report is about, where the text fixes it."""
    sums = [r for r in found if r.kind is Kind.CONTRIBUTION and r.period]
    firm = [
        str(r.period)
        for r in sums
        if r.status in {Status.AGREED, Status.TENTATIVE, Status.EXPECTED}
    ]
    now = scene.year or 0
    recent = [p for p in firm if p[:4].isdigit() and int(p[:4]) >= now]
    if recent:
        return min(recent, key=lambda p: (p[:4], len(p)))
    for one in scene.times:
        years = years_of(scene, one) or ""
        opens = one.opening == "from" and one.grain in {"fiscal", "year", "month"}
        if opens and years[:4].isdigit() and int(years[:4]) >= max(now, 1):
            return years
    for event in events:
        if event.kind is Kind.EXPIRY and event.date and event.date[:4].isdigit():
            following = int(event.date[:4]) + 1
            if event.date.endswith("-12-31"):
                return str(following)
            if event.date[:7].endswith("-03") and scene.host == "JP":
                return spread(f"{event.date[:4]}-04", 1)
    ended = [
        str(r.period)[-4:] for r in sums if r.period and re.fullmatch(r"\d{4}/\d{4}", r.period)
    ]
    if ended and now and 0 <= int(max(ended)) + 1 - now <= 1:
        return str(int(max(ended)) + 1)
    asked = [str(r.period) for r in found if r.kind is Kind.DEMAND and r.period]
    if asked or firm:
        return (asked or firm)[0]
    return _from_now(scene)


def _from_now(scene: Scene) -> str | None:
    """A Korean pact closed in the first months of a year is for that year."""
    early = scene.month is not None and scene.month <= LATE
    return str(scene.year) if scene.fresh and early and scene.host == "KR" else None


def _with_period(one: Reading, year: str | None) -> Reading:
    firm = one.status in {Status.AGREED, Status.TENTATIVE}
    if one.kind is Kind.TERM and one.period is None and year and firm:
        whole = one.value == int(one.value)
        return replace(one, period=spread(year, int(one.value))) if whole else one
    if one.period or one.of is not None or year is None or one.status is Status.PAID:
        return one
    if one.kind is Kind.INCREASE:
        return replace(one, period=spread(year, 1))
    if one.kind in OPEN_KINDS:
        return replace(one, period=year)
    return one


def _beside(scene: Scene, one: Reading, before: list[Reading]) -> Reading:
    """A rise is for the year of the payment that its sentence gives."""
    if one.kind is not Kind.INCREASE or one.period or not before:
        return one
    paid = before[-1] if before[-1].of is None else before[before[-1].of]
    same = scene.seen.sentence(paid.start) is scene.seen.sentence(one.start)
    if same and paid.kind is Kind.CONTRIBUTION and paid.period:
        return replace(one, period=spread(paid.period, 1))
    return one


def _over_term(one: Reading, terms: list[Reading]) -> Reading:
    """A sum "a year" under a pact is for all of the pact's years."""
    firm = one.kind is Kind.CONTRIBUTION and one.status in {Status.AGREED, Status.TENTATIVE}
    if len(terms) != 1:
        return one
    term = str(terms[0].period)
    first, _, last = term.partition("/")
    if one.kind is Kind.INCREASE and one.modality is Modality.AT_MOST and last.isdigit():
        inside = one.period is None or first <= one.period[:4] <= last
        later = spread(str(int(first) + 1), int(last) - int(first))
        return replace(one, period=later) if inside else one
    if not firm or not one.yearly:
        return one
    if one.period is None or term.startswith(one.period[:4]):
        return replace(one, period=term)
    return one


def with_periods(scene: Scene, found: list[Reading], year: str | None) -> list[Reading]:
    """Periods that the rest of the text fixes; conversions take those of what they convert."""
    out: list[Reading] = []
    for one in found:
        done = _with_period(_beside(scene, one, out), year)
        if one.of is not None:
            done = replace(one, period=out[one.of].period, date=out[one.of].date)
        elif one.kind in {Kind.DEMAND, Kind.OFFER, Kind.ROUND, Kind.FURLOUGH}:
            when = happened(scene, one.kind, one.start, one.end)
            done = replace(done, date=when.value if when else None)
        out.append(done)
    terms = [r for r in out if r.kind is Kind.TERM and r.status and "/" in (r.period or "")]
    widened = [_over_term(one, terms) for one in out]
    return [
        replace(one, period=widened[one.of].period) if one.of is not None else one
        for one in widened
    ]


def event_period(  # noqa: PLR0911 - one return a rule
    scene: Scene, event: Happening, terms: Ordered[Reading], following: str | None
) -> str | None:
    """The term of the pact that an event is about."""
    lo, hi = scene.seen.window(event.start, event.end)
    if event.kind is Kind.DEMAND:
        opened = [t.value for t in scene.moments.between(lo, hi) if t.opening == "from"]
        return f"{opened[0][:4]}/" if opened and opened[0] and opened[0][0] != "-" else following
    if event.kind is Kind.FURLOUGH and scene.year:
        return str(scene.year)
    if event.period or event.kind not in {*DEALS, Kind.EXPIRY}:
        return event.period
    spans = [t.value for t in scene.moments.between(lo, hi) if t.grain == "range"]
    beside = [r.period for r in terms.between(lo, hi) if r.period]
    if beside or spans:
        return (beside or spans)[0]
    ended = event.date[:4] if event.date and event.date[:4].isdigit() else None
    if event.kind is Kind.EXPIRY:
        whole = [r.period for r in terms.all if ended and (r.period or "").endswith(f"/{ended}")]
        return whole[0] if whole else ended
    if event.grain == "year" and ended:
        return ended if event.kind is Kind.SIGNED else f"{ended}/"
    return None
