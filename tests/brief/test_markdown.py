"""The Markdown brief can be pasted into a memo, whatever the reports hold."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from burdenshare.brief import Brief, Cited, Source, Span, markdown, sentence
from burdenshare.brief.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

briefs = run_path(str(Path(__file__).with_name("strategies.py")))["briefs"]


READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def tokens(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


@settings(deadline=None, derandomize=True, max_examples=100,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(brief=briefs)
def test_a_reader_of_markdown_finds_no_markup_that_came_from_a_report(brief: Brief) -> None:
    found = list(tokens(markdown(brief)))
    kinds = {token.type for token in found}
    assert not kinds & {"html_inline", "html_block", "image", "code_inline", "fence", "code_block"}
    assert not kinds & {"em_open", "hr", "blockquote_open", "ordered_list_open"}
    links = [str(token.attrs["href"]) for token in found if token.type == "link_open"]
    assert all(re.match(r"https?://", href) for href in links)
    assert sum(token.type == "heading_open" for token in found) <= 5


@settings(deadline=None, derandomize=True, max_examples=60,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(brief=briefs)
def test_every_footnote_that_is_called_is_there(brief: Brief) -> None:
    made = markdown(brief)
    called = set(re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", made))
    assert called == set(re.findall(r"^\[\^(\d+)\]:", made, re.MULTILINE))


@pytest.mark.parametrize(
    "line",
    ["- not a list", "+ 3 %", "# 1 payer", "1. first", "12) twelfth", "=====", "-----", "> said",
     "* star", "| a | b |", "a &amp; b", "~~gone~~", "``x``", "\\*", "[^1]: note", "[x]: y"],
)  # fmt: skip
def test_words_that_look_like_markdown_are_read_as_words(line: str) -> None:
    found = READER.parse(f"words before\n\n{plain(line)}\n\nwords after")
    assert [token.type for token in found] == 3 * ["paragraph_open", "inline", "paragraph_close"]
    children = found[4].children or []
    assert "".join(child.content for child in children) == line


def test_an_exclamation_before_a_footnote_makes_no_picture() -> None:
    one = sentence("Pay!", refs=("https://example.org/law",))
    made = markdown(Brief(title="t", as_of=date(2020, 1, 1), summary=(one,)))
    assert "Pay\\![^1]" in made
    assert all(token.type != "image" for token in tokens(made))


def test_a_sentence_carries_its_footnotes_and_they_quote_the_report() -> None:
    text = "The ministry said Seoul will pay 1.2 trillion won."
    source = Source(report="a.txt", outlet="The Wire", published=date(2019, 5, 2), text=text,
                    address="https://example.org/a",
                    spans=(Span(id="aa", start=33, end=49),))  # fmt: skip
    brief = Brief(
        title="Who pays",
        as_of=date(2019, 5, 3),
        summary=(
            sentence("Seoul pays ", Cited(text="1.2 trillion won", refs=("aa",)), " in 2019."),
        ),
        sources=(source,),
    )
    assert markdown(brief) == (
        "# Who pays\n\nAs of 3 May 2019.\n\n"
        "Seoul pays 1.2 trillion won[^1] in 2019.\n\n"
        "[^1]: The Wire, 2 May 2019: “1.2 trillion won”. <https://example.org/a>\n"
    )
