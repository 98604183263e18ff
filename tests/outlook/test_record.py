from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from burdenshare.agreement.rule import Hold, Ladder, Typed
from burdenshare.agreement.terms import Agreement, Published
from burdenshare.outlook import Event, Paid, deals_from
from burdenshare.outlook.record import echoes, figure, happening
from burdenshare.talks import Demander, Payer, Talks
from burdenshare.units import Period

DAY = dt.date
OLD = Agreement(
    key="a",
    name="Old agreement",
    payer="KR",
    recipient="US",
    unit="KRW bn",
    term=Period.parse("2014/2018"),
    dates={"signed": DAY(2014, 2, 2)},
    published={2017: Published(amount=950.7), 2018: Published(amount=960.2)},
)
NEW = replace(
    OLD,
    key="b",
    name="New agreement",
    term=Period.parse("2019/2023"),
    pay=Ladder(years={2019: Hold(), 2020: Typed(amount=1038.9)}),
    dates={"agreed": DAY(2019, 2, 10), "signed": DAY(2019, 3, 8)},
    dates_unverified={"in_force": DAY(2019, 4, 5)},
    published={2019: Published(amount=960.2), 2020: Published(amount=1038.9)},
)
TALKS = Talks(
    key="talks-b",
    name="x",
    start=DAY(2018, 3, 7),
    deadline=DAY(2018, 12, 31),
    record=("B",),
    demander=Demander(party="US"),
    payer=Payer(party="KR"),
    issues=("amount",),
    outcome="b",
)


def told(day: dt.date, kind: str, **more: object) -> Event:
    base = Event(
        id="events:1", date=day, precision="day", talks="B", actor="both", kind=kind, published=day
    )
    return replace(base, **more)  # type: ignore[arg-type]  # the fields of an event, by name


def test_a_deal_takes_its_first_negotiated_sum_and_the_last_one_before_it() -> None:
    deal = deals_from([NEW, OLD], [TALKS], [])[1]
    assert (deal.name, deal.talks, deal.start) == ("b", "talks-b", DAY(2018, 3, 7))
    assert deal.amount == 1038.9e9  # a year on hold was not negotiated
    assert deal.previous_amount == 960.2e9
    assert deal.deadline == DAY(2018, 12, 31)
    assert deal.term_years == 5
    assert deal.in_force == DAY(2019, 4, 5)
    assert deal.paid_by(2019) == Paid(2019, 960.2e9)
    assert deal.paid_by(2018) is None


def test_a_deal_is_public_once_it_is_initialed_or_its_sum_is_named() -> None:
    rumour = told(DAY(2019, 2, 10), "tentative", amount=1.0e12, currency="KRW")
    initial = told(DAY(2019, 2, 12), "initial")
    statement = told(DAY(2019, 2, 14), "statement", amount=1038.9e9, currency="KRW")
    deal = deals_from([OLD, NEW], [TALKS], [rumour, initial, statement])[1]
    assert deal.published == DAY(2019, 2, 12)
    assert deal.amount_published == DAY(2019, 2, 14)


def test_without_events_a_deal_is_public_from_its_signature() -> None:
    old, new = deals_from([OLD, NEW], [TALKS], [])
    assert old.published == DAY(2014, 2, 2)
    assert new.published == DAY(2019, 3, 8)
    assert old.previous_amount is None


def test_a_sum_in_another_unit_is_no_amount_before() -> None:
    dollars = replace(OLD, unit="USD m")
    assert deals_from([dollars, NEW], [TALKS], [])[1].previous_amount is None


@dataclass(frozen=True, kw_only=True)
class Year:
    """A row of a record of yearly payments."""

    year: int
    agreement: str = "b"
    amount: float = 1e12
    currency: str = "KRW"
    value_kind: str = "yearly_budget"
    published: dt.date | None = None


def test_the_record_of_years_fills_in_with_its_days_of_publication() -> None:
    bare = replace(NEW, published={}, pay=Ladder(then=Typed(amount=1.0)))
    years = [
        Year(year=2019, published=DAY(2019, 3, 31)),
        Year(year=2020, value_kind="projection"),
        Year(year=2021, currency="USD"),
        Year(year=2022, agreement="c"),
    ]
    deal = deals_from([OLD, bare], [TALKS], [told(DAY(2019, 2, 12), "initial")], years)[1]
    assert deal.paid == (Paid(2019, 1e12, DAY(2019, 3, 31)),)
    assert deal.amount == 1e12
    assert deal.published == DAY(2019, 2, 12)
    assert deal.amount_published == DAY(2019, 3, 31)
    assert not deal.paid[0].known(DAY(2019, 3, 30))
    assert Paid(2019, 1.0).known(DAY(2019, 1, 1))


def test_agreements_have_their_own_figures_first() -> None:
    deal = deals_from([OLD, NEW], [TALKS], [], [Year(year=2020, amount=9e12)])[1]
    assert deal.paid_by(2020) == Paid(2020, 1038.9e9)


def test_the_figures_of_an_event_are_told_as_it_gave_them() -> None:
    one = told(DAY(2019, 11, 14), "demand", amount=4.7e9, currency="USD")
    assert figure(one) == "$4.7 billion a year"
    assert figure(replace(one, amount_high=5e9)) == "$4.7 billion to $5 billion a year"
    assert figure(replace(one, percent=400.0)) == "$4.7 billion a year, +400 %"
    assert figure(replace(one, amount=None, percent=13.0)) == "+13 %"
    assert figure(replace(one, amount=None, percent=33.0, qualifier="share")) == "33 % of the cost"
    assert figure(replace(one, amount=None)) == ""


def test_echoes_of_a_rise_are_positions_within_half_a_point() -> None:
    rows = [
        told(DAY(2019, 1, 22), kind, percent=percent)
        for kind, percent in (("offer", 4.1), ("offer", 4.6), ("statement", 4.0), ("demand", None))
    ]
    assert echoes(rows, 0.04) == (rows[0],)


def test_what_happened_is_who_did_what_and_its_figures() -> None:
    asked = told(DAY(2020, 3, 19), "counteroffer", actor="US", amount=4e9, currency="USD")
    assert happening(asked) == "US counteroffer ($4 billion a year)"
    assert happening(told(DAY(2019, 2, 4), "tentative")) == "provisional deal"
