"""The terms of a cost-sharing agreement as a value: it reads no file and knows no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from burdenshare.agreement.rule import Ladder, Rule
from burdenshare.errors import TermsError
from burdenshare.units import Amount, Currency, Period, Year, money_unit


class Lapse(StrEnum):
    """What is paid after the term while nothing succeeds the agreement."""

    STOP = "stop"
    HOLD = "hold"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An amount that was officially announced, or derived where nobody announced one.

    Attributes:
        amount: In the unit of the agreement (or in ``unit``).
        source: Address.
        basis: ``published``, or ``derived`` where the figure itself comes from the rule.
        unit: Another unit than the agreement's, where the source prints one.
        note: What a reader must know.
    """

    amount: float
    source: str = ""
    basis: str = "published"
    unit: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change of one year's amount during the term.

    Attributes:
        amount: The new sum, in the unit of the agreement.
        date: When it was agreed; None where nobody knows.
        source: Address.
        note: What a reader must know.
    """

    amount: float
    date: date | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category's part of the payment (labour, construction, logistics).

    Attributes:
        share: Fraction of the payment.
        in_kind: Fraction of the category delivered in kind instead of money.
    """

    share: float
    in_kind: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A part of an agreement with a currency and a pay ladder of its own.

    Attributes:
        unit: Currency and scale of its amounts.
        pay: Its ladder.
        memo: Whether it is a part of the whole, shown but not added to it.
        published: Announced amounts by year.
    """

    unit: str
    pay: Ladder
    memo: bool = False
    published: Mapping[Year, Published] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What one side pays the other, from when to when, and how it grows in between.

    Attributes:
        key: The name on the command line: the stem of its file.
        name: Its title.
        payer: Who pays (for a pool with a key, all of them).
        recipient: Who is paid.
        unit: Currency and scale of its amounts, e.g. ``KRW bn``.
        term: The span it covers, as written.
        pay: The ladder of the whole; None where only the legs have ladders.
        round: Step each year's sum is rounded to, half up, in the unit; None for no rounding.
        lapse: What is paid after the term.
        extension: How it may be extended, in words.
        after: Key of the agreement before it, where that is not simply the last one earlier.
        fiscal_year_start: Month in which its years begin.
        dates: Named dates (agreed, initialed, signed, ratified, in_force).
        dates_unverified: Dates from memory, that no source was found for.
        sources: Addresses by what they support.
        notes: What a reader must know.
        published: Announced amounts by year, in the unit.
        disbursed: What was spent, by year; never the same thing.
        amend: Changes of single years during the term.
        legs: Parts with a currency and a ladder of their own.
        split: Categories.
        key_shares: Shares of the payers of a pool; they sum to one.
        discount: Discounts on those shares.
        borne_by: Who bears the discounts, in proportion to their shares.
    """

    key: str
    name: str
    payer: str
    recipient: str
    unit: str
    term: Period
    pay: Ladder | None = None
    round: float | None = None
    lapse: Lapse = Lapse.STOP
    extension: str = ""
    after: str | None = None
    fiscal_year_start: int = 1
    dates: Mapping[str, date] = field(default_factory=dict)
    dates_unverified: Mapping[str, date] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    published: Mapping[Year, Published] = field(default_factory=dict)
    disbursed: Mapping[Year, Published] = field(default_factory=dict)
    amend: Mapping[Year, Amendment] = field(default_factory=dict)
    legs: Mapping[str, Leg] = field(default_factory=dict)
    split: Mapping[str, Category] = field(default_factory=dict)
    key_shares: Mapping[str, float] = field(default_factory=dict)
    discount: Mapping[str, float] = field(default_factory=dict)
    borne_by: tuple[str, ...] = ()

    @property
    def currency(self) -> Currency:
        """Currency of its unit."""
        return money_unit(self.unit)[0]

    @property
    def scale(self) -> float:
        """Base units (won, dollars, yen) in one of its unit."""
        return money_unit(self.unit)[1]

    @property
    def years(self) -> tuple[Year, ...]:
        """The (fiscal) years of the term.

        Example:
            >>> sides = {"payer": "JP", "recipient": "US", "unit": "JPY bn"}
            >>> term = Period.parse("2022-04/2027-03")
            >>> Agreement(key="x", name="x", **sides, term=term, fiscal_year_start=4).years
            (2022, 2023, 2024, 2025, 2026)
        """
        years = self.term.years
        if not years or self.fiscal_year_start == 1 or _whole(self.term):
            return years
        return tuple(
            year
            for year in range(years[0] - 1, years[-1] + 1)
            if _touch(self.term, self.span(year))
        )

    def parts(self, year: Year) -> tuple[tuple[str | None, str, Rule], ...]:
        """Leg (None for the whole), unit and rule of what adds up to a year's payment.

        The whole's ladder comes first; where it has no rule for the year, the legs pay.
        """
        whole = self.pay.rule(year) if self.pay else None
        if whole is not None:
            return ((None, self.unit, whole),)
        rules = (
            (name, leg.unit, leg.pay.rule(year)) for name, leg in self.legs.items() if not leg.memo
        )
        return tuple((name, unit, rule) for name, unit, rule in rules if rule is not None)

    def series(self) -> tuple[str, ...]:
        """Names of all series its ladders look at, sorted."""
        ladders = [leg.pay for leg in self.legs.values()] + ([self.pay] if self.pay else [])
        return tuple(sorted({name for ladder in ladders for name in ladder.series()}))

    def shares(self) -> dict[str, float]:
        """Shares of a pool's payers after discounts; they sum to one.

        A discount is borne by the payers named for it, in proportion to their shares, as in United
        Nations peacekeeping (General Assembly resolution 55/235). Without a key the payer has all.

        Example:
            >>> sides = {"payer": "pool", "recipient": "UN", "unit": "USD bn"}
            >>> key = {"US": 0.3, "KR": 0.3, "poor": 0.4}
            >>> one = Agreement(key="x", name="x", **sides, term=Period.parse("2025"),
            ...     key_shares=key, discount={"poor": 0.5}, borne_by=("US",))
            >>> {name: round(share, 3) for name, share in one.shares().items()}
            {'US': 0.5, 'KR': 0.3, 'poor': 0.2}
        """
        if not self.key_shares:
            return {self.payer: 1.0}
        cut = {name: share * self.discount.get(name, 0) for name, share in self.key_shares.items()}
        base = sum(self.key_shares[name] for name in self.borne_by)
        return {
            name: share
            - cut[name]
            + (sum(cut.values()) * share / base if name in self.borne_by else 0)
            for name, share in self.key_shares.items()
        }

    def categories(self, amount: Amount) -> dict[str, tuple[Amount, Amount]]:
        """A payment by category: what is paid in money and what is delivered in kind."""
        return {
            name: (amount * part.share * (1 - part.in_kind), amount * part.share * part.in_kind)
            for name, part in self.split.items()
        }

    def span(self, year: Year) -> Period:
        """First and last day of one of its (fiscal) years."""
        first = date(year, self.fiscal_year_start, 1)
        return Period(first, date(year + 1, self.fiscal_year_start, 1) - timedelta(days=1))

    def __post_init__(self) -> None:
        if self.term.first is None or self.term.last is None:
            raise TermsError("term needs a first and a last year", place=f"{self.key}: term")


def _whole(term: Period) -> bool:
    """Whether it is written in whole years, which are then the agreement's own years."""
    return term == Period.parse(f"{term.years[0]}/{term.years[-1]}")


def _touch(one: Period, other: Period) -> bool:
    (first, last), (start, end) = one.edges, other.edges
    return first <= end and start <= last
