"""Figures of the shipped record as reports print them, to plant slips in and to reconcile."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from math import log10
from typing import TYPE_CHECKING

from burdenshare.case.folder import Case, open_case
from burdenshare.claim import Claim, Kind, Modality, Status
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

FIRST_WON_YEAR = 2005
"""From here the sums are all won; before, dollars or both were agreed."""


@cache
def korea() -> Case:
    """The shipped case."""
    return open_case("@us-korea")


def printed(
    value: Decimal, unit: str, year: int, *, report: str, published: date | None, **fields: object
) -> Claim:
    """A claim as a report of a day would make it."""
    key = sha256(f"{report}{unit}{year}{value}".encode()).hexdigest()[:12]
    values: dict[str, object] = {
        "kind": Kind.CONTRIBUTION,
        "status": Status.AGREED,
        "scope": "stationing",
        "actor": "KR",
        "period": str(year),
        "outlet": report.partition(",")[0],
        "quote": f"{value} {unit}",
        **fields,
    }
    return Claim(
        id=key,
        report=report,
        value=value,
        unit=unit,
        published=published,
        start=0,
        end=1,
        text_sha256="0" * 64,
        **values,  # type: ignore[arg-type]  # fields of a claim, by name
    )


def digits(value: float, count: int) -> Decimal:
    """A value rounded to some significant digits, as a whole number."""
    place = int(log10(value)) - count + 1
    return Decimal(round(value / 10**place)).scaleb(place)


def announced(year: int) -> date:
    """A day on which the press had the sum of a year: the deal's, else early in the year."""
    row = next(row for row in korea().contributions if row.year == year)
    early = date(year, 1, 20)
    sound = row.published is not None and row.published_basis == "event"
    return row.published if sound and row.published else early


def won_years() -> list[tuple[int, float]]:
    """Agreed won sums by year, 2005 on, without those computed from the rule."""
    return [
        (row.year, row.amount)
        for row in korea().contributions
        if row.year >= FIRST_WON_YEAR and row.value_kind not in {"circular", "projection"}
    ]


def official() -> Iterator[Claim]:
    """What ministries print: won to the last digit, and the rise to one decimal."""
    rows = dict(won_years())
    for year, amount in rows.items():
        day = announced(year)
        won = Decimal(round(amount / 1e8)).scaleb(8)
        yield printed(won, "KRW", year, report=f"ministry, {year}", published=day)
        if year - 1 in rows:
            rise = Decimal(str(round(100 * (amount / rows[year - 1] - 1), 1)))
            kind = {"kind": Kind.INCREASE}
            yield printed(
                rise, "percent", year, report=f"ministry, {year} rise", published=day, **kind
            )


def press(rng: np.random.Generator) -> Iterator[Claim]:
    """What newspapers print: won to three digits, dollars at the rate of a day soon after."""
    rates = korea().exchange.of(Currency.KRW)
    for year, amount in won_years():
        for outlet in ("gazette", "herald"):
            day = announced(year) + timedelta(days=int(rng.integers(0, 30)))
            about = Modality.ABOUT if rng.random() < 0.3 else Modality.EXACT
            won = digits(amount, 3)
            dollars = digits(amount / rates.on(day), 3)
            report = f"{outlet}, {day}"
            yield printed(won, "KRW", year, report=report, published=day, modality=about)
            yield printed(dollars, "USD", year, report=report, published=day, modality=about)


def circulating() -> Iterator[Claim]:
    """Dollar figures that are in print for the sums of the record, right or wrong.

    Where nobody knows when, the day the sum was announced stands for it, if that is known.
    """
    for row in korea().contributions:
        if row.year < FIRST_WON_YEAR:
            continue
        for note in row.usd_alternatives.split("|"):
            found = re.match(r"\s*(\d{3,4})\s*\(([^)]*)", note)
            if not found:
                continue
            who = found.group(2)
            told = re.search(r"(?:(\w{3}) )?((?:19|20)\d\d)", who)
            months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
            day = row.published if row.published_basis == "event" else None
            if told:
                month = months.index(told.group(1)) + 1 if told.group(1) in months else 2
                day = date(int(told.group(2)), month, 15)
            value = Decimal(found.group(1)).scaleb(6)
            yield printed(value, "USD", row.year, report=who.strip(), published=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A claim with a slip, and what stood there before."""

    claim: Claim
    meant: Decimal


def slip(claim: Claim, rng: np.random.Generator) -> Planted | None:
    """A lost or gained scale or digit that moves the value by a tenth or more."""
    value = claim.value
    if value is None or value <= 0:
        return None
    exponent = int(value.normalize().as_tuple().exponent)
    text = str(int(value.scaleb(-exponent)))
    kind = rng.choice(["ten", "thousand", "drop", "double", "swap"])
    place = int(rng.integers(len(text)))
    swapped = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
    up = bool(rng.random() < 0.5)
    wrong = {
        "ten": value.scaleb(1 if up else -1),
        "thousand": value.scaleb(3 if up else -3),
        "drop": Decimal(text[:place] + text[place + 1 :] or "0").scaleb(
            exponent + (1 if up else 0)
        ),
        "double": Decimal(text[: place + 1] + text[place:]).scaleb(exponent - (1 if up else 0)),
        "swap": Decimal(swapped).scaleb(exponent),
    }[str(kind)]
    if wrong <= 0 or abs(wrong / value - 1) < Decimal("0.1"):
        return None
    return Planted(claim=replace(claim, value=wrong, precision=None), meant=value)


def planted(
    claims: Sequence[Claim], part: float, rng: np.random.Generator
) -> tuple[list[Claim], dict[str, Planted]]:
    """Claims with slips in a part of those that are sums."""
    found, slips = [], {}
    for claim in claims:
        wanted = rng.random() < part and claim.unit != "percent"
        bad = slip(claim, rng) if wanted else None
        if bad:
            slips[claim.id] = bad
        found.append(bad.claim if bad else claim)
    return found, slips
