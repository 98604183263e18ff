"""The tutorial notebook runs from top to bottom, and its values show as HTML."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from xml.etree import ElementTree as ET

from burdenshare.notebook import html

NOTEBOOK = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def cells() -> list[str]:
    return ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "code"]


def ran(source: str, names: dict[str, object]) -> object:
    """Run a cell; the value of its last expression, as a notebook would show it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, NOTEBOOK.name, "exec"), names)  # noqa: S102 - our own notebook
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), NOTEBOOK.name, "eval"), names)  # noqa: S307 - as above


def test_every_cell_runs_and_every_value_of_ours_shows_as_html() -> None:
    names: dict[str, object] = {"__name__": "__main__"}
    shown = [ran(source, names) for source in cells()]
    ours = [value for value in shown if type(value).__module__.startswith("burdenshare")]
    assert len(ours) >= 10
    for value in ours:
        sheet = ET.fromstring(html(value))  # noqa: S314 - our own markup
        assert sheet.get("class") == "burdenshare"
        assert len("".join(sheet.itertext())) > 40
    rest = [value for value in shown if value not in ours]
    assert rest[0] is True
    assert rest[1]
    assert len(rest) == 2


def test_the_notebook_is_kept_without_outputs_that_could_grow_stale() -> None:
    code = [cell for cell in CELLS if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert len({cell["id"] for cell in CELLS}) == len(CELLS)


def test_what_the_notebook_says_happened_is_on_record() -> None:
    said = "".join("".join(cell["source"]) for cell in CELLS)
    assert "a deal on 4 February 2019, initialled on the 10th: 1,038.9 billion won" in said
    from burdenshare import open_case  # noqa: PLC0415

    agreement = open_case("@us-korea").agreements["sma-10"]
    assert str(agreement.dates["agreed"]) == "2019-02-04"
    assert str(agreement.dates["initialed"]) == "2019-02-10"
    assert agreement.published[2019].amount == 1038.9
