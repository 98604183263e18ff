from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from burdenshare.outlook import Deal, Event, Paid, State, posture, state_of
from burdenshare.outlook.asof import known
from burdenshare.outlook.state import sentence
from burdenshare.series import Observation, Series
from burdenshare.talks import Demander, Payer, Talks

DAY = dt.date
TALKS = Talks(
    key="t",
    name="x",
    replaces="old",
    start=DAY(2019, 9, 24),
    deadline=DAY(2019, 12, 31),
    record=("N",),
    demander=Demander(party="US", principal="president"),
    payer=Payer(party="KR"),
    issues=("amount",),
)


def event(name: str, kind: str, day: dt.date, **more: object) -> Event:
    base = Event(
        id=name, date=day, precision="day", talks="N", actor="both", kind=kind, published=day
    )
    return replace(base, **more)  # type: ignore[arg-type]  # the fields of an event, by name


def state(as_of: dt.date, *events: Event, deals: tuple[Deal, ...] = ()) -> State:
    return state_of(known(as_of=as_of, events=events, deals=deals), TALKS, ())


def test_rounds_are_counted_by_day_or_by_the_number_a_row_names() -> None:
    rows = [event(str(n), "round", DAY(2019, 10, n)) for n in (1, 8, 15)]
    assert state(DAY(2019, 11, 1), *rows, rows[0]).rounds == 3
    assert state(DAY(2019, 11, 1), replace(rows[2], note="round 5 Seoul")).rounds == 5


def test_an_announced_round_is_due_until_one_is_held() -> None:
    soon = event(
        "s", "round", DAY(2019, 12, 1), published=DAY(2019, 11, 19), precision="month",
        status="scheduled",
    )  # fmt: skip
    before = state(DAY(2019, 11, 25), soon)
    assert before.scheduled == soon
    assert "expected from about December 2019" in sentence(replace(before, begun=False), "KRW")
    held = event("h", "round", DAY(2019, 12, 3))
    assert state(DAY(2019, 12, 5), soon, held).scheduled is None
    assert state(DAY(2020, 1, 2), soon).scheduled is None


def test_a_deadlock_lasts_until_talks_go_on() -> None:
    stuck = event("d", "statement", DAY(2019, 12, 10), qualifier="deadlock")
    assert state(DAY(2019, 12, 11), stuck).deadlock == stuck
    again = event("r", "round", DAY(2019, 12, 17))
    assert state(DAY(2019, 12, 18), stuck, again).deadlock is None


def test_a_provisional_deal_stands_until_refused_or_stale() -> None:
    deal = event("t", "tentative", DAY(2020, 4, 1), status="withdrawn")
    assert state(DAY(2020, 4, 5), deal).provisional == deal
    told_late = event("v", "veto", DAY(2020, 3, 31), actor="Trump", published=DAY(2020, 4, 10))
    vetoed = state(DAY(2020, 4, 11), deal, told_late)
    assert vetoed.provisional is None
    assert vetoed.vetoed
    assert state(DAY(2020, 9, 1), deal).provisional is None


def test_an_agreement_is_in_force_only_for_its_host_and_once_it_entered_into_force() -> None:
    deal = Deal(
        name="new",
        payer="KR",
        published=DAY(2021, 3, 10),
        first=DAY(2020, 1, 1),
        last=DAY(2025, 12, 31),
        in_force=DAY(2021, 9, 1),
    )
    assert state(DAY(2021, 8, 1), deals=(deal,)).in_force is None
    later = state(DAY(2021, 9, 2), deals=(deal,)).in_force
    assert later is not None
    assert later.name == "new"
    assert state(DAY(2021, 9, 2), deals=(replace(deal, payer="JP"),)).in_force is None


def test_talks_without_a_dated_round_say_so() -> None:
    assert "no round is dated" in sentence(state(DAY(2019, 10, 1)), "KRW")
    assert "No round of these talks" in sentence(state(DAY(2019, 9, 1)), "KRW")


@dataclass(frozen=True, kw_only=True)
class Cost:
    """A row of the record of total costs."""

    id: str
    country: str = "KR"
    period: str = "2016-2019"
    share_low: float | None = None
    share_high: float | None = None
    definition: str = ""
    source: str = ""


def test_posture_puts_troops_payment_words_and_denominators_side_by_side() -> None:
    troops = Series(
        name="troops.KR",
        unit="people",
        observations=(
            Observation(year=2020, value=28_500, published=DAY(2020, 12, 31)),
            Observation(year=2021, value=99, published=DAY(2021, 12, 31)),
        ),
    )
    deal = Deal(
        name="new",
        payer="KR",
        currency="KRW",
        published=DAY(2021, 3, 10),
        amount_published=DAY(2021, 3, 10),
        paid=(Paid(2021, 1140e9), Paid(2022, 9e12)),
    )
    threat = event("a", "threat", DAY(2019, 11, 21), actor="US")
    calm = event("b", "statement", DAY(2021, 3, 18), actor="US (Austin)", qualifier="assurance")
    later = event("c", "threat", DAY(2022, 1, 1), actor="US")
    seen = known(
        as_of=DAY(2021, 6, 1),
        events=(threat, calm, later),
        deals=(deal,),
        series={"troops.KR": troops},
    )
    costs = [
        Cost(id="2", share_low=65.0, share_high=70.0),
        Cost(id="1", share_low=30.2),
        Cost(id="4"),
        Cost(id="5", country="JP", share_low=75.0),
        Cost(id="6", share_low=92.0, period="A base", definition="one count, 2017"),
        Cost(id="7", share_low=48.0, period="A base", definition="another count, 2018"),
    ]
    found = posture(seen, "KR", costs=costs)
    (heads,) = found.each
    assert (heads.what, heads.count, heads.amount, heads.paid) == ("troops", 28_500, 40e6, 2021)
    assert found.missing == ("bases",)
    assert [one.id for one in found.said] == ["a", "b"]
    assert [share.id for share in found.shares] == ["1", "2"]
    assert [share.id for share in found.projects] == ["7", "6"]
    assert "Share of cost 30.2 to 70 %, by what counts." in found.sentence
    assert "A base: 48 to 92 %, by whose count." in found.sentence
    assert "28,500 troops (2020): 40 million won a head paid in 2021." in found.sentence
    assert "No number of bases is on record." in found.sentence
    assert "assurance by US (Austin), 2021-03-18" in found.sentence
    bare = posture(known(as_of=DAY(2021, 6, 1)), "KR")
    assert bare.sentence == "No number of bases is on record. No number of troops is on record."
    assert (bare.each, bare.shares) == ((), ())


def test_a_base_is_paid_what_was_paid_in_the_year_it_was_counted() -> None:
    sites = Series(
        name="bases.KR",
        unit="sites",
        observations=(Observation(year=2018, value=80, published=DAY(2018, 11, 27)),),
    )
    paid = (Paid(2017, 700e9), Paid(2018, 960e9), Paid(2026, 1519e9))
    deal = Deal(name="x", payer="KR", currency="KRW", published=DAY(2014, 1, 12), paid=paid,
                amount_published=DAY(2014, 1, 12))  # fmt: skip
    seen = known(as_of=DAY(2026, 2, 1), deals=(deal,), series={"bases.KR": sites})
    (bases,) = posture(seen, "KR").each
    assert (bases.amount, bases.paid, bases.counted) == (12e9, 2018, 2018)
    assert "12 billion won a base paid in 2018" in posture(seen, "KR").sentence
    before = known(as_of=DAY(2018, 1, 1), deals=(deal,), series={"bases.KR": sites})
    assert posture(before, "KR").missing == ("bases", "troops")
    unpaid = known(as_of=DAY(2026, 2, 1), series={"bases.KR": sites})
    assert posture(unpaid, "KR").sentence.startswith("80 bases (2018).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """A row as the case reads it."""

    period: str = "2018"
    measure: str = "off_peninsula_maintenance"
    amount: float = 11.66e9
    currency: str | None = "KRW"
    published: dt.date | None = dt.date(2019, 4, 4)
    source: str = "https://example.org"


def test_units_off_the_peninsula_are_what_was_asked_and_what_was_spent_for_them() -> None:
    asked = event("a", "demand", DAY(2018, 6, 26), actor="US", qualifier="off-peninsula")
    rows = [
        Spent(),
        Spent(period="2014"),
        Spent(published=None),
        Spent(measure="lapsed"),
        Spent(published=DAY(2022, 1, 1)),
    ]
    found = posture(known(as_of=DAY(2020, 1, 1), events=(asked,)), "KR", spending=rows)
    assert [one.id for one in found.abroad] == ["a"]
    assert [one.period for one in found.spent_abroad] == ["2014", "2018"]
