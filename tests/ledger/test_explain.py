from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from burdenshare.claim import Claim, Kind
from burdenshare.errors import InputError
from burdenshare.ledger import explain, reconcile

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.series import Exchange

    Say = Callable[..., Claim]

OF_2018 = "contribution:KR:stationing:agreed:2018"
OF_2019 = "contribution:KR:stationing:agreed:2019"


def claims_of(say: Say) -> list[Claim]:
    return [
        say("1038900000000"),
        say("924000000", "USD", report="b"),
        say("8.2", "percent", kind=Kind.INCREASE, report="c"),
    ]


def test_leaving_a_claim_out_and_explaining_without_it_agree(say: Say, steady: Exchange) -> None:
    claims = claims_of(say)
    ledger = reconcile(claims, steady)
    weights = explain(ledger, OF_2019).weights
    assert {weight.claim for weight in weights} == {claim.id for claim in claims}
    for weight in weights:
        rest = reconcile([claim for claim in claims if claim.id != weight.claim], steady)
        assert weight.without == rest.figure(OF_2019)


def test_weights_and_identities_are_all_of_the_information(say: Say, steady: Exchange) -> None:
    found = explain(reconcile(claims_of(say), steady), OF_2018)
    assert sum(weight.weight for weight in found.weights) + found.others == pytest.approx(
        1, abs=0.01
    )
    assert found.weights[0].weight >= found.weights[-1].weight


def test_a_claim_without_which_nothing_is_left_says_so(say: Say, steady: Exchange) -> None:
    only = say("1038900000000")
    (weight,) = explain(reconcile([only], steady), OF_2019).weights
    assert weight.without is None
    assert weight.quote == only.quote


def test_a_change_is_explained_by_both_its_years(say: Say, steady: Exchange) -> None:
    claims = [*claims_of(say), say("960200000000", period="2018", report="d")]
    found = explain(reconcile(claims, steady), "increase:KR:stationing:agreed:2019")
    assert found.figure.mean == pytest.approx(8.2, abs=0.1)
    assert len(found.weights) >= 3


def test_identities_are_told_in_words(say: Say, steady: Exchange) -> None:
    claims = [say("1038900000000"), say("960200000000", period="2018", report="b")]
    told = explain(reconcile(claims, steady), OF_2019).identities
    whole = explain(reconcile([say("1000000000000")], steady), OF_2019)
    assert all(isinstance(sentence, str) for sentence in told)
    assert whole.others < 0.5


def test_an_unknown_figure_is_an_error(say: Say, steady: Exchange) -> None:
    with pytest.raises(InputError, match="no figure is called 'x'"):
        explain(reconcile(claims_of(say), steady), "x")
