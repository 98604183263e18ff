"""Two-level talks simulated in a batch: two negotiators, a principal who vetoes, a ratifier.

Nobody concedes from day to day: a clock runs from 0 to 1 over the horizon, faster once the
agreement in force has lapsed, and each side's position is a function of it. The clock at which
the positions meet is found by bisection, the first round after it is drawn, and only vetoes and
changes of principal need a loop. Random numbers come from a counter-based stream for each block of
lanes, so that a talk's fate depends on seed and number alone, not on how the work is divided.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from burdenshare.errors import TalksError

if TYPE_CHECKING:
    from collections.abc import Iterator

Floats: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]
BLOCK = 8192  # lanes of one random stream
_BISECTIONS = 9  # and a chord: the clock to 1e-4 of the horizon, an hour or so


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What drives a talk; every field is a number or an array of shape (draws,).

    Positions are logs of the first-year amount. A side stands at
    anchor + (reservation - anchor) s^exponent at clock s <= 1, and beyond gives way by ``late``
    per unit of clock.

    Attributes:
        anchor_demander: Opening demand, log amount.
        reservation_demander: Least it would take, log amount.
        exponent_demander: Above 1 concedes late.
        anchor_payer: Opening offer, log amount.
        reservation_payer: Most it would pay, log amount.
        exponent_payer: Above 1 concedes late.
        horizon: Days until the clock stands at 1.
        rounds: Rounds a day.
        lapse_speed: How much faster the clock runs after the deadline.
        furlough_speed: How much faster still once the host's staff are sent on unpaid leave.
        late: Log amount that each side gives way per unit of clock after 1.
        weight: Weight of the demander's position in the sum agreed.
        shift: Change of the demander's positions at a change of principal, log amount.
        veto_level: Log amount at which the principal vetoes every second deal.
        veto_scale: Width of that threshold, log amount.
        cap_level: Log amount at which the ratifier rejects every second deal.
        cap_scale: Width of that threshold, log amount.
        fall: Part of the clock that is kept after a veto or a rejection.
        interim: Probability of a one-year interim deal at the deadline.
        trade: Probability that a deal reached past the horizon is for one year only.
    """

    anchor_demander: float | Floats
    reservation_demander: float | Floats
    exponent_demander: float | Floats
    anchor_payer: float | Floats
    reservation_payer: float | Floats
    exponent_payer: float | Floats
    horizon: float | Floats
    rounds: float | Floats
    lapse_speed: float | Floats = 1.0
    furlough_speed: float | Floats = 1.0
    late: float | Floats = 0.05
    weight: float | Floats = 0.5
    shift: float | Floats = 0.0
    veto_level: float | Floats = -np.inf
    veto_scale: float | Floats = 0.03
    cap_level: float | Floats = np.inf
    cap_scale: float | Floats = 0.04
    fall: float | Floats = 0.8
    interim: float | Floats = 0.0
    trade: float | Floats = 0.0

    def __post_init__(self) -> None:
        paces = ("horizon", "rounds", "lapse_speed", "furlough_speed", "late")
        for name in (*paces, "veto_scale", "cap_scale", "exponent_demander", "exponent_payer"):
            self._demand(name, bool(np.all(np.asarray(getattr(self, name)) > 0)), "above 0")
        for name in ("weight", "fall", "interim", "trade"):
            value = np.asarray(getattr(self, name))
            self._demand(name, bool(np.all((value >= 0) & (value <= 1))), "from 0 to 1")
        if np.all(np.asarray(self.cap_level) < np.asarray(self.veto_level)):
            raise TalksError(
                "lies below veto_level: no deal would pass both principal and ratifier",
                place="parameters.cap_level",
            )

    @staticmethod
    def _demand(name: str, holds: bool, words: str) -> None:  # noqa: FBT001 - private, two callers
        if not holds:
            raise TalksError(f"must be {words}, in every draw", place=f"parameters.{name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and how long talks are played.

    Attributes:
        parameters: What drives them.
        deadline: Days from the start to the end of the agreement in force; may be negative.
        limit: Days after which we stop looking.
        changes: Days on which the demander's principal changes.
        furlough: Day on which the host's staff go on unpaid leave if there is no deal; inf: never.
        clock: Where the clock stands at the start.
        terms: Years a full deal may run for, with their probabilities.
    """

    parameters: Parameters
    deadline: float
    limit: float
    changes: tuple[float, ...] = ()
    furlough: float = np.inf
    clock: float = 0.0
    terms: tuple[tuple[int, float], ...] = ((5, 1.0),)

    def __post_init__(self) -> None:
        if self.limit <= 0:
            raise TalksError(f"{self.limit} days is no time to talk", place="setting.limit")
        if self.furlough < self.deadline:
            raise TalksError(
                "lies before the deadline: staff are paid until the agreement lapses",
                place="setting.furlough",
            )
        weights = [weight for _, weight in self.terms]
        if min(weights, default=-1.0) < 0 or abs(sum(weights) - 1) > 1e-9:
            raise TalksError("probabilities must be from 0 to 1 and sum to 1", place="terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """How simulated talks ended, arrays of shape (draws,).

    Attributes:
        day: Days from the start to the deal; inf where there was none by the limit.
        amount: First-year amount, in the unit of the parameters; NaN without a deal.
        term: Years agreed; 0 without a deal.
        vetoes: Deals that the demander's principal refused.
        rejections: Deals that the payer's ratifier refused.
        extension: Whether it ended in a one-year interim deal at the deadline.
        refused: Day of the last veto or rejection; -inf where there was none.
    """

    day: Floats
    amount: Floats
    term: Counts
    vetoes: Counts
    rejections: Counts
    extension: NDArray[np.bool_]
    refused: Floats

    def settled_by(self, day: float) -> float:
        """Share of talks with a deal by a day from the start."""
        return float(np.mean(self.day <= day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """What is paid, and by whom, while no agreement is in force; shares are of 0 to 1.

    Defaults are those of 2020, the one long lapse on record.

    Attributes:
        level: Last sum a year, in the unit of the outcomes.
        paid: Share of it that is paid on meanwhile. In 2020: USD 200 m for labour from June, about
            KRW 244 bn of 1,038.9 bn.
        retroactive: Share of what is unpaid that the settlement makes good. All late agreements
            of the record did so in full.
        furloughed: Share of the level that is wages of staff on unpaid leave: labour is 349.0 of
            932.0 bn (2015), and 4,000 of 9,000 staff were sent home.
        interest: A year, at which waiting for arrears is valued.
    """

    level: float
    paid: float = 0.23
    retroactive: float = 1.0
    furloughed: float = 0.37 * 4 / 9
    interest: float = 0.02

    def __post_init__(self) -> None:
        for name in ("paid", "retroactive", "furloughed", "interest"):
            if not 0 <= getattr(self, name) <= 1:
                raise TalksError("must be from 0 to 1", place=f"lapse.{name}")
        if not self.level > 0:
            raise TalksError("must be above 0", place="lapse.level")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What the time without an agreement comes to, arrays of shape (draws,).

    Attributes:
        gap: Days without an agreement in force, until the deal or the limit.
        arrears: What the deal pays for that time afterwards, in the unit of the level.
        forgone: What the demander never gets of what the deal, in force at once, had paid.
        waiting: Interest on the arrears, which the payer has and the demander has not.
        wages: What the host's staff on leave are not paid.
    """

    gap: Floats
    arrears: Floats
    forgone: Floats
    waiting: Floats
    wages: Floats

    @property
    def demander(self) -> Floats:
        """Cost of the lapse to the demander, shape (draws,)."""
        return self.forgone + self.waiting

    @property
    def payer(self) -> Floats:
        """Cost of the lapse to the payer and its staff, shape (draws,); below 0 it gains."""
        return self.wages - self.forgone - self.waiting


def settlement(
    ended: Outcomes, lapse: Lapse, *, deadline: float, limit: float, furlough: float = np.inf
) -> Settlement:
    """What talks that ended after the deadline settle for the time since.

    Whole years of the gap g are settled at the last sum L (2020 was, in 2021), the rest at the new
    one A (as in 2014 and 2019): due = L floor(g) + A (g - floor(g)). Of that L p g was paid
    meanwhile; arrears = r max(due - L p g, 0); forgone = A g - L p g - arrears, where without a
    deal A is L and nothing is made good. On average the arrears are half the gap old.

    Args:
        ended: How talks ended.
        lapse: The rules, in the unit of the outcomes' amounts.
        deadline: Day on which the agreement lapses, counted as the outcomes' days are.
        limit: Day after which nobody looks.
        furlough: Day on which staff go on leave.
    """
    until = np.minimum(ended.day, limit)
    gap = np.maximum(until - deadline, 0.0)
    years, deal = gap / 365.0, np.isfinite(ended.day)
    amount = np.where(deal, ended.amount, lapse.level)
    whole = np.floor(years)
    meanwhile = lapse.level * lapse.paid * years
    due = lapse.level * whole + amount * (years - whole) - meanwhile
    arrears = np.where(deal, lapse.retroactive * np.maximum(due, 0.0), 0.0)
    leave = np.maximum(until - furlough, 0.0) / 365.0
    return Settlement(
        gap=gap,
        arrears=arrears,
        forgone=amount * years - meanwhile - arrears,
        waiting=arrears * lapse.interest * years / 2,
        wages=lapse.level * lapse.furloughed * leave,
    )


class _Stretch(NamedTuple):
    """Days in which neither the pace of the clock nor the principal changes."""

    begin: float
    end: float
    lapsed: bool
    furloughed: bool
    principals: int


def simulate(setting: Setting, *, draws: int, seed: int, first: int = 0) -> Outcomes:
    """Outcomes of independent talks, arrays of shape (draws,).

    A deal is struck at the first round at which the payer stands at or above the demander:
    x = P + w (D - P). The principal vetoes it with probability 1/(1 + exp((x - v)/sv)), the
    ratifier rejects it with 1/(1 + exp((q - x)/sq)); either sets the clock back.

    Args:
        setting: Where and how long.
        draws: How many talks; arrays among the parameters must have this length.
        seed: Names the random streams.
        first: Number of the first talk: workers that take different stretches together give
            exactly what one call gives.

    Raises:
        TalksError: An array does not fit the draws, or a number is negative.

    Example:
        >>> sides = Parameters(
        ...     anchor_demander=1.0, reservation_demander=0.0, exponent_demander=1.0,
        ...     anchor_payer=-0.1, reservation_payer=0.1, exponent_payer=1.0, horizon=300.0,
        ...     rounds=0.03)
        >>> ended = simulate(Setting(parameters=sides, deadline=365, limit=900), draws=9, seed=1)
        >>> bool((ended.day > 270).all())
        True

    Reference:
        Putnam 1988 (two levels); Faratin, Sierra and Jennings 1998, section 4.2 (positions).
    """
    if draws < 1 or first < 0:
        raise TalksError(f"draws={draws}, first={first}: nothing to play", place="simulate")
    columns = _columns(setting.parameters, draws)
    lanes = []
    for block in range(first // BLOCK, (first + draws - 1) // BLOCK + 1):
        start, stop = max(first, block * BLOCK), min(first + draws, (block + 1) * BLOCK)
        part = {name: value[start - first : stop - first] for name, value in columns.items()}
        lanes.append(_Lanes.play(part, setting, (seed, block), start - block * BLOCK))
    return Outcomes(
        day=np.concatenate([lane.day for lane in lanes]),
        amount=np.exp(np.concatenate([lane.amount for lane in lanes])),
        term=np.concatenate([lane.term for lane in lanes]),
        vetoes=np.concatenate([lane.vetoes for lane in lanes]),
        rejections=np.concatenate([lane.rejections for lane in lanes]),
        extension=np.concatenate([lane.extension for lane in lanes]),
        refused=np.concatenate([lane.refused for lane in lanes]),
    )


def _columns(parameters: Parameters, draws: int) -> dict[str, Floats]:
    columns = {}
    for item in fields(parameters):
        value = np.asarray(getattr(parameters, item.name), dtype=np.float64)
        if value.shape not in {(), (draws,)}:
            raise TalksError(
                f"has shape {value.shape}, expected one number or ({draws},)",
                place=f"parameters.{item.name}",
            )
        columns[item.name] = np.broadcast_to(value, (draws,))
    return columns


def _stretches(setting: Setting) -> Iterator[_Stretch]:
    days = (*setting.changes, setting.deadline, setting.furlough)
    inner = {day for day in days if 0 < day < setting.limit}
    for begin, end in pairwise(sorted({0.0, setting.limit, *inner})):
        principals = sum(day <= begin for day in setting.changes)
        lapsed, furloughed = begin >= setting.deadline, begin >= setting.furlough
        yield _Stretch(begin, end, lapsed, furloughed, principals)


def positions(parameters: dict[str, Floats], clock: Floats, shift: Floats) -> tuple[Floats, Floats]:
    """Log positions of demander and payer at a clock, shape (lanes,)."""
    log_clock = np.log(np.clip(clock, 1e-12, 1.0))
    over = np.maximum(clock - 1.0, 0.0) * parameters["late"]
    anchor, end = parameters["anchor_demander"], parameters["reservation_demander"]
    demander = anchor + (end - anchor) * np.exp(parameters["exponent_demander"] * log_clock)
    anchor, end = parameters["anchor_payer"], parameters["reservation_payer"]
    payer = anchor + (end - anchor) * np.exp(parameters["exponent_payer"] * log_clock)
    return demander + shift - over, payer + over


def meeting_clock(parameters: dict[str, Floats], shift: Floats) -> Floats:
    """Clock at which the payer's position reaches the demander's, shape (lanes,).

    Beyond 1 both give way by ``late`` per unit of clock, so they always meet in the end.
    """
    fall = parameters["anchor_demander"] - parameters["reservation_demander"]
    rise = parameters["reservation_payer"] - parameters["anchor_payer"]
    start = parameters["anchor_demander"] - parameters["anchor_payer"] + shift
    exponent_d, exponent_p = parameters["exponent_demander"], parameters["exponent_payer"]

    def gap(clock: Floats) -> Floats:
        log_clock = np.log(clock)
        return start - fall * np.exp(exponent_d * log_clock) - rise * np.exp(exponent_p * log_clock)

    low, high = np.zeros_like(shift), np.ones_like(shift)
    for _ in range(_BISECTIONS):
        middle = 0.5 * (low + high)
        met = gap(middle) <= 0
        high = np.where(met, middle, high)
        low = np.where(met, low, middle)
    above, below = gap(np.maximum(low, 1e-12)), gap(high)  # and a last step along the chord
    chord = np.divide(above, above - below, out=np.ones_like(above), where=above > below)
    high = low + (high - low) * np.clip(chord, 0.0, 1.0)
    left = start - fall - rise  # what still parts them when both stand at their reservation
    return np.where(left > 0, 1.0 + left / (2 * parameters["late"]), high)


@dataclass(slots=True, kw_only=True)
class _Lanes:
    """One block of talks while they are played."""

    parameters: dict[str, Floats]
    setting: Setting
    stream: tuple[int, int]
    offset: int
    clock: Floats
    now: Floats
    day: Floats
    amount: Floats
    meet: Floats
    term: Counts
    vetoes: Counts
    rejections: Counts
    extension: NDArray[np.bool_]
    refused: Floats
    shift: Floats = field(init=False)

    @classmethod
    def play(
        cls,
        parameters: dict[str, Floats],
        setting: Setting,
        stream: tuple[int, int],
        offset: int,
    ) -> _Lanes:
        size = parameters["horizon"].size
        lanes = cls(
            parameters=parameters,
            setting=setting,
            stream=stream,
            offset=offset,
            clock=np.full(size, setting.clock),
            now=np.zeros(size),
            day=np.full(size, np.inf),
            amount=np.full(size, np.nan),
            meet=np.empty(size),
            term=np.zeros(size, np.int64),
            vetoes=np.zeros(size, np.int64),
            rejections=np.zeros(size, np.int64),
            extension=np.zeros(size, np.bool_),
            refused=np.full(size, -np.inf),
        )
        principals = -1
        for number, stretch in enumerate(_stretches(setting)):
            if stretch.principals != principals:
                principals = stretch.principals
                lanes.shift = parameters["shift"] * principals
                lanes.meet = meeting_clock(parameters, lanes.shift)
            if stretch.lapsed and stretch.begin == setting.deadline:
                lanes._interim(stretch.begin, number)
            lanes._talk(stretch, number)
        return lanes

    def _draw(self, count: int, lanes: NDArray[np.intp], stretch: int, attempt: int) -> Floats:
        # the counter names block, stretch and attempt, and a whole block is drawn however few
        # lanes are left: a lane's numbers do not depend on what happens in the others
        seed, block = self.stream
        source = np.random.Philox(key=seed, counter=[0, attempt, stretch, block])
        drawn = np.random.Generator(source).random((count, BLOCK), dtype=np.float32)
        return drawn[:, lanes + self.offset].astype(np.float64)

    def _some(self, lanes: NDArray[np.intp]) -> dict[str, Floats]:
        return {name: value[lanes] for name, value in self.parameters.items()}

    def _interim(self, day: float, number: int) -> None:
        left = np.flatnonzero(np.isinf(self.day))
        agreed = left[self._draw(1, left, number, 0)[0] < self.parameters["interim"][left]]
        _, payer = positions(self._some(agreed), self.clock[agreed], self.shift[agreed])
        self.day[agreed], self.amount[agreed] = day, payer
        self.term[agreed], self.extension[agreed] = 1, True

    def _talk(self, stretch: _Stretch, number: int) -> None:
        """Play the lanes without a deal until the stretch ends."""
        active = np.flatnonzero(np.isinf(self.day))
        attempt = 0
        while active.size:
            attempt += 1
            draw = self._draw(5, active, number, attempt)
            pace = 1.0 / self.parameters["horizon"][active]
            if stretch.lapsed:
                pace *= self.parameters["lapse_speed"][active]
            if stretch.furloughed:
                pace *= self.parameters["furlough_speed"][active]
            ready = np.maximum(self.meet[active] - self.clock[active], 0.0) / pace
            ready -= np.log1p(-draw[0]) / self.parameters["rounds"][active]
            ready += self.now[active]
            held = ready < stretch.end
            until = np.minimum(ready, stretch.end)
            self.clock[active] += (until - self.now[active]) * pace
            self.now[active] = until
            active = self._settle(active[held], draw[1:, held])

    def _settle(self, lanes: NDArray[np.intp], draw: Floats) -> NDArray[np.intp]:
        """Strike deals at a round; returns the lanes in which it was refused."""
        with np.errstate(over="ignore"):
            some = self._some(lanes)
            demander, payer = positions(some, self.clock[lanes], self.shift[lanes])
            amount = payer + some["weight"] * (demander - payer)
            level = some["veto_level"] + self.shift[lanes]
            vetoed = draw[0] * (1 + np.exp((amount - level) / some["veto_scale"])) < 1
            over_cap = np.exp((some["cap_level"] - amount) / some["cap_scale"])
        rejected = ~vetoed & (draw[1] * (1 + over_cap) < 1)
        refused = vetoed | rejected
        self.vetoes[lanes[vetoed]] += 1
        self.rejections[lanes[rejected]] += 1
        self.refused[lanes[refused]] = self.now[lanes[refused]]
        self.clock[lanes[refused]] *= some["fall"][refused]
        done = ~refused
        self.day[lanes[done]] = self.now[lanes[done]]
        self.amount[lanes[done]] = amount[done]
        short = (self.clock[lanes] > 1) & (draw[2] < some["trade"])
        self.term[lanes[done]] = np.where(short, 1, self._years(draw[3]))[done]
        left: NDArray[np.intp] = lanes[refused]
        return left

    def _years(self, draw: Floats) -> Counts:
        edges = np.cumsum([weight for _, weight in self.setting.terms])[:-1]
        years = np.array([years for years, _ in self.setting.terms], dtype=np.int64)
        drawn: Counts = np.take(years, np.searchsorted(edges, draw, side="right"))
        return drawn
