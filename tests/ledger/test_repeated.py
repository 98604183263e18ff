"""Many claims, odd claims and the same claim over and over: the ledger stays finite."""

from __future__ import annotations

from datetime import date, timedelta
from math import isfinite
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.claim import Claim, Kind, Modality, Status
from burdenshare.ledger import Ledger, reconcile

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.series import Exchange

    Say = Callable[..., Claim]

KEPT = settings(deadline=None, max_examples=30, derandomize=True)
DAY = date(2019, 2, 10)


def sound(ledger: Ledger) -> bool:
    """Whether every number of the figures, rates and problems is one, and ends are in order."""
    figures = all(
        isfinite(row.mean) and isfinite(row.high) and row.low <= row.mean <= row.high
        for row in ledger.figures
    )
    rates = all(0 < row.low <= row.mean <= row.high < float("inf") for row in ledger.conversions)
    return figures and rates and all(0 <= row.probability <= 1 for row in ledger.problems)


@pytest.mark.parametrize("count", [2, 60, 300])
def test_the_same_sum_in_hundreds_of_reports_stays_that_sum(
    say: Say, steady: Exchange, count: int
) -> None:
    claims = [
        say("1038900000000", report=f"r{k}", published=DAY + timedelta(days=k % 90))
        for k in range(count)
    ]
    ledger = reconcile(claims, steady)
    figure = ledger.figures[0]
    assert sound(ledger)
    assert figure.low < 1038.9e9 < figure.high
    assert figure.mean == pytest.approx(1038.9e9, rel=1e-3)
    assert not ledger.problems


def test_hundreds_of_nearly_like_claims_with_a_few_slips_name_the_slips(
    say: Say, steady: Exchange
) -> None:
    values = ["1038900000000", "1040000000000", "1038000000000", "1389000000000"]
    claims = [say(values[min(k % 12, 3) if k % 12 < 4 else 0], report=f"r{k}") for k in range(360)]
    ledger = reconcile(claims, steady)
    assert sound(ledger)
    assert ledger.figures[0].mean == pytest.approx(1038.9e9, rel=2e-3)
    slipped = {claim.id for claim in claims if str(claim.value) == values[3]}
    assert {problem.claims[0] for problem in ledger.problems} >= slipped


def test_a_cut_larger_than_what_is_paid_does_not_take_the_rest_along(
    say: Say, steady: Exchange
) -> None:
    cut = [
        say(f"-{9 + k}00000000000", kind=Kind.INCREASE, report=f"c{k}", period="2020")
        for k in range(20)
    ]
    claims = [say("830500000000", report=f"r{k}") for k in range(20)]
    ledger = reconcile([*claims, *cut], steady)
    assert sound(ledger)
    assert ledger.figure("contribution:KR:stationing:agreed:2019").mean == pytest.approx(
        830.5e9, rel=0.01
    )


AMOUNTS = {
    "KRW": ["830500000000", "1038900000000", "1000000000000", "1", "999999999999999999"],
    "USD": ["924000000", "830000000", "5000000000", "1"],
    "EUR": ["313000000", "470000000"],
    "percent": ["8.2", "13.9", "50", "100", "0.1", "9900"],
    "people": ["28500", "1"],
    "years": ["1", "5"],
}
KINDS = {
    "percent": [Kind.INCREASE, Kind.SHARE],
    "people": [Kind.TROOPS],
    "years": [Kind.TERM],
}
MONEY = [Kind.CONTRIBUTION, Kind.TOTAL_COST, Kind.DEMAND, Kind.OFFER, Kind.INCREASE]


@st.composite
def any_claim(draw: st.DrawFn, say: Say) -> Claim:
    """A claim of any kind, size, period and firmness; sums of a few sizes, so that many agree."""
    unit = draw(st.sampled_from(sorted(AMOUNTS)))
    kind = draw(st.sampled_from(KINDS.get(unit, MONEY)))
    value = draw(st.sampled_from(AMOUNTS[unit]))
    sign = "-" if kind is Kind.INCREASE and unit != "percent" and draw(st.booleans()) else ""
    return say(
        sign + value,
        unit,
        kind=kind,
        report=draw(st.sampled_from("abcdefgh")),
        start=draw(st.integers(0, 99)),
        status=draw(st.sampled_from([None, *Status])),
        modality=draw(st.sampled_from(Modality)),
        period=draw(st.sampled_from([None, "2018", "2019", "2020", "2019/2021", "2018/"])),
        actor=draw(st.sampled_from([None, "KR", "JP", "US", "DE"])),
        scope=draw(st.sampled_from(["stationing", "nato budget", "labour"])),
        published=draw(st.sampled_from([None, DAY, date(2021, 3, 8)])),
    )


@given(data=st.data())
@KEPT
def test_no_set_of_claims_leaves_a_number_that_is_none(
    data: st.DataObject, say: Say, steady: Exchange
) -> None:
    drawn = data.draw(st.lists(any_claim(say), min_size=1, max_size=20))
    times = data.draw(st.integers(1, 3))
    claims = [
        claim if not k else say(str(claim.value), claim.unit, **again(claim, k))
        for k in range(times)
        for claim in drawn
    ]
    assert sound(reconcile(claims, steady))


def again(claim: Claim, k: int) -> dict[str, object]:
    """The fields of a claim as another report prints it."""
    kept = ("kind", "status", "modality", "period", "actor", "scope", "published", "start")
    return {name: getattr(claim, name) for name in kept} | {"report": f"{claim.report}{k}"}
