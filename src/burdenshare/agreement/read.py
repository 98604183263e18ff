"""Checked reading of the plain values of a terms file: every fault names file, key and a guess."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches
from typing import NoReturn, TypeVar

from burdenshare.errors import TermsError

T = TypeVar("T")


def fault(message: str, place: str) -> NoReturn:
    """Raise a `TermsError` at a place."""
    raise TermsError(message, place=place)


def guess(word: str, known: Collection[str]) -> str:
    """What was probably meant, as the end of a sentence.

    Example:
        >>> guess("capp", ["cap", "lag"])
        '; did you mean "cap"?'
    """
    near = get_close_matches(word, list(known), 1, 0.6)
    return f'; did you mean "{near[0]}"?' if near else f"; known: {', '.join(sorted(known))}"


def table(value: object, place: str, known: Collection[str] | None = None) -> dict[str, object]:
    """A table, all of whose keys are known.

    Raises:
        TermsError: It is no table, or has an unknown key.
    """
    if not isinstance(value, Mapping):
        fault(f"expected a table, got {value!r}", place)
    rows = {str(key): row for key, row in value.items()}
    for key in rows:
        if known is not None and key not in known:
            fault(f'unknown key "{key}"{guess(key, known)}', inside(place, key))
    return rows


def inside(place: str, key: str) -> str:
    """The place of a key below another: ``FILE: pay.then``."""
    return f"{place}.{key}" if ": " in place else f"{place}: {key}"


def text(value: object, place: str) -> str:
    """A string."""
    if not isinstance(value, str):
        fault(f"expected text in quotes, got {value!r}", place)
    return value


def number(value: object, place: str) -> float:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        fault(f"expected a number, got {value!r}", place)
    if not math.isfinite(value):
        fault(f"{value} is not a finite number", place)
    return float(value)


def whole(value: object, place: str, low: int, high: int) -> int:
    """A whole number in a range."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        fault(f"expected a whole number from {low} to {high}, got {value!r}", place)
    return value


def flag(value: object, place: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        fault(f"expected true or false, got {value!r}", place)
    return value


def fraction(value: object, place: str) -> float:
    """A share between 0 and 1."""
    share = number(value, place)
    if not 0 <= share <= 1:
        fault(f"expected a share between 0 and 1, got {share:g}", place)
    return share


def growth(value: object, place: str) -> float:
    """A yearly rate as a fraction: 0.05 is 5 per cent.

    Raises:
        TermsError: It is so large that per cent must have been meant.
    """
    rate = number(value, place)
    if not -1 < rate <= 1:
        fault(f"{rate:g} is not a yearly rate; write 5 per cent as 0.05", place)
    return rate


def day(value: object, place: str) -> date:
    """A date."""
    if type(value) is not date:
        fault(f"expected a date like 2021-04-08 without quotes, got {value!r}", place)
    return value


def texts(value: object, place: str) -> tuple[str, ...]:
    """A list of strings, or one string."""
    rows = [value] if isinstance(value, str) else value
    if not isinstance(rows, list):
        fault(f"expected a list of texts, got {value!r}", place)
    return tuple(text(row, place) for row in rows)


def each(value: object, place: str, read: Callable[[object, str], T]) -> dict[str, T]:
    """A table of values of one kind."""
    return {key: read(row, inside(place, key)) for key, row in table(value, place).items()}
