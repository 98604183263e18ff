"""What a text can tell: kinds of claim, how firmly a figure is put, what a sum is; rows of cues."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a claim is about; the second block is read but was not part of the first vocabulary."""

    CONTRIBUTION = "contribution"
    TOTAL_COST = "total_cost"
    SHARE = "share"
    INCREASE = "increase"
    DEMAND = "demand"
    OFFER = "offer"
    THREAT = "threat"
    TROOPS = "troops"
    EXCHANGE_CONVERSION = "exchange_conversion"
    TERM = "term"
    ROUND = "round"
    MEETING = "meeting"
    TENTATIVE_DEAL = "tentative_deal"
    AGREEMENT = "agreement"
    INITIALED = "initialed"
    SIGNED = "signed"
    RATIFICATION = "ratification"
    EXPIRY = "expiry"
    VETO = "veto"
    FURLOUGH = "furlough"

    DEADLOCK = "deadlock"
    RESUMPTION = "resumption"
    SCHEDULED = "scheduled"
    ASSURANCE = "assurance"
    EXTENSION = "extension"
    ESCALATOR = "escalator"
    OUTSIDE_OPTION = "outside_option"
    REJECTION = "rejection"
    LEGAL_BASIS = "legal_basis"
    APPOINTMENT = "appointment"
    MULTIPLE = "multiple"
    CONTEXT = "context"
    LAPSE = "lapse"


class Modality(StrEnum):
    """How firmly a figure is put."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Status(StrEnum):
    """What a sum is: part of the variable it belongs to, never a detail."""

    PAID = "paid"
    AGREED = "agreed"
    TENTATIVE = "tentative"
    DEMANDED = "demanded"
    OFFERED = "offered"
    EXPECTED = "expected"
    ESTIMATED = "estimated"


# agreements on the cost that anybody who reads the press knows: payer, years, public since; the
# record of the shipped cases has their sources
PACTS = (
    ("KR", "2005/2006", "2005-03-15"),
    ("KR", "2007/2008", "2006-12-06"),
    ("KR", "2009/2013", "2008-11-30"),
    ("KR", "2014/2018", "2014-01-12"),
    ("KR", "2019", "2019-02-04"),
    ("KR", "2020/2025", "2021-03-07"),
    ("KR", "2026/2030", "2024-10-04"),
    ("JP", "2001-04/2006-03", "2000-07-18"),
    ("JP", "2006-04/2008-03", "2005-12-09"),
    ("JP", "2008-04/2011-03", "2007-12-12"),
    ("JP", "2011-04/2016-03", "2010-12-14"),
    ("JP", "2016-04/2021-03", "2015-12-16"),
    ("JP", "2021-04/2022-03", "2021-02-17"),
    ("JP", "2022-04/2027-03", "2021-12-21"),
)

# rows of cues, as `trigger.cue_of` takes them
FEW = r"(?: [\w.,'()/-]{1,16})"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# how else a deal, near or done, is told
_NOT_OURS = (
    r"nuclear|denucleari|pyongyang|north korea|kim jong|summit|trade|farm |steel|fish|beef|\bg-?7\b"
    r"|\bg-?20\b|quad\b|\bgas\b|water|climate|two koreas|\bunions?\b|airline|strike|cabinet"
    r"|parliament|assembly|\bdiet\b|court|plenary|football|tariff|currenc|chips\b|of minds"
    r"|vaccine|history"
)
SETTLED: tuple[tuple[Kind, str, str, str, str, str], ...] = (
    (
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
        _NOT_OURS + r"|no (?:\w{2,12} )?(?:deal|agree|text|accord)",
        r"cost|bill\b|text|terms|envoy|negotiat|deal\b|accord|agree|teams|sides|pact\b|settle",
    ),
    (
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
        _NOT_OURS + r"|fail|unable|no agreement|before (?:an? )?(?:deal|agreement)|without|until"
        r"|unless|\bif\b|yet to|could not|was not|not been|would be|hop(?:e|es|ing)|aim|two-day"
        r"|three-day|\bround|session|provisional|tentative|preliminar|in principle|makeshift"
        r"|subject to|pending",
        (
            r"cost|bill\b|talks|negotiat|troop|\bsma\b|pact\b|accord|deal\b|agreement|sides|allies"
            r"|money|base"
        ),
    ),
)
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
IDLED: tuple[tuple[Kind, str, str, str, str, str], ...] = (
    (
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
    (
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
    (
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
    (
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
    (
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
_NOT_SAT = _NOT_OURS + _TO_BE
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
SITTINGS: tuple[tuple[Kind, str, str, str, str, str], ...] = (
    (
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
    (
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
    (
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
    (
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
    (
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
