"""The regime's identities: readings as statements about the logs of unknowns.

A dollar figure is won over the rate, a rise is this year over last year, a share is a part over
its whole, "a year" is a mean over years, a schedule says what was owed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log, sqrt
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.claim import Status
from burdenshare.ledger import noise
from burdenshare.ledger.noise import Part, pooled
from burdenshare.ledger.variable import (
    Reading,
    Variable,
    log_value,
    middle_of,
    rate_of,
    years_of,
)
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from burdenshare.agreement import Payment
    from burdenshare.series import Exchange

Latent: TypeAlias = tuple[str, ...]
Node: TypeAlias = Variable | Latent

PAID_IS_AGREED = 0.003
"""Log sd between what the press calls paid and what was agreed."""

_BROAD = 0.5  # log sd of a figure that is wrong in no known way
_OFF = 0.05  # and of one that is a little off: an old figure, another definition
_NEAR = 0.35  # part of the faults that are only a little off
_SLIPS = 0.3  # part of the faults that are slips
_WALK = {
    "contribution": (0.03, 0.06),
    "total_cost": (0.03, 0.08),
    "share": (0.0, 0.15),
    "troops": (0.0, 0.05),
}
_TYPICAL = {"KRW": 27.5, "JPY": 26.0}  # log of a yearly sum where nothing is known
_BREAK = 0.05  # years in which a series jumps
_CATEGORIES = {
    "labour": "labour",
    "construction": "construction",
    "military construction": "construction",
    "logistics": "logistics",
}
_UNDATED = 0.03
_WHOLE = Part(name="no more than the whole", centre=0.0, sd=0.002, weight=1.0)
_ANYWHERE = 1000.0  # log reach of a bound below which nothing is likelier than anything else


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A form in the logs of unknowns, and where it lies.

    Attributes:
        terms: Unknowns and their coefficients.
        total: Unknowns and weights inside one log of a sum, added to the form.
        constant: Added inside that log.
        sign: Sign of that log.
        parts: Where the form lies: right ones first, then faults.
        side: 1 where the truth lies above the figure, -1 below, 0 around.
        reach: How far, as log.
        claim: The claim it comes from.
        source: Whose error rate holds; None for what cannot be faulty.
        role: claim, rate, walk, level, schedule or identity.
    """

    terms: tuple[tuple[Node, float], ...]
    total: tuple[tuple[Node, float], ...] = ()
    constant: float = 0.0
    sign: float = 1.0
    parts: tuple[Part, ...]
    side: int = 0
    reach: float = 0.0
    claim: str | None = None
    source: str | None = None
    role: str = "claim"


def _slip_parts(reading: Reading, centre: float, sd: float, weight: float) -> list[Part]:
    """Slips of the pen as further parts; the form moves with the log of the repair."""
    claim = reading.claim
    assert claim.value is not None  # noqa: S101 - only claims with a value are read
    if claim.value <= 0 or reading.how in {"growth", "alone", "rise"}:
        return []
    slips = noise.scale_slips(claim.value)
    if claim.unit not in {"percent", "years"}:
        precision = claim.precision or noise.implied_precision(claim.value, claim.unit)
        slips += noise.digit_slips(claim.value, precision)
    if reading.variable.measure == "share":
        slips = tuple(slip for slip in slips if slip.meant <= 100)
    return [
        Part(
            name=slip.name,
            centre=centre + slip.gap,
            sd=sd,
            weight=weight * slip.weight,
            fault=True,
            meant=slip.meant,
        )
        for slip in slips
    ]


def _extra(reading: Reading) -> float:
    """Log sd for what the press takes loosely: paid for agreed, and a year left unsaid."""
    claim, measure = reading.claim, reading.variable.measure
    paid = claim.status is Status.PAID and reading.how == "level" and measure == "contribution"
    yearly = measure in {"contribution", "share"} and reading.variable.scope == "stationing"
    undated = claim.period is None and yearly
    return sqrt(PAID_IS_AGREED**2 * paid + _UNDATED**2 * undated)


def _form(reading: Reading) -> tuple[dict[Node, float], tuple[tuple[Node, float], ...]]:
    """Terms, and terms inside the log of a sum."""
    count = len(reading.years)
    if reading.how == "growth" and reading.before:
        return {reading.years[0]: 1.0, reading.before: -1.0}, ()
    if count and reading.how in {"mean", "either"}:
        return {}, tuple((year, 1 / count) for year in reading.years)
    if count and reading.how == "sum":
        return {}, tuple((year, 1.0) for year in reading.years)
    return {reading.variable: 1.0}, ()


def _rise(reading: Reading, levels: Mapping[Variable, float]) -> Statement:
    """An absolute rise: this year is last year plus the amount."""
    claim, before = reading.claim, reading.before
    assert before is not None  # noqa: S101 - a rise is read with its base
    assert claim.value is not None  # noqa: S101 - only claims with a value are read
    amount = float(claim.value)
    level = max(levels.get(before, 0.0), levels.get(reading.years[0], 0.0), 2 * abs(amount))
    sd = sqrt(noise.rounding(claim) ** 2 + noise.looseness(claim) ** 2) * abs(amount) / level
    sd = max(sd, 0.0005)
    parts = (
        Part(name="as printed", centre=0.0, sd=sd, weight=1.0),
        Part(name="wrong", centre=0.0, sd=0.2, weight=1.0, fault=True),
    )
    return Statement(
        terms=((reading.years[0], 1.0),),
        total=((before, 1.0),),
        constant=amount,
        sign=-1.0,
        parts=parts,
        claim=claim.id,
        source=claim.outlet or claim.report,
    )


def _right(reading: Reading, centre: float, sd: float) -> list[Part]:
    """What the claim can rightly mean: one thing, or for a span a mean or a sum."""
    count = len(years_of(reading.claim.period))
    plain = Part(name="as printed", centre=centre, sd=sd, weight=1.0)
    if reading.how == "either":
        whole = replace(plain, name="in all", centre=centre - log(count), weight=0.5)
        return [replace(plain, name="a year", weight=0.5), whole]
    if reading.how == "sum" and not reading.years:
        return [replace(plain, centre=centre - log(count))]
    return [plain]


def _at_rates(parts: Sequence[Part], rates: Sequence[Part]) -> list[Part]:
    """Each right part at each rate it may have been converted at."""
    return [
        replace(
            part,
            name=f"{part.name}, at {rate.name}" if part.name != "as printed" else rate.name,
            centre=part.centre + rate.centre,
            sd=sqrt(part.sd**2 + rate.sd**2),
            weight=part.weight * rate.weight,
        )
        for part in parts
        for rate in rates
    ]


def _claimed(
    reading: Reading,
    shared: Mapping[tuple[object, ...], Latent],
    known: Mapping[Latent, tuple[Part, ...]],
) -> Statement:
    """A claim as a statement: right, broadly wrong, or one of its slips.

    Args:
        reading: The claim.
        shared: Rounding errors that several witnesses share.
        known: Rates that only this claim was converted at, as mixtures.
    """
    claim = reading.claim
    centre, sd = log_value(reading)
    terms, total = _form(reading)
    group, rate = shared.get(printed(reading)), rate_of(reading)
    if group:
        terms[group] = 1.0
        sd = sqrt(max(sd**2 - noise.rounding(claim) ** 2, 1e-8))
    sd = sqrt(sd**2 + _extra(reading) ** 2)
    right = _right(reading, centre, sd)
    folded = known.get(rate) if rate is not None else None
    mean, spread = pooled(folded) if folded else (0.0, 0.0)
    slips = [
        slip
        for part in right
        for slip in _slip_parts(
            reading, part.centre + mean, sqrt(sd**2 + spread**2), _SLIPS / 2 / len(right)
        )
    ]
    if folded:
        right = _at_rates(right, folded)
    elif rate:
        terms[rate] = -1.0
    middle, _ = pooled(right)
    broad = 1 - sum(part.weight for part in slips)
    side, reach = noise.one_side(claim) if reading.how != "growth" else (0, 0.0)
    return Statement(
        terms=tuple(terms.items()),
        total=total,
        parts=(
            *right,
            Part(name="off", centre=middle, sd=_OFF, weight=_NEAR, fault=True),
            Part(name="wrong", centre=middle, sd=_BROAD, weight=broad - _NEAR, fault=True),
            *slips,
        ),
        side=side,
        reach=reach,
        claim=claim.id,
        source=claim.outlet or claim.report,
    )


def printed(reading: Reading) -> tuple[object, ...]:
    """Figures printed alike of one variable share their rounding error."""
    return (reading.variable, reading.how, reading.claim.unit, reading.claim.value)


def _shared_rounding(
    readings: Sequence[Reading],
) -> tuple[dict[tuple[object, ...], Latent], list[Statement]]:
    """A rounding error of its own for every figure that several witnesses print alike."""
    groups: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.how in {"level", "mean", "sum"} and reading.claim.unit != "years":
            groups[printed(reading)].append(reading)
    shared: dict[tuple[object, ...], Latent] = {}
    statements = []
    for key, group in groups.items():
        if len(group) < 2 or noise.rounding(group[0].claim) < 1e-6:
            continue
        node = ("rounding", group[0].claim.id)
        shared[key] = node
        sd = max(noise.rounding(reading.claim) for reading in group)
        part = Part(name="rounding", centre=0.0, sd=sd, weight=1.0)
        statements.append(Statement(terms=((node, 1.0),), parts=(part,), role="identity"))
    return shared, statements


def _rates(
    readings: Sequence[Reading], exchange: Exchange
) -> tuple[dict[Latent, tuple[Part, ...]], list[Statement]]:
    """What is known of each conversion rate before the figures are looked at.

    Returns:
        Rates that one claim alone was converted at, to be part of its statement; and statements
        on those that several claims share or that no table holds.
    """
    users: dict[Latent, list[Reading]] = defaultdict(list)
    for reading in readings:
        node = rate_of(reading)
        if node is not None:
            users[node].append(reading)
    alone: dict[Latent, tuple[Part, ...]] = {}
    statements: list[Statement] = []
    loose: dict[Latent, date] = {}
    for node, group in users.items():
        parts, firm = _guesses(node, group[0], exchange)
        published = group[0].claim.published
        if not firm and published:
            loose[node] = published
        if firm and len(group) == 1 and not noise.one_side(group[0].claim)[0]:
            alone[node] = parts
        else:
            statements.append(Statement(terms=((node, 1.0),), parts=parts, role="rate"))
    return alone, statements + _rate_walk(loose)


def _guesses(node: Latent, reading: Reading, exchange: Exchange) -> tuple[tuple[Part, ...], bool]:
    """Rates a claim may have been converted at, and whether they are known."""
    node_year = reading.variable.year
    years = years_of(reading.claim.period) or ((node_year,) if node_year else ())
    spans = [middle_of(year, reading.variable.payer) for year in years]
    found = noise.guesses(
        exchange,
        Currency(node[2]),
        Currency(node[3]),
        figure=(spans[0][0], spans[-1][1]) if spans else None,
        published=reading.claim.published,
    )
    if not found:
        return (Part(name="no rate known", centre=0.0, sd=8.0, weight=1.0),), False
    parts = tuple(Part(name=r.name, centre=r.mean, sd=r.sd, weight=r.weight) for r in found)
    return parts, found[0].firm


def _rate_walk(loose: Mapping[Latent, date]) -> list[Statement]:
    """Rates of days for which no table is known still move only so fast."""
    statements = []
    pairs: dict[tuple[str, ...], list[Latent]] = defaultdict(list)
    for node in loose:
        pairs[node[2:4]].append(node)
    for nodes in pairs.values():
        for a, b in pairwise(sorted(nodes, key=lambda node: (loose[node], node))):
            days = (loose[b] - loose[a]).days
            sd = sqrt(0.004**2 + noise.VOLATILITY**2 * days)
            part = Part(name="drift", centre=0.0, sd=sd, weight=1.0)
            terms = ((b, 1.0), (a, -1.0))
            statements.append(Statement(terms=terms, parts=(part,), role="walk"))
    return statements


def _levels(readings: Sequence[Reading]) -> dict[Variable, float]:
    """A first guess at each variable, from claims in its own unit."""
    found: dict[Variable, list[float]] = defaultdict(list)
    for reading in readings:
        same = reading.claim.unit == reading.variable.unit
        if reading.how == "level" and same and reading.claim.value is not None:
            found[reading.variable].append(float(reading.claim.value))
    return {variable: median(values) for variable, values in found.items()}


def _walks(nodes: Sequence[Variable], claimed: Sequence[Statement]) -> list[Statement]:
    """Weak priors: a series drifts, and starts anywhere near its size."""
    levels: dict[Node, list[float]] = defaultdict(list)
    for statement in claimed:
        if len(statement.terms) == 1 and not statement.total:
            levels[statement.terms[0][0]].append(statement.parts[0].centre)
    series: dict[tuple[str | None, ...], list[Variable]] = defaultdict(list)
    for node in nodes:
        lone = node.year is None or node.measure not in _WALK
        series[(*node.series, node.period, str(node.rank)) if lone else node.series].append(node)
    statements = []
    for group in series.values():
        line = sorted(group, key=lambda node: node.year or 0)
        sizes = [centre for node in line for centre in levels[node]]
        start = median(sizes) if sizes else _TYPICAL.get(line[0].unit, 20.5)
        if line[0].unit == "percent":
            start = 0.0 if line[0].measure == "increase" else log(0.4)
        level = Part(name="level", centre=start, sd=2.0 if sizes else 6.0, weight=1.0)
        statements.append(Statement(terms=((line[0], 1.0),), parts=(level,), role="level"))
        for a, b in pairwise(line):
            gap = (b.year or 0) - (a.year or 0)
            drift, sd = _WALK[a.measure]
            usual = Part(name="drift", centre=drift * gap, sd=sd * sqrt(gap), weight=1 - _BREAK)
            jump = replace(usual, name="a break", sd=_BROAD, weight=_BREAK)
            terms = ((b, 1.0), (a, -1.0))
            statements.append(Statement(terms=terms, parts=(usual, jump), role="walk"))
    return statements


def _shares(nodes: set[Variable], exchange: Exchange) -> list[Statement]:
    """A contribution is its share of the total of its own scope and year, in that currency."""
    statements = []
    line = [n for n in sorted(nodes, key=lambda n: (n.name, n.unit)) if n.year is not None]
    totals = {(n.scope, n.period): n for n in line if n.measure == "total_cost"}
    paid = {(n.payer, n.scope, n.period, n.status): n for n in line if n.measure == "contribution"}
    for share in (n for n in line if n.measure == "share"):
        total = totals.get((share.scope, share.period))
        status = str(Status.AGREED) if share.status == Status.PAID else share.status
        part = paid.get((share.payer, share.scope, share.period, status))
        if total is None or part is None:
            continue
        terms: list[tuple[Node, float]] = [(part, 1.0), (share, -1.0), (total, -1.0)]
        if part.unit != total.unit:
            node = ("rate", f"mean of {part.period}", total.unit, part.unit, "")
            rates = _yearly(part, total, exchange)
            if not rates:
                continue
            statements.append(Statement(terms=((node, 1.0),), parts=rates, role="rate"))
            terms.append((node, -1.0))
        held = Part(name="share of the total", centre=0.0, sd=0.005, weight=1.0)
        statements.append(Statement(terms=tuple(terms), parts=(held,), role="identity"))
    return statements


def _wholes(nodes: Sequence[Variable]) -> list[Statement]:
    """No share is more than the whole."""
    return [
        Statement(terms=((n, 1.0),), parts=(_WHOLE,), side=-1, reach=_ANYWHERE, role="identity")
        for n in nodes
        if n.measure == "share" and n.unit == "percent"
    ]


def _yearly(part: Variable, total: Variable, exchange: Exchange) -> tuple[Part, ...]:
    """Rates between a contribution and a total of the same year."""
    if part.year is None:
        return ()
    found = noise.guesses(
        exchange,
        Currency(total.unit),
        Currency(part.unit),
        figure=middle_of(part.year, part.payer),
        published=None,
    )
    return tuple(Part(name=r.name, centre=r.mean, sd=r.sd, weight=r.weight) for r in found)


def _sums(nodes: set[Variable]) -> list[Statement]:
    """A contribution is the sum of its categories, where a year has all of them."""
    parts: dict[Variable, dict[str, Variable]] = defaultdict(dict)
    for node in nodes:
        category = _CATEGORIES.get(node.scope or "")
        if node.measure == "contribution" and category:
            parts[replace(node, scope="stationing")][category] = node
    held = (Part(name="sum of its categories", centre=0.0, sd=0.003, weight=1.0),)
    return [
        Statement(
            terms=((whole, -1.0),),
            total=tuple((part, 1.0) for _, part in sorted(found.items())),
            parts=held,
            role="identity",
        )
        for whole, found in sorted(parts.items(), key=lambda item: item[0].name)
        if len(found) == len(set(_CATEGORIES.values()))
    ]


def _owed(nodes: set[Variable], schedule: Sequence[Payment]) -> list[Statement]:
    """What agreements owe, softly: the latest agreement that names a year by itself."""
    chosen: dict[tuple[str, int, str], Payment] = {}
    for payment in schedule:
        key = (payment.payer, payment.year, str(payment.currency))
        if payment.leg is None and (key not in chosen or str(payment.basis) != "hold"):
            chosen[key] = payment
    statements = []
    for node in sorted(nodes, key=lambda n: n.name):
        owed = chosen.get((node.payer or "", node.year or 0, node.unit))
        agreed = (node.measure, node.scope, node.status) == ("contribution", "stationing", "agreed")
        if owed is None or not agreed or owed.amount <= 0:
            continue
        centre = log(owed.amount)
        parts = (
            Part(name=owed.agreement, centre=centre, sd=0.002, weight=1.0),
            Part(name="not as scheduled", centre=centre, sd=0.1, weight=1.0, fault=True),
        )
        statements.append(
            Statement(
                terms=((node, 1.0),), parts=parts, role="schedule", source="agreements in force"
            )
        )
    return statements


def statements_of(
    readings: Sequence[Reading], exchange: Exchange, schedule: Sequence[Payment] = ()
) -> list[Statement]:
    """Everything that binds the unknowns: claims, rates, identities, schedules and weak priors.

    Args:
        readings: One for each witness and figure.
        exchange: Known rates; only the day of a conversion is uncertain.
        schedule: What agreements owe; empty for the press alone.
    """
    levels = _levels(readings)
    shared, rounding = _shared_rounding(readings)
    known, rates = _rates(readings, exchange)
    claimed = [
        _rise(reading, levels) if reading.how == "rise" else _claimed(reading, shared, known)
        for reading in readings
    ]
    named = {
        node
        for statement in claimed
        for node, _ in (*statement.terms, *statement.total)
        if isinstance(node, Variable)
    }
    sums = _sums(named)
    named |= {node for held in sums for node, _ in held.terms if isinstance(node, Variable)}
    tied = [*sums, *_shares(named, exchange), *_owed(named, schedule)]
    line = sorted(named, key=lambda node: (node.name, node.unit))
    return [*claimed, *rates, *rounding, *tied, *_walks(line, claimed), *_wholes(line)]
