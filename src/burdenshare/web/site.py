"""One case served: its runs, made anew only when a file has changed, and what a change moved."""

from __future__ import annotations

import gc
import os
from collections import OrderedDict
from concurrent.futures import Future
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from sqlite3 import Connection, connect
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from burdenshare.case import is_case, open_case
from burdenshare.errors import UsageError
from burdenshare.ledger import Figure, Ledger
from burdenshare.session.job import Run, foreseen, standing
from burdenshare.session.review import changes as differences

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from burdenshare.claim import Claim
    from burdenshare.outlook import Event
    from burdenshare.report import Report
    from burdenshare.session.review import Change as Effect

_T = TypeVar("_T")
_KEPT = 64
_HITS = 60  # places that a search shows
_RUNS = 8  # days whose run is kept
PATIENCE = 5.0  # seconds that a page waits for what it needs
_DERIVED = {"runs", "out"}


class UnfinishedError(Exception):
    """What a page needs is being worked out and takes longer than a page may."""


class Found:
    """A run and ways to look things up in it; what was not public by its day is not in it."""

    def __init__(self, made: Run, *, dated: bool) -> None:
        self.run = made
        self.reports: dict[str, Report] = {
            report.name: report
            for report in made.reading.reports
            if (report.published is None and not dated)
            or (report.published and report.published <= made.as_of)
        }
        self.claims: dict[str, Claim] = {claim.id: claim for claim in made.claims}
        self.events: dict[str, Event] = {e.id: e for e in made.case.events if e.known(made.as_of)}
        self.figures: dict[str, Figure] = {row.name: row for row in made.ledger.figures}

    @cached_property
    def by_report(self) -> Mapping[str, list[Claim]]:
        """Claims of each report, in order of place."""
        rows: dict[str, list[Claim]] = {}
        for claim in self.run.claims:
            rows.setdefault(claim.report, []).append(claim)
        return {name: sorted(found, key=lambda c: (c.start, c.end)) for name, found in rows.items()}

    @cached_property
    def rests_on(self) -> Mapping[str, list[Figure]]:
        """Figures that rest on a claim, by its id."""
        rows: dict[str, list[Figure]] = {}
        for figure in self.run.ledger.figures:
            for claim in figure.claims:
                rows.setdefault(claim, []).append(figure)
        return rows

    @cached_property
    def _index(self) -> Connection:
        """Texts of the reports, claims and events in memory, with an index of their words."""
        made = connect(":memory:", check_same_thread=False)
        made.execute("CREATE VIRTUAL TABLE texts USING fts5(kind UNINDEXED, ref UNINDEXED, body)")
        rows = [("report", r.name, f"{r.title or ''} {r.text}") for r in self.reports.values()]
        rows += [("claim", c.id, c.quote) for c in self.run.claims]
        rows += [("event", e.id, f"{e.actor} {e.kind}: {e.note}") for e in self.events.values()]
        clean = ((k, ref, text.encode("utf-8", "replace").decode()) for k, ref, text in rows)
        made.executemany("INSERT INTO texts VALUES (?, ?, ?)", clean)
        return made

    def places(self, words: str) -> list[tuple[str, str, str]]:
        r"""Kind, name and words around each place where all words stand, reports first.

        The words themselves stand between the characters \x02 and \x03; the last may be a
        beginning.
        """
        plain = "".join(letter if letter.isprintable() else " " for letter in words)
        tokens = ['"' + word.replace('"', '""') + '"' for word in plain.split()[:12]]
        if not tokens:
            return []
        query = " ".join([*tokens[:-1], f"{tokens[-1]}*"])
        rows = [
            row
            for bounds, order in (("<=", "rank"), (">", "rowid"))  # ranking every claim takes long
            for row in self._index.execute(
                f"SELECT rowid FROM texts WHERE texts MATCH ? AND rowid {bounds} ? "  # noqa: S608
                f"ORDER BY {order} LIMIT {_HITS}",
                (query, len(self.reports)),
            )
        ][:_HITS]
        told = (
            "SELECT kind, ref, snippet(texts, 2, char(2), char(3), ' … ', 24) FROM texts "
            "WHERE texts MATCH ? AND rowid = ?"
        )
        found = [self._index.execute(told, (query, *row)).fetchone() for row in rows]
        return [(str(kind), str(ref), str(text)) for kind, ref, text in found]

    @property
    def whole(self) -> bool:
        """Whether its talks were played on, where they can be."""
        return self.run.outlook is None or bool(self.run.outlook.deal_by)

    def foreseen(self) -> Found:
        """The same with its talks played on."""
        made = copy(self)
        made.run = foreseen(self.run)
        return made

    def ready(self) -> Found:
        """Itself, once what its pages look things up in is made."""
        self.places("a")
        assert self.by_report is not None  # noqa: S101 - made by being asked for
        assert self.rests_on is not None  # noqa: S101
        gc.freeze()  # or the collector walks through a hundred thousand claims while a page waits
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What one change of the files did to a figure: its name, and the figure before and after."""

    name: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Files that came, went or changed while the case was served, and what that moved.

    Attributes:
        added: Names of new or changed reports.
        removed: Names of reports that are gone.
        moved: Figures that are not what they were.
        deal: Day and probability of a deal before and after, where both are known.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    moved: tuple[Moved, ...]
    deal: tuple[date, float, float] | None = None


class Site:
    """A case or a folder of reports, watched.

    What takes long is worked out beside the pages. For what the files hold as of a day they wait a
    little while: a small case never shows it, and a large one still answers. For talks that have to
    be fitted and played on they do not wait: they come at once with what is known, and again with
    the rest. What is worked out is kept, and shared by all pages of a day.

    Args:
        path: What `burdenshare run` takes.
        base: The case that a bare folder uses.
        seed: Of every draw.
        patience: Seconds that a page waits; None waits as long as it takes.

    Attributes:
        changes: What changed since the start, the latest first.
        effects: What each ruling made here moved, by its seal.
        behind: Whether files have changed since what is shown was read.
    """

    def __init__(
        self,
        path: str,
        *,
        base: str = "@us-korea",
        seed: int = 1,
        patience: float | None = PATIENCE,
    ) -> None:
        self.path, self.base, self.seed, self.patience = path, base, seed, patience
        self.changes: list[Change] = []
        self.effects: dict[str, tuple[Effect, ...]] = {}
        self.behind = False
        self._before: dict[str, Ledger] = {}
        self._stamp: Hashable = None
        self._last: Found | None = None
        self._reading: tuple[Hashable, Future[Found]] | None = None
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._runs: OrderedDict[date, Future[Found]] = OrderedDict()
        self._lock, self._first, self._second = Lock(), Lock(), Lock()

    @cached_property
    def _roots(self) -> tuple[Path, ...]:
        """The folders to be watched: the reports', where they are no case, and the case's."""
        own = is_case(self.path)
        case = open_case(self.path if own else self.base)
        return (*(() if own else (Path(self.path),)), Path(str(case.root)))

    def found(self, as_of: date | None) -> Found:
        """What the files hold now, as of a day; or, while they are read anew, what they held.

        The talks of another day may not be played on yet; then its outlook has no chances.

        Raises:
            BurdenshareError: The files cannot be read as they now are.
            UnfinishedError: Nothing can be shown yet.
        """
        last = self._current()
        if as_of is None:
            return last
        with self._lock:
            day = self._runs.get(as_of)
            if day is None or (day.done() and day.exception()):
                day = self._begin(lambda: self._run(as_of, last.run), self._first)
                self._runs[as_of] = day
            self._runs.move_to_end(as_of)
            while len(self._runs) > _RUNS:
                self._runs.popitem(last=False)
        found = self._awaited(day, f"the case as of {as_of}")
        if found.whole:
            return found
        return self.soon(self.later(("whole", as_of), found.foreseen)) or found

    def _current(self) -> Found:
        """The latest run; a new one is begun when the files have changed."""
        stamp = tuple(entry for root in self._roots for entry in _stamps(root))
        with self._lock:
            if stamp == self._stamp and self._last:
                return self._last
            if self._reading is None:
                self._reading = stamp, self._begin(lambda: self._run(None), self._first)
            begun, reading = self._reading
        try:
            now = self._awaited(reading, "the case")
        except UnfinishedError:
            self.behind = True
            if self._last is None:
                raise
            return self._last
        except BaseException:
            self._reading = None
            raise
        with self._lock:
            if self._reading and self._reading[1] is reading:
                self._reading, self._stamp, self.behind = None, begun, False
                self._kept, self._runs = OrderedDict(), OrderedDict()
                self._notice(now)
        return now

    def _run(self, as_of: date | None, like: Run | None = None) -> Found:
        def made(day: date | None) -> Run:
            return standing(self.path, base=self.base, as_of=day, seed=self.seed, like=like)

        if as_of:
            return Found(made(as_of), dated=True).ready()
        try:
            latest = made(None)
        except UsageError:  # nothing in the case has a day, so that today is as good as any
            latest = made(datetime.now(UTC).date())
        found = Found(foreseen(latest), dated=False)
        gc.unfreeze()
        gc.collect()
        return found.ready()

    def _begin(self, make: Callable[[], _T], turn: Lock) -> Future[_T]:
        """Work something out beside the pages, after what takes the same turn."""
        made: Future[_T] = Future()

        def work() -> None:
            with turn:
                try:
                    made.set_result(make())
                except BaseException as fault:  # noqa: BLE001 - raised again where it is awaited
                    made.set_exception(fault)

        Thread(target=work, daemon=True).start()
        return made

    def _awaited(self, work: Future[_T], what: str) -> _T:
        try:
            return work.result(self.patience)
        except TimeoutError:
            if work.done():
                raise
            raise UnfinishedError(what) from None

    def ruled(self, seal: str, before: Ledger) -> None:
        """Remember what the ledger was when a ruling was written."""
        self._before[seal] = before

    def effect(self, seal: str) -> tuple[Effect, ...] | None:
        """What a ruling made here moved; None as long as the ledger after it is not made."""
        now = self.found(None).run.ledger
        if seal in self._before and not self.behind:
            self.effects[seal] = differences(self._before.pop(seal), now)
        return self.effects.get(seal)

    def _notice(self, now: Found) -> None:
        if self._last:
            change = _change(self._last, now)
            if change:
                self.changes.insert(0, change)
        self._last = now

    def kept(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """A result made once for the files as they are; the oldest are forgotten."""
        kept = self._kept
        found = kept[key] if key in kept else kept.setdefault(key, make())
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
            while len(kept) > _KEPT:
                kept.popitem(last=False)
        return found  # type: ignore[return-value]  # the key names its type

    def later(self, key: Hashable, make: Callable[[], _T], turn: Lock | None = None) -> Future[_T]:
        """The same worked out beside the pages, where nothing that they wait for is kept up."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = self._begin(make, turn or self._second)
        return self.kept(key, Future)

    def soon(self, work: Future[_T]) -> _T | None:
        """What is worked out beside the pages, if it is there; a patient site waits for it."""
        return work.result() if work.done() or self.patience is None else None

    def awaited(self, key: Hashable, make: Callable[[], _T], what: str) -> _T:
        """The same, waited for.

        Raises:
            UnfinishedError: It takes longer than a page may.
        """
        return self._awaited(self.later(key, make, self._first), what)


def _stamps(root: Path) -> list[tuple[str, int, int]]:
    """Path, time and size of every file below a folder, or of the one file."""
    if root.is_file():
        return _stamp(root)
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if _watched(name))
        for name in sorted(filter(_watched, names)):
            found += _stamp(Path(folder, name))
    return found


def _watched(name: str) -> bool:
    return not name.startswith(".") and name not in _DERIVED


def _stamp(file: Path) -> list[tuple[str, int, int]]:
    try:
        about = file.stat()
    except OSError:  # gone since the folder was listed
        return []
    return [(str(file), about.st_mtime_ns, about.st_size)]


def _change(before: Found, now: Found) -> Change | None:
    """What is not as it was; None where the files changed and nothing else."""
    old, new = before.run.reading.files, now.run.reading.files
    added = tuple(name for name, digest in new.items() if old.get(name) != digest)
    removed = tuple(name for name in old if name not in new)
    names = dict.fromkeys((*now.figures, *before.figures))
    moved = tuple(
        Moved(name=name, before=before.figures.get(name), after=now.figures.get(name))
        for name in names
        if _differ(before.figures.get(name), now.figures.get(name))
    )
    if not (added or removed or moved):
        return None
    return Change(added=added, removed=removed, moved=moved, deal=_deal(before, now))


def _differ(one: Figure | None, other: Figure | None) -> bool:
    """Whether a figure moved by more than a hundredth of its interval."""
    if one is None or other is None:
        return one is not other
    width = max(one.high - one.low, other.high - other.low, abs(one.mean) * 1e-6)
    ends = ((one.mean, other.mean), (one.low, other.low), (one.high, other.high))
    return any(abs(a - b) > width / 100 for a, b in ends)


def _deal(before: Found, now: Found) -> tuple[date, float, float] | None:
    """P(deal) by the last day that both outlooks speak of."""
    if before.run.outlook is None or now.run.outlook is None:
        return None
    old, new = dict(before.run.outlook.deal_by), dict(now.run.outlook.deal_by)
    common = [day for day in new if day in old and old[day] != new[day]]
    return (common[-1], old[common[-1]], new[common[-1]]) if common else None
