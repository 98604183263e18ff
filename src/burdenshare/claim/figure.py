"""Quantities in running text: money, percentages, people, years, counts, multiples.

Every pattern is anchored at a place where a number can start and has bounded repetition, so
reading is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from burdenshare.claim.kind import Modality
from burdenshare.report.view import View, view

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            " thirteenth fourteenth fifteenth sixteenth"
        ).split(),
        1,
    )
}
SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "mln": 6,
    "mil": 6, "m": 6, "mm": 6, "billion": 9, "billions": 9, "bn": 9, "bln": 9, "bil": 9, "b": 9,
    "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "tr": 12, "t": 12, "trln": 12,
    "crore": 7, "lakh": 5,
}  # fmt: skip
_CJK_SCALES = {
    "천": 3,
    "千": 3,
    "만": 4,
    "万": 4,
    "억": 8,
    "億": 8,
    "亿": 8,
    "조": 12,
    "兆": 12,
    "백": 2,
    "百": 2,
}
_CJK_UNITS = {
    "원": "KRW", "ウォン": "KRW", "韓元": "KRW", "달러": "USD", "ドル": "USD", "美元": "USD",
    "불": "USD", "엔": "JPY", "円": "JPY", "日元": "JPY", "유로": "EUR", "ユーロ": "EUR",
    "파운드": "GBP", "ポンド": "GBP", "명": "people", "人": "people", "名": "people",
    "%": "percent", "퍼센트": "percent", "パーセント": "percent", "배": "multiple", "倍": "multiple",
    "년": "years", "年": "years", "年間": "years", "년간": "years",
}  # fmt: skip
SYMBOLS = {"$": "USD", "₩": "KRW", "€": "EUR", "£": "GBP", "¥": "JPY"}
CODES = {
    "usd": "USD", "us": "USD", "krw": "KRW", "jpy": "JPY", "eur": "EUR", "gbp": "GBP", "w": "KRW",
    "won": "KRW", "kw": "KRW", "y": "JPY", "ps": "GBP",
}  # fmt: skip

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?(?!\d)|\d{1,18}(?:\.\d{1,8})?|\.\d{1,6}")
_SPLIT = re.compile(
    r"(\d{1,3}) (\d{1,4})(?= (?:trillion|billion|million|thousand|percent|per cent|pct)\b)"
)
_GROUPS = re.compile(
    r"\d{1,3}(?: \d{3}){1,3}(?= (?:won|dollars?|yen|euros?|u s|us|usa|american|united|troops"
    r"|soldiers|personnel|service|forces|strong|korean|japanese|south|workers|employees|gis|members"
    r"|military|local|civilian|nationals|people|base)\b)"
)
_WORD_NUMBER = r"(?:" + "|".join(sorted([*WORDS, "an?", "half an?"], key=len, reverse=True)) + r")"
_TRIGGER = re.compile(
    r"[0-9]|(?<=\s)\.(?=\d)|\b(?:"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r"|half an?|an? (?:hundred|thousand|million|billion|trillion|one|single|few|couple)"
    r"|(?:doubl|tripl|quadrupl|quintupl)(?:e|es|ed|ing)|twofold|threefold|fourfold|fivefold"
    r"|sixfold|tenfold|twice|half|(?:a|one)[- ](?:third|quarter|fifth|tenth|half)"
    + r"|"
    + "|".join(ORDINALS)
    + r")\b"
)
_POINT = re.compile(
    r"[- ]point[- ](?:(\d{1,5})|((?:(?:" + "|".join(_UNITS[:10]) + r")[- ]?){1,4}))(?![\w])"
)
_SCALE = re.compile(
    r"[ -]?(trillions?|billions?|millions?|thousand|hundred|crore|lakh|trln|mln|bln|trn|bil|mil"
    r"|bn|tn|mn|mm|tr|[mbtk])(?:\.(?=\s\w))?(?![\w])"
)
_MORE = re.compile(r"[- ](?:and )?(\d{1,3}(?!\d|[,.]\d)|(?:" + "|".join(WORDS) + r")\b)")
_PERCENT = re.compile(
    r"[ -]{0,2}(?:%(?:[- ]?points?\b)?|percent(?:age)?(?:[- ]points?)?\b|per[- ]cents?\b|pct\b\.?"
    r"|p\.?c\.?(?![\w])|pps?\b|percentage\b)"
)
_CURRENCY = re.compile(
    r"[ -]?(?:(?P<krw>(?:south )?(?:korean[- ])?won(?![\w'])|krw\b|₩)"
    r"|(?P<other>(?:hong kong|canadian|australian|new zealand|singapore|taiwan)[- ]dollars?)"
    r"|(?P<usd>(?:u\.? ?s\.?[- ]|american )?dollars?\b|usd\b|us\$|\$(?!\d))"
    r"|(?P<jpy>(?:japanese[- ])?yen\b|jpy\b|¥)"
    r"|(?P<eur>euros?\b|eur\b|€)"
    r"|(?P<gbp>(?:british )?pounds?(?: sterling)?\b(?!-)|gbp\b|£|sterling\b)|(?P<cents>cents?\b))"
)
_PREFIX = re.compile(
    r"(?:(?P<us>us ?\$|usd ?\$?|u\.s\. ?\$|\$ ?us ?|us dollars? )|(?P<foreign>(?:hk|nz|ca|nt|a|c|s|au) ?\$)"
    r"|(?P<sym>[$₩€£¥])|\b(?P<code>krw|jpy|eur|gbp|won|kw|ps|y=|w|y)) ?$"
)
_PEOPLE = re.compile(
    r"(?:[- ](?:or so|odd|plus))?[- ](?:(?:furloughed|idled|laid-off|more|additional|extra|other|forward[- ]based|south|active[- ]duty|local"
    r"|korean|japanese|german|british|polish|u\.? ?s\.?a?\.?|united states|america|american"
    r"|uniformed|military|service|ground|combat|civilian|civil|base|foreign|allied|nato|host"
    r"|nation|unpaid|essential|forces|korea|usfk|usa|army|of|the|its|their|some|about|his|those|these) ){0,5}"
    r"(?P<noun>troops?|soldiers?|personnel|servicemembers?|service[- ](?:members?|personnel|men)|servicemen|gis|marines"
    r"|strong|members of the|airmen|men and women|workers?|employees?|staff(?:ers)?|nationals|labou?rers|laborers"
    r"|workforce|koreans|people|persons?|activists|protesters|demonstrators|civilians|forces)\b"
)
_YEARS = re.compile(
    r"[- ](?:more |full )?(years?|yrs?|months?)\b(?![- ]?(?:old|low|high|ago|earlier|later|before|record))"
)
_ROUND = re.compile(
    r"(?:(?:[- ](?:more|earlier|previous|separate|full|formal|official|high-level|senior|such"
    r"|tough|bruising|bargaining|negotiating|face-to-face|of|the|working-level|straight"
    r"|prior|tense|long|further|past)){0,3})[- ](?P<noun>rounds?|meetings?|sessions?|sittings?)\b(?! of (?:applause|sanctions|strikes|missile|layoffs|golf))"
)
_FOLD = re.compile(r"[- ]?(?:fold|times)\b(?! (?:a|per|in|this|since|magazine))")
_MULTIPLES = {
    "doubl": 2, "tripl": 3, "quadr": 4, "quint": 5, "twofo": 2, "three": 3, "fourf": 4, "fivef": 5,
    "sixfo": 6, "tenfo": 10, "twice": 2,
}  # fmt: skip
_FRACTION = re.compile(
    r"(?:(?P<half>half|one[- ]half|a half)|(?P<top>an?|one|two|three|four|nine)[- ](?P<bottom>half|thirds?|quarters?|fifths?|tenths?))"
    r"\b(?! (?:an?|year|hour|century|dozen|day|month|million|billion|trillion|of (?:the )?(?:year|20\d\d|19\d\d|month|century|week)|round|meeting|time)\b)"
)
_RANGE = re.compile(r" ?(?:-|to|or|and) ?(?=[$₩€£¥]?(?:us\$|w)?\d)")
_CJK = re.compile(
    r"(?:\d[\d,]{0,14}(?:\.\d{1,4})?\s?[천千만万억億亿조兆백百]{0,2}\s?){1,4}"
    r"(?P<unit>원|ウォン|韓元|달러|ドル|美元|불|엔|円|日元|유로|ユーロ|파운드|ポンド|명|人|名|%|퍼센트|パーセント|배|倍|年間|년간)"
)
_CJK_PART = re.compile(r"(\d[\d,]{0,14}(?:\.\d{1,4})?)\s?([천千만万억億亿조兆백百]{0,2})")

_BEFORE = (
    (Modality.LESS_THAN, re.compile(r"(?:little (?:less|under|below)(?: than)?|(?:less|fewer|lower) than|nearly|almost|under|just (?:under|shy of|short of|below)|below|close to but under|shy of|not quite|barely under|approaching)$")),
    (Modality.AT_MOST, re.compile(r"(?:as (?:many|much|high) as|up to|capped (?:at|to)|(?:no|not) (?:more|higher|greater) than|at (?:the )?most|(?:cap|ceiling|limit|maximum) of|a maximum|maximum of|not (?:to )?exceed(?:ing)?|will not (?:cross|exceed|go (?:above|over|beyond|past))|(?:won't|not) (?:cross|exceed|go (?:above|over|beyond|past)|pay more than)|limited to|limit (?:it |growth |rises |increases )?(?:at|to))$")),
    (Modality.AT_LEAST, re.compile(r"(?:at least|(?:no|not) (?:less|fewer|lower) than|(?:a )?(?:floor|minimum) of|minimum|a minimum|upwards? of|starting (?:at|from))$")),
    (Modality.MORE_THAN, re.compile(r"(?:(?:more|higher|greater|larger|bigger) than|over|above|exceed(?:s|ed|ing)?|in excess of|beyond|topp?(?:ed|ing|s)|surpass(?:ed|ing|es)?|well past|north of|past)$")),
    (Modality.ABOUT, re.compile(r"(?:about|around|roughly|some|approximately|approx\.?|circa|ca\.|an estimated|estimated(?: at)?|near|close to|nearing|in the (?:region|neighbou?rhood|area|vicinity) of|something like|more or less|or so|~|on the order of|put at about)$")),
)  # fmt: skip
_FILLER = re.compile(
    r"(?: (?:the|an?|its|their|another|additional|extra|only|just|annual|other|all|of|roughly that))$"
)
_MEASURED = re.compile(r"(?:%|percent|per cent|won|yen|dollars|illion|times|fold|more|higher|lower|less) $")
_AFTER = (
    (Modality.AT_LEAST, re.compile(r" or (?:more|above|higher)\b|,? at (?:the )?(?:very )?least\b|-?plus\b|\+")),
    (Modality.AT_MOST, re.compile(r" or (?:less|fewer|lower|below)\b|,? at (?:the )?(?:very )?most\b| (?:cap|ceiling)\b")),
    (Modality.ABOUT, re.compile(r"(?: or (?:so|thereabouts)| give or take|,? approximately)\b|-odd\b")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
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
        inferred: The unit is not printed but follows from the figure beside it.
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
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    value: Decimal
    precision: Decimal
    end: int
    scaled: bool = False
    printed: bool = True


def _printed(text: str) -> tuple[Decimal, Decimal]:
    bare = text.replace(",", "")
    value = Decimal(bare)
    exponent = value.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    if places == 0 and value:
        digits = bare.rstrip("0")
        places = len(bare) - len(digits) if len(bare) - len(digits) >= 3 else 0
    return value, Decimal(1).scaleb(places)


def _small_words(low: str, at: int) -> tuple[int, int] | None:
    """A number word below 100, with its end."""
    found = _WORDED.match(low, at)
    if not found:
        return None
    first = WORDS[found.group(1)]
    if found.group(2) and first >= 20:
        return first + WORDS[found.group(2)], found.end()
    return first, found.end(1)


_WORDED = re.compile(
    r"("
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r")\b(?:[- ]("
    + "|".join(_UNITS[1:10])
    + r")\b)?"
)


def _bare(low: str, at: int, *, stripped: bool) -> _Number | None:
    if stripped and (found := _GROUPS.match(low, at)):
        value, precision = _printed(found.group().replace(" ", ""))
        return _Number(value, precision, found.end())
    if stripped and (found := _SPLIT.match(low, at)) and not low.startswith("000", found.start(2)):
        value, precision = _printed(f"{found.group(1)}.{found.group(2)}")
        return _Number(value, precision, found.end())
    if found := _NUMBER.match(low, at):
        value, precision = _printed(found.group())
        return _Number(value, precision, found.end())
    if worded := _small_words(low, at):
        return _Number(Decimal(worded[0]), Decimal(1), worded[1], printed=False)
    if low.startswith("half a", at):
        return _Number(
            Decimal("0.5"),
            Decimal("0.1"),
            at + (7 if low[at + 6 : at + 7] == "n" else 6),
            printed=False,
        )
    if low[at : at + 2] == "a ":
        return _Number(Decimal(1), Decimal(1), at + 1, printed=False)
    return None


def _with_point(low: str, number: _Number) -> _Number:
    found = _POINT.match(low, number.end)
    if not found:
        return number
    digits = found.group(1) or "".join(
        str(WORDS[w]) for w in re.split(r"[- ]", found.group(2).strip("- "))
    )
    value, precision = _printed(f"{number.value}.{digits}")
    return _Number(value, precision, found.start() + len(found.group().rstrip("- ")))


def _with_scale(low: str, number: _Number) -> _Number:
    """Apply scale words: `28-thousand-500`, `one hundred twenty million`, `1.2bn`."""
    total = Decimal(0)
    current, end, precision, scaled = number.value, number.end, number.precision, False
    for _ in range(4):
        found = _SCALE.match(low, end)
        if not found:
            break
        word = found.group(1)
        power = SCALES[word]
        if len(word) == 1 and not (number.printed and low[found.start()] not in "- "):
            break
        end, scaled = found.end(1), True
        precision = precision.scaleb(power)
        current = current.scaleb(power)
        more = _MORE.match(low, end) if power <= 3 else None
        if more is None or len(word) == 1:
            continue
        tail = more.group(1)
        extra = Decimal(tail) if tail.isdigit() else Decimal(_words_at(low, more.start(1))[0])
        total, current = total + current, extra
        end = more.end(1) if tail.isdigit() else _words_at(low, more.start(1))[1]
        precision = Decimal(1)
        if power == 2:
            current, total = current + total, Decimal(0)
    return _Number(total + current, precision, end, scaled, number.printed)


def _words_at(low: str, at: int) -> tuple[int, int]:
    return _small_words(low, at) or (0, at)


def _number(low: str, at: int, *, stripped: bool) -> _Number | None:
    number = _bare(low, at, stripped=stripped)
    return None if number is None else _with_scale(low, _with_point(low, number))


def _prefix(low: str, text: str, at: int) -> tuple[str, int] | None:
    """Currency printed before a number, and where it starts."""
    found = _PREFIX.search(low, max(0, at - 12), at)
    if not found:
        return None
    start = found.start()
    if found["us"]:
        return "USD", start
    if found["foreign"]:
        spaced = " " in found["foreign"] and len(found["foreign"]) == 3
        if spaced or not text[start].isupper() or (start and low[start - 1].isalnum()):
            return "USD", low.rindex("$", start, at)
        return "", start
    if found["sym"]:
        return SYMBOLS[found["sym"]], start
    code = found["code"]
    if code in {"w", "y", "won", "kw", "y=", "ps"} and (
        not text[start].isupper() or (code in {"w", "y", "kw", "ps"} and low[at - 1] == " ")
    ):
        return None
    return CODES[code.rstrip("=")], start


def _suffix(low: str, at: int) -> tuple[str, int] | None:
    found = _CURRENCY.match(low, at)
    if not found:
        return None
    return {"krw": "KRW", "usd": "USD", "jpy": "JPY", "eur": "EUR", "gbp": "GBP"}.get(
        found.lastgroup or "", found.lastgroup or ""
    ), found.end()


def _modality(low: str, start: int, end: int) -> tuple[Modality, int]:
    """How firmly a figure is put, and where the words that say so start."""
    left = low[max(0, start - 44) : start]
    at = len(left.rstrip(" ("))
    for _ in range(3):
        before = left[:at].rstrip()
        for modality, pattern in _BEFORE:
            found = pattern.search(before)
            if found and _MEASURED.search(before, 0, found.start()):
                return Modality.EXACT, start
            if found and (found.start() == 0 or not before[found.start() - 1].isalpha()):
                return modality, start - len(left) + found.start()
        filler = _FILLER.search(before)
        if not filler:
            break
        at = filler.start()
    for modality, pattern in _AFTER:
        if pattern.match(low, end):
            return modality, start
    return Modality.EXACT, start


def _finish(low: str, item: Quantity) -> Quantity:
    modality, lead = _modality(low, item.start, item.end)
    if item.unit == "years" and low.startswith("over", lead):
        return item  # "over five years" is a span of time
    return replace(item, modality=modality, lead=lead)


def _cjk(low: str, at: int) -> Quantity | None:
    found = _CJK.match(low, at)
    if not found or not (found["unit"] == "%" or re.search(r"[^\x00-\x7f]", found.group())):
        return None
    total, precision = Decimal(0), Decimal(1)
    for digits, scale in _CJK_PART.findall(found.group()):
        value, last = _printed(digits)
        power = sum(_CJK_SCALES[mark] for mark in scale)
        total += value.scaleb(power)
        precision = last.scaleb(power)
    if found["unit"] == "%":
        return None
    return Quantity(
        start=at, end=found.end(), lead=at, value=total, precision=precision,
        unit=_CJK_UNITS[found["unit"]], noun="troops" if _CJK_UNITS[found["unit"]] == "people" else "",
    )  # fmt: skip


def _range(seen: View, start: int, first: _Number, unit: str) -> tuple[Quantity, int] | None:
    """`$4-5 billion`, `13 to 15 percent`, `between 1.0 and 1.2 trillion won`."""
    low = seen.low
    joint = _RANGE.match(low, first.end)
    if not joint:
        return None
    if "and" in joint.group() and not low[max(0, start - 20) : start].rstrip(" $₩€£¥").endswith(
        "between"
    ):
        return None
    at = joint.end()
    named = re.compile(r"(?:us\$|[$₩€£¥w])?").match(low, at)
    at = named.end() if named else at
    second = _number(low, at, stripped=seen.stripped)
    if second is None or not second.printed:
        return None
    percent = _PERCENT.match(low, second.end)
    suffix = None if percent else _suffix(low, second.end)
    unit = "percent" if percent else (suffix[0] if suffix else unit)
    people = None if unit else _PEOPLE.match(low, second.end)
    noun = ""
    if people:
        unit, noun = "people", people["noun"]
    years = None if unit else _YEARS.match(low, second.end)
    if years and years.group(1).startswith("year"):
        unit, noun = "years", "year"
    if not unit or unit in {"other", "cents"}:
        return None
    low_value = first.value
    if second.scaled and not first.scaled and first.value < 10_000:
        bare = _bare(low, at, stripped=seen.stripped)
        factor = second.value / bare.value if bare and bare.value else Decimal(1)
        low_value = first.value * factor
    if low_value >= second.value:
        falls = joint.group().strip() == "to" and unit == "percent"
        fallen = _quantity(start, first.end, first, unit)
        return (fallen, first.end) if falls else None
    if unit == "years" and second.value > 60:
        return None
    tail = percent or people or years
    end = tail.end() if tail else (suffix[1] if suffix else second.end)
    item = Quantity(
        start=start, end=end, lead=start, value=low_value, high=second.value, unit=unit,
        precision=second.precision, noun=noun,
    )  # fmt: skip
    return item, end


def _counted(seen: View, at: int, number: _Number) -> Quantity | None:
    """People, years, rounds and multiples: a number with its noun."""
    low = seen.low
    base = {"start": at, "lead": at, "value": number.value, "precision": number.precision}
    if (found := _FOLD.match(low, number.end)) and number.value <= 100:
        return Quantity(
            start=at,
            lead=at,
            end=found.end(),
            value=number.value,
            precision=number.precision,
            unit="multiple",
        )
    if (found := _ROUND.match(low, number.end)) and number.value <= 60 and not number.scaled:
        return Quantity(
            start=at,
            lead=at,
            end=found.end(),
            value=number.value,
            precision=number.precision,
            unit="count",
            noun=found["noun"],
        )
    if (found := _PEOPLE.match(low, number.end)) and number.value >= 10:
        return Quantity(
            start=at,
            lead=at,
            end=found.end(),
            value=number.value,
            precision=number.precision,
            unit="people",
            noun=found["noun"],
        )
    if (found := _YEARS.match(low, number.end)) and number.value <= 60:
        months = found.group(1).startswith("month")
        value = number.value / 12 if months else number.value
        return Quantity(
            start=at,
            lead=at,
            end=found.end(),
            value=value,
            precision=number.precision,
            unit="years",
            noun=found.group(1),
        )
    del base
    return None


def _multiple(low: str, at: int) -> Quantity | None:
    found = re.compile(
        r"(doubl|tripl|quadr|quint|twofo|three|fourf|fivef|sixfo|tenfo|twice)[a-z]*"
    ).match(low, at)
    if found and (found.group(1) != "three" or found.group() == "threefold"):
        value = Decimal(_MULTIPLES[found.group(1)])
        return Quantity(
            start=at, lead=at, end=found.end(), value=value, precision=Decimal(1), unit="multiple"
        )
    found = _FRACTION.match(low, at)
    if found:
        if found["half"] or found["bottom"] == "half":
            value = Decimal(50)
        else:
            top = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}[
                found["top"]
            ]
            bottom = {"thir": 3, "quar": 4, "fift": 5, "tent": 10}[found["bottom"][:4]]
            value = (Decimal(100) * top / bottom).quantize(Decimal("0.01"))
        return Quantity(
            start=at,
            lead=at,
            end=found.end(),
            value=value,
            precision=Decimal(1),
            unit="percent",
            noun="fraction",
        )
    return None


def _ordinal(low: str, at: int) -> Quantity | None:
    found = _ORDINAL.match(low, at)
    if not found:
        return None
    word = found.group(1)
    value = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    after = _ROUND.match(low, found.end())
    if not after:
        return None
    return Quantity(
        start=at,
        lead=at,
        end=after.end(),
        value=Decimal(value),
        precision=Decimal(1),
        unit="count",
        noun="ordinal " + after["noun"],
    )


_ORDINAL = re.compile(
    r"(" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))\b(?:[- ]and[- ](?:last|final))?"
)


def _money(seen: View, at: int) -> tuple[Quantity, int] | None:
    """A figure with a currency, a percent sign or a noun, whichever stands beside it."""
    low, text = seen.low, seen.text
    number = _number(low, at, stripped=seen.stripped)
    if number is None:
        return None
    prefix = _prefix(low, text, at) if number.printed else None
    start = prefix[1] if prefix else at
    unit = prefix[0] if prefix else ""
    if prefix and not unit:
        return None
    if ranged := _range(seen, start, number, unit):
        return ranged
    end = number.end
    if unit:
        suffix = _suffix(low, end)
        end = suffix[1] if suffix and suffix[0] == unit else end
        value = number.value
        return Quantity(
            start=start, lead=start, end=end, value=value, precision=number.precision, unit=unit
        ), end
    if percent := _PERCENT.match(low, end):
        return Quantity(
            start=at,
            lead=at,
            end=percent.end(),
            value=number.value,
            precision=number.precision,
            unit="percent",
        ), percent.end()
    if (suffix := _suffix(low, end)) and not (low[at : at + 2] == "a " and not number.scaled):
        weight = suffix[0] == "GBP" and not number.scaled and low.endswith(("pound", "pounds"), 0, suffix[1])
        if suffix[0] in {"other", "cents"} or weight:
            return None
        return Quantity(
            start=at,
            lead=at,
            end=suffix[1],
            value=number.value,
            precision=number.precision,
            unit=suffix[0],
        ), suffix[1]
    counted = _counted(seen, at, number)
    if counted:
        return counted, counted.end
    if _ELIDED.search(low, max(0, at - 12), at) and number.value <= 10:
        item = _quantity(at, end, number, "years", noun="year")
        return item, end
    if number.printed and 1000 <= number.value < 1_000_000 and low[at:end].count(",") == 1 and _HEADS.search(low, max(0, at - 50), at):
        return _quantity(at, end, number, "people", noun="troops"), end
    if number.scaled and (number.printed or number.value >= 1000):
        return Quantity(
            start=at,
            lead=at,
            end=end,
            value=number.value,
            precision=number.precision,
            unit="",
            inferred=True,
        ), end
    return None


_ELIDED = re.compile(r"\b(?:usual|customary|normal) $")
_HEADS = re.compile(
    r"\b(?:usfk|forces korea|troops?|soldiers|troop (?:level|strength|number)|force|garrison)\b(?! (?:cost|bill))[^.$]{0,22}"
    r"\b(?:has|have|had|counts?|numbers?|numbered|are|is|at|of|to|from|with|keeps?|stands at)(?: about| some| only| now| just)? $"
)


def _quantity(start: int, end: int, number: _Number, unit: str, noun: str = "") -> Quantity:
    return Quantity(
        start=start, end=end, lead=start, value=number.value, precision=number.precision,
        unit=unit, noun=noun,
    )  # fmt: skip


def _blocked(low: str, at: int) -> bool:
    """A digit inside a word or a longer number starts nothing."""
    if at == 0:
        return False
    before = low[at - 1]
    if before.isdigit() or before == "_":
        return True
    if before.isalpha():
        return _PREFIX.search(low, max(0, at - 12), at) is None
    return before in ".," and at > 1 and low[at - 2].isdigit()


def _at(seen: View, at: int) -> tuple[Quantity, int] | None:
    low = seen.low
    if low[at].isdigit() or low[at] == ".":
        if _blocked(low, at):
            return None
        if item := _cjk(low, at):
            return item, item.end
    elif item := _multiple(low, at):
        return item, item.end
    if item := _ordinal(low, at):
        return item, item.end
    return _money(seen, at)


def _infer(seen: View, items: list[Quantity]) -> list[Quantity]:
    """Give a unit to figures that print none: the pair, the range or the list they stand in."""
    low = seen.low
    for index, item in enumerate(items):
        if item.unit:
            continue
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        gap_before = low[before.end : item.start] if before else ""
        gap_after = low[item.end : after.start] if after else ""
        if seen.stripped and before and before.unit in {"KRW", "JPY"} and len(gap_before) <= 12:
            unit = "USD"
        elif (
            after
            and after.unit in CURRENCIES
            and len(gap_after) <= 16
            and _LIST.fullmatch(gap_after)
        ):
            unit = _other_side(item, after) or after.unit
        elif (
            before
            and before.unit in CURRENCIES
            and len(gap_before) <= 40
            and _FROM_TO.fullmatch(gap_before)
        ):
            unit = before.unit
        elif (
            seen.stripped
            and item.value >= 1_000_000
            and _PAY.search(low, max(0, item.start - 60), item.start)
        ):
            unit = "KRW" if item.value >= Decimal("3e11") else "USD"
        else:
            continue
        items[index] = replace(item, unit=unit)
    return [item for item in items if item.unit]


def _other_side(item: Quantity, pair: Quantity) -> str | None:
    """Won or yen, where a sum stands beside its dollars and prints no unit."""
    if pair.unit != "USD" or not pair.value:
        return None
    ratio = item.value / pair.value
    if 700 <= ratio <= 1600:
        return "KRW"
    return "JPY" if 75 <= ratio <= 170 else None


CURRENCIES = frozenset({"KRW", "USD", "JPY", "EUR", "GBP"})
_LIST = re.compile(
    r"(?:,| and| or| to|, and|, or| versus| against)(?: (?:about|around|some|nearly|then|up to))? ?"
)
_FROM_TO = re.compile(
    r" (?:[a-z]{2,9} ){0,3}(?:to|and|from|or|against|versus)(?: [a-z]{2,9}){0,2} "
)
_PAY = re.compile(
    r"\b(?:pa(?:y|ys|id|ying|yments?)|provid\w{1,4}|cost\w{0,3}|spen[dt]\w{0,3}|contribut\w{1,6}"
    r"|demand\w{0,3}|ask\w{0,3}|offer\w{0,3}|worth|share|bill|sum|total|rais\w{1,3}|bear\w{0,3}|shoulder\w{0,3})\b"
)


def quantities(seen: View) -> tuple[Quantity, ...]:
    """Every quantity of a folded text, in order, none overlapping."""
    items: list[Quantity] = []
    trigger = _TRIGGER.search(seen.low)
    while trigger:
        at = trigger.start()
        found = _at(seen, at)
        if found:
            items.append(_finish(seen.low, found[0]))
            done = found[1]
        else:
            number = _NUMBER.match(seen.low, at)
            done = number.end() if number else at + 1
        trigger = _TRIGGER.search(seen.low, done)
    return tuple(_infer(seen, items))


def figures(sentence: str) -> tuple[Quantity, ...]:
    """The quantities of one sentence; ``start`` and ``end`` count in the sentence as given.

    Example:
        >>> [(str(q.value), q.unit) for q in figures("Seoul paid 1.04 trillion won, up 8.2%.")]
        [('1.04E+12', 'KRW'), ('8.2', 'percent')]
    """
    seen = view(sentence)
    out = []
    for item in quantities(seen):
        start, end = seen.span(item.start, item.end)
        lead, _ = seen.span(item.lead, item.end)
        out.append(replace(item, start=start, end=end, lead=lead))
    return tuple(out)
