"""Indices that are not yet known: an autoregression to a target, with its parameters uncertain.

y[t] - m = c + phi (y[t-1] - m) + s e[t], with a normal-inverse-gamma prior on (c, phi, s) that is
conjugate, so the posterior is drawn in closed form. Published values are kept as announced.

Each index has its own equation: correlations of the surprises in Korean prices, defence budgets and
the won, 2000-2025, are 0.07, 0.23 and -0.11 with standard errors of 0.20, so none is imposed.

Reference:
    Zellner (1971), An Introduction to Bayesian Inference in Econometrics, ch. 3 and 7.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from burdenshare.cost.fx import chi_square
from burdenshare.units import Growth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from burdenshare.cost.view import IndexView
    from burdenshare.series import Series
    from burdenshare.units import Year

PRIOR_PHI, PRIOR_PHI_SD = 0.5, 0.2
PRIOR_MEAN_SD = 0.005  # how far the long mean may lie from its target
PRIOR_SD, PRIOR_YEARS = 0.012, 4.0
LOW_PHI, HIGH_PHI = -0.5, 0.95
LOW_SD, HIGH_SD = 0.002, 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Persistence:
    """Posterior of an index's equation.

    Attributes:
        target: Growth it returns to.
        coefficients: Posterior mean of (c, phi).
        root: Cholesky root of their covariance for unit variance, shape (2, 2).
        sd: Root mean square of its surprises.
        years: Degrees of freedom behind it.
    """

    target: Growth
    coefficients: tuple[float, float]
    root: NDArray[np.float64]
    sd: float
    years: float


def persistence(values: Mapping[Year, Growth], view: IndexView) -> Persistence:
    """What the past says about an index, given growth by year as fractions."""
    recent = [values[year] for year in sorted(values)][-10:]
    target = view.target if view.target is not None else _mean(recent)
    pairs = [
        (values[year - 1] - target, values[year] - target)
        for year in sorted(values)
        if year > view.since and year - 1 in values
    ]
    design = np.array([[1.0, before] for before, _ in pairs]).reshape(-1, 2)
    after = np.array([now for _, now in pairs])
    prior = np.array([0.0, PRIOR_PHI])
    wide = np.array([PRIOR_MEAN_SD * (1 - PRIOR_PHI), PRIOR_PHI_SD]) / PRIOR_SD
    precision = np.diag(wide**-2.0)
    total = precision + design.T @ design
    mean = np.linalg.solve(total, precision @ prior + design.T @ after)
    years = PRIOR_YEARS + len(pairs)
    left = after @ after + prior @ precision @ prior - mean @ total @ mean
    sd = math.sqrt((PRIOR_YEARS * PRIOR_SD**2 + max(float(left), 0.0)) / years)
    root = np.linalg.cholesky(np.linalg.inv(total))
    return Persistence(
        target=target, coefficients=(float(mean[0]), float(mean[1])), root=root, sd=sd, years=years
    )


def _mean(values: list[Growth]) -> Growth:
    return sum(values) / len(values) if values else 0.03


def shocks(series: Series, last: Year) -> dict[str, float]:
    """Names of an index's shocks, each with its rough weight in the sum of what it escalates."""
    years = max(0, last - series.observations[-1].year)
    return {f"{series.name}.shock.{k}": _reach(years - k) for k in range(years)}


def _reach(years: int) -> float:
    """Payments moved by a shock that fades by half a year, over the years it has left."""
    return sum((years - lag) * PRIOR_PHI**lag for lag in range(years))


def parameters(name: str) -> list[str]:
    """Names of the normals behind an index's mean, persistence and volatility."""
    return [f"{name}.c", f"{name}.phi", f"{name}.sd"]


def announced(series: Series) -> dict[Year, float]:
    """Announced values by year: growth as a fraction, a level as it is."""
    scale = 100 if series.unit == "percent" else 1
    return {row.year: series.announced(row.year) / scale for row in series.observations}


def index_paths(
    series: Series,
    last: Year,
    view: IndexView,
    normal: Callable[[str], NDArray[np.float64]],
    *,
    uncertain: bool,
) -> dict[Year, float | NDArray[np.float64]]:
    """An index up to a year: numbers where announced or given, else draws.

    Growth series give fractions of shape (scrambles, draws), level series their levels, which grow
    at an uncertain rate in the same way.

    Args:
        series: What is known.
        last: Last year needed.
        view: How it goes on.
        normal: Standard normals by name, as `factors` lists them.
        uncertain: Whether the parameters are drawn too.
    """
    known = announced(series)
    growth = known if series.unit == "percent" else log_growth(known)
    future = _future(growth, last, view, series.name, normal, uncertain=uncertain)
    paths: dict[Year, float | NDArray[np.float64]] = dict(known)
    for year, rate in future.items():
        paths[year] = rate if series.unit == "percent" else paths[year - 1] * np.exp(rate)
    return paths


def log_growth(levels: Mapping[Year, float]) -> dict[Year, Growth]:
    """Growth of a level as differences of logs."""
    return {y: math.log(levels[y] / levels[y - 1]) for y in sorted(levels) if y - 1 in levels}


def _future(
    growth: Mapping[Year, Growth],
    last: Year,
    view: IndexView,
    name: str,
    normal: Callable[[str], NDArray[np.float64]],
    *,
    uncertain: bool,
) -> dict[Year, float | NDArray[np.float64]]:
    posterior = persistence(growth, view)
    start = max(growth)
    state: float | NDArray[np.float64] = growth[start] - posterior.target
    constant, phi, sd = _parameters(posterior, name, normal, uncertain=uncertain)
    paths: dict[Year, float | NDArray[np.float64]] = {}
    for k, year in enumerate(range(start + 1, last + 1)):
        if year in view.path:
            state = view.path[year] - posterior.target
        else:
            state = constant + phi * state + sd * normal(f"{name}.shock.{k}")
        paths[year] = posterior.target + state
    return paths


def _parameters(
    posterior: Persistence,
    name: str,
    normal: Callable[[str], NDArray[np.float64]],
    *,
    uncertain: bool,
) -> tuple[float | NDArray[np.float64], ...]:
    constant, phi = posterior.coefficients
    if not uncertain:
        return constant, phi, posterior.sd
    chi = chi_square(normal(f"{name}.sd"), posterior.years)
    sd = np.clip(posterior.sd * np.sqrt(posterior.years / chi), LOW_SD, HIGH_SD)
    first, second = normal(f"{name}.phi"), normal(f"{name}.c")
    root = posterior.root
    slope = np.clip(phi + sd * (root[1, 0] * second + root[1, 1] * first), LOW_PHI, HIGH_PHI)
    return constant + sd * root[0, 0] * second, slope, sd
