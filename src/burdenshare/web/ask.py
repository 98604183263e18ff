"""One request: what was found, how it is to be shown, and where each thing leads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.brief import quantity
from burdenshare.brief.fragment import day
from burdenshare.brief.reference import short
from burdenshare.chart import Markup
from burdenshare.session.summary import label
from burdenshare.web.site import Found, Site
from burdenshare.web.view import Measure, View

if TYPE_CHECKING:
    from burdenshare.brief import Sentence
    from burdenshare.claim import Claim
    from burdenshare.ledger import Figure
    from burdenshare.outlook import Event
    from burdenshare.report import Report
    from burdenshare.session import Run
    from burdenshare.units import Year

Row: TypeAlias = Mapping[str, object]
_MARK = re.compile(r'<a href="#(claim|event|figure|payment)=([^"]*)"')
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says.

    Attributes:
        title: Its heading.
        template: The file that shows it.
        values: What the template needs beside the request.
        rows: The same as rows of plain cells, for JSON and CSV; sums in base units as stated.
        code: Lines of Python that give the same rows in ``rows``, from the run ``found``.
    """

    title: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    rows: Sequence[Row] = ()
    code: str = ""


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
        parts += [str(part) for part in (claim.status, claim.period, claim.date) if part]
        return ", ".join(parts)

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
    words = label(figure)
    return words[:1].upper() + words[1:]


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
    parts = [(p, None) if isinstance(p, str) else (p.text, ask.first(p.refs)) for p in one.parts]
    more = [(f"[{n}]", ask.ref(ref)) for n, ref in enumerate(one.refs, 1) if ask.ref(ref)]
    return [*parts, (" ", None), *more] if more else parts
