"""Base rates: what past deals alone say about the next one, and the naive forecasts beside it.

Every prior of the outlook stands here, each with its reason. They were written down before any
back-test was run (a later change says so beside the number); whoever wrote them knew how the past
talks ended, so a good score in hindsight proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from burdenshare.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from burdenshare.outlook.record import Deal

Floats: TypeAlias = NDArray[np.float64]
EARLY = 365  # an agreement replaced more days than this before its end was not driven by it
NAMES = {
    "outlook": "this outlook",
    "climatology": "past renewals",
    "kaplan_meier": "Kaplan-Meier",
    "hazard_300": "same chance each day",
    "freeze": "last sum frozen",
    "cpi": "last sum with inflation",
    "last_step": "same rise as last time",
    "split_last": "halfway between both",
    "payer_last": "last offer",
    "demander_last": "last demand",
    "same_again": "same term as last time",
    "even": "even chances",
    "rule": "last offer and a part of the gap",
    "simulation": "simulated talks",
}


def called(name: str) -> str:
    """A forecaster by the words that a reader knows.

    Example:
        >>> called("hazard_300"), called("some_other")
        ('same chance each day', 'some other')
    """
    return NAMES.get(name, name.replace("_", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """Normal-inverse-gamma prior of a mean and a variance: ``weight`` cases of mean and spread."""

    mean: float
    spread: float
    weight: float
    degrees: float = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Priors:
    """What is believed before the talks say anything; the reason stands beside each number."""

    # First-year steps of host-nation payments since the 1990s lie between -9 and +14 per cent;
    # one past case worth of a 5 per cent rise (about inflation and a little) with that spread.
    step: Belief = Belief(mean=0.05, spread=0.07, weight=1.0)
    # Korean talks took from half a year to a year and a half: 330 days, give or take a half.
    duration: Belief = Belief(mean=float(np.log(330.0)), spread=0.5, weight=1.0)
    # Deals fall around the day on which the old agreement ends; before any case, within four
    # months of it, early or late. Hosts have calendars of their own (Japan's deals bunch in
    # December, with the draft budget), so this counts as one case only, and past cases are drawn
    # again as they fell, give or take two weeks. (At first a Student t over both hosts, half a
    # year wide and four cases strong: one late Korean deal then widened Japan's by months.)
    lateness: Belief = Belief(mean=0.0, spread=120.0, weight=1.0)
    bunching: float = 14.0
    # Years of a deal: five is the habit, three the older one, one the stop-gap.
    terms: tuple[tuple[int, float], ...] = ((1, 0.5), (2, 0.25), (3, 0.5), (5, 1.5), (6, 0.25))
    # A case of another host counts a quarter: same demander and subject, other parliament. All of
    # them together count no more than one own case: where hosts differ about as much as one host's
    # cases do, any number of another's tells no more of this one's habit (Gelman et al. 2013,
    # section 5.4; before, ten Korean cases outweighed the early ones of Japan).
    other_host: float = 0.25
    other_hosts: float = 1.0
    # Weight of the demander's last figure in the sum agreed: four talks gave 0, .14, .30, .02.
    demander_weight: tuple[float, float] = (1.0, 7.3)
    # Above this log gap a demand is taken for cheap talk and counts as this much: past
    # settlements closed gaps of up to about a third, and never a five-fold one.
    gap_heard: float = 0.3
    # Spread of the sum agreed about that rule, log: at the end, and per root year before it.
    rule_noise: float = 0.02
    rule_drift: float = 0.05
    # Reservations in logs over the usual step, which is learnt from earlier talks (since first use
    # on Japan, whose steps are smaller): the payer would go a little further than usual, the
    # demander settle for about the usual.
    payer_reservation: tuple[float, float] = (0.04, 0.08)
    demander_reservation: tuple[float, float] = (0.02, 0.08)
    # Opening demand over the reservation, log: a quarter or so, or several times as much; the
    # payer opens near inflation. Noise of a leak about the true position, log.
    opening: tuple[float, float] = (0.25, 0.4)
    payer_opening: tuple[float, float] = (0.02, 0.03)
    noise: float = 0.1
    # Concession exponents (log-normal): demanders about linear, payers late.
    demander_exponent: tuple[float, float] = (0.0, 0.6)
    payer_exponent: tuple[float, float] = (0.7, 0.6)
    # Spread of the log days until both sides stand at their reservation; its mean is that of the
    # durations above, learnt from earlier talks (a fixed 330 days proved too slow for Japan when
    # first used there). Then the speed of the clock after a lapse.
    horizon_spread: float = 0.4
    lapse_speed: tuple[float, float] = (0.4, 0.3)
    # Staff went on unpaid leave 92 days after the lapse of 2019, the one case: the provisional
    # deal came the day before, but the leave itself ended by an interim deal on wages alone. So it
    # presses a tenth more, give or take a fifth, and only once a furlough was held out.
    furlough_days: float = 92.0
    furlough_speed: tuple[float, float] = (0.1, 0.2)
    # Eight to ten rounds in talks of about ten months.
    rounds: float = 9.0 / 300.0
    # All talks of the record ended in a deal: past their reservation both give way, five per
    # cent per horizon.
    late: float = 0.05
    # A principal of the usual kind vetoes only well below the last step; one under whom several
    # times the last sum was asked, or who vetoed before, wants more than the usual step.
    veto_calm: tuple[float, float] = (-0.06, 0.03)
    veto_hard: tuple[float, float] = (0.10, 0.08)
    hard_demand: float = 2.5
    # An election date is no election result: every second one brings a new principal, who asks
    # for a little less or more, or for much less after a hard one.
    change: float = 0.5
    shift_calm: tuple[float, float] = (0.0, 0.05)
    shift_hard: tuple[float, float] = (-0.15, 0.10)
    # The ratifier never refused in the record: half of deals a quarter above the last would fail.
    cap: float = 0.25
    # One-year stop-gaps: two in about a dozen talks that came near their deadline undecided.
    interim: float = 0.15
    trade: float = 0.3
    # Of about twenty provisional deals two did not hold (2001 superseded, 2020 vetoed); a deal
    # that holds is initialed or announced within weeks.
    provisional_holds: float = 0.9
    provisional_days: float = 20.0
    # Agreements in force were reopened once in some thirty-five years (1998, at the payer's wish).
    reopened: tuple[float, float] = (1.5, 36.0)
    # Weights of the stack; climatology never below .3.
    amount_weights: tuple[float, float, float] = (0.35, 0.40, 0.25)
    time_weights: tuple[float, float] = (0.5, 0.5)
    # Beyond all cases known, and on a twentieth of all paths since the next case may be like none
    # before: a constant hazard of one deal in 300 days.
    mean_wait: float = 300.0
    unlike: float = 0.05

    def __post_init__(self) -> None:
        for weights in (self.amount_weights, self.time_weights):
            if weights[0] < 0.3 or abs(sum(weights) - 1) > 1e-9 or min(weights) < 0:
                raise UsageError(
                    f"weights {weights} must sum to 1, with at least .3 for the climatology"
                )
        for name in ("change", "interim", "trade", "provisional_holds", "unlike"):
            if not 0 <= getattr(self, name) <= 1:
                raise UsageError(f"{name} = {getattr(self, name)} is no probability: give 0 to 1")
        for name in ("veto_calm", "veto_hard"):
            if self.cap < getattr(self, name)[0]:
                raise UsageError(
                    f"cap = {self.cap} lies below {name}, {getattr(self, name)[0]}: what the "
                    "ratifier lets pass the principal would veto, so the win sets do not meet"
                )


def predictive(
    belief: Belief,
    values: Sequence[float],
    weights: Sequence[float],
    *,
    draws: int,
    rng: np.random.Generator,
) -> Floats:
    """Draws of the next value, Student t, shape (draws,).

    With prior mean m, weight k, degrees v and spread s, and weighted cases x:
    k' = k + sum w, v' = v + sum w, m' = (k m + sum w x) / k',
    v' s'^2 = v s^2 + sum w (x - mean)^2 + k sum w / k' (mean - m)^2, and the next value is
    m' + s' sqrt(1 + 1/k') t(v').

    Reference:
        Gelman et al. 2013, Bayesian Data Analysis, section 3.3.
    """
    mean, scale, degrees = updated(belief, values, weights)
    return np.asarray(mean + scale * rng.standard_t(degrees, draws), dtype=np.float64)


def updated(
    belief: Belief, values: Sequence[float], weights: Sequence[float]
) -> tuple[float, float, float]:
    """Centre, scale and degrees of freedom of the next value's Student t; see `predictive`."""
    cases, weight = np.asarray(values, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    total = float(weight.sum())
    mean = float((weight * cases).sum() / total) if total else belief.mean
    k, v = belief.weight + total, belief.degrees + total
    centre = (belief.weight * belief.mean + total * mean) / k
    squares = belief.degrees * belief.spread**2 + float((weight * (cases - mean) ** 2).sum())
    squares += belief.weight * total / k * (mean - belief.mean) ** 2
    return centre, float(np.sqrt(squares / v * (1 + 1 / k))), v


def drawn_again(
    belief: Belief,
    values: Sequence[float],
    weights: Sequence[float],
    *,
    bandwidth: float,
    draws: int,
    rng: np.random.Generator,
) -> Floats:
    """Draws of the next value where cases bunch: a past case once more, or the prior's, (draws,).

    With weighted cases x and a prior of k cases, the next value is some x_i + bandwidth z with
    probability w_i / (k + sum w), else m + s t(v). Cases far from the others stay where they are
    and widen nothing else; without a prior and a bandwidth, survival is that of Kaplan and Meier.

    Args:
        belief: The prior; its weight is the concentration k.
        values: Past cases.
        weights: What each counts, in cases.
        bandwidth: Standard deviation of a case drawn again, in the unit of the values.
        draws: How many.
        rng: Source of randomness.

    Reference:
        Ferguson 1973, Annals of Statistics 1; Susarla and Van Ryzin 1976, JASA 71 (survival).
    """
    fresh = belief.mean + belief.spread * rng.standard_t(belief.degrees, draws)
    if not len(values):
        return np.asarray(fresh, dtype=np.float64)
    share = np.array([*weights, belief.weight])
    pick = rng.choice(share.size, draws, p=share / share.sum())
    again = np.array([*values, 0.0])[pick] + bandwidth * rng.standard_normal(draws)
    return np.where(pick < len(values), again, fresh)


def weights_of(deals: Sequence[Deal], payer: str, priors: Priors) -> list[float]:
    """One for the host's own cases, a quarter for another host's, together one at most."""
    others = sum(deal.payer != payer for deal in deals)
    other = min(priors.other_host, priors.other_hosts / max(others, 1))
    return [1.0 if deal.payer == payer else other for deal in deals]


def steps(deals: Sequence[Deal]) -> tuple[list[Deal], list[float]]:
    """Deals with a known step over the amount before, and that step in logs."""
    rows = [deal for deal in deals if deal.amount and deal.previous_amount]
    return rows, [float(np.log((d.amount or 1.0) / (d.previous_amount or 1.0))) for d in rows]


def durations(deals: Sequence[Deal], payer: str, priors: Priors) -> tuple[list[float], list[float]]:
    """Logs of the days that past talks took from their first round, and the weight of each."""
    timed = [d for d in deals if d.agreed and d.start and d.agreed > d.start]
    logs = [float(np.log((d.agreed - d.start).days)) for d in timed if d.agreed and d.start]
    return logs, weights_of(timed, payer, priors)


def days_to_deal(
    deals: Sequence[Deal],
    *,
    payer: str,
    start: dt.date | None,
    deadline: dt.date,
    as_of: dt.date,
    priors: Priors,
    draws: int,
    rng: np.random.Generator,
) -> Floats:
    """Days from the as-of day to a deal by base rates alone, shape (draws,).

    Two clocks, mixed half and half where talks have begun: days since the first round, and days
    to the end of the agreement in force (without agreements replaced more than a year early, in
    1991 by Japan and in 2024 by Korea); each on the condition that there is no deal yet. Days to
    the end bunch by host (`drawn_again`), lengths don't (`predictive`).
    """
    late = [d for d in deals if d.agreed and d.deadline and (d.deadline - d.agreed).days <= EARLY]
    lateness = drawn_again(
        priors.lateness,
        [float((d.agreed - d.deadline).days) for d in late if d.agreed and d.deadline],
        weights_of(late, payer, priors),
        bandwidth=priors.bunching,
        draws=4 * draws,
        rng=rng,
    )
    by_deadline = _still_open(lateness - (as_of - deadline).days, priors, draws, rng)
    if start is None or start > as_of:
        return by_deadline
    past, weights = durations(deals, payer, priors)
    lengths = predictive(priors.duration, past, weights, draws=4 * draws, rng=rng)
    elapsed = np.exp(np.minimum(lengths, 12.0)) - (as_of - start).days
    by_start = _still_open(elapsed, priors, draws, rng)
    return np.where(rng.random(draws) < 0.5, by_start, by_deadline)


def _still_open(left: Floats, priors: Priors, draws: int, rng: np.random.Generator) -> Floats:
    """Days left on the condition that they are positive; a constant hazard where few are."""
    positive = left[left > 0]
    share = min(1.0 - priors.unlike, positive.size / (0.02 * left.size))
    tail = rng.exponential(priors.mean_wait, draws)
    if not positive.size:
        return tail
    return np.where(rng.random(draws) < share, rng.choice(positive, draws), tail)


def kaplan_meier(durations: Sequence[float], elapsed: float, days: float) -> float | None:
    """P(deal within so many days | none so far), product-limit; None with nobody left at risk.

    Past talks all ended, so none is censored.

    Reference:
        Kaplan and Meier 1958, equation 1b.

    Example:
        >>> kaplan_meier([100, 200, 300, 400], 150, 100)
        0.3333333333333333
    """
    at_risk = [one for one in durations if one > elapsed]
    if not at_risk:
        return None
    return sum(one <= elapsed + days for one in at_risk) / len(at_risk)


def wilson(share: float, cases: int, *, z: float = 1.645) -> tuple[float, float]:
    """Interval of a share of so many cases, 5 to 95 per cent for the usual z.

    Reference:
        Wilson 1927, JASA 22.

    Example:
        >>> tuple(round(x, 3) for x in wilson(0.5, 4))
        (0.182, 0.818)
    """
    spread = z * z / cases
    middle = (share + spread / 2) / (1 + spread)
    half = z * np.sqrt(share * (1 - share) / cases + spread / (4 * cases)) / (1 + spread)
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def term_shares(deals: Sequence[Deal], payer: str, priors: Priors) -> tuple[tuple[int, float], ...]:
    """Probability of a full deal's years: past terms counted on top of the prior's counts."""
    counts = dict(priors.terms)
    for deal, weight in zip(deals, weights_of(deals, payer, priors), strict=True):
        if deal.term_years:
            years = max(1, round(deal.term_years))
            counts[years] = counts.get(years, 0.0) + weight
    total = sum(counts.values())
    return tuple((years, count / total) for years, count in sorted(counts.items()))


def habits(deals: Sequence[Deal], payer: str) -> str:
    """What a host's own past deals did, in a sentence; empty where there are none.

    Example:
        >>> habits([], "JP")
        ''
    """
    own = [deal for deal in deals if deal.payer == payer]
    days = [(d.agreed - d.deadline).days for d in own if d.agreed and d.deadline]
    near = sorted(one for one in days if one >= -EARLY)
    terms = [round(deal.term_years) for deal in own if deal.term_years]
    rises = sorted(float(np.expm1(step)) for step in steps(own)[1])
    told = []
    if near:
        told.append(
            f"{sum(one <= 0 for one in near)} of {len(near)} deals came by the end of the "
            f"agreement before, {_spread([_around(one) for one in near])}"
        )
    if terms:
        told.append(f"{terms.count(1)} of {len(terms)} were for one year")
    if rises:
        told.append("first-year sums moved by " + _spread([f"{100 * one:+.1f} %" for one in rises]))
    return f"Base rates of {payer}: {'; '.join(told)}." if told else ""


def _around(days: int) -> str:
    return f"{abs(days)} days {'after' if days > 0 else 'before'} it"


def _spread(sorted_words: Sequence[str]) -> str:
    """The first to the last, with the one in the middle."""
    if len(sorted_words) == 1:
        return sorted_words[0]
    middle = sorted_words[len(sorted_words) // 2]
    return f"{sorted_words[0]} to {sorted_words[-1]} (the middle one {middle})"
