"""What a figure has from what is told beside it: its years, or the demand that a multiple is of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from burdenshare.claim.count import LONGEST
from burdenshare.cue.kind import PACTS, Kind, Status
from burdenshare.discourse.period import years_of
from burdenshare.discourse.scene import AFTER, BEFORE, Reading, after, before
from burdenshare.discourse.years import carries, rose, yearly
from burdenshare.measure import counting, paying
from burdenshare.mention.moment import COUNT, bounds, ending, fiscal_year, shifted, spread, years_in
from burdenshare.report.view import Ordered, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from burdenshare.claim.count import Pact
    from burdenshare.claim.event import Happening
    from burdenshare.discourse.scene import Scene
    from burdenshare.mention.moment import Time

LOOK = 40  # figures before one among which that it goes on from is looked for
SPAN_BACK, SPAN_NEAR = 900, 90  # characters back to a stretch of years, and on to its echo
APRIL = 4
_PARTS = {"labour", "utilities", "labour and utilities", "construction", "logistics"}
_CONTRIBUTION, _INCREASE, _SHARE, _PAID = (
    Kind.CONTRIBUTION, Kind.INCREASE, Kind.SHARE, Status.PAID,
)  # fmt: skip
_YEAR_BEFORE = AFTER.bit(counting.YEAR_BEFORE)
_RISING = {Kind.CONTRIBUTION, Kind.INCREASE}
_DONE = {Status.PAID, Status.AGREED}
_PAST = {Kind.CONTRIBUTION, Kind.INCREASE, Kind.SHARE, Kind.TOTAL_COST}
_FROM_SHARE, _BEEN_RAISED = BEFORE.bit(counting.FROM_SHARE), BEFORE.bit(counting.BEEN_RAISED)
_GAVE = AFTER.bit(counting.GAVE)
_WORKED_OUT = pattern(
    r"\W{0,3}(?:(?:that|this|it|which|the (?:sum|total|figure)) (?:works? out|worked out|comes?"
    r"|came|amounts?|makes|made|means|meant|averages?|averaged|boils down|translates?|equates?"
    r"|adds up|is)\b|divided?(?: [a-z]{2,6})? by\b|spread (?:evenly )?(?:over|across)\b"
    r"|averaged (?:over|out|across)\b|on average\b|(?:in|on) (?:an? )?(?:annual|yearly)"
    r" (?:terms|basis|average)\b|per year\b|a year,? that\b)"
)
_FROM_THEN = pattern(
    r"\b(?:after (?:that|this|which)|thereafter|afterwards?|from then on|(?:in|for) (?:the )?"
    r"(?:later|subsequent|following|ensuing|succeeding) years|subsequently|then on)\b"
    r"|\b(?:later|subsequent|further|following|future|ensuing|succeeding)(?: annual| yearly)?"
    r" (?:rises|raises|increases|hikes|adjustments|payments|steps|increments)\b"
)


def beside(  # noqa: C901, PLR0911 - one return a rule
    scene: Scene, one: Reading, before: Sequence[Reading]
) -> Reading:
    """A period from the sum beside: a rise from the sum it leads to, a part from the whole."""
    if one.period or one.of is not None:
        return one
    low, prior = scene.seen.low, _of_that(scene, one, before) or _prior(scene, before)
    if prior is None or low.find("\n", prior.quantity.end, one.quantity.start) >= 0:
        return one
    at = scene.seen.sentence(one.quantity.start)
    same = scene.seen.sentence(prior.start) is at
    years = str(prior.period)
    end = one.quantity.end
    ahead = one.kind is _CONTRIBUTION and after(low, end) & _YEAR_BEFORE
    if ahead and counting.YEAR_BEFORE.match(low, end):
        return one._replace(period=shifted(years, -1)) if len(years) != 9 else one
    if one.kind is _INCREASE and (
        same or counting.AGAIN.match(low, at.start) or _THAT_PACT.match(low, at.start)
    ):
        whole = years_in(years) > 1 and not yearly(scene, prior)
        return one._replace(period=years if whole else spread(years, 1))
    if one.kind is _CONTRIBUTION and same and rose(scene, one):
        return one._replace(period=shifted(years, -1), status=_PAID)
    if one.status is _PAID and prior.status is _PAID:
        goes_on = counting.GOES_ON.match(low, at.start)
        if same or (goes_on and prior.start >= scene.seen.sentence(max(0, at.start - 1)).start):
            return one._replace(period=years)
    if one.kind is not _CONTRIBUTION and one.kind is not _SHARE:
        return one
    if prior.scope in _PARTS and _MEANWHILE.search(low, prior.end, one.start):
        return one  # another part, not for the year of the one before
    would = one.status is Status.EXPECTED and prior.status is Status.EXPECTED
    if would or one.scope in _PARTS:
        return one._replace(period=years)
    lo = max(at.start, one.quantity.start - 120)
    words = low[lo : one.quantity.start] + " | " + low[end : end + 60]
    return one._replace(period=years) if counting.PART_OF.search(words) else one


_MEANWHILE = pattern(r"[,)] (?:while|whereas)\b")
_THAT_PACT = pattern(
    r"\W{0,3}(?:that|this|the|its?|which)(?: [a-z-]{3,12}){0,2} (?:accord|deal|pact|agreement"
    r"|arrangement|sma|settlement|contract|compromise)\b"
)


def _of_that(scene: Scene, one: Reading, before: Sequence[Reading]) -> Reading | None:
    """`That accord, a rise of 8.2 percent`: the sum that the sentence before told of it."""
    if one.kind is not _INCREASE:
        return None
    prior = next((r for r in reversed(before[-3:]) if r.of is None), None)
    if prior is None or prior.kind is not _CONTRIBUTION:
        return None
    home = scene.seen.sentence(one.start).start
    back = scene.seen.sentence(max(0, home - 1)).start
    if not back <= prior.start < home or years_in(prior.period or "") != 1:
        return None
    return prior if _THAT_PACT.match(scene.seen.low, home) else None


def _prior(scene: Scene, before: Sequence[Reading]) -> Reading | None:
    """The last sum before a figure that the text goes on about."""
    for one in reversed(before[-LOOK:]):
        if one.of is None and carries(scene, one):
            single = len(str(one.period)) == len("2019")
            if single or not counting.OF_THEM.match(scene.seen.low, one.quantity.end):
                return one  # not one for some later years
    return None


_DECADE = pattern(
    r"\b(?:over|in|during|across|throughout|for) the (?:past|last) (?:decade|(?:ten|10) years)\b"
)
_TEN = (" decade", " ten years", " 10 years")


def past_span(scene: Scene, one: Reading) -> str | None:
    """`Over the four years it obligated ...`: the stretch of so many years told before."""
    if one.period or one.kind not in _PAST or one.status not in _DONE:
        return None
    low, item = scene.seen.low, one.quantity
    home = scene.seen.sentence(item.start)
    last = min(home.end, item.end + SPAN_NEAR)
    found = None
    if low.find(" years", home.start, last) >= 0:
        found = counting.THE_YEARS.search(low, home.start, last)
    if not found or one.status is not _PAID:
        last = min(home.end, item.end + 2 * SPAN_NEAR)
        if not any(low.find(word, home.start, last) >= 0 for word in _TEN):
            return None
        decade = scene.year and _DECADE.search(low, home.start, last)
        return f"{(scene.year or 0) - 10}/{(scene.year or 0) - 1}" if decade else None
    count = COUNT.get(found["n"]) or int(found["n"])
    told = [t.value for t in scene.stretches.between(max(0, item.start - SPAN_BACK), item.start)]
    fits = [years for years in told if years and years_in(years) == count]
    over = [years for years in fits if scene.year and bounds(years)[1] < scene.year]
    return over[-1] if over else None


def worked_out(scene: Scene, one: Reading, told: Sequence[Reading]) -> str | None:
    """`That works out at less than 100 million euros a year`: the years of the sum divided."""
    if one.period or one.kind is not _CONTRIBUTION or one.status not in _DONE:
        return None
    low, end = scene.seen.low, one.quantity.end
    if low.find("year", end, end + SPAN_NEAR // 6) < 0:
        return None
    home = scene.seen.sentence(one.quantity.start).start
    if not _WORKED_OUT.match(low, home) or not yearly(scene, one):
        return None
    years = (r.period or "" for r in reversed(told[-LOOK:]) if r.of is None)
    return next((told for told in years if years_in(told) > 1), None)


def from_share(scene: Scene, one: Reading) -> bool:
    """Whether a share is that from which another goes up or down."""
    low, lead = scene.seen.low, one.quantity.lead
    if not before(low, lead) & _FROM_SHARE:
        return False
    return counting.FROM_SHARE.search(low, max(0, lead - 24), lead) is not None


def from_then(scene: Scene, one: Reading, told: Sequence[Reading]) -> Reading:
    """`Next year it is X, and after that it rises by no more than Y`: from the year after X on."""
    low, home = scene.seen.low, scene.seen.sentence(one.quantity.start).start
    if _FROM_THEN.search(low, home, home + NEXT_TO):
        home = scene.seen.sentence(max(0, home - 1)).start  # of the sum told before
    sums = [r.period for r in told[-LOOK:] if r.start >= home and r.period and carries(scene, r)]
    years = sums[-1] if sums else ""
    if years_in(years or "") != 1 or not _FROM_THEN.search(low, home, one.quantity.lead):
        return one
    return one._replace(period=f"{spread(shifted(years, 1), 1)[:7].removesuffix('/')}/")


def given(scene: Scene, one: Reading) -> Reading:
    """A sum that a party `gave from 2014 to 2018`, a bill that `has been raised by`, is paid."""
    low, end, lead, done = scene.seen.low, one.quantity.end, one.quantity.lead, None
    if one.kind is _CONTRIBUTION:
        done = counting.GAVE.match(low, end) if after(low, end) & _GAVE else None
    elif one.kind is _INCREASE and before(low, lead) & _BEEN_RAISED:
        done = counting.BEEN_RAISED.search(low, max(0, lead - 40), lead)
    elif one.unit == "percent" and low.find("averag", max(0, lead - PAST), end + PAST) >= 0:
        home = scene.seen.sentence(one.quantity.start)
        last = min(home.end, end + PAST)
        done = paying.PAST_YEARS.search(low, max(home.start, lead - PAST), last)
    return one._replace(status=_PAID) if done else one


def running(scene: Scene, one: Reading, first: str | None) -> str | None:
    """`The present 42 percent`, `from 72 percent`: the year, or fiscal year, that runs.

    Args:
        scene: What was read of the report.
        one: A share.
        first: The first year of the agreement reported, from which another share holds.
    """
    low, item = scene.seen.low, one.quantity
    if one.period or scene.year is None or one.status is not _PAID:
        return None
    japan = scene.host == "JP"
    year = scene.year - (japan and scene.month is not None and scene.month < APRIL)
    now = counting.SHARE_NOW.search(low, max(0, item.lead - 50), item.start)
    now = now or counting.NOW_AFTER.match(low, item.end)
    was = counting.FROM_SHARE.search(low, max(0, item.lead - 24), item.lead)
    ahead = first is not None and first[:4].isdigit() and int(first[:4]) > year
    if not now and not (was and ahead):
        return None
    return fiscal_year(year, "JP") if japan else str(year)


def budgeted(scene: Scene, one: Reading) -> str | None:
    """The fiscal year of the budget that the title is about: `fiscal 2025 budget`."""
    if scene.host != "JP" or one.unit != "JPY" or one.kind not in _RISING:
        return None
    if one.period or yearly(scene, one):
        return None
    for title in scene.seen.sentences[:2]:
        if title.title and counting.BUDGET.search(scene.seen.low, title.start, title.end):
            told = [
                t.years
                for t in scene.moments.between(title.start, title.end)
                if t.grain == "fiscal"
            ]
            home = scene.seen.sentence(one.start)
            wide = counting.TERM_OF.search(scene.seen.low, home.start, one.start)
            return told[0] if told and not wide else None
    return None


def listed(scene: Scene, one: Reading, before: Sequence[Reading]) -> str | None:
    """`Of last year's sum 39 percent went into pay, 46 percent into works`: one year for all."""
    prior = before[-1] if before else None
    if prior is None or one.kind is not _SHARE or prior.kind is not _SHARE:
        return None
    low = scene.seen.low
    same = scene.seen.sentence(prior.start) is scene.seen.sentence(one.start)
    gap = low[prior.end : one.quantity.lead]
    return prior.period if same and counting.AND_PART.fullmatch(gap) else None


def rising(found: Sequence[Reading]) -> list[Reading]:
    """The first raises and caps that are told with their years."""
    return [one for one in found if one.kind in _RISING and one.period][:RAISES]


def twin(one: Reading, told: Sequence[Reading]) -> str | None:
    """The years that the same figure has where the text tells it with them."""
    if not told or one.kind not in _RISING or one.value == int(one.value) < WHOLE:
        return None
    same = {
        other.period
        for other in told
        if other.kind is one.kind
        and other.unit == one.unit
        and abs(other.value - one.value) <= _half(one, other)
    }
    return same.pop() if len(same) == 1 else None


def _half(one: Reading, other: Reading) -> Decimal:
    return min(max(one.quantity.precision, other.quantity.precision) / 2, abs(one.value) / APART)


NEXT_TO = 36  # characters in which a sentence opens with that it goes on from a sum
PAST = 50  # characters about a raise in which it is one of years gone by
APART = 20  # "nearly $1 billion" is not the $830 million told elsewhere
RAISES = 60  # among which one told again is looked for
WHOLE = 100  # whole numbers of per cent under this are told of many things


def echoed(scene: Scene, one: Reading, told: Sequence[Reading]) -> str | None:
    """`It agreed to pay A in 2011 and B in 2012. It budgeted C and D`: to each the year of its own.

    Args:
        scene: What was read of the report.
        one: A sum.
        told: The figures before it, with their years.
    """
    if one.period or one.kind is not Kind.CONTRIBUTION or len(told) < len("ab"):
        return None
    low, item = scene.seen.low, one.quantity
    home = scene.seen.sentence(item.start)
    sums = [q for q in scene.quantities.between(home.start, home.end) if q.unit == item.unit]
    if len(sums) != len("ab") or not counting.AND_SUM.fullmatch(low, sums[0].end, sums[1].lead):
        return None
    back = scene.seen.sentence(max(0, home.start - 1)).start
    years = [
        str(r.period)
        for r in told[-LOOK:]
        if back <= r.start < home.start and r.of is None and r.unit == one.unit and r.period
    ][-2:]
    if len(set(years)) < len("ab") or any(years_in(each) != 1 for each in years):
        return None
    return years[sums.index(item)] if item in sums else None


def pairs_of_years(scene: Scene) -> list[Time]:
    """Two years told at once: `for 2009 and 2010`."""
    return [
        t
        for t in scene.stretches.all
        if t.grain == "range"
        and years_in(t.value or "") == len("ab")
        and " and " in scene.seen.low[t.start : t.end]
    ]


def respective(scene: Scene, one: Reading, told: Sequence[Time]) -> str | None:
    """`For 2009 and 2010 it was 760 billion won and 790.4 billion`: each sum has its year.

    Args:
        scene: What was read of the report.
        one: A sum.
        told: Pairs of years that the report tells at once.
    """
    low, item = scene.seen.low, one.quantity
    home = scene.seen.sentence(item.start)
    pairs = [t.value for t in told if home.start <= t.start < item.start]
    if one.kind is not Kind.CONTRIBUTION or not pairs or not pairs[-1]:
        return None
    sums = [q for q in scene.quantities.between(home.start, home.end) if q.unit == item.unit]
    at = sums.index(item) if item in sums else -1
    near = [counting.AND_SUM.fullmatch(low, a.end, b.lead) for a, b in pairwise(sums)]
    years = str(pairs[-1])
    if 0 <= at < len(near) and near[at]:
        return spread(years, 1) if "-" in years else years[:4]
    return shifted(years, 1) if at > 0 and near[at - 1] else None


COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_PRIOR_YEARS = pattern(
    r"(?: (?:a year|annually|yearly|on average))?(?: (?:spent|paid|given|budgeted|set aside"
    r"|allotted|provided|planned|agreed))?(?: (?:in|over|for|of|during|under|across))? "
    r"(?:the|its) (?:previous|past|last|preceding|prior|earlier|foregoing) "
    r"(?P<n>two|three|four|five|six|[2-6])\b"
    r"(?!-year (?!period|span|term\b)|[ -](?:months|rounds|weeks|days|or|and|to))"
    r"|(?: (?:spent|paid|given|budgeted|set aside))?(?: (?:in|over|for|of|during))? the "
    r"(?P<m>two|three|four|five|six|[2-6]) (?:years )?(?:before(?:hand)?|earlier|until now"
    r"|up to now|so far|preceding|just ending|that are ending)\b"
    r"|,? (?:of|in|over|for|during) the (?P<o>two|three|four|five|six|[2-6])(?: fiscal)? years"
    r"(?: that are| which are)?(?: now| just| about)?(?: (?:ending|closing|expiring|running out"
    r"|drawing to (?:a|an|its|their) (?:close|end)|coming to (?:a|an) (?:close|end)|to end"
    r"|to expire|that end|that expire|under way|still running"
    r"|to (?:this|next) (?:march|december)))\b"
)
_NEXT_YEARS = pattern(
    r"\b(?:the|its) (?:(?P<n>two|three|four|five|[2-5]) (?:following|subsequent|later|remaining"
    r"|next|ensuing|succeeding|other|further)|(?:following|subsequent|later|remaining|next|ensuing"
    r"|succeeding|other) (?P<m>two|three|four|five|[2-5])) years\b"
)
_PRIOR = AFTER.bit(_PRIOR_YEARS)
_OF_FIRST = pattern(r"\bin (?:each of )?the first (?:two|three|four|2|3|4)\b")
_TO_YEAR = pattern(r"\b(?:to|until|through|till|up to|up until|by|before) (?:the end of )?$")


def years_before(scene: Scene, one: Reading, years: str | None) -> str | None:
    """`103.2 billion yen in the previous five years`: those before an agreement's own."""
    if one.kind is not _CONTRIBUTION or not years or not years[:4].isdigit():
        return None
    low, end = scene.seen.low, one.quantity.end
    found = _PRIOR_YEARS.match(low, end) if after(low, end) & _PRIOR else None
    if not found or _OF_FIRST.search(low, scene.seen.sentence(one.start).start, one.start):
        return None  # "from 23 billion in the first two years to 13 billion in the last two"
    count = found["n"] or found["m"] or found["o"]
    return ending(int(years[:4]) - 1, COUNTED.get(count) or int(count), scene.host)


def next_years(
    scene: Scene, one: Reading, first: str | None, told: Sequence[Reading]
) -> str | None:
    """`In each of the four following years by no more than Y`: those after the first."""
    low, home = scene.seen.low, scene.seen.sentence(one.start).start
    if low.find(" years", home, one.start) < 0:
        return None
    found = _NEXT_YEARS.search(low, home, one.start)
    sums = [str(r.period) for r in told[-LOOK:] if r.period and carries(scene, r)]
    since = sums[-1] if sums and years_in(sums[-1]) == 1 else first
    if not found or not since:
        return None
    count = found["n"] or found["m"]
    return shifted(since, 1, COUNTED.get(count) or int(count))


def up_to(scene: Scene, one: Reading, first: str | None) -> str | None:
    """`Increases from then to 2030`: the years from the first of a pact to the one told."""
    begin, last = (first or "-")[:4], one.period or ""
    if not begin.isdigit() or years_in(last) != 1 or not begin < last[:4]:
        return None
    lo, hi = scene.seen.window(one.start, one.end)
    for time in scene.stretches.between(lo, hi):
        led = _TO_YEAR.search(scene.seen.low, max(lo, time.start - 24), time.start)
        if led and time.years == last:
            return shifted(str(first), 0, int(last[:4]) - int(begin) + 1)
    return None


_OF_WHICH = pattern(
    r"[^.;]{0,40}[.,;:(]{1,2} ?of (?:which,?|this,|that,|it,|these,)(?: [a-z]{2,9}){0,4} "
)
_WHICH = (" of which", "of this,", "of that,", "of it,", "of these,")
_WHOLES = {Kind.CONTRIBUTION, Kind.SHARE, Kind.TOTAL_COST}
PART = 60  # characters from a whole to its part


def has_parts(scene: Scene) -> bool:
    """Whether a text tells parts of what it told: `of which`."""
    return any(map(scene.seen.low.__contains__, _WHICH))


def of_whole(scene: Scene, one: Reading, told: Sequence[Reading]) -> Reading:
    """`1.2 trillion won, of which 500 billion is for wages`: a part is what its whole is."""
    prior = next((r for r in reversed(told[-2:]) if r.of is None), None)
    if prior is None or one.kind not in _PAST or prior.kind not in _WHOLES or not prior.status:
        return one
    since, lead = prior.quantity.end, one.quantity.lead
    if not 0 < lead - since < PART or not _OF_WHICH.fullmatch(scene.seen.low, since, lead):
        return one
    return one._replace(status=prior.status, period=one.period or prior.period)


_THROUGH = pattern(
    r"(?: \([^()]{0,40}\))?,?(?: (?:a|each|every|per) year| annually| yearly| in all| altogether)?"
    r",? (?:(?:right|all the way|from now|from then on) )?(?:through|thru|until|till|up to)"
    r"(?: (?:the )?(?:end|close) of)?(?: the)? ?"
)


def whole_through(scene: Scene, one: Reading, pact: Pact) -> str | None:
    """`The whole sum through 2013`: from the first year of the pact to the one named."""
    lo, hi = scene.seen.window(one.start, one.end)
    low, end = scene.seen.low, one.quantity.end
    for time in scene.moments.between(lo, hi):
        until = time.opening == "until" or low.endswith("year to ", end, time.start)
        if not until or years_of(scene, time) not in {one.period, str(one.period)[:4]}:
            continue
        behind = end <= time.start and _THROUGH.fullmatch(low, end, time.start)
        if (
            behind
            or yearly(scene, one)
            or counting.WHOLE_SUM.search(low, max(lo, one.start - 70), hi)
        ):
            return _up_to_last(scene, str(one.period), pact)
    return None


def _up_to_last(scene: Scene, last: str, pact: Pact) -> str | None:
    """The years of the pact told, on record or reported that closes with a year."""
    after = int(last[:4]) + 1
    known = [*pact.terms, *((0, years) for party, years, _ in PACTS if party == scene.host)]
    long = (y for _, y in known if years_in(y) > 1 and int(y[:4]) + years_in(y) == after)
    first = next(long, None) or pact.first
    if not first or not first[:4].isdigit() or not first[:4] < last[:4]:
        return None
    length = after - int(first[:4])
    return shifted(first, 0, length) if length <= LONGEST else None


def multiples(scene: Scene, events: list[Happening], figures: list[Reading]) -> list[Reading]:
    """`double`, `five-fold`: a multiple stands beside the demand that holds it."""
    items = [item for item in scene.figures if item.unit == "multiple"]
    if not items:
        return []
    demands = Ordered(tuple(e for e in events if e.kind is Kind.DEMAND))
    with_sums = Ordered(tuple(r for r in figures if r.kind is Kind.DEMAND))
    out = []
    for item in items:
        near = demands.between(item.start - 140, item.start + 11)
        asked = [e for e in near if item.start < e.end + 20]
        one = scene.seen.sentence(item.start)
        sums = with_sums.between(item.end - 59, item.end + 60)
        sums = sums or with_sums.between(one.start, one.end)
        if asked or sums or _TIMES_WHAT.match(scene.seen.low, item.end):
            out.append(
                Reading(
                    quantity=item, kind=Kind.MULTIPLE, start=item.lead, end=item.end,
                    value=item.value, unit="multiple", modality=item.modality,
                    status=Status.DEMANDED, scope="stationing", actor="US",
                    date=asked[0].date if asked else sums[0].date if sums else None,
                )
            )  # fmt: skip
    return out


_TIMES_WHAT = pattern(
    r" (?:as much|what (?:it|seoul|tokyo|korea|japan|they)|the (?:present|current|going|agreed|"
    r"existing|last|previous|amount|sum))\b"
)
