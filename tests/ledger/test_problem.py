from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from burdenshare.claim import Claim, Kind, Status
from burdenshare.ledger import Problem, explain, reconcile

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.series import Exchange

    Say = Callable[..., Claim]


def naming(problems: tuple[Problem, ...], words: str) -> Problem:
    """The one problem whose message has some words."""
    (found,) = [problem for problem in problems if words in problem.message]
    return found


def test_support_of_a_wider_scope_is_named_and_kept_apart(
    labelled: Callable[[str], list[Claim]], ecb: Exchange
) -> None:
    ledger = reconcile(labelled("seeds"), ecb)
    for sum_ in ("$1.45 billion", "$3.3 billion"):
        problem = naming(ledger.problems, sum_)
        assert problem.kind == "scope"
        assert "Another scope" in problem.explanation
        assert problem.probability > 0.5


def test_one_sum_in_two_dollar_amounts_is_a_matter_of_the_day(
    labelled: Callable[[str], list[Claim]], ecb: Exchange
) -> None:
    ledger = reconcile(labelled("seeds"), ecb)
    problem = naming(ledger.problems, "$915 million")
    assert "$924 million" in problem.message
    assert problem.kind == "conversion"


def test_a_misread_scope_is_flagged_and_does_not_move_the_years(say: Say, steady: Exchange) -> None:
    years = [say("950000000000", period=str(year), report=str(year)) for year in (2016, 2017)]
    wide = say("1450000000", "USD", period="2016/2017", quote="$1.45 billion a year", report="b")
    ledger = reconcile([*years, wide], steady)
    (problem,) = ledger.problems
    assert problem.claims == (wide.id,)
    assert problem.kind == "scope"
    assert ledger.figure("contribution:KR:stationing:agreed:2016").mean < 955e9
    own = ledger.figure("contribution:KR:other-than-stationing:agreed:2016/2017")
    assert own.mean == pytest.approx(1.45e9 * 1100, rel=0.01)
    assert [weight.claim for weight in explain(ledger, own.name).weights] == [wide.id]


def test_the_conversion_of_a_slipped_sum_hands_the_slip_on(say: Say, steady: Exchange) -> None:
    right = [say("1055000000000", report=name) for name in "bcd"]
    slip = say("10550000000000", report="e")
    dollars = say(
        "9590000000", "USD", kind=Kind.EXCHANGE_CONVERSION, report="e", start=9, of=slip.id
    )
    problems = reconcile([*right, slip, dollars], steady).problems
    named = {problem.claims: problem for problem in problems}
    assert named[slip.id,].kind == "slip"
    assert "what is wrong there is wrong here" in named[dollars.id,].explanation


def test_a_list_of_small_sums_is_parts_and_not_slips(say: Say, steady: Exchange) -> None:
    whole = [say("205400000000", "JPY", actor="JP", report=name) for name in "bcd"]
    parts = [
        say(value, "JPY", actor="JP", report="list", quote=value[:4])
        for value in ("25300000000", "11800000000", "40100000000")
    ]
    problems = reconcile([*whole, *parts], steady).problems
    named = {problem.claims: problem for problem in problems}
    for part in parts:
        assert "only a part of" in named[part.id,].explanation


def test_probabilities_of_one_problem_sum_to_one(say: Say, steady: Exchange) -> None:
    good = [say("1038900000000", report=name) for name in "bcd"]
    (problem,) = reconcile([*good, say("1389000000000")], steady).problems
    rest = [probability for _, probability in problem.alternatives]
    assert problem.probability > max(rest, default=0)
    assert 0.9 < problem.probability + sum(rest) < 1 + 1e-9


def test_the_message_states_the_failing_identity_in_numbers(say: Say, steady: Exchange) -> None:
    good = [say("1038900000000", report=name) for name in "bc"]
    (problem,) = reconcile([*good, say("2000000000", "USD")], steady).problems
    assert "$2 billion at 1,100 won per dollar is 2.2 trillion won" in problem.message
    assert "1.039 trillion won" in problem.message


def test_a_level_printed_as_a_rise_is_recognised(say: Say, steady: Exchange) -> None:
    level = say("150", "percent", kind=Kind.INCREASE, report="c")
    sums = [
        say(value, period=period, report=report)
        for value, period in (("1000000000000", "2018"), ("1500000000000", "2019"))
        for report in "ab"
    ]
    problem = naming(reconcile([*sums, level], steady).problems, "150 %")
    assert problem.kind == "level"
    assert "a change of +50 per cent" in problem.explanation


def test_another_years_sum_is_recognised(say: Say, steady: Exchange) -> None:
    earlier = [say("960200000000", period="2018", report=name) for name in "bc"]
    later = [say("1038900000000", report=name) for name in "de"]
    problem = naming(
        reconcile([*earlier, *later, say("960200000000")], steady).problems, "960.2 billion won"
    )
    assert problem.kind == "year"
    assert "fits 2018" in problem.explanation


def test_a_sum_only_asked_for_is_recognised(say: Say, steady: Exchange) -> None:
    agreed = [say("1038900000000", report=name) for name in "bc"]
    asked = say("1250000000000", kind=Kind.DEMAND, status=Status.DEMANDED, actor="US", report="d")
    problem = naming(
        reconcile([*agreed, asked, say("1250000000000")], steady).problems, "1.25 trillion won"
    )
    assert problem.kind == "status"
    assert "demanded" in problem.explanation


def test_two_claims_that_cannot_both_be_right_are_named_together(
    say: Say, steady: Exchange
) -> None:
    share = {"kind": Kind.SHARE, "status": Status.PAID}
    one, two = say("41", "percent", **share), say("44", "percent", report="b", **share)
    ledger = reconcile([one, two], steady)
    (problem,) = ledger.problems
    assert set(problem.claims) == {one.id, two.id}
    (row,) = ledger.figures
    assert row.low < 41
    assert row.high > 44


@pytest.mark.parametrize(
    ("one", "two"),
    [("1038900000000", "1250000000000"), ("1038900000000", "1900000000000"), ("14", "50")],
)
def test_two_lone_claims_far_apart_leave_both_within_the_ends(
    say: Say, steady: Exchange, one: str, two: str
) -> None:
    what = {"kind": Kind.SHARE} if len(one) < 3 else {}
    unit = "percent" if what else "KRW"
    claims = [say(one, unit, **what), say(two, unit, report="b", **what)]
    row = next(row for row in reconcile(claims, steady).figures if row.scope == "stationing")
    assert row.low < float(one) < float(two) < row.high


def test_a_third_claim_decides_between_two(say: Say, steady: Exchange) -> None:
    claims = [say(v, report=v) for v in ("1038900000000", "1250000000000", "1039000000000")]
    row = reconcile(claims, steady).figure("contribution:KR:stationing:agreed:2019")
    assert row.high < 1060e9
