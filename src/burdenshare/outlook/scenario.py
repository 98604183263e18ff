"""What if: priced scenarios of one negotiation, and what changed between two days.

A scenario is no forecast: it carries no probability. It says what a position would cost if it
became the deal, on the same draws of prices and exchange rates as all the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.agreement import Agreement, Grow, Hold, Ladder, Rate, Rule, Typed
from burdenshare.claim import Claim
from burdenshare.cost import Quantiles, View, compare
from burdenshare.errors import TalksError, UsageError
from burdenshare.outlook.forecast import forecast
from burdenshare.outlook.move import payer_currency
from burdenshare.outlook.record import Deal, echoes, figure, happening
from burdenshare.series import Exchange, Series
from burdenshare.talks import Player
from burdenshare.talks.closed_form import break_even_probability
from burdenshare.units import Currency, Period, money_unit, say

if TYPE_CHECKING:
    from burdenshare.cost import Cost
    from burdenshare.outlook.forecast import Outlook
    from burdenshare.outlook.record import Event
    from burdenshare.outlook.stack import Basis
    from burdenshare.talks import Move, Talks

ASKED = ("demand", "offer", "tentative")  # what a move of these kinds names might become the deal
YEARS = 5  # years that scenarios are priced over
_KEYS = ("name", "party", "amount", "unit", "rise", "factor", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A first-year sum that might become the deal.

    Attributes:
        key: A short name.
        name: In words.
        amount: First-year sum, base units of the payer's currency.
        held: Whether it stays at that sum instead of growing by the usual rule.
        ids: Events and claims that it rests on; none for one that is only thought of.
        note: What a reader must know.
        paid: Sums of years that are known, base units, by year; the rule fills the others.
    """

    key: str
    name: str
    amount: float
    held: bool = False
    ids: tuple[str, ...] = ()
    note: str = ""
    paid: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A scenario with its price.

    Attributes:
        scenario: Which.
        rise: First-year sum over the last amount, as a fraction.
        currency: The payer's, ISO code.
        own: Total of the years, base units of the payer's currency.
        dollars: Total in dollars, each year at its mean rate.
        sentence: The same in words.
        break_even: Probability of withdrawal at which paying the rise and refusing it cost the
            same, given what doing without the troops would cost; None without such a figure.
    """

    scenario: Scenario
    rise: float
    currency: str
    own: Quantiles
    dollars: Quantiles
    sentence: str
    break_even: float | None = None


def scenarios(basis: Basis, *, stationing: float | None = None) -> tuple[Scenario, ...]:
    """The scenarios that the record itself raises, from the least sum to the greatest.

    Sums in other currencies are turned at the rate of the as-of day: what they would cost now.

    Args:
        basis: Record, state and positions as of a day.
        stationing: What stationing costs a year, base units of the payer's currency, for "cost
            plus 50"; None takes the last estimate of the record, if there is one.

    Raises:
        TalksError: No level is known that rises could be counted from.
    """
    level, talks = basis.level, basis.state.talks
    if level is None:
        raise TalksError(f"no amount of {talks.replaces} is known by then", place=talks.key)
    rows = [
        _held(basis, level),
        Scenario(key="five-fold", name="five times the last amount", amount=5 * level,
                 ids=tuple(event.id for event in echoes(basis.known.events, 4.0))),
        *_cost_plus(basis, stationing),
    ]  # fmt: skip
    rows += [_position(move, basis) for move in basis.moves if move.middle and move.kind in ASKED]
    return tuple(sorted(_distinct(rows), key=lambda row: row.amount))


def _held(basis: Basis, level: float) -> Scenario:
    """The last amount for years: what a lapse comes to, with or without staff on unpaid leave."""
    talks = basis.state.talks
    told = [e for e in basis.known.events if e.kind == "furlough" and e.talks in talks.record]
    leave = " with staff on unpaid leave" if told else ""
    return Scenario(
        key="hold",
        name=f"the last amount held, as in a lapse{leave} or a one-year extension",
        amount=level,
        held=True,
        ids=tuple(event.id for event in told),
    )


def _cost_plus(basis: Basis, stationing: float | None) -> list[Scenario]:
    """All costs and half as much again, resting on the estimate and on who asked for it."""
    told = [event for event in basis.known.events if event.qualifier == "cost-plus-50"]
    estimates = [event for event in basis.known.events if event.qualifier == "stationing-cost"]
    if stationing is None and estimates:
        stationing = _now(estimates[-1], basis)
        told = [estimates[-1], *told]
    if stationing is None:
        return []
    return [
        Scenario(key="cost-plus-50", name="all costs of stationing and half as much again",
                 amount=1.5 * stationing, ids=tuple(event.id for event in told))
    ]  # fmt: skip


def _position(move: Move, basis: Basis) -> Scenario:
    talks = basis.state.talks
    party = talks.demander.party if move.side is Player.DEMANDER else talks.payer.party
    word = {"demand": "demand", "offer": "offer"}.get(move.kind, "provisional deal")
    who = "" if word == "provisional deal" else f"{party} "
    event = next((one for one in basis.known.events if one.id in move.ids), None)
    said = figure(event) if event else ""
    now = _now(event, basis) if event else None
    return Scenario(
        key=f"{word.partition(' ')[0]}-{move.ids[0]}",
        name=f"{who}{word} of {move.date}{said and f' ({said})'}",
        amount=now or move.middle or 0.0,
        ids=move.ids,
        note=move.source,
    )


def _now(event: Event, basis: Basis) -> float | None:
    """The middle of the sums of an event in the payer's currency at the rate of the as-of day."""
    sums, exchange = [one for one in (event.amount, event.amount_high) if one], basis.known.exchange
    if not sums or event.currency is None or exchange is None:
        return None
    source, target = Currency(event.currency), payer_currency(basis.state.talks)
    return exchange.convert(sum(sums) / len(sums), source, target, basis.known.as_of)


def outcome(talks: Talks, deals: Sequence[Deal]) -> Scenario | None:
    """What the talks came to, with the sums since announced; it looks past the as-of day.

    None where no outcome is on record, or no sum of its first five years.
    """
    deal = next((one for one in deals if one.name == talks.outcome), None)
    first = (talks.deadline + dt.timedelta(days=1)).year
    paid = {row.year: row.amount for row in deal.paid} if deal else {}
    known = {year: paid[year] for year in range(first, first + YEARS) if year in paid}
    if deal is None or first not in known:
        return None
    sums = ", ".join(f"{amount / 1e9:,.1f} in {year}" for year, amount in known.items())
    return Scenario(
        key="outcome",
        name=f"outcome: {deal.title or deal.name}",
        amount=known[first],
        ids=(deal.name,),
        note=f"announced sums, bn: {sums}",
        paid=known,
    )


def _distinct(rows: list[Scenario]) -> list[Scenario]:
    """One row for positions of the same kind at the same sum: the last one, with all their ids."""
    kept: dict[tuple[str, int], Scenario] = {}
    for row in rows:
        key = row.key.partition("-")[0], round(row.amount / 1e9)
        earlier = kept.get(key)
        kept[key] = replace(row, ids=(*earlier.ids, *row.ids)) if earlier else row
    return list(kept.values())


def parse_scenario(table: Mapping[str, object], basis: Basis, *, place: str) -> Scenario:
    """A user's scenario from its TOML table.

    Keys: ``name``; one of ``amount`` (with ``unit``, e.g. ``USD bn``), ``rise`` (0.5 for half as
    much again) or ``factor`` (5 for five-fold); ``party`` for whose position it is; ``note``. A
    rise rests on the positions of the record that came to as much (`echoes`).

    Raises:
        TalksError: An unknown key (with a guess) or party, no sum or more than one, no level to
            count a rise from, a currency without rates.
    """
    for key in table:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1)
            guess = f"; did you mean {near[0]!r}?" if near else ""
            raise TalksError(f"unknown key{guess}", place=f"{place}: {key}")
    talks = basis.state.talks
    party = table.get("party")
    parties = (talks.demander.party, talks.payer.party)
    if party is not None and party not in parties:
        raise TalksError(
            f"{party!r} does not take part; the parties are {' and '.join(parties)}",
            place=f"{place}: party",
        )
    name = str(table.get("name", "a scenario"))
    amount = _sum(table, basis, place)
    if not 0 < amount < np.inf:
        raise TalksError(f"comes to {amount:g}, which is no sum to pay", place=place)
    told = (
        echoes(basis.known.events, amount / basis.level - 1)
        if basis.level and "rise" in table
        else ()
    )
    return Scenario(
        key=place.rpartition("/")[2].removesuffix(".toml"),
        name=f"{party} {name}" if party else name,
        amount=amount,
        ids=tuple(event.id for event in told),
        note=str(table.get("note", "")),
    )


def _sum(table: Mapping[str, object], basis: Basis, place: str) -> float:
    given = [key for key in ("amount", "rise", "factor") if key in table]
    if len(given) != 1:
        raise TalksError("give one of amount, rise and factor", place=place)
    value = table[given[0]]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TalksError(f"{value!r} is not a number", place=f"{place}: {given[0]}")
    if given[0] == "amount":
        return _converted(float(value), str(table.get("unit", "")), basis, place)
    if basis.level is None:
        raise TalksError("no last amount is known to count from", place=f"{place}: {given[0]}")
    return basis.level * (1 + value if given[0] == "rise" else value)


def _converted(value: float, unit: str, basis: Basis, place: str) -> float:
    currency, scale = money_unit(unit, place=f"{place}: unit")
    target = _currency(basis)
    if currency == target:
        return value * scale
    if basis.known.exchange is None:
        raise TalksError(f"there are no rates to turn {currency} into {target}",
                         place=f"{place}: unit")  # fmt: skip
    return basis.known.exchange.convert(value * scale, currency, target, basis.known.as_of)


def price_scenarios(
    rows: Sequence[Scenario],
    basis: Basis,
    agreements: Sequence[Agreement],
    *,
    replacement_cost: float | None = None,
    draws: int = 1_024,
    seed: int = 1,
) -> tuple[Priced, ...]:
    """Price scenarios over five years on common draws, with what was published by the day.

    Each grows by the rule of the last agreement that was public and had one, unless it is held.

    Args:
        rows: The scenarios.
        basis: Record as of the day.
        agreements: The case's agreements, for the rule of growth.
        replacement_cost: What doing without the troops would cost a year, for the break-even.
        draws: Sobol points a scramble, a power of two.
        seed: Of the scrambling.

    Raises:
        UsageError: No scenario, or no exchange rates.
        TalksError: The agreement that runs out is not among those that were public.
    """
    if not rows:
        raise UsageError("no scenario to price")
    if basis.known.exchange is None:
        raise UsageError("scenarios in dollars need exchange rates")
    base, rule = _ground(basis, agreements)
    drafts = [_draft(row, base, rule, basis.state.talks.deadline) for row in rows]
    found = compare(
        drafts, basis.known.series, basis.known.exchange, view=View(), draws=draws, seed=seed
    )
    level = basis.level or rows[0].amount
    return tuple(
        _priced(row, cost, level=level, replacement_cost=replacement_cost)
        for row, cost in zip(rows, found.costs, strict=True)
    )


def _currency(basis: Basis) -> Currency:
    deal = basis.known.deal(basis.state.talks.replaces, basis.state.talks.payer.party)
    if deal is None:
        raise TalksError("is not known by then", place=f"{basis.state.talks.replaces}")
    return Currency(deal.currency)


def _ground(basis: Basis, agreements: Sequence[Agreement]) -> tuple[Agreement, Rule]:
    """The agreement that runs out, and the last public rule of growth."""
    public = {deal.name for deal in basis.known.deals}
    talks = basis.state.talks
    earlier = [
        one
        for one in sorted(agreements, key=lambda one: one.term.first or dt.date.min)
        if one.key in public and one.term.first and one.term.first <= talks.deadline
    ]
    base = next((one for one in earlier if one.key == talks.replaces), None)
    if base is None:
        raise TalksError("is not among the agreements known by then", place=f"{talks.replaces}")
    rules = [one.pay.then for one in earlier if one.pay and isinstance(one.pay.then, Grow | Rate)]
    return base, rules[-1] if rules else Hold()


def _draft(row: Scenario, base: Agreement, rule: Rule, deadline: dt.date) -> Agreement:
    first = deadline + dt.timedelta(days=1)
    last = first.replace(year=first.year + YEARS) - dt.timedelta(days=1)
    return Agreement(
        key=row.key,
        name=row.name,
        payer=base.payer,
        recipient=base.recipient,
        unit=base.unit,
        term=Period(first, last),
        fiscal_year_start=base.fiscal_year_start,
        pay=Ladder(
            years={
                year: Typed(amount=amount / base.scale)
                for year, amount in ({first.year: row.amount} | dict(row.paid)).items()
            },
            then=Hold() if row.held else rule,
        ),
    )


def _priced(row: Scenario, cost: Cost, *, level: float, replacement_cost: float | None) -> Priced:
    own, dollars, currency = cost.own, cost.dollars, cost.currency
    rise = row.amount / level - 1
    even = None
    if replacement_cost is not None and row.amount > level:
        even = break_even_probability(row.amount - level, replacement_cost)
    told = f"{row.name}: {say(row.amount, currency, digits=5)} in the first year "
    told += f"({100 * rise:+.1f} %), "
    told += f"{say(own.q50, currency, digits=3)} or {say(dollars.q50, 'USD', digits=3)} "
    ends = [say(end, "USD", digits=3) for end in (dollars.q05, dollars.q95)]
    told += f"({' to '.join(ends)}) over {YEARS} years"
    if even is not None:
        told += "; refusing it breaks even where it makes withdrawal "
        told += f"{100 * even:.1f} points more probable"
    return Priced(
        scenario=row,
        rise=rise,
        currency=currency,
        own=own,
        dollars=dollars,
        sentence=told + ".",
        break_even=even,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one day's news, or the passing of time, did to an outlook.

    Attributes:
        day: Day of publication; the second as-of day for time and for the rest.
        what: In words.
        ids: Events published that day.
        before: P(deal by the date) before it.
        after: And after it.
        amount_before: Median first-year sum before it; None where none was known.
        amount_after: And after it.
    """

    day: dt.date
    what: str
    ids: tuple[str, ...]
    before: float
    after: float
    amount_before: float | None
    amount_after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """What a forecast takes besides the events."""

    deals: Sequence[Deal]
    claims: Sequence[Claim]
    series: Mapping[str, Series]
    exchange: Exchange | None

    def by(self, day: dt.date) -> _Rest:
        """What of it was public by a day."""
        return _Rest(
            deals=tuple(d for d in self.deals if d.published and d.published <= day),
            claims=tuple(c for c in self.claims if c.published and c.published <= day),
            series={name: one.as_of(day) for name, one in self.series.items()},
            exchange=self.exchange.as_of(day) if self.exchange else None,
        )

    def forecast(
        self,
        talks: Talks,
        day: dt.date,
        told: Sequence[Event],
        *,
        by: dt.date,
        draws: int,
        seed: int,
    ) -> Outlook:
        """The outlook that it gives together with events."""
        return forecast(
            talks,
            as_of=day,
            events=told,
            deals=self.deals,
            claims=self.claims,
            series=self.series,
            exchange=self.exchange,
            by=(by,),
            draws=draws,
            seed=seed,
        )


def changes(
    talks: Talks,
    first: dt.date,
    second: dt.date,
    *,
    by: dt.date,
    events: Sequence[Event] = (),
    deals: Sequence[Deal] = (),
    claims: Sequence[Claim] = (),
    series: Mapping[str, Series] | None = None,
    exchange: Exchange | None = None,
    draws: int = 4_000,
    seed: int = 0,
) -> tuple[Change, ...]:
    """What changed an outlook between two days, item by item; the steps add up to the difference.

    First time passes without news, then each day's news of these talks comes in by its day of
    publication, and last whatever else was published (deals, prices, rates, claims).

    Raises:
        UsageError: The days do not follow each other, or the date asked for is not after both.
    """
    if not first < second:
        raise UsageError(f"{first} does not lie before {second}: give the earlier day first")
    if by <= second:
        raise UsageError(f"{by} does not lie after {second}: follow a deal by a later day")
    new = _Rest(deals=deals, claims=claims, series=series or {}, exchange=exchange)
    old = new.by(first)

    def at(day: dt.date, told: Sequence[Event], rest: _Rest) -> Outlook:
        return rest.forecast(talks, day, told, by=by, draws=draws, seed=seed)

    heard = [event for event in events if event.known(first)]
    news = [event for event in events if event.known(second) and not event.known(first)]
    own = [event for event in news if event.talks in talks.record]
    nothing: tuple[str, ...] = ()
    states = [("", first, nothing, at(first, heard, old))]
    states.append(("time passes without news", second, (), at(second, heard, old)))
    for day in sorted({event.published for event in own if event.published}):
        told = [event for event in own if event.published == day]
        heard = [*heard, *told]
        what = "; ".join(map(happening, told))
        states.append((what, day, tuple(event.id for event in told), at(second, heard, old)))
    states.append(("everything else published since", second, (), at(second, events, new)))
    return tuple(
        Change(
            day=day,
            what=what,
            ids=ids,
            before=earlier.deal_by[0][1],
            after=later.deal_by[0][1],
            amount_before=(earlier.amount or {}).get("q50"),
            amount_after=(later.amount or {}).get("q50"),
        )
        for (_, _, _, earlier), (what, day, ids, later) in pairwise(states)
    )
