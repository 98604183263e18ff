"""Agreements of a case, priced: the case's terms, series and rates handed to `cost`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.agreement import edits, paid_before, schedules
from burdenshare.cost import View, compare, fx_view, price_blocks, sensitivities
from burdenshare.cost import price as cost_of
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from burdenshare.agreement import Agreement
    from burdenshare.case import Case
    from burdenshare.cost import Comparison, Cost, Sensitivity
    from burdenshare.series import Series

DRAWS = 4096
_EXECUTED = ("all", "executed")


def price(
    case: Case,
    name: str,
    *,
    fx: str = "random-walk",
    uncertain: bool = True,
    draws: int = DRAWS,
    seed: int = 1,
    as_of: date | None = None,
    discount: float = 0.0,
) -> Cost:
    """Cost of one of the case's agreements under a named view of the exchange rate.

    Args:
        case: Where agreement, indices and rates come from.
        name: Key of the agreement.
        fx: ``random-walk``, ``reversion:3``, ``forward:-0.015``, ``spot``, ``1350`` or
            ``path:2027=1400``.
        uncertain: Whether volatility, persistence and mean are themselves uncertain.
        draws: Sobol points a scramble.
        seed: Of the scrambling.
        as_of: Only what was published by this day is conditioned on; None takes all.
        discount: Yearly rate at which dollars are discounted to the first year.

    Raises:
        UsageError: The case has no such agreement, the view is none we know, or the discount is
            no yearly rate.
    """
    return cost_of(
        agreement_of(case, name),
        case.series,
        case.exchange,
        view=View(fx=fx_view(fx), parameter_uncertainty=uncertain),
        draws=draws,
        seed=seed,
        among=case.agreements,
        as_of=as_of,
        discount=_discount(discount),
    )


def _discount(rate: float) -> float:
    if not 0 <= rate < 1:
        raise UsageError(f"{rate:g} is no yearly rate of discount; write 3 per cent as 0.03")
    return rate


def agreement_of(case: Case, name: str) -> Agreement:
    """One of the case's agreements.

    Raises:
        UsageError: The case has none of that name.
    """
    if name not in case.agreements:
        known = ", ".join(case.agreements)
        raise UsageError(f"{case.name} has no agreement {name!r}; it has {known}")
    return case.agreements[name]


def edited(case: Case, name: str, changes: Sequence[str]) -> list[Agreement]:
    """An agreement and what it becomes with terms changed, one after the other.

    Args:
        case: Where it stands.
        name: Its key.
        changes: ``pay.then.cap=0.03``, or a range ``pay.then.cap=0.02..0.05/0.01``, which gives
            an agreement a value.

    Raises:
        UsageError: A change has no ``=``, or its range runs backwards.
        TermsError: The changed terms do not hold together.
    """
    found = [agreement_of(case, name)]
    for change in changes:
        path, equals, value = change.partition("=")
        if not equals:
            raise UsageError(
                f"{change!r} is no change of a term; write for example pay.then.cap=0.03"
            )
        found = [one for before in found for one in edits(before, path.strip(), value.strip())]
    return [agreement_of(case, name), *found] if changes else found


def comparison_of(
    case: Case,
    agreements: Sequence[Agreement],
    *,
    fx: str = "random-walk",
    uncertain: bool = True,
    draws: int = DRAWS,
    seed: int = 1,
    as_of: date | None = None,
    discount: float = 0.0,
) -> Comparison:
    """Agreements on common draws, each less the first; arguments as for `price`."""
    return compare(
        agreements,
        case.series,
        case.exchange,
        view=View(fx=fx_view(fx), parameter_uncertainty=uncertain),
        draws=draws,
        seed=seed,
        among=case.agreements,
        as_of=as_of,
        discount=_discount(discount),
    )


def blocks(
    case: Case, name: str, *, draws: int = DRAWS, seed: int = 1, as_of: date | None = None
) -> Cost:
    """The check on the models: the cost if unknown years are blocks of past ones."""
    agreement, series, exchange = agreement_of(case, name), case.series, case.exchange
    if as_of is not None:
        series, exchange = {k: s.as_of(as_of) for k, s in series.items()}, exchange.as_of(as_of)
    before = paid_before(agreement, case.agreements, series)
    return price_blocks(agreement, series, exchange, draws=draws, seed=seed, before=before)


def levers(
    case: Case,
    name: str,
    *,
    fx: str = "random-walk",
    draws: int = DRAWS,
    seed: int = 1,
    as_of: date | None = None,
    sign: int = 1,
) -> tuple[Sensitivity, ...]:
    """How the totals of an agreement answer to each index and to the exchange rate.

    Each index gains a point a year, each rate ten per cent; a sign of -1 takes them away.
    """
    agreement = agreement_of(case, name)
    series = case.series if as_of is None else {k: s.as_of(as_of) for k, s in case.series.items()}
    return sensitivities(
        agreement,
        series,
        case.exchange if as_of is None else case.exchange.as_of(as_of),
        view=View(fx=fx_view(fx)),
        draws=draws,
        seed=seed,
        before=paid_before(agreement, case.agreements, series),
        points=0.01 * sign,
        weaker=0.10 * sign,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What became of one year's money, beside what was agreed.

    Attributes:
        period: Year, years or month, as the record writes it.
        scope: all, labour, military construction ...
        measure: appropriated, executed, carried over, lapsed, unspent ...
        amount: Base units.
        unit: Currency.
        agreed: What the terms gave for the year, base units; None where that is not one sum of the
            same currency.
        of_agreed: ``amount`` over ``agreed``; None where the first is only a part.
        status: How sure the record is.
        source: Address.
    """

    period: str
    scope: str
    measure: str
    amount: float
    unit: str
    agreed: float | None
    of_agreed: float | None
    status: str
    source: str


def spending(case: Case) -> tuple[Spending, ...]:
    """Agreed against spent, by year: the case's record of execution and the terms' `disbursed`."""
    owed: dict[tuple[str, str], float] = {}
    for p in schedules(case.agreements, case.series):
        key = (str(p.year), str(p.currency))
        owed[key] = owed.get(key, 0.0) + p.amount
    rows = [
        (row.period, row.scope, row.measure, row.amount, str(row.currency), row.status, row.source)
        for row in case.execution
        if row.currency is not None
    ]
    have = {period for period, scope, measure, *_ in rows if (scope, measure) == _EXECUTED}
    for terms in case.agreements.values():
        rows += [
            (str(year), "all", "disbursed", one.amount * terms.scale, str(terms.currency),
             one.basis, one.source)
            for year, one in terms.disbursed.items()
            if str(year) not in have
        ]  # fmt: skip
    return tuple(
        Spending(
            period=period, scope=scope, measure=measure, amount=amount, unit=unit,
            agreed=(agreed := owed.get((period, unit))),
            of_agreed=amount / agreed if agreed and scope == "all" else None,
            status=status, source=source,
        )
        for period, scope, measure, amount, unit, status, source in sorted(rows)
    )  # fmt: skip


def series_of(case: Case, name: str) -> Series:
    """One of the case's series.

    Raises:
        UsageError: The case has none of that name.
    """
    known: Mapping[str, Series] = case.series
    if name not in known:
        raise UsageError(f"{case.name} has no series {name!r}; it has {', '.join(known)}")
    return known[name]
