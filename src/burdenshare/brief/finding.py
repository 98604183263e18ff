"""What was found: the summary with its footnotes, the ledger, the contradictions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from burdenshare.brief.fragment import bullets, chart, day, said, section, table, witnesses
from burdenshare.brief.number import chance, estimate, interval, scale
from burdenshare.brief.reference import events, name, short
from burdenshare.chart.strip import Dot, Strip, strips
from burdenshare.chart.svg import element, join, link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from burdenshare.brief.reference import Index
    from burdenshare.brief.value import Brief, FigureRow, ProblemRow, Ref
    from burdenshare.chart.svg import Content, Markup

_COUNTRIES = {
    "DE": "Germany",
    "JP": "Japan",
    "KR": "South Korea",
    "NATO": "NATO",
    "PL": "Poland",
    "US": "United States",
}


def summary(brief: Brief, index: Index) -> Markup:
    """Plain sentences that could stand in a memo, and their footnotes."""
    lines = (element("p", said(one, index), class_="lead") for one in brief.summary)
    return section("summary", "Summary", *lines, _footnotes(brief, index))


def _footnotes(brief: Brief, index: Index) -> Markup | None:
    if not index.notes:
        return None
    rows = [
        element("li", _footnote(brief, ref, index), id=f"n-{n}") for ref, n in index.notes.items()
    ]
    return element("ol", *rows, class_="notes", aria_label="Footnotes")


def _footnote(brief: Brief, ref: Ref, index: Index) -> Markup:
    href = index.href(ref)
    if ref in index.claims:
        source, span = index.claims[ref]
        quote = short(source.text[span.start : span.end], 160)
        return join(
            (
                name(source),
                ", ",
                day(source.published),
                ": ",
                link(f"“{quote}”", href=href),
            )
        )
    event = next((event for event in events(brief) if event.id == ref), None)
    if event:
        return join(("Record, ", day(event.date), ": ", link(event.text, href=href)))
    return link(ref, href=href)


def ledger(brief: Brief, index: Index) -> Markup | None:
    """Every variable with its interval, and the claims it rests on."""
    if not brief.figures:
        return None
    heads = ("What", "For", "Estimate, 90 % interval", "Rests on")
    rows = ((f"f-{n}", _figure(row, index)) for n, row in enumerate(brief.figures, 1))
    intro = (
        "Each line reconciles all that the reports say about one quantity: exchange rates, growth"
        " rates and shares tie them together, copies of one text count once."
    )
    made = table("Figures with the claims they rest on", heads, rows, numeric=(2,))
    title = "What is paid, offered and demanded"
    return section("ledger", title, element("p", intro), made, *_strips(brief, index))


def _strips(brief: Brief, index: Index) -> Iterator[Markup]:
    """Claims over what they say together, a picture for each currency."""
    drawn = [(n, row) for n, row in enumerate(brief.figures, 1) if len(row.witnesses) > 1]
    units = dict.fromkeys(row.unit for _, row in drawn if row.unit.isupper())
    for unit in units:
        rows = [(n, row) for n, row in drawn if row.unit == unit]
        tops = [max(row.high, *(w.value for w in row.witnesses)) for _, row in rows]
        size, unit_ = scale(max(tops), unit)
        made = [_strip(n, row, size, index) for n, row in rows]
        yield chart(partial(_claims, made, unit=unit_))


def _claims(rows: list[Strip], width: float, *, unit: str) -> Markup:
    return strips(
        rows,
        title="What each report says, and what all of them say together",
        source="Source: the reports below; sums in other currencies are converted.",
        unit=unit,
        width=width,
    )


def _strip(n: int, row: FigureRow, size: float, index: Index) -> Strip:
    dots = tuple(
        Dot(
            value=one.value / size,
            low=None if one.low is None else one.low / size,
            high=None if one.high is None else one.high / size,
            label=index.label(one.claim) if one.claim in index.claims else one.claim,
            odd=one.odd,
            href=index.href(one.claim),
        )
        for one in row.witnesses
    )
    return Strip(
        label=f"{title(row)} {row.period}".strip(),
        mean=row.mean / size,
        low=row.low / size,
        high=row.high / size,
        dots=dots,
        href=f"#f-{n}",
    )


def title(row: FigureRow) -> str:
    """What a variable of the ledger is called: measure, status, payer (who is asked, not asks)."""
    status = "" if row.status.startswith(row.measure) else row.status
    words = ", ".join(filter(None, (row.measure.replace("_", " ").capitalize(), status)))
    parties = " and ".join(_COUNTRIES.get(one.strip(), one.strip()) for one in row.payer.split(","))
    if row.payer:
        words += f" ({'on ' if row.measure == 'demand' else ''}{parties})"
    return words


def _figure(row: FigureRow, index: Index) -> tuple[Content, ...]:
    scope = "" if row.scope == "stationing" else row.scope.replace("_", " ")
    detail = "; ".join(filter(None, (scope, row.note)))
    mean = element("span", estimate(row.mean, row.low, row.high, row.unit), class_="n")
    first = link(mean, href=index.first(row.claims))
    spread = interval(row.low, row.high, row.unit) if row.high > row.low else "exact"
    both = element("div", first, element("small", spread, class_="d n"))
    what = join((title(row), element("small", detail, class_="d") if detail else None))
    known = witnesses(row.claims, index) if row.claims else "follows from other figures"
    return what, row.period.replace("/", " to "), both, known


def problems(brief: Brief, index: Index) -> Markup | None:
    """Contradictions: the identity that fails, in numbers, and the reasons in order."""
    if not brief.problems:
        return None
    found = (_problem(n, row, index) for n, row in enumerate(brief.problems, 1))
    return section("contradictions", "Where the reports contradict each other", *found)


def _problem(n: int, row: ProblemRow, index: Index) -> Markup:
    ranked = sorted(row.explanations, key=lambda reason: -reason.probability)
    reasons = (
        join((element("b", chance(reason.probability)), " ", reason.text)) for reason in ranked
    )
    identity = row.identity.splitlines()
    return element(
        "article",
        element("h3", row.message),
        element("p", join(identity, element("br")), class_="sum") if identity else None,
        bullets(reasons),
        element("div", "Claims: ", witnesses(row.claims, index)) if row.claims else None,
        id=f"p-{n}",
        class_="problem",
    )


def method(brief: Brief) -> Markup:
    """What made the brief, and what must not be read into it."""
    rows: Iterator[tuple[str | None, tuple[Content, ...]]] = (
        (None, pair) for pair in brief.made_with
    )
    made = table("Made with", ("What", "Value"), rows, class_="plain") if brief.made_with else None
    reading = (
        "An interval is a 90 % credible interval: 5 % of the probability lies below it, 5 % above.",
        f"Nothing that the public could learn after {day(brief.as_of)} was looked at.",
        *brief.limits,
    )
    return section("method", "How to read this", bullets(reading), made)
