"""A case from a folder, and what is said where it is none."""

from __future__ import annotations

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from burdenshare.case.folder import Case, is_case, open_case, shipped
from burdenshare.errors import CaseError, TalksError, TermsError
from burdenshare.units import Currency

HEAD = 'title = "Test"\npayer = "KR"\nrecipient = "US"\ncurrency = "KRW"\n'
SMA = """
name = "An agreement"
payer = "KR"
recipient = "US"
unit = "KRW bn"
term = "2018/2019"
[pay]
2018 = 960.2
then = { grow = "cpi.KR", lag = 2 }
"""
TALKS = """
name = "Talks"
deadline = 2019-12-31
demander = { party = "US" }
payer = { party = "KR" }
issues = ["amount"]
"""


def build(root: Path, files: dict[str, str]) -> Path:
    for name, text in {"case.toml": HEAD, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_folder_with_a_head_is_a_case(tmp_path: Path) -> None:
    case = open_case(build(tmp_path / "mine", {}))
    assert (case.name, case.title, case.currency) == ("mine", "Test", Currency.KRW)
    assert (case.events, case.default_talks, dict(case.agreements)) == ((), None, {})
    assert case.reports()[0] == []


def test_a_case_holds_what_its_folder_holds(tmp_path: Path) -> None:
    files = {
        "agreements/b.toml": SMA.replace("2018", "2016").replace("2019", "2017"),
        "agreements/a.toml": SMA,
        "agreements/.a.toml.swp.toml": "not toml",
        "talks/t-1.toml": TALKS,
        "talks/t-2.toml": TALKS.replace("2019", "2024"),
        "series/series.toml": '["cpi.KR"]\nunit = "percent"\ndecimals = 1\n',
        "series/cpi.KR.csv": "year,value,published,source\n2017,1.944,2018-01-15,s\n",
        "reports/a.txt": "Seoul paid.",
        "record/events.csv": "date,talks,actor,event_type,source,published\n"
        "2019-01-02,T,US,demand,s,2019-01-03\n2018-01-02,T,US,round,s,2018-01-03\n",
    }
    case = open_case(build(tmp_path, files))
    assert list(case.agreements) == ["b", "a"]
    assert case.default_talks == "t-2"
    assert case.series["cpi.KR"].announced(2017) == 1.9
    assert [event.date.year for event in case.events] == [2018, 2019]
    assert case.reports()[0][0].content == b"Seoul paid."
    assert case.files["case.toml"] == sha256(HEAD.encode()).hexdigest()
    assert sorted(case.files) == sorted(
        ["case.toml", *(n for n in files if "swp" not in n and not n.startswith("reports/"))]
    )


def test_the_shipped_cases_are_named_where_one_is_unknown() -> None:
    with pytest.raises(CaseError, match="@us-kora: no such case; did you mean @us-korea"):
        open_case("@us-kora")
    with pytest.raises(CaseError, match=r"@zzz: no such case; shipped are .*@us-korea"):
        open_case("@zzz")


def test_a_path_that_is_no_case_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is no folder; give a case folder or one of @"):
        open_case(tmp_path / "nowhere")
    with pytest.raises(CaseError, match=r"has no case\.toml"):
        open_case(tmp_path)
    assert not is_case(tmp_path)
    assert is_case("@us-korea")
    assert is_case(build(tmp_path, {}))


@pytest.mark.parametrize(
    ("files", "error", "message"),
    [
        ({"case.toml": HEAD + "tite = 1"}, CaseError, 'case.toml: tite: unknown key "tite"; did'),
        ({"case.toml": HEAD + "zz = 1"}, CaseError, 'unknown key "zz"; known: title'),
        ({"case.toml": 'title = "x"'}, CaseError, "case.toml: payer: give it as text"),
        ({"case.toml": HEAD.replace("KRW", "WON")}, CaseError, "currency: 'WON' is not one of KRW"),
        (
            {"case.toml": HEAD + 'default_talks = "t"'},
            CaseError,
            "'t' is no talks of this case: none",
        ),
        ({"case.toml": HEAD + "notes = [1]"}, CaseError, "notes: give a list of texts"),
        ({"case.toml": "title"}, CaseError, "case.toml: is not TOML"),
        ({"agreements/a.toml": SMA + "capp = 1"}, TermsError, r"agreements/a\.toml: .*capp"),
        ({"talks/t.toml": TALKS + "x = 1"}, TalksError, r"talks/t\.toml: x: unknown key"),
        (
            {"series/cpi.KR.csv": "year\n"},
            CaseError,
            r'cpi\.KR\.csv: has no unit; add \["cpi.KR"\]',
        ),
        ({"series/series.toml": '[x]\nunit="percent"'}, CaseError, r"there is no series/x\.csv"),
        ({"record/events.csv": "date\n"}, CaseError, r'record/events\.csv:1: the column "talks"'),
    ],
)
def test_a_broken_file_is_named(
    tmp_path: Path, files: dict[str, str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        open_case(build(tmp_path, files))


def test_an_unreadable_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, {})

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(CaseError, match="cannot be read: Permission denied"):
        open_case(tmp_path)


@pytest.mark.parametrize("name", shipped())
def test_a_copied_case_reads_as_the_shipped_one(tmp_path: Path, name: str) -> None:
    ours = open_case(name)
    shutil.copytree(Path(str(ours.root)), tmp_path / "copy")
    theirs = open_case(tmp_path / "copy")
    assert theirs.name == "copy"
    for field in ("agreements", "series", "events", "talks", "contributions", "files"):
        assert getattr(theirs, field) == getattr(ours, field), field


def test_rates_come_with_the_case(korea: Case) -> None:
    rates = korea.exchange.of(Currency.KRW)
    assert rates.on(date(1997, 3, 1)) == 953.19
    assert rates.on(date(2019, 2, 8)) == pytest.approx(1122.83, abs=0.005)


@pytest.fixture(scope="module")
def korea() -> Case:
    return open_case("@us-korea")
