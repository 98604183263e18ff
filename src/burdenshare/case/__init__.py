"""A folder of plain files, or a shipped case, as values; and results back to files."""

from burdenshare.case.check import Finding, check_case
from burdenshare.case.folder import Case, is_case, open_case, shipped
from burdenshare.case.record import Contribution, Execution, Renewal, TotalCost
from burdenshare.case.reports import FolderMetadata, RawReport, read_folder

__all__ = [
    "Case",
    "Contribution",
    "Execution",
    "Finding",
    "FolderMetadata",
    "RawReport",
    "Renewal",
    "TotalCost",
    "check_case",
    "is_case",
    "open_case",
    "read_folder",
    "shipped",
]
