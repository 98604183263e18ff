"""Names of those who consent."""

from __future__ import annotations

import pytest

from burdenshare.mention.actor import house


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("the lower house passed it", "lower"),
        ("house of representatives approved", "lower"),
        ("the upper chamber gave its consent", "upper"),
        ("councillors turned it down", "upper"),
        ("the house of councilors voted", "upper"),
        ("cleared the foreign affairs committee", "part"),
        ("the national assembly ratified the accord", None),
        ("the diet approved it", None),
    ],
)
def test_a_house_is_known_by_its_name(said: str, part: str | None) -> None:
    assert house(said, 0, len(said)) == part
