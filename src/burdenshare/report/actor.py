"""Who: states, presidents, ministers, parliaments and forces, by the names the press gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from burdenshare.report.view import View

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
    (
        "abe austin brooks bush carter chang cho clinton gates harris hill il jin john "
        "joon-kook kerry kim lee leyen maas me moon north park rice roh south suga un us "
    ).split()
)
_SURNAME_FIRST = {"KR", "KP", "CN"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the party it stands for."""

    start: int
    end: int
    party: str
    person: str | None = None


def _table() -> dict[str, list[tuple[str, str, str | None]]]:
    table: dict[str, list[tuple[str, str, str | None]]] = {}
    for party, aliases in _STATES.items():
        for alias in aliases.split("|"):
            table.setdefault(re.split(r"[^a-z]", alias)[0], []).append((alias, party, None))
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
                table.setdefault(re.split(r"[^a-z]", alias)[0], []).append((alias, party, name))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_TABLE = _table()
_WORD = re.compile(r"[a-z]+")
_US = re.compile(r"\b(?:US|USA|UNITED STATES)\b")
_STRIPPED_US = re.compile(
    r"\bus (?=troops|forces|soldiers|military|army|negotiat|president|officials?|dollars|and south|side|envoy)"
)


def mentions(seen: View) -> tuple[Mention, ...]:
    """Every name of a party in a folded text, in order."""
    low, text = seen.low, seen.text
    out: list[Mention] = []
    done = 0
    for found in _WORD.finditer(low):
        at = found.start()
        entries = _TABLE.get(found.group())
        if at < done or not entries or (at and low[at - 1].isalpha()):
            continue
        for alias, party, person in entries:
            end = at + len(alias)
            if not low.startswith(alias, at) or low[end : end + 1].isalpha():
                continue
            if alias in _AMBIGUOUS and not text[at].isupper():
                continue
            if alias in {"south", "north"} and low[max(0, at - 4) : at] != "the ":
                continue
            if alias == "korea" and low[max(0, at - 6) : at].rstrip(" -").endswith(
                ("forces", "inter")
            ):
                party = "US" if low[max(0, at - 7) : at - 1].endswith("forces") else party
            out.append(Mention(at, end, party, person))
            done = end
            break
    us = [
        Mention(m.start(), m.end(), "US")
        for m in (_STRIPPED_US.finditer(low) if seen.stripped else _US.finditer(text))
    ]
    return tuple(sorted({*out, *us}, key=lambda one: one.start))


def between(found: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Mentions that start between two offsets; `found` is in order."""
    starts = [one.start for one in found]
    return found[bisect_left(starts, start) : bisect_left(starts, end)]


PAYERS = ("KR", "JP", "DE", "NATO", "PL", "GB", "IT", "ES", "PH", "KW", "QA", "SA", "TW", "AU")


def host(found: Sequence[Mention]) -> str | None:
    """The party that pays, by how often the text names it."""
    counts = Counter(one.party for one in found if one.party in PAYERS)
    return max(counts, key=lambda party: (counts[party], -PAYERS.index(party))) if counts else None
