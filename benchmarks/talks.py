"""Speed of the bargaining engine, beside what the machine's exp() and random numbers allow."""

from __future__ import annotations

import csv
import ctypes
import json
import subprocess
import sys
import tomllib
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import which
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.talks import Parameters, Setting, alternating_offers, simulate
from burdenshare.talks.closed_form import compromise
from burdenshare.talks.fit import Beliefs, Statements, fit
from burdenshare.talks.tactic import GRID, SLACK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[1]
KERNEL = ROOT / "benchmarks/_offers.c"
DECISIONS = ROOT / "../shared/benchmarks/deu3.csv"
TRACE = ROOT / "../shared/benchmarks/negmas_trace.json"
PINNED = ROOT / "tests/data/talks/pinned.toml"
SESSIONS, STEPS, OUTCOMES = 1_000_000, 100, 100
RUNS = 24  # fits whose spread gives the effective sample


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
    ours = SESSIONS / spent
    block = rng.uniform(-4, 0, 16_384)
    room = np.empty_like(block)
    exps = block.size * 100 / _best(lambda: [np.exp(block, out=room) for _ in range(100)])
    found = alternating_offers(*sides, steps=STEPS, outcomes=OUTCOMES)
    others = _compiled(sides, found) or _jitted(sides, found)
    return [
        ("alternating offers, 100 steps", f"{ours / 1e6:.2f} M sessions/CPU-s"),
        (
            "exp() of this machine",
            f"{exps / 1e6:.0f} M/CPU-s; ours is {400 * ours / exps:.2f} times a 400th of that",
        ),
        *[
            (name, f"{rate / 1e6:.2f} M sessions/CPU-s; ours is {ours / rate:.2f} times; {told}")
            for name, rate, told in others
        ],
        *([] if others else [("C or numba reference", "not measured: neither cc nor numba here")]),
        _negmas(ours),
    ]


def _compiled(
    sides: tuple[np.ndarray, ...], found: tuple[np.ndarray, np.ndarray]
) -> list[tuple[str, float, str]]:
    """Sessions per CPU-second of the same protocol in C, and whether it ends the same way."""
    compiler = which("cc")
    if compiler is None:
        return []
    rows = []
    log_time = np.log((np.arange(STEPS) + 1.0) / (STEPS + 1.0))
    arrays = [np.ascontiguousarray(side) for side in (*sides, log_time)]
    ended = [np.empty(SESSIONS, np.int64) for _ in range(2)]
    with TemporaryDirectory() as folder:
        for flags in (["-O3"], ["-O3", "-march=native", "-ffast-math"]):
            built = Path(folder, f"offers{len(flags)}.so")
            call = [compiler, *flags, "-shared", "-fPIC", str(KERNEL), "-o", str(built), "-lm"]
            subprocess.run(call, check=True)  # noqa: S603 - our own source
            library = ctypes.CDLL(str(built))
            places = [ctypes.c_void_p(array.ctypes.data) for array in (*arrays, *ended)]
            sizes = [ctypes.c_long(size) for size in (SESSIONS, STEPS, OUTCOMES)]
            for name in ("loop", "bisection"):
                spent = _best(partial(getattr(library, name), *sizes, *places))
                rows.append(
                    (f"C, {name}, {' '.join(flags)}", SESSIONS / spent, _differing(ended, found))
                )
    return rows


def _jitted(
    sides: tuple[np.ndarray, ...], found: tuple[np.ndarray, np.ndarray]
) -> list[tuple[str, float, str]]:
    """The loop over steps by numba, where it is installed."""
    if find_spec("numba") is None:
        return []
    log_time = np.log((np.arange(STEPS) + 1.0) / (STEPS + 1.0))
    kernel = import_module("numba").njit(_loop)
    kernel(*[side[:9] for side in sides], log_time, OUTCOMES)
    spent = _best(lambda: kernel(*sides, log_time, OUTCOMES))
    told = _differing(kernel(*sides, log_time, OUTCOMES), found)
    return [("numba, loop", SESSIONS / spent, told)]


def _loop(  # noqa: PLR0917 - numba takes no keywords
    floor_1: np.ndarray,
    exponent_1: np.ndarray,
    floor_2: np.ndarray,
    exponent_2: np.ndarray,
    log_time: np.ndarray,
    top: int,
) -> tuple[np.ndarray, np.ndarray]:
    """The protocol step by step, in the subset of Python that numba compiles."""
    outcome = np.full(floor_1.size, -1, np.int64)
    step = np.full(floor_1.size, log_time.size, np.int64)
    for k in range(floor_1.size):
        counter = -1.0
        for now in range(log_time.size):
            fall_1, fall_2 = np.exp(exponent_1[k] * log_time[now]), exponent_2[k] * log_time[now]
            wish_1 = max(floor_1[k], 1 - SLACK + (floor_1[k] - 1) * fall_1)
            wish_2 = max(floor_2[k], 1 - SLACK + (floor_2[k] - 1) * np.exp(fall_2))
            propose = np.ceil(wish_1 * top - GRID)
            taken_1 = counter >= 0 and counter / top >= wish_1
            if taken_1 or 1 - propose / top >= wish_2:
                outcome[k], step[k] = counter if taken_1 else propose, now
                break
            counter = top - np.ceil(wish_2 * top - GRID)
    return outcome, step


def _differing(ended: Sequence[np.ndarray], found: tuple[np.ndarray, np.ndarray]) -> str:
    other = (ended[0] != found[0]) | (ended[1] != found[1])
    return f"{int(other.sum())} of {SESSIONS:,} end otherwise"


def _negmas(ours: float) -> tuple[str, str]:
    """The same sessions by NegMAS, in an environment of its own or in this one."""
    name = "NegMAS"
    for python in (ROOT / ".venv-peers/bin/python", Path(sys.executable)):
        call = [str(python), str(ROOT / "benchmarks/_negmas.py")]
        if python.exists():
            done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603
            if done.returncode == 0:
                version, rate = done.stdout.split()
                told = f"{float(rate):.0f} sessions/CPU-s; ours is {ours / float(rate):,.0f} times"
                return f"{name} {version}", told
    return name, "not measured: not installed (pip install negmas==0.16.0 in .venv-peers)"


def _talks() -> list[tuple[str, str]]:
    setting = pinned()
    spent = _best(lambda: simulate(setting, draws=SESSIONS, seed=1))
    ended = simulate(setting, draws=100_000, seed=1)
    source = np.random.Generator(np.random.Philox(key=1))
    numbers = SESSIONS / _best(lambda: source.random(SESSIONS, dtype=np.float32))
    vetoed = f"{np.mean(ended.vetoes > 0):.1%} of them vetoed"
    return [
        ("two-level talks, pinned", f"{SESSIONS / spent / 1e6:.2f} M talks/CPU-s, {vetoed}"),
        (
            "random numbers of this machine",
            f"{numbers / 1e6:.0f} M/CPU-s (Philox); a talk costs {numbers * spent / SESSIONS:.0f}",
        ),
    ]


def _fit() -> tuple[str, str]:
    """Twenty noisy offers fitted: seconds, evidence, effective sample from run to run."""
    start = process_time()
    found = [fit(*twenty(), seed=seed) for seed in range(1, RUNS + 1)]
    spent = (process_time() - start) / len(found)
    means = np.array([one.particles.mean(axis=0) for one in found])
    sample = (found[-1].particles.var(axis=0) / means.var(axis=0, ddof=1)).min()
    evidence = [one.log_evidence for one in found]
    told = f"log evidence {np.mean(evidence):.2f} +- {np.std(evidence):.2f}"
    cold = f"{spent:.2f} CPU-s, {_cold():.2f} with the start of Python"
    return "fit to twenty offers", f"{cold}, {told}, least effective sample {sample:,.0f} of 4,096"


def _cold() -> float:
    """CPU seconds of one fit in a fresh process, imports and all."""
    code = "from benchmarks.talks import fit, twenty; fit(*twenty(), seed=1)"
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)  # noqa: S603 - our own
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def twenty() -> tuple[Statements, Beliefs]:
    """Twenty noisy offers of two sides, and a wide prior."""
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
    return said, Beliefs(mean=tuple(six), spread=(0.5, 0.15, 0.25, 0.25, 0.8, 0.8))


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
