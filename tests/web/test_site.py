"""A case of our own, served while its files change."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from burdenshare.case import open_case
from burdenshare.ledger import Explanation, Ledger, explain
from burdenshare.session.job import Run, foreseen
from burdenshare.web.app import create_app
from burdenshare.web.site import Site
from tests.web.conftest import Client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from tests.web.conftest import Links

HOME = "http://127.0.0.1:8765"
FIRST = (
    "Seoul and Washington signed an accord on Sunday. South Korea will pay 1.04 trillion won in "
    "2019 for the stationing of U.S. troops.\n"
)
SECOND = "South Korea agreed to pay 1.0389 trillion won in 2019 for U.S. troops, officials said.\n"
TABLE = '["first.txt"]\npublished = 2019-02-10\noutlet = "Our Wire"\n'
MORE = TABLE + '["second.txt"]\npublished = 2019-02-11\noutlet = "Our Daily"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case: the shipped one's agreements and record, and a report of our own."""
    shipped = Path(str(open_case("@us-korea").root))
    for file in shipped.rglob("*.*"):
        name = file.relative_to(shipped)
        if name.parts[0] != "reports" and file.is_file() and "__pycache__" not in name.parts:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(file.read_bytes())
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "first.txt").write_text(FIRST)
    (reports / "reports.toml").write_text(TABLE)
    return tmp_path


def add(folder: Path) -> None:
    (folder / "reports" / "second.txt").write_text(SECOND)
    (folder / "reports" / "reports.toml").write_text(MORE)


def test_a_report_dropped_in_appears_with_what_it_moved(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder)))
    assert "What changed" not in client.get("/").text
    before = json.loads(client.get("/ledger.json?as_of=2019-03-01").text)["rows"]
    add(folder)
    page = client.get("/").text
    assert "<bdi>second.txt</bdi> came in" in page
    assert "contribution 2019" in page
    after = json.loads(client.get("/ledger.json?as_of=2019-03-01").text)["rows"]
    known = {row["name"]: row for row in before}
    moved = [r for r in after if r["name"] in known and r["mean"] != known[r["name"]]["mean"]]
    assert moved
    assert "second.txt" in client.get("/sources").text


def test_a_report_deleted_while_served_is_gone_and_its_page_says_so(
    folder: Path, serve: Callable[[Site], Client], parse: Callable[[str], Links]
) -> None:
    add(folder)
    client = serve(Site(str(folder)))
    hrefs = [h for h in parse(client.get("/sources?report=second.txt").text).hrefs if "claim=" in h]
    assert hrefs
    (folder / "reports" / "second.txt").unlink()
    (folder / "reports" / "reports.toml").write_text(TABLE)
    assert client.get(hrefs[0]).status_code == 404
    assert client.get("/sources?report=second.txt").status_code == 404
    assert "<bdi>second.txt</bdi> is gone" in client.get("/").text


def test_a_case_that_cannot_be_read_any_more_is_said_and_heals(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder)))
    assert client.get("/").status_code == 200
    whole = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text("title = ")
    answer = client.get("/")
    assert answer.status_code == 409
    assert "cannot be read as it is now" in answer.text
    (folder / "case.toml").write_text(whole)
    assert client.get("/").status_code == 200


def test_a_bare_folder_of_reports_is_served_with_the_case_it_is_told(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder / "reports"), base="@us-korea"))
    assert "Our Wire" in client.get("/sources").text
    assert "Rulings cannot be kept here" in client.get("/review").text


def test_a_case_without_talks_or_dated_reports_shows_what_it_has(
    serve: Callable[[Site], Client],
) -> None:
    client = serve(Site("@nato-common"))
    page = client.get("/agreements")
    assert page.status_code == 200
    assert "Outlook" not in page.text
    answer = client.get("/outlook")
    assert answer.status_code == 404
    assert "has no talks" in answer.text


def test_a_page_that_takes_long_says_so_and_is_there_later(folder: Path) -> None:
    site = Site(str(folder), patience=0.0)
    client = Client(create_app(site))
    first = client.get("/ledger.json")
    assert (first.status_code, first.headers["refresh"]) == (202, "2")
    assert "The case is being worked out" in first.json()["error"]
    site.patience = None
    before = client.get("/sources").text
    site.patience = 0.0
    add(folder)
    behind = client.get("/sources")
    assert behind.status_code == 200
    assert "this is what they held before" in behind.text
    assert "second.txt" not in before + behind.text
    site.patience = None
    after = client.get("/sources").text
    assert "second.txt" in after
    assert "this is what they held before" not in after


def test_what_a_day_held_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(create_app(Site(str(folder), patience=None)))
    assert client.get("/").status_code == 200
    monkeypatch.setattr("burdenshare.session.job.read", None)
    assert client.get("/ledger?as_of=2019-02-12").status_code == 200


def test_a_file_that_is_touched_moves_nothing(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder)))
    tag = client.get("/ledger").headers["etag"]
    (folder / "reports" / "first.txt").write_text(FIRST)
    assert client.get("/ledger").headers["etag"] == tag
    assert "What changed" not in client.get("/").text


def test_a_very_long_report_is_cut_around_the_sentence_that_is_shown(
    folder: Path, serve: Callable[[Site], Client], parse: Callable[[str], Links]
) -> None:
    filler = "The weather in the capital was fair that day, as it often is in spring. " * 900
    (folder / "reports" / "first.txt").write_text(f"{filler}\n\n{FIRST}\n{filler}")
    client = serve(Site(str(folder)))
    hrefs = [h for h in parse(client.get("/ledger").text).hrefs if "claim=" in h]
    page, _, fragment = hrefs[0].partition("#")
    answer = client.get(page)
    assert fragment in parse(answer.text).ids
    assert len(answer.text) < 60_000
    assert answer.text.count("the text goes on") == 2


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    table = TABLE.replace("Our Wire", "=HYPERLINK(1)")
    (folder / "reports" / "reports.toml").write_text(table)
    client = serve(Site(str(folder)))
    assert "'=HYPERLINK(1)" in client.get("/sources.csv").text


def test_the_app_is_made_for_one_site() -> None:
    assert create_app(Site("@us-korea")) is not create_app(Site("@us-korea"))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Talks are played on only once it is set."""
    event = Event()

    def later(made: Run) -> Run:
        if made.outlook and not made.outlook.deal_by and made.as_of < LATEST:
            assert event.wait(30)
        return foreseen(made)

    monkeypatch.setattr("burdenshare.web.site.foreseen", later)
    yield event
    event.set()


LATEST = date(2025, 1, 1)
OPEN = "as_of=2018-11-01"  # sums had been named, and there was no deal


def finished(site: Site, client: Client, url: str) -> httpx.Response:
    """The page once all of it is there."""
    site.patience = None
    answer = client.get(url)
    site.patience = 5.0
    return answer


@pytest.mark.parametrize("page", ["", "talks", "outlook"])
def test_a_past_day_comes_at_once_with_what_is_known_and_again_with_the_rest(
    folder: Path, held: Event, page: str
) -> None:
    site = Site(str(folder), patience=5.0)
    client = Client(create_app(site))
    url = f"/{page}?{OPEN}"
    first = client.get(url)
    assert first.status_code == 200
    assert "Still being worked out: how the" in first.text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in first.text
    assert first.headers["cache-control"] == "no-store"
    state = open_case(str(folder)).talks["sma-10"].name
    assert state in first.text
    rows = client.get(f"/{page or 'overview'}.json?{OPEN}")
    assert (rows.status_code, rows.headers["retry-after"]) == (202, "2")
    held.set()
    whole = finished(site, client, url)
    assert "Still being worked out" not in whole.text
    assert "etag" in whole.headers
    again = client.get(url)
    assert (again.text, again.headers["etag"]) == (whole.text, whole.headers["etag"])
    fresh = finished(other := Site(str(folder)), Client(create_app(other, token="t")), url)  # noqa: S106 - of a test
    assert fresh.text == whole.text
    assert client.get(f"/{page or 'overview'}.json?{OPEN}").status_code == 200


def test_pages_that_rest_on_no_talks_are_whole_at_once(folder: Path, held: Event) -> None:
    client = Client(create_app(Site(str(folder), patience=5.0)))
    for page in ("record", "ledger", "agreements", "sources", "about"):
        answer = client.get(f"/{page}?{OPEN}")
        assert "Still being worked out" not in answer.text
        assert "etag" in answer.headers
    assert not held.is_set()


def test_talks_are_played_on_once_for_all_pages_of_a_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[date] = []

    def counted(made: Run) -> Run:
        played.append(made.as_of)
        return foreseen(made)

    monkeypatch.setattr("burdenshare.web.site.foreseen", counted)
    site = Site(str(folder), patience=5.0)
    client = Client(create_app(site))
    for page in ("", "outlook", "talks", "", "outlook?name=sma-10&", "talks"):
        client.get(f"/{page}{'' if page.endswith('&') else '?'}{OPEN}")
    assert "Still being worked out" not in finished(site, client, f"/talks?{OPEN}").text
    assert played.count(date(2018, 11, 1)) == 1


def test_another_day_is_not_kept_up_by_talks_that_are_played_on(folder: Path, held: Event) -> None:
    client = Client(create_app(Site(str(folder), patience=5.0)))
    assert "Still being worked out" in client.get(f"/?{OPEN}").text
    settled = client.get("/outlook?as_of=2019-03-01")
    assert settled.status_code == 200
    assert "Still being worked out" not in settled.text
    assert not held.is_set()


def test_a_figure_without_each_claim_is_added_once_it_is_worked_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Event()

    def later(ledger: Ledger, figure: str, *, tried: int) -> Explanation:
        assert tried == 0 or held.wait(30)
        return explain(ledger, figure, tried=tried)

    monkeypatch.setattr("burdenshare.web.ask.explain", later)
    add(folder)
    site = Site(str(folder), patience=30.0)
    client = Client(create_app(site))
    url = "/ledger?figure=contribution:KR:stationing:agreed:2019"
    first = client.get(url)
    assert "Still being worked out: the figure without each of its claims" in first.text
    assert "What each claim lends to it" in first.text
    assert first.headers["cache-control"] == "no-store"
    assert client.get(url.replace("/ledger?", "/ledger.json?")).status_code == 200
    held.set()
    whole = finished(site, client, url)
    assert "Still being worked out" not in whole.text
    assert client.get(url).text == whole.text
