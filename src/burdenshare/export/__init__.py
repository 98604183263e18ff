"""Results for other people's tools: tables, annotations, provenance, spreadsheets, citations."""

from burdenshare.export.annotation import web_annotations
from burdenshare.export.bibliography import bibliography
from burdenshare.export.datapackage import database, datapackage
from burdenshare.export.picture import pdf, png
from burdenshare.export.provenance import provenance
from burdenshare.export.table import Table, tables
from burdenshare.export.talks import draws, gambit, genius
from burdenshare.export.workbook import workbook

__all__ = [
    "Table",
    "bibliography",
    "database",
    "datapackage",
    "draws",
    "gambit",
    "genius",
    "pdf",
    "png",
    "provenance",
    "tables",
    "web_annotations",
    "workbook",
]
