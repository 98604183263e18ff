"""Money and periods: the words every stage shares."""

from burdenshare.units.money import SCALES, Amount, Currency, Growth, Year, money_unit
from burdenshare.units.period import Period

__all__ = ["SCALES", "Amount", "Currency", "Growth", "Period", "Year", "money_unit"]
