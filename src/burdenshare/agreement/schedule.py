"""What an agreement pays each year, to the published digit, from announced indices."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

import numpy as np

from burdenshare.agreement.escalator import factor, part_of_total, rounded
from burdenshare.agreement.read import guess
from burdenshare.agreement.rule import (
    Grow,
    Hold,
    Ladder,
    Rate,
    Rule,
    Share,
    Spread,
    Typed,
    When,
)
from burdenshare.agreement.terms import Agreement, Lapse
from burdenshare.errors import SeriesError, TermsError, UsageError
from burdenshare.units import Amount, Currency, Year, money_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from burdenshare.series import Series


class Basis(StrEnum):
    """Where an amount comes from."""

    NEGOTIATED = "negotiated"
    RULE = "rule"
    DERIVED = "derived"
    HOLD = "hold"
    ASSUMED = "assumed"


class State(StrEnum):
    """How a year stands to its agreement."""

    IN_TERM = "in term"
    RETROACTIVE = "retroactive"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What is owed for a year under an agreement.

    Attributes:
        agreement: Its key.
        payer: Who owes it.
        recipient: To whom.
        year: The (fiscal) year.
        amount: In base units of the currency.
        currency: Its currency.
        basis: Negotiated, by the rule, derived (so is the published figure), held, or assumed.
        leg: The leg it belongs to; None for the whole.
        state: In term, settled after the year was over, or after the term.
    """

    agreement: str
    payer: str
    recipient: str
    year: Year
    amount: Amount
    currency: Currency
    basis: Basis
    leg: str | None = None
    state: State = State.IN_TERM


def schedule(
    agreement: Agreement,
    series: Mapping[str, Series],
    *,
    before: Sequence[Payment] = (),
    until: Year | None = None,
    memo: bool = False,
) -> tuple[Payment, ...]:
    """What an agreement pays, year by year, as far as its indices are known.

    Each year's sum is rounded half up to the agreement's step before the next year grows from
    it. A year whose index is not yet known is left out, and so are those that grow from it.

    Args:
        agreement: The terms.
        series: Indices and levels by name, in per cent or in money.
        before: The payments of the agreement before it, whose last amount feeds a first "hold".
        until: Last year; beyond the term the lapse rule pays. None ends with the term.
        memo: Give the legs that are parts of the whole instead, which must not be added to it.

    Raises:
        TermsError: A first year holds or grows and nothing was paid before, or a series is unknown.
        SeriesError: A series has a gap where a value is needed.
    """
    last = _last(before, agreement.years[0])
    payments: list[Payment] = []
    for year in range(agreement.years[0], (until or agreement.years[-1]) + 1):
        for step in _memos(agreement, year) if memo else _steps(agreement, year):
            payment = _payment(step, series, last)
            last[step.leg] = payment
            if math.isfinite(payment.amount):
                payments.append(payment)
    return tuple(payments)


def schedules(
    agreements: Mapping[str, Agreement], series: Mapping[str, Series]
) -> tuple[Payment, ...]:
    """What all agreements pay over their terms, each fed by the one before it.

    An agreement that replaces another before its term is over ends the other's payments.

    Raises:
        TermsError: Agreements follow each other in a circle, or one's terms do not hold.
        SeriesError: A series has a gap where a value is needed.
    """
    payments: list[Payment] = []
    for key in sorted(agreements, key=lambda key: (agreements[key].years[0], key)):
        agreement = agreements[key]
        heirs = [a.years[0] for a in agreements.values() if predecessor(a, agreements) == key]
        end = min((year for year in heirs if year > agreement.years[0]), default=9999)
        rows = schedule(agreement, series, before=paid_before(agreement, agreements, series))
        payments.extend(row for row in rows if row.year < end)
    return tuple(payments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What was owed on one day.

    Attributes:
        day: The day.
        in_force: Key of the agreement in force that day; None in a gap.
        payments: What is owed for the day's year: by the agreement in force, or in a gap by what
            the lapse rule of the last one makes of it; empty where it stops.
        accrued: Part of the year that had passed by the end of the day, as a fraction.
        later: What an agreement that came into force afterwards fixed for the same year.
    """

    day: date
    in_force: str | None
    payments: tuple[Payment, ...]
    accrued: float
    later: tuple[Payment, ...]


def owed(day: date, agreements: Mapping[str, Agreement], series: Mapping[str, Series]) -> Owed:
    """What was owed on a day between one payer and one recipient.

    An agreement is in force from its date of entry (where none is known, even unverified, from the
    start of its term) to the end of its term; an amendment counts from its own date on.

    Raises:
        UsageError: The agreements have more than one pair of sides.
        TermsError: No agreement had begun by the day.
    """
    if len({(one.payer, one.recipient) for one in agreements.values()}) > 1:
        raise UsageError("what is owed on a day is asked of one payer and one recipient at a time")
    then = {key: _amended_by(one, day) for key, one in agreements.items()}
    begun = [one for one in then.values() if _start(one) <= day]
    if not begun:
        raise TermsError(f"no agreement had begun by {day}")
    last = max(begun, key=lambda one: one.years[0])
    year = _year_of(last, day)
    rows = schedule(last, series, before=paid_before(last, then, series), until=year)
    heirs = [one for one in then.values() if one not in begun and year in one.years]
    fixed = [schedule(one, series, before=paid_before(one, then, series)) for one in heirs]
    first, end = last.span(year).edges
    return Owed(
        day=day,
        in_force=last.key if year in last.years else None,
        payments=tuple(row for row in rows if row.year == year),
        accrued=((day - first).days + 1) / ((end - first).days + 1),
        later=tuple(row for rows in fixed for row in rows if row.year == year),
    )


def _amended_by(agreement: Agreement, day: date) -> Agreement:
    rows = {year: row for year, row in agreement.amend.items() if not row.date or row.date <= day}
    return replace(agreement, amend=rows)


def _start(agreement: Agreement) -> date:
    first, _ = agreement.span(agreement.years[0]).edges
    dates = {**agreement.dates_unverified, **agreement.dates}
    return max(first, dates.get("in_force", first))


def _year_of(agreement: Agreement, day: date) -> Year:
    return day.year - (day.month < agreement.fiscal_year_start)


def predecessor(agreement: Agreement, agreements: Mapping[str, Agreement]) -> str | None:
    """Key of the agreement before it between the same sides; None for the first.

    Raises:
        TermsError: It names one that is not there.
    """
    if agreement.after is not None:
        if agreement.after not in agreements:
            near = guess(agreement.after, tuple(agreements))
            place = f"{agreement.key}.toml: after"
            raise TermsError(f'no agreement "{agreement.after}"{near}', place=place)
        return agreement.after
    sides = (agreement.payer, agreement.recipient)
    earlier = [
        (other.years[0], other.years[-1], key)
        for key, other in agreements.items()
        if (other.payer, other.recipient) == sides and other.years[0] < agreement.years[0]
    ]
    return max(earlier)[2] if earlier else None


def paid_before(
    agreement: Agreement, agreements: Mapping[str, Agreement], series: Mapping[str, Series]
) -> tuple[Payment, ...]:
    """What was paid under the agreement before it, up to its own first year.

    Where nothing of that is known yet, what was last paid before that.

    Raises:
        TermsError: The agreements follow each other in a circle.
    """
    chain = [agreement]
    while (key := predecessor(chain[-1], agreements)) is not None:
        if key in [link.key for link in chain]:
            circle = " -> ".join([*(link.key for link in chain), key])
            place = f"{agreement.key}.toml: after"
            raise TermsError(f"follow each other in a circle: {circle}", place=place)
        chain.append(agreements[key])
    paid: tuple[Payment, ...] = ()
    for link, heir in zip(reversed(chain[1:]), reversed(chain[:-1]), strict=True):
        rows = schedule(link, series, before=paid, until=heir.years[0] - 1)
        paid = tuple(row for row in rows if row.year < heir.years[0]) or paid
    return paid


class _Step(NamedTuple):
    """One leg in one year."""

    agreement: Agreement
    year: Year
    leg: str | None
    unit: str
    rule: Rule

    @property
    def ladder(self) -> Ladder:
        """The ladder it stands on."""
        pay = self.agreement.pay if self.leg is None else self.agreement.legs[self.leg].pay
        assert pay is not None  # noqa: S101 - the rule came from it
        return pay

    @property
    def place(self) -> str:
        """File and key of its rule."""
        step = str(self.year) if self.year in self.ladder.years else "then"
        ladder = "pay" if self.leg is None else f"legs.{self.leg}.pay"
        return f"{self.agreement.key}.toml: {ladder}.{step}"


def _last(before: Sequence[Payment], first: Year) -> dict[str | None, Payment]:
    """Last payment of each leg before a year."""
    return {row.leg: row for row in sorted(before, key=lambda row: row.year) if row.year < first}


def _steps(agreement: Agreement, year: Year) -> tuple[_Step, ...]:
    """What adds up to a year's payment; after the term, what the lapse rule makes of it."""
    if year in agreement.years:
        return tuple(_Step(agreement, year, *part) for part in agreement.parts(year))
    if agreement.lapse is Lapse.STOP:
        return ()
    final = [_Step(agreement, year, *part) for part in agreement.parts(agreement.years[-1])]
    if agreement.lapse is Lapse.HOLD:
        return tuple(step._replace(rule=Hold()) for step in final)
    return tuple(step._replace(rule=_lasting(step.ladder.then)) for step in final)


def _memos(agreement: Agreement, year: Year) -> tuple[_Step, ...]:
    legs = ((name, leg) for name, leg in agreement.legs.items() if leg.memo)
    rules = ((name, leg.unit, leg.pay.rule(year)) for name, leg in legs)
    return tuple(_Step(agreement, year, n, unit, rule) for n, unit, rule in rules if rule)


def _lasting(rule: Rule | None) -> Rule:
    return Hold() if rule is None or isinstance(rule, Spread) else rule


def _payment(
    step: _Step, series: Mapping[str, Series], last: Mapping[str | None, Payment]
) -> Payment:
    agreement, year = step.agreement, step.year
    if step.leg is None and year in agreement.amend:
        step = step._replace(rule=Typed(amount=agreement.amend[year].amount))
    currency, scale = money_unit(step.unit)
    amount = rounded(_amount(step, series, last), agreement.round)
    return Payment(
        agreement=agreement.key,
        payer=agreement.payer,
        recipient=agreement.recipient,
        year=year,
        amount=round(amount * scale, 2),
        currency=currency,
        basis=_basis(agreement, step.rule, year),
        leg=step.leg,
        state=_state(agreement, year),
    )


def _amount(step: _Step, series: Mapping[str, Series], last: Mapping[str | None, Payment]) -> float:
    """The year's sum in the unit, not yet rounded; NaN while an index is not known."""
    rule = step.rule
    match rule:
        case Typed():
            return rule.amount
        case Spread():
            return part_of_total(step.ladder, step.agreement.years, step.year)
        case Share():
            return rule.rate * _level(series, rule, step)
        case When():
            index = float(_index(series, rule.series, step.year - rule.lag, step, key="when"))
            chosen = rule.then if index > rule.above else rule.otherwise
            amount = _amount(step._replace(rule=chosen), series, last)
            return math.nan if math.isnan(index) else amount
        case Hold() | Rate():
            return _carried(last, step) * float(factor(rule, ()))
        case Grow():
            indices = [_index(series, name, step.year - rule.lag, step) for name in rule.series]
            return _carried(last, step) * float(factor(rule, indices))
        case _:
            assert_never(rule)


def _carried(last: Mapping[str | None, Payment], step: _Step) -> float:
    currency, scale = money_unit(step.unit)
    row = last.get(step.leg, last.get(None))
    if row is None:
        raise TermsError("follows the last amount, but nothing was paid before", place=step.place)
    if row.year != step.year - 1:
        return math.nan
    if row.currency is not currency:
        message = f"follows an amount in {row.currency}, but pays {currency}"
        raise TermsError(message, place=step.place)
    return row.amount / scale


def _find(series: Mapping[str, Series], name: str, place: str) -> Series:
    if name not in series:
        raise TermsError(f'no series "{name}"{guess(name, tuple(series))}', place=place)
    return series[name]


def _value(found: Series, year: Year, step: _Step) -> float:
    """The announced value of a year; NaN after the last known one."""
    if not found.observations or year > found.observations[-1].year:
        return math.nan
    if found.at(year) is None:
        raise SeriesError(f"has no value for {year}, which {step.place} needs", place=found.name)
    return found.announced(year)


def _index(
    series: Mapping[str, Series], name: str, year: Year, step: _Step, key: str = "grow"
) -> NDArray[np.float64]:
    found = _find(series, name, f"{step.place}.{key}")
    if found.unit != "percent":
        message = f"{name} is in {found.unit}; growth must be in percent"
        raise TermsError(message, place=f"{step.place}.{key}")
    return np.asarray(_value(found, year, step) / 100)


def _level(series: Mapping[str, Series], rule: Share, step: _Step) -> float:
    found = _find(series, rule.of, f"{step.place}.of")
    currency, scale = money_unit(step.unit)
    source, steps = money_unit(found.unit, place=rule.of)
    if source is not currency:
        raise SeriesError(f"is in {source}, but {step.unit} is paid", place=rule.of)
    return _value(found, step.year - rule.lag, step) * steps / scale


def _basis(agreement: Agreement, rule: Rule, year: Year) -> Basis:
    match rule:
        case Typed():
            return Basis.NEGOTIATED
        case Spread():
            return Basis.ASSUMED
        case Hold():
            return Basis.HOLD
        case Rate() | Grow() | Share() | When():
            row = agreement.published.get(year)
            return Basis.DERIVED if row and row.basis == "derived" else Basis.RULE
        case _:
            assert_never(rule)


def _state(agreement: Agreement, year: Year) -> State:
    if year > agreement.years[-1]:
        return State.LAPSED
    start, end = agreement.dates.get("in_force"), agreement.span(year).edges[1]
    return State.RETROACTIVE if start and start > end else State.IN_TERM
