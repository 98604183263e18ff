from __future__ import annotations

import tomllib
from datetime import date

import pytest

from burdenshare.errors import TalksError
from burdenshare.talks import Move, Player, parse_talks

TENTH = """
name = "Talks for the 10th agreement"
replaces = "sma-09"
start = 2018-03-07
deadline = 2018-12-31
demander = { party = "US", principal = "president", principal_changes = [2021-01-20] }
payer = { party = "KR", ratifier = "National Assembly" }
issues = ["amount", "term", "escalator", "scope"]
outcome = "sma-10"
record = "SMA10"
"""


def test_a_definition_is_read_as_written() -> None:
    talks = parse_talks(tomllib.loads(TENTH), place="talks/sma-10.toml")
    assert talks.key == "sma-10"
    assert talks.deadline == date(2018, 12, 31)
    assert talks.demander.principal_changes == (date(2021, 1, 20),)
    assert talks.payer.ratifier == "National Assembly"
    assert talks.record == ("SMA10",)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("deadline =", "dedline =", "x.toml: deadline", "is it 'dedline'?"),
        ('outcome = "sma-10"', 'outcom = "sma-10"', "x.toml: outcom", "did you mean 'outcome'?"),
        ("ratifier =", "ratifyer =", "x.toml: payer.ratifyer", "did you mean 'ratifier'?"),
        ("start = 2018-03-07", "start = 2019-03-07", "x.toml: deadline", "before the start"),
        ('["amount", "term", "escalator", "scope"]', "[]", "x.toml: issues", "is empty"),
        ('"scope"]', '"skope"]', "x.toml: issues", "did you mean 'scope'?"),
        ('party = "KR"', 'party = "US"', "x.toml: payer.party", "cannot talk to itself"),
        ("start = 2018-03-07", 'start = "March"', "x.toml: start", "is not a date"),
        ("start = 2018-03-07", "start = 2018-03-07T10:00:00", "x.toml: start", "is not a date"),
        ("[2021-01-20]", '["soon"]', "x.toml: demander.principal_changes", "list of dates"),
        ('name = "Talks for the 10th agreement"', "name = 3", "x.toml: name", "is not text"),
        (
            'payer = { party = "KR", ratifier = "National Assembly" }',
            "",
            "x.toml: payer",
            "missing",
        ),
        (
            'payer = { party = "KR", ratifier = "National Assembly" }',
            "payer = 1",
            "x.toml: payer",
            "is not a table",
        ),
    ],
)
def test_a_fault_is_one_line_with_file_and_key(old: str, new: str, place: str, words: str) -> None:
    with pytest.raises(TalksError) as caught:
        parse_talks(tomllib.loads(TENTH.replace(old, new)), place="x.toml")
    assert str(caught.value).startswith(place + ":")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("parties", "side"), [(("NATO", "KR"), "demander"), (("US", "JP"), "payer")]
)
def test_a_side_that_the_case_does_not_know_is_refused(parties: tuple[str, str], side: str) -> None:
    with pytest.raises(TalksError, match=rf"^x.toml: {side}\.party: the case does not know"):
        parse_talks(tomllib.loads(TENTH), place="x.toml", parties=parties)
    assert parse_talks(tomllib.loads(TENTH), place="x.toml", parties=("US", "KR")).name


def test_talks_that_have_not_begun_have_no_start() -> None:
    table = tomllib.loads(TENTH.replace("start = 2018-03-07\n", ""))
    assert parse_talks(table, place="x.toml").start is None


def test_the_middle_of_a_range_lies_half_way() -> None:
    day = date(2018, 3, 9)
    move = Move(date=day, published=day, side=Player.DEMANDER, kind="demand")
    assert move.middle is None
    ranged = Move(
        date=day, published=day, side=Player.PAYER, kind="offer", amount=9e11, amount_high=9.3e11
    )
    assert ranged.middle == 9.15e11
