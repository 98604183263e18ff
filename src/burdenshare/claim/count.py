"""What people, years, rounds and rates of exchange are about, from the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.claim.event import Happening, last_year
from burdenshare.claim.settle import DEALS, RAISES
from burdenshare.cue.kind import Kind, Status
from burdenshare.discourse.clause import is_whole, none_of_ours, of_sum, spans, whole_after
from burdenshare.discourse.part import scope
from burdenshare.discourse.period import MULTIYEAR, period, year_ending
from burdenshare.discourse.scene import (
    BEFORE,
    Clause,
    Reading,
    Scene,
    bare_reading,
    before,
    clause,
    headed,
    seldom,
)
from burdenshare.discourse.stance import stance
from burdenshare.discourse.years import carries, furlough_year, term_years, troops_year
from burdenshare.measure import asking, counting, paying, rising
from burdenshare.mention.actor import RECIPIENT
from burdenshare.mention.moment import bounds, ending, fiscal_year, spread, years_in
from burdenshare.mention.quantity import CURRENCIES
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.mention.quantity import Quantity


def people_reading(scene: Scene, item: Quantity) -> Reading | None:
    """Troops, workers on furlough, protesters; None where a number of people is none of ours."""
    here, low = clause(scene, item), scene.seen.low
    around = here.left[-60:] + low[item.start : item.end] + here.right[:60]
    if item.noun in counting.TROOP_NOUNS and not counting.LOCAL.search(low, item.start, item.end):
        return _troops(scene, item, here, around)
    if item.noun.startswith(("activist", "protest", "demonstrat")):
        quote = item.lead, item.end + len(here.right[:60].split(",")[0].rstrip())
        return bare_reading(scene, item, Kind.CONTEXT, quote, actor=scene.host)
    since = max(0, item.start - 260)
    if item.noun.startswith("of ") and not counting.STAFF.search(low, since, item.start):
        return None
    if is_whole(scene, item):
        return None
    home = scene.seen.sentence(item.start).start
    asked = low[max(0, home - 130) : home]
    told = here.sentence + around + here.right[:160] + (asked if "?" in asked else "")
    if not counting.FURLOUGH.search(told):
        return None
    actor = scene.host if counting.FUNDS.search(here.left[-90:]) else RECIPIENT
    years = period(scene, item, here) or furlough_year(scene, item.start, item.end)
    quote = item.lead, whole_after(scene, item)
    return bare_reading(scene, item, Kind.FURLOUGH, quote, period=years, actor=actor)


def _troops(scene: Scene, item: Quantity, here: Clause, around: str) -> Reading | None:
    left = here.left[-40:]
    if item.value < 400 or counting.OTHER_FORCE.search(left) or counting.BATTLE.search(around):
        return None
    subject = scene.subject(here.start, item.start)
    theirs = here.left.endswith(" its ") and (subject is None or subject.party != RECIPIENT)
    if theirs or counting.OTHER_PLACE.match(here.right) or counting.OTHER_LEAD.search(left):
        return None
    years, quote = troops_year(scene, item), (item.lead, item.end)
    years = years or period(scene, item, here)
    return bare_reading(scene, item, Kind.TROOPS, quote, period=years, actor=RECIPIENT)


_VALID, _AGO = (BEFORE.bit(one) for one in (counting.VALID, counting.AGO))
_WISHED = seldom(asking.DEMAND, asking.OFFER)
PARTS = {"labour", "utilities", "construction", "logistics", "training equipment"}
_ROUNDS = ("round", "spherical", "cycle", "series", "gather", "bout", "attempt")
LONGEST = 6  # years that an agreement on the cost has run for, at most


def term_reading(scene: Scene, item: Quantity) -> Reading | None:
    """The term of a pact; None where a number of years is a span of time."""
    if not item.noun.startswith(("year", "yr", "month")) or item.value > 10:
        return None
    if item.noun.startswith("m") and 2 * item.value != int(2 * item.value):
        return None  # "fourteen months are left"
    here = clause(scene, item)
    return _termed(scene, item, here, quote) if (quote := _term(scene, item, here)) else None


def told_reading(scene: Scene, item: Quantity, here: Clause, kind: Kind) -> Reading:
    """A number of years, people or rounds that is known to be a claim of a kind."""
    if kind is Kind.TERM:
        noun = counting.DEAL_AFTER.match(here.right)
        quote = item.lead, item.end + (noun.end() if noun else 0)
        return _termed(scene, item, here, quote)
    quote = item.lead, item.end
    if kind is Kind.ROUND:
        return bare_reading(scene, item, kind, quote, actor=scene.both)
    years = troops_year(scene, item) if kind is Kind.TROOPS else None
    now = str(scene.year) if scene.year else None
    years = years or period(scene, item, here) or now
    return bare_reading(scene, item, kind, quote, period=years, actor=RECIPIENT)


def _termed(scene: Scene, item: Quantity, here: Clause, quote: tuple[int, int]) -> Reading:
    """The term of a pact with its status and years."""
    years, ended = term_years(scene, item, ends=bool(counting.ENDS.search(here.right[:60])))
    spoken = None if ended else _term_status(scene, here)
    if adjacent := counting.YEAR_AFTER.match(here.right):
        years = spread(adjacent.group(1), max(1, int(item.value)))
    elif years is None and (of := counting.PACT_OF.search(here.left)):
        first = (of.group(1) or of.group(2)) + ("-04" if scene.host == "JP" else "")
        years = spread(first, max(1, int(item.value)))
    if spoken is Status.EXPECTED:
        years = None
    return bare_reading(
        scene, item, Kind.TERM, quote, status=spoken, period=years, actor=scene.both
    )


def _term(scene: Scene, item: Quantity, here: Clause) -> tuple[int, int] | None:
    """Span of the words that make a number of years the term of a pact; None where none do."""
    noun = counting.DEAL_AFTER.match(here.right)
    verb = None
    if before(scene.seen.low, item.start) & _VALID:
        verb = counting.VALID.search(here.left[-40:] + here.lead)
    if verb is None and here.lead and here.before & _VALID:
        verb = counting.VALID.search(here.left[-40:])
    yearly = item.value <= LONGEST and (item.noun.startswith("y") or item.value >= 1)
    if verb and not (noun or yearly or here.led & _WISHED):
        return None  # "support stretching over ten years" is no pact on the cost
    named = noun or verb or item.noun == "year left out" or _named_beside(scene, item)
    more = here.left.endswith(_MORE_YEARS) and counting.PACT.search(here.sentence)
    told = named or more or (yearly and (spans(here) or of_sum(scene, here, item, RAISES)))
    if none_of_ours(scene, item, here) or not told:
        return None
    ago = noun is None and here.before & _AGO and counting.AGO.search(here.left[-16:])
    if ago or (noun and noun.group().startswith(" of ") and here.left.endswith(_ORDERED)):
        return None  # "the first two years of the deal"
    if not named and scope(scene, item, here) in PARTS:
        return None  # a part of the payment over the years of a pact told elsewhere
    if here.ahead(paying.NOT_OURS, 36) and not paying.OURS.search(here.right[:46]):
        return None
    start, end = item.lead, item.end + (noun.end() if noun else 0)
    return start - (len(verb.group()) if verb and not noun else 0), end


_MORE_YEARS = (" another ", " a further ", " an additional ", " an extra ", " further ")
_ORDERED = ("first ", "last ", "final ", "next ", "other ", "remaining ", "opening ")


def _is_former(scene: Scene, before: str) -> bool:
    """Whether the words before a term call its pact an earlier one; the ninth is of 2014."""
    numbered = counting.NUMBERED.search(before) and (scene.year or 0) > 2014
    return bool(numbered or counting.FORMER.search(before))


def _named_beside(scene: Scene, item: Quantity) -> bool:
    """Whether a term is only named: "13 percent, five years", "six years, 2020 through 2025"."""
    low, end = scene.seen.low, item.end
    if item.value > LONGEST:
        return False
    stretch = scene.stretches.between(item.start, end + 6)
    if any(t.grain == "range" and years_in(t.value or "") == item.value for t in stretch):
        return True
    home = scene.seen.sentence(item.start).start
    if counting.ALONE.fullmatch(low, home, item.lead) and counting.ALONE_END.match(low, end):
        return True
    if not counting.LISTED_END.match(low, end):
        return False
    if counting.LABELLED.search(low, max(0, item.lead - 24), item.lead):
        return True
    near = scene.quantities.between(max(0, item.lead - 24), item.lead)
    sum_before = bool(near) and near[-1].unit in {"percent", *CURRENCIES}
    return sum_before and low[near[-1].end : item.lead] in {", ", "; ", " / ", " and "}


def _term_status(scene: Scene, here: Clause) -> Status | None:
    """Of the pact reported, agreed or tentative; of an earlier one, none."""
    asked = stance(scene, here)
    if asked:
        return Status.DEMANDED if asked is Kind.DEMAND else Status.OFFERED
    lapsed = counting.LAPSED.search(here.right[:90])
    if lapsed and counting.REPLACED.search(here.right, 0, lapsed.start()):
        lapsed = None  # of the one before
    if lapsed or _is_former(scene, here.left[-28:]):
        return None
    around = here.sentence[-120:] + here.right[:120]
    if counting.STILL_TALKING.search(around) and not counting.DONE.search(around):
        return Status.EXPECTED
    if paying.BLOCKED.search(around) and not paying.FINAL.search(around):
        return Status.TENTATIVE
    return Status.TENTATIVE if scene.tentative else Status.AGREED


def round_reading(scene: Scene, item: Quantity) -> Reading | None:
    """A count of rounds held, or an ordinal; None where the talks are others."""
    here = clause(scene, item)
    if none_of_ours(scene, item, here):
        return None
    around = here.sentence[-120:] + " " + scene.seen.low[item.start : item.end] + here.right[:100]
    noun = item.noun.removeprefix("ordinal ")
    nth = noun != item.noun and counting.CLOSED.match(here.right)
    if not (nth or noun.startswith(_ROUNDS) or counting.TALKS.search(around)):
        return None
    tail = counting.OF_TALKS.match(here.right)
    end = item.end + (tail.end() if tail else 0)
    return bare_reading(scene, item, Kind.ROUND, (item.lead, end), actor=scene.both)


RATE = 5000  # won or yen to a dollar, at most


def rate_reading(scene: Scene, item: Quantity) -> Reading | None:
    """`US$1=W1,039`, `1,200 won to the dollar`: a bare rate converts nothing."""
    low = scene.seen.low
    if item.unit not in {"KRW", "JPY"} or item.value > RATE:
        return None
    rate = counting.RATE.search(low, max(0, item.start - 40), item.start)
    if not rate and not counting.RATE_RIGHT.match(low, item.end):
        return None
    if rising.MARKET.search(low, max(0, item.start - 40), item.start):
        return None
    start = rate.start() if rate and "$1" in rate.group() else item.start
    quote = start, item.end
    return bare_reading(scene, item, Kind.EXCHANGE_CONVERSION, quote, period="published")


MONEY = {"KR": "KRW", "JP": "JPY", "DE": "EUR", "NATO": "EUR"}


def cell_reading(scene: Scene, item: Quantity) -> Reading:
    """A number of a table: what was paid, or its rise or share, in the year of its row."""
    _, row, kind, told, *loose = item.noun.split()
    land, year = row.rstrip("0123456789"), row.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    first = int(year or 0)
    late = scene.year is not None and first > scene.year
    local = {unit: party for party, unit in MONEY.items()}.get(item.unit)
    payer = land or local or scene.host or "KR"
    return bare_reading(scene, item, Kind(kind), (item.start, item.end))._replace(
        title=False,
        status=Status.AGREED if late else Status(told),
        scope=scope(scene, item, clause(scene, item)) if loose else "stationing",
        period=fiscal_year(first, "JP") if payer == "JP" and not land else year or None,
        actor=payer,
    )


FIRM = {Status.AGREED, Status.TENTATIVE}


@dataclass(frozen=True, slots=True)
class Pact:
    """What the text says of agreements: their terms, and the first and last year of the new one.

    Attributes:
        first: First year of the agreement reported, as a period; None where nothing fixes it.
        span: All its years; None where its end is not said.
        lapses: Last year of the agreement before it.
        old: All years of that one; None where they are not told.
        terms: Where a term is told, and its years.
        events: The events of the text.
    """

    first: str | None
    span: str | None = None
    lapses: int | None = None
    old: str | None = None
    terms: tuple[tuple[int, str], ...] = ()
    events: tuple[Happening, ...] = ()


def with_term(scene: Scene, one: Reading, pact: Pact, before: Sequence[Reading]) -> Reading:
    """A term with its years: from the first of the new pact, or up to the last of the old one."""
    if one.value != int(one.value) or not one.quantity.noun.startswith("y") or one.value < 1:
        return one
    years = int(one.value)
    if one.period:
        return one._replace(period=_known_end(scene, one, pact) or one.period)
    if one.quantity.high is not None and pact.first and one.status not in FIRM:
        return one._replace(period=f"{pact.first.split('/')[0]}/")  # "three to five years"
    told = (
        _extends(scene, one, pact, years)
        or _rolled_over(scene, one, pact, years)
        or _up_to(scene, one, before, years)
        or _paid_under(scene, one, before, years)
    )
    return one._replace(period=told or _by_role(scene, one, pact, before))


def _rolled_over(scene: Scene, one: Reading, pact: Pact, years: int) -> str | None:
    """Japan's pact prolonged for a year: the fiscal year that follows, or the first reported."""
    low, home = scene.seen.low, scene.seen.sentence(one.start)
    if scene.host != "JP" or years > 1 or not counting.ROLLED.search(low, home.start, home.end):
        return None
    for time in scene.moments.between(home.start, home.end):
        early = time.value and time.value[:4].isdigit() and time.value[4:7] in {"-01", "-02", "-03"}
        if early and time.grain in {"month", "day", "week"}:
            return spread(f"{str(time.value)[:4]}-04", 1)
    return pact.first if pact.first and "-04/" in pact.first else None


def _paid_under(scene: Scene, one: Reading, before: Sequence[Reading], years: int) -> str | None:
    """`paid $920 million in 2019 under a one-year deal`: the year of the sum paid."""
    home = scene.seen.sentence(one.start)
    prior = [r for r in before if home.start <= r.start < one.start and r.period and r.of is None]
    if years >= MULTIYEAR or not prior or prior[-1].kind is not Kind.CONTRIBUTION:
        return None
    under = _UNDER.search(scene.seen.low, prior[-1].end, one.start)
    return prior[-1].period if under else None


def _up_to(scene: Scene, one: Reading, before: Sequence[Reading], years: int) -> str | None:
    """`the last of a five-year pact`: it ends with the year of the sum before."""
    if not _LAST_OF.search(scene.seen.low, max(0, one.start - 40), one.start):
        return None
    prior = [r.period for r in before if r.start < one.start and r.period and r.of is None]
    last = prior[-1][:4] if prior else ""
    return ending(int(last), years, scene.host) if last.isdigit() else None


def _by_role(  # noqa: C901, PLR0911 - one return a rule
    scene: Scene, one: Reading, pact: Pact, before: Sequence[Reading]
) -> str | None:
    """The years of a term by whether it is the pact reported or the one before it."""
    years, firm = int(one.value), one.status in FIRM
    beside = _first_beside(scene, one, before, years, pact)
    if beside and (firm or headed(scene, one.start)):
        return beside
    if line := _dated_line(scene, one, years):
        return line
    passing = any(e.kind in {Kind.RATIFICATION, Kind.TENTATIVE_DEAL} for e in pact.events)
    low = scene.seen.low
    home = scene.seen.sentence(one.start).start
    home = max(home, one.start - 90) if scene.seen.stripped else home
    former = _is_former(scene, low[max(home, one.start - 24) : one.start])
    former = former or bool(counting.IN_FORCE.search(low, home, one.start))
    if not former and firm and years >= MULTIYEAR and (same := _counted(before, years)):
        return same
    if until := _until(scene, pact, years) if firm and not former else None:
        return until
    if (
        former
        or _ends_there(scene, one, pact)
        or one.status is None
        or (firm and not (scene.fresh or passing))
    ):
        ends = [
            (abs(event.start - one.start), last, (event.date or "")[4:7] == "-03")
            for event in pact.events
            if (last := last_year(scene, event)) is not None
            and (former or not _of_old(scene, one, event))
        ]
        near = min(ends, default=None)
        if near and near[0] < NEAR_TERM:
            return ending(near[1], years, "JP" if near[2] else scene.host)
        if former and pact.first and pact.first[:4].isdigit() and (scene.fresh or passing):
            return ending(int(pact.first[:4]) - 1, years, scene.host)
        if former and years == 1 and ends:
            return ending(ends[0][1], years, "JP" if ends[0][2] else scene.host)
        if former and years == 1 and scene.year and counting.IN_FORCE.search(low, home, one.start):
            return ending(scene.year - (scene.host == "JP"), years, scene.host)
    if one.status is None or pact.first is None or _is_past(scene, one, pact):
        return beside
    return spread(pact.first, years)


def _dated_line(scene: Scene, one: Reading, years: int) -> str | None:
    """The term of a pact that a line of a chronicle tells of: from the year that opens the line."""
    year = headed(scene, one.start)
    if not year or not year[:4].isdigit() or one.status not in {None, *FIRM}:
        return None
    low = scene.seen.low
    line = low.rfind("\n", 0, one.start) + 1
    late = counting.LATE_IN_YEAR.match(low, line)
    if (starts := counting.STARTS.search(low, line, one.end + 60)) is not None:
        return spread(starts.group(1) + ("-04" if scene.host == "JP" else ""), years)
    return spread(f"{int(year[:4]) + bool(late)}" + ("-04" if scene.host == "JP" else ""), years)


def _counted(found: Sequence[Reading], years: int) -> str | None:
    """The stretch of so many years that a sum of the new pact is for."""
    told = [
        r.period
        for r in found
        if r.kind is Kind.CONTRIBUTION and r.status in FIRM and years_in(r.period or "") == years
    ]
    return told[0] if told else None


def _until(scene: Scene, pact: Pact, years: int) -> str | None:
    """A term by the last year that the text gives the new pact: `through 2025`."""
    first = int(pact.first[:4]) if pact.first and pact.first[:4].isdigit() else scene.year
    for one in scene.moments.all if years >= MULTIYEAR and first else ():
        last = year_ending(one) if one.opening == "until" else None
        home = scene.seen.sentence(one.start).start
        if last and counting.IN_FORCE.search(scene.seen.low, home, one.start):
            continue
        if last and first and abs(last - years + 1 - first) <= MULTIYEAR:
            return ending(last, years, scene.host)
    return None


def _ends_there(scene: Scene, one: Reading, pact: Pact) -> bool:
    """Whether the sentence of a term goes on to say when that pact ends."""
    home = scene.seen.sentence(one.start)
    return not scene.seen.stripped and any(
        e.kind is Kind.EXPIRY
        and one.end <= e.start < home.end
        and not counting.REPLACED.search(scene.seen.low, one.end, e.start)
        and not counting.FORMER.search(scene.seen.low, one.end, e.end)
        for e in pact.events
    )


def _of_old(scene: Scene, one: Reading, event: Happening) -> bool:
    """Whether an expiry told in another sentence is that of the pact before."""
    home = scene.seen.sentence(event.start)
    other = not home.start <= one.start < home.end
    return other and bool(counting.IN_FORCE.search(scene.seen.low, home.start, event.end + 9))


def _known_end(scene: Scene, one: Reading, pact: Pact) -> str | None:
    """A term that is off by a year from a pact's known end: it was signed late."""
    years = int(one.value)
    first, last = bounds(str(one.period))
    if years < MULTIYEAR or last - first + 1 != years:
        return None
    ends = [end for event in pact.events if (end := last_year(scene, event)) is not None]
    return ending(last - 1, years, scene.host) if last - 1 in ends and last not in ends else None


def _is_past(scene: Scene, one: Reading, pact: Pact) -> bool:
    """Whether the sentence of a term dates its deal years before the report."""
    home = scene.seen.sentence(one.start)
    dates = [
        e.date[:4]
        for e in pact.events
        if e.kind in DEALS and e.date and home.start <= e.start < home.end
    ]
    return any(d.isdigit() and int(d) <= (scene.year or 0) - MULTIYEAR for d in dates)


def _first_beside(
    scene: Scene, one: Reading, found: Sequence[Reading], years: int, pact: Pact
) -> str | None:
    """A term opens with the first year of the sums that its sentence, or the next, gives it."""
    if years < MULTIYEAR or one.status is Status.EXPECTED:
        return None
    home = scene.seen.sentence(one.start)
    told = headed(scene, one.start) or _is_past(scene, one, pact)
    after = scene.seen.sentence(min(home.end + 1, len(scene.seen.low) - 1))
    goes_on = (
        counting.AGAIN.match(scene.seen.low, after.start) is not None and not scene.seen.stripped
    )
    end = after.end if goes_on else home.end
    firsts = [
        str(r.period)
        for r in found
        if one.end <= r.start < min(end, one.end + 260)
        and r.of is None
        and r.kind is Kind.CONTRIBUTION
        and (told or r.status is not Status.PAID)
        and r.period
        and "/" not in str(r.period)
        and carries(scene, r)
    ]
    return spread(min(firsts), years) if firsts and not scene.seen.stripped else None


def _extends(scene: Scene, one: Reading, pact: Pact, years: int) -> str | None:
    """An extension begins where the pact that it extends ends."""
    low = scene.seen.low
    lo, hi = scene.seen.window(one.start, one.end)
    if not _EXTENDS.search(low, max(lo, one.start - 40), min(hi, one.end + 24)):
        return None
    lead = one.quantity.lead
    verb = counting.PROLONGED.search(low, max(lo, lead - 30), lead)
    for event in pact.events:
        last = (event.date or "") if event.kind is Kind.EXPIRY else ""
        if not last[:1].isdigit():
            continue
        before = lo - 160 < event.start < one.start
        if before or (verb and one.end <= event.start < hi):
            march = last[4:7] == "-03"
            return spread(f"{last[:4]}-04" if march else str(int(last[:4]) + 1), years)
    return None


_EXTENDS = pattern(r"\b(?:exten[ds]|prolong|bridge|rollover|stopgap)")
NEAR_TERM = 500  # characters within which an expiry is that of a term
_UNDER = pattern(
    r"\bunder (?:(?:an?|the|its|that) )?(?:(?:deal|pact|agreement|accord|arrangement) )?$"
)
_LAST_OF = pattern(r"\b(?:last|final)(?: year)? of (?:a|the|its|that) $")
