"""What a claim of a figure quotes: the words that make it what it is, in the title or the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burdenshare.cue.kind import Kind
from burdenshare.mention.quantity import CURRENCIES
from burdenshare.report.view import pattern
from burdenshare.report.word import Openings

if TYPE_CHECKING:
    from burdenshare.discourse.scene import Reading, Scene

_ASIDE = {Kind.CONTRIBUTION, Kind.INCREASE, Kind.DEMAND, Kind.OFFER}
_COUNTED = {Kind.ROUND, Kind.TROOPS, Kind.FURLOUGH}
_WISHED = {Kind.DEMAND, Kind.OFFER}
_PERCENT_ROOM = 30  # characters more that a percentage may be from its words
_NUMBER = pattern(r"[\w.,'-]+")
_BARE = pattern(r"[\d.,]+|[a-z]{3,9}")
_DIGITS = pattern(r"[\d.]{1,5}")
_DOES = pattern(
    r" (?:who|to|are|were|is|was|will|would|had|have|has|being|remain|stay|serve|now|already)\b"
    r"(?: [a-z'-]{1,16})?"
)
_TELLS = pattern(r"(?: [a-z'-]{1,16}){1,2}")
_OF = pattern(r" of (?:the|that|this|its|their|all|those|these|what)(?: [a-z'-]{1,16})?")
_RELATED = pattern(r" (?:that|which)(?: [a-z.'-]{1,16}){1,2}")


def quote_of(scene: Scene, made: Reading) -> Reading:
    """The reading with its quote set right: no words too far off, none of those it needs left out.

    A number that leaves out what it counts is quoted with what is said of it ("4,500 who already"),
    a bare share with what it is of, a sum that a relative clause calls wished for with its head.

    Args:
        scene: What was read of the text.
        made: A figure as read.
    """
    one = _tight(made)
    low, item = scene.seen.low, one.quantity
    if one.kind in _BESIDE and item.unit in CURRENCIES and item.end - item.start <= _SHORT:
        return _with_words(low, one)
    if item.unit == "percent" and _DIGITS.fullmatch(low, item.start, item.end):
        return _with_words(low, one)  # "Britain comes next at 10.5"
    if one.start != item.lead or one.end != item.end or item.noun.startswith("row "):
        return one
    more = None
    if item.unit in CURRENCIES and _BARE.fullmatch(low, item.start, item.end):
        more = _TELLS.match(low, one.end)
    elif one.kind in _COUNTED and _NUMBER.fullmatch(low, item.start, item.end):
        more = _DOES.match(low, one.end)
    elif one.kind is Kind.SHARE:
        more = _OF.match(low, one.end)
    elif one.kind in _WISHED:
        more = _RELATED.match(low, one.end)
    return one._replace(end=more.end()) if more else one


def _tight(made: Reading) -> Reading:
    """A quote without the words further off than its figure is long."""
    item = made.quantity
    if made.kind not in _ASIDE:
        return made
    room = (item.end - item.lead) + (_PERCENT_ROOM if item.unit == "percent" else 0)
    start = made.start if item.lead - made.start <= room else item.lead
    end = made.end if made.end - item.end <= room else item.end
    return made if start == made.start and end == made.end else made._replace(start=start, end=end)


def _with_words(low: str, one: Reading) -> Reading:
    """A quote of a few digits with the words on either side, of which one says what they are for.

    As many on one side as on the other: `to pay $5bn a year`.
    """
    item = one.quantity
    start, end = one.start, one.end
    if start == item.lead and (led := _LED.search(low, start - _ROOM, start)):
        start = led.start()
    if end == item.end and (followed := _FOLLOWED.match(low, end)):
        end = followed.end()
    return one._replace(start=start, end=end)


_BESIDE = _ASIDE | {Kind.TOTAL_COST}
_SHORT, _ROOM = 8, 12  # characters of a short sum, and of the words on either side
_LED = pattern(r"(?<![\w'.,$-])[a-z'-]{2,10} (?:[a-z]{1,4} )?$")
_FOLLOWED = pattern(r" (?:[a-z]{1,4} )?[a-z'-]{2,10}(?![\w'-])")
_HEADLINE = 400  # characters in which the title of a text without marks ends
_BY = Openings(
    (
        pattern(
            r"""\b(?:by (?:(?:our |a )?staff|[a-z]{2,12} [a-z]{2,12} (?:staff|correspondent
    |reporter)
            |(?:our|the) )|staff (?:reporter|writer|correspondent)|(?:seoul|tokyo|washington|berlin
            |honolulu|brussels|warsaw|busan|naha)(?: [a-z]{4,9}){0,3}?
            (?: (?:mon|tue|wed|thu|fri|sat|sun)\w{0,6})? (?:jan|feb|mar|apr|may|june?
    |july?|aug
            |sept?|oct|nov|dec)[a-z]{0,6} \d{1,2}\b)"""
        ),
    )
)


def titled(scene: Scene, found: list[Reading]) -> list[Reading]:
    """The readings; those before the byline or the dateline of a text without marks in its title.

    Args:
        scene: What was read of the text.
        found: Its figures as read.
    """
    if not scene.seen.stripped:
        return found
    body = next((m.end() for m in _BY.every(scene.seen.words) if m.start() < _HEADLINE), 0)
    return [one._replace(title=True) if one.end <= body else one for one in found]
