"""What a text can tell: kinds of claim, how firmly a figure is put, and what a sum is."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a claim is about; the second block is read but was not part of the first vocabulary."""

    CONTRIBUTION = "contribution"
    TOTAL_COST = "total_cost"
    SHARE = "share"
    INCREASE = "increase"
    DEMAND = "demand"
    OFFER = "offer"
    THREAT = "threat"
    TROOPS = "troops"
    EXCHANGE_CONVERSION = "exchange_conversion"
    TERM = "term"
    ROUND = "round"
    MEETING = "meeting"
    TENTATIVE_DEAL = "tentative_deal"
    AGREEMENT = "agreement"
    INITIALED = "initialed"
    SIGNED = "signed"
    RATIFICATION = "ratification"
    EXPIRY = "expiry"
    VETO = "veto"
    FURLOUGH = "furlough"

    DEADLOCK = "deadlock"
    RESUMPTION = "resumption"
    SCHEDULED = "scheduled"
    ASSURANCE = "assurance"
    EXTENSION = "extension"
    ESCALATOR = "escalator"
    OUTSIDE_OPTION = "outside_option"
    REJECTION = "rejection"
    LEGAL_BASIS = "legal_basis"
    APPOINTMENT = "appointment"
    MULTIPLE = "multiple"
    CONTEXT = "context"
    LAPSE = "lapse"


class Modality(StrEnum):
    """How firmly a figure is put."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Status(StrEnum):
    """What a sum is: part of the variable it belongs to, never a detail."""

    PAID = "paid"
    AGREED = "agreed"
    TENTATIVE = "tentative"
    DEMANDED = "demanded"
    OFFERED = "offered"
    EXPECTED = "expected"
    ESTIMATED = "estimated"


# agreements on the cost that anybody who reads the press knows: payer, years, public since; the
# record of the shipped cases has their sources
PACTS = (
    ("KR", "2005/2006", "2005-03-15"),
    ("KR", "2007/2008", "2006-12-06"),
    ("KR", "2009/2013", "2008-11-30"),
    ("KR", "2014/2018", "2014-01-12"),
    ("KR", "2019", "2019-02-04"),
    ("KR", "2020/2025", "2021-03-07"),
    ("KR", "2026/2030", "2024-10-04"),
    ("JP", "2001-04/2006-03", "2000-07-18"),
    ("JP", "2006-04/2008-03", "2005-12-09"),
    ("JP", "2008-04/2011-03", "2007-12-12"),
    ("JP", "2011-04/2016-03", "2010-12-14"),
    ("JP", "2016-04/2021-03", "2015-12-16"),
    ("JP", "2021-04/2022-03", "2021-02-17"),
    ("JP", "2022-04/2027-03", "2021-12-21"),
)
