from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import TalksError
from burdenshare.talks.domain import (
    Domain,
    Issue,
    Points,
    Profile,
    fairness,
    genius_xml,
    pareto_set,
    parse_genius,
    utilities,
)

ROOT = Path(__file__).parents[2] / "../shared/benchmarks/domains"
EXPECTED = json.loads((ROOT / "expected.json").read_text()) if ROOT.exists() else {"": {}}

SMALL = Domain(
    name="small",
    issues=(
        Issue(name="amount", values=("low", "high")),
        Issue(name='term "years" & <more>', values=("1", "3", "5")),
    ),
    profiles=(
        Profile(name="US", weights=(0.7, 0.3), evaluations=((0.0, 1.0), (1.0, 0.5, 0.0))),
        Profile(
            name="KR",
            weights=(0.5, 0.5),
            evaluations=((1.0, 0.0), (0.0, 0.4, 1.0)),
            reservation=0.25,
        ),
    ),
)


def read(name: str) -> Domain:
    files = {file.stem: file.read_text() for file in (ROOT / name).glob("*.xml")}
    profiles = [(key, files.pop(key)) for key in EXPECTED[name]["profiles"]]
    return parse_genius(next(iter(files.values())), profiles, name=name)


def same(found: Points, expected: list[list[float]]) -> bool:
    rows, others = sorted(found), sorted(map(tuple, expected))
    return len(rows) == len(others) and np.allclose(rows, others, rtol=0, atol=1e-9)


@pytest.mark.skipif(not ROOT.exists(), reason="the public domains are not here")
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_points_of_the_public_domains_are_those_recorded(name: str) -> None:
    domain, expected = read(name), EXPECTED[name]
    found = fairness(domain)
    assert domain.size == expected["outcomes"]
    assert [profile.floor for profile in domain.profiles] == expected["reserved"]
    assert len(found.pareto) == expected["pareto"]
    assert same(found.nash, expected["nash"])
    assert same(found.kalai, expected["kalai"])
    assert same(found.kalai_smorodinsky, expected["ks"])
    assert same(found.welfare, expected["max_welfare"])


def test_what_is_written_as_genius_is_read_back() -> None:
    domain, first, second = genius_xml(SMALL)
    assert parse_genius(domain, [("US", first), ("KR", second)], name="small") == SMALL


points = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=40).map(
    lambda rows: np.array(rows, dtype=np.float64)
)


@settings(deadline=None, derandomize=True)
@given(points)
def test_the_pareto_set_is_what_no_outcome_improves_on(rows: np.ndarray) -> None:
    kept = {tuple(row) for row in pareto_set(rows)}
    for row in rows:
        better = ((rows >= row).all(axis=1) & (rows > row).any(axis=1)).any()
        assert (tuple(row) in kept) is not bool(better)


def test_points_below_a_reservation_are_not_fair() -> None:
    found = fairness(SMALL)
    for name in ("nash", "kalai", "kalai_smorodinsky"):
        for _, payer in getattr(found, name):
            assert payer >= 0.25
    assert utilities(SMALL).shape == (6, 2)


def test_a_side_that_gains_nothing_makes_every_point_as_good() -> None:
    flat = Profile(name="x", weights=(1.0,), evaluations=((0.5, 0.5),))
    other = Profile(name="y", weights=(1.0,), evaluations=((0.0, 1.0),))
    domain = Domain(
        name="flat", issues=(Issue(name="a", values=("1", "2")),), profiles=(flat, other)
    )
    assert fairness(domain).nash == ((0.5, 1.0),)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<issue", "<!DOCTYPE x><issue", "entities"),
        ("</issue>", "", "is not XML"),
        ('vtype="discrete"', 'vtype="real"', "of type 'real'"),
        ('evaluation="0.5"', 'evaluation="half"', "'half' is not a number"),
        ('value="3" evaluation', 'value="4" evaluation', "says nothing of '3'"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(old: str, new: str, words: str) -> None:
    domain, first, second = genius_xml(SMALL)
    change = (domain.replace(old, new), [("US", first.replace(old, new)), ("KR", second)])
    with pytest.raises(TalksError, match=words):
        parse_genius(*change, name="small.xml")


def test_two_profiles_are_needed_and_must_fit() -> None:
    domain, first, _ = genius_xml(SMALL)
    with pytest.raises(TalksError, match="two are needed"):
        parse_genius(domain, [("US", first)])
    short = '<utility_space><issue index="1" name="a" vtype="discrete"/></utility_space>'
    with pytest.raises(TalksError, match="has 1 issues, the domain 2"):
        parse_genius(domain, [("US", first), ("KR", short)])
    with pytest.raises(TalksError, match="has no values"):
        parse_genius(short, [("US", first), ("KR", first)])


def test_a_domain_too_large_to_list_is_refused() -> None:
    issues = tuple(Issue(name=str(n), values=("a",) * 100) for n in range(4))
    profile = Profile(name="x", weights=(1.0,) * 4, evaluations=((0.0,) * 100,) * 4)
    with pytest.raises(TalksError, match="too many to list"):
        utilities(Domain(name="big", issues=issues, profiles=(profile, profile)))
