from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from burdenshare.claim import Claim, Kind, Status
from burdenshare.errors import InputError
from burdenshare.ledger.variable import read, unique, wording, years_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[..., Claim]


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2019", (2019,)),
        ("2016/2020", (2016, 2017, 2018, 2019, 2020)),
        ("2022-04/2027-03", (2022, 2023, 2024, 2025, 2026)),
        ("2018/", (2018,)),
        ("../2025", ()),
        ("2019-03", ()),
        (None, ()),
    ],
)
def test_a_period_stands_for_the_years_that_begin_in_it(
    period: str | None, years: tuple[int, ...]
) -> None:
    assert years_of(period) == years


def test_a_period_that_is_none_is_refused() -> None:
    with pytest.raises(InputError):
        years_of("next year")


@pytest.mark.parametrize(
    ("quote", "how"),
    [
        ("around $1.45 billion a year", "mean"),
        ("211 billion yen annually", "mean"),
        ("4.07 trillion won over the five years", "sum"),
        ("a total of 4.07 trillion won", "sum"),
        ("4.07 trillion won", None),
    ],
)
def test_the_words_tell_a_mean_from_a_sum(say: Say, quote: str, how: str | None) -> None:
    assert wording(say("1", quote=quote)) == how


def test_a_conversion_is_about_what_it_converts(say: Say) -> None:
    won = say("1040000000000")
    dollars = say("924000000", "USD", kind=Kind.EXCHANGE_CONVERSION, of=won.id, period=None)
    readings = read([won, dollars])
    assert readings[dollars.id].variable == readings[won.id].variable


def test_a_rate_of_exchange_makes_no_figure(say: Say) -> None:
    assert read([say("1039", kind=Kind.EXCHANGE_CONVERSION)]) == {}


def test_a_conversion_of_itself_ends(say: Say) -> None:
    loop = say("1", kind=Kind.EXCHANGE_CONVERSION, of="a" * 12, id="a" * 12)
    assert read([loop]) == {}


def test_paid_and_agreed_are_one_variable_and_the_rest_are_not(say: Say) -> None:
    claims = [say("1", status=status) for status in (*Status, None)]
    seen = {reading.variable.status for reading in read(claims).values()}
    assert seen == {"agreed", "tentative", "demanded", "offered", "expected", "estimated"}


def test_a_japanese_year_begins_in_april(say: Say) -> None:
    claims = [
        say("1", "JPY", actor="JP", period="2022-04/2023-03"),
        say("2", "JPY", actor="JP", period="2022"),
    ]
    (variable,) = {reading.variable for reading in read(claims).values()}
    assert variable.period == "2022-04/2023-03"


def test_a_cap_on_growth_is_no_growth(say: Say) -> None:
    cap = say("4", "percent", kind=Kind.INCREASE, modality="at_most")
    assert read([cap])[cap.id].how == "alone"


def test_one_witness_counts_once_for_one_figure(say: Say) -> None:
    first = say("1040000000000", cluster="wire")
    again = say("1040000000000", cluster="wire", report="b")
    other = say("1040000000000", report="c")
    kept, copies = unique(read([first, again, other]).values())
    assert len(kept) == 2
    assert len(copies) == 1
