"""Cues of events: the verbs and nouns that tell a demand, a threat, a signature, a veto."""

from __future__ import annotations

import re
from dataclasses import dataclass

from burdenshare.claim.kind import Kind
from burdenshare.report.view import pattern

_DEAL = (
    r"(?:deal|agreement|pact|accord|sma|plan|arrangement|contract|text|draft|document|paper"
    r"|memorandum|framework|truce|stopgap|compromise|key|understanding|protocol|settlement"
    r"|compact|bargain|terms|measures)s?"
)
_PACT = r"(?:deal|agreement|pact|accord|sma|arrangement|contract|one|it|that|which|settlement)"
FEW = r"(?: [\w.,'()/-]{1,16})"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_ON = rf"(?: (?:on|in) (?:{_MONTH}(?: \d{{1,2}})?,?(?: \d{{4}})?|(?:19|20)\d\d)\b)?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TRUMP = (
    r"(?:(?:us |u\.s\. |the |former |then ){0,4}(?:president )?(?:donald )?(?:trump|biden)"
    r"|the president|the white house|president)"
)
_MORE = r"""(?:more|pay up|meet the cost|rais\w{1,4}|increas\w{1,4}|ris(?:e|es|ing)|hikes?
    |lift\w{0,3}|doubl\w{1,3}|tripl\w{1,3}|quadrupl\w{1,3}|quintupl\w{1,3}|(?:\w{2,5}[- ])?fold
    |larger|bigger|greater|steep\w{0,2}|sharp\w{0,2}|higher|fair(?:er)? share|heavier|boost|fully
    |full cost|all of|entire|in full|shoulder|stepp?\w{0,3} up|jump|substantial\w{0,2}|burden)"""


_HOUSE = (
    r"(?:(?:national )?assembly|parliament|diet|bundestag|legislature|lawmakers(?: in \w{4,8})?"
    r"|(?:upper|lower) house"
    r"|plenary|sejm)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to tell an event.

    Attributes:
        kind: What it tells.
        words: Plain substrings, one of which must be in the sentence.
        pattern: The span of the quote.
        who: Party rule: both, recipient, payer or near.
        unless: What must not stand near it.
        needs: What must stand near it.
    """

    kind: Kind
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    who: str = "both"
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None


def cue_of(  # noqa: PLR0917 - a row of the table below
    kind: Kind, who: str, words: str, text: str, unless: str = "", needs: str = ""
) -> Cue:
    """A row of a table of cues: words and patterns as text, what must and must not stand near."""
    return Cue(
        kind,
        tuple(words.split("|")),
        pattern(text),
        who,
        pattern(unless) if unless else None,
        pattern(needs) if needs else None,
    )


CUES = (
    cue_of(
        Kind.DEMAND,
        "recipient",
        "demand|ask|call|press|push|sought|seek|want|insist|urg|ought|should|must|desire|need|told"
        "|request|expect|have to|has to",
        rf"""\b(?:(?:has|had|have) been |is |was |first )?(?:demand(?:ed|ing|s)?|ask(?:ed|ing|s)?
        |call(?:ed|ing|s)? (?:on|for)|press(?:ed|ing|es|uring|ured)?|push(?:ed|ing|es)?|sought
        |seek(?:s|ing)?|want(?:ed|s|ing)?|insist(?:ed|s|ing)?|urg(?:ed|es|ing)|request(?:ed|s
        |ing)?|expect(?:ed|s)|desires?|ought to|should|must|ha(?:ve|s) to
        |needs? to)\b[ ][^.;"]{{0,60}}?\b{_MORE}\b(?: [a-z']{{1,12}}){{0,3}}?(?: (?:share|spending
        |contributions?|costs?|bill|burden|payments?|portion|money|price)\b)?""",
        r"""sanction|missile|nuclear|denucleari|talk with kim|no more|not increase|scrutiny
        |transparen|protest|activist|wage (?:rise|increase)|arms|weapons|answers|time\b
        |information""",
        r"""pay|cost|share|spend|contribut|burden|bill|money|portion|upkeep|toward|fund|part\b
        |increase|rise|hike|troops|forces""",
    ),
    cue_of(
        Kind.DEMAND,
        "recipient",
        "demand|insist|ask|want|call",
        r"""\b(?:demand(?:ed|ing|s)?|insist(?:ed|s|ing)?|ask(?:ed|ing|s)?|want(?:ed|s|ing)?|call
        (?:ed|ing|s)? (?:on|for))\b[ ][^.;"]{0,40}?\bpay(?:s
        |ing)? (?:also |in part )?for (?:the )?(?:costs? of )?[^.;,]{0,40}?\b(?:units|assets
        |bombers|exercises|deployments?|operations|equipment|personnel|carriers?)\b(?: (?:outside
        |off|beyond|elsewhere)(?: [a-z]{1,12}){0,3})?""",
    ),
    cue_of(
        Kind.THREAT,
        "recipient",
        "pull|withdraw|bring|brought|remov|reduc|redeploy|drawdown|draw down|cut",
        r"""\b(?:(?:could|would|might|may|will
        |to) (?:be |have to |consider |even |also |begin |start )?|(?:suggest|threat|hint|consider
        |warn|mull|float|weigh|talk|muse|rais
        |vow)\w{0,4} (?:of |about |to |the idea of |that he could |he could
        |he would |at |the possibility of |a |the )?|(?:willing|ready
        |prepared) to |excuse to |possib\w{1,5} (?:of )?|threats? (?:to |of )
        |prospect of |option of |risk of |fears? (?:of|that) |specter of )(?:[a-z' ]{0,24}?)
        (?:pull(?:ing|ed)?|withdraw(?:ing|al|n)?|bring(?:ing)?|brought|remov(?:e|ed|ing|al)|reduc
        (?:e|ed|ing|tion)|redeploy(?:ed|ing)?|cut(?:ting)?(?= (?:the number|the u|its|u\.?s
        |us |american|troops|forces|some))|draw(?:ing)? ?down)\b(?: (?:back|out|down|home|of|some
        |all|a|the|us|u\.s\.|u s|american|its|his|their|part|troops|soldiers|forces|most|from|in
        |south|korea|japan|and|germany|korean|peninsula|number)\b){0,9}""",
        r"china|russia|syria|iraq|afghan|north korea (?:to|must)|tension|deficit|own troops"
        r"|not to|pressure\b",
        r"troop|soldier|force|military|gis\b|presence|brigade|division|unit|personnel",
    ),
    cue_of(
        Kind.THREAT,
        "recipient",
        "pull|withdraw|bring",
        r"""\b(?:pull|withdraw|bring)(?:ing
        |s)? (?:out |back |home |its |some |all |the |his |u\.s\. |us |american |u s ){0,4}
        (?:troops|forces|soldiers)(?: (?:out|home|from|back)\b[a-z ]{0,24})? (?:if|unless)\b""",
    ),
    cue_of(
        Kind.SIGNED,
        "both",
        "sign|ink|singed|put names|put their names|penned|put pen",
        rf"""\b(?:(?:formally |officially |today |jointly )?(?:signed|inked|singed|penned
        |sign(?=s? (?:the|a|an|on)\b)|signing)\b(?: off on)?[^.;]{{0,44}}?\b{_DEAL}\b|(?:has been
        |have been|had been|was|were|is|being|gets?
        |got) (?:formally |officially |finally |jointly |then|later |duly )?(?:signed|inked
        |singed)\b{_ON}|\b{_DEAL}(?: \([^()]{{0,24}}\))?,? (?:signed|inked|singed){_ON}
        |put (?:their )?names to [^.;]{{0,30}}?\b{_DEAL}\b|signing ceremony)""",
        r"executive order|bill into law|signed copy|signed letter|sign language|armistice"
        r"|mutual def",
        r"deal|agreement|pact|accord|sma\b|plan|text|document|paper|arrangement|memorandum"
        r"|contract",
    ),
    cue_of(
        Kind.INITIALED,
        "both",
        "initialed|initialled|initialing|initialling|initials to",
        rf"(?:\binitial(?:l)?(?:ed|ing)\b(?: [^.;]{{0,40}}?\b{_DEAL}\b)?{_ON}"
        rf"|\bput (?:their )?initials to\b)",
    ),
    cue_of(
        Kind.TENTATIVE_DEAL,
        "both",
        "tentativ|preliminar|provisional|in principle|working-level|interim|rough |broad"
        "|basic|temporary",
        rf"""(?:\"?\b(?:tentative(?:ly)?|preliminary|provisional(?:ly)?|interim
        |working-level)\b\"?{FEW}{{0,4}}?[ ](?:{_DEAL}|agreed|signed|settled|accepted)\b(?: signed
        | reached| struck| to| on)?(?: {_WEEKDAY})?|\b(?:agreed|agreement|deal|accord|pact
        |understanding|agree)\b{FEW}{{0,3}}? (?:tentatively|in principle|provisionally)
        |in principle|(?:agreement|arrangement|deal|understanding|accord)
        (?: [\w-]{{1,14}}){{0,2}}? (?:on|at) a (?:basic|fundamental|working) level)""",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "arriv|thrash|iron|nail|fixed|reach|struck|conclud|agreed|clinch|settl|hammer|seal"
        "|finali|came to|wrap|finish|announced"
        "|resulted in|secured|sewn",
        rf"""(?:\b(?:arrived at|thrashed out|ironed out|nailed down|reached|struck|concluded
        |clinched|settled(?: on)?|hammered out|sealed|finali[sz]ed|came to|wrapped up|agreed
        (?: {_WEEKDAY})? (?:on|to|upon)|secured)\b [^.;]{{0,40}}?\b{_DEAL}\b(?: reached)?{_ON}|\b
        (?:{_DEAL}|one)\b,? (?:(?:that |which )?(?:was |were |had been |has been |is )?)(?:reached
        |struck|fixed|concluded|agreed|clinched|settled|sealed|finali[sz]ed)\b
        (?: earlier this month| last \w{{3,9}})?{_ON}|resulted in (?:an )?agreement|(?:announced
        |said) [^.;]{{0,20}}?that (?:south korea|seoul|japan|tokyo) will (?:fund|pay)|(?:part
        |share|payment|contribution)\b was agreed)""",
        r"""fail|not reach|unable|without reaching|no agreement|before (?:an? )?(?:deal|agreement)
        |until (?:an? )?(?:deal|agreement)|if (?:an? |no )?(?:deal|agreement)|hop(?:e|es|ing) to
        |aim(?:s|ed)? to|yet to|could not|was not|had not|not been|would be|with no |without""",
    ),
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "ratif|parliament|assembly|legislat|lawmakers|diet|bundestag",
        rf"""(?:\b(?:must|needs? to|awaits?|awaiting|pending|subject to|yet to|has to|still
        |requires?|needs?|before|{_WEEKDAY})(?: (?:be|must be|to be|awaits|needs))?[ ]ratif(?:y
        |ied|ies|ication|ying)\b(?: (?:the|a|by|at|of|it|in)\b{FEW}{{0,4}}?(?= |\.|,|$))?|\bratif
        (?:y|ied|ies|ying)\b(?: (?:the|a|by|at|of|it|in)\b{FEW}{{0,4}}?(?= |\.|,|$))?
        |\bratification (?:by|of|at|in|vote|bill|motion|process)\b|(?:goes?|sent|submitted
        |put) to (?:the )?(?:national assembly|parliament|diet|bundestag)\b|(?:requires?|needs?
        |awaits?|pending|subject to|seek|win|won|gain(?:ed)?|without|get|got) (?:the )?
        (?:parliamentary|parliament's|legislative|(?:national )?assembly(?:'s)?|diet(?:'s)?
        |legislature's) (?:approval|consent|nod|ratification|backing|blessing)(?: in south korea)?
        |(?:national assembly|assembly|parliament|diet|lawmakers|legislature
        |lower house){FEW}{{0,3}}? (?:approved|passed|endorsed|cleared|voted|vote on|must approve
        |approves?|clears|passes|gave its consent)|(?:approved|passed|endorsed|cleared
        |backed) by (?:the )?(?:national assembly|parliament|diet|lawmakers|legislature))""",
        r"nuclear|start treaty|supplementary|disarm|impeach",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "expir|laps|is up|run out|ran out|runs out|end|cut-off|cutoff|deadline|terminat",
        rf"""(?:\b{_PACT}\b(?: in force)?(?: [\w'()/-]{{1,14}}){{0,4}}? )?(?:\b(?:is up(?= (?:at
        |in|on|by))|expire[sd]?|expiring|lapse[sd]?|ran out|runs? out|(?:set|due) to (?:expire|end
        |lapse|run out))\b|(?<=(?:deal|pact|orce|cord|ment|[ ]sma) )(?:will end|ends|ended
        |terminates|terminated)\b|\b(?:expiry|expiration)\b|end-of-year (?:cut-?off|deadline)
        |year-end (?:deadline|cut-?off))(?: (?:at|on|by|in|with|after|its|the|this|last|of|end
        |year|month|next|year-end|\d{{4}}|{_MONTH}|\d{{1,2}})){{0,12}}(?:, \d{{4}})?""",
        r"no deadline|passport|visa|ultimatum|sanctions|waiver|talks (?:ended|ends)|war ended",
        r"deal|agreement|pact|accord|sma\b|arrangement|(?:previous|existing|old|last|current"
        r"|present|former|earlier|past) one|one in force|cut-?off|deadline|contract"
        r"|settlement"
        r"|term\b",
    ),
    cue_of(
        Kind.VETO,
        "recipient",
        "reject|refus|turn|veto|oppos|rebuff|nix|spurn|scuttl|block|scrapp|dismiss|balk"
        "|quash|overrul"
        "|wave|said no|not accept",
        rf"""(?:\b(?:{_TRUMP}|he)\b{FEW}{{0,3}}? (?:reject(?:ed|s)?|refus(?:ed|es)|turn(?:ed
        |s) (?:it |that |this |them )?down|veto(?:ed|es)?|rebuff(?:ed|s)|nix(?:ed|es)|spurn(?:ed
        |s)|scuttl(?:ed|es)|block(?:ed|s)|scrapped|quashed|overruled|dismiss(?:ed|es)|balk(?:ed
        |s) at|said no to|oppos(?:ed|es)|waved? (?:it |that |this )?(?:away|aside)|said no
        |did not accept)\b(?: [\w'%$.-]{{1,14}}){{0,5}}|(?:opposition of|veto by|rejection by
        |objections? of) {_TRUMP}|(?:rejected|vetoed|turned down|rebuffed|blocked|scuttled|nixed
        |refused|opposed|overruled|spurned) by {_TRUMP})""",
        r"impeach|congress|wall\b|court|immigra|hydroxy|criticism|direct talks|rule out"
        r"|claims? that",
        r"said no|deal|offer|propos|agreement|accord|increase|percent|sum\b|plan|pact|it\b|amount"
        r"|rise|billion|compromise|draft|package|formula|settlement|bid\b",
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        "furlough|unpaid|sent home|laid off|without pay|on leave",
        rf"""(?:\b(?:workers|employees|staff|nationals|koreans
        |labou?rers)\b{FEW}{{0,4}}? (?:furlough(?:ed)?|unpaid|sent home|laid off|without pay
        |on (?:unpaid )?leave)|\b(?:furlough(?:ed|ing|s)?|unpaid leave|placed on leave|laid off)\b
        (?:{FEW}{{0,4}}? (?:workers|employees|staff|nationals|koreans)\b)?)""",
    ),
    cue_of(
        Kind.MEETING,
        "both",
        "conference|phone|gather|conven|conferr|consult|discuss|met |meet|sat down|negotiat|talks"
        "|came |visit|flew|huddle|held|call|bargain"
        "|video",
        rf"""(?:\b(?:following |after |in )?(?:an? )?(?:video ?-?(?:conference|call|link)
        |teleconference|virtual (?:meeting|talks)|phone (?:call|talks)|(?:spoke|talked) (?:by|on
        |over) (?:the )?(?:tele)?phone|over the phone)\b|(?:negotiations|talks|bargaining
        |consultations|discussions)\b(?: (?:that|which))?(?: (?:for|on|over|about|between|with)
        (?: [\w'-]{{1,14}}){{1,8}}?)? (?:began|started|opened|kicked off|got under ?way
        |were launched) (?:in|on|last|this) \w{{3,9}}(?: (?:19|20)\d\d)?|\b(?:their meeting at|met
        |sat down|held (?:talks|a meeting)|came|visited|flew|huddled)\b
        (?: [\w.,'-]{{1,16}}){{0,9}}? (?:on|in|last|this) (?:{_MONTH}|{_WEEKDAY}|week\b|month\b)
        (?: \d{{1,2}})?(?:,? (?:19|20)\d\d)?|\b(?:met|sat down|held (?:talks|a meeting))\b
        (?: [\w.'-]{{1,16}}){{0,6}}? {_WEEKDAY})""",
        r"""kim jong|north korea(?:n)? (?:leader|official)|\bsummit\b|pyongyang|inter-korean
        |will (?:hold|meet|begin|start)|plan to|(?:are|set|due) to meet|scheduled|met for (?:it
        |that|this)|round of|meet again|rally|rallied|met the deadline|\bmet (?:its|his|their) """,
        r"""negotiat|talks|cost|envoy|delegat|minister|ambassador|commissioner|counterpart|bolton
        |sma\b|special measures|vice|bill\b|upkeep|share|commissioner""",
    ),
    cue_of(
        Kind.THREAT,
        "recipient",
        "bring|pull|send|take|ship|withdraw|drawdown|cut|reconsider|rethink|review|leaving"
        "|going home|come home|troops may|troops could|troops might"
        "|go home|troop cut",
        r"""\b(?:bring|pull|send|tak|ship)(?:e
        |ing)? (?:the |our |his |its |american |u\.s\. |all ){0,3}(?:boys|troops|soldiers|forces
        |men) (?:back )?(?:home|out)\b|\b(?:reconsider|rethink
        |review)\w{0,4} (?:its |the |their[ ])?(?:troop |military )?(?:presence|deployment)|\b
        (?:pull-?out|withdrawal|drawdown|troop cuts?|(?:cuts?|reduction) (?:in|of|to) (?:the )?
        (?:u\.?s\.? |american )?(?:troops|forces|garrison))\b|\btroops (?:may|might|could) (?:go
        |leave|be (?:moved|withdrawn|pulled|sent home))\b|\btroops (?:were|are
        |would be) (?:leaving|going home|pulling out|on their way)|\b(?:could|may|might
        |would) (?:come|go) home\b""",
        r"no plan|not consider|den(?:y|ied)|rule out|ruled out|control of|opcon|afghan|iraq|syria"
        r"|no intention|has not",
        r"""threat|warn|weigh|consider|possib|mull|could|might|\bmay\b|float|\bif\b|unless|raise
        |reconsider|rethink|because|ready|fear|option""",
    ),
    cue_of(
        Kind.SIGNED,
        "both",
        "pen to paper|signing|signature|marks|marked|signed it",
        r"""\bput (?:their )?(?:pens? to paper|marks on|signatures? to)\b(?: [\w'-]{1,14}){0,4}|\b
        (?:the )?signing (?:took place|was held|of the)(?: [\w'-]{1,14}){0,4}
        |\bbears? [^.;]{0,60}signatures?|\bmarked (?:the|a|an) (?:[a-z]{3,12} )?(?:understanding
        |deal|accord|agreement|arrangement|pact)\b|\bsigned it\b|\bsignature of the\b
        (?: [\w'-]{1,14}){1,3}|\baffixed (?:their )?signatures?(?: to)?(?: [\w'-]{1,14}){0,3}""",
        r"ahead of the signing|before the signing|treaty on",
        r"deal|agreement|pact|accord|sma\b|text|document|arrangement|declaration",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "have a deal|has a deal|come to terms|came to terms|came together|with a|shook hands"
        "|prolong|extend|renew"
        "|was reached|is done"
        "|announced a|announced the|consensus|agreed that",
        rf"""\b(?:(?:have|has) (?:a|their) (?:deal|agreement|accord)\b|(?:have|has) agreed that\b
        |agreed that (?:seoul|south korea|tokyo|japan|it) (?:will|would|is to)\b|came to terms
        |shook hands on|agreed(?: {_WEEKDAY})? to (?:prolong|extend
        |renew)\b[^.;]{{0,40}}?\b{_DEAL}\b|(?:deal|agreement|accord|consensus) (?:is|was) (?:done
        |reached|struck|sealed|made)|announced (?:a|the|their) (?:new )?[^.;]{{0,30}}?\b(?:deal
        |agreement|accord|pact|arrangement))\b{_ON}""",
        r"fail|no agreement|unless|until|not reached|if a|once a|yet",
    ),
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "approv|consent|nod|assent|vote|blessing|green light|gesture|endorse|says yes|takes up"
        "|took up|backed|sign|confirm|sanction|submit|sen|put|go|went|took|take|brought"
        "|before|cleared|passed",
        rf"""\b(?:approval|consent|nod|assent|vote|blessing|green light|endorsement|gesture) (?:of
        |by|from|in) (?:the |[\w']{{1,14}} ){{0,4}}?{_HOUSE}\b|\b(?:submit\w{{0,4}}
        |sen[dt]\w{{0,3}}|put|go(?:es)?|going|went|taken?|brought|presented?|comes?|moves?)
        (?: [\w']{{1,12}}){{0,5}}? (?:to|before) (?:the )?{_HOUSE}\b(?: for (?:approval
        |ratification|a vote|consent))?|\b{_HOUSE}(?: [\w']{{1,12}}){{0,4}}? (?:approve[sd]?
        |passe[sd]|clear(?:s|ed)|endorse[sd]|consent(?:ed|s)?|give its (?:consent|approval)
        |gave its (?:consent|approval|nod)|vot(?:ed|es|e on)|back(?:ed|s)|ratif(?:y|ies|ied)
        |says yes|sign(?:s|ed)? off|confirm(?:s|ed)?|takes? up|took up)\b|\b(?:cleared|passed
        |approved|adopted|endorsed|backed|confirmed|sanctioned)(?: by| in)? (?:the |a )?
        (?:[\w']{{1,14}} ){{0,3}}?{_HOUSE}\b|\b{_HOUSE}'s (?:nod|approval|consent|ratification
        |endorsement|vote)\b|\bpass(?:es|ed)? the (?:[\w-]{{1,14}} ){{0,2}}(?:bill|motion|pact
        |deal|sma|accord)\b|\b(?:lawmakers|mps|legislators) (?:voted|passed|approved|backed
        |waved)\b(?: [\w']{{1,12}}){{0,3}}""",
        r"nuclear|start treaty|supplementary|disarm|impeach|budget bill|election|poll",
        r"deal|agreement|pact|accord|sma\b|bill|document|\bit\b|one\b|arrangement|amendment|text"
        r"|terms",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "end|void|stop|finish|clos|runs|lapse|came to|slip|reach|terminat",
        rf"""\b(?:deal|pact|accord|agreement|sma|settlement|arrangement|bargain|understanding
        |contract)(?:'s)?(?: [\w'-]{{1,12}}){{0,3}}? (?:ended|ends|came to a close
        |comes to a close|slipped by|ran dry|run its course|ran its course|reaches its end
        |reached its end|terminated|finished|will end|will be void|is void|comes to an end
        |came to an end|finishes|stops)\b(?: (?:at|on|by|in|after|the|this|last|of|end|year|month
        |\d{{4}}|{_MONTH}|\d{{1,2}})){{0,8}}|\blapse (?:at|on|in) [^.;,]{{0,24}}""",
        r"talks end|war end|a row|\bends (?:more than |months |weeks |an? )(?:[\w-]{1,9} ){0,3}",
    ),
    cue_of(
        Kind.VETO,
        "recipient",
        "veto|threw|sent|knock|shot|brush|kill|torpedo|tore|slap|wav|would not|not enough",
        rf"""\b(?:{_TRUMP}|he)\b{FEW}{{0,3}}? (?:vetoed|threw (?:it |that )?out
        |sent (?:[\w']{{1,12}} ){{1,5}}back|knock(?:ed|s) (?:it |that )?(?:back|down)
        |shot (?:it |that )?down|brushed (?:it |that )?aside|torpedoed|tore up
        |slapped (?:it )?down|waved (?:it )?off|would not (?:hear of|have) it)\b
        (?: [\w'%$.-]{{1,14}}){{0,4}}""",
        r"impeach|congress|wall\b|missile",
    ),
    cue_of(
        Kind.VETO,
        "recipient",
        "turned|rejected|refused|killed|fell|collapsed|died|founder|object|rejection|refusal|veto",
        rf"""\b{_TRUMP}\b(?: [\w'%.,]{{1,14}}){{1,10}}? (?:and|but) (?:turned (?:it|that
        |the [a-z]{{3,12}}) down|rejected it|refused it|killed|rejected (?:the|a|an|their)
        |refused (?:the|a|an))\b|\b(?:fell through|collapsed|died|foundered)
        (?: [\w']{{1,12}}){{0,2}} (?:when|after|as|because|on) {_TRUMP}\b
        |\b{_TRUMP}'s (?:rejection|refusal|veto)\b|\b{_TRUMP} (?:objected|said it was not enough
        |did not agree)\b""",
        r"impeach|congress|wall\b|missile",
        r"deal|offer|propos|agreement|accord|percent|plan|pact|compromise|draft|package|it\b",
    ),
    cue_of(
        Kind.OFFER,
        "payer",
        "offer|propos|said it would|willing|volunteer",
        r"""\b(?:offer(?:ed|s|ing)|propos(?:ed|es|ing)|volunteered|(?:has |had )?said it would|
        (?:is|was) willing)[ ](?:to )?(?:pay|paying|raise|raising|increase|cover|give|shoulder
        |fund|bear|bankroll)\w{0,3}\b(?: [\w']{1,14}){0,6}""",
        r"trump|washington (?:offer|propos)|the u\.?s\.? (?:offer|propos)",
        r"pay|cost|share|worker|wage|contribut|burden|troop|sum|bill",
    ),
    cue_of(
        Kind.OFFER,
        "payer",
        "proposed|offered|suggested",
        r"""\b(?:seoul|south korea|korea|tokyo|japan|berlin|germany|warsaw|poland
        |the government)\b(?: [\w']{1,10}){0,2}?[ ](?:proposed|offered|suggested) (?:a|an|that
        |to)\b(?: [\w']{1,14}){1,8}""",
        r"nuclear|summit|dialogue",
        r"cost|pay|deal|share|wage|worker|contribut|burden",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "in force|in effect|valid",
        rf"""\b(?:stays?|remains?|is|was|kept) (?:in (?:force|effect)|valid) (?:until|till|through
        |to) (?:the )?(?:end of )?(?:{_MONTH} )?(?:\d{{1,2}}, )?\d{{4}}""",
        "",
        r"deal|agreement|pact|accord|sma\b|arrangement|one\b",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "wrapped|reached in|reached on|agreed|settled",
        rf"""\b(?:{_DEAL} (?:was|is|has been|had been) (?:wrapped up|reached|settled|clinched
        |struck)\b(?: in [a-z]{{3,14}})?(?: on {_WEEKDAY})?
        |agreed (?:{_WEEKDAY}[ ])?on how much [a-z' ]{{3,40}}?(?:will|would|should|is to) (?:pay
        |spend|contribute|cover)\b|settled (?:today|yesterday)\b(?:, {_MONTH} \d{{1,2}}
        (?:, \d{{4}})?)?)""",
        r"fail|no agreement|unless|until|not reached|if a|once a|\byet\b|before",
    ),
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "clear|approval",
        rf"""\b(?:(?:still |yet )?(?:has|have|had|needs?|must) (?:yet )?(?:to )?(?:clear|pass
        |get through|go through) (?:the )?{_HOUSE}\b|approval (?:by|of|in|from) the {_HOUSE}\b)""",
        r"nuclear|disarm|impeach|budget bill",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "dies|slip by|extension|passes",
        rf"""\b(?:(?:{_DEAL}|extension) (?:dies|dies out|ends|ended|runs out|passes)|{_DEAL}'s
        (?: end| expiry| deadline)? (?:slip|slipped|pass|passed) by) (?:on |at |in )?(?:the )?
        (?:end of )?{_MONTH}(?: \d{{1,2}}\b)?(?:, \d{{4}}\b)?""",
        r"talks end|war end|that ends",
    ),
    cue_of(
        Kind.SIGNED,
        "both",
        "signed on|signed in",
        rf"""(?<=one, )signed (?:on|in) {_MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?""",
        r"executive order|armistice|treaty",
    ),
    cue_of(
        Kind.THREAT,
        "recipient",
        "could go home|could come home|could leave|might go home|might leave",
        r"""\b(?:hint(?:ed|s|ing)?|warn(?:ed|s|ing)?|suggest(?:ed|s|ing)?|threaten(?:ed|s|ing)?
        |said|mus(?:ed|es|ing)|told)\b[ ][^.;"]{0,40}?\b(?:soldiers|troops|forces|gis|men)
        (?: [a-z]{2,8}){0,2}? (?:could|might|may|would) (?:go home|come home|leave)\b""",
        r"no plan|not consider|den(?:y|ied)|rule out|afghan|iraq|syria|no intention",
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        "unpaid|without pay",
        r"""\b(?:\d{1,3}[ ,]?\d{3}|thousands|some|most)(?: (?:of )?(?:the )?(?:[a-z]{3,12} )?
        (?:workers|employees|staff|nationals|representatives|koreans|labou?rers)) (?:(?:was|were
        |have been|had been|are) )?(?:sent )?(?:home )?(?:unpaid|without pay)\b""",
    ),
)
