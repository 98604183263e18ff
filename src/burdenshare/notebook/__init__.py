"""Values in a notebook: rows for data frames, small tables and pictures with their sources."""

from burdenshare.notebook.frame import (
    Cells,
    Frame,
    arrow_stream,
    frame_of,
    to_dicts,
    to_pandas,
    to_polars,
)
from burdenshare.notebook.sheet import (
    bullets,
    claims,
    figures,
    html,
    load_ipython_extension,
    register,
    sheet,
)

__all__ = [
    "Cells",
    "Frame",
    "arrow_stream",
    "bullets",
    "claims",
    "figures",
    "frame_of",
    "html",
    "load_ipython_extension",
    "register",
    "sheet",
    "to_dicts",
    "to_pandas",
    "to_polars",
]
