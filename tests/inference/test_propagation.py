from __future__ import annotations

from dataclasses import replace
from math import erfc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.inference import LogSum, Posterior, Sites, propagate
from burdenshare.inference.propagation import _inverse, beyond

if TYPE_CHECKING:
    from burdenshare.inference import Floats

KEPT = settings(deadline=None, max_examples=20, derandomize=True)


def plain(form: list[list[float]], centre: list[float], sd: list[float]) -> Sites:
    """Rows that are normal and never faulty."""
    count = len(form)
    return Sites(
        form=np.array(form),
        sums=(),
        centre=np.array(centre)[:, None],
        sd=np.array(sd)[:, None],
        weight=np.zeros((count, 1)),
        fault=np.zeros((count, 1), dtype=bool),
        side=np.zeros(count),
        reach=np.ones(count),
        source=np.full(count, -1),
    )


def with_faults(form: list[list[float]], centre: list[float], sd: list[float]) -> Sites:
    """Rows that are right, or wrong by half a log unit."""
    sites, count = plain(form, centre, sd), len(form)
    return replace(
        sites,
        centre=np.column_stack([sites.centre, sites.centre]),
        sd=np.column_stack([sites.sd, np.full(count, 0.5)]),
        weight=np.zeros((count, 2)),
        fault=np.tile([False, True], (count, 1)),
        source=np.zeros(count, dtype=np.int64),
    )


def brute(sites: Sites, low: float, high: float, points: int = 4001) -> tuple[float, float]:
    """Mean and sd of one unknown by adding up the posterior on a grid, faults at five per cent."""
    x = np.linspace(low, high, points)
    log_density = np.zeros(points)
    for row in range(len(sites.form)):
        miss = sites.form[row, 0] * x[:, None] - sites.centre[row]
        parts = np.exp(-0.5 * (miss / sites.sd[row]) ** 2) / sites.sd[row]
        odds = np.where(sites.fault[row], 0.05, 0.95 if sites.fault.shape[1] > 1 else 1.0)
        log_density += np.log(parts @ odds)
    density = np.exp(log_density - log_density.max())
    density /= density.sum()
    mean = float(density @ x)
    return mean, float(np.sqrt(density @ (x - mean) ** 2))


def found(sites: Sites, start: Floats) -> Posterior:
    return propagate(sites, start=start, trust=1e9)


@given(
    centres=st.lists(st.floats(-1, 1), min_size=2, max_size=6),
    sds=st.lists(st.floats(0.1, 2), min_size=6, max_size=6),
)
@KEPT
def test_plain_rows_give_the_precision_weighted_mean(
    centres: list[float], sds: list[float]
) -> None:
    sites = plain([[1.0]] * len(centres), centres, sds[: len(centres)])
    weight = 1 / np.array(sds[: len(centres)]) ** 2
    posterior = found(sites, np.zeros(1))
    assert posterior.mean[0] == pytest.approx(weight @ centres / weight.sum(), abs=1e-9)
    assert posterior.cov[0, 0] == pytest.approx(1 / weight.sum(), rel=1e-9)


@pytest.mark.parametrize("odd", [0.0, 0.02, 0.05, 0.3, 2.0])
def test_the_posterior_with_faults_agrees_with_adding_it_up(odd: float) -> None:
    sites = with_faults([[1.0]] * 4, [0.0, 0.004, -0.006, odd], [0.01, 0.01, 0.01, 0.01])
    mean, sd = brute(sites, -0.2, 0.4)
    posterior = found(sites, np.zeros(1))
    assert posterior.mean[0] == pytest.approx(mean, abs=0.25 * sd)
    assert np.sqrt(posterior.cov[0, 0]) == pytest.approx(sd, rel=0.25)


def test_parts_and_their_whole_agree_with_adding_the_posterior_up() -> None:
    # Two parts near 1 and 2, their sum reported as 3.3 +- 5 %: a two-dimensional grid.
    sites = plain(
        [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], [0.0, np.log(2), np.log(3.3)], [0.1, 0.1, 0.05]
    )
    whole = LogSum(row=2, columns=(0, 1), weights=(1.0, 1.0))
    posterior = found(replace(sites, sums=(whole,)), np.array([0.0, np.log(2)]))
    a, b = np.meshgrid(np.linspace(-0.5, 0.6, 701), np.linspace(0.2, 1.3, 701), indexing="ij")
    log_density = -0.5 * (
        (a / 0.1) ** 2
        + ((b - np.log(2)) / 0.1) ** 2
        + ((np.log(np.exp(a) + np.exp(b)) - np.log(3.3)) / 0.05) ** 2
    )
    density = np.exp(log_density - log_density.max())
    density /= density.sum()
    for axis, grid in enumerate((a, b)):
        mean = float((density * grid).sum())
        sd = float(np.sqrt((density * (grid - mean) ** 2).sum()))
        assert posterior.mean[axis] == pytest.approx(mean, abs=0.05 * sd)
        assert np.sqrt(posterior.cov[axis, axis]) == pytest.approx(sd, rel=0.05)


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_a_bound_agrees_with_adding_the_posterior_up(side: float) -> None:
    sites = plain([[1.0], [1.0]], [0.0, 0.0], [0.2, 0.01])
    bound = replace(sites, side=np.array([0.0, side]), reach=np.array([1.0, 0.1]))
    posterior = found(bound, np.zeros(1))
    x = np.linspace(-1, 1, 20001)
    edge = np.array([0.5 * erfc(-side * v / 0.01 / 2**0.5) for v in x])
    density = np.exp(-0.5 * (x / 0.2) ** 2 - side * x / 0.1) * edge
    density /= density.sum()
    mean = float(density @ x)
    assert posterior.mean[0] == pytest.approx(mean, rel=0.02)
    assert posterior.cov[0, 0] == pytest.approx(float(density @ (x - mean) ** 2), rel=0.05)


def test_a_source_that_errs_often_is_found_out() -> None:
    centre = [0.0] * 12 + [0.9, -0.8, 0.7, 1.1]
    sites = with_faults([[1.0]] * 16, centre, [0.01] * 16)
    source = np.array([0] * 10 + [1] * 6)
    posterior = propagate(replace(sites, source=source), start=np.zeros(1))
    assert posterior.error_rate[0] < 0.05
    assert posterior.error_rate[1] > 0.15


def test_what_each_row_says_apart_is_what_the_rest_say() -> None:
    sites = plain([[1.0]] * 3, [0.0, 1.0, 2.0], [0.5, 0.5, 0.5])
    posterior = found(sites, np.zeros(1))
    assert posterior.without_mean.tolist() == pytest.approx([1.5, 1.0, 0.5])
    assert posterior.without_var.tolist() == pytest.approx([0.125] * 3)


def test_rows_that_say_one_thing_a_thousand_times_leave_every_number_finite() -> None:
    # A tiny sd a thousand times over: each row's say is lost in the rounding of all others'.
    count = 1000
    sites = with_faults([[1.0]] * count, [27.0] * count, [1e-4] * count)
    posterior = propagate(sites, start=np.array([20.0]))
    assert posterior.mean[0] == pytest.approx(27.0, abs=1e-4)
    assert np.isfinite(posterior.without_var).all()
    assert 0 < posterior.cov[0, 0] < 1e-8
    assert np.isfinite(posterior.odds).all()


def test_a_fall_larger_than_what_there_was_does_not_break_the_rest() -> None:
    # x0 is near log 5; x1 would be the log of 5 - 9, which is none.
    sites = plain([[1.0, 0.0], [0.0, 1.0]], [np.log(5), 0.0], [0.01, 0.01])
    fall = LogSum(row=1, columns=(0,), weights=(1.0,), constant=-9.0, sign=-1.0)
    posterior = propagate(replace(sites, sums=(fall,)), start=np.zeros(2))
    assert posterior.mean[0] == pytest.approx(np.log(5), abs=0.02)
    assert np.isfinite(posterior.mean).all()
    assert np.isfinite(posterior.cov).all()


@pytest.mark.parametrize("depth", [-29.9, -30.1, -1e3, -1e7])
def test_a_bound_far_beyond_is_taken_from_the_expansion_of_the_tail(depth: float) -> None:
    # Deep in the tail the truncated normal is exponential: mean v / -m, variance its square.
    rows = np.array([depth]), np.ones(1), np.full(1, 1e-9), np.full(1, 1e12)
    evidence, mean, variance = beyond(*rows)
    assert np.isfinite(evidence).all()
    assert mean[0] == pytest.approx(-1 / depth, rel=0.01, abs=1e-8)
    assert abs(variance[0]) < 2 / depth**2 + 1e-12


@given(
    precisions=st.lists(st.floats(-6, 10), min_size=3, max_size=3),
    form=st.lists(st.lists(st.floats(-2, 2), min_size=3, max_size=3), min_size=3, max_size=6),
)
@KEPT
def test_the_inverse_is_always_a_covariance(
    precisions: list[float], form: list[list[float]]
) -> None:
    rows = np.vstack([np.eye(3), np.array(form)])
    tau = 10.0 ** np.resize(precisions, len(rows))
    cov = _inverse(rows.T @ (rows * tau[:, None]))
    assert np.isfinite(cov).all()
    assert (cov.diagonal() > 0).all()
    assert cov == pytest.approx(cov.T)
