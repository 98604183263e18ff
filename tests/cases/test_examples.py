"""The multilateral examples: keys that sum to one, discounts with named bearers."""

from __future__ import annotations

import pytest

from burdenshare.case.folder import open_case, shipped

# Effective peacekeeping rates of 2017, per cent: UN, as quoted in the press and encyclopaedias.
RATES_2017 = {"US": 28.47, "CN": 10.25, "FR": 6.28, "GB": 5.77, "RU": 3.99}


@pytest.mark.parametrize("name", ["@nato-common", "@un-peacekeeping"])
def test_a_key_sums_to_one_and_the_example_says_it_is_illustrative(name: str) -> None:
    case = open_case(name)
    assert name in shipped()
    for agreement in case.agreements.values():
        assert sum(agreement.key_shares.values()) == pytest.approx(1, abs=1e-9)
        assert any("llustrative" in note for note in agreement.notes)
    assert case.default_talks is None


def test_bearers_pay_what_their_published_rates_say() -> None:
    (scale,) = open_case("@un-peacekeeping").agreements.values()
    lost = sum(scale.key_shares[name] * part for name, part in scale.discount.items())
    borne = sum(scale.key_shares[name] for name in scale.borne_by)
    rates = {name: 100 * scale.key_shares[name] * (1 + lost / borne) for name in scale.borne_by}
    assert rates == pytest.approx(RATES_2017, abs=0.03)
