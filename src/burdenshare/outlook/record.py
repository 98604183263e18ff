"""The historical record: what happened in talks, and since when the public could know it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated event of the record, with its source.

    Attributes:
        id: Position in the record, e.g. ``events:118`` (line of the CSV).
        date: When it happened; the first day of what ``precision`` covers.
        precision: day, month, year or approx.
        talks: Which talks, as the record names them (``SMA11``, ``context``).
        actor: Who acted, as the record names them (``US``, ``ROK``, ``Trump``, ``both``).
        kind: round, demand, offer, counteroffer, tentative, initial, sign, ratify, veto, reject,
            lapse, furlough, threat, statement, context.
        amount: Lower amount a year in base units of ``currency``, or None.
        amount_high: Upper amount.
        currency: ISO code of the amounts, or None.
        unit: The unit as the record writes it (``KRW_bn``, ``USD_m_ten_years`` ...); an amount is
            only filled where the unit is a yearly sum.
        percent: A percentage the event states, as 13.9.
        term_years: Years of the deal it speaks of.
        reliability: official, press, press-anonymous, memoir, claim-disputed ...
        source: Address or addresses, as given.
        note: What a reader must know.
        published: When the public could know; None where unknown (left out of any as-of).
        published_basis: address, page, event, later, inferred.
        status: held, reported, scheduled, withdrawn.
        qualifier: A finer kind (escalator, deadlock, next-round, chief-negotiator ...).
    """

    id: str
    date: dt.date
    precision: str
    talks: str
    actor: str
    kind: str
    amount: float | None = None
    amount_high: float | None = None
    currency: str | None = None
    unit: str = ""
    percent: float | None = None
    term_years: float | None = None
    reliability: str = ""
    source: str = ""
    note: str = ""
    published: dt.date | None = None
    published_basis: str = ""
    status: str = ""
    qualifier: str = ""

    def known(self, day: dt.date) -> bool:
        """Whether the public could know it by the end of a day."""
        return self.published is not None and self.published <= day
