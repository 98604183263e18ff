"""Index paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from burdenshare.cost import IndexView
from burdenshare.cost.path import index_paths, persistence
from burdenshare.series import Observation, Series

if TYPE_CHECKING:
    from numpy.typing import NDArray


def draws(name: str) -> NDArray[np.float64]:
    return np.random.default_rng(sum(map(ord, name))).standard_normal((2, 8192))


TARGET = IndexView(target=0.02)


def test_published_values_are_kept_as_announced(series: dict[str, Series]) -> None:
    paths = index_paths(series["cpi.KR"], 2028, TARGET, draws, uncertain=True)
    assert paths[2025] == pytest.approx(0.021)
    assert np.ndim(paths[2026]) == 2


def test_an_index_returns_to_its_target(series: dict[str, Series]) -> None:
    paths = index_paths(series["cpi.KR"], 2045, TARGET, draws, uncertain=True)
    assert np.median(paths[2045]) == pytest.approx(0.02, abs=0.004)


def test_without_a_target_it_returns_to_the_mean_of_ten_years(series: dict[str, Series]) -> None:
    values = {row.year: row.value / 100 for row in series["cpi.KR"].observations}
    recent = [values[year] for year in range(2016, 2026)]
    assert persistence(values, IndexView()).target == pytest.approx(np.mean(recent))


def test_persistence_is_recovered_from_a_long_history() -> None:
    rng = np.random.default_rng(2)
    values = {1999: 0.03}
    for year in range(2000, 2800):
        values[year] = 0.03 + 0.7 * (values[year - 1] - 0.03) + 0.01 * rng.standard_normal()
    found = persistence(values, IndexView(target=0.03))
    assert found.coefficients[1] == pytest.approx(0.7, abs=0.06)
    assert found.sd == pytest.approx(0.01, rel=0.06)


def test_with_little_history_the_prior_holds() -> None:
    found = persistence({2024: 0.02}, TARGET)
    assert found.coefficients == (0.0, 0.5)
    assert found.years == 4


def test_uncertain_parameters_widen_the_path(series: dict[str, Series]) -> None:
    wide, narrow = (
        index_paths(series["cpi.KR"], 2030, TARGET, draws, uncertain=uncertain)[2030]
        for uncertain in (True, False)
    )
    assert np.std(wide) > 1.05 * np.std(narrow)


def test_a_given_path_comes_before_the_model(series: dict[str, Series]) -> None:
    given = IndexView(target=0.02, path={2026: 0.031})
    assert index_paths(series["cpi.KR"], 2026, given, draws, uncertain=True)[2026] == pytest.approx(
        0.031
    )


def test_a_level_goes_on_growing_from_its_last_value() -> None:
    rows = tuple(Observation(year=2000 + k, value=100 * 1.04**k) for k in range(20))
    gdp = Series(name="gdp.KR", unit="KRW tn", observations=rows)
    paths = index_paths(gdp, 2021, IndexView(), draws, uncertain=False)
    assert np.median(paths[2021]) == pytest.approx(100 * 1.04**21, rel=0.01)
