"""Contradictory claims to one ledger: a figure with its interval for every variable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, isfinite, log, sqrt
from statistics import median

import numpy as np

from burdenshare.agreement import Payment
from burdenshare.claim import Claim
from burdenshare.errors import InputError
from burdenshare.inference import Bools, Floats, LogSum, Posterior, Sites, propagate
from burdenshare.ledger.identity import Latent, Node, Statement, statements_of
from burdenshare.ledger.noise import Conversion, either, ends
from burdenshare.ledger.problem import Problem, admissible, problems
from burdenshare.ledger.variable import (
    Figure,
    Reading,
    Variable,
    evidence_of,
    figure_of,
    log_value,
    rate_of,
    read,
    unique,
)
from burdenshare.series import Exchange

_Z90 = 1.6448536269514722
_TORN = 0.06  # log distance from the start at which one of several claims may begin unheard
_FAR = 1.4  # log distance from its neighbours at which a year does not start from its claim
_LEAST = 1e-3  # precision of the rest below which it says nothing
_UNKNOWN = 0.35  # log sd above which a variable that only identities touch is not printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a ledger is made.

    Attributes:
        error_rate: Share of faulty figures a source is given before its own are seen.
        trust: Figures that this prior share is worth.
        doubtful: Probability of a fault from which a claim is flagged.
        schedule: Whether schedules are an identity; if not, they only tell why claims disagree.
        accepted: Ids of claims that a ruling takes as right.
    """

    error_rate: float = 0.05
    trust: float = 20.0
    doubtful: float = 0.5
    schedule: bool = True
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The system behind a ledger: its statements, their posterior and where each unknown is."""

    nodes: tuple[Node, ...]
    statements: tuple[Statement, ...]
    posterior: Posterior
    place: Mapping[Node, int] = field(repr=False, compare=False)
    lines: Mapping[object, tuple[Variable, ...]] = field(repr=False, compare=False)
    claimed: Mapping[Node, Sequence[int]] = field(repr=False, compare=False)

    def moments(self, terms: Mapping[Node, float]) -> tuple[float, float]:
        """Posterior mean and sd of a form in the unknowns."""
        held, slopes = [self.place[node] for node in terms], np.array([*terms.values()])
        if len(held) == 1:
            k, slope = held[0], float(slopes[0])
            variance = float(self.posterior.trusted[k, k])
            mean = slope * float(self.posterior.trusted_mean[k])
            return mean, abs(slope) * sqrt(max(variance, 0.0))
        mean = float(slopes @ self.posterior.trusted_mean[held])
        variance = float(slopes @ self.posterior.trusted[np.ix_(held, held)] @ slopes)
        return mean, sqrt(max(variance, 0.0))

    def line(self, variable: Variable) -> tuple[Variable, ...]:
        """Unknowns of the same series as a variable."""
        return self.lines.get(variable.series, ())

    def kin(self, variable: Variable) -> tuple[Variable, ...]:
        """Unknowns of the same payer and unit as a variable."""
        return self.lines.get((variable.payer, variable.unit), ())

    def torn(self, variable: Variable) -> tuple[float, float] | None:
        """Ends of an unknown whose only two claims of it exclude each other, as log."""
        rows = self.claimed.get(variable, ())
        if len(rows) != 2 or any(len(self.statements[row].terms) > 1 for row in rows):
            return None
        k, posterior = self.place[variable], self.posterior
        firm = 1 / float(posterior.cov[k, k])
        pull = firm * float(posterior.mean[k])
        left, lent = firm, 0.0
        for row in rows:
            beside = 1 / float(posterior.without_var[row])
            left -= firm - beside
            lent += pull - beside * float(posterior.without_mean[row])
        rest = ((pull - lent) / left, 1 / left) if left > _LEAST else (0.0, 1 / _LEAST)
        one, two = (self.statements[row].parts for row in rows)
        return either(one, two, rest)

    def doubt(self) -> dict[str, float]:
        """Probability that each claim is faulty, by id."""
        return {
            statement.claim: sum(
                float(odds) for part, odds in zip(statement.parts, row, strict=False) if part.fault
            )
            for statement, row in zip(self.statements, self.posterior.odds, strict=True)
            if statement.claim
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What the claims come to, where they contradict each other, and why.

    Attributes:
        figures: One a variable, sorted by measure, payer, scope, status and period.
        problems: Contradictions and refused claims, the surest first.
        conversions: Rates the witnesses used.
        error_rates: Learnt share of faulty figures by source.
        claims: The claims it rests on.
        readings: What each claim is taken to be about, by id.
        copies: Claims that repeat another of the same witness, and which.
        solution: The system behind it; None where there is nothing to solve.
        exchange: Rates it was made with; ``schedule`` and ``options`` likewise.
    """

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    conversions: tuple[Conversion, ...] = ()
    error_rates: Mapping[str, float] = field(default_factory=dict)
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    readings: Mapping[str, Reading] = field(default_factory=dict, repr=False)
    copies: Mapping[str, str] = field(default_factory=dict, repr=False)
    solution: Solution | None = field(default=None, repr=False)
    exchange: Exchange | None = field(default=None, repr=False)
    schedule: tuple[Payment, ...] = field(default=(), repr=False)
    options: Options = field(default_factory=Options, repr=False)

    def figure(self, name: str) -> Figure:
        """The figure of a name.

        Raises:
            InputError: No figure has that name.
        """
        for row in self.figures:
            if row.name == name:
                return row
        raise InputError(f"no figure is called {name!r}", place="ledger")


def _sites(statements: Sequence[Statement], nodes: Sequence[Node]) -> tuple[Sites, tuple[str, ...]]:
    """Statements as arrays, and the names of their sources."""
    place = {node: k for k, node in enumerate(nodes)}
    parts = max(len(statement.parts) for statement in statements)
    rows = len(statements)
    form = np.zeros((rows, len(nodes)))
    centre, sd = np.zeros((rows, parts)), np.ones((rows, parts))
    weight = np.full((rows, parts), -np.inf)
    fault = np.zeros((rows, parts), dtype=bool)
    sums = []
    sources = sorted({s.source for s in statements if s.source is not None})
    number = {source: k for k, source in enumerate(sources)}
    for row, statement in enumerate(statements):
        for node, coefficient in statement.terms:
            form[row, place[node]] += coefficient
        if statement.total:
            sums.append(
                LogSum(
                    row=row,
                    columns=tuple(place[node] for node, _ in statement.total),
                    weights=tuple(weight for _, weight in statement.total),
                    constant=statement.constant,
                    sign=statement.sign,
                )
            )
        count = len(statement.parts)
        centre[row, :count] = [part.centre for part in statement.parts]
        sd[row, :count] = [part.sd for part in statement.parts]
        weight[row, :count] = [log(part.weight) for part in statement.parts]
        fault[row, :count] = [part.fault for part in statement.parts]
    sites = Sites(
        form=form,
        sums=sums,
        centre=centre,
        sd=sd,
        weight=weight,
        fault=fault,
        side=np.array([statement.side for statement in statements], dtype=np.float64),
        reach=np.array([statement.reach or 1.0 for statement in statements]),
        source=np.array([number.get(s.source or "", -1) for s in statements], dtype=np.int64),
    )
    return sites, tuple(sources)


def _taken(statement: Statement) -> Statement:
    """The statement of a claim that a ruling takes as right: no fault is left in it."""
    right = tuple(part for part in statement.parts if not part.fault)
    return replace(statement, parts=right, source=None)


def _is_rounding(node: Node) -> bool:
    return isinstance(node, tuple) and node[0] == "rounding"


def _start(statements: Sequence[Statement], nodes: Sequence[Node]) -> Floats:
    """Each unknown at the median of the claims on it alone, else at its prior or its neighbour."""
    own: dict[Node, list[float]] = defaultdict(list)
    prior: dict[Node, float] = {}
    for statement in statements:
        nodes_of = [node for node, _ in statement.terms if not _is_rounding(node)]
        if len(nodes_of) == 1 and not statement.total:
            node = nodes_of[0]
            if statement.role == "claim":
                own[node].append(statement.parts[0].centre)
            else:
                prior.setdefault(node, statement.parts[0].centre)
    found = {**prior, **{node: median(values) for node, values in own.items()}}
    for statement in statements:
        if statement.role == "walk" and len(statement.terms) == 2:
            (after, _), (before, _) = statement.terms
            if after not in found and before in found:
                found[after] = found[before]
    found.update(_drawn_in(found, own))
    return np.array([found.get(node, 0.0) for node in nodes], dtype=np.float64)


def _drawn_in(
    found: Mapping[Node, float], own: Mapping[Node, Sequence[float]]
) -> dict[Node, float]:
    """Years that start far off their neighbours, or torn between two claims, drawn to them."""
    series: dict[tuple[str | None, ...], list[Variable]] = defaultdict(list)
    for node in found:
        if isinstance(node, Variable) and node.year is not None:
            series[node.series].append(node)
    moved: dict[Node, float] = {}
    for group in series.values():
        line = sorted(group, key=lambda node: node.year or 0)
        for place, node in enumerate(line):
            near = [*line[max(0, place - 3) : place], *line[place + 1 : place + 4]]
            usual = median(found[other] for other in near) if near else found[node]
            if near and node in own and len(own[node]) % 2 == 0:
                moved[node] = min(own[node], key=lambda value: (abs(value - usual), value))
            if len(near) > 1 and abs(moved.get(node, found[node]) - usual) > _FAR:
                moved[node] = usual
    return moved


def _torn(statements: Sequence[Statement], start: Mapping[Node, float]) -> Bools:
    """Claims that lie off where their variable starts, though others of it do not."""
    off = np.zeros(len(statements), dtype=np.bool_)
    near: set[Node] = set()
    for row, statement in enumerate(statements):
        alone = [node for node, _ in statement.terms if not _is_rounding(node)]
        if statement.role == "claim" and len(alone) == 1 and not statement.total:
            off[row] = abs(statement.parts[0].centre - start[alone[0]]) > _TORN
            near |= set(() if off[row] else alone)
    for row in np.flatnonzero(off).tolist():
        off[row] = any(node in near for node, _ in statements[row].terms)
    return off


def _claimed(statements: Sequence[Statement]) -> dict[Node, list[int]]:
    found: dict[Node, list[int]] = defaultdict(list)
    for row, statement in enumerate(statements):
        nodes = (*statement.terms, *statement.total) if statement.claim else ()
        for node, _ in nodes:
            found[node].append(row)
    return found


def _lines(nodes: Sequence[Node]) -> dict[object, tuple[Variable, ...]]:
    """Variables by their series, and by payer and unit."""
    found: dict[object, list[Variable]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, Variable):
            found[node.series].append(node)
            found[node.payer, node.unit].append(node)
    return {key: tuple(group) for key, group in found.items()}


def solve(statements: Sequence[Statement], options: Options) -> tuple[Solution, dict[str, float]]:
    """The posterior of all unknowns, and the learnt error rate of each source."""
    order: dict[Node, None] = {}
    for statement in statements:
        for node, _ in (*statement.terms, *statement.total):
            order.setdefault(node)
    nodes = tuple(order)
    sites, sources = _sites(statements, nodes)
    start = _start(statements, nodes)
    begins = [None, _torn(statements, dict(zip(nodes, start.tolist(), strict=True)))]
    posterior = max(
        (
            propagate(
                sites, start=start, error_rate=options.error_rate, trust=options.trust, mute=mute
            )
            for mute in begins
            if mute is None or mute.any()
        ),
        key=lambda found: found.score,
    )
    solution = Solution(
        nodes=nodes,
        statements=tuple(statements),
        posterior=posterior,
        place={node: k for k, node in enumerate(nodes)},
        lines=_lines(nodes),
        claimed=_claimed(statements),
    )
    return solution, dict(zip(sources, posterior.error_rate.tolist(), strict=False))


def _figure(
    variable: Variable, moments: tuple[float, float], claims: Sequence[str], per: str = "year"
) -> Figure:
    return figure_of(variable, ends(variable.unit, variable.measure, *moments), claims, per)


def _spans(readings: Mapping[str, Reading], solution: Solution) -> list[Figure]:
    """Figures of several years and of changes, which are forms in other variables."""
    groups: dict[Variable, list[Reading]] = defaultdict(list)
    for reading in readings.values():
        if reading.years:
            groups[reading.variable].append(reading)
    rows = []
    place, x = solution.place, solution.posterior.mean
    for variable, group in groups.items():
        ids = [reading.claim.id for reading in group]
        first = group[0]
        if first.before is not None:
            if variable.unit == "percent":
                mean, sd = solution.moments({first.years[0]: 1.0, first.before: -1.0})
                rows.append(_figure(variable, (mean, sd), ids))
            continue
        levels = np.exp([x[place[year]] for year in first.years])
        mean_of = any(reading.how == "mean" for reading in group)
        slopes: dict[Node, float] = dict(
            zip(first.years, (levels / levels.sum()).tolist(), strict=True)
        )
        _, sd = solution.moments(slopes)
        whole = log(float(levels.sum() / (len(levels) if mean_of else 1)))
        rows.append(_figure(variable, (whole, sd), ids, "year" if mean_of else "period"))
    return rows


def _worded(figures: Sequence[Figure], claims: Sequence[Claim]) -> tuple[Figure, ...]:
    words = {one.lower(): one for one in sorted({c.scope.strip() for c in claims if c.scope})}
    return tuple(replace(f, scope=words.get(f.scope or "", f.scope)) for f in figures)


def _figures(readings: Mapping[str, Reading], solution: Solution) -> tuple[Figure, ...]:
    rows = _spans(readings, solution)
    evidence = evidence_of(readings)
    for held in solution.statements:
        if held.role == "identity" and held.total:
            whole, parts = held.terms[0][0], [node for node, _ in held.total]
            if isinstance(whole, Variable):
                evidence[whole] += [
                    key for part in parts if isinstance(part, Variable) for key in evidence[part]
                ]
    for variable, ids in evidence.items():
        if variable not in solution.place:
            continue
        mean, sd = solution.moments({variable: 1.0})
        if not isfinite(mean) or sd > 1.0:
            continue
        direct = any(readings[key].variable == variable for key in ids)
        if not direct and sd > _UNKNOWN:
            continue
        sums = [r.how for r in map(readings.__getitem__, ids) if r.variable == variable]
        total = bool(sums) and all(how == "sum" for how in sums)
        line = ends(variable.unit, variable.measure, mean, sd, solution.torn(variable))
        rows.append(figure_of(variable, line, ids, "period" if total else "year"))
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.measure,
                row.payer or "",
                row.scope or "",
                row.status or "",
                row.period or "",
                row.name,
            ),
        )
    )


def _conversions(readings: Sequence[Reading], solution: Solution) -> tuple[Conversion, ...]:
    rows = []
    claims: dict[Latent, list[Reading]] = defaultdict(list)
    for reading in readings:
        node = rate_of(reading)
        if node is not None:
            claims[node].append(reading)
    for node, group in claims.items():
        ids = [reading.claim.id for reading in group]
        if node in solution.place:
            mean, sd = solution.moments({node: 1.0})
        elif group[0].variable in solution.place:
            centre, noise = log_value(group[0])
            mean, sd = solution.moments({group[0].variable: 1.0})
            mean, sd = mean - centre, sqrt(sd**2 + noise**2)
        else:
            continue
        low, middle, high = (exp(mean + z * sd) for z in (-_Z90, 0.0, _Z90))
        rows.append(
            Conversion(
                witness=node[1],
                source=node[2],
                target=node[3],
                period=node[4] or None,
                mean=middle,
                low=low,
                high=high,
                claims=tuple(sorted(ids)),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.witness, row.source, row.period or "")))


def reconcile(
    claims: Sequence[Claim],
    exchange: Exchange,
    *,
    schedule: Sequence[Payment] = (),
    options: Options | None = None,
) -> Ledger:
    """Reconcile claims through the regime's identities.

    Args:
        claims: As read from reports, in any order; faulty ones become problems.
        exchange: Known rates; only the day at which a report converted is uncertain.
        schedule: What agreements owe, a soft identity; empty for the press alone.
        options: How it is made.

    Returns:
        The ledger: one figure a variable, and the contradictions with their reasons.
    """
    draft = estimate(claims, exchange, schedule=schedule, options=options)
    whole = replace(draft, problems=(*draft.problems, *problems(draft)))
    beside = apart(whole)
    return replace(whole, figures=(*whole.figures, *beside.figures)) if beside else whole


def apart(ledger: Ledger) -> Ledger | None:
    """A ledger of the claims whose likeliest reason is another scope: they inform its series."""
    limit, doubt = ledger.options.doubtful, ledger.solution.doubt() if ledger.solution else {}
    found = [p for p in ledger.problems if p.kind == "scope" and p.probability > limit]
    odd = {p.claims[0] for p in found if doubt.get(p.claims[0], 0.0) > limit}
    moved = [
        replace(claim, scope="other than stationing")
        for claim in ledger.claims
        if claim.id in odd and ledger.readings[claim.id].variable.scope == "stationing"
    ]
    if not moved or ledger.exchange is None:
        return None
    return estimate(moved, ledger.exchange, options=ledger.options)


def estimate(
    claims: Sequence[Claim],
    exchange: Exchange,
    *,
    schedule: Sequence[Payment] = (),
    options: Options | None = None,
) -> Ledger:
    """The same without a search for reasons: only refused claims are among its problems."""
    options = options or Options()
    owed = schedule if options.schedule else ()
    good, refused = admissible(claims)
    readings = read(good)
    kept, copies = unique(readings.values())
    if not kept:
        return Ledger(figures=(), problems=tuple(refused), claims=tuple(good), options=options)
    statements = [
        _taken(statement) if statement.claim in options.accepted else statement
        for statement in statements_of(kept, exchange, owed)
    ]
    solution, rates = solve(statements, options)
    return Ledger(
        figures=_worded(_figures(readings, solution), good),
        problems=tuple(refused),
        conversions=_conversions(kept, solution),
        error_rates=rates,
        claims=tuple(good),
        readings=readings,
        copies=copies,
        solution=solution,
        exchange=exchange,
        schedule=tuple(schedule),
        options=options,
    )
