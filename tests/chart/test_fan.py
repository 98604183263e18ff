"""Bands hold their medians, and what lies beyond the axis is said."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart import Point, fan
from burdenshare.errors import UsageError

SVG = "{http://www.w3.org/2000/svg}"
rows = st.lists(st.lists(st.floats(0.1, 9.0), min_size=5, max_size=5).map(sorted), min_size=1,
                max_size=8)  # fmt: skip
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


def bands(values: list[list[float]]) -> dict[float, list[float]]:
    return {level: [row[n] for row in values] for n, level in enumerate(LEVELS)}


def heights(points: str) -> list[float]:
    return [float(pair.split(",")[1]) for pair in points.split()]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(values=rows)
def test_the_inner_band_lies_inside_the_outer_and_holds_the_median(
    values: list[list[float]],
) -> None:
    years = list(range(2026, 2026 + len(values)))
    made = fan(years, bands(values), title="t", source="s", unit="trillion won")
    outer, inner = (heights(p) for p in re.findall(r'<polygon points="([^"]+)"', made))
    found = re.search(r'<polyline points="([^"]+)"', made)
    assert found is not None
    middle = heights(found[1])
    n = len(years)
    for year in range(n):
        top, bottom = outer[year], outer[2 * n - 1 - year]
        assert top <= inner[year] <= middle[year] <= inner[2 * n - 1 - year] <= bottom


def test_each_year_and_each_known_amount_leads_somewhere() -> None:
    made = fan(
        [2026, 2027],
        bands([[1.5] * 5, [1.5, 1.52, 1.55, 1.57, 1.6]]),
        title="t",
        source="terms",
        unit="trillion won a year",
        observed=[Point(year=2025, value=1.4028, label="2025, rule", href="#y-2025")],
        hrefs={2026: "#y-2026", 2027: "#y-2027"},
    )
    root = ET.fromstring(made)  # noqa: S314 - our own
    links = {node.get("href"): node.findtext(f"{SVG}title") for node in root.iter(f"{SVG}a")}
    assert links == {
        "#y-2025": "2025, rule: 1.4028 trillion won a year",
        "#y-2026": "2026: 1.5 trillion won a year",
        "#y-2027": "2027: 1.55 trillion won a year, 5 % to 95 %: 1.5 to 1.6",
    }


def test_draws_beyond_the_axis_are_counted() -> None:
    made = fan([2026], bands([[1, 1.1, 1.2, 1.3, 1.4]]), title="t", source="s", unit="u",
               ends=[1.2] * 75 + [9.0] * 25)  # fmt: skip
    assert "25 % beyond the axis" in made
    assert "beyond the axis" not in fan([2026], bands([[1, 1.1, 1.2, 1.3, 1.4]]), title="t",
                                        source="s", unit="u", ends=[1.2] * 9)  # fmt: skip


def test_the_labels_at_the_edge_do_not_overlap() -> None:
    made = fan([2026], bands([[1, 1.001, 1.002, 1.003, 9]]), title="t", source="s",
               unit="u")  # fmt: skip
    found = re.findall(r'y="(-?[\d.]+)"[^>]*>(median|\d+ %) [\d.]+<', made)
    assert [name for _, name in found] == ["95 %", "75 %", "median", "25 %", "5 %"]
    places = [float(y) for y, _ in found]
    assert all(below - above >= 13 for above, below in pairwise(places))


def test_a_certain_sum_has_one_label() -> None:
    made = fan([2025, 2026], bands([[1] * 5, [1.5192] * 5]), title="t", source="s", unit="u")
    assert re.findall(r">([^<>]*1\.5192)<", made) == ["1.5192"]


def test_a_band_that_does_not_fit_the_years_is_refused() -> None:
    with pytest.raises(UsageError, match=r"one value a year"):
        fan([2026, 2027], {0.5: [1.0]}, title="t", source="s", unit="u")
    with pytest.raises(UsageError):
        fan([], {0.5: []}, title="t", source="s", unit="u")


def test_levels_without_a_median_are_bands_all_the_same() -> None:
    made = fan([2026, 2027], {0.05: [1, 1], 0.95: [2, 3]}, title="t", source="s", unit="u")
    assert made.count("<polygon") == 1
    long = fan(list(range(1991, 2031)), {0.5: list(range(40))}, title="t", source="s", unit="u")
    assert "<polygon" not in long
    assert len(re.findall(r">(?:19|20)\d\d<", long)) <= 12


@pytest.mark.parametrize("width", [320, 350, 720])
def test_names_of_years_never_touch(width: float) -> None:
    point = Point(year=2020, value=3.0, label="2020")
    years = list(range(2026, 2031))
    made = fan(years, {0.05: [1] * 5, 0.5: [2] * 5, 0.95: [3] * 5}, title="t", source="s",
               unit="u", observed=[point], ends=[1.0, 2.0], width=width)  # fmt: skip
    places = sorted(float(x) for x in re.findall(r'<text x="([\d.]+)"[^>]*>20\d\d<', made))
    assert len(places) > 2
    assert all(b - a >= 30 for a, b in pairwise(places))
