"""The ledger beside voting methods and plain least squares, slips found, and speed."""

from __future__ import annotations

import re
import resource
from decimal import Decimal
from math import log10
from time import process_time

import numpy as np

from benchmarks._conflict import judged
from benchmarks._press import (
    announced,
    circulating,
    korea,
    official,
    planted,
    press,
    printed,
    won_years,
)
from benchmarks._synthetic import Floats, World, crh, gtm, huber, kept, mean, median, world
from burdenshare.agreement import schedules
from burdenshare.claim import Claim, Kind
from burdenshare.inference import Mass, Records, solve_many
from burdenshare.ledger import reconcile

CLAIMS = 40_000
SOURCES = 200
SEEDS = 10
_Z90 = 1.645


def _miss(guess: Floats, made: World) -> float:
    """Root mean square of the logs over sums that anybody claims."""
    claimed = np.bincount(made.item[made.kind < 2], minlength=len(made.sums)) > 0
    return float(np.sqrt(np.mean((guess - made.truth[made.sums])[claimed] ** 2)))


def _flat(made: World, records: Records) -> Records:
    """The same claims as if nobody knew how each was rounded."""
    level = np.full(len(records.sd), made.exact[0])
    return Records(
        form=records.form,
        centre=records.centre,
        sd=level,
        source=records.source,
        prior=records.prior,
        prior_centre=records.prior_centre,
        prior_sd=records.prior_sd,
        ordered=records.ordered,
    )


def _coverage(found: Mass, made: World) -> float:
    z = np.abs(found.mean - made.truth)[made.sums] / found.sd[made.sums]
    return float(np.mean(z < _Z90))


def _methods(made: World) -> dict[str, float]:
    """Log-RMSE of every method on one world, and the ledger's coverage."""
    once = kept(made.records, ~made.copied)
    whole = solve_many(once, sources=SOURCES)
    found = {
        "mean": _miss(mean(made), made),
        "median": _miss(median(made), made),
        "CRH": _miss(crh(made), made),
        "GTM": _miss(gtm(made), made),
        "Huber least squares, same identities": _miss(huber(made, made.records), made),
        "Huber least squares, copies known": _miss(huber(made, once), made),
        "ledger": _miss(whole.mean[made.sums], made),
        "coverage": _coverage(whole, made),
    }
    without = {
        "copies": solve_many(made.records, sources=SOURCES),
        "source rates": solve_many(once, sources=SOURCES, learn=False),
        "rounding": solve_many(_flat(made, once), sources=SOURCES),
    }
    for name, mass in without.items():
        found[f"ledger without {name}"] = _miss(mass.mean[made.sums], made)
    return found


def _family(*, heavy: bool) -> list[tuple[str, str]]:
    """Means over the seeds, one row a method."""
    runs = [_methods(world(CLAIMS, seed, heavy=heavy)) for seed in range(SEEDS)]
    name = "heavy tails and biased sources" if heavy else "synthetic record"
    rows = []
    middle = float(np.mean([run["median"] for run in runs]))
    for method in runs[0]:
        value = float(np.mean([run[method] for run in runs]))
        if method == "coverage":
            rows.append((f"{name}: coverage of 90 % intervals", f"{value:.1%}"))
        else:
            times = f"{value / middle:.2f} of the median's"
            rows.append((f"{name}: log-RMSE, {method}", f"{value:.4f}  {times}"))
    return rows


def _speed() -> list[tuple[str, str]]:
    """CPU seconds for 10^4 to 10^6 claims, and the slope."""
    rows, seconds = [], []
    counts = (10_000, 100_000, 1_000_000)
    for count in counts:
        made = world(count, 0)
        start = process_time()
        solve_many(made.records, sources=SOURCES)
        seconds.append(process_time() - start)
        rows.append((f"{count:,} claims, with marginal variances", f"{seconds[-1]:.2f} CPU s"))
    slope = log10(seconds[-1] / seconds[0]) / log10(counts[-1] / counts[0])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    rows.append(("slope of time over claims", f"{slope:.2f}"))
    rows.append(("peak memory", f"{memory:.2f} GB"))
    return rows


def _slips(rounds: int = 40) -> list[tuple[str, str]]:
    """Slips planted in figures of the Korean record as ministries and newspapers print them."""
    counts = np.zeros(5, dtype=int)
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        claims, slips = planted([*official(), *press(rng)], 0.08, rng)
        ledger = reconcile(claims, korea().exchange)
        flagged = {p.claims[0]: p for p in ledger.problems if p.kind != "conversion"}
        hits = slips.keys() & flagged.keys()
        repaired = sum(
            flagged[key].meant is not None
            and abs(float((flagged[key].meant or 0) / slips[key].meant) - 1) < 0.002
            for key in hits
        )
        counts += [len(slips), len(hits), repaired, len(flagged) - len(hits), len(claims)]
    planted_, hit, repaired, false, all_ = counts.tolist()
    return [
        ("slips planted in figures of the record", f"{planted_} of {all_}"),
        ("slips flagged", f"{hit / planted_:.1%}"),
        ("right repair first", f"{repaired / planted_:.1%}"),
        ("false alarms", f"{false / (all_ - planted_):.2%}"),
    ]


def _announced_rises() -> list[Claim]:
    """Rises of the yearly won sum as agreements announced them."""
    found = []
    for row in korea().renewals:
        basis = re.match(r"won, (\d{4}) on (\d{4})", row.change_basis)
        if row.change_pct is not None and basis:
            rise, year = Decimal(str(row.change_pct)), int(basis.group(1))
            report = f"{row.id}, announced"
            kind = {"kind": Kind.INCREASE, "outlet": "announcement"}
            day = row.deal or announced(year)
            found.append(printed(rise, "percent", year, report=report, published=day, **kind))
    return found


def press_to_treaty(*, scheduled: bool) -> list[tuple[int, float, float, float]]:
    """Each year's agreed won inferred from press dollars and rises alone, no won among them.

    Args:
        scheduled: Whether the agreements' schedules enter as a soft identity.

    Returns:
        Year, relative error, whether the 90 % interval covers the agreed sum (1 or 0), and its
        width relative to the mean, for each year that the press has a sum of.
    """
    claims = [*circulating(), *_announced_rises()]
    payments = schedules(korea().agreements, korea().series) if scheduled else ()
    ledger = reconcile(claims, korea().exchange, schedule=payments)
    rows = []
    for year, agreed in won_years():
        name = f"contribution:KR:stationing:agreed:{year}"
        figure = next((row for row in ledger.figures if row.name == name), None)
        if figure is not None:
            covered = float(figure.low <= agreed <= figure.high)
            width = (figure.high - figure.low) / figure.mean
            rows.append((year, figure.mean / agreed - 1, covered, width))
    return rows


def _treaty() -> list[tuple[str, str]]:
    rows = []
    for scheduled, name in ((False, "press alone"), (True, "with schedules")):
        found = np.array(press_to_treaty(scheduled=scheduled))
        error, cover, width = np.median(np.abs(found[:, 1])), found[:, 2].mean(), found[:, 3].mean()
        text = f"error {error:.2%}, covered {cover:.0%}, width {width:.1%}"
        rows.append((f"press to treaty, {len(found)} years, {name} (median, 90 %, mean)", text))
    return rows


_WORDS = {
    "Another scope": "scope",
    "Another status": "status",
    "Another year's figure": "year",
    "Another year's rise": "year",
    "Another treaty year": "treaty",
    "Agreed is not spent": "unspent",
    "A level, not a rise": "level",
    "A slip": "slip",
    "A span": "span",
    "Conversion": "conversion",
    "No known reason": "unknown",
    "Rounding": "rounding",
}


def _conflicts() -> list[tuple[str, str]]:
    """Conflicts in print that are found, and the rank of the right reason."""
    rows = judged()
    found = [(right, problem) for _, right, problem in rows if problem is not None]
    first = sum(problem.kind in right for right, problem in found)
    second = sum(
        problem.kind in right
        or (
            bool(problem.alternatives)
            and _WORDS.get(problem.alternatives[0][0].partition(":")[0]) in right
        )
        for right, problem in found
    )
    count = len(rows)
    return [
        ("conflicts of the record found", f"{len(found)} of {count}"),
        ("right reason first", f"{first} of {count}"),
        ("right reason first or second", f"{second} of {count}"),
    ]


def run() -> list[tuple[str, str]]:
    """Every measure of the ledger, one row a figure."""
    return [
        *_conflicts(),
        *_treaty(),
        *_slips(),
        *_family(heavy=False),
        *_family(heavy=True),
        *_speed(),
    ]
