"""Tables in eighty columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Call

TABLES = (
    ("ledger", "@us-korea"),
    ("ledger", "@us-korea", "--as-of", "2019-03-01"),
    ("scenarios", "@us-korea", "--as-of", "2020-03-01"),
    ("talks", "fit", "@us-korea", "--as-of", "2020-03-01"),
    ("outlook", "@us-korea", "--as-of", "2020-05-01"),
    ("outlook", "path", "@us-korea", "--talks", "sma-10"),
    ("posture", "@us-korea"),
    ("agreement", "list", "@us-korea"),
    ("agreement", "schedule", "@us-korea"),
)


@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_a_table_fits_eighty_columns_and_breaks_no_word(
    burdenshare: Call, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def shown(columns: int) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        return burdenshare(*words, "-f", "table")[1]

    narrow, wide = shown(80), shown(400)
    assert max(map(len, narrow.splitlines())) <= 80
    whole = set(wide.replace(":", ": ").split())
    assert set(narrow.replace(":", ": ").split()) <= whole


def test_the_ledger_of_a_day_holds_nothing_published_later(burdenshare: Call) -> None:
    out = burdenshare("ledger", "@us-korea", "--as-of", "2019-03-01", "-f", "csv")[1]
    assert "agreed:2019" in out
    assert "2026" not in out
    assert "2026" in burdenshare("ledger", "@us-korea", "-f", "csv")[1]
