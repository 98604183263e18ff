"""Finite talks as a Gambit game file, so that another solver can be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from burdenshare.errors import TalksError
from burdenshare.talks.induction import Game, passes

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 20_000  # terminal nodes that are still written


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
        >>> from burdenshare.talks.induction import Game
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
