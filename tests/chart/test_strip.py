"""Claims stand where their values are, and one that contradicts is a ring."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart import Dot, Strip, strips

SVG = "{http://www.w3.org/2000/svg}"
values = st.floats(1, 1e4)
dots = st.builds(Dot, value=values, low=st.none() | values, high=st.none() | values,
                 label=st.text(max_size=10), odd=st.booleans())  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=60)
@given(found=st.lists(dots, min_size=1, max_size=8), width=st.sampled_from([350.0, 760.0]))
def test_dots_keep_the_order_of_their_values_and_stay_inside(
    found: list[Dot], width: float
) -> None:
    row = Strip(label="paid", mean=50, low=40, high=60, dots=tuple(found))
    made = strips([row], title="t", source="s", unit="u", width=width)
    places = [float(x) for x in re.findall(r'cx="([\d.]+)"', made)]
    assert len(places) == len(found)
    assert all(0 <= x <= width for x in places)
    ranked = sorted(zip([dot.value for dot in found], places, strict=True))
    assert [x for _, x in ranked] == sorted(places)


def test_a_contradicting_claim_is_a_ring_and_says_so() -> None:
    row = Strip(
        label="paid 2018", mean=960, low=952, high=967, href="#f-1",
        dots=(Dot(value=1661, label="$1.45 billion", odd=True, href="#c-1"),
              Dot(value=958, low=950, high=966, label="$890 million", href="#c-2")),
    )  # fmt: skip
    root = ET.fromstring(strips([row], title="t", source="s", unit="bn won"))  # noqa: S314
    links = {node.get("href"): node.findtext(f"{SVG}title") for node in root.iter(f"{SVG}a")}
    assert links == {
        "#f-1": "paid 2018: 960 bn won, 90 %: 952 to 967",
        "#c-1": "$1.45 billion: 1,661 bn won, contradicts",
        "#c-2": "$890 million: 958 bn won",
    }
    rings = {
        link.get("href"): [node.get("fill") == "none" for node in link.iter(f"{SVG}circle")]
        for link in root.iter(f"{SVG}a")
    }
    assert rings == {"#f-1": [], "#c-1": [True], "#c-2": [False]}
    assert any("rings contradict" in (node.text or "") for node in root.iter(f"{SVG}text"))
