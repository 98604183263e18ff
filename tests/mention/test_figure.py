from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.cue import Modality
from burdenshare.mention import figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$1.2bn", 1.2e9, "USD"), ("US$5 billion", 5e9, "USD"), ("$853,000", 853e3, "USD"),
        ("5 billion dollars", 5e9, "USD"), ("USD 5 billion", 5e9, "USD"),
        ("a $3500 flat", 3500, "USD"),
        ("1.04 trillion won", 1.04e12, "KRW"), ("W920 billion", 920e9, "KRW"),
        ("₩920 billion", 920e9, "KRW"), ("KRW 1.04 trillion", 1.04e12, "KRW"),
        ("1,038.9 billion won", 1038.9e9, "KRW"), ("1조 389억원", 1038.9e9, "KRW"),
        ("10억 달러", 1e9, "USD"), ("1,055億円", 105.5e9, "JPY"), ("2만8500명", 28500, "people"),
        ("211 billion yen", 211e9, "JPY"), ("¥211 billion", 211e9, "JPY"),
        ("Y=40 billion", 40e9, "JPY"),
        ("€33 million", 33e6, "EUR"), ("33 million euros", 33e6, "EUR"), ("£5m", 5e6, "GBP"),
        ("13-point-nine percent", 13.9, "percent"), ("8.2%", 8.2, "percent"),
        ("13 pct", 13, "percent"),
        ("4 per cent", 4, "percent"), ("13-percent", 13, "percent"),
        ("13.9 percentage points", 13.9, "percent"),
        ("one-point-05 billion dollars", 1.05e9, "USD"), ("five billion dollars", 5e9, "USD"),
        ("28-thousand-500-strong force", 28500, "people"), ("28,500 U.S. troops", 28500, "people"),
        ("two hundred thirty million dollars", 230e6, "USD"),
        ("half a billion dollars", 5e8, "USD"),
        ("tenth round", 10, "count"), ("ten rounds", 10, "count"), ("7th meeting", 7, "count"),
        ("five-year", 5, "years"), ("six years", 6, "years"), ("five-fold", 5, "multiple"),
        ("double", 2, "multiple"), ("half of the cost", 50, "percent"),
    ],
)  # fmt: skip
def test_a_printed_figure_has_its_value_and_unit(text: str, value: float, unit: str) -> None:
    (found,) = figures(text)
    assert float(found.value) == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "I am", "Block 1B", "F-35", "HK$5 billion", "10 cents",
        "208 pounds", "200 Canadian dollars", "the 1990s", "version 2.1", "a few percent",
    ],
)  # fmt: skip
def test_what_is_no_money_is_none(text: str) -> None:
    assert [q for q in figures(text) if q.unit in {"USD", "KRW", "GBP", "percent"}] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$4-5 billion", 4e9, 5e9), ("$4 billion to $5 billion", 4e9, 5e9),
        ("13 to 15 percent", 13, 15),
        ("between 1.0 and 1.2 trillion won", 1e12, 1.2e12), ("$200,000 to $1 million", 2e5, 1e6),
        ("in the range of 6.6% and 14.5%", 6.6, 14.5),
    ],
)  # fmt: skip
def test_a_range_keeps_both_ends(text: str, low: float, high: float) -> None:
    (found,) = figures(text)
    assert (float(found.value), float(found.high or 0)) == (low, high)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("about $5 billion", "about"), ("some $5 billion", "about"), ("around the $5 billion",
        "about"),
        ("nearly $5 billion", "less_than"), ("almost $5 billion", "less_than"),
        ("a little less than $5 billion", "less_than"), ("over $5 billion", "more_than"),
        ("more than $5 billion", "more_than"), ("at least $5 billion", "at_least"),
        ("no less than $5 billion", "at_least"), ("up to $5 billion", "at_most"),
        ("as much as $5 billion", "at_most"), ("no more than $5 billion", "at_most"),
        ("$5 billion or more", "at_least"), ("$5 billion or so", "about"), ("$5 billion", "exact"),
        ("50 percent above $5 billion", "exact"),
    ],
)  # fmt: skip
def test_a_figure_is_put_as_firmly_as_its_words_say(text: str, modality: str) -> None:
    assert figures(text)[-1].modality == Modality(modality)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Water costs 25.3 billion yen now and falls to 24.9 next year.", 24.9e9, "JPY"),
        ("The bill rose 8.2 percent in 2019 and 13.9 in 2021.", 13.9, "percent"),
        ("He asked for $10 billion; then he wanted five.", 5e9, "USD"),
        ("It pays $2 billion, the others spent 3.1 billion.", 3.1e9, "USD"),
    ],
)
def test_a_number_takes_the_scale_and_unit_told_before_it(
    text: str, value: float, unit: str
) -> None:
    found = figures(text)[-1]
    assert float(found.value) == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "Seoul pays $10 billion. Version 2.5 is out.",
        "Seoul pays $10 billion; he wanted five years.",
        "The index fell by 3.5 billion won and closed at 303.4.",
    ],
)
def test_a_number_of_another_size_or_noun_takes_no_scale(text: str) -> None:
    assert len([q for q in figures(text) if q.unit in {"USD", "KRW"}]) == 1


@given(
    st.decimals(Decimal("0.01"), Decimal(999), places=2), st.sampled_from(["million", "billion"])
)
@settings(deadline=None, derandomize=True)
def test_what_is_printed_is_what_is_read(number: Decimal, scale: str) -> None:
    (found,) = figures(f"Seoul paid ${number} {scale} for it.")
    power = {"million": 6, "billion": 9}[scale]
    assert found.value == number.scaleb(power)
    assert found.precision == Decimal(1).scaleb(power - 2)


@given(st.text(max_size=120))
@settings(deadline=None, derandomize=True)
def test_figures_of_any_text_lie_in_it_in_order(text: str) -> None:
    found = figures(text)
    assert all(0 <= q.lead <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
