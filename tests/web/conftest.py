"""A browser without a browser: requests straight into the server."""

from __future__ import annotations

import asyncio
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import httpx
import pytest

from burdenshare.web.app import create_app
from burdenshare.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette

HOME = "http://127.0.0.1:8765"
TOKEN = "a-token-of-this-start"  # noqa: S105 - of the tests


class Client:
    """Sends one request after the other to a server."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    def get(self, url: str, **headers: str) -> httpx.Response:
        return self.send("GET", url, headers=headers)

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: dict[str, str] | None = None,
        data: dict[str, str] | None = None,
    ) -> httpx.Response:
        async def request() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
                return await client.request(method, url, headers=headers, data=data)

        return asyncio.run(request())


class Links(HTMLParser):
    """Addresses of a page's links, and the ids that its fragments may name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "a" and found.get("href"):
            self.hrefs.append(str(found["href"]))
        if tag in {"script", "img", "iframe"} and found.get("src"):
            self.loaded.append(str(found["src"]))
        if tag == "link" and found.get("href"):
            self.loaded.append(str(found["href"]))
        if found.get("id"):
            self.ids.append(str(found["id"]))


@pytest.fixture(scope="session")
def shipped() -> Client:
    return Client(create_app(Site("@us-korea", patience=None), token=TOKEN))


@pytest.fixture
def parse() -> Callable[[str], Links]:
    return Links


@pytest.fixture
def serve() -> Callable[[Site], Client]:
    def made(site: Site) -> Client:
        site.patience = None  # a busy machine is no reason to say "in a moment"
        return Client(create_app(site, token=TOKEN))

    return made
