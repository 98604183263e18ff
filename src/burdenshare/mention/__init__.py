"""Expressions read where they stand: quantities, times, parties, and who says so."""

from burdenshare.mention.actor import Mention, mentions
from burdenshare.mention.figure import figures, quantities
from burdenshare.mention.moment import Time
from burdenshare.mention.quantity import Quantity
from burdenshare.mention.when import times

__all__ = ["Mention", "Quantity", "Time", "figures", "mentions", "quantities", "times"]
