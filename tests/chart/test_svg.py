"""Hostile text stays text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart.svg import Markup, address, element, escape, link, visible

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "]]><![CDATA[",
    "&lt;b&gt; &amp;",
    "\x00\x08\x0c\x1f\x7f\x9b\ud800\ufffe",
    "\u202edlrow\u202c \u2066x\u2069",
    "<!-- --!> -->",
    "</style><style>*{display:none}",
)
text = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), max_size=40)
)


@settings(deadline=None, derandomize=True)
@given(inside=text, value=text)
def test_any_text_reads_back_from_the_element_it_was_put_in(inside: str, value: str) -> None:
    read = ET.fromstring(element("p", inside, title=value))  # noqa: S314 - our own
    assert (read.text or "") == visible(inside)
    assert read.get("title") == visible(value)
    assert len(read) == 0


@settings(deadline=None, derandomize=True)
@given(raw=text)
def test_escaping_twice_is_escaping_once(raw: str) -> None:
    assert escape(escape(raw)) == escape(raw)
    assert isinstance(escape(raw), Markup)


@settings(deadline=None, derandomize=True)
@given(raw=st.text("\u202a\u202b\u202d\u202e\u2066\u2067\u2069\u200f\u061cab", max_size=20))
def test_no_character_that_turns_the_reading_order_gets_through(raw: str) -> None:
    assert not set(visible(raw)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2069\u200f\u061c")


@pytest.mark.parametrize(
    "bad",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https://a b",
        'https://a"onmouseover=x',
        "https://a\nb",
        "https://a\u202e",
        "file:///etc/passwd",
        " https://a",
        "",
    ],
)
def test_only_whole_web_addresses_become_links(bad: str) -> None:
    assert address(bad) is None
    assert "<a" not in link("words", href=bad)


def test_links_out_of_the_page_tell_the_other_side_nothing() -> None:
    assert link("x", href="https://example.org/a?b=1&c=2") == (
        '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">x</a>'
    )
    assert link("x", href="#c-1") == '<a href="#c-1">x</a>'
    assert link("a<b", href=None) == "a&lt;b"
