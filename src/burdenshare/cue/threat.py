"""Cues of threats to leave, of troops that stay, and of workers sent home."""

from __future__ import annotations

from functools import partial

from burdenshare.cue.kind import FEW, Kind
from burdenshare.cue.trigger import cue_of, frame_of

_NO_PULLOUT = (
    r"no plan|not consider|den(?:y|ied)|rule out|ruled out|opcon|afghan|iraq|syria|no intention"
    r"|not aware|\bbarr?(?:s|ed|ing)?\b|prohibit|forbid|decision (?:last|this|to)|saves? nothing"
    r"|costs? (?:us |him |it )?more|cheaper|dearer"
    r"|own troops|russia|china|promised[^.;]{0,40} not to"
)
_AS_IS = r"level|strength|\bsize|unchanged|as (?:it|they) (?:is|are)|\bat [\d,]{6}"
_LEAVING = (
    r"(?:pull-?outs?|pull-?backs?|withdrawals?|drawdowns?|exits?|exodus|departures?|retreats?"
    r"|recall(?:ing)?|redeployments?|evacuation|walk-?away|abandonment|(?:troop|force|brigade"
    r"|unit)s? (?:cuts?|reductions?|exit|review|recall|levels)|(?:cuts?|reductions?) (?:in|of"
    r"|to) (?:the )?(?:u\.s\. |american |us )?(?:troops?|soldiers|forces?|garrison)|(?:smaller"
    r"|leaner|lesser|lower|thinner|reduced) (?:[a-z]{4,8} )?(?:force|garrison|presence|footprint"
    r"|contingent)|fewer (?:[a-z.]{2,8} )?(?:troops|soldiers|marines|boots|gis)|(?:pull|mov|tak"
    r"|gett|bring|haul|dragg|call|pack|send|shipp|cutt|trimm|halv|yank|clear|empty|relocat"
    r"|redeploy|reduc|withdraw|remov|downsiz|leav|quitt|scrapp|shutt|clos|abandon|evacuat|rethink"
    r"|recall|shift|transferr|thinn)ing(?= (?:[a-z0-9.,]{1,9} ){0,5}(?:troops?|soldiers?|forces?"
    r"|garrison|brigades?|squadrons?|division|infantry|men|boys|gis|marines|korea|japan|germany"
    r"|peninsula|out|home|bases?|them|treaty|alliance)\b)(?: [a-z0-9.,]{1,9}){1,4})"
)
_NO_LEAVING = (
    r"no plan|not consider|den(?:y|ied|ies)|afghan|iraq|syria|opcon|no intention|prohibit"
    r"|\bbars?\b|forbid|groundless|promise\w? not|north korea(?:'s)? with|carter|hanoi agreement"
    r"|okinawan|residents|chin(?:a|ese)|russia|no (?:talk|question|thought)|ruled out|not aware"
    r"|\blaw\b|\bnukes?\b|nuclear|cold water|nobody|no one|anyone|far-left|pleases"
)
_TROOPS = r"troop|soldier|force|garrison|brigade|division|marine|gis\b|boys|men\b|base|presence"
# what becomes of the workers, and of whom else that is told
_UNPAID = (
    r"\bworkers|employees|staff|personnel|workforce|\bhands\b|nationals|\bhires?\b|cooks?\b|clerks"
    r"|guards|firefighters|firemen|mechanics|drivers|nurses|crews?\b|labou?r|locals\b|koreans\b"
    r"|civilians|payroll|union|usfk|\bbases?\b|the command\b"
)
_WORKERS = (
    r"(?:workers|employees|staff(?:ers)?|personnel|workforce|hands|nationals|hires|cooks|clerks"
    r"|guards|firefighters|firemen|mechanics|drivers|nurses|crews?|labou?r(?:ers)?|locals|koreans"
    r"|civilians)\b"
)
_NOT_BASE = (
    r"federal|sequester|shutdown|airline|british|embassy|shipyard|pilots|contractor|rangers|firms"
    r"|factory|welder|plant\b|virus|infected|nobody was|no one was"
)
_STAFF = (
    "workers|employees|staff|personnel|workforce|nationals|local hire|cooks|clerks|guards"
    "|firefighters|mechanics|drivers|nurses|labor|labour|locals|civilian|payroll|usfk|furlough|unpaid|hands"
)
_threat = partial(frame_of, Kind.THREAT, "recipient")
CUES = (
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
        (?:pull(?:ing|ed)?|withdraw(?:ing|al|n)?|bring(?:ing)?(?= [^.;,]{0,25}\b(?:home|back)\b)
        |brought(?= [^.;,]{0,25}\b(?:home|back)\b)|remov(?:e|ed|ing|al)|reduc
        (?:e|ed|ing|tion)|redeploy(?:ed|ing)?|cut(?:ting)?(?= (?:the number|the u|its|u\.?s
        |us |american|troops|forces|some))|draw(?:ing)? ?down)\b(?: (?:back|out|down|home|of|some
        |all|a|the|us|u\.s\.|u s|american|its|his|their|part|troops|soldiers|forces|most|from|in
        |south|korea|japan|and|germany|korean|peninsula|number)\b){0,9}""",
        r"\bno (?:reduction|cuts?|withdrawal|pull)|nothing to do with|china|russia|syria|iraq"
        r"|afghan|north korea (?:to|must)|tension|deficit|own troops"
        r"|reduc\w{1,4} (?:what|(?:the |its )?(?:amount|payment|share|cost|contribution"
        r"|bill|sum|spending))"
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
        r"|nothing to do with|no bearing on|no question of|not about"
        r"|\bno (?:reduction|cuts?|withdrawal|drawdown|pull)|not aware|barring|\bbars?\b|prohibit"
        r"|no intention|has not",
        r"""threat|warn|weigh|consider|possib|mull|could|might|\bmay\b|float|\bif\b|unless|raise
        |reconsider|rethink|because|ready|fear|option""",
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
        Kind.THREAT,
        "recipient",
        "defend|look after|fend for|protect|take care of|come home|go home|leave|pull out",
        r"""(?:\b(?:can|could|should|must|might|will have to|would have to|or let)
        (?: (?:well|just|then|also|have to|learn to))?(?: it| them)? (?:defend|look after|fend for
        |protect|take care of)[ ](?:itself|themselves|yourselves|their own)|\bor (?:to )?(?:defend
        |look after|fend for|protect)[ ](?:itself|themselves)
        |\bor (?:else )?(?:we|they|(?:the |our |american |u\.s\. )?(?:troops|boys
        |soldiers|gis))[ ](?:should|will|would|must|could|can|might|are)[ ](?:be )?(?:com(?:e|ing)
        |go(?:ing)?) home)""",
        r"nuclear umbrella|proud|able to defend",
        r"\bif\b|\bor\b|unless|pay|cost|otherwise",
    ),
    cue_of(
        Kind.THREAT,
        "recipient",
        "rul",
        r"""\b(?:not|n't|never|declin\w{1,3} to|refus\w{1,3} to|without) rul(?:e|ed|es|ing) out
        [^.;]{0,40}?\b(?:withdraw\w{0,3}|reduc\w{1,4}|pull\w{0,3}|cuts?|cutting)\b
        (?: [a-z.]{2,9}){0,5}""",
        r"summit|china",
        r"troop|soldier|force|brigade",
    ),
    cue_of(
        Kind.ASSURANCE,
        "recipient",
        "no plan|no intention|not be chang|no thought|reaffirm|not |maintain|unchanged|keep",
        rf"""(?:\b(?:has|have|had) (?:no|not any) (?:plans?|intentions?|thoughts?)\b(?: to
        | of)?{FEW}{{0,10}}|would not be changing{FEW}{{0,7}}|reaffirmed the need for{FEW}{{0,7}}|
        (?:maintain|keep)(?:ing)? (?:the )?current (?:troop |force )?(?:levels?|size
        |strength){FEW}{{0,4}}|(?:will|would) not (?:reduce|withdraw|pull|change){FEW}{{0,6}})""",
        "",
        r"troop|force|usfk|military|soldier|presence|level",
    ),
    cue_of(
        Kind.ASSURANCE,
        "recipient",
        "on the table|on the agenda|not aware|no reduc|no cut|no with|no draw|no such|no plan"
        "|no talk|no disc|no thought|confirmed|reaffirmed"
        "|promised|pledged|vowed|affirmed|agreed to|agreed at|agreed in|abide|honour|honor|stand by"
        "|stick to|question of|question a|matter of|stays at|stay at|isn|not a question",
        rf"""(?:\b(?:not|isn't|aren't|never) (?:been )?on the (?:table|agenda)\b|\b(?:no
        |not any) such plans?
        {FEW}{{0,3}}|\b(?:confirmed|reaffirmed|promised|pledged|agreed|vowed
        |affirmed)(?: [\w']{{2,12}})
        {{0,9}}? (?:to (?:hold|keep|leave|maintain)(?: [\w'.]{{1,12}}){{1,5}}? at (?:[\d,]{{6}}
        |that|it|its
        |their|the)(?: (?:present|current))?(?: (?:level|strength|size))?|the (?:present|current
        |existing)[ ]
        (?:level|strength|size))|\b(?:will|would|to) (?:abide by|honou?r|stand by|stick to
        |respect) the[ ]
        (?:[\w-]{{3,9}} )?(?:agreement|pact|accord|deal)|\b(?:not|isn't) (?:a|any) (?:question
        |matter|talk)
        (?: of)?(?: a)? (?:reduction|withdrawal|cuts?|pulling)|\bstays? at (?:its|their) (?:present
        |current)
        (?: [a-z]{{4,9}})|\bnot aware of any (?:plans?|talks?){FEW}{{1,7}}
        |\bno (?:reduction|cuts?|withdrawal|drawdown)(?: in| of)(?: [a-z.]{{1,9}}){{0,2}} (?:troops
        |forces|strength)|\bno (?:plans?|talks?|discussion|thought)(?: at present| now)? (?:of|to
        |about|on)[ ]
        (?:taking|pull|withdraw|cut|reduc|remov|the size)\w{{0,4}}{FEW}{{0,5}})""",
        r"missile|option\b",
        r"troop|force|usfk|soldier|garrison|size|level|strength|agreement|pact|accord|deal"
        r"|pentagon",
    ),
    cue_of(
        Kind.ASSURANCE,
        "recipient",
        "ironclad|no change|no discussion|no talk|present strength|current strength",
        r"""(?:\bcommitment to (?:the )?(?:[\w']{1,12} ){1,9}ironclad\b
        |\bno (?:change|discussion|talks?) (?:in|of|about|on) (?:the )?(?:size|number|troops?|force)
        (?: [\w']{1,12}){0,3}
        |\b(?:leave|keep|hold)\w{0,3} (?:[\w.]{1,8} ){1,4}at (?:its|the|their) (?:present|current)
        (?: [a-z]{4,9}){1,2})""",
    ),
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
)
# they tell what no other has told
_IF_NOT = (
    r"threat|warn|stick\b|\bif\b|unless|or (?:else|see|have|lose)|thinkable|conceivable|imaginable"
    r"|possible|possibility|option|on the table|talk of|wants? to|risk|ponder|consider|price of"
)
LOOSE = (
    cue_of(
        Kind.THREAT,
        "recipient",
        "see |let |watch|bring|pullout|withdrawal|pulling out|departure|drawdown|removal",
        r"""\b(?:(?:see|let|watch|have) (?:the |its |our |their |these |all ){0,2}(?:u\.?s\.?[ ]
        |american )?(?:troops|soldiers|forces|gis|garrison|americans) (?:go|come|leave|pull out
        |depart|packed?|sail)\b(?: home| off| away)?|bring(?:ing)? the (?:number|level|strength
        |size) of (?:the |its |our )?(?:u\.?s\.? |american )?(?:troops|soldiers|forces)
        (?: [a-z]{2,8}){0,4} down|(?:pullout|withdrawal|pulling out|departure|drawdown|removal)
        of (?:the |all |some |most |many |its |our ){0,2}(?:[\d,]{3,7} )?(?:or so )?(?:u\.?s\.?[ ]
        |american )?(?:troops|soldiers|forces|gis|americans|garrison))\b""",
        r"no (?:plan|talk|intention)|ruled? out|\bdenie|deny|not consider|iraq|syria|afghan|1970"
        r"|carter|nixon|\bnever\b",
        _IF_NOT,
    ),
    # troops: hints, talk, the idea of leaving
    cue_of(
        Kind.THREAT,
        "recipient",
        "pull|withdraw|drawdown|exit|exodus|depart|retreat|recall|redeploy|evacuat|walk-away"
        "|abandon|troop cut|troop reduc|troop exit|troop review|troop recall|force reduc|brigade"
        "|smaller|leaner|lesser|lower|thinner|reduc|fewer|cut|mov|tak|get|bring|haul|drag|call"
        "|pack|send|ship|trim|halv|yank|clear|empty|relocat|remov|downsiz|leav|quit|scrap|shut"
        "|clos|rethink|shift|transfer|thin",
        rf"""\b(?:hint\w{{0,3}}|threat(?:s|en|ened|ens|ening)?|warn\w{{0,4}}|talk(?:s|ed
        |ing)?(?: up)?|sp(?:ea|o)k(?:s|e|ing|en)?|mus(?:es|ed|ing|ings)|mull\w{{0,3}}|moot(?:s|ed
        |ing)?|toy\w{{0,3}}|dangl\w{{2,3}}|brandish\w{{2,3}}?|float\w{{0,3}}|rais\w{{2,3}}
        |weigh\w{{0,3}}|spect(?:re|er)|idea|prospect|options?|possibility|fears?|rumou?rs?
        |vow\w{{1,2}}?|suggest(?:s|ed|ion|ing)|trial balloon|study|chew(?:s|ed|ing)[ ]over
        |ponder\w{{0,3}}|consider\w{{0,3}}|propos\w{{2,3}}|order\w{{0,3}}|plan(?:s|ning|ned)?
        |draft\w{{0,3}}|prepar\w{{2,3}}|tweet|allud\w{{2,3}}|announc(?:e|es|ed)|made noises|notion
        |chatter|card)[ ](?:(?!no |not |nor |never |if |but )[\w.'"-]{{1,9}} ){{0,5}}?{_LEAVING}""",
        _NO_LEAVING,
        _TROOPS + r"|korea|japan|germany|seoul|tokyo",
    ),
    cue_of(
        Kind.THREAT,
        "recipient",
        "dangl|moot|float|rais|brandish|weigh|mull|threat|consider|aired|hint|on the|in play"
        "|looked at|bandied|discuss|warning|card|option|talk",
        rf"""\b{_LEAVING}(?: [\w.]{{1,9}}){{0,5}}? (?:(?:was|were|is|are|be|been
        |being) (?:[a-z]{{2,6}}[ ])?(?:dangled|mooted|floated|raised|brandished|weighed|mulled
        |threatened|considered|aired|hinted at|on the (?:table|cards)|in play|looked at|bandied
        |discussed as)|threats?\b|warnings?\b|cards?\b|options?\b|talk\b)""",
        _NO_LEAVING,
        _TROOPS + r"|korea|japan|germany|seoul|tokyo",
    ),
    # left open; cards, chips and levers; pay or we go
    cue_of(
        Kind.THREAT,
        "recipient",
        "rule out|ruled out|ruling out|rules out|exclud|open|dodg|sidestep|card|chip|leverage|quit"
        "|hostage|lever|or we|or our|or fewer|or else|or lose|or see|no soldiers|no troops|we "
        "|get out|them out|us out|out we|they come|soldiers|boys|planes|garrison|tear|torn|scrap",
        rf"""(?:(?:\b(?:not|n't|never|declin\w{{1,3}} to|refus\w{{1,3}} to|without) (?:rul(?:e
        |ed|es|ing) out|exclud(?:e|ed|ing)) (?:[\w.'-]{{1,9}} ){{0,4}}?(?:{_LEAVING}|(?:troop|force
        |fewer)\w{{0,2}}(?: [a-z]{{2,8}}){{0,2}})\b|\ble(?:aves?|ft|aving) (?:open |the door open
        |(?=[^.;,]{{0,30}} open)) ?(?:[\w.'-]{{1,9}} ){{0,5}}?{_LEAVING}\b|\b(?:dodg(?:ed|es)
        |sidestepp?(?:ed|s)) (?:[\w.'-]{{1,9}} ){{0,5}}?(?:{_LEAVING}|pulling)|\b(?:troop|pull-?out
        |withdrawal|drawdown|troop-cut|garrison)s? card\b|\b(?:troops?|soldiers?|garrison|presence
        |forces?
        |gis)(?:'s)? (?:[\w-]{{1,8}} ){{0,3}}?as(?:an? )?(?:[a-z]{{3,10}} )?(?:bargaining chips?
        |leverage|levers?|hammer|hostages?|cards?))|\b(?:(?:pay|pay up|sign|cough up|spend
        |more (?:cash|money)|money)(?:,)? or (?:else )?(?:we (?:leave|walk|pack|pull|go|quit)
        |we're (?:gone|out|leaving|off)|see (?:gis|troops)|fewer|lose|our|the|out
        |face)(?: [\w']{{1,8}}){{0,3}}|no (?:money|cash|deal), no (?:soldiers|troops|gis|shield
        |umbrella)|(?:if|unless) [^.;:]{{2,44}}, (?:then )?(?:we(?:'re| are|'ll)?(?:walk|gone|leave
        |leaving|out|pull|go(?:ing)?)|out we go|they(?:'re| will|'ll)? (?:come|go|coming
        |going)(?: home)?|(?:the )?(?:u\.s\. |american )?(?:troops|soldiers|boys|planes|garrison
        |forces|gis|marines)[ ](?:will |would |could |may |might )?(?:be |go|leave|come
        |get)\w{{0,4}}(?: (?:home|out|posted|moved|halved|cut|pulled))?))|(?:\b(?:like
        |want\w{{1,2}}?) (?:to )?(?:get )?(?:them|us|everyone|the troops|our (?:troops|soldiers
        |boys|people)|those (?:troops|soldiers))? ?out\b(?: of (?:korea|japan|there|germany))?
        |\b(?:take|bring|pull|get|withdraw|yank|haul) (?:them|everyone|our (?:boys|men|troops
        |people|soldiers)|those (?:boys|men|troops|soldiers))(?: all)? (?:out|home
        |back)\b(?: of (?:korea|japan|there|germany))?|\b(?:simply|just
        |should) get out\b(?: of (?:there|korea|japan))?|\b(?:tear(?:ing)? up|scrap(?:ping)?
        |quit(?:ting)?|rethink(?:ing)?|walk(?:ing)? away from) the[ ]
        (?:mutual |security |defen[cs]e ){{0,2}}(?:treaty
        |alliance)\b))""",
        _NO_LEAVING.replace("|ruled out", "") + r"|activist|trade pact|\bpoll\b|socialist",
    ),
    cue_of(
        Kind.THREAT,
        "recipient",
        "troop|soldier|force|garrison|brigade|gis|marine|boys|planes|americans|division|units"
        "|aircraft|part of",
        r"""\b(?:troops?|soldiers?|forces?|garrison|brigades?|gis|marines|boys|planes|division
        |units?|aircraft|its americans) (?:(?:in|from|of) [a-z]{4,8} )?(?:might|may|could
        |would)[ ](?:(?:just )?(?:as well )?|well |soon |also |one day )(?:be (?:sent|moved|posted
        |halved|pared|cut|pulled|withdrawn|trimmed|reduced|shifted|relocated|redeployed|brought
        |gone|recalled|thinned|removed|scaled|drawn)|not (?:stay|be there|remain)|(?:leave|go
        |come)\b(?! to)|pull out|depart)(?: (?:packing|home|out|down|back|elsewhere|east|away|(?:to
        |for) [a-z]{4,8}|from [a-z]{4,8}|forever))?""",
        _NO_LEAVING + r"|rotat|exercise|drill|barracks|\bdmz\b|range",
        r"threat|warn|hint|suggest|\bif\b|unless|pay|money|said|told|stingy|should|trump|stubborn"
        r"|envoy|paper|dail",
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        _STAFF,
        rf"""\b(?:(?:forced|enforced|compulsory|mandatory|involuntary|administrative|unpaid|mass
        |massive) (?:unpaid |wageless )?(?:leave|absence|lay-?offs?|break|vacation|holiday
        |time off)(?: without (?:pay|wages))?|leave (?:without (?:pay|wages?)|notices?|orders?
        |letters?)|(?:lay-?offs?|suspension|recall|60-day|sixty-day) (?:notices?|letters?|warnings?
        |orders?)|lay-?offs?\b(?: of{FEW}{{0,4}}? {_WORKERS})?|pink slips?|(?:stand-down|idling
        |lockout|recall|suspension|standing down)of{FEW}{{0,4}}? (?:{_WORKERS}|pay|wages|work)\b
        |absence without (?:pay|wages)|payless \w{{3,9}}|back-to-work \w{{3,9}}|job cuts)\b""",
        _NOT_BASE,
        _UNPAID,
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        _STAFF,
        r"""\b(?:idled|stood down|sent (?:home|packing)|laid off|locked out|benched|sidelined
        |barred from(?: \w{2,9}){1,3}|ordered (?:off|home|to stay (?:away|home))|told (?:to (?:go\b
        |stay (?:away|at home|home|off))|not to (?:come|report))|(?:put
        |placed) on (?:\w{4,14}[ ]){0,2}(?:leave|the street)|put out of work|shown the (?:gate
        |door)|recalled|called back|brought back|kept (?:off|from) (?:the job|work|their)
        |out of (?:work|a job)|suspended from|(?:go|going|went) home (?:unpaid|without)
        |on (?:\w{4,14} )?leave|went idle|left idle)(?: from \w{3,9} \d{1,2}\b)?""",
        _NOT_BASE + r"|troops|soldiers|memo|ambassador|\bhe |(?:officer|aide|leader|official|hand"
        r"|negotiator)s? recalled|withdraw",
        _UNPAID,
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        _STAFF,
        rf"""\b(?:idl(?:e|es|ed|ing)|benche?[sd]?|benching|(?:stand|stood|lay|laid|lock
        |locked)[ ](?:down|off|out)|recall(?:s|ing)?|calls? back|takes? back
        |took back)(?: [\w',-]{{1,14}}){{0,5}}? {_WORKERS}|\b(?:bring|brings|brought|send|sends
        |sending|sent|ordered|calls?|called)(?: [\w',-]{{1,14}}){{0,5}}?[ ]{_WORKERS} (?:back
        |home)\b(?: (?:to|from|without)(?: [\w-]{{2,9}}){{1,2}})?|\b(?:puts?|putting|place[sd]?
        |placing)(?: [\w',-]{{1,14}}){{0,5}}? on (?:\w{{4,14}} )?leave\b""",
        _NOT_BASE + "|troops|soldiers|withdraw",
        _UNPAID,
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        _STAFF,
        rf"""\b(?:return(?:s|ed|ing)?|go(?:es)? back|went back|c[oa]mes? back|back|stream(?:s
        |ed) back)(?: (?:to|at|through|in))(?: (?:the|their|its))? (?:work|gates?|posts?|desks?
        |jobs?|benches|kitchens?|workplaces?|duties)\b|\b{_WORKERS} (?:could|will|would
        |to)[ ](?:return|come back|go back)\b|\b(?:called|ordered|summoned) back\b""",
        _NOT_BASE + "|troops|soldiers|negotiat|table|envoy",
        _UNPAID,
    ),
    cue_of(
        Kind.FURLOUGH,
        "recipient",
        _STAFF,
        r"""\b(?:without|with no|no) (?:pay|wages?|pay ?checks?|work|salar(?:y|ies)
        |jobs?)\b(?: or (?:wages|work|pay))?(?! (?:rise|deal|pact|increase))|\blos(?:e|ing
        |t) (?:pay|their (?:pay|wages|jobs))\b""",
        _NOT_BASE + "|troops|soldiers",
        _UNPAID,
    ),
)
FRAMES = (
    _threat("vow|poised", "pull", "troop", _NO_PULLOUT),
    _threat("", "pull", "troop", _NO_PULLOUT, r"\bif\b|\bunless\b|threat|\bfear"),
    _threat("prospect", "pull", "troop", _NO_PULLOUT, reach=5),
    _threat("prospect|vow", "pullout", "", _NO_PULLOUT, reach=5),
    _threat("might", "pull", "troop|them", _NO_PULLOUT, reach=4),
    _threat("vow", "troop", "leave", "no plan|ruled? out", reach=10),
    _threat("vow|poised", "pull", "them", "no plan|ruled? out", reach=6),
    frame_of(
        Kind.ASSURANCE, "recipient", "", "keep", "level|troop", "outside|bill|pay", _AS_IS, reach=6
    ),
    frame_of(Kind.ASSURANCE, "recipient", "level|troop", "keep", "", "outside|bill|pay", reach=5),
    frame_of(Kind.ASSURANCE, "recipient", "level|troop", "touch", denied=True),
    frame_of(Kind.ASSURANCE, "recipient", "", "pull", "troop|them|level", denied=True, reach=6),
    frame_of(Kind.FURLOUGH, "recipient", "worker", "furlough|home", "", denied=None, reach=12),
    frame_of(Kind.FURLOUGH, "recipient", "", "furlough", "worker", reach=6),
)
