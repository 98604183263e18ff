"""Take the pictures of every page: `python docs/shots.py [FOLDER]`, by default docs/screenshots.

Needs a chromium; CHROMIUM names another than /usr/bin/chromium.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from threading import Thread

import uvicorn
from playwright.sync_api import sync_playwright

from burdenshare.web.app import create_app
from burdenshare.web.site import Site

SIZES = {"wide": (1280, 860), "narrow": (390, 844)}
PAGES = {
    "overview": "/",
    "record": "/record?as_of=2019-02-12&claim={claim}#c-{claim}",
    "ledger": "/ledger",
    "ledger-source": "/ledger?claim={claim}#c-{claim}",
    "ledger-why": "/ledger?figure=contribution:KR:stationing:agreed:2019#source",
    "agreements": "/agreements",
    "agreement": "/agreements?name=sma-12&set.pay.then.cap=0.02&payment=sma-12:2027#source",
    "talks": "/talks?as_of=2020-03-01",
    "outlook": "/outlook?as_of=2020-03-01",
    "review": "/review?claim={claim}#c-{claim}",
    "sources": "/sources",
    "search": "/search?q=trillion won",
    "about": "/about",
}


def main() -> None:
    """Serve the shipped case and take its pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    site = Site("@us-korea")
    found = site.found(None)
    claim = found.figures["contribution:KR:stationing:agreed:2019"].claims[0]
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(site), log_level="warning"))
    Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    home = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, address in PAGES.items():
                page.goto(home + address.format(claim=claim))
                file = folder / f"{name}-{size}.png"
                page.screenshot(path=file, full_page="--whole" in sys.argv)
                print(file.name, file.stat().st_size)
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
