from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.claim import Claim, Kind
from burdenshare.errors import TalksError, UsageError
from burdenshare.outlook import (
    Basis,
    Deal,
    Event,
    Outlook,
    Paid,
    Priors,
    forecast,
    learn,
    play,
    prepare,
    reveal,
    settlements,
    to_dict,
)
from burdenshare.series import Exchange, Observation, Rates, Series
from burdenshare.talks import Demander, Payer, Talks
from burdenshare.units import Currency

DAY = dt.date
AS_OF = DAY(2018, 12, 31)
TALKS = Talks(
    key="sma-10",
    name="Talks for the 10th agreement",
    replaces="sma-09",
    start=DAY(2018, 3, 7),
    deadline=DAY(2018, 12, 31),
    record=("SMA10",),
    demander=Demander(party="US", principal="president", principal_changes=(DAY(2021, 1, 20),)),
    payer=Payer(party="KR", ratifier="National Assembly"),
    issues=("amount", "term"),
    outcome="sma-10",
)
NINTH = Deal(
    name="sma-09",
    title="9th agreement",
    payer="KR",
    agreed=DAY(2014, 1, 11),
    published=DAY(2014, 1, 12),
    amount_published=DAY(2014, 1, 12),
    amount=920e9,
    currency="KRW",
    term_years=5,
    previous_amount=869.5e9,
    start=DAY(2013, 7, 2),
    deadline=DAY(2013, 12, 31),
    first=DAY(2014, 1, 1),
    last=DAY(2018, 12, 31),
    in_force=DAY(2014, 6, 18),
    paid=(Paid(2014, 920.0e9), Paid(2015, 932.0e9), Paid(2017, 950.7e9), Paid(2018, 960.2e9)),
)
TENTH = Deal(
    name="sma-10",
    title="10th agreement",
    talks="sma-10",
    payer="KR",
    agreed=DAY(2019, 2, 10),
    published=DAY(2019, 2, 10),
    amount_published=DAY(2019, 2, 10),
    amount=1038.9e9,
    currency="KRW",
    term_years=1,
    previous_amount=960.2e9,
    start=DAY(2018, 3, 7),
    deadline=DAY(2018, 12, 31),
    first=DAY(2019, 1, 1),
    last=DAY(2019, 12, 31),
    in_force=DAY(2019, 4, 5),
    paid=(Paid(2019, 1038.9e9),),
)
CPI = Series(
    name="cpi.KR",
    unit="percent",
    decimals=1,
    observations=(
        Observation(year=2017, value=1.94, published=DAY(2018, 1, 15)),
        Observation(year=2018, value=1.48, published=DAY(2019, 1, 15)),
    ),
)
DAYS = tuple(DAY(2018, 1, 2).toordinal() + 7 * week for week in range(120))
WON = Rates(
    currency=Currency.KRW, days=DAYS, rates=tuple(1100.0 + n for n in range(120)), annual={}
)


def event(
    name: str, day: dt.date, kind: str, published: dt.date | None = None, **more: object
) -> Event:
    base = Event(
        id=f"events:{name}",
        date=day,
        precision="day",
        talks="SMA10",
        actor="both",
        kind=kind,
        published=published or day,
        status="held",
        reliability="press",
    )
    return replace(base, **more)  # type: ignore[arg-type]  # the fields of an event, by name


EVENTS = (
    event("1", DAY(2018, 3, 7), "round"),
    event("2", DAY(2018, 12, 11), "round", note="round 10 Seoul"),
    event("3", DAY(2018, 12, 7), "demand", actor="US", amount=1.2e9, currency="USD"),
    event("4", DAY(2018, 12, 13), "offer", actor="ROK", percent=4.1),
    event("5", DAY(2018, 12, 14), "statement", qualifier="deadlock"),
    event("6", DAY(2018, 12, 28), "counteroffer", DAY(2019, 1, 22), actor="US", amount=1e9,
          currency="USD"),
    event("7", DAY(2019, 2, 10), "initial", amount=1038.9e9, currency="KRW"),
)  # fmt: skip


def outlook(as_of: dt.date = AS_OF, **more: object) -> Outlook:
    given_ = {
        "events": EVENTS,
        "deals": (NINTH, TENTH),
        "series": {"cpi.KR": CPI},
        "exchange": Exchange(rates={Currency.KRW: WON}),
        "draws": 2_000,
    }
    return forecast(TALKS, as_of=as_of, **(given_ | more))  # type: ignore[arg-type]  # by name


def dump(one: Outlook) -> str:
    return json.dumps(to_dict(one), sort_keys=True)


later = st.dates(AS_OF + dt.timedelta(days=1), DAY(2030, 1, 1))
kinds = st.sampled_from(
    ["round", "demand", "offer", "tentative", "initial", "sign", "veto", "reject", "lapse"]
)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(
    rows=st.lists(
        st.tuples(later, kinds, st.sampled_from(["US", "ROK", "both", "Trump"]),
                  st.floats(1e9, 1e14), st.dates(DAY(2018, 1, 1), DAY(2029, 1, 1))),
        max_size=6,
    ),
    rates=st.lists(st.floats(500, 3000), min_size=120, max_size=120),
    price=st.floats(-50, 50),
    told=later,
    amount=st.floats(1e9, 1e14),
    drop=st.booleans(),
)  # fmt: skip
def test_nothing_published_after_the_day_changes_anything(
    *,
    rows: list[tuple[dt.date, str, str, float, dt.date]],
    rates: list[float],
    price: float,
    told: dt.date,
    amount: float,
    drop: bool,
) -> None:
    new = [
        event(f"x{n}", day, kind, published, actor=actor, amount=amount, currency="KRW")
        for n, (published, kind, actor, amount, day) in enumerate(rows)
    ]
    kept = [e for e in EVENTS if e.published and (e.published <= AS_OF or not drop)]
    claims = [
        Claim(
            report="r",
            id=f"c{n}",
            kind=Kind.DEMAND if kind == "demand" else Kind.OFFER,
            value=Decimal(int(amount)),
            unit="KRW",
            actor=actor,
            quote="q",
            start=0,
            end=1,
            published=published,
            text_sha256="0" * 64,
        )
        for n, (published, kind, actor, amount, _) in enumerate(rows)
    ]
    tenth = replace(TENTH, published=told, amount_published=told, amount=amount, in_force=told)
    cpi = replace(
        CPI,
        observations=(CPI.observations[0], Observation(year=2018, value=price, published=told)),
    )
    won = replace(
        WON,
        rates=tuple(
            old if day <= AS_OF.toordinal() else fresh
            for day, old, fresh in zip(DAYS, WON.rates, rates, strict=True)
        ),
        annual={2018: amount, 2019: amount},
    )
    changed = outlook(
        events=tuple(reversed([*kept, *new])),
        claims=tuple(claims),
        deals=(tenth, replace(NINTH, paid=(*NINTH.paid, Paid(2019, amount)))),
        series={"cpi.KR": cpi},
        exchange=Exchange(rates={Currency.KRW: won}),
    )
    assert dump(changed) == plain()


@cache
def plain() -> str:
    return dump(outlook())


def test_the_state_says_what_was_known_in_a_sentence() -> None:
    told = outlook().state
    assert "10 rounds held, the last 20 days ago (2018-12-11)." in told
    assert "KR last offered 999.57 billion won a year (2018-12-13)." in told
    assert "US last asked 1.3" in told
    assert "Deadlock since 2018-12-14." in told
    assert "0 days to the end of the agreement in force" in told


def test_after_the_deadline_it_says_that_the_agreement_lapsed() -> None:
    late = outlook(DAY(2019, 1, 31))
    assert "lapsed 31 days ago" in late.state
    assert late.agreement_in_force is None
    assert "(2018-12-28)" in late.state  # an old offer that became public since


def test_probabilities_are_probabilities_and_grow_with_time() -> None:
    seen = outlook(by=(DAY(2019, 1, 31), DAY(2019, 6, 30), DAY(2020, 12, 31)))
    chances = [p for _, p in seen.deal_by]
    assert chances == sorted(chances)
    assert 0 < chances[0] < chances[-1] <= 1
    assert all(e <= d for (_, e), (_, d) in zip(seen.extension_by, seen.deal_by, strict=True))
    assert sum(seen.term.values()) == pytest.approx(1)
    assert 0 <= seen.p_no_deal < 0.2
    assert seen.p_veto is not None
    assert 0 < seen.p_veto < 0.5


def test_the_base_rates_never_weigh_less_than_three_tenths() -> None:
    seen = outlook()
    for weights in seen.weights.values():
        assert weights["climatology"] >= 0.3
        assert sum(weights.values()) == pytest.approx(1)
    with pytest.raises(UsageError, match=r"at least \.3"):
        Priors(time_weights=(0.2, 0.8))


def test_baselines_stand_beside_the_forecast() -> None:
    sums = outlook().baselines["amount"]
    assert isinstance(sums, dict)
    assert sums["freeze"] == 960.2e9
    assert sums["cpi"] == pytest.approx(960.2e9 * 1.0194)
    assert sums["last_step"] == pytest.approx(960.2e9 * 920 / 869.5)
    assert sums["payer_last"] == pytest.approx(960.2e9 * 1.041)
    assert sums["split_last"] == pytest.approx((sums["payer_last"] + sums["demander_last"]) / 2)


def test_kaplan_meier_comes_with_the_interval_of_its_few_cases() -> None:
    seen = outlook(DAY(2018, 6, 1), by=(DAY(2018, 12, 31),))
    (row,) = list(seen.baselines["deal_by"])  # type: ignore[call-overload]  # a list in a mapping
    low, mid, high = (row[f"kaplan_meier{end}"] for end in ("_low", "", "_high"))
    assert mid == 1.0  # one past case, which took 193 days
    assert low < 0.5
    assert high <= 1 + 1e-9
    late = outlook(DAY(2019, 1, 31), by=(DAY(2019, 12, 31),))
    (row,) = list(late.baselines["deal_by"])  # type: ignore[call-overload]  # as above
    assert row["kaplan_meier"] is row["kaplan_meier_low"] is None


def test_the_sum_lies_near_the_payers_last_offer() -> None:
    amount = outlook().amount
    assert amount is not None
    assert list(amount.values()) == sorted(amount.values())
    assert 0.98 < amount["q50"] / (960.2e9 * 1.041) < 1.1


def test_settled_talks_give_the_sum_agreed_and_no_forecast() -> None:
    seen = outlook(DAY(2019, 2, 12))
    assert seen.settled
    assert seen.amount is not None
    assert set(seen.amount.values()) == {1038.9e9}
    assert all(p == 1 for _, p in seen.deal_by)
    assert "settled" in seen.state
    assert "not yet in force" in seen.state
    assert seen.term == {1: 1.0}
    assert 0 < seen.reopened_by[0][1] < 0.2
    assert outlook(DAY(2019, 6, 1)).agreement_in_force == "sma-10"
    after = seen.next_amount
    assert after is not None
    assert list(after.values()) == sorted(after.values())
    assert 1038.9e9 < after["q50"] < 1.15 * 1038.9e9


def test_a_provisional_deal_brings_the_end_near_and_a_veto_takes_it_away() -> None:
    day = DAY(2019, 1, 10)
    told = event("8", DAY(2019, 1, 5), "tentative", amount=1.0e12, currency="KRW")
    veto = event("9", DAY(2019, 1, 8), "veto", actor="Trump")
    plain = outlook(day)
    near = outlook(day, events=(*EVENTS, told))
    gone = outlook(day, events=(*EVENTS, told, veto))
    assert near.deal_by[0][1] > plain.deal_by[0][1] + 0.3
    assert gone.deal_by[0][1] < near.deal_by[0][1] - 0.3
    assert gone.p_veto is not None
    assert plain.p_veto is not None
    assert gone.p_veto > plain.p_veto
    assert "vetoed (2019-01-08)" in gone.state


def test_without_an_agreement_to_start_from_no_sum_is_forecast() -> None:
    seen = outlook(deals=())
    assert seen.amount is None
    assert "No amount in force" in " ".join(seen.notes)
    assert "come from the definition" in " ".join(seen.notes)
    assert "come from the definition" not in " ".join(outlook().notes)


def test_before_the_first_round_only_base_rates_speak() -> None:
    seen = outlook(DAY(2018, 2, 1))
    assert seen.weights["time"] == {"climatology": 1.0}
    assert "No round of these talks is on record." in seen.state


def test_with_no_sum_named_by_either_side_simulated_talks_are_left_out() -> None:
    silent = outlook(events=(event("1", DAY(2018, 3, 7), "round"),))
    assert silent.weights == {"amount": {"climatology": 1.0}, "time": {"climatology": 1.0}}
    assert silent.fit == ()
    assert any("Neither side has named a sum" in note for note in silent.notes)
    assert "simulation" in outlook().weights["time"]


def test_a_lapse_is_no_deal_by_the_end_of_the_agreement_in_force() -> None:
    seen = outlook(DAY(2018, 6, 1), by=(DAY(2018, 12, 31),))
    assert seen.p_lapse == pytest.approx(1 - seen.deal_by[0][1])
    assert outlook(DAY(2019, 1, 10)).p_lapse is None


def test_evidence_names_the_events_that_moved_it() -> None:
    assert {"events:2", "events:3", "events:4", "events:5"} <= set(outlook().evidence)
    assert "events:6" not in outlook().evidence


def test_what_happened_is_told_only_when_asked() -> None:
    seen = outlook()
    assert "1,038.9" not in dump(seen)
    assert "1038900000000" not in dump(seen)
    told = reveal(seen, (NINTH, TENTH), TALKS)
    assert "agreed on 2019-02-10 (41 days later)" in told
    assert "1.0389 trillion won" in told
    assert "no outcome" in reveal(seen, (), replace(TALKS, outcome=None))


def test_a_live_case_brings_its_notes_and_where_the_record_ends() -> None:
    live = replace(TALKS, outcome=None, notes="The live case.", start=None)
    seen = forecast(live, as_of=DAY(2019, 7, 1), events=EVENTS, deals=(NINTH,), draws=500)
    told = " ".join(seen.notes)
    assert "The live case." in told
    assert "ends on 2019-02-10; silence" in told


def test_what_is_not_known_of_a_deal_is_left_out_of_its_words() -> None:
    bare = Deal(name="sma-10", payer="KR", agreed=DAY(2019, 2, 1), published=DAY(2019, 2, 10))
    seen = outlook(DAY(2019, 2, 12), deals=(NINTH, replace(bare, agreed=None)))
    assert seen.state.startswith("These talks are settled: sma-10.")
    assert seen.amount is None
    assert seen.next_amount is None
    assert seen.term == {}
    assert reveal(seen, (replace(bare, agreed=None),), TALKS) == "What happened: sma-10."
    assert "11 days before" in reveal(seen, (bare,), TALKS)


def test_a_fiscal_year_that_ends_in_march_belongs_to_the_year_before() -> None:
    japan = replace(
        TALKS, deadline=DAY(2019, 3, 31), payer=Payer(party="JP"), demander=Demander(party="US")
    )
    deal = replace(NINTH, payer="JP", currency="JPY", last=DAY(2019, 3, 31))
    now = prepare(japan, as_of=DAY(2018, 12, 31), events=EVENTS[:2], deals=(deal,), draws=200)
    assert now.level == 960.2e9  # the fiscal year 2018 is the last
    found = settlements(now, learn(now))
    assert found["payer_last"] is None


def test_a_provisional_sum_with_a_range_or_in_dollars_is_not_taken_for_the_deal() -> None:
    day = DAY(2019, 1, 10)
    for sums in (
        {"amount": 1.0e12, "amount_high": 1.1e12, "currency": "KRW"},
        {"amount": 1.0e9, "currency": "USD"},
        {"currency": "KRW"},
    ):
        told = event("8", DAY(2019, 1, 5), "tentative", **sums)
        amount = outlook(day, events=(*EVENTS, told)).amount
        sure = event("8", DAY(2019, 1, 5), "tentative", amount=1.0e12, currency="KRW")
        narrow = outlook(day, events=(*EVENTS, sure)).amount
        assert amount is not None
        assert narrow is not None
        assert narrow["q75"] - narrow["q25"] < amount["q75"] - amount["q25"]


def test_a_principal_who_refuses_all_leaves_the_sum_and_term_to_base_rates() -> None:
    sure_veto = replace(
        Priors(), veto_calm=(40.0, 0.01), veto_hard=(40.0, 0.01), cap=80.0, interim=0.0
    )
    seen = outlook(priors=sure_veto)
    assert set(seen.weights["amount"]) == {"climatology", "rule"}
    assert seen.p_no_deal > 0.4
    assert sum(seen.term.values()) == pytest.approx(1)


def test_a_strict_run_leaves_out_inferred_days() -> None:
    guess = event("8", DAY(2018, 12, 20), "offer", actor="ROK", amount=1.2e12, currency="KRW",
                  published_basis="inferred")  # fmt: skip
    loose = outlook(events=(*EVENTS, guess))
    strict = outlook(events=(*EVENTS, guess), strict=True)
    assert "events:8" in loose.evidence
    assert dump(strict) == dump(outlook(strict=True))


def test_an_amount_in_force_grows_on_to_the_end_of_its_term() -> None:
    paid = (Paid(2014, 920e9), Paid(2016, 940e9), Paid(2017, 950e9))
    early = replace(NINTH, paid=paid)
    seen = outlook(DAY(2017, 6, 1), deals=(early,), by=(DAY(2019, 1, 1),))
    sums = seen.baselines["amount"]
    assert isinstance(sums, dict)
    assert sums["freeze"] == pytest.approx(950e9 * 950 / 940)


def test_the_same_seed_gives_the_same_outlook_and_another_one_a_close_one() -> None:
    assert dump(outlook(seed=4)) == dump(outlook(seed=4))
    one, two = outlook(draws=8_000), outlook(draws=8_000, seed=9)
    assert dump(one) != dump(two)
    assert one.deal_by[1][1] == pytest.approx(two.deal_by[1][1], abs=0.05)


def test_a_date_in_the_past_and_a_sum_without_rates_are_refused() -> None:
    with pytest.raises(UsageError, match="ask for a later date"):
        outlook(by=(AS_OF,))
    yen = event("8", DAY(2018, 12, 20), "demand", actor="US", amount=1e11, currency="JPY")
    with pytest.raises(TalksError, match=r"^events:8: currency: JPY cannot be turned into KRW"):
        outlook(events=(*EVENTS, yen))
    with pytest.raises(TalksError, match=r"payer\.party: no currency is known for 'XX'"):
        forecast(replace(TALKS, payer=Payer(party="XX")), as_of=AS_OF, events=EVENTS)


def basis(as_of: dt.date = AS_OF, **more: object) -> Basis:
    given_ = {"events": EVENTS, "deals": (NINTH, TENTH), "series": {"cpi.KR": CPI}, "draws": 2_000}
    exchange = Exchange(rates={Currency.KRW: WON})
    return prepare(TALKS, as_of=as_of, exchange=exchange, **(given_ | more))  # type: ignore[arg-type]  # by name


def test_played_talks_begin_where_the_record_ends() -> None:
    now = basis()
    learnt = learn(now)
    ended = play(now, learnt)
    assert ended.day.shape == (2_000,)
    assert ended.day.min() > 0
    rows = {str(row["parameter"]): row for row in learnt.table()}
    assert float(str(rows["anchor_payer"]["sd"])) < float(str(rows["anchor_payer"]["prior_sd"]))


def test_talks_open_for_years_are_taken_up_at_their_end() -> None:
    now = basis(DAY(2028, 1, 1), deals=(NINTH,))
    ended = play(now, learn(now))
    assert ended.day.min() > 0
    assert 0 < ended.settled_by(365) <= 1


def test_models_on_paper_settle_between_the_bounds_they_take() -> None:
    now = basis()
    found = settlements(now, learn(now))
    offer, asked, split = (found[k] for k in ("payer_last", "demander_last", "split_of_last"))
    assert offer is not None
    assert asked is not None
    assert split == pytest.approx((offer + asked) / 2)
    low, high = found["last_word_of_payer"], found["last_word_of_demander"]
    two = found["two_levels"]
    if low is not None and high is not None and two is not None:
        assert low - 1 <= two <= high + 1


def test_talks_that_cannot_be_played_say_why() -> None:
    with pytest.raises(TalksError, match="have not begun"):
        learn(basis(DAY(2018, 1, 15)))
    with pytest.raises(TalksError, match="were settled by 2019-03-01"):
        learn(basis(DAY(2019, 3, 1)))
    with pytest.raises(TalksError, match="no amount of sma-09 is known"):
        learn(basis(deals=()))
