"""Observed indices and exchange rates, as of a day."""

from burdenshare.series.exchange import Exchange, Rates
from burdenshare.series.index import Observation, Series

__all__ = ["Exchange", "Observation", "Rates", "Series"]
