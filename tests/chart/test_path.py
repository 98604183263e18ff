"""Probabilities run from 0 to 100 % and each curve is named at its end."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.chart import Curve, Mark, course, path
from burdenshare.chart.frame import breadth
from burdenshare.chart.scale import apart
from burdenshare.errors import UsageError

DAYS = (date(2019, 3, 31), date(2019, 6, 30), date(2019, 12, 31))


def curve(name: str, *chances: float, plain: bool = False) -> Curve:
    return Curve(name=name, points=tuple(zip(DAYS, chances, strict=True)), plain=plain)


@settings(deadline=None, derandomize=True)
@given(chances=st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted))
def test_a_curve_that_never_falls_is_drawn_never_falling(chances: list[float]) -> None:
    made = path([curve("deal", *chances)], title="t", source="s")
    found = re.search(r'<polyline points="([^"]+)"', made)
    assert found is not None
    points = [tuple(map(float, pair.split(","))) for pair in found[1].split()]
    assert all(x1 < x2 and y1 >= y2 for (x1, y1), (x2, y2) in pairwise(points))


def test_curves_are_named_with_their_last_probability_and_baselines_are_dashed() -> None:
    made = path(
        [curve("deal", 0.4, 0.6, 0.83), curve("climatology", 0.3, 0.5, 0.82, plain=True)],
        title="t", source="s", deadlines=[(date(2019, 4, 30), "term ends")],
        today=date(2018, 12, 31),
    )  # fmt: skip
    assert "83 % deal</text>" in made
    assert "82 % climatology</text>" in made
    assert made.count('stroke-dasharray="5 4"') == 1
    assert "deal by 2019-06-30: 60 %" in made
    assert "2019-04-30: term ends" in made
    assert "as of 2018-12-31" in made


@pytest.mark.parametrize("width", [320, 350, 720])
def test_names_that_have_no_room_at_the_end_stand_above(width: float) -> None:
    made = path(
        [curve("deal", 0.4, 0.6, 0.83), curve("a very long name of a forecast", 0.3, 0.5, 0.8)],
        title="t", source="s", width=width,
    )  # fmt: skip
    texts = re.findall(r'<text x="([\d.]+)"[^>]*?font-size="([\d.]+)"[^>]*>([^<]+)<', made)
    ended = [(float(x), float(size), text) for x, size, text in texts if "forecast" in text]
    assert len(ended) == 1
    x, size, text = ended[0]
    assert x + breadth(text, size) <= width
    assert any(text.startswith("83 %") for _, _, text in texts)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_refused(wrong: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        path([curve("deal", 0.1, 0.2, wrong)], title="t", source="s")


@settings(deadline=None, derandomize=True)
@given(places=st.lists(st.floats(0, 200), max_size=12))
def test_labels_are_pushed_apart_and_keep_their_order(places: list[float]) -> None:
    moved = apart(places, 14, 0, 200)
    ranked = [m for _, m in sorted(zip(places, moved, strict=True))]
    assert all(b - a >= 14 - 1e-9 for a, b in pairwise(sorted(moved)))
    assert ranked == sorted(moved) or len(set(places)) < len(places)
    assert all(m >= -1e-9 for m in moved)
    if len(places) * 14 <= 200:
        assert all(m <= 200 + 1e-9 for m in moved)


MARKS = (
    Mark(date=date(2019, 4, 1), kind="demand", label="US demand", href="https://example.org/a"),
    Mark(date=date(2019, 5, 2), kind="round", label="both round", note="round 2"),
)


@pytest.mark.parametrize("width", [350, 720])
def test_a_course_stands_over_what_happened_each_mark_with_its_source(width: float) -> None:
    made = course(
        [curve("deal", 0.4, 0.6, 0.83), curve("K-M", 0.3, 0.5, 0.8, plain=True),
         curve("past", 0.2, 0.5, 0.8, plain=True)],
        MARKS, title="t", source="s", deadlines=[(date(2019, 9, 30), "expiry")], width=width,
    )  # fmt: skip
    assert "deal as of 2019-06-30: 60 %" in made
    assert 'href="https://example.org/a"' in made
    assert "2019-05-02: both round. round 2" in made
    assert ">demanded</text>" in made
    assert ">rounds</text>" in made
    assert ">offered</text>" not in made
    assert "2019-09-30: expiry" in made
    dashes = set(re.findall(r'stroke-dasharray="([^"]+)"', made))
    assert len(dashes) == 2, "two simpler forecasts are told apart"


def test_a_far_deadline_does_not_squeeze_a_course() -> None:
    near, far = (
        course([curve("deal", 0.4, 0.6, 0.8)], (), title="t", source="s", deadlines=[(day, "end")])
        for day in (date(2020, 1, 31), date(2025, 1, 1))
    )
    assert ">end</text>" in near
    assert ">end</text>" not in far


def test_names_of_two_close_posts_stand_on_both_sides() -> None:
    posts = [(date(2019, 7, 1), "expiry"), (date(2019, 7, 9), "deal")]
    made = course([curve("deal", 0.4, 0.6, 0.8)], (), title="t", source="s", deadlines=posts)
    assert re.search(r'text-anchor="end"[^>]*>expiry<', made)
    assert re.search(r'text-anchor="end"[^>]*>deal<', made) is None


def test_a_course_of_nothing_is_an_empty_picture() -> None:
    assert course([], (), title="t", source="s").startswith("<svg")
    with pytest.raises(UsageError, match="between 0 and 1"):
        course([curve("deal", 0.1, 0.2, 7)], (), title="t", source="s")
