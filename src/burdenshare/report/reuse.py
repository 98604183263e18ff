"""Passages that one report shares with another: a spun copy is not a second witness."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.report.text import Report

SEED = 6  # words in a row that start a passage
SHORTEST = 6  # words of a passage that counts as copied
COMMON = 40  # a seed in more reports than this is boilerplate
ENOUGH = 0.08  # share of the shorter report's words that makes two reports one cluster
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=\b[a-z]) (?=[a-z]\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of words that two reports share, as offsets in either text."""

    first: int
    second: int
    first_span: tuple[int, int]
    second_span: tuple[int, int]
    words: int


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def _words(text: str) -> _Words:
    """Words as a stripped copy would show them: lower case, no marks, `US` as two letters."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _WORD.finditer(text):
        word = found.group()
        if word in {"US", "UK", "USA"}:
            words.extend(word.lower())
            spans.extend([found.span()] * len(word))
        else:
            words.append(word.casefold())
            spans.append(found.span())
    return _Words(tuple(words), tuple(spans))


def _seeds(every: Sequence[_Words]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(every):
        words = one.words
        for at in range(len(words) - SEED + 1):
            index[words[at : at + SEED]].append((number, at))
    return index


def _extend(one: _Words, two: _Words, at: int, to: int) -> tuple[int, int, int]:
    """First word in either and the length of the run around a shared seed."""
    while at and to and one.words[at - 1] == two.words[to - 1]:
        at, to = at - 1, to - 1
    length = 0
    most = min(len(one.words) - at, len(two.words) - to)
    while length < most and one.words[at + length] == two.words[to + length]:
        length += 1
    return at, to, length


def passages(reports: Sequence[Report]) -> tuple[Passage, ...]:
    """Every run of at least six words that two reports share, earlier report first.

    Seeds are six words in a row, extended both ways; case, marks and quotes do not count.
    """
    every = [_words(report.text) for report in reports]
    found: list[Passage] = []
    done: set[tuple[int, int, int, int]] = set()
    for places in _seeds(every).values():
        if len(places) < 2 or len({number for number, _ in places}) > COMMON:
            continue
        for index, (first, at) in enumerate(places[:COMMON]):
            for second, to in places[index + 1 : COMMON]:
                if first == second:
                    continue
                start, other, length = _extend(every[first], every[second], at, to)
                if length < SHORTEST or (first, second, start, other) in done:
                    continue
                done.add((first, second, start, other))
                found.append(_passage(every, first, second, start, other, length))
    return tuple(sorted(found, key=lambda p: (p.first, p.second, p.second_span)))


def _passage(  # noqa: PLR0917 - two spans of two texts
    every: Sequence[_Words], first: int, second: int, start: int, other: int, length: int
) -> Passage:
    one, two = every[first].spans, every[second].spans
    return Passage(
        first=first,
        second=second,
        first_span=(one[start][0], one[start + length - 1][1]),
        second_span=(two[other][0], two[other + length - 1][1]),
        words=length,
    )


def _union(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _root(parents: list[int], node: int) -> int:
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node


def witnesses(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The same reports with their copied passages and clusters filled in.

    Two reports are one cluster where shared passages hold at least 8 % of the words of the
    shorter; a few lines of wire boilerplate do not merge them. In each report of a cluster,
    ``copied`` holds the spans that another of the cluster has too.
    """
    shared: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    for passage in passages(reports):
        shared[passage.first, passage.second].append(passage)
    sizes = [len(_WORD.findall(report.text)) for report in reports]
    parents = list(range(len(reports)))
    copied: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, second), found in shared.items():
        if sum(p.words for p in found) < ENOUGH * min(sizes[first], sizes[second]):
            continue
        parents[_root(parents, second)] = _root(parents, first)
        copied[first].extend(p.first_span for p in found)
        copied[second].extend(p.second_span for p in found)
    return tuple(
        replace(
            report,
            copied=_union(copied[number]),
            cluster=reports[_root(parents, number)].sha256[:12],
        )
        if number in copied
        else report
        for number, report in enumerate(reports)
    )
