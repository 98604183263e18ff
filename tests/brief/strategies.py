"""Briefs made of hostile text: reports, names, addresses and ids that try to be markup."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from burdenshare.brief import (
    AgreementSection,
    Baseline,
    Brief,
    Cited,
    Effect,
    EventRow,
    Explanation,
    FigureRow,
    OutlookSection,
    ProblemRow,
    ScheduleRow,
    Sentence,
    Source,
    Span,
    TalksSection,
    Total,
    Witness,
)

ATTACKS = (
    "<script>alert(1)</script>",
    "</div><script src=https://evil.example/x.js></script>",
    "\"' onmouseover='alert(1)' x=\"",
    "</style><svg onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    'https://evil.example/"onload="alert(1)',
    "<a href=javascript:alert(1)>$5 billion</a>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\u202e%2.8 gnitaripxe\u202c",
    "\x00\x1b[31m\x85\ud83d\ufffe",
    "]]>--><!--",
    'c-1" id="summary',
)  # fmt: skip
REFS = ("a1b2c3", "events:7", "#outlook", "#ledger", "#nowhere", "https://example.org/law?a=1&b=2",
        *ATTACKS[4:8])  # fmt: skip

text = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(st.characters(exclude_categories=()), max_size=30),
    st.text("ab <>&\"'\n\r", max_size=30),
)
refs = st.lists(st.sampled_from(REFS), max_size=5).map(tuple)
dates = st.dates(date(1991, 1, 1), date(2031, 12, 31))
sums = st.floats(1e6, 1e13)
parts = st.one_of(text, st.builds(Cited, text=text, refs=refs))
sentences = st.builds(Sentence, parts=st.lists(parts, max_size=4).map(tuple), refs=refs)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    body = "".join(draw(st.lists(text, max_size=6)))
    places = st.integers(0, len(body))
    names = st.sampled_from(["a1b2c3", "d4e5f6", "x y", *ATTACKS])
    spans = []
    for name in draw(st.lists(names, max_size=6)):
        start, end = sorted((draw(places), draw(places)))
        spans.append(Span(id=name, start=start, end=end, label=draw(text)))
    return Source(
        report=draw(text),
        outlet=draw(text),
        published=draw(st.none() | dates),
        published_basis=draw(text),
        address=draw(text),
        title=draw(text),
        text=body,
        spans=tuple(spans),
        notes=(draw(text),),
    )


witnesses = st.builds(
    Witness, claim=st.sampled_from(REFS), value=sums, low=st.none() | sums, high=st.none() | sums,
    odd=st.booleans(),
)  # fmt: skip
figures = st.builds(
    FigureRow, witnesses=st.lists(witnesses, max_size=3).map(tuple),
    measure=text, payer=text, scope=text, status=text, period=text,
    claims=refs, note=text,
    unit=st.sampled_from(["KRW", "USD", "percent", "people", "KRW/USD", "count"]),
    mean=sums, low=sums, high=sums,
)  # fmt: skip
problems = st.builds(
    ProblemRow, message=text, identity=text, claims=refs,
    explanations=st.lists(st.builds(Explanation, text=text, probability=st.floats(0, 1)),
                          max_size=3).map(tuple),
)  # fmt: skip
rows = st.builds(
    ScheduleRow, year=st.integers(2024, 2030), amount=sums, basis=text, refs=refs,
    low=st.none() | sums, high=st.none() | sums, dollars=st.none() | sums, agreement=text,
)  # fmt: skip
totals = st.builds(Total, label=text, unit=st.just("KRW"), q05=sums, q50=sums, q95=sums)
effects = st.builds(Effect, label=text, low=sums, high=sums, ends=st.tuples(text, text))
deals = st.builds(
    AgreementSection, totals=st.lists(totals, max_size=2).map(tuple),
    effects=st.lists(effects, max_size=2).map(tuple), name=text,
    currency=st.sampled_from(["KRW", "JPY", "USD"]), term=text,
    parties=text, schedule=st.lists(rows, max_size=5).map(tuple), views=st.tuples(text),
    dates=st.tuples(st.tuples(text, dates)), years=st.sampled_from([(), (2026, 2027)]),
    bands=st.fixed_dictionaries({0.05: st.tuples(sums, sums), 0.5: st.tuples(sums, sums),
                                 0.95: st.tuples(sums, sums)}),
    sources=st.tuples(st.tuples(text, text)), notes=st.lists(sentences, max_size=2).map(tuple),
)  # fmt: skip
events = st.builds(
    EventRow, id=st.sampled_from(["events:7", "events:8", "a1b2c3", *ATTACKS]), date=dates,
    actor=text, kind=text, text=text, sources=st.tuples(text), published=st.none() | dates,
    reliability=text, status=text, amount=st.none() | sums, amount_high=st.none() | sums,
)  # fmt: skip
baselines = st.builds(
    Baseline, name=text, deal_by=st.lists(st.floats(0, 1), max_size=3).map(tuple),
    amount=st.none() | sums,
)  # fmt: skip
outlooks = st.builds(
    OutlookSection, baselines=st.lists(baselines, max_size=2).map(tuple),
    unit=st.just("KRW"), notes=st.lists(sentences, max_size=2).map(tuple),
    deal_by=st.lists(st.tuples(dates, st.floats(0, 1)), max_size=3).map(tuple),
    amount=st.fixed_dictionaries({0.05: sums, 0.5: sums}), evidence=refs,
    term=st.lists(st.tuples(text, st.floats(0, 1)), max_size=2).map(tuple),
    p_no_deal=st.none() | st.floats(0, 1),
)  # fmt: skip
talks = st.builds(
    TalksSection, name=text, state=sentences, events=st.lists(events, max_size=5).map(tuple),
    stretches=st.just((("<9th>", date(2014, 1, 1), date(2018, 12, 31)),)),
    deadlines=st.lists(st.tuples(dates, text), max_size=2).map(tuple),
    outlook=st.none() | outlooks,
)  # fmt: skip
briefs = st.builds(
    Brief, title=text, as_of=dates, made_with=st.tuples(st.tuples(text, text)),
    summary=st.lists(sentences, max_size=4).map(tuple), limits=st.tuples(text),
    figures=st.lists(figures, max_size=3).map(tuple),
    problems=st.lists(problems, max_size=2).map(tuple),
    agreement=st.none() | deals, talks=st.none() | talks,
    sources=st.lists(sources(), max_size=3).map(tuple),
)  # fmt: skip
