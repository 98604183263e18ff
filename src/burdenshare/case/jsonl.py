"""Claims as JSON Lines: one object a line, numbers as numbers, unknown keys refused."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, get_type_hints

from burdenshare.claim import Claim
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import msgspec

Cell: TypeAlias = str | int | float | Decimal | None
_FIELDS = tuple(field.name for field in dataclasses.fields(Claim))
_UNKNOWN = re.compile(r"unknown field `(?P<key>.*?)`")


def row(claim: Claim) -> dict[str, Cell]:
    """A claim as plain cells in the order of its fields: whole numbers as int, dates as ISO.

    Example:
        >>> from burdenshare.claim import Kind
        >>> claim = Claim(report="a.txt", id="0" * 12, kind=Kind.SHARE, value=Decimal("8.20"),
        ...               quote="8.20", start=0, end=4, text_sha256="00" * 32)
        >>> row(claim)["value"], row(claim)["kind"], row(claim)["published"]
        (Decimal('8.20'), 'share', None)
    """
    return {name: _cell(getattr(claim, name)) for name in _FIELDS}


def encode(claim: Claim) -> str:
    """One line of JSON, without its end, with every key, in the order of the claim's fields."""
    return _encoder().encode(row(claim)).decode()


def decode(data: bytes, *, place: str) -> tuple[Claim, ...]:
    """Claims from JSON Lines; empty lines are passed over.

    Args:
        data: The file.
        place: Its name, for messages.

    Raises:
        CaseError: A line is no JSON object, has an unknown key or a value of the wrong kind.
    """
    numbered = enumerate(data.split(b"\n"), 1)
    return tuple(_claim(line, f"{place}:{number}") for number, line in numbered if line.strip())


def lines(claims: Iterable[Claim]) -> bytes:
    """A file of claims, one a line."""
    return "".join(encode(claim) + "\n" for claim in claims).encode()


def _cell(value: object) -> Cell:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return int(value) if whole else value
    if value is None or type(value) is int:
        return value
    return str(value)


def _claim(line: bytes, place: str) -> Claim:
    import msgspec  # noqa: PLC0415 - only reading and writing claims needs it

    try:
        found = _decoder().decode(line)
    except msgspec.ValidationError as fault:
        raise CaseError(_sentence(str(fault)), place=place) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise CaseError(f"is not a line of JSON: {fault}", place=place) from None
    claim = Claim(**{name: getattr(found, name) for name in _FIELDS})
    if claim.end - claim.start != len(claim.quote) or claim.start < 0:
        raise CaseError(
            f"start {claim.start} and end {claim.end} do not fit a quote of "
            f"{len(claim.quote)} characters",
            place=place,
        )
    return claim


def _sentence(fault: str) -> str:
    """What msgspec found, and for an unknown key what was probably meant.

    Example:
        >>> _sentence("Object contains unknown field `valu`")
        'unknown key "valu"; did you mean "value"?'
    """
    found = _UNKNOWN.search(fault)
    if not found:
        return fault[:1].lower() + fault[1:]
    near = get_close_matches(found["key"], _FIELDS, 1)
    return f'unknown key "{found["key"]}"' + (f'; did you mean "{near[0]}"?' if near else "")


@cache
def _encoder() -> msgspec.json.Encoder:
    import msgspec  # noqa: PLC0415

    return msgspec.json.Encoder(decimal_format="number")


@cache
def _decoder() -> msgspec.json.Decoder[msgspec.Struct]:
    """On plain dataclasses msgspec ignores unknown keys; so decode a struct of the same fields."""
    import msgspec  # noqa: PLC0415

    hints = get_type_hints(Claim)
    fields: list[tuple[str, object, object]] = []
    for field in dataclasses.fields(Claim):
        missing = field.default is dataclasses.MISSING
        fields.append(
            (field.name, hints[field.name], msgspec.NODEFAULT if missing else field.default)
        )
    struct = msgspec.defstruct("ClaimRow", fields, kw_only=True, forbid_unknown_fields=True)
    return msgspec.json.Decoder(struct)
