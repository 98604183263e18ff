"""The open talks of a run as games for other solvers: Gambit .efg and GENIUS XML.

Both are stylised: one issue, the first-year sum, between the payer's last public offer (where there
is none, the sum in force) and the demander's last public demand. Each side's utility rises in equal
steps along it, from nothing at the other's position, as in the package's own alternating offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.errors import TalksError
from burdenshare.talks.domain import Domain, Issue, Profile, genius_xml
from burdenshare.talks.export import efg
from burdenshare.talks.induction import Game

if TYPE_CHECKING:
    from burdenshare.session.job import Run

STEPS = 10
"""Equal steps between the two positions, for GENIUS."""
PERIODS, PAYMENTS, PATIENCE = 3, 6, 0.9
"""Of the extensive form: periods, sums that may be proposed, and what next period is worth now."""
_BILLION = 1e9


def gambit(run: Run) -> dict[str, bytes]:
    """One file, ``talks.efg``: three periods, six sums, a period's delay costs a tenth.

    Payoffs are billions a year over the payer's last offer (demander) and under the demander's
    last demand (payer); no deal is nothing for both.

    Raises:
        TalksError: The talks are settled, or a side has no public position as of the day.
    """
    low, high = positions(run)
    surplus = round((high - low) / _BILLION, 3)
    game = Game(surplus=surplus, periods=PERIODS, discounts=(PATIENCE, PATIENCE))
    sums = [round(surplus * k / (PAYMENTS - 1), 3) for k in range(PAYMENTS)]
    assert run.outlook is not None  # noqa: S101 - `positions` has seen to it
    title = f"{run.outlook.talks} as of {run.as_of}, {run.outlook.unit} bn over {low / _BILLION:g}"
    return {"talks.efg": efg(game, sums, title=title).encode()}


def genius(run: Run) -> dict[str, bytes]:
    """Three files: the domain, and a profile for the demander and for the payer.

    Raises:
        TalksError: The talks are settled, or a side has no public position as of the day.
    """
    low, high = positions(run)
    assert run.outlook is not None  # noqa: S101 - `positions` has seen to it
    sums = [low + (high - low) * k / STEPS for k in range(STEPS + 1)]
    gains = tuple(k / STEPS for k in range(STEPS + 1))
    domain = Domain(
        name=run.outlook.talks,
        issues=(
            Issue(
                name=f"amount in {run.outlook.unit} bn",
                values=tuple(f"{value / _BILLION:.3f}" for value in sums),
            ),
        ),
        profiles=(
            Profile(name="demander", weights=(1.0,), evaluations=(gains,)),
            Profile(name="payer", weights=(1.0,), evaluations=(gains[::-1],)),
        ),
    )
    names = ("domain.xml", "demander.xml", "payer.xml")
    return {name: text.encode() for name, text in zip(names, genius_xml(domain), strict=True)}


def positions(run: Run) -> tuple[float, float]:
    """The payer's last offer and the demander's last demand, base units of the payer's currency.

    Where no offer is public, the sum in force stands for it.

    Raises:
        TalksError: The talks are settled, or a side has no public position as of the day.
    """
    outlook = run.outlook
    if outlook is None:
        raise TalksError("has no talks, so there is no game to write", place=run.case.name)
    if outlook.settled:
        raise TalksError(
            f"were settled by {run.as_of}; give --as-of a day on which they were open",
            place=outlook.talks,
        )
    sums = outlook.baselines["amount"]
    assert isinstance(sums, dict)  # noqa: S101 - open talks have naive forecasts
    low, high = sums["payer_last"] or sums["freeze"], sums["demander_last"]
    if low is None or high is None or low >= high:
        raise TalksError(
            f"have no public demand above an offer as of {run.as_of}; give another --as-of",
            place=outlook.talks,
        )
    return float(low), float(high)
