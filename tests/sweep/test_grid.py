"""A grid is every combination of what is named, in a fixed order."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burdenshare.errors import UsageError
from burdenshare.sweep import Axis, axes, axis, points


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("late=0.02..0.10:5", (0.02, 0.04, 0.06, 0.08, 0.1)),
        ("late=0.02..0.10/0.04", (0.02, 0.06, 0.1)),
        ("late=1..2", (1.0, 1.25, 1.5, 1.75, 2.0)),
        ("late=-1e-2..1e-2:2", (-0.01, 0.01)),
        ("late=0.05", (0.05,)),
        ("veto_hard.0 = 0.1, 0.2", (0.1, 0.2)),
        ("fx=spot,forward:-0.015,1350", ("spot", "forward:-0.015", 1350)),
    ],
)
def test_values_are_a_range_a_list_or_one(text: str, values: tuple[object, ...]) -> None:
    assert axis(text) == Axis(name=text.partition("=")[0].strip(), values=values)  # type: ignore[arg-type]  # of the kinds above


@pytest.mark.parametrize(
    "text", ["late", "=1", "late=", "late=2..1:3", "late=1..2:1", "late=1..2/0"]
)
def test_what_varies_nothing_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match=r"0\.02\.\.0\.10"):
        axis(text)


def test_a_file_names_the_same_grid_as_the_command_line() -> None:
    table = tomllib.loads(
        'late = "0.02..0.10:5"\n"veto_hard.0" = [0.1, 0.2]\n[pay.then]\ncap = 0.03\n'
    )
    named = ("late=0.02..0.10:5", "veto_hard.0=0.1,0.2", "pay.then.cap=0.03")
    assert axes(table, place="grid.toml") == tuple(axis(text) for text in named)


@pytest.mark.parametrize("text", ["late = true", "late = []", "late = [[1]]", "late = 2020-01-01"])
def test_a_file_with_other_values_is_refused_by_its_place(text: str) -> None:
    with pytest.raises(UsageError, match=r"grid\.toml: late"):
        axes(tomllib.loads(text), place="grid.toml")


counts = st.lists(st.integers(1, 4), max_size=4)


@given(counts=counts)
def test_every_combination_is_there_once_and_the_last_axis_runs_fastest(counts: list[int]) -> None:
    named = [Axis(name=f"a{k}", values=tuple(range(n))) for k, n in enumerate(counts)]
    found = [tuple(point.values()) for point in points(named)]
    assert found == sorted(set(found))
    total = 1
    for count in counts:
        total *= count
    assert len(found) == total


def test_a_grid_that_names_an_axis_twice_or_never_ends_is_refused() -> None:
    with pytest.raises(UsageError, match="late is varied twice"):
        points([axis("late=1"), axis("late=2")])
    with pytest.raises(UsageError, match="100,000 are the most"):
        points([axis("a=1..500:500"), axis("b=1..500:500")])
