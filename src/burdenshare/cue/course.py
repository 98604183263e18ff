"""Cues of how the talks go: meetings, deadlock, new starts, who leads them."""

from __future__ import annotations

from burdenshare.cue.kind import FEW, MONTH, NOT_OURS, WEEKDAY, Kind
from burdenshare.cue.trigger import cue_of, frame_of

_WHICH = "next following first second third fourth fifth sixth seventh eighth ninth"
_TO_COME = "|".join(
    f"{which} {what}" for which in _WHICH.split() for what in ("round", "session", "meeting")
)
_NO_TALKS = (
    r"nuclear|denucleari|pyongyang|north korea|kim jong|summit|trade (?:talks|neg|minister)|farm "
    r"|\bg-?(?:7|20)\b|quad's|two koreas|finance minister|of minds|succession|\bgas\b|water\b"
)
_NOT_MET = _NO_TALKS + r"|conclud|no talks|not (?:hold|begun|started)|without"
_OUTSET = r"\b(?:start|opening|beginning|launch|outset|kick-?off) of (?:the |those |these )?"
_ROUNDS = r"\brounds?(?: of [a-z]{4,14})? (?:that|which)"
_IN_ROUNDS = _NOT_MET + r"|rounds? of|meetings on"
_IN_SESSION = _IN_ROUNDS + r"|sessions? (?:that|which)|cabinet|parliament|assembly|diet\b"
# how the two sides sit down with each other
_TEAMS = (
    r"delegat|teams?\b|sides\b|negotiat|envoy|ministers?\b|diplomat|chiefs?\b|parties|representativ"
    r"|counterpart|allies|officials|experts|\bthey\b|\bwe\b|two men|\bpair\b|seoul|washington|tokyo"
    r"|koreans?\b|americans?\b|u\.s\.|opposite number|ambassador|adviser|secretary|[a-z]'s man\b"
)
_MATTER = (
    r"cost|talks?\b|bill\b|pact\b|accord|bargain|negotiat|money|burden|\bsma\b|special measures"
    r"|host[- ](?:nation )?support|base|sharing|\bteams\b|delegat|envoys?\b|counterpart|draft\b"
    r"|haggl|terms\b|two sides|both sides|number"
)
_TO_BE = (
    r"|\b(?:will|would|to|may|might|could|should|next|planned|scheduled) (?:be |hold|meet|sit"
    r"|confer|discuss|gather|take place|come|open|begin|start|session|meeting|talks)"
)
_NOT_SAT = NOT_OURS + _TO_BE
_TALK = (
    r"(?:talks|bargaining|negotiations?|negotiating|haggling|discussions?|consultations?"
    r"|deliberations|horse-trading|exchanges?|wrangling|conversations?|parleys?)"
)
_SITTING = (
    r"(?:sessions?|sittings?|talks|meetings?|consultations?|encounters?|discussions?|conclave"
    r"|negotiations|parley|exchanges?)"
)
_PLACE = r"(?:seoul|washington|tokyo|hawaii|honolulu|los angeles|berlin|brussels|jeju|warsaw)"
_SIDES = "negotiat|delegat|envoys|sides|teams|diplomats|talks|consult"
_TOPIC = "talks|negotiat|bargain|consult|discuss|session|sitting|haggl|delegat|envoys"
CUES = (
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
)
# they tell what no other has told
LOOSE = (
    cue_of(
        Kind.MEETING,
        "both",
        _SIDES,
        rf"""\b(?:(?:sat|sits?|sitting|seated)(?: down)? (?:together|across|opposite|facing|round
        |around|for (?:talks|\w{{1,6}} hours)|with (?:them|mr|his|her|the)\b|over the){FEW}{{0,4}}
        |fac(?:ed?|es|ing) (?:each other|one another){FEW}{{0,5}}|(?:came|come|go(?:es)?|went|sat
        |talked|spoke) face[- ]to[- ]face|(?<!to )(?:came|come|got|gets?|getting) (?:together
        |round (?:one|the|a) table)|put(?:ting)? (?:their )?heads together|compar(?:ed?
        |ing) (?:notes|figures|numbers)|(?:exchang(?:ed?|ing)|swapp(?:ed|ing)|traded) (?:views
        |papers|positions|opening|salvos|ideas|figures|proposals|notes)|locked horns|haggled
        |huddl(?:ed?|ing)|closeted|cooped up|(?:talked|bargained|negotiated
        |conferred) (?:for (?:an? )?(?:[\w-]{{2,9}}[ ]){{0,2}}hours?|in {_PLACE}|(?:by
        |over|via|until|till) (?!19|20)[\w-]{{2,12}})|rolled up their sleeves|had it out|went at it
        |conferr(?:ed|ing) (?:by|in|over|on|with){FEW}{{0,4}}|confer by{FEW}{{1,2}}
        |behind closed doors|in conclave|in town{FEW}{{0,3}})""",
        _NOT_SAT,
        _TEAMS,
    ),
    cue_of(
        Kind.MEETING,
        "both",
        _TOPIC,
        rf"""\b(?:(?:another|full|long|second|third|fourth|first) (?:straight |full |long )?(?:days?
        |hours?|weekend)[ ]of (?:[\w-]{{2,14}} ){{0,2}}?{_TALK}|third-day session
        |(?:working-level|director(?:-general)?-level|small-group|closed-door|face-to-face
        |one-on-one|unscheduled|impromptu|informal|marathon|follow-up|preliminary|low-key|secret
        |opening)[ ](?:[\w-]{{3,12}} )?(?:{_SITTING}|breakfast|lunch|dinner|bout)|get-together
        |sit-down|parley|conclave|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth
        |tenth) (?:bout|sitting|set of talks|encounter)|(?:last|this) (?:week|month)'s {_SITTING}
        |working (?:lunch|breakfast|dinner|session))\b{FEW}{{0,4}}""",
        _NOT_SAT + "|rounds of",
        _MATTER,
    ),
    cue_of(
        Kind.MEETING,
        "both",
        _TOPIC,
        rf"""\b(?:sessions?|sitting|encounter|discussions?|consultations?|one-on-one|negotiations?
        |talks|bout|bargaining|teleconference)\b(?:(?: [\w'-]{{1,14}}){{0,7}}?)? (?:took place
        |(?:was|were) (?:held|convened|conducted|opened)|lasted|ended (?:on )?{WEEKDAY}|ended at
        |went into overtime|commenced|ran (?:from|to|into|until|past)|drew to a close|close in
        |(?:is|are) under ?way|starts? (?:at|in)|opened (?:in|at|on) {FEW}|drag(?:s|ged)? into)""",
        _NOT_SAT + r"|rounds? of|round\b|minutes|without|no deal|[a-z]{3,7}(?:st|nd|rd|th) session",
        _MATTER,
    ),
    cue_of(
        Kind.MEETING,
        "both",
        _TOPIC,
        r"""\b(?:flew|flies|flown|travel(?:l?ed|s)|came (?:in|to|back|for)|back in|return(?:s|ed)
        |arriv(?:es?|ed)|touched down|landed|turned up|trooped
        |in town)(?: [\w'.-]{1,14}){0,6}?[ ](?:for|with)(?: [\w'-]{1,14}){0,4}? (?:talks
        |consultations?|bargaining|session|negotiations|discussions)\b|\b(?:flew|flies|came|trooped
        |in town|turned up|in [a-z]{5,11})(?: [\w'.-]{1,14}){0,6}? to (?:haggle|negotiate
        |bargain|discuss|tie up)\b""",
        _NOT_SAT,
        _TEAMS,
    ),
    cue_of(
        Kind.MEETING,
        "both",
        _TOPIC,
        rf"""\b(?:(?<!to )(?<!will )(?<!would )(?<!may )(?<!could )(?<!can )(?:holds?|held|opens?
        |wrap(?:s|ped)? up|winds? up|wound up|convened?|launch(?:ed|es)?|starts?|begins?
        |closed?)[ ](?:(?:an?|the|their|his|fresh|new|more|further|another|first|two-day|three-day
        |day-long|cost|defen[cs]e|cost-sharing|host-nation|military|troop|base|working-level|latest
        |video|virtual|unscheduled|unannounced|quiet|secret|informal|extra|special|(?:two
        |three) days of) ){{1,4}}{_SITTING}|meets? (?:[a-z.'-]{{2,12}} ){{1,2}}in {_PLACE}|(?:meet
        |confer) in {_PLACE}|met (?:again|twice|once more|virtually|up in|online|briefly|privately
        |secretly|quietly|informally|yesterday|for (?:the|a) \w{{5,7}} (?:time|day)
        |for \w{{3,5}} hours)|(?:been|are|were) meeting\b|(?:had|having|held) (?:(?:an?|his
        |her|their|the) (?:[\w-]{{3,12}}[ ]){{0,2}})?(?:exchange|conversations?|chat|talk|one-on-one
        |face-to-face)\b|engaged in [\w -]{{0,20}}{_TALK}|(?:called on|hosted|received|went to see
        |spoke with|speaks with|spoke to)(?: [\w'-]{{2,14}}){{1,4}}? (?:at|in|over|about|on
        |to discuss|by|for)(?: [\w'-]{{2,14}}){{1,4}})""",
        _NOT_SAT + "|in the middle|reporters|deadline|rounds? of",
        _MATTER,
    ),
)
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
)
