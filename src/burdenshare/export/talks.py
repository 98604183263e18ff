"""The open talks of a run for other tools: Gambit and GENIUS games, posterior draws for ArviZ.

Both games are stylised: one issue, the first-year sum, between the payer's last public offer (where
there is none, the sum in force) and the demander's last public demand. Each side's utility rises in
equal steps along it, from nothing at the other's position, as in the package's own alternating
offers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from burdenshare import __version__
from burdenshare.errors import TalksError
from burdenshare.outlook import learn, prepare
from burdenshare.session.job import pooled_deals
from burdenshare.session.review import ruled
from burdenshare.talks.domain import Domain, Issue, Profile, genius_xml
from burdenshare.talks.induction import Game, efg

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from burdenshare.outlook import Basis
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
    """A Zarr store (format 2) of what the public positions teach, in the groups ArviZ knows.

    ``prior`` and ``posterior`` hold equal-weight draws of the concession model (anchors,
    reservations and noises are logs of base units, the horizon is the log of days),
    ``observed_data`` the positions. Open it with `arviz.from_zarr` (zarr 2) or
    ``arviz.from_datatree(xarray.open_datatree(path, engine="zarr"))``.

    Raises:
        TalksError: There are no talks, or they are settled, not begun, or from no known level.

    Reference:
        Zarr storage specification, version 2; InferenceData schema of ArviZ.
    """
    basis = _basis(run)
    learnt = learn(basis)
    said = [move for move in basis.moves if move.middle]
    told = {
        "amount": np.array([move.middle for move in said], dtype="<f8"),
        "side": np.array([str(move.side) for move in said], dtype="<U16"),
        "published": np.array([move.published.isoformat() for move in said], dtype="<U10"),
    }
    about = {
        "talks": basis.state.talks.key,
        "as_of": run.as_of.isoformat(),
        "inference_library": "burdenshare",
        "inference_library_version": __version__,
        "log_evidence": learnt.log_evidence,
        "tempering_stages": learnt.stages,
        "accepted": learnt.accepted,
        "seed": basis.seed,
    }
    files = _group("", about)
    for name, values in (("posterior", learnt.particles), ("prior", learnt.prior)):
        files |= _group(name, about)
        chains = {"chain": np.zeros(1, "<i8"), "draw": np.arange(len(values), dtype="<i8")}
        for column, cells in chains.items():
            files |= _array(f"{name}/{column}", cells, (column,))
        for place, column in enumerate(learnt.names):
            files |= _array(f"{name}/{column}", values[None, :, place], ("chain", "draw"))
    files |= _group("observed_data", about)
    for column, cells in told.items():
        files |= _array(f"observed_data/{column}", cells, ("statement",))
    known = {name: json.loads(data) for name, data in files.items() if "/.z" in f"/{name}"}
    files[".zmetadata"] = _json({"zarr_consolidated_format": 1, "metadata": known})
    return {f"talks.zarr/{name}": data for name, data in files.items()}


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
        claims=ruled(run.case, run.claims)[0],
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


def _group(name: str, about: dict[str, object]) -> dict[str, bytes]:
    stem = f"{name}/" if name else ""
    return {f"{stem}.zgroup": _json({"zarr_format": 2}), f"{stem}.zattrs": _json(about)}


def _array(name: str, values: NDArray[np.generic], axes: tuple[str, ...]) -> dict[str, bytes]:
    """One array in one chunk, not packed."""
    shape = list(values.shape)
    described = {
        "zarr_format": 2,
        "shape": shape,
        "chunks": [max(size, 1) for size in shape],
        "dtype": values.dtype.str,
        "compressor": None,
        "fill_value": None,
        "order": "C",
        "filters": None,
    }
    files = {
        f"{name}/.zarray": _json(described),
        f"{name}/.zattrs": _json({"_ARRAY_DIMENSIONS": list(axes)}),
    }
    if values.size:
        files[f"{name}/{'.'.join('0' for _ in shape)}"] = values.tobytes()
    return files


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=1) + "\n").encode()
