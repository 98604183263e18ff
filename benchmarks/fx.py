"""How well the views of exchange rates have held on every floating currency of the ECB's table.

From the end of each year, with what was known then, each view forecasts the mean rate of the next
one to five years. Reported are the coverage of the 5-95 per cent interval, CRPS of the log rate,
and a Diebold-Mariano test against the random walk. Forecasts overlap in time and share the dollar,
so the exact binomial bounds use the number of independent ones that the spread of the yearly
coverages speaks for, not the number of rows.

Reference:
    Diebold and Mariano (1995), J. Business and Economic Statistics 13, 253-263, with the
    correction of Harvey, Leybourne and Newbold (1997), Int. J. Forecasting 13, 281-291. Clopper and
    Pearson (1934), Biometrika 26, 404-413. Gneiting and Raftery (2007), JASA 102, 359-378 (CRPS).
"""

from __future__ import annotations

import math
import zipfile
from datetime import date
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from burdenshare.cost.fx import fx_paths, parameters, shocks
from burdenshare.cost.sobol import named_normals, normals
from burdenshare.cost.view import FxView, fx_view
from burdenshare.series import Rates
from burdenshare.units import Currency, Period

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Floating or free floating in most years (IMF AREAER). Left out: pegs and managed rates (BGN, CNY,
# DKK, HKD, MYR, RON, SGD), euro members' old money, and ISK, which has no rate from 2009 to 2017.
FLOATING = (
    "AUD BRL CAD CHF CZK EUR GBP HUF IDR ILS INR JPY KRW MXN NOK NZD PHP PLN RUB SEK THB TRY ZAR"
)
HORIZONS = (1, 2, 3, 4, 5)
KNOWN = 5  # whole years that must be known at an origin
DRAWS = 1024
VIEWS = {"random walk": "random-walk", "reversion": "reversion:4"}


class Score(NamedTuple):
    """One view's forecast of one currency's mean rate."""

    view: str
    currency: str
    origin: int
    horizon: int
    inside: bool
    crps: float


def run() -> list[tuple[str, str]]:
    """Name and figure of each measurement."""
    scores = [
        score
        for name, rates in currencies().items()
        for view, text in VIEWS.items()
        for score in _scores(name, rates, view, fx_view(text))
    ]
    rows = [("currencies", str(len({score.currency for score in scores})))]
    for horizon in HORIZONS:
        for view in VIEWS:
            found = [s for s in scores if (s.view, s.horizon) == (view, horizon)]
            rows.append((f"{view}, {horizon} years ahead", _summary(found)))
        rows.append((f"reversion less random walk, {horizon} years", _test(scores, horizon)))
    return rows


def currencies() -> dict[str, Rates]:
    """Daily rates against the dollar, by code, crossed through the euro."""
    packed = (files("currency_converter") / "eurofxref-hist.zip").read_bytes()
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        lines = archive.read(archive.namelist()[0]).decode("ascii").splitlines()
    header = lines[0].split(",")
    dollar = header.index("USD")
    table = [line.split(",") for line in reversed(lines[1:])]
    found = {}
    for code in FLOATING.split():
        column = header.index(code) if code in header else None
        pairs = [
            (date.fromisoformat(row[0]).toordinal(), _number(row, column) / float(row[dollar]))
            for row in table
            if column is None or row[column] != "N/A"
        ]
        days, rates = zip(*pairs, strict=True)
        found[code] = Rates(currency=Currency.KRW, days=days, rates=rates, annual={}, source=code)
    return found


def _number(row: list[str], column: int | None) -> float:
    return 1.0 if column is None else float(row[column])


def _scores(name: str, rates: Rates, view: str, kind: FxView) -> list[Score]:
    first, last = (date.fromordinal(rates.days[k]) for k in (0, -1))
    whole = last.year if last >= date(last.year, 12, 20) else last.year - 1
    found = []
    for origin in range(first.year + KNOWN, whole):
        known = rates.as_of(date(origin, 12, 31))
        ahead = [h for h in HORIZONS if origin + h <= whole]
        spans = {origin + h: Period.parse(str(origin + h)) for h in ahead}
        drawn = named_normals(
            [shocks(known, spans)], parameters(known), lambda n: normals(n, DRAWS, 1, 1)
        )
        paths = fx_paths(known, spans, kind, drawn.__getitem__, uncertain=True)
        for horizon in ahead:
            draws = np.sort(np.log(np.ravel(paths[origin + horizon])))
            truth = math.log(rates.mean(origin + horizon))
            low, high = np.quantile(draws, [0.05, 0.95])
            inside = bool(low <= truth <= high)
            found.append(Score(view, name, origin, horizon, inside, _crps(draws, truth)))
    return found


def _crps(draws: NDArray[np.float64], truth: float) -> float:
    """E|X - y| - E|X - X'| / 2 for sorted draws."""
    count = len(draws)
    weights = (2 * np.arange(1, count + 1) - count - 1) / (count * count)
    return float(np.abs(draws - truth).mean() - weights @ draws)


def _summary(scores: list[Score]) -> str:
    from scipy.stats import beta  # noqa: PLC0415 - a second to import, and only needed here

    count, inside = len(scores), sum(score.inside for score in scores)
    alone = _independent(scores)
    hits = inside / count * alone
    low = float(beta.ppf(0.025, hits, alone - hits + 1)) if hits > 0 else 0.0
    high = float(beta.ppf(0.975, hits + 1, alone - hits)) if hits < alone else 1.0
    crps = sum(score.crps for score in scores) / count
    return (
        f"coverage {inside / count:.3f} of 0.90 ({low:.2f}-{high:.2f}, {count} forecasts worth"
        f" {alone:.0f}), CRPS {crps:.4f}"
    )


def _independent(scores: list[Score]) -> float:
    """How many independent forecasts would leave the mean coverage as uncertain as it is.

    Never more than there are without overlap.
    """
    rate = sum(score.inside for score in scores) / len(scores)
    means = _by_origin(scores, [float(score.inside) for score in scores])
    variance = _long_run(means, scores[0].horizon - 1) / len(means)
    plain = max(rate * (1 - rate), 0.01)
    most = len(scores) / scores[0].horizon
    return float(np.clip(plain / max(variance, 1e-9), 1, most))


def _by_origin(scores: list[Score], values: list[float]) -> NDArray[np.float64]:
    origins = sorted({score.origin for score in scores})
    return np.array(
        [
            np.mean([v for s, v in zip(scores, values, strict=True) if s.origin == origin])
            for origin in origins
        ]
    )


def _long_run(values: NDArray[np.float64], lags: int) -> float:
    """Variance with the covariances of overlapping forecasts (Bartlett weights)."""
    centred = values - values.mean()
    total = float(centred @ centred)
    for lag in range(1, lags + 1):
        total += 2 * (1 - lag / (lags + 1)) * float(centred[lag:] @ centred[:-lag])
    return max(total, 1e-12) / len(values)


def _test(scores: list[Score], horizon: int) -> str:
    """Mean CRPS difference and its Diebold-Mariano statistic over origins."""
    views = {view: [s for s in scores if (s.view, s.horizon) == (view, horizon)] for view in VIEWS}
    walk, other = views["random walk"], views["reversion"]
    gaps = [b.crps - a.crps for a, b in zip(walk, other, strict=True)]
    means = _by_origin(walk, gaps)
    count = len(means)
    small = math.sqrt((count + 1 - 2 * horizon + horizon * (horizon - 1) / count) / count)
    statistic = small * means.mean() / math.sqrt(_long_run(means, horizon - 1) / count)
    return f"CRPS {np.mean(gaps):+.4f}, Diebold-Mariano t = {statistic:+.2f} over {count} origins"


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name}: {figure}")
