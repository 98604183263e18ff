"""What a run found, in plain sentences an analyst could paste, and on one screen."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from burdenshare import __version__
from burdenshare.brief import Cited, Sentence, chance, estimate, interval, money, sentence

if TYPE_CHECKING:
    from burdenshare.agreement import Payment
    from burdenshare.ledger import Figure
    from burdenshare.outlook import Outlook
    from burdenshare.session.job import Run

MEASURES = ("contribution", "share", "demand", "offer", "total_cost", "increase")
COUNTRIES = {"KR": "South Korea", "US": "the United States", "JP": "Japan", "DE": "Germany"}


def sentences(run: Run) -> tuple[Sentence, ...]:
    """The summary: what was read, what it says, what is in force and costs, how talks may end."""
    rows = [_read(run), _headline(run), _contradictions(run), _force(run), _cost(run)]
    if run.outlook:
        state = f"{run.outlook.name}: {run.outlook.state}"
        rows += [sentence(state, refs=run.outlook.evidence[-3:]), _ahead(run.outlook)]
    return tuple(row for row in rows if row)


def _read(run: Run) -> Sentence:
    reports = [r for r in run.reading.reports if not r.published or r.published <= run.as_of]
    if not reports:
        return sentence(f"No reports as of {run.as_of}: what follows rests on the record.")
    days = sorted(r.published for r in reports if r.published)
    figures = sum(claim.value is not None for claim in run.claims)
    last = f" to {days[-1]}" if days[:1] != days[-1:] else ""
    span = f", published {days[0]}{last}," if days else ""
    verb = "gives" if len(reports) == 1 else "give"
    said = (
        f"{_count(len(reports), 'report')}{span} {verb} {_count(figures, 'figure')} "
        f"and {_count(len(run.claims) - figures, 'event')} as of {run.as_of}"
    )
    if run.undated:
        were = "was" if run.undated == 1 else "were"
        said += (
            f"; {_count(run.undated, 'claim')} of undated reports {were} left out "
            "(give their days in reports.toml)"
        )
    home = run.case.payer
    if run.ledger.figures and not any(home in (f.payer or "") for f in run.ledger.figures):
        place = COUNTRIES.get(home, home)
        said += (
            f". None of their figures is of {place}: agreement, cost and talks below are those of "
            f"the case {run.case.name}"
        )
    return sentence(f"{said}.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def main_figures(run: Run) -> tuple[Figure, ...]:
    """The ledger's figures in the order a reader wants them: contributions first, then by year."""
    rank = {measure: place for place, measure in enumerate(MEASURES)}
    rows = [f for f in run.ledger.figures if f.measure in rank]
    home = run.case.payer
    rows.sort(
        key=lambda f: (
            rank[f.measure],
            f.scope != "stationing",
            f.payer not in {home, run.case.recipient},
            f.period or "",
            f.name,
        )
    )
    return tuple(rows)


def treaty(run: Run, figure: Figure) -> Payment | None:
    """What the agreements known by the as-of day pay for the year of a contribution."""
    if (figure.measure, figure.scope, figure.status) != ("contribution", "stationing", "agreed"):
        return None
    rows = [
        p
        for p in run.payments
        if (p.payer, str(p.year), str(p.currency)) == (figure.payer, figure.period, figure.unit)
    ]
    return rows[0] if len(rows) == 1 else None


USUAL = {
    ("contribution", "agreed"),
    ("demand", "demanded"),
    ("offer", "offered"),
    ("share", "paid"),
}


def label(figure: Figure) -> str:
    """A figure in words: whose contribution of which year, of what standing."""
    period = figure.period or ""
    if "/" in period and figure.per == "year" and figure.unit.isupper():
        period += " a year"
    scope = "" if figure.scope == "stationing" else figure.scope or ""
    measure = figure.measure.replace("_", " ")
    if scope and measure == "contribution":
        measure, scope = scope.removeprefix(f"{figure.payer} "), ""
    usual = (figure.measure, figure.status) in USUAL
    notes = ["" if usual else figure.status or "", scope]
    extra = ", ".join(note for note in notes if note)
    whose = (measure, "on", figure.payer) if measure == "demand" else (figure.payer, measure)
    words = " ".join(part for part in (*whose, period) if part)
    return f"{words} ({extra})" if extra else words


def _headline(run: Run) -> Sentence | None:
    rows = [
        f
        for f in main_figures(run)
        if (f.measure, f.scope, f.payer) == ("contribution", "stationing", run.case.payer)
        and f.status == "agreed"
    ]
    if not rows:
        return None
    parts: list[str | Cited] = [
        f"By the reports alone {COUNTRIES.get(run.case.payer, run.case.payer)}'s contribution was "
    ]
    for place, f in enumerate(rows[-3:]):
        text = f"{estimate(f.mean, f.low, f.high, f.unit)} in {f.period}"
        parts += ["; " if place else "", Cited(text=text, refs=f.claims)]
        parts.append(f" (90 %: {interval(f.low, f.high, f.unit)}{_beside(run, f)})")
    return sentence(*parts, ".")


def _beside(run: Run, figure: Figure) -> str:
    paid = treaty(run, figure)
    return f"; the treaty has {money(paid.amount, paid.currency)}" if paid else ""


def _contradictions(run: Run) -> Sentence | None:
    found = run.ledger.problems
    if not run.claims:
        return None
    if not found:
        return sentence("The reports do not contradict each other.")
    first = max(found, key=lambda problem: problem.probability)
    return sentence(
        f"{_count(len(found), 'contradiction')} {'is' if len(found) == 1 else 'are'} flagged; "
        f"the clearest: {first.message.rstrip('.')}. {first.explanation.rstrip('.')} "
        f"({chance(first.probability)}).",
        refs=first.claims,
    )


def _force(run: Run) -> Sentence | None:
    agreement = run.in_force
    if agreement is None:
        return None
    rows = [p for p in run.payments if p.agreement == agreement.key and p.year <= run.as_of.year]
    last = agreement.term.last
    over = last is not None and last < run.as_of
    first, last_year = agreement.years[0], agreement.years[-1]
    term = f"{first} to {last_year}" if first < last_year else f"{first} alone"
    if agreement.fiscal_year_start > 1:
        term = f"fiscal {'years' if first < last_year else 'year'} {term}"
    opening = f"The {agreement.name} ({term})"
    address = next(iter(agreement.sources.values()), "")
    if not rows:
        return sentence(opening, " has " if not over else " had ", "no amount known by then.")
    payment = rows[-1]
    owes = Cited(text=money(payment.amount, payment.currency), refs=(address,))
    verb = f"ended on {last}; its last sum" if over else "is in force; its sum"
    return sentence(opening, f" {verb} for {payment.year} is ", owes, f" ({payment.basis}).")


def _cost(run: Run) -> Sentence | None:
    cost = run.cost
    if cost is None:
        return None
    own, usd = cost.own, cost.dollars
    words = [f"Over its term it costs {estimate(own.q50, own.q05, own.q95, cost.currency)}"]
    if own.q95 > own.q05:
        words.append(f" (5 to 95 %: {interval(own.q05, own.q95, cost.currency)})")
    if cost.currency != "USD":
        known = usd.q95 <= usd.q05 * (1 + 1e-9)
        spread = "" if known else f"{interval(usd.q05, usd.q95, 'USD')}; "
        basis = "at the rates of its years" if known else cost.view.split(";")[0]
        words.append(f", or {estimate(usd.q50, usd.q05, usd.q95, 'USD')} ({spread}{basis})")
    return sentence("".join(words) + ".", refs=("#agreement",))


def _ahead(outlook: Outlook) -> Sentence | None:
    if outlook.settled and outlook.reopened_by:
        day, odds = outlook.reopened_by[-1]
        words = (
            f"That the agreement in force is reopened by {day} has a base rate of {chance(odds)}"
        )
        return sentence(
            f"{words}; what a president will do is not in the record.", refs=("#outlook",)
        )
    if outlook.settled or not outlook.deal_by:
        return None
    when = ", ".join(f"{chance(p)} by {day}" for day, p in outlook.deal_by[:4])
    words = f"A deal is put at {when}"
    if outlook.amount:
        low, mid, high = (outlook.amount[q] for q in ("q05", "q50", "q95"))
        words += (
            f"; a first-year sum of {estimate(mid, low, high, outlook.unit)} "
            f"(5 to 95 %: {interval(low, high, outlook.unit)})"
        )
    return sentence(f"{words}.", refs=("#outlook",))


def screen(run: Run, brief: object) -> str:
    """One screen of text: reading, figures, contradictions, cost, talks, where the brief is."""
    lines = [f"burdenshare {__version__}, as of {run.as_of}, seed {run.seed}", ""]
    lines += _block("Read", [_read(run).text])
    figures = main_figures(run)
    table = [HEAD, *(line for f in figures[:12] for line in _lines(f))]
    lines += _block("Ledger", table if figures else ["no figure in the reports"])
    if len(figures) > 12:
        lines += _block("", [f"... and {len(figures) - 12} more in ledger.json and the brief"])
    lines += _block(
        "Conflicts", [_problem(run, place) for place in range(len(run.ledger.problems))]
    )
    rows = [_force(run), _cost(run)]
    lines += _block("In force", [row.text for row in rows if row])
    if run.outlook:
        ahead = _ahead(run.outlook)
        lines += _block("Talks", [f"{run.outlook.name}: {run.outlook.state}"])
        lines += _block("Outlook", [ahead.text if ahead else "Settled: nothing to forecast."])
    return "\n".join([*lines, "", *_block("Brief", [str(brief)])]) + "\n"


HEAD = f"{'figure':<28} {'estimate':>19} {'90 % interval':>32} claims"


def _lines(figure: Figure) -> list[str]:
    value = estimate(figure.mean, figure.low, figure.high, figure.unit)
    span = interval(figure.low, figure.high, figure.unit) if figure.high > figure.low else ""
    name, *rest = wrap(label(figure), 28, subsequent_indent="  ")
    first = f"{name:<28} {value:>19} {span:>32} {len(figure.claims):>6}"
    return [first, *rest]


def _problem(run: Run, place: int) -> str:
    problem = run.ledger.problems[place]
    return f"{problem.message.rstrip('.')}: {problem.explanation.rstrip('.')}."


def _block(name: str, texts: list[str], width: int = 100) -> list[str]:
    from textwrap import wrap  # noqa: PLC0415 - only a screen needs it

    lines: list[str] = []
    for text in texts:
        folded = [text] if "  " in text else wrap(text, width - 11, break_long_words=False)
        for place, line in enumerate(folded):
            head = name if not lines and place == 0 else ""
            lines.append(f"{head:<10} {line}".rstrip())
    return lines
