"""The pages in a real browser; skipped where there is none."""

from __future__ import annotations

import os
import random
import socket
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from burdenshare.session.job import Run, foreseen
from burdenshare.session.reading import read
from burdenshare.web.app import create_app
from burdenshare.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGES = (
    "/",
    "/record?as_of=2019-02-12",
    "/ledger?figure=contribution:KR:stationing:agreed:2019",
    "/agreements",
    "/agreements?name=sma-12&set.pay.then.cap=0.02&payment=sma-12:2027",
    "/talks?as_of=2020-03-01",
    "/outlook?as_of=2020-03-01",
    "/review",
    "/sources",
    "/search?q=trillion",
    "/about",
    "/nope",
)
FIGURES = "main td a[href*='claim=']"
SIZES = {"1280": (1280, 800), "390": (390, 844)}
pytestmark = pytest.mark.skipif(
    not Path(CHROMIUM).exists(), reason=f"no browser at {CHROMIUM}; CHROMIUM names another"
)


@contextmanager
def served(site: Site) -> Iterator[str]:
    """The address of a site, as long as it is served."""
    uvicorn = pytest.importorskip("uvicorn")
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(site), log_level="error"))
    thread = Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    with served(Site("@us-korea", patience=None)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    player = pytest.importorskip("playwright.sync_api")
    with player.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


def context_of(browser: Browser, *, script: bool = True, width: int = 1280) -> BrowserContext:
    made = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 800})
    made.set_default_timeout(6000)
    return made


@pytest.mark.parametrize("size", SIZES)
def test_no_page_asks_elsewhere_breaks_the_policy_or_scrolls_sideways(
    home: str, browser: Browser, size: str
) -> None:
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    for path in PAGES:
        page.goto(home + path)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path
    assert all(url.startswith(home) for url in asked)
    assert [text for text in said if "404" not in text] == []
    page.close()


@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_an_accessibility_fault(home: str, browser: Browser, size: str) -> None:
    axe = pytest.importorskip("axe_playwright_python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    for path in PAGES:
        page.goto(home + path)
        page.evaluate(script)
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.length, "
                              "v.nodes[0].html.slice(0, 120)]))")  # fmt: skip
        assert found == [], path
    page.close()


def lit(page: Page) -> str:
    """What the strong mark says; it must be in sight."""
    mark = page.locator("mark.chosen").first
    mark.wait_for()
    box = mark.bounding_box()
    view = page.viewport_size
    assert box
    assert view
    assert 0 <= box["y"] < view["height"], box
    return " ".join(page.locator("mark.chosen").first.inner_text().split())


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_click_on_a_figure_leads_to_its_words_and_back(
    home: str, browser: Browser, *, script: bool
) -> None:
    context = context_of(browser, script=script)
    page = context.new_page()
    page.goto(f"{home}/ledger")
    count = page.locator(FIGURES).count()
    assert count > 50
    pick = random.Random(7).sample(range(count), 5)  # noqa: S311 - a sample, no secret
    for n in pick:
        page.goto(f"{home}/ledger")
        link = page.locator(FIGURES).nth(n)
        link.click()
        page.wait_for_url("**claim=**")
        words = lit(page)
        assert words
        here = page.url
        page.reload()
        assert lit(page) == words
        page.go_back()
        page.locator("aside").wait_for(state="detached")
        page.go_forward()
        assert page.url == here
        assert lit(page) == words
    context.close()


CLICKED = ("/", "/ledger", "/record", "/record?as_of=2019-02-12", "/talks?as_of=2020-03-01",
           "/outlook?as_of=2020-03-01", "/review", "/ledger?unit=dollars")  # fmt: skip
LINKS = "main :is(td, th, p, li, a.tile) a[href*='claim='], main a.tile[href*='claim=']"


def squeezed(text: str) -> str:
    """A text without white space, which a browser may set as it likes."""
    return "".join(text.split())


def test_any_of_fifty_figures_leads_to_its_words_and_back_and_reload_give_the_same_view(
    home: str, browser: Browser
) -> None:
    quotes = {claim.id: squeezed(claim.quote) for claim in read("@us-korea").claims}
    page = context_of(browser).new_page()
    found: list[tuple[str, int]] = []
    for path in CLICKED:
        page.goto(home + path)
        found += [(path, n) for n in range(page.locator(LINKS).count())]
    picked = random.Random(11).sample(found, 50)  # noqa: S311 - a sample, no secret
    for path, n in picked:
        page.goto(home + path)
        before = page.locator("main").inner_text()
        link = page.locator(LINKS).nth(n)
        key = parse_qs(urlsplit(link.get_attribute("href") or "").query)["claim"][0]
        link.click()
        page.wait_for_url(f"**claim={key}**")
        assert lit(page), (path, key)
        marked = squeezed("".join(page.locator("mark.chosen").all_inner_texts()))
        assert quotes[key] in marked, (path, key)
        aside = page.locator("aside").inner_text()
        page.reload()
        assert page.locator("aside").inner_text() == aside, (path, key)
        assert lit(page)
        page.go_back()
        page.locator("aside").wait_for(state="detached")
        assert page.url == home + path
        assert page.locator("main").inner_text() == before, (path, key)
    page.close()


def test_keys_alone_go_through_the_figures(home: str, browser: Browser) -> None:
    page = context_of(browser).new_page()
    page.goto(f"{home}/ledger")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.getAttribute('data-ref')")
    page.keyboard.press("Enter")
    page.wait_for_url("**?**=**")
    page.locator("aside").wait_for()
    page.keyboard.press("Escape")
    page.locator("aside").wait_for(state="detached")
    assert first
    page.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_is_still_worked_out_comes_by_itself_and_stays(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, *, script: bool
) -> None:
    held = Event()

    def later(made: Run) -> Run:
        if made.as_of.year < 2020:
            held.wait(30)
        return foreseen(made)

    monkeypatch.setattr("burdenshare.web.site.foreseen", later)
    with served(Site("@us-korea", patience=30.0)) as home:
        page = context_of(browser, script=script).new_page()
        page.goto(f"{home}/?as_of=2018-11-01")
        note = page.locator(".waits")
        assert "how the talks may end" in note.inner_text()
        held.set()
        note.wait_for(state="detached", timeout=15_000)
        whole = page.locator("main").inner_text()
        assert "A deal is put at" in whole
        assert page.url == f"{home}/?as_of=2018-11-01"
        page.reload()
        assert page.locator("main").inner_text() == whole
        page.goto(f"{home}/about?as_of=2018-11-01")
        page.go_back()
        assert page.locator("main").inner_text() == whole
        page.context.close()
