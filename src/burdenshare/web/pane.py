"""The source pane: the sentence, the record's entry, the sum or the clause behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from burdenshare.agreement import terms_text
from burdenshare.brief import Span
from burdenshare.brief.source import highlighted
from burdenshare.chart import Markup, address
from burdenshare.ledger import explain
from burdenshare.web.ask import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from burdenshare.ledger import Explanation
    from burdenshare.report import Report
    from burdenshare.web.ask import Ask

_WINDOW = 12_000  # characters either side of a sentence that are shown of a very long report


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
    if chosen:
        made = Markup(
            made.replace(f'<mark id="c-{chosen}"', f'<mark id="c-{chosen}" class="chosen"').replace(
                f'<mark class="on c-{chosen}"', f'<mark class="on chosen c-{chosen}"'
            )
        )
    cut = Markup("<span class='cut'>… the text goes on …</span>")
    return Markup((cut if first else "") + made + (cut if last < len(report.text) else ""))


def _event(ask: Ask, key: str) -> Mapping[str, object]:
    event = ask.found.events.get(key)
    if event is None:
        raise _missing(ask, "event", key)
    links = [part.strip() for part in event.source.split(" ; ") if part.strip()]
    return {
        "kind": "event",
        "event": event,
        "sources": [(one, address(one)) for one in links],
    }


def _figure(ask: Ask, key: str) -> Mapping[str, object]:
    row = ask.found.figures.get(key)
    if row is None:
        raise _missing(ask, "figure", key)
    return {"kind": "figure", "figure": row, "told": explanation(ask, key)}


def explanation(ask: Ask, name: str) -> Explanation:
    """What a figure rests on, and the figure without each claim; made once."""
    key = ("explain", ask.view.as_of, name)
    return ask.site.kept(key, lambda: explain(ask.run.ledger, name))


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
        "sources": [(one, address(one)) for one in agreement.sources.values()],
    }


_PANES: dict[str, Callable[[Ask, str], Mapping[str, object]]] = {
    "claim": _claim,
    "event": _event,
    "figure": _figure,
    "payment": _payment,
}
