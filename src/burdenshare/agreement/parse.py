"""Terms from the tables of a TOML file: an unknown key is an error with file, key and a guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from burdenshare.agreement import read
from burdenshare.agreement.ladder import parse_ladder
from burdenshare.agreement.rule import Ladder, Spread, Typed
from burdenshare.agreement.terms import Agreement, Amendment, Category, Lapse, Leg, Published
from burdenshare.errors import InputError
from burdenshare.units import Period, Year, money_unit

_TOP = frozenset(field.name for field in fields(Agreement)) - {"key_shares", "borne_by"}
_PUBLISHED = ("amount", "source", "basis", "unit", "note")
_BASES = ("published", "derived")


def parse_agreement(table: Mapping[str, object], *, key: str, place: str) -> Agreement:
    """An agreement from tomllib's tables.

    Args:
        table: What tomllib made of the file.
        key: The agreement's name on the command line: the stem of its file.
        place: The file, as errors name it.

    Raises:
        TermsError: A key is unknown or missing, or the terms do not hold together.

    Example:
        >>> terms = {"name": "x", "payer": "KR", "recipient": "US", "unit": "KRW bn"}
        >>> terms |= {"term": "2026/2030", "pay": {"2026": 1519.2, "then": {"grow": "cpi.KR"}}}
        >>> parse_agreement(terms, key="x", place="x.toml").years
        (2026, 2027, 2028, 2029, 2030)
    """
    rows = read.table(table, place, _TOP)
    for needed in ("name", "payer", "recipient", "unit", "term"):
        if needed not in rows:
            read.fault(f'the key "{needed}" is missing', place)

    def at(name: str) -> tuple[object, str]:
        return rows[name], read.inside(place, name)

    def maps(name: str) -> tuple[object, str]:
        return rows.get(name, {}), read.inside(place, name)

    discount, borne_by = _discount(*maps("discount"))
    agreement = Agreement(
        key=key,
        name=read.text(*at("name")),
        payer=read.text(*at("payer")),
        recipient=read.text(*at("recipient")),
        unit=_unit(*at("unit")),
        term=_term(*at("term")),
        pay=parse_ladder(*at("pay")) if "pay" in rows else None,
        round=_step(*at("round")) if "round" in rows else None,
        lapse=_lapse(*at("lapse")) if "lapse" in rows else Lapse.STOP,
        extension=read.text(*at("extension")) if "extension" in rows else "",
        after=read.text(*at("after")) if "after" in rows else None,
        fiscal_year_start=_month(*at("fiscal_year_start")) if "fiscal_year_start" in rows else 1,
        dates=read.each(*maps("dates"), read.day),
        dates_unverified=read.each(*maps("dates_unverified"), read.day),
        sources=read.each(*maps("sources"), read.text),
        notes=read.texts(*at("notes")) if "notes" in rows else (),
        published=_by_year(*maps("published")),
        disbursed=_by_year(*maps("disbursed")),
        amend=_amendments(*maps("amend")),
        legs=read.each(*maps("legs"), _leg),
        split=_split(*maps("split")),
        key_shares=_shares(*maps("key")),
        discount=discount,
        borne_by=borne_by,
    )
    _hold_together(agreement, place)
    return agreement


def _unit(value: object, place: str) -> str:
    unit = read.text(value, place)
    try:
        money_unit(unit)
    except InputError as error:
        read.fault(error.message, place)
    return unit


def _term(value: object, place: str) -> Period:
    try:
        term = Period.parse(read.text(value, place))
    except InputError as error:
        read.fault(error.message, place)
    if term.first is None or term.last is None:
        read.fault(f"{value!r} is open; a term needs a first and a last year", place)
    return term


def _step(value: object, place: str) -> float:
    step = read.number(value, place)
    if step <= 0:
        read.fault(f"cannot round to steps of {step:g}", place)
    return step


def _lapse(value: object, place: str) -> Lapse:
    word = read.text(value, place)
    kinds = [str(kind) for kind in Lapse]
    if word not in kinds:
        read.fault(f'unknown rule "{word}"{read.guess(word, kinds)}', place)
    return Lapse(word)


def _month(value: object, place: str) -> int:
    if isinstance(value, str) and value[:2].isdigit():
        value = int(value[:2])
    return read.whole(value, place, 1, 12)


def _year(word: str, place: str) -> Year:
    if not (word.isdigit() and len(word) == 4):
        read.fault(f'"{word}" is not a year', place)
    return int(word)


def _published(value: object, place: str) -> Published:
    if not isinstance(value, Mapping):
        return Published(amount=read.number(value, place))
    rows = read.table(value, place, _PUBLISHED)
    if "amount" not in rows:
        read.fault('the key "amount" is missing', place)
    words = {k: read.text(row, read.inside(place, k)) for k, row in rows.items() if k != "amount"}
    basis = words.get("basis", "published")
    if basis not in _BASES:
        read.fault(f'unknown basis "{basis}"{read.guess(basis, _BASES)}', f"{place}.basis")
    return Published(
        amount=read.number(rows["amount"], f"{place}.amount"),
        source=words.get("source", ""),
        basis=basis,
        unit=_unit(words["unit"], f"{place}.unit") if "unit" in words else None,
        note=words.get("note", ""),
    )


def _by_year(value: object, place: str) -> dict[Year, Published]:
    rows = read.each(value, place, _published)
    return {_year(word, read.inside(place, word)): row for word, row in rows.items()}


def _amendment(value: object, place: str) -> Amendment:
    if not isinstance(value, Mapping):
        return Amendment(amount=read.number(value, place))
    rows = read.table(value, place, ("amount", "date", "source", "note"))
    if "amount" not in rows:
        read.fault('the key "amount" is missing', place)
    return Amendment(
        amount=read.number(rows["amount"], f"{place}.amount"),
        date=read.day(rows["date"], f"{place}.date") if "date" in rows else None,
        source=read.text(rows.get("source", ""), f"{place}.source"),
        note=read.text(rows.get("note", ""), f"{place}.note"),
    )


def _amendments(value: object, place: str) -> dict[Year, Amendment]:
    rows = read.each(value, place, _amendment)
    return {_year(word, read.inside(place, word)): row for word, row in rows.items()}


def _leg(value: object, place: str) -> Leg:
    rows = read.table(value, place, ("unit", "pay", "memo", "published"))
    for needed in ("unit", "pay"):
        if needed not in rows:
            read.fault(f'the key "{needed}" is missing', place)
    return Leg(
        unit=_unit(rows["unit"], f"{place}.unit"),
        pay=parse_ladder(rows["pay"], f"{place}.pay"),
        memo=read.flag(rows.get("memo", False), f"{place}.memo"),
        published=_by_year(rows.get("published", {}), f"{place}.published"),
    )


def _category(value: object, place: str) -> Category:
    if not isinstance(value, Mapping):
        return Category(share=read.fraction(value, place))
    rows = read.table(value, place, ("share", "in_kind"))
    if "share" not in rows:
        read.fault('the key "share" is missing', place)
    return Category(
        share=read.fraction(rows["share"], f"{place}.share"),
        in_kind=read.fraction(rows.get("in_kind", 0), f"{place}.in_kind"),
    )


def _whole_of(shares: Mapping[str, float], place: str) -> None:
    total = sum(shares.values())
    if shares and abs(total - 1) > 1e-6:
        read.fault(f"shares sum to {total:.4%}, not 100%", place)


def _split(value: object, place: str) -> dict[str, Category]:
    parts = read.each(value, place, _category)
    _whole_of({name: part.share for name, part in parts.items()}, place)
    return parts


def _shares(value: object, place: str) -> dict[str, float]:
    shares = read.each(value, place, read.fraction)
    _whole_of(shares, place)
    return shares


def _discount(value: object, place: str) -> tuple[dict[str, float], tuple[str, ...]]:
    rows = read.table(value, place)
    bearers = read.texts(rows.pop("borne_by", []), read.inside(place, "borne_by"))
    return read.each(rows, place, read.fraction), bearers


def _hold_together(agreement: Agreement, place: str) -> None:
    _check_years(agreement, place)
    _check_pool(agreement, place)
    for name, month in agreement.dates.items():
        if name in agreement.dates_unverified:
            read.fault(f"{month} is given as both sourced and unverified", f"{place}: dates.{name}")


def _check_years(agreement: Agreement, place: str) -> None:
    ladders = [("pay", agreement.pay)] if agreement.pay else []
    ladders += [(f"legs.{name}.pay", leg.pay) for name, leg in agreement.legs.items()]
    tables = [(name, tuple(ladder.years)) for name, ladder in ladders]
    tables += [("published", tuple(agreement.published)), ("amend", tuple(agreement.amend))]
    for name, years in tables:
        for year in years:
            if year not in agreement.years:
                term = f"{agreement.years[0]}-{agreement.years[-1]}"
                read.fault(f"{year} lies outside the term {term}", f"{place}: {name}.{year}")
    for year in agreement.years:
        if not agreement.parts(year):
            read.fault(f'{year} has no rule; add it or "then"', f"{place}: pay")
    for name, ladder in ladders:
        _check_spread(ladder, agreement, f"{place}: {name}")
    for name, leg in agreement.legs.items():
        if agreement.pay and agreement.pay.then and not leg.memo:
            read.fault(
                "would be paid on top of the whole; set memo = true", f"{place}: legs.{name}"
            )


def _check_spread(ladder: Ladder, agreement: Agreement, place: str) -> None:
    if not isinstance(ladder.then, Spread):
        return
    for year, rule in ladder.years.items():
        if not isinstance(rule, Typed):
            read.fault("only a number goes with a total for the term", f"{place}.{year}")
    governed = len(agreement.years) - len(ladder.years)
    if ladder.then.weights and len(ladder.then.weights) != governed:
        message = f"{len(ladder.then.weights)} weights for {governed} years"
        read.fault(message, f"{place}.then.spread")


def _check_pool(agreement: Agreement, place: str) -> None:
    known = tuple(agreement.key_shares)
    named = [("discount." + name, name) for name in agreement.discount]
    named += [("discount.borne_by", name) for name in agreement.borne_by]
    for where, name in named:
        if name not in known:
            read.fault(f'"{name}" has no share{read.guess(name, known)}', f"{place}: {where}")
    if any(agreement.discount.values()) and not agreement.borne_by:
        read.fault("say in borne_by who bears the discount", f"{place}: discount")
