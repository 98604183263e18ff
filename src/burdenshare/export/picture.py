"""The brief as a PDF, and its pictures as PNG: for paper, slides and what shows no SVG."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from burdenshare.brief import html
from burdenshare.errors import UsageError
from burdenshare.session.page import page

if TYPE_CHECKING:
    from types import ModuleType

    from burdenshare.session.job import Run

SCALE = 2
"""Pixels of a picture for each unit of its drawing."""
_WIDE = re.compile(r'<div class="wide">(<svg.*?</svg>)</div>', re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def pdf(run: Run) -> dict[str, bytes]:
    """One file, ``brief.pdf``: tagged (PDF/UA-1), its links leading inside it and to the sources.

    Raises:
        UsageError: The extra ``pdf`` or the library Pango that it uses is not installed.
    """
    printer = _extra("weasyprint", "pdf", "a PDF")
    written = printer.HTML(string=html(page(run)), url_fetcher=_nothing)
    return {"brief.pdf": written.write_pdf(pdf_variant="pdf/ua-1")}


def png(run: Run) -> dict[str, bytes]:
    """The pictures of the brief, one a file, in its order, named by their titles.

    Raises:
        UsageError: The extra ``png`` is not installed.
    """
    painter = _extra("resvg_py", "png", "a PNG")
    found = {}
    for place, drawing in enumerate(_WIDE.findall(html(page(run))), 1):
        title = _TITLE.search(drawing)
        words = re.sub(r"[^a-z0-9]+", "-", title[1].lower() if title else "")
        name = f"{place:02}-{words[:48].strip('-') or 'chart'}.png"
        found[name] = bytes(painter.svg_to_bytes(svg_string=drawing, zoom=SCALE))
    return found


def _nothing(address: str, *_: object, **__: object) -> NoReturn:
    """A brief holds all it needs: whatever would be loaded is refused."""
    raise ValueError(address)


def _extra(module: str, extra: str, what: str) -> ModuleType:
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(
            f"{what} needs the extra {extra}: pip install 'burdenshare[{extra}]'"
        ) from None
    except OSError as fault:
        raise UsageError(
            f"{what} needs the library Pango (Debian: apt-get install libpango-1.0-0 "
            f"libpangoft2-1.0-0): {str(fault).splitlines()[0]}"
        ) from None
