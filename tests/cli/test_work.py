"""Reviewing, making and exporting a case from the command line."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from burdenshare.cli import work
from burdenshare.cli.output import Format
from burdenshare.errors import CaseError, UsageError
from burdenshare.session.forecasting import log

if TYPE_CHECKING:
    from pathlib import Path

CASE = 'title = "A case"\npayer = "KR"\nrecipient = "US"\ncurrency = "KRW"\n'
REPORTS = {
    "a": "South Korea agreed to pay 1.0389 trillion won in 2019 for the upkeep of U.S. troops.",
    "b": "South Korea paid 1.389 trillion won in 2019 toward the cost of American forces.",
}


@pytest.fixture
def case(tmp_path: Path) -> str:
    (tmp_path / "reports").mkdir()
    (tmp_path / "case.toml").write_text(CASE)
    for name, text in REPORTS.items():
        (tmp_path / "reports" / f"{name}.txt").write_text(text)
    return str(tmp_path)


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def say(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def first(case: str, capsys: pytest.CaptureFixture[str]) -> str:
    work.review(case, listed=True, form=Format.CSV)
    return rows(capsys.readouterr().out)[0]["claim"]


def test_a_ruling_from_a_script_prints_what_it_changed(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = first(case, capsys)
    work.review(case, claim=claim, ruling="reject", by="an editor", why="x", form=Format.CSV)
    out, err = capsys.readouterr()
    assert all(row["before"] != row["after"] for row in rows(out))
    assert rows(out)
    assert "reject of" in err
    work.review(case, made=True, form=Format.CSV)
    (made,) = rows(capsys.readouterr().out)
    assert (made["ruling"], made["by"], made["in_force"]) == ("reject", "an editor", "true")
    work.review(case, claim=made["seal"], ruling="undo", by="an editor", form=Format.CSV)
    capsys.readouterr()
    work.review(case, made=True, form=Format.CSV)
    assert [row["in_force"] for row in rows(capsys.readouterr().out)] == ["false", "false"]


def test_a_tried_ruling_is_not_written(
    case: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    claim = first(case, capsys)
    work.review(case, claim=claim, ruling="edit", by="x", value="1200bn", try_it=True)
    assert rows(capsys.readouterr().out)
    assert not (tmp_path / "decisions.jsonl").exists()


def test_a_sitting_takes_rulings_from_the_input(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    say(monkeypatch, "?", "e", "many", "no", "r", "not ours", "u", "n", "s", "direct support", "")
    work.review(case, by="an editor")
    out, err = capsys.readouterr()
    assert out == ""
    assert "none of a, e, s" in err
    assert "'many' is no value" in err
    assert "[[" in err
    assert "3 rulings are in decisions.jsonl" in err
    work.review(case, made=True, form=Format.CSV)
    made = rows(capsys.readouterr().out)
    assert [row["ruling"] for row in made] == ["reject", "undo", "scope"]
    assert [row["in_force"] for row in made] == ["false", "false", "true"]


def test_a_sitting_ends_when_nothing_is_left(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    say(monkeypatch, "u", "a", "right", "a", "right", "a", "right")
    work.review(case, by="an editor")
    err = capsys.readouterr().err
    assert "nothing was ruled in this sitting" in err
    assert "nothing is left to rule on" in err


def test_half_a_ruling_is_refused(case: str) -> None:
    with pytest.raises(UsageError, match="--claim and --ruling"):
        work.review(case, claim="ab")


def test_a_shipped_case_is_refused_before_a_sitting_begins() -> None:
    with pytest.raises(CaseError, match="burdenshare init"):
        work.review("@us-korea", by="an editor")


def test_a_new_case_is_made_and_can_be_scored_once_it_has_a_forecast(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "korea"
    work.init(folder, source="@us-japan")
    out, err = capsys.readouterr()
    assert out == f"{folder}\n"
    assert "burdenshare check" in err
    log(str(folder), made_at=datetime(2026, 6, 1, tzinfo=UTC))
    work.score(str(folder), again=True, form=Format.CSV)
    out, err = capsys.readouterr()
    assert "as of 2026-05-30: the same numbers again" in err
    assert {row["outcome"] for row in rows(out)} == {""}
    assert any("sma-2027:deal:" in row["question"] for row in rows(out))
    assert f"0 of {len(rows(out))} questions are settled" in err


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("annotations", ["annotations.jsonld"]),
        ("prov", ["provenance.json"]),
        ("sqlite", ["burdenshare.db"]),
        ("xlsx", ["burdenshare.xlsx"]),
        ("bibtex", ["sources.bib"]),
    ],
)
def test_an_export_prints_the_files_it_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: work.Kind, files: list[str]
) -> None:
    work.export("@us-japan", kind, out=tmp_path / "out")
    out, _ = capsys.readouterr()
    assert out.splitlines() == [str(tmp_path / "out" / name) for name in files]
    assert all((tmp_path / "out" / name).stat().st_size for name in files)


def test_a_package_takes_a_day_and_a_licence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = datetime(2019, 3, 1, tzinfo=UTC)
    work.export("@us-korea", "datapackage", as_of=day, licence="CC0-1.0", out=tmp_path)
    assert str(tmp_path / "datapackage.json") in capsys.readouterr().out
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert package["version"] == "2019-03-01"
    assert package["licenses"][0]["name"] == "CC0-1.0"


def test_a_report_cannot_steer_the_terminal(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "reports" / "a.txt").write_text("\x1b[2J\x1b]0;x\x07 " + REPORTS["a"])
    say(monkeypatch, "n", "n")
    work.review(case, by="an editor")
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err


def test_a_forecast_that_no_longer_comes_out_names_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "japan"
    work.init(folder, source="@us-japan")
    log(str(folder), made_at=datetime(2026, 6, 1, tzinfo=UTC))
    talks = folder / "talks" / "sma-2027.toml"
    talks.write_text(talks.read_text().replace("deadline = 2027-03-31", "deadline = 2027-02-28"))
    work.score(str(folder), again=True, form=Format.CSV)
    assert "changed since: talks/sma-2027.toml" in capsys.readouterr().err
