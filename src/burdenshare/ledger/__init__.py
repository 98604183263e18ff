"""Contradictory claims reconciled through the regime's own identities."""

from burdenshare.ledger.problem import Problem
from burdenshare.ledger.reconcile import (
    Conversion,
    Figure,
    Ledger,
    Options,
    reconcile,
)
from burdenshare.ledger.variable import Variable

__all__ = ["Conversion", "Figure", "Ledger", "Options", "Problem", "Variable", "reconcile"]
