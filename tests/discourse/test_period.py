"""The years that figures and events are for, in short reports of many styles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from burdenshare.claim import extract
from burdenshare.report import read

LINES = Path(__file__).with_name("years.tsv").read_text(encoding="utf-8").splitlines()
REPORTS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("day", "text", "wanted"), REPORTS)
def test_every_figure_is_for_the_years_a_careful_reader_gives_it(
    day: str, text: str, wanted: str
) -> None:
    source = text.replace("\\n", "\n").encode()
    found = extract(read(source, name="s.txt", published=date.fromisoformat(day)))
    for part in wanted.split("; "):
        kind, value, years = part.split()
        same = [
            claim.period
            for claim in found
            if claim.kind == kind
            and (
                claim.value is None
                if value == "-"
                else claim.value is not None and float(claim.value) == pytest.approx(float(value))
            )
        ]
        assert same[:1] == [years], part
