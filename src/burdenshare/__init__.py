"""Quantitative workbench for alliance cost-sharing.

The names below load the stages when one of them is first used, so that importing the package is
cheap. `outlook` is a package too; it can be called.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burdenshare.session import open_case, price, read, reconcile, run, simulate
    from burdenshare.session import outlook_of as outlook

__version__ = "0.1.0"
__all__ = ["open_case", "outlook", "price", "read", "reconcile", "run", "simulate"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'burdenshare' has no attribute {name!r}")
    session = import_module("burdenshare.session")
    if "IPython" in sys.modules:  # there values show as HTML
        import_module("burdenshare.notebook").register()
    return import_module("burdenshare.outlook") if name == "outlook" else getattr(session, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
