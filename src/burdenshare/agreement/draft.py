"""Drafting: terms back to the text of their file, changed terms, and proposals as agreements."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, assert_never

from burdenshare.agreement.parse import parse_agreement
from burdenshare.agreement.rule import Grow, Hold, Ladder, Rate, Rule, Share, Spread, Typed, When
from burdenshare.agreement.terms import Agreement, Amendment, Category, Lapse, Leg, Published
from burdenshare.errors import TermsError, UsageError

if TYPE_CHECKING:
    from burdenshare.units import Year

_SECTIONS = ("pay", "legs", "published", "disbursed", "amend", "split", "key", "discount")
_STEPS = 5  # values of a range that names no step
_MOST = 50  # values of a range, each of which is priced


def terms_text(agreement: Agreement) -> str:
    """The TOML text of an agreement; reading it gives the same agreement.

    Example:
        >>> head = {"payer": "KR", "recipient": "US", "unit": "KRW bn", "term": "2026/2027"}
        >>> one = parse_agreement(head | {"name": "x", "pay": {"then": 3}}, key="x", place="x.toml")
        >>> print(terms_text(one).splitlines()[-1])
        then = 3.0
    """
    table = terms_table(agreement)
    lines = [f"{_key(k)} = {_value(row)}" for k, row in table.items() if k not in _SECTIONS]
    for section in _SECTIONS:
        rows = table.get(section, {})
        if section == "legs" and isinstance(rows, Mapping):
            for name, leg in rows.items():
                lines += ["", f"[legs.{_key(name)}]", *_lines(leg)]
        elif rows:
            lines += ["", f"[{section}]", *_lines(rows)]
    return "\n".join(lines) + "\n"


def terms_table(agreement: Agreement) -> dict[str, object]:
    """The tables that tomllib would make of the agreement's file; what is not said is left out."""
    one = agreement
    discount: dict[str, object] = dict(one.discount)
    if one.borne_by:
        discount["borne_by"] = list(one.borne_by)
    head: dict[str, object] = {
        "name": one.name,
        "payer": one.payer,
        "recipient": one.recipient,
        "unit": one.unit,
        "term": str(one.term),
    }
    table: dict[str, object] = {
        "round": one.round,
        "lapse": None if one.lapse is Lapse.STOP else str(one.lapse),
        "extension": one.extension,
        "after": one.after,
        "fiscal_year_start": None if one.fiscal_year_start == 1 else one.fiscal_year_start,
        "dates": dict(one.dates),
        "dates_unverified": dict(one.dates_unverified),
        "sources": dict(one.sources),
        "notes": list(one.notes),
        "pay": _ladder(one.pay) if one.pay else None,
        "legs": {name: _leg(leg) for name, leg in one.legs.items()},
        "published": _by_year(one.published),
        "disbursed": _by_year(one.disbursed),
        "amend": {str(year): _amendment(row) for year, row in one.amend.items()},
        "split": {name: _category(row) for name, row in one.split.items()},
        "key": dict(one.key_shares),
        "discount": discount,
    }
    return head | {key: row for key, row in table.items() if row not in (None, "", [], {})}


def edit(agreement: Agreement, path: str, value: object) -> Agreement:
    """The agreement with one of its terms changed, under a key that says so.

    Args:
        agreement: The terms.
        path: Keys down to the term, e.g. ``pay.then.cap`` or ``pay.2027``.
        value: The new value; a text is read as TOML where it is that (``0.03``, ``{ rate = 1 }``).

    Raises:
        TermsError: The path leads nowhere, or the changed terms do not hold together.

    Example:
        >>> head = {"payer": "KR", "recipient": "US", "unit": "KRW bn", "term": "2026/2027"}
        >>> one = parse_agreement(head | {"name": "x", "pay": {"then": 3}}, key="x", place="x.toml")
        >>> edit(one, "pay.2026", "4").key
        'x with pay.2026 = 4'
    """
    place = f"{agreement.key} with {path} = {value}"
    table = terms_table(agreement)
    table.pop("published", None)
    *way, last = path.split(".")
    inner = table
    for step in way:
        found = inner.get(step)
        if not isinstance(found, dict):
            known = ", ".join(sorted(inner))
            raise TermsError(f'"{step}" is no table here; known: {known}', place=place)
        inner = found
    inner[last] = _read(value) if isinstance(value, str) else value
    return parse_agreement(table, key=place, place=place)


def edits(agreement: Agreement, path: str, text: str) -> tuple[Agreement, ...]:
    """The agreement with each value of a range: ``0.02..0.05``, ``0.02..0.05/0.01`` or one value.

    Raises:
        UsageError: The range runs backwards, its step is not above zero, or it has over 50 values.
        TermsError: The changed terms do not hold together.
    """
    found = re.fullmatch(r"\s*(-?[\d.]+?)\s*\.\.\s*(-?[\d.]+?)\s*(?:/\s*([\d.]+)\s*)?", text)
    if not found:
        return (edit(agreement, path, text),)
    low, high = float(found[1]), float(found[2])
    step = float(found[3]) if found[3] else (high - low) / (_STEPS - 1)
    if high <= low or step <= 0:
        raise UsageError(f"range {text!r} needs a lower end, a higher end and a step above zero")
    count = int((high - low) / step + 1e-9) + 1
    if count > _MOST:
        raise UsageError(f"range {text!r} has {count:,} values; {_MOST} are the most")
    return tuple(edit(agreement, path, round(low + k * step, 12)) for k in range(count))


def proposal(
    key: str,
    *,
    payer: str,
    recipient: str,
    unit: str,
    term: str,
    first: object,
    then: object = "hold",
    after: str | None = None,
    name: str = "",
    fiscal_year_start: int = 1,
) -> Agreement:
    """A demand or an offer as an agreement, so that it is priced like one.

    Args:
        key: What to call it.
        payer: Who would pay.
        recipient: Who would be paid.
        unit: Currency and scale, e.g. ``USD bn``.
        term: Its span, e.g. ``2020/2024``.
        first: The first year: a number, "hold", a rise such as ``+13 %``, or a rule's table.
        then: The later years, in the same forms.
        after: Key of the agreement whose last amount it starts from.
        name: Its title; the key where empty.
        fiscal_year_start: Month in which its years begin.

    Raises:
        TermsError: A rule does not hold together.

    Example:
        >>> sides = {"payer": "KR", "recipient": "US"}
        >>> ask = proposal("ask-2019", **sides, unit="USD bn", term="2020/2024", first=4.7)
        >>> ask.years
        (2020, 2021, 2022, 2023, 2024)
    """
    table: dict[str, object] = {
        "name": name or key,
        "payer": payer,
        "recipient": recipient,
        "unit": unit,
        "term": term,
        "lapse": "hold",
        "fiscal_year_start": fiscal_year_start,
    }
    if after is not None:
        table["after"] = after
    draft = parse_agreement(table | {"pay": {"then": 0}}, key=key, place=key)
    years: dict[str, object] = {str(draft.years[0]): first}
    if len(draft.years) > 1:
        years["then"] = then
    return parse_agreement(table | {"pay": years}, key=key, place=key)


def scaled(agreement: Agreement, factor: float) -> Agreement:
    """The agreement with every negotiated sum multiplied, e.g. for a demand of half as much."""
    pay = agreement.pay
    if pay is None:
        raise TermsError("has no ladder of its own to scale", place=f"{agreement.key}: pay")
    years = {year: _scaled(rule, factor) for year, rule in pay.years.items()}
    then = _scaled(pay.then, factor) if pay.then else None
    return replace(agreement, pay=replace(pay, years=years, then=then), published={})


def _scaled(rule: Rule, factor: float) -> Rule:
    match rule:
        case Typed():
            return Typed(amount=rule.amount * factor)
        case Spread():
            return replace(rule, total=rule.total * factor)
        case Share():
            return replace(rule, rate=rule.rate * factor)
        case When():
            yes, no = _scaled(rule.then, factor), _scaled(rule.otherwise, factor)
            return replace(rule, then=yes, otherwise=no)
        case Hold() | Rate() | Grow():
            return rule
        case _:
            assert_never(rule)


def _ladder(ladder: Ladder) -> dict[str, object]:
    rows: dict[str, object] = {str(year): _rule(rule) for year, rule in ladder.years.items()}
    if ladder.linear:
        rows["between"] = "linear"
    if ladder.then is not None:
        rows["then"] = _rule(ladder.then)
    return rows


def _rule(rule: Rule) -> object:
    match rule:
        case Typed():
            return rule.amount
        case Hold():
            return "hold"
        case _:
            return _said(_clause(rule))


def _clause(rule: Rate | Grow | Share | Spread | When) -> Mapping[str, object]:
    match rule:
        case Rate():
            return {"rate": rule.rate}
        case Grow():
            names = rule.series[0] if len(rule.series) == 1 else list(rule.series)
            bounds = {"cap": rule.cap, "floor": rule.floor, "add": rule.add or None}
            return {"grow": names, "lag": rule.lag or None, **bounds}
        case Share():
            return {"of": rule.of, "rate": rule.rate, "lag": rule.lag or None}
        case Spread():
            return {"total": rule.total, "spread": list(rule.weights) or "even"}
        case When():
            ways = {"then": _rule(rule.then), "else": _rule(rule.otherwise)}
            return {"when": rule.series, "above": rule.above, "lag": rule.lag or None, **ways}
        case _:
            assert_never(rule)


def _said(rows: Mapping[str, object]) -> dict[str, object]:
    return {key: row for key, row in rows.items() if row is not None}


def _leg(leg: Leg) -> dict[str, object]:
    rows = {"unit": leg.unit, "memo": leg.memo or None, "pay": _ladder(leg.pay)}
    return _said(rows | {"published": _by_year(leg.published) or None})


def _by_year(rows: Mapping[Year, Published]) -> dict[str, object]:
    return {
        str(year): _said(
            {
                "amount": row.amount,
                "source": row.source or None,
                "basis": None if row.basis == "published" else row.basis,
                "unit": row.unit,
                "note": row.note or None,
            }
        )
        for year, row in rows.items()
    }


def _amendment(row: Amendment) -> object:
    rows = {"amount": row.amount, "date": row.date, "source": row.source or None}
    return _said(rows | {"note": row.note or None})


def _category(row: Category) -> object:
    return _said({"share": row.share, "in_kind": row.in_kind or None})


def _read(text: str) -> object:
    """A value written as TOML; any other text stands for itself."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _lines(table: object) -> list[str]:
    rows = table if isinstance(table, Mapping) else {}
    return [f"{_key(key)} = {_value(row)}" for key, row in rows.items()]


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case str():
            return _quoted(value)
        case date():
            return value.isoformat()
        case Mapping():
            return "{ " + ", ".join(_lines(value)) + " }" if value else "{}"
        case Sequence():
            return "[" + ", ".join(_value(row) for row in value) + "]"
        case _:
            raise TypeError(f"{value!r} has no place in a terms file")
