"""What a notebook shows: well-formed, escaped, short, and with its source."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from burdenshare import open_case, outlook, price, run
from burdenshare.case import Case
from burdenshare.claim import Claim, Kind
from burdenshare.cost import Cost
from burdenshare.ledger import Ledger
from burdenshare.notebook import Frame, frame_of, html, load_ipython_extension, register

if TYPE_CHECKING:
    from collections.abc import Callable

    from burdenshare.session import Run

HOSTILE = '<script>alert(1)</script><img src=x onerror="a()">\u202e&'


@cache
def korea() -> Case:
    return open_case("@us-korea")


@cache
def done() -> Run:
    return run("@us-korea")


def claim(quote: str) -> Claim:
    return Claim(
        report=HOSTILE,
        id="0" * 12,
        kind=Kind.SHARE,
        quote=quote,
        actor=HOSTILE,
        start=0,
        end=4,
        outlet=HOSTILE,
        text_sha256="00" * 32,
    )


VALUES: dict[str, Callable[[], object]] = {
    "run": done,
    "reading": lambda: done().reading,
    "ledger": lambda: done().ledger,
    "cost": lambda: price(korea(), "sma-12", draws=256),
    "cost of one year": lambda: price(korea(), "sma-10", draws=256),
    "settled outlook": lambda: done().outlook,
    "open outlook": lambda: outlook(korea(), as_of=date(2018, 12, 31)),
    "outlook of little": lambda: replace(
        outlook(korea(), as_of=date(2018, 12, 31)), extension_by=(), amount=None
    ),
    "figures": lambda: frame_of(done().ledger),
    "case": korea,
    "agreement": lambda: korea().agreements["sma-11"],
    "claim": lambda: done().claims[0],
    "payments": lambda: done().payments,
    "frame": lambda: frame_of(korea().events),
    "event": lambda: korea().events[0],
    "pool": lambda: open_case("@nato-common").agreements["key-2016"],
}


@pytest.mark.parametrize("name", VALUES)
def test_every_value_shows_as_a_small_well_formed_table(name: str) -> None:
    shown = html(VALUES[name]())
    root = ET.fromstring(shown)  # noqa: S314 - our own markup
    assert root.tag == "div"
    assert next(root.iter("table"), None) is not None
    assert len(shown) < 20_000


def words(value: object) -> str:
    return " ".join(ET.fromstring(html(value)).itertext())  # noqa: S314 - our own markup


@pytest.mark.parametrize("name", ["run", "ledger", "cost", "open outlook", "case", "agreement"])
def test_a_sheet_says_its_source(name: str) -> None:
    assert "Source: " in words(VALUES[name]())


def test_sums_years_and_chances_have_pictures() -> None:
    for name in ("cost", "open outlook", "agreement"):
        assert "<svg" in html(VALUES[name]())
    for name in ("cost of one year", "settled outlook", "pool"):
        assert "<svg" not in html(VALUES[name]())


def test_hostile_text_stays_text() -> None:
    report = done().reading.reports[0]
    reading = replace(
        done().reading,
        claims=(claim(HOSTILE),),
        reports=(replace(report, outlet=HOSTILE, name=HOSTILE),),
    )
    ledger = done().ledger
    figures = (replace(ledger.figures[0], name=HOSTILE),)
    problems = (replace(ledger.problems[0], message=HOSTILE, explanation=HOSTILE),)
    wicked: list[object] = [
        claim(HOSTILE),
        [claim(HOSTILE)],
        reading,
        replace(ledger, figures=figures, problems=problems),
        replace(korea(), title=HOSTILE, name=HOSTILE),
        replace(korea().agreements["sma-11"], name=HOSTILE, sources={HOSTILE: "javascript:a()"}),
        replace(done(), path=HOSTILE, case=replace(korea(), title=HOSTILE)),
    ]
    for value in wicked:
        shown = html(value)
        for sign in ("<script", "<img", "\u202e", 'href="javascript'):
            assert sign not in shown
        assert "&lt;script&gt;" in shown


def test_the_numbers_shown_are_those_of_the_value() -> None:
    cost = price(korea(), "sma-12", draws=256)
    assert f"{cost.own.q50 / 1e9:,.1f}" in words(cost)
    assert done().claims[0].quote in words(done().claims[0])
    first = done().reading.claims[0]
    assert first.id in done().reading._repr_html_()
    assert str(done().as_of) in done()._repr_html_()


def test_a_long_table_says_how_many_rows_it_leaves_out() -> None:
    left = len(korea().events) - 12
    assert f"and {left} more rows" in words(korea().events)
    assert html(frame_of(korea().events)) == html(korea().events)


class Formatter:
    """Stands for IPython's formatter of text/html."""

    def __init__(self) -> None:
        self.kinds: dict[type, Callable[[object], str]] = {}

    def for_type(self, kind: type, draw: Callable[[object], str]) -> None:
        self.kinds[kind] = draw


def shell(formatter: Formatter) -> SimpleNamespace:
    display = SimpleNamespace(formatters={"text/html": formatter})
    return SimpleNamespace(display_formatter=display)


def test_the_extension_shows_the_values_of_lower_layers() -> None:
    formatter = Formatter()
    load_ipython_extension(shell(formatter))
    assert {Case, Claim, Cost, Frame, Ledger} <= set(formatter.kinds)
    assert formatter.kinds[Case](korea()) == html(korea())


def test_where_ipython_runs_the_verbs_register_by_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    formatter, ipython = Formatter(), ModuleType("IPython")
    ipython.get_ipython = lambda: shell(formatter)  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    import burdenshare  # noqa: PLC0415

    assert callable(burdenshare.open_case)
    assert Case in formatter.kinds


def test_without_ipython_nothing_is_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert register() is False
    ipython = ModuleType("IPython")  # imported, but no shell is running
    ipython.get_ipython = lambda: None  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    assert register() is False
