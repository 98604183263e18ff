"""Cues of a pact: bargained out, initialed, signed; what it rests on."""

from __future__ import annotations

from functools import partial

from burdenshare.cue.kind import (
    DEAL,
    ELSEWHERE,
    FEW,
    MONTH,
    NOT_OURS,
    ON,
    OTHER_MATTER,
    WEEKDAY,
    Kind,
)
from burdenshare.cue.trigger import cue_of, frame_of
from burdenshare.report.view import pattern

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
OF_DEAL = pattern(
    r"""\b(?:expir\w{2,5}|ran out|runs out|lapse[sd]?|ended|ends|slip by|last day|initial\w{2,4}
    |sign(?:s|ed|ing)?|elections?|deadline|in force|effect)\b"""
)
# with what the quote of a consent, a signature or a demand goes on
CONSENT = (
    "consent", "consents", "consented", "approval", "assent", "assents", "assented", "nod",
    "blessing", "endorsement",
)  # fmt: skip
TO_WHAT = pattern(
    r"""\s(?:to|of|for) (?:the |a |its )?(?:ratification|(?:[\w-]{2,12} ){0,3}?(?:agreement|pact
    |accord|deal|bill|motion|protocol))\b"""
)
WHAT = {
    Kind.RATIFICATION: pattern(
        r"""\s(?:the |this |its )?(?:[\w-]{2,12} ){0,1}?(?:motion|bill)\b|-digit"""
    ),
    Kind.SIGNED: pattern(
        r"""\s(?:it|them)\b(?: in [a-z]{4,10})?|\sby (?:the )?(?:two |both )?(?:governments|sides
        |parties|countries|ministers)\b"""
    ),
    Kind.DEMAND: pattern(r"""-digit(?: (?:rise|increase|hike|raise|jump))?"""),
}
_NO_PACT = (
    rf"{ELSEWHERE}|{OTHER_MATTER}|"
    r"executive order|into law|treaty|contracts? worth|armistice|sign language|nuclear"
    r"|trade (?:deal|pact|agreement)|sign (?:up|in)\b|signed up\b|mutual def|company|contractor"
    r"|\bfirm\b|sign(?:s|ed|ing)? off|(?:like|want\w{0,3}|wish\w{0,3}) to sign|on paper"
    r"|negotiated, signed|\ban? signed (?:text|paper|deal|pact|accord|document)"
)
_NO_MEETING = (
    r"(?:common|middle) ground|found (?:out|that|no|its|their|a mis)|agreed? only|"
    r"(?:wrapp|conclud|clos|complet)\w{0,3} (?:up )?(?:the|a|their) (?:[\w-]{2,9} ){0,2}(?:round"
    r"|sess)|"
    r"agree(?:d|s)? (?:\w{1,12} )?to (?:meet|hold|continue|keep|work|consult|cooperate|speed"
    r"|reconvene|return|sit|gather|get|quicken|begin|start|launch|open|restart|relaunch|accelerate|discuss|try"
    r"|talk|resume|stay|disagree|do|be)|on which (?:both|the two|all)|"
    r"reach\w{0,3} (?:an? |the )?(?:[a-z-]{4,11} )?(?:stage|point|phase|impasse|deadlock|stalemate"
    r"|level|milestone|crossroads)"
    r"|no agreement|fail|yet to|not reach"
    r"|balk|reject|refus|veto|turned down|candidate|coalition|clos\w{1,3} in on|within reach|almost"
)
_NO_LAW = _NO_PACT + r"|\bbill\b|\blaws?\b|order\b"
_NO_TAKING = (
    r"refus|reject|balk|\bif\b|unless|must|should|demand|urge|ask|call|press"
    r"|accept(?:s|ed)? (?:no|less)|increase|rise\b|hike|raise\b"
)
_CEREMONY = (
    r"ceremony|took place|bear|exchang|\bgets?\b|\bgot\b|\bput|affix|receiv|(?:formal|official"
    r"|act of|ceremonial|today's|after the|date for the) sign|sign\w{3,5}(?:,| (?:is|was|shall|will"
    r"|would|follow|came|tends|in|early|on|by|next|this|last|took|has|have|had)\b)"
)
_TALKED_OUT = (
    r"(?:talks|rounds?|negotiations?|haggling|bargaining|discussions|wrangling|dispute|row"
    r"|meetings?|sessions?|stand-?off|impasse|deadlock) [^.;]{0,40}?with (?:an?|the|their)\b"
)
_OUTCOME = r"talks|negotiat|pact|deal\b|agreement|accord|\bround|terms|cost"
_NO_OUTCOME = "|poll|election|survey|vote|audit|review|study|probe|inspection|quarter|without"
_NO_FEUD = r"|trade|tariff|strike|labou?r|nuclear|island|north|pyongyang|islet|history"
_CONCLUDED = r"(?:conclud|complet|wrapp|finali|clos)\w{1,4} (?:up )?(?:the|their|its|all)"
_BY_COMMAND = r"usfk|command|pentagon|forces|department|garrison|the (?:u\.?s\.?|american) side"
_HAS_BEEN_SET = r"\b(?:is|was|were|been|being) (?:[a-z]{5,12} )?(?:settled|agreed|fixed|set)\b"
_ROLLED = (
    r"\b(?:is|was|were|been|being) (?:[a-z]{5,12} )?(?:extended|prolonged|renewed|stretched"
    r"|rolled over|carried over)\b"
)
_agreed = partial(frame_of, Kind.AGREEMENT, "both")
_signed = partial(frame_of, Kind.SIGNED, "both")
_initialed = partial(frame_of, Kind.INITIALED, "both")
CUES = (
    cue_of(
        Kind.SIGNED,
        "both",
        "sign|ink|singed|put names|put their names|penned|put pen",
        rf"""\b(?:(?:formally |officially |today |jointly )?(?:signed|inked|singed|penned
        |sign(?=s? (?:the|a|an|on)\b)|signing)\b(?: off on)?[^.;]{{0,44}}?\b{DEAL}\b
        |\b{DEAL}(?: \([^()]{{0,24}}\))?,? (?:signed|inked|singed){ON}
        |put (?:their )?names to [^.;]{{0,30}}?\b{DEAL}\b|signing ceremony)""",
        r"\ban? signed (?:and |text|paper|deal|pact|agree|document)|executive order"
        r"|bill into law|signed (?:copy|letter)|contracts worth|sign language"
        r"|armistice|mutual def|(?:like|want\w{0,3}|wish\w{0,3}) to sign|negotiated, signed",
        r"deal|agreement|pact|accord|sma\b|plan|text|document|paper|arrangement|memorandum"
        r"|contract",
    ),
    cue_of(
        Kind.INITIALED,
        "both",
        "initialed|initialled|initialing|initialling|initials|initial s|provisional s|temporary s",
        rf"""(?:\binitial(?:l)?(?:ed|ing)\b(?: [^.;]{{0,40}}?\b{DEAL}\b)?{ON}
        |\bput (?:their )?initials to\b|(?:(?<=the )|(?<=their )|(?<=its )|(?<=his )|(?<=her )
        |(?<=envoys' )|(?<=of ))initials\b|\b(?:provisional|temporary|initial) sign(?:ing
        |ature)\b)""",
        r"initials \"|crates|towel",
    ),
    cue_of(
        Kind.TENTATIVE_DEAL,
        "both",
        "tentativ|preliminar|provisional|in principle|working-level|interim|rough |broad"
        "|basic|temporary|ad referendum|as good|all but|nearly|almost|virtually|practically"
        "|everything|close to|near to",
        rf"""(?:\"?\b(?:tentative(?:ly)?|preliminary|provisional(?:ly)?|interim
        |working-level)\b\"?{FEW}{{0,4}}?[ ](?:{DEAL}|agreed|signed|settled|accepted)\b(?: signed
        | reached| struck| to| on)?(?: {WEEKDAY})?|\b(?:agreed|agreement|deal|accord|pact
        |understanding|agree)\b{FEW}{{0,3}}? (?:tentatively|in principle|provisionally)
        |in principle|(?:agreement|arrangement|deal|understanding|accord)
        (?: [\w-]{{1,14}}){{0,2}}? (?:on|at) (?:a )?(?:basic|fundamental|working) level
        |\b(?:understanding|agreement|deal|accord|pact|text|compromise|agreed|struck|settled)[ ]
        (?:[\w-]{{1,12}} ){{0,2}}ad referendum|\b{DEAL} (?:was|were|is|being|had been|has been)[ ]
        (?:as good as|all but|nearly|almost|virtually|practically|everything except|close to
        |near to)[ ](?:done|finished|complete\w{{0,3}}|concluded|sealed|reached|settled|agreed
        |finali[sz]ed|ready|there)\b)""",
        r"in principle,? (?:the|it|this|that|all|we|they)\b|ad interim"
        r"|no (?:\w{2,12} )?(?:deal|agree)",
        r"agree|deal\b|accord|pact\b|arrange|understand|settle|\bsign|accept|compromise|bargain"
        r"|text|struck",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "arriv|thrash|iron|nail|fixed|reach|struck|conclud|agreed|clinch|settl|hammer|seal"
        "|finali|came to|wrap|finish|announced"
        "|resulted in|led to|yielded|produced|ended in|culminated|secured|sewn",
        rf"""(?:\b(?:arrived at|thrashed out|ironed out|nailed down|reached|struck|concluded
        |clinched|settled(?: on)?|hammered out|sealed|finali[sz]ed|came to|wrapped up|agreed
        (?: {WEEKDAY})? (?:on|to|upon)|secured)\b [^.;]{{0,40}}?\b{DEAL}\b(?: reached)?{ON}|\b
        (?:{DEAL}|one)\b,? (?:(?:that |which )?(?:was |were |had been |has been |is )?)(?:reached
        |struck|fixed|concluded|agreed|clinched|settled|sealed|finali[sz]ed)\b
        (?: earlier this month| last \w{{3,9}})?{ON}|(?:resulted in|led to|yielded|produced
        |ended in|culminated in)[ ](?:an? )?(?:[\w-]{{3,12}} ){{0,1}}(?:agreement|accord|deal
        |compromise)\b|(?:announced
        |said) [^.;]{{0,20}}?that (?:south korea|seoul|japan|tokyo) will (?:fund|pay)|(?:part
        |share|payment|contribution)\b was agreed)""",
        r"""fail|not reach|unable|without reaching|no agreement|before (?:an? )?(?:deal|agreement)
        |agreed to (?:reconvene|meet|hold|continue|resume|speed|return|work|keep|start|begin|open
        |restart|accelerate|consult)|(?:wrapped up|concluded|closed|settled) (?:the|a|their|its)[ ]
        (?:[\w-]{2,9} ){0,2}(?:round|session|meeting|talks)
        |until (?:an? )?(?:deal|agreement)|if (?:an? |no )?(?:deal|agreement)|hop(?:e|es|ing) to
        |aim(?:s|ed)? to|yet to|could not|was not|had not|not been|would be|with no |without""",
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
        "|prolong|extend|renew|lengthen|stretch|roll"
        "|was reached|is done"
        "|announced a|announced the|consensus|agreed that",
        rf"""\b(?:(?:have|has) (?:a|their) (?:[a-z-]{{3,12}} ){{0,2}}(?:deal|agreement
        |accord)\b|(?:have|has) agreed that\b
        |agreed that (?:seoul|south korea|tokyo|japan|it) (?:will|would|is to)\b|came to terms
        |shook hands on|(?:agreed|consented)(?: (?:on )?{WEEKDAY}
        | this week| last \w{{4,6}})? to (?:prolong|extend|renew|lengthen|stretch|roll over
        |carry over)\b[^.;]{{0,40}}?\b{DEAL}\b|(?:deal|agreement|accord|consensus) (?:is
    |was) (?:done
        |reached|struck|sealed|made)|announced (?:a|the|their) (?:new )?[^.;]{{0,30}}?\b(?:deal
        |agreement|accord|pact|arrangement))\b{ON}""",
        r"fail|no agreement|unless|until|not reached|if a|once a|yet",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "wrapped|reached in|reached on|agreed|settled",
        rf"""\b(?:{DEAL} (?:was|is|has been|had been) (?:wrapped up|reached|settled|clinched
        |struck)\b(?: in [a-z]{{3,14}})?(?: on {WEEKDAY})?
        |agreed (?:{WEEKDAY}[ ])?on how much [a-z' ]{{3,40}}?(?:will|would|should|is to) (?:pay
        |spend|contribute|cover)\b|settled (?:today|yesterday)\b(?:, {MONTH} \d{{1,2}}
        (?:, \d{{4}})?)?)""",
        r"fail|no agreement|unless|until|not reached|if a|once a|\byet\b|before",
    ),
    cue_of(
        Kind.SIGNED,
        "both",
        "signed on|signed in",
        rf"""(?<=one, )signed (?:on|in) {MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?""",
        r"executive order|armistice|treaty",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "agreement|deal|accord|pact|" + _MONTHS,
        rf"""\b(?:agreement|deal|accord|pact|sma) of (?:{MONTH} )?(?:19|20)\d\d\b
        |\b{MONTH} (?:agreement|deal|accord|pact)\b""",
        r"nuclear|trade|summit|status of|armistice|peace",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "agreed|settled|decided|concurred",
        rf"""(?:\b(?:(?:have|has|had) )?(?:agreed|settled|decided|concurred)(?: {WEEKDAY})?
        (?: with (?:the )?(?:[\w.]{{1,12}} ){{0,2}}[\w.]{{1,12}})?(?: (?:on|upon))? how much
        (?: [\w.']{{1,12}}){{1,4}}? (?:will|would|should|is to
        |are to|must) (?:pay|give|spend|contribute|bear|cover|provide|put)\w{{0,3}}
        |\bagreed(?: {WEEKDAY})?(?: with[ ](?:[\w.]{{1,12}}[ ]){{1,3}})? to (?:hold|keep|set|fix
        |freeze|raise|lift|cut|trim|lower|reduce|cap|share|split|leave)[ ](?!talks|meetings?|a[ ]
        |another|the number|up\b)(?: ?[\w.']{{1,14}}){{0,5}}? (?:spending|costs?|share
        |contributions?|payments?|support|bill|outlays?|burden|budget)\b
        |(?<=[:-] )\d[\d.,]{{0,8}} (?:b|m|tr)illion (?:won|yen|dollars|euros)[ ]
        (?:is |was )?agreed)""",
        r"fail|no agreement|unless|until|not agreed|yet to|troop (?:level|strength|number)|never",
    ),
    cue_of(  # in a chronicle or a list of dates: "November 1995. Third agreement", "Agreed: May 2"
        Kind.AGREEMENT,
        "both",
        "agreement|accord|deal|pact|stopgap|concluded:|agreed:|reached:|settled:|struck:",
        rf"""(?:(?:(?<=\d\d[.:] )|(?<=\d\d - ))(?:(?:first|second|third|fourth|fifth|sixth|seventh
        |eighth|ninth|tenth|eleventh|twelfth|new|separate) )?
        (?:special measures )?(?:agreement|accord|deal|pact|stopgap)\b(?=[.:,;]| (?:on|for)\b)
        |\b(?:concluded|agreed|reached|settled|struck): (?:\d{{1,2}} )?{MONTH}
        (?: \d{{1,2}}\b)?,? \d{{4}})""",
        r"nuclear|trade|no (?:deal|agreement)|fail",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        "to give|to spend|to fund|to provide|to pay|to cover|to finance|to put up|to meet the",
        r"""\b(?:seoul|south korea|korea|tokyo|japan|berlin|warsaw|poland)(?: (?:(?:has|have)[ ]
        (?:now |also )?agreed to pay|(?:agreed|consented) (?:in|on|last|late last|earlier
        |this)[ ][a-z\d]{3,9}(?: \d{1,4})? to (?:pay|give|spend)
        |(?:(?:has|have) )?(?:agree[sd]|undertakes|undertook|consented) to
        (?: fund| provide| cover| finance| put up| meet the))\b(?: [\w.$₩¥']{1,14}){0,4})""",
        r"never|not agree|if (?:seoul|tokyo|japan|south|korea)|unless|until|should|trump said",
    ),
    cue_of(
        Kind.LEGAL_BASIS,
        "both",
        "treaty|status of forces|mutual def",
        r"""(?:mutual defen[cs]e (?:treaty|pact|agreement)|status of forces agreement
        |agreement on mutual defen[cs]e(?: assistance)?)(?:[^.;]{0,60}(?:19|20)\d\d)?""",
    ),
    cue_of(
        Kind.INCREASE,
        "payer",
        "increase|hike|rise|raise|boost",
        r"""\"?\b(?:negotiated|meaningful|substantial|significant|modest|moderate|sizeable|sizable
        |hefty|steep|sharp|large|small|unspecified)\"? (?:increase|hike|rise|raise|boost)\b\"?
        (?: (?:in|to|of|within|for)(?: [\w'-]{1,12}){1,5}?[ ](?:contributions?|share|payments?
        |part|portion|spending|outlays?|bill))?""",
        r"demand|ask|want|seek|sought|call|press|push|insist|reject|refus|expect|no ",
        r"(?:deal|text|agreement|pact|accord|it) (?:\w{4,6} )?(?:contain|include|carr|provide|have"
        r"|has|bring|involve|foresee|feature|entail)",
    ),
)
# they tell what no other has told
LOOSE = (
    cue_of(
        Kind.TENTATIVE_DEAL,
        "both",
        (
            "virtual|working|handshake|staff-level|ministerial|outline|draft|bare|pencil"
            "|conditional|gentle|makeshift|near-|unsigned|on paper|blueprint|framework|makings"
            "|contours|skeleton|in hand|in the making|at the level|at our level|at their level"
            "|at working|at practical|at staff|everything|all but|broad|temporar|substantial|oral"
            "|verbal|general agreement"
        ),
        r"""\b(?:"?(?:virtual|"?working|working-level|handshake|staff-level|ministerial-level
        |outline|draft|bare-bones|pencill?ed-in|conditional|gentlem[ae]n's|makeshift
        |near-(?:complete|final)|unsigned|rough-hewn|verbal|oral|unwritten|de facto)"? (?:agreement
        |deal|accord|consensus|text|terms|settlement|understanding|compromise|pact)(?: reached
        | struck| clinched)?|provisional handshake|handshake (?:deal|among|between)|(?:framework
        |outlines?|makings|contours|bare bones|skeleton|blueprint) (?:of|for) (?:an?[ ]
        |the )?(?:agreement|deal|accord|pact|settlement)|(?:agreement|deal|accord|settlement|pact
        |bargain|compromise),? (?:on paper|in hand|in the making|in draft|in outline
        |if only in draft|in all but name)|(?:agreed|settled|approved|accepted|formed|hatched
        |reached|okayed|concluded|clinched|pre-agreed)(?: [\w'-]{1,12}){0,5}? at (?:the |a[ ]
        |our |their )?(?:working|practical|staff|ministerial|level of|deputy|negotiators'
        |level)(?: level)?|(?:agreed|settled) on[ ](?:everything|all) (?:but|except|save)
        |all but (?:agreed|settled|closed|clinched|sealed|shaken)|(?:shook|shaken|shaking
        |signed off|agreed|nodded)(?: hands)? (?:on|at) (?:an? |the )(?:framework|outline
        |main points|compromise|blueprint|skeleton|package)|(?:agreed?|agreement|accord|consensus
        |at one)(?: [\w'-]{1,12}){0,3}? (?:in (?:general|broad) terms|in outline
        |on the main (?:lines|points)|on a (?:conditional|provisional) (?:basis|footing))
        |near-final|(?:temporarily|substantially|broadly)[ ](?:agreed|settled|concluded)
        |(?:in )?general agreement on)\b""",
        NOT_OURS + r"|no (?:\w{2,12} )?(?:deal|agree|text|accord)",
        r"cost|bill\b|text|terms|envoy|negotiat|deal\b|accord|agree|teams|sides|pact\b|settle",
    ),
    cue_of(
        Kind.AGREEMENT,
        "both",
        (
            "conclu|complet|settle|closed the|closes the|closing the|wrapp|bury|buri|rest|bed"
            "|done deal|row|feud|dispute|wrangl|haggl|quarrel|standoff|in the bag|white smoke"
            "|eye to|yes|sewn|at last|came on|came at|came to a|formula|handshake|shook|hammered"
            "|hashed|thrashed|ironed|breakthrough|at an end|closed|fruition|hit upon"
            "|been made|is over"
        ),
        r"""\b(?:conclu(?:de[sd]?|ding|sion of)(?: [\w'-]{1,14}){0,7}? (?:talks|negotiations?
        |bargaining|consultations|agreement|accord|pact|deal)|complet(?:e[sd]?|ing
        |ion of)(?: [\w'-]{1,14}){0,5}? (?:talks|negotiations?|bargaining)|(?:settlement
        |conclusion) of (?:the )?(?:[\w-]{3,12} )?(?:bill|dispute|row|talks|negotiations?)
        |(?:talks|negotiations?|bargaining|haggling|matter|file
        |chapter)(?: [\w'-]{1,12}){0,4}? (?:(?:is|are|was|were|have been|has been|had been
        |been) (?:settled|concluded|completed?|wrapped up|over|closed|at an end|brought to (?:an?
        |their)|put to bed)|came to (?:a conclusion|fruition))|clos(?:ed|es|ing) the (?:books?
        |file) on(?: [\w'-]{1,12}){0,3}?(?: talks| negotiations)?|(?:row|feud|dispute
        |wrangl\w{1,3}|haggl\w{1,3}|quarrel|standoff|stand-off|tug of war
        |wrangling)(?: [\w'-]{1,12}){0,5}? (?:(?:is|are|was|were) (?:over|at an end|settled
        |resolved|laid to rest|behind)|laid to rest|behind them|ended in a (?:draw|handshake|deal
        |compromise))|(?:bury|buries|buried|burying) (?:the |cost |their ){0,2}hatchet|(?:laid
        |lay|put)(?: [\w'-]{1,12}){1,5} to (?:rest|bed)|(?:end|ends|ended|ending) (?:the[ ]
        |their |a |an |year|months |long ){0,2}(?:of )?(?:[\w-]{3,12} ){0,2}?(?:row|feud
        |wrangling|haggling|quarrel)|done deal|in the bag|white smoke|(?:see|saw|seen) eye to eye
        |(?:got|get|gotten) to yes|(?:deal|accord|agreement|pact|compromise)(?: (?:is|was|were|been
        |now)){1,2} (?:sewn up|in the bag|made|formed|found|buttoned up)|(?:agreement|accord
        |deal) (?:at last|came (?:at|on|after|about)|both sides|the two sides)(?: \w{3,9})?
        |(?:hammered|hashed|thrashed|worked) (?:out|the thing out|into shape)(?: (?:in|over|by
        |at) (?:[\w-]{2,10} ?){1,3})?|(?:shook|shake|shaken) (?:hands )?on|handshake on|(?:made
        |make) (?:their )?peace over|(?:reached|arrived at|came to|come to|found|struck
        |hit upon) (?:an? |the )?(?:final |new |mutually acceptable |common[ ]
        |single ){0,2}(?:conclusion|formula|number|figure|result|meeting of minds|middle)
        |ironed out (?:the|their) (?:last|final|remaining)(?: \w{5,11})?
        |breakthrough on (?:the )?(?:[\w-]{3,9} )?(?:troop|cost|base|fund\w{0,3}|money|bill))\b
        """,
        NOT_OURS + r"|fail|unable|no agreement|before (?:an? )?(?:deal|agreement)|without|until"
        r"|unless|\bif\b|yet to|could not|was not|not been|would be|hop(?:e|es|ing)|aim|two-day"
        r"|three-day|\bround|session|provisional|tentative|preliminar|in principle|makeshift"
        r"|subject to|pending",
        (
            r"cost|bill\b|talks|negotiat|troop|\bsma\b|pact\b|accord|deal\b|agreement|sides|allies"
            r"|money|base"
        ),
    ),
)
FRAMES = (
    _signed("", "sign", "pact", _NO_PACT),
    _signed("pact|it", "sign", "", _NO_PACT),
    _signed("both|delegate", "sign", "", _NO_PACT, dated=True),
    _signed("", "sign", "", _NO_LAW, dated=True),
    _signed("", "signature", "pact", _NO_PACT, reach=4),
    _signed("both", "sign", "", _NO_PACT, reach=3),
    _signed("", "sign", "it", _NO_PACT, reach=1),
    _signed("delegate|they", "sign", "", _NO_LAW, reach=5),
    _signed("", "signature", "", _NO_PACT, _CEREMONY, reach=4),
    _initialed("", "initial", "pact", "initial (?:budget|demand|offer)"),
    _initialed("pact|it", "initial", "", "initial (?:budget|demand|offer)"),
    _initialed("both|delegate|they", "initial", "", r"initial [a-z]{4}", reach=6),
    _initialed("", "paraph", "pact", r"initial [a-z]|one's", reach=4),
    frame_of(Kind.TENTATIVE_DEAL, "both", "", "provisional", "pact", "ad interim", reach=3),
    frame_of(Kind.TENTATIVE_DEAL, "both", "", "reach|agree", "provisional"),
    frame_of(Kind.TENTATIVE_DEAL, "both", "provisional", "reach|agree", "", reach=3),
    _agreed("", "reach", "pact", _NO_MEETING, reach=6),
    _agreed("pact", "reach", "", _NO_MEETING, reach=5),
    _agreed("both", "reach", "it", _NO_MEETING, reach=3),
    _agreed("governments", "announce", "", _NO_MEETING, dated=True, reach=3),
    _agreed("pact", "announce", "", _NO_MEETING, reach=4),
    _agreed("pact", "public", "", _NO_MEETING, r"made public", reach=8),
    _agreed("party", "agree", "party", _NO_MEETING, "with", reach=4),
    _agreed("talk", "end", "pact", _NO_MEETING, "with"),
    _agreed("", "end|wind", "pact", _NO_MEETING + "|without", _TALKED_OUT, reach=11),
    _agreed("both|party", "end|wind", "dispute", _NO_MEETING + _NO_FEUD, reach=6),
    _agreed("", "announce|public", "outcome", _NO_MEETING + _NO_OUTCOME, _OUTCOME, reach=4),
    _agreed("given", "agree", "", _NO_MEETING + r"|agreed (?:that|to|how|by)", dated=True, reach=2),
    _agreed("", "clasp", "hands", _NO_MEETING, r"hands on (?:the|an?|it|them|that)\b"),
    _agreed("", "reach", "concord", _NO_MEETING, reach=3),
    _agreed("party|both", "take", "proposal", _NO_TAKING, reach=5),
    _agreed("pact", "done", "", _NO_MEETING, reach=5),
    _agreed("pact", "emerge", "", _NO_MEETING),
    _agreed("given", "reach", "", _NO_MEETING, reach=4),
    _agreed("both|they", "agree", "", _NO_MEETING, reach=4),
    _agreed("both|party", "reach|end|wind", "talk", _NO_MEETING, _CONCLUDED, reach=5),
    _agreed("", "take", "proposal", _NO_TAKING, _BY_COMMAND, reach=7),
    _agreed("share|wage", "agree|reach", "", _NO_MEETING, _HAS_BEEN_SET, dated=True, reach=9),
    _agreed("pact", "agree", "", _NO_MEETING, _HAS_BEEN_SET, reach=5),
    _agreed("pact", "prolong", "", _NO_MEETING, _ROLLED, dated=True, reach=6),
    _agreed("party|both|delegate", "announce", "pact", _NO_MEETING, reach=6),
)
