"""Words round people, terms, rounds and exchange rates; every pattern has bounded repetition."""

from __future__ import annotations

import re

from burdenshare.report.view import pattern

FORMER = pattern(
    r"""\b(?:usual|previous(?! (?:week|month|year)\b)
    |(?<!year )(?<!month )(?<!week )(?<!years )earlier(?! (?:this|last|in|on|today|that)\b)
    |(?<!will )(?<!would )(?<!to )(?<!can )last(?! (?:week|month|year|night|spring|summer|autumn
    |fall|winter|[a-z]{3,6}day)\b)|(?<!year )old|former|prior(?! year\b)
    |past(?! (?:week|month|year)\b)
    |expired|expiring|until now|current|present|existing|outgoing)\b"""
)
NUMBERED = pattern(r"\b(?:eighth|ninth|8th|9th)\b")
IN_FORCE = pattern(
    r"""\b(?:(?:pact|deal|agreement|accord|arrangement|sma|contract)(?: [a-z]{2,10})? (?:(?:now
    |currently|presently|still) )?(?:in (?:force|effect|place)|running|of now)|(?:running|lapsing
    |present|current|existing|outgoing|expiring|old|previous|last|former|prior)
    (?: [a-z-]{3,14}){0,2}[ ](?:pact|deal|agreement|accord|arrangement|sma
    |contract))\b(?!\s?[.;])"""
)
STARTS = pattern(r"\b(?:starts?|starting|begins?|beginning|from|effective)(?: in)? ([12]\d{3})\b")
LATE_IN_YEAR = pattern(
    r"""(?:[0-9]{1,2}[.)] |[*•-] )?(?:(?:oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|[0-9]{1,2}[ ]
    (?:oct|nov|dec)|(?:19|20)[0-9]{2}-1[0-2]\b)"""
)
GOES_ON = pattern(
    r"""\W{0,3}(?:(?:of (?:that|this|it|which)|most of|the (?:rest|remainder|other)|it|that|this
    |a further|another|an additional)\b
    |[a-z' ]{3,24}'s (?:came|amounted|was|stood|ran|totall?ed)\b)"""
)
YEAR_TO = pattern(
    r"\b(?:year|12 months),?(?: (?:that|which))? (?:to|through|ending|end(?:s|ed)|clos(?:es|ing)"
    r"|finish(?:es|ing)|running to)(?: (?:in|on|with))?(?: the end of)? $"
)
FROM_SUM = pattern(
    r"\b(?:up|down|rises?|rising|rose|climb(?:s|ed|ing)?|grow(?:s|n|ing)?|grew|increas(?:e[sd]?|ing)"
    r"|jump(?:s|ed|ing)?|go(?:es|ing)? up|went up|lift(?:s|ed|ing)?(?: it)?|raised?(?: it)?|hike)"
    r"(?: [^;\n]{0,60})? from (?:about |around |some |the |roughly |nearly )?$"
)
ROLLED = pattern(
    r"\b(?:prolong|lengthen|extend|extension|roll(?:s|ed|ing)? (?:[a-z]{2,12} ){0,5}over"
    r"|carr(?:y|ied|ies) (?:[a-z]{2,12} ){0,4}(?:over|forward)|stopgap|renew)"
)
UNDER_A = pattern(r"\W{0,3}under (?:a|an|the|its|their) (?:[a-z-]{2,12} ){0,2}$")
ELLIPTIC = pattern(
    r"\W{0,3}[a-z' ]{3,24}'s (?:came|comes|amounted|was|is|stood|stands|ran|totall?ed)\b"
)
SAME_SPAN = pattern(
    r"\b(?:same|those|these|that) (?:(?:two|three|four|five|six|ten|\d{1,2}) )?(?:years|period"
    r"|time span|span|stretch|time frame)\b"
)
RETROACTIVE = pattern(
    r"\b(?:retroactive(?:ly)?|backdated|going back|reaching back|with effect)"
    r"(?: (?:to|from|as of))?(?: the)?(?: (?:start|beginning) of)? $"
)
FOR_TERM = pattern(r" (?:\([^()]{0,40}\) )?(?:for|over|in|covering) (?:just |only )?")
OVER_YEAR = pattern(r"(?: \([^()]{0,40}\))? (?:over|on|from) (?:fiscal|fy|20)")
MADE_UP = pattern(
    r"""\b(?:made up of|the sum of|sum of|consist\w{0,3} of|compos\w{1,4}|combin\w{1,5}|adds? up
    |broken down|breakdown
    |comes? from|come from|formed of|points? (?:are|is|come|reflect|of the|go)|put together)\b"""
)
BUDGET_GREW = pattern(
    r"""\b(?:(?<!joint )(?<!shared )(?:defen[cs]e|military)(?: ministry)?(?:'s)? (?:budget|outlays)
    |(?:that
    |this year's|last year's) budget)[^.;,]{0,40}?\b(?:grew|grown|rose|risen|went up|goes up
    |enlarged|raised|expanded|increased|climbed|up)(?: (?:by|on))? $"""
)
GROWTH_OF = pattern(
    r"""(?:,|(?: percentage)? points?)?(?: (?:is|are|was|were|being))?,? (?:the )?(?:growth|rise
    |increase)(?: rate)? (?:of|in) (?:last year's|the year before's|the previous year's)
    [ ](?:defen[cs]e|military)\b"""
)
RISES = pattern(
    r"""\W{0,3}(?:the|that|this|it|its|a|change:|up)(?: [a-z'-]{2,12}){0,4}?[ ]?(?:increase|rise
    |raise|uplift|jump
    |hike|growth|is|was|comes to|makes|up|means)\b"""
)
AVERAGE = pattern(r"\baverag(?:e[sd]?|ing)\b|\bmean\b")
TROOP_NOUNS = frozenset(
    re.split(
        r"\|",
        "military|military workforce|service people|of our people|of our|of our men|fighters"
        "|of our own people|military staff|member|warriors|infantry|americans|americans in uniform"
        "|troopers|troops|troop|soldiers|soldier|personnel|gis|marines|strong|servicemembers"
        "|servicemember|servicemen|service members|service-members|service member|forces|airmen"
        "|service personnel|service men|men and women|members of the|sailors|men|service folks"
        "|service folk|military folks|military folk|military members|military member|military men"
        "|servicepeople|boots|warfighters",
    )
)
LOCAL = pattern(r"\b(?:japanese|korean|german|local|civilian|host-nation|national) personnel$")
FURLOUGH = pattern(
    r"""\bon (?:[a-z]{3,10} )?(?:leave|vacation)\b|got (?:their )?notices|\bnotices\b
    |furlough\w{0,14}|unpaid leave|without (?:an? |any |their )?(?:pay|salary|salaries|wages?|income
    |paycheques?|paychecks?)\b|unpaid|not (?:being |been |be )?paid\b|no (?:pay|wages?|salary)\b
    |s[ea]nt home|send home|la(?:id|y|ys|ying) off|without (?:work|a job|jobs)\b
    |off (?:work|the job|the payroll|duty)\b|layoffs?
    |(?:put|placed) on (?:\w{4,9} )?leave|idled?|idle\b|idleness|sidelined|jobless|workless
    |(?:kept|stay(?:ed|ing|s)?|remain(?:ed|ing|s)?|sat|sitting|told to stay) (?:at )?home
    |at home|out of (?:work|a job)|back (?:to|at|on|in) (?:work|the job|their (?:jobs|posts|desks))
    |went home|barred from|shut out|locked out|kept (?:off|away|from work)|suspended from
    |job losses|los(?:e|t|ing) their (?:jobs|posts|places)|let (?:[\w,]{1,9} ){0,6}go\b
    |\b(?:cut|shed|axe|slash)(?: (?:up to|about|some|as many as|nearly)){0,2} [\d,]{3,6} (?:of its
    |of the|korean|south korean|local|japanese|base|jobs)\b|will fund|return(?:ed|ing|s)? to (?:work
    |their (?:jobs|posts))|recalled|stood down|forced leave|compulsory leave|payless|pink slips?"""
)
OTHER_FORCE = pattern(
    r"""\b(?:north korea\w{0,14}|chinese|russian|iraq|afghan\w{0,14}|syria\w{0,14}|ukrain\w{0,14}
    |russia|china|pyongyang|moscow|beijing|vietnam|british|uk|taliban|refugees|turkish|kurdish|own
    |italian|french|police|un|israeli|kim jong|reservists?|bangladeshi|died|killed|casualties
    |missing|wounded|buried)\b[^.]{0,14}$"""
)
OTHER_PLACE = pattern(
    r"""^[^.;,]{0,24}\b(?:syria|afghanistan|iraq|ukraine|taiwan|somalia|kuwait|niger|australia)\b"""
)
TALKS = pattern(
    r"""\b(?:dealings|discussions|consultations|talks|negotiat\w{1,14}|round|rounds
    |parleys|(?:no|without) (?:an? )?(?:deal|accord|agreement|pact|number|breakthrough|result)
    |cost[- ]sharing|sma|bargain\w{0,14}|haggl\w{0,14}|sessions?|formal meetings)\b"""
)
BATTLE = pattern(
    r"""\b(?:killed|died|casualties|wounded|joint (?:drill|exercise)s?|drills?|exercises?|war dead
    |fought|buried)\b"""
)
OTHER_LEAD = pattern(
    r"""\b(?:sent|dispatch\w{0,14}|deploy(?:ed|ing)? (?:another|an additional
    |to iraq))\b[^,;]{0,20}$"""
)
# the whole of which the number before it is a part: "4,000 of the 9,000 workers"
OF_ALL = pattern(
    r"(?:\d|most|majority|some|many|bulk|thousand|half|third|quarter) (?:out )?of(?: (?:the|its"
    r"|some|their|these|our|nearly|about|almost|around|roughly|close to|more than"
    r"|[a-z]{3,9}'s)){0,3} ?$"
)
FUNDS = pattern(
    r"""\b(?:seoul|korea|tokyo|japan)\b[^.;]{0,50}\b(?:fund|pay for|bankroll|finance
    |cover)\w{0,14}"""
)
VALID = pattern(
    r"""\b(?:(?:duration|term|length)(?: is| was)?:(?: [\d/-]{4,9} \()?|(?:is|are|was|signed
    |concluded|limited|meant|set|useful|agreed) (?:for|to)|appl(?:y|ies) [^.;]{0,24} for|(?:extend
    |prolong|renew|roll|lengthen|stretch|carr)(?:ed|ing|s|ied|y)?(?: [\w'-]{2,14}){0,4} (?:for|by)
    |(?:propos(?:ed|es|ing)|wants?|wanted|seeks?|sought|prefer(?:s|red)?|asked for|asks for
    |insist(?:s|ed) on|offered|suggested|favou?r(?:s|ed)|would like|holding out for|pushed for
    |pressed for|ends? after|ended after|lapsed? after)|valid for|in place for|stretch(?:es)? over
    |stretching over|extends? over|binding for|life(?:span|time)? of|span of|running time of
    |shelf life of|cover(?:s|ing)? a (?:period|span) of|period of|last(?:s|ing|ed)?|ran(?= $)
    |run(?:s|ning)?(?= $)|(?:deal|pact|accord|agreement),
    |(?:pact|deal|agreement|accord|contract|protocol|treaty|one
    |validity|package|bundle|settlement|arrangement|compromise|extension|plan|contract|framework
    |length|truce|stopgap|prolongation) of|good for|in (?:force|effect) for|effective for
    |lasts?(?: for)?|lasting|runs? for|running for|covers?|covering
    |spans?|spanning|stays? in force for|remains? in force for|for the next|binding for|term of
    |duration of|period of|extended? (?:it |the deal |the pact )?(?:for|by))(?: the| a| about
    | only| just| next| another){0,4} ?$"""
)
SPANS = pattern(
    r"\b(?:(?:over|throughout|for|covering|in)(?: the (?:next|coming|following))?|for the) ?$"
)
LABELLED = pattern(
    r"""\b(?:(?:duration|term|length|validity|period|lifespan)\b(?: of [^:;.\n]{0,40})?
    (?: is| was| will be| would be|[:,=]| [-=]|\n)|(?:terms|valid|life)(?:[:,=]| [-=]|\n)) ?
    (?:about |only |again )?$"""
)
ALONE = pattern(
    r"\W{0,3}(?:\d\d?[:.]\d\d\W{1,4})?(?:(?:again|only|just|for|another|now|this time|and|a) ){0,2}"
)
ALONE_END = pattern(r"(?: only| again| this time| in all| long| all told)?[.,;!](?: |\n|$)")
LISTED_END = pattern(r" ?(?:[.,;)\n(/|]|$)| (?:and|to|instead|not|rather|but)\b")
PACT = pattern(r"\b(?:pact|deal|agreement|accord|sma)\b")
PACT_OF = pattern(
    r"""\b(?:agreement|deal|pact|accord|sma) (?:of|from) ((?:19|20)\d\d)\b[^.;,]{0,30}$
    |\b((?:19|20)\d\d) (?:agreement|deal|pact|accord|sma)\b[^.;,]{0,30}$"""
)
PLACED = pattern(
    r"""\b(?:instead of|rather than|usual|customary|normal|than)(?: the| a)?(?: usual| customary
    | normal)? ?$"""
)
PLACED_AFTER = pattern(
    r" (?:in place of|instead of|rather than|this time|only|in all|altogether|all told|in total)\b"
)
NO_TERM = pattern(
    r"""[ ](?:ago|old|earlier|later|before|in prison|of war|history|after|since|in office|in power
    |of talks|of negotiat\w{1,14}|of haggl\w{1,14}|into|left|remaining|to (?:run|go))\b|-old"""
)
AGO = pattern(r"\b(?:after|within|past|last|nearly|more than|took|in)(?: a| the)? ?$")
YEAR_AFTER = pattern(
    r"""[- ](?:(?:cost[- ]sharing )?(?:deal|agreement|pact) (?:of|from|in|reached in|signed in
    |struck in) )?((?:19|20)\d\d)\b"""
)
LAPSED = pattern(r"\b(?:expire[sd]?|ran out|lapsed|ended)\b")
STILL_TALKING = pattern(
    r"""\b(?:(?:negotiat\w{1,14}|talks|bargain\w{0,5}|haggl\w{1,4}) (?:for|on|over)
    |(?:negotiat\w{1,4}|discuss\w{0,3}) an?|(?:is|was|are) near\b|within reach
    |in sight|last stretch|close to an?|nearing|about to|(?:brink|verge|cusp|threshold|edge) of
    |(?:hair|whisker|step|inch|inches|hair's breadth)(?: away)? (?:from|of)|(?:days|hours) away
    |(?:could|may|might|expect(?:ed|s)? to|hop(?:ed?|es|ing) to|likely to|poised to|set to)
    (?: (?:soon|now|even|well))?(?: be)? (?:announced?|unveil(?:ed)?|made public|disclosed?
    |clinch|strike|finali[sz]e|wrap up|come|conclude|reach|seal)\b|kick(?:ed|s)? off|will begin
    |begin|seek(?:s|ing)?|ongoing)\b"""
)
DONE = pattern(r"\b(?:reached|signed|agreed|struck|concluded|initialed|sealed)\b")
CLOSED = pattern(
    r",? (?:was held|took place|closed|ended|opened|broke up|wrapped up|was over|finished|began)\b"
)
OTHER_PLAN = pattern(r"(?:'s|defen[cs]e|mid-?term|military|budget|spending|build-?up) $")
OTHER_ROUNDS = pattern(
    r"""summit|nuclear|six-party|kim jong|denuclear|golf|layoffs|strikes|elections?|sanctions|tariff
    |trade (?:talks|neg)"""
)
OF_TALKS = pattern(
    r" of (?:[a-z-]{1,14} ){0,3}(?:talks|negotiations?|meetings|dealings|discussions|consultations)"
)
RATE = pattern(
    r"""(?:us\$|\$)1 ?(?:=|:|to|equals|is|was|at) ?$|(?:exchange rate|the dollar) (?:of|at|was
    |stood at|is|rate of|to) (?:about |around )?$"""
)
RATE_RIGHT = pattern(
    r"""[ ]?(?:to|per|against|for|=) ?(?:the |a |one |us\$ ?1|\$1)? ?(?:u\.?s\.? )?(?:dollar
    |greenback|us\$1|\$1|us\$)"""
)
CONVERTS = pattern(
    r"""(?: (?:for|in) (?:fiscal )?\d{4})?(?:,? (?:(?:a|per|each|every|this|next|last|that) year
    |(?:over|for|across) (?:the )?(?:\w{3,5}|\d) years|annually
    |yearly|altogether|in all|in total|on average)){0,2},? ?(?:--? ?)?[(\[]?(?:(?:which is
    |that is|or|equivalent to|equal to
    |the equivalent of|worth|i\.e\.,?|=|-|at that time|roughly|approximately|about|around|some
    |nearly|over|then|now) ?){0,3}"""
)
# "which at last week's rate of 1,460 won is some", "in won"
AT_RATE = pattern(
    r"""(?: (?:a year|annually))?,? ?(?:(?:which|that|or|and),? )?(?:at|by|using|on) [^.;()]{4,60}?
    ,? ?(?:(?:is|was|comes to|came to|equals|makes|means|amounts to|works out at|would be|about
    |some|around
    |roughly|nearly|or|just|over|under|worth) ?){1,3}|,? (?:or|in) (?:won|dollars?|yen
    |euros?)(?: terms)?,? ?
    (?:about|some|around|roughly)? ?"""
)
THAT_IS = pattern(
    r"""^\W{0,4}(?:(?:in (?:(?:american|u\.?s\.?|korean|japanese|our|their|foreign|hard|local
    |german)[ ]
    (?:money|currency|cash|dollars?)|dollars?|won|yen|euros?)|at|with|by|converted
    |expressed)[^.;]{0,40}?,? ?)?
    (?:that|this|it|which)(?:'s)? ?(?:is|was|comes to|amounts to|equals|works out at|works out to
    |translates (?:in)?to|would be|means|makes|corresponds to|came to)?(?: (?:about|around
    |roughly|some
    |equivalent to|nearly|now|over|closer to|close to|just|then|worth|the equivalent of)){0,3} ?$"""
)
RUNS_TO = pattern(
    r"""\b(?:runs?|lasts?|valid|good|extends?|effective|covers the years
    |binds? (?:both|the two|all) \w{5,10}|(?:good|valid) for (?:the years )?\d{4})[ ]
    (?:to|until|through|till|via)(?: the)? $"""
)
ENDS = pattern(r"\b(?:ends?|ended|expires?|expired|expiring|runs? out|ran out|lapses?|lapsed)\b")
STAFF = pattern(
    r"\b(?:locals|koreans|civilians|workers?|employees?|staff|nationals|furlough\w{0,4}|workforce|labou?rers|mechanics?"
    r"|cooks?|unions?)\b"
)
DEAL_AFTER = pattern(
    r"""[- ](?:(?:long|special|cost[- ]sharing|defen[cs]e|burden[- ]sharing|host[- ]nation
    |measures|military|new|provisional|interim|stopgap|preliminary|tentative|bilateral|multiyear
    |support|us-rok|tentatively|agreed|\w{3,9}(?:th|st|nd|rd)|\d{4}|troop|funding|sharing) ){0,4}
    (?:deal|agreement|pact|accord|sma|arrangement|plan|contract|term|package|truce|stopgap
    |extension|settlement|period(?! (?:before|earlier|to))|formula|commitment|framework|protocol
    |prolongation|treaty|bundle
    |duration|length|validity|lifespan|horizon|renewal|rollover|compromise|span\b(?! of)|rule(?= |,
    |\.)|one(?= |,|\.))\b|[ ](?:of|under) (?:the|this|that|its|their
    |an?) (?:[a-z-]{3,12} ){0,1}(?:deal
    |agreement|pact|accord|sma|arrangement)\b|'? (?:in )?length\b|[ ](?:is|was|are) (?:what
    |the (?:length|term
    |span))\b|[ ](?:ha(?:s|d|ve) been|was|were|is|are) (?:the|their
    |its) (?:rule|norm|custom|habit|practice|standard|usual|preference|wish|aim|goal)\b"""
)

# the words beside a year: whose it is, and whether it is that of a sum
NOT_FOR = pattern(
    r"""[ ](?:deal|agreement|pact|accord|round|talks|summit|election|campaign|sma\b|level|figure
    |contract|treaty|amount)|'s (?!(?:[a-z-]{2,12} ){0,2}(?:payments?|sums?|bills?|contributions?
    |budget|figure|total|amount|outlays?|spending|costs?|tab|cheque|check|share|money|funds|dues|fee
    |installment|instalment)\b)[a-z]
    |[ ](?:\w{1,12} )?(?:rate of )?inflation"""
)
HAPPENED = pattern(
    r"\b(?:where|as|what) (?:it|they) (?:was|were|stood) (?:in|for) $|"
    r"\b(?:reached|struck|signed|inked|singed|agreed|concluded|settled|election|elected|enacted"
    r"|deal of|agreement of|pact of|(?:in force )?since|initialed|ratified|negotiated)(?: i?o?n)? $"
    r"|\b(?:inflation|consumer prices|price (?:rises|growth|increases?))(?: rate)? (?:of|in|from) $"
)
TOLD = pattern(
    r"\b(?:said|says|reported|announced|testified|wrote|claimed|told|informed)"
    r"(?! that)(?: (?!that\b)[\w']{1,14}){0,4}(?: in| on)? $"
)
NOW_AFTER = pattern(
    r",? (?:a year |annually )?(?:(?:right )?now|at present|at the moment|today"
    r"|currently|these days|presently|of now|as of now)\b(?! (?:on|until))"
)
NOW_BEFORE = pattern(
    r"\b(?:now|currently|presently|at present|today|these days),?(?: [a-z]{2,12}){0,2} (?:pays?"
    r"|paying|gives?|giving|provid(?:es|ing)|spends?|spending|contribut(?:es|ing)|bears|bearing"
    r"|puts in|hands over|covers|covering|at|is|are|worth|picks up|foots)(?: [a-z]{2,9})? $"
    r"|\b(?:current|present|existing|today's)(?: (?:sum|amount|level|figure|payment|contribution"
    r"|share|bill|rate|outlay|budget)(?: of| at| is)?| [a-z]{2,9} of)? $|\bpays? now:? $"
)
EFFECT = pattern(
    r"\b(?:took|takes|taking|came into|entered into|in) (?:effect|force)(?: in| on| that| this)? $"
)
CAME_IN = pattern(
    r"\b(?:t(?:ook|akes|aking) effect|(?:came|comes|entered|enters|went|goes) into (?:force|effect)"
    r"|effective|valid|(?:begins?|began|starts?|started|runs?|running|dates?|dating))"
    r"(?: in| on| from| as of| back to){0,2}(?: the)? $"
)

# for which years of a pact a sum is
TERM_OF = pattern(r"\b(?:agreement|pact|deal|accord|arrangement|sma|package|term|covers?)\b")
BARRED = pattern(r"\b(?:not|never|no|nor|cannot|can't|neither)\b[^.;]{0,50}$")
RAISE_EACH = pattern(
    r"\b(?:annual|yearly|(?:each|every) (?:later |following )?year)\b[^.;,]{0,60}$"
)
OF_THEM = pattern(
    r",? (?:[a-z]{2,6} (?:a|per) year,? )?(?:(?:in|for) each of|for|in) the "
    r"(?:(?P<which>last|final|first|following|next|remaining|coming) )?"
    r"(?P<n>two|three|four|2|3|4)\b"
)
AFTER_THAT = pattern(r"(?: years)? (?:after|that follow|following)\b")
NTH = pattern(r"[^.;,]{0,12}\bin the (?P<n>second|third|fourth|fifth)(?: year)?\b")
PLACE = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
FIRST_YEAR = pattern(
    r"\b(?:(?<!after the )(?:first|opening|initial|beginning|starting)[- ]year(?: [a-z]{2,12}){0,3}"
    r"|in (?:the|its) (?P<last>last|final|closing|end|concluding) year,?"
    r"(?: (?!while)[a-z]{2,12}){0,5}|(?:in|for) the (?:first|opening|initial) of"
    r" (?:them|(?:these|those|the|its)(?: [a-z]{3,5})? years)(?:,? [a-z]{2,12}){0,8}) $"
)
FINAL_YEAR = ("last", "final", "closing", "end", "concluding")
EDGE_YEAR = ("first", "opening", "initial", "beginning", "starting", *FINAL_YEAR)
IN_FIRST = pattern(
    r"(?:[^;,.\n]|\.\d|u\.s\.){0,34}\b(?:in|for|by) (?:the |its )?"
    rf"(?:({'|'.join(EDGE_YEAR)})"
    r"(?: year\b(?! of)| of (?:them|those|these)\b)|year (?:one|1)\b)"
)
OVER_YEARS = pattern(
    r""",? ?(?:\([^()]{0,40}\) ?)?(?:a year |[a-z]{2,10} ){0,3}(?:over|for|in|during
    |throughout|across)[ ]
    (?:(?:(?:the|those|these|its) )?(?:[a-z]{1,9} )?(?:[a-z]{1,9}|\d{1,2}) years\b
    |(?:the|its) (?:(?:whole|entire|full) )?(?:term|period|life|span)\b)"""
)
OLD = pattern(
    r"\b(?:(?:present|current|existing|outgoing|previous|expiring|old|former|prior|running|lapsing"
    r"|last)(?: [a-z-]{2,12}){0,3} (?:pact|deal|agreement|accord|arrangement|sma)"
    r"|(?:pact|deal|agreement|accord|arrangement|sma) (?:now |currently )?in (?:force|effect))\b"
)
UNDER_WHICH = pattern(r" under which\b[^;\n]{0,60}$")
UNDER = pattern(r"[^;\n]{0,80}\bunder (?:a|the|its|that) $")
ALL_OF_IT = pattern(r",? ?(?:\([^()]{0,40}\) ?)?(?:altogether|in all|in total|combined|all told)\b")
PART_OF = pattern(
    r"""\bof (?:which|that|this|it|the (?:sum|total|amount|budget|money|whole|outlay|payment))\b
    |\bthe (?:share|part|portion|piece|slice) (?:covered|paid|met|borne|under|that)\b
    |\bincluding\b|\bbreakdown\b|\baccounts? for\b|\b(?:goes|going|went) (?:to|on|into)\b"""
)
FROM_SHARE = pattern(r"\bfrom(?: (?:the|its|a|today's))?(?: (?:present|current|existing))? $")

# what a year or a sum is measured against, and what opens a line
BASE = pattern(
    r"\b(?:the same as|(?<!hand )(?<!hands )(?<!handed )(?<!handing )(?<!fork )(?<!forks )over"
    r"|above|from|than|against|versus|vs\.?|compared (?:with|to)|on|below|under|beyond"
    r"|as opposed to|as (?:much|high|large|big|low) as"
    r"|(?:at )?(?:the|its) (?:same )?level(?! (?:for|in)\b))"
    r"(?: (?:that|those|what)(?: \w{1,8}){1,2})?(?: (?:of|in|for|the)){0,2} $"
)
GROWTH = pattern(
    r"\b(?:growth|rate|pace|rise|increase) (?:of|in) (?:the |korea's |south korea's |its )?"
    r"(?:defen[cs]e|military|inflation|consumer|prices)"
)
FROM_WHAT = pattern(r"\bfrom (?:[a-z]{1,9} ){0,2}[$₩€£¥w\d]")
FROM_ONE = pattern(r"\b(?:from|on|over)(?: the)? $")
IN_WHICH = pattern(
    r"(?:, (?:it|he|she|they|[a-z]{3,12} [a-z]{3,12}) (?:said|says|added|adds|noted))?,"
    r" (?:in which|when|for which)\b"
)
COMPARES = pattern(
    r"\b(?:up from|down from|unchanged|no (?:different|higher|more|change) (?:from|than)|flat"
    r"|on a par with|the (?:amount|sum|level|figure) (?:budgeted|paid|set aside|agreed|allotted"
    r"|spent|given|earmarked)|(?:above|below|over) the level|against|versus|vs\b"
    r"|compar(?:ed|es|ing)|as opposed to|in contrast (?:to|with)|relative to|rather than|instead of"
    r"|same as|next to|(?:more|less|higher|lower|greater|larger|smaller|bigger) than)\b"
)
BEYOND = pattern(
    r"\b(?:above|below|over|than|from|on|beyond|under) (?:[a-z]{1,9} ){0,3}[$₩€£¥w]?\d"
)
REACHES = pattern(r"\bto (?:[a-z]{1,9} ){0,2}[$₩€£¥w]?\d")
TIMES = pattern(
    r"\b(?:times|instances|fold|double|twice|than|against|compared with|as) (?:the|what)\b"
)
OTHER_CLAUSE = pattern(
    r"(?:[,;]|\)) (?:and|but|while|whereas|yet|so)(?! [$₩€£¥\d])"
    r"|^ and (?:from|then|after)\b|\bwhich\b|; | - |\bbut\b"
)
MEASURED_BY = pattern(
    r"(?:[^.;]|\.\d){0,44}\b(?:over|on|from|above|than|compared with)(?: in)?(?: the)? "
)
HEAD = pattern(r"[\s\W]{0,4}(?:\(?[0-9]{1,2}[.)] )?(?:in |on |by |after )?(?:breakdown,? |for )?")
HEAD_END = pattern(r"[.,:;)]|\s?-|\n|$")
FISCAL_FROM = pattern(
    r"\b(?:fiscal |financial |budget )?year (?:(?:that|which) )?(?:from|starts?|starting|started"
    r"|begins|beginning|began|open(?:ed|s)|opening)(?: in| on)?(?: this| next)? ?$"
)
WAR = pattern(r"(?: [a-z]{1,12}){0,2} (?:war|conflict|armistice)\b")

# a pact by its year, and words that go on from a sum
YEAR_BEFORE = pattern(r",? ?(?:in |of |for )?(?:the|a) year (?:before|earlier|previously)\b")
_PACT_NAME = r"(?:special measures )?(?:agreement|deal|pact|accord|sma)\b"
NAMED_PACT = pattern(rf"\b(?:the|its|their) ((?:19|20)\d\d) (?:cost[- ]sharing )?{_PACT_NAME}")
PACT_OF_YEAR = pattern(
    rf"\bunder (?:the|its|their) (?:[a-z-]{{2,12}} ){{0,3}}{_PACT_NAME} of ((?:19|20)\d\d)\b"
)
UNDER_PACT = pattern(rf"[^.;]{{0,24}}\bunder the ((?:19|20)\d\d) (?:cost[- ]sharing )?{_PACT_NAME}")
PROLONGED = pattern(r"\b(?:extend|prolong)(?:ed|ing|s)? (?:it )?(?:by|for) $")
REPLACED = pattern(
    r"\b(?:replac|succeed|the one that|takes? the place|takes? over|supersed"
    r"|follows? (?:one|the|a)\b)"
)
AGAIN = pattern(
    r"""\W{0,3}(?:that|this|it|which|the (?:sum|amount|figure|payment|total|raise|increase|rise|jump
    |hike))\b"""
)
STARTS_AT = pattern(r"\b(?:start|begin)\w{0,4} (?:from|at|with) $")
EACH = pattern(
    r""",? ?(?:\([^()]{0,50}\) ?)?,?(?:a|an|per|each|every|in each|in every|for each|every 12|on
    |annually|yearly)[ ]?(?:year|yr|annum|of the|months|average|12 months)?\b"""
)
EACH_BEFORE = pattern(
    r"\b(?:annual(?:ly)?|yearly|(?:each|every|per|a) (?:later |following )?year|averag\w{1,3})"
    r"\b[^.;]{0,40}$"
)
GAVE = pattern(
    r"(?: \([^()]{0,50}\))?(?: (?:a|per|each|every) year| annually| yearly)?,? ?"
    r"(?:(?:that|which) )?(?:it|they|he|she|we|seoul|tokyo|berlin|warsaw|japan|germany|poland"
    r"|(?:south )?korea|the (?:country|government|koreans|japanese|south|ministry|ally)) "
    r"(?:(?:had|has|have|already|actually|itself) ){0,2}(?:paid|gave|given|spent|provided"
    r"|contributed|shelled out|forked (?:out|over)|handed over|put in|put up|bore|borne|footed"
    r"|laid out|disbursed|came up with|transferred|chipped in|coughed up|set aside|budgeted"
    r"|turned over|shouldered|carried|picked up|kicked in|expended)\b"
)
THE_YEARS = pattern(
    r"\b(?:over|in|for|across|during|throughout) the (?:same )?(?P<n>two|three|four|five|six|ten"
    r"|\d{1,2}) years\b(?! (?:to|from|before|after|until|till|through|ended|ending|since|that"
    r"|beginning|starting|up))"
)
SHARE_NOW = pattern(
    r"\b(?:present|current|existing|today's|now|currently|presently)"
    r"(?: (?:level of|share of|rate of|about|some|around|roughly|nearly|at|is|covers|bears|pays"
    r"|foots|shoulders|meets|picks up|funds|contributes|carries|finances|takes on|stands at))?"
    r"(?: about| some| around)? $"
    r"|\b(?:now|currently|presently|at present|at the moment|today|these days|as of now),?"
    r"(?: [a-z']{2,12}){1,3} (?:covers|bears|pays|foots|shoulders|meets|picks up|funds|contributes"
    r"|carries|finances|takes on|accounts for|puts up"
    r"|stands at)(?: (?:about|some|around|only|roughly|nearly|just|almost))? $"
)
AND_PART = pattern(
    r"(?! from)[^.;\d%]{0,70}(?:,| and|, and|;)(?: the)?(?: (?:remaining|other|rest|a further"
    r"|another|some|about)){0,3} "
)
AND_SUM = pattern(r"(?: \([^()]{0,40}\))?,? and (?:then )?(?:about |some )?")
YEARS_SUM = pattern(
    r"\b(?:from|over|above|against|than|on|to) (?:this|last|next|the previous|the current|fiscal)"
    r"(?: fiscal)? (?:year|20\d\d)'s (?:about |some |around )?$"
)
GIVEN_IN = pattern(
    r"(?: \([^()]{0,50}\))?,? ?(?:(?:that|which) )?(?:it|they|seoul|tokyo|berlin|japan|germany"
    r"|(?:south )?korea|the (?:country|government|koreans|japanese|south|ministry|ally)) "
    r"(?:(?:had|has|have|was|is|already) )?(?:(?:agreed|consented|pledged|promised|undertook|due"
    r"|obliged|set) to )?(?:pay|give|provide|contribute|spend|paid|gave|provided|contributed|spent"
    r"|put up|handed over|shelled out|forked out|bore)(?: (?:in|for|during|from))? "
)
OF_AGREED = pattern(
    r"(?: (?:billion|million|trillion)(?: won| yen)?)? of the (?:[^;.]|\.\d){4,34} (?:agreed|set"
    r"|planned|promised|owed|due|budgeted|pledged|fixed|foreseen)(?: on)? (?:for|in) "
)
WHOLE_SUM = pattern(
    r"\b(?:whole|total|entire|overall|combined|cumulative|altogether|in all|in total"
    r"|add(?:s|ed)? up|all told)\b"
)
AS_CAP = pattern(r" as (?:the|an?) (?:[a-z]{5,8} )?(?:limit|ceiling|cap|maximum|lid)\b")
THEN = pattern(r"\b(?:then|at (?:the|that) time|in those days)(?: [a-z]{3,12}){0,2}(?: at)? $")
BEEN_RAISED = pattern(
    r"\b(?:has|have|had) (?:already |since |then )?been (?:increased|raised|lifted|hiked|boosted"
    r"|upped|cut|lowered|reduced|trimmed|pared)(?: by)?(?: about| some| around)? ?$"
)
UP_BY = pattern(r", (?:up|down|a (?:rise|cut|drop|gain|decline) of|an (?:increase|uplift) of)\b")
PACT_ENDS = pattern(
    r"\b(?:agreement|pact|deal|accord|arrangement|contract|sma) (?:that |which )?(?:runs?|expires?"
    r"|ends?|lapses?|lasts?|is (?:valid|in force|good)|will (?:expire|end|lapse|run))"
    r"(?: out)?(?: (?:to|through|until|till|in|on|at|the|end|of|with)){0,4} $"
)
TO_SUM_IN = pattern(r"\bto (?:about |some )?[$₩€£¥]?\d[\d.,]{0,8} (?:b|m|tr)illion[^.;]{0,16} in $")
BUDGET = pattern(r"\b(?:budget|draft|request|appropriation|outlays?|earmark\w{0,3})\b")
