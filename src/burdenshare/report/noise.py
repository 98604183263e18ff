"""Lines that belong to the page and not to the story: menus, banners, teasers, headlines."""

# ruff: noqa: RUF001 - telling look-alike characters apart is the work of this module

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]+")
_WHOLE = re.compile(
    r"(?:site menu|back up|back to top|load more|see all videos?|most (?:popular|read|viewed)"
    r"|like this:?|loading\.{0,3}|share(?: share)?|print(?: this)?|small type|large type|close|menu"
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
# the same between brackets, inside a line
_INLINE = re.compile(
    r" ?\[(?:read (?:more|also|next)|also read|see also|related|editors?'? picks?|watch|listen|more"
    r"|photos?|video|advertisement|trending|don't miss)\b[^\]\n]{0,120}\]",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:most (?:popular|read|viewed)|top stories|trending(?: now)?|related (?:articles|stories"
    r"|news)"
    r"|our picks|(?:you may|you might) also like|recommended(?: for you)?|more (?:stories|news)"
    r"|editors?'? picks?"
    r"|latest (?:news|stories)|top (?:news|headlines)|hot issues?|popular news|in other news"
    r"|also in the news):?$",
    re.IGNORECASE,
)
# the last letters of the headings above
_HEADING_ENDS = tuple(
    form + colon
    for word in re.findall(
        r"\w+",
        "popular read viewed stories trending now articles news like also recommended you pick "
        "picks headlines issue issues",
    )
    for form in (word, word.title(), word.upper())
    for colon in ("", ":")
)
_HEADING_LAST = frozenset(end[-1] for end in _HEADING_ENDS)
_BULLETS = " \t\r•*|>-–—·"
_GOES_ON = re.compile(
    r"(?![a-z][.)] )[a-z$€£¥₩%]"
    r"|\d[\d,.]{0,14} ?(?:%|percent|per cent|million|billion|trillion|won|troops)"
)
LONGEST_BANNER = 600  # characters: a longer line has a story behind its banner
LONGEST_SPLICE = 6  # lines of menu that may stand inside a sentence


def _spliced(lines: list[str]) -> set[int]:
    """Positions of menu lines and headlines that cut a sentence in two.

    They are short, end no sentence, and stand between a line that is not finished and one that
    goes on in lower case or with a figure.
    """
    out: set[int] = set()
    for index, line in enumerate(lines):
        if index in out or line.count(" ") < 2 or len(line) < 12 or line[-1] in '.?!:;"”’':
            continue
        between = index + 1
        while (
            between < len(lines) and between - index <= LONGEST_SPLICE and _headline(lines[between])
        ):
            between += 1
        goes_on = between < len(lines) and _GOES_ON.match(lines[between])
        if goes_on and between > index + 1:
            out.update(range(index + 1, between))
    return out


def _headline(line: str) -> bool:
    ends = line[-1] in '.?!;,"”’' or " | " in line  # a row of a table is no headline
    row = not any(map(str.isalpha, line))  # "2019 197.4"
    return len(line) <= 80 and not (ends or row) and not _GOES_ON.match(line)


def _teaser(line: str) -> bool:
    """A headline of another story: short, and no sentence."""
    return len(line) <= 90 and line[-1] not in '.!?"”’:'


def noise(text: str) -> tuple[tuple[int, int], ...]:
    r"""Spans of lines that belong to the page and not to the story, in order.

    A line is judged by itself: a menu word alone, or a banner or teaser by how it opens. Short
    lines under a heading such as "Most popular" go with it. Prose is never dropped for what
    stands around it.

    Example:
        >>> noise("Seoul will pay\nLoad more\n$1 billion.")
        ((15, 24),)
    """
    told = _LINE.finditer(text)
    lines = [(line, m.span()) for m in told if (line := m.group().strip(_BULLETS))]
    spliced = _spliced([line for line, _ in lines])
    spans = []
    listed = False
    for index, (line, span) in enumerate(lines):
        whole = len(line) <= 60 and _WHOLE.fullmatch(line)
        banner = _OPENS.match(line) and len(line) <= LONGEST_BANNER
        menu = whole or banner or (listed and _teaser(line))
        if menu or index in spliced:
            spans.append(span)
        elif "[" in line:
            spans += [found.span() for found in _INLINE.finditer(text, *span)]
        listed = listed and bool(menu)
        if line[-1] in _HEADING_LAST and line.endswith(_HEADING_ENDS):
            listed = listed or bool(_HEADING.search(line[-40:]))
    return tuple(spans)
