from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from burdenshare.agreement import Basis, Payment
from burdenshare.claim import Claim, Kind, Status
from burdenshare.ledger import Problem, reconcile
from burdenshare.units import Currency
from burdenshare.units import say as spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.series import Exchange

    Say = Callable[..., Claim]

# Agreed won, in billions: MND White Paper 2018, p. 181; MOFA for 2019 and 2021.
AGREED = {2014: 920.0, 2015: 932.0, 2016: 944.1, 2017: 950.7, 2018: 960.2, 2019: 1038.9}


def record(say: Say) -> list[Claim]:
    """The agreed sums, each from two witnesses."""
    return [
        say(str(round(amount * 1e9)), period=str(year), report=f"{who} {year}")
        for year, amount in AGREED.items()
        for who in ("ministry", "white paper")
    ]


def owed() -> list[Payment]:
    """What two agreements lay down for their years."""
    return [
        Payment(
            agreement="sma-09" if year < 2019 else "sma-10",
            payer="KR",
            recipient="US",
            year=year,
            amount=amount * 1e9,
            currency=Currency.KRW,
            basis=Basis.NEGOTIATED,
        )
        for year, amount in AGREED.items()
    ]


def judged(claims: list[Claim], odd: Claim, steady: Exchange) -> Problem:
    """The one problem about a claim."""
    ledger = reconcile([*claims, odd], steady, schedule=owed())
    (problem,) = [problem for problem in ledger.problems if odd.id in problem.claims]
    return problem


@pytest.mark.parametrize(
    ("value", "period", "status", "kind"),
    [
        ("96020000000", "2018", Status.AGREED, "slip"),
        ("1389000000000", "2019", Status.AGREED, "slip"),
        ("960200000000", "2019", Status.AGREED, "year"),
        ("944100000000", "2014", Status.AGREED, "year"),
        ("823400000000", "2018", Status.PAID, "unspent"),
        ("3400000000000", "2015", Status.AGREED, "scope"),
        ("4707000000000", "2018", Status.AGREED, "span"),
    ],
)
def test_the_record_tells_why_a_sum_is_off(
    say: Say, steady: Exchange, *, value: str, period: str, status: Status, kind: str
) -> None:
    odd = say(value, period=period, status=status, report="odd")
    assert judged(record(say), odd, steady).kind == kind


def test_one_years_sum_printed_for_all_years_is_recognised(say: Say, steady: Exchange) -> None:
    odd = say("1038900000000", period="2014/2018", quote="1.04 trillion won a year", report="odd")
    assert judged(record(say), odd, steady).kind == "year"


def test_another_years_rise_is_recognised(say: Say, steady: Exchange) -> None:
    odd = say("8.2", "percent", period="2018", kind=Kind.INCREASE, report="odd")
    problem = judged(record(say), odd, steady)
    assert problem.kind == "year"
    assert "2019" in problem.explanation


def test_a_provisional_rise_printed_as_agreed_is_recognised(say: Say, steady: Exchange) -> None:
    rise = {"kind": Kind.INCREASE, "period": "2018"}
    provisional = say("13", "percent", status=Status.TENTATIVE, report="b", **rise)
    odd = say("13", "percent", report="odd", **rise)
    assert judged([*record(say), provisional], odd, steady).kind == "status"


def test_a_moved_decimal_point_of_a_rise_is_undone(say: Say, steady: Exchange) -> None:
    odd = say("82", "percent", period="2019", kind=Kind.INCREASE, report="odd")
    problem = judged(record(say), odd, steady)
    assert problem.kind == "slip"
    assert str(problem.meant) == "8.2"


def test_a_sum_with_the_wrong_currency_is_recognised(say: Say, steady: Exchange) -> None:
    odd = say("1038900000000", "USD", period="2019", report="odd")
    problem = judged(record(say), odd, steady)
    assert problem.kind == "currency"
    assert "1.039 trillion won was meant" in problem.explanation


def test_another_share_has_another_whole(say: Say, steady: Exchange) -> None:
    share = {"kind": Kind.SHARE, "status": Status.PAID, "period": "2018"}
    usual = say("41", "percent", report="b", **share)
    odd = say("67", "percent", report="odd", published=date(2019, 3, 1), **share)
    problem = judged([*record(say), usual], odd, steady)
    assert problem.kind == "scope"
    assert set(problem.claims) == {usual.id, odd.id}


def test_a_term_of_the_running_agreement_is_told_from_the_coming_one(
    say: Say, steady: Exchange
) -> None:
    term = {"kind": Kind.TERM, "period": None, "actor": "KR,US"}
    odd = say("5", "years", status=Status.EXPECTED, published=date(2018, 3, 5), **term)
    problem = judged(record(say), odd, steady)
    assert problem.kind == "treaty"
    assert "sma-09" in problem.explanation
    assert "sma-10 from 2019; 5 years is what sma-09 runs, 2014 to 2018" in problem.message


def test_what_agrees_with_the_record_is_no_problem(say: Say, steady: Exchange) -> None:
    claims = [*record(say), say("960000000000", period="2018", report="press")]
    assert reconcile(claims, steady, schedule=owed()).problems == ()


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (1.0389e12, "KRW", "1.039 trillion won"),
        (853_000, "USD", "$853,000"),
        (211e9, "JPY", "211 billion yen"),
        (41.2, "percent", "41.2 %"),
        (28_500, "people", "28,500"),
        (5, "years", "5 years"),
    ],
)
def test_amounts_are_told_as_reports_print_them(amount: float, unit: str, words: str) -> None:
    assert spoken(amount, unit) == words
