from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client

HOME = "http://127.0.0.1:8765"
TOKEN = "a-token-of-this-start"  # noqa: S105 - as the fixture has it


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "localhost:1", "[::1]:8765"])
def test_this_machine_by_any_of_its_names_is_answered(shipped: Client, host: str) -> None:
    assert shipped.get("/about", host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:1", "", "[::1", "0"],
)
def test_a_foreign_host_name_is_refused(shipped: Client, host: str) -> None:
    answer = shipped.get("/about", host=host)
    assert answer.status_code == 403
    assert "127.0.0.1 and localhost only" in answer.text


def test_every_answer_keeps_a_page_to_itself(shipped: Client) -> None:
    for path in ("/", "/nope", "/ledger.json", "/static/site.css"):
        headers = shipped.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'; ")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("headers", "data", "words"),
    [
        ({}, {"token": TOKEN}, "not sent from a page"),
        ({"origin": "null"}, {"token": TOKEN}, "not sent from a page"),
        ({"origin": "http://["}, {"token": TOKEN}, "not sent from a page"),
        ({"origin": "http://evil.example"}, {"token": TOKEN}, "not sent from a page"),
        ({"origin": "http://127.0.0.1:9"}, {"token": TOKEN}, "not sent from a page"),
        ({"origin": HOME}, {}, "an earlier start"),
        ({"origin": HOME}, {"token": "another"}, "an earlier start"),
        ({"origin": HOME}, {"token": ""}, "an earlier start"),
        ({"origin": HOME}, {"token": TOKEN, "why": "x" * 70_000}, "too large"),
    ],
)
def test_a_forged_form_changes_nothing(
    shipped: Client, headers: dict[str, str], data: dict[str, str], words: str
) -> None:
    answer = shipped.send("POST", "/review", headers=headers, data=data)
    assert answer.status_code == 403
    assert words in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_the_review_takes_a_form(shipped: Client, method: str) -> None:
    for path in ("/", "/ledger", "/static/site.css"):
        answer = shipped.send(method, path, headers={"origin": HOME}, data={"token": TOKEN})
        assert answer.status_code == 405


def test_a_form_may_not_be_sent_by_a_link(shipped: Client) -> None:
    answer = shipped.get(f"/review?token={TOKEN}&verdict=reject&claim=b96082af5c41&by=x")
    assert answer.status_code == 400


def test_the_token_is_drawn_anew_at_each_start() -> None:
    from burdenshare.web.app import create_app  # noqa: PLC0415
    from burdenshare.web.site import Site  # noqa: PLC0415

    tokens = {
        app.user_middleware[0].kwargs["token"]
        for app in (create_app(Site("@us-korea")), create_app(Site("@us-korea")))
    }
    assert len(tokens) == 2
    assert all(len(str(token)) >= 32 for token in tokens)
