"""What a reader asked for: a day, a unit, a page's own parameters, and addresses that keep them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from burdenshare.brief import estimate, interval, quantity
from burdenshare.errors import SeriesError
from burdenshare.series import Exchange
from burdenshare.units import Currency, Year

if TYPE_CHECKING:
    from burdenshare.series import Series

UNITS = {"won": Currency.KRW, "dollars": Currency.USD, "yen": Currency.JPY}
PANES = ("claim", "event", "figure", "payment")
SITE = ("as_of", "unit", "prices")
EDIT = "set."
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST, _LAST = date(1945, 1, 1), date(2100, 1, 1)
_LONG = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page as asked for.

    Attributes:
        page: Its name; empty for the first.
        as_of: Nothing published later is shown; None takes all that is there.
        unit: won, dollars or yen; empty shows each sum as it was stated.
        prices: The year whose prices are meant; None is nominal.
        own: The page's own parameters, and what its source pane shows.
        edits: Changed terms by path; in the address they are ``set.PATH=value``.
    """

    page: str = ""
    as_of: date | None = None
    unit: str = ""
    prices: Year | None = None
    own: Mapping[str, str]
    edits: Mapping[str, str] = field(default_factory=dict)

    def to(self, page: str, fragment: str = "", **own: str | int | None) -> str:
        """Address of a page on the same day and in the same unit."""
        return _address(page, fragment, [*self._site(), *_said(own)])

    def here(
        self,
        fragment: str = "",
        changed: Mapping[str, str | int | None] | None = None,
        **changes: str | int | None,
    ) -> str:
        """Address of this page with some parameters changed; None takes one away.

        Only one thing stands in the source pane: naming one puts the other away, and with it the
        word on what was done before.
        """
        changes = {**changes, **(changed or {})}
        kept = {k: v for k, v in self.own.items() if k not in changes}
        if any(pane in changes for pane in PANES):
            kept = {k: v for k, v in kept.items() if k not in (*PANES, "made")}
        edits = ((f"{EDIT}{path}", value) for path, value in self.edits.items())
        pairs = [*self._site(), *_said(kept), *_said(changes), *edits]
        return _address(self.page, fragment, pairs)

    def as_form(self, form: str) -> str:
        """Address of this page as ``json``, ``csv``, ``bib`` ..."""
        head, _, query = self.here().partition("?")
        path = "/overview" if head == "/" else head
        return f"{path}.{form}" + (f"?{query}" if query else "")

    def _site(self) -> list[tuple[str, str]]:
        day = str(self.as_of or "")
        return list(_said({"as_of": day, "unit": self.unit, "prices": self.prices}))


def _said(own: Mapping[str, str | int | None]) -> Iterable[tuple[str, str]]:
    return ((key, str(value)) for key, value in own.items() if value not in (None, ""))


def _address(page: str, fragment: str, pairs: Iterable[tuple[str, str]]) -> str:
    query = urlencode(list(pairs))
    return f"/{page}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def view_of(page: str, pairs: Iterable[tuple[str, str]], takes: Collection[str]) -> View:
    """The view that an address asks for.

    Args:
        page: Name of the page.
        pairs: Parameters in order; empty ones count as not given.
        takes: The page's own parameters.

    Raises:
        HTTPException: 400 where a parameter is unknown, doubled or makes no sense.
    """
    found: dict[str, str] = {}
    edits: dict[str, str] = {}
    for name, value in pairs:
        edited = name.startswith(EDIT) and EDIT in takes
        if not edited and name not in {*SITE, *PANES, *takes}:
            known = ", ".join((*SITE, *PANES, *takes))
            raise HTTPException(400, f"There is no parameter “{name}” here; there are {known}.")
        if len(value) > _LONG:
            raise HTTPException(400, f"The value of “{name}” is too long.")
        if not value.strip():
            continue
        if name in found or name.removeprefix(EDIT) in edits:
            raise HTTPException(400, f"“{name}” is given twice.")
        if edited:
            edits[name.removeprefix(EDIT)] = value
        else:
            found[name] = value
    unit = found.pop("unit", "")
    if unit and unit not in UNITS:
        raise HTTPException(400, f"There is no unit “{unit}”; there are {', '.join(UNITS)}.")
    as_of, prices = found.pop("as_of", None), found.pop("prices", None)
    return View(
        page=page,
        as_of=_day(as_of) if as_of else None,
        unit=unit,
        prices=number(prices, "prices", 1900, 2100) if prices else None,
        own=found,
        edits=edits,
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not _FIRST <= day <= _LAST:
        raise HTTPException(400, f"“{text}” is no day from {_FIRST} to {_LAST}, as 2019-02-12.")
    return day


def number(text: str, name: str, low: int, high: int) -> int:
    """A whole number within bounds.

    Raises:
        HTTPException: 400 where it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 9 and low <= int(text) <= high):
        raise HTTPException(400, f"“{text}” is no whole number from {low} to {high} for “{name}”.")
    return int(text)


def positive(text: str | None, name: str, usual: float) -> float:
    """A number above zero as asked for, within a factor of 1000 of the usual one.

    Raises:
        HTTPException: 400 where it is none.
    """
    if text is None:
        return usual
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not usual / 1000 < value < usual * 1000:
        raise HTTPException(400, f"“{text}” makes no sense for “{name}”; fitted is {usual:.4g}.")
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How sums are shown: in which currency, and in the prices of which year.

    Attributes:
        unit: The currency; None leaves each sum as it was stated.
        prices: Year of the prices; None is nominal.
        home: Currency of the payer, whose consumer prices count.
        exchange: Rates, as of the day.
        levels: The payer's price level by year.
    """

    unit: Currency | None = None
    prices: Year | None = None
    home: Currency
    exchange: Exchange
    levels: Mapping[Year, float]

    def factor(self, currency: str, year: Year) -> tuple[float, str] | None:
        """What a sum of a year is multiplied by, and the currency it then has; None if unknown."""
        if currency not in set(Currency) or (self.unit is None and self.prices is None):
            return 1.0, currency
        target = self.unit or Currency(currency)
        try:
            if self.prices is None:
                return self._rate(target, year) / self._rate(Currency(currency), year), target
            if year not in self.levels or self.prices not in self.levels:
                return None
            home = self._rate(self.home, year) / self._rate(Currency(currency), year)
            there = self._rate(target, self.prices) / self._rate(self.home, self.prices)
            return home * self.levels[self.prices] / self.levels[year] * there, target
        except SeriesError:
            return None

    def _rate(self, currency: Currency, year: Year) -> float:
        return self.exchange.of(currency).mean(year)

    def quantity(self, value: float, unit: str | None, year: Year) -> str:
        """A value in words; a sum that cannot be converted stays as stated and says so."""
        found = self.factor(unit or "", year)
        if found is None:
            return f"{quantity(value, unit)} (as stated)"
        return quantity(value * found[0], found[1])

    def estimate(self, mean: float, low: float, high: float, unit: str, year: Year) -> str:
        """An estimate in words, with the digits its interval can bear."""
        factor, shown = self.factor(unit, year) or (1.0, unit)
        return estimate(mean * factor, low * factor, high * factor, shown)

    def interval(self, low: float, high: float, unit: str, year: Year) -> str:
        """An interval in words."""
        factor, shown = self.factor(unit, year) or (1.0, unit)
        return interval(low * factor, high * factor, shown)

    @property
    def words(self) -> str:
        """How sums are shown, in a sentence."""
        parts = []
        if self.unit:
            parts.append(
                f"Sums in {self.unit} at the mean rate of their year; later years at the last rate."
            )
        if self.prices:
            parts.append(f"In prices of {self.prices}, by the payer's consumer prices.")
        return " ".join(parts)


def measure(view: View, *, home: Currency, exchange: Exchange, cpi: Series | None) -> Measure:
    """How a view wants its sums.

    Raises:
        HTTPException: 400 where the prices of that year are not known.
    """
    levels = _levels(cpi) if cpi and view.prices else {}
    if view.prices and view.prices not in levels:
        known = f"{min(levels)} to {max(levels)}" if levels else "none"
        raise HTTPException(400, f"Prices of {view.prices} are not known; known: {known}.")
    return Measure(
        unit=UNITS.get(view.unit),
        prices=view.prices,
        home=home,
        exchange=exchange,
        levels=levels,
    )


def _levels(cpi: Series) -> dict[Year, float]:
    """Price levels by year, one before the first growth; broken off at a gap."""
    levels: dict[Year, float] = {}
    for row in cpi.observations:
        before = levels.get(row.year - 1, 1.0 if not levels else None)
        if before is None:
            break
        levels.setdefault(row.year - 1, before)
        levels[row.year] = before * (1 + row.value / 100)
    return levels
