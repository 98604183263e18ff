"""Names of speakers: people, ministries, papers and offices as sentences of saying name them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from burdenshare.report.view import View, pattern
from burdenshare.report.word import KEPT

if TYPE_CHECKING:
    from burdenshare.mention.actor import Mentions

PARTY = 2  # letters of the code of a party
_CAPITALS = ("Seoul", "Washington", "Tokyo", "Berlin", "Warsaw", "Manila", "London", "Rome", "Oslo")
CAPITALS = {name.lower(): name for name in _CAPITALS}
_STATES = CAPITALS | {one.lower(): one for one in ("South Korea", "Japan", "Germany", "Poland")}
NO_MORE = pattern(
    r"(?:'s?)?(?:,? (?:itself|themselves|too|alone|also|then|now|for (?:its|their) part"
    r"|in turn))?\W{0,2}"
)
KIN = pattern(
    r"\b(?:to|of|for|with|from|under|in|on) (?:(?:president|mr\.?|then|the|former|us"
    r"|u\.s\.)[ ]){0,3}$"
)
BARE = pattern(
    r"\W{0,3}(?:(?:that|but|and|as|while|meanwhile|then|now|later|,) ){0,2}(?P<owner>the|this"
    r"|that|same|its|their|his|her)"
    r"(?: (?:same|new|own|latest|annual|first|second))? (?P<head>[a-z]{4,14})(?:'s)?"
)
AUDIT = pattern(
    r"\b(?:government accountability office|gao|board of audit|inspector general"
    r"|court of auditors|board of audit and inspection|budget office)\b"
)
AUDITORS = {
    "government accountability office": "GAO (Government Accountability Office)",
    "gao": "GAO (Government Accountability Office)",
    "board of audit": "Board of Audit auditors",
    "board of audit and inspection": "Board of Audit auditors",
    "inspector general": "Inspector General auditors",
    "court of auditors": "Court of Auditors",
    "budget office": "Budget Office",
}
DETERMINED = pattern(r"\b(?:the|an?|his|her|its|two|three|some|one|several)\b")
_OWN = (
    r"(?:articles?|graphics?|charts?|captions?|editorials?|items?|headlines?|tables?|maps?"
    r"|infographics?"
    r"|stor(?:y|ies)|timelines?|commentar(?:y|ies)|columns?|box|factbox|summary|briefs?)"
)
OWN_PIECE = pattern(rf"\b{_OWN}$")
PIECE = pattern(
    rf"\W{{0,4}}(?:(?:because of|due to|owing to|through) [^,.]{{5,40}}, )?(?:an?|the|one|this"
    rf"|another|our)"
    rf" (?P<what>(?:[a-z-]{{2,14}} ){{0,2}}{_OWN})"
    r"(?= (?:(?:on|in) (?:page|the |some|[a-z]{3,9}day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec))"
    r"|about|with|accompanying|headlined|titled|that|published|posted|yesterday|last))"
)
UNNAMED = frozenset(
    ["source", "insider", "official", "functionary", "person", "diplomat", "officer", "individual",
     "figure", "bureaucrat"]
)  # fmt: skip
# bodies that the United States does not have under these names
ABROAD = pattern(
    r"(?:[a-z]+ )?(?:affairs )?(?:ministry|ministries)|ministry|ruling|presidential|mofa"
)
SAME_REPORTS = frozenset(
    ["reports", "report", "papers", "outlets", "accounts", "dispatch", "article", "edition",
     "channel", "network", "magazine", "station", "broadcaster", "daily"]
)  # fmt: skip
SAME_PAPER = frozenset(
    ["paper", "newspaper", "daily", "weekly", "magazine", "tabloid", "broadcaster", "network",
     "channel", "station", "outlet", "agency", "report", "article", "dispatch",
     "story", "publication", "edition", "wire", "medium"]
)  # fmt: skip
USFK = "USFK"
OWN_BOOK = frozenset(["book", "memoir", "memoirs"])
ANEW = pattern(r"\b(?:an? (?:unidentified|unnamed|anonymous)|another)\b")
BRINGS_IN = pattern(r"\W{0,3}(?:an?|one|another) [a-z]")
THERE = pattern(rf"\bin ({'|'.join(CAPITALS)}),? (?:they|people|many|some)$")
ISSUED = pattern(
    r" (?:issued|released|published|put out|drawn up|obtained|seen|reviewed|prepared|compiled"
    r"|made public|agreed|handed|sent|leaked)\b"
)
AFTER_HEAD = pattern(
    r" (?:of|familiar|close|briefed|with|in|on|who|from|at|to|for|privy|involved|knowledgeable"
    r"|near|aware)\b"
)
PRESIDENTS = frozenset(
    [
        "Donald Trump", "Joe Biden", "Barack Obama", "George W. Bush", "Bill Clinton",
        "Moon Jae-in", "Park Geun-hye", "Lee Myung-bak", "Yoon Suk-yeol", "Yoon Suk Yeol",
        "Lee Jae-myung", "Lee Jae Myung", "Roh Moo-hyun", "Andrzej Duda",
    ]
)  # fmt: skip
HE = pattern(r"\b(?:he|she|who)$")
PRESS = pattern(
    r"(?i)media|news|televis|radio|broadcast|paper|press|daily|dailies|agency|yonhap|reuters"
    r"|kyodo|nhk|source|official"
    r"|report"
    r"|diplomat|insider|people|person"
)
OFFICE = pattern(
    r"(?i)\b(?:ministry|office|government|department|house|media|sources|officials|nominee)\b"
)
PRONOUN = pattern(
    r"""\b(?:he|she|they|it|who|the (?:statement|ministry|department|report|agency|office|paper
    |newspaper|official|spokes\w{3,6}|data|figures|documents?|statistics|records|numbers|study
    |survey|reply
    |fact sheet|table|minutes|handout|papers))$"""
)
NAMED_PRESS = pattern(
    r"""\b(?:yonhap|reuters|associated press|cnn|nhk|kyodo|jiji|bloomberg|xinhua|afp
    |new york times|washington post|wall (?:street|road|avenue) journal|chosun(?: ilbo)?
    |joongang(?: ilbo)?|dong-?a(?: ilbo)?|hankyoreh|asahi|yomiuri|nikkei|mainichi|sankei|cbs
    |abc|nbc|fox news|politico
    |foreign policy(?! (?:department|advis|expert|team|chief|official|aide|bureau|maker|circle))
    |financial times|stars and stripes|korea times|korea herald|defense news
    |munhwa ilbo|hankook ilbo|kukmin ilbo|segye ilbo|maeil(?: business)?|kyunghyang|ohmynews
    |newsis|news1|arirang|korea joongang daily|tokyo shimbun|okinawa times|ryukyu shimpo
    |japan times|los angeles times|usa today|newsweek|the guardian|bbc|npr|msnbc|tass|interfax
    |ria novosti|kommersant|handelsblatt|die welt|die zeit|tagesschau|gazeta wyborcza
    |rzeczpospolita|tvn24|voice of america|radio free asia|south china morning post|nk news
    |der spiegel|bild|dpa|deutsche welle|the hill|axios|kbs|sbs|mbc|ytn|jtbc)\b"""
)
INSTITUTION = (
    (pattern(
        r"""\b(?:foreign|defen[cs]e|finance|unification|trade) (?:affairs )?(?:ministry|ministries
        |officials?)"""
    ), "{home} {0}"),
    (pattern(r"\bministry of (?:foreign affairs|defen[cs]e)|\bministry"), "{home} ministry"),
    (
        pattern(r"\bforeign affairs ministry|\bm(?:o)?fa\b|\bdiplomatic (?:department|agency)"),
        "{home} foreign ministry",
    ),
    (pattern(r"\b(?:presidential office|blue house|cheong wa dae)"), "{home} presidential office"),
    (pattern(
        r"""\b(?:ruling|opposition) party (?:legislators?|lawmakers?|members?|officials?)
        |\bruling[- ]party lawmakers?"""
    ), "{home} {0}"),
    (pattern(r"\b(?:lawmakers?|legislators?)"), "{home} {0}"),
    (pattern(r"\bconservatives"), "{home} {0}"),
    (
        pattern(r"\bgovernment\b(?! (?:official|source|spokes|agenc|figures|data|advis"
            r"|account))"),
        "{home} government",
    ),
    (pattern(
        r"""\b(?:national assembly(?:'s)? |assembly(?:'s)? |parliament(?:ary|'s) |congressional )
        (?:budget|research) (?:office|service)"""
    ), "{0}"),
    (pattern(r"\bnational assembly|\bparliament\b|\bthe diet\b"), "{home} parliament"),
    (
        pattern(r"\bstate (?:department|division)|\bdepartment of state"),
        "US State Department",
    ),
    (pattern(r"\bpentagon"), "Pentagon"),
    (pattern(r"\bdefen[cs]e department|\bdepartment of defen[cs]e"), "US Department of Defense"),
    (pattern(r"\bwhite house"), "White House"),
    (pattern(r"\bstrategic digest"), "USFK Strategic Digest"),
    (pattern(
        r"\busfk\b|\bu\.?s\.? forces korea|\bus forces korea|\bunited states forces(?: in)? korea"
    ), "USFK"),
    (pattern(r"\busfj\b|\bu\.?s\.? forces(?: in)? japan"), "US Forces Japan"),
    (pattern(
        r"""\b(?:local|south korean|korean|japanese|german|national|domestic|state|us
        |u\.s\.) media"""
    ), "{0}"),
    (pattern(
        r"""\bmedia (?:reports?|outlets?)|\bpress reports?|\bnews reports?|\bnewspapers?"""
    ), "{home} {0}"),
    (pattern(r"\bthe press\b(?! (?:conference|release|office|corps|secretary|officer))"),
     "{home} press"),
    (pattern(r"\b(?:noon|evening|morning|radio|television|tv) news"), "{0}"),
    (NAMED_PRESS, "{0}"),
    (
        pattern(r"\bgovernment accountability office|\bgao\b"),
        "GAO (Government Accountability Office)",
    ),
    (
        pattern(
            r"(?:south korea|korea|seoul|japan|tokyo)(?:n|ese)?(?:'s)? press\b"
        ),
        "{home} press",
    ),
    (pattern(r"\bcongressional research service|\bcrs\b"), "Congressional Research Service"),
    (pattern(r"\bnegotiators?"), "{home} negotiator"),
    (pattern(
        r"""\b(?:u\.s\. |us |south korean |korean |japanese |german |british |seoul |tokyo[ ]
        |american |local |domestic |national |major |vernacular |leading[ ]
        |conservative[ ]
        |liberal ){0,2}
        (?:daily|dailies|weekly|tabloids?|broadcasters?|magazines?|website|wire)\b"""
    ), "{0}"),
    (pattern(
        r"""\b(?:u\.s\. |south korean |korean |japanese |german |american |british |polish |local[ ]
        |domestic |seoul |tokyo )papers\b"""
    ), "{0}"),
    (
        pattern(r"\badministration insiders?"),
        "{home} government source",
    ),
    (pattern(r"\bnative (?:newspapers|papers|dailies|media|outlets)"), "local newspapers"),
    (pattern(r"\b(?:one|another|a) paper\b(?! (?:from|by|of|on))"), "{home} newspaper"),
    (pattern(r"\b(?:some|several|many|most|morning|this morning's|the morning) papers\b"),
     "{home} newspapers"),
    (pattern(
        r"""\b(?:u\.s\.?|us|american) (?:military |army |forces )?(?:command|headquarters)\b
        (?! (?:of|in) (?:japan|germany|europe|the pacific))|\bcommand of (?:the )?(?:us|u\.s\.
        |american) (?:army
        |forces|troops)"""
    ), "USFK command"),
    (pattern(r"\baudit office"), "audit office auditors"),
    (pattern(r"\b(?:the )?(?:auditors?|watchdog|board of audit)"), "auditors"),
    (pattern(
        r"""\b(?:u\.?s\.? |us |south korean |ruling party |korean |japanese |german |american[ ]
        |administration[ ]
        |government |defen[cs]e |military |seoul |congressional |nato |senior |unnamed[ ]
        |diplomatic |western |embassy ){0,3}(?:officials?|sources?|aides?|diplomats?|envoys?
        |spokes(?:man|woman|person)|commanders?|analysts?|experts?|activists?|researchers?|critics
        |insiders|book|memoir|unions?)\b"""
    ), "{0}"),
)  # fmt: skip
_FIRST_NAME, _MORE = r"[A-Z][a-z'-]{1,20}", r"(?: (?:[A-Z]\.|[A-Z][\w'-]{1,20}))"
NAME = pattern(rf"{_FIRST_NAME}{_MORE}{{0,5}}")
# names of two words or more, and words with a capital behind another, which may be a title
_LIKELY = pattern(rf"{_FIRST_NAME}{_MORE}{{1,5}}|(?<=[A-Za-z] ){_FIRST_NAME}")
_NOBODY = (
    "Well They We You I It He She That This There What And But Now Look Yes No Some Others Another"
    " They've We've I've They're We're Asia Europe Okinawa Guam Hawaii Manila Honolulu Policy"
    " Executive Nobody Everybody Everyone Many Most One First Second Third Fourth Fifth Finally"
    " Last Lastly Still Yet Also Then Next Meanwhile Instead Otherwise Perhaps Maybe Indeed Figures"
    " Previously Earlier Later Recently Formerly Moreover Furthermore Additionally However January"
    " February March April June July August September October November December"
)
NOBODY = frozenset(_NOBODY.split())
NO_NAME = pattern(
    r"""\b(?:Bureau|Affairs|Ministry|Department|Office|Agency|Assembly|News|Digest|Command|Council
    |Forces|Party|Pact|Committee|Division|House|Agreement|Measures|Act|Congress|Secretary|Post
    |Times|University|Republic|Institute|Television|Korea|Street|Ilbo|Shimbun|Shinmun|Sinmun
    |Shimpo|Herald|Daily|Journal|Tribune|Magazine|Weekly|Social|Programme|Program|Personnel|Project
    |Fund|Budget|Military|Support|Facilities|Media|Questions|Costs|Sharing|Meeting|Summit|Treaty
    |Alliance|Headlines|Politics|Stories)\b"""
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
    first, _, rest = name.partition(" ")
    while first.lower() in _TITLES:
        name = rest
        first, _, rest = name.partition(" ")
    return name


def full_names(
    seen: View, found: Mentions
) -> tuple[dict[str, str], dict[str, list[tuple[int, str]]]]:
    """Family name to full name, for people whom the text names in full somewhere; and by title.

    Returns:
        The full names, and for a title the people whom it is put before, with their places.
    """
    names: dict[str, str] = {}
    headed: list[tuple[int, str, str]] = []
    low = seen.low
    for match in _LIKELY.finditer(seen.text):
        said, start = match.group(), match.start()
        if " " not in said and low[start - _TAIL : start] not in _ENDS:
            continue  # a word with a capital and no title before it
        name = untitled(said)
        begin = match.end() - len(name)
        ends = low[begin - _TAIL : begin] in _ENDS
        if ends and (title := _title(seen.text, start, begin)):
            headed.append((start, title, name))
        if " " in name and _is_full(name, begin, found):
            words = name.split()
            names.setdefault(words[-1], name)
            if "-" in words[-1] and len(words) == 2:
                names.setdefault(words[0], name)
    for one in found.all:
        if one.person:
            names[one.person.split()[-1]] = one.person
    titles: dict[str, list[tuple[int, str]]] = {}
    for at, title, name in headed:
        if full := names.get(name.split()[-1]) or names.get(name.split()[0]):
            titles.setdefault(title, []).append((at, full))
    return names, titles


def _is_full(name: str, at: int, found: Mentions) -> bool:
    """Whether a name of several words is that of a person, first name and family name."""
    if name.count(" ") > _NAMES or "'s " in name or NO_NAME.search(name):
        return False
    return all(one.person for one in found.between(at, at + len(name)))


_NAMES = 2  # blanks in a name at most


def _title(text: str, start: int, name: int) -> str | None:
    """The title right before a name and a blank."""
    at = text.rfind(" ", max(0, start - 16), name - 1)
    title = text[max(at, name - 16) + 1 : name - 1].rpartition("\n")[2].lower()
    return title if title in CALLED else None


@lru_cache(maxsize=KEPT)
def is_press(source: str) -> bool:
    """Whether a speaker is press, or one whom nobody names."""
    return bool(PRESS.search(source))


@lru_cache(maxsize=KEPT)
def is_named_press(source: str) -> bool:
    """Whether a speaker is a paper, a channel or an agency by its name."""
    return bool(NAMED_PRESS.search(source.lower()))


@lru_cache(maxsize=KEPT)
def is_party(source: str) -> bool:
    """Whether a speaker is a state, by its code or its capital."""
    return len(source) <= PARTY or source.lower() in _STATES


@lru_cache(maxsize=KEPT)
def is_many(source: str) -> bool:
    """Whether a speaker is several people: `it said` is not theirs."""
    return not _MANY.isdisjoint(source.split())


def capital(said: str, party: str) -> str:
    """A state as a speaker: by its capital or its name where that is said, else by its code."""
    return _STATES.get(said, party)


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
    " principal principals interlocutors interlocutor witness witnesses speaker speakers"
    " counterpart counterparts quarter quarters circles figures staffers mandarin mandarins"
    " technocrat technocrats trustee delegations campaigners protesters activists peaceniks"
    " folks folk someone somebody administrators administrator attorneys attorney lobbyists"
    " contacts contact whistleblower whistleblowers mediators mediator"
    " backbencher backbenchers whip unionist unionists journalists journalist correspondents"
    " correspondent anchor editor editors author authors writer writers biographer sponsor sponsors"
    " backers proponents opponents supporters drafters organisers planners allies'"
)
_MANY = frozenset(one for one in _CALLINGS.split() if one.endswith("s") or one == "people")
_BODIES = (
    "government governments ministry ministries department command committee panel council party"
    " parties union unions group groups office agency institute administration military army side"
    " team embassy cabinet sides capitals board bureau commission assembly parliament senate"
    " congress court mission secretariat directorate division headquarters campaign watchdog"
    " institution institutions think-tank tank foundation centre center association federation"
    " coalition ngo ngos agencies bank banks firm brokerage opposition camp mofa mnd caucus"
    " subcommittee taskforce consortium chancellery legislature comptroller treasury faction"
    " lobby church churches chamber city prefecture municipality province county"
)
_WRITINGS = (
    "magazine magazines paper papers newspaper newspapers daily dailies broadcaster media outlets"
    " report reports study statement handout sheet communique memoir memo book survey poll press"
    " document documents data figures records statistics transcript outlet network networks"
    " channel station agency wire website site editorial editorials article articles column"
    " analysis review note brief briefing factsheet sheets summary filing filings release"
    " bulletin yearbook tally tallies estimate estimates account accounts chart table"
    " appendix footnote testimony minutes cable cables readout digest commentary caption graphic"
    " infographic blog newsletter dispatch dispatches correspondence blueprint backgrounder"
    " questionnaire presentation slide slides spreadsheet notes briefings communication"
    " factbox timeline story stories post thread podcast programme broadcast letter letters"
    " white-paper almanac ledger audit audits assessment reply television radio edition tabloid"
    " tabloids ilbo shimbun shinmun sinmun shimpo weekly weeklies"
)
_HEADS = "|".join(f"{_CALLINGS} {_BODIES} {_WRITINGS}".split())
CALLED = frozenset(f"{_CALLINGS} administration campaign team camp".split())
_TAIL = 4  # characters by which a title before a name is looked up
_ENDS = frozenset([f"{called} "[-_TAIL:] for called in CALLED])
WRITTEN_BY = frozenset(_WRITINGS.split())
_WORD = r"(?:[a-z0-9][a-z0-9'.-]{0,20} )"
_LOOSE = pattern(
    rf"""(?P<np>\b{_WORD}{{0,5}}?\b(?P<head>{_HEADS})\b(?: (?:{_HEADS})\b){{0,2}})
    (?P<tail>,? (?:of|in|at|for|with|from|on|who|whose|to|close|familiar|briefed|involved|near|here
    |there|there,|privy|speaking|asking|under|around|behind|that day|by then|issued|released
    |published|put out
    |drawn up|obtained|seen|reviewed|prepared|compiled|made public|agreed|handed|sent
    |leaked)\b[^,;:]{{0,70}}|)$"""
)
_TOLD = re.compile(r"\w+", re.ASCII)
_FIRST = frozenset(_TOLD.findall(one)[0] for one in _HEADS.split("|"))
_LEADING = pattern(
    r"""^(?:(?:that|and|but|as|while|a|an|the|by|one|some|several|many|most|two|three|both|other
    |others|another|its|his|her|their|our|this|these|those|when|after|because|since|so|yet|also
    |later|earlier|meanwhile|then|if|today|according|to|per|on|in|own|with|where|though
    |although|now|still|about|which|mass) ){1,8}"""
)
_THING = frozenset(["people", "persons", "person", "folks", "folk", "someone", "somebody"])


def described(phrase: str) -> str | None:
    """Who a phrase describes without a name: a calling, a body or a paper, with what marks it out.

    Example:
        >>> described("a person familiar with the matter"), described("one south korean paper")
        ('person familiar with the matter', 'south korean paper')
    """
    found = None if _FIRST.isdisjoint(_TOLD.findall(phrase)) else _LOOSE.search(phrase.strip())
    if not found:
        return None
    name = _LEADING.sub("", found["np"] + " ").strip()
    tail = found["tail"]
    if found["head"] in _THING or tail.startswith((" of the", " from the", " at the")):
        name += tail
    return name or None


_SYLLABLE = r"(?:[bcdghjklmnprstwy]{0,2}[aeiou]{1,3}(?:ng|[nmklprt])?)"
_FAMILY = (
    "kim lee park choi choe jung jeong chung kang cho yoon yun jang chang lim shin seo suh kwon"
    " hwang ahn song ryu yoo hong jeon chun moon bae baek heo huh nam noh roh shim wi woo yeo byun"
)
_KOREAN = pattern(
    rf"\b(?P<name>(?:{'|'.join(_FAMILY.split())}) {_SYLLABLE}[ -]{_SYLLABLE})\b"
    r"(?= ?$| (?:(?:a|an|the|its|then|former|first|senior|deputy|vice) )?(?:[a-z]{2,12} ){0,2}"
    rf"(?:{'|'.join(_CALLINGS.split())})\b)"
)
_ENTITLED = pattern(
    r"\b(?:minister|secretary|ambassador|spokes(?:man|woman|person)|general|gen|representative|rep"
    r"|senator|sen|lawmaker|negotiator|envoy|adviser|advisor|commander|chancellor|professor|analyst"
    r"|mr|ms|mrs|dr|premier|undersecretary|admiral|colonel|researcher|economist)"
    r" (?P<name>[a-z]{2,14}(?:[ -][a-z]{2,14}){1,2}) ?$"
)
_NO_PARTS = (
    "the an of for in at on to and or who has had have was is be by from with said told also then"
    " later as that this it he she they his her its their but while after before not no there"
    " here who whom which will would could should may might general ministry state defense defence"
    " foreign affairs us official officials on monday tuesday wednesday thursday friday saturday"
    " sunday today yesterday earlier last week month year seoul tokyo washington"
)
_NO_PART = frozenset(_NO_PARTS.split())


def uncapitalised(phrase: str) -> str | None:
    """A person whom a phrase without capitals names, by the family name or by a title before it.

    Example:
        >>> uncapitalised("hong young pyo floor leader of the ruling party")
        'Hong Young-pyo'
        >>> uncapitalised("defence minister taro sato"), uncapitalised("minister of the state")
        ('Taro Sato', None)
    """
    for words in (_KOREAN, _ENTITLED):
        found = words.search(phrase)
        parts = found["name"].replace("-", " ").split() if found else []
        if parts and _NO_PART.isdisjoint(parts):
            first, *given = parts
            if words is _KOREAN:
                return f"{first.title()} {'-'.join(given).capitalize()}"
            return " ".join(parts).title()
    return None
