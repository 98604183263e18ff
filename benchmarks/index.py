"""How well the views of Korean prices and defence budgets have held since 2007.

From each year, with the values up to it, the next one to three years are forecast. The forecasts
overlap and are few: a coverage of 16 of 18 and one of 18 of 18 are the same finding.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.case.folder import open_case
from burdenshare.cost import View
from burdenshare.cost.path import index_paths, parameters, shocks
from burdenshare.cost.sobol import named_normals, normals

if TYPE_CHECKING:
    from burdenshare.series import Series

FIRST, HORIZONS, DRAWS = 2007, (1, 2, 3), 1024


def run() -> list[tuple[str, str]]:
    """Name and figure of each measurement."""
    series = open_case("@us-korea").series
    return [
        (f"{name}, {horizon} years ahead", _score(series[name], horizon))
        for name in ("cpi.KR", "defence.KR")
        for horizon in HORIZONS
    ]


def _score(series: Series, horizon: int) -> str:
    inside, crps, last = [], [], []
    for origin in range(FIRST, series.observations[-1].year - horizon + 1):
        rows = tuple(row for row in series.observations if row.year <= origin)
        known, year = replace(series, observations=rows), origin + horizon
        drawn = named_normals(
            [shocks(known, year)], parameters(series.name), lambda n: normals(n, DRAWS, 1, 1)
        )
        view = View().index(series.name)
        paths = index_paths(known, year, view, drawn.__getitem__, uncertain=True)
        draws, truth = np.sort(np.ravel(paths[year])), series.announced(year) / 100
        low, high = np.quantile(draws, [0.05, 0.95])
        inside.append(low <= truth <= high)
        weights = (2 * np.arange(1, DRAWS + 1) - DRAWS - 1) / DRAWS**2
        crps.append(float(np.abs(draws - truth).mean() - weights @ draws))
        last.append(abs(series.announced(origin) / 100 - truth))
    return (
        f"inside 5-95 %: {sum(inside)} of {len(inside)}; CRPS {100 * np.mean(crps):.2f} points,"
        f" last value {100 * np.mean(last):.2f}"
    )


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name}: {figure}")
