"""`talks`: the bargaining engine on its own."""

from __future__ import annotations

from dataclasses import asdict
from math import exp
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import AsOf, CaseArgument, Seed
from burdenshare.cli.output import Format, FormatOption, emit, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from burdenshare.outlook import Basis
    from burdenshare.talks import Settlement

app = typer.Typer(
    help="Talks: definitions, solutions, simulation, fit and back-test.", no_args_is_help=True
)
Name = Annotated[
    str | None, typer.Argument(help="Which talks [default: those on, or next, at the as-of day].")
]


@app.command("list")
def negotiations(case: CaseArgument, *, form: FormatOption = Format.AUTO) -> None:
    """List the negotiations of a case."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast

    rows = [
        {
            "talks": one.key,
            "name": one.name,
            "replaces": one.replaces,
            "start": one.start,
            "deadline": one.deadline,
            "outcome": one.outcome,
        }
        for one in open_case(case).talks.values()
    ]
    emit(rows, form)
    if not rows:
        say(f"{case} has no talks; a file in its folder talks/ defines some.")


@app.command("solve")
def solve(
    case: CaseArgument,
    name: Name = None,
    *,
    as_of: AsOf = None,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Give the first-year sums on which models on paper would settle; rules, no forecasts."""
    from burdenshare.outlook import learn, settlements  # noqa: PLC0415 - keeps --help fast

    basis = _basis(case, name, as_of, seed)
    unit = _currency(basis)
    rows = [
        {"model": model.replace("_", " "), "first_year_sum": amount, "unit": unit}
        for model, amount in settlements(basis, learn(basis)).items()
    ]
    short = [
        {"model": row["model"], "first-year sum": _told(row["first_year_sum"], unit)}
        for row in rows
    ]
    emit(rows, form, table=short)
    say(f"{basis.state.talks.name}, as of {basis.known.as_of}: what rules imply, no forecast.")


@app.command("simulate")
def simulate(
    case: CaseArgument,
    name: Name = None,
    *,
    as_of: AsOf = None,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Play the talks on from the as-of day and count how they end."""
    import numpy as np  # noqa: PLC0415 - keeps --help fast

    from burdenshare.outlook import learn, play  # noqa: PLC0415
    from burdenshare.outlook.stack import lapsed  # noqa: PLC0415

    basis = _basis(case, name, as_of, seed)
    ended = play(basis, learn(basis))
    gap = lapsed(basis, ended)
    made = np.isfinite(ended.day)
    sums = np.quantile(ended.amount[made], [0.05, 0.5, 0.95]).tolist() if made.any() else []
    unit = _currency(basis)
    answers = [
        (f"deal within {days} days", ended.settled_by(days)) for days in (30, 90, 180, 365, 900)
    ]
    answers += [
        ("vetoed or refused", float(np.mean(ended.refused > 0))),
        ("for one year", float(np.mean(ended.term == 1))),
        ("some time without an agreement", float(np.mean(gap.gap > 0))),
        ("staff on unpaid leave", float(np.mean(gap.wages > 0))),
    ]
    rows: list[dict[str, object]] = [
        {"answer": what, "value": chance, "unit": "probability"} for what, chance in answers
    ]
    rows += [
        {"answer": f"first-year sum {q}", "value": value, "unit": unit}
        for q, value in zip(("q05", "q50", "q95"), sums, strict=False)
    ]
    rows += _lapse(gap, unit)
    short = [
        {"answer": row["answer"], "value": _told(row["value"], str(row["unit"]))} for row in rows
    ]
    emit(rows, form, table=short)
    say(
        f"{ended.day.size} talks from {basis.known.as_of}, seed {seed}. Costs are against the same "
        "deal in force from the day after the deadline: what is never paid, interest on what is "
        "paid late, wages of staff on leave; below 0 is a gain."
    )


@app.command("fit")
def fit(
    case: CaseArgument,
    name: Name = None,
    *,
    as_of: AsOf = None,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Fit the public positions: prior beside posterior, and how much narrower each became."""
    from burdenshare.outlook import learn  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook.stack import heard  # noqa: PLC0415
    from burdenshare.talks.fit import rivals  # noqa: PLC0415

    basis = _basis(case, name, as_of, seed)
    learnt = learn(basis)
    positions, beliefs, elapsed = heard(basis)
    accounts = rivals(positions, beliefs, open_until=elapsed, seed=seed)
    unit = _currency(basis)
    rows = [{**row, "unit": _UNITS[_kind(row)].format(unit)} for row in learnt.table()]
    emit(rows, form, table=[_learnt(row, unit) for row in learnt.table()])
    said = sum(move.amount is not None for move in basis.moves)
    say(
        f"{said} positions with a sum; log evidence {learnt.log_evidence:.2f}. Rival accounts: "
        + ", ".join(f"{_ACCOUNTS[key]} {value:.1f}" for key, value in accounts.items())
        + "; less than 2 between two of them tells little.",
        "Learnt is how much narrower it became (contraction): near 0 the positions say nothing of "
        "it, below 0 they leave more room than was believed. In brackets 5 to 95 %; CSV and JSON "
        "give means and deviations of logs.",
    )


@app.command("backtest")
def backtest(
    cases: Annotated[
        list[str],
        typer.Argument(metavar="CASE...", help="Case folders, or shipped cases as @us-korea."),
    ],
    *,
    rows_only: Annotated[
        bool, typer.Option("--rows", help="Each forecast, not the means.")
    ] = False,
    seed: Seed = 1,
    form: FormatOption = Format.AUTO,
) -> None:
    """Score past talks at fixed times before and after the deadline, beside naive forecasts."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook.score import SENTENCE, skills  # noqa: PLC0415
    from burdenshare.outlook.score import backtest as scored  # noqa: PLC0415
    from burdenshare.session.job import pooled_deals  # noqa: PLC0415

    rows = []
    for case in cases:
        opened = open_case(case)
        found = scored(
            tuple(opened.talks.values()),
            events=opened.events,
            deals=pooled_deals(opened),
            series=opened.series,
            exchange=opened.exchange,
            seed=seed,
        )
        host = {"case": case.removeprefix("@")} if len(cases) > 1 else {}
        rows += [host | _flat(asdict(row)) for row in (found if rows_only else skills(found))]
    names = dict.fromkeys(name for row in rows for name in row)
    emit([{name: row.get(name) for name in names} for row in rows], form)
    say(
        "amount: CRPS of the log of the first-year sum (0.02 is about 2 %), for a single figure "
        "its log error; brier and log: of a deal within 180 days; term: ranked probability score "
        "of the years. Lower is better; low and high (5 and 95 %, talks drawn anew) above 0 mean "
        "that the outlook was the better one.",
        SENTENCE,
    )


def _flat(row: dict[str, object]) -> dict[str, object]:
    """A row with a column for each score of each forecast."""
    out: dict[str, object] = {}
    for name, value in row.items():
        inner = value.items() if isinstance(value, dict) else [(None, value)]
        out |= {f"{name}_{key}" if key else name: cell for key, cell in inner}
    return out


def _basis(case: str, name: str | None, as_of: datetime | None, seed: int) -> Basis:
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.prospect import basis_of  # noqa: PLC0415

    day = as_of.date() if as_of else None
    return basis_of(open_case(case), talks=name, as_of=day, seed=seed)


def _lapse(gap: Settlement, unit: str) -> list[dict[str, object]]:
    """What the time without an agreement comes to, on the mean."""
    rows = (
        ("that time", gap.gap, "days"),
        ("settled afterwards for that time", gap.arrears, unit),
        ("cost of that time to the demander", gap.demander, unit),
        ("cost of it to the payer and its staff", gap.payer, unit),
    )
    return [
        {"answer": f"{what}, mean", "value": float(values.mean()), "unit": word}
        for what, values, word in rows
    ]


_UNITS = {"sum": "log {}", "exponent": "log exponent", "noise": "log of a log deviation",
          "horizon": "log days"}  # fmt: skip
_SIDES = ("demander", "payer")
_ACCOUNTS = {
    "concession": "each concedes at its own pace",
    "linear": "at an even pace",
    "openings": "nobody moves",
    "reservations": "all is the last word",
}


def _kind(row: Mapping[str, object]) -> str:
    name = str(row["parameter"])
    return next((kind for kind in ("exponent", "noise", "horizon") if kind in name), "sum")


def _learnt(row: Mapping[str, float | str], unit: str) -> dict[str, object]:
    """A parameter out of its logs: the middle and 5 to 95 per cent, before and after."""
    side = next((side for side in _SIDES if side in str(row["parameter"])), "")
    names = {
        "sum": ("opening" if "anchor" in str(row["parameter"]) else "last word") + f", {unit} bn",
        "exponent": "exponent",
        "noise": "leaks, noise in %",
        "horizon": "days to the last word",
    }
    kind = _kind(row)
    told: dict[str, object] = {"parameter": f"{side and f'{side}: '}{names[kind]}"}
    for name, mean, spread in (("prior", "prior_mean", "prior_sd"), ("posterior", "mean", "sd")):
        middle, half = float(row[mean]), 1.645 * float(row[spread])
        low, mid, high = exp(middle - half), exp(middle), exp(middle + half)
        told[name] = _span(kind, (low, mid, high))
    return {**told, "learnt": f"{float(row['contraction']):.2f}"}


def _span(kind: str, values: tuple[float, float, float]) -> str:
    size = {"sum": 1e-9, "noise": 100.0}.get(kind, 1.0)
    digits = 0 if kind in {"sum", "horizon"} else 1
    low, middle, high = (f"{size * value:,.{digits}f}" for value in values)
    return f"{middle} ({low} to {high})"


def _told(value: object, unit: str) -> str:
    """A chance in per cent, a sum in billions; words for what a rule does not give."""
    if not isinstance(value, float):
        return "no deal by this rule"
    if unit == "probability":
        return f"{100 * value:.0f} %"
    if unit == "days":
        return f"{value:,.0f} days"
    return f"{unit} {value / 1e9:,.1f} bn"


def _currency(basis: Basis) -> str:
    from burdenshare.outlook.move import payer_currency  # noqa: PLC0415

    return str(payer_currency(basis.state.talks))
