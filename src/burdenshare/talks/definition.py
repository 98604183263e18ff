"""A negotiation as written down: who asks, who pays, since when, until when, about what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from burdenshare.errors import TalksError

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")
Day: TypeAlias = date  # `date` is also the name of a field
ISSUES = ("amount", "term", "escalator", "scope")


class Player(StrEnum):
    """The two sides of every talks."""

    DEMANDER = "demander"
    PAYER = "payer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demander:
    """The side that stations troops and asks for money.

    Attributes:
        party: Country code.
        principal: Who signs or vetoes for it, e.g. ``president``; None where nobody can.
        principal_changes: Days on which the principal changes or may change.
    """

    party: str
    principal: str | None = None
    principal_changes: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """The host that pays.

    Attributes:
        party: Country code.
        ratifier: The body that must consent, e.g. ``National Assembly``; None where none must.
    """

    party: str
    ratifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """One negotiation.

    Attributes:
        key: Its name on the command line: the stem of its file.
        name: Its name in words.
        replaces: Key of the agreement that runs out.
        start: First round, or None while no talks have begun.
        start_basis: How the start is known.
        record: What the historical record calls these talks, e.g. ``SMA10``.
        deadline: Last day of the agreement that it replaces.
        demander: Who asks.
        payer: Who pays.
        issues: What is negotiated.
        outcome: Key of the agreement it ended in, or None; hidden until it was public.
        notes: What a reader must know.
    """

    key: str
    name: str
    deadline: date
    demander: Demander
    payer: Payer
    issues: tuple[str, ...]
    replaces: str | None = None
    start: date | None = None
    start_basis: str = ""
    record: tuple[str, ...] = ()
    outcome: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One public position or act of a side, on common terms.

    Attributes:
        date: When it was made.
        published: When the public could know it.
        side: Whose it is.
        kind: demand, offer, tentative, veto ...
        amount: First-year sum in base units of the payer's currency, or None.
        amount_high: Upper end where a range is given.
        modality: exact, about, at_least, at_most, more_than, less_than.
        source: official, press, press-anonymous, memoir or disputed.
        principal: Whether it is the principal's own word, which tells little about a reservation.
        cluster: Moves of one cluster are one witness.
        ids: Events and claims that it rests on.
        term_years: Term asked or offered, years.
        percent: Rise asked or offered over the last amount, per cent.
    """

    date: Day
    published: Day
    side: Player
    kind: str
    amount: float | None = None
    amount_high: float | None = None
    modality: str = "exact"
    source: str = "press"
    principal: bool = False
    cluster: str = ""
    ids: tuple[str, ...] = ()
    term_years: float | None = None
    percent: float | None = None

    @property
    def middle(self) -> float | None:
        """Middle of the range, in base units of the payer's currency, or None."""
        if self.amount is None:
            return None
        return (self.amount + (self.amount_high or self.amount)) / 2


def parse_talks(
    table: Mapping[str, object],
    *,
    place: str,
    parties: tuple[str, str] | None = None,
) -> Talks:
    """A negotiation from its TOML table.

    Args:
        table: What tomllib read.
        place: Name of the file; its stem becomes the key.
        parties: Who asks and who pays in the case that the talks belong to, if in any.

    Raises:
        TalksError: An unknown key (with a guess), a missing one, a value of the wrong kind, a
            deadline before the start, no issue to talk about, a party that talks to itself or
            that the case does not know.

    Example:
        >>> table = {"name": "x", "deadline": date(2018, 12, 31), "issues": ["amount"],
        ...          "demander": {"party": "US"}, "payer": {"party": "KR"}}
        >>> parse_talks(table, place="talks/sma-10.toml").key
        'sma-10'
    """
    read = _Reader(table, place, "")
    demander, payer = read.table("demander"), read.table("payer")
    talks = Talks(
        key=place.rpartition("/")[2].removesuffix(".toml"),
        name=read.need("name", str),
        replaces=read.may("replaces", str),
        start=read.may("start", date),
        start_basis=read.may("start_basis", str) or "",
        record=read.words("record"),
        deadline=read.need("deadline", date),
        demander=Demander(
            party=demander.need("party", str),
            principal=demander.may("principal", str),
            principal_changes=demander.days("principal_changes"),
        ),
        payer=Payer(party=payer.need("party", str), ratifier=payer.may("ratifier", str)),
        issues=read.words("issues"),
        outcome=read.may("outcome", str),
        notes=read.may("notes", str) or "",
    )
    for reader in (read, demander, payer):
        reader.done()
    _check(talks, place)
    if parties:
        _belong(talks, place, parties)
    return talks


def _belong(talks: Talks, place: str, parties: tuple[str, str]) -> None:
    """Both sides must be those of the case."""
    sides = (("demander", talks.demander.party), ("payer", talks.payer.party))
    for (side, party), known in zip(sides, parties, strict=True):
        if party != known:
            raise TalksError(
                f"the case does not know {party!r} as {side}; in its case.toml that is {known!r}",
                place=f"{place}: {side}.party",
            )


def _check(talks: Talks, place: str) -> None:
    if not talks.issues:
        raise TalksError('is empty; name at least one, e.g. ["amount"]', place=f"{place}: issues")
    strange = [issue for issue in talks.issues if issue not in ISSUES]
    if strange:
        raise TalksError(
            f"{strange[0]!r} is not an issue{_guess(strange[0], ISSUES)}; the issues are "
            + ", ".join(ISSUES),
            place=f"{place}: issues",
        )
    if talks.start and talks.deadline < talks.start:
        raise TalksError(
            f"{talks.deadline} lies before the start, {talks.start}", place=f"{place}: deadline"
        )
    if talks.demander.party == talks.payer.party:
        raise TalksError(
            f"{talks.payer.party} cannot talk to itself; name the host that pays",
            place=f"{place}: payer.party",
        )


def _guess(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


class _Reader:
    """Takes values out of a table by kind, and reports what was never asked for."""

    def __init__(self, table: Mapping[str, object], place: str, prefix: str) -> None:
        self._table, self._place, self._prefix = table, place, prefix
        self._asked: list[str] = []

    def _fault(self, key: str, message: str) -> TalksError:
        return TalksError(message, place=f"{self._place}: {self._prefix}{key}")

    def may(self, key: str, kind: type[_T]) -> _T | None:
        self._asked.append(key)
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or isinstance(value, datetime):
            word = {str: "text", date: "a date such as 2018-12-31"}.get(kind, "a table")
            raise self._fault(key, f"{value!r} is not {word}")
        return value

    def need(self, key: str, kind: type[_T]) -> _T:
        value = self.may(key, kind)
        if value is None:
            known = tuple(name for name in self._table if name not in self._asked)
            near = get_close_matches(key, known, n=1)
            raise self._fault(key, "is missing" + (f"; is it {near[0]!r}?" if near else ""))
        return value

    def words(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key)
        if isinstance(value, str):
            self._asked.append(key)
            return (value,)
        return self._list(key, str, "texts")

    def days(self, key: str) -> tuple[date, ...]:
        return tuple(sorted(self._list(key, date, "dates")))

    def _list(self, key: str, kind: type[_T], word: str) -> tuple[_T, ...]:
        rows: list[_T] = []
        for value in self.may(key, list) or ():
            if not isinstance(value, kind) or isinstance(value, datetime):
                raise self._fault(key, f"{value!r} is not one of a list of {word}")
            rows.append(value)
        return tuple(rows)

    def table(self, key: str) -> _Reader:
        inner: dict[str, object] = self.need(key, dict)
        return _Reader(inner, self._place, f"{self._prefix}{key}.")

    def done(self) -> None:
        for key in self._table:
            if key not in self._asked:
                raise self._fault(key, f"unknown key{_guess(key, tuple(self._asked))}")
