"""Work on a case of one's own: `init`, `review`, `export`, and the score of its forecasts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from burdenshare.cli.option import AsOf, Base, CaseArgument, Seed
from burdenshare.cli.output import Format, FormatOption, Row, counted, emit, progress, say
from burdenshare.cli.read import passage
from burdenshare.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.case.log import Forecast, Question
    from burdenshare.claim import Claim
    from burdenshare.ledger import Figure, Ruling
    from burdenshare.session.forecasting import Scored
    from burdenshare.session.review import Change, Desk, Item, Ruled

Kind: TypeAlias = Literal[
    "datapackage",
    "annotations",
    "prov",
    "sqlite",
    "xlsx",
    "bibtex",
    "efg",
    "genius",
    "netcdf",
    "markdown",
    "pdf",
    "png",
]
KEYS = {"a": "accept", "e": "edit", "s": "scope", "r": "reject"}
PROMPT = "[a]ccept  [e]dit  other [s]cope  [r]eject  [n]ext  [u]ndo the last  [q]uit > "


def review(
    case: CaseArgument,
    *,
    listed: Annotated[bool, typer.Option("--list", help="Print the queue and stop.")] = False,
    made: Annotated[bool, typer.Option("--made", help="Print the rulings made and stop.")] = False,
    claim: Annotated[
        str | None, typer.Option(help="Claim to rule on; for undo also a ruling's seal.")
    ] = None,
    ruling: Annotated[
        Literal["accept", "edit", "scope", "reject", "undo"] | None,
        typer.Option(help="What is decided."),
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who decides [default: your login name].")] = None,
    why: Annotated[str, typer.Option(help="The reason.")] = "",
    value: Annotated[str | None, typer.Option(help="Value meant, for edit: 1038.9bn.")] = None,
    scope: Annotated[str | None, typer.Option(help="What the sum covers, for scope.")] = None,
    try_it: Annotated[
        bool, typer.Option("--try", help="Show what the ruling would change; write nothing.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, help="Claims to list or go through.")] = 20,
    form: FormatOption = Format.AUTO,
) -> None:
    """Rule on claims, those first whose ruling would move the ledger most.

    Without --list, --made or --ruling it asks, claim by claim, and shows what each ruling changes.
    Rulings go to decisions.jsonl, which is only ever added to; any one can be undone.
    """
    from burdenshare.session.review import desk, queue, writable  # noqa: PLC0415 - fast --help

    if (claim is None) != (ruling is None):
        raise UsageError("a ruling needs --claim and --ruling")
    open_desk = desk(case, tick=progress)
    say(*(f"the claim of a ruling is read no more: {_said(one)}" for one in open_desk.orphans))
    if made:
        emit([_made(one, open_desk) for one in open_desk.rulings], form)
    elif listed:
        items = queue(open_desk)[:limit]
        emit([_row(item) for item in items], form, table=[_short(item) for item in items])
    elif claim is not None and ruling is not None:
        one = _ruling(open_desk, claim, ruling, by=by, why=why, value=value, scope=scope)
        emit(_ruled(open_desk, one, try_it=try_it), form)
    else:
        writable(open_desk)
        _ask(open_desk, by or _login(), limit)


def init(
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    *,
    source: Annotated[
        str | None, typer.Option("--from", help="Copy this CASE, such as @us-korea.")
    ] = None,
    events: Annotated[
        Path | None, typer.Option(help="CSV or XLSX of events for the record; needs a column date.")
    ] = None,
) -> None:
    """Make a case that runs: a skeleton with comments, or a copy of another case."""
    from datetime import UTC, datetime  # noqa: PLC0415 - keeps --help fast

    from burdenshare.case.folder import new_case  # noqa: PLC0415

    made = new_case(folder, source=source, events=events, today=datetime.now(UTC).date())
    print(folder)
    say(
        f"{made.title}: {len(made.agreements)} agreements, {len(made.talks)} talks, "
        f"{len(made.events)} events",
        f"next: `burdenshare check {folder}`, then `burdenshare run {folder}`",
    )


def export(
    path: Annotated[str, typer.Argument(help="A CASE, or a folder of reports.")],
    kind: Annotated[
        Kind,
        typer.Option(
            "--as",
            help="Frictionless data package, W3C web annotations, PROV-JSON, SQLite with full "
            "text, spreadsheet with live formulas, BibTeX; the brief as Markdown or PDF, its "
            "pictures as PNG; the open talks as a Gambit or GENIUS game, or as prior and "
            "posterior draws that ArviZ reads (netCDF).",
        ),
    ],
    *,
    base: Base = "@us-korea",
    as_of: AsOf = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the files.")] = Path("export"),
    licence: Annotated[
        str | None, typer.Option(help="Licence of a data package, as CC-BY-4.0.")
    ] = None,
    seed: Seed = 1,
) -> None:
    """Write a case and what it comes to for other tools; the names of the files go to stdout."""
    from burdenshare import export as formats  # noqa: PLC0415 - keeps --help fast
    from burdenshare.brief import markdown  # noqa: PLC0415
    from burdenshare.case.atomic import write_folder  # noqa: PLC0415
    from burdenshare.session import run  # noqa: PLC0415
    from burdenshare.session.page import page  # noqa: PLC0415

    done = run(path, base=base, as_of=as_of.date() if as_of else None, seed=seed, tick=progress)
    say(*done.reading.refused)
    if kind == "datapackage":
        files = formats.datapackage(done, licence=licence)
    elif kind == "markdown":
        files = {"brief.md": markdown(page(done)).encode("utf-8", "replace")}
    else:
        makers = {
            "annotations": formats.web_annotations,
            "prov": formats.provenance,
            "sqlite": formats.database,
            "xlsx": formats.workbook,
            "bibtex": formats.bibliography,
            "efg": formats.gambit,
            "genius": formats.genius,
            "netcdf": formats.draws,
            "pdf": formats.pdf,
            "png": formats.png,
        }
        files = makers[kind](done)
    write_folder(out, files)
    for name in files:
        print(out / name)


def score(
    case: CaseArgument,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Also make each forecast anew and compare.")
    ] = False,
    form: FormatOption = Format.AUTO,
) -> None:
    """Settle the logged forecasts of a case by what it knows now; lower scores are better."""
    from burdenshare.case import open_case  # noqa: PLC0415 - keeps --help fast
    from burdenshare.outlook import called  # noqa: PLC0415
    from burdenshare.session.forecasting import means  # noqa: PLC0415
    from burdenshare.session.forecasting import score as scores  # noqa: PLC0415

    rows = scores(open_case(case))
    emit([row for one in rows for row in _scores(one)], form, table=[_settled(one) for one in rows])
    settled = sum(one.outcome is not None for one in rows)
    say(f"{settled} of {len(rows)} questions are settled; log {rows[-1].forecast.seal[:12]}")
    for sort, rule, naive, count, ours, theirs in means(rows):
        say(f"{sort}: mean {rule} {ours:.4f}, {called(naive)} {theirs:.4f} ({count} questions)")
    if again:
        made = {one.forecast.seal: one.forecast for one in rows}
        say(*(_again(case, forecast) for forecast in made.values()))


def _settled(one: Scored) -> Row:
    """A question in words: what was said of it, what came of it, how that scored."""
    own = one.scores.get("outlook", {})
    asked = one.question.text.partition(": ")[2]
    return {
        "question": f"{one.forecast.talks}: {asked or one.question.text}",
        "as of": one.forecast.as_of,
        "said": _forecast(one.question),
        "outcome": "" if one.outcome is None else _outcome(one),
        "score": ", ".join(f"{rule} {value:.3f}" for rule, value in own.items()),
        "basis": one.basis,
    }


def _forecast(question: Question) -> str:
    from burdenshare.brief import chance, money  # noqa: PLC0415 - keeps --help fast

    if question.chance is not None:
        return chance(question.chance)
    if question.quantiles:
        unit = question.unit or ""
        low, middle, high = (money(question.quantiles[q], unit) for q in _QUANTILES)
        return f"{middle} ({low} to {high})"
    shares = question.shares or {}
    return ", ".join(f"{counted(int(years), 'year')} {chance(p)}" for years, p in shares.items())


_QUANTILES = ("q05", "q50", "q95")


def _outcome(one: Scored) -> str:
    from burdenshare.brief import money  # noqa: PLC0415 - keeps --help fast

    if isinstance(one.outcome, bool):
        return "yes" if one.outcome else "no"
    if one.question.sort == "amount":
        return money(one.outcome or 0.0, one.question.unit or "")
    return f"{one.outcome:g} years"


def _again(case: str, forecast: Forecast) -> str:
    """Whether a logged forecast comes out the same, and if not what is no longer the same."""
    from burdenshare.session.forecasting import replay  # noqa: PLC0415

    found, changed = replay(case, forecast)
    head = f"{forecast.seal[:12]}, as of {forecast.as_of}:"
    if found == forecast.questions:
        return f"{head} the same numbers again"
    return f"{head} other numbers now; changed since: {', '.join(changed) or 'the program'}"


def _scores(one: Scored) -> list[Row]:
    """A row for each forecaster and rule; one row where the question is open."""
    said = one.question.chance
    head = {
        "question": one.question.id,
        "as_of": one.forecast.as_of,
        "made_at": one.forecast.made_at,
        "chance": said,
        "outcome": one.outcome,
    }
    tail = {"basis": one.basis}
    found = [
        {**head, "forecaster": name, "rule": rule, "score": round(value, 5), **tail}
        for name, scores in one.scores.items()
        for rule, value in scores.items()
    ]
    return list(found) or [{**head, "forecaster": None, "rule": None, "score": None, **tail}]


def _ruling(
    desk: Desk,
    claim: str,
    verdict: str,
    *,
    by: str | None,
    why: str,
    value: str | None,
    scope: str | None,
) -> Ruling:
    from burdenshare.ledger import Verdict  # noqa: PLC0415
    from burdenshare.session.review import ruling_on, value_of  # noqa: PLC0415

    return ruling_on(
        desk,
        claim,
        Verdict(verdict),
        by=_login() if by is None else by,
        why=why,
        value=value_of(value) if value is not None else None,
        scope=scope,
    )


def _ruled(desk: Desk, ruling: Ruling, *, try_it: bool) -> list[Row]:
    from burdenshare.session.review import preview, rule  # noqa: PLC0415

    if try_it:
        return _rows(preview(desk, ruling))
    done = rule(desk, ruling)
    say(f"{_said(done.ruling)}; undo it with --ruling undo --claim {done.ruling.seal[:12]}")
    if not done.changes:
        say("no figure changes")
    return _rows(done.changes)


def _login() -> str:
    import getpass  # noqa: PLC0415

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _said(ruling: Ruling) -> str:
    what = f" {ruling.value}" if ruling.value is not None else ""
    what += f" {ruling.scope!r}" if ruling.scope else ""
    return f"{ruling.verdict}{what} of {ruling.claim[:12]} by {ruling.by}"


def _made(ruling: Ruling, desk: Desk) -> Row:
    in_force = any(one.seal == ruling.seal for one in desk.standing.values())
    return {
        "seal": ruling.seal[:12],
        "claim": ruling.claim[:12],
        "ruling": str(ruling.verdict),
        "value": ruling.value,
        "scope": ruling.scope,
        "by": ruling.by,
        "at": ruling.at,
        "why": ruling.why,
        "in_force": str(in_force).lower(),
    }


def _row(item: Item) -> Row:
    return {
        "claim": item.claim.id,
        "expected_move": round(item.move, 5),
        "doubt": round(item.doubt, 4),
        "report": item.claim.report,
        "kind": str(item.claim.kind),
        "value": item.claim.value,
        "unit": item.claim.unit,
        "period": item.claim.period,
        "quote": _shown(" ".join(item.claim.quote.split())),
        "figures": item.figures,
        "conflict": item.problem.explanation if item.problem else "",
    }


def _short(item: Item) -> Row:
    row = _row(item)
    move = f"{item.move:.1%}"
    return {"claim": row["claim"], "move": move, "kind": row["kind"], "period": row["period"],
            "quote": row["quote"], "report": row["report"]}  # fmt: skip


def _rows(changes: Sequence[Change]) -> list[Row]:
    return [
        {"figure": one.name, "before": _figure(one.before), "after": _figure(one.after)}
        for one in changes
    ]


def _figure(figure: Figure | None) -> str:
    from burdenshare.brief import estimate, interval  # noqa: PLC0415

    if figure is None:
        return "none"
    value = estimate(figure.mean, figure.low, figure.high, figure.unit)
    return f"{value} ({interval(figure.low, figure.high, figure.unit)})"


def _ask(desk: Desk, by: str, limit: int) -> None:
    """Go through the queue; the end of the input ends it, as q does."""
    from burdenshare.session.review import queue  # noqa: PLC0415

    passed: set[str] = set()
    last: Ruling | None = None
    while len(passed) < limit:
        waiting = [item for item in queue(desk) if item.claim.id not in passed]
        if not waiting:
            say("nothing is left to rule on")
            break
        item = waiting[0]
        _show(desk, item, len(waiting))
        answer = _answer(PROMPT)[:1].lower()
        done = None
        if answer in {"", "q"}:
            break
        if answer == "n":
            passed.add(item.claim.id)
        elif answer == "u":
            done = _undo(desk, last, by)
        elif answer in KEYS:
            done = _decide(desk, item.claim, KEYS[answer], by)
        else:
            say(f"{answer!r} is none of a, e, s, r, n, u and q")
        if done:
            if answer == "u":
                passed.discard(last.claim if last else "")
            else:
                passed.add(item.claim.id)
            desk, last = done.desk, done.ruling if answer != "u" else None
            say(_said(done.ruling), *_lines(done.changes))
    say(f"{len(desk.rulings)} rulings are in decisions.jsonl")


def _answer(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _decide(desk: Desk, claim: Claim, verdict: str, by: str) -> Ruled | None:
    from burdenshare.session.review import rule  # noqa: PLC0415

    value = _answer("the value meant > ") if verdict == "edit" else None
    scope = _answer("what the sum covers > ") if verdict == "scope" else None
    why = _answer("why > ")
    try:
        one = _ruling(desk, claim.id, verdict, by=by, why=why, value=value, scope=scope)
    except UsageError as fault:
        say(str(fault))
        return None
    return rule(desk, one)


def _undo(desk: Desk, last: Ruling | None, by: str) -> Ruled | None:
    from burdenshare.session.review import rule  # noqa: PLC0415

    if last is None:
        say("nothing was ruled in this sitting; `burdenshare review CASE --made` has all rulings")
        return None
    return rule(desk, _ruling(desk, last.seal, "undo", by=by, why="", value=None, scope=None))


def _show(desk: Desk, item: Item, waiting: int) -> None:
    from burdenshare.brief import chance, quantity  # noqa: PLC0415
    from burdenshare.ledger import Verdict  # noqa: PLC0415
    from burdenshare.session.review import preview, ruling_on  # noqa: PLC0415

    claim = item.claim
    report = next(r for r in desk.reading.reports if r.name == claim.report)
    value = quantity(float(claim.value), claim.unit) if claim.value is not None else "no figure"
    told = (str(claim.kind), value, claim.actor, claim.period, claim.status, claim.scope)
    say(
        "",
        f"{waiting} wait. {report.name}, {_shown(report.outlet or 'outlet unknown')}, "
        f"{report.published or 'undated'}:",
        f"  {_shown(passage(report, claim))}",
        f"  read as {', '.join(str(word) for word in told if word)} (claim {claim.id})",
        f"  faulty with {chance(item.doubt)}; a ruling should move the ledger by {item.move:.1%}",
    )
    if item.problem:
        say(f"  conflict: {item.problem.message} {item.problem.explanation}")
    for verdict in (Verdict.ACCEPT, Verdict.REJECT):
        shown = preview(desk, ruling_on(desk, claim.id, verdict, by="preview"))
        say(f"  {verdict}: {_first(shown)}")


def _shown(text: str) -> str:
    """Words of a report without what would steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def _first(changes: Sequence[Change]) -> str:
    lines = _lines(changes)
    if not lines:
        return "changes nothing that is printed"
    more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
    return lines[0].strip() + more


def _lines(changes: Sequence[Change]) -> list[str]:
    """What changes in the digits that are printed."""
    pairs = [(one.name, _figure(one.before), _figure(one.after)) for one in changes]
    return [f"  {name}: {old} -> {new}" for name, old, new in pairs if old != new][:8]
