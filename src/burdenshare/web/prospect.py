"""What may come: the talks with their demands and offers, a game to try, the outlook."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import exp, log, nan
from typing import TYPE_CHECKING

import numpy as np
from starlette.exceptions import HTTPException

from burdenshare.brief import chance, column_unit, estimate, interval, quantity, scale, survival
from burdenshare.brief.fragment import chart
from burdenshare.chart import Curve, Rung, ladder, path
from burdenshare.notebook import to_dicts
from burdenshare.outlook import Course, called
from burdenshare.session.job import known_agreements
from burdenshare.session.prospect import drawn
from burdenshare.talks import Parameters, Player, Setting, simulate
from burdenshare.web.ask import Page, event_words
from burdenshare.web.review import logged
from burdenshare.web.terms import military, positions, stationed
from burdenshare.web.view import positive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from burdenshare.chart import Markup
    from burdenshare.outlook import Outlook
    from burdenshare.talks import Move, Talks
    from burdenshare.web.ask import Ask, Row


def talks(ask: Ask) -> Page:
    """One negotiation: demands and offers, where it stands, and a small simulation of it."""
    name = ask.view.own.get("name")
    one, found = _outlook(ask, name)
    game, course = _game(ask, found), _course(ask, one, found)
    return Page(
        title=one.name,
        template="talks.html",
        values={
            "one": one,
            "outlook": found,
            "choices": _negotiations(ask),
            "moves": [_move(ask, move, found.unit) for move in reversed(found.moves)],
            "ladder": _ladder(ask, one, found),
            "course": _drawn(ask, course) if isinstance(course, Course) else course,
            "game": game,
            "played": _played(ask, one, found, game) if game else None,
            "events": [
                (event, event_words(event))
                for event in reversed(ask.found.events.values())
                if event.talks in one.record
            ][:40],
        },
        waits=_waits(found) or ("" if course else _DAYS),
        make_rows=lambda: [_move_row(move) for move in found.moves],
        more={"course": lambda: to_dicts(course)} if isinstance(course, Course) else {},
        code=_outlook_code(name) + _MOVES + (_COURSE.format(one.key) if course else ""),
    )


_MOVES = """\
rows = [
    {"date": move.date, "side": str(move.side), "kind": move.kind, "amount": move.amount,
     "amount_high": move.amount_high, "ids": list(move.ids)}
    for move in outlook.moves
]"""
_COURSE = """

from burdenshare.notebook import to_dicts

days = found.course(talks={!r})
course = to_dicts(days) if days else []"""


def _outlook_code(name: str | None) -> str:
    if name is None:
        return "outlook = found.outlook\n"
    return f"outlook = found.ahead({name!r})\n"


def _outlook(ask: Ask, name: str | None) -> tuple[Talks, Outlook]:
    """The talks that are meant and their outlook, made once; without chances as long as it is made.

    Raises:
        HTTPException: 404 where the case has none, or none of that name by the day.
    """
    run, site = ask.run, ask.site
    if run.outlook is None:
        raise HTTPException(404, f"{run.case.name} has no talks.")
    if name in {None, run.outlook.talks}:
        return run.case.talks[run.outlook.talks], run.outlook
    if name not in (known := _negotiations(ask)):
        names = ", ".join(known)
        raise HTTPException(404, f"No talks “{name}” were public by then; public were {names}.")
    key = ask.view.as_of, name
    made = site.kept(("standing", *key), lambda: run.ahead(name, play=False))
    if not made.deal_by:
        made = site.soon(site.later(("outlook", *key), lambda: run.ahead(name))) or made
    return run.case.talks[name], made


def _waits(found: Outlook) -> str:
    """What is not there yet, in words."""
    return "" if found.deal_by else "how these talks may end"


_DAYS = "how likely a deal looked, day by day"


def _negotiations(ask: Ask) -> dict[str, str]:
    """Talks that the public could know of: those about an agreement that was known."""
    known = known_agreements(ask.run.case, ask.run.as_of)
    now = ask.run.outlook.talks if ask.run.outlook else None
    return {
        key: one.name
        for key, one in ask.run.case.talks.items()
        if one.replaces in known or key == now
    }


def _move_row(move: Move) -> Row:
    return {
        "date": move.date,
        "side": str(move.side),
        "kind": move.kind,
        "amount": move.amount,
        "amount_high": move.amount_high,
        "ids": list(move.ids),
    }


def _move(ask: Ask, move: Move, unit: str) -> Row:
    sums = [value for value in (move.amount, move.amount_high) if value is not None]
    words = [ask.measure.quantity(value, unit, move.date.year) for value in dict.fromkeys(sums)]
    return {
        "move": move,
        "sum": " to ".join(words),
        "href": ask.first(move.ids),
        "kind": move.kind.replace("_", " "),
        "refs": [(_where(ask, ref), ask.ref(ref)) for ref in move.ids if ask.ref(ref)],
    }


def _where(ask: Ask, ref: str) -> str:
    claim = ask.found.claims.get(ref)
    return ask.outlet(claim.report) if claim else "record"


def _ladder(ask: Ask, one: Talks, found: Outlook) -> Markup | None:
    put = [
        (move, by[0])
        for move in found.moves
        if move.amount is not None and (by := ask.measure.factor(found.unit, move.date.year))
    ]
    if len(put) < 2:
        return None
    tops = [max(m.amount or 0, m.amount_high or 0) * by for m, by in put]
    size, words = scale(max(tops), ask.measure.unit or found.unit)
    rungs = [
        Rung(
            date=move.date,
            value=(move.amount or 0) * by / size,
            high=move.amount_high * by / size
            if move.amount_high and move.amount_high != move.amount
            else None,
            kind=move.kind,
            label=f"{_party(ask, move)} {move.kind.replace('_', ' ')}",
            href=_mark(ask, move),
        )
        for move, by in put
    ]
    ends = [(one.deadline, "expiry")] if one.deadline >= rungs[0].date else []
    return ask.linked(chart(partial(_draw_ladder, rungs, words, ends)))


def _course(ask: Ask, one: Talks, found: Outlook) -> Course | str | None:
    """How likely a deal looked day by day; words where there is none to see, None if not yet made.

    It takes a second or two, so it is made beside the pages, after the outlook.
    """
    run = ask.run
    if one.start is None or one.start > run.as_of:
        return "These talks had not begun by then."
    if not found.deal_by:
        return None
    key = ("course", ask.view.as_of, one.key)
    return ask.site.soon(ask.site.later(key, lambda: run.course(talks=one.key)))


def _drawn(ask: Ask, course: Course) -> Markup:
    return chart(lambda width: drawn(course, href=lambda event: ask.ref(event.id), width=width))


def _party(ask: Ask, move: Move) -> str:
    case = ask.run.case
    return case.recipient if move.side is Player.DEMANDER else case.payer


def _mark(ask: Ask, move: Move) -> str | None:
    for ref in move.ids:
        if ref in ask.found.claims:
            return f"#claim={ref}"
        if ref in ask.found.events:
            return f"#event={ref}"
    return None


def _draw_ladder(
    rungs: Sequence[Rung], unit: str, ends: Sequence[tuple[date, str]], width: float
) -> Markup:
    return ladder(
        rungs,
        title="What was demanded and what was offered",
        source="Source: the reports and the record; other currencies at the rate of the day.",
        unit=f"{unit} a year",
        deadlines=ends,
        width=width,
    )


_GAME = (
    ("ask", "First demand", "amount"),
    ("least", "Least the demander takes", "amount"),
    ("bid", "First offer", "amount"),
    ("most", "Most the payer pays", "amount"),
    ("late_ask", "Demander concedes late (above 1) or early", "number"),
    ("late_bid", "Payer concedes late (above 1) or early", "number"),
    ("days", "Days until the clock runs out", "number"),
)
_FITTED = {
    "ask": "anchor_demander",
    "least": "reservation_demander",
    "bid": "anchor_payer",
    "most": "reservation_payer",
    "late_ask": "log_exponent_demander",
    "late_bid": "log_exponent_payer",
    "days": "log_horizon",
}
_LIMIT, _GAMES, _ROUNDS = 900.0, 4096, 0.03


def _game(ask: Ask, found: Outlook) -> dict[str, tuple[float, float]] | None:
    """The game's parameters: what is asked for and what was fitted; None where nothing was fitted.

    Amounts are in billions of the payer's currency (millions of dollars).
    """
    fitted = {str(row["parameter"]): float(row["mean"]) for row in found.fit}
    if not set(_FITTED.values()) <= set(fitted):
        return None
    size = 1e6 if found.unit == "USD" else 1e9
    made = {}
    for key, _, kind in _GAME:
        usual = exp(fitted[_FITTED[key]]) / (size if kind == "amount" else 1.0)
        made[key] = (positive(ask.view.own.get(key), key, usual), usual)
    return made


def _played(
    ask: Ask, one: Talks, found: Outlook, game: Mapping[str, tuple[float, float]]
) -> Mapping[str, object]:
    """The game simulated with the parameters asked for and with the fitted ones."""
    runs = [
        ask.site.kept(
            ("game", found.talks, found.as_of, *(row[n] for row in game.values())),
            partial(_play, one, found, {key: row[n] for key, row in game.items()}),
        )
        for n in (0, 1)
    ]
    changed = any(asked != usual for asked, usual in game.values())
    return {
        "fields": [(key, words, *game[key]) for key, words, _ in _GAME],
        "rows": [
            (day, chance(p), chance(q))
            for (day, p), (_, q) in zip(runs[0][0], runs[1][0], strict=True)
        ],
        "sums": [r[1] for r in runs],
        "changed": changed,
        "unit": column_unit(found.unit),
        "draws": _GAMES,
    }


def _play(
    one: Talks, found: Outlook, game: Mapping[str, float]
) -> tuple[list[tuple[int, float]], str]:
    """P(deal) within some days of the talks' start, and the sum agreed in words."""
    size = 1e6 if found.unit == "USD" else 1e9
    sides = Parameters(
        anchor_demander=log(game["ask"] * size),
        reservation_demander=log(game["least"] * size),
        exponent_demander=game["late_ask"],
        anchor_payer=log(game["bid"] * size),
        reservation_payer=log(game["most"] * size),
        exponent_payer=game["late_bid"],
        horizon=game["days"],
        rounds=_ROUNDS,
    )
    start = one.start or found.as_of
    setting = Setting(parameters=sides, deadline=float((one.deadline - start).days), limit=_LIMIT)
    ended = simulate(setting, draws=_GAMES, seed=1)
    agreed = ended.amount[np.isfinite(ended.amount)]
    rows = [(days, ended.settled_by(days)) for days in (90, 180, 365, 540, 900)]
    if not agreed.size:
        return rows, "no deal"
    low, middle, high = (float(q) for q in np.quantile(agreed, (0.05, 0.5, 0.95)))
    return rows, (
        f"{estimate(middle, low, high, found.unit)} ({interval(low, high, found.unit)})"
        if high > low * (1 + 1e-9)
        else quantity(middle, found.unit)
    )


def outlook(ask: Ask) -> Page:
    """When and where the talks are likely to end, beside simpler forecasts."""
    name = ask.view.own.get("name")
    one, found = _outlook(ask, name)
    return Page(
        title=f"Outlook: {one.name}",
        template="outlook.html",
        values={
            "one": one,
            "outlook": found,
            "choices": _negotiations(ask),
            "path": _path(ask, one, found),
            "deals": _deals(found),
            "amounts": _amounts(ask, found),
            "terms": sorted(found.term.items()),
            "fit": [_fit(row, found.unit) for row in found.fit],
            "positions": [] if found.settled else positions(ask, found.talks, found.unit),
            "posture": military(ask),
            "logged": logged(ask, found.talks),
            "evidence": [(ref, ask.ref(ref), ask.told(ref)) for ref in found.evidence],
        },
        waits=_waits(found),
        make_rows=lambda: [
            {"by": day, "p_deal": p, "p_extension": dict(found.extension_by).get(day)}
            for day, p in found.deal_by
        ],
        more={"posture": lambda: to_dicts(stationed(ask))},
        code=_POSTURE
        + _outlook_code(name)
        + "extension = dict(outlook.extension_by)\n"
        + "rows = [\n"
        + '    {"by": day, "p_deal": p, "p_extension": extension.get(day)}\n'
        + "    for day, p in outlook.deal_by\n]",
    )


_POSTURE = """\
from burdenshare.notebook import to_dicts
from burdenshare.session.prospect import posture_of

posture = to_dicts(posture_of(found.case, as_of=found.as_of))
"""


def _simpler(found: Outlook) -> dict[str, list[tuple[date, float]]]:
    """Simpler forecasts of the day, by name."""
    rows = found.baselines.get("deal_by", [])
    made: dict[str, list[tuple[date, float]]] = {}
    for row in rows if isinstance(rows, list) else ():
        for name, value in row.items():
            if name != "date" and not name.endswith(_ENDS) and value is not None:
                made.setdefault(called(name), []).append((row["date"], float(value)))
    return made


_NOISE = {
    "log_noise_demander": "Noise of the demander's figures, as a fraction",
    "log_noise_payer": "Noise of the payer's figures, as a fraction",
}
_SHORT = {
    "same chance each day": "even",
    "Kaplan-Meier": "K-M",
    "one year only": "one year",
    "past renewals": "past",
}
_WIDE = 500.0
_SURVIVAL, _ENDS = "kaplan_meier", ("_low", "_high")


def _survived(found: Outlook) -> dict[date, str]:
    """What became of the past talks that lasted as long, by day, in words."""
    rows = found.baselines.get("deal_by", [])
    names = [f"{_SURVIVAL}{end}" for end in ("", *_ENDS)]
    return {
        row["date"]: survival(*(row.get(name) for name in names))
        for row in (rows if isinstance(rows, list) else ())
    }


def _path(ask: Ask, one: Talks, found: Outlook) -> Markup | None:
    if found.settled or len(found.deal_by) < 2:
        return None
    curves = [Curve(name="deal", points=tuple(sorted(found.deal_by)))]
    if found.extension_by:
        curves.append(Curve(name="one year only", points=tuple(sorted(found.extension_by))))
    curves += [
        Curve(name=name, points=tuple(points), plain=True)
        for name, points in _simpler(found).items()
    ]
    ends = [(one.deadline, "expiry")] if one.deadline > found.as_of else []
    return chart(partial(_draw_path, curves, ends, ask.run.as_of))


def _draw_path(
    curves: Sequence[Curve], ends: Sequence[tuple[date, str]], today: date, width: float
) -> Markup:
    if width < _WIDE:
        curves = [replace(c, name=_SHORT.get(c.name, c.name)) for c in curves]
    return path(
        curves,
        title="How likely a deal is, by day",
        source="Source: simulated talks and past renewals; dashed: simpler forecasts.",
        deadlines=ends,
        today=today,
        width=width,
    )


def _deals(found: Outlook) -> Mapping[str, object]:
    simpler = {name: dict(points) for name, points in _simpler(found).items()}
    survived, named = _survived(found), called(_SURVIVAL)
    extension = dict(found.extension_by)
    return {
        "names": list(simpler),
        "short": [_SHORT.get(name, name) for name in simpler],
        "rows": [
            (
                day,
                chance(p),
                chance(extension[day]) if day in extension else "",
                [
                    survived[day] if name == named else chance(points.get(day, nan))
                    for name, points in simpler.items()
                ],
            )
            for day, p in found.deal_by
        ],
    }


def _amounts(ask: Ask, found: Outlook) -> Mapping[str, object] | None:
    """Quantiles of the first-year sum, and what simpler forecasts say, with their weights."""
    if found.amount is None:
        return None
    year = found.as_of.year
    levels = ("q05", "q25", "q50", "q75", "q95")
    simpler = found.baselines.get("amount", {})
    weights = found.weights.get("amount", {})
    known = simpler.items() if isinstance(simpler, dict) else ()
    return {
        "quantiles": [ask.measure.quantity(found.amount[q], found.unit, year) for q in levels],
        "simpler": [
            (
                called(name),
                ask.measure.quantity(value, found.unit, year),
                chance(weights[name]) if name in weights else "",
            )
            for name, value in known
            if value is not None
        ],
        "simulation": chance(weights["simulation"]) if "simulation" in weights else "",
    }


def _fit(row: Mapping[str, float | str], unit: str) -> Row:
    """A fitted parameter, prior beside posterior, each as its middle and one sd either side."""
    name = str(row["parameter"])
    words = {key: text for (key, text, _) in _GAME}
    label = next(
        (words[k] for k, v in _FITTED.items() if v == name), _NOISE.get(name, called(name))
    )
    cells = {}
    for kind_, middle, sd in (("prior", "prior_mean", "prior_sd"), ("posterior", "mean", "sd")):
        centre, spread = float(row[middle]), float(row[sd])
        low, mean, high = (exp(centre + k * spread) for k in (-1, 0, 1))
        money = name.startswith(("anchor", "reservation"))
        cells[kind_] = (
            (estimate(mean, low, high, unit), interval(low, high, unit))
            if money
            else (f"{mean:.3g}", f"{low:.3g} to {high:.3g}")
        )
    return {"name": label, **cells, "learnt": chance(max(float(row["contraction"]), 0.0))}


PAGES: Mapping[str, tuple[Callable[[Ask], Page], tuple[str, ...]]] = {
    "talks": (talks, ("name", *(key for key, _, _ in _GAME))),
    "outlook": (outlook, ("name",)),
}
"""Pages by name: who makes each, and the parameters it takes."""
