"""The house rules that a linter does not hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "burdenshare"
MODULES = sorted(SOURCE.rglob("*.py"))
PACKAGES = [path.parent for path in MODULES if path.name == "__init__.py"]


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def length(node: ast.FunctionDef) -> int:
    """Lines from the signature to the end, less the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_file_passes_500_lines_and_no_function_50(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
    long = {node.name: length(node) for node in functions(path) if length(node) > 50}
    assert not long, long


@pytest.mark.parametrize("package", PACKAGES, ids=lambda p: p.name)
def test_a_package_holds_at_most_nine_modules_and_only_re_exports(package: Path) -> None:
    modules = [p for p in package.glob("*.py") if p.name != "__init__.py"]
    # the command line has a module a verb group, however many verbs there are
    most = 14 if package.name == "cli" else 9
    assert len(modules) <= most, sorted(p.name for p in modules)
    if package == SOURCE:
        return
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    kinds = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign)
    assert all(isinstance(node, kinds) for node in tree.body)
    for node in tree.body:
        if isinstance(node, ast.Assign):  # ruff sorts constants first
            names = ast.literal_eval(node.value)
            assert names == sorted(names, key=lambda name: (not name.isupper(), name))


def test_every_stage_has_tests_in_a_folder_of_its_name() -> None:
    stages = {p.name for p in PACKAGES if p != SOURCE and p.parent == SOURCE}
    tested = {p.name for p in (ROOT / "tests").iterdir() if p.is_dir()}
    assert stages <= tested, stages - tested


def test_importing_the_package_and_its_command_line_loads_no_numpy() -> None:
    program = (
        "import sys, burdenshare, burdenshare.cli.app; "
        "print([m for m in ('numpy', 'scipy', 'rich.table', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_public_names_of_the_package_are_these() -> None:
    import burdenshare  # noqa: PLC0415

    assert burdenshare.__all__ == sorted(burdenshare.__all__)
    for name in burdenshare.__all__:
        assert callable(getattr(burdenshare, name))
        assert getattr(burdenshare, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = burdenshare.nope
