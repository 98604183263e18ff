"""A run as the values of a brief: nothing is computed here, only put where it is read."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from burdenshare import __version__
from burdenshare.brief import (
    AgreementSection,
    Baseline,
    Brief,
    CourseSection,
    Effect,
    EventRow,
    Explanation,
    FigureRow,
    Line,
    OutlookSection,
    ProblemRow,
    ScheduleRow,
    Source,
    Span,
    TalksSection,
    Total,
    Witness,
    money,
    quantity,
    sentence,
)
from burdenshare.errors import SeriesError
from burdenshare.outlook import called
from burdenshare.outlook.score import WITHIN
from burdenshare.session.prospect import course_curves, course_ends, course_events
from burdenshare.session.summary import COUNTRIES, main_figures, sentences, treaty
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from burdenshare.agreement import Agreement
    from burdenshare.brief import Sentence
    from burdenshare.claim import Claim
    from burdenshare.cost import Cost
    from burdenshare.ledger import Figure
    from burdenshare.outlook import Event, Outlook
    from burdenshare.report import Report
    from burdenshare.session.job import Run
    from burdenshare.talks import Move

BEFORE = 6  # years before the term that stand beside it
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
LIMITS = (
    (
        "A dozen agreements prove no model's skill, and whoever wrote the priors knew how past "
        "talks ended; the baselines stand beside the forecast."
    ),
    "Agreed is not disbursed: the sums are what was agreed.",
    "A dollar figure after 2005 is somebody's conversion; the rate of which day is inferred.",
    (
        "The ledger rests on the reports alone; the treaty's schedule stands beside it and moves "
        "nothing in it."
    ),
    "Silence of the sources is not evidence that nothing happened.",
)


def page(run: Run) -> Brief:
    """The brief of a run."""
    return Brief(
        title=f"{run.case.title}: what the reports say",
        as_of=run.as_of,
        made_with=(
            ("burdenshare", __version__),
            ("case", run.case.name),
            ("seed", str(run.seed)),
            *((("view", run.cost.view),) if run.cost else ()),
        ),
        summary=sentences(run),
        figures=_figures(run),
        problems=_problems(run),
        agreement=_agreement(run),
        talks=_talks(run),
        sources=_sources(run),
        limits=(*LIMITS, *(run.outlook.notes if run.outlook else ())),
    )


def _figures(run: Run) -> tuple[FigureRow, ...]:
    main = main_figures(run)
    rest = [f for f in run.ledger.figures if f not in main]
    return tuple(
        FigureRow(
            measure=f.measure.replace("_", " "),
            payer=f.payer or "",
            scope=f.scope or "",
            status=f.status or "",
            period=f.period or "",
            unit=f.unit,
            mean=f.mean,
            low=f.low,
            high=f.high,
            claims=f.claims,
            witnesses=_witnesses(run, f),
            note="; ".join(_remarks(run, f)),
        )
        for f in (*main, *rest)
    )


def _witnesses(run: Run, figure: Figure) -> tuple[Witness, ...]:
    """The sums behind a yearly sum, in its currency at the rate of the day they were printed."""
    if not figure.unit.isupper() or figure.per != "year":
        return ()
    doubted = {one for problem in run.ledger.problems for one in problem.claims}
    claims = {c.id: c for c in run.claims}
    found = []
    for one in figure.claims:
        claim = claims.get(one)
        if claim is None or claim.value is None or not (claim.unit or "").isupper():
            continue
        try:
            rate = run.case.exchange.convert(
                1.0, Currency(claim.unit or ""), Currency(figure.unit), claim.published or run.as_of
            )
        except (SeriesError, ValueError):
            continue
        value, half = float(claim.value) * rate, float(claim.precision or 0) * rate / 2
        found.append(
            Witness(claim=one, value=value, low=value - half, high=value + half, odd=one in doubted)
        )
    return tuple(found)


def _remarks(run: Run, figure: Figure) -> Iterator[str]:
    """What stands beside a figure: that it is inferred, and what the treaty says."""
    units = {c.id: c.unit for c in run.claims}
    if "/" in (figure.period or "") and figure.per == "year" and figure.unit.isupper():
        yield "a year, on average"
    if figure.unit not in {units.get(one) for one in figure.claims}:
        yield f"inferred: no report states it in {figure.unit}"
    paid = treaty(run, figure)
    if paid is not None:
        inside = "" if figure.low <= paid.amount <= figure.high else ", outside the interval"
        yield f"by the treaty {money(paid.amount, paid.currency)} ({paid.basis}){inside}"


def _problems(run: Run) -> tuple[ProblemRow, ...]:
    return tuple(
        ProblemRow(
            message=_quotes(run, p.claims),
            identity=p.message,
            explanations=(
                Explanation(text=p.explanation, probability=p.probability),
                *(Explanation(text=text, probability=odds) for text, odds in p.alternatives),
            ),
            claims=p.claims,
        )
        for p in run.ledger.problems
    )


def _quotes(run: Run, claims: tuple[str, ...]) -> str:
    quotes = {c.id: " ".join(c.quote.split()) for c in run.claims}
    return " against ".join(f"“{quotes[one]}”" for one in claims[:3] if one in quotes)


def _agreement(run: Run) -> AgreementSection | None:
    agreement, cost = run.in_force, run.cost
    if agreement is None or cost is None:
        return None
    payer = COUNTRIES.get(agreement.payer, agreement.payer)
    recipient = COUNTRIES.get(agreement.recipient, agreement.recipient)
    return AgreementSection(
        name=agreement.name,
        currency=str(agreement.currency),
        term=str(agreement.term),
        parties=f"{payer} pays {recipient}",
        dates=tuple((name, day) for name, day in agreement.dates.items() if day <= run.as_of),
        schedule=(*_earlier(run, agreement, cost), *_schedule(run, agreement, cost)),
        years=tuple(row.year for row in cost.years),
        bands={
            level: tuple(row.own.levels[place] for row in cost.years)
            for place, level in enumerate(LEVELS)
        },
        ends=cost.ends,
        totals=_totals(cost),
        effects=_effects(run, cost),
        views=tuple(part.strip() for part in cost.view.split(";")),
        sources=tuple(agreement.sources.items()),
        notes=(*_levers(run, cost), *_notes(run, agreement)),
    )


def _earlier(run: Run, agreement: Agreement, cost: Cost) -> Iterator[ScheduleRow]:
    """The years before the term, under the agreements before it."""
    first = agreement.years[0]
    rows = {
        p.year: p
        for p in run.payments
        if p.payer == agreement.payer
        and p.agreement != agreement.key
        and p.leg is None
        and p.currency == cost.currency
        and first - BEFORE <= p.year < first
    }
    names = {key: one.name for key, one in run.case.agreements.items()}
    for _, p in sorted(rows.items()):
        name = names.get(p.agreement, p.agreement)
        yield ScheduleRow(year=p.year, amount=p.amount, basis=str(p.basis), agreement=name)


def _schedule(run: Run, agreement: Agreement, cost: Cost) -> Iterator[ScheduleRow]:
    by_year = {row.year: row for row in cost.years}
    for p in run.payments:
        if p.agreement == agreement.key and p.leg is None and p.currency == cost.currency:
            priced = by_year.get(p.year)
            yield ScheduleRow(
                year=p.year,
                amount=p.amount,
                basis=str(p.basis),
                dollars=priced.dollars.q50 if priced else None,
                refs=_published(run, p.year),
            )


INDICES = {"cpi": "consumer prices", "defence": "defence budget", "gdp_real": "real growth",
           "deflator": "deflator", "gdp": "gross domestic product"}  # fmt: skip


def _effects(run: Run, cost: Cost) -> tuple[Effect, ...]:
    """The dollar total with each index a point a year lower and higher, each rate by a tenth."""
    rows = []
    for up, down in zip(run.levers, run.brakes, strict=True):
        name = up.change.partition(" ")[0]
        stem, _, country = name.partition(".")
        rate = not country
        words = f"{INDICES.get(stem, stem)}, {COUNTRIES.get(country, country)}"
        size = ("10 % fewer", "10 % more") if rate else ("a point less", "a point more a year")
        rows.append(
            Effect(
                label=f"{name} per dollar, ± 10 %" if rate else f"{words}, ± 1 point a year",
                low=cost.dollars.q50 + down.dollars.q50,
                high=cost.dollars.q50 + up.dollars.q50,
                ends=size,
            )
        )
    return tuple(row for row in rows if row.low != row.high)


def _levers(run: Run, cost: Cost) -> Iterator[Sentence]:
    """How the totals answer to what is not yet known."""
    for row in run.levers:
        found = [(row.own.q50, str(cost.currency)), (row.dollars.q50, "USD")]
        moved = [f"{money(amount, unit)}" for amount, unit in found if amount]
        if moved:
            yield sentence(f"{row.change}: {' and '.join(moved)} on the total.")


def _notes(run: Run, agreement: Agreement) -> tuple[Sentence, ...]:
    """Notes were written with the whole record in view, so an earlier day leaves them out."""
    last = max((e.published for e in run.case.events if e.published), default=run.as_of)
    return tuple(sentence(note) for note in agreement.notes) if run.as_of >= last else ()


def _published(run: Run, year: int) -> tuple[str, ...]:
    row = run.in_force.published.get(year) if run.in_force else None
    return (row.source,) if row and row.source else ()


def _totals(cost: Cost) -> tuple[Total, ...]:
    rows = [("over the term", str(cost.currency), cost.own)]
    if cost.currency != "USD":
        rows.append(("over the term, in dollars", "USD", cost.dollars))
    return tuple(
        Total(
            label=name,
            unit=unit,
            q05=found.q05,
            q50=found.q50,
            q95=found.q95,
            error=max(found.errors[0], found.errors[2], found.errors[4]),
        )
        for name, unit, found in rows
    )


def _talks(run: Run) -> TalksSection | None:
    if run.outlook is None:
        return None
    talks = run.case.talks[run.outlook.talks]
    record = [e for e in run.case.events if e.known(run.as_of) and e.talks in talks.record]
    moves = {one: move for move in run.outlook.moves for one in move.ids}
    sums = {one: move for one, move in moves.items() if move.amount}
    stretches = [
        (a.name, a.term.first, a.term.last)
        for a in run.case.agreements.values()
        if any(p.agreement == a.key for p in run.payments) and a.term.first and a.term.last
    ]
    return TalksSection(
        name=talks.name,
        state=sentence(run.outlook.state, refs=run.outlook.evidence[-3:]),
        currency=run.outlook.unit,
        events=(*(_event(e, moves.get(e.id)) for e in record), *_told(run, sums)),
        stretches=tuple(stretches[-3:]),
        deadlines=((talks.deadline, "term ends"),),
        course=_course(run),
        outlook=_outlook(run.outlook),
    )


def _told(run: Run, sums: Mapping[str, Move]) -> Iterator[EventRow]:
    """Positions that only reports tell; each leads to its sentence."""
    for claim in run.claims:
        move = sums.get(claim.id)
        if move and claim.value is not None:
            yield EventRow(
                id=claim.id,
                date=move.date,
                actor=claim.actor or "",
                kind=move.kind,
                text=quantity(float(claim.value), claim.unit),
                amount=move.amount,
                amount_high=move.amount_high,
                published=claim.published,
            )


def _event(event: Event, move: Move | None) -> EventRow:
    words = event.note or event.kind
    if event.amount is not None and event.currency:
        words = f"{quantity(event.amount, event.currency)}: {words}"
    elif event.percent is not None:
        words = f"{event.percent:+g} %: {words}"
    return EventRow(
        id=event.id,
        date=event.date,
        actor=event.actor,
        kind=move.kind if move else event.kind,
        text=words,
        amount=move.amount if move else None,
        amount_high=move.amount_high if move else None,
        sources=tuple(part.strip() for part in event.source.split(" ; ") if part.strip()),
        published=event.published,
        reliability=event.reliability,
        status=event.status,
    )


def _course(run: Run) -> CourseSection | None:
    one = run.course()
    if one is None:
        return None
    rows = one.scores
    return CourseSection(
        lines=tuple(Line(name=c.name, points=c.points, plain=c.plain) for c in course_curves(one)),
        events=tuple(event.id for event in course_events(one)),
        ends=course_ends(one),
        scores=tuple(
            (called(name), fmean(r.brier[name] for r in rows), fmean(r.log[name] for r in rows))
            for name in (rows[0].brier if rows else ())
        ),
        within=WITHIN,
    )


def _outlook(outlook: Outlook) -> OutlookSection:
    amount = outlook.amount or {}
    sums = outlook.baselines.get("amount", {})
    known = sums if isinstance(sums, dict) else {}
    weights = outlook.weights.get("amount", {})
    return OutlookSection(
        deal_by=() if outlook.settled else outlook.deal_by,
        extension_by=() if outlook.settled else outlook.extension_by,
        unit=outlook.unit,
        amount={level: amount[f"q{level * 100:02.0f}"] for level in LEVELS} if amount else {},
        term=tuple(
            (f"{years} year{'s' * (years != 1)}", odds) for years, odds in outlook.term.items()
        ),
        p_no_deal=outlook.p_no_deal,
        p_veto=outlook.p_veto,
        baselines=(
            *_timing(outlook),
            *(
                Baseline(name=called(name), amount=value, weight=weights.get(name))
                for name, value in known.items()
                if value is not None
            ),
        ),
        evidence=outlook.evidence,
        notes=tuple(sentence(note) for note in outlook.notes),
    )


def _timing(outlook: Outlook) -> Iterator[Baseline]:
    """Simpler forecasts of when, where each has a probability for every day."""
    rows = outlook.baselines.get("deal_by", ())
    if outlook.settled or not isinstance(rows, list | tuple) or not rows:
        return
    ends = ("date", "kaplan_meier_low", "kaplan_meier_high")  # of an interval, no forecasters
    for name in [key for key in rows[0] if key not in ends]:
        odds = tuple(row.get(name) for row in rows)
        if all(isinstance(p, float) for p in odds) and len(odds) == len(outlook.deal_by):
            yield Baseline(name=called(name), deal_by=odds)


def _sources(run: Run) -> tuple[Source, ...]:
    """The reports that were public by the day, each with its own claims."""
    claims: dict[str, list[Claim]] = {}
    for claim in run.claims:
        claims.setdefault(claim.report, []).append(claim)
    reports = [r for r in run.reading.reports if not r.published or r.published <= run.as_of]
    return tuple(_source(report, claims.get(report.name, [])) for report in reports)


def _source(report: Report, claims: Sequence[Claim]) -> Source:
    return Source(
        report=report.name,
        outlet=report.outlet or "",
        published=report.published,
        published_basis=report.published_basis or "",
        address=report.address or "",
        title=report.title or "",
        text=report.text,
        spans=tuple(Span(id=c.id, start=c.start, end=c.end, label=_words(c)) for c in claims),
        notes=report.notes,
    )


def _words(claim: Claim) -> str:
    """A claim in a word or two; the row that names it says the rest."""
    if claim.value is None:
        return " ".join(filter(None, (str(claim.kind).replace("_", " "), claim.date)))
    value = quantity(float(claim.value), claim.unit)
    return value if claim.unit != "count" else f"{claim.kind} {value}"
