"""Human rulings on claims: evidence like any other, append-only, any one can be undone."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from burdenshare.errors import InputError
from burdenshare.ledger.problem import cases
from burdenshare.ledger.reconcile import estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.claim import Claim
    from burdenshare.ledger.reconcile import Ledger
    from burdenshare.ledger.variable import Figure

FIRST = "0" * 64
"""What the first ruling of a chain follows."""


class Verdict(StrEnum):
    """What is decided about a claim."""

    ACCEPT = "accept"
    EDIT = "edit"
    SCOPE = "scope"
    REJECT = "reject"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision about one claim.

    Attributes:
        claim: Id of the claim; for an undo, the seal of the ruling that is undone.
        verdict: What is decided.
        by: Who decides.
        at: When, ISO.
        why: The reason.
        value: The value meant, for an edit.
        scope: What the sum covers, for another scope.
        after: Seal of the ruling before it.
        seal: Hash over all of it and the seal before it.
    """

    claim: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""
    value: Decimal | None = None
    scope: str | None = None
    after: str = FIRST
    seal: str = ""


def sealed(ruling: Ruling, after: str = FIRST) -> Ruling:
    """The ruling, bound to the one before it.

    Example:
        >>> first = sealed(Ruling(claim="a", verdict=Verdict.REJECT, by="ed", at="2026-01-05"))
        >>> second = sealed(Ruling(claim="b", verdict=Verdict.ACCEPT, by="ed", at="2026-01-06"),
        ...     after=first.seal)
        >>> broken([first, second]) is None, broken([second])
        (True, 0)
    """
    bound = replace(ruling, after=after, seal="")
    return replace(bound, seal=_seal(bound))


def _seal(ruling: Ruling) -> str:
    fields = (
        ruling.after,
        ruling.claim,
        ruling.verdict.value,
        ruling.by,
        ruling.at,
        ruling.why,
        None if ruling.value is None else str(ruling.value),
        ruling.scope,
    )
    return sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def broken(rulings: Sequence[Ruling]) -> int | None:
    """Place of the first ruling that does not follow the one before it; None if all do."""
    after = FIRST
    for place, ruling in enumerate(rulings):
        if ruling.after != after or ruling.seal != _seal(ruling):
            return place
        after = ruling.seal
    return None


def in_force(rulings: Sequence[Ruling]) -> dict[str, Ruling]:
    """The last ruling on each claim that has not been undone."""
    undone = set()
    for ruling in reversed(rulings):
        if ruling.verdict is Verdict.UNDO and ruling.seal not in undone:
            undone.add(ruling.claim)
    return {
        ruling.claim: ruling
        for ruling in rulings
        if ruling.verdict is not Verdict.UNDO and ruling.seal not in undone
    }


def apply_rulings(
    claims: Sequence[Claim], rulings: Sequence[Ruling]
) -> tuple[tuple[Claim, ...], frozenset[str]]:
    """Claims as ruled, and the ids of those that are taken as right.

    A rejected claim goes, an edited one has its new value, one of another scope moves to that
    scope's own series. The ids belong into `Options.accepted`.

    Raises:
        InputError: An edit has no value, or a change of scope no scope.
    """
    standing = in_force(rulings)
    ruled, accepted = [], set()
    for claim in claims:
        ruling = standing.get(claim.id)
        match ruling.verdict if ruling else None:
            case Verdict.REJECT:
                continue
            case Verdict.EDIT if ruling is not None:
                if ruling.value is None:
                    raise InputError("an edit needs the value meant", place=f"ruling on {claim.id}")
                ruled.append(replace(claim, value=ruling.value, value_high=None, precision=None))
                accepted.add(claim.id)
            case Verdict.SCOPE if ruling is not None:
                if not ruling.scope:
                    raise InputError("another scope needs a name", place=f"ruling on {claim.id}")
                ruled.append(replace(claim, scope=ruling.scope))
            case Verdict.ACCEPT:
                ruled.append(claim)
                accepted.add(claim.id)
            case _:
                ruled.append(claim)
    return tuple(ruled), frozenset(accepted)


def review_order(ledger: Ledger) -> tuple[tuple[str, float], ...]:
    """Claims whose ruling would move the ledger most, with the expected move, as log.

    Accepting a claim moves its form to where the claim and all others meet; rejecting it, to
    where the others lie. Both are weighed by their probability.
    """
    moves = []
    for case in cases(ledger):
        wrong = sum(
            odds for part, odds in zip(case.statement.parts, case.odds, strict=True) if part.fault
        )
        gain = case.spread**2 / (case.spread**2 + case.sd**2)
        accepted, rejected = case.without + gain * case.gap, case.without
        now = (1 - wrong) * accepted + wrong * rejected
        moved = (1 - wrong) * abs(accepted - now) + wrong * abs(rejected - now)
        moves.append((case.claim.id, moved))
    return tuple(sorted(moves, key=lambda move: (-move[1], move[0])))


def effect(ledger: Ledger, ruling: Ruling) -> tuple[tuple[str, Figure | None, Figure | None], ...]:
    """Figures that a ruling would change: name, before and after, the largest move first."""
    if ledger.exchange is None:
        return ()
    claims, accepted = apply_rulings(ledger.claims, [sealed(ruling)])
    options = replace(ledger.options, accepted=ledger.options.accepted | accepted)
    after = estimate(claims, ledger.exchange, schedule=ledger.schedule, options=options)
    old = {row.name: row for row in ledger.figures}
    new = {row.name: row for row in after.figures}
    rows = [(name, old.get(name), new.get(name)) for name in {*old, *new}]
    moved = [(_move(a, b), name, a, b) for name, a, b in rows]
    ranked = sorted((row for row in moved if row[0] > 1e-6), key=lambda row: (-row[0], row[1]))
    return tuple((name, a, b) for _, name, a, b in ranked)


def _move(before: Figure | None, after: Figure | None) -> float:
    """How far a figure moves or widens, as log; one that comes or goes moves most."""
    if before is None or after is None:
        return 10.0
    if min(before.mean, after.mean) <= 0:
        return abs(after.mean - before.mean) / 100
    width = sqrt(before.high / before.low) if min(before.low, before.high) > 0 else exp(1)
    other = sqrt(after.high / after.low) if min(after.low, after.high) > 0 else exp(1)
    return abs(log(after.mean / before.mean)) + abs(log(other / width))
