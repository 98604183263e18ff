"""The weights that come with the program are those that the labelled reports teach."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from benchmarks.second import HELD_OUT, Labelled, labelled, sentences, taught
from burdenshare.logit.model import loaded

if TYPE_CHECKING:
    from burdenshare.logit import Model


@pytest.fixture(scope="module")
def figures() -> list[Labelled]:
    return labelled()


@pytest.fixture(scope="module")
def models(figures: list[Labelled]) -> dict[str, Model]:
    return dict(zip(("kind", "status"), taught(figures), strict=True))


@pytest.mark.parametrize("name", ["kind", "status"])
def test_shipped_weights_read_the_labelled_figures_as_those_learnt_anew(
    name: str, figures: list[Labelled], models: dict[str, Model]
) -> None:
    text = (files("burdenshare.logit") / f"{name}.tsv").read_text(encoding="utf-8")
    told = [one.context for one in figures]
    shipped, anew = (model.chances(told).argmax(axis=1) for model in (loaded(text), models[name]))
    assert loaded(text).classes == models[name].classes
    assert (shipped == anew).mean() > 0.995  # the last digits may round otherwise elsewhere


def test_nothing_is_learnt_from_the_parts_held_out(figures: list[Labelled]) -> None:
    assert {one.part for one in figures}.isdisjoint(HELD_OUT)
    assert {one.part for one in sentences()} == {"sentences"}
