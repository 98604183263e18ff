from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.report import view
from burdenshare.report.view import pattern


@given(st.text(st.characters() | st.sampled_from("\n\r \u200b.$9aZ“"), max_size=200))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_every_character_of_the_view_leads_back_to_the_text(text: str) -> None:
    seen = view(text)
    assert len(seen.low) == len(seen.text)
    for at in range(len(seen.text)):
        first, last = seen.span(at, at + 1)
        assert 0 <= first < last <= max(1, len(text))
        if seen.text[at].isalpha() and seen.text[at].isascii():
            assert text[first:last] == seen.text[at]


@given(st.text(max_size=200))
@settings(deadline=None, derandomize=True)
def test_sentences_cover_the_view_in_order(text: str) -> None:
    seen = view(text)
    ends = [one.end for one in seen.sentences]
    assert [one.start for one in seen.sentences[1:]] == ends[:-1]
    assert seen.sentences[0].start == 0


def test_a_sentence_cut_by_a_menu_is_joined() -> None:
    assert view("Seoul will pay\n\nAdvertisement\n\n$924 million.").text == (
        "Seoul will pay $924 million."
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    assert len(view("The U.S. wants more. On Dec. 31 it ends.").sentences) == 2


def test_text_without_marks_is_told_apart() -> None:
    bare = "south korea will pay 1 04 trillion won in 2019 the foreign ministry said on sunday"
    assert view(bare).stripped
    assert not view("South Korea will pay 1.04 trillion won, it said.").stripped


def test_a_pattern_over_several_lines_is_one_pattern() -> None:
    joined = pattern(
        r"""signed
        |initial(?:l)?ed"""
    )
    assert joined.pattern == "signed|initial(?:l)?ed"
