"""The press has many ways of saying one thing; each line is one that is understood."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from burdenshare.claim import extract
from burdenshare.report import read

LINES = Path(__file__).with_name("ways.tsv").read_text(encoding="utf-8").splitlines()
WAYS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]
HEADLINE = "Cost-sharing talks between the United States and South Korea"


@pytest.mark.parametrize(("kind", "value", "sentence"), WAYS)
def test_a_way_of_saying_it_is_understood(kind: str, value: str, sentence: str) -> None:
    text = f"{HEADLINE}\n\n{sentence}"
    found = extract(read(text.encode(), name="s.txt", published=date(2020, 2, 5)))
    values = [float(c.value or 0) for c in found if c.kind == kind]
    wanted = [float(value)] if value else values
    assert values
    assert any(one == pytest.approx(wanted[0]) for one in values)
