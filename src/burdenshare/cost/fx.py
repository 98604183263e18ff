"""Exchange rates that are not yet known: the year's mean rate on every draw.

The log of the daily rate is a random walk without drift or an Ornstein-Uhlenbeck process from the
last known day on. A year's mean rate is the geometric mean of its path, jointly normal with where
the path ends; days of a year that are known are kept as they were.

Reference:
    Meese and Rogoff (1983), Empirical exchange rate models of the seventies, J. Int. Economics 14,
    3-24 (the random walk). Uhlenbeck and Ornstein (1930), On the theory of the Brownian motion.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from burdenshare.cost.view import FxKind, FxView
from burdenshare.errors import SeriesError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from burdenshare.series import Rates
    from burdenshare.units import Period, Year

PRIOR_SD, PRIOR_YEARS = 0.10, 4.0  # yearly volatility of floating currencies, worth four years
LOW_SD, HIGH_SD = 0.03, 0.30  # bounds: without the upper one the mean dollar total is infinite
SHORT = 10  # years of daily rates that suffice to learn the volatility from them alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Volatility:
    """What the past says about the yearly standard deviation of the log rate.

    Attributes:
        sd: Its root mean square.
        years: Degrees of freedom behind it.
    """

    sd: float
    years: float

    def draw(self, normal: NDArray[np.float64]) -> NDArray[np.float64]:
        """Draws of the standard deviation: scaled inverse chi-square, cut at both bounds."""
        return np.clip(
            self.sd * np.sqrt(self.years / chi_square(normal, self.years)), LOW_SD, HIGH_SD
        )


def chi_square(normal: NDArray[np.float64], freedom: float) -> NDArray[np.float64]:
    """Chi-square draws from normal ones (Wilson and Hilferty 1931, PNAS 17, 684-688)."""
    spread = 2 / (9 * freedom)
    cube = np.maximum(1 - spread + normal * math.sqrt(spread), 0.05)
    return np.asarray(freedom * cube * cube * cube, dtype=np.float64)


def volatility(rates: Rates) -> Volatility:
    """Yearly volatility from changes of the yearly mean rates, blended with a prior.

    The mean over a year moves less than the rate itself: its changes have two thirds of the
    variance of a random walk (Working 1960, Econometrica 28, 916-918).
    """
    means = yearly_means(rates)
    changes = [math.log(means[y] / means[y - 1]) for y in means if y - 1 in means]
    squares = 1.5 * sum(change * change for change in changes)
    years = PRIOR_YEARS + len(changes)
    return Volatility(sd=math.sqrt((squares + PRIOR_YEARS * PRIOR_SD**2) / years), years=years)


def yearly_means(rates: Rates) -> dict[Year, float]:
    """Mean rates of whole years: from daily rates where they cover ten years, else as given."""
    if not rates.days:
        return dict(sorted(rates.annual.items()))
    first, last = (date.fromordinal(rates.days[i]) for i in (0, -1))
    years = range(first.year + (first.month > 1), last.year + (last.month == 12))
    if len(years) < SHORT:
        earlier = {y: r for y, r in sorted(rates.annual.items()) if y < first.year}
        return earlier | {year: rates.mean(year) for year in years}
    return {year: rates.mean(year) for year in years}


def shocks(rates: Rates, spans: Mapping[Year, Period]) -> dict[str, float]:
    """Names of a currency's shocks, each with its weight in the sum of the yearly log rates.

    A shock moves every later year and, by half, its own.
    """
    name, today = str(rates.currency), known_until(rates)
    future = [span.edges for span in spans.values() if span.edges[1] > today]
    found: dict[str, float] = {}
    day = today
    for k, (first, last) in enumerate(future):
        if first - day > timedelta(days=1):
            gap = math.sqrt((first - day).days / 365.25)
            found[f"{name}.end.{len(future)}"] = gap * len(future)
        root = math.sqrt((last - max(day, first)).days / 365.25)
        found[f"{name}.end.{k}"] = root * (len(future) - k - 0.5)
        found[f"{name}.mean.{k}"] = root / math.sqrt(12)
        day = last
    return found


def parameters(rates: Rates) -> list[str]:
    """Names of the normals behind a currency's volatility and pull."""
    return [f"{rates.currency}.sd", f"{rates.currency}.pull"]


def known_until(rates: Rates) -> date:
    """The last day whose rate is known.

    Raises:
        SeriesError: No rate is known at all.
    """
    if rates.last_day:
        return rates.last_day
    if not rates.annual:
        raise SeriesError("no exchange rates are known", place=f"{rates.currency} per USD")
    return date(max(rates.annual), 12, 31)


def fx_paths(
    rates: Rates,
    spans: Mapping[Year, Period],
    view: FxView,
    normal: Callable[[str], NDArray[np.float64]],
    *,
    uncertain: bool,
) -> dict[Year, float | NDArray[np.float64]]:
    """Mean rate of each year: a number where it is known, else draws of shape (scrambles, draws).

    Args:
        rates: What is known.
        spans: First and last day of each year asked for, in order.
        view: How the rate goes on.
        normal: Standard normals by name, as `factors` lists them.
        uncertain: Whether volatility and pull are drawn too.
    """
    today = known_until(rates)
    paths: dict[Year, float | NDArray[np.float64]] = {}
    future: list[tuple[Year, date, date]] = []
    for year, span in spans.items():
        first, last = span.edges
        if last <= today:
            paths[year] = mean_between(rates, first, last)
        else:
            future.append((year, first, last))
    if not future:
        return paths
    rest: list[float | NDArray[np.float64]]
    if view.kind in {FxKind.SPOT, FxKind.PATH}:
        rest = [_given(view, year, rates.on(today)) for year, _, _ in future]
    else:
        walk = _walk(rates, today, future, view, normal, uncertain=uncertain)
        drift = [view.carry * _years_ahead(today, first, last) for _, first, last in future]
        rest = [np.exp(mean + rise) for mean, rise in zip(walk, drift, strict=True)]
    for (year, first, last), mean in zip(future, rest, strict=True):
        share, known = _part_known(rates, first, last, today)
        paths[year] = share * known + (1 - share) * (1 + view.shift) * mean
    return paths


def _years_ahead(today: date, first: date, last: date) -> float:
    """Years from today to the middle of what is left of a span."""
    return ((max(first, today) - today).days + (last - today).days) / 2 / 365.25


def mean_between(rates: Rates, first: date, last: date) -> float:
    """Mean rate of a span of days: the calendar year's where no daily rates reach so far back."""
    if not rates.days or first.toordinal() < rates.days[0]:
        return rates.mean(first.year)
    found = rates.between(first, last)
    return sum(found) / len(found)


def _given(view: FxView, year: Year, spot: float) -> float:
    if view.kind is FxKind.SPOT:
        return spot
    earlier = [y for y in view.path if y <= year] or [min(view.path)]
    return view.path[max(earlier)]


def _part_known(rates: Rates, first: date, last: date, today: date) -> tuple[float, float]:
    """Share of a year that is known, and its mean rate."""
    if first > today:
        return 0.0, 0.0
    share = ((today - first).days + 1) / ((last - first).days + 1)
    return share, mean_between(rates, first, today)


def _walk(
    rates: Rates,
    today: date,
    future: Sequence[tuple[Year, date, date]],
    view: FxView,
    normal: Callable[[str], NDArray[np.float64]],
    *,
    uncertain: bool,
) -> list[NDArray[np.float64]]:
    """Log of the mean rate over what is left of each year."""
    name = str(rates.currency)
    sd, pull, home = _parameters(rates, view, normal, uncertain=uncertain)
    state: float | NDArray[np.float64] = math.log(rates.on(today)) - home
    means: list[NDArray[np.float64]] = []
    day = today
    for k, (_, first, last) in enumerate(future):
        if first - day > timedelta(days=1):
            gap = _moments(pull, (first - day).days / 365.25)
            state = state * gap.decay + sd * gap.end * normal(f"{name}.end.{len(future)}")
            day = first
        step = _moments(pull, (last - day).days / 365.25)
        end, middle = normal(f"{name}.end.{k}"), normal(f"{name}.mean.{k}")
        noise = sd * (step.along * end + step.rest * middle)
        means.append(np.asarray(home + state * step.weight + noise))
        state = state * step.decay + sd * step.end * end
        day = last
    return means


def _parameters(
    rates: Rates,
    view: FxView,
    normal: Callable[[str], NDArray[np.float64]],
    *,
    uncertain: bool,
) -> tuple[float | NDArray[np.float64], float | NDArray[np.float64], float]:
    """Volatility, yearly pull to the mean and log of that mean."""
    name, past = str(rates.currency), volatility(rates)
    sd: float | NDArray[np.float64] = view.volatility or past.sd
    if uncertain and view.volatility is None:
        sd = past.draw(normal(f"{name}.sd"))
    if view.kind is not FxKind.REVERSION:
        return sd, 0.0, 0.0
    spread = np.clip(0.4 * normal(f"{name}.pull"), -1.2, 1.2) if uncertain else 0.0
    pull = math.log(2) / view.half_life * np.exp(spread)
    return sd, pull, float(np.mean(np.log(list(yearly_means(rates).values()))))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moments:
    """Of a process with unit volatility over a span: its end and its mean, given its start.

    The mean has ``weight`` of the start's distance, ``along`` of the end's normal and ``rest`` of
    its own; the end has ``decay`` of the start's distance and standard deviation ``end``.
    """

    decay: float | NDArray[np.float64]
    weight: float | NDArray[np.float64]
    end: float | NDArray[np.float64]
    along: float | NDArray[np.float64]
    rest: float | NDArray[np.float64]


def _moments(pull: float | NDArray[np.float64], length: float) -> _Moments:
    if np.ndim(pull) == 0 and pull == 0:
        root = math.sqrt(length)
        return _Moments(decay=1, weight=1, end=root, along=root / 2, rest=root / math.sqrt(12))
    decay = np.exp(-pull * length)
    gone = (1 - decay) / pull
    variance = (1 - decay * decay) / (2 * pull)
    end = np.sqrt(variance)
    along = gone * gone / (2 * length) / end
    whole = (length - 2 * gone + variance) / (pull * length) ** 2
    rest = np.sqrt(np.maximum(whole - along * along, 0))
    return _Moments(decay=decay, weight=gone / length, end=end, along=along, rest=rest)
