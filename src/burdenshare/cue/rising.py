"""Words of a rise, a cut, a share and of other business; every pattern has bounded repetition."""

from __future__ import annotations

from burdenshare.cue.kind import FEW, Kind
from burdenshare.cue.trigger import cue_of, frame_of
from burdenshare.report.view import pattern

UP = pattern(
    r"""(?:increas(?:e|es|ed|ing)|increments?|ascent|expansion|ris(?:e|es|ing|en)|rose|raise[ds]?
    |raising|lift(?:s|ed|ing)?|hike[ds]?|hiking
    |(?:(?<![a-z] )|(?<=is )|(?<=was )|(?<=are )|(?<=were )|(?<=won )|(?<=yen )|(?<=dollars )
    |(?<=illion )|(?<=euros )|(?<=year )|(?<=percent )|(?<=sum )|(?<=payment )|(?<=bill ))up
    |up(?= by\b)|(?<=edges )up|(?<=edged )up|(?<=inches )up|(?<=inched )up|(?<=creeps )up
    |(?<=crept )up
    |(?<=nudged )up|(?<=moves )up|(?<=moved )up|(?<=ticks )up|(?<=ticked )up|(?<=ratcheted )up
    |(?<=steps )up|(?<=stepped )up|(?<=scaled )up|(?<=driven )up|(?<=marked )up|(?<=pushed )up
    |(?<=pushes )up|(?<=bumps )up|(?<=bumped )up|(?<=drives )up|(?<=sends )up|(?<=shot )up
    |(?<=shoots )up
    |jump(?:ed|s)?|uplift|upturn|step-up|top-up|tops? up|topped up|additions?|bump(?:ed|s)?
    |escalat\w{2,4}
    |augment\w{0,6}|enlarg\w{1,5}|heighten\w{0,3}|swoll?en|extras?|inflat(?:e|es|ed)|bounced?
    |surge[ds]?|leaps?|leapt|soar(?:s|ed)?|grow(?:s|th
    |n)?|grew|climb(?:ed|s)?|go(?:es)? up|went up|gain(?:ed|s)?|add(?:s|ed)?(?! (?:that|up)\b)
    |markup|boost(?:ed|s)?
    |expan[ds]\w{0,14}|higher|smaller(?= by)|larger(?= by)|bigger(?= by)|plus(?= of)|minus(?= of)
    |sav(?:es?|ed|ings?)
    |(?:exceed(?:s|ed|ing)?|topp?(?:s|ed|ing)|surpass(?:es|ed|ing)?|outstrip(?:s|ped)?
    |beats?)(?= [a-z'. ]
    {2,36} by\b)|difference|cut|cuts
    |(?<!turn )(?<!turned )(?<!turns )(?<!turning )(?<!voted )(?<!shot )(?<!waved )down(?! into)
    |drop(?:ped|s)?
    |(?:fall(?:s
    |en)?|fell)(?! to (?:his|her|mr|president|whoever|those|them)\b)|reduc(?:e|ed|tion|es)
    |lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?
    |slash(?:ed)?|shrinks?|shrank|dips?|dipped|slips?|slipped|slid|shav(?:e|es|ed|ing)|pare[ds]?
    |soar(?:s|ed)?|surge[sd]?|leaps?
    |leapt|swells?|swelled|balloon(?:s|ed)?|growing|climbing|jumping|surging|leaping|soaring
    |swelling|ballooning|falling|dropping|declining|decreasing|dipping|slipping|sliding|shrinking
    |trimming|slashing|lowering|reducing|cutting|changed?|adjust(?:ed|ment))"""
)
UP_LEFT = pattern(
    r"\b"
    + UP.pattern
    + r"(?:(?: [\w.'()/-]{1,16}){0,14} by|(?: [a-z']{1,14}){0,10}? ?(?:of|at|to be|:)?)"
    r"(?: (?:an?|the|as much as))?(?: (?:annual|yearly|additional|average|further|record"
    r"|maximum|total|mere|full"
    r"|whole))? ?$"
)
UP_NEAR = pattern(r"\b" + UP.pattern + r"\b")
DOWN = pattern(
    r"""\b(?:sav(?:es?|ed|ings?)|cuts?|(?<!turn )(?<!turned )(?<!turns )(?<!turning )down
    |slimm\w{2,3}
    |curtail\w{0,4}|cutback|rebate|discount|drop(?:ped|s)?|fall(?:s|en)?|fell|reduc(?:e|ed|tion|es
    |ing)|lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?|slash(?:ed)?|shrink|shrank
    |shav(?:e|es|ed|ing)|pare[ds]?|falling|dropping|lowering|declining|decreasing|dipping|slipping
    |sliding|shrinking|trimming|slashing|cutting|minus|below|short of|less|cheaper|smaller)\b"""
)
# words behind a sum that take it off the payment: "400 million dollars a year off"
OFF_RIGHT = pattern(
    r"""(?: (?:a year|annually|yearly|per year|each year|over \w{3,5} years))?,? (?:(?:to be|be|was
    |were|is
    |are|would be|had been|could be|must be) )?(?:(?:taken|shaved|knocked|trimmed|cut|struck|pared
    |lopped|chopped|sliced|slashed) (?:off|away|from|out)|off\b(?! (?:limits|the table|duty))
    |saved\b
    |in (?:savings|cuts|reductions)|less\b(?! than)|(?:was |were )?(?:spared|saved)\b|(?:saving|cut
    |reduction|rebate|discount)\b)"""
)
UP_RIGHT = pattern(
    r"""^(?: (?:won|yen|dollars))?[- ][- ]?(?:a year )?(?:(?:annual|yearly|average|one-off|further
    |steep|sharp|year-on-year|proposed|across-the-board) )?(?:more|higher|lower|less|extra|dearer
    |costlier|bigger|larger|steeper|cheaper|smaller
    |increases?|rises?|raises?|hikes?|cuts?|jump|growth|above\b|below\b|short of\b
    |in one (?:go|step|year|stroke|leap|swoop|fell swoop)|at (?:a|one) stroke|uplift|addition
    |surcharge
    |over (?:the (?=\d|[$₩€£¥])|what
    |fiscal|the (?:previous|last)(?! (?:\w{2,6} )?(?:fiscal )?(?:years|decades?|months))|last year
    |20\d\d)|on top\b|up on\b|bump|boosts?|uptick|(?:cap
    |lid|ceiling|limit) on|climb|drop|reduction|decrease|markup|from (?:last|the previous|a year
    |20\d\d)(?! ?(?:to|through|until|till|up to|and|-)[ ]?(?:fiscal )?(?:20)?\d\d\b))"""
)
# a saving, behind which comes what is saved
CUT_OF = pattern(
    r"""\b(?:cuts?|reductions?|decreases?|drop|savings?|saved?|rebate|discount|relief|trimm\w{2,3}
    |trims?
    |cutting|slash\w{0,3}|shav\w{1,3}|reduc(?:e|ed|ing)|lower(?:ed|ing)?|lopp?\w{0,3}|less)
    (?: (?:in|on|off|to|from) [^,;.\d]{3,30})?(?: (?:its|the|their) [^,;.\d]{3,24})? (?:of|by|worth)
    (?: (?:about|some|around|roughly|an|another|at least|up to|as much as)){0,2} ?$"""
)
# money that is spent besides, no rise: "a further 480 million euros was spent on ..."
USED_RIGHT = pattern(
    r"""(?: \([^)]{0,40}\))?(?:,[^,.;]{3,40},)? (?:(?:was|were|is|are|has been|have been|had been
    |will be|is being) (?:spent|paid|used|disbursed|budgeted|allocated|given|earmarked|set aside
    |put)
    |went|goes|flowed|has gone)\b"""
)
RISE_RIGHT = pattern(r" (?:increases?|rises?|raises?|hikes?|jumps?|boosts?|bump|uplift)\b")
SIGNED = pattern(r"(?:[,;:)]|won|yen|dollars|then|and) (?:plus|minus) ?$|\+$")
TO = pattern(
    r"""\b(?:to|at|from)(?: (?:about|around|some|nearly|almost|roughly|just|over|the|a|record|new
    |total|full|combined|more than
    |up to|an estimated|its|as much as)){0,4} ?$"""
)
AT_LEVEL = pattern(
    r"""\b(?:from|to|at|reached|hit|touched) (?:(?:its|an?|the|their|that) )?(?:\w{3,9} )?(?:peak
    |high
    |level|record|low|height|sum|total|figure|amount|ceiling) of (?:about |some |only |just )?$"""
)
LEVEL = pattern(r"\b(?:goes|went|falls|fell|rises|rose|drops) (?:up |down |back )?to ?$")
THAT_YEARS = pattern(r"\b(?:over|above|from|than|against|on) (?:this|last) year's $")
LEVEL_FROM = pattern(r" from (?:the )?\d")
SHARE_RIGHT = pattern(
    r"""^(?:[ -]?share\b| (?:each|apiece)\b(?! year)|,? of (?:what\b(?! (?:he|she|trump|mr\b
    |washington|the (?:u\.?s|americans)|they (?:want|ask|demand|had ask|had want)|was (?:to|asked
    |demand)))|whatever\b|(?:the|its|their
    |this|that|these|those|all)[ ]
    (?:new |whole |entire |total |local |korean |japanese |german )?(?:headquarters|agreement
    |pact|accord|deal|bases?|camp
    |facilities|buildings|move|relocation|electricity|power|water|utilit\w{1,3}|fuel|rent
    |garrison)(?![^.;]{0,40}okinawa)
    |(?:[\w.'$-]{1,16} ){0,5}?(?:cost|costs|total|bill|upkeep|expenses?
    |burden|spending|payments?|support|logistics|construction fund|labou?r costs?|balance|what\b
    |project|money|cash|sum|funds?|budget|contribution|tab|amount|deployment|salar\w{1,14}|wages
    |payroll|pay\b|labou?r|\$|₩|€|\d[\d.,]{0,9} \w?illion|workers|outlays?|it\b
    |them\b(?! (?:in|on|at|are|is|were|live|serve|stay)\b)|price|construction
    |stationing|maintaining|maintenance|hosting|keeping|basing|two|both|combined))
    |(?: of it)? (?:goes|went|going|flows?|flowed|is|are|was|were) (?:in )?(?:cash|kind
    |to (?:the|its|pay|wages|salar|labou?r|construct|build|logist|korea|staff|local)
    |for (?:the|labou?r|construct|build|logist|wages)|paid|borne|covered|spent)\w{0,10}
    |(?: of it)? (?:will|would|must|may|shall|can|(?:is|are) to) (?:only |still )?(?:be|go|come)[ ]
    (?:paid |given |handed over |provided |delivered |supplied |spent )?(?:in (?:cash|kind)
    |to (?:wages|pay|labou?r|construct|logist))\w{0,10})"""
)
SHARE_LEAD = pattern(r"(?:share|goes|from|that of|portion)[^,;]{0,40},? ?$")
SHARE_WORD = pattern(r"\b(?:share|portion|that of|those of)\b")
GOES_TO = pattern(r"\b(?:will|would|to pay|must|agreed|shall|to|is to)\b")
SHARE_OF = pattern(
    r"""\b(?:share|portion|proportion|ratio|slice|part|that of|those of)\b[^,;]{0,80}\b(?:of|is|was
    |at|to
    |from|stood at|reached|and)(?: (?:about|around|just|now|only|a)){0,4} ?$"""
)
TIED = pattern(
    r"""\b(?:same as|in line with|matching|matches|equal to|equivalent to|reflect\w{0,14}
    |mirror\w{0,14}|linked to|pegged to|based on|so will|do(?:es)? the same|as will
    |(?<=the )(?:growth|rate|increase|rise) (?:of|in
    |rate))\b"""
)
OF_OTHERS = pattern(
    r" of (?:(?:its|their|the|all|national|total|economic|annual) ){0,2}"
    r"(?:sales|turnover|revenues?|output)\b"
)
OF_RISE = pattern(
    r" of (?:(?:the|this|that|it|its|their|last|next|\w{4,5}'s|\d[\d.]{0,5}(?: percent)?) ?){1,3}"
    r"(?:\w{4,9}'s )?(?:rises?|increases?|raises?|hikes?|jump|bounce|growth|uplift|boost"
    r"|\d|percent)"
)
TIED_TO = pattern(
    r"\b(?:(?:tied|linked|pegged|indexed|geared|keyed|coupled|hitched) (?:directly )?to"
    r"|in (?:line|step) with|match(?:es|ing)|mirror(?:s|ing)|reflect(?:s|ing)|follow(?:s|ing)"
    r"|track(?:s|ing))"
    r"(?: (?:the|this|last|that|its|a|year's|national|defen[cs]e|budget|growth|rate|of|korea's"
    r"|about|some)){0,6} ?$"
)
NEVER_OURS = pattern(
    r"""gdp|gross domestic|g\.d\.p|\bpoll|respondents|approval|survey|tariff|voters|unemployment
    |of (?:south )?koreans|of americans|of japanese|shares (?:end|close|open|fall|rise)|\b(?:topix
    |nasdaq|hang seng)\b
    |interest rate|support for (?:the )?(?:president|party|government|moon|trump|abe)|\bstocks?\b
    |shares (?:in|of) [a-z ]{2,24}(?:rose|fell|gain|jump|climb|drop|slid
    |lost|added)|nikkei|kospi|dow jones|turnout|of the vote|the (?:won|yen|dollar|euro) (?:has[ ]
    |had )?(?:fell|rose|slid|gained|lost|fallen|risen|slipp?ed|edged|eased|dipped|sank|inched|jumped
    |surged|tumbled|plunged|firmed|advanced|retreated|shed|added|ended|closed|traded|opened|declined
    |appreciated|depreciated|weakened|strengthened|dropped|climbed)|probability|\bchance\b
    |\bdut(?:y|ies)\b(?! to)|(?<=\bpay )(?:raise|rise|hike)s? of\b"""
)
# what other houses and governments do, and other things that houses pass and ministers sign
ELSEWHERE = r"""\b(?:swed(?:en|ish)|norw(?:ay|egian)|oslo|stockholm|hungar\w{1,3}|budapest|czech
    |prague|eston\w{2,4}|latvian?|lithuanian?|finland|finnish|helsinki|denmark|danish|france|french
    |britain|british|italy|italian|spain|spanish|taiwan\w{0,3}|taipei|philippines?|manila
    |mongolian?|australian?|canberra|canada|ottawa|india|vietnam\w{0,3}|ukrain\w{1,3}|kyiv|russian?
    |moscow|duma|kremlin|china|chinese|beijing|kuwait|qatar|turkey|iran\w{0,3}|iceland|eu
    |european union|supreme people's|senate(?! (?:foreign|armed)))\b"""
OTHER_MATTER = r"""\b(?:fisher\w{2,3}|helicopters?|howitzers?|jets?|apaches?|submarines?|minerals?
    |pensions?|conscription|childcare|stalking|data|privacy|airport|loans?|visas?|dog meat|patents?
    |licen[cs]e|currency swap|swap worth|farm|seeds?|wartime (?:supplies|command)|war plan|space
    |exports|repairs?|secrets|trade (?:panel|bargain|deal|agreement|pact|accord)|test ban
    |kyoto protocol|border|accession|entry of|spending bill|collective agreement|embargo|new start
    |open skies|airlines?|fingerprints|letter of intent|ocean|extradition|pandemic|virus|nurses?
    |doctors|housing|tax(?:es)?|reciprocal access|minimum wage|labou?r law|impeach\w{0,4}
    |judges?|prosecutor|between the koreas|gulf of aden|cheonghae)\b"""
SPENT_THERE = pattern(r"\b(?:remains?|stays?|returns?|comes? back|goes? back|spent)\b")
ACCEPTED = pattern(
    r"""\b(?:(?:deal|pact|accord|compromise|settlement|understanding|agreement|draft)(?: at| of| on
    |:)|(?:came|come) together on|sh(?:ook|aken) hands on|converged on|landed on|arrived at|met at
    |closed on|obtained|extracted|(?:agreed|settled|clos(?:e|ed|ing)|landed)(?: (?:in|last|this
    |on) [a-z]{3,9}(?: \d{1,2},?)?
    (?: \d{4},?)?)? (?:to|on|at|for)|cap(?:ped)?|ceiling
    |limit|accepted|got|won
    |secured|took|fixed at|set at)(?: [a-z]{1,12}){0,5} ?$"""
)
# "the increase over last year's payment is ...", "an extra ..."
UP_IS = pattern(
    r"""\b(?:(?:increases?|rises?|raises?|hikes?|jump|increment|difference|uplift|cut|reduction
    |growth
    |gain|addition|markup|surcharge|saving)\b[^,;.$\d]{0,60}?(?:20\d\d [^,;.$\d]{1,40})?(?: (?:is
    |was|comes
    [ ]to|came to|amounts to|amounted to|works out at|stands at|equals|totals|totalled|would be)|:)
    |(?:extra|additional|further))(?: (?:about|some|only|just|another))? ?$"""
)
PORTION = pattern(r"\b(?:share|portion|part)\b[^;]{0,70}, (?:now |about |some |currently )?$")
CAPPED = pattern(
    r"""\b(?:cap(?:s|ped|ping)?|ceiling|limit(?:s|ed|ing)?|held to|no more than|not exceed|may not
    |at most|maximum|upper bound)\b"""
)
NEW_SHARE = pattern(r"\bfrom [\d.]{1,6} ?(?:%|percent|per cent) to ?$")
PAST_CHANGE = pattern(
    r"""\b(?:fell|rose|dropped|grew|climbed|declined|has risen|has fallen|went)\b"""
)
HALF_OF = pattern(
    r"""^ (?:the|its|their|that|this|what|all)\b[^.,;]{0,30}?(?:cost|bill|upkeep|expenses?|burden
    |tab
    |spending|money|sum|payment|wages|pay\b)"""
)
SUPPORT = pattern(r"\b(?:shares?|portion|slice|part|burden|support|utilit\w{1,3}|bears?|covers?)\b")
FORMULA = pattern(r"\b(?:formula|escalator|indexation|adjustment)\b")
OF_PRICES = pattern(r"\b(?:prices|inflation|cpi|living costs)(?: [a-z]{1,10}){0,2} $")
OR_SO = pattern(r",? or (?:about|around|roughly|some|nearly)? ?")
OR_SUM = pattern(
    r""",? ?(?:\(|(?:or|i\.e\.,?|that is,?|namely|equal to|equivalent to|worth|which is|meaning|=
    |-)[ ]?)
    ?(?:(?:about|around|roughly|some|nearly|over|almost|just over|an extra|an additional) )?"""
)
# what stands between a share and the share it is set against
PAIRED = pattern(
    r"""(?: (?:in|by|of|at|for) [\w' ]{2,30}?| at the moment| now)?,? ?\(?(?:(?:up|down) )?(?:from
    |to
    |against|instead of|rather than|compared (?:with|to)|versus|and|than)
    (?: (?:about|some|around|the|its|present|current|existing|a|between|for)){0,3} $"""
)
# "..., where it used to be", "; it had been": the share of another time
ONCE = pattern(
    r"""\b(?:it|that|this|which|the (?:share|floor|rate|figure|portion)) (?:had been|has been
    |used to be|was|stood at|is now|were|will be)(?: (?:about|only|just|at|around))? $"""
)
BEFORE_NOW = pattern(
    r"""[ ](?:before|previously|until now|now|today|at present|earlier|currently|at the moment
    |so far)\b"""
)
OF_LEVEL = pattern(r"\b(?:from|to|at|present|current|now|stays|remains)(?: the)?(?: present)? $")
OF_WHICH = ("of which ", "of that ", "of it ", "of this ", "of that, ", "of this, ", "of it, ")
PART_END = pattern(r"[.,;:)!?]|$|\n| (?:now|already|today|and|but|while|in|for|at)\b")
PAYS = pattern(
    r"""\b(?:pays?|paid|paying|covers?|covered|bears?|bore|carr(?:y|ies)|met|meets|shoulders?
    |contributes?
    |foots?|footed|carried|covering|meeting|carry|bearing|funds?|funded|finances?
    |financed)(?: (?:about
    |some|only|just|around|between|from|already|close to|over|more than|nearly))? ?$"""
)
GIVING = pattern(
    r"\b(?:giving|meaning|yielding|namely|that is|which means|works out at|thus|hence|therefore)"
    r"(?: a| an| by)? ?$"
)
PART_OF = pattern(r"\b(?:shares?|portion|proportion|slice|part of|burden|of the costs?|bears?)\b")
PIECE = pattern(r"\b(?:shares?|portion|proportion|slice|part|utilit\w{1,3})\b")
PUT_IT = pattern(
    r"\b(?:(?:puts?|putting|has|had) it at|(?:we|they|it|that|this) (?:are|is|was|were"
    r"|stands?|stood|comes?|came|works? out) (?:now |already |still )?(?:at|to))"
    r"(?: (?:about|around|some))? ?$"
)
# by what payments go up each year
RULES = (
    cue_of(
        Kind.ESCALATOR,
        "payer",
        "inflation|each year|every year|budget|growth|linked|price",
        rf"""(?:\b(?:risen|rises?|rising|rose|increas\w{{1,4}}|grow\w{{0,3}}|go(?:es)? up
        |adjusted) (?:each|every) year{FEW}{{0,4}}|(?:based on|linked to|pegged to|tied to
        |in line with|follows?) (?:the )?(?:[\w']{{1,14}} ){{0,4}}(?:inflation|defen[cs]e budget
        |consumer prices?|cpi|growth)(?: rate)?)""",
        "",
        r"cost|share|contribut|pay|seoul|part|rises|adjust|amount|the rest",
    ),
    cue_of(
        Kind.ESCALATOR,
        "payer",
        "inflation|consumer|prices|cpi",
        r"""(?:\b(?:consumer )?(?:inflation|prices|cpi)\b(?= (?:again|is added|were the rule
        |was the rule
        |of two years))(?: [a-z]{2,9}){1,4}|(?<=then )(?:with )?(?:inflation|consumer prices|cpi)\b
        |(?<=after that: )(?:inflation|consumer prices|cpi)\b|(?<=plus )(?:consumer )?inflation\b
        |\bconsumer price index of two years (?:earlier|before))""",
        r"percent inflation|\d+ inflation|at the rate",
    ),
)
RULE_FRAMES = (
    frame_of(Kind.ESCALATOR, "payer", "", "rise", "index", reach=9),
    frame_of(Kind.ESCALATOR, "payer", "", "depend", "index", reach=4),
    frame_of(Kind.ESCALATOR, "payer", "", "pace", "index", reach=5),
)

# the looser tellings of threats and offers, for sentences that tell none so far
_COST = (
    r"pay|contribut|share|burden|cost|money|cash|spend|bill|troop|upkeep|base|host|ally|allies"
    r"|seoul|korea|tokyo|japan|washington|american|u\.s\."
)
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
_TROOPS = r"troop|soldier|force|garrison|brigade|division|marine|gis\b|boys|men\b|base|presence"
CUES = (
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
        _COST + "|deal|talks|envoy|negotiat",
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
        _COST + "|deal|talks|envoy|negotiat",
    ),
)
