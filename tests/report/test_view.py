from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.report import view
from burdenshare.report.view import compiled, pattern


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


def test_numbers_may_have_lost_their_points_where_sentences_keep_theirs() -> None:
    torn = "Seoul hands over 1 02 trillion won. The envoys meet again on Friday, a source said."
    assert view(torn).loose
    assert not view(torn).stripped
    assert not view(torn.replace("1 02", "1.02")).loose
    assert not view("In 2019 28 countries met. On May 2 100 of them paid, it said.").loose


def test_a_pattern_over_several_lines_is_one_pattern() -> None:
    joined = pattern(
        r"""signed
        |initial(?:l)?ed"""
    )
    assert joined.pattern == "signed|initial(?:l)?ed"


WORDS = ("the", "deal", "deals", "d", "to", "ask", "asks", "asked", "a", "t", "x", "dealt")
PARTS = st.recursive(
    st.sampled_from(
        (
            "the",
            "deal",
            "deals?",
            "(deal)",
            "d",
            "to",
            "ask(?:s|ed)?",
            "[ad]",
            "a?",
            " ",
            r"\b",
            "$",
        )
    )
    | st.sampled_from((r"\w{1,3}", "(?<=a)d", "(?! to)", "(?:the ){0,2}", "(?=d)", "t.", "[^a]x?")),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=9).map(lambda ways: f"(?:{'|'.join(ways)})")
        | st.lists(inner, min_size=2, max_size=4).map(lambda ways: f"({'|'.join(ways)}|)")
    ),
    max_leaves=16,
)


@given(PARTS, st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
@settings(deadline=None, derandomize=True, max_examples=600)
def test_alternatives_parted_by_letter_find_what_they_find_in_their_order(
    text: str, low: str
) -> None:
    plain, parted = re.compile(text, re.ASCII), compiled(text, re.ASCII)
    assert parted.pattern == text
    wanted = [(m.span(), m.groups(), m.lastindex) for m in plain.finditer(low)]
    assert [(m.span(), m.groups(), m.lastindex) for m in parted.finditer(low)] == wanted
    for at in range(len(low) + 1):
        one, two = plain.match(low, at), parted.match(low, at)
        assert (two and two.span()) == (one and one.span())


def test_a_pattern_compiled_has_the_names_of_its_groups_and_its_flags() -> None:
    found = compiled(r"(?P<who>seoul|tokyo|sides|both|they) (?P<how>pays?|paid)", re.ASCII)
    told = found.search("so tokyo paid")
    assert told
    assert told.groupdict() == {"who": "tokyo", "how": "paid"}
    assert compiled("(?i)deal|pact", re.ASCII).findall("Deal PACT") == ["Deal", "PACT"]


DATED = "allies close to pact on troop cost seoul march 3 yonhap south korea and its ally"
SENT = "japan to pay more for bases tokyo ap japan has agreed to pay a little more for the bases"
NO_HEADLINE = "the two sides have not said how much seoul will pay for the troops but it is a lot"


@pytest.mark.parametrize(
    ("bare", "headline"),
    [
        (DATED, "allies close to pact on troop cost "),
        (SENT, "japan to pay more for bases "),
        (NO_HEADLINE, ""),
    ],
)
def test_a_headline_of_stripped_text_ends_where_place_and_day_open_the_report(
    bare: str, headline: str
) -> None:
    seen = view(bare)
    assert seen.stripped
    titles = [seen.text[one.start : one.end] for one in seen.sentences if one.title]
    assert "".join(titles) == headline
