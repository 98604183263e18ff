"""Events of the talks: demands, threats, deals, signatures, ratification, expiry, by cue verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.claim.actor import RECIPIENT, between
from burdenshare.claim.kind import Kind
from burdenshare.claim.when import within

if TYPE_CHECKING:
    from burdenshare.claim.meaning import Scene
    from burdenshare.claim.view import Sentence

_DEAL = r"(?:deal|agreement|pact|accord|sma|plan|arrangement|contract|text|draft|document|paper|memorandum|framework|truce|stopgap|compromise|key|understanding|terms|measures)s?"


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to tell an event.

    Attributes:
        kind: What it tells.
        words: Plain substrings, one of which must be in the sentence.
        pattern: The span of the quote.
        unless: What must not stand in the sentence.
        needs: What must stand in the sentence.
        who: Party rule: both, recipient, payer.
    """

    kind: Kind
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    who: str = "both"
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event found in the view."""

    kind: Kind
    start: int
    end: int
    actor: str | None
    date: str | None = None
    period: str | None = None
    title: bool = False
    dated: bool = False


_OTHER_DEALS = re.compile(
    r"trade (?:deal|agreement|pact|talks)|free trade|nuclear (?:deal|agreement|accord|talks|negotiat)|armistice|peace (?:treaty|deal|agreement)|arms (?:deal|control)|ceasefire|gsomia|intelligence[- ]sharing|hostage|climate|tariff|shipbuilding|missile treaty|inf treaty|military accord|denucleari"
)
_TOPICAL = re.compile(
    r"cost|pay|shar(?:e|ing)|troop|forces|soldier|military|sma\b|special measures|pact|deal|agreement|accord|negotiat|talks|contribut|burden|usfk|base|upkeep|host|treaty|plan|draft|text|paper|document"
)
_MORE = r"(?:more|rais\w+|increas\w+|ris(?:e|es|ing)|hikes?|lift\w*|doubl\w+|tripl\w+|quadrupl\w+|quintupl\w+|(?:\w+[- ])?fold|larger|bigger|greater|steep\w*|sharp\w*|higher|fair(?:er)? share|heavier|boost|fully|full cost|all of|entire|in full|shoulder|stepp?\w* up|jump)"


def _cue(
    kind: Kind,
    words: str,
    pattern: str,
    who: str = "both",
    unless: str | None = None,
    needs: str | None = None,
) -> Cue:
    return Cue(
        kind,
        tuple(words.split("|")),
        re.compile(pattern),
        who,
        re.compile(unless) if unless else None,
        re.compile(needs) if needs else None,
    )


_NEG = r"\b(?:no|not|n't|never|without|nothing|deny|denied|rule out|ruled out|dismissed)\b[^,;.]{0,30}$"
CUES = (
    _cue(
        Kind.DEMAND, "demand|ask|call|press|push|sought|seek|want|insist|urg|ought|should|must|desire|need",
        rf"\b(?:(?:has been |had been |have been |is |was )?(?:demand(?:ed|ing|s)?|ask(?:ed|ing|s)?|call(?:ed|ing|s)? (?:on|for)|press(?:ed|ing|es|uring|ured)?|push(?:ed|ing|es)?|sought|seek(?:s|ing)?|want(?:ed|s|ing)?|insist(?:ed|s|ing)?|urg(?:ed|es|ing)|desires?)|ought to|should|must)\b [^.;\"]{{0,60}}?\b{_MORE}\b(?: in | of the | share| of | its )?(?:[a-z' ]{{0,22}}(?:share|spending|contribution|cost|costs|bill|burden|payment|portion|money|price)s?\b)?",
        "recipient",
        r"(?:sanctions|missile|nuclear|denucleari|talk with kim|no more than|scrutiny|transparen|wages|protest|activists (?:demand|call))",
        r"pay|cost|share|spend|contribut|burden|bill|money|portion|upkeep|toward|money|fund|part\b",
    ),
    _cue(
        Kind.THREAT, "pull|withdraw|bring|remov|reduc|redeploy|leave",
        r"\b(?:(?:could|would|might|may|will) (?:be |have to |consider |even |also )?|(?:suggest|threat|hint|consider|warn|mull|float|weigh|talk|muse|rais|vow)\w* (?:of |about |to |the idea of |that he could |he could |he would |at |the possibility of |a |the )?|willing to |ready to |prepared to |excuse to |possib\w+ (?:of )?|threats? (?:to|of) |prospect of |option of |risk of |fears? of )(?:[a-z' ]{0,24}?)(?:pull(?:ing|out)?|withdraw(?:ing|al)?|bring(?:ing)?|remov(?:e|ing|al)|reduc(?:e|ing|tion)|redeploy(?:ing)?|drawdown)\b(?: (?:back|out|down|home|of|some|all|a|the|us|u\.s\.|u s|american|its|his|their|part|troops|soldiers|forces|most|from|in|south|korea|japan|and|germany|korean|peninsula)\b)*",
        "recipient", r"china|russia|syria|iraq|afghan|north korea (?:to|must)", r"troop|soldier|force|military",
    ),
    _cue(
        Kind.THREAT, "pull|withdraw|bring",
        r"\b(?:pull|withdraw|bring)(?:ing|s)? (?:out |back |home |its |some |all |the |his |u\.s\. |us |american |u s )*(?:troops|forces|soldiers)(?: (?:out|home|from|back)\b[a-z ]{0,24})? (?:if|unless)\b",
        "recipient",
    ),
    _cue(
        Kind.SIGNED, "sign|ink|singed|put names|put their names|penned",
        rf"\b(?:(?:formally |officially |today |jointly )?(?:signed|inked|singed|penned|sign|signing)\b(?: off on)? (?:on |of )?[^.;]{{0,44}}?\b{_DEAL}\b|{_DEAL}\b(?: [\w.,'()-]{{1,14}}){{0,6}}? (?:has been|have been|was|were|is|being|had been|be)?(?: (?:formally|officially|finally|jointly|then|later))? ?(?:signed|inked|singed|put to paper)(?: in (?:19|20)\d\d)?)",
        "both", r"executive order|order|letter|bill into law|copy of", None,
    ),
    _cue(Kind.INITIALED, "initial", rf"\binitial(?:l)?(?:ed|ing)\b(?: [^.;]{{0,40}}?\b(?:{_DEAL})\b)?(?: on [a-z]{{3,9}} \d{{1,2}}, \d{{4}})?", "both"),
    _cue(
        Kind.TENTATIVE_DEAL, "tentativ|preliminar|provisional|in principle|working-level|interim",
        rf"(?:\"?\b(?:tentative(?:ly)?|preliminary|provisional(?:ly)?|interim|working-level)\b\"?(?: [\w'-]{{1,16}}){{0,4}}? (?:{_DEAL}|agreed|signed|settled|accepted)\b(?: signed| reached| struck| to| on)?|\b(?:agreed|agreement|deal|accord|pact|understanding|agree)\b(?: [\w'-]{{1,14}}){{0,3}}? (?:tentatively|in principle|provisionally)|reached a (?:tentative|preliminary|provisional)\b|\bin principle\b|tentatively agreed)",
        "both",
    ),
    _cue(
        Kind.AGREEMENT, "reach|struck|strike|conclud|agreed|agree|clinch|settl|hammer|seal|finali|came to|wrapped up|finish|announced|resulted in|deal|agreement",
        rf"(?:\b(?:reached|struck|concluded|clinched|settled(?: on)?|hammered out|sealed|finali[sz]ed|came to|wrapped up|finished|agreed (?:on|to|upon)|secured)\b [^.;]{{0,40}}?\b{_DEAL}\b(?: in (?:19|20)\d\d)?|\b{_DEAL}\b[, ]{{1,2}}(?:(?:that |which )?(?:was |were |had been |has been |is )?)(?:reached|struck|concluded|agreed|clinched|settled|sealed|finali[sz]ed)\b(?: (?:in|on) [a-z]{{0,9}} ?\d{{0,4}}(?:, \d{{4}})?| earlier this month| last \w{{3,9}})?|resulted in (?:an )?agreement|(?:announced|said) [^.;]{{0,20}}?that (?:south korea|seoul|japan|tokyo) will (?:fund|pay)|(?:part|share|payment|contribution)\b was agreed)",
        "both", r"fail|not reach|unable|without reaching|no agreement|before (?:an? )?(?:deal|agreement)|until (?:an? )?(?:deal|agreement)|if (?:an? |no )?(?:deal|agreement)|hop(?:e|es|ing) to|aim(?:s|ed)? to|yet to|could not|was not",
    ),
    _cue(
        Kind.RATIFICATION, "ratif|parliament|assembly|legislat|lawmakers|diet",
        r"(?:\b(?:(?:must|needs?|requires?|awaits?|awaiting|pending|subject to|yet to|has to|still) )?(?:be )?\bratif(?:y|ied|ication|ying)\b(?: (?:the|a|by|at|of|it|in)\b(?: [\w'-]{1,14}){0,4})?|(?:requires?|needs?|awaits?|pending|subject to|seek|win|won) (?:the )?(?:parliamentary|legislative|national assembly|assembly|diet)(?:'s)? (?:approval|consent|nod|ratification|backing)(?: in south korea)?|(?:national assembly|parliament|the diet|lawmakers|legislature)(?: [\w'-]{1,12}){0,3}? (?:approved|passed|endorsed|cleared|voted|vote on|must approve|approve)|(?:approved|passed|endorsed|cleared) by (?:the )?(?:national assembly|parliament|diet|lawmakers)|legislature has yet to ratify)",
        "payer", r"nuclear|start treaty|budget bill|supplementary",
    ),
    _cue(
        Kind.EXPIRY, "expir|laps|run out|ran out|runs out|end|cut-off|deadline|terminat",
        rf"(?:\b{_DEAL}\b(?: [\w.,'()/-]{{1,14}}){{0,8}}? )?(?:\b(?:expire[sd]?|expiring|lapse[sd]?|ran out|runs? out|set to (?:expire|end)|due to (?:expire|end))\b|(?:deal|agreement|pact|accord|sma|one in force|arrangement)(?: in force)?(?: \([^)]{{0,30}}\))? (?:will end|ends|ended|terminates)\b|\b(?:expiry|expiration) (?:of|on|date)\b|end-of-year (?:cut-off|deadline)|year-end (?:deadline|cut-off))(?: (?:at|on|by|in|with|after|its|the|this|last|of|end|year|month|\d{{4}}|{'|'.join(('january','february','march','april','may','june','july','august','september','october','november','december','dec','jan','feb','mar','apr','jun','jul','aug','sept','oct','nov'))})\b\.?)*(?: \d{{1,2}}(?:, \d{{4}})?)?",
        "both", r"no deadline|passport|visa|ultimatum expires|sanctions waiver", r"deal|agreement|pact|accord|sma|arrangement|one in force|cut-off|deadline|current|it ",
    ),
    _cue(
        Kind.VETO, "reject|refus|turned down|veto|oppos|rebuff|nix|spurn|scuttl|block|scrapp|dismiss|balk|quash|overrul|not accept|not good enough|said no",
        r"(?:\b(?:president |us |u\.s\. |the )?(?:donald )?(?:trump|president|biden|he|white house)\b(?: [\w'-]{1,14}){0,3}? (?:reject(?:ed|s)?|refus(?:ed|es)|turned down|veto(?:ed|es)?|rebuffed|nixed|spurned|scuttled|blocked|scrapped|quashed|overruled|dismissed|balked at|said no to|oppos(?:ed|es))\b(?: [\w'%$.-]{1,14}){0,5}|opposition of (?:the )?(?:then )?(?:us |u\.s\. |former )?(?:president )?(?:donald )?(?:trump|biden)|(?:rejected|vetoed|turned down|rebuffed|blocked|scuttled|nixed|refused|opposed) by (?:the )?(?:then |us |u\.s\. |former )*(?:president )?(?:donald )?(?:trump|biden|president|white house))",
        "recipient", r"impeach|congress|wall|court|immigra|hydroxy|criticism|direct talks",
        r"deal|offer|propos|agreement|accord|increase|percent|sum|plan|pact|it\b|amount",
    ),
    _cue(
        Kind.FURLOUGH, "furlough|unpaid|sent home|laid off|without pay|put on leave",
        r"(?:\b(?:workers|employees|staff|nationals|koreans|labou?rers)\b(?: [\w'-]{1,14}){0,4}? (?:furlough(?:ed)?|unpaid|sent home|laid off|without pay|on unpaid leave)|\b(?:furlough(?:ed|ing|s)?|unpaid leave|placed on leave|laid off)\b(?: [\w'-]{1,14}){0,4}? ?(?:workers|employees|staff|nationals|koreans)?)",
        "recipient",
    ),
    _cue(
        Kind.MEETING, "conference|teleconference|met |meet|sat down|sit down|negotiat|talks|came in|visited|held talks",
        r"(?:\b(?:video[- ]?|tele|virtual |phone )(?:conference|meeting|call|talks)|(?:negotiations|talks)\b(?: (?:for|on|over|about)(?: [\w'-]{1,14}){1,5}?)? (?:began|started|opened|kicked off|got under way|were launched|resumed) (?:in|on|last|this)\b(?: \w{3,9})?(?: (?:19|20)\d\d)?|\b(?:met|meeting|sat down|held (?:talks|a meeting)|(?:came|visited|flew))\b(?: [\w.'-]{1,16}){0,8}? (?:on|in|last|this) (?:(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)\b\.?)(?: \d{1,2})?(?:,? (?:19|20)\d\d)?)",
        "both", r"kim jong|north korea(?:n)? |\bsummit\b|pyongyang|inter-korean|will (?:hold|meet|begin|start)|plan to|are (?:to|set to) meet|scheduled|before their|met for it|met for that",
        r"negotiat|talks|cost|envoy|delegat|minister|ambassador|commissioner|counterpart|bolton|sma|special measures|official|vice|bill\b|upkeep|share",
    ),
    _cue(
        Kind.MEETING, "meeting at", r"\btheir meeting at [^.;]{0,70}?\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}, \d{4}", "both", r"kim jong|north korea",
    ),
    # the kinds that came later
    _cue(
        Kind.ASSURANCE, "no plan|no intention|not be chang|no thought|reaffirm|commit|will not reduce|won't reduce|not consider|maintain the current|unchanged",
        r"(?:\b(?:has|have|had) (?:no|not? any) (?:plans?|intentions?|thoughts?)\b(?: to| of)?(?: [\w.'-]{1,14}){0,10}|would not be changing(?: [\w.'-]{1,14}){0,7}|reaffirmed the need for(?: [\w.'-]{1,14}){0,7}|(?:maintain|keep)(?:ing)? (?:the )?current (?:troop |force )?(?:levels?|size|strength)(?: [\w.'-]{1,14}){0,4}|(?:will|would) not (?:reduce|withdraw|pull|change)(?: [\w.'-]{1,14}){0,6})",
        "recipient", None, r"troop|force|usfk|military|soldier|presence|level",
    ),
    _cue(
        Kind.DEADLOCK, "deadlock|fail|stall|stalemate|impasse|broke down|collaps|not reached|came to nothing|no agreement|without|stuck|walked out|broken off",
        r"(?:\b(?:talks|negotiations|discussions)\b(?: [\w'-]{1,14}){0,4}? (?:deadlocked|stalled|broke down|collapsed|failed|stuck|ended without)\b|(?:had |have )?failed to (?:reach|agree|narrow|find|conclude)(?: [\w.'-]{1,14}){0,6}|(?:final )?agreement was not reached|\b(?:deadlock|impasse|stalemate)\b|came to nothing|walked out|without (?:an? )?(?:agreement|deal|breakthrough))",
        "both", r"nuclear|denucleari|deprive|pyongyang", r"talk|negotiat|cost|deal|agreement|plan|round|sides|that",
    ),
    _cue(
        Kind.RESUMPTION, "resum|accelerat|as soon as possible|restart|speed up|back to the table",
        r"(?:agreed to (?:resolve|accelerate|resume|restart|speed up|conclude)(?: [\w.'-]{1,14}){0,16}? as soon as possible|(?:resum(?:e|ed|ing|ption)|accelerat(?:e|ed|ing)|restart(?:ed|ing)?)(?: of)?(?: [\w.'-]{1,14}){0,4}? (?:talks|negotiations))",
        "both", r"nuclear|pyongyang|kim",
    ),
    _cue(
        Kind.SCHEDULED, "next round|will take place|will be held|to be held|scheduled|will meet|are to meet|will begin|will hold|plan to hold",
        r"(?:agreed to hold the next round of talks in the near future|(?:will take place|will be held|to be held|scheduled (?:for|to)|slated (?:for|to))(?: [\w.,'-]{1,14}){0,6}|(?:will|plan to|are to|set to) (?:meet|hold|begin|open|start)(?: [\w.'-]{1,14}){0,6}? (?:round|talks|negotiat\w+)(?: [\w.'-]{1,12}){0,4})",
        "both", r"kim jong|north korea|summit|election|pyongyang", r"round|talks|negotiat|meeting",
    ),
    _cue(Kind.EXTENSION, "extend|prolong", r"(?:could|can|may|might) be (?:extended|prolonged)(?: [\w.'-]{1,14}){0,6}", "both"),
    _cue(
        Kind.ESCALATOR, "inflation|each year|annual|defense budget|defence budget|growth rate|linked|consumer price",
        r"(?:\b(?:risen|rises?|rising|rose|increas\w+|grow\w*|go(?:es)? up|adjusted) (?:each|every) year(?: [\w'-]{1,14}){0,4}|(?:based on|linked to|pegged to|tied to|in line with|follow) (?:the )?(?:[\w']{1,14} ){0,4}(?:inflation|defen[cs]e budget|consumer prices?|cpi|growth)(?: rate)?)",
        "payer", None, r"cost|share|contribut|pay|seoul|part",
    ),
    _cue(Kind.REJECTION, "balk|reject|refus|turned down|rebuff|baulk|would refuse", r"(?:\b(?:seoul|south korea|tokyo|japan|moon|parliament)\b(?: [\w'-]{1,12}){0,3}? (?:balked|baulked|rejected|refused|turned down|rebuffed|would refuse)(?: at)?(?: [\w'$.-]{1,14}){0,4})", "payer"),
    _cue(Kind.LEGAL_BASIS, "treaty|status of forces|mutual def", r"(?:mutual defen[cs]e (?:treaty|pact|agreement)|status of forces agreement|agreement on mutual defen[cs]e(?: assistance)?)(?:[^.;]{0,60}(?:19|20)\d\d)?", "both"),
    _cue(
        Kind.APPOINTMENT, "led by|negotiator|commissioner|counterpart|appointed|named|delegate",
        r"(?:\bled by (?:career diplomat )?(?:[a-z]+[ -]){1,3}[a-z-]+|\bchief (?:u s |u\.s\. |us |south korean |korean )?(?:negotiator|delegate),? (?:[a-z-]+ ?){1,3}|republic of korea commissioner [a-z-]+|(?:us|u\.s\.|american|south korean|korean|japanese) counterpart (?:[a-z-]+ ?){1,2})",
        "side", r"kim jong|coalition",
    ),
    _cue(
        Kind.OUTSIDE_OPTION, "cost of|replac|without the u|stand alone|own defen",
        r"(?:cost of (?:increasing|raising|boosting|replacing)(?: [\w.'-]{1,14}){2,26}? (?:larger|higher|more|bigger|greater)(?: [\w.'\[\]-]{1,14}){0,8}|replacement cost(?: [\w.'-]{1,14}){0,6}|cost of replacing(?: [\w.'-]{1,14}){0,8})",
        "payer",
    ),
    _cue(
        Kind.CONTEXT, "summit|olympic|arrived|began paying|presence since|alliance since|been in south korea since|withdrawn in|returned the|visited pyongyang|sit down with kim|meet for a second|met with north korean|direct talks|meetings with|convinced|plan to meet again|stalemate|protest|rall|election",
        r"(?:second summit with(?: [\w.'-]{1,14}){2,12}? in (?:late |early |mid-?)?[a-z]{3,9}|first summit (?:in|with)(?: [\w.'-]{1,14}){0,3} last \w+|began paying for(?: [\w.'-]{1,14}){2,10}|(?:has|have) (?:maintained a|been in)(?: [\w.'-]{1,14}){1,4} since the(?: [\w.()/-]{1,14}){1,4}|security alliance since the(?: [\w.-]{1,14}){1,4}|(?:troops )?were withdrawn in \d{4}|returned the next year|(?:[a-z]+ [a-z]+,? )?visited pyongyang(?: last week)?|sit down with kim(?: [\w.'-]{1,14}){0,4}|set to meet (?:for a second time )?with(?: [\w.'-]{1,14}){2,6}|met with north korean(?: [\w.'-]{1,14}){2,6}|won't rule out direct talks|meetings with moon|convinced trump to visit(?: [\w.'-]{1,14}){2,7}|(?:us|u s|u\.s\.) and north korean officials plan to meet(?: [\w.'-]{1,14}){1,6}|hit a stalemate|delegation to the(?: [\w.'-]{1,14}){1,3}|thawing in tensions(?: [\w.',-]{1,14}){2,12})",
        "near",
    ),
)  # fmt: skip


def _who(scene: Scene, cue: Cue, start: int, end: int) -> str | None:
    both = "NATO" if scene.host == "NATO" else f"{scene.host or 'KR'},{RECIPIENT}"
    match cue.who:
        case "recipient":
            return RECIPIENT
        case "payer":
            return scene.payer(max(0, start - 90), end)
        case "both":
            return both
        case _:
            one = scene.seen.sentence(start)
            parties = {
                m.party
                for m in between(scene.mentions, max(one.start, start - 40), min(one.end, end))
            } & {"US", "KR", "KP", "JP"}
            return ",".join(sorted(parties)) or None


_MAIN = {
    Kind.SIGNED,
    Kind.INITIALED,
    Kind.TENTATIVE_DEAL,
    Kind.AGREEMENT,
    Kind.MEETING,
    Kind.RATIFICATION,
}
_NOT_BEFORE = re.compile(_NEG)


def _date(scene: Scene, cue: Cue, start: int, end: int) -> str | None:
    """The day, month or year nearest to the event in its clause."""
    lo, hi = scene.seen.window(start, end)
    low = scene.seen.low
    best: tuple[float, str] | None = None
    grains = (
        {"day", "month", "week", "year"}
        if cue.kind in _MAIN
        or cue.kind in {Kind.EXPIRY, Kind.DEADLOCK, Kind.CONTEXT, Kind.LEGAL_BASIS}
        else {"day", "month", "week"}
    )
    for one in within(scene.times, lo, hi):
        if (
            one.value is None
            or one.grain not in grains
            or (one.opening == "until" and cue.kind is not Kind.EXPIRY)
            or (one.opening == "from" and one.start >= end)
        ):
            continue
        if one.start >= end:
            gap = low[end : one.start]
            cost: float = len(gap)
        elif one.end <= start:
            gap = low[one.end : start]
            cost = len(gap) + 8
        else:
            gap, cost = "", 0.0
        if (
            cue.kind is not Kind.EXPIRY
            and one.grain == "year"
            and (
                re.match(r" (?:for|to|pay)", low[one.end : one.end + 6])
                or re.search(
                    r"(?:for|of|from|won|million|billion|trillion)(?: [a-z]{1,9})? (?:in |for )?$",
                    low[max(lo, one.start - 20) : one.start],
                )
            )
        ):
            continue
        said = re.search(
            r"\b(?:said|told|announced|reported|quoted|according)\b[^,;]{0,12}$",
            low[max(lo, one.start - 26) : one.start],
        )
        cost += (
            12 * gap.count(",")
            + 25 * gap.count(";")
            + 25 * gap.count(" but ")
            + (60 if said else 0)
            + (15 if one.grain == "year" else 0)
        )
        if best is None or cost < best[0]:
            best = cost, one.value
    return best[1] if best and best[0] < 120 else None


def happenings(scene: Scene) -> list[Happening]:
    """Every event of the text, in order, those of one kind not overlapping."""
    out: list[Happening] = []
    for one in scene.seen.sentences:
        sentence = scene.seen.low[one.start : one.end]
        if _TOPICAL.search(sentence) is None:
            continue
        for cue in CUES:
            if any(word in sentence for word in cue.words):
                out.extend(_found(scene, cue, one))
    out.sort(key=lambda event: event.start)
    return out


def _found(scene: Scene, cue: Cue, one: Sentence) -> list[Happening]:
    low = scene.seen.low
    out: list[Happening] = []
    for match in cue.pattern.finditer(low, one.start, one.end):
        start, end = match.span()
        end = start + len(match.group().rstrip(" ,"))
        lo, hi = scene.seen.window(start, end)
        near = low[max(lo, start - 90) : min(hi, end + 70)]
        if cue.unless and cue.unless.search(near):
            continue
        if cue.needs and not cue.needs.search(near):
            continue
        if cue.kind not in {
            Kind.CONTEXT,
            Kind.LEGAL_BASIS,
            Kind.DEMAND,
            Kind.THREAT,
            Kind.ASSURANCE,
        } and _OTHER_DEALS.search(low, max(lo, start - 50), min(hi, end + 40)):
            continue
        if cue.kind in {
            Kind.SIGNED,
            Kind.INITIALED,
            Kind.AGREEMENT,
            Kind.THREAT,
            Kind.DEMAND,
        } and _NOT_BEFORE.search(low, max(lo, start - 34), start):
            continue
        day = _date(scene, cue, start, end)
        out.append(
            Happening(
                kind=cue.kind,
                start=start,
                end=end,
                actor=_who(scene, cue, start, end),
                date=day,
                title=one.title,
                dated=day is not None,
            )
        )
    return out
