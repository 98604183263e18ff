"""Values as rows with plain cells, for whatever reads tables.

No data-frame library is needed, or imported before it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import import_module
from numbers import Integral, Real
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from burdenshare.agreement import Agreement
from burdenshare.case import Case
from burdenshare.cost import Cost
from burdenshare.errors import UsageError
from burdenshare.ledger import Ledger
from burdenshare.outlook import Course, Event, Outlook, Posture
from burdenshare.outlook.record import figure
from burdenshare.units import money_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import ModuleType

Cell: TypeAlias = str | int | float | bool | date | list[str] | None
Cells: TypeAlias = dict[str, Cell]


@runtime_checkable
class Tabular(Protocol):
    """Whatever says its own rows."""

    def to_dicts(self) -> list[Cells]:
        """The rows."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows with the same columns; any library that reads Arrow streams takes it as it is.

    Attributes:
        rows: Plain cells by column; sums in base units, probabilities from 0 to 1.
        title: What the rows are.
    """

    rows: tuple[Cells, ...]
    title: str = ""

    def to_dicts(self) -> list[Cells]:
        """The rows, each a dictionary of its own."""
        return [dict(row) for row in self.rows]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return arrow_stream(self, requested_schema)


def frame_of(value: object) -> Frame:
    """The rows of a value.

    Args:
        value: A run or a ledger (one row a figure), a reading (a claim), a cost (total and years
            in each currency), an outlook (an answer), a course (a day), a posture (a count, a
            share or a saying), a case (an agreement), an agreement (an announced amount), or any of
            this package's values or a sequence of them.

    Raises:
        UsageError: It is none of these.

    Example:
        >>> from burdenshare.case import open_case
        >>> frame_of(open_case("@us-korea").agreements["sma-12"]).rows[0]["amount"]
        1519200000000.0
    """
    if isinstance(value, Frame):
        return value
    for kind, rows in _ROWS.items():
        if isinstance(value, kind):
            return rows(value)
    if isinstance(value, Tabular):
        return Frame(tuple(value.to_dicts()), type(value).__name__)
    several = list(value) if isinstance(value, list | tuple) else [value]
    if all(is_dataclass(one) and not isinstance(one, type) for one in several):
        return Frame(plain_rows(several), type(several[0]).__name__ if several else "")
    raise UsageError(
        f"{type(value).__name__} has no rows; give a run, a ledger, a cost or its like"
    )


def to_dicts(value: object) -> list[Cells]:
    """The rows of a value as dictionaries; see `frame_of` for what a row is."""
    return frame_of(value).to_dicts()


def to_pandas(value: object) -> object:
    """The rows of a value as a pandas DataFrame.

    Raises:
        UsageError: pandas is not installed.
    """
    made: object = _needed("pandas").DataFrame(to_dicts(value))
    return made


def to_polars(value: object) -> object:
    """The rows of a value as a polars DataFrame.

    Raises:
        UsageError: polars is not installed.
    """
    made: object = _needed("polars").DataFrame(to_dicts(value), infer_schema_length=None)
    return made


def arrow_stream(value: object, requested_schema: object = None) -> object:
    """The rows of a value as an Arrow C stream (a capsule), by pyarrow.

    Raises:
        UsageError: pyarrow is not installed.
    """
    rows = _needed("pyarrow").Table.from_pylist(to_dicts(value))
    made: object = rows.__arrow_c_stream__(requested_schema)
    return made


def _needed(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as fault:
        if fault.name != name:
            raise
        raise UsageError(f"{name} is not installed; run: pip install {name}") from None


def plain_rows(values: Sequence[object]) -> tuple[Cells, ...]:
    """One row a value, one column a field; fields that hold more than a cell are left out."""
    kinds = {type(value) for value in values}
    if len(kinds) > 1:
        raise UsageError(f"rows of one kind, not of {', '.join(sorted(k.__name__ for k in kinds))}")
    names = [field.name for value in values[:1] for field in fields(value)]  # type: ignore[arg-type]  # dataclasses, by the callers
    names = [n for n in names if all(_is_cell(getattr(value, n)) for value in values)]
    return tuple({name: _cell(getattr(value, name)) for name in names} for value in values)


def _is_cell(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(item, str) for item in value)
    return value is None or isinstance(value, str | Enum | Real | Decimal | date)


def _cell(value: object) -> Cell:
    match value:
        case None | bool() | date():
            return value
        case Integral():
            return int(value)
        case Real() | Decimal():
            return float(value)
        case list() | tuple():
            return [str(item) for item in value]
        case _:
            return str(value)


def sums_of(cost: Cost) -> Iterable[Cells]:
    """Quantiles of the total and of each year, in the agreement's currency and in dollars."""
    sums = [("total", str(cost.currency), cost.own), ("total", "USD", cost.dollars)]
    for year in cost.years:
        sums += [(str(year.year), str(cost.currency), year.own)]
        sums += [(str(year.year), "USD", year.dollars)]
    for (period, unit), found in {(one, unit): found for one, unit, found in sums}.items():
        yield {
            "agreement": cost.agreement,
            "period": period,
            "unit": unit,
            **dict(zip(("q05", "q25", "q50", "q75", "q95"), map(float, found.levels), strict=True)),
            "error_q05": float(found.errors[0]),
            "error_q50": float(found.errors[2]),
            "error_q95": float(found.errors[4]),
        }


def _answers(outlook: Outlook) -> Iterable[Cells]:
    rows: list[tuple[str, str, float]] = []
    rows += [("deal by", str(day), p) for day, p in outlook.deal_by]
    rows += [("one-year deal by", str(day), p) for day, p in outlook.extension_by]
    rows += [("term of", f"{years:g} years", p) for years, p in outlook.term.items()]
    rows += [("no deal within", "900 days", outlook.p_no_deal)]
    if outlook.p_veto is not None:
        rows += [("veto or failed ratification", "", outlook.p_veto)]
    rows += [
        (f"amount, {outlook.unit}", name, sum_) for name, sum_ in (outlook.amount or {}).items()
    ]
    return ({"question": a, "answer": b, "value": float(value)} for a, b, value in rows)


def _days(one: Course) -> Iterable[Cells]:
    """A row a day; every chance is from 0 to 1, the sums are in base units."""
    for said in one.points:
        chances = {
            name if name != "outlook" else "within_180": p for name, p in said.within.items()
        }
        yield {
            "talks": one.talks,
            "as_of": said.as_of,
            "by_expiry": said.by_deadline,
            **chances,
            **{f"amount_{q}": (said.amount or {}).get(q) for q in ("q05", "q50", "q95")},
            "unit": one.unit,
        }


def _military(found: Posture) -> Iterable[Cells]:
    """Counts and what is paid for each, shares of cost, units elsewhere, what was said."""
    yield from _counts(found)
    for kind, rows in (("share of cost", found.shares), ("project", found.projects)):
        for row in rows:
            size = row.low, row.high, "percent"
            yield _line(kind, row.period, row.definition, size, row.source)
    for event in found.abroad:
        yield _line("off peninsula", event.date, _told(event), source=event.source)
    for spent in found.spent_abroad:
        what, unit = "spent on equipment based elsewhere, of the payments", spent.currency or ""
        size = spent.amount, spent.amount, unit
        yield _line("off peninsula", spent.period, what, size, spent.source)
    for event in found.said:
        kind = "threat" if event.kind == "threat" else event.qualifier
        back = " withdrawn" if event.status == "withdrawn" else ""
        yield _line(f"{kind}{back}", event.date, _told(event), source=event.source)


def _counts(found: Posture) -> Iterable[Cells]:
    for one in found.each:
        size = one.count, one.count, "number"
        yield _line(one.what, one.counted, "counted", size, one.source)
        if one.amount is not None:
            what = f"the payment of {one.paid} over {one.count:,.0f} {one.what} of {one.counted}"
            each = "a head" if one.what == "troops" else "a base"
            size = one.amount, one.amount, one.currency
            yield _line(f"paid {each}", one.paid, what, size)
    for missing in found.missing:
        yield _line(missing, None, "no number is on record")


def _line(
    kind: str,
    when: Cell,
    what: str,
    size: tuple[float, float, str] | None = None,
    source: str = "",
) -> Cells:
    low, high, unit = size or (None, None, "")
    return {"kind": kind, "when": when, "low": low, "high": high, "unit": unit, "what": what,
            "source": source}  # fmt: skip


def _told(event: Event) -> str:
    said = ", ".join(filter(None, (figure(event), event.note)))
    return ": ".join(filter(None, (event.actor, said)))


def _terms(agreement: Agreement) -> Cells:
    return {
        "agreement": agreement.key,
        "name": agreement.name,
        "payer": agreement.payer,
        "recipient": agreement.recipient,
        "unit": agreement.unit,
        "first": agreement.term.first,
        "last": agreement.term.last,
        "lapse": str(agreement.lapse),
        "announced": len(agreement.published),
    }


def _amounts(agreement: Agreement) -> Iterable[Cells]:
    for year, row in sorted(agreement.published.items()):
        currency, scale = money_unit(row.unit or agreement.unit)
        yield {
            "agreement": agreement.key,
            "year": year,
            "amount": row.amount * scale,
            "unit": str(currency),
            "basis": row.basis,
            "source": row.source,
        }


_ROWS: dict[type, Callable[..., Frame]] = {
    Ledger: lambda ledger: Frame(plain_rows(ledger.figures), "Figures"),
    Cost: lambda cost: Frame(tuple(sums_of(cost)), f"Cost of {cost.name}"),
    Outlook: lambda one: Frame(tuple(_answers(one)), f"{one.name}, as of {one.as_of}"),
    Course: lambda one: Frame(tuple(_days(one)), f"{one.name}, day by day"),
    Posture: lambda one: Frame(tuple(_military(one)), f"Troops and bases, as of {one.as_of}"),
    Case: lambda case: Frame(tuple(map(_terms, case.agreements.values())), case.title),
    Agreement: lambda one: Frame(tuple(_amounts(one)), one.name),
}
