"""Why a claim may disagree with all others: reasons with a prior, a likelihood and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import exp, log, log1p, pi, sqrt
from typing import TYPE_CHECKING

from burdenshare.claim import Claim, Kind, Status
from burdenshare.errors import SeriesError
from burdenshare.ledger import noise
from burdenshare.ledger.identity import Statement
from burdenshare.ledger.variable import Reading, Variable, is_money, log_value, when, years_of
from burdenshare.units import WORDS, Currency, change, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.ledger.reconcile import Ledger

_EXACT = 0.001  # log sd beyond its own print within which a figure is taken from another
_OF_THE_YEAR = 0.75  # years from a report or its figure within which a rate is its own
_SLIP = 2.0  # slips weigh more among reasons than among faults: most faults have no name
_SEEN = 4.0  # how much likelier a repair is that stands elsewhere in print
_PART, _SMALL = -5.0, -0.7  # log of the least part that is printed; of one that is surely a part


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason, how likely it is beforehand, and how well it fits the figure.

    Attributes:
        kind: slip, scope, conversion, currency, rounding, status, year, treaty, level, span,
            fiscal, unspent or unknown.
        weight: Prior times likelihood.
        sentence: What an auditor would note.
        meant: The value meant, in the claim's unit, where the reason gives one.
    """

    kind: str
    weight: float
    sentence: str
    meant: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim set against what all others say of the same form.

    Attributes:
        claim: The claim.
        reading: What it is taken to be about.
        statement: Its statement.
        centre: Log of what it says of the form, at the likeliest rate.
        sd: Log sd of how it was printed, and of the rate.
        without: Mean of the form given all other claims, as log.
        spread: Its sd.
        odds: Probability of each part of the statement.
        part: Name of the likeliest right part.
        seen: Values printed for the same variable in the same unit.
        beside: Ids of the claims of the same variable, less copies.
    """

    claim: Claim
    reading: Reading
    statement: Statement
    centre: float
    sd: float
    without: float
    spread: float
    odds: tuple[float, ...]
    part: str = ""
    seen: frozenset[Decimal | None] = frozenset()
    beside: tuple[str, ...] = ()

    @property
    def gap(self) -> float:
        """Log of the claim over what the others say."""
        return self.centre - self.without

    @property
    def said(self) -> str:
        """The claim's figure."""
        return say(float(self.claim.value or 0), self.claim.unit or "")

    def fit(self, mean: float, sd: float) -> float:
        """Density of the claim if the truth lies at a mean with an sd."""
        variance = sd**2 + self.sd**2
        return exp(-0.5 * (self.centre - mean) ** 2 / variance) / sqrt(2 * pi * variance)


def _slips(case: Case, _: Ledger) -> Iterator[Reason]:
    """Digits lost, doubled or swapped, and wrong scales, as in the posterior itself.

    A repair that another witness prints for the same variable is likelier than one nobody has.
    """
    total = case.spread**2
    for part in case.statement.parts:
        if not part.fault or part.meant is None:
            continue
        variance = total + part.sd**2
        fit = exp(-0.5 * (part.centre - case.without) ** 2 / variance) / sqrt(2 * pi * variance)
        if part.weight * fit > 1e-6:
            meant = say(float(part.meant), case.claim.unit or "")
            yield Reason(
                kind="slip",
                weight=_SLIP * part.weight * fit * (_SEEN if part.meant in case.seen else 1.0),
                sentence=f"A slip: {part.name}; {meant} was meant, not {case.said}.",
                meant=part.meant,
            )


def _points(case: Case, _: Ledger) -> Iterator[Reason]:
    """A rise whose decimal point moved: 82 per cent for 8.2."""
    if case.reading.how != "growth" or not case.claim.value:
        return
    for shift in (-2, -1, 1):
        meant = case.claim.value.scaleb(shift)
        if meant >= 1:
            spread = sqrt(case.spread**2 + 0.001**2)
            gap = (log1p(float(meant) / 100) - case.without) / spread
            yield Reason(
                kind="slip",
                weight=0.05 * exp(-0.5 * gap**2) / (spread * sqrt(2 * pi)),
                sentence=f"A slip: the decimal point moved; {meant} per cent was meant, "
                f"not {case.said}.",
                meant=meant,
            )


def _currency(case: Case, _: Ledger) -> Iterator[Reason]:
    """The right number with the wrong currency."""
    unit = (case.reading.years or (case.reading.variable,))[0].unit
    if not (is_money(case.claim.unit) and is_money(unit)) or case.claim.unit == unit:
        return
    centre, sd = log_value(case.reading)
    spread = sqrt(case.spread**2 + sd**2)
    gap = (centre - case.without) / spread
    yield Reason(
        kind="currency",
        weight=0.1 * exp(-0.5 * gap**2) / (spread * sqrt(2 * pi)),
        sentence=f"Another currency: {say(float(case.claim.value or 0), unit)} was meant, "
        f"not {case.said}.",
    )


def _others(
    case: Case, ledger: Ledger, *, own: bool = False
) -> Iterator[tuple[Variable, float, float]]:
    """Other variables of the same payer and unit, with their posteriors."""
    solution = ledger.solution
    if solution is None:
        return
    mine = case.reading.variable
    for node in solution.kin(mine):
        if node == mine or (node in case.reading.years and not own):
            continue
        mean, sd = solution.moments({node: 1.0})
        if sd < 0.2:
            yield node, mean, sd


def _year_of(case: Case) -> int | None:
    years = years_of(case.claim.period)
    return years[0] if years else case.reading.variable.year


def _years(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """The figure of another year, printed for this one; or of one year, printed for several."""
    year, mine = _year_of(case), case.reading.variable
    if case.reading.how in {"alone", "rise"} or year is None:
        return
    if case.reading.how == "growth":
        yield from _other_rises(case, ledger, year)
        return
    span = {node.year for node in case.reading.years}
    for node, mean, sd in _others(case, ledger, own=bool(span)):
        if node.series != mine.series or node.year in {None, None if span else year}:
            continue
        distance = max(1, abs((node.year or 0) - year)) if node.year not in span else 1
        yield Reason(
            kind="year",
            weight=0.06 / distance**1.5 * case.fit(mean, sd + _EXACT),
            sentence=f"Another year's figure: {case.said} fits {when(node.period)} "
            f"({say(exp(mean), node.unit)}), not {when(mine.period)}.",
        )


def _other_rises(case: Case, ledger: Ledger, year: int) -> Iterator[Reason]:
    """The rise of another year, printed for this one."""
    solution, now = ledger.solution, case.reading.years[0]
    if solution is None:
        return
    nodes = {node.year: node for node in solution.line(now)}
    for other, node in nodes.items():
        before = nodes.get((other or 0) - 1)
        if before is None or other == year:
            continue
        mean, sd = solution.moments({node: 1.0, before: -1.0})
        distance = abs((other or 0) - year)
        yield Reason(
            kind="year",
            weight=0.06 / distance**1.5 * case.fit(mean, sd + 0.0005),
            sentence=f"Another year's rise: {case.said} is that of {when(node.period)}, not of "
            f"{when(now.period)}.",
        )


def _status(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """A sum asked for, offered or provisional, printed as agreed; or the other way round."""
    mine = case.reading.variable
    if case.reading.how == "growth":
        yield from _other_status_of_rise(case, ledger)
        return
    money = {"contribution", "demand", "offer"}
    for node, mean, sd in _others(case, ledger):
        same = node.measure in money and mine.measure in money and node.scope == mine.scope
        if not same or node.status == mine.status:
            continue
        near = not (mine.period and node.period) or mine.period[:4] == node.period[:4]
        yield Reason(
            kind="status",
            weight=(0.06 if near else 0.01) * case.fit(mean, sd + _EXACT),
            sentence=f"Another status: {case.said} fits the sum {node.status} for "
            f"{when(node.period)} ({say(exp(mean), node.unit)}), not the one {mine.status}.",
        )


def _other_status_of_rise(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """A rise that others report as only asked for, offered or provisional."""
    for reading in ledger.readings.values():
        other = reading.claim
        if reading.variable.measure != "increase" or reading.variable.status == "agreed":
            continue
        if other.unit == case.claim.unit and other.value == case.claim.value:
            yield Reason(
                kind="status",
                weight=5.0,
                sentence=f"Another status: {case.said} is the rise {reading.variable.status}, "
                "not one agreed.",
            )


def _scope(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """Support beside or beyond the special agreement, or only a part of it."""
    mine = case.reading.variable
    if mine.measure not in {"contribution", "share", "total_cost"}:
        return
    for node, mean, sd in _others(case, ledger):
        if node.measure == mine.measure and node.scope != mine.scope:
            yield Reason(
                kind="scope",
                weight=0.1 * case.fit(mean, sd + 0.03),
                sentence=f"Another scope: {case.said} fits {node.scope} "
                f"({say(exp(mean), node.unit)}), not {mine.scope}.",
            )
    if _PART < case.gap < 1.8 and abs(case.gap) > 0.08:
        weight = 0.15 if mine.measure == "share" else 0.07 if case.gap > 0 else 0.03
        weight *= 1 + 3 * _listed(case, ledger) if case.gap < _SMALL else 1
        yield Reason(kind="scope", weight=weight, sentence=f"Another scope: {_what(case)}.")


def _listed(case: Case, ledger: Ledger) -> int:
    """Other sums of the report that are as small for the same thing: parts come in lists."""
    mine, measure = case.claim, case.reading.variable.measure
    return sum(
        log_value(one)[0] < case.without + _SMALL
        for one in ledger.readings.values()
        if (one.claim.report, one.claim.unit, one.variable.measure)
        == (mine.report, mine.unit, measure)
        and one.claim.value
        and one.claim.id != mine.id
    )


def _what(case: Case) -> str:
    """What a figure of another scope may count."""
    mine, times = case.reading.variable, exp(case.gap)
    known = mine.scope == "stationing"
    if mine.measure == "share":
        why = ": military pay in it lowers a share, indirect support raises it" if known else ""
        return f"another whole{why}"
    if case.gap < 0:
        return f"only a part of the {mine.scope} sum ({100 * times:.0f} % of it)"
    why = ": direct and indirect support, or the other side's own spending, is counted in"
    return f"a wider scope, {times:.2f} times the {mine.scope} sum{why if known else ''}"


def _rate(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """A conversion at the rate of another day."""
    unit = case.reading.years[0].unit if case.reading.years else case.reading.variable.unit
    claim = case.claim
    if not is_money(claim.unit) or not is_money(unit) or claim.unit == unit or not ledger.exchange:
        return
    implied = exp(case.without - log_value(case.reading)[0])
    source, target = Currency(str(claim.unit)), Currency(unit)
    if claim.published is None:
        return
    try:
        day = noise.days_at(ledger.exchange, source, target, implied, around=claim.published)
    except SeriesError:
        return
    if day is None:
        return
    known = years_of(claim.period) or (case.reading.variable.year or claim.published.year,)
    anchors = [claim.published, *(date(year, 7, 1) for year in known)]
    years = min(abs((day - anchor).days) for anchor in anchors) / 365.25
    prior = 0.9 if years < _OF_THE_YEAR else 0.3 / (1 + years)
    yield Reason(
        kind="conversion",
        weight=prior * exp(-abs(case.gap) / 0.2) / 0.3,
        sentence=f"Conversion: {case.said} is the same sum at {rate_words(implied, claim, unit)}, "
        f"the rate of about {day:%B %Y}.",
    )


def _handed_on(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """The conversion, at the rate of its day, of a figure that is itself off."""
    source, claim = ledger.readings.get(case.claim.of or ""), case.claim
    if source is None or not ledger.exchange or not claim.published or abs(case.gap) < -_SMALL:
        return
    value, unit = float(source.claim.value or 0), str(source.claim.unit)
    try:
        pair = Currency(str(claim.unit)), Currency(unit)
        rate = ledger.exchange.convert(1.0, *pair, claim.published)
    except (SeriesError, ValueError):
        return
    implied = value / float(claim.value or 1)
    yield Reason(
        kind="conversion",
        weight=20.0 * exp(-0.5 * ((implied / rate - 1) / 0.03) ** 2),
        sentence=f"Conversion: {case.said} is {say(value, unit)} at "
        f"{rate_words(implied, claim, unit)}; what is wrong there is wrong here.",
    )


def rate_words(rate: float, claim: Claim, unit: str) -> str:
    """A rate as people quote it: the larger number of units for one."""
    return (
        f"{rate:,.4g} {WORDS.get(unit, unit)} per {_ONE.get(str(claim.unit), claim.unit)}"
        if rate > 1
        else f"{1 / rate:,.4g} {WORDS.get(str(claim.unit), claim.unit)} per {_ONE.get(unit, unit)}"
    )


_ONE = {"USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "KRW": "won"}


def _level(case: Case, _: Ledger) -> Iterator[Reason]:
    """A percentage that is a level, not a rise: 150 % of the sum is 50 % more."""
    claim = case.claim
    if claim.kind is not Kind.INCREASE or claim.unit != "percent" or not claim.value:
        return
    value = float(claim.value) / 100
    if value <= 0:
        return
    prior = 0.2 if value >= 1 else 0.01
    weight = 0.0
    for part, looser in ((0.8, 0.03), (0.2, 0.3)):
        spread = sqrt(case.spread**2 + case.sd**2 + looser**2)
        gap = (log(value) - case.without) / spread
        weight += prior * part * exp(-0.5 * gap**2) / (spread * sqrt(2 * pi))
    yield Reason(
        kind="level",
        weight=weight,
        sentence=f"A level, not a rise: {claim.value} per cent of the earlier sum "
        f"is a change of {claim.value - 100:+} per cent.",
    )


def _span(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """The sum of several years printed as one year's, or one year's as the sum of several."""
    solution, year = ledger.solution, _year_of(case)
    if solution is None or year is None or not is_money(case.claim.unit):
        return
    levels = {
        node.year: exp(solution.moments({node: 1.0})[0])
        for node in solution.line((case.reading.years or (case.reading.variable,))[0])
        if node.year is not None
    }
    usual = levels.get(year, exp(case.without))
    each = case.reading.how == "mean"
    for count in range(2, 7):
        for first in () if each else range(year - count + 1, year + 1):
            known = [levels.get(first + k, usual) for k in range(count)]
            yield Reason(
                kind="span",
                weight=0.02 * case.fit(log(sum(known)), _EXACT if len(levels) > 1 else 0.03),
                sentence=f"A span: {case.said} is the total of {count} years, {first} to "
                f"{first + count - 1}, not one year's sum.",
            )
        yield Reason(
            kind="span",
            weight=0.012 * case.fit(case.without - log(count), case.spread + 0.01),
            sentence=f"A span: {case.said} is one of {count} years, not their total.",
        )


def _fiscal(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """A fiscal year read as a calendar year."""
    year = _year_of(case)
    if year is None or case.reading.how != "level":
        return
    for node, mean, sd in _others(case, ledger):
        if node.series == case.reading.variable.series and node.year in {year - 1, year + 1}:
            mixed = 0.75 * case.without + 0.25 * mean
            yield Reason(
                kind="fiscal",
                weight=0.02 * case.fit(mixed, sd + case.spread),
                sentence=f"Fiscal against calendar year: {case.said} lies a quarter of the way "
                f"to {when(node.period)}.",
            )


def _treaty(case: Case, ledger: Ledger) -> Iterator[Reason]:
    """A sum that another agreement, or another of its years, lays down."""
    mine, year = case.reading.variable, _year_of(case)
    if case.reading.how != "level" or mine.measure != "contribution" or year is None:
        return
    own = {payment.agreement for payment in ledger.schedule if payment.year == year}
    for payment in ledger.schedule:
        if payment.payer != mine.payer or payment.currency != mine.unit:
            continue
        if payment.agreement in own or payment.leg is not None:
            continue
        yield Reason(
            kind="treaty",
            weight=0.03 / (1 + abs(payment.year - year)) * case.fit(log(payment.amount), _EXACT),
            sentence=f"Another treaty year: {case.said} is what {payment.agreement} sets "
            f"for {payment.year}.",
        )


def _unspent(case: Case, _: Ledger) -> Iterator[Reason]:
    """Money agreed but not appropriated or not spent."""
    contribution = case.reading.variable.measure == "contribution"
    level = case.reading.how == "level" and case.claim.status is Status.PAID
    if contribution and level and -0.5 < case.gap < -0.02:
        yield Reason(
            kind="unspent",
            weight=0.1 / 0.48,
            sentence=f"Agreed is not spent: {100 * exp(case.gap):.0f} % of the agreed sum was "
            "appropriated or disbursed.",
        )


def _rounded(case: Case, _: Ledger) -> Iterator[Reason]:
    """A figure rounded more loosely than it is printed."""
    if case.reading.how in {"growth", "alone", "rise"}:
        extra = 0.003
    else:
        extra = min(0.06, 0.003 + 2.5 * noise.half_unit(case.claim))
    coarse = extra > 0.05 or case.claim.unit == case.reading.variable.unit
    yield Reason(
        kind="rounding",
        weight=(0.1 if coarse else 0.05) * case.fit(case.without, sqrt(case.spread**2 + extra**2)),
        sentence=f"Rounding: {case.said} is {change(exp(case.gap) - 1)} off, more than it shows.",
    )


def reasons(case: Case, ledger: Ledger) -> list[tuple[Reason, float]]:
    """Reasons for a claim's gap and their probabilities, likeliest first, one of each kind."""
    found = [
        reason
        for make in (
            _years,
            _status,
            _scope,
            _rate,
            _handed_on,
            _level,
            _span,
            _fiscal,
            _treaty,
            _unspent,
            _rounded,
            _slips,
            _points,
            _currency,
        )
        for reason in make(case, ledger)
    ]
    broad = sqrt(0.5**2 + case.spread**2)
    unknown = 0.05 * exp(-0.5 * (case.gap / broad) ** 2) / (broad * sqrt(2 * pi))
    found.append(
        Reason(
            kind="unknown",
            weight=max(unknown, 1e-9),
            sentence=f"No known reason: {case.said} is {exp(case.gap):.3g} times the rest.",
        )
    )
    best: dict[str, Reason] = {}
    for reason in found:
        if reason.weight > best.get(reason.kind, Reason(kind="", weight=0.0, sentence="")).weight:
            best[reason.kind] = reason
    whole = sum(reason.weight for reason in best.values())
    ranked = sorted(best.values(), key=lambda reason: (-reason.weight, reason.kind))
    return [(reason, reason.weight / whole) for reason in ranked]
