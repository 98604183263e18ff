"""Long runs in chunks that survive whatever dies: a ledger on disk, and engines that fill gaps."""

from burdenshare.compute.chunk import Parts, damaged, digest, load, part
from burdenshare.compute.duplicate import Sketch, clusters, pairs, records, sketch
from burdenshare.compute.engine import Engine, Job, Outcome, Progress, alone, run

__all__ = [
    "Engine",
    "Job",
    "Outcome",
    "Parts",
    "Progress",
    "Sketch",
    "alone",
    "clusters",
    "damaged",
    "digest",
    "load",
    "pairs",
    "part",
    "records",
    "run",
    "sketch",
]
