"""Cost-sharing agreements as code: terms, escalator, schedule."""

from burdenshare.agreement.check import Mismatch, checks, verify
from burdenshare.agreement.draft import edit, edits, proposal, terms_table, terms_text
from burdenshare.agreement.escalator import payments
from burdenshare.agreement.parse import parse_agreement
from burdenshare.agreement.rule import Grow, Hold, Ladder, Rate, Rule, Share, Spread, Typed, When
from burdenshare.agreement.schedule import (
    Basis,
    Owed,
    Payment,
    State,
    owed,
    paid_before,
    predecessor,
    schedule,
    schedules,
)
from burdenshare.agreement.terms import (
    Agreement,
    Amendment,
    Category,
    Lapse,
    Leg,
    Published,
)

__all__ = [
    "Agreement",
    "Amendment",
    "Basis",
    "Category",
    "Grow",
    "Hold",
    "Ladder",
    "Lapse",
    "Leg",
    "Mismatch",
    "Owed",
    "Payment",
    "Published",
    "Rate",
    "Rule",
    "Share",
    "Spread",
    "State",
    "Typed",
    "When",
    "checks",
    "edit",
    "edits",
    "owed",
    "paid_before",
    "parse_agreement",
    "payments",
    "predecessor",
    "proposal",
    "schedule",
    "schedules",
    "terms_table",
    "terms_text",
    "verify",
]
