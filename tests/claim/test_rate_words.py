"""A quote carries the words that make a sum a rate: a year's sum is not a term's."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.claim import Kind, extract
from burdenshare.report import read

SENTENCES = (
    ("From 2012 to 2015 Tokyo spent about $1.9 billion a year on the bases.", "a year"),
    ("Seoul gave around $1.45 billion annually from 2016 to 2019 for U.S. troops.", "annually"),
    ("The President demanded $5 billion per year from South Korea for the troops.", "per year"),
    ("Washington wants Japan to pay $8 billion each year for U.S. forces.", "each year"),
    ("Korea is to pay some 1.2 trillion won yearly for the upkeep of U.S. forces.", "yearly"),
)


@pytest.mark.parametrize(("sentence", "rate"), SENTENCES)
def test_the_quote_of_a_yearly_sum_ends_with_the_words_that_say_so(
    sentence: str, rate: str
) -> None:
    report = read(sentence.encode(), name="a.txt", published=date(2020, 3, 2))
    sums = [c for c in extract(report) if c.unit in {"KRW", "USD"} and c.kind is not Kind.INCREASE]
    assert [c.quote.split(" for ")[0].endswith(rate) for c in sums] == [True]
