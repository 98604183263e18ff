"""Words of a rise and of a cut."""

from __future__ import annotations

import pytest

from burdenshare.measure import rising


@pytest.mark.parametrize(
    "said", ["increases", "rose", "hiked", "a step-up", "topped up", "climbed", "soared", "went up"]
)
def test_these_are_rises(said: str) -> None:
    assert rising.UP_NEAR.search(said)


@pytest.mark.parametrize("said", ["support", "upper", "supplied", "group", "coupled"])
def test_no_rise_is_found_within_a_word(said: str) -> None:
    assert not rising.UP_NEAR.search(said)


@pytest.mark.parametrize("said", ["cut by a fifth", "lowered", "slashed", "reduced"])
def test_these_are_cuts(said: str) -> None:
    assert rising.DOWN.search(said)
