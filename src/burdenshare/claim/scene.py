"""The scene of a report: its figures, times and names, and what stands round a span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from burdenshare.claim import cue
from burdenshare.claim.figure import Quantity
from burdenshare.claim.kind import Kind, Modality, Status
from burdenshare.report.actor import PAYERS, RECIPIENT, Mention, Mentions
from burdenshare.report.view import Ordered, View, pattern
from burdenshare.report.when import Time, fiscal_year

FAR = 130  # characters beyond which a year belongs to something else


@dataclass(frozen=True)
class Scene:
    """All that was read of a text before its claims are made.

    Attributes:
        seen: The folded text.
        figures: Its quantities, in order.
        times: Its time expressions, in order.
        mentions: The parties it names, in order.
        host: The paying party it is about.
        tentative: Whether it calls the deal preliminary.
        nato: Whether it is about the alliance's common budget.
        fresh: Whether it reports a deal just signed, initialed or agreed.
        year: Year of publication.
        month: Month of publication.
    """

    seen: View
    figures: tuple[Quantity, ...]
    times: tuple[Time, ...]
    mentions: Mentions
    host: str | None
    tentative: bool = False
    nato: bool = False
    fresh: bool = False
    year: int | None = None
    month: int | None = None

    @cached_property
    def quantities(self) -> Ordered[Quantity]:
        """The figures, by place."""
        return Ordered(self.figures)

    @cached_property
    def moments(self) -> Ordered[Time]:
        """The time expressions, by place."""
        return Ordered(self.times)

    @cached_property
    def both(self) -> str:
        """The two sides of the deal."""
        return "NATO" if self.nato or self.host == "NATO" else f"{self.host or 'KR'},{RECIPIENT}"

    def payer(self, start: int, end: int) -> str:
        """The paying party a span speaks of: the nearest in it, else the text's host."""
        near = [m for m in self.mentions.between(start, end) if m.party in PAYERS]
        return near[-1].party if near else (self.host or "KR")

    def subject(self, start: int, at: int) -> Mention | None:
        """The last party named before an offset, payer or recipient."""
        near = [
            m for m in self.mentions.between(start, at) if m.party == RECIPIENT or m.party in PAYERS
        ]
        return near[-1] if near else None


@dataclass(frozen=True, slots=True)
class Clause:
    """Words before and after a figure.

    Attributes:
        left: From the start of its clause to its qualifier.
        right: From its end to the end of its sentence, a conversion in brackets left out.
        start: Where ``left`` starts in the view.
        sentence: From the start of the sentence.
        lead: The qualifier.
        compared: Whether the figure is what another is measured against.
    """

    left: str
    right: str
    start: int
    sentence: str
    lead: str
    compared: bool

    @property
    def around(self) -> str:
        """Both sides, the figure itself left out."""
        return f"{self.left} | {self.right}"


_BRACKET = re.compile(r"^ ?\([^()]{0,60}\)")


def clause(scene: Scene, item: Quantity) -> Clause:
    """The clause a figure stands in."""
    low = scene.seen.low
    lo, hi = scene.seen.window(item.start, item.end)
    left = low[lo : item.lead]
    cuts = [m.end() for m in cue.BREAKS.finditer(left)]
    cut = cuts[-1] if cuts else 0
    right = _BRACKET.sub("", low[item.end : hi])
    compared = bool(cuts) and bool(cue.COMPARED.search(left[:cut]))
    return Clause(left[cut:], right, lo + cut, left, low[item.lead : item.start], compared)


_NOT_FOR = re.compile(
    r" (?:deal|agreement|pact|accord|round|talks|summit|election|campaign|sma\b|level|figure"
    r"|contract|treaty|amount)"
)
_HAPPENED = re.compile(
    r"\b(?:reached|struck|signed|inked|singed|agreed|concluded|settled|election|elected|enacted"
    r"|deal of|agreement of|pact of|in force since|since|initialed)(?: in| on)? $"
)
_BASE = re.compile(
    r"\b(?:over|above|from|than|against|versus|compared (?:with|to)|on)(?: (?:that|those|what) "
    r"\w{1,8})?(?: (?:of|in|for|the))? $"
)
_DASH = re.compile(r" ?[-:] ")
_FROM_SUM = re.compile(r"\bfrom (?:[a-z]{1,9} ){0,2}[$₩€£¥w\d]")
_FROM = re.compile(r"\b(?:from|on|over)(?: the)? $")
_COMPARES = re.compile(
    r"\b(?:up from|down from|against|compared|instead of|(?:more|less|higher|lower) than)\b"
)
_YEARLY = {"year", "range", "fiscal", "decade"}


def period(  # noqa: C901 - what a year is not for, rule by rule
    scene: Scene, item: Quantity, here: Clause, *, raised: bool = False
) -> str | None:
    """The year, fiscal year or span a figure is for; with `raised`, not the year it rose from."""
    seen = scene.seen
    lo, hi = seen.window(item.start, item.end)
    best: tuple[float, str] | None = None
    for one in scene.moments.between(lo, hi):
        value = years_of(scene, one)
        if value is None or item.start <= one.start < item.end:
            continue
        before = seen.low[max(lo, one.start - 30) : one.start]
        if _NOT_FOR.match(seen.low, one.end) or _HAPPENED.search(before):
            continue
        base = _BASE.search(before) if one.grain != "range" and one.opening != "from" else None
        own = seen.low[one.end : item.lead] == "'s "
        if base and not own and (raised or base.group()[0] in "oatvc"):
            continue
        after = max(item.end, one.start)
        if _COMPARES.search(seen.low, item.end, after):
            continue
        if _FROM_SUM.search(seen.low, item.end, after):
            continue
        if raised and 0 <= one.start - item.end < 30 and _FROM.search(before):
            continue
        if _parted(scene, item, one):
            continue
        cost = _cost(scene, item, one, here, lo)
        if one.opening == "until" and one.grain in {"year", "month"}:
            value = _through(scene, one, lo, hi)
        if best is None or cost < best[0]:
            best = cost, value
    if best and best[0] < FAR:
        return _widened(scene, item, best[1])
    return _headed(scene, item)


def _headed(scene: Scene, item: Quantity) -> str | None:
    """The year of the date that opens a line of a chronicle: `2 February 2014 - ...`."""
    one = scene.seen.sentence(item.start)
    first = scene.moments.between(one.start, one.start + 8)
    if not first or not first[0].value or first[0].value[0] == "-":
        return None
    return first[0].value[:4] if _DASH.match(scene.seen.low, first[0].end) else None


def _parted(scene: Scene, item: Quantity, one: Time) -> bool:
    """Whether a semicolon parts a year from a figure whose clause has a time of its own."""
    cut = scene.seen.low.rfind(";", one.end, item.start)
    return cut >= 0 and bool(scene.moments.between(cut, item.start))


def years_of(scene: Scene, one: Time) -> str | None:
    """The years an expression stands for; `from April` opens Japan's fiscal year."""
    april = one.grain == "month" and one.opening == "from" and (one.value or "").endswith("-04")
    if april and scene.host == "JP" and one.value and one.value[0] != "-":
        return fiscal_year(int(one.value[:4]), "JP")
    through = one.grain == "month" and one.opening == "until"
    return one.years if through or one.grain in _YEARLY else None


def _cost(scene: Scene, item: Quantity, one: Time, here: Clause, lo: int) -> float:
    low = scene.seen.low
    if one.start >= item.end:
        gap = low[item.end : one.start]
        bracket = _BRACKET.match(gap)
        cost = float(len(gap) - (bracket.end() if bracket else 0))
    else:
        gap = low[one.end : item.lead]
        cost = 0.0 if gap == "'s " else len(gap) + 14.0 + 40 * (one.end <= here.start)
        if one.start - lo < 10 or low[one.end : one.end + 2] == ", ":
            cost = min(cost, 70.0 + len(gap) / 10)
    first, last = min(item.end, one.end), max(item.start, one.start)
    rivals = sum(
        q.unit in {item.unit, "percent"} and q is not item
        for q in scene.quantities.between(first, last)
    )
    breaks = 30 * (gap.count(";") + gap.count(" but ")) + 6 * gap.count(",")
    return cost + 25 * rivals + breaks if one.start >= item.end else cost + min(40, breaks)


def _through(scene: Scene, until: Time, lo: int, hi: int) -> str:
    """`over the five years through 2013` is 2009/2013."""
    last = (until.value or "")[:4]
    march = scene.host == "JP" and (until.value or "").endswith("-03")
    for q in scene.quantities.between(lo, hi):
        near = 0 <= until.start - q.end < 30
        if near and q.unit == "years" and q.value == int(q.value):
            first = int(last) - int(q.value) + (not march)
            return spread(f"{first}-04" if march else str(first), int(q.value))
    return last


_OVER = re.compile(r"\b(?:over|for|next|the|of) $")
_FIRST = re.compile(r"(\d{4})(?:-04/\d{4}-03)?")


def spread(first: str, years: int) -> str:
    """A period of some years from its first: calendar years, or Japanese fiscal years.

    Example:
        >>> spread("2022-04/2023-03", 5), spread("2014", 5), spread("2019", 1)
        ('2022-04/2027-03', '2014/2018', '2019')
    """
    begin = int(first[:4])
    if "-" in first:
        return fiscal_year(begin, "JP", begin + years - 1)
    return first[:4] if years <= 1 else f"{begin}/{begin + years - 1}"


def _widened(scene: Scene, item: Quantity, found: str) -> str:
    """Widen a first year by a term beside the figure: `from fiscal 2022 ... over five years`."""
    if not _FIRST.fullmatch(found) or item.unit in {"years", "people"}:
        return found
    low = scene.seen.low
    lo, hi = scene.seen.window(item.start, item.end)
    opened = any(
        t.opening == "from" and (t.years or "")[:4] == found[:4]
        for t in scene.moments.between(lo, hi)
    )
    for q in scene.quantities.between(lo, hi):
        if opened and q.unit == "years" and q.value == int(q.value):
            near = abs(q.start - item.end) < 90 and 1 < q.value <= 10
            if near and _OVER.search(low, max(lo, q.lead - 8), q.lead):
                return spread(found, int(q.value))
    return found


def stance(scene: Scene, here: Clause, *, money: bool = False) -> Kind | None:
    """Demand or offer: the last word of asking or offering in the clause, and who uses it."""
    left = here.left
    if after := _stance_after(here.right):
        tabled = here.right.startswith((" on the table", " bid"))
        asks = tabled and after is Kind.OFFER and _recipient(scene, here, len(left))
        return Kind.DEMAND if asks else after
    found = [(m, Kind.DEMAND) for m in cue.DEMAND.finditer(left)]
    found += [(m, Kind.OFFER) for m in cue.OFFER.finditer(left)]
    found.sort(key=lambda pair: pair[0].start())
    while found:
        match, kind = found.pop()
        word, before = match.group(), left[: match.start()]
        if word in {"get", "out of"} and not cue.TRIED.search(left):
            continue
        if word in {"figure", "number"} and not cue.FIGURE_OF.search(before):
            continue
        if word == "proposed" and cue.NOUNED.search(before):
            continue
        if word.startswith("need") and not _recipient(scene, here, match.start()):
            continue
        if cue.UNASKED.search(before) or cue.SETTLED.search(left, match.end()):
            continue
        return _by_subject(scene, here, match, kind)
    if money and cue.POSSESSED.search(left):
        return Kind.DEMAND
    ceiling = cue.CEILING.search(left + here.lead) if money else None
    settled = scene.fresh and ceiling and ceiling.group() in {"ceiling", "limit"}
    return Kind.OFFER if ceiling and not settled else None


def _recipient(scene: Scene, here: Clause, at: int) -> bool:
    subject = scene.subject(here.start, here.start + at)
    return subject is not None and subject.party == RECIPIENT


def _by_subject(scene: Scene, here: Clause, match: re.Match[str], kind: Kind) -> Kind:
    """The payer that wants less makes an offer; the recipient that proposes makes a demand."""
    before = here.left[: match.start()]
    refused = cue.REFUSES.search(before)
    theirs = kind is Kind.OFFER and not refused and _recipient(scene, here, match.start())
    if refused or cue.PASSIVE.search(before) or (cue.NOUNED.search(before) and not theirs):
        return kind
    at = here.start + match.start()
    subject = scene.subject(here.start, at)
    if subject is None:
        asks = kind is Kind.OFFER and cue.THEY_PAY.match(here.left[match.end() :])
        return Kind.DEMAND if asks else kind
    close = at - subject.end < 24 and " and " not in scene.seen.low[subject.end : at]
    if kind is Kind.OFFER and cue.THEY_PAY.match(here.left[match.end() :]):
        return Kind.DEMAND
    if kind is Kind.DEMAND and subject.party in PAYERS and close:
        return Kind.OFFER if cue.OWN_WISH.match(match.group()) else kind
    if kind is Kind.OFFER and subject.party == RECIPIENT and at - subject.end < 40:
        return Kind.DEMAND
    return kind


def _stance_after(right: str) -> Kind | None:
    if cue.DEMAND_AFTER.match(right):
        return Kind.DEMAND
    return Kind.OFFER if cue.OFFER_AFTER.match(right) else None


_SCOPES = tuple(
    (name, tuple(words.split()), pattern(text))
    for name, words, text in (
        (
            "Camp Humphreys",
            "humphreys pyeongtaek yongsan relocation garrison",
            r"""camp humphreys|humphreys|pyeongtaek|yongsan|relocation|garrison""",
        ),
        (
            "NATO budget",
            "nato alliance common budget",
            r"""nato(?:'s)? (?:\w{1,14} ){0,2}(?:budget|funding|fund|costs?)
            |alliance's (?:\w{1,14} )?(?:budget|costs)|common(?:ly)?[- ]funded|common (?:budget
            |funding|funds)|civil(?:ian)? budget""",
        ),
        (
            "labour and utilities",
            "utilit labo wage salar worker employee",
            r"""(?:workers?|labou?r|wages|salar\w{1,14}|employees?)[^.;]{0,40}(?:utilit\w{1,14}
            |electricity|water|gas bills?|heating|fuel)|utilit\w{1,14}[^.;]{0,40}(?:workers?
            |labou?r|wages|salar\w{1,14})""",
        ),
        (
            "utilities",
            "utilit",
            r"""(?:share|part|percent|%|ceiling|cost|bear|pay)[^.;]{0,30}utilit(?:y|ies)'?
            (?: costs?| bills?| charges?)?|utilit(?:y|ies)'? (?:costs?|bills?|charges?)""",
        ),
        (
            "construction",
            "construction building",
            r"""building work|(?:went|goes|spent|used) (?:in)?to? ?(?:on )?(?:the )?construction""",
        ),
        (
            "labour",
            "nationals worker employ staff labo wage salar pay",
            r"""korean nationals|(?:workers'?|employees'?|staff|labou?rers?'?
            |nationals'?) (?:wages|salar\w{1,14}|pay\b|at u)|(?:wages|salaries|salary|payroll
            |pay) (?:of|for) (?:the |its[ ]
            |\d[\d,]{0,12} |all |korean |local |base |furloughed |some |about |roughly[ ]
            |korea'?s?[ ]){0,4}(?:workers|employees|staff|nationals|koreans|civilian)
            |labou?r (?:costs?|bill|share)|personnel costs|workers' pay|payroll|pay (?:for|its|the
            |the (?:korean|local)) (?:korean[ ]|local |base )?(?:workers|employees|staff)""",
        ),
        (
            "off-peninsula",
            "peninsula outside strateg bomber carrier guam rota",
            r"""off[- ]?(?:the[- ])?peninsula|outside (?:of )?(?:the )?(?:korean peninsula|korea
            |south korea|japan)|beyond the peninsula|strategic (?:assets|bombers)|bombers
            |carrier (?:strike )?group|guam|rotational""",
        ),
        (
            "US operations",
            "operations presence itself pay",
            r"""(?:the (?:us|u\.s\.)|united states|washington|pentagon|department of defen[cs]e
            |u\.s\. military) (?:contributes?|contributed|spends?|spent|pays?|paid|itself|provides
            |obligated|budgeted)[^;]{0,60}(?:operations|presence|its (?:forces|troops))|(?:its
            |u\.s\.|us) (?:own )?operations|itself spends|military (?:pay
            |personnel) and operations""",
        ),
        (
            "direct support",
            "support",
            r"""(?:direct|comprehensive) (?:financial )?support
            |spent [^.;]{0,40}to support u\.?s\.?|financial support for|to support us troops""",
        ),
        (
            "direct and indirect",
            "indirect rent tax forgone",
            r"""direct and indirect|indirect|rent-free|tax breaks|rents? forgone""",
        ),
        (
            "spent in Korea",
            "economy remain stay spent back retur flow cycl",
            r"""(?:remains?|stays?|spent|goes? back|returns?|comes? back|flows? back|recycled
            |ploughed|plowed)(?: \w{1,14}){0,3} (?:inside|in|into|within|to) (?:the )?(?:south )?
            (?:korea|korean economy|japan|the country)|(?:korean|local|domestic|host) economy""",
        ),
        (
            "total cost",
            "cost",
            r"""(?:total|overall|full|entire|whole) (?:stationing )?costs? of (?:stationing
            |keeping|maintaining|basing|hosting|the)""",
        ),
    )
)


def scope(scene: Scene, item: Quantity, here: Clause) -> str:
    """What a sum covers, by the words around it; ``stationing`` where they name nothing else."""
    for name, words in cue.ADJACENT:
        if words.match(here.right):
            return name
    figure = scene.seen.low[item.start : item.end]
    return _named_scope(scene, f"{here.left[-130:]}{figure}{here.right[:60]}")


def covers(scene: Scene, start: int, end: int) -> str:
    """The same for an event."""
    lo, hi = scene.seen.window(start, end)
    return _named_scope(scene, scene.seen.low[max(lo, start - 80) : min(hi, end + 90)])


def _named_scope(scene: Scene, near: str) -> str:
    for name, words, named in _SCOPES:
        if any(word in near for word in words) and named.search(near):
            return name
    return "NATO budget" if scene.nato else "stationing"


_STATUSES = (
    (cue.PAID, Status.PAID),
    (cue.AGREED, Status.AGREED),
    (cue.EXPECTED, Status.EXPECTED),
    (cue.ESTIMATED, Status.ESTIMATED),
)


def _spoken(left: str) -> Status | None:
    """The status that the last verbs before a figure speak of."""
    words = [
        (m.end(), m.start(), status)
        for pattern, status in _STATUSES
        for m in pattern.finditer(left[-110:])
    ]
    if not words:
        return None
    end, _, status = max(words, key=lambda word: (word[0], -word[1]))
    near = {one for at, _, one in words if at > end - 34}
    for firm in (Status.ESTIMATED, Status.EXPECTED):
        if firm in near:
            return firm
    if status is Status.PAID and cue.YET_TO_PAY.search(left[-50:]):
        return Status.AGREED
    return status


def status(scene: Scene, here: Clause, years: str | None) -> Status:
    """Paid, agreed, tentative, expected or estimated, by the verbs and the year of a sum."""
    if cue.TENTATIVE.search(here.left[-120:]):
        return Status.TENTATIVE
    found = _spoken(here.left + here.lead) or _spoken(here.sentence)
    first = int(years[:4]) if years and years[:4].isdigit() else None
    current = scene.year is None or first is None or first >= scene.year
    if found is None:
        past = first is not None and scene.year is not None and first < scene.year
        running = first is not None and first == scene.year and not scene.fresh
        found = Status.PAID if past or running else Status.AGREED
    if found is Status.PAID and scene.fresh and current and cue.PRESENT.search(here.left[-90:]):
        found = Status.AGREED
    if here.compared and first is not None and scene.year is not None and first < scene.year:
        found = Status.PAID
    risen = here.left.endswith("from ") and first is not None and first < (scene.year or 0)
    if risen or cue.PAID_AFTER.match(here.right):
        found = Status.PAID
    if cue.AGREED_AFTER.match(here.right):
        found = Status.AGREED
    late = scene.tentative and current
    return Status.TENTATIVE if found is Status.AGREED and late else found


def is_yearly(scene: Scene, item: Quantity) -> bool:
    """Whether a sum is one "a year"."""
    low = scene.seen.low
    before = low[max(0, item.lead - 80) : item.lead]
    return bool(cue.YEARLY.match(low, item.end) or cue.YEARLY_BEFORE.search(before))


def cap(item: Quantity, here: Clause) -> Modality:
    """At most, where a ceiling is named before a rise."""
    capped = item.modality is Modality.EXACT and cue.CAPPED.search(here.left[-44:])
    return Modality.AT_MOST if capped else item.modality
