"""Two processes at once, other clocks and other time zones."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from burdenshare.case.log import read
from burdenshare.session import run
from burdenshare.session.output import files

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = str(Path(__file__).with_name("program.py"))
SAID = (
    "SEOUL, Feb. 10, 2019 - Seoul will pay 1.04 trillion won ($925 million) this year for the "
    "upkeep of U.S. troops, officials said on Sunday. Last year it paid 960.2 billion won.\n"
)


def test_two_writers_of_a_log_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    both = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, PROGRAM, "log", str(tmp_path), by, "60"], stdout=subprocess.PIPE
        )
        for by in ("one", "two")
    ]
    told = [process.communicate()[0].decode().splitlines() for process in both]
    log = read(tmp_path, "decisions.jsonl")
    assert not log.fault
    assert Counter(str(entry.body["by"]) for entry in log.entries) == {"one": 60, "two": 60}
    assert sorted(int(row.split()[2]) for rows in told for row in rows) == list(range(1, 121))


def test_a_second_run_in_a_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    words = [sys.executable, PROGRAM, "sweep", str(tmp_path), "inline", "20", "0.1"]
    first = subprocess.Popen(words, stdout=subprocess.PIPE)  # noqa: S603 - our own program
    lock = tmp_path / "run" / ".lock"
    end = time.monotonic() + 30
    while not (lock.exists() and lock.read_text()) and time.monotonic() < end:
        time.sleep(0.02)
    second = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    assert second.returncode == 1
    assert f"process {first.pid} is computing here" in second.stderr.splitlines()[-1]
    assert first.communicate()[0]


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield str(request.param)
    time.tzset()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports")
    (path / "a.txt").write_text(SAID)
    (path / "reports.toml").write_text('["a.txt"]\npublished = 2019-02-10\n')
    return path


@pytest.fixture(scope="module")
def here(folder: Path) -> dict[str, bytes]:
    return files(run(str(folder)))


@pytest.mark.usefixtures("zone")
def test_the_time_zone_of_the_machine_changes_no_result(
    folder: Path, here: dict[str, bytes]
) -> None:
    assert files(run(str(folder))) == here


@pytest.mark.parametrize("now", [0.0, 951_782_400.0, 4_102_444_800.0])
def test_the_clock_of_the_machine_changes_no_result(
    now: float, folder: Path, here: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(time, "time_ns", lambda: int(now * 1e9))
    assert files(run(str(folder))) == here
