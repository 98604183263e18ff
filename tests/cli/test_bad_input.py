"""Bad input: one clear line, the documented exit code, nothing half-written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

Maker = Callable[[Path], Path]
GOOD = "Seoul will pay 1.04 trillion won ($925 million) for U.S. troops in 2019, officials said."


def empty(tmp: Path) -> Path:
    (tmp / "in").mkdir()
    return tmp / "in"


def missing(tmp: Path) -> Path:
    return tmp / "nowhere"


def binary(tmp: Path) -> Path:
    (tmp / "report.txt").write_bytes(bytes(range(256)) * 40)
    return tmp / "report.txt"


def huge(tmp: Path) -> Path:
    (tmp / "report.txt").write_text(f"{GOOD}\n" * 75_000, encoding="utf-8")
    return tmp / "report.txt"


def unknown_key(tmp: Path) -> Path:
    (tmp / "in").mkdir()
    (tmp / "in" / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp / "in" / "reports.toml").write_text('["a.txt"]\npublishd = 2019-02-10\n')
    return tmp / "in"


def undated(tmp: Path) -> Path:
    (tmp / "in").mkdir()
    (tmp / "in" / "a.txt").write_text("Seoul will pay 1.04 trillion won a year.")
    return tmp / "in"


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (empty, 4, "holds no report"),
        (missing, 4, "is not there"),
        (binary, 4, "binary"),
        (huge, 4, "MB"),
        (unknown_key, 4, "published"),
        (undated, 2, "give --as-of 2019-02-12, or beside the reports a reports.toml"),
    ],
)
def test_bad_input_is_one_line_and_leaves_nothing_behind(
    make: Maker,
    code: int,
    words: str,
    tmp_path: Path,
    burdenshare: Callable[..., tuple[int, str, str]],
) -> None:
    out = tmp_path / "out"
    done = burdenshare("run", str(make(tmp_path)), "-o", str(out))
    assert done[0] == code, done
    assert done[1] == ""
    assert words in done[2]
    assert len(done[2].strip().splitlines()) == 1
    assert not out.exists()


def test_a_report_in_a_korean_code_page_is_read(
    tmp_path: Path, burdenshare: Callable[..., tuple[int, str, str]]
) -> None:
    korean = "한국은 2019년 방위비 분담금으로 1조 389억원을 낸다."
    text = f"{korean} Seoul will pay 1.0389 trillion won in 2019."
    (tmp_path / "a.txt").write_bytes(text.encode("cp949"))
    code, out, _ = burdenshare("read", str(tmp_path), "--published", "2019-02-10", "-f", "csv")
    assert code == 0
    assert "1038900000000" in out


def test_an_unreadable_report_does_not_stop_the_others(
    tmp_path: Path, burdenshare: Callable[..., tuple[int, str, str]]
) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 40)
    code, out, err = burdenshare("read", str(tmp_path), "--published", "2019-02-10", "-f", "csv")
    assert code == 0
    assert "a.txt" in out
    assert "b.txt" in err


def copied_case(tmp: Path) -> Path:
    with as_file(files("burdenshare.cases") / "us-korea") as folder:
        return Path(shutil.copytree(folder, tmp / "case"))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("cap = 0.05", "capp = 0.05", "agreements/sma-12.toml: pay.then.capp"),
        ("cap = 0.05", "cap = 0.05, floor = 0.06", "agreements/sma-12.toml: pay.then"),
        ('term = "2026/2030"', 'term = "2030/2026"', "agreements/sma-12.toml: term"),
        ("2026 = 1519.2", "2026 = nan", "agreements/sma-12.toml: pay.2026"),
        ('grow = "cpi.KR"', 'grow = "cpi.KO"', "sma-12.toml: pay.then"),
    ],
)
def test_broken_terms_are_named_by_file_and_key(
    old: str,
    new: str,
    place: str,
    tmp_path: Path,
    burdenshare: Callable[..., tuple[int, str, str]],
) -> None:
    case = copied_case(tmp_path)
    file = case / "agreements" / "sma-12.toml"
    file.write_text(file.read_text().replace(old, new))
    code, out, err = burdenshare("agreement", "schedule", str(case))
    assert code == 4
    assert out == ""
    assert place in err
    assert len(err.strip().splitlines()) == 1


def test_check_names_the_file_and_key_of_a_published_amount_the_terms_do_not_give(
    tmp_path: Path, burdenshare: Callable[..., tuple[int, str, str]]
) -> None:
    case = copied_case(tmp_path)
    assert burdenshare("check", str(case))[0] == 0
    file = case / "agreements" / "sma-11.toml"
    file.write_text(file.read_text().replace("amount = 1247.2", "amount = 1247.3"))
    code, out, _ = burdenshare("check", str(case))
    assert code == 4
    assert "sma-11.toml: published.2022" in out
    assert "1,247.2" in out


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("agreement", "schedule", "@us-corea"), 4, "@us-korea"),
        (("agreement", "price", "@us-korea", "sma-13"), 2, "sma-12"),
        (("agreement", "price", "@us-korea", "sma-12", "--fx", "wild"), 2, "random-walk"),
        (("outlook", "@us-korea", "--talks", "sma-99"), 2, "sma-12"),
        (("outlook", "@us-korea", "--as-of", "2018-12-31", "--by", "2018-01-01"), 2, "later date"),
        (("agreement", "compare", "@us-korea", "sma-12"), 2, "two agreements"),
        (("show", "@us-korea", "zzzz"), 2, "no claim"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_those_that_are(
    words: tuple[str, ...], code: int, hint: str, burdenshare: Callable[..., tuple[int, str, str]]
) -> None:
    done = burdenshare(*words)
    assert done[0] == code
    assert hint in done[2]
    assert len(done[2].strip().splitlines()) == 1


@pytest.mark.parametrize("typed", ["2019-13-01", "2019-02", "yesterday"])
def test_a_day_that_is_none_is_answered_with_how_to_write_one(
    typed: str, burdenshare: Callable[..., tuple[int, str, str]]
) -> None:
    code, _, err = burdenshare("outlook", "@us-korea", "--as-of", typed)
    assert code == 2
    assert f"{typed!r} is no day; write it like 2019-02-12" in err


def test_a_figure_that_is_none_is_answered_with_those_most_like_it(
    burdenshare: Callable[..., tuple[int, str, str]],
) -> None:
    code, _, err = burdenshare("explain", "@us-korea", "contribution:KR:stationing:agreed:2091")
    assert code == 2
    assert "contribution:KR:stationing:agreed:2019" in err
