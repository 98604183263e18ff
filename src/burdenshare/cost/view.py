"""Named views of exchange rates and indices: what an agreement costs depends on them.

A view is chosen, never a term: it is named in every result.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from burdenshare.errors import UsageError
from burdenshare.units import Growth, Year


class FxKind(StrEnum):
    """How an exchange rate goes on from its last known value."""

    RANDOM_WALK = "random-walk"
    REVERSION = "reversion"
    FORWARD = "forward"
    SPOT = "spot"
    PATH = "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class FxView:
    """A view of the exchange rates against the dollar.

    Attributes:
        kind: Random walk without drift, reversion to the long mean, random walk round a forward
            path, the last rate for ever, or a given path.
        half_life: Years in which half of the distance to the mean is made good (reversion).
        path: Units for one dollar by year (path); the last is kept after it ends.
        volatility: Yearly standard deviation of the log rate; None learns it from the past.
        shift: What every rate that is not yet known gains, as a fraction.
        carry: Yearly interest less that on the dollar, by which the forward path rises.
    """

    kind: FxKind = FxKind.RANDOM_WALK
    half_life: float = 4.0
    path: Mapping[Year, float] = field(default_factory=dict)
    volatility: float | None = None
    shift: float = 0.0
    carry: Growth = 0.0

    def __str__(self) -> str:
        """Its name as results print it."""
        return f"{self._name()}, shifted by {self.shift:+.0%}" if self.shift else self._name()

    def _name(self) -> str:
        match self.kind:
            case FxKind.RANDOM_WALK:
                return "random walk without drift"
            case FxKind.REVERSION:
                return f"reversion to the past mean, half-life {self.half_life:g} years"
            case FxKind.FORWARD:
                return f"random walk round a forward path of {self.carry:+.1%} a year"
            case FxKind.SPOT:
                return "last known rate kept"
            case FxKind.PATH:
                if set(self.path) == {0}:
                    return f"given rate {self.path[0]:g}"
                steps = ", ".join(f"{year} {rate:g}" for year, rate in sorted(self.path.items()))
                return f"given path ({steps})"
            case _:
                assert_never(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A view of one index: it returns to a target, or follows a given path.

    Attributes:
        target: Growth it returns to, as a fraction; None for the mean of the last ten years.
        path: Given growth by year, which comes before the model.
        since: First year the model learns from.
    """

    target: Growth | None = None
    path: Mapping[Year, Growth] = field(default_factory=dict)
    since: Year = 1999


# Inflation targets of the Bank of Korea, the Bank of Japan and the Federal Reserve.
TARGETS = {"cpi.KR": 0.02, "cpi.JP": 0.02, "cpi.US": 0.02}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is assumed about everything that is not yet known.

    Attributes:
        fx: The view of exchange rates.
        indices: Views of single indices; any other returns to its target or recent mean.
        parameter_uncertainty: Whether volatility, persistence and mean are themselves uncertain.
    """

    fx: FxView = field(default_factory=FxView)
    indices: Mapping[str, IndexView] = field(default_factory=dict)
    parameter_uncertainty: bool = True

    def index(self, name: str) -> IndexView:
        """The view of one index."""
        return self.indices.get(name) or IndexView(target=TARGETS.get(name))

    def __str__(self) -> str:
        """Its name as results print it."""
        known = "uncertain" if self.parameter_uncertainty else "fixed"
        return f"FX {self.fx}; indices AR(1) to target or recent mean; parameters {known}"


def fx_view(text: str) -> FxView:
    """The view of exchange rates that a word on the command line names.

    Args:
        text: ``random-walk``, ``reversion``, ``reversion:3`` (half-life in years), ``spot``, a
            rate such as ``1350``, ``path:2027=1400,2028=1380``, or ``forward:-0.015`` (interest
            less that on the dollar).

    Raises:
        UsageError: It names none.

    Example:
        >>> str(fx_view("path:2027=1400"))
        'given path (2027 1400)'
    """
    word, _, rest = text.strip().partition(":")
    try:
        if re.fullmatch(r"\d+(\.\d+)?", text):
            return FxView(kind=FxKind.PATH, path={0: _rate(text)})
        if word == "path":
            steps = (step.split("=") for step in rest.split(","))
            path = {int(year): _rate(rate) for year, rate in steps}
            return FxView(kind=FxKind.PATH, path=path)
        if word == "forward":
            return FxView(kind=FxKind.FORWARD, carry=_carry(rest))
        if word == "reversion" and rest:
            return FxView(kind=FxKind.REVERSION, half_life=_rate(rest))
        return FxView(kind=FxKind(text.strip()))
    except ValueError:
        known = "random-walk, reversion:3, forward:-0.015, spot, 1350 or path:2027=1400,2028=1380"
        raise UsageError(f"unknown FX view {text!r}; write {known}") from None


def _carry(text: str) -> float:
    carry = _finite(text)
    if abs(carry) >= 0.5:
        raise ValueError(text)  # no difference of interest: 1.5 per cent is 0.015
    return carry


def _rate(text: str) -> float:
    rate = _finite(text)
    if not 1e-6 <= rate <= 1e9:
        raise ValueError(text)
    return rate


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
