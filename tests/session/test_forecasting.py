"""What was said before the outcome is kept as it was said, and scored when the outcome comes."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from math import log as ln
from pathlib import Path

import numpy as np
import pytest

from burdenshare.case.log import FORECASTS, Forecast, Question, append, forecasts, home
from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook.score import crps
from burdenshare.session import open_case, outlook_of
from burdenshare.session.forecasting import (
    Scored,
    _sum_score,
    log,
    means,
    questions,
    replay,
    score,
    settle,
)

THEN = date(2018, 12, 31)
MADE = datetime(2018, 12, 31, 18, tzinfo=UTC)
BY = (date(2019, 1, 31), date(2019, 3, 31), date(2030, 1, 1))
SHIPPED = Path(str(open_case("@us-korea").root))


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Korean case as it stood on the last day of 2018."""
    folder = tmp_path_factory.mktemp("cases") / "then"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("reports", "*.jsonl"))
    for number in (10, 11, 12):
        (folder / "agreements" / f"sma-{number}.toml").unlink()
    for number in (11, 12):
        (folder / "talks" / f"sma-{number}.toml").unlink()
    _without(folder / "talks" / "sma-10.toml", "outcome")
    _without(folder / "case.toml", "default_talks")
    _until(folder / "record" / "events.csv", "published", THEN)
    _until(folder / "record" / "deals.csv", "published", THEN)
    _until(folder / "record" / "contributions.csv", "published", THEN)
    return folder


def _without(file: Path, key: str) -> None:
    rows = file.read_text().splitlines(keepends=True)
    file.write_text("".join(row for row in rows if not row.startswith(f"{key} =")))


def _until(file: Path, column: str, day: date) -> None:
    rows = list(csv.DictReader(io.StringIO(file.read_text())))
    kept = [row for row in rows if row[column] and row[column] <= day.isoformat()]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(kept)
    file.write_text(text.getvalue())


@pytest.fixture(scope="module")
def made(then: Path) -> Forecast:
    return log(str(then), as_of=THEN, by=BY, seed=3, made_at=MADE)


@pytest.fixture(scope="module")
def scored(then: Path, made: Forecast, tmp_path_factory: pytest.TempPathFactory) -> list[Scored]:
    """The same log in the case as it is known today."""
    assert made.questions
    folder = tmp_path_factory.mktemp("cases") / "now"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("reports", "*.jsonl"))
    shutil.copy(then / FORECASTS, folder)
    return list(score(open_case(folder)))


def one(scored: list[Scored], name: str) -> Scored:
    (found,) = [row for row in scored if row.question.id == f"sma-10:{name}"]
    return found


def test_a_forecast_comes_back_as_it_was_logged(then: Path, made: Forecast) -> None:
    assert forecasts(open_case(then)) == (made,)
    assert made.made_at == "2018-12-31T18:00:00+00:00"
    assert {"burdenshare", "numpy"} <= set(made.versions)
    assert "record/events.csv" in made.inputs


def test_the_questions_are_the_outlook(then: Path, made: Forecast) -> None:
    outlook = outlook_of(open_case(then), as_of=THEN, by=BY, seed=3)
    chances = {q.by: q.chance for q in made.questions if q.sort == "deal"}
    assert chances == dict(outlook.deal_by)
    (amount,) = (q for q in made.questions if q.sort == "amount")
    assert amount.quantiles == outlook.amount
    assert {q.sort for q in made.questions} == {"deal", "one-year", "veto", "amount", "term"}
    assert all(q.rule and q.source and q.text.endswith("?") for q in made.questions)


def test_the_ends_of_an_interval_are_no_forecasters(made: Forecast) -> None:
    names = {name for q in made.questions if q.sort == "deal" for name in q.baselines}
    assert {"even", "climatology", "hazard_300"} <= names
    assert not any(name.endswith(("_low", "_high")) for name in names)


def test_the_same_inputs_give_the_same_numbers_again(then: Path, made: Forecast) -> None:
    again, changed = replay(str(then), made)
    assert again == made.questions
    assert changed == ()


def test_a_replay_names_the_inputs_that_changed(then: Path, made: Forecast, tmp_path: Path) -> None:
    shutil.copytree(then, tmp_path / "case")
    with (tmp_path / "case" / "series" / "cpi.KR.csv").open("a") as file:
        file.write("\n")
    assert replay(str(tmp_path / "case"), made)[1] == ("series/cpi.KR.csv",)


def test_deals_settle_by_the_day_they_were_agreed(scored: list[Scored]) -> None:
    # The tenth agreement was agreed on 4 February 2019, for one year, at 1,038.9 bn won.
    outcomes = {row.question.id: row.outcome for row in scored}
    assert outcomes["sma-10:deal:2019-01-31"] is False
    assert outcomes["sma-10:deal:2019-03-31"] is True
    assert outcomes["sma-10:one-year:2019-03-31"] is True
    assert outcomes["sma-10:amount"] == pytest.approx(1038.9e9)
    assert outcomes["sma-10:term"] == 1
    assert outcomes["sma-10:veto"] is False


def asked(name: str, *, by: date | None = None) -> Question:
    sort = name.partition(":")[2]
    return Question(id=name, sort=sort, text="?", rule="", source="", by=by, chance=0.5)


@pytest.mark.parametrize(
    ("name", "talks", "as_of", "by", "outcome"),
    [
        # Trump refused a provisional deal in March 2020 (talks for the eleventh agreement).
        ("sma-11:veto", "sma-11", date(2020, 3, 1), None, True),
        ("sma-11:veto", "sma-11", date(2021, 1, 1), None, False),
        ("sma-2027:veto", "sma-2027", date(2026, 1, 1), None, None),
        # The tenth ended on 31 December 2019, the eleventh was agreed on 7 March 2021.
        ("sma-11:lapse", "sma-11", date(2019, 11, 1), date(2019, 12, 31), True),
        ("sma-12:lapse", "sma-12", date(2024, 6, 1), date(2025, 12, 31), False),
        ("sma-2027:lapse", "sma-2027", date(2026, 6, 1), date(2027, 3, 31), None),
        ("sma-2027:lapse", "sma-2027", date(2024, 6, 1), date(2025, 3, 31), True),
        ("sma-12:reopened", "sma-12", date(2024, 12, 1), date(2025, 6, 1), False),
        ("gone:reopened", "sma-12", date(2024, 12, 1), date(2025, 6, 1), None),
        ("gone:deal", "gone", date(2024, 12, 1), date(2025, 6, 1), None),
        ("sma-2027:term", "sma-2027", date(2024, 12, 1), None, None),
    ],
)
def test_questions_are_settled_by_the_record(
    name: str,
    talks: str,
    as_of: date,
    by: date | None,
    outcome: bool | None,  # noqa: FBT001 - a column of the table
) -> None:
    case = open_case("@us-japan" if "2027" in name else "@us-korea")
    found, basis = settle(case, asked(name, by=by), as_of, talks)
    assert found is outcome
    assert basis


def test_scores_are_those_of_the_rules(scored: list[Scored]) -> None:
    row = one(scored, "deal:2019-03-31")
    chance = row.question.chance
    assert chance is not None
    assert row.scores["outlook"]["brier"] == pytest.approx((1 - chance) ** 2)
    assert row.scores["outlook"]["log"] == pytest.approx(-ln(chance))
    assert row.scores["even"] == pytest.approx({"brier": 0.25, "log": ln(2)})
    amount = one(scored, "amount")
    freeze = amount.question.baselines["freeze"]
    assert amount.scores["freeze"]["crps"] == pytest.approx(ln(1038.9e9 / freeze))
    assert 0 < amount.scores["outlook"]["crps"] < 1
    term = one(scored, "term")
    assert term.scores["same_again"]["rps"] == 1.0  # five years said, one agreed
    assert 0 <= term.scores["outlook"]["rps"] < 5


def test_the_means_pair_only_what_both_answered(scored: list[Scored]) -> None:
    rows = {row[:3]: row[3:] for row in means(scored)}
    count, ours, naive = rows["deal", "brier", "even"]
    assert count == 3
    assert naive == 0.25
    settled = [r.scores["outlook"]["brier"] for r in scored if r.question.sort == "deal"]
    assert ours == pytest.approx(sum(settled) / 3)


def test_the_crps_of_quantiles_is_that_of_draws_between_them() -> None:
    said = {"q05": 0.9, "q25": 1.0, "q50": 1.1, "q75": 1.2, "q95": 1.4}
    rng = np.random.default_rng(5)
    knots = np.log(list(said.values()))
    draws = np.interp(rng.random(200_000), [0.05, 0.25, 0.5, 0.75, 0.95], knots)
    truth = crps(draws, np.ones(draws.size), ln(1.25))
    assert _sum_score(said, 1.25) == pytest.approx(truth, rel=0.01)


def test_what_lies_beyond_the_record_stays_open(then: Path, made: Forecast) -> None:
    rows = score(open_case(then))
    assert {row.outcome for row in rows} == {None}
    assert all(row.scores == {} for row in rows)
    late = next(row for row in rows if row.question.by == date(2030, 1, 1))
    assert "settled once it goes beyond 2030-01-01" in late.basis
    assert made.seal == rows[0].forecast.seal


def test_silence_of_the_record_beyond_the_day_is_a_no(then: Path, made: Forecast) -> None:
    case = open_case(then)
    early = replace(made.questions[0], by=date(2018, 12, 1))
    outcome, basis = settle(case, early, date(2018, 1, 1), "sma-10")
    assert outcome is False
    assert "record" in basis


def test_a_lapse_is_asked_while_the_agreement_in_force_runs() -> None:
    case = open_case("@us-japan")
    outlook = outlook_of(case)
    (lapse,) = (q for q in questions(outlook, case.talks[outlook.talks]) if q.sort == "lapse")
    assert lapse.by == date(2027, 3, 31)
    assert lapse.chance == outlook.p_lapse


def test_an_agreement_that_another_cuts_short_is_reopened(tmp_path: Path) -> None:
    case = open_case("@us-korea")
    outlook = outlook_of(case, by=(date(2028, 1, 1),))
    (question,) = questions(outlook, case.talks[outlook.talks])
    assert question.id == "sma-12:reopened:2028-01-01"
    assert settle(case, question, outlook.as_of, "sma-12")[0] is None
    shutil.copytree(SHIPPED, tmp_path / "case", ignore=shutil.ignore_patterns("reports"))
    text = (SHIPPED / "agreements" / "sma-12.toml").read_text()
    later = text.replace("2026/2030", "2028/2032").replace("2026 = ", "2028 = ")
    later = later.replace("agreed = 2024-10-02", "agreed = 2027-05-05")
    written = tmp_path / "case" / "agreements" / "sma-13.toml"
    written.write_text(later)
    assert settle(open_case(tmp_path / "case"), question, outlook.as_of, "sma-12")[0] is True
    written.unlink()
    change = '\n[amend]\n2027 = { amount = 1600.0, date = 2026-12-01, source = "x" }\n'
    (tmp_path / "case" / "agreements" / "sma-12.toml").write_text(text + change)
    outcome, basis = settle(open_case(tmp_path / "case"), question, outlook.as_of, "sma-12")
    assert outcome is True
    assert basis == "a change agreed on 2026-12-01"


def test_a_forecast_after_the_outcome_is_refused(then: Path, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "case", ignore=shutil.ignore_patterns("reports"))
    path = str(tmp_path / "case")
    with pytest.raises(UsageError, match="is known or over"):
        log(path, talks="sma-10", as_of=THEN, made_at=datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(UsageError, match="2019-01-31 is over"):
        log(str(then), as_of=THEN, by=BY, made_at=datetime(2019, 2, 1, tzinfo=UTC))
    assert not (tmp_path / "case" / FORECASTS).exists()


def test_shipped_cases_and_empty_logs_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="burdenshare init"):
        log("@us-korea")
    shutil.copytree(SHIPPED, tmp_path / "case", ignore=shutil.ignore_patterns("reports", "*.jsonl"))
    with pytest.raises(CaseError, match="--log"):
        score(open_case(tmp_path / "case"))


def test_an_edited_forecast_is_not_scored(then: Path, tmp_path: Path) -> None:
    shutil.copytree(then, tmp_path / "case")
    file = tmp_path / "case" / FORECASTS
    file.write_bytes(file.read_bytes().replace(b'"even":0.5', b'"even":0.6', 1))
    with pytest.raises(CaseError, match="line 1 was changed"):
        score(open_case(tmp_path / "case"))


def test_a_line_that_is_no_forecast_is_named(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "case", ignore=shutil.ignore_patterns("reports", "*.jsonl"))
    case = open_case(tmp_path / "case")
    append(home(case) / FORECASTS, [{"talks": "sma-12"}])
    with pytest.raises(CaseError, match=r"forecasts.jsonl:1: is no forecast"):
        forecasts(case)
