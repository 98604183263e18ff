"""Forecasts written down before the outcome, and what became of them."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib import metadata
from math import log as ln
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias

from burdenshare import __version__
from burdenshare.case import Case, open_case
from burdenshare.case.log import DECISIONS, Forecast, Question, forecasts, home, record, trusted
from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook.score import brier, crps, log_score, ranked_probability
from burdenshare.session.job import deals, outlook_of, pooled_deals
from burdenshare.session.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.outlook import Deal, Outlook
    from burdenshare.talks import Talks

Scores: TypeAlias = "Mapping[str, Mapping[str, float]]"
LEVELS = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
_VERSIONS = ("numpy", "scipy", "CurrencyConverter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A question as it stands now.

    Attributes:
        forecast: The forecast it is of.
        question: What was asked and said.
        outcome: True or False, the sum, or the term in years; None while it is open.
        basis: What settled it, or what it waits for.
        scores: By forecaster (outlook first, then the naive ones), by rule; lower is better.
    """

    forecast: Forecast
    question: Question
    outcome: bool | float | None
    basis: str
    scores: Scores = field(default_factory=dict)


def questions(outlook: Outlook, talks: Talks, *, usual: int | None = None) -> tuple[Question, ...]:
    """What an outlook says, as questions that time will settle.

    Args:
        outlook: The outlook.
        talks: Its talks.
        usual: Years of the last term, for the naive forecast of the next; None where unknown.
    """
    name, rows = outlook.name, []
    for day, p in outlook.deal_by:
        text, naive = f"{name}: will there be a deal by {day}?", _naive(outlook, day)
        rows.append(_chance(outlook, f"deal:{day}", text, _DEAL, p, by=day, naive=naive))
    for day, p in outlook.extension_by:
        text = f"{name}: will they end in a deal for one year by {day}?"
        rows.append(_chance(outlook, f"one-year:{day}", text, _ONE_YEAR, p, by=day))
    for day, p in outlook.reopened_by:
        text = f"Will the agreement {outlook.agreement_in_force} be reopened by {day}?"
        rows.append(_chance(outlook, f"reopened:{day}", text, _REOPENED, p, by=day))
    if outlook.settled:
        return tuple(row for row in rows if row.sort == "reopened")
    if outlook.p_lapse is not None:
        day = talks.deadline
        text = f"{name}: will the agreement in force end on {day} before another is agreed?"
        rows.append(_chance(outlook, f"lapse:{day}", text, _LAPSE, outlook.p_lapse, by=day))
    if outlook.p_veto is not None:
        text = f"{name}: will the principal veto, or the {talks.payer.ratifier} refuse, a deal?"
        rows.append(_chance(outlook, "veto", text, _VETO, outlook.p_veto, source=_EVENTS))
    return (*rows, *_amount(outlook), *_term(outlook, usual))


_AGREEMENTS = "agreements/*.toml of the case, and the addresses it gives"
_EVENTS = "record/events.csv of the case, and the addresses it gives"
_NO = "no once the record goes beyond that day without one"
_DEAL = (
    "yes if the agreement that ends these talks was agreed (else initialed, else signed) by the "
    f"end of that day; {_NO}"
)
_ONE_YEAR = f"yes if it was agreed by the end of that day and its term rounds to one year; {_NO}"
_REOPENED = (
    "yes if after the as-of day and by the end of that day a change of its sums was agreed "
    f"(amend), or another agreement that begins before its term ends; {_NO}"
)
_LAPSE = (
    "yes if the record goes beyond that day and no agreement that ends these talks was agreed by "
    "then; no if one was"
)
_VETO = (
    "yes if the record has a veto in these talks after the as-of day, or a reject by the ratifier; "
    "no once the agreement is in force without one"
)


def _chance(
    outlook: Outlook,
    name: str,
    text: str,
    rule: str,
    chance: float,
    *,
    by: date | None = None,
    source: str = _AGREEMENTS,
    naive: Mapping[str, float] | None = None,
) -> Question:
    """A question of yes or no; somebody who knows nothing says 0.5."""
    sort = name.partition(":")[0]
    subject = outlook.agreement_in_force if sort == "reopened" else None
    return Question(
        id=f"{subject or outlook.talks}:{name}",
        sort=sort,
        text=text,
        rule=rule,
        source=source,
        by=by,
        chance=chance,
        baselines={"even": 0.5, **(naive or {})},
    )


def _naive(outlook: Outlook, day: date) -> dict[str, float]:
    found = outlook.baselines.get("deal_by")
    for row in found if isinstance(found, list | tuple) else ():
        if row["date"] == day:
            return {
                name: float(p)
                for name, p in row.items()
                if isinstance(p, int | float) and not name.endswith(("_low", "_high"))
            }
    return {}


def _amount(outlook: Outlook) -> tuple[Question, ...]:
    if not outlook.amount:
        return ()
    sums = outlook.baselines.get("amount")
    named = sums.items() if isinstance(sums, Mapping) else ()
    question = Question(
        id=f"{outlook.talks}:amount",
        sort="amount",
        text=f"{outlook.name}: what first-year sum will be agreed?",
        rule="the first negotiated yearly sum of the agreement that ends these talks",
        source=_AGREEMENTS,
        quantiles=dict(outlook.amount),
        unit=outlook.unit,
        baselines={name: float(value) for name, value in named if value},
    )
    return (question,)


def _term(outlook: Outlook, usual: int | None) -> tuple[Question, ...]:
    if not outlook.term:
        return ()
    question = Question(
        id=f"{outlook.talks}:term",
        sort="term",
        text=f"{outlook.name}: for how many years will the agreement be?",
        rule="the term of the agreement that ends these talks, rounded to whole years",
        source=_AGREEMENTS,
        shares={str(years): chance for years, chance in outlook.term.items()},
        baselines={"same_again": float(usual)} if usual else {},
    )
    return (question,)


def log(
    path: str,
    *,
    talks: str | None = None,
    as_of: date | None = None,
    by: Sequence[date] = (),
    seed: int = 1,
    made_at: datetime | None = None,
) -> Forecast:
    """Make the outlook of a case and write it into its log of forecasts.

    Questions that the case can answer already, or whose day is over, are left out: a forecast
    counts only before the outcome.

    Args:
        path: A case that can be written to.
        talks: Key of the talks; None takes those that are on, or come next.
        as_of: Nothing published later is used; None takes the day the record ends.
        by: Dates to give P(deal) for.
        seed: Of the draws.
        made_at: When; now by default.

    Raises:
        UsageError: A date asked for is over, or nothing is left to ask.
        CaseError: The case ships with the package, has no talks, or its log cannot be written.
    """
    case = open_case(path)
    home(case)  # before the work is done
    moment = (made_at or datetime.now(UTC)).astimezone(UTC)
    over = [day for day in by if day <= moment.date()]
    if over:
        raise UsageError(f"{over[0]} is over, so it can't be forecast: give --by a later day")
    outlook, inputs = _outlook(case, path, talks=talks, as_of=as_of, by=by, seed=seed)
    asked = [
        question
        for question in _asked(case, outlook)
        if (question.by is None or question.by > moment.date())
        and settle(case, question, outlook.as_of, outlook.talks)[0] is None
    ]
    if not asked:
        raise UsageError(
            f"nothing to log: what {outlook.name} came to by {moment.date()} is known or over"
        )
    return record(
        case,
        Forecast(
            talks=outlook.talks,
            as_of=outlook.as_of,
            made_at=moment.isoformat(timespec="seconds"),
            dates=tuple(by),
            seed=seed,
            versions=_versions(),
            inputs=inputs,
            questions=tuple(asked),
        ),
    )


def _outlook(
    case: Case,
    path: str,
    *,
    talks: str | None,
    as_of: date | None,
    by: Sequence[date],
    seed: int,
) -> tuple[Outlook, dict[str, str]]:
    """The outlook and the hashes of all it was made from."""
    reading = read(path) if case.reports()[0] else None
    found = outlook_of(
        case, talks=talks, as_of=as_of, by=by, claims=reading.claims if reading else (), seed=seed
    )
    inputs = dict(case.files)
    if reading:
        inputs |= {f"reports/{name}": digest for name, digest in reading.files.items()}
        about = case.reports()[1]
        inputs |= {"reports/reports.toml": about.sha256} if about.sha256 else {}
    inputs[DECISIONS] = trusted(case.root, DECISIONS).head
    others = pooled_deals(case)[len(deals(case)) :]
    inputs["deals of other hosts"] = sha256(repr(others).encode()).hexdigest()
    return found, inputs


def _asked(case: Case, outlook: Outlook) -> tuple[Question, ...]:
    chosen = case.talks[outlook.talks]
    past = [d for d in deals(case) if d.name == chosen.replaces and d.term_years]
    usual = round(past[0].term_years or 0) if past else None
    return questions(outlook, chosen, usual=usual)


def replay(path: str, forecast: Forecast) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """A logged forecast made anew: its questions as they come out now, and inputs that changed.

    With the same inputs, versions and seed the chances are the same to the last digit.
    """
    case = open_case(path)
    outlook, inputs = _outlook(
        case,
        path,
        talks=forecast.talks,
        as_of=forecast.as_of,
        by=forecast.dates,
        seed=forecast.seed,
    )
    names = sorted({*inputs, *forecast.inputs})
    changed = [name for name in names if inputs.get(name) != forecast.inputs.get(name)]
    new = {question.id: question for question in _asked(case, outlook)}
    return tuple(new[q.id] for q in forecast.questions if q.id in new), tuple(changed)


def score(case: Case) -> tuple[Scored, ...]:
    """Every logged question against what the case knows now.

    Chances of yes or no get the Brier and the log score, sums the CRPS of their logarithm (a naive
    figure its log error), terms the ranked probability score; in all of them lower is better.

    Raises:
        CaseError: The chain is broken, or nothing was logged.
    """
    made = forecasts(case)
    if not made:
        raise CaseError(
            "has no logged forecasts; `burdenshare outlook CASE --log` makes one", place=case.name
        )
    return tuple(_scored(case, one, question) for one in made for question in one.questions)


def _scored(case: Case, forecast: Forecast, question: Question) -> Scored:
    outcome, basis = settle(case, question, forecast.as_of, forecast.talks)
    scores: dict[str, dict[str, float]] = {}
    if outcome is not None:
        said: dict[str, object] = {
            "outlook": question.chance
            if question.chance is not None
            else question.quantiles or question.shares or {}
        }
        for name, answer in (said | dict(question.baselines)).items():
            scores[name] = _scores(question.sort, answer, outcome)
    return Scored(forecast=forecast, question=question, outcome=outcome, basis=basis, scores=scores)


def _scores(sort: str, said: object, outcome: bool | float) -> dict[str, float]:  # noqa: FBT001
    if sort == "amount":
        return {"crps": _sum_score(said, float(outcome))}
    if sort == "term":
        shares = said if isinstance(said, Mapping) else {str(said): 1.0}
        whole = {round(float(str(years))): float(chance) for years, chance in shares.items()}
        return {"rps": ranked_probability(whole, round(outcome))}
    chance = float(str(said))
    happened = bool(outcome)
    return {
        "brier": brier(chance, happened=happened),
        "log": log_score(chance, happened=happened),
    }


def _sum_score(said: object, outcome: float) -> float:
    """CRPS of log quantiles joined by straight lines; for a single sum, its log error."""
    import numpy as np  # noqa: PLC0415 - only scores need it

    if not isinstance(said, Mapping):
        return abs(ln(float(str(said))) - ln(outcome))
    knots = [ln(float(said[name])) for name in LEVELS]
    grid = (np.arange(2000) + 0.5) / 2000
    values = np.interp(grid, list(LEVELS.values()), knots)
    return crps(values, np.ones(grid.size), ln(outcome))


def settle(
    case: Case, question: Question, as_of: date, talks: str
) -> tuple[bool | float | None, str]:
    """The answer as far as the case knows it, and what it rests on or waits for."""
    chosen = case.talks.get(talks)
    if chosen is None:
        return None, f"the case has no talks {talks!r} any more"
    deal = next((d for d in deals(case) if d.name == chosen.outcome and d.agreed), None)
    answer: tuple[bool | float | None, str] = (None, "waits for the end of the talks")
    match question.sort:
        case "deal" | "one-year":
            answer = _by_day(case, question, deal)
        case "lapse":
            dealt, basis = _by_day(case, question, deal)
            answer = None if dealt is None else not dealt, basis
        case "reopened":
            answer = _reopening(case, question, as_of)
        case "veto":
            answer = _refused(case, chosen, deal, as_of)
        case "amount" if deal and deal.amount and deal.currency == question.unit:
            answer = deal.amount, f"{deal.name}, agreed on {deal.agreed}"
        case "term" if deal and deal.term_years:
            answer = float(round(deal.term_years)), f"{deal.name}, agreed on {deal.agreed}"
    return answer


def _by_day(case: Case, question: Question, deal: Deal | None) -> tuple[bool | None, str]:
    day = question.by or date.max
    if deal and deal.agreed:
        one_year = round(deal.term_years or 0) == 1
        in_time = deal.agreed <= day
        yes = in_time and (question.sort != "one-year" or one_year)
        return yes, f"{deal.name}, agreed on {deal.agreed} for {deal.term_years:g} years"
    return _beyond(case, day)


def _reopening(case: Case, question: Question, as_of: date) -> tuple[bool | None, str]:
    day = question.by or date.max
    held = case.agreements.get(question.id.partition(":")[0])
    if held is None:
        return None, "the case has no such agreement any more"
    for change in held.amend.values():
        if change.date and as_of < change.date <= day:
            return True, f"a change agreed on {change.date}"
    for deal in deals(case):
        later = deal.agreed is not None and as_of < deal.agreed <= day
        inside = deal.first and held.term.last and deal.first <= held.term.last
        if deal.name != held.key and later and inside:
            return True, f"{deal.name}, agreed on {deal.agreed}"
    return _beyond(case, day)


def _refused(case: Case, talks: Talks, deal: Deal | None, as_of: date) -> tuple[bool | None, str]:
    for event in case.events:
        veto = event.kind == "veto"
        refusal = event.kind == "reject" and event.actor == talks.payer.ratifier
        if (veto or refusal) and event.talks in talks.record and event.date > as_of:
            return True, f"{event.kind} by {event.actor} on {event.date}"
    if deal and deal.in_force:
        return False, f"{deal.name} came into force on {deal.in_force}"
    return None, "waits for the end of the talks"


def _beyond(case: Case, day: date) -> tuple[bool | None, str]:
    """No, once the record goes beyond the day."""
    end = max((event.published for event in case.events if event.published), default=date.min)
    if end > day:
        return False, f"nothing of it in the record, which goes to {end}"
    return None, f"the record goes to {end}; it is settled once it goes beyond {day}"


def means(rows: Sequence[Scored]) -> tuple[tuple[str, str, str, int, float, float], ...]:
    """Mean scores beside each naive forecast, over the questions that both answered.

    Returns:
        Rows of sort, rule, naive forecast, number of questions, our mean, its mean.
    """
    pairs: dict[tuple[str, str, str], list[tuple[float, float]]] = {}
    for row in rows:
        ours = row.scores.get("outlook", {})
        for name, theirs in row.scores.items():
            for rule in theirs if name != "outlook" else ():
                key = (row.question.sort, rule, name)
                pairs.setdefault(key, []).append((ours[rule], theirs[rule]))
    return tuple(
        (*key, len(both), fmean(a for a, _ in both), fmean(b for _, b in both))
        for key, both in sorted(pairs.items())
    )


def _versions() -> dict[str, str]:
    return {
        "burdenshare": __version__,
        "python": platform.python_version(),
        **{name: metadata.version(name) for name in _VERSIONS},
    }
