"""A run as files: the brief, the values behind it, and a manifest that vouches for them."""

from __future__ import annotations

import csv
import io
import json
import platform
from dataclasses import asdict
from hashlib import sha256
from importlib import metadata
from typing import TYPE_CHECKING

from burdenshare import __version__
from burdenshare.brief import html
from burdenshare.case.jsonl import lines
from burdenshare.case.log import DECISIONS, trusted
from burdenshare.compute.seal import sealed
from burdenshare.outlook import to_dict
from burdenshare.session.page import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from burdenshare.agreement import Payment
    from burdenshare.ledger import Ledger
    from burdenshare.session.job import Run

SCHEDULE = ("agreement", "payer", "year", "amount", "unit", "basis", "leg", "state")


def files(run: Run) -> dict[str, bytes]:
    """Contents by file name; the manifest comes last and holds the hashes of the others."""
    results = {
        "brief.html": html(page(run)).encode("utf-8", "replace"),
        "claims.jsonl": lines(run.claims),
        "ledger.json": _json(ledger_dict(run.ledger)),
        "schedule.csv": schedule_csv(run.payments),
        "outlook.json": _json(to_dict(run.outlook) if run.outlook else None),
    }
    return {**results, "manifest.json": sealed(_manifest(run, results))}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def ledger_dict(ledger: Ledger) -> dict[str, object]:
    """The ledger as plain values: one row a variable, one row a contradiction."""
    return {
        "figures": [asdict(figure) for figure in ledger.figures],
        "problems": [
            {
                "claims": list(p.claims),
                "message": p.message,
                "explanation": p.explanation,
                "probability": p.probability,
                "alternatives": [
                    {"explanation": text, "probability": odds} for text, odds in p.alternatives
                ],
            }
            for p in ledger.problems
        ],
    }


def schedule_row(payment: Payment) -> dict[str, object]:
    """One payment as plain cells; the amount in base units."""
    return {
        "agreement": payment.agreement,
        "payer": payment.payer,
        "year": payment.year,
        "amount": round(payment.amount),
        "unit": str(payment.currency),
        "basis": str(payment.basis),
        "leg": payment.leg,
        "state": str(payment.state),
    }


def schedule_csv(payments: Sequence[Payment]) -> bytes:
    """The schedule as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, SCHEDULE, lineterminator="\n")
    writer.writeheader()
    writer.writerows(schedule_row(payment) for payment in payments)
    return text.getvalue().encode()


def _manifest(run: Run, results: dict[str, bytes]) -> dict[str, object]:
    used = ("numpy", "scipy", "msgspec", "trafilatura", "pypdf", "CurrencyConverter")
    return {
        "as_of": run.as_of,
        "path": run.path,
        "case": run.case.name,
        "parameters": {
            "seed": run.seed,
            "draws": run.cost and run.cost.draws,
            "view": run.cost and run.cost.view,
        },
        "versions": {
            "burdenshare": __version__,
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in used},
        },
        "reports": [
            {
                "name": report.name,
                "file_sha256": run.reading.files.get(report.name),
                "text_sha256": report.sha256,
                "published": report.published,
                "published_basis": report.published_basis,
                "outlet": report.outlet,
            }
            for report in run.reading.reports
        ],
        "refused": list(run.reading.refused),
        "rulings": trusted(run.case.root, DECISIONS).head,
        "case_files": dict(run.case.files),
        "results": {name: sha256(data).hexdigest() for name, data in results.items()},
    }


def differences(then: object, now: object, place: str = "") -> Iterator[str]:
    """What two manifests do not share, one line each: ``versions.numpy: '2.2' then, '2.3' now``.

    Example:
        >>> list(differences({"a": {"b": 1}, "c": 2}, {"a": {"b": 3}}))
        ['a.b: 1 then, 3 now', 'c: 2 then, None now']
    """
    if isinstance(then, dict) and isinstance(now, dict):
        for key in (*then, *(key for key in now if key not in then)):
            inner = f"{place}.{key}" if place else str(key)
            yield from differences(then.get(key), now.get(key), inner)
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from differences(one, other, f"{place}.{number}")
    elif then != now:
        yield f"{place}: {then!r} then, {now!r} now"
