"""What a claim can be about: one variable per measure, payer, scope, status and period."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence  # noqa: TC003 - a short list of plain names
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log, sqrt
from statistics import median

from burdenshare.claim import Claim, Kind, Modality, Status
from burdenshare.ledger import noise
from burdenshare.units import Currency, Period

FISCAL_START = {"JP": 4}
"""Month in which a payer's fiscal year begins, where it is not January."""

OWN_CURRENCY = {"KR": Currency.KRW, "JP": Currency.JPY, "US": Currency.USD}
"""Currency in which a payer's budget is kept."""

MEASURES = {
    Kind.CONTRIBUTION: "contribution",
    Kind.TOTAL_COST: "total_cost",
    Kind.SHARE: "share",
    Kind.INCREASE: "increase",
    Kind.DEMAND: "demand",
    Kind.OFFER: "offer",
    Kind.TROOPS: "troops",
    Kind.TERM: "term",
}
"""Kinds of claim that make a figure; a conversion takes the measure of what it converts."""

_FIRM = {Status.PAID, Status.AGREED, None}
_LONG_YEAR = 330  # days from which a span counts as a whole year


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One unknown of the ledger.

    Attributes:
        measure: contribution, total_cost, share, increase, demand, offer, troops, term.
        payer: Who pays or would pay; whose troops.
        scope: What the sum covers.
        status: Agreed (for what the press calls paid, too), tentative, demanded, offered ...
        period: ISO label of the year or span; for asks, of the day they were made.
        unit: A currency, percent, people or years.
        year: First calendar year of a yearly period; None where the period is not one year.
        rank: Number of an ask among those of the same party and period, from 1; 0 elsewhere.
    """

    measure: str
    payer: str | None
    scope: str | None
    status: str | None
    period: str | None
    unit: str
    year: int | None = None
    rank: int = 0

    @property
    def name(self) -> str:
        """A name without spaces that finds the figure again.

        Example:
            >>> Variable(measure="contribution", payer="KR", scope="direct support",
            ...     status="agreed", period="2018", unit="KRW").name
            'contribution:KR:direct-support:agreed:2018'
        """
        parts = (self.measure, self.payer, self.scope, self.status, self.period)
        name = ":".join(re.sub(r"[\s:]+", "-", part or "any") for part in parts)
        return f"{name}:{self.rank}" if self.rank else name

    @property
    def series(self) -> tuple[str | None, ...]:
        """What the variables of all years of one series have in common."""
        return (self.measure, self.payer, self.scope, self.status, self.unit)


def standing(status: Status | None) -> str:
    """Status as part of a variable: the press says paid of what was agreed."""
    return Status.AGREED.value if status in _FIRM else str(status)


def year_label(year: int, payer: str | None) -> str:
    """ISO label of a payer's (fiscal) year.

    Example:
        >>> year_label(2022, "KR"), year_label(2022, "JP")
        ('2022', '2022-04/2023-03')
    """
    start = FISCAL_START.get(payer or "", 1)
    return str(year) if start == 1 else f"{year}-{start:02}/{year + 1}-{start - 1:02}"


def years_of(period: str | None) -> tuple[int, ...]:
    """The (fiscal) years a written period stands for, each by the year it begins in.

    An open end stands for its first year; a part of a year, and no period, for none.

    Raises:
        InputError: It is not a period, or ends before it starts.

    Example:
        >>> years_of("2022-04/2027-03"), years_of("2016/2020"), years_of("2018/")
        ((2022, 2023, 2024, 2025, 2026), (2016, 2017, 2018, 2019, 2020), (2018,))
    """
    if period is None:
        return ()
    span = Period.parse(period)
    if span.first is None:
        return ()
    if span.last is None:
        return (span.first.year,)
    days = (span.last - span.first).days + 1
    if days < _LONG_YEAR:
        return ()
    return tuple(range(span.first.year, span.first.year + round(days / 365.25)))


def middle_of(year: int, payer: str | None) -> tuple[date, date]:
    """First and last day of a payer's (fiscal) year."""
    start = FISCAL_START.get(payer or "", 1)
    first = date(year, start, 1)
    return first, date(year + 1, start, 1) - timedelta(days=1)


def own_currency(payer: str | None, unit: str) -> str:
    """Currency a payer's figures are kept in: its own, else the one that was printed."""
    return str(OWN_CURRENCY.get(payer or "", unit))


def when(period: str | None) -> str:
    """A period in words: ``2014 to 2018``."""
    return (period or "no date").replace("/", " to ")


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency we know."""
    return unit in set(Currency)


def wording(claim: Claim) -> str | None:
    """What the quote says of several years: ``mean`` (a year), ``sum`` (over the years), None.

    Reference:
        "4.07 trillion won over the five years" is a sum, "$1.45 billion a year" a mean.
    """
    text = claim.quote.lower()
    if re.search(r"\b(?:a|per|each|every) year\b|\bannual|\byearly\b|/\s?year", text):
        return "mean"
    if re.search(
        r"\bover\b|\bin (?:all|total)\b|\btotal|\bcombined\b|\bthrough\b|\bbetween\b", text
    ):
        return "sum"
    return None


_ASKS = {"demand", "offer"}
_ROUGHLY = {"KRW": 1100.0, "JPY": 110.0, "EUR": 0.9, "GBP": 0.75}
_DISTINCT = 1.06  # asks of one day that differ by more are different asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a claim is taken to say.

    Attributes:
        claim: The claim.
        variable: What it is about; for a span, the span's own variable.
        years: Variables of the single years that a mean or a sum runs over.
        how: level; mean, sum or either over several years; growth, rise (an absolute one) or
            alone (an unlinked change).
        before: The year a change is measured from.
    """

    claim: Claim
    variable: Variable
    years: tuple[Variable, ...] = ()
    how: str = "level"
    before: Variable | None = None


def _payer(claim: Claim, by_report: Mapping[str, str], usual: str | None) -> str | None:
    """Who pays: the actor, or for an ask, whoever pays in the same report."""
    kind_asks = claim.kind in {Kind.DEMAND, Kind.OFFER} or (
        claim.status in {Status.DEMANDED, Status.OFFERED}
    )
    if claim.actor and not (kind_asks and claim.actor == "US"):
        return claim.actor
    for currency, payer in ((Currency.KRW, "KR"), (Currency.JPY, "JP")):
        if claim.unit == currency:
            return payer
    return by_report.get(claim.report, usual) if kind_asks else claim.actor


def _payers(claims: Sequence[Claim]) -> tuple[dict[str, str], str | None]:
    """The commonest payer of each report and of all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.kind is Kind.CONTRIBUTION and claim.actor and claim.actor != "US":
            counts[claim.report][claim.actor] += 1
            counts[""][claim.actor] += 1
    best = {
        report: min(count, key=lambda actor: (-count[actor], actor))
        for report, count in counts.items()
    }
    return best, best.pop("", None)


def _ask_period(claim: Claim) -> str | None:
    """What an ask is for, else when it was made, else the month it was in print."""
    if claim.period:
        return claim.period
    if claim.date and not claim.date.startswith("--"):
        return claim.date
    return f"{claim.published:%Y-%m}" if claim.published else None


def _label(claim: Claim, measure: str, payer: str | None) -> tuple[str | None, int | None]:
    """Period label and year of the variable a claim is about."""
    years = years_of(claim.period)
    if measure in _ASKS:
        return _ask_period(claim), None
    if len(years) == 1:
        return year_label(years[0], payer), years[0]
    if claim.period is None and claim.published and measure not in {"increase", "term"}:
        year = claim.published.year
        return year_label(year, payer), year
    if claim.period is None and claim.published and measure == "term":
        return f"{claim.published:%Y-%m}", None
    return claim.period, None


def _variable(claim: Claim, measure: str, payer: str | None) -> Variable:
    """The variable a claim is about, before its neighbours are known."""
    label, year = _label(claim, measure, payer)
    unit = claim.unit or ""
    if is_money(unit) and measure not in _ASKS and measure != "increase":
        unit = own_currency(payer if measure == "contribution" else None, unit)
    status = standing(claim.status)
    if measure in {"share", "total_cost"} and (
        status == Status.AGREED or claim.status is Status.ESTIMATED
    ):
        status = Status.PAID.value
    people = measure in {"troops", "term"}
    return Variable(
        measure=measure,
        payer=payer,
        scope=None if people else (claim.scope or "stationing").strip().lower(),
        status=None if measure == "troops" else status,
        period=label,
        unit=unit,
        year=year,
    )


def _moved(variable: Variable, year: int) -> Variable:
    """The same variable in another year."""
    return replace(variable, year=year, period=year_label(year, variable.payer))


def _growth(claim: Claim, variable: Variable) -> Reading:
    """A rise links two years; asked, tentative or undated ones stay alone."""
    years = years_of(claim.period)
    linked = variable.status == "agreed" and len(years) == 1 and variable.payer
    capped = claim.modality in {Modality.AT_MOST, Modality.LESS_THAN}
    if not linked or capped or (claim.unit != "percent" and not is_money(claim.unit)):
        return Reading(claim=claim, variable=variable, how="alone")
    printed = "" if claim.unit == "percent" else claim.unit or ""
    unit = own_currency(variable.payer, printed)
    if not unit or (printed and printed != unit):
        return Reading(claim=claim, variable=variable, how="alone")
    level = replace(variable, measure="contribution", unit=unit)
    now, before = _moved(level, years[0]), _moved(level, years[0] - 1)
    how = "rise" if printed else "growth"
    return Reading(claim=claim, variable=variable, years=(now,), before=before, how=how)


def read(claims: Sequence[Claim]) -> dict[str, Reading]:
    """What each claim with a value is about; claims that make no figure are left out."""
    by_id = {claim.id: claim for claim in claims}
    by_report, usual = _payers(claims)
    found: dict[str, Reading] = {}
    for claim in claims:
        base, seen = claim, {claim.id}
        while base.kind is Kind.EXCHANGE_CONVERSION and base.of in by_id and base.of not in seen:
            base = by_id[base.of]
            seen.add(base.id)
        measure = MEASURES.get(base.kind)
        if claim.value is None or measure is None:
            continue
        if base is not claim and base.value is None:
            continue
        payer = None if measure == "total_cost" else _payer(base, by_report, usual)
        variable = _variable(base, measure, payer)
        if measure == "increase":
            if is_money(claim.unit) and claim.value < 0:
                variable = replace(variable, measure="decrease")
            found[claim.id] = _growth(claim, variable)
        else:
            found[claim.id] = Reading(claim=claim, variable=variable)
    return _spans(_asks(found))


def _asks(found: dict[str, Reading]) -> dict[str, Reading]:
    """Different asks of one party and period are different facts: part them by size."""
    groups: dict[Variable, list[Reading]] = defaultdict(list)
    for reading in found.values():
        if reading.variable.measure in _ASKS and reading.claim.kind != Kind.EXCHANGE_CONVERSION:
            groups[replace(reading.variable, unit="")].append(reading)
    renamed: dict[str, Variable] = {}
    for group in groups.values():
        line = sorted(group, key=lambda r: (_dollars(r.claim), str(r.claim.unit), r.claim.id))
        rank, last, unit = 0, 0.0, None
        for reading in line:
            value = _dollars(reading.claim)
            rank += value > last * _DISTINCT or reading.claim.unit != unit
            last, unit = value, reading.claim.unit
            renamed[reading.claim.id] = replace(reading.variable, rank=rank)
    parted = {}
    for key, reading in found.items():
        claim = reading.claim
        root = claim.of if claim.kind is Kind.EXCHANGE_CONVERSION and claim.of else claim.id
        variable = renamed.get(root, reading.variable)
        parted[key] = replace(reading, variable=variable)
    many = {r.variable for r in parted.values() if r.variable.rank > 1}
    several = {replace(v, rank=0, unit="") for v in many}
    for key, r in parted.items():
        if r.variable.rank and replace(r.variable, rank=0, unit="") not in several:
            parted[key] = replace(r, variable=replace(r.variable, rank=0))
    return parted


def _dollars(claim: Claim) -> float:
    """Rough size in dollars, to put asks in different currencies in order."""
    return float(claim.value or 0) / _ROUGHLY.get(claim.unit or "", 1.0)


def _spans(found: dict[str, Reading]) -> dict[str, Reading]:
    """Means and sums over years run over the yearly variables, where a series has any."""
    yearly = {r.variable.series for r in found.values() if r.variable.year is not None}
    yearly |= {year.series for r in found.values() for year in r.years}
    said = {key: wording(reading.claim) for key, reading in found.items()}
    means = {found[key].variable for key, how in said.items() if how == "mean"}
    others = dict.fromkeys(means, "either")
    sizes: dict[str | None, list[float]] = defaultdict(list)
    for reading in found.values():
        if reading.variable.year is not None and reading.variable.measure == "contribution":
            sizes[reading.variable.payer].append(_dollars(reading.claim))
    linked = {}
    for key, reading in found.items():
        variable, claim = reading.variable, reading.claim
        years = years_of(claim.period)
        if variable.measure not in {"contribution", "total_cost"} or len(years) < 2:
            linked[key] = reading
            continue
        single = tuple(_moved(variable, year) for year in years)
        linked[key] = Reading(
            claim=claim,
            variable=variable,
            years=single if variable.series in yearly else (),
            how=said[key]
            or ("either" if variable.series in yearly else None)
            or others.get(variable)
            or _likelier(claim, len(years), sizes.get(variable.payer, [])),
        )
    return linked


def witness(claim: Claim) -> str:
    """Who is one witness: a cluster of copies, else the report."""
    return claim.cluster or claim.report


def unique(readings: Iterable[Reading]) -> tuple[list[Reading], dict[str, str]]:
    """One reading per witness and figure, the earliest printed; and whom the others copy."""
    kept: dict[tuple[object, ...], Reading] = {}
    copies: dict[str, str] = {}
    for reading in sorted(readings, key=lambda r: (r.claim.published or date.max, r.claim.id)):
        claim = reading.claim
        figure = (claim.value, claim.value_high, claim.unit, claim.modality, claim.period)
        key = (witness(claim), reading.variable, reading.how, *figure)
        if key in kept:
            copies[claim.id] = kept[key].claim.id
        else:
            kept[key] = reading
    return sorted(kept.values(), key=lambda r: r.claim.id), copies


def _likelier(claim: Claim, years: int, sizes: Sequence[float]) -> str:
    """Mean or sum, by which is nearer to the payer's yearly sums; a mean where there are none."""
    if not sizes:
        return "mean"
    usual = median(sizes)
    return "mean" if _dollars(claim) < usual * sqrt(years) else "sum"


def log_value(reading: Reading) -> tuple[float, float]:
    """Log of what the claim says of its form, and the log sd of how it was printed.

    Shares are logs of a fraction; changes in per cent are logs of the factor.
    """
    claim = reading.claim
    assert claim.value is not None  # noqa: S101 - only claims with a value are read
    if reading.variable.measure == "increase" and claim.unit == "percent":
        factor = 1 + float(claim.value) / 100
        printed = claim.precision or noise.implied_precision(claim.value, claim.unit)
        loose = max(0.0005, noise.looseness(claim) * abs(float(claim.value)) / 100)
        return log(factor), sqrt((float(printed) / 200 / factor) ** 2 / 3 + loose**2)
    middle, width = noise.centre(claim)
    sd = sqrt(noise.rounding(claim) ** 2 + noise.looseness(claim) ** 2 + width**2)
    return (middle - log(100) if claim.unit == "percent" else middle), sd


def rate_of(reading: Reading) -> tuple[str, ...] | None:
    """The unknown rate at which a witness converted a figure, where it did."""
    claim, unit = reading.claim, reading.variable.unit
    if reading.years and is_money(reading.years[0].unit):
        unit = reading.years[0].unit
    if claim.unit == unit or not (is_money(claim.unit) and is_money(unit)):
        return None
    return ("rate", witness(claim), str(claim.unit), unit, claim.period or "")


def evidence_of(readings: Mapping[str, Reading]) -> dict[Variable, list[str]]:
    """Claims that say something of each variable directly."""
    found: dict[Variable, list[str]] = defaultdict(list)
    for key, reading in readings.items():
        if reading.how in {"level", "alone"} or not reading.years:
            found[reading.variable].append(key)
        for node in (*reading.years, reading.before):
            if node is not None and reading.how in {"growth", "rise"}:
                found[node].append(key)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One variable of the ledger.

    Attributes:
        measure: What it measures.
        payer: Who pays; whose troops.
        scope: What it covers.
        status: Agreed, tentative, demanded, offered, expected ...
        period: ISO label of the year or span; for asks, of when they were made.
        unit: Currency (base units), percent, people or years.
        mean: Posterior median.
        low: 5 % point.
        high: 95 % point.
        claims: Ids of the claims it rests on.
        name: Finds it again.
        per: ``year`` or ``period``: what a sum over several years is given for.
    """

    measure: str
    payer: str | None
    scope: str | None
    status: str | None
    period: str | None
    unit: str
    mean: float
    low: float
    high: float
    claims: tuple[str, ...]
    name: str
    per: str = "year"


def figure_of(
    variable: Variable,
    ends: tuple[float, float, float],
    claims: Iterable[str],
    per: str = "year",
) -> Figure:
    """The row of a variable, from its low, middle and high as printed."""
    return Figure(
        measure=variable.measure,
        payer=variable.payer,
        scope=variable.scope,
        status=variable.status,
        period=variable.period,
        unit=variable.unit,
        mean=ends[1],
        low=ends[0],
        high=ends[2],
        claims=tuple(sorted(claims)),
        name=variable.name,
        per=per,
    )
