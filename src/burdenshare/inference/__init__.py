"""Gaussian posteriors with sites that are not: by expectation propagation, and in bulk."""

from burdenshare.inference.many import Mass, Records, solve_many
from burdenshare.inference.propagation import Bools, Floats, LogSum, Posterior, Sites, propagate

__all__ = [
    "Bools",
    "Floats",
    "LogSum",
    "Mass",
    "Posterior",
    "Records",
    "Sites",
    "propagate",
    "solve_many",
]
