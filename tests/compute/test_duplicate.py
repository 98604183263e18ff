"""Sketches agree as much as the texts do, and clusters join what is alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.compute import clusters, pairs, records, sketch

WORDS = [f"w{i}" for i in range(4_000)]


def text(seed: int, count: int = 400) -> list[str]:
    return [WORDS[k] for k in np.random.default_rng(seed).integers(0, len(WORDS), count)]


def edited(words: list[str], at: int, count: int) -> list[str]:
    return [*words[:at], *text(999, count), *words[at + count :]]


def jaccard(one: list[str], two: list[str]) -> float:
    runs = [{tuple(w[i : i + 5]) for i in range(len(w) - 4)} for w in (one, two)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


@pytest.mark.parametrize("changed", [0, 20, 80, 200, 400])
def test_sketches_agree_as_much_as_the_runs_of_words_do(changed: int) -> None:
    expected, found = [], []
    for seed in range(30):
        one = text(seed)
        two = edited(one, 0, changed)
        expected.append(jaccard(one, two))
        found.append(np.mean(sketch(" ".join(one)) == sketch(" ".join(two))))
    # 30 sketches of 128 values: standard error at most 0.5 / sqrt(3840) = 0.008
    assert abs(np.mean(found) - np.mean(expected)) < 0.04


@settings(max_examples=50, deadline=None, derandomize=True)
@given(words=st.lists(st.sampled_from(WORDS), max_size=30))
def test_case_and_marks_make_no_difference(words: list[str]) -> None:
    assert np.array_equal(sketch(" ".join(words)), sketch(", ".join(words).upper() + "."))


def test_copies_form_one_cluster_and_strangers_none() -> None:
    first, other = text(1), text(2)
    every = [first, other, edited(first, 10, 8), edited(first, 200, 12), text(3)]
    found = records([sketch(" ".join(words)) for words in every], range(5))
    assert dict(clusters([pairs(found)])) == {0: 0, 2: 0, 3: 0}


def test_partitions_find_what_the_whole_finds() -> None:
    base = [text(seed) for seed in range(12)]
    every = [edited(base[i % 12], 20 * (i // 12), 10) for i in range(60)]
    found = records([sketch(" ".join(words)) for words in every], range(60))
    parted = [pairs(found[found["band"] % 7 == k]) for k in range(7)]
    assert clusters(parted) == clusters([pairs(found)])
    assert {k: v for k, v in clusters(parted).items() if k < 12} == {k: k for k in range(12)}


def test_a_stranger_in_a_band_does_not_part_two_copies() -> None:
    found = records([sketch("a b c d e f"), sketch("g h i j k l"), sketch("g h i j k l")], range(3))
    found["band"] = 1
    assert pairs(found).tolist() == [[1, 2]]


def test_nothing_has_no_pairs() -> None:
    assert pairs(records([], [])).shape == (0, 2)
    assert clusters([]) == {}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(links=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=30))
def test_clusters_are_the_connected_parts_named_by_their_least_member(
    links: list[tuple[int, int]],
) -> None:
    edges = np.array(links, dtype=np.uint64).reshape(-1, 2)
    found = clusters([edges])
    for one, two in links:
        assert found[one] == found[two] <= min(one, two)
    reached = {found[node] for node in found}
    assert all(found[node] == node for node in reached)
