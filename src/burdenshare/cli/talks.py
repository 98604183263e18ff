"""`talks`: the bargaining engine on its own."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from burdenshare.cli.option import AsOf, CaseArgument, Seed
from burdenshare.cli.output import Format, FormatOption, emit, say

if TYPE_CHECKING:
    from datetime import datetime

    from burdenshare.outlook import Basis

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
    rows = [
        {"model": model.replace("_", " "), "first_year_sum": amount}
        for model, amount in settlements(basis, learn(basis)).items()
    ]
    emit(rows, form)
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

    basis = _basis(case, name, as_of, seed)
    ended = play(basis, learn(basis))
    made = np.isfinite(ended.day)
    sums = np.quantile(ended.amount[made], [0.05, 0.5, 0.95]).tolist() if made.any() else []
    rows: list[dict[str, object]] = [
        {"answer": f"deal within {days} days", "value": ended.settled_by(days)}
        for days in (30, 90, 180, 365, 900)
    ]
    rows += [
        {"answer": f"first-year sum {q}", "value": value}
        for q, value in zip(("q05", "q50", "q95"), sums, strict=False)
    ]
    rows += [
        {"answer": "vetoed or refused", "value": float(np.mean(ended.refused > 0))},
        {"answer": "for one year", "value": float(np.mean(ended.term == 1))},
    ]
    emit(rows, form)
    say(f"{ended.day.size} talks from {basis.known.as_of}, seed {seed}.")


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

    basis = _basis(case, name, as_of, seed)
    learnt = learn(basis)
    emit(learnt.table(), form)
    said = sum(move.amount is not None for move in basis.moves)
    say(
        f"{said} positions with a sum; log evidence {learnt.log_evidence:.2f}.",
        "A contraction near 0 means that the positions say nothing of it. Sums are logs.",
    )


@app.command("backtest")
def backtest(
    case: CaseArgument,
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

    opened = open_case(case)
    found = scored(
        tuple(opened.talks.values()),
        events=opened.events,
        deals=pooled_deals(opened),
        series=opened.series,
        exchange=opened.exchange,
        seed=seed,
    )
    if rows_only:
        emit([asdict(row) for row in found], form)
    else:
        emit([asdict(row) for row in skills(found)], form)
    say(SENTENCE)


def _basis(case: str, name: str | None, as_of: datetime | None, seed: int) -> Basis:
    from burdenshare.case import open_case  # noqa: PLC0415
    from burdenshare.session.prospect import basis_of  # noqa: PLC0415

    day = as_of.date() if as_of else None
    return basis_of(open_case(case), talks=name, as_of=day, seed=seed)
