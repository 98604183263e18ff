"""Alternating offers between two time-based negotiators, solved for a whole batch at once.

Aspirations fall over time and never rise, so "a deal is possible at step s" is monotone in s: the
first such step is found by bisection, and only exp() is left to pay for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias, assert_never

import numpy as np
from numpy.typing import ArrayLike, NDArray

from burdenshare.errors import UsageError

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


class Kind(StrEnum):
    """How a side decides what to aspire to."""

    TIME = "time"
    RESOURCE = "resource"
    TIT_FOR_TAT = "tit-for-tat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tactic:
    """How one side concedes; numbers or arrays of shape (sessions,).

    Attributes:
        kind: By the clock, by what patience is left, or by what the other side concedes.
        reservation: Utility of no deal, on the side's own scale of 0 to 1.
        exponent: For time: above 1 concedes late.
        patience: For resource: steps of talking after which the aspiration has fallen by 1 - 1/e
            of its way, a(n) = r + (1 - r) e^(-n / patience).
        window: For tit for tat: over how many of the other's offers a concession is measured.
    """

    kind: Kind = Kind.TIME
    reservation: ArrayLike = 0.0
    exponent: ArrayLike = 1.0
    patience: ArrayLike = 30.0
    window: int = 1


def negotiate(
    points: ArrayLike, first: Tactic, second: Tactic, *, steps: int
) -> tuple[Counts, Counts]:
    """Agreed outcome and step of sessions over any list of outcomes, shape (sessions,).

    The protocol of `alternating_offers`, played step by step, because with several issues or
    with answers to the other side's moves nothing is monotone any more. Each side proposes its
    worst outcome that meets its aspiration, and of equal ones that which suits the other best.

    Args:
        points: Utilities of both sides, each scaled to [0, 1], shape (outcomes, 2).
        first: Tactic of the side that proposes first.
        second: Tactic of the other.
        steps: At least 1.

    Returns:
        Index into ``points``, -1 without a deal, and step from 0, ``steps`` without a deal.

    Raises:
        UsageError: No outcomes, or utilities outside [0, 1].

    Reference:
        Faratin, Sierra and Jennings 1998, section 4: time (4.2), resource (4.3) and absolute
        tit-for-tat (4.4, without its random part) tactics.
    """
    table = np.asarray(points, dtype=np.float64)
    if table.ndim != 2 or table.shape[1:] != (2,) or not table.size:
        raise UsageError(f"points of shape {table.shape}: expected one row of two an outcome")
    if table.min() < 0 or table.max() > 1:
        raise UsageError("utilities must be scaled to lie from 0 to 1")
    fields = [side.reservation for side in (first, second)]
    fields += [side.exponent for side in (first, second)]
    fields += [side.patience for side in (first, second)]
    size = np.broadcast_shapes(*(np.shape(value) for value in fields)) or (1,)
    sides = [
        _Side(tactic=tactic, own=place, table=table, size=size[0])
        for place, tactic in enumerate((first, second))
    ]
    outcome = np.full(size, -1, np.int64)
    step = np.full(size, steps, np.int64)
    for now in range(steps):
        for place, side in enumerate(sides):
            other = sides[1 - place]
            wish = side.aspiration(now, steps)
            takes = (outcome < 0) & (other.offer >= 0) & (side.value(other.offer) >= wish)
            outcome[takes], step[takes] = other.offer[takes], now
            side.propose(wish)
            other.hear(side.offer)
        if (outcome >= 0).all():
            break
    return outcome, step


@dataclass(slots=True, kw_only=True)
class _Side:
    """One side of all sessions while they are played."""

    tactic: Tactic
    own: int
    table: Floats
    size: int
    offer: Counts = field(init=False)
    last_wish: Floats = field(init=False)
    heard: list[Floats] = field(default_factory=list)
    order: Counts = field(init=False)
    ladder: Floats = field(init=False)

    def __post_init__(self) -> None:
        mine, theirs = self.table[:, self.own], self.table[:, 1 - self.own]
        self.order = np.lexsort((-theirs, mine)).astype(np.int64)
        self.ladder = mine[self.order]
        self.offer = np.full(self.size, -1, np.int64)
        self.last_wish = np.ones(self.size)

    def value(self, outcome: Counts) -> Floats:
        """Own utility of outcomes."""
        worth: Floats = self.table[outcome, self.own]
        return worth

    def hear(self, offer: Counts) -> None:
        """Remember what the other side's offer is worth to this one."""
        self.heard.append(np.where(offer >= 0, self.value(offer), 0.0))

    def aspiration(self, now: int, steps: int) -> Floats:
        """Least utility this side accepts at a step."""
        floor = np.broadcast_to(np.maximum(self.tactic.reservation, 0.0), (self.size,))
        match self.tactic.kind:
            case Kind.TIME:
                time = np.full(self.size, np.log((now + 1.0) / (steps + 1.0)))
                power = np.broadcast_to(np.asarray(self.tactic.exponent, float), (self.size,))
                wish = _aspiration(floor.astype(np.float64), power, time)
            case Kind.RESOURCE:
                left = np.exp(-now / np.asarray(self.tactic.patience, dtype=np.float64))
                wish = np.broadcast_to(floor + (1 - floor) * left, (self.size,))
            case Kind.TIT_FOR_TAT:
                wish = self._answer(floor)
            case _:
                assert_never(self.tactic.kind)
        self.last_wish = wish
        return wish

    def _answer(self, floor: Floats) -> Floats:
        """Concede as much as the other side did, on this side's own scale."""
        back = self.tactic.window + 1
        if len(self.heard) < back:
            return self.last_wish
        gained = self.heard[-1] - self.heard[-back]
        return np.clip(self.last_wish - gained, floor, 1.0)

    def propose(self, wish: Floats) -> None:
        """The worst outcome that meets the aspiration; none where nothing does."""
        place = np.searchsorted(self.ladder, wish - GRID, side="left")
        found = self.order[np.minimum(place, self.order.size - 1)]
        self.offer = np.where(place < self.order.size, found, -1)
