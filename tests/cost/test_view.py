"""Views by name."""

from __future__ import annotations

import pytest

from burdenshare.cost import FxKind, FxView, IndexView, View, fx_view
from burdenshare.errors import UsageError


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("random-walk", "random walk without drift"),
        ("reversion", "reversion to the past mean, half-life 4 years"),
        ("reversion:3", "reversion to the past mean, half-life 3 years"),
        ("spot", "last known rate kept"),
        ("1350", "given rate 1350"),
        ("forward:-0.015", "random walk round a forward path of -1.5% a year"),
        ("path:2027=1400,2028=1380", "given path (2027 1400, 2028 1380)"),
    ],
)
def test_a_view_is_named_in_words(text: str, name: str) -> None:
    assert str(fx_view(text)) == name


def test_a_shifted_view_says_so() -> None:
    assert str(FxView(shift=0.1)) == "random walk without drift, shifted by +10%"


@pytest.mark.parametrize(
    "text",
    [
        "random",
        "spot:3",
        "path:",
        "path:2027",
        "path:2027=0",
        "reversion:inf",
        "forward",
        "forward:nan",
        "0",
        "",
    ],
)
def test_what_is_no_view_is_refused_with_the_known_ones(text: str) -> None:
    with pytest.raises(UsageError, match="write random-walk, reversion:3"):
        fx_view(text)


def test_a_view_says_whether_parameters_are_uncertain() -> None:
    assert str(View()).endswith("parameters uncertain")
    assert str(View(parameter_uncertainty=False)).endswith("parameters fixed")


def test_consumer_prices_return_to_the_central_banks_target() -> None:
    assert View().index("cpi.KR").target == 0.02
    assert View().index("defence.KR").target is None
    assert View(indices={"cpi.KR": IndexView(target=0.03)}).index("cpi.KR").target == 0.03


def test_the_default_is_the_random_walk() -> None:
    assert View().fx.kind is FxKind.RANDOM_WALK
