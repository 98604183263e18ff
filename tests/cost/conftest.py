"""A small invented world: one index, one exchange rate, one agreement."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest

from burdenshare.agreement import Agreement, Grow, Ladder, Typed
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.units import Currency, Period

INFLATION: tuple[float, ...] = (
    0.8,
    2.3,
    4.1,
    2.8,
    3.5,
    3.6,
    2.8,
    2.2,
    2.5,
    4.7,
    2.8,
    2.9,
    4.0,
    2.2,
    1.3,
    1.3,
)
INFLATION += (0.7, 1.0, 1.9, 1.5, 0.4, 0.5, 2.5, 5.1, 3.6, 2.3, 2.1)


@pytest.fixture
def series() -> dict[str, Series]:
    rows = tuple(
        Observation(year=1999 + k, value=value, published=date(2000 + k, 1, 5))
        for k, value in enumerate(INFLATION)
    )
    return {"cpi.KR": Series(name="cpi.KR", unit="percent", decimals=1, observations=rows)}


@pytest.fixture
def exchange() -> Exchange:
    """A weekly rate with a volatility of ten per cent a year, 1999 to October 2026."""
    rng = np.random.default_rng(3)
    days = range(date(1999, 1, 4).toordinal(), date(2026, 10, 31).toordinal(), 7)
    logs = math.log(1200) + np.cumsum(rng.normal(0, 0.1 / math.sqrt(365.25 / 7), len(days)))
    rates = tuple(np.exp(logs - logs[-1] + math.log(1400)).tolist())
    won = Rates(currency=Currency.KRW, days=tuple(days), rates=rates, annual={})
    return Exchange(rates={Currency.KRW: won})


@pytest.fixture
def twelve() -> Agreement:
    """The terms of the 12th agreement."""
    return Agreement(
        key="sma-12",
        name="12th",
        payer="KR",
        recipient="US",
        unit="KRW bn",
        term=Period.parse("2026/2030"),
        round=0.1,
        pay=Ladder(
            years={2026: Typed(amount=1519.2)}, then=Grow(series=("cpi.KR",), lag=2, cap=0.05)
        ),
    )


@pytest.fixture
def today() -> date:
    return date(2026, 10, 31) - timedelta(days=1)
