"""The reading of reports, compiled: `make compiled`, or python tools/compiled.py [-o FOLDER].

Copies the package, rewrites in the copy what mypyc compiles badly, and compiles what stands between
a text and its claims. Needs a C compiler and about a minute of CPU time. Then
`PYTHONPATH=build/compiled .venv/bin/burdenshare read REPORTS` reads with it, and makes the same
claims: `python -m benchmarks compiled` compares both, and times them.

In the copy named tuples and frozen dataclasses become native classes with the same fields, equality
and hash, constants and members of enumerations become `Final`, and imports for types become
imports. The sources stay as they are, and without a compiler nothing is missing but speed.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from mypyc.build import mypycify

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("report", "cue", "measure", "mention", "saying", "logit", "discourse", "claim")
SHOWN = {"Claim", "Report", "Text", "Model", "Choice"}  # users see them: left as they are
ENUMS = {"Kind", "Status", "Modality"}  # a member is looked up at each use, where it is no constant
FLAGS = ("-DNDEBUG", "-O1", "-fwrapv", "-fPIC", "-w")  # -O2 and -O3 bring nothing here

HEAD = """
from typing import Any, Final, final
from mypy_extensions import mypyc_attr
"""
REPLACE = """
def replace(one: Any, **changes: Any) -> Any:
    import dataclasses
    own = hasattr(one, "_replace")
    return one._replace(**changes) if own else dataclasses.replace(one, **changes)
"""
CONFIG = """[mypy]
python_version = 3.11
follow_imports = silent
explicit_package_bases = True
namespace_packages = True
ignore_errors = True
[mypy-currency_converter.*]
ignore_missing_imports = True
"""


def parsed(text: str) -> list[ast.stmt]:
    """Statements of a piece of source."""
    return ast.parse(text).body


def decorators(node: ast.ClassDef | ast.FunctionDef) -> str:
    """The decorators of a class or function as text."""
    return " ".join(ast.unparse(one) for one in node.decorator_list)


def is_record(node: ast.stmt) -> bool:
    """Whether a class holds fields, and nothing else decides how it is made."""
    if not isinstance(node, ast.ClassDef) or node.name in SHOWN:
        return False
    named = any(ast.unparse(base) == "NamedTuple" for base in node.bases)
    frozen = "dataclass(frozen=True" in decorators(node) and not node.bases
    own = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    return (named or frozen) and "__post_init__" not in own


def native(node: ast.ClassDef) -> ast.stmt:
    """A record as a class of its own: made, replaced, compared and unpacked by its fields."""
    fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
    names = [ast.unparse(one.target) for one in fields]
    own = [one for one in node.body if not isinstance(one, ast.AnnAssign)]
    lazy = [one for one in own if isinstance(one, ast.FunctionDef) and "cached" in decorators(one)]
    signature = [ast.unparse(one).replace(" = ", "=") for one in fields]
    whole = "".join(f"self.{name}, " for name in names)
    text = f"""
@final
class {node.name}:
    def __init__(self, {", ".join(signature)}) -> None:
        {"; ".join(f"self.{name} = {name}" for name in names)}
        {"; ".join(f"self._{one.name}: Any = None" for one in lazy) or "pass"}
    def _replace(self, **changes: Any) -> {node.name}:
        out = {node.name}({whole})
        for name, value in changes.items():
            setattr(out, name, value)
        return out
    def __eq__(self, other: object) -> bool:
        return isinstance(other, {node.name}) and ({whole}) == tuple(other)
    def __hash__(self) -> int:
        return hash(({whole}))
    def __iter__(self) -> Any:
        return iter(({whole}))
"""
    (out,) = parsed(text)
    assert isinstance(out, ast.ClassDef)
    out.body += [kept(one) if one in lazy else one for one in own]
    return out


def kept(node: ast.stmt) -> ast.stmt:
    """A cached property as one that keeps its value in a field."""
    assert isinstance(node, ast.FunctionDef)
    assert node.returns is not None
    *before, last = (one for one in node.body if not isinstance(one, ast.Expr))
    assert isinstance(last, ast.Return)
    assert last.value is not None
    text = f"""
@property
def {node.name}(self) -> {ast.unparse(node.returns)}:
    if self._{node.name} is None:
        self._{node.name} = {ast.unparse(last.value)}
    return self._{node.name}
"""
    (out,) = parsed(text)
    assert isinstance(out, ast.FunctionDef)
    assert isinstance(out.body[0], ast.If)
    out.body[0].body[:0] = before
    return out


def foreign(node: ast.stmt) -> ast.stmt:
    """Another dataclass, or a class made from a table, stays one of Python's own."""
    if isinstance(node, ast.ClassDef):
        tables = any(ast.unparse(base).startswith("dict") for base in node.bases)
        if tables or "dataclass" in decorators(node):
            (mark,) = parsed("mypyc_attr(native_class=False)")
            assert isinstance(mark, ast.Expr)
            node.decorator_list.insert(0, mark.value)
    return node


def final(node: ast.stmt, tree: ast.Module) -> ast.stmt:
    """A constant of the module that is assigned once, as such; not a tuple, which C takes apart."""
    if not isinstance(node, ast.Assign) or isinstance(node.value, ast.Tuple):
        return node
    (target, *more) = node.targets
    if more or not isinstance(target, ast.Name) or not target.id.isupper() or len(target.id) == 1:
        return node
    stores = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Name) and one.id == target.id and isinstance(one.ctx, ast.Store)
    ]
    if len(stores) > 1:
        return node
    return parsed(f"{target.id}: Final = {ast.unparse(node.value)}")[0]


class _Members(ast.NodeTransformer):
    """Names, in functions, what members of enumerations are used there."""

    def __init__(self) -> None:
        self.used: dict[str, str] = {}
        self._inside = False

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        was, self._inside = self._inside, True
        node.body = [self.visit(one) for one in node.body]
        self._inside = was
        return node

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.AST:
        return node  # a name there would be bound, not compared

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if not self._inside or not isinstance(node.value, ast.Name) or not node.attr.isupper():
            return node
        if node.value.id not in ENUMS:
            return node
        name = f"_{node.value.id}_{node.attr}"
        self.used[name] = ast.unparse(node)
        return ast.Name(name, node.ctx)


def rewritten(source: str) -> str:
    """The source of a module as mypyc compiles it well."""
    tree = ast.parse(source)
    members = _Members()
    members.visit(tree)
    holds = any(isinstance(one, ast.ClassDef) for one in tree.body)
    body: list[ast.stmt] = []
    for one in tree.body:
        if isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING" and holds:
            body += one.body
        elif isinstance(one, ast.ClassDef) and is_record(one):
            body.append(native(one))
        else:
            body.append(final(foreign(one), tree))
    made = [one for one in body if isinstance(one, ast.ImportFrom) and one.module == "dataclasses"]
    replaces = any(name.name == "replace" for one in made for name in one.names)
    for one in made:
        one.names = [name for name in one.names if name.name != "replace"]
    body = [one for one in body if not isinstance(one, ast.ImportFrom) or one.names]
    imports = [k for k, one in enumerate(body) if isinstance(one, ast.Import | ast.ImportFrom)]
    after = max(imports, default=0) + 1
    constants = [f"{name}: Final = {told}" for name, told in members.used.items()]
    extra = parsed(HEAD) + (parsed(REPLACE) if replaces else []) + parsed("\n".join(constants))
    body[after:after] = extra
    return ast.unparse(ast.Module(body, []))


def copied(out: Path) -> list[Path]:
    """The package in another place, rewritten; the modules that are to be compiled."""
    shutil.rmtree(out, ignore_errors=True)
    source = ROOT / "src" / "burdenshare"
    shutil.copytree(source, out / "burdenshare", ignore=shutil.ignore_patterns("__pycache__"))
    folders = [out / "burdenshare" / one for one in PACKAGES]
    paths = [path for one in folders for path in sorted(one.glob("[a-z]*.py"))]
    for path in paths:
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
    return paths


def compiled(out: Path, paths: list[Path], jobs: int) -> None:
    """Translate to C and compile, file by file."""
    os.chdir(out)
    Path("mypy.ini").write_text(CONFIG, encoding="utf-8")
    names = [str(path.relative_to(out)) for path in paths]
    extensions = mypycify(
        ["--config-file=mypy.ini", *names],
        opt_level="1", debug_level="0", multi_file=True, target_dir="c",
    )  # fmt: skip
    suffix = str(sysconfig.get_config_var("EXT_SUFFIX"))
    with ThreadPoolExecutor(jobs) as pool:
        for one in extensions:
            folders = [sysconfig.get_path("include"), *one.include_dirs]
            objects = list(pool.map(partial(built, folders=folders), one.sources))
            run("-shared", *objects, "-o", one.name.replace(".", "/") + suffix)
    shutil.rmtree("c")


def built(source: str, folders: list[str]) -> str:
    """The object file of a file in C."""
    run(*FLAGS, *(f"-I{one}" for one in folders), "-c", source, "-o", f"{source}.o")
    return f"{source}.o"


def run(*words: str) -> None:
    """Call the C compiler."""
    subprocess.run(["cc", *words], check=True)  # noqa: S603, S607 - the machine's own compiler


def main() -> None:
    """Copy, rewrite and compile; or only rewrite, which needs no compiler."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("-o", type=Path, default=ROOT / "build" / "compiled", metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--rewrite-only", action="store_true")
    args = parser.parse_args()
    out = args.o.resolve()
    paths = copied(out)
    if args.rewrite_only:
        return
    if not shutil.which("cc"):
        sys.exit(f"{out}: rewritten but not compiled, since this machine has no C compiler (cc)")
    compiled(out, paths, args.jobs)
    print(f"{out}: {len(paths)} modules compiled; put it first on PYTHONPATH")


if __name__ == "__main__":
    main()
