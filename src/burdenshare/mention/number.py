"""Numbers as the press prints and spells them: `13-point-nine`, `28-thousand-500`, 1조 389억.

Every pattern is anchored at a place where a number can start and has bounded repetition.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from burdenshare.report.view import pattern
from burdenshare.report.word import HEAD, KEPT, Edges

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
WORDS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
        ],
        1,
    )
}
SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "mln": 6,
    "mil": 6, "m": 6, "mm": 6, "billion": 9, "billions": 9, "milliard": 9, "milliards": 9,
    "bn": 9, "bln": 9, "bil": 9, "b": 9,
    "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "tr": 12, "t": 12, "trln": 12,
    "tril": 12, "tln": 12,
    "crore": 7, "lakh": 5,
}  # fmt: skip
_CJK_SCALES = {
    "백": 2, "百": 2, "천": 3, "千": 3, "만": 4, "万": 4, "억": 8, "億": 8, "亿": 8,
    "조": 12, "兆": 12,
}  # fmt: skip
CJK_UNITS = {
    "원": "KRW", "ウォン": "KRW", "韓元": "KRW", "달러": "USD", "ドル": "USD", "美元": "USD",
    "불": "USD", "엔": "JPY", "円": "JPY", "日元": "JPY", "유로": "EUR", "ユーロ": "EUR",
    "파운드": "GBP", "ポンド": "GBP", "명": "people", "人": "people", "名": "people",
    "퍼센트": "percent", "パーセント": "percent", "배": "multiple", "倍": "multiple",
    "년": "years", "年": "years", "年間": "years", "년간": "years",
}  # fmt: skip
PRINTED = pattern(
    r"\d{1,3},\d{1,2}(?=%| ?(?:percent|per cent|trillion|billion|million|thousand)\b)"
    r"|\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?(?!\d)|\d{1,18}(?:\.\d{1,8})?|\.\d{1,6}"
)
_SPLIT = pattern(
    r"(\d{1,3}) (\d{1,4})(?= (?:trillion|billion|million|thousand|percent|percentage"
    r"|per cent|pct|points)\b)"
)
_GROUPS = pattern(
    r"\d{1,3}(?: \d{3}){1,3}(?= (?:won|dollars?|yen|euros?|u s|us|usa|american|united|troops"
    r"|soldiers|personnel|service|forces|strong|korean|japanese|south|workers|employees|gis|members"
    r"|military|local|civilian|nationals|people|base|base staff|staff|men|americans"
    r"|of (?:its|the|their|our|his|those|these))\b)"
    r"|(?:(?<= of )|(?<=some )|(?<=bout )|(?<=ound )|(?<=than )|(?<=arly )|(?<=most )|(?<=east )"
    r"|(?<=elow )|(?<=over )|(?<=ghly ))[1-9]\d? \d00(?= (?!(?:tr|b|m)illion|thousand|per)[a-z])"
)
_POINT = pattern(
    r"[- ]point[- ](?:(\d{1,5})|((?:(?:" + "|".join(_ONES[:10]) + r")[- ]?){1,4}))(?![\w])"
)
_SCALE = pattern(
    r"[ -]?(trillions?|billions?|millions?|milliards?|thousand|hundred|crore|lakh|tril|trln"
    r"|tln|mln|bln|trn|bil|mil|bn|tn|mn|mm|tr|[mbtk])"
    r"(?:\.(?= (?:won|yen|dollars|euros|u\.?s\.? dollars)\b))?(?![\w])"
)
_MORE = pattern(r"[- ](?:and )?(\d{1,3}(?!\d|[,.]\d)|(?:" + "|".join(WORDS) + r")\b)")
_CJK = pattern(
    r"(?:\d[\d,]{0,14}(?:\.\d{1,4})?\s?[천千만万억億亿조兆백百]{1,2}\s?){0,3}"
    r"(?:\d[\d,]{0,14}(?:\.\d{1,4})?\s?)?"
    r"(?P<unit>원|ウォン|韓元|달러|ドル|美元|불|엔|円|日元|유로|ユーロ|파운드|ポンド|명|人|名|%|퍼센트|パーセント|배|倍|年間|년간)"
)
_LONGEST = 100  # characters of that at most
_CJK_PART = pattern(r"(\d[\d,]{0,14}(?:\.\d{1,4})?)\s?([천千만万억億亿조兆백百]{0,2})")


class Number(NamedTuple):
    """A number as printed: its value, the value of its last digit, and where it ends."""

    value: Decimal
    precision: Decimal
    end: int
    scaled: bool = False
    printed: bool = True


_ZERO, _ONE = Decimal(0), Decimal(1)


@lru_cache(maxsize=KEPT)
def printed(text: str) -> tuple[Decimal, Decimal]:
    """Value of digits and the value of the last one that counts: round thousands count less."""
    bare = text.replace(",", "." if text[-3:].find(",") >= 0 and "." not in text else "")
    value = Decimal(bare)
    point = bare.find(".")
    if point >= 0:
        return value, Decimal(1).scaleb(point + 1 - len(bare))
    round_ = len(bare) - len(bare.rstrip("0")) if value else 0
    return value, Decimal(1).scaleb(round_) if round_ >= 3 else _ONE


def _small_words(low: str, at: int) -> tuple[int, int] | None:
    """A number word below 100, with its end."""
    found = _WORDED.match(low, at) if low[at : at + 3] in _WORD_HEADS else None
    if not found:
        return None
    first = WORDS[found.group(1)]
    if found.group(2) and first >= 20:
        return first + WORDS[found.group(2)], found.end()
    return first, found.end(1)


_WORDED = pattern(
    r"("
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r")\b(?:[- ]("
    + "|".join(_ONES[1:10])
    + r")\b)?"
)
_WORD_HEADS = frozenset(word[:3] for word in WORDS)
_MILLION = Decimal(10**6)
_AND_MORE = pattern(r"(?: and|,)? (?=[0-9a-z])|-(?=[0-9a-z])")
_MONEY_WORD = pattern(
    r"[ -](?:(?:south )?korean |japanese )?(?:won|yen|dollars|euros|pounds|u\.?s\.? dollars)\b"
)


def _loose(low: str, at: int) -> Number | None:
    """Digits whose points and commas became spaces."""
    if found := _GROUPS.match(low, at):
        value, precision = printed(found.group().replace(" ", ""))
        return Number(value, precision, found.end())
    if (found := _SPLIT.match(low, at)) and not low.startswith("000", found.start(2)):
        value, precision = printed(f"{found.group(1)}.{found.group(2)}")
        return Number(value, precision, found.end())
    return None


def bare_at(low: str, at: int, *, stripped: bool) -> Number | None:  # noqa: PLR0911 - one return a rule
    """Digits or number words at an offset, without scale; `stripped` text has lost its points."""
    if stripped and (loose := _loose(low, at)):
        return loose
    if found := PRINTED.match(low, at):
        value, precision = printed(found.group())
        return Number(value, precision, found.end())
    if worded := _small_words(low, at):
        return Number(Decimal(worded[0]), _ONE, worded[1], printed=False)
    if dozen := _DOZEN.match(low, at):
        count = Decimal(6 if dozen.group(1) else 12)
        return Number(count, Decimal(1), dozen.end(), printed=False)
    if low.startswith("half a", at):
        return Number(
            Decimal("0.5"),
            Decimal("0.1"),
            at + (7 if low[at + 6 : at + 7] == "n" else 6),
            printed=False,
        )
    if low[at : at + 2] == "a ":
        return Number(Decimal(1), Decimal(1), at + 1, printed=False)
    return None


_DOZEN = pattern(r"(half )?a dozen\b")
_AND_HALF = pattern(r"[- ]and[- ]a[- ]half\b")


def _with_point(low: str, number: Number) -> Number:
    if half := _AND_HALF.match(low, number.end):
        return Number(number.value + Decimal("0.5"), Decimal("0.1"), half.end())
    found = _POINT.match(low, number.end)
    if not found:
        return number
    digits = found.group(1) or "".join(
        str(WORDS[w]) for w in re.split(r"[- ]", found.group(2).strip("- "))
    )
    value, precision = printed(f"{number.value}.{digits}")
    return Number(value, precision, found.start() + len(found.group().rstrip("- ")))


def _with_scale(low: str, number: Number) -> Number:
    """Apply scale words: `28-thousand-500`, `one hundred twenty million`, `1.2bn`."""
    found = _SCALE.match(low, number.end)
    if not found:
        return number
    total, current = _ZERO, number.value
    end, precision, scaled = number.end, number.precision, False
    for _ in range(4):
        if not found:
            break
        word = found.group(1)
        if len(word) == 1 and not (number.printed and low[found.start()] not in "- "):
            break
        power = SCALES[word]
        end, scaled = found.end(), True
        precision, current = precision.scaleb(power), current.scaleb(power)
        if power <= 3 and len(word) > 1 and (more := _more(low, end)):
            total, current, end, precision = total + current, Decimal(more[0]), more[1], _ONE
            if power == 2:
                current, total = current + total, _ZERO
        found = _SCALE.match(low, end)
    if end == number.end:
        return number
    return Number(total + current, precision, end, scaled, number.printed)


def _more(low: str, at: int) -> tuple[int, int] | None:
    """What follows "thousand" or "hundred": digits or a number word, with its end."""
    found = _MORE.match(low, at)
    if not found:
        return None
    if found.group(1).isdigit():
        return int(found.group(1)), found.end(1)
    return _small_words(low, found.start(1))


def number_at(low: str, at: int, *, stripped: bool) -> Number | None:
    """The number that starts at an offset, with its decimals and scale words.

    Example:
        >>> number_at("28-thousand-500-strong", 0, stripped=False).value
        Decimal('28500')
    """
    number = bare_at(low, at, stripped=stripped)
    if number is None:
        return None
    whole = _whole(low, number)
    return _compound(low, whole, stripped=stripped) if whole.scaled else whole


_LONGER = Edges()  # what can make a number longer, by its first characters
_SCALED = _LONGER.bit(_SCALE)
_PARTED = _LONGER.bit(_AND_HALF) | _LONGER.bit(_POINT)


def _whole(low: str, number: Number) -> Number:
    """A number with its decimals and scale words."""
    more = _LONGER[low[number.end : number.end + HEAD]]
    if not more:
        return number
    return _with_scale(low, _with_point(low, number) if more & _PARTED else number)


def _compound(low: str, first: Number, *, stripped: bool, more: int = 1) -> Number:
    """`1 trillion 55 billion 100 million`: numbers on smaller scales are parts of the first."""
    joint = _AND_MORE.match(low, first.end) if first.scaled and first.value >= _MILLION else None
    rest = bare_at(low, joint.end(), stripped=stripped) if joint else None
    if rest is None:
        return first
    second = _whole(low, rest)
    if more:
        second = _compound(low, second, stripped=stripped, more=more - 1)
    money = second.scaled and _MONEY_WORD.match(low, second.end)
    plain = joint is not None and joint.group() == " "  # "1 trillion 518 billion won"
    most = first.precision if plain else first.value / 2
    smaller = money and 1000 <= second.value < most
    if not smaller or second.value >= Decimal(10) ** (first.precision.adjusted() + 1):
        return first
    value = first.value + second.value
    return Number(value, second.precision, second.end, scaled=True, printed=first.printed)


def cjk_at(low: str, at: int) -> tuple[Number, str] | None:
    """A Korean or Japanese figure such as 1조 389억원 or 1,055億円, with its unit word."""
    found = None if low.isascii() or low[at : at + _LONGEST].isascii() else _CJK.match(low, at)
    if not found or found.group().isascii():
        return None
    total, precision = Decimal(0), Decimal(1)
    for digits, scale in _CJK_PART.findall(found.group()):
        value, last = printed(digits)
        power = sum(_CJK_SCALES[mark] for mark in scale)
        total += value.scaleb(power)
        precision = last.scaleb(power)
    return Number(total, precision, found.end(), scaled=True), found["unit"]


_MULTIPLES = {
    "doubl": 2, "tripl": 3, "quadr": 4, "quint": 5, "twofo": 2, "three": 3, "fourf": 4, "fivef": 5,
    "sixfo": 6, "tenfo": 10, "twice": 2,
}  # fmt: skip
FRACTION = pattern(
    r"""(?:(?P<half>half|one[- ]half|a half)|(?P<top>an?|one|two|three|four
    |nine)[- ](?P<bottom>half|thirds?|quarters?|fifths?|tenths?))\b(?! (?:an?|year|hour|century
    |dozen|day|month|million|billion|trillion|of (?:the )?(?:year|20\d\d|19\d\d|month|century
    |week)|round|meeting|time|such|sma|set
    |sessions?|sittings?|gathering|sit-down|bout|parley|attempt|try|cycle|series|formal|full
    |official|straight|consecutive|successive|working-level|face-to-face|negotiating|bargaining
    |tour|trip|visit|person|person's|country|party|category|option)\b)"""
)
# a cost shared by halves, and no chance of one in two
EVEN = pattern(
    r"(?:(?:50 ?[-:/] ?50|fifty[- ]fifty|half[- ]and[- ]half)\b"
    r"(?! (?:chance|odds|bet|call|venture))"
    r"|(?:even|equal) (?:split|division|sharing|halves|shares)\b(?: \(50[-:/]50\))?)"
)
MULTIPLE = pattern(r"(doubl|tripl|quadr|quint|twofo|three|fourf|fivef|sixfo|tenfo|twice)[a-z]{0,8}")
_TOPS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_BOTTOMS = {"thir": 3, "quar": 4, "fift": 5, "tent": 10}


def part_at(low: str, at: int) -> tuple[Number, str] | None:
    """`double`, `fivefold` as multiples; `half`, `a third`, `50-50` as fractions in per cent."""
    found = MULTIPLE.match(low, at)
    if found and (found.group(1) != "three" or found.group() == "threefold"):
        return Number(Decimal(_MULTIPLES[found.group(1)]), Decimal(1), found.end()), "multiple"
    if split := EVEN.match(low, at):
        return Number(Decimal(50), Decimal(1), split.end()), "split"
    found = FRACTION.match(low, at)
    if not found or (found["half"] and low.endswith((" and ", " and a "), 0, at)):
        return None
    part = Decimal(50)
    if found["top"] and found["bottom"] != "half":
        top, bottom = _TOPS[found["top"]], _BOTTOMS[found["bottom"][:4]]
        part = (Decimal(100) * top / bottom).quantize(Decimal("0.01"))
    return Number(part, Decimal(1), found.end()), "fraction"
