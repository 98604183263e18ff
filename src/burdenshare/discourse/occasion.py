"""The day of an event: the nearest its clause tells, or what its line or passage does."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from burdenshare.cue import deal
from burdenshare.cue.kind import Kind
from burdenshare.mention.actor import RECIPIENT
from burdenshare.mention.reckon import HEADED, in_rows, last_day
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from burdenshare.discourse.scene import Scene
    from burdenshare.mention.moment import Time
    from burdenshare.report.view import Sentence, View

_BEGAN = pattern(r"\b(?:that|which)(?: had)? (?:began|opened|started)\b|\bnotices? (?:of|for)\b")
_SAID = pattern(
    r"\b(?:said|told|announced|reported|quoted|according|confirmed|newsmen|reporters|informed|stated"
    r"|declared|revealed|disclosed|noted|affirmed)\b[^,;]{0,12}$"
)
_FOR_SUM = pattern(r"(?:for|to) |won|million|billion|percent")
_DEALS = {Kind.AGREEMENT, Kind.SIGNED, Kind.INITIALED, Kind.TENTATIVE_DEAL}
_OF_SUMS = _DEALS | {Kind.DEMAND, Kind.OFFER, Kind.VETO, Kind.THREAT}
_HELD = _DEALS - {Kind.SIGNED} | {Kind.ROUND, Kind.MEETING, Kind.VETO}
_OF_SUM = pattern(
    r"(?:\bfor|\bof|\bfrom|won|million|billion|trillion|dollars|yen)(?: [a-z]{1,9})? (?:in |for )?$"
)
_LEAVES = pattern(
    r"\b(?:since|(?:from|start(?:ing|s)?|beginn?(?:ing|s)?|effective|commenc\w{1,3})"
    r"(?: (?:on|from|in|with))?|(?:tak\w{1,3}|into) (?:effect|force)(?: on| from)?"
    r"|as (?:of|from|early as))(?: the(?: day)?)? $"
)
_SINCE = pattern(r"\bsince (?:[a-z]{2,14} ){1,6}$")
_OTHER_ROUND = pattern(
    r"\b(?:the|a) (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|previous|next"
    r"|other) (?:was|were|had|took|came|ended|began|closed|round|one|session|meeting)\b"
)
_APART = 80  # what a date of another round or of another clause is farther away
_YEARLY = {
    Kind.SIGNED, Kind.INITIALED, Kind.TENTATIVE_DEAL, Kind.AGREEMENT, Kind.MEETING,
    Kind.DEMAND, Kind.OFFER, Kind.VETO, Kind.THREAT, Kind.ROUND,
    Kind.RATIFICATION, Kind.EXPIRY, Kind.DEADLOCK, Kind.CONTEXT, Kind.LEGAL_BASIS,
    Kind.REJECTION, Kind.SCHEDULED, Kind.RESUMPTION, Kind.ASSURANCE,
}  # fmt: skip
_DAILY = {"day", "month", "month-end", "week"}
_GRAINS = _DAILY | {"year", "season"}
_PAST_YEARS = tuple(f"last {word}" for word in ("year", "spring", "summer", "fall", "autumn"))
_SPOKEN = {Kind.DEMAND, Kind.OFFER, Kind.VETO, Kind.THREAT, Kind.REJECTION, Kind.ASSURANCE}


def asks(seen: View, one: Sentence) -> bool:
    """Whether a sentence is a question."""
    if seen.low.find("?", one.start, one.end) < 0:
        return False
    return seen.low[max(one.start, one.end - 4) : one.end].rstrip(" \n\"').").endswith("?")


def _distance(  # noqa: PLR0917 - a span within its context
    scene: Scene, kind: Kind, one: Time, start: int, end: int, lo: int
) -> float | None:
    low = scene.seen.low
    before = low[max(lo, one.start - 26) : one.start]
    gap, far = "", 0.0
    if one.start >= end:
        gap = low[end : one.start]
        far = float(len(gap))
    elif one.end <= start:
        gap = low[one.end : start]
        far = len(gap) + 8.0
    elif one.start > start and kind is not Kind.MEETING and _BEGAN.search(low, start, one.start):
        far = 60.0
    if gap:
        if one.grain == "year" and _is_of_sum(scene, kind, one, before):
            return None
        far += _stops(kind, one, gap)
    if one.opening or kind is Kind.ROUND or scene.seen.stripped:
        far += _beyond(scene, kind, one, start, gap)
    if _SAID.search(before) and not _own_words(scene, kind, one, start):
        return min(far + 60, 110.0) if kind is Kind.DEMAND else far + 60
    if kind is Kind.FURLOUGH and _LEAVES.search(before):
        return min(far, 1.0)  # the first day of it, not that on which it was told
    return far if far <= _OPENS or scene.seen.stripped else _by_place(scene, kind, one, far)


def _by_place(scene: Scene, kind: Kind, one: Time, far: float) -> float:
    """How far a date is that opens its sentence, or goes before what was said on it."""
    if kind in _SPOKEN and scene.seen.low.startswith(" that ", one.end):
        return _OPENS
    return _OPENS if one.start - scene.seen.sentence(one.start).start < 12 else far


def _stops(kind: Kind, one: Time, gap: str) -> int:
    """How much farther a date is for the stops and the clauses between it and the event."""
    far = 12 * gap.count(",") + 25 * gap.count(";") + 25 * gap.count(" but ")
    if one.grain == "year" and kind is not Kind.EXPIRY:
        far += 15
    return far + 60 if kind is not Kind.MEETING and _BEGAN.search(gap) else far


def _is_of_sum(scene: Scene, kind: Kind, one: Time, before: str) -> bool:
    """Whether a year is that of a sum: `5 billion dollars for 2020`, not `asked in 2019 for`."""
    if kind not in _OF_SUMS:
        return False
    told = kind in {Kind.DEMAND, Kind.OFFER} and before.endswith(" in ")
    gone = told and scene.year is not None and (one.value or "9") < str(scene.year)
    if gone or _ASKED_THEN.search(before):
        return False
    return bool(_FOR_SUM.match(scene.seen.low, one.end) or _OF_SUM.search(before))


def _beyond(scene: Scene, kind: Kind, one: Time, start: int, gap: str) -> int:
    """How much farther a date is that is of something before the event, or of another round."""
    if one.opening == "behind":  # a date of its own goes before
        return 12
    if not gap:
        return 0
    if one.start > start:
        others = kind is Kind.ROUND and (_SINCE.search(gap) or _OTHER_ROUND.search(gap))
        return 2 * _APART if others else 0
    far = 15 if scene.seen.stripped else 0  # the end of a sentence may stand between
    since = one.opening == "from" and kind not in {Kind.FURLOUGH, Kind.EXPIRY}
    low = scene.seen.low
    return far + _APART * (since and low.endswith(("since ", "since the "), 0, one.start))


_OPENS = 90.0  # as far as a date is that opens its sentence


def _own_words(scene: Scene, kind: Kind, one: Time, start: int) -> bool:
    """Whether a date is of the saying in which a demand was made: `Trump said in May that ...`."""
    if kind not in {Kind.DEMAND, Kind.THREAT} or one.start > start:
        return False
    low, since = scene.seen.low, max(0, one.start - 100)
    near = scene.mentions.between(since, one.start)
    near = near[:1] if low.find(", who ", since, one.start) > 0 else near[-1:]
    return bool(near) and near[0].person is not None and near[0].party == RECIPIENT


def _fit(  # noqa: PLR0911 - one return a rule
    scene: Scene, kind: Kind, one: Time, start: int, end: int
) -> Time | None:
    """A time as the date of an event of a kind; None where it cannot be."""
    if one.value is None or (one.opening and _opens(scene, kind, one, start, end)):
        return None
    yearly = one.grain == "year"
    if (yearly or start < one.start) and kind in _SPOKEN and after_print(scene, one):
        return None
    if kind is Kind.EXPIRY:
        out = yearly and scene.seen.low.endswith(_WITH, 0, one.start)
        return one._replace(value=f"{one.value}-12-31", grain="day") if out else one
    if yearly:
        if kind in _HELD and after_print(scene, one):
            return None  # what the talks are about
        exact = one.exact if kind is not Kind.ROUND else ""
        return one._replace(value=exact, grain="month") if exact else one
    if one.grain != "day":
        return one
    if one.value.endswith("12-31") and one.end - one.start > 8:
        ahead = scene.year is not None and one.value[:4] >= str(scene.year)
        if kind not in _YEARLY or one.value[0] == "-" or ahead:
            return None
        return one._replace(value=one.value[:4], grain="year")
    if _MONTH_END.match(scene.seen.low, one.start):
        return one._replace(value=one.value[:7], grain="month")
    return one


_WITH = (" with ", "end of ", "close of ")  # "ran out with 2018"
_MONTH_END = pattern(r"(?:end|close|finish|tail) of (?:(?:the|this|the same|that) )?month\b")


def happened(
    scene: Scene, kind: Kind, start: int, end: int, clause: tuple[int, int] | None = None
) -> Time | None:
    """The day, month or year nearest to an event in its clause; its bounds where they are known."""
    lo, hi = clause or scene.seen.window(start, end)
    grains = _GRAINS if kind in _YEARLY else _DAILY
    best: Time | None = None
    announced: Time | None = None
    near = _FAR
    for time in scene.moments.between(lo, hi):
        if time.grain not in grains:
            continue
        one = _fit(scene, kind, time, start, end)
        if one is None or (one.grain == "day" and _is_dateline(scene, one)):
            continue
        far = _distance(scene, kind, one, start, end, lo)
        if far is None:
            continue
        if far < near or (not far and one.grain != "year"):
            best, near = one, far
        elif far >= _FAR and kind in _DEALS and one.grain == "day" and one.start > end:
            announced = announced or one
    if best and near < _TOLD_LATER and best.grain != "year":
        return best
    return _of_passage(scene, kind, start, best, near) or announced


_FAR = 120.0  # as far as a date can be


def _of_passage(scene: Scene, kind: Kind, start: int, told: Time | None, far: float) -> Time | None:
    """The date of an event by its clause, unless its line or passage tells it better."""
    if told is None:
        grains = _GRAINS if kind in _YEARLY else _DAILY
        head = _head(scene, kind, start, grains) or _answered(scene, start, grains)
        if head or scene.seen.stripped:
            return head
        for way in _PASSAGES.get(kind, ()):
            if one := way(scene, start):
                return one
        return None
    if far >= _TOLD_LATER and kind in _RETOLD and not scene.seen.stripped:
        made = _held(scene, start) if kind is Kind.ROUND else _was_made(scene, start)
        return made or told
    if told.grain != "year":
        return told
    head = _head(scene, kind, start, _DAILY)
    once = kind is Kind.ROUND and not (head or scene.seen.stripped) and _goes_on(scene, start)
    return head or once or told


_RETOLD = {Kind.DEMAND, Kind.OFFER, Kind.ROUND}
_TOLD_LATER = 60.0  # as far as the day is of a report about it
_MADE = pattern(
    r"\b(?:requests?|demands?|asks?|proposals?|offers?|bid|overture|petition|solicit\w{3,6}|figure"
    r"|sum|message|it)[ ](?:was|were|had been|has been|is said to have been|would have been|came"
    r"|dates)(?: first| already| reportedly)?"
    r"(?: (?:made|put|conveyed|presented|delivered|submitted|tabled"
    r"|raised|communicated|relayed|handed|passed|transmitted|sent|floated|laid|brought|back|up))?\b"
)


def _after(scene: Scene, start: int, words: re.Pattern[str], far: int) -> Iterator[list[Time]]:
    """The times that follow some words in each of the two sentences after a place."""
    seen = scene.seen
    here = bisect_right(seen.marks, start)
    for one in seen.sentences[here : here + 2]:
        near = scene.moments.between(one.start, one.end)
        found = words.search(seen.low, one.start, one.end) if near else None
        yield [t for t in near if found and 0 <= t.start - found.end() < far]


def _was_made(scene: Scene, start: int) -> Time | None:
    """`The request was made in July`: told after what was asked."""
    for first, *_ in filter(None, _after(scene, start, _MADE, 30)):
        if first.grain in _GRAINS and not after_print(scene, first):
            return first
    return None


def _questioned(scene: Scene, start: int) -> Time | None:
    """`What was on the table in 2021?`: the answer is of that date."""
    seen = scene.seen
    if seen.low.find("?", max(0, start - 500), start) < 0:
        return None
    here = bisect_right(seen.marks, start) - 1
    for one in reversed(seen.sentences[max(0, here - BACK) : here]):
        near = scene.moments.between(one.start, one.end)
        if asks(seen, one):
            dated = len(near) == 1 and near[0].grain in _GRAINS and not near[0].opening
            in_it = dated and seen.low.endswith((" in ", " on "), one.start, near[0].start)
            return near[0] if in_it and not after_print(scene, near[0]) else None
        if near:
            return None
    return None


_OFF = pattern(r"\b(?:furlough\w{0,3}|(?:unpaid|administrative) leave|without pay|unpaid|laid off)")


def _leave_day(scene: Scene, start: int) -> Time | None:
    """The first day of a furlough, told in the sentence before or after; or no more than a year."""
    seen = scene.seen
    here = bisect_right(seen.marks, start) - 1
    for at in (here - 1, here + 1, here - 2):
        one = seen.sentences[at] if 0 <= at < len(seen.sentences) else None
        if one is None or one.title or not _OFF.search(seen.low, one.start, one.end):
            continue
        for time in scene.moments.between(one.start, one.end):
            if time.grain in _DAILY and _LEAVES.search(seen.low, one.start, time.start):
                return time
    near = scene.moments.between(seen.sentences[here].start, seen.sentences[here].end)
    return next((t for t in near if seen.low.startswith(_PAST_YEARS, t.start)), None)


_ASKED_THEN = pattern(
    r"\b(?:asked|called|pushed|pressed|pleaded|argued) for (?:only |as early as |late |early )?$"
)
_DECIDED = pattern(
    r"\b(?:decided|decision|ruling|made up his mind|turned (?:it|that|them|this) down|said no)\b"
)
AHEAD = 6  # sentences on in which the day of a refusal is told


def _decided(scene: Scene, start: int) -> Time | None:
    """The day on which a refusal was decided, where the report tells it further on."""
    seen = scene.seen
    here = bisect_right(seen.marks, start)
    for one in seen.sentences[here : here + AHEAD]:
        found = _DECIDED.search(seen.low, one.start, one.end)
        near = scene.moments.between(found.end(), one.end) if found else ()
        if near and near[0].grain in _DAILY and not near[0].opening:
            return near[0] if not after_print(scene, near[0]) else None
    return None


_DATELINE = pattern(r"[a-z][a-z .,'/&-]{2,40}(?:, ?| \(|\()")
_DASH = pattern(r"(?:,? (?:19|20)\d\d|,? \((?:19|20)\d\d\))?\)?(?: ?\([a-z .]{2,24}\))? ?--? ")


def _is_dateline(scene: Scene, one: Time) -> bool:
    """Whether a day only tells when a report was sent: `SEOUL, Nov. 21 --`."""
    low = scene.seen.low
    if one.grain != "day" or not _DASH.match(low, one.end):
        return False
    line = low.rfind("\n", 0, one.start) + 1
    return one.start - line < HEADED and _DATELINE.fullmatch(low, line, one.start) is not None


def _told_before(scene: Scene, start: int, *, any_day: bool = True) -> Time | None:
    """What is asked or refused is of the day on which the sentence before lets people meet."""
    seen = scene.seen
    here = bisect_right(seen.marks, start) - 1
    if here < 1:
        return None
    one, before = seen.sentences[here], seen.sentences[here - 1]
    if before.title or "\n" in seen.low[before.end - 1 : one.start + 1]:
        return None
    told = scene.moments.between(before.start, before.end)
    near = [t for t in told if not (t.opening or after_print(scene, t))] if told else []
    if not near:
        return None
    days = [t for t in near if t.grain == "day"]
    if len(days) == 1 and any_day:
        return None if deal.OF_DEAL.search(seen.low, before.start, before.end) else days[0]
    same = _SAME_TIME.search(seen.low, one.start, min(one.end, start + 60))
    goes_on = len(near) == 1 and _GOES_ON.match(seen.low, one.start)
    return near[-1] if (same or goes_on) and near[-1].grain in _GRAINS else None


_SAME_TIME = pattern(
    r"\b(?:at (?:the|that) time|at that point|on that occasion|that time|by then|back then"
    r"|(?<!and )then(?= (?:was|were|stood)\b|[.,;])|of that time"
    r"|(?:on|in|during|at) (?:the|that|this)(?: very)? same[ ][a-z]{3,12}"
    r"|(?:on|during|in) that (?:trip|visit|tour|journey|voyage|call|meeting|speech|interview))\b"
)
_GOES_ON = pattern(r"[^a-z]{0,3}(?:and |but )?(?:also )?(?:he|she|they)\b")


def _answered(scene: Scene, start: int, grains: set[str]) -> Time | None:
    """The date that answers "when ...?"."""
    seen = scene.seen
    here = bisect_right(seen.marks, start) - 1
    if not asks(seen, seen.sentences[here]) or here + 1 >= len(seen.sentences):
        return None
    after = seen.sentences[here + 1]
    near = scene.moments.between(after.start, after.end)
    return near[0] if near and near[0].grain in grains else None


def _opens(scene: Scene, kind: Kind, one: Time, start: int, end: int) -> bool:
    """Whether a date only opens or ends what an event is about: "the third round since May"."""
    if one.opening == "behind":
        return start < one.end
    if one.opening == "until":
        return kind is not Kind.EXPIRY and not scene.seen.low.startswith(" when ", one.end)
    if kind is Kind.EXPIRY and 0 <= one.start - end < 12:
        return False  # "expired from December 31"
    if one.grain == "year" and kind in _SPOKEN:
        return True
    if one.start < end:
        return False
    since = scene.seen.low.rfind("since", max(0, one.start - 16), one.start) >= 0
    return kind is not Kind.FURLOUGH and (since or kind not in {Kind.ROUND, Kind.MEETING})


_SAME_ROUND = pattern(r"\W{0,4}(?:it|this|that|these|those|the talks|the session|the meeting)\b")
_THE_ROUND = pattern(
    r"\b(?:the|this|that|their)(?: [a-z-]{3,12}){0,2},? $|\bday (?:two|one|three) of an? $"
)
_SAT = pattern(
    r"\b(?:talks|negotiat\w{2,5}|sessions?|meetings?|met|sat down|table|consultations|rounds?"
    r"|walked out|broke off|delegations?|parted|discussions?|dialogues?|sittings?|gatherings?"
    r"|parleys?|deliberations|bargain\w{2,3}|haggl\w{2,3}|conferr?\w{2,4}|collapsed|envoys?)\b"
)
BACK = 5  # sentences back in which a round that "it was" has its day


def _goes_on(scene: Scene, start: int) -> Time | None:
    """`It was the third round`: its day is that of the sentence before."""
    seen = scene.seen
    here = bisect_right(seen.marks, start) - 1
    if here < 1:
        return None
    same = _SAME_ROUND.match(seen.low, seen.sentences[here].start)
    if not same and not _THE_ROUND.search(seen.low, max(0, start - 40), start):
        return None
    for one in reversed(seen.sentences[max(0, here - BACK) : here]):
        near = [t for t in scene.moments.between(one.start, one.end) if t.grain == "day"]
        if not same:
            near = [t for t in near if not after_print(scene, t) and not _is_dateline(scene, t)]
            near = near if _SAT.search(seen.low, one.start, one.end) else []
        if near:
            return near[0]
    return None


_BEGUN = pattern(
    r"\b(?:talks|negotiations|sessions?|meetings?|consultations|rounds?|discussions|sitting|gathering)"
    r"(?:,? (?:that|which))?(?: (?:had|have|has|were|was))? (?:began|begun|opened|started|ran|held"
    r"|took place|taken place|lasted|got under ?way|kicked off|closed|ended|wrapped up|passed)\b"
)


def _held(scene: Scene, start: int) -> Time | None:
    """The day of a round that the next sentences tell: `the three-day session began Tuesday`."""
    told = chain.from_iterable(_after(scene, start, _BEGUN, 40))
    return next((time for time in told if time.grain == "day"), None)


_PASSAGES: dict[Kind, Sequence[Callable[[Scene, int], Time | None]]] = {
    **dict.fromkeys(_SPOKEN, (_told_before,)),
    Kind.DEMAND: (_told_before, _was_made, _questioned),
    Kind.OFFER: (_told_before, _was_made, _questioned),
    Kind.VETO: (_told_before, _decided),
    Kind.MEETING: (partial(_told_before, any_day=False),),
    Kind.ROUND: (_goes_on, _held),
    Kind.FURLOUGH: (_leave_day,),
}
_AFTER_HEAD = pattern(r" ?[-:.,)|] ?")


_BLANK, _LINE = 3, 48  # what a line has more and less of that holds a date and nothing else


def headed(scene: Scene, at: int) -> Time | None:
    """The date that opens the line of an offset, or fills the line above: a chronicle's."""
    low = scene.seen.low
    line = low.rfind("\n", 0, at) + 1
    if scene.seen.stripped:
        return None
    for one in scene.moments.between(line, min(line + HEADED, at)):
        return one if _AFTER_HEAD.match(low, one.end) or in_rows(low, line) else None
    above = low.rfind("\n", 0, line - 1) + 1 if line else 0
    if not _BLANK < line - above < _LINE:
        return None
    near = scene.moments.between(above, above + HEADED)
    return near[0] if near and near[0].end >= line - 3 else None


def _head(scene: Scene, kind: Kind, start: int, grains: set[str]) -> Time | None:
    one = headed(scene, start)
    if not (one and one.value and one.grain in grains | {"year"}):
        return None
    if kind not in _SAT_DOWN and _is_dateline(scene, one):
        return None
    days = one.grain == "day" and _DAYS.search(scene.seen.low, one.start, one.end)
    if days and kind in _SPOKEN:  # said on one of several days
        return one._replace(value=one.value[:7], grain="month")
    return one


_SAT_DOWN = {Kind.ROUND, Kind.MEETING}  # held, it may be, on the day of the dispatch
_DAYS = pattern(r"\d ?(?:-|to|and) ?\d")


def day_of(kind: Kind, when: Time) -> str | None:
    """The date of an event of a kind: a pact that ends "at the end of March" ends on its last."""
    return last_day(when) if kind is Kind.EXPIRY else when.value


def after_print(scene: Scene, when: Time) -> bool:
    """Whether a month or year lies after that of publication."""
    value = when.value or "-"
    if scene.year is None or scene.month is None or value[0] == "-":
        return False
    return value[:7] > f"{scene.year:04d}-{scene.month:02d}"[: len(value)]
