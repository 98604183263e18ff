"""What the words around it say of an event."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

import numpy as np
import pytest

from benchmarks.events import labelled, taught
from benchmarks.second import HELD_OUT
from burdenshare.claim import extract
from burdenshare.logit.event import EventReader, contexts, shipped, stem
from burdenshare.logit.model import loaded
from burdenshare.report import read
from burdenshare.report.view import view

TEXT = (
    "Negotiators reached an agreement on the cost of U.S. troops on Sunday. The Assembly must "
    "ratify it before 1 April 2019; Trump had turned down an earlier offer.\n\nIt zzyzx'd."
)


def events(text: str) -> dict[str, str]:
    report = read(text.encode(), name="a.txt", published=dt.date(2019, 11, 22))
    return {str(one.kind): one.quote for one in extract(report) if one.value is None}


def test_all_words_at_once_have_the_chances_that_each_has_by_its_features() -> None:
    model = loaded((files("burdenshare.logit") / "event.tsv").read_text(encoding="utf-8"))
    seen = view(TEXT)
    places, around = contexts(seen)
    told = EventReader(model).told(seen)
    assert np.flatnonzero(told.able).tolist() == places
    np.testing.assert_allclose(told.chance[places], model.chances(around), rtol=1e-3, atol=1e-5)


def test_a_text_reads_the_same_whatever_was_read_before() -> None:
    fresh, used = (
        EventReader(loaded((files("burdenshare.logit") / "event.tsv").read_text(encoding="utf-8")))
        for _ in range(2)
    )
    used.told(view("A convention on lighthouse wicks, signed by nobody, expires in a decade."))
    one, two = (reader.told(view(TEXT)).chance for reader in (fresh, used))
    np.testing.assert_array_equal(one, two)


def test_sure_words_are_those_whose_chance_is_above_the_bound() -> None:
    told = shipped().told(view(TEXT))
    chances = told.chance.copy()
    chances[:, told.classes.index("none")] = 0.0
    over = {int(at) for at in np.flatnonzero((chances.max(axis=1) > 0.6) & told.able)}
    assert {at for at, _ in told.sure(0.6)} == over
    assert over


@pytest.mark.parametrize(("one", "two"), [("signed", "signs"), ("talks", "talk")])
def test_forms_of_a_word_share_a_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)


def test_weights_that_come_with_the_program_are_those_learnt_anew() -> None:
    words = labelled()
    anew = taught(words)
    model = loaded((files("burdenshare.logit") / "event.tsv").read_text(encoding="utf-8"))
    told = [one.context for one in words]
    same = model.chances(told).argmax(axis=1) == anew.chances(told).argmax(axis=1)
    assert model.classes == anew.classes
    assert same.mean() > 0.995  # the last digits may round otherwise elsewhere
    assert {one.part for one in words}.isdisjoint(HELD_OUT)
