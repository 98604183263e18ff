"""Bytes in, clean text out."""

from burdenshare.report.format import page_of
from burdenshare.report.noise import noise
from burdenshare.report.read import read
from burdenshare.report.reuse import Passage, passages, witnesses
from burdenshare.report.text import Days, Report
from burdenshare.report.view import View, view

__all__ = [
    "Days",
    "Passage",
    "Report",
    "View",
    "noise",
    "page_of",
    "passages",
    "read",
    "view",
    "witnesses",
]
