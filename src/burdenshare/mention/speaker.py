"""Names of speakers: people, ministries, papers and offices as sentences of saying name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from burdenshare.report.view import View, pattern

if TYPE_CHECKING:
    from burdenshare.mention.actor import Mentions

LABEL = re.compile(
    r"(?:([A-Z](?:[A-Z.,' -]{2,70})?|Question|Answer)(?: \([^()\n]{0,40}\))?: ?(?=\S)"
    r"|([QA])\. (?=\S))"
)
ASKERS = frozenset(
    [
        "Q",
        "QUESTION",
        "REPORTER",
        "MODERATOR",
        "HOST",
        "ANCHOR",
        "INTERVIEWER",
        "PRESENTER",
        "STUDIO",
        "HOSTESS",
        "CORRESPONDENT",
    ]
)
OWN_DESK = frozenset(("ANCHOR", "CORRESPONDENT", "REPORTER", "PRESENTER", "STUDIO"))
ANSWERS = frozenset(("A", "ANSWER"))
INTERVIEWED = re.compile(
    r"\b[Aa]n? ((?:[Ff]ormer|[Rr]etired|[Ee]x-)[A-Za-z' -]{3,60}?(?:minister|official|negotiator"
    r"|diplomat|ambassador|general|commander|adviser|secretary|officer))\b"
)
TALKED_TO = re.compile(
    r"\b[Aa]n? ((?:[\w-]{2,14} ){0,3}(?:official|negotiator|diplomat|minister|envoy|delegate"
    r"|lawmaker|general|adviser|ambassador|commander|professor|scholar))\b[^.]{0,110}\b(?:spoke|talked"
    r"|sat down|met|agreed to (?:speak|talk))\b(?: (?:to|with))? (?:this|the|our) (?:magazine"
    r"|paper|newspaper|weekly|daily|monthly|reporter|correspondent|desk)"
)
ELECTED = {"REP.": "Congressman", "SEN.": "Senator", "GEN.": "General", "AMB.": "Ambassador"}
OF_SELF = re.compile(r"I(?<=\bI)\b")  # the letter first: it is looked for as such
ASKED = 3  # questions on lines of their own that make an interview
TOLD_TAIL = re.compile(
    r" (?:(?:the|a|its|his|their) )?(?:[a-z]{3,12} ){0,2}[a-z]{3,12}(?:[.,]| (?:last|this|on|in|at"
    r"|earlier|yesterday)\b)"
)
BACK_IN = re.compile(
    r" (?:(?:back )?in|earlier|at|during|after|when|through|as)\b(?![^.;]{0,60}\bthat\b)"
)
COLON_SAID = re.compile(
    r"\W{0,6}((?:(?:Mr|Ms|Mrs|President|Secretary|Gen|Minister)\.? )?[A-Z][\w' -]{2,30}): \S"
)
UNDER_IT = re.compile(r"\W{0,4}(?:under (?:it|this|that)|it|they|both)\b")
POINTS = re.compile(
    r"\W{0,3}(?:that|this|it|the (?:sum|amount|figure|payment|total)) (?:is|was|would|will)\b"
)
SAY_SO = re.compile(r"\b(?:say|says|said|reported|confirmed|told \w{2,12}) so\b")
OF_THIS = re.compile(
    r"\W{0,4}(?:about this|(?:it|this|the (?:figure|statement)) (?:came from|comes from"
    r"|was (?:reported|announced|said|told) (?:by|in)))\b"
)
SPEECH = re.compile(
    r"(?m)^(?:Q\. \S|(?:Q|QUESTION|Question|ANCHOR|HOST|[A-Z .'-]{0,24}(?:MINISTER|SECRETARY"
    r"|PRESIDENT|SPOKES[A-Z]{3,6}|AMBASSADOR|OFFICIAL|SENATOR|GENERAL|ENVOY)[A-Z .'-]{0,24})"
    r"(?: \([^()\n]{0,40}\))?: )"
)
ROW = 60  # characters of a row of a table at most
QUOTED = 6  # characters that a quotation has at least
PARTY = 2  # letters of the code of a party
CITED = 60  # characters that what follows a citation is still its
LONG, REACH = 110.0, 160.0  # reach of a saying where no mark parts sentences
SETTLED = 3  # sentences after which a speaker no longer vouches
SAY = pattern(
    r"""\b(?:said|says|say\b|saying|told|tells|telling|reported|reports|announced|announces|stated
    |states(?= that)|added|adds|noted|notes|claimed|claims|confirmed|confirms
    |insist(?:ed|s)(?! on)
    |argued|argues|warned|warns|quoted|wrote|writes|disclosed|revealed|acknowledged|explained
    |suggested|suggests|hinted|boasted|complained|emphasi[sz]ed|reiterated|asserted|testified
    |recalled|admitted|declared|remarked|predicted|believes?|thinks|estimates|found(?=(?: (?:in|on
    |by|last|this|also)
    [ ][a-z0-9]{2,10}){0,2} that\b|[,.])|state(?= that)|held(?= that)|holds(?= that)|admits
    |admit(?= that)
    |described?s?(?= (?:it|this|that)\b)|gave(?= (?:it )?as\b)|gives(?= (?:it )?as\b)
    |listed(?= [\d$€£¥₩])
    |(?:instructed|advised|notified)(?= (?:media|columnists|reporters|newsmen|journalists|parliament
    |lawmakers))|notif(?:ied|ies)(?= [^.;,]{2,50} that\b)|divulged|intimated|let slip|volunteered
    |ventured|observed(?= that)|concluded(?= that)|cautioned|conveyed|related(?= that)
    |went on record
    |finds(?= that)|wrote|estimated(?= that)|had it|has it|show(?:s|ed)(?= that)|(?<=data )show
    |(?<=figures )show|(?<=records )show|(?<=papers )show|(?<=numbers )show
    |(?<=documents )show|count(?:s|ed)?(?= [\d$€¥₩])|tall(?:y|ies|ied)(?= [\d$])
    |called(?= (?:south |the |seoul|tokyo|japan|korea|it |germany|berlin|them )[^.;,]{0,40} an? )
    |spoke of
    |speaks of|spoken of|talked of|mentioned|pointed out|points out|pointed to|briefed|asserts
    |maintains|maintained that|tell|tells|reckons?|reckoned|repeated|repeats|appraises?|appraised
    |explains|countered|counters|contends?|contended|charged that|alleges?|alleged|speculates?
    |(?:complain|maintain|argue|insist|warn|claim|contend|estimate|predict|report|suggest|note|stress
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
    |let it be known|made (?:it )?clear|gave (?:a|the) (?:figure|number|total)|recounted|recalls
    |expect(?:s|ed)?(?= (?:the|that|this|its|it|a)\b)|forecasts?|projects?(?= (?:the|that|a)\b)
    |(?:declined|refused|would not|did not|could not)(?= (?:to )?(?:rule out|say whether|exclude
    |confirm|deny|dispute|comment on|discuss|endorse))
    |gripe[sd]?|grumble[sd]?|vow(?:s|ed)|pledge[sd]?|fumed|tweets|posts(?= that)|specified
    |clarified|underlined|underscored|voiced|pronounced|opined|attested
    |puts?(?= (?:[^;,]{2,80}|[^;]{2,60}, [^;,]{2,40},) (?:at|between
    |somewhere between) (?:about |some
    |around |roughly |nearly |over |close to )?[$₩€£¥w\d]))\b"""
)
CITE = pattern(
    r"""\b(?:according to|as quoted by|quoted by|citing|quoting|as reported by|reported by
    |in the words of|told (?:to )?reporters by|as per|as (?:was |is |has been |had been )?
    (?:indicated|stated|told|noted|specified|explained|announced|affirmed|confirmed|clarified) by
    |source:|sources:
    |per(?= (?:(?:two|three|four|several|one|multiple) )?(?:[a-z.]{2,14} )?(?:people|individuals
    |persons
    |sources|officials|diplomats|aides|insiders|lawmakers|media|reports)\b)|per(?= (?:a |an |the
    [ ](?:ministry|paper|agency)))
    |(?:on|by|from) the (?:evidence|word|testimony|admission|telling|words) of|if one (?:believes
    |trusts)
    |(?:in|by) the (?:view|estimate|estimation|opinion|version) of
    |(?:reports?|article|story|dispatch|account|despatch) (?:by|in|from|of)(?= [^.;,]{2,40} that\b)
    |(?:by|on|in) the (?:reckoning|count|account|estimates?|arithmetic|calculations?|figures
    |tally) of
    |(?:is|was|are|were) (?:told|reported|stated|announced|noted|put|estimated|reckoned
    |appraised) (?:in|by|at) (?:the )?(?:message of)?)\s
    |\b(?:by|on|in) (?=(?:[a-z0-9'.-]{1,20} ){1,5}(?:accounts?|accounting|count|reckoning|estimates?
    |arithmetic|calculations?|figures|tally|version|telling|view)\b)"""
)
RECKONING = re.compile(
    r"(?:'s?)?(?: own)? (?:accounts?|accounting|count|reckoning|estimates?|arithmetic|calculations?"
    r"|figures|tally|version|telling|view)\b"
)
STALLS = ("declined", "refused", "would not", "did not", "could not")
QUOTES = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es)|paraphrased|overheard) (?=.{2,60} as$)")
WRITTEN = re.compile(
    r"\b(?:article|op-ed|column|essay|letter|post|tweet|interview|statement|speech|memo|piece)$"
)
MEANWHILE = re.compile(r" ?(?:on|in|at|during|while|speaking|visiting|asked|when|after|before) ")
ABOUT_THIS = re.compile(r"\W{0,4}(?:about|of) (?:this|that|it)\b[^.;]{0,40}$")
LAST = 22  # characters before a verb in which the next three stand
UNSAID = re.compile(
    r"(?:\b(?:could|would|should|might|may|can|cannot|not|never|to|did|does|declined to|refused to)"
    r"|n't)(?: (?:have|be|even))? $"
)
PASSIVE = re.compile(r"\b(?:is|was|are|were|been|be|being|it|as) (?:also |widely |earlier )?$")
AUX = pattern(
    r"""(?:,|\b(?:has|have|had|also|earlier|later|repeatedly|reportedly|recently|then|once|only
    |reporters|first|now|still|itself|himself|herself|again|that day|jointly|separately|on \w{1,9}
    |previously))$"""
)
BARE_TAIL = re.compile(
    r" (?:in (?:a|its) statement|(?:on |late )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today"
    r"|yesterday|last (?:week|month|year)|this (?:week|month)|earlier|himself"
    r"|(?:in |on )?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december))\b(?! that\b)"
)
ASIDE = re.compile(
    r" ?(?:(?:the|an?|its|their|his|her|who|then|now|once|chief|head|former|deputy|senior) "
    r"|[a-z]{4,12} (?:of|for|at|to) )"
)
ADVERB = re.compile(
    r"(?:well|look|listen|yes|no|okay|oh|right|sure|again|indeed|today|yesterday|so|see|now|then"
    r"|in|on|at|after|by|during|last|earlier|later|under|for|since|as|but|and|when|with|to|from|while"
    r"|which|who|whose|where|this|next|meanwhile|however|still|yet|if|of|over|before) ?"
)
NAMELY = 6  # words of a name and title that a phrase between commas can describe
ENDS_IT = re.compile(r" (?:and|while|but|adding|with|himself|herself)\b|$")
ONCE = re.compile(r" ?(?:[a-z ]{0,14})?\b(?:after|since|when|before|until|once|where) ")
CITING = re.compile(r" ?(?:citing|quoting) ")
HEDGE = pattern(
    r"""\b(?:is|are|was|were) (?:said|reported|understood|believed|thought|rumou?red) to\b
    |\breportedly\b|\bwas reported\b|\ballegedly\b"""
)
CARRY = pattern(
    r"""^\W{0,4}(?:he|she|they|it|the (?:statement|ministry|official|officials|paper|newspaper
    |agency|report|source|spokes\w{3,6}|department|lawmaker|minister|sum|money|amount|deal|pact
    |one|two sides)|under (?:it|the))\b"""
)
HOUR = re.compile(r"[\s*-]{0,3}\d{1,2}[:.]\d\d")
HANDED = re.compile(r"\b(?:from|by|of|in) (?:the |a )?([^:;,]{3,60}):\s{0,4}$")
BULLET = re.compile(r"\s{0,3}(?:[-*•·]|\d{1,2}[.)]) ")
PERSONAL = re.compile(r"\W{0,4}(?:he|she) ")
HE = re.compile(r"\b(?:he|she|who)$")
PRESS = re.compile(
    r"(?i)media|news|paper|press|daily|dailies|agency|yonhap|reuters|kyodo|nhk|source|official|report"
    r"|diplomat|insider|people|person"
)
OFFICE = re.compile(
    r"(?i)\b(?:ministry|office|government|department|house|media|sources|officials|nominee)\b"
)
PRONOUN = pattern(
    r"""\b(?:he|she|they|it|who|the (?:statement|ministry|department|report|agency|office|paper
    |newspaper|official|spokes\w{3,6}))$"""
)
TAIL = pattern(
    r"""(?: (?:reporters|newsmen|journalists|lawmakers|parliament|the (?:agency|paper|assembly)))?
    (?:[ ](?:in (?:a|an|its|his|her)\b|at a |to reporters|(?:on |late |early )?(?:mon|tues|wednes
    |thurs|fri|satur|sun)day\b|today|yesterday|last |this |of |about )|\s?[.,]|$)"""
)

INSTITUTION = (
    (pattern(
        r"""\b(?:foreign|defen[cs]e|finance|unification|trade) (?:affairs )?(?:ministry|ministries
        |officials?)"""
    ), "{home} {0}"),
    (re.compile(r"\bministry of (?:foreign affairs|defen[cs]e)|\bministry"), "{home} ministry"),
    (re.compile(r"\bforeign affairs ministry|\bmofa\b"), "{home} foreign ministry"),
    (pattern(
        r"""\b(?:presidential office|blue house|cheong wa dae)"""
    ), "{home} presidential office"),
    (pattern(
        r"""\b(?:ruling|opposition) party (?:legislators?|lawmakers?|members?|officials?)
        |\bruling[- ]party lawmakers?"""
    ), "{home} {0}"),
    (re.compile(r"\b(?:lawmakers?|legislators?)"), "{home} {0}"),
    (re.compile(r"\bconservatives"), "{home} {0}"),
    (
        re.compile(r"\bgovernment\b(?! (?:official|source|spokes|agenc|figures|data|advis"
            r"|account))"),
        "{home} government",
    ),
    (re.compile(r"\bnational assembly|\bparliament\b|\bthe diet\b"), "{home} parliament"),
    (
        re.compile(r"\bstate (?:department|division)|\bdepartment of state"),
        "US State Department",
    ),
    (re.compile(r"\bpentagon"), "Pentagon"),
    (re.compile(r"\bdefen[cs]e department|\bdepartment of defen[cs]e"), "US Department of Defense"),
    (re.compile(r"\bwhite house"), "White House"),
    (re.compile(r"\bstrategic digest"), "USFK Strategic Digest"),
    (re.compile(r"\busfk\b|\bu\.?s\.? forces korea|\bus forces korea"), "USFK"),
    (pattern(
        r"""\b(?:local|south korean|korean|japanese|german|national|domestic|state|us
        |u\.s\.) media"""
    ), "{0}"),
    (pattern(
        r"""\bmedia (?:reports?|outlets?)|\bpress reports?|\bnews reports?|\bnewspapers?"""
    ), "{0}"),
    (re.compile(r"\b(?:noon|evening|morning|radio|television|tv) news"), "{0}"),
    (pattern(
        r"""\b(?:yonhap|reuters|associated press|cnn|nhk|kyodo|jiji|bloomberg|xinhua|afp
        |new york times|washington post|wall street journal|chosun ilbo|joongang ilbo|dong-a ilbo
        |hankyoreh|asahi|yomiuri|nikkei|mainichi|sankei|cbs|abc|nbc|fox news|politico
        |foreign policy|financial times|stars and stripes|korea times|korea herald|defense news
        |der spiegel|bild|dpa|deutsche welle|the hill|axios|kbs|sbs|mbc|ytn|jtbc)\b"""
    ), "{0}"),
    (
        re.compile(r"\bgovernment accountability office|\bgao\b"),
        "GAO (Government Accountability Office)",
    ),
    (
        re.compile(
            r"(?:south korea|korea|seoul|japan|tokyo)(?:n|ese)?(?:'s)? (?:press|papers|dailies)\b"
        ),
        "{home} press",
    ),
    (re.compile(r"\bcongressional research service|\bcrs\b"), "Congressional Research Service"),
    (re.compile(r"\bnegotiators?"), "{home} negotiator"),
    (pattern(
        r"""\b(?:u\.s\. |us |south korean |korean |japanese |german |british |seoul |tokyo )?
        (?:daily|dailies|weekly|tabloid|broadcaster|magazine|website|wire)\b"""
    ), "{0}"),
    (re.compile(r"\b(?:the )?(?:auditors?|watchdog|audit office|board of audit)"), "auditors"),
    (pattern(
        r"""\b(?:u\.?s\.? |us |south korean |ruling party |korean |japanese |german |american[ ]
        |administration[ ]
        |government |defen[cs]e |military |seoul |congressional |nato |senior |unnamed[ ]
        |diplomatic |western |embassy ){0,3}(?:officials?|sources?|aides?|diplomats?|envoys?
        |spokes(?:man|woman|person)|commanders?|analysts?|experts?|activists?|researchers?|critics
        |insiders|book|memoir|unions?)\b"""
    ), "{0}"),
)  # fmt: skip
NAME = re.compile(r"[A-Z][a-z'-]{1,20}(?: (?:[A-Z]\.|[A-Z][\w'-]{1,20})){0,3}")
_NOBODY = (
    "Well They We You I It He She That This There What And But Now Look Yes No Some Others Another"
    " They've We've I've They're We're Asia Europe Okinawa Guam Hawaii Manila Honolulu Policy"
    " Executive Nobody Everybody Everyone Many Most One"
)
NOBODY = frozenset(_NOBODY.split())
NO_NAME = pattern(
    r"""\b(?:Bureau|Affairs|Ministry|Department|Office|Agency|Assembly|News|Digest|Command|Council
    |Forces|Party|Pact|Committee|Division|House|Agreement|Measures|Act|Congress|Secretary|Post
    |Times|University|Republic|Institute|Television|Korea|Street)\b"""
)
_TITLES = frozenset(
    re.findall(
        r"\S+",
        "former then us u.s south korean north japanese german president prime vice first deputy"
        " foreign defense defence minister secretary general gen gen. ambassador senator sen sen."
        " rep rep. mr mr. ms ms. mrs state adviser spokesman spokeswoman spokesperson commander"
        " chief assistant acting national security negotiator the a on in at as but and when while"
        " last admiral adm adm. chancellor professor prof prof. dr dr. analyst lawmaker"
        " representative speaker chairman director official officials monday tuesday wednesday"
        " thursday friday saturday sunday",
    )
)


def untitled(name: str) -> str:
    """A name without the titles before it, empty where it is nothing else.

    Example:
        >>> untitled("Former Defense Secretary Mark Esper")
        'Mark Esper'
    """
    words = name.split(" ")
    while words and words[0].lower() in _TITLES:
        del words[0]
    return " ".join(words)


def full_names(seen: View, found: Mentions) -> dict[str, str]:
    """Family name to full name, for people whom the text names in full somewhere."""
    names: dict[str, str] = {}
    for match in NAME.finditer(seen.text):
        if " " not in match.group():
            continue
        name = untitled(match.group())
        words = name.split()
        named = found.between(match.start(), match.end())
        if any(not one.person for one in named) or NO_NAME.search(name):
            continue
        if len(words) in {2, 3} and all(word[0].isupper() for word in words):
            names.setdefault(words[-1], name)
            if "-" in words[-1] and len(words) == 2:
                names.setdefault(words[0], name)
    for mention in found.all:
        if mention.person:
            names[mention.person.split()[-1]] = mention.person
    return names


def home_of(found: Mentions, start: int, end: int, host: str | None) -> str:
    """The party named last in a span, North Korea aside; else the host."""
    near = [one for one in found.between(start, end) if one.party != "KP"]
    return near[-1].party if near else host or ""


# whoever or whatever can be quoted: people by their calling, bodies, and what they write
_CALLINGS = (
    "people persons person insiders insider sources source diplomats diplomat officials official"
    " lawmakers lawmaker legislators legislator experts expert analysts analyst generals general"
    " individuals individual representatives representative bureaucrats bureaucrat mps deputies"
    " parliamentarians parliamentarian politicians politician staffers staffer congressman"
    " congressmen congresswoman senators senator officers officer scholars scholar historians"
    " historian columnist columnists specialists specialist reporters veterans strategists"
    " functionaries functionary authorities aides aide negotiators negotiator delegates envoy"
    " envoys minister ministers ambassador nominee candidate adviser advisers advisor chair"
    " chairman"
    " chairwoman chairperson chief boss head commander commanders member members leader leaders"
    " spokesman spokeswoman spokesperson secretary president presidents"
    " premier professor researcher"
    " researchers critics observers economists auditors auditor delegation critic observer"
    " economist watchers watcher commentators commentator pundits pundit academics academic"
    " professors envoy's attache counsellor counselor undersecretary governor governors mayor"
    " lawyers lawyer accountants accountant campaigners campaigner organizers organiser workers"
    " employees staff bankers banker strategist veterans veteran colonel major lieutenant admiral"
    " principal principals interlocutors interlocutor witness witnesses"
)
_BODIES = (
    "government governments ministry ministries department command committee panel council party"
    " parties union unions group groups office agency institute administration military army side"
    " team embassy cabinet sides capitals board bureau commission assembly parliament senate"
    " congress court mission secretariat directorate division headquarters campaign watchdog"
    " institution institutions think-tank tank foundation centre center association federation"
    " coalition ngo ngos agencies bank banks firm brokerage opposition camp"
)
_WRITINGS = (
    "magazine magazines paper papers newspaper newspapers daily dailies broadcaster media outlets"
    " report reports study statement handout sheet communique memoir memo book survey poll press"
    " document documents data figures records statistics transcript outlet network networks"
    " channel station agency wire website site editorial editorials article articles column"
    " analysis review note brief briefing factsheet sheets summary filing filings release"
    " bulletin yearbook tally tallies estimate estimates account accounts chart table"
    " appendix footnote testimony minutes cable cables readout digest"
)
_HEADS = "|".join(f"{_CALLINGS} {_BODIES} {_WRITINGS}".split())
_WORD = r"(?:[a-z0-9][a-z0-9'.-]{0,20} )"
_LOOSE = pattern(
    rf"""(?P<np>\b{_WORD}{{0,5}}?\b(?P<head>{_HEADS})\b(?: (?:{_HEADS})\b){{0,2}})
    (?P<tail>,? (?:of|in|at|for|with|from|on|who|whose|to|close|familiar|briefed|involved|near|here
    |there|there,|privy|speaking|asking|under|around|behind|that day|by then)\b[^,;:]{{0,70}}|)$"""
)
_LEADING = pattern(
    r"""^(?:(?:that|and|but|as|while|a|an|the|by|one|some|several|many|most|two|three|both|other
    |others|another|its|his|her|their|our|this|these|those|when|after|because|since|so|yet|also
    |later|earlier|meanwhile|then|if|today|according|to|per|on|in|own|with|where|though
    |although|now|still|about|which|mass) ){1,8}"""
)
_THING = frozenset(["people", "persons", "person"])


def described(phrase: str) -> str | None:
    """Who a phrase describes without a name: a calling, a body or a paper, with what marks it out.

    Example:
        >>> described("a person familiar with the matter"), described("one south korean paper")
        ('person familiar with the matter', 'south korean paper')
    """
    found = _LOOSE.search(phrase.strip())
    if not found:
        return None
    name = _LEADING.sub("", found["np"] + " ").strip()
    tail = found["tail"]
    if found["head"] in _THING or tail.startswith((" of the", " from the", " at the")):
        name += tail
    return name or None
