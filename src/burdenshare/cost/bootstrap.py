"""The check on the models: years of the past drawn in blocks, as they happened together.

Nothing is assumed about distributions or about how indices and the exchange rate move together;
in return the past must hold all that can happen.

Reference:
    Politis and Romano (1992), A circular block-resampling procedure for stationary data.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.cost import fx, path
from burdenshare.cost.price import Cost, cost, sample
from burdenshare.cost.world import Draws, World, currencies, needed
from burdenshare.errors import SeriesError
from burdenshare.units import Currency, Year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from burdenshare.agreement import Agreement, Payment
    from burdenshare.series import Exchange, Rates, Series
    from burdenshare.units import Growth, Period

LEAST = 10  # years that every series and rate must share


def bootstrap(
    agreements: Sequence[Agreement],
    series: Mapping[str, Series],
    exchange: Exchange,
    *,
    draws: int = 4096,
    scrambles: int = 8,
    seed: int = 1,
    block: int = 3,
) -> World:
    """A world whose unknown years are blocks of past ones, the same for every index and rate.

    Args:
        agreements: One or more with the same fiscal year.
        series: What is known of the indices.
        exchange: What is known of the rates.
        draws: Draws of a batch.
        scrambles: Independent batches, for standard errors.
        seed: Of the draws.
        block: Years of a block.

    Raises:
        SeriesError: The indices and rates share fewer than ten years.
    """
    wanted = needed(agreements, series)
    years = sorted({year for agreement in agreements for year in agreement.years})
    spans = {year: agreements[0].span(year) for year in years}
    rates = [exchange.of(code) for code in sorted({c for a in agreements for c in currencies(a)})]
    growth = {name: _growth(series[name]) for name in wanted}
    moves = {one.currency: _moves(one) for one in rates}
    past = _shared([*growth.values(), *moves.values()])
    blocks = max([last - max(growth[name]) for name, last in wanted.items()] + [len(years)]) + block
    rng = np.random.default_rng(seed)
    first = rng.integers(0, len(past), (scrambles, draws, -(-blocks // block)))
    place = (first[..., None] + np.arange(block)).reshape(scrambles, draws, -1) % len(past)
    return World(
        indices={
            name: _index(series[name], growth[name], last, past, place)
            for name, last in wanted.items()
        },
        rates={one.currency: _rate(one, moves[one.currency], spans, past, place) for one in rates}
        | {Currency.USD: dict.fromkeys(years, 1.0)},
        view=f"{block}-year blocks of {past[0]}-{past[-1]}, as they happened together",
        draws=draws,
        scrambles=scrambles,
        seed=seed,
    )


def price_blocks(
    agreement: Agreement,
    series: Mapping[str, Series],
    exchange: Exchange,
    *,
    draws: int = 4096,
    scrambles: int = 8,
    seed: int = 1,
    before: Sequence[Payment] = (),
    block: int = 3,
) -> Cost:
    """What an agreement costs if its unknown years are blocks of past ones.

    Takes what `bootstrap` takes, and the payments of the agreement before it.
    """
    drawn = bootstrap(
        [agreement], series, exchange, draws=draws, scrambles=scrambles, seed=seed, block=block
    )
    return cost(agreement, sample(agreement, series, drawn, before=before), drawn)


def _growth(series: Series) -> dict[Year, Growth]:
    known = path.announced(series)
    return known if series.unit == "percent" else path.log_growth(known)


def _moves(rates: Rates) -> dict[Year, tuple[float, float]]:
    """Logs of a year's mean and of its end, less that of the end of the year before."""
    if not rates.days:
        raise SeriesError("has no daily rates to draw years from", place=str(rates.currency))
    first, last = (date.fromordinal(rates.days[k]) for k in (0, -1))
    found = {}
    for year in range(first.year + 1, last.year + (last.month == 12)):
        start = math.log(rates.on(date(year - 1, 12, 31)))
        end = math.log(rates.on(date(year, 12, 31)))
        found[year] = (math.log(rates.mean(year)) - start, end - start)
    return found


def _shared(tables: Sequence[Mapping[Year, object]]) -> list[Year]:
    past = sorted(set.intersection(*(set(table) for table in tables))) if tables else [0]
    if tables and len(past) < LEAST:
        raise SeriesError(f"indices and rates share {len(past)} years; {LEAST} are needed")
    return past


def _index(
    series: Series,
    growth: Mapping[Year, Growth],
    last: Year,
    past: Sequence[Year],
    place: NDArray[np.int64],
) -> dict[Year, Draws]:
    values = np.array([growth[year] for year in past])
    paths: dict[Year, Draws] = dict(path.announced(series))
    for k, year in enumerate(range(max(growth) + 1, last + 1)):
        rate = values[place[..., k]]
        paths[year] = rate if series.unit == "percent" else paths[year - 1] * np.exp(rate)
    return paths


def _rate(
    rates: Rates,
    moves: Mapping[Year, tuple[float, float]],
    spans: Mapping[Year, Period],
    past: Sequence[Year],
    place: NDArray[np.int64],
) -> dict[Year, Draws]:
    """Mean rates; what is left of a year moves by the root of its length."""
    means, ends = np.array([moves[year] for year in past]).T
    today = fx.known_until(rates)
    paths: dict[Year, Draws] = {}
    state: Draws = math.log(rates.on(today))
    k = 0
    for year, span in spans.items():
        first, last = span.edges
        if last <= today:
            paths[year] = fx.mean_between(rates, first, last)
            continue
        share = max(0.0, ((today - first).days + 1) / ((last - first).days + 1))
        root = math.sqrt(1 - share)
        rest = np.exp(state + root * means[place[..., k]])
        known = fx.mean_between(rates, first, today) if share > 0 else 0.0
        paths[year] = share * known + (1 - share) * rest
        state = state + root * ends[place[..., k]]
        k += 1
    return paths
