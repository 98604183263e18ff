"""Rows of cues stand where they belong."""

from __future__ import annotations

from collections import defaultdict

from burdenshare.cue import assent, context, course, deal, demand, refusal, threat

MODULES = (demand, threat, refusal, deal, assent, course, context)


def test_an_event_of_a_kind_is_told_in_one_module() -> None:
    homes = defaultdict(set)
    for module in MODULES:
        for table in ("CUES", "LOOSE", "FRAMES"):
            for row in getattr(module, table, ()):
                homes[row.kind].add(module.__name__)
    assert len(homes) > 15
    assert {kind: found for kind, found in homes.items() if len(found) > 1} == {}


def test_every_table_of_cues_is_read() -> None:
    from burdenshare.claim.event import EVERY  # noqa: PLC0415 - what reads them stands far above
    from burdenshare.mention.frame import FRAMES  # noqa: PLC0415

    told = [row for one in MODULES for name in ("CUES", "LOOSE") for row in getattr(one, name, ())]
    assert {id(row) for row in told} == {id(row) for row in EVERY}
    framed = [row for one in MODULES for row in getattr(one, "FRAMES", ())]
    assert {id(row) for row in framed} == {id(row) for row in FRAMES}
