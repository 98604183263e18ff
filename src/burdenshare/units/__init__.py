"""Money and periods: the words every stage shares."""

from burdenshare.units.money import (
    SCALES,
    WORDS,
    Amount,
    Currency,
    Growth,
    Year,
    change,
    money_unit,
    say,
)
from burdenshare.units.period import Period

__all__ = [
    "SCALES",
    "WORDS",
    "Amount",
    "Currency",
    "Growth",
    "Period",
    "Year",
    "change",
    "money_unit",
    "say",
]
