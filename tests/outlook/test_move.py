from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from burdenshare.claim import Claim, Kind, Modality
from burdenshare.errors import TalksError
from burdenshare.ledger import Problem
from burdenshare.outlook import Event, moves_from
from burdenshare.outlook.asof import known
from burdenshare.outlook.move import last_position, mended, side_of
from burdenshare.series import Exchange, Rates
from burdenshare.talks import Demander, Move, Payer, Player, Talks
from burdenshare.units import Currency

DAY = dt.date
AS_OF = DAY(2019, 1, 31)
TALKS = Talks(
    key="t",
    name="x",
    start=DAY(2018, 3, 7),
    deadline=DAY(2018, 12, 31),
    record=("N",),
    demander=Demander(party="US", principal="president"),
    payer=Payer(party="KR"),
    issues=("amount",),
)
EXCHANGE = Exchange(
    rates={Currency.KRW: Rates(currency=Currency.KRW, days=(736_000,), rates=(1100.0,), annual={})}
)


def event(name: str, day: dt.date, actor: str, **more: object) -> Event:
    base = Event(
        id=name, date=day, precision="day", talks="N", actor=actor, kind="demand", published=day
    )
    return replace(base, **more)  # type: ignore[arg-type]  # the fields of an event, by name


def claim(kind: Kind, value: str, unit: str, **more: object) -> Claim:
    base = Claim(
        report="r",
        id=f"id-{kind}-{value}",
        kind=kind,
        value=Decimal(value),
        unit=unit,
        quote="q",
        start=0,
        end=1,
        published=DAY(2019, 1, 23),
        text_sha256="0" * 64,
    )
    return replace(base, **more)  # type: ignore[arg-type]  # the fields of a claim, by name


def moves(events: tuple[Event, ...] = (), claims: tuple[Claim, ...] = ()) -> tuple[Move, ...]:
    seen = known(as_of=AS_OF, events=events, claims=claims, exchange=EXCHANGE)
    return moves_from(seen, TALKS, level=1e12)


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        ("US", Player.DEMANDER),
        ("Trump (candidate)", Player.DEMANDER),
        ("US (Pompeo, Esper)", Player.DEMANDER),
        ("Washington", Player.DEMANDER),
        ("ROK", Player.PAYER),
        ("ROK (Kang)", Player.PAYER),
        ("South Korea", Player.PAYER),
        ("Seoul", Player.PAYER),
        ("both", None),
        (None, None),
    ],
)
def test_an_actor_speaks_for_a_side(actor: str | None, side: Player | None) -> None:
    assert side_of(actor, TALKS) is side


def test_sums_are_put_in_the_payers_currency_and_percentages_on_the_last_amount() -> None:
    day = DAY(2018, 12, 7)
    rows = moves(
        (
            event("a", day, "US", amount=1.2e9, currency="USD"),
            event("b", day, "ROK", kind="counteroffer", percent=4.0),
            event("c", day, "US", kind="counteroffer", amount_high=1e12, currency="KRW"),
            event("d", day, "Trump", amount=1.5e9, currency="USD", reliability="claim-disputed"),
        )
    )
    by_id = {move.ids[0]: move for move in rows}
    assert by_id["a"].amount == pytest.approx(1.32e12)
    assert by_id["b"].amount == pytest.approx(1.04e12)
    assert by_id["b"].kind == "offer"
    assert by_id["c"].modality == "less_than"
    assert by_id["d"].principal
    assert by_id["d"].source == "disputed"


def test_an_offer_in_a_unit_without_rates_is_one_line_with_file_and_key() -> None:
    row = event("events:12", DAY(2018, 12, 7), "US", unit="XAU_m")
    with pytest.raises(TalksError, match=r"record/events\.csv:12: unit: 'XAU_m' has no exchange"):
        moves((row,))
    assert moves((replace(row, unit="pct", percent=5.0),))[0].amount == pytest.approx(1.05e12)


def test_a_leak_told_again_counts_once_with_both_sources() -> None:
    rows = moves(
        (
            event("a", DAY(2018, 12, 7), "US", amount=1.2e12, currency="KRW"),
            event("b", DAY(2018, 12, 20), "US", amount=1.21e12, currency="KRW"),
            event("c", DAY(2018, 12, 21), "US", amount=1.3e12, currency="KRW"),
        )
    )
    assert [move.ids for move in rows] == [("a", "b"), ("c",)]
    assert rows[0].published == DAY(2018, 12, 7)


def test_other_talks_and_scheduled_rounds_are_no_moves() -> None:
    day = DAY(2018, 12, 7)
    other = event("a", day, "US", talks="M", amount=1e12, currency="KRW")
    assert moves((other, event("b", day, "US", kind="round"))) == ()
    assert moves((event("c", day, "someone", amount=1e12, currency="KRW"),)) == ()


def test_claims_of_these_talks_become_moves_and_older_ones_do_not() -> None:
    rows = moves(
        claims=(
            claim(Kind.OFFER, "1000000000000", "KRW", actor="South Korea"),
            claim(Kind.DEMAND, "1200000000", "USD", actor="US", date="2018-12"),
            claim(Kind.DEMAND, "50", "percent", hearsay=1, modality=Modality.MORE_THAN),
            claim(Kind.DEMAND, "3", "USD", date="2014"),
            claim(Kind.DEMAND, "4", "USD", published=DAY(2017, 1, 1)),
            claim(Kind.DEMAND, "5", "USD", scope="total"),
            claim(Kind.DEMAND, "6", "USD", of="id"),
            claim(Kind.DEMAND, "7", "people"),
            claim(Kind.OFFER, "8", "USD", actor="US"),
            claim(Kind.TROOPS, "9", "people"),
        )
    )
    assert [(move.side, round((move.amount or 0) / 1e9)) for move in rows] == [
        (Player.DEMANDER, 1320),
        (Player.PAYER, 1000),
        (Player.DEMANDER, 1500),
    ]
    assert rows[0].date == DAY(2018, 12, 28)
    assert rows[2].source == "press-anonymous"
    assert rows[2].modality == "more_than"


def test_one_witness_counts_once_and_an_upper_end_out_of_reach_is_dropped() -> None:
    rows = moves(
        claims=(
            claim(Kind.DEMAND, "1200000000", "USD", cluster="k", value_high=Decimal("1e30")),
            claim(Kind.DEMAND, "1700000000", "USD", cluster="k"),
            claim(Kind.DEMAND, "0", "USD"),
        )
    )
    assert len(rows) == 1
    assert rows[0].amount_high is None
    assert len(rows[0].ids) == 2


def test_an_undated_claim_is_dated_by_the_record_or_left_to_the_talks_it_looks_back_on() -> None:
    earlier = event("old", DAY(2016, 5, 1), "US", talks="M", amount=5e9, currency="USD")
    here = event("new", DAY(2018, 12, 7), "US", amount=1.2e9, currency="USD")
    rows = moves(
        (earlier, here),
        tuple(claim(Kind.DEMAND, value, "USD") for value in ("5000000000", "1200000000", "0")),
    )
    assert [(move.ids, move.date) for move in rows] == [
        (("new", "id-demand-1200000000"), DAY(2018, 12, 7))
    ]


def test_sums_without_rates_stay_out_and_odd_dates_too() -> None:
    day = DAY(2018, 12, 7)
    rows = moves_from(
        known(as_of=AS_OF, events=(event("a", day, "US", amount=1.2e9, currency="USD"),)),
        TALKS,
        level=None,
    )
    assert rows[0].amount is None
    assert moves(claims=(claim(Kind.DEMAND, "1000000000", "USD", date="soon"),)) == ()
    assert moves(claims=(claim(Kind.DEMAND, "1000000000", "EUR"),)) == ()
    for value, date in (("1000000000", "2018-02-30"), ("1000000000", "2018-13"), ("-5", None)):
        assert moves(claims=(claim(Kind.DEMAND, value, "USD", date=date),)) == ()
    assert moves(claims=(claim(Kind.DEMAND, "33000000000", "USD"),)) == ()  # a ten-year total
    assert (
        moves(claims=(claim(Kind.DEMAND, "1000000000", "USD", date="2018-12-07"),))[0].date == day
    )


def test_the_last_position_is_the_furthest_of_the_last_weeks() -> None:
    rows = moves(
        (
            event("a", DAY(2018, 3, 9), "US", amount=1.0e12, currency="KRW"),
            event("b", DAY(2018, 12, 28), "US", amount=1.1e12, currency="KRW"),
            event("c", DAY(2019, 1, 22), "US", amount=1.6e12, currency="KRW"),
            event("d", DAY(2019, 1, 25), "Trump", amount=5e12, currency="KRW"),
            event("e", DAY(2019, 1, 22), "ROK", kind="offer", amount=0.98e12, currency="KRW"),
            event("f", DAY(2019, 1, 23), "ROK", kind="offer", amount=0.9999e12, currency="KRW"),
        )
    )
    demand, offer = (last_position(rows, side) for side in (Player.DEMANDER, Player.PAYER))
    assert demand is not None
    assert offer is not None
    assert demand.ids == ("b",)
    assert offer.ids == ("f",)
    assert last_position((), Player.PAYER) is None


def test_a_figure_that_the_ledger_takes_for_a_slip_moves_with_what_was_meant() -> None:
    said = claim(Kind.DEMAND, "500000000", "USD", id="a" * 12)
    wide = claim(Kind.DEMAND, "1", "USD", id="b" * 12, value_high=Decimal(2))
    slip = Problem(
        claims=(said.id,),
        message="",
        explanation="",
        probability=0.9,
        kind="slip",
        meant=Decimal(5_000_000_000),
    )
    ranged = replace(slip, claims=(wide.id,))
    assert [one.value for one in mended([said, wide], [slip, ranged])] == [
        Decimal(5_000_000_000),
        Decimal(1),
    ]
    for other in (replace(slip, probability=0.4), replace(slip, meant=None)):
        assert mended([said], [other]) == (said,)
    both = replace(slip, claims=(said.id, wide.id))  # one of two: nobody knows which
    assert mended([said, wide], [both]) == (said, wide)
