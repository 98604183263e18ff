"""Contradictory claims reconciled through the regime's own identities."""

from burdenshare.ledger.explain import Explanation, Weight, explain
from burdenshare.ledger.noise import Conversion
from burdenshare.ledger.problem import Problem
from burdenshare.ledger.reconcile import Ledger, Options, reconcile
from burdenshare.ledger.ruling import (
    Ruling,
    Verdict,
    apply_rulings,
    broken,
    effect,
    review_order,
    sealed,
)
from burdenshare.ledger.variable import Figure, Variable

__all__ = [
    "Conversion",
    "Explanation",
    "Figure",
    "Ledger",
    "Options",
    "Problem",
    "Ruling",
    "Variable",
    "Verdict",
    "Weight",
    "apply_rulings",
    "broken",
    "effect",
    "explain",
    "reconcile",
    "review_order",
    "sealed",
]
