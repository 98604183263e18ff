"""What is owed and what may come: the agreement in force, the talks, the outlook."""

from __future__ import annotations

from dataclasses import replace
from math import floor, log10
from typing import TYPE_CHECKING

from burdenshare.brief.fragment import addresses, bullets, chart, day, said, section, table
from burdenshare.brief.number import (
    chance,
    column,
    column_size,
    column_unit,
    fineness,
    quantity,
    scale,
)
from burdenshare.brief.reference import anchor, events
from burdenshare.brief.value import ScheduleRow
from burdenshare.chart.bar import Bar, Swing, bars, tornado
from burdenshare.chart.fan import Point, fan
from burdenshare.chart.ladder import Rung, ladder
from burdenshare.chart.path import Curve, course, path
from burdenshare.chart.svg import element, join, link
from burdenshare.chart.timeline import Mark, Stretch, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.brief.reference import Index
    from burdenshare.brief.value import (
        AgreementSection,
        Brief,
        CourseSection,
        EventRow,
        OutlookSection,
        TalksSection,
        Total,
    )
    from burdenshare.chart.svg import Content, Markup


def agreement(brief: Brief, index: Index) -> Markup | None:
    """The agreement in force: its schedule, its cost with uncertainty, its sources."""
    deal = brief.agreement
    if deal is None:
        return None
    facts = [deal.parties, deal.term.replace("/", " to ")]
    facts += [f"{name.replace('_', ' ')} {day(when)}" for name, when in deal.dates]
    named = [link(name.replace("_", " "), href=index.href(found)) for name, found in deal.sources]
    return section(
        "agreement",
        f"In force: {deal.name}",
        element("p", join(filter(None, facts), " · "), class_="facts"),
        _cost(deal) or _bars(deal),
        _schedule(deal, index),
        _totals(deal),
        _effects(deal),
        bullets((*deal.views, *(said(note, index) for note in deal.notes))),
        element("p", "Sources: ", join(named, ", "), class_="facts") if named else None,
    )


def _cost(deal: AgreementSection) -> Markup | None:
    if not (deal.years and deal.bands):
        return None
    low, high = deal.bands[min(deal.bands)], deal.bands[max(deal.bands)]
    if all(one >= other for one, other in zip(low, high, strict=True)):
        return None
    size, unit = scale(max(max(band) for band in deal.bands.values()), deal.currency)
    bands = {level: [v / size for v in band] for level, band in deal.bands.items()}
    points = [
        Point(
            year=row.year, value=row.amount / size, label=f"{row.year}, {row.basis}", href=_row(row)
        )
        for row in deal.schedule
        if row.year not in deal.years
    ]

    def draw(width: float) -> Markup:
        return fan(
            deal.years,
            bands,
            title=f"What the {deal.name} costs a year",
            source=f"Source: terms of the agreement. {'; '.join(deal.views)}",
            unit=f"{unit} a year",
            observed=points,
            hrefs={row.year: _row(row) for row in _years(deal)},
            ends=[value / size for value in deal.ends],
            width=width,
        )

    return chart(draw)


def _bars(deal: AgreementSection) -> Markup | None:
    if len(deal.schedule) < 2:
        return None
    size, unit = column_size(deal.currency), column_unit(deal.currency)
    rows = [
        Bar(
            year=row.year,
            value=row.amount / size,
            low=None if row.low is None else row.low / size,
            high=None if row.high is None else row.high / size,
            basis=row.basis,
            group=row.agreement or deal.name,
            href=_row(row),
        )
        for row in deal.schedule
    ]
    title, source = "Payments by year", "Source: terms of the agreements."

    def draw(width: float) -> Markup:
        return bars(rows, title=title, source=source, unit=f"{unit} a year", width=width)

    return chart(draw)


def _effects(deal: AgreementSection) -> Markup | None:
    if not (deal.effects and deal.totals):
        return None
    total = deal.totals[-1]
    size, unit = scale(total.q50, total.unit)
    swings = [
        Swing(label=one.label, low=one.low / size, high=one.high / size, ends=one.ends)
        for one in deal.effects
    ]
    source = f"Source: {total.label}, one assumption moved at a time."

    def draw(width: float) -> Markup:
        return tornado(
            swings,
            base=total.q50 / size,
            title="What moves the cost most",
            source=source,
            unit=unit,
            width=width,
        )

    return chart(draw)


def _row(row: ScheduleRow) -> str:
    return f"#y-{row.year}"


def _years(deal: AgreementSection) -> list[ScheduleRow]:
    """The schedule with its intervals, and the years of it that only the forecast knows."""
    if not (deal.years and deal.bands):
        return list(deal.schedule)
    levels = sorted(deal.bands)
    low, middle, high = (deal.bands[levels[n]] for n in (0, len(levels) // 2, -1))
    spread = dict(zip(deal.years, zip(low, middle, high, strict=True), strict=True))
    known = {row.year for row in deal.schedule}
    rows = [
        replace(row, low=spread[row.year][0], high=spread[row.year][2])
        if row.low is None and row.year in spread
        else row
        for row in deal.schedule
    ]
    rows += [
        ScheduleRow(year=year, amount=at[1], basis="rule, forecast", low=at[0], high=at[2])
        for year, at in spread.items()
        if year not in known
    ]
    return sorted(rows, key=lambda row: row.year)


def _schedule(deal: AgreementSection, index: Index) -> Markup | None:
    schedule = _years(deal)
    if not schedule:
        return None
    dollars = any(row.dollars is not None for row in schedule)
    more = (column_unit("USD").capitalize(),) if dollars else ()
    heads = ("Year", column_unit(deal.currency).capitalize(), "90 % interval", *more, "Basis")

    def cells(row: ScheduleRow) -> Iterator[Content]:
        yield str(row.year)
        yield link(column(row.amount, deal.currency), href=index.first(row.refs))
        yield _spread(row, deal.currency)
        if dollars:
            yield "" if row.dollars is None else column(row.dollars, "USD")
        other = row.agreement if row.agreement != deal.name else ""
        yield join((row.basis, element("small", f" {other}") if other else None))

    once = {row.year: row for row in reversed(schedule)}
    rows = (
        (f"y-{row.year}" if once[row.year] is row else None, tuple(cells(row))) for row in schedule
    )
    return table("Payments by year", heads, rows, numeric=range(1, 3 + dollars), class_="tight")


def _spread(row: ScheduleRow, currency: str) -> str:
    if row.low is None or row.high is None or row.high <= row.low:
        return "fixed"
    return f"{column(row.low, currency)} to {column(row.high, currency)}"


def _totals(deal: AgreementSection) -> Markup | None:
    if not deal.totals:
        return None
    rows = []
    for total in deal.totals:
        fine = fineness(total.q05, total.q95)
        ends = (total.q05, total.q95) if fine else (None, None)
        sums = (
            "" if q is None else quantity(q, total.unit, precision=fine or None)
            for q in (ends[0], total.q50, ends[1])
        )
        rows.append((None, [total.label, *sums, _error(total) if fine else "exact"]))
    heads = ("Total", "5 %", "median", "95 %", "numerical error")
    return table("Cost over the term", heads, rows, numeric=range(1, 5))


def _error(total: Total) -> str:
    """Numerical error of the quantiles to one digit."""
    if not total.error:
        return ""
    return f"± {quantity(total.error, total.unit, precision=10.0 ** floor(log10(total.error)))}"


def talks(brief: Brief, index: Index) -> Markup | None:
    """Where the talks stand and how they may end."""
    section_ = brief.talks
    if section_ is None:
        return None
    return section(
        "talks",
        section_.name,
        element("p", said(section_.state, index), class_="lead"),
        _timeline(section_, brief, index) if section_.events else None,
        _ladder(section_, index),
        _course(section_.course, section_, index) if section_.course else None,
        _outlook(section_.outlook, brief, index) if section_.outlook else None,
    )


def _mark(event: EventRow, index: Index) -> Mark:
    return Mark(
        date=event.date,
        until=event.until,
        label=event.text,
        kind=event.kind,
        href=index.href(event.id),
        note=", ".join(filter(None, (event.reliability, event.status))),
    )


def _timeline(talk: TalksSection, brief: Brief, index: Index) -> Markup:
    marks = [_mark(event, index) for event in talk.events]
    bars = [Stretch(first=a, last=b, label=name) for name, a, b in talk.stretches]

    def draw(width: float) -> Markup:
        return timeline(
            marks,
            title=f"{talk.name}: what happened",
            source=f"Source: the reports and the record of the case, as of {day(brief.as_of)}.",
            width=width,
            stretches=bars,
            today=brief.as_of,
        )

    return chart(draw)


def _ladder(talk: TalksSection, index: Index) -> Markup | None:
    """Demands and offers on one axis, where at least two sums are known."""
    put = [(event, event.amount) for event in talk.events if event.amount is not None]
    if len(put) < 2:
        return None
    size, unit = scale(max(max(low, event.amount_high or 0) for event, low in put), talk.currency)
    rungs = [
        Rung(
            date=event.date,
            value=low / size,
            high=None if event.amount_high is None else event.amount_high / size,
            kind=event.kind,
            label=event.text,
            href=index.href(event.id),
        )
        for event, low in put
    ]

    def draw(width: float) -> Markup:
        return ladder(
            rungs,
            title="What was demanded and what was offered",
            source="Source: the reports and the record; other currencies are converted.",
            unit=f"{unit} a year",
            deadlines=talk.deadlines,
            width=width,
        )

    return chart(draw)


def _course(found: CourseSection, talk: TalksSection, index: Index) -> Markup:
    """What was thought on each day, what happened meanwhile, and how it fared."""
    curves = [Curve(name=one.name, points=one.points, plain=one.plain) for one in found.lines]
    marks = [_mark(event, index) for event in talk.events if event.id in found.events]

    def draw(width: float) -> Markup:
        return course(
            curves,
            marks,
            title=f"{talk.name}: how likely a deal looked, day by day",
            source="Source: the record of the case, each day as it was known then; dashed: "
            "simpler forecasts.",
            deadlines=found.ends,
            width=width,
        )

    told = "Lower is better. One negotiation proves no skill: its days are not independent, and "
    told += "whoever set the priors knew how it ended."
    rows = [(None, (name, f"{a:.3f}", f"{b:.3f}")) for name, a, b in found.scores]
    caption = f"Mean score of “a deal within {found.within} days” over the days above"
    heads = ("Forecast", "Brier", "log")
    return element(
        "div",
        chart(draw),
        table(caption, heads, rows, numeric=(1, 2), class_="plain") if rows else None,
        element("p", told, class_="facts") if rows else None,
        id="course",
    )


def _outlook(outlook: OutlookSection, brief: Brief, index: Index) -> Markup:
    rows = [("No deal within 900 days", outlook.p_no_deal), ("Veto after a deal", outlook.p_veto)]
    single = [(None, (name, chance(p))) for name, p in rows if p is not None]
    single += [(None, (f"Term: {name}", chance(p))) for name, p in outlook.term]
    return element(
        "div",
        element("h3", "Outlook"),
        *(element("p", said(note, index)) for note in outlook.notes),
        _path(outlook, brief) if _open(outlook) else None,
        _deals(outlook) if outlook.deal_by and not _settled(outlook) else None,
        _amounts(outlook) if outlook.amount else None,
        table("Other ends", ("What", "Probability"), single, numeric=(1,), class_="plain")
        if single
        else None,
        id="outlook",
    )


def _open(outlook: OutlookSection) -> bool:
    """Whether there is a path to draw: two days, and something not yet certain."""
    return len(outlook.deal_by) > 1 and not _settled(outlook)


def _settled(outlook: OutlookSection) -> bool:
    """Whether every probability of a deal is 1: tables of it would say nothing."""
    return all(p >= 1 for _, p in outlook.deal_by)


def _path(outlook: OutlookSection, brief: Brief) -> Markup:
    curves = [Curve(name="deal", points=tuple(sorted(outlook.deal_by)))]
    if len(outlook.extension_by) > 1:
        curves.append(Curve(name="extension", points=tuple(sorted(outlook.extension_by))))
    when = sorted(day for day, _ in outlook.deal_by)
    curves += [
        Curve(name=base.name, points=tuple(zip(when, base.deal_by, strict=True)), plain=True)
        for base in outlook.baselines
        if len(base.deal_by) == len(when)
    ]

    simpler = "; dashed: simpler forecasts" if any(curve.plain for curve in curves) else ""

    def draw(width: float) -> Markup:
        return path(
            curves,
            title="How likely a deal is, by day",
            source="Source: past renewals and, where sides have named sums, simulated talks; "
            f"as of {day(brief.as_of)}{simpler}.",
            deadlines=brief.talks.deadlines if brief.talks else (),
            today=brief.as_of,
            width=width,
        )

    return chart(draw)


def _deals(outlook: OutlookSection) -> Markup:
    extension = dict(outlook.extension_by)
    deal = dict(outlook.deal_by)
    simpler = [b for b in outlook.baselines if b.deal_by]
    heads = ["By", "Deal", *(["Extension"] if extension else []), *(b.name for b in simpler)]
    rows: list[tuple[str | None, list[Content]]] = []
    for n, when in enumerate(sorted({*deal, *extension})):
        cells: list[Content] = [day(when), _chance(deal.get(when))]
        cells += [_chance(extension.get(when))] if extension else []
        cells += [_chance(b.deal_by[n] if n < len(b.deal_by) else None) for b in simpler]
        rows.append((None, cells))
    said_ = "Probability of a deal by a day, beside what simpler forecasts say"
    class_ = "tight" if len(heads) <= 4 else "cards"
    return table(said_, heads, rows, numeric=range(1, len(heads)), class_=class_)


def _chance(p: float | None) -> str:
    return "" if p is None else chance(p)


def _amounts(outlook: OutlookSection) -> Markup:
    levels = sorted(outlook.amount)
    if outlook.amount[levels[0]] >= outlook.amount[levels[-1]]:
        levels = [levels[len(levels) // 2]]
    weighed = any(base.weight is not None for base in outlook.baselines)
    heads = ["Forecast", *("median" if q == 0.5 else f"{q * 100:g} %" for q in levels)]
    heads += ["weight"] if weighed else []
    money = outlook.unit.isalpha() and outlook.unit.isupper()

    def written(amount: float) -> str:
        return column(amount, outlook.unit) if money else quantity(amount, outlook.unit)

    made: list[Content] = ["This model", *(written(outlook.amount[level]) for level in levels)]
    rows: list[tuple[str | None, list[Content]]] = [(None, [*made, ""] if weighed else made)]
    for base in outlook.baselines:
        if base.amount is not None:
            cells: list[Content] = [base.name]
            cells += [written(base.amount) if level == 0.5 else "" for level in levels]
            cells += [_chance(base.weight)] if weighed else []
            rows.append((None, cells))
    caption = "Amount in the first year of a deal"
    caption += f", {column_unit(outlook.unit)}" if money else ""
    class_ = "tight" if len(heads) <= 6 else "cards"
    return table(caption, heads, rows, numeric=range(1, len(heads)), class_=class_)


def record(brief: Brief) -> Markup | None:
    """The events of the record that the brief uses, with their sources."""
    rows = [_event(event) for event in sorted(events(brief), key=lambda event: event.date)]
    if not rows:
        return None
    heads = ("Date", "Who", "What", "Public since", "Source")
    return section("record", "The record", table("Events, by date", heads, rows))


def _event(event: EventRow) -> tuple[str, tuple[Content, ...]]:
    when = f"{event.date}" + (f" to {event.until}" if event.until else "")
    rated = ", ".join(filter(None, (event.reliability, event.status)))
    what = element("div", event.text, element("small", rated, class_="d") if rated else None)
    known = f"{event.published}" if event.published else "unknown"
    dates = [element("span", words, class_="n") for words in (when, known)]
    cells = (dates[0], event.actor, what, dates[1], addresses(event.sources))
    return anchor("e", event.id), cells
