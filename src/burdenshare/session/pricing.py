"""One agreement of a case, priced: the case's series and rates handed to `cost`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.agreement import paid_before
from burdenshare.cost import View, compare, fx_view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from burdenshare.case import Case
    from burdenshare.cost import Comparison, Cost


def price(
    case: Case,
    name: str,
    *,
    fx: str = "random-walk",
    draws: int = 4096,
    seed: int = 1,
    as_of: date | None = None,
) -> Cost:
    """Cost of one of the case's agreements under a named view of the exchange rate.

    Args:
        case: Where agreement, indices and rates come from.
        name: Key of the agreement.
        fx: ``random-walk``, ``reversion``, ``spot``, a rate or ``path:2027=1400``.
        draws: Sobol points a scramble.
        seed: Of the scrambling.
        as_of: Only what was published by this day is conditioned on; None takes all.

    Raises:
        UsageError: The view is none we know.
    """
    return comparison_of(case, [name], fx=fx, draws=draws, seed=seed, as_of=as_of).costs[0]


def comparison_of(
    case: Case,
    names: Sequence[str],
    *,
    fx: str = "random-walk",
    draws: int = 4096,
    seed: int = 1,
    as_of: date | None = None,
) -> Comparison:
    """Several of the case's agreements on common draws; arguments as for `price`."""
    agreements = [case.agreements[name] for name in names]
    series = case.series if as_of is None else {k: s.as_of(as_of) for k, s in case.series.items()}
    return compare(
        agreements,
        series,
        case.exchange,
        view=View(fx=fx_view(fx)),
        draws=draws,
        seed=seed,
        before={a.key: paid_before(a, case.agreements, series) for a in agreements},
        as_of=as_of,
    )
