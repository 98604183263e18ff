"""What years a figure is for where no rule gives it any: the likeliest of those told around it.

What is known of a candidate is kept as tuples: what the figure is, how the years lie to the day of
print and to the agreements known by then, and where the text tells them. Few of them differ, so
what each adds to the utility is worked out once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from burdenshare.logit.choice import Choice, loaded
from burdenshare.mention.moment import bounds, shifted, spread, years_in
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAN = 1.5  # log odds taken off "no years": a reader who misses them loses more than one who checks
_LONG = 7  # years from which agreements are of one length

What: TypeAlias = tuple[str, ...]
Sign: TypeAlias = tuple[str, ...]
Shape: TypeAlias = tuple[str, str]
Option: TypeAlias = tuple[str | None, tuple[Sign, ...]]


class Era(NamedTuple):
    """The day of print among the agreements of the payer that were public by then.

    Attributes:
        year: Year of print; 0 where no day is known.
        now: Years of the agreement in force.
        ahead: Years of the next.
        past: Years of the one before.
        due: The first year that none of them covers: what talks are about.
    """

    year: int
    now: str | None = None
    ahead: str | None = None
    past: str | None = None
    due: str | None = None


@lru_cache(maxsize=KEPT)
def era(known: tuple[str, ...], year: int, running: int) -> Era:
    """The agreements around a day.

    Args:
        known: Years of those that were public, the latest first.
        year: Year of print.
        running: The same as the payer counts it: Japan's runs from April.

    Example:
        >>> era(("2021-04/2022-03", "2016-04/2021-03"), 2021, 2020)
        Era(year=2021, now='2016-04/2021-03', ahead='2021-04/2022-03', past=None, due=None)
        >>> era(("2014/2018",), 2018, 2018).due
        '2019'
    """
    now = ahead = past = due = None
    for years in sorted(known, key=bounds):
        first, last = bounds(years)
        if first > running:
            ahead = ahead or years
        elif running <= (last or first):
            now = years
        else:
            past = years
    latest = now or past
    if latest and not ahead:
        due = shifted(latest, years_in(latest), 1)
    return Era(year, now, ahead, past, due)


@lru_cache(maxsize=KEPT)
def standing(around: Era) -> tuple[tuple[str, Sign], ...]:
    """The years that a figure may be for whatever its text tells, each with what they are."""
    year = around.year
    out = [(str(year + step), ("year", f"{step:+d}")) for step in (-1, 0, 1) if year]
    named = (("now", around.now), ("ahead", around.ahead), ("past", around.past))
    for name, years in named:
        if years:
            out += [(years, ("pact", name)), (spread(years, 1), ("opens", name))]
    if around.due:
        out.append((around.due, ("opens", "due")))
    return tuple(out)


def grouped(told: Iterable[tuple[str, Sign]]) -> list[Option]:
    """No years, and each of those told, with all that speaks for them."""
    out: dict[str, tuple[Sign, ...]] = {}
    for years, sign in told:
        out[years] = (*out.get(years, ()), sign)
    return [(None, ()), *out.items()]


def _clamp(number: int, low: int, high: int) -> int:
    return max(low, min(high, number))


@lru_cache(maxsize=KEPT)
def shape(years: str | None, around: Era) -> Shape:
    """How some years lie to the day of print: their class, and how far off they are and how many.

    Example:
        >>> shape("2019", Era(2019, "2019")), shape("../2018", Era(2019))
        (('one +0F', 'one +0'), ('until', 'until -1'))
    """
    year, now, ahead, past, _ = around
    if years is None:
        return "none", "none"
    if not years[:4].isdigit():
        last = years[3:7]
        near = year and last.isdigit()
        return "until", f"until {_clamp(int(last) - year, -3, 5):+d}" if near else "until"
    first = bounds(years)[0]
    off = first - year
    count = years_in(years)
    if not count:
        return "from", f"from {_clamp(off, -2, 2):+d}" if year else "from"
    if count == 1:
        edge = _edge(first, around)
        if not year:
            return "one" + edge, "one"
        return f"one {_clamp(off, -2, 2):+d}{edge}", f"one {_clamp(off, -4, 3):+d}"
    named = {now: "now", ahead: "ahead", past: "past"}.get(years)
    named = named or ("later" if off > 0 else "this year" if off == 0 else "other")
    far = f" {_clamp(off, -5, 2):+d}" if year else ""
    return f"some {named}", f"some {min(count, _LONG)}{far}"


def _edge(first: int, around: Era) -> str:
    """Whether a year opens or closes an agreement."""
    if around.now and first == bounds(around.now)[0]:
        return "F"
    if around.ahead and first == bounds(around.ahead)[0]:
        return "f"
    if around.due and first == bounds(around.due)[0]:
        return "D"
    last = bounds(around.now) if around.now else (0, 0)
    return "L" if around.now and first == (last[1] or last[0]) else ""


def features(what: What, how: Shape, signs: Sequence[Sign]) -> list[str]:
    """What speaks for some years.

    Args:
        what: Kind and status of the figure, and whether a deal is news.
        how: Their shape.
        signs: Where they are told.
    """
    out = list(_of_shape(what, how))
    for sign in signs:
        out += _of_sign(what, sign)
    return out


@lru_cache(maxsize=KEPT)
def _of_shape(what: What, how: Shape) -> tuple[str, ...]:
    return (*how, *(f"{one} {sign}" for one in how for sign in what))


@lru_cache(maxsize=KEPT)
def _of_sign(what: What, sign: Sign) -> tuple[str, ...]:
    kind, status = what[:2]
    name, *more = sign
    base = f"@{name} {more[0]}" if more else f"@{name}"
    out = [f"{base} {kind}", f"{base} {status}"]
    if len(more) > 1:
        back, shown = f"@{name} d{more[1]}", more[2:]
        out += [back, f"{back} {kind}", *(f"@{name} {one}" for one in shown if one)]
    return tuple(out)


@cache
def years_shipped() -> Choice:
    """The weights that come with the program: a constant of the code."""
    return loaded((files(__package__) / "period.tsv").read_text(encoding="utf-8"))


@lru_cache(maxsize=KEPT)
def _shaped(what: What, how: Shape) -> float:
    return years_shipped().utility(_of_shape(what, how))


@lru_cache(maxsize=KEPT)
def _signed(what: What, sign: Sign) -> float:
    return years_shipped().utility(_of_sign(what, sign))


def likeliest_years(what: What, options: Sequence[Option], around: Era) -> str | None:
    """The years that a figure most likely is for; None where it is likelier to be for none.

    Args:
        what: Kind and status of the figure, and whether a deal is news.
        options: No years and those told, as `grouped` gives them.
        around: The day of print.
    """
    best: str | None = None
    most = _shaped(what, shape(None, around)) - LEAN
    for years, signs in options:
        if years is None:
            continue
        size = _shaped(what, shape(years, around))
        for sign in signs:
            size += _signed(what, sign)
        if size > most:
            best, most = years, size
    return best
