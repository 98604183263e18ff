"""Words that tell what a figure is about; every pattern has bounded repetition."""

from __future__ import annotations

import re

from burdenshare.claim.kind import Modality
from burdenshare.report.view import pattern

DEMAND = pattern(
    r"""\b(?:demand(?:ed|ing|s)?|ask(?:ed|ing|s)?|call(?:ed|ing|s)? (?:on|for)|press(?:ed|ing|es
    |ure[ds]?)|push(?:ed|ing|es)?|sought|seek(?:s|ing)?|want(?:ed|s|ing)?|desires?|desired|insist
    (?:ed|s|ing)?|request(?:ed|s|ing)?|urg(?:ed|es|ing)|tried|squeeze|wrest|extract|told
    (?: \w{1,14})? to|owe[ds]?|opened (?:at|with)|started (?:out )?(?:at|with)|figure|number|
    (?:come|came|comes) down to|ultimatum|asking price|price tag|need(?:s|ed)?|ought to|wish(?:ed
    |es)?|requir(?:ed|es|ing) seoul|told seoul to|aim(?:ed|s|ing)? (?:for|at)|expects? (?:seoul
    |tokyo|south korea|japan|germany)|would be paying|should (?:be )?pay(?:ing)?|must pay more
    |look(?:ed|ing|s) for|(?:beg[au]n|started) with|(?:bill|invoice) for(?= $)|hold
    (?:ing)? out for|get)\b"""
)
OFFER = pattern(
    r"""\b(?:floated|mentioned|offer(?:ed|ing|s)?|propos(?:ed|es|als?|ing)|counter(?:ed|offer
    (?:ed)?|proposal|-offer(?:ed)?|-proposal)?|(?:willing|prepared|ready) to (?:pay|give|go|raise
    |accept|increase)|put forward|red line|will not (?:cross|exceed|go)|won't (?:cross|exceed|go
    |pay)|tabled|sticking to|thinking of|argu(?:es|ed|ing)|tendered|(?:is|was|be|are) (?:ready for
    |open to)|(?:come|came|comes) back with|answered with|last word|held firm at|could live with
    |go no higher|would accept|best and final|named|bid)\b"""
)
CEILING = pattern(
    r"""\b(?:ceiling|red line|(?:will|would|could|can|does|did) ?not (?:cross|exceed|go (?:above
    |over|beyond|past)|pay more)|(?:won't|wouldn't|cannot|can't) (?:cross|exceed|go (?:above|over
    |beyond|past)|pay more)|psychological (?:barrier|line)|go no higher than|no higher than)\b"""
)
PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are) (?:\w{1,10} ){0,1}$")
NOUNED = pattern(
    r"""(?:\b(?:an?|the|that|this|its|his|their|'s|u\.s\.|us|american|washington|initial|first
    |original|earlier|such|latest|new|opening|trump's|unacceptable|sudden|excessive) )$"""
)
BREAKS = pattern(
    r""";|\bbut\b|\bwhile\b|, whereas\b|\bwhereas\b|\bcompared (?:with|to)\b|\bup from\b
    |\bcompares? (?:with|to)\b|\b(?:above|below|beyond|more than|less than|higher than|lower than
    |in excess of) (?:the|its|his|their|what|today's|last year's|this year's|current)\b|\b(?:rise
    |increase|hike|jump|raise) from (?:the|its)?|\bdown from\b|\bagainst\b|\bafter (?:it|having)\b
    |\binstead\b|\bfrom (?:the |its )?(?:present|current|existing)\b|\bfrom (?:last|this
    |the previous) year(?:'s)?|(?:%|percent|per cent) (?:from|over|on|above|below|more than
    |less than)\b|(?:\btimes|-fold|\bdouble|\btwice|\btriple) (?:the|its|what|that)\b|\bthough\b
    |\balthough\b|\bfar (?:above|below|from)\b|adding that|,\" |, and (?=\w{1,14} (?:pays|paid
    |wants|wanted|gives|gave|asked|demanded|offered|is|was|will))|\band (?=(?:trump|washington
    |seoul|tokyo|the u\.s\.|the us|the united states|south korea|japan) )|\bso\b"""
)
UP = pattern(
    r"""(?:increas(?:e|es|ed|ing)|increments?|ascent|expansion|ris(?:e|es|ing|en)|rose|raise[ds]?
    |raising|lift(?:s|ed|ing)?|hike[ds]?|hiking
    |(?<!cough )(?<!pony )(?<!stump )(?<!nose )(?<!put )(?<!set )(?<!made )(?<!puts )(?<!take )
    (?<!end )(?<!back )up|jump(?:ed|s)?|bounced?|surge[ds]?|leaps?|leapt|soar(?:s|ed)?|grow(?:s|th
    |n)?|grew|climb(?:ed|s)?|go(?:es)? up|went up|gain(?:ed|s)?|add(?:s|ed)?|markup|boost(?:ed|s)?
    |expan[ds]\w{0,14}|higher|sav(?:es?|ed|ing)|cut|cuts|down(?! into)|drop(?:ped|s)?|fall(?:s
    |en)?|fell|reduc(?:e|ed|tion|es)|lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?
    |slash(?:ed)?|shrinks?|shrank|dips?|dipped|slips?|slipped|slid|soar(?:s|ed)?|surge[sd]?|leaps?
    |leapt|swells?|swelled|balloon(?:s|ed)?|changed?|adjust(?:ed|ment))"""
)
UP_LEFT = re.compile(
    r"\b"
    + UP.pattern
    + r"(?:(?: [\w.'()/-]{1,16}){0,14} by|(?: [a-z']{1,14}){0,10}? ?(?:of|at|to be|:)?)"
    r"(?: (?:an?|the|as much as))?(?: (?:annual|yearly|additional|average|further|record"
    r"|maximum|total|mere|full"
    r"|whole))? ?$"
)
UP_NEAR = re.compile(r"\b" + UP.pattern + r"\b")
DOWN = pattern(
    r"""\b(?:sav(?:es?|ed|ing)|cuts?|down|drop(?:ped|s)?|fall(?:s|en)?|fell|reduc(?:e|ed|tion|es
    |ing)|lower(?:ed)?|decreas(?:e|ed|es)|decline[ds]?|trim(?:med|s)?|slash(?:ed)?|shrink|shrank
    |less)\b"""
)
UP_RIGHT = pattern(
    r"""^(?: (?:won|yen|dollars))?[- ]{1,2}(?:a year )?(?:(?:annual|yearly|average|one-off|further
    |steep|sharp|year-on-year|proposed|across-the-board) )?(?:more|higher|lower|less|extra
    |increases?|rises?|raises?|hikes?|cuts?|jump|growth|above\b|over (?:the (?=\d|[$₩€£¥])|what
    |fiscal|the (?:previous|last)|last year|20\d\d)|on top\b|up on\b|bump|boosts?|uptick|(?:cap
    |lid|ceiling|limit) on|climb|drop|reduction|decrease|markup|from (?:last|the previous|a year
    |20\d\d))"""
)
TO = pattern(
    r"""\b(?:to|at|from)(?: (?:about|around|some|nearly|almost|roughly|just|over|the|a|more than
    |up to|an estimated|its|as much as)){0,4} ?$"""
)
LEVEL = re.compile(r"\b(?:goes|went|falls|fell|rises|rose|drops) (?:up |down |back )?to ?$")
THAT_YEARS = re.compile(r"\b(?:over|above|from|than|against|on) (?:this|last) year's $")
LEVEL_FROM = re.compile(r" from (?:the )?\d")
SHARE_RIGHT = pattern(
    r"""^(?:[ -]?share\b|,? of (?:[\w.'$-]{1,16} ){0,5}?(?:cost|costs|total|bill|upkeep|expenses?
    |burden|spending|payments?|support|logistics|construction fund|labou?r costs?|balance|what\b
    |project|money|cash|sum|funds?|budget|contribution|tab|amount|deployment|salar\w{1,14}|wages
    |payroll|pay\b|labou?r|\$|₩|€|workers|outlays?|it\b|them\b(?! in )|what\b|price|construction
    |stationing|maintaining|maintenance|hosting|keeping|basing))"""
)
NOT_OURS = pattern(
    r"""\bgdp\b|\bsubscribe|gross (?:domestic|national)|\bg\.d\.p|(?:defen[cs]e|military|national
    |state|government|annual|federal|pentagon|supplementary) budget|(?<!joint )(?<!shared )
    (?:defen[cs]e|military) (?:spending|expenditure|outlays?)|arms (?:sale|deal|purchase|export
    |import|contract)\w{0,14}|weapons?|fighter|\bjets?\b|missile|f-35|thaad|patriots?\b|\bgas\b
    |\blng\b|trade (?:deficit|surplus|balance|volume|gap)|tariffs?|investments?|sanctions?
    |exports?|imports?|reserves|central bank|\bbonds?\b|stocks?\b|kospi|lottery|border wall
    |\bloans?\b|\bgrants?\b|approval rating|\bpoll|polled|survey|respondents|voters?
    |inflation rate|interest rates?|unemployment|economy (?:grew|shrank|expanded)|reactors?
    |submarines?|shipbuilding|donat|ransom|tickets?|reparations|flood|earthquake|ammunition
    |destroyers?|tanks?\b|helicopters?|satellite|revenue|profits?|(?:per[- ]capita
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
    |got|earned|budget for|remains)\b"""
)
AGREED = pattern(
    r"""\b(?:will|shall|must|is to|are to|was to|were to|to pay|to bear|to contribute|to provide
    |to shoulder|to fund|to raise|to increase|to be paid|to spend|agreed|agree|agrees|agreement
    |deal|pact|accord|requir\w{1,14}|sets?|setting|settled|took|takes?|accepted|signed|inked
    |initialed|under the|calls for|lifts|raises|fixes|the total|fixed|stipulat\w{1,14}|commits?
    |committed|would|is due|due to|going to|formula|linked|pegged)\b"""
)
TENTATIVE = pattern(
    r"""\b(?:tentative\w{0,14}|preliminar\w{1,14}|provisional\w{0,14}|in principle
    |working-level (?:deal|agreement)|interim)\b"""
)
EXPECTED = pattern(
    r"""\b(?:expect(?:ed|s|ation)?|likely|project(?:ed|s|ion)|could|may|might|plans? to|planned to
    |forecast\w{0,14}|guess\w{0,14}|predict\w{0,14}|anticipat\w{1,14}|prospect|if (?:the|a|no)
    |settle (?:at|around|for)|meet in the middle|look(?:s|ing) (?:set|likely)|seems?|budget
    (?:ed)? for next|earmark\w{0,14}|ahead)\b"""
)
ESTIMATED = pattern(
    r"""\b(?:estimat\w{1,14}|put(?:s)? (?:it |them |the \w{1,14} )?at|reckon\w{0,14}
    |calculat\w{1,14}|according to (?:an )?estimates?|believed to)\b"""
)
TOTAL_LEFT = pattern(
    r"""\b(?:(?:total|overall|full|entire|whole|combined|aggregate) (?:\w{1,14} ){0,2}(?:cost
    |costs|bill|price|expenses?|budget|outlays?)|costs? (?:of|to|the (?:u\.?s\.?|united states
    |pentagon)) [^,;]{0,60}|budget (?:of|is|was|stands at|comes to)|costing|cost(?:s
    |ed)? (?:the (?:u\.?s\.?|united states|us) |washington )?)(?:is|are|was|were|at|of|to|runs?
    |ran|comes? to|came to|amount\w{0,14}|total\w{0,14}|[a-z]{1,10}){0,3} ?$"""
)
TOTAL_RIGHT = pattern(
    r"""^ (?:that )?it costs\b|^(?:[- ](?:a year )?(?:project|base|expansion|relocation|move|total
    |cost(?! of| for)|price tag|facility|complex|garrison|camp|bill for the (?:move|project)
    |construction))\b|^ (?:total|overall|in total|full) cost|^ budget\b"""
)
YEARLY = pattern(
    r"""(?: \([^)]{0,60}\))?(?:,? (?:a|per|each|every) (?:year|annum)\b|,? (?:annually|yearly)\b
    |/year\b|-a-year\b)"""
)
FORMER = pattern(
    r"""\b(?:usual|previous|earlier|last|old|former|prior|past|expired|expiring|ninth|8th|9th
    |eighth|until now|current|present|existing|outgoing)\b"""
)
TROOP_NOUNS = frozenset(
    re.split(
        r"\|",
        "military staff|member|warriors|infantry|americans|americans in uniform|troopers|fighters"
        "|troops|troop|soldiers|soldier|personnel|gis|marines|strong|servicemembers|servicemember"
        "|servicemen|service members|service-members|service member|service personnel|service men"
        "|forces|airmen|men and women|members of the",
    )
)
FURLOUGH = pattern(
    r"""\bon (?:[a-z]{3,10} )?(?:leave|vacation)\b|got (?:their )?notices|\bnotices\b
    |furlough\w{0,14}|unpaid leave|without pay|unpaid|sent home|send home|laid off|lay off
    |layoffs?|put on leave|placed on leave|idled?|out of work|back (?:to|at) work|went home
    |job losses|lose their jobs|will fund|return to work|recalled|stood down"""
)
OTHER_FORCE = pattern(
    r"""\b(?:north korea\w{0,14}|chinese|russian|iraq|afghan\w{0,14}|syria\w{0,14}|ukrain\w{0,14}
    |vietnam|british|uk|taliban|refugees|turkish|kurdish|italian|french|police|un|israeli|kim jong
    |own|reservists?|bangladeshi|died|killed|casualties|missing|wounded|buried)\b[^.]{0,14}$"""
)
TALKS = pattern(
    r"""\b(?:dealings|discussions|consultations|talks|negotiat\w{1,14}|round|rounds
    |cost[- ]sharing|sma|bargain\w{0,14}|haggl\w{0,14}|sessions?|formal meetings)\b"""
)


TRIED = re.compile(r"\b(?:tried|trying|wants?|wanted|hoped|aimed|sought)\b|\bto get\b")
UNASKED = pattern(
    r"""\b(?:no one|nobody|auditors?|board|lawmakers?|assembly|opposition|activists?|protesters
    |critics|panel|commission|unions?    |workers|inspectors?|civic groups?)\b[^,;]{0,14}$"""
)
SETTLED = pattern(
    r"""\b(?:agreed|settled|accepted|took|signed|ended up|now pays|is paying|(?:seoul|korea|tokyo
    |japan|germany|berlin) (?:now |currently |already |has |had )?(?:pays|paid|spent|gave|gives
    |provides|provided))\b"""
)
OWN_WISH = re.compile(
    r"demand|request|urg|want|seek|sought|insist|push|press|hope|aim|ask|propos|call|wish|desir"
)
DEMAND_AFTER = pattern(
    r"""(?:[ -](?:a[- ]year|per year|annual|annually|every year|u\.?s\.?|american))?(?:(?: was
    | is)? the (?:price|sum|figure) (?:that )?(?:trump|washington|the u\.?s\.?|the americans)|[ -]
    (?:invoice\b|demands?\b|request|ask\b|asking|price tag|bill (?:demanded|sought)|demanded
    |sought|wanted|requested|figure demanded|increase demanded|(?:that )?
    (?:mr\.? |president |donald ){0,2}(?:trump|washington|the u\.?s\.?|the us|the united states
    |the americans)(?: \w{1,14}){0,2} (?:demand|want|once asked|had asked|ask|sought|seek|request
    |insist|call|(?:is|was) after))|[ ]in mind\b|[ ](?:that )?(?:it|they|he) (?:had |has )?
    (?:asked|demanded|wanted|sought|called)\b|[ ]is (?:its|his|their) (?:final |last |new )?
    (?:number|figure|price|demand|ask|word)\b)"""
)
OFFER_AFTER = pattern(
    r"""(?:[ -](?:a[- ]year|per year|annually|increase|rise|hike))?[ -](?:on the table|offer
    |proposal|bid|counter-?offer|offered|that (?:seoul|south korea|korea|tokyo|japan|berlin
    |germany)(?: \w{1,14}){0,2} (?:offer|propos)|ceiling|red line)"""
)
NATO = pattern(
    r"""\bnato\b[^.]{0,60}\b(?:budget|fund|costs?)|(?:budget|fund|costs?)\b[^.]{0,60}\bnato\b
    |alliance's costs"""
)
YET_TO_PAY = pattern(
    r"""\b(?:will|to|would|must|shall)(?: be| have)?(?: \w{1,10})? (?:be|cover|fund|cost
    |spend)\w{0,14}\b[^,;]{0,24}$"""
)
PRESENT = pattern(
    r"""\b(?:pays|gives|contributes|provides|covers|bears|shoulders|spends|is paying|rises
    |goes)\b"""
)
AGREED_AFTER = re.compile(
    r"^ (?:agreed (?:for|in|on)\b|(?:agreement|deal|pact|accord)\b|(?:is|are) (?:to be|due)\b)"
)
CROSSED = re.compile(r"[\d$€£¥₩\n;]")
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
WHOLE = re.compile(r"\b(?:total|overall|full|entire|whole|all)\b")
PART = pattern(
    r"""\bshare\b|seoul's cost|cost to (?:seoul|tokyo|korea|japan)|korea's cost|contribution
    |\bpays?\b|\bpaid\b|sharing"""
)
SHARE_LEAD = re.compile(r"(?:share|goes|from|that of|portion)[^,;]{0,40}$")
SHARE_WORD = re.compile(r"\b(?:share|portion|that of|those of)\b")
GOES_TO = re.compile(r"\b(?:will|would|to pay|must|agreed|shall|to|is to)\b")
SHARE_OF = pattern(
    r"""\b(?:share|portion|proportion|ratio|that of|those of)\b[^,;]{0,80}\b(?:of|is|was|at|to
    |from|stood at|reached|and)(?: (?:about|around|just|now|only|a)){0,4} ?$"""
)
TIED = pattern(
    r"""\b(?:same as|in line with|matching|matches|equal to|equivalent to|reflect\w{0,14}
    |mirror\w{0,14}|linked to|pegged to|based on|the (?:growth|rate|increase|rise) (?:of|in
    |rate))\b"""
)
NEVER_OURS = pattern(
    r"""gdp|gross domestic|g\.d\.p|\bpoll|respondents|approval|survey|tariff|voters|unemployment
    |of (?:south )?koreans|of americans|of japanese|shares (?:end|close|open|fall|rise)
    |interest rate|turnout|probability|\bchance\b"""
)
SPENT_THERE = re.compile(r"\b(?:remains?|stays?|returns?|comes? back|goes? back|spent)\b")
ACCEPTED = pattern(
    r"""\b(?:agreed (?:to|on)|settled (?:on|at|for)|cap(?:ped)?|ceiling|limit|accepted|got|won
    |secured|took|fixed at|set at)(?: [a-z]{1,12}){0,5} ?$"""
)
PORTION = re.compile(r"\b(?:share|portion|part)\b[^;]{0,70}, (?:now |about |some |currently )?$")
BATTLE = pattern(
    r"""\b(?:killed|died|casualties|wounded|joint (?:drill|exercise)s?|drills?|exercises?|war dead
    |fought|buried)\b"""
)
OTHER_LEAD = pattern(
    r"""\b(?:sent|dispatch\w{0,14}|deploy(?:ed|ing)? (?:another|an additional
    |to iraq))\b[^,;]{0,20}$"""
)
FUNDS = pattern(
    r"""\b(?:seoul|korea|tokyo|japan)\b[^.;]{0,50}\b(?:fund|pay for|bankroll|finance
    |cover)\w{0,14}"""
)
VALID = pattern(
    r"""\b(?:(?:extend|prolong|renew)(?:ed|ing|s)?(?: [a-z]{2,10}){0,3} (?:for|by)|valid for|
    (?:deal|pact|accord|agreement),|(?:pact|deal|agreement|accord) of|good for|in (?:force
    |effect) for|effective for|lasts?(?: for)?|lasting|runs? for|running for|covers?|covering
    |spans?|spanning|stays? in force for|remains? in force for|for the next|binding for|term of
    |duration of|period of|extended? (?:it |the deal |the pact )?(?:for|by))(?: the| a| about
    | only| just| next| another){0,4} ?$"""
)
SPANS = re.compile(r"\b(?:over|for|covering|in)(?: the)?(?: next| coming| following)? ?$")
PLACED = pattern(
    r"""\b(?:instead of|rather than|usual|customary|normal|than)(?: the| a)?(?: usual| customary
    | normal)? ?$"""
)
PLACED_AFTER = re.compile(r" (?:in place of|instead of|rather than|this time|only)\b")
NO_TERM = pattern(
    r"""[ ](?:ago|old|earlier|later|before|in prison|of war|history|after|since|in office|in power
    |of talks|of negotiat\w{1,14}|of haggl\w{1,14}|into)\b|-old"""
)
AGO = re.compile(r"\b(?:after|within|past|last|nearly|more than|took|in)(?: a| the)? ?$")
YEAR_AFTER = pattern(
    r"""[- ](?:(?:cost[- ]sharing )?(?:deal|agreement|pact) (?:of|from|in|reached in|signed in
    |struck in) )?((?:19|20)\d\d)\b"""
)
LAPSED = re.compile(r"\b(?:expire[sd]?|ran out|lapsed|ended)\b")
STILL_TALKING = pattern(
    r"""\b(?:negotiat\w{1,14} (?:for|on|over)|talks (?:for|on|over)|(?:is|was|are) near\b
    |within reach|in sight|last stretch|close to a deal|about to|kick(?:ed|s)? off|will begin
    |begin|seek(?:s|ing)?|ongoing)\b"""
)
DONE = re.compile(r"\b(?:reached|signed|agreed|struck|concluded|initialed|sealed)\b")
OTHER_ROUNDS = pattern(
    r"""summit|nuclear|six-party|kim jong|denuclear|golf|layoffs|strikes|elections?|sanctions"""
)
OF_TALKS = re.compile(
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
    r"""(?: (?:for|in) (?:fiscal )?\d{4})?,? ?\(?(?:(?:which is|that is|or|equivalent to|equal to
    |the equivalent of|worth|i\.e\.,?|=|-|at that time|roughly|approximately|about|around|some
    |nearly|over|then|now) ?){0,3}"""
)
THAT_IS = pattern(
    r"""^\W{0,4}(?:that|this|it|which) (?:is|was|comes to|amounts to|equals|works out at
    |translates (?:in)?to|would be|means)(?: (?:about|around|roughly|some|equivalent to|nearly
    |over|the equivalent of)){0,3} ?$"""
)

CALLED_TENTATIVE = pattern(
    r"""\b(?:tentative|tentatively|preliminary|provisional|provisionally)\b|\bin principle\b"""
)
APART = re.compile(r"[.;]|\bbut\b|\bbefore\b|\bsaid\b")
RUNS_TO = pattern(
    r"""\b(?:runs?|lasts?|valid|good|extends?|effective|covers the years) (?:to|until|through
    |till)(?: the(?: end of)?)? $"""
)
BUDGET_OF = pattern(
    r"""\b(?:budget|kitty|pot) (?:of|worth|totall?ing)(?: (?:about|around|some|nearly))? ?$"""
)
PAID_AFTER = pattern(
    r"""[ ]of (?:the current|this) (?:fiscal )?year\b|[ ](?:went|has gone|goes|flowed|was spent
    |were spent) (?:into|to|on|for|toward)\b|[ ](?:a year |per year |annually )?(?:that |which )?
    (?:it|seoul|tokyo|japan|south korea|korea|berlin|germany|they) (?:had |has )?(?:paid|gave
    |spent|provided|contributed|pays|gives)\b"""
)
CAPPED = pattern(
    r"""\b(?:cap(?:s|ped|ping)?|ceiling|limit(?:s|ed|ing)?|held to|no more than|not exceed|may not
    |at most|maximum|upper bound)\b"""
)
FIGURE_OF = pattern(
    r"""\b(?:washington|u\.?s\.?|us|american|trump|the president)(?:'s)? (?:\w{1,14} )?$"""
)
THEY_PAY = pattern(
    r"""(?: that)? (?:seoul|south korea|korea|tokyo|japan|germany|berlin|it|they|poland|warsaw)
    (?: should| must| would)? (?:pay|give|contribute|bear|shoulder|to pay|raise|increase)\b"""
)
COMPARED = pattern(
    r"""\b(?:compares? (?:with|to)|(?:above|below|beyond|than|of|on) (?:the|its|his|their|what
    |today's|last year's|this year's|current)|(?:rise|increase|hike|jump|raise) from(?: the| its)?
    |up from|down from|against|compared (?:with|to)|instead|present|current|existing|(?:last|this
    |previous) year(?:'s)?|(?:%|percent|per cent) (?:from|over|on|above|below|more than|less than)
    |times (?:the|its|what|that)|fold (?:the|its|what|that)|(?:double|twice|triple) (?:the|its
    |what|that))$"""
)
NEW_SHARE = re.compile(r"\bfrom [\d.]{1,6} ?(?:%|percent|per cent) to ?$")
PAST_CHANGE = pattern(
    r"""\b(?:fell|rose|dropped|grew|climbed|declined|has risen|has fallen|went)\b"""
)

# how firmly a figure is put: before it, and after it
BEFORE = (
    (Modality.AT_MOST, pattern(
        r"""(?:as (?:many|much|high) as|(?<!goes )(?<!went )(?<!go )up to|capped (?:at|to)|(?:no
        |not|can't(?: be)?|cannot(?: be)?|not be) (?:more|higher|greater) than|at (?:the )?most|
        (?:cap|ceiling|limit|maximum) of|a maximum|maximum of|not (?:to )?exceed(?:ing)?
        |will not (?:cross|exceed|go (?:above|over|beyond|past))|(?:won't|not) (?:cross|exceed
        |go (?:above|over|beyond|past)|pay more than)|limited to
        |limit (?:it |growth |rises |increases )?(?:at|to))$"""
    )),
    (Modality.AT_LEAST, pattern(
        r"""(?:at least|(?:no|not) (?:less|fewer|lower) than|(?:a )?(?:floor|minimum) of|minimum
        |a minimum|upwards? of|starting (?:at|from))$"""
    )),
    (Modality.LESS_THAN, pattern(
        r"""(?:little (?:less|under|below)(?: than)?|(?:less|fewer|lower) than|nearly|almost|under
        |just (?:under|shy of|short of|below)|below|close to but under|shy of|not quite
        |barely under|approaching)$"""
    )),
    (Modality.MORE_THAN, pattern(
        r"""(?:(?:more|higher|greater|larger|bigger) than|over|above|exceed(?:s|ed|ing)?
        |in excess of|beyond|topp?(?:ed|ing|s)|surpass(?:ed|ing|es)?|well past|north of|past)$"""
    )),
    (Modality.ABOUT, pattern(
        r"""(?:about|around|roughly|some|approximately|approx\.?|circa|ca\.|an estimated|estimated
        (?: at)?|near|close to|nearing|in the (?:region|neighbou?rhood|area|vicinity) of
        |something like|more or less|or so|~|on the order of|put at about)$"""
    )),
)  # fmt: skip
FILLER = pattern(
    r"""(?: (?:the|an?|its|their|another|additional|extra|only|just|annual|other|all|of
    |roughly that))$"""
)
MEASURED = pattern(
    r"""(?:%|percent|per cent|won|yen|dollars|illion|times|fold|more|higher|lower|less) $"""
)
# the last words of the qualifiers above
QUALIFIERS = frozenset(
    re.findall(
        r"\S+",
        "than as nearly almost under below of quite approaching many much high to at most maximum"
        " exceed exceeding cross above over beyond past least minimum upwards upward from exceeds"
        " exceeded topped topping tops surpass surpassed surpasses about around roughly"
        " some approximately approx approx. circa ca. estimated near nearing like so ~ less",
    )
)
AFTER = (
    (Modality.AT_LEAST, pattern(
        r"""[ ]or (?:more|above|higher)\b|,? at (?:the )?(?:very )?least\b|-?plus\b|\+"""
    )),
    (Modality.AT_MOST, pattern(
        r"""[ ]or (?:less|fewer|lower|below)\b|,? at (?:the )?(?:very )?most\b| (?:cap|ceiling
        |lid)\b"""
    )),
    (Modality.ABOUT, pattern(
        r"""(?: or (?:so|thereabouts)| give or take|,? approximately)\b|-odd\b"""
    )),
)  # fmt: skip
OF_THE = re.compile(r"(?:illion|percent|per cent|%) of the ?$")
PAYS = pattern(
    r"""\b(?:pays?|paid|paying|covers?|covered|bears?|shoulders?|contributes?|foots?)(?: (?:about
    |some|only|just|around))? ?$"""
)
ENDS = re.compile(r"\b(?:ends?|ended|expires?|expired|expiring|runs? out|ran out|lapses?|lapsed)\b")
NOW = re.compile(r"\b(?:now|currently|at present|these days|today|presently)\b")
INHERITS = re.compile(
    r"\bwould (?:have )?(?:push|rais|bring|brought|lift|mean|tak|put|mak|amount)\w{0,4}\b"
)
GIVING = re.compile(
    r"\b(?:giving|meaning|yielding|namely|that is|which means|works out at)(?: a| an)? ?$"
)
YEARLY_BEFORE = re.compile(r"\b(?:annual(?:ly)?|yearly|each year|a year|per year|every year)\b")
STAFF = re.compile(r"\b(?:workers|employees|staff|nationals)\b")
REFUSES = pattern(
    r"""\b(?:reject|dismiss|turn|refus|spurn|rebuff|wav|block|veto|declin|knock|said no
    |den)\w{0,5}\b[^,;]{0,24}$"""
)
DEAL_AFTER = pattern(
    r"""[- ](?:(?:long|special|cost[- ]sharing|defen[cs]e|burden[- ]sharing|host[- ]nation
    |measures|military|new|provisional|interim|stopgap|preliminary|tentative|bilateral|multiyear
    |support|us-rok|tentatively|agreed|\w{3,9}(?:th|st|nd|rd)|\d{4}|troop|funding|sharing) ){0,4}
    (?:deal|agreement|pact|accord|sma|arrangement|plan|contract|term|package|truce|stopgap
    |extension|settlement|period|formula|commitment|framework)\b"""
)
PART_OF = re.compile(r"\b(?:shares?|portion|proportion|part of|burden|of the costs?|bears?)\b")
POSSESSED = re.compile(
    r"\b(?:trump(?: team)?|washington|u\.s\.|american side|president)'s? (?:[a-z-]{2,12} )?$"
)
PUT_IT = re.compile(r"\b(?:puts?|putting|has|had) it at(?: (?:about|around|some))? ?$")
ADJACENT = (
    (
        "labour",
        pattern(
            r""" (?:(?:was|went|is) )?(?:for|to|on) (?:[a-z]{4,8} )?(?:labou?r|wages|staff|workers
            |salaries)\b""".replace(" (?:(?:was", "[ ](?:(?:was", 1)
        ),
    ),
    (
        "construction",
        re.compile(
            r" (?:(?:was|went|goes|is) )?(?:for|to|on|into) (?:[a-z]{4,8} )?(?:construction"
            r"|facilities|building)\b| of the construction money"
        ),
    ),
    ("logistics", re.compile(r" (?:(?:was|went|is) )?(?:for|to|on) logistics\b")),
)
