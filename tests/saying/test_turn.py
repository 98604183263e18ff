"""Turns of transcripts, however their labels are written."""

from __future__ import annotations

import pytest

from burdenshare.saying.turn import office_of, turns


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "SPOKESPERSON: Good day.\nQ (wire service): How much?\nSPOKESPERSON: No comment.",
            ["SPOKESPERSON", "Q", "SPOKESPERSON"],
        ),
        (
            (
                "CHAIR. Order.\nMEMBER. What is the sum?\nVICE MINISTER, MINISTRY OF FINANCE."
                " It is 2.\n"
                "MEMBER. Thank you."
            ),
            ["CHAIR", "MEMBER", "VICE MINISTER, MINISTRY OF FINANCE", "MEMBER"],
        ),
        (
            "○ Chair: Next.\n○ Member: How much?\n○ Minister Oh: I can't.\n○ Member: Thank you.",
            ["Chair", "Member", "Minister Oh", "Member"],
        ),
        (
            "Senator HALE. General, how many?\nGeneral ROWE. It varies.\nSenator HALE. Go on.",
            ["Senator HALE", "General ROWE", "Senator HALE"],
        ),
        (
            "[Anchor]\nGood evening.\n[Reporter]\nThe talks go on.\n[Anchor]\nThank you.",
            ["Anchor", "Reporter", "Anchor"],
        ),
        (
            (
                "Seo Min-ah: How long?\nPark Tae-ho (Progress Party): Five years.\nSeo Min-ah:"
                " Thanks.\n"
                "Park Tae-ho: You are welcome."
            ),
            ["Seo Min-ah", "Park Tae-ho", "Seo Min-ah", "Park Tae-ho"],
        ),
    ],
)
def test_a_label_opens_a_turn(text: str, labels: list[str]) -> None:
    assert [one.label for one in turns(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        (
            "SEOUL, March 3 - The talks ended.\nA second line. It goes on.\nNote: the sums are"
            " rounded."
        ),
        "Updated: 14:30\nPhoto: the base.\nThe allies met. They agreed.",
        "ADVERTISEMENT\nREAD MORE: ten tips\nThe talks go on.",
    ],
)
def test_a_report_that_lets_nobody_speak_in_turn_has_none(text: str) -> None:
    assert turns(text) == ()


@pytest.mark.parametrize(
    ("label", "home", "office"),
    [
        ("DIRECTOR GENERAL, MINISTRY OF DEFENSE", "JP", "JP defense ministry director general"),
        ("MINISTER FOR FOREIGN AFFAIRS", "KR", "KR foreign affairs minister"),
        ("ASSISTANT SECRETARY OF STATE", "KR", "Assistant Secretary Of State"),
        ("SENIOR ADMINISTRATION OFFICIAL", "KR", "Senior Administration Official"),
    ],
)
def test_an_office_is_of_its_ministry_and_its_country(label: str, home: str, office: str) -> None:
    assert office_of(label, home) == office
