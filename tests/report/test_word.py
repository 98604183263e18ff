from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.report.word import (
    HEAD,
    KEPT,
    TABLES,
    Edges,
    Openings,
    openings,
    words,
)

PATTERNS = tuple(
    re.compile(text)
    for text in (
        r"\b(?:the )?(?:deal|pact)s?\b",
        r"\b(?:asks?|asked) (?:for|to)\b",
        r"(?<=one, )signed|;|\bbut\b",
        r"\b[a-z]{2,4} ago\b",
        r"\b\d{1,3}(?:th|st) round\b",
        r"\bu\.s\. (?:deal|troops)|\"?\bin principle\b",
    )
)
PIECES = st.sampled_from(
    "the deal deals pact ask asks asked for to one, signed ; but years ago 10th 1st round u.s. "  # noqa: SIM905 - a list of words
    'troops "in principle rebut 3'.split(" ")
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map(" ".join))
@settings(deadline=None, derandomize=True, max_examples=400)
def test_patterns_tried_at_the_words_they_begin_with_find_what_a_search_finds(text: str) -> None:
    low = text.lower()
    found = Openings(PATTERNS).find(words(low))
    wanted = [(n, m.span()) for n, one in enumerate(PATTERNS) for m in one.finditer(low)]
    assert sorted((n, m.span()) for n, m in found) == sorted(wanted)


@given(st.text(max_size=100))
@settings(deadline=None, derandomize=True)
def test_every_mark_of_a_text_lies_in_a_word_or_is_space(text: str) -> None:
    found = words(text)
    assert list(found.starts) == sorted(set(found.starts))
    starts = set(found.starts)
    for at, mark in enumerate(text):
        if mark.isspace() or not mark.isascii() or at in starts:
            continue
        assert mark.isascii()
        assert mark.isalnum()
        assert not text[at - 1].isspace()


EDGED = tuple(
    re.compile(text)
    for text in (
        r",? (?:the|asks?)\b",
        r"(?: ago| years)? (?:the )?deals? ?$",
        r"\W{0,3}(?:pact|to) $",
        r" ?(?:[,;]|$)|(?<=k) to",
    )
)


@given(st.lists(PIECES | st.sampled_from([",", "\n", " "]), max_size=12).map(" ".join))
@settings(deadline=None, derandomize=True, max_examples=400)
def test_no_pattern_that_stands_at_a_place_is_ruled_out_by_its_edges(low: str) -> None:
    begun, ended = Edges(), Edges(ends=True)
    for at in range(len(low) + 1):
        for one in EDGED:
            begins, ends = begun.bit(one), ended.bit(one)
            assert begun[low[at : at + HEAD]] & begins or not one.match(low, at)
            anchored = one.pattern.endswith(" $") or one.pattern.endswith("?$")
            ruled_in = ended[low[max(0, at - HEAD) : at]] & ends
            assert ruled_in or not anchored or not one.search(low, 0, at)


def test_a_pattern_has_one_bit_however_often_it_is_asked_for() -> None:
    edges = Edges(ends=True)
    bits = [edges.bit(one) for one in (*EDGED, *EDGED)]
    assert bits == [1, 2, 4, 8, 1, 2, 4, 8]
    assert edges["sks "] & 0b0110 == 0b0000
    assert edges["pact"] & 0b0100 == 0b0000
    assert edges["act "] & 0b0110 == 0b0100


def test_a_pattern_that_can_begin_with_any_word_has_no_openings() -> None:
    assert openings(re.compile(r"\w{1,9} deal")) is None
    assert openings(re.compile(r" of the")) is None
    assert openings(re.compile(r"(?:the )?")) is None
    assert openings(re.compile(r"the|[^a]b")) is None


def test_what_is_kept_of_words_stays_small() -> None:
    every = Openings(PATTERNS)
    for first in range(0x4E00, 0x9000):
        every.signs(words(chr(first) * 2 + f" {first:x}"))
    assert len(every._heads) <= KEPT
    assert [n for n, _ in every.find(words("the deal"))] == [0]


def test_a_table_that_shares_the_look_up_keeps_what_it_keeps_alone() -> None:
    text = words("the deal was signed for 5 years; but seoul asked for the u.s. troops")
    every = [Openings(PATTERNS[:size]) for size in range(1, len(PATTERNS) + 1)]
    later = words(text.low)  # knows the tables above, as far as there was room for them
    assert 0 < len(later.columns) <= TABLES
    for one in every:
        assert list(one.signs(text)) == list(one.signs(later))
        assert list(one.signs(text)) == [one._heads.begun(head) for head in text.heads]
