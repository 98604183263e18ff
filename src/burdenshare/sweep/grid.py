"""The grid of a sweep: named values, every combination of them, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value: TypeAlias = str | int | float
Point: TypeAlias = Mapping[str, Value]
MOST = 100_000  # combinations
_NUMBER = r"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,2})?"
_RANGE = re.compile(rf"({_NUMBER})\.\.({_NUMBER})(?:(:|/)({_NUMBER}))?")
_STEPS = 5  # values of a range that names neither their number nor a step


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One thing that is varied.

    Attributes:
        name: What.
        values: Its values, in order.
    """

    name: str
    values: tuple[Value, ...]


def axis(text: str) -> Axis:
    """An axis from the command line: ``late=0.02..0.10:5``, ``late=0.02..0.10/0.02``, ``a=1,2``.

    Raises:
        UsageError: There is no ``=``, no value, or a range that runs backwards or is too long.

    Example:
        >>> axis("late=0.1..0.3:3").values, axis("fx=spot,forward:-0.015").values
        ((0.1, 0.2, 0.3), ('spot', 'forward:-0.015'))
    """
    name, equals, values = (part.strip() for part in text.partition("="))
    if not equals or not name or not values:
        raise UsageError(f"{text!r} varies nothing; write for example late=0.02..0.10:5")
    return Axis(name=name, values=_values(values))


def axes(table: Mapping[str, object], *, place: str) -> tuple[Axis, ...]:
    """The axes of a TOML file: ``late = "0.02..0.10:5"``, ``late = [0.02, 0.05]`` or one value.

    Tables are keys with a dot: ``[pay.then]`` with ``cap = [0.03, 0.05]`` varies ``pay.then.cap``.

    Raises:
        UsageError: A value is none of these.
    """
    found: list[Axis] = []
    for name, value in _flat(table, ""):
        if isinstance(value, str):
            values = _values(value)
        else:
            values = tuple(_plain(one, f"{place}: {name}") for one in _listed(value))
        if not values:
            raise UsageError(f"{place}: {name}: has no value")
        found.append(Axis(name=name, values=values))
    return tuple(found)


def points(axes: Sequence[Axis]) -> tuple[Point, ...]:
    """Every combination, the last axis running fastest; one empty point where nothing is varied.

    Raises:
        UsageError: An axis is named twice, or there are too many combinations.
    """
    names = [one.name for one in axes]
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        raise UsageError(f"{double} is varied twice; give all its values at once")
    count = prod(len(one.values) for one in axes)
    if count > MOST:
        raise UsageError(f"the grid has {count:,} points; {MOST:,} are the most")
    return tuple(
        dict(zip(names, values, strict=True)) for values in product(*(one.values for one in axes))
    )


def _values(text: str) -> tuple[Value, ...]:
    found = _RANGE.fullmatch(text.replace(" ", ""))
    if not found:
        return tuple(_number(part.strip()) for part in text.split(",") if part.strip())
    low, high = float(found[1]), float(found[2])
    if found[3] == "/":
        step = float(found[4])
        count = int((high - low) / step + 1e-9) + 1 if step > 0 else 0
    else:
        count = int(float(found[4])) if found[4] else _STEPS
        step = (high - low) / (count - 1) if count > 1 else 0.0
    if high <= low or not 1 < count <= MOST:
        raise UsageError(
            f"range {text!r} needs a lower end, a higher end, and two values or more: "
            "0.02..0.10:5 takes five, 0.02..0.10/0.02 a step of 0.02"
        )
    return tuple(round(low + k * step, 12) for k in range(count))


def _number(text: str) -> Value:
    if not re.fullmatch(_NUMBER, text):
        return text
    return int(text) if re.fullmatch(r"[-+]?\d+", text) else float(text)


def _flat(table: Mapping[str, object], before: str) -> Iterable[tuple[str, object]]:
    for key, value in table.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{name}.")
        else:
            yield name, value


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _plain(value: object, place: str) -> Value:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UsageError(f"{place}: {value!r} is neither a number nor a word")
    return value
