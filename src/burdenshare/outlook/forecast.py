"""The outlook of one negotiation as of a day: when it ends, at what sum, for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from burdenshare.errors import UsageError
from burdenshare.outlook.asof import known
from burdenshare.outlook.climate import (
    Floats,
    Priors,
    habits,
    kaplan_meier,
    predictive,
    steps,
    weights_of,
    wilson,
)
from burdenshare.outlook.move import level_of, moves_from, payer_currency
from burdenshare.outlook.stack import FORWARD, Basis, Part, Stack, stack
from burdenshare.outlook.state import money, sentence, state_of
from burdenshare.talks import Move, Talks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.claim import Claim
    from burdenshare.outlook.record import Deal, Event
    from burdenshare.series import Exchange, Series

Chances: TypeAlias = tuple[tuple[dt.date, float], ...]
SILENCE = 60  # days without a word on the talks that are worth a note
QUANTILES = (("q05", 0.05), ("q25", 0.25), ("q50", 0.5), ("q75", 0.75), ("q95", 0.95))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What may be said of one negotiation by a day.

    Attributes:
        as_of: The day; nothing published later went in.
        talks: Key of the talks.
        name: Their name in words.
        agreement_in_force: Key of the agreement in force, or None.
        state: Where they stand, in words.
        settled: Whether the deal was public.
        deal_by: P(deal by a date).
        extension_by: P(deal for a single year by a date).
        unit: Currency of the sums; they are in base units.
        amount: Quantiles of the first-year sum q05..q95; None where no level is known. For
            settled talks all are the sum agreed.
        term: P(years), for a deal.
        p_no_deal: P(no deal within 900 days).
        p_lapse: P(no deal by the end of the agreement in force); None where that is past.
        p_veto: P(veto by the principal or refusal by the ratifier); None where settled.
        reopened_by: P(the agreement in force is reopened by a date): a base rate, no more.
        next_amount: Where talks are settled, quantiles of the first-year sum after that deal's
            term: steps as in the past, on its last amount grown with inflation until then.
        baselines: Naive forecasts of sum and time beside it.
        weights: Weights of the stack, for the sum and for the time.
        fit: What the positions taught: prior beside posterior, and the contraction, by parameter.
        evidence: Ids of the events and claims that moved it.
        moves: The public positions on common terms.
        notes: What limits it.

    Where the talks are not played yet (`forecast` with ``play`` off) it has no chances and no sum:
    ``deal_by`` is empty and ``p_no_deal`` nan.
    """

    as_of: dt.date
    talks: str
    name: str
    agreement_in_force: str | None
    state: str
    settled: bool
    deal_by: Chances
    extension_by: Chances
    unit: str
    amount: Mapping[str, float] | None
    term: Mapping[int, float]
    p_no_deal: float
    p_veto: float | None
    p_lapse: float | None = None
    reopened_by: Chances = ()
    next_amount: Mapping[str, float] | None = None
    baselines: Mapping[str, object] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    fit: tuple[Mapping[str, float | str], ...] = ()
    evidence: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    notes: tuple[str, ...] = ()


def forecast(
    talks: Talks,
    *,
    as_of: dt.date,
    events: Sequence[Event] = (),
    deals: Sequence[Deal] = (),
    claims: Sequence[Claim] = (),
    series: Mapping[str, Series] | None = None,
    exchange: Exchange | None = None,
    by: Sequence[dt.date] = (),
    draws: int = 20_000,
    seed: int = 0,
    priors: Priors | None = None,
    strict: bool = False,
    play: bool = True,
) -> Outlook:
    """The outlook of one negotiation as of a day.

    Everything passes the gate of `burdenshare.outlook.known` first: what was not published by the
    day is not seen, so records of later days change nothing.

    Args:
        talks: The negotiation.
        as_of: The day; its end counts.
        events: The historical record of the case.
        deals: Agreements as outcomes, of this host and of others (`deals_from`).
        claims: Claims read from reports.
        series: Index series by name; ``cpi.<payer>`` makes a baseline.
        exchange: Rates for sums in other currencies.
        by: Dates asked for; by default the deadline, ends of years and 30 days to two years ahead.
        draws: Draws of each part of the stack.
        seed: Names the random streams.
        priors: Other beliefs than the documented ones.
        strict: Also leave out events whose publication date is inferred.
        play: Off, talks whose positions would have to be fitted are left without chances: where
            they stand is known in a tenth of the time.

    Raises:
        UsageError: A date asked for does not lie after the as-of day.
        TalksError: A sum in a currency without rates.
    """
    past = [day for day in by if day <= as_of]
    if past:
        raise UsageError(f"{past[0]} is not after the as-of day {as_of}: ask for a later date")
    basis = prepare(
        talks,
        as_of=as_of,
        events=events,
        deals=deals,
        claims=claims,
        series=series,
        exchange=exchange,
        draws=draws,
        seed=seed,
        priors=priors,
        strict=strict,
    )
    dates = tuple(sorted(set(by))) or _dates(talks, as_of)
    settled = basis.state.settled
    if settled:
        return _settled(basis, settled, dates)
    standing = _standing(basis)
    fitted = basis.playable and basis.heard
    return standing if fitted and not play else _open(standing, basis, dates)


def prepare(
    talks: Talks,
    *,
    as_of: dt.date,
    events: Sequence[Event] = (),
    deals: Sequence[Deal] = (),
    claims: Sequence[Claim] = (),
    series: Mapping[str, Series] | None = None,
    exchange: Exchange | None = None,
    draws: int = 20_000,
    seed: int = 0,
    priors: Priors | None = None,
    strict: bool = False,
) -> Basis:
    """What a forecast rests on: the record behind its gate, the state and the public positions.

    Arguments are those of `forecast`; `learn` and `play` take it from here.
    """
    seen = known(
        as_of=as_of,
        events=events,
        deals=deals,
        claims=claims,
        series=series,
        exchange=exchange,
        strict=strict,
    )
    level = level_of(seen, talks)
    moves = moves_from(seen, talks, level=level)
    return Basis(
        known=seen,
        state=state_of(seen, talks, moves),
        moves=moves,
        level=level,
        priors=priors or Priors(),
        draws=draws,
        seed=seed,
    )


def _dates(talks: Talks, as_of: dt.date) -> tuple[dt.date, ...]:
    """Up to two years ahead, the ends of this year and the next, and the deadline."""
    ahead = {as_of + dt.timedelta(days=days) for days in (30, 90, 180, 730)}
    ahead |= {dt.date(as_of.year + n, 12, 31) for n in (0, 1)} - {as_of}
    return tuple(sorted(ahead | ({talks.deadline} if talks.deadline > as_of else set())))


def _standing(basis: Basis) -> Outlook:
    """Where open talks stand and what both sides said; no chances."""
    state, moves = basis.state, basis.moves
    currency = str(payer_currency(state.talks))
    ids = [one for move in moves for one in move.ids]
    return Outlook(
        as_of=basis.known.as_of,
        talks=state.talks.key,
        name=state.talks.name,
        agreement_in_force=state.in_force.name if state.in_force else None,
        state=sentence(state, currency),
        settled=False,
        deal_by=(),
        extension_by=(),
        unit=currency,
        amount=None,
        term={},
        p_no_deal=np.nan,
        p_veto=None,
        evidence=tuple(dict.fromkeys([*ids, *state.evidence])),
        moves=moves,
        notes=_notes(basis),
    )


def _open(standing: Outlook, basis: Basis, dates: tuple[dt.date, ...]) -> Outlook:
    state, parts = basis.state, stack(basis)
    ahead = [(day, float((day - basis.known.as_of).days)) for day in dates]
    return replace(
        standing,
        deal_by=tuple((day, parts.deal_by(days)) for day, days in ahead),
        extension_by=tuple((day, parts.one_year_by(days)) for day, days in ahead),
        amount=quantiles(parts.amounts),
        term=dict(parts.terms),
        p_no_deal=1 - parts.deal_by(FORWARD),
        p_veto=parts.veto,
        p_lapse=1 - parts.deal_by(state.days_left) if state.days_left > 0 else None,
        baselines=_baselines(basis, parts, ahead),
        weights={
            "amount": {part.name: part.weight for part in parts.amounts},
            "time": {part.name: part.weight for part in parts.days},
        },
        fit=tuple(parts.learnt.table()) if parts.learnt else (),
    )


def _settled(basis: Basis, deal: Deal, dates: tuple[dt.date, ...]) -> Outlook:
    """Nothing is left to forecast but whether the agreement will be reopened."""
    seen, state, moves, priors = basis.known, basis.state, basis.moves, basis.priors
    currency = str(payer_currency(state.talks))
    one_year = float(deal.term_years == 1)
    known_sum = dict.fromkeys((name for name, _ in QUANTILES), deal.amount or np.nan)
    rate = priors.reopened[0] / priors.reopened[1]
    reopened = tuple(
        (day, float(1 - np.exp(-rate * (day - seen.as_of).days / 365.25))) for day in dates
    )
    in_force = state.in_force
    return Outlook(
        as_of=seen.as_of,
        talks=state.talks.key,
        name=state.talks.name,
        agreement_in_force=in_force.name if in_force else None,
        state=sentence(state, currency),
        settled=True,
        deal_by=tuple((day, 1.0) for day in dates),
        extension_by=tuple((day, one_year) for day in dates),
        unit=deal.currency or currency,
        amount=known_sum if deal.amount else None,
        term={round(deal.term_years): 1.0} if deal.term_years else {},
        p_no_deal=0.0,
        p_veto=None,
        reopened_by=reopened,
        next_amount=_next_amount(basis, deal),
        evidence=tuple(dict.fromkeys([i for move in moves for i in move.ids])),
        moves=moves,
        notes=(
            "The sum and the term are those agreed, no forecast.",
            (
                "The sum after them supposes steps as in the past; of its talks nothing is known. "
                + habits(seen.deals, state.talks.payer.party)
            ).strip(),
            (
                "Reopening is a base rate (once in some 35 years, in 1998, at Korea's wish), not "
                "an estimate for the president in office: play it as a scenario."
            ),
        ),
    )


def _next_amount(basis: Basis, deal: Deal) -> dict[str, float] | None:
    """What the agreement after a settled one would begin with, if steps stay as they were."""
    if not deal.paid or deal.last is None:
        return None
    row, known = deal.paid[-1], basis.known
    last = deal.last.year - (deal.last.month < 12)
    level = row.amount * (1 + (_inflation(basis) or 0.0)) ** max(0, last - row.year)
    rows, past = steps(known.deals)
    growth = predictive(
        basis.priors.step,
        past,
        weights_of(rows, deal.payer, basis.priors),
        draws=basis.draws,
        rng=np.random.default_rng([basis.seed, 3]),
    )
    values = level * np.exp(np.clip(growth, -2.0, 2.0))
    return quantiles([Part(name="climatology", weight=1.0, values=values)])


def _inflation(basis: Basis) -> float | None:
    """Last known yearly rise of the payer's consumer prices, as a fraction."""
    prices = basis.known.series.get(f"cpi.{basis.state.talks.payer.party}")
    return prices.observations[-1].value / 100 if prices and prices.observations else None


def quantiles(parts: Sequence[Part]) -> dict[str, float] | None:
    """Quantiles of weighted draws, base units."""
    if not parts:
        return None
    values = np.concatenate([part.values for part in parts])
    weights = np.concatenate([np.full(p.values.size, p.weight / p.values.size) for p in parts])
    order = np.argsort(values)
    cumulative = np.cumsum(weights[order])
    places = np.searchsorted(cumulative, [q * cumulative[-1] for _, q in QUANTILES])
    found: Floats = values[order][np.minimum(places, values.size - 1)]
    return {name: float(value) for (name, _), value in zip(QUANTILES, found, strict=True)}


def _baselines(
    basis: Basis, parts: Stack, ahead: Sequence[tuple[dt.date, float]]
) -> dict[str, object]:
    base = parts.days[0].values
    elapsed = _elapsed(basis)
    past = _durations(basis)
    times = [
        {
            "date": day,
            "climatology": float(np.mean(base <= days)),
            **_survival(past, elapsed, days),
            "hazard_300": float(1 - np.exp(-days / 300)),
        }
        for day, days in ahead
    ]
    return {"amount": baselines(basis, parts), "deal_by": times}


def _survival(past: Sequence[float], elapsed: float, days: float) -> dict[str, float | None]:
    """Kaplan-Meier chance of a deal, with the 5 to 95 % interval of so few cases."""
    share = kaplan_meier(past, elapsed, days)
    at_risk = sum(one > elapsed for one in past)
    low, high = (None, None) if share is None else wilson(share, at_risk)
    return {"kaplan_meier": share, "kaplan_meier_low": low, "kaplan_meier_high": high}


def baselines(basis: Basis, parts: Stack) -> dict[str, float | None]:
    """Naive forecasts of the first-year sum, base units; None where there is nothing to go by."""
    seen, state, level = basis.known, basis.state, basis.level
    inflation = _inflation(basis)
    own = [deal for deal in seen.deals if deal.payer == state.talks.payer.party]
    past = steps(own)[1]
    offer = state.offer.middle if state.offer else None
    asked = state.demand.middle if state.demand else None
    return {
        "freeze": level,
        "cpi": level * (1 + inflation) if level and inflation is not None else None,
        "last_step": level * float(np.exp(past[-1])) if level and past else None,
        "climatology": float(np.median(parts.amounts[0].values)) if parts.amounts else None,
        "split_last": (offer + asked) / 2 if offer and asked else None,
        "payer_last": offer,
        "demander_last": asked,
    }


def _elapsed(basis: Basis) -> float:
    start, deadline, as_of = _clock(basis)
    return float((as_of - (start or deadline)).days)


def _clock(basis: Basis) -> tuple[dt.date | None, dt.date, dt.date]:
    talks, as_of = basis.state.talks, basis.known.as_of
    begun = talks.start is not None and talks.start <= as_of
    return talks.start if begun else None, talks.deadline, as_of


def _durations(basis: Basis) -> list[float]:
    """Days that past talks took: from their start, or where ours has none, to the deadline."""
    begun = _clock(basis)[0] is not None
    pairs = [(deal.agreed, deal.start if begun else deal.deadline) for deal in basis.known.deals]
    return [float((agreed - since).days) for agreed, since in pairs if agreed and since]


def _notes(basis: Basis) -> tuple[str, ...]:
    state, level, priors, known = basis.state, basis.level, basis.priors, basis.known
    rows = [
        "A dozen cases and priors set by people who knew them: no skill is proven in hindsight.",
    ]
    if told := habits(known.deals, state.talks.payer.party):
        rows.append(told)
    said = [event.published for event in known.events if event.talks in state.talks.record]
    last = max((day for day in said if day), default=None)
    if last and (known.as_of - last).days > SILENCE:
        rows.append(
            f"The record of these talks ends on {last}; silence of the sources is no evidence "
            "that nothing happened."
        )
    if state.talks.outcome is None and state.talks.notes:
        rows.append(state.talks.notes)
    if known.deal(state.talks.replaces, state.talks.payer.party) is None:
        rows.append(
            "The agreement to be replaced is not known by this day: its end, and with it the "
            "deadline, come from the definition of the talks."
        )
    if level is None:
        rows.append("No amount in force is known as of this day, so no sum is forecast.")
    if not state.begun:
        rows.append("No round is on record: time comes from base rates alone.")
    elif basis.playable and not basis.heard:
        rows.append(
            "Neither side has named a sum: simulated talks would only repeat their priors, so sum "
            "and time come from base rates alone."
        )
    if state.provisional:
        rows.append(
            f"Of past provisional deals {priors.provisional_holds:.0%} held; the rest is a veto, "
            "a refusal or a better offer."
        )
    if state.vetoed:
        rows.append("The principal has refused once; whether a successor will is a prior.")
    return tuple(rows)


def to_dict(outlook: Outlook) -> dict[str, object]:
    """The outlook as plain values for outlook.json: dates as ISO text, sums in base units."""
    chances = {
        name: [{"date": day.isoformat(), "p": chance} for day, chance in getattr(outlook, name)]
        for name in ("deal_by", "extension_by", "reopened_by")
    }
    return {
        "as_of": outlook.as_of.isoformat(),
        "talks": outlook.talks,
        "name": outlook.name,
        "agreement_in_force": outlook.agreement_in_force,
        "state": outlook.state,
        "settled": outlook.settled,
        **chances,
        "amount": {"unit": outlook.unit, **outlook.amount} if outlook.amount else None,
        "next_amount": dict(outlook.next_amount) if outlook.next_amount else None,
        "term": {str(years): share for years, share in outlook.term.items()},
        "p_no_deal": outlook.p_no_deal,
        "p_veto": outlook.p_veto,
        "p_lapse": outlook.p_lapse,
        "baselines": _plain(outlook.baselines),
        "weights": _plain(outlook.weights),
        "fit": _plain(outlook.fit),
        "evidence": list(outlook.evidence),
        "moves": [_plain(asdict(move)) for move in outlook.moves],
        "notes": list(outlook.notes),
    }


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def reveal(outlook: Outlook, deals: Sequence[Deal], talks: Talks) -> str:
    """What happened in the end, in words; the only place that looks past the as-of day."""
    deal = next((one for one in deals if one.name == talks.outcome), None)
    if deal is None:
        return f"{outlook.name}: no outcome is on record."
    told = f"What happened: {deal.title or deal.name}"
    if deal.agreed:
        days = (deal.agreed - outlook.as_of).days
        told += f", agreed on {deal.agreed} ({abs(days)} days {'later' if days > 0 else 'before'})"
    if deal.amount:
        told += f", first {money(deal.amount, deal.currency or 'KRW')} a year"
    if deal.term_years:
        told += f", for {deal.term_years:g} {'year' if deal.term_years == 1 else 'years'}"
    return told + "."
