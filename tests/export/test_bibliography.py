"""A bibliography that BibTeX can read, whatever stands in a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from burdenshare.export import bibliography
from burdenshare.export.bibliography import latex

if TYPE_CHECKING:
    from burdenshare.session import Run

ENTRY = re.compile(r"@(\w+)\{([a-z0-9-]+),\n((?:  \w+ = \{.*\},\n)*)\}\n")


def entries(run: Run) -> list[tuple[str, str, dict[str, str]]]:
    text = bibliography(run)["sources.bib"].decode()
    found = ENTRY.findall(text)
    assert "\n".join(f"@{kind}{{{key},\n{body}}}\n" for kind, key, body in found) == text
    return [
        (kind, key, dict(re.findall(r"  (\w+) = \{(.*)\},\n", body))) for kind, key, body in found
    ]


@pytest.mark.parametrize("which", ["korea", "hostile"])
def test_every_entry_is_whole_under_a_key_of_its_own(
    which: str, request: pytest.FixtureRequest
) -> None:
    rows = entries(request.getfixturevalue(which))
    keys = [key for _, key, _ in rows]
    assert len(set(keys)) == len(keys)
    for _, _, cells in rows:
        assert cells["title"]
        for cell in cells.values():
            bare = cell.replace(r"\{", "").replace(r"\}", "")
            assert bare.count("{") == bare.count("}")


def test_each_report_and_each_address_is_there_once(korea: Run) -> None:
    rows = entries(korea)
    notes = [cells.get("note", "") for _, _, cells in rows]
    for report in korea.reading.reports:
        assert sum(f"sha256 {report.sha256[:16]}" in note for note in notes) == 1
    online = [cells["url"] for kind, _, cells in rows if kind == "online" and "url" in cells]
    assert len(online) == len(set(online))
    assert len(online) > 100


def test_no_address_can_break_out_of_its_braces(hostile: Run) -> None:
    urls = {cells["url"] for _, _, cells in entries(hostile) if "url" in cells}
    assert urls == {"https://x.test/?a=1%7D&b=%20%7"}


def test_special_characters_are_escaped() -> None:
    assert latex("a_b ~ 5 % \\ {x}\n$") == (
        r"a\_b \textasciitilde{} 5 \% \textbackslash{} \{x\} \$"
    )
