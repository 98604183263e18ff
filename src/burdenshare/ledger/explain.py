"""What a figure rests on: its claims with their weights, its identities, and each claim's pull."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from burdenshare.ledger.reconcile import apart, estimate
from burdenshare.ledger.variable import Figure, Variable, when
from burdenshare.units import say

if TYPE_CHECKING:
    from burdenshare.inference import Floats
    from burdenshare.ledger.identity import Node, Statement
    from burdenshare.ledger.reconcile import Ledger, Solution

_SLIGHT = 0.002  # parts of the information that are too small to be named
_MOST = 16  # claims that are left out in turn, if nothing else is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one claim lends to a figure.

    Attributes:
        claim: Its id.
        report: Where it stands.
        quote: Its words.
        weight: Its part of all information on the figure, 0 to 1.
        doubt: Probability that it is faulty.
        without: The figure if the claim is left out; None where nothing is then left of it, or
            where it was not tried because its weight is too small.
    """

    claim: str
    report: str
    quote: str
    weight: float
    doubt: float
    without: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a figure is what it is.

    Attributes:
        figure: The figure.
        weights: Its claims, the weightiest first.
        identities: What ties it to other variables, the weightiest first.
        others: Part of the information that comes from identities, schedules and weak priors.
    """

    figure: Figure
    weights: tuple[Weight, ...]
    identities: tuple[str, ...]
    others: float


def _node(node: Node) -> str:
    """An unknown in words."""
    if isinstance(node, Variable):
        return f"{node.measure.replace('_', ' ')} of {when(node.period)}"
    if node[0] == "rate":
        return f"{node[3]} per {node[2]} of {node[1]}"
    return "the rounding error of one figure, shared by all who print it alike"


def _sentence(statement: Statement) -> str:
    """An identity in words."""
    terms = [(_node(node), coefficient) for node, coefficient in statement.terms]
    top = " x ".join(name for name, c in terms if c > 0)
    under = " / ".join(name for name, c in terms if c < 0)
    form = f"{top} / {under}" if under else top
    if statement.total:
        names = " + ".join(_node(node) for node, _ in statement.total)
        form = f"{form} against {names}" if form else names
    if statement.parts[0].name == "rounding":
        return form
    match statement.role:
        case "walk":
            return f"{form}: a series drifts, by {100 * statement.parts[0].sd:.1f} % or so"
        case "schedule":
            owed = say(exp(statement.parts[0].centre), _unit(statement))
            return f"{form} is {owed} under {statement.parts[0].name}"
        case "level":
            return f"{form}: anywhere near the size of its series"
        case "rate":
            return f"{form}: the rate of the day, of the period or an older one"
        case _:
            return f"{form}: {statement.parts[0].name}"


def _unit(statement: Statement) -> str:
    node = statement.terms[0][0]
    return node.unit if isinstance(node, Variable) else ""


def _form(ledger: Ledger, solution: Solution, figure: Figure) -> Floats | None:
    """The figure as a form in the unknowns."""
    place = solution.place
    form = np.zeros(len(place))
    named = [node for node in place if isinstance(node, Variable) and node.name == figure.name]
    if named:
        form[place[named[0]]] = 1.0
        return form
    for reading in ledger.readings.values():
        if reading.variable.name == figure.name and reading.years:
            levels = np.exp([solution.posterior.mean[place[year]] for year in reading.years])
            for year, level in zip(reading.years, levels / levels.sum(), strict=True):
                form[place[year]] += level
            if reading.before is not None:
                form[place[reading.before]] -= 1.0
            return form
    return None


def _parts(solution: Solution, form: Floats) -> Floats:
    """Each statement's part of the information on a form; the parts sum to one.

    With posterior covariance S and rows a_j of precision t_j, S = S (sum t_j a_j a_j') S, so
    a'Sa is the sum of t_j (a'S a_j)^2.
    """
    posterior = solution.posterior
    along = posterior.form @ (posterior.cov @ form)
    parts = posterior.precision * along**2
    whole: Floats = parts / parts.sum()
    return whole


def explain(ledger: Ledger, figure: str, *, tried: int = _MOST) -> Explanation:
    """Claims with weights, identities, and the figure with and without each claim.

    Args:
        ledger: A ledger as made by `reconcile`.
        figure: Name of one of its figures.
        tried: Claims that are left out in turn, the weightiest; each costs a new estimate.

    Raises:
        InputError: No figure has that name.
    """
    row = ledger.figure(figure)
    solution = ledger.solution
    form = _form(ledger, solution, row) if solution else None
    beside = apart(ledger) if form is None else None
    if beside is not None:
        return explain(beside, figure, tried=tried)
    if solution is None or form is None:
        return Explanation(figure=row, weights=(), identities=(), others=1.0)
    parts = _parts(solution, form)
    doubt = solution.doubt()
    by_id = {claim.id: claim for claim in ledger.claims}
    ranked = sorted(zip(parts.tolist(), solution.statements, strict=True), key=lambda p: -p[0])
    own = {*row.claims}
    weights: list[Weight] = []
    identities, others = [], 0.0
    for part, statement in ranked:
        if statement.claim is None:
            others += part
            if part > _SLIGHT:
                identities.append(_sentence(statement))
        elif part > _SLIGHT or statement.claim in own:
            claim = by_id[statement.claim]
            weights.append(
                Weight(
                    claim=claim.id,
                    report=claim.report,
                    quote=claim.quote,
                    weight=part,
                    doubt=doubt[claim.id],
                    without=without(ledger, claim.id, figure) if len(weights) < tried else None,
                )
            )
    return Explanation(
        figure=row, weights=tuple(weights), identities=tuple(identities), others=others
    )


def without(ledger: Ledger, claim: str, figure: str) -> Figure | None:
    """A figure as it stands if one claim is left out; None where it is then gone."""
    if ledger.exchange is None:
        return None
    rest = [other for other in ledger.claims if other.id != claim]
    left = estimate(rest, ledger.exchange, schedule=ledger.schedule, options=ledger.options)
    return next((row for row in left.figures if row.name == figure), None)
