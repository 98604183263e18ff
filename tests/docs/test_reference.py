"""Whoever can call a name, a command or an option finds it in the documents."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
import typer.main

from burdenshare.cli.app import app

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "burdenshare"
PAGE = ROOT / "docs" / "reference.md"
PACKAGES = sorted(
    path.parent.name
    for path in SOURCE.glob("*/__init__.py")
    if "__all__" in path.read_text(encoding="utf-8")
)
DIRECTIVE = re.compile(
    r"^::: (burdenshare[.\w]*)\n(?:    options:\n      members: \[(.*?)\]\n)?", re.MULTILINE
)


def homes(package: str) -> dict[str, str]:
    """The module that each public name of a package comes from."""
    tree = ast.parse((SOURCE / package / "__init__.py").read_text(encoding="utf-8"))
    found = {
        alias.asname or alias.name: str(node.module)
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    names = {
        name: found.get(name, f"burdenshare.{package}")
        for name in import_module(f"burdenshare.{package}").__all__
    }
    handed_on = {f"burdenshare.{one}" for one in PACKAGES} - {f"burdenshare.{package}"}
    return {name: module for name, module in names.items() if module not in handed_on}


def shown() -> dict[str, set[str] | None]:
    """Modules of the reference and which of their names it shows; None for all."""
    text = PAGE.read_text(encoding="utf-8")
    return {
        module: {name.strip() for name in names.split(",")} if names else None
        for module, names in DIRECTIVE.findall(text)
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_stands_in_the_reference(package: str) -> None:
    known = shown()
    missing = sorted(
        f"{module}: {name}"
        for name, module in homes(package).items()
        if module not in known or not (known[module] is None or name in (known[module] or ()))
    )
    assert missing == [], "docs/reference.md lacks a `::: module` for these"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_function_and_class_says_what_it_is(package: str) -> None:
    names = import_module(f"burdenshare.{package}")
    silent = [
        name
        for name in names.__all__
        if callable(value := getattr(names, name))
        and type(value).__module__ != "typing"
        and not (getattr(value, "__doc__", None) or "").strip()
    ]
    assert silent == []


def test_the_reference_names_no_module_that_is_not_there() -> None:
    for module in shown():
        import_module(module)


def test_every_command_and_option_says_what_it_does() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    silent = []
    waiting = [("burdenshare", typer.main.get_command(app))]
    while waiting:
        path, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [(f"{path} {name}", one) for name, one in inner.items()]
        if not (command.help or "").strip():
            silent.append(path)
        for option in command.params:
            names = [name for name in option.opts if name.startswith("--")]
            about = getattr(option, "help", None) or ""
            if names and names[0] != "--help":
                silent += [] if about.strip() else [f"{path} {names[0]}"]
                silent += [] if names[0] in page else [f"docs/cli.md: {path} {names[0]}"]
        if path != "burdenshare" and path not in page:
            silent.append(f"docs/cli.md: {path}")
    assert silent == []
