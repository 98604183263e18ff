"""The open talks of a run for other tools: Gambit and GENIUS games, draws for ArviZ.

Both games are stylised: one issue, the first-year sum, between the payer's last public offer (where
there is none, the sum in force) and the demander's last public demand. Each side's utility rises in
equal steps along it, from nothing at the other's position, as in the package's own alternating
offers.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

from burdenshare import __version__
from burdenshare.errors import TalksError, UsageError
from burdenshare.outlook import learn, prepare
from burdenshare.outlook.move import mended
from burdenshare.session.job import pooled_deals
from burdenshare.session.review import ruled
from burdenshare.talks.domain import Domain, Issue, Profile, genius_xml
from burdenshare.talks.induction import Game, efg
from burdenshare.talks.temper import Stage

if TYPE_CHECKING:
    from burdenshare.outlook import Basis
    from burdenshare.session.job import Run
    from burdenshare.talks.fit import Posterior

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
            f"these talks were settled by {run.as_of}; give --as-of a day on which they were open",
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


def draws(run: Run) -> dict[str, bytes]:
    """One file, ``talks.nc``: what the public positions teach, in the groups that ArviZ knows.

    ``prior`` and ``posterior`` hold equal-weight draws of the concession model (anchors,
    reservations and noises are logs of base units, the horizon is the log of days),
    ``observed_data`` the positions. ``sample_stats`` tells how the posterior came about: of each
    draw ``lp`` (log density up to a constant) and its ``log_likelihood``, and of each stage of
    tempering its ``power`` of the likelihood, the ``effective`` share of the particles weighed, the
    share of moves ``accepted``, and what it added to the ``log_evidence``. The draws bear equal
    weight. Open it with ``arviz.from_netcdf``.

    Raises:
        TalksError: There are no talks, or they are settled, not begun, or from no known level.
        UsageError: The extra ``netcdf`` is not installed.

    Reference:
        NetCDF-4 (HDF5); InferenceData schema of ArviZ.
    """
    try:
        netcdf, hdf = import_module("h5netcdf"), import_module("h5py")
    except ImportError:
        raise UsageError(
            "netCDF needs the extra netcdf: pip install 'burdenshare[netcdf]'"
        ) from None
    basis = _basis(run)
    learnt = learn(basis)
    said = [move for move in basis.moves if move.middle]
    data = BytesIO()
    with netcdf.File(data, "w") as file:
        file.attrs.update(_about(run, basis, learnt))
        for name, values in (("posterior", learnt.particles), ("prior", learnt.prior)):
            group = file.create_group(name)
            group.dimensions = {"chain": 1, "draw": len(values)}
            for axis, size in group.dimensions.items():
                group.create_variable(axis, (axis,), data=np.arange(size.size))
            for place, column in enumerate(learnt.names):
                group.create_variable(column, ("chain", "draw"), data=values[None, :, place])
        _statistics(file.create_group("sample_stats"), learnt)
        group = file.create_group("observed_data")
        group.dimensions = {"statement": len(said)}
        amounts = np.array([move.middle for move in said], dtype=float)
        group.create_variable("amount", ("statement",), data=amounts)
        words = {
            "side": [str(move.side) for move in said],
            "published": [move.published.isoformat() for move in said],
        }
        for name, cells in words.items():
            made = group.create_variable(name, ("statement",), dtype=hdf.string_dtype())
            made[...] = np.array(cells, dtype=object)
    return {"talks.nc": data.getvalue()}


def _statistics(group: Any, learnt: Posterior) -> None:  # noqa: ANN401 - a group of h5netcdf
    draws, stages = len(learnt.particles), learnt.stages
    group.dimensions = {"chain": 1, "draw": draws, "stage": len(stages)}
    for axis, size in group.dimensions.items():
        group.create_variable(axis, (axis,), data=np.arange(size.size))
    each = {
        "lp": learnt.log_likelihood + learnt.log_prior,
        "log_likelihood": learnt.log_likelihood,
    }
    for name, values in each.items():
        group.create_variable(name, ("chain", "draw"), data=values[None])
    for name in Stage._fields:
        values = np.array([getattr(stage, name) for stage in stages])
        group.create_variable(name, ("stage",), data=values)


def _about(run: Run, basis: Basis, learnt: Posterior) -> dict[str, str | float]:
    return {
        "talks": basis.state.talks.key,
        "as_of": run.as_of.isoformat(),
        "inference_library": "burdenshare",
        "inference_library_version": __version__,
        "log_evidence": learnt.log_evidence,
        "tempering_stages": len(learnt.stages),
        "accepted": learnt.stages[-1].accepted,
        "seed": basis.seed,
    }


def _basis(run: Run) -> Basis:
    """What the outlook of the run rests on."""
    outlook = run.outlook
    if outlook is None:
        raise TalksError("has no talks, so there is nothing to draw", place=run.case.name)
    basis = prepare(
        run.case.talks[outlook.talks],
        as_of=run.as_of,
        events=run.case.events,
        deals=pooled_deals(run.case),
        claims=ruled(run.case, mended(run.claims, run.ledger.problems))[0],
        series=run.case.series,
        exchange=run.case.exchange,
        seed=run.seed,
    )
    if outlook.settled or not basis.playable:
        raise TalksError(
            f"were settled, had not begun, or had no known level as of {run.as_of}; "
            "give --as-of a day on which they were open",
            place=outlook.talks,
        )
    return basis
