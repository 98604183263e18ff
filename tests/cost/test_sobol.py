"""Own Sobol normals against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import norm, qmc

from burdenshare.agreement import Grow, Ladder, payments
from burdenshare.cost import sobol
from burdenshare.errors import UsageError


def test_direction_numbers_give_the_points_of_scipy() -> None:
    expected = qmc.Sobol(sobol.DIMENSIONS, scramble=False).random(1024)
    points = np.zeros((sobol.DIMENSIONS, 1024), dtype=np.uint16)
    for bit, column in enumerate(sobol.directions(sobol.DIMENSIONS).T[:10]):
        points[:, 1 << bit : 2 << bit] = points[:, : 1 << bit] ^ column[:, None]
    own = {tuple(row) for row in (points / 2.0**sobol.DIGITS).T.tolist()}
    assert own == {tuple(row) for row in expected.tolist()}


def test_quantiles_agree_with_scipy_to_fourteen_digits() -> None:
    p = (np.arange(65536) + 0.5) / 65536
    assert np.allclose(sobol.quantile_table(), ndtri(p), rtol=0, atol=1e-14)


def test_every_scramble_is_stratified_in_every_dimension() -> None:
    z = sobol.normals(20, 256, 3, 5)
    cells = np.sort(np.searchsorted(np.sort(sobol.quantile_table()), z) // 256, axis=-1)
    assert np.array_equal(cells, np.broadcast_to(np.arange(256), (20, 3, 256)))


def test_scrambles_differ_and_a_seed_repeats_them() -> None:
    z = sobol.normals(5, 64, 2, 1)
    assert not np.array_equal(z[:, 0], z[:, 1])
    assert np.array_equal(z, sobol.normals(5, 64, 2, 1))
    assert not np.array_equal(z, sobol.normals(5, 64, 2, 2))


def test_pairs_of_dimensions_are_uncorrelated() -> None:
    z = sobol.normals(24, 4096, 1, 1)[:, 0]
    assert np.abs(np.corrcoef(z) - np.eye(len(z))).max() < 0.03


def test_the_mean_of_a_smooth_function_is_far_better_than_by_chance() -> None:
    z = sobol.normals(6, 4096, 16, 7)
    means = np.exp(0.1 * z.sum(axis=0)).mean(axis=1)
    exact = np.exp(0.5 * 6 * 0.01)
    chance = exact * np.sqrt(np.expm1(0.06) / 4096)
    assert np.abs(means - exact).max() < chance / 5


def test_dimensions_without_direction_numbers_are_random() -> None:
    z = sobol.normals(sobol.DIMENSIONS + 2, 4096, 1, 1)[-2:, 0]
    assert abs(z.mean()) < 0.06
    assert z.std() == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(("draws", "scrambles"), [(1000, 8), (1 << 17, 8), (0, 8), (64, 0)])
def test_draws_that_are_no_power_of_two_are_refused(draws: int, scrambles: int) -> None:
    with pytest.raises(UsageError, match=r"draws must be|scrambles must be"):
        sobol.normals(2, draws, scrambles, 1)


def test_one_capped_year_grows_by_bacheliers_formula() -> None:
    """E[min(g, cap)] = m - (m - c) N(d) - s n(d), d = (m - c) / s (Bachelier 1900).

    For growth of 2.1 % with standard deviation 1.2 % and a cap of 5 %, QuantLib 1.44's
    bachelierBlackFormula gives 0.0209690 (recorded).
    """
    mean, sd, cap = 0.021, 0.012, 0.05
    d = (mean - cap) / sd
    closed = mean - (mean - cap) * norm.cdf(d) - sd * norm.pdf(d)
    assert closed == pytest.approx(0.020968957347620734, abs=1e-15)
    growth = mean + sd * sobol.normals(1, 4096, 8, 1)[0]
    capped = Ladder(then=Grow(series=("g",), cap=cap))
    paid = payments(capped, (2027,), {"g": {2027: growth}}, before=1.0)[..., 0]
    means = paid.mean(axis=1) - 1
    error = means.std(ddof=1) / np.sqrt(8)
    assert abs(means.mean() - closed) < 2 * error
    assert error < 1e-6


def test_rotated_shocks_stay_independent_normals_and_the_first_carries_the_sum() -> None:
    weights = {"a": 3.0, "b": 1.0, "c": 0.5}
    drawn = sobol.normals(4, 4096, 1, 2)[:, 0]
    found = sobol.named_normals([weights, {}], ["alone"], lambda n: drawn[:n])
    z = np.stack([found[name] for name in weights])
    assert np.allclose((z * z).sum(axis=0), (drawn[[0, 2, 3]] ** 2).sum(axis=0))
    along = np.array(list(weights.values())) @ z / np.linalg.norm(list(weights.values()))
    assert np.allclose(along, drawn[0])
    assert np.array_equal(found["alone"], drawn[1])


def test_a_group_of_one_is_not_turned() -> None:
    drawn = sobol.normals(1, 64, 1, 2)
    assert np.array_equal(sobol.named_normals([{"a": 2.0}], [], lambda _: drawn)["a"], drawn[0])
