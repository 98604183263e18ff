"""What an agreement costs over its term, in its own currency and in dollars, with uncertainty."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from burdenshare.agreement import (
    Grow,
    Payment,
    Typed,
    When,
    paid_before,
    payments,
    predecessor,
    schedule,
)
from burdenshare.cost.world import Draws, World, world
from burdenshare.errors import TermsError
from burdenshare.units import Amount, Currency, Growth, Year, money_unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from burdenshare.agreement import Agreement, Ladder, Rule
    from burdenshare.cost.view import View
    from burdenshare.series import Exchange, Series

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
ENDS = 64  # draws of each scramble that a cost keeps: a histogram needs no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantiles:
    """Quantiles of a sum, with the standard error of each over the scrambles.

    Attributes:
        q05: Exceeded with probability 0.95.
        q25: Lower quartile.
        q50: Median.
        q75: Upper quartile.
        q95: Exceeded with probability 0.05.
        errors: Standard errors of the five; NaN with a single scramble.
    """

    q05: float
    q25: float
    q50: float
    q75: float
    q95: float
    errors: tuple[float, float, float, float, float]

    @property
    def levels(self) -> tuple[float, float, float, float, float]:
        """The five, lowest first."""
        return (self.q05, self.q25, self.q50, self.q75, self.q95)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCost:
    """One year of an agreement.

    Attributes:
        year: The (fiscal) year.
        own: The payment, base units of the agreement's currency.
        dollars: The same at the year's mean rate.
        rate: Units of the agreement's currency for one dollar, mean of the year.
        known: Whether the payment follows from what is already announced.
        cap_binds: Probability that a cap cuts the year's growth.
    """

    year: Year
    own: Quantiles
    dollars: Quantiles
    rate: Quantiles
    known: bool
    cap_binds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an agreement costs over its term.

    Attributes:
        agreement: Its key.
        name: Its title.
        currency: Its own currency.
        view: What is assumed, in words.
        as_of: The day up to which everything published was used; None for all that was given.
        own: Total in base units of its currency.
        dollars: Total in dollars, each year at its mean rate.
        present: Present value of the dollar total, at the rate and in the year asked for.
        years: Year by year.
        cap_binds: Probability that a cap cuts the growth in at least one year.
        cap_error: Its standard error over the scrambles.
        draws: Points of a scramble.
        scrambles: Independent scramblings.
        seed: Of the scrambling.
        ends: Draws of the last year's payment, base units of its currency, `ENDS` of each
            scramble; none where it is known.
    """

    agreement: str
    name: str
    currency: Currency
    view: str
    as_of: date | None
    own: Quantiles
    dollars: Quantiles
    present: Quantiles
    years: tuple[YearCost, ...]
    cap_binds: float
    cap_error: float
    draws: int
    scrambles: int
    seed: int
    ends: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An agreement's draws, each of shape (scrambles, draws) or a number.

    Attributes:
        own: By year, base units of its currency.
        dollars: By year, at the year's mean rate.
        known: Years that follow from what is announced.
        capped: By year, whether a cap cuts the growth.
        final: By leg, currency and amount of the last year of the term.
    """

    own: Mapping[Year, Draws]
    dollars: Mapping[Year, Draws]
    known: frozenset[Year]
    capped: Mapping[Year, Draws]
    final: Mapping[str | None, tuple[Currency, Draws]]


def price(
    agreement: Agreement,
    series: Mapping[str, Series],
    exchange: Exchange,
    *,
    view: View,
    draws: int = 4096,
    scrambles: int = 8,
    seed: int = 1,
    before: Sequence[Payment] = (),
    among: Mapping[str, Agreement] | None = None,
    as_of: date | None = None,
    discount: Growth = 0.0,
) -> Cost:
    """What an agreement costs, given all that is published and a view of the rest.

    Args:
        agreement: Its terms.
        series: Indices by name.
        exchange: Rates against the dollar.
        view: What is assumed of what is not yet known.
        draws: Points of a scramble, a power of two.
        scrambles: Independent scramblings, for standard errors.
        seed: Of the scrambling.
        before: Payments of the agreement before it; not needed with `among`.
        among: The agreements it stands among: what was paid before it is then taken from the one
            before, and drawn where that is not yet known.
        as_of: Use only what was published by that day; None uses all that is given.
        discount: Yearly rate at which dollars are discounted to the first year.

    Raises:
        TermsError: The terms need something that is not there.
        SeriesError: A series has a gap.
        UsageError: The number of draws is not a power of two.
    """
    if as_of is not None:
        series = {name: row.as_of(as_of) for name, row in series.items()}
        exchange = exchange.as_of(as_of)
    chain = ancestry(agreement, among or {}, series)
    drawn = world(chain, series, exchange, view=view, draws=draws, scrambles=scrambles, seed=seed)
    found = sampled(chain, series, drawn, among=among or {}, before=before)
    return cost(agreement, found, drawn, as_of=as_of, discount=discount)


def ancestry(
    agreement: Agreement, among: Mapping[str, Agreement], series: Mapping[str, Series]
) -> list[Agreement]:
    """An agreement after those before it whose last sums are not yet known, oldest first."""
    chain = [agreement]
    while among and (key := predecessor(chain[0], among)) is not None:
        paid = paid_before(chain[0], among, series)
        if any(row.year == chain[0].years[0] - 1 for row in paid):
            break
        chain.insert(0, among[key])
    return chain


def sampled(
    chain: Sequence[Agreement],
    series: Mapping[str, Series],
    drawn: World,
    *,
    among: Mapping[str, Agreement],
    before: Sequence[Payment] = (),
) -> Sample:
    """Draws of the last of a chain of agreements, each of which may start from the one before."""
    last: Mapping[str | None, tuple[Currency, Draws]] = {}
    for agreement in chain[:-1]:
        paid = paid_before(agreement, among, series)
        last = sample(agreement, series, drawn, before=paid, last=last).final
    paid = paid_before(chain[-1], among, series) if among else tuple(before)
    return sample(chain[-1], series, drawn, before=paid, last=last)


def sample(
    agreement: Agreement,
    series: Mapping[str, Series],
    drawn: World,
    *,
    before: Sequence[Payment] = (),
    last: Mapping[str | None, tuple[Currency, Draws]] | None = None,
) -> Sample:
    """An agreement's payments on every draw of a world.

    Years whose indices are announced are paid to the digit; later ones are not rounded, which
    moves a year by at most half a step.

    Args:
        agreement: Its terms.
        series: Indices by name.
        drawn: The world.
        before: Payments of the agreement before it.
        last: Its draws of the year before the first, by leg, where they are not yet known.
    """
    rows = schedule(agreement, series, before=before)
    known = {(row.year, row.leg): row.amount for row in rows}
    given = _Given(known, before, last or {}, drawn, series)
    final: dict[str | None, tuple[Currency, Draws]] = {}
    own: dict[Year, Draws] = dict.fromkeys(agreement.years, 0.0)
    dollars: dict[Year, Draws] = dict.fromkeys(agreement.years, 0.0)
    home = drawn.rates[agreement.currency]
    for leg, unit in _legs(agreement).items():
        currency, _ = money_unit(unit)
        same = currency is agreement.currency
        for year, amount in _leg(agreement, leg, unit, given).items():
            value = amount / drawn.rates[currency][year]
            dollars[year] = dollars[year] + value
            own[year] = own[year] + (amount if same else value * home[year])
            if year == agreement.years[-1]:
                final[leg] = (currency, amount)
    return Sample(
        own=own,
        dollars=dollars,
        known=frozenset(year for year, _ in known),
        capped=_capped(agreement, drawn),
        final=final,
    )


class _Given(NamedTuple):
    """What a leg's amounts follow from."""

    known: Mapping[tuple[Year, str | None], Amount]
    before: Sequence[Payment]
    last: Mapping[str | None, tuple[Currency, Draws]]
    drawn: World
    series: Mapping[str, Series]


def _legs(agreement: Agreement) -> dict[str | None, str]:
    return {leg: unit for year in agreement.years for leg, unit, _ in agreement.parts(year)}


def _leg(agreement: Agreement, leg: str | None, unit: str, given: _Given) -> dict[Year, Draws]:
    """A leg's amounts in base units by year."""
    years = [y for y in agreement.years for name, _, _ in agreement.parts(y) if name == leg]
    paid: dict[Year, Draws] = {y: given.known[y, leg] for y in years if (y, leg) in given.known}
    rest = [y for y in years if y >= min(set(years) - set(paid), default=9999)]
    if not rest:
        return paid
    scale = money_unit(unit)[1]
    base = _base(agreement, leg, unit, rest[0], given)
    amounts = payments(
        _amended(agreement, leg),
        rest,
        _in_unit(given.drawn.indices, given.series, unit),
        before=None if base is None else base / scale,
    )
    return paid | {year: amounts[..., k] * scale for k, year in enumerate(rest)}


def _base(
    agreement: Agreement, leg: str | None, unit: str, year: Year, given: _Given
) -> Draws | None:
    """What was paid in the year before, base units: known, or drawn for the agreement before."""
    paid = {row.leg: row for row in given.before if row.year == year - 1}
    row = paid.get(leg, paid.get(None))
    if (year - 1, leg) in given.known:
        return given.known[year - 1, leg]
    if row is not None:
        return row.amount
    currency, amount = given.last.get(leg, given.last.get(None, (None, None)))
    if currency not in {None, money_unit(unit)[0]}:
        message = f"follows an amount in {currency}, but pays {unit}"
        raise TermsError(message, place=f"{agreement.key}.toml: pay.{year}")
    return amount if year == agreement.years[0] else None


def _amended(agreement: Agreement, leg: str | None) -> Ladder:
    """A leg's ladder with amendments as typed years."""
    if leg is not None:
        return agreement.legs[leg].pay
    assert agreement.pay is not None  # noqa: S101 - it has a part without a leg
    typed = {year: Typed(amount=row.amount) for year, row in agreement.amend.items()}
    return replace(agreement.pay, years={**agreement.pay.years, **typed})


def _in_unit(
    indices: Mapping[str, Mapping[Year, Draws]], series: Mapping[str, Series], unit: str
) -> dict[str, Mapping[Year, Draws]]:
    """Levels in the unit of a leg; growth as it is."""
    found: dict[str, Mapping[Year, Draws]] = {}
    for name, path in indices.items():
        if series[name].unit == "percent":
            found[name] = path
        else:
            factor = money_unit(series[name].unit, place=name)[1] / money_unit(unit)[1]
            found[name] = {year: level * factor for year, level in path.items()}
    return found


def _capped(agreement: Agreement, drawn: World) -> dict[Year, Draws]:
    """By year, whether some leg's cap cuts its growth."""
    found: dict[Year, Draws] = {}
    for year in agreement.years:
        for _, _, rule in agreement.parts(year):
            found[year] = np.maximum(found.get(year, 0.0), _over(rule, year, drawn))
    return found


def _over(rule: Rule, year: Year, drawn: World) -> Draws:
    """One where the rule's cap cuts the growth, zero where it does not."""
    if isinstance(rule, When):
        high = np.asarray(drawn.indices[rule.series][year - rule.lag]) > rule.above
        return np.where(high, _over(rule.then, year, drawn), _over(rule.otherwise, year, drawn))
    if not isinstance(rule, Grow) or rule.cap is None:
        return 0.0
    index = [drawn.indices[name][year - rule.lag] for name in rule.series]
    return np.asarray(sum(index) + rule.add > rule.cap + 1e-12, dtype=np.float64)


def cost(
    agreement: Agreement,
    drawn_from: Sample,
    drawn: World,
    *,
    as_of: date | None = None,
    discount: Growth = 0.0,
) -> Cost:
    """Summarise an agreement's draws."""
    shape = (drawn.scrambles, drawn.draws)
    years = agreement.years
    rates = drawn.rates[agreement.currency]
    own, dollars = drawn_from.own, drawn_from.dollars
    capped = drawn_from.capped
    any_capped = np.zeros(shape)
    for flags in capped.values():
        any_capped = np.maximum(any_capped, flags)
    share = any_capped.mean(axis=1)
    last = np.asarray(own[years[-1]])
    return Cost(
        agreement=agreement.key,
        name=agreement.name,
        currency=agreement.currency,
        view=drawn.view,
        as_of=as_of,
        own=quantiles(total(own), shape),
        dollars=quantiles(total(dollars), shape),
        present=quantiles(
            total({y: paid / (1 + discount) ** (y - years[0]) for y, paid in dollars.items()}),
            shape,
        ),
        years=tuple(
            YearCost(
                year=year,
                own=quantiles(own[year], shape),
                dollars=quantiles(dollars[year], shape),
                rate=quantiles(rates[year], shape),
                known=year in drawn_from.known,
                cap_binds=float(np.mean(capped.get(year, 0.0))),
            )
            for year in years
        ),
        cap_binds=float(share.mean()),
        cap_error=_error(share),
        ends=tuple(last[:, :ENDS].ravel().tolist()) if last.ndim else (),
        draws=drawn.draws,
        scrambles=drawn.scrambles,
        seed=drawn.seed,
    )


def total(by_year: Mapping[Year, Draws]) -> Draws:
    """Sum over the years, shape of the draws."""
    found: Draws = 0.0
    for amount in by_year.values():
        found = found + amount
    return found


def quantiles(draws: Draws, shape: tuple[int, int]) -> Quantiles:
    """Quantiles of draws of shape (scrambles, draws): the mean over scrambles, and its error."""
    if np.ndim(draws) == 0:
        value = float(draws)
        return Quantiles(q05=value, q25=value, q50=value, q75=value, q95=value, errors=(0.0,) * 5)
    rows = np.sort(np.broadcast_to(draws, shape), axis=1)
    place = np.array(LEVELS) * shape[1] - 0.5
    low = np.clip(np.floor(place).astype(int), 0, shape[1] - 1)
    high = np.minimum(low + 1, shape[1] - 1)
    found = rows[:, low] + (rows[:, high] - rows[:, low]) * np.clip(place - low, 0, 1)
    q05, q25, q50, q75, q95 = found.mean(axis=0).tolist()
    first, second, third, fourth, fifth = (_error(found[:, k]) for k in range(5))
    return Quantiles(
        q05=q05,
        q25=q25,
        q50=q50,
        q75=q75,
        q95=q95,
        errors=(first, second, third, fourth, fifth),
    )


def _error(values: NDArray[np.float64]) -> float:
    """Standard error of a mean over the scrambles."""
    if len(values) < 2:
        return math.nan
    return float(np.std(values, ddof=1) / math.sqrt(len(values)))
