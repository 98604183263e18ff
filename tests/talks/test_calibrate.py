from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from burdenshare.errors import UsageError
from burdenshare.talks.calibrate import KEPT, band, calibrate, ranked
from burdenshare.talks.fit import Beliefs, Statements

SIX = np.arange(6)
DESIGN = Statements(
    time=np.linspace(0.1, 0.95, 6),
    side=(SIX % 2).astype(np.intp),
    value=np.zeros(6),
    high=np.zeros(6),
    bound=np.zeros(6, np.int64),
    noise=np.where(SIX % 3 == 0, 1.5, 1.0),
    cheap=np.where(SIX % 4 == 0, 0.3, 0.0),
)
SAID = np.array([0.52, -0.03, 0.4, 0.02, 0.31, 0.06])
BELIEFS = Beliefs(mean=(0.4, -0.05, 0.1, 0.1, 0.7, 0.7), spread=(0.5, 0.15, 0.25, 0.25, 0.8, 0.8))


def test_ranks_of_what_was_put_in_are_uniform() -> None:
    found = calibrate(DESIGN, BELIEFS, fits=40, particles=512, moves=40, seed=1)
    assert set(found.ranks) >= {"reservation_payer", "log_likelihood", "predicted_log_sum"}
    assert all(ranks.shape == (40,) for ranks in found.ranks.values())
    assert all(ranks.min() >= 0 and ranks.max() <= KEPT for ranks in found.ranks.values())
    assert found.outside() == ()


def test_ranks_are_uniform_where_the_data_are_too() -> None:
    real = replace(DESIGN, value=SAID, high=SAID)
    found = calibrate(DESIGN, BELIEFS, fits=40, particles=512, moves=40, seed=1, given=real)
    assert found.outside() == ()
    prior = calibrate(DESIGN, BELIEFS, fits=40, particles=512, moves=40, seed=1)
    assert found.distance != prior.distance


def test_a_fit_that_does_not_move_its_particles_is_found_out() -> None:
    found = calibrate(DESIGN, BELIEFS, fits=40, particles=128, moves=0, seed=3)
    assert found.outside()


def test_batches_of_fits_put_together_are_judged_as_one() -> None:
    parts = [calibrate(DESIGN, BELIEFS, fits=10, particles=128, moves=2, seed=k) for k in (1, 2)]
    names = parts[0].ranks
    both = ranked({n: np.concatenate([part.ranks[n] for part in parts]) for n in names})
    assert both.band == band(20)
    for name, distance in both.distance.items():
        apart = [part.distance[name] for part in parts]
        assert distance <= sum(apart) / 2 + 1e-12
        assert distance >= abs(apart[0] - apart[1]) / 2 - 1e-12


def test_the_band_narrows_with_the_number_of_fits() -> None:
    assert band(400) < band(100) < band(25)


def test_a_design_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(UsageError, match="at least ten"):
        calibrate(DESIGN, BELIEFS, fits=3)
    with pytest.raises(UsageError, match="plain figures"):
        calibrate(replace(DESIGN, bound=np.ones(6, np.int64)), BELIEFS)
