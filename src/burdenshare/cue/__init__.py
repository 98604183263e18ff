"""The words that tell what a text says: tables of patterns, and no logic."""

from burdenshare.cue.kind import Kind, Modality, Status

__all__ = ["Kind", "Modality", "Status"]
