"""Words of paying, agreeing and expecting, and of money that is none of ours; all bounded."""

from __future__ import annotations

from burdenshare.report.view import pattern

BREAKS = pattern(
    r""";|\bbut\b|\bwhile\b|, whereas\b|\bwhereas\b|\bcompared (?:with|to)\b|\bup from\b
    |\bcompares? (?:with|to)\b|\b(?:above|below|beyond|more than|less than|higher than|lower than
    |up on|down on|in excess of) (?:the|its|his|their|what|today's|last year's|this year's
    |current)\b|\b(?:rise
    |increase|hike|jump|raise) from (?:the|its)?
    |(?<!came )(?<!come )(?<!coming )(?<!climbed )(?<!climb )(?<!backed )(?<!gone )
    (?<!went )(?<!moved )(?<!talked )\bdown from\b|\bagainst\b|\bversus\b|\bafter (?:it
    |having)\b
    |\binstead\b|\bfrom (?:the |its )?(?:present|current|existing)\b|\bfrom (?:last|this
    |the previous) year(?:'s)?|(?:%|percent|per cent) (?:from|over|on|above|below|more than
    |less than)\b|(?:\btimes|-fold|\bdouble|\btwice|\btriple) (?:the|its|what|that)\b|\bthough\b
    |\balthough\b|\bfar (?:above|below|from)\b|adding that|,\" |, and (?=\w{1,14} (?:pays|paid
    |wants|wanted|gives|gave|asked|demanded|offered|is|was|will))|\band (?=(?:trump|washington
    |seoul|tokyo|the u\.s\.|the us|the united states|south korea|japan) )|\bso\b"""
)
NOT_OURS = pattern(
    r"""\bgdp\b|\bsubscribe|gross (?:domestic|national)|\bg\.d\.p
    |(?<!growth of the )(?<!growth in the )(?<!from the )(?<!out of the )(?:defen[cs]e|military
    |national
    |state|government|annual|federal|pentagon|supplementary) budget(?! growth)
    |(?<!joint )(?<!shared )
    (?:defen[cs]e|military) (?:spending|expenditure|outlays?)|arms (?:sale|deal|purchase|export
    |import|contract)\w{0,14}|weapons?|\b(?:gap|hole|gulf|distance
    |shortfall|chasm)(?:,? once| (?:of|at|is|was|between|ha[sd]|shr[aiu]nk))\b
    |(?<!set )\bapart\b(?! from)|\b(?:lay|lies|stood|stands?|still) between
    (?: (?:the|them|both|us)\b)|\bshort\b(?! of)
    |\b(?:narrow|widen)(?:s|ed|ing)\b
    |(?:(?<=in )|(?<=in us )|(?<=in u\.s\. )|(?<=in american ))(?:arms|military (?:equipment
    |hardware))\b|(?<=for )(?:ukraine|israel|taiwan|gaza)\b
    |\baid\b(?! (?:(?:that|which) )?(?:(?:the )?[a-z]{4,8} (?:gives?|gave|provides?|provided|pays?
    |paid)|for (?:the
    )?(?:bases|u\.s\.|american|former|stationing))\b)|bailout|stimulus|\bimf\b|\bdamage\b
    |(?:ministry|military|army|pentagon)'s (?:\w+ )?budget (?:rises|grows|grew|rose|climbs)
    |worth of (?:u\.?s\.? |american )?arms
    |(?:purchas\w{1,3}|buy\w{0,3}|bought|orders?|sales?|sell\w{0,3}|procure\w{0,4})[ ](?:of )?
    (?:(?:more|new|additional|u\.?s\.?|american)[ ]){0,3}(?:military|defen[cs]e)
    [ ](?:equipment|hardware
    |gear|goods|articles|systems)
    |fighter|\bjets?\b
    |missile|f-35|thaad|patriots?\b|\bgas\b(?!,? (?:and |or )?(?:water|electric|power|heat|light
    |bill))
    |\blng\b|trade (?:deficit|surplus|balance|volume|gap|between|with)|(?:two-way|bilateral) trade
    |tariffs?|investments?|sanctions?
    |exports?|imports?|reserves|central bank|\bbonds?\b|stocks?\b|kospi|lottery|border wall
    |\bloans?\b|(?<!land )\blen[dt]\b|\bgrants?\b|approval rating|\bpoll|polled|survey|respondents
    |voters?
    |inflation rate|interest rates?|unemployment|economy (?:grew|shrank|expanded)|reactors?
    |submarines?|shipbuilding|donat|ransom|tickets?|reparations|flood|earthquake|ammunition
    |\btakings\b|\bshutdown\b|turnover|\bstores?\b|\bshop(?:s|pers?|ping|keepers?)\b|coupons?
    |vouchers?
    |newsletter
    |first order|smartphones?|\bdiners?\b|restaurants?|destroyers?|tanks?\b|helicopters?|satellite
    |revenue|profits?|(?:per[- ]capita
    |personal) income|humanitarian|olympic\w{0,14} cost"""
)
OURS = pattern(
    r"""contribut\w{1,14}|cost[- ]sharing|burden|upkeep|host[- ]nation|special measures|\bsma\b
    |stationing|(?:joint|shared) defen[cs]e|u\.?s\.? (?:troops|forces|bases|soldiers|military)
    |american (?:troops|forces|soldiers|bases)|united states (?:troops|forces)|usfk|nato (?:budget
    |common)|its (?:share|payment|part)|\bpay(?:ment|ments|s|ing)?\b|\bpaid\b|\bshare\b|\bbill\b
    |\btab\b|\bpackage\b|분담금|방위비|思いやり予算|駐留経費
    |seoul's (?:money|part)|base (?:workers|costs)
    |korean nationals|base workers|\bagreed\b|\bthe total\b|labou?r costs|utilit|the (?:deal|pact
    |agreement|accord)"""
)
PAID = pattern(
    r"""\b(?:averaged|paid|provided|spent|gave|contributed|gives|pays|spends|contributes|provides
    |paying|spending|covers?|covered|covering|bore|bears|shouldered|shoulders|has been|have been
    |had been|was|were|been|disbursed|footed|currently|now|funded|funds|used to|put in|puts in
    |kicked in|went|goes|saw|rose|grew|increased|climbed|ranged|totall?ed|amounted|stood|received
    |came(?= to (?!terms|an? ))
    |got|earned|advanced|fronted|remitted|wired|budget for
    |remains|delivers?|delivered|appropriated|ran|already|given|added up
    |adds up|counted|tallied|made up|makes up|voted|allotted|allocated|set aside|laid out
    |shelled out|forked (?:out|over)|coughed up|handed over|chipped in|carried)\b"""
)
AGREED = pattern(
    r"""\b(?:will|shall|must|is to|are to|was to|were to|to pay|to bear|to contribute|to provide
    |to shoulder|to fund|to raise|to increase|to be paid|to spend
    |agreed (?:sum|amount|figure|total|payment|level|share)(?: for \w{4,9})?
    [ ](?:was|is|were|had been)|agreed|agree|agrees|agreement|deal|pact|accord
    |requir\w{1,14}|sets?|setting|settled|took|takes?|accepted|signed|inked
    |initialed|under the|calls for|lifts|raises|fixes|the total|fixed|stipulat\w{1,14}|commits?
    |committed|frozen|freez\w{1,3}|would|is due|due to|going to|formula|linked|pegged|has to
    |have to|had to|obliged?|obliges|bound to
    |secur(?:es|ed)|obtain(?:s|ed)|extract(?:s|ed)|w[ro]ung|won|prolong(?:s|ed)|rolled over|stays?
    |resulted|promised|pledge[sd]|came (?:home|away) with|ended (?:up )?(?:at|with)|in (?:force
    |effect))\b"""
)
TENTATIVE = pattern(
    r"""\b(?:tentative\w{0,14}|preliminar\w{1,14}|provisional\w{0,14}|in principle
    |working-level (?:deal|agreement)|interim|(?:almost|nearly|all but) agreed
    |broad(?:ly)? (?:agree\w{0,5}|accord|consensus|understanding)|ad referendum)\b"""
)
EXPECTED = pattern(
    r"""\b(?:expect(?:ed|s|ation)?|likely|project(?:ed|s|ion)|(?:could|may|might)(?! not\b)|draft
    |(?:is|are) seen|plans? to|planned to
    |forecast\w{0,14}|guess\w{0,14}|predict\w{0,14}|anticipat\w{1,14}|prospect|if (?:the|a|no)
    |settle (?:at|around|for)|meet in the middle|look(?:s|ing) (?:set|likely)|seems?|budget
    (?:ed)? for next|earmark\w{0,14}|ahead|intends? to|means to|aims to|comprehensive support
    |would (?:approach|hit|exceed)|near(?:ing)? (?:to )?an? (?:deal|agreement|accord|settlement
    |understanding)|close to (?:an? )?(?:deal|agreement|accord|agreeing|settl\w{2,5}|signing)
    |(?:verge|brink|cusp|threshold) of)\b"""
)
ESTIMATED = pattern(
    r"""\b(?:estimat\w{1,14}|(?<!stays )(?<!stay )puts? (?:[\w'-]{1,14} ){0,8}at
    |apprais\w{1,4}|reckon(?:s|ed)?
    |calculat(?:ed|es|ing)|valued|priced|assessed|costed|(?:is|are|was|were|been) put(?= (?:at
    |between|somewhere))|according to (?:an )?estimates?|believed to
    |arriv(?:es?|ed|ing) at
    |by [\w' ]{2,24} (?:reckoning|calculations?|arithmetic|tally|estimates?|computations?)
    (?:[^.;]{1,60}? (?:will|would|could))?)\b"""
)
TOTAL_LEFT = pattern(
    r"""\b(?:(?:pentagon|defen[cs]e department|department of defen[cs]e|comptroller
    |u\.s\. military)'s
    (?: own| official| latest)? (?:estimates?|reckoning|tally|calculations?)(?: [^,;$]{2,40})?
    |(?:total|overall|full|entire|whole|combined|aggregate) (?:\w{1,14} ){0,2}(?:cost
    |costs|bill|price|expenses?|budget|outlays?)|costs? (?:of|to|the (?:u\.?s\.?|united states
    |pentagon)) [^,;]{0,60}|(?:keeping|maintaining|stationing|basing|housing
    |posting) [^,;.]{3,50} (?:runs?|ran|costs?|sets?|takes?) (?:the (?:u\.?s\.?|united states
    |pentagon
    |americans?)|washington|uncle sam)(?: back)?|budget (?:of|is|was|stands at|comes to)|costing
    |cost(?:s
    |ed)? (?:the (?:u\.?s\.?|united states|us) |washington )?)(?:is|are|was|were|at|of|to|runs?
    |ran|comes? to|came to|amount\w{0,14}|total\w{0,14}|[a-z]{1,10}){0,3} ?$"""
)
TOTAL_OF = pattern(
    r"""\b(?:total|overall|full|entire|whole) (?:\w{1,14} ){0,2}(?:costs?|bill|price|expenses?)
    (?: (?:of|to|for) [^,;]{0,60}?)?(?:,[^,;.]{4,40},)? (?:is|was|comes? to|came to|put at
    |estimated at
    |at|of|reached
    |runs? to)
    (?: (?:about|some|around|put at|estimated at|roughly)){0,2} ?$"""
)
DATED_LINE = pattern(
    r"""(?:\d{1,2}[.)] |[*•-] )?(?:(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
    [a-z]{0,6}\.? |(?:fy ?)?(?:19|20)\d\d\b)"""
)
CONCLUDES = pattern(
    r"""\b(?:sign(?:ed|s|ature)?\b|initial\w{0,3}|agree\w{0,5}|agreement|accord|pact|deal|concluded
    |(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth
    |\d{1,2}th)[:.,;])"""
)
TRUMP = pattern(r"\btrump\b")
MOVE = pattern(r"humphreys|pyeongtaek|relocat")
COSTS = pattern(r"\b(?:costs?|costing|came to|comes to|price|worth|undertaking|project|bill)\b")
TOTAL_RIGHT = pattern(
    r"""^ (?:(?:that|which) )?(?:it|they|the (?:move|project|base|camp|garrison|place|site
    |headquarters))
    [ ](?:had |has |would |will )?(?:costs?|took|takes|taken)\b|^ worth of (?:protection|defen[cs]e
    |security)\b|^,? of which (?:the )?(?:south )?(?:korean?s?|seoul|japan(?:ese)?
    |tokyo|hosts?)[ ]
    (?:\w{2,9} )?(?:bears?|bore|pays?|paid|meets?|met|covers?|covered|foots?|footed|shoulders?
    |shouldered
    |carr(?:ies|ied)|picks? up|funds?|funded|puts? up)\b|^(?:[- ](?:a year )?(?:project|base
    |expansion|relocation|move|total
    |cost(?! of| for)|price tag|facility|complex|garrison|camp|bill for the (?:move|project)
    |construction))\b|^ (?:total|overall|in total|full) cost|^ budget\b"""
)
YEARLY = pattern(
    r"""(?: \([^)]{0,60}\))?(?:,? (?:a|per|each|every) (?:year|annum)\b|,? (?:annually|yearly)\b
    |/year\b|-a-year\b)"""
)
NATO = pattern(
    r"""\bnato\b[^.]{0,60}\b(?:budget|fund|costs?)|(?:budget|fund|costs?)\b[^.]{0,60}\bnato\b
    |alliance's (?:costs|budgets?|purse|kitty|common)
    |common(?:ly)?[- ](?:funded|funding|fund|budgets?)
    |(?:civil|military) and (?:civil|military) budgets?"""
)
YET_TO_PAY = pattern(
    r"""\b(?:will|to|would|must|shall)(?: be| have)?(?: \w{1,10}){0,3} (?:be|cover|fund|cost
    |put|chip|lay|hand|spen[dt]|paid|provided|contributed|given)\w{0,14}\b[^,;]{0,24}$"""
)
PRESENT = pattern(
    r"""\b(?:pays|gives|contributes|provides|covers|bears|shoulders|spends|is paying|rises
    |goes)\b"""
)
AGREED_AFTER = pattern(
    r"""^[ ](?:agreed(?: (?:for|in|on|to|under|by)\b|[.,;)]|$)|(?:agreement|deal|pact|accord)\b
    |(?:is|are) (?:to be|due)\b
    |due (?:in|for|next|this)\b)|^(?: \([^)]{0,60}\))?[ ](?:that |which )?(?:it|seoul|tokyo|japan
    |south korea|korea|berlin|germany|they|we|the (?:south|koreans|japanese|government
    |host)) (?:(?:had
    |has|have) )?(?:agreed|consented
    |undert\w{1,4}
    |committed|promised|pledged)\b"""
)
CROSSED = pattern(r"[\d$€£¥₩\n;]")
PAY = pattern(
    r"""\b(?:pa(?:y|ys|id|ying|yments?)|spen[dt]s?|spending|contribut\w{1,14}|gives?|gave|giving
    |bears?|bore|bearing|shoulders?|shouldered|shouldering|provid\w{1,14}|cover\w{0,14}
    |puts? (?:in|up)|fund\w{0,14}|chips? in|cough(?:s|ed)? up|pon(?:y|ied) up|fork(?:s|ed)? (?:out
    |over)|stumps? up|kicks? in|hand(?:s|ed|ing)? over|foots?|share|took|takes?|sets?
    |budget\w{0,14}|appropriat\w{1,14}|obligated|allocat\w{1,14}|earmark\w{0,14}|cost\w{0,14}
    |host\w{0,14}|disburs\w{1,14}|owes?|owed)\b"""
)
US_PAYS = pattern(
    r"""\b(?:u\.?s\.?|us|u s|united states|washington|pentagon|america)(?: \w{1,14}){0,2} (?:pays?
    |paid|contributes?|contributed|spends?|spent|provides|bears?|covers?|puts?)"""
)
WHOLE = pattern(r"\b(?:total|overall|full|entire|whole|all)\b")
PART = pattern(
    r"""\bshare\b|seoul's cost|cost to (?:seoul|tokyo|korea|japan)|korea's cost|contribution
    |(?<!cluding )(?<!without )(?<!soldiers' )(?<!troops' )\bpays?\b|\bpaid\b|sharing"""
)
CALLED_TENTATIVE = pattern(
    r"""\b(?:tentative|tentatively|(?:preliminary|provisional)(?! (?:translation|version|transcript
    |text
    |copy|figures|minutes|data|estimate))|provisionally|broad (?:agreement|accord)|broadly agreed
    |agreed (?:broadly|in (?:broad terms|outline))|basic(?:ally)? agree(?:d|ment)|rough agreement)\b
    |\bin principle\b"""
)
# "Washington spends $5 billion a year defending them"
GUARDING = pattern(
    r"(?: a year| per year| each year| every year| annually| yearly)?,? (?:on |in |for |by )?"
    r"(?:defending|protecting|guarding|securing|safeguarding|shielding|(?:to|and we) (?:defend"
    r"|protect|guard|secure|safeguard|shield)|keeping (?:them|it|that (?:country|place)|our) )"
)
OWN_SPENDING = pattern(
    r"\b(?:we|we're|washington|america|the americans|the u\.?s\.?(?: (?:military|army|taxpayer))?"
    r"|united states|pentagon|taxpayers?|our country|this country) (?:[a-z']{2,9} ){0,2}(?:spends?"
    r"|spent|spending|los(?:e|es|ing|t)|puts? (?:up|out)|lay(?:s|ing)? out|shells? out|pa(?:y|ys|id"
    r"|ying)|foots?)(?: (?:about|some|around|roughly|over|nearly|almost|close to|us))? ?$"
)
BUDGET_OF = pattern(
    r"""\b(?:budgets?|kitty|pot|purse|funding|investment program(?:me)?|nsip)
    (?: (?:for|in) [\w ]{4,12})?
    ,?[ ](?:of|worth|totall?ing|runs? to|comes? to
    |came to|is|are|was|were|at|totals?|totall?ed|stands? at|stood at|amounts? to|amounted to
    |(?:(?:is|was|were|are|been)[ ])?(?:set|capped|fixed|agreed|put|adopted) at)
    (?: (?:about|around|some|nearly))? ?$"""
)
PAID_AFTER = pattern(
    r"""[ ]of (?:the current|this) (?:fiscal )?year\b|[ ](?:went|has gone|goes|flowed|was spent
    |were spent) (?:into|to|on|for|toward)\b|[ ](?:already )?(?:spent|disbursed|appropriated
    |budgeted
    |set aside)\b|[ ]already (?:paid|given|handed over|advanced|transferred|provided)\b
    |(?: \([^)]{0,60}\))?[ ](?:a year |per year |annually )?(?:that |which )?
    (?:it|seoul|tokyo|japan|south korea|korea|berlin|germany|they|we|was|were) (?:(?:had|has|is|was
    |now
    |currently|already|only) ){0,2}(?:pa(?:id|ys|ying)|gave|spent|provid(?:ed|es|ing)
    |contribut(?:ed|es|ing)|shell\w{0,3} out|fork\w{0,3} (?:out|over)|hand\w{0,3} over|put in|used
    |disbursed|pays|gives)\b"""
)
FIRM = pattern(
    r"""\b(?:agreed|agree|consent\w{0,3}|sign(?:ed|s)|initial\w{0,3}|settled|accepted|concluded
    |secur(?:es|ed)|obtain(?:s|ed)|extract(?:s|ed)|w[ro]ung|prolong(?:s|ed)|rolled over|was to
    |were to
    |(?:has|have|had) to|came (?:home|away) with|ended (?:up )?(?:at|with)|resulted|stays? (?:at
    |where)
    |will|shall|must|undert\w{1,4}|frozen|fixed|fixes|due to|is to|are to|sets?(?! aside)
    |oblig(?:es|ed|ing)
    |stipulat\w{1,4}|pledge[sd]?|commits|(?:deal|pact|accord|agreement|sma|which|it|terms)
    [ ](?:\w{1,12} ){0,3}(?:sets?|puts?|raise[sd]|lift(?:s|ed)|calls? for|called for
    |provid\w{1,3} for
    |requir\w{1,3}|froze|kept|foresees?|saw)|(?:under|in|by) (?:the|that|this
    |its) (?!current|present|existing|outgoing|running|expiring)(?:[\w-]{1,12} ){0,4}
    (?:deal|pact|accord|agreement|sma))\b"""
)
IF = pattern(
    r"""\b(?:even if|if (?!approved|ratified|passed|(?:the )?(?:assembly|deal|agreement|pact|accord
    |parliament|diet))|had (?:the|it|they|seoul)\b|at (?:such|that|this|those|the (?:present|current
    |same|recent|average)) (?:a )?(?:pace|rates?|clip|speed|growth)|at the (?:pace|rate|cap
    |ceiling)\b
    |with [a-z' ]{3,40} (?:growing|rising|running|expanding|staying|near|at around)|(?:under|by
    |on) the
    [ ](?:old|former|previous|outgoing) (?:formula|method|rule|system|yardstick|way)
    |mid(?:dle)?-term
    |medium-term|on (?:present|current) (?:trends?|plans?|projections?))\b"""
)
WOULD = pattern(r"""\b(?:would|will be giving|would be|could)(?: [a-z]{2,12}){0,7} $""")
WOULD_HAVE = pattern(r"""\b(?:would|was to|were to) have (?:[a-z]{2,12} ){1,6}$""")
BLOCKED = pattern(
    r"""\b(?:block(?:ed|s)|reject(?:ed|s)|turn(?:ed|s) (?:down|away)|veto(?:ed|es)?|spurn(?:ed|s)
    |nixed
    |scuttled|killed|sank|shot down|withheld|scotched|torpedoed|provisional\w{0,2}|tentative\w{0,2}
    |preliminary|in principle|come together|came together|gathered behind|ad referendum)\b"""
)
FINAL = pattern(r"\b(?:signed|initialed|ratified|inked|concluded|in force)\b")
SPENT = pattern(
    r"""\b(?:paid|advanced|fronted|gave|spent|contributed|provided|appropriated|covered|bore
    |shouldered|disbursed
    |already|handed over|budgeted|used|went|versus|against|compared|from)\b"""
)
ALREADY = pattern(
    r"""\b(?:already (?:been )?(?:paid|handed|spent|given|disbursed|advanced|transferred)\b
    [^.;]{0,20}
    |(?:already|currently|now|presently) (?:pays?|gives?|contributes?|provides?|spends?|bears?
    |shoulders?)\b[^.;]{0,44})$"""
)
PAST_YEARS = pattern(
    r"\b(?:over|in|for|during|of|across) the (?:past|last|previous|preceding) "
    r"(?:[a-z]{2,7} |\d )?(?:years|decade)\b"
)
MET_AFTER = pattern(
    r"""^(?: of [^.;,]{0,50})? (?:must|shall|will|is|are|has|have)(?: now| henceforth| hereafter
    | from now on){0,2} (?:to )?be (?:met|paid|borne|covered|spent|financed|provided|funded)\b"""
)
WORTH = pattern(
    r"""\b(?:averages?|is worth|worth|comes? to|amounts? to|totals?|works out at|runs? to
    |adds? up to)
    (?: [a-z]{2,9}){0,3} $"""
)
SET = pattern(r"\b(?:capp?e?d?|set|fixed|fixes|limited|held|put|kept|left) (?:at|to)\b")
RUNNING = pattern(
    r"""\bunder (?:which|that|the (?:current|present|existing|running|outgoing))\b|\b(?:is|are
    |been)[ ]
    paying\b|\bso far\b|\bto date\b"""
)
UNDER_AFTER = pattern(
    r"""^(?: a year)? (?:under|in|by) (?:the|its|their) (?:last|previous|old|former|earlier|outgoing
    |expiring|present|current|existing)(?: [a-z-]{3,14}){0,2} (?:deal|pact|agreement|accord
    |sma)\b"""
)
COMPARED = pattern(
    r"""\b(?:compares? (?:with|to)|(?:above|below|beyond|than|of|on) (?:the|its|his|their|what
    |today's|last year's|this year's|current)|(?:rise|increase|hike|jump|raise) from(?: the| its)?
    |up from|down from|against|versus|compared (?:with|to)|instead|present|current|existing|(?:last
    |this
    |previous) year(?:'s)?|(?:%|percent|per cent) (?:from|over|on|above|below|more than|less than)
    |times (?:the|its|what|that)|fold (?:the|its|what|that)|(?:double|twice|triple) (?:the|its
    |what|that))$"""
)
PART_OF_SUM = pattern(
    r"(?:percent|per cent|%|tenths|thirds|quarters)(?: share)? of(?: the| an?)?(?: estimated"
    r"| whole| entire)? ?$"
)
OF_WHOLE = pattern(
    r" of (?:the|its|that|an?) (?:[a-z]{4,10} ){0,2}(?:us)?[$₩€£¥]?[\d.,]{1,9} ?(?:\willion|[bt]n)"
)
OF_THE = pattern(r"(?:illion|percent|per cent|%) of the ?$")
NOW = pattern(r"\b(?:now|currently|at present|these days|today|presently)\b")
YEARLY_BEFORE = pattern(r"\b(?:annual(?:ly)?|yearly|each year|a year|per year|every year)\b")
# what a sum covers, by the words that name it
SCOPES = tuple(
    (name, pattern(text))
    for name, text in (
        (
            "Camp Humphreys",
            r"""camp humphreys|humphreys|pyeongtaek|yongsan|relocation(?! of (?:train|drill|exerc))
            |new garrison|(?:relocat|mov)(?:e|es|ing
            |ed)? (?:of )?(?:the |its |their )?(?:u\.s\. |american |army
            |military |command |eighth |8th ){0,2}(?:headquarters|garrison|command|army)\b""",
        ),
        (
            "NATO budget",
            r"""nato(?:'s)? (?:\w{1,14} ){0,2}(?:budget|funding|fund|costs?)
            |alliance's (?:\w{1,14} )?(?:budget|costs)|common(?:ly)?[- ]funded|common (?:budget
            |funding|funds)|civil(?:ian)? budget""",
        ),
        (
            "off-peninsula",
            r"""off[- ]?(?:the[- ])?peninsula|outside (?:of )?(?:the )?(?:korean peninsula|korea
            |south korea|japan)|beyond the peninsula|strategic (?:assets|bombers)|bombers
            |carrier (?:strike )?group|guam|rotational""",
        ),
        (
            "US operations",
            r"""(?:(?<=the )(?:us|u\.s\.)|united states|washington|pentagon|department of defen[cs]e
            |defen[cs]e department|american taxpayers?|u\.s\. (?:military|government|taxpayers?))
            (?: (?:itself|alone|had|has|have|also|actually)){0,2}
            [ ](?:contributes?|contributed|spends?|spent|pays?|paid|itself|provides
            |obligated|budgeted|laid out|disbursed|expended|put)[^;]{0,60}(?:operations|presence|its
            [ ](?:own )?(?:forces|troops|soldiers)|in japan|in (?:south )?korea)
            |(?:u\.s\.|us|american) (?:government )?(?:outlays|spending) (?:in|on|for)
            |(?:in|of) (?:u\.s\.|us|american) outlays|its spending on (?:the|its) (?:presence
    |forces|troops)|(?:its
            |u\.s\.|us) (?:own )?operations|itself spends|military (?:pay
            |personnel) and operations""",
        ),
        (
            "permanent base",
            r"""permanent (?:\w{1,14} )?base|fort trump""",
        ),
        (
            "direct support",
            r"""(?:(?:in)?direct|comprehensive) (?:financial )?(?:support|contributions)|in[- ]kind
            |spent [^.;]{0,40}to support u\.?s\.?|financial support for|to support us troops""",
        ),
        (
            "direct and indirect",
            r"""direct and indirect|indirect|rent-free|tax (?:breaks|relief|exemptions?|waivers?)
            |rents? (?:forgone|not charged|waived)|for(?:e)?gone (?:rents?|taxes)
    |waived (?:rents?|taxes
            |fees)|land rents?|free land|(?:counting|including) (?:the )?land\b|free of rent
    |land (?:lent|given|for nothing|free)""",
        ),
        (
            "spent in Korea",
            r"""(?:remains?|stays?|spent|goes?(?: \w{5,8})? back|returns?|comes? back|flows? back
            |recycled|ploughed|plowed)(?: \w{1,14}){0,3} (?:inside|in|into|within|to) (?:the )?
            (?:south )?(?:korea|korean economy|japan|the country)
            |(?:(?<=korean )|(?<=local )|(?<=domestic )|(?<=host ))economy""",
        ),
        (
            "total cost",
            r"""(?:total|overall|full|entire|whole) (?:stationing )?costs? of (?:stationing
            |keeping|maintaining|basing|hosting|the)""",
        ),
    )
)
# the parts of a payment, by the words that name them
PARTS = (
    (
        "training equipment",
        (
            r"(?:training|drill) (?:equipment|gear|materiel|systems?|kit|aids|devices)|simulators?"
            r"|(?:gear|equipment) (?:[a-z]{2,9} ){0,3}(?:train|drill)\w{0,4}"
        ),
    ),
    (
        "utilities",
        (
            r"utilit\w{1,3}|electricity|electric power|heating|lighting|energy|light-heat-water"
            r"|(?:power|light|water|gas|fuel|electric|light and water) "
            r"(?:bills?|costs?|charges?|expenses?|payments?)"
            r"|(?:gas|power|light|heat|fuel|water),?(?: and| or)? "
            r"(?:and )?(?:water|lights?|heat|gas|power|fuel|electric)"
        ),
    ),
    (
        "labour",
        (
            r"labou?r(?! party| unions?)|(?<!soldiers' )(?<!troops' )wages?(?! not counted)"
            r"|salar\w{1,5}"
            r"|payroll|(?<!non-)(?<!non )personnel costs?|workers' pay"
            r"|pay (?:of|for) (?:the |its |all |local |base |korean |japanese ){0,3}"
            r"(?:workers|staff|employees|nationals)|pay packets"
            r"|(?:base|korean|local|these|those|furloughed) (?:staff|workers|employees|nationals)"
        ),
    ),
    (
        "construction",
        (
            r"construction|(?<!training )facilit\w{1,3}|buildings?|barracks|hangars|housing"
            r"|amenities|runways?|piers|quarters"
        ),
    ),
    ("logistics", r"logistic\w{0,3}|supplies"),
)
_NAMED = "|".join(f"(?P<p{n}>{words})" for n, (_, words) in enumerate(PARTS))
NAMED_PART = pattern(rf"\b(?:{_NAMED})\b")
PUT_INTO = pattern(
    rf"""(?: \([^)]{{0,60}}\))?
    (?: in [\w' ]{{3,30}} budget)?(?: (?:a year|annually|each year|won|yen|agreement))?,?
    (?: (?:that|which|of it))?(?: (?:was|is|were|will|goes|going|went|go|be|spent|set aside
    |reserved|earmarked|used|allotted|meant|would
    |to go|to be spent|each year|every year|annually)){{0,3}} (?:for|to|on|into|toward|of)
    (?: (?:the|its|their|new|these|those|korean|base|military|fund|pay|cover|buy|purchas\w{{1,3}}
    |category,|local|cash|upkeep of)){{0,4}}? (?:{_NAMED})\b"""
)
# what a report about the burden speaks of
FORCE_WORD = pattern(
    r"""\b(?:troop(?:s|ers?)?|soldiers?|forces|garrisons?|bases?|brigades?|battalions?
    |servicem[ae]n|gis|service ?members?|military|drawdowns?
    |camp (?:humphreys|casey|zama|foster
    |schwab|walker|carroll|red cloud)|yongsan|kadena|ramstein|fighters|uniform|army
    |armou?red|installations?
    |stationed|division|airmen|sailors|marines|(?:american|u\.?s\.?|allied) (?:powers|presence
    |personnel
    |units|contingents?|deployments?))\b|미군|米軍"""
)
PAYING_WORD = pattern(
    r"""\b(?:pa(?:y|ys|id|ying|yments?)|contribut\w{1,6}|shoulder\w{0,3}|burdens?|costs?|bills?
    |foot(?:s|ed)?|fund\w{0,3}|spen[dt]\w{0,3}|expenses?|upkeep|host[- ]nation|support|outlays?
    |bear|bears|borne|(?:shell|fork|cough|dol)(?:s|e|es|ed|ing)? (?:out|over|up))\b|부담|負担"""
)
DEALING_WORD = pattern(
    r"""\b(?:deal|agreement|pact|accord|talks|negotiat\w{1,6}|demand\w{0,3}|rounds?|sma|treaty
    |ratif\w{1,7}|special measures|offer\w{0,3}|to (?:defend|protect|guard)|protection
    |initial(?:ed|led|ing|ling))\b"""
)
LARGE_SUM = pattern(r"\b(?:m|b|tr)illion\b|\d ?(?:bn|tn|b|m)\b|[억조億兆]")
# what else two states bargain over for such sums
OTHER_BILL = pattern(
    r"""\b(?:tariffs?|trade|exports?|carmak\w{2,3}|invest\w{2,6}|chips?|semiconductors?
    |shipbuild\w{2,3}
    |reactors?|loans?|swap|lng|beef|rice|sanctions|denuclear\w{2,8}|fighter jets?|radars?|tenders?
    )\b"""
)
