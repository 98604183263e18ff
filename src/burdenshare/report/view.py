"""A text as the grammars see it: folded and joined, with every offset traced to the original."""

# ruff: noqa: RUF001 - telling look-alike characters apart is the work of this module

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from re import _constants, _parser  # type: ignore[attr-defined] # the only parser of patterns
from re._compiler import (  # type: ignore[import-not-found] # and the only compiler
    _code,
    _compile_charset,
    _optimize_charset,
    _sre,
)
from sys import maxsize
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast

from burdenshare.report.noise import noise
from burdenshare.report.word import Words, words

if TYPE_CHECKING:
    from collections.abc import Sequence


# where the block before the code of a pattern says how long it is, what is known of how a match
# begins, and how many characters it has at least and at most
_SKIP, _MASK, _WIDEST = 1, 2, 4
_ENGINE = 20220615  # of Python 3.11; what other engines read of a pattern was not tried
_NO_WIDTH = {_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT}
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_INNER = {_constants.SUBPATTERN, _constants.ASSERT, _constants.ASSERT_NOT, *_REPEATS}
_PLAIN = int(re.ASCII)  # a number: compared at each step of taking a pattern apart
_APART = 4  # alternatives that are not parted, being so few
_TAIL = 5  # items of an alternative with alternatives, up to which these are told apart each


def pattern(text: str) -> re.Pattern[str]:
    r"""Compile a pattern of the folded text, where it breaks lines without the breaks and indents.

    Only ASCII letters make words in it, which is sooner told than of all letters there are.

    Example:
        >>> pattern("signed|\n    initialed").pattern
        'signed|initialed'
    """
    first, *more = text.split("\n")
    return compiled("".join([first, *(line.lstrip() for line in more)]), _PLAIN)


def compiled(text: str, flags: int) -> re.Pattern[str]:
    r"""A pattern that finds what that of `re.compile` finds, sooner.

    Alternatives are told apart by their letters, one after another, and a search tries only places
    with a letter that a match can begin with. For another engine than that of Python 3.11 it is
    the pattern of `re.compile` itself.

    Example:
        >>> compiled(r"\b(?:deals?|pacts?)\b", re.ASCII).findall("two deals, no pact")
        ['deals', 'pact']
    """
    tree = _parser.parse(text, flags)
    flags |= tree.state.flags
    if flags & re.IGNORECASE or _constants.MAGIC != _ENGINE:
        return re.compile(text, flags)
    tree.data = _parted(tree)
    code = _code(tree, flags)
    begins = None if code[_MASK] else _begins(tree.data)
    if begins and not begins[1]:
        told: list[int] = []
        _compile_charset(_optimize_charset(begins[0])[0], flags, told)
        code[_MASK], code[_SKIP] = _constants.SRE_INFO_CHARSET, code[_SKIP] + len(told)
        code[_WIDEST + 1 : _WIDEST + 1] = told
    names = tree.state.groupdict
    groups: list[str | None] = [None] * tree.state.groups
    for name, place in names.items():
        groups[place] = name
    made = _sre.compile(text, flags, code, len(groups) - 1, names, tuple(groups))
    return cast("re.Pattern[str]", made)


def _parted(tree: Any) -> list[Any]:  # noqa: ANN401 - untyped
    """What a pattern is made of, its alternatives parted by letter."""
    out: list[Any] = []
    for op, argument in tree.data:
        if op is _constants.BRANCH:
            found = [way for one in argument[1] for way in _ways(_parted(one))]
            out += _by_letter(found, tree.state)
        elif op is _constants.SUBPATTERN and not any(argument[:-1]):
            out += _parted(argument[-1])  # brackets that only hold together
        elif op in _INNER:
            inner = _parser.SubPattern(tree.state, _parted(argument[-1]))
            out.append((op, (*argument[:-1], inner)))
        else:
            out.append((op, argument))
    return out


def _ways(items: list[Any]) -> list[list[Any]]:
    """The alternatives that an alternative begins with, each with the little that follows."""
    if items and items[0][0] is _constants.BRANCH and len(items) <= _TAIL:
        return [[*one.data, *items[1:]] for one in items[0][1][1]]
    return [items]


def _by_letter(ways: list[list[Any]], state: Any) -> list[Any]:  # noqa: ANN401 - untyped
    """Alternatives parted by the letter they begin with; one without a letter keeps its place."""
    first = ways[0][0] if ways[0] else None
    if first and first[0] is _constants.LITERAL and all(way and way[0] == first for way in ways):
        rests = [way[1:] for way in ways]
        return [first, *(_by_letter(rests, state) if len(ways) > 1 else rests[0])]
    out: list[list[Any]] = [] if len(ways) > _APART else ways
    run: dict[Any, list[list[Any]]] = {}
    for way in [*ways, None] if not out else ():
        if way and way[0][0] is _constants.LITERAL:
            run.setdefault(way[0], []).append(way)
            continue
        out += [_by_letter(alike, state) for alike in run.values()]
        run = {}
        if way is not None:
            out.append(way)
    if all(len(way) == 1 and way[0][0] is _constants.LITERAL for way in out):
        return [(_constants.IN, [way[0] for way in out])]
    return [(_constants.BRANCH, (None, [_parser.SubPattern(state, way) for way in out]))]


def _begins(items: list[Any]) -> tuple[list[Any], bool] | None:
    """What a sequence can begin with, and whether with what follows it, too; None if unknown."""
    out: list[Any] = []
    for op, argument in items:
        if op in _NO_WIDTH:
            continue
        if op in {_constants.LITERAL, _constants.IN}:
            members = [(op, argument)] if op is _constants.LITERAL else argument
            return None if members[0][0] is _constants.NEGATE else ([*out, *members], False)
        if op is not _constants.BRANCH and op not in _INNER:
            return None
        within = argument[1] if op is _constants.BRANCH else [argument[-1]]
        goes_on = op in _REPEATS and argument[0] == 0
        for one in within:
            found = _begins(one.data)
            if found is None:
                return None
            out += found[0]
            goes_on = goes_on or found[1]
        if not goes_on:
            return out, False
    return out, True


# one character for one, so that offsets stay
_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "～": "-",
        "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ",
        "\u3000": " ", "\t": " ", "\x0b": " ", "\x0c": "\n", "\x85": "\n", "\u2028": "\n",
        "\u2029": "\n", "％": "%", "＄": "$", "￦": "₩", "￥": "¥", "，": ",", "．": ".",
        "（": "(", "）": ")", "：": ":",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip
_LOOK_ALIKE = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
# three patterns, because one for all three looks at every character more slowly than they do
_BREAKS = (
    re.compile(r"[\r\n]\s{0,400}"),
    re.compile(r"  {1,399}"),
    re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{1,400}"),
)
_UPPER = re.compile(r"[^\x00-\x7f]")
# not behind a word that ends with a point which ends no sentence, by its length
_SHORT = (
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|Lt|St|No|vs|Co)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Adm|Sgt"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Inc|Ltd|est|U\.S|U\.N|U\.K)\.)"
    r"(?<!\b(?:Sept|Corp)\.)(?<!\bapprox\.)"
)
_END = re.compile(
    rf"[.?!。\n](?:(?<!\n){_SHORT}['\")\]]{{0,3}}"
    r"(?=\s['\"(\[]{0,2}[A-Z0-9$€£¥₩※•]|\s?$)|(?<=[\n。]))"
)
_MARKS = re.compile(r"[.,;$\"%()]")
STRIPPED_WORDS = 12
BEFORE, AFTER = 400, 280  # characters of a sentence that are looked at round a figure


class _Placed(Protocol):
    """Anything that starts somewhere in a text."""

    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=_Placed)
_START = attrgetter("start")


class Ordered(Generic[T]):
    """Things in the order of the text, found by place in logarithmic time."""

    __slots__ = ("all", "starts")

    def __init__(self, every: tuple[T, ...]) -> None:
        self.all = every
        self.starts = [*map(_START, every), maxsize]  # the last for none, so that it is not asked

    def between(self, start: int, end: int) -> tuple[T, ...]:
        """Those that start between two offsets."""
        starts = self.starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return ()
        return self.all[first : bisect_left(starts, end, first)]


class Sentence(NamedTuple):
    """Bounds of a sentence in the view, and whether it is a headline."""

    start: int
    end: int
    title: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Folded text with its sentences.

    Attributes:
        text: What is left after folding marks, joining lines and dropping noise.
        low: The same in lower case, character for character.
        words: Where the words of that start.
        starts: Where each kept piece starts in ``text``.
        origins: Where the same piece starts in the original.
        sentences: In order, without gaps.
        marks: Where each of them starts.
        bounds: Where each but the first starts.
        stripped: No punctuation at all: windows stand in for sentences.
        loose: Numbers have lost their points and commas: "1 04 trillion".
    """

    text: str
    low: str
    words: Words
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    marks: tuple[int, ...]
    bounds: tuple[int, ...]
    stripped: bool
    loose: bool

    def origin(self, at: int) -> int:
        """Offset in the original of the character at an offset of the view."""
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original of a span of the view."""
        starts, origins = self.starts, self.origins
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        return origins[first] + start - starts[first], origins[last] + end - starts[last]

    def sentence(self, at: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.sentences[bisect_right(self.bounds, at)]

    def window(self, start: int, end: int) -> tuple[int, int]:
        """Bounds of the context of a span: its sentence, or in stripped text a window."""
        one = self.sentences[bisect_right(self.bounds, start)]
        first, last = one.start, one.end
        if self.stripped:
            return max(first, start - BEFORE // 4), min(last, end + AFTER // 4)
        # no calls of max and min: this is asked for round every figure
        lo, hi = start - BEFORE, end + AFTER
        if hi > last:
            hi = last if last > end else end  # noqa: FURB136
        return (first if first > lo else lo), hi  # noqa: FURB136


def _soft(text: str, start: int, end: int, previous: int) -> bool:
    """Whether a line break only wraps a line, or a line of noise only cuts a sentence."""
    line = text[previous:start].rstrip()
    following = text[end : end + 2]
    if not line or not following or line[-1] in '.?!:"':
        return False
    blank = text.count("\n", start, end) > 1
    if following == "o " or following[0] in "-•*※" or " | " in line:
        return False
    if following[0].islower() or following[0] in "$€£¥₩%,;":
        return line.count(" ") >= 2 or not blank
    return not blank and len(line) >= 60


def _gaps(folded: str, drop: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Breaks and noise, runs of them merged."""
    cuts = list(drop)
    lines, spaces, unseen = _BREAKS
    cuts += [found.span() for found in lines.finditer(folded)]
    if "  " in folded:
        cuts += [found.span() for found in spaces.finditer(folded)]
    if not folded.isascii():
        cuts += [found.span() for found in unseen.finditer(folded)]
    cuts.sort()
    out: list[tuple[int, int]] = []
    for start, end in cuts:
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _pieces(text: str, folded: str) -> list[tuple[int, int, str]]:
    """Kept pieces (start, end in the original) and what joins each to the next."""
    out: list[tuple[int, int, str]] = []
    at = line = 0
    for start, end in _gaps(folded, noise(text)):
        gap = folded[start:end]
        if "\n" in gap or "\r" in gap:
            joint = " " if _soft(folded, start, end, line) else "\n"
            line = end
        else:
            joint = " " if gap[0] == " " else ""
        out.append((at, start, joint))
        at = end
    out.append((at, len(text), ""))
    return out


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(mark.lower() if len(mark.lower()) == 1 else mark for mark in text)


_SENT_FROM = pattern(
    r"""\b(?:seoul|tokyo|washington|berlin|warsaw|brussels|honolulu|pyeongtaek)\b(?: south korea
    | korea| japan| germany| poland| d ?c)?[ ](?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov
    |dec)[a-z]{0,6} \d{1,2}\b|ap|afp|reuters|yonhap|xinhua|kyodo|jiji|upi|bloomberg)\b
    |\b(?:seoul south korea|tokyo japan|berlin germany|warsaw poland)\b"""
)
_HEADLINE = 16, 140  # characters that one has at least, and at most


def _headed(low: str) -> tuple[Sentence, ...]:
    """Text without punctuation: its headline, up to a place and a day that follow, and the rest."""
    found = _SENT_FROM.search(low, *_HEADLINE)
    if not found:
        return (Sentence(0, len(low)),)
    return Sentence(0, found.start(), title=True), Sentence(found.start(), len(low))


def _sentences(text: str, low: str, *, stripped: bool) -> tuple[Sentence, ...]:
    if stripped:
        return _headed(low)
    out: list[Sentence] = []
    at = 0
    body = False
    for found in _END.finditer(text):
        end = found.end()
        line = text[at:end].strip()
        if not line:
            continue
        title = False
        if not body:
            title = line[-1] not in ".?!\"'。"
            body = not title and len(line) > 50
        out.append(Sentence(at, end, title))
        at = end
    if text[at:].strip() or not out:
        out.append(Sentence(at, len(text), title=False))
    return tuple(out)


def _is_stripped(text: str) -> bool:
    words = text.count(" ") + 1
    few = 0.01 * words
    return (
        words >= STRIPPED_WORDS
        and text.count(".") + text.count(",") < few
        and len(_MARKS.findall(text)) < few
    )


_WHOLE = re.compile(r"\d[.,]\d")
_TORN = re.compile(
    r"(?<!\d)\d{1,3} \d{1,4} (?:trillion|billion|million|percent|per cent)\b"
    r"|(?<!\d)(?!(?:19|20)\d\d )\d{1,2} \d00 (?:u ?s|troops|soldiers|american|korean|japanese)\b"
)


def _is_loose(low: str) -> bool:
    """Whether the numbers of a text that has kept some of its marks have lost theirs."""
    return not _WHOLE.search(low) and _TORN.search(low) is not None


def _folded(text: str) -> str:
    """The text with look-alikes folded, sooner than `str.translate` does beyond ASCII."""
    if text.isascii():
        return text.translate(_FOLD)
    for mark in set(_LOOK_ALIKE.findall(text)):
        text = text.replace(mark, _FOLD[ord(mark)])
    return text


def view(text: str) -> View:
    r"""Fold a text for reading: quotes, dashes and digits to ASCII, lines joined, noise dropped.

    Example:
        >>> seen = view("Seoul pays\u200b ₩1.04  trillion.")
        >>> seen.text, seen.span(11, 16)
        ('Seoul pays ₩1.04 trillion.', (12, 17))
    """
    folded = _folded(text)
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    size = 0
    for start, end, joint in _pieces(text, folded):
        if end > start:
            starts.append(size)
            origins.append(start)
            parts.append(folded[start:end])
            size += end - start
        if joint and parts and parts[-1][-1] not in {"\n", joint}:
            starts.append(size)
            origins.append(min(end, len(text) - 1))
            parts.append(joint)
            size += 1
    seen = "".join(parts)
    stripped = _is_stripped(seen)
    low = _lower(seen)
    sentences = _sentences(seen, low, stripped=stripped)
    marks = tuple(map(_START, sentences))
    return View(
        text=seen,
        low=low,
        words=words(low),
        starts=tuple(starts) or (0,),
        origins=tuple(origins) or (0,),
        sentences=sentences,
        marks=marks,
        bounds=marks[1:],
        stripped=stripped,
        loose=stripped or _is_loose(low),
    )


def lies_in(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span lies within one of the given spans."""
    return bool(spans) and any(first <= start and end <= last for first, last in spans)
