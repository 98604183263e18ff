"""Sums stand at their day and height; what was last put stands until the next."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart import Rung, ladder

SVG = "{http://www.w3.org/2000/svg}"
rungs = st.builds(
    Rung,
    date=st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    value=st.floats(0.5, 5),
    high=st.none() | st.floats(0.5, 6),
    kind=st.sampled_from(["demand", "offer", "agreement", "odd"]),
    label=st.text(max_size=20),
    href=st.sampled_from([None, "#c-1"]),
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(found=st.lists(rungs, max_size=10), width=st.sampled_from([350.0, 760.0]))
def test_every_sum_is_drawn_inside_the_picture(found: list[Rung], width: float) -> None:
    made = ladder(found, title="t", source="s", unit="trillion won", width=width)
    assert ET.fromstring(made) is not None  # noqa: S314 - our own
    places = re.findall(r"translate\((-?[\d.]+) (-?[\d.]+)\)\" class", made)
    assert len(places) == len(found)
    assert all(0 <= float(x) <= width and 0 <= float(y) <= 280 for x, y in places)


def test_a_demand_stands_until_the_next_one_and_to_the_edge() -> None:
    made = ladder(
        [
            Rung(date=date(2018, 1, 1), value=2, kind="demand", label="a"),
            Rung(date=date(2018, 7, 1), value=1, kind="demand", label="b"),
        ],
        title="t", source="s", unit="u",
    )  # fmt: skip
    found = re.search(r'<polyline points="([^"]+)"', made)
    assert found is not None
    points = [tuple(map(float, pair.split(","))) for pair in found[1].split()]
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = points
    assert x1 < x2 == x3 < x4
    assert y1 == y2 < y3 == y4


def test_a_lower_sum_stands_lower_and_the_zone_lies_between_its_ends() -> None:
    made = ladder(
        [Rung(date=date(2018, 1, 1), value=1, kind="offer", label="low", href="#c-1"),
         Rung(date=date(2018, 2, 1), value=3, kind="demand", label="high")],
        title="t", source="s", unit="u", zone=(1.5, 2.5), deadlines=[(date(2018, 1, 15), "end")],
    )  # fmt: skip
    low, high = (float(y) for y in re.findall(r'translate\([\d.]+ ([\d.]+)\)" class', made))
    zone = re.search(r'y="([\d.]+)" width="[\d.]+" height="([\d.]+)" opacity="0.14"', made)
    assert zone is not None
    top = float(zone[1])
    assert high < top < top + float(zone[2]) < low
    assert "2018-01-15: end" in made
    assert 'href="#c-1"' in made
