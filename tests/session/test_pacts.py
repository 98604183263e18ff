"""The agreements that the reading knows are those of the shipped records."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.case import open_case
from burdenshare.claim import extract
from burdenshare.cue.kind import PACTS
from burdenshare.report import read


@pytest.mark.parametrize("pact", PACTS, ids=" ".join)
def test_a_known_agreement_has_the_years_of_the_record(pact: tuple[str, str, str]) -> None:
    party, years, since = pact
    case = open_case({"KR": "@us-korea", "JP": "@us-japan"}[party])
    terms = {str(one.term).replace("2008-05", "2008-04") for one in case.agreements.values()}
    assert years in terms  # that of 2008 was in force from May, the fiscal year from April
    deals = [event for event in case.events if event.kind == "tentative"]
    assert since in {str(day) for event in deals for day in (event.date, event.published)}


@pytest.mark.parametrize(
    ("day", "text", "years"),
    [
        (date(2025, 4, 18), "Tokyo pays under the five-year deal.", "2022-04/2027-03"),
        (date(2021, 12, 1), "Tokyo's next five-year deal is not yet made.", None),
    ],
)
def test_a_deal_told_midway_has_the_years_of_the_one_in_force(
    day: date, text: str, years: str | None
) -> None:
    topic = "Host-nation support for U.S. forces in Japan"
    found = extract(read(f"{topic}\n\n{text}".encode(), name="a.txt", published=day))
    terms = [one.period for one in found if one.kind == "term"]
    assert (years in terms) if years else ("2022-04/2027-03" not in terms)
