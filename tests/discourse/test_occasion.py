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
        (
            date(2020, 1, 30),
            (
                "Korean base workers paid under the U.S. cost-sharing deal face furlough from April"
                " 1. Some 9,000 people are concerned."
            ),
            "furlough",
            "2020-04-01",
        ),
        (
            date(2020, 5, 9),
            (
                "The U.S. cost-sharing pact with Korea ended in December, so some 4,000 workers"
                " have been off since the first of April."
            ),
            "furlough",
            "2020-04-01",
        ),
        (
            date(2019, 11, 17),
            (
                "Washington has asked Japan to pay $8 billion a year for U.S. troops, a weekly"
                " reported Friday.\n\nThe demand was first put forward in July, it said."
            ),
            "demand",
            "2019-07",
        ),
        (
            date(2020, 9, 1),
            (
                "Mr. Bolton flew to Tokyo in July 2019 to talk about U.S. troops. On that visit he"
                " asked for $8 billion a year."
            ),
            "demand",
            "2019-07",
        ),
        (
            date(2020, 9, 1),
            (
                "The President was on the radio in May. He wants Korea to pay $5 billion for the"
                " U.S. troops."
            ),
            "demand",
            "2020-05",
        ),
        (
            date(2025, 9, 1),
            (
                "Q: What did they ask for in 2021?\nA: The Americans wanted 250 billion yen from"
                " Japan for U.S. troops."
            ),
            "demand",
            "2021",
        ),
        (
            date(2019, 11, 22),
            (
                "On Tuesday the envoy walked out of talks on U.S. troops in Korea. So ended the"
                " third round of talks on what Seoul should pay next year."
            ),
            "round",
            "2019-11-19",
        ),
        (
            date(2018, 12, 14),
            (
                "Envoys closed talks on the cost of U.S. troops in Korea on Thursday. It was the"
                " tenth round this year."
            ),
            "round",
            "2018-12-13",
        ),
        (
            date(2019, 10, 26),
            (
                "They sat down in Honolulu on Thursday over the cost of U.S. troops in Korea. It"
                " was the second round; the first was held in Seoul on Sept. 24."
            ),
            "round",
            "2019-10-24",
        ),
        (
            date(2021, 4, 1),
            (
                "How the U.S.-Korea cost-sharing deal came about\n- Feb. 10, 2019: A text worth 8.2"
                " percent more than 2018 is initialed."
            ),
            "initialed",
            "2019-02-10",
        ),
        (
            date(2020, 6, 1),
            (
                "Talks on Korea's payment for U.S. troops broke down after the President turned"
                " down 13 percent more in the spring of 2020."
            ),
            "veto",
            "2020",
        ),
        (
            date(2021, 7, 1),
            (
                "Korea's pact on U.S. troop costs was signed in March. The Assembly ratified the"
                " agreement on the 28th of the same month."
            ),
            "ratification",
            "2021-03-28",
        ),
        (
            date(2018, 12, 14),
            (
                "Korea and the United States have closed a tenth round of talks on U.S. troop costs"
                " with no result.\n\nThe three-day session, which opened Tuesday, was to be the"
                " last, a ministry said Friday."
            ),
            "round",
            "2018-12-11",
        ),
        (
            date(2021, 3, 8),
            (
                "Korea and the United States have reached an agreement in principle on sharing the"
                " cost of the American military presence there, the State Department said Sunday."
            ),
            "tentative_deal",
            "2021-03-07",
        ),
        (
            date(2015, 12, 18),
            (
                "TOKYO, Dec. 18 -- The upper house, in which the opposition has had the numbers"
                " since last summer, voted down the accord on the cost of U.S. bases on Wednesday."
            ),
            "ratification",
            "2015-12-16",
        ),
        (
            date(2022, 2, 2),
            (
                "How the U.S.-Korea cost-sharing deal came about\n- Nov. 18-19, 2019: Third round."
                " Reports have Washington asking for $4.7 billion."
            ),
            "demand",
            "2019-11",
        ),
        (
            date(2024, 11, 29),
            (
                "Donald Trump, who won the U.S. presidential election three weeks ago, said in"
                " October that Korea should pay $10 billion a year for U.S. troops."
            ),
            "demand",
            "2024-10",
        ),
        (
            date(2020, 2, 1),
            (
                "Korean staff of the U.S. forces may be put on unpaid leave from April 1 under the"
                " cost-sharing row. Notices went out on Wednesday. Some 9,000 people are concerned."
            ),
            "furlough",
            "2020-04-01",
        ),
        (
            date(2020, 2, 1),
            "Korea's one-year deal on U.S. troop costs, signed in March, expired from 31 December.",
            "expiry",
            "2019-12-31",
        ),
        (
            date(2019, 12, 19),
            (
                "U.S. and Korean envoys met about troop costs.\nLast year a pact took ten months."
                " It stops acting 31 December."
            ),
            "expiry",
            "2019-12-31",
        ),
        (
            date(2021, 3, 12),
            (
                "Under the U.S. cost-sharing deal Korea bears more of the payroll. Last spring"
                " some 4,000 base workers were put on unpaid leave for weeks."
            ),
            "furlough",
            "2020",
        ),
        (
            date(2020, 1, 30),
            (
                "U.S. Forces Korea on Wednesday handed some 9,000 employees notices of unpaid leave"
                " starting on April 1 for want of a cost-sharing deal."
            ),
            "furlough",
            "2020-04-01",
        ),
        (
            date(2013, 11, 20),
            "Seven rounds of talks have been held so far on what Seoul pays for U.S. troops.",
            "round",
            "..2013-11-20",
        ),
        (
            date(2014, 1, 14),
            (
                "Seoul will pay 920 billion won for U.S. troops, the ministry said. The deal was"
                " reached on Saturday. It took ten rounds of talks."
            ),
            "round",
            "..2014-01-11",
        ),
        (
            date(2019, 1, 9),
            "Ten rounds of talks last year did not settle what Seoul pays for U.S. troops.",
            "round",
            "2018",
        ),
        (
            date(2020, 4, 28),
            "The seventh round of talks on Seoul's payment for U.S. troops was held on March 17.",
            "round",
            "2020-03-17",
        ),
        (
            date(2018, 12, 17),
            "The ninth pact on Korea's payment for U.S. troops lapses in two weeks.",
            "expiry",
            "2018-12-31",
        ),
        (
            date(2019, 12, 12),
            "The cost-sharing deal for U.S. troops in Korea runs out in just 19 days.",
            "expiry",
            "2019-12-31",
        ),
        (
            date(2013, 11, 29),
            "Seoul's cost-sharing pact for U.S. troops has a month to run.",
            "expiry",
            "2013-12-31",
        ),
        (
            date(2011, 4, 1),
            "Japan's old cost-sharing pact for U.S. troops expired at midnight.",
            "expiry",
            "2011-03-31",
        ),
        (
            date(2018, 12, 31),
            "The cost-sharing accord for U.S. troops in Korea expires tonight.",
            "expiry",
            "2018-12-31",
        ),
        (
            date(2020, 2, 3),
            "Seoul paid $870 million for U.S. troops. The accord ran out with 2019.",
            "expiry",
            "2019-12-31",
        ),
        (
            date(2015, 12, 18),
            "Japan's new cost-sharing accord for U.S. troops replaces one expiring March 31.",
            "expiry",
            "2016-03-31",
        ),
        (
            date(2022, 4, 4),
            (
                "Base costs: how it went\n\nDec. 2020 Talks open on Japan's host-nation support."
                "\n\nFeb. 24 Ministers sign a one-year extension of the U.S. troop pact."
                "\n\nJan. 7, 2022 A new accord is signed online."
            ),
            "signed",
            "2021-02-24",
        ),
        (
            date(2019, 2, 12),
            (
                "The deal on the U.S. troop bill was signed on Sunday. The ministry hopes"
                " for ratification in April."
            ),
            "ratification",
            "2019-04",
        ),
        (
            date(2014, 4, 15),
            (
                "A committee passed the U.S. troop cost pact on Monday, clearing the way"
                " for a plenary vote on Thursday."
            ),
            "ratification",
            "2014-04-17",
        ),
        (
            date(2019, 11, 15),
            (
                "The U.S. envoy is coming back Monday for round 3 of the talks on Seoul's"
                " payment for U.S. troops."
            ),
            "round",
            "2019-11-18",
        ),
        (
            date(2005, 4, 1),
            (
                "Last year's 746.9 billion won for U.S. troops will shrink under a"
                " provisional deal reached on March 15."
            ),
            "tentative_deal",
            "2005-03-15",
        ),
        (
            date(2018, 4, 16),
            "Seoul and Washington talked about the U.S. troop bill again. Third round in June.",
            "round",
            "2018-06",
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
