"""Report in, claims out."""

from burdenshare.claim.extract import extract
from burdenshare.claim.kind import Claim, claim_id
from burdenshare.cue import Kind, Modality, Status
from burdenshare.mention import Quantity, figures

__all__ = ["Claim", "Kind", "Modality", "Quantity", "Status", "claim_id", "extract", "figures"]
