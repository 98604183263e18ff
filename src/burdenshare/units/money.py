"""Currencies and the scales money is written in; amounts are base units (won, dollars, yen)."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from burdenshare.errors import InputError

Amount: TypeAlias = float  # base units of a currency
Growth: TypeAlias = float  # 0.082 is a rise of 8.2 per cent
Year: TypeAlias = int


class Currency(StrEnum):
    """ISO 4217 codes of the currencies that agreements and reports use."""

    KRW = "KRW"
    USD = "USD"
    JPY = "JPY"
    EUR = "EUR"
    GBP = "GBP"


SCALES = {
    "": 1.0,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "trillion": 1e12,
}


WORDS = {"KRW": "won", "JPY": "yen", "EUR": "euros", "GBP": "pounds"}
_PRINTED = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def say(amount: float, unit: str, *, digits: int = 4) -> str:
    """An amount as a report would print it, to so many digits.

    Example:
        >>> say(1.0389e12, "KRW"), say(924e6, "USD"), say(8.2, "percent"), say(28500, "people")
        ('1.039 trillion won', '$924 million', '8.2 %', '28,500')
        >>> say(1.55e12, "JPY"), say(1, "years"), say(1.0389e12, "KRW", digits=5)
        ('1,550 billion yen', '1 year', '1.0389 trillion won')
    """
    if unit == "percent":
        return f"{amount:.3g} %"
    if unit == "years":
        return f"{amount:.3g} year{'' if amount == 1 else 's'}"
    if unit not in set(Currency):
        return f"{amount:,.0f}"
    sizes = _PRINTED[unit == "JPY" :]  # sums in yen are told in billions
    size, word = next(((s, f" {w}") for s, w in sizes if abs(amount) >= s), (1.0, ""))
    whole = len(f"{abs(amount) / size:.0f}")
    number = f"{amount / size:,.{max(digits, whole)}g}" if word else f"{amount:,.0f}"
    return f"${number}{word}" if unit == "USD" else f"{number}{word} {WORDS.get(unit, unit)}"


def change(share: float) -> str:
    r"""A change by a share of what it was, in per cent with its sign.

    Example:
        >>> print(ascii((change(0.122), change(-0.999))))
        ('+12.2 %', '\u221299.9 %')
    """
    return f"{100 * share:+.1f} %".replace("-", "\N{MINUS SIGN}")


def money_unit(text: str, *, place: str | None = None) -> tuple[Currency, float]:
    """Currency and scale of a written unit, so that ``amount * scale`` is in base units.

    Raises:
        InputError: The currency or the scale is not one we know.

    Example:
        >>> money_unit("KRW bn")
        (<Currency.KRW: 'KRW'>, 1000000000.0)
        >>> money_unit("USD_m")[1]
        1000000.0
    """
    code, _, scale = text.replace("_", " ").strip().partition(" ")
    try:
        return Currency(code), SCALES[scale.strip()]
    except (ValueError, KeyError):
        raise InputError(
            f"unit {text!r} is not a currency with a scale; write for example 'KRW bn' or 'USD m'",
            place=place,
        ) from None
