"""Whatever is asked of the server, in whatever way: an answer in words, never a fault.

A walk through every route and every parameter with generated values, in the manner of schemathesis:
text of any alphabet, numbers of any size, broken escapes, repeated and unknown parameters, other
methods, bodies and content types.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burdenshare.web.app import PAGES, TYPES
from burdenshare.web.view import EDIT, PANES, SITE
from tests.web.conftest import HOME, TOKEN

if TYPE_CHECKING:
    from tests.web.conftest import Client

EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
KNOWN = (
    "sma-11", "sma-12", "2019", "won", "dollars", "yen", "KR", "happened", "said", "1", "0.02",
    "0.02..0.05", "random-walk", "contribution:KR:stationing:agreed:2019", "sma-12:2027",
    "events:3",
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(min_value=-(10**400), max_value=10**400).map(str),
    st.floats(allow_nan=True, allow_infinity=True).map(str),
    st.sampled_from(["1e999", "-1e-999", "0x10", "1_000", "١٢", "+1", "1.", ".5", "NaN", "-0"]),
)
DAYS = st.one_of(
    st.dates().map(str),
    st.datetimes().map(str),
    st.from_regex(r"-?[0-9]{1,5}-[0-9]{1,2}-[0-9]{1,2}", fullmatch=True),
)
RAW = st.one_of(
    st.binary(max_size=12).map(lambda data: "".join(f"%{byte:02X}" for byte in data)),
    st.sampled_from(["%00", "%0a%0d", "%", "%zz", "%C0%AE", "%ED%A0%80", "+", "%2e%2e%2f", "&&="]),
)
VALUES = st.one_of(st.sampled_from(KNOWN), st.text(max_size=30), NUMBERS, DAYS)


def names(page: str) -> list[str]:
    """What a page takes, and what it does not."""
    takes = [name for name in PAGES[page][1] if name != EDIT]
    terms = ["set.term", "set.pay.2026", "set.pay.then.cap", "set.", "set.x"]
    edits = terms if EDIT in PAGES[page][1] else []
    return [*SITE, *PANES, *takes, *edits, "colour", ""]


@st.composite
def queries(draw: st.DrawFn) -> str:
    page = draw(st.sampled_from(sorted(PAGES)))
    known = names(page)
    asked = st.tuples(
        st.sampled_from(known), st.one_of(VALUES.map(lambda v: ("", v)), RAW.map(lambda v: (v, "")))
    )
    parts = []
    for name, (raw, value) in draw(st.lists(asked, max_size=4)):
        parts.append(f"{name}={raw}" if raw else str(httpx.QueryParams({name: clean(value)})))
    form = draw(st.sampled_from(["", "", *(f".{one}" for one in TYPES), ".exe"]))
    return f"/{page}{form}?{'&'.join(parts)}"


def clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def answered(client: Client, method: str, path: str, **more: object) -> httpx.Response:
    """The answer to a request whose address is sent as it stands."""

    async def request() -> httpx.Response:
        transport = httpx.ASGITransport(app=client.app)
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as sender:
            return await sender.request(method, httpx.URL(HOME + path), **more)  # type: ignore[arg-type]  # as httpx takes them

    return asyncio.run(request())


def sound(answer: httpx.Response) -> None:
    assert answer.status_code < 500, answer.text[:400]
    assert "Traceback" not in answer.text
    if "text/html" in answer.headers.get("content-type", "") and answer.text:
        assert "<h1>" in answer.text


@EXAMPLES
@given(path=queries())
def test_any_parameters_get_an_answer(shipped: Client, path: str) -> None:
    sound(answered(shipped, "GET", path))


@pytest.mark.parametrize("page", sorted(PAGES))
@settings(EXAMPLES, max_examples=25)
@given(data=st.data())
def test_each_parameter_of_a_page_takes_any_value(
    shipped: Client, page: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(names(page)))
    value = clean(data.draw(VALUES))
    times = data.draw(st.sampled_from([1, 1, 2]))
    query = "&".join([str(httpx.QueryParams({name: value}))] * times)
    sound(answered(shipped, "GET", f"/{page}?{query}"))


@EXAMPLES
@given(path=st.text(max_size=40), method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "TRACE"]))
def test_any_address_and_method_gets_an_answer(shipped: Client, path: str, method: str) -> None:
    whole = "/" + str(httpx.QueryParams({"": clean(path)})).removeprefix("=")
    sound(answered(shipped, method, whole))


@pytest.mark.parametrize("page", ["", *sorted(PAGES), "static/site.css", "nope"])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "POST"])
def test_other_methods_are_refused_on_every_route(shipped: Client, page: str, method: str) -> None:
    home = {"origin": HOME}
    answer = answered(shipped, method, f"/{page}", headers=home, data={"token": TOKEN})
    assert 400 <= answer.status_code < 500


@EXAMPLES
@given(
    body=st.one_of(
        st.binary(max_size=300),
        st.dictionaries(
            st.sampled_from(["claim", "verdict", "by", "why", "value", "scope", "next", "x"]),
            VALUES,
        ).map(lambda form: str(httpx.QueryParams({k: clean(v) for k, v in form.items()})).encode()),
    ),
    kind=st.sampled_from(
        [
            "application/x-www-form-urlencoded",
            "application/json",
            "multipart/form-data",
            "text/x",
            "",
        ]
    ),
    token=st.sampled_from(["", f"&token={TOKEN}", "&token=x", f"&token={TOKEN}&token=x"]),
    origin=st.sampled_from([HOME, "null", "http://evil.example", "http://[", ""]),
)
def test_any_form_is_refused_in_words(
    shipped: Client, body: bytes, kind: str, token: str, origin: str
) -> None:
    headers = {"origin": origin, "content-type": kind}
    answer = answered(shipped, "POST", "/review", content=body + token.encode(), headers=headers)
    assert 400 <= answer.status_code < 500  # the shipped case takes no ruling
