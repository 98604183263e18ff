"""Claims as web annotations on the reports they were read from.

Reference:
    W3C Recommendation, Web Annotation Data Model, 23 February 2017, sections 4.2.4 (text quote) and
    4.2.5 (text position); RFC 6920 for the names of texts by their hash.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING

from burdenshare import __version__
from burdenshare.case.jsonl import row
from burdenshare.export.table import plain

if TYPE_CHECKING:
    from burdenshare.claim import Claim
    from burdenshare.report import Report
    from burdenshare.session.job import Run

REACH = 32  # characters of context on either side
_TOLD = ("kind", "value", "value_high", "unit", "modality", "status", "scope", "period", "date",
         "actor", "attributed_to")  # fmt: skip


def web_annotations(run: Run) -> dict[str, bytes]:
    """One page of annotations, as JSON-LD: a quote and a position in the text for every claim."""
    reports = {report.name: report for report in run.reading.reports}
    items = [annotation(claim, reports[claim.report]) for claim in run.claims]
    page = {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"burdenshare": "urn:burdenshare:", "claim": "burdenshare:claim"},
        ],
        "id": f"urn:burdenshare:annotations:{run.as_of}",
        "type": "AnnotationPage",
        "startIndex": 0,
        "partOf": {
            "id": "urn:burdenshare:annotations",
            "type": "AnnotationCollection",
            "label": run.case.title,
            "total": len(items),
        },
        "items": items,
    }
    text = json.dumps(page, ensure_ascii=False, indent=1) + "\n"
    return {"annotations.jsonld": text.encode("utf-8", "replace")}


def annotation(claim: Claim, report: Report) -> dict[str, object]:
    """One claim as an annotation, without its context.

    Positions count Unicode code points in the text whose hash names the target; a quote at an edge
    of the text has a shorter prefix or suffix.
    """
    cells = {name: cell for name, cell in row(claim).items() if cell is not None}
    told = {name: plain(cells[name]) for name in _TOLD if name in cells}
    text = report.text
    target: dict[str, object] = {
        "source": text_name(claim.text_sha256),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": claim.quote,
                "prefix": text[max(0, claim.start - REACH) : claim.start],
                "suffix": text[claim.end : claim.end + REACH],
            },
            {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
        ],
    }
    if report.address:
        target["scope"] = report.address
    return {
        "id": f"urn:burdenshare:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {
            "id": "urn:burdenshare",
            "type": "Software",
            "name": f"burdenshare {__version__}",
        },
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": "en",
            "value": "; ".join(f"{name.replace('_', ' ')}: {cell}" for name, cell in told.items()),
        },
        "claim": told,
        "target": target,
    }


def text_name(sha256: str) -> str:
    """The name of a text by its hash.

    Example:
        >>> text_name("00" * 32)
        'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"
