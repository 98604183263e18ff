"""Events by the rules and by the words around them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burdenshare.claim.event import KINDS, happenings
from burdenshare.claim.extract import scene_of
from burdenshare.claim.likely import weighed
from burdenshare.cue.kind import Kind
from burdenshare.report import read

if TYPE_CHECKING:
    from burdenshare.discourse.scene import Scene

TEXT = (
    "Envoys of Seoul and Washington initialed a cost-sharing deal on Sunday. The National Assembly "
    "ratified it in April. U.S. troops may be withdrawn, Trump warned, unless Seoul pays up. The "
    "last agreement expired on Dec. 31, and talks in Hawaii had broken down a month before."
)


def scene(text: str) -> Scene:
    found = scene_of(read(text.encode(), name="a.txt", published=date(2019, 5, 2)))
    assert found is not None
    return found


@given(st.lists(st.sets(st.sampled_from(list(Kind))), min_size=4, max_size=4))
def test_a_sentence_tells_only_events_that_it_may_tell(able: list[set[Kind]]) -> None:
    seen = scene(TEXT)
    bits = [sum(KINDS[kind] for kind in kinds) for kinds in able]
    told = {(one.kind, seen.seen.sentence(one.start).start) for one in happenings(seen, bits)}
    homes = {one.start: kinds for one, kinds in zip(seen.seen.sentences, able, strict=True)}
    assert all(kind in homes[home] for kind, home in told)


def test_events_are_looked_for_everywhere_when_nothing_is_said_of_the_sentences() -> None:
    told = {str(one.kind) for one in happenings(scene(TEXT))}
    assert {"initialed", "ratification", "threat", "expiry", "deadlock"} <= told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Trump warned that U.S. troops in South Korea could come home.", "threat"),
        ("South Korea and the U.S. signed a cost-sharing deal for U.S. troops.", "signed"),
    ],
)
def test_what_rules_and_words_both_tell_is_told_once(text: str, kind: str) -> None:
    assert [str(one.kind) for one in weighed(scene(text))].count(kind) == 1
