"""Numbers as people write them: 1.0389 trillion won, $925 million, 8.2 %.

Amounts come in base units (won, dollars, yen), percentages as 8.2, probabilities as 0.62. How
many digits are printed follows from what is known: an estimate shows no more than its interval
allows.
"""

from __future__ import annotations

from math import floor, isfinite, log10

_NAMES = {"KRW": "won", "JPY": "yen", "EUR": "euros", "GBP": "pounds"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1.0, ""))
_LEAST = {"KRW": 1e8, "JPY": 1e8, "USD": 1e6, "EUR": 1e6, "GBP": 1e6}
_LARGE = {"KRW", "JPY"}  # currencies whose sums are told in billions
_COUNTS = {"people": "", "years": " years", "count": "", "multiple": " times"}
MISSING = "unknown"


def money(amount: float, currency: str, *, precision: float | None = None) -> str:
    """A sum in words.

    Args:
        amount: In base units.
        currency: ISO 4217 code.
        precision: Value of the last digit to print, in base units; by default 0.1 billion won or
            yen and 1 million of other currencies, and always three digits or more.

    Example:
        >>> money(1_038_900_000_000, "KRW"), money(925e6, "USD"), money(1.45e9, "USD")
        ('1.0389 trillion won', '$925 million', '$1.45 billion')
    """
    return _money(amount, currency, precision or _precision(amount, currency), abs(amount))


def scale(amount: float, currency: str) -> tuple[float, str]:
    """What to divide an amount of this size by, and the unit it then has.

    Example:
        >>> scale(1.5e12, "KRW")
        (1000000000000.0, 'trillion won')
    """
    size, name = next((s, n) for s, n in _SCALES if abs(amount) >= s or s == 1.0)
    return size, f"{name} {_NAMES.get(currency, currency)}".strip().replace("USD", "dollars")


def column(amount: float, currency: str) -> str:
    """A sum for a column of sums: billions of won or yen to 0.1, millions of other currencies.

    Example:
        >>> column(1_183_300_000_000, "KRW"), column(925e6, "USD")
        ('1,183.3', '925')
    """
    if not isfinite(amount):
        return MISSING
    places = 1 if currency in _LARGE else 0
    return f"{amount / column_size(currency):,.{places}f}".replace("-", "\N{MINUS SIGN}")


def column_size(currency: str) -> float:
    """What `column` divides a sum by."""
    return 1e9 if currency in _LARGE else 1e6


def column_unit(currency: str) -> str:
    """The unit that `column` prints in: ``billion won``, ``million dollars``."""
    if currency in _LARGE:
        return f"billion {_NAMES[currency]}"
    return f"million {'dollars' if currency == 'USD' else _NAMES.get(currency, currency)}"


def interval(low: float, high: float, unit: str) -> str:
    """A range, its digits cut to what its width can bear.

    Example:
        >>> interval(954.7e9, 968.2e9, "KRW"), interval(39.41, 42.2, "percent")
        ('955 to 968 billion won', '39.4 to 42.2 %')
    """
    if not (isfinite(low) and isfinite(high)):
        return MISSING
    precision = fineness(low, high)
    if unit.isalpha() and unit.isupper():
        size = max(abs(low), abs(high))
        first, last = (_money(end, unit, precision, size) for end in (low, high))
        if first != last and unit != "USD":
            first = first.split(" ")[0]
    else:
        first, last = _decimal(low, precision), _decimal(high, precision) + _tail(unit)
        first += _tail(unit) if first + _tail(unit) == last else ""
    return last if first == last else f"{first} to {last}"


def estimate(mean: float, low: float, high: float, unit: str) -> str:
    """A mean with the digits its interval can bear.

    Example:
        >>> estimate(961.23e9, 954.7e9, 968.2e9, "KRW")
        '961 billion won'
    """
    if not isfinite(mean):
        return MISSING
    if not (isfinite(low) and isfinite(high) and high > low):
        return quantity(mean, unit)
    return quantity(mean, unit, precision=fineness(low, high))


def fineness(low: float, high: float) -> float:
    """The power of ten worth printing: a tenth of the width or less, five digits at most.

    Example:
        >>> fineness(954.7, 968.2), fineness(0.62, 0.71), fineness(1e12, 1e12 + 1)
        (1.0, 0.001, 100000000.0)
    """
    width, size = high - low, max(abs(low), abs(high))
    if not width > 0:
        return 0.0
    return float(10.0 ** max(floor(log10(width / 10)), floor(log10(size)) - 4))


def quantity(value: float, unit: str | None, *, precision: float | None = None) -> str:
    """A value with its unit: a currency, percent, people, years, count, multiple, KRW/USD.

    Example:
        >>> quantity(28500, "people"), quantity(8.2, "percent"), quantity(1126.4, "KRW/USD")
        ('28,500', '8.2 %', '1,126 won per dollar')
    """
    if not isfinite(value):
        return MISSING
    unit = unit or ""
    if unit.isalpha() and unit.isupper():
        return money(value, unit, precision=precision)
    if precision is None:
        precision = _places(value, 1.0 if unit == "people" else 1e-3 if abs(value) < 100 else 1.0)
    return _decimal(value, precision) + (" year" if (value, unit) == (1, "years") else _tail(unit))


def percent(value: float, *, precision: float = 0.1) -> str:
    """Per cent as reports give it: 8.2 is 8.2 %.

    Example:
        >>> percent(8.2), percent(13.0)
        ('8.2 %', '13 %')
    """
    return _decimal(value, precision) + " %" if isfinite(value) else MISSING


def chance(probability: float) -> str:
    """A probability in whole per cent; never 0 or 100 unless it is certain.

    Example:
        >>> chance(0.618), chance(0.0004), chance(1.0)
        ('62 %', '< 1 %', '100 %')
    """
    if not isfinite(probability):
        return MISSING
    if 0 < probability < 0.01:
        return "< 1 %"
    if 0.99 < probability < 1:
        return "> 99 %"
    return f"{probability * 100:.0f} %"


def survival(share: float | None, low: float | None, high: float | None) -> str:
    """A share of the few past cases that lasted as long, with its interval.

    Where all of them had ended by then, or none, the share is no estimate and the words say so.

    Example:
        >>> survival(0.6, 0.27, 0.86), survival(1.0, 0.27, 1.0), survival(None, None, None)
        ('60 % (27 to 86)', 'all (27 to 100)', '')
    """
    if share is None or low is None or high is None:
        return ""
    ends = f"{max(low, 0) * 100:.0f} to {min(high, 1) * 100:.0f}"
    if share in {0.0, 1.0}:
        return f"{'all' if share else 'none'} ({ends})"
    return f"{chance(share)} ({ends})"


def _money(amount: float, currency: str, precision: float, size: float) -> str:
    if not isfinite(amount):
        return MISSING
    unit, name = next((s, n) for s, n in _SCALES if size >= s * (1 - 1e-12) or s == 1.0)
    if currency == "JPY" and name == "trillion":
        unit, name = 1e9, "billion"
    figure = _decimal(amount / unit, precision / unit)
    if currency == "USD":
        sign = "\N{MINUS SIGN}" if figure.startswith("\N{MINUS SIGN}") else ""
        return f"{sign}${figure.removeprefix(sign)} {name}".rstrip()
    return " ".join(filter(None, (figure, name, _NAMES.get(currency, currency))))


def _precision(amount: float, currency: str) -> float:
    return _places(amount, _LEAST.get(currency, 1e6))


def _places(value: float, usual: float) -> float:
    """The usual last digit, or a finer one where the value would keep fewer than three."""
    if value == 0 or not isfinite(value):
        return usual
    return min(usual, float(10.0 ** (floor(log10(abs(value))) - 2)))


def _decimal(value: float, precision: float) -> str:
    places = max(0, -floor(log10(precision) + 1e-9)) if precision > 0 else 6
    if precision > 1:
        value = round(value / precision) * precision
    text = f"{value:,.{min(places, 12)}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")


def _tail(unit: str) -> str:
    if unit == "percent":
        return " %"
    above, slash, below = unit.partition("/")
    if slash:
        dollar = {"USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "KRW": "won"}
        return f" {_NAMES.get(above, above)} per {dollar.get(below, below)}"
    return _COUNTS.get(unit, f" {unit}" if unit else "")
