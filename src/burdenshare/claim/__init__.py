"""Figures and events as reports make them."""

from burdenshare.claim.extract import extract
from burdenshare.claim.figure import Quantity, figures
from burdenshare.claim.kind import Claim, Kind, Modality, Status, claim_id

__all__ = ["Claim", "Kind", "Modality", "Quantity", "Status", "claim_id", "extract", "figures"]
