"""The day of an event is that of its clause, its line or the passage it goes on from."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.claim import extract
from burdenshare.report import read


@pytest.mark.parametrize(
    ("day", "text", "kind", "wanted"),
    [
        (
            date(2019, 11, 20),
            "The one-year accord on Korea's payment for U.S. troops terminates on December 31.",
            "expiry",
            "2019-12-31",
        ),
        (
            date(2020, 2, 5),
            (
                "The command sent notices about the cost-sharing deal to some 9,000 Korean"
                " employees on Jan. 29, telling them they could be put on leave from April 1."
            ),
            "furlough",
            "2020-04-01",
        ),
        (
            date(2024, 11, 29),
            "Korea's deal on U.S. troop costs was signed on November fourth, in Seoul.",
            "signed",
            "2024-11-04",
        ),
        (
            date(2014, 2, 20),
            "Korea's pact on U.S. troop costs was signed on the second of February in Seoul.",
            "signed",
            "2014-02-02",
        ),
        (
            date(2008, 11, 21),
            (
                "SEOUL, Nov. 21 -- Envoys struck a provisional deal on Korea's troop bill after"
                " three days of talks that ended Thursday."
            ),
            "tentative_deal",
            "2008-11-20",
        ),
        (
            date(2019, 11, 20),
            (
                "U.S. envoys broke off talks with Korea on troop costs Tuesday.\n\nNo date was set."
                " The third round had been planned for a full day."
            ),
            "round",
            "2019-11-19",
        ),
        (
            date(2020, 4, 11),
            (
                "Trump rejected Korea's offer of 13 percent more for U.S. troops, officials said."
                "\n\nThey gave no reason. He made the decision on March 31, one of them said."
            ),
            "veto",
            "2020-03-31",
        ),
    ],
)
def test_an_event_is_of_the_day_that_its_passage_tells(
    day: date, text: str, kind: str, wanted: str
) -> None:
    found = extract(read(text.encode(), name="a.txt", published=day))
    assert [one.date for one in found if one.kind == kind][:1] == [wanted]


def test_an_ordinal_that_counts_rounds_is_no_day_of_the_month() -> None:
    text = b"In November the third round of talks on U.S. troop costs in Korea failed."
    found = extract(read(text, name="a.txt", published=date(2019, 12, 1)))
    assert {one.date for one in found if one.kind == "round"} == {"2019-11"}
