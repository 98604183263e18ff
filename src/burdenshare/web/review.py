"""Review: claims one at a time, each ruling with its effect; forecasts, and what became of them.

The claim that matters most comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from burdenshare.brief import chance, estimate, interval, quantity
from burdenshare.case.log import decide, forecasts, rulings
from burdenshare.errors import CaseError, UsageError
from burdenshare.ledger import Verdict
from burdenshare.session.forecasting import score
from burdenshare.session.review import (
    Desk,
    desk_of,
    preview,
    queue,
    ruling_on,
    value_of,
    writable,
)
from burdenshare.web.ask import Page, quote
from burdenshare.web.site import UnfinishedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from burdenshare.case.log import Question
    from burdenshare.claim import Claim
    from burdenshare.ledger import Ruling
    from burdenshare.session.forecasting import Scored
    from burdenshare.session.review import Change, Item
    from burdenshare.web.ask import Ask, Row
    from burdenshare.web.site import Site

_SHOWN = 15  # items of the queue that are listed
_MOVED = 8  # figures that one ruling is said to move
_WORDS = {
    Verdict.ACCEPT: "Accept",
    Verdict.EDIT: "Edit",
    Verdict.SCOPE: "Different scope",
    Verdict.REJECT: "Reject",
    Verdict.UNDO: "Undo",
}


def review(ask: Ask) -> Page:
    """The claim to rule on, what a rejection would do, the queue, and the rulings made."""
    at, items = _desk(ask)
    waiting = [item for item in items if item.claim.id in ask.found.claims]
    asked = ask.view.own.get("claim")
    chosen = next((item for item in waiting if item.claim.id == asked), None)
    made = ask.view.own.get("made")
    return Page(
        title="Review",
        template="review.html",
        values={
            "closed": _closed(at),
            "waiting": waiting[:_SHOWN],
            "count": len(waiting),
            "item": chosen,
            "rejected": _rejected(ask, at, chosen) if chosen else None,
            "next": _next(ask, waiting, asked),
            "log": [_line(ask, at, one) for one in reversed(at.rulings)],
            "effect": ask.site.effect(made) if made else (),
            "most": _MOVED,
            "made": next((one for one in at.rulings if one.seal == made), None),
            "standing": at.standing.get(asked or ""),
            "words": _WORDS,
        },
        make_rows=lambda: [
            {
                "claim": item.claim.id,
                "kind": str(item.claim.kind),
                "quote": quote(item.claim),
                "move": item.move,
                "doubt": item.doubt,
                "figures": list(item.figures),
            }
            for item in waiting
        ],
        code="from burdenshare.session.review import desk_of, queue\n\n"
        "known = {claim.id for claim in found.claims}\n"
        "rows = [\n"
        '    {"claim": item.claim.id, "kind": str(item.claim.kind), "move": item.move}\n'
        "    for item in queue(desk_of(found.case, found.reading))\n"
        "    if item.claim.id in known\n]",
    )


def _desk(ask: Ask) -> tuple[Desk, tuple[Item, ...]]:
    """The desk of the latest day and its queue."""
    run = ask.site.found(None).run

    def make() -> tuple[Desk, tuple[Item, ...]]:
        at = desk_of(run.case, run.reading)
        return at, queue(at)

    return ask.site.awaited(("desk",), make, "the review")


def _closed(at: Desk) -> str:
    """Why no ruling can be kept here; empty where one can."""
    try:
        writable(at)
    except CaseError as fault:
        return str(fault)
    return ""


def _rejected(ask: Ask, at: Desk, item: Item) -> tuple[Change, ...] | None:
    """What a rejection of the claim would do to the figures; None while that is worked out."""

    def look() -> tuple[Change, ...]:
        trial = ruling_on(at, item.claim.id, Verdict.REJECT, by="nobody yet")
        return preview(at, trial)

    try:
        return ask.site.awaited(("rejected", item.claim.id), look, "the effect")
    except UnfinishedError:
        return None


def _next(ask: Ask, waiting: list[Item], asked: str | None) -> str | None:
    """The claim after this one in the queue, else the first."""
    keys = [item.claim.id for item in waiting]
    place = keys.index(asked) + 1 if asked in keys else 0
    return ask.claim(keys[place]) if place < len(keys) else None


def _line(ask: Ask, at: Desk, one: Ruling) -> Mapping[str, object]:
    undone = next((r for r in at.rulings if r.seal == one.claim), None)
    claim: Claim | None = ask.found.claims.get(undone.claim if undone else one.claim)
    return {
        "ruling": one,
        "word": _WORDS[one.verdict],
        "of": _WORDS[undone.verdict].lower() if undone else "",
        "quote": quote(claim, 80) if claim else one.claim,
        "href": ask.claim(claim.id) if claim else None,
        "standing": at.standing.get(one.claim) == one,
    }


def ruled(site: Site, form: Mapping[str, str]) -> str:
    """Write down what a form decides; when this returns, it is on disk.

    Args:
        site: Whose case is ruled on.
        form: Claim, verdict, name, reason, value and scope.

    Returns:
        The seal of the ruling.

    Raises:
        HTTPException: 400 where the form cannot be meant, 409 where nothing can be kept here.
    """
    run = site.found(None).run
    made = rulings(run.case)
    at = Desk(case=run.case, reading=run.reading, rulings=made, ledger=run.ledger)
    try:
        verdict = Verdict(form.get("verdict", ""))
    except ValueError:
        known = ", ".join(Verdict)
        raise HTTPException(400, f"“{form.get('verdict', '')}” is no ruling of {known}.") from None
    value = form.get("value", "").strip()
    try:
        wanted = ruling_on(
            at,
            form.get("claim", ""),
            verdict,
            by=form.get("by", ""),
            why=form.get("why", ""),
            value=value_of(value) if verdict is Verdict.EDIT and value else None,
            scope=form.get("scope") or None,
        )
        written = decide(at.case, wanted)
    except UsageError as fault:
        raise HTTPException(400, f"This ruling cannot be meant: {fault}") from fault
    except CaseError as fault:
        raise HTTPException(409, f"This ruling cannot be kept: {fault}") from fault
    site.ruled(written.seal, run.ledger)
    return written.seal


def logged(ask: Ask, talks: str) -> list[Row]:
    """Forecasts of these talks as they were logged, and what became of them.

    What became of them is known today only, so an earlier day shows none.
    """
    if ask.view.as_of or not forecasts(ask.run.case):
        return []
    scored = ask.site.kept(("scores",), lambda: score(ask.run.case))
    return [
        {
            "as_of": row.forecast.as_of,
            "text": row.question.text,
            "said": _said(row.question),
            "outcome": "open" if row.outcome is None else _became(row),
            "basis": row.basis,
            "scores": ", ".join(
                f"{rule} {value:.3g}" for rule, value in row.scores.get("outlook", {}).items()
            ),
        }
        for row in scored
        if row.forecast.talks == talks
    ]


def _said(question: Question) -> str:
    """A question's answer in words: a chance, quantiles of a sum, or chances of terms."""
    if question.chance is not None:
        return chance(question.chance)
    if question.quantiles:
        low, middle, high = (question.quantiles[q] for q in ("q05", "q50", "q95"))
        unit = question.unit or ""
        return f"{estimate(middle, low, high, unit)} ({interval(low, high, unit)})"
    return ", ".join(f"{years} years {chance(p)}" for years, p in (question.shares or {}).items())


def _became(row: Scored) -> str:
    if isinstance(row.outcome, bool):
        return "yes" if row.outcome else "no"
    sum_ = row.question.sort == "amount"
    return quantity(row.outcome or 0.0, row.question.unit if sum_ else "years")


PAGES: Mapping[str, tuple[Callable[[Ask], Page], tuple[str, ...]]] = {
    "review": (review, ("made", "by")),
}
"""Pages by name: who makes each, and the parameters it takes."""
