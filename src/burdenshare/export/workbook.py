"""A run as a spreadsheet whose schedules are live formulas, so that each year can be followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from burdenshare import __version__
from burdenshare.agreement.rule import Grow, Rule, Typed
from burdenshare.agreement.schedule import predecessor
from burdenshare.errors import UsageError
from burdenshare.export.formula import Year, words
from burdenshare.export.table import plain, tables
from burdenshare.session.job import Run
from burdenshare.units import money_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.agreement import Agreement, Payment
    from burdenshare.agreement.rule import Ladder
    from burdenshare.export.table import Cell, Table

SHEETS = ("figures", "figure_claims", "problems", "claims", "events", "outlook")
HEAD = ("year", "leg", "amount", "unit", "index", "added", "floor", "cap", "rule", "basis",
        "announced", "difference")  # fmt: skip
FIRST = 6  # row of the first year in a schedule, as the spreadsheet counts


def workbook(run: Run) -> dict[str, bytes]:
    """One file, ``burdenshare.xlsx``: a sheet an agreement, the series they use, and the tables.

    A year that follows from a rule is a formula on the year before and on the announced index;
    what was negotiated is a number. Nothing from a report is ever a formula.

    Raises:
        UsageError: The extra ``xlsx`` is not installed.
    """
    try:
        xlsxwriter = import_module("xlsxwriter")
    except ImportError:
        raise UsageError(
            "a spreadsheet needs the extra xlsx: pip install 'burdenshare[xlsx]'"
        ) from None
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False})
    moment = datetime.combine(run.as_of, datetime.min.time())
    book.set_properties({"title": run.case.title, "created": moment})
    _Sheets(run=run, book=book).write()
    book.close()
    return {"burdenshare.xlsx": data.getvalue()}


class Sheet(Protocol):
    """What is used of a worksheet of xlsxwriter, which may not be installed."""

    def get_name(self) -> str:
        """The name on its tab."""

    def set_column(self, first: int, last: int, width: float) -> object:
        """Set the width of columns."""

    def freeze_panes(self, row: int, column: int) -> object:
        """Keep the first rows in sight."""

    def write_string(self, row: int, column: int, text: str) -> object:
        """Write text as it is."""

    def write_number(self, row: int, column: int, number: float) -> object:
        """Write a number."""

    def write_formula(
        self, row: int, column: int, formula: str, form: None, value: float
    ) -> object:
        """Write a formula with the value it has now."""


class Book(Protocol):
    """The same of a workbook."""

    def add_worksheet(self, name: str) -> Sheet:
        """A new sheet at the end."""


@dataclass(slots=True, kw_only=True)
class _Sheets:
    """Writes one workbook and remembers in which cell an index or a year's sum stands."""

    run: Run
    book: Book
    index: dict[tuple[str, int], str] = field(default_factory=dict)
    sums: dict[tuple[str, str | None, int], int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def write(self) -> None:
        """All sheets, in the order a reader wants them."""
        agreements = list(dict.fromkeys(p.agreement for p in self.run.payments))
        about = self._sheet("about")
        homes = {key: self._sheet(key) for key in agreements}
        self.names = {key: sheet.get_name() for key, sheet in homes.items()}
        self._series(self._sheet("series"))
        for key in agreements:
            self._schedule(homes[key], self.run.case.agreements[key])
        for table in tables(self.run):
            if table.name in SHEETS:
                self._table(self._sheet(table.name), table)
        self._about(about)

    def _sheet(self, name: str) -> Sheet:
        """A new sheet, under a name that spreadsheets take."""
        clean = "".join("-" if c in "[]:*?/\\'" else c for c in name)[:28] or "sheet"
        while clean.lower() in self.taken:
            clean += "_"
        self.taken.add(clean.lower())
        return self.book.add_worksheet(clean)

    def _about(self, sheet: Sheet) -> None:
        run = self.run
        rows = [
            run.case.title,
            f"As of {run.as_of}: nothing published later was used.",
            f"Made by burdenshare {__version__} with seed {run.seed}.",
            "One sheet an agreement: what follows from a rule is a formula on the year before and",
            "on the sheet series; what was negotiated is a number.",
            "Sums of the other sheets are base units (won, yen, dollars).",
            *run.case.notes,
        ]
        sheet.set_column(0, 0, 110)
        for number, text in enumerate(rows):
            sheet.write_string(number, 0, text)

    def _series(self, sheet: Sheet) -> None:
        """Every value of the series that the agreements use, raw and as announced."""
        used = {p.agreement for p in self.run.payments}
        names = {name for key in used for name in self.run.case.agreements[key].series()}
        head = ("series", "year", "value", "announced", "unit", "published", "source")
        _line(sheet, 0, head)
        sheet.set_column(0, 0, 18)
        row = 1
        for name in sorted(names):
            found = self.run.case.series[name].as_of(self.run.as_of)
            for one in found.observations:
                _line(sheet, row, (name, one.year, one.value))
                told = found.announced(one.year)
                digits = found.decimals
                formula = f"=C{row + 1}" if digits is None else f"=ROUND(C{row + 1},{digits})"
                sheet.write_formula(row, 3, formula, None, told)
                _line(sheet, row, (found.unit, one.published, one.source), start=4)
                self.index[name, one.year] = f"{sheet.get_name()}!$D${row + 1}"
                row += 1

    def _schedule(self, sheet: Sheet, agreement: Agreement) -> None:
        run = self.run
        sides = f"{agreement.payer} to {agreement.recipient}, {agreement.unit}"
        addresses = " ; ".join(agreement.sources.values())
        for row, text in enumerate((agreement.name, sides, addresses)):
            sheet.write_string(row, 0, text)
        _line(sheet, FIRST - 2, HEAD)
        sheet.set_column(8, 8, 40)
        paid = [p for p in run.payments if p.agreement == agreement.key]
        for row, payment in enumerate(paid, FIRST):
            self._year(sheet, agreement, payment, row)

    def _year(self, sheet: Sheet, agreement: Agreement, payment: Payment, row: int) -> None:
        unit, rule, ladder = _part(agreement, payment)
        amount = payment.amount / money_unit(unit)[1]
        here = Year(
            year=payment.year,
            row=row,
            unit=unit,
            agreement=agreement,
            ladder=ladder,
            before=self._before(agreement, payment.leg, payment.year),
            index=self.index,
            series=self.run.case.series,
        )
        formula, told = here.amount(rule), words(rule)
        if isinstance(rule, Typed) or formula is None:
            sheet.write_number(row - 1, 2, amount)
            told += "" if isinstance(rule, Typed) else " (a value: what it rests on is not here)"
        else:
            sheet.write_formula(row - 1, 2, f"={formula}", None, amount)
        if isinstance(rule, Grow) and formula is not None:
            sheet.write_formula(row - 1, 4, f"={here.growth(rule)}", None, here.value(rule))
            _line(sheet, row - 1, (rule.add, rule.floor, rule.cap), start=5)
        _line(sheet, row - 1, (payment.year, payment.leg or "whole"))
        _line(sheet, row - 1, (unit,), start=3)
        _line(sheet, row - 1, (told, str(payment.basis)), start=8)
        self._announced(sheet, agreement, payment, row)
        self.sums[agreement.key, payment.leg, payment.year] = row

    def _before(self, agreement: Agreement, leg: str | None, year: int) -> str | None:
        """Cell of the year before: of this agreement, or of the one before it."""
        agreements = self.run.case.agreements
        key: str | None = agreement.key
        while key is not None:
            for part in (leg, None):
                row = self.sums.get((key, part, year - 1))
                if row is not None:
                    own = key == agreement.key
                    return f"C{row}" if own else f"'{self.names[key]}'!C{row}"
            key = predecessor(agreements[key], agreements)
        return None

    def _announced(self, sheet: Sheet, agreement: Agreement, payment: Payment, row: int) -> None:
        leg = agreement.legs.get(payment.leg or "")
        unit = leg.unit if leg else agreement.unit
        found = (leg.published if leg else agreement.published).get(payment.year)
        if found is not None and (found.unit or unit) == unit:
            miss = payment.amount / money_unit(unit)[1] - found.amount
            sheet.write_number(row - 1, 10, found.amount)
            sheet.write_formula(row - 1, 11, f"=C{row}-K{row}", None, miss)

    def _table(self, sheet: Sheet, table: Table) -> None:
        _line(sheet, 0, tuple(column.name for column in table.columns))
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table.rows, 1):
            _line(sheet, number, row)


def _part(agreement: Agreement, payment: Payment) -> tuple[str, Rule, Ladder]:
    """Unit, rule and ladder of a payment."""
    for leg, unit, rule in agreement.parts(payment.year):
        if leg == payment.leg:
            change = agreement.amend.get(payment.year) if leg is None else None
            ladder = agreement.pay if leg is None else agreement.legs[leg].pay
            assert ladder is not None  # noqa: S101 - the rule came from it
            return unit, Typed(amount=change.amount) if change else rule, ladder
    raise AssertionError(payment)  # a schedule pays only by its rules


def _line(sheet: Sheet, row: int, cells: Sequence[Cell], *, start: int = 0) -> None:
    """Cells of one row: numbers as numbers, all else as text."""
    for column, cell in enumerate(cells, start):
        if isinstance(cell, int | float | Decimal):
            sheet.write_number(row, column, float(cell))
        elif cell is not None:
            sheet.write_string(row, column, plain(cell)[:32_000])
