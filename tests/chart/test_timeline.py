"""Marks stand at their dates and lead to their sentences."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart import Mark, Stretch, timeline
from burdenshare.chart.frame import LOOKS
from burdenshare.chart.svg import visible

SVG = "{http://www.w3.org/2000/svg}"
marks = st.builds(
    Mark,
    date=st.dates(),
    until=st.none(),
    label=st.text(max_size=30),
    kind=st.sampled_from([*LOOKS, "unheard of"]),
    href=st.sampled_from([None, "#c-1", "https://example.org/x", "javascript:alert(1)"]),
)


def draw(events: list[Mark], *, width: float = 720) -> ET.Element:
    made = timeline(events, title="What happened", source="the record", width=width)
    return ET.fromstring(made)  # noqa: S314 - our own


@settings(deadline=None, derandomize=True, max_examples=60)
@given(events=st.lists(marks, max_size=20))
def test_every_mark_is_drawn_and_says_what_it_is(events: list[Mark]) -> None:
    root = draw(events)
    titles = [node.text or "" for node in root.iter(f"{SVG}title")]
    assert all(visible(f"{event.date}: {event.label}").strip() in
               {title.strip() for title in titles} for event in events)  # fmt: skip
    links = {node.get("href") for node in root.iter(f"{SVG}a")}
    assert links == {e.href for e in events if e.href} - {"javascript:alert(1)"}


@settings(deadline=None, derandomize=True, max_examples=40)
@given(events=st.lists(marks, min_size=1, max_size=20), width=st.sampled_from([350.0, 760.0]))
def test_nothing_stands_outside_the_picture(events: list[Mark], width: float) -> None:
    made = timeline(events, title="What happened", source="the record", width=width)
    places = [float(x) for x in re.findall(r'translate\((-?[\d.]+) [\d.]+\)" class', made)]
    assert len(places) == len(events)
    assert all(0 <= x <= width for x in places)


def test_a_later_event_stands_further_right() -> None:
    kinds = ["demand", "offer", "sign", "ratify", "veto"]
    events = [Mark(date=date(2018, 1 + 2 * n, 1), label=k, kind=k) for n, k in enumerate(kinds)]
    made = timeline(events[::-1], title="t", source="s")
    place = {
        label: float(x)
        for label, x in re.findall(r"<title>[\d-]+: (\w+)</title>.*?translate\(([\d.]+) ", made)
    }
    assert sorted(place, key=lambda label: place[label]) == kinds


def test_an_event_known_by_its_year_alone_is_a_bar_over_the_year() -> None:
    year = Mark(date=date(2018, 1, 1), until=date(2018, 12, 31), label="demand", kind="demand")
    edge = [Mark(date=date(n, 1, 1), label=f"{n}", kind="round") for n in (2016, 2020)]
    made = timeline([year, *edge], title="t", source="s")
    assert "2018-01-01 to 2018-12-31: demand" in made
    width = re.search(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="6"', made)
    assert width is not None
    assert 720 / 6 < float(width[1]) < 720 / 4


def test_a_day_far_after_all_events_does_not_squeeze_them() -> None:
    events = [Mark(date=date(2018, month, 1), label="r", kind="round") for month in (3, 6, 12)]
    near = timeline(events, title="t", source="s", today=date(2019, 1, 31))
    far = timeline(events, title="t", source="s", today=date(2026, 1, 1))
    assert "as of 2019-01-31" in near
    assert far == timeline(events, title="t", source="s")


def test_agreements_are_bars_cut_to_the_time_shown() -> None:
    events = [Mark(date=date(2018, 3, 1), label="r", kind="round"),
              Mark(date=date(2019, 3, 1), label="s", kind="sign")]  # fmt: skip
    bars = [
        Stretch(first=date(2014, 1, 1), last=date(2018, 12, 31), label="9th", href="#a"),
        Stretch(first=date(2030, 1, 1), last=date(2031, 1, 1), label="far"),
    ]
    made = timeline(events, title="t", source="s", stretches=bars)
    assert "9th: 2014-01-01 to 2018-12-31" in made
    assert "far" not in made
    bar = re.search(r'<rect x="([\d.]+)" y="2" width="([\d.]+)"', made)
    assert bar is not None
    assert float(bar[1]) == 96  # the left end of the lanes
    assert float(bar[1]) + float(bar[2]) < 720


def test_an_empty_timeline_is_a_picture_that_says_so() -> None:
    root = draw([])
    assert root.findtext(f"{SVG}desc") == "No dated events."


def test_marks_of_one_day_stand_under_each_other_and_lose_their_labels_when_rows_run_out() -> None:
    same = [Mark(date=date(2018, 6, 1), label=f"round {n}", kind="round") for n in range(14)]
    rest = [Mark(date=date(2018, month, 1), label="x", kind="sign") for month in (1, 12)]
    made = timeline([*same, *rest], title="t", source="s")
    heights = set(re.findall(r'translate\([\d.]+ ([\d.]+)\)" class="f-round', made))
    printed = re.findall(r"<text[^>]*>round \d+</text>", made)
    assert len(heights) == 10
    assert 10 <= len(printed) < 14
