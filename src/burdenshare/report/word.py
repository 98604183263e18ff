"""Where the words of a text start, and which patterns can begin at which word.

A search tries a pattern at every character. Most patterns can begin only at a few words, so they
are tried there and nowhere else: the words are listed once for a text and serve all patterns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate, compress, repeat
from operator import and_, or_
from re import _constants, _parser  # type: ignore[attr-defined] # the only parser of patterns
from string import digits
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HEAD = 4  # characters by which a word is looked up
KEPT = 20_000  # heads of which is kept what was found, so that memory stays flat
TABLES = 16  # tables that share one look-up a word; later ones look up by themselves
# a word with its head, which is told sooner here than cut out later
_WORD = re.compile(rf"(?=([^ \n].{{0,{HEAD - 1}}}))([a-z]+|[0-9]+|[^\x00-\x7f]+|\S)", re.DOTALL)
_FEW = 12  # characters of a class that are told apart
_MANY = 2000  # beginnings that are told apart

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """Words and marks of a text in lower case.

    Attributes:
        low: The text.
        said: The words and marks themselves.
        starts: Where each starts.
        heads: The first characters from there on.
        columns: What each table that shares the look-up keeps for each.
    """

    low: str
    said: tuple[str, ...]
    starts: tuple[int, ...]
    heads: tuple[str, ...]
    columns: tuple[tuple[Any, ...], ...]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Positions of the first word that starts in a span, and after the last."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


def words(low: str) -> Words:
    """The words of a text in lower case.

    Example:
        >>> words("seoul's 5 won").heads
        ('seou', "'s 5", 's 5 ', '5 wo', 'won')
    """
    parts = _WORD.split(low)  # by turns what parts two words, a head, and its word
    heads = tuple(parts[1::3])
    del parts[1::3]
    starts = tuple(accumulate(map(len, parts)))[:-1:2]
    columns = tuple(zip(*map(_shelf.__getitem__, heads), strict=True))
    return Words(low, tuple(parts[1::2]), starts, heads, columns)


def tokens(text: Words) -> list[str]:
    """The words and marks themselves.

    Example:
        >>> tokens(words("seoul's 5 won"))
        ['seoul', "'", 's', '5', 'won']
    """
    return list(text.said)


class _Shelf(dict[str, tuple[Any, ...]]):
    """What all tables that share the look-up keep for a head."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Heads[Any]] = []
        self.empty: tuple[Any, ...] = ()
        self.starts: dict[str, list[tuple[int, Any]]] = {}

    def take(self, table: Heads[Any]) -> int:
        """The place of a table, from now on one of those that share."""
        place = len(self.tables)
        if place == TABLES:
            return TABLES
        self.tables.append(table)
        self.empty = (*self.empty, table.empty)
        for begin, kept in table.begin.items():
            self.starts.setdefault(begin, []).append((place, kept))
        self.clear()
        return place

    def __missing__(self, head: str) -> tuple[Any, ...]:
        found: list[Any] | None = None
        for size in range(1, len(head) + 1):
            for place, kept in self.starts.get(head[:size], ()):
                found = found or list(self.empty)
                found[place] = self.tables[place].join(found[place], kept)
        out = tuple(found) if found else self.empty
        if len(self) < KEPT:
            self[head] = out
        return out


_shelf = _Shelf()


class Heads(dict[str, T]):
    """What is kept for words by how they begin, looked up by a word's head.

    Args:
        begin: What is kept, by up to `HEAD` first characters.
        empty: What there is for a word of which nothing is kept.
        join: Puts together what two beginnings of one word have, the shorter first.
    """

    def __init__(self, begin: dict[str, T], *, empty: T, join: Callable[[T, T], T]) -> None:
        super().__init__()
        self.begin, self.empty, self.join = begin, empty, join
        self._place = _shelf.take(self)

    def begun(self, head: str) -> T:
        """What is kept for a head: of each of its beginnings, joined."""
        begins = (head[:size] for size in range(1, len(head) + 1))
        kept = [self.begin[begin] for begin in begins if begin in self.begin]
        return reduce(self.join, kept, self.empty)

    def __missing__(self, head: str) -> T:
        found = self.begun(head)
        if len(self) < KEPT:
            self[head] = found
        return found

    def of(self, text: Words) -> Sequence[T]:
        """What is kept for each word of a text."""
        try:
            return text.columns[self._place]
        except IndexError:
            return list(map(self.__getitem__, text.heads))


class Openings:
    """Which of some patterns can begin at a word: a bit for each, in their order.

    A pattern that may begin inside a word is tried at the starts of words only; one that may begin
    with any word has its bit in ``always``.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.patterns = tuple(patterns)
        self.always = 0
        self.bits = {id(one): 1 << number for number, one in enumerate(self.patterns)}
        begin: dict[str, int] = {}
        for number, one in enumerate(self.patterns):
            begins = openings(one)
            if begins is None:
                self.always |= 1 << number
                continue
            for head in begins:
                begin[head] = begin.get(head, 0) | 1 << number
        self._heads = Heads(begin, empty=0, join=or_)

    def bit(self, one: re.Pattern[str]) -> int:
        """The bit of a pattern."""
        return self.bits[id(one)]

    def signs(self, text: Words) -> Sequence[int]:
        """Bits of the patterns that can begin at each word of a text."""
        return self._heads.of(text)

    def places(self, text: Words) -> Iterable[int]:
        """Where the words start at which any of the patterns can begin."""
        return text.starts if self.always else compress(text.starts, self.signs(text))

    def first(self, text: Words) -> re.Match[str] | None:
        """The first match of the only pattern."""
        (one,) = self.patterns
        return next(filter(None, map(one.match, repeat(text.low), self.places(text))), None)

    def every(self, text: Words) -> list[re.Match[str]]:
        """Matches of the only pattern, by place; none overlaps another."""
        return _apart(map(self.patterns[0].match, repeat(text.low), self.places(text)))

    def find(self, text: Words) -> Iterator[tuple[int, re.Match[str]]]:
        """Matches of each pattern with its number, each's by place; none overlaps its next."""
        signs = self.signs(text)
        places, begun = list(compress(text.starts, signs)), list(filter(None, signs))
        for number, one in enumerate(self.patterns):
            bit = 1 << number
            may = compress(places, map(and_, begun, repeat(bit)))
            tried = text.starts if self.always & bit else may
            for found in _apart(map(one.match, repeat(text.low), tried)):
                yield number, found


def _apart(tried: Iterable[re.Match[str] | None]) -> list[re.Match[str]]:
    """Matches that begin where the one before has ended, or further on."""
    out: list[re.Match[str]] = []
    done = 0
    for found in filter(None, tried):
        start, end = found.span()
        if start >= done:
            out.append(found)
            done = end
    return out


class Edges(dict[str, int]):
    """Which of some patterns can begin, or end, at a place of a text: a bit for each.

    Looked up by the `HEAD` characters that follow the place, or those that go before it, so that
    a pattern which is tried at one place only is not tried where it cannot stand.

    Args:
        ends: Whether it is told how the patterns end.

    Example:
        >>> after = Edges()
        >>> yearly, up = after.bit(re.compile(" a year")), after.bit(re.compile(",? up from"))
        >>> low = "it paid 1.2 trillion won, up from 960 billion"
        >>> at = low.index(", up")
        >>> [bool(after[low[at : at + HEAD]] & one) for one in (yearly, up)]
        [False, True]
    """

    def __init__(self, *, ends: bool = False) -> None:
        super().__init__()
        self.ends = ends
        self.known: dict[str, int] = {}
        self.bits: dict[re.Pattern[str], int] = {}

    def bit(self, one: re.Pattern[str]) -> int:
        """The bit of a pattern, which is told apart from now on."""
        if one not in self.bits:
            self.bits[one] = 1 << len(self.bits)
            for edge in (endings(one) if self.ends else _begins(one)) or ("",):
                self.known[edge] = self.known.get(edge, 0) | self.bits[one]
            self.clear()
        return self.bits[one]

    def __missing__(self, edge: str) -> int:
        if self.ends and edge.endswith("\n"):
            return -1  # before the last line break `$` stands as well
        parts = [edge[size:] if self.ends else edge[:size] for size in range(len(edge) + 1)]
        found = joined([self.known[part] for part in parts if part in self.known])
        if len(self) < KEPT:
            self[edge] = found
        return found


def joined(signs: Sequence[int]) -> int:
    """Bits that any of some words has."""
    return reduce(or_, signs, 0)


def openings(one: re.Pattern[str], size: int = HEAD) -> frozenset[str] | None:
    """The first characters of every match of a pattern, up to a size; None where any will do.

    Example:
        >>> sorted(openings(re.compile(r"(?:the )?(?:deal|pact)s?")))
        ['deal', 'pact', 'the ']
        >>> openings(re.compile(r"[a-z]{2,9} talks")) is None
        True
    """
    found = _begins(one, size)
    unknown = any(not begin or begin[0].isspace() for begin in found)
    return None if unknown else found


def _begins(one: re.Pattern[str], size: int = HEAD) -> frozenset[str]:
    """The first characters of every match of a pattern; among them none where any will do."""
    tree = list(_parser.parse(one.pattern, one.flags))
    return frozenset(begin for begin, _ in _sequence(tree, size))


def endings(one: re.Pattern[str]) -> frozenset[str] | None:
    """The last characters of every match of a pattern, at most four; None where any will do.

    Example:
        >>> sorted(endings(re.compile(r"(?:at least|a minimum(?: of)?)$")))
        ['east', 'imum', 'm of']
    """
    backward = _mirrored(list(_parser.parse(one.pattern, one.flags)))
    found = {end[::-1] for end, _ in _sequence(backward, HEAD)}
    return None if "" in found else frozenset(found)


def by_head(
    *kinds: tuple[T, *tuple[re.Pattern[str], ...]],
) -> Callable[[str], tuple[T, ...]]:
    """Which things there can be at a head: those of a pattern that so begins, in the order given.

    Example:
        >>> by_head(("day", re.compile("to|19")), ("year", re.compile("1|2")))("19th")
        ('day', 'year')
    """
    begun = [
        (kind, tuple(begin for one in patterns for begin in _begins(one)))
        for kind, *patterns in kinds
    ]

    @lru_cache(maxsize=KEPT)
    def able(head: str) -> tuple[T, ...]:
        return tuple(kind for kind, begins in begun if head.startswith(begins))

    return able


def _mirrored(items: Sequence[Any]) -> list[Any]:
    """A sequence from its end, so that it begins as the pattern ends."""
    out: list[Any] = []
    for op, argument in reversed(items):
        if op is _constants.BRANCH:
            out.append((op, (argument[0], [_mirrored(list(one)) for one in argument[1]])))
        elif op in {_constants.SUBPATTERN, _constants.MAX_REPEAT, _constants.MIN_REPEAT}:
            out.append((op, (*argument[:-1], _mirrored(list(argument[-1])))))
        else:
            out.append((op, argument))
    return out


def _sequence(items: Sequence[Any], size: int) -> set[tuple[str, bool]]:
    """Beginnings of a sequence, each with whether it goes on into what follows."""
    out = {("", True)}
    for item in items:
        if not any(goes_on for _, goes_on in out):
            break
        out = _then(out, _one(size, *item), size)
    return out


def _then(
    begun: set[tuple[str, bool]], nexts: set[tuple[str, bool]], size: int
) -> set[tuple[str, bool]]:
    """Beginnings with what follows those that go on, unless they become too many."""
    if len(begun) * len(nexts) > _MANY:
        return {(begin, False) for begin, _ in begun}
    longer = {
        ((begin + more)[:size], on and len(begin + more) < size)
        for begin, goes_on in begun
        if goes_on
        for more, on in nexts
    }
    return {pair for pair in begun if not pair[1]} | longer


def _one(size: int, op: Any, argument: Any) -> set[tuple[str, bool]]:  # noqa: ANN401 - untyped
    if op in {_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT}:
        return {("", True)}
    if op in {_constants.LITERAL, _constants.IN}:
        return _members([(op, argument)] if op is _constants.LITERAL else argument)
    if op is _constants.BRANCH:
        return set().union(*(_sequence(list(branch), size) for branch in argument[1]))
    if op is _constants.SUBPATTERN:
        return _sequence(list(argument[3]), size)
    if op in {_constants.MAX_REPEAT, _constants.MIN_REPEAT}:
        return _repeated(size, *argument)
    return {("", False)}


def _repeated(size: int, least: int, most: int, inner: Sequence[Any]) -> set[tuple[str, bool]]:
    """Beginnings of so many of a thing in a row."""
    once, told = _sequence(list(inner), size), {("", True)}
    out = set() if least else told
    for count in range(1, min(most, size) + 1):
        told = _then(told, once, size)
        out = out | told if count >= least else out
    return out | told


def _members(argument: Sequence[Any]) -> set[tuple[str, bool]]:
    """The characters of a class; of a large one nothing is known."""
    out: set[str] = set()
    for op, value in argument:
        if op is _constants.LITERAL:
            out.add(chr(value))
        elif op is _constants.RANGE and value[1] - value[0] < _FEW:
            out.update(map(chr, range(value[0], value[1] + 1)))
        elif value is _constants.CATEGORY_DIGIT:
            out.update(digits)  # other scripts' digits are folded to these
        else:
            return {("", False)}
    return {(mark, True) for mark in out}
