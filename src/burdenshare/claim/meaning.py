"""What a figure is about: kind, status, scope, period and actor from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from burdenshare.claim.actor import PAYERS, RECIPIENT, between
from burdenshare.claim.figure import CURRENCIES
from burdenshare.claim.kind import Kind, Modality, Status
from burdenshare.claim.when import fiscal_year, within

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from burdenshare.claim.actor import Mention
    from burdenshare.claim.figure import Quantity
    from burdenshare.claim.view import View
    from burdenshare.claim.when import Time

TOPIC = re.compile(
    r"cost[- ]sharing|burden[- ]sharing|sharing (?:the )?(?:military |defen[cs]e |cost|burden)|special measures|\bsma\b|host[- ]nation support|\bupkeep\b|\bstationing\b|\busfk\b"
    r"|(?:u\.?s\.?a?|u s|american|united states|allied) (?:troops|forces|soldiers|bases|military|servicemembers|army)|\bnato\b|sympathy budget|omoiyari"
    r"|(?:pay|cost|bill)\w* (?:for|of) (?:the )?(?:defen[cs]e|troops|soldiers|bases|maintaining)|defen[cs]e[- ]cost|troop[- ](?:cost|hosting|deployment)|주한미군|방위비|思いやり予算|在日米軍"
)
DEMAND = re.compile(
    r"\b(?:demand(?:ed|ing|s)?|ask(?:ed|ing|s)?|call(?:ed|ing|s)? (?:on|for)|press(?:ed|ing|es|ure[ds]?)|push(?:ed|ing|es)?|sought|seek(?:s|ing)?"
    r"|want(?:ed|s|ing)?|desires?|desired|insist(?:ed|s|ing)?|request(?:ed|s|ing)?|urg(?:ed|es|ing)|tried|squeeze|wrest|extract|ultimatum|asking price|price tag|ought to"
    r"|wish(?:ed|es)?|requir(?:ed|es|ing) seoul|told seoul to|aim(?:ed|s|ing)? (?:for|at)|expects? (?:seoul|tokyo|south korea|japan|germany)|would be paying|should (?:be )?pay(?:ing)?|must pay more|floated|hold(?:ing)? out for|get)\b"
)
OFFER = re.compile(
    r"\b(?:offer(?:ed|ing|s)?|propos(?:ed|es|als?|ing)|counter(?:ed|offer(?:ed)?|proposal|-offer(?:ed)?|-proposal)?|(?:willing|prepared|ready) to (?:pay|give|go|raise|accept|increase)"
    r"|put forward|red line|will not (?:cross|exceed|go)|won't (?:cross|exceed|go|pay)|bid)\b"
)
_CEILING = re.compile(
    r"\b(?:ceiling|red line|(?:will|would|could|can|does|did) ?not (?:cross|exceed|go (?:above|over|beyond|past)|pay more)|(?:won't|wouldn't|cannot|can't) (?:cross|exceed|go (?:above|over|beyond|past)|pay more)|psychological (?:barrier|line))\b"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are) (?:\w{1,10} ){0,1}$")
_NOUNED = re.compile(
    r"(?:\b(?:a|the|that|this|its|his|their|'s|u\.s\.|us|american|washington|initial|first|original|earlier|such|latest|new|opening|trump's|unacceptable|sudden|excessive) )$"
)
_BREAKS = re.compile(
    r";|\bbut\b|, while\b|, whereas\b|\bwhereas\b|\bcompared (?:with|to)\b|\bup from\b|\bdown from\b|\bagainst\b|\bafter (?:it|having)\b|\binstead\b|, which\b|\bthough\b|\balthough\b|\bfar (?:above|below|from)\b|, and (?=\w+ (?:pays|paid|wants|wanted|gives|gave|asked|demanded|offered|is|was|will))|\band (?=(?:trump|washington|seoul|tokyo|the u\.s\.|the us|the united states|south korea|japan) )|\bso\b"
)
_UP = re.compile(
    r"(?:increas(?:e|es|ed|ing)|ris(?:e|es|ing|en)|rose|raise[ds]?|raising|hike[ds]?|hiking|up|jump(?:ed|s)?|grow(?:s|th|n)?|grew|climb(?:ed|s)?|go(?:es)? up|went up|gain(?:ed|s)?|add(?:s|ed)?|markup|boost(?:ed|s)?|expan[ds]\w*|higher|sav(?:es?|ed|ing)|cut|cuts|down|drop(?:ped|s)?|fall(?:s|en)?|fell|reduc(?:e|ed|tion|es)|lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?|slash(?:ed)?|shrink|shrank|changed?|adjust(?:ed|ment))"
)
_UP_LEFT = re.compile(
    r"\b"
    + _UP.pattern
    + r"(?: [a-z']{1,14}){0,6}? ?(?:by|of|at|to be)?(?: (?:an?|the|as much as))?(?: (?:annual|yearly|additional|average|further|record|maximum|total))? ?$"
)
_UP_NEAR = re.compile(r"\b" + _UP.pattern + r"\b")
_DOWN = re.compile(
    r"\b(?:sav(?:es?|ed|ing)|cuts?|down|drop(?:ped|s)?|fall(?:s|en)?|fell|reduc(?:e|ed|tion|es|ing)|lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?|slash(?:ed)?|shrink|shrank|less)\b"
)
_UP_RIGHT = re.compile(
    r"^(?: (?:won|yen|dollars))?[- ]{1,2}(?:(?:annual|yearly|average|one-off|further|steep|sharp|year-on-year|proposed|across-the-board) )?(?:more|higher|lower|less|extra|increases?|rises?|raises?|hikes?|cuts?|jump|growth|over (?:fiscal|the (?:previous|last)|last year|20\d\d|what)|above (?:the (?:previous|last)|last year)|bump|climb|drop|reduction|decrease|markup|from (?:last|the previous|a year|20\d\d))"
)
_TO = re.compile(
    r"\b(?:to|at|from)(?: (?:about|around|some|nearly|almost|roughly|just|over|the|a|more than|up to|an estimated|its|as much as))* ?$"
)
_SHARE_RIGHT = re.compile(
    r"^(?:[ -]?share\b| of (?:the |its |all |that |their |those |these |seoul's |south korea's |japan's |washington's |what |non-personnel |such |overall |total |stationing |[\w.' ]{0,24})?(?:cost|costs|total|bill|upkeep|expenses?|burden|spending|project|money|cash|sum|funds?|budget|contribution|tab|amount|deployment|salar\w+|wages|payroll|pay\b|labou?r|\$|₩|€|workers|outlays?|it\b|them\b|what\b|price|construction|stationing|maintaining|maintenance|hosting|keeping|basing))"
)
_SHARE_LEFT = re.compile(
    r"\b(?:share|portion|part|cover(?:s|ed|ing)?|account(?:s|ed|ing)? for|bear(?:s|ing)?|bore|shoulder(?:s|ed|ing)?|foot(?:s|ed|ing)?|fund(?:s|ed|ing)?|pick(?:s|ed|ing)? up|pa(?:y|ys|id|ying))\b[^,;]{0,40}$"
)
_SHARE_VERB = re.compile(
    r"^ (?:is|are|was|were|goes|went|stays?|stayed|remains?|remained|comes? back|returns?)\b"
)
_NOT_OURS = re.compile(
    r"\bgdp\b|gross (?:domestic|national)|\bg\.d\.p|(?:defen[cs]e|military|national|state|government|annual|federal|pentagon|supplementary) budget|(?:defen[cs]e|military) (?:spending|expenditure|outlays?)|arms (?:sale|deal|purchase|export|import|contract)\w*|weapons?|fighter|\bjets?\b|missile|f-35|thaad|patriots?\b|\bgas\b|\blng\b"
    r"|trade (?:deficit|surplus|balance|volume|gap)|tariffs?|investments?|sanctions?|exports?|imports?|reserves|central bank|\bbonds?\b|stocks?\b|kospi|lottery|border wall|\bloans?\b|\bgrants?\b|approval rating|\bpoll|polled|survey|respondents|voters?|inflation rate|interest rates?|unemployment|economy (?:grew|shrank|expanded)|reactors?|submarines?|shipbuilding|donat|ransom|tickets?|reparations|flood|earthquake|ammunition|destroyers?|tanks?\b|helicopters?|satellite|revenue|profits?|(?:per[- ]capita|personal) income|humanitarian|olympic\w* cost"
)
_OURS = re.compile(
    r"contribut\w+|cost[- ]sharing|burden|upkeep|host[- ]nation|special measures|\bsma\b|stationing|(?:joint|shared) defen[cs]e|u\.?s\.? (?:troops|forces|bases|soldiers|military)|american (?:troops|forces|soldiers|bases)|united states (?:troops|forces)|usfk|nato (?:budget|common)|its (?:share|payment|part)|\bpay(?:ment|ments|s|ing)?\b|\bpaid\b|seoul's (?:share|money|part|payment|bill)|base (?:workers|costs)|labou?r costs|utilit|the (?:deal|pact|agreement|accord)"
)
_PAID = re.compile(
    r"\b(?:paid|provided|spent|gave|contributed|gives|pays|spends|contributes|provides|paying|spending|covers?|covered|covering|bore|bears|shouldered|shoulders|costs?|cost|has been|have been|had been|was|were|been|disbursed|footed|currently|now|funded|funds|used to|held|put in|puts in|kicked in|went|goes|saw|rose|grew|increased|climbed|ranged|totall?ed|amounted|stood|received|got|earned|budget for|remains)\b"
)
_AGREED = re.compile(
    r"\b(?:will|shall|must|is to|are to|was to|were to|to pay|to bear|to contribute|to provide|to shoulder|to fund|to raise|to increase|to be paid|to spend|agreed|agree|agrees|agreement|deal|pact|accord|requir\w+|sets?|setting|settled|took|takes?|accepted|signed|inked|initialed|under the|calls for|the total|fixed|stipulat\w+|commits?|committed|would|is due|due to|going to|formula|linked|pegged)\b"
)
_TENTATIVE = re.compile(
    r"\b(?:tentative\w*|preliminar\w+|provisional\w*|in principle|working-level (?:deal|agreement)|interim)\b"
)
_EXPECTED = re.compile(
    r"\b(?:expect(?:ed|s|ation)?|likely|project(?:ed|s|ion)|could|may|might|plans?|planned|plan to|forecast\w*|guess\w*|predict\w*|anticipat\w+|prospect|if (?:the|a|no)|settle (?:at|around|for)|meet in the middle|look(?:s|ing) (?:set|likely)|seems?|budget(?:ed)? for next|earmark\w*|ahead)\b"
)
_ESTIMATED = re.compile(
    r"\b(?:estimat\w+|put(?:s)? (?:it |them |the \w+ )?at|reckon\w*|calculat\w+|according to (?:an )?estimates?|believed to)\b"
)
_TOTAL_LEFT = re.compile(
    r"\b(?:(?:total|overall|full|entire|whole|combined|aggregate) (?:\w+ ){0,2}(?:cost|costs|bill|price|expenses?|budget|outlays?)|costs? (?:of|to|the (?:u\.?s\.?|united states|pentagon)) [^,;]{0,60}|budget (?:of|is|was|stands at|comes to)|costing|cost(?:s|ed)? (?:the (?:u\.?s\.?|united states|us) |washington )?)(?:is|are|was|were|at|of|to|runs?|ran|comes? to|came to|amount\w*|total\w*|[a-z]{1,10}){0,3} ?$"
)
_TOTAL_RIGHT = re.compile(
    r"^(?:[- ](?:a year )?(?:project|base|expansion|relocation|move|total|price tag|facility|complex|garrison|camp|bill for the (?:move|project)|construction))\b|^ (?:total|overall|in total|full) cost|^ budget\b"
)
_SCOPES = (
    ("Camp Humphreys", re.compile(r"camp humphreys|humphreys|pyeongtaek|yongsan|relocation|garrison")),
    ("NATO budget", re.compile(r"nato(?:'s)? (?:\w+ ){0,2}(?:budget|funding|fund|costs?)|alliance's (?:\w+ )?(?:budget|costs)|common(?:ly)?[- ]funded|common (?:budget|funding|funds)|civil(?:ian)? budget")),
    ("labour and utilities", re.compile(r"(?:workers?|labou?r|wages|salar\w+|employees?)[^.;]{0,40}(?:utilit\w+|electricity|water|gas bills?|heating|fuel)|utilit\w+[^.;]{0,40}(?:workers?|labou?r|wages|salar\w+)")),
    ("labour", re.compile(r"korean nationals|(?:workers'?|employees'?|staff|labou?rers?'?|nationals'?) (?:wages|salar\w+|pay\b|at u)|(?:wages|salaries|salary|payroll|pay) (?:of|for) (?:the |its |\d[\d,]* |all |korean |local |base |furloughed |some |about |roughly |korea'?s? ){0,4}(?:workers|employees|staff|nationals|koreans|civilian)|labou?r (?:costs?|bill|share)|personnel costs|workers' pay|payroll|pay (?:for|its|the|the (?:korean|local)) (?:korean |local |base )?(?:workers|employees|staff)")),
    ("off-peninsula", re.compile(r"off[- ]?(?:the[- ])?peninsula|outside (?:of )?(?:the )?(?:korean peninsula|korea|south korea|japan)|beyond the peninsula|strategic (?:assets|bombers)|bombers|carrier (?:strike )?group|guam|rotational")),
    ("US operations", re.compile(r"(?:the (?:us|u\.s\.)|united states|washington|pentagon) (?:contributes?|contributed|spends?|spent|pays?|paid|itself|provides)[^.;]{0,60}(?:operations|presence|its (?:forces|troops))|(?:its|u\.s\.|us) (?:own )?operations|itself spends|military (?:pay|personnel) and operations")),
    ("direct support", re.compile(r"direct (?:financial )?support|spent [^.;]{0,40}to support u\.?s\.?|financial support for|to support us troops")),
    ("direct and indirect", re.compile(r"direct and indirect|indirect")),
    ("spent in Korea", re.compile(r"(?:remains?|stays?|spent|goes? back|returns?|comes? back|flows? back|recycled|ploughed|plowed)(?: \w+){0,3} (?:inside|in|into|within|to) (?:the )?(?:south )?(?:korea|korean economy|japan|the country)|(?:korean|local|domestic|host) economy")),
    ("total cost", re.compile(r"(?:total|overall|full|entire|whole) (?:stationing )?costs? of (?:stationing|keeping|maintaining|basing|hosting|the)")),
)  # fmt: skip
_YEARLY = re.compile(
    r"^(?: \([^)]{0,60}\))?,?(?: a| per|/| each| every)[- ]?(?:year|annum)|^(?: \([^)]{0,60}\))? (?:annually|yearly|each year|every year|annual)"
)
_DEAL_NOUN = re.compile(
    r"\b(?:deal|agreement|pact|accord|sma|arrangement|plan|contract|treaty|term|bargain|package|truce|stopgap|extension|formula|settlement|cost[- ]sharing|one)\b"
)
_TERM_VERB = re.compile(
    r"\b(?:valid|good|last(?:s|ing)?|runs?|cover(?:s|ing|ed)?|effective|in (?:force|effect)|stays?|hold(?:s|ing)?|span(?:s|ning)?|for the next|over|extend(?:s|ed|ing)?|for|binding)\b[^,;.]{0,24}$"
)
_FORMER = re.compile(
    r"\b(?:usual|previous|earlier|last|old|former|prior|past|expired|expiring|ninth|8th|9th|eighth|until now|current|present|existing|outgoing)\b"
)
_TROOP_NOUN = {
    "troops",
    "troop",
    "soldiers",
    "soldier",
    "personnel",
    "gis",
    "marines",
    "strong",
    "servicemembers",
    "servicemember",
    "servicemen",
    "service members",
    "service-members",
    "forces",
    "airmen",
    "service member",
    "service personnel",
    "service men",
    "men and women",
    "members of the",
}
_FURLOUGH = re.compile(
    r"furlough\w*|unpaid leave|without pay|unpaid|sent home|send home|laid off|lay off|layoffs?|put on leave|placed on leave|idled?|out of work|back (?:to|at) work|went home|job losses|lose their jobs|will fund|return to work|recalled|stood down"
)
_OTHER_FORCE = re.compile(
    r"\b(?:north korea\w*|chinese|russian|iraq|afghan\w*|syria\w*|ukrain\w*|vietnam|british|uk|taliban|refugees|turkish|kurdish|italian|french|police|un|israeli|kim jong|own|its|reservists?|bangladeshi|died|killed|casualties|missing|wounded|buried)\b[^.]{0,14}$"
)
_TALKS = re.compile(
    r"\b(?:talks|negotiat\w+|round|rounds|cost[- ]sharing|sma|bargain\w*|haggl\w*|sessions?|formal meetings)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure with its meaning, before it becomes a claim; offsets count in the view."""

    quantity: Quantity
    kind: Kind
    start: int
    end: int
    value: Decimal | None
    unit: str | None
    modality: Modality
    status: Status | None = None
    scope: str | None = None
    period: str | None = None
    date: str | None = None
    actor: str | None = None
    title: bool = False
    of: int | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """All that was read of a text before its claims are made."""

    seen: View
    figures: tuple[Quantity, ...]
    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]
    host: str | None
    tentative: bool
    year: int | None = None

    def payer(self, start: int, end: int) -> str:
        """The paying party a span speaks of: the nearest before it, else the text's host."""
        near = [m for m in between(self.mentions, start, end) if m.party in PAYERS]
        return near[-1].party if near else (self.host or "KR")


def _clause(scene: Scene, item: Quantity) -> tuple[str, str, int]:
    """Words of the clause before and after a figure, and where the clause starts."""
    low = scene.seen.low
    lo, hi = scene.seen.window(item.start, item.end)
    left = low[lo : item.lead]
    cuts = [m.end() for m in _BREAKS.finditer(left)]
    cut = cuts[-1] if cuts else 0
    return left[cut:], low[item.end : hi], lo + cut


def _subject(scene: Scene, start: int, at: int) -> str | None:
    near = [
        m for m in between(scene.mentions, start, at) if m.party == RECIPIENT or m.party in PAYERS
    ]
    return near[-1].party if near else None


def _stance(scene: Scene, left: str, start: int) -> Kind | None:
    """Demand or offer, by the last word of asking or offering in the clause and its subject."""
    ask = [(m, Kind.DEMAND) for m in DEMAND.finditer(left)]
    bid = [(m, Kind.OFFER) for m in OFFER.finditer(left)]
    found = sorted([*ask, *bid], key=lambda pair: pair[0].start())
    while found:
        match, kind = found.pop()
        word = match.group()
        if word == "get" and not re.search(r"\btried\b|\bwant|\bto get$", left[: match.end()]):
            continue
        before = left[: match.start()]
        subject = _subject(scene, start, start + match.start())
        if _PASSIVE.search(before):
            return Kind.DEMAND if kind is Kind.DEMAND else Kind.OFFER
        if (
            kind is Kind.DEMAND
            and subject in PAYERS
            and not _NOUNED.search(before)
            and start + match.start() - _last_end(scene, start, start + match.start()) < 16
        ):
            return (
                Kind.OFFER
                if word.startswith(
                    (
                        "want",
                        "seek",
                        "sought",
                        "insist",
                        "push",
                        "press",
                        "hope",
                        "aim",
                        "ask",
                        "propos",
                        "call",
                    )
                )
                else Kind.DEMAND
            )
        if kind is Kind.OFFER and subject == RECIPIENT and not word.startswith("counter"):
            return Kind.DEMAND
        return kind
    if _CEILING.search(left):
        return Kind.OFFER
    return None


def _last_end(scene: Scene, start: int, at: int) -> int:
    near = between(scene.mentions, start, at)
    return near[-1].end if near else -1


def _stance_right(right: str) -> Kind | None:
    head = right[:60]
    if re.match(
        r"(?:[ -](?:a year|per year|annual|annually|u\.?s\.?|american))?(?: \([^)]{0,40}\))?[ -](?:demand|request|ask\b|asking|figure demanded|demanded|sought|that (?:trump|washington|the u\.?s\.?|the united states)(?: \w+){0,2} (?:demand|want|ask|sought|seek))",
        head,
    ):
        return Kind.DEMAND
    if re.match(
        r"(?: a year| per year| annually)?(?: \([^)]{0,40}\))?[ -](?:offer|proposal|bid|counteroffer|offered)\b",
        head,
    ):
        return Kind.OFFER
    return None


def _scope(scene: Scene, item: Quantity, left: str, right: str) -> str:
    near = left[-130:] + scene.seen.low[item.start : item.end] + right[:90]
    for name, pattern in _SCOPES:
        if pattern.search(near):
            return name
    if scene.host == "NATO" or (
        scene.host == "DE" and any(m.party == "NATO" for m in scene.mentions)
    ):
        return "NATO budget"
    return "stationing"


def _status(scene: Scene, left: str, right: str, period: str | None) -> Status:
    words = [
        (m.start(), status)
        for pattern, status in (
            (_PAID, Status.PAID),
            (_AGREED, Status.AGREED),
            (_EXPECTED, Status.EXPECTED),
            (_ESTIMATED, Status.ESTIMATED),
        )
        for m in pattern.finditer(left[-110:])
    ]
    if _TENTATIVE.search(left[-120:]):
        return Status.TENTATIVE
    if words:
        status = max(words)[1]
        near = {s for at, s in words if at > max(words)[0] - 34}
        if Status.ESTIMATED in near:
            status = Status.ESTIMATED
        elif Status.EXPECTED in near:
            status = Status.EXPECTED
        elif (
            status is Status.PAID
            and Status.AGREED in near
            and re.search(
                r"\b(?:will|to|would|must|shall|is to) (?:\w{1,8} )?(?:be |cover|fund|cost|spend)",
                left[-60:],
            )
        ):
            status = Status.AGREED
    elif re.match(r"^(?: \([^)]{0,60}\))? (?:agreement|deal|pact)", right):
        status = Status.AGREED
    else:
        status = (
            Status.PAID
            if period and scene.year and period[:4].isdigit() and int(period[:4]) < scene.year
            else Status.AGREED
        )
    if status is Status.AGREED and scene.tentative:
        return Status.TENTATIVE
    return status


def _nearest_period(
    scene: Scene, item: Quantity, clause_start: int, *, wide: bool = True
) -> str | None:
    """The year, fiscal year or span a figure is for."""
    seen = scene.seen
    lo, hi = seen.window(item.start, item.end)
    best: tuple[float, str] | None = None
    for one in within(scene.times, lo, hi):
        if one.years is None or one.grain not in {"year", "range", "fiscal", "decade"}:
            continue
        if item.start <= one.start < item.end:
            continue
        after = seen.low[one.end : one.end + 26]
        before = seen.low[max(lo, one.start - 26) : one.start]
        if re.match(
            r" (?:deal|agreement|pact|accord|round|talks|summit|election|campaign|sma|level|total|figure)",
            after,
        ) or re.search(
            r"\b(?:reached|struck|signed|agreed|concluded|deal of|agreement of|elected|election|since|in force since) (?:in |on )?$",
            before,
        ):
            continue
        if one.start >= item.end:
            gap = seen.low[item.end : one.start]
            cost: float = len(gap)
        else:
            gap = seen.low[one.end : item.lead]
            cost = len(gap) + 14 + (40 if one.end <= clause_start else 0)
        money = sum(
            1
            for q in scene.figures
            if q.unit == item.unit
            and min(item.end, one.end) <= q.start < max(item.start, one.start)
            and q is not item
        )
        cost += 45 * money + 30 * (gap.count(";") + gap.count(" but ")) + 6 * gap.count(",")
        value = one.years
        if one.opening == "until" and one.grain == "year":
            value = _closed(scene, one, item, lo, hi)
        elif one.opening == "from" and one.grain == "year" and wide:
            value = one.years
        if best is None or cost < best[0]:
            best = cost, value
    return best[1] if best and best[0] < 130 else None


def _closed(scene: Scene, until: Time, item: Quantity, lo: int, hi: int) -> str:
    """`over the five years through 2013` is 2009/2013."""
    last = (until.value or "")[:4]
    for q in scene.figures:
        if (
            lo <= q.start < hi
            and q.unit == "years"
            and q.noun.startswith("year")
            and 0 <= until.start - q.end < 30
        ):
            return f"{int(last) - int(q.value) + 1}/{last}"
    return last


def _years_of(scene: Scene, item: Quantity, period: str | None) -> str | None:
    """Widen a first year by a term named beside the figure: `from fiscal 2022 ... over five years`."""
    lo, hi = scene.seen.window(item.start, item.end)
    if not period or "/" in period and "-" not in period:
        return period
    first = re.match(r"(\d{4})(?:-04/\d{4}-03)?$", period)
    if not first:
        return period
    for q in scene.figures:
        if (
            q.unit == "years"
            and lo <= q.start < hi
            and q.value == int(q.value)
            and 1 < q.value <= 10
        ):
            near = scene.seen.low[max(lo, q.start - 12) : q.start]
            if re.search(r"\b(?:over|for|next|the) $", near) and abs(q.start - item.end) < 90:
                begin, years = int(first.group(1)), int(q.value)
                opened = any(t.opening == "from" and lo <= t.start < hi for t in scene.times)
                if opened:
                    if "-" in period:
                        return fiscal_year(begin, "JP", begin + years - 1)
                    return f"{begin}/{begin + years - 1}"
    return period


def _quote(scene: Scene, item: Quantity, cue: re.Pattern[str] | None = None) -> tuple[int, int]:
    """The qualifier and the figure, and a cue verb where one stands close before it."""
    start = item.lead
    low = scene.seen.low
    if cue:
        near = low[max(scene.seen.sentence(item.start).start, start - 34) : start]
        hits = [m for m in cue.finditer(near)]
        if hits and "\n" not in near[hits[-1].start() :]:
            start = start - len(near) + hits[-1].start()
    return start, item.end


_PAY_CUE = re.compile(
    r"\b(?:paid|pays?|paying|provided?|spent|gave|gives|contributed?|bear|shoulder)\b"
)


def _money(scene: Scene, item: Quantity, index: int) -> Reading | None:
    left, right, clause = _clause(scene, item)
    near = left[-60:] + right[:45]
    stance = _stance_right(right) or _stance(scene, left, clause)
    foreign = _NOT_OURS.search(left[-48:] + " | " + right[:36])
    ours = _OURS.search(left[-80:] + " | " + right[:60])
    if foreign and not (stance and ours) and not (ours and _closer(left, right)):
        return None
    period = _nearest_period(scene, item, clause)
    scope = _scope(scene, item, left, right)
    kind, status = Kind.CONTRIBUTION, _status(scene, left, right, period)
    value = item.value
    actor: str | None = scene.payer(clause, item.end)
    cue: re.Pattern[str] | None = _PAY_CUE
    up = _UP_RIGHT.match(right) or (_UP_LEFT.search(left) and not _TO.search(left))
    if stance is not None:
        kind, cue = stance, (DEMAND if stance is Kind.DEMAND else OFFER)
        status = Status.DEMANDED if stance is Kind.DEMAND else Status.OFFERED
        actor = RECIPIENT if stance is Kind.DEMAND else scene.payer(clause, item.start)
    elif up:
        kind, cue = Kind.INCREASE, _UP_NEAR
        word = _UP_RIGHT.match(right)
        fall = _DOWN.search((word.group() if word else "") or left[-30:])
        value = -value if fall and value > 0 else value
        near_party = [
            m
            for m in between(scene.mentions, clause, item.start)
            if m.party in PAYERS or m.party == RECIPIENT
        ]
        actor = near_party[-1].party if near_party else actor
    elif _TOTAL_RIGHT.match(right) or (
        _TOTAL_LEFT.search(left[-90:])
        and not re.search(r"\bshare\b|seoul's cost|to seoul|korea's cost", left[-60:])
    ):
        kind, cue = Kind.TOTAL_COST, None
        status = status if status in {Status.ESTIMATED, Status.EXPECTED} else Status.PAID
        actor = (
            "NATO"
            if scope == "NATO budget"
            else ("KR,US" if scope == "Camp Humphreys" and scene.host == "KR" else RECIPIENT)
        )
    else:
        payers = [
            m
            for m in between(scene.mentions, clause, item.start)
            if m.party in PAYERS or m.party == RECIPIENT
        ]
        verb = [
            m
            for m in re.finditer(
                r"\b(?:pa(?:y|ys|id|ying)|spen[dt]s?|contribut\w+|gives?|gave|bears?|shoulders?|provid\w+|cover\w*|puts?|fund\w*)\b",
                left,
            )
        ]
        if verb and payers:
            subject = [m for m in payers if m.start < clause + verb[-1].start()]
            if subject:
                actor = subject[-1].party
        if (
            actor == RECIPIENT
            and scope == "stationing"
            and not re.search(
                r"\b(?:u\.?s\.?|us|united states|washington|pentagon|america)(?: \w+){0,2} (?:pays?|paid|contributes?|spends?|spent|provides|bears)",
                left,
            )
        ):
            actor = scene.host or "KR"
        if not (ours or _OURS.search(left + right[:80]) or verb):
            return None
    start, end = _quote(scene, item, cue)
    period = _years_of(scene, item, period)
    modality = item.modality
    if kind is Kind.OFFER and _CEILING.search(left[-40:]):
        modality = Modality.AT_MOST
    del near, index
    return Reading(
        quantity=item, kind=kind, start=start, end=end, value=value, unit=item.unit,
        modality=modality, status=status, scope=scope, period=period, actor=actor,
        title=scene.seen.sentence(item.start).title,
    )  # fmt: skip


def _closer(left: str, right: str) -> bool:
    """Whether a word of the bill stands nearer to the figure than a foreign subject."""
    ours = [m.end() for m in _OURS.finditer(left[-48:])]
    theirs = [m.end() for m in _NOT_OURS.finditer(left[-48:])]
    if _NOT_OURS.search(right[:36]) and not ours:
        return False
    return bool(ours) and (not theirs or ours[-1] > theirs[-1])


def _percent(scene: Scene, item: Quantity) -> Reading | None:
    left, right, clause = _clause(scene, item)
    stance = _stance_right(right) or _stance(scene, left, clause)
    foreign = _NOT_OURS.search(left[-56:] + " | " + right[:40])
    share = _SHARE_RIGHT.match(right) or (
        item.noun != "fraction"
        and (
            re.search(r"\bshare\b[^,;]{0,36}$", left)
            and (_TO.search(left) or re.search(r"\b(?:of|is|was|at)(?: \w+)? ?$", left))
            and not _UP_LEFT.search(left)
        )
    )
    up_right = _UP_RIGHT.match(right)
    up_left = _UP_LEFT.search(left[-90:])
    tied = re.search(
        r"\b(?:same as|in line with|matching|equal to|equivalent to|reflect\w*|mirror\w*|linked to|pegged to|based on|the (?:growth|rate|increase) (?:of|in|rate))\b",
        right[:50],
    )
    if foreign and not tied and not (share and _SHARE_RIGHT.match(right)):
        ours = _OURS.search(left[-70:])
        if not ours or re.search(
            r"gdp|gross domestic|poll|respondents|approval|survey|tariff", foreign.group()
        ):
            return None
    if item.noun == "fraction" and not _SHARE_RIGHT.match(right):
        return None
    period = _nearest_period(scene, item, clause)
    scope = _scope(scene, item, left, right)
    status = _status(scene, left, right, period)
    value = item.value
    actor = scene.payer(clause, item.end)
    if share and not up_right:
        kind, cue = Kind.SHARE, None
        if stance is Kind.DEMAND:
            kind, status, actor = Kind.DEMAND, Status.DEMANDED, RECIPIENT
        elif status is Status.AGREED and not re.search(
            r"\b(?:will|would|to pay|must|agreed|shall)\b", left[-60:]
        ):
            status = Status.PAID
        parties = [
            m
            for m in between(scene.mentions, clause, item.start)
            if m.party in PAYERS or m.party == RECIPIENT
        ]
        if parties and kind is Kind.SHARE and scope == "NATO budget":
            actor = parties[-1].party
    elif stance is not None:
        kind, cue = stance, (DEMAND if stance is Kind.DEMAND else OFFER)
        status = Status.DEMANDED if stance is Kind.DEMAND else Status.OFFERED
        actor = RECIPIENT if stance is Kind.DEMAND else scene.payer(clause, item.start)
    elif (
        up_right
        or up_left
        or tied
        or re.search(
            r"\b(?:agreed (?:to|on)|settled (?:on|at|for)|cap(?:ped)?|ceiling|limit|accepted|took)(?: [a-z]+){0,5} ?$",
            left,
        )
    ):
        kind, cue = Kind.INCREASE, _UP_NEAR
        word = up_right.group() if up_right else (up_left.group() if up_left else "")
        value = -value if _DOWN.search(word) and value > 0 else value
        if not (
            _OURS.search(left + right)
            or scene.seen.sentence(item.start).title
            or re.search(r"agreed|deal|pact|seoul|share|contribution", left + right)
        ):
            return None
    else:
        return None
    start, end = _quote(scene, item, cue)
    extra = _SHARE_RIGHT.match(right)
    if kind is Kind.SHARE:
        if extra and extra.end() <= 46:
            end = item.end + extra.end()
        else:
            lead = re.search(r"(?:share|goes|from|that of)[^,;.]{0,34}$", left[-44:])
            start = item.lead - len(lead.group()) if lead else start
    elif kind is Kind.INCREASE and up_right and cue:
        end = item.end + up_right.end()
    return Reading(
        quantity=item, kind=kind, start=start, end=end, value=value, unit="percent",
        modality=item.modality, status=status, scope=scope, period=period, actor=actor,
        title=scene.seen.sentence(item.start).title,
    )  # fmt: skip


def _people(scene: Scene, item: Quantity) -> Reading | None:
    left, right, clause = _clause(scene, item)
    lo, hi = scene.seen.window(item.start, item.end)
    whole = scene.seen.low[lo:hi]
    noun = item.noun
    if noun in _TROOP_NOUN:
        phrase = scene.seen.low[item.start : item.end]
        if (
            _OTHER_FORCE.search(left[-40:])
            or item.value < 400
            or re.search(
                r"north korean|chinese|russian|south korean (?:troops|soldiers)|british|turkish|german (?:troops|soldiers)",
                phrase,
            )
        ):
            return None
        if re.search(
            r"\b(?:killed|died|casualties|wounded|joint (?:drill|exercise)s?|drills?|exercises?|war dead|fought)\b",
            left[-50:] + right[:40],
        ):
            return None
        parties = {m.party for m in between(scene.mentions, lo, hi)}
        if parties & {"CN", "RU", "IR", "VN", "UA"} and not parties & set(PAYERS):
            return None
        if re.search(
            r"\b(?:withdraw|pull|cut|reduc|bring(?:ing)? home|remove|redeploy)\w*\b", left[-40:]
        ) and not re.search(r"\bfrom\b[^,;]{0,20}$|of the $", left[-30:]):
            return Reading(
                quantity=item,
                kind=Kind.THREAT,
                start=item.lead,
                end=item.end,
                value=item.value,
                unit="people",
                modality=item.modality,
                actor=RECIPIENT,
            )
        period = _nearest_period(scene, item, clause)
        return Reading(
            quantity=item, kind=Kind.TROOPS, start=item.lead, end=item.end, value=item.value, unit="people",
            modality=item.modality, period=period or (str(scene.year) if scene.year else None), actor=RECIPIENT, title=scene.seen.sentence(item.start).title,
        )  # fmt: skip
    if noun.startswith(("activist", "protest", "demonstrat")):
        return Reading(
            quantity=item,
            kind=Kind.CONTEXT,
            start=item.lead,
            end=min(hi, item.end + 60),
            value=item.value,
            unit="people",
            modality=item.modality,
            actor=scene.host,
        )
    if noun.startswith(
        (
            "worker",
            "employee",
            "staff",
            "national",
            "labo",
            "workforce",
            "people",
            "civilian",
            "person",
        )
    ) and _FURLOUGH.search(whole):
        fund = re.search(
            r"\b(?:seoul|korea|tokyo|japan)\b[^.;]{0,50}\b(?:fund|pay for|bankroll|finance)\w*",
            left[-90:],
        )
        period = _nearest_period(scene, item, clause)
        return Reading(
            quantity=item, kind=Kind.FURLOUGH, start=item.lead, end=item.end, value=item.value, unit="people",
            modality=item.modality, period=period, actor=scene.host if fund else RECIPIENT,
        )  # fmt: skip
    return None


def _years(scene: Scene, item: Quantity) -> Reading | None:
    left, right, clause = _clause(scene, item)
    near = right[:46]
    noun = _DEAL_NOUN.search(near)
    verb = _TERM_VERB.search(left[-40:]) and _DEAL_NOUN.search(left)
    if re.match(r" (?:ago|old|earlier|later|before|in prison|war|history|high|low)|-old", right):
        return None
    placed = re.search(
        r"(?:one|a|\d)[- ]year(?:s)? in place|(?:instead of|rather than|usual|than) (?:the )?(?:usual )?$",
        scene.seen.low[max(0, item.start - 24) : item.end + 12],
    )
    if not ((noun and noun.start() < 34) or verb or placed):
        return None
    if (
        re.search(r"\b(?:after|within|spent|past|last|nearly|more than) (?:a |the )?$", left[-14:])
        and not noun
    ):
        return None
    if item.value > 10 or (_NOT_OURS.search(near) and not _OURS.search(near)):
        return None
    former = _FORMER.search(left[-28:])
    whole = left[-120:] + right[:120]
    status: Status | None = Status.TENTATIVE if scene.tentative else Status.AGREED
    if re.search(r"\b(?:demand|want|ask|insist|call|push|sought|seek|press)\w*\b", left[-60:]):
        kind = _stance(scene, left, clause)
        status = Status.OFFERED if kind is Kind.OFFER else Status.DEMANDED
    elif re.search(r"\b(?:propos|offer)\w*\b", left[-60:]):
        status = Status.OFFERED
    elif former or re.search(r"\bexpire[sd]?\b|\bran out\b|\blapsed\b", right[:90]):
        status = None
    elif re.search(
        r"\b(?:negotiat\w+ (?:for|on|over)|talks (?:for|on|over)|kick(?:ed|s)? off|new \w{0,6}-?year|will begin|begin)\b",
        whole,
    ) and not re.search(r"\b(?:reached|signed|agreed|struck|concluded)\b", whole):
        status = Status.EXPECTED
    period = _nearest_period(scene, item, clause)
    years = int(item.value) if item.value == int(item.value) else 0
    if period and re.fullmatch(r"\d{4}", period) and years > 1:
        period = f"{period}/{int(period) + years - 1}"
    adjacent = re.match(
        r"[- ](?:(?:cost[- ]sharing )?(?:deal|agreement|pact) (?:of|from|in) )?(20\d\d|19\d\d)\b",
        right,
    )
    if adjacent and years:
        first = int(adjacent.group(1))
        period = f"{first}/{first + years - 1}" if years > 1 else str(first)
    end = item.end
    if noun and noun.start() < 30:
        end = item.end + noun.end()
    start = item.lead
    if verb and not noun:
        found = re.search(
            r"\b(?:valid|good|lasts?|runs?|covers?|over|for)\b[^,;.]{0,16}$", left[-24:]
        )
        start = item.lead - len(found.group()) if found else start
    return Reading(
        quantity=item, kind=Kind.TERM, start=start, end=end, value=item.value, unit="years",
        modality=item.modality, status=status, period=period, actor=_both(scene), title=scene.seen.sentence(item.start).title,
        firm=bool(adjacent),
    )  # fmt: skip


def _both(scene: Scene) -> str:
    if scene.host == "NATO":
        return "NATO"
    return f"{scene.host or 'KR'},US"


def _count(scene: Scene, item: Quantity) -> Reading | None:
    left, right, _ = _clause(scene, item)
    whole = left[-120:] + " " + scene.seen.low[item.start : item.end] + right[:100]
    noun = item.noun.removeprefix("ordinal ")
    if re.search(
        r"summit|nuclear|six-party|kim jong|denuclear|golf|layoffs|strikes", left[-40:] + right[:30]
    ):
        return None
    if not noun.startswith("round") and not _TALKS.search(whole):
        return None
    if item.noun == "ordinal meeting" and not re.search(r"negotiat|talks|round|formal", whole):
        return None
    end = item.end
    tail = re.match(r" of (?:[a-z-]+ ){0,3}(?:talks|negotiations?)", right)
    end += tail.end() if tail else 0
    return Reading(
        quantity=item, kind=Kind.ROUND, start=item.lead, end=end, value=item.value, unit="count",
        modality=item.modality, actor=_both(scene), title=scene.seen.sentence(item.start).title,
    )  # fmt: skip


_CONVERTS = re.compile(
    r"[ ,]{0,2}\(?(?:or |equivalent to |equal to |worth |i\.e\.,? |=|- ?|, |at that time |roughly |approximately |about |around |some |nearly |over |more than |less than |almost )*|,? or (?:about|around|some|roughly|nearly) "
)
_RATE = re.compile(
    r"(?:us\$|\$)1 ?(?:=|:|to|equals|is|was|at) ?$|(?:exchange rate|dollar) (?:of|at|was|stood at|is|rate of|to) (?:about |around )?$"
)
_RATE_RIGHT = re.compile(
    r"^ ?(?:to|per|against|for|=) ?(?:the |a |one |us\$ ?1|\$1)? ?(?:u\.?s\.? )?(?:dollar|greenback|us\$1|\$1|us\$)"
)
_THAT_IS = re.compile(
    r"^\W{0,4}(?:that|this|it|which) (?:is|was|comes to|amounts to|equals|works out at|translates (?:in)?to|would be)(?: (?:about|around|roughly|some|equivalent to|nearly|over))* ?$"
)


def _conversion(scene: Scene, index: int, before: Reading | None) -> bool:
    """Whether a sum is the other side of the pair that the sum before it opens."""
    item = scene.figures[index]
    if index == 0 or before is None:
        return False
    prior = scene.figures[index - 1]
    if prior is not before.quantity or prior.unit == item.unit or prior.unit not in CURRENCIES:
        return False
    gap = scene.seen.low[prior.end : item.start]
    one = scene.seen.sentence(item.start)
    if (
        len(gap) <= 40
        and _CONVERTS.fullmatch(gap)
        and (
            "(" in gap
            or " or " in gap
            or "=" in gap
            or "equi" in gap
            or scene.seen.stripped
            or _ratio(prior, item)
        )
    ):
        return True
    lead = scene.seen.low[one.start : item.start]
    return bool(_THAT_IS.match(lead)) and scene.seen.sentence(prior.start) is not one


_RATES = {"KRW": 1150.0, "JPY": 110.0, "USD": 1.0, "EUR": 0.88, "GBP": 0.75}


def _ratio(one: Quantity, two: Quantity) -> bool:
    a, b = float(one.value) / _RATES[one.unit], float(two.value) / _RATES[two.unit]
    return b > 0 and 0.6 < a / b < 1.67


def readings(scene: Scene) -> list[Reading]:
    """Every figure of the text that is a claim, in order of the text."""
    out: list[Reading] = []
    last_money: Reading | None = None
    for index, item in enumerate(scene.figures):
        made: Reading | None = None
        if item.unit in CURRENCIES:
            made = _rate(scene, item)
            if made is None and _conversion(scene, index, last_money) and last_money is not None:
                made = _converted(scene, item, last_money, out)
            elif made is None and not (item.unit == "USD" and item.value == 1):
                made = _money(scene, item, index)
                last_money = made
        elif item.unit == "percent":
            made = _percent(scene, item)
        elif item.unit == "people":
            made = _people(scene, item)
        elif item.unit == "years":
            made = _years(scene, item)
        elif item.unit == "count":
            made = _count(scene, item)
        if made is not None:
            out.append(made)
    return out


def _rate(scene: Scene, item: Quantity) -> Reading | None:
    low = scene.seen.low
    left, right = low[max(0, item.start - 40) : item.start], low[item.end : item.end + 30]
    if item.unit not in {"KRW", "JPY"} or item.value > 5000:
        return None
    found = _RATE.search(left)
    start = item.start
    if found and found.group().startswith(("us$", "$")):
        start = item.start - len(found.group())
    elif not (found or _RATE_RIGHT.match(right)):
        return None
    return Reading(
        quantity=item,
        kind=Kind.EXCHANGE_CONVERSION,
        start=start,
        end=item.end,
        value=item.value,
        unit=item.unit,
        modality=item.modality,
        period="published",
    )


def _converted(scene: Scene, item: Quantity, base: Reading, out: list[Reading]) -> Reading:
    gap = scene.seen.low[base.quantity.end : item.start]
    adjacent = len(gap) <= 40 and scene.seen.sentence(base.start) is scene.seen.sentence(item.start)
    start = base.quantity.start if adjacent else item.lead
    end = item.end
    if adjacent and base.modality is Modality.MORE_THAN:
        start = base.quantity.lead
    if scene.seen.low[end : end + 1] == ")" and "(" in gap:
        end += 1
    place = next((n for n, one in enumerate(out) if one is base), None)
    modality = item.modality if item.modality is not Modality.EXACT else base.modality
    return replace(
        base,
        quantity=item,
        kind=Kind.EXCHANGE_CONVERSION,
        start=start,
        end=end,
        value=item.value if base.value is None or base.value > 0 else item.value,
        unit=item.unit,
        modality=modality,
        of=place,
    )
