"""Small claims and rates to reconcile, and the labelled reports where they are at hand."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from burdenshare.case.series import exchange as daily_rates
from burdenshare.claim import Claim, Kind, Modality, Status, claim_id
from burdenshare.series import Exchange, Rates
from burdenshare.units import Currency

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).parents[2] / "../shared"
STEADY = 1100.0


def _claim(value: str | None, unit: str | None = "KRW", **fields: object) -> Claim:
    """A claim of one report, told apart by its place; a contribution of 2019 unless told."""
    values: dict[str, object] = {
        "report": "a",
        "kind": Kind.CONTRIBUTION,
        "status": Status.AGREED,
        "scope": "stationing",
        "actor": "KR",
        "period": "2019",
        "published": date(2019, 2, 10),
        "quote": "a sum",
        "start": 0,
        "end": 5,
        "text_sha256": "0" * 64,
    }
    values.update(fields)
    key = "|".join(f"{name}={values[name]}" for name in sorted(values))
    values.setdefault("id", sha256(f"{value}{unit}{key}".encode()).hexdigest()[:12])
    return Claim(
        value=None if value is None else Decimal(value),
        unit=unit,
        **values,  # type: ignore[arg-type]  # the fields of a claim, by name
    )


@pytest.fixture(scope="session")
def say() -> Callable[..., Claim]:
    return _claim


@pytest.fixture(scope="session")
def steady() -> Exchange:
    """Every day of 2010 to 2024 at 1,100 won and 110 yen for a dollar."""
    days = tuple(range(date(2010, 1, 1).toordinal(), date(2025, 1, 1).toordinal()))
    table = {Currency.KRW: STEADY, Currency.JPY: 110.0, Currency.EUR: 0.9}
    return Exchange(
        rates={
            currency: Rates(currency=currency, days=days, rates=(rate,) * len(days), annual={})
            for currency, rate in table.items()
        }
    )


@pytest.fixture(scope="session")
def ecb() -> Exchange:
    return daily_rates({})


def _labelled(folder: Path) -> list[Claim]:
    found = []
    for path in sorted(folder.glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        digest = sha256(labels["report"].encode()).hexdigest()
        rows = labels["claims"]
        ids = [claim_id(digest, Kind(row["kind"]), row["start"], row["end"]) for row in rows]
        published = labels.get("published")
        for key, row in zip(ids, rows, strict=True):
            value, high = row.get("value"), row.get("value_high")
            found.append(
                Claim(
                    report=labels["report"],
                    id=key,
                    kind=Kind(row["kind"]),
                    value=None if value is None else Decimal(str(value)),
                    value_high=None if high is None else Decimal(str(high)),
                    unit=row.get("unit"),
                    modality=Modality(row["modality"]),
                    status=Status(row["status"]) if row.get("status") else None,
                    scope=row.get("scope"),
                    period=row.get("period"),
                    date=row.get("date"),
                    actor=row.get("actor"),
                    attributed_to=row.get("attributed_to"),
                    of=ids[row["of"]] if row.get("of") is not None else None,
                    quote=row["quote"],
                    start=row["start"],
                    end=row["end"],
                    published=date.fromisoformat(published) if published else None,
                    text_sha256=digest,
                )
            )
    return found


@pytest.fixture(scope="session")
def labelled() -> Callable[[str], list[Claim]]:
    """Labelled claims of one of the folders of labelled reports."""

    def load(name: str) -> list[Claim]:
        folder = SHARED / "gold" / name
        if not folder.is_dir():
            pytest.skip("the labelled reports are not at hand")
        return _labelled(folder)

    return load
