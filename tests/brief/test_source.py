"""Spans nest, cross, touch and repeat; the text stays whole and each quote is found."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.brief import Span
from burdenshare.brief.source import crossings, highlighted

TEXT = "Seoul will pay 1.2 trillion won ($900 million) in 2019, the ministry said."
bounds = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
layouts = st.lists(bounds, max_size=8).map(
    lambda pairs: [Span(id=f"{n}", start=a, end=b) for n, (a, b) in enumerate(pairs)]
)


def read(spans: list[Span], text: str = TEXT) -> tuple[str, dict[str, str]]:
    """The text as shown, and the text of each claim's pieces."""
    root = ET.fromstring(f"<div>{highlighted(text, spans)}</div>")  # noqa: S314 - our own
    pieces: dict[str, str] = {}
    for mark in root.iter("mark"):
        key = mark.get("id") or (mark.get("class") or "").split()[-1]
        pieces[key] = pieces.get(key, "") + "".join(mark.itertext())
    return "".join(root.itertext()), pieces


@settings(deadline=None, derandomize=True, max_examples=300)
@given(spans=layouts)
def test_the_text_stays_whole_and_the_pieces_of_a_claim_are_its_quote(spans: list[Span]) -> None:
    whole, pieces = read(spans)
    assert whole == TEXT
    assert pieces == {f"c-{s.id}": TEXT[s.start : s.end] for s in spans}


@settings(deadline=None, derandomize=True, max_examples=300)
@given(spans=layouts)
def test_only_a_claim_that_another_cuts_is_in_pieces(spans: list[Span]) -> None:
    root = ET.fromstring(f"<div>{highlighted(TEXT, spans)}</div>")  # noqa: S314 - our own
    cut = {(mark.get("class") or "").split()[-1] for mark in root.iter("mark") if mark.get("class")}
    assert cut <= {f"c-{name}" for name in crossings(spans)}


def test_spans_that_cross_are_cut_where_the_earlier_ends() -> None:
    made = highlighted("abcdef", [Span(id="1", start=0, end=4), Span(id="2", start=2, end=6)])
    assert made == (
        '<mark id="c-1">ab<mark id="c-2">cd</mark></mark><mark class="on c-2">ef</mark>'
    )


def test_two_claims_on_the_same_words_have_a_mark_each() -> None:
    assert read([Span(id="1", start=0, end=5), Span(id="2", start=0, end=5)])[1] == {
        "c-1": "Seoul",
        "c-2": "Seoul",
    }


def test_offsets_beyond_the_text_are_cut_to_it() -> None:
    whole, pieces = read([Span(id="1", start=-3, end=900), Span(id="2", start=500, end=600)])
    assert whole == TEXT
    assert pieces == {"c-1": TEXT, "c-2": ""}


def test_line_ends_and_signs_of_markup_in_a_quote_come_out_as_they_are() -> None:
    text = "a <b>\r\n& c"
    assert read([Span(id="1", start=2, end=9)], text) == (text, {"c-1": text[2:9]})
