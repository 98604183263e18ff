"""From bytes to characters: the declared encoding, then UTF-8, then a guess that says so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from burdenshare.errors import ReportError

LARGEST_TEXT = 5 * 2**20  # bytes; a report of 5 MB is an archive, not a report
_DECLARED = re.compile(rb"""(?i)(?:charset|encoding)\s{0,3}=\s{0,3}["']?([a-z0-9_.:-]{2,24})""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTAINERS = (
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
)
_GUESSES = ("cp949", "shift_jis", "euc_jp", "gb18030", "cp1252")
_CONTROL = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters, the encoding they were read in, and how many were lost."""

    text: str
    encoding: str
    replaced: int = 0
    guessed: bool = False


def refuse_container(data: bytes, name: str) -> None:
    """Raise for what is no report at all: nothing, an archive, a file too large.

    Raises:
        ReportError: The bytes hold nothing, or hold something packed.
    """
    if not data.strip():
        raise ReportError("the file is empty", place=name)
    for magic, what in _CONTAINERS:
        if data.startswith(magic):
            raise ReportError(f"this is {what}; unpack it and give the files inside", place=name)


def refuse_large(data: bytes, name: str) -> None:
    """Raise for text beyond the stated limit of 5 MiB."""
    if len(data) > LARGEST_TEXT:
        size = len(data) / 2**20
        raise ReportError(
            f"{size:.1f} MB of text is more than the limit of 5 MB a report; split it", place=name
        )


def _plausible(text: str, encoding: str) -> float:
    """Share of the non-ASCII characters that a reader of that encoding would expect."""
    wide = [mark for mark in text if mark > "\x7f"]
    if not wide:
        return 1.0
    if encoding == "cp949":
        good = sum("가" <= mark <= "힣" for mark in wide)
    elif encoding in {"shift_jis", "euc_jp"}:
        good = sum("぀" <= mark <= "ヿ" or mark in "、。「」円億兆年月日米国" for mark in wide) * 2
    elif encoding == "gb18030":
        good = sum("一" <= mark <= "鿿" for mark in wide) // 2
    else:
        good = sum(mark.isalpha() or mark in "“”‘’–—…€£¥©®°·•" for mark in wide)
        run = re.findall(r"[^\x00-\x7f]{3,}", text)
        good -= sum(map(len, run))
    return good / len(wide)


def _guess(data: bytes) -> Decoded:
    best: tuple[float, Decoded] | None = None
    for encoding in _GUESSES:
        text = data.decode(encoding, errors="replace")
        lost = text.count("�")
        score = _plausible(text, encoding) - 20 * lost / max(1, len(text))
        if best is None or score > best[0]:
            best = score, Decoded(text=text, encoding=encoding, replaced=lost, guessed=True)
    assert best is not None  # noqa: S101 - there are guesses
    return best[1]


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Characters of a text file; line ends and everything else stay as they are.

    The order is: byte order mark, declared encoding (argument, or written in the first 2,048
    bytes), UTF-8, and then the likeliest of cp949, Shift JIS, EUC-JP, GB 18030 and cp1252.

    Raises:
        ReportError: The bytes are binary.

    Example:
        >>> decode("1조 389억원을 낸다".encode("cp949"), name="a.txt").encoding
        'cp949'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return Decoded(text=text, encoding=encoding, replaced=text.count("�"))
    control = len(data) - len(data.translate(None, _CONTROL))
    if control > max(2, len(data) // 200):
        raise ReportError("this is a binary file, not text, HTML, mail or PDF", place=name)
    found = _DECLARED.search(data[:2048])
    for encoding in (declared, found.group(1).decode("ascii") if found else None, "utf-8"):
        text_or_none = _strict(data, encoding) if encoding else None
        if encoding and text_or_none is not None:
            return Decoded(text=text_or_none, encoding=encoding.lower())
    lenient = data.decode("utf-8", errors="replace")
    lost = lenient.count("�")
    if lost * 50 <= sum(byte > 127 for byte in data):
        return Decoded(text=lenient, encoding="utf-8", replaced=lost)
    return _guess(data)
