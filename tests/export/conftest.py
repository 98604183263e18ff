"""Two runs: the Korean case, and one whose reports are out to break whatever they are put into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from burdenshare.ledger import Verdict
from burdenshare.session import Run, run
from burdenshare.session.review import desk, rule, ruling_on

if TYPE_CHECKING:
    from pathlib import Path

CASE = """
title = "50 % of {everything} & \\"more\\""
payer = "KR"
recipient = "US"
currency = "KRW"
notes = ["=1+1"]
"""
REPORTS = {
    "=cmd.txt": "South Korea paid 1.0389 trillion won in 2019, \U0001f4b0, for U.S. troops.",
    "b}_%.txt": "=HYPERLINK(1). South Korea agreed to pay 1.0389 trillion won in 2019 for troops.",
    "c.txt": "South Korea agreed to pay 960.2 billion won in 2018 for \ud800 the U.S. troops.",
    "d.txt": "South Korea agreed to pay 960.2 billion won in 2018 for \ud800 the U.S. troops.",
}
ABOUT = (
    'published = 2019-03-10\noutlet = "={name} & Sons"\naddress = "https://x.test/?a=1}}&b= %7"\n'
)


@pytest.fixture(scope="session")
def korea() -> Run:
    return run("@us-korea")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "reports").mkdir()
    (folder / "case.toml").write_text(CASE)
    told = []
    for name, text in REPORTS.items():
        (folder / "reports" / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        told.append(f'["{name}"]\n{ABOUT.format(name=name)}')
    (folder / "reports" / "reports.toml").write_text("\n".join(told))
    open_desk = desk(str(folder))
    claim = next(c for c in open_desk.reading.claims if c.report == "b}_%.txt")
    rule(open_desk, ruling_on(open_desk, claim.id, Verdict.ACCEPT, by="Ed <b>", why="right"))
    return run(str(folder))
