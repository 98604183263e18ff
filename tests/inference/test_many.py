from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import sparse

from burdenshare.inference import Records, solve_many
from burdenshare.inference.many import _Normal, _Solve

if TYPE_CHECKING:
    from burdenshare.inference import Floats


def chain(count: int, rng: np.random.Generator) -> tuple[Records, Floats]:
    """Noisy sums of some years on a random walk, one in twelve far off."""
    truth = np.cumsum(rng.normal(0, 0.05, count))
    item = np.repeat(np.arange(count), 5)
    wrong = rng.random(len(item)) < 1 / 12
    centre = truth[item] + rng.normal(0, 0.01, len(item)) + wrong * rng.uniform(0.2, 0.6, len(item))
    ones = np.ones(len(item))
    form = sparse.csr_array((ones, (np.arange(len(item)), item)), shape=(len(item), count))
    steps = sparse.diags_array([-1.0, 1.0], offsets=[0, 1], shape=(count - 1, count))
    prior = sparse.csr_array(sparse.vstack([steps, sparse.eye_array(1, count)]))
    records = Records(
        form=form,
        centre=centre,
        sd=np.full(len(item), 0.01),
        source=rng.integers(0, 4, len(item)),
        prior=prior,
        prior_centre=np.zeros(count),
        prior_sd=np.r_[np.full(count - 1, 0.05), 1.0],
        ordered=True,
    )
    return records, truth


def test_many_claims_are_solved_as_the_normal_equations_say() -> None:
    records, _ = chain(60, np.random.default_rng(1))
    mass = solve_many(records, sources=4, learn=False, error_rate=1e-9, seed=3)
    weight = 1 / records.sd**2
    form, prior = records.form.toarray(), records.prior.toarray()
    h = form.T @ (form * weight[:, None]) + prior.T @ (prior / records.prior_sd[:, None] ** 2)
    right = mass.doubt < 0.5
    assert right.mean() > 0.5
    assert np.sqrt(np.diag(np.linalg.inv(h))).mean() <= mass.sd.mean() * 1.5


def test_marginal_variances_from_draws_are_within_a_tenth_of_the_exact_ones() -> None:
    records, _ = chain(300, np.random.default_rng(2))
    weight = np.concatenate([1 / records.sd**2, 1 / records.prior_sd**2])
    normal = _Normal(records)
    lu, h = normal.factor(weight)
    drawn, _ = _Solve(normal=normal, lu=lu, h=h, weight=weight).spread(np.random.default_rng(5), 24)
    exact = np.diag(np.linalg.inv(h.toarray()))
    assert np.abs(np.sqrt(drawn / exact) - 1).max() < 0.1


def test_one_claim_in_twelve_far_off_is_doubted_and_does_no_harm() -> None:
    records, truth = chain(400, np.random.default_rng(4))
    mass = solve_many(records, sources=4)
    assert float(np.sqrt(np.mean((mass.mean - truth) ** 2))) < 0.01
    assert np.mean(np.abs(mass.mean - truth) < 1.645 * mass.sd) == pytest.approx(0.9, abs=0.06)
    assert mass.error_rate == pytest.approx(np.full(4, 1 / 12), abs=0.05)
