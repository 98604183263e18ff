"""Demanded or offered, paid or agreed, and of which part of the cost: by the words round a sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from burdenshare.cue import asking, paying, rising
from burdenshare.cue.kind import Kind, Modality, Status
from burdenshare.mention.actor import PAYERS, RECIPIENT
from burdenshare.report.view import pattern

if TYPE_CHECKING:
    from burdenshare.claim.scene import Clause, Scene
    from burdenshare.mention.quantity import Quantity

ADJACENT = (
    (
        "labour",
        pattern(
            r""" (?:(?:was|went|is) )?(?:for|to|on) (?:[a-z]{4,8} )?(?:labou?r|wages|staff|workers
            |salaries)\b""".replace(" (?:(?:was", "[ ](?:(?:was", 1)
        ),
    ),
    (
        "construction",
        re.compile(
            r" (?:(?:was|went|goes|is) )?(?:for|to|on|into) (?:[a-z]{4,8} )?(?:construction"
            r"|facilities|building)\b| of the construction money"
        ),
    ),
    ("logistics", re.compile(r" (?:(?:was|went|is) )?(?:for|to|on) logistics\b")),
)


def stance(scene: Scene, here: Clause, *, money: bool = False) -> Kind | None:
    """Demand or offer: the last word of asking or offering in the clause, and who uses it."""
    left = here.left
    if after := _stance_after(here.right):
        tabled = here.right.startswith((" on the table", " bid"))
        asks = tabled and after is Kind.OFFER and _recipient(scene, here, len(left))
        return Kind.DEMAND if asks else after
    found = [
        (match, kind)
        for words, kind in ((asking.DEMAND, Kind.DEMAND), (asking.OFFER, Kind.OFFER))
        if here.may(words)
        for match in words.finditer(left)
    ]
    found.sort(key=lambda pair: pair[0].start())
    while found:
        match, kind = found.pop()
        word, before = match.group(), left[: match.start()]
        if word in {"get", "out of"} and not asking.TRIED.search(left):
            continue
        if word in {"figure", "number"} and not asking.FIGURE_OF.search(before):
            continue
        if word == "proposed" and asking.NOUNED.search(before):
            continue
        if word.startswith("need") and not _recipient(scene, here, match.start()):
            continue
        if asking.UNASKED.search(before) or asking.SETTLED.search(left, match.end()):
            continue
        return _by_subject(scene, here, match, kind)
    if money and here.may(asking.POSSESSED) and asking.POSSESSED.search(left):
        return Kind.DEMAND
    capped = money and here.may(asking.CEILING)
    ceiling = asking.CEILING.search(left + here.lead) if capped else None
    settled = scene.fresh and ceiling and ceiling.group() in {"ceiling", "limit"}
    return Kind.OFFER if ceiling and not settled else None


def _recipient(scene: Scene, here: Clause, at: int) -> bool:
    subject = scene.subject(here.start, here.start + at)
    return subject is not None and subject.party == RECIPIENT


def _by_subject(scene: Scene, here: Clause, match: re.Match[str], kind: Kind) -> Kind:
    """The payer that wants less makes an offer; the recipient that proposes makes a demand."""
    before = here.left[: match.start()]
    refused = asking.REFUSES.search(before)
    theirs = kind is Kind.OFFER and not refused and _recipient(scene, here, match.start())
    if refused or asking.PASSIVE.search(before) or (asking.NOUNED.search(before) and not theirs):
        return kind
    at = here.start + match.start()
    subject = scene.subject(here.start, at)
    if subject is None:
        asks = kind is Kind.OFFER and asking.THEY_PAY.match(here.left[match.end() :])
        return Kind.DEMAND if asks else kind
    close = at - subject.end < 24 and " and " not in scene.seen.low[subject.end : at]
    if kind is Kind.OFFER and asking.THEY_PAY.match(here.left[match.end() :]):
        return Kind.DEMAND
    if kind is Kind.DEMAND and subject.party in PAYERS and close:
        return Kind.OFFER if asking.OWN_WISH.match(match.group()) else kind
    if kind is Kind.OFFER and subject.party == RECIPIENT and at - subject.end < 40:
        return Kind.DEMAND
    return kind


def _stance_after(right: str) -> Kind | None:
    if asking.DEMAND_AFTER.match(right):
        return Kind.DEMAND
    return Kind.OFFER if asking.OFFER_AFTER.match(right) else None


_SCOPES = tuple(
    (name, tuple(words.split()), pattern(text))
    for name, words, text in (
        (
            "Camp Humphreys",
            "humphreys pyeongtaek yongsan relocation garrison",
            r"""camp humphreys|humphreys|pyeongtaek|yongsan|relocation|garrison""",
        ),
        (
            "NATO budget",
            "nato alliance common budget",
            r"""nato(?:'s)? (?:\w{1,14} ){0,2}(?:budget|funding|fund|costs?)
            |alliance's (?:\w{1,14} )?(?:budget|costs)|common(?:ly)?[- ]funded|common (?:budget
            |funding|funds)|civil(?:ian)? budget""",
        ),
        (
            "labour and utilities",
            "utilit labo wage salar worker employee",
            r"""(?:workers?|labou?r|wages|salar\w{1,14}|employees?)[^.;]{0,40}(?:utilit\w{1,14}
            |electricity|water|gas bills?|heating|fuel)|utilit\w{1,14}[^.;]{0,40}(?:workers?
            |labou?r|wages|salar\w{1,14})""",
        ),
        (
            "utilities",
            "utilit",
            r"""(?:share|part|percent|%|ceiling|cost|bear|pay)[^.;]{0,30}utilit(?:y|ies)'?
            (?: costs?| bills?| charges?)?|utilit(?:y|ies)'? (?:costs?|bills?|charges?)""",
        ),
        (
            "construction",
            "construction building",
            r"""building work|(?:went|goes|spent|used) (?:in)?to? ?(?:on )?(?:the )?construction""",
        ),
        (
            "labour",
            "nationals worker employ staff labo wage salar pay",
            r"""korean nationals|(?:workers'?|employees'?|staff|labou?rers?'?
            |nationals'?) (?:wages|salar\w{1,14}|pay\b|at u)|(?:wages|salaries|salary|payroll
            |pay) (?:of|for) (?:the |its[ ]
            |\d[\d,]{0,12} |all |korean |local |base |furloughed |some |about |roughly[ ]
            |korea'?s?[ ]){0,4}(?:workers|employees|staff|nationals|koreans|civilian)
            |labou?r (?:costs?|bill|share)|personnel costs|workers' pay|payroll|pay (?:for|its|the
            |the (?:korean|local)) (?:korean[ ]|local |base )?(?:workers|employees|staff)""",
        ),
        (
            "off-peninsula",
            "peninsula outside strateg bomber carrier guam rota",
            r"""off[- ]?(?:the[- ])?peninsula|outside (?:of )?(?:the )?(?:korean peninsula|korea
            |south korea|japan)|beyond the peninsula|strategic (?:assets|bombers)|bombers
            |carrier (?:strike )?group|guam|rotational""",
        ),
        (
            "US operations",
            "operations presence itself pay",
            r"""(?:the (?:us|u\.s\.)|united states|washington|pentagon|department of defen[cs]e
            |u\.s\. military) (?:contributes?|contributed|spends?|spent|pays?|paid|itself|provides
            |obligated|budgeted)[^;]{0,60}(?:operations|presence|its (?:forces|troops))|(?:its
            |u\.s\.|us) (?:own )?operations|itself spends|military (?:pay
            |personnel) and operations""",
        ),
        (
            "direct support",
            "support",
            r"""(?:direct|comprehensive) (?:financial )?support
            |spent [^.;]{0,40}to support u\.?s\.?|financial support for|to support us troops""",
        ),
        (
            "direct and indirect",
            "indirect rent tax forgone",
            r"""direct and indirect|indirect|rent-free|tax breaks|rents? forgone""",
        ),
        (
            "spent in Korea",
            "economy remain stay spent back retur flow cycl",
            r"""(?:remains?|stays?|spent|goes? back|returns?|comes? back|flows? back|recycled
            |ploughed|plowed)(?: \w{1,14}){0,3} (?:inside|in|into|within|to) (?:the )?(?:south )?
            (?:korea|korean economy|japan|the country)|(?:korean|local|domestic|host) economy""",
        ),
        (
            "total cost",
            "cost",
            r"""(?:total|overall|full|entire|whole) (?:stationing )?costs? of (?:stationing
            |keeping|maintaining|basing|hosting|the)""",
        ),
    )
)


_SCOPE_STEMS = tuple({stem for _, stems, _ in _SCOPES for stem in stems})


def scope(scene: Scene, item: Quantity, here: Clause) -> str:
    """What a sum covers, by the words around it; ``stationing`` where they name nothing else."""
    for name, words in ADJACENT:
        if words.match(here.right):
            return name
    figure = scene.seen.low[item.start : item.end]
    return _named_scope(scene, f"{here.left[-130:]}{figure}{here.right[:60]}")


def covers(scene: Scene, start: int, end: int) -> str:
    """The same for an event."""
    lo, hi = scene.seen.window(start, end)
    return _named_scope(scene, scene.seen.low[max(lo, start - 80) : min(hi, end + 90)])


def _named_scope(scene: Scene, near: str) -> str:
    told = {stem for stem in _SCOPE_STEMS if stem in near}
    for name, words, named in _SCOPES:
        if not told.isdisjoint(words) and named.search(near):
            return name
    return "NATO budget" if scene.nato else "stationing"


_STATUSES = (
    (paying.PAID, Status.PAID),
    (paying.AGREED, Status.AGREED),
    (paying.EXPECTED, Status.EXPECTED),
    (paying.ESTIMATED, Status.ESTIMATED),
)


def _spoken(here: Clause, left: str) -> Status | None:
    """The status that the last verbs before a figure speak of."""
    words = [
        (m.end(), m.start(), status)
        for pattern, status in _STATUSES
        if here.may(pattern)
        for m in pattern.finditer(left[-110:])
    ]
    if not words:
        return None
    end, _, status = max(words, key=lambda word: (word[0], -word[1]))
    near = {one for at, _, one in words if at > end - 34}
    for firm in (Status.ESTIMATED, Status.EXPECTED):
        if firm in near:
            return firm
    if status is Status.PAID and paying.YET_TO_PAY.search(left[-50:]):
        return Status.AGREED
    return status


def status(scene: Scene, here: Clause, years: str | None) -> Status:
    """Paid, agreed, tentative, expected or estimated, by the verbs and the year of a sum."""
    if here.may(paying.TENTATIVE) and paying.TENTATIVE.search(here.left[-120:]):
        return Status.TENTATIVE
    found = _spoken(here, here.left + here.lead) or _spoken(here, here.sentence)
    first = int(years[:4]) if years and years[:4].isdigit() else None
    current = scene.year is None or first is None or first >= scene.year
    if found is None:
        past = first is not None and scene.year is not None and first < scene.year
        running = first is not None and first == scene.year and not scene.fresh
        found = Status.PAID if past or running else Status.AGREED
    if found is Status.PAID and scene.fresh and current and paying.PRESENT.search(here.left[-90:]):
        found = Status.AGREED
    if here.compared and first is not None and scene.year is not None and first < scene.year:
        found = Status.PAID
    risen = here.left.endswith("from ") and first is not None and first < (scene.year or 0)
    if risen or paying.PAID_AFTER.match(here.right):
        found = Status.PAID
    if paying.AGREED_AFTER.match(here.right):
        found = Status.AGREED
    late = scene.tentative and current
    return Status.TENTATIVE if found is Status.AGREED and late else found


def cap(item: Quantity, here: Clause) -> Modality:
    """At most, where a ceiling is named before a rise."""
    if item.modality is not Modality.EXACT or not here.may(rising.CAPPED):
        return item.modality
    return Modality.AT_MOST if rising.CAPPED.search(here.left[-44:]) else Modality.EXACT
