"""Currencies and scales."""

from __future__ import annotations

import pytest

from burdenshare.errors import InputError
from burdenshare.units import SCALES, Currency, money_unit


@pytest.mark.parametrize(
    ("text", "currency", "scale"),
    [
        ("KRW bn", Currency.KRW, 1e9),
        ("USD m", Currency.USD, 1e6),
        ("USD_m", Currency.USD, 1e6),
        ("JPY tn", Currency.JPY, 1e12),
        ("EUR", Currency.EUR, 1.0),
    ],
)
def test_a_unit_is_a_currency_and_a_scale(text: str, currency: Currency, scale: float) -> None:
    assert money_unit(text) == (currency, scale)


@pytest.mark.parametrize("text", ["", "won bn", "KRW bnn", "bn KRW"])
def test_an_unknown_unit_says_where_it_stands(text: str) -> None:
    with pytest.raises(InputError, match=r"sma-12\.toml: unit: unit .* is not a currency"):
        money_unit(text, place="sma-12.toml: unit")


def test_scales_are_powers_of_a_thousand() -> None:
    assert set(SCALES.values()) == {1.0, 1e6, 1e9, 1e12}
