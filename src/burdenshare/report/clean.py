"""What stands in a saved report and is not the report: menus, banners, teasers of other stories."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]+")
_WHOLE = re.compile(
    r"(?:site menu|back up|back to top|load more|see all videos?|most (?:popular|read|viewed)"
    r"|like this:?|loading\.*|share(?: share)?|print(?: this)?|small type|large type|close|menu"
    r"|search|subscribe(?: now)?|sign (?:in|up)|log ?(?:in|out)|advertisement|ad|sponsored"
    r"|our picks|top stories|trending(?: now)?|getty images|related(?: (?:articles|stories))?:?"
    r"|comments?|newsletters?|follow us|home|polls|tags?|summary|skip to (?:main )?content"
    r"|print this small type large type|posted updated|help us report|get the daily letter"
    r"|(?:you may|you might) also like:?|more from .{0,40}|recommended(?: for you)?"
    r"|facebook|twitter|x|whatsapp|e-?mail|copy link|(?:un)?follow|read more|show more)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"[\s•*>–-]{0,6}(?:already a subscriber|log ?(?:on|in) to (?:comment|read)|sign up (?:for|to)"
    r"|read (?:more|also|next)\b|also read\b|see also\b|related(?: (?:article|story|stories))?:"
    r"|we use cookies|this (?:site|website) uses cookies|by continuing to (?:use|browse)"
    r"|subscribe (?:to|now|for)|click here|follow us\b|copyright\b|©|all rights reserved"
    r"|tags?:? [A-Z]|photo ?:|get the (?:daily|latest|best)|download (?:the|our) app"
    r"|most (?:popular|read)\b|trending:|watch:|listen:|more:|don't miss|recommended:"
    r"|support (?:our|independent) journalism|thank you for (?:reading|subscribing)"
    r"|enter your e-?mail|you have (?:read|reached) your|to continue reading|advertisement\b)",
    re.IGNORECASE,
)


_HEADING = re.compile(
    r"(?:most (?:popular|read|viewed)|top stories|trending(?: now)?|related (?:articles|stories)|our picks"
    r"|(?:you may|you might) also like|recommended(?: for you)?|more (?:stories|news)|editors?'? picks?"
    r"|latest (?:news|stories)|in other news|also in the news):?$",
    re.IGNORECASE,
)


def _teaser(line: str) -> bool:
    """A headline of another story: short, and no sentence."""
    return len(line) <= 90 and line[-1] not in '.!?"”’:'


def noise(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of lines that belong to the page and not to the story, in order.

    A line is judged by itself: a menu word alone, or a banner or teaser by how it opens. Short
    lines under a heading such as "Most popular" go with it. Prose is never dropped for what
    stands around it.

    Example:
        >>> noise("Seoul will pay\\nLoad more\\n$1 billion.")
        ((15, 24),)
    """
    spans = []
    listed = False
    for found in _LINE.finditer(text):
        line = found.group().strip(" \t\r•*|>-–—·")
        if not line:
            continue
        whole = len(line) <= 60 and _WHOLE.fullmatch(line)
        if whole or _OPENS.match(line) or (listed and _teaser(line)):
            spans.append(found.span())
        else:
            listed = False
        listed = listed or bool(_HEADING.search(line[-40:]))
    return tuple(spans)
