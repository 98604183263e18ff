"""The shipped Korean record on thirty days: what came later must not be seen, in any order."""

from __future__ import annotations

import datetime as dt
import json
import random
from functools import cache

import pytest

from burdenshare.case import Case, open_case
from burdenshare.outlook import Deal, deals_from, forecast, to_dict

FIRST, LAST = dt.date(2013, 7, 15), dt.date(2024, 9, 30)
STEP = (LAST - FIRST) / 29
DATES = [FIRST + STEP * number for number in range(30)]


@cache
def korea() -> Case:
    return open_case("@us-korea")


@cache
def deals() -> tuple[Deal, ...]:
    case = korea()
    return deals_from(
        tuple(case.agreements.values()),
        tuple(case.talks.values()),
        case.events,
        case.contributions,
    )


@pytest.mark.parametrize("day", DATES, ids=str)
def test_the_record_cut_at_the_day_and_the_whole_record_give_one_outlook(day: dt.date) -> None:
    case = korea()
    rows = sorted(case.talks.values(), key=lambda one: one.deadline)
    public = {deal.name: deal.published for deal in deals()}
    talks = next(
        (t for t in rows if (since := public.get(t.outcome or "")) is None or since > day), rows[-1]
    )
    events = list(case.events)
    random.Random(day.toordinal()).shuffle(events)  # noqa: S311 - an order, no secret
    whole = forecast(
        talks,
        as_of=day,
        events=events,
        deals=tuple(reversed(deals())),
        series=case.series,
        exchange=case.exchange,
        draws=200,
    )
    cut = forecast(
        talks,
        as_of=day,
        events=[event for event in case.events if event.known(day)],
        deals=[deal for deal in deals() if deal.published and deal.published <= day],
        series={name: one.as_of(day) for name, one in case.series.items()},
        exchange=case.exchange.as_of(day),
        draws=200,
    )
    assert json.dumps(to_dict(whole)) == json.dumps(to_dict(cut))
    ids = {event.id for event in case.events if event.known(day)}
    assert set(whole.evidence) <= ids


def test_every_past_sum_lies_where_the_outlook_thought_it_might() -> None:
    """Not a claim of skill: a sum outside 5 to 95 % on the eve would be a fault to look into."""
    case = korea()
    for talks in case.talks.values():
        deal = next(one for one in deals() if one.name == talks.outcome)
        assert deal.published is not None
        eve = deal.published - dt.timedelta(days=1)
        seen = forecast(
            talks,
            as_of=eve,
            events=case.events,
            deals=deals(),
            series=case.series,
            exchange=case.exchange,
            draws=2_000,
        )
        assert seen.amount is not None
        assert deal.amount is not None
        assert seen.amount["q05"] < deal.amount < seen.amount["q95"]
