"""A folder of reports as it lies on disk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from burdenshare.case.reports import read_folder
from burdenshare.errors import CaseError

if TYPE_CHECKING:
    from pathlib import Path

META = '["b.html"]\npublished = 2019-02-10\noutlet = "Wire"\naddress = "https://x.example/b"\n'


def test_reports_come_sorted_with_what_the_user_knows(tmp_path: Path) -> None:
    (tmp_path / "c.TXT").write_bytes(b"c")
    (tmp_path / "b.html").write_bytes(b"b")
    (tmp_path / ".hidden.txt").write_bytes(b"h")
    (tmp_path / "table.xlsx").write_bytes(b"x")
    (tmp_path / "README.md").write_bytes(b"what lies here")
    (tmp_path / "older").mkdir()
    (tmp_path / "reports.toml").write_text(META + '["lost.txt"]\noutlet = "Gone"\n')
    reports, about = read_folder(tmp_path)
    assert [report.name for report in reports] == ["b.html", "c.TXT"]
    assert (reports[0].published, reports[0].outlet) == (date(2019, 2, 10), "Wire")
    assert reports[0].address == "https://x.example/b"
    assert (reports[1].published, reports[1].content) == (None, b"c")
    assert about.skipped == ("README.md", "older/", "table.xlsx")
    assert about.absent == ("lost.txt",)
    assert about.sha256 is not None


def test_one_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "note").write_bytes(b"x")
    reports, _ = read_folder(tmp_path / "note")
    assert [report.name for report in reports] == ["note"]


def test_one_file_has_its_metadata_from_beside_it(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_bytes(b"b")
    (tmp_path / "reports.toml").write_text(META)
    reports, _ = read_folder(str(tmp_path / "b.html"))
    assert reports[0].outlet == "Wire"


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="nowhere: is not there; give a folder"):
        read_folder(tmp_path / "nowhere")


def test_an_empty_folder_says_what_to_put_into_it(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(CaseError, match=r"holds no report; put \.txt"):
        read_folder(tmp_path)


def test_an_unreadable_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(CaseError, match="cannot be read: Permission denied"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        (
            '["a.txt"]\noutlets = "x"',
            r'a\.txt\.outlets: unknown key "outlets"; did you mean "outlet"',
        ),
        ('["a.txt"]\nzzz = "x"', 'unknown key "zzz"; known: published, outlet, address'),
        ('["a.txt"]\npublished = "2019"', "published: '2019' is not a date"),
        ('["a.txt"]\npublished = 2019-02-10T10:00:00', "published: .* is not a date"),
        ('["a.txt"]\noutlet = 3', "outlet: 3 is not text in quotes"),
        ('"a.txt" = 3', r"a\.txt: write it as"),
        ("[x\n", r"reports\.toml: is not TOML: .*line 1"),
    ],
)
def test_bad_metadata_is_named_with_file_and_key(tmp_path: Path, meta: str, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "reports.toml").write_text(meta)
    with pytest.raises(CaseError, match=message):
        read_folder(tmp_path)


def test_metadata_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "reports.toml").write_bytes('\noutlet = "조선"'.encode("cp949"))
    with pytest.raises(CaseError, match=r"reports\.toml:2: is not UTF-8"):
        read_folder(tmp_path)
