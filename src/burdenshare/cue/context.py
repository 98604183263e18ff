"""Cues of what goes on beside the talks, and of what doing without would cost."""

from __future__ import annotations

from burdenshare.cue.kind import FEW, MONTH, WEEKDAY, Kind
from burdenshare.cue.trigger import cue_of, frame_of

CUES = (
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
)
FRAMES = (frame_of(Kind.CONTEXT, "near", "", "occasion", "", r"cost|bill|share", dated=True),)
