"""What is said: the overview, the record, the ledger with its contradictions, the reports."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date as Day  # noqa: N812 - a field is called date
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, TypedDict

from starlette.exceptions import HTTPException

from burdenshare.brief import chance, scale
from burdenshare.brief.fragment import chart
from burdenshare.brief.reference import short
from burdenshare.chart import Dot, Mark, Stretch, Strip, address, strips, timeline
from burdenshare.claim import Claim
from burdenshare.outlook import Event
from burdenshare.session.summary import main_figures, sentences
from burdenshare.web.ask import (
    Page,
    event_words,
    facets,
    facts,
    named,
    part,
    pieces,
    quote,
    text,
    year_of,
)
from burdenshare.web.terms import payments_by_year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from burdenshare.chart import Markup
    from burdenshare.ledger import Figure, Problem
    from burdenshare.report import Report
    from burdenshare.web.ask import Ask, Row

_MOST = 30  # contradictions on a page
_DOTS = 12  # different values in a strip


def overview(ask: Ask) -> Page:
    """What was read, what it says, what is in force and how talks may end, in one look."""
    run = ask.run
    return Page(
        title=run.case.title,
        template="overview.html",
        values={
            "sentences": [pieces(ask, one) for one in sentences(run)],
            "tiles": _tiles(ask),
            "changes": ask.site.changes[:5],
            "charts": payments_by_year(ask)[:1],
        },
        make_rows=lambda: [{"sentence": one.text} for one in sentences(run)],
        waits="" if ask.found.whole else "how the talks may end",
        code="from burdenshare.session.summary import sentences\n\n"
        'rows = [{"sentence": one.text} for one in sentences(found)]',
    )


def _tiles(ask: Ask) -> list[tuple[str, str, str, str]]:
    """Four figures: what each is, the figure, what it rests on, where it leads."""
    run, tiles = ask.run, []
    rows = [f for f in main_figures(run) if f.measure == "contribution" and f.status == "agreed"]
    own = [f for f in rows if f.payer == run.case.payer and f.per == "year"]
    if own:
        row = max(own, key=lambda f: f.period or "")
        note = f"{row.period}, by the reports; 90 %: {ask.interval(row) or 'certain'}"
        tiles.append(("Contribution last agreed", ask.estimate(row), note, ask.figure(row)))
    asks = [f for f in main_figures(run) if f.measure == "demand" and f.payer == run.case.payer]
    if asks:
        row = max(asks, key=lambda f: (f.period or "", _said_last(ask, f)))
        tiles.append(("Last demand", ask.estimate(row), f"for {row.period}", ask.figure(row)))
    if run.outlook and not run.outlook.settled and run.outlook.deal_by:
        ahead = [one for one in run.outlook.deal_by if one[1] < 1] or [run.outlook.deal_by[-1]]
        day, odds = ahead[min(1, len(ahead) - 1)]
        tiles.append((f"Deal by {day}", chance(odds), run.outlook.name, ask.view.to("outlook")))
    elif run.outlook and run.outlook.reopened_by:
        day, odds = run.outlook.reopened_by[-1]
        note = "a base rate: what a president will do is not in the record"
        tiles.append((f"Reopened by {day}", chance(odds), note, ask.view.to("outlook")))
    count = len(run.ledger.problems)
    tiles.append(
        (
            "Contradictions",
            str(count),
            "between the reports" if count else "the reports agree",
            ask.view.to("ledger", "contradictions" if count else ""),
        )
    )
    return tiles


def _said_last(ask: Ask, figure: Figure) -> tuple[str, int]:
    """When a figure was last spoken of, and by how many claims it is borne."""
    days = [
        str(ask.found.claims[key].published) for key in figure.claims if key in ask.found.claims
    ]
    return max(days, default=""), len(days)


def _claim_row(ask: Ask, claim: Claim, clock: str) -> Row:
    first, until = _span(claim.date) if claim.date else (claim.published or ask.run.as_of, None)
    who, source = claim.actor or "", ask.outlet(claim.report)
    days = (first, until, claim.published)
    return _row(clock, days, kind=str(claim.kind), who=who, source=source, told=claim)


def _event_row(event: Event, clock: str) -> Row:
    until = _span(f"{event.date:%Y-%m}")[1] if event.precision == "month" else None
    if event.precision == "year":
        until = Day(event.date.year, 12, 31)
    days, source = (event.date, until, event.published), "the case's record"
    return _row(clock, days, kind=event.kind, who=event.actor, source=source, told=event)


def _row(
    clock: str,
    days: tuple[Day, Day | None, Day | None],
    *,
    kind: str,
    who: str,
    source: str,
    told: Claim | Event,
) -> Row:
    """One line of the record by either clock; its words are put in by `_worded`."""
    first, until, said = days
    when = first if clock == "happened" else said or first
    return {
        "date": when,
        "until": until if clock == "happened" else None,
        "published": said,
        "kind": kind,
        "who": who,
        "what": "",
        "note": "",
        "source": source,
        "year": str(when.year),
        "id": told.id,
        "told": told,
    }


def _worded(ask: Ask, row: Row) -> dict[str, object]:
    """A line with its words, which take longest and of which a page shows a few."""
    match row["told"]:
        case Event() as event:
            what = event_words(event)
            note = ", ".join(filter(None, (event.reliability, event.status)))
        case Claim() as claim:
            what, note = ask.words(claim), f"“{quote(claim)}”"
        case _:
            what, note = "", ""
    return {name: cell for name, cell in row.items() if name != "told"} | {
        "what": what,
        "note": note,
    }


def _span(text: str) -> tuple[Day, Day | None]:
    """First and last day of a day, month or year; of an open period, of its end."""
    parts = [int(p) for p in text.removeprefix("..").split("/", 1)[0].split("-")]
    if len(parts) == 3:
        return Day(*parts), None
    if len(parts) == 2:
        year, month = parts
        after = Day(year + month // 12, month % 12 + 1, 1)
        return Day(year, month, 1), Day.fromordinal(after.toordinal() - 1)
    return Day(parts[0], 1, 1), Day(parts[0], 12, 31)


def record(ask: Ask) -> Page:
    """Everything dated, of the reports and of the case's own record, the latest first."""
    clock = ask.view.own.get("clock", "happened")
    if clock not in {"happened", "said"}:
        raise HTTPException(400, f"There is no clock “{clock}”; there are happened, said.")
    view = ask.view
    rows = ask.site.kept(("record", view.as_of, clock), partial(_dated, ask, clock))
    choices, left = facets(ask, rows, ("kind", "who", "year", "source"))
    which, some = part(ask, left)
    shown = [_worded(ask, row) for row in some]
    return Page(
        title="Record",
        template="record.html",
        values={
            "facets": choices,
            "part": which,
            "rows": shown,
            "clock": clock,
            "chart": _timeline(ask, shown, clock),
        },
        make_rows=lambda: [_worded(ask, row) for row in left],
        code=_RECORD,
    )


def _dated(ask: Ask, clock: str) -> list[Row]:
    """Claims and events as rows, the latest first."""
    found = [_claim_row(ask, claim, clock) for claim in ask.run.claims]
    found += [_event_row(event, clock) for event in ask.found.events.values()]
    return sorted(found, key=itemgetter("date"))[::-1]


_RECORD = """\
rows = [
    {"id": claim.id, "kind": str(claim.kind), "published": claim.published}
    for claim in found.claims
]
rows += [
    {"id": event.id, "kind": event.kind, "published": event.published}
    for event in found.case.events
    if event.known(found.as_of)
]"""


def _timeline(ask: Ask, rows: Sequence[Row], clock: str) -> Markup | None:
    if len(rows) < 2:
        return None
    marks = [
        Mark(
            date=_day(row["date"]),
            until=_day(row["until"]) if row["until"] else None,
            label=short(str(row["what"]), 48),
            kind=str(row["kind"]),
            href=f"#{'claim' if row['id'] in ask.found.claims else 'event'}={row['id']}",
            note=str(row["source"]),
        )
        for row in rows
    ]
    terms = [
        Stretch(first=a.term.first, last=a.term.last, label=a.name)
        for a in ask.run.case.agreements.values()
        if a.term.first and a.term.last and any(p.agreement == a.key for p in ask.run.payments)
    ]
    draw = partial(
        _lanes, marks, terms, "when it happened" if clock == "happened" else "when it was published"
    )
    return ask.linked(chart(draw))


def _day(value: object) -> Day:
    assert isinstance(value, Day)  # noqa: S101 - `_row` put it there
    return value


def _lanes(marks: Sequence[Mark], terms: Sequence[Stretch], clock: str, width: float) -> Markup:
    return timeline(
        marks,
        title=f"The rows below, by {clock}",
        source="Source: the reports and the record of the case.",
        width=width,
        stretches=terms,
    )


def ledger(ask: Ask) -> Page:
    """Every figure with its interval and the claims it rests on; the contradictions."""
    rows = ask.site.kept(("ledger", ask.view.as_of), partial(_figure_rows, ask))
    choices, left = facets(ask, rows, ("measure", "payer", "status", "year"))
    which, shown = part(ask, left)
    figures = [ask.found.figures[str(row["name"])] for row in shown]
    return Page(
        title="Ledger",
        template="ledger.html",
        values={
            "facets": choices,
            "part": which,
            "figures": [(figure, named(figure)) for figure in figures],
            "problems": [_problem(ask, one) for one in ask.run.ledger.problems[:_MOST]],
            "count": len(ask.run.ledger.problems),
            "charts": _strips(ask, figures),
        },
        make_rows=lambda: [asdict(ask.found.figures[str(row["name"])]) for row in left],
        code="from dataclasses import asdict\n\n"
        "rows = [asdict(row) for row in found.ledger.figures]",
    )


def _figure_rows(ask: Ask) -> list[Row]:
    """Figures by what a choice may ask of them, the main ones first."""
    main = main_figures(ask.run)
    names = {figure.name for figure in main}
    rest = (figure for figure in ask.run.ledger.figures if figure.name not in names)
    return [_figure_row(figure) for figure in (*main, *rest)]


def _figure_row(figure: Figure) -> Row:
    return {
        "name": figure.name,
        "measure": figure.measure.replace("_", " "),
        "payer": figure.payer or "",
        "status": figure.status or "",
        "year": str(year_of(figure.period)) if figure.period else "",
    }


def _problem(ask: Ask, one: Problem) -> Mapping[str, object]:
    reasons = [(one.explanation, one.probability), *one.alternatives]
    return {
        "quotes": [
            (quote(claim), ask.claim(claim.id), ask.outlet(claim.report), ask.words(claim))
            for claim in (ask.found.claims.get(key) for key in one.claims)
            if claim
        ],
        "message": one.message,
        "reasons": [(chance(p), p, words) for words, p in sorted(reasons, key=lambda r: -r[1])],
    }


def _strips(ask: Ask, figures: Sequence[Figure]) -> list[Markup]:
    """Claims over what they say together, one picture a currency."""
    odd = {key for problem in ask.run.ledger.problems for key in problem.claims}
    drawn: dict[str, list[tuple[Figure, float, list[Claim]]]] = {}
    for figure in figures:
        known = [ask.found.claims[key] for key in figure.claims if key in ask.found.claims]
        same = [c for c in known if c.unit == figure.unit and c.value is not None]
        found = ask.measure.factor(figure.unit, year_of(figure.period))
        if found and figure.unit.isupper() and same:
            drawn.setdefault(found[1], []).append((figure, found[0], same))
    made = []
    for unit, rows in drawn.items():
        tops = [max(f.high, *(float(c.value or 0) for c in cs)) * by for f, by, cs in rows]
        size, words = scale(max(tops), unit)
        lines = [_strip(ask, f, cs, by / size, odd) for f, by, cs in rows]
        made.append(ask.linked(chart(partial(_bands, lines[:24], words))))
    return made


def _bands(rows: Sequence[Strip], unit: str, width: float) -> Markup:
    return strips(
        rows,
        title="What each report says, over what all of them say together",
        source="Source: the reports; a ring contradicts the others.",
        unit=unit,
        width=width,
    )


def _strip(ask: Ask, figure: Figure, claims: Sequence[Claim], by: float, odd: set[str]) -> Strip:
    same: dict[tuple[object, bool], list[Claim]] = {}
    for claim in claims:
        same.setdefault((claim.value, claim.id in odd), []).append(claim)
    drawn = sorted(same.values(), key=lambda row: (row[0].id not in odd, -len(row)))[:_DOTS]
    dots = tuple(
        Dot(
            value=float(first.value or 0) * by,
            label=f"{ask.outlet(first.report)}{more(rest)}: {ask.words(first)}",
            odd=first.id in odd,
            href=f"#claim={first.id}",
        )
        for first, *rest in drawn
    )
    return Strip(
        label=named(figure),
        mean=figure.mean * by,
        low=figure.low * by,
        high=figure.high * by,
        dots=dots,
        href=f"#figure={figure.name}",
    )


def more(rest: Sequence[object]) -> str:
    """How many others say the same; nothing where none does."""
    return f" and {len(rest)} more" if rest else ""


def sources(ask: Ask) -> Page:
    """The reports: where each comes from, what was read from it, which copy which."""
    name = ask.view.own.get("report")
    if name is not None:
        return _source(ask, name)
    rows = ask.site.kept(("sources", ask.view.as_of), partial(_report_rows, ask))
    choices, left = facets(ask, rows, ("outlet", "year", "cluster"))
    which, shown = part(ask, left)
    return Page(
        title="Sources",
        template="sources.html",
        values={
            "facets": choices,
            "part": which,
            "rows": shown,
            "refused": ask.run.reading.refused,
            "titled": any(row["title"] for row in rows),
            "clustered": any(row["cluster"] for row in rows),
        },
        make_rows=lambda: left,
        code="rows = [\n"
        '    {"report": one.name, "outlet": one.outlet, "published": one.published}\n'
        "    for one in found.reading.reports\n]",
    )


def _report_rows(ask: Ask) -> list[Row]:
    rows = [_report_row(ask, report) for report in ask.found.reports.values()]
    return sorted(rows, key=lambda row: (str(row["published"] or ""), str(row["report"])))


def _report_row(ask: Ask, report: Report) -> Row:
    return {
        "report": report.name,
        "outlet": ask.outlet(report.name),
        "published": report.published,
        "basis": report.published_basis,
        "year": str(report.published.year) if report.published else "undated",
        "title": report.title,
        "claims": len(ask.found.by_report.get(report.name, [])),
        "cluster": report.cluster,
        "address": report.address,
        "sha256": report.sha256,
    }


def _source(ask: Ask, name: str) -> Page:
    report = ask.found.reports.get(name)
    if report is None:
        raise HTTPException(404, f"There is no report “{name}” as of {ask.run.as_of}.")
    claims = ask.found.by_report.get(name, [])
    return Page(
        title=report.title or ask.outlet(name),
        template="source.html",
        values={
            "report": report,
            "facts": facts(report),
            "address": address(report.address or ""),
            "text": text(ask, report),
            "claims": claims,
        },
        make_rows=lambda: [
            {"id": c.id, "kind": str(c.kind), "value": c.value, "unit": c.unit, "quote": c.quote,
             "start": c.start, "end": c.end}
            for c in claims
        ],
        code=f"rows = [claim for claim in found.claims if claim.report == {name!r}]",
    )  # fmt: skip


def search(ask: Ask) -> Page:
    """Words in the reports, in the claims read from them and in the record."""
    words = ask.view.own.get("q", "")
    hits = [_hit(ask, *row) for row in ask.found.places(words)]
    return Page(
        title="Search",
        template="search.html",
        values={"words": words, "hits": hits},
        make_rows=lambda: [
            {"kind": hit["kind"], "id": hit["ref"], "found": "".join(t for t, _ in hit["parts"])}
            for hit in hits
        ],
        code=f"words = {words.split()!r}\n"
        "rows = [\n"
        '    {"kind": "report", "id": one.name}\n'
        "    for one in found.reading.reports\n"
        "    if all(word.lower() in one.text.lower() for word in words)\n]",
    )


class Hit(TypedDict):
    """A place where the words were found; ``parts`` are texts and whether they are the words."""

    kind: str
    ref: str
    href: str | None
    name: str
    parts: list[tuple[str, bool]]


def _hit(ask: Ask, kind: str, ref: str, found: str) -> Hit:
    report = kind == "report"
    names = {"report": lambda: ask.outlet(ref), "claim": lambda: ask.label(ref)}
    pieces_ = [piece.partition("\x03") for piece in found.split("\x02")]
    parts = [(pieces_[0][0], False)]
    for inside, _, after in pieces_[1:]:
        parts += [(inside, True), (after, False)]
    return Hit(
        kind=kind,
        ref=ref,
        href=ask.view.to("sources", report=ref) if report else ask.ref(ref),
        name=names.get(kind, lambda: str(ask.found.events[ref].date))(),
        parts=[(text, hit) for text, hit in parts if text],
    )


PAGES: Mapping[str, tuple[Callable[[Ask], Page], tuple[str, ...]]] = {
    "overview": (overview, ()),
    "record": (record, ("kind", "who", "year", "source", "part", "clock")),
    "ledger": (ledger, ("measure", "payer", "status", "year", "part")),
    "search": (search, ("q",)),
    "sources": (sources, ("report", "outlet", "year", "cluster", "part")),
}
"""Pages by name: who makes each, and the parameters it takes."""
