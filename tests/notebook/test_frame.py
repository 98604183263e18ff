"""Rows of values, with and without libraries for data frames."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from burdenshare import open_case, outlook, price, run
from burdenshare.claim import Claim, Kind
from burdenshare.errors import UsageError
from burdenshare.notebook import Frame, frame_of, to_dicts, to_pandas, to_polars
from burdenshare.session.prospect import posture_of

if TYPE_CHECKING:
    from pathlib import Path

    from burdenshare.case import Case
    from burdenshare.session import Run

CLAIM = Claim(
    report="a.txt",
    id="0" * 12,
    kind=Kind.SHARE,
    value=Decimal("8.20"),
    quote="8.20",
    start=0,
    end=4,
    published=date(2019, 2, 11),
    text_sha256="00" * 32,
)


@cache
def korea() -> Case:
    return open_case("@us-korea")


@cache
def done() -> Run:
    return run("@us-korea")


def test_a_claim_is_a_row_of_plain_cells() -> None:
    (row,) = to_dicts(CLAIM)
    assert (row["value"], row["kind"], row["published"]) == (8.2, "share", date(2019, 2, 11))
    assert type(row["kind"]) is str
    assert row["actor"] is None


def test_a_sequence_has_a_row_a_value_and_an_empty_one_has_none() -> None:
    assert [row["start"] for row in to_dicts([CLAIM, CLAIM])] == [0, 0]
    assert to_dicts(()) == []


def test_fields_that_hold_more_than_a_cell_are_left_out() -> None:
    assert "pay" not in to_dicts([korea().agreements["sma-12"], korea().agreements["sma-11"]])[0]
    assert set(to_dicts(korea().talks["sma-12"])[0]) >= {"key", "name", "deadline"}


def test_rows_of_two_kinds_are_refused() -> None:
    with pytest.raises(UsageError, match="rows of one kind, not of Claim, Event"):
        to_dicts([CLAIM, korea().events[0]])


@pytest.mark.parametrize("value", [3, "text", Claim, [1, 2], {"a": 1}])
def test_what_is_no_value_of_ours_has_no_rows(value: object) -> None:
    with pytest.raises(UsageError, match="has no rows"):
        to_dicts(value)


def test_a_run_gives_the_figures_of_its_ledger_and_a_reading_its_claims() -> None:
    assert done().to_dicts() == to_dicts(done().ledger) == to_dicts(done())
    assert {row["name"] for row in done().to_dicts()} == {f.name for f in done().ledger.figures}
    assert [row["id"] for row in done().reading.to_dicts()] == [c.id for c in done().reading.claims]


def test_a_cost_gives_total_and_years_in_both_currencies() -> None:
    cost = price(korea(), "sma-12", draws=256)
    rows = {(row["period"], row["unit"]): row for row in to_dicts(cost)}
    assert len(rows) == 2 * (1 + 5)
    assert rows["total", "KRW"]["q50"] == cost.own.q50
    assert rows["2030", "USD"]["q95"] == cost.years[-1].dollars.q95
    assert rows["total", "USD"]["error_q05"] == cost.dollars.errors[0]


def test_a_sum_in_dollars_alone_is_given_once() -> None:
    nato = open_case("@us-korea").agreements
    dollars = [key for key, one in nato.items() if one.unit.startswith("USD")]
    cost = price(korea(), dollars[0], draws=64)
    assert [row["unit"] for row in to_dicts(cost) if row["period"] == "total"] == ["USD"]


def test_an_outlook_gives_its_answers_as_numbers() -> None:
    outlook = done().outlook
    assert outlook is not None
    rows = {(row["question"], row["answer"]): row["value"] for row in to_dicts(outlook)}
    assert rows["no deal within", "900 days"] == outlook.p_no_deal
    assert outlook.amount is not None
    assert rows[f"amount, {outlook.unit}", "q50"] == outlook.amount["q50"]


def test_an_open_outlook_gives_the_chance_of_a_veto() -> None:
    found = outlook(korea(), as_of=date(2018, 12, 31))
    rows = {(row["question"], row["answer"]): row["value"] for row in to_dicts(found)}
    assert rows["veto or failed ratification", ""] == found.p_veto
    days = [row["answer"] for row in to_dicts(found) if row["question"] == "deal by"]
    assert days == [str(day) for day, _ in found.deal_by]


def test_an_agreement_gives_its_announced_amounts_in_base_units() -> None:
    rows = {row["year"]: row for row in to_dicts(korea().agreements["sma-11"])}
    # announced for 2021: 1,183.3 billion won
    assert rows[2021]["amount"] == pytest.approx(1183.3e9)
    assert rows[2021]["unit"] == "KRW"
    assert [row["agreement"] for row in to_dicts(korea())] == list(korea().agreements)


def test_pyarrow_reads_a_run_a_reading_and_any_frame_as_a_stream() -> None:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow comes with the extra bulk")
    for value in (done(), done().reading, frame_of(korea().events)):
        assert arrow.table(value).to_pylist() == value.to_dicts()
    claims = arrow.table(done().reading)
    assert str(claims.schema.field("published").type) == "date32[day]"
    assert str(claims.schema.field("value").type) == "double"


@pytest.mark.parametrize(("name", "turn"), [("pandas", to_pandas), ("polars", to_polars)])
def test_a_library_that_is_absent_is_named_with_the_line_that_brings_it(
    name: str, turn: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)  # importing it fails as if it were not there
    assert callable(turn)
    with pytest.raises(UsageError, match=f"{name} is not installed; run: pip install {name}"):
        turn(CLAIM)


def test_a_library_that_lacks_one_of_its_own_parts_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "polars.py").write_text("import a_part_of_polars\n", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "polars", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="a_part_of_polars"):
        to_polars(CLAIM)


@pytest.mark.parametrize(("name", "turn"), [("pandas", to_pandas), ("polars", to_polars)])
def test_a_library_that_is_there_gets_the_rows(
    name: str, turn: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = ModuleType(name)
    library.DataFrame = lambda rows, **_: ("frame", rows)  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, name, library)
    assert callable(turn)
    assert turn([CLAIM]) == ("frame", to_dicts([CLAIM]))


def test_a_frame_is_its_own_frame_and_its_rows_are_copies() -> None:
    frame = frame_of(korea().agreements["sma-11"])
    assert frame_of(frame) is frame
    frame.to_dicts()[0].clear()
    assert isinstance(frame, Frame)
    assert frame.rows[0]["agreement"] == "sma-11"


def test_a_course_has_a_row_a_day() -> None:
    done = run("@us-korea", as_of=date(2018, 11, 1))
    course = done.course(3)
    assert course
    rows = to_dicts(course)
    assert [row["as_of"] for row in rows] == [said.as_of for said in course.points]
    assert rows[-1]["within_180"] == course.points[-1].within["outlook"]
    assert rows[0]["amount_q05"] < rows[0]["amount_q50"] < rows[0]["amount_q95"]  # type: ignore[operator]  # sums are known by then
    assert rows[0]["unit"] == "KRW"


def test_a_posture_has_a_row_for_each_count_share_and_saying() -> None:
    found = posture_of(korea())
    rows = to_dicts(found)
    said = [row for row in rows if str(row["kind"]).startswith(("threat", "assurance"))]
    shares = [row for row in rows if row["kind"] == "share of cost"]
    assert len(said) == len(found.said)
    assert [(row["low"], row["high"]) for row in shares] == [(s.low, s.high) for s in found.shares]
    assert {row["unit"] for row in shares} == {"percent"}
    assert all(set(row) == set(rows[0]) for row in rows)
