"""Two or more agreements on common draws, so that the difference has its own interval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.cost.price import (
    Cost,
    Quantiles,
    Sample,
    ancestry,
    cost,
    quantiles,
    sample,
    sampled,
    total,
)
from burdenshare.cost.world import Draws, World, world
from burdenshare.units import Currency, Growth, Year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from burdenshare.agreement import Agreement, Payment
    from burdenshare.cost.view import View
    from burdenshare.series import Exchange, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An agreement less the first one, on the same draws.

    Attributes:
        agreement: Key of the agreement.
        less: Key of the first one.
        own: Difference of the totals in the first one's currency; None where currencies differ.
        dollars: Difference of the totals in dollars.
        dearer: Probability that it costs more dollars than the first one.
    """

    agreement: str
    less: str
    own: Quantiles | None
    dollars: Quantiles
    dearer: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Agreements side by side.

    Attributes:
        costs: One an agreement, in the order given.
        differences: Every later one less the first.
    """

    costs: tuple[Cost, ...]
    differences: tuple[Difference, ...]


def compare(
    agreements: Sequence[Agreement],
    series: Mapping[str, Series],
    exchange: Exchange,
    *,
    view: View,
    draws: int = 4096,
    scrambles: int = 8,
    seed: int = 1,
    before: Mapping[str, Sequence[Payment]] | None = None,
    among: Mapping[str, Agreement] | None = None,
    as_of: date | None = None,
    discount: Growth = 0.0,
) -> Comparison:
    """Price agreements on the same draws of indices and exchange rates.

    Args:
        agreements: Two or more; the first is what the others are held against.
        series: Indices by name.
        exchange: Rates against the dollar.
        view: What is assumed of what is not yet known.
        draws: Points of a scramble, a power of two.
        scrambles: Independent scramblings, for standard errors.
        seed: Of the scrambling.
        before: By agreement, payments of the agreement before it; not needed with `among`.
        among: The agreements they stand among, as for `price`.
        as_of: Use only what was published by that day.
        discount: Yearly rate at which each one's dollars are discounted to its first year.
    """
    if as_of is not None:
        series = {name: row.as_of(as_of) for name, row in series.items()}
        exchange = exchange.as_of(as_of)
    chains = [ancestry(agreement, among or {}, series) for agreement in agreements]
    links = [link for chain in chains for link in chain]
    drawn = world(links, series, exchange, view=view, draws=draws, scrambles=scrambles, seed=seed)
    shape = (scrambles, draws)
    samples = [
        sampled(c, series, drawn, among=among or {}, before=(before or {}).get(c[-1].key, ()))
        for c in chains
    ]
    pairs = list(zip(agreements, samples, strict=True))
    return Comparison(
        costs=tuple(cost(a, found, drawn, as_of=as_of, discount=discount) for a, found in pairs),
        differences=tuple(_difference(pair, pairs[0], shape) for pair in pairs[1:]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What the totals gain when one thing turns out otherwise, on the same draws.

    Attributes:
        change: What changes, in words.
        own: Change of the total in the agreement's currency.
        dollars: Change of the total in dollars.
    """

    change: str
    own: Quantiles
    dollars: Quantiles


def sensitivities(
    agreement: Agreement,
    series: Mapping[str, Series],
    exchange: Exchange,
    *,
    view: View,
    draws: int = 4096,
    scrambles: int = 8,
    seed: int = 1,
    before: Sequence[Payment] = (),
    points: float = 0.01,
    weaker: float = 0.10,
) -> tuple[Sensitivity, ...]:
    """How the totals answer to each index and to the exchange rate.

    Args:
        agreement: Its terms.
        series: Indices by name.
        exchange: Rates against the dollar.
        view: What is assumed of what is not yet known.
        draws: Points of a scramble, a power of two.
        scrambles: Independent scramblings, for standard errors.
        seed: Of the scrambling.
        before: Payments of the agreement before it.
        points: What every year of an index that is not yet known gains (a level: its growth).
        weaker: What every rate that is not yet known gains, as a fraction.
    """
    drawn = world(
        [agreement], series, exchange, view=view, draws=draws, scrambles=scrambles, seed=seed
    )
    base = sample(agreement, series, drawn, before=before)
    found = []
    for name, paths in drawn.indices.items():
        moved = _moved_index(paths, points, level=series[name].unit != "percent")
        changed = replace(drawn, indices={**drawn.indices, name: moved})
        found.append((f"{name} {100 * points:+g} points a year", changed))
    shifted = replace(view, fx=replace(view.fx, shift=weaker))
    dearer = world(
        [agreement], series, exchange, view=shifted, draws=draws, scrambles=scrambles, seed=seed
    )
    for code in sorted(drawn.rates.keys() - {Currency.USD}):
        changed = replace(drawn, rates={**drawn.rates, code: dearer.rates[code]})
        found.append((f"{code} per dollar {weaker:+.0%}", changed))
    return tuple(
        _answer(change, sample(agreement, series, changed, before=before), base, drawn)
        for change, changed in found
    )


def _moved_index(paths: Mapping[Year, Draws], points: float, *, level: bool) -> dict[Year, Draws]:
    known = max((year for year, value in paths.items() if np.ndim(value) == 0), default=0)
    return {
        year: value
        if np.ndim(value) == 0
        else value * (1 + points) ** (year - known)
        if level
        else value + points
        for year, value in paths.items()
    }


def _answer(change: str, found: Sample, base: Sample, drawn: World) -> Sensitivity:
    shape = (drawn.scrambles, drawn.draws)
    return Sensitivity(
        change=change,
        own=quantiles(total(found.own) - total(base.own), shape),
        dollars=quantiles(total(found.dollars) - total(base.dollars), shape),
    )


def _difference(
    one: tuple[Agreement, Sample], other: tuple[Agreement, Sample], shape: tuple[int, int]
) -> Difference:
    (agreement, found), (first, base) = one, other
    dollars = total(found.dollars) - total(base.dollars)
    same = agreement.currency is first.currency
    return Difference(
        agreement=agreement.key,
        less=first.key,
        own=quantiles(total(found.own) - total(base.own), shape) if same else None,
        dollars=quantiles(dollars, shape),
        dearer=_share(dollars),
    )


def _share(draws: Draws) -> float:
    above: NDArray[np.bool_] | bool = draws > 0
    return float(above) if isinstance(above, bool) else float(above.mean())
