"""Cues of vetoes and of other refusals."""

from __future__ import annotations

from functools import partial

from burdenshare.cue.kind import FEW, TRUMP, Kind
from burdenshare.cue.trigger import cue_of, frame_of

_BY_EXECUTIVE = (
    r"\bby (?:the |mr\.? |us |u\.s\. |president |donald ){0,3}(?:trump|biden|president|white)"
)
_NO_COUP = r"impeach|congress|wall\b|missile|no to (?:[a-z']{2,12} ){0,2}questions?"
_BY_PRESIDENT = (
    r"trump|biden|president|white house|impeach|councill?ors|lawmakers|committee|oval|\bboss\b"
    r"|party|commander|u\.s\. leader|assembly|upper house|members|landfill|cigarettes|passage"
    r"|dispute over|tearing|drawn on|list\b|\bno (?:formal|such|talks|decision|plan)|who killed"
)
_ON_OFFER = r"offer|propos|percent|deal|%|sum\b"
# a deal that comes to grief at the top
_TOP = (
    r"(?:(?:the )?(?:white house|oval office|president(?! moon)|resolute desk|commander in chief"
    r"|boss|chief executive|(?:u\.s\.|american) (?:leader|president)|head of state)|(?:mr\.? "
    r"|president |donald )?trump|(?:his|their) own boss|one man|the (?:very )?top)"
)
_NO = (
    r"(?:rejections?|refusal|rebuff|objections?|opposition|veto|thumbs[- ]down|cold shoulder|snub"
    r"|\"?no\b\"?|nyet|displeasure|whim)"
)
_NO_BILL_OF_HIS = (
    r"impeach|congress|wall\b|missile|yoon|nawrocki|\brice\b|spending bill|counsel|mask\b|treaty"
    r"|blue house|korean president|climate|\biran\b|nuclear|can veto|if the president|debate"
)
_DEALT = (
    r"offer|propos|deal|agreement|accord|pact|plan|bid\b|sum\b|percent|compromise|package|draft"
    r"|bargain|text|formula|settle|envoy|negotiat|diplomat|\bit\b|seoul|korea|money|figure|number"
)
_veto = partial(frame_of, Kind.VETO, "recipient")
CUES = (
    cue_of(
        Kind.VETO,
        "recipient",
        "reject|refus|turn|veto|oppos|rebuff|nix|spurn|scuttl|block|scrapp|dismiss|balk"
        "|quash|overrul"
        "|wave|said no|not accept",
        rf"""(?:\b(?:{TRUMP}|he)\b{FEW}{{0,3}}? (?:reject(?:ed|s)?|refus(?:ed|es)|turn(?:ed
        |s) (?:[\w'$%.]{{1,14}} ){{0,4}}?down|veto(?:ed|es)?|rebuff(?:ed|s)|nix(?:ed|es)|spurn(?:ed
        |s)|scuttl(?:ed|es)|block(?:ed|s)|scrapped|quashed|overruled|dismiss(?:ed|es)|balk(?:ed
        |s) at|said no to|oppos(?:ed|es)|waved? (?:it |that |this )?(?:away|aside)|said no
        |did not accept)\b(?: [\w'%$.-]{{1,14}}){{0,5}}|(?:opposition of|veto by|rejection by
        |objections? of) {TRUMP}|(?:rejected|vetoed|turned down|rebuffed|blocked|scuttled|nixed
        |refused|opposed|overruled|spurned) by {TRUMP})""",
        r"impeach|congress|wall\b|court|immigra|hydroxy|criticism|direct talks|rule out"
        r"|claims? that|no to (?:[a-z']{2,12} ){0,2}questions?",
        r"said no|deal|offer|propos|agreement|accord|increase|percent|sum\b|plan|pact|it\b|amount"
        r"|money|tender|overture|terms|rise|billion|compromise|draft|package|formula|settlement|bid\b",
    ),
    cue_of(
        Kind.VETO,
        "recipient",
        "veto|threw|sent|knock|shot|brush|kill|torpedo|tore|slap|wav|would not|not enough"
        "|will not|could not|does not|did not|put the|put paid",
        rf"""\b(?:{TRUMP}|he)\b{FEW}{{0,3}}? (?:vetoed|threw (?:it |that )?out
        |sent (?:[\w']{{1,12}} ){{1,5}}back|knock(?:ed|s) (?:it |that )?(?:back|down)
        |shot (?:it |that )?down|brushed (?:it |that )?aside|torpedoed|tore up
        |slapped (?:it )?down|waved (?:it )?off|would not (?:hear of|have) it
        |put (?:the kibosh|the brakes|paid) (?:on|to)|(?:will|could|does|did) not (?:hear of|have
        |stand for|go for|buy|wear|sign|bless) (?:it|that))\b
        (?: [\w'%$.-]{{1,14}}){{0,4}}""",
        r"impeach|congress|wall\b|missile",
    ),
    cue_of(
        Kind.VETO,
        "recipient",
        "turned|rejected|refused|killed|fell|collapsed|died|founder|object|rejection|refusal|veto",
        rf"""\b(?:fell through|collapsed|died|foundered)
        (?: [\w']{{1,12}}){{0,2}} (?:when|after|as|because|on) {TRUMP}\b
        |\b{TRUMP}'s (?:rejection|refusal|veto)\b|\b{TRUMP} (?:objected|said it was not enough
        |did not agree)\b""",
        r"impeach|congress|wall\b|missile",
        r"deal|offer|propos|agreement|accord|percent|plan|pact|compromise|draft|package|it\b",
    ),
    cue_of(
        Kind.VETO,
        "recipient",
        "withheld|withholding|rejected|turned|said no|tore up|threw out|vetoed",
        r"""(?:\b(?:tore up|threw out|rejected|turned down|vetoed) what (?:his|the
        |its)(?: own)?(?: \w{2,12})? (?:envoys?|negotiators?|team|diplomats?|aides)
        (?: [a-z]{3,12}){1,3}|\bwith(?:held|holding) (?:his|its|final|presidential
    |the president's) (?:final )?
        (?:approval|consent|blessing|assent|signature|nod|ok)\b
        |\bi(?:'ve| have)? (?:just )?(?:rejected|turned it|turned that|said no to)\b
        (?: (?:it|that|them|down|the (?:offer|deal|sum)))?)""",
        r"impeach|wall\b",
        r"offer|deal|agreement|accord|pact|amount|percent|per cent|sum\b|trump|president|envoy",
    ),
    cue_of(
        Kind.REJECTION,
        "payer",
        "balk|reject|refus|turned down|rebuff|baulk",
        rf"""\b(?:seoul|south korea|tokyo|japan|moon|parliament|assembly|berlin
        |germany)\b{FEW}{{0,3}}? (?:balked|baulked|rejected|refused|turned down|rebuffed
        |would refuse)(?: at)?(?: [\w'$.-]{{1,14}}){{0,4}}""",
    ),
    cue_of(
        Kind.REJECTION,
        "payer",
        "question|ground|reason|no such|denie|cold water|ruled out|rules out|excess|respons|call",
        r"""(?:\bout of the question\b|\bno (?:ground|grounds|reason) (?:to|for) (?:chang|reopen
        |revis|renegot|alter|touch|discuss)\w{0,9}(?: [\w']{1,12}){0,4}
        |\bno such (?:request|talk|demand|offer|plan to pay)
        |\bden(?:ied|ies) (?:that|there)(?: [\w']{1,12}){1,7}
        |\bpoured cold water on(?: \w{1,8}){0,2}
        |\b(?:ruled|rules) out (?:any|new|a|the) (?:[\w-]{1,12} ){0,2}(?:payment|rise|increase|item
        |change)s?|\b(?:groundless|considers excessive)\b)""",
        r"troop cut|withdraw|nuclear",
    ),
    cue_of(
        Kind.REJECTION,
        "near",
        "accept|agree|subject|short|close",
        r"""(?:\b(?:cannot|can't|could not|couldn't|can not|will not|would not) (?:accept|agree to
        |be accepted)\b(?: [\w']{1,12}){0,2}|\bnot subject to (?:revision|change|review)
        |\bfell (?:well |far )?short of(?: [\w-]{1,14}){1,2}|\bnot come close to
        (?: [\w-]{1,14}){1,3})""",
        r"nuclear|pyongyang",
    ),
    cue_of(
        Kind.REJECTION,
        "subject",
        "denie|deny|no plan|no intention|disput|contest|refut|never rec|never got|never hear"
        "|never saw|nothing of"
        "|no such|groundless|baseless|no additional"
        "|no further|no extra",
        rf"""(?:\b(?:den(?:y|ies|ied)|disput(?:es|ed)|contests?|contested|refut(?:ed|es))\b
        (?: (?:on )?[a-z]{{3,6}}day)?(?: (?:that|there|it|any|the|such|having|this
        |ever))?{FEW}{{0,7}}|\b(?:tokyo|seoul|japan|korea|government|ministry|side)[ ]
        (?:has |had |have )?(?:denie[sd]|dispute[sd])(?=[.,;])|\bnever (?:received|got|heard|saw)
        {FEW}{{1,4}}|\bnothing of the (?:kind|sort){FEW}{{0,3}}|\bno (?:plans?|intention) (?:to
        |of) (?:renegotiat|reopen|revis|rewrit|pay|rais|accept|increas
        |giv)\w{{0,5}}{FEW}{{1,5}}|\bno such (?:request|talks?|demand
        |offer|figure|sum|negotiation|thing)\b|\bno (?:additional|further|extra) (?:sum|payment
        |amount|increase|money) (?:has |had |was |is ){{1,2}}(?:been )?(?:agreed|promised
        |discussed)(?: to)?
        |\bcall(?:s|ed) (?:the|that|this|it)(?: [\w]{{4,9}})? (?:groundless|baseless|untrue|false)
        |\bshould not be taken as)""",
        r"trump denied|biden denied|nuclear|deny (?:him|her|them)|disputes (?:by|over)|a report"
        r"|dead end|nor denied|rift|close to a|people deny|minesweep|negotiator denied|the report",
        r"request|demand|talk|negotiat|sum\b|figure|amount|report|claim|ask|method|billion|pay|word"
        r"|fact",
    ),
    cue_of(
        Kind.REJECTION,
        "near",
        "resist|oppos|object|stood|argued|hear nothing|hear of|not hear|none of|pushback|push back"
        "|pushed back|fought"
        "|fended|balked|not go along|not meet|not acceptable|unacceptable|said no|short of",
        rf"""(?:\b(?:strong |stiff |fierce |heavy |firm )?(?:resistance|opposition|objections?
        |pushback)
        (?: from| of| by)(?: the)?(?: [\w.]{{2,10}}){{1,2}}|\b(?:(?:strongly|firmly|flatly
        |openly) )?
        (?:resist(?:ed|s|ing)|oppos(?:e|es|ed|ing)|object(?:ed|s) to|stood(?: firmly| firm)? against
        |argued(?: \w{{2,9}})
        {{0,3}} against|pushed back (?:against|at|on)|fought(?: off)?|fended off)(?: (?:a|an|the
        |any|such
        |this|that|all|its))?{FEW}{{0,3}}? (?:cuts?|pressure|calls?|reductions?|demands?|increases?
        |rises?|hikes?|idea|proposals?|changes?|plan|it|this|that|request)\b|\b(?:would
        |will) (?:not )?hear (?:nothing )?of
        {FEW}{{1,6}}|\b(?:wants?|have|has|having) none of (?:it|this|that)|\b(?:will|would|could
        |can)(?: not
        |n't) (?:go along with|live with|consider|entertain){FEW}{{1,4}}|\bnot (?:meet|met)
        (?: [\w.']{{2,12}}){{1,2}} (?:requests?|demands?|call)|\bnot acceptable\b|\bunacceptable\b
        |\b(?:americans|koreans|japanese|washington|seoul|tokyo|side) said no\b|\b(?:well
        |far) short of
        (?: [\w-]{{3,14}}){{1,2}})""",
        r"trump|nuclear|opposition party|opposition lawmaker|withdraw|pull ?out|president|one man"
        r"|residents|farmers|\bboss\b|white house|\btax\b|fair share",
    ),
)
# they tell what no other has told
LOOSE = (
    cue_of(
        Kind.REJECTION,
        "subject",
        "brush|short|thumb|cold|no way|thanks|deaf|set|nonstart|non-st|flat|no rea|scoff",
        r"""\b(?:brush\w{0,3} (?:[a-z.]{2,9} ){0,5}?(?:off|aside)|g[ai]ve[sn]? (?:[a-z]{3,9} ){0,3}?
        (?:short|the cold shoulder|a frosty|thumbs down)|no way\b|thanks but no|turn\w{0,3} a deaf
        |sets? (?:its|their) faces? against|non-?starter|flat(?:ly)? (?:no|refus\w\w|reject\w\w)\b
        |sees? no reason to (?:pay|give)|scoff(?:s|ed) at)(?: [\w.'-]{1,12}){0,3}""",
        r"trump|president|missile|nuclear|withdraw|troop cut|opposition|pull ?out|friend|the top",
    ),
    cue_of(
        Kind.VETO,
        "recipient",
        "trump|presiden|white|oval|resolute|commander|chief|boss|head|one man|top|u.s. l|american l"
        "|i'|i turned|told them",
        rf"""\b(?:(?:rejection|refusal|rebuff|objections?|veto|thumbs[- ]down|cold shoulder
        |opposition|disapproval|snub|killing of the (?:deal|draft|text|accord)
        |\"?no\"?) (?:of (?:the |a |an )?(?:[\w-]{{2,14}} ){{1,3}}by |by |from |in |of |at )
        (?:the )?{_TOP}
        |(?:presidential|trump's|the president's|his predecessor's|white house|oval office
        |the boss's) (?:[a-z]{{4,10}} )?{_NO}(?! (?:of (?:trade|bill)|comment))(?: (?:of|to
        |on)(?: [\w-]{{1,14}}){{1,3}})?|(?:balk\w{{0,3}}|scotched|overruled|disowned|undone
        |unpicked|thumbed down|torpedoed|overturned|rejected|waved (?:off|away|aside)|rebuffed
        |spurned|kicked back|sent back|blocked|killed|scuttled|nixed|knocked (?:back|down)|shotdown
        |buried|binned) (?:by|in|at) (?:the )?{_TOP}|(?:{_TOP}|u\.s\. leader|trump)(?: (?:had|has
        |himself|then|again|promptly|simply|flatly|personally|reportedly|in washington
        |was said to have|is said to have)){{0,2}},? (?:balk\w{{1,2}}|scotch\w\w|disown\w{{1,2}}
        |unpick\w{{1,2}}|und(?:oes|id|one)|overturn\w{{1,2}}|toss\w\w|turn\w{{1,2}} (?:(?:it|that
        |them|his|the|thumbs) )?(?:[a-z]{{4,9}} )?(?:down|back|nose|thumb)
        |pull\w{{1,2}} the (?:plug|rug)|put(?:s)? (?:his|its) foot down|pour\w{{1,2}} cold water
        |passed on|kill\w{{1,2}}|bur(?:ies|ied)|cross\w\w out|(?:would|will|could)(?: not
        |n't) (?:have|hear|wear|take|sign|bless|go along|buy|accept|swallow|agree)|won't (?:have
        |hear|wear|take|sign|bless|buy|go along|accept)|wouldn't wear|would have (?:none|no (?:part
        |truck))|g(?:a|i)ve(?:s)? (?:it[ ]|the (?:deal|draft|offer|bid) )?(?:the |a )?
        (?:thumbs[- ]down
        |cold shoulder|chop|flat no)|said(?:nope|nothing doing|the allies could keep)|(?:declin
        |refus)\w\w (?:to (?:put his|sign|bless|endorse|approve|accept|back)|seoul's|the (?:offer
        |deal|bid|proposal))|with(?:held|holds)|wav(?:es|ed) (?:away|off|aside)|slap(?:s|ped) down
        |t(?:ore|ears?) up|kick\w{{1,2}} (?:the|it|back)|repel(?:s|led)|decided against
        |stood in the way|thought otherwise|(?:was|is)(?:n't| not) (?:satisfied|happy|impressed
        |pleased) with|opposed|sank|threw a spanner|sends? back
        |sent back)(?: [\w'%.-]{{1,14}}){{0,4}}|(?:(?:never|not|n't|failed to) (?:get|got|make it
        |made it) past|(?:did not|didn't|never|failed to) surviv(?:e|ed)|f(?:e|a)ll(?:s)? (?:foul
        |afoul)|r(?:a|u)n aground|founder\w{{1,2}}|fail(?:s|ed) (?:on|at)|fell (?:through|at)|died
        |came unstuck|(?:found|won) (?:no )?favou?r|got (?:the coldshoulder|short shrift)
        |hit a snag|was stopped|returned unsigned|came to grief|met its end)(?: (?:of|with|on|at|by
        |from|in|before|the|a|an|his|[a-z]{{4,12}})){{0,4}}? {_TOP}(?:'s desk)?|i(?:'ve
        | have)? (?:just )?turned (?:it|that|them) down|i've turned down
        |i'm the one who turned(?: it)? ?down|he(?:'d| had| has)? turned down what|(?:told them
        |said) it (?:wouldn't|would not) do)""",
        _NO_BILL_OF_HIS,
        _DEALT,
    ),
)
FRAMES = (
    _veto("executive", "kill", "pact|proposal|it", reach=24),
    _veto("pact|proposal|it", "kill", "executive", reach=5),
    _veto("", "kill", "executive", "", _BY_EXECUTIVE, reach=5),
    _veto("executive", "accept|approve|approval", "", _NO_COUP, denied=True, reach=10),
    _veto("executive", "enough", "", _NO_COUP, _ON_OFFER, denied=True, reach=14),
    _veto("executive", "nay", "", _NO_COUP, reach=3),
    frame_of(Kind.REJECTION, "subject", "", "kill", "proposal", _BY_PRESIDENT, reach=6),
    frame_of(Kind.REJECTION, "subject", "party", "refuse", "", _BY_PRESIDENT, reach=3),
    frame_of(Kind.REJECTION, "subject", "party", "kill", "that", _BY_PRESIDENT, reach=3),
    frame_of(Kind.REJECTION, "subject", "", "kill", "request|pact|more", _BY_PRESIDENT, reach=6),
    frame_of(Kind.REJECTION, "subject", "party|they|delegate", "nay", "", _BY_PRESIDENT, reach=3),
    frame_of(Kind.REJECTION, "subject", "", "accept", "", r"trump|president", denied=True),
    frame_of(Kind.REJECTION, "subject", "", "unable", "", r"mutually|both sides|agreement"),
)
