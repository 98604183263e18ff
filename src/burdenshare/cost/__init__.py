"""What an agreement costs under named views of exchange rates and indices."""

from burdenshare.cost.compare import Comparison, Difference, compare
from burdenshare.cost.price import Cost, Quantiles, YearCost, price
from burdenshare.cost.view import FxKind, FxView, IndexView, View, fx_view

__all__ = [
    "Comparison",
    "Cost",
    "Difference",
    "FxKind",
    "FxView",
    "IndexView",
    "Quantiles",
    "View",
    "YearCost",
    "compare",
    "fx_view",
    "price",
]
