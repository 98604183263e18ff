"""Which agreement each passage speaks of: by its number, its year, or its place in the row."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.cue.kind import PACTS, Kind, Modality
from burdenshare.discourse.scene import BRACKET
from burdenshare.discourse.years import edge, edge_told, is_japan, yearly
from burdenshare.measure import counting
from burdenshare.mention.moment import bounds, pacts_of, shifted, spread, years_in
from burdenshare.report.view import Ordered, pattern
from burdenshare.report.word import Openings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.discourse.scene import Reading, Scene

# an agreement by its number, its year or its place in the row, and what it is told for
_FILL = (
    r"(?:(?!(?:of|on|in|to|for|and|or|the|over|with|by|from|under|that|at|an?|was|is|his|its|as"
    r"|round|year|talks|week|month|day) )[a-z0-9-]{2,14} ){0,4}"
)
_NOUN = (
    r"(?:agreements?|accords?|pacts?|deals?|arrangements?|smas?|contracts?|treaty|treaties"
    r"|protocol|settlement|compact|understandings?)"
)
_NTH = r"(?:sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|[6-9]th|1[0-3]th)"
_ACCORD = pattern(
    rf"(?:(?:(?P<nth>{_NTH})(?:(?: and|,|-)(?: the)? (?P<also>{_NTH}))?"
    r"|(?P<now>present|current|existing|running|standing|outgoing|expiring)"
    r"|(?P<gone>previous|former|prior|preceding|old|earlier|foregoing)"
    r"|(?P<last>last|latest|most recent|lapsed|expired|defunct|past)"
    r"|(?P<new>new|next|coming|upcoming|fresh|successor|follow-on|follow-up|replacement|future)"
    rf"),? {_FILL})?{_NOUN}\b(?:,? (?:that is |which is |that was "
    r"|which was )?(?:(?P<force>(?:now |currently |still |at present )?(?:in (?:force|effect|place"
    r"|being|operation)|running|of now|valid now))|(?:of|from|(?:struck|signed|concluded|reached"
    r"|negotiated|made|sealed|inked|agreed)(?: in| on)?)"
    r"(?: (?:early |late |mid-)?[a-z]{3,9}\.?)?(?: \d{1,2},)? (?P<of>(?:19|20)\d\d)"
    r"|(?P<over>(?:that |which )?(?:has )?(?:lapsed|expired|ran out)))\b)?"
    rf"|(?P<bare>{_NTH})(?=,| (?:was|is|cost|ran|runs|lasted|covered|covers|brought|came|had|has"
    r"|followed|set)\b)"
    r"|(?:(?P<nowone>present|current|existing)|(?P<goneone>previous|former|old|earlier)"
    r"|(?P<newone>new|next)) one\b|(?P<pre>predecessor)\b|(?P<suc>successor)\b"
)
_DEFINITE = pattern(
    r"\b(?:the|its|their|this|that|these|those)(?: (?:19|20)\d\d)?(?: [a-z-]{2,14}){0,3} $"
)
_YEAR_OF = pattern(r"[a-z]{3,5} ((?:19|20)\d\d) ")
_COVERING = pattern(
    r"(?:,? (?:which|that|it))?,? ?(?:will |is to |to )?(?:covers?|covering|spans?|spanning|runs?"
    r"|running|lasts?|lasting|governs?|governing|(?:is |was )?(?:good|valid|in force|set|made"
    r"|effective|concluded|signed)? ?(?:for|from|in|over|through)|of|[(,:])"
    r"(?: (?:from|for|the|years?|fiscal|calendar|period|of|five|three|six|two)){0,4} ?"
)
_ENDING = pattern(
    r"(?:,? (?:which|that|it))?,? ?(?:was |is |had |has |will )?(?:to |due to |set to )?"
    r"(?:expired?s?|ends?|ended|lapsed?s?|r[au]ns?(?: out)?|holds?|last(?:s|ed)|valid|good"
    r"|in force|binding)(?: (?:on|in|at|with|through|until|till|to|the|up|last|end|close|of)){0,5} "
)
_TOLD_UNDER = pattern(
    r"[^.;\d]{0,60}(?<!than )\b(?:under|by|in|during|throughout|with|as part of|thanks to|for|of)"
    r"(?: the| its| their| that| this| an?)? "
)
_SET_AGAINST = pattern(
    r"\b(?:than|replac\w{1,3}|succeed\w{0,3}|supersed\w{1,2}|against|unlike|instead of"
    r"|in place of|compared (?:with|to)|before|after|until|till|ahead of|since|from|over|above"
    r"|below|(?:end|expiry|expiration|lapse|close) of|(?:talks?|negotiat\w{1,5}|bargain\w{0,3}"
    r"|consult\w{1,6}|discuss\w{1,4}|agree) (?:on|for|over|about|toward|of))"
    r"(?: (?:the|its|an?|their|both)){0,2} $"
)
_GOES_BACK = pattern(
    r"\W{0,3}(?:(?:under|in|by|of|with|for|over|during) )?(?:it|its|this|that|these|those|they"
    r"|the (?:agreement|accord|pact|deal|treaty|arrangement|protocol)(?:'s)?)\b"
)
_LASTS = pattern(
    r"(?:[^.;\d]{0,24}\()?,?(?: (?:which|that|it|was|is|had|has|only|itself|just|meant|good|valid"
    r"|made|set|signed|struck|concluded|lasts?|lasted|ran|runs?|covers?|covered|for|to|last|run"
    r"|cover|in force|of)){0,5}(?: an?| the)? ?"
)
_OF_IT = pattern(
    r"(?: (?:life|span|term|run))?(?: of| under| in| covered by)(?: the| its| that)? "
    r"|[ -](?:(?!(?:of|on|in|to|for|and|or|the|over|with|after|before) )[a-z-]{2,14} ){0,3}"
)
_COVERS = pattern(
    r"(?: [a-z-]{3,14}){0,2},? (?:(?:which|that) )?(?:cover(?:s|ed|ing)|for|spann(?:ed|ing)|spans) "
    r"(?:the )?(?:year )?"
)
_LATER = pattern(r"\b(?:later|subsequent|following|further|after that|thereafter|afterwards?)\b")
CLOSE_TO = 60  # characters before a cap in which it is called one on later rises
_CAN_BE = pattern(
    r"\b(?:can|could|may|might|would|will|to|should) (?:also |then |again )?(?:be )?(?:extend"
    r"|prolong|renew|roll|carr)\w{0,3}\b[^.;]{0,30}$"
)
_FOR_THE = pattern(r"\b(?:for|over|in|during|across|throughout) (?:the|those|these|its) ?$")

_MENTIONS = Openings((_ACCORD,))
_FIRST_KNOWN = 6  # the number of the first of Korea's agreements on record
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
        _FIRST_KNOWN,
    )
}
BACK = 3  # sentences back from which an agreement is still spoken of
NOVEL, JUST = 400, 120  # days for which an agreement is the new one, and just made
CLOSE, OPENING = 90, 16  # characters from a name to its figure; from a sentence to its subject
LONGEST = 10  # years an agreement lasts at most
NAMING = 40  # characters from the term in a name to its noun
_NAMES = {"number", "year", "gone", "last"}
_NAMED = _NAMES | {"now"}
_PLACES = {"now", "gone", "last"}
_YEARS = {"year", "fiscal", "range"}


class Accord(NamedTuple):
    """A place where a text names an agreement.

    Attributes:
        start: Offset of its first word.
        end: Offset after its last.
        years: Years of the agreement it names; None where nothing tells.
        way: What it names it by: number, year, now, gone, last, new, same, some.
    """

    start: int
    end: int
    years: str | None
    way: str


class Accords:
    """The agreements that a text names, and which of them each figure is told of."""

    def __init__(self, scene: Scene, published: date | None) -> None:
        self.scene, self.published = scene, published
        self._rows: dict[tuple[str, str | None], list[str]] = {}
        named: list[Accord] = []
        for found in _MENTIONS.every(scene.seen.words):
            way = found.lastgroup
            if way in _ELIDED:
                near = named and named[-1].end > found.start() - NEAR
                if not near or (way == "bare" and named[-1].way != "number"):
                    continue
            named.append(self._named(found, _ELIDED.get(way or "") or _WAYS[way]))
        self.named = Ordered(tuple(named))

    def _named(self, found: re.Match[str], way: str) -> Accord:
        start, end = found.span()
        if way == "number":
            numbers = found["nth"] or found["bare"], found["also"]
            known = pacts_of("KR", self.published) if self.published else None
            years = _numbered(*numbers)
            fits = known is None or (years or "")[-4:] in {one[-4:] for one in known}
            return Accord(start, end, self._told(end) or (years if fits else None), way)
        told = self._told(end)
        if way == "year":
            of = told or _of_year(self._host(end), found["of"], self.published)
            return Accord(start, end, of, way)
        if way == "same":
            lead = _DEFINITE.search(self.scene.seen.low, max(0, start - 44), start)
            way, start = ("same", lead.start()) if lead else ("some", start)
            if lead and (year := _YEAR_OF.match(self.scene.seen.low, lead.start())):
                of = told or _of_year(self._host(end), year.group(1), self.published)
                return Accord(start, end, of, "year")
        years = told or self._ending(end)
        if not years and way in _PLACES:
            years = self._by_place(way, self._host(end), found.group())
        return Accord(start, end, years, way)

    def _host(self, end: int) -> str | None:
        """Whose agreement: that of the payer named right behind it, else the report's."""
        near = [m.party for m in self.scene.mentions.between(end, end + 12)]
        if told := next((party for party in near if party in _SIDES), None):
            return told
        home = self.scene.seen.sentence(end - 1)
        lo = max(home.start, end - HOST_NEAR)
        sides = {m.party for m in self.scene.mentions.between(lo, min(home.end, end + HOST_NEAR))}
        sides &= _SIDES
        return sides.pop() if len(sides) == 1 else self.scene.host

    def _told(self, end: int) -> str | None:
        """The years that follow the name: `covers fiscal 2022 through 2026`, `(2014-2018)`."""
        for one in self.scene.stretches.between(end, end + 64):
            if one.grain not in {"range", "fiscal"} or not one.value:
                continue
            if 1 < years_in(one.value) <= LONGEST and _COVERING.fullmatch(
                self.scene.seen.low, end, one.start
            ):
                return one.value
        return None

    def _by_place(self, way: str, host: str | None, named: str) -> str | None:
        """Years of the agreement in force, or of the one before, on the day of print."""
        if named.endswith("s"):
            return None
        row = self._rows.get((way, host))
        if row is None:
            row = self._rows[way, host] = self._row(way, host)
        length = _length(named)
        return next((years for years in row if length in {None, years_in(years)}), None)

    def _row(self, way: str, host: str | None) -> list[str]:
        """Agreements that a word may mean on the day of print, the likeliest first."""
        known = pacts_of(host, self.published)
        begun = [years for years in known if bounds(years)[0] <= self._now(host)]
        if not begun:
            return []
        over = _last(begun[0]) < self._now(host)
        row = begun
        if way == "gone" and not over and (known[0] in begun or not self._is_new(host, known[0])):
            row = begun[1:]
        if way == "last" and not over and self._is_new(host, begun[0], JUST):
            row = begun[1:]
        if way == "now":
            row = begun[:2]
        return row

    def _ending(self, end: int) -> str | None:
        """Years of the known agreement whose end is told with its name: `ran out in 2018`."""
        low = self.scene.seen.low
        for one in self.scene.moments.between(end, end + 64):
            if _ENDING.fullmatch(low, end, one.start) and (one.value or "-")[0] != "-":
                last = int(str(one.value)[:4]) - (str(one.value)[4:7] == "-03")
                known = pacts_of(self._host(end), self.published or date.max)
                return next((years for years in known if _last(years) == last), None)
        return None

    def _now(self, host: str | None) -> int:
        """The year, or Japan's fiscal year, of the day of print."""
        day = self.published
        return 0 if day is None else day.year - (host == "JP" and day.month < APRIL)

    def _is_new(self, host: str | None, years: str, days: int = NOVEL) -> bool:
        """Whether an agreement was made public not long before the day of print."""
        since = next(day for party, term, day in PACTS if (party, term) == (host, years))
        return self.published is not None and (
            (self.published - date.fromisoformat(since)).days < days
        )

    def of(self, one: Reading, terms: Sequence[tuple[int, str]] = ()) -> tuple[str, bool] | None:
        """The agreement that a figure is told of; None where its passage names none.

        Args:
            one: The figure.
            terms: Where the text tells a term, and its years.

        Returns:
            Its years, and whether the sentence of the figure names it by what it is.
        """
        if not self.named.all:
            return None
        low, item = self.scene.seen.low, one.quantity
        home = self.scene.seen.sentence(item.start)
        begin = max(home.start, item.start - CLOSE) if self.scene.seen.stripped else home.start
        before = self.named.between(begin, item.start)
        topical = [name for name in before if self._is_topic(name)]
        bracket = BRACKET.match(low, item.end)
        since = bracket.end() if bracket else item.end
        behind = [
            name
            for name in self.named.between(since, min(home.end, since + CLOSE))
            if _TOLD_UNDER.fullmatch(low, since, name.start)
            and not counting.COMPARES.search(low, item.end, name.start)
        ]
        for name in (*topical[-1:], *behind[:1]):
            if name.years:
                return name.years, name.way in _NAMES
            if name.way != "same":
                return None
        same = topical or behind
        if before and not same:
            return None
        back = self._carried(home.start, named=bool(same))
        if back is None:
            return None
        years = back.years or next(
            (told for at, told in terms if at <= back.start < at + NAMING), None
        )  # "a one-year accord"
        return (years, False) if years and not self._dated(back, item.start, years) else None

    def term(self, one: Reading) -> str | None:
        """Years of a known agreement of whose length a number of years is told."""
        low, item = self.scene.seen.low, one.quantity
        for time in self.scene.stretches.between(item.end, item.end + 30):
            gap = _COVERS.fullmatch(low, item.end, time.start)
            if gap and time.grain in _YEARS and years_in(time.value or "") == one.value:
                return time.value
        home = self.scene.seen.sentence(item.start)
        for name in self.named.between(item.start - CLOSE, item.end + CLOSE):
            if _CAN_BE.search(low, name.end, item.lead):
                continue
            beside = (
                name.start <= item.start < name.end
                or (name.end <= item.lead and _LASTS.fullmatch(low, name.end, item.lead))
                or (item.end <= name.start and _OF_IT.fullmatch(low, item.end, name.start))
            )
            told = name.end <= item.lead and name.way in _NAMED and name.start >= home.start
            if (beside or told) and name.years and years_in(name.years) == one.value:
                return name.years
        return self._prolonged(one) or self._goes_on(one)

    def _goes_on(self, one: Reading) -> str | None:
        """`For the five years ...`: those of the agreement spoken of before."""
        low, item = self.scene.seen.low, one.quantity
        home = self.scene.seen.sentence(item.start)
        if not _FOR_THE.search(low, max(home.start, item.lead - 20), item.lead):
            return None
        back = self._carried(home.start, named=True)
        years = back.years if back else None
        return years if years and years_in(years) == one.value else None

    def made(self) -> str | None:
        """Years of the agreement that was made public shortly before the day of print."""
        host = self.scene.host
        known = pacts_of(host, self.published)
        new = known and self._is_new(host, known[0], JUST // 2)
        return known[0] if new and bounds(known[0])[0] >= self._now(host) else None

    def in_force(self, host: str | None) -> str | None:
        """Years of a payer's agreement in force on the day of print."""
        years = self._by_place("now", host, "")
        return years if years and _last(years) >= self._now(host) else None

    def public(self, first: str | None) -> bool:
        """Whether an agreement that opens with a year was public on the day of print."""
        known = pacts_of(self.scene.host, self.published)
        return any(years[:4] == (first or "")[:4] for years in known)

    def _prolonged(self, one: Reading) -> str | None:
        """The year by which Japan's agreement was known to be prolonged."""
        low, item = self.scene.seen.low, one.quantity
        home = self.scene.seen.sentence(item.start)
        lo, hi = max(home.start, item.start - CLOSE), min(home.end, item.end + CLOSE)
        named = [name for name in self.named.between(lo, item.start) if name.years]
        if named and _CAN_BE.search(low, named[-1].end, item.lead):
            years = str(named[-1].years)
            return shifted(years, years_in(years), int(one.value))
        if one.value != 1 or not counting.ROLLED.search(low, lo, hi):
            return None
        near = [m.party for m in self.scene.mentions.between(home.start, home.end)]
        yen = any(q.unit == "JPY" for q in self.scene.quantities.between(lo, hi))
        host = "JP" if yen or ("JP" in near and "KR" not in near) else self.scene.host
        known = pacts_of(host, self.published) if host == "JP" else []
        if not known or (years_in(known[0]) > 1 and _last(known[0]) <= self._now(host)):
            return None  # what is in force runs out, and may be prolonged again
        return next((years for years in known if years_in(years) == 1), None)

    def _dated(self, name: Accord, at: int, years: str) -> bool:
        """Whether a year is told between the name of an agreement and what follows."""
        times = [t for t in self.scene.stretches.between(name.end, at) if t.grain in _YEARS]
        return any(t.years != years and t.opening != "until" for t in times)

    def _is_topic(self, name: Accord) -> bool:
        """Whether a name is what its sentence speaks of, not what that is set against."""
        low = self.scene.seen.low
        return not _SET_AGAINST.search(low, max(0, name.start - 40), name.start)

    def _carried(self, at: int, *, named: bool) -> Accord | None:
        """The agreement that the sentences before one speak of."""
        seen = self.scene.seen
        if seen.stripped or at <= 0:
            return None
        goes_back = named or _GOES_BACK.match(seen.low, at)
        for _ in range(BACK):
            if at <= 0 or ("\n" in seen.low[at - 1 : at + 1] and not goes_back):
                return None
            home = seen.sentence(at - 1)
            names = [n for n in self.named.between(home.start, at) if self._is_topic(n)]
            names = [n for n in names if n.way != "same" or n.years]
            if names:
                opens = names[-1].start - home.start < OPENING
                return names[-1] if goes_back or opens else None
            at = home.start
        return None


APRIL = 4
HOST_NEAR = 120  # characters round a name in which its payer is named
_SIDES = {"KR", "JP"}
_LENGTH = pattern(r"\b(one|two|three|four|five|six|\d)-year\b")
_COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


NEAR = 400  # characters in which "the old one" is an agreement named before
_ELIDED = {
    "bare": "number", "nowone": "now", "goneone": "gone", "newone": "new", "pre": "gone",
    "suc": "new",
}  # fmt: skip
_WAYS = {
    None: "same", "of": "year", "nth": "number", "also": "number", "force": "now", "over": "last",
    "now": "now", "gone": "gone", "last": "last", "new": "new",
}  # fmt: skip


def _numbered(one: str, other: str | None) -> str | None:
    """Years of Korea's agreement of a number, or of two that follow each other."""
    numbers = [_NUMBERS.get(n) or int(re.sub(r"\D", "", n)) for n in (one, other) if n]
    korean = [years for party, years, _ in PACTS if party == "KR"]
    places = [number - _FIRST_KNOWN for number in numbers]
    if not all(0 <= place < len(korean) for place in places):
        return None
    first, last = korean[places[0]], korean[places[-1]]
    return first if first == last else f"{first[:4]}/{last[-4:]}"


def _length(named: str) -> int | None:
    """How many years a name gives its agreement: `the previous five-year pact`."""
    found = _LENGTH.search(named)
    return (_COUNTED.get(found.group(1)) or int(found.group(1))) if found else None


def _last(years: str) -> int:
    return bounds(years)[1] or bounds(years)[0]


def _of_year(host: str | None, year: str, day: date | None) -> str | None:
    """Years of the agreement that opens, else was made, in a year: `the 2014 agreement`."""
    known = (day or date.max).isoformat()
    row = [(years, told) for party, years, told in PACTS if party == host and told <= known]
    opens = [years for years, _ in row if years.startswith(year)]
    made = [years for years, since in row if since.startswith(year)]
    return next(iter(opens or made), None)


def under(scene: Scene, one: Reading, years: str, *, named: bool) -> str | None:
    """For which of an agreement's years a figure told of it is; None where nothing tells.

    Args:
        scene: What was read of the report.
        one: The figure.
        years: All years of the agreement.
        named: Whether the sentence of the figure names it.
    """
    if years_in(years) == 1 or one.kind is Kind.SHARE:
        return years
    low, item = scene.seen.low, one.quantity
    closing = edge_told(scene, item)
    if closing is not None:
        return edge(years, last=closing)
    if one.kind is Kind.INCREASE:
        bound = one.modality is Modality.AT_MOST or yearly(scene, one)
        bound = bound or counting.AS_CAP.match(low, item.end) is not None
        later = bound and _LATER.search(low, max(0, item.lead - CLOSE_TO), item.lead)
        if bound and (later or not named):
            return shifted(years, 1, years_in(years) - 1)
        return years if bound else spread(years, 1)
    if yearly(scene, one) or is_japan(scene, one) or counting.ALL_OF_IT.match(low, item.end):
        return years
    return None
