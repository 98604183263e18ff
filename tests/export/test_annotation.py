"""Anyone who has the text finds the words again, by either selector."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from burdenshare.export import web_annotations

if TYPE_CHECKING:
    from burdenshare.session import Run


def items(run: Run) -> list[dict[str, Any]]:
    page = json.loads(web_annotations(run)["annotations.jsonld"])
    assert page["type"] == "AnnotationPage"
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["partOf"]["total"] == len(page["items"]) == len(run.claims)
    found: list[dict[str, Any]] = page["items"]
    return found


def named(source: str) -> str:
    digest = source.removeprefix("ni:///sha-256;")
    return urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex()


def test_both_selectors_resolve_to_the_quote_in_the_text_they_name(korea: Run) -> None:
    texts = {sha256(r.text.encode()).hexdigest(): r.text for r in korea.reading.reports}
    found = items(korea)
    assert found
    for item in found:
        text = texts[named(item["target"]["source"])]
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.find(whole) == start - len(quote["prefix"])
        assert len(quote["prefix"]) == min(32, start)
        assert len(quote["suffix"]) == min(32, len(text) - end)


def test_positions_count_code_points(hostile: Run) -> None:
    for claim, item in zip(hostile.claims, items(hostile), strict=True):
        text = next(r.text for r in hostile.reading.reports if r.name == claim.report)
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == claim.quote
        assert quote["exact"] == claim.quote.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("which", ["korea", "hostile"])
def test_every_annotation_has_the_parts_the_model_asks_for(
    which: str, request: pytest.FixtureRequest
) -> None:
    for item in items(request.getfixturevalue(which)):
        assert item["id"].startswith("urn:burdenshare:claim:")
        assert item["type"] == "Annotation"
        assert item["body"]["type"] == "TextualBody"
        assert item["body"]["value"].startswith("kind: ")
        assert item["claim"]["kind"]


def test_the_address_of_a_report_is_the_scope_of_its_claims(hostile: Run) -> None:
    assert {item["target"]["scope"] for item in items(hostile)} == {"https://x.test/?a=1}&b= %7"}
