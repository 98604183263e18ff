"""Verbs and nouns of saying, and what stands by them: tails, passives, citations, hedges."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from burdenshare.report.view import pattern

if TYPE_CHECKING:
    from burdenshare.report.word import Words

INTERVIEWED = pattern(
    r"\b[Aa]n? ((?:[Ff]ormer|[Rr]etired|[Ee]x-)[A-Za-z' -]{3,60}?(?:minister|official|negotiator"
    r"|diplomat|ambassador|general|commander|adviser|secretary|officer))\b"
)
TALKED_TO = pattern(
    r"\b[Aa]n? ((?:[\w-]{2,14} ){0,3}(?:official|negotiator|diplomat|minister|envoy|delegate"
    r"|lawmaker|general|adviser|ambassador|commander|professor|scholar))\b[^.]{0,110}\b(?:spoke"
    r"|talked"
    r"|sat down|met|agreed to (?:speak|talk))\b(?: (?:to|with))? (?:this|the|our) (?:magazine"
    r"|paper|newspaper|weekly|daily|monthly|reporter|correspondent|desk)"
)
OF_SELF = pattern(r"I(?<=\bI)\b")  # the letter first: it is looked for as such
ASKED = 3  # questions on lines of their own that make an interview
TOLD_TAIL = pattern(
    r" (?:(?:the|a|its|his|their) )?(?:[a-z]{3,12} ){0,2}[a-z]{3,12}(?:[.,]| (?:last|this|on|in|at"
    r"|earlier|yesterday)\b)"
)
BACK_IN = pattern(
    r" (?:(?:back )?in|earlier|at|during|after|when|through|as)\b(?![^.;]{0,60}\bthat\b)"
)
FEW = 3  # blanks of a subject at the end of a longer one: `the ministries`
LOADED = 24  # characters that a subject has at least where more than it stands before its verb
SUPPLIED = pattern(
    r" (?:handed|given|submitted|sent|presented|provided|supplied|turned over|handed over"
    r"|made available"
    r"|shown|tabled|released|delivered|furnished) (?:over )?to [^.;]{3,60}?(?: (?:by"
    r"|from)(?P<by> [^.;]{3,50}))?$"
)
TITLES = "gen. ", "sen. ", "rep. ", "adm. ", "amb. ", "gov. ", "col. ", "mr. ", "ms. ", "dr. "
FULL_STOP = r"(?<!\b[a-z])(?<!\b(?:mr|ms|dr|lt))(?<!\b(?:gen|sen|rep|adm|amb|gov|col))\."
PAST_NAME = pattern(r"[,.;]\s|[.]$")
IT = pattern(r"(?:it|this|that|them|these|him|her)\b")
UNDER_IT = pattern(r"\W{0,4}(?:under (?:it|this|that)|it|they|both)\b")
POINTS = pattern(
    r"\W{0,3}(?:that|this|it|the (?:sum|amount|figure|payment|total)) (?:is|was|would|will)\b"
)
SAY_SO = pattern(r"\b(?:say|says|said|reported|confirmed|told \w{2,12}) so\b")
OF_THIS = pattern(
    r"\s*\W{0,4}(?:about this|(?:this|that|it|so much|as much|which) (?:emerge[sd]?|follow(?:s|ed)"
    r"|transpire[sd]|(?:goes|went|comes|came|is|was|(?:is |was )?taken)(?: out)? from (?:an?"
    r"|the) (?:[a-z]{4,9} )?"
    r"(?:answer|reply|response|letter|statement|document|report|list|table))|(?:(?:all )?(?:it"
    r"|this|that)|the (?:figures?|numbers?|sums?|statement"
    r"|claims?|account|news|word|report|information|story))(?:'s)? ?(?:came from|comes? from"
    r"|(?:(?:is|are|was|were) )?(?:all )?(?:according to|on the (?:word|authority) of)"
    r"|(?:is|was|were|has been) (?:reported|announced|said|told|stated|disclosed|confirmed)"
    r" (?:by|in)))\b"
)
OPENS = 14  # characters of a sentence before its subject
NAMED, BESIDE = 40, 20  # characters that a name has at most; that a word of its country stands off
ROW = 60  # characters of a row of a table at most
SHORTEST = 14  # characters of what is said before its speaker; a dateline has fewer
CLOSES, PARTED = 16, 80  # of a sentence behind a tail; before one that no comma parts
QUOTED = 6  # characters that a quotation has at least
BARGAINS = pattern(
    r"(?:expect|repl|respond|answer|counter|promis|threaten|signal|set|spell|la(?:y|id)|unveil"
    r"|outline"
    r"|detail|sketch|st[aiou]|cl[iu]ng|ke(?:ep|pt)|h[eo]ld|own|last|first|figure|sum|count|call"
    r"|made public|went)"
)
CITED = 60  # characters that what follows a citation is still its
LONG, REACH = 110.0, 160.0  # reach of a saying where no mark parts sentences
WITHIN = 12  # characters by which a saying may reach into what it tells there
SETTLED = 3  # sentences after which a speaker no longer vouches
SAY = pattern(
    r"""\b(?:(?:said|says?)(?! (?:yes|no|aye|nay)\b)|saying
    |(?:told|tells|telling)(?! (?:the )?(?:(?:south )?korea|seoul|tokyo|japan|berlin|germany|warsaw
    |poland|manila|allies|koreans|japanese|germans|europeans|negotiators|them) to\b)
    |reported|reports
    |announced|announces|stated
    |states(?= that)|added|adds|noted|notes|claimed|claims|confirmed|confirms
    |insist(?:ed|s)(?! on)
    |argued|argues|warned|warns|quoted|wrote(?! (?:into|off|down))
    |writes(?! (?:into|off|down))|disclosed|revealed|acknowledged|explained
    |suggested|suggests|hinted|boasted|complained|emphasi[sz]ed|reiterated|asserted|testified
    |write(?= (?:that|(?:in|on) [^.;,]{3,40} that)\b)
    |penned(?= (?:that|in|this|on)\b)|append(?:s|ed)(?=[.,]| (?:that|in|on)\b)
    |introduced(?= (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)
    |recalled|admitted|declared|remarked|predicted|believes?|thinks|estimates|found(?=(?: (?:in|on
    |by|last|this|also)
    [ ][a-z0-9]{2,10}){0,2} that\b|[,.])|state(?= that)|held(?= that)|holds(?= that)|admits
    |admit(?= that)
    |described?s?(?= (?:it|this|that)\b)|gave(?= (?:it )?as\b)|gives(?= (?:it )?as\b)
    |listed(?= [\d$€£¥₩])
    |(?:instructed|advised|notified)(?= (?:media|columnists|reporters|newsmen|journalists|parliament
    |lawmakers|correspondents|pressmen|newspeople|the press|the media))
    |notif(?:ied|ies)(?= [^.;,]{2,50} that\b)|divulged|intimated|let slip|volunteered
    |ventured|observed(?= that)|concluded(?= that)|cautioned|conveyed|related(?= that)
    |went on record
    |finds(?= that)|estimated(?= that|[.,;])|(?:assessed|projected|computed|reasoned|surmised
    |conjectured|prophesied|speculated|extrapolated)(?= that|[.,;])
    |had it|has it|(?:show|display|reveal|indicate|suggest|disclose)(?:s|ed)?(?= (?:that|how
    |what|by how)\b)
    |show(?:s|ed)?(?= (?:(?:annual|yearly|total|actual|average|its|their|the|an?)[ ]
    (?:[a-z-]{3,12} )?|[a-z]{4,7}'s )?(?:payments?|spending|outlays?|expenditures?|contributions?
    |costs?|rise|increase|total|sum|average|bill|share|burden|figure|amount)\b
    |[ ](?:about |some |around |roughly |nearly |over )?(?:us|u\.s\. )?[$₩€£¥]
    |[ ](?:seoul|tokyo|japan|(?:south )?korea|germany|berlin|washington|the (?:us|u\.s\.|country
    |two|government))[ ])
    |(?:show|showed|shows|display|displayed|indicate|reveal|disclose)(?=\.)|(?<=data )show
    |(?<=figures )show|(?<=records )show|(?<=papers )show|(?<=numbers )show
    |(?<=documents )show|count(?:s|ed)?(?= [\d$€¥₩])|tall(?:y|ies|ied)(?= [\d$])
    |(?:called|calls|label(?:l?ed|s)|dubbed|termed|branded|likened)
    (?= (?:south |the |seoul|tokyo|japan|korea|it |germany|berlin|them )[^.;,]{0,40} "?(?:an? |to ))
    |(?:gave|gives?|given|giving|quoted|listed|lists|cited|cites|stated|showed|shows|reports?
    |recorded|records)
    (?= (?:[^.;]|(?<=[\du])\.|(?<=u\.s)\.){2,90} as (?:about |some |around |roughly |nearly |over[ ]
    |between )?["$₩€£¥w\d])
    |(?:makes?|made|making|pressed|drove home|raised|argued) the (?:point|case|claim|argument
    |assertion)(?= that)
    |(?:has|have)(?= (?:[a-z',-]{1,14} ){1,9}(?:asking for|at|wanting|demanding|seeking|paying
    |down (?:as|for))
    [ ](?:about |some |around |roughly |nearly |over )?[$₩€£¥w\d])
    |(?:issued|put out|released|published|circulated)(?= (?:[a-z]{1,12} ){1,3}(?:saying|stating
    |showing|that)\b)
    |expressed|expresses|complains?|laments?|lamented|deplored|scoffed|retorted|rejoined|bragged
    |brags|crowed
    |bemoan(?:s|ed)|mused|muses|opines|relayed|relays|imparted|proclaim(?:s|ed)|trumpeted|touted
    |implied|implies|insinuated|elaborated|commented|comments(?= that)|interjected|chimed in
    |exclaim(?:s|ed)|murmured|whispered|confided|confides|articulated|communicated|verbali[sz]ed
    |(?:repl(?:y|ies|ied)|respond(?:s|ed)?|answer(?:s|ed)?|signal(?:s|l?ed)?|promis(?:es|ed)
    |threaten(?:s|ed)|comment(?:s|ed)|continue[sd]|observes|concludes|assure[sd]|demonstrat(?:es
    |ed)|reveal
    |reflect(?:s|ed)|highlight(?:s|ed)|post(?:ed)?|let on|attest(?:s)?|testif(?:y|ies)|advis(?:es
    |ed)
    |summed up|spelled out|set out|laid out|outlined|apprised [a-z]{2,12})(?=,? (?:that|")\b)
    |assure[sd]?(?= (?:us|reporters|lawmakers|readers|newsmen)\b)
    |(?:arrive[sd]?|lands?|landed|comes? up|came up)(?= (?:at|on|with) (?:a |about |some |around
    |roughly |nearly |over )?(?:[$₩€£¥w\d]|one|two|three|four|five|six|half|third|quarter))
    |(?:has|had|have)(?= (?:south korea|korea|seoul|japan|tokyo|germany|berlin|poland|washington|the
    [ ](?:united states|u\.s\.|us|two|south|koreans|japanese|americans|allies|president)|trump
    |mr\.? trump|it|them|him) (?:also |now |already )?[a-z]{2,12}ing\b)
    |(?:(?<=\bare )|(?<=\bwere )|(?<=\bbeen )|(?<=\bis )|(?<=\bwas ))(?:speaking|talking|whispering
    |muttering|grumbling|boasting|hinting|complaining|warning|suggesting|predicting)(?= (?:of|about
    |that)\b)
    |went on to (?:say|explain|add)|goes on to (?:say|explain|add)|put it(?=[,.])
    |written(?=[,.])|ma(?:de|kes?|king) (?:it )?(?:known|public(?= that))|let (?:it )?be known
    |lets know
    |(?:arguing|claiming|insisting|contending|maintaining|asserting|warning|noting|adding
    |explaining|complaining|cautioning|declaring|alleging|predicting|announcing
    |stressing|pointing out|suggesting|estimating|reckoning|prophesying|forecasting|reporting
    |confirming|revealing|disclosing|conceding|acknowledging|recalling|calculating|projecting
    |stating|fearing|lamenting)(?= (?:that|it|the|a|they|he|she
    |[$₩€£¥\d])\b)
    |spoke of
    |speaks of|spoken of|talked of|mentioned|pointed out|points? out|pointed to|briefed|asserts
    |maintains|maintained that|tell|tells|reckons?|reckoned|repeated|repeats|appraises?|appraised
    |explains|countered|counters|contends?|contended|charged that|alleges?|alleged|speculates?
    |(?:complain|maintain|argue|insist|warn|claim|contend|estimate|predict|report|suggest|note
    |stress
    |acknowledge|confirm|recall|reckon|deny|assert|allege|calculate|explain|add|hold|object|caution
    |concede|admit|agree|counter|understand|figure|guess|swear|announce)
    (?= (?:that|the|it|its|their|his|seoul|tokyo|washington|korea|japan|[$₩€£¥\d])\b)
    |protest(?:s|ed)?(?= that)|object(?:s|ed)(?= that)|swore(?= that)|agree[sd](?= that)
    |understood(?= that)|understands(?= that)|judge[sd]?(?= that)|figure[sd](?= that)
    |guesse[sd](?= that)|put(?: it)?(?= (?:at|down) (?:about |some |around |roughly )?[$₩€£¥\d])
    |calculates?|calculated|concedes?|conceded|informed|informs|indicated|affirmed|assured|stressed
    |recommended|hope(?:s|d)(?! (?:to|for)\b)|fears?|feared|denied|denies|joked|quipped|tweeted
    |written(?= (?:to|that))
    |talked(?= (?:[a-z]{2,9} ){0,3}(?:of|about))|speaks? (?:against|for)|spoke (?:against|for)
    |(?<='s )(?:statement|claim|assertion|contention|complaint|boast|remark)(?= that)
    |(?<='s )(?:(?:own|last|latest|official|current|first|rough|preliminary) )?(?:estimates?
    |figures?|count|tally|reckoning|calculations?|projections?|forecasts?|assessment|sum|total|guess|version)
    (?=(?: (?:of|for|in|on|from|at)\b[^.;]{1,50})? (?:is|was|are|were|came|comes|stands|stood
    |ran|runs|has been|had been)(?: to| at)?(?: (?:about|some|around|roughly|nearly|over|just
    |under|a|bit|little|less|more|than|close|to|shy|of)){0,4} [$₩€£¥w\d])
    |let it be known|made (?:it )?clear
    |ma(?:de|kes?|king) public(?= (?:what|how|its|the (?:sum|amount|figure|terms|details))\b)
    |(?:detail(?:s|ed)|outline[sd]|unveil(?:s|ed)|set forth|(?:laid|lays|set|sets|spelled
    |spells) out
    |went public with|walked [a-z]{3,12} through|ran through|itemi[sz]e[sd]
    |sketche[sd])(?= (?:what|how
    |(?:(?:an?|its|his|her|their|the|new|more) )?(?:[a-z-]{3,12} )?(?:details?|plans?|terms|numbers
    |figures|breakdown|proposal|arithmetic|costs?|reasons?|thinking|view|position|scheme))\b)
    |(?:call|label|term|brand|dub)(?:s|l?ed)(?= (?:an?|the|any) (?:[$\d]
    |(?:[a-z-]{2,12} ){0,2}(?:figure
    |number|sum|raise|rise|increase|offer|demand|deal|pact|accord|amount|bill|request|ask|payment
    |hike|jump|cut|price|quarter|third)\b))
    |(?:stuck|sticks?|sticking|stood|stands|clung|clings?|kept|keeps|held fast|holds fast|h[eo]lds?)
    [ ](?:to|by|at)(?= (?:its |their |his |her |the |an? )?(?:figures?|sums?|numbers?|line|offer
    |[$₩€£¥\d]))
    |speak of|declares?(?! (?:war|an emergency|emergency))|let out|shot back|shoots back|fired back
    |hit back
    |gave (?:a|the) (?:figure|number|total)|recounted|recalls
    |expect(?:s|ed)?(?= (?:the|that|this|its|it|a)\b)|forecasts?|projects?(?= (?:the|that|a)\b)
    |(?:declined|refused|would not|did not|could not)(?= (?:to )?(?:rule out|say whether|exclude
    |confirm|deny|dispute|comment on|discuss|endorse))
    |gripe[sd]?|grumble[sd]?|moan(?:s|ed)|boasts|hints|jokes|quips|predicts|underlines|underscores
    |stresses
    |emphasi[sz]es|reiterates|recounts|specifies|clarifies|discloses|affirms|indicates(?= that)
    |vow(?:s|ed)|pledge[sd]?|fumed|tweets|posts(?= that)|specified
    |clarified|underlined|underscored|voiced|pronounced|opined|attested
    |(?:puts?|pegs?|pegged|places?|placed|values?|valued|assess(?:es|ed))
    (?= (?:[^;,]{2,80}|[^;]{2,60}, [^;,]{2,40},) (?:at|between|somewhere between) (?:about |some
    |around |roughly |nearly |over |close to |an? )?(?:[$₩€£¥w\d]|one|two|three|four|five|six|seven
    |eight|nine|ten|half|a (?:third|half|quarter|fifth))))\b"""
)
CITE = pattern(
    r"""\b(?:according to|as quoted by|quoted by|citing|quoting|as reported by|reported by
    |in the words of|told (?:to )?reporters by|as per|as (?:was |is |has been |had been )?
    (?:indicated|stated|told|noted|specified|explained|announced|affirmed|confirmed|clarified) by
    |source:|sources:|(?:is|was|are|were|been) (?:put|estimated|given|cited|valued|reckoned
    |calculated|counted|described|disclosed|confirmed|revealed|tallied|projected|forecast|announced
    |reported) by
    |(?:is|was|are|were|been) told by(?! (?:reporters|letter|mail|phone|e-mail|telephone))
    |per(?= (?:(?:two|three|four|several|one|multiple) )?(?:[a-z.]{2,14} )?(?:people|individuals
    |persons
    |sources|officials|diplomats|aides|insiders|lawmakers|media|reports)\b)|per(?= (?:a |an |the
    [ ](?:ministry|paper|agency)))
    |(?:on|by|from) the (?:evidence|word|testimony|admission|telling|words) of|if one (?:believes
    |trusts)
    |(?:emerge[sd]?|follow(?:s|ed)|transpire[sd]|(?:goes|went|comes|came|is|are|was|were|taken
    |drawn)(?: out)?)
    [ ]from (?:an?|the|its|their) (?:written |official )?(?:answers?|reply|replies|response
    |letter|statement
    |documents?|papers|report|list|table|figures|data) (?:of|by|from)|(?:is|are|was|were) said by
    |(?:in|by) the (?:view|estimate|estimation|opinion|version) of
    |(?:reports?|article|story|dispatch|account|despatch) (?:by|in|from|of)(?= [^.;,]{2,40} that\b)
    |(?:by|on|in|after) the (?:reckoning|count|account|estimates?|arithmetic|calculations?|figures
    |tally|telling|judge?ment|assessment) of
    |in accordance with(?= (?:the |an? |its )?(?:[a-z]{2,12} ){0,3}(?:ministry|official|officials
    |source
    |sources|paper|papers|reports?|newspapers?|department|media|agency)\b)
    |(?:follow(?:ing)?|as)(?= (?:this|that|the same) (?:source|official|insider|paper|person)\b)
    |(?:statement|claim|assertion|remark|contention)s? (?:that|of|about)[^.;]{5,140}
    [ ](?:was|were|is|are) (?:made|from|put forward|put about|repeated|voiced) by
    |(?:figures?|numbers?|data|documents?|statistics|papers|records|estimates?|totals?|sums?
    |tables?)
    [ ](?:in|from|given by|cited by|used by|put forward by|released by|published by|provided by
    |submitted by
    |compiled by|issued by|obtained by|supplied by|disclosed by)(?= (?:[\w.'-]{1,20} ){1,6}
    (?:is|was|are|were|shows?|showed|puts?|say|said|stands|amounts|came)\b)
    |(?:is|was|are|were) (?:told|reported|stated|announced|noted|put|estimated|reckoned
    |appraised) (?:in|by|at) (?:the )?(?:message of)?)\s
    |\b(?:by|on|in) (?=(?:[a-z0-9'.-]{1,20} ){1,5}(?:accounts?|accounting|count|reckoning|estimates?
    |arithmetic|calculations?|figures|tally|version|telling|view|comparison|assessment
    |forecast|projections?|statistics|breakdown|books|words|survey|study|admission
    |recollection|sums|testimony|data)\b)"""
)
RECKONING = pattern(
    r"(?:'s?)?(?: (?:own|last|latest|public|official|recent|preliminary|rough|early|most|published"
    r"|annual|internal|unofficial)){0,3} (?:accounts?|accounting|count|reckoning|estimates?"
    r"|arithmetic|calculations?|figures|tally|version|telling|view|comparison|assessment"
    r"|forecast|projections?|statistics|breakdown|books|words|survey|study|admission"
    r"|recollection|sums|testimony|data)\b"
)
ONGOING = pattern(r"\b(?:is|are|was|were|been)(?: (?:also|now|already|still|openly|privately))?$")
STALLS = ("declined", "refused", "would not", "did not", "could not")
IS_QUOTED = pattern(
    r" (?:is|was|are|were|been|being) (?:also |later |again |widely ){0,2}(?:quoted|cited|reported"
    r"|recorded|overheard|paraphrased)(?: (?:by|in|on) [^.;]{2,40})? as$"
)
PARTICIPLES = (
    "arguing", "claiming", "insisting", "contending", "maintaining", "asserting", "warning",
    "noting", "adding", "explaining", "complaining", "stressing", "pointing", "suggesting",
    "estimating", "reckoning", "cautioning", "declaring", "alleging", "predicting", "announcing",
    "prophesying", "forecasting", "reporting", "confirming", "revealing", "disclosing", "conceding",
    "acknowledging", "recalling", "calculating", "projecting", "stating", "fearing", "lamenting",
)  # fmt: skip
SUBJECT = pattern(
    r"\W{0,4}((?:[\w.'-]{1,20} ){1,8}?)(?:has|had|have|is|was|were|will|would|put|set|left|took"
    r"|gave|made|sought|held|came|went|wants?|seeks?|asks?|insists?|calls?|[a-z]{2,12}ed)\b"
)
QUOTES = pattern(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es)|paraphrased|overheard) (?=.{2,60} as$)")
WRITTEN = pattern(
    r"\b(?:article|op-ed|column|essay|letter|post|tweet|interview|statement|speech|memo|piece)$"
)
MEANWHILE = pattern(
    r" ?(?:on|in|at|during|while|speaking|visiting|asked|when|after|before|back|fresh|returning"
    r"|arriving|appearing|responding|addressing|testifying|flanked|referring|commenting|briefing"
    r"|talking|standing|seated|dressed|quoted|reached|pressed|meeting|emerging|writing|answering"
    r"|though|but not|without|seeking|wary|eager) "
)
ABOUT_THIS = pattern(r"\W{0,4}(?:about|of) (?:this|that|it)\b[^.;]{0,40}$")
LAST = 22  # characters before a verb in which the next three stand
_NOT = "could|would|should|might|may|can|cannot|not|never|to|did|does"
_MAYBE = "have|be|even"
_IS = "is|was|are|were|been|be|being|it|as"
_OFTEN = (
    "also|widely|earlier|last|first|now|since|later|only|once|recently|initially|previously"
    "|already|being|been|long|often"
)
_THEN = (
    "has|have|had|also|earlier|later|repeatedly|reportedly|recently|then|once|only|reporters|first"
    "|now|still|itself|himself|herself|again|jointly|separately|previously|further|likewise"
    "|additionally|meanwhile|bluntly|openly|publicly|privately|flatly|quietly|angrily|plainly"
    "|clearly|similarly|simply|firmly|strongly|officially|formally|initially|originally"
    "|subsequently|finally|bitterly|famously|sharply|pointedly|cautiously|drily|dryly|frankly"
    "|candidly|explicitly|tersely|curtly|proudly|wrongly|rightly|correctly|merely|promptly|briefly"
    "|directly|personally"
)
UNSAID = pattern(rf"(?:\b(?:{_NOT}|declined to|refused to)|n't)(?: (?:{_MAYBE}))? $")
PASSIVE = pattern(rf"\b(?:{_IS}) (?:(?:{_OFTEN}) ){{0,2}}$")
AUX = pattern(rf"(?:,|\b(?:{_THEN}|that day|in turn|on \w{{1,9}}))$")
# the words and marks right before a verb with which one of these three can end
_LEADING = frozenset(f"{_NOT}|{_MAYBE}|{_IS}|{_OFTEN}|{_THEN}|t|day|turn|,".split("|"))
_ON_DAY = len("on ") + 9 + 1  # characters before a verb in which `on` and a day stand
BARE_TAIL = pattern(
    r" (?:in (?:a|its) statement|(?:on |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today"
    r"|yesterday|last (?:week|month|year)|this (?:week|month)|earlier|himself"
    r"|(?:in |on )?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december))\b(?! that\b)"
)
ASIDE = pattern(
    r" ?(?:(?:the|an?|its|their|his|her|who|then|now|once|chief|head|former|deputy|senior) "
    r"|[a-z]{4,12} (?:of|for|at|to) )"
)
ADVERB = pattern(
    r"(?:well|look|listen|yes|no|okay|oh|right|sure|again|indeed|today|yesterday|so|see|now|then"
    r"|in|on|at|after|by|during|last|earlier|later|under|for|since|as|but|and|when|with|to|from"
    r"|while"
    r"|which|who|whose|where|this|next|meanwhile|however|still|yet|if|of|over|before)\b ?"
)
NAMELY = 6  # words of a name and title that a phrase between commas can describe
ENDS_IT = pattern(r" (?:and|while|but|adding|with|himself|herself)\b|$")
ONCE = pattern(r" ?(?:[a-z ]{0,14})?\b(?:after|since|when|before|until|once|where) ")
RELATES = pattern(
    r" ?(?:that )?(?:[a-z]{3,12}ed|is|are|was|were|has|have|had|will|would|met|sits?|runs?"
    r"|represents?|takes?|took|makes?|made|keeps?|kept|oversees|deals?|handles) "
)
CITING = pattern(r" ?(?:citing|quoting) ")
HEDGE = pattern(
    r"""\b(?:is|are|was|were) (?:said|reported|understood|believed|thought|rumou?red) to\b
    |\breportedly\b|\bwas reported\b|\ballegedly\b"""
)
CARRY = pattern(
    r"""\s*\W{0,4}(?:he|she|they|it|the (?:statement|ministry|official|officials|paper|newspaper
    |agency|report|source|spokes\w{3,6}|department|lawmaker|minister|sum|money|amount|deal|pact
    |one|two sides)|under (?:it|the))\b"""
)
HOUR = pattern(r"[\s*-]{0,3}\d{1,2}[:.]\d\d")
OVER_LIST = pattern(
    r"\b(?:briefing|remarks|statement|interview|speech|testimony|conference|answers|account|readout"
    r"|letter|points made|explanation|presentation|reply|address|comments) (?:of|by|with|from)"
    r" ([^:;,\n]{3,60})$"
    r"|\b(?:given|released|published|announced|issued|compiled|provided|put out|stated|disclosed"
    r"|made public|explained|reported"
    r"|supplied|told|set out|laid out) by ([^:;,\n]{3,60})$"
    r"|\b(?:according to|as per|in the words of|source[:,]) ([^:;,\n]{3,60})$"
)
HANDED = pattern(r"\b(?:from|by|of|in) (?:the |a )?([^:;,]{3,60}):\s{0,4}$")
BULLET = pattern(r"\s{0,3}(?:[-*•·]|\d{1,2}[.)]) ")
PERSONAL = pattern(r"\s*\W{0,4}(?:he|she) ")
TAIL = pattern(
    r"""(?: (?:reporters|newsmen|journalists|lawmakers|parliament|the (?:agency|paper|assembly)))?
    (?:[ ](?:in (?:a|an|its|his|her)\b|at a |to reporters|(?:on |late |early )?(?:mon|tues|wednes
    |thurs|fri|satur|sun)day\b|today|yesterday|last |this |of |about )|\s?[.,\n]|$)"""
)


def is_led(text: Words, verb: int) -> bool:
    """Whether a verb may stand behind another, a `not` or an adverb: told by the word before it."""
    before = bisect_left(text.starts, verb) - 1
    on = text.low.find("on ", max(0, verb - _ON_DAY), verb) >= 0
    return on or text.said[before] in _LEADING


def without_aux(phrase: str) -> str:
    """What stands before a verb without the auxiliaries and adverbs right before it."""
    for _ in range(3):
        found = AUX.search(phrase, max(0, len(phrase) - LAST))
        if not found:
            break
        phrase = phrase[: found.start()].rstrip()
    return phrase


def says_so(low: str, start: int, end: int) -> bool:
    """Whether a sentence tells who said the one before."""
    said = low.find(" so", start, end) >= 0 and SAY_SO.search(low, start, end)
    return bool(said or OF_THIS.match(low, start, end))


def is_entry(low: str, start: int) -> bool:
    """Whether the line of a sentence opens with an hour, as those of a running account do."""
    return HOUR.match(low, low.rfind("\n", 0, start + 1) + 1) is not None
