"""Take the pictures of every page: `python docs/shots.py [FOLDER]`, by default docs/screenshots.

Needs a chromium; CHROMIUM names another than /usr/bin/chromium.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import zlib
from base64 import b64decode, b64encode
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np
import uvicorn
from playwright.sync_api import sync_playwright

from burdenshare.web.app import create_app
from burdenshare.web.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = {"wide": (1280, 860), "narrow": (390, 844)}
PAGES = {
    "overview": "/",
    "record": "/record?as_of=2019-02-12",
    "ledger": "/ledger",
    "ledger-source": "/ledger?claim={claim}#c-{claim}",
    "ledger-why": "/ledger?figure=contribution:KR:stationing:agreed:2019#source",
    "agreements": "/agreements",
    "agreement": "/agreements?name=sma-12&set.pay.then.cap=0.02&payment=sma-12:2027#source",
    "talks": "/talks?as_of=2020-03-01",
    "outlook": "/outlook?as_of=2020-03-01",
    "review": "/review?claim={claim}",
    "sources": "/sources",
    "search": "/search?q=trillion won",
    "about": "/about",
}


DECODE = """async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height).data;
  let out = "";
  for (let n = 0; n < pixels.length; n += 32768)
    out += String.fromCharCode(...pixels.subarray(n, n + 32768));
  return btoa(out);
}"""


def small(picture: bytes, canvas: Page) -> bytes:
    """A picture of few colours: the 256 most frequent stay, every other becomes the nearest."""
    size = struct.unpack(">II", picture[16:24])
    data = b64decode(canvas.evaluate(DECODE, b64encode(picture).decode()))
    rows = np.frombuffer(data, np.uint8).reshape(size[1], size[0], 4)
    packed = rows[..., 0].astype(np.int32) << 16 | rows[..., 1].astype(np.int32) << 8 | rows[..., 2]
    colours, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    kept = np.sort(colours[np.argsort(-counts)[:256]])
    split = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)
    few = np.stack([kept >> 16, kept >> 8 & 255, kept & 255], axis=1)
    nearest = ((split[:, None] - few) ** 2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    lines = np.insert(nearest[places.reshape(packed.shape)], 0, 0, axis=1)
    head = struct.pack(">IIBBBBB", *size, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", few.astype(np.uint8).tobytes()),
              (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))  # fmt: skip
    parts = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return picture[:8] + b"".join(parts)


def main() -> None:
    """Serve the shipped case and take its pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    site = Site("@us-korea", patience=None)  # the pictures wait for what is worked out
    found = site.found(None)
    claim = found.figures["contribution:KR:stationing:agreed:2019"].claims[0]
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(site), log_level="warning"))
    Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    home = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-lcd-text"],
        )
        canvas = browser.new_page()
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, address in PAGES.items():
                page.goto(home + address.format(claim=claim))
                file = folder / f"{name}-{size}.png"
                file.write_bytes(small(page.screenshot(full_page="--whole" in sys.argv), canvas))
                print(file.name, file.stat().st_size)
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
