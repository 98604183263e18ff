from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.report import passages, read, witnesses

SEEDS = Path(__file__).parents[2] / "../shared/seeds"
WIRE = (
    "The allies had failed for months to agree on who pays for the American soldiers in the"
    " country, and the foreign ministry said on Sunday that a pact was ready to be initialed."
)
OTHER = (
    "Fishermen on the east coast landed fewer squid this winter than in any year on record,"
    " officials at the port said, and prices at the morning auction doubled within a week."
)


def test_a_spun_copy_shares_its_passages_and_its_cluster() -> None:
    first = read(f"{WIRE} {OTHER}".encode(), name="a.txt")
    second = read(f"Other words open it. {WIRE.upper()} And close it.".encode(), name="b.txt")
    one, two = witnesses([first, second])
    assert one.cluster == two.cluster is not None
    assert [second.text[slice(*span)] for span in two.copied] == [WIRE.upper()[:-1]]


def test_a_stripped_copy_is_found_in_spite_of_lost_marks() -> None:
    plain = "The U.S. wants 28,500 troops to stay in the South, Mr. Betts's office said Sunday."
    bare = "the u s wants 28 500 troops to stay in the south mr betts s office said sunday"
    reports = [read(text.encode(), name=name) for name, text in (("a", plain), ("b", bare))]
    (passage,) = passages(reports)
    assert passage.words == len(bare.split())


def test_one_line_of_boilerplate_does_not_merge_two_stories() -> None:
    line = "Follow this agency for more news from the capital and the region every day."
    far = [f"{text * 6} {line}" for text in (WIRE, OTHER)]
    reports = [read(text.encode(), name=str(n)) for n, text in enumerate(far)]
    assert [report.cluster for report in witnesses(reports)] == [None, None]


@given(st.lists(st.sampled_from([WIRE, OTHER, "Nothing is shared here at all."]), max_size=5))
@settings(deadline=None, derandomize=True)
def test_witnesses_change_nothing_but_copies_and_clusters(texts: list[str]) -> None:
    reports = [read(text.encode(), name=str(n)) for n, text in enumerate(texts)]
    for before, after in zip(reports, witnesses(reports), strict=True):
        assert (before.text, before.sha256, before.name) == (after.text, after.sha256, after.name)
        assert all(0 <= a < b <= len(after.text) for a, b in after.copied)


@pytest.mark.skipif(not SEEDS.exists(), reason="the five reports are not here")
def test_only_the_two_copies_among_the_five_reports_are_one_witness() -> None:
    reports = [read(p.read_bytes(), name=p.name) for p in sorted(SEEDS.glob("*.txt"))]
    clusters = [report.cluster for report in witnesses(reports)]
    assert clusters[0] == clusters[1] is not None
    assert clusters[2:] == [None, None, None]
    copied = witnesses(reports)[1].copied
    share = sum(len(reports[1].text[a:b].split()) for a, b in copied)
    assert 0.15 < share / len(reports[1].text.split()) < 0.25
    shared = {p.second_span for p in passages(reports) if (p.first, p.second) == (0, 1)}
    assert len(shared) == 8
