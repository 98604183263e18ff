"""Units: printed before or behind a number, or taken over from the figures beside it."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from burdenshare.cue.kind import Modality
from burdenshare.mention.number import ORDINALS, PRINTED, SCALES, printed
from burdenshare.mention.quantity import CURRENCIES, Quantity
from burdenshare.report.view import View, pattern
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from burdenshare.report.table import Cell

# words that may stand between a number and the people or rounds it counts
_BETWEEN = (
    r"(?:(?!(?:won|yen|dollars?|euros?|percent|per|years?|months?|weeks?|days?|hours?|rounds?"
    r"|times?|million|billion"
    r"|trillion|points?|is|are|was|were|has|have|had|by|that|which|and|or|in|for|at|on|with|from"
    r"|to|held|sides|countries"
    r"|nations|governments|allies|missiles|tanks|jets|ships|votes|tons|miles"
    r"|km|an?|after|before|since|until|when|while|because|he|she|it|they|we|who|of(?! the\b)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|one|two|three|four|five|six|seven|eight|nine|ten|january|february"
    r"|march|april|june|july|august|september|october|november|december)\b)[a-z][a-z'-]{0,15} )"
)
PEOPLE = pattern(
    rf"""(?:[- ](?:or so|odd
    |plus))?[- ](?:of (?:the|its|their|our|his|those
    |these) )?(?:u\.? ?s\.?a? |{_BETWEEN}){{0,5}}?(?P<noun>troops?|soldiers?
    |personnel|servicemembers?|service[- ](?:members?|personnel|men)|servicemen|gis|marines|strong
    |member(?= u\.?s| force| american| garrison| contingent)|warriors|infantry|members of the
    |airmen|sailors|men and women|men(?= (?:in uniform|under arms|in (?:south )?korea|in japan))
    |(?:service|military) (?:folks?|members?|men)|servicepeople|boots|warfighters
    |military(?= (?:in|on|at|here|there|who|to|are|is|will|located|deployed
    |stationed)\b|[.,;])
    |(?:military )?workforce|service people|of (?:our|america's)(?: own)?(?: people| men| boys)?
    |workers?|staffers|hands|jobholders|wage[- ]earners|cooks|firefighters|mechanics|drivers
    |technicians|clerks|janitors|interpreters|guards
    |employees?|specialists|locals|military staff|staff(?:ers)?|nationals
    |representatives|labou?rers|laborers|workforce|koreans|of (?:them|whom)|troopers|fighters
    |americans(?: in uniform)?|people|persons?|activists|protesters|demonstrators|civilians
    |forces)\b"""
)
YEARS = pattern(
    r"""[- ](?:more |single |full |fiscal |calendar |financial |whole |additional )?(years?|yrs?
    |months?)\b(?![- ]?(?:old|low|high|ago|earlier|later|before|record))"""
)
ROUND = pattern(
    rf"""[- ](?:{_BETWEEN}{{0,3}}(?P<rounds>rounds?|sphericals?)|(?:(?:more|earlier|previous
    |separate|full
    |formal|official|such|of|the|high-level|senior|working-level|straight|prior|further|past
    |negotiating|bargaining)[- ]){{0,3}}(?P<noun>(?:cycles?|series|set
    |bouts?)(?= of (?:talks|dealings|negotiat|discuss|bargain|consult))|meetings?|sessions?
    |sittings?|gatherings?|sit-downs?|get-togethers?|parleys?
    |(?:attempts?|tr(?:y|ies)|efforts?)(?= (?:this year |so far )?to (?:settle|agree|resolve|strike
    |reach|break
    |hammer|close|forge|bridge|clinch|find|work|narrow|seal)|[,.] )|time(?= (?:on|over|for|since|to
    |in
    |this)\b|[,.])))\b(?! of (?:applause|sanctions
    |strikes|missile|layoffs|golf))"""
)
MET_AFTER = pattern(
    r",? (?:have |had |did )?(?:they|we|both|the (?:two )?(?:sides|teams|envoys|negotiators"
    r"|delegations|governments|allies)|envoys|negotiators|seoul and washington|washington and"
    r" seoul) (?:have |had )?(?:met|sat|gathered|talked|conferred|negotiated|convened|huddled"
    r"|come together|came together"
    r"|tried|sit|meet|faced each other)\b"
)
# "the fifth negotiations", "the first talks on a new pact"; "the second of perhaps many rounds"
NTH_TALKS = pattern(
    r" (?:formal |official |face-to-face |in-person |working-level )?(?P<noun>talks"
    r"|negotiations|consultations|discussions)"
    r"(?= (?:on|for|to|over|about|of|ended|closed|opened|in|held)\b|[.,])"
)
OF_MANY = pattern(
    r"(?: one)? of (?:(?!the\b|its\b)[a-z]{1,10} ){0,6}?"
    r"(?P<rounds>rounds|sessions|sittings|meetings)\b"
)
OF_ROUND = pattern(r" (?:of|in|under|within) the [a-z0-9]{2,10} round\b")
GATHERED = pattern(
    r"\b(?:(?P<round>rounds?|sessions?|sittings?|meetings?|talks|negotiations|sit-downs?|gatherings?)"
    r"|agreements?|pacts?|deals?|accords?|smas?|terms?|summits?|launch\w{0,2}|tests?)\b"
)
TOOK_PLACE = pattern(
    r"(?: one)?,? (?:was|were|is|took|had|broke|ended|lasted|began|came|followed|opened|ran|will"
    r"|would|may|could|in (?:seoul|washington|honolulu|hawaii|tokyo)|to be|has|planned|due|set)\b"
)
NTH = pattern(r"\b(?:" + "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th)) $")
# an ordinal beside its noun: "the meeting, the third since September, ..."
ASIDE = pattern(r"[,(-] ?(?:the |a |their |its |already the )?$")
COUNTED_FROM = pattern(
    r"(?: one)?(?:,|\)| (?:since|so far|of (?:the|this)|in (?:as many|a|the|this|\w{3,5} (?:weeks"
    r"|months"
    r"|days))|this|under|on|over|between|within|to be held)\b)"
)
# a count of rounds behind its name: "round 9", "Rounds of talks held: 8"
ROUND_LABEL = pattern(
    r"\bround $|\b(?:rounds|sessions|meetings)(?: of (?:talks|negotiations|consultations))?"
    r"(?: held| so far| in all| to date)?(?:[:=]| =) $"
)
MET = pattern(
    r"\b(?:met|meet|sat down|gathered|talked|(?:come|came|got|gotten|sat) together|convened"
    r"|conferred|negotiated|haggled|bargained|huddled|face to face|across the table)\b[^.;]{0,30}$"
)
# "the tenth, and as it was thought last, round"
INSERTED = pattern(
    r"(?:(?:,|:| -| \()[^,.;:()\n]{1,34}(?:,|:| -|\))"
    r"| (?:and|but)(?: (?!rounds?\b|sessions?\b)[a-z'-]{2,12}){1,7})"
    r"(?= (?:rounds?|spherical|sessions?|meetings?|sittings?)\b)"
)
HOW_MANY = pattern(r"how many (?:rounds|sessions|meetings)\b[^.?\n]{0,50}\?\W{0,4}(?:a[.:] )?$")
FOLD = pattern(r"[- ]?(?:fold|times)\b(?! (?:a|per|in|this|since|magazine))")
SYMBOLS = {"$": "USD", "₩": "KRW", "€": "EUR", "£": "GBP", "¥": "JPY"}
CODES = {
    "usd": "USD", "us": "USD", "krw": "KRW", "jpy": "JPY", "eur": "EUR", "gbp": "GBP", "w": "KRW",
    "won": "KRW", "kw": "KRW", "y": "JPY", "ps": "GBP",
}  # fmt: skip
CURRENCY = pattern(
    r"(?:[ -](?:odd|plus|worth of|of))?[ -]?(?=[abcdeghjknprstuwy{$₩€£¥])"
    r"(?:(?P<krw>(?:south |rok )?(?:korean[- ])?wons?(?!\w|'t\b)"
    r"|(?<=illion )(?:gained|received)(?= ?[(,.;]| [a-z])|krw\b|₩)"
    r"|(?P<other>(?:hong kong|canadian|australian|new zealand|singapore|taiwan)[- ]dollars?)"
    r"|(?P<usd>(?:u\.? ?s\.?[- ]|american )?dollars?\b|\{(?:us )?dollars?\}"
    r"|greenbacks|bucks\b|usd\b|us\$|\$(?!\d))"
    r"|(?P<jpy>(?:japanese[- ])?yen\b|jpy\b|¥)"
    r"|(?P<eur>euros?\b|eur\b|€)"
    r"|(?P<gbp>(?:british )?pounds?(?: sterling)?\b(?!-)|gbp\b|£|sterling\b)|(?P<cents>cents?\b))"
)
PREFIX = pattern(
    r"""(?:(?P<us>us ?\$|usd ?\$?|u\.s\. ?\$|\$ ?us ?|us dollars? )|(?P<foreign>(?:hk|nz|ca|nt|a|c
    |s|au) ?\$)|(?P<sym>[$₩€£¥])|\b(?P<code>krw|jpy|eur|gbp|won|kw|ps|y=|w|y)) ?$"""
)
_NAME_ENDS = frozenset("sdkzatcu.")  # last letters of the names that may stand before a sign
# how all those end, by which they are told before they are looked for
_PREFIX_ENDS = pattern(r"(?:[$₩€£¥]|us|usd|dollars?|krw|jpy|eur|gbp|won|kw|y=|\b(?:ps|w|y)) ?$")
_LAST = 4  # characters that tell it
PERCENT = pattern(
    r"[ -]{0,2}(?:%(?:[- ]?points?\b)?|percent(?:age)?(?:[- ]points?)?\b|per[- ]cents?\b|pct\b\.?"
    r"|p\.?c\.?(?![\w])|pps?\b|percentage\b)"
)
POINTS = pattern(r" points\b")
PERCENTS = pattern(r"%|\bper ?cent\b|\bpct\b")
# what stands between and after figures that share one unit
LISTED = pattern(
    r"(?:,| and| or| to|, and|, or| versus| against)(?: (?:about|around|some|nearly|then|up to))? ?"
)
SPENT_ON = pattern(
    r"""[ ](?:(?:was|were|went|goes|is) (?:spent |set aside )?(?:for|to|on|into|in)
    |for (?:[a-z]{4,8} )?(?:labou?r|wages|staff|workers|construction|logistics|military
    |facilities))\b"""
)
SUM = 10**6  # a bare figure below is no sum of money
LEAST = Decimal(60)  # how many times as large, at most, a sum is whose unit it takes
_SAME_SIZE = 12  # so many times larger, at most, is a sum of the same sentence and unit
BACK = 600  # characters back to the sum that it takes its unit from
IN_UNIT = pattern(r"\b(?:in|of) (won|yen|dollars?|euros?) ?(?:terms)?,? (?:[a-z]{1,10} ){0,6}$")
SUM_ENDS = pattern(
    r"""[.,;:)?!]|$|\n| (?:\(|(?:from|for|in|a|per|next|this|last|to|by|on|and|or|as|at|was|is|were
    |are|had|has|will|would|could|went|going|goes|under|over|more|less|than|that|when|while|but
    |against|each|every|annually|yearly|up|down|by|offer|bill|demand|request|proposal|figure
    |spent|due|paid|sought|set|put|given|owed|last|now|then|already|still|today|again|only|also|so
    |if|because|since|until|through|during|between|below|above|about|total|altogether|overall|alone
    |apiece|extra|more|less|saved|worked out|here|there|instead|rather|plus|minus|just|too|booked
    |agreed|asked|wanted|offered|demanded|promised|budgeted|earmarked|allocated|pledged|floated
    |proposed|mentioned|reported|named|quoted|provided|contributed|reserved|carried|brought|made
    |goes|would|must|may|might|can|could|should|does|did|is
    |package|deal|compared|officials|he|she|it|they|said|won|before|after|with|into|of (?:the|its
    |this|that|what|it|them|which|these))\b)"""
)
FROM_TO = pattern(r" (?:[a-z]{2,9} ){0,3}(?:to|and|from|or|against|versus)(?: [a-z]{2,9}){0,2} ")
PAYING = pattern(
    r"""\b(?:pa(?:y|ys|id|ying|yments?)|provid\w{1,4}|cost\w{0,3}|spen[dt]\w{0,3}|contribut\w{1,6}
    |demand\w{0,3}|ask\w{0,3}|want\w{0,2}|sought|first|offer\w{0,3}|worth|share|bill|sum|total
    |rais\w{1,3}|bear\w{0,3}|shoulder\w{0,3})\b"""
)
LED_BY = pattern(r"\b(?:down to|up to|to|from|than)(?: [a-z]{4,8})? ?$")
OPENS = pattern(r",? ?(?:\(|or )(?:about |some |around |or )?")
SIZED = pattern(r"\b(?:wants?|wanted|asks?|asked|demand\w{0,3}|seeks?|sought|for|pays?|about) $")
STOPS = pattern(r"[.,;)]|$")


@lru_cache(maxsize=KEPT)
def _may_lead(before: str) -> bool:
    """Whether a currency can stand right before a number."""
    return _PREFIX_ENDS.search(before) is not None


def unit_before(low: str, text: str, at: int) -> tuple[str, int] | None:  # noqa: PLR0911 - one return a rule
    """Currency printed before a number, and where it starts."""
    before = low[max(0, at - _LAST) : at]
    if not _may_lead(before):
        return None
    last = before[-1]
    if last in SYMBOLS and before[-2:-1] == " " and before[-3:-2] not in _NAME_ENDS:
        return SYMBOLS[last], at - 1
    found = PREFIX.search(low, max(0, at - 12), at)
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
        not text[start].isupper() or (code in {"y", "ps"} and low[at - 1] == " ")
    ):
        return None
    return CODES[code.rstrip("=")], start


def unit_behind(low: str, at: int) -> tuple[str, int] | None:
    """Currency printed behind a number, and where it ends."""
    found = CURRENCY.match(low, at)
    if not found:
        return None
    name = found.lastgroup or ""
    return CODES.get(name, name), found.end()


def unit_of_range(low: str, at: int, unit: str) -> tuple[str, str, int] | None:
    """Unit, noun and end after the second number of a range."""
    if found := PERCENT.match(low, at):
        return "percent", "", found.end()
    if suffix := unit_behind(low, at):
        return None if suffix[0] in {"other", "cents"} else (suffix[0], "", suffix[1])
    if unit:
        return unit, "", at
    if found := PEOPLE.match(low, at):
        return "people", counted_noun(found), found.end()
    if (found := YEARS.match(low, at)) and found.group(1).startswith("year"):
        return "years", "year", found.end()
    return None


def counted_noun(found: re.Match[str]) -> str:
    """The counted thing that a match of `PEOPLE` or `ROUND` names."""
    groups = found.groupdict()
    noun = groups.get("rounds") or groups["noun"] or ""
    return "of our people" if noun == "people" and " of our " in found.group() else noun


def _host_unit(before: Quantity, earlier: Quantity | None) -> str:
    """The unit of the sum itself, where its conversion in brackets stands between."""
    return earlier.unit if earlier and earlier.unit in CURRENCIES else before.unit


def _unit_of(  # noqa: PLR0911 - one return a rule
    seen: View,
    item: Quantity,
    before: Quantity | None,
    after: Quantity | None,
    earlier: Quantity | None,
) -> str:
    """The unit a bare figure takes from the pair, the range or the list it stands in."""
    low = seen.low
    gap_before = low[before.end : item.start] if before else ""
    gap_after = low[item.end : after.start] if after else ""
    if seen.loose and before and before.unit in {"KRW", "JPY"} and len(gap_before) <= 12:
        return "USD"
    if after and after.unit in CURRENCIES and len(gap_after) <= 16 and LISTED.fullmatch(gap_after):
        return _other_side(item, after) or after.unit
    beside = before is not None and before.unit in CURRENCIES and len(gap_before) <= 40
    if before and beside and FROM_TO.fullmatch(gap_before):
        return "USD" if _other_side(before, item._replace(unit="USD")) else before.unit
    near = before is not None and seen.sentence(before.start) is seen.sentence(item.start)
    listed = near and before is not None and before.unit in CURRENCIES and len(gap_before) <= 110
    led = LED_BY.search(low, max(0, item.lead - 16), item.lead) and STOPS.match(low, item.end)
    if before and listed and not seen.stripped and (led or SPENT_ON.match(low, item.end)):
        return (
            _host_unit(before, earlier) if low[before.end : before.end + 1] == ")" else before.unit
        )
    if after and after.unit in CURRENCIES and OPENS.fullmatch(gap_after):
        return _other_side(item, after) or ""
    if after and after.unit in CURRENCIES and gap_after == " of the ":
        return after.unit
    paid = seen.loose and item.value >= SUM
    if paid and PAYING.search(low, max(0, item.start - 60), item.start):
        return "KRW" if item.value >= Decimal("3e11") else "USD"
    return ""


# what a page counts: "Hit: 3,412"
_COUNTED = ("hit", "hits", "view", "views", "visits", "reads", "comments", "shares", "likes")
COUNTERS = tuple(f"{one}{end}" for one in _COUNTED for end in (": ", ":", " : ", " "))
UNSCALED = "unscaled"  # the noun of a number that leaves out the scale and unit told before
_TOLD = 150  # characters back to the sum whose scale a number leaves out
_ALIKE = (0.4, 2.5)  # how many times the number told, at least and at most
_LED = pattern(
    r"""\b(?:to|from|at|than|and|then|against|or|of|by|reach(?:es|ed)?|hit|,)(?: (?:about|around
    |just
    |only|some|nearly|the|a))? ?$|(?:\band|[,;]) (?:the )?(?:germany|berlin|britain|london|u\.?k\.?
    |united kingdom|france|paris|italy|rome|canada|poland|spain|japan|tokyo|(?:south )?korea|seoul)
    (?:'s)? $|\b(?:second|third|fourth|fifth|next|last|followed) (?:with|by|on) $"""
)


def _rescaled(seen: View, item: Quantity, last: Sequence[Quantity]) -> Quantity:
    """A number in the scale and unit of the sum or rate just before it; without unit if none fits.

    "Utilities stay at 25.3 billion yen and drop to 24.9 next year", "$10 billion; he got three".
    """
    low = seen.low
    near = [q for q in last if q.unit in CURRENCIES or q.unit == "percent"]
    before = near[-1] if near else None
    if before is None or item.start - before.end > _TOLD or not before.value:
        return item
    told = PRINTED.search(low, before.start, before.end)
    size = Decimal(told.group().replace(",", "")) if told else Decimal(0)
    one = low[item.start : item.end].isalpha()  # by a word, after a verb of wanting or getting
    if not size or (not one and seen.sentence(before.start) is not seen.sentence(item.start)):
        return item
    if one and "illion" not in low[before.start : before.end]:
        return item
    alike = _ALIKE[0] < item.value / size < _ALIKE[1]
    if not one and not (alike and _LED.search(low, max(0, item.lead - 20), item.lead)):
        return item
    scale = abs(before.value) / size
    return item._replace(
        value=item.value * scale, precision=item.precision * scale, unit=before.unit, noun=""
    )


def inferred(seen: View, items: list[Quantity]) -> list[Quantity]:
    """Give a unit to figures that print none; drop those that get none."""
    for index, item in enumerate(items):
        if item.noun == UNSCALED:
            items[index] = _rescaled(seen, item, items[max(0, index - 8) : index])
        elif not item.unit:
            before = items[index - 1] if index else None
            after = items[index + 1] if index + 1 < len(items) else None
            earlier = items[index - 2] if index > 1 else None
            last = items[max(0, index - 8) : index]
            unit = _unit_of(seen, item, before, after, earlier) or _carried(seen, item, last)
            items[index] = item._replace(unit=unit)
    return [item for item in items if item.unit]


# what a sum that stands alone is in, by its size: nobody pays billions of won
_SIZES = (
    (Decimal(10**9), ""),
    (Decimal(12 * 10**9), "USD"),
    (Decimal(10**11), ""),
    (Decimal(10**13), "KRW"),
)


def _carried(  # noqa: PLR0911 - one return a rule
    seen: View, item: Quantity, last: Sequence[Quantity]
) -> str:
    """The unit of a sum of about the same size just before it: "last year's 217.3 billion"."""
    if item.value < SUM or not (seen.loose or SUM_ENDS.match(seen.low, item.end)):
        return ""
    if named := IN_UNIT.search(seen.low, max(0, item.lead - 50), item.lead):
        return {"w": "KRW", "y": "JPY", "d": "USD", "e": "EUR"}[named.group(1)[0]]
    near = [q for q in reversed(last) if q.unit in CURRENCIES and q.start > item.start - BACK]
    sizes = [max(q.value / item.value, item.value / q.value) for q in near if q.value]
    beside = near and seen.sentence(near[0].start) is seen.sentence(item.start)
    if beside and not seen.stripped and sizes and sizes[0] < _SAME_SIZE:
        return near[0].unit
    least = min(sizes, default=LEAST)
    if least < LEAST:
        return near[sizes.index(least)].unit
    won = bool(near) and {q.unit for q in near} <= {"KRW", "JPY"}
    if (near and not won) or "illion" not in seen.low[item.start : item.end]:
        return ""
    if won and not SIZED.search(seen.low, max(0, item.lead - 24), item.lead):
        return ""
    return next((unit for most, unit in _SIZES if item.value < most), "")


def _other_side(item: Quantity, pair: Quantity) -> str | None:
    """Won or yen, where a sum stands beside its dollars and prints no unit."""
    if pair.unit != "USD" or not pair.value:
        return None
    ratio = item.value / pair.value
    if 700 <= ratio <= 1600:
        return "KRW"
    return "JPY" if 75 <= ratio <= 170 else None


_SCALE_WORD = (
    r"(?:trillions?|billions?|millions?|hundred million|100 million|tril|trn|tn|bil|bln|bn|mil|mln"
    r"|mn|m)\b\.?"
)
# a unit named over a table, and no sum of a sentence there: "won, billion", "KRW bn", "in yen bn"
_HEADED = pattern(
    rf"""(?<![\d.])(?:(?<!\d )|(?<=[12][09]\d\d ))(?:(?P<scale>{_SCALE_WORD})(?: of)? ?)?(?<![a-z])
    (?:(?P<krw>(?:korean |south korean )?won\b|krw\b|₩)|(?P<jpy>(?:japanese )?yen\b|jpy\b|¥)
    |(?P<usd>(?:u\.?s\.? ?)?dollars?\b|usd\b|us\$|\$)|(?P<eur>euros?\b|eur\b|€))(?! ?\d)
    (?:,? ?\(?(?:in )?(?P<after>{_SCALE_WORD}))?"""
)
_LANDS = (("krw", "KR", "korea"), ("jpy", "JP", "japan"), ("eur", "DE", "german"))
_NEAR_LINES = 3  # lines over a table that say whether its sums are agreed or paid


def _legend(cell: Cell) -> re.Match[str] | None:
    """The unit over a column, or the nearest over the table that is its country's."""
    lines = [cell.heading, *reversed(cell.above.split("\n"))]
    land = next((land for line in lines for _, _, land in _LANDS if land in line), None)
    first = None
    for line in lines:
        for found in _HEADED.finditer(line):
            unit = next(u for u in ("krw", "jpy", "usd", "eur") if found[u])
            theirs = next((name for cur, _, name in _LANDS if cur == unit), land)
            if land is None or theirs == land:
                return found
            first = first or found
    return first


_CHANGE = pattern(r"""chang|rise|rais|increas|growth|hike|on (?:the )?year|year[- ]on[- ]year
    |\+/-""")
_TROOPS = pattern(r"""\b(?:(?:us |u\.s\. )?(?:troops|soldiers|personnel|forces|strength))$""")
_SHARE = pattern(r"""share|portion|ratio|proportion|% of|percent of|pct of""")

# whether sums are agreed or spent, over their column
_FIRM = pattern(r"""\b(?:(?P<agreed>agreed|pact|negotiated|owed|due)|paid|spent|appropriat\w{2,4}
    |budget\w{0,3}|executed|disburs\w{2,5}|outlays?|actual(?:ly)?|settled|used)\b""")


def in_table(low: str, cell: Cell) -> Quantity | None:
    """The quantity of a cell, its unit and size from the heading; None where no heading tells."""
    text = low[cell.start : cell.end]
    sign = 1 if text[0] != "-" else -1
    value, precision = printed(text.strip("+-~us$₩€£¥%"))
    start, unit = cell.start + (text[0] in "+-~"), "percent"
    if cell.land and _TROOPS.search(cell.heading):
        how = Modality.ABOUT if text[0] == "~" else Modality.EXACT
        return Quantity(start, cell.end, start, value, "people", precision, None, how, "troops")
    noun = f"row {cell.land}{cell.year} "
    headed = _legend(cell)
    change = _CHANGE.search(cell.heading)
    alone = change and not _HEADED.search(cell.heading)
    if text[-1] == "%" or PERCENTS.search(cell.heading) or alone:
        share = cell.land or _SHARE.search(cell.heading)
        noun += "share" if share and not change else "increase"
    elif headed:
        named = (headed["scale"] or headed["after"] or "").rstrip(".s")
        scale = 8 if named in {"hundred million", "100 million"} else SCALES.get(named, 0)
        value, precision = value.scaleb(scale), precision.scaleb(scale)
        unit = next(u for u in ("krw", "jpy", "usd", "eur") if headed[u]).upper()
        noun += "increase" if change else "contribution"
    else:
        return None
    near = cell.above.split("\n")[-_NEAR_LINES:]
    if near[-1] != cell.heading and cell.heading in near[-1]:
        near.pop()  # what other columns are
    named = _FIRM.search(cell.heading)
    firm = named["agreed"] if named else "agreed" in "\n".join(near)
    noun += " agreed" if firm else " paid"
    noun += " loose" if cell.loose else ""
    return Quantity(
        start=start, end=cell.end, lead=start, value=sign * value, precision=precision,
        unit=unit, noun=noun,
    )  # fmt: skip
