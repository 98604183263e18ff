"""A quantity, and how firmly it is put: about, at least, nearly, up to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue.kind import Modality
from burdenshare.report.view import pattern
from burdenshare.report.word import HEAD, KEPT, Edges, endings

if TYPE_CHECKING:
    from decimal import Decimal

# how firmly a figure is put: before it, and after it
BEFORE = (
    (Modality.AT_MOST, pattern(
        r"""(?:as (?:many|much|high) as
    |(?<=let go )up to
    |(?<!goes )(?<!went )(?<!go )(?<!added )(?<!adds )(?<!add )(?<!adding )(?<!gone )up to
    |capped (?:at|to)
    |(?:no
        |not|can't(?: be)?|cannot(?: be)?|not be) (?:more|higher|greater|further|farther) than
    |at (?:the )?most|
        (?:cap|ceiling|limit|maximum|lid|roof) of|a maximum|maximum of|max(?:imum)?\.?
        |not (?:to )?exceed(?:ing)?
        |will not (?:cross|exceed|go (?:above|over|beyond|past))|(?:won't|not) (?:cross|exceed
        |go (?:above|over|beyond|past)|pay more than)|limited to
        |limit (?:it |growth |rises |increases )?(?:at|to))$"""
    )),
    (Modality.AT_LEAST, pattern(
        r"""(?:at least|(?:no|not) (?:less|fewer|lower) than|(?:a )?(?:floor|minimum) of|minimum
        |a minimum|upwards? of|starting (?:at|from)|nothing (?:short of|less than|under|below))$"""
    )),
    (Modality.LESS_THAN, pattern(
        r"""(?:little (?:less|under|below)(?: than)?|(?:less|fewer|lower) than|nearly|almost|under
        |just (?:under|shy of|short of|below)|below|close to but under|shy of|not quite
        |virtually|barely under|approaching|the better part of|(?:not|n't|fails? to|failed to) reach
        |(?:falls?|fell) (?:just )?short of|all but|a shade under)$"""
    )),
    (Modality.MORE_THAN, pattern(
        r"""(?:(?:more|higher|greater|larger|bigger) than|over|above|exceed(?:s|ed|ing)?
        |in excess of|beyond|topp?(?:ed|ing|s)|surpass(?:ed|ing|es)?|tops?|larger than|well past
    |pass(?:es|ed|ing) (?:the )?|cross(?:es|ed|ing)
    |(?:breaks|broke|breaking) through|overshoot|overshot|>
    |north of|past)$"""
    )),
    (Modality.ABOUT, pattern(
        r"""(?:about|around|roughly|some|approximately|approx\.?|circa|ca\.|an estimated|estimated
        (?: at)?|near|close to|nearing|in the (?:region|neighbou?rhood|area|vicinity) of
        |something like|more or less|or so|~|[oi]n the order of|of the order of|put at about
    |roughly speaking|nears|neared|ca|plus or minus
        |in round numbers|[≈±])$"""
    )),
)  # fmt: skip
MEASURED = pattern(
    r"""(?:%|percent|per cent|won|yen|dollars|illion|times|fold|more|higher|lower|less) $"""
)
# words that may stand between, each with what it ends; and the last words of the qualifiers above
_FILLERS = {
    word: f" {word}"
    for word in re.findall(
        r"\S+", "the a an its their another additional extra only just annual other all of"
    )
} | {"that": " roughly that"}
_CLOSE = frozenset({"the", "its", "their"})
QUALIFIERS = frozenset(
    re.findall(
        r"\S+",
        "than as nearly almost under below of quite approaching many much high to at most maximum"
        " exceed exceeding cross above over beyond past least minimum upwards upward from exceeds"
        " exceeded topped topping tops surpass surpassed surpasses about around roughly"
        " max max. some virtually top approximately approx approx. circa ca. estimated near nearing"
        " like so ~ less reach nears neared passes passed passing crosses crossed crossing through"
        " speaking > ≈ ± but ca numbers overshoot overshot",
    )
)
AFTER = (
    (Modality.AT_LEAST, pattern(
        r"""[ ]or (?:more|above|higher|longer)\b|,? at (?:the )?(?:very )?least\b|-?plus\b|\+"""
    )),
    (Modality.AT_MOST, pattern(
        r"""[ ]or (?:less|fewer|lower|below)\b|(?: a year| annually| per year| yearly
        | in any (?:\w{3,6} )?year)?,? at (?:the )?(?:very )?most\b| (?:cap|ceiling|lid|max
    |maximum|tops|at the outside)\b"""
    )),
    (Modality.ABOUT, pattern(
        r"""(?: or (?:so|thereabouts)|,? give or take|,? approximately|,? more or less)\b|-odd\b"""
    )),
)  # fmt: skip


_AFTER = re.compile("|".join(f"(?P<{how}>{words.pattern})" for how, words in AFTER), re.ASCII)
_FOLLOWED = Edges()
_FOLLOWED.bit(_AFTER)


class Quantity(NamedTuple):
    """A figure as printed.

    Attributes:
        start: Offset of its first character, qualifier left out.
        end: Offset after its unit.
        lead: Offset of its qualifier ("about"), or ``start``.
        value: In base units.
        high: Upper end of a range.
        unit: KRW, USD, JPY, EUR, GBP, percent, people, years, count, multiple.
        precision: Value of the last printed digit.
        modality: How firmly it is put.
        noun: The counted thing, for people, rounds and years.
    """

    start: int
    end: int
    lead: int
    value: Decimal
    unit: str
    precision: Decimal
    high: Decimal | None = None
    modality: Modality = Modality.EXACT
    noun: str = ""


_GIVEN = pattern(r"\b(?:hand|turn|sign|carr|sen|tak|took)\w{0,4} over$")
_BOUNDS = {Modality.MORE_THAN, Modality.LESS_THAN}
_OPPOSITE = {Modality.MORE_THAN: Modality.AT_MOST, Modality.LESS_THAN: Modality.AT_LEAST}
_NEGATED = pattern(
    r"""\b(?:(?:may|can|could|must|shall|should|will|would|do|does|is|are) ?not|no|never|cannot
    |can't
    |won't|without|nor)\b[^.;,:$\d]{0,40}$"""
)


def _bounded(low: str, lead: int, modality: Modality) -> tuple[Modality, int]:
    """How firmly, with where that is said; "no rise may exceed 4 percent" sets a most."""
    if modality in _OPPOSITE and _NEGATED.search(low, max(0, lead - 60), lead):
        return _OPPOSITE[modality], lead
    return modality, lead


LONGEST = 28  # characters of a qualifier at most


_ENDS = [(how, words, tuple(endings(words) or ("",))) for how, words in BEFORE]
_EXACT = Modality.EXACT


@lru_cache(maxsize=KEPT)
def _by_end(end: str) -> tuple[tuple[Modality, re.Pattern[str]], ...]:
    """The qualifiers of which one can end so."""
    return tuple((how, words) for how, words, ends in _ENDS if end.endswith(ends))


def _modality(low: str, start: int, end: int) -> tuple[Modality, int]:
    """How firmly a figure is put, and where the words that say so start."""
    since, bound = max(0, start - 44), False
    before = low[since:start].rstrip(" (").rstrip()
    for _ in range(3):
        last = before[before.rfind(" ") + 1 :]
        if not last.isalpha():
            last = last[max(map(last.rfind, '\n"(')) + 1 :]
        if last in QUALIFIERS:
            for modality, words in _by_end(before[-HEAD:]):
                found = words.search(before, max(0, len(before) - LONGEST))
                if found and MEASURED.search(before, 0, found.start()):
                    return _EXACT, start
                if found and (found.start() == 0 or not before[found.start() - 1].isalpha()):
                    some = found.group() == "some"
                    if (bound and (some or modality in _BOUNDS)) or _GIVEN.search(before):
                        return _EXACT, start  # "above the $870 million": a comparison
                    return _bounded(low, since + found.start(), modality)
        filler = _FILLERS.get(last)
        if filler is None or not before.endswith(filler):
            break
        bound = bound or last in _CLOSE
        before = before[: -len(filler)].rstrip()
    after = _AFTER.match(low, end) if _FOLLOWED[low[end : end + HEAD]] else None
    return Modality(after.lastgroup or "exact") if after else _EXACT, start


def qualified(low: str, item: Quantity) -> Quantity:
    """The quantity with the words before and after it that say how firmly it is put."""
    modality, lead = _modality(low, item.start, item.end)
    if modality is _EXACT and item.unit == "people":
        odd = _ODD.match(low, item.start, item.end)
        modality = Modality.ABOUT if odd else modality
    if lead == item.start and modality is _EXACT:
        return item
    if item.unit == "years" and low.startswith(("over", "under", "past", "beyond"), lead):
        return item  # "over five years" is a span of time, "under the five-year deal" no bound
    return item._replace(modality=modality, lead=lead)


_ODD = pattern(r"[\w,.-]{1,12}?(?:[ -]odd|,? give or take| or so)\b")
CURRENCIES = frozenset({"KRW", "USD", "JPY", "EUR", "GBP"})
_RATES = {"KRW": 1150.0, "JPY": 110.0, "USD": 1.0, "EUR": 0.88, "GBP": 0.75}


def rounds(head: Quantity, item: Quantity) -> bool:
    """Whether one sum is another to fewer digits, as a headline tells it."""
    if head.unit != item.unit or head.unit not in CURRENCIES:
        return False
    apart = abs(head.value - item.value)
    return apart < head.precision and apart * _ROUNDED < head.value


_ROUNDED = 50  # part of a sum by which it is rounded, at most


def same_money(one: Quantity, two: Quantity) -> bool:
    """Whether two sums can be the same money."""
    first, second = float(one.value) / _RATES[one.unit], float(two.value) / _RATES[two.unit]
    return second > 0 and 0.55 < first / second < 1.8
