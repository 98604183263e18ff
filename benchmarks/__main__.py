"""Speed and accuracy beside the machine's own limits: python -m benchmarks [NAME ...]."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

APART = {"peers"}  # run in an environment of its own, by `read`
NAMES = sorted(
    p.stem
    for p in Path(__file__).parent.glob("*.py")
    if not p.stem.startswith("_") and p.stem not in APART
)


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all, and print a row a figure."""
    for name in names or NAMES:
        if name not in NAMES:
            sys.exit(f"no benchmark {name!r}; there are {', '.join(NAMES)}")
        print(f"== {name}")
        for what, figure in import_module(f"benchmarks.{name}").run():
            print(f"{what:<64} {figure}")


if __name__ == "__main__":
    main(sys.argv[1:])
