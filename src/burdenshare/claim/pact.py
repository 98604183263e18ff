"""What years a figure without its own is for: those of the agreement that the text speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from burdenshare.claim.beside import (
    COUNTED,
    LOOK,
    beside,
    budgeted,
    echoed,
    from_share,
    from_then,
    given,
    has_parts,
    listed,
    next_years,
    of_whole,
    pairs_of_years,
    past_span,
    respective,
    rising,
    running,
    twin,
    up_to,
    whole_through,
    worked_out,
    years_before,
)
from burdenshare.claim.count import FIRM, Pact, with_term
from burdenshare.claim.reported import (
    following_year,
    lapsed,
    old_span,
    planned,
    reported_span,
    rounds_by,
    titled_year,
)
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.discourse.accord import under
from burdenshare.discourse.occasion import happened
from burdenshare.discourse.period import LONGEST_TERM, in_first
from burdenshare.discourse.scene import AFTER, after
from burdenshare.discourse.years import (
    caps,
    carries,
    dated,
    edge,
    edge_told,
    era_of,
    fiscal,
    in_all,
    is_japan,
    may_be,
    rose,
    sought,
    totals,
    yearly,
)
from burdenshare.logit.period import likeliest_years, standing
from burdenshare.measure import counting
from burdenshare.measure.rising import HELD
from burdenshare.mention.moment import (
    bounds,
    ending,
    on_record,
    pacts_of,
    shifted,
    spread,
    years_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.claim.event import Happening
    from burdenshare.discourse.accord import Accords
    from burdenshare.discourse.scene import Reading, Scene
    from burdenshare.logit.period import Era, Option, What

_CONTRIBUTION, _INCREASE, _SHARE = Kind.CONTRIBUTION, Kind.INCREASE, Kind.SHARE
_PAID, _AGREED, _EXPECTED = Status.PAID, Status.AGREED, Status.EXPECTED
PAID_KINDS = {Kind.CONTRIBUTION, Kind.INCREASE}
OPEN_KINDS = {Kind.CONTRIBUTION, Kind.DEMAND, Kind.OFFER, Kind.INCREASE, Kind.SHARE}
AHEAD = 90  # characters from a sum to the term that it is told under
CLOSE_BY = 60  # characters from a term to the sum it is agreed with
_OF_THEM = AFTER.bit(counting.OF_THEM)


def _at_edge(scene: Scene, one: Reading, pact: Pact) -> str | None:
    """`The first-year sum`, `in the last year`: the edge of the pact told nearest."""
    item = one.quantity
    closing = edge_told(scene, item)
    if closing is None or (one.period and in_first(scene.seen.low, item.end)):
        return None
    near = min(pact.terms, key=lambda term: abs(term[0] - item.start), default=None)
    span = near[1] if near and one.status not in FIRM else pact.span
    if span is None or not years_in(span):
        return pact.first
    return edge(span, last=closing)


NEXT_TO = 20  # characters in which a sum is told as that of the second year, or a later one


def _edge_of(scene: Scene, one: Reading, pact: Pact, told: Sequence[Reading]) -> str | None:
    """`over 2009-2013 ... 760 billion won in the first year, 790 billion in the second`."""
    low, item = scene.seen.low, one.quantity
    closing = edge_told(scene, item) if one.period and years_in(one.period) > 1 else None
    if one.period and closing is not None:
        return edge(one.period, last=closing)
    prior = told[-1].period if told else None
    if not prior or low.find("in the ", item.end, item.end + NEXT_TO) < 0:
        return None
    nth = counting.NTH.match(low, item.end)
    if not nth:
        return None
    if years_in(prior) > 1 and pact.span and prior[:4] == pact.span[:4]:
        return shifted(pact.span, counting.PLACE[nth["n"]] - 1)
    return shifted(prior, 1) if years_in(prior) == 1 else None


def _over_pact(  # noqa: C901, PLR0911, PLR0912 - one return a rule
    scene: Scene, one: Reading, pact: Pact, told: Sequence[Reading]
) -> Reading:
    """Sums and caps that are for several years of the pact, not for its first."""
    if one.of is not None:
        return one
    own = pact.span or pact.first
    if edge := _edge_of(scene, one, pact, told) or years_before(scene, one, own):
        return one._replace(period=edge)
    length = years_in(one.period) if one.period else 0
    through = length == 1 and one.kind is _CONTRIBUTION and whole_through(scene, one, pact)
    if some := through or _some_years(scene, one, pact, told):
        return one._replace(period=some)
    if length > 1 and not caps(one, pact.span):
        return one
    bare = one.kind is _CONTRIBUTION and one.period is None and pact.first
    if bare and rose(scene, one):
        return one._replace(period=shifted(str(pact.first), -1), status=_PAID)
    own = _whole(scene, one, pact)
    if own is None and not dated(scene, one):
        own = _at_edge(scene, one, pact) or (_under_term(scene, one, pact) if pact.terms else None)
    if own:
        return one._replace(period=own)
    span = pact.span
    if one.kind is _INCREASE:
        return _later_raise(scene, one, pact, told)
    if one.period is None and pact.old and (old := _underold_span(scene, one, pact.old)):
        return one._replace(period=old)
    if one.status is _PAID or span is None:
        return one
    if length > 1 or (one.period is not None and one.period[:4] != span[:4]):
        return one
    japan = is_japan(scene, one)
    if japan and one.period is None:
        asked = one.kind is Kind.DEMAND and not scene.fresh and yearly(scene, one)
        return one._replace(period=f"{span[:7]}/" if asked else span)
    if one.kind is _SHARE and one.period is None and one.status is _AGREED and years_in(span) > 1:
        gone = min(max(0, (scene.year or 0) - bounds(span)[0]), years_in(span) - 1)
        return one._replace(period=shifted(span, gone, years_in(span) - gone))  # from now on
    many = yearly(scene, one) or totals(scene, one) or (japan and in_all(scene, one))
    wide = one.kind is _CONTRIBUTION or (japan and one.kind is Kind.OFFER)
    return one._replace(period=span) if wide and many and not dated(scene, one) else one


def _underold_span(scene: Scene, one: Reading, old: str) -> str | None:
    """`Under the current agreement Japan bears ...`: the years of the pact before the new one."""
    item = one.quantity
    lo = max(scene.seen.sentence(item.start).start, item.start - 200)
    if not counting.OLD.search(scene.seen.low, lo, item.start):
        return None
    whole = is_japan(scene, one) or years_in(old) == 1 or yearly(scene, one)
    return old if whole else None


def _under_term(scene: Scene, one: Reading, pact: Pact) -> str | None:
    """`is paying 1.04 trillion won under a one-year deal`: the year of that deal."""
    item = one.quantity
    low, home = scene.seen.low, scene.seen.sentence(item.start)
    again = one.kind is _INCREASE and counting.AGAIN.match(low, home.start)
    since = scene.seen.sentence(max(0, home.start - 1)).start if again else home.start
    for start, years in pact.terms:
        if not since <= start < item.end + AHEAD:
            continue
        told = home.start <= start < item.start
        opens = told and counting.UNDER_A.match(low, home.start, start)
        if years_in(years) == 1 and (opens or start < home.start):
            return years
        near = told and item.start - start < CLOSE_BY
        rolled = near and counting.ROLLED.search(low, home.start, start)
        if rolled or (told and in_all(scene, one)):
            return years
        if years_in(years) == 1 and counting.FOR_TERM.fullmatch(low, item.end, start):
            return years
        if told and counting.UNDER_WHICH.search(low, start, item.lead):
            return years
        if item.end < start < home.end and years_in(years) == 1:
            return years if counting.UNDER.match(low, item.end, start) else None
    return None


def _whole(scene: Scene, one: Reading, pact: Pact) -> str | None:
    """The years of a sum `over the five years`: those of the pact it speaks of."""
    low, item = scene.seen.low, one.quantity
    over = counting.OVER_YEARS.match(low, item.end)
    if not over:
        return None
    told = [q for q in scene.quantities.between(item.end, over.end()) if q.unit == "years"]
    count = int(told[0].value) if told else 0
    if told and not 1 < count <= LONGEST_TERM:
        return None
    if " years" in over.group() and not count:
        return None
    if one.period and years_in(one.period) == 1 and count > 1:
        return spread(one.period, count)
    terms = [t for t in pact.terms if not count or years_in(t[1]) == count]
    new = pact.span if pact.span and (not count or years_in(pact.span) == count) else None
    old = counting.OLD.search(
        low, max(scene.seen.sentence(item.start).start, item.start - 160), item.start
    )
    if count > 1 and old and pact.lapses:
        return ending(pact.lapses, count, scene.host)
    near = min(terms, key=lambda term: abs(term[0] - item.start))[1] if terms else None
    apart = new and near and not years_in(new) < years_in(near) and one.status in FIRM
    return new if apart and not old and near != new else near or new


def _some_years(scene: Scene, one: Reading, pact: Pact, told: Sequence[Reading]) -> str | None:
    """`in each of the last two years`, `... of the following two years`."""
    low, end = scene.seen.low, one.quantity.end
    found = counting.OF_THEM.match(low, end) if after(low, end) & _OF_THEM else None
    if not found:
        return None
    count = COUNTED.get(found["n"]) or int(found["n"])
    prior = next((r.period for r in reversed(told) if r.period and r.of is None), None)
    later = counting.AFTER_THAT.match(scene.seen.low, found.end()) is not None
    if (later or found["which"] in {"following", "next", "remaining", "coming"}) and prior:
        return shifted(prior, 1, count)
    if pact.span is None or not found["which"]:
        return None
    first, last = bounds(pact.span)
    start = last - count + 1 if found["which"] in {"last", "final"} else first
    return spread(f"{start}-04" if "-" in pact.span else str(start), count)


def _later_raise(scene: Scene, one: Reading, pact: Pact, prior: Sequence[Reading]) -> Reading:
    """A cap on yearly raises, or a raise every year: from the pact's second year to its last."""
    low, item = scene.seen.low, one.quantity
    lo = max(scene.seen.sentence(item.start).start, item.lead - 60)
    each = counting.EACH.match(low, item.end)
    every = bool(each and len(each.group().strip(" ,")) > 2)
    every |= bool(counting.RAISE_EACH.search(low, max(0, item.lead - 70), item.lead))
    span = _local_span(scene, one, pact, prior)
    if wide := _of_average(scene, one, prior):
        return one._replace(period=wide)
    barred = one.modality is Modality.MORE_THAN and counting.BARRED.search(low, lo, item.lead)
    held = one.modality is Modality.LESS_THAN and HELD.search(low, lo, item.lead + 8)
    if not (one.modality is Modality.AT_MOST or every or barred or held):
        return one
    if span is None or years_in(span) == 1:
        span = up_to(scene, one, pact.first) or span
        if told := next_years(scene, one, pact.first, prior):
            return one._replace(period=told)
    if span is None:
        return from_then(scene, one, prior)
    first, last = bounds(span)
    if years_in(one.period or "") > 1:
        span, (first, last) = str(one.period), bounds(str(one.period))
    told = (one.period or "")[:4]
    told = "" if told == str(first - 1) else told  # from which it rises
    if last <= first or (told.isdigit() and not first <= int(told) <= last):
        return one
    whole = "-04/" in span  # Japan tells a rise of the yearly average
    return one._replace(period=span if whole else shifted(span, 1, last - first))


def _of_average(scene: Scene, one: Reading, told: Sequence[Reading]) -> str | None:
    """A rise of the yearly average is for all the years that the average is taken over."""
    low, item = scene.seen.low, one.quantity
    home = scene.seen.sentence(item.start)
    recent = [r for r in told[-LOOK:] if r.of is None and r.period]
    prior = recent[-1] if recent else None
    if counting.AVERAGE.search(low, home.start, item.lead):
        spans = [r for r in recent if yearly(scene, r) and years_in(str(r.period)) > 1]
        prior = spans[-1] if spans else prior
    if prior is None or years_in(str(prior.period)) <= 1:
        return None
    if prior.kind is Kind.INCREASE:
        return prior.period if low[prior.end : item.lead] in {", ", " or ", ", or ", " ("} else None
    begin = home.start
    if prior.start < home.start:
        if not counting.RISES.match(low, home.start):
            return None
        begin = scene.seen.sentence(prior.start).start
    if counting.AVERAGE.search(low, begin, item.end + 24):
        return prior.period
    plain = prior.start >= home.start and not counting.OVER_YEAR.match(low, item.end)
    if prior.unit == "JPY" and plain and yearly(scene, prior):
        return prior.period
    each = counting.EACH.match(low, item.end) if one.unit == "JPY" else None
    return prior.period if each and len(each.group().strip(" ,")) > 1 else None


def _local_span(scene: Scene, one: Reading, pact: Pact, told: Sequence[Reading]) -> str | None:
    """The years of the pact that a line speaks of; else of the one reported."""
    low = scene.seen.low
    line = low.rfind("\n", 0, one.start) + 1
    if scene.seen.stripped:
        return pact.span
    near = [years for start, years in pact.terms if line <= start < one.end]
    if near:
        return near[-1]
    lo, hi = scene.seen.window(one.start, one.end)
    ends = [t.years for t in scene.moments.between(lo, hi) if t.opening == "until" and t.years]
    named = counting.NAMED_PACT.search(low, lo, one.start)
    if named and ends and int(named.group(1)) < int(ends[0][:4]):
        return spread(named.group(1), int(ends[0][:4]) - int(named.group(1)) + 1)
    sums = [r.period for r in told[-LOOK:] if r.start >= line and r.period and carries(scene, r)]
    if ends and sums and sums[-1][:4] < ends[0][:4]:
        return shifted(sums[-1], 0, int(ends[0][:4]) - int(sums[-1][:4]) + 1)
    return pact.span


def _with_default(scene: Scene, one: Reading, pact: Pact, year: str | None) -> Reading:
    if one.period or one.of is not None:
        return one
    if one.actor in {"KR", "JP"} and scene.host in {"KR", "JP"} and one.actor != scene.host:
        return one  # another's payment
    if one.status is Status.PAID:
        titled = titled_year(scene) if one.kind in PAID_KINDS else None
        return one._replace(period=titled) if titled else one
    if year is None:
        return one
    if one.kind is Kind.INCREASE:
        wide = pact.span if scene.host == "JP" else None  # whose pacts are told by their whole sum
        return one._replace(period=wide or spread(year, 1))
    return one._replace(period=year) if one.kind in OPEN_KINDS else one


_TOLD_OF = {Kind.CONTRIBUTION, Kind.INCREASE, Kind.SHARE}
_FIRM = {Status.PAID, Status.AGREED, Status.TENTATIVE}
_DATED = {Kind.DEMAND, Kind.OFFER, Kind.ROUND, Kind.FURLOUGH}


def _named(
    scene: Scene, one: Reading, accords: Accords, prior: Sequence[Reading], pact: Pact
) -> str | None:
    """The years of a figure without its own, by the agreement that its passage names."""
    if one.period or one.of is not None or one.kind not in _TOLD_OF or one.status not in _FIRM:
        return None
    told = accords.of(one, pact.terms)
    if not told:
        return None
    whole = Pact(spread(told[0], 1), span=told[0])
    some = _edge_of(scene, one, whole, prior) or _some_years(scene, one, whole, prior)
    return some or under(scene, one, told[0], named=told[1])


def _agreements(
    scene: Scene, found: list[Reading], events: Sequence[Happening], accords: Accords
) -> tuple[list[Reading], Pact, Pact]:
    """Figures with the years of terms; the agreement reported; that of firm figures without one."""
    made = accords.made() if scene.fresh else None
    year = spread(made, 1) if made else following_year(found, events, scene)
    pact = Pact(year, events=tuple(events), lapses=lapsed(scene, events))
    known: list[Reading] = []
    for at, one in enumerate(found):
        if one.kind is not Kind.TERM:
            known.append(one)
        elif told := accords.term(one):
            known.append(one._replace(period=told))
        else:
            about = (*known[-LOOK:], *found[at + 1 : at + LOOK])
            known.append(with_term(scene, one, pact, about))
    terms = tuple((r.start, r.period) for r in known if r.kind is Kind.TERM and r.period)
    old = old_span(scene, pact, terms)
    span = reported_span(scene, known, events, year)
    ours = pacts_of(scene.host, accords.published)
    span = on_record(ours, planned(scene, known, span, year))
    pact = replace(pact, span=span, terms=terms, old=old)
    begins = int(pact.span[:4]) if pact.span else 0
    spelt = any(time.value == pact.span for time in scene.stretches.all)
    if spelt and not made and begins >= (scene.year or 9999) and str(begins) != (year or "")[:4]:
        pact = replace(pact, first=spread(str(pact.span), 1))
    force = accords.in_force(scene.host)
    if scene.fresh or not force or accords.public(pact.first):
        return known, pact, pact
    return known, pact, Pact(spread(force, 1), span=force, terms=terms)


def _others(scene: Scene, accords: Accords, pact: Pact) -> Pact | None:
    """Japan's agreement in force, where the report is about another's."""
    if scene.host == "JP" or all(item.unit != "JPY" for item in scene.figures):
        return None
    force = accords.in_force("JP")
    return Pact(spread(force, 1) if force else None, span=force, terms=pact.terms)


def _is_planned(scene: Scene, one: Reading, pact: Pact) -> bool:
    """Whether a sum is told over all the years of a pact to come: `over five years`."""
    near = scene.seen.low.find(" years", one.quantity.end, one.quantity.end + AHEAD) >= 0
    return near and pact.span is not None and _whole(scene, one, pact) == pact.span


def with_periods(  # noqa: C901 - one branch a rule
    scene: Scene, found: list[Reading], events: Sequence[Happening], accords: Accords
) -> tuple[list[Reading], Pact]:
    """Periods that the rest of the text fixes; conversions take those of what they convert."""
    known, pact, runs = _agreements(scene, found, events, accords)
    other = _others(scene, accords, pact)
    pairs, raises, parts = pairs_of_years(scene), rising(known), has_parts(scene)
    out: list[Reading] = []
    for one in known:
        if one.of is not None:
            base = out[one.of]
            out.append(one._replace(period=base.period, date=base.date))
            continue
        done = one
        if one.kind is _SHARE and from_share(scene, one):
            done = one._replace(period=None, status=_PAID)  # what is to be changed
        elif (pairs and (told := respective(scene, one, pairs))) or (
            not one.period
            and (
                told := past_span(scene, one)
                or years_before(scene, one, pact.span or pact.first)
                or worked_out(scene, one, out)
                or echoed(scene, one, out)
                or _named(scene, one, accords, out, pact)
                or budgeted(scene, one)
            )
        ):
            done = one._replace(period=told)
        elif one.kind is _SHARE and (now := running(scene, one, None)):
            done = one._replace(period=now)
        elif one.kind in OPEN_KINDS:
            firm = one.status is _AGREED and (pact is runs or not _is_planned(scene, one, pact))
            mine = runs if firm or one.status is _PAID else pact
            mine = other if other and one.unit == "JPY" else mine
            done = _over_pact(scene, beside(scene, one, out), mine, out)
            if done.period is None and (again := listed(scene, one, out) or twin(one, raises)):
                done = done._replace(period=again)
            done = _with_default(scene, done, mine, mine.first if mine is pact else None)
        if done.kind is _SHARE and (now := running(scene, done, pact.first)):
            done = done._replace(period=now)
        if one.kind in _DATED:
            when = happened(scene, one.kind, one.start, one.end)
            done = done._replace(date=rounds_by(scene, one, when, events, accords.published))
        if done.status is _AGREED or done.status is _EXPECTED:
            done = given(scene, done)
        if parts and done.status in _FIRM:
            done = of_whole(scene, done, out)
        out.append(fiscal(scene, done) if done.period else done)
    return out, pact


GUESSED = OPEN_KINDS | {Kind.TERM}


def choice_of(
    scene: Scene, one: Reading, before: Sequence[Reading], pact: Pact, known: tuple[str, ...]
) -> tuple[What, list[Option], Era]:
    """Kind and status of a figure, the years that it may be for, and the day of print.

    Args:
        scene: What was read of the report.
        one: The figure.
        before: Those before it, with their years.
        pact: The agreement reported.
        known: Years of the payer's agreements that were public.
    """
    around = era_of(scene, known)
    ours = (("first", pact.first), ("span", pact.span), ("old", pact.old))
    told = [(years, (name,)) for name, years in ours if years]
    news = "news" if scene.fresh else "talks"
    what = f"{one.kind}", f"{one.status or 'none'}", f"{one.kind} {news}"
    return what, may_be(scene, one, before, (*told, *standing(around))), around


def with_likely(
    scene: Scene, found: list[Reading], pact: Pact, known: tuple[str, ...]
) -> list[Reading]:
    """Figures that no rule gives years, with the likeliest; conversions with what they convert."""
    out: list[Reading] = []
    for one in found:
        years = one.period
        if one.of is not None:
            years = out[one.of].period
        elif years is None and one.kind in GUESSED:
            years = likeliest_years(*choice_of(scene, one, out, pact, known))
            years = years or sought(scene, one, known)
        out.append(one if years == one.period else one._replace(period=years))
    return out
