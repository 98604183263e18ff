"""Whole archives to claims: shards read apart, copies found across them, one table at the end.

A shard is read in four steps, each dearer than the one before and seeing fewer pages: the topic
pattern on raw bytes, the main text by resiliparse, the report as `burdenshare read` reads it, and
its claims. Of what is left only sketches meet, in parts of their band hashes; memory holds one
shard for each worker, one part, and the pairs of copies.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from dataclasses import fields as dataclass_fields
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from burdenshare.case.atomic import write_folder
from burdenshare.case.jsonl import row
from burdenshare.claim import Claim, extract
from burdenshare.compute import (
    Engine,
    Job,
    Outcome,
    Progress,
    alone,
    load,
    run,
)
from burdenshare.compute.archive import Page, extra, pages, shards
from burdenshare.compute.durable import make_folder
from burdenshare.compute.match import Copies, partitions, sketched
from burdenshare.compute.seal import changed, vouch
from burdenshare.compute.table import Table, packed, unpacked, writer
from burdenshare.discourse.scene import TOPIC
from burdenshare.errors import CaseError, ReportError
from burdenshare.report import Report
from burdenshare.report import read as read_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from burdenshare.compute.chunk import Parts, Task

NOTE = "bulk.json"
BATCH = 64  # pages handed to the pattern at once: it is compiled anew for every batch
MOST_TAGS = 20_000  # pages with more are not pre-read: a nest of tags costs its square
LONGEST = 200_000  # characters of main text; more is a collection, not a report
LINES = 50  # refusals of a shard that are kept word for word
_GAP = r"(?:\s|&nbsp;|&#160;|\xc2\xa0)+"
_WIDE = ("cp949", "shift_jis", "euc_jp")
_NUMBERS = ("value", "value_high", "precision")
GROUP = 10_000  # claims of a Parquet row group; of reports, which hold texts, a tenth
_REPORT = ("name", "address", "outlet", "title", "published", "published_basis", "text", "sha256")

Say: TypeAlias = "Callable[[str, Progress], None]"
Counts: TypeAlias = Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What was read out of archives.

    Attributes:
        claims: Parquet file of claims, in order of archive, page and place.
        reports: Parquet file of the reports they rest on; ``copy_of`` names the same text.
        counts: Pages, those matched on raw bytes, on topic by their main text, reports with
            claims, copies word for word, reports with near-duplicates, claims, refused pages.
        refused: Damaged archives and pages left out, one line each, at most 50 a shard.
        digest: Hash over all claims in order: equal for every engine.
        computed: Chunks computed now; the others were there already.
        cpu: CPU seconds of the workers.
        peak: Largest memory of a worker, bytes.
    """

    claims: Path
    reports: Path
    counts: Mapping[str, int]
    refused: tuple[str, ...]
    digest: str
    computed: int
    cpu: float
    peak: int


@cache
def topic() -> str:
    """The topic pattern of the claim grammar as raw bytes of a page show it, for RE2.

    Blanks match any white space and its entities; words in Korean and Japanese match in the code
    pages of their press too.
    """
    found = TOPIC.pattern.replace("[- ]", f"(?:-|&#8209;|\xa0|{_GAP})").replace(" ", _GAP)
    words = [word for word in TOPIC.pattern.split("|") if not word.isascii()]
    coded = [_coded(word, encoding) for word in words for encoding in _WIDE]
    return "|".join([found, *filter(None, coded)])


def _coded(word: str, encoding: str) -> str:
    try:
        return "".join(f"\\x{byte:02x}" for byte in word.encode(encoding))
    except UnicodeEncodeError:
        return ""


def matching(batch: Sequence[Page]) -> list[Page]:
    """Those of some pages whose raw bytes touch the topic."""
    if not batch:
        return []
    arrow, compute = extra("pyarrow"), extra("pyarrow.compute")
    bodies = arrow.array([page.body for page in batch], arrow.binary())
    mask = compute.match_substring_regex(bodies, pattern=topic(), ignore_case=True)
    return [page for page, good in zip(batch, mask.to_pylist(), strict=True) if good]


def _on_topic(page: Page) -> bool:
    """Whether the main text touches the topic, not only a menu or a teaser."""
    if page.body.count(b"<") > MOST_TAGS:
        return True  # the slower reader has its own guard
    coding, reader = extra("resiliparse.parse.encoding"), extra("resiliparse.extract.html2text")
    name = coding.detect_encoding(page.body, from_html_meta=True)
    markup = coding.bytes_to_str(page.body, name)
    text: str = reader.extract_plain_text(markup, main_content=True)
    return TOPIC.search(text.lower()) is not None


def _report(page: Page, archive: str, published: str | None) -> Report:
    name = f"{archive}:{page.number}"
    given = page.crawled.isoformat() if page.crawled else published
    found = read_report(
        page.body,
        name=name,
        address=page.address,
        default_published=date.fromisoformat(given) if given else None,
    )
    if len(found.text) > LONGEST:
        raise ReportError(f"has more than {LONGEST:,} characters of text", place=name)
    host = (page.address or "").partition("://")[2].partition("/")[0]
    return found if found.outlet or not host else replace(found, outlet=host)


def _batches(every: Iterator[Page]) -> Iterator[list[Page]]:
    """Pages by the batch; where an archive breaks off, those before the damage come first."""
    batch: list[Page] = []
    try:
        for page in every:
            batch.append(page)
            if len(batch) == BATCH:
                yield batch
                batch = []
    except ReportError:
        yield batch
        raise
    yield batch


class _Tally:
    """What happened to the pages of a shard."""

    def __init__(self) -> None:
        self.counts: Counts = Counter(bytes=0, pages=0, matched=0, topical=0, refused=0)
        self.lines: list[str] = []

    def refuse(self, line: str) -> None:
        self.counts["refused"] += 1
        if len(self.lines) < LINES:
            self.lines.append(line)


def shard(task: Task, _seed: int, index: int) -> Parts:
    """One shard of an archive to reports, claims and sketches; the function of a chunk."""
    path, group, published = str(task["path"]), task["group"], task["published"]
    tally = _Tally()
    found: list[tuple[Report, tuple[Claim, ...]]] = []
    archive = Path(path).name + (f":{group}" if group is not None else "")
    try:
        for batch in _batches(pages(path, int(str(group)) if group is not None else None)):
            for page in _touching(batch, archive, tally):
                found += _read(page, archive, str(published) if published else None, tally)
    except ReportError as damage:
        tally.refuse(str(damage))
    about = {"counts": tally.counts, "refused": tally.lines}
    return {
        **_tables(found),
        **sketched([(r.text, r.sha256) for r, _ in found], index),
        "about": json.dumps(about).encode(),
    }


def _touching(batch: list[Page], archive: str, tally: _Tally) -> list[Page]:
    for page in batch:
        if page.fault:
            tally.refuse(f"{archive}:{page.number}: {page.fault}")
    found = matching(batch)
    tally.counts.update(
        pages=len(batch), matched=len(found), bytes=sum(len(page.body) for page in batch)
    )
    return found


def _read(
    page: Page, archive: str, published: str | None, tally: _Tally
) -> list[tuple[Report, tuple[Claim, ...]]]:
    try:
        if not _on_topic(page):
            return []
        tally.counts["topical"] += 1
        report = _report(page, archive, published)
    except ReportError as refusal:
        tally.refuse(str(refusal))
        return []
    claims = tuple(extract(report))
    return [(report, claims)] if claims else []


def _tables(found: Sequence[tuple[Report, Sequence[Claim]]]) -> dict[str, bytes]:
    reports = [
        {key: getattr(report, key) for key in _REPORT} | {"text_number": number}
        for number, (report, _) in enumerate(found)
    ]
    claims = [
        {**row(claim), "text_number": number}
        for number, (_, several) in enumerate(found)
        for claim in several
    ]
    for one in claims:
        one.update({key: None if one[key] is None else str(one[key]) for key in _NUMBERS})
    return {
        "reports": packed(reports, _report_schema()),
        "claims": packed(claims, _claim_schema()),
    }


def _report_schema(*, final: bool = False) -> Table:
    arrow = extra("pyarrow")
    fields = [(key, arrow.date32() if key == "published" else arrow.string()) for key in _REPORT]
    last = [("copy_of", arrow.string()), ("cluster", arrow.string())]
    return arrow.schema([*fields, *(last if final else [("text_number", arrow.int64())])])


def _claim_schema(*, final: bool = False) -> Table:
    """Columns of a claim; until the end figures are text, so that every printed digit survives."""
    arrow = extra("pyarrow")
    kinds = {"hearsay": arrow.int32(), "start": arrow.int64(), "end": arrow.int64()}
    if final:
        kinds |= dict.fromkeys(_NUMBERS, arrow.decimal128(38, 12)) | {"published": arrow.date32()}
    fields = [(one.name, kinds.get(one.name, arrow.string())) for one in dataclass_fields(Claim)]
    return arrow.schema(fields if final else [*fields, ("text_number", arrow.int64())])


def read_archives(
    paths: Sequence[str],
    *,
    out: str | Path,
    engine: Engine = Engine.INLINE,
    workers: int | None = None,
    address: str | None = None,
    published: str | None = None,
    tick: Say | None = None,
) -> Bulk:
    """Press archives to ``claims.parquet`` and ``reports.parquet`` in a folder.

    What was computed stays in ``out/chunks``: a run that was killed goes on, an archive that is
    added costs only itself. Near-duplicates keep their claims and share a cluster, one witness;
    of texts that are the same word for word only the first keeps claims.

    Args:
        paths: WARC files (packed or not), Parquet files with a column of pages, or folders.
        out: Where results go.
        engine: What computes; the result is the same.
        workers: Processes, for the engine ``local`` and a Ray of our own.
        address: Of a Ray cluster; the archives and ``out`` must be on a disk it shares.
        published: Day of publication (ISO) where neither page nor archive gives one.
        tick: Called with the stage and its progress after every chunk.

    Raises:
        CaseError: A path is missing or holds no archive.
        UsageError: An extra is not installed, or another process works in ``out``.
    """
    extra("pyarrow")
    extra("resiliparse")
    tasks = tuple({**one, "published": published} for one in shards(paths))
    return collect(
        "burdenshare.archive.bulk:shard",
        tasks,
        out=Path(out),
        engine=engine,
        workers=workers,
        address=address,
        tick=tick,
    )


def collect(
    function: str,
    tasks: tuple[Task, ...],
    *,
    out: Path,
    engine: Engine = Engine.INLINE,
    workers: int | None = None,
    address: str | None = None,
    tick: Say | None = None,
) -> Bulk:
    """Shards by a function that ends in `shard`, then copies across them, then the tables."""

    def work(stage: str, job: Job, folder: str) -> Outcome:
        return run(
            job,
            out.resolve() / "chunks" / folder,
            engine=engine,
            workers=workers,
            address=address,
            tick=(lambda progress: tick(stage, progress)) if tick else None,
        )

    make_folder(out)
    with alone(out):
        read = work("reading archives", Job(function=function, tasks=tasks), "shards")
        matched = work("matching copies", partitions(read), "partitions")
        counts, refused, digest = _merge(read, matched, out)
        done = Bulk(
            claims=out / "claims.parquet",
            reports=out / "reports.parquet",
            counts=dict(counts),
            refused=refused,
            digest=digest,
            computed=read.computed + matched.computed,
            cpu=read.cpu + matched.cpu,
            peak=max(read.peak, matched.peak),
        )
        vouch(out / NOTE, asdict(done), [done.claims, done.reports])
    return done


def damage(out: str | Path) -> tuple[str, ...]:
    """Files of a bulk reading that are not what was written, one line each; none where all are.

    Raises:
        CaseError: The folder holds no bulk reading.
    """
    note = Path(out) / NOTE
    if not note.is_file():
        raise CaseError(f"holds no {NOTE}; read archives into it first", place=str(out))
    return changed(note, ("chunks/shards", "chunks/partitions"))


def _merge(read: Outcome, matched: Outcome, out: Path) -> tuple[Counts, tuple[str, ...], str]:
    """Stream the shards into two tables, in order, with what is known of copies."""
    copies = Copies(matched)
    counts: Counts = Counter(reports=0, copies=0, clustered=0, claims=0)
    refused: list[str] = []
    total = sha256()
    with (
        writer(out / "claims.parquet", _claim_schema(final=True), GROUP) as claims,
        writer(out / "reports.parquet", _report_schema(final=True), GROUP // 10) as reports,
    ):
        for index, key in enumerate(read.keys):
            parts = load(read.folder, key)
            if parts is None:
                raise CaseError("a chunk is damaged; run again", place=str(read.folder / key))
            about = json.loads(parts["about"])
            counts.update(about["counts"])
            refused += about["refused"]
            rows = unpacked(parts["reports"])
            for one in rows:
                copies.tell(one, (index << 32) + one.pop("text_number"))
                counts["reports" if one["copy_of"] is None else "copies"] += 1
                counts["clustered"] += bool(one["cluster"]) and one["copy_of"] is None
            reports.add(rows)
            kept = _kept(unpacked(parts["claims"]), rows)
            for claim in kept:
                total.update(json.dumps(claim, ensure_ascii=False).encode("utf-8", "replace"))
            counts["claims"] += len(kept)
            claims.add([_figures(claim) for claim in kept])
    return counts, tuple(refused), total.hexdigest()


def _kept(
    claims: list[dict[str, object]], reports: Sequence[Mapping[str, object]]
) -> list[dict[str, object]]:
    """Claims of texts that are no copies, with the cluster of their report."""
    kept = []
    for claim in claims:
        report = reports[int(str(claim.pop("text_number")))]
        if report["copy_of"] is None:
            kept.append({**claim, "cluster": report["cluster"] or claim["cluster"]})
    return kept


def _figures(claim: dict[str, object]) -> dict[str, object]:
    numbers = {key: claim[key] for key in _NUMBERS}
    day = claim["published"]
    return {
        **claim,
        **{key: None if text is None else Decimal(str(text)) for key, text in numbers.items()},
        "published": None if day is None else date.fromisoformat(str(day)),
    }


def as_folder(reports: Path, folder: Path) -> int:
    """Reports of a bulk reading as a folder of text files with its reports.toml, for a case.

    Texts that are copies word for word are left out; offsets of claims hold in the files.

    Returns:
        How many reports were written.

    Raises:
        CaseError: The folder cannot be written.
    """
    files: dict[str, bytes] = {}
    about: list[str] = []
    for batch in extra("pyarrow.parquet").ParquetFile(reports).iter_batches(GROUP // 10):
        for one in batch.to_pylist():
            if one["copy_of"] is None:
                name = f"{one['sha256'][:16]}.txt"
                files[name] = one["text"].encode("utf-8", "surrogatepass")
                about += [f'["{name}"]', *_known(one), ""]
    write_folder(folder, {**files, "reports.toml": "\n".join(about).encode("utf-8", "replace")})
    return len(files)


def _known(report: Mapping[str, object]) -> list[str]:
    quoted = {
        key: json.dumps(str(report[key]).replace("\x7f", ""), ensure_ascii=False)
        for key in ("outlet", "address")
        if report[key]
    }
    day = [f"published = {report['published']}"] if report["published"] else []
    return [*day, *(f"{key} = {value}" for key, value in quoted.items())]
