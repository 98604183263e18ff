"""Properties of the escalator on any path of an index."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.agreement import Grow, Hold, Ladder, Rate, Share, Typed, payments
from burdenshare.agreement.escalator import part_of_total, rounded
from burdenshare.agreement.rule import Spread
from burdenshare.errors import TermsError

YEARS = (2026, 2027, 2028, 2029, 2030)
rates = st.floats(-0.5, 0.9)
caps = st.floats(0.0, 0.3)
paths = st.lists(rates, min_size=4, max_size=4)


def sma(**rule: float) -> Ladder:
    grow = Grow(series=("cpi",), **rule)  # type: ignore[arg-type]  # cap and floor by name
    return Ladder(years={2026: Typed(amount=1519.2)}, then=grow)


def index(path: list[float]) -> dict[str, dict[int, float]]:
    return {"cpi": dict(zip(YEARS[1:], path, strict=True))}


@settings(deadline=None, derandomize=True)
@given(path=paths, cap=caps)
def test_no_year_grows_faster_than_the_cap(path: list[float], cap: float) -> None:
    paid = payments(sma(cap=cap), YEARS, index(path))
    assert np.all(paid[1:] <= paid[:-1] * (1 + cap) * (1 + 1e-12))


@settings(deadline=None, derandomize=True)
@given(path=paths, floor=caps)
def test_no_year_grows_slower_than_the_floor(path: list[float], floor: float) -> None:
    paid = payments(sma(floor=floor), YEARS, index(path))
    assert np.all(paid[1:] >= paid[:-1] * (1 + floor) * (1 - 1e-12))


@settings(deadline=None, derandomize=True)
@given(draws=st.lists(paths, min_size=1, max_size=5), cap=caps)
def test_a_batch_is_its_rows(draws: list[list[float]], cap: float) -> None:
    columns = np.array(draws).T
    batch = {"cpi": dict(zip(YEARS[1:], columns, strict=True))}
    rows = [payments(sma(cap=cap), YEARS, index(path)) for path in draws]
    assert np.array_equal(payments(sma(cap=cap), YEARS, batch), rows)


@settings(deadline=None, derandomize=True)
@given(path=paths, cap=caps, more=st.floats(0.0, 0.2))
def test_a_higher_cap_never_costs_less(path: list[float], cap: float, more: float) -> None:
    low, high = (payments(sma(cap=c), YEARS, index(path)) for c in (cap, cap + more))
    assert np.all(high >= low)


@settings(deadline=None, derandomize=True)
@given(path=paths, rate=caps)
def test_cap_and_floor_at_one_rate_are_that_rate(path: list[float], rate: float) -> None:
    fixed = Ladder(years={2026: Typed(amount=1519.2)}, then=Rate(rate=rate))
    paid = payments(sma(cap=rate, floor=rate), YEARS, index(path))
    assert np.allclose(paid, payments(fixed, YEARS, {}), rtol=1e-14)


@settings(deadline=None, derandomize=True)
@given(path=paths, scale=st.floats(1e-3, 1e3))
def test_payments_scale_with_the_currency(path: list[float], scale: float) -> None:
    grow = Grow(series=("cpi",))
    one, other = (
        payments(Ladder(then=grow), YEARS[1:], index(path), before=base)
        for base in (100.0, 100.0 * scale)
    )
    assert np.allclose(other, one * scale, rtol=1e-12)


def test_points_are_added_before_the_cap() -> None:
    rule = Grow(series=("cpi",), add=0.065, cap=0.1)
    paid = payments(Ladder(then=rule), (2027,), {"cpi": {2027: 0.074}}, before=100.0)
    assert paid.tolist() == pytest.approx([110.0])


def test_a_hold_carries_the_last_amount() -> None:
    assert payments(Ladder(then=Hold()), (2027, 2028), {}, before=3.0).tolist() == [3.0, 3.0]


def test_a_share_follows_its_level() -> None:
    share = Ladder(then=Share(of="gdp", rate=0.02))
    level = {"gdp": {2027: np.array([50.0, 100.0])}}
    assert payments(share, (2027,), level).tolist() == [[1.0], [2.0]]


def test_growth_without_a_first_amount_is_refused() -> None:
    with pytest.raises(TermsError, match="2027 follows the last amount, but nothing was paid"):
        payments(Ladder(then=Hold()), (2027,), {})


def test_a_missing_path_is_named() -> None:
    with pytest.raises(TermsError, match="the paths have no cpi for 2027"):
        payments(sma(), YEARS, {"cpi": {}})


def test_a_year_without_a_rule_is_refused() -> None:
    with pytest.raises(TermsError, match="2027 has no rule"):
        payments(Ladder(years={2026: Typed(amount=1.0)}), (2026, 2027), {})


def test_weights_of_a_spread_must_fit_its_years() -> None:
    ladder = Ladder(then=Spread(total=6.0, weights=(1.0, 2.0)))
    assert payments(ladder, (2022, 2023), {}).tolist() == [2.0, 4.0]
    with pytest.raises(TermsError, match="2 weights for 3 years"):
        part_of_total(ladder, (2022, 2023, 2024), 2022)


@pytest.mark.parametrize(
    ("amount", "step", "expected"),
    [(869.544, 0.1, 869.5), (0.25, 0.1, 0.3), (12.5, 5.0, 15.0), (1.23, None, 1.23)],
)
def test_amounts_round_half_up(amount: float, step: float | None, expected: float) -> None:
    assert rounded(amount, step) == expected


def test_what_is_not_known_stays_unknown_when_rounded() -> None:
    assert np.isnan(rounded(float("nan"), 0.1))
