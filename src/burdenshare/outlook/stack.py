"""The rival forecasts and how they are weighed: base rates, the last offers, simulated talks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.errors import TalksError
from burdenshare.outlook.asof import Known
from burdenshare.outlook.climate import (
    Floats,
    Priors,
    days_to_deal,
    durations,
    predictive,
    steps,
    term_shares,
    updated,
    weights_of,
)
from burdenshare.outlook.state import State
from burdenshare.talks import (
    Lapse,
    Move,
    Outcomes,
    Parameters,
    Player,
    Setting,
    Settlement,
    settlement,
    simulate,
)
from burdenshare.talks.closed_form import crossing, two_level_deal
from burdenshare.talks.fit import Beliefs, Posterior, Statements, fit, statements

if TYPE_CHECKING:
    import datetime as dt

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
        particles: Of the fit to the positions; fewer are faster and noisier.
    """

    known: Known
    state: State
    moves: tuple[Move, ...]
    level: float | None
    priors: Priors
    draws: int
    seed: int
    particles: int = 2_048

    @property
    def playable(self) -> bool:
        """Whether talks have begun from a known level, so that they can be played on."""
        return self.level is not None and self.state.begun and self.state.talks.start is not None

    @property
    def heard(self) -> bool:
        """Whether either side has named a sum: without one a fit is its prior, and is left out."""
        return any(move.amount is not None for move in self.moves)

    @property
    def opening(self) -> tuple[dt.date, float]:
        """First day and level of talks that can be played.

        Raises:
            TalksError: They have not begun, are settled, or no level is known.
        """
        talks = self.state.talks
        if self.state.settled:
            raise TalksError(
                f"these talks were settled by {self.known.as_of}: choose an earlier as-of day",
                place=talks.key,
            )
        if talks.start is None or not self.state.begun:
            raise TalksError(
                "these talks have not begun: nothing is there to fit or play", place=talks.key
            )
        if self.level is None:
            raise TalksError(
                f"no amount of {talks.replaces} is known by {self.known.as_of}: is there "
                f"agreements/{talks.replaces}.toml, and was it public?",
                place=f"talks/{talks.key}.toml: replaces",
            )
        return talks.start, self.level


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
        learnt: The fit behind the simulated talks, or None where there was none.
    """

    days: tuple[Part, ...]
    amounts: tuple[Part, ...]
    one_year: tuple[Floats, ...]
    terms: tuple[tuple[int, float], ...]
    veto: float
    learnt: Posterior | None = None

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
    terms_now, learnt = terms, None
    if basis.playable and basis.heard:
        learnt = learn(basis)
        ended = play(basis, learnt)
        weight = priors.time_weights[1]
        days[0] = replace(days[0], weight=1 - weight)
        days.append(Part(name="simulation", weight=weight, values=ended.day))
        one_year.append((ended.term == 1).astype(np.float64))
        amounts = _add_simulated(amounts, ended, priors)
        refused = float(np.mean(ended.refused > 0))
        veto = (1 - weight) * veto + weight * refused
        terms_now = _terms(terms, ended, weight)
    return Stack(
        days=_confirm(days, basis, rng),
        amounts=tuple(_normal(amounts)),
        one_year=tuple(one_year),
        terms=terms_now,
        veto=veto,
        learnt=learnt,
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
    deal = known.deal(state.talks.replaces, state.talks.payer.party)
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


def play(basis: Basis, learnt: Posterior) -> Outcomes:
    """Talks played from their start, of which only those still open on the day are kept.

    Days count from the as-of day; sums are base units; arrays have shape (draws,).

    Raises:
        TalksError: The talks have not begun, or no level is known.
    """
    talks, as_of, draws = basis.state.talks, basis.known.as_of, basis.draws
    start, level = basis.opening
    terms = term_shares(basis.known.deals, talks.payer.party, basis.priors)
    elapsed = float((as_of - start).days)
    setting = Setting(
        parameters=believed(
            basis, level, learnt, 2 * draws, np.random.default_rng([basis.seed, 2])
        ),
        deadline=float((talks.deadline - start).days),
        limit=elapsed + FORWARD,
        changes=tuple(
            float((day - start).days) for day in talks.demander.principal_changes if day > as_of
        ),
        furlough=_furlough(basis, start),
        terms=terms,
    )
    ended = simulate(setting, draws=2 * draws, seed=basis.seed)
    still = np.flatnonzero(ended.day > elapsed)
    if still.size < draws // 20:  # hardly any path lasts so long: take up those at the very end
        late = replace(
            setting, clock=0.95, deadline=setting.deadline - elapsed, limit=float(FORWARD),
            changes=tuple(day - elapsed for day in setting.changes),
            furlough=setting.furlough - elapsed,
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
        refused=ended.refused[pick] - elapsed,
    )


def lapsed(basis: Basis, ended: Outcomes) -> Settlement:
    """What the time without an agreement comes to in talks played on, base units, (draws,).

    Args:
        basis: Record and state.
        ended: From `play`, days counted from the as-of day.
    """
    start, level = basis.opening
    as_of, talks = basis.known.as_of, basis.state.talks
    return settlement(
        ended,
        Lapse(level=level),
        deadline=float((talks.deadline - as_of).days),
        limit=float(FORWARD),
        furlough=_furlough(basis, start) - (as_of - start).days,
    )


def _furlough(basis: Basis, start: dt.date) -> float:
    """Day from the start on which staff go on leave, where that was ever held out; else never."""
    talks = basis.state.talks
    held_out = any(event.kind == "furlough" for event in basis.known.events)
    day = float((talks.deadline - start).days) + basis.priors.furlough_days
    return day if held_out else np.inf


def learn(basis: Basis) -> Posterior:
    """What the public positions, and that there is no deal yet, teach about the two sides.

    Raises:
        TalksError: The talks have not begun, or no level is known.
    """
    said, beliefs, elapsed = heard(basis)
    return fit(
        said,
        beliefs,
        open_until=elapsed,
        particles=basis.particles,
        seed=basis.seed,
    )


def heard(basis: Basis) -> tuple[Statements, Beliefs, float]:
    """What a fit takes: the statements, the beliefs before them, and days without a deal.

    Days after the deadline count as more of the clock, as they do in the simulated talks.

    Raises:
        TalksError: The talks have not begun, or no level is known.
    """
    start, level = basis.opening
    priors, deadline = basis.priors, basis.state.talks.deadline
    pace = float(np.exp(priors.lapse_speed[0]))

    def clock(days: Floats) -> Floats:
        over = np.maximum(days - max((deadline - start).days, 0), 0.0)
        return np.asarray(days + (pace - 1) * over)

    past = durations(basis.known.deals, basis.state.talks.payer.party, priors)
    usual, _, _ = updated(priors.duration, *past)
    here = float(np.log(level))
    rows, grown = steps(basis.known.deals)
    step, _, _ = updated(
        priors.step, grown, weights_of(rows, basis.state.talks.payer.party, priors)
    )
    ends = (
        here + step + priors.demander_reservation[0],
        here + step + priors.payer_reservation[0],
    )
    beliefs = Beliefs(
        mean=(
            ends[0] + priors.opening[0],
            here + priors.payer_opening[0],
            *ends,
            priors.demander_exponent[0],
            priors.payer_exponent[0],
        ),
        spread=(
            priors.opening[1],
            priors.payer_opening[1],
            priors.demander_reservation[1],
            priors.payer_reservation[1],
            priors.demander_exponent[1],
            priors.payer_exponent[1],
        ),
        noise=priors.noise,
        horizon=(usual, priors.horizon_spread),
    )
    said = statements(basis.moves, start=start)
    elapsed = np.array([float((basis.known.as_of - start).days)])
    return replace(said, time=clock(said.time)), beliefs, max(float(clock(elapsed)[0]), 0.5)


def believed(
    basis: Basis, level: float, learnt: Posterior, draws: int, rng: np.random.Generator
) -> Parameters:
    """Draws of the simulator's parameters: learnt from the positions, or from the priors."""
    state, priors, here = basis.state, basis.priors, float(np.log(level))
    rows = learnt.particles[rng.integers(0, learnt.particles.shape[0], draws)].T
    hard = is_hard(basis, level)
    veto = priors.veto_hard if hard else priors.veto_calm
    shift = priors.shift_hard if hard else priors.shift_calm
    changed = rng.random(draws) < priors.change
    normal = rng.standard_normal((2, draws))
    can_veto = state.talks.demander.principal is not None
    return Parameters(
        anchor_demander=np.maximum(rows[0], rows[2]),
        reservation_demander=rows[2],
        exponent_demander=np.exp(rows[4]),
        anchor_payer=np.minimum(rows[1], rows[3]),
        reservation_payer=rows[3],
        exponent_payer=np.exp(rows[5]),
        horizon=np.exp(rows[8]),
        rounds=priors.rounds,
        lapse_speed=rng.lognormal(*priors.lapse_speed, draws),
        furlough_speed=rng.lognormal(*priors.furlough_speed, draws),
        late=priors.late,
        weight=rng.beta(*priors.demander_weight, draws),
        shift=np.where(changed, shift[0] + shift[1] * normal[0], 0.0),
        veto_level=here + veto[0] + veto[1] * normal[1] if can_veto else -np.inf,
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


def settlements(basis: Basis, learnt: Posterior) -> dict[str, float | None]:
    """First-year sums on which models on paper would settle these talks, base units.

    They take the medians of those draws of the fit in which the reservations leave room for a
    deal, and say what a rule implies, not what will happen; None where a rule finds none.

    Args:
        basis: Record, state and positions.
        learnt: What the positions taught.

    Raises:
        TalksError: The talks have not begun, or no level is known.
    """
    _, level = basis.opening
    offer = basis.state.offer.middle if basis.state.offer else None
    asked = basis.state.demand.middle if basis.state.demand else None
    room = learnt.particles[learnt.particles[:, 2] <= learnt.particles[:, 3]]
    middle = np.median(room if len(room) else learnt.particles, axis=0)
    least, most = float(np.exp(middle[2])), float(np.exp(middle[3]))
    cap, floor = level * float(np.exp(basis.priors.cap)), _floor(basis, level)
    free = (least + most) / 2 if least <= most else None
    met = crossing(
        (float(middle[0]), float(middle[2]), float(np.exp(middle[4]))),
        (float(middle[1]), float(middle[3]), float(np.exp(middle[5]))),
    )
    two_level = None
    if free is not None and floor <= cap:
        two_level = two_level_deal(free, principal_floor=floor, ratifier_cap=cap)
    return {
        "payer_last": offer,
        "demander_last": asked,
        "split_of_last": (offer + asked) / 2 if offer and asked else None,
        "nash_on_reservations": free,
        "two_levels": two_level,
        "crossing_of_tactics": float(np.exp(met.position)) if met else None,
        "last_word_of_payer": max(least, floor) if max(least, floor) <= min(most, cap) else None,
        "last_word_of_demander": min(most, cap) if max(least, floor) <= min(most, cap) else None,
    }


def _floor(basis: Basis, level: float) -> float:
    """Sum that the principal would sign in every second case."""
    if basis.state.talks.demander.principal is None:
        return 0.0
    priors = basis.priors
    veto = priors.veto_hard if is_hard(basis, level) else priors.veto_calm
    return level * float(np.exp(veto[0]))
