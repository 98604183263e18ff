from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from burdenshare.errors import ReportError
from burdenshare.report import read

STORY = (
    "South Korea will pay 1.04 trillion won for the upkeep of American troops this year, the"
    " foreign ministry in Seoul said on Sunday after ten rounds of talks with the United States."
)


def packed(name: str) -> bytes:
    if name == "gzip":
        return gzip.compress(b"0" * 50_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 50_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (packed("zip"), "zip archive"),
        (packed("gzip"), "gzip file"),
        (bytes(range(256)) * 20, "binary"),
        (b"Seoul pays. " * 500_000, "limit of 5 MB"),
        (b"Seoul pays. " * 45_000, "540,000 characters .* limit of 500,000"),
        (b"In 2019 it paid 1,038.9. " * 5_001, "10,002 numbers .* limit of 10,000"),
        (b"<html><body>" + b"<div>" * 200_000 + STORY.encode() + b"</div>" * 200_000, "nested"),
        (b"<html><body>" + b"<p>a</p>" * 20_000, "40,002 tags .* limit of 30,000"),
        (b"<html><head><title>Sign in</title></head><body></body></html>", "no text"),
        (b"%PDF-1.7\nnothing of a document", "damaged"),
    ],
    ids=[
        "empty",
        "blank",
        "zip",
        "gzip",
        "binary",
        "large",
        "long",
        "numbers",
        "nested",
        "tags",
        "paywall",
        "pdf",
    ],
)
def test_what_cannot_be_read_is_refused_with_one_line(data: bytes, said: str) -> None:
    with pytest.raises(ReportError, match=said) as caught:
        read(data, name="r.txt")
    assert str(caught.value).startswith("r.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("한국은 올해 1조 389억원을 방위비 분담금으로 낸다.", "cp949"),
        ("日本は今年度1,055億円を負担する。思いやり予算だ。", "shift_jis"),
        ("Berlin zahlt 33 Millionen mehr für das Bündnis – „viel“, sagt München.", "cp1252"),  # noqa: RUF001
        ("Seoul pays ₩1.04 trillion.", "utf-8"),
        ("Seoul pays ₩1.04 trillion.", "utf-16"),
        ("\ufeffSeoul pays.", "utf-8"),
    ],
)
def test_an_encoding_is_told_from_the_bytes(text: str, encoding: str) -> None:
    report = read(text.encode(encoding), name="a.txt")
    assert report.text == text.lstrip("\ufeff")
    assert report.replaced == 0


def test_stray_bytes_are_replaced_and_counted() -> None:
    report = read("Séoul paiera. ".encode() * 60 + b"\xff\xfe tail", name="a.txt")
    assert report.replaced == 2
    assert any("could not be decoded" in note for note in report.notes)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=60))
@settings(deadline=None, derandomize=True)
def test_text_is_kept_character_for_character(text: str) -> None:
    whole = f"Seoul\r\npays {text}"
    assert read(whole.encode(), name="a.txt").text == whole


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: Tue, February 12, 2019\nGlobal News", date(2019, 2, 12)),
        ("- by Staff\n- — Nov 17, 2019\nSouth Korea is rich.", date(2019, 11, 17)),
        ("They let it pass. / Apr. 17, 2014 11:10 KST", date(2014, 4, 17)),
        ("Written: 2021-04-08 15:42:25Updated: 2021-04-09", date(2021, 4, 8)),
        ("Oct 17, 2024, 10:13 am\nprint this", date(2024, 10, 17)),
        ("입력 2019년 2월 12일", date(2019, 2, 12)),
        ("The deal was signed in Seoul on February 10, 2019, by envoys of both sides.", None),
        ("Posted 31 February 2019", None),
    ],
)
def test_the_day_printed_on_a_report_is_its_own_and_no_day_of_its_story(
    text: str, day: date | None
) -> None:
    report = read(text.encode(), name="a.txt")
    assert report.published == day
    assert report.published_basis == ("text" if day else None)


def test_a_given_day_wins_and_a_default_comes_last() -> None:
    data = b"Published: Tue, February 12, 2019"
    given_day = read(data, name="a", published=date(2020, 1, 1))
    assert (given_day.published, given_day.published_basis) == (date(2020, 1, 1), "given")
    inferred = read(b"No day here.", name="a", default_published=date(2018, 3, 5))
    assert (inferred.published, inferred.published_basis) == (date(2018, 3, 5), "inferred")


PAGE = f"""<!doctype html><html><head><title>Seoul to pay more</title>
<meta property="article:published_time" content="2019-02-10T09:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Seoul to pay more</h1><p>{STORY}</p><p>{STORY.replace("Sunday", "Monday")}</p>
<p>The two sides had failed to agree on the sharing of costs for a whole year before that.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_story_and_its_day() -> None:
    report = read(PAGE.encode(), name="page.html")
    assert "1.04 trillion won" in report.text
    assert "All rights reserved" not in report.text
    assert (report.published, report.published_basis) == (date(2019, 2, 10), "metadata")


def test_a_mail_gives_its_text_its_subject_and_its_day() -> None:
    mail = (
        "From: desk@agency.example\r\nTo: you@paper.example\r\nSubject: Troop costs\r\n"
        "Date: Sun, 10 Feb 2019 09:00:00 +0900\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{STORY}\r\n"
    )
    report = read(mail.encode(), name="wire.eml")
    assert report.text.startswith("South Korea will pay")
    assert (report.title, report.published) == ("Troop costs", date(2019, 2, 10))


def pdf(*, encrypted: bool = False, text: bool = True) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=600, height=400)
    if text:
        stream = DecodedStreamObject()
        stream.set_data(b"BT /F1 12 Tf 20 300 Td (Seoul will pay 1.04 trillion won in 2019.) Tj ET")
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    if encrypted:
        writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_the_text_layer_of_a_pdf_is_read() -> None:
    assert "1.04 trillion won" in read(pdf(), name="a.pdf").text


def test_an_encrypted_or_scanned_pdf_is_refused() -> None:
    with pytest.raises(ReportError, match="encrypted"):
        read(pdf(encrypted=True), name="a.pdf")
    with pytest.raises(ReportError, match="no text layer"):
        read(pdf(text=False), name="a.pdf")
    with pytest.raises(ReportError, match=r"named \.pdf and is none"):
        read(b"Please sign in to read on.", name="a.pdf")
