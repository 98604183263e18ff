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
