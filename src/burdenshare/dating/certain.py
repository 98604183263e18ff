"""Claims of a report whose day is inferred: dates and periods that hold on every likely day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from burdenshare.claim import Claim, extract

if TYPE_CHECKING:
    from burdenshare.report import Days, Report

WITHIN = timedelta(days=366)  # an interval no longer than this fixes most periods
_WHOLE = (len("2019-02"), len("2019"))


def inferred(report: Report, days: Days) -> tuple[Report, tuple[Claim, ...]]:
    """The report with what can be said of its day, and its claims.

    Where nine tenths of the probability lie within a year, the report counts as public from the
    end of that interval on: never earlier than it was, but for one case in twenty. It is read as
    of the likeliest day and of both ends; a date or period stands as far as the three agree, so
    that "Sunday" is a day only where the day of the report is as good as certain. Where they lie
    further apart the report keeps no day, and its claims no more than its text fixes.

    Args:
        report: A report without a day of publication.
        days: Distribution over its days, as `publication` gives it.

    Returns:
        The report, with ``days``, a note and perhaps a day; and its claims.
    """
    first, last = days.interval()
    noted = replace(report, days=days, notes=(*report.notes, _note(days)))
    if last - first > WITHIN:
        return noted, extract(noted)
    dated = replace(noted, published=last, published_basis="inferred")
    readings = [
        {claim.id: claim for claim in extract(replace(dated, published=day))}
        for day in (days.likeliest, first, last)
    ]
    return dated, tuple(
        replace(
            claim,
            published=last,
            date=_agreed([one[key].date if key in one else None for one in readings]),
            period=_agreed([one[key].period if key in one else None for one in readings]),
        )
        for key, claim in readings[0].items()
    )


def _agreed(values: list[str | None]) -> str | None:
    """What the readings have in common: the day, else the month, else the year, else nothing.

    Example:
        >>> _agreed(["2019-02-10", "2019-02-17", "2019-02-10"]), _agreed(["2018/2019", "2018/2020"])
        ('2019-02', None)
        >>> _agreed(["..2019-02-10", "..2019-03-17"]), _agreed(["..2018-12", "..2019-01"])
        ('..2019', None)
    """
    told = [value for value in values if value]
    if len(told) < len(values) or not told:
        return None
    if len(set(told)) == 1:
        return told[0]
    if any("/" in value for value in told):
        return None
    lead = len("..") * told[0].startswith("..")
    whole = (n + lead for n in _WHOLE)
    return next((told[0][:n] for n in whole if len({value[:n] for value in told}) == 1), None)


def _note(days: Days) -> str:
    first, last = days.interval()
    told = f"{first} to {last}" if first != last else str(first)
    why = ", ".join(days.reasons) or "nothing in it fixes a day"
    return f"No day of publication; inferred: {told} (90 %), likeliest {days.likeliest}: {why}"
