"""A reviewer is led to what matters, and sees what a ruling does."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from burdenshare.case.log import DECISIONS
from burdenshare.errors import CaseError, UsageError
from burdenshare.ledger import Verdict
from burdenshare.session import run
from burdenshare.session.review import (
    Desk,
    changes,
    desk,
    desk_of,
    preview,
    queue,
    rule,
    ruled,
    ruling_on,
    value_of,
    writable,
)

if TYPE_CHECKING:
    from pathlib import Path

    from burdenshare.ledger import Ruling

CASE = """
title = "A case for tests"
payer = "KR"
recipient = "US"
currency = "KRW"
"""
REPORTS = {
    "a": "South Korea agreed to pay 1.0389 trillion won in 2019 for the upkeep of U.S. troops.",
    "b": "The ministry said that Seoul would pay 1.0389 trillion won for U.S. troops in 2019.",
    "c": "South Korea paid 1.389 trillion won in 2019 toward the cost of American forces.",
    "d": "South Korea paid 960.2 billion won in 2018 for the stationing of U.S. troops.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "case.toml").write_text(CASE)
    told = []
    for day, (name, text) in enumerate(REPORTS.items(), 10):
        (tmp_path / "reports" / f"{name}.txt").write_text(text)
        told.append(f'["{name}.txt"]\npublished = 2019-03-{day}\noutlet = "Outlet {name}"\n')
    (tmp_path / "reports" / "reports.toml").write_text("\n".join(told))
    return tmp_path


@pytest.fixture
def open_desk(folder: Path) -> Desk:
    return desk(str(folder))


def claim_of(desk: Desk, report: str) -> str:
    (found,) = {
        c.id for c in desk.reading.claims if c.report == f"{report}.txt" and c.unit == "KRW"
    }
    return found


def made(desk: Desk, report: str, verdict: Verdict, **cells: object) -> Ruling:
    return ruling_on(desk, claim_of(desk, report), verdict, by="an editor", why="x", **cells)  # type: ignore[arg-type]  # cells by name


def test_the_claim_that_may_move_most_comes_first(open_desk: Desk) -> None:
    items = queue(open_desk)
    assert [item.move for item in items] == sorted((i.move for i in items), reverse=True)
    assert len({item.claim.id for item in items}) == len(items)
    assert {item.claim.id for item in items} >= {claim_of(open_desk, name) for name in "abcd"}
    torn = next(item for item in items if item.claim.id == claim_of(open_desk, "c"))
    assert torn.problem is not None
    assert torn.doubt > 0.5
    assert any("2019" in name for name in torn.figures)


def test_a_claim_that_is_ruled_on_leaves_the_queue_until_it_is_undone(open_desk: Desk) -> None:
    key = claim_of(open_desk, "c")
    done = rule(open_desk, made(open_desk, "c", Verdict.REJECT))
    assert key not in {item.claim.id for item in queue(done.desk)}
    back = rule(done.desk, ruling_on(done.desk, key[:8], Verdict.UNDO, by="an editor"))
    assert back.ruling.claim == done.ruling.seal
    assert key in {item.claim.id for item in queue(back.desk)}
    assert changes(open_desk.ledger, back.desk.ledger) == ()


def test_the_effect_shown_before_a_ruling_is_the_effect_it_has(open_desk: Desk) -> None:
    meant = made(open_desk, "c", Verdict.EDIT, value=Decimal(1038900000000))
    shown = preview(open_desk, meant)
    assert shown
    assert rule(open_desk, meant).changes == shown


def test_an_early_ruling_is_undone_and_the_later_ones_stay(open_desk: Desk) -> None:
    first = rule(open_desk, made(open_desk, "a", Verdict.REJECT))
    second = rule(first.desk, made(first.desk, "d", Verdict.REJECT))
    undo = ruling_on(second.desk, first.ruling.seal[:10], Verdict.UNDO, by="another")
    after = rule(second.desk, undo).desk
    assert set(after.standing) == {claim_of(open_desk, "d")}


def test_rulings_reach_the_main_job(folder: Path, open_desk: Desk) -> None:
    rejected = claim_of(open_desk, "d")
    assert any("2018" in f.name for f in run(str(folder)).ledger.figures)
    rule(open_desk, made(open_desk, "d", Verdict.REJECT))
    done = run(str(folder))
    assert not any(rejected in f.claims for f in done.ledger.figures)
    assert rejected in {claim.id for claim in done.claims}
    assert rejected not in {c.id for c in ruled(done.case, done.claims)[0]}


def test_a_ruling_made_by_another_meanwhile_is_kept(open_desk: Desk) -> None:
    rule(open_desk, made(open_desk, "a", Verdict.ACCEPT))
    late = rule(open_desk, made(open_desk, "c", Verdict.REJECT))
    assert set(late.desk.standing) == {claim_of(open_desk, name) for name in "ac"}


def test_a_ruling_on_a_claim_that_is_gone_is_an_orphan(folder: Path, open_desk: Desk) -> None:
    done = rule(open_desk, made(open_desk, "c", Verdict.REJECT))
    assert done.desk.orphans == ()
    (folder / "reports" / "c.txt").write_text(REPORTS["b"] + " It said no more.")
    assert desk(str(folder)).orphans == (done.ruling,)


def test_moments_are_kept_in_universal_time(open_desk: Desk) -> None:
    at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    assert made(open_desk, "a", Verdict.ACCEPT, at=at).at == "2026-03-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("verdict", "cells", "message"),
    [
        (Verdict.EDIT, {}, "--value"),
        (Verdict.SCOPE, {}, "--scope"),
        (Verdict.UNDO, {}, "names no ruling in force"),
    ],
)
def test_a_ruling_that_says_too_little_is_refused(
    open_desk: Desk, verdict: Verdict, cells: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        made(open_desk, "a", verdict, **cells)


def test_nobody_and_an_unknown_claim_are_refused(open_desk: Desk) -> None:
    with pytest.raises(UsageError, match="who decides"):
        ruling_on(open_desk, claim_of(open_desk, "a"), Verdict.REJECT, by=" ")
    for start in ("zz", ""):
        with pytest.raises(UsageError, match="names no claim"):
            ruling_on(open_desk, start, Verdict.REJECT, by="an editor")


def test_names_and_reasons_are_one_line_of_text(open_desk: Desk) -> None:
    found = ruling_on(
        open_desk, claim_of(open_desk, "a"), Verdict.REJECT, by="A\x1b[31m\nB", why="c\u202e d"
    )
    assert (found.by, found.why) == ("A [31m B", "c d")
    with pytest.raises(CaseError, match="characters long"):
        ruling_on(
            open_desk, claim_of(open_desk, "a"), Verdict.REJECT, by="an editor", why="x" * 9999
        )


def test_a_changed_ruling_stops_everything_that_would_build_on_it(
    folder: Path, open_desk: Desk
) -> None:
    rule(open_desk, made(open_desk, "a", Verdict.REJECT))
    log = folder / DECISIONS
    log.write_bytes(log.read_bytes().replace(b"reject", b"accept"))
    with pytest.raises(CaseError, match=r"decisions.jsonl: line 1 was changed"):
        desk(str(folder))
    with pytest.raises(CaseError, match="line 1 was changed"):
        run(str(folder))


def test_a_shipped_case_can_be_looked_at_but_not_ruled_on(folder: Path) -> None:
    shown = desk("@us-korea")
    assert queue(shown)
    with pytest.raises(CaseError, match="burdenshare init"):
        writable(shown)
    with pytest.raises(CaseError, match="burdenshare init"):
        rule(shown, ruling_on(shown, queue(shown)[0].claim.id, Verdict.ACCEPT, by="an editor"))
    writable(desk(str(folder)))


def test_a_copy_of_a_desk_is_made_from_what_was_read(folder: Path, open_desk: Desk) -> None:
    shutil.rmtree(folder / "reports")
    again = desk_of(open_desk.case, open_desk.reading)
    assert again.ledger.figures == open_desk.ledger.figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1038.9bn", "1038900000000"),
        ("$1.45 billion", None),
        ("USD 924m", "924000000"),
        ("1,038,900,000,000", "1038900000000"),
        ("8.2%", "8.2"),
        ("-1.5", "-1.5"),
        ("nan", None),
        ("", None),
        ("5 zillion", None),
        ("1e9", None),
    ],
)
def test_values_are_read_as_people_write_them(text: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(UsageError, match="is no value"):
            value_of(text)
    else:
        assert value_of(text) == Decimal(value)
