"""Append-only logs of a case: rulings on claims, and its own forecasts.

One JSON object a line. Each line carries the seal of the line before it under ``after`` and ends
with its own ``seal``, the sha256 of all its bytes before that, so a changed, moved or missing line
shows at its place. What no chain can show is that its newest lines were cut off: compare the last
seal with one written down elsewhere. A line is on disk, file and folder, before `append` returns.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from burdenshare.compute.durable import flush_folder
from burdenshare.errors import CaseError
from burdenshare.ledger import Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from burdenshare.case.folder import Case

DECISIONS = "decisions.jsonl"
FORECASTS = "forecasts.jsonl"
FIRST = "0" * 64
"""What the first line of a log follows."""
PATIENCE = 10.0
"""Seconds to wait for another writer."""
_TAIL = len(b',"seal":""}') + 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a log.

    Attributes:
        place: Its number, from 1.
        after: Seal of the line before it.
        seal: Its own.
        body: What it says.
    """

    place: int
    after: str
    seal: str
    body: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """A log as far as its chain holds.

    Attributes:
        entries: The lines that follow each other.
        fault: What is wrong with the first line that does not, and its place; None if all do.
        torn: Bytes after the last whole line: a write that was cut short and never acknowledged.
    """

    entries: tuple[Entry, ...]
    fault: str | None = None
    torn: bytes = b""

    @property
    def head(self) -> str:
        """Seal of the newest line: written down elsewhere, it vouches for all lines."""
        return self.entries[-1].seal if self.entries else FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with its answer in chances, and how it will be settled.

    Attributes:
        id: Talks, sort and day, as ``sma-2027:deal:2026-12-31``.
        sort: deal, one-year, reopened, veto, amount or term.
        text: The question in words.
        rule: What makes it yes or no, or which value counts.
        source: Where that will be read.
        by: Day by which it is settled; None where it is when the talks end.
        chance: Probability of yes, for a question of yes or no.
        quantiles: Of the first-year sum in base units, q05 to q95.
        shares: Probability of each term in years.
        unit: Currency of the quantiles.
        baselines: What naive forecasts say: a chance, a sum or a term in years.
    """

    id: str
    sort: str
    text: str
    rule: str
    source: str
    by: date | None = None
    chance: float | None = None
    quantiles: Mapping[str, float] | None = None
    shares: Mapping[str, float] | None = None
    unit: str | None = None
    baselines: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """An outlook as it was logged.

    Attributes:
        talks: Key of the talks.
        as_of: Nothing published later went in.
        made_at: When it was made, ISO.
        dates: Dates asked for; empty for those the outlook chooses.
        seed: Of the draws.
        versions: Of the program and of what it reckons with.
        inputs: Hex sha256 of every file of the case and every report, and of the rulings.
        questions: What was said.
        seal: Its place in the chain.
    """

    talks: str
    as_of: date
    made_at: str
    dates: tuple[date, ...]
    seed: int
    versions: Mapping[str, str]
    inputs: Mapping[str, str]
    questions: tuple[Question, ...]
    seal: str = ""


def parse(data: bytes) -> Log:
    """The lines of a log, up to the first that does not follow the one before it.

    Example:
        >>> first = line({"claim": "a"}, FIRST)
        >>> whole = first + line({"claim": "b"}, parse(first).head)
        >>> len(parse(whole).entries), parse(whole + b'{"af').torn
        (2, b'{"af')
        >>> parse(whole.replace(b'"a"', b'"c"')).fault
        'line 1 was changed after it was written'
    """
    *rows, torn = data.split(b"\n")
    entries: list[Entry] = []
    after, fault = FIRST, None
    for place, row in enumerate(rows, 1):
        found = _entry(row, place, after)
        if isinstance(found, str):
            fault = f"line {place} {found}"
            break
        entries.append(found)
        after = found.seal
    return Log(entries=tuple(entries), fault=fault, torn=torn)


def line(body: Mapping[str, object], after: str) -> bytes:
    """One sealed line, with its end.

    Raises:
        ValueError: A value that JSON has no form for, such as NaN.
    """
    text = json.dumps(
        {"after": after, **body}, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    seal = sha256(text.encode()).hexdigest()
    return f'{text[:-1]},"seal":"{seal}"}}\n'.encode()


def _entry(row: bytes, place: int, after: str) -> Entry | str:
    """The line, or what is wrong with it."""
    text, seal = row[:-_TAIL] + b"}", row[-66:-2].decode("ascii", "replace")
    framed = row[-_TAIL:-66] == b',"seal":"' and row.endswith(b'"}')
    if not framed or sha256(text).hexdigest() != seal:
        return "was changed after it was written"
    body = json.loads(text)
    if body.pop("after") != after:
        return "does not follow the line before it: a line is missing, or was moved"
    return Entry(place=place, after=after, seal=seal, body=body)


def read(root: Traversable, name: str) -> Log:
    """A log of a case, as far as its chain holds; empty where there is no such file.

    Raises:
        CaseError: The file cannot be read.
    """
    file = root / name
    try:
        return parse(file.read_bytes()) if file.is_file() else Log(entries=())
    except OSError as error:
        raise CaseError(f"cannot be read: {error.strerror or error}", place=name) from error


def trusted(root: Traversable, name: str) -> Log:
    """The same, for those who build on it.

    Raises:
        CaseError: The chain is broken; the message names the first broken line.
    """
    log = read(root, name)
    if log.fault:
        raise CaseError(f"{log.fault}; put back the file from a copy or its history", place=name)
    return log


def append(
    path: Path,
    bodies: Sequence[Mapping[str, object]],
    *,
    by: str = "",
    patience: float = PATIENCE,
) -> tuple[Entry, ...]:
    """Add lines to a log and return them once they are on disk.

    Bytes of a write that was cut short are first moved to ``<name>.torn``, never dropped.

    Args:
        path: The log; made where it is missing.
        bodies: What the lines say.
        by: Who writes, for the message to another writer.
        patience: Seconds to wait for another writer.

    Raises:
        CaseError: The folder may not be written, the disk is full, another writer holds the log,
            or its chain is broken.
    """
    try:
        with _alone(path, by, patience):
            return _append(path, bodies)
    except OSError as error:
        raise CaseError(f"cannot be written: {error.strerror or error}", place=str(path)) from error


def _append(path: Path, bodies: Sequence[Mapping[str, object]]) -> tuple[Entry, ...]:
    size = path.stat().st_size if path.exists() else 0
    log = trusted(path.parent, path.name)
    after = log.head
    rows: list[bytes] = []
    made: list[Entry] = []
    for body in bodies:
        rows.append(line(body, after))
        place = len(log.entries) + len(rows)
        after = rows[-1][-67:-3].decode()
        made.append(Entry(place=place, after=rows[-1][10:74].decode(), seal=after, body=body))
    if log.torn:
        _add(path.with_name(path.name + ".torn"), log.torn + b"\n")
        flush_folder(path.parent)
    _add(path, b"".join(rows), whole=size - len(log.torn))
    flush_folder(path.parent)  # whoever made the file may have been killed before this
    return tuple(made)


def _add(path: Path, data: bytes, whole: int | None = None) -> None:
    """Write behind the first ``whole`` bytes and flush to disk; on failure nothing was added."""
    with path.open("ab", buffering=0) as file:
        end = file.seek(0, os.SEEK_END) if whole is None else whole
        file.truncate(end)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
        except OSError:
            file.truncate(end)
            raise


def home(case: Case) -> Path:
    """The folder of a case that can be written to.

    Raises:
        CaseError: The case ships with the package.
    """
    if case.name.startswith("@") or not isinstance(case.root, Path):
        raise CaseError(
            f"ships with the package and is never written to; copy it with "
            f"`burdenshare init DIR --from {case.name}` and name that folder",
            place=case.name,
        )
    return case.root


def rulings(case: Case) -> tuple[Ruling, ...]:
    """The human rulings of a case, oldest first, each under its seal.

    Raises:
        CaseError: The chain is broken, or a line is no ruling.
    """
    return tuple(_ruling(entry) for entry in trusted(case.root, DECISIONS).entries)


def decide(case: Case, ruling: Ruling, *, patience: float = PATIENCE) -> Ruling:
    """Write a ruling down; it is returned, under its seal, once it is on disk.

    Raises:
        CaseError: The case ships with the package, or its log cannot be written.
    """
    body = {name: getattr(ruling, name) for name in _RULING if getattr(ruling, name) is not None}
    plain = {name: str(value) for name, value in body.items()}
    (entry,) = append(home(case) / DECISIONS, [plain], by=ruling.by, patience=patience)
    return _ruling(entry)


_RULING = ("claim", "verdict", "by", "at", "why", "value", "scope")


def _ruling(entry: Entry) -> Ruling:
    cells = dict(entry.body)
    try:
        verdict = Verdict(str(cells.pop("verdict")))
        value = Decimal(str(cells.pop("value"))) if "value" in cells else None
        texts = {name: str(cell) for name, cell in cells.items()}
        return Ruling(verdict=verdict, value=value, after=entry.after, seal=entry.seal, **texts)
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        raise CaseError(f"is no ruling: {fault}", place=f"{DECISIONS}:{entry.place}") from None


def forecasts(case: Case) -> tuple[Forecast, ...]:
    """The forecasts of a case as they were logged, oldest first.

    Raises:
        CaseError: The chain is broken, or a line is no forecast.
    """
    return tuple(_forecast(entry) for entry in trusted(case.root, FORECASTS).entries)


def record(case: Case, forecast: Forecast) -> Forecast:
    """Write a forecast down; it is returned, under its seal, once it is on disk.

    Raises:
        CaseError: The case ships with the package, or its log cannot be written.
    """
    body = {
        "talks": forecast.talks,
        "as_of": forecast.as_of.isoformat(),
        "made_at": forecast.made_at,
        "dates": [day.isoformat() for day in forecast.dates],
        "seed": forecast.seed,
        "versions": dict(forecast.versions),
        "inputs": dict(forecast.inputs),
        "questions": [_plain(question) for question in forecast.questions],
    }
    (entry,) = append(home(case) / FORECASTS, [body], by="burdenshare outlook --log")
    return _forecast(entry)


def _plain(question: Question) -> dict[str, object]:
    cells = {key: value for key, value in asdict(question).items() if value is not None}
    return cells | ({"by": question.by.isoformat()} if question.by else {})


def _forecast(entry: Entry) -> Forecast:
    body = dict(entry.body)
    try:
        rows = body.pop("questions")
        return Forecast(
            questions=tuple(_question(row) for row in rows),  # type: ignore[attr-defined]
            as_of=date.fromisoformat(str(body.pop("as_of"))),
            dates=tuple(date.fromisoformat(day) for day in body.pop("dates")),  # type: ignore[attr-defined]
            seal=entry.seal,
            **body,  # type: ignore[arg-type]  # unknown names are refused
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise CaseError(f"is no forecast: {fault}", place=f"{FORECASTS}:{entry.place}") from None


def _question(row: Mapping[str, object]) -> Question:
    cells = dict(row)
    by = cells.pop("by", None)
    return Question(by=date.fromisoformat(str(by)) if by else None, **cells)  # type: ignore[arg-type]  # unknown names are refused


@contextmanager
def _alone(path: Path, by: str, patience: float) -> Iterator[None]:
    """Be the only writer of a log; the lock falls with the process that holds it."""
    import fcntl  # noqa: PLC0415 - only writers need it; readers run anywhere

    beside = path.with_name(f".{path.name}.lock")
    end = time.monotonic() + patience
    with beside.open("a+", encoding="utf-8") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise CaseError(_held(lock.name), place=str(path)) from None
                time.sleep(0.01)
        lock.truncate(0)
        lock.write(f"{by or 'someone'} (process {os.getpid()})")
        lock.flush()
        yield


def _held(name: str) -> str:
    holder = Path(name).read_text(encoding="utf-8") or "another process"
    return f"is being written by {holder}; try again when that is done"
