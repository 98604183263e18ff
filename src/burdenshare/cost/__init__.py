"""What an agreement costs under named views of exchange rates and indices."""

from burdenshare.cost.bootstrap import price_blocks
from burdenshare.cost.compare import (
    Comparison,
    Difference,
    Sensitivity,
    compare,
    sensitivities,
)
from burdenshare.cost.measure import Measure, against, converted, real, unspent
from burdenshare.cost.price import Cost, Quantiles, YearCost, price
from burdenshare.cost.view import FxKind, FxView, IndexView, View, fx_view

__all__ = [
    "Comparison",
    "Cost",
    "Difference",
    "FxKind",
    "FxView",
    "IndexView",
    "Measure",
    "Quantiles",
    "Sensitivity",
    "View",
    "YearCost",
    "against",
    "compare",
    "converted",
    "fx_view",
    "price",
    "price_blocks",
    "real",
    "sensitivities",
    "unspent",
]
