"""What people, years and rounds are about, from the words around them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from burdenshare.claim.period import period, spread
from burdenshare.claim.scene import Clause, Reading, Scene, bare_reading, clause
from burdenshare.claim.stance import stance
from burdenshare.cue import counting, paying, rising
from burdenshare.cue.kind import Kind, Status
from burdenshare.mention.actor import RECIPIENT

if TYPE_CHECKING:
    from burdenshare.mention.quantity import Quantity


def people_reading(scene: Scene, item: Quantity) -> Reading | None:
    """Troops, workers on furlough, protesters; None where a number of people is none of ours."""
    here = clause(scene, item)
    low = scene.seen.low
    around = here.left[-60:] + low[item.start : item.end] + here.right[:60]
    if item.noun in counting.TROOP_NOUNS:
        return _troops(scene, item, here, around)
    if item.noun.startswith(("activist", "protest", "demonstrat")):
        quote = (
            item.lead,
            item.end + (len(here.right[:60].split(",")[0].rstrip()) if here.right else 0),
        )
        return replace(bare_reading(scene, item, Kind.CONTEXT, quote), actor=scene.host)
    if item.noun.startswith("of ") and not counting.STAFF.search(
        low, max(0, item.start - 260), item.start
    ):
        return None
    if counting.FURLOUGH.search(here.sentence + around + here.right[:160]):
        funds = counting.FUNDS.search(here.left[-90:])
        return replace(
            bare_reading(scene, item, Kind.FURLOUGH, (item.lead, item.end)),
            period=period(scene, item, here) or (str(scene.year) if scene.year else None),
            actor=scene.host if funds else RECIPIENT,
        )
    return None


def _troops(scene: Scene, item: Quantity, here: Clause, around: str) -> Reading | None:
    if (
        item.value < 400
        or counting.OTHER_FORCE.search(here.left[-40:])
        or counting.BATTLE.search(around)
    ):
        return None
    subject = scene.subject(here.start, item.start)
    theirs = here.left.endswith(" its ") and (subject is None or subject.party != RECIPIENT)
    if theirs or counting.OTHER_LEAD.search(here.left[-40:]):
        return None
    base = bare_reading(scene, item, Kind.TROOPS, (item.lead, item.end))
    now = str(scene.year) if scene.year else None
    return replace(base, period=period(scene, item, here) or now, actor=RECIPIENT)


def term_reading(scene: Scene, item: Quantity) -> Reading | None:
    """The term of a pact; None where a number of years is a span of time."""
    here = clause(scene, item)
    if not item.noun.startswith(("year", "yr", "month")) or item.value > 10:
        return None
    noun = counting.DEAL_AFTER.match(here.right)
    verb = counting.VALID.search(here.left[-40:])
    yearly = item.noun.startswith("y")
    spans = (
        yearly
        and counting.SPANS.search(here.left[-16:] + here.lead)
        and (
            paying.OURS.search(here.sentence)
            or paying.PAY.search(here.sentence)
            or rising.UP_NEAR.search(here.left)
        )
    )
    placed = counting.PLACED.search(here.left[-24:]) or counting.PLACED_AFTER.match(here.right)
    if not (noun or verb or spans or placed) or counting.NO_TERM.match(here.right):
        return None
    if counting.AGO.search(here.left[-16:]) and not noun:
        return None
    if paying.NOT_OURS.search(here.right[:36]) and not paying.OURS.search(here.right[:46]):
        return None
    start, end = item.lead, item.end + (noun.end() if noun else 0)
    if verb and not noun:
        start -= len(verb.group())
    years = period(scene, item, here)
    count = int(item.value) if item.value == int(item.value) else 0
    if adjacent := counting.YEAR_AFTER.match(here.right):
        years = adjacent.group(1)
    if years and re.fullmatch(r"\d{4}(?:-04/\d{4}-03)?", years) and count > 1:
        years = spread(years, count)
    spoken = _term_status(scene, here)
    last = _last_year(scene, item, here, years)
    if last and count and not adjacent:
        years, spoken = spread(str(last - count + 1), count), None
    if spoken is Status.EXPECTED or (spoken is None and not adjacent and "/" not in (years or "")):
        years = None
    return replace(
        bare_reading(scene, item, Kind.TERM, (start, end)),
        status=spoken,
        period=years,
        actor=scene.both,
    )


def _last_year(scene: Scene, item: Quantity, here: Clause, years: str | None) -> int | None:
    """The year in which a pact ends, where its clause says that it ends."""
    if not counting.ENDS.search(here.right[:60]):
        return None
    if years and years[:4].isdigit():
        return int(years[:4])
    near = scene.moments.between(item.end, item.end + 70)
    days = [t.value for t in near if t.value and t.value.endswith("-12-31") and t.value[0] != "-"]
    return int(days[0][:4]) if days else None


def _term_status(scene: Scene, here: Clause) -> Status | None:
    """Of the pact reported, agreed or tentative; of an earlier one, none."""
    asked = stance(scene, here)
    if asked:
        return Status.DEMANDED if asked is Kind.DEMAND else Status.OFFERED
    if counting.FORMER.search(here.left[-28:]) or counting.LAPSED.search(here.right[:90]):
        return None
    around = here.sentence[-120:] + here.right[:120]
    if counting.STILL_TALKING.search(around) and not counting.DONE.search(around):
        return Status.EXPECTED
    return Status.TENTATIVE if scene.tentative else Status.AGREED


def round_reading(scene: Scene, item: Quantity) -> Reading | None:
    """A count of rounds held, or an ordinal; None where the talks are others."""
    here = clause(scene, item)
    figure = scene.seen.low[item.start : item.end]
    around = here.sentence[-120:] + " " + figure + here.right[:100]
    if counting.OTHER_ROUNDS.search(here.left[-40:] + figure + here.right[:30]):
        return None
    noun = item.noun.removeprefix("ordinal ")
    if not noun.startswith(
        ("round", "cycle", "series", "gather", "bout")
    ) and not counting.TALKS.search(around):
        return None
    tail = counting.OF_TALKS.match(here.right)
    end = item.end + (tail.end() if tail else 0)
    return replace(bare_reading(scene, item, Kind.ROUND, (item.lead, end)), actor=scene.both)
