"""The gate of the server: only this machine, only its own pages, nothing changed by a link."""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
SAFE = frozenset({"GET", "HEAD"})
LONGEST = 65_536  # bytes of a form, and of an address
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Refuses foreign hosts and forged forms, and sets the headers that keep a page to itself.

    Args:
        app: What it guards.
        token: What every form must bear; drawn anew at each start.
    """

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        reason, body = _foreign(headers), b""
        if not reason and scope["method"] not in SAFE:
            body = await _form(receive)
            reason = self._forged(headers, body)
        if reason:
            refusal = PlainTextResponse(f"Refused: {reason}\n", 403, HEADERS)
            await refusal(scope, receive, send)
            return
        await self.app(scope, _again(body, receive), _sealed(send))

    def _forged(self, headers: Headers, body: bytes) -> str:
        origin = headers.get("origin")
        if origin is None or _home(origin) != headers["host"]:
            return "this form was not sent from a page of this server."
        if len(body) > LONGEST:
            return "the form is too large."
        given = parse_qs(body.decode("utf-8", "replace")).get("token", [""])[0]
        if not compare_digest(given.encode(), self.token.encode()):
            return "the form is of an earlier start of the server; reload the page."
        return ""


def _home(origin: str) -> str:
    """The host and port that an origin names; nothing where it names none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _foreign(headers: Headers) -> str:
    """Why a request is not from a browser on this machine, if it is not."""
    named = headers.getlist("host")
    try:
        known = len(named) == 1 and urlsplit(f"//{named[0]}").hostname in HOSTS
    except ValueError:
        known = False
    return "" if known else "this server answers to 127.0.0.1 and localhost only."


async def _form(receive: Receive) -> bytes:
    body = b""
    while len(body) <= LONGEST:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return body


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more, for whoever answers."""
    if not body:
        return receive

    async def replay() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _sealed(send: Send) -> Send:
    async def seal(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return seal


def etag(body: bytes) -> str:
    """The name of a body, so that a page that has not changed is not sent again."""
    return f'"{sha256(body).hexdigest()[:20]}"'
