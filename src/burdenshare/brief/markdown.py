"""The brief as Markdown: sentences, tables and footnotes, to be pasted into a memo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from burdenshare.brief.finding import title
from burdenshare.brief.fragment import day
from burdenshare.brief.number import chance, column, column_unit, estimate, interval, quantity
from burdenshare.brief.reference import events, index, name, shown
from burdenshare.chart.svg import address, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from burdenshare.brief.reference import Index
    from burdenshare.brief.value import Brief, OutlookSection, Ref, Sentence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&!])")
_LEADING = re.compile(r"([-+#=]|\d+[.)](?= ))")


def markdown(brief: Brief) -> str:
    """Summary, figures, contradictions, schedule and outlook; footnotes quote the reports."""
    found = index(brief)
    blocks = [
        f"# {plain(brief.title)}",
        f"As of {day(brief.as_of)}.",
        *(_said(one, found) for one in brief.summary),
        *_figures(brief, found),
        *_problems(brief),
        *_agreement(brief, found),
        *_talks(brief, found),
        *(f"[^{n}]: {_note(brief, ref, found)}" for ref, n in found.notes.items()),
    ]
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    r"""Text of a report as Markdown that means nothing but itself, on one line.

    Example:
        >>> plain("pay *more* <b>now</b>")
        'pay \\*more\\* \\<b\\>now\\</b\\>'
    """
    line = _SPECIAL.sub(r"\\\1", " ".join(visible(text).split()))
    first = _LEADING.match(line)
    return f"{line[: first.end() - 1]}\\{line[first.end() - 1 :]}" if first else line


def _said(one: Sentence, index: Index) -> str:
    parts = [
        plain_part(part)
        if isinstance(part, str)
        else plain_part(part.text) + _marks(part.refs, index)
        for part in one.parts
    ]
    return "".join(parts).strip() + _marks(one.refs, index)


def plain_part(text: str) -> str:
    """As `plain`, but spaces at the ends stay: parts of a sentence are joined."""
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return (" " if lead else "") + plain(text) + (" " if tail and text.strip() else "")


def _marks(refs: tuple[Ref, ...], index: Index) -> str:
    return "".join(f"[^{index.notes[ref]}]" for ref in shown(refs) if ref in index.notes)


def _note(brief: Brief, ref: Ref, index: Index) -> str:
    if ref in index.claims:
        source, span = index.claims[ref]
        quote = plain(source.text[span.start : span.end])
        where = f" <{source.address}>" if address(source.address) else ""
        return f"{plain(name(source))}, {day(source.published)}: “{quote}”.{where}"
    event = next((event for event in events(brief) if event.id == ref), None)
    if event:
        links = " ".join(f"<{one}>" for one in event.sources if address(one))
        return f"Record, {day(event.date)}: {plain(event.text)}. {links}".rstrip()
    return f"<{ref}>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *rows)]
    return "\n".join(lines)


def _figures(brief: Brief, index: Index) -> Iterator[str]:
    if not brief.figures:
        return
    yield "## Figures"
    rows = [
        (
            plain(title(row)),
            plain(row.period),
            estimate(row.mean, row.low, row.high, row.unit),
            interval(row.low, row.high, row.unit) if row.high > row.low else "exact",
            ", ".join(dict.fromkeys(_names(row.claims, index))),
        )
        for row in brief.figures
    ]
    yield _table(("What", "For", "Estimate", "90 % interval", "Reports"), rows)


def _names(refs: tuple[Ref, ...], index: Index) -> Iterator[str]:
    return (plain(name(index.claims[ref][0])) for ref in refs if ref in index.claims)


def _problems(brief: Brief) -> Iterator[str]:
    if brief.problems:
        yield "## Contradictions"
    for row in brief.problems:
        ranked = sorted(row.explanations, key=lambda reason: -reason.probability)
        lines = [
            f"- {plain(chance(reason.probability))}: {plain(reason.text)}" for reason in ranked
        ]
        message = plain(row.message)
        head = [f"**{message}**" if message else "", *map(plain, row.identity.splitlines())]
        yield "  \n".join(filter(None, head))
        if lines:
            yield "\n".join(lines)


def _agreement(brief: Brief, index: Index) -> Iterator[str]:
    deal = brief.agreement
    if deal is None:
        return
    yield f"## In force: {plain(deal.name)}"
    yield from (_said(note, index) for note in deal.notes)
    heads = ("Year", column_unit(deal.currency).capitalize(), "Basis")
    rows = [(str(r.year), column(r.amount, deal.currency), plain(r.basis)) for r in deal.schedule]
    yield _table(heads, rows)
    for total in deal.totals:
        middle = estimate(total.q50, total.q05, total.q95, total.unit)
        spread = f" (90 %: {interval(total.q05, total.q95, total.unit)})"
        yield f"{plain(total.label)}: {middle}{spread if total.q95 > total.q05 else ''}."


def _talks(brief: Brief, index: Index) -> Iterator[str]:
    if brief.talks is None:
        return
    yield f"## {plain(brief.talks.name)}"
    yield _said(brief.talks.state, index)
    if brief.talks.outlook:
        yield from _outlook(brief.talks.outlook, index)


def _outlook(outlook: OutlookSection, index: Index) -> Iterator[str]:
    yield from (_said(note, index) for note in outlook.notes)
    if outlook.deal_by:
        rows = [(day(when), plain(chance(p))) for when, p in outlook.deal_by]
        yield _table(("Deal by", "Probability"), rows)
    if outlook.amount:
        heads = [f"{level * 100:g} %" for level in sorted(outlook.amount)]
        values = [quantity(outlook.amount[level], outlook.unit) for level in sorted(outlook.amount)]
        yield _table(("Amount", *heads), [("", *values)])
