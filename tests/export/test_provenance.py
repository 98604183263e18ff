"""From every result a chain of derivations leads back to reports and agreements."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from burdenshare.export import provenance
from burdenshare.export.provenance import name

if TYPE_CHECKING:
    from burdenshare.session import Run

Document = dict[str, dict[str, dict[str, Any]]]


def document(run: Run) -> Document:
    found: Document = json.loads(provenance(run)["provenance.json"])
    return found


def parents(found: Document, entity: str) -> set[str]:
    """All that an entity derives from, however far back."""
    steps: dict[str, set[str]] = {}
    for row in found["wasDerivedFrom"].values():
        steps.setdefault(row["prov:generatedEntity"], set()).add(row["prov:usedEntity"])
    seen: set[str] = set()
    waiting = {entity}
    while waiting:
        here = waiting.pop()
        fresh = steps.get(here, set()) - seen
        seen |= fresh
        waiting |= fresh
    return seen


@pytest.mark.parametrize("which", ["korea", "hostile"])
def test_every_end_of_a_relation_is_declared(which: str, request: pytest.FixtureRequest) -> None:
    found = document(request.getfixturevalue(which))
    declared = {key for kind in ("entity", "activity", "agent") for key in found.get(kind, {})}
    for section, rows in found.items():
        if section not in {"entity", "activity", "agent", "prefix"}:
            ends = {end for row in rows.values() for end in row.values()}
            assert ends <= declared, section
    assert all(re.fullmatch(r"bs:[\w./%~-]+", key) for key in declared)


def test_a_figure_goes_back_to_its_reports(korea: Run) -> None:
    found = document(korea)
    claims = {claim.id: claim for claim in korea.claims}
    for figure in korea.ledger.figures:
        homes = {name("report", claims[c].report) for c in figure.claims if c in claims}
        assert homes <= parents(found, name("figure", figure.name))


def test_a_payment_goes_back_to_its_agreement_and_index(korea: Run) -> None:
    found = parents(document(korea), name("payment", "sma-12", "whole", 2027))
    assert found == {name("agreement", "sma-12"), name("series", "cpi.KR")}


def test_the_outlook_goes_back_to_claims_events_and_agreements(korea: Run) -> None:
    assert korea.outlook
    found = parents(document(korea), name("outlook", korea.outlook.talks, korea.outlook.as_of))
    assert any(one.startswith("bs:agreement/") for one in found)
    assert {name("event", e) for e in korea.outlook.evidence if e.startswith("events:")} <= found


def test_a_ruling_is_told_with_who_made_it(hostile: Run) -> None:
    found = document(hostile)
    ((person, cells),) = ((k, v) for k, v in found["agent"].items() if "person" in k)
    assert cells["prov:label"] == "Ed <b>"
    (made,) = found["wasAttributedTo"].values()
    assert made["prov:agent"] == person
    assert made["prov:entity"] in found["entity"]
