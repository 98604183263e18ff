"""What a figure is: paid, agreed, expected or estimated, by the words around it."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.claim import extract
from burdenshare.report import read


@pytest.mark.parametrize(
    ("day", "text", "kind", "value", "status"),
    [
        (
            date(2021, 3, 15),
            (
                "Under the accord Seoul is to bear 87 percent of the pay of base workers, "
                "of which 85 percent is binding."
            ),
            "share",
            85,
            "agreed",
        ),
        (
            date(2020, 6, 5),
            (
                "The payroll of the Korean staff of U.S. forces is estimated at 500 billion "
                "won, of which Seoul meets about 75 percent."
            ),
            "share",
            75,
            "estimated",
        ),
        (
            date(2024, 10, 8),
            (
                "The 8.3 percent for the cost of U.S. troops in 2026 reflects an average rise "
                "of 6.2 percent over the past five years, the ministry said."
            ),
            "increase",
            6.2,
            "paid",
        ),
        (
            date(2024, 10, 8),
            (
                "In the new deal on U.S. troops the 8.3 percent reflects the average growth of "
                "the past five years, 6.2 percent, a diplomat said."
            ),
            "increase",
            6.2,
            "paid",
        ),
        (
            date(2021, 3, 2),
            (
                "Seoul and Washington are close to an agreement on a 13 percent increase in "
                "what Korea pays for U.S. troops."
            ),
            "increase",
            13,
            "expected",
        ),
        (
            date(2020, 4, 3),
            (
                "The allies are on the verge of a five-year agreement on the cost of U.S. "
                "troops in Korea, a source said."
            ),
            "term",
            5,
            "expected",
        ),
        (
            date(2021, 3, 15),
            (
                "Of Korea's payment for U.S. troops in 2020, 314.4 billion won already "
                "disbursed for wages will be deducted."
            ),
            "contribution",
            314400000000,
            "paid",
        ),
        (
            date(2025, 11, 20),
            (
                "Counting rent and tax relief, Seoul's ministry arrives at about 70 percent as "
                "its share of the cost of U.S. forces Korea."
            ),
            "share",
            70,
            "estimated",
        ),
        (
            date(2021, 3, 12),
            (
                "By its own arithmetic the payment for American troops will top 1.5 "
                "trillion won in 2025."
            ),
            "contribution",
            1500000000000,
            "expected",
        ),
    ],
)
def test_a_figure_has_the_status_that_its_words_give_it(
    day: date, text: str, kind: str, value: float, status: str
) -> None:
    found = extract(read(text.encode(), name="a.txt", published=day))
    same = [one for one in found if one.kind == kind and float(one.value or 0) == value]
    assert [str(one.status) for one in same][:1] == [status]
