"""Names of speakers: people, ministries, papers and offices as sentences of saying name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from burdenshare.report.view import View, pattern

if TYPE_CHECKING:
    from burdenshare.mention.actor import Mentions

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
    (re.compile(r"\bnational assembly|\bparliament\b|\bthe diet\b"), "{home} parliament"),
    (re.compile(r"\bstate department|\bdepartment of state"), "US State Department"),
    (re.compile(r"\bpentagon|\bdefen[cs]e department|\bdepartment of defen[cs]e"), "Pentagon"),
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
    (re.compile(r"\bgovernment accountability office|\bgao\b"), "Government Accountability Office"),
    (re.compile(r"\bcongressional research service|\bcrs\b"), "Congressional Research Service"),
    (re.compile(r"\bnegotiators?"), "{home} negotiator"),
    (pattern(
        r"""\b(?:u\.s\. |us |south korean |korean |japanese |german |british |seoul |tokyo )?
        (?:daily|dailies|weekly|tabloid|broadcaster|magazine|website|newsletter|wire)\b"""
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
NO_NAME = pattern(
    r"""\b(?:Bureau|Affairs|Ministry|Department|Office|Agency|Assembly|News|Digest|Command|Council
    |Forces|Party|Pact|Committee|Division|House|Agreement|Measures|Act|Congress|Secretary|Post
    |Times|University|Institute|Television|Korea|Street)\b"""
)
TITLES = re.compile(
    r"^(?:(?:former|then|us|u\.s|south|korean|north|japanese|german|president|prime|vice|first"
    r"|deputy|foreign|defense|defence|minister|secretary|general|gen|gen\.|ambassador|senator|sen"
    r"|sen\.|rep|rep\.|mr|mr\.|ms|ms\.|mrs|state|adviser|spokesman|spokeswoman|spokesperson"
    r"|commander|chief|assistant|acting|national|security|negotiator|the|a|on|in|at|as|but|and"
    r"|when|while|last|admiral|adm|adm\.|chancellor|professor|prof|prof\.|dr|dr\.|analyst"
    r"|lawmaker|representative|speaker|chairman|director|officials?|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday) ){1,12}",
    re.IGNORECASE,
)


def full_names(seen: View, found: Mentions) -> dict[str, str]:
    """Family name to full name, for people whom the text names in full somewhere."""
    names: dict[str, str] = {}
    for match in NAME.finditer(seen.text):
        if " " not in match.group():
            continue
        name = TITLES.sub("", match.group() + " ").strip()
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
