"""Bars start at zero and stand for their years; swings are ordered by what they move."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart import Bar, Swing, bars, tornado
from burdenshare.chart.frame import breadth

SVG = "{http://www.w3.org/2000/svg}"
PAID = [960.2, 1038.9, 1038.9, 1183.3]


def rows(values: list[float]) -> list[Bar]:
    return [Bar(year=2018 + n, value=v, href=f"#y-{2018 + n}") for n, v in enumerate(values)]


def heights(made: str) -> list[float]:
    return [float(h) for h in re.findall(r'height="([\d.]+)" opacity="1"', made)]


@settings(deadline=None, derandomize=True)
@given(values=st.lists(st.floats(1, 2000), min_size=1, max_size=15))
def test_heights_are_in_proportion_to_what_is_paid(values: list[float]) -> None:
    made = bars(rows(values), title="t", source="s", unit="billion won")
    found = [h for h in heights(made) if h != 10][-len(values) :]
    unit = max(found) / max(values)
    assert len(found) == len(values)
    for height, value in zip(found, values, strict=True):
        assert height == pytest.approx(value * unit, abs=0.02)


def test_each_bar_says_its_year_its_sum_its_basis_and_leads_to_its_row() -> None:
    made = bars(
        [Bar(year=2026, value=1519.2, basis="negotiated", group="12th", href="#y-2026"),
         Bar(year=2027, value=1550, low=1532, high=1568, basis="rule", group="12th")],
        title="t", source="s", unit="billion won",
    )  # fmt: skip
    root = ET.fromstring(made)  # noqa: S314 - our own
    titles = [node.text for node in root.iter(f"{SVG}title")][1:]
    assert titles == [
        "12th, 2026: 1,519.2 billion won, negotiated",
        "12th, 2027: 1,550 billion won, rule, 90 %: 1,532 to 1,568",
    ]
    assert [node.get("href") for node in root.iter(f"{SVG}a")] == ["#y-2026"]
    assert {"negotiated", "rule", "12th"} <= {node.text for node in root.iter(f"{SVG}text")}


def test_a_year_without_payment_leaves_a_gap() -> None:
    made = bars([Bar(year=2018, value=1), Bar(year=2020, value=1)], title="t", source="s", unit="u")
    left = [float(x) for x in re.findall(r'<rect x="([\d.]+)"[^>]*opacity="1"', made)][-2:]
    wide = (720 - 52 - 10) / 3
    assert left[1] - left[0] == pytest.approx(2 * wide, abs=0.02)


def test_nothing_paid_is_an_empty_picture() -> None:
    assert heights(bars([], title="t", source="s", unit="u")) == []


def test_the_assumption_that_moves_most_stands_on_top() -> None:
    made = tornado(
        [Swing(label="prices", low=5.6, high=5.8, href="#p"),
         Swing(label="won", low=6.7, high=4.8, ends=("1,150", "1,600"))],
        base=5.7, title="t", source="s", unit="bn",
    )  # fmt: skip
    root = ET.fromstring(made)  # noqa: S314 - our own
    assert [node.text for node in root.iter(f"{SVG}title")][1:] == [
        "won: 1,150 gives 6.7 bn, 1,600 gives 4.8",
        "prices: low gives 5.6 bn, high gives 5.8",
    ]
    widths = [float(w) for w in re.findall(r'width="([\d.]+)" height="18"', made)]
    assert widths[0] == pytest.approx(9.5 * widths[1], rel=1e-2)


def test_many_years_carry_no_sums_that_would_run_into_each_other() -> None:
    many = [Bar(year=1991 + n, value=1210 + n) for n in range(40)]
    made = bars(many, title="t", source="s", unit="u", width=350)
    assert re.findall(r">1,2\d\d<", made) == []
    years = [float(x) for x in re.findall(r'<text x="([\d.]+)"[^>]*>(?:19|20)\d\d<', made)]
    assert len(years) > 3
    assert all(b - a >= 30 for a, b in pairwise(years))


@pytest.mark.parametrize("width", [320, 350, 390, 720])
@pytest.mark.parametrize("unit", ["bn", "billion won a year"])
def test_the_key_never_runs_into_the_unit_or_out_of_the_picture(width: float, unit: str) -> None:
    bases = ("negotiated", "rule", "derived", "hold")
    rows = [Bar(year=2020 + n, value=1, basis=basis) for n, basis in enumerate(bases)]
    made = bars(rows, title="t", source="s", unit=unit, width=width)
    placed = [
        (float(y), float(x), breadth(text, 11 if text in bases else 12))
        for x, y, text in re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([a-z ]+)<', made)
        if text in {*bases, unit}
    ]
    assert len(placed) == 5
    assert all(x + size <= width for _, x, size in placed)
    for (y1, x1, size), (y2, x2, _) in pairwise(sorted(placed)):
        assert y2 > y1 or x2 >= x1 + size


def test_names_of_agreements_are_short_before_they_are_cut() -> None:
    rows = [
        Bar(year=2014 + n, value=1.0, group=f"{9 + n // 5}th Special Measures Agreement")
        for n in range(10)
    ]
    wide, narrow, tight = (
        bars(rows, title="t", source="s", unit="u", width=width) for width in (900, 360, 150)
    )
    assert ">9th Special Measures Agreement<" in wide
    assert ">9th SMA<" in narrow
    assert ">10th SMA<" in narrow
    assert ">9th<" in tight
    for made in (wide, narrow, tight):
        assert "…" not in made
