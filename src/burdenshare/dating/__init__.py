"""The day of a report that prints none."""

from burdenshare.dating.anchor import Anchors, anchors
from burdenshare.dating.certain import inferred
from burdenshare.dating.publication import publication

__all__ = ["Anchors", "anchors", "inferred", "publication"]
