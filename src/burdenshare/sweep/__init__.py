"""Sweeps: a computation at every point of a grid, in chunks that survive whatever dies."""

from burdenshare.sweep.collect import Order, Swept, What, sweep
from burdenshare.sweep.grid import Axis, axes, axis, points

__all__ = ["Axis", "Order", "Swept", "What", "axes", "axis", "points", "sweep"]
