"""Turns of a transcript: the labels that open them, by how lines begin, and whom they name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.report.view import pattern
from burdenshare.saying import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 100  # characters of a line in which a label ends
FEWEST = 3  # turns that make a transcript where no label is a known one
_ASIDE = r"(?: ?[(\[](?P<aside>[^()\n\[\]]{0,40})[)\]])?"
_CAPITALS = pattern(
    rf"\s{{0,3}}(?P<who>[A-Z](?:[A-Z0-9.,'& -]{{0,70}}[A-Z0-9])?){_ASIDE}"
    r" ?(?P<mark>[:.]| -)(?:\s|$)(?:[(\[](?P<named>[A-Z][\w.,' -]{2,50})[)\]])?"
)
_SURNAME = pattern(
    r"\s{0,3}(?P<who>(?:(?:Vice |Deputy )?[A-Z][a-z]{1,12}\.? ){1,2}"
    rf"[A-Z][A-Z'-]{{2,20}}){_ASIDE}(?P<mark>[.:]| -)(?:\s|$)"
)
_WRITTEN = pattern(
    rf"\s{{0,3}}(?P<who>[A-Z][\w.'-]{{0,20}}(?: [\w.'&-]{{1,20}}){{0,6}}"
    rf"(?:, [\w.'& -]{{2,50}}){{0,2}})"
    rf"{_ASIDE}(?P<mark>:)(?:\s|$)"
)
_BRACKETED = pattern(r"\s{0,3}\[(?P<who>[A-Z][\w .'/-]{1,40})(?P<aside>)(?P<mark>)\]\s{0,3}$")
_BULLETS = "○●◯◎◇◆□■△▲▷▶►•·※∙ "  # before the labels of minutes
_KNOWN = pattern(
    r"\b(?:Q ?\d{0,2}|QUESTION|ANSWER|QUESTIONER|MODERATOR|ANCHOR|HOST|INTERVIEWER|REPORTER"
    r"|CORRESPONDENT|CHAIR(?:MAN|WOMAN|PERSON)?|MEMBER|(?:VICE |PRIME )?MINISTER|SECRETARY"
    r"|PRESIDENT|SPOKES(?:MAN|WOMAN|PERSON)|AMBASSADOR|OFFICIAL|SENATOR|GENERAL|ENVOY"
    r"|DIRECTOR[- ]GENERAL|LAWMAKER|REPRESENTATIVE|CONGRESS(?:MAN|WOMAN))\b"
)
_ASKS = pattern(r"(?:Q(?:UESTION)?|A(?:NSWER)?)[ .]?\d{0,2}")


ASKERS = frozenset(["Q", "QUESTION", "QUESTIONER", "REPORTER"])
LEADERS = frozenset(
    ["MODERATOR", "HOST", "HOSTESS", "INTERVIEWER", "PRESENTER", "EMCEE", "OPERATOR"]
)
CHAIRING = frozenset(["MODERATOR", "OPERATOR", "EMCEE"])  # they lead a briefing, too
OWN_DESK = frozenset(
    ["ANCHOR", "CORRESPONDENT", "REPORTER", "PRESENTER", "STUDIO", "NARRATOR", "PKG"]
)
ANSWERS = frozenset(["A", "ANSWER"])
ELECTED = {"REP": "Congressman", "SEN": "Senator", "GEN": "General", "AMB": "Ambassador"}
_FIELD = pattern(
    r"(?P<body>MINISTER|MINISTRY|DEPARTMENT) (?:OF|FOR) (?:THE )?(?P<field>FOREIGN AFFAIRS"
    r"|[A-Z]{4,12}"
    r"(?: DEFEN[CS]E| RELATIONS)?)"
)
_OURS = pattern(r"\bMINIST(?:ER|RY)\b|\bDIRECTOR[- ]GENERAL\b|\bVICE[- ]MINISTER")
_HOUSES = {
    "JP": "Diet", "KR": "Assembly", "DE": "Bundestag", "PL": "Sejm", "GB": "Commons",
    "IT": "parliament", "PH": "House", "TW": "Yuan",
}  # fmt: skip


def member_of(aside: str, home: str | None) -> str:
    """A member who is not named: by party where brackets tell it, else by the house.

    Example:
        >>> member_of("", "JP"), member_of("opposition", "KR")
        ('Diet member', 'opposition member')
    """
    return f"{aside or _HOUSES.get(home or '', '')} member".strip()


def office_of(label: str, home: str | None) -> str:
    """An office by its label, with the ministry it is of and the country where that is told.

    Example:
        >>> office_of("DIRECTOR GENERAL, MINISTRY OF DEFENSE", "JP")
        'JP defense ministry director general'
    """
    name = label.upper()
    here = f"{home} " if home and _OURS.search(name) else ""
    first, _, rest = label.partition(",")
    found = _FIELD.search(name)
    if not found:
        said = f"{rest.strip()} {first}".lower() if "MINISTRY" in rest.upper() else first.title()
        return here + said
    office = f"{name[: found.start()]} {name[found.end() :]}".replace(",", " ")
    words = f"{found['field']} {found['body']} {office}".lower().replace(" of the ", " ").split()
    while words[-1] in {"of", "the", "for", "at"}:
        del words[-1]
    return here + " ".join(words)


class Turn(NamedTuple):
    """The label that opens a turn.

    Attributes:
        start: Offset of the line.
        label: Who speaks, as written.
        aside: What stands in brackets after it, empty for nothing.
        named: Who answers, in brackets after its mark; empty where not told.
    """

    start: int
    label: str
    aside: str
    named: str = ""


def _labels(text: str) -> list[tuple[Turn, bool, bool]]:
    """What looks like a label where a line begins; whether it is clear, whether known."""
    out: list[tuple[Turn, bool, bool]] = []
    at = 0
    for line in text.split("\n"):
        head = line[:REACH]
        if ":" in head or ". " in head or " - " in head or head.endswith("]"):
            begin = at
            if head[0] in _BULLETS:
                head = head.lstrip(_BULLETS)
                begin += len(line[:REACH]) - len(head)
            named = _SURNAME.match(head)
            written = _WRITTEN.match(head) if ":" in head else None
            found = _CAPITALS.match(head) or named or written or _BRACKETED.match(head)
            if found:
                who = found["who"].strip(" ,.")
                known = _ASKS.fullmatch(who.upper()) or _KNOWN.search(who.upper())
                clear = found["mark"] in {"", ":"} or (known and who.isupper()) or bool(named)
                sure = bool(known) or (bool(named) and found["mark"] != " -")
                answers = found.groupdict().get("named") or ""
                out.append((Turn(begin, who, found["aside"] or "", answers), bool(clear), sure))
        at += len(line) + 1
    return out


def turns(text: str) -> tuple[Turn, ...]:
    r"""The turns of a transcript in order; none where a text is no transcript.

    Labels in capitals, or of a title and a name in capitals, end with a colon or a full stop;
    others with a colon. One that is no question, no answer and no office has to come back.

    Args:
        text: A text whose lines are paragraphs.

    Example:
        >>> said = "CHAIR. Order.\nMEMBER. How much is it?\nCHAIR. Minister."
        >>> [one.label for one in turns(said)]
        ['CHAIR', 'MEMBER', 'CHAIR']
    """
    found = _labels(text)
    if len(found) < FEWEST:  # one that comes back, and another
        return ()
    times = Counter(turn.label.upper() for turn, _, _ in found)
    back = {label for label, count in times.items() if count > 1}
    told = [
        (turn, sure)
        for turn, clear, sure in found
        if turn.label.upper() in back or (clear and sure)
    ]
    known = sum(sure for _, sure in told)
    labels = {turn.label.upper() for turn, _ in told}
    talk = len(labels) > 1 and not labels.isdisjoint(back) and (known > 1 or len(told) > FEWEST)
    return tuple(turn for turn, _ in told) if talk else ()


def interviewed(text: str) -> tuple[str | None, bool]:
    """Who is interviewed, as a text that speaks of itself introduces them; whether its lines ask.

    Args:
        text: A text whose lines are paragraphs.
    """
    if not wording.OF_SELF.search(text):
        return None, False
    named = wording.INTERVIEWED.search(text, 0, 900) or wording.TALKED_TO.search(text, 0, 900)
    if not named:
        return None, False
    lines = [line for line in text.split("\n") if len(line) < 130]
    asked = [line for line in lines if line.rstrip().endswith("?")]
    return named.group(1).strip(), len(asked) >= wording.ASKED


def has_reporters(told: Sequence[Turn]) -> bool:
    """Whether those who ask in a transcript are reporters: nobody leads, nobody is to answer."""
    words = [one.label.upper().split() for one in told]
    labels = {word for label in words for word in label}
    led = not labels.isdisjoint(LEADERS - CHAIRING | OWN_DESK - ASKERS)
    speaks = any(ASKERS.isdisjoint(label) for label in words)
    return speaks and labels.isdisjoint(ANSWERS) and not led
