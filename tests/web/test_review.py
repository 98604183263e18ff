from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from burdenshare.case.log import parse as read_log
from burdenshare.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from tests.web.conftest import Client

HOME = "http://127.0.0.1:8765"
TOKEN = "a-token-of-this-start"  # noqa: S105 - as the fixture has it
CASE = 'title = "Ours"\npayer = "KR"\nrecipient = "US"\ncurrency = "KRW"\n'
TEXTS = {
    "a.txt": "South Korea agreed to pay 1.04 trillion won in 2019 for U.S. troops.\n",
    "b.txt": "South Korea agreed to pay 1.31 trillion won in 2019 for U.S. troops.\n",
    "c.txt": "South Korea agreed to pay 1.0389 trillion won in 2019 for U.S. troops.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.toml").write_text(CASE)
    (tmp_path / "reports").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "reports" / name).write_text(text)
    table = "".join(
        f'["{name}"]\npublished = 2019-02-1{n}\noutlet = "Wire {n}"\n'
        for n, name in enumerate(TEXTS)
    )
    (tmp_path / "reports" / "reports.toml").write_text(table)
    return tmp_path


def post(client: Client, **form: str) -> httpx.Response:
    data = {"token": TOKEN, "by": "Ann", **form}
    return client.send("POST", "/review", headers={"origin": HOME}, data=data)


def waiting(client: Client) -> list[str]:
    return [row["claim"] for row in json.loads(client.get("/review.json").text)["rows"]]


def log(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "decisions.jsonl").read_text().splitlines()]


def test_a_ruling_is_on_disk_when_the_answer_comes_and_says_what_it_moved(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder)))
    odd = next(key for key in waiting(client) if "1.31" in client.get(f"/review?claim={key}").text)
    answer = post(client, claim=odd, verdict="reject", why="misprint")
    assert answer.status_code == 303
    assert [(row["claim"], row["verdict"], row["by"]) for row in log(folder)] == [
        (odd, "reject", "Ann")
    ]
    page = client.get(answer.headers["location"])
    assert page.status_code == 200
    assert "Written down: Reject" in page.text
    assert "contribution 2019" in page.text
    assert odd not in waiting(client)


def test_an_early_ruling_is_undone_and_later_ones_stay(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder)))
    first, second, *_ = waiting(client)
    made = post(client, claim=first, verdict="reject")
    seal = parse_qs(urlsplit(made.headers["location"]).query)["made"][0]
    post(client, claim=second, verdict="accept")
    post(client, claim=seal, verdict="undo")
    assert first in waiting(client)
    assert second not in waiting(client)
    assert [row["verdict"] for row in log(folder)] == ["reject", "accept", "undo"]


def test_two_reviewers_at_once_lose_nothing(folder: Path, serve: Callable[[Site], Client]) -> None:
    one, other = serve(Site(str(folder))), serve(Site(str(folder)))
    first, second, *_ = waiting(one)
    assert waiting(other)
    post(one, claim=first, verdict="accept", by="Ann")
    post(other, claim=second, verdict="accept", by="Ben")
    assert [row["by"] for row in log(folder)] == ["Ann", "Ben"]
    for client in (one, other):
        assert not {first, second} & set(waiting(client))


def test_rulings_posted_by_many_at_the_same_moment_are_all_there_and_the_chain_is_whole(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    for n in range(10):
        (folder / "reports" / f"m{n}.txt").write_text(
            f"South Korea agreed to pay 1.0{n + 10} trillion won in {2005 + n} for U.S. troops.\n"
        )
        with (folder / "reports" / "reports.toml").open("a") as table:
            table.write(f'["m{n}.txt"]\npublished = 2019-03-0{n % 9 + 1}\noutlet = "M {n}"\n')
    servers = [serve(Site(str(folder))) for _ in range(2)]
    keys = waiting(servers[0])
    assert waiting(servers[1]) == keys
    work = [(servers[n % 2], key, f"reviewer {n % 2}") for n, key in enumerate(keys)]
    with ThreadPoolExecutor(len(work)) as pool:
        answers = list(
            pool.map(lambda row: post(row[0], claim=row[1], verdict="accept", by=row[2]), work)
        )
    acknowledged = {key for answer, (_, key, _) in zip(answers, work, strict=True)
                    if answer.status_code == 303}  # fmt: skip
    assert acknowledged == set(keys)
    chain = read_log((folder / "decisions.jsonl").read_bytes())
    assert chain.fault is None
    assert chain.torn == b""
    assert {entry.body["claim"] for entry in chain.entries} == acknowledged
    first = chain.entries[0]
    post(servers[1], claim=first.seal, verdict="undo", by="Cho")
    for client in servers:
        assert waiting(client) == [first.body["claim"]]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"verdict": "bless"}, "is no ruling of accept"),
        ({"verdict": "reject", "claim": "nope"}, "names no claim"),
        ({"verdict": "reject", "by": " "}, "needs a name"),
        ({"verdict": "edit"}, "needs the value meant"),
        ({"verdict": "edit", "value": "much"}, "is no value"),
        ({"verdict": "scope"}, "needs a name"),
        ({"verdict": "undo", "claim": "0" * 64}, "names no ruling"),
    ],
)
def test_a_ruling_that_cannot_be_meant_is_refused_in_words(
    folder: Path, serve: Callable[[Site], Client], form: dict[str, str], words: str
) -> None:
    client = serve(Site(str(folder)))
    answer = post(client, **{"claim": waiting(client)[0], **form})
    assert answer.status_code == 400
    assert words in answer.text
    assert not (folder / "decisions.jsonl").exists()


def test_a_shipped_case_takes_no_rulings(shipped: Client) -> None:
    page = shipped.get("/review")
    assert "Rulings cannot be kept here" in page.text
    assert 'method="post"' not in page.text
    answer = post(shipped, claim=waiting(shipped)[0], verdict="accept")
    assert answer.status_code == 409


def test_a_name_made_of_markup_comes_out_as_characters(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder)))
    evil = "<script>alert(1)</script>\u202e"
    made = post(client, claim=waiting(client)[0], verdict="reject", by=evil, why=evil)
    page = client.get(made.headers["location"]).text
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"<script>|\u202e", page)
    assert made.headers["location"].startswith("/review?")


def test_where_to_go_next_stays_on_the_review(
    folder: Path, serve: Callable[[Site], Client]
) -> None:
    client = serve(Site(str(folder)))
    for place in ("//evil.example", "https://evil.example/review?", "/ledger", "/review?\r\nx: y"):
        key = waiting(client)[0]
        made = post(client, claim=key, verdict="reject", next=place)
        assert made.headers["location"].startswith("/review?")
        assert "\n" not in made.headers["location"]
        seal = parse_qs(urlsplit(made.headers["location"]).query)["made"][0]
        post(client, claim=seal, verdict="undo")
