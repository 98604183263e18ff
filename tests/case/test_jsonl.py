"""Claims survive a trip through JSON Lines, and a bad line is named."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.case.jsonl import decode, encode, lines, row
from burdenshare.claim import Claim, Kind, Modality, Status, claim_id
from burdenshare.errors import CaseError

LINE = Claim(
    report="a.txt",
    id=claim_id("ab" * 32, Kind.CONTRIBUTION, 3, 15),
    kind=Kind.CONTRIBUTION,
    value=Decimal("1.04E+12"),
    unit="KRW",
    precision=Decimal("1E+10"),
    status=Status.AGREED,
    period="2019",
    quote="1.04 trillion"[:12],
    start=3,
    end=15,
    published=dt.date(2019, 2, 10),
    text_sha256="ab" * 32,
)

numbers = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15
)
words = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    quote = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
    start = draw(st.integers(0, 10**7))
    kind, digest = draw(st.sampled_from(Kind)), draw(st.text("0123456789abcdef", min_size=64))
    return Claim(
        report=draw(st.text(st.characters(exclude_categories=["Cs"]))),
        id=claim_id(digest, kind, start, start + len(quote)),
        kind=kind,
        value=draw(numbers),
        value_high=draw(numbers),
        precision=draw(numbers),
        unit=draw(words),
        modality=draw(st.sampled_from(Modality)),
        status=draw(st.none() | st.sampled_from(Status)),
        scope=draw(words),
        period=draw(words),
        date=draw(words),
        actor=draw(words),
        attributed_to=draw(words),
        hearsay=draw(st.integers(0, 5)),
        of=draw(words),
        quote=quote,
        start=start,
        end=start + len(quote),
        published=draw(st.none() | st.dates()),
        published_basis=draw(words),
        outlet=draw(words),
        cluster=draw(words),
        text_sha256=digest,
    )


@given(rows=st.lists(claims(), max_size=4))
@settings(deadline=None, derandomize=True)
def test_claims_come_back_as_they_went(rows: list[Claim]) -> None:
    assert decode(lines(rows), place="claims.jsonl") == tuple(rows)


def test_a_line_holds_every_field_in_order_and_numbers_as_numbers() -> None:
    found = json.loads(encode(LINE))
    assert list(found) == [field.name for field in fields(Claim)]
    assert found["value"] == 1_040_000_000_000
    assert isinstance(found["value"], int)
    assert found["published"] == "2019-02-10"
    assert found["attributed_to"] is None


def test_a_share_keeps_its_printed_digits() -> None:
    claim = decode(encode(LINE).replace("1040000000000", "8.20").encode(), place="x")[0]
    assert str(claim.value) == "8.20"
    assert str(row(claim)["value"]) == "8.20"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"value":', '"valu":', 'unknown key "valu"; did you mean "value"'),
        ('"value":', '"zzz":', 'unknown key "zzz"'),
        ('"kind":"contribution"', '"kind":"contributing"', "invalid enum value"),
        ('"value":1040000000000', '"value":true', r"expected .*decimal.*value"),
        ('"published":"2019-02-10"', '"published":"10 Feb"', "published"),
        ('"report":"a.txt",', "", "missing required field `report`"),
        ('"start":3', '"start":4', "start 4 and end 15 do not fit a quote of 12 characters"),
        ('{"report"', '{"report', "is not a line of JSON"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(old: str, new: str, message: str) -> None:
    good, bad = encode(LINE), encode(LINE).replace(old, new, 1)
    with pytest.raises(CaseError, match=rf"(?i)^c\.jsonl:3: .*{message}"):
        decode(f"{good}\n\n{bad}\n".encode(), place="c.jsonl")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CaseError, match="is not a line of JSON"):
        decode(b'{"report": "\xff"}', place="c.jsonl")
