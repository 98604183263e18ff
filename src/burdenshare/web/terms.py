"""What is written: the agreements, what they pay and cost, and what changed terms would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from burdenshare.agreement import terms_table, terms_text
from burdenshare.brief import chance, estimate, interval, scale
from burdenshare.brief.fragment import chart, host
from burdenshare.chart import Bar, Strip, address, bars, fan, strips
from burdenshare.errors import TalksError
from burdenshare.session import comparison_of
from burdenshare.session.job import known_agreements
from burdenshare.session.output import schedule_row
from burdenshare.session.pricing import edited
from burdenshare.session.prospect import basis_of, posture_of, scenarios_of
from burdenshare.web.ask import Page, event_words
from burdenshare.web.view import EDIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.agreement import Agreement, Payment
    from burdenshare.chart import Markup
    from burdenshare.cost import Comparison, Cost
    from burdenshare.outlook import Posture
    from burdenshare.outlook.scenario import Priced
    from burdenshare.web.ask import Ask, Row

_FX = "random-walk"
_VIEWS = (_FX, "reversion", "spot")
_NARROW = 500.0  # pixels
_LONGEST = 50  # years
_MOST = 5  # changed agreements side by side
_RATES = {"cap", "floor", "add", "rate"}
_STEEPEST, _LARGEST = 10.0, 1e9  # growth a year; a sum in the unit of the agreement
_HEAD = ("unit", "term", "round", "lapse")


def agreements(ask: Ask) -> Page:
    """All agreements and what they pay; one of them with its price, or two side by side."""
    known = known_agreements(ask.run.case, ask.run.as_of)
    name = ask.view.own.get("name")
    if name is not None:
        return _agreement(ask, known, name)
    if ask.view.edits or "with" in ask.view.own:
        raise HTTPException(400, "Say which agreement is meant: name=…")
    rows = [_listed(ask, one) for one in reversed(known.values())]
    return Page(
        title="Agreements",
        template="agreements.html",
        values={"rows": rows, "chart": payments_by_year(ask)},
        make_rows=lambda: [schedule_row(p) for p in ask.run.payments],
        code="from burdenshare.session.output import schedule_row\n\n"
        "rows = [schedule_row(payment) for payment in found.payments]",
    )


def _listed(ask: Ask, one: Agreement) -> Row:
    paid = [p for p in ask.run.payments if p.agreement == one.key]
    current = ask.run.in_force and ask.run.in_force.key == one.key
    over = one.term.last is not None and one.term.last < ask.run.as_of
    return {
        "key": one.key,
        "name": one.name,
        "term": str(one.term).replace("/", " to "),
        "signed": one.dates.get("signed"),
        "first": _sum(ask, paid, min((p.year for p in paid), default=0)),
        "last": _sum(ask, paid, max((p.year for p in paid), default=0)),
        "state": "over" if over else "in force" if current else "",
    }


def _sum(ask: Ask, paid: Sequence[Payment], year: int) -> tuple[str, str] | None:
    """A year's payment in words, legs named one by one, and where it leads."""
    rows = [p for p in paid if p.year == year]
    if not rows:
        return None
    words = " and ".join(ask.measure.quantity(p.amount, p.currency, p.year) for p in rows)
    return f"{words} in {year}", ask.view.here("source", payment=f"{rows[0].agreement}:{year}")


def payments_by_year(ask: Ask) -> list[Markup]:
    """What was paid by year, a picture for each currency; sums with several legs are left out."""
    made = []
    rows = [(p, ask.measure.factor(p.currency, p.year)) for p in ask.run.payments if p.leg is None]
    units = sorted({found[1] for _, found in rows if found}, key=lambda unit: unit == "USD")
    for unit in units:
        paid = [(p, found[0]) for p, found in rows if found and found[1] == unit]
        if len(paid) < 2:
            continue
        size, words = scale(max(p.amount * by for p, by in paid), unit)
        drawn = [
            Bar(
                year=p.year,
                value=p.amount * by / size,
                basis=str(p.basis),
                group=ask.run.case.agreements[p.agreement].name,
                href=f"#payment={p.agreement}:{p.year}",
            )
            for p, by in paid
        ]
        made.append(ask.linked(chart(partial(_bars, drawn, words))))
    return made


def _bars(rows: Sequence[Bar], unit: str, width: float) -> Markup:
    return bars(
        rows,
        title="What the agreements pay by year",
        source="Source: terms of the agreements; legs in two currencies are in the table only.",
        unit=f"{unit} a year" if width > _NARROW else unit,
        width=width,
    )


def _agreement(ask: Ask, known: Mapping[str, Agreement], name: str) -> Page:
    one = _known(known, name)
    others, changed = _others(ask, known, one)
    view = ask.view.own.get("fx", _FX)
    pair = (one, *others)
    found = _comparison(ask, pair, view)
    return Page(
        title=one.name,
        template="agreement.html",
        values={
            "one": one,
            "known": known,
            "changed": changed,
            "fields": _fields(ask, one),
            "views": _VIEWS,
            "fx": view,
            "costs": found.costs,
            "differences": _differences(found),
            "years": _years(ask, pair, found),
            "totals": [_totals(row) for row in found.costs],
            "terms": _terms(pair),
            "charts": [_fan(ask, found.costs[0], one) if len(pair) == 1 else _beside(ask, found)],
        },
        make_rows=lambda: [row for cost in found.costs for row in _cost_rows(cost)],
        code=_price_code(one, others, changed, view),
    )


def _known(known: Mapping[str, Agreement], name: str) -> Agreement:
    if name not in known:
        public = ", ".join(known) or "none"
        raise HTTPException(404, f"No agreement “{name}” was public by then; public were {public}.")
    return known[name]


def _others(
    ask: Ask, known: Mapping[str, Agreement], one: Agreement
) -> tuple[list[Agreement], dict[str, str]]:
    """What it is compared with: another agreement, or itself under changed terms."""
    now = {path: value for path, value, _ in _clauses(one)}
    changed = {}
    for path, value in ask.view.edits.items():
        if path not in now:
            raise HTTPException(400, f"{one.key} has no term “{path}”; it has {', '.join(now)}.")
        if value.strip() != now[path]:
            changed[path] = value.strip()
    other = ask.view.own.get("with")
    if other and changed:
        raise HTTPException(400, "Compare with another agreement, or change terms: not both.")
    if other:
        return [_known(known, other)], {}
    made = edited(ask.run.case, one.key, [f"{k}={v}" for k, v in changed.items()])[1:]
    if len(made) > _MOST or any(len(row.years) > _LONGEST for row in made):
        raise HTTPException(
            400, f"At most {_MOST} changed agreements of at most {_LONGEST} years are priced."
        )
    for row in made:
        _sober(row)
    return made, changed


def _sober(one: Agreement) -> None:
    """Refuse sums and rates that no treaty has and no computer can multiply for years."""
    table = terms_table(one)
    for path, value in (*_leaves("pay", table.get("pay")), *_leaves("legs", table.get("legs"))):
        most = _STEEPEST if path.rpartition(".")[2] in _RATES else _LARGEST
        if isinstance(value, int | float) and not abs(value) <= most:
            raise HTTPException(400, f"{path} = {value} is beyond {most:g}.")


def _clauses(one: Agreement) -> list[tuple[str, str, str]]:
    """Terms that can be changed: path, value as TOML, and a word for the field."""
    table = terms_table(one)
    rows = [("term", str(table["term"]))]
    rows += [(path, _toml(value)) for path, value in _leaves("pay", table.get("pay", {}))]
    legs = table.get("legs", {})
    for leg, about in legs.items() if isinstance(legs, Mapping) else ():
        rows += [(path, _toml(v)) for path, v in _leaves(f"legs.{leg}.pay", about.get("pay", {}))]
    return [(path, value, path.replace(".", " ")) for path, value in rows]


def _leaves(path: str, value: object) -> list[tuple[str, object]]:
    if isinstance(value, Mapping):
        return [row for key, inner in value.items() for row in _leaves(f"{path}.{key}", inner)]
    return [(path, value)]


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) and "." in value else str(value)


def _fields(ask: Ask, one: Agreement) -> list[tuple[str, str, str, bool]]:
    """Fields of the what-if form: path, value shown, words, and whether it is changed."""
    asked = ask.view.edits
    return [
        (path, asked.get(path, value), words, asked.get(path, value).strip() != value)
        for path, value, words in _clauses(one)
    ]


def _comparison(ask: Ask, pair: Sequence[Agreement], view: str) -> Comparison:
    run = ask.run
    key = ("price", run.as_of, view, *(repr(terms_table(one)) for one in pair))
    return ask.site.kept(
        key, lambda: comparison_of(run.case, pair, fx=view, seed=run.seed, as_of=run.as_of)
    )


def _price_code(
    one: Agreement, others: Sequence[Agreement], changed: Mapping[str, str], view: str
) -> str:
    changes = [f"{path}={value}" for path, value in changed.items()]
    more = [] if changed else [other.key for other in others]
    return (
        "from burdenshare.session import comparison_of\n"
        "from burdenshare.session.pricing import edited\n\n"
        f"agreements = edited(found.case, {one.key!r}, {changes!r})\n"
        f"agreements += [found.case.agreements[key] for key in {more!r}]\n"
        f"priced = comparison_of(found.case, agreements, fx={view!r}, seed=found.seed,\n"
        "                       as_of=found.as_of)\n"
        "rows = [\n"
        '    {"agreement": cost.agreement, "year": year.year, "unit": str(cost.currency),\n'
        '     "q05": year.own.q05, "q50": year.own.q50, "q95": year.own.q95,\n'
        '     "usd_q05": year.dollars.q05, "usd_q50": year.dollars.q50,\n'
        '     "usd_q95": year.dollars.q95, "known": year.known}\n'
        "    for cost in priced.costs for year in cost.years\n]"
    )


def _cost_rows(cost: Cost) -> list[Row]:
    return [
        {
            "agreement": cost.agreement,
            "year": row.year,
            "unit": str(cost.currency),
            "q05": row.own.q05,
            "q50": row.own.q50,
            "q95": row.own.q95,
            "usd_q05": row.dollars.q05,
            "usd_q50": row.dollars.q50,
            "usd_q95": row.dollars.q95,
            "known": row.known,
        }
        for row in cost.years
    ]


def _years(ask: Ask, pair: Sequence[Agreement], found: Comparison) -> list[Row]:
    """Year by year, what each of the pair pays."""
    years = sorted({row.year for cost in found.costs for row in cost.years})
    rows: list[Row] = []
    for year in years:
        cells = []
        for cost, one in zip(found.costs, pair, strict=True):
            row = next((row for row in cost.years if row.year == year), None)
            paid = any((p.agreement, p.year) == (one.key, year) for p in ask.run.payments)
            unit = str(cost.currency)
            cells.append(
                row
                and {
                    "sum": ask.measure.estimate(row.own.q50, row.own.q05, row.own.q95, unit, year),
                    "interval": ask.measure.interval(row.own.q05, row.own.q95, unit, year)
                    if row.own.q95 > row.own.q05
                    else "fixed",
                    "href": ask.view.here("source", payment=f"{one.key}:{year}") if paid else None,
                }
            )
        rows.append({"year": year, "cells": cells})
    return rows


def _totals(cost: Cost) -> list[tuple[str, str]]:
    """What it costs over its term: the median and the interval, in its currency and in dollars."""
    sums = [(str(cost.currency), cost.own)]
    if cost.currency != "USD":
        sums.append(("USD", cost.dollars))
    return [
        (
            estimate(found.q50, found.q05, found.q95, unit),
            interval(found.q05, found.q95, unit) if found.q95 > found.q05 else "fixed",
        )
        for unit, found in sums
    ]


def _differences(found: Comparison) -> list[Mapping[str, str]]:
    """Every later one less the first over their terms, on common draws."""
    made: list[Mapping[str, str]] = []
    for row in found.differences:
        less, unit = (row.own, str(found.costs[0].currency)) if row.own else (row.dollars, "USD")
        made.append(
            {
                "name": row.agreement,
                "sum": estimate(less.q50, less.q05, less.q95, unit),
                "interval": interval(less.q05, less.q95, unit) if less.q95 > less.q05 else "fixed",
                "dearer": chance(row.dearer),
            }
        )
    return made


def _terms(pair: Sequence[Agreement]) -> list[list[tuple[str, bool]]]:
    """The clauses of each as lines, and whether it differs there from the first (or the next)."""
    pays = [_section(terms_text(one).splitlines()) for one in pair]
    return [
        [(line, len(pays) > 1 and line not in pays[0 if n else 1]) for line in lines]
        for n, lines in enumerate(pays)
    ]


def _section(lines: list[str]) -> list[str]:
    """Unit, term, lapse and the ladders: what is paid, not what was announced."""
    kept: list[str] = []
    table = ""
    for line in lines:
        table = line if line.startswith("[") else table
        wanted = table.startswith(("[pay]", "[legs")) if table else line.startswith(_HEAD)
        if wanted:
            kept.append(line)
    return kept


def _fan(ask: Ask, cost: Cost, one: Agreement) -> Markup | None:
    if not any(row.own.q95 > row.own.q05 for row in cost.years):
        return None
    unit = str(cost.currency)
    found = [(row, ask.measure.factor(unit, row.year)) for row in cost.years]
    if any(by is None for _, by in found):
        return None
    rows = [(row, by[0]) for row, by in found if by]
    size, words = scale(max(row.own.q95 * by for row, by in rows), ask.measure.unit or unit)
    bands = {
        level: [row.own.levels[n] * by / size for row, by in rows]
        for n, level in enumerate((0.05, 0.25, 0.5, 0.75, 0.95))
    }
    paid = {p.year for p in ask.run.payments if p.agreement == one.key}
    return ask.linked(
        chart(
            partial(
                _draw_fan,
                tuple(row.year for row, _ in rows),
                bands,
                title=f"What it costs a year: {cost.agreement}",
                source=f"Source: terms of the agreement. {cost.view}",
                unit=f"{words} a year",
                hrefs={year: f"#payment={one.key}:{year}" for year in paid},
            )
        )
    )


def _beside(ask: Ask, found: Comparison) -> Markup | None:
    """Each year's interval of each agreement, on one axis."""
    rows = []
    for cost in found.costs:
        for year in cost.years:
            by = ask.measure.factor(str(cost.currency), year.year)
            if by:
                rows.append((f"{year.year} {cost.agreement}", year, by[0], by[1]))
    if not rows or len({unit for *_, unit in rows}) > 1:
        return None
    size, words = scale(max(year.own.q95 * by for _, year, by, _ in rows), rows[0][3])
    rows.sort(key=lambda row: row[1].year)
    drawn = [
        Strip(
            label=label,
            mean=year.own.q50 * by / size,
            low=year.own.q05 * by / size,
            high=year.own.q95 * by / size,
        )
        for label, year, by, _ in rows
    ]
    return chart(partial(_draw_beside, drawn, f"{words} a year"))


def _draw_beside(rows: Sequence[Strip], unit: str, width: float) -> Markup:
    return strips(
        rows,
        title="Year by year, side by side: the median, and 5 to 95 %",
        source="Source: terms of the agreements, priced on the same draws.",
        unit=unit,
        width=width,
    )


def _draw_fan(
    years: Sequence[int],
    bands: Mapping[float, Sequence[float]],
    width: float,
    *,
    title: str,
    source: str,
    unit: str,
    hrefs: Mapping[int, str],
) -> Markup:
    return fan(years, bands, title=title, source=source, unit=unit, hrefs=hrefs, width=width)


def positions(ask: Ask, talks: str, unit: str) -> list[Row]:
    """What each position of some talks would cost if it became the deal, on common draws."""
    run = ask.run

    def make() -> tuple[Priced, ...]:
        try:
            basis = basis_of(
                run.case, talks=talks, as_of=run.as_of, claims=run.claims, seed=run.seed
            )
            return scenarios_of(run.case, basis, seed=run.seed)
        except TalksError:  # no level is known by then that a rise could be counted from
            return ()

    year = run.as_of.year
    return [
        {
            "name": row.scenario.name,
            "note": row.scenario.note,
            "href": ask.first(row.scenario.ids),
            "sum": ask.measure.quantity(row.scenario.amount, unit, year),
            "rise": f"{row.rise * 100:+.0f} %",
            "own": estimate(row.own.q50, row.own.q05, row.own.q95, unit),
            "dollars": estimate(row.dollars.q50, row.dollars.q05, row.dollars.q95, "USD"),
            "interval": interval(row.dollars.q05, row.dollars.q95, "USD"),
        }
        for row in ask.site.kept(("positions", ask.view.as_of, talks), make)
    ]


def stationed(ask: Ask) -> Posture:
    """Troops and bases as of the day; made once."""
    key, run = ("posture", ask.view.as_of), ask.run
    return ask.site.kept(key, lambda: posture_of(run.case, as_of=run.as_of))


def military(ask: Ask) -> Mapping[str, object]:
    """Troops and bases in words, the shares of cost side by side, and what was said of staying."""
    found = stationed(ask)
    return {
        "sentence": found.sentence,
        "shares": [
            (
                row.period,
                f"{row.low:g}" + (f" to {row.high:g}" if row.high > row.low else "") + " %",
                row.definition,
                [(host(one), address(one)) for one in row.source.split(" ; ") if one],
            )
            for row in found.shares
        ],
        "said": [
            (
                event.date,
                "threat" if event.kind == "threat" else event.qualifier,
                event.status == "withdrawn",
                f"{event.actor}: {event_words(event)}",
                ask.ref(event.id),
            )
            for event in reversed(found.said)
        ],
    }


PAGES: Mapping[str, tuple[Callable[[Ask], Page], tuple[str, ...]]] = {
    "agreements": (agreements, ("name", "with", "fx", EDIT)),
}
"""Pages by name: who makes each, and the parameters it takes."""
