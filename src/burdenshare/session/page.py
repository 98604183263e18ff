"""A run as the values of a brief: nothing is computed here, only put where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare import __version__
from burdenshare.brief import (
    AgreementSection,
    Baseline,
    Brief,
    EventRow,
    Explanation,
    FigureRow,
    OutlookSection,
    ProblemRow,
    ScheduleRow,
    Source,
    Span,
    TalksSection,
    Total,
    money,
    quantity,
    sentence,
)
from burdenshare.session.summary import COUNTRIES, main_figures, sentences, treaty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.agreement import Agreement
    from burdenshare.brief import Sentence
    from burdenshare.claim import Claim
    from burdenshare.cost import Cost
    from burdenshare.ledger import Figure
    from burdenshare.outlook import Event, Outlook
    from burdenshare.report import Report
    from burdenshare.session.job import Run

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
        sources=tuple(_source(report, run.claims) for report in run.reading.reports),
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
            note="; ".join(_remarks(run, f)),
        )
        for f in (*main, *rest)
    )


def _remarks(run: Run, figure: Figure) -> Iterator[str]:
    """What stands beside a figure: that it is inferred, and what the treaty says."""
    units = {c.id: c.unit for c in run.claims}
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
    by_year = {row.year: row for row in cost.years}
    rows = tuple(
        ScheduleRow(
            year=p.year,
            amount=p.amount,
            basis=str(p.basis),
            dollars=by_year[p.year].dollars.q50 if p.year in by_year else None,
            refs=_published(run, p.year),
        )
        for p in run.payments
        if p.agreement == agreement.key and p.leg is None and p.currency == cost.currency
    )
    payer = COUNTRIES.get(agreement.payer, agreement.payer)
    recipient = COUNTRIES.get(agreement.recipient, agreement.recipient)
    return AgreementSection(
        name=agreement.name,
        currency=str(agreement.currency),
        term=str(agreement.term),
        parties=f"{payer} pays {recipient}",
        dates=tuple((name, day) for name, day in agreement.dates.items() if day <= run.as_of),
        schedule=rows,
        years=tuple(row.year for row in cost.years),
        bands={
            level: tuple(row.own.levels[place] for row in cost.years)
            for place, level in enumerate(LEVELS)
        },
        totals=_totals(cost),
        views=(cost.view,),
        sources=tuple(agreement.sources.items()),
        notes=_notes(run, agreement),
    )


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
    stretches = [
        (a.name, a.term.first, a.term.last)
        for a in run.case.agreements.values()
        if any(p.agreement == a.key for p in run.payments) and a.term.first and a.term.last
    ]
    return TalksSection(
        name=talks.name,
        state=sentence(run.outlook.state, refs=run.outlook.evidence[-3:]),
        events=tuple(_event(event) for event in record),
        stretches=tuple(stretches[-3:]),
        outlook=_outlook(run.outlook),
    )


def _event(event: Event) -> EventRow:
    words = event.note or event.kind
    if event.amount is not None and event.currency:
        words = f"{quantity(event.amount, event.currency)}: {words}"
    elif event.percent is not None:
        words = f"{event.percent:+g} %: {words}"
    return EventRow(
        id=event.id,
        date=event.date,
        actor=event.actor,
        kind=event.kind,
        text=words,
        sources=tuple(part.strip() for part in event.source.split(" ; ") if part.strip()),
        published=event.published,
        reliability=event.reliability,
        status=event.status,
    )


def _outlook(outlook: Outlook) -> OutlookSection:
    amount = outlook.amount or {}
    sums = outlook.baselines.get("amount", {})
    known = sums if isinstance(sums, dict) else {}
    weights = outlook.weights.get("amount", {})
    return OutlookSection(
        deal_by=outlook.deal_by,
        extension_by=outlook.extension_by,
        unit=outlook.unit,
        amount={level: amount[f"q{level * 100:02.0f}"] for level in LEVELS} if amount else {},
        term=tuple((f"{years} years", odds) for years, odds in outlook.term.items()),
        p_no_deal=outlook.p_no_deal,
        p_veto=outlook.p_veto,
        baselines=tuple(
            Baseline(name=name.replace("_", " "), amount=value, weight=weights.get(name))
            for name, value in known.items()
            if value is not None
        ),
        evidence=outlook.evidence,
        notes=tuple(sentence(note) for note in outlook.notes),
    )


def _source(report: Report, claims: tuple[Claim, ...]) -> Source:
    return Source(
        report=report.name,
        outlet=report.outlet or "",
        published=report.published,
        published_basis=report.published_basis or "",
        address=report.address or "",
        title=report.title or "",
        text=report.text,
        spans=tuple(
            Span(id=c.id, start=c.start, end=c.end, label=_words(c))
            for c in claims
            if c.report == report.name
        ),
        notes=report.notes,
    )


def _words(claim: Claim) -> str:
    parts = [str(claim.kind).replace("_", " ")]
    if claim.value is not None:
        parts.append(quantity(float(claim.value), claim.unit))
    parts += [part for part in (claim.status, claim.period, claim.date) if part]
    return ", ".join(parts)
