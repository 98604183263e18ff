"""The same page as JSON, CSV, a citation or Python: made from the call that made the page."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from burdenshare import __version__

if TYPE_CHECKING:
    from burdenshare.web.ask import Ask, Page

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json",
    "py": "text/x-python; charset=utf-8",
}
_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r")


def exported(ask: Ask, page: Page, form: str) -> str:
    """A page in one of the forms of `TYPES`."""
    match form:
        case "json":
            return to_json(ask, page)
        case "csv":
            return to_csv(page)
        case "bib":
            return bibtex(ask, page)
        case "csl":
            return json.dumps([csl(ask, page)], ensure_ascii=False, indent=1) + "\n"
        case _:
            return snippet(ask, page)


def to_json(ask: Ask, page: Page) -> str:
    """Rows with what they were made from; sums in base units as stated."""
    whole = {
        "page": ask.view.page or "overview",
        "case": ask.run.case.name,
        "path": ask.run.path,
        "as_of": ask.run.as_of,
        "seed": ask.run.seed,
        "version": __version__,
        "rows": page.rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def to_csv(page: Page) -> str:
    """Rows as CSV; a text that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    names = dict.fromkeys(name for row in page.rows for name in row)
    writer = csv.DictWriter(out, list(names), lineterminator="\n")
    writer.writeheader()
    for row in page.rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        value = " ".join(map(str, value))
    if isinstance(value, str):
        value = value.encode("utf-8", "replace").decode()
        return f"'{value}" if value.startswith(_SPREADSHEET) else value
    return value


def bibtex(ask: Ask, page: Page) -> str:
    """A BibTeX entry for the page as it is now."""
    key = f"burdenshare-{ask.view.page or 'overview'}-{ask.run.as_of}"
    fields = {
        "title": f"{_tex(_title(ask, page))}",
        "author": "{burdenshare contributors}",
        "year": str(ask.run.as_of.year),
        "version": __version__,
        "note": _tex(_note(ask)),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{body}\n}}\n"


def csl(ask: Ask, page: Page) -> dict[str, object]:
    """The same as a CSL-JSON item."""
    day = ask.run.as_of
    return {
        "id": f"burdenshare-{ask.view.page or 'overview'}-{day}",
        "type": "dataset",
        "title": _title(ask, page),
        "author": [{"literal": "burdenshare contributors"}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": __version__,
        "note": _note(ask),
    }


def _title(ask: Ask, page: Page) -> str:
    if page.title == ask.run.case.title:
        return page.title
    return f"{ask.run.case.title}: {page.title}"


def _note(ask: Ask) -> str:
    return f"As of {ask.run.as_of}; burdenshare {__version__}, seed {ask.run.seed}; {ask.run.path}"


def _tex(text: str) -> str:
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(special.get(c, f"\\{c}" if c in "&%$#_{}" else c) for c in text)


def snippet(ask: Ask, page: Page) -> str:
    """Python that gives the page's rows: the call that made the page, then its own lines."""
    run = ask.run
    base = f", base={ask.site.base!r}" if run.path != run.case.name else ""
    day = run.as_of
    return (
        "from datetime import date\n\n"
        "from burdenshare.session import run\n\n"
        f"found = run({run.path!r}{base}, as_of=date({day.year}, {day.month}, {day.day}), "
        f"seed={run.seed})\n{page.code}\n"
    )
