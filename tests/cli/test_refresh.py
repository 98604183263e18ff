"""`refresh`, with an answer made by hand in the World Bank's form; it has no network in tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.error import URLError

import pytest
import typer
from typer.testing import CliRunner

from burdenshare.case.folder import new_case
from burdenshare.cli.refresh import refresh
from burdenshare.errors import BurdenshareError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = (
    '[{"pages": 1}, [{"date": "2026", "value": 2.34}, {"date": "2025", "value": 2.1},'
    ' {"date": "2024", "value": 2.41}]]'
)
app = typer.Typer()
app.command()(refresh)


def call(*words: str) -> tuple[str, str]:
    done = CliRunner().invoke(app, words)
    if done.exception:
        raise done.exception
    return done.stdout, done.stderr


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped case, and a service that answers."""

    def answer(address: str) -> bytes:
        if "FP.CPI.TOTL.ZG" not in address:
            raise URLError("no network in tests")
        return ANSWER.encode()

    monkeypatch.setattr("burdenshare.case.series.fetch", answer)
    new_case(tmp_path / "case", source="@us-korea", today=date(2026, 11, 20))
    return tmp_path / "case"


def test_a_copy_of_the_case_gets_the_new_year_and_hears_of_the_revised_one(copy: Path) -> None:
    file = copy / "series" / "cpi.KR.csv"
    before = file.read_bytes()
    out, err = call(str(copy), "--series", "cpi.KR")
    assert "cpi.KR,2024,revised,2.322,2.410," in out
    assert "cpi.KR,2026,new,,2.34," in out
    assert "1 years added; 1 revised" in err
    assert file.read_bytes().startswith(before)
    assert file.read_text(encoding="utf-8").count("\n2026,2.34,") == 1


def test_one_service_that_fails_does_not_cost_the_others(copy: Path) -> None:
    _, err = call(str(copy))
    assert "fx.KRW: no answer: no network in tests" in err
    assert "\n2026,2.34," in (copy / "series" / "cpi.KR.csv").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(copy: Path) -> None:
    before = {path: path.read_bytes() for path in (copy / "series").iterdir()}
    _, err = call(str(copy), "--dry-run", "--series", "cpi.KR")
    assert "1 years would be added" in err
    assert {path: path.read_bytes() for path in (copy / "series").iterdir()} == before


def test_a_shipped_case_is_copied_first(copy: Path) -> None:
    assert copy.is_dir()
    with pytest.raises(UsageError, match="burdenshare init DIR --from @us-korea"):
        call("@us-korea")
    assert "cpi.KR,2026,new" in call("@us-korea", "--dry-run", "--series", "cpi.KR")[0]


def test_without_any_answer_it_fails(copy: Path) -> None:
    with pytest.raises(BurdenshareError, match="no service gave an answer"):
        call(str(copy), "--series", "fx.KRW")
