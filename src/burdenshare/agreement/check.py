"""Terms against what was officially announced."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from burdenshare.agreement.rule import Grow, Rate, Share, When
from burdenshare.agreement.schedule import Basis, Payment
from burdenshare.units import Year, money_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from burdenshare.agreement.terms import Agreement, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A year whose terms do not give the announced amount.

    Attributes:
        place: File and key of the announced amount.
        unit: Unit of both amounts.
        expected: As announced.
        got: As the terms give it; None where they give nothing.
    """

    place: str
    unit: str
    expected: float
    got: float | None

    def __str__(self) -> str:
        """The fault in one line."""
        got = "nothing" if self.got is None else f"{self.got:,.10g}"
        return f"{self.place}: announced {self.expected:,.10g} {self.unit}, the terms give {got}"


def verify(agreement: Agreement, payments: Sequence[Payment]) -> tuple[Mismatch, ...]:
    """Every announced amount that the terms do not give to its last printed digit.

    Args:
        agreement: The terms, with their announced amounts.
        payments: The schedule; rows of other agreements are passed over.
    """
    found: list[Mismatch] = []
    own = [row for row in payments if row.agreement == agreement.key]
    tables: list[tuple[str | None, str, str, Mapping[Year, Published]]] = []
    tables += [(None, "published", agreement.unit, agreement.published)]
    tables += [
        (n, f"legs.{n}.published", leg.unit, leg.published) for n, leg in agreement.legs.items()
    ]
    for leg, key, unit, published in tables:
        for year, row in sorted(published.items()):
            paid = [p for p in own if p.year == year and (leg is None or p.leg == leg)]
            place = f"{agreement.key}.toml: {key}.{year}"
            found.extend(_compare(row, paid, row.unit or unit, place))
    return tuple(found)


def _compare(
    row: Published, paid: Sequence[Payment], unit: str, place: str
) -> tuple[Mismatch, ...]:
    currency, scale = money_unit(unit, place=place)
    if any(payment.currency is not currency for payment in paid):
        return ()
    got = math.fsum(payment.amount for payment in paid) / scale if paid else None
    if got is not None and abs(got - row.amount) < 0.5 * last_digit(row.amount):
        return ()
    return (Mismatch(place=place, unit=unit, expected=row.amount, got=got),)


def last_digit(amount: float) -> float:
    """Value of the last printed digit of an amount: 0.1 for 1183.3, 1 for 920.

    Example:
        >>> last_digit(1183.3), last_digit(920.0)
        (0.1, 1.0)
    """
    exponent = Decimal(repr(amount)).normalize().as_tuple().exponent
    return 10.0 ** min(0, int(exponent))


def checks(agreement: Agreement, payments: Sequence[Payment]) -> tuple[Year, ...]:
    """Years that really test the general rule: it gives them, and they were announced on their own.

    Typed, held and derived years test nothing, nor does a year with a rule of its own.
    """
    general = agreement.pay.then if agreement.pay else None
    if not isinstance(general, Grow | Rate | Share | When) or agreement.pay is None:
        return ()
    return tuple(
        row.year
        for row in payments
        if row.agreement == agreement.key
        and row.basis is Basis.RULE
        and row.year not in agreement.pay.years
        and row.year in agreement.published
    )
