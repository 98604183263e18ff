from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.report import noise, view
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


@pytest.mark.parametrize(
    "text",
    [
        "Load more", "Site menu", "See all Video", "Most Popular", "Like this:", "READ ALSO  Gold",
        "Already a subscriber? Log in.", "We use cookies. For details >", "Tags Donald Trump",
        "Read more: Who is who", "Log on to comment", "Sign up for the newsletter", "share",
    ],
)  # fmt: skip
def test_a_line_of_the_page_is_noise(text: str) -> None:
    assert noise(f"Seoul will pay.\n{text}\nIt said so.") == ((16, 16 + len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "Share of the cost: 40 percent", "Seoul will pay more.",
        "Close to 1 trillion won was paid.",
        "Related costs rose to $5 billion last year, the ministry said.",
        "Search for a deal goes on",
    ],
)  # fmt: skip
def test_prose_is_never_noise(text: str) -> None:
    assert noise(text) == ()


def test_headlines_under_a_heading_go_with_it_and_prose_stays() -> None:
    text = "Trending\nTen best phones\nTrump wants a wall\nSeoul will pay $1 billion, it said."
    assert noise(text) == ((0, 8), (9, 24), (25, 43))


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
