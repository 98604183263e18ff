"""The historical record of a case: what was agreed, what was spent, and what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from burdenshare.case.table import Row, table
from burdenshare.errors import InputError
from burdenshare.outlook.record import Event
from burdenshare.units import Currency, money_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What was agreed for one year, with the status of each figure.

    Attributes:
        id: Place in the record, e.g. ``contributions:12``.
        year: The (fiscal) year.
        agreement: Key of the agreement it falls under.
        amount: Base units of ``currency``.
        currency: Its currency.
        amount_status: agreed, agreed_usd, agreed_won_plus_usd, projected ...
        value_kind: What the figure is worth as evidence: negotiated_base, rule_published,
            circular, typed, projection.
        status: verified, derived, conflict, unverified-memory.
        amount_usd: Dollars, where somebody gave them; after 2005 always a conversion.
        usd_status: Status of the dollars.
        usd_alternatives: Other dollar figures in circulation, in words.
        note: What a reader must know.
        source: Address or addresses.
        source_kind: official, press, copy, ngo, scholarly, leak or unknown.
        published: When the public could know it.
        published_basis: event, page, inferred ...
    """

    id: str
    year: int
    agreement: str
    amount: float
    currency: Currency
    amount_status: str = ""
    value_kind: str = ""
    status: str = ""
    amount_usd: float | None = None
    usd_status: str = ""
    usd_alternatives: str = ""
    note: str = ""
    source: str = ""
    source_kind: str = ""
    published: date | None = None
    published_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """What became of the money: appropriated, carried over, lapsed, held unspent.

    Attributes:
        id: Its number in the record.
        period: Year, years or month it is for, as written.
        scope: all, labour, military construction, logistics ...
        measure: appropriated, executed, carried_over, lapsed, unspent_cash_stock ...
        amount: Base units of ``currency``, or the bare number where the unit is no money.
        currency: None where the unit is no money.
        unit: As the record writes it.
        status: verified, verified-press, verified-ngo, derived, conflict, low.
        note: What a reader must know.
        source: Address or addresses.
        source_kind: What the address is.
        published: When the public could know it; None where unknown.
        published_basis: page, inferred or unknown.
    """

    id: str
    period: str
    scope: str
    measure: str
    amount: float
    currency: Currency | None
    unit: str
    status: str = ""
    note: str = ""
    source: str = ""
    source_kind: str = ""
    published: date | None = None
    published_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalCost:
    """An estimate of the cost of a presence, or of a share of it, with its definition.

    Attributes:
        id: Its number in the record.
        country: Host.
        period: What it is for, as written.
        payer: Whose cost it is.
        amount_low: Base units of ``currency``, or None.
        amount_high: Upper end.
        currency: None where only a share is given.
        unit: As the record writes it (``USD_bn_per_year`` ...).
        share_low: Per cent of the total, or None.
        share_high: Upper end.
        definition: What is counted.
        includes_military_pay: yes, no, unclear ...
        direct_or_indirect: What kind of support.
        status: verified, verified-press, derived, conflict, claim-disputed ...
        source: Address or addresses.
        source_kind: What the address is.
    """

    id: str
    country: str
    period: str
    payer: str
    amount_low: float | None
    amount_high: float | None
    currency: Currency | None
    unit: str
    share_low: float | None
    share_high: float | None
    definition: str
    includes_military_pay: str = ""
    direct_or_indirect: str = ""
    status: str = ""
    source: str = ""
    source_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """One past renewal of an agreement, for base rates.

    Attributes:
        id: Key of the agreement that it led to.
        payer: The host.
        talks_start: First round; the first of the month where only that is known, or None.
        deal: Day of the accord.
        deal_basis: How that day is known.
        signed: Day of the signature.
        ratified: Day on which the last chamber had consented.
        in_force: Day of entry into force.
        term_years: Years of the new term.
        prior_expiry: Last day of the agreement before; None for a first one.
        change_pct: Change of the yearly sum, per cent, on the base named in ``change_basis``.
        change_basis: What is compared with what; two bases can differ in sign.
        one_year: Whether it was an extension by one year.
        deadline_counts: Whether the days from deal to expiry say anything: not for a first
            agreement, nor for one that replaced another long before its end.
        published: When the public could know of the deal.
        published_basis: event, address or inferred.
        status: verified, part verified ...
        note: What a reader must know.
        source: Addresses.
        source_kind: What the best of them is.
    """

    id: str
    payer: str
    talks_start: date | None
    deal: date
    deal_basis: str = ""
    signed: date | None
    ratified: date | None
    in_force: date | None
    term_years: float
    prior_expiry: date | None
    change_pct: float | None
    change_basis: str = ""
    one_year: bool
    deadline_counts: bool
    published: date | None
    published_basis: str = ""
    status: str = ""
    note: str = ""
    source: str
    source_kind: str = ""

    @property
    def days_to_expiry(self) -> int | None:
        """Days from the deal to the end of the agreement before; negative where it came late."""
        return (self.prior_expiry - self.deal).days if self.prior_expiry else None


EVENTS_NEED = "date talks actor event_type source published"
EVENTS_ALLOW = (
    "date_precision amount_low amount_high unit pct term_years reliability source_kind note"
    " published_basis event_status kind_note"
)


def events(text: str, file: str) -> tuple[Event, ...]:
    """The events of a record; an amount is filled only where its unit is a plain yearly sum."""
    rows = table(
        text,
        file,
        needs=EVENTS_NEED,
        allows=EVENTS_ALLOW,
    )
    return tuple(_event(row) for row in rows)


def _event(row: Row) -> Event:
    currency, scale = row.currency("unit")
    low, high = row.maybe("amount_low"), row.maybe("amount_high")
    return Event(
        id=f"events:{row.line}",
        date=row.day("date"),
        precision=row.text("date_precision") or "day",
        talks=row.word("talks"),
        actor=row.word("actor"),
        kind=row.word("event_type"),
        amount=_scaled(low, scale) if currency else None,
        amount_high=_scaled(high, scale) if currency else None,
        currency=currency,
        unit=row.text("unit"),
        percent=row.maybe("pct"),
        term_years=row.maybe("term_years"),
        reliability=row.text("reliability"),
        source=row.text("source"),
        note=row.text("note"),
        published=row.known("published"),
        published_basis=row.text("published_basis"),
        status=row.text("event_status"),
        qualifier=row.text("kind_note"),
    )


def _scaled(value: float | None, scale: float) -> float | None:
    """In base units, without the dust of a binary product (1038.9 x 1e9)."""
    return None if value is None else round(value * scale, 2)


def contributions(text: str, file: str) -> tuple[Contribution, ...]:
    """What was agreed, year by year."""
    rows = table(
        text,
        file,
        needs="year agreement amount unit source",
        allows="amount_status value_kind status amount_usd_m usd_status usd_alternatives note"
        " source_kind published published_basis",
    )
    return tuple(_contribution(row) for row in rows)


def _contribution(row: Row) -> Contribution:
    currency, scale = row.currency("unit")
    if currency is None:
        row.fault("unit", f"{row.text('unit')!r} is not a currency with a scale, as in KRW_bn")
    return Contribution(
        id=f"contributions:{row.line}",
        year=row.year("year"),
        agreement=row.word("agreement"),
        amount=round(row.number("amount") * scale, 2),
        currency=currency,
        amount_usd=_scaled(row.maybe("amount_usd_m"), 1e6),
        published=row.known("published"),
        **_texts(row, "amount_status value_kind status usd_status usd_alternatives note source"
                      " source_kind published_basis"),
    )  # fmt: skip


def execution(text: str, file: str) -> tuple[Execution, ...]:
    """What was appropriated, spent, carried over and lapsed."""
    rows = table(
        text,
        file,
        needs="id period scope measure amount unit source",
        allows="status note source_kind published published_basis",
    )
    return tuple(_execution(row) for row in rows)


def _execution(row: Row) -> Execution:
    currency, scale = row.currency("unit")
    return Execution(
        id=row.word("id"),
        period=row.word("period"),
        amount=round(row.number("amount") * scale, 2),
        currency=currency,
        published=row.known("published"),
        **_texts(row, "scope measure unit status note source source_kind published_basis"),
    )


def total_costs(text: str, file: str) -> tuple[TotalCost, ...]:
    """Estimates of what a presence costs, with their definitions."""
    rows = table(
        text,
        file,
        needs="id country period payer amount_low amount_high unit definition source",
        allows="share_low share_high includes_military_pay direct_or_indirect status source_kind",
    )
    return tuple(_total_cost(row) for row in rows)


def _total_cost(row: Row) -> TotalCost:
    code, _, scale_word = row.text("unit").removesuffix("_per_year").partition("_")
    try:
        currency, scale = money_unit(f"{code} {scale_word.removesuffix('_ten_years')}")
    except InputError:
        currency, scale = None, 1.0
    return TotalCost(
        id=row.word("id"),
        amount_low=_scaled(row.maybe("amount_low"), scale),
        amount_high=_scaled(row.maybe("amount_high"), scale),
        currency=currency,
        share_low=row.maybe("share_low"),
        share_high=row.maybe("share_high"),
        **_texts(row, "country period payer unit definition includes_military_pay"
                      " direct_or_indirect status source source_kind"),
    )  # fmt: skip


def renewals(text: str, file: str) -> tuple[Renewal, ...]:
    """Past renewals, one a line."""
    rows = table(
        text,
        file,
        needs="id payer talks_start deal signed ratified in_force term_years prior_expiry"
        " change_pct change_basis one_year deadline_counts published source",
        allows="deal_basis published_basis status note source_kind",
    )
    return tuple(_renewal(row) for row in rows)


def _renewal(row: Row) -> Renewal:
    return Renewal(
        id=row.word("id"),
        talks_start=row.maybe_day("talks_start"),
        deal=row.day("deal"),
        signed=row.maybe_day("signed"),
        ratified=row.maybe_day("ratified"),
        in_force=row.maybe_day("in_force"),
        term_years=row.number("term_years"),
        prior_expiry=row.maybe_day("prior_expiry"),
        change_pct=row.maybe("change_pct"),
        one_year=row.flag("one_year"),
        deadline_counts=row.flag("deadline_counts"),
        published=row.known("published"),
        **_texts(row, "payer deal_basis change_basis published_basis status note source"
                      " source_kind"),
    )  # fmt: skip


def _texts(row: Row, columns: str) -> dict[str, str]:
    return {column: row.text(column) for column in columns.split()}
