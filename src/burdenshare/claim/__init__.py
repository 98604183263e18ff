"""Figures and events with the exact span they rest on."""

from burdenshare.claim.kind import Claim, Kind, Modality, Status, claim_id

__all__ = ["Claim", "Kind", "Modality", "Status", "claim_id"]
