"""A way to tell an event, and the phrases that the tables of cues share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from burdenshare.cue.kind import Kind
from burdenshare.report.view import pattern

DEAL = (
    r"(?:deal|agreement|pact|accord|sma|plan|arrangement|contract|text|draft|document|paper"
    r"|memorandum|framework|truce|stopgap|compromise|key|understanding|protocol|settlement"
    r"|compact|bargain|terms|measures)s?"
)
PACT = r"(?:deal|agreement|pact|accord|sma|arrangement|contract|one|it|that|which|settlement)"
FEW = r"(?: [\w.,'()/-]{1,16})"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
ON = rf"(?: (?:on|in) (?:{MONTH}(?: \d{{1,2}})?,?(?: \d{{4}})?|(?:19|20)\d\d)\b)?"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
TRUMP = (
    r"(?:(?:us |u\.s\. |the |former |then ){0,4}(?:president )?(?:donald )?(?:trump|biden)"
    r"|the president|the white house|president)"
)
MORE = r"""(?:more|pay up|meet the cost|rais\w{1,4}|increas\w{1,4}|ris(?:e|es|ing)|hikes?
    |lift\w{0,3}|doubl\w{1,3}|tripl\w{1,3}|quadrupl\w{1,3}|quintupl\w{1,3}|(?:\w{2,5}[- ])?fold
    |larger|bigger|greater|steep\w{0,2}|sharp\w{0,2}|higher|fair(?:er)? share|heavier|boost|fully
    |full cost|all of|entire|in full|shoulder|stepp?\w{0,3} up|jump|substantial\w{0,2}|burden)"""
HOUSE = (
    r"(?:(?:national )?assembly|parliament|diet|bundestag|legislature|lawmakers(?: in \w{4,8})?"
    r"|(?:upper|lower) house"
    r"|plenary|sejm)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to tell an event.

    Attributes:
        kind: What it tells.
        words: Plain substrings, one of which must be in the sentence.
        pattern: The span of the quote.
        who: Party rule: both, recipient, payer or near.
        unless: What must not stand near it.
        needs: What must stand near it.
    """

    kind: Kind
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    who: str = "both"
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None


def cue_of(  # noqa: PLR0917 - a row of the table below
    kind: Kind, who: str, words: str, text: str, unless: str = "", needs: str = ""
) -> Cue:
    """A row of a table of cues: words and patterns as text, what must and must not stand near."""
    return Cue(
        kind,
        tuple(words.split("|")),
        pattern(text),
        who,
        pattern(unless) if unless else None,
        pattern(needs) if needs else None,
    )
