"""A case's talks as a basis: scenarios priced, what changed between two days, the posture."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from burdenshare.errors import CaseError, UsageError
from burdenshare.outlook import Posture, known, posture, prepare
from burdenshare.outlook.move import payer_currency
from burdenshare.outlook.scenario import (
    Change,
    Priced,
    changes,
    outcome,
    parse_scenario,
    price_scenarios,
    scenarios,
)
from burdenshare.session.job import chosen, last_day, pooled_deals
from burdenshare.units import money_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from burdenshare.case import Case
    from burdenshare.claim import Claim
    from burdenshare.outlook import Basis


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


def basis_of(
    case: Case,
    *,
    talks: str | None = None,
    as_of: date | None = None,
    claims: Sequence[Claim] = (),
    seed: int = 1,
) -> Basis:
    """What forecasts of a case's talks rest on as of a day.

    Raises:
        CaseError: The case has no talks.
        UsageError: It has none of that name, or nothing was public by that day.
    """
    if not case.talks:
        raise CaseError("has no talks; add a file to its folder talks/", place=case.name)
    day = recorded(case, as_of or last_day(case))
    return prepare(
        chosen(case, talks, day),
        as_of=day,
        events=case.events,
        deals=pooled_deals(case),
        claims=claims,
        series=case.series,
        exchange=case.exchange,
        seed=seed,
    )


def scenarios_of(
    case: Case,
    basis: Basis,
    *,
    files: Sequence[str] = (),
    stationing: str | None = None,
    replacement: str | None = None,
    rises: Sequence[float] = (),
    reveal: bool = False,
    seed: int = 1,
) -> tuple[Priced, ...]:
    """Each side's positions and the usual fears, priced over five years on common draws.

    Args:
        case: Whose agreements give the rule of growth.
        basis: Record as of a day.
        files: TOML files of scenarios of the user's own.
        stationing: What stationing costs a year, e.g. ``4.46 USD bn``; adds "cost plus 50".
        replacement: What doing without the troops would cost a year; adds the break-even.
        rises: Rises over the last amount to price as well, 0.5 for half as much again.
        reveal: Also price what the talks came to, as far as it is known now.
        seed: Of the draws.

    Raises:
        TalksError: A scenario that does not hold together.
        UsageError: A sum that is none.
    """
    rows = scenarios(basis, stationing=_sum(stationing, basis))
    rows += tuple(parse_scenario(_table(file), basis, place=file) for file in files)
    rows += tuple(
        parse_scenario(
            {"name": f"a rise of {100 * rise:g} %", "rise": rise}, basis, place=f"rise-{rise:g}"
        )
        for rise in rises
    )
    if reveal and (ended := outcome(basis.state.talks, pooled_deals(case))):
        rows += (ended,)
    return price_scenarios(
        tuple(sorted(rows, key=lambda row: row.amount)),
        basis,
        tuple(case.agreements.values()),
        replacement_cost=_sum(replacement, basis),
        seed=seed,
    )


def _table(file: str) -> dict[str, object]:
    try:
        return tomllib.loads(Path(file).read_text(encoding="utf-8"))
    except OSError as fault:
        raise CaseError(f"cannot be read: {fault.strerror or fault}", place=file) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise CaseError(f"is not TOML: {fault}", place=file) from fault


def _sum(text: str | None, basis: Basis) -> float | None:
    """A written sum in base units of the payer's currency, at the rate of the as-of day."""
    if text is None:
        return None
    number, _, unit = text.strip().partition(" ")
    try:
        amount = float(number)
    except ValueError:
        raise UsageError(f"{text!r} is no sum; write for example '4.46 USD bn'") from None
    currency, scale = money_unit(unit, place=text)
    target = payer_currency(basis.state.talks)
    if basis.known.exchange is None:
        raise UsageError("a sum in another currency needs exchange rates")
    return basis.known.exchange.convert(amount * scale, currency, target, basis.known.as_of)


def changes_of(
    case: Case,
    first: date,
    second: date,
    *,
    by: date | None = None,
    talks: str | None = None,
    claims: Sequence[Claim] = (),
    seed: int = 1,
) -> tuple[Change, ...]:
    """What changed the outlook between two days, item by item; it adds up to the difference.

    The deal followed is one by ``by``; by default by the deadline, or where that is over by a year
    after the second day.

    Raises:
        CaseError: The case has no talks.
        UsageError: The days do not follow each other, or nothing was public by the first.
    """
    one = chosen(case, talks, recorded(case, first))
    later = one.deadline if one.deadline > second else second + timedelta(days=365)
    return changes(
        one,
        first,
        second,
        by=by or later,
        events=case.events,
        deals=pooled_deals(case),
        claims=claims,
        series=case.series,
        exchange=case.exchange,
        seed=seed,
    )


def posture_of(case: Case, *, as_of: date | None = None) -> Posture:
    """Troops, what is paid for each, threats and assurances, shares under each denominator."""
    day = recorded(case, as_of or last_day(case))
    seen = known(as_of=day, events=case.events, deals=pooled_deals(case), series=case.series)
    return posture(seen, case.payer, costs=case.total_costs)
