"""What years a figure is for where no rule gives it any."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.periods import Timed, named, taught, timed
from benchmarks.second import HELD_OUT
from burdenshare.claim import extract
from burdenshare.logit.choice import loaded
from burdenshare.logit.period import Era, era, grouped, likeliest_years, shape, standing
from burdenshare.report import read

DAY = dt.date(2021, 3, 19)


def years(text: str) -> dict[str, str | None]:
    report = read(text.encode(), name="a.txt", published=DAY)
    return {one.quote: one.period for one in extract(report) if one.value is not None}


def test_a_sum_set_beside_another_is_for_the_same_years() -> None:
    told = years(
        "South Korea provided $5.8 billion in support of U.S. forces between 2016 and 2019, the "
        "auditors found. For Japan the office counted $12.6 billion."
    )
    assert {told[quote] for quote in told if "12.6" in quote} == {"2016/2019"}


def test_a_share_told_of_no_time_stays_without_years() -> None:
    told = years(
        "The talks on sharing the cost of U.S. troops go on. South Korea bears about 40 percent "
        "of the upkeep, an official said."
    )
    assert list(told.values()) == [None]


def test_years_in_its_own_sentence_stand() -> None:
    told = years("Seoul paid 960.2 billion won for U.S. troops in 2018 under the old pact.")
    assert set(told.values()) == {"2018"}


def test_the_agreements_around_a_day_are_told_apart() -> None:
    known = "2021-04/2022-03", "2016-04/2021-03", "2011-04/2016-03"
    around = era(known, 2021, 2020)
    assert around == Era(2021, "2016-04/2021-03", "2021-04/2022-03", "2011-04/2016-03")
    assert ("2016-04/2017-03", ("opens", "now")) in standing(around)


@given(
    first=st.integers(1950, 2060),
    count=st.integers(1, 12),
    year=st.integers(2000, 2040),
    by=st.integers(-300, 300),
)
def test_a_shape_is_that_of_years_as_far_from_another_day(
    first: int, count: int, year: int, by: int
) -> None:
    def spelt(start: int) -> str:
        return str(start) if count == 1 else f"{start}/{start + count - 1}"

    assert shape(spelt(first), Era(year)) == shape(spelt(first + by), Era(year + by))


def test_years_told_twice_are_one_candidate() -> None:
    options = grouped([("2019", ("first",)), ("2020", ("span",)), ("2019", ("old",))])
    assert options == [(None, ()), ("2019", (("first",), ("old",))), ("2020", (("span",),))]


def test_where_no_years_are_told_none_are_given() -> None:
    assert likeliest_years(("increase", "agreed"), grouped([]), Era(2021)) is None


@pytest.fixture(scope="module")
def figures() -> list[Timed]:
    return timed()


def test_shipped_weights_give_the_years_that_those_learnt_anew_give(figures: list[Timed]) -> None:
    text = (files("burdenshare.logit") / "period.tsv").read_text(encoding="utf-8")
    anew, known = taught(figures), loaded(text)
    alike = [named(known, one) == named(anew, one) for one in figures]
    assert sum(alike) > 0.995 * len(alike)  # the last digits may round otherwise elsewhere


def test_figures_and_program_choose_alike(figures: list[Timed]) -> None:
    text = (files("burdenshare.logit") / "period.tsv").read_text(encoding="utf-8")
    known = loaded(text)
    bare = [one for one in figures if one.read is None]
    chosen = [likeliest_years(one.what, one.options, one.around) for one in bare]
    assert chosen == [named(known, one) for one in bare]
    assert any(chosen)


def test_nothing_is_learnt_from_the_parts_held_out(figures: list[Timed]) -> None:
    assert {one.part for one in figures}.isdisjoint(HELD_OUT)
