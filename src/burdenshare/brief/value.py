"""What a brief says, as values: whoever runs the stages fills them, this package only prints.

A reference (`ref`) is the id of a claim, the id of an event of the record, ``#`` and the name of a
section (``#outlook``), or an http(s) address. One that leads nowhere is printed without a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - fields are called date
from typing import TypeAlias

Ref: TypeAlias = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A few words, mostly a figure, and what they rest on; the first ref is where they lead."""

    text: str
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A plain sentence, its figures cited; ``refs`` stand behind the whole of it."""

    parts: tuple[str | Cited, ...]
    refs: tuple[Ref, ...] = ()

    @property
    def text(self) -> str:
        """The sentence without its references."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def sentence(*parts: str | Cited, refs: tuple[Ref, ...] = ()) -> Sentence:
    """A sentence of words and cited figures.

    Example:
        >>> sentence("Seoul pays ", Cited(text="1.04 trillion won", refs=("ab12",)), ".").text
        'Seoul pays 1.04 trillion won.'
    """
    return Sentence(parts=parts, refs=refs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What one claim says about a figure, converted to the figure's unit.

    ``low`` and ``high`` are what its words allow (rounding, "about"); ``odd`` says that it
    contradicts the others.
    """

    claim: Ref
    value: float
    low: float | None = None
    high: float | None = None
    odd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One variable of the ledger: mean and 90 % interval in base units, and the claims on it.

    ``witnesses``, where given, are drawn over the interval.
    """

    measure: str
    payer: str = ""
    scope: str = ""
    status: str = ""
    period: str = ""
    unit: str
    mean: float
    low: float
    high: float
    claims: tuple[Ref, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why claims disagree, and how probable that reason is."""

    text: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """A contradiction: what it is, the identity that fails written with its numbers, and why."""

    message: str
    identity: str = ""
    explanations: tuple[Explanation, ...] = ()
    claims: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """One year of an agreement in base units; ``basis`` is negotiated, rule, derived or hold."""

    year: int
    amount: float
    basis: str
    low: float | None = None
    high: float | None = None
    dollars: float | None = None
    agreement: str = ""
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A sum over the term in base units: quantiles, their standard error over scrambles."""

    label: str
    unit: str
    q05: float
    q50: float
    q95: float
    error: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What the last total becomes, base units, at the two ends of one assumption."""

    label: str
    low: float
    high: float
    ends: tuple[str, str] = ("low", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSection:
    """The agreement in force, year by year, and what it costs under named views.

    Attributes:
        name: As the treaty is called.
        currency: ISO code of schedule and bands.
        term: ISO period.
        parties: Who pays whom, in words.
        dates: Milestones by name (agreed, signed, in force).
        schedule: Rows in order of year.
        years: Years of the bands.
        bands: Amounts by year for each quantile level, in base units.
        ends: Draws of the last year, for the histogram.
        totals: Sums over the term.
        effects: What moves the last of the totals (that in dollars), and how far.
        views: What was assumed about exchange rates, prices and defence growth, one line each.
        sources: Addresses of text and published amounts.
        notes: What a reader must know.
    """

    name: str
    currency: str
    term: str = ""
    parties: str = ""
    dates: tuple[tuple[str, Day], ...] = ()
    schedule: tuple[ScheduleRow, ...] = ()
    years: tuple[int, ...] = ()
    bands: Mapping[float, tuple[float, ...]] = field(default_factory=dict)
    ends: tuple[float, ...] = ()
    totals: tuple[Total, ...] = ()
    effects: tuple[Effect, ...] = ()
    views: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One dated event: of the record, or as a claim makes it.

    Attributes:
        id: What refs call it, e.g. ``events:118``; a claim's id leads to its sentence.
        date: First day it may have been.
        until: Last day it may have been, where the day is not known.
        actor: Who acted.
        kind: As in the record, e.g. ``demand``.
        text: What happened, in words.
        amount: The sum it puts, in base units of the talks' currency (converted if need be).
        amount_high: Upper end of a range.
        sources: Addresses.
        published: When the public could know.
        reliability: As the record rates it.
        status: held, reported, scheduled, withdrawn.
    """

    id: str
    date: Day
    until: Day | None = None
    actor: str = ""
    kind: str
    text: str
    amount: float | None = None
    amount_high: float | None = None
    sources: tuple[str, ...] = ()
    published: Day | None = None
    reliability: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a simpler forecast says, and its weight in the stack."""

    name: str
    deal_by: tuple[float, ...] = ()
    amount: float | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookSection:
    """When and where the talks are likely to end: probabilities as 0.62, amounts in base units."""

    deal_by: tuple[tuple[Day, float], ...] = ()
    extension_by: tuple[tuple[Day, float], ...] = ()
    unit: str = ""
    amount: Mapping[float, float] = field(default_factory=dict)
    term: tuple[tuple[str, float], ...] = ()
    p_no_deal: float | None = None
    p_veto: float | None = None
    baselines: tuple[Baseline, ...] = ()
    evidence: tuple[Ref, ...] = ()
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Chances by as-of day under one forecast; ``plain`` ones are naive."""

    name: str
    points: tuple[tuple[Day, float], ...]
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSection:
    """How the outlook went, day by day, each day as it was known then.

    Attributes:
        lines: What was said.
        events: Ids of the events that stand under it.
        ends: Expiry and deal.
        scores: Forecaster, and its mean Brier and log score of a deal within `within` days over
            these days; empty while nothing is settled.
        within: Days.
    """

    lines: tuple[Line, ...]
    events: tuple[Ref, ...] = ()
    ends: tuple[tuple[Day, str], ...] = ()
    scores: tuple[tuple[str, float, float], ...] = ()
    within: int = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksSection:
    """One negotiation: where it stands, what happened, how it may end.

    Attributes:
        name: What it is called.
        state: Where it stands, in a sentence.
        currency: ISO code of the amounts of its events.
        events: What happened, of the record and of the reports.
        stretches: Agreements in force, with first and last day.
        deadlines: Days that matter, and their names.
        course: How the outlook went until now.
        outlook: How it may end.
    """

    name: str
    state: Sentence
    currency: str = "KRW"
    events: tuple[EventRow, ...] = ()
    stretches: tuple[tuple[str, Day, Day], ...] = ()
    deadlines: tuple[tuple[Day, str], ...] = ()
    course: CourseSection | None = None
    outlook: OutlookSection | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A claim's place in the text: ``id`` is the claim's, ``label`` says it in a few words."""

    id: Ref
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report with its text; ``notes`` say what a reader must know (copies, undated, replaced)."""

    report: str
    outlet: str = ""
    published: Day | None = None
    published_basis: str = ""
    address: str = ""
    title: str = ""
    text: str
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that the one-file report says.

    Attributes:
        title: What it is about.
        as_of: Nothing later was looked at.
        made_with: Name and value of what made it: version, seed, views, hashes.
        summary: Plain sentences that could stand in a memo.
        figures: The ledger.
        problems: Where reports contradict each other, and why.
        agreement: What is in force.
        talks: What is being negotiated.
        sources: The reports.
        limits: What a reader must not read into it.
    """

    title: str
    as_of: Day
    made_with: tuple[tuple[str, str], ...] = ()
    summary: tuple[Sentence, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    agreement: AgreementSection | None = None
    talks: TalksSection | None = None
    sources: tuple[Source, ...] = ()
    limits: tuple[str, ...] = ()
