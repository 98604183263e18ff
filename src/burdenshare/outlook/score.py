"""Scores of forecasts, the back-test and the course of single talks, beside naive forecasts.

A back-test on a dozen talks whose ends were known to whoever chose the priors proves no skill; its
table is printed with that sentence, and the paired intervals are wide enough to say it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.errors import UsageError
from burdenshare.outlook.climate import Floats, kaplan_meier
from burdenshare.outlook.forecast import baselines, prepare, quantiles
from burdenshare.outlook.move import payer_currency
from burdenshare.outlook.record import Deal, Event
from burdenshare.outlook.stack import Basis, Part, Stack, stack
from burdenshare.talks import Move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.claim import Claim
    from burdenshare.outlook.climate import Priors
    from burdenshare.series import Exchange, Series
    from burdenshare.talks import Talks

LEADS = (
    600,
    540,
    480,
    365,
    270,
    180,
    90,
    30,
    0,
    -90,
    -180,
    -270,
    -365,
)  # days from the as-of day to the deadline
WITHIN = 180  # the question of time: a deal within so many days
PARTICLES = 256  # of the fits of a course; on four days of 2018 to 2020 chances moved by up to .015
TURNS = ("tentative", "veto")  # what is known of them on the day itself is always looked at
FLOOR = 1e-3  # probabilities are scored no nearer to 0 and 1
SENTENCE = (
    "Few talks, and priors set by people who knew how they ended: whatever the figures say, they "
    "prove no skill. Only forecasts logged before the outcome can."
)


def brier(chance: float, *, happened: bool) -> float:
    """Squared error of a probability; 0 is best.

    Reference:
        Brier 1950, Monthly Weather Review 78.
    """
    return (chance - happened) ** 2


def log_score(chance: float, *, happened: bool) -> float:
    """Minus the log of the probability given to what happened, nats; 0 is best."""
    bounded = min(max(chance, FLOOR), 1 - FLOOR)
    return float(-np.log(bounded if happened else 1 - bounded))


def ranked_probability(shares: Mapping[int, float], outcome: int) -> float:
    """Ranked probability score over ordered classes; 0 is best.

    Reference:
        Epstein 1969, Journal of Applied Meteorology 8.

    Example:
        >>> ranked_probability({1: 0.25, 3: 0.25, 5: 0.5}, 5)
        0.3125
    """
    classes = sorted({*shares, outcome})
    below = np.cumsum([shares.get(one, 0.0) for one in classes])
    reached = np.array([one >= outcome for one in classes], dtype=np.float64)
    return float(((below - reached) ** 2).sum())


def crps(values: Floats, weights: Floats, outcome: float) -> float:
    """Continuous ranked probability score of weighted draws, in their unit; 0 is best.

    The integral of (F(x) - [x >= y])^2 over the step function F of the draws.

    Reference:
        Matheson and Winkler 1976; Gneiting and Raftery 2007, section 4.2.

    Example:
        >>> round(crps(np.array([0.0, 1.0]), np.array([0.5, 0.5]), 0.5), 6)
        0.25
    """
    order = np.argsort(values)
    knots = np.concatenate([values[order], [outcome]])
    share = np.concatenate([weights[order] / weights.sum(), [0.0]])
    place = np.argsort(knots, kind="stable")
    knots, below = knots[place], np.cumsum(share[place])[:-1]
    reached = knots[:-1] >= outcome
    return float((np.diff(knots) * (below - reached) ** 2).sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Scores of one talks at one as-of day; each mapping goes from a forecast to its score.

    Attributes:
        talks: Key of the talks.
        as_of: The day.
        lead: Days from it to the deadline.
        amount: CRPS of the log of the first-year sum; for a single figure its log error.
        brier: Brier score of "a deal within 180 days".
        log: Log score of the same.
        term: Ranked probability score of the years agreed.
        within: What was said of "a deal within 180 days", by the outlook.
        happened: Whether there was one.
        position: Where the sum agreed lies in the forecast distribution (PIT).
    """

    talks: str
    as_of: dt.date
    lead: int
    amount: Mapping[str, float]
    brier: Mapping[str, float]
    log: Mapping[str, float]
    term: Mapping[str, float]
    within: float
    happened: bool
    position: float | None


def backtest(
    talks: Sequence[Talks],
    *,
    events: Sequence[Event],
    deals: Sequence[Deal],
    series: Mapping[str, Series] | None = None,
    exchange: Exchange | None = None,
    leads: Sequence[int] = LEADS,
    draws: int = 5_000,
    seed: int = 0,
    priors: Priors | None = None,
    strict: bool = False,
) -> tuple[Row, ...]:
    """Scores of past talks at fixed times before and after the deadline, until a deal was public.

    Each forecast sees only what was published by its day, other talks' outcomes included.

    Args:
        talks: Talks that have ended; others are skipped.
        events: The historical record.
        deals: Agreements as outcomes, of one host or of several.
        series: Index series by name.
        exchange: Exchange rates.
        leads: Days before the deadline; negative ones lie after it.
        draws: Draws of each part of the stack.
        seed: Names the random streams.
        priors: Other beliefs than the documented ones.
        strict: Also leave out events whose publication date is inferred.
    """
    by_name = {deal.name: deal for deal in deals}
    rows = []
    for one in talks:
        deal = by_name.get(one.outcome or "")
        if deal is None or deal.agreed is None or deal.published is None:
            continue
        for lead in sorted(leads, reverse=True):
            day = one.deadline - dt.timedelta(days=lead)
            if day < (one.start or day) or day >= min(deal.agreed, deal.published):
                continue
            basis = prepare(
                one,
                as_of=day,
                events=events,
                deals=deals,
                series=series,
                exchange=exchange,
                draws=draws,
                seed=seed,
                priors=priors,
                strict=strict,
            )
            rows.append(_row(basis, stack(basis), deal, lead))
    return tuple(rows)


def _row(basis: Basis, parts: Stack, deal: Deal, lead: int) -> Row:
    assert deal.agreed is not None  # noqa: S101 - the caller has seen to it
    happened = (deal.agreed - basis.known.as_of).days <= WITHIN
    chances = {"outlook": parts.deal_by(WITHIN), **_chances(basis, parts)}
    amount, position = _amount_scores(basis, parts, deal)
    years = round(deal.term_years) if deal.term_years else None
    past = _habit(basis)
    return Row(
        talks=basis.state.talks.key,
        as_of=basis.known.as_of,
        lead=lead,
        amount=amount,
        brier={name: brier(chance, happened=happened) for name, chance in chances.items()},
        log={name: log_score(chance, happened=happened) for name, chance in chances.items()},
        term={}
        if years is None
        else {
            "outlook": ranked_probability(dict(parts.terms), years),
            "same_again": ranked_probability(past, years),
        },
        within=chances["outlook"],
        happened=happened,
        position=position,
    )


def _chances(basis: Basis, parts: Stack) -> dict[str, float]:
    """Naive chances of a deal within `WITHIN` days; Kaplan-Meier with nobody left says 1/2."""
    base = parts.days[0].values
    talks, as_of = basis.state.talks, basis.known.as_of
    start = talks.start if talks.start and talks.start <= as_of else None
    pairs = [(deal.agreed, deal.start if start else deal.deadline) for deal in basis.known.deals]
    lasted = [float((agreed - since).days) for agreed, since in pairs if agreed and since]
    elapsed = float((as_of - (start or talks.deadline)).days)
    survived = kaplan_meier(lasted, elapsed, WITHIN)
    return {
        "climatology": float(np.mean(base <= WITHIN)),
        "kaplan_meier": 0.5 if survived is None else survived,
        "hazard_300": float(1 - np.exp(-WITHIN / 300)),
    }


def _amount_scores(basis: Basis, parts: Stack, deal: Deal) -> tuple[dict[str, float], float | None]:
    if not deal.amount or not parts.amounts:
        return {}, None
    actual = float(np.log(deal.amount))
    values, weights = _pooled(parts.amounts)
    scores = {"outlook": crps(values, weights, actual)}
    base = np.log(parts.amounts[0].values)
    scores["climatology"] = crps(base, np.ones(base.size), actual)
    for name, sum_ in baselines(basis, parts).items():
        if sum_ is not None and name != "climatology":
            scores[name] = abs(float(np.log(sum_)) - actual)
    below = float(weights[values < actual].sum() / weights.sum())
    return scores, below


def _pooled(parts: Sequence[Part]) -> tuple[Floats, Floats]:
    values = np.log(np.concatenate([part.values for part in parts]))
    weights = np.concatenate([np.full(p.values.size, p.weight / p.values.size) for p in parts])
    return values, weights


def _habit(basis: Basis) -> dict[int, float]:
    """The last term of the same host, once more."""
    payer = basis.state.talks.payer.party
    own = [deal for deal in basis.known.deals if deal.payer == payer and deal.term_years]
    return {round(own[-1].term_years or 5): 1.0} if own else {5: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """Mean scores over talks of the outlook and of one naive forecast, on the same rows.

    Attributes:
        score: amount, brier, log or term.
        against: The naive forecast.
        talks: How many talks both have.
        rows: How many rows both have.
        outlook: Mean score of the outlook.
        naive: Mean score of the naive forecast.
        low: 5 per cent point of the outlook's mean advantage, talks drawn anew.
        high: 95 per cent point; an interval around 0 shows nothing.
    """

    score: str
    against: str
    talks: int
    rows: int
    outlook: float
    naive: float
    low: float
    high: float


def skills(rows: Sequence[Row], *, seed: int = 0, resamples: int = 2_000) -> tuple[Skill, ...]:
    """Paired comparison of the outlook with every naive forecast, a paired bootstrap over talks.

    Raises:
        UsageError: There are no rows.
    """
    if not rows:
        raise UsageError("nothing to compare: no talks ended with anything to score before")
    rng = np.random.default_rng(seed)
    found = []
    for score in ("amount", "brier", "log", "term"):
        names = sorted({name for row in rows for name in getattr(row, score)} - {"outlook"})
        found += [_skill(rows, score, name, rng, resamples) for name in names]
    return tuple(found)


def _skill(
    rows: Sequence[Row], score: str, name: str, rng: np.random.Generator, resamples: int
) -> Skill:
    groups: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        table: Mapping[str, float] = getattr(row, score)
        if name in table and "outlook" in table:
            groups.setdefault(row.talks, []).append((table["outlook"], table[name]))
    means = np.array([np.mean(pairs, axis=0) for pairs in groups.values()])
    picks = rng.integers(0, len(means), (resamples, len(means)))
    gains = (means[:, 1] - means[:, 0])[picks].mean(axis=1)
    low, high = np.quantile(gains, [0.05, 0.95])
    ours, theirs = means.mean(axis=0)
    return Skill(
        score=score,
        against=name,
        talks=len(means),
        rows=sum(len(pairs) for pairs in groups.values()),
        outlook=float(ours),
        naive=float(theirs),
        low=float(low),
        high=float(high),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of one negotiation on one day, from what was public by then.

    Attributes:
        as_of: The day.
        by_deadline: P(deal by the end of the agreement in force); None after it.
        within: P(deal within `WITHIN` days) by forecaster: outlook first, then the naive ones.
        amount: Quantiles q05..q95 of the first-year sum, base units; None where no level is known.
    """

    as_of: dt.date
    by_deadline: float | None
    within: Mapping[str, float]
    amount: Mapping[str, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How the outlook of one negotiation went, from its start to its deal or the last day.

    Attributes:
        talks: Key of the talks.
        name: Their name.
        unit: Currency of the sums.
        start: First day looked at.
        deadline: Last day of the agreement in force.
        until: Nothing published later was looked at.
        settled: The deal, where it was public by that day; the points end before it.
        points: What was said, oldest first.
        events: What happened in these talks and was public by that day, oldest first.
        moves: The public positions as they stood at the last point.
        scores: Scores of the points, where there was a deal.
    """

    talks: str
    name: str
    unit: str
    start: dt.date
    deadline: dt.date
    until: dt.date
    settled: Deal | None
    points: tuple[Said, ...]
    events: tuple[Event, ...]
    moves: tuple[Move, ...]
    scores: tuple[Row, ...]


def course(
    talks: Talks,
    *,
    until: dt.date,
    events: Sequence[Event] = (),
    deals: Sequence[Deal] = (),
    claims: Sequence[Claim] = (),
    series: Mapping[str, Series] | None = None,
    exchange: Exchange | None = None,
    points: int = 20,
    draws: int = 4_000,
    seed: int = 0,
) -> Course:
    """The outlook of one negotiation on a grid of as-of days, each with what was public then.

    Args:
        talks: Which.
        until: Last as-of day; a deal that was public by then ends the grid earlier.
        events: The historical record.
        deals: Agreements as outcomes, of this host and of others.
        claims: Claims read from reports.
        series: Index series by name.
        exchange: Exchange rates.
        points: How many days evenly apart; the deadline, and the days on which a provisional deal
            or a veto became public, come on top.
        draws: Draws of each part of the stack.
        seed: Names the random streams.

    Raises:
        UsageError: The talks had not begun by the last day, or there is no point to compute.
    """
    deal = next((one for one in deals if one.name == talks.outcome), None)
    settled = deal if deal and deal.published and deal.published <= until else None
    own = [event for event in events if event.talks in talks.record and event.known(until)]
    own.sort(key=lambda event: (event.date, event.id))
    start = talks.start or min((e.published for e in own if e.published), default=talks.deadline)
    said, scores, moves = [], [], tuple[Move, ...]()
    turns = [event.published for event in own if event.kind in TURNS and event.published]
    for day in _grid(start, _end(settled, until), [talks.deadline, *turns], points):
        basis = prepare(
            talks,
            as_of=day,
            events=events,
            deals=deals,
            claims=claims,
            series=series,
            exchange=exchange,
            draws=draws,
            seed=seed,
        )
        basis = replace(basis, particles=PARTICLES)
        parts, moves = stack(basis), basis.moves
        said.append(_said(basis, parts))
        if settled and settled.agreed:
            scores.append(_row(basis, parts, settled, basis.state.days_left))
    return Course(
        talks=talks.key,
        name=talks.name,
        unit=str(payer_currency(talks)),
        start=start,
        deadline=talks.deadline,
        until=until,
        settled=settled,
        points=tuple(said),
        events=tuple(own),
        moves=moves,
        scores=tuple(scores),
    )


def _end(settled: Deal | None, until: dt.date) -> dt.date:
    """The last day on which something was open."""
    if settled is None:
        return until
    days = [day for day in (settled.agreed, settled.published) if day]
    return min(days) - dt.timedelta(days=1)


def _grid(start: dt.date, end: dt.date, turns: Sequence[dt.date], points: int) -> list[dt.date]:
    """Days evenly apart from the first to the last, and the turns that lie between.

    Raises:
        UsageError: The last day lies before the first, or there is none to look at.
    """
    if points < 1:
        raise UsageError(f"{points} points make no course; ask for one or more")
    if end < start:
        raise UsageError(f"these talks began on {start}: give a later --as-of than {end}")
    span, steps = (end - start).days, max(points - 1, 1)
    days = {start + dt.timedelta(days=round(span * n / steps)) for n in range(points)}
    return sorted(days | {day for day in turns if start < day < end})


def _said(basis: Basis, parts: Stack) -> Said:
    left = basis.state.days_left
    return Said(
        as_of=basis.known.as_of,
        by_deadline=parts.deal_by(left) if left >= 0 else None,
        within={"outlook": parts.deal_by(WITHIN), **_chances(basis, parts)},
        amount=quantiles(parts.amounts),
    )
