"""One request: what was found, how it is shown, where each thing leads, and what stands beside.

The source pane holds the sentence, the record's entry, the sum or the clause behind a figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from starlette.exceptions import HTTPException

from burdenshare.agreement import terms_text
from burdenshare.brief import Span, quantity
from burdenshare.brief.fragment import day, host
from burdenshare.brief.reference import short
from burdenshare.brief.source import highlighted
from burdenshare.chart import Markup, address
from burdenshare.ledger import explain
from burdenshare.session.summary import COUNTRIES, USUAL, label
from burdenshare.web.site import Found, Site
from burdenshare.web.view import Measure, View, number

if TYPE_CHECKING:
    from burdenshare.brief import Cited, Sentence
    from burdenshare.claim import Claim
    from burdenshare.ledger import Explanation, Figure
    from burdenshare.outlook import Event
    from burdenshare.report import Report
    from burdenshare.session import Run
    from burdenshare.units import Year

Row: TypeAlias = Mapping[str, object]
_MARK = re.compile(r'<a href="#(claim|event|figure|payment)=([^"]*)"')
_WINDOW = 12_000  # characters either side of a sentence that are shown of a very long report
_MOST = 60  # rows on a page
_VALUES = 40  # values of a facet that are shown
_TRIED = 8  # claims that a figure is shown without
_FEW = 1_000  # claims up to which a figure is also shown without each
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says.

    Attributes:
        title: Its heading.
        template: The file that shows it.
        values: What the template needs beside the request.
        make_rows: Gives the same as rows of plain cells, for JSON and CSV; sums in base units as
            stated. A call, since most answers need none.
        more: Further tables of it by name, as calls like ``make_rows``; their Python gives them by
            that name.
        waits: What of it is still worked out, in words; empty for a whole page.
        code: Lines of Python that give the same rows in ``rows``, from the run ``found``.
    """

    title: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    make_rows: Callable[[], Sequence[Row]] = tuple
    more: Mapping[str, Callable[[], Sequence[Row]]] = field(default_factory=dict)
    waits: str = ""
    code: str = ""

    @property
    def rows(self) -> Sequence[Row]:
        """The page as rows of plain cells."""
        return self.make_rows()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request.

    Attributes:
        site: What is served.
        found: What the files hold as of the day.
        view: What is asked for.
        measure: How sums are shown.
        token: What a form must bear.
    """

    site: Site
    found: Found
    view: View
    measure: Measure
    token: str

    @property
    def run(self) -> Run:
        """The run behind the page."""
        return self.found.run

    def claim(self, key: str) -> str:
        """Address of a claim's sentence beside this page."""
        return self.view.here(f"c-{key}", claim=key)

    def ref(self, ref: str) -> str | None:
        """Where a reference of a sentence leads; None where to nothing."""
        if ref in self.found.claims:
            return self.claim(ref)
        if ref in self.found.events:
            return self.view.here("source", event=ref)
        if ref == "#outlook":
            return self.view.to("outlook")
        if ref == "#agreement" and self.run.in_force:
            return self.view.to("agreements", name=self.run.in_force.key)
        return ref if ref.startswith(("https://", "http://")) else None

    def first(self, refs: Sequence[str]) -> str | None:
        """Where the first reference that leads anywhere leads."""
        return next((href for href in map(self.ref, refs) if href), None)

    def figure(self, row: Figure) -> str:
        """Where a figure leads: to the sentence nearest to it, or to what infers it."""
        known = [self.found.claims[key] for key in row.claims if key in self.found.claims]
        if known:
            return self.claim(min(known, key=lambda claim: _distance(row, claim)).id)
        return self.view.here("source", figure=row.name)

    def estimate(self, row: Figure) -> str:
        """A figure in words, in the unit asked for."""
        return self.measure.estimate(row.mean, row.low, row.high, row.unit, year_of(row.period))

    def interval(self, row: Figure) -> str:
        """A figure's interval in words; empty where it is certain."""
        if row.high <= row.low:
            return ""
        return self.measure.interval(row.low, row.high, row.unit, year_of(row.period))

    def label(self, key: str) -> str:
        """A claim in a few words, by its id."""
        claim = self.found.claims.get(key)
        return self.words(claim) if claim else key

    def words(self, claim: Claim) -> str:
        """A claim in a few words: kind, sum, standing, period."""
        parts = [str(claim.kind).replace("_", " ")]
        if claim.value is not None:
            year = year_of(claim.period or claim.date, claim.published)
            parts.append(self.measure.quantity(float(claim.value), claim.unit, year))
        usual = (str(claim.kind), str(claim.status)) in USUAL and claim.kind != "contribution"
        said = ("" if usual else claim.status, claim.period, claim.date)
        parts += [str(part).replace("/", " to ") for part in said if part]
        return ", ".join(dict.fromkeys(parts))

    def told(self, ref: str) -> str:
        """A reference in words: what was claimed and by whom, or what happened and when."""
        if ref in self.found.claims:
            claim = self.found.claims[ref]
            return f"{self.outlet(claim.report)}: {self.words(claim)}"
        event = self.found.events.get(ref)
        return f"{event.date}: {event_words(event)}" if event else ref

    def outlet(self, name: str) -> str:
        """What to call a report: its outlet, else its file."""
        report = self.found.reports.get(name)
        known = (report.outlet or "").strip() if report else ""
        return known if known and known.lower() != "unknown" else name

    def linked(self, markup: Markup) -> Markup:
        """A chart whose marks lead to their sentences beside this page."""
        return Markup(_MARK.sub(self._link, markup))

    def _link(self, found: re.Match[str]) -> str:
        kind, key = found[1], unescape(found[2])
        fragment = f"c-{key}" if kind == "claim" else "source"
        href = self.view.here(fragment, {kind: key}).replace("&", "&amp;")
        return f'<a href="{href}"'


def _distance(figure: Figure, claim: Claim) -> tuple[bool, float]:
    """How far a claim is from saying the figure itself: in its unit, then in its amount."""
    if claim.value is None or claim.unit != figure.unit:
        return True, 0.0
    return False, abs(float(claim.value) - figure.mean)


def year_of(period: str | None, published: date | None = None) -> Year:
    """The last year that a period names, else the year it was published in.

    Example:
        >>> year_of("2014/2018"), year_of("2019-02")
        (2018, 2019)
    """
    years = _YEAR.findall(period or "")
    return int(years[-1]) if years else (published or date(2000, 1, 1)).year


def quote(claim: Claim, most: int = 160) -> str:
    """A claim's words on one line."""
    return short(claim.quote, most)


def named(figure: Figure) -> str:
    """A figure in words: whose contribution of which year, of what standing."""
    payer, words = figure.payer or "", label(figure)
    whole = " and ".join(COUNTRIES.get(one, one).removeprefix("the ") for one in payer.split(","))
    words = f"{whole}: {words.removeprefix(payer).strip()}" if payer else words
    words = words.replace(f": demand on {payer}", ": demand")
    return (words[:1].upper() + words[1:]).replace("/", " to ")


def facts(report: Report) -> list[str]:
    """Where a report comes from, one line each: what a reader must know to trust it."""
    basis = {
        "given": "by reports.toml",
        "metadata": "by the page's metadata",
        "text": "by its text",
    }
    when = basis.get(report.published_basis or "", report.published_basis or "")
    lines = [
        f"Published {day(report.published)}" + (f" ({when})" if report.published and when else ""),
        f"File {report.name}",
        f"Text sha256 {report.sha256[:16]}…",
    ]
    if report.copied:
        share = sum(end - start for start, end in report.copied) / max(len(report.text), 1)
        lines.append(f"{share:.0%} of its text stands in an earlier report")
    if report.cluster:
        lines.append(f"One witness with the other reports of cluster {report.cluster}")
    return [*lines, *report.notes]


def event_words(event: Event) -> str:
    """An event in words: its sum, then its note."""
    words = event.note or event.kind
    if event.amount is not None and event.currency:
        high = event.amount_high
        ends = f" to {quantity(high, event.currency)}" if high and high != event.amount else ""
        return f"{quantity(event.amount, event.currency)}{ends}: {words}"
    return f"{event.percent:+g} %: {words}" if event.percent is not None else words


def pieces(ask: Ask, one: Sentence) -> list[tuple[str, str | None]]:
    """A sentence as texts and where each leads."""
    parts = [(p, None) if isinstance(p, str) else (p.text, _lead(ask, p)) for p in one.parts]
    leads = [(_where(ask, ref), ask.ref(ref)) for ref in one.refs if ask.ref(ref)]
    for n, lead in enumerate(leads):
        parts += [(", " if n else " (see ", None), lead]
    return [*parts, (")", None)] if leads else parts


def _lead(ask: Ask, cited: Cited) -> str | None:
    """Where a cited figure leads: to its sentence; a treaty's own sum to the clause behind it."""
    agreement = ask.run.in_force
    if agreement and set(cited.refs) & set(agreement.sources.values()):
        years = [p.year for p in ask.run.payments if p.agreement == agreement.key]
        past = [year for year in years if year <= ask.run.as_of.year]
        if past:
            return ask.view.here("source", payment=f"{agreement.key}:{max(past)}")
    return ask.first(cited.refs)


def _where(ask: Ask, ref: str) -> str:
    """Where a reference leads, in a word or two."""
    if ref in ask.found.claims:
        return ask.outlet(ask.found.claims[ref].report)
    event = ask.found.events.get(ref)
    return f"record, {day(event.date)}" if event else ref.removeprefix("#")


def pane(ask: Ask) -> Mapping[str, object] | None:
    """What stands beside the page; None where nothing was asked for.

    Raises:
        HTTPException: 404 where there is no such claim, event, figure or payment by that day.
    """
    own = ask.view.own
    asked = [kind for kind in _PANES if kind in own]
    if len(asked) > 1:
        raise HTTPException(400, f"Ask for one of {' and '.join(asked)}, not for both.")
    return _PANES[asked[0]](ask, own[asked[0]]) if asked else None


def _missing(ask: Ask, what: str, key: str) -> HTTPException:
    return HTTPException(404, f"There is no {what} “{key}” as of {ask.run.as_of}.")


def _claim(ask: Ask, key: str) -> Mapping[str, object]:
    claim = ask.found.claims.get(key)
    report = ask.found.reports.get(claim.report) if claim else None
    if claim is None or report is None:
        raise _missing(ask, "claim", key)
    known = ask.found.by_report[report.name]
    place = known.index(claim)
    return {
        "kind": "claim",
        "claim": claim,
        "report": report,
        "facts": facts(report),
        "address": address(report.address or ""),
        "text": text(ask, report, key),
        "place": place + 1,
        "count": len(known),
        "before": ask.claim(known[place - 1].id) if place else None,
        "after": ask.claim(known[place + 1].id) if place + 1 < len(known) else None,
        "figures": ask.found.rests_on.get(key, []),
        "problems": [p for p in ask.run.ledger.problems if key in p.claims],
    }


def text(ask: Ask, report: Report, chosen: str = "") -> Markup:
    """A report's text with its claims marked and the chosen one marked strongly."""
    claims = ask.found.by_report.get(report.name, [])
    first, last = 0, len(report.text)
    here = next((c for c in claims if c.id == chosen), None)
    if here and last > 3 * _WINDOW:
        first, last = max(here.start - _WINDOW, 0), min(here.end + _WINDOW, last)
    spans = [
        Span(id=c.id, start=c.start - first, end=c.end - first, label=ask.words(c))
        for c in claims
        if first <= c.start and c.end <= last
    ]
    made = highlighted(report.text[first:last], spans)
    if here:
        mark = rf'(<mark(?: title="[^"]*")?) (?:id="c-{here.id}"|class="on c-{here.id}")'
        made = Markup(re.sub(mark, _strongly, made))
    cut = Markup("<span class='cut'>… the text goes on …</span>")
    return Markup((cut if first else "") + made + (cut if last < len(report.text) else ""))


def _strongly(found: re.Match[str]) -> str:
    whole = found.group()
    if "class=" in whole.removeprefix(found[1]):
        return whole.replace('class="on ', 'class="on chosen ')
    return f'{whole} class="chosen"'


def _event(ask: Ask, key: str) -> Mapping[str, object]:
    event = ask.found.events.get(key)
    if event is None:
        raise _missing(ask, "event", key)
    links = [part.strip() for part in event.source.split(" ; ") if part.strip()]
    return {
        "kind": "event",
        "event": event,
        "sources": [(host(one), address(one)) for one in links],
    }


def _figure(ask: Ask, key: str) -> Mapping[str, object]:
    row = ask.found.figures.get(key)
    if row is None:
        raise _missing(ask, "figure", key)
    told, waits = explanation(ask, key)
    return {"kind": "figure", "figure": row, "told": told, "few": _FEW, "waits": waits}


def explanation(ask: Ask, name: str) -> tuple[Explanation, str]:
    """What a figure rests on, made once, and what of it is still worked out.

    What the figure would be without each claim takes a ledger a claim: it comes later.
    """
    day, ledger, site = ask.view.as_of, ask.run.ledger, ask.site
    known = site.kept(("explain", day, name), lambda: explain(ledger, name, tried=0))
    if len(ledger.claims) > _FEW:
        return known, ""
    made = site.later(("without", day, name), lambda: explain(ledger, name, tried=_TRIED))
    whole = site.soon(made)
    return whole or known, "" if whole else "the figure without each of its claims"


def _payment(ask: Ask, key: str) -> Mapping[str, object]:
    name, _, year = key.rpartition(":")
    rows = [p for p in ask.run.payments if (p.agreement, str(p.year)) == (name, year)]
    if not rows:
        raise _missing(ask, "payment", key)
    agreement = ask.run.case.agreements[name]
    announced = agreement.published.get(rows[0].year)
    clauses = terms_text(agreement).splitlines()
    begin = clauses.index("[pay]") if "[pay]" in clauses else 0
    return {
        "kind": "payment",
        "agreement": agreement,
        "payments": rows,
        "announced": announced,
        "announced_at": address(announced.source) if announced else None,
        "clauses": clauses[begin:],
        "sources": [
            (f"{k.replace('_', ' ')} ({host(v)})", address(v)) for k, v in agreement.sources.items()
        ],
    }


_PANES: dict[str, Callable[[Ask, str], Mapping[str, object]]] = {
    "claim": _claim,
    "event": _event,
    "figure": _figure,
    "payment": _payment,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A choice with counts: the commonest values, how many rows have each, and where it leads."""

    name: str
    chosen: str
    values: tuple[tuple[str, int, str], ...]
    more: int
    all: str


def facets(
    ask: Ask, rows: Sequence[Row], names: Sequence[str]
) -> tuple[list[Facet], Sequence[Row]]:
    """Facets of rows, each counted under all other choices, and the rows that are left.

    Raises:
        HTTPException: 404 where no row has a value that was chosen.
    """
    chosen = {name: ask.view.own[name] for name in names if name in ask.view.own}
    made = []
    for name in names:
        others = {k: v for k, v in chosen.items() if k != name}
        cells = map(itemgetter(name), _under(rows, others))
        counts = Counter(str(cell) for cell in cells if cell)
        if name in chosen and chosen[name] not in {str(row[name]) for row in rows}:
            raise HTTPException(404, f"There is no {name} “{chosen[name]}” on this page.")
        values = (
            (value, n, ask.view.here("", {name: value, "part": None}))
            for value, n in counts.most_common(_VALUES)
        )
        back = ask.view.here("", {name: None, "part": None})
        made.append(
            Facet(
                name=name,
                chosen=chosen.get(name, ""),
                values=tuple(values),
                more=max(len(counts) - _VALUES, 0),
                all=back,
            )
        )
    return made, _under(rows, chosen)


def _under(rows: Sequence[Row], chosen: Mapping[str, str]) -> Sequence[Row]:
    for name, value in chosen.items():
        rows = [row for row in rows if str(row[name]) == value]
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of many rows: where they stand, and where the parts before and after are."""

    first: int
    last: int
    count: int
    before: str | None
    after: str | None


def part(ask: Ask, rows: Sequence[Row], most: int = _MOST) -> tuple[Part, Sequence[Row]]:
    """The rows that one page has room for.

    Raises:
        HTTPException: 404 behind the last part.
    """
    which = number(ask.view.own.get("part", "1"), "part", 1, 1_000_000)
    first = (which - 1) * most
    if which > 1 and first >= len(rows):
        raise HTTPException(404, f"There is no part {which}: there are {len(rows)} rows.")
    shown = rows[first : first + most]
    made = Part(
        first=first + 1,
        last=first + len(shown),
        count=len(rows),
        before=ask.view.here(part=which - 1) if which > 1 else None,
        after=ask.view.here(part=which + 1) if first + most < len(rows) else None,
    )
    return made, shown
