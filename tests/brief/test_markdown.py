"""The Markdown brief can be pasted into a memo, whatever the reports hold."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from runpy import run_path

from hypothesis import HealthCheck, given, settings

from burdenshare.brief import Brief, Cited, Source, Span, markdown, sentence

briefs = run_path(str(Path(__file__).with_name("strategies.py")))["briefs"]


@settings(deadline=None, derandomize=True, max_examples=60,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(brief=briefs)
def test_hostile_text_is_neither_markup_nor_html(brief: Brief) -> None:
    made = markdown(brief)
    bare = re.sub(r"\\.", "", made)
    assert not re.search(r"<(?!https?://[^\s<>]+>)", bare)
    assert not re.search(r"\]\(", bare)
    assert set(re.findall(r"\[\^(\d+)\](?!:)", made)) <= set(
        re.findall(r"^\[\^(\d+)\]:", made, re.MULTILINE)
    )


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
