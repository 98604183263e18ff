"""Who vouches for a claim whose own sentence names nobody."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

import pytest

from benchmarks.second import HELD_OUT
from benchmarks.sources import Vouched, named, taught, vouched
from burdenshare.claim import extract
from burdenshare.logit.choice import loaded
from burdenshare.report import read

DAY = dt.date(2019, 11, 22)


def sources(text: str) -> dict[str, str | None]:
    report = read(text.encode(), name="a.txt", published=DAY)
    return {one.quote: one.attributed_to for one in extract(report)}


def test_an_account_goes_on_through_the_sentences_of_its_paragraph() -> None:
    told = sources(
        "Seoul's defence ministry on Thursday set out the bill for American troops.\n\n"
        "A ministry official told reporters that the talks on cost sharing were hard. The first "
        "quarter had been lost. South Korea would pay 1.2 trillion won in 2020. About 40 percent "
        "of that would be spent on the wages of Korean workers."
    )
    (who,) = {who for quote, who in told.items() if "won" in quote}
    assert who is not None
    assert "ministry" in who


def test_a_paper_that_quotes_nobody_speaks_for_itself() -> None:
    told = sources(
        "South Korea paid 1.04 trillion won for US troops in 2019 under the cost-sharing deal. "
        "It paid 960.2 billion won in 2018."
    )
    assert set(told.values()) == {None}


def test_a_word_of_saying_in_the_sentence_of_a_claim_stands() -> None:
    told = sources(
        "President Donald Trump said Tuesday the talks were over. A South Korean lawmaker said "
        "Washington wanted $5 billion for its troops in 2020."
    )
    (who,) = {who for quote, who in told.items() if "billion" in quote}
    assert who is not None
    assert "lawmaker" in who


@pytest.fixture(scope="module")
def claims() -> list[Vouched]:
    return vouched()


def test_shipped_weights_name_whom_those_learnt_anew_name(claims: list[Vouched]) -> None:
    text = (files("burdenshare.logit") / "source.tsv").read_text(encoding="utf-8")
    anew, known = taught(claims), loaded(text)
    alike = [named(known, one) == named(anew, one) for one in claims]
    assert sum(alike) > 0.995 * len(alike)  # the last digits may round otherwise elsewhere


def test_nothing_is_learnt_from_the_parts_held_out(claims: list[Vouched]) -> None:
    assert {one.part for one in claims}.isdisjoint(HELD_OUT)
