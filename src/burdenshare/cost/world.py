"""Joint draws of everything an agreement's cost depends on: indices and exchange rates.

Two agreements priced in one world are priced on the same draws, so their difference is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from burdenshare.agreement.read import guess
from burdenshare.agreement.rule import looks_at
from burdenshare.cost import fx, path
from burdenshare.cost.sobol import named_normals, normals
from burdenshare.errors import SeriesError, TermsError, UsageError
from burdenshare.units import Currency, Year, money_unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from burdenshare.agreement import Agreement
    from burdenshare.cost.view import View
    from burdenshare.series import Exchange, Series

Draws: TypeAlias = "float | NDArray[np.float64]"


class Sampler(Protocol):
    """Standard normals of shape (dimensions, scrambles, draws)."""

    def __call__(
        self, dimensions: int, draws: int, scrambles: int, seed: int, /
    ) -> NDArray[np.float64]:
        """Draw them."""
        ...


def plain(dimensions: int, draws: int, scrambles: int, seed: int) -> NDArray[np.float64]:
    """Plain pseudo-random normals, shape (dimensions, scrambles, draws): the check on Sobol."""
    return np.random.default_rng(seed).standard_normal((dimensions, scrambles, draws))


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Paths of indices and rates; a value is a number where known, else (scrambles, draws).

    Attributes:
        indices: By series and year: growth as a fraction, or a level.
        rates: By currency and year: units for one dollar, mean of the year.
        view: What they assume, in words.
        draws: Points of a scramble.
        scrambles: Independent scramblings.
        seed: Of the scrambling.
    """

    indices: Mapping[str, Mapping[Year, Draws]]
    rates: Mapping[Currency, Mapping[Year, Draws]]
    view: str
    draws: int
    scrambles: int
    seed: int


def world(
    agreements: Sequence[Agreement],
    series: Mapping[str, Series],
    exchange: Exchange,
    *,
    view: View,
    draws: int = 4096,
    scrambles: int = 8,
    seed: int = 1,
    sampler: Sampler = normals,
) -> World:
    """Draw all that the agreements' amounts and dollar values depend on.

    Args:
        agreements: One or more with the same fiscal year.
        series: What is known of the indices.
        exchange: What is known of the rates.
        view: What is assumed of the rest.
        draws: Points of a scramble, a power of two.
        scrambles: Independent scramblings, for standard errors.
        seed: Of the scrambling.
        sampler: What gives the normals: scrambled Sobol points, or plain draws as a check.

    Raises:
        UsageError: Fiscal years differ, or the number of draws is not a power of two.
        TermsError: A series is not there.
    """
    if len({agreement.fiscal_year_start for agreement in agreements}) > 1:
        raise UsageError("agreements with different fiscal years cannot be priced together")
    wanted = needed(agreements, series)
    years = sorted({year for agreement in agreements for year in agreement.years})
    spans = {year: agreements[0].span(year) for year in years}
    money = sorted({code for agreement in agreements for code in currencies(agreement)})
    rates = [exchange.of(code) for code in money]
    groups = [fx.shocks(one, spans) for one in rates]
    groups += [path.shocks(series[name], last) for name, last in wanted.items()]
    alone = [name for one in rates for name in fx.parameters(one)]
    alone += [name for index in wanted for name in path.parameters(index)]
    found = named_normals(groups, alone, lambda n: sampler(n, draws, scrambles, seed))
    normal, sure = found.__getitem__, view.parameter_uncertainty
    return World(
        indices={
            name: path.index_paths(series[name], last, view.index(name), normal, uncertain=sure)
            for name, last in wanted.items()
        },
        rates={
            one.currency: fx.fx_paths(one, spans, view.fx, normal, uncertain=sure) for one in rates
        }
        | {Currency.USD: dict.fromkeys(years, 1.0)},
        view=str(view),
        draws=draws,
        scrambles=scrambles,
        seed=seed,
    )


def currencies(agreement: Agreement) -> set[Currency]:
    """Currencies other than the dollar that it pays in or is counted in."""
    units = {unit for year in agreement.years for _, unit, _ in agreement.parts(year)}
    return {money_unit(unit)[0] for unit in units | {agreement.unit}} - {Currency.USD}


def needed(agreements: Sequence[Agreement], series: Mapping[str, Series]) -> dict[str, Year]:
    """By series, the last year that any agreement looks at."""
    found: dict[str, Year] = {}
    for agreement in agreements:
        for year in agreement.years:
            for _, _, rule in agreement.parts(year):
                for name, lag in looks_at(rule):
                    if name not in series:
                        message = f'no series "{name}"{guess(name, tuple(series))}'
                        raise TermsError(message, place=f"{agreement.key}.toml: pay.{year}")
                    if not series[name].observations:
                        raise SeriesError("has no value that is known yet", place=name)
                    found[name] = max(found.get(name, 0), year - lag)
    return dict(sorted(found.items()))
