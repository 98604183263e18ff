"""The pay ladder of a terms file: a number, "hold", a fixed rate, or a table with a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping

from burdenshare.agreement import read
from burdenshare.agreement.rule import Grow, Hold, Ladder, Rate, Rule, Share, Spread, Typed, When

_GROW = ("grow", "lag", "cap", "floor", "add")
_SHARE = ("of", "rate", "lag")
_SPREAD = ("total", "spread")
_WHEN = ("when", "above", "lag", "then", "else")
_RULES = tuple(dict.fromkeys((*_GROW, *_SHARE, *_SPREAD, *_WHEN)))
_WORDS = ("then", "total", "spread", "between")
_PERCENT = re.compile(r"([+-]\s?\d+(?:\.\d+)?)\s?%")


def parse_ladder(value: object, place: str) -> Ladder:
    """A ladder from its table: years, ``then``, or ``total`` with ``spread``.

    Raises:
        TermsError: A key is unknown or a rule does not hold together.
    """
    rows = read.table(value, place)
    years = {word: row for word, row in rows.items() if re.fullmatch(r"\d{4}", word)}
    for word in rows.keys() - years.keys():
        if word not in _WORDS:
            known = (*_WORDS, "a year")
            read.fault(f'unknown key "{word}"{read.guess(word, known)}', f"{place}.{word}")
    if not rows:
        read.fault("is empty; give a year or then", place)
    ladder = Ladder(
        years={int(word): parse_rule(row, f"{place}.{word}") for word, row in years.items()},
        then=_then(rows, place),
        linear="between" in rows,
    )
    _check_line(rows, ladder, place)
    return ladder


def parse_rule(value: object, place: str) -> Rule:
    """One year's rule.

    Raises:
        TermsError: It is none.

    Example:
        >>> parse_rule("+10 %", "x.toml: pay.then")
        Rate(rate=0.1)
    """
    if isinstance(value, str):
        return _word(value, place)
    if isinstance(value, Mapping):
        return _table(read.table(value, place, _RULES), place)
    amount = read.number(value, place)
    if amount < 0:
        read.fault(f"a payment of {amount:g} is below zero", place)
    return Typed(amount=amount)


def _then(rows: Mapping[str, object], place: str) -> Rule | None:
    if "total" in rows or "spread" in rows:
        if "then" in rows:
            read.fault("total already says what the other years pay", f"{place}.then")
        return _spread({word: rows[word] for word in _SPREAD if word in rows}, place)
    return parse_rule(rows["then"], f"{place}.then") if "then" in rows else None


def _word(word: str, place: str) -> Rule:
    found = _PERCENT.fullmatch(word.strip())
    if found:
        return Rate(rate=read.growth(float(found[1].replace(" ", "")) / 100, place))
    if word != "hold":
        known = ("hold", "+5 %")
        read.fault(f'"{word}" is no rule{read.guess(word, known)}', place)
    return Hold()


def _table(rows: dict[str, object], place: str) -> Rule:
    if "when" in rows:
        return _when(_only(rows, _WHEN, place), place)
    if "grow" in rows:
        return _grow(_only(rows, _GROW, place), place)
    if "of" in rows:
        return _share(_only(rows, _SHARE, place), place)
    if "total" in rows:
        return _spread(_only(rows, _SPREAD, place), place)
    if set(rows) == {"rate"}:
        return Rate(rate=read.growth(rows["rate"], f"{place}.rate"))
    return read.fault("needs grow, of, total, rate or when", place)


def _only(rows: dict[str, object], known: tuple[str, ...], place: str) -> dict[str, object]:
    for word in rows:
        if word not in known:
            read.fault(f'"{word}" does not go with "{known[0]}"', f"{place}.{word}")
    return rows


def _grow(rows: Mapping[str, object], place: str) -> Grow:
    rule = Grow(
        series=read.texts(rows["grow"], f"{place}.grow"),
        lag=read.whole(rows.get("lag", 0), f"{place}.lag", 0, 10),
        cap=read.growth(rows["cap"], f"{place}.cap") if "cap" in rows else None,
        floor=read.growth(rows["floor"], f"{place}.floor") if "floor" in rows else None,
        add=read.growth(rows.get("add", 0), f"{place}.add"),
    )
    if not rule.series:
        read.fault("names no series", f"{place}.grow")
    if rule.cap is not None and rule.floor is not None and rule.cap < rule.floor:
        read.fault(f"cap {rule.cap:.1%} is below the floor {rule.floor:.1%}", f"{place}.cap")
    return rule


def _when(rows: Mapping[str, object], place: str) -> When:
    for word in ("above", "then", "else"):
        if word not in rows:
            read.fault(f'the key "{word}" is missing', place)
    then, otherwise = (parse_rule(rows[word], f"{place}.{word}") for word in ("then", "else"))
    if isinstance(then, Spread) or isinstance(otherwise, Spread):
        read.fault("a total for the term cannot depend on a year's index", place)
    return When(
        series=read.text(rows["when"], f"{place}.when"),
        above=read.growth(rows["above"], f"{place}.above"),
        then=then,
        otherwise=otherwise,
        lag=read.whole(rows.get("lag", 0), f"{place}.lag", 0, 10),
    )


def _share(rows: Mapping[str, object], place: str) -> Share:
    if "rate" not in rows:
        read.fault('the key "rate" is missing', place)
    rate = read.number(rows["rate"], f"{place}.rate")
    if rate < 0:
        read.fault(f"a share of {rate:g} is below zero", f"{place}.rate")
    lag = read.whole(rows.get("lag", 0), f"{place}.lag", 0, 10)
    return Share(of=read.text(rows["of"], f"{place}.of"), rate=rate, lag=lag)


def _spread(rows: Mapping[str, object], place: str) -> Spread:
    if "total" not in rows:
        read.fault("spread needs a total", place)
    total = read.number(rows["total"], f"{place}.total")
    spread = rows.get("spread", "even")
    if spread == "even":
        return Spread(total=total)
    if not isinstance(spread, list) or not spread:
        read.fault(f'expected "even" or a list of weights, got {spread!r}', f"{place}.spread")
    weights = tuple(read.number(weight, f"{place}.spread") for weight in spread)
    if min(weights) < 0 or sum(weights) <= 0:
        read.fault("weights must not be below zero and not all zero", f"{place}.spread")
    return Spread(total=total, weights=weights)


def _check_line(rows: Mapping[str, object], ladder: Ladder, place: str) -> None:
    if not ladder.linear:
        return
    if rows["between"] != "linear":
        read.fault(f'expected "linear", got {rows["between"]!r}', f"{place}.between")
    if sum(isinstance(rule, Share) for rule in ladder.years.values()) < 2 or ladder.then:
        read.fault("joins at least two years with { of, rate } and no then", f"{place}.between")
