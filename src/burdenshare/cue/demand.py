"""Cues of demands, offers, threats, assurances and refusals."""

from __future__ import annotations

from functools import partial

from burdenshare.cue.kind import FEW, Kind
from burdenshare.cue.trigger import MORE, TRUMP, cue_of, frame_of

# those whose wishes are no government's
_OTHERS = (
    r"\b(?:civic|activists?|residents?|villagers|unions?|campaigners|protesters|groups"
    r"|mayors?|environmentalists|farmers) (?:[a-z]{2,9} ){0,4}(?:demand|want|ask|call|press|urg"
    r"|sought|seek|argu|insist|push)|"
)
CUES = (
    cue_of(
        Kind.DEMAND,
        "recipient",
        "demand|ask|call|press|push|sought|seek|want|insist|urg|ought|should|must|desire|need|told"
        "|argu|beg|hold|held|plead|pled|lobb|made the|makes the|request|expect|have to|has to",
        rf"""\b(?:(?:has|had|have) been |is |was |first )?(?:demand(?:ed|ing|s)?|ask(?:ed|ing|s)?
        |call(?:ed|ing|s)? (?:on|for)|press(?:ed|ing|es|uring|ured)?|push(?:ed|ing|es)?|sought
        |seek(?:s|ing)?|want(?:ed|s|ing)?|insist(?:ed|s|ing)?|urg(?:ed|es|ing)|request(?:ed|s
        |ing)?|expect(?:ed|s)|desires?|ought to|should|must|ha(?:ve|s) to
        |needs? to|argu(?:ed|es|ing) for|begg(?:ed|ing)|begs?|h(?:e|o)ld(?:s|ing)? out for
        |plead(?:s|ed|ing)? for|lobb(?:ied|ies|ying) for|ma(?:de|kes?|king) (?:the|a) case for
        )\b"?[ ](?!go to |(?:an? )?(?:lower|smaller|slower|lesser) )[^.;"]
        {{0,60}}?\b{MORE}\b(?: [a-z']{{1,12}}){{0,3}}?(?: (?:share
        |spending|contributions?|costs?|bill|burden|payments?|portion|money|price)\b
        | by an? (?:[a-z]{{4,9}} ){{1,2}}(?:deal|amount|margin|sum|lot)\b)?""",
        _OTHERS
        + r"""sanction|missile|nuclear|denucleari|talk with kim|no more|want none
        |own (?:defen[cs]e|military)|not increase|scrutiny
        |transparen|protest|activist|wage (?:rise|increase)|arms|weapons|answers|time\b
        |should (?:say|tell|explain|admit)\b|should have (?:noted|said|read|stated|shown|specified)
    |(?:ask|urg|press)\w{2,3} the govern
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
        Kind.OFFER,
        "payer",
        "offer|propos|said it would|willing|volunteer|read|prepared|open to|inclin|dispos|content",
        r"""\b(?:offer(?:ed|s|ing)|propos(?:ed|es|ing)|volunteered|(?:has |had )?said it would|
        (?:is|was|are|were|be)[ ]
        (?:willing|ready|prepared|open|inclined|disposed|content)|readiness|willingness
        |preparedness)[ ](?:to )?(?:pay|paying|accept|go up
        |agree to|raise|raising|increase|cover|give|shoulder
        |fund|bear|bankroll)\w{0,3}\b(?: [\w']{1,14}){0,6}""",
        r"trump|washington (?:offer|propos)|the u\.?s\.? (?:offer|propos)"
        r"|than (?:it|\w{4,7}) (?:is|was)",
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
        Kind.THREAT,
        "recipient",
        "could go home|could come home|could leave|might go home|might leave",
        r"""\b(?:hint(?:ed|s|ing)?|warn(?:ed|s|ing)?|suggest(?:ed|s|ing)?|threaten(?:ed|s|ing)?
        |said|mus(?:ed|es|ing)|told)\b[ ][^.;"]{0,40}?\b(?:soldiers|troops|forces|gis|men)
        (?: [a-z]{2,8}){0,2}? (?:could|might|may|would) (?:go home|come home|leave)\b""",
        r"no plan|not consider|den(?:y|ied)|rule out|afghan|iraq|syria|no intention",
    ),
    cue_of(
        Kind.DEMAND,
        "recipient",
        "fair|equitable",
        r"""\b(?:ask(?:ed|ing|s)?|call(?:ed|ing|s)? (?:on|for|upon)|press(?:ed|ing|es)?
        |push(?:ed|ing)?|sought|seek(?:s|ing)?|want(?:ed|s)?|insist(?:ed|s|ing)?|urg(?:e|ed|es|ing)
        |demand(?:ed|ing|s)?)\b (?:[\w.']{1,14} ){0,12}?(?:fair(?:er)?|equitable|more equal)
        (?: and [a-z]{4,10})? (?:sharing|share|division|split|distribution|settlement|deal|basis
        |burden)\b(?: of (?:the )?(?:costs?|burden|bill))?""",
        r"nuclear|trade|tariff|missile|unions? |had asked for|short of",
    ),
    cue_of(
        Kind.DEMAND,
        "recipient",
        "short of|below|less than|far from|nowhere|lower than|smaller than",
        r"""\b(?:(?:falls?|fell|falling|comes?|came) (?:well |far |a good way )?short of|below
        |nowhere near|(?:less|lower|smaller) than|far from)[ ]
        (?:what|the (?:sum|amount|level|figure|rise)(?: that)?)
        (?: [\w.']{1,14}){1,4}? (?:had |has |have |was |were |is |are )?(?:been )?(?:sought
        |asked for|wanted|demanded|requested|asking(?: for)?|seeking|after|hoped for)\b""",
        r"nuclear|tariff|missile|(?:seoul|tokyo|japan|korea|japanese|koreans?) (?:had |has )?"
        r"(?:sought|asked|wanted|offer)|(?:proposals?|offers?) (?:\w{3,6} )?(?:fell|fall|came)",
        r"u\.?s|americ|washington|trump|united states|pentagon",
    ),
    cue_of(
        Kind.DEMAND,
        "recipient",
        "contribute|pay|bear|shoulder|spend|cover|provide",
        r"""\bthat (?:[a-z']{2,9} ){1,3}(?:contribute|pay|bear|shoulder|provide|spend|cover)[ ]
        (?:much |far |a lot |a good deal |substantially )?more\b(?! than)""",
        r"nuclear|no more|tax",
        r"ask|demand|insist|urg|request|solicit|call|want|propos|press",
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
        Kind.OFFER,
        "payer",
        "offered|offering|offers|proposed|made|put forward|tabled|submitted",
        r"""(?:\b(?:offer(?:ed|ing|s)|proposed)(?: us| them| to (?:us|washington))? (?:an? )?
        (?:certain |large |small |fixed |modest |moderate |considerable |generous |lot of
        |substantial |reasonable |higher |bigger ){0,2}(?:amount|sum|increase|rise|raise|hike
        |money)\b(?: of money)?|\b(?:made|put forward|tabled|submitted) (?:its|an?|the)[ ]
        (?:[\w-]{2,9} ){0,4}?(?:offer|bid)\b)""",
        r"nuclear|summit|washington (?:had |has )?(?:offered|proposed|made|put)"
        r"|(?:by|trump|americans|u\.s\. side) (?:washington|the u|made|put|tabled)",
    ),
    cue_of(
        Kind.DEMAND,
        "recipient",
        "fair|enough|owe|almost nothing|next to nothing|for free",
        r"""(?:\b(?:not|n't|never|hardly|barely) (?:pay|paid|paying|contribut|bear|do|carry
        |shoulder)\w{0,4}(?: [a-z]{2,8}){0,2} (?:fair|enough)(?: share)?\b
        |\bowe[sd]? (?:the |us|u\.s|america|money|a lot|billions)
        |\b(?:pay|pays|paying|for) (?:almost|next to|virtually) nothing
        |defen[cs]e for (?:free|nothing))""",
        r"apolog|nuclear",
        r"pay|contribut|share|defen|troop|burden|cost",
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
        Kind.OFFER,
        "payer",
        "further|higher|farther|beyond|far as|highest",
        r"""(?:\b(?:go|going|goes|went) (?:no|any) (?:further|higher|farther) than
)\b(?: [\w']{1,14}){1,4}
        |\bas far as (?:[\w']{1,14} ){1,3}(?:would|could|can|will) go\b""",
        r"trump|washington",
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
)

_BY_EXECUTIVE = (
    r"\bby (?:the |mr\.? |us |u\.s\. |president |donald ){0,3}(?:trump|biden|president|white)"
)
_THEIR_OFFER = (
    r"trump|washington'?s? (?:offer|propos)|the u\.?s\.? (?:offer|propos)|nuclear|summit"
    r"|propos\w{0,3} (?:agreement|deal|pact|budget|accord|increase)|defen[cs]e spending|\bgdp\b"
)
_ANSWERED = (  # an offer that is told by its answer: "accepted Seoul's offer to fund the wages"
    r"|(?:no to|yes to|turn\w{0,3} down|reject\w{0,3}|refus\w{1,3}|accept\w{0,3}|spurn\w{0,3}"
    r"|rebuff\w{0,3}|veto\w{0,3}|takes? up|took up) (?:[\w'.]{1,9} ){1,4}?(?:offer|proposal)"
)
_NO_BILL = (
    _OTHERS + r"no more|sanction|missile|nuclear|protest|wage (?:rise|increase)|arms|weapons|ask me"
    r"|(?:more|for) time\b|tariff"
    r"|(?:ask|urg|press)\w{2,3} the govern|attention|information|higher wages|unions? demand"
    r"|\bask\w{0,3} (?:why|how|whether|if|about)\b"
)
_NEED = _NO_BILL + r"|needs? (?:to )?(?:approv|ratif|consent)|needs? no\b|more than|years? or"
_NO_COUP = r"impeach|congress|wall\b|missile|no to (?:[a-z']{2,12} ){0,2}questions?"
_NO_PULLOUT = (
    r"no plan|not consider|den(?:y|ied)|rule out|ruled out|opcon|afghan|iraq|syria|no intention"
    r"|not aware|\bbarr?(?:s|ed|ing)?\b|prohibit|forbid|decision (?:last|this|to)|saves? nothing"
    r"|costs? (?:us |him |it )?more|cheaper|dearer"
    r"|own troops|russia|china|promised[^.;]{0,40} not to"
)
_BY_PRESIDENT = (
    r"trump|biden|president|white house|impeach|councill?ors|lawmakers|committee|oval|\bboss\b"
    r"|party|commander|u\.s\. leader|assembly|upper house|members|landfill|cigarettes|passage"
    r"|dispute over|tearing|drawn on|list\b|\bno (?:formal|such|talks|decision|plan)|who killed"
)
_AS_IS = r"level|strength|\bsize|unchanged|as (?:it|they) (?:is|are)|\bat [\d,]{6}"
_ON_OFFER = r"offer|propos|percent|deal|%|sum\b"
_NO_CUT = "missile|nuclear|own defen[cs]e"
_TOO_LITTLE = r"too (?:small|little|low)|(?:very|so) little|\bunfair|insufficient|paltry"
_veto = partial(frame_of, Kind.VETO, "recipient")
_threat = partial(frame_of, Kind.THREAT, "recipient")
FRAMES = (
    frame_of(Kind.DEMAND, "subject", "", "ask|request", "more|greater", _NO_BILL, denied=None),
    frame_of(Kind.DEMAND, "subject", "", "ask|request", "bill", _NO_BILL, denied=None, reach=6),
    frame_of(Kind.DEMAND, "subject", "party|they", "require", "bill|more|greater", _NEED, reach=3),
    frame_of(Kind.DEMAND, "recipient", "duty", "give", "greater", _NO_BILL, reach=4),
    frame_of(Kind.DEMAND, "recipient", "share|give", "paltry", "", _NO_CUT, _TOO_LITTLE, reach=5),
    _veto("executive", "kill", "pact|proposal|it", reach=24),
    _veto("pact|proposal|it", "kill", "executive", reach=5),
    _veto("", "kill", "executive", "", _BY_EXECUTIVE, reach=5),
    _veto("executive", "accept|approve|approval", "", _NO_COUP, denied=True, reach=10),
    _veto("executive", "enough", "", _NO_COUP, _ON_OFFER, denied=True, reach=14),
    _veto("executive", "nay", "", _NO_COUP, reach=3),
    _threat("vow|poised", "pull", "troop", _NO_PULLOUT),
    _threat("", "pull", "troop", _NO_PULLOUT, r"\bif\b|\bunless\b|threat|\bfear"),
    _threat("prospect", "pull", "troop", _NO_PULLOUT, reach=5),
    _threat("prospect|vow", "pullout", "", _NO_PULLOUT, reach=5),
    _threat("might", "pull", "troop|them", _NO_PULLOUT, reach=4),
    _threat("vow", "troop", "leave", "no plan|ruled? out", reach=10),
    _threat("vow|poised", "pull", "them", "no plan|ruled? out", reach=6),
    frame_of(Kind.OFFER, "payer", "", "ask", "freeze", _THEIR_OFFER, reach=4),
    frame_of(
        Kind.OFFER,
        "payer",
        "",
        "offer|offering",
        "fund|wage|longer",
        _THEIR_OFFER + _ANSWERED,
        reach=9,
    ),
    frame_of(Kind.REJECTION, "subject", "", "kill", "proposal", _BY_PRESIDENT, reach=6),
    frame_of(Kind.REJECTION, "subject", "party", "refuse", "", _BY_PRESIDENT, reach=3),
    frame_of(Kind.REJECTION, "subject", "party", "kill", "that", _BY_PRESIDENT, reach=3),
    frame_of(Kind.REJECTION, "subject", "", "kill", "request|pact|more", _BY_PRESIDENT, reach=6),
    frame_of(Kind.REJECTION, "subject", "party|they|delegate", "nay", "", _BY_PRESIDENT, reach=3),
    frame_of(Kind.REJECTION, "subject", "", "accept", "", r"trump|president", denied=True),
    frame_of(
        Kind.ASSURANCE, "recipient", "", "keep", "level|troop", "outside|bill|pay", _AS_IS, reach=6
    ),
    frame_of(Kind.ASSURANCE, "recipient", "level|troop", "keep", "", "outside|bill|pay", reach=5),
    frame_of(Kind.ASSURANCE, "recipient", "level|troop", "touch", denied=True),
    frame_of(Kind.ASSURANCE, "recipient", "", "pull", "troop|them|level", denied=True, reach=6),
    frame_of(Kind.REJECTION, "subject", "", "unable", "", r"mutually|both sides|agreement"),
)
