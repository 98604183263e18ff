"""The main job and the verbs of the package: what a notebook or the command line calls."""

from burdenshare.case import open_case
from burdenshare.ledger import reconcile
from burdenshare.session.job import Run, outlook_of, run
from burdenshare.session.pricing import comparison_of, price
from burdenshare.session.reading import Reading, read
from burdenshare.talks import simulate

__all__ = [
    "Reading",
    "Run",
    "comparison_of",
    "open_case",
    "outlook_of",
    "price",
    "read",
    "reconcile",
    "run",
    "simulate",
]
