"""Report in, claims out."""

from burdenshare.claim.extract import Claim, claim_id, extract, worded
from burdenshare.cue import Kind, Modality, Status
from burdenshare.mention import Quantity, figures

__all__ = [
    "Claim",
    "Kind",
    "Modality",
    "Quantity",
    "Status",
    "claim_id",
    "extract",
    "figures",
    "worded",
]
