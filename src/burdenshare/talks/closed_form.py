"""Bargaining models with an answer on paper: bounds, teaching tools and checks of the simulator.

Most of them predict an immediate deal; delay comes only from reputation, deadlines and noise. None
of them is fitted to anything.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_GOLDEN = (5**0.5 - 1) / 2
_TURNS = 200


def _fraction(**values: float) -> None:
    for name, value in values.items():
        if not 0 <= value <= 1:
            raise UsageError(f"{name}={value} must be from 0 to 1")


def _positive(**values: float) -> None:
    for name, value in values.items():
        if not value > 0:
            raise UsageError(f"{name}={value} must be above 0")


def rubinstein(discount_1: float, discount_2: float) -> float:
    """Share of the side that proposes first, talks without end: (1 - d2) / (1 - d1 d2).

    Args:
        discount_1: What a share next period is worth to the first proposer now, below 1.
        discount_2: The same for the other side.

    Raises:
        UsageError: A discount outside [0, 1], or both 1.

    Example:
        >>> round(rubinstein(0.9, 0.8), 6)
        0.714286

    Reference:
        Rubinstein 1982, Econometrica 50, proposition 4.
    """
    _fraction(discount_1=discount_1, discount_2=discount_2)
    if discount_1 * discount_2 == 1:
        raise UsageError("with two discounts of 1 nobody minds waiting, and any split can stand")
    return (1 - discount_2) / (1 - discount_1 * discount_2)


def rubinstein_rates(rate_1: float, rate_2: float) -> float:
    """Share of side 1 as periods shrink to nothing: r2 / (r1 + r2), rates of impatience a year.

    Example:
        >>> round(rubinstein_rates(0.05, 0.10), 6)
        0.666667

    Reference:
        Binmore 1987; Rubinstein 1982, section 4.
    """
    _positive(rate_1=rate_1, rate_2=rate_2)
    return rate_2 / (rate_1 + rate_2)


def stahl(discount_1: float, discount_2: float, periods: int) -> float:
    """Share of the first proposer when talks end after so many periods.

    The last proposer takes all; before that s_k = 1 - d_responder s_(k+1).

    Example:
        >>> [round(stahl(0.9, 0.8, n), 6) for n in (1, 2, 3, 50)]
        [1.0, 0.2, 0.92, 0.714092]

    Reference:
        Stahl 1972.
    """
    _fraction(discount_1=discount_1, discount_2=discount_2)
    if periods < 1:
        raise UsageError(f"periods={periods}: talks need at least one")
    share = 1.0
    for period in range(periods - 1, 0, -1):
        share = 1 - (discount_2 if period % 2 else discount_1) * share
    return share


def outside_option(discount: float, option: float) -> float:
    """Proposer's share when the responder may walk out to an option: min(1/(1+d), 1 - b).

    An option below what talks give anyway changes nothing; it is not split.

    Example:
        >>> round(outside_option(0.9, 0.3), 6), round(outside_option(0.9, 0.6), 6)
        (0.526316, 0.4)

    Reference:
        Binmore, Shaked and Sutton 1989, QJE 104.
    """
    _fraction(discount=discount, option=option)
    return min(1 / (1 + discount), 1 - option)


def nash(
    disagreement_1: float, disagreement_2: float, surplus: float, weight: float = 0.5
) -> float:
    """Payoff of side 1 on a straight frontier: d1 + a (S - d1 - d2), in the unit of the surplus.

    Raises:
        UsageError: Nothing is left to share.

    Example:
        >>> round(nash(0.2, 0.4, 1.0, 0.25), 6)
        0.3

    Reference:
        Nash 1950, Econometrica 18; with weights Harsanyi and Selten 1972.
    """
    _fraction(weight=weight)
    gain = surplus - disagreement_1 - disagreement_2
    if gain < 0:
        raise UsageError(f"the surplus {surplus} is less than both sides have without a deal")
    return disagreement_1 + weight * gain


def nash_on(
    frontier: Callable[[float], float], low: float, high: float, weight: float = 0.5
) -> float:
    """Payoff x of side 1 that maximises x^a y^(1-a) on a concave frontier y = f(x).

    Args:
        frontier: Payoff of side 2 for a payoff of side 1, both counted from disagreement.
        low: Least payoff of side 1.
        high: Greatest payoff of side 1, where the frontier reaches 0.
        weight: Bargaining power a of side 1.

    Example:
        >>> round(nash_on(lambda x: 1 - x * x, 0, 1), 6)
        0.57735

    Reference:
        Nash 1950; golden-section search, Kiefer 1953.
    """
    _fraction(weight=weight)

    def product(x: float) -> float:
        y = frontier(x)
        if x <= 0 or y <= 0:
            return float("-inf")
        return weight * log(x) + (1 - weight) * log(y)

    for _ in range(_TURNS):
        step = _GOLDEN * (high - low)
        if product(high - step) >= product(low + step):
            high = low + step
        else:
            low = high - step
    return (low + high) / 2


def kalai_smorodinsky(frontier: Callable[[float], float], ideal_1: float, ideal_2: float) -> float:
    """Payoff x of side 1 at which both get the same part of the most they could hope for.

    Solves f(x) / ideal_2 = x / ideal_1 on a falling frontier, payoffs counted from disagreement.

    Example:
        >>> round(kalai_smorodinsky(lambda x: 1 - x * x, 1, 1), 6)
        0.618034

    Reference:
        Kalai and Smorodinsky 1975, Econometrica 43.
    """
    _positive(ideal_1=ideal_1, ideal_2=ideal_2)
    low, high = 0.0, ideal_1
    for _ in range(_TURNS):
        middle = (low + high) / 2
        if frontier(middle) / ideal_2 > middle / ideal_1:
            low = middle
        else:
            high = middle
    return (low + high) / 2


class VetoOffer(NamedTuple):
    """What to put before a body that can only say yes or no."""

    offer: float
    passes: float


def veto_offer(value: float, low: float, high: float) -> VetoOffer:
    """Best take-it-or-leave-it offer to a veto player whose reservation is uniform on [low, high].

    t* = min(high, (v + low) / 2), passed with probability (t* - low) / (high - low).

    Args:
        value: What a deal is worth to the proposer over none, in the unit of the offer.
        low: Least reservation the veto player may have.
        high: Greatest.

    Raises:
        UsageError: ``high`` is not above ``low``, or no offer is worth making.

    Example:
        >>> round(veto_offer(1.5, 0.9, 1.7).offer, 6)
        1.2

    Reference:
        Romer and Rosenthal 1978; as two-level game Iida 1993.
    """
    if high <= low:
        raise UsageError(f"high={high} must be above low={low}")
    if value < low:
        raise UsageError(f"a deal worth {value} cannot pay for the least reservation {low}")
    offer = min(high, (value + low) / 2)
    return VetoOffer(offer, (offer - low) / (high - low))


def two_level_deal(
    free: float,
    *,
    principal_floor: float,
    demander_outside: float = float("-inf"),
    ratifier_cap: float,
    replacement_cost: float = float("inf"),
) -> float | None:
    """Sum agreed under two win sets, or None where they do not overlap.

    The demander takes nothing below L = max(principal's floor, outside option), the payer gives
    nothing above U = min(ratifier's cap, cost of replacing the troops): the free deal is cut to
    [L, U]. A side gains from a tied hand only where its own bound binds and the other's does not.

    Args:
        free: What negotiators with free hands would agree, a year.
        principal_floor: Least the demander's principal would sign.
        demander_outside: What the demander has without a deal.
        ratifier_cap: Most the payer's ratifier would pass.
        replacement_cost: What the payer would pay to do without.

    Example:
        >>> two_level_deal(1.0, principal_floor=1.1, ratifier_cap=1.3)
        1.1

    Reference:
        Putnam 1988; Mo 1995, APSR 89; Tarar 2001, JCR 45.
    """
    least, most = max(principal_floor, demander_outside), min(ratifier_cap, replacement_cost)
    return None if least > most else min(max(free, least), most)


class Attrition(NamedTuple):
    """Reputational stand-off: hazards a year, times in years, and who gives way at once."""

    hazard_1: float
    hazard_2: float
    time_1: float
    time_2: float
    weak: int
    gives_way: float


def abreu_gul(
    rates: tuple[float, float], demands: tuple[float, float], stubborn: tuple[float, float]
) -> Attrition:
    """War of attrition between two sides that may each be stubborn.

    l_i = r_j (1 - a_i) / (a_i + a_j - 1), T_i = -ln z_i / l_i; the side with the longer time is
    weak and gives way at the outset with probability 1 - z_weak z_strong^(-l_weak / l_strong).

    Args:
        rates: Impatience of the two sides, a year.
        demands: Shares that the two sides insist on; together more than 1.
        stubborn: Prior probabilities that a side never gives way.

    Raises:
        UsageError: Demands that fit together, or probabilities outside (0, 1].

    Example:
        >>> found = abreu_gul((0.1, 0.1), (0.7, 0.6), (0.1, 0.1))
        >>> round(found.time_1, 4), round(found.time_2, 4), round(found.gives_way, 6)
        (23.0259, 17.2694, 0.437659)

    Reference:
        Abreu and Gul 2000, Econometrica 68, proposition 1.
    """
    over = demands[0] + demands[1] - 1
    if over <= 0:
        raise UsageError(f"demands {demands} fit together: there is nothing to fight over")
    _fraction(demand_1=demands[0], demand_2=demands[1])
    _positive(rate_1=rates[0], rate_2=rates[1], stubborn_1=stubborn[0], stubborn_2=stubborn[1])
    _fraction(stubborn_1=stubborn[0], stubborn_2=stubborn[1])
    hazards = rates[1] * (1 - demands[0]) / over, rates[0] * (1 - demands[1]) / over
    times = -log(stubborn[0]) / hazards[0], -log(stubborn[1]) / hazards[1]
    weak = 0 if times[0] > times[1] else 1
    other = 1 - weak
    gives_way = 1 - stubborn[weak] * stubborn[other] ** (-hazards[weak] / hazards[other])
    return Attrition(*hazards, *times, weak + 1, gives_way)


def concession_hazard(cost: float, prize: float) -> float:
    """Rate a year at which a side's opponent gives way in a war of attrition: cost over prize.

    Args:
        cost: What a year of delay costs the side that must be kept indifferent.
        prize: What that side gains when the other gives way, same unit.

    Reference:
        Maynard Smith 1974; Fearon 1998, International Organization 52.
    """
    _positive(cost=cost, prize=prize)
    return cost / prize


def mean_delay(hazard_1: float, hazard_2: float) -> float:
    """Mean time in years until either side gives way: 1 / (h1 + h2).

    Example:
        >>> mean_delay(concession_hazard(1, 2), concession_hazard(1, 2))
        1.0
    """
    _positive(hazard_1=hazard_1, hazard_2=hazard_2)
    return 1 / (hazard_1 + hazard_2)


def waiting_value(arrival: float, rate: float, value: float) -> float:
    """Present value of an outside option that arrives at random: l / (l + r) V.

    Reference:
        Fuchs and Skrzypacz 2010, American Economic Review 100.
    """
    _positive(arrival=arrival, rate=rate)
    return arrival / (arrival + rate) * value


def polynomial_tactic(time: float, start: float, beta: float) -> float:
    """Part of the way conceded at relative time t: k + (1 - k) t^(1/beta).

    Example:
        >>> [round(polynomial_tactic(0.5, 0, beta), 6) for beta in (0.2, 1, 5)]
        [0.03125, 0.5, 0.870551]

    Reference:
        Faratin, Sierra and Jennings 1998, section 4.2.
    """
    _fraction(time=time, start=start)
    _positive(beta=beta)
    part: float = time ** (1 / beta)
    return start + (1 - start) * part


def exponential_tactic(time: float, start: float, beta: float) -> float:
    """Part of the way conceded at relative time t: exp((1 - t)^beta ln k).

    Example:
        >>> [round(exponential_tactic(0.5, 0.05, beta), 6) for beta in (0.2, 5)]
        [0.073686, 0.910632]

    Reference:
        Faratin, Sierra and Jennings 1998, section 4.2.
    """
    _fraction(time=time, start=start)
    _positive(start=start, beta=beta)
    return exp((1 - time) ** beta * log(start))


def tit_for_tat(own: float, before: float, after: float, low: float, high: float) -> float:
    """Next offer that answers a concession in kind: own * before / after, kept in [low, high].

    Reference:
        Faratin, Sierra and Jennings 1998, section 4.4, relative tit for tat.
    """
    _positive(after=after)
    return min(max(own * (before / after), low), high)


class Crossing(NamedTuple):
    """Where two positions meet: relative time, and the position there."""

    time: float
    position: float


def crossing(
    demander: tuple[float, float, float], payer: tuple[float, float, float]
) -> Crossing | None:
    """Where a falling demand meets a rising offer, or None where they never do.

    Each side is (anchor, reservation, exponent) and stands at
    anchor + (reservation - anchor) t^exponent at relative time t.

    Example:
        >>> found = crossing((2.0, 1.05, 1.0), (0.93, 1.25, 1.0))
        >>> round(found.time, 6), round(found.position, 6)
        (0.84252, 1.199606)

    Reference:
        Faratin, Sierra and Jennings 1998, section 4.2.
    """

    def at(side: tuple[float, float, float], time: float) -> float:
        anchor, reservation, exponent = side
        return float(anchor + (reservation - anchor) * time**exponent)

    if demander[1] > payer[1]:
        return None
    low, high = 0.0, 1.0
    for _ in range(_TURNS):
        middle = (low + high) / 2
        if at(demander, middle) > at(payer, middle):
            low = middle
        else:
            high = middle
    return Crossing(high, at(demander, high))


def olson_zeckhauser(incomes: Sequence[float], preference: float) -> tuple[float, ...]:
    """Contributions of allies to a common good, Cobb-Douglas: q_i = max(0, b y_i - (1-b) Q_-i).

    Args:
        incomes: Incomes of the allies, one unit.
        preference: Weight b of the common good in each ally's utility, inside (0, 1).

    Example:
        >>> [round(q, 4) for q in olson_zeckhauser([55, 45], 0.2)]
        [10.5556, 0.5556]

    Reference:
        Olson and Zeckhauser 1966, Review of Economics and Statistics 48.
    """
    _positive(preference=preference, rest=1 - preference)
    ratio = (1 - preference) / preference
    total, taken = 0.0, 0.0
    for count, income in enumerate(sorted(incomes, reverse=True), start=1):
        taken += income
        with_this = taken / (1 + count * ratio)
        if income <= ratio * with_this:  # the next poorer would give nothing
            break
        total = with_this
    return tuple(max(0.0, income - ratio * total) for income in incomes)


def concession_limit(replacement_cost: float, withdrawal: float) -> float:
    """Largest rise a year that is cheaper than the risk of refusing it: cost times probability.

    A rule that is argued with in public, not an estimate: no case of the record ever came near.

    Args:
        replacement_cost: What doing without the troops would cost a year.
        withdrawal: How much more probable refusal makes withdrawal.

    Example:
        >>> concession_limit(30e12, 0.05)
        1500000000000.0
    """
    _fraction(withdrawal=withdrawal)
    return replacement_cost * withdrawal


def break_even_probability(rise: float, replacement_cost: float) -> float:
    """Probability of withdrawal at which paying a rise and refusing it cost the same.

    Example:
        >>> break_even_probability(1.5e12, 30e12)
        0.05
    """
    _positive(replacement_cost=replacement_cost)
    return rise / replacement_cost


def compromise(positions: Sequence[float], weights: Sequence[float]) -> float:
    """Weighted mean of positions: sum c s x / sum c s, capability times salience as weights.

    Example:
        >>> compromise([0, 100, 50], [1, 2, 1])
        62.5

    Reference:
        Achen 2006, in Thomson et al., The European Union Decides.
    """
    total = sum(weights)
    _positive(weights=total)
    return sum(x * w for x, w in zip(positions, weights, strict=True)) / total
