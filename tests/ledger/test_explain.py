from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from burdenshare.agreement import Basis, Payment
from burdenshare.claim import Claim, Kind, Modality
from burdenshare.errors import InputError
from burdenshare.ledger import explain, reconcile
from burdenshare.series import Exchange
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_schedules_sums_and_drifts_are_told_in_words(say: Say, steady: Exchange) -> None:
    owed = Payment(
        agreement="sma-10",
        payer="KR",
        recipient="US",
        year=2019,
        amount=1038.9e9,
        currency=Currency.KRW,
        basis=Basis.NEGOTIATED,
    )
    parts = [
        say("371000000000", scope="labour", period="2019", report="d"),
        say("520000000000", scope="construction", period="2019", report="d"),
        say("148000000000", scope="logistics", period="2019", report="d"),
    ]
    loose = say("1000000000000", period="2018", modality=Modality.ABOUT, report="e")
    ledger = reconcile([*parts, loose], steady, schedule=[owed])
    told = " | ".join(explain(ledger, OF_2019).identities)
    assert "1.039 trillion won under sma-10" in told
    assert "sum of its categories" in told
    assert "drifts" in " | ".join(explain(ledger, OF_2018).identities)


def test_a_mean_over_years_rests_on_the_claims_of_its_years(say: Say, steady: Exchange) -> None:
    years = [say("950000000000", period=str(year), report=str(year)) for year in (2016, 2017)]
    mean = say("950000000000", period="2016/2017", quote="950 billion won a year", report="m")
    ledger = reconcile([*years, mean], steady)
    found = explain(ledger, "contribution:KR:stationing:agreed:2016/2017")
    assert {weight.claim for weight in found.weights} == {claim.id for claim in [*years, mean]}


def test_a_rate_that_no_table_holds_is_named(say: Say) -> None:
    won = say("1040000000000")
    dollars = say("924000000", "USD", kind=Kind.EXCHANGE_CONVERSION, of=won.id)
    ledger = reconcile([won, dollars], Exchange(rates={}))
    (rate,) = ledger.conversions
    assert rate.mean == pytest.approx(1040e9 / 924e6, rel=0.001)
    assert rate.low < rate.mean < rate.high
