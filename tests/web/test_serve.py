"""The server as a program of its own."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from burdenshare.cli.serve import serve
from burdenshare.errors import CaseError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "import sys; from burdenshare.cli.serve import serve; serve(sys.argv[1], port=0)"
CASE = 'title = "Ours"\npayer = "KR"\nrecipient = "US"\ncurrency = "KRW"\n'
TEXT = "South Korea agreed to pay 1.04 trillion won in 2019 for U.S. troops.\n"
TABLE = '["a.txt"]\npublished = 2019-02-10\n'


def test_a_port_in_use_is_said() -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    with pytest.raises(UsageError, match=f"port {port} cannot be used"):
        serve("@us-korea", port=port)
    taken.close()


def test_a_case_that_cannot_be_read_is_said_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        serve(str(tmp_path / "nowhere"), port=0)


def test_a_ruling_outlives_a_server_that_is_killed_right_after_its_answer(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASE)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(TEXT)
    (tmp_path / "reports" / "reports.toml").write_text(TABLE)
    server = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, str(tmp_path)], stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stderr
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())
        assert found
        home = found.group()
        claim = httpx.get(f"{home}/review.json", timeout=60).json()["rows"][0]["claim"]
        page = httpx.get(f"{home}/review?claim={claim}", timeout=60).text
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token
        form = {"token": token[1], "claim": claim, "verdict": "accept", "by": "Ann"}
        answer = httpx.post(f"{home}/review", data=form, headers={"origin": home}, timeout=60)
        server.send_signal(signal.SIGKILL)
        assert answer.status_code == 303
    finally:
        server.kill()
        server.communicate()
    lines = (tmp_path / "decisions.jsonl").read_text().splitlines()
    assert [json.loads(line)["claim"] for line in lines] == [claim]
