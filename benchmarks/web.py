"""What a page costs on the shipped cases, on past days too, and on one of 100,000 claims.

The large case is drawn from the sentences of the shipped sample reports: of each report some are
chosen, their years moved together and their figures drawn anew, so that it holds as many different
sums, contradictions and copies as an archive does.
"""

from __future__ import annotations

import asyncio
import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time, sleep
from typing import TYPE_CHECKING

import httpx

from benchmarks._press import korea, won_years
from benchmarks.bulk import sentences
from burdenshare.case import open_case
from burdenshare.units import Currency
from burdenshare.web.app import create_app
from burdenshare.web.site import PATIENCE, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.applications import Starlette

REPORTS = 10_000
SEED = 8
RECORDED, SLIPS = 0.6, 0.03
"""Parts of sentences on the record, and of sums there with a slip."""
OUTLETS = tuple(f"The {town} {name}" for town in
                ("Harbour", "Hill", "River", "Valley", "Island", "Market", "Bridge", "Castle")
                for name in ("Post", "Herald", "Times", "Courier", "Gazette"))  # fmt: skip
HOME = "http://127.0.0.1"
_SAID = (
    "South Korea agreed to pay {won} won in {year} for the stationing of U.S. troops.",
    "Seoul is to pay {won} won for U.S. Forces Korea in {year}.",
    "South Korea paid about {dollars} in {year} toward the cost of American troops.",
    "Seoul's contribution for {year} was set at {won} won ({dollars}).",
    "Washington demanded {asked} a year from Seoul in {year}.",
    "Seoul offered {won} won for {year}, officials said.",
    "South Korea's share for {year} rose {rise} percent to {won} won.",
)
_FILLER = ("meanwhile", "however", "indeed", "also", "again", "officials said", "by then")


def report(number: int, chosen: int) -> tuple[str, date]:
    """Text and day of one report of some sentences, two in three on a sum of the record."""
    draw = random.Random(f"{SEED} web {number}")  # noqa: S311 - a sample, no secret
    about = draw.choice(won_years())[0]
    lines = [
        _said(about, draw) if draw.random() < RECORDED else draw.choice(sentences())
        for _ in range(chosen)
    ]
    day = date(about, 1, 1) + timedelta(days=draw.randrange(-200, 700))
    return "\n\n".join(_padded(line, draw) for line in lines) + "\n", day


def _said(about: int, draw: random.Random) -> str:
    """A sentence on the sum of a year near the one that the report is about."""
    sums = dict(won_years())
    near = [year for year in sums if abs(year - about) <= 3]
    year = draw.choice(near)
    amount = sums[year] * (draw.choice((0.1, 1.3, 10)) if draw.random() < SLIPS else 1)
    rate = korea().exchange.of(Currency.KRW).mean(year)
    before = sums.get(year - 1, sums[year])
    return draw.choice(_SAID).format(
        year=year,
        won=f"{amount / 1e12:.{draw.choice((2, 3, 4))}f} trillion",
        dollars=f"${amount / rate / 1e6:.0f} million",
        asked=f"${draw.choice((1.2, 1.5, 2, 4, 4.7, 5))} billion",
        rise=f"{100 * (sums[year] / before - 1):.1f}",
    )


def _padded(line: str, draw: random.Random) -> str:
    """A sentence with a word or two put in, so that not every report copies every other."""
    words = line.split(" ")
    for _ in range(draw.randrange(3)):
        words.insert(draw.randrange(1, len(words) + 1), draw.choice(_FILLER))
    return " ".join(words)


def large(folder: Path, reports: int = REPORTS, chosen: int = 9) -> None:
    """Write a case of many reports, with the agreements and the record of the shipped one."""
    shutil.copytree(str(open_case("@us-korea").root), folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "reports")
    (folder / "reports").mkdir()
    table = []
    for number in range(reports):
        text, day = report(number, chosen)
        name = f"{number:05}.txt"
        (folder / "reports" / name).write_text(text, encoding="utf-8")
        outlet = OUTLETS[number * 7 % len(OUTLETS)]
        table.append(f'["{name}"]\npublished = {day}\noutlet = "{outlet}"\n')
    (folder / "reports" / "reports.toml").write_text("\n".join(table), encoding="utf-8")


def pages(site: Site) -> list[str]:
    """Addresses of every page, and of one of each pane."""
    found = site.found(None)
    figure = max(found.run.ledger.figures, key=lambda row: len(row.claims)).name
    claim = list(found.claims)[len(found.claims) // 2]
    name = next(iter(found.reports))
    return [
        "/", "/record", "/record?clock=said", "/record?year=2019", "/record?unit=dollars",
        "/ledger", f"/ledger?claim={claim}", f"/ledger?figure={figure}", "/ledger?unit=dollars",
        "/agreements", "/agreements?name=sma-12", "/agreements?name=sma-12&set.pay.then.cap=0.02",
        "/talks", "/outlook", "/review", f"/review?claim={claim}", "/sources",
        f"/sources?report={name}", "/search?q=trillion", "/search?q=trillion+won", "/about",
    ]  # fmt: skip


PAST = tuple(
    date(year, month, 1) + timedelta(days=day)
    for year, month, day in (
        (2011, 6, 0), (2012, 10, 0), (2013, 12, 14), (2014, 3, 0), (2015, 12, 19), (2016, 8, 0),
        (2017, 5, 0), (2018, 11, 0), (2019, 2, 11), (2019, 12, 19), (2020, 5, 0), (2020, 12, 0),
        (2021, 3, 30), (2022, 6, 0), (2023, 9, 0), (2024, 6, 0), (2025, 3, 0), (2026, 2, 0),
    )
)  # fmt: skip
"""Days in calm and in talks, from the first reports to now."""
OPENED = ("/", "/talks", "/outlook", "/ledger", "/record", "/review", "/agreements", "/sources",
          "/search?q=won", "/about")  # fmt: skip


def past(case: str) -> Iterator[tuple[str, str]]:
    """Every page on past days, each day opened at another page; CPU of all threads in ms.

    What is asked for first makes the day ready; talks that have to be fitted are played on beside
    the pages, and asked for again once that is done.
    """
    site = Site(case, patience=None)
    app, worst, slowest = create_app(site), 0.0, ""
    site.found(None)
    site.patience = PATIENCE
    for number, day in enumerate(PAST):
        turn = number % len(OPENED)
        spent, beside = [], 0.0
        for page in (*OPENED[turn:], *OPENED[:turn]):
            path = f"{page}{'&' if '?' in page else '?'}as_of={day}"
            waits = True
            while waits:  # at once, with the outlook, with the course
                before = process_time()
                answer = asyncio.run(_asked(app, path))
                spent.append((process_time() - before, path))
                beside += _idle()
                waits = WAITS in answer.text
        worst, slowest = max((worst, slowest), *spent)
        opened, after = spent[0][0] * 1e3, max(spent[1:])[0] * 1e3
        told = f"{opened:6.0f} ms first, {after:6.0f} ms the slowest after"
        yield f"{case}: {day}, opened at {OPENED[turn]}", f"{told}, {beside * 1e3:6.0f} ms beside"
    yield f"{case}: the slowest past page", f"{worst * 1e3:6.0f} ms of CPU, {slowest}"


WAITS = "Still being worked out"


async def _asked(app: Starlette, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
        answer = await client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer


def _idle() -> float:
    """CPU seconds spent until the process rests."""
    begun, quiet = process_time(), 0
    while quiet < 3:
        before = process_time()
        sleep(0.1)
        quiet = quiet + 1 if process_time() - before < 0.01 else 0
    return process_time() - begun


async def _seconds(app: Starlette, path: str) -> tuple[float, float, int]:
    """CPU seconds of the first and of the second request, and bytes as they are sent."""
    transport = httpx.ASGITransport(app=app)
    spent = []
    async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
        for _ in range(2):
            before = process_time()
            answer = await client.get(path, headers={"accept-encoding": "gzip"})
            spent.append(process_time() - before)
            assert answer.status_code == 200, (path, answer.status_code)
            _idle()  # a course is made beside the page
    return spent[0], spent[1], int(answer.headers["content-length"])


def _measured(name: str, site: Site) -> Iterator[tuple[str, str]]:
    app = create_app(site)
    before = process_time()
    found = site.found(None)
    size = f"{len(found.reports):,} reports, {len(found.claims):,} claims"
    ledger = f"{len(found.figures):,} figures, {len(found.run.ledger.problems):,} contradictions"
    yield f"{name}: {size}, {ledger}: read", f"{process_time() - before:8.1f} CPU s"
    before = process_time()
    asyncio.run(_seconds(app, "/review"))
    yield f"{name}: the review made ready", f"{process_time() - before:8.1f} CPU s"
    worst, site.patience = 0.0, PATIENCE
    for path in pages(site):
        first, again, sent = asyncio.run(_seconds(app, path))
        worst = max(worst, first, again)
        yield (
            f"{name}: {path[:54]}",
            f"{first * 1e3:6.0f} ms first, {again * 1e3:6.0f} ms again, {sent / 1e3:6.1f} kB",
        )
    yield f"{name}: the slowest page", f"{worst * 1e3:6.0f} ms of CPU"


def run() -> Iterator[tuple[str, str]]:
    """CPU time of every page, first and again; the large case takes some 15 minutes to be read."""
    yield from _measured("shipped", Site("@us-korea", patience=None))
    for case in ("@us-korea", "@us-japan"):
        yield from past(case)
    with TemporaryDirectory() as folder:
        large(Path(folder))
        yield from _measured("large", Site(folder, patience=None))
