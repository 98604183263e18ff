"""Every command that the documents show runs, and prints what they say it prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from burdenshare.cli.app import main

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/index.md", "docs/tutorial.md", "docs/how-to.md")
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# what stands for something of the reader's, what waits for a browser, what needs the network
NOT_HERE = re.compile(r"\b(FOLDER|CLAIM|CASE)\b|^burdenshare (serve|refresh)\b")


class Shown(NamedTuple):
    line: str
    output: str


def shown(page: str) -> list[Shown]:
    """Commands of a page that can be run here, each with the output that a page prints for it."""
    found: list[Shown] = []
    for kind, text in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        if kind == "text" and found:
            found[-1] = found[-1]._replace(output=text)
        elif kind == "sh":
            lines = [line for line in text.splitlines() if line.startswith("burdenshare ")]
            found += [Shown(line, "") for line in lines if not NOT_HERE.search(line)]
    return found


def squeezed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run_one_after_the_other(
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    commands = shown(page)
    assert commands
    for line, output in commands:
        words = shlex.split(line, comments=True)
        words, target = (words[:-2], words[-1]) if ">" in words else (words, "")
        monkeypatch.setattr("sys.argv", words)
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        assert stop.value.code in ({3} if "--strict" in words else {0, None}), f"{line}\n{err}"
        assert out.strip(), line
        if target:
            (tmp_path / target).write_text(out, encoding="utf-8")
        if output:
            assert squeezed(out) == squeezed(output), line


def test_the_pages_lead_to_files_that_are_there() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"


def test_every_command_of_the_program_is_shown_on_some_page() -> None:
    text = "\n".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    for command in ("run", "read", "show", "ledger", "explain", "check", "agreement", "talks",
                    "outlook", "review", "init", "export", "serve", "refresh"):  # fmt: skip
        assert f"burdenshare {command} " in text, command
