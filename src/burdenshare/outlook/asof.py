"""What was public by the end of a day: the one gate through which everything reaches a forecast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from burdenshare.outlook.record import Deal, Event

if TYPE_CHECKING:
    from collections.abc import Sequence

from burdenshare.claim import Claim
from burdenshare.series import Exchange, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that could be known by a day, and nothing else.

    Attributes:
        as_of: The day.
        events: Events published by then, oldest first.
        deals: Deals that were public by then; dates still to come are taken out.
        claims: Claims from reports published by then.
        series: Index series as observed by then.
        exchange: Exchange rates up to then, or None.
    """

    as_of: dt.date
    events: tuple[Event, ...] = ()
    deals: tuple[Deal, ...] = ()
    claims: tuple[Claim, ...] = ()
    series: Mapping[str, Series]
    exchange: Exchange | None = None

    def deal(self, name: str | None, payer: str) -> Deal | None:
        """A host's deal by the key of its agreement, if it was public."""
        return next((one for one in self.deals if (one.name, one.payer) == (name, payer)), None)


def known(
    *,
    as_of: dt.date,
    events: Sequence[Event] = (),
    deals: Sequence[Deal] = (),
    claims: Sequence[Claim] = (),
    series: Mapping[str, Series] | None = None,
    exchange: Exchange | None = None,
    strict: bool = False,
) -> Known:
    """Only what was published by the end of a day; what has no publication date is left out.

    Args:
        as_of: The day.
        events: The historical record.
        deals: Agreements as outcomes.
        claims: Claims read from reports.
        series: Index series by name.
        exchange: Exchange rates.
        strict: Also leave out events whose publication date is inferred.
    """
    kept = [
        event
        for event in events
        if event.known(as_of) and not (strict and event.published_basis == "inferred")
    ]
    return Known(
        as_of=as_of,
        events=tuple(sorted(kept, key=lambda event: (event.date, event.published, event.id))),
        deals=tuple(
            _veiled(deal, as_of)
            for deal in sorted(deals, key=lambda deal: (deal.first or dt.date.min, deal.name))
            if deal.published and deal.published <= as_of
        ),
        claims=tuple(claim for claim in claims if claim.published and claim.published <= as_of),
        series={name: one.as_of(as_of) for name, one in (series or {}).items()},
        exchange=exchange.as_of(as_of) if exchange else None,
    )


def _veiled(deal: Deal, as_of: dt.date) -> Deal:
    """A public deal without its later years and days, and without a sum not yet named."""
    if deal.amount_published is None or deal.amount_published > as_of:
        deal = replace(deal, amount=None, paid=())
    paid = tuple(row for row in deal.paid if row.known(as_of))
    later = deal.in_force is not None and deal.in_force > as_of  # date.max: not yet
    return replace(deal, paid=paid, in_force=dt.date.max if later else deal.in_force)
