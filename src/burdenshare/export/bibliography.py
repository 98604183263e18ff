"""The sources of a run as BibTeX: its reports, the texts of its agreements, its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from burdenshare import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from burdenshare.report import Report
    from burdenshare.session.job import Run

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: "\\" + char for char in "{}&%$#_"},
}
_Row: TypeAlias = tuple[str, str, dict[str, str | None]]
_ADDRESS = re.compile(r"https?://[^\s;]+")


def bibliography(run: Run) -> dict[str, bytes]:
    """One file, ``sources.bib``; each report and each address is one entry."""
    rows = [
        *(_report(report) for report in run.reading.reports),
        *_agreements(run),
        *_record(run),
        _program(),
    ]
    known: set[str] = set()
    entries = []
    for kind, key, cells in rows:
        entries.append(_entry(kind, _free(key, known), cells))
    return {"sources.bib": "\n".join(entries).encode("utf-8", "replace")}


def _report(report: Report) -> _Row:
    author = report.outlet or report.name
    cells = {
        "title": latex(report.title or f"{author}: {report.name}"),
        "organization": latex(report.outlet) if report.outlet else None,
        **_day(report.published),
        "url": _url(report.address),
        "note": latex(f"text sha256 {report.sha256[:16]}"),
    }
    return "online", _key(author, report.published), cells


def _agreements(run: Run) -> Iterator[_Row]:
    for key in dict.fromkeys(payment.agreement for payment in run.payments):
        agreement = run.case.agreements[key]
        for what, address in agreement.sources.items():
            for url in _ADDRESS.findall(address):
                cells = {
                    "title": latex(f"{agreement.name}: {what}"),
                    **_day(agreement.dates.get("signed") or agreement.dates.get("agreed")),
                    "url": _url(url),
                }
                yield "misc", f"{key}-{what}", cells


def _record(run: Run) -> Iterator[_Row]:
    """Addresses of the record's events that were public by the as-of day, each once."""
    seen: set[str] = set()
    for event in run.case.events:
        if not event.known(run.as_of):
            continue
        for url in _ADDRESS.findall(event.source):
            if url not in seen:
                seen.add(url)
                host = urlsplit(url).hostname or "record"
                told = event.note or f"{event.actor}: {event.kind}"
                cells = {
                    "title": latex(" ".join(told.split())),
                    "organization": latex(host),
                    **_day(event.published),
                    "url": _url(url),
                    "note": latex(f"for {event.id}, {event.date}"),
                }
                yield "online", _key(host.removeprefix("www."), event.published), cells


def _program() -> _Row:
    cells: dict[str, str | None] = {
        "title": "burdenshare: a workbench for alliance cost-sharing",
        "version": __version__,
    }
    return "software", "burdenshare", cells


def _day(day: date | None) -> dict[str, str | None]:
    return {"date": day.isoformat(), "year": str(day.year)} if day else {}


def latex(text: str) -> str:
    r"""Text with LaTeX's special characters escaped, on one line.

    Example:
        >>> print(latex("5 % of R&D_x {won}"))
        5 \% of R\&D\_x \{won\}
    """
    return "".join(_SPECIAL.get(char, char) for char in " ".join(text.split()))


def _url(address: str | None) -> str | None:
    """An address that no brace or blank can break out of."""
    if not address:
        return None
    return re.sub(r"[\s{}\\]", lambda found: f"%{ord(found[0]):02X}", address)


def _key(author: str, day: date | None) -> str:
    return f"{author}-{day.year if day else 'undated'}"


def _free(wanted: str, known: set[str]) -> str:
    """A key that BibTeX takes and that is not used yet."""
    stem = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-") or "source"
    key, number = stem, 1
    while key in known:
        number += 1
        key = f"{stem}-{number}"
    known.add(key)
    return key


def _entry(kind: str, key: str, cells: dict[str, str | None]) -> str:
    rows = "".join(f"  {name} = {{{cell}}},\n" for name, cell in cells.items() if cell)
    return f"@{kind}{{{key},\n{rows}}}\n"
