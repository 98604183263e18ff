"""A figure without its own year is for the years of the agreement that its passage speaks of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from burdenshare.claim import extract
from burdenshare.claim.extract import scene_of
from burdenshare.discourse.accord import Accords
from burdenshare.report import read

ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("accords.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TOPIC = {
    "KR": "What Seoul pays for U.S. forces in Korea.\n\n",
    "JP": "What Tokyo pays for U.S. forces in Japan.\n\n",
}


@pytest.mark.parametrize(
    ("payer", "day", "text", "quote", "years"), ROWS, ids=[row[2] for row in ROWS]
)
def test_a_figure_is_for_the_years_of_the_agreement_spoken_of(
    payer: str, day: str, text: str, quote: str, years: str
) -> None:
    body = (TOPIC[payer] + text.replace("\\n", "\n")).encode()
    found = extract(read(body, name="a.txt", published=date.fromisoformat(day)))
    near = [one for one in found if quote in one.quote and one.value is not None]
    told = min(near, key=lambda one: len(one.quote), default=None)
    assert told is not None
    assert told.period == years


@pytest.mark.parametrize(
    ("day", "text", "years"),
    [
        (date(2013, 10, 20), "the ninth agreement", None),
        (date(2014, 10, 20), "the ninth agreement", "2014/2018"),
        (date(2020, 1, 30), "the old pact", "2019"),
        (date(2019, 11, 30), "the previous five-year pact", "2014/2018"),
        (date(2019, 11, 30), "the present pact", "2019"),
        (date(2019, 11, 30), "the new pact", None),
    ],
)
def test_an_agreement_not_yet_public_has_no_years(day: date, text: str, years: str | None) -> None:
    body = f"{TOPIC['KR']}Officials spoke of {text} on Monday."
    scene = scene_of(read(body.encode(), name="a.txt", published=day))
    assert scene is not None
    assert [one.years for one in Accords(scene, day).named.all] == [years]
