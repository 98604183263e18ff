"""What a check of a case finds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from burdenshare.case.check import check_case
from burdenshare.case.folder import open_case, shipped
from burdenshare.case.log import append, decide
from burdenshare.ledger import Ruling, Verdict


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(Path(str(open_case("@us-korea").root)), tmp_path / "case")
    return tmp_path / "case"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_case_has_no_fault(name: str) -> None:
    assert [str(finding) for finding in check_case(open_case(name)) if finding.fault] == []


def test_a_gap_no_agreement_needs_is_no_fault() -> None:
    found = [str(finding) for finding in check_case(open_case("@us-korea"))]
    assert found == ["series/troops.KR.csv: has no value for 2004, 2005, 2006, 2007, 2008"]


# ((file, old text, new text), place, message)
BROKEN = [
    (
        ("agreements/sma-11.toml", "amount = 1247.2", "amount = 1247.3"),
        "agreements/sma-11.toml: published.2022",
        "announced 1,247.3 KRW bn, the terms give 1,247.2 KRW bn",
    ),
    (
        ("agreements/sma-12.toml", '"cpi.KR"', '"cpi.KO"'),
        "agreements/sma-12.toml: pay.then.grow",
        'no series "cpi.KO"; did you mean "cpi.KR"?',
    ),
    (
        ("record/contributions.csv", "960.2", "960.3"),
        "record/contributions.csv:29: amount",
        "2018 has 960,300,000,000 KRW, the terms of sma-09 give 960,200,000,000",
    ),
    (
        ("record/contributions.csv", "2019,sma-10", "2019,sma-100"),
        "record/contributions.csv:30: agreement",
        'no agreement "sma-100"; did you mean "sma-10"?',
    ),
    (
        ("series/cpi.KR.csv", "2009,2.756", "1989,2.756"),
        "series/cpi.KR.csv",
        "has no value for 2009, which sma-08.toml: pay.then needs",
    ),
    (
        ("talks/sma-11.toml", 'replaces = "sma-10"', 'replaces = "sma-010"'),
        "talks/sma-11.toml: replaces",
        'no agreement "sma-010"; did you mean "sma-10"?',
    ),
    (
        ("record/events.csv", ",US,demand,", ",US,demnad,"),
        "record/events.csv:9: event_type",
        'unknown kind "demnad"; did you mean "demand"?',
    ),
    (
        ("record/deals.csv", "sma-12,KR", "smaa-12,KR"),
        "record/deals.csv: smaa-12",
        'no agreement "smaa-12"; did you mean "sma-12"?',
    ),
    (
        ("reports/reports.toml", '["004.txt"]', '["005.txt"]'),
        "reports/reports.toml: 005.txt",
        "there is no such file",
    ),
    (
        ("reports/reports.toml", "outlet =", "outlt ="),
        "@/reports/reports.toml",
        'unknown key "outlt"; did you mean "outlet"?',
    ),
]


@pytest.mark.parametrize(("broken", "place", "message"), BROKEN)
def test_a_fault_is_found_with_its_place(
    copy: Path, broken: tuple[str, str, str], place: str, message: str
) -> None:
    file, old, new = broken
    edit(copy / file, old, new)
    faults = [finding for finding in check_case(open_case(copy)) if finding.fault]
    assert faults, message
    assert faults[0].message == message
    assert place.removeprefix("@/") in faults[0].place


def test_two_agreements_that_would_both_be_paid_are_a_fault(copy: Path) -> None:
    terms = (copy / "agreements" / "sma-12.toml").read_text(encoding="utf-8")
    (copy / "agreements" / "sma-12b.toml").write_text(terms, encoding="utf-8")
    faults = [str(finding) for finding in check_case(open_case(copy)) if finding.fault]
    assert "agreements/sma-12b.toml: term: begins in 2026 like sma-12" in faults[0]


def test_what_a_reader_should_know_is_no_fault(copy: Path) -> None:
    edit(copy / "talks/sma-11.toml", '"SMA11"', '"SMA111"')
    edit(copy / "record/events.csv", "1991-01-25,event", ",event")
    edit(copy / "record/events.csv", "https://www.hankyung.com/news/article/1993110401241", "")
    (copy / "reports" / "table.xlsx").write_bytes(b"")
    (copy / "series" / "empty.csv").write_text("year,value,published,source\n")
    with (copy / "series" / "series.toml").open("a") as file:
        file.write('[empty]\nunit = "people"\n')
    found = check_case(open_case(copy))
    assert not any(finding.fault for finding in found)
    text = "\n".join(map(str, found))
    assert 'talks/sma-11.toml: record: no event of the record carries the label "SMA111"' in text
    assert "record/events.csv:2: published: is empty" in text
    assert "record/events.csv:3: source: is empty" in text
    assert "reports/table.xlsx: is no report and is skipped" in text
    assert "series/empty.csv: is empty" in text


def test_a_changed_log_is_a_fault_at_its_line(copy: Path) -> None:
    case = open_case(copy)
    for claim in "ab":
        decide(case, Ruling(claim=claim, verdict=Verdict.REJECT, by="x", at="2026-01-05"))
    append(copy / "forecasts.jsonl", [{"talks": "sma-12"}])
    edit(copy / "decisions.jsonl", '"claim":"b"', '"claim":"c"')
    faults = [str(finding) for finding in check_case(case) if finding.fault]
    assert len(faults) == 2
    assert faults[0].startswith("decisions.jsonl: line 2 was changed after it was written")
    assert faults[1].startswith("forecasts.jsonl:1: is no forecast")


def test_a_write_cut_short_is_worth_knowing(copy: Path) -> None:
    case = open_case(copy)
    decide(case, Ruling(claim="a", verdict=Verdict.REJECT, by="x", at="2026-01-05"))
    with (copy / "decisions.jsonl").open("a") as file:
        file.write('{"after"')
    (found,) = [finding for finding in check_case(case) if finding.place == "decisions.jsonl"]
    assert not found.fault
    assert "8 bytes" in found.message
