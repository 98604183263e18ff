"""Synthetic records of cost sharing, and the methods that a ledger is measured against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from burdenshare.inference.many import Records, _Normal

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

YEARS = 30
SERIES_A_CURRENCY = 50
LOOSE = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Claims on sums, dollar sums, shares and rises, and the truth behind them.

    Attributes:
        records: The claims; unknowns are sum and total of each year, then rates.
        truth: Logs of the unknowns.
        sums: Places of the yearly sums among the unknowns.
        kind: 0 sum, 1 dollars, 2 share, 3 rise, for each claim.
        item: Which yearly sum each claim is on.
        copied: Whether the claim repeats an earlier one of the same wire.
        rate: True error rate of each source.
        exact: The sd as if nothing were known of rounding.
    """

    records: Records
    truth: Floats
    sums: Ints
    kind: Ints
    item: Ints
    copied: NDArray[np.bool_]
    rate: Floats
    exact: Floats


def _truth(series: int, currencies: int, rng: np.random.Generator) -> tuple[Floats, Ints, Ints]:
    """Logs of all unknowns in block-arrow order, places of the sums, and of the rates."""
    start, drift = rng.normal(27, 1, (series, 1)), rng.normal(0.03, 0.04, (series, YEARS - 1))
    won = np.cumsum(np.hstack([start, drift]), axis=1)
    start, drift = rng.normal(7, 0.3, (currencies, 1)), rng.normal(0, 0.06, (currencies, YEARS - 1))
    rates = np.cumsum(np.hstack([start, drift]), axis=1)
    share = np.clip(rng.normal(0.42, 0.03, (series, YEARS)), 0.2, 0.8)
    currency = np.arange(series) % currencies
    total = won - rates[currency] - np.log(share)
    pairs = np.stack([won, total], axis=2).reshape(-1)
    sums = 2 * np.arange(series * YEARS)
    places = 2 * series * YEARS + currency[:, None] * YEARS + np.arange(YEARS)
    return np.concatenate([pairs, rates.ravel()]), sums, places.ravel()


def _forms(kind: Ints, sums: Ints, rates: Ints, item: Ints, unknowns: int) -> sparse.csr_array:
    """Coefficients: sum; sum - rate; sum - rate - total; sum - sum of the year before."""
    claims = np.arange(len(kind))
    rows, columns, values = [claims], [sums[item]], [np.ones(len(kind))]
    for wanted, column in (
        ((1, 2), rates[item]),
        ((2,), sums[item] + 1),
        ((3,), np.where(item > 0, sums[item] - 2, 0)),
    ):
        have = np.isin(kind, wanted)
        rows.append(claims[have])
        columns.append(column[have])
        values.append(-np.ones(int(have.sum())))
    data = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_array(data, shape=(len(kind), unknowns))


def _printed(
    true: Floats, kind: Ints, rng: np.random.Generator, *, heavy: bool
) -> tuple[Floats, Floats]:
    """Logs as printed with two or three digits, and the sd of printing them so."""
    count = rng.choice([2, 3], len(true))
    value = np.where(kind == 3, np.expm1(true), np.exp(true))
    unit = 10.0 ** (np.floor(np.log10(np.abs(value) + 1e-12)) - count + 1)
    rounded = np.round(value / unit) * unit
    level = np.maximum(np.where(kind == 3, 1 + rounded, rounded), 1e-9)
    sd = np.sqrt((unit / 2 / level) ** 2 / 3 + LOOSE**2)
    noise = rng.standard_t(3, len(true)) if heavy else rng.normal(0, 1, len(true))
    return np.log(level) + LOOSE * noise, sd


def _copies(
    key: Ints, centre: Floats, wrong: NDArray[np.bool_], rng: np.random.Generator
) -> NDArray[np.bool_]:
    """A quarter of the claims repeat the last one on the same figure, errors included."""
    copied = np.zeros(len(key), dtype=bool)
    repeat = rng.random(len(key)) < 0.25
    last: dict[int, int] = {}
    for place, name in enumerate(key.tolist()):
        if name in last and repeat[place]:
            centre[place], wrong[place] = centre[last[name]], wrong[last[name]]
            copied[place] = True
        else:
            last[name] = place
    return copied


def _priors(series: int, currencies: int, unknowns: int) -> tuple[sparse.csr_array, Floats, Floats]:
    """Random walks of sums and rates, levels of their first years, and a share near 0.42."""
    sums = 2 * np.arange(series * YEARS).reshape(series, YEARS)
    first = 2 * series * YEARS
    rates = first + np.arange(currencies * YEARS).reshape(currencies, YEARS)
    used = rates[np.arange(series) % currencies]
    groups = (
        ((sums[:, 1:], 1.0), (sums[:, :-1], -1.0), 0.03, 0.06),
        ((sums[:, :1], 1.0), None, 27.0, 2.0),
        ((rates[:, 1:], 1.0), (rates[:, :-1], -1.0), 0.0, 0.07),
        ((rates[:, :1], 1.0), None, 7.0, 0.5),
    )
    rows, columns, values, centre, sd, place = [], [], [], [], [], 0
    for one, two, mean, wide in groups:
        count = one[0].size
        for part in (one, two):
            if part is not None:
                rows.append(place + np.arange(count))
                columns.append(part[0].ravel())
                values.append(np.full(count, part[1]))
        centre.append(np.full(count, mean))
        sd.append(np.full(count, wide))
        place += count
    for column, sign in ((sums, 1.0), (sums + 1, -1.0), (used, -1.0)):
        rows.append(place + np.arange(sums.size))
        columns.append(column.ravel())
        values.append(np.full(sums.size, sign))
    centre.append(np.full(sums.size, np.log(0.42)))
    sd.append(np.full(sums.size, 0.15))
    data = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    shape = (place + sums.size, unknowns)
    return sparse.csr_array(data, shape=shape), np.concatenate(centre), np.concatenate(sd)


def world(claims: int, seed: int, *, sources: int = 200, heavy: bool = False) -> World:
    """A record of some thousand claims on series of thirty years.

    Args:
        claims: How many.
        seed: Of the draws.
        sources: How many sources, of different error rates; ten of them are bad.
        heavy: The second family: Student's noise with three degrees, and a bias for each source.
    """
    rng = np.random.default_rng(seed)
    series = max(1, claims // (YEARS * 8))
    currencies = max(1, series // SERIES_A_CURRENCY)
    truth, sums, rates = _truth(series, currencies, rng)
    item = rng.integers(series * YEARS, size=claims)
    kind = rng.choice(4, claims, p=[0.35, 0.4, 0.15, 0.1])
    kind = np.where((kind == 3) & (item % YEARS == 0), 0, kind)
    form = _forms(kind, sums, rates, item, len(truth))
    centre, sd = _printed(form @ truth, kind, rng, heavy=heavy)
    rate = rng.beta(1.2, 10, sources)
    rate[:10] = 0.6
    source = rng.integers(sources, size=claims)
    wrong = rng.random(claims) < rate[source]
    centre += wrong * rng.choice([-1, 1], claims, p=[0.3, 0.7]) * rng.uniform(0.1, 0.6, claims)
    if heavy:
        centre += rng.normal(0, 0.01, sources)[source]
    copied = _copies(item * 4 + kind, centre, wrong, rng)
    prior, prior_centre, prior_sd = _priors(series, currencies, len(truth))
    records = Records(
        form=form,
        centre=centre,
        sd=sd,
        source=source,
        prior=prior,
        prior_centre=prior_centre,
        prior_sd=prior_sd,
        ordered=True,
    )
    exact = np.full(claims, float(np.sqrt((sd**2).mean())))
    return World(
        records=records,
        truth=truth,
        sums=sums,
        kind=kind,
        item=item,
        copied=copied,
        rate=rate,
        exact=exact,
    )


def kept(records: Records, rows: NDArray[np.bool_]) -> Records:
    """Some of the claims."""
    return replace(
        records,
        form=records.form[rows],
        centre=records.centre[rows],
        sd=records.sd[rows],
        source=records.source[rows],
    )


def _votes(made: World) -> tuple[Floats, Ints, Ints]:
    """Claims on a sum alone, dollars at the true rate: what voting methods can use."""
    records = made.records
    use = made.kind < 2
    rates = made.truth.copy()
    rates[: 2 * len(made.sums)] = 0.0
    value = (records.centre - records.form @ rates)[use]
    return value, made.item[use], records.source[use]


def _averages(weight: Floats, value: Floats, item: Ints, items: int) -> Floats:
    top = np.bincount(item, weight * value, items)
    return np.asarray(top / np.maximum(np.bincount(item, weight, items), 1e-12))


def median(made: World) -> Floats:
    """Median of the claims on each sum."""
    value, item, _ = _votes(made)
    order = np.lexsort((value, item))
    value, item = value[order], item[order]
    count = np.bincount(item, minlength=len(made.sums))
    first = np.cumsum(count) - count
    low = np.minimum(first + np.maximum(count - 1, 0) // 2, len(value) - 1)
    high = np.minimum(first + count // 2, len(value) - 1)
    return np.asarray(np.where(count > 0, (value[low] + value[high]) / 2, np.nan))


def mean(made: World) -> Floats:
    """Mean of the claims on each sum."""
    value, item, _ = _votes(made)
    return _averages(np.ones(len(value)), value, item, len(made.sums))


def crh(made: World) -> Floats:
    """Conflict resolution on heterogeneous data (Li et al., SIGMOD 2014): a weight per source."""
    value, item, source = _votes(made)
    items, sources = len(made.sums), len(made.rate)
    guess = np.nan_to_num(median(made))
    centre = _averages(np.ones(len(value)), value, item, items)
    spread = np.sqrt(_averages(np.ones(len(value)), (value - centre[item]) ** 2, item, items))
    for _ in range(30):
        miss = (value - guess[item]) ** 2 / (spread[item] + 1e-3)
        mean_miss = np.bincount(source, miss, sources) / np.bincount(source, minlength=sources)
        weight = -np.log(mean_miss / mean_miss.sum())
        guess = _averages(weight[source], value, item, items)
    return guess


def gtm(made: World) -> Floats:
    """Gaussian truth model (Zhao and Han, QDB 2012): a variance per source."""
    value, item, source = _votes(made)
    items, sources = len(made.sums), len(made.rate)
    start = np.nan_to_num(median(made))
    guess, variance = start, np.full(sources, 0.01)
    for _ in range(50):
        weight = 1 / variance[source]
        precision = np.bincount(item, weight, items) + 1 / 0.5**2
        guess = (np.bincount(item, weight * value, items) + start / 0.5**2) / precision
        miss = (value - guess[item]) ** 2 + 1 / precision[item]
        variance = (2e-4 + np.bincount(source, miss, sources)) / (
            6 + np.bincount(source, minlength=sources)
        )
    return guess


def huber(made: World, records: Records) -> Floats:
    """Least squares with Huber's loss on the same identities, priors and rounding."""
    normal, firm = _Normal(records), 1 / records.prior_sd**2
    weight = 1 / records.sd**2
    x = np.zeros(len(made.truth))
    for _ in range(25):
        lu, _ = normal.factor(np.concatenate([weight, firm]))
        pull = np.concatenate([weight * records.centre, firm * records.prior_centre])
        x = lu.solve(normal.turned @ pull)
        miss = np.abs(records.centre - records.form @ x) / records.sd
        weight = np.minimum(1.0, 1.345 / np.maximum(miss, 1e-12)) / records.sd**2
    return np.asarray(x[made.sums])
