"""The rival forecasts and how they are weighed: base rates, the last offers, simulated talks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.outlook.asof import Known
from burdenshare.outlook.climate import (
    Floats,
    Priors,
    days_to_deal,
    predictive,
    steps,
    term_shares,
    weights_of,
)
from burdenshare.outlook.state import State
from burdenshare.talks import Move, Outcomes, Parameters, Player, Setting, simulate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

FORWARD = 900  # days ahead in which "no deal" is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a forecast rests on.

    Attributes:
        known: What was public.
        state: Where the talks stand.
        moves: Public positions, oldest first.
        level: Last amount a year, base units, or None.
        priors: What is believed before.
        draws: Draws of each part.
        seed: Names the random streams.
    """

    known: Known
    state: State
    moves: tuple[Move, ...]
    level: float | None
    priors: Priors
    draws: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One forecast of the stack.

    Attributes:
        name: climatology, rule or simulation.
        weight: Its weight; the weights of a stack sum to one.
        values: Draws, shape (draws,).
    """

    name: str
    weight: float
    values: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """All draws of an outlook, as days from the as-of day and sums in the payer's currency.

    Attributes:
        days: Days to a deal; inf for none.
        amounts: First-year sums, base units; empty where no level is known.
        one_year: Probability that a deal is for one year, by part of ``days``.
        terms: Years of a deal, with probabilities.
        veto: Probability of a (further) veto or rejection.
    """

    days: tuple[Part, ...]
    amounts: tuple[Part, ...]
    one_year: tuple[Floats, ...]
    terms: tuple[tuple[int, float], ...]
    veto: float

    def deal_by(self, day: float) -> float:
        """P(deal within so many days)."""
        return float(sum(part.weight * np.mean(part.values <= day) for part in self.days))

    def one_year_by(self, day: float) -> float:
        """P(deal for a single year within so many days)."""
        pairs = zip(self.days, self.one_year, strict=True)
        return float(sum(p.weight * np.mean((p.values <= day) * one) for p, one in pairs))


def stack(basis: Basis) -> Stack:
    """Weigh the forecasts; a part without anything to go by leaves its weight to the base rates."""
    known, state, priors = basis.known, basis.state, basis.priors
    talks, rng = state.talks, np.random.default_rng([basis.seed, 1])
    base = days_to_deal(
        known.deals,
        payer=talks.payer.party,
        start=talks.start if state.begun else None,
        deadline=talks.deadline,
        as_of=known.as_of,
        priors=priors,
        draws=basis.draws,
        rng=rng,
    )
    terms = term_shares(known.deals, talks.payer.party, priors)
    days = [Part(name="climatology", weight=1.0, values=base)]
    one_year = [np.full(basis.draws, dict(terms).get(1, 0.0))]
    amounts = _amounts(basis, rng)
    veto = 1 - priors.provisional_holds if talks.demander.principal else 0.0
    terms_now = terms
    if basis.level is not None and state.begun and talks.start is not None:
        ended = _simulated(basis, basis.level, talks.start, terms)
        weight = priors.time_weights[1]
        days[0] = replace(days[0], weight=1 - weight)
        days.append(Part(name="simulation", weight=weight, values=ended.day))
        one_year.append((ended.term == 1).astype(np.float64))
        amounts = _add_simulated(amounts, ended, priors)
        refused = float(np.mean((ended.vetoes > 0) | (ended.rejections > 0)))
        veto = (1 - weight) * veto + weight * refused
        terms_now = _terms(terms, ended, weight)
    return Stack(
        days=_confirm(days, basis, rng),
        amounts=tuple(_normal(amounts)),
        one_year=tuple(one_year),
        terms=terms_now,
        veto=veto,
    )


def _amounts(basis: Basis, rng: np.random.Generator) -> list[Part]:
    known, state, level, priors = basis.known, basis.state, basis.level, basis.priors
    if level is None:
        return []
    draws = basis.draws
    rows, past = steps(known.deals)
    weights = weights_of(rows, state.talks.payer.party, priors)
    growth = predictive(priors.step, past, weights, draws=draws, rng=rng)
    parts = [
        Part(
            name="climatology",
            weight=priors.amount_weights[0],
            values=level * np.exp(np.clip(growth, -2.0, 2.0)),
        )
    ]
    told = _provisional_sum(known, state)
    if told is not None:
        values = told * np.exp(rng.normal(0.0, priors.rule_noise / 2, draws))
        return [*parts, Part(name="rule", weight=priors.amount_weights[1], values=values)]
    offer = state.offer.middle if state.offer else None
    if offer is None:
        return parts
    asked = state.demand.middle if state.demand else None
    gap = float(np.clip(np.log((asked or offer) / offer), 0.0, priors.gap_heard))
    years = max(state.days_left, 30) / 365
    noise = np.hypot(priors.rule_noise, priors.rule_drift * np.sqrt(min(years, 1.0)))
    share = rng.beta(*priors.demander_weight, draws)
    values = offer * np.exp(share * gap + noise * rng.standard_normal(draws))
    return [*parts, Part(name="rule", weight=priors.amount_weights[1], values=values)]


def _provisional_sum(known: Known, state: State) -> float | None:
    event = state.provisional
    if event is None or not event.amount or event.currency is None:
        return None
    if event.amount_high and event.amount_high > event.amount:
        return None
    deal = known.deal(state.talks.replaces)
    return event.amount if deal and event.currency == deal.currency else None


def _add_simulated(amounts: list[Part], ended: Outcomes, priors: Priors) -> list[Part]:
    sums = ended.amount[np.isfinite(ended.amount)]
    if not sums.size:
        return amounts
    return [*amounts, Part(name="simulation", weight=priors.amount_weights[2], values=sums)]


def _normal(parts: list[Part]) -> list[Part]:
    """Weights that sum to one; what is missing goes to the base rates."""
    if not parts:
        return []
    missing = 1 - sum(part.weight for part in parts)
    return [replace(parts[0], weight=parts[0].weight + missing), *parts[1:]]


def _terms(
    terms: tuple[tuple[int, float], ...], ended: Outcomes, weight: float
) -> tuple[tuple[int, float], ...]:
    made = ended.term[ended.term > 0]
    if not made.size:
        return terms
    return tuple(
        (years, (1 - weight) * share + weight * float(np.mean(made == years)))
        for years, share in terms
    )


def _confirm(days: list[Part], basis: Basis, rng: np.random.Generator) -> tuple[Part, ...]:
    """With a provisional deal on the table most paths end within weeks."""
    priors, draws = basis.priors, basis.draws
    if basis.state.provisional is None:
        return tuple(days)
    soon = rng.exponential(priors.provisional_days, draws)
    holds = rng.random(draws) < priors.provisional_holds
    return tuple(
        replace(part, values=np.where(holds, np.minimum(soon, part.values), part.values))
        for part in days
    )


def _simulated(
    basis: Basis, level: float, start: dt.date, terms: tuple[tuple[int, float], ...]
) -> Outcomes:
    """Talks played from their start, of which only those still open on the day are kept."""
    talks, as_of, draws = basis.state.talks, basis.known.as_of, basis.draws
    elapsed = float((as_of - start).days)
    setting = Setting(
        parameters=believed(basis, level, 2 * draws, np.random.default_rng([basis.seed, 2])),
        deadline=float((talks.deadline - start).days),
        limit=elapsed + FORWARD,
        changes=tuple(
            float((day - start).days) for day in talks.demander.principal_changes if day > as_of
        ),
        terms=terms,
    )
    ended = simulate(setting, draws=2 * draws, seed=basis.seed)
    still = np.flatnonzero(ended.day > elapsed)
    if still.size < draws // 20:  # hardly any path lasts so long: take up those at the very end
        late = replace(
            setting, clock=0.95, deadline=setting.deadline - elapsed, limit=float(FORWARD),
            changes=tuple(day - elapsed for day in setting.changes),
        )  # fmt: skip
        ended, elapsed = simulate(late, draws=2 * draws, seed=basis.seed), 0.0
        still = np.arange(2 * draws)
    pick = np.resize(still, draws)
    return Outcomes(
        day=ended.day[pick] - elapsed,
        amount=ended.amount[pick],
        term=ended.term[pick],
        vetoes=ended.vetoes[pick],
        rejections=ended.rejections[pick],
        extension=ended.extension[pick],
    )


def believed(basis: Basis, level: float, draws: int, rng: np.random.Generator) -> Parameters:
    """Draws of the simulator's parameters from the priors, held against the public positions.

    A payer who has offered a sum would pay it; a demander who has asked for a sum that can be
    meant would take it. Demands above ``hard_demand`` times the level are cheap talk: they tell
    of the principal, not of a reservation.
    """
    state, moves, priors = basis.state, basis.moves, basis.priors
    here, normal = np.log(level), rng.standard_normal((8, draws))
    hard = is_hard(basis, level)
    payer_end = here + priors.payer_reservation[0] + priors.payer_reservation[1] * normal[0]
    demander_end = (
        here + priors.demander_reservation[0] + priors.demander_reservation[1] * normal[1]
    )
    opening = demander_end + rng.exponential(priors.opening, draws)
    offers = _asked(moves, Player.PAYER)
    demands = [one for one in _asked(moves, Player.DEMANDER) if one < priors.hard_demand * level]
    first_offer = np.log(offers[0]) if offers else here + 0.02 * (1 + normal[2])
    if offers:
        payer_end = np.maximum(payer_end, np.log(max(offers)) + 0.02 * np.abs(normal[3]))
    if demands:
        demander_end = np.minimum(demander_end, np.log(min(demands)))
        opening = np.maximum(np.log(max(demands)), demander_end)
    veto, shift = (
        (priors.veto_hard, priors.shift_hard) if hard else (priors.veto_calm, priors.shift_calm)
    )
    changed = rng.random(draws) < priors.change
    can_veto = state.talks.demander.principal is not None
    return Parameters(
        anchor_demander=opening,
        reservation_demander=demander_end,
        exponent_demander=np.exp(
            priors.demander_exponent[0] + priors.demander_exponent[1] * normal[4]
        ),
        anchor_payer=np.minimum(first_offer, payer_end),
        reservation_payer=payer_end,
        exponent_payer=np.exp(priors.payer_exponent[0] + priors.payer_exponent[1] * normal[5]),
        horizon=rng.lognormal(*priors.horizon, draws),
        rounds=priors.rounds,
        lapse_speed=rng.lognormal(*priors.lapse_speed, draws),
        late=priors.late,
        weight=rng.beta(*priors.demander_weight, draws),
        shift=np.where(changed, shift[0] + shift[1] * normal[6], 0.0),
        veto_level=here + veto[0] + veto[1] * normal[7] if can_veto else -np.inf,
        cap_level=here + priors.cap if state.talks.payer.ratifier else np.inf,
        interim=priors.interim,
        trade=priors.trade,
    )


def is_hard(basis: Basis, level: float) -> bool:
    """Whether the principal in office vetoed or let ask for far more than any past rise."""
    changes = basis.state.talks.demander.principal_changes
    past = [day for day in changes if day <= basis.known.as_of]
    return any(
        move.kind == "veto" or (move.middle or 0.0) >= basis.priors.hard_demand * level
        for move in basis.moves
        if move.side is Player.DEMANDER and (not past or move.date >= past[-1])
    )


def _asked(moves: Sequence[Move], side: Player) -> list[float]:
    rows = [move for move in moves if move.side is side and move.kind in {"demand", "offer"}]
    return [move.middle for move in rows if move.middle]
