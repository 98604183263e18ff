"""Quantities in running text: money, percentages, people, years, counts, multiples.

Every pattern is anchored at a place where a number can start and has bounded repetition, so
reading is linear in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from operator import attrgetter

from burdenshare.cue.kind import Modality
from burdenshare.mention.number import (
    CJK_UNITS,
    EVEN,
    FRACTION,
    MULTIPLE,
    ORDINALS,
    PRINTED,
    WORDS,
    Number,
    bare_at,
    cjk_at,
    number_at,
    part_at,
)
from burdenshare.mention.quantity import CURRENCIES, Quantity, qualified
from burdenshare.mention.unit import (
    ASIDE,
    COUNTED_FROM,
    COUNTERS,
    CURRENCY,
    FOLD,
    GATHERED,
    HOW_MANY,
    INSERTED,
    MET,
    MET_AFTER,
    NTH,
    NTH_TALKS,
    OF_MANY,
    OF_ROUND,
    PEOPLE,
    PERCENT,
    PERCENTS,
    POINTS,
    PREFIX,
    ROUND,
    ROUND_LABEL,
    TOOK_PLACE,
    UNSCALED,
    YEARS,
    counted_noun,
    in_table,
    inferred,
    unit_before,
    unit_behind,
    unit_of_range,
)
from burdenshare.report.table import cells
from burdenshare.report.view import View, pattern, view
from burdenshare.report.word import HEAD, Edges, Openings

_TRIGGER = pattern(
    r"[0-9]|(?<=\s)\.\d|\b(?:"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r"|half an?|(?:(?<=for )|(?<=by ))a (?:single |full )?year"
    r"|(?:even|equal) (?:split|division|sharing|halves|shares)"
    r"|an? (?:dozen|hundred|thousand|million|billion|trillion|one|single|few|couple)"
    r"|(?:doubl|tripl|quadrupl|quintupl)(?:e|es|ed|ing)|twofold|threefold|fourfold|fivefold"
    r"|sixfold|tenfold|twice|half|(?:a|one)[- ](?:third|quarter|fifth|tenth|half)"
    + r"|"
    + "|".join(ORDINALS)
    + r")\b"
)
_TRIGGERS = Openings((_TRIGGER,))
_TIMES = pattern(r"[- ]times\b")
_SIGN = pattern(r"(?:us\$|[$₩€£¥w])?")
_RANGE = pattern(r"[ -]?(?:-|to|or|and)[ -]?(?=[$₩€£¥]?(?:us\$|w)?(?:\d|[a-z]))")
# what can stand behind a number, by its first characters
_BEHIND = Edges()
_JOINT, _SHARE, _MONEY = _BEHIND.bit(_RANGE), _BEHIND.bit(PERCENT), _BEHIND.bit(CURRENCY)
_POINT, _OFTEN, _FOLD = _BEHIND.bit(POINTS), _BEHIND.bit(_TIMES), _BEHIND.bit(FOLD)
_ROUND, _PEOPLE, _YEARS = _BEHIND.bit(ROUND), _BEHIND.bit(PEOPLE), _BEHIND.bit(YEARS)
_UNITS, _NOUNS = _SHARE | _MONEY | _POINT, _OFTEN | _FOLD | _ROUND | _PEOPLE | _YEARS
_PAIRED = _JOINT | _SHARE | _MONEY

# after these "and" joins the two ends of a range
_BETWEEN = ("between", "range of", "bracket of", "region of", "margin of", "band of")


def _second(seen: View, start: int, first: Number, ways: int) -> tuple[Number, Decimal, str] | None:
    """The second number of a range, the first on its scale, and whether "to" joins them."""
    low = seen.low
    joint = _RANGE.match(low, first.end) if ways & _JOINT else None
    before = low[max(0, start - 20) : start]
    between = ("of" in before or "tween" in before) and before.rstrip(" $₩€£¥").endswith(_BETWEEN)
    after = PERCENT.match(low, first.end) or CURRENCY.match(low, first.end) if between else None
    if after:
        joint = _RANGE.match(low, after.end())
    if not joint:
        return None
    listed = "and" in joint.group() and not between
    named = _SIGN.match(low, joint.end())
    at = named.end() if named else joint.end()
    second = number_at(low, at, stripped=seen.loose)
    years = second is not None and YEARS.match(low, second.end)
    share = second is not None and PERCENT.match(low, second.end)
    if second is None or not (second.printed or years or share):
        return None
    value = first.value
    if second.scaled and not first.scaled and value < 10_000:
        bare = bare_at(low, at, stripped=seen.loose)
        value *= second.value / bare.value if bare and bare.value else 1
    if listed:  # "371 and 314 billion won": two sums on one scale
        shared = second.scaled and not first.scaled and first.value < 1000
        return (second, value, "list") if shared else None
    return second, value, joint.group().strip(" -")


# behind these a first figure is what is paid now, and the second no end of a range
_FROM_NOW = pattern(
    r"\bfrom (?:the |its |their |a )?(?:present|current|existing|today's|(?:this|last) year's)"
    r"(?: \w{2,12})? $"
)


def _range(seen: View, start: int, first: Number, unit: str, ways: int) -> Quantity | None:
    """`$4-5 billion`, `13 to 15 percent`, `between 1.0 and 1.2 trillion won`."""
    pair = _second(seen, start, first, ways)
    if pair is None or _FROM_NOW.search(seen.low, max(0, start - 40), start):
        return None
    tail = unit_of_range(seen.low, pair[0].end, unit)
    if tail is None:
        return None
    second, value, joined = pair
    named, noun, end = tail
    if joined == "list":
        told = first._replace(value=value)
        return _quantity(start, first.end, told, named) if named in CURRENCIES else None
    if value >= second.value:
        falls = joined == "to" and named == "percent"
        return _quantity(start, first.end, first, named) if falls else None
    long = named == "years" and second.value > 60
    if long or (named == "people" and 1990 <= value <= 2030 and second.value % 1000 == 0):
        return None  # "April 1, 2020 - 4,000 workers"
    item = _quantity(start, end, second._replace(value=value), named, noun)
    return item._replace(high=second.value)


def _counted(seen: View, at: int, number: Number, ways: int) -> Quantity | None:
    """People, years, rounds and multiples: a number with its noun."""
    low, end = seen.low, number.end
    if "." in low[at:end] and _POINTED.fullmatch(low, at, end):  # "28.500 soldiers", as in Europe
        number = number._replace(value=Decimal(int(number.value * 1000)), precision=Decimal(1))
    size = float(number.value)
    if ways & _NOUNS and (named := _with_noun(low, at, number, size, ways)):
        return named
    if size <= 30:
        return _few(low, at, number, size)
    heads = 1000 <= size < 1_000_000 and _HEADS.fullmatch(low, at, end)
    noun = _counts(seen, at, number) if heads else ""
    whole = _OF_WHOLE.match(low, end) if noun in _STAFFED else None
    return _quantity(at, whole.end() if whole else end, number, "people", noun) if noun else None


def _few(low: str, at: int, number: Number, size: float) -> Quantity | None:
    """A small number whose noun stands before it, or is left out."""
    end, since = number.end, max(0, at - 90)
    told = low.endswith(("round ", ": ", "= "), 0, at) and size.is_integer()
    told = told and not _DIGITS.match(low, end)  # "round 03-08 09:12": a day
    if told and (label := ROUND_LABEL.search(low, max(0, at - 44), at)):
        return _quantity(label.start(), end, number, "count", "rounds")
    if size <= 10 and _OPEN_END.match(low, end) and _elided(low, at, number.value):
        return _quantity(at, end, number, "years", "year left out")
    if low.rfind("how many", since, at) >= 0 and HOW_MANY.search(low, since, at):
        return _quantity(at, end, number, "count", "rounds")
    return None


def _with_noun(low: str, at: int, number: Number, size: float, ways: int) -> Quantity | None:
    """A number with what it counts right behind it."""
    end, few = number.end, size <= 100
    times = _TIMES.match(low, end) if ways & _OFTEN and size <= 30 else None
    if times and (MET.search(low, max(0, at - 40), at) or MET_AFTER.match(low, times.end())):
        return _quantity(at, times.end(), number, "count", "rounds")
    if few and ways & _FOLD and (found := FOLD.match(low, end)):
        return _quantity(at, found.end(), number, "multiple")
    alone = number.scaled or low.startswith("a ", at)
    if size <= 60 and ways & _ROUND and not alone and (found := ROUND.match(low, end)):
        return _quantity(at, found.end(), number, "count", counted_noun(found))
    people = PEOPLE.match(low, end) if ways & _PEOPLE and 10 <= size < _SUM_AT else None
    if people and not _is_year(low, at, people):
        noun = counted_noun(people)
        ours = number.value in _STRENGTHS and noun.startswith(("of ", "peop", "pers"))
        return _quantity(at, people.end(), number, "people", "troops" if ours else noun)
    if size <= 60 and ways & _YEARS and (found := YEARS.match(low, end)):
        months = found.group(1).startswith("month")
        years = number._replace(value=number.value / 12) if months else number
        return _quantity(at, found.end(), years, "years", found.group(1))
    return None


_SUM_AT = 10**7  # "890 million the americans": no people
_DIGITS = pattern(r"[-/:.]\d")
_POINTED = pattern(r"[1-9]\d{0,2}\.\d{3}")
_HEADS = pattern(r"\d{1,3}[., ]\d{3}|\d{1,2}00|\d{1,3}-thousand-\d00|[a-z -]{3,20}[- ]thousand")


def _elided(low: str, at: int, value: Decimal) -> bool:
    """Whether a small number is one of years that were named before: "it covers one"."""
    verb = _ELIDED.search(low, max(0, at - 30), at)
    if verb is None:
        return False
    named = list(_NAMED_TERM.finditer(low, max(0, at - 130), verb.start()))
    if verb["of"]:
        return True
    if not named or _SUM.search(low, named[-1].end(), at):
        return False
    near = [m for m in named if m["years"]]
    return bool(named if verb["lasts"] and value > 1 else near)


def _is_year(low: str, at: int, found: re.Match[str]) -> bool:
    """Whether a number before a noun further on is a year: "in 2016 some troops"."""
    year = len(found.string[at : found.start()]) == 4 and low.startswith(("19", "20"), at)
    return year and " " in found.group().strip()


def _ordinal(low: str, at: int) -> Quantity | None:
    """`seventh meeting`, `10th round`."""
    found = _ORDINAL.match(low, at)
    if found is None:
        return None
    word, end = found.group(1), found.end()
    value = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    after = ROUND.match(low, end) or NTH_TALKS.match(low, end) or OF_MANY.match(low, end)
    if after is None and (aside := INSERTED.match(low, end)):
        after = ROUND.match(low, aside.end())
    noun = counted_noun(after) if after else "round"
    if after and noun.startswith("s") and OF_ROUND.match(low, after.end()):
        return None  # "the fourth sitting of the ninth round"
    if (value == 1 and noun == "time") or not (after or _is_round(low, at, end)):
        return None
    end = after.end() if after else end
    return _quantity(at, end, Number(Decimal(value), Decimal(1), end), "count", f"ordinal {noun}")


def _is_round(low: str, at: int, end: int) -> bool:
    """Whether an ordinal without a noun is that of a round named before: "the first was held"."""
    aside = ASIDE.search(low, max(0, at - 12), at) and COUNTED_FROM.match(low, end)
    led = low.endswith(("the ", "a ", "an "), max(0, at - 4), at)
    if not aside and not (led and TOOK_PLACE.match(low, end)):
        return False
    if aside and low.startswith("first", at):
        return False  # "the talks, the first in a year": not the first of the rounds
    named = list(GATHERED.finditer(low, max(0, at - 130), at))
    numbered = any(NTH.search(low, max(0, m.start() - 12), m.start()) for m in named if m["round"])
    return numbered or (bool(named) and named[-1]["round"] is not None)


_ORDINAL = pattern(
    r"(" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))\b(?:[- ]and[- ](?:last|final))?"
)


def _named(low: str, at: int, number: Number, ways: int) -> Quantity | None:
    """A number with its unit behind it: per cent or a currency."""
    end = number.end
    if ways & _SHARE and (percent := PERCENT.match(low, end)):
        noun = "points" if "point" in percent.group() else ""
        return _quantity(at, percent.end(), number, "percent", noun)
    points = POINTS.match(low, end) if ways & _POINT and number.printed else None
    if points and PERCENTS.search(low, max(0, at - 300), at):
        return _quantity(at, points.end(), number, "percent", "points")
    suffix = unit_behind(low, end) if ways & _MONEY else None
    if suffix is None or (low.startswith("a ", at) and not number.scaled):
        return None
    pounds = low.endswith(("pound", "pounds"), 0, suffix[1])
    if suffix[0] in {"other", "cents"} or (pounds and not number.scaled):
        return None
    return _quantity(at, suffix[1], number, suffix[0])


def _measured(seen: View, at: int) -> Quantity | None:  # noqa: PLR0911 - one return a rule
    """A figure with a currency, a percent sign or a noun, whichever stands beside it."""
    low = seen.low
    number = number_at(low, at, stripped=seen.loose)
    if number is None:
        return None
    start, unit, end = at, "", number.end
    if number.printed and (prefix := unit_before(low, seen.text, at)):
        unit, start = prefix
        if not unit:
            return None
    ways = _BEHIND[low[end : end + HEAD]]
    if ways & _PAIRED and (ranged := _range(seen, start, number, unit, ways)):
        return ranged
    if unit:
        suffix = unit_behind(low, end) if ways & _MONEY else None
        return _quantity(start, suffix[1] if suffix and suffix[0] == unit else end, number, unit)
    if ways & _UNITS and (item := _named(low, at, number, ways)):
        return item
    if item := _counted(seen, at, number, ways):
        return item
    if not number.scaled:
        left_out = _left_out(low, at, number)
        return _quantity(at, end, number, "", UNSCALED) if left_out else None
    bare = not ways & _MONEY or unit_behind(low, end) is None
    large = number.printed or number.value >= 1000
    return _quantity(at, end, number, "") if bare and large else None


# verbs after which "three" is three billion, where billions were told of just before
_WISHED = pattern(
    r"""\b(?:want(?:s|ed)?|ask(?:s|ed)? for|got|gets|agreed (?:to|on)|settled (?:for|on|at)|paid
    |pays
    |pay|gave|offer(?:s|ed)?|demand(?:s|ed)?|sought|seeks|took|accept(?:s|ed)?
    |came (?:down |back )?(?:to
    |with)|went to|cut (?:it )?to|down to|up to|instead of|rather than|held out for|pressed for)
    (?: (?:about|some|only|just|nearly|almost|maybe|perhaps|at least|at most)){0,2} $"""
)
_DECIMAL = pattern(r"\d{1,4}\.\d{1,2}")
_MOST_LEFT_OUT = 20  # billions that a word without its scale can mean


def _left_out(low: str, at: int, number: Number) -> bool:
    """Whether a number may leave out the scale and the unit of a sum told before it."""
    if number.printed:
        printed = "." in low[at : number.end] and _DECIMAL.fullmatch(low, at, number.end)
        return bool(printed and _OPEN_END.match(low, number.end))
    worded = 1 < number.value <= _MOST_LEFT_OUT and low[at : number.end].isalpha()
    return worded and bool(
        _OPEN_END.match(low, number.end) and _WISHED.search(low, max(0, at - 30), at)
    )


_NAMED_TERM = pattern(
    r"""\b(?:(?P<years>(?<!\ba )(?<!per )(?<!each )(?<!every )years?\b(?! ago)|terms?\b(?! of))
    |(?:pact|deal|accord|agreement)\b)"""
)
_SUM = pattern(r"illion|percent|%")
_ELIDED = pattern(
    r"""\b(?:(?P<of>(?:usual|customary|normal|(?:accord|pact|deal|agreement) of|years (?:or
    |and|to|down to)(?: even| perhaps)?))
    |(?P<lasts>(?:runs?|ran|is|was|were|good|holds?|held|signed|lasts?|limited|valid|meant) for
    |covers?
    |covered|spans?|spanned|lasts?|lasted|runs?|ran)
    |(?:instead of|rather than|in place of)(?: the)?|(?:,|and|but) not|wants?|wanted|prefers?
    |preferred|sought|seeks?|like|proposed|offered|suggested|insists? on|insisted on|agreed on
    |settled on|settled for|(?:keep|hold|leave|stick|stay)(?: it| that)? (?:at|to|with)
    |held out for|pressed for|pushed for|asked for|against|versus|got|than
    |(?:seoul|tokyo|washington|the u\.s\.|korea|japan|the americans|the koreans))
    (?: (?:at least|at most|up to|only|just|the|another|no more than|a full)){0,2} $"""
)
_OPEN_END = pattern(
    r"""(?: or so)?(?:[.,;:)?!"](?!\d)|$|\n| -| (?:already|settled|through|heading|bound|idled?
    |unpaid|furloughed|jobless|next|last|each|annually|yearly|in|on|at|now|and|or|to|from|by|for|with
    |of (?:them|us|our|its|the|whom)
    |that|who|which|while|but|as|is|are|was|were|be|has|have|had|will|would|could|should|may|might
    |must|there|here|this|since|until|when|after|before|over|than|because|today|stays?|serves?
    |remains?|rotates?|not|under|below|by|per|out|away|home|back|into|off|onto|abroad|go|goes|leave
    |if|unless|provided|lest|except|though|although|where|so|then|too|either
    |elsewhere|without|across|near|throughout|between|among|live|serv
    |would|instead|rather|years?|he|it|they|we|you)\b)"""
)
_FORCE = pattern(
    r"""\b(?:(?P<staff>workers?|employees|staff|nationals|civilians|cooks|labou?rers|jobs|payroll
    |furlough\w{0,4}|notices|unpaid|layoffs?|without (?:pay|wages)|union
    |headcount|locals)|troops?|soldiers|americans|personnel
    |service ?(?:members|men)|men and women|gis|marines|garrison
    |strength|strong|contingent|usfk|(?:the|that|this) force\b(?! (?:of|is to|for))
    |(?:u\.?s\.?|american) (?:military )?forces?|force of
    |forces korea|forces japan|force levels?|presence|drawdown|withdraw\w{0,5}|pull(?:ed
    |ing)? out)\b(?! (?:bill|cost|talks|payment|deal|upkeep))"""
)
# "12,000 out of Germany": in a report on the cost of troops, troops
_ABROAD = pattern(
    r" (?:out of|away from|home from|back from|to leave) (?:south |the )?(?:germany|korea|south\b"
    r"|japan|okinawa|poland|italy|spain|europe)"
)
# "no cut below 22,000", in the strengths that a host has seen
_BELOW = pattern(
    r"\b(?:cut|cuts|cutting|reduc\w{3,5}|drop\w{0,4}|fall\w{0,3}|go) (?:below|under) $"
)
_LEAST, _MOST = 15_000, 60_000
_STRENGTH = 28_500  # of U.S. Forces Korea since 2008: told without a noun
_STRENGTHS = {28_500, 28_000, 37_000, 47_000, 50_000, 54_000, 55_000, 35_000, 34_500}
_STAFF = 13_000  # more than all whom the forces employ in one country
_STAFFED = {"workers", "employees", "civilians", "koreans", "nationals", "staff", "locals"}
_OF_WHOLE = pattern(
    r" (?:out |in the (?:total |number ))?of (?:[a-z'.]{1,10} ){0,4}\d{1,3}[., ]\d{3}(?=[- ])"
)
# "the 52,000 in Germany": troops, where nothing says that they are staff
_THERE = pattern(
    r" (?:based |stationed )?in (?:south korea|korea|germany|japan|okinawa|poland|europe|italy)\b"
)


def _counts(seen: View, at: int, number: Number) -> str:
    """What a number without a noun counts: the troops or the workers spoken of just before."""
    low = seen.low
    if whole := _OF_WHOLE.match(low, number.end):
        after = PEOPLE.match(low, whole.end())
        return counted_noun(after) if after else ""
    if not _OPEN_END.match(low, number.end) or low.endswith(COUNTERS, 0, at):
        return ""
    below = _LEAST <= number.value <= _MOST and _BELOW.search(low, max(0, at - 40), at)
    before = list(_FORCE.finditer(low, max(0, at - 260), at))
    staff = any(m["staff"] for m in before)
    there = number.value >= _LEAST and not staff and _THERE.match(low, number.end)
    if below or there or number.value == _STRENGTH or _ABROAD.match(low, number.end):
        return "troops"
    one = seen.sentence(at)
    if before and (before[-1].start() >= one.start or at - before[-1].end() < 160):
        idle = any(m["staff"] for m in before if m.start() >= one.start)
        idle = idle or (staff and (seen.stripped or before[-1].group() == "usfk"))
        return "workers" if before[-1]["staff"] or (idle and number.value < _STAFF) else "troops"
    after = _FORCE.search(low, number.end, min(number.end + 60, one.end))
    return "" if after is None else "workers" if after["staff"] else "troops"


def _quantity(start: int, end: int, number: Number, unit: str, noun: str = "") -> Quantity:
    value, precision = number.value, number.precision
    return Quantity(start, end, start, value, unit, precision, None, Modality.EXACT, noun)


def _blocked(low: str, at: int) -> bool:
    """A digit inside a word or a longer number starts nothing."""
    before = low[at - 1] if at else " "
    if before.isdigit() or before == "_":
        return True
    if before.isalpha():
        return PREFIX.search(low, max(0, at - 12), at) is None
    return before in ".," and at > 1 and low[at - 2].isdigit()


# what can stand at a place, by its first characters
_BEGIN = Edges()
_ORDERED = _BEGIN.bit(_ORDINAL)
_PARTS = _BEGIN.bit(FRACTION) | _BEGIN.bit(MULTIPLE) | _BEGIN.bit(EVEN)


def _at(seen: View, at: int) -> Quantity | None:
    low = seen.low
    ways = _BEGIN[low[at : at + HEAD]]
    if low[at] in "0123456789.":
        if not low.startswith(" ", at - 1) and _blocked(low, at):
            return None
        if not low.isascii() and (wide := cjk_at(low, at)):
            unit = CJK_UNITS[wide[1]]
            noun = "troops" if unit == "people" else ""
            return _quantity(at, wide[0].end, wide[0], unit, noun)
    if ways & _PARTS and (part := part_at(low, at)):
        unit, noun = ("multiple", "") if part[1] == "multiple" else ("percent", part[1])
        return _quantity(at, part[0].end, part[0], unit, noun)
    return (_ordinal(low, at) if ways & _ORDERED else None) or _measured(seen, at)


_UNIT = attrgetter("unit")


def quantities(seen: View) -> tuple[Quantity, ...]:
    """Every quantity of a folded text, in order, none overlapping."""
    items: list[Quantity] = []
    low = seen.low
    table = {cell.start + (low[cell.start] in "+-~"): cell for cell in cells(low)}
    done = 0
    for at in _TRIGGERS.places(seen.words):
        if at < done or not (low[at] in "0123456789" or _TRIGGER.match(low, at)):
            continue
        found = in_table(low, table.pop(at)) if at in table else None
        if found:
            items.append(found)
            done = found.end
        elif found := _at(seen, at):
            items.append(qualified(low, found))
            done = found.end
        else:
            number = PRINTED.match(low, at)
            done = number.end() if number else at + 1
    return tuple(items if all(map(_UNIT, items)) else inferred(seen, items))


def figures(sentence: str) -> tuple[Quantity, ...]:
    """The quantities of one sentence; ``start`` and ``end`` count in the sentence as given.

    Example:
        >>> [(str(q.value), q.unit) for q in figures("Seoul paid 1.04 trillion won, up 8.2%.")]
        [('1040000000000', 'KRW'), ('8.2', 'percent')]
    """
    seen = view(sentence)
    out = []
    for item in quantities(seen):
        start, end = seen.span(item.start, item.end)
        lead, _ = seen.span(item.lead, item.end)
        out.append(item._replace(start=start, end=end, lead=lead))
    return tuple(out)
