"""The page is well-formed, inert, self-contained, and no figure in it leads nowhere."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings

from burdenshare.brief import (
    Brief,
    Cited,
    EventRow,
    FigureRow,
    ProblemRow,
    Source,
    Span,
    TalksSection,
    html,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

briefs = run_path(str(Path(__file__).with_name("strategies.py")))["briefs"]
hostile = settings(deadline=None, derandomize=True, max_examples=60,
                   suppress_health_check=list(HealthCheck))  # fmt: skip

TEXT = (
    "SEOUL, May 2 - The ministry said Seoul would pay 1.2 trillion won ($900 million) next year. "
    "Washington had asked for $1.1 billion a year."
)


def span(name: str, quote: str, label: str = "") -> Span:
    start = TEXT.index(quote)
    return Span(id=name, start=start, end=start + len(quote), label=label)


def small() -> Brief:
    source = Source(
        report="wire.txt",
        outlet="The Wire",
        published=date(2019, 5, 2),
        text=TEXT,
        spans=(
            span("aa", "1.2 trillion won", "1.2 trillion won agreed"),
            span("bb", "1.2 trillion won ($900 million)", "$900 million"),
            span("cc", "asked for $1.1 billion a year", "$1.1 billion demanded"),
        ),
    )
    event = EventRow(id="events:7", date=date(2019, 4, 1), kind="round", text="round 3",
                     sources=("https://example.org/7",))  # fmt: skip
    return Brief(
        title="Who pays",
        as_of=date(2019, 5, 2),
        summary=(
            sentence("Seoul pays ", Cited(text="1.2 trillion won", refs=("aa", "bb")), "."),
            sentence("Three rounds were held.", refs=("events:7", "https://example.org/law")),
        ),
        figures=(
            FigureRow(measure="contribution", payer="KR", status="agreed", unit="KRW",
                      mean=1.2e12, low=1.19e12, high=1.21e12, claims=("aa", "bb")),
        ),
        problems=(ProblemRow(message="Too far apart", identity="1 = 2", claims=("cc",)),),
        talks=TalksSection(name="Talks", state=sentence("Open."), events=(event,)),
        sources=(source,),
    )  # fmt: skip


def tree(page: str) -> ET.Element:
    root = ET.fromstring(page)  # noqa: S314 - our own
    for node in root.iter():
        node.tag = node.tag.split("}")[-1]
    return root


def ids(root: ET.Element) -> dict[str, ET.Element]:
    found = [(node.get("id"), node) for node in root.iter() if node.get("id") is not None]
    assert len(found) == len({name for name, _ in found}), "an id stands twice"
    return {name: node for name, node in found if name}


class Tags(HTMLParser):
    """What a browser's tokenizer sees, as against an XML parser."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(page: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    reader = Tags()
    reader.feed(page)
    return iter(reader.seen)


@hostile
@given(brief=briefs)
def test_every_link_within_the_page_has_its_target(brief: Brief) -> None:
    root = tree(html(brief))
    targets = ids(root)
    links = [node.get("href", "") for node in root.iter("a")]
    assert [href for href in links if href.startswith("#") and href[1:] not in targets] == []


@hostile
@given(brief=briefs)
def test_hostile_text_makes_no_script_no_handler_and_fetches_nothing(brief: Brief) -> None:
    page = html(brief)
    for tag, attributes in tags(page):
        assert tag not in {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
        assert not [name for name in attributes if name.startswith("on")]
        assert not attributes.keys() & {"src", "srcset", "data", "action", "background", "style"}
        href = attributes.get("href")
        assert href is None or re.match(r"#[\w-]+$|https?://\S+$", href)
        if href and not href.startswith("#"):
            assert attributes["rel"] == "noopener noreferrer"
    sheet = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(sheet) == 1
    assert "url(" not in sheet[0]
    assert "@import" not in sheet[0]


@hostile
@given(brief=briefs)
def test_a_browser_and_an_xml_parser_see_the_same_page(brief: Brief) -> None:
    page = html(brief)
    seen = [tag for tag, _ in tags(page)]
    assert seen == [node.tag.lower() for node in tree(page).iter()]


@hostile
@given(brief=briefs)
def test_no_character_of_a_report_turns_the_reading_order(brief: Brief) -> None:
    assert not set(html(brief)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_a_figure_leads_to_a_mark_that_holds_its_quote_and_the_mark_leads_back() -> None:
    root = tree(html(small()))
    targets = ids(root)
    figure = next(n for n in root.iter("a") if "".join(n.itertext()) == "1.2 trillion won")
    assert figure.get("href") == "#c-aa"
    quotes = {name: "".join(targets[f"c-{name}"].itertext()) for name in ("aa", "bb", "cc")}
    assert quotes == {
        "aa": "1.2 trillion won",
        "bb": "1.2 trillion won ($900 million)",
        "cc": "asked for $1.1 billion a year",
    }
    assert all(targets[f"c-{name}"].tag == "mark" for name in quotes)
    back = [node.get("href") for node in root.iter("a") if node.get("class") == "back"]
    assert back == ["#f-1", "#f-1", "#p-1"]


def test_the_report_is_printed_whole() -> None:
    root = tree(html(small()))
    body = next(node for node in root.iter("div") if node.get("class") == "text")
    assert "".join(body.itertext()) == TEXT


def test_footnotes_quote_the_report_name_the_record_and_give_the_address() -> None:
    targets = ids(tree(html(small())))
    assert ["".join(targets[f"n-{n}"].itertext()) for n in (1, 2, 3, 4)] == [
        "The Wire, 2 May 2019: “1.2 trillion won”",
        "The Wire, 2 May 2019: “1.2 trillion won ($900 million)”",
        "Record, 1 April 2019: round 3",
        "https://example.org/law",
    ]


def test_an_event_of_the_record_leads_from_chart_to_row_to_its_source() -> None:
    page = html(small())
    assert page.count('href="#e-events_3a_7"') == 3  # footnote, wide and narrow chart
    row = ids(tree(page))["e-events_3a_7"]
    assert [node.get("href") for node in row.iter("a")] == ["https://example.org/7"]


def test_a_reference_that_leads_nowhere_is_words_without_a_link() -> None:
    lost = sentence("Paid ", Cited(text="$9", refs=("gone", "javascript:x")), ".", refs=("#talks",))
    page = html(Brief(title="t", as_of=date(2020, 1, 1), summary=(lost,)))
    assert '<p class="lead">Paid <span class="n">$9</span>.</p>' in page  # fmt: skip


def test_an_empty_brief_is_a_page_that_says_how_to_read_it() -> None:
    root = tree(html(Brief(title="Nothing yet", as_of=date(2020, 1, 1))))
    assert [node.get("id") for node in root.iter("section")] == ["summary", "method"]
    assert "1 January 2020" in "".join(root.itertext())
