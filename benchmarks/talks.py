"""Speed of the bargaining engine, beside what the machine's exp() and random numbers allow."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.talks import Parameters, Setting, alternating_offers, simulate
from burdenshare.talks.closed_form import compromise
from burdenshare.talks.fit import Beliefs, Statements, fit

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "../shared/benchmarks/deu3.csv"
TRACE = ROOT / "../shared/benchmarks/negmas_trace.json"
PINNED = ROOT / "tests/data/talks/pinned.toml"
SESSIONS, STEPS, OUTCOMES = 1_000_000, 100, 100


def run() -> list[tuple[str, str]]:
    """Names and figures, per CPU-second of one thread."""
    return [*_offers(), *_talks(), _fit(), _trace(), _decisions()]


def pinned() -> Setting:
    """The pinned two-level talks, with vetoes, a lapse and a change of principal."""
    table = tomllib.loads(PINNED.read_text())
    rest = table["setting"]
    return Setting(
        parameters=Parameters(**table["parameters"]),
        deadline=rest["deadline"],
        limit=rest["limit"],
        changes=tuple(rest["changes"]),
        terms=tuple((years, share) for years, share in rest["terms"]),
    )


def _best(job: Callable[[], object], times: int = 3) -> float:
    """Least CPU seconds of a few runs."""
    spent = []
    for _ in range(times):
        start = process_time()
        job()
        spent.append(process_time() - start)
    return min(spent)


def _offers() -> list[tuple[str, str]]:
    rng = np.random.default_rng(1)
    exponent = np.exp(rng.uniform(-2, 2.5, (2, SESSIONS)))
    reservation = rng.uniform(0, 0.7, (2, SESSIONS))
    sides = (reservation[0], exponent[0], reservation[1], exponent[1])
    spent = _best(lambda: alternating_offers(*sides, steps=STEPS, outcomes=OUTCOMES))
    block = rng.uniform(-4, 0, 16_384)
    room = np.empty_like(block)
    exps = block.size * 100 / _best(lambda: [np.exp(block, out=room) for _ in range(100)])
    return [
        ("alternating offers, 100 steps", f"{SESSIONS / spent / 1e6:.2f} M sessions/CPU-s"),
        ("exp() of this machine", f"{exps / 1e6:.0f} M/CPU-s; a 400th is {exps / 4e8:.2f} M"),
    ]


def _talks() -> list[tuple[str, str]]:
    setting = pinned()
    spent = _best(lambda: simulate(setting, draws=SESSIONS, seed=1))
    ended = simulate(setting, draws=100_000, seed=1)
    source = np.random.Generator(np.random.Philox(key=1))
    numbers = SESSIONS / _best(lambda: source.random(SESSIONS, dtype=np.float32))
    vetoed = f"{np.mean(ended.vetoes > 0):.1%} of them vetoed"
    return [
        ("two-level talks, pinned", f"{SESSIONS / spent / 1e6:.2f} M talks/CPU-s, {vetoed}"),
        ("random numbers of this machine", f"{numbers / 1e6:.0f} M/CPU-s (Philox, 32 bit)"),
    ]


def _fit() -> tuple[str, str]:
    """Twenty noisy offers fitted: seconds, evidence, effective sample from run to run."""
    rng = np.random.default_rng(3)
    time, side = np.sort(rng.uniform(0.02, 0.98, 20)), np.arange(20) % 2
    anchor, end = np.log([2.0, 0.93])[side], np.log([1.05, 1.25])[side]
    centre = anchor + (end - anchor) * time ** np.array([1.6, 3.0])[side]
    value = centre + np.array([0.10, 0.03])[side] * rng.standard_t(4, 20)
    said = Statements(
        time=time,
        side=side.astype(np.intp),
        value=value,
        high=value,
        bound=np.zeros(20, np.int64),
        noise=np.ones(20),
        cheap=np.zeros(20),
    )
    six = np.log([1.5, 0.95, 1.1, 1.1, 2.0, 2.0]).tolist()
    beliefs = Beliefs(mean=tuple(six), spread=(0.5, 0.15, 0.25, 0.25, 0.8, 0.8))
    start = process_time()
    found = [fit(said, beliefs, seed=seed) for seed in range(1, 9)]
    spent = (process_time() - start) / len(found)
    means = np.array([one.particles.mean(axis=0) for one in found])
    sample = (found[-1].particles.var(axis=0) / means.var(axis=0, ddof=1)).min()
    evidence = [one.log_evidence for one in found]
    told = f"{spent:.2f} CPU-s, log evidence {np.mean(evidence):.2f} +- {np.std(evidence):.2f}"
    return "fit to twenty offers", f"{told}, effective sample {sample:,.0f} of 4,096"


def _trace() -> tuple[str, str]:
    name = "recorded NegMAS sessions"
    if not TRACE.exists():
        return name, "not measured: the recording is not here"
    rows = json.loads(TRACE.read_text())
    sides = [np.array([row[key] for row in rows]) for key in ("rv1", "e1", "rv2", "e2")]
    outcome, step = alternating_offers(*sides, steps=STEPS, outcomes=OUTCOMES)
    counted = np.where(outcome >= 0, step + 1, step)  # NegMAS counts from one
    same = [
        (k, s) == (row["k"], row["step"]) for k, s, row in zip(outcome, counted, rows, strict=True)
    ]
    return name, f"{sum(same)} of {len(rows)} end the same way"


def _decisions() -> tuple[str, str]:
    """Errors of the compromise model and of the midpoint on EU decisions, 0 to 100."""
    name = "EU decisions, compromise against midpoint"
    if not DECISIONS.exists():
        return name, "not measured: the data are not here"
    _, power, *rows = csv.reader(DECISIONS.read_text().splitlines(), delimiter="\t")
    wealth = [float(x) for x in power[13:43]]
    errors: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        said = [
            (float(x), float(s) * g)
            for x, s, g in zip(row[13:43], row[43:73], wealth, strict=True)
            if x and s and float(s) > 0
        ]
        if row[74] and said:
            known = [float(x) for x in row[13:43] if x]
            middle = (min(known) + max(known)) / 2
            guess = compromise(*zip(*said, strict=True))
            pair = abs(guess - float(row[74])), abs(middle - float(row[74]))
            errors.setdefault(row[2], []).append(pair)
    groups = [np.array(pairs) for pairs in errors.values()]
    means = np.concatenate(groups).mean(axis=0)
    rng = np.random.default_rng(0)
    gains = []
    for _ in range(1_000):
        drawn = np.concatenate([groups[k] for k in rng.integers(0, len(groups), len(groups))])
        gains.append(float((drawn[:, 1] - drawn[:, 0]).mean()))
    low, high = np.quantile(gains, [0.05, 0.95])
    count = sum(len(group) for group in groups)
    told = f"mean error {means[0]:.1f} against {means[1]:.1f} on {count} issues"
    return name, f"{told}; gain {low:.1f} to {high:.1f} (90 %, by proposal); no claim is made of it"
