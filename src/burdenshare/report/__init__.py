"""Bytes in, clean text out."""

from burdenshare.report.format import page_of
from burdenshare.report.read import read
from burdenshare.report.reuse import Passage, passages, witnesses
from burdenshare.report.text import Report
from burdenshare.report.view import View, noise, view
from burdenshare.report.when import Time, times

__all__ = [
    "Passage",
    "Report",
    "Time",
    "View",
    "noise",
    "page_of",
    "passages",
    "read",
    "times",
    "view",
    "witnesses",
]
