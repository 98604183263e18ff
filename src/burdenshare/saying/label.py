"""Labels that tell who speaks: `10:31 Spokesman: ...`, `Esper again: ...`, `...: source`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from burdenshare.report.view import pattern
from burdenshare.saying import speaker
from burdenshare.saying.reference import institutions
from burdenshare.saying.speaker import described

if TYPE_CHECKING:
    from burdenshare.report.view import Sentence
    from burdenshare.saying.reference import Reference

_NAMED = pattern(
    r"\W{0,6}((?:(?:Mr|Ms|Mrs|President|Secretary|Gen|Minister)\.? )?[A-Z][\w' -]{2,30}): \S"
)
# a label before a colon, behind a bullet, a number, an hour or what it is
_LABEL = pattern(
    r"[^\w\"']{0,6}(?:\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\b\.?)?(?: [A-Z]{2,4}\b)?[^\w\"']{1,6}"
    r"|\d{1,2}[.)] )?"
    r"(?:(?:What (?:was|is|he|she|they|we) [a-z]{3,9}|(?:The |His |Her |Their )?(?:[Cc]laim"
    r"|[Qq]uote"
    r"|[Ss]tatement|[Aa]nswer|[Rr]eply|[Rr]emark))(?: \w{2,9})?: )?"
    r"(?P<head>[A-Za-z](?:[^\s:;!?\"(),]{0,20} ){0,5}?[^\s:;!?\"(),]{1,20}?)(?:'s)?"
    r"(?: (?P<work>tweets?|statements?|letters?|posts?|speech|op-ed|interview|remarks|memoirs?"
    r"|books?"
    r"|testimony|briefing|column|report|e-mail|memo|reply))?"
    r"(?:,? (?:again|still|too|also|later|now|then|once more|earlier|since)\b)?"
    r"(?P<aside>(?:,| (?=\()| (?=(?:at|on|in|to|before|after|from|by|of|for|about|asked"
    r"|speaking|via|with"
    r"|when|as|today|yesterday|last|this|late|early)\b))[^:;!?\"]{1,60})?"
    r"(?P<mark>:) (?=\S)"
)
# what makes the words before a colon a sentence of their own
_TELLS = pattern(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may|might|not|wants?"
    r"|wanted|paid|pays?|agreed|signed|put|set|made|came|went|gave|says?|said)\b"
)
_AFTERWARDS = pattern(r": (?P<head>[A-Za-z][\w.'-]{0,20}(?: [\w.'-]{1,20}){0,4})\s?$")
_INITIALS = frozenset(["WSJ", "NYT", "WaPo", "AP", "AFP", "UPI", "FT", "SCMP", "VOA", "RFA"])
_QUOTED = frozenset("\"'")
_COUNTS = frozenset("0123456789$₩€£¥")
_NO_VOICE = frozenset(
    ["reporter", "reporters", "correspondent", "correspondents", "anchor", "editor", "editors",
     "author", "authors", "writer", "writers", "journalist", "journalists", "contact", "contacts",
     "staff", "members", "workers", "employees", "veterans", "people", "persons", "folks",
     "figures", "moderator", "chair", "witnesses", "speakers", "participants", "delegates"]
)  # fmt: skip
# of which a label tells what they do more often than what they say
_TOLD_OF = "national assembly", "usfk", "strategic digest"
_TOPICS = frozenset(
    at for at, (words, _) in enumerate(speaker.INSTITUTION) if any(map(words.match, _TOLD_OF))
)
_LONGEST = 60  # characters of a label that stands behind what is said
_ENDS = frozenset([".", ",", ";", "(", "/", "\n", ""])  # what stands behind a name in a list


class Label(NamedTuple):
    """Whom a label names.

    Attributes:
        start: Offset of the name.
        end: Offset after it.
        source: Who speaks.
        before: What is said stands before it, in the same line.
    """

    start: int
    end: int
    source: str
    before: bool


def label(whom: Reference, one: Sentence, colon: int, *, talk: bool) -> Label | None:
    """The label before the first colon of a sentence, or behind its last one.

    Args:
        whom: Who has been named in the text.
        one: A sentence.
        colon: Offset of its last colon.
        talk: Whether the text is a transcript, whose labels are read as such.
    """
    text = whom.seen.text
    if found := _NAMED.match(text, one.start, one.end):
        start, end = found.span(1)
        known = [m.person for m in whom.found.between(start, end) if m.person]
        who = known[-1] if known else whom.names.get(found.group(1).rsplit(maxsplit=1)[-1])
        if who:
            return Label(start, end, who, before=False)
    if not talk and (found := _LABEL.match(text, one.start, one.end)):
        aside = found["aside"]
        whole = not aside or aside.startswith(", as ") or not _TELLS.search(aside)
        if whole and (who := _named(whom, *found.span("head"), found.end())):
            return Label(found.start("head"), found.end("mark"), who, before=False)
    if one.end - colon > _LONGEST or colon == one.start:
        return None
    found = _AFTERWARDS.match(text, colon, one.end)
    who = _named(whom, *found.span("head"), one.end) if found else None
    return Label(colon, found.end("head"), who, before=True) if found and who else None


def _named(whom: Reference, start: int, end: int, follows: int) -> str | None:
    """Whom a label names: nobody whom it is only about."""
    seen = whom.seen
    head = seen.text[start:end].removesuffix("'s")
    end = start + len(head)
    last = head.rsplit(maxsplit=1)[-1]
    if people := [m for m in whom.found.between(start, end) if m.person]:
        return people[-1].person if people[-1].end == end else None
    if last in whom.names:
        return whom.names[last]
    if last in _INITIALS or speaker.is_named_press(head):
        return head
    return _called(whom, head, start, follows)


def _called(whom: Reference, head: str, start: int, follows: int) -> str | None:
    """Whom a label names by office or calling; a role before a name is no label of speech."""
    seen, end = whom.seen, start + len(head)
    last = head.rsplit(maxsplit=1)[-1].lower()
    mark = seen.low[follows : follows + 1]
    if last in speaker.CALLED:
        named = speaker.NAME.match(seen.text, follows)
        if named and " " in named.group() and seen.text[named.end() : named.end() + 1] in _ENDS:
            return None  # `Negotiator: James DeHart.`
    if mark not in _COUNTS and _is_office(whom, start, end):
        return whom.name(start, end, seen.sentence(start))
    if mark in _QUOTED and last not in speaker.CALLED:
        states = whom.found.between(start, end)
        return states[0].party if states and states[0].end == end else None
    if mark in _COUNTS or last in _NO_VOICE or last not in speaker.CALLED:
        return None
    return described(head.lower())


def _is_office(whom: Reference, start: int, end: int) -> bool:
    """Whether a label ends with an institution that speaks."""
    words, low = whom.seen.words, whom.seen.low
    first, stop = words.within(start, end)
    signs = whom.signs[first:stop]
    return any(signs) and any(
        (found := match(low, place, end)) and found.end() == end and number not in _TOPICS
        for place, bits in zip(words.starts[first:stop], signs, strict=True)
        for number, match in institutions(bits)
    )
