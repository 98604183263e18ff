"""Review: which claim to rule on first, what a ruling changes, and the rulings written down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from burdenshare.case import Case, open_case
from burdenshare.case.log import decide, home, rulings
from burdenshare.claim import Claim
from burdenshare.errors import CaseError, UsageError
from burdenshare.ledger import (
    Figure,
    Ledger,
    Options,
    Problem,
    Ruling,
    Verdict,
    apply_rulings,
    reconcile,
    review_order,
)
from burdenshare.ledger.ruling import in_force
from burdenshare.session.reading import Reading, Tick, read
from burdenshare.units import Currency, money_unit
from burdenshare.units.money import SCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"(?P<digits>[+-]?\d[\d,]*(?:\.\d+)?)\s*(?P<scale>[a-z]*)\s*%?", re.IGNORECASE)
_LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a reviewer has in front of them.

    Attributes:
        case: The case.
        reading: Its reports and the claims as they were read.
        rulings: All rulings, oldest first, each under its seal.
        ledger: The claims reconciled as they are ruled.
    """

    case: Case
    reading: Reading
    rulings: tuple[Ruling, ...]
    ledger: Ledger

    @property
    def standing(self) -> dict[str, Ruling]:
        """Rulings in force, by claim."""
        return in_force(self.rulings)

    @property
    def orphans(self) -> tuple[Ruling, ...]:
        """Rulings in force on claims that are read no more: the text or the grammar changed."""
        known = {claim.id for claim in self.reading.claims}
        return tuple(one for claim, one in self.standing.items() if claim not in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A claim that waits for a ruling.

    Attributes:
        claim: As it was read.
        move: Expected change of the ledger by a ruling on it, as log: 0.05 is some 5 per cent.
        doubt: Probability that it is faulty.
        problem: The contradiction it is part of, or None.
        figures: Names of the figures that rest on it.
    """

    claim: Claim
    move: float
    doubt: float
    problem: Problem | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure before and after a ruling; None where it is not there."""

    name: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling once it is on disk, what it changed, and the desk after it."""

    ruling: Ruling
    changes: tuple[Change, ...]
    desk: Desk


def ruled(case: Case, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], Options]:
    """Claims as the case's rulings have them, and the options of a ledger that heeds them.

    Rulings say what a text means, so they hold for every as-of day, whenever they were made.

    Raises:
        CaseError: The chain of rulings is broken.
    """
    kept, accepted = apply_rulings(claims, rulings(case))
    return kept, Options(accepted=accepted)


def desk(path: str, *, tick: Tick = iter) -> Desk:
    """A case with its claims and rulings, ready for review.

    Raises:
        CaseError: No such case, no reports in it, or a broken chain of rulings.
    """
    case = open_case(path)
    return desk_of(case, read(path, tick=tick))


def desk_of(case: Case, reading: Reading) -> Desk:
    """The same from a case that is open and reports that are read."""
    made = rulings(case)
    return Desk(
        case=case, reading=reading, rulings=made, ledger=_ledger(case, reading.claims, made)
    )


def _ledger(case: Case, claims: Sequence[Claim], made: Sequence[Ruling]) -> Ledger:
    kept, accepted = apply_rulings(claims, made)
    return reconcile(kept, case.exchange, options=Options(accepted=accepted))


def queue(desk: Desk) -> tuple[Item, ...]:
    """Claims without a ruling in force, the largest expected change of the ledger first."""
    ledger, standing = desk.ledger, desk.standing
    claims = {claim.id: claim for claim in desk.reading.claims}
    doubt = ledger.solution.doubt() if ledger.solution else {}
    problems: dict[str, Problem] = {}
    for problem in ledger.problems:
        for key in problem.claims:
            problems.setdefault(key, problem)
    figures: dict[str, list[str]] = {}
    for figure in ledger.figures:
        for key in figure.claims:
            figures.setdefault(key, []).append(figure.name)
    return tuple(
        Item(
            claim=claims[key],
            move=move,
            doubt=doubt.get(key, 0.0),
            problem=problems.get(key),
            figures=tuple(figures.get(key, ())),
        )
        for key, move in review_order(ledger)
        if key not in standing
    )


def ruling_on(
    desk: Desk,
    claim: str,
    verdict: Verdict,
    *,
    by: str,
    why: str = "",
    value: Decimal | None = None,
    scope: str | None = None,
    at: datetime | None = None,
) -> Ruling:
    """A ruling that could be made, checked but not written.

    Args:
        desk: The claims and the rulings so far.
        claim: Id of a claim, or its first digits; for an undo also those of a ruling's seal.
        verdict: What is decided.
        by: Who decides.
        why: The reason.
        value: The value meant, for an edit.
        scope: What the sum covers, for another scope.
        at: When; now by default.

    Raises:
        UsageError: No such claim or ruling, nobody decides, or an edit or scope lacks what it says.
    """
    if not by.strip():
        raise UsageError("a ruling needs a name: say who decides with --by")
    if verdict is Verdict.EDIT and value is None:
        raise UsageError("an edit needs the value meant: give --value, as 1038.9bn")
    if verdict is Verdict.SCOPE and not scope:
        raise UsageError("another scope needs a name: give --scope, as 'direct support'")
    target = _undone(desk, claim) if verdict is Verdict.UNDO else _named(desk, claim)
    moment = (at or datetime.now(UTC)).astimezone(UTC)
    return Ruling(
        claim=target,
        verdict=verdict,
        by=_line(by),
        at=moment.isoformat(timespec="seconds"),
        why=_line(why),
        value=value if verdict is Verdict.EDIT else None,
        scope=_line(scope) if scope and verdict is Verdict.SCOPE else None,
    )


def preview(desk: Desk, ruling: Ruling) -> tuple[Change, ...]:
    """Figures that a ruling would change, the largest move first; nothing is written."""
    return changes(
        desk.ledger,
        _ledger(desk.case, desk.reading.claims, (*desk.rulings, replace(ruling, seal="new"))),
    )


def rule(desk: Desk, ruling: Ruling) -> Ruled:
    """Write a ruling down; when this returns, it is on disk.

    Rulings that others made in the meantime are part of the desk that comes back, and of what
    changed.

    Raises:
        CaseError: The case ships with the package, or its log cannot be written.
    """
    written = decide(desk.case, ruling)
    after = desk_of(desk.case, desk.reading)
    return Ruled(ruling=written, changes=changes(desk.ledger, after.ledger), desk=after)


def changes(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """Figures that differ between two ledgers: those that come or go, then the largest move."""
    old = {row.name: row for row in before.figures}
    new = {row.name: row for row in after.figures}
    moved = [(_move(old.get(name), new.get(name)), name) for name in dict.fromkeys([*old, *new])]
    ranked = sorted(((move, name) for move, name in moved if move > 1e-6), key=_first)
    return tuple(Change(name=n, before=old.get(n), after=new.get(n)) for _, n in ranked)


def _first(row: tuple[float, str]) -> tuple[float, str]:
    return -row[0], row[1]


def _move(before: Figure | None, after: Figure | None) -> float:
    """Shift of the middle and of both ends, relative to the middle."""
    if before is None or after is None:
        return float("inf")
    pairs = ((before.mean, after.mean), (before.low, after.low), (before.high, after.high))
    return sum(abs(a - b) for a, b in pairs) / max(abs(before.mean), abs(after.mean), 1e-9)


def value_of(text: str) -> Decimal:
    """A value as people write it, in base units: digits, commas, a scale; a currency may lead.

    Raises:
        UsageError: It is no number.

    Example:
        >>> value_of("KRW 1,038.9 bn"), value_of("8.2 %"), value_of("-3")
        (Decimal('1038900000000'), Decimal('8.2'), Decimal('-3'))
    """
    words = text.strip()
    for code in Currency:
        words = words.removeprefix(code).strip()
    found = _NUMBER.fullmatch(words)
    scale = found["scale"].lower() if found else ""
    if not found or scale not in SCALES:
        raise UsageError(f"{text!r} is no value; write it like 1038900000000, 1038.9bn or 8.2")
    _, size = money_unit(f"USD {scale}")
    value = Decimal(found["digits"].replace(",", "")) * int(size)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def writable(desk: Desk) -> None:
    """Make sure before a reviewer starts that their rulings can be kept.

    Raises:
        CaseError: The case ships with the package.
    """
    home(desk.case)


def _named(desk: Desk, start: str) -> str:
    hits = sorted({c.id for c in desk.reading.claims if start and c.id.startswith(start)})
    if len(hits) != 1:
        what = f"names {len(hits)} claims" if hits else "names no claim"
        raise UsageError(
            f"{start!r} {what} of {desk.case.name}; `burdenshare review CASE --list` has them"
        )
    return hits[0]


def _undone(desk: Desk, start: str) -> str:
    """Seal of the ruling that is meant: the one in force on a claim, or one by its own seal."""
    on_claim = [one.seal for key, one in desk.standing.items() if start and key.startswith(start)]
    by_seal = [one.seal for one in desk.rulings if start and one.seal.startswith(start)]
    hits = on_claim or by_seal
    if len(hits) != 1:
        what = "names several rulings" if hits else "names no ruling in force"
        raise UsageError(
            f"{start!r} {what} of {desk.case.name}; `burdenshare review CASE --made` has them"
        )
    return hits[0]


def _line(text: str) -> str:
    """One line of printable text."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(clean) > _LONGEST:
        raise CaseError(f"is {len(clean)} characters long; {_LONGEST} will do", place="ruling")
    return clean
