"""A run as plain tables with typed columns, keys and references: what every table format writes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.case.jsonl import row as claim_row
from burdenshare.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from burdenshare.outlook import Outlook
    from burdenshare.session.job import Run

Cell: TypeAlias = str | int | float | Decimal | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        name: Its name.
        type: string, number, integer or date.
        says: What it holds.
    """

    name: str
    type: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table.

    Attributes:
        name: Its name.
        says: What a row is.
        columns: In order.
        rows: One cell a column.
        key: Columns that name a row; empty where none do.
        refers: Columns, and the table and columns they lead to.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ()
    refers: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()


def tables(run: Run) -> tuple[Table, ...]:
    """Reports, claims, figures, contradictions, record, agreements, series and outlook of a run."""
    return (
        _reports(run),
        _claims(run),
        _figures(run),
        _figure_claims(run),
        _problems(run),
        _problem_claims(run),
        _events(run),
        _agreements(run),
        _schedule(run),
        _series(run),
        _outlook(run),
    )


def plain(cell: Cell) -> str:
    """A cell as text: no exponent, dates as ISO, nothing for None.

    Example:
        >>> [plain(cell) for cell in (None, Decimal("1.0389E+12"), 8.25, 3.0, date(2019, 2, 10))]
        ['', '1038900000000', '8.25', '3', '2019-02-10']
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _table(
    name: str,
    says: str,
    columns: str,
    rows: Iterable[Sequence[Cell]],
    *,
    key: str = "",
    refers: tuple[tuple[str, str, str], ...] = (),
) -> Table:
    """A table from a description of its columns: ``name type what it holds`` a line."""
    described = (line.strip().split(" ", 2) for line in columns.strip().splitlines())
    return Table(
        name=name,
        says=says,
        columns=tuple(Column(name=a, type=b, says=c) for a, b, c in described),
        rows=tuple(tuple(row) for row in rows),
        key=tuple(key.split()),
        refers=tuple((tuple(own.split()), to, tuple(its.split())) for own, to, its in refers),
    )


def _reports(run: Run) -> Table:
    return _table(
        "reports",
        "One press report",
        """
        name string File name
        title string Headline
        outlet string Who published it
        address string Where it stood
        published date When the public could read it
        published_basis string How that day is known
        cluster string Reports of one cluster are one witness for what they share
        text_sha256 string Hash of the text that the claims' offsets count in
        """,
        (
            (r.name, r.title, r.outlet, r.address, r.published, r.published_basis, r.cluster,
             r.sha256)
            for r in run.reading.reports
        ),
        key="name",
    )  # fmt: skip


_CLAIM = {
    "report": "Name of the report",
    "id": "First 12 hex digits of sha256 over text hash, kind, start and end",
    "kind": "What it is about",
    "value": "In base units (won, dollars, people, years); per cent as 8.2",
    "value_high": "Upper end of a range",
    "unit": "A currency, percent, people, years, count or multiple",
    "precision": "Value of the last printed digit, in base units",
    "modality": "How firmly the figure is put",
    "status": "Paid, agreed, tentative, demanded, offered, expected or estimated",
    "scope": "What the sum covers",
    "period": "What the figure is for, ISO 8601",
    "date": "When the event was, ISO 8601, partial where the text fixes no year",
    "actor": "Who pays, demands, offers, signs, or whose troops",
    "attributed_to": "Who said so; empty for the report's own voice",
    "hearsay": "How many mouths lie between the report and the fact",
    "of": "Id of the claim that this one converts",
    "quote": "The words it rests on",
    "start": "Offset of their first character in the report's text, in code points",
    "end": "Offset after the last",
    "published": "When the public could read it",
    "published_basis": "How that day is known",
    "outlet": "Who published it",
    "cluster": "Claims of one cluster are one witness",
    "text_sha256": "Hash of the text that the offsets count in",
}
_CLAIM_TYPES = dict.fromkeys(("value", "value_high", "precision"), "number") | {
    "start": "integer", "end": "integer", "hearsay": "integer", "published": "date"
}  # fmt: skip


def _claims(run: Run) -> Table:
    names = [field.name for field in fields(Claim)]
    columns = "\n".join(f"{n} {_CLAIM_TYPES.get(n, 'string')} {_CLAIM[n]}" for n in names)
    rows = ({**claim_row(claim), "published": claim.published} for claim in _distinct(run.claims))
    return _table(
        "claims",
        "One figure or event as a report makes it, true or not",
        columns,
        (tuple(row[name] for name in names) for row in rows),
        key="id report",
        refers=(("report", "reports", "name"),),
    )


def _distinct(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Each claim of each report once."""
    return iter({(claim.id, claim.report): claim for claim in claims}.values())


def _figures(run: Run) -> Table:
    return _table(
        "figures",
        "One variable of the ledger, as the claims come to",
        """
        name string Finds it again
        measure string What it measures
        payer string Who pays; whose troops
        scope string What it covers
        status string Agreed, tentative, demanded, offered ...
        period string Year or span, ISO 8601; for asks, when they were made
        unit string Currency (base units), percent, people or years
        mean number Posterior median
        low number 5 % point
        high number 95 % point
        """,
        (
            (f.name, f.measure, f.payer, f.scope, f.status, f.period, f.unit, f.mean, f.low, f.high)
            for f in run.ledger.figures
        ),
        key="name",
    )


def _homes(run: Run) -> Mapping[str, tuple[str, ...]]:
    """Reports in which a claim's id stands: several where files hold the same text."""
    homes: dict[str, tuple[str, ...]] = {}
    for claim in _distinct(run.claims):
        homes[claim.id] = (*homes.get(claim.id, ()), claim.report)
    return homes


def _figure_claims(run: Run) -> Table:
    homes = _homes(run)
    return _table(
        "figure_claims",
        "One claim that a figure rests on",
        """
        figure string Name of the figure
        claim string Id of the claim
        report string Name of its report
        """,
        (
            (figure.name, claim, report)
            for figure in run.ledger.figures
            for claim in figure.claims
            for report in homes.get(claim, ())
        ),
        key="figure claim report",
        refers=(("figure", "figures", "name"), ("claim report", "claims", "id report")),
    )


def _problems(run: Run) -> Table:
    return _table(
        "problems",
        "One contradiction, or a claim that cannot be used",
        """
        number integer Its number, the surest first
        message string The failing identity in numbers
        explanation string The likeliest reason
        probability number How likely that reason is
        alternatives string Other reasons with their probabilities
        """,
        (
            (
                number,
                one.message,
                one.explanation,
                float(one.probability),
                " | ".join(f"{reason} ({odds:.3f})" for reason, odds in one.alternatives),
            )
            for number, one in enumerate(run.ledger.problems, 1)
        ),
        key="number",
    )


def _problem_claims(run: Run) -> Table:
    homes = _homes(run)
    return _table(
        "problem_claims",
        "One claim of a contradiction",
        """
        problem integer Number of the contradiction
        claim string Id of the claim
        report string Name of its report
        """,
        (
            (number, claim, report)
            for number, one in enumerate(run.ledger.problems, 1)
            for claim in dict.fromkeys(one.claims)
            for report in homes.get(claim, ())
        ),
        key="problem claim report",
        refers=(("problem", "problems", "number"), ("claim report", "claims", "id report")),
    )


def _events(run: Run) -> Table:
    known = [event for event in run.case.events if event.known(run.as_of)]
    return _table(
        "events",
        "One event of the historical record that was public by the as-of day",
        """
        id string Its line in the record
        date date When it was
        precision string How exactly the day is known
        talks string What the record calls the talks
        actor string Who acted
        kind string What it was
        amount number Lower amount a year, base units
        amount_high number Upper amount
        currency string Currency of the amounts
        percent number A percentage it states
        term_years number Years of the deal it speaks of
        reliability string How good the source is
        published date When the public could know it
        published_basis string How that day is known
        source string Address or addresses
        note string What a reader must know
        """,
        (
            (e.id, e.date, e.precision, e.talks, e.actor, e.kind, e.amount, e.amount_high,
             e.currency, e.percent, e.term_years, e.reliability, e.published, e.published_basis,
             e.source, e.note)
            for e in known
        ),
        key="id",
    )  # fmt: skip


def _agreements(run: Run) -> Table:
    paid = dict.fromkeys(payment.agreement for payment in run.payments)
    rows = [run.case.agreements[key] for key in paid]
    return _table(
        "agreements",
        "One agreement that was known by the as-of day",
        """
        key string Its name on the command line
        name string Its title
        payer string Who pays
        recipient string Who is paid
        unit string Currency and scale of its own figures
        first date First day of its term
        last date Last day of its term
        lapse string What is paid after the term
        sources string Addresses
        """,
        (
            (a.key, a.name, a.payer, a.recipient, a.unit, a.term.first, a.term.last, str(a.lapse),
             " ; ".join(a.sources.values()))
            for a in rows
        ),
        key="key",
    )  # fmt: skip


def _schedule(run: Run) -> Table:
    return _table(
        "schedule",
        "What is owed for a year under an agreement",
        """
        agreement string Key of the agreement
        year integer The (fiscal) year
        leg string Part of the payment, or whole
        amount number In base units
        unit string Currency
        basis string Negotiated, by the rule, derived, held or assumed
        state string In term, settled after the year was over, or after the term
        """,
        (
            (p.agreement, p.year, p.leg or "whole", p.amount, str(p.currency), str(p.basis),
             str(p.state))
            for p in run.payments
        ),
        key="agreement year leg",
        refers=(("agreement", "agreements", "key"),),
    )  # fmt: skip


def _series(run: Run) -> Table:
    return _table(
        "series",
        "One value of an index or level that was public by the as-of day",
        """
        series string Its name, as agreements refer to it
        year integer The year it is for
        value number As the source prints it
        unit string Its unit
        published date When the public could know it
        source string Address or data set
        status string Verified, derived, conflict ...
        """,
        (
            (name, row.year, row.value, one.unit, row.published, row.source, row.status)
            for name, one in run.case.series.items()
            for row in one.as_of(run.as_of).observations
        ),
        key="series year",
    )


def _outlook(run: Run) -> Table:
    return _table(
        "outlook",
        "One answer of the outlook as of the day",
        """
        question string What is asked
        answer string Which answer
        value number Its probability, or a quantile of the first-year sum in base units
        """,
        _answers(run.outlook) if run.outlook else (),
        key="question answer",
    )


def _answers(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for name, rows in (
        ("deal by", outlook.deal_by),
        ("one-year deal by", outlook.extension_by),
        ("agreement in force reopened by", outlook.reopened_by),
    ):
        yield from ((name, str(day), chance) for day, chance in rows)
    yield from (("term in years", str(years), p) for years, p in outlook.term.items())
    yield "no deal within 900 days", "yes", outlook.p_no_deal
    if outlook.p_lapse is not None:
        yield "lapse of the agreement in force", "yes", outlook.p_lapse
    if outlook.p_veto is not None:
        yield "veto or failed ratification", "yes", outlook.p_veto
    sums = outlook.amount or {}
    yield from ((f"first-year sum in {outlook.unit}", name, value) for name, value in sums.items())
