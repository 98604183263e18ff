"""Cues of demands and offers, by the party that makes them."""

from __future__ import annotations

from burdenshare.cue.kind import MORE, Kind
from burdenshare.cue.trigger import cue_of, frame_of

# those whose wishes are no government's
_OTHERS = (
    r"\b(?:civic|activists?|residents?|villagers|unions?|campaigners|protesters|groups"
    r"|mayors?|environmentalists|farmers) (?:[a-z]{2,9} ){0,4}(?:demand|want|ask|call|press|urg"
    r"|sought|seek|argu|insist|push)|"
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
_NO_CUT = "missile|nuclear|own defen[cs]e"
_TOO_LITTLE = r"too (?:small|little|low)|(?:very|so) little|\bunfair|insufficient|paltry"
# the looser tellings of demands
_HOST = (
    r"(?:(?:the )?(?:south )?koreans?|(?:south )?korea(?:'s)?|seoul(?:'s)?|tokyo(?:'s)?"
    r"|japan(?:'s|ese)?|berlin|german[sy]|warsaw|poland|moon|abe|kishida|ishiba|suga|(?:allies"
    r"|ally|hosts?(?: nations?| countr(?:y|ies))?|partners?|partner country)|them)"
)
_PAY_UP = (
    r"(?:(?:pay|cough|pony|chip|pitch|kick|ante|stump|fork|shell|dole|hand over|step up|ramp up"
    r"|open|loosen|dig|carry|pull|foot|shoulder|bear|assume|defray|underwrite|bankroll|cover"
    r"|contribute|spend|rais|raise|lift|hike|boost|swell|enlarge|increase|doubl|double|treble"
    r"|triple|quadruple|finance|fund|pick|dredge|top)(?:ing|s)?\b|(?:do|doing|give|giving|put"
    r"|putting|take|taking|go|going|help|helping|up)[ ](?:[a-z]{2,5} )?(?:more|bit|part|share|up"
    r"|out|in|on|higher|a lot|its|their|till)\b)"
)
_BIGGER = (
    r"(?:more|bigger|larger|greater|higher|heavier|heftier|fatter|steeper|fairer|deeper|richer"
    r"|drastic\w{0,6}|multifold|manifold|quadrupl\w{1,3}|trebl\w{1,3}|tripl\w{1,3}|doubl\w{1,3}"
    r"|five-?fold|four-?fold|large|big|hefty|radical\w{0,2}|rise|hike|raise|increase|cash|money"
    r"|relief|windfall|ransom|markup|bump)"
)
_AMERICAN = (
    r"(?:washington|u\.s\.|us|american|america|trump|pentagon|uncle sam|white house|president"
    r"|administration|americans|foggy bottom)(?:'s)?"
)
_NOT_HOST = (
    r"nuclear|sanction|\bunions?\b|activist|civic|opposition|residents|mayor|governor"
    r"|wage (?:rise|hike)|workers (?:want|demand|ask)|transparen|openness|ketchup|central bank"
    r"|own defen[cs]e|pyongyang|kim jong|beijing|lawmakers (?:ask|urg|call|want|press)"
    r"|troops (?:out|home)|soldiers in|answers|explain (?:to|why|how)|\bpoll\b|missile (?:test"
    r"|launch)|(?:urg|ask|press)\w{2,3} the govern"
)
_ITS_BILL = (
    r"pay|contribut|share|burden|cost|money|cash|spend|bill|troop|upkeep|base|host|purse|wallet"
    r"|weight|deep|pony|chip|kick|cough|stump|fork|dole|\bdig|foot|bankroll|defray|underwrit"
    r"|stake|higher|up by|\bbit\b|squeez|charged|assum|better"
)
_COST = (
    r"pay|contribut|share|burden|cost|money|cash|spend|bill|troop|upkeep|base|host|ally|allies"
    r"|seoul|korea|tokyo|japan|washington|american|u\.s\."
)
# the looser tellings of offers
_THE_COST = (
    r"pay|contribut|share|burden|cost|money|cash|spend|bill|troop|upkeep|base|host|ally|allies"
    r"|seoul|korea|tokyo|japan|washington|american|u\.s\."
)
_TENDER = (
    r"(?:(?:rise|increase|raise|hike|bump|top-up|concession|compromise|package|counter-?proposal"
    r"|counter-?offer|proposal|offer|bid|formula|flexibility|feeler|sweetener|outlay|cheque)"
    r"|(?:new|higher|bigger|larger|revised|amended|better|fresh|modest|improved|final|decent"
    r"|middle) (?:[a-z-]{4,9} )?(?:figure|sum|number|plan|paper|scheme|idea|contribution|payment"
    r"|share))"
)
_GIVE = (
    r"(?:pay|shoulder|foot|fund|finance|bear|cover|build|take on|assume|underwrite|contribute"
    r"|chip in|stump up|put up|part with|raise|increase|lift|up|go (?:up|higher|above|beyond"
    r"|further|a bit|a little|some)|share|boost|double|live with|stomach|swallow|throw in|stretch"
    r"|do (?:more|its|our|their|better|somewhat)|pick up|bankroll|spend|give (?:more|a little)"
    r"|host)"
)
_THEIRS = (
    r"nuclear|pyongyang|kim jong|summit with|denucleari|\bgdp\b|opposition|\bunions?\b|governor"
    r"|mayor|activist|lawmakers? (?:propos|suggest)|bill to|resolution|american (?:side"
    r"|negotiators?|team|envoy) (?:propos|float|present|put)|washington (?:has |had )?(?:propos"
    r"|float|present|put|ask|want|demand)|trump|cannot|never|ready to (?:fight|leave)|(?:budget"
    r"|american|u\.s\.) proposal|demand(?:s|ed)? that|\bneither\b|(?:should|must) (?:do|pay"
    r"|contribut|show)|urged (?:seoul|tokyo)|(?:accept|reject|refus|spurn|rebuff|declin|turn"
    r"|said no to|veto)\w{0,3} (?:down )?(?:[\w'.]{1,9} ){1,3}?(?:offer|proposal|bid)\b"
)
_BY_HOST = (
    r"seoul|korea|tokyo|japan|warsaw|poland|polish|berlin|german|lithuani|vilnius|\bhosts?\b|moon"
    r"|ministry|minister|\bwe\b|kishida|abe\b|offer"
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
        Kind.OFFER,
        "payer",
        "further|higher|farther|beyond|far as|highest",
        r"""(?:\b(?:go|going|goes|went) (?:no|any) (?:further|higher|farther) than
)\b(?: [\w']{1,14}){1,4}
        |\bas far as (?:[\w']{1,14} ){1,3}(?:would|could|can|will) go\b""",
        r"trump|washington",
    ),
)
# they tell what no other has told
_PAY_BY = (
    r"troop|force|soldier|cost|bill|burden|spend|defen[cs]e|protect|garrison|contribut|presence"
    r"|support|talks|payment|check|cheque|bases"
)
_NOT_THEIRS = (
    r"(?:seoul|tokyo|korea|japan|korean|japanese)(?:'s|s')? (?:request|wish|demand|call|plea"
    r"|appeal)|nuclear|denucleari|tariff|trade|beef|refus|reject"
)
LOOSE = (
    cue_of(  # by a noun: "the American wish for a fairer split", "our request for a bigger share"
        Kind.DEMAND,
        "recipient",
        "request|wish|call|plea|appeal|insistence|push|pitch|desire|drive|quest",
        r"""\b(?:u\.?s\.?|american|washington's|trump's|america's|our|his|their|team's|side's
        |administration's|president's|pentagon's)(?: [a-z]{3,12})? (?:requests?|wish(?:es)?|calls?
        |pleas?|appeals?|insistence|push|pitch|desire|drive|quest) (?:for|on|that)
        (?: [\w-]{1,12}){0,3}? (?:fair(?:er)?|just|equitable|even-handed|equal|balanced|bigger
        |larger|more|higher|greater|heavier|steeper|fatter)\b(?: [\w'-]{1,14}){0,3}""",
        _NOT_THEIRS,
        _PAY_BY,
    ),
    cue_of(  # a heading put to the payer: "Washington brought up the cost of drills"
        Kind.DEMAND,
        "recipient",
        "brought up|raised|tabled|on the table|introduced",
        r"""\b(?:washington|u\.?s\.?(?: side)?|american side|americans|united states)
        (?: (?:has|had|again|also|then|first)){0,2} (?:brought up|raised|tabled|put on the table
        |introduced)(?: ["\w'-]{1,14}){0,3}? (?:price|costs?|expenses|heading|category|item
        |field|operational support|strategic assets?|drills?|deployments?)\b""",
        _NOT_THEIRS + r"|concern|issue of|tax",
        _PAY_BY,
    ),
    cue_of(  # "the allies must pick up more", "they ought to pay us"
        Kind.DEMAND,
        "recipient",
        "must|should|ought to|have to|has to|need to|needs to|had better",
        r"""\b(?:allies|partners|seoul|tokyo|south korea|japan|germany|poland|it|they|koreans
        |japanese|europeans|germans) (?:must|should|ought to|have to|has to|needs? to|had better)
        (?: (?:now|also|finally|really|at last))? (?:pick up|carry|shoulder|take on|assume|bear
        |meet|cover|foot|pay|contribute|give|chip in|put in)(?: ["\w'-]{1,12}){0,3}? (?:more|larger
        |bigger|greater|heavier|large proportion"?|of the (?:bill|cost|burden|tab)|us\b|in full
        |their (?:way|share)|its (?:way|share))\b""",
        r"\bif\b|whether|why|survey|poll|percent of (?:south )?korean|not ",
        _PAY_BY,
    ),
    cue_of(
        Kind.DEMAND,
        "recipient",
        "tell|told|expect|urg|press|push|ask|call|get|got|prod|nudg|exhort|implor|pester|badger"
        "|warn|lean|leant|want|order|bade|need|appeal|demand|instruct|mak|made",
        rf"""\b(?:tell\w{{0,3}}|told|expect\w{{0,3}}|urg\w{{1,3}}|press(?:ed|es|ing|uring|ured
        |ure on)?|push(?:ed|es|ing)?(?: for)?|ask\w{{0,3}}|call\w{{0,3}} (?:on|upon|for)|get|gets
        |getting|prod\w{{0,4}}|nudg\w{{1,3}}|exhort\w{{0,3}}|implor\w{{2,3}}|pester\w{{0,3}}
        |badger\w{{0,3}}|warn(?:s|ed|ing)|lean(?:s|ed|ing|t)? on|want\w{{0,3}}|order(?:s|ed|ing)
        |bade|need\w{{1,2}} for|appeal\w{{0,3}} to|demand\w{{0,3}}|instruct\w{{0,3}}|ma(?:ke|kes
        |king
        |de)) (?:(?!agreed)[a-z.]{{2,9}} ){{0,3}}{_HOST} (?:[a-z]{{2,9}} ){{0,4}}?{_PAY_UP}
        (?![^.;,]{{0,20}}[$\d])(?: (?!and |but )[\w'-]{{1,14}}){{0,3}}""",
        _NOT_HOST + r"|\b(?:was|is|are|were) (?:only )?paying",
        _ITS_BILL,
    ),
    # what hosts must do, by those who are owed it
    cue_of(
        Kind.DEMAND,
        "recipient",
        "must|should|ought|had best|had better|needs to|has to|have to|has got|can afford"
        "|would be paying|is to be|was to be",
        rf"""\b{_HOST} (?:would be (?=paying (?:much |far |a lot )?more)|(?:must|should
        |ought to|had (?:best|better)|needs? to|ha(?:s|ve) (?:got )?to|can afford to
        |could afford to|(?:is|was) to be (?=charged|billed|made|asked|pressed
        |squeezed))(?: be(?= (?:made|asked|told|pressed|[a-z]{{3,8}}ing)\b))?(?: start| now| also
        | simply| finally| itself)?) ?(?:(?:made|asked|told|pressed) to )?(?:{_PAY_UP}|charged
        |billed|squeezed|come back with)(?![^.;,]{{0,20}}[$\d])
        (?: (?!and |but )[\w'-]{{1,14}}){{0,3}}""",
        _NOT_HOST
        + r"|\bno reason\b|why (?:should|must)|approv|ratif|not be taken|pass it|if |\b(?:what"
        r"|how much|whether) (?:the )?(?:south )?(?:seoul|korea|tokyo|japan|germany|hosts?|allies)",
        _ITS_BILL,
    ),
    # calls, pleas, pushes for more
    cue_of(
        Kind.DEMAND,
        "recipient",
        "demand|call|push|bid|plea|pressure|pitch|insist|request|appeal|exhort|clamo|drive|move"
        "|appetite|wish|desire|need|ask|case|argument|cry|quest|petition|lobbying|hunt|approach",
        rf"""\b(?:demands?|calls?|push|bid|pleas?|pressure|pitch|insistence|requests?|appeals?
        |exhortations?|clamou?r|drive|move|appetite|wish|desire|needs?|asks|quest|petition|campaign
        |approach|lobbying) (?:for|to|on|that|of|by|from) (?:
        (?!not |no )[\w."'-]{{1,12}}){{0,5}}?(?:(?:much |far |even |even much |substantially )?
        (?:{_BIGGER}
        |equitable)\b|(?<=to ){_PAY_UP})
        (?: (?:for |of |in |from |base |host |korean |japanese |allied |its |the )?(?:share
        |contributions?|payments?|outlay|spending|costs?|burden|support|cheque|check|bill|money
        |cash|split|effort|rise|hike|increase|troops|bases|allies|seoul|tokyo|korea))?\b""",
        _NOT_HOST + r"|unmoved|more (?:time|than|openness|information)|drawdown|troop rise|answer",
        _COST,
    ),
    # verbs of being after money
    cue_of(
        Kind.DEMAND,
        "recipient",
        "angl|bargain|eye|eying|drum|wring|squeez|extract|out for|after|hold|held|get|got"
        "|getting|milk|wrest|shak|fish|dun|push|bid|hunger|wring|hank|gun|aim|look|seek|sought"
        "|prod",
        rf"""\b(?:angl\w{{2,3}} for|bargain\w{{0,3}} for|ey(?:es|ed|eing|ing)|drumm?(?:ing
        |ed)? up|wring(?:ing)?|wrung|squeez\w{{1,3}}|extract\w{{0,3}}|wrest\w{{0,3}}|(?:is|was|are
        |were|be) (?:out for|after|holding out for|looking for|fishing for|gunning for|hungry for
        |keen on|back for)|(?:hold|h[eo]ld)\w{{0,3}} out for|get(?:s|ting)? (?=more)|sought
        |seek\w{{0,3}}|shak(?:e|es|ing) (?:down
        |loose))[ ](?:[\w."'-]{{1,14}} ){{0,3}}?{_BIGGER}\b(?: (?:from|out of|for|of
        |in)(?: the)? [a-z]{{3,8}})?""",
        _NOT_HOST + r"|more time",
        _COST,
    ),
    # complaints that hosts pay too little
    cue_of(
        Kind.DEMAND,
        "recipient",
        "peanuts|nothing|too little|so little|very little|pittance|far too|not enough|free ride"
        "|freeload|free-|free load|free rid|advantage|rip|ow|money machine",
        r"""\b(?:pay\w{0,3} (?:only|just |us )?(?:peanuts|too little|so little|very little
        |nothing|a pittance|far too little|not enough)|(?:get(?:s|ting)?|tak(?:es|ing)|had|has|have
        |enjoy\w{0,3}|ha(?:d|s) been on)a free ride|free[- ]?(?:load|rid)(?:s|ing|e|er|ers
        |ed)\b(?! (?:of|bik))|tak(?:es|ing)[ ]advantage of (?:us|the u\.s\.|america
        |the united states)|rip(?:s|ping|ped) (?:us|america)off|ow(?:es?|ed) (?:us|america
        |the u\.s\.|washington)|giv(?:es?|ing) (?:almost|next to|us) nothing|(?:a
        |the) money machine)""",
        _NOT_HOST,
        _COST + "|defen|protect",
    ),
    # the bill itself, and the screws that go with it
    cue_of(
        Kind.DEMAND,
        "recipient",
        "american|u.s.|us |washington|trump|president|uncle|new|put|raise|raising|up|turn"
        "|tighten|appl|slap|present|hand|send|sent|serv|slid|add|tack|wish list|shopping list"
        "|fresh",
        rf"""\b(?:(?:{_AMERICAN}|new american)(?: (?:new|opening|initial|latest|fresh|revised
        |money|exorbitant|one-year))? (?:ask|exorbitant asks|invoices?|wish lists?|shopping lists?
        |price tag|asking price|opening (?:bid|demand|ask)|price list)\b|(?:upp|rais
        |hik)\w{{1,3}}? (?:the (?:ante|stakes|bar)|its (?:ask|demands?|price))\b(?: (?:for|on
        |in) [a-z]{{4,8}}(?: [a-z]{{4,6}})?)?|ups the ante(?: (?:for|on
        |in) [a-z]{{4,8}}(?: [a-z]{{4,6}})?)?|(?:turn|tighten|put|appl|pil)(?:s|ed|ing|ting|y|ies
        |ied|es)? (?:on )?(?:up )?(?:the )?(?:thumb)?(?:screws?|squeeze|arm|heat|bite
        |pressure) (?:up )?(?:on|to) {_HOST}|(?:present|hand|serv|slap
        |slid)\w{{0,3}} (?:over )?(?:[a-z]{{2,8}} ){{0,3}}?(?:with )?(?:an?|the|its
        |his) (?:[a-z]{{3,9}} ){{0,2}}?(?:bill|invoice|wish list|shopping list|price tag)\b)""",
        _NOT_HOST + r"|\bthe bill (?:to|before)|assembly|parliament|committee|bill on",
        _COST,
    ),
    # said in so many words
    cue_of(
        Kind.DEMAND,
        "recipient",
        "pay up|pay us|pay more|pay a|pay much|pay your|cough|pony|dig|hand over|open your|time to",
        r"""(?:(?<=[":,;.] )|(?<=["\n'])
        |(?<= '))(?:time (?:for [a-z ]{4,12} )?to )?(?:pay (?:up|us|more|a lot more|much more
        |your (?:way|share|dues|bills))|cough up|pony up|dig deep(?:er)?|hand over more
        |open your wallets?)\b(?: more)?(?=[,:;."'!-]| or | -)""",
        _NOT_HOST,
    ),
    cue_of(
        Kind.OFFER,
        "payer",
        "rise|increase|raise|hike|bump|top-up|concession|compromise|package|counter|propos|offer"
        "|bid|formula|flexib|feeler|sweeten|outlay|cheque|figure|sum|number|plan|paper|scheme"
        "|idea",
        rf"""\b(?:signal\w{{1,4}}|indicat\w\w|hint\w{{1,2}} at|dangl\w{{2,3}}|tabl(?:es|ed|ing)
        |put(?:s|ting)? (?:forward|forth|up|on the table)|la(?:id|ys) (?:on|before)|c(?:a
        |o)me(?:s)? (?:up|forward|back|along|in|to the table) with|present\w{{1,2}}
        |deliver\w{{1,2}}|convey\w{{1,2}}|pitch\w\w|float\w{{1,2}}|counter\w{{1,2}} with
        |offer\w{{0,3}}|propos\w{{2,3}}|sent|submitt?\w{{1,2}}|h(?:e|o)lds? out|better\w{{1,2}}
        |improv\w\w|upp?\w{{1,2}}|brought|unveil\w{{1,2}}|suggest\w{{1,2}}|made|threw in|throws? in
        |tender\w{{1,2}}|proffer\w{{1,2}}|name(?:s|d)?)[ ](?:(?!no |not |billion|percent
        |nothing)[\w"'-]{{1,14}} ){{0,4}}?{_TENDER}\b""",
        _THEIRS,
        _THE_COST + "|deal|talks|envoy|negotiat",
    ),
    cue_of(
        Kind.OFFER,
        "payer",
        "willing|ready|prepared|minded|game|open to|could|can|would|readi|inclin|promis|pledg"
        "|volunteer|offer|mull|propos|agreed to|ponder|dispos",
        rf"""\b(?:(?:(?:is|was|are|were|be|stands|stood|been|declared itself) )?(?:willing
        |ready|prepared|minded|game|open|inclined|disposed)(?: all along)? (?:for|to)|could|can
        |would (?:gladly|be (?:willing|ready|prepared) to|even|be happy to)|would(?= (?:swallow
        |stomach|foot|throw|live with))|readiness (?:for|to)|willingness (?:for|to)
        |promis\w{{2,3}} (?:to|an?)|pledg\w{{2,3}} (?:to|an?)|volunteer\w{{0,3}} (?:to|an?)
        |offer\w{{0,3}} (?:to|an?)|mull\w{{0,3}}|propos\w{{2,3}} to|agreed to look kindly on
        |ponders?)[ ](?:(?!not |no )[\w'-]{{2,12}} ){{0,2}}?(?:{_GIVE}\b(?![^.;,]{{0,20}}[$\d])
        |(?:live with|stomach|swallow|accept|consider|of)?(?: ?(?:an?|some|slightly|modest|small
        |larger|slight|moderate|mild|higher|bigger|further|somewhat
        |little)){{1,3}} (?:[a-z-]{{4,10}} )?(?:rise|increase|raise|hike|bump|top-up|outlay|cheque
        |sum|contribution|payment))(?: [\w'-]{{1,12}}){{0,4}}""",
        _THEIRS,
        _BY_HOST,
    ),
    cue_of(
        Kind.OFFER,
        "payer",
        "improv|revis|amend|upgrad|better|best|last|final|latest|new|compromise|counter"
        "|concession|sweeten|conced|flexib|gave ground|give ground|meet|partway|halfway|climb"
        "|came down|come down|comes down|lower|trim|soften|scal|shav|bend",
        r"""\b(?:(?:improved|revised|amended|upgraded|better|best|last(?: and (?:best|final))?
        |final|latest|fresh|modified|new|compromise|creative|sweetened|korean|seoul's|tokyo's
        |warsaw's)(?: (?:u\.s\.|american|korean|best possible))? (?:counter-?)?(?:offer
        |bid)s?\b(?! (?:for|to|on) (?:talks|host))|counter-?(?:proposals?|offers?|bids?)\b
        |concessions? (?:by|from) (?:the )?(?:seoul|korea|koreans|tokyo|japan|japanese|washington
        |u\.s\.)|(?:sweeteners?|sweeten\w{0, 3}(?= (?:the|its|their|bid|host|offer)))\b
        (?: (?:the |its |host |their )?(?:bid
        |offer|aid|deal|pot|package|proposal))?|(?:show(?:s|ed|n)?|hint\w{1, 2}? at|signal(?:s
        |l?ed)|indicat(?:ed|es)) (?:some |more |its|a certain )?flexibility|g(?:a|i)ves? ground
        |me(?:e|t|e)(?:t|ts|ting)? (?:the|washington|the americans|them
        |seoul)(?: [a-z]{4, 9})? ?(?:partway|halfway|part of the way|in the middle|somewhere)
        |(?:climb\w{1, 2}?|c(?:a|o)mes?) down from (?:its|their) (?:first|opening|initial|maximal
        |earlier)[a-z]{3, 8}|(?:lower|trim|soften|scal|shav|cut|reduc|par|temper|moderat)(?:s|es
        |ed|m?ing|med|ming|ms)? (?:back |down )?(?:its|their|the american|the u\.s\.) (?:ask|claim
        |demands?|sights|price|position|request|bid)|bend(?:s|ing) (?:a little|slightly))""",
        r"\bno (?:new )?(?:offer|counter)|takeover|nuclear|pyongyang|kim jong|olympic|world cup"
        r"|host the|\bdemands? for|contract|bidder|trade|cold water|urged|ought to|(?:accept"
        r"|reject|refus|spurn|rebuff|declin|turn|said no to"
        r"|veto)\w{0,3} (?:down )?(?:[\w'.]{1,9} ){1,3}?(?:offer|proposal|bid)\b",
        _THE_COST + "|deal|talks|envoy|negotiat",
    ),
)
FRAMES = (
    frame_of(Kind.DEMAND, "subject", "", "ask|request", "more|greater", _NO_BILL, denied=None),
    frame_of(Kind.DEMAND, "subject", "", "ask|request", "bill", _NO_BILL, denied=None, reach=6),
    frame_of(Kind.DEMAND, "subject", "party|they", "require", "bill|more|greater", _NEED, reach=3),
    frame_of(Kind.DEMAND, "recipient", "duty", "give", "greater", _NO_BILL, reach=4),
    frame_of(Kind.DEMAND, "recipient", "share|give", "paltry", "", _NO_CUT, _TOO_LITTLE, reach=5),
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
)
