"""Values as small HTML: a table or a picture with its source, every text in it escaped."""

from __future__ import annotations

import sys
from math import isfinite
from typing import TYPE_CHECKING

from burdenshare.agreement import Agreement
from burdenshare.brief import chance, column, column_unit, estimate, interval, quantity
from burdenshare.brief.number import column_size
from burdenshare.case import Case
from burdenshare.chart import Bar, Curve, bars, element, escape, fan, join, link, path
from burdenshare.claim import Claim
from burdenshare.cost import Cost
from burdenshare.ledger import Ledger
from burdenshare.notebook.frame import Frame, frame_of, plain_rows, sums_of
from burdenshare.outlook import Outlook
from burdenshare.units import money_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from burdenshare.chart import Markup
    from burdenshare.ledger import Figure, Problem
    from burdenshare.notebook.frame import Cell

MOST = 12  # rows of a table in a notebook
WIDTH = 640.0
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


def register() -> bool:
    """Show this package's values as HTML where IPython is running; says whether it is."""
    shell: object = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None:
        return False
    load_ipython_extension(shell)
    return True


def load_ipython_extension(shell: object) -> None:
    """What ``%load_ext burdenshare.notebook`` calls."""
    formatter = getattr(shell, "display_formatter").formatters["text/html"]  # noqa: B009 - IPython is not there to be typed
    for kind in _DRAWN:
        formatter.for_type(kind, html)


def html(value: object) -> str:
    """A value as a small table or picture with its source; every text in it is escaped."""
    for kind, draw in _DRAWN.items():
        if isinstance(value, kind):
            return draw(value)
    own: Callable[[], str] | None = getattr(value, "_repr_html_", None)
    return own() if own else _frame(frame_of(value))


def sheet(title: str, *parts: Markup | None, source: str = "") -> Markup:
    """A title, what stands below it, and the source."""
    foot = element("p", element("small", f"Source: {source}")) if source else None
    return element("div", element("p", element("b", title)), *parts, foot, class_="burdenshare")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str | Markup]]) -> Markup:
    """The first rows; a line below says how many more there are."""
    more = f"and {len(rows) - MOST:,} more rows; to_dicts gives all" if len(rows) > MOST else ""
    return join(
        (
            element(
                "table",
                element("thead", element("tr", *(element("th", head) for head in heads))),
                element(
                    "tbody",
                    *(element("tr", *(element("td", cell) for cell in row)) for row in rows[:MOST]),
                ),
            ),
            element("p", element("small", more)) if more else None,
        )
    )


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return f"{cell:,.15g}" if isfinite(cell) else str(cell)
        case list():
            return " ".join(cell)
        case _:
            return str(cell)


def _picture(drawn: Markup) -> Markup:
    """On white, since a notebook may be dark."""
    return element("div", drawn, style="background:#fff;max-width:fit-content")


def _frame(frame: Frame) -> Markup:
    heads = list(frame.rows[0]) if frame.rows else []
    body = [[_shown(cell) for cell in row.values()] for row in frame.rows]
    return sheet(frame.title, _table(heads, body))


def bullets(lines: Iterable[str]) -> Markup:
    """Sentences as a list."""
    return element("ul", *(element("li", line) for line in lines))


def claims(found: Sequence[Claim], *, title: str, source: str) -> Markup:
    """Claims as a table, one row each, with the words they rest on."""
    rows = [
        (
            c.id,
            str(c.kind),
            _value(c),
            str(c.status or ""),
            c.period or c.date or "",
            c.actor or "",
            " ".join(c.quote.split()),
            c.report,
        )
        for c in found
    ]
    heads = ("claim", "kind", "value", "status", "for", "actor", "quote", "report")
    return sheet(title, _table(heads, rows), source=source)


def _value(claim: Claim) -> str:
    if claim.value is None:
        return ""
    low = quantity(float(claim.value), claim.unit)
    high = "" if claim.value_high is None else quantity(float(claim.value_high), claim.unit)
    return f"{low} to {high}" if high else low


def _ledger(ledger: Ledger) -> Markup:
    claims = {one for figure in ledger.figures for one in figure.claims}
    return sheet(
        f"{len(ledger.figures):,} figures, {len(ledger.problems):,} contradictions",
        figures(ledger.figures),
        bullets(map(_problem, ledger.problems[:3])) if ledger.problems else None,
        source=f"{len(claims):,} claims, reconciled; 90 % intervals",
    )


def _problem(problem: Problem) -> str:
    return f"{problem.message} {problem.explanation} ({chance(problem.probability)})"


def figures(found: Sequence[Figure]) -> Markup:
    """Figures of a ledger as a table."""
    rows = [
        (
            f.name,
            estimate(f.mean, f.low, f.high, f.unit),
            interval(f.low, f.high, f.unit) if f.high > f.low else "",
            str(len(f.claims)),
        )
        for f in found
    ]
    return _table(("figure", "value", "90 %", "claims"), rows)


def _cost(cost: Cost) -> Markup:
    unit, size = column_unit(cost.currency), column_size(cost.currency)
    bands = {
        level: [round(year.own.levels[place] / size, 1) for year in cost.years]
        for place, level in enumerate(LEVELS)
    }
    years = [year.year for year in cost.years]
    drawn = fan(years, bands, title=cost.name, source=cost.view, unit=unit, width=WIDTH)
    rows = [
        (
            str(row["period"]),
            *(column(float(str(row[q])), str(row["unit"])) for q in ("q05", "q50", "q95")),
            column_unit(str(row["unit"])),
        )
        for row in sums_of(cost)
        if row["period"] == "total"
    ]
    return sheet(
        f"Cost of {cost.name}",
        _picture(drawn) if len(years) > 1 else None,
        _table(("period", "5 %", "50 %", "95 %", "unit"), rows),
        source=f"{cost.view}; {cost.draws:,} points x {cost.scrambles} scrambles, seed {cost.seed}",
    )


def _outlook(outlook: Outlook) -> Markup:
    told = f"{len(outlook.evidence)} events and claims published by {outlook.as_of}"
    curves = [Curve(name="deal", points=tuple(outlook.deal_by))]
    if outlook.extension_by:
        curves.append(Curve(name="one-year deal", points=tuple(outlook.extension_by), plain=True))
    sums = outlook.amount or {}
    low, high = sums.get("q05", 0.0), sums.get("q95", 0.0)
    shown = [
        (f"sum of the first year, {int(name[1:])} %", estimate(value, low, high, outlook.unit))
        for name, value in sums.items()
    ]
    shown += [
        (f"for {years:g} year{'s' * (years != 1)}", chance(p)) for years, p in outlook.term.items()
    ]
    shown += [("no deal within 900 days", chance(outlook.p_no_deal))]
    return sheet(
        f"{outlook.name}, as of {outlook.as_of}",
        element("p", outlook.state),
        None
        if outlook.settled or not outlook.deal_by
        else _picture(
            path(curves, title="Chance of a deal", source=told, today=outlook.as_of, width=WIDTH)
        ),
        _table(("what", "answer"), shown),
        bullets(outlook.notes),
        source=told,
    )


def _case(case: Case) -> Markup:
    rows = [
        (a.key, a.name, f"{a.payer} pays {a.recipient}", str(a.term))
        for a in case.agreements.values()
    ]
    return sheet(
        case.title,
        _table(("agreement", "name", "who", "term"), rows),
        source=f"{case.name}: {len(case.agreements)} agreements, {len(case.events)} events, "
        f"{len(case.series)} series, {len(case.talks)} talks",
    )


def _agreement(agreement: Agreement) -> Markup:
    unit, scale = money_unit(agreement.unit)
    size = column_size(unit)
    own = [row for row in sorted(agreement.published.items()) if row[1].unit is None]
    drawn = [
        Bar(
            year=year,
            value=row.amount * scale / size,
            basis=row.basis,
            group=agreement.key,
            href=row.source,
        )
        for year, row in own
    ]
    hosts = ", ".join(_hosts(row.source for _, row in own))
    return sheet(
        f"{agreement.name}: {agreement.payer} pays {agreement.recipient}, {agreement.term}",
        _picture(
            bars(
                drawn, title="Announced amounts", source=hosts, unit=column_unit(unit), width=WIDTH
            )
        )
        if len(drawn) > 1
        else _table(
            ("announced", unit), [(str(b.year), column(b.value * size, unit)) for b in drawn]
        ),
        _pairs([(name, str(day)) for name, day in agreement.dates.items()]),
        element("p", element("small", "Source: ", join(_linked(agreement.sources), ", "))),
    )


def _hosts(sources: Iterable[str]) -> list[str]:
    parts = (part.strip() for source in sources for part in source.split(" ; "))
    return list(dict.fromkeys(part.split("/")[2] if "://" in part else part for part in parts))


def _linked(sources: Mapping[str, str]) -> Iterable[Markup]:
    return (link(name, href=where, title=where) for name, where in sources.items())


def _claim(claim: Claim) -> Markup:
    rows = [
        (name.replace("_", " "), _shown(cell))
        for name, cell in plain_rows([claim])[0].items()
        if cell is not None and name not in {"quote", "text_sha256", "cluster", "value"}
    ]
    said = element("p", escape("“"), element("mark", " ".join(claim.quote.split())), escape("”"))
    where = f"{claim.report}, characters {claim.start} to {claim.end}"
    words = f"{claim.kind}: {_value(claim)}" if claim.value is not None else str(claim.kind)
    return sheet(words, said, _pairs(rows), source=where)


def _pairs(rows: Sequence[tuple[str, str]]) -> Markup:
    cells = (element("tr", element("th", a), element("td", b)) for a, b in rows)
    return element("table", element("tbody", *cells))


_DRAWN: dict[type, Callable[..., str]] = {
    Agreement: _agreement,
    Case: _case,
    Claim: _claim,
    Cost: _cost,
    Ledger: _ledger,
    Outlook: _outlook,
    Frame: _frame,
}
