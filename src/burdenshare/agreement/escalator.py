"""Growth under cap and floor, for one path of an index or for a batch of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias, assert_never

import numpy as np

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
from burdenshare.errors import TermsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from burdenshare.units import Year

Paths: TypeAlias = "Mapping[str, Mapping[Year, float | NDArray[np.float64]]]"


def rounded(amount: float, step: float | None) -> float:
    """An amount rounded half up to a step; as it is where there is none.

    Example:
        >>> rounded(869.544, 0.1), rounded(0.25, 0.1)
        (869.5, 0.3)
    """
    if step is None or not math.isfinite(amount):
        return amount
    digits = max(0, -math.floor(math.log10(step))) + 1
    return round(math.floor(amount / step + 0.5 + 1e-9) * step, digits)


def growth(rule: Grow, index: NDArray[np.float64]) -> NDArray[np.float64]:
    """Growth of a payment, shape (...): the index plus ``add``, cut by floor and cap."""
    rates = index + rule.add
    if rule.floor is not None:
        rates = np.maximum(rates, rule.floor)
    if rule.cap is not None:
        rates = np.minimum(rates, rule.cap)
    return np.asarray(rates, dtype=np.float64)


def part_of_total(ladder: Ladder, years: Sequence[Year], year: Year) -> float:
    """What a `Spread` gives one year: the total, less what is typed, over the years it governs."""
    rule = ladder.rule(year)
    assert isinstance(rule, Spread)  # noqa: S101 - callers match on it
    typed = [ladder.years[y] for y in years if y in ladder.years]
    rest = rule.total - sum(r.amount for r in typed if isinstance(r, Typed))
    governed = [y for y in years if y not in ladder.years]
    weights = rule.weights or (1.0,) * len(governed)
    if len(weights) != len(governed):
        raise TermsError(f"spread has {len(weights)} weights for {len(governed)} years")
    return rest * weights[governed.index(year)] / sum(weights)


def payments(
    ladder: Ladder,
    years: Sequence[Year],
    paths: Paths,
    *,
    before: float | NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """What a ladder pays each year on every path, unrounded, shape (..., years).

    c[t] = c[t-1] * (1 + min(cap, max(floor, sum of indices[t - lag] + add)))

    A batch of paths gives exactly what its rows give one by one.

    Args:
        ladder: The rules.
        years: Consecutive years to pay.
        paths: By series and year, growth as a fraction (or a level in the ladder's unit for a
            share), scalar or shape (...).
        before: Last amount before the first of the years, scalar or shape (...).

    Raises:
        TermsError: A path is missing, or the first year grows and nothing came before.

    Example:
        >>> ladder = Ladder(years={2026: Typed(amount=1e3)}, then=Grow(series=("cpi",), cap=0.05))
        >>> payments(ladder, [2026, 2027, 2028], {"cpi": {2027: 0.02, 2028: 0.09}}).tolist()
        [1000.0, 1020.0, 1071.0]
    """
    last = None if before is None else np.asarray(before, dtype=np.float64)
    columns = []
    for year in years:
        rule = ladder.rule(year)
        if isinstance(rule, Spread):
            last = np.asarray(part_of_total(ladder, years, year), dtype=np.float64)
        else:
            last = _paid(rule, paths, year, last)
        columns.append(last)
    return np.stack(np.broadcast_arrays(*columns), axis=-1)


def _paid(
    rule: Rule | None, paths: Paths, year: Year, last: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    match rule:
        case None | Spread():
            raise TermsError(f"{year} has no rule")
        case Typed():
            return np.asarray(rule.amount, dtype=np.float64)
        case When():
            high = _path(paths, rule.series, year - rule.lag) > rule.above
            yes, no = (_paid(one, paths, year, last) for one in (rule.then, rule.otherwise))
            return np.where(high, yes, no)
        case Share():
            return rule.rate * _path(paths, rule.of, year - rule.lag)
        case Hold() | Rate() | Grow():
            if last is None:
                raise TermsError(f"{year} follows the last amount, but nothing was paid before")
            return last * factor(
                rule,
                [_path(paths, s, year - rule.lag) for s in rule.series]
                if isinstance(rule, Grow)
                else [],
            )
        case _:
            assert_never(rule)


def factor(rule: Hold | Rate | Grow, indices: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """What the last amount is multiplied by, shape (...), given the rule's indices."""
    match rule:
        case Hold():
            return np.asarray(1.0)
        case Rate():
            return np.asarray(1 + rule.rate)
        case Grow():
            total = indices[0]
            for index in indices[1:]:
                total = total + index
            return 1 + growth(rule, total)
        case _:
            assert_never(rule)


def _path(paths: Paths, name: str, year: Year) -> NDArray[np.float64]:
    try:
        return np.asarray(paths[name][year], dtype=np.float64)
    except KeyError:
        raise TermsError(f"the paths have no {name} for {year}") from None
