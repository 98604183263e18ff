"""What is owed and what may come: the agreement in force, the talks, the outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.brief.fragment import addresses, bullets, chart, day, said, section, table
from burdenshare.brief.number import chance, column, column_unit, quantity, scale
from burdenshare.brief.reference import anchor, events
from burdenshare.chart.fan import Point, fan
from burdenshare.chart.svg import element, join, link
from burdenshare.chart.timeline import Mark, Stretch, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.brief.reference import Index
    from burdenshare.brief.value import (
        AgreementSection,
        Brief,
        EventRow,
        OutlookSection,
        ScheduleRow,
        TalksSection,
    )
    from burdenshare.chart.svg import Content, Markup

_CERTAIN = {"negotiated", "derived", "hold"}


def agreement(brief: Brief, index: Index) -> Markup | None:
    """The agreement in force: its schedule, its cost with uncertainty, its sources."""
    deal = brief.agreement
    if deal is None:
        return None
    facts = [deal.parties, deal.term.replace("/", " to ")]
    facts += [f"{name.replace('_', ' ')} {day(when)}" for name, when in deal.dates]
    named = [link(name, href=index.href(found)) for name, found in deal.sources]
    return section(
        "agreement",
        f"In force: {deal.name}",
        element("p", join(filter(None, facts), " · "), class_="facts"),
        *(element("p", said(note, index)) for note in deal.notes),
        _cost(deal),
        _schedule(deal, index),
        _totals(deal),
        bullets(deal.views),
        element("p", "Sources: ", join(named, ", "), class_="facts") if named else None,
    )


def _cost(deal: AgreementSection) -> Markup | None:
    if not (deal.years and deal.bands):
        return None
    size, unit = scale(max(max(band) for band in deal.bands.values()), deal.currency)
    bands = {level: [v / size for v in band] for level, band in deal.bands.items()}
    points = [
        Point(
            year=row.year, value=row.amount / size, label=f"{row.year}, {row.basis}", href=_row(row)
        )
        for row in deal.schedule
        if row.basis in _CERTAIN
    ]

    def draw(width: float) -> Markup:
        return fan(
            deal.years,
            bands,
            title=f"What the {deal.name} costs a year",
            source=f"Source: terms of the agreement. {'; '.join(deal.views)}",
            unit=f"{unit} a year",
            observed=points,
            hrefs={row.year: _row(row) for row in deal.schedule},
            ends=[value / size for value in deal.ends],
            width=width,
        )

    return chart(draw)


def _row(row: ScheduleRow) -> str:
    return f"#y-{row.year}"


def _schedule(deal: AgreementSection, index: Index) -> Markup | None:
    if not deal.schedule:
        return None
    dollars = any(row.dollars is not None for row in deal.schedule)
    more = (column_unit("USD").capitalize(),) if dollars else ()
    heads = ("Year", column_unit(deal.currency).capitalize(), "90 % interval", *more, "Basis")

    def cells(row: ScheduleRow) -> Iterator[Content]:
        yield str(row.year)
        yield link(column(row.amount, deal.currency), href=index.first(row.refs))
        yield _spread(row, deal.currency)
        if dollars:
            yield "" if row.dollars is None else column(row.dollars, "USD")
        yield row.basis

    once = {row.year: row for row in reversed(deal.schedule)}
    rows = (
        (f"y-{row.year}" if once[row.year] is row else None, tuple(cells(row)))
        for row in deal.schedule
    )
    return table("Payments by year", heads, rows, numeric=range(1, 3 + dollars))


def _spread(row: ScheduleRow, currency: str) -> str:
    if row.low is None or row.high is None or row.high <= row.low:
        return "fixed"
    return f"{column(row.low, currency)} to {column(row.high, currency)}"


def _totals(deal: AgreementSection) -> Markup | None:
    if not deal.totals:
        return None
    rows = []
    for total in deal.totals:
        cells: list[Content] = [total.label]
        cells += [quantity(q, total.unit) for q in (total.q05, total.q50, total.q95)]
        cells.append("" if total.error is None else f"± {quantity(total.error, total.unit)}")
        rows.append((None, cells))
    heads = ("Total", "5 %", "median", "95 %", "numerical error")
    return table("Cost over the term", heads, rows, numeric=range(1, 5))


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
        _outlook(section_.outlook, index) if section_.outlook else None,
    )


def _timeline(talk: TalksSection, brief: Brief, index: Index) -> Markup:
    marks = [
        Mark(
            date=event.date,
            until=event.until,
            label=event.text,
            kind=event.kind,
            href=index.href(event.id),
            note=", ".join(filter(None, (event.reliability, event.status))),
        )
        for event in talk.events
    ]
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


def _outlook(outlook: OutlookSection, index: Index) -> Markup:
    rows = [("No deal at all", outlook.p_no_deal), ("Veto after a deal", outlook.p_veto)]
    single = [(None, (name, chance(p))) for name, p in rows if p is not None]
    single += [(None, (f"Term: {name}", chance(p))) for name, p in outlook.term]
    return element(
        "div",
        element("h3", "Outlook"),
        *(element("p", said(note, index)) for note in outlook.notes),
        _deals(outlook) if outlook.deal_by or outlook.extension_by else None,
        _amounts(outlook) if outlook.amount else None,
        table("Other ends", ("What", "Probability"), single, numeric=(1,), class_="plain")
        if single
        else None,
        id="outlook",
    )


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
    return table(said_, heads, rows, numeric=range(1, len(heads)))


def _chance(p: float | None) -> str:
    return "" if p is None else chance(p)


def _amounts(outlook: OutlookSection) -> Markup:
    levels = sorted(outlook.amount)
    heads = ["Forecast", *("median" if q == 0.5 else f"{q * 100:g} %" for q in levels)]
    first: list[Content] = [
        "This model",
        *(quantity(outlook.amount[q], outlook.unit) for q in levels),
    ]
    rows: list[tuple[str | None, list[Content]]] = [(None, first)]
    for base in outlook.baselines:
        if base.amount is not None:
            cells = [quantity(base.amount, outlook.unit) if q == 0.5 else "" for q in levels]
            rows.append((None, [base.name, *cells]))
    return table("Amount in the first year of a deal", heads, rows, numeric=range(1, len(heads)))


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
    what = join((event.text, element("small", rated, class_="d") if rated else None))
    known = f"{event.published}" if event.published else "unknown"
    return anchor("e", event.id), (when, event.actor, what, known, addresses(event.sources))
