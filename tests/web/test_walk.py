"""Every link of every page, and nonsense in every parameter: a page that says so, never a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.conftest import Client, Links

START = (
    "/",
    "/?as_of=2019-02-12",
    "/outlook?as_of=2020-03-01&unit=dollars",
    "/agreements?name=sma-04&prices=2020",
    "/agreements?name=sma-12&set.pay.2026=1400",
)
MOST = 260  # pages
NONSENSE = (
    "x",
    "0",
    "-1",
    "1e999",
    "nan",
    "9" * 300,
    "2019-02-30",
    "0000-00-00",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "'\"><svg/onload=alert(1)>",
    "\u202e\u0000\ufffe",
    "{{7*7}}",
    "%00",
    "sma-11",
    "[1, 2",
    "1/9999",
)
PARAMETERS = {
    "": ("as_of", "unit", "prices", "claim", "event", "figure", "payment"),
    "record": ("kind", "who", "year", "source", "part", "clock"),
    "ledger": ("measure", "payer", "status", "year", "part"),
    "agreements": ("name", "with", "fx"),
    "talks": ("name", "ask", "least", "most", "bid", "late_ask", "late_bid", "days"),
    "outlook": ("name",),
    "review": ("made", "by"),
    "sources": ("report", "outlet", "year", "cluster", "part"),
    "search": ("q",),
}
TERMS = ("term", "pay.2026", "pay.then.cap", "pay.then.grow", "pay.then.lag")


def test_every_link_of_the_site_leads_to_a_page_with_its_fragment(
    shipped: Client, parse: Callable[[str], Links]
) -> None:
    ahead, seen = list(START), set(START)
    shapes: dict[tuple[str, ...], int] = {}
    for href in ahead:
        answer = shipped.get(href)
        assert answer.status_code == 200, href
        if "html" not in answer.headers["content-type"]:
            continue
        page = parse(answer.text)
        for found in page.hrefs:
            where = urlsplit(found)
            if where.netloc:
                continue
            target = found.partition("#")[0] or href
            if target == href and where.fragment:
                assert where.fragment in page.ids, (href, found)
            names = tuple(part.partition("=")[0] for part in where.query.split("&"))
            shape = (where.path, *names)
            shapes[shape] = shapes.get(shape, 0) + 1
            if target not in seen and shapes[shape] <= 4 and len(ahead) < MOST:
                seen.add(target)
                ahead.append(target)
    assert len(ahead) > 100


@pytest.mark.parametrize("page", PARAMETERS)
def test_nonsense_in_any_parameter_is_refused_in_words_or_shown_as_nothing(
    shipped: Client, page: str
) -> None:
    for name in PARAMETERS[page]:
        for value in NONSENSE:
            for form in ("", ".json"):
                path = f"/{page or 'overview'}{form}?as_of=2020-03-01&{name}={quote(value)}"
                if name == "as_of":
                    path = f"/{page}?as_of={quote(value)}"
                answer = shipped.get(path)
                assert answer.status_code == 200 or 400 <= answer.status_code < 500, path
                if "html" in answer.headers["content-type"]:
                    assert "<script>alert" not in answer.text
                    assert "<svg/onload" not in answer.text


def test_terms_that_parse_to_nonsense_are_refused_in_words(shipped: Client) -> None:
    for path in TERMS:
        for value in (*NONSENSE, "-5", "0.02..0.05", "0.05..0.02", '{ grow = "x" }', "2026-02-30"):
            answer = shipped.get(f"/agreements?name=sma-12&set.{path}={quote(value)}")
            assert answer.status_code in {200, 400}, (path, value)
            if answer.status_code == 400:
                assert "<h1>This cannot be shown</h1>" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nope", 404, "There is no page “/nope”."),
        ("/ledger.exe", 404, "There is no page"),
        ("/ledger?claim=0123456789ab", 404, "There is no claim “0123456789ab”"),
        ("/ledger?colour=red", 400, "There is no parameter “colour” here"),
        ("/?as_of=tomorrow", 400, "“tomorrow” is no day"),
        ("/?as_of=2019-02-12&as_of=2019-02-13", 400, "“as_of” is given twice"),
        ("/ledger?claim=a&event=b", 400, "not for both"),
        ("/ledger?part=99", 404, "There is no part 99"),
        ("/sources?report=nope.txt", 404, "There is no report “nope.txt”"),
        ("/agreements?name=sma-99", 404, "No agreement “sma-99”"),
        ("/agreements?name=sma-12&as_of=2019-02-12", 404, "No agreement “sma-12” was public"),
        ("/talks?name=sma-12&as_of=2014-01-01", 404, "No talks “sma-12” were public"),
        ("/?prices=1950", 400, "Prices of 1950 are not known"),
        ("/static/nope.css", 404, "There is no file"),
    ],
)
def test_what_is_not_there_is_said_in_words(
    shipped: Client, path: str, status: int, words: str
) -> None:
    answer = shipped.get(path)
    assert answer.status_code == status
    assert words in answer.text


@pytest.mark.parametrize("day", ["1945-01-01", "1990-05-05", "2013-12-11", "2099-12-31"])
def test_every_page_is_there_on_any_day(shipped: Client, day: str) -> None:
    nothing_yet = {"talks", "outlook"} if day < "1991" else set()  # the record begins in 1991
    for page in PARAMETERS:
        answer = shipped.get(f"/{page}?as_of={day}")
        assert answer.status_code == 200 or (answer.status_code == 404 and page in nothing_yet)
        assert "Traceback" not in answer.text


def test_nothing_that_was_public_later_is_shown_on_an_earlier_day(shipped: Client) -> None:
    for page in ("", *PARAMETERS):
        text = shipped.get(f"/{page}?as_of=2014-06-30").text
        assert "10th Special Measures" not in text
        assert "2019-02-10" not in text
    past = shipped.get("/outlook?as_of=2020-03-01").text
    assert "gao-21-270" not in past  # published in March 2021, of the years up to 2019
    assert "assurance" in past
    assert "gao-21-270" in shipped.get("/outlook").text
    answer = shipped.get("/sources?report=138.txt&as_of=2014-06-30")
    assert answer.status_code == 404
