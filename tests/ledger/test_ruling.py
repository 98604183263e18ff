from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.errors import InputError
from burdenshare.ledger import (
    Options,
    Ruling,
    Verdict,
    apply_rulings,
    broken,
    effect,
    reconcile,
    review_order,
    sealed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from burdenshare.claim import Claim
    from burdenshare.series import Exchange

    Say = Callable[..., Claim]

OF_2019 = "contribution:KR:stationing:agreed:2019"


def ruling(claim: Claim, verdict: Verdict, **fields: object) -> Ruling:
    """A sealed ruling of an editor."""
    plain = Ruling(claim=claim.id, verdict=verdict, by="an editor", at="2026-01-05T10:00:00")
    return sealed(replace(plain, **fields))  # type: ignore[arg-type]  # fields by name


def chain(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Rulings bound one to the next."""
    bound: list[Ruling] = []
    for row in rulings:
        bound.append(sealed(row, bound[-1].seal) if bound else sealed(row))
    return bound


def test_a_rejected_claim_goes_and_the_rest_stays(say: Say) -> None:
    bad, good = say("1389000000000"), say("1038900000000", report="b")
    assert apply_rulings([bad, good], [ruling(bad, Verdict.REJECT)]) == ((good,), frozenset())


def test_an_edit_gives_the_value_meant(say: Say, steady: Exchange) -> None:
    bad = say("1389000000000")
    meant = ruling(bad, Verdict.EDIT, value=Decimal(1_038_900_000_000))
    claims, accepted = apply_rulings([bad], [meant])
    figure = reconcile(claims, steady, options=Options(accepted=accepted)).figure(OF_2019)
    assert figure.mean == pytest.approx(1038.9e9, rel=1e-6)


def test_another_scope_informs_its_own_series(say: Say, steady: Exchange) -> None:
    wide = say("1600000000000")
    claims, _ = apply_rulings([wide], [ruling(wide, Verdict.SCOPE, scope="direct support")])
    (row,) = reconcile(claims, steady).figures
    assert row.scope == "direct support"


def test_an_accepted_claim_is_taken_as_right(say: Say, steady: Exchange) -> None:
    odd = say("1389000000000")
    claims = [odd, *(say("1038900000000", report=name) for name in "bc")]
    ruled, accepted = apply_rulings(claims, [ruling(odd, Verdict.ACCEPT)])
    figure = reconcile(ruled, steady, options=Options(accepted=accepted)).figure(OF_2019)
    assert figure.mean == pytest.approx(1389e9, rel=0.01)


def test_any_ruling_can_be_undone_and_the_undoing_too(say: Say) -> None:
    claim = say("1")
    reject = ruling(claim, Verdict.REJECT)
    undo = sealed(replace(reject, claim=reject.seal, verdict=Verdict.UNDO), reject.seal)
    again = sealed(replace(reject, claim=undo.seal, verdict=Verdict.UNDO), undo.seal)
    assert apply_rulings([claim], [reject])[0] == ()
    assert apply_rulings([claim], [reject, undo])[0] == (claim,)
    assert apply_rulings([claim], [reject, undo, again])[0] == ()


def test_the_last_ruling_on_a_claim_holds(say: Say) -> None:
    claim = say("1")
    rulings = chain([ruling(claim, Verdict.REJECT), ruling(claim, Verdict.ACCEPT)])
    assert apply_rulings([claim], rulings) == ((claim,), frozenset({claim.id}))


@given(place=st.integers(0, 3), word=st.sampled_from(["claim", "by", "why", "after", "seal"]))
@settings(deadline=None, derandomize=True)
def test_a_changed_ruling_breaks_the_chain_at_its_place(say: Say, place: int, word: str) -> None:
    rulings = chain([ruling(say(str(k + 1)), Verdict.REJECT, why=str(k)) for k in range(4)])
    assert broken(rulings) is None
    changed = [*rulings]
    changed[place] = replace(changed[place], **{word: "x"})  # type: ignore[arg-type]  # by name
    assert broken(changed) == place
    assert broken(rulings[:place] + rulings[place + 1 :]) in {place, None}


@pytest.mark.parametrize("verdict", [Verdict.EDIT, Verdict.SCOPE])
def test_a_ruling_without_what_it_needs_is_refused(say: Say, verdict: Verdict) -> None:
    claim = say("1")
    with pytest.raises(InputError, match=claim.id):
        apply_rulings([claim], [ruling(claim, verdict)])


def test_review_begins_where_a_ruling_moves_most(say: Say, steady: Exchange) -> None:
    sure = [say("950000000000", period=str(year)) for year in (2014, 2015)]
    torn = [say("1040000000000"), say("1100000000000", report="b")]
    order = [claim for claim, _ in review_order(reconcile([*sure, *torn], steady))]
    assert set(order[:2]) == {claim.id for claim in torn}


def test_the_effect_of_a_ruling_is_shown_before_it_is_made(say: Say, steady: Exchange) -> None:
    torn = [say("1040000000000"), say("1100000000000", report="b")]
    reject = ruling(torn[1], Verdict.REJECT)
    ((name, before, after),) = effect(reconcile(torn, steady), reject)
    assert name == OF_2019
    assert before is not None
    assert after == reconcile(torn[:1], steady).figure(OF_2019)
