"""Finite talks solved backwards, exactly: ratifier, veto, lapse and outside options included.

Two sides share a surplus S by a payment x: the demander gets x, the payer S - x. In turn one
proposes; the other accepts, goes on, or walks out. What is accepted must pass a principal (passes
with probability rising in x) and a ratifier (falling in x); each is uniform on an interval, so the
proposer's aim is a cubic in x on a few pieces, and its best point is found in closed form. The same
talks with a list of payments can be written as a Gambit game file, so that another solver is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from burdenshare.errors import TalksError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair: TypeAlias = tuple[float, float]  # demander, payer
Cubic: TypeAlias = tuple[float, float, float, float]  # coefficients, constant first
_EDGE = 1e-12
MOST = 20_000  # terminal nodes of a game file that are still written


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """Talks in so many periods; all pairs are (demander, payer), sums in one unit.

    Attributes:
        surplus: What a deal is worth in all, S.
        periods: Periods with a proposal; in the last one no deal is final.
        discounts: What next period's sum is worth now.
        options: What a side has when somebody walks out.
        disagreement: What a side has when the last period ends without a deal.
        lapse: First period whose end without a deal costs something; None for never.
        lapse_costs: What it costs each side, a period.
        principal: Interval of the least payment that the demander's principal signs, or None.
        ratifier: Interval of the greatest payment that the payer's ratifier passes, or None.
        payer_first: Whether the payer proposes in the first period.
    """

    surplus: float
    periods: int
    discounts: Pair
    options: Pair = (-np.inf, -np.inf)
    disagreement: Pair = (0.0, 0.0)
    lapse: int | None = None
    lapse_costs: Pair = (0.0, 0.0)
    principal: Pair | None = None
    ratifier: Pair | None = None
    payer_first: bool = False

    def __post_init__(self) -> None:
        if self.periods < 1:
            raise TalksError("talks need at least one period", place="game.periods")
        if not all(0 <= discount <= 1 for discount in self.discounts):
            raise TalksError(f"{self.discounts} must be from 0 to 1", place="game.discounts")
        for name, bounds in (("principal", self.principal), ("ratifier", self.ratifier)):
            if bounds and bounds[0] > bounds[1]:
                raise TalksError(f"{bounds} runs backwards", place=f"game.{name}")
        if self.principal and self.ratifier and self.principal[0] > self.ratifier[1]:
            raise TalksError(
                f"win sets do not meet: nothing below {self.principal[0]} is signed and nothing "
                f"above {self.ratifier[1]} ratified",
                place="game.ratifier",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What happens in one period.

    Attributes:
        payment: The payment proposed; None where no acceptable one is worth proposing.
        passes: Probability that it passes principal and ratifier.
        walks: Whether somebody walks out instead.
        values: What both sides expect at the start of the period.
    """

    payment: float | None
    passes: float
    walks: bool
    values: Pair


def solve(game: Game, payments: Sequence[float] | None = None) -> tuple[Step, ...]:
    """Subgame-perfect play of every period, first to last.

    Args:
        game: The talks.
        payments: What may be proposed; any payment where None.

    Reference:
        Stahl 1972; outside options Binmore, Shaked and Sutton 1989; veto Romer and Rosenthal 1978;
        two levels Iida 1993.

    Example:
        >>> play = solve(Game(surplus=1.0, periods=3, discounts=(0.9, 0.8)))
        >>> round(play[0].values[0], 6)
        0.92
    """
    steps: list[Step] = []
    for period in range(game.periods, 0, -1):
        costs = game.lapse_costs if game.lapse and period >= game.lapse else (0.0, 0.0)
        if steps:
            ahead = steps[-1].values
            later = tuple(d * v for d, v in zip(game.discounts, ahead, strict=True))
        else:
            later = game.disagreement
        now = later[0] - costs[0], later[1] - costs[1]
        steps.append(_step(game, now, period, payments))
    return tuple(reversed(steps))


def _step(game: Game, later: Pair, period: int, payments: Sequence[float] | None = None) -> Step:
    """One period, given what both sides have if it ends without a deal."""
    proposer = int(game.payer_first) if period % 2 else 1 - int(game.payer_first)
    other = 1 - proposer
    walks = game.options[other] > later[other]
    idle = game.options if walks else later
    best, chosen, chance = idle[proposer], None, 0.0
    for payment in payments or _candidates(game, later, idle[other], other):
        odds = passes(game, payment)
        gains = tuple(
            odds * (u - c) + c for u, c in zip(_shares(game, payment), later, strict=True)
        )
        if gains[other] < idle[other] - _EDGE * (1 + abs(idle[other])):
            continue
        if gains[proposer] >= best - _EDGE and odds > 0:
            best, chosen, chance = gains[proposer], payment, odds
            values = gains
    if chosen is None:
        return Step(payment=None, passes=0.0, walks=walks, values=idle)
    return Step(payment=chosen, passes=chance, walks=False, values=(values[0], values[1]))


def _shares(game: Game, payment: float) -> Pair:
    return payment, game.surplus - payment


def passes(game: Game, payment: float) -> float:
    """Probability that principal and ratifier both let a payment pass, from 0 to 1."""
    chance = 1.0
    if game.principal:
        low, high = game.principal
        chance *= (
            float(payment >= low - _EDGE) if high == low else _ramp((payment - low) / (high - low))
        )
    if game.ratifier:
        low, high = game.ratifier
        chance *= (
            float(payment <= high + _EDGE)
            if high == low
            else _ramp((high - payment) / (high - low))
        )
    return chance


def _ramp(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _candidates(game: Game, later: Pair, least: float, other: int) -> Iterable[float]:
    """Payments among which the best lies: edges, points of rest, where the other just says yes."""
    edges = {0.0, game.surplus}
    for bounds in (game.principal, game.ratifier):
        edges |= {edge for edge in bounds or () if 0 <= edge <= game.surplus}
    ordered = sorted(edges)
    found = set(ordered)
    for left, right in pairwise(ordered):
        chance = _piece(game, (left + right) / 2)
        for side in (0, 1):
            gain = _gain(game, chance, later, side)
            roots = _roots((gain[1], 2 * gain[2], 3 * gain[3]))
            if side == other:
                roots += _roots((gain[0] - (least - later[side]), *gain[1:]))
            found |= {
                min(max(root, left), right) for root in roots if left - 1e-9 <= root <= right + 1e-9
            }
    return sorted(found)


def _piece(game: Game, inside: float) -> tuple[float, float, float]:
    """Probability of passing as a quadratic on the piece around a payment, constant first."""
    lines = []
    for bounds, rising in ((game.principal, True), (game.ratifier, False)):
        if bounds is None or bounds[0] == bounds[1] or not bounds[0] < inside < bounds[1]:
            level = passes(_only(game, bounds, rising=rising), inside) if bounds else 1.0
            lines.append((level, 0.0))
        else:
            width = bounds[1] - bounds[0]
            lines.append(
                (-bounds[0] / width, 1 / width) if rising else (bounds[1] / width, -1 / width)
            )
    (a, b), (c, d) = lines
    return a * c, a * d + b * c, b * d


def _only(game: Game, bounds: Pair | None, *, rising: bool) -> Game:
    return Game(
        surplus=game.surplus,
        periods=1,
        discounts=game.discounts,
        principal=bounds if rising else None,
        ratifier=None if rising else bounds,
    )


def _gain(game: Game, chance: tuple[float, float, float], later: Pair, side: int) -> Cubic:
    """Passing probability times the gain of a side over going on, as a cubic in the payment."""
    constant = -later[0] if side == 0 else game.surplus - later[1]
    slope = 1.0 if side == 0 else -1.0
    a, b, c = chance
    return a * constant, b * constant + a * slope, c * constant + b * slope, c * slope


def _roots(coefficients: tuple[float, ...]) -> list[float]:
    """Real roots of a polynomial, constant first."""
    kept = list(coefficients)
    while kept and abs(kept[-1]) < 1e-14:
        kept.pop()
    if len(kept) < 2:
        return []
    return [float(root.real) for root in np.roots(kept[::-1]) if abs(root.imag) < 1e-9]


def efg(game: Game, payments: Sequence[float], *, title: str = "talks") -> str:
    """The talks with a list of payments as an extensive form, text of a Gambit ``.efg`` file.

    Player 1 is the demander, player 2 the payer. Principal and ratifier are moves of chance with
    the probability of passing; every player knows all that went before.

    Args:
        game: The talks.
        payments: What may be proposed, in the unit of the surplus.
        title: Of the game.

    Raises:
        TalksError: No payment to propose, or a tree too large to write.

    Reference:
        Savani and Turocy 2024, Gambit, the .efg format.

    Example:
        >>> print(efg(Game(surplus=1, periods=1, discounts=(1, 1)), [0.5]))
        EFG 2 R "talks" { "demander" "payer" }
        ""
        p "" 1 1 "" { "0.5" } 0
        p "" 2 1 "" { "accept" "reject" } 0
        t "" 1 "" { 0.5, 0.5 }
        t "" 2 "" { 0.0, 0.0 }
        <BLANKLINE>
    """
    if not payments:
        raise TalksError("name at least one payment to propose", place="payments")
    size = (3 * len(payments)) ** game.periods
    if size > MOST:
        raise TalksError(f"up to {size} ends are too many to write", place="payments")
    tree = _Tree(game=game, payments=tuple(payments))
    tree.period(1, (0.0, 0.0))
    return "\n".join([f'EFG 2 R "{title}" {{ "demander" "payer" }}', '""', *tree.rows, ""])


@dataclass(slots=True, kw_only=True)
class _Tree:
    """Writes nodes in the order of the format, depth first."""

    game: Game
    payments: tuple[float, ...]
    rows: list[str] = field(default_factory=list)
    sets: list[int] = field(default_factory=lambda: [0, 0])
    chances: int = 0
    ends: int = 0

    def _choice(self, player: int, actions: Sequence[str]) -> None:
        self.sets[player] += 1
        told = " ".join(f'"{action}"' for action in actions)
        self.rows.append(f'p "" {player + 1} {self.sets[player]} "" {{ {told} }} 0')

    def _end(self, values: tuple[float, float]) -> None:
        self.ends += 1
        self.rows.append(f't "" {self.ends} "" {{ {values[0]!r}, {values[1]!r} }}')

    def period(self, number: int, spent: tuple[float, float]) -> None:
        """A period and all that follows; ``spent`` is what each side has lost so far."""
        game = self.game
        proposer = int(game.payer_first) if number % 2 else 1 - int(game.payer_first)
        other = 1 - proposer
        worth = tuple(discount ** (number - 1) for discount in game.discounts)
        walk = game.options[other] > float("-inf")
        self._choice(proposer, [repr(payment) for payment in self.payments])
        for payment in self.payments:
            self._choice(other, ["accept", "reject", *(["walk"] if walk else [])])
            self._vote(number, payment, (worth[0], worth[1]), spent)
            self._later(number, (worth[0], worth[1]), spent)
            if walk:
                out = [w * o - s for w, o, s in zip(worth, game.options, spent, strict=True)]
                self._end((out[0], out[1]))

    def _vote(
        self, number: int, payment: float, worth: tuple[float, float], spent: tuple[float, float]
    ) -> None:
        chance = passes(self.game, payment)
        deal = worth[0] * payment - spent[0], worth[1] * (self.game.surplus - payment) - spent[1]
        if chance >= 1:
            self._end(deal)
        elif chance <= 0:
            self._later(number, worth, spent)
        else:
            self.chances += 1
            share = Decimal(repr(round(chance, 12)))  # the two must sum to one exactly
            odds = f'"pass" {share} "fail" {1 - share}'
            self.rows.append(f'c "" {self.chances} "" {{ {odds} }} 0')
            self._end(deal)
            self._later(number, worth, spent)

    def _later(self, number: int, worth: tuple[float, float], spent: tuple[float, float]) -> None:
        game = self.game
        lapsed = game.lapse is not None and number >= game.lapse
        costs = game.lapse_costs if lapsed else (0.0, 0.0)
        now = tuple(s + w * c for s, w, c in zip(spent, worth, costs, strict=True))
        if number < game.periods:
            self.period(number + 1, (now[0], now[1]))
        else:
            left = [w * d - s for w, d, s in zip(worth, game.disagreement, now, strict=True)]
            self._end((left[0], left[1]))
