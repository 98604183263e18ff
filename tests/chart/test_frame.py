"""Colours can be read, titles fit."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from burdenshare.chart.frame import (
    DARK,
    LANES,
    LIGHT,
    breadth,
    figure,
    look,
    shortened,
    style,
    under,
    words,
    wrapped,
)
from burdenshare.claim import Kind


def luminance(colour: str) -> float:
    """Relative luminance. Reference: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_that_carries_meaning_passes_wcag_aa_on_its_paper(
    palette: dict[str, str],
) -> None:
    poor = {
        name: round(contrast(colour, palette["paper"]), 2)
        for name, colour in palette.items()
        if name not in {"paper", "rule"} and contrast(colour, palette["paper"]) < 4.5
    }
    assert not poor


def test_light_and_dark_name_the_same_colours_and_the_style_sets_each() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert all(f".f-{name}{{fill:{colour}}}" in style() for name, colour in DARK.items())


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_claim_has_a_lane(kind: Kind) -> None:
    assert look(kind).lane in LANES


def test_lines_fit_their_width_even_for_one_endless_word() -> None:
    lines = wrapped("Payments " + "w" * 400 + " end", 200)
    assert len(lines) == 3
    assert all(breadth(line) <= 200 for line in lines)
    assert shortened("방위비분담금 특별협정", 60).endswith("…")
    assert shortened("short", 60) == "short"


@pytest.mark.parametrize("x", [-5.0, 0.0, 340.0, 400.0])
def test_a_label_at_the_edge_stays_in_the_picture(x: float) -> None:
    made = under("Jan 2019", x, 10, 350)
    place = re.search(r'x="([\d.]+)"', made)
    assert place is not None
    half = breadth("Jan 2019") / 2
    assert half <= float(place[1]) <= 350 - half


def test_a_picture_says_in_words_what_it_shows() -> None:
    made = figure([words("x", 1, 2)], title="T & T", source="S", detail="D", width=300, height=50)
    root = ET.fromstring(made)  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("aria-label") == root.findtext(f"{space}title") == "T & T"
    assert root.findtext(f"{space}desc") == "D"
    assert [node.text for node in root.iter(f"{space}text")] == ["T & T", "x", "S"]
