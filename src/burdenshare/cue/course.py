"""Cues of how the talks go: meetings, deadlock, who leads them, and what happens around them."""

from __future__ import annotations

from burdenshare.cue.kind import Kind
from burdenshare.cue.trigger import FEW, MONTH, WEEKDAY, cue_of, frame_of

CUES = (
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
        |teleconference|virtual (?:meeting|talks)|(?:tele)?phone (?:call|talks)
        |(?:spoke|talked) (?:by|on
        |over) (?:the )?(?:tele)?phone|over the phone)\b|(?:negotiations|talks|bargaining
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
        "|no agreement|without"
        "|stuck|walked",
        rf"""(?:\b(?:without|minus|with no|in)[ ]
        (?:settling|agreeing|nothing|(?:an? )?(?:accord|agreement|deal|arrangement|result
        |outcome|settlement))\b|\bno (?:prospect of )?(?:deal|agreement|accord)\b|\bdead end\b
        |\bno (?:real |major |clear )?(?:progress|breakthrough|headway|common ground|movement
        |result)\b|\bfar apart\b|\bhit a (?:wall|snag|dead end)\b
        |\b(?:talks|negotiations|discussions)\b{FEW}{{0,4}}? (?:deadlocked|stalled
        |broke down|collapsed|failed|stuck|ended without)\b|(?:had |have )?failed to (?:reach
        |agree|narrow|find|conclude|bridge|close|resolve|settle|come to){FEW}{{0,3}}
        |yet to (?:reach|find|come to){FEW}{{1,2}}|no sign of (?:an? )?(?:deal|agreement|settlement)
        |(?:final )?agreement was not reached|\b
        (?:deadlock|impasse|stalemate)\b|came to nothing|walked out|without (?:an? )?(?:agreement
        |deal|breakthrough))""",
        r"nuclear|denucleari|deprive|pyongyang",
        r"talk|negotiat|cost|deal|agreement|plan|round|sides|that|apart\b",
    ),
    cue_of(
        Kind.RESUMPTION,
        "both",
        "resum|accelerat|as soon as possible|restart|speed up|back to the table",
        rf"""(?:agreed to (?:resolve|accelerate|resume|restart|speed up
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
        "head|leads|delegat|led by"
        "|negotiator|commissioner|counterpart|appointed|named|delegate|ambassador",
        r"""(?:\bhead of (?:the )?(?:[\w.]{2,10} ){0,2}(?:delegation|team)(?: [a-z-]{2,14}){1,2}
        |\bwho (?:heads|leads) the (?:[\w.]{2,10} ){0,2}(?:team|delegation|side)
        |\bchief delegates? (?:are|is|were|was) (?:ambassador )?(?:[a-z-]{2,14} ){1,2}
        |\bled by (?:career diplomat )?(?:[a-z]{2,12}[ -]){1,2}[a-z-]{2,14}
        |\bchief (?:u s |u\.s\. |us |south korean |korean |japanese )?(?:negotiator
        |delegate),? (?:[a-z-]{2,14} ?){1,2}|(?:republic of korea|rok|south korean|korean|us
        |u\.s\.) (?:commissioner|negotiator|envoy) [a-z-]{3,16}(?: [a-z-]{3,14})?|(?:us|u\.s\.
        |american|south korean|korean|japanese) counterpart,? [a-z-]{3,14} [a-z-]{3,14})""",
        r"kim jong|coalition",
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
        Kind.RESUMPTION,
        "both",
        "stage|stretch|phase|gear",
        r"\b(?:last|final|closing) (?:stage|stretch|phase)\b|\bhigh(?:er)? gear\b",
        r"nuclear|pyongyang",
        r"talks|negotiat|consult|discuss",
    ),
    cue_of(
        Kind.CONTEXT,
        "near",
        "effect|force|summit|olympic|since the|began paying|withdrawn|returned the"
        "|visit|sit down with"
        "|second time"
        "|direct talks|meetings with|top aides"
        "|plan to meet|protest|rall|election campaign",
        rf"""(?:\b(?:took|takes?|taking) effect (?:on|in|from|last|this|next){FEW}{{1,3}}
        |\b(?:enter|come|came|go|went|put)(?:s|ed|ing)?(?: [\w']{{1,12}}){{0,6}}? into force
        (?: (?:on|in|from|last|this){FEW}{{1,3}})?|\bin force since{FEW}{{1,3}}
        |\b(?:first|second|third|next|upcoming) summit (?:in|with|between)
        (?: [\w.-]{{1,14}}){{1,12}}?(?: (?:in|last|this
        |next) (?:late |early |mid-?)?[a-z]{{3,9}}\b)|began paying for{FEW}{{2,10}}|(?:has
        |have) (?:maintained a|been in)(?: [\w.()-]{{1,14}}){{1,4}} since the{FEW}{{1,5}}
        |\balliance since the{FEW}{{1,4}}|troops were withdrawn in \d{{4}}|returned the (?:next
        |following) year|\bvisited [a-z]{{3,12}} (?:last
        |this) (?:week|month)|sit down with{FEW}{{1,6}}|set to meet{FEW}{{2,12}}|(?:aides|envoys
        |officials) of [a-z]{{3,12}} met with{FEW}{{3,8}}|rule out direct talks
        |meetings with [a-z]{{3,12}}|convinced [a-z]{{3,12}} to visit{FEW}{{2,7}}
        |officials plan to meet{FEW}{{1,6}}|delegation to the [a-z]{{3,12}} olympics
        |spurred in part by{FEW}{{1,4}})""",
    ),
)

_NO_TALKS = r"nuclear|denucleari|pyongyang|north korea|kim jong|summit|trade (?:talks|neg)"
_NOT_MET = _NO_TALKS + r"|conclud|no talks|not (?:hold|begun|started)|without"
_OUTSET = r"\b(?:start|opening|beginning|launch|outset|kick-?off) of (?:the |those |these )?"
_ROUNDS = r"\brounds?(?: of [a-z]{4,14})? (?:that|which)"
_IN_ROUNDS = _NOT_MET + r"|rounds? of|meetings on"
FRAMES = (
    frame_of(
        Kind.MEETING,
        "both",
        "delegate|they",
        "meet",
        "",
        _NO_TALKS + r"|round|times\b|will meet|to meet|by the time|rally|ceremony"
        r"|met for|met (?:the|its|his|her) ",
        r" (?:on|in|last|this|at|yesterday|for) ",
        reach=5,
    ),
    frame_of(
        Kind.MEETING,
        "both",
        "",
        "hold",
        "session|call",
        _NOT_MET + r"|cabinet|news|press|town|rally|meetings\b",
        r" (?:on|in|last|yesterday|this) ",
        reach=5,
    ),
    frame_of(
        Kind.MEETING,
        "both",
        "session",
        "happen",
        "",
        _IN_ROUNDS + "|cabinet|press",
        dated=True,
        reach=4,
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
    frame_of(Kind.MEETING, "both", "talk", "open", "", _NO_TALKS, reach=6),
    frame_of(
        Kind.MEETING, "both", "", "open|outset", "talk", _NO_TALKS, _OUTSET, dated=True, reach=4
    ),
    frame_of(Kind.MEETING, "both", "round", "open", "", _NO_TALKS, _ROUNDS, dated=True, reach=4),
    frame_of(Kind.MEETING, "both", "talk", "ongoing", "", _NO_TALKS, r" since ", dated=True),
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
    frame_of(Kind.FURLOUGH, "recipient", "worker", "furlough|home", "", denied=None, reach=8),
    frame_of(Kind.FURLOUGH, "recipient", "", "furlough", "worker", reach=6),
)
