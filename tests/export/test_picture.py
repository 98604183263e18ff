"""The brief on paper and its pictures as pixels; skipped where the extras are not installed."""

from __future__ import annotations

import io
import struct
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from burdenshare.errors import UsageError
from burdenshare.export import pdf, png

if TYPE_CHECKING:
    from burdenshare.session import Run


def needs(module: str) -> None:
    try:
        import_module(module)
    except (ImportError, OSError) as fault:
        pytest.skip(f"{module} cannot be used here: {fault}")


@pytest.fixture(scope="module")
def paper(korea: Run) -> PdfReader:
    needs("weasyprint")
    return PdfReader(io.BytesIO(pdf(korea)["brief.pdf"]))


def test_the_paper_says_what_the_brief_says_and_is_tagged(paper: PdfReader, korea: Run) -> None:
    first = paper.pages[0].extract_text()
    assert korea.case.title.split(",")[0] in " ".join(first.split())
    assert paper.root_object["/MarkInfo"].get_object().get("/Marked")  # type: ignore[union-attr]  # a dictionary by its key
    assert len(paper.pages) > 3


def test_figures_on_paper_lead_to_their_sentences(paper: PdfReader) -> None:
    inside = [
        mark.get_object()
        for sheet in paper.pages
        for mark in sheet.get("/Annots") or ()
        if "/Dest" in mark.get_object()
    ]
    assert len(inside) > 50
    known = set(paper.named_destinations)
    assert {str(mark["/Dest"]) for mark in inside} <= known


def test_every_picture_is_drawn_at_twice_its_size(korea: Run) -> None:
    needs("resvg_py")
    found = png(korea)
    assert len(found) > 3
    for name, data in found.items():
        assert data.startswith(b"\x89PNG\r\n"), name
        width, height = struct.unpack(">II", data[16:24])
        assert width > 1000
        assert height > 100


@pytest.mark.parametrize(
    ("make", "module", "extra"), [(pdf, "weasyprint", "pdf"), (png, "resvg_py", "png")]
)
def test_without_the_extra_one_line_says_how_to_get_it(
    make: type, module: str, extra: str, korea: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=rf"pip install 'burdenshare\[{extra}\]'"):
        make(korea)
