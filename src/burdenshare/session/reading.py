"""Reports on disk to claims: files, folders and cases alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.case import is_case, open_case, read_folder, shipped
from burdenshare.claim import Claim, extract
from burdenshare.dating import anchors, inferred, publication
from burdenshare.errors import CaseError, ReportError
from burdenshare.report import Report, witnesses
from burdenshare.report import read as read_report

if TYPE_CHECKING:
    from burdenshare.case import FolderMetadata, RawReport
    from burdenshare.notebook import Cells

EARLIEST = date(1991, 1, 1)  # the first special measures agreement is of that month
Tick: TypeAlias = Callable[[Sequence["RawReport"]], Iterable["RawReport"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from a set of files.

    Attributes:
        reports: In order of name.
        claims: In order of report and place.
        files: Hex sha256 of every file by name.
        refused: One line for every file that could not be read or was passed over.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    files: dict[str, str]
    refused: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        from burdenshare.notebook import claims  # noqa: PLC0415 - rarely wanted

        return claims(
            self.claims,
            title=f"{len(self.claims):,} claims of {len(self.reports):,} reports",
            source=", ".join(dict.fromkeys(one.outlet or one.name for one in self.reports)),
        )

    def to_dicts(self) -> list[Cells]:
        """The claims, a row each."""
        from burdenshare.notebook import to_dicts  # noqa: PLC0415

        return to_dicts(self.claims)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from burdenshare.notebook import arrow_stream  # noqa: PLC0415

        return arrow_stream(self.claims, requested_schema)


def read(
    paths: str | Sequence[str], *, published: date | None = None, tick: Tick = iter
) -> Reading:
    """Reports to claims, no case needed; a reports.toml beside the files is honoured.

    Args:
        paths: Report files, folders of them, or cases (``@us-korea``).
        published: Day of publication of a report that has none.
        tick: Wraps the list of files, for a progress bar.

    Raises:
        CaseError: A path is missing or holds no report.
        ReportError: No file could be read: the reason of the first one.

    Example:
        >>> found = read("@us-korea")
        >>> all(r.text[c.start:c.end] == c.quote for r in found.reports for c in found.claims
        ...     if c.report == r.name)
        True
    """
    named = [paths] if isinstance(paths, str) else list(paths)
    folders = [_folder(path) for path in named]
    raws = [raw for found, _ in folders for raw in found]
    skipped = [
        f"{about.place}/{name}: passed over, no report"
        for _, about in folders
        for name in about.skipped
    ]
    absent = [
        f"{about.place}/reports.toml: {name}: there is no such file"
        for _, about in folders
        for name in about.absent
    ]
    _distinct(raws)
    return _read(raws, [*skipped, *absent], published, tick)


def _folder(path: str) -> tuple[list[RawReport], FolderMetadata]:
    if not is_case(path):
        return read_folder(path)
    found, about = open_case(path).reports()
    if not found:
        raise CaseError("has no reports; put some into its folder reports/", place=path)
    return found, about


def _distinct(raws: Sequence[RawReport]) -> None:
    for name, count in Counter(raw.name for raw in raws).items():
        if count > 1:
            raise CaseError("two reports have this name; rename one of them", place=name)


def _read(
    raws: Sequence[RawReport], lines: list[str], published: date | None, tick: Tick
) -> Reading:
    reports: list[Report] = []
    refused: list[str] = []
    for raw in tick(raws):
        try:
            reports.append(
                read_report(
                    raw.content,
                    name=raw.name,
                    published=raw.published,
                    outlet=raw.outlet,
                    address=raw.address,
                    default_published=published,
                )
            )
        except ReportError as refusal:
            if len(raws) == 1:
                raise
            refused.append(str(refusal))
    if not reports:
        raise ReportError(f"no report could be read; the first: {refused[0]}")
    lines += [f"{refusal}; the other reports were read" for refusal in refused]
    known = witnesses(reports)
    claims = {report.name: extract(report) for report in known if report.published}
    if len(claims) < len(known):
        known, claims = _undated(known, claims)
    files = {raw.name: raw.sha256 for raw in raws}
    return Reading(
        reports=known,
        claims=tuple(claim for report in known for claim in claims[report.name]),
        files=files,
        refused=tuple(lines),
    )


def _undated(
    reports: Sequence[Report], claims: dict[str, tuple[Claim, ...]]
) -> tuple[tuple[Report, ...], dict[str, tuple[Claim, ...]]]:
    """Infer the days of undated reports from the shipped records and the dated reports."""
    cases = [case for case in map(open_case, shipped()) if case.events]
    known = anchors(
        [event for case in cases for event in case.events],
        [paid for case in cases for paid in case.contributions],
        [claim for found in claims.values() for claim in found],
    )
    days = [day for found in known.events.values() for day in found]
    last = max([*days, *(report.published for report in reports if report.published)])
    out, read = [], dict(claims)
    for report in reports:
        if report.published:
            out.append(report)
            continue
        dated, read[report.name] = inferred(
            report, publication(report, known, first=EARLIEST, last=last)
        )
        out.append(dated)
    return tuple(out), read
