"""Time expressions, resolved against the day of publication with the tense of their clause."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from burdenshare.mention.moment import (
    AGO,
    AHEAD,
    BETWEEN,
    DAY_MONTH,
    DAYS,
    DECADE,
    END,
    FISCAL,
    ISO,
    ISO_MONTH,
    LAST_DAY,
    MIDNIGHT,
    MONTH_DAY,
    MONTH_ONLY,
    MONTH_YEAR,
    NEW_YEAR,
    NUMERIC,
    OF_MONTH,
    OF_YEAR,
    PART_OF_YEAR,
    PLAIN_YEAR,
    RANGE,
    REL,
    REL_DAY,
    REL_MONTH,
    SAME_DAY,
    SAME_SPAN,
    SEASON,
    START_OF,
    TODAY,
    TRIGGER,
    WEEK_DAY,
    WEEKEND,
    WITHIN,
    Time,
    day_number,
    fiscal_year,
    opened,
)
from burdenshare.mention.reckon import (
    HALF_YEAR,
    LAPSES,
    OF_PACT,
    Anchors,
    ahead,
    day_in,
    in_digits,
    months_on,
    reckoned,
    season,
    year_month,
)
from burdenshare.report.dateline import MONTHS
from burdenshare.report.view import View, pattern
from burdenshare.report.word import HEAD, Openings, by_head

if TYPE_CHECKING:
    import re

_MAY = pattern(
    r"""\b(?:in|of|since|until|by|last|this|next|early|late|mid|from|to|through|on|late|and|before
    |after|during)[ -]$"""
)


def _weekday(word: str) -> int:
    return next(i for i, name in enumerate(DAYS) if name.startswith(word.rstrip("s.")[:3]))


def _full(first: str, second: str) -> int:
    return int(second) if len(second) == 4 else int(first[:2] + second)


class _Reader(Anchors):
    """Resolves the expressions of one view."""

    def read(self, at: int) -> Time | None:
        """The expression that starts at an offset."""
        for read in _READS(self.seen.low[at : at + HEAD]):
            if found := read(self, at):
                return found
        return None

    def read_fiscal(self, at: int) -> Time | None:
        found = FISCAL.match(self.seen.low, at)
        if not found:
            return None
        first = found["a"] if len(found["a"]) == 4 else "20" + found["a"]
        last = _full(first, found["b"]) if found["b"] else None
        return Time(
            start=at, end=found.end(), value=fiscal_year(int(first), self.host, last),
            grain="fiscal",
        )  # fmt: skip

    def read_end(self, at: int) -> Time | None:
        found = END.match(self.seen.low, at)
        if not found:
            return None
        grain = "day"
        if found["m"]:
            month = MONTHS[found["m"]]
            value = (
                year_month(int(found["my"]), month) if found["my"] else self.bare_month(month, at)
            )
            grain = "month-end"
        elif found["unit"] == "month":
            if self.base is None:
                return None
            last = monthrange(self.base.year, self.base.month)[1]
            value = self.base.replace(day=last).isoformat()
        else:
            year = int(found["y"]) if found["y"] else self._year_at_end(found["which"], at)
            value = "--12-31" if year is None else f"{year}-12-31"
            self.last_year = year
        return Time(start=at, end=found.end(), value=value, grain=grain)

    def _year_at_end(self, which: str | None, at: int) -> int | None:
        """Which year ends: this one, unless it is named or something did end with it."""
        named, now = self.last_year, self.base.year if self.base else None
        if which in {"that", "same"}:
            return named or now
        if now is None:
            return None
        if which is None and _ENDED.search(self.seen.low, max(0, at - 40), at):
            told = named and named < now and not self.seen.low.startswith(_TURN, at)
            return named if told else now - 1
        return now + {"last": -1, "next": 1}.get(which or "", 0)

    def read_range(self, at: int) -> Time | None:
        low = self.seen.low
        found = RANGE.match(low, at)
        if not found and low[max(0, at - 8) : at].endswith("between "):
            found = BETWEEN.match(low, at)
        if not found and (pair := BETWEEN.match(low, at)) and int(pair["b"]) == int(pair["a"]) + 1:
            found = pair
        if not found or ISO.match(low, at):
            return None
        if (
            len(found["b"]) == 2
            and ISO_MONTH.match(low, at)
            and int(found["b"]) <= 12 < int(found["a"][2:])
        ):
            return None
        joined = low[found.end("a") : found.start("b")]
        if joined == " " and not self.seen.stripped:
            return None
        first, last = int(found["a"]), _full(found["a"], found["b"])
        if not first < last < first + 60:
            return None
        self.last_year = last
        self.last_range = f"{first}/{last}"
        return Time(start=at, end=found.end(), value=self.last_range, grain="range")

    def read_dated(self, at: int) -> Time | None:
        low = self.seen.low
        found = ISO.match(low, at)
        if found and (day := day_in(int(found["y"]), int(found["m"]), int(found["d"]))):
            return Time(start=at, end=found.end(), value=day.isoformat(), grain="day")
        found = MONTH_YEAR.match(low, at)
        if found:
            self.last_year = int(found["y"])
            value = year_month(self.last_year, MONTHS[found["m"]])
            return Time(start=at, end=found.end(), value=value, grain="month")
        found = MONTH_DAY.match(low, at) or DAY_MONTH.match(low, at)
        if not found or not 1 <= day_number(found["d"]) <= 31:
            return None
        month, number = MONTHS[found["m"]], day_number(found["d"])
        beside = OF_YEAR.match(low, found.end()) if self.base else None
        end = beside.end() if beside else found.end()
        if found["y"] or beside:
            self.last_year = int(found["y"]) if found["y"] else self._which_year(beside)
            fixed = day_in(self.last_year, month, number)
            text = fixed.isoformat() if fixed else None
        else:
            text = self.day(month, number, at)
        return Time(start=at, end=end, value=text, grain="day") if text else None

    def _which_year(self, found: re.Match[str] | None) -> int:
        """`November of last year`: the year that the words name."""
        which = found["which"] if found else ""
        if which in {"that", "same", "the same"}:
            return self.last_year or 0
        step = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
        return (self.base.year if self.base else 0) + step

    def read_last_day(self, at: int) -> Time | None:
        """`the last day of March`, `the last day of that month`."""
        found = LAST_DAY.match(self.seen.low, at)
        if not found:
            return None
        month, year = (12, int(found["whole"])) if found["whole"] else self.last_month
        if found["m"]:
            month = MONTHS[found["m"]]
            bare = self.bare_month(month, found.start())
            year = int(found["y"]) if found["y"] else int(bare[:4]) if bare[0] != "-" else 0
        if not month or not year:
            return None
        day = date(year, month, monthrange(year, month)[1])
        return Time(start=found.start(), end=found.end(), value=day.isoformat(), grain="day")

    def read_of_month(self, at: int) -> Time | None:
        """`the 28th of that month`, `on the 15th`: of the month named last, or of this one."""
        low = self.seen.low
        found = OF_MONTH.match(low, at)
        goes_on = found and low.startswith(" ", found.end()) and not found["which"]
        leads = ("on the ", "on ") if goes_on else ("the ", "on ")
        if not found or not low.endswith(leads, 0, at):
            return None
        if not found["which"] and OF_PACT.search(low, max(0, at - 40), at):
            return None  # "talks on the 11th"
        step = {"last": -1, "next": 1}.get(found["which"] or "", 0)
        month, year = self.last_month
        if self.base and (step or found["which"] not in {"that", "the same"}):
            number = self.base.year * 12 + self.base.month - 1 + step
            year, month = number // 12, number % 12 + 1
        number = int(found["d"].replace("first", "1"))
        day = day_in(year, month, number) if month and year else None
        if day and self.base and day > self.base and not found["which"] and self.tense(at) < 0:
            day = months_on(day, -1)
        value = day.isoformat() if day else None
        return Time(start=at, end=found.end(), value=value, grain="day") if value else None

    def read_today(self, at: int) -> Time | None:
        found = TODAY.match(self.seen.low, at)
        if not found or self.base is None:
            return None
        shift = {"yesterday": -1, "tomorrow": 1}.get(found["t"], 0)
        return Time(at, found.end(), (self.base + timedelta(days=shift)).isoformat(), "day")

    def read_start_of(self, at: int) -> Time | None:
        found = START_OF.match(self.seen.low, at)
        if not found or self.base is None:
            return None
        return Time(start=at, end=found.end(), value=self.base.isoformat()[:7], grain="month")

    def read_bare_weekend(self, at: int) -> Time | None:
        found = WEEKEND.match(self.seen.low, at)
        return self._weekend(at, found.end()) if found else None

    def read_relative(self, at: int) -> Time | None:  # noqa: PLR0911 - one return a rule
        low = self.seen.low
        if (found := SAME_SPAN.match(low, at)) and self.last_range:
            return Time(start=at, end=found.end(), value=self.last_range, grain="range")
        found = REL.match(low, at)
        if not found:
            return None
        which, unit = found["which"].removeprefix("the "), found["unit"]
        unit = unit[len(found["fiscal"] or "") :]
        if unit in {"year", "yr", "12 months"}:
            return self._named_year(found, which)
        if self.base is None or which in _UNSTEPPED:
            return None
        step = _STEPS.get(which, 0)
        if unit == "month":
            number = self.base.year * 12 + self.base.month - 1 + step
            value = year_month(number // 12, number % 12 + 1)
            return Time(start=at, end=found.end(), value=value, grain="month")
        if unit in {"weekend", "day"}:
            return None if step > 0 or unit == "day" else self._weekend(at, found.end())
        if unit == "week":
            day = self.base + timedelta(days=7 * step)
            return Time(start=at, end=found.end(), value=day.isoformat()[:7], grain="week")
        return Time(at, found.end(), str(season(unit, self.base, step)), "season")

    def read_season(self, at: int) -> Time | None:
        """`the spring of last year`, `in the autumn`."""
        found = SEASON.match(self.seen.low, at)
        year = int(found["y"]) if found and found["y"] else None
        if found and found["which"]:
            year = self._which_year(found)
        elif found and year is None and _IN_THE.search(self.seen.low, max(0, at - 20), at):
            step = self.tense(at) or -1
            year = season(found.group(), self.base, step) if self.base else None
        if not found or not year:
            return None
        self.last_year = year
        return Time(at, found.end(), str(year), "year" if found["y"] else "season")

    def read_part_of_year(self, at: int) -> Time | None:
        """`early in the year`, `began the year`; `in the new year`."""
        if not self.base:
            return None
        if found := NEW_YEAR.match(self.seen.low, at):
            year = self.base.year + (self.base.month > HALF_YEAR and self.tense(at) >= 0)
        elif found := PART_OF_YEAR.match(self.seen.low, at):
            year = self.base.year
        return Time(at, found.end(), str(year), "season") if found else None

    def read_digits(self, at: int) -> Time | None:
        """`19/3`, `31/12/2019`, where the order of day and month is sure."""
        found = in_digits(self.seen.low, at, self.base)
        if not found:
            return None
        year, month, number, end = found
        day = day_in(year, month, number) if year else None
        value = day.isoformat() if day else None if year else self.day(month, number, at)
        return Time(start=at, end=end, value=value, grain="day") if value else None

    def _weekend(self, start: int, end: int) -> Time | None:
        """`over the weekend`: the last Sunday, or on a Sunday the day before."""
        if self.base is None or self.future(start):
            return None
        back = (self.base.weekday() + 1) % 7 or 1
        return Time(start, end, (self.base - timedelta(days=back)).isoformat(), "day")

    def read_same_day(self, at: int) -> Time | None:
        """`that evening`, `the day before`: reckoned from the day named last."""
        found = SAME_DAY.match(self.seen.low, at)
        if not found or self.last_day is None:
            return None
        shifts = {"day before": -1, "day after": 1, "following": 1}
        step = shifts.get(found["way"] or found["which"], 0)
        goes_on = found["way"] and found["of"]  # "the day after the talks ended"
        day = self.last_day + timedelta(days=-step if goes_on else step)
        return Time(*found.span(), day.isoformat(), "day", "behind" if goes_on else "")

    def read_named_month(self, at: int) -> Time | None:
        """`last June`, `this March`."""
        found = REL_MONTH.match(self.seen.low, at)
        if not found:
            return None
        month, which = MONTHS[found["m"]], found["which"]
        if which == "that" and self.last_year:
            return Time(*found.span(), year_month(self.last_year or 0, month), "month")
        if self.base is None:
            return Time(*found.span(), f"--{month:02d}", "month")
        year = self.base.year
        if which in {"last", "past"}:
            year -= month >= self.base.month
        elif which in {"next", "coming"}:
            year += month <= self.base.month
        return Time(*found.span(), year_month(year, month), "month")

    def _named_year(self, found: re.Match[str], which: str) -> Time | None:
        if which in _TOLD_YEAR:
            if self.last_year is None:
                return None
            year = self.last_year + (which in {"following", "ensuing"})
        elif self.base is None:
            return None
        else:
            step = _STEPS.get(which, 0)
            year = self.base.year + step
            self.last_year = year
        if found["fiscal"] and self.base and self.host == "JP":
            year -= self.base.month < 4
            return Time(*found.span(), fiscal_year(year, "JP"), "fiscal")
        return Time(*found.span(), str(year), "year")

    def read_ago(self, at: int) -> Time | None:
        found = AGO.match(self.seen.low, at)
        heads = self.seen.low.endswith((". ", "\n", ", ", "and "), 0, at)
        year = self.last_year if found and (found["way"] == "later" or heads) else None
        named = self.named if found and found["unit"].startswith("month") else self.last_day
        told = reckoned(found, self.base, named, year) if found else None
        if told and told.opening and (named is None or not _WITHIN(self.seen.low, at)):
            return None
        return told

    def read_ahead(self, at: int) -> Time | None:
        """`lapses in six weeks`, `has two weeks to live`."""
        found = AHEAD.match(self.seen.low, at)
        if not found or not self.base:
            return None
        within = WITHIN.search(self.seen.low, max(0, at - 24), at) and self.future(at)
        return ahead(found, self.base) if found["way"] or within else None

    def read_midnight(self, at: int) -> Time | None:
        """`expires at midnight`: at that of the month's end, the last or the next."""
        found = MIDNIGHT.match(self.seen.low, at)
        if not found or not self.base or not LAPSES.search(self.seen.low, max(0, at - 40), at):
            return None
        return Time(at, found.end(), f"{self.base}"[:7], "week", "", f"{self.base}")

    def read_weekdays(self, at: int) -> Time | None:
        low = self.seen.low
        found = REL_DAY.match(low, at) or WEEK_DAY.match(low, at)
        if not found or (low[found.start("w")] == "s" and low.startswith("sun ", found.start("w"))):
            return None
        if self.base is None:
            return Time(start=at, end=found.end(), value=None, grain="day")
        which = found.groupdict().get("which")
        back = (self.base.weekday() - _weekday(found["w"])) % 7
        day = self.base - timedelta(days=back)
        if which in {"next", "coming"} or (which != "last" and back and self.future(at)):
            day += timedelta(days=7)
        elif which == "last" and not back:
            day -= timedelta(days=7)
        return Time(start=at, end=found.end(), value=day.isoformat(), grain="day")

    def read_months(self, at: int) -> Time | None:
        low = self.seen.low
        found = MONTH_ONLY.match(low, at)
        if not found:
            return None
        word = found["m"]
        if (
            len(word) == 3
            and not (
                word == "may"
                and self.seen.text[at].isupper()
                and _MAY.search(low, max(0, at - 8), at)
            )
        ) or (word == "march" and not found["end"] and not _MAY.search(low, max(0, at - 8), at)):
            return None
        if self.base and (beside := OF_YEAR.match(low, found.end())):
            value = year_month(self._which_year(beside), MONTHS[word])
            return Time(start=at, end=beside.end(), value=value, grain="month")
        grain = "month-end" if found["end"] else "month"
        return Time(start=at, end=found.end(), value=self.bare_month(MONTHS[word], at), grain=grain)

    def read_year(self, at: int) -> Time | None:
        low = self.seen.low
        if found := DECADE.match(low, at):
            return Time(start=at, end=found.end(), value=f"{found['y']}/", grain="decade")
        if found := ISO_MONTH.match(low, at):
            return Time(start=at, end=found.end(), value=found.group(), grain="month")
        found = PLAIN_YEAR.match(low, at)
        if not found or (at and (low[at - 1] in "$€£¥₩.,-" and low[at - 1] != "-")):
            return None
        if _NOT_YEAR.match(low, found.end()):
            return None
        self.last_year = int(found["y"])
        return Time(start=at, end=found.end(), value=found["y"], grain="year")


_READS = by_head(
    (_Reader.read_fiscal, FISCAL),
    (_Reader.read_end, END),
    (_Reader.read_season, SEASON),
    (_Reader.read_part_of_year, PART_OF_YEAR, NEW_YEAR),
    (_Reader.read_digits, NUMERIC),
    (_Reader.read_range, RANGE, BETWEEN),
    (_Reader.read_dated, ISO, MONTH_YEAR, MONTH_DAY, DAY_MONTH),
    (_Reader.read_of_month, OF_MONTH),
    (_Reader.read_today, TODAY),
    (_Reader.read_bare_weekend, WEEKEND),
    (_Reader.read_start_of, START_OF),
    (_Reader.read_last_day, LAST_DAY),
    (_Reader.read_named_month, REL_MONTH),
    (_Reader.read_same_day, SAME_DAY),
    (_Reader.read_relative, SAME_SPAN, REL),
    (_Reader.read_ago, AGO),
    (_Reader.read_ahead, AHEAD),
    (_Reader.read_midnight, MIDNIGHT),
    (_Reader.read_weekdays, REL_DAY, WEEK_DAY),
    (_Reader.read_months, MONTH_ONLY),
    (_Reader.read_year, DECADE, ISO_MONTH, PLAIN_YEAR),
)
_ENDED = pattern(
    r"\b(?<!have )(?<!be )(?:expired|lapsed|ended|ran out|terminated|died|signed|concluded|struck"
    r"|reached|initialed|broke off)(?: (?:at|with|on))?(?: the)? $"
)
_TURN = ("new year's eve", "old year")  # of the last year, whichever was told before
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1,
    "upcoming": 1, "approaching": 1, "forthcoming": 1,
}  # fmt: skip
_TOLD_YEAR = {"that", "same", "following", "ensuing"}
_UNSTEPPED = _TOLD_YEAR | {"current", "present", "running", "ongoing"}
_IN_THE = pattern(r"\b(?:in|during|over|since|until|by) the (?:early |late |past )?$")
_WITHIN = pattern(r"(?<=[a-z,] )").match  # "a day after" within a sentence, not at its head
_NOT_YEAR = pattern(
    r" ?(?:%|percent|won|dollars|yen|euros|troops|soldiers|million|billion|trillion|workers|people)"
)


_TRIGGERS = Openings((TRIGGER,))


def times(seen: View, base: date | None, host: str | None = None) -> tuple[Time, ...]:
    """Every time expression of a folded text, in order.

    Args:
        seen: The text.
        base: Day of publication; without it dates that no year fixes stay partial (``--12-31``).
        host: Whose fiscal year is meant ("JP": April to March).
    """
    reader = _Reader(seen, base, host)
    out: list[Time] = []
    done = 0
    for trigger in _TRIGGERS.every(seen.words):
        at = trigger.start()
        found = reader.read(at) if at >= done else None
        if found is None:
            continue
        done = found.end
        reader.note(found)
        out.append(opened(seen.low, found))
    return tuple(out)
