"""Two-party domains with a list of outcomes: utilities, Pareto set and the points of fairness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from burdenshare.errors import TalksError

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats: TypeAlias = NDArray[np.float64]
Points: TypeAlias = tuple[tuple[float, float], ...]
TIE = 1e-12  # values this close are a tie
MOST = 5_000_000  # outcomes that are still listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is negotiated, with the values it may take."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One side's utilities: a weighted sum over issues, as written (not scaled to [0, 1]).

    Attributes:
        name: Whose they are.
        weights: Weight of each issue.
        evaluations: Utility of each value of each issue.
        constant: Utility of every outcome alike.
        reservation: Utility without a deal.
        discount: Discount factor of the whole time, 1 or 0 for none.
    """

    name: str
    weights: tuple[float, ...]
    evaluations: tuple[tuple[float, ...], ...]
    constant: float = 0.0
    reservation: float = 0.0
    discount: float = 1.0

    @property
    def floor(self) -> float:
        """Utility that points of fairness count from; -inf where time discounts everything.

        A discounted side has no fixed utility of no deal, so its least outcome counts instead,
        as in NegMAS 0.16.
        """
        return self.reservation if self.discount in {0.0, 1.0} else -np.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """Issues and the utilities of two sides."""

    name: str
    issues: tuple[Issue, ...]
    profiles: tuple[Profile, Profile]

    @property
    def size(self) -> int:
        """Number of outcomes."""
        return int(np.prod([len(issue.values) for issue in self.issues]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """Points of a domain, each as the utilities of both sides; ties are all listed.

    Attributes:
        pareto: Outcomes that no other one improves on, best for side 1 first.
        nash: Greatest product of gains.
        kalai: Greatest gain of the side that gains less.
        kalai_smorodinsky: Gains most equal as parts of the most each could hope for.
        welfare: Greatest sum of utilities.
    """

    pareto: Points
    nash: Points
    kalai: Points
    kalai_smorodinsky: Points
    welfare: Points


def utilities(domain: Domain) -> Floats:
    """Utilities of all outcomes, shape (outcomes, 2); the last issue runs fastest.

    Raises:
        TalksError: The domain is too large to list.
    """
    if domain.size > MOST:
        raise TalksError(f"{domain.size} outcomes are too many to list", place=domain.name)
    columns = []
    for profile in domain.profiles:
        total = np.array([profile.constant])
        for weight, values in zip(profile.weights, profile.evaluations, strict=True):
            total = (total[:, None] + weight * np.asarray(values)[None, :]).ravel()
        columns.append(total)
    return np.stack(columns, axis=1)


def pareto_set(points: Floats) -> Floats:
    """Points that no other one improves on, shape (points, 2), best for side 1 first."""
    order = np.lexsort((-points[:, 1], -points[:, 0]))
    ordered = points[order]
    best = np.concatenate([[-np.inf], np.maximum.accumulate(ordered[:, 1])[:-1]])
    kept: Floats = ordered[ordered[:, 1] > best + TIE]
    return kept


def fairness(domain: Domain) -> Fairness:
    """The Pareto set and the points of Nash, Kalai, Kalai and Smorodinsky, and welfare on it.

    Gains count from the reservation, or from the least utility where that is higher; outcomes
    below a reservation are left out, except for the sum.

    Reference:
        Nash 1950; Kalai 1977; Kalai and Smorodinsky 1975.
    """
    points = utilities(domain)
    frontier = pareto_set(points)
    floors = np.array([profile.floor for profile in domain.profiles])
    base = np.maximum(floors, points.min(axis=0))
    span = points.max(axis=0) - base
    gains = frontier - base
    if (span <= TIE).any():  # a side that gains nothing anywhere: every point is as good
        every = _listed(frontier)
        return Fairness(pareto=every, nash=every, kalai=every, kalai_smorodinsky=every,
                        welfare=every)  # fmt: skip
    rational = (frontier >= floors).all(axis=1)
    parts = gains / span
    return Fairness(
        pareto=_listed(frontier),
        nash=_best(frontier, gains[:, 0] * gains[:, 1]),
        kalai=_best(frontier, np.where(rational, gains.min(axis=1), -np.inf)),
        kalai_smorodinsky=_best(
            frontier, np.where(rational, -np.abs(parts[:, 0] - parts[:, 1]), -np.inf)
        ),
        welfare=_best(frontier, frontier.sum(axis=1)),
    )


def _best(points: Floats, value: Floats) -> Points:
    return _listed(points[value >= value.max() - TIE])


def _listed(points: Floats) -> Points:
    return tuple((float(one), float(two)) for one, two in points)


def parse_genius(domain: str, profiles: Sequence[tuple[str, str]], *, name: str = "") -> Domain:
    """A domain from GENIUS XML.

    An issue without a weight counts once. An index from one on that no issue has stands for an
    empty issue worth 1 to both sides in every outcome: so NegMAS 0.16 reads such files.

    Args:
        domain: Text of the domain file.
        profiles: Name and text of the two profile files.
        name: What to call it.

    Raises:
        TalksError: Not XML, not two profiles, an issue without values, or one of another type.

    Reference:
        Lin et al. 2014, Computational Intelligence 30 (GENIUS).
    """
    if len(profiles) != 2:
        raise TalksError(f"{len(profiles)} profiles are given, two are needed", place=name)
    issues = tuple(_issue(node, name) for node in _issues(_root(domain, name)))
    first, second = (_profile(_root(text, label), issues, label) for label, text in profiles)
    return Domain(name=name, issues=issues, profiles=(first, second))


def _root(text: str, place: str) -> ET.Element:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise TalksError("declares entities, which are not read", place=place)
    try:
        return ET.fromstring(text.strip())  # noqa: S314 - entities are refused above
    except ET.ParseError as fault:
        raise TalksError(f"is not XML: {fault}", place=place) from None


def _issues(root: ET.Element) -> list[ET.Element]:
    return sorted(root.iter("issue"), key=lambda node: int(node.get("index", "0")))


def _issue(node: ET.Element, place: str) -> Issue:
    label = node.get("name", "")
    kind = node.get("vtype") or node.get("type")
    if kind == "integer":
        low, high = (_number(node, key, place) for key in ("lowerbound", "upperbound"))
        values = tuple(str(value) for value in range(int(low), int(high) + 1))
    elif kind == "discrete":
        values = tuple(item.get("value", "") for item in node.findall("item"))
    else:
        raise TalksError(f"is of type {kind!r}; only discrete and integer issues are listed",
                         place=f"{place}: {label}")  # fmt: skip
    if not values:
        raise TalksError("has no values", place=f"{place}: {label}")
    return Issue(name=label, values=values)


def _number(node: ET.Element, key: str, place: str) -> float:
    text = node.get(key)
    try:
        return float(text or "")
    except ValueError:
        label = node.get("name") or node.tag
        raise TalksError(f"{text!r} is not a number", place=f"{place}: {label}.{key}") from None


def _profile(root: ET.Element, issues: tuple[Issue, ...], place: str) -> Profile:
    nodes = _issues(root)
    if len(nodes) != len(issues):
        raise TalksError(f"has {len(nodes)} issues, the domain {len(issues)}", place=place)
    weights = {node.get("index"): _number(node, "value", place) for node in root.iter("weight")}
    rest = {
        tag: _number(found, "value", place)
        for tag in ("reservation", "discount_factor")
        if (found := root.find(f".//{tag}")) is not None
    }
    return Profile(
        name=place,
        weights=tuple(weights.get(node.get("index"), 1.0) for node in nodes),
        constant=max(0.0, _number(nodes[-1], "index", place) - len(nodes)),
        evaluations=tuple(
            _evaluations(node, issue, place) for node, issue in zip(nodes, issues, strict=True)
        ),
        reservation=rest.get("reservation", 0.0),
        discount=rest.get("discount_factor", 1.0),
    )


def _evaluations(node: ET.Element, issue: Issue, place: str) -> tuple[float, ...]:
    line = node.find("evaluator")
    if line is not None:
        slope, offset = (_number(line, key, place) for key in ("slope", "offset"))
        return tuple(slope * float(value) + offset for value in issue.values)
    table = {
        item.get("value", ""): _number(item, "evaluation", place) for item in node.findall("item")
    }
    missing = [value for value in issue.values if value not in table]
    if missing:
        raise TalksError(f"says nothing of {missing[0]!r}", place=f"{place}: {issue.name}")
    return tuple(table[value] for value in issue.values)


def genius_xml(domain: Domain) -> tuple[str, str, str]:
    """Domain and both profiles as GENIUS XML; `parse_genius` reads the same domain back."""
    template = _space(domain, None)
    head = f"<negotiation_template>\n{template}</negotiation_template>\n"
    return head, _space(domain, domain.profiles[0]), _space(domain, domain.profiles[1])


def _space(domain: Domain, profile: Profile | None) -> str:
    rows = [f'<utility_space number_of_issues="{len(domain.issues)}">']
    rows.append('<objective index="0" etype="objective" type="objective" name="root">')
    skipped = int(domain.profiles[0].constant)
    for place, issue in enumerate(domain.issues):
        rows.append(
            f'<issue index="{place + 1 + skipped}" name={quoteattr(issue.name)} '
            'etype="discrete" type="discrete" vtype="discrete">'
        )
        for index, value in enumerate(issue.values):
            told = f' evaluation="{profile.evaluations[place][index]!r}"' if profile else ""
            rows.append(f'<item index="{index + 1}" value={quoteattr(value)}{told}/>')
        rows.append("</issue>")
    if profile:
        rows += [
            f'<weight index="{place + 1 + skipped}" value="{weight!r}"/>'
            for place, weight in enumerate(profile.weights)
        ]
    rows.append("</objective>")
    if profile:
        rows.append(f'<discount_factor value="{profile.discount!r}"/>')
        rows.append(f'<reservation value="{profile.reservation!r}"/>')
    return "\n".join([*rows, "</utility_space>\n"])
