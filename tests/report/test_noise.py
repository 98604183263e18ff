from __future__ import annotations

import pytest

from burdenshare.report import noise


@pytest.mark.parametrize(
    "text",
    [
        "Load more", "Site menu", "See all Video", "Most Popular", "Like this:", "READ ALSO  Gold",
        "Already a subscriber? Log in.", "We use cookies. For details >", "Tags Donald Trump",
        "Read more: Who is who", "Log on to comment", "Sign up for the newsletter", "share",
    ],
)  # fmt: skip
def test_a_line_of_the_page_is_noise(text: str) -> None:
    assert noise(f"Seoul will pay.\n{text}\nIt said so.") == ((16, 16 + len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "Share of the cost: 40 percent", "Seoul will pay more.",
        "Close to 1 trillion won was paid.",
        "Related costs rose to $5 billion last year, the ministry said.",
        "Search for a deal goes on",
    ],
)  # fmt: skip
def test_prose_is_never_noise(text: str) -> None:
    assert noise(text) == ()


def test_headlines_under_a_heading_go_with_it_and_prose_stays() -> None:
    text = "Trending\nTen best phones\nTrump wants a wall\nSeoul will pay $1 billion, it said."
    assert noise(text) == ((0, 8), (9, 24), (25, 43))


def test_rows_of_a_table_are_no_menu_between_two_halves_of_a_sentence() -> None:
    text = "Year | Total | of which labour\n2003 | 246.0 | 150.1\n2004 | 244.1 | -\na. drafts only"
    assert noise(text) == ()


def test_rows_of_bare_numbers_are_no_menu() -> None:
    text = "FY  Sum\n2019 197.4\n2020 199.3\n2021 201.7\nNotes\nb. Initial budgets, as published."
    assert noise(text) == ()
