"""A sweep of one point is the single computation; engines, cuts and order change nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from burdenshare.case import open_case
from burdenshare.compute import Engine
from burdenshare.compute.seal import changed
from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook.score import backtest, skills
from burdenshare.session import outlook_of, price
from burdenshare.session.job import pooled_deals
from burdenshare.sweep import Order, What, axis, sweep
from burdenshare.sweep.point import fingerprint, priors_at, simulate

if TYPE_CHECKING:
    from pathlib import Path

    from burdenshare.compute.chunk import Task

DAY = date(2020, 4, 25)
PLAY = Order(what=What.SIMULATE, case="@us-korea", name="sma-11", as_of=DAY, draws=400)


def test_engines_give_one_digest_and_one_table(tmp_path: Path) -> None:
    order = replace(PLAY, repeat=3, axes=(axis("late=0.02,0.1"),))
    one, two = (
        sweep(order, out=tmp_path / engine, engine=engine, workers=2)
        for engine in (Engine.INLINE, Engine.LOCAL)
    )
    assert one.computed == two.computed == 6
    assert (one.digest, one.rows) == (two.digest, two.rows)
    assert [row["late"] for row in one.rows] == sorted(float(str(r["late"])) for r in one.rows)
    assert all(row["error"] is not None for row in one.rows)


def test_a_grid_that_grows_computes_only_what_is_new(tmp_path: Path) -> None:
    first = sweep(replace(PLAY, axes=(axis("late=0.02"),)), out=tmp_path)
    grown = sweep(replace(PLAY, axes=(axis("late=0.02,0.1"),)), out=tmp_path)
    assert (first.computed, grown.computed, grown.found) == (1, 1, 1)
    assert grown.rows[: len(first.rows)] == first.rows


def test_what_is_kept_vouches_for_itself(tmp_path: Path) -> None:
    found = sweep(PLAY, out=tmp_path)
    lines = (tmp_path / "rows.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == list(found.rows)
    assert changed(tmp_path / "sweep.json", ("chunks",)) == ()
    (tmp_path / "rows.jsonl").write_text("{}\n")
    assert changed(tmp_path / "sweep.json", ("chunks",)) == (
        "rows.jsonl: is missing or was changed; run again",
    )


def test_the_outlook_at_the_documented_beliefs_is_the_outlook(tmp_path: Path) -> None:
    order = Order(what=What.SENSITIVITY, case="@us-korea", name="sma-11", as_of=DAY)
    rows = {row["answer"]: row["value"] for row in sweep(order, out=tmp_path).rows}
    alone = outlook_of(open_case("@us-korea"), talks="sma-11", as_of=DAY)
    assert alone.amount
    assert rows["first-year sum q50"] == pytest.approx(alone.amount["q50"], rel=1e-11)


def test_a_price_at_its_own_terms_is_its_price(tmp_path: Path) -> None:
    order = Order(
        what=What.PRICE, case="@us-korea", name="sma-12", draws=64,
        axes=(axis("fx=random-walk"), axis("pay.then.cap=0.05,0.02")),
    )  # fmt: skip
    rows = sweep(order, out=tmp_path).rows
    alone = price(open_case("@us-korea"), "sma-12", draws=64)
    first = {row["answer"]: row["value"] for row in rows if row["pay.then.cap"] == 0.05}
    assert first["total q95"] == pytest.approx(alone.dollars.q95, rel=1e-11)
    tight = [r["value"] for r in rows if r["answer"] == "total q50" and r["unit"] == "KRW"]
    assert tight[1] <= tight[0]  # type: ignore[operator]  # sums


def test_a_back_test_in_chunks_is_the_back_test(tmp_path: Path) -> None:
    case = open_case("@us-korea")
    order = Order(what=What.BACKTEST, case="@us-korea", name="sma-10", draws=200, seed=3)
    rows = sweep(order, out=tmp_path).rows
    alone = skills(
        backtest(
            [case.talks["sma-10"]], events=case.events, deals=pooled_deals(case),
            series=case.series, exchange=case.exchange, draws=200, seed=3,
        )
    )  # fmt: skip
    assert [(row["score"], row["against"], row["rows"]) for row in rows] == [
        (one.score, one.against, one.rows) for one in alone
    ]
    assert [row["outlook"] for row in rows] == pytest.approx([one.outlook for one in alone])


def test_a_calibration_is_judged_over_all_its_blocks(tmp_path: Path) -> None:
    order = Order(what=What.CALIBRATE, case="@us-korea", name="sma-11", as_of=DAY, repeat=2)
    rows = sweep(order, out=tmp_path).rows
    assert {row["fits"] for row in rows} == {20}
    assert {"reservation_payer", "log_likelihood"} <= {row["quantity"] for row in rows}


def test_beliefs_are_named_as_they_are_documented() -> None:
    assert priors_at({"step.mean": 0.1}).step.mean == 0.1
    assert priors_at({"time_weights.0": 0.6, "time_weights.1": 0.4}).time_weights == (0.6, 0.4)
    for name, said in (
        ("layte", "did you mean late"),
        ("veto_hard", r"vary one of veto_hard"),
        ("veto_hard.7", r"vary one of veto_hard"),
        ("terms.0", r"vary one of terms"),
        ("late.0", "names no number"),
    ):
        with pytest.raises(UsageError, match=said):
            priors_at({name: 1.0})
    with pytest.raises(UsageError, match="is no number"):
        priors_at({"late": "soon"})


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (replace(PLAY, draws=3), "at least a hundred"),
        (replace(PLAY, repeat=0), "at least once"),
        (replace(PLAY, name="sma-99"), "has no talks"),
        (replace(PLAY, what=What.PRICE, name="sma-99"), "has no agreement"),
        (replace(PLAY, what=What.PRICE, name="sma-12", axes=(axis("pya.x=1"),)), "no table"),
        (replace(PLAY, axes=(axis("layte=1"),)), "did you mean late"),
        (
            replace(PLAY, what=What.CALIBRATE, name="sma-10", as_of=date(2018, 3, 7)),
            "nothing to calibrate",
        ),
    ],
)
def test_what_cannot_be_computed_is_said_before_anything_is(
    order: Order, said: str, tmp_path: Path
) -> None:
    with pytest.raises((UsageError, CaseError, ValueError), match=said):
        sweep(order, out=tmp_path / "out")
    assert not list(tmp_path.rglob("*.chunk"))


def test_a_case_that_changed_meanwhile_is_not_taken_for_the_one_asked_for(tmp_path: Path) -> None:
    case = open_case("@us-korea")
    copytree(str(case.root), tmp_path / "case")
    copied = open_case(tmp_path / "case")
    task: Task = {"case": str(tmp_path / "case"), "inputs": fingerprint(copied), "name": "sma-11",
            "as_of": "2020-04-25", "draws": 200, "point": "{}", "repeat": 0}  # fmt: skip
    assert simulate(task, 1, 0)
    with (tmp_path / "case" / "record" / "events.csv").open("a") as file:
        file.write("\n")
    with pytest.raises(CaseError, match="not what it was"):
        simulate({**task, "inputs": fingerprint(open_case(tmp_path / "case")) + "x"}, 1, 0)
