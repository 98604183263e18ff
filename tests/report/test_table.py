from __future__ import annotations

import pytest

from burdenshare.report.table import cells

ROWS = "2014 920.0 5.8\n2015 932.0 1.3\n"


@pytest.mark.parametrize(
    "table",
    [
        "payment\nrise\n" + ROWS,
        "payment\nrise\n" + ROWS.replace(" ", "\n"),
        "| year | payment | rise |\n|---|---|---|\n" + ROWS.replace(" ", " | "),
    ],
    ids=["lines", "cells", "bars"],
)
def test_a_number_stands_under_its_heading_in_its_row(table: str) -> None:
    text = f"what was paid\nyear\n{table}\nafter the table"
    found = [(c.year, c.heading, text[c.start : c.end]) for c in cells(text)]
    assert found == [
        ("2014", "payment", "920.0"),
        ("2014", "rise", "5.8"),
        ("2015", "payment", "932.0"),
        ("2015", "rise", "1.3"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "year / payment / rise\n2014 / 920.0 / 5.8\n2015 / 932.0 / 1.3",
        "year\npayment\nrise\npact\n2014\n920.0\n5.8\n9th\n2015\n932.0\n1.3\n9th",
        "| year | payment | rise | by |\n| 2014 | 920.0 | 5.8 | kim |\n| 2015 | 932.0 | 1.3 | |",
        "year payment rise\n2014: 920.0 5.8\n2015: 932.0 1.3",
    ],
    ids=["slashes", "ordinals", "words", "colons"],
)
def test_cells_without_numbers_and_other_bars_keep_the_columns(table: str) -> None:
    found = [(c.year, c.heading.split()[-1], c.start) for c in cells(f"what was paid\n{table}\n\n")]
    text = f"what was paid\n{table}"
    assert [(year, at) for year, _, at in found] == [
        ("2014", text.index("920.0")),
        ("2014", text.index("5.8")),
        ("2015", text.index("932.0")),
        ("2015", text.index("1.3")),
    ]
    assert found[1][1] == "rise"


def test_years_may_stand_side_by_side_over_lines_with_their_own_label() -> None:
    text = "the bill\nfiscal year 2014 2015 2016\nbudget (billion yen) 184.8 - 192.0\nend of it"
    assert [(c.year, c.heading, text[c.start : c.end]) for c in cells(text)] == [
        ("2014", "budget (billion yen)", "184.8"),
        ("2016", "budget (billion yen)", "192.0"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2014\n920.0",
        "2014 was bad\n2015 was worse",
        "2014 920.0 5.8\n2015 932.0",
        "920.0\n2014 5.8\n2015 1.3",
    ],
)
def test_what_has_no_rows_of_one_length_is_no_table(text: str) -> None:
    assert cells(text) == ()


def test_a_row_may_open_with_a_country_where_no_year_opens_one() -> None:
    head = "2004 dollars in millions\nally | paid | offset %\n"
    text = f"{head}japan | 4,100.5 | 70.1\nitaly | 366.2 | 41"
    assert [(c.land, c.year, c.heading, text[c.start : c.end]) for c in cells(text)] == [
        ("JP", "2004", "paid", "4,100.5"),
        ("JP", "2004", "offset %", "70.1"),
        ("IT", "2004", "paid", "366.2"),
        ("IT", "2004", "offset %", "41"),
    ]


def test_the_unit_of_a_table_may_close_a_long_line_over_it() -> None:
    line = "what the ministry told a member of the committee of the money kept for later, " * 2
    assert cells(f"{line}(unit: billion won)\n2014 920.0\n2015 932.0")[0].heading == (
        "(unit: billion won)"
    )
