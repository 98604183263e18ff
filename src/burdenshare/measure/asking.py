"""Words of asking, offering and refusing; every pattern has bounded repetition."""

from __future__ import annotations

from burdenshare.report.view import pattern

DEMAND = pattern(
    r"""\b(?:(?:answer|reply|response|objections?|opposition|resistance|reaction) to(?= $)
    |price (?:that )?
    (?:washington|trump|the u\.?s\.?|he|the americans) (?:has |have )?puts? on|if (?:the u\.?s\.?
    |washington|trump|he|the americans|the united states) (?:gets?|got
    |has
    |had) (?:its|his|their) way|their (?:number|figure|price|position|sum|bid|ask) (?:is|was
    |stands at|remains)
    |demand(?:ed|ing|s)?|ask(?:ed|ing|s)?|call(?:ed|ing|s)?(?: (?:in|on|last
    |this) [a-z]{3,9})? (?:on
    |for)|press(?:ed|ing|es
    |ure[ds]?)|push(?:ed|ing|es)?|sought|seek(?:s|ing)?|want(?:ed|s|ing)?|desires?|desired|insist
    (?:ed|s|ing)?|request(?:ed|s|ing)?|urg(?:ed|es|ing)|tried|squeeze|wrest|extract|told
    (?: \w{1,14})? to|owe[ds]?|opened (?:at|with)|started (?:out )?(?:at|with)|figure|number|
    (?:come|came|comes) down to|(?:spo[kc]en?|speaks?|speaking|talk(?:s|ed|ing)?|think(?:s|ing)?
    |thought
    |dream(?:s|ed|t|ing)?|hint(?:s|ed|ing)?)[ ](?:of|at|about) (?:an? )?(?:lift|rais|increas|bring
    |push
    |doubl|tripl|hik|boost|mov)\w{1,4}|ultimatum|asking price|price tag|need(?:s|ed)?|ought to
    |wish(?:ed
    |es)?|requir(?:ed|es|ing) seoul|told seoul to|aim(?:ed|s|ing)? (?:for|at)|expects? (?:seoul
    |tokyo|south korea|japan|germany)|would be paying|should (?:be )?pay(?:ing)?|must pay more
    |look(?:ed|ing|s) for|should (?:be |come to |start to |begin to )?(?:bear|cover|shoulder|foot
    |give|giv|contribut|provid
    |carry|meet
    |fund|hand(?:ing)? over|put(?:ting)? up|cough(?:ing)? up|pick(?:ing)? up)\w{0,4}|cri?(?:ed|es
    |y|ying)
    [ ](?:out )?for|clamou?r\w{0,3}|angl(?:e|es|ed|ing) for|lobb(?:y|ies|ied|ying)|plead(?:ed|ing
    |s)?
    |solicit\w{0,3}|petition\w{0,3}|hop(?:e[sd]?|ing) to (?:lift|rais|bring|push|get|see|doubl
    |tripl|increas|hik)\w{0,4}|should (?:rise
    |go up|climb|increase|grow|come up|be (?:raised|lifted|brought|increased|pushed|doubled))
    |gun(?:ning|ned) for|shoot(?:ing|s)? for|would (?:dearly |much )?(?:like|love|rather)
    |why (?:not|it (?:is|was)(?: not|n't)|(?:isn|wasn|shouldn)'t it)
    |(?:if|unless) (?:[\w.]{2,9} ){1,3}(?:(?:does|did|do|will|would)(?: not|n't) )?(?:pa(?:y|ys|id)
    |carr(?:y|ies|ied)|bears?|bore|shoulder(?:s|ed)?|raise[sd]?|cough(?:s|ed)? up|come up with
    |puts? up|contribut(?:es?|ed)|meets?|met)(?= (?:an? |the |at least |about |some |full
    |even ){0,2}$)|fish(?:ed
    |ing)
    [ ]for|bid(?:ding|s)? for|told (?:seoul
    |tokyo
    |south korea|the (?:south )?koreans|japan|the japanese|germany|them|it|the allies|its ally)
    (?: that)? (?:they|it|she|we) (?:would|will|must|had|has|have|need|needs|needed|ought
    |should)(?: have)?
    (?: to)?|(?:beg[au]n|started) with|(?:bill|invoice) for(?= $)|(?:invoice
    |price tag) of|hold
    (?:ing)? out for|ey(?:e|es|ed|eing|ing)|get)\b"""
)
OFFER = pattern(
    r"""\b(?:proposition|(?:ha[sd]|put|laid|left) on the table (?:is|was)|our(?:s| (?:number|figure
    |position|sum|bid)) (?:is|was|stands at
    |remains)|floated|mentioned|offer(?:ed|ing|s)?|propos(?:ed|es|als?|ing)|counter(?:ed|offer
    (?:ed)?|proposal|-offer(?:ed)?|-proposal)?|(?:willing|prepared|ready) to (?:pay|give|go|raise
    |accept|increase|put up|contribute|spend|provide|add|shoulder|bear|offer|cover|take on|lift
    |commit
    |chip in|hand over|part with)|put forward|red line|will not (?:cross|exceed|go)
    |won't (?:cross|exceed|go
    |pay)|tabled|sticking to|thinking of|tendered|suggest(?:ed|s|ion|ing)|argu(?:es|ed|ing) (?:for
    |that
    [ ][^,;]{0,40} (?:should|must|ought))|(?:is|was|be|are) (?:ready for
    |open to)|came up with|(?:come|came|comes) (?:back|in|along|forward) with|answered with
    |last word|held firm at|could live with
    |(?:prepared|ready|open) for
    |go no higher|would accept|would (?:gladly |even |happily )?put(?: up
    | in)?(?= "?(?:[a-z]{4,13} )?$)|best and final|named|bid|(?<=s )(?:answer|reply
    |response)(?! to\b)
    |prefer(?:s|red)?
    |favou?r(?:s|ed)?|consider(?:s|ed)?(?= $)|(?:final
    |last|latest) (?:answer|word|figure|number|price)|(?:opening|starting|first|initial|highest|top
    |maximum) (?:bid|figure|number|position|point|sum|price))\b"""
)
CEILING = pattern(
    r"""\b(?:ceiling|red line|(?:will|would|could|can|does|did|may|must) ?not (?:cross|exceed
    |go (?:above
    |over|beyond|past)|(?:pay|bear|give|afford|accept|shoulder|swallow|stomach|stand|spend|offer
    |take|carry
    |agree to|live with|put up)(?: \w{2,9})? (?:more|above|over|beyond))|(?:in no case
    |under no circumstances|never|on no account)
    [ ](?:going )?(?:to )?(?:cross|exceed|pass|go (?:above|over|beyond|past)|pay more)
    |not (?:intend|prepared|willing|ready
    |inclined|plan) to (?:cross|exceed|pass|go (?:above|over|beyond|past)|(?:pay|give|spend|transfer
    |hand over|provide|contribute|allot|allocate)\b[^,;.]{0,60}? more than)|(?:won't|wouldn't
    |cannot|can't|couldn't|unable to|not able to) (?:cross|exceed|go (?:above|over|beyond|past)
    |(?:pay|bear|give
    |afford|accept|shoulder|swallow|stomach|stand|spend|offer|take|carry|agree to|live with|put up)
    (?: \w{2,9})? (?:more|above|over|beyond))|psychological (?:barrier|line)|(?:go )?no (?:higher
    |further
    |farther) than)\b"""
)
# with what a word of asking goes on where it asks for nothing: "if you ask me", "want to know",
# "looking for any trace", and "pushed their yearly cheque up to", which is done
IDLY = {
    "ask": pattern(r" me\b"),
    "pres": pattern(r" (?:for time|hard)"),
    "want": pattern(
        r" (?:only |just )?to (?:know|hear|learn|understand|find out|be told|ask|read)\b"
    ),
    "look": pattern(r" (?:\w{2,8} ){0,2}(?:traces?|signs?|proof|evidence|records?|sources?)\b"),
    "push": pattern(
        r"(?: \w{2,9}){1,3} (?:payments?|cheques?|checks?|bills?|contributions?|shares?|sums?|dues)"
        r"(?: (?:up |all the way )?to)? ?$"
    ),
}
# "the full cost of the troops, plus 50 percent"
COST_PLUS = pattern(r"\b(?:costs?|bill|expenses?|price)\b[^.;]{0,50}?,? plus ?$")
PASSIVE = pattern(r"\b(?:was|were|been|being|is|are) (?:\w{1,10} ){0,1}$")
NOUNED = pattern(
    r"""(?:\b(?:an?|the|that|this|its|his|their|'s|u\.s\.|us|american|washington|initial|first
    |original|earlier|such|latest|new|opening|trump's|unacceptable|sudden|excessive) )$"""
)
TRIED = pattern(
    r"\b(?:tried|trying|wants?|wanted|hoped|aimed|sought)\b|(?<!is )(?<!are )\bto get\b"
)
UNASKED = pattern(
    r"""\b(?:no one|nobody|auditors?|board|lawmakers?|assembly|opposition|activists?|protesters
    |critics|panel|commission|unions?    |workers|inspectors?
    |civic groups?)\b[^,;]{0,14}$"""
)
SETTLED = pattern(
    r"""\b(?:what (?:he|it|they|she|washington|trump) got|got was|came away with|ended with
    |agreed|settled|accepted|took|signed|ended(?: up)?|in the end|(?:was|were|is) fixed
    |now pays|is paying|(?:seoul|korea|tokyo
    |japan|germany|berlin|which it|that it) (?:now |currently |already |has |had )?(?:pays|paid
    |spent|gave|gives
    |provides|provided))\b"""
)
OWN_WISH = pattern(
    r"demand|request|urg|want|seek|sought|insist|push|press|hope|aim|ask|propos|call|wish|desir"
    r"|spo[ck]|spea|talk|think|thou|drea|mus|hint"
)
DEMAND_AFTER = pattern(
    r"""(?:[ -](?:a[- ]year|per year|annual|annually|every year|u\.?s\.?|american|increase|rise
    |raise|hike|jump|boost|more)(?! demand))?(?:(?: was
    | is)? the (?:price|sum|figure) (?:that )?(?:trump|washington|the u\.?s\.?|the americans)|[ -]
    (?:invoice\b|demands?\b|request|ask\b|asking|price tag|bill (?:demanded|sought)|demanded
    |sought|wanted|requested|figure demanded|increase demanded|(?:that )?
    (?:mr\.? |president |donald ){0,2}(?:trump|washington|the u\.?s\.?|the us|the united states
    |the americans|the white house)(?: \w{1,14}){0,2} (?:demand|want|once asked|had asked|ask
    |sought|seek|request
    |insist|call|eye|ha(?:s|ve|d) in mind|(?:is|was) after|held|named|set|deem|regard|consider
    |declar
    |hop|wish|floated|mentioned|spoke|talk))|,? (?:is|was) what (?:mr\.?[ ]
    |president |donald ){0,2}(?:he|it|they|she|trump|the (?:other|american|u\.?s\.?) side
    |the guests|washington|the u\.?s\.?|the us
    |the americans|the white house)|[ ]in mind\b|[ ](?:with|at) which (?:mr\.? |president
    |donald ){0,2}(?:washington|trump|the u\.?s\.?|the us|the united states|the americans|it|he
    |they)
    [ ](?:had )?(?:opened|started|beg[au]n|entered|kicked off)\b|[ ](?:was|were|is|are
    |had been) (?:reportedly[ ]
    |said to be )?(?:asked (?:for|of)
    |demanded|sought|requested|wanted)\b|[ ](?:that )?(?:it|they|he) (?:had |has )?
    (?:asked|demanded|wanted|sought|called)\b|[ ]is (?:its|his|their) (?:final |last |new )?
    (?:number|figure|price|demand|ask|word)\b)"""
)
OFFER_AFTER = pattern(
    r"""(?: in(?:to)? (?:its|their|an?) (?:\w{3,9} )?(?:proposal|offer|bid|paper)\b
    |,? (?:and|but) (?:no|not(?: one| a)?(?: won| yen| dollar| cent)?)(?: any)? (?:further
    |more|higher)\b
    |[ ](?:is|was|were) what (?:seoul|south korea|korea|the koreans|tokyo|japan|berlin|germany
    |the host)
    (?: \w{1,9}){0,2}? (?:offer|propos|tabl|put|floated|named)\w{0,3}\b)|[ ](?:that )?(?:seoul|korea
    |south korea|the koreans|tokyo|japan|berlin|germany|warsaw|poland|the hosts?)[ ]
    (?:had |has )?(?:put|laid|left|placed) on the table\b|[ ](?:is|was|were|remains?|remained
    |would be) (?:an?|the|its|their|his|seoul's|korea's|tokyo's)(?: [a-z-]{4,14}){0,2}[ ]
    (?:barrier|threshold|red line|ceiling|upper limit|last word|final offer)\b|(?: (?:raise|rise
    |increase
    |hike))?(?:,[^,.;]{3,44},)? (?:was|were|had been) (?:offered
    |proposed
    |tabled|put forward)\b|[ ](?:is|was|would be) (?:enough|plenty)\b
    |(?:[ -](?:a[- ]year|per year|annually|increase|rise
    |hike))?[ -](?:on the table|offer
    |proposal|proposition|bid|counter-?offer|offered|proposed|put forward|tabled|floated|mooted
    |that (?:seoul|south korea|korea|tokyo|japan|berlin
    |germany)(?: \w{1,14}){0,2} (?:offer|propos)|(?:that )?(?:we|it|they|he) (?:had |have[ ]
    |has )?(?:offered|proposed|put forward|tabled
    |floated)|(?:that )?(?:our|their|its|the korean
    |the japanese) side (?:\w{1,12} ){0,5}(?:offered|proposed|put forward)|ceiling|red line|(?:will
    |would|could|can|must) not
    [ ]be (?:crossed|exceeded|passed|breached)|(?:(?:is|was|were) |(?=\"))[\"']?(?:the most
    |the best|as far as
    |as high as|everything
    |all|as much as)(?: that)? (?:\w{1,12} ){0,4}(?:can|could|will|would|(?:is|are|was) (?:ready
    |willing
    |prepared)|wants? to)|(?:is|was) (?:seoul's|korea's|tokyo's|its|the) (?:limit
    |ceiling|red line|last word|final offer))"""
)
# what a party does in bargaining; whose figure it is, its subject tells
MOVES = pattern(
    r"""\b(?:(?:talk|beat|bargain|argu|brought|bring|whittl|knock|haggl|negotiat|par|cut
    |trimm)\w{0,3}
    (?: (?:\w{2,12} ){1,2}| )down (?:from|to)|(?:came|come|comes|coming) (?:down|up|back|off
    |away|as (?:low|high|far)) (?:to|from|as|at)|(?:gone|went|go|climb\w{0,3}|back\w{0,3}
    |mov\w{1,3}|edg\w{1,3}
    |inch\w{0,3}|budg\w{1,3}|drop\w{0,4}|fell|fallen|slid|retreat\w{0,3}
    |slipp?\w{0,3})(?: back)?(?: (?:down
    |up|off|away|as (?:low|high|far)))? (?:to|from|as|at)|(?:lower|soften|cut|trim|pare|reduc
    |rais|revis|scal|whittl)\w{0,4} (?:its|their|his|the)
    [ ](?:\w{1,12} ){0,2}(?:demand|offer|position|figure|request|ask|bid|proposal
    |price|claim|sum|number|target|goal|aim|wish)s?(?: \w{1,6}){0,2}
    |(?:was|were|is|are|had been|still)
    [ ](?:down|up|stuck|back|at) (?:to|at|on)|(?:stood|stands?|standing|stuck|stick(?:s|ing)?
    |dug in|start(?:s|ed|ing)?
    |open(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|departed|set out|set off|kick(?:s|ed)? off|held|holds
    |holding)
    [ ](?:firm |fast |out |off |in |again |over |afresh |anew ){0,2}(?:at|by|with|from|to|on|for)
    |(?:is|are|was|were|still)
    (?: now| still| back)? at|down to|nam(?:es?|ed|ing)|spoken? of
    |speaks of
    |speaking of|talk(?:s|ed|ing)? of|cit(?:es?|ed|ing)|ponder(?:s|ed|ing)?|mull(?:s|ed|ing)?
    |weigh(?:s|ed|ing)?|contemplat\w{1,3}
    |envisag\w{1,3}|envision\w{0,3}|calculat\w{1,3} with|reckon\w{0,3} with|put down|puts down
    |slapped|slid across
    |throw\w{0,2}|threw|quot(?:es?|ed|ing)|fix(?:es|ed) on|(?:ha[sd]|sets?|setting)
    [ ](?:its|his|their) (?:sights?|eyes?|hearts?|minds?)(?: set)? on|ha(?:s|d) in mind
    |(?:is|was|are|were)(?: now| still| really)? after|(?:came|comes|(?<=has )come|(?<=have )come
    |(?<=had )come|arriv\w{1,3}|(?:turn|show)(?:ed|s|ing)? up|walk(?:ed|s) in|flew in|landed)
    (?: (?!away|home|out|off|down|close|up)[a-z]{2,9}){0,2} with|(?:(?<=would )|(?<=could )
    |(?<=will )|(?<=ready to )|(?<=willing to )|(?<=prepared to )|(?<=never ))settle for
    |answer(?:s|ed)? with|repl(?:ies|ied) with|respond(?:s|ed) with|return(?:s|ed)
    [ ]with|put(?:s|ting)? (?:[a-z]{1,10} ){0,3}on the table|went as (?:high|far)|would go)\b"""
)
# what one side turns down, the other has asked or offered
REJECTS = pattern(
    r"""\b(?:reject\w{0,3}|refus\w{1,3}|spurn\w{0,3}|dismiss\w{0,3}|balk\w{0,3} at|rebuff\w{0,3}
    |veto\w{0,3}|(?:turn|shoot|shot|vot|strik|knock)\w{0,3} down|(?:said|says|say|saying) no to
    |threw out|wav\w{1,3} away|brush\w{0,3} (?:off|aside))\b[^.;,]{0,40}$"""
)
OWN_DEMAND = pattern(
    r"\b(?:its|their|his|the) (?:[a-z]{3,9} )?(?:offer|proposal|demand|request|bid|ask|price)\b"
)
HE = pattern(r"\bhe\b")
NAMED = pattern(r"\b(?:offer|proposal|demand|request|bid|ask|figure|plan|deal)")
# a relative clause that says what the sum before it is: paid or agreed, asked by nobody
RELATED = pattern(
    r"""(?: \([^)]{0,60}\))?(?: (?:increase|raise|rise|hike|deal))?(?:,? (?:that
    |which))? (?:(?:the )?
    (?:negotiators|two sides|envoys|diplomats|teams|both sides|allies)(?: \w{2,10}){0,2}?
    [ ](?:settled|agreed|reached|struck|worked|hammered|shook|shaken)|(?:seoul|south korea|korea
    |the koreans|tokyo
    |japan|berlin|germany|warsaw|poland|it|they|we) (?:has |have |had |now |currently |already[ ]
    |is |was )?(?:pa(?:y|ys|id|ying)|g[ai]ve[sn]?|spen[dt]s?|provid\w{1,3}|contribut\w{1,4}
    |disbursed|handed over|shoulder\w{0,3}|bore|bears?|agreed|consented|undert\w{1,4}|committed
    |promised|pledged|due to|set to|obliged to)|(?:resulted|was what it got|came of it)|(?:was|were
    |is|had been) (?:paid|agreed|budgeted
    |due|provided|disbursed))\b"""
)
OF_MONEY = pattern(
    r"""\b(?:contribut\w{1,4}|payments?|shares?|bill|costs?|spending|prices?|budget|part|portion
    |money|deal|agreement|pact|outlays?|total|wages|forces?|troops?|growth|slice|invoice|funding
    |dues|fees?|support|purse
    |utilit\w{1,3}|labou?r|rates?|increases?|rises?)\b"""
)
BARGAIN = pattern(
    r"""\b(?:washington|americans?|trump|u\.?s\.?|talks|negotiat\w{1,5}|offer\w{0,3}|demand\w{0,3}
    |counter\w{0,8}|propos\w{1,4}|position|wanted|asked|sought|haggl\w{1,3}|bargain\w{0,3})\b"""
)
# words that make a large sum another thing than what is asked for
NOT_ASKED = pattern(
    r"""\b(?:spen[dt]\w{0,3}|obligat\w{1,3}|support|equipment|costs?|costing|presence|provid\w{1,3}
    |pays|paid|gave|contribut\w{2,4}|agree[ds]?|agreed|consent\w{0,3}|deal|into|total\w{0,3}|worth
    |years|rent|land|indirect|direct|budget\w{0,3}|funds?|account|arms|purchases?|build\w{0,3}
    |moved?|relocat\w{1,3}|base|hand\w{0,3} over|gap|taxpayers?|puts? in|pour\w{0,3}|s[aiu]nks?
    |shells? out|lays? out
    |outlays?|expend\w{0,6}|assist\w{0,4}|guam|marines|estimat\w{1,4}|testif\w{1,4}|documents?
    |records?
    |traces?|mentions?|accord on|deal on|pact on|never|aid|special measures|\bsma\b
    |undertaking)\b"""
)
PARTIES = ("u.s. ", " us ", "washington ")  # before a verb, or before a participle
OBJECT = pattern(r" (?:an?|that|to|paying|raising|for|seoul|tokyo)\b| ?$")
BUDGETED = pattern(r"\bbudgets?\b[^.;]{0,30}$")
SAID = pattern(r"\b(?:said|says|told|claim\w{0,3}|insist\w{0,3}|complain\w{0,3})\b")
OWNED = pattern(r"(?: \w{1,12}){0,2} (?:of|from|by) (?:the )?")
NAMELY = pattern(
    r"""(?: on the table| a year| first| at first| (?:for|in) (?:fiscal )?20\d\d)?,? (?:and
    [ ]|but )?(?:then|later|now|lately
    |finally|(?:most
    |more) recently|in the end)(?: (?:about|only|just|some|to|for|around))? |(?: (?:for
    |in) 20\d\d)?[ ,(]{0,2}(?:(?:(?:or
    |which (?:is|was|would be|means|meant|amounts to|comes to|represents
    |would have been)|that is|i\.e\.|meaning|representing|equal to|equivalent to|an?|some|about
    |roughly|around|nearly|almost|over|more than|up|plus|good|full|whole|clear|cool|hefty|whopping
    |increase of|rise of|raise of|hike of
    |jump of
    |increment of|for a|the|a year|annual(?:ly)?|per year|a total of) ?){1,4})?"""
)
RESTATED = pattern(
    r"""(?:[a-z ,]{0,40}\bput (?:it|that|this|the (?:figure|sum|demand)) at|in (?:won|dollars|yen
    |euros)[^.;]{0,20}|(?:that|this|it|the (?:amount|sum|figure|number
    |total|demand|offer|proposal|request|bid)) (?:\w{1,10} ){0,3}(?:is|was|be|means?|meant|amounts?
    |amounted|supposes?|supposed|represents?|represented|equals?|translates?|compares?|comes? to
    |came to|implies|implied|works out|corresponds?|marks?|equates?)\b[^.;]{0,40})$"""
)
BASED = pattern(r"\b(?:than|over|above|on|from|times|fold|against|of) (?:the |what )?$")
TIMES = pattern(r"\b(?:than|over|above|times|fold|against|twice|double) (?:the |what |its )?$")
OUGHT = pattern(
    r"\b(?:must|should|ought to|(?:has|have|had|needs?|needed) to|(?:is|was) (?:supposed|meant) to"
    r"|why (?:not|isn't it|is it not|doesn't [a-z]{4,8}))\b[^,;.]{0,40}$"
)
# what was asked before, and was more: "holds out for 950 billion won, down from a trillion"
DOWN_FROM = pattern(
    r"(?:(?: [a-z'-]{1,14}){0,5},)?(?: \([^()]{1,40}\))?(?: now)?,? ?(?:-|\()? ?(?:which is )?"
    r"(?:down|off|lowered|reduced|cut|and not|instead of|rather than|not"
    r"|where it had (?:wanted|asked for|sought))"
    r"(?: from)?(?: an?| the| its| their| about| some| around| nearly| as much as| initial| first"
    r"| original| earlier){0,3} "
)
# the other side's figure, in words left out: "the Korean one of", "Seoul"
PARALLEL = pattern(
    r"""(?: (?:a year|annually|percent|more|on the table))?(?: for (?:fiscal )?20\d\d)?(?:,
    |;)? ?(?:(?:and|while|but|with
    |against|versus
    |to|or)[ ])?
    (?:the )?(?P<who>[a-z. ]{4,14}?)(?:'s?)?(?: (?:side|one|team|delegation|officials?|envoys?
    |negotiators?|government|offer|bid|figure|demand))?,?(?: (?:will|would|could|is (?:ready
    |willing) to)
    [ ](?:give|pay|go to|offer|part with|put up|accept|bear))?(?: (?:of|at|for|on
    |from|with|only|just
    |slightly|somewhat
    |a (?:little|bit|shade|touch))){0,3} """
)
OWN_BUDGET = pattern(
    r"\b(?:pentagon|department|army|administration|navy|air force)(?:'s)? (?:\w{2,9} ){0,2}budget"
    r"(?: (?:request|plan|proposal|papers))? $"
)
BROUGHT = pattern(
    r"\b(?:brought|carried|delivered|pass(?:ed|es) on|conveyed|handed|presented|left|sent|relayed"
    r"|bring(?:s|ing)|carr(?:ies|ying)|deliver(?:s|ing)|convey(?:s|ing)|relay(?:s|ing))\b"
)
PUTS = pattern(
    r"(?P<other>\bother side )?(?:(?:has|had|have) )?(?:now |since )?\b(?:put|puts|putting|placed)"
    r"(?: (?:about|another|some|up to|as much as|roughly|around|just|an?|even|flat|round)){0,2} ?$"
)
BOUND = pattern(r"\b(?:no more|at most|at least|not more|no less|up to|not less|maximum)\b")
LABEL = pattern(
    r"(?:^|\n|[.;!?] )\W{0,3}(?P<who>[a-z. ]{4,14}?)(?: (?:dug in|firm|says|said))?: ?$"
)
APART = pattern(r"(?<!\bu)(?<!\bu\.s)\.|;|\bbut\b|\bbefore\b|\bsaid\b")
FIGURE_OF = pattern(
    r"""\b(?:washington|u\.?s\.?|us|american|trump|the president)(?:'s)? (?:\w{1,14} )?$"""
)
THEY_PAY = pattern(
    r"""(?: that)? (?:seoul|south korea|korea|tokyo|japan|germany|berlin|it|they|poland|warsaw)
    (?: should| must| would)? (?:pay|give|contribute|bear|shoulder|to pay|raise|increase)\b"""
)
INHERITS = pattern(
    r"\b(?:it|that|this|which) (?:\w{4,6} )?(?:became|become|shrank|fell|dropped|was cut)\b"
    r"|\bwould (?:have )?(?:push|rais|bring|brought|lift|mean|tak|put|mak|amount|increas|boost"
    r"|driv|carr)\w{0,4}\b|\b(?:it|that|this|which)(?: would|'d) (?:be|come to|make|mean)\b"
)
# whose land a paper is of says nothing of who asks: "a Japanese daily has it"
PRESS = pattern(
    r" (?:news )?(?:dail(?:y|ies)|(?:news)?papers?|media|press|broadcasters?|agency|magazine)\b"
)
# what a sentence says of a sum that was offered and turned down before
IT_WAS = pattern(
    r"\b(?:it|that|this|the (?:sum|amount|offer|figure|proposal|bid))(?:'s)? (?:was|is"
    r"|had been|would (?:have been|be)|came to|amounted to|meant|treated of|involved|concerned"
    r"|stood at|envisaged|called for|provided for|represented|foresaw)\b[^.;\d]{0,40}$"
)
TENDERED = pattern(
    r"\b(?:offer\w{0,3}|propos\w{2,3}|on the table|bid|suppl(?:y|ied) us|tender\w{2})\b"
)
SPURNED = pattern(
    r"\b(?:turn\w{0,3} (?:\w{2,5} )?down|reject\w{2,3}|threw|thrown|declin\w{2,3}|refus\w{2,3}"
    r"|spurn\w{2,3}|(?:knock|sen|push|wav)\w{1,3} (?:\w{2,5} )?(?:back|away|off)|said no"
    r"|rebuff\w{2,3})\b"
)
# a sentence that opens with what is paid now: "on this year's 741.5 billion won that would be"
ON_BASE = pattern(
    r"\W{0,3}(?:on|from|over|against|given|with|measured against|set against) (?:[a-z']{2,9} ){1,4}"
)
REFUSES = pattern(
    r"""\b(?:reject|dismiss|turn|refus|spurn|rebuff|wav|block|veto|declin|knock|said no
    |thr[eo]w|balk|baulk|nix|scuttl|scrap|torpedo|quash|overrul|brush|shoot|shot|scotch|ditch|snub
    |disown|tore|torn|tear|den)\w{0,5}\b[^,;]{0,24}$"""
)
# before a party: it hears of what another is ready for
TOLD_TO = pattern(
    r"\b(?:told|tells?|telling|informed|informs|notified|assured|assures|warned|reminded|let|signal\w{2,4}"
    r"|signal\w{0,2} to|told to)(?: the)? $"
)
POSSESSED = pattern(
    r"\b(?:trump(?: team)?|washington|u\.s\.(?: side)?|american side|americans|president"
    r"|white house|pentagon)'s? (?:[a-z-]{2,12},? )?$"
)
