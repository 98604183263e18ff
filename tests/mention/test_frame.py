"""Whether a frame fits round a word, by the claim that comes of it."""

from __future__ import annotations

import datetime as dt

import pytest

from burdenshare.claim import extract
from burdenshare.report import read

TOPIC = "Cost-sharing talks between the United States and South Korea\n\n"


def kinds(text: str) -> set[str]:
    report = read((TOPIC + text).encode(), name="a.txt", published=dt.date(2020, 2, 5))
    return {str(one.kind) for one in extract(report) if one.value is None}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ratification", "The lower house, which had sat all night, passed the base-cost pact."),
        ("veto", "The White House said no to the cost-sharing deal in March."),
        ("agreement", "Washington took up Seoul's offer on the wages of base workers."),
        ("agreement", "Ten months of wrangling over base costs ended on Monday with a pact."),
        ("veto", "The president turned Seoul's last proposal down in a telephone call."),
    ],
)
def test_a_frame_fits(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("veto", "The president of the bank said it had no figure for the cost-sharing deal."),
        ("offer", "The envoys left the table as Seoul declines a bigger bill for U.S. troops."),
        ("expiry", "The round of talks on troop costs opened on Tuesday. It closed on Thursday."),
        ("ratification", "They signed an accord on troop costs that clears the way for a base."),
        ("agreement", "Seoul did not accept Washington's proposal on troop costs."),
        ("agreement", "The ministry announced the result of a poll on troop costs on Monday."),
        ("agreement", "It was agreed that the envoys would sit down again on troop costs in May."),
        ("demand", "Residents and unions called for higher outlays on troop costs."),
        ("demand", "Tokyo has argued for a lower payment toward U.S. troop costs."),
        ("ratification", "The lower house killed a motion of no confidence over base costs."),
    ],
)
def test_a_frame_does_not(kind: str, text: str) -> None:
    assert kind not in kinds(text)
