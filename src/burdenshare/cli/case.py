"""`run`: the main job. `check` and `doctor`: is the case sound, is the installation?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from burdenshare.cli.option import AsOf, Base, Seed, Strict
from burdenshare.cli.output import counted, progress, say
from burdenshare.errors import CaseError, InputError, UsageError

EXTRAS = {
    "bulk": ("pyarrow", "press archives and Arrow tables"),
    "cluster": ("ray", "work spread over Ray"),
    "netcdf": ("h5netcdf", "draws for ArviZ"),
    "pdf": ("weasyprint", "brief as PDF"),
    "png": ("resvg-py", "pictures as PNG"),
    "xlsx": ("xlsxwriter", "spreadsheets"),
}
"""What each extra installs, and what is missing without it."""


def run(
    path: Annotated[
        str | None, typer.Argument(help="A CASE, or a folder of reports.", show_default=False)
    ] = None,
    *,
    base: Base = "@us-korea",
    as_of: AsOf = None,
    manifest: Annotated[
        Path | None,
        typer.Option(help="A manifest.json: run it again and say what differs; writes nothing."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the results.")] = Path("out"),
    seed: Seed = 1,
    strict: Strict = False,
) -> None:
    """Read the reports and write brief.html, claims, ledger, schedule, outlook and manifest.

    The as-of day defaults to the latest report's, or for a case to the day its record ends.
    """
    if manifest is not None:
        _again(path, manifest)
        return
    if path is None:
        raise UsageError("name a CASE or a folder of reports, or --manifest FILE")
    from burdenshare.case.atomic import write_folder  # noqa: PLC0415 - keeps --help fast
    from burdenshare.session import run as job  # noqa: PLC0415
    from burdenshare.session.output import files  # noqa: PLC0415
    from burdenshare.session.summary import screen  # noqa: PLC0415

    done = job(path, base=base, as_of=as_of.date() if as_of else None, seed=seed, tick=progress)
    say(*done.reading.refused)
    write_folder(out, files(done))
    sys.stdout.write(screen(done, out / "brief.html"))
    if strict and done.ledger.problems:
        raise typer.Exit(3)


def _again(path: str | None, manifest: Path) -> None:
    """Make a run again from its manifest; exit 1 where its files come out otherwise."""
    import json  # noqa: PLC0415 - keeps --help fast
    from datetime import date  # noqa: PLC0415

    from burdenshare.session import run as job  # noqa: PLC0415
    from burdenshare.session.output import differences, files  # noqa: PLC0415

    try:
        then = json.loads(manifest.read_text(encoding="utf-8"))
        day, seed = date.fromisoformat(then["as_of"]), int(then["parameters"]["seed"])
        named, base = str(then["path"]), str(then["case"])
    except OSError as fault:
        raise CaseError(f"cannot be read: {fault.strerror}", place=str(manifest)) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise CaseError(f"is no manifest of a run: {fault!r}", place=str(manifest)) from fault
    done = job(path or named, base=base, as_of=day, seed=seed, tick=progress)
    now = json.loads(files(done)["manifest.json"])
    aside = {"path": "", "seal": ""}
    found = list(differences({**then, **aside}, {**now, **aside}))
    for line in found:
        print(line)
    if then.get("results") != now["results"]:
        raise typer.Exit(1)
    say(f"reproduced: {len(now['results'])} files come out the same")


_RESULTS = {
    "manifest.json": (),
    "bulk.json": ("chunks/shards", "chunks/partitions"),
    "sweep.json": ("chunks",),
}
"""Files that vouch for a folder of results, and the ledgers of chunks beside them."""


def check(
    case: Annotated[
        str, typer.Argument(help="A CASE, or a folder of results of run, read or sweep.")
    ],
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
) -> None:
    """Check terms against published amounts, series for gaps, the record and the reports.

    Of a folder of results: is every file, and every chunk, what was written?
    """
    notes = [name for name in _RESULTS if (Path(case) / name).is_file()]
    if notes and not (Path(case) / "case.toml").is_file():
        _check_results(Path(case), notes)
        return
    from burdenshare.agreement import checks, schedules  # noqa: PLC0415 - keeps --help fast
    from burdenshare.case import check_case, open_case  # noqa: PLC0415

    opened = open_case(case)
    findings = check_case(opened)
    for finding in findings:
        print(finding)
    wrong = any(strict or finding.fault for finding in findings)
    told = f"{counted(len(opened.events), 'event')}; {counted(len(findings), 'finding')}"
    try:
        paid = schedules(opened.agreements, opened.series)
    except InputError:
        paid = ()  # said among the findings, with file and key
    announced = sum(len(a.published) for a in opened.agreements.values())
    tested = sum(len(checks(a, paid)) for a in opened.agreements.values())
    say(
        f"{opened.name}: {counted(len(opened.agreements), 'agreement')}, "
        f"{counted(announced, 'announced amount')}, {tested} of them independent tests of a rule; "
        f"{told}"
    )
    if wrong:
        raise typer.Exit(4)


def _check_results(folder: Path, notes: list[str]) -> None:
    from burdenshare.compute.seal import changed  # noqa: PLC0415 - keeps --help fast

    found = [line for name in notes for line in changed(folder / name, _RESULTS[name])]
    for line in found:
        print(line)
    say(f"{folder}: {counted(len(found), 'finding')}")
    if found:
        raise typer.Exit(4)


def doctor() -> None:
    """Say what is installed, what is not, and what that costs."""
    import platform  # noqa: PLC0415
    from importlib import metadata  # noqa: PLC0415

    needed = ("burdenshare", "numpy", "scipy", "CurrencyConverter", "msgspec", "trafilatura",
              "pypdf", "typer", "rich")  # fmt: skip
    print(f"{'python':<18} {platform.python_version()}")
    for name in needed:
        try:
            print(f"{name:<18} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            print(f"{name:<18} missing: pip install {name}")
    for extra, (name, what) in EXTRAS.items():
        try:
            print(f"{name:<18} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            print(f"{name:<18} not there, so no {what}: pip install 'burdenshare[{extra}]'")
