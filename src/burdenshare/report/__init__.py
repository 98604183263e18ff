"""Bytes in, clean text out."""

from burdenshare.report.clean import noise
from burdenshare.report.document import page_of
from burdenshare.report.read import read
from burdenshare.report.reuse import Passage, passages, witnesses
from burdenshare.report.text import Report

__all__ = ["Passage", "Report", "noise", "page_of", "passages", "read", "witnesses"]
