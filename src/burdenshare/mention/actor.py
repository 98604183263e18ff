"""Who: states, presidents, ministers, parliaments and forces, by the names the press gives them."""

from __future__ import annotations

import re
from itertools import compress
from typing import NamedTuple, TypeAlias

from burdenshare.report.view import Ordered, View, pattern
from burdenshare.report.word import HEAD, Heads

RECIPIENT = "US"
_STATES = {
    "US": (
        "united states|u.s|u. s|america|american|americans|washington|white house|pentagon"
        "|state department|defense department|department of state|department of defense"
        "|u s|usfk|us forces korea|u.s. forces korea|oval office|capitol hill"
    ),
    "KR": (
        "south korea|south koreans|south korean|s. korea|s. korean|s korea|seoul"
        "|republic of korea|rok|korea|korean|koreans|blue house|cheong wa dae"
        "|national assembly|south"
    ),
    "KP": "north korea|north koreans|north korean|n. korea|n. korean|pyongyang|dprk|north",
    "JP": "japan|japanese|tokyo",
    "DE": "germany|german|germans|berlin|bundestag|federal republic",
    "NATO": "nato|north atlantic treaty organization",
    "PL": "poland|polish|warsaw",
    "GB": "britain|british|united kingdom",
    "IT": "italy|italian|rome",
    "FR": "france|french|paris",
    "ES": "spain|spanish|madrid",
    "CN": "china|chinese|beijing",
    "RU": "russia|russian|moscow",
    "TW": "taiwan|taiwanese|taipei",
    "PH": "philippines|philippine|manila",
    "AU": "australia|australian|canberra",
    "KW": "kuwait",
    "QA": "qatar|doha",
    "SA": "saudi arabia|riyadh",
    "UA": "ukraine|kyiv",
    "CA": "canada|canadian|ottawa",
    "TR": "turkey|ankara",
    "NL": "netherlands|dutch",
    "BE": "belgium|belgian",
    "NO": "norway|norwegian",
    "VN": "vietnam|hanoi",
    "IR": "iran|tehran",
}
_PEOPLE = {
    "US": (
        "Donald Trump|Joe Biden|Barack Obama|George W. Bush|Bill Clinton|Mike Pompeo"
        "|Mark Esper|Jim Mattis|James Mattis|Rex Tillerson|Antony Blinken|Lloyd Austin"
        "|John Bolton|Marco Rubio|Pete Hegseth|JD Vance|James DeHart|Timothy Betts"
        "|Donna Welton|Linda Specht|Harry Harris|Robert Abrams|Vincent Brooks"
        "|Stephen Biegun|Kamala Harris|Hillary Clinton|John Kerry|Chuck Hagel|Robert Gates"
        "|Rob Rapson|Patrick Shanahan|Mike Pence|Ronald Reagan|Eric John|Kathleen Stephens"
        "|Leon Panetta|Ash Carter|Paul LaCamera|Xavier Brunson"
    ),
    "KR": (
        "Moon Jae-in|Park Geun-hye|Lee Myung-bak|Yoon Suk-yeol|Yoon Suk Yeol|Lee Jae-myung"
        "|Lee Jae Myung|Roh Moo-hyun|Kang Kyung-wha|Chung Eui-yong|Cho Tae-yul|Cho Hyun"
        "|Chang Won-sam|Jeong Eun-bo|Jeong Eun-bo|Lee Tae-woo|Hwang Joon-kook"
        "|Cho Byung-jae|Choi Jong-kun|Chung Kyeong-doo|Yun Byung-se|Park Jin|Kim Hong-kyun"
        "|Kim Sung-hwan"
    ),
    "KP": "Kim Jong Un|Kim Jong-un|Kim Jong Il|Kim Jong-il",
    "JP": (
        "Shinzo Abe|Fumio Kishida|Yoshihide Suga|Shigeru Ishiba|Sanae Takaichi"
        "|Yoshimasa Hayashi|Toshimitsu Motegi|Taro Kono|Taro Aso|Nobuo Kishi|Takeshi Iwaya"
        "|Katsuya Okada"
    ),
    "DE": (
        "Angela Merkel|Olaf Scholz|Friedrich Merz|Heiko Maas|Boris Pistorius"
        "|Annegret Kramp-Karrenbauer|Ursula von der Leyen"
    ),
    "NATO": "Jens Stoltenberg|Mark Rutte",
    "CN": "Xi Jinping",
    "RU": "Vladimir Putin",
    "PL": "Andrzej Duda",
    "GB": "Boris Johnson",
    "FR": "Emmanuel Macron",
}
# names that are words too: only with a capital
_AMBIGUOUS = frozenset(
    re.findall(
        r"\S+",
        "abe austin brooks bush carter chang cho clinton gates harris hill il jin john "
        "joon-kook kerry kim lee leyen maas me moon north park rice roh south suga un us",
    )
)
_SIDES = {"south", "north"}
_SURNAME_FIRST = {"KR", "KP", "CN"}


class Mention(NamedTuple):
    """A name in the text and the party it stands for."""

    start: int
    end: int
    party: str
    person: str | None = None


# a name, its length, whose or who it is, and whether it can be nothing else
_Alias: TypeAlias = tuple[str, int, str, str | None, bool]


def _table() -> Heads[list[_Alias]]:
    table: dict[str, list[_Alias]] = {}

    def add(alias: str, party: str, person: str | None = None) -> None:
        entry = alias, len(alias), party, person, alias not in _AMBIGUOUS
        table.setdefault(alias[:HEAD], []).append(entry)

    for party, aliases in _STATES.items():
        for alias in aliases.split("|"):
            add(alias, party)
    for party, names in _PEOPLE.items():
        for name in names.split("|"):
            low = name.lower()
            words = low.split()
            family = words[0] if party in _SURNAME_FIRST else words[-1]
            for alias in (low, family):
                if alias == family and family in {
                    "kim",
                    "lee",
                    "cho",
                    "john",
                    "jin",
                    "chang",
                    "harris",
                    "hill",
                }:
                    continue
                add(alias, party, name)
    for entries in table.values():
        entries.sort(key=lambda entry: -entry[1])
    return Heads(table, empty=[], join=lambda short, long: long + short)


_TABLE = _table()
_US = pattern(r"U(?<=\bU)(?:SA?|NITED STATES)\b")  # the letter first: it is looked for as such
_STRIPPED_US = pattern(
    r"\bus (?=troops|forces|soldiers|military|army|negotiat|president|officials?|dollars|and south"
    r"|side|envoy)"
)
Mentions: TypeAlias = Ordered[Mention]


def _stands(seen: View, at: int, alias: str) -> bool:
    """Whether what may be another word is a name: with a capital, a side of a land with "the"."""
    sided = alias not in _SIDES or seen.low.endswith("the ", 0, at)
    return sided and (alias not in _AMBIGUOUS or seen.text[at].isupper())


def mentions(seen: View) -> Mentions:
    """Every name of a party in a folded text."""
    low = seen.low
    found = _STRIPPED_US.finditer(low) if seen.stripped else _US.finditer(seen.text)
    out = {m.start(): Mention(m.start(), m.end(), RECIPIENT) for m in found}
    done = 0
    names = _TABLE.of(seen.words)
    places = compress(seen.words.starts, names)
    for at, aliases in zip(places, filter(None, names), strict=True):
        if at < done or low[at - 1 : at].isalpha():
            continue
        for alias, size, party, person, sure in aliases:  # the longest first
            end = at + size
            if not low.startswith(alias, at) or low[end : end + 1].isalpha():
                continue
            if sure or _stands(seen, at, alias):
                forces = alias == "korea" and low.endswith("forces ", 0, at)
                out[at] = Mention(at, end, RECIPIENT if forces else party, person)
                done = end
                break
    return Ordered(tuple(map(out.__getitem__, sorted(out))))


PAYERS = (
    "KR", "JP", "DE", "NATO", "PL", "GB", "IT", "ES", "PH", "KW", "QA", "SA", "TW", "AU", "NO",
)  # fmt: skip


def host(found: Mentions) -> str | None:
    """The party that pays, by how often the text names it."""
    told = [one.party for one in found.all]
    most = max(PAYERS, key=told.count)
    return most if most in told else None


_HOUSES = pattern(
    r"""\b(?:(?P<lower>(?:lower|first) (?:house|chamber)|house of representatives|representatives)
    |(?P<upper>(?:upper|other|second) (?:house|chamber)|(?:house of )?counci?ll?ors|senate|senators)
    |(?P<part>(?:sub)?committee|panel))\b"""
)


def house(low: str, start: int, end: int) -> str | None:
    """The house that a span of folded text names, where it is a part of what has to consent.

    Args:
        low: The text.
        start: Where the span starts.
        end: Where it ends.

    Returns:
        lower, upper, part for a committee; None where all of it is meant, or none.
    """
    found = _HOUSES.search(low, start, end)
    return found.lastgroup if found else None
