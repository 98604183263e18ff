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
