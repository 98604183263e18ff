"""Which part of the cost a sum covers."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.claim import extract
from burdenshare.report import read


@pytest.mark.parametrize(
    ("text", "quote", "wanted"),
    [
        ("Seoul bears 42 percent of the non-personnel costs.", "42 percent", "stationing"),
        (
            "Seoul paid 1.04 trillion won for labor, logistics and construction last year.",
            "1.04 trillion won",
            "stationing",
        ),
        (
            "Utilities cost Tokyo 25.3 billion yen in fiscal 2008 and at most 24.9 billion yen.",
            "24.9 billion yen",
            "utilities",
        ),
        (
            "Tokyo also meets the utilities. They were 23.4 billion yen in fiscal 2022.",
            "23.4 billion yen",
            "utilities",
        ),
        (
            (
                "Seoul paid 334 billion won for workers' pay, 385 billion won for construction and"
                " 150 billion won for logistics."
            ),
            "334 billion won",
            "labour",
        ),
    ],
)
def test_a_sum_covers_the_part_that_its_words_name(text: str, quote: str, wanted: str) -> None:
    body = f"Cost sharing for U.S. forces.\n\n{text}".encode()
    found = extract(read(body, name="a.txt", published=date(2023, 5, 1)))
    assert [one.scope for one in found if quote in one.quote][:1] == [wanted]
