"""Alternating offers between two time-based negotiators, solved for a whole batch at once.

Aspirations fall over time and never rise, so "a deal is possible at step s" is monotone in s: the
first such step is found by bisection, and only exp() is left to pay for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Counts: TypeAlias = NDArray[np.int64]

BLOCK = 16_384  # sessions at a time: what fits the second-level cache
SLACK = 1e-4  # the aspiration is met from this much below
GRID = 1e-9  # an aspiration this close above an outcome still offers it


def alternating_offers(
    reservation_1: ArrayLike,
    exponent_1: ArrayLike,
    reservation_2: ArrayLike,
    exponent_2: ArrayLike,
    *,
    steps: int,
    outcomes: int,
) -> tuple[Counts, Counts]:
    """Agreed outcome index and step of sessions of alternating offers, shape as broadcast.

    Outcome k of 0..K gives the first mover k/K and the second 1 - k/K. At step s of T, relative
    time is t = (s + 1)/(T + 1) and a side with reservation r and exponent e aspires to
    r + (1 - r)(1 - t^e). The first mover accepts the second's last offer or proposes; the second
    accepts or counters; each proposes its worst outcome above its aspiration.

    Args:
        reservation_1: First mover's utility of no deal, below 0 counts as 0.
        exponent_1: First mover's exponent: above 1 concedes late (Boulware), below 1 early.
        reservation_2: Second mover's utility of no deal.
        exponent_2: Second mover's exponent.
        steps: T, at least 1.
        outcomes: K, at least 1.

    Returns:
        Outcome index, -1 where there is no deal, and step from 0, T where there is no deal.

    Raises:
        UsageError: Fewer than one step or outcome, an exponent that is not above 0, a NaN.

    Example:
        >>> outcome, step = alternating_offers(0.2, [1.0, 4.0], 0.3, 1.0, steps=100, outcomes=100)
        >>> outcome.tolist(), step.tolist()
        ([47, 58], [67, 85])

    Reference:
        Faratin, Sierra and Jennings 1998, section 4.2, exponent = 1/beta; offer selection as in
        NegMAS 0.16 (worst outcome above the aspiration).
    """
    if steps < 1 or outcomes < 1:
        raise UsageError(f"steps={steps} and outcomes={outcomes} must both be at least 1")
    given = (reservation_1, exponent_1, reservation_2, exponent_2)
    sides = np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in given))
    shape, flat = sides[0].shape, [side.ravel() for side in sides]
    if any(np.isnan(side).any() for side in flat):
        raise UsageError("reservations and exponents must be numbers, not NaN")
    if not ((flat[1] > 0).all() and (flat[3] > 0).all()):
        raise UsageError("exponents must be above 0; below 1 concedes early, above 1 late")
    log_time = np.log((np.arange(steps) + 1.0) / (steps + 1.0))
    outcome, step = np.empty(flat[0].size, np.int64), np.empty(flat[0].size, np.int64)
    for start in range(0, flat[0].size, BLOCK):
        part = slice(start, start + BLOCK)
        outcome[part], step[part] = _block([side[part] for side in flat], log_time, outcomes)
    return outcome.reshape(shape), step.reshape(shape)


def _aspiration(floor: Floats, exponent: Floats, log_time: Floats) -> Floats:
    """max(r, 1 - (1 - r) t^e - slack), shape (sessions,)."""
    level = np.exp(exponent * log_time)
    level *= floor - 1.0
    level += 1.0 - SLACK
    return np.maximum(floor, level, out=level)


def _block(sides: list[Floats], log_time: Floats, top: int) -> tuple[Floats, Counts]:
    floor_1, exponent_1 = np.maximum(sides[0], 0.0), sides[1]
    floor_2, exponent_2 = np.maximum(sides[2], 0.0), sides[3]
    last = log_time.size

    def look(step: Counts) -> tuple[Floats, Floats, NDArray[np.bool_], NDArray[np.bool_]]:
        """First's proposal, second's last one, and whether each is accepted at a step."""
        now, before = log_time[step], log_time[np.maximum(step - 1, 0)]
        wish_1 = _aspiration(floor_1, exponent_1, now)
        propose = np.ceil(wish_1 * top - GRID)
        counter = top - np.ceil(_aspiration(floor_2, exponent_2, before) * top - GRID)
        taken_2 = 1 - propose / top >= _aspiration(floor_2, exponent_2, now)
        taken_1 = (step > 0) & (counter / top >= wish_1)
        return propose, counter, taken_1, taken_2

    low = np.zeros(floor_1.size, np.int64)
    high = np.full(floor_1.size, last, np.int64)
    for _ in range(int(last).bit_length()):
        middle = (low + high) >> 1
        _, _, taken_1, taken_2 = look(np.minimum(middle, last - 1))
        live = low < high
        deal = (taken_1 | taken_2) & live
        high = np.where(deal, middle, high)
        low = np.where(live & ~deal, middle + 1, low)
    propose, counter, taken_1, _ = look(np.minimum(low, last - 1))
    agreed = np.where(taken_1, counter, propose)
    agreed[low == last] = -1
    return agreed, low
