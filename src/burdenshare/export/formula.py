"""One year's sum as a spreadsheet formula on the year before and on the announced index."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from burdenshare.agreement.escalator import part_of_total
from burdenshare.agreement.rule import Grow, Hold, Ladder, Rate, Rule, Share, Spread, Typed, When
from burdenshare.agreement.terms import Agreement
from burdenshare.export.table import plain
from burdenshare.series import Series
from burdenshare.units import money_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Where a year's formula stands and what it can point to.

    Attributes:
        year: The (fiscal) year.
        row: Row of its schedule, as the spreadsheet counts; columns E to H hold the growth of the
            index, the points added, floor and cap.
        unit: Currency and scale of the sum.
        agreement: Whose year it is.
        ladder: The ladder its rule stands on.
        before: Cell of the year before, or None.
        index: Cells of announced values, by series and year.
        series: Series by name.
    """

    year: int
    row: int
    unit: str
    agreement: Agreement
    ladder: Ladder
    before: str | None
    index: Mapping[tuple[str, int], str]
    series: Mapping[str, Series]

    def amount(self, rule: Rule) -> str | None:
        """The sum, rounded as the agreement says; None where a cell it needs is missing."""
        inner = self._unrounded(rule)
        return None if inner is None else rounded(inner, self.agreement.round)

    def growth(self, rule: Grow) -> str | None:
        """The announced index, or the sum of several, as a fraction."""
        cells = [self.index.get((name, self.year - rule.lag)) for name in rule.series]
        known = [cell for cell in cells if cell is not None]
        return f"({'+'.join(known)})/100" if len(known) == len(cells) else None

    def value(self, rule: Grow) -> float:
        """The same as a number."""
        names, year = rule.series, self.year - rule.lag
        return math.fsum(self.series[name].announced(year) for name in names) / 100

    def _unrounded(self, rule: Rule) -> str | None:
        match rule:
            case Typed():
                text: str | None = plain(rule.amount)
            case Spread():
                text = self._part(rule)
            case Hold():
                text = self.before
            case Rate():
                text = self.before and f"{self.before}*(1+{plain(rule.rate)})"
            case Grow():
                known = self.before and self.growth(rule)
                text = f"{self.before}*(1+{self._bounded(rule)})" if known else None
            case Share():
                text = self._share(rule)
            case When():
                text = self._choice(rule)
            case _:
                assert_never(rule)
        return text

    def _bounded(self, rule: Grow) -> str:
        text = f"E{self.row}+F{self.row}" if rule.add else f"E{self.row}"
        text = text if rule.floor is None else f"MAX({text},G{self.row})"
        return text if rule.cap is None else f"MIN({text},H{self.row})"

    def _share(self, rule: Share) -> str | None:
        cell = self.index.get((rule.of, self.year - rule.lag))
        scale = money_unit(self.series[rule.of].unit)[1] / money_unit(self.unit)[1]
        factors = [plain(factor) for factor in (rule.rate, scale) if factor != 1]
        return cell and "*".join([cell, *factors])

    def _part(self, rule: Spread) -> str:
        """A part of the total: evenly, or as the year's weight is to all."""
        value = part_of_total(self.ladder, self.agreement.years, self.year)
        typed = any(year in self.ladder.years for year in self.agreement.years)
        if typed or rule.weights:
            return plain(value)
        return f"{plain(rule.total)}/{len(self.agreement.years)}"

    def _choice(self, rule: When) -> str | None:
        mark = self.index.get((rule.series, self.year - rule.lag))
        yes, no = self._unrounded(rule.then), self._unrounded(rule.otherwise)
        if mark is None or yes is None or no is None:
            return None
        return f"IF({mark}/100>{plain(rule.above)},{yes},{no})"


def rounded(formula: str, step: float | None) -> str:
    """A formula rounded half up to a step.

    Example:
        >>> rounded("B3*1.02", 0.1), rounded("B3", 0.5), rounded("B3", None)
        ('ROUND(B3*1.02,1)', 'ROUND((B3)/0.5,0)*0.5', 'B3')
    """
    if step is None:
        return formula
    digits = -math.log10(step)
    if abs(digits - round(digits)) < 1e-9:
        return f"ROUND({formula},{round(digits)})"
    return f"ROUND(({formula})/{plain(step)},0)*{plain(step)}"


def words(rule: Rule) -> str:
    """What a rule says."""
    match rule:
        case Typed():
            text = "negotiated"
        case Hold():
            text = "as the year before"
        case Rate():
            text = f"the year before grown by {rule.rate:.4g}"
        case Grow():
            lag = f", {rule.lag} year{'' if rule.lag == 1 else 's'} back" if rule.lag else ""
            text = f"the year before grown by {' + '.join(rule.series)}{lag}"
        case Share():
            text = rule.of if rule.rate == 1 else f"{rule.rate:.4g} of {rule.of}"
        case Spread():
            text = "the total spread over the term (assumed)"
        case When():
            text = f"{words(rule.then)} if {rule.series} is above {rule.above:.4g}, else "
            text += words(rule.otherwise)
        case _:
            assert_never(rule)
    return text
