"""Patterns that are tried only at the words they can begin with miss nothing there."""

from __future__ import annotations

from pathlib import Path

import pytest

from burdenshare.claim.event import EVERY
from burdenshare.discourse.scene import _SELDOM
from burdenshare.report.word import Openings, words

HERE = Path(__file__).parents[1] / "claim"
LINES = [
    max(line.split("\t"), key=len).lower()
    for name in ("sentences.tsv", "ways.tsv")
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TABLES = {
    "events": Openings([cue.pattern for cue in EVERY]),
    "round a figure": _SELDOM,
}


@pytest.mark.parametrize("name", TABLES)
def test_patterns_tried_at_words_find_what_a_search_finds_there(name: str) -> None:
    every = TABLES[name]
    found = 0
    for line in LINES:
        text = words(line)
        tried = {(n, m.span()) for n, m in every.find(text)}
        for number, one in enumerate(every.patterns):
            searched = {m.span() for m in one.finditer(line) if m.start() in text.starts}
            assert {span for n, span in tried if n == number} >= searched, one.pattern
        found += len(tried)
    assert found > len(LINES) / 20


def test_no_pattern_is_tried_at_words_that_begins_with_a_space() -> None:
    for every in TABLES.values():
        for one in every.patterns:
            assert not one.match(" of the deal")
