from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.conftest import Client, Links

PAGES = ("/", "/record", "/ledger", "/sources")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_and_says_the_day_it_is_of(shipped: Client, path: str) -> None:
    answer = shipped.get(f"{path}?as_of=2019-02-12")
    assert answer.status_code == 200
    assert "Shown as of 12 February 2019" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_and_loads_its_own_files_only(
    shipped: Client, parse: Callable[[str], Links], path: str
) -> None:
    answer = shipped.get(path)
    page = parse(answer.text)
    sizes = [int(answer.headers["content-length"])]
    for file in page.loaded:
        assert file.startswith("/static/"), file
        found = shipped.get(file)
        assert found.status_code == 200
        sizes.append(int(found.headers["content-length"]))
    assert sum(sizes) < 60_000
    assert not [tag for tag, about in page.tags if "style" in about or tag == "style"]
    assert not [key for _, about in page.tags for key in about if key.startswith("on")]


def test_every_figure_of_the_ledger_leads_to_a_mark_that_holds_its_quote(
    shipped: Client, parse: Callable[[str], Links]
) -> None:
    claims = json.loads(shipped.get("/sources.json").text)["rows"]
    assert claims
    for href in parse(shipped.get("/ledger").text).hrefs:
        if "claim=" not in href:
            continue
        page, _, fragment = href.partition("#")
        assert fragment in parse(shipped.get(page).text).ids


def test_a_page_that_has_not_changed_is_not_sent_again(shipped: Client) -> None:
    tag = shipped.get("/ledger").headers["etag"]
    assert shipped.get("/ledger", **{"if-none-match": tag}).status_code == 304
    assert shipped.get("/ledger", **{"if-none-match": '"other"'}).status_code == 200
