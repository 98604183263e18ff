"""Agreements of a case, priced: the case's terms, series and rates handed to `cost`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.agreement import edits, paid_before
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
        UsageError: The case has no such agreement, or the view is none we know.
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
        discount=discount,
    )


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
    )


def blocks(case: Case, name: str, *, draws: int = DRAWS, seed: int = 1) -> Cost:
    """The check on the models: the cost if unknown years are blocks of past ones."""
    agreement, series = agreement_of(case, name), case.series
    before = paid_before(agreement, case.agreements, series)
    return price_blocks(agreement, series, case.exchange, draws=draws, seed=seed, before=before)


def levers(
    case: Case,
    name: str,
    *,
    fx: str = "random-walk",
    draws: int = DRAWS,
    seed: int = 1,
    as_of: date | None = None,
) -> tuple[Sensitivity, ...]:
    """How the totals of an agreement answer to each index and to the exchange rate."""
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
    )


def series_of(case: Case, name: str) -> Series:
    """One of the case's series.

    Raises:
        UsageError: The case has none of that name.
    """
    known: Mapping[str, Series] = case.series
    if name not in known:
        raise UsageError(f"{case.name} has no series {name!r}; it has {', '.join(known)}")
    return known[name]
