"""Archives to claims: what passes, what is a copy, what is damaged; the engine changes nothing."""

from __future__ import annotations

import gzip
import random
import re
import zlib
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("resiliparse", reason="the extra bulk is not installed")

import pyarrow as pa  # type: ignore[import-untyped]  # ships no types
from pyarrow import parquet

from burdenshare.archive.bulk import Bulk, as_folder, damage, matching, read_archives
from burdenshare.claim import extract
from burdenshare.compute import Engine, Progress, archive
from burdenshare.compute.archive import LARGEST_PAGE, Page, pages, shards
from burdenshare.discourse.scene import TOPIC
from burdenshare.errors import CaseError, ReportError, UsageError
from burdenshare.report import read as read_report
from burdenshare.session.reading import read as read_folder

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "<p>SEOUL, Feb. 10 - South Korea will pay 1.04 trillion won in 2019 for the upkeep of U.S. "
    "troops stationed on the peninsula, officials said on Sunday after months of talks.</p>"
    "<p>The two sides signed a one-year cost-sharing agreement, the tenth Special Measures "
    "Agreement. Seoul paid 960.2 billion won in 2018, the last year of the ninth.</p>"
    "<p>Washington had at first asked for $1.6 billion a year, and the talks broke down twice "
    "before the foreign ministers met. The assembly in Seoul has yet to ratify the text.</p>"
)
OTHER = "<p>Heavy rain fell on the coast while the harvest festival went on in the old town.</p>"


def page(story: str, extra: str = "") -> bytes:
    head = '<html><head><meta charset="utf-8"><title>News</title></head>'
    return f"{head}<body><article>{story}{extra}</article></body></html>".encode()


def record(address: str, body: bytes, *, fields: str = "", day: str = "2019-02-11") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: {day}T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(path: Path, *records: bytes) -> Path:
    path.write_bytes(b"".join(gzip.compress(one) for one in records))
    return path


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    """Two shards: a story, its copy word for word, an edited copy, and other news."""
    folder = tmp_path / "in"
    folder.mkdir()
    edited = STORY.replace("on Sunday after months of talks", "on Sunday")
    warc(
        folder / "a.warc.gz",
        record("https://one.example/1", page(OTHER)),
        record("https://one.example/2", page(STORY)),
    )
    warc(
        folder / "b.warc.gz",
        record("https://two.example/1", page(STORY)),
        record("https://two.example/2", page(edited)),
        record("https://two.example/3", page(OTHER, "<p>The bill for rain was $5 million.</p>")),
    )
    return folder


def rows(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = parquet.read_table(path).to_pylist()
    return found


def read(folder: Path, out: Path, engine: Engine = Engine.INLINE) -> Bulk:
    return read_archives([str(folder)], out=out, engine=engine, workers=2)


def test_claims_rest_on_the_text_beside_them(archives: Path, tmp_path: Path) -> None:
    done = read(archives, tmp_path / "out")
    texts = {row["name"]: str(row["text"]) for row in rows(done.reports)}
    claims = rows(done.claims)
    assert {(c["kind"], c["unit"], c["value"]) for c in claims} >= {
        ("contribution", "KRW", 1_040_000_000_000),
        ("contribution", "KRW", 960_200_000_000),
        ("demand", "USD", 1_600_000_000),
    }
    for claim in claims:
        start, end = int(str(claim["start"])), int(str(claim["end"]))
        assert texts[claim["report"]][start:end] == claim["quote"]


def test_claims_are_those_of_the_plain_reader(archives: Path, tmp_path: Path) -> None:
    done = read(archives, tmp_path / "out")
    plain = read_report(page(STORY), name="x", default_published=date(2019, 2, 11))
    found = [row["id"] for row in rows(done.claims) if row["report"] == "a.warc.gz:1"]
    assert found == [claim.id for claim in extract(plain)]


def test_a_copy_is_named_and_an_edited_copy_is_the_same_witness(
    archives: Path, tmp_path: Path
) -> None:
    done = read(archives, tmp_path / "out")
    found = {row["name"]: row for row in rows(done.reports)}
    assert found.keys() == {"a.warc.gz:1", "b.warc.gz:0", "b.warc.gz:1"}
    assert found["b.warc.gz:0"]["copy_of"] == "a.warc.gz:1"
    assert found["b.warc.gz:1"]["copy_of"] is None
    claims = rows(done.claims)
    assert {claim["report"] for claim in claims} == {"a.warc.gz:1", "b.warc.gz:1"}
    assert len({claim["cluster"] for claim in claims}) == 1
    assert claims[0]["cluster"] == str(found["a.warc.gz:1"]["sha256"])[:12]
    assert done.counts["pages"] == 5
    assert (done.counts["reports"], done.counts["copies"], done.counts["clustered"]) == (2, 1, 2)


def test_day_and_outlet_come_from_the_archive_where_the_page_has_none(tmp_path: Path) -> None:
    story = "<p>Seoul will pay $900 million for the upkeep of U.S. troops, officials said.</p>" * 2
    path = warc(tmp_path / "a.warc.gz", record("https://one.example/2", page(story)))
    first = rows(read(path, tmp_path / "out").reports)[0]
    assert (first["published"], first["published_basis"]) == (date(2019, 2, 11), "inferred")
    assert (first["outlet"], first["address"]) == ("one.example", "https://one.example/2")


def test_two_engines_give_the_same_claims(archives: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, Progress]] = []
    one = read(archives, tmp_path / "one")
    two = read_archives(
        [str(archives)],
        out=tmp_path / "two",
        engine=Engine.LOCAL,
        workers=2,
        tick=lambda stage, progress: seen.append((stage, progress)),
    )
    assert one.digest == two.digest
    assert rows(one.claims) == rows(two.claims)
    assert [p.done for stage, p in seen if stage == "reading archives"] == [1, 2]


def test_a_second_run_computes_nothing_and_an_added_archive_only_itself(
    archives: Path, tmp_path: Path
) -> None:
    first = read(archives, tmp_path / "out")
    assert read(archives, tmp_path / "out").computed == 0
    warc(archives / "c.warc.gz", record("https://c.example/1", page(OTHER)))
    again = read(archives, tmp_path / "out")
    assert again.computed == 1 + 64  # the shard, and the matching of copies
    assert again.digest == first.digest


def test_parquet_shards_are_read_row_group_by_row_group(archives: Path, tmp_path: Path) -> None:
    table = pa.table(
        {
            "url": ["https://one.example/1", "https://one.example/2"],
            "html": [page(OTHER), page(STORY)],
            "warc_date": ["2019-02-11T08:00:00Z", "2019-02-11T08:00:00Z"],
        }
    )
    parquet.write_table(table, tmp_path / "p.parquet", row_group_size=1)
    assert [one["group"] for one in shards([str(tmp_path / "p.parquet")])] == [0, 1]
    done = read(tmp_path / "p.parquet", tmp_path / "out")
    plain = read(archives, tmp_path / "plain")
    assert [row["id"] for row in rows(done.claims)] == [
        row["id"] for row in rows(plain.claims) if row["report"] == "a.warc.gz:1"
    ]
    assert {row["name"] for row in rows(done.reports)} == {"p.parquet:1:0"}


@pytest.mark.parametrize(
    ("name", "columns", "words"),
    [
        ("a.parquet", None, "no readable Parquet"),
        ("b.parquet", {"url": ["x"]}, "no column of pages"),
        ("c.parquet", {"html": [3]}, "holds no page"),
    ],
)
def test_parquet_that_holds_no_pages_says_so(
    name: str, columns: dict[str, list[object]] | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if columns is None:
        path.write_bytes(b"PAR1 nonsense")
        with pytest.raises(ReportError, match=words):
            shards([str(path)])
        return
    parquet.write_table(pa.table(columns), path)
    done = read(path, tmp_path / "out")
    assert words in done.refused[0]


@pytest.mark.parametrize(
    ("cut", "words"),
    [(-60, "ends inside page 1"), (60, "damaged after page 0|holds no page|ends inside page 0")],
)
def test_a_torn_archive_is_named_and_the_pages_before_count(
    cut: int, words: str, tmp_path: Path
) -> None:
    path = warc(
        tmp_path / "t.warc.gz",
        record("https://a.example/1", page(STORY)),
        record("https://a.example/2", page(STORY + OTHER * 90)),
    )
    path.write_bytes(path.read_bytes()[:cut])
    done = read(path, tmp_path / "out")
    assert len(done.refused) == 1
    assert re.search(words, done.refused[0])
    assert done.counts["pages"] == (1 if cut < 0 else 0)


def test_a_flipped_byte_is_noticed(tmp_path: Path) -> None:
    path = warc(tmp_path / "f.warc.gz", *[record(f"https://a/{i}", page(STORY)) for i in range(3)])
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    assert read(path, tmp_path / "out").counts["refused"] >= 1


def test_a_page_packed_to_explode_is_cut_off_at_the_limit(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(40)) + packer.flush()
    path = warc(
        tmp_path / "bomb.warc.gz",
        record("https://a.example/1", bomb, fields="Content-Encoding: gzip\r\n"),
        record("https://a.example/2", b"x" * (LARGEST_PAGE + 1)),
        record("https://a.example/3", b"?", fields="Content-Encoding: br\r\n"),
        record("https://a.example/4", b"?", fields="Content-Encoding: gzip\r\n"),
        record(
            "https://a.example/5", gzip.compress(page(STORY)), fields="Content-Encoding: gzip\r\n"
        ),
    )
    done = read(path, tmp_path / "out")
    assert [line.partition(": ")[2] for line in done.refused] == [
        "is larger than 2 MB",
        "is larger than 2 MB",
        "is packed as br",
        "cannot be unpacked",
    ]
    assert done.counts["reports"] == 1


def test_a_nest_of_tags_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    nest = b"<html><body>" + b"<div>" * 30_000 + b"U.S. troops cost $5 billion" + b"</div>" * 30_000
    path = warc(
        tmp_path / "nest.warc.gz",
        record("https://a.example/1", nest),
        record("https://a.example/2", page(STORY)),
    )
    done = read(path, tmp_path / "out")
    assert "nested" in done.refused[0]
    assert done.counts["reports"] == 1


def test_a_page_with_the_text_of_a_book_is_no_report(tmp_path: Path) -> None:
    book = STORY + "".join(
        f"<p>Chapter {k} of a book about rain and harvests.</p>" for k in range(9_000)
    )
    done = read(warc(tmp_path / "b.warc.gz", record("https://a", page(book))), tmp_path / "out")
    assert done.refused == ("b.warc.gz:0: has more than 200,000 characters of text",)


SAMPLES = sorted(
    one.name
    for one in (files("burdenshare.cases") / "us-korea" / "reports").iterdir()
    if one.name.endswith(".txt")
)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_shipped_report_on_topic_passes_the_pattern_as_a_page(name: str) -> None:
    text = (files("burdenshare.cases") / "us-korea" / "reports" / name).read_text(encoding="utf-8")
    body = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    found = matching([Page(number=0, body=page(body))])
    assert bool(found) >= bool(TOPIC.search(text.lower()))


@pytest.mark.parametrize(
    "body",
    [
        b"COST-SHARING",
        b"cost\n    sharing",
        b"special&nbsp;measures agreement",
        b"host\xc2\xa0nation support",
        "방위비 분담금".encode("cp949"),
        "방위비 분담금".encode(),
        "思いやり予算".encode("shift_jis"),
        "思いやり予算".encode("euc_jp"),
    ],
)
def test_the_pattern_sees_through_white_space_entities_and_code_pages(body: bytes) -> None:
    assert matching([Page(number=0, body=b"<p>" + body + b"</p>")])


@pytest.mark.parametrize("body", [b"", b"smart cost of sharing", b"senator", b"\xff\xfe" * 99])
def test_the_pattern_passes_over_the_rest(body: bytes) -> None:
    assert not matching([Page(number=0, body=body)])


def test_paths_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is not there"):
        shards([str(tmp_path / "no")])
    with pytest.raises(CaseError, match="holds no archive"):
        shards([str(tmp_path)])
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        warc(tmp_path / folder / "a.warc.gz", record("https://a", page(OTHER)))
    with pytest.raises(CaseError, match="two archives have this name"):
        shards([str(tmp_path / "x"), str(tmp_path / "y")])
    assert archive.is_archive(str(tmp_path / "x"))
    assert not archive.is_archive(str(tmp_path))


def test_every_flipped_byte_of_the_results_is_noticed(archives: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(archives, out)
    assert damage(out) == ()
    stream = random.Random(8)  # noqa: S311 - no secrets here
    paths = [path for path in sorted(out.rglob("*")) if path.suffix in {".parquet", ".chunk"}]
    for path in [out / "bulk.json"] * 20 + [stream.choice(paths) for _ in range(40)]:
        before = path.read_bytes()
        after = bytearray(before)
        after[stream.randrange(len(after))] ^= stream.randrange(1, 256)
        path.write_bytes(after)
        assert len(damage(out)) == 1
        path.write_bytes(before)
    assert damage(out) == ()
    (out / "claims.parquet").unlink()
    assert "is missing" in damage(out)[0]
    with pytest.raises(CaseError, match=r"no bulk\.json"):
        damage(tmp_path)


def test_two_readings_into_one_folder_are_one_too_many(archives: Path, tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415

    read(archives, tmp_path / "out")
    with (tmp_path / "out" / ".lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="is computing here"):
            read(archives, tmp_path / "out")


def test_reports_become_a_folder_whose_claims_are_the_same(archives: Path, tmp_path: Path) -> None:
    done = read(archives, tmp_path / "out")
    assert as_folder(done.reports, tmp_path / "case") == 2
    again = read_folder(str(tmp_path / "case"))
    assert {claim.id for claim in again.claims} == {row["id"] for row in rows(done.claims)}
    assert {report.outlet for report in again.reports} == {"one.example", "two.example"}
    assert {report.address for report in again.reports} == {
        "https://one.example/2",
        "https://two.example/2",
    }


def test_without_the_extra_one_line_says_what_to_install(
    archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"burdenshare\[bulk\]"):
        read(archives, tmp_path / "out")


def test_an_empty_file_and_a_file_that_is_no_archive_are_refused(tmp_path: Path) -> None:
    (tmp_path / "e.warc.gz").write_bytes(b"")
    (tmp_path / "j.warc").write_bytes(b"hello " * 500)
    done = read_archives([str(tmp_path)], out=tmp_path / "out")
    assert len(done.refused) == 2
    assert "holds no page" in done.refused[0]
    assert "damaged after page 0" in done.refused[1]
    assert done.counts["claims"] == 0
    assert list(pages(str(warc(tmp_path / "g.warc.gz", record("https://a", b"x"))), None))
