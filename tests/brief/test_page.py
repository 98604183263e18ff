"""The page is well-formed, inert, self-contained, and no figure in it leads nowhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from burdenshare.brief import (
    AgreementSection,
    Baseline,
    Brief,
    Cited,
    CourseSection,
    EventRow,
    FigureRow,
    Line,
    OutlookSection,
    ProblemRow,
    ScheduleRow,
    Source,
    Span,
    TalksSection,
    Total,
    Witness,
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


def test_an_event_that_a_claim_tells_leads_to_its_sentence_and_has_no_row() -> None:
    told = EventRow(id="cc", date=date(2019, 5, 2), kind="demand", text="$1.1 billion")
    talks = TalksSection(name="Talks", state=sentence("Open."), events=(told,))
    root = tree(html(replace(small(), talks=talks, summary=())))
    found = next(n for n in root.iter("svg") if "what happened" in n.get("aria-label", ""))
    assert [node.get("href") for node in found.iter("a")] == ["#c-cc"]
    assert "record" not in ids(root)


def test_a_page_forbids_everything_but_its_own_style() -> None:
    found = next(attrs for _, attrs in tags(html(small())) if "http-equiv" in attrs)
    assert found == {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'",
    }


def test_a_reference_that_leads_nowhere_is_words_without_a_link() -> None:
    lost = sentence("Paid ", Cited(text="$9", refs=("gone", "javascript:x")), ".", refs=("#talks",))
    page = html(Brief(title="t", as_of=date(2020, 1, 1), summary=(lost,)))
    assert '<p class="lead">Paid <span class="n">$9</span>.</p>' in page  # fmt: skip


def test_an_empty_brief_is_a_page_that_says_how_to_read_it() -> None:
    root = tree(html(Brief(title="Nothing yet", as_of=date(2020, 1, 1))))
    assert [node.get("id") for node in root.iter("section")] == ["summary", "method"]
    assert "1 January 2020" in "".join(root.itertext())


def deal() -> AgreementSection:
    return AgreementSection(
        name="12th agreement",
        currency="KRW",
        schedule=(
            ScheduleRow(year=2025, amount=1402.8e9, basis="rule"),
            ScheduleRow(year=2026, amount=1519.2e9, basis="negotiated", refs=("https://a.kr/1",)),
            ScheduleRow(year=2027, amount=1551.1e9, basis="rule"),
        ),
        years=(2026, 2027, 2028),
        bands={
            0.05: (1519.2e9, 1551.1e9, 1556e9),
            0.5: (1519.2e9, 1551.1e9, 1586e9),
            0.95: (1519.2e9, 1551.1e9, 1614e9),
        },
        totals=(
            Total(label="won", unit="KRW", q05=7.78e12, q50=7.93e12, q95=8.08e12, error=4e8),
            Total(label="first", unit="KRW", q05=1.5192e12, q50=1.5192e12, q95=1.5192e12, error=0),
        ),
    )


def cells(row: ET.Element) -> list[str]:
    return ["".join(cell.itertext()) for cell in row]


def test_the_schedule_shows_the_years_that_only_the_forecast_knows_with_their_interval() -> None:
    page = tree(html(Brief(title="t", as_of=date(2027, 1, 1), agreement=deal())))
    rows = ids(page)
    assert [cells(rows[f"y-{year}"]) for year in range(2025, 2029)] == [
        ["2025", "1,402.8", "fixed", "rule"],
        ["2026", "1,519.2", "fixed", "negotiated"],
        ["2027", "1,551.1", "fixed", "rule"],
        ["2028", "1,586.0", "1,556.0 to 1,614.0", "rule, forecast"],
    ]


def test_known_years_stand_beside_the_fan_and_two_rows_of_a_year_have_one_anchor() -> None:
    half = ScheduleRow(year=2025, amount=1e11, basis="hold", agreement="11th agreement")
    doubled = replace(deal(), schedule=(*deal().schedule, half))
    root = tree(html(Brief(title="t", as_of=date(2027, 1, 1), agreement=doubled)))
    assert cells(ids(root)["y-2025"])[1] == "1,402.8"
    assert "hold 11th agreement" in ["".join(cell.itertext()) for cell in root.iter("td")]
    titles = [node.text or "" for node in next(root.iter("svg")).iter("title")]
    assert [title for title in titles if title.startswith(("2025", "2026", "2027"))] == [
        "2026: 1.519 trillion won a year",
        "2027: 1.551 trillion won a year",
        "2025, rule: 1.4028 trillion won a year",
        "2025, hold: 0.1 trillion won a year",
    ]


def test_a_known_year_with_an_uncertain_band_shows_its_interval() -> None:
    wide = {level: (*band[:1], (1.0 + level) * 1e12, *band[2:]) for level, band in
            deal().bands.items()}  # fmt: skip
    page = html(Brief(title="t", as_of=date(2027, 1, 1), agreement=replace(deal(), bands=wide)))
    row = ids(tree(page))["y-2027"]
    assert cells(row) == ["2027", "1,551.1", "1,050.0 to 1,950.0", "rule"]


def test_parties_and_scopes_are_written_out() -> None:
    row = replace(small().figures[0], payer="KR,US", scope="direct_support", period="2016/2020")
    found = ids(tree(html(replace(small(), figures=(row,)))))["f-1"]
    assert cells(found)[:2] == [
        "Contribution, agreed (South Korea and United States)direct support",
        "2016 to 2020",
    ]


def test_a_total_shows_the_digits_it_can_bear_and_an_exact_one_says_so() -> None:
    page = tree(html(Brief(title="t", as_of=date(2027, 1, 1), agreement=deal())))
    found = next(t for t in page.iter("table") if t.findtext("caption") == "Cost over the term")
    assert [cells(row) for row in found.iter("tr")][1:] == [
        ["won", "7.78 trillion won", "7.93 trillion won", "8.08 trillion won", "± 400 million won"],
        ["first", "", "1.5192 trillion won", "", "exact"],
    ]


def chart_titles(brief: Brief) -> set[str]:
    svg = (node for node in tree(html(brief)).iter("svg"))
    return {node.get("aria-label", "") for node in svg}


def test_a_schedule_that_is_certain_is_bars_and_one_that_is_not_is_a_fan() -> None:
    certain = replace(deal(), years=(), bands={})
    fan, bars = (
        chart_titles(Brief(title="t", as_of=date(2027, 1, 1), agreement=one))
        for one in (deal(), certain)
    )
    assert fan == {"What the 12th agreement costs a year"}
    assert bars == {"Payments by year"}


def test_talks_with_two_sums_have_a_ladder_and_open_ones_a_path() -> None:
    rows = tuple(
        EventRow(id=f"events:{n}", date=date(2018, n, 1), kind=kind, text=kind, amount=n * 1e11)
        for n, kind in ((3, "offer"), (9, "demand"))
    )
    days = (date(2019, 3, 1), date(2019, 9, 1))
    open_ = OutlookSection(
        deal_by=tuple(zip(days, (0.4, 0.7), strict=True)),
        extension_by=tuple(zip(days, (0.1, 0.2), strict=True)),
        baselines=(Baseline(name="climatology", deal_by=(0.3, 0.6)),),
    )
    settled = OutlookSection(deal_by=((date(2019, 3, 1), 1.0), (date(2019, 9, 1), 1.0)))
    talks = TalksSection(name="Talks", state=sentence("Open."), events=rows, outlook=open_)
    day = date(2018, 12, 31)
    assert chart_titles(Brief(title="t", as_of=day, talks=talks)) == {
        "Talks: what happened",
        "What was demanded and what was offered",
        "How likely a deal is, by day",
    }
    page = html(Brief(title="t", as_of=day, talks=talks))
    assert "extension by 2019-09-01: 20 %" in page
    assert "60 % climatology</text>" in page
    closed = replace(talks, events=rows[:1], outlook=settled)
    assert chart_titles(Brief(title="t", as_of=day, talks=closed)) == {"Talks: what happened"}


def test_a_course_stands_in_the_brief_with_its_score_and_its_events() -> None:
    event = EventRow(id="events:7", date=date(2018, 5, 1), kind="demand", text="USD 1 bn")
    days = (date(2018, 3, 7), date(2018, 12, 31))
    course = CourseSection(
        lines=(
            Line(name="deal within 180 days", points=tuple(zip(days, (0.3, 0.7), strict=True))),
            Line(name="past", points=tuple(zip(days, (0.3, 0.6), strict=True)), plain=True),
        ),
        events=("events:7",),
        ends=((date(2018, 12, 31), "expiry"),),
        scores=(("this outlook", 0.161, 0.4), ("Kaplan-Meier", 0.3234, 0.9)),
    )
    talks = TalksSection(name="Talks", state=sentence("Open."), events=(event,), course=course)
    brief = Brief(title="t", as_of=days[1], talks=talks)
    assert "Talks: how likely a deal looked, day by day" in chart_titles(brief)
    root = tree(html(brief))
    part = next(node for node in root.iter("div") if node.get("id") == "course")
    assert {node.get("href") for node in part.iter("a")} == {"#e-events_3a_7"}
    cells = [node.text for node in part.iter("td")]
    assert cells == ["0.161", "0.400", "0.323", "0.900"]
    assert "proves no skill" in html(brief)
    open_ = replace(brief, talks=replace(talks, course=replace(course, scores=())))
    assert "proves no skill" not in html(open_)


def test_claims_on_a_figure_are_drawn_over_its_interval_and_lead_to_their_sentences() -> None:
    figure = replace(
        small().figures[0],
        witnesses=(Witness(claim="aa", value=1.2e12), Witness(claim="bb", value=1e12, odd=True)),
    )
    root = tree(html(replace(small(), figures=(figure,))))
    drawn = next(n for n in root.iter("svg") if "all of them" in n.get("aria-label", ""))
    assert [node.get("href") for node in drawn.iter("a")] == ["#f-1", "#c-aa", "#c-bb"]


def luminance(colour: str) -> float:
    """Relative luminance. Reference: WCAG 2.2."""
    long = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(long[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("above", "below"),
    [(text, ground) for text in ("ink", "link", "muted") for ground in ("paper", "soft")]
    + [("ink", ground) for ground in ("mark", "inner", "hit")]
    + [("link", "mark"), ("muted", "mark")],
)
def test_text_passes_wcag_aa_on_whatever_it_stands(scheme: int, above: str, below: str) -> None:
    page = html(Brief(title="t", as_of=date(2020, 1, 1)))
    rules = re.findall(r":root\{(.*?)\}", page, re.DOTALL)
    colours = dict(re.findall(r"--(\w+):(#\w+)", rules[scheme]))
    low, high = sorted(luminance(colours[name]) for name in (above, below))
    assert (high + 0.05) / (low + 0.05) >= 4.5
