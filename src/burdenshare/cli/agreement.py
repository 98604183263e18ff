"""`agreement`: what the treaties say, what they pay and what they cost."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import AsOf, CaseArgument, Seed, calendar_day
from burdenshare.cli.output import Format, FormatOption, Row, emit, say
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.agreement import Payment
    from burdenshare.case import Case
    from burdenshare.cost import Cost, Quantiles

app = typer.Typer(help="Agreements as code: terms, schedules, cost.", no_args_is_help=True)
Names = Annotated[list[str] | None, typer.Argument(help="Agreements by key [default: all].")]
Draws = Annotated[int, typer.Option(help="Sobol points a scramble, a power of two.")]


class By(StrEnum):
    """What a schedule is parted by."""

    PAYER = "payer"
    CATEGORY = "category"


Fx = Annotated[
    str,
    typer.Option(
        help="View of the exchange rate: random-walk, reversion:3 (half-life in years), "
        "forward:-0.015, spot, 1350 or path:2027=1400,2028=1380."
    ),
]


@app.command("list")
def agreements(case: CaseArgument, *, form: FormatOption = Format.AUTO) -> None:
    """List the agreements with their terms and dates."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast

    rows = [
        {
            "agreement": a.key,
            "name": a.name,
            "term": str(a.term),
            "unit": a.unit,
            "signed": a.dates.get("signed"),
            "in_force": a.dates.get("in_force"),
            "lapse": str(a.lapse),
        }
        for a in open_case(case).agreements.values()
    ]
    emit(rows, form)


@app.command("schedule")
def schedule(
    case: CaseArgument,
    names: Names = None,
    *,
    measure: Annotated[
        str | None,
        typer.Option(
            "--in",
            help="Another measure: real:2020 (prices of a year; real:2020:deflator.KR by another "
            "index), or over a series such as troops.KR, gdp.KR or defence_budget.KR.",
        ),
    ] = None,
    by: Annotated[
        By | None, typer.Option(help="Parted by payer of a pool, or by category of the sum.")
    ] = None,
    form: FormatOption = Format.AUTO,
) -> None:
    """Print what is owed year by year, and whether it was negotiated or follows from a rule."""
    from burdenshare.agreement import schedules  # noqa: PLC0415
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.output import schedule_row  # noqa: PLC0415
    from burdenshare.session.pricing import agreement_of  # noqa: PLC0415

    if measure and by:
        raise UsageError("--in and --by do not go together")
    opened = open_case(case)
    keys = [agreement_of(opened, name).key for name in names or opened.agreements]
    every = schedules(opened.agreements, opened.series)
    paid = [p for p in every if p.agreement in keys]
    if measure:
        found = _measured(opened, paid, measure)
        emit(found, form, table=[row | {"value": _measure_cell(row)} for row in found])
    elif by:
        found = [row for p in paid for row in _parts(opened, p, by)]
        emit(found, form, table=[row | {"amount": _sum_cell(row)} for row in found])
        if not found:
            say("none of these agreements parts its sum by category")
    else:
        emit([schedule_row(p) for p in paid], form, table=[_short(opened, p) for p in paid])
    say(*_waiting(opened, every, keys))
    if names:
        say(*(f"{key}: {note}" for key in keys for note in opened.agreements[key].notes))


def _waiting(case: Case, paid: Sequence[Payment], keys: Sequence[str]) -> list[str]:
    """Years of a term that no sum is known of yet, and what they wait for."""
    known, lines = {(case.agreements[p.agreement].payer, p.year) for p in paid}, []
    for one in (case.agreements[key] for key in keys):
        open_years = [year for year in one.years if (one.payer, year) not in known]
        if open_years:
            lines.append(
                f"{one.key}: {', '.join(map(str, open_years))} not known yet, for want of later "
                f"values of {', '.join(one.series())}; `agreement price` draws them"
            )
    return lines


def _parts(case: Case, p: Payment, by: By) -> list[dict[str, object]]:
    terms = case.agreements[p.agreement]
    head = {"agreement": p.agreement, "year": p.year}
    if by is By.PAYER:
        return [
            {**head, "payer": payer, "share": share, "amount": p.amount * share,
             "unit": str(p.currency)}
            for payer, share in terms.shares().items()
        ]  # fmt: skip
    return [
        {**head, "category": name, "form": form, "amount": amount, "unit": str(p.currency)}
        for name, forms in terms.categories(p.amount).items()
        for form, amount in zip(("money", "in kind"), forms, strict=True)
        if amount
    ] + _memos(case, p)


def _memos(case: Case, p: Payment) -> list[dict[str, object]]:
    """Parts of the whole with a ladder of their own, in the payment's year."""
    from burdenshare.agreement import schedule as parted  # noqa: PLC0415

    terms = case.agreements[p.agreement]
    if p.leg is not None or not any(leg.memo for leg in terms.legs.values()):
        return []
    return [
        {"agreement": p.agreement, "year": p.year, "category": row.leg, "form": None,
         "amount": row.amount, "unit": str(row.currency)}
        for row in parted(terms, case.series, memo=True)
        if row.year == p.year
    ]  # fmt: skip


def _measured(case: Case, paid: Sequence[Payment], measure: str) -> list[dict[str, object]]:
    from burdenshare.cost import against, real  # noqa: PLC0415
    from burdenshare.session.pricing import series_of  # noqa: PLC0415

    word, _, rest = measure.partition(":")
    if word == "real":
        year, _, index = rest.partition(":")
        if not year.isdigit():
            raise UsageError(f"{measure!r} names no year; write for example real:2020")
        found = real(paid, series_of(case, index or f"cpi.{case.payer}"), int(year))
    else:
        found = against(paid, series_of(case, measure))
    return [
        {"agreement": row.agreement, "year": row.year, "value": row.value, "unit": row.unit}
        for row in found
    ]


def _measure_cell(row: Row) -> str:
    value, unit = row["value"], str(row["unit"])
    assert isinstance(value, float)  # noqa: S101 - a Measure holds one
    if unit.startswith("share"):
        return f"{value:.3%}"
    digits = 3 if unit.startswith("USD") else 1
    return f"{value:,.0f}" if unit.endswith("a head") else f"{value / 1e9:,.{digits}f} bn"


def _sum_cell(row: Row) -> str:
    amount = row["amount"]
    assert isinstance(amount, float)  # noqa: S101 - a payment times a fraction
    return f"{amount / 1e9:,.2f} bn"


@app.command("spent")
def spent(case: CaseArgument, *, form: FormatOption = Format.AUTO) -> None:
    """Agreed against spent: what the record says became of each year's money."""
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.pricing import spending  # noqa: PLC0415

    rows = [
        {
            "period": one.period,
            "scope": one.scope,
            "measure": one.measure.replace("_", " "),
            "amount": one.amount,
            "unit": one.unit,
            "agreed": one.agreed,
            "of_agreed": one.of_agreed,
            "status": one.status,
            "source": one.source,
        }
        for one in spending(open_case(case))
    ]
    emit(rows, form, table=[_spent_cells(row) for row in rows])
    say("agreed is not disbursed: agreed and spent are sums of one year and one currency")


def _spent_cells(row: Row) -> Row:
    from burdenshare.brief import column, column_unit  # noqa: PLC0415

    amount, agreed, part = (row[name] for name in ("amount", "agreed", "of_agreed"))
    unit = str(row["unit"])
    assert isinstance(amount, float)  # noqa: S101 - as spending gives it
    return {
        "period": row["period"],
        "scope": row["scope"],
        "measure": row["measure"],
        "amount": column(amount, unit),
        "unit": column_unit(unit),
        "agreed": column(agreed, unit) if isinstance(agreed, float) else None,
        "of agreed": f"{part:.1%}" if isinstance(part, float) else None,
        "status": row["status"],
    }


@app.command("owed")
def owed(
    case: CaseArgument,
    day: Annotated[datetime, typer.Argument(parser=calendar_day, help="YYYY-MM-DD.")],
    *,
    form: FormatOption = Format.AUTO,
) -> None:
    """Say what was owed on a day: by what was then in force, and by what came later."""
    from burdenshare.agreement import owed as debt  # noqa: PLC0415
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.output import schedule_row  # noqa: PLC0415

    opened = open_case(case)
    found = debt(day.date(), opened.agreements, opened.series)
    rows = [{"settled": "then", **schedule_row(p)} for p in found.payments]
    rows += [{"settled": "later", **schedule_row(p)} for p in found.later]
    emit(rows, form)
    if not rows:
        say(f"no sum of {found.day.year} is known: no agreement reaches it, or its index does not")
    say(
        f"in force on {found.day}: {found.in_force or 'none'}; "
        f"{found.accrued:.1%} of the year had passed"
    )


@app.command("sensitivity")
def sensitivity(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(help="An agreement by key.")],
    *,
    fx: Fx = "random-walk",
    draws: Draws = 4096,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Say how the totals answer to a point of each index and to a weaker currency."""
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.pricing import levers  # noqa: PLC0415

    opened = open_case(case)
    rows = [
        {"change": row.change, "unit": unit, **quantile_cells(found)}
        for row in levers(opened, name, fx=fx, draws=draws, seed=seed)
        for unit, found in ((str(opened.currency), row.own), ("USD", row.dollars))
    ]
    emit(rows, form, table=[_quantile_row(row) for row in rows])


def _short(case: Case, p: Payment) -> Row:
    terms = case.agreements[p.agreement]
    leg = terms.legs[p.leg] if p.leg else None
    unit = leg.unit if leg else terms.unit
    places = 2 if terms.round and terms.round < 0.1 else 1
    amount = f"{p.amount / (1e6 if unit.endswith('m') else 1e9):,.{places}f}"
    published = (leg or terms).published.get(p.year)
    other = f" {published.unit}" if published and published.unit else ""
    return {
        "agreement": p.agreement,
        "year": str(p.year),
        "amount": f"{amount:>9}",
        "unit": unit,
        "basis": str(p.basis),
        "leg": p.leg,
        "announced": f"{published.amount:,.{places}f}{other}" if published else None,
        "state": str(p.state),
    }


@app.command("price")
def price(
    case: CaseArgument,
    name: Annotated[str, typer.Argument(help="An agreement by key.")],
    *,
    fx: Fx = "random-walk",
    change: Annotated[
        list[str] | None,
        typer.Option("--set", help="Change a term: pay.then.cap=0.03, or a range 0.02..0.05."),
    ] = None,
    fixed: Annotated[
        bool, typer.Option("--fixed-parameters", help="Volatility, persistence and mean as fitted.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Also price with blocks of past years.")
    ] = False,
    discount: Annotated[float, typer.Option(help="Yearly rate for present dollars.")] = 0.0,
    draws: Draws = 4096,
    seed: Seed = 1,
    as_of: AsOf = None,
    form: FormatOption = Format.AUTO,
) -> None:
    """Price an agreement over its term: own currency and dollars, 5-50-95 %."""
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session import pricing  # noqa: PLC0415

    opened, day = open_case(case), as_of.date() if as_of else None
    if change:
        drafts = pricing.edited(opened, name, change)
        found = pricing.comparison_of(
            opened, drafts, fx=fx, uncertain=not fixed, draws=draws, seed=seed, as_of=day,
            discount=discount,
        )  # fmt: skip
        costs = list(found.costs)
    else:
        costs = [
            pricing.price(
                opened, name, fx=fx, uncertain=not fixed, draws=draws, seed=seed, as_of=day,
                discount=discount,
            )
        ]  # fmt: skip
    if check:
        costs.append(pricing.blocks(opened, name, draws=draws, seed=seed, as_of=day))
    rows = [row for cost in costs for row in _rows(cost)]
    emit(rows, form, table=_table(rows, several=len(costs) > 1))
    for cost in costs:
        _told(cost)


def _told(cost: Cost) -> None:
    known = [str(year.year) for year in cost.years if year.known]
    cap = "no cap binds"
    if cost.cap_binds:
        cap = f"a cap binds in some year with probability {cost.cap_binds:.3f}"
        cap += f" (s.e. {cost.cap_error:.4f})"
    say(
        f"{cost.agreement}: {cost.view}",
        f"{cost.draws:,} points x {cost.scrambles} scrambles, seed {cost.seed}; "
        f"s.e.: standard error of the quantile over the scrambles",
        f"{cap}; known from what is announced: {', '.join(known) or 'none'}",
    )


def _rows(cost: Cost) -> list[Row]:
    """Totals and years in base units, the standard error of each quantile beside it."""
    own = str(cost.currency)
    sums = [("total", own, cost.own), ("total", "USD", cost.dollars)]
    if cost.present.q50 != cost.dollars.q50:
        sums.append(("present", "USD", cost.present))
    for row in cost.years:
        sums += [(str(row.year), own, row.own), (str(row.year), "USD", row.dollars)]
    distinct = {(period, unit): found for period, unit, found in sums}
    return [
        {
            "agreement": cost.agreement,
            "period": period,
            "unit": unit,
            **quantile_cells(found),
            "fx_view": cost.view.split(";")[0].removeprefix("FX "),
        }
        for (period, unit), found in distinct.items()
    ]


def quantile_cells(found: Quantiles) -> Row:
    """5, 50 and 95 % of a sum and their standard errors, rounded to base units."""
    return {
        "q05": round(found.q05),
        "q50": round(found.q50),
        "q95": round(found.q95),
        "error_q05": round(found.errors[0]),
        "error_q50": round(found.errors[2]),
        "error_q95": round(found.errors[4]),
    }


def _table(rows: Sequence[Row], *, several: bool) -> list[Row]:
    from burdenshare.brief import column, column_unit  # noqa: PLC0415

    return [
        {
            **({"agreement": _variant(row)} if several else {}),
            "period": str(row["period"]),
            "5 %": column(_number(row, "q05"), str(row["unit"])),
            "50 %": column(_number(row, "q50"), str(row["unit"])),
            "95 %": column(_number(row, "q95"), str(row["unit"])),
            "s.e. 5/50/95": " / ".join(
                f"{_number(row, f'error_{q}') / (_number(row, q) or 1):.3%}"
                for q in ("q05", "q50", "q95")
            ),
            "unit": column_unit(str(row["unit"])),
        }
        for row in rows
        if not several or row["period"] == "total"
    ]


def _quantile_row(row: Row) -> Row:
    """A difference for a terminal: its quantiles and the largest of their standard errors."""
    from burdenshare.brief import column, column_unit  # noqa: PLC0415

    unit = str(row["unit"])
    cells: dict[str, object] = {}
    for name, value in row.items():
        if name in {"q05", "q50", "q95"}:
            cells[f"{int(name[1:])} %"] = column(_number(row, name), unit)
        elif not name.startswith("error") and name != "unit":
            cells[name] = value
    worst = max(_number(row, f"error_{q}") for q in ("q05", "q50", "q95"))
    return cells | {"s.e. at most": column(worst, unit), "unit": column_unit(unit)}


def _variant(row: Row) -> str:
    blocks = "blocks" in str(row["fx_view"])
    return f"{row['agreement']}, {row['fx_view']}" if blocks else str(row["agreement"])


def _number(row: Row, key: str) -> float:
    value = row[key]
    assert isinstance(value, int)  # noqa: S101 - _rows rounds them
    return float(value)


@app.command("compare")
def compare(
    case: CaseArgument,
    names: Annotated[list[str], typer.Argument(help="Two agreements or more, by key.")],
    *,
    fx: Fx = "random-walk",
    draws: Draws = 4096,
    seed: Seed = 1,
    as_of: AsOf = None,
    form: FormatOption = Format.AUTO,
) -> None:
    """Compare agreements on common draws: each one less the first, with its own interval."""
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.pricing import agreement_of, comparison_of  # noqa: PLC0415

    opened = open_case(case)
    if len(names) < 2:
        raise UsageError("name two agreements or more to compare")
    day = as_of.date() if as_of else None
    terms = [agreement_of(opened, name) for name in names]
    found = comparison_of(opened, terms, fx=fx, draws=draws, seed=seed, as_of=day)
    rows = [
        {
            "agreement": row.agreement,
            "less": row.less,
            "unit": unit,
            **quantile_cells(difference),
            "p_dearer": row.dearer,
        }
        for row in found.differences
        for unit, difference in ((str(found.costs[0].currency), row.own), ("USD", row.dollars))
        if difference is not None
    ]
    emit(rows, form, table=[_quantile_row(row) for row in rows])
    say(found.costs[0].view)
