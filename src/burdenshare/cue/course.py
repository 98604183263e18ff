"""Cues of how the talks go: meetings, deadlock, who leads them, what else one could do, context."""

from __future__ import annotations

from burdenshare.cue.kind import FEW, IDLED, SETTLED, SITTINGS, WEEKDAY, Kind
from burdenshare.cue.trigger import MONTH, cue_of, frame_of

_WHICH = "next following first second third fourth fifth sixth seventh eighth ninth"
_TO_COME = "|".join(
    f"{which} {what}" for which in _WHICH.split() for what in ("round", "session", "meeting")
)
CUES = (
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        "furlough|unpaid|sent home|laid off|without pay|on leave",
        rf"""(?:\b(?:workers|employees|staff|nationals|koreans
        |labou?rers)\b{FEW}{{0,7}}? (?:furlough(?:ed)?|unpaid|sent home|laid off|without pay
        |on (?:unpaid )?leave)|\b(?:furlough(?:ed|ing|s)?|unpaid leave|placed on leave|laid off)\b
        (?:{FEW}{{0,4}}? (?:workers|employees|staff|nationals|koreans)\b)?)""",
    ),
    cue_of(
        Kind.MEETING,
        "both",
        "conference|phone|telephone|gather|conven|conferr|consult|discuss|met |meet|sat down"
        "|negotiat|talks"
        "|came |visit|flew|huddle|held|call|bargain"
        "|video",
        rf"""(?:\b(?:following |after |in )?(?:an? )?(?:video ?-?(?:conference|call|link)
        |teleconference|virtual (?:meeting|talks)|(?:tele)?phone (?:call|talks)
        |(?:spoke|talked) (?:by|on
        |over) (?:the )?(?:tele)?phone|over the phone|by (?:tele)?phone)\b|(?:negotiations|talks
        |bargaining
        |consultations|discussions)\b(?: (?:that|which))?(?: (?:for|on|over|about|between|with)
        (?: [\w'-]{{1,14}}){{1,8}}?)? (?:began|started|opened|kicked off|got under ?way
        |were launched) (?:in|on|last|this) \w{{3,9}}(?: (?:19|20)\d\d)?|\b(?:their meeting at|met
        |sat down|held (?:talks|a meeting)|came|visited|flew|huddled)\b
        (?: [\w.,'-]{{1,16}}){{0,9}}? (?:on|in|last|this) (?:{MONTH}|{WEEKDAY}|week\b|month\b)
        (?: \d{{1,2}})?(?:,? (?:19|20)\d\d)?|\b(?:met|sat down|held (?:talks|a meeting))\b
        (?: [\w.'-]{{1,16}}){{0,6}}? {WEEKDAY})""",
        r"""came (?:back|here as|to (?:an?|its|terms|the|nothing)\b)|kim jong
        |met (?:this|our) (?:magazine|news|paper|report|desk|correspond|bureau)
        |met (?:reporters|journalists|newsmen|the press)
        |north korea(?:n)? (?:leader|official)|\bsummit\b|pyongyang
        |inter-korean
        |will (?:hold|meet|begin|start)|plan to|(?:are|set|due) to meet|scheduled|met for (?:it
        |that|this)|round of|meet again|by the time
        |for (?:the|a|their) [a-z]{4,9} round|rally|rallied
        |met the deadline|\bmet (?:its|his|their) """,
        r"""negotiat|talks|cost|envoy|delegat|minister|ambassador|commissioner|counterpart|bolton
        |sma\b|special measures|vice|bill\b|upkeep|share|commissioner""",
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        "returned to|went back|came back|back to work|back at|back in|back on|furlough began"
        "|furlough started|furlough took|furlough ended|furlough will",
        r"""(?:\b(?:returned|went back|came back|back) to (?:the |their )?(?:work|jobs?|posts?
        |duty)\b|\bback (?:at|in|on|behind) (?:their|the) (?:desks?|jobs?|posts?|benches|payroll)\b
        (?: (?:by|in|from|on) [a-z-]{3,9})?|\bfurlough (?:began|started|took effect|ended
        |will (?:begin|start|end))\b)""",
        r"negotiat|table",
        r"furlough|leave\b|base|usfk|u\.s\. forces|\b(?:workers|employees|staff)\b",
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        "unpaid|without pay",
        r"""\b(?:\d{1,3}[ ,]?\d{3}|thousands|some|most)(?: (?:of )?(?:the )?(?:[a-z]{3,12} )?
        (?:workers|employees|staff|nationals|representatives|koreans|labou?rers)) (?:(?:was|were
        |have been|had been|are) )?(?:sent )?(?:home )?(?:unpaid|without pay)\b""",
    ),
    cue_of(
        Kind.MEETING,
        "both",
        "another round|more round|further round",
        r"""\b(?:another|one more|a further|a fresh) round(?: of [a-z]{4,14})? (?:was|were|took|is)
        (?: \w{1,12}){1,4}""",
        r"scheduled|planned|will",
    ),
    cue_of(
        Kind.DEADLOCK,
        "both",
        "deadlock|dead end|minus|with no|ended in|no |far apart|hit a"
        "|fail|stal|impasse|broke|collaps"
        "|not reached|came to nothing|yet to"
        "|no agreement|without|distant|widely|wide gap|wide hole|wide diff|wide gulf|worlds|poles"
        "|miles apart|still apart|standstill|loggerheads|at odds|in limbo|on hold|on ice"
        "|considerable|yawning"
        "|large gap"
        "|big gap|deep gap|deep div|deep diff|broad gap|broad hole|did not|didn|could not|couldn"
        "|gave up|given up|no closer|no nearer|remain|short|called off"
        "|gone without|ahead of sch|walks out|storm|going nowhere|gone nowhere"
        "|goes nowhere|abruptly|broke up|cut off|closed early"
        "|broken off"
        "|ended early|finished early|ended ahead|produced n|stuck|walked",
        rf"""(?:\b(?:without|minus|with no|in)[ ]
        (?:settling|agreeing|nothing|(?:an? )?(?:accord|agreement|deal|arrangement|result
        |outcome|settlement))\b|\bno (?:prospect of )?(?:deal|agreement|accord)\b|\bdead end\b
        |\bno (?:real |major |clear )?(?:progress|breakthrough|headway|common ground|movement
        |result)\b|\bfar apart\b|\bhit a (?:wall|snag|dead end)\b
        |\b(?:talks|negotiations|discussions)\b{FEW}{{0,4}}? (?:deadlocked|stalled
        |broke down|collapsed|failed|stuck|ended without)\b|(?:had |have )?failed to (?:reach
        |agree|narrow|find|conclude|bridge|close|resolve|settle|come to){FEW}{{0,3}}
        |yet to (?:reach|find|come to){FEW}{{1,2}}|no sign of (?:an? )?(?:deal|agreement|settlement
        |breakthrough
        |compromise|progress|thaw)
        |(?:final )?agreement was not reached|\b
        (?:deadlock|impasse|stalemate)\b|came to nothing|walk(?:s|ed) out|storm(?:s|ed) out
        |\bgo(?:ing|ne|es) nowhere\b
        |\bstuck (?:since|in|at|over)\b{FEW}{{1,4}}
        |without (?:an? )?(?:agreement
        |deal|breakthrough)
        |\b(?:far|distant|wide)(?:ly)? (?:apart|separated|from (?:each other|one another|agree))
        |\b(?:worlds|poles|miles|still) apart\b|\bat (?:a standstill|loggerheads|odds)\b
        |\b(?:in limbo|on hold|on ice)\b
        |\b(?:wide|considerable|yawning|large|big|deep|broad) (?:gaps?|holes?|gulf|divide
        |differences)\b
        |\b(?:did not|didn't|could not|couldn't) (?:settle|manage to|reach|agree on|narrow|bridge
        |come to|find){FEW}{{1,5}}|\b(?:gave|given|gives) up on (?:a|an|the|any)
        {FEW}{{1,3}}|\bno (?:closer|nearer)\b|\b(?:cut|broke|called|calls|breaks|cuts)[ ]
        (?:[\w']{{2,9}} ){{1,3}}(?:short|off)\b|\bremain(?:s|ed)? (?:stuck|deadlocked|blocked)
        |\bwithout having (?:\w{{1,9}} ){{0,2}}(?:result|deal|agreement|outcome)s?
        |\bno (?:new|follow-on|successor) (?:one|deal|agreement|accord|pact)\b|\b(?:had|has
        |have) gone without
        {FEW}{{1,6}}|\bended ahead of|\b(?:finished|ended|closed|broke up
        |cut off) (?:ahead of schedule
        |early|abruptly)|\bbroken off\b|\bwith no word on{FEW}{{2,7}}|\bwithout (?:a[ ]
        |any )?(?:result
        |narrowing|bridging|progress|breakthrough|settlement)\b{FEW}{{0,6}}|\bproduced (?:no
        |nothing)
        {FEW}{{0,2}})""",
        r"nuclear|denucleari|deprive|pyongyang",
        r"talk|negotiat|cost|deal|agreement|accord|session|plan|round|sides|that|apart\b",
    ),
    cue_of(
        Kind.RESUMPTION,
        "both",
        "resum|accelerat|as soon as possible|restart|speed up|sped|speeded|taken up|revived"
        "|relaunched|back to the table",
        rf"""(?:(?:was|were|been|be) (?:sped up|speeded up|accelerated|taken up again|resumed
        |revived
        |relaunched|restarted)(?: again)?{FEW}{{0,6}}|agreed to (?:resolve|accelerate|resume
        |restart|speed up
        |conclude){FEW}{{0,16}}? as soon as possible|(?:resum(?:e|ed|ing|ption)|accelerat(?:e|ed
        |ing)|restart(?:ed|ing)?|speed(?:ing)? up)(?: of)?{FEW}{{0,4}}? (?:talks|negotiations))""",
        r"nuclear|pyongyang|kim",
    ),
    cue_of(
        Kind.SCHEDULED,
        "both",
        "round|take place|be held|scheduled|slated|will meet|to meet|will hold|to hold|will open",
        rf"""(?:agreed to hold (?:the|a|an)(?: next| new| further| another)? (?:round|meeting
        |session){FEW}{{0,6}}|(?:will take place|will be held|to be held|(?:scheduled
        |slated) (?:for|to)){FEW}{{0,6}}|(?:will|plan to|are to|set to) (?:meet|hold|open
        |start){FEW}{{0,6}}? (?:round|talks|negotiations){FEW}{{0,4}})""",
        r"kim jong|north korea|summit|election|pyongyang",
        r"round|talks|negotiat|meeting",
    ),
    cue_of(
        Kind.APPOINTMENT,
        "near",
        "head|leads|delegat|led by|headed by"
        "|negotiator|commissioner|counterpart|appointed|named|delegate|ambassador",
        r"""(?:\bhead of (?:the )?(?:[\w.]{2,10} ){0,2}(?:delegation|team)(?: [a-z-]{2,14}){1,2}
        |\bwho (?:heads|leads) the (?:[\w.]{2,10} ){0,2}(?:team|delegation|side)
        |\bchief delegates? (?:are|is|were|was) (?:ambassador )?(?:[a-z-]{2,14} ){1,2}
        |\b(?:led|headed) by (?:career diplomat )?(?:[a-z]{2,12}[ -]){1,2}[a-z-]{2,14}
        |\bchief (?:u s |u\.s\. |us |south korean |korean |japanese )?(?:negotiator
        |delegate),? (?:[a-z-]{2,14} ?){1,2}|(?:republic of korea|rok|south korean|korean|us
        |u\.s\.) (?:commissioner|negotiator|envoy) [a-z-]{3,16}(?: [a-z-]{3,14})?|(?:us|u\.s\.
        |american|south korean|korean|japanese) counterpart,? [a-z-]{3,14} [a-z-]{3,14})""",
        r"kim jong|coalition",
    ),
    cue_of(
        Kind.APPOINTMENT,
        "near",
        "negotiators|delegates|envoys|picked|named|names|appointed|tapped|chose|sends|sent|chief"
        "|head of|across from|speaker",
        r"""(?:\bchief (?:negotiators|delegates|envoys
        |representatives),? (?:[a-z-]{2,14} ){1,3}and[ ]
        (?:[a-z-]{2,14} ?){2,3}|\b(?:picked|named?s?|appointed|appoints|tapped|chose|chosen
        |selected)[ ]
        (?:[a-z.-]{1,14},? ){2,9}?(?:as (?:its |the |their )?(?:chief|top|lead|new|head)
        (?: [a-z-]{2,12}){1,3}|to (?:head|lead)(?: [a-z-]{2,12}){1,3})|\bnamed (?:[\w']{2,10} ){0,2}
        (?:chief|top|lead) negotiator|\bthe (?:state department|foreign ministry) (?:sends|sent
        |named)
        (?: [a-z-]{2,14}){2,3}
        |\bacross from (?:[a-z-]{2,14} ){2,3}of (?:the )?[a-z]{4,9} [a-z]{6,10}
        |, (?:the )?(?:chief|head|leader) of the (?:[\w.]{2,10} ){1,2}(?:side|team|delegation))""",
        r"kim jong",
        r"negotiat|delegat|team|side|talks|round|envoy|squad",
    ),
    cue_of(
        Kind.APPOINTMENT,
        "near",
        "negotiator|delegate|representing|leading|counterpart",
        r"""(?:\b(?:the|seoul's|south's|korea's|tokyo's|japan's|washington's|america's)[ ]
        (?:chief|lead|top|head)(?: (?:us|u\.s\.|american|korean|south korean|japanese))?[ ]
        (?:negotiator|delegate)\b(?=,| (?:said|told))|\brepresenting (?:seoul|washington|tokyo)
        |\bleading the (?:u\.s\.|us|american|korean|japanese) (?:team|delegation|side)
        |\b(?:his|her) counterpart, [a-z-]{3,14} [a-z-]{3,14})""",
    ),
    cue_of(
        Kind.SCHEDULED,
        "both",
        "start|begin|open|return to|due in|due on|due to",
        r"""(?:\bwill (?:soon |then |have to ){0,2}(?:start|begin|open|resume|return to)(?: the)?[ ]
        (?:negotiat|discuss|talks|table|consult)\w{0,6}|\b(?:is|are) (?:due|to (?:start|begin|open
        |be held))(?= (?:in|on|at|this|next|later))(?: \w{1,12}){1,4})""",
        r"nuclear|kim jong|summit|payment|pay\b",
        r"round|talks|negotiat|table|discuss|consult",
    ),
    cue_of(
        Kind.SCHEDULED,
        "both",
        _TO_COME + "|signing|signature|autograph|back at|begins|opens|starts|resumes",
        rf"""(?:\b(?:next|following|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth
        |tenth)[ ]
        (?:round|session|meeting)(?: of(?: [\w-]{{2,14}}){{1,3}}?)?(?:'s| is| will be)
        (?: (?:set|due|planned|slated|scheduled|expected))?(?: for| in| on| at| to){FEW}{{1,8}}
        |\b(?:signing|signature|autograph)\b{FEW}{{0,4}}? (?:is|are) (?:set|due|planned|slated
        |scheduled|expected|anticipated|awaited|foreseen)(?: for| in| on)?{FEW}{{1,5}}
        |\bsigning ceremony(?: is| due| set)?(?: in| on| for)?[ ]
        (?:next|this|early|late|{MONTH}|{WEEKDAY}){FEW}{{0,2}}
        |\b(?:will|would) (?:soon |have to )?(?:be|sit) back at the table{FEW}{{0,3}}
        |\b(?:begins?|opens?|starts?|resumes?) (?:tomorrow|today|next week|on {WEEKDAY}|{WEEKDAY})
        {FEW}{{1,6}}(?<=ound|alks|sion|ions))""",
        r"nuclear|kim jong|summit|election|payment|vote",
        r"round|talks|negotiat|meeting|session|sign|text|treaty|pact|accord|table|autograph",
    ),
    cue_of(
        Kind.RESUMPTION,
        "both",
        "stage|stretch|phase|gear|lap|leg|endgame|end-game",
        r"\b(?:last|final|closing|home) (?:stage|stretch|phase|lap|leg)s?\b|\bend-?game\b"
        r"|\bhigh(?:er)? gear\b",
        r"nuclear|pyongyang",
        r"talks|negotiat|consult|discuss",
    ),
    cue_of(
        Kind.OUTSIDE_OPTION,
        "payer",
        "texas|california|kansas|hawaii|stateside|home|bring|brought|withdraw|the move|soil"
        "|instead|moved|pull|taxpayer|in the united states|united states would"
        "|ourselves|own|brigade|replac|alternative|moving|rotat|cheaper|dearer|costlier|saves",
        rf"""(?:\b(?:would|will|could|to|it'd|and|unless) (?:actually |even |itself )?(?:cost|costs)
        (?: (?:us|him|them|it|washington|america|americans|(?:[a-z]{{4,9}} )?taxpayers?
        |the [\w ]{{3,14}}))? (?:far |much[ ]
        |even[ ]
        |still )?(?:more|as much|(?:"?several|some|about)? ?"?(?:[\d.]{{1,5}} )?(?:billion
        |billions))\b
        {FEW}{{0,7}}|\bcosts?(?: (?:us|him|them))? (?:far |much |even )?more (?:each year[ ]
        |every year )?than
        {FEW}{{1,7}}|\b(?:cheaper|dearer|costlier|more expensive) to (?:keep|station|house|base
        |maintain)
        {FEW}{{1,8}}|\bsaves? (?:nothing|little|no money)\b{FEW}{{0,6}}|\b(?:should|would
        |must) (?:still[ ]
        )?have to (?:buy|find|build|house|pay|be paid|replace)(?: [\w',]{{1,12}}){{2,12}})""",
        r"tariff|nuclear",
        r"texas|california|kansas|hawaii|guam|at home|in the (?:united )?states"
        r"|bring\w{0,3} (?:them|the"
        r"|a)|withdraw|the move|american soil|pull\w{0,3} (?:the|out|u)|taxpayer|stateside|instead"
        r"|ourselves|own (?:defen|milit"
        r"|affair)"
        r"|brigade|replac|alternative|moving|rotat",
    ),
    cue_of(
        Kind.OUTSIDE_OPTION,
        "payer",
        "cost of|replac|without the|stand alone|own defen",
        rf"""(?:replacing (?:the |them|all )[^.;,]{{0,30}}? (?:would|could)[ ]
        (?:cost|take){FEW}{{0,6}}
        |without (?:them|the (?:americans|troops|soldiers|u\.s\. forces?)),? [^.;]{{0,30}}?
        \b(?:would|must|might)\b{FEW}{{0,8}}|cost of (?:increasing|raising|boosting
        |replacing)(?: [\w.'-]{{1,14}}){{2,26}}? (?:larger|higher|more|bigger|greater){FEW}{{0,8}}
        |replacement cost{FEW}{{0,6}}|cost of replacing{FEW}{{0,8}})""",
    ),
    cue_of(  # a pact in force
        Kind.CONTEXT,
        "both",
        "effect|force|effective",
        rf"""(?:\b(?:tak(?:es?|en|ing)|took) effect\b|\b(?:enter|came|come|go|went|put|brought
        |bring)(?:s|es|ed|ing)?(?: [\w'-]{{1,14}}){{0,6}}? into (?:force|effect)\b|\bin (?:force
        |effect) (?:since|from|as of)\b|\beffective (?:from|on|as of)\b)(?: (?:on|in|from|last|this
        |next|that)
        (?: (?:early|mid|late))?(?: {MONTH}| week| month| year)(?: \d{{1,2}}\b)?)?""",
        r"furlough|leave\b|sanction|tariff|force since world",
    ),
    cue_of(  # how long the cost has been shared, or the forces been there
        Kind.CONTEXT,
        "near",
        "since|began to|began shar|began pa|began split|began by|begun|started shar|started pa"
        "|started to|first shar|first pa|payment|sharing",
        rf"""(?:\b(?:began|begun|started|first)(?: (?:to|by))? (?:shar|pa[iy]|split|cover|contribut
        |bear|shoulder|offset|defray)\w{{0,4}}{FEW}{{0,9}}? (?:in|since) (?:the )?(?:early |late )?
        (?:19|20)\d\d(?:s\b)?|\b(?:has|have|had) (?:[a-z]{{2,12}} ){{0,2}}?(?:shared|paid|borne
        |covered|offset|split|contributed|helped|maintained|been|kept|set){FEW}{{0,8}}? since
        (?: the)? (?:{MONTH} |early |late )?[\w-]{{3,9}}(?: [\w-]{{3,9}} war| war)?
        |\b(?:alliance|presence|agreements?|payments?|smas?){FEW}{{0,3}}? since (?:the )?
        (?:[\w-]{{3,9}} ){{0,2}}?(?:war\b|(?:19|20)\d\d)|\bsince (?:19|20)\d\d,?{FEW}{{1,7}}? (?:has
        |have){FEW}{{1,8}}|\b(?:payments?|sharing|scheme|practice){FEW}{{0,5}}? (?:began|started
        |made|dates? back|goes back),? (?:in|to) (?:19|20)\d\d
        |\bthe [a-z]{{4,9}} since (?:19|20)\d\d|\bsince it (?:began|started) in (?:19|20)\d\d)""",
        r"nuclear|missile|since (?:the )?(?:talks|negotiat|spring|summer|autumn|fall|winter)"
        r"|have met|talks began|been (?:going|stuck|no |held|lying|sitting|on |without|put|placed)"
        r"|payroll|leave\b|idle|in limbo",
        r"cost|pay|paid|troop|forces|military|presence|alliance|bases|shar|burden|upkeep|sma",
    ),
    cue_of(  # troops that come and go elsewhere, or of old
        Kind.CONTEXT,
        "recipient",
        "withdrawn|returned|brigade|division|out of|leave|left",
        rf"""(?:\btroops (?:were|was|had been) (?:withdrawn|pulled out)(?: [\w.]{{1,12}}){{0,2}}? in
        (?: \d{{4}})|\breturned (?:the (?:next|following) year|in (?:19|20)\d\d)|\b(?:a|one|the|its)
        (?: \w{{2,9}})? (?:brigade|division|squadron)(?: of(?: [\w.]{{2,8}}){{1,3}})? (?:left|went
        |moved|was sent)
        {FEW}{{1,4}}|\b(?:announced|decided|ordered|will|would)(?: (?:that|to|it|would)){{0,3}}[ ]
        (?:take|pull|withdraw|move|bring) (?:nearly |almost |around |about |some )?[\d,]{{4,7}}[ ]
        (?:soldiers|troops)(?: out of| from) [a-z]{{4,12}})""",
        r"no plans?|kim jong",
    ),
    cue_of(  # the other table: summits and envoys with the North
        Kind.CONTEXT,
        "near",
        "summit|meet|met|sit down|sat down|visit|talks|aides|envoys|officials",
        rf"""(?:\b(?:first|second|third|next|upcoming|planned|another) summit\b
        (?: (?:in|with|between)(?: [\w.-]{{1,14}}){{1,12}}?
        (?: (?:in|last|this|next) (?:late |early |mid-?)?[a-z]{{3,9}}\b))?
        |\b(?:meets?|met|meeting|sit down|sat down|set to meet|summit)(?: (?:with|for|between))?
        {FEW}{{0,9}}? kim(?: jong[ -](?:un|il))?\b(?: for| in| near| on| last| next)?{FEW}{{0,5}}
        |\b(?:aides|envoys|officials){FEW}{{0,4}}?(?: plan to| are to| will)? (?:met|meet)
        (?: with| again)?{FEW}{{1,8}}
        |\b(?:rule out|open to|offered) direct talks)""",
        r"cost-sharing (?:talks|officials)",
        r"kim\b|north korea|pyongyang",
    ),
    cue_of(  # who travels where
        Kind.CONTEXT,
        "near",
        "visit|flew|fly|flies|travel|arriv|trip to|toured|meetings with|meeting with|summit with"
        "|dinner with|phone call",
        rf"""\b(?:visit(?:s|ed)?|toured|flew to|fl(?:y|ies) to|travel(?:s|led|ed)? to
        |arriv(?:e|es|ed)|trip to)(?: [\w.'-]{{1,14}}){{0,6}}?[ ]
        (?:(?:last|this|next|on|in) (?:week\b|month\b|year\b|{MONTH}|{WEEKDAY}|(?:19|20)\d\d)
        |yesterday|today|tomorrow)(?: \d{{1,2}}\b)?
        |\b(?:to|would|will) visit(?: [\w.'-]{{1,14}}){{2,7}}
        |(?<=[a-z])'s (?:meetings?|summits?|dinner|talks|phone calls?) with [a-z-]{{3,12}}
        |\bvisit of (?:the )?(?:heads|secretar
        |minister|president|leader)\w{{0,5}}{FEW}{{1,10}}""",
        r"negotiator|delegation|visitors|tourist",
    ),
    cue_of(  # votes and offices
        Kind.CONTEXT,
        "near",
        "election|parliamentary|presidential|votes|voted|sworn in|took office|takes office"
        "|taking office|left office|inaugurat|change of|declared|won the|won last|won re|won a sec"
        "|elect a|american vote",
        rf"""(?:\b(?:u\.s\. |american |presidential |parliamentary |general |legislative |midterm[ ]
        |national |assembly |diet |upper house |lower house ){{1,3}}(?:vote|elections?|polls)\b
        (?= (?:on|in|of|this|next|last|won|here)|[.,;])|\bsworn in\b
        |\b(?:took|takes|taking|left) office\b|\binaugurat(?:ed|ion)\b
        |\bchange of (?:administration|government|cabinet|president)\b
        {FEW}{{0,3}}|\bdeclared (?:the )?winner\b|\bwon (?:the |last |re-?|a second )
        (?:[\w.']{{1,13}} ){{0,3}}?(?:election|vote|term)\b
        |\bvot(?:es|ed|e|ing){FEW}{{0,3}}? for an? new{FEW}
        |\belect an?(?: new)? (?:national )?(?:assembly|parliament|president|diet)\b)""",
        r"ratif|motion|voted (?:for|against|down) the",
    ),
    cue_of(  # the street and the polls
        Kind.CONTEXT,
        "payer",
        "protest|activist|student|demonstrat|civic|union|poll|survey|rall",
        rf"""(?:\b(?:protesters?|activists?|students|demonstrators?|civic groups?|unionists?
        |the union)\b{FEW}{{0,6}}? (?:held|holds|tore|climb\w{{0,3}}|scal\w{{1,3}}|rall\w{{1,4}}
        |burn\w{{0,3}}|march\w{{0,3}}|gather\w{{0,3}}|chant\w{{0,3}}|storm\w{{0,3}}|staged?|waved?
        |broke|blocked|shouted)\b{FEW}{{1,8}}|\b(?:poll|survey)\b{FEW}{{0,10}}? (?:found|finds
        |showed|shows|had|put|has)\b{FEW}{{0,9}}|\b(?:percent|per cent) of
        {FEW}{{1,4}}? (?:would prefer|oppose|are against|want|favou?r|back|say|said){FEW}{{1,6}}
        (?=,? (?:a|the|one)(?: [\w]{{2,12}}){{0,3}} (?:poll|survey)))""",
        r"ratif",
    ),
    cue_of(  # papers of the two governments, and what the North fires
        Kind.CONTEXT,
        "both",
        "fact sheet|joint|missile|rocket|olympic|thaw",
        rf"""(?:\b(?:joint )?fact sheet\b(?: (?:of|on|that|which|released|issued|published)
        {FEW}{{1,8}})?|\bfired (?:[\w-]{{1,9}} ){{0,4}}(?:missiles?|rockets?)\b{FEW}{{0,4}}
        |\b(?:delegation|team|athletes) (?:to|at) the [\w ]{{0,9}}olympics
        |\b(?:winter|summer) olympics|\bthaw(?:ing)?\b{FEW}{{0,3}} (?:tensions?|relations|ties)
        {FEW}{{0,9}})""",
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

LOOSE = tuple(cue_of(*row) for row in (*SITTINGS, *SETTLED, *IDLED))  # tried last
_NO_TALKS = (
    r"nuclear|denucleari|pyongyang|north korea|kim jong|summit|trade (?:talks|neg|minister)|farm "
    r"|\bg-?(?:7|20)\b|quad's|two koreas|finance minister|of minds|succession|\bgas\b|water\b"
)
_NOT_MET = _NO_TALKS + r"|conclud|no talks|not (?:hold|begun|started)|without"
_OUTSET = r"\b(?:start|opening|beginning|launch|outset|kick-?off) of (?:the |those |these )?"
_ROUNDS = r"\brounds?(?: of [a-z]{4,14})? (?:that|which)"
_IN_ROUNDS = _NOT_MET + r"|rounds? of|meetings on"
_IN_SESSION = _IN_ROUNDS + r"|sessions? (?:that|which)|cabinet|parliament|assembly|diet\b"
FRAMES = (
    frame_of(
        Kind.MEETING,
        "both",
        "delegate|they",
        "meet",
        "",
        _NO_TALKS + r"|round|times\b|will meet|to meet|by the time|rally|ceremony"
        r"|met for|met (?:the|its|his|her) |met in the middle|day (?:that )?the|last time they",
        r"(?:on|in|last|this|at|yesterday|for) ",
        reach=5,
    ),
    frame_of(
        Kind.MEETING,
        "both",
        "",
        "hold",
        "session|call",
        _NOT_MET + r"|cabinet|news|press|town|rally|meetings\b",
        r"(?:on|in|last|yesterday|this) ",
        reach=5,
    ),
    frame_of(
        Kind.MEETING,
        "both",
        "session|call",
        "happen",
        "",
        _IN_ROUNDS + "|cabinet|press",
        dated=True,
        reach=8,
    ),
    frame_of(Kind.MEETING, "both", "", "arrive", "talk", _NO_TALKS, dated=True),
    frame_of(Kind.MEETING, "both", "", "phoned", "", _NO_TALKS, dated=True),
    frame_of(
        Kind.MEETING,
        "both",
        "delegate",
        "negotiate|talked",
        "",
        _NO_TALKS,
        dated=True,
        reach=3,
    ),
    frame_of(Kind.MEETING, "both", "prior", "session", "", _NO_TALKS + "|cabinet|round", reach=2),
    frame_of(Kind.MEETING, "both", "delegate|both", "hold", "talk", _IN_ROUNDS),
    frame_of(Kind.MEETING, "both", "talk", "hold", "", _IN_ROUNDS, reach=6),
    frame_of(Kind.MEETING, "both", "delegate|both", "open", "talk", _NO_TALKS),
    frame_of(Kind.MEETING, "both", "", "open", "talk", _NO_TALKS, reach=2),
    frame_of(Kind.MEETING, "both", "talk", "open", "", _NO_TALKS, reach=6),
    frame_of(Kind.MEETING, "both", "session", "open", "", _IN_SESSION, dated=True, reach=2),
    frame_of(
        Kind.MEETING, "both", "", "open|outset", "talk", _NO_TALKS, _OUTSET, dated=True, reach=4
    ),
    frame_of(Kind.MEETING, "both", "round", "open", "", _NO_TALKS, _ROUNDS, dated=True, reach=4),
    frame_of(Kind.MEETING, "both", "talk", "ongoing", "", _NO_TALKS, r"since ", dated=True),
    frame_of(
        Kind.MEETING, "both", "both|they|pair|party", "open", "negotiate|talked", _NO_TALKS, reach=5
    ),
    frame_of(
        Kind.DEADLOCK,
        "both",
        "talk|round",
        "break",
        "",
        _NO_TALKS + r"|\bno (?:break|fail)",
        reach=22,
    ),
    frame_of(Kind.DEADLOCK, "both", "delegate", "break", "", _NO_TALKS, reach=4),
    frame_of(Kind.DEADLOCK, "both", "gap", "bridge", "", _NO_TALKS, denied=True, reach=12),
    frame_of(Kind.DEADLOCK, "both", "", "break", "talk|round", _NO_TALKS, reach=6),
    frame_of(Kind.RESUMPTION, "both", "talk", "resume", "", _NO_TALKS, reach=6),
    frame_of(Kind.RESUMPTION, "both", "", "resume", "talk", _NO_TALKS, reach=4),
    frame_of(Kind.DEADLOCK, "both", "", "bridge", "gap", _NO_TALKS, denied=True, reach=5),
    frame_of(
        Kind.DEADLOCK, "both", "", "gap", "", _NO_TALKS, r"wide|remain|still|consider|large|narrow"
    ),
    frame_of(Kind.SCHEDULED, "both", "round|session|talk", "plan|hold|meet|open", "", _NO_TALKS),
    frame_of(Kind.SCHEDULED, "both", "both|delegate|they|pair", "meet", "", _NO_TALKS, reach=6),
    frame_of(Kind.APPOINTMENT, "near", "", "appoint", "negotiator", _NO_TALKS, reach=6),
    frame_of(Kind.CONTEXT, "near", "", "occasion", "", r"cost|bill|share", dated=True),
    frame_of(Kind.FURLOUGH, "recipient", "worker", "furlough|home", "", denied=None, reach=12),
    frame_of(Kind.FURLOUGH, "recipient", "", "furlough", "worker", reach=6),
)
