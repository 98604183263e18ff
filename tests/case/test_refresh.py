"""Later years from public services, by answers made by hand in the form of the real ones.

The World Bank's version 2 JSON, the European Central Bank's SDMX-CSV and FRED's graph CSV; the
layouts are the services' own, the figures are invented unless a line says otherwise.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from email.message import Message
from http.client import IncompleteRead
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import Request

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.case.series import (
    Opener,
    _beside,
    _Secure,
    central_bank,
    fetch,
    fred,
    read_series,
    refreshed,
    world_bank,
    yearly,
)
from burdenshare.errors import CaseError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from pathlib import Path

TODAY = date(2026, 11, 20)
HEAD = "year,value,published,published_basis,source,status,note\n"
HELD = HEAD + "2023,3.597,2024-01-15,inferred,https://example.org/a,verified,\n"
ADDRESS = (
    "https://api.worldbank.org/v2/country/KR/indicator/FP.CPI.TOTL.ZG?format=json&per_page=20000"
)
MESSAGE = '[{"message":[{"id":"120","key":"Invalid value","value":"The indicator is not valid"}]}]'


def bank(values: Mapping[int, object]) -> bytes:
    """One page of the World Bank's answer, latest year first as it comes."""
    about = {"page": 1, "pages": 1, "per_page": 20000, "total": len(values), "sourceid": "2"}
    rows = [
        {
            "indicator": {"id": "FP.CPI.TOTL.ZG", "value": "Inflation, consumer prices (annual %)"},
            "country": {"id": "KR", "value": "Korea, Rep."},
            "countryiso3code": "KOR",
            "date": str(year),
            "value": value,
            "unit": "",
            "obs_status": "",
            "decimal": 1,
        }
        for year, value in sorted(values.items(), reverse=True)
    ]
    return json.dumps([about, rows]).encode()


def days(first: date, last: date) -> list[date]:
    """Working days."""
    found = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in found if day.weekday() < 5]


def ecb(last: date) -> bytes:
    """Won and dollars for a euro: 1,400 and 1.12, so 1,250 won for a dollar."""
    head = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE"
    lines = [
        f"EXR.D.{code}.EUR.SP00.A,D,{code},EUR,SP00,A,{day},{value}"
        for code, value in (("KRW", "1400"), ("USD", "1.12"))
        for day in days(date(2024, 1, 1), last)
    ]
    lines.insert(3, "EXR.D.KRW.EUR.SP00.A,D,KRW,EUR,SP00,A,2024-12-25,NaN")
    return "\r\n".join([head, *lines, ""]).encode()


def folder(path: Path, *, about: str = "", name: str = "cpi.KR", held: str = HELD) -> Path:
    (path / "series").mkdir()
    entry = f'["{name}"]\nunit = "percent"\ndecimals = 1\n{about}'
    (path / "series" / "series.toml").write_text(entry, encoding="utf-8")
    (path / "series" / f"{name}.csv").write_text(held, encoding="utf-8", newline="")
    return path


def answers(answer: bytes, asked: list[str] | None = None) -> Opener:
    def opener(address: str) -> bytes:
        if asked is not None:
            asked.append(address)
        return answer

    return opener


def test_new_years_stand_below_the_old_ones_as_published_on_the_day_of_asking(
    tmp_path: Path,
) -> None:
    asked: list[str] = []
    opener = answers(bank({2023: 3.59660, 2024: 2.321962, 2025: None}), asked)
    (found,) = refreshed(folder(tmp_path), opener=opener, today=TODAY)
    assert asked == [ADDRESS]
    assert found.added == ((2024, "2.321962"),)
    assert not found.revised
    assert found.content.startswith(HELD.encode())
    read = read_series(found.content.decode(), "s.csv", name="cpi.KR", unit="percent", decimals=1)
    new = read.at(2024)
    assert new is not None
    assert (new.published, new.status, new.source) == (TODAY, "fetched", asked[0])
    assert read.as_of(TODAY - timedelta(days=1)).at(2024) is None
    assert found.content.decode().endswith(
        f"2024,2.321962,2026-11-20,fetched,{asked[0]},fetched,\n"
    )


def test_asking_again_finds_nothing_new(tmp_path: Path) -> None:
    opener = answers(bank({2023: 3.597, 2024: 2.321962471}))
    root = folder(tmp_path)
    (first,) = refreshed(root, opener=opener, today=TODAY)
    (root / "series" / "cpi.KR.csv").write_bytes(first.content)
    (again,) = refreshed(root, opener=opener, today=TODAY)
    assert (again.added, again.revised, again.content) == ((), (), first.content)


def test_a_changed_value_is_told_and_left_alone(tmp_path: Path) -> None:
    (found,) = refreshed(folder(tmp_path), opener=answers(bank({2023: 3.6049})), today=TODAY)
    (revision,) = found.revised
    assert (revision.year, revision.held, revision.served) == (2023, "3.597", "3.605")
    assert found.content == HELD.encode()


def test_a_value_of_one_digit_is_compared_to_one_digit(tmp_path: Path) -> None:
    held = HEAD + "2025,2.1,2025-12-31,address,https://example.org,verified,as announced\n"
    opener = answers(bank({2025: 2.0986}))
    (found,) = refreshed(folder(tmp_path, held=held), opener=opener, today=TODAY)
    assert not found.revised


def test_years_before_the_file_begins_are_left_alone(tmp_path: Path) -> None:
    opener = answers(bank({1966: 11.3, 2022: 5.09, 2023: 3.597}))
    (found,) = refreshed(folder(tmp_path), opener=opener, today=TODAY)
    assert found.added == ()


numbers = st.decimals(min_value=-20, max_value=20, places=3)
tables = st.dictionaries(st.integers(1960, 2026), numbers, min_size=1, max_size=12)


@given(held=tables, served=tables)
@settings(deadline=None, derandomize=True)
def test_old_rows_stay_and_new_years_read_back_as_served(
    held: dict[int, Decimal], served: dict[int, Decimal]
) -> None:
    lines = "".join(f"{y},{v},2020-01-15,inferred,a,verified,\n" for y, v in held.items())
    before = (HEAD + lines).encode()
    found = _beside("cpi.KR", before, served, ADDRESS, TODAY)
    assert found.content.startswith(before)
    text = found.content.decode()
    read = read_series(text, "cpi.csv", name="cpi.KR", unit="percent", decimals=1)
    expected = {y: v for y, v in served.items() if y >= min(held)} | held
    assert {row.year: row.value for row in read.observations} == {
        year: float(value) for year, value in expected.items()
    }
    assert {row.year for row in found.revised} == {
        year for year in held.keys() & served.keys() if held[year] != served[year]
    }


def test_the_file_keeps_its_columns_and_line_ends(tmp_path: Path) -> None:
    held = "year,value,published,source\r\n2023,3.597,2024-01-15,a"
    opener = answers(bank({2024: 2.5}))
    (found,) = refreshed(folder(tmp_path, held=held), opener=opener, today=TODAY)
    line = found.content.decode().removeprefix(held)
    assert line.startswith("\r\n2024,2.5,2026-11-20,https://api.worldbank.org/")
    assert line.endswith("\r\n")
    assert line.count("\n") == 2


def test_an_entry_may_name_its_service(tmp_path: Path) -> None:
    asked: list[str] = []
    root = folder(tmp_path, about='fetch = "fred:DEXKOUS"\n', name="won", held=HEAD)
    lines = [f"{day},1300.00" for day in days(date(2024, 1, 1), date(2025, 1, 6))]
    text = "\n".join(["observation_date,DEXKOUS", *lines, "2025-01-07,.", ""])
    (found,) = refreshed(root, opener=answers(text.encode(), asked), today=TODAY)
    assert asked == ["https://fred.stlouisfed.org/graph/fredgraph.csv?id=DEXKOUS"]
    assert found.added == ((2024, "1300"),)


@pytest.mark.parametrize("words", ["fred:../x", "http://example.org", "worldbank:KR", "ecb:krw"])
def test_a_service_that_is_none_is_named_with_its_key(tmp_path: Path, words: str) -> None:
    root = folder(tmp_path, about=f'fetch = "{words}"\n')
    with pytest.raises(CaseError, match=r"series.toml: cpi.KR.fetch: .* names no service"):
        refreshed(root, opener=answers(b""), today=TODAY)


def test_a_series_nobody_serves_is_passed_over_unless_it_is_named(tmp_path: Path) -> None:
    root = folder(tmp_path, name="troops.KR")
    assert refreshed(root, opener=answers(b""), today=TODAY) == ()
    (found,) = refreshed(root, ["troops.KR"], opener=answers(b""), today=TODAY)
    assert "no service is known" in found.fault
    with pytest.raises(UsageError, match=r"no series 'cpi'; it has troops\.KR"):
        refreshed(root, ["cpi"], opener=answers(b""), today=TODAY)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (MESSAGE.encode(), "The indicator is not valid"),
        (b"<html>503</html>", "not what worldbank is known to send"),
        (b"\xff\xfe", "not what worldbank"),
        (b"{}", "not what worldbank"),
        (b'[{"pages": 2}, []]', "2 pages"),
        (bank({2024: "n/a"}), "not what worldbank"),
        (bank({}), "it holds no value"),
        (bank({2024: float("nan")}), "not what worldbank"),
        (bank({2099: 2.0}), "2.0 for 2099"),
    ],
)
def test_an_answer_of_another_form_is_a_fault_of_that_series(
    tmp_path: Path, answer: bytes, says: str
) -> None:
    (found,) = refreshed(folder(tmp_path), opener=answers(answer), today=TODAY)
    assert says in found.fault
    assert not found.added


def test_no_answer_is_a_fault_of_that_series(tmp_path: Path) -> None:
    def opener(address: str) -> bytes:
        raise URLError(f"no route to {address[:12]}")

    (found,) = refreshed(folder(tmp_path), opener=opener, today=TODAY)
    assert found.fault == "no answer: no route to https://api.; try again later"


def test_money_is_written_in_the_scale_of_its_unit() -> None:
    served = bank({2023: 2408711000000000}).decode()
    assert {y: str(v) for y, v in world_bank(served, "KRW tn").items()} == {
        2023: "2408.711000000000"
    }


def test_a_year_of_rates_is_the_mean_of_its_crosses_and_an_open_year_has_none() -> None:
    found = central_bank(ecb(date(2025, 6, 30)).decode(), "KRW")
    assert {year: float(rate) for year, rate in found.items()} == {2024: 1250.0}
    assert float(central_bank(ecb(date(2025, 6, 30)).decode(), "EUR")[2024]) == 0.892857


def test_a_year_with_too_few_rates_has_no_mean() -> None:
    lines = "\n".join(f"{day},800" for day in days(date(1981, 4, 13), date(1982, 1, 4)))
    assert yearly(fred(f"DATE,DEXKOUS\n{lines}\n", "DEXKOUS")) == {}


class Director:
    """Stands for urllib's opener of addresses."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def open(self, asked: Request, timeout: float) -> BytesIO:
        assert asked.get_header("User-agent") == "burdenshare"
        assert 0 < timeout <= 60
        return BytesIO(self.body)


def test_only_https_is_asked_and_only_so_much_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(URLError, match="only https"):
        fetch("http://api.worldbank.org/")
    director = Director(b"x" * 20)
    assert fetch("https://example.org/", director=director) == b"x" * 20  # type: ignore[arg-type]  # of its one method
    monkeypatch.setattr("burdenshare.case.series._MOST", 19)
    with pytest.raises(URLError, match="more than"):
        fetch("https://example.org/", director=director)  # type: ignore[arg-type]  # as above


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise IncompleteRead(b"", size)

    director = Director(b"")
    director.open = lambda asked, timeout: Broken()  # type: ignore[method-assign]  # noqa: ARG005 - its one method
    with pytest.raises(URLError, match="broke off"):
        fetch("https://example.org/", director=director)  # type: ignore[arg-type]  # of its one method


def test_a_redirect_to_plain_http_is_refused() -> None:
    asked, headers = Request("https://example.org/a"), Message()
    rest = (asked, BytesIO(), 302, "Found", headers)
    with pytest.raises(URLError, match="no https address"):
        _Secure().redirect_request(*rest, "http://example.org/b")  # type: ignore[arg-type]  # headers
    again = _Secure().redirect_request(*rest, "https://example.org/b")  # type: ignore[arg-type]  # as above
    assert again is not None
    assert again.full_url == "https://example.org/b"
