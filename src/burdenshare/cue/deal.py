"""Cues of a pact: agreed, initialed, signed, ratified, run out; what it rests on."""

from __future__ import annotations

from functools import partial

from burdenshare.cue.kind import FEW, WEEKDAY, Kind
from burdenshare.cue.rising import ELSEWHERE, OTHER_MATTER, RULE_FRAMES, RULES
from burdenshare.cue.trigger import DEAL, HOUSE, MONTH, ON, PACT, cue_of, frame_of
from burdenshare.report.view import pattern

_OTHER_VOTE = (
    rf"{ELSEWHERE}|{OTHER_MATTER}|"
    r"special (?:act|law)\b|no.confidence|censure|supplementary|budget bill|(?:approv|pass"
    r"|adopt)\w{0,3} (?:[a-z]{1,9} ){0,3}budget"
    r"|confirm\w{0,3} (?:the |his |her )?(?:ambassador|nominee|nomination|minister)"
    r"|defen[cs]e (?:[a-z]{4,13} )?bill|authori[sz]ation (?:act|bill)|\bndaa\b"
    r"|vote[ds]? (?:only |just |a mere )?[$₩¥w]?\d|declin\w{2,3} to (?:confirm|endorse|back)"
)
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
        Kind.RATIFICATION,
        "payer",
        "ratif|parliament|assembly|legislat|lawmakers|diet|bundestag",
        rf"""(?:\b(?:must|needs? to|awaits?|awaiting|pending|subject to|yet to|has to|still
        |requires?|needs?|before|{WEEKDAY})(?: (?:be|must be|to be|awaits|needs))?[ ]ratif(?:y
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
        r"nuclear|start treaty|disarm|impeach|" + _OTHER_VOTE,
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "expir|laps|is up|are up|be up|run out|ran out|runs out|end|cut-off|cutoff|deadline"
        "|terminat",
        rf"""(?:\b{PACT}\b(?: in force)?(?: [\w'()/-]{{1,14}}){{0,4}}? )?
        (?:\b(?:(?:is|are|be) up(?= (?:at
        |in|on|by))|expire[sd]?|expiring|lapse[sd]?|ran out|runs? out|(?:set|due) to (?:expire|end
        |lapse|run out))\b|(?<=(?:deal|pact|orce|cord|ment|[ ]sma) )(?:will end|ends|ended
        |terminates|terminated)\b|\b(?:expiry|expiration)\b|end-of-year (?:cut-?off|deadline)
        |year-end (?:deadline|cut-?off))(?: (?:at|on|by|in|with|after|its|the|this|last|of|end
        |year|month|next|year-end|\d{{4}}|{MONTH}|\d{{1,2}})){{0,12}}(?:, \d{{4}})?""",
        r"no deadline|passport|visa|ultimatum|sanctions|waiver|talks (?:ended|ends)|war ended",
        r"deal|agreement|pact|accord|sma\b|arrangement|(?:previous|existing|old|last|current|this"
        r"|present|former|earlier|past) one|one in force|cut-?off|deadline|contract"
        r"|settlement"
        r"|term\b",
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
        Kind.RATIFICATION,
        "payer",
        "approv|consent|nod|assent|vote|blessing|green light|gesture|endorse|says yes|takes up"
        "|took up|backed|sign|confirm|sanction|submit|sen|put|go|went|took|take|brought"
        "|before|cleared|passed",
        rf"""\b(?:approval|consent|nod|assent|vote|blessing|green light|endorsement|gesture) (?:of
        |by|from|in) (?:the |[\w']{{1,14}} ){{0,4}}?{HOUSE}\b|\b(?:submit\w{{0,4}}
        |sen[dt]\w{{0,3}}|put|go(?:es)?|going|went|taken?|brought|presented?|comes?|moves?)
        (?: [\w']{{1,12}}){{0,5}}? (?:to|before) (?:the )?{HOUSE}\b(?: for (?:approval
        |ratification|a vote|consent))?|\b{HOUSE}(?: [\w']{{1,12}}){{0,4}}? (?:approve[sd]?
        |passe[sd]|clear(?:s|ed)|endorse[sd]|consent(?:ed|s)?|give its (?:consent|approval)
        |gave its (?:consent|approval|nod)|vot(?:ed|es|e on)|back(?:ed|s)|ratif(?:y|ies|ied)
        |says yes|sign(?:s|ed)? off|confirm(?:s|ed)?|takes? up|took up)\b|\b(?:cleared|passed
        |approved|adopted|endorsed|backed|confirmed|sanctioned)(?: by| in)? (?:the |a )?
        (?:[\w']{{1,14}} ){{0,3}}?{HOUSE}\b|\b{HOUSE}'s (?:nod|approval|consent|ratification
        |endorsement|vote)\b|\bpass(?:es|ed)? the (?:[\w-]{{1,14}} ){{0,2}}(?:bill|motion|pact
        |deal|sma|accord)\b|\b(?:lawmakers|mps|legislators) (?:voted|passed|approved|backed
        |waved)\b(?: [\w']{{1,12}}){{0,3}}""",
        r"nuclear|start treaty|disarm|impeach|election|poll|" + _OTHER_VOTE,
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
        |\d{{4}}|{MONTH}|\d{{1,2}})){{0,8}}|\blapse (?:at|on|in) [^.;,]{{0,24}}""",
        r"talks end|war end|a row|\bends (?:more than |months |weeks |an? )(?:[\w-]{1,9} ){0,3}",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "in force|in effect|valid|out of |no accord|no agree|no deal|no pact|no sma|term is"
        "|no valid|without a|to run|to go|is gone|be gone|is over|was over|no more|history|to live"
        "|term was|years are|years were|deadline of|of life|defunct|expiry date|end date|cease",
        rf"""\b(?:(?:stays?|remains?|is|was|kept) (?:in (?:force|effect)|valid) (?:until|till
        |through|to) (?:the )?(?:end of )?(?:{MONTH} )?(?:\d{{1,2}}, )?\d{{4}}|(?:goes?|went|falls?
        |fell|passe[sd]) out of (?:force|effect|date)\b|ceases? to (?:be valid|apply|have (?:force
        |effect))|(?:without an?|no|with no|a valid) (?:[\w-]{{2,14}} ){{0,2}}(?:accord|agreement
        |pact|sma|deal|arrangement)(?: (?:has|had|been|in|force|place|effect)){{0,4}} since
        (?: last)? [\w']{{3,10}}|(?:accord|agreement|pact|sma|deal|arrangement)(?: [\w']{{2,10}})
        {{0,2}}? (?:is|was|be|been)(?: (?:soon|long|now|to be)){{0,2}} (?:gone|over\b|no more\b
        (?! than)|history|a dead letter|defunct|up\b(?! (?:to|for|against|by)\b))|(?:years|months
        |term|time) (?:is|are|was|were) up\b|(?:has|have|had|with) (?:[a-z]{{1,9}} ){{1,4}}(?:weeks
        |months|years?|days|fortnight|month|week) (?:left )?(?:to (?:run|go|live)\b|of life)
        |{MONTH}(?: \d{{1,2}})? deadline\b|deadline of {MONTH}(?: \d{{1,2}}\b)?|(?:expiry|expiration
        |end|closing) date\b)""",
        r"talks (?:ended|end)|passport|visa|ultimatum|waiver|sanctions|no deadline|troops? left",
        r"deal|agreement|pact|accord|sma\b|arrangement|one\b",
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
        Kind.RATIFICATION,
        "payer",
        "clear|approval|consent|parliamentary|up to the|rests with|lies with|has spoken|has done"
        "|its say|their say|vote of|presidential|hands of|hinges|depends",
        rf"""\b(?:(?:consent|approval|assent) (?:motion|bill|procedures?|process|vote)\b
        |parliamentary (?:procedures?|process)\b
        |(?:up to|rests?[ ]with|lies? with|in the hands of|depends? on|hinges on) (?:the )?{HOUSE}\b
        |{HOUSE} (?:has|have|had) (?:spoken|done its|(?:had )?(?:its|their) say)\b
        |presidential (?:approval|assent|nod|consent|endorsement|sanction|blessing)\b
        |vote of \d{{1,3}}(?:-| to )\d{{1,3}}\b
        |(?:still |yet )?(?:has|have|had|needs?|must) (?:yet )?(?:to )?(?:clear|pass
        |get through|go through) (?:the )?{HOUSE}\b|approval (?:by|of|in|from) the {HOUSE}\b)""",
        r"nuclear|disarm|impeach|signed once|" + _OTHER_VOTE,
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "dies|slip by|extension|passes",
        rf"""\b(?:(?:{DEAL}|extension) (?:dies|dies out|ends|ended|runs out|passes)|{DEAL}'s
        (?: end| expiry| deadline)? (?:slip|slipped|pass|passed) by) (?:on |at |in )?(?:the )?
        (?:end of )?{MONTH}(?: \d{{1,2}}\b)?(?:, \d{{4}}\b)?""",
        r"talks end|war end|that ends",
    ),
    cue_of(
        Kind.SIGNED,
        "both",
        "signed on|signed in",
        rf"""(?<=one, )signed (?:on|in) {MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}}\b)?""",
        r"executive order|armistice|treaty",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "last day|final day",
        rf"""\b(?:its|the|their|(?:pact|deal|accord|agreement)'s) (?:last|final) day[ ]
        (?:is|was|will be|falls on|comes on)
        (?: the)?(?: \d{{1,2}})? {MONTH}(?: \d{{1,2}}\b)?""",
        "talks|round",
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
        "to fund|to provide|to pay|to cover|to finance|to put up|to meet the",
        r"""\b(?:seoul|south korea|korea|tokyo|japan|berlin|warsaw|poland)(?: (?:(?:has|have)[ ]
        (?:now |also )?agreed to pay|(?:(?:has|have) )?(?:agree[sd]|undertakes|undertook
    |consented) to
        (?: fund| provide| cover| finance| put up| meet the))\b(?: [\w.$₩¥']{1,14}){0,4})""",
        r"never|not agree|if (?:seoul|tokyo|japan|south|korea)|unless|until|should|trump said",
    ),
    cue_of(
        Kind.EXTENSION,
        "both",
        "extended|prolonged|extend ",
        rf"(?:could|can|may|might) be (?:extended|prolonged){FEW}{{0,6}}",
    ),
    *RULES,
    cue_of(
        Kind.LEGAL_BASIS,
        "both",
        "treaty|status of forces|mutual def",
        r"""(?:mutual defen[cs]e (?:treaty|pact|agreement)|status of forces agreement
        |agreement on mutual defen[cs]e(?: assistance)?)(?:[^.;]{0,60}(?:19|20)\d\d)?""",
    ),
)

_NO_PACT = (
    rf"{ELSEWHERE}|{OTHER_MATTER}|"
    r"executive order|into law|treaty|contracts? worth|armistice|sign language|nuclear"
    r"|trade (?:deal|pact|agreement)|sign (?:up|in)\b|signed up\b|mutual def|company|contractor"
    r"|\bfirm\b|sign(?:s|ed|ing)? off|(?:like|want\w{0,3}|wish\w{0,3}) to sign|on paper"
    r"|negotiated, signed|\ban? signed (?:text|paper|deal|pact|accord|document)"
)
_NO_VOTE = (
    r"clear(?:s|ed|ing)? (?:in|that|to|the way|up)\b|voted? (?:[$¥]?\d|to (?:bring|withdraw|pull"
    r"|cut|recall))|draft budget|nuclear|start treaty|disarm|impeach|election|poll\b|"
    r"parliamentary vote|" + _OTHER_VOTE
)
_NO_POLL = _NO_VOTE + r"|votes? (?:[a-z]{2,9} ){0,3}for (?:a|its|their) (?:new|next)\b"
_NO_BALLOT = _NO_VOTE + r"|trump|white house|washington|candidate"
_MOTION = r"\b(?:motion|bill) (?:is|was|has|had|passe|clear)"
_CONSENT_BILL = r"(?:ratification|consent|approval|assent) (?:motion|bill)"
_HEADS = r"\b(?:moon|yoon|park|lee|duda|nawrocki)\b|korean president"
_THEIRS = r"|trump|biden|white house|washington"
_PUT_DOWN = r"(?:disapproved|rejected|(?:voted|turned) down|defeated|thrown out|blocked|refused) "
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
_NO_MORE = r"\bend(?:s|ed|ing)? (?:an?\b|more|months|weeks|years|the|over|nearly|\d)"
_NO_END = r"talks|years after|with a\b|nearly|almost|all but|" + _NO_MORE
_CABINET = r"|cabinet|president|trump|white house|accept"
_NO_LAW = _NO_PACT + r"|\bbill\b|\blaws?\b|order\b"
_A_PACT = (
    r"deal|agreement|pact|accord|\bsma\b|\bit\b|\bone\b|\bbill\b|arrangement|amendment|text"
    r"|motion|ratif|extension|protocol|consent|the (?:thing|matter|measure)\b|paper|document"
)
_NO_TAKING = (
    r"refus|reject|balk|\bif\b|unless|must|should|demand|urge|ask|call|press"
    r"|accept(?:s|ed)? (?:no|less)|increase|rise\b|hike|raise\b"
)
_CEREMONY = (
    r"ceremony|took place|bear|exchang|\bgets?\b|\bgot\b|\bput|affix|receiv|(?:formal|official"
    r"|act of|ceremonial|today's|after the|date for the) sign|sign\w{3,5}(?:,| (?:is|was|shall|will"
    r"|would|follow|came|tends|in|early|on|by|next|this|last|took|has|have|had)\b)"
)
_RATIFIED = (
    r"\d{4} ratification|ratification"
    r" (?:\w{3,9}ed|would|will|must|is|was|came|comes|follows|vote|has)"
)
_UNTIL_MONTH = rf"\b(?:to|until|till|through) (?:(?:the )?end of|(?:the )?(?:\d{{1,2}} )?{MONTH})"
_NO_PERIOD = (
    r"stopp?\w{0,3} (?:paying|work|giving)|talks|\bround|session|meeting|times?\b|fiscal|budget"
    r"|which|campaign"
)
_NO_DEADLINE = r"talks|visa|passport|deadline|waiver|sanction|ultimatum"
_SITTING = r"(?:ary|regular|current|special|diet|autumn|spring|next|assembly) (?:diet )?session"
_HIS_OWN = r"|withh[eo]ld|(?:\bhis|president's) (?:approval|consent|blessing|assent)"
_TALKED_OUT = (
    r"(?:talks|rounds?|negotiations?|haggling|bargaining|discussions|wrangling|dispute|row"
    r"|meetings?|sessions?|stand-?off|impasse|deadlock) [^.;]{0,40}?with (?:an?|the|their)\b"
)
_OUTCOME = r"talks|negotiat|pact|deal\b|agreement|accord|\bround|terms|cost"
_NO_OUTCOME = "|poll|election|survey|vote|audit|review|study|probe|inspection|quarter|without"
_NO_FEUD = r"|trade|tariff|strike|labou?r|nuclear|island|north|pyongyang|islet|history"
_CONCLUDED = r"(?:conclud|complet|wrapp|finali)\w{2,4} (?:up )?(?:the|their|its|all)"
_ROUNDS = "talk|round|session|index"
_CARRIED = r"(?:is|was|were) carried|carried (?:by|with|\d)"
_vote = partial(frame_of, Kind.RATIFICATION, "payer")
_agreed = partial(frame_of, Kind.AGREEMENT, "both")
_over = partial(frame_of, Kind.EXPIRY, "both")
_longer = partial(frame_of, Kind.EXTENSION, "both")
_signed = partial(frame_of, Kind.SIGNED, "both")
_initialed = partial(frame_of, Kind.INITIALED, "both")
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
    _agreed("both|party", "reach", "talk", _NO_MEETING, _CONCLUDED, reach=5),
    _vote("house", "approve|ratify|vet", "pact|it|motion|thing", _NO_VOTE, reach=6),
    _vote("house", "approve|ratify", "", _NO_VOTE, _A_PACT, reach=5),
    _vote("", "approve|ratify", "house", _NO_POLL, reach=6),
    _vote("", "approval", "house", _NO_POLL, reach=5),
    _vote("house", "approval", "", _NO_VOTE, reach=9),
    _vote("", "submit", "house", _NO_VOTE),
    _vote("", "submit", "session", _NO_VOTE, _SITTING, reach=9),
    _vote("", "ballot", "pact|motion", _NO_VOTE, reach=4),
    _vote("", "ratification", "", _NO_VOTE, _RATIFIED),
    _vote("", "approval", "pact", _NO_VOTE + _HIS_OWN, reach=8),
    _vote("committee", "approve|vet", "pact|it|motion", _NO_VOTE, reach=6),
    _vote("", "approve|approval", "committee", _NO_VOTE, _A_PACT, reach=5),
    _vote("committee", "approval", "", _NO_VOTE, r"g[ai]v", reach=6),
    _vote("", "submit", "committee", _NO_VOTE, _A_PACT, reach=7),
    _vote("motion", "submit|approve|vet", "", _NO_VOTE, _CONSENT_BILL, reach=4),
    _vote("", "submit|approve|vet", "motion", _NO_VOTE, _CONSENT_BILL, reach=5),
    _vote("", "approve|approval", "pact", _NO_VOTE + _THEIRS, _HEADS, reach=5),
    _vote("house", "defeat", "pact|it|motion", _NO_VOTE, reach=10),
    _vote("pact|it|motion", "defeat", "house", _NO_BALLOT, reach=9),
    _vote("", "defeat", "house", _NO_BALLOT, _PUT_DOWN, reach=9),
    _vote("motion", "approve", "", _NO_VOTE, _MOTION, reach=3),
    _vote("house", "ballot", "pact|it|motion", _NO_VOTE, reach=7),
    _vote("pact", "approve", "", _NO_VOTE + _CABINET, reach=4),
    _vote("pact|it", "ratify", "", _NO_VOTE),
    _vote("pact|motion|approval", "carried", "", _NO_VOTE, _CARRIED, reach=8),
    _vote("house", "carried", "pact|motion|it", _NO_VOTE, reach=5),
    _over("pact|it", "lapse", "", r"talks|visa|passport|no deadline"),
    _over("pact", "end", "", _NO_END, reach=4),
    _over("it", "end", "", _NO_PERIOD, dated=True, reach=1),
    _over("pact", "ran", "until", r"talks", reach=4),
    _over("pact", "dead", "", "talks", denied=None, dated=True),
    _over("", "lapse", "", _NO_DEADLINE, denied=None, dated=True),
    _over("pact|term", "end", "", _NO_MORE, denied=None, dated=True, reach=28, rival=_ROUNDS),
    _over("pact|it", "run", "until", r"talks", _UNTIL_MONTH, reach=4),
    _over("", "expiry", "pact", r"talks|put an end|war", reach=5),
    _longer("pact|it", "prolong", "", r"deadline|deterren|troops|nuclear|money|new start"),
    _longer("", "prolong", "pact|it", r"deterren|nuclear|run\w* out|money|fizzle", reach=5),
    *RULE_FRAMES,
)
