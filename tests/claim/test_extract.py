# ruff: noqa: RUF001 - look-alike characters are the point of some samples

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.claim import Claim, Kind, extract
from burdenshare.report import Report, read, witnesses

SENTENCES = Path(__file__).with_name("sentences.tsv")
LATER = {
    Kind.DEADLOCK, Kind.RESUMPTION, Kind.SCHEDULED, Kind.ASSURANCE, Kind.EXTENSION, Kind.ESCALATOR,
    Kind.OUTSIDE_OPTION, Kind.REJECTION, Kind.LEGAL_BASIS, Kind.APPOINTMENT, Kind.MULTIPLE,
    Kind.CONTEXT, Kind.LAPSE,
}  # fmt: skip


def cases() -> list[tuple[str, str, str]]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(day, text.replace("\\n", "\n"), wanted) for day, text, wanted in rows]


def claims(text: str, day: str | None = "2019-02-12") -> tuple[Claim, ...]:
    published = date.fromisoformat(day) if day else None
    return extract(
        read(f"Cost-sharing talks\n\n{text}".encode(), name="s.txt", published=published)
    )


def written(text: str) -> Report:
    return Report(name="a.txt", text=text, sha256="0" * 64, published=date(2019, 2, 12))


def stated(wanted: str) -> list[tuple[str, float | None, str | None, dict[str, str]]]:
    out = []
    for part in wanted.split("|"):
        kind, *rest = part.split()
        if kind == "none":
            continue
        plain = [word for word in rest if "=" not in word]
        fields = dict(word.split("=", 1) for word in rest if "=" in word)
        value, unit = (float(plain[0]), plain[1]) if plain else (None, None)
        out.append((kind, value, unit, fields))
    return out


def agrees(claim: Claim, field: str, wanted: str) -> bool:
    if field == "by":
        return wanted.lower() in str(claim.attributed_to).lower()
    if field == "scope":
        return wanted.lower() in str(claim.scope).lower()
    return str(getattr(claim, field)) == wanted


@pytest.mark.parametrize(("day", "text", "wanted"), cases())
def test_a_press_sentence_gives_its_claims_and_no_other(day: str, text: str, wanted: str) -> None:
    left = [claim for claim in claims(text, day) if claim.kind not in LATER]
    for kind, value, unit, fields in stated(wanted):
        match = next(
            (
                claim
                for claim in left
                if (claim.kind, claim.unit) == (kind, unit)
                and (None if claim.value is None else float(claim.value)) == value
            ),
            None,
        )
        assert match is not None, (kind, value, [(c.kind, c.value, c.quote) for c in left])
        left.remove(match)
        assert [f for f, want in fields.items() if not agrees(match, f, want)] == []
    assert [(c.kind, c.value, c.quote) for c in left] == []


def test_there_are_two_hundred_sentences() -> None:
    assert len(cases()) >= 200


def test_a_conversion_names_the_claim_it_converts() -> None:
    won, dollars = claims("Seoul will pay 1.04 trillion won ($924 million) this year.")
    assert (won.kind, dollars.kind) == (Kind.CONTRIBUTION, Kind.EXCHANGE_CONVERSION)
    assert dollars.of == won.id
    assert dollars.quote == "1.04 trillion won ($924 million)"
    assert (dollars.status, dollars.period, dollars.actor) == (won.status, won.period, won.actor)


def test_the_printed_precision_is_kept() -> None:
    (claim,) = claims("Seoul will pay 1.04 trillion won this year.")
    assert claim.precision is not None
    assert float(claim.precision) == 1e10


def test_a_repeat_counts_once_and_the_body_before_the_headline() -> None:
    body = "Seoul will pay $924 million this year. The $924 million is new."
    text = f"Seoul to pay $924 million\n\n{body}"
    (claim,) = [c for c in claims(text) if c.kind is Kind.CONTRIBUTION]
    assert claim.start > len("Cost-sharing talks\n\nSeoul to pay $924 million")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Seoul sent its envoy to Washington. Korea pays 1.03 trillion won, and wants a deal.",
            {Kind.CONTRIBUTION},
        ),
        (
            "Washington and Seoul struck a trade deal. Korea is to pay $350 billion by 2028.",
            set(),
        ),
    ],
)
def test_a_report_may_leave_the_forces_unnamed_but_not_be_on_trade(
    text: str, kinds: set[Kind]
) -> None:
    found = extract(read(text.encode(), name="a.txt", published=date(2020, 2, 5)))
    assert {c.kind for c in found} & {Kind.CONTRIBUTION, Kind.DEMAND} == kinds


def test_a_report_on_something_else_has_no_claims() -> None:
    text = b"The won fell to 1,089.50 against the dollar as the bank sold $10 billion."
    assert extract(read(text, name="a.txt")) == ()


def test_without_a_publication_day_dates_stay_partial() -> None:
    (claim,) = claims("The current agreement expires on Dec. 31.", None)
    assert claim.date == "--12-31"


def test_claims_in_a_copied_passage_share_a_cluster() -> None:
    shared = (
        "South Korea will pay 1.04 trillion won for the upkeep of U.S. troops this year, the"
        " foreign ministry said after talks in Seoul that had gone on for months without end."
    )
    first = read(f"{shared} The two sides met ten times.".encode(), name="a.txt")
    second = read(f"Spun news. {shared} Load more".encode(), name="b.txt")
    one, two = witnesses([first, second])
    mine = next(c for c in extract(one) if c.kind is Kind.CONTRIBUTION)
    copy = next(c for c in extract(two) if c.kind is Kind.CONTRIBUTION)
    assert mine.cluster is not None
    assert mine.cluster == copy.cluster


PIECES = st.sampled_from(
    [
        "Seoul will pay ", "Trump demanded ", "$5 billion", "1.04 trillion won", " ($924 million)",
        "8.2 percent", "28,500 U.S. troops", "signed the agreement ", "on Sunday", "\n", "\r\n",
        "\u202e", "\u200b", "\u2066", "²", "٣", "١٢٫٥", "\ud800", "\udfff", "１０", "½",
        "ﬁ", "İ", "ß",
        "“", "”", "…", "10th round of talks ", "in 2019", "the cost-sharing deal ", ". ", ", ",
        "1조 389억원", "1,055億円", "u s ", "1 04 trillion won ", "-", "(", ")", "%", "\x00",
        "\u2028",
        "Load more", "\nRead more: x\n", "as quoted by ", "Dec. 31", "five-fold",
        "half of the cost",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=12), max_size=40))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_any_text_gives_exact_spans_and_never_crashes(pieces: list[str]) -> None:
    report = written("cost-sharing " + "".join(pieces))
    found = extract(report)
    assert all(report.text[c.start : c.end] == c.quote for c in found)
    assert len({c.id for c in found}) == len(found)
    assert list(found) == sorted(found, key=lambda c: c.start)


@given(st.text(st.characters(), max_size=80))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_lone_surrogates_and_marks_keep_spans_exact(tail: str) -> None:
    report = written(f"cost-sharing \ud800 Seoul will pay $1.0\u200b4 billion {tail}")
    assert all(report.text[c.start : c.end] == c.quote for c in extract(report))


def test_the_line_ends_of_the_file_stay_as_they_are() -> None:
    report = read(
        b"Cost-sharing\r\n\r\nSeoul will pay 1.04 trillion\r\nwon this year.", name="a.txt"
    )
    (claim,) = extract(report)
    assert "\r\n" in claim.quote
    assert report.text[claim.start : claim.end] == claim.quote


def test_a_claim_is_json() -> None:
    (claim,) = claims("Seoul will pay 1.04 trillion won this year.")
    assert re.fullmatch(r"[0-9a-f]{12}", claim.id)
    assert json.loads(json.dumps({"quote": claim.quote}))["quote"] == claim.quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Washington asks Seoul to pay $5bn a year for its troops.", "to pay $5bn a year"),
        ("In 2014 Seoul chipped in with $867m, officials said.", "in with $867m"),
    ],
)
def test_a_sum_of_a_few_digits_is_quoted_with_the_words_beside_it(text: str, quote: str) -> None:
    assert any(quote in one.quote for one in claims(text) if one.unit == "USD")
