"""Talks: definitions, tactics, closed forms and the simulator."""

from burdenshare.talks.definition import Demander, Move, Payer, Player, Talks, parse_talks
from burdenshare.talks.simulate import (
    Lapse,
    Outcomes,
    Parameters,
    Setting,
    Settlement,
    settlement,
    simulate,
)
from burdenshare.talks.tactic import Tactic, alternating_offers, negotiate

__all__ = [
    "Demander",
    "Lapse",
    "Move",
    "Outcomes",
    "Parameters",
    "Payer",
    "Player",
    "Setting",
    "Settlement",
    "Tactic",
    "Talks",
    "alternating_offers",
    "negotiate",
    "parse_talks",
    "settlement",
    "simulate",
]
