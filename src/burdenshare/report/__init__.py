"""Bytes in, clean text out."""

from burdenshare.report.text import Report

__all__ = ["Report"]
