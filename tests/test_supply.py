"""What is installed with the package: its licences, its hashes, its size."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-cluster.lock")
LARGEST = 350  # MB of the default installation

PERMISSIVE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT",
    "MIT-0", "MIT-CMU", "PSF-2.0", "Unlicense", "Zlib",
}  # fmt: skip
SAID = {
    "BSD License": "BSD-3-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "BSD": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
}
"""What older metadata write for a licence."""
EXCEPTIONS = {
    "certifi": "MPL-2.0 covers its own file of root certificates, which is passed on unchanged",
    "tqdm": "MPL-2.0 covers its own files, which are passed on unchanged; only with the extra bulk",
    "pyphen": "MPL-1.1 (of three to choose from) covers its own files; only with the extra pdf",
    "tld": "MPL-1.1 (of three to choose from) covers its own files, which are passed on unchanged",
}
"""Licences that are not permissive, and why they may stay."""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(*extras: str) -> dict[str, metadata.Distribution]:
    """Distributions that the package and some of its extras bring along, by name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [*PROJECT["dependencies"]]
    for extra in extras:
        waiting += PROJECT["optional-dependencies"][extra]
    while waiting:
        wanted = Requirement(waiting.pop())
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        if plain(wanted.name) not in found:
            one = found[plain(wanted.name)] = metadata.distribution(wanted.name)
            waiting += one.requires or ()
    return found


EXTRAS = ("bulk", "netcdf", "pdf", "png", "xlsx")
RUNTIME = needed(*EXTRAS)


def licence(one: metadata.Distribution) -> str:
    """SPDX expression of a distribution's licence, from whichever field it uses."""
    about = one.metadata
    if "License-Expression" in about:
        return about["License-Expression"]
    marks = [str(line) for line in about.get_all("Classifier") or []]
    named = [line.rpartition(" :: ")[2] for line in marks if line.startswith("License ::")]
    written = str(next(iter(about.get_all("License") or [""]))).strip()
    for word in [written, *named]:
        if word in PERMISSIVE:
            return word
        if word in SAID:
            return SAID[word]
    return written or " ".join(named) or first_line(one)


def first_line(one: metadata.Distribution) -> str:
    """The licence by the text that is shipped, where the metadata say nothing."""
    for file in one.files or ():
        if "licen" in file.name.lower():
            text = str(file.read_text())
            if "Apache License" in text and "Version 2.0" in text:
                return "Apache-2.0"
            if "Permission is hereby granted, free of charge, to any person obtaining a" in text:
                return "MIT"
    return ""


def permissive(expression: str) -> bool:
    """Whether one may pass it on without opening one's own code, under one of its choices.

    Example:
        >>> permissive("MIT AND (Apache-2.0 OR GPL-3.0-only)"), permissive("MIT AND GPL-3.0-only")
        (True, False)
    """
    words = re.findall(r"[()]|[^\s()]+", expression)
    known = {"AND": "and", "OR": "or", "(": "(", ")": ")"}
    if not words:
        return False
    logic = " ".join(known.get(word, str(word in PERMISSIVE)) for word in words)
    return re.fullmatch(r"[a-zA-Z() ]+", logic) is not None and _value(logic)


def _value(logic: str) -> bool:
    """Truth of an expression of True, False, and, or."""
    while "(" in logic:
        logic = re.sub(r"\(([^()]*)\)", lambda found: str(_value(found[1])), logic)
    return any(
        all(part.strip() == "True" for part in choice.split("and")) for choice in logic.split("or")
    )


@pytest.mark.parametrize("name", sorted(RUNTIME))
def test_what_comes_along_has_a_permissive_licence_or_a_reason(name: str) -> None:
    found = licence(RUNTIME[name])
    assert permissive(found) != (name in EXCEPTIONS), found


def test_every_exception_is_still_needed() -> None:
    assert EXCEPTIONS.keys() <= RUNTIME.keys()


def test_the_package_itself_says_its_licence() -> None:
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, list[str]]:
    """Hashes by requirement of a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    found: dict[str, list[str]] = {}
    for block in blocks:
        name = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", block)
        assert name, block[:80]
        found[f"{plain(name[1])}=={name[2]}"] = re.findall(r"--hash=sha256:[0-9a-f]{64}", block)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_pinned_by_hash_and_names_no_host(lock: str) -> None:
    found = pinned(lock)
    assert len(found) > 20
    assert all(found.values()), [name for name, hashes in found.items() if not hashes]
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(?:extra-)?index-url|git\+|file:", text)


@pytest.mark.parametrize(("lock", "extras"), [(LOCKS[0], EXTRAS), (LOCKS[1], ("bulk", "cluster"))])
def test_a_lock_holds_everything_the_project_names(lock: str, extras: tuple[str, ...]) -> None:
    names = {name.partition("==")[0] for name in pinned(lock)}
    wanted = [*PROJECT["dependencies"]]
    for extra in extras:
        wanted += PROJECT["optional-dependencies"][extra]
    assert {plain(Requirement(line).name) for line in wanted} <= names


def test_ray_is_in_no_default_installation_and_new_enough_to_be_safe() -> None:
    assert not [name for name in pinned(LOCKS[0]) if name.startswith("ray==")]
    version = next(name for name in pinned(LOCKS[1]) if name.startswith("ray==")).split("==")[1]
    # CVE-2025-62593: a web page could run code through the dashboard before 2.52
    assert tuple(map(int, version.split(".")[:2])) >= (2, 52)


def test_the_default_installation_is_small() -> None:
    size = 0
    for one in needed().values():
        for file in one.files or ():
            path = Path(str(file.locate()))
            size += path.stat().st_size if path.is_file() else 0
    assert size < LARGEST * 10**6, f"{size / 1e6:.0f} MB"


def test_security_rules_of_the_linter_are_on() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"][
        "lint"
    ]
    assert lint["select"] == ["ALL"]
    assert not [rule for rule in lint["ignore"] if rule.startswith("S")]
    source = [rules for path, rules in lint["per-file-ignores"].items() if path.startswith("src")]
    assert not [rule for rules in source for rule in rules if re.match(r"S\d", rule)]
