"""Contradictions in the evidence: the failing identity in numbers, and the reasons for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import exp, hypot, log, sqrt
from typing import TYPE_CHECKING

from burdenshare.claim import Claim, Kind
from burdenshare.errors import InputError, SeriesError
from burdenshare.ledger.hypothesis import Case, Reason, rate_words, reasons
from burdenshare.ledger.noise import cross, days_at
from burdenshare.ledger.variable import (
    Variable,
    is_money,
    log_value,
    middle_of,
    rate_of,
    when,
    years_of,
)
from burdenshare.units import Currency, Period, change, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from burdenshare.ledger.reconcile import Ledger, Solution

_WIDER = 0.14  # log ratio from which a figure of another scope is worth a note
_UNITS = {"percent", "people", "years", "count", "multiple"}
_ABSURD = 1e18
_NOTHING_LEFT, _ALL = -100, 100
_NOTED = 0.025  # log gap from which a figure that may be right is noted
_TWICE, _THRICE = 2.0, 3.0
_VAGUE = 0.02  # log sd of the rest from which nothing can be held against a figure
_OF_ITS_DAY = 31  # days
_KEEP = 0.01  # alternatives less likely than this are left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A contradiction in the evidence, or a claim that cannot be used.

    Attributes:
        claims: Ids of the claims it is about.
        message: The failing identity in numbers.
        explanation: The likeliest reason, in a sentence.
        probability: How likely that reason is.
        alternatives: Other reasons and their probabilities, likeliest first.
        kind: Short name of the likeliest reason.
        meant: The value meant, in the claim's unit, where that reason gives one.
    """

    claims: tuple[str, ...]
    message: str
    explanation: str
    probability: float
    alternatives: tuple[tuple[str, float], ...] = ()
    kind: str = ""
    meant: Decimal | None = None


def _bad_value(claim: Claim, value: Decimal) -> str | None:
    """Why a number cannot be the value of a claim, if it cannot."""
    change = claim.kind is Kind.INCREASE
    if not value.is_finite():
        return f"its value {value} is not a number"
    if abs(value) > _ABSURD:
        return f"its value {value:.3g} is beyond any sum of the field"
    if value < 0 and not change:
        return f"its value {value} is negative"
    if value == 0 and not (change and claim.unit == "percent"):
        return "its value is zero"
    if claim.unit == "percent" and change and value <= _NOTHING_LEFT:
        return f"a change of {value} per cent leaves nothing"
    more = claim.unit == "percent" and claim.kind is Kind.SHARE and value > _ALL
    return f"a share of {value} per cent is more than the whole" if more else None


def _fault(claim: Claim) -> str | None:
    """Why a claim cannot be used, if it cannot."""
    values = [value for value in (claim.value, claim.value_high) if value is not None]
    wrong = next((why for value in values if (why := _bad_value(claim, value))), None)
    if values and wrong is None and not (is_money(claim.unit) or claim.unit in _UNITS):
        wrong = f"its unit {claim.unit!r} is not one we know"
    if wrong is None and len(values) == 2 and values[1] < values[0]:
        wrong = f"its range {values[0]} to {values[1]} is upside down"
    printed = claim.precision
    if wrong is None and printed is not None and not (printed.is_finite() and printed > 0):
        wrong = f"its precision {printed} is not a positive number"
    try:
        if wrong is None and claim.period:
            Period.parse(claim.period)
    except InputError as error:
        wrong = error.message
    return wrong


def admissible(claims: Sequence[Claim]) -> tuple[list[Claim], list[Problem]]:
    """Claims that can be used, sorted by id, and a problem for each that cannot."""
    good: dict[str, Claim] = {}
    bad = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        why = _fault(claim)
        if why is None:
            good.setdefault(claim.id, claim)
            continue
        bad.append(
            Problem(
                claims=(claim.id,),
                message=f"claim {claim.id} ({claim.report}) is left out: {why}",
                explanation="The claim cannot be read as a figure of the ledger.",
                probability=1.0,
                kind="refused",
            )
        )
    return list(good.values()), bad


def problem(claims: Sequence[str], message: str, ranked: Sequence[tuple[Reason, float]]) -> Problem:
    """A problem from ranked reasons."""
    first, probability = ranked[0]
    return Problem(
        claims=tuple(claims),
        message=message,
        explanation=first.sentence,
        probability=probability,
        alternatives=tuple((r.sentence, p) for r, p in ranked[1:] if p >= _KEEP),
        kind=first.kind,
        meant=first.meant,
    )


def cases(ledger: Ledger) -> Iterator[Case]:
    """Every claim against what all others say of the same form."""
    solution = ledger.solution
    if solution is None:
        return
    by_id = {claim.id: claim for claim in ledger.claims}
    posterior = solution.posterior
    seen: dict[tuple[Variable, str | None], set[Decimal | None]] = defaultdict(set)
    beside: dict[Variable, list[str]] = defaultdict(list)
    for key, reading in ledger.readings.items():
        seen[reading.variable, reading.claim.unit].add(reading.claim.value)
        if key not in ledger.copies:
            beside[reading.variable].append(key)
    printed = {key: frozenset(values) for key, values in seen.items()}
    alike = {variable: tuple(sorted(keys)) for variable, keys in beside.items()}
    for row, statement in enumerate(solution.statements):
        if statement.claim is None:
            continue
        odds = posterior.odds[row][: len(statement.parts)].tolist()
        right = [k for k, part in enumerate(statement.parts) if not part.fault]
        best = max(right, key=lambda k: odds[k])
        part, reading = statement.parts[best], ledger.readings[statement.claim]
        yield Case(
            claim=by_id[statement.claim],
            reading=reading,
            statement=statement,
            centre=part.centre,
            sd=part.sd,
            without=float(posterior.without_mean[row]),
            spread=sqrt(float(posterior.without_var[row])),
            odds=tuple(odds),
            part=part.name,
            seen=printed[reading.variable, reading.claim.unit],
            beside=alike[reading.variable],
        )


def _identity(case: Case) -> str:
    """The form that fails, in numbers."""
    claim, reading = case.claim, case.reading
    unit = reading.years[0].unit if reading.years else reading.variable.unit
    if reading.how == "growth":
        implied = 100 * (exp(case.without) - 1)
        now, before = reading.years[0].period, reading.before.period if reading.before else "?"
        return (
            f"{case.said} is printed for the rise from {before} to {now}, "
            f"but the other figures make it {implied:.1f} %"
        )
    scale = 100 if unit == "percent" else 1
    implied, gap = scale * exp(case.without), exp(case.gap) - 1
    what = f"{reading.variable.measure.replace('_', ' ')} of {when(reading.variable.period)}"
    spoken = say(implied, unit)
    shared = any(isinstance(n, tuple) and n[0] == "rate" for n, _ in case.statement.terms)
    if shared and claim.unit:
        spoken, spoken_claim = say(implied, claim.unit), f"{case.said} is printed"
    elif is_money(claim.unit) and claim.unit != unit and is_money(unit):
        rate = exp(case.centre - log_value(reading)[0])
        spoken_claim = f"{case.said} at {rate_words(rate, claim, unit)} is " + say(
            exp(case.centre), unit
        )
    else:
        years = len(years_of(claim.period))
        whole = case.part.startswith("in all") or reading.how == "sum"
        spoken_claim = f"{case.said} is printed"
        if whole and years > 1:
            spoken_claim = f"{case.said} over {years} years is {say(exp(case.centre), unit)} a year"
    return f"{spoken_claim}, but the other claims put the {what} at {spoken} ({change(gap)})"


def _flagged(ledger: Ledger) -> Iterator[Problem]:
    """Claims more likely faulty than not, and sound ones that still read unlike the rest."""
    for case in cases(ledger):
        faulty = sum(
            odds for part, odds in zip(case.statement.parts, case.odds, strict=True) if part.fault
        )
        if faulty > ledger.options.doubtful:
            ids = [case.claim.id, *_against(case)]
            yield problem(ids, f"{_identity(case)}.", reasons(case, ledger))
        elif _reads_otherwise(case, ledger):
            seen = _at_the_day(case, ledger)
            ids = [seen.claim.id, *_against(seen)]
            yield problem(ids, f"{_identity(seen)}.", reasons(seen, ledger))


def _at_the_day(case: Case, ledger: Ledger) -> Case:
    """The case as if the report had converted at the rate of its own day."""
    claim, unit = case.claim, case.reading.variable.unit
    folded = all(isinstance(node, Variable) for node, _ in case.statement.terms)
    foreign = is_money(claim.unit) and is_money(unit) and claim.unit != unit
    if not (foreign and folded and claim.published and ledger.exchange):
        return case
    try:
        rate, _ = cross(
            ledger.exchange, Currency(str(claim.unit)), Currency(unit), *[claim.published] * 2
        )
    except SeriesError:
        return case
    level, sd = log_value(case.reading)
    return replace(case, centre=level + rate, sd=sd)


def _reads_otherwise(case: Case, ledger: Ledger) -> bool:
    """Whether a reader who takes the figure at its word finds another sum."""
    if case.reading.how != "level" or case.statement.side or case.spread > _VAGUE:
        return False
    seen = _at_the_day(case, ledger)
    return abs(seen.gap) > max(_NOTED, _TWICE * sqrt(seen.sd**2 + case.spread**2))


def _level_of(solution: Solution, variable: Variable) -> tuple[float, Variable] | None:
    """Log of a payer's yearly sum, at the year nearest to a variable's period."""
    wanted = years_of(variable.period) or ((variable.year or 0),)
    same = [
        node
        for node in solution.nodes
        if isinstance(node, Variable)
        and (node.measure, node.scope, node.status) == ("contribution", "stationing", "agreed")
        and node.year is not None
    ]
    if not same or not wanted[0]:
        return None
    middle = wanted[len(wanted) // 2]
    node = min(same, key=lambda n: (n.payer != variable.payer, abs((n.year or 0) - middle)))
    mean, sd = solution.moments({node: 1.0})
    return (mean, node) if sd < 0.1 else None


def _beside(ledger: Ledger) -> Iterator[Problem]:
    """Sums of a wider scope that a reader could take for the contribution."""
    solution = ledger.solution
    if solution is None or ledger.exchange is None:
        return
    claims: dict[Variable, list[str]] = defaultdict(list)
    for key, reading in ledger.readings.items():
        claims[reading.variable].append(key)
    for variable, ids in claims.items():
        other = variable.measure == "contribution" and variable.scope != "stationing"
        if not other or variable.payer == "US" or variable not in solution.place:
            continue
        near = _level_of(solution, variable)
        mean, _ = solution.moments({variable: 1.0})
        if near is None or near[1].payer != variable.payer or mean - near[0] < _WIDER:
            continue
        year = near[1].period
        said = ", ".join(_printed(ledger, key) for key in sorted(ids))
        message = (
            f"{said} ({variable.scope}, {when(variable.period)}) is {exp(mean - near[0]):.2f} "
            f"times the stationing contribution of {year}, {say(exp(near[0]), variable.unit)}."
        )
        sentence = (
            f"Another scope: it counts {variable.scope}, support beside or beyond the special "
            "agreement, not the contribution alone."
        )
        yield problem(ids, message, _mostly("scope", sentence, said))


def _printed(ledger: Ledger, key: str) -> str:
    claim = ledger.readings[key].claim
    return say(float(claim.value or 0), claim.unit or "")


def _mostly(kind: str, sentence: str, said: str) -> list[tuple[Reason, float]]:
    """The reason the text itself gives, and what is left beside it."""
    other = Reason(
        kind="unknown", weight=0.1, sentence=f"{said} is wrong for a reason that is not known."
    )
    return [(Reason(kind=kind, weight=0.9, sentence=sentence), 0.9), (other, 0.1)]


def _in_dollars(ledger: Ledger, level: float, node: Variable) -> float | None:
    """A year's sum in dollars at the mean rate of that year."""
    if ledger.exchange is None or node.year is None or not is_money(node.unit):
        return None
    try:
        rate, _ = cross(
            ledger.exchange, Currency.USD, Currency(node.unit), *middle_of(node.year, node.payer)
        )
    except SeriesError:
        return None
    return exp(level - rate)


def _wholes(ledger: Ledger) -> Iterator[Problem]:
    """What the other side spends itself, against the share that is printed."""
    solution = ledger.solution
    if solution is None or ledger.exchange is None:
        return
    shares = [
        (key, reading)
        for key, reading in ledger.readings.items()
        if reading.variable.measure == "share"
        and reading.variable.scope == "stationing"
        and reading.variable.payer != "US"
        and reading.variable in solution.place
    ]
    for key, reading in ledger.readings.items():
        own = reading.variable
        if own.measure != "contribution" or own.payer != "US" or own not in solution.place:
            continue
        near = _level_of(solution, own)
        if not shares or near is None or own.scope in {"nato budget", "camp humphreys"}:
            continue
        part = _in_dollars(ledger, *near)
        if part is None or own.unit != "USD":
            continue
        rest = exp(solution.moments({own: 1.0})[0])
        implied = 100 * part / (part + rest)
        printed = [100 * exp(solution.moments({r.variable: 1.0})[0]) for _, r in shares]
        if abs(log(implied / (sum(printed) / len(printed)))) < _WIDER:
            continue
        said = _printed(ledger, key)
        span = " to ".join(sorted({f"{share:.0f}" for share in printed}))
        message = (
            f"{say(part, 'USD')} / ({say(part, 'USD')} + {said}) = {implied:.0f} %, but the "
            f"reports put the share at {span} %."
        )
        sentence = (
            f"Another scope: {said} is all that the United States spends on its forces there, "
            "military pay included, while the printed share leaves that out of the whole."
        )
        yield problem(
            [key, *sorted(k for k, _ in shares)], message, _mostly("scope", sentence, said)
        )


def _one_sum(ledger: Ledger, told: set[str]) -> Iterator[Problem]:
    """One sum printed as several amounts of another currency: only the day of the rate differs."""
    solution = ledger.solution
    if solution is None:
        return
    groups: dict[tuple[Variable, str | None], list[tuple[float, Case]]] = defaultdict(list)
    for case in cases(ledger):
        if rate_of(case.reading) and case.reading.how == "level" and case.claim.id not in told:
            value, _ = log_value(case.reading)
            groups[case.reading.variable, case.claim.unit].append((value, case))
    for (variable, _), group in groups.items():
        line = sorted(group, key=lambda row: (row[0], row[1].claim.id))
        (first, one), (second, two) = line[0], line[-1]
        noise = hypot(log_value(one.reading)[1], log_value(two.reading)[1])
        if second - first < _TWICE * noise:
            continue
        level, _ = solution.moments({variable: 1.0})
        several = f" and {len(line) - 2} sums between them" if len(line) > 2 else ""
        both = "all" if several else "both"
        message = (
            f"{one.said} and {two.said}{several} are {both} printed for the {variable.measure} "
            f"of {when(variable.period)}, {say(exp(level), variable.unit)}."
        )
        rates = [_rate_told(case, level - value, ledger) for value, case in (line[0], line[-1])]
        sentence = f"Conversion date: one sum, converted at {rates[0]} and at {rates[1]}."
        ids = [one.claim.id, two.claim.id, *(case.claim.id for _, case in line[1:-1])]
        yield problem(ids, message, _mostly("conversion", sentence, "One of them"))


def _torn(ledger: Ledger, told: set[str]) -> Iterator[Problem]:
    """Two claims of one variable that cannot both be right, though neither alone is in doubt."""
    groups: dict[Variable, list[Case]] = defaultdict(list)
    for case in cases(ledger):
        alone = len(case.statement.terms) == 1 and not case.statement.side
        if case.reading.how == "level" and alone and case.claim.id not in told:
            groups[case.reading.variable].append(case)
    for group in groups.values():
        line = sorted(group, key=lambda case: (case.claim.published or date.max, case.claim.id))
        for first, second in combinations(line, 2):
            apart = abs(first.centre - second.centre)
            close = apart <= _THRICE * sqrt(first.sd**2 + second.sd**2)
            if close or {first.claim.id, second.claim.id} & told:
                continue
            told.add(second.claim.id)
            odd = replace(second, without=first.centre, spread=first.sd)
            variable = second.reading.variable
            message = (
                f"{second.said} and {first.said} are both printed for the "
                f"{variable.measure.replace('_', ' ')} of {when(variable.period)} "
                f"({change(exp(odd.gap) - 1)})."
            )
            yield problem([second.claim.id, first.claim.id], message, reasons(odd, ledger))


def _against(case: Case) -> tuple[str, ...]:
    """The only other claims of a variable: with one or two of them, either side may be wrong."""
    others = tuple(key for key in case.beside if key != case.claim.id)
    return others if len(others) <= 2 else ()


def _rate_told(case: Case, rate: float, ledger: Ledger) -> str:
    """A rate, and when it was to be had."""
    claim, unit = case.claim, case.reading.variable.unit
    words = rate_words(exp(rate), claim, unit)
    if ledger.exchange is None or claim.published is None:
        return words
    source, target = Currency(str(claim.unit)), Currency(unit)
    try:
        day = days_at(ledger.exchange, source, target, exp(rate), around=claim.published)
    except SeriesError:
        return words
    if day is None:
        return words
    if (claim.published - day).days <= _OF_ITS_DAY:
        return f"{words} (the rate of its day, {claim.published:%B %Y})"
    return f"{words} (the rate of {day:%B %Y}, printed {claim.published:%B %Y})"


def _terms(ledger: Ledger) -> Iterator[Problem]:
    """A term printed for the agreement under negotiation that is the running one's.

    A schedule shows how long a running agreement is; of a coming one it may not know all years.
    """
    years: dict[str, set[int]] = defaultdict(set)
    for payment in ledger.schedule:
        if str(payment.state) != "lapsed":
            years[payment.agreement].add(payment.year)
    for reading in ledger.readings.values():
        claim = reading.claim
        if reading.variable.measure != "term" or claim.period or claim.published is None:
            continue
        now, said = claim.published.year, round(float(claim.value or 0))
        later = sorted((min(span), name) for name, span in years.items() if min(span) > now)
        running = [
            name
            for name, span in sorted(years.items())
            if min(span) <= now <= max(span) and len(span) == said
        ]
        if str(claim.status) != "expected" or not later or not running:
            continue
        if len(years[later[0][1]]) == said:
            continue
        span = years[running[0]]
        message = (
            f"{said} years are printed for the agreement under negotiation in {now}, {later[0][1]} "
            f"from {later[0][0]}; {said} years is what {running[0]} runs, "
            f"{min(span)} to {max(span)}."
        )
        sentence = f"Another treaty: {said} years is the term of {running[0]}, then running."
        ranked = _mostly("treaty", sentence, f"A term of {said} years")
        yield problem([claim.id], message, ranked)


def problems(ledger: Ledger) -> tuple[Problem, ...]:
    """All contradictions, the surest explanation first."""
    found = [*_flagged(ledger), *_beside(ledger), *_wholes(ledger), *_terms(ledger)]
    told = {claim for one in found for claim in one.claims[:1]}
    found += _one_sum(ledger, told)
    found += _torn(ledger, {claim for one in found for claim in one.claims})
    return tuple(sorted(found, key=lambda p: (-p.probability, p.claims)))
