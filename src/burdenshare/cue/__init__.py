"""The words that tell events, and the kinds that can be told: tables of patterns, and no logic."""

from burdenshare.cue.kind import Kind, Modality, Status

__all__ = ["Kind", "Modality", "Status"]
