"""A spreadsheet that reckons for itself comes to the schedule."""

from __future__ import annotations

import io
import math
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from burdenshare.agreement import schedules
from burdenshare.agreement.parse import parse_agreement
from burdenshare.agreement.rule import Grow, Typed
from burdenshare.errors import UsageError
from burdenshare.export import workbook
from burdenshare.export.formula import Year, rounded, words
from burdenshare.series import Observation, Series
from burdenshare.session import run
from burdenshare.units import money_unit

if TYPE_CHECKING:
    from burdenshare.session import Run

pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CELL = re.compile(r"(?:(?:'([^']+)'|(\w+))!)?\$?([A-Z]{1,2})\$?(\d+)(?![\d(])")


def half_up(value: float, digits: float) -> float:
    scale: float = 10.0 ** int(digits)
    return math.floor(value * scale + 0.5 + 1e-9) / scale


WORDS = {
    "ROUND": half_up,
    "MIN": min,
    "MAX": max,
    "IF": lambda test, yes, no: yes if test else no,
}


class Book:
    """The cells of a spreadsheet file: texts, numbers, formulas and the values kept with them."""

    def __init__(self, data: bytes) -> None:
        self.numbers: dict[tuple[str, str], float] = {}
        self.formulas: dict[tuple[str, str], str] = {}
        self.texts: dict[tuple[str, str], str] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            shared = [
                "".join(node.itertext())
                for node in ET.fromstring(file.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
            ]
            tabs = ET.fromstring(file.read("xl/workbook.xml")).iter(f"{SPACE}sheet")  # noqa: S314
            self.names = [tab.attrib["name"] for tab in tabs]
            for number, name in enumerate(self.names, 1):
                sheet = ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314
                for cell in sheet.iter(f"{SPACE}c"):
                    self._keep(name, cell, shared)

    def _keep(self, name: str, cell: ET.Element, shared: list[str]) -> None:
        place = (name, cell.attrib["r"])
        formula, value = cell.findtext(f"{SPACE}f"), cell.findtext(f"{SPACE}v")
        if formula is not None:
            self.formulas[place] = formula
        if cell.attrib.get("t") == "s":
            self.texts[place] = shared[int(value or 0)]
        elif value is not None:
            self.numbers[place] = float(value)

    def reckoned(self, sheet: str, cell: str) -> float:
        """A cell from its formula alone, down to the numbers that were typed."""
        formula = self.formulas.get((sheet, cell))
        if formula is None:
            return self.numbers[sheet, cell]

        def number(found: re.Match[str]) -> str:
            there = found[1] or found[2] or sheet
            return repr(self.reckoned(there, f"{found[3]}{found[4]}"))

        return float(eval(CELL.sub(number, formula), {"__builtins__": {}}, WORDS))  # noqa: S307


def book(run: Run) -> Book:
    return Book(workbook(run)["burdenshare.xlsx"])


@pytest.mark.parametrize("name", ["@us-korea", "@us-japan"])
def test_every_year_recomputes_to_the_schedule_and_to_the_value_shown(name: str) -> None:
    done = run(name)
    sheets = book(done)
    assert done.payments
    for key in dict.fromkeys(p.agreement for p in done.payments):
        paid = [p for p in done.payments if p.agreement == key]
        for row, payment in enumerate(paid, 6):
            unit = sheets.texts[key, f"D{row}"]
            amount = payment.amount / money_unit(unit)[1]
            assert sheets.numbers[key, f"A{row}"] == payment.year
            assert sheets.numbers[key, f"C{row}"] == pytest.approx(amount, rel=1e-12)
            assert sheets.reckoned(key, f"C{row}") == pytest.approx(amount, rel=1e-12)


def test_what_follows_from_a_rule_is_a_formula_and_what_was_negotiated_a_number(
    korea: Run,
) -> None:
    sheets = book(korea)
    for key in dict.fromkeys(p.agreement for p in korea.payments):
        for row, payment in enumerate((p for p in korea.payments if p.agreement == key), 6):
            is_formula = (key, f"C{row}") in sheets.formulas
            assert is_formula == (payment.basis != "negotiated"), (key, payment)


def test_a_changed_index_changes_the_years_that_follow(korea: Run) -> None:
    sheets = book(korea)
    (row,) = (
        place[1][1:]
        for place, text in sheets.texts.items()
        if place[0] == "series" and text == "cpi.KR"
        and sheets.numbers.get(("series", f"B{place[1][1:]}")) == 2025
    )  # fmt: skip
    assert sheets.reckoned("sma-12", "C7") == 1551.1
    sheets.numbers["series", f"C{row}"] = 9.0
    assert sheets.reckoned("sma-12", "C7") == pytest.approx(1519.2 * 1.05, abs=0.05)


def test_the_difference_to_what_was_announced_is_shown(korea: Run) -> None:
    sheets = book(korea)
    misses = [sheets.reckoned(*place) for place in sheets.formulas if place[1].startswith("L")]
    assert len(misses) > 15
    assert max(map(abs, misses)) < 1e-9


def test_nothing_from_a_report_is_a_formula(hostile: Run) -> None:
    sheets = book(hostile)
    texts = set(sheets.texts.values())
    assert "=1+1" in texts
    assert any(text.startswith("=") and "Sons" in text for text in texts)
    assert all("cmd" not in formula for formula in sheets.formulas.values())


def test_the_same_run_gives_the_same_bytes(korea: Run) -> None:
    assert workbook(korea) == workbook(korea)


def test_without_the_extra_it_says_how_to_get_it(
    korea: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=r"burdenshare\[xlsx\]"):
        workbook(korea)


TERMS = {
    "name": "x",
    "payer": "KR",
    "recipient": "US",
    "unit": "KRW bn",
    "term": "2026/2028",
    "round": 0.1,
}
INDEX = {
    "cpi": Series(
        name="cpi",
        unit="percent",
        decimals=1,
        observations=tuple(Observation(year=y, value=v) for y, v in ((2025, 2.0), (2026, 9.0))),
    ),
    "gdp": Series(
        name="gdp",
        unit="KRW tn",
        observations=tuple(
            Observation(year=y, value=v) for y, v in ((2025, 2500.0), (2026, 2600.0))
        ),
    ),
}
RULES = [
    {"grow": "cpi", "lag": 1, "cap": 0.05, "floor": 0.03},
    {"grow": ["cpi", "cpi"], "lag": 1, "add": 0.01},
    {"of": "gdp", "rate": 0.0005, "lag": 1},
    0.02,
    "hold",
    {"when": "cpi", "lag": 1, "above": 0.05, "then": "hold", "else": 0.03},
]


@pytest.mark.parametrize("then", RULES, ids=str)
def test_each_rule_as_a_formula_is_the_rule(then: object) -> None:
    terms = parse_agreement({**TERMS, "pay": {"2026": 1000.0, "then": then}}, key="x", place="x")
    cells = {("cpi", 2025): "series!D1", ("cpi", 2026): "series!D2",
             ("gdp", 2025): "series!D3", ("gdp", 2026): "series!D4"}  # fmt: skip
    sheets = object.__new__(Book)
    sheets.texts, sheets.formulas = {}, {}
    sheets.numbers = {("x", "C6"): 1000.0}
    for (name, year), cell in cells.items():
        sheets.numbers["series", cell[-2:]] = INDEX[name].announced(year)
    paid = schedules({"x": terms}, INDEX)
    assert terms.pay
    for row, payment in enumerate(paid[1:], 7):
        here = Year(year=payment.year, row=row, unit="KRW bn", agreement=terms, ladder=terms.pay,
                    before=f"C{row - 1}", index=cells, series=INDEX)  # fmt: skip
        rule = terms.pay.rule(payment.year)
        assert rule is not None
        formula = here.amount(rule)
        assert formula is not None
        assert words(rule)
        sheets.formulas["x", f"C{row}"] = formula
        if isinstance(rule, Grow):
            sheets.formulas["x", f"E{row}"] = here.growth(rule) or ""
            for column, value in zip("FGH", (rule.add, rule.floor, rule.cap), strict=True):
                sheets.numbers["x", f"{column}{row}"] = value or 0.0
        assert sheets.reckoned("x", f"C{row}") == pytest.approx(payment.amount / 1e9, abs=1e-9)


def test_a_year_whose_index_is_not_there_has_no_formula() -> None:
    terms = parse_agreement({**TERMS, "pay": {"2026": 1000.0, "then": 0.02}}, key="x", place="x")
    assert terms.pay
    here = Year(year=2030, row=7, unit="KRW bn", agreement=terms, ladder=terms.pay, before="C6",
                index={}, series=INDEX)  # fmt: skip
    assert here.amount(Grow(series=("cpi",))) is None
    assert here.amount(Typed(amount=5.0)) == "ROUND(5,1)"


@pytest.mark.parametrize(
    ("step", "formula"),
    [(0.1, "ROUND(C6,1)"), (1.0, "ROUND(C6,0)"), (10.0, "ROUND(C6,-1)"), (None, "C6")],
)
def test_rounding_is_to_the_agreements_step(step: float | None, formula: str) -> None:
    assert rounded("C6", step) == formula
