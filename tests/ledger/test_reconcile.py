from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.agreement import Basis, Payment
from burdenshare.claim import Claim, Kind, Modality, Status
from burdenshare.errors import InputError
from burdenshare.ledger import Figure, Ledger, Options, reconcile
from burdenshare.series import Exchange, Rates
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[..., Claim]

KEPT = settings(deadline=None, max_examples=25, derandomize=True)
NO_RATES = Exchange(rates={})
OF_2018 = "contribution:KR:stationing:agreed:2018"
OF_2019 = "contribution:KR:stationing:agreed:2019"


def half_width(figure: Figure) -> float:
    return (figure.high - figure.low) / 2 / figure.mean


def rows(ledger: Ledger) -> list[tuple[object, ...]]:
    """Rows of a ledger as plain numbers, rounded beyond any printed digit."""
    return [
        (row.name, f"{row.mean:.9g}", f"{row.low:.9g}", f"{row.high:.9g}") for row in ledger.figures
    ]


def test_a_sum_that_no_report_states_follows_from_the_next_year_and_its_rise(
    say: Say, steady: Exchange
) -> None:
    rise = say("8.2", "percent", kind=Kind.INCREASE, report="b")
    ledger = reconcile([say("1038900000000"), rise], steady)
    assert ledger.figure(OF_2018).mean == pytest.approx(1038.9e9 / 1.082, rel=1e-4)
    assert half_width(ledger.figure(OF_2018)) < 0.002


def test_dollars_are_won_at_a_rate_that_only_the_day_leaves_open(
    say: Say, steady: Exchange
) -> None:
    figure = reconcile([say("924000000", "USD")], steady).figure(OF_2019)
    assert figure.unit == "KRW"
    assert figure.mean == pytest.approx(924e6 * 1100, rel=0.002)


def test_each_variable_is_one_row(say: Say, steady: Exchange) -> None:
    claims = [
        say("1038900000000"),
        say("1040000000000", report="b", status=Status.PAID),
        say("924000000", "USD", report="c", status=Status.PAID),
        say("1130000000000", kind=Kind.DEMAND, status=Status.DEMANDED, actor="US"),
    ]
    names = [row.name for row in reconcile(claims, steady).figures]
    assert len(names) == len(set(names)) == 2


def test_a_provisional_rise_does_not_move_the_agreed_sum(say: Say, steady: Exchange) -> None:
    claims = [say("1038900000000"), say("1038900000000", period="2020", report="b")]
    tentative = say("13", "percent", kind=Kind.INCREASE, status=Status.TENTATIVE, period="2020")
    alone = reconcile(claims, steady)
    both = reconcile([*claims, tentative], steady)
    name = "contribution:KR:stationing:agreed:2020"
    assert both.figure(name).mean == pytest.approx(alone.figure(name).mean, rel=1e-9)
    assert both.figure("increase:KR:stationing:tentative:2020").mean == pytest.approx(13, rel=1e-4)


def test_what_is_demanded_or_offered_never_moves_what_is_agreed(say: Say, steady: Exchange) -> None:
    asks = [
        say("5000000000", "USD", kind=Kind.DEMAND, status=Status.DEMANDED, actor="US"),
        say("999900000000", kind=Kind.OFFER, status=Status.OFFERED),
    ]
    agreed = say("1038900000000")
    both, alone = reconcile([agreed, *asks], steady), reconcile([agreed], steady)
    assert both.figure(OF_2019).mean == pytest.approx(alone.figure(OF_2019).mean, rel=1e-9)
    assert both.figure(OF_2019).high == pytest.approx(alone.figure(OF_2019).high, rel=1e-6)


def test_the_asker_is_not_taken_for_the_payer(say: Say, steady: Exchange) -> None:
    ask = say("5000000000", "USD", kind=Kind.DEMAND, status=Status.DEMANDED, actor="US")
    figures = reconcile([say("1038900000000"), ask], steady).figures
    assert [(row.measure, row.payer, row.unit) for row in figures][1] == ("demand", "KR", "USD")


def test_two_asks_of_one_day_are_two_figures(say: Say, steady: Exchange) -> None:
    asks = [
        say(value, "USD", kind=Kind.DEMAND, status=Status.DEMANDED, actor="US", period="2020")
        for value in ("2000000000", "5000000000")
    ]
    figures = reconcile([say("1038900000000"), *asks], steady).figures
    assert [round(row.mean / 1e9, 6) for row in figures if row.measure == "demand"] == [2, 5]


def test_one_slip_does_not_move_the_figure(say: Say, steady: Exchange) -> None:
    good = [say("1038900000000", report=name) for name in "bcd"]
    ledger = reconcile([*good, say("1389000000000")], steady)
    assert ledger.figure(OF_2019).mean == pytest.approx(1038.9e9, rel=1e-3)
    assert [problem.kind for problem in ledger.problems] == ["slip"]
    assert "1.039 trillion won was meant" in ledger.problems[0].explanation


def test_at_most_and_more_than_bound_a_sum_on_one_side(say: Say, steady: Exchange) -> None:
    above = reconcile([say("1000000000000", modality=Modality.MORE_THAN)], steady)
    below = reconcile([say("1000000000000", modality=Modality.AT_MOST)], steady)
    assert above.figure(OF_2019).mean > 1.01e12
    assert below.figure(OF_2019).mean < 0.99e12


def test_a_mean_over_years_and_its_sum_are_told_apart(say: Say, steady: Exchange) -> None:
    span = "2014/2018"
    yearly = [say("950000000000", period=str(year), report=str(year)) for year in range(2014, 2019)]
    whole = say("4750000000000", period=span, quote="4.75 trillion won over the five years")
    each = say("950000000000", period=span, quote="950 billion won a year", report="b")
    for claim, per in ((whole, "period"), (each, "year")):
        ledger = reconcile([*yearly, claim], steady)
        row = ledger.figure("contribution:KR:stationing:agreed:2014/2018")
        assert row.per == per
        assert row.mean == pytest.approx(float(claim.value or 0), rel=0.01)
        assert ledger.problems == ()


def test_a_share_of_a_total_gives_the_sum(say: Say, steady: Exchange) -> None:
    budget = {"scope": "NATO budget", "status": Status.PAID}
    total = say("2120000000", "EUR", kind=Kind.TOTAL_COST, actor="NATO", **budget)
    share = say("14.8", "percent", kind=Kind.SHARE, actor="DE", report="b", **budget)
    paid = say("310000000", "EUR", actor="DE", report="c", modality=Modality.ABOUT, **budget)
    row = reconcile([total, share, paid], steady).figure("contribution:DE:nato-budget:agreed:2019")
    assert row.mean == pytest.approx(0.148 * 2.12e9, rel=0.005)


@given(
    shares=st.lists(
        st.sampled_from(["14.8", "16.35", "22.1", "99", "100"]), min_size=1, max_size=3
    ),
    parts=st.lists(st.sampled_from([33, 313, 470, 3130, 47000]), max_size=3),
    total=st.sampled_from([None, 33, 2120]),
    taken=st.integers(0, 7),
)
@KEPT
def test_a_share_is_never_more_than_the_whole(
    say: Say,
    steady: Exchange,
    *,
    shares: list[str],
    parts: list[int],
    total: int | None,
    taken: int,
) -> None:
    budget = {"scope": "NATO budget", "status": Status.PAID, "actor": "DE", "period": "2021"}
    claims = [
        say(share, "percent", kind=Kind.SHARE, report=f"s{k}", **budget)
        for k, share in enumerate(shares)
    ]
    claims += [
        say(f"{part}000000", "EUR", report=f"p{k}", **budget) for k, part in enumerate(parts)
    ]
    if total:
        claims.append(say(f"{total}000000", "EUR", kind=Kind.TOTAL_COST, report="t", **budget))
    accepted = frozenset({claims[taken % len(claims)].id})
    for options in (Options(), Options(accepted=accepted)):
        figure = reconcile(claims, steady, options=options).figure("share:DE:nato-budget:paid:2021")
        assert 0 < figure.low <= figure.mean <= figure.high <= 100


def test_a_share_of_more_than_the_whole_is_refused(say: Say, steady: Exchange) -> None:
    ledger = reconcile([say("135", "percent", kind=Kind.SHARE)], steady)
    assert ledger.figures == ()
    assert "more than the whole" in ledger.problems[0].message


def test_a_share_is_not_tied_to_a_total_of_another_year_or_scope(
    say: Say, steady: Exchange
) -> None:
    share = say("16.35", "percent", kind=Kind.SHARE, actor="DE", report="b", period="2021")
    total = say("2120000000", "EUR", kind=Kind.TOTAL_COST, actor="NATO", scope="NATO budget")
    paid = say("313000000", "EUR", actor="DE", report="c", period="2021")
    alone = reconcile([share], steady).figures[0]
    for other in (replace(total, period="2021"), replace(total, scope="stationing")):
        ledger = reconcile([share, other, paid], steady)
        assert ledger.figure(alone.name).mean == pytest.approx(alone.mean, rel=1e-6)
        assert ledger.solution is not None
        assert all(row.parts[0].name != "share of the total" for row in ledger.solution.statements)


@pytest.mark.parametrize(
    ("value", "unit", "period", "why"),
    [
        ("NaN", "KRW", "2019", "not a number"),
        ("Infinity", "KRW", "2019", "not a number"),
        ("-1000000000", "KRW", "2019", "negative"),
        ("0", "KRW", "2019", "zero"),
        ("1e300", "KRW", "2019", "beyond any sum"),
        ("1000000000", "XAU", "2019", "not one we know"),
        ("1000000000", "KRW", "2020/2018", "ends before it starts"),
        ("1000000000", "KRW", "soon", "not a period"),
    ],
)
def test_a_claim_that_cannot_be_used_is_named_and_the_rest_goes_on(
    say: Say,
    steady: Exchange,
    *,
    value: str,
    unit: str,
    period: str,
    why: str,
) -> None:
    bad = say(value, unit, period=period, id="bad000000000")
    ledger = reconcile([bad, say("1038900000000")], steady)
    assert ledger.figure(OF_2019).mean == pytest.approx(1038.9e9, rel=1e-6)
    (problem,) = ledger.problems
    assert problem.claims == ("bad000000000",)
    assert "bad000000000" in problem.message
    assert why in problem.message


def test_events_and_nothing_at_all_make_an_empty_ledger(say: Say, steady: Exchange) -> None:
    signed = say(None, None, kind=Kind.SIGNED)
    assert reconcile([signed], steady).figures == ()
    assert reconcile([], steady) == reconcile([], steady)


def test_an_unknown_name_is_an_error_that_names_it(say: Say, steady: Exchange) -> None:
    ledger = reconcile([say("1038900000000")], steady)
    with pytest.raises(InputError, match="contribution:XX"):
        ledger.figure("contribution:XX")


def mixed(say: Say) -> list[Claim]:
    """Claims of every make on one year, one of them a slip."""
    return [
        say("1038900000000"),
        say("924000000", "USD", report="b"),
        say("1389000000000", report="c"),
        say("8.2", "percent", kind=Kind.INCREASE, report="d"),
        say("41", "percent", kind=Kind.SHARE, status=Status.PAID, report="e"),
        say("1100000000000", modality=Modality.LESS_THAN, report="f"),
    ]


@given(order=st.permutations(range(6)))
@KEPT
def test_the_order_of_claims_does_not_matter(say: Say, order: list[int]) -> None:
    claims = mixed(say)
    shuffled = reconcile([claims[k] for k in order], NO_RATES)
    assert rows(shuffled) == rows(reconcile(claims, NO_RATES))


def test_a_copy_of_the_same_cluster_changes_nothing(say: Say, steady: Exchange) -> None:
    claims = [say("1038900000000", cluster="wire"), say("915000000", "USD", report="b")]
    copy = replace(claims[0], report="c", id="f" * 12, published=date(2019, 2, 12))
    assert rows(reconcile([*claims, copy], steady)) == rows(reconcile(claims, steady))
    assert reconcile([*claims, copy], steady).copies == {"f" * 12: claims[0].id}


def test_a_second_witness_narrows_what_the_first_said(say: Say, steady: Exchange) -> None:
    one = reconcile([say("1040000000000")], steady).figure(OF_2019)
    two = reconcile([say("1040000000000"), say("1040000000000", report="b")], steady)
    assert half_width(two.figure(OF_2019)) < half_width(one)


@given(value=st.integers(500, 2000))
@KEPT
def test_a_claim_equal_to_the_posterior_narrows_it(say: Say, value: int) -> None:
    first = say(str(Decimal(value).scaleb(9)))
    before = reconcile([first], NO_RATES).figure(OF_2019)
    after = reconcile([first, replace(first, report="z", id="e" * 12)], NO_RATES).figure(OF_2019)
    assert half_width(after) < half_width(before)
    assert after.mean == pytest.approx(before.mean, rel=2e-4)


def test_units_can_be_swapped(say: Say, steady: Exchange) -> None:
    won = reconcile([say("1038900000000"), say("1040000000000", report="b")], steady)
    thousandth = reconcile([say("1038900000"), say("1040000000", report="b")], steady)
    ratio = won.figure(OF_2019).mean / thousandth.figure(OF_2019).mean
    assert ratio == pytest.approx(1000, rel=1e-9)


def test_the_schedule_is_a_soft_identity_that_can_be_switched_off(
    say: Say, steady: Exchange
) -> None:
    owed = Payment(
        agreement="sma-10",
        payer="KR",
        recipient="US",
        year=2019,
        amount=1038.9e9,
        currency=Currency.KRW,
        basis=Basis.NEGOTIATED,
    )
    claims = [say("1040000000000", modality=Modality.ABOUT)]
    on = reconcile(claims, steady, schedule=[owed]).figure(OF_2019)
    off = reconcile(claims, steady, schedule=[owed], options=Options(schedule=False))
    assert on.mean == pytest.approx(1038.9e9, rel=5e-4)
    assert off.figure(OF_2019) == reconcile(claims, steady).figure(OF_2019)


def test_five_reports_alone_give_the_sum_of_2018(
    labelled: Callable[[str], list[Claim]], ecb: Exchange
) -> None:
    # Agreed: 960.2 bn won for 2018 (MND White Paper 2018, p. 181), 1,038.9 for 2019 (MOFA 2019).
    ledger = reconcile(labelled("seeds"), ecb)
    for name, agreed, most in ((OF_2018, 960.2e9, 0.005), (OF_2019, 1038.9e9, 0.003)):
        figure = ledger.figure(name)
        assert figure.mean == pytest.approx(agreed, rel=most)
        assert figure.low < agreed < figure.high
        assert half_width(figure) < 0.01
        assert [row.name for row in ledger.figures].count(name) == 1


def withheld(ecb: Exchange, spans: tuple[tuple[date, date], ...]) -> Exchange:
    """The rates without those of some spans of days."""
    whole = ecb.of(Currency.KRW)
    hidden = [(first.toordinal(), last.toordinal()) for first, last in spans]
    kept = [
        (day, rate)
        for day, rate in zip(whole.days, whole.rates, strict=True)
        if not any(first <= day <= last for first, last in hidden)
    ]
    rates = Rates(
        currency=Currency.KRW,
        days=tuple(day for day, _ in kept),
        rates=tuple(rate for _, rate in kept),
        annual={},
    )
    return Exchange(rates={Currency.KRW: rates})


def test_rates_that_are_withheld_are_inferred_from_the_reports(
    labelled: Callable[[str], list[Claim]], ecb: Exchange
) -> None:
    hidden = ((date(2018, 12, 1), date(2019, 3, 31)), (date(2020, 12, 1), date(2021, 3, 31)))
    ledger = reconcile(labelled("seeds"), withheld(ecb, hidden))
    won = ecb.of(Currency.KRW)
    days = {"000": date(2019, 2, 10), "001": date(2019, 2, 12), "003": date(2021, 2, 5)}
    seen = set()
    for row in ledger.conversions:
        report = row.witness[:3]
        if report in days and row.period in {"2019", None}:
            assert row.mean == pytest.approx(won.on(days[report]), rel=0.015)
            seen.add(report)
    assert seen == set(days)


@pytest.mark.parametrize("seed", range(12))
def test_no_choice_of_claims_and_slips_carries_a_series_away(
    say: Say, steady: Exchange, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    claims = []
    for year in range(2008, 2022):
        for report in "abc":
            value = Decimal(round(900 * 1.02 ** (year - 2014), 1)).quantize(Decimal("0.1"))
            shift = int(rng.choice([9, 8, 10, 12, 6], p=[0.9, 0.025, 0.025, 0.025, 0.025]))
            if rng.random() < 0.4:
                claims.append(say(str(value.scaleb(shift)), period=str(year), report=report))
    rows = [row for row in reconcile(claims, steady).figures if row.measure == "contribution"]
    assert rows
    for row in rows:
        expected = 900e9 * 1.02 ** (int(row.period or 0) - 2014)
        assert row.mean == pytest.approx(expected, rel=0.35)


def test_parts_make_the_whole_that_nobody_states(say: Say, steady: Exchange) -> None:
    # Labour, construction and logistics of 2018 sum to 960.2 bn won (MND).
    parts = {"labour": "371.0", "military construction": "444.2", "logistics": "145.0"}
    claims = [
        say(str(Decimal(value).scaleb(9)), scope=scope, period="2018", status=Status.PAID)
        for scope, value in parts.items()
    ]
    figure = reconcile(claims, steady).figure(OF_2018)
    assert figure.mean == pytest.approx(960.2e9, rel=0.003)
    assert figure.low < 960.2e9 < figure.high
    assert len(figure.claims) == 3


def test_a_whole_and_two_parts_do_not_make_the_third(say: Say, steady: Exchange) -> None:
    claims = [
        say("960200000000", period="2018"),
        say("371000000000", period="2018", scope="labour"),
    ]
    names = [row.name for row in reconcile(claims, steady).figures]
    assert names == ["contribution:KR:labour:agreed:2018", OF_2018]


def test_a_schedule_that_is_off_still_tells_why(say: Say, steady: Exchange) -> None:
    payments = [
        Payment(
            agreement=name,
            payer="KR",
            recipient="US",
            year=year,
            amount=amount,
            currency=Currency.KRW,
            basis=Basis.NEGOTIATED,
        )
        for name, year, amount in (("sma-09", 2018, 960.2e9), ("sma-10", 2019, 1038.9e9))
    ]
    claims = [say("1038900000000", report=name) for name in "ab"]
    odd = say("960200000000", report="c")
    off = Options(schedule=False)
    ledger = reconcile([*claims, odd], steady, schedule=payments, options=off)
    assert ledger.figure(OF_2019) == reconcile([*claims, odd], steady).figure(OF_2019)
    (problem,) = ledger.problems
    assert problem.kind == "treaty"
    assert "sma-09 sets for 2018" in problem.explanation


def test_an_absolute_rise_ties_two_years(say: Say, steady: Exchange) -> None:
    # Berlin's share of the alliance's budget: 313 m euros in 2019, 33 m more from 2020.
    budget = {"actor": "DE", "scope": "NATO budget"}
    paid = say("313000000", "EUR", **budget)
    more = say("33000000", "EUR", kind=Kind.INCREASE, period="2020", report="b", **budget)
    figure = reconcile([paid, more], steady).figure("contribution:DE:nato-budget:agreed:2020")
    assert figure.mean == pytest.approx(346e6, rel=0.02)


def test_a_cut_is_a_figure_of_its_own(say: Say, steady: Exchange) -> None:
    cut = say("-120000000", "EUR", kind=Kind.INCREASE, actor="US", period="2021")
    (row,) = reconcile([cut], steady).figures
    assert row.measure == "decrease"
    assert row.mean == pytest.approx(120e6, rel=1e-3)


def test_a_share_of_a_total_in_another_currency_is_converted(say: Say, steady: Exchange) -> None:
    total = say("2400000000", "USD", kind=Kind.TOTAL_COST, status=Status.PAID, actor="KR,US")
    share = say("40", "percent", kind=Kind.SHARE, status=Status.PAID, report="b")
    paid = say("1100000000000", report="c", modality=Modality.ABOUT)
    ledger = reconcile([total, share, paid], steady)
    assert ledger.figure(OF_2019).mean == pytest.approx(0.40 * 2.4e9 * 1100, rel=0.03)


def test_conversions_of_one_report_and_period_share_their_rate(say: Say, steady: Exchange) -> None:
    sums = [say("1040000000000"), say("1560000000000", scope="total")]
    pairs = [
        say(value, "USD", kind=Kind.EXCHANGE_CONVERSION, of=won.id)
        for value, won in zip(("945000000", "1418000000"), sums, strict=True)
    ]
    (rate,) = reconcile([*sums, *pairs], steady).conversions
    assert len(rate.claims) == 2
    assert rate.mean == pytest.approx(1100, rel=0.005)


def test_an_ask_with_no_day_is_placed_by_its_event_or_its_report(
    say: Say, steady: Exchange
) -> None:
    ask = {"kind": Kind.DEMAND, "status": Status.DEMANDED, "actor": "US", "period": None}
    dated = say("4700000000", "USD", date="2019-11", **ask)
    bare = say("5000000000", "USD", report="b", **ask)
    lost = say("8000000000", "USD", report="c", published=None, **ask)
    periods = {row.period for row in reconcile([dated, bare, lost], steady).figures}
    assert periods == {"2019-11", "2019-02", None}
