"""The main job: reports through every stage to one value."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from burdenshare.agreement import Agreement, Payment, schedules
from burdenshare.case import Case, is_case, open_case, shipped
from burdenshare.claim import Claim
from burdenshare.cost import Cost, Sensitivity
from burdenshare.errors import CaseError, UsageError
from burdenshare.ledger import Ledger, Options, reconcile
from burdenshare.outlook import Course, Outlook, course, deals_from, forecast
from burdenshare.outlook.move import mended
from burdenshare.session.pricing import levers, price
from burdenshare.session.reading import Reading, Tick, read
from burdenshare.session.review import ruled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.notebook import Cells
    from burdenshare.outlook import Deal
    from burdenshare.series import Exchange
    from burdenshare.talks import Talks


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Everything the main job found.

    Attributes:
        path: What was read, as it was named.
        case: The case that gave agreements, series and talks.
        as_of: Nothing published later was used.
        seed: Of every draw.
        reading: Reports and claims.
        claims: Those published by the as-of day.
        undated: How many claims were left out because nobody knows when they were published.
        ledger: The claims as ruled, reconciled with each other, the treaties left aside.
        payments: What the agreements known by the as-of day pay.
        in_force: The agreement in force, or the last that was; None before the first.
        cost: What it costs over its term.
        levers: How that answers to each index and to the exchange rate, a little higher.
        brakes: The same, a little lower, in the same order.
        outlook: Of the talks that were on, or come next; None for a case without talks.
    """

    path: str
    case: Case
    as_of: date
    seed: int
    reading: Reading
    claims: tuple[Claim, ...]
    undated: int
    ledger: Ledger
    payments: tuple[Payment, ...]
    in_force: Agreement | None
    cost: Cost | None
    levers: tuple[Sensitivity, ...]
    brakes: tuple[Sensitivity, ...]
    outlook: Outlook | None

    def ahead(self, talks: str | None = None, *, play: bool = True) -> Outlook:
        """The outlook of talks by what is in the run.

        Args:
            talks: Their key; None takes those that were on, or come next.
            play: Off, talks that would have to be fitted are left without chances.

        Raises:
            CaseError: The case has no talks.
            UsageError: It has none of that name.
        """
        return outlook_of(
            self.case,
            talks=talks,
            as_of=self.as_of,
            claims=mended(self.claims, self.ledger.problems),
            seed=self.seed,
            play=play,
        )

    def course(self, points: int = 12, *, talks: str | None = None) -> Course | None:
        """How the outlook of talks, by default its own, went until now; None if not yet begun."""
        if self.outlook is None:
            return None
        one = self.case.talks[talks or self.outlook.talks]
        if one.start is None or one.start > self.as_of:
            return None
        return course_of(
            self.case,
            talks=one.key,
            as_of=self.as_of,
            claims=self.claims,
            points=points,
            seed=self.seed,
        )

    def _repr_html_(self) -> str:
        from burdenshare.notebook import bullets, figures, sheet  # noqa: PLC0415 - rarely wanted
        from burdenshare.session.summary import main_figures, sentences  # noqa: PLC0415

        return sheet(
            f"{self.case.title}, as of {self.as_of}",
            bullets(one.text for one in sentences(self)),
            figures(main_figures(self)),
            source=f"{len(self.reading.reports)} reports of {self.path}, and the record of "
            f"{self.case.name}; seed {self.seed}",
        )

    def to_dicts(self) -> list[Cells]:
        """The figures of the ledger, a row each."""
        from burdenshare.notebook import to_dicts  # noqa: PLC0415

        return to_dicts(self.ledger)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from burdenshare.notebook import arrow_stream  # noqa: PLC0415

        return arrow_stream(self.ledger, requested_schema)


def run(
    path: str,
    *,
    base: str = "@us-korea",
    as_of: date | None = None,
    seed: int = 1,
    tick: Tick = iter,
) -> Run:
    """Read reports, reconcile, price what is in force and give the outlook of the talks.

    Args:
        path: A case, or a bare folder of reports; then ``base`` gives the rest.
        base: A case.
        as_of: Nothing published later is used; None takes the latest report's day, or for a case
            the day its record ends, if that is later.
        seed: Of every draw.
        tick: Wraps the list of report files, for a progress bar.

    Raises:
        CaseError: The path is missing or holds nothing to read.
        ReportError: No report could be read.
        UsageError: No report has a date and none was given.
    """
    return foreseen(standing(path, base=base, as_of=as_of, seed=seed, tick=tick))


def foreseen(made: Run) -> Run:
    """A run with its talks played on, where that had been left."""
    left = made.outlook is not None and not made.outlook.deal_by
    return replace(made, outlook=made.ahead()) if left else made


def standing(
    path: str,
    *,
    base: str = "@us-korea",
    as_of: date | None = None,
    seed: int = 1,
    tick: Tick = iter,
    like: Run | None = None,
) -> Run:
    """A run whose talks are not yet played on where that takes a fit: `foreseen` does it.

    Arguments and errors are those of `run`; ``like`` is a run of the same files on another day,
    whose case and reports are taken as they are.
    """
    own = is_case(path)
    case = like.case if like else open_case(path if own else base)
    if like:
        reading = like.reading
    else:
        reading = read(path, tick=tick) if not own or case.reports()[0] else NOTHING
    day = as_of or _latest(reading, case if own else None)
    known = tuple(c for c in reading.claims if c.published and c.published <= day)
    kept, options = ruled(case, known)
    agreements = known_agreements(case, day)
    series = {name: one.as_of(day) for name, one in case.series.items()}
    current = in_force(tuple(agreements.values()), day)
    payments = schedules(agreements, series)
    swings = [
        levers(case, current.key, draws=512, seed=seed, as_of=day, sign=sign) if current else ()
        for sign in (1, -1)
    ]
    heard = not case.events or any(e.published and e.published <= day for e in case.events)
    ledger = press_ledger(kept, case.exchange.as_of(day), payments, options)
    made = Run(
        path=path,
        case=case,
        as_of=day,
        seed=seed,
        reading=reading,
        claims=known,
        undated=sum(c.published is None for c in reading.claims),
        ledger=ledger,
        payments=payments,
        in_force=current,
        cost=price(case, current.key, seed=seed, as_of=day) if current else None,
        levers=swings[0],
        brakes=swings[1],
        outlook=None,
    )
    return replace(made, outlook=made.ahead(play=False)) if case.talks and heard else made


def press_ledger(
    claims: Sequence[Claim], exchange: Exchange, payments: Sequence[Payment], options: Options
) -> Ledger:
    """The claims alone reconciled: treaties help to explain conflicts and are no evidence."""
    return reconcile(claims, exchange, schedule=payments, options=replace(options, schedule=False))


NOTHING = Reading(reports=(), claims=(), files={})


def _latest(reading: Reading, case: Case | None) -> date:
    days = [report.published for report in reading.reports if report.published]
    days += [event.published for event in case.events if event.published] if case else []
    if not days and not reading.reports:
        raise UsageError("neither a report nor a dated record to go by; give --as-of 2019-02-12")
    if not days:
        raise UsageError(
            "no report has a date of publication; give --as-of 2019-02-12, or beside the reports a "
            'reports.toml with ["file.txt"] and published = 2019-02-12'
        )
    return max(days)


def last_day(case: Case) -> date:
    """The day on which the case's record ends: the last publication in it.

    Raises:
        UsageError: No event has a day of publication.
    """
    return _latest(NOTHING, case)


def known_agreements(case: Case, day: date) -> dict[str, Agreement]:
    """The agreements that the public knew by a day: concluded and announced by then."""
    public = {deal.name: deal.published for deal in deals(case)}
    return {
        key: agreement
        for key, agreement in case.agreements.items()
        if (since := public.get(key)) and since <= day
    }


def in_force(agreements: Sequence[Agreement], day: date) -> Agreement | None:
    """The agreement whose term holds the day, else the last one whose term is over."""
    begun = [a for a in agreements if a.term.first and a.term.first <= day]
    return max(begun, key=lambda a: a.years, default=None)


def deals(case: Case) -> tuple[Deal, ...]:
    """The case's agreements as outcomes of talks."""
    return deals_from(
        tuple(case.agreements.values()),
        tuple(case.talks.values()),
        case.events,
        case.contributions,
    )


def pooled_deals(case: Case) -> tuple[Deal, ...]:
    """Its deals, and those of shipped cases with another host, which base rates count for less."""
    others = [_shipped_deals(name) for name in shipped() if name != case.name]
    return (*deals(case), *(deal for payer, made in others if payer != case.payer for deal in made))


@cache
def _shipped_deals(name: str) -> tuple[str, tuple[Deal, ...]]:
    """Payer and deals of a shipped case; it is read once, and has no deals without talks."""
    case = open_case(name)
    return case.payer, deals(case) if case.talks else ()


def outlook_of(
    case: Case,
    *,
    talks: str | None = None,
    as_of: date | None = None,
    by: Sequence[date] = (),
    claims: Sequence[Claim] = (),
    seed: int = 1,
    play: bool = True,
) -> Outlook:
    """The outlook of a case's talks as of a day.

    Args:
        case: Record, agreements, series and talks.
        talks: Key of the talks; None takes those that were on, or came next, by the day.
        as_of: Nothing published later is used; None takes the day the record ends.
        by: Dates to give P(deal) for.
        claims: Claims of reports, as further evidence.
        seed: Of the draws.
        play: Off, talks that would have to be fitted are left without chances.

    Raises:
        CaseError: The case has no talks.
        UsageError: No talks of that name, or a date that does not lie after the as-of day.
    """
    if not case.talks:
        raise CaseError("has no talks; add a file to its folder talks/", place=case.name)
    day = as_of or last_day(case)
    return forecast(
        chosen(case, talks, day),
        as_of=day,
        events=case.events,
        deals=pooled_deals(case),
        claims=ruled(case, claims)[0],
        series=case.series,
        exchange=case.exchange,
        by=by,
        seed=seed,
        play=play,
    )


def course_of(
    case: Case,
    *,
    talks: str | None = None,
    as_of: date | None = None,
    claims: Sequence[Claim] = (),
    points: int = 20,
    seed: int = 1,
) -> Course:
    """How the outlook of one negotiation went, a day after the other, each as it was known then.

    Args:
        case: Record, agreements, series and talks.
        talks: Key of the talks; None takes those that were on, or came next, by the day.
        as_of: Nothing published later is looked at; None takes the day the record ends.
        claims: Claims of reports, as further evidence.
        points: About how many days.
        seed: Of the draws.

    Raises:
        CaseError: The case has no talks.
        UsageError: It has none of that name, or they had not begun by that day.
    """
    day = as_of or last_day(case)
    one = chosen(case, talks, recorded(case, day))
    return course(
        one,
        until=day,
        events=case.events,
        deals=pooled_deals(case),
        claims=ruled(case, claims)[0],
        series=case.series,
        exchange=case.exchange,
        points=points,
        seed=seed,
    )


def recorded(case: Case, day: date) -> date:
    """The day, if the case's record had begun by then.

    Raises:
        UsageError: Nothing was public by that day.
    """
    first = min((event.published for event in case.events if event.published), default=day)
    if day < first:
        raise UsageError(
            f"{day} lies before the first record of {case.name}, public on {first}: give a later "
            "--as-of"
        )
    return day


def chosen(case: Case, name: str | None, day: date) -> Talks:
    """The talks that are meant by a name, or by a day: the first not settled by then.

    Talks count as settled once their outcome was public; after the last ones, those stand.

    Raises:
        CaseError: The case has no talks.
        UsageError: It has none of that name.
    """
    if not case.talks:
        raise CaseError("has no talks; add a file to its folder talks/", place=case.name)
    if name is not None:
        if name not in case.talks:
            raise UsageError(f"{case.name} has no talks {name!r}; it has {', '.join(case.talks)}")
        return case.talks[name]
    public = {deal.name: deal.published for deal in deals(case)}
    rows = sorted(case.talks.values(), key=lambda one: one.deadline)
    for one in rows:
        since = public.get(one.outcome or "")
        if since is None or since > day:
            return one
    return rows[-1]


class _Callable(ModuleType):
    """`burdenshare.outlook` is a package and a verb: calling it gives the outlook of a case."""

    def __call__(
        self,
        case: Case,
        *,
        talks: str | None = None,
        as_of: date | None = None,
        by: Sequence[date] = (),
        claims: Sequence[Claim] = (),
        seed: int = 1,
    ) -> Outlook:
        """The outlook of a case's talks; see `burdenshare.session.outlook_of`."""
        return outlook_of(case, talks=talks, as_of=as_of, by=by, claims=claims, seed=seed)


sys.modules["burdenshare.outlook"].__class__ = _Callable
