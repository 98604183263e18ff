from __future__ import annotations

import numpy as np
import pytest

from burdenshare.talks.temper import Mixture, temper

NARROW, FAR = 0.05, 3.0


def two_modes(rows: np.ndarray) -> np.ndarray:
    """A wide mode at nought and a narrow one far from it, of one height: mass 1 to 0.05^2."""
    wide = -0.5 * (rows**2).sum(axis=1) / 0.5**2
    narrow = -0.5 * ((rows - FAR) ** 2).sum(axis=1) / (0.5 * NARROW) ** 2
    return np.asarray(np.logaddexp(wide, narrow + 4.0))


def normal(rows: np.ndarray) -> np.ndarray:
    return np.asarray(-0.5 * (rows**2).sum(axis=1) / 9)


def test_the_evidence_and_the_share_of_a_narrow_mode_are_those_of_the_integral() -> None:
    """Two modes in two dimensions under a normal prior of deviation 3, by the grid."""
    rng = np.random.default_rng(1)
    one = np.arange(-6, 6, 0.004)
    # both factors split by dimension: sums of products of one-dimensional integrals
    prior = np.exp(-0.5 * one**2 / 9) / np.sqrt(2 * np.pi * 9)
    wide = (prior * np.exp(-0.5 * one**2 / 0.25)).sum() * 0.004
    narrow = (prior * np.exp(-0.5 * (one - FAR) ** 2 / (0.5 * NARROW) ** 2)).sum() * 0.004
    mass = wide**2, np.exp(4.0) * narrow**2
    found = temper(3 * rng.standard_normal((4_000, 2)), normal, two_modes, moves=40, rng=rng)
    evidence = sum(stage.log_evidence for stage in found.stages)
    assert evidence == pytest.approx(np.log(sum(mass)), abs=0.05)
    share = np.mean(found.draws[:, 0] > 2)
    assert share == pytest.approx(mass[1] / sum(mass), abs=0.02)


def test_draws_of_a_mixture_have_its_density() -> None:
    """Importance weights of the mixture against a normal integrate to one."""
    rng = np.random.default_rng(2)
    rows = np.concatenate([rng.normal(-2, 0.3, (500, 2)), rng.normal(1, 0.8, (500, 2))])
    found = Mixture.fitted(rows, rng)
    draws = found.draw(40_000, rng)
    assert draws.mean(axis=0) == pytest.approx(rows.mean(axis=0), abs=0.05)
    inside = np.abs(draws + 2).max(axis=1) < 0.9
    assert 0.4 < inside.mean() < 0.52
    grid = np.stack(np.meshgrid(*[np.arange(-8, 8, 0.05)] * 2), axis=-1).reshape(-1, 2)
    density = np.exp(found.log_density(grid))
    density /= density.sum() * 0.05**2
    box = np.abs(grid + 2).max(axis=1) < 0.9
    assert density[box].sum() * 0.05**2 == pytest.approx(inside.mean(), abs=0.02)


def test_without_moves_particles_stay_where_they_were_drawn() -> None:
    rng = np.random.default_rng(3)
    draws = 3 * rng.standard_normal((64, 2))
    found = temper(draws, normal, two_modes, moves=0, rng=rng)
    assert {tuple(row) for row in found.draws} <= {tuple(row) for row in draws}
    assert len(found.stages) > 1
    assert {stage.accepted for stage in found.stages} == {0}


def test_stages_lead_to_the_whole_likelihood_and_each_keeps_half_of_the_particles() -> None:
    rng = np.random.default_rng(4)
    found = temper(3 * rng.standard_normal((512, 2)), normal, two_modes, moves=8, rng=rng)
    powers = [stage.power for stage in found.stages]
    assert powers == sorted(set(powers))
    assert powers[-1] == 1
    assert all(0.499 < stage.effective <= 1 for stage in found.stages)
    assert all(0 < stage.accepted < 1 for stage in found.stages)
    assert found.log_likelihood == pytest.approx(two_modes(found.draws))
    assert found.log_prior == pytest.approx(normal(found.draws))
