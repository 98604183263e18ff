"""Every pattern of the reading stages is linear: its repeats are bounded, and so is its time."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
import time
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

import burdenshare.claim
import burdenshare.cue
import burdenshare.measure
import burdenshare.mention
import burdenshare.report

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 20_000
MOST = 0.1  # CPU seconds for SIZE characters: half a second for 100,000


def compiled(value: object, name: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from compiled(inner, f"{name}[{key}]")
    elif isinstance(value, (tuple, list, frozenset)):
        for index, inner in enumerate(value):
            yield from compiled(inner, f"{name}[{index}]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from compiled(getattr(value, field.name), f"{name}.{field.name}")


def every_pattern() -> dict[str, re.Pattern[Any]]:
    found: dict[str, re.Pattern[Any]] = {}
    for package in (
        burdenshare.report,
        burdenshare.cue,
        burdenshare.measure,
        burdenshare.mention,
        burdenshare.claim,
    ):
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            for name, value in vars(module).items():
                for label, one in compiled(value, f"{package.__name__[12:]}.{info.name}.{name}"):
                    if one not in found.values():
                        found[label] = one
    return found


PATTERNS = every_pattern()


def unbounded(parsed: Any) -> Iterator[Any]:  # noqa: ANN401 - the tree of re has no types
    for op, argument in parsed:
        if op in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            _, most, inner = argument
            if most == _constants.MAXREPEAT:
                yield inner
            yield from unbounded(inner)
        elif op is _constants.SUBPATTERN:
            yield from unbounded(argument[3])
        elif op is _constants.BRANCH:
            for branch in argument[1]:
                yield from unbounded(branch)
        elif op in {_constants.ASSERT, _constants.ASSERT_NOT}:
            yield from unbounded(argument[1])


def test_the_walk_finds_the_patterns() -> None:
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_repeat_is_bounded_or_is_the_whole_pattern(name: str) -> None:
    parsed = _parser.parse(PATTERNS[name].pattern)
    whole = [op for op, _ in parsed if op is not _constants.ASSERT]
    assert list(unbounded(parsed)) == [] or len(whole) == 1


def hard_texts(one: re.Pattern[Any]) -> list[str]:
    source = one.pattern if isinstance(one.pattern, str) else one.pattern.decode("latin-1")
    words = list(dict.fromkeys(re.findall(r"[a-z]{3,12}", source)))[:12] or ["a"]
    units = (" ".join(words) + " ", f"{words[0]} the of a in ", "1,", "x", " ", "-", "the a ")
    return [(unit * SIZE)[:SIZE] for unit in units]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_passes_over_hard_text_in_bounded_time(name: str) -> None:
    one = PATTERNS[name]
    for text in hard_texts(one):
        data = text if isinstance(one.pattern, str) else text.encode()
        spent = []
        for _ in range(3):  # the least of three: other work on the machine only adds
            started = time.process_time()
            for _found in one.finditer(data):
                pass
            spent.append(time.process_time() - started)
            if spent[-1] < MOST:
                break
        assert min(spent) < MOST
