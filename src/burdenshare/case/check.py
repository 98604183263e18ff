"""What is wrong in a case that could be read: terms against amounts, names that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from burdenshare.agreement.check import verify
from burdenshare.agreement.schedule import Payment, schedules
from burdenshare.case.log import DECISIONS, FORECASTS, forecasts, read, rulings
from burdenshare.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from burdenshare.case.folder import Case

EVENT_KINDS = (
    "round",
    "demand",
    "offer",
    "counteroffer",
    "tentative",
    "initial",
    "sign",
    "ratify",
    "veto",
    "reject",
    "lapse",
    "furlough",
    "threat",
    "statement",
    "context",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not fit.

    Attributes:
        place: File and key, line or column.
        message: What is wrong, one sentence.
        fault: True where the case is wrong, False where a reader should merely know.
        expected: What was expected, where that can be said.
        got: What is there.
    """

    place: str
    message: str
    fault: bool = True
    expected: str = ""
    got: str = ""

    def __str__(self) -> str:
        """Place and message on one line."""
        return f"{self.place}: {self.message}"


def check_case(case: Case) -> tuple[Finding, ...]:
    """Everything found wrong or worth knowing, faults first.

    Faults: terms that do not give their announced or recorded amounts, agreements of the same sides
    that begin in the same year, a gap in an index that an agreement uses, talks, contributions and
    metadata that name what is not there, events of an unknown kind, a log of rulings or forecasts
    that was changed. Worth knowing: other gaps, events without a day of publication or a source,
    talks without events, files that are no reports, a log whose last write was cut short.
    """
    found = [
        *_terms(case),
        *_twins(case),
        *_series(case),
        *_talks(case),
        *_renewals(case),
        *_events(case),
        *_reports(case),
        *_logs(case),
    ]
    return tuple(sorted(found, key=lambda finding: not finding.fault))


def _terms(case: Case) -> Iterator[Finding]:
    try:
        payments = schedules(case.agreements, case.series)
    except InputError as error:
        file = str(error.place)
        place = f"agreements/{file}" if ".toml" in file else f"series/{file}.csv"
        yield Finding(place=place, message=error.message)
        return
    for agreement in case.agreements.values():
        for miss in verify(agreement, payments):
            got = "nothing" if miss.got is None else f"{miss.got:,.10g} {miss.unit}"
            expected = f"{miss.expected:,.10g} {miss.unit}"
            yield Finding(
                place=f"agreements/{miss.place}",
                message=f"announced {expected}, the terms give {got}",
                expected=expected,
                got=got,
            )
    yield from _contributions(case, payments)


def _twins(case: Case) -> Iterator[Finding]:
    begun: dict[tuple[str, str, int], str] = {}
    for one in case.agreements.values():
        first = begun.setdefault((one.payer, one.recipient, one.years[0]), one.key)
        if first != one.key:
            yield Finding(
                place=f"agreements/{one.key}.toml: term",
                message=f"begins in {one.years[0]} like {first} between the same sides, so that "
                "both would be paid",
            )


def _contributions(case: Case, payments: Iterable[Payment]) -> Iterator[Finding]:
    owed: dict[tuple[str, int, str], float] = {}
    for row in payments:
        key = (row.agreement, row.year, row.currency)
        owed[key] = owed.get(key, 0.0) + row.amount
    for paid in case.contributions:
        place = f"record/contributions.csv:{paid.id.partition(':')[2]}"
        if paid.agreement not in case.agreements:
            yield Finding(
                place=f"{place}: agreement",
                message=f'no agreement "{paid.agreement}"{_guess(paid.agreement, case.agreements)}',
            )
            continue
        got = owed.get((paid.agreement, paid.year, paid.currency))
        if got is None or paid.amount_status not in {"agreed", "projected"}:
            continue
        if abs(got - paid.amount) > 1e-9 * paid.amount:
            yield Finding(
                place=f"{place}: amount",
                message=f"{paid.year} has {paid.amount:,.0f} {paid.currency}, "
                f"the terms of {paid.agreement} give {got:,.0f}",
                expected=f"{paid.amount:,.0f}",
                got=f"{got:,.0f}",
            )


def _series(case: Case) -> Iterator[Finding]:
    used = {name for agreement in case.agreements.values() for name in agreement.series()}
    for series in case.series.values():
        years = [row.year for row in series.observations]
        gaps = sorted(set(range(years[0], years[-1] + 1)) - set(years)) if years else []
        place = f"series/{series.name}.csv"
        if gaps:
            named = ", ".join(map(str, gaps))
            yield Finding(
                place=place, message=f"has no value for {named}", fault=series.name in used
            )
        if not years:
            yield Finding(place=place, message="is empty", fault=series.name in used)


def _talks(case: Case) -> Iterator[Finding]:
    labels = {event.talks for event in case.events}
    for talks in case.talks.values():
        place = f"talks/{talks.key}.toml"
        for key, name in (("replaces", talks.replaces), ("outcome", talks.outcome)):
            if name and name not in case.agreements:
                guess = _guess(name, case.agreements)
                yield Finding(place=f"{place}: {key}", message=f'no agreement "{name}"{guess}')
        for label in talks.record:
            if label not in labels:
                yield Finding(
                    place=f"{place}: record",
                    message=f'no event of the record carries the label "{label}"',
                    fault=False,
                )


def _renewals(case: Case) -> Iterator[Finding]:
    for row in case.renewals:
        if row.id not in case.agreements:
            yield Finding(
                place=f"record/deals.csv: {row.id}",
                message=f'no agreement "{row.id}"{_guess(row.id, case.agreements)}',
            )


def _events(case: Case) -> Iterator[Finding]:
    for event in case.events:
        place = f"record/events.csv:{event.id.partition(':')[2]}"
        if event.kind not in EVENT_KINDS:
            guess = _guess(event.kind, EVENT_KINDS)
            yield Finding(
                place=f"{place}: event_type", message=f'unknown kind "{event.kind}"{guess}'
            )
        if not event.source:
            yield Finding(place=f"{place}: source", message="is empty", fault=False)
        if event.published is None:
            yield Finding(
                place=f"{place}: published",
                message="is empty, so the event is left out of every as-of",
                fault=False,
            )


def _reports(case: Case) -> Iterator[Finding]:
    try:
        _, about = case.reports()
    except InputError as error:
        yield Finding(place=error.place or "reports", message=error.message)
        return
    for name in about.absent:
        yield Finding(place=f"reports/reports.toml: {name}", message="there is no such file")
    for name in about.skipped:
        yield Finding(place=f"reports/{name}", message="is no report and is skipped", fault=False)


def _logs(case: Case) -> Iterator[Finding]:
    for name, meaning in ((DECISIONS, rulings), (FORECASTS, forecasts)):
        try:
            log = read(case.root, name)
            meaning(case)
        except InputError as error:
            yield Finding(place=error.place or name, message=error.message)
            continue
        if log.torn:
            yield Finding(
                place=name,
                message=f"its last write was cut short ({len(log.torn)} bytes) and never "
                "acknowledged; the next one moves it aside",
                fault=False,
            )


def _guess(word: str, known: Iterable[str]) -> str:
    names = tuple(known)
    near = get_close_matches(word, names, 1)
    return f'; did you mean "{near[0]}"?' if near else f"; known: {', '.join(names)}"
