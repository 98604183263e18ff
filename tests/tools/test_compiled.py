"""What is compiled says the same as the sources: the rewriting is tried without a compiler."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest

from tools.compiled import rewritten

ROOT = Path(__file__).parents[2]
RATE = ROOT / "benchmarks" / "_rate.py"
PRESS = ROOT / "tests" / "data" / "press"


def told(source: Path) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(RATE), str(PRESS), "0"],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    return str(json.loads(done.stdout)["digest"])


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("copy")
    tool = ROOT / "tools" / "compiled.py"
    words = [sys.executable, str(tool), "-o", str(out), "--rewrite-only"]
    subprocess.run(words, check=True)  # noqa: S603 - our own program
    return out


def test_rewritten_sources_read_the_same_claims(copy: Path) -> None:
    assert told(copy) == told(ROOT / "src")


def test_records_become_native_classes_and_constants_final(copy: Path) -> None:
    sentence = (copy / "burdenshare" / "report" / "view.py").read_text(encoding="utf-8")
    assert "@final\nclass Sentence:" in sentence
    assert "STRIPPED_WORDS: Final = 12" in sentence


def test_claims_keep_the_class_that_users_see(copy: Path) -> None:
    claim = (copy / "burdenshare" / "claim" / "extract.py").read_text(encoding="utf-8")
    assert "slots=True, kw_only=True)\nclass Claim:" in claim


def test_members_of_enumerations_become_constants_but_not_where_they_are_matched(
    copy: Path,
) -> None:
    event = (copy / "burdenshare" / "claim" / "event.py").read_text(encoding="utf-8")
    assert "_Kind_EXPIRY: Final = Kind.EXPIRY" in event
    matched = "match kind:\n    case Kind.VETO:\n        return Kind.VETO"
    out = rewritten("def name(kind):\n" + indent(matched, "    "))
    assert "case Kind.VETO:" in out
    assert "return _Kind_VETO" in out
