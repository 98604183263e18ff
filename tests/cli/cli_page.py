"""The page of all commands, made from --help: python tests/cli/cli_page.py > docs/cli.md."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from typer.main import get_command
from typer.testing import CliRunner

from burdenshare.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """# Command line
Made from `--help`. A CASE is a folder, or a shipped case as `@us-korea`. Data goes to stdout, words
and progress to stderr. Exit: 0 ok, 1 failed, 2 usage, 3 contradictions under `--strict`, 4 bad
input with file and place, 130 interrupted.
"""


def commands() -> Iterator[tuple[str, ...]]:
    """Every command as its words, the program itself first."""
    yield ()
    for name, command in sorted(getattr(get_command(app), "commands", {}).items()):
        inner = getattr(command, "commands", None)
        yield from ((name, sub) for sub in sorted(inner)) if inner else [(name,)]


def page() -> str:
    """The whole page."""
    os.environ.update(COLUMNS="96", NO_COLOR="1", TERM="dumb")
    parts = [HEAD]
    for words in commands():
        text = CliRunner().invoke(app, [*words, "--help"], prog_name="burdenshare").output
        body = "\n".join(line.rstrip() for line in text.strip().splitlines())
        parts.append(f"## {' '.join(('burdenshare', *words))}\n```text\n{body}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(page(), end="")
