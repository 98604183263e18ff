from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.mention import times
from burdenshare.mention.figure import quantities
from burdenshare.mention.moment import fiscal_year, spans
from burdenshare.report import view

DAY = date(2019, 2, 12)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Sunday.", "2019-02-10"),
        ("Seoul said Tuesday it agreed.", "2019-02-12"),
        ("Talks will begin Wednesday.", "2019-02-13"),
        ("They met last Tuesday.", "2019-02-05"),
        ("They meet next Friday.", "2019-02-15"),
        ("It was signed on February 10, 2019.", "2019-02-10"),
        ("It was signed on 10 February 2019.", "2019-02-10"),
        ("It was signed on Feb. 10.", "2019-02-10"),
        ("The pact expires Dec. 31.", "2019-12-31"),
        ("It expired on Dec. 31.", "2018-12-31"),
        ("The first summit last June failed.", "2018-06"),
        ("They met in November.", "2018-11"),
        ("They met in November 2017.", "2017-11"),
        ("It ends in March.", "2019-03"),
        ("It was agreed last month.", "2019-01"),
        ("They settled earlier this month.", "2019-02"),
        ("He came last week.", "2019-02"),
        ("Seoul paid it last year.", "2018"),
        ("Seoul will pay it next year.", "2020"),
        ("It runs out at the end of this year.", "2019-12-31"),
        ("It ran out at the end of 2018.", "2018-12-31"),
        ("At the end of March 2020 they agreed.", "2020-03"),
        ("From 2014 to 2018 it paid.", "2014/2018"),
        ("the 9th SMA (2014-2018)", "2014/2018"),
        ("the war of 1950-53", "1950/1953"),
        ("in 2005 and 2006", "2005/2006"),
        ("since the early 1990s", "1990/"),
        ("in fiscal 2021", "2021-04/2022-03"),
        ("from fiscal 2022 to 2026", "2022-04/2027-03"),
        ("It was signed today.", "2019-02-12"),
        ("It was agreed two years ago.", "2017"),
        ("signed 2021-04-08", "2021-04-08"),
        ("On the 7th, it was out.", "2019-02-07"),
        ("They sat down on the 5th of last month.", "2019-01-05"),
        ("It is due at the close of March.", "2019-03"),
        ("It will run out at March's end.", "2019-03"),
        ("They have been at home since the first of February.", "2019-02-01"),
        ("The next one is to be held in the United States in July.", "2019-07"),
        ("It takes effect in May.", "2019-05"),
        ("The text must be signed, probably in April.", "2019-04"),
        ("Seoul wants it done before the election in April.", "2019-04"),
        ("It ended a fortnight ago.", "2019-01"),
        ("They have been at home since the first of the month.", "2019-02-01"),
        ("It lapses at the close of the yr.", "2019-12-31"),
        ("The country votes on Thursday.", "2019-02-14"),
        ("It was less than they sought at the start of the talks in August.", "2018-08"),
        ("The president has an election of his own in November.", "2019-11"),
        ("They agreed over the weekend.", "2019-02-10"),
        ("The gap was bridged by talks from Thursday.", "2019-02-07"),
        ("The pact, which lapsed Dec. 31, is gone.", "2018-12-31"),
        ("They may be placed on leave from April 1.", "2019-04-01"),
        ("It was signed in November of last year.", "2018-11"),
        ("On April 5 of the last year they were sent home.", "2018-04-05"),
        ("First round, March 7-9, 2018", "2018-03-07"),
        ("It passed on the last day of March 2016.", "2016-03-31"),
        ("It lapsed on the last day of 2018.", "2018-12-31"),
        ("The teams sat down in Washington from Friday.", "2019-02-08"),
        ("It was shelved in the summer of 2017.", "2017"),
        ("He balked in the spring.", "2018"),
        ("They had parted in the autumn of last year.", "2018"),
        ("It was raised last winter.", "2018"),
        ("A vote is due in the spring.", "2019"),
        ("The envoys began the year by asking for more.", "2019"),
        ("Early in the year, he had doubts.", "2019"),
        ("The vote may come in the new year.", "2019"),
        ("The accord lapsed at the close of the year.", "2018-12-31"),
        ("The accord lapses at the close of the year.", "2019-12-31"),
        ("It loses force on 31 December.", "2019-12-31"),
        ("The two sides agreed on 9th that it be paid.", "2019-02-09"),
        ("It was agreed on the 28th, he said.", "2019-01-28"),
        ("They sank into a dead end in December.", "2018-12"),
        ("It expired on 31/12/2018.", "2018-12-31"),
        ("Released on 10.02.2019 by the press office.", "2019-02-10"),
        ("The present one runs its course on March 31.", "2019-03-31"),
        ("The two ministers are to put their names to it in April.", "2019-04"),
        ("The old deal was to have run out on December 31.", "2019-12-31"),
        ("That deal, having run out on December 31, is no more.", "2018-12-31"),
        ("It expired with the old year.", "2018-12-31"),
        ("It died on New Year's Eve.", "2018-12-31"),
        ("A ceremony is booked for April.", "2019-04"),
        ("The current one is up on December 31.", "2019-12-31"),
    ],
)
def test_an_expression_is_resolved_against_the_day_of_publication(text: str, value: str) -> None:
    assert [one.value for one in times(view(text), DAY, "JP")] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The bill passed on April 3. It was approved the same evening.", ["2018-04-03"] * 2),
        (
            "They met on March 7, 2021. The day before, an offer came.",
            ["2021-03-07", "2021-03-06"],
        ),
        (
            "3. Feb. 10, 2014. The deal is initialed. It is signed on March 8.",
            ["2014-02-10", "2014-03-08"],
        ),
        ("- 2009: talks open in May, and end in July.", ["2009", "2009-05", "2009-07"]),
        ("It was signed in 2014. Parliament passed it on April 3.", ["2014", "2018-04-03"]),
        ("It ran to 2016, and expired at the end of that year.", ["2016", "2016-12-31"]),
        (
            "Nov. 20, 2013: Sixth round.\nDec. 10: Seventh round.\nJan. 11: A deal is struck.",
            ["2013-11-20", "2013-12-10", "2014-01-11"],
        ),
        (
            "2013\nOctober - Fifth round\nNovember - Sixth round\n2014\nJan. 11 - A deal",
            ["2013", "2013-10", "2013-11", "2014", "2014-01-11"],
        ),
        ("Talks closed on 19/1, and workers go unpaid from 1/2.", ["2019-01-19", "2019-02-01"]),
        ("He left in 2015. Two years later, he was back.", ["2015", "2017"]),
        ("He left in March 2015. A month later, he was back.", ["2015-03", "2015-04"]),
        ("March 7, 2018. Agreement in principle on the 11th.", ["2018-03-07"]),
    ],
)  # fmt: skip
def test_a_day_or_the_date_that_heads_a_line_fixes_what_follows(
    text: str, values: list[str]
) -> None:
    assert [one.value for one in times(view(f"Chronicle of a bill:\n{text}"), DAY, "KR")] == values


@pytest.mark.parametrize(
    "text",
    [
        "2,019 soldiers", "$2014 a head", "the 2019th row", "He may march on.", "1950 troops",
        "a sun-lit room", "$1.2018 billion", "They paid 1/3 of it.", "open on 4/5",
        "a New Year's call",
        "The fall of the won hurt.", "a spring in his step", "the deal on the 12th.",
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert times(view(text), DAY) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("It expires Dec. 31.", "--12-31"), ("In November they met.", "--11"), ("On Sunday.", None)],
)
def test_without_a_day_of_publication_a_date_stays_partial(text: str, value: str | None) -> None:
    assert [one.value for one in times(view(text), None)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            (
                "What went on in 2021? They met in August. It was agreed in December.\nThe Diet"
                " passed it on March 25."
            ),
            ["2021", "2021-08", "2021-12", "2022-03-25"],
        ),
        ("The bill will be 1.5 trillion won in 2026. He asked in October.", ["2026", "--10"]),
        ("They paid it in 2013. It is to be signed in May.", ["2013", "--05"]),
    ],
)
def test_without_one_a_story_goes_on_from_the_year_that_it_tells(
    text: str, values: list[str]
) -> None:
    assert [one.value for one in times(view(text), None)] == values


@pytest.mark.parametrize(
    ("text", "opening"),
    [("since 2018", "from"), ("runs to 2025", "until"), ("through 2025", "until"), ("in 2018", "")],
)
def test_open_ends_are_told(text: str, opening: str) -> None:
    (one,) = times(view(text), DAY)
    assert one.opening == opening


@given(st.dates(date(1950, 1, 1), date(2068, 12, 31)), st.dates(date(1990, 1, 1)))
@settings(deadline=None, derandomize=True)
def test_a_full_date_means_itself_whatever_the_day_of_publication(day: date, base: date) -> None:
    text = f"signed on {day:%B} {day.day}, {day.year}"
    assert [one.value for one in times(view(text), base)] == [day.isoformat()]


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
@settings(deadline=None, derandomize=True)
def test_a_past_weekday_is_within_a_week(base: date) -> None:
    (one,) = times(view("They met on Friday."), base)
    assert one.value is not None
    assert 0 <= (base - date.fromisoformat(one.value)).days < 7


@pytest.mark.parametrize(
    ("text", "host", "wanted"),
    [
        ("a sum from fiscal 2022 through fiscal 2026", "JP", ["2022-04/2027-03"]),
        ("over five years from fiscal 2022", "JP", ["2022-04/2027-03"]),
        ("the five years through 2013", "KR", ["2009/2013"]),
        ("this year and next", "KR", ["2005/2006"]),
        ("paid in 2013 and again in 2014", "KR", ["2013", "2014"]),
        ("The bill fell from 2013. It lasts five years, to 2018.", "KR", ["2013", "2014/2018"]),
    ],
)
def test_times_that_name_one_stretch_of_years_are_joined(
    text: str, host: str, wanted: list[str]
) -> None:
    seen = view(text)
    found = times(seen, date(2005, 4, 26), host)
    joined = spans(seen.low, found, quantities(seen), host)
    assert [one.value for one in joined] == wanted


@pytest.mark.parametrize(
    ("text", "value", "opening"),
    [
        ("They signed on Sunday, a day after the talks ended.", "2019-02-09", "behind"),
        ("They signed on Sunday, the day after the talks ended.", "2019-02-09", "behind"),
        ("They met on Sunday. The day before, he had refused.", "2019-02-09", ""),
        ("It was signed in March 2016 and took effect that April.", "2016-04", ""),
        ("They signed on Sunday, two weeks after the talks ended.", "2019-01", "behind"),
        ("The talks ended on Friday and the text was signed two days later.", "2019-02-10", ""),
        ("It was initialed on January 4 and signed one month later.", "2019-02", ""),
    ],
)
def test_days_are_reckoned_from_the_day_named_last(text: str, value: str, opening: str) -> None:
    last = times(view(text), DAY)[-1]
    assert (last.value, last.opening) == (value, opening)


@given(
    st.integers(1950, 2060),
    st.sampled_from(["JP", "US", "KR"]),
    st.none() | st.integers(1900, 2090),
)
def test_no_period_ends_before_it_begins(year: int, host: str, last: int | None) -> None:
    first, _, end = fiscal_year(year, host, last).partition("/")
    assert not end or first[:4] <= end[:4]
