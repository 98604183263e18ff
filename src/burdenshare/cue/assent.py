"""Cues of what becomes of a pact: ratified, run out, prolonged; how its sums are to rise."""

from __future__ import annotations

from functools import partial

from burdenshare.cue.kind import (
    DEAL,
    ELSEWHERE,
    FEW,
    HOUSE,
    MONTH,
    OTHER_MATTER,
    PACT,
    WEEKDAY,
    Kind,
)
from burdenshare.cue.trigger import cue_of, frame_of

_OTHER_VOTE = (
    rf"{ELSEWHERE}|{OTHER_MATTER}|"
    r"special (?:act|law)\b|no.confidence|censure|supplementary|budget bill|(?:approv|pass"
    r"|adopt)\w{0,3} (?:[a-z]{1,9} ){0,3}budget"
    r"|confirm\w{0,3} (?:the |his |her )?(?:ambassador|nominee|nomination|minister)"
    r"|defen[cs]e (?:[a-z]{4,13} )?bill|authori[sz]ation (?:act|bill)|\bndaa\b"
    r"|vote[ds]? (?:only |just |a mere )?[$₩¥w]?\d|declin\w{2,3} to (?:confirm|endorse|back)"
)
_NO_VOTE = (
    r"clear(?:s|ed|ing)? (?:in|that|to|the way|up)\b|voted? (?:[$¥]?\d|to (?:bring|withdraw|pull"
    r"|cut|recall))|draft budget|nuclear|start treaty|disarm|impeach|election|poll\b|"
    r"parliamentary vote|" + _OTHER_VOTE
)
_NO_POLL = _NO_VOTE + r"|votes? (?:[a-z]{2,9} ){0,3}for (?:a|its|their) (?:new|next)\b"
_NO_BALLOT = _NO_VOTE + r"|trump|white house|washington|candidate"
_MOTION = r"\b(?:motion|bill) (?:is|was|has|had|passe|clear)"
_CONSENT_BILL = r"(?:ratification|consent|approval|assent) (?:motion|bill)"
_HEADS = r"\b(?:moon|yoon|park|lee|duda|nawrocki)\b|korean president"
_THEIRS = r"|trump|biden|white house|washington"
_PUT_DOWN = r"(?:disapproved|rejected|(?:voted|turned) down|defeated|thrown out|blocked|refused) "
_NO_MORE = r"\bend(?:s|ed|ing)? (?:an?\b|more|months|weeks|years|the|over|nearly|\d)"
_NO_END = (
    r"talks|years after|with a\b|nearly|almost|all but|closed\b"
    r"|(?:is|was|were|be|been) (?:[a-z]{2,5} )?close\b|" + _NO_MORE
)
_CABINET = r"|cabinet|president|trump|white house|accept"
_A_PACT = (
    r"deal|agreement|pact|accord|\bsma\b|\bit\b|\bone\b|\bbill\b|arrangement|amendment|text"
    r"|motion|ratif|extension|protocol|consent|the (?:thing|matter|measure)\b|paper|document"
)
_RATIFIED = (
    r"\d{4} ratification|ratification"
    r" (?:\w{3,9}ed|would|will|must|is|was|came|comes|follows|vote|has)"
)
_UNTIL_MONTH = rf"\b(?:to|until|till|through) (?:(?:the )?end of|(?:the )?(?:\d{{1,2}} )?{MONTH})"
_NO_PERIOD = (
    r"stopp?\w{0,3} (?:paying|work|giving)|talks|\bround|session|meeting|times?\b|fiscal|budget"
    r"|which|campaign"
)
_NO_DEADLINE = r"talks|visa|passport|deadline|waiver|sanction|ultimatum"
_SITTING = r"(?:ary|regular|current|special|diet|autumn|spring|next|assembly) (?:diet )?session"
_HIS_OWN = r"|withh[eo]ld|(?:\bhis|president's) (?:approval|consent|blessing|assent)"
_ROUNDS = "talk|round|session|index"
_CARRIED = r"(?:is|was|were) carried|carried (?:by|with|\d)"
_vote = partial(frame_of, Kind.RATIFICATION, "payer")
_over = partial(frame_of, Kind.EXPIRY, "both")
_longer = partial(frame_of, Kind.EXTENSION, "both")
CUES = (
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "ratif|parliament|assembly|legislat|lawmakers|diet|bundestag",
        rf"""(?:\b(?:must|needs? to|awaits?|awaiting|pending|subject to|yet to|has to|still
        |requires?|needs?|before|{WEEKDAY})(?: (?:be|must be|to be|awaits|needs))?[ ]ratif(?:y
        |ied|ies|ication|ying)\b(?: (?:the|a|by|at|of|it|in)\b{FEW}{{0,4}}?(?= |\.|,|$))?|\bratif
        (?:y|ied|ies|ying)\b(?: (?:the|a|by|at|of|it|in)\b{FEW}{{0,4}}?(?= |\.|,|$))?
        |\bratification (?:by|of|at|in|vote|bill|motion|process)\b|(?:goes?|sent|submitted
        |put) to (?:the )?(?:national assembly|parliament|diet|bundestag)\b|(?:requires?|needs?
        |awaits?|pending|subject to|seek|win|won|gain(?:ed)?|without|get|got) (?:the )?
        (?:parliamentary|parliament's|legislative|(?:national )?assembly(?:'s)?|diet(?:'s)?
        |legislature's) (?:approval|consent|nod|ratification|backing|blessing)(?: in south korea)?
        |(?:national assembly|assembly|parliament|diet|lawmakers|legislature
        |lower house){FEW}{{0,3}}? (?:approved|passed|endorsed|cleared|voted|vote on|must approve
        |approves?|clears|passes|gave its consent)|(?:approved|passed|endorsed|cleared
        |backed) by (?:the )?(?:national assembly|parliament|diet|lawmakers|legislature))""",
        r"nuclear|start treaty|disarm|impeach|" + _OTHER_VOTE,
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "expir|laps|is up|are up|be up|run out|ran out|runs out|end|cut-off|cutoff|deadline"
        "|terminat",
        rf"""(?:\b{PACT}\b(?: in force)?(?: [\w'()/-]{{1,14}}){{0,4}}? )?
        (?:\b(?:(?:is|are|be) up(?= (?:at
        |in|on|by))|expire[sd]?|expiring|lapse[sd]?|ran out|runs? out|(?:set|due) to (?:expire|end
        |lapse|run out))\b|(?<=(?:deal|pact|orce|cord|ment|[ ]sma) )(?:will end|ends|ended
        |terminates|terminated)\b|\b(?:expiry|expiration)\b|end-of-year (?:cut-?off|deadline)
        |year-end (?:deadline|cut-?off))(?: (?:at|on|by|in|with|after|its|the|this|last|of|end
        |year|month|next|year-end|\d{{4}}|{MONTH}|\d{{1,2}})){{0,12}}(?:, \d{{4}})?""",
        r"no deadline|passport|visa|ultimatum|sanctions|waiver|talks (?:ended|ends)|war ended",
        r"deal|agreement|pact|accord|sma\b|arrangement|(?:previous|existing|old|last|current|this"
        r"|present|former|earlier|past) one|one in force|cut-?off|deadline|contract"
        r"|settlement"
        r"|term\b",
    ),
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "approv|consent|nod|assent|vote|blessing|green light|gesture|endorse|says yes|takes up"
        "|took up|backed|sign|confirm|sanction|submit|sen|put|go|went|took|take|brought"
        "|before|cleared|passed",
        rf"""\b(?:approval|consent|nod|assent|vote|blessing|green light|endorsement|gesture) (?:of
        |by|from|in) (?:the |[\w']{{1,14}} ){{0,4}}?{HOUSE}\b|\b(?:submit\w{{0,4}}
        |sen[dt]\w{{0,3}}|put|go(?:es)?|going|went|taken?|brought|presented?|comes?|moves?)
        (?: [\w']{{1,12}}){{0,5}}? (?:to|before) (?:the )?{HOUSE}\b(?: for (?:approval
        |ratification|a vote|consent))?|\b{HOUSE}(?: [\w']{{1,12}}){{0,4}}? (?:approve[sd]?
        |passe[sd]|clear(?:s|ed)|endorse[sd]|consent(?:ed|s)?|give its (?:consent|approval)
        |gave its (?:consent|approval|nod)|vot(?:ed|es|e on)|back(?:ed|s)|ratif(?:y|ies|ied)
        |says yes|sign(?:s|ed)? off|confirm(?:s|ed)?|takes? up|took up)\b|\b(?:cleared|passed
        |approved|adopted|endorsed|backed|confirmed|sanctioned)(?: by| in)? (?:the |a )?
        (?:[\w']{{1,14}} ){{0,3}}?{HOUSE}\b|\b{HOUSE}'s (?:nod|approval|consent|ratification
        |endorsement|vote)\b|\bpass(?:es|ed)? the (?:[\w-]{{1,14}} ){{0,2}}(?:bill|motion|pact
        |deal|sma|accord)\b|\b(?:lawmakers|mps|legislators) (?:voted|passed|approved|backed
        |waved)\b(?: [\w']{{1,12}}){{0,3}}""",
        r"nuclear|start treaty|disarm|impeach|election|poll|" + _OTHER_VOTE,
        r"deal|agreement|pact|accord|sma\b|bill|document|\bit\b|one\b|arrangement|amendment|text"
        r"|terms",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "end|void|stop|finish|clos|runs|lapse|came to|slip|reach|terminat",
        rf"""\b(?:deal|pact|accord|agreement|sma|settlement|arrangement|bargain|understanding
        |contract)(?:'s)?(?: [\w'-]{{1,12}}){{0,3}}? (?:ended|ends|came to a close
        |comes to a close|slipped by|ran dry|run its course|ran its course|reaches its end
        |reached its end|terminated|finished|will end|will be void|is void|comes to an end
        |came to an end|finishes|stops)\b(?: (?:at|on|by|in|after|the|this|last|of|end|year|month
        |\d{{4}}|{MONTH}|\d{{1,2}})){{0,8}}|\blapse (?:at|on|in) [^.;,]{{0,24}}""",
        r"talks end|war end|a row|\bends (?:more than |months |weeks |an? )(?:[\w-]{1,9} ){0,3}",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "in force|in effect|valid|out of |no accord|no agree|no contract|no deal|no pact|no sma"
        "|term is|no valid|without a|to run|to go|is gone|be gone|is over|was over|no more|history"
        "|to live|term was|years are|years were|deadline of|of life|defunct|expiry date|end date"
        "|cease",
        rf"""\b(?:(?:stays?|remains?|is|was|kept) (?:in (?:force|effect)|valid) (?:until|till
        |through|to) (?:the )?(?:end of )?(?:{MONTH} )?(?:\d{{1,2}}, )?\d{{4}}|(?:goes?|went|falls?
        |fell|passe[sd]) out of (?:force|effect|date)\b|ceases? to (?:be valid|apply|have (?:force
        |effect))|(?:without an?|no|with no|a valid) (?:[\w-]{{2,14}} ){{0,2}}(?:accord|agreement
        |pact|sma|deal|arrangement|contract)(?: (?:has|had|been|in|force|place
        |effect)){{0,4}} since(?: the (?:end|start|turn|close) of)?(?: last)? [\w']{{3,10}}
        |(?:accord|agreement|pact|sma|deal|arrangement)(?: [\w']{{2,10}}){{0,2}}? (?:is|was|be
        |been)(?: (?:soon|long|now|to be)){{0,2}} (?:gone|over\b|no more\b(?! than)|history
        |a dead letter|defunct|up\b(?! (?:to|for|against|by)\b))|(?:years|months
        |term|time) (?:is|are|was|were) up\b|(?:has|have|had|with) (?:[a-z]{{1,9}} ){{1,4}}(?:weeks
        |months|years?|days|fortnight|month|week) (?:left )?(?:to (?:run|go|live)\b|of life)
        |{MONTH}(?: \d{{1,2}})? deadline\b|deadline of {MONTH}(?: \d{{1,2}}\b)?|(?:expiry|expiration
        |end|closing) date\b)""",
        r"talks (?:ended|end)|passport|visa|ultimatum|waiver|sanctions|no deadline|troops? left",
        r"deal|agreement|pact|accord|sma\b|arrangement|one\b",
    ),
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "clear|approval|consent|parliamentary|up to the|rests with|lies with|has spoken|has done"
        "|its say|their say|vote of|presidential|hands of|hinges|depends",
        rf"""\b(?:(?:consent|approval|assent) (?:motion|bill|procedures?|process|vote)\b
        |parliamentary (?:procedures?|process)\b
        |(?:up to|rests?[ ]with|lies? with|in the hands of|depends? on|hinges on) (?:the )?{HOUSE}\b
        |{HOUSE} (?:has|have|had) (?:spoken|done its|(?:had )?(?:its|their) say)\b
        |presidential (?:approval|assent|nod|consent|endorsement|sanction|blessing)\b
        |vote of \d{{1,3}}(?:-| to )\d{{1,3}}\b
        |(?:still |yet )?(?:has|have|had|needs?|must) (?:yet )?(?:to )?(?:clear|pass
        |get through|go through) (?:the )?{HOUSE}\b|approval (?:by|of|in|from) the {HOUSE}\b)""",
        r"nuclear|disarm|impeach|signed once|" + _OTHER_VOTE,
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "dies|slip by|extension|passes",
        rf"""\b(?:(?:{DEAL}|extension) (?:dies|dies out|ends|ended|runs out|passes)|{DEAL}'s
        (?: end| expiry| deadline)? (?:slip|slipped|pass|passed) by) (?:on |at |in )?(?:the )?
        (?:end of )?{MONTH}(?: \d{{1,2}}\b)?(?:, \d{{4}}\b)?""",
        r"talks end|war end|that ends",
    ),
    cue_of(  # "the accord in force until March", "valid through Dec. 31"; with a year only: a term
        Kind.EXPIRY,
        "both",
        "in force|in effect|in place|valid|good until|good till|good through",
        rf"""\b(?:(?:stays?|remains?|is|was|kept) )?(?:in (?:force|effect|place)|valid|good)[ ]
        (?:only )?(?:until|till|through|to|up to) (?:the )?(?:end of )?{MONTH}(?: \d{{1,2}}\b)?
        (?:,? \d{{4}}\b)?""",
        r"(?:will|would|shall|should|to) (?:be|stay|remain)|new (?:deal|pact|accord|agreement)"
        r"|talks|visa|passport|waiver|sanction",
        r"deal|agreement|pact|accord|sma\b|arrangement|framework",
    ),
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "must|has to|have to|needs to|due to|yet to|set to|expected to|is to|still to",
        rf"""\b{HOUSE}(?: (?:there|in [a-z]{{4,8}}))? (?:must|(?:(?:is|are|was|were) )?(?:has|have
        |needs?|due|yet|set|expected|is|are|still) to)(?: (?:still|first|now|also|yet|each)){{0,2}}
        [ ](?:tick|rubber-?stamp|wave|sign off|say yes|agree|concur|assent|consent|okay|ok|nod
        |green-?light|pass|approve|ratify|endorse|back|clear|adopt|vote|give)\b
        (?: [\w'-]{{1,12}}){{0,3}}""",
        r"nuclear|start treaty|disarm|impeach|trump|white house|" + _OTHER_VOTE,
        r"deal|agreement|pact|accord|sma\b|\bit\b|\bone\b|arrangement|successor|cost|troop",
    ),
    cue_of(
        Kind.RATIFICATION,
        "payer",
        "through",
        rf"""\b(?:ma[dk]es? it|is|was|are|were|got|gets?|went|goes?|came|comes?|sail(?:s|ed)
        |steered|pushed|{MONTH} \d{{1,2}})(?: [a-z]{{2,9}})? through (?:the )?{HOUSE}\b""",
        r"nuclear|start treaty|disarm|impeach|budget|" + _OTHER_VOTE,
        r"deal|agreement|pact|accord|sma\b|\bit\b|\bone\b|signed|bill",
    ),
    cue_of(
        Kind.EXPIRY,
        "both",
        "last day|final day",
        rf"""\b(?:its|the|their|(?:pact|deal|accord|agreement)'s) (?:last|final) day[ ]
        (?:is|was|will be|falls on|comes on)
        (?: the)?(?: \d{{1,2}})? {MONTH}(?: \d{{1,2}}\b)?""",
        "talks|round",
    ),
    cue_of(
        Kind.EXTENSION,
        "both",
        "extended|prolonged|extend ",
        rf"(?:could|can|may|might) be (?:extended|prolonged){FEW}{{0,6}}",
    ),
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
FRAMES = (
    _vote("house", "approve|ratify|vet", "pact|it|motion|thing", _NO_VOTE, reach=6),
    _vote("house", "approve|ratify", "", _NO_VOTE, _A_PACT, reach=5),
    _vote("", "approve|ratify", "house", _NO_POLL, reach=6),
    _vote("", "approval", "house", _NO_POLL, reach=5),
    _vote("house", "approval", "", _NO_VOTE, reach=9),
    _vote("", "submit", "house", _NO_VOTE),
    _vote("", "submit", "session", _NO_VOTE, _SITTING, reach=9),
    _vote("", "ballot", "pact|motion", _NO_VOTE, reach=4),
    _vote("", "ratification", "", _NO_VOTE, _RATIFIED),
    _vote("", "approval", "pact", _NO_VOTE + _HIS_OWN, reach=8),
    _vote("committee", "approve|vet", "pact|it|motion", _NO_VOTE, reach=6),
    _vote("", "approve|approval", "committee", _NO_VOTE, _A_PACT, reach=5),
    _vote("committee", "approval", "", _NO_VOTE, r"g[ai]v", reach=6),
    _vote("", "submit", "committee", _NO_VOTE, _A_PACT, reach=7),
    _vote("motion", "submit|approve|vet", "", _NO_VOTE, _CONSENT_BILL, reach=4),
    _vote("", "submit|approve|vet", "motion", _NO_VOTE, _CONSENT_BILL, reach=5),
    _vote("", "approve|approval", "pact", _NO_VOTE + _THEIRS, _HEADS, reach=5),
    _vote("house", "defeat", "pact|it|motion", _NO_VOTE, reach=10),
    _vote("pact|it|motion", "defeat", "house", _NO_BALLOT, reach=9),
    _vote("", "defeat", "house", _NO_BALLOT, _PUT_DOWN, reach=9),
    _vote("motion", "approve", "", _NO_VOTE, _MOTION, reach=3),
    _vote("house", "ballot", "pact|it|motion", _NO_VOTE, reach=7),
    _vote("pact", "approve", "", _NO_VOTE + _CABINET, reach=4),
    _vote("pact|it", "ratify", "", _NO_VOTE),
    _vote("pact|motion|approval", "carried", "", _NO_VOTE, _CARRIED, reach=8),
    _vote("house", "carried", "pact|motion|it", _NO_VOTE, reach=5),
    _over("pact|it", "lapse", "", r"talks|visa|passport|no deadline"),
    _over("pact", "end", "", _NO_END, reach=4),
    _over("it", "end", "", _NO_PERIOD, dated=True, reach=1),
    _over("pact", "ran", "until", r"talks", reach=4),
    _over("pact", "dead", "", "talks", denied=None, dated=True),
    _over("", "lapse", "", _NO_DEADLINE, denied=None, dated=True),
    _over("pact|term", "end", "", _NO_MORE, denied=None, dated=True, reach=28, rival=_ROUNDS),
    _over("pact|it", "run", "until", r"talks", _UNTIL_MONTH, reach=4),
    _over("", "expiry", "pact", r"talks|put an end|war", reach=5),
    _longer("pact|it", "prolong", "", r"deadline|deterren|troops|nuclear|money|new start"),
    _longer("", "prolong", "pact|it", r"deterren|nuclear|run\w* out|money|fizzle", reach=5),
    frame_of(Kind.ESCALATOR, "payer", "", "rise", "index", reach=9),
    frame_of(Kind.ESCALATOR, "payer", "", "depend", "index", reach=4),
    frame_of(Kind.ESCALATOR, "payer", "", "pace", "index", reach=5),
)
