"""Conflicts that are in print about the Korean sums, and the reason the record gives for each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from benchmarks._press import korea, official, printed, won_years
from burdenshare.agreement import schedules
from burdenshare.claim import Claim, Kind, Modality, Status
from burdenshare.ledger import Problem, reconcile

_SHARE = {"kind": Kind.SHARE, "status": Status.PAID}
_HUMPHREYS = {**_SHARE, "scope": "Camp Humphreys"}
_RISE = {"kind": Kind.INCREASE}
_ASK = {"kind": Kind.DEMAND, "status": Status.DEMANDED, "actor": "US"}
_OFFER = {"kind": Kind.OFFER, "status": Status.OFFERED}
_PAID = {"status": Status.PAID}
_ABOUT = {"modality": Modality.ABOUT}


def _said(
    value: str, unit: str, year: int, day: str, *, report: str = "odd", **fields: object
) -> Claim:
    published = date.fromisoformat(day)
    return printed(Decimal(value), unit, year, report=report, published=published, **fields)


def _beside(value: str, unit: str, year: int, day: str, **fields: object) -> Claim:
    return _said(value, unit, year, day, report="beside", **fields)


_AP = _beside("924e6", "USD", 2019, "2019-02-10")
_USFK = _beside("41", "percent", 2018, "2019-02-12", **_SHARE)
_BLUE_HOUSE = _beside("92", "percent", 2018, "2018-03-05", **_HUMPHREYS)

CONFLICTS: tuple[tuple[str, tuple[str, ...], tuple[Claim, ...]], ...] = (
    # One won sum in dollars of several days (press of 2019 to 2024).
    ("867m for 2019", ("conversion",), (_AP, _said("867e6", "USD", 2019, "2019-09-24"))),
    ("870m for 2019", ("conversion",), (_AP, _said("870e6", "USD", 2019, "2020-04-10"))),
    ("896m for 2019", ("conversion",), (_AP, _said("896e6", "USD", 2019, "2020-01-15"))),
    ("939m for 2019", ("conversion",), (_AP, _said("939e6", "USD", 2019, "2021-01-05"))),
    (
        "864m for 2021",
        ("conversion",),
        (
            _beside("1030e6", "USD", 2021, "2021-03-10"),
            _said("864e6", "USD", 2021, "2024-08-10"),
        ),
    ),
    (
        "830m for 2018",  # an older year's sum, or an older rate
        ("year", "conversion"),
        (
            _beside("890e6", "USD", 2018, "2018-03-05", **_ABOUT),
            _said("830e6", "USD", 2018, "2019-02-10", **_ABOUT),
        ),
    ),
    (
        "1.19bn for 2026",
        ("conversion",),
        (
            _beside("1130e6", "USD", 2026, "2024-10-05"),
            _said("1190e6", "USD", 2026, "2024-11-20"),
        ),
    ),
    ("1.47bn for 2026", ("unknown",), (_said("1470e6", "USD", 2026, "2025-07-08"),)),
    # Agreed is not spent (MND via members of the Assembly).
    ("732.5bn in 2011", ("unspent",), (_said("732.5e9", "KRW", 2011, "2012-03-01", **_PAID),)),
    ("746.1bn in 2012", ("unspent",), (_said("746.1e9", "KRW", 2012, "2013-03-01", **_PAID),)),
    ("638.0bn in 2012", ("unspent",), (_said("638.0e9", "KRW", 2012, "2013-03-01", **_PAID),)),
    # Levels and rises.
    ("150 % asked", ("level",), (_said("150", "percent", 2019, "2018-12-07", **_RISE),)),
    ("108.2 %", ("level",), (_said("108.2", "percent", 2019, "2019-02-11", **_RISE),)),
    # Shares of different wholes.
    ("share 30 %", ("scope",), (_USFK, _said("30", "percent", 2018, "2021-03-17", **_SHARE))),
    ("share 33 %", ("scope",), (_USFK, _said("33", "percent", 2018, "2019-11-20", **_SHARE))),
    ("share 67 %", ("scope",), (_USFK, _said("67", "percent", 2018, "2019-03-01", **_SHARE))),
    (
        "half of the camp",
        ("scope",),
        (_BLUE_HOUSE, _said("50", "percent", 2018, "2017-11-07", **_HUMPHREYS)),
    ),
    # Wider and narrower sums.
    (
        "1.45bn a year",
        ("scope",),
        (_said("1450e6", "USD", 2016, "2024-08-29", period="2016/2020", quote="$1.45bn a year"),),
    ),
    (
        "5.8bn in four years",
        ("scope",),
        (_said("5.8e9", "USD", 2016, "2021-03-17", period="2016/2019", quote="$5.8bn in total"),),
    ),
    ("3.4tn for 2015", ("scope",), (_said("3.4e12", "KRW", 2015, "2018-12-01"),)),
    ("labour alone", ("scope",), (_said("371e9", "KRW", 2018, "2019-01-10"),)),
    # Another year, another agreement.
    ("870bn for 2018", ("year", "treaty"), (_said("870e9", "KRW", 2018, "2018-07-10"),)),
    ("960bn for 2014", ("year",), (_said("960e9", "KRW", 2014, "2019-02-08"),)),
    (
        "960bn for each year",
        ("year",),
        (_said("960e9", "KRW", 2014, "2019-02-08", period="2014/2018", quote="960bn won a year"),),
    ),
    ("8.2 % for 2018", ("year",), (_said("8.2", "percent", 2018, "2019-09-01", **_RISE),)),
    ("1183.3bn for 2020", ("year",), (_said("1183.3e9", "KRW", 2020, "2021-03-12"),)),
    ("4.07tn for 2013", ("span",), (_said("4.07e12", "KRW", 2013, "2013-12-10"),)),
    # Slips (Yonhap 2021, Asia Today 2024, Washington Post copies 2019).
    ("1.389tn for 2019", ("slip",), (_said("1389e9", "KRW", 2019, "2021-03-09"),)),
    ("1.389tn for 2020", ("slip",), (_said("1389e9", "KRW", 2020, "2024-10-17"),)),
    ("853,000 dollars", ("slip",), (_said("853000", "USD", 2018, "2019-02-11"),)),
    # Asked for, offered, provisional.
    (
        "1.13tn as agreed",
        ("status",),
        (
            _beside("1130e9", "KRW", 2019, "2019-02-10", **_ASK),
            _said("1130e9", "KRW", 2019, "2019-02-11"),
        ),
    ),
    (
        "999.9bn as agreed",
        ("status",),
        (
            _beside("999.9e9", "KRW", 2019, "2019-01-22", **_OFFER),
            _said("999.9e9", "KRW", 2019, "2019-02-11"),
        ),
    ),
    (
        "13 % as agreed",
        ("status",),
        (
            _beside("13", "percent", 2020, "2020-04-11", **{**_RISE, "status": Status.TENTATIVE}),
            _said("13", "percent", 2020, "2020-04-10", **_RISE),
        ),
    ),
)


def _record() -> list[Claim]:
    """The won sums and rises as ministries and the White Paper print them."""
    found = [*official()]
    for year, amount in won_years():
        won = Decimal(round(amount / 1e8)).scaleb(8)
        report, day = f"white paper {year}", date(year, 12, 31)
        found.append(printed(won, "KRW", year, report=report, published=day))
    return found


def judged() -> list[tuple[str, tuple[str, ...], Problem | None]]:
    """Each conflict, the reasons that count as right, and what the ledger says of it."""
    payments = schedules(korea().agreements, korea().series)
    rows = []
    for name, right, claims in CONFLICTS:
        ledger = reconcile([*_record(), *claims], korea().exchange, schedule=payments)
        odd = claims[-1].id
        found = next((p for p in ledger.problems if odd in p.claims), None)
        rows.append((name, right, found))
    return rows
