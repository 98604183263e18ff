"""Words of a rise, a cut, a share and of other business; every pattern has bounded repetition."""

from __future__ import annotations

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
    |(?:exceed(?:s|ed|ing)?|topp?(?:s|ed|ing)|surpass(?:es|ed|ing)?|outstrip(?:s|ped)?|outd(?:o|oes
    |id|one)
    |outpaces?d?|eclipse[sd]?|beats?)(?= [a-z'. ]
    {2,36} by\b)|difference|cut|cuts
    |(?<!turn )(?<!turned )(?<!turns )(?<!turning )(?<!voted )(?<!shot )(?<!waved )down(?! into)
    |drop(?:ped|s)?
    |(?:fall(?:s
    |en)?|fell)(?! to (?:his|her|mr|president|whoever|those|them)\b)|reduc(?:e|ed|tion|es)
    |lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?
    |slash(?:ed)?|shr[iau]nk\w{0,3}|dips?|dipped|slips?|slipped|slid|shav(?:e|es|ed|ing)|pare[ds]?
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
    |ing)|lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?|slash(?:ed)?
    |shr[iau]nk\w{0,3}|under
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
    |under (?=(?:last|the (?:previous|prior|last|year)
    |what (?:it|was|they|seoul|tokyo)|20\d\d)\b)
    |in one (?:go|step|year|stroke|leap|swoop|fell swoop)|at (?:a|one) stroke|uplift|addition
    |surcharge|up from (?:last year|a year|the previous year|20\d\d)\b(?!'s)
    |over (?:the (?:current|present|existing|prior|old) (?:level|pact|deal|figure|rate|sum)
    |the (?=\d|[$₩€£¥])|what
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
    r"| of (?:what|all|everything) (?:that )?(?:the )?(?:[a-z]{3,10} ){1,3}"
    r"(?:spends?|spent) (?:on|for) (?:their |its |own ){0,2}(?:defen[cs]e|arms|militar)"
)
# a rise over many years
SINCE = pattern(r"\b(?:since|over the|in the (?:past|last)|decades?|from (?:19|20)\d\d|between)\b")
# what people asked in a survey do
POLLED = pattern(
    r"\b(?:surve(?:y|ys|yed)|poll(?:s|ed|ing|ster)?|respondents?|pollees|margin of error"
    r"|interviewe\w)\b"
)
SAY = pattern(
    r"(?: of (?:the )?(?:[a-z]{4,12} ){0,2}(?:adults|respondents|people|koreans|citizens|voters"
    r"|those|public)(?: (?:asked|polled|surveyed))?)? (?:would|were (?:for|against|in|not)|said"
    r"|says?|called|favou?r\w{0,3}"
    r"|back(?:s|ed)?|oppos\w{1,3}|want(?:s|ed)?|th(?:ink|ought)s?|believ\w{1,2}|prefer\w{0,4}"
    r"|approv\w{1,2}|disapprov\w{1,2}|answer\w{1,3}|repl(?:y|ied)|do(?:es)? not|don't|did not"
    r"|had no|s[ae][wy]|regard\w{0,3}|consider\w{0,3}|fe(?:el|lt)|trust\w{0,3}|wish\w{0,3}"
    r"|chose|choose|took)\b"
)
ANSWERS = pattern(
    r"\b(?:pay|paying|negotiate|refuse|reject|accept|agree|oppose|favou?r|keep|down|full|all): $"
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
    |nasdaq|hang seng|ftse|dax|kosdaq)\b|(?:margin of|sampling) error|confidence level
    |(?:cabinet|public|popular) (?:support|approval|backing) (?:rat\w{1,3} )?(?:at|of|is|was|st[ao]
    |falls?|fell|rose|rises|slip)
    |\b(?:index|sterling|currency|crude|oil|brent|bullion|gold|bitcoin|futures|equities|shares
    |electronics|motors?|hynix|posco|airlines|holdings|chip ?makers|ship ?builders|blue chips
    |bank|corp\.|inc\.|co\.)(?: prices?| stocks?| shares)?(?: has| had| have)?
    (?: (?:closed|ended|finished|opened|traded|was|is|were))?(?: (?:up|down|off|higher|lower)
    |(?: (?:fell|falls?|fallen|rose|rises?|risen|slid|slides?|slip\w{1,4}|gain\w{0,3}|lost|loses?
    |edge[sd]|ease[sd]|dip(?:s|ped)|sank|sinks|inche[sd]|jump\w{1,2}|surge[sd]|tumble[sd]|plunge[sd]
    |firm(?:s|ed)|advance[sd]|retreat\w{1,2}|shed|sheds|add(?:s|ed)|decline[sd]|drop(?:s|ped)
    |climb(?:s|ed)|rall(?:y|ies|ied)|weaken\w{1,2}|strengthen\w{1,2})))
    |interest rate|support for (?:the )?(?:president|party|government|moon|trump|abe)|\bstocks?\b
    |shares (?:in|of) [a-z ]{2,24}(?:rose|fell|gain|jump|climb|drop|slid
    |lost|added)|nikkei|kospi|dow jones|turnout|of the vote|the (?:won|yen|dollar|euro) (?:has[ ]
    |had )?(?:fell|rose|slid|gained|lost|fallen|risen|slipp?ed|edged|eased|dipped|sank|inched|jumped
    |surged|tumbled|plunged|firmed|advanced|retreated|shed|added|ended|closed|traded|opened|declined
    |appreciated|depreciated|weakened|strengthened|dropped|climbed)|(?:weaker|stronger|firmer
    |softer) (?:at
    |against|versus|to)\b|(?:usd|krw|jpy|eur)/(?:krw|jpy|usd|won)\b|probability|\bchance\b
    |\bdut(?:y|ies)\b(?! to)|(?<=\bpay )(?:raise|rise|hike)s? of\b"""
)
# where a day's dealing in a currency ended, which is no rate of a pair
MARKET = pattern(
    r"\b(?:clos|end|finish|open|settl|trad|quot|fix|stand|chang)\w{1,5}(?: (?:hands|at|the|day|week"
    r"|session|higher|lower|flat|up|down|about|around|near|dealing|trading)){1,5} $"
)
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
    r"""\b(?:pays?|paid|paying|covers?|covered|bears?|bore|borne|carr(?:y|ies)|met|meets|shoulders?
    |contributes?
    |foots?|footed|carried|covering|meeting|carry|bearing|funds?|funded|finances?
    |financed)(?: (?:about
    |some|only|just|around|between|from|already|close to|over|more than|nearly))? ?"?$"""
)
# "it should get to half", "Japan carries three-quarters and Germany a third"
TO_PART = pattern(
    r"\b(?:g[eo]t?(?:es|s)?|come|came|move[ds]?|ris(?:e|es|en)|rose|climb(?:s|ed)?|grow[ns]?|raised?"
    r"|lift(?:ed)?|brought|bring|increased?|up) (?:it |that |its share |up )?to $"
)
NEXT_PART = pattern(
    r"(?:\d(?: ?%| percent| per cent)|half|third|quarters?|fifths?)\b[^.;]{2,70}?"
    r"(?:,|and|while|but) (?:(?:south )?korea|japan|germany|italy|poland|spain|seoul|tokyo"
    r"|berlin|rome|warsaw|the"
    r" (?:south )?(?:koreans|japanese|germans|italians|others?))(?: only| just| about)? $"
)
GIVING = pattern(
    r"\b(?:giving|meaning|yielding|namely|that is|which means|works out at|thus|hence|therefore)"
    r"(?: a| an| by)? ?$"
)
PART_OF = pattern(r"\b(?:shares?|portion|proportion|slice|part of|burden|of the costs?|bears?)\b")
PIECE = pattern(r"\b(?:shares?|portion|proportion|slice|parts?|utilit\w{1,3})\b")
PUT_IT = pattern(
    r"\b(?:(?:puts?|putting|has|had) it at|(?:we|they|it|that|this) (?:are|is|was|were"
    r"|stands?|stood|comes?|came|works? out) (?:now |already |still )?(?:at|to))"
    r"(?: (?:about|around|some))? ?$"
)
# "raises held under 4 percent", "will stay below": a bound on them
HELD = pattern(
    r"\b(?:held|hold|holds|kept|keeps?|stay(?:s|ed)?|remain(?:s|ed)?|limited|pegged|tied|capped|set"
    r"|stuck|must be|has to be|will be|are to be|is to be)(?: (?:to|at))?"
    r" (?:under|below|within|less than|short of)\b"
)

# the year that a sum or a rise is counted from
_CHANGE = (
    "(?:rise|increase|hike|jump|gain|climb|raise|growth|advance|step-up|drop|cut|fall|decrease|decline"
    "|reduction|more|higher|up|less|lower|down)"
)
ROSE_FROM = pattern(rf" {_CHANGE} from(?: that (?:of|in))?(?: the)? ")
RISEN_FROM = pattern(rf"\b{_CHANGE} (?:from|over|on)(?: that (?:of|in))?(?: the)? $")
